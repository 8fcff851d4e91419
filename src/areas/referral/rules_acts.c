/* SPDX-License-Identifier: MIT */
/*
 * What may be done with a referral: where, by whom, and what else has to hold.
 *
 * A table says where an act has its place and whose it is; a check of its own looks at the rest.
 * What a deed leaves behind is rules_deeds.c.
 */
#include "areas/referral/rules.h"

const struct word referral_acts[REFERRAL_ACT_COUNT] = {
	[DO_REFER] = { "refer", N_("Referred") },
	[DO_REFER_DIRECTLY] = { "refer-directly", N_("Referred to the provider directly") },
	[DO_VOID] = { "void", N_("Not referred after all") },
	[DO_ASK] = { "ask", N_("Information asked for") },
	[DO_ANSWER] = { "answer", N_("Information given") },
	[DO_OPEN_TRIAGE] = { "open-triage", N_("Triage begun") },
	[DO_COMPLETE_TRIAGE] = { "complete-triage", N_("Triage complete") },
	[DO_SEND_ON] = { "send-on", N_("Sent to the provider") },
	[DO_RECEIVE] = { "receive", N_("Received by the provider") },
	[DO_ACCEPT] = { "accept", N_("Accepted") },
	[DO_NOT_TAKE] = { "not-take", N_("Not taken") },
	[DO_HOLD] = { "hold", N_("Put on hold") },
	[DO_LIFT] = { "lift", N_("Hold lifted") },
	[DO_CONTACT] = { "contact", N_("First contact made") },
	[DO_BOOK] = { "book", N_("Booked into workshops A and B") },
	[DO_BOOK_B] = { "book-b", N_("Booked into another workshop B") },
	[DO_SEND_LETTER] = { "send-letter", N_("Joining letter sent") },
	[DO_RECORD_A] = { "record-a", N_("Workshop A recorded") },
	[DO_RECORD_B] = { "record-b", N_("Workshop B recorded") },
	[DO_CORRECT] = { "correct", N_("Attendance corrected") },
	[DO_POSTPONE] = { "postpone", N_("Workshop cancelled by the provider") },
	[DO_TELL] = { "tell", N_("Police told") },
	[DO_FIND_UNSUITABLE] = { "find-unsuitable", N_("Found unsuitable: put to the police") },
	[DO_DECIDE] = { "decide", N_("Police decided") },
	[DO_EXTEND] = { "extend", N_("Deadline extended") },
	[DO_WITHDRAW] = { "withdraw", N_("Withdrawn") },
	[DO_CLOSE] = { "close", N_("Closed") },
	[DO_REOPEN] = { "reopen", N_("Opened again") },
};

/* ---- where, and by whom ---- */

#define BY(role)  (1u << ROLE_##role)
#define AT(state) (1u << REFERRAL_##state)

#define LEAD BY(PERPETRATOR_LEAD)

/* With triage or the provider, before there is anything to attend. */
#define EARLY                                                                                      \
	(AT(REFERRED) | AT(IN_TRIAGE) | AT(TRIAGED) | AT(SENT) | AT(RECEIVED) | AT(HELD) |         \
		AT(ACCEPTED))

/* With workshops before the person. */
#define LATE (AT(BOOKED) | AT(A_ATTENDED) | AT(POSTPONED) | AT(BOOK_AGAIN))

#define GOES_ON (EARLY | LATE | AT(ASKED) | AT(MISSED) | AT(WITH_POLICE) | AT(UNSUITABLE))

/* While they last nothing is on hold: else it is HELD. */
#define STOPPED_BY_HOLD (AT(SENT) | AT(RECEIVED) | AT(ACCEPTED) | AT(POSTPONED) | AT(BOOK_AGAIN))

