/* SPDX-License-Identifier: MIT */
/*
 * What may be noted, signed and corrected: every entry, every state, every gap.
 */
#include "areas/register/rules.h"

#include "areas/referral/testing.h"

/* ---- words and entries ---- */

static void words__are_found_by_their_name_and_by_no_other(void **state)
{
	(void)state;
	for (size_t i = 1; i < PRESENCE_COUNT; i++) {
		assert_non_null(presences[i].label);
		assert_int_equal(word_named(presences, presences[i].name), i);
	}
	assert_int_equal(word_named(presences, "late"), PRESENCE_NONE);
}

static void entry__of_minutes_alone_says_that_somebody_came(void **state)
{
	(void)state;
	for (enum presence p = PRESENCE_NONE; p < PRESENCE_COUNT; p++)
		for (int minutes = 0; minutes < 3; minutes++) {
			struct entry tidied = entry_tidied((struct entry){ p, minutes });

			assert_int_equal(tidied.late_minutes, minutes);
			assert_int_equal(tidied.presence,
				p == PRESENCE_NONE && minutes > 0 ? PRESENCE_CAME : p);
		}
}

static void entry__comes_late_within_the_grace_and_is_attended_beyond_it_not(void **state)
{
	(void)state;
	for (int grace = 0; grace <= 60; grace++)
		for (int minutes = 0; minutes <= 120; minutes++)
			assert_int_equal(
				entry_result((struct entry){ PRESENCE_CAME, minutes }, grace),
				minutes <= grace ? ATTENDANCE_ATTENDED : ATTENDANCE_LATE);
}

static void entry__of_nobody_who_came_knows_no_grace(void **state)
{
	static const enum attendance result[PRESENCE_COUNT] = {
		[PRESENCE_NONE] = ATTENDANCE_NONE,
		[PRESENCE_ABSENT] = ATTENDANCE_ABSENT,
		[PRESENCE_LEFT] = ATTENDANCE_LEFT,
		[PRESENCE_EXCLUDED] = ATTENDANCE_EXCLUDED,
	};

	(void)state;
	for (enum presence p = PRESENCE_NONE; p < PRESENCE_COUNT; p++)
		if (p != PRESENCE_CAME)
			for (int grace = 0; grace < 40; grace += 13)
				assert_int_equal(
					entry_result((struct entry){ p, 0 }, grace), result[p]);
}

static void entry__of_minutes_is_of_who_came_and_of_nobody_else(void **state)
{
	static const int minutes[] = { -1, 0, 1, 15, LATE_MOST_MINUTES, LATE_MOST_MINUTES + 1 };

	(void)state;
	for (enum presence p = PRESENCE_NONE; p < PRESENCE_COUNT; p++)
		for (size_t i = 0; i < array_size(minutes); i++) {
			bool fits = minutes[i] >= 0 && minutes[i] <= LATE_MOST_MINUTES;
			bool may = fits && (minutes[i] == 0 || p == PRESENCE_CAME);

			assert_int_equal(
				entry_refusal((struct entry){ p, minutes[i] }) == NULL, may);
		}
}

/* Noted and read back it is the same, whatever the grace was. */
static void entry__is_told_by_the_result_it_came_to(void **state)
{
	(void)state;
	for (enum presence p = PRESENCE_NONE; p < PRESENCE_COUNT; p++)
		for (int minutes = 0; minutes <= 40; minutes += 4) {
			struct entry entry = { p, minutes };

			if (entry_refusal(entry) == NULL)
				assert_true(entry_equal(
					entry, entry_of(entry_result(entry, 15), minutes)));
		}
	assert_int_equal(entry_of(ATTENDANCE_CANCELLED, 0).presence, PRESENCE_NONE);
}

/* ---- the room ---- */

static void room__expects_for_each_workshop_those_before_whom_it_lies(void **state)
{
	struct arena *a = *state;

	for (enum referral_state each = REFERRAL_DRAFT; each < REFERRAL_STATE_COUNT; each++) {
		struct referral r = a_referral(a, each);

		assert_int_equal(is_expected(&r, WORKSHOP_A), each == REFERRAL_BOOKED);
		assert_int_equal(is_expected(&r, WORKSHOP_B), each == REFERRAL_A_ATTENDED);
		assert_int_equal(is_put_off(&r), each == REFERRAL_POSTPONED);
	}
}

