/* SPDX-License-Identifier: MIT */
/*
 * Whose a referral is and until when, what waits for whom, and what the police read.
 */
#include "areas/referral/rules.h"

#include "areas/referral/testing.h"

/* ---- whose it is ---- */

static void owner__of_every_state_and_until_when(void **state)
{
	static const struct {
		enum role role;
		int due; // 0: no clock runs
	} cases[REFERRAL_STATE_COUNT] = {
		[REFERRAL_DRAFT] = { ROLE_REFERRER, 0 },
		[REFERRAL_VOID] = { ROLE_NONE, 0 },
		[REFERRAL_REFERRED] = { ROLE_TRIAGE_WORKER, 20260506 },
		[REFERRAL_ASKED] = { ROLE_REFERRER, 20260508 },
		[REFERRAL_IN_TRIAGE] = { ROLE_TRIAGE_WORKER, 20260513 },
		[REFERRAL_TRIAGED] = { ROLE_TRIAGE_WORKER, 20260508 },
		[REFERRAL_SENT] = { ROLE_COORDINATOR, 20260511 }, // over a weekend
		[REFERRAL_RECEIVED] = { ROLE_COORDINATOR, 20260523 },
		[REFERRAL_HELD] = { ROLE_COORDINATOR, 20260515 },
		[REFERRAL_ACCEPTED] = { ROLE_COORDINATOR, 20260523 },
		[REFERRAL_BOOKED] = { ROLE_COORDINATOR, 20260513 },
		[REFERRAL_A_ATTENDED] = { ROLE_FACILITATOR, 20260620 },
		[REFERRAL_POSTPONED] = { ROLE_COORDINATOR, 20260626 },
		[REFERRAL_MISSED] = { ROLE_COORDINATOR, 20260526 }, // over the bank holiday
		[REFERRAL_WITH_POLICE] = { ROLE_SERGEANT, 20260602 },
		[REFERRAL_BOOK_AGAIN] = { ROLE_COORDINATOR, 20260604 },
		[REFERRAL_COMPLETED] = { ROLE_COORDINATOR, 20260622 },
		[REFERRAL_UNSUITABLE] = { ROLE_SERGEANT, 20260519 },
		[REFERRAL_BREACHED] = { ROLE_COORDINATOR, 20260529 },
		[REFERRAL_WITHDRAWN] = { ROLE_COORDINATOR, 20260513 },
		[REFERRAL_NOT_TAKEN] = { ROLE_COORDINATOR, 20260513 },
		[REFERRAL_CLOSED] = { ROLE_NONE, 0 },
	};
	const struct path_terms terms = usual_terms();

	for (enum referral_state each = REFERRAL_DRAFT; each < REFERRAL_STATE_COUNT; each++) {
		struct referral r = a_referral(*state, each);
		struct ownership owner = referral_owner(&r, &terms);

		assert_int_equal(owner.role, cases[each].role);
		assert_day(owner.due, cases[each].due);
		assert_int_equal(referral_to_do(&r) == NULL, owner.role == ROLE_NONE);
	}
}

static struct ownership owner_of(const struct referral *r)
{
	const struct path_terms terms = usual_terms();

	return referral_owner(r, &terms);
}

static void owner__changes_with_what_is_done_within_a_state(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_BOOKED);

	r.attempts.at[0].letter_on = day(20260513);
	assert_int_equal(owner_of(&r).role, ROLE_FACILITATOR);
	assert_day(owner_of(&r).due, 20260523);

	r = a_referral(*state, REFERRAL_ACCEPTED);
	r.contacted_on = day(20260512);
	assert_day(owner_of(&r).due, 20260626); // four weeks before the deadline
	r.deadline = DATE_NONE;
	assert_day(owner_of(&r).due, 20260519); // a week after the contact

	r = a_referral(*state, REFERRAL_RECEIVED);
	r.triaged_on = day(20260514); // held for it until then
	assert_day(owner_of(&r).due, 20260528);

	r = a_referral(*state, REFERRAL_REFERRED);
	r.asked_on = day(20260505);
	r.answered_on = day(20260506);
	assert_day(owner_of(&r).due, 20260507);

	r = a_referral(*state, REFERRAL_NOT_TAKEN);
	r.sent_on = DATE_NONE;
	assert_int_equal(owner_of(&r).role, ROLE_TRIAGE_WORKER);
}

