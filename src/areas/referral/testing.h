/* SPDX-License-Identifier: MIT */
/*
 * What the tests of a referral's rules share: an invented one in each state.
 */
#ifndef AREAS_REFERRAL_TESTING_H
#define AREAS_REFERRAL_TESTING_H

#include <string.h>

#include "areas/referral/rules.h"
#include "base/err.h"
#include "base/testing.h"

static inline struct date day(int number)
{
	struct date d = date_from_number(number);

	assert_true(date_is_day(d));
	return d;
}

static inline struct path_terms usual_terms(void)
{
	const struct terms usual = terms_usual();

	return path_terms_of(&usual);
}

#define assert_day(is, should_be) assert_int_equal(date_number(is), (should_be))

/* Booked on 12 May for workshops on 23 May and 20 June 2026. */
static inline struct attempt *booked(struct arena *a, struct referral *r)
{
	struct attempt *attempt = list_add(a, &r->attempts);

	attempt->booked_on = day(20260512);
	attempt->on[WORKSHOP_A] = day(20260523);
	attempt->on[WORKSHOP_B] = day(20260620);
	return attempt;
}

static inline void results(struct attempt *attempt, enum attendance of_a, enum attendance of_b)
{
	attempt->result[WORKSHOP_A] = of_a;
	if (of_a != ATTENDANCE_NONE)
		attempt->result_on[WORKSHOP_A] = attempt->on[WORKSHOP_A];
	attempt->result[WORKSHOP_B] = of_b;
	if (of_b != ATTENDANCE_NONE)
		attempt->result_on[WORKSHOP_B] = attempt->on[WORKSHOP_B];
}

static inline void miss(struct attempt *attempt, bool is_told)
{
	results(attempt, ATTENDANCE_ABSENT, ATTENDANCE_NONE);
	if (is_told)
		attempt->told_on[NOTICE_MISSED] = day(20260526);
}

/* The facts of workshops that bring it there. */
static inline void attempt_in(struct arena *a, struct referral *r, enum referral_state state)
{
	struct attempt *attempt = booked(a, r);

	switch (state) {
	case REFERRAL_A_ATTENDED: results(attempt, ATTENDANCE_ATTENDED, ATTENDANCE_NONE); break;
	case REFERRAL_POSTPONED: results(attempt, ATTENDANCE_ATTENDED, ATTENDANCE_CANCELLED); break;
	case REFERRAL_MISSED: miss(attempt, false); break;
	case REFERRAL_WITH_POLICE: miss(attempt, true); break;
	case REFERRAL_BOOK_AGAIN:
	case REFERRAL_BREACHED:
		miss(attempt, true);
		attempt->decision = state == REFERRAL_BREACHED ? POLICE_CHARGE : POLICE_GO_ON;
		attempt->decided_on = day(20260528);
		break;
	case REFERRAL_COMPLETED:
		results(attempt, ATTENDANCE_ATTENDED, ATTENDANCE_ATTENDED);
		attempt->told_on[NOTICE_COMPLETED] = day(20260622);
		break;
	default: break;
	}
}

/* After a caution, to be complete by 24 July 2026; a step a day from 5 May on. */
static inline struct referral a_referral(struct arena *a, enum referral_state state)
{
	struct referral r = {
		.source = SOURCE_CAUTION,
		.has_caution = true,
		.needs_triage = true,
		.deadline = day(20260724),
	};

	if (state >= REFERRAL_REFERRED)
		r.referred_on = day(20260505);
	if (state >= REFERRAL_IN_TRIAGE)
		r.triage_opened_on = day(20260506);
	if (state >= REFERRAL_TRIAGED)
		r.triaged_on = day(20260507);
	if (state >= REFERRAL_SENT)
		r.sent_on = day(20260508);
	if (state >= REFERRAL_RECEIVED)
		r.received_on = day(20260509);
	if (state >= REFERRAL_ACCEPTED)
		r.accepted_on = day(20260511);
	if (state >= REFERRAL_BOOKED && state <= REFERRAL_BREACHED && state != REFERRAL_UNSUITABLE)
		attempt_in(a, &r, state);

	switch (state) {
	case REFERRAL_VOID: r.voided_on = day(20260505); break;
	case REFERRAL_ASKED: r.asked_on = day(20260506); break;
	case REFERRAL_HELD:
		r.hold = HOLD_ACCESS;
		r.held_on = day(20260510);
		break;
	case REFERRAL_UNSUITABLE:
		r.unsuitable_on = day(20260512);
		r.unsuitable_because = CLOSURE_RISK_RAISED;
		break;
	case REFERRAL_WITHDRAWN:
		r.withdrawn_on = day(20260512);
		r.withdrawn_because = CLOSURE_NEW_OFFENCE;
		break;
	case REFERRAL_NOT_TAKEN: r.not_taken_on = day(20260512); break;
	case REFERRAL_CLOSED: r.closed_on = day(20260701); break;
	default: break;
	}
	assert_int_equal(referral_state(&r), state);
	return r;
}

#endif
