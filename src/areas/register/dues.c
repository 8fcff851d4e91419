/* SPDX-License-Identifier: MIT */
/*
 * Registers that wait: which are not signed yet, and which workshops somebody leads next.
 */
#include <stdlib.h>
#include <string.h>

#include "areas/register/register_queries.h"
#include "areas/register/store.h"
#include "db/db.h"

enum { AHEAD_DAYS = 60 };

static int by_day(const void *one, const void *other)
{
	const struct register_due *due = one, *second = other;
	int days = date_days_between(second->on, due->on);

	if (days != 0)
		return days;
	return due->cohort.v < second->cohort.v ? -1 : due->cohort.v > second->cohort.v;
}

static struct register_dues dues_of(struct arena *a, const struct register_open_rows *rows)
{
	struct register_dues all = { 0 };

	list_each (const struct register_open_row *, row, rows)
		*list_add(a, &all) = (struct register_due){
			.cohort = row->id,
			.letter = strcmp(row->letter, letter_name(WORKSHOP_A)) == 0 ? WORKSHOP_A
										    : WORKSHOP_B,
			.on = row->held_on,
		};
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, by_day);
	return all;
}

struct register_dues register_open_list(
	struct work *w, const struct actor *by, bool is_own, struct date until, size_t most)
{
	struct register_open_rows rows =
		register_open(w, &(struct register_open_values){
					 .organisation = by->organisation,
					 .until = until,
					 .leader = is_own ? by->account : (struct account_id){ 0 },
					 .most = (int64_t)most,
				 });

	assert(work_reader(w).v == by->account.v);
	return dues_of(work_arena(w), &rows);
}

struct register_dues register_lead_list(struct work *w, const struct actor *by)
{
	int longest = term_facts(TERM_GAP_MOST_DAYS)->most;
	struct date today = work_today(w);
	struct register_open_rows rows =
		register_to_lead(w, &(struct register_to_lead_values){
					    .organisation = by->organisation,
					    .a_from = date_add_days(today, -longest),
					    .a_until = date_add_days(today, AHEAD_DAYS),
					    .today = today,
					    .leader = by->account,
				    });

	return dues_of(work_arena(w), &rows);
}
