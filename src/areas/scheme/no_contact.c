/* SPDX-License-Identifier: MIT */
/*
 * How often people were referred without a safe way to the victim, and why: for whoever pays for the
 * victims' service.  Nobody who works with those people may read it, as of few it says what one
 * victim chose.
 */
#include <string.h>

#include "areas/scheme/scheme.h"
#include "areas/scheme/scheme_queries.h"
#include "base/err.h"
#include "db/db.h"

const struct word no_contacts[NO_CONTACT_COUNT] = {
	[NO_CONTACT_DECLINED] = { "declined", N_("The victim does not want contact") },
	[NO_CONTACT_UNKNOWN] = { "unknown", N_("No safe way is known") },
	[NO_CONTACT_NO_VICTIM] = { "none", N_("There is no single victim") },
};

static struct date first_of_month(struct date day)
{
	return (struct date){ day.year, day.month, 1 };
}

void scheme_count_no_contact(
	struct work *w, struct scheme_id id, const char *because, struct date month)
{
	assert(word_named(no_contacts, because) != NO_CONTACT_NONE);
	scheme_no_contact_begin(w, id, first_of_month(month), because);
	scheme_no_contact_add(w, id, first_of_month(month), because);
}

bool scheme_no_contact(struct work *w, const struct actor *by, struct scheme_id id,
	struct date from, struct date to, int64_t number[NO_CONTACT_COUNT])
{
	struct scheme s;

	if (!scheme_for(w, by, LIAISON_READ, id, &s))
		return false;

	struct scheme_no_contact_sums_rows rows =
		scheme_no_contact_sums(w, id, first_of_month(from), first_of_month(to));

	memset(number, 0, NO_CONTACT_COUNT * sizeof *number);
	list_each (const struct scheme_no_contact_sums_row *, row, &rows)
		number[word_named(no_contacts, row->because)] = row->number;
	return true;
}
