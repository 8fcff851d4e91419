/* SPDX-License-Identifier: MIT */
/*
 * Every act in every state by every role, what each deed asks for besides, and where it leads.
 */
#include "areas/referral/rules.h"

#include "areas/referral/testing.h"

/* ---- words ---- */

static void words__are_found_by_their_name_and_by_no_other(void **state)
{
	static const struct {
		const struct word *words;
		size_t n;
	} lists[] = {
		{ referral_sources, SOURCE_COUNT },
		{ attendances, ATTENDANCE_COUNT },
		{ holds, HOLD_COUNT },
		{ police_decisions, POLICE_DECISION_COUNT },
		{ closures, CLOSURE_COUNT },
		{ notice_kinds, NOTICE_KIND_COUNT },
		{ referral_states, REFERRAL_STATE_COUNT },
		{ referral_acts, REFERRAL_ACT_COUNT },
	};

	(void)state;
	for (size_t i = 0; i < array_size(lists); i++) {
		for (size_t each = 1; each < lists[i].n; each++) {
			const struct word *word = &lists[i].words[each];

			assert_non_null(word->label);
			assert_int_equal(word_find(lists[i].words, lists[i].n, word->name), each);
		}
		assert_int_equal(word_find(lists[i].words, lists[i].n, "nonsense"), 0);
	}
}

/* ---- every act in every state by every role ---- */

enum { REFERRER_ = 1, SERGEANT_ = 2, TRIAGE_ = 4, COORDINATOR_ = 8, FACILITATOR_ = 16, LEAD_ = 32 };

/*
 * Written without a look at the table of acts.  The states in their order: Draft Void Referred
 * Asked In-triage Triaged Sent received(X) Held accepted(C) Booked a-attended(1) Postponed Missed
 * with-police(L) book-again(G) completed(2) Unsuitable breached(B) Withdrawn Not-taken closed(Z).
 */
static const struct {
	int roles;
	const char *states;
} may[REFERRAL_ACT_COUNT] = {
	/*                                                            -DVRAITSXHCB1PMLG2UBWNZ */
	[DO_REFER] = { REFERRER_ | SERGEANT_, /*                   */ ".y....................." },
	[DO_REFER_DIRECTLY] = { REFERRER_ | SERGEANT_, /*          */ ".y....................." },
	[DO_VOID] = { REFERRER_ | SERGEANT_, /*                    */ ".y..y.................." },
	[DO_ASK] = { TRIAGE_ | COORDINATOR_, /*                    */ "...t.t.cc.............." },
	[DO_ANSWER] = { REFERRER_ | SERGEANT_, /*                  */ "....y.................." },
	[DO_OPEN_TRIAGE] = { TRIAGE_, /*                           */ "...y.....y............." },
	[DO_COMPLETE_TRIAGE] = { TRIAGE_, /*                       */ ".....y...y............." },
	[DO_SEND_ON] = { TRIAGE_, /*                               */ "......y................" },
	[DO_RECEIVE] = { COORDINATOR_, /*                          */ ".......y..............." },
	[DO_ACCEPT] = { COORDINATOR_, /*                           */ "........y.............." },
	[DO_NOT_TAKE] = { TRIAGE_ | COORDINATOR_, /*               */ "...y.yyyyyy............" },
	[DO_HOLD] = { TRIAGE_ | COORDINATOR_ | SERGEANT_ | LEAD_, /**/ "...yyyyyyyyyyyyyy.y...." },
	[DO_LIFT] = { COORDINATOR_ | SERGEANT_ | LEAD_, /*         */ "...yyyy..y.yy.yy..y...." },
	[DO_CONTACT] = { COORDINATOR_, /*                          */ "........yyyyyy..y......" },
	[DO_BOOK] = { COORDINATOR_, /*                             */ "..........y..y..y......" },
	[DO_BOOK_B] = { COORDINATOR_, /*                           */ ".............y........." },
	[DO_SEND_LETTER] = { COORDINATOR_, /*                      */ "...........y..........." },
	[DO_RECORD_A] = { FACILITATOR_ | COORDINATOR_, /*          */ "...........y..........." },
	[DO_RECORD_B] = { FACILITATOR_ | COORDINATOR_, /*          */ "............y.........." },
	[DO_CORRECT] = { FACILITATOR_ | LEAD_, /*                  */ "............yyyyyy....." },
	[DO_POSTPONE] = { COORDINATOR_, /*                         */ "...........yy.........." },
	[DO_TELL] = { COORDINATOR_ | FACILITATOR_ | LEAD_, /*      */ "........yyyyyyyyyyy...." },
	[DO_FIND_UNSUITABLE] = { TRIAGE_ | COORDINATOR_ | LEAD_, /**/ "...y.yyyyyyyyy..y......" },
	[DO_DECIDE] = { SERGEANT_, /*                              */ "...............y..y...." },
	[DO_EXTEND] = { SERGEANT_, /*                              */ "...yyyyyyyyyyyyyy.y...." },
	[DO_WITHDRAW] = { SERGEANT_ | LEAD_, /*                    */ "...yyyyyyyyyyyyyy.y...." },
	[DO_CLOSE] = { COORDINATOR_ | TRIAGE_ | LEAD_, /*          */ ".................y.yyy." },
	[DO_REOPEN] = { LEAD_, /*                                  */ "......................y" },
};

