/* SPDX-License-Identifier: MIT */
#include "areas/invoice/rules_claims.h"

#include "areas/invoice/rules.h"
#include "base/err.h"

enum { BECAUSE_MOST = 500 };

const struct word claim_acts[CLAIM_ACT_COUNT] = {
	[CLAIM_ASK] = { "claim-ask", N_("Asked for") },
	[CLAIM_RECEIVE] = { "claim-receive", N_("Received") },
	[CLAIM_UNDO] = { "claim-undo", N_("Taken back") },
	[CLAIM_RETURN] = { "claim-return", N_("Returned to the body") },
};

const struct word claim_states[CLAIM_STATE_COUNT] = {
	[CLAIM_AHEAD] = { "ahead", N_("Not due yet") },
	[CLAIM_TO_ASK] = { "to-ask", N_("To be asked for") },
	[CLAIM_SHUT] = { "shut", N_("To be asked for once the year is opened again") },
	[CLAIM_ASKED] = { "asked", N_("Asked for") },
	[CLAIM_LATE] = { "late", N_("Late") },
	[CLAIM_RECEIVED] = { "received", N_("Received") },
	[CLAIM_OVER] = { "over", N_("No longer due") },
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
		if (standing.in_force++ == 0)
			standing.last_statement = deed->statement;
		if (deed->act == CLAIM_ASK)
			standing.asked_on = deed->on;
		else if (deed->act == CLAIM_RETURN)
			standing.received.pence -= deed->sum.pence;
		else
			standing.received.pence += deed->sum.pence;
	}
	return standing;
}

struct claim_closed claim_closed_by(
	int64_t statement, struct money owed, struct money then, struct money now)
{
	struct claim_closed closed = { .statement = statement };

	assert(statement > 0);
	if (now.pence < owed.pence)
		closed.open.pence = owed.pence - now.pence;
	if (then.pence < now.pence)
		closed.since.pence = now.pence - then.pence;
	else
		closed.returned.pence = then.pence - now.pence;
	if (owed.pence < now.pence)
		closed.left.pence = now.pence - owed.pence;
	return closed;
}

struct money claim_part(const struct claim *claim, const struct claim_standing *standing,
	struct money open, struct money before)
{
	int64_t left = open.pence - before.pence,
		rest = claim->sum.pence - standing->received.pence;

	if (rest < left)
		left = rest;
	return (struct money){ left < 0 ? 0 : left };
}

struct money claim_awaited(const struct claim *claim, const struct claim_standing *standing,
	const struct claim_closed *closed)
{
	if (!date_is_set(standing->asked_on))
		return MONEY_ZERO;
	return closed->statement > 0
		       ? closed->part
		       : (struct money){ claim->sum.pence - standing->received.pence };
}

enum claim_state claim_state(const struct claim *claim, const struct claim_standing *standing,
	const struct claim_closed *closed, struct date today)
{
	if (standing->received.pence >= claim->sum.pence)
		return CLAIM_RECEIVED;
	if (closed->statement > 0 && closed->open.pence == 0)
		return CLAIM_OVER;
	if (date_is_set(standing->asked_on))
		return date_before(claim->due_on, today) &&
				       claim_awaited(claim, standing, closed).pence > 0
			       ? CLAIM_LATE
			       : CLAIM_ASKED;
	if (closed->statement > 0 && closed->part.pence == 0) // others bring what is owed
		return CLAIM_OVER;
	if (date_days_between(today, claim->due_on) > CLAIM_ASK_DAYS)
		return CLAIM_AHEAD;
	return closed->statement > 0 ? CLAIM_SHUT : CLAIM_TO_ASK;
}

const char *claim_refusal_text(enum claim_refusal refusal)
{
	static const char *const texts[CLAIM_REFUSAL_COUNT] = {
		[CLAIM_NO_REFUSAL] = "",
		[CLAIM_NOT_NOW] = N_("That cannot be done with the claim as it stands now"),
		[CLAIM_CLOSED_PAID] =
			N_("The year is closed, and the body has paid all that it owes by the "
			   "final statement. More can be asked for or received once two finance "
			   "officers have opened the year again."),
		[CLAIM_CLOSED_ASK] =
			N_("The year is closed, so this cannot be asked for now. It can be once "
			   "two finance officers have opened the year again."),
		[CLAIM_CLOSED_UNDO] =
			N_("The year is closed, and its final statement rests on what was noted "
			   "until then. That can be taken back once two finance officers have "
			   "opened the year again."),
	};

	return texts[refusal];
}

