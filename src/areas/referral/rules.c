/* SPDX-License-Identifier: MIT */
/*
 * Where a referral stands, from what happened.
 */
#include "areas/referral/rules.h"

/* ---- words ---- */

const struct word referral_sources[SOURCE_COUNT] = {
	[SOURCE_CAUTION] = { "caution", N_("Conditional caution") },
	[SOURCE_SELF] = { "self", N_("The person") },
	[SOURCE_CONFERENCE] = { "marac", N_("Multi-agency risk assessment conference") },
	[SOURCE_PANEL] = { "panel", N_("Perpetrator panel") },
	[SOURCE_POLICE] = { "police", N_("Police") },
	[SOURCE_STANDARDS] = { "psd", N_("Professional standards") },
	[SOURCE_PROBATION] = { "probation", N_("Probation") },
	[SOURCE_CHILDREN] = { "children", N_("Children’s services") },
	[SOURCE_OTHER] = { "other", N_("Another body") },
};

const struct word attendances[ATTENDANCE_COUNT] = {
	[ATTENDANCE_ATTENDED] = { "attended", N_("Attended") },
	[ATTENDANCE_ABSENT] = { "absent", N_("Absent") },
	[ATTENDANCE_LATE] = { "late-refused", N_("Late, and not let in") },
	[ATTENDANCE_LEFT] = { "left-early", N_("Left early") },
	[ATTENDANCE_EXCLUDED] = { "excluded", N_("Excluded") },
	[ATTENDANCE_CANCELLED] = { "provider-cancelled", N_("Cancelled by the provider") },
};

const struct word holds[HOLD_COUNT] = {
	[HOLD_TRIAGE] = { "triage", N_("Triage has to be done first") },
	[HOLD_AUTHORITY] = { "authority", N_("The caution is not authorised or signed yet") },
	[HOLD_HISTORY] = { "history", N_("The recorded history has not been looked at yet") },
	[HOLD_VIEWS] = { "views", N_("The force has not completed its part yet") },
	[HOLD_GROUP] = { "group", N_("There is no group for this relationship yet") },
	[HOLD_ACCESS] = { "access", N_("What the person needs to take part is not arranged yet") },
	[HOLD_PAUSED] = { "paused", N_("The programme’s lead has to look at it first") },
};

const struct word police_decisions[POLICE_DECISION_COUNT] = {
	[POLICE_CHARGE] = { "charge", N_("Charge") },
	[POLICE_BAIL] = { "bail", N_("Bail for a decision on a charge") },
	[POLICE_VARY] = { "vary", N_("Vary the caution: no workshops any more") },
	[POLICE_GO_ON] = { "go-on", N_("Go on with the programme") },
	[POLICE_DROP] = { "drop", N_("No further action") },
};

const struct word closures[CLOSURE_COUNT] = {
	[CLOSURE_COMPLETED] = { "completed", N_("Completed") },
	[CLOSURE_PART] = { "part", N_("Completed in part") },
	[CLOSURE_NON_ATTENDANCE] = { "non-attendance", N_("Did not attend") },
	[CLOSURE_BREACH] = { "breach", N_("Breach of the caution") },
	[CLOSURE_NEW_OFFENCE] = { "new-offence", N_("A new offence") },
	[CLOSURE_RISK_RAISED] = { "risk-raised", N_("A higher risk") },
	[CLOSURE_DISENGAGED] = { "disengaged", N_("Takes part no longer") },
	[CLOSURE_NOT_CONTACTABLE] = { "not-contactable", N_("Cannot be reached") },
	[CLOSURE_INELIGIBLE] = { "ineligible", N_("Does not meet the scheme’s rules") },
	[CLOSURE_TRANSFERRED] = { "transferred", N_("Transferred") },
	[CLOSURE_CUSTODY] = { "custody", N_("In custody") },
	[CLOSURE_MOVED] = { "moved", N_("Moved away") },
	[CLOSURE_DIED] = { "died", N_("Died") },
	[CLOSURE_BY_POLICE] = { "withdrawn-by-police", N_("Withdrawn by the police") },
};