static const struct {
	enum referral_act act;
	unsigned roles;
	unsigned states;
} places[] = {
	{ DO_REFER, BY(REFERRER) | BY(SERGEANT), AT(DRAFT) },
	{ DO_REFER_DIRECTLY, BY(REFERRER) | BY(SERGEANT), AT(DRAFT) },
	{ DO_VOID, BY(REFERRER) | BY(SERGEANT), AT(DRAFT) | AT(ASKED) },
	{ DO_ASK, BY(TRIAGE_WORKER), AT(REFERRED) | AT(IN_TRIAGE) },
	{ DO_ASK, BY(COORDINATOR), AT(SENT) | AT(RECEIVED) },
	{ DO_ANSWER, BY(REFERRER) | BY(SERGEANT), AT(ASKED) },
	{ DO_OPEN_TRIAGE, BY(TRIAGE_WORKER), AT(REFERRED) | AT(HELD) },
	{ DO_COMPLETE_TRIAGE, BY(TRIAGE_WORKER), AT(IN_TRIAGE) | AT(HELD) },
	{ DO_SEND_ON, BY(TRIAGE_WORKER), AT(TRIAGED) },
	{ DO_RECEIVE, BY(COORDINATOR), AT(SENT) },
	{ DO_ACCEPT, BY(COORDINATOR), AT(RECEIVED) },
	{ DO_NOT_TAKE, BY(TRIAGE_WORKER) | BY(COORDINATOR), EARLY },
	{ DO_HOLD, BY(TRIAGE_WORKER) | BY(COORDINATOR) | BY(SERGEANT) | LEAD, GOES_ON },
	{ DO_LIFT, BY(COORDINATOR) | BY(SERGEANT) | LEAD, GOES_ON & ~STOPPED_BY_HOLD },
	{ DO_CONTACT, BY(COORDINATOR), AT(RECEIVED) | AT(HELD) | AT(ACCEPTED) | LATE },
	{ DO_BOOK, BY(COORDINATOR), AT(ACCEPTED) | AT(POSTPONED) | AT(BOOK_AGAIN) },
	{ DO_BOOK_B, BY(COORDINATOR), AT(POSTPONED) },
	{ DO_SEND_LETTER, BY(COORDINATOR), AT(BOOKED) },
	{ DO_RECORD_A, BY(FACILITATOR) | BY(COORDINATOR), AT(BOOKED) },
	{ DO_RECORD_B, BY(FACILITATOR) | BY(COORDINATOR), AT(A_ATTENDED) },
	{ DO_CORRECT, BY(FACILITATOR) | LEAD,
		AT(A_ATTENDED) | AT(POSTPONED) | AT(MISSED) | AT(WITH_POLICE) | AT(BOOK_AGAIN) |
			AT(COMPLETED) },
	{ DO_POSTPONE, BY(COORDINATOR), AT(BOOKED) | AT(A_ATTENDED) },
	{ DO_TELL, BY(COORDINATOR) | BY(FACILITATOR) | LEAD,
		AT(RECEIVED) | AT(HELD) | AT(ACCEPTED) | LATE | AT(MISSED) | AT(WITH_POLICE) |
			AT(COMPLETED) | AT(UNSUITABLE) },
	{ DO_FIND_UNSUITABLE, BY(TRIAGE_WORKER) | BY(COORDINATOR) | LEAD, EARLY | LATE },
	{ DO_DECIDE, BY(SERGEANT), AT(WITH_POLICE) | AT(UNSUITABLE) },
	{ DO_EXTEND, BY(SERGEANT), GOES_ON },
	{ DO_WITHDRAW, BY(SERGEANT) | LEAD, GOES_ON },
	{ DO_CLOSE, BY(COORDINATOR) | BY(TRIAGE_WORKER) | LEAD,
		AT(COMPLETED) | AT(BREACHED) | AT(WITHDRAWN) | AT(NOT_TAKEN) },
	{ DO_REOPEN, LEAD, AT(CLOSED) },
};

unsigned referral_roles(enum referral_act act, enum referral_state state)
{
	unsigned roles = 0;

	for (size_t i = 0; i < array_size(places); i++)
		if (places[i].act == act && (places[i].states & 1u << state) != 0)
			roles |= places[i].roles;
	return roles;
}

/* The roles that may do it somewhere. */
static unsigned roles_for(enum referral_act act)
{
	unsigned roles = 0;

	for (size_t i = 0; i < array_size(places); i++)
		if (places[i].act == act)
			roles |= places[i].roles;
	return roles;
}

