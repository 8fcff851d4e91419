/* SPDX-License-Identifier: MIT */
/*
 * The picture of a referral's path: which marks it has, and that each can be seen.
 */
#include "areas/referral/rules_picture.h"

#include "areas/referral/testing.h"

static struct picture picture(struct arena *a, const struct referral *r, int today)
{
	return picture_of(a, r, &(struct caution_before){ .given_on = day(20260504) }, day(today));
}

/* The same, with those days beside it; 0: there is none. */
static struct picture picture_beside(struct arena *a, const struct referral *r, int usual,
	int longest, int prosecution, int today)
{
	struct caution_before caution = { day(20260504),
		{ .usual = date_from_number(usual),
			.longest = date_from_number(longest),
			.prosecution = date_from_number(prosecution) } };

	return picture_of(a, r, &caution, day(today));
}

/* Of a referral that follows no caution. */
static struct picture picture_alone(struct arena *a, const struct referral *r, int today)
{
	return picture_of(a, r, &(struct caution_before){ 0 }, day(today));
}

/* The kinds in their order: "CRTABDULP." with a stop for today; one without a day in brackets. */
static const char *kinds_of(struct arena *a, const struct picture *p)
{
	static const char letters[MARK_KIND_COUNT + 1] = "CRTABDULP.";
	char *text = arena_many(a, char, 3 * p->marks.n + 1);
	size_t n = 0;

	list_each (const struct mark *, mark, &p->marks) {
		bool has_day = date_is_set(mark->on);

		if (!has_day)
			text[n++] = '(';
		text[n++] = letters[mark->kind];
		if (!has_day)
			text[n++] = ')';
	}
	text[n] = '\0';
	return text;
}

static const struct mark *mark_of(const struct picture *p, enum mark_kind kind)
{
	list_each (const struct mark *, mark, &p->marks)
		if (mark->kind == kind)
			return mark;
	fail_msg("no mark of kind %d", kind);
	return NULL;
}

/* ---- which marks there are ---- */

static void marks__of_each_state(void **state)
{
	static const char *const kinds[REFERRAL_STATE_COUNT] = {
		[REFERRAL_DRAFT] = "C.D(T)(A)(B)",
		[REFERRAL_VOID] = "CD",
		[REFERRAL_REFERRED] = "C.D(T)(A)(B)",
		[REFERRAL_ASKED] = "C.D(T)(A)(B)",
		[REFERRAL_IN_TRIAGE] = "CT.D(A)(B)",
		[REFERRAL_TRIAGED] = "CT.D(A)(B)",
		[REFERRAL_SENT] = "CT.D(A)(B)",
		[REFERRAL_RECEIVED] = "CT.D(A)(B)",
		[REFERRAL_HELD] = "CT.D(A)(B)",
		[REFERRAL_ACCEPTED] = "CT.D(A)(B)",
		[REFERRAL_BOOKED] = "CTA.BD",
		[REFERRAL_A_ATTENDED] = "CTA.BD",
		[REFERRAL_POSTPONED] = "CTA.BD(B)",
		[REFERRAL_MISSED] = "CTA.D",
		[REFERRAL_WITH_POLICE] = "CTA.D",
		[REFERRAL_BOOK_AGAIN] = "CTA.D(A)(B)",
		[REFERRAL_COMPLETED] = "CTA.BD",
		[REFERRAL_UNSUITABLE] = "CT.D",
		[REFERRAL_BREACHED] = "CTAD",
		[REFERRAL_WITHDRAWN] = "CTD",
		[REFERRAL_NOT_TAKEN] = "CTD",
		[REFERRAL_CLOSED] = "CTD",
	};

	for (enum referral_state each = REFERRAL_DRAFT; each < REFERRAL_STATE_COUNT; each++) {
		struct referral r = a_referral(*state, each);
		int today =
			each == REFERRAL_DRAFT || each == REFERRAL_REFERRED ? 20260505 : 20260601;
		struct picture p = picture(*state, &r, today);

		assert_string_equal(kinds_of(*state, &p), kinds[each]);
	}
}

static void marks__begin_with_the_referral_where_no_caution_is(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_BOOKED);
	struct picture p;

	r.source = SOURCE_SELF;
	r.needs_triage = false;
	r.triage_opened_on = r.triaged_on = r.deadline = DATE_NONE;
	p = picture_alone(*state, &r, 20260513);
	assert_string_equal(kinds_of(*state, &p), "R.AB");
	assert_int_equal(p.note, PATH_NOTHING);
}

