/* SPDX-License-Identifier: MIT */
/*
 * References by an organisation's pattern, pure.
 */
#ifndef AREAS_ORGANISATION_RULES_H
#define AREAS_ORGANISATION_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum { REFERENCE_MOST = 60 }; // characters

/*
 * Reads `text` by a pattern such as "DLI{n}" or "PCCG-{year}-{n:3}".  False, and nothing set,
 * if it does not fit; *year is 0 for a pattern without a year.
 */
bool reference_read(const char *pattern, const char *text, int *year, int64_t *number);

/* What the pattern makes of them; "" for a blank pattern. */
char *reference_make(struct arena *a, const char *pattern, int year, int64_t number);

/*
 * A pattern is blank, or has exactly one {n} or {n:WIDTH}, at most one {year} and no other brace,
 * and what it makes fits the record and is read as the year and number that it was made of: then
 * there is always a next one, unlike all before.
 */
bool reference_pattern_is_sound(struct arena *a, const char *pattern);
bool reference_pattern_has_year(const char *pattern);

#endif
