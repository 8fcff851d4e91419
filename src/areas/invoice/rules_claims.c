/* SPDX-License-Identifier: MIT */
#include "areas/invoice/rules_claims.h"

#include "areas/invoice/rules.h"
#include "base/err.h"

enum { BECAUSE_MOST = 500 };

const struct word claim_acts[CLAIM_ACT_COUNT] = {
	[CLAIM_ASK] = { "claim-ask", N_("Asked for") },
	[CLAIM_RECEIVE] = { "claim-receive", N_("Received") },
	[CLAIM_UNDO] = { "claim-undo", N_("Taken back") },
};

const struct word claim_states[CLAIM_STATE_COUNT] = {
	[CLAIM_AHEAD] = { "ahead", N_("Not due yet") },
	[CLAIM_TO_ASK] = { "to-ask", N_("To be asked for") },
	[CLAIM_ASKED] = { "asked", N_("Asked for") },
	[CLAIM_LATE] = { "late", N_("Late") },
	[CLAIM_RECEIVED] = { "received", N_("Received") },
};

struct claim_standing claim_standing(const struct claim_deeds *deeds)
{
	struct claim_standing standing = { 0 };
	size_t undone = 0; // how many of the acts before are undone by those that followed them

	for (size_t i = deeds->n; i-- > 0;) {
		const struct claim_deed *deed = &deeds->at[i];

		if (deed->act == CLAIM_UNDO) {
			undone++;
			continue;
		}
		if (undone > 0) {
			undone--;
			continue;
		}
		standing.in_force++;
		if (deed->act == CLAIM_ASK)
			standing.asked_on = deed->on;
		else
			standing.received.pence += deed->sum.pence;
	}
	return standing;
}

enum claim_state claim_state(
	const struct claim *claim, const struct claim_standing *standing, struct date today)
{
	if (standing->received.pence >= claim->sum.pence)
		return CLAIM_RECEIVED;
	if (date_is_set(standing->asked_on))
		return date_before(claim->due_on, today) ? CLAIM_LATE : CLAIM_ASKED;
	return date_days_between(today, claim->due_on) <= CLAIM_ASK_DAYS ? CLAIM_TO_ASK
									 : CLAIM_AHEAD;
}

bool claim_may(const struct claim *claim, const struct claim_standing *standing, enum claim_act act)
{
	bool is_asked = date_is_set(standing->asked_on);

	switch (act) {
	case CLAIM_ASK: return !is_asked;
	case CLAIM_RECEIVE: return is_asked && standing->received.pence < claim->sum.pence;
	case CLAIM_UNDO: return standing->in_force > 0;
	default: return false;
	}
}

static void check_day(struct arena *a, const struct claim_standing *standing,
	const struct claim_deed *deed, struct date today, struct problems *problems)
{
	bool is_asked = deed->act == CLAIM_ASK;

	if (!date_is_day(deed->on))
		problem_add(a, problems, "on",
			is_asked ? N_("Enter the day on which it was asked for")
				 : N_("Enter the day on which it was received"));
	else if (date_before(today, deed->on))
		problem_add(a, problems, "on",
			is_asked ? N_("The day on which it was asked for cannot lie ahead")
				 : N_("The day on which it was received cannot lie ahead"));
	else if (!is_asked && date_before(deed->on, standing->asked_on))
		problem_add(a, problems, "on", N_("It cannot be received before it was asked for"));
}

void claim_check(struct arena *a, const struct claim *claim, const struct claim_standing *standing,
	const struct claim_deed *deed, struct date today, struct problems *problems)
{
	const char *wrong;

	assert(claim_may(claim, standing, deed->act));
	if (deed->act == CLAIM_UNDO) {
		problem_add_text(a, problems, "because", deed->because, BECAUSE_MOST,
			N_("Say why it is taken back"));
		return;
	}
	check_day(a, standing, deed, today, problems);
	if (deed->act == CLAIM_ASK)
		return;
	if (deed->sum.pence <= 0)
		problem_add(a, problems, "sum", N_("Enter how much was received"));
	else if (deed->sum.pence > claim->sum.pence - standing->received.pence)
		problem_add(a, problems, "sum",
			N_("That is more than is still to be received of this claim"));
	wrong = ledger_reference_wrong(deed->reference);
	if (wrong != NULL)
		problem_add(a, problems, "reference", wrong);
}

void advance_add(
	struct advance *advance, const struct claim *claim, const struct claim_standing *standing)
{
	advance->agreed.pence += claim->sum.pence;
	if (date_is_set(standing->asked_on))
		advance->asked.pence += claim->sum.pence;
	advance->received.pence += standing->received.pence;
}

void advance_draw(struct advance *advance, struct money owed)
{
	assert(owed.pence >= 0);
	advance->drawn = owed.pence < advance->received.pence ? owed : advance->received;
	advance->left.pence = advance->received.pence - advance->drawn.pence;
	advance->short_of.pence = owed.pence - advance->drawn.pence;
}
