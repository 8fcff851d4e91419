/* SPDX-License-Identifier: MIT */
#include "areas/victim/rules_disclosure.h"

#include "base/err.h"

/* ---- words ---- */

const struct word disclosure_states[DISCLOSURE_STATE_COUNT] = {
	[DISCLOSURE_RAISED] = { "raised", N_("Raised: a lead has to triage it") },
	[DISCLOSURE_TRIAGED] = { "triaged", N_("Triaged: not passed on yet") },
	[DISCLOSURE_PASSED] = { "passed", N_("Passed on: not confirmed yet") },
	[DISCLOSURE_CONFIRMED] = { "confirmed", N_("Confirmed: a lead has to close it") },
	[DISCLOSURE_CLOSED] = { "closed", N_("Closed") },
};

const struct word disclosure_acts[DISCLOSURE_ACT_COUNT] = {
	[DISCLOSURE_RAISE] = { "raise", N_("Raised") },
	[DISCLOSURE_TRIAGE] = { "triage", N_("Triaged") },
	[DISCLOSURE_PASS] = { "pass", N_("Passed on") },
	[DISCLOSURE_CONFIRM] = { "confirm", N_("Confirmed as received") },
	[DISCLOSURE_CLOSE] = { "close", N_("Closed") },
	[DISCLOSURE_REOPEN] = { "reopen", N_("Opened again") },
};

const struct word disclosure_routes[ROUTE_COUNT] = {
	[ROUTE_POLICE] = { "police", N_("The police") },
	[ROUTE_MARAC] = { "marac", N_("The multi-agency risk assessment conference (MARAC)") },
	[ROUTE_CHILDREN] = { "children", N_("Children’s social services") },
	[ROUTE_ADULT] = { "adult", N_("Adult safeguarding") },
	[ROUTE_NOWHERE] = { "nowhere", N_("Nothing further is needed") },
};

/* The lawful reasons: Data Protection Act 2018, Schedule 1 paragraphs 10 and 18; Care Act. */
const struct word disclosure_bases[BASIS_COUNT] = {
	[BASIS_CONSENT] = { "consent", N_("The person agreed to it") },
	[BASIS_LIFE] = { "life", N_("Without their agreement: somebody’s life is in danger") },
	[BASIS_CHILD] = { "child", N_("Without their agreement: a child has to be protected") },
	[BASIS_ADULT] = { "adult",
		N_("Without their agreement: an adult who cannot protect themselves has to be") },
	[BASIS_CRIME] = { "crime", N_("Without their agreement: to prevent a serious crime") },
	[BASIS_DUTY] = { "duty", N_("Without their agreement: the law or a court demands it") },
};

/* ---- what may be done ---- */

static const struct {
	enum disclosure_state state;
	enum disclosure_act act;
	enum disclosure_state next;
} ways[] = {
	{ DISCLOSURE_NONE, DISCLOSURE_RAISE, DISCLOSURE_RAISED },
	{ DISCLOSURE_RAISED, DISCLOSURE_TRIAGE, DISCLOSURE_TRIAGED },
	{ DISCLOSURE_TRIAGED, DISCLOSURE_TRIAGE, DISCLOSURE_TRIAGED }, // decided otherwise
	{ DISCLOSURE_TRIAGED, DISCLOSURE_PASS, DISCLOSURE_PASSED },
	{ DISCLOSURE_TRIAGED, DISCLOSURE_CLOSE, DISCLOSURE_CLOSED },
	{ DISCLOSURE_PASSED, DISCLOSURE_PASS, DISCLOSURE_PASSED }, // nobody answered there
	{ DISCLOSURE_PASSED, DISCLOSURE_CONFIRM, DISCLOSURE_CONFIRMED },
	{ DISCLOSURE_CONFIRMED, DISCLOSURE_CLOSE, DISCLOSURE_CLOSED },
	{ DISCLOSURE_CLOSED, DISCLOSURE_REOPEN, DISCLOSURE_RAISED },
};

enum disclosure_state disclosure_next(enum disclosure_state state, enum disclosure_act act)
{
	for (size_t i = 0; i < array_size(ways); i++)
		if (ways[i].state == state && ways[i].act == act)
			return ways[i].next;
	return DISCLOSURE_NONE;
}

enum right disclosure_right(enum disclosure_act act)
{
	static const enum right rights[DISCLOSURE_ACT_COUNT] = {
		[DISCLOSURE_RAISE] = VICTIM_ALTER,
		[DISCLOSURE_TRIAGE] = VICTIM_DECIDE,
		[DISCLOSURE_PASS] = VICTIM_ALTER,
		[DISCLOSURE_CONFIRM] = VICTIM_ALTER,
		[DISCLOSURE_CLOSE] = VICTIM_DECIDE,
		[DISCLOSURE_REOPEN] = VICTIM_DECIDE,
	};

