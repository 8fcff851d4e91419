/* SPDX-License-Identifier: MIT */
/*
 * Percent-encoded bytes to text.
 */
#ifndef HTTP_DECODE_H
#define HTTP_DECODE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/slice.h"

/*
 * Makes `raw` a text in form C, its escapes undone once; '+' is a space where `plus_is_space`.
 * False for a bad escape, a NUL or malformed UTF-8.
 */
bool decode_escapes(struct arena *a, struct slice raw, bool plus_is_space, char **text);

/* The same for bytes that are not escaped. */
bool decode_plain(struct arena *a, struct slice raw, char **text);

#endif
