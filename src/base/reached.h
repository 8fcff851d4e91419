/* SPDX-License-Identifier: MIT */
/*
 * What people are reached by, as forms take it: phone numbers and e-mail addresses.
 */
#ifndef BASE_REACHED_H
#define BASE_REACHED_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * A number of the United Kingdom in one form, "07700900123", from any that people write:
 * "+44 (0)7700 900123", "0044 7700 900 123", "(029) 2018-0123".  NULL if it is none that reaches
 * somebody at the usual rate.
 */
const char *phone_tidy(struct arena *a, const char *typed);

/* As people read it: "07700 900123", "029 2018 0123". */
const char *phone_words(struct arena *a, const char *number);

/* Looks like one address, "name@example.wales"; whether it is anybody's is not known. */
bool email_is_plausible(const char *address);

#endif