static void marks__keep_each_attempt_but_no_workshop_that_was_not_to_be(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_BOOK_AGAIN);
	struct attempt *again = list_add(*state, &r.attempts);
	struct picture p;

	again->on[WORKSHOP_A] = day(20260606);
	again->on[WORKSHOP_B] = day(20260704);
	p = picture(*state, &r, 20260530);
	assert_string_equal(kinds_of(*state, &p), "CTA.ABD"); // not the first B, of 20 June
	assert_int_equal(p.marks.at[2].look, MARK_MISSED);
	assert_int_equal(p.marks.at[4].look, MARK_TO_COME);
}

static void marks__do_not_tell_why_somebody_did_not_come(void **state)
{
	for (enum attendance each = ATTENDANCE_ABSENT; each <= ATTENDANCE_EXCLUDED; each++) {
		struct referral r = a_referral(*state, REFERRAL_BOOKED);
		struct picture p;

		results(&r.attempts.at[0], each, ATTENDANCE_NONE);
		p = picture(*state, &r, 20260601);
		assert_int_equal(mark_of(&p, MARK_A)->look, MARK_MISSED);
	}
}

/* Each alone, two of them, all three and none; before the deadline, on it, and after. */
static void marks__have_what_the_deadline_stands_against(void **state)
{
	static const struct {
		int usual, longest, prosecution;
		const char *kinds;
	} cases[] = {
		{ 0, 0, 0, "CTA.BD" }, { 20260725, 0, 0, "CTA.BDU" }, { 0, 20260822, 0, "CTA.BDL" },
		{ 0, 0, 20261004, "CTA.BDP" }, { 20260725, 20260822, 0, "CTA.BDUL" },
		{ 20260725, 0, 20261004, "CTA.BDUP" }, { 0, 20260822, 20261004, "CTA.BDLP" },
		{ 20260725, 20260822, 20261004, "CTA.BDULP" },
		{ 20260724, 20260724, 20260724, "CTA.BDULP" }, // all on the day of the deadline
		{ 20260626, 20260722, 20260723, "CTA.BULPD" },
		{ 20260626, 20260722, 20260725, "CTA.BULDP" },
		{ 20260626, 20260725, 0, "CTA.BUDL" },
		{ 20260822, 20260919, 20260723, "CTA.BPDUL" }, // a breach could not be charged
	};
	struct referral r = a_referral(*state, REFERRAL_A_ATTENDED);

	for (size_t i = 0; i < array_size(cases); i++) {
		struct picture p = picture_beside(*state, &r, cases[i].usual, cases[i].longest,
			cases[i].prosecution, 20260601);

		assert_string_equal(kinds_of(*state, &p), cases[i].kinds);
		list_each (const struct mark *, mark, &p.marks) {
			assert_false(mark->is_off);
			assert_in_range(mark->at, 0, LINE_LENGTH);
		}
	}
}

static void marks__say_of_each_such_day_that_it_has_passed(void **state)
{
	static const enum mark_kind kinds[] = { MARK_USUAL, MARK_LONGEST, MARK_PROSECUTION };
	struct referral r = a_referral(*state, REFERRAL_A_ATTENDED);

	for (size_t i = 0; i < array_size(kinds); i++) {
		struct picture p =
			picture_beside(*state, &r, 20260725, 20260725, 20260725, 20260725);

		assert_int_equal(mark_of(&p, kinds[i])->look, MARK_TO_COME);
		p = picture_beside(*state, &r, 20260725, 20260725, 20260725, 20260726);
		assert_int_equal(mark_of(&p, kinds[i])->look, MARK_DONE);
		assert_non_null(strstr(mark_words(mark_of(&p, kinds[i])), "now past"));
	}
}

static void marks__all_have_words(void **state)
{
	for (enum referral_state each = REFERRAL_DRAFT; each < REFERRAL_STATE_COUNT; each++) {
		struct referral r = a_referral(*state, each);
		struct picture p = picture_beside(*state, &r, 20260725, 20260822, 20271004,
			each % 2 == 0 ? 20260601 : 20270101);

		list_each (const struct mark *, mark, &p.marks)
			assert_int_equal(
				strstr(mark_words(mark), "{date}") != NULL, date_is_set(mark->on));
	}
}