const struct word referral_states[REFERRAL_STATE_COUNT] = {
	[REFERRAL_DRAFT] = { "draft", N_("Draft") },
	[REFERRAL_VOID] = { "void", N_("Not referred after all") },
	[REFERRAL_REFERRED] = { "referred", N_("Referred") },
	[REFERRAL_ASKED] = { "asked", N_("Waits for information from the force") },
	[REFERRAL_IN_TRIAGE] = { "in-triage", N_("In triage") },
	[REFERRAL_TRIAGED] = { "triaged", N_("Triage complete") },
	[REFERRAL_SENT] = { "sent", N_("Sent to the provider") },
	[REFERRAL_RECEIVED] = { "received", N_("Received by the provider") },
	[REFERRAL_HELD] = { "held", N_("On hold") },
	[REFERRAL_ACCEPTED] = { "accepted", N_("Accepted, not booked yet") },
	[REFERRAL_BOOKED] = { "booked", N_("Booked") },
	[REFERRAL_A_ATTENDED] = { "a-attended", N_("Workshop A attended") },
	[REFERRAL_POSTPONED] = { "postponed", N_("Cancelled by the provider, to be booked again") },
	[REFERRAL_MISSED] = { "missed", N_("Missed, the police not told yet") },
	[REFERRAL_WITH_POLICE] = { "with-police", N_("Missed: the police decide") },
	[REFERRAL_BOOK_AGAIN] = { "book-again", N_("Both workshops to be booked again") },
	[REFERRAL_COMPLETED] = { "completed", N_("Both workshops attended") },
	[REFERRAL_UNSUITABLE] = { "unsuitable", N_("Unsuitable: the police vary or decide") },
	[REFERRAL_BREACHED] = { "breached", N_("Breached, to be closed") },
	[REFERRAL_WITHDRAWN] = { "withdrawn", N_("Withdrawn, to be closed") },
	[REFERRAL_NOT_TAKEN] = { "not-taken", N_("Not taken, to be closed") },
	[REFERRAL_CLOSED] = { "closed", N_("Closed") },
};

/* ---- facts ---- */

bool follows_caution(const struct referral *r)
{
	return r->source == SOURCE_CAUTION;
}

bool attendance_is_miss(enum attendance attendance)
{
	return attendance >= ATTENDANCE_ABSENT && attendance <= ATTENDANCE_EXCLUDED;
}

const struct attempt *attempt_last(const struct referral *r)
{
	return r->attempts.n > 0 ? &r->attempts.at[r->attempts.n - 1] : NULL;
}

enum hold referral_hold(const struct referral *r)
{
	bool lacks_triage =
		r->needs_triage && date_is_set(r->sent_on) && !date_is_set(r->triaged_on);

	return lacks_triage ? HOLD_TRIAGE : r->hold;
}

enum role hold_owner(enum hold hold)
{
	static const enum role owners[HOLD_COUNT] = {
		[HOLD_TRIAGE] = ROLE_TRIAGE_WORKER,
		[HOLD_AUTHORITY] = ROLE_SERGEANT,
		[HOLD_HISTORY] = ROLE_SERGEANT,
		[HOLD_VIEWS] = ROLE_SERGEANT,
		[HOLD_GROUP] = ROLE_COORDINATOR,
		[HOLD_ACCESS] = ROLE_COORDINATOR,
		[HOLD_PAUSED] = ROLE_PERPETRATOR_LEAD,
	};

	assert(hold < HOLD_COUNT);
	return owners[hold];
}

/* ---- states ---- */

static bool was_missed(const struct attempt *t)
{
	return attendance_is_miss(t->result[WORKSHOP_A]) ||
	       attendance_is_miss(t->result[WORKSHOP_B]);
}

/* Where the police's decision leaves it; `go_on` where it goes on. */
static enum referral_state state_decided(
	enum police_decision decision, enum referral_state undecided, enum referral_state go_on)
{
	switch (decision) {
	case POLICE_UNDECIDED: return undecided;
	case POLICE_CHARGE:
	case POLICE_BAIL: return REFERRAL_BREACHED;
	case POLICE_VARY:
	case POLICE_DROP: return REFERRAL_WITHDRAWN;
	default: return go_on;
	}
}

static enum referral_state state_missed(const struct referral *r, const struct attempt *t)
{
	if (!follows_caution(r))
		return REFERRAL_BOOK_AGAIN;
	if (!date_is_set(t->told_on[NOTICE_MISSED]))
		return REFERRAL_MISSED;
	return state_decided(t->decision, REFERRAL_WITH_POLICE, REFERRAL_BOOK_AGAIN);
}

static enum referral_state state_of_attempt(const struct referral *r, const struct attempt *t)
{
	enum attendance a = t->result[WORKSHOP_A], b = t->result[WORKSHOP_B];