static void owner__of_every_hold(void **state)
{
	for (enum hold each = HOLD_AUTHORITY; each < HOLD_COUNT; each++) {
		struct referral r = a_referral(*state, REFERRAL_HELD);

		r.hold = each;
		assert_int_equal(owner_of(&r).role, hold_owner(each));
	}
	struct referral r = a_referral(*state, REFERRAL_HELD);

	r.triaged_on = DATE_NONE; // triage comes first
	assert_int_equal(owner_of(&r).role, ROLE_TRIAGE_WORKER);
	assert_day(owner_of(&r).due, 20260515);
}

static void clocks__run_over_both_changes_of_the_clock_and_a_leap_day(void **state)
{
	static const struct {
		int received, contact, asked, answer;
	} cases[] = {
		{ 20260321, 20260404, 20260327, 20260331 },
		{ 20261017, 20261031, 20261023, 20261027 },
		{ 20280215, 20280229, 20280228, 20280301 },
		{ 20280216, 20280301, 20280225, 20280229 },
		{ 20271225, 20280108, 20271231, 20280105 }, // and over New Year
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct referral r = a_referral(*state, REFERRAL_RECEIVED);

		r.triaged_on = r.received_on = day(cases[i].received);
		assert_day(owner_of(&r).due, cases[i].contact);
		r = a_referral(*state, REFERRAL_ASKED);
		r.asked_on = day(cases[i].asked);
		assert_day(owner_of(&r).due, cases[i].answer);
	}
}

/* ---- what waits for whom ---- */

static struct workshop_pair one_pair[] = { { { { 2026, 6, 26 }, { 2026, 7, 24 } }, 1 } };
static const struct workshop_pairs a_pair = { .at = one_pair, .n = 1 };
static const struct workshop_pairs no_pairs;

/* The task of that kind; NULL if there is none. */
static const struct task *task_of(struct arena *a, const struct referral *r, enum task_kind kind,
	const struct workshop_pairs *pairs, struct date today)
{
	const struct path_terms terms = usual_terms();
	struct tasks tasks = referral_tasks(a, r, &terms, pairs, today);

	list_each (const struct task *, each, &tasks)
		if (each->kind == kind)
			return each;
	return NULL;
}

static void tasks__every_state_that_goes_on_has_one_for_its_owner(void **state)
{
	for (enum referral_state each = REFERRAL_DRAFT; each < REFERRAL_STATE_COUNT; each++) {
		struct referral r = a_referral(*state, each);
		const struct task *task = task_of(*state, &r, TASK_STATE, &a_pair, day(20260512));

		assert_int_equal(task == NULL, each == REFERRAL_VOID || each == REFERRAL_CLOSED);
		if (task != NULL)
			assert_int_equal(task->role, owner_of(&r).role);
	}
}

static void tasks__a_repeat_that_cannot_end_in_time_is_the_sergeants_and_is_told(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_MISSED);
	struct date today = day(20260526);

	assert_null(task_of(*state, &r, TASK_NO_PAIR, &a_pair, today));
	assert_null(task_of(*state, &r, TASK_TELL_NO_REPEAT, &a_pair, today));
	assert_int_equal(task_of(*state, &r, TASK_NO_PAIR, &no_pairs, today)->role, ROLE_SERGEANT);
	assert_int_equal(
		task_of(*state, &r, TASK_TELL_NO_REPEAT, &no_pairs, today)->role, ROLE_COORDINATOR);
	r.deadline = day(20260723);
	assert_non_null(task_of(*state, &r, TASK_NO_PAIR, &a_pair, today));
	r.attempts.at[0].told_on[NOTICE_NO_REPEAT] = today;
	assert_null(task_of(*state, &r, TASK_TELL_NO_REPEAT, &a_pair, today));
	r.source = SOURCE_SELF;
	assert_null(task_of(*state, &r, TASK_NO_PAIR, &no_pairs, today));
}