static int bit_of(enum role role)
{
	switch (role) {
	case ROLE_REFERRER: return REFERRER_;
	case ROLE_SERGEANT: return SERGEANT_;
	case ROLE_TRIAGE_WORKER: return TRIAGE_;
	case ROLE_COORDINATOR: return COORDINATOR_;
	case ROLE_FACILITATOR: return FACILITATOR_;
	case ROLE_PERPETRATOR_LEAD: return LEAD_;
	default: return 0;
	}
}

static bool expected(enum referral_act act, enum referral_state in, enum role role)
{
	char mark = may[act].states[in];
	int roles = mark == 't'   ? TRIAGE_
		    : mark == 'c' ? COORDINATOR_
		    : mark == 'y' ? may[act].roles
				  : 0;

	return (roles & bit_of(role)) != 0;
}

/* A deed that nothing but its place could speak against. */
static struct deed good_deed(enum referral_act act)
{
	return (struct deed){
		.act = act,
		.on = day(20260622),
		.pair = { { day(20260623), day(20260721) }, 1 },
		.result = ATTENDANCE_LATE,
		.hold = HOLD_GROUP,
		.because = act == DO_WITHDRAW ? CLOSURE_DIED : CLOSURE_MOVED,
		.decision = POLICE_GO_ON,
		.notice = NOTICE_SAFEGUARDING,
		.deadline = day(20260725),
	};
}

/* The same of the referral: where an act has its place, nothing of it is done yet. */
static struct referral good_referral(
	struct arena *a, enum referral_act act, enum referral_state in, enum role role)
{
	struct referral r = a_referral(a, in);

	if (act == DO_BOOK_B && in == REFERRAL_POSTPONED)
		r.attempts.at[0].on[WORKSHOP_A] = day(20260530);
	if (in == REFERRAL_HELD &&
		(act == DO_HOLD || act == DO_OPEN_TRIAGE || act == DO_COMPLETE_TRIAGE)) {
		r.hold = HOLD_NONE;
		r.triaged_on = DATE_NONE;
		if (act == DO_OPEN_TRIAGE)
			r.triage_opened_on = DATE_NONE;
	}
	if (act == DO_LIFT && may[act].states[in] == 'y')
		r.hold = role == ROLE_SERGEANT           ? HOLD_HISTORY
			 : role == ROLE_PERPETRATOR_LEAD ? HOLD_PAUSED
			 : in == REFERRAL_HELD           ? HOLD_ACCESS
							 : HOLD_GROUP;
	if (act == DO_NOT_TAKE)
		r.source = SOURCE_PROBATION;
	if (act == DO_CORRECT && in == REFERRAL_BOOK_AGAIN)
		r.attempts.at[0].decision = POLICE_UNDECIDED, r.source = SOURCE_SELF;
	return r;
}

static const char *refusal(const struct referral *r, const struct deed *deed, enum role role)
{
	const struct path_terms terms = usual_terms();

	return referral_refusal(r, deed, 1u << role, &terms);
}

