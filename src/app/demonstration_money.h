/* SPDX-License-Identifier: MIT */
/*
 * What the demonstration's provider invoices, as a year goes by: the licensor's training, passed on; each cohort
 * once both of its registers are closed; the office matches, asks, approves and credits, sends its ledger a
 * journal after each month's end, recharges who pays, and takes in what was paid.
 *
 * The last ones that were delivered stay where each finance officer has something to do.
 */
#ifndef APP_DEMONSTRATION_MONEY_H
#define APP_DEMONSTRATION_MONEY_H

#include "app/demonstration_invoices.h"
#include "areas/cohort/cohort.h"

struct money_story;

/* `today` is the day on which somebody looks round; lives in `a`. */
struct money_story *money_story_new(struct arena *a, struct programme_id programme,
	const struct invoicing *all, struct date today);

/* The licensor trained so many facilitators in each module on that day, and so many of the victims' service. */
void money_story_trained(
	struct money_story *m, struct date on, int64_t facilitators, int64_t workers);

/*
 * A cohort that is delivered in the story, so many of them before the last one that is.  It is planned later: the cohort
 * stays where it is until then.
 */
void money_story_expect(struct money_story *m, const struct cohort *c, size_t before_last);

/* Is there anything to do on that day? */
bool money_is_due(const struct money_story *m, struct date day);

/* Does it, on the work's day.  False, with why in *why, if a rule is against it. */
bool money_day(struct work *w, struct money_story *m, const char **why);

#endif
