/* SPDX-License-Identifier: MIT */
/*
 * What the demonstration's provider plans: venues, facilitators, a series of cohorts that has been
 * going on, one every second week, and rounds of every type over the coming months; and places that
 * its force holds in them.
 *
 * All of it is counted from today, and otherwise the same every time.
 */
#ifndef APP_DEMONSTRATION_COHORTS_H
#define APP_DEMONSTRATION_COHORTS_H

#include "areas/cohort/cohort.h"
#include "base/actor.h"

struct work;

enum { VENUES = 8, FACILITATORS = 8, TRAINED_LATER = FACILITATORS - 2 };

struct staff {
	struct venue venues[VENUES];
	struct facilitator facilitators[FACILITATORS];
};

/* Each is false, with why in *why, if a rule is against it. */
bool demonstration_hire(
	struct work *w, const struct actor *coordinator, struct staff *staff, const char **why);
/* The licensor trains those who lead the rounds, today. */
bool demonstration_train(struct work *w, const struct actor *coordinator, const struct staff *staff,
	const char **why);
bool demonstration_plan_rounds(struct work *w, const struct actor *coordinator,
	struct scheme_id scheme, struct date today, const struct staff *staff, const char **why);

/* Nobody knows yet on which days of that time bank holidays lie: it cannot be planned. */
bool cohort_is_too_far(const struct cohort *plan);

/* So that some are nearly full, and one is. */
bool demonstration_hold_places(
	struct work *w, const struct actor *sergeant, const struct staff *staff, const char **why);

/*
 * That of the series whose workshop A is in the week so many fortnights from today's, to be
 * planned; those of fortnight 0 meet today or in the coming days.
 */
struct cohort demonstration_series(
	struct date today, int fortnight, struct scheme_id scheme, const struct staff *staff);

#endif