static void acts__each_in_every_state_by_every_role(void **state)
{
	for (enum referral_act act = DO_REFER; act < REFERRAL_ACT_COUNT; act++)
		for (enum referral_state in = REFERRAL_DRAFT; in < REFERRAL_STATE_COUNT; in++)
			for (enum role role = ROLE_NONE; role < ROLE_COUNT; role++) {
				struct referral r = good_referral(*state, act, in, role);
				struct deed deed = good_deed(act);
				const char *no = refusal(&r, &deed, role);

				if ((no == NULL) != expected(act, in, role))
					fail_msg("%s in %s by %s: %s", referral_acts[act].name,
						referral_states[in].name,
						role == ROLE_NONE ? "nobody" : role_name(role),
						no == NULL ? "may" : no);
				if ((may[act].roles & bit_of(role)) == 0)
					assert_string_equal(
						no, "You do not have the right to do this");
				assert_int_equal((referral_roles(act, in) & 1u << role) != 0,
					expected(act, in, role));
			}
}

static void acts__each_out_of_place_has_its_own_sentence(void **state)
{
	const char *said[REFERRAL_ACT_COUNT] = { 0 };

	for (enum referral_act act = DO_REFER; act < REFERRAL_ACT_COUNT; act++) {
		struct referral r =
			a_referral(*state, act == DO_REOPEN ? REFERRAL_VOID : REFERRAL_CLOSED);
		struct deed deed = good_deed(act);
		const struct path_terms terms = usual_terms();

		said[act] = referral_refusal(&r, &deed, ~0u, &terms);
		assert_non_null(said[act]);
		for (enum referral_act other = DO_REFER; other < act; other++)
			assert_string_not_equal(said[act], said[other]);
	}
}

static void acts__a_hold_stops_a_booking_and_says_so(void **state)
{
	static const enum referral_act stopped[] = { DO_RECEIVE, DO_ACCEPT, DO_BOOK, DO_BOOK_B };
	struct referral r = a_referral(*state, REFERRAL_HELD);

	r.hold = HOLD_PAUSED;
	for (size_t i = 0; i < array_size(stopped); i++) {
		struct deed deed = good_deed(stopped[i]);

		assert_string_equal(refusal(&r, &deed, ROLE_COORDINATOR),
			"The referral is on hold. What it waits for has to be settled first.");
	}
}

/* ---- what a deed asks for besides ---- */

static bool is_taken(const struct referral *r, struct deed deed, enum role role)
{
	return refusal(r, &deed, role) == NULL;
}

static void refer__names_its_source_and_after_a_caution_that_and_the_deadline(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_DRAFT);
	struct deed deed = good_deed(DO_REFER);

	assert_true(is_taken(&r, deed, ROLE_REFERRER));
	r.has_caution = false;
	assert_false(is_taken(&r, deed, ROLE_REFERRER));
	r.has_caution = true;
	r.deadline = DATE_NONE;
	assert_false(is_taken(&r, deed, ROLE_REFERRER));
	r.has_caution = false;
	r.source = SOURCE_PROBATION;
	assert_true(is_taken(&r, deed, ROLE_REFERRER));
	r.source = SOURCE_NONE;
	assert_false(is_taken(&r, deed, ROLE_REFERRER));
}

static void not_take__is_refused_after_a_caution_and_unsuitable_without_one(void **state)
{
	for (enum referral_source source = SOURCE_CAUTION; source < SOURCE_COUNT; source++) {
		struct referral r = a_referral(*state, REFERRAL_RECEIVED);
		bool is_caution = source == SOURCE_CAUTION;

		r.source = source;
		assert_int_equal(
			is_taken(&r, good_deed(DO_NOT_TAKE), ROLE_COORDINATOR), !is_caution);
		assert_int_equal(
			is_taken(&r, good_deed(DO_FIND_UNSUITABLE), ROLE_COORDINATOR), is_caution);
	}
}

