/* SPDX-License-Identifier: MIT */
/*
 * What of a record the public may see.
 *
 * Pure: a record in, an answer out.  A part that is withheld is withheld with
 * what was read from it: its amounts, its sums, what other bodies did.
 */
#ifndef AREAS_PUBLICATION_WITHHELD_H
#define AREAS_PUBLICATION_WITHHELD_H

#include "areas/decision/decision.h"

/* Why the part is not published; NULL when it is. */
const struct withheld *publication_withheld(const struct decision *d, enum field field);

/*
 * An amount stands or falls with the part it was read from.  Where no place is known, one that is
 * printed in a withheld part and in no other is left out.
 */
bool publication_shows_amount(const struct decision *d, const struct amount *amount);

/* Likewise; and no sum gives away an amount that is not shown. */
bool publication_shows_sum(const struct decision *d, const struct sum *sum);

bool publication_shows_prior(const struct decision *d, const struct prior *prior);

#endif