/* What to say where an act has no place. */
static const char *const no_place[REFERRAL_ACT_COUNT] = {
	[DO_REFER] = N_("This was referred already"),
	[DO_REFER_DIRECTLY] = N_("Only what was not referred yet is referred to the provider "
				 "directly"),
	[DO_VOID] = N_("A referral is taken back only as a draft, or while information is asked "
		       "for. Withdraw it instead."),
	[DO_ASK] = N_("Information is asked for before a referral is accepted, by whoever has it"),
	[DO_ANSWER] = N_("No information is asked for"),
	[DO_OPEN_TRIAGE] = N_("Triage has begun, or the referral is past it"),
	[DO_COMPLETE_TRIAGE] = N_("Triage has to begin before it is complete, and is complete "
				  "once"),
	[DO_SEND_ON] = N_("A referral is sent to the provider once triage is complete"),
	[DO_RECEIVE] = N_("Only what was sent to the provider, and waits for nothing, is received"),
	[DO_ACCEPT] = N_("Only what was received, and waits for nothing, is accepted"),
	[DO_NOT_TAKE] = N_("The referral is past the point where it could be turned away"),
	[DO_HOLD] = N_("Only a referral that goes on is put on hold"),
	[DO_LIFT] = N_("The referral is not on hold"),
	[DO_CONTACT] = N_("The person is contacted once the provider has received the referral"),
	[DO_BOOK] = N_("Both workshops are booked once the referral is accepted, and again after "
		       "a miss that the police excuse"),
	[DO_BOOK_B] = N_("Only a workshop B that the provider cancelled is booked again by itself"),
	[DO_SEND_LETTER] = N_("The joining letter follows the booking"),
	[DO_RECORD_A] = N_("Workshop A is recorded once, of somebody who is booked into it"),
	[DO_RECORD_B] = N_("Workshop B is recorded once, of somebody who attended workshop A"),
	[DO_CORRECT] = N_("Only attendance that was recorded, and that nothing rests on yet, is "
			  "corrected"),
	[DO_POSTPONE] = N_("Only a workshop that is still to come is cancelled"),
	[DO_TELL] = N_("There is nothing to tell the police"),
	[DO_FIND_UNSUITABLE] = N_("Only a referral that goes on, and is not with the police, is "
				  "put to them"),
	[DO_DECIDE] = N_("The police decide on a miss, or on somebody found unsuitable"),
	[DO_EXTEND] = N_("The deadline is extended only while the referral goes on"),
	[DO_WITHDRAW] = N_("Only a referral that goes on is withdrawn"),
	[DO_CLOSE] = N_("A referral closes once it is completed, breached, withdrawn or not taken"),
	[DO_REOPEN] = N_("Only a closed referral is opened again"),
};

/* ---- what else has to hold ---- */

static const char *refusal_to_refer(const struct referral *r)
{
	if (r->source == SOURCE_NONE)
		return N_("Say where the referral comes from");
	if (follows_caution(r) && !r->has_caution)
		return N_("Name the caution first: it has to be given before the person is "
			  "referred");
	if (follows_caution(r) && !date_is_day(r->deadline))
		return N_("Enter the force’s deadline first");
	return NULL;
}

/* Only where triage is what the referral waits for, or its turn. */
static const char *refusal_of_triage(const struct referral *r, enum referral_act act)
{
	bool is_held = referral_state(r) == REFERRAL_HELD;
	bool has_begun = date_is_set(r->triage_opened_on);

	if (is_held &&
		(referral_hold(r) != HOLD_TRIAGE || has_begun != (act == DO_COMPLETE_TRIAGE)))
		return no_place[act];
	return NULL;
}

static const char *refusal_to_hold(const struct referral *r, const struct deed *deed)
{
	static const char *const already = N_("The referral is on hold already");

	if (r->hold == HOLD_PAUSED)
		return already;
	if (deed->hold == HOLD_NONE || deed->hold == HOLD_TRIAGE)
		return N_("Say why the referral is put on hold");
	return r->hold == HOLD_NONE || deed->hold == HOLD_PAUSED ? NULL : already;
}

