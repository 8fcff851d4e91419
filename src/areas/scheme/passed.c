/* SPDX-License-Identifier: MIT */
/*
 * How often a rule was gone past before a caution was offered: kept as numbers of a month, so that
 * what a reader may not see of people never changes what they read here.
 */
#include "areas/scheme/scheme.h"
#include "areas/scheme/scheme_queries.h"
#include "db/db.h"

void scheme_count_passed(struct work *w, struct scheme_id id, enum rule rule,
	enum overrider overrider, struct date month)
{
	struct scheme_passed_add_values values = {
		.scheme_id = id,
		.month_on = date_of(month.year, month.month, 1),
		.rule = rule == RULE_NONE ? "check" : rule_facts(rule)->code,
		.overrider = overrider_name(overrider),
	};

	scheme_passed_begin(w, &(struct scheme_passed_begin_values){
				       .scheme_id = values.scheme_id,
				       .month_on = values.month_on,
				       .rule = values.rule,
				       .overrider = values.overrider,
			       });
	scheme_passed_add(w, &values);
}

bool scheme_passed(struct work *w, const struct actor *by, struct scheme_id id, struct date from,
	struct date to, struct passed_list *all)
{
	struct scheme s;

	if (!scheme_for(w, by, SCHEME_ALTER, id, &s) && !scheme_for(w, by, CAUTION_ALTER, id, &s))
		return false;

	struct scheme_passed_list_rows rows = scheme_passed_list(
		w, id, date_of(from.year, from.month, 1), date_of(to.year, to.month, 1));
	struct passed_list found = { 0 };

	list_each (const struct scheme_passed_list_row *, row, &rows)
		*list_add(work_arena(w), &found) = (struct passed){ rule_by_code(row->rule),
			overrider_by_name(row->overrider), row->month_on, row->number };
	*all = found;
	return true;
}
