/* SPDX-License-Identifier: MIT */
/*
 * What the person agreed to.  Each answer stays, and the last that was recorded stands.
 *
 * Source: domain.md §6.5; docs/decisions/0016.
 */
#include "areas/victim/rules.h"

const struct word consents_to[CONSENT_COUNT] = {
	[CONSENT_TO_CONTACT] = { "contact", N_("Consent to contact") },
	[CONSENT_TO_SHARE] = { "share", N_("Consent to share what they say") },
	[CONSENT_BRIEFED] = { "briefed", N_("Told what to expect of the programme") },
};

const struct word consent_answers[ANSWER_COUNT] = {
	[ANSWER_YES] = { "yes", N_("Yes") },
	[ANSWER_NO] = { "no", N_("No") },
	[ANSWER_NOT_ASKED] = { "not-asked", N_("Not asked") },
};

struct victim_consent consent_standing(const struct victim_consents *consents, enum consent_to to)
{
	struct victim_consent last = { .to = to, .answer = ANSWER_NOT_ASKED };

	list_each (const struct victim_consent *, each, consents)
		if (each->to == to)
			last = *each;
	return last;
}

struct date consent_withdrawn_on(const struct victim_consents *consents)
{
	struct date on = DATE_NONE;
	bool is_given = false;

	list_each (const struct victim_consent *, each, consents) {
		if (each->to != CONSENT_TO_CONTACT)
			continue;
		if (each->answer != ANSWER_NO)
			on = DATE_NONE;
		else if (is_given) // and a no once more changes no day
			on = each->on;
		is_given = each->answer == ANSWER_YES;
	}
	return on;
}

struct victim_consents consents_by(
	struct arena *a, const struct victim_consents *consents, struct date day)
{
	struct victim_consents given = { 0 };

	list_each (const struct victim_consent *, each, consents)
		if (!date_before(day, each->on))
			*list_add(a, &given) = *each;
	return given;
}

/* Somebody who writes down late what was said must not undo a no. */
static bool comes_before_a_no(
	const struct victim_consents *stand, const struct victim_consent *given)
{
	struct victim_consent last = consent_standing(stand, given->to);

	return given->answer == ANSWER_YES && last.answer == ANSWER_NO &&
	       date_before(given->on, last.on);
}

void consents_check(struct arena *a, const struct victim_consents *stand,
	const struct victim_consents *given, struct date on, struct date today,
	struct problems *problems)
{
	if (given->n == 0)
		problem_add(a, problems, consents_to[CONSENT_TO_CONTACT].name,
			N_("Choose at least one answer"));
	if (!date_is_day(on))
		problem_add(a, problems, "on", N_("Enter the day"));
	else if (date_before(today, on))
		problem_add(a, problems, "on", N_("The day cannot be in the future"));
	if (problems->n > 0)
		return;
	list_each (const struct victim_consent *, each, given)
		if (comes_before_a_no(stand, each))
			problem_add(a, problems, consents_to[each->to].name,
				N_("The person said no on a later day than this, and that stands. "
				   "Ask again"));
}