static const char *refusal_to_lift(const struct referral *r, unsigned roles)
{
	if (r->hold == HOLD_NONE)
		return referral_state(r) == REFERRAL_HELD ? N_("Triage has to be done first")
							  : no_place[DO_LIFT];
	if ((roles & 1u << hold_owner(r->hold)) == 0)
		return N_("This hold is somebody else’s to lift");
	return NULL;
}

/* A workshop B on that day, with that many places free. */
static const char *refusal_of_b(const struct referral *r, const struct workshop_pair *pair)
{
	if (pair->free < 1)
		return N_("No place is free in these workshops");
	if (date_before(r->deadline, pair->on[WORKSHOP_B]))
		return N_("Workshop B is after the force’s deadline. Only the authorising sergeant "
			  "can extend it.");
	return NULL;
}

static const char *const not_the_gap =
	N_("The time between workshops A and B is not what the scheme asks for");

static const char *refusal_to_book(
	const struct referral *r, const struct deed *deed, const struct path_terms *terms)
{
	const struct workshop_pair *pair = &deed->pair;

	if (!date_is_day(pair->on[WORKSHOP_A]) || !date_is_day(pair->on[WORKSHOP_B]))
		return N_("Choose both workshops");
	if (!date_before(deed->on, pair->on[WORKSHOP_A]))
		return N_("Workshop A has to be later than today");

	int gap = date_days_between(pair->on[WORKSHOP_A], pair->on[WORKSHOP_B]);

	if (gap < terms->gap_least_days || gap > terms->gap_most_days)
		return not_the_gap;
	return refusal_of_b(r, pair);
}

static const char *refusal_to_book_b(
	const struct referral *r, const struct deed *deed, const struct path_terms *terms)
{
	const struct attempt *last = attempt_last(r);
	struct date b = deed->pair.on[WORKSHOP_B];

	if (last->result[WORKSHOP_A] != ATTENDANCE_ATTENDED)
		return N_("Workshop A was not attended: book both workshops");
	if (!date_is_day(b))
		return N_("Choose workshop B");
	if (!date_before(deed->on, b))
		return N_("Workshop B has to be later than today");

	int gap = date_days_between(last->on[WORKSHOP_A], b);

	if (gap < terms->gap_least_days)
		return not_the_gap;
	if (gap > terms->kept_a_most_days)
		return N_("Workshop A is too long ago to count: book both workshops");
	return refusal_of_b(r, &deed->pair);
}

static const char *refusal_to_record(
	const struct referral *r, const struct deed *deed, enum letter letter)
{
	if (deed->result == ATTENDANCE_NONE)
		return N_("Say whether the person attended");
	if (date_before(deed->on, attempt_last(r)->on[letter]))
		return N_("The workshop has not been held yet");
	return NULL;
}

static const char *refusal_to_correct(const struct referral *r, const struct deed *deed)
{
	const struct attempt *last = attempt_last(r);
	enum letter letter = last->result[WORKSHOP_B] == ATTENDANCE_NONE ? WORKSHOP_A : WORKSHOP_B;

	if (last->decision != POLICE_UNDECIDED)
		return no_place[DO_CORRECT];
	if (deed->result == last->result[letter])
		return N_("This is what is recorded already");
	return refusal_to_record(r, deed, letter);
}

static const char *refusal_to_find_unsuitable(const struct referral *r, const struct deed *deed)
{
	if (!follows_caution(r))
		return N_("No caution stands behind this referral: say that it is not taken");
	if (deed->because < CLOSURE_NEW_OFFENCE || deed->because >= CLOSURE_BY_POLICE)
		return N_("Say why");
	return NULL;
}