/* Whether the year is open or closed. */
static bool is_possible(
	const struct claim *claim, const struct claim_standing *standing, enum claim_act act)
{
	bool is_asked = date_is_set(standing->asked_on);

	switch (act) {
	case CLAIM_ASK: return !is_asked;
	case CLAIM_RECEIVE: return is_asked && standing->received.pence < claim->sum.pence;
	case CLAIM_UNDO: return standing->in_force > 0;
	case CLAIM_RETURN: return standing->received.pence > 0;
	default: return false;
	}
}

enum claim_refusal claim_may(const struct claim *claim, const struct claim_standing *standing,
	const struct claim_closed *closed, enum claim_act act)
{
	if (!is_possible(claim, standing, act))
		return CLAIM_NOT_NOW;
	if (act == CLAIM_RETURN) // until the year is closed more may be owed
		return closed->statement > 0 && closed->left.pence > 0 ? CLAIM_NO_REFUSAL
								       : CLAIM_NOT_NOW;
	if (closed->statement == 0)
		return CLAIM_NO_REFUSAL;
	if (act == CLAIM_UNDO)
		return standing->last_statement == closed->statement ? CLAIM_NO_REFUSAL
								     : CLAIM_CLOSED_UNDO;
	if (closed->open.pence == 0)
		return CLAIM_CLOSED_PAID;
	return act == CLAIM_ASK ? CLAIM_CLOSED_ASK : CLAIM_NO_REFUSAL;
}

struct money claim_room(const struct claim *claim, const struct claim_standing *standing,
	const struct claim_closed *closed)
{
	struct money rest = { claim->sum.pence - standing->received.pence };

	return closed->statement > 0 && closed->open.pence < rest.pence ? closed->open : rest;
}

struct money claim_returnable(
	const struct claim_standing *standing, const struct claim_closed *closed)
{
	return closed->left.pence < standing->received.pence ? closed->left : standing->received;
}

/* What is wrong with the day of each act. */
static const struct {
	const char *unset, *ahead, *before;
} days_of[CLAIM_ACT_COUNT] = {
	[CLAIM_ASK] = { N_("Enter the day on which it was asked for"),
		N_("The day on which it was asked for cannot lie ahead"), "" },
	[CLAIM_RECEIVE] = { N_("Enter the day on which it was received"),
		N_("The day on which it was received cannot lie ahead"),
		N_("It cannot be received before it was asked for") },
	[CLAIM_RETURN] = { N_("Enter the day on which it was returned"),
		N_("The day on which it was returned cannot lie ahead"),
		N_("It cannot be returned before it was asked for") },
};

static void check_day(struct arena *a, const struct claim_standing *standing,
	const struct claim_deed *deed, struct date today, struct problems *problems)
{
	if (!date_is_day(deed->on))
		problem_add(a, problems, "on", days_of[deed->act].unset);
	else if (date_before(today, deed->on))
		problem_add(a, problems, "on", days_of[deed->act].ahead);
	else if (deed->act != CLAIM_ASK && date_before(deed->on, standing->asked_on))
		problem_add(a, problems, "on", days_of[deed->act].before);
}

static void check_returned(struct arena *a, const struct claim_standing *standing,
	const struct claim_closed *closed, const struct claim_deed *deed, struct problems *problems)
{
	if (deed->sum.pence <= 0)
		problem_add(a, problems, "sum", N_("Enter how much was returned"));
	else if (deed->sum.pence > claim_returnable(standing, closed).pence)
		problem_add(a, problems, "sum",
			N_("That is more than is left of what the body paid by this claim"));
}

void claim_check(struct arena *a, const struct claim *claim, const struct claim_standing *standing,
	const struct claim_closed *closed, const struct claim_deed *deed, struct date today,
	struct problems *problems)
{
	const char *wrong;

	assert(claim_may(claim, standing, closed, deed->act) == CLAIM_NO_REFUSAL);
	if (deed->act == CLAIM_UNDO) {
		problem_add_text(a, problems, "because", deed->because, BECAUSE_MOST,
			N_("Say why it is taken back"));
		return;
	}
	check_day(a, standing, deed, today, problems);
	if (deed->act == CLAIM_ASK)
		return;
	if (deed->act == CLAIM_RETURN)
		check_returned(a, standing, closed, deed, problems);
	else if (deed->sum.pence <= 0)
		problem_add(a, problems, "sum", N_("Enter how much was received"));
	else if (deed->sum.pence > claim->sum.pence - standing->received.pence)
		problem_add(a, problems, "sum",
			N_("That is more than is still to be received of this claim"));
	else if (deed->sum.pence > claim_room(claim, standing, closed).pence)
		problem_add(a, problems, "sum",
			N_("That is more than is still to be paid by the final statement. What is "
			   "beyond it can be noted once two finance officers have opened the year "
			   "again."));
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
