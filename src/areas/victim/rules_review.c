/* SPDX-License-Identifier: MIT */
/*
 * After a workshop the person is asked how they are: within five working days, whoever attended or
 * did not.
 *
 * Source: domain.md §6.3 and §6.5.
 */
#include "areas/victim/rules.h"

const struct word reviews_after[REVIEW_COUNT] = {
	[REVIEW_AFTER_A] = { "a", N_("Review after workshop A") },
	[REVIEW_AFTER_B] = { "b", N_("Review after workshop B") },
};

const struct word founds[FOUND_COUNT] = {
	[FOUND_NO_CONCERN] = { "no-concern", N_("No new concern") },
	[FOUND_CONCERN] = { "concern", N_("A concern: raise a disclosure next") },
	[FOUND_UNREACHED] = { "unreached", N_("The person could not be reached") },
};

struct date review_due_on(struct date held_on)
{
	return date_add_days(held_on, REVIEW_WITHIN_DAYS);
}

void review_check(struct arena *a, struct date held_on, const struct review_found *found,
	struct date today, struct problems *problems)
{
	if (!date_is_day(found->on))
		problem_add(a, problems, "on", N_("Enter the day"));
	else if (date_before(today, found->on))
		problem_add(a, problems, "on", N_("The day cannot be in the future"));
	else if (date_before(found->on, held_on))
		problem_add(a, problems, "on", N_("A review comes after the workshop"));
	if (found->found == FOUND_NONE)
		problem_add(a, problems, "found", N_("Choose what was found"));
}

enum case_state case_state_asked(enum case_state state, enum review_after after)
{
	if (state == CASE_DECLINED || state == CASE_ENDED)
		return state;
	return after == REVIEW_AFTER_B || state == CASE_REVIEW_B ? CASE_REVIEW_B : CASE_REVIEW_A;
}
