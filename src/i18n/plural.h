/* SPDX-License-Identifier: MIT */
/*
 * The Welsh plural rule, the one that po/cy.po states in its head.
 *
 * Source: Unicode CLDR, plural rules for cy: zero, one, two, few (3), many (6), other.
 */
#ifndef I18N_PLURAL_H
#define I18N_PLURAL_H

#include <stddef.h>
#include <stdint.h>

enum { PLURAL_WELSH_FORMS = 6 };

/* Which of the six forms goes with `n`; a negative number counts as its positive twin. */
static inline size_t plural_welsh(int64_t n)
{
	switch (n < 0 ? -(uint64_t)n : (uint64_t)n) {
	case 0: return 0;
	case 1: return 1;
	case 2: return 2;
	case 3: return 3;
	case 6: return 4;
	default: return 5;
	}
}

#endif
