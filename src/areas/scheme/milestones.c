/* SPDX-License-Identifier: MIT */
/*
 * How many came how far: figures of a scheme that are released as they are.
 *
 * They are kept as numbers, so that what a reader may not see of people never changes what they
 * read here.
 */
#include "areas/scheme/scheme.h"
#include "areas/scheme/scheme_queries.h"
#include "base/err.h"
#include "db/db.h"

static const struct {
	const char *name, *label;
} milestones[MILESTONE_COUNT] = {
	[MILESTONE_HELD] = { "held", N_("Places held before a caution") },
	[MILESTONE_CAUTIONED] = { "cautioned", N_("Cautions given") },
	[MILESTONE_REFERRED] = { "referred", N_("Referred") },
	[MILESTONE_TRIAGED] = { "triaged", N_("Triage complete") },
	[MILESTONE_ACCEPTED] = { "accepted", N_("Accepted by the provider") },
	[MILESTONE_BOOKED] = { "booked", N_("Booked into workshops A and B") },
	[MILESTONE_A_ATTENDED] = { "a-attended", N_("Workshop A attended") },
	[MILESTONE_COMPLETED] = { "completed", N_("Both workshops attended") },
};

const char *milestone_label(enum milestone milestone)
{
	assert(milestone < MILESTONE_COUNT);
	return milestones[milestone].label;
}

static struct date first_of_month(struct date day)
{
	return (struct date){ day.year, day.month, 1 };
}

void scheme_count(
	struct work *w, struct scheme_id id, enum milestone milestone, struct date month, int by)
{
	const char *name = milestones[milestone].name;

	assert(by == 1 || by == -1);
	scheme_reached_begin(w, id, name, first_of_month(month));
	scheme_reached_add(w, &(struct scheme_reached_add_values){
				      .scheme_id = id,
				      .milestone = name,
				      .month_on = first_of_month(month),
				      .more = by,
			      });
}

int64_t scheme_reached_one(struct work *w, struct scheme_id id, enum milestone milestone,
	struct date from, struct date to)
{
	struct scheme_reached_between_row row = { 0 };

	if (date_before(to, from))
		return 0;
	scheme_reached_between(w,
		&(struct scheme_reached_between_values){
			.scheme_id = id,
			.milestone = milestones[milestone].name,
			.from = first_of_month(from),
			.to = first_of_month(to),
		},
		&row);
	return row.number;
}

void scheme_reached(struct work *w, struct scheme_id id, struct date from, struct date to,
	int64_t number[MILESTONE_COUNT])
{
	for (enum milestone milestone = 0; milestone < MILESTONE_COUNT; milestone++)
		number[milestone] = scheme_reached_one(w, id, milestone, from, to);
}

void scheme_count_contact(struct work *w, struct scheme_id id, struct date month, int days, int by)
{
	assert((by == 1 || by == -1) && days >= 0);
	scheme_contact_begin(w, id, first_of_month(month));
	scheme_contact_add(w, &(struct scheme_contact_add_values){
				      .scheme_id = id,
				      .month_on = first_of_month(month),
				      .more = by,
				      .more_days = by * days,
			      });
}

struct contacts scheme_contacts(
	struct work *w, struct scheme_id id, struct date from, struct date to)
{
	struct scheme_contact_sums_row row = { 0 };

	scheme_contact_sums(w, id, first_of_month(from), first_of_month(to), &row);
	return (struct contacts){ row.people, row.days };
}

void scheme_count_waiting(struct work *w, struct scheme_id id, int by)
{
	assert(by == 1 || by == -1);
	scheme_waiting_begin(w, id);
	scheme_waiting_add(w, by, id);
}

void scheme_count_deadline(
	struct work *w, struct scheme_id id, struct date deadline, bool is_unbooked, int by)
{
	assert((by == 1 || by == -1) && date_is_day(deadline));
	scheme_deadline_begin(w, id, deadline);
	scheme_deadline_add(w, &(struct scheme_deadline_add_values){
				       .scheme_id = id,
				       .deadline_on = deadline,
				       .more = by,
				       .more_unbooked = is_unbooked ? by : 0,
			       });
	scheme_deadline_drop(w, id, deadline);
}

struct deadlines scheme_deadlines(struct work *w, struct scheme_id id)
{
	struct scheme_deadline_sums_row row = { 0 };
	struct date today = work_today(w);

	scheme_deadline_sums(w, today, date_add_days(today, DEADLINE_RISK_DAYS), id, &row);
	return (struct deadlines){ row.passed, row.to_come, row.at_risk };
}

int64_t scheme_waiting(struct work *w, struct scheme_id id)
{
	struct scheme_waiting_now_row row = { 0 };

	scheme_waiting_now(w, id, &row);
	return row.people;
}
