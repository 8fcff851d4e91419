/* SPDX-License-Identifier: MIT */
/*
 * What a force asks of its cautions beyond the law, from a day on.
 */
#include "areas/caution/rules.h"

static bool is_later(const struct force_terms *one, const struct force_terms *other)
{
	if (date_number(one->from) != date_number(other->from))
		return date_before(other->from, one->from);
	return one->version > other->version;
}

struct force_terms force_terms_on(const struct force_terms_list *all, struct date day)
{
	struct force_terms found = { .authoriser_least = RANK_SERGEANT };

	list_each (const struct force_terms *, each, all)
		if (!date_before(day, each->from) && (found.version == 0 || is_later(each, &found)))
			found = *each;
	return found;
}

static bool is_same(const struct force_terms *one, const struct force_terms *other)
{
	return one->authoriser_least == other->authoriser_least &&
	       date_number(one->dispensed_from) == date_number(other->dispensed_from);
}

static void check_dispensation(struct arena *a, struct date from, struct problems *problems)
{
	if (!date_is_set(from))
		return;
	if (!date_is_day(from))
		problem_add(a, problems, "dispensed-from", N_("Enter a whole day, or none"));
	else if (!date_before(from, disposals[DISPOSAL_ADULT].from))
		problem_add(a, problems, "dispensed-from",
			N_("Enter a day before 8 August 2024: since then no force needs a "
			   "dispensation of its own"));
}

void force_terms_check(struct arena *a, const struct force_terms *next,
	const struct force_terms_list *all, struct date today, struct problems *problems)
{
	struct force_terms stands = force_terms_on(all, next->from);

	if (!date_is_day(next->from))
		problem_add(
			a, problems, "from", N_("Enter the day from which the force asks this"));
	else if (date_before(next->from, today))
		problem_add(a, problems, "from",
			N_("This day is past: what the force asked then cannot be changed"));
	if (next->authoriser_least == RANK_NONE)
		problem_add(a, problems, "rank", N_("Choose the least rank"));
	else if (next->authoriser_least < RANK_SERGEANT)
		problem_add(a, problems, "rank", N_("The law asks for a sergeant at the least"));
	check_dispensation(a, next->dispensed_from, problems);
	if (problems->n == 0 && stands.version != 0 && is_same(next, &stands))
		problem_add(
			a, problems, "rank", N_("The force asks just this on that day already"));
}
