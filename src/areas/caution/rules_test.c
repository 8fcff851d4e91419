/* SPDX-License-Identifier: MIT */
/*
 * What has to be there before a caution is given: every boundary of every number and date.
 */
#include "areas/caution/rules.h"

#include "areas/caution/testing.h"

/* ---- disposals ---- */

static void disposal__is_in_force_from_its_first_day_to_its_last(void **state)
{
	const struct disposal_facts some = { { "some", "Some" }, { 2026, 3, 1 }, { 2027, 2, 28 } };
	const struct disposal_facts lasting = { { "some", "Some" }, { 2026, 3, 1 }, { 0 } };

	(void)state;
	assert_false(disposal_is_in_force(&some, day(20260228)));
	assert_true(disposal_is_in_force(&some, day(20260301)));
	assert_true(disposal_is_in_force(&some, day(20270228)));
	assert_false(disposal_is_in_force(&some, day(20270301)));
	assert_true(disposal_is_in_force(&lasting, day(20991231)));
}

static void disposal__of_two_tiers_is_not_in_force(void **state)
{
	(void)state;
	for (int year = 2020; year < 2100; year++) {
		struct date on = date_of(year, 8, 8);

		assert_int_equal(
			disposal_is_in_force(&disposals[DISPOSAL_ADULT], on), year >= 2024);
		assert_false(disposal_is_in_force(&disposals[DISPOSAL_DIVERSIONARY], on));
		assert_false(disposal_is_in_force(&disposals[DISPOSAL_COMMUNITY], on));
	}
	assert_false(disposal_is_in_force(&disposals[DISPOSAL_ADULT], day(20240807)));
}

static void words__are_found_by_their_name_and_by_no_other(void **state)
{
	static const struct {
		const struct word *words;
		size_t n;
	} lists[] = {
		{ requirements, REQUIREMENT_COUNT },
		{ authorities, AUTHORITY_COUNT },
		{ ranks, RANK_COUNT },
		{ views_outcomes, VIEWS_COUNT },
		{ condition_objects, OBJECT_COUNT },
		{ condition_states, CONDITION_STATE_COUNT },
		{ caution_states, CAUTION_STATE_COUNT },
		{ caution_acts, CAUTION_ACT_COUNT },
	};

	(void)state;
	for (size_t i = 0; i < array_size(lists); i++) {
		for (size_t each = 1; each < lists[i].n; each++) {
			const struct word *word = &lists[i].words[each];

			assert_non_null(word->label);
			assert_int_equal(word_find(lists[i].words, lists[i].n, word->name), each);
		}
		assert_int_equal(word_find(lists[i].words, lists[i].n, "nonsense"), 0);
		assert_int_equal(word_find(lists[i].words, lists[i].n, ""), 0);
	}
	for (enum disposal each = DISPOSAL_NONE + 1; each < DISPOSAL_COUNT; each++)
		assert_int_equal(disposal_by_name(disposals[each].word.name), each);
	assert_int_equal(disposal_by_name("nonsense"), DISPOSAL_NONE);
}

/* ---- the five requirements ---- */

static struct problems tick_problems(
	struct arena *a, const struct caution *c, enum requirement requirement)
{
	struct problems problems = { 0 };

	tick_check(a, c, requirement, TODAY, &problems);
	return problems;
}

static void requirement__each_has_a_day_and_an_officer(void **state)
{
	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++) {
		struct caution c = a_caution(*state, CAUTION_AUTHORISED);
		struct problems problems;

		assert_int_equal(tick_problems(*state, &c, each).n, 0);
		c.tick[each] = (struct tick){ .officer = " " };
		problems = tick_problems(*state, &c, each);
		assert_int_equal(problems.n, 2);
		assert_non_null(problem_of(
			&problems, arena_format(*state, "%s-on", requirements[each].name)));
		assert_non_null(problem_of(
			&problems, arena_format(*state, "%s-officer", requirements[each].name)));
	}
}

