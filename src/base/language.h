/* SPDX-License-Identifier: MIT */
/*
 * The two languages, with equal standing.
 */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

enum language { ENGLISH, WELSH };

enum { LANGUAGE_COUNT = 2 };

/* "en" or "cy", as in lang="" and hreflang="". */
static inline const char *language_code(enum language language)
{
	return language == WELSH ? "cy" : "en";
}

static inline enum language language_other(enum language language)
{
	return language == WELSH ? ENGLISH : WELSH;
}

#endif
