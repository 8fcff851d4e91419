/* SPDX-License-Identifier: MIT */
/*
 * What a deed leaves behind: each writes its facts, and where the referral stands follows.
 */
#include "areas/referral/rules.h"

/* A copy with a list of attempts of its own. */
static struct referral copy_of(struct arena *a, const struct referral *r)
{
	struct referral copy = *r;

	copy.attempts = (struct attempts){ 0 };
	list_each (const struct attempt *, each, &r->attempts)
		*list_add(a, &copy.attempts) = *each;
	return copy;
}

static struct attempt *last_of(struct referral *r)
{
	assert(r->attempts.n > 0);
	return &r->attempts.at[r->attempts.n - 1];
}

static void record(struct attempt *t, enum letter letter, const struct deed *deed)
{
	t->result[letter] = deed->result;
	t->result_on[letter] = deed->on;
}

/* What rests on the result has to be told anew; that the person was booked has not. */
static void correct(struct attempt *t, const struct deed *deed)
{
	enum letter letter = t->result[WORKSHOP_B] == ATTENDANCE_NONE ? WORKSHOP_A : WORKSHOP_B;

	record(t, letter, deed);
	if (letter == WORKSHOP_A)
		t->told_on[NOTICE_ATTENDED_A] = DATE_NONE;
	t->told_on[NOTICE_MISSED] = DATE_NONE;
	t->told_on[NOTICE_NO_REPEAT] = DATE_NONE;
	t->told_on[NOTICE_COMPLETED] = DATE_NONE;
}

static void book(struct arena *a, struct referral *r, const struct deed *deed)
{
	struct attempt *attempt = list_add(a, &r->attempts);

	attempt->booked_on = deed->on;
	attempt->on[WORKSHOP_A] = deed->pair.on[WORKSHOP_A];
	attempt->on[WORKSHOP_B] = deed->pair.on[WORKSHOP_B];
}

static void book_b(struct attempt *t, const struct deed *deed)
{
	t->on[WORKSHOP_B] = deed->pair.on[WORKSHOP_B];
	t->result[WORKSHOP_B] = ATTENDANCE_NONE;
	t->result_on[WORKSHOP_B] = DATE_NONE;
}

static void postpone(struct attempt *t, const struct deed *deed)
{
	enum letter letter = t->result[WORKSHOP_A] == ATTENDANCE_NONE ? WORKSHOP_A : WORKSHOP_B;

	t->result[letter] = ATTENDANCE_CANCELLED;
	t->result_on[letter] = deed->on;
}

static void tell(struct referral *r, const struct deed *deed)
{
	if (deed->notice == NOTICE_SAFEGUARDING)
		r->safeguarding_on = deed->on;
	else
		last_of(r)->told_on[deed->notice] = deed->on;
	if (deed->notice == NOTICE_MISSED && date_is_set(deed->deadline))
		last_of(r)->told_on[NOTICE_NO_REPEAT] = deed->on;
}

static void decide(struct referral *r, const struct deed *deed)
{
	if (referral_state(r) == REFERRAL_UNSUITABLE) {
		r->unsuitable_decision = deed->decision;
		r->unsuitable_decided_on = deed->on;
	} else {
		last_of(r)->decision = deed->decision;
		last_of(r)->decided_on = deed->on;
	}
}

static void put_on_hold(struct referral *r, const struct deed *deed)
{
	r->hold_beneath = r->hold;
	r->hold = deed->hold;
	r->held_on = deed->on;
}

/* What it waited for before it waits for again, from now on. */
static void lift(struct referral *r, const struct deed *deed)
{
	r->hold = r->hold_beneath;
	r->hold_beneath = HOLD_NONE;
	r->held_on = r->hold == HOLD_NONE ? DATE_NONE : deed->on;
}

static void ask(struct referral *r, const struct deed *deed)
{
	r->asked_on = deed->on;
	r->answered_on = DATE_NONE;
}

static void find_unsuitable(struct referral *r, const struct deed *deed)
{
	r->unsuitable_on = deed->on;
	r->unsuitable_because = deed->because;
	r->unsuitable_decision = POLICE_UNDECIDED;
	r->unsuitable_decided_on = DATE_NONE;
}

static void withdraw(struct referral *r, const struct deed *deed)
{
	r->withdrawn_on = deed->on;
	r->withdrawn_because = deed->because;
}

/* The fact of an act that is no more than its day; NULL of any other act. */
static struct date *day_of_act(struct referral *r, enum referral_act act)
{
	switch (act) {
	case DO_REFER: return &r->referred_on;
	case DO_VOID: return &r->voided_on;
	case DO_ANSWER: return &r->answered_on;
	case DO_OPEN_TRIAGE: return &r->triage_opened_on;
	case DO_COMPLETE_TRIAGE: return &r->triaged_on;
	case DO_SEND_ON: return &r->sent_on;
	case DO_RECEIVE: return &r->received_on;
	case DO_ACCEPT: return &r->accepted_on;
	case DO_NOT_TAKE: return &r->not_taken_on;
	case DO_CONTACT: return &r->contacted_on;
	case DO_CLOSE:
	case DO_REOPEN: return &r->closed_on;
	default: return NULL;
	}
}

struct referral referral_after(struct arena *a, const struct referral *r, const struct deed *deed)
{
	struct referral after = copy_of(a, r);
	struct date *day = day_of_act(&after, deed->act);

	if (day != NULL) {
		*day = deed->act == DO_REOPEN ? DATE_NONE : deed->on;
		return after;
	}
	switch (deed->act) {
	case DO_REFER_DIRECTLY: after.referred_on = after.sent_on = deed->on; break;
	case DO_ASK: ask(&after, deed); break;
	case DO_HOLD: put_on_hold(&after, deed); break;
	case DO_LIFT: lift(&after, deed); break;
	case DO_BOOK: book(a, &after, deed); break;
	case DO_BOOK_B: book_b(last_of(&after), deed); break;
	case DO_SEND_LETTER: last_of(&after)->letter_on = deed->on; break;
	case DO_RECORD_A: record(last_of(&after), WORKSHOP_A, deed); break;
	case DO_RECORD_B: record(last_of(&after), WORKSHOP_B, deed); break;
	case DO_CORRECT: correct(last_of(&after), deed); break;
	case DO_POSTPONE: postpone(last_of(&after), deed); break;
	case DO_TELL: tell(&after, deed); break;
	case DO_FIND_UNSUITABLE: find_unsuitable(&after, deed); break;
	case DO_DECIDE: decide(&after, deed); break;
	case DO_EXTEND: after.deadline = deed->deadline; break;
	case DO_WITHDRAW: withdraw(&after, deed); break;
	default: unreachable("act");
	}
	return after;
}
