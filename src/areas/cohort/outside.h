/* SPDX-License-Identifier: MIT */
/*
 * What comes from the victims' side of those who work there.
 */
#ifndef AREAS_COHORT_OUTSIDE_H
#define AREAS_COHORT_OUTSIDE_H

#include "areas/cohort/cohort.h"

/* For sarn; ended by RELAY_FLAG_NONE. */
extern const struct relay_handler cohort_handlers[];

/* How many victim workers were trained on one day. */
struct trained_day {
	struct date on;
	int64_t number;
};

LIST(trained_days, struct trained_day);

/*
 * The last day first; it says nothing of who they are.  False, and *days untouched, if `by` may not
 * know it: it is for whose office pays for the training (LIAISON_READ).
 */
bool workers_trained(struct work *w, const struct actor *by, struct trained_days *days);

#endif