static void triage__lacks_and_a_caution_referral_is_held(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_DRAFT);
	struct deed deed = good_deed(DO_REFER_DIRECTLY);

	r = referral_after(*state, &r, &deed);
	assert_int_equal(referral_state(&r), REFERRAL_HELD);
	assert_int_equal(referral_hold(&r), HOLD_TRIAGE);
	assert_false(is_taken(&r, good_deed(DO_ACCEPT), ROLE_COORDINATOR));
	assert_false(is_taken(&r, good_deed(DO_LIFT), ROLE_COORDINATOR));
	assert_false(is_taken(&r, good_deed(DO_COMPLETE_TRIAGE), ROLE_TRIAGE_WORKER));
	deed = good_deed(DO_OPEN_TRIAGE);
	r = referral_after(*state, &r, &deed);
	assert_int_equal(referral_state(&r), REFERRAL_HELD);
	assert_false(is_taken(&r, deed, ROLE_TRIAGE_WORKER));
	deed = good_deed(DO_COMPLETE_TRIAGE);
	r = referral_after(*state, &r, &deed);
	assert_int_equal(referral_state(&r), REFERRAL_SENT);
}

static void hold__is_one_at_a_time_and_its_owners_to_lift(void **state)
{
	for (enum hold hold = HOLD_NONE; hold < HOLD_COUNT; hold++) {
		struct referral r = a_referral(*state, REFERRAL_ACCEPTED);
		struct deed deed = good_deed(DO_HOLD);

		deed.hold = hold;
		assert_int_equal(is_taken(&r, deed, ROLE_COORDINATOR), hold > HOLD_TRIAGE);
		if (hold <= HOLD_TRIAGE)
			continue;
		r = referral_after(*state, &r, &deed);
		assert_int_equal(referral_state(&r), REFERRAL_HELD);
		deed.hold = HOLD_GROUP;
		assert_false(is_taken(&r, deed, ROLE_COORDINATOR));
		for (enum role role = ROLE_NONE; role < ROLE_COUNT; role++)
			assert_int_equal(is_taken(&r, good_deed(DO_LIFT), role),
				role == hold_owner(hold) && role != ROLE_NONE);
	}
}

static void hold__of_the_lead_stands_over_any_other_and_gives_way_to_it_again(void **state)
{
	struct deed pause = good_deed(DO_HOLD), lift = good_deed(DO_LIFT);

	pause.hold = HOLD_PAUSED;
	lift.on = day(20260630);
	for (enum hold hold = HOLD_AUTHORITY; hold < HOLD_PAUSED; hold++) {
		struct referral r = a_referral(*state, REFERRAL_ACCEPTED);
		struct deed deed = good_deed(DO_HOLD);

		deed.hold = hold;
		r = referral_after(*state, &r, &deed);
		assert_true(is_taken(&r, pause, ROLE_TRIAGE_WORKER));
		r = referral_after(*state, &r, &pause);
		assert_int_equal(referral_hold(&r), HOLD_PAUSED);
		assert_false(is_taken(&r, pause, ROLE_PERPETRATOR_LEAD));
		assert_false(is_taken(&r, deed, ROLE_COORDINATOR));
		r = referral_after(*state, &r, &lift);
		assert_int_equal(referral_hold(&r), hold);
		assert_true(date_equal(r.held_on, lift.on));
		r = referral_after(*state, &r, &lift);
		assert_int_equal(referral_state(&r), REFERRAL_ACCEPTED);
	}
}

static bool may_book(struct arena *a, int today, int on_a, int on_b, int free, int deadline)
{
	struct referral r = a_referral(a, REFERRAL_ACCEPTED);
	struct deed deed = good_deed(DO_BOOK);

	r.deadline = date_from_number(deadline);
	deed.on = day(today);
	deed.pair =
		(struct workshop_pair){ { date_from_number(on_a), date_from_number(on_b) }, free };
	return is_taken(&r, deed, ROLE_COORDINATOR);
}

