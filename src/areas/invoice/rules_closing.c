/* SPDX-License-Identifier: MIT */
#include "areas/invoice/rules_closing.h"

#include "base/err.h"
#include "base/problem.h"

const struct word closing_states[CLOSING_STATE_COUNT] = {
	[CLOSING_OPEN] = { "open", N_("The year is open") },
	[CLOSING_PROPOSED] = { "proposed", N_("Proposed to be closed") },
	[CLOSING_CLOSED] = { "closed", N_("The year is closed") },
	[CLOSING_ASKED] = { "asked", N_("Closed, and proposed to be opened again") },
};

const struct word closing_acts[CLOSING_ACT_COUNT] = {
	[CLOSING_PROPOSE] = { "year-propose", N_("Proposed to close a year") },
	[CLOSING_TAKE_BACK] = { "year-take-back", N_("Took back a proposal to close a year") },
	[CLOSING_CLOSE] = { "year-close", N_("Closed a year") },
	[CLOSING_ASK] = { "year-ask", N_("Proposed to open a closed year again") },
	[CLOSING_LEAVE] = { "year-leave", N_("Left a year closed that was to be opened again") },
	[CLOSING_REOPEN] = { "year-reopen", N_("Opened a closed year again") },
};

/* Each act, the state that it is done in, and what follows. */
static const struct {
	enum closing_state in, after;
} moves[CLOSING_ACT_COUNT] = {
	[CLOSING_PROPOSE] = { CLOSING_OPEN, CLOSING_PROPOSED },
	[CLOSING_TAKE_BACK] = { CLOSING_PROPOSED, CLOSING_OPEN },
	[CLOSING_CLOSE] = { CLOSING_PROPOSED, CLOSING_CLOSED },
	[CLOSING_ASK] = { CLOSING_CLOSED, CLOSING_ASKED },
	[CLOSING_LEAVE] = { CLOSING_ASKED, CLOSING_CLOSED },
	[CLOSING_REOPEN] = { CLOSING_ASKED, CLOSING_OPEN },
};

bool closing_next(enum closing_state state, enum closing_act act, enum closing_state *after)
{
	assert(state < CLOSING_STATE_COUNT && act < CLOSING_ACT_COUNT);
	if (act == CLOSING_NO_ACT || moves[act].in != state)
		return false;
	*after = moves[act].after;
	return true;
}

bool closing_is_closed(enum closing_state state)
{
	return state == CLOSING_CLOSED || state == CLOSING_ASKED;
}

const char *closing_refusal_text(enum closing_refusal refusal)
{
	static const char *const texts[CLOSING_REFUSAL_COUNT] = {
		[CLOSING_NO_REFUSAL] = "",
		[CLOSING_NOT_NOW] = N_("That cannot be done with the year as it stands now"),
		[CLOSING_NOT_ENDED] = N_("The year has not ended, so it cannot be closed yet"),
		[CLOSING_NOTHING] = N_("Nobody agreed to pay for this year, and nothing was "
				       "delivered in it: there is nothing to close"),
		[CLOSING_OWN_PROPOSAL] =
			N_("You proposed to close the year, so somebody else closes it"),
		[CLOSING_OWN_QUESTION] =
			N_("You proposed to open the year again, so somebody else does it"),
		[CLOSING_CHANGED] =
			N_("Something of the year has changed since it was proposed. Take the "
			   "proposal back, look at what has changed, and propose it again."),
	};

	return texts[refusal];
}

enum closing_refusal closing_may(const struct closing_facts *facts, enum closing_act act)
{
	enum closing_state after;

	if (!closing_next(facts->state, act, &after))
		return CLOSING_NOT_NOW;
	if (act == CLOSING_PROPOSE && !facts->has_ended)
		return CLOSING_NOT_ENDED;
	if (act == CLOSING_PROPOSE && !facts->is_agreed && facts->open == 0)
		return CLOSING_NOTHING;
	if (act == CLOSING_REOPEN && facts->is_last_actors)
		return CLOSING_OWN_QUESTION;
	if (act != CLOSING_CLOSE)
		return CLOSING_NO_REFUSAL;
	if (facts->is_last_actors)
		return CLOSING_OWN_PROPOSAL;
	return facts->is_as_proposed ? CLOSING_NO_REFUSAL : CLOSING_CHANGED;
}

const char *closing_reason_asked(const struct closing_facts *facts, enum closing_act act)
{
	if (act == CLOSING_PROPOSE && facts->open > 0)
		return N_("Say why the year can be closed while something of it is open: what of "
			  "it is accrued, and how");
	if (act == CLOSING_ASK)
		return N_("Say why the year is to be opened again");
	return NULL;
}
