/* SPDX-License-Identifier: MIT */
/*
 * What people are reached by, as forms take it: phone numbers, e-mail addresses, and the postcode
 * in an address.
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

/* In capitals, "SA1" and "1AA"; "" and "" where there is none. */
struct postcode {
	const char *outward, *inward;
};

/* The last one in an address, with or without a blank in its middle. */
struct postcode postcode_in(struct arena *a, const char *address);

/* Looks like one address, "name@example.wales"; whether it is anybody's is not known. */
bool email_is_plausible(const char *address);

#endif