static void book__every_boundary(void **state)
{
	struct arena *a = *state;

	assert_true(may_book(a, 20260501, 20260502, 20260530, 1, 20260530));
	assert_false(may_book(a, 20260501, 20260502, 20260530, 0, 20260530)); // full
	assert_false(may_book(a, 20260501, 20260502, 20260530, 1, 20260529)); // after the deadline
	assert_false(may_book(a, 20260502, 20260502, 20260530, 1, 20260530)); // today
	assert_false(may_book(a, 20260501, 20260502, 20260529, 1, 20260731)); // 27 days
	assert_true(may_book(a, 20260501, 20260502, 20260606, 1, 20260731));  // 35
	assert_false(may_book(a, 20260501, 20260502, 20260607, 1, 20260731)); // 36
	assert_false(may_book(a, 20260501, 20260530, 20260502, 1, 20260731)); // B before A
	assert_false(may_book(a, 20260501, 0, 20260530, 1, 20260731));
	assert_false(may_book(a, 20260501, 20260502, 0, 1, 20260731));
	assert_true(may_book(a, 20260501, 20260502, 20260530, 1, 0));        // no deadline
	assert_true(may_book(a, 20260301, 20260307, 20260404, 1, 20260404)); // clocks forward
	assert_false(may_book(a, 20260301, 20260307, 20260403, 1, 20260404));
	assert_true(may_book(a, 20261001, 20261024, 20261121, 1, 20261121)); // and back
	assert_false(may_book(a, 20261001, 20261024, 20261120, 1, 20261121));
	assert_true(may_book(a, 20280101, 20280201, 20280229, 1, 20280229)); // a leap day
	assert_true(may_book(a, 20280101, 20280129, 20280304, 1, 20280304)); // 35 over one
	assert_false(may_book(a, 20280101, 20280129, 20280305, 1, 20280305));
}

static bool may_book_b(struct arena *a, enum attendance of_a, int on_b, int free)
{
	struct referral r = a_referral(a, REFERRAL_POSTPONED); // A was on 23 May 2026
	struct deed deed = good_deed(DO_BOOK_B);

	r.attempts.at[0].result[WORKSHOP_A] = of_a;
	deed.pair = (struct workshop_pair){ { DATE_NONE, date_from_number(on_b) }, free };
	return is_taken(&r, deed, ROLE_COORDINATOR);
}

static void book_b__is_no_sooner_after_a_than_the_scheme_asks(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_POSTPONED); // A was on 23 May 2026
	struct deed deed = good_deed(DO_BOOK_B);

	deed.on = day(20260601);
	deed.pair.on[WORKSHOP_B] = day(20260619); // 27 days
	assert_false(is_taken(&r, deed, ROLE_COORDINATOR));
	deed.pair.on[WORKSHOP_B] = day(20260620);
	assert_true(is_taken(&r, deed, ROLE_COORDINATOR));
}

static void book_b__keeps_an_a_that_was_attended_eight_weeks_at_most(void **state)
{
	struct arena *a = *state;

	assert_true(may_book_b(a, ATTENDANCE_ATTENDED, 20260718, 1));  // 56 days
	assert_false(may_book_b(a, ATTENDANCE_ATTENDED, 20260719, 1)); // 57
	assert_true(may_book_b(a, ATTENDANCE_ATTENDED, 20260623, 1));
	assert_false(may_book_b(a, ATTENDANCE_ATTENDED, 20260622, 1)); // today
	assert_false(may_book_b(a, ATTENDANCE_ATTENDED, 20260718, 0));
	assert_false(may_book_b(a, ATTENDANCE_ATTENDED, 0, 1));
	assert_false(may_book_b(a, ATTENDANCE_CANCELLED, 20260718, 1));
}

static void record__only_once_the_workshop_was_held(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_BOOKED);
	struct deed deed = good_deed(DO_RECORD_A);

	deed.on = day(20260522);
	assert_false(is_taken(&r, deed, ROLE_FACILITATOR));
	deed.on = day(20260523);
	assert_true(is_taken(&r, deed, ROLE_FACILITATOR));
	deed.result = ATTENDANCE_NONE;
	assert_false(is_taken(&r, deed, ROLE_FACILITATOR));
	r = a_referral(*state, REFERRAL_A_ATTENDED);
	deed = good_deed(DO_RECORD_B);
	deed.on = day(20260619);
	assert_false(is_taken(&r, deed, ROLE_FACILITATOR));
	deed.on = day(20260620);
	assert_true(is_taken(&r, deed, ROLE_FACILITATOR));
}