/* ---- where they stand ---- */

static void line__goes_from_the_first_day_to_the_last(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_BOOKED);
	struct picture p = picture(*state, &r, 20260613); // 40 days of 81

	assert_day(p.from, 20260504);
	assert_day(p.to, 20260724);
	assert_int_equal(mark_of(&p, MARK_CAUTION)->at, 0);
	assert_int_equal(mark_of(&p, MARK_TODAY)->at, 494);
	assert_int_equal(mark_of(&p, MARK_DEADLINE)->at, LINE_LENGTH);
	assert_int_equal(p.months.n, 2); // June and July
	assert_int_equal(p.months.at[0], 346);
	p = picture(*state, &r, 20260801);
	assert_day(p.to, 20260801); // the deadline has passed
	assert_int_equal(mark_of(&p, MARK_DEADLINE)->look, MARK_DONE);
}

/* For a day beside the path it grows so far as to have it, and to the last alone. */
static void line__goes_on_to_what_the_deadline_stands_against(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_BOOKED);
	struct picture p = picture_beside(*state, &r, 20260725, 20260822, 20261004, 20260613);

	assert_day(p.from, 20260504);
	assert_day(p.to, 20261004);
	assert_int_equal(mark_of(&p, MARK_PROSECUTION)->at, LINE_LENGTH);
	assert_int_equal(mark_of(&p, MARK_DEADLINE)->at, 529); // 81 days of 153
	p = picture_beside(*state, &r, 20260626, 20260722, 0, 20260613);
	assert_day(p.to, 20260724);
	assert_int_equal(mark_of(&p, MARK_DEADLINE)->at, LINE_LENGTH);
}

/* One that is years off, or lies before the caution, is said and takes no room. */
static void line__does_not_stretch_to_a_day_that_is_far_off(void **state)
{
	static const struct {
		int day;
		bool is_off;
		int to;
	} cases[] = {
		{ 20260503, true, 20260724 },
		{ 20260504, false, 20260724 },
		{ 20270123, false, 20270123 }, // half a year
		{ 20270124, true, 20260724 },
		{ 21991231, true, 20260724 },
	};
	struct referral r = a_referral(*state, REFERRAL_BOOKED);
	struct picture without = picture(*state, &r, 20260613);

	for (size_t i = 0; i < array_size(cases); i++) {
		struct picture p = picture_beside(*state, &r, 0, 0, cases[i].day, 20260613);

		assert_int_equal(mark_of(&p, MARK_PROSECUTION)->is_off, cases[i].is_off);
		assert_day(p.from, 20260504);
		assert_day(p.to, cases[i].to);
		if (!cases[i].is_off)
			continue;
		assert_int_equal(p.lanes, without.lanes);
		assert_int_equal(
			mark_of(&p, MARK_DEADLINE)->lane, mark_of(&without, MARK_DEADLINE)->lane);
	}
}

static void line__is_none_where_no_more_than_days_beside_it_is_known(void **state)
{
	struct referral r = { .source = SOURCE_SELF, .voided_on = day(20260505) };
	struct caution_before caution = { .ends = { .usual = day(20260725) } };
	struct picture p = picture_of(*state, &r, &caution, day(20260505));

	assert_string_equal(kinds_of(*state, &p), "U");
	assert_true(p.marks.at[0].is_off);
	assert_false(date_is_set(p.from));
}

static void line__of_one_day_is_a_point(void **state)
{
	struct referral r = { .source = SOURCE_SELF };
	struct picture p = picture_alone(*state, &r, 20260505);

	assert_string_equal(kinds_of(*state, &p), ".(A)(B)");
	assert_int_equal(p.marks.at[0].at, 0);
	assert_int_equal(p.months.n, 0);
	r.voided_on = day(20260505);
	p = picture_alone(*state, &r, 20260505);
	assert_int_equal(p.marks.n, 0);
	assert_int_equal(p.lanes, 0);
}

static void line__goes_over_the_end_of_a_year(void **state)
{
	struct referral r = {
		.source = SOURCE_SELF, .referred_on = day(20261130), .deadline = day(20270201)
	};
	struct picture p = picture_alone(*state, &r, 20261201);

	assert_int_equal(p.months.n, 2); // December and January; on 1 February the line ends
}