static void tasks__no_pair_is_said_from_the_start_and_not_of_who_is_booked(void **state)
{
	static const char *const said = /* -DVRAITSXHCB1PMLG2UBWNZ */ "...yyyyyyyy...yyy......";

	for (enum referral_state each = REFERRAL_DRAFT; each < REFERRAL_STATE_COUNT; each++) {
		struct referral r = a_referral(*state, each);

		assert_int_equal(
			task_of(*state, &r, TASK_NO_PAIR, &no_pairs, day(20260512)) != NULL,
			said[each] == 'y');
	}
	struct referral r = a_referral(*state, REFERRAL_POSTPONED);

	r.attempts.at[0].result[WORKSHOP_A] = ATTENDANCE_CANCELLED;
	assert_non_null(task_of(*state, &r, TASK_NO_PAIR, &no_pairs, day(20260512)));
	r.hold = HOLD_ACCESS;
	assert_non_null(task_of(*state, &r, TASK_NO_PAIR, &no_pairs, day(20260512)));
	r.attempts.at[0].result[WORKSHOP_A] = ATTENDANCE_ATTENDED; // on hold, and B alone to come
	assert_int_equal(referral_state(&r), REFERRAL_HELD);
	assert_null(task_of(*state, &r, TASK_NO_PAIR, &no_pairs, day(20260512)));
}

static void tasks__a_deadline_that_has_passed_is_the_sergeants(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_A_ATTENDED);

	assert_null(task_of(*state, &r, TASK_DEADLINE_PASSED, &a_pair, day(20260724)));
	assert_int_equal(task_of(*state, &r, TASK_DEADLINE_PASSED, &a_pair, day(20260725))->role,
		ROLE_SERGEANT);
	r = a_referral(*state, REFERRAL_COMPLETED);
	assert_null(task_of(*state, &r, TASK_DEADLINE_PASSED, &a_pair, day(20260725)));
	assert_true(referral_deadline_counts(SOURCE_CAUTION, REFERRAL_WITH_POLICE));
	assert_false(referral_deadline_counts(SOURCE_CAUTION, REFERRAL_COMPLETED));
	assert_false(referral_deadline_counts(SOURCE_CAUTION, REFERRAL_DRAFT));
	assert_false(referral_deadline_counts(SOURCE_CAUTION, REFERRAL_BREACHED));
	assert_false(referral_deadline_counts(SOURCE_CAUTION, REFERRAL_CLOSED));
	assert_false(referral_deadline_counts(SOURCE_SELF, REFERRAL_WITH_POLICE));
}

static void tasks__a_pause_after_the_booking_is_the_leads(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_BOOKED);

	r.hold = HOLD_PAUSED;
	r.held_on = day(20260514);
	assert_int_equal(referral_state(&r), REFERRAL_BOOKED);
	assert_int_equal(task_of(*state, &r, TASK_LOOK_AT_PAUSE, &a_pair, day(20260514))->role,
		ROLE_PERPETRATOR_LEAD);
	r.hold = HOLD_ACCESS;
	assert_null(task_of(*state, &r, TASK_LOOK_AT_PAUSE, &a_pair, day(20260514)));
}

static void tasks__tell_the_police_of_bookings_and_attendance(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_BOOKED);

	assert_day(task_of(*state, &r, TASK_TELL_BOOKED, &a_pair, day(20260512))->due, 20260513);
	r.attempts.at[0].told_on[NOTICE_BOOKED] = day(20260512);
	assert_null(task_of(*state, &r, TASK_TELL_BOOKED, &a_pair, day(20260512)));
	r = a_referral(*state, REFERRAL_A_ATTENDED);
	assert_day(task_of(*state, &r, TASK_TELL_ATTENDED, &a_pair, day(20260523))->due,
		20260526); // over the bank holiday
}

static void task__is_for_today_when_due_and_late_the_day_after(void **state)
{
	const struct task task = { TASK_STATE, ROLE_COORDINATOR, { 2026, 5, 12 } };
	const struct task without = { TASK_STATE, ROLE_COORDINATOR, { 0 } };

	(void)state;
	assert_false(task_is_for_today(&task, day(20260511)));
	assert_true(task_is_for_today(&task, day(20260512)));
	assert_false(task_is_late(&task, day(20260512)));
	assert_true(task_is_late(&task, day(20260513)));
	assert_true(task_is_for_today(&without, day(20260512)));
	assert_false(task_is_late(&without, day(20260512)));
	for (enum task_kind each = TASK_STATE + 1; each < TASK_KIND_COUNT; each++)
		assert_non_null(task_label(each));
}

