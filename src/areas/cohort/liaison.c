/* SPDX-License-Identifier: MIT */
/*
 * With how many victims of a cohort's people there was contact: the invoice's evidence.
 *
 * They are kept as numbers, and told to whoever pays: nobody who works with the people of the
 * cohort may read them, as of few they say what one victim chose.
 */
#include "areas/cohort/cohort.h"

#include "areas/cohort/cohort_queries.h"
#include "base/err.h"
#include "db/db.h"

void cohort_count_liaison(struct work *w, struct cohort_id id, enum liaison told, int by)
{
	const char *name = liaisons[told].name;

	assert(told > LIAISON_NONE && (by == 1 || by == -1));
	cohort_liaison_begin(w, id, name);
	cohort_liaison_add(w, by, id, name);
}

int64_t cohort_liaison_people(struct work *w, struct cohort_id id)
{
	struct cohort_first_booked_row row;

	return cohort_first_booked(w, id, &row) ? row.people : 0;
}

int64_t cohort_liaison_told(struct work *w, struct cohort_id id)
{
	struct cohort_liaison_list_rows rows = cohort_liaison_list(w, id);
	int64_t sum = 0;

	list_each (const struct cohort_liaison_list_row *, row, &rows)
		sum += row->number;
	return sum;
}

int64_t cohort_workers_trained_within(struct work *w, struct date from, struct date to)
{
	struct workers_trained_list_rows rows = workers_trained_list(w);
	int64_t sum = 0;

	list_each (const struct workers_trained_list_row *, row, &rows)
		if (!date_before(row->trained_on, from) && !date_before(to, row->trained_on))
			sum += row->number;
	return sum;
}

bool cohort_liaison(struct work *w, const struct actor *by, const struct cohort *c,
	struct liaison_figures *figures)
{
	struct scheme s;

	if (!scheme_for(w, by, LIAISON_READ, c->scheme, &s))
		return false;

	struct cohort_liaison_list_rows rows = cohort_liaison_list(w, c->id);

	*figures = (struct liaison_figures){ 0 };
	list_each (const struct cohort_liaison_list_row *, row, &rows)
		figures->number[word_named(liaisons, row->told)] = row->number;
	return true;
}