static void requirement__lies_between_the_offence_and_today(void **state)
{
	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_SIGNED; each++) {
		struct caution c = a_caution(*state, CAUTION_AUTHORISED);

		c.tick[REQUIREMENT_SIGNED].on = TODAY;
		c.tick[each].on = c.offence_on;
		assert_int_equal(tick_problems(*state, &c, each).n, 0);
		c.tick[each].on = date_add_days(c.offence_on, -1);
		assert_int_equal(tick_problems(*state, &c, each).n, 1);
		c.tick[each].on = TODAY;
		assert_int_equal(tick_problems(*state, &c, each).n, 0);
		c.tick[each].on = date_add_days(TODAY, 1);
		assert_int_equal(tick_problems(*state, &c, each).n, 1);
		c.tick[each].on = date_month_of(2026, 4);
		assert_int_equal(tick_problems(*state, &c, each).n, 1);
	}
}

static void requirement__the_document_is_signed_on_the_last_of_the_days(void **state)
{
	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_SIGNED; each++) {
		struct caution c = a_caution(*state, CAUTION_AUTHORISED);

		c.tick[each].on = caution_given_on(&c);
		assert_int_equal(tick_problems(*state, &c, REQUIREMENT_SIGNED).n, 0);
		c.tick[each].on = date_add_days(caution_given_on(&c), 1);
		assert_int_equal(tick_problems(*state, &c, REQUIREMENT_SIGNED).n, 1);
	}
}

/* ---- who authorises ---- */

static void authoriser__of_every_rank_by_every_authority_under_every_threshold(void **state)
{
	(void)state;
	for (enum rank least = RANK_NONE; least < RANK_COUNT; least++)
		for (enum rank rank = RANK_NONE; rank < RANK_COUNT; rank++)
			for (enum authority by = AUTHORITY_NONE; by < AUTHORITY_COUNT; by++) {
				struct authoriser one = { by, rank, "12345" };
				bool may = by == AUTHORITY_DIRECTOR || by == AUTHORITY_PROSECUTOR ||
					   (by == AUTHORITY_RANK && rank >= RANK_SERGEANT &&
						   rank >= least);

				assert_int_equal(authoriser_may(&one, least), may);
			}
}

