/* SPDX-License-Identifier: MIT */
/*
 * What the demonstration's provider plans: venues, facilitators, cohorts of every type over the
 * coming months; and places that its force holds in them.
 *
 * All of it is counted from today, and otherwise the same every time.
 */
#ifndef APP_DEMONSTRATION_COHORTS_H
#define APP_DEMONSTRATION_COHORTS_H

#include <stdbool.h>

#include "base/actor.h"
#include "base/ids.h"

struct work;

/* False, with why in *why, if a rule is against it. */
bool demonstration_plan_cohorts(struct work *w, const struct actor *coordinator,
	struct scheme_id scheme, const char **why);

/* So that some are nearly full, and one is. */
bool demonstration_hold_places(struct work *w, const struct actor *sergeant, const char **why);

#endif