/* Somebody has to ring them all the same: they count on the old days. */
static void room__keeps_in_sight_who_was_put_off_and_is_on_hold(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_POSTPONED);

	r.hold = HOLD_PAUSED;
	assert_int_equal(referral_state(&r), REFERRAL_HELD);
	assert_true(is_put_off(&r));
}

static void row__is_called_by_the_start_of_its_code_that_no_other_has(void **state)
{
	static const char *const codes[] = { "K7PM2X9Q", "K7PN2X9Q", "B4RT6W8Z", "K7PM2X9R" };
	static const char *const called[] = { "K7PM2X9Q", "K7PN", "B4R", "K7PM2X9R" };
	struct arena *a = *state;

	for (size_t i = 0; i < array_size(codes); i++)
		assert_string_equal(row_code(a, codes, array_size(codes), i), called[i]);
	assert_string_equal(row_code(a, codes, 1, 0), "K7P");
}

/* ---- noting and signing ---- */

static const struct facilitator_id first = { 11 }, second = { 12 }, other = { 13 }, nobody = { 0 };

/* Of A on 23 May 2026 from ten to three, B four weeks later, led by others. */
static const struct cohort *a_pair_of_workshops(struct arena *a)
{
	struct cohort *cohort = arena_one(a, struct cohort);

	*cohort = (struct cohort){ .workshop = {
					   { day(20260523), 600, 900, { first, second } },
					   { day(20260620), 600, 900, { second, other } },
				   } };
	return cohort;
}

static struct register_state a_register(struct arena *a, enum letter letter)
{
	return (struct register_state){
		.cohort = a_pair_of_workshops(a), .letter = letter, .lines = 4
	};
}

static void signs(
	struct arena *a, struct register_state *s, struct facilitator_id who, int64_t lines)
{
	*list_add(a, &s->signatures) = (struct signature){ who, lines, { 1 } };
}

static struct instant at(int on, int minute)
{
	return instant_at(day(on), minute);
}

static void register__is_noted_from_its_day_until_it_is_signed(void **state)
{
	struct arena *a = *state;
	struct register_state s = a_register(a, WORKSHOP_A);
	struct cohort cancelled = *s.cohort;

	assert_non_null(note_refusal(&s, day(20260522)));
	assert_null(note_refusal(&s, day(20260523)));
	assert_null(note_refusal(&s, day(20260601)));
	s.waits_for_a = true;
	assert_non_null(note_refusal(&s, day(20260523)));
	s.waits_for_a = false;
	s.closed_at = (struct instant){ 1 };
	assert_non_null(note_refusal(&s, day(20260523)));
	s.closed_at = (struct instant){ 0 };
	cancelled.cancelled_because = "Sampl";
	s.cohort = &cancelled;
	assert_non_null(note_refusal(&s, day(20260523)));
}

static void signature__stands_if_its_leader_leads_and_nothing_was_noted_since(void **state)
{
	struct arena *a = *state;
	static const struct facilitator_id who[] = { { 0 }, { 11 }, { 12 }, { 13 } };
	static const bool leads[WORKSHOP_COUNT][4] = { { false, true, true, false },
		{ false, false, true, true } };

	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		for (size_t i = 0; i < array_size(who); i++)
			for (int64_t lines = 3; lines <= 5; lines++) {
				struct register_state s = a_register(a, letter);

				signs(a, &s, who[i], lines);
				assert_int_equal(signature_stands(&s, &s.signatures.at[0]),
					leads[letter][i] && lines == 4);
				assert_int_equal(
					has_signed(&s, who[i]), leads[letter][i] && lines == 4);
			}
}

static void register__closes_by_the_second_of_its_two(void **state)
{
	struct arena *a = *state;
	struct register_state s = a_register(a, WORKSHOP_A);

	assert_false(would_close(&s, first));
	signs(a, &s, second, 3); // and a line was noted since
	assert_false(would_close(&s, first));
	signs(a, &s, other, 4); // who leads B alone
	assert_false(would_close(&s, first));
	signs(a, &s, second, 4);
	assert_true(would_close(&s, first));
	assert_false(would_close(&s, second)); // twice is one
}

