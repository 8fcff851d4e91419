/* SPDX-License-Identifier: MIT */
/*
 * The checks that the demonstration's force made before it held a place.
 */
#ifndef APP_DEMONSTRATION_CHECKS_H
#define APP_DEMONSTRATION_CHECKS_H

#include "areas/caution/caution.h"

/*
 * Holds a place for somebody of that group and age; what else was answered follows from `drawn`: some
 * went past a rule.  False if none can be held, *why says why.
 */
bool demonstration_hold(struct work *w, const struct actor *sergeant, struct cohort_id cohort,
	const struct wanted *wanted, int age, uint64_t drawn, struct place *p, const char **why);

/* Where among the offences of the terms theirs stands. */
int demonstration_offence(uint64_t drawn);

#endif