/* Source: domain.md §1.3: missed either, both again. */
static void record__every_result_of_every_half(void **state)
{
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		for (enum attendance each = ATTENDANCE_ATTENDED; each < ATTENDANCE_COUNT; each++) {
			struct referral r = a_referral(*state,
				letter == WORKSHOP_A ? REFERRAL_BOOKED : REFERRAL_A_ATTENDED);
			struct deed deed =
				good_deed(letter == WORKSHOP_A ? DO_RECORD_A : DO_RECORD_B);
			enum referral_state attended =
				letter == WORKSHOP_A ? REFERRAL_A_ATTENDED : REFERRAL_COMPLETED;

			deed.result = each;
			r = referral_after(*state, &r, &deed);
			assert_int_equal(referral_state(&r), each == ATTENDANCE_ATTENDED ? attended
							     : each == ATTENDANCE_CANCELLED
								     ? REFERRAL_POSTPONED
								     : REFERRAL_MISSED);
			assert_int_equal(attendance_is_miss(each),
				each != ATTENDANCE_ATTENDED && each != ATTENDANCE_CANCELLED);
			r.source = SOURCE_SELF;
			assert_int_equal(referral_state(&r) == REFERRAL_BOOK_AGAIN,
				attendance_is_miss(each));
		}
}

static void correct__of_one_that_was_cancelled_waits_for_its_day(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_BOOKED);
	struct deed deed = good_deed(DO_POSTPONE);

	deed.on = day(20260520);
	r = referral_after(*state, &r, &deed);
	deed = good_deed(DO_CORRECT);
	deed.result = ATTENDANCE_ATTENDED;
	deed.on = day(20260522);
	assert_false(is_taken(&r, deed, ROLE_FACILITATOR));
	deed.on = day(20260523);
	assert_true(is_taken(&r, deed, ROLE_FACILITATOR));
}

static void correct__tells_the_police_anew(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_WITH_POLICE);
	struct deed deed = good_deed(DO_CORRECT);

	deed.result = ATTENDANCE_ABSENT; // as it is recorded
	assert_false(is_taken(&r, deed, ROLE_FACILITATOR));
	deed.result = ATTENDANCE_LATE;
	r = referral_after(*state, &r, &deed);
	assert_int_equal(referral_state(&r), REFERRAL_MISSED);
	deed.result = ATTENDANCE_ATTENDED;
	r = referral_after(*state, &r, &deed);
	assert_int_equal(referral_state(&r), REFERRAL_A_ATTENDED);
	r = a_referral(*state, REFERRAL_BOOK_AGAIN); // the police have decided
	assert_false(is_taken(&r, deed, ROLE_FACILITATOR));
}

static void decide__every_decision_on_a_miss_and_on_somebody_unsuitable(void **state)
{
	static const struct {
		enum police_decision decision;
		enum referral_state state;
		enum closure of_miss, of_unsuitable;
	} cases[] = {
		{ POLICE_CHARGE, REFERRAL_BREACHED, CLOSURE_BREACH, CLOSURE_BREACH },
		{ POLICE_BAIL, REFERRAL_BREACHED, CLOSURE_BREACH, CLOSURE_BREACH },
		{ POLICE_VARY, REFERRAL_WITHDRAWN, CLOSURE_BY_POLICE, CLOSURE_BY_POLICE },
		{ POLICE_DROP, REFERRAL_WITHDRAWN, CLOSURE_NON_ATTENDANCE, CLOSURE_BY_POLICE },
		{ POLICE_GO_ON, REFERRAL_NONE, CLOSURE_NONE, CLOSURE_NONE },
	};

	assert_int_equal(array_size(cases), POLICE_DECISION_COUNT - 1);
	for (size_t i = 0; i < array_size(cases); i++) {
		struct referral miss = a_referral(*state, REFERRAL_WITH_POLICE);
		struct referral other = a_referral(*state, REFERRAL_UNSUITABLE);
		struct deed deed = good_deed(DO_DECIDE);
		bool goes_on = cases[i].decision == POLICE_GO_ON;

		deed.decision = cases[i].decision;
		miss = referral_after(*state, &miss, &deed);
		other = referral_after(*state, &other, &deed);
		assert_int_equal(
			referral_state(&miss), goes_on ? REFERRAL_BOOK_AGAIN : cases[i].state);
		assert_int_equal(
			referral_state(&other), goes_on ? REFERRAL_ACCEPTED : cases[i].state);
		assert_int_equal(referral_closure(&miss), cases[i].of_miss);
		assert_int_equal(referral_closure(&other), cases[i].of_unsuitable);
	}
}