/* ---- notices ---- */

static void notice__has_the_holes_that_it_may_and_no_others(void **state)
{
	static const struct {
		const char *hole;
		unsigned says;
	} holes[] = {
		{ "{reference}", SAYS_REFERENCE },
		{ "{workshop}", SAYS_WORKSHOP },
		{ "{day}", SAYS_DAY },
		{ "{second_day}", SAYS_SECOND_DAY },
	};

	(void)state;
	for (enum notice_kind kind = NOTICE_NONE + 1; kind < NOTICE_KIND_COUNT; kind++) {
		size_t found = 0, braces = 0;

		for (size_t i = 0; i < array_size(holes); i++) {
			bool is_there = strstr(notice_sentence(kind), holes[i].hole) != NULL;

			assert_int_equal(is_there, (notice_says(kind) & holes[i].says) != 0);
			found += is_there;
		}
		for (const char *at = notice_sentence(kind); *at != '\0'; at++)
			braces += *at == '{';
		assert_int_equal(found, braces);
		assert_true((notice_says(kind) & SAYS_REFERENCE) != 0);
	}
	assert_int_equal(notice_says(NOTICE_SAFEGUARDING), SAYS_REFERENCE);
}

static void assert_notice(struct notice is, enum letter workshop, int on, int second)
{
	assert_string_equal(is.reference, "CDFG 2346");
	assert_int_equal(is.workshop, workshop);
	assert_day(is.day, on);
	assert_day(is.second_day, second);
}

static void notice__says_what_it_may(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_A_ATTENDED);

	assert_notice(notice_of(&r, NOTICE_BOOKED, "CDFG 2346"), WORKSHOP_A, 20260523, 20260620);
	assert_notice(notice_of(&r, NOTICE_ATTENDED_A, "CDFG 2346"), WORKSHOP_A, 20260523, 0);
	assert_notice(notice_of(&r, NOTICE_COMPLETED, "CDFG 2346"), WORKSHOP_A, 20260523, 20260620);
	assert_notice(notice_of(&r, NOTICE_NO_REPEAT, "CDFG 2346"), WORKSHOP_A, 20260724, 0);
	assert_notice(notice_of(&r, NOTICE_SAFEGUARDING, "CDFG 2346"), WORKSHOP_A, 0, 0);
	results(&r.attempts.at[0], ATTENDANCE_ATTENDED, ATTENDANCE_EXCLUDED);
	assert_notice(notice_of(&r, NOTICE_MISSED, "CDFG 2346"), WORKSHOP_B, 20260620, 0);
	r = a_referral(*state, REFERRAL_ACCEPTED);
	assert_notice(notice_of(&r, NOTICE_SAFEGUARDING, "CDFG 2346"), WORKSHOP_A, 0, 0);
}

static void notice__reads_the_same_of_every_miss(void **state)
{
	struct referral absent = a_referral(*state, REFERRAL_MISSED);

	for (enum attendance each = ATTENDANCE_ABSENT; each <= ATTENDANCE_EXCLUDED; each++) {
		struct referral r = a_referral(*state, REFERRAL_MISSED);

		results(&r.attempts.at[0], each, ATTENDANCE_NONE);
		r.hold = HOLD_PAUSED;
		for (enum notice_kind kind = NOTICE_NONE + 1; kind < NOTICE_KIND_COUNT; kind++) {
			struct notice one = notice_of(&r, kind, "CDFG 2346");
			struct notice two = notice_of(&absent, kind, "CDFG 2346");

			assert_notice(one, two.workshop, date_number(two.day),
				date_number(two.second_day));
		}
	}
}

