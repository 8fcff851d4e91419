/* SPDX-License-Identifier: MIT */
/*
 * Cohorts as they were held: planned as of the day before workshop A, by the rules of a plan.
 */
#include <string.h>

#include "areas/take_on/store.h"
#include "base/utf8.h"
#include "db/db.h"
#include "i18n/i18n.h"

static bool same_name(struct arena *a, const char *one, const char *other)
{
	return strcmp(utf8_fold(a, one), utf8_fold(a, other)) == 0;
}

/* ---- by name ---- */

struct names {
	struct venues venues;
	struct facilitators facilitators;
};

static void find_venue(struct bringing *b, size_t i, const struct names *names, struct cohort *plan)
{
	const char *name = b->rows.at[i].cell[COLUMN_VENUE].text;

	if (name[0] == '\0')
		return;
	list_each (const struct venue *, each, &names->venues)
		if (same_name(work_arena(b->w), each->name, name))
			plan->venue = each->id;
	if (plan->venue.v == 0)
		refuse_row(b, i, COLUMN_VENUE,
			N_("Your body has no venue of this name in Sarn: add it first"));
}

static struct facilitator_id find_leader(
	struct bringing *b, size_t i, const struct names *names, enum sheet_column column)
{
	list_each (const struct facilitator *, each, &names->facilitators)
		if (same_name(work_arena(b->w), each->name, b->rows.at[i].cell[column].text))
			return each->id;
	refuse_row(b, i, column,
		N_("Your body has no facilitator of this name in Sarn: add them first, with their "
		   "certificates"));
	return (struct facilitator_id){ 0 };
}

/* ---- the plan ---- */

static struct cohort plan_of(struct bringing *b, size_t i, const struct names *names)
{
	const struct cell *cell = b->rows.at[i].cell;
	struct workshop both = {
		.leader = { find_leader(b, i, names, COLUMN_LEADER_1),
			find_leader(b, i, names, COLUMN_LEADER_2) },
	};
	struct cohort plan = {
		.scheme = b->file->scheme,
		.type = (enum cohort_type)cell[COLUMN_GROUP].number,
		.mode = (enum mode)cell[COLUMN_MODE].number,
		.language = cell[COLUMN_LANGUAGE].number == SPOKEN_WELSH ? WELSH : ENGLISH,
		.county = (enum county)cell[COLUMN_COUNTY].number,
		.capacity = cell[COLUMN_PLACES].number,
		.workshop = { both, both },
	};

	plan.workshop[WORKSHOP_A].on = cell[COLUMN_A_ON].day;
	plan.workshop[WORKSHOP_A].begins = cell[COLUMN_A_BEGINS].number;
	plan.workshop[WORKSHOP_A].ends = cell[COLUMN_A_ENDS].number;
	plan.workshop[WORKSHOP_B].on = cell[COLUMN_B_ON].day;
	plan.workshop[WORKSHOP_B].begins = cell[COLUMN_B_BEGINS].number;
	plan.workshop[WORKSHOP_B].ends = cell[COLUMN_B_ENDS].number;
	find_venue(b, i, names, &plan);
	return plan;
}

static void bring_cohort(struct bringing *b, size_t i, const struct names *names)
{
	struct arena *a = work_arena(b->w);
	struct cohort plan = plan_of(b, i, names);
	struct problems none = { 0 };
	struct faults faults = { 0 };

	if (b->brought[i].is_dead)
		return;
	work_as_of(b->w, date_add_days(plan.workshop[WORKSHOP_A].on, -1));
	if (cohort_plan(b->w, b->by, &plan, &faults) == ABSENT)
		refuse_with(b, i, COLUMN_A_ON, &none);
	list_each (const struct fault *, each, &faults)
		refuse_row(b, i, column_of_input(fault_field(each), COLUMN_A_ON),
			fault_words(a, b->file->language, &plan, each));
	b->brought[i].cohort = plan.id;
}

void bring_cohorts(struct bringing *b)
{
	struct names names = { venues_for(b->w, b->by), facilitators_for(b->w, b->by) };

	for (size_t i = 0; i < b->rows.n; i++) {
		if (!b->brought[i].is_known)
			bring_cohort(b, i, &names);
		bring_step(b, i + 1, b->rows.n);
	}
}
