/* SPDX-License-Identifier: MIT */
/*
 * Which declared input a field on the wire belongs to.  Within this room only.
 */
#ifndef HTTP_INPUT_H
#define HTTP_INPUT_H

#include "http/request.h"

/*
 * The input of the route, or of the house, that declares `field`; NULL if none does.  A date's
 * fields are its parts: "signed_on-day".
 */
const struct input *input_of_field(const struct request *rq, const char *field);

/* The input declared by this name itself, or by a name with '*' that it fits. */
const struct input *input_named(const struct request *rq, const char *name);

/* The most bytes of an INPUT_FILE. */
size_t input_file_max(const struct input *input);

/* 1 to 2^63-1 in decimal without leading zeros; 0: not an id. */
int64_t input_id(struct slice text);

/* True if `value` is one of the input's choices; without choices, if it is an id. */
bool input_has_choice(const struct input *input, const char *value);

#endif