static void notice__is_due_once_when_the_facts_call_for_it(void **state)
{
	/* Booked, attended A, missed, completed, no repeat, safeguarding, details, leaders. */
	static const struct {
		enum referral_state state;
		const char *due;
	} cases[] = {
		{ REFERRAL_ACCEPTED, ".....y.." },
		{ REFERRAL_BOOKED, "y....y.." },
		{ REFERRAL_A_ATTENDED, ".y...y.." },
		{ REFERRAL_POSTPONED, ".....y.." },
		{ REFERRAL_MISSED, "..y.yy.." },
		{ REFERRAL_WITH_POLICE, "....yy.." },
		{ REFERRAL_BOOK_AGAIN, ".....y.." },
		{ REFERRAL_COMPLETED, "...y.y.." },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct referral r = a_referral(*state, cases[i].state);

		if (cases[i].state == REFERRAL_COMPLETED)
			r.attempts.at[0].told_on[NOTICE_COMPLETED] = DATE_NONE;
		assert_false(notice_is_due(&r, NOTICE_NONE));
		if (cases[i].due[NOTICE_MISSED - 1] == 'y') {
			struct deed both = { .act = DO_TELL,
				.on = day(20260622),
				.notice = NOTICE_MISSED,
				.deadline = r.deadline };
			struct referral told = referral_after(*state, &r, &both);

			assert_false(notice_is_due(&told, NOTICE_MISSED));
			assert_false(notice_is_due(&told, NOTICE_NO_REPEAT));
		}
		for (enum notice_kind kind = NOTICE_NONE + 1; kind < NOTICE_KIND_COUNT; kind++) {
			bool is_due = (size_t)kind <= strlen(cases[i].due) &&
				      cases[i].due[kind - 1] == 'y';
			const struct deed deed = {
				.act = DO_TELL,
				.on = day(20260622),
				.notice = kind,
			};

			assert_int_equal(notice_is_due(&r, kind), is_due);
			if (is_due && kind != NOTICE_SAFEGUARDING) {
				struct referral told = referral_after(*state, &r, &deed);

				assert_false(notice_is_due(&told, kind));
				told.source = SOURCE_SELF;
				r.source = SOURCE_SELF;
				assert_false(notice_is_due(&r, kind));
				r.source = SOURCE_CAUTION;
			}
		}
	}
}

static void contact__is_so_many_days_after_the_provider_had_the_referral_with_its_triage(
	void **state)
{
	static const struct {
		int received, triaged, contacted, days;
	} cases[] = {
		{ 20260504, 20260501, 20260511, 7 },
		{ 20260504, 20260508, 20260511, 3 },
		{ 20260504, 0, 20260504, 0 },
		{ 20260504, 20260508, 20260506, 0 },
		{ 20260504, 20260501, 0, -1 },
		{ 0, 0, 20260511, -1 },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct referral r = { .received_on = date_from_number(cases[i].received),
			.triaged_on = date_from_number(cases[i].triaged),
			.contacted_on = date_from_number(cases[i].contacted) };

		assert_int_equal(referral_contact_days(&r), cases[i].days);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(owner__of_every_state_and_until_when),
		IN_ARENA(owner__changes_with_what_is_done_within_a_state),
		IN_ARENA(owner__of_every_hold),
		IN_ARENA(clocks__run_over_both_changes_of_the_clock_and_a_leap_day),
		IN_ARENA(tasks__every_state_that_goes_on_has_one_for_its_owner),
		IN_ARENA(tasks__a_repeat_that_cannot_end_in_time_is_the_sergeants_and_is_told),
		IN_ARENA(tasks__no_pair_is_said_from_the_start_and_not_of_who_is_booked),
		IN_ARENA(tasks__a_deadline_that_has_passed_is_the_sergeants),
		IN_ARENA(tasks__a_pause_after_the_booking_is_the_leads),
		IN_ARENA(tasks__tell_the_police_of_bookings_and_attendance),
		cmocka_unit_test(task__is_for_today_when_due_and_late_the_day_after),
		cmocka_unit_test(notice__has_the_holes_that_it_may_and_no_others),
		IN_ARENA(notice__says_what_it_may),
		IN_ARENA(notice__reads_the_same_of_every_miss),
		IN_ARENA(notice__is_due_once_when_the_facts_call_for_it),
		cmocka_unit_test(
			contact__is_so_many_days_after_the_provider_had_the_referral_with_its_triage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