static const char *refusal_to_withdraw(
	const struct referral *r, const struct deed *deed, unsigned roles)
{
	bool by_police = (roles & BY(SERGEANT)) != 0;

	if (deed->because < CLOSURE_NEW_OFFENCE)
		return N_("Say why");
	if (!by_police && deed->because == CLOSURE_BY_POLICE)
		return N_("Only the police withdraw for the police");
	if (!by_police && follows_caution(r) && deed->because != CLOSURE_DIED)
		return N_("After a caution the police decide: say that the person is unsuitable");
	return NULL;
}

static const char *refusal_to_extend(const struct referral *r, const struct deed *deed)
{
	if (!date_is_day(r->deadline))
		return N_("The referral has no deadline");
	if (!date_before(r->deadline, deed->deadline) || date_before(deed->deadline, deed->on))
		return N_("Enter a day after the deadline that stands, and not in the past");
	return NULL;
}

static const char *refusal_of_deed(const struct referral *r, const struct deed *deed,
	unsigned roles, const struct path_terms *terms)
{
	switch (deed->act) {
	case DO_REFER:
	case DO_REFER_DIRECTLY: return refusal_to_refer(r);
	case DO_OPEN_TRIAGE:
	case DO_COMPLETE_TRIAGE: return refusal_of_triage(r, deed->act);
	case DO_NOT_TAKE:
		return follows_caution(r)
			       ? N_("After a caution nobody is turned away: say that the person is "
				    "unsuitable, so that the police vary or decide")
			       : NULL;
	case DO_HOLD: return refusal_to_hold(r, deed);
	case DO_LIFT: return refusal_to_lift(r, roles);
	case DO_FIND_UNSUITABLE: return refusal_to_find_unsuitable(r, deed);
	case DO_DECIDE:
		return deed->decision == POLICE_UNDECIDED ? N_("Choose what the police decide")
							  : NULL;
	case DO_EXTEND: return refusal_to_extend(r, deed);
	case DO_WITHDRAW: return refusal_to_withdraw(r, deed, roles);
	case DO_CLOSE:
		return notice_is_due(r, NOTICE_COMPLETED) ? N_("Tell the police first") : NULL;
	case DO_CONTACT:
		return date_is_set(r->contacted_on) ? N_("The first contact was noted already")
						    : NULL;
	case DO_BOOK: return refusal_to_book(r, deed, terms);
	case DO_BOOK_B: return refusal_to_book_b(r, deed, terms);
	case DO_SEND_LETTER:
		return date_is_set(attempt_last(r)->letter_on)
			       ? N_("The joining letter was sent already")
			       : NULL;
	case DO_RECORD_A: return refusal_to_record(r, deed, WORKSHOP_A);
	case DO_RECORD_B: return refusal_to_record(r, deed, WORKSHOP_B);
	case DO_CORRECT: return refusal_to_correct(r, deed);
	case DO_TELL: return notice_is_due(r, deed->notice) ? NULL : no_place[DO_TELL];
	default: return NULL;
	}
}

static bool is_stopped_by_hold(enum referral_act act)
{
	return act == DO_RECEIVE || act == DO_ACCEPT || act == DO_BOOK || act == DO_BOOK_B;
}

const char *referral_refusal(const struct referral *r, const struct deed *deed, unsigned roles,
	const struct path_terms *terms)
{
	enum referral_state state = referral_state(r);

	assert(deed->act > DO_NOTHING && deed->act < REFERRAL_ACT_COUNT);
	if ((roles & roles_for(deed->act)) == 0)
		return N_("You do not have the right to do this");
	if ((roles & referral_roles(deed->act, state)) == 0)
		return state == REFERRAL_HELD && is_stopped_by_hold(deed->act)
			       ? N_("The referral is on hold. What it waits for has to be settled "
				    "first.")
			       : no_place[deed->act];
	return refusal_of_deed(r, deed, roles, terms);
}

const char *letter_refusal(const struct referral *r, unsigned roles)
{
	enum referral_state state = referral_state(r);

	if ((roles & roles_for(DO_SEND_LETTER)) == 0)
		return N_("You do not have the right to do this");
	if (state != REFERRAL_BOOKED && state != REFERRAL_A_ATTENDED)
		return N_("A joining letter is for somebody who is booked into a workshop that is "
			  "still to come");
	return NULL;
}