/* Two signs in one lane never touch, whatever the days. */
static void lanes__keep_signs_apart(void **state)
{
	for (enum referral_state each = REFERRAL_REFERRED; each < REFERRAL_STATE_COUNT; each++)
		for (int weeks = 0; weeks < 60; weeks++) {
			struct referral r = a_referral(*state, each);

			r.deadline = date_add_days(day(20260504), 7 * weeks);

			struct picture p =
				picture_beside(*state, &r, 20260725, 20260822, 20261004, 20260620);

			list_each (const struct mark *, one, &p.marks)
				list_each (const struct mark *, other, &p.marks)
					if (one < other && date_is_set(other->on) &&
						one->kind != MARK_TODAY &&
						other->kind != MARK_TODAY &&
						one->lane == other->lane)
						assert_true(other->at - one->at >= MARKS_APART);
			assert_in_range(p.lanes, 1, 8);
		}
}

/* ---- what it comes to ---- */

static void note__counts_the_days_to_the_deadline(void **state)
{
	static const struct {
		enum referral_state state;
		int deadline, today;
		enum path_note note;
		int days;
	} cases[] = {
		{ REFERRAL_BOOKED, 20260724, 20260513, PATH_B_BEFORE, 34 },
		{ REFERRAL_BOOKED, 20260620, 20260513, PATH_B_ON, 0 },
		{ REFERRAL_A_ATTENDED, 20260619, 20260601, PATH_B_AFTER, 1 },
		{ REFERRAL_COMPLETED, 20260724, 20260801, PATH_B_BEFORE, 34 },
		{ REFERRAL_ACCEPTED, 20260724, 20260722, PATH_LEFT, 2 },
		{ REFERRAL_ACCEPTED, 20260724, 20260724, PATH_LAST_DAY, 0 },
		{ REFERRAL_MISSED, 20260724, 20260727, PATH_PASSED, 3 },
		{ REFERRAL_WITHDRAWN, 20260724, 20260727, PATH_NOTHING, 0 },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct referral r = a_referral(*state, cases[i].state);
		struct picture p;

		r.deadline = day(cases[i].deadline);
		p = picture(*state, &r, cases[i].today);
		assert_int_equal(p.note, cases[i].note);
		assert_int_equal(p.days, cases[i].days);
	}
}

static void note__says_of_a_miss_that_no_workshop_is_booked_and_not_that_b_lacks(void **state)
{
	struct referral r = a_referral(*state, REFERRAL_MISSED);

	assert_false(picture(*state, &r, 20260701).has_a);
	r = a_referral(*state, REFERRAL_A_ATTENDED);
	r.attempts.at[r.attempts.n - 1].result[WORKSHOP_B] = ATTENDANCE_ABSENT;
	assert_false(picture(*state, &r, 20260701).has_a);
	r.attempts.at[r.attempts.n - 1].result[WORKSHOP_B] = ATTENDANCE_CANCELLED;
	assert_true(picture(*state, &r, 20260701).has_a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(marks__of_each_state),
		IN_ARENA(marks__begin_with_the_referral_where_no_caution_is),
		IN_ARENA(marks__keep_each_attempt_but_no_workshop_that_was_not_to_be),
		IN_ARENA(marks__do_not_tell_why_somebody_did_not_come),
		IN_ARENA(marks__have_what_the_deadline_stands_against),
		IN_ARENA(marks__say_of_each_such_day_that_it_has_passed),
		IN_ARENA(marks__all_have_words),
		IN_ARENA(line__goes_from_the_first_day_to_the_last),
		IN_ARENA(line__goes_on_to_what_the_deadline_stands_against),
		IN_ARENA(line__does_not_stretch_to_a_day_that_is_far_off),
		IN_ARENA(line__is_none_where_no_more_than_days_beside_it_is_known),
		IN_ARENA(line__of_one_day_is_a_point),
		IN_ARENA(line__goes_over_the_end_of_a_year),
		IN_ARENA(lanes__keep_signs_apart),
		IN_ARENA(note__counts_the_days_to_the_deadline),
		IN_ARENA(note__says_of_a_miss_that_no_workshop_is_booked_and_not_that_b_lacks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