static void decide__no_further_action_after_a_is_completed_in_part(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_WITH_POLICE);

	results(&r.attempts.at[0], ATTENDANCE_ATTENDED, ATTENDANCE_LATE);
	r.attempts.at[0].decision = POLICE_DROP;
	assert_int_equal(referral_closure(&r), CLOSURE_PART);
}

static void withdraw__is_the_polices_after_a_caution_but_for_a_death(void **state)
{
	for (enum referral_source source = SOURCE_CAUTION; source < SOURCE_COUNT; source++)
		for (enum closure each = CLOSURE_NONE; each < CLOSURE_COUNT; each++) {
			struct referral r = a_referral(*state, REFERRAL_ACCEPTED);
			struct deed deed = good_deed(DO_WITHDRAW);
			bool is_reason = each >= CLOSURE_NEW_OFFENCE;
			bool is_leads = is_reason && each != CLOSURE_BY_POLICE &&
					(source != SOURCE_CAUTION || each == CLOSURE_DIED);

			r.source = source;
			deed.because = each;
			assert_int_equal(is_taken(&r, deed, ROLE_SERGEANT), is_reason);
			assert_int_equal(is_taken(&r, deed, ROLE_PERPETRATOR_LEAD), is_leads);
			if (!is_reason)
				continue;
			r = referral_after(*state, &r, &deed);
			assert_int_equal(referral_closure(&r), each);
			deed = good_deed(DO_CLOSE);
			r = referral_after(*state, &r, &deed);
			assert_int_equal(referral_closure(&r), each);
		}
}

static void unsuitable__says_why(void **state)
{
	for (enum closure each = CLOSURE_NONE; each < CLOSURE_COUNT; each++) {
		struct referral r = a_referral(*state, REFERRAL_ACCEPTED);
		struct deed deed = good_deed(DO_FIND_UNSUITABLE);

		deed.because = each;
		assert_int_equal(is_taken(&r, deed, ROLE_COORDINATOR),
			each >= CLOSURE_NEW_OFFENCE && each < CLOSURE_BY_POLICE);
	}
}

static void extend__moves_a_deadline_that_there_is_onwards(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_ACCEPTED);
	struct deed deed = good_deed(DO_EXTEND);

	assert_true(is_taken(&r, deed, ROLE_SERGEANT));
	deed.deadline = r.deadline;
	assert_false(is_taken(&r, deed, ROLE_SERGEANT));
	deed.deadline = DATE_NONE;
	assert_false(is_taken(&r, deed, ROLE_SERGEANT));
	deed = good_deed(DO_EXTEND);
	deed.on = day(20260725);
	assert_true(is_taken(&r, deed, ROLE_SERGEANT));
	deed.on = day(20260726);
	assert_false(is_taken(&r, deed, ROLE_SERGEANT));
	r.deadline = DATE_NONE;
	assert_false(is_taken(&r, deed, ROLE_SERGEANT));
}

static void close__waits_until_the_police_know_of_the_completion(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_COMPLETED);

	assert_true(is_taken(&r, good_deed(DO_CLOSE), ROLE_COORDINATOR));
	r.attempts.at[0].told_on[NOTICE_COMPLETED] = DATE_NONE;
	assert_false(is_taken(&r, good_deed(DO_CLOSE), ROLE_COORDINATOR));
	r.source = SOURCE_SELF; // the police did not ask
	assert_true(is_taken(&r, good_deed(DO_CLOSE), ROLE_COORDINATOR));
}

/* ---- the joining letter ---- */