	if (was_missed(t))
		return state_missed(r, t);
	if (a == ATTENDANCE_CANCELLED || b == ATTENDANCE_CANCELLED)
		return REFERRAL_POSTPONED;
	if (a == ATTENDANCE_NONE)
		return REFERRAL_BOOKED;
	return b == ATTENDANCE_NONE ? REFERRAL_A_ATTENDED : REFERRAL_COMPLETED;
}

/* A hold stops what has still to be booked, and nothing that is. */
static bool is_before_booking(enum referral_state state)
{
	return state == REFERRAL_SENT || state == REFERRAL_RECEIVED || state == REFERRAL_ACCEPTED ||
	       state == REFERRAL_POSTPONED || state == REFERRAL_BOOK_AGAIN;
}

static enum referral_state state_with_provider(const struct referral *r)
{
	const struct attempt *last = attempt_last(r);
	enum referral_state state = last != NULL                  ? state_of_attempt(r, last)
				    : date_is_set(r->accepted_on) ? REFERRAL_ACCEPTED
				    : date_is_set(r->received_on) ? REFERRAL_RECEIVED
								  : REFERRAL_SENT;

	if (is_before_booking(state) && referral_hold(r) != HOLD_NONE)
		return REFERRAL_HELD;
	return state;
}

static enum referral_state state_going_on(const struct referral *r)
{
	if (date_is_set(r->asked_on) && !date_is_set(r->answered_on))
		return REFERRAL_ASKED;
	if (date_is_set(r->sent_on))
		return state_with_provider(r);
	if (date_is_set(r->triaged_on))
		return REFERRAL_TRIAGED;
	return date_is_set(r->triage_opened_on) ? REFERRAL_IN_TRIAGE : REFERRAL_REFERRED;
}

/* As if it were not closed. */
static enum referral_state state_open(const struct referral *r)
{
	if (date_is_set(r->voided_on))
		return REFERRAL_VOID;
	if (!date_is_set(r->referred_on))
		return REFERRAL_DRAFT;
	if (date_is_set(r->withdrawn_on))
		return REFERRAL_WITHDRAWN;
	if (date_is_set(r->not_taken_on))
		return REFERRAL_NOT_TAKEN;

	enum referral_state going_on = state_going_on(r);

	return date_is_set(r->unsuitable_on)
		       ? state_decided(r->unsuitable_decision, REFERRAL_UNSUITABLE, going_on)
		       : going_on;
}

enum referral_state referral_state(const struct referral *r)
{
	return date_is_set(r->closed_on) ? REFERRAL_CLOSED : state_open(r);
}

bool referral_waits_to_be_booked(enum referral_state state)
{
	switch (state) {
	case REFERRAL_REFERRED:
	case REFERRAL_ASKED:
	case REFERRAL_IN_TRIAGE:
	case REFERRAL_TRIAGED:
	case REFERRAL_SENT:
	case REFERRAL_RECEIVED:
	case REFERRAL_HELD:
	case REFERRAL_ACCEPTED:
	case REFERRAL_POSTPONED:
	case REFERRAL_BOOK_AGAIN: return true;
	default: return false;
	}
}

bool referral_waits_for_police(enum referral_state state)
{
	return state == REFERRAL_MISSED || state == REFERRAL_WITH_POLICE;
}

bool referral_is_with_force(enum referral_state state)
{
	return state == REFERRAL_DRAFT || state == REFERRAL_VOID || state == REFERRAL_REFERRED ||
	       state == REFERRAL_ASKED;
}

/* ---- why it ended ---- */

/* The police withdrew it, having been asked to decide on somebody unsuitable or on a miss. */
static enum closure closure_decided(const struct referral *r)
{
	const struct attempt *last = attempt_last(r);
	bool was_a_miss = last != NULL && last->decision == POLICE_DROP;

	if (!was_a_miss)
		return CLOSURE_BY_POLICE;
	return last->result[WORKSHOP_A] == ATTENDANCE_ATTENDED ? CLOSURE_PART
							       : CLOSURE_NON_ATTENDANCE;
}

enum closure referral_closure(const struct referral *r)
{
	switch (state_open(r)) {
	case REFERRAL_COMPLETED: return CLOSURE_COMPLETED;
	case REFERRAL_BREACHED: return CLOSURE_BREACH;
	case REFERRAL_NOT_TAKEN: return CLOSURE_INELIGIBLE;
	case REFERRAL_WITHDRAWN:
		return date_is_set(r->withdrawn_on) ? r->withdrawn_because : closure_decided(r);
	default: return CLOSURE_NONE;
	}
}