static void register__is_signed_by_its_leaders_once_it_is_over_and_all_is_said(void **state)
{
	struct arena *a = *state;
	struct register_state s = a_register(a, WORKSHOP_A);

	assert_null(sign_refusal(&s, first, at(20260523, 900)));
	assert_null(sign_refusal(&s, second, at(20260601, 0)));
	assert_non_null(sign_refusal(&s, first, at(20260523, 899)));
	assert_non_null(sign_refusal(&s, first, at(20260522, 900)));
	assert_non_null(sign_refusal(&s, other, at(20260523, 900)));
	assert_non_null(sign_refusal(&s, nobody, at(20260523, 900)));
	s.unsaid = 1;
	assert_non_null(sign_refusal(&s, first, at(20260523, 900)));
	s.unsaid = 0;
	s.unseen = 1;
	assert_non_null(sign_refusal(&s, first, at(20260523, 900)));
	s.unseen = 0;
	signs(a, &s, first, 4);
	assert_non_null(sign_refusal(&s, first, at(20260523, 900)));
	assert_null(sign_refusal(&s, second, at(20260523, 900)));
	s.lines = 5; // changed after the first signature: it is asked anew
	assert_null(sign_refusal(&s, first, at(20260523, 900)));
	s.closed_at = (struct instant){ 1 };
	assert_non_null(sign_refusal(&s, first, at(20260523, 900)));
}

/* ---- correcting ---- */

static struct register_state a_signed_one(struct arena *a, enum letter letter)
{
	struct register_state s = a_register(a, letter);

	s.closed_at = (struct instant){ 1 };
	return s;
}

static const struct entry came = { PRESENCE_CAME, 0 }, absent = { PRESENCE_ABSENT, 0 };

/* In each state, the workshop whose result was the last; BOOKED and A_ATTENDED take theirs too. */
static void correction__is_of_the_last_result_alone(void **state)
{
	struct arena *a = *state;

	for (enum referral_state each = REFERRAL_DRAFT; each < REFERRAL_STATE_COUNT; each++)
		for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++) {
			struct register_state s = a_signed_one(a, letter);
			struct referral r = a_referral(a, each);
			const struct attempt *last = attempt_last(&r);
			bool may = is_expected(&r, letter);

			if (last != NULL && letter == WORKSHOP_A)
				may |= last->result[WORKSHOP_A] != ATTENDANCE_NONE &&
				       last->result[WORKSHOP_B] == ATTENDANCE_NONE;
			if (last != NULL && letter == WORKSHOP_B)
				may |= last->result[WORKSHOP_B] != ATTENDANCE_NONE &&
				       last->result[WORKSHOP_B] != ATTENDANCE_CANCELLED;
			assert_int_equal(correct_refusal(&s, &r, absent, came) == NULL, may);
		}
}

static void correction__says_something_else_of_a_signed_register(void **state)
{
	struct arena *a = *state;
	struct register_state s = a_signed_one(a, WORKSHOP_A);
	struct referral r = a_referral(a, REFERRAL_MISSED);

	assert_null(correct_refusal(&s, &r, absent, came));
	assert_null(correct_refusal(&s, &r, came, (struct entry){ PRESENCE_CAME, 5 }));
	assert_non_null(correct_refusal(&s, &r, absent, absent));
	assert_non_null(correct_refusal(&s, &r, absent, (struct entry){ PRESENCE_NONE, 0 }));
	s.closed_at = (struct instant){ 0 };
	assert_non_null(correct_refusal(&s, &r, absent, came));
}

static void correction__is_an_act_only_where_the_attendance_is_another(void **state)
{
	struct arena *a = *state;
	struct referral missed = a_referral(a, REFERRAL_MISSED);
	struct referral booked_one = a_referral(a, REFERRAL_BOOKED);
	struct referral half = a_referral(a, REFERRAL_A_ATTENDED);

	assert_int_equal(act_of_correction(&missed, WORKSHOP_A, ATTENDANCE_ATTENDED), DO_CORRECT);
	assert_int_equal(act_of_correction(&missed, WORKSHOP_A, ATTENDANCE_ABSENT), DO_NOTHING);
	assert_int_equal(
		act_of_correction(&booked_one, WORKSHOP_A, ATTENDANCE_ABSENT), DO_RECORD_A);
	assert_int_equal(act_of_correction(&half, WORKSHOP_B, ATTENDANCE_ABSENT), DO_RECORD_B);
	assert_int_equal(act_of_correction(&half, WORKSHOP_A, ATTENDANCE_ABSENT), DO_CORRECT);
}

/* ---- cancelling ---- */