	assert(act > DISCLOSURE_NO_ACT && act < DISCLOSURE_ACT_COUNT);
	return rights[act];
}

enum disclosure_refusal disclosure_may(
	enum disclosure_state state, enum disclosure_route route, enum disclosure_act act)
{
	if (disclosure_next(state, act) == DISCLOSURE_NONE)
		return DISCLOSURE_NOT_NOW;
	if (act == DISCLOSURE_PASS && route == ROUTE_NOWHERE)
		return DISCLOSURE_GOES_NOWHERE;
	if (act == DISCLOSURE_CLOSE && state == DISCLOSURE_TRIAGED && route != ROUTE_NOWHERE)
		return DISCLOSURE_NOT_PASSED;
	return DISCLOSURE_NO_REFUSAL;
}

const char *disclosure_refusal_text(enum disclosure_refusal refusal)
{
	static const char *const texts[DISCLOSURE_REFUSAL_COUNT] = {
		[DISCLOSURE_NOT_NOW] = N_("Somebody has done more with this disclosure meanwhile. "
					  "Look at it, then go on"),
		[DISCLOSURE_GOES_NOWHERE] =
			N_("The lead decided that nothing further is needed: triage it again "
			   "before it is passed on"),
		[DISCLOSURE_NOT_PASSED] =
			N_("It has to be passed on, and confirmed as received, before it is "
			   "closed"),
	};

	assert(refusal > DISCLOSURE_NO_REFUSAL && refusal < DISCLOSURE_REFUSAL_COUNT);
	return texts[refusal];
}

/* ---- what is said of it ---- */

void disclosure_check(
	struct arena *a, const struct disclosure_raised *raised, struct problems *problems)
{
	if (raised->is_immediate != ANSWER_YES && raised->is_immediate != ANSWER_NO)
		problem_add(a, problems, "immediate",
			N_("Say whether anybody is in danger now. If so, ring 999 first"));
	if (raised->told_by[0] == '\0')
		problem_add(a, problems, "told-by", N_("Enter who told you"));
	if (raised->about[0] == '\0')
		problem_add(a, problems, "about", N_("Enter whom it is about"));
	if (raised->summary[0] == '\0')
		problem_add(a, problems, "summary", N_("Enter what was said, in summary"));
}

static void check_passing(struct arena *a, const struct disclosure_step *step, bool may_share,
	struct instant now, struct problems *problems)
{
	if (step->recipient[0] == '\0')
		problem_add(
			a, problems, "recipient", N_("Enter who took it, and of which service"));
	if (step->passed_at.ms == 0)
		problem_add(a, problems, "on", N_("Enter the day and the time"));
	else if (step->passed_at.ms > now.ms)
		problem_add(a, problems, "on", N_("The day and the time cannot be in the future"));
	if (step->basis == BASIS_NONE)
		problem_add(a, problems, "basis", N_("Choose why it may be passed on"));
	else if (step->basis == BASIS_CONSENT && !may_share)
		problem_add(a, problems, "basis",
			N_("It is not recorded that the person agreed to share. Record that "
			   "first, or choose the reason for which the law allows it"));
}

void disclosure_step_check(struct arena *a, const struct disclosure_step *step, bool may_share,
	struct instant now, struct problems *problems)
{
	switch (step->act) {
	case DISCLOSURE_TRIAGE:
		if (step->route == ROUTE_NONE)
			problem_add(a, problems, "route", N_("Choose where it goes"));
		if (step->route == ROUTE_NOWHERE && step->words[0] == '\0')
			problem_add(
				a, problems, "words", N_("Enter why nothing further is needed"));
		return;
	case DISCLOSURE_PASS: check_passing(a, step, may_share, now, problems); return;
	case DISCLOSURE_CONFIRM:
		if (step->reference[0] == '\0')
			problem_add(a, problems, "reference",
				N_("Enter their reference, or who confirmed it"));
		return;
	case DISCLOSURE_REOPEN:
		if (step->words[0] == '\0')
			problem_add(a, problems, "words", N_("Enter why it is opened again"));
		return;
	default: return;
	}
}

/* ---- the clock ---- */

enum disclosure_clock disclosure_clock(
	enum disclosure_state state, struct date raised_on, struct date today)
{
	if (state != DISCLOSURE_RAISED)
		return CLOCK_NONE;
	return date_before(raised_on, today) ? CLOCK_LATE : CLOCK_TODAY;
}