static void authoriser__is_told_what_is_wrong(void **state)
{
	static const struct {
		struct authoriser authoriser;
		enum rank least;
		const char *field; // NULL: nothing is
	} cases[] = {
		{ { AUTHORITY_RANK, RANK_SERGEANT, "12345" }, RANK_NONE, NULL },
		{ { AUTHORITY_RANK, RANK_CONSTABLE, "12345" }, RANK_NONE, "rank" },
		{ { AUTHORITY_RANK, RANK_NONE, "12345" }, RANK_NONE, "rank" },
		{ { AUTHORITY_RANK, RANK_SERGEANT, "12345" }, RANK_INSPECTOR, "rank" },
		{ { AUTHORITY_RANK, RANK_INSPECTOR, "12345" }, RANK_INSPECTOR, NULL },
		{ { AUTHORITY_DIRECTOR, RANK_CONSTABLE, "12345" }, RANK_INSPECTOR, NULL },
		{ { AUTHORITY_PROSECUTOR, RANK_NONE, "CPS" }, RANK_INSPECTOR, NULL },
		{ { AUTHORITY_NONE, RANK_SERGEANT, "12345" }, RANK_NONE, "authority" },
		{ { AUTHORITY_RANK, RANK_SERGEANT, "" }, RANK_NONE, "authoriser" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct problems problems = { 0 };

		authoriser_check(*state, &cases[i].authoriser, cases[i].least, &problems);
		assert_int_equal(problems.n, cases[i].field != NULL);
		if (cases[i].field != NULL)
			assert_string_equal(problems.at[0].field, cases[i].field);
	}
}

/* ---- the victim's views ---- */

static void assert_views(struct arena *a, const struct caution *c, const char *field)
{
	struct problems problems = { 0 };

	views_check(a, c, TODAY, &problems);
	assert_int_equal(problems.n, field != NULL);
	if (field != NULL)
		assert_string_equal(problems.at[0].field, field);
}

static void views__ask_for_a_way_where_somebody_was_asked(void **state)
{
	struct caution c = a_caution(*state, CAUTION_PROPOSED);

	for (enum views each = VIEWS_NONE; each < VIEWS_COUNT; each++) {
		c.views = (struct victim_views){ each, day(20260410), "By telephone", true, "" };
		assert_views(*state, &c, each == VIEWS_NONE ? "views" : NULL);
		c.views.method = "";
		assert_views(*state, &c,
			each == VIEWS_NONE     ? "views"
			: each == VIEWS_UNSAFE ? NULL
					       : "views-method");
	}
}

static void views__that_are_not_followed_need_a_reason(void **state)
{
	struct caution c = a_caution(*state, CAUTION_PROPOSED);

	for (enum views each = VIEWS_OBTAINED; each < VIEWS_COUNT; each++) {
		c.views.outcome = each;
		c.views.are_followed = false;
		c.views.why_otherwise = "";
		assert_views(*state, &c, each == VIEWS_OBTAINED ? "views-reason" : NULL);
		c.views.why_otherwise = "An apology would need contact, which is not safe.";
		assert_views(*state, &c, NULL);
	}
}

static void views__are_sought_between_the_offence_and_the_caution(void **state)
{
	struct caution c = a_caution(*state, CAUTION_AUTHORISED);

	c.views.on = c.offence_on;
	assert_views(*state, &c, NULL);
	c.views.on = date_add_days(c.offence_on, -1);
	assert_views(*state, &c, "views-on");
	c.views.on = caution_given_on(&c);
	assert_views(*state, &c, NULL);
	c.views.on = date_add_days(caution_given_on(&c), 1);
	assert_views(*state, &c, "views-on");
	c.tick[REQUIREMENT_SIGNED].on = DATE_NONE;
	c.views.on = TODAY;
	assert_views(*state, &c, NULL);
	c.views.on = date_add_days(TODAY, 1);
	assert_views(*state, &c, "views-on");
	c.views.on = DATE_NONE;
	assert_views(*state, &c, "views-on");
}

/* ---- conditions ---- */

static struct problems problems_of(struct arena *a, const struct conditions *conditions)
{
	const struct condition_sets none = { 0 };
	struct problems problems = { 0 };

	conditions_check(a, conditions, &none, day(20260415), day(20260725), &problems);
	return problems;
}

static void conditions__hours_of_attendance_are_20_but_for_what_rehabilitates(void **state)
{
	for (enum object object = OBJECT_REHABILITATE; object < OBJECT_COUNT; object++)
		for (int hours = 1; hours <= 25; hours++) {
			struct conditions conditions = the_workshops(*state);
			struct condition *other = list_add(*state, &conditions);
			int counted = object == OBJECT_REHABILITATE ? 0 : hours;

			*other = conditions.at[0];
			other->object = object;
			other->hours = hours;
			assert_int_equal(attendance_hours(&conditions), counted);
			assert_int_equal(problems_of(*state, &conditions).n, counted > 20);
			other->asks_attendance = false;
			assert_int_equal(attendance_hours(&conditions), 0);
		}
}

static void conditions__hours_add_up(void **state)
{
	struct conditions conditions = { 0 };

	for (int i = 0; i < 2; i++) {
		*list_add(*state, &conditions) = the_workshops(*state).at[0];
		conditions.at[i].object = OBJECT_PUNISH;
	}
	assert_int_equal(attendance_hours(&conditions), 20);
	assert_int_equal(problems_of(*state, &conditions).n, 0);
	conditions.at[1].hours++;
	assert_string_equal(problems_of(*state, &conditions).at[0].field, "conditions");
}

static void conditions__hours_that_were_met_count_in_a_later_version(void **state)
{
	struct caution c = a_caution(*state, CAUTION_IN_COMPLIANCE);
	struct conditions *standing = &c.sets.at[0].conditions, to = the_workshops(*state);

	standing->at[0].object = OBJECT_REPAIR;
	standing->at[0].hours = 12;
	to.at[0].object = OBJECT_PUNISH;
	to.at[0].hours = 9;
	for (enum condition_state each = CONDITION_OPEN; each <= CONDITION_VARIED; each++) {
		struct problems problems = { 0 };

		standing->at[0].state = each;
		conditions_check(*state, &to, &c.sets, day(20260415), day(20260725), &problems);
		assert_int_equal(problems.n, each == CONDITION_MET);
	}
}

static void conditions__are_one_to_ten(void **state)
{
	struct conditions conditions = { 0 };

	for (int n = 0; n <= CONDITIONS_MOST + 1; n++) {
		assert_int_equal(problems_of(*state, &conditions).n, n == 0 || n > CONDITIONS_MOST);
		*list_add(*state, &conditions) = the_workshops(*state).at[0];
	}
}

static void assert_condition(struct arena *a, struct condition condition, const char *field)
{
	struct conditions conditions = { .at = &condition, .n = 1 };
	struct problems problems = problems_of(a, &conditions);

	assert_int_equal(problems.n, field != NULL);
	if (field != NULL)
		assert_string_equal(problems.at[0].field, field);
}

static void condition__each_part_of_one(void **state)
{
	struct condition good = the_workshops(*state).at[0], one;

	assert_condition(*state, good, NULL);
	one = good, one.object = OBJECT_NONE;
	assert_condition(*state, one, "condition-1-object");
	one = good, one.text = "";
	assert_condition(*state, one, "condition-1-text");
	one = good, one.text = arena_text_of(*state, 'a', CONDITION_TEXT_MOST);
	assert_condition(*state, one, NULL);
	one = good, one.text = arena_text_of(*state, 'a', CONDITION_TEXT_MOST + 1);
	assert_condition(*state, one, "condition-1-text");
	one = good, one.hours = 0;
	assert_condition(*state, one, "condition-1-hours");
	one.hours = 1;
	assert_condition(*state, one, NULL);
	one.hours = 300;
	assert_condition(*state, one, NULL);
	one.hours = 301;
	assert_condition(*state, one, "condition-1-hours");
	one.hours = INT32_MAX;
	assert_condition(*state, one, "condition-1-hours");
	one.hours = -1;
	assert_condition(*state, one, "condition-1-hours");
	one.hours = INT32_MIN;
	assert_condition(*state, one, "condition-1-hours");
	one = good, one.asks_attendance = false;
	assert_condition(*state, one, "condition-1-hours");
	one.hours = 0;
	assert_condition(*state, one, NULL);
	one = good, one.due = day(20260415);
	assert_condition(*state, one, NULL);
	one.due = day(20260414);
	assert_condition(*state, one, "condition-1-due");
	one.due = day(20260725);
	assert_condition(*state, one, NULL);
	one.due = day(20260726);
	assert_condition(*state, one, "condition-1-due");
	one.due = DATE_NONE;
	assert_condition(*state, one, "condition-1-due");
}

static void conditions__a_variation_keeps_the_old_as_they_were(void **state)
{
	struct caution c = a_caution(*state, CAUTION_IN_COMPLIANCE);
	struct conditions to = the_workshops(*state);
	struct condition_sets varied;

	*list_add(*state, &c.sets.at[0].conditions) = to.at[0];
	c.sets.at[0].conditions.at[0].state = CONDITION_MET;
	c.sets.at[0].conditions.at[1].state = CONDITION_FAILED;
	to.at[0].text = "Attend both workshops by telephone.";
	to.at[0].state = CONDITION_MET; // whatever was sent, they begin open

	varied = conditions_vary(*state, &c.sets, &to, day(20260601), "Broke a leg.");
	assert_int_equal(varied.n, 2);
	assert_int_equal(varied.at[0].version, 1);
	assert_int_equal(varied.at[0].conditions.at[0].state, CONDITION_MET);
	assert_int_equal(varied.at[0].conditions.at[1].state, CONDITION_VARIED);
	assert_string_equal(varied.at[0].conditions.at[1].text, c.sets.at[0].conditions.at[1].text);
	assert_int_equal(c.sets.n, 1);
	assert_int_equal(c.sets.at[0].conditions.at[1].state, CONDITION_FAILED);
	assert_ptr_equal(conditions_standing(&varied), &varied.at[1]);
	assert_int_equal(varied.at[1].version, 2);
	assert_int_equal(varied.at[1].conditions.at[0].state, CONDITION_OPEN);
	assert_string_equal(varied.at[1].because, "Broke a leg.");
	assert_false(date_is_set(varied.at[1].signed_on));

	varied = conditions_vary(*state, &varied, &to, day(20260602), "Again.");
	assert_int_equal(varied.n, 3);
	assert_int_equal(varied.at[2].version, 3);
	assert_int_equal(varied.at[0].conditions.at[0].state, CONDITION_MET);
	assert_int_equal(varied.at[1].conditions.at[0].state, CONDITION_VARIED);
}

static void conditions__the_first_version_is_one(void **state)
{
	struct condition_sets none = { 0 };
	struct conditions to = the_workshops(*state);

	assert_null(conditions_standing(&none));
	assert_int_equal(conditions_vary(*state, &none, &to, day(20260415), "").at[0].version, 1);
}

/* ---- dates ---- */

/* Source: domain.md §1.5. */
static void dates__16_and_20_weeks_from_the_offence(void **state)
{
	static const struct {
		int offence, usual, longest;
	} cases[] = {
		{ 20250405, 20250726, 20250823 },
		{ 20251208, 20260330, 20260427 }, // over the Sunday on which the clocks go forward
		{ 20260706, 20261026, 20261123 }, // and back
		{ 20271109, 20280229, 20280328 }, // to a leap day
		{ 20280229, 20280620, 20280718 },
	};
	const struct caution_terms terms = usual_terms();

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct caution c = { .offence_on = day(cases[i].offence) };
		struct caution_ends ends = caution_ends(&c, &terms);

		assert_day(ends.usual, cases[i].usual);
		assert_day(ends.longest, cases[i].longest);
		assert_false(date_is_set(ends.prosecution));
	}

	struct caution_ends none =
		caution_ends(&(struct caution){ .prosecution_limit = day(20261004) }, &terms);

	assert_false(date_is_set(none.usual));
	assert_false(date_is_set(none.longest));
	assert_day(none.prosecution, 20261004);
}