static void cohort__is_cancelled_from_the_workshop_on_that_is_not_held(void **state)
{
	struct arena *a = *state;
	const struct cohort *cohort = a_pair_of_workshops(a);
	struct instant before = at(20260522, 600), between = at(20260524, 600);
	struct cohort over = *cohort;

	assert_null(cancel_refusal(cohort, WORKSHOP_A, false, true, before));
	assert_non_null(cancel_refusal(cohort, WORKSHOP_B, false, true, before));
	assert_null(cancel_refusal(cohort, WORKSHOP_A, false, true, between)); // nor was it held
	assert_non_null(cancel_refusal(cohort, WORKSHOP_B, false, true, between));
	assert_non_null(cancel_refusal(cohort, WORKSHOP_A, true, false, between));
	assert_null(cancel_refusal(cohort, WORKSHOP_B, true, false, between));
	assert_non_null(cancel_refusal(cohort, WORKSHOP_B, true, false, at(20260620, 600)));
	over.cancelled_because = "Sampl";
	assert_non_null(cancel_refusal(&over, WORKSHOP_A, false, false, before));
}

/* ---- whether a repeat can still end in time: the path's rule, for any pairs and any deadline ---- */

static void repeat__ends_in_time_only_with_a_free_pair_between_today_and_the_deadline(void **state)
{
	struct arena *a = *state;

	for (int free = 0; free <= 1; free++)
		for (int begins = 20260523; begins <= 20260525; begins++)
			for (int deadline = 20260620; deadline <= 20260622; deadline++) {
				struct workshop_pairs pairs = { 0 };
				bool is_feasible =
					free > 0 && begins > 20260523 && deadline >= 20260621;

				*list_add(a, &pairs) =
					(struct workshop_pair){ { day(begins), day(20260621) },
						free };
				assert_int_equal(
					pair_in_time(&pairs, day(deadline), day(20260523)) != NULL,
					is_feasible);
			}
}

static void register__is_late_from_two_days_after_the_workshop(void **state)
{
	(void)state;
	assert_int_equal(register_days_late(day(20260516), day(20260516)), 0);
	assert_int_equal(register_days_late(day(20260516), day(20260517)), 0);
	assert_int_equal(register_days_late(day(20260516), day(20260518)), 1);
	assert_int_equal(register_days_late(day(20260516), day(20261122)), 189);
}

static void register__is_taken_once_all_is_said_and_the_workshop_over(void **state)
{
	struct register_state s = a_register(*state, WORKSHOP_A);
	struct instant during = at(20260523, 12 * 60), after = at(20260523, 15 * 60);

	assert_false(is_taken(&s, during));
	assert_true(is_taken(&s, after));
	s.unsaid = 1;
	assert_false(is_taken(&s, after));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(words__are_found_by_their_name_and_by_no_other),
		IN_ARENA(entry__of_minutes_alone_says_that_somebody_came),
		IN_ARENA(entry__comes_late_within_the_grace_and_is_attended_beyond_it_not),
		IN_ARENA(entry__of_nobody_who_came_knows_no_grace),
		IN_ARENA(entry__of_minutes_is_of_who_came_and_of_nobody_else),
		IN_ARENA(entry__is_told_by_the_result_it_came_to),
		IN_ARENA(room__expects_for_each_workshop_those_before_whom_it_lies),
		IN_ARENA(room__keeps_in_sight_who_was_put_off_and_is_on_hold),
		IN_ARENA(row__is_called_by_the_start_of_its_code_that_no_other_has),
		IN_ARENA(register__is_noted_from_its_day_until_it_is_signed),
		IN_ARENA(signature__stands_if_its_leader_leads_and_nothing_was_noted_since),
		IN_ARENA(register__closes_by_the_second_of_its_two),
		IN_ARENA(register__is_signed_by_its_leaders_once_it_is_over_and_all_is_said),
		IN_ARENA(register__is_late_from_two_days_after_the_workshop),
		IN_ARENA(register__is_taken_once_all_is_said_and_the_workshop_over),
		IN_ARENA(correction__is_of_the_last_result_alone),
		IN_ARENA(correction__says_something_else_of_a_signed_register),
		IN_ARENA(correction__is_an_act_only_where_the_attendance_is_another),
		IN_ARENA(cohort__is_cancelled_from_the_workshop_on_that_is_not_held),
		IN_ARENA(repeat__ends_in_time_only_with_a_free_pair_between_today_and_the_deadline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