static void letter__is_the_coordinators_while_a_workshop_is_still_to_come(void **state)
{
	for (enum referral_state s = REFERRAL_DRAFT; s < REFERRAL_STATE_COUNT; s++) {
		struct referral r = a_referral(*state, s);
		bool has_one_to_come = s == REFERRAL_BOOKED || s == REFERRAL_A_ATTENDED;

		for (enum role role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
			assert_int_equal(letter_refusal(&r, 1u << role) == NULL,
				has_one_to_come && role == ROLE_COORDINATOR);
		if (!has_one_to_come)
			assert_string_equal(letter_refusal(&r, 1u << ROLE_COORDINATOR),
				"A joining letter is for somebody who is booked into a workshop "
				"that is still to come");
	}
}

/* ---- a repeat in time ---- */

static void pair__the_first_that_ends_in_time_with_a_free_place(void **state)
{
	struct workshop_pair some[] = {
		{ { { 2026, 6, 6 }, { 2026, 7, 4 } }, 0 },   // full
		{ { { 2026, 6, 20 }, { 2026, 7, 24 } }, 1 }, //
		{ { { 2026, 6, 26 }, { 2026, 7, 24 } }, 2 }, // ends that day too, begins later
		{ { { 2026, 6, 27 }, { 2026, 7, 25 } }, 9 },
	};
	const struct workshop_pairs pairs = { .at = some, .n = array_size(some) };

	(void)state;
	assert_ptr_equal(pair_in_time(&pairs, day(20260724), day(20260601)), &some[1]);
	assert_ptr_equal(pair_in_time(&pairs, day(20260724), day(20260619)), &some[1]);
	assert_ptr_equal(pair_in_time(&pairs, day(20260724), day(20260620)), &some[2]);
	assert_null(pair_in_time(&pairs, day(20260724), day(20260626)));
	assert_null(pair_in_time(&pairs, day(20260723), day(20260601)));
	assert_ptr_equal(pair_in_time(&pairs, day(20260725), day(20260626)), &some[3]);
	assert_ptr_equal(pair_in_time(&pairs, DATE_NONE, day(20260626)), &some[3]);
	some[0].free = 1;
	assert_ptr_equal(pair_in_time(&pairs, day(20260724), day(20260601)), &some[0]);
	assert_null(pair_in_time(&(struct workshop_pairs){ 0 }, day(20260724), day(20260601)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words__are_found_by_their_name_and_by_no_other),
		IN_ARENA(acts__each_in_every_state_by_every_role),
		IN_ARENA(acts__each_out_of_place_has_its_own_sentence),
		IN_ARENA(acts__a_hold_stops_a_booking_and_says_so),
		IN_ARENA(refer__names_its_source_and_after_a_caution_that_and_the_deadline),
		IN_ARENA(not_take__is_refused_after_a_caution_and_unsuitable_without_one),
		IN_ARENA(triage__lacks_and_a_caution_referral_is_held),
		IN_ARENA(hold__is_one_at_a_time_and_its_owners_to_lift),
		IN_ARENA(hold__of_the_lead_stands_over_any_other_and_gives_way_to_it_again),
		IN_ARENA(book__every_boundary),
		IN_ARENA(book_b__is_no_sooner_after_a_than_the_scheme_asks),
		IN_ARENA(book_b__keeps_an_a_that_was_attended_eight_weeks_at_most),
		IN_ARENA(record__only_once_the_workshop_was_held),
		IN_ARENA(record__every_result_of_every_half),
		IN_ARENA(correct__of_one_that_was_cancelled_waits_for_its_day),
		IN_ARENA(correct__tells_the_police_anew),
		IN_ARENA(decide__every_decision_on_a_miss_and_on_somebody_unsuitable),
		IN_ARENA(decide__no_further_action_after_a_is_completed_in_part),
		IN_ARENA(withdraw__is_the_polices_after_a_caution_but_for_a_death),
		IN_ARENA(unsuitable__says_why),
		IN_ARENA(extend__moves_a_deadline_that_there_is_onwards),
		IN_ARENA(close__waits_until_the_police_know_of_the_completion),
		IN_ARENA(letter__is_the_coordinators_while_a_workshop_is_still_to_come),
		cmocka_unit_test(pair__the_first_that_ends_in_time_with_a_free_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