static size_t notes_on(struct arena *a, int deadline, int limit, struct date today)
{
	const struct caution_terms terms = usual_terms();
	struct caution c = a_caution(a, CAUTION_ISSUED); // of an offence on 4 April 2026

	c.deadline = day(deadline);
	c.prosecution_limit = date_from_number(limit);
	return deadline_notes(a, &c, &terms, today).n;
}

static void deadline__is_noted_where_it_should_be_looked_at(void **state)
{
	assert_int_equal(notes_on(*state, 20260724, 0, TODAY), 0);        // a Friday
	assert_int_equal(notes_on(*state, 20260725, 0, TODAY), 1);        // 16 weeks: a Saturday
	assert_int_equal(notes_on(*state, 20260726, 0, TODAY), 2);        // and beyond
	assert_int_equal(notes_on(*state, 20260727, 0, TODAY), 1);        // a Monday
	assert_int_equal(notes_on(*state, 20260821, 0, TODAY), 1);        // Friday of 20 weeks
	assert_int_equal(notes_on(*state, 20260824, 0, TODAY), 1);        // beyond the longest
	assert_int_equal(notes_on(*state, 20260831, 0, TODAY), 2);        // a bank holiday
	assert_int_equal(notes_on(*state, 20260724, 20260724, TODAY), 0); // the limit for a charge
	assert_int_equal(notes_on(*state, 20260724, 20260723, TODAY), 1);
	assert_int_equal(notes_on(*state, 20260724, 0, day(20260724)), 0);
	assert_int_equal(notes_on(*state, 20260724, 0, day(20260725)), 1);
}

