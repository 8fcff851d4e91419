/* SPDX-License-Identifier: MIT */
/*
 * A caution that is not finished: what is wrong with it, and not only missing.
 *
 * What is held against a caution of which nothing was said is what is missing; what is held
 * against this one besides is wrong.
 */
#include "areas/caution/rules.h"

#include <string.h>

static struct conditions unsaid_conditions(struct arena *a, const struct condition_set *standing)
{
	struct conditions unsaid = { 0 };

	if (standing != NULL)
		list_each (const struct condition *, each, &standing->conditions)
			*list_add(a, &unsaid) = (struct condition){
				.object = each->object,
				.text = "",
				.asks_attendance = each->asks_attendance,
				.hours = each->hours != 0,
			};
	return unsaid;
}

/* The same choices, and no word, number or day. */
static struct caution unsaid_of(struct arena *a, const struct caution *c)
{
	const struct condition_set *standing = conditions_standing(&c->sets);
	struct caution unsaid = {
		.state = c->state,
		.disposal = c->disposal,
		.authoriser = { c->authoriser.authority, c->authoriser.rank, "" },
		.views = { c->views.outcome, DATE_NONE, "", c->views.are_followed, "" },
	};

	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++)
		unsaid.tick[each].officer = "";
	if (standing != NULL) {
		struct condition_set *set = list_add(a, &unsaid.sets);

		set->written_on = standing->written_on;
		set->conditions = unsaid_conditions(a, standing);
	}
	return unsaid;
}

/* What the rules look at only where it counts, and is kept all the same. */
static void views_length_check(
	struct arena *a, const struct victim_views *views, struct problems *problems)
{
	if (views->method[0] != '\0')
		problem_add_line(a, problems, "views-method", views->method, LINE_MOST, "");
	if (views->why_otherwise[0] != '\0')
		problem_add_text(
			a, problems, "views-reason", views->why_otherwise, CAUTION_REASON_MOST, "");
}

void draft_check(struct arena *a, const struct caution *c, const struct caution_terms *terms,
	struct date today, struct problems *problems)
{
	struct caution unsaid = unsaid_of(a, c);
	struct caution said = *c;

	said.place = (struct promise){ 0 }; // no word of whoever writes it
	said.born = DATE_NONE;

	struct problems all = caution_gaps(a, &said, CAUTION_ISSUE, terms, today);
	struct problems missing = caution_gaps(a, &unsaid, CAUTION_ISSUE, terms, today);

	list_each (const struct problem *, each, &all) {
		const struct problem *same = problem_of(&missing, each->field);

		if (same == NULL || strcmp(same->message, each->message) != 0)
			problem_add(a, problems, each->field, each->message);
	}
	views_length_check(a, &c->views, problems);
}

bool offence_is_same(const char *offence, struct date on, const char *other, struct date other_on)
{
	return offence[0] != '\0' && date_is_day(on) && date_equal(on, other_on) &&
	       strcmp(offence, other) == 0;
}

struct conditions conditions_said(struct arena *a, const struct conditions *conditions)
{
	struct conditions said = { 0 };

	list_each (const struct condition *, each, conditions)
		if (each->text[0] != '\0' || each->hours != 0 || date_is_set(each->due))
			*list_add(a, &said) = *each;
	return said;
}
