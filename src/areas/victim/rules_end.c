/* SPDX-License-Identifier: MIT */
/*
 * When a case ends: once the person was told how the programme ended, or could not be.
 *
 * Source: domain.md §6.5; docs/decisions/0017.
 */
#include "areas/victim/rules.h"

#include "base/err.h"

const struct word end_reasons[END_COUNT] = {
	[END_TOLD_COMPLETED] = { "told-completed",
		N_("The person was told that the programme was completed") },
	[END_UNTOLD_COMPLETED] = { "untold-completed",
		N_("The person could not be told that the programme was completed") },
	[END_TOLD_LEFT] = { "told-left",
		N_("The person was told that the programme was not completed") },
	[END_UNTOLD_LEFT] = { "untold-left",
		N_("The person could not be told that the programme was not completed") },
	[END_DECLINED] = { "declined", N_("The person does not want contact") },
	[END_MISTAKE] = { "mistake", N_("The case was added by mistake") },
};

const struct word reopen_reasons[REOPEN_COUNT] = {
	[REOPEN_KNOWN] = { "known", N_("Something new is known") },
	[REOPEN_ASKED] = { "asked", N_("The person asked for it") },
	[REOPEN_MISTAKE] = { "mistake", N_("It was ended by mistake") },
	[REOPEN_NEWS] = { "news", N_("The programme said something new") },
	[REOPEN_DISCLOSURE] = { "disclosure", N_("A disclosure was raised") },
};

struct victim_ending ending_standing(const struct victim_endings *endings)
{
	return endings->n == 0 ? (struct victim_ending){ 0 } : endings->at[endings->n - 1];
}

/* Is that how the programme ended? */
static enum end_refusal outcome_is(const struct end_facts *facts, enum heard outcome)
{
	if (facts->outcome == HEARD_NONE)
		return END_OUTCOME_UNHEARD;
	return facts->outcome == outcome ? END_MAY : END_OTHER_OUTCOME;
}

static enum end_refusal reason_may(const struct end_facts *facts, enum end_reason reason)
{
	switch (reason) {
	case END_TOLD_COMPLETED:
	case END_UNTOLD_COMPLETED: return outcome_is(facts, HEARD_COMPLETED);
	case END_TOLD_LEFT:
	case END_UNTOLD_LEFT: return outcome_is(facts, HEARD_WITHDRAWN);
	case END_DECLINED:
		if (facts->state != CASE_DECLINED)
			return END_CONTACT_WANTED;
		return facts->outcome == HEARD_NONE ? END_OUTCOME_UNHEARD : END_MAY;
	case END_MISTAKE: return facts->outcome == HEARD_NONE ? END_MAY : END_OUTCOME_UNTOLD;
	case END_NONE:
	case END_COUNT: break;
	}
	unreachable("end_reason");
}

enum end_refusal end_may(const struct end_facts *facts, enum end_reason reason)
{
	if (facts->state == CASE_ENDED)
		return END_ALREADY;
	if (facts->has_disclosure)
		return END_DISCLOSURE_OPEN;
	if (facts->has_concern)
		return END_CONCERN_UNRAISED;
	if (facts->has_review && facts->state != CASE_DECLINED)
		return END_REVIEW_OPEN;
	if (facts->owes != TELL_NONE)
		return END_PROGRAMME_UNTOLD;
	return reason_may(facts, reason);
}

const char *end_refusal_text(enum end_refusal refusal)
{
	static const char *const texts[END_REFUSAL_COUNT] = {
		[END_ALREADY] = N_("The case has ended. Before anything else is done in it a lead "
				   "has to open it again"),
		[END_DISCLOSURE_OPEN] = N_("A disclosure is open in this case. It has to be closed "
					   "before the case can end"),
		[END_CONCERN_UNRAISED] = N_("A review found a concern, and no disclosure was "
					    "raised of it since. Raise it before the case ends"),
		[END_REVIEW_OPEN] = N_("A review is still to be done. Do it before the case ends"),
		[END_PROGRAMME_UNTOLD] = N_("The programme has not been told what came of the "
					    "contact. Tell it before the case ends"),
		[END_OUTCOME_UNHEARD] = N_("The programme has not said yet how it ended. The case "
					   "goes on until it has"),
		[END_OTHER_OUTCOME] = N_("The programme ended otherwise. Look at what it said, and "
					 "choose the reason that fits"),
		[END_OUTCOME_UNTOLD] =
			N_("The programme has said how it ended. Tell the person, or say that they "
			   "could not be told"),
		[END_CONTACT_WANTED] =
			N_("The person has not said that they do not want contact. Record that "
			   "first, or choose another reason"),
	};

	assert(refusal > END_MAY && refusal < END_REFUSAL_COUNT);
	return texts[refusal];
}

void end_check(struct arena *a, const struct end_facts *facts, enum end_reason reason,
	struct date on, struct date today, struct problems *problems)
{
	enum end_refusal no;

	if (!date_is_day(on))
		problem_add(a, problems, "on", N_("Enter the day"));
	else if (date_before(today, on))
		problem_add(a, problems, "on", N_("The day cannot be in the future"));
	else if (date_is_set(facts->outcome_on) && date_before(on, facts->outcome_on))
		problem_add(a, problems, "on", N_("The programme ended on a later day than this"));
	if (reason == END_NONE) {
		problem_add(a, problems, "reason", N_("Choose why the case ends"));
		return;
	}
	no = end_may(facts, reason);
	if (no != END_MAY)
		problem_add(a, problems, "reason", end_refusal_text(no));
}

enum case_state case_state_on_news(enum case_state state)
{
	return state == CASE_ENDED ? CASE_REOPENED : state;
}