static void assert_dates(struct arena *a, const struct caution *c, const char *field)
{
	struct problems problems = { 0 };

	dates_check(a, c, TODAY, &problems);
	assert_int_equal(problems.n, field != NULL);
	if (field != NULL)
		assert_string_equal(problems.at[0].field, field);
}

static void dates__that_cannot_be(void **state)
{
	struct caution c = a_caution(*state, CAUTION_AUTHORISED);

	assert_dates(*state, &c, NULL);
	c.deadline = caution_given_on(&c);
	assert_dates(*state, &c, NULL);
	c.deadline = date_add_days(c.deadline, -1);
	assert_dates(*state, &c, "deadline");
	c.deadline = DATE_NONE;
	assert_dates(*state, &c, "deadline");
	c.tick[REQUIREMENT_SIGNED].on = DATE_NONE; // not given yet: from today on
	c.deadline = TODAY;
	assert_dates(*state, &c, NULL);
	c.deadline = date_add_days(TODAY, -1);
	assert_dates(*state, &c, "deadline");
	c.deadline = day(20310505);
	assert_dates(*state, &c, NULL);
	c.deadline = day(20310506); // five years from today
	assert_dates(*state, &c, "deadline");
	c.deadline = day(20260724);
	c.prosecution_limit = c.offence_on;
	assert_dates(*state, &c, NULL);
	c.prosecution_limit = date_add_days(c.offence_on, -1);
	assert_dates(*state, &c, "prosecution-limit");
	c.prosecution_limit = DATE_NONE;
	c.offence_on = TODAY;
	assert_dates(*state, &c, NULL);
	c.offence_on = date_add_days(TODAY, 1);
	assert_dates(*state, &c, "offence-on");
	c.offence_on = DATE_NONE;
	assert_dates(*state, &c, "offence-on");
}

static void assert_extension(
	struct arena *a, const struct caution *c, struct extension extension, const char *field)
{
	struct problems problems = { 0 };

	extension_check(a, c, &extension, TODAY, &problems);
	assert_int_equal(problems.n, field != NULL);
	if (field != NULL)
		assert_string_equal(problems.at[0].field, field);
}

static void extension__moves_the_deadline_and_says_who_and_why(void **state)
{
	struct caution c = a_caution(*state, CAUTION_ISSUED);
	struct extension good = { day(20260725), TODAY, "Inspector 9876", "In hospital." }, one;

	assert_day(caution_deadline(&c), 20260724);
	assert_extension(*state, &c, good, NULL);
	one = good, one.to = day(20260724);
	assert_extension(*state, &c, one, "extension-to");
	one = good, one.to = DATE_NONE;
	assert_extension(*state, &c, one, "extension-to");
	one = good, one.to = day(21990101);
	assert_extension(*state, &c, one, "extension-to");
	one = good, one.on = date_add_days(TODAY, 1);
	assert_extension(*state, &c, one, "extension-on");
	one = good, one.on = caution_given_on(&c);
	assert_extension(*state, &c, one, NULL);
	one.on = date_add_days(one.on, -1);
	assert_extension(*state, &c, one, "extension-on");
	one = good, one.by = "";
	assert_extension(*state, &c, one, "extension-by");
	one = good, one.because = "";
	assert_extension(*state, &c, one, "extension-because");

	*list_add(*state, &c.extensions) = good;
	assert_day(caution_deadline(&c), 20260725);
	assert_extension(*state, &c, good, "extension-to");
}

static void offence__is_the_same_where_both_its_name_and_its_day_are(void **state)
{
	(void)state;
	assert_true(offence_is_same("Theft", day(20260404), "Theft", day(20260404)));
	assert_false(offence_is_same("Theft", day(20260404), "Theft", day(20260405)));
	assert_false(offence_is_same("Theft", day(20260404), "Harm", day(20260404)));
	assert_false(offence_is_same("", day(20260404), "", day(20260404)));
	assert_false(offence_is_same("Theft", DATE_NONE, "Theft", DATE_NONE));
	assert_false(offence_is_same("Theft", day(20260404), "Theft", DATE_NONE));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(offence__is_the_same_where_both_its_name_and_its_day_are),
		cmocka_unit_test(disposal__is_in_force_from_its_first_day_to_its_last),
		cmocka_unit_test(disposal__of_two_tiers_is_not_in_force),
		cmocka_unit_test(words__are_found_by_their_name_and_by_no_other),
		IN_ARENA(requirement__each_has_a_day_and_an_officer),
		IN_ARENA(requirement__lies_between_the_offence_and_today),
		IN_ARENA(requirement__the_document_is_signed_on_the_last_of_the_days),
		cmocka_unit_test(
			authoriser__of_every_rank_by_every_authority_under_every_threshold),
		IN_ARENA(authoriser__is_told_what_is_wrong),
		IN_ARENA(views__ask_for_a_way_where_somebody_was_asked),
		IN_ARENA(views__that_are_not_followed_need_a_reason),
		IN_ARENA(views__are_sought_between_the_offence_and_the_caution),
		IN_ARENA(conditions__hours_of_attendance_are_20_but_for_what_rehabilitates),
		IN_ARENA(conditions__hours_add_up),
		IN_ARENA(conditions__hours_that_were_met_count_in_a_later_version),
		IN_ARENA(conditions__are_one_to_ten),
		IN_ARENA(condition__each_part_of_one),
		IN_ARENA(conditions__a_variation_keeps_the_old_as_they_were),
		IN_ARENA(conditions__the_first_version_is_one),
		cmocka_unit_test(dates__16_and_20_weeks_from_the_offence),
		IN_ARENA(deadline__is_noted_where_it_should_be_looked_at),
		IN_ARENA(dates__that_cannot_be),
		IN_ARENA(extension__moves_the_deadline_and_says_who_and_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
