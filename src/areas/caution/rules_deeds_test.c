/* SPDX-License-Identifier: MIT */
/*
 * Drafts of cautions, and what is done with them: what is suggested, what follows, what is refused.
 */
#include "areas/caution/rules.h"

#include "areas/caution/testing.h"

static struct problems draft_problems(struct arena *a, const struct caution *c)
{
	struct caution_terms terms = usual_terms();
	struct problems problems = { 0 };

	draft_check(a, c, &terms, TODAY, &problems);
	return problems;
}

static struct caution_deed deed_of(struct arena *a, const struct caution *c, enum caution_act act)
{
	return caution_deed_suggested(a, c, act, "Sergeant 7", TODAY);
}

/* ---- drafts ---- */

/* Of which nothing was said, but the choices. */
static struct caution an_unsaid_caution(struct arena *a)
{
	struct caution c = { .disposal = DISPOSAL_ADULT,
		.authoriser = { .reference = "" },
		.views = { .method = "", .why_otherwise = "" } };

	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++)
		c.tick[each].officer = "";
	list_add(a, &c.sets)->written_on = TODAY;
	return c;
}

static void draft__of_which_nothing_is_said_has_nothing_wrong(void **state)
{
	struct caution c = an_unsaid_caution(*state);

	assert_int_equal(draft_problems(*state, &c).n, 0);
	c = a_caution(*state, CAUTION_PROPOSED);
	assert_int_equal(draft_problems(*state, &c).n, 0);
}

static void draft__says_what_is_wrong_and_not_what_is_missing(void **state)
{
	struct caution c = an_unsaid_caution(*state);

	c.offence_on = day(20260507); // tomorrow
	c.views.outcome = VIEWS_OBTAINED;
	c.tick[REQUIREMENT_EVIDENCE].on = day(20260507);
	*list_add(*state, &c.sets.at[0].conditions) = (struct condition){
		.object = OBJECT_PUNISH, .text = "Attend.", .asks_attendance = true, .hours = 21
	};

	struct problems problems = draft_problems(*state, &c);

	assert_non_null(problem_of(&problems, "offence-on"));
	assert_non_null(problem_of(&problems, "evidence-on"));
	assert_non_null(problem_of(&problems, "conditions"));
	assert_null(problem_of(&problems, "evidence-officer"));
	assert_null(problem_of(&problems, "views-method"));
	assert_null(problem_of(&problems, "views-on"));
	assert_null(problem_of(&problems, "condition-1-due"));
	assert_null(problem_of(&problems, "deadline"));
}

static void conditions_said__leaves_out_those_of_which_nothing_is(void **state)
{
	struct conditions conditions = { 0 };

	*list_add(*state, &conditions) = (struct condition){ .object = OBJECT_REPAIR, .text = "" };
	*list_add(*state, &conditions) = (struct condition){ .text = "Pay." };
	*list_add(*state, &conditions) = (struct condition){ .text = "", .due = TODAY };

	struct conditions said = conditions_said(*state, &conditions);

	assert_int_equal(said.n, 2);
	assert_string_equal(said.at[0].text, "Pay.");
}

/* ---- what is suggested ---- */

static void deed__suggests_today_and_who_does_it_where_nothing_was_said(void **state)
{
	struct caution c = a_caution(*state, CAUTION_PROPOSED);

	c.authoriser = (struct authoriser){ .reference = "" };
	c.tick[REQUIREMENT_DECISION] = (struct tick){ .officer = "" };

	struct caution_deed deed = deed_of(*state, &c, CAUTION_AUTHORISE);

	assert_int_equal(deed.authoriser.authority, AUTHORITY_RANK);
	assert_int_equal(deed.authoriser.rank, RANK_SERGEANT);
	assert_string_equal(deed.authoriser.reference, "Sergeant 7");
	assert_day(deed.tick[REQUIREMENT_DECISION].on, date_number(TODAY));
	assert_day(deed.tick[REQUIREMENT_ADMISSION].on, 20260410); // was said
	assert_string_equal(deed.tick[REQUIREMENT_ADMISSION].officer, "12345");
}

static void variation__begins_with_what_was_not_met(void **state)
{
	struct caution c = a_caution(*state, CAUTION_IN_COMPLIANCE);
	struct conditions *conditions = &c.sets.at[0].conditions;

	*list_add(*state, conditions) =
		(struct condition){ .text = "Pay.", .state = CONDITION_MET };
	assert_int_equal(deed_of(*state, &c, CAUTION_VARY).conditions.n, 1);
}

/* ---- what follows ---- */

static void deed__leaves_what_it_was_given_alone(void **state)
{
	struct caution c = a_caution(*state, CAUTION_IN_COMPLIANCE);
	struct caution_deed deed = deed_of(*state, &c, CAUTION_MARK);

	deed.condition = 1;
	deed.condition_state = CONDITION_MET;

	struct caution done = caution_done(*state, &c, &deed, TODAY);

	assert_int_equal(done.sets.at[0].conditions.at[0].state, CONDITION_MET);
	assert_int_equal(c.sets.at[0].conditions.at[0].state, CONDITION_OPEN);
	deed = deed_of(*state, &c, CAUTION_EXTEND);
	deed.extension.to = day(20260801);
	done = caution_done(*state, &c, &deed, TODAY);
	assert_day(caution_deadline(&done), 20260801);
	assert_day(caution_deadline(&c), 20260724);
}

static void return__takes_the_decision_back(void **state)
{
	struct caution c = a_caution(*state, CAUTION_AUTHORISED);
	struct caution_deed deed = deed_of(*state, &c, CAUTION_RETURN);
	struct caution done = caution_done(*state, &c, &deed, TODAY);

	assert_int_equal(done.state, CAUTION_PROPOSED);
	assert_int_equal(done.authoriser.authority, AUTHORITY_NONE);
	assert_false(date_is_set(done.tick[REQUIREMENT_DECISION].on));
	assert_day(done.tick[REQUIREMENT_EVIDENCE].on, 20260410);
}

static void issue__signs_the_conditions_on_the_day_of_the_document(void **state)
{
	struct caution c = a_caution(*state, CAUTION_AUTHORISED);

	c.tick[REQUIREMENT_SIGNED] = (struct tick){ .officer = "" };
	c.sets.at[0].signed_on = DATE_NONE;

	struct caution_deed deed = deed_of(*state, &c, CAUTION_ISSUE);
	struct caution done = caution_done(*state, &c, &deed, TODAY);

	assert_day(caution_given_on(&done), date_number(TODAY));
	assert_day(done.sets.at[0].signed_on, date_number(TODAY));
	assert_true(caution_is_given(done.state));
}

/* ---- what is refused ---- */

static void mark__is_of_a_condition_that_stands(void **state)
{
	static const struct {
		size_t condition;
		enum condition_state to;
		bool is_taken;
	} cases[] = {
		{ 1, CONDITION_MET, true },
		{ 1, CONDITION_OPEN, true },
		{ 0, CONDITION_MET, false },
		{ 2, CONDITION_MET, false },
		{ 1, CONDITION_NONE, false },
		{ 1, CONDITION_VARIED, false },
	};
	struct caution c = a_caution(*state, CAUTION_IN_COMPLIANCE);
	struct caution_terms terms = usual_terms();

	for (size_t i = 0; i < array_size(cases); i++) {
		struct caution_deed deed = deed_of(*state, &c, CAUTION_MARK);
		struct problems problems = { 0 };

		deed.condition = cases[i].condition;
		deed.condition_state = cases[i].to;
		assert_null(caution_deed_refusal(
			*state, &c, &deed, 1u << ROLE_REFERRER, &terms, TODAY, &problems));
		assert_int_equal(problems.n == 0, cases[i].is_taken);
	}
}

static void resume__asks_when_the_new_conditions_were_signed(void **state)
{
	static const struct {
		struct date on;
		bool is_taken;
	} cases[] = {
		{ { 2026, 5, 6 }, true },
		{ { 2026, 5, 7 }, false }, // tomorrow
		{ { 2026, 5, 4 }, false }, // before they were written
		{ { 0 }, false },
	};
	struct caution c = a_caution(*state, CAUTION_VARIED);
	struct conditions to = the_workshops(*state);
	struct caution_terms terms = usual_terms();

	c.sets = conditions_vary(*state, &c.sets, &to, day(20260505), "Broke a leg.");
	for (size_t i = 0; i < array_size(cases); i++) {
		struct caution_deed deed = deed_of(*state, &c, CAUTION_RESUME);
		struct problems problems = { 0 };

		deed.signed_on = cases[i].on;

		const char *no = caution_deed_refusal(
			*state, &c, &deed, 1u << ROLE_SERGEANT, &terms, TODAY, &problems);

		assert_int_equal(no == NULL && problems.n == 0, cases[i].is_taken);
	}
}

/* Whoever proposes names nobody who authorises: the act does. */
static void authorise__misses_only_what_its_form_does_not_ask(void **state)
{
	struct caution c = a_caution(*state, CAUTION_PROPOSED);
	struct caution_terms terms = usual_terms();
	struct problems problems = { 0 };

	c.authoriser = (struct authoriser){ .reference = "" };
	c.tick[REQUIREMENT_DECISION] = (struct tick){ .officer = "" };
	c.offence_on = DATE_NONE;

	struct caution_deed deed = deed_of(*state, &c, CAUTION_AUTHORISE);

	assert_non_null(caution_deed_refusal(
		*state, &c, &deed, 1u << ROLE_SERGEANT, &terms, TODAY, &problems));
	assert_int_equal(problems.n, 1);
	assert_string_equal(problems.at[0].field, "offence-on");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(draft__of_which_nothing_is_said_has_nothing_wrong),
		IN_ARENA(draft__says_what_is_wrong_and_not_what_is_missing),
		IN_ARENA(conditions_said__leaves_out_those_of_which_nothing_is),
		IN_ARENA(deed__suggests_today_and_who_does_it_where_nothing_was_said),
		IN_ARENA(variation__begins_with_what_was_not_met),
		IN_ARENA(deed__leaves_what_it_was_given_alone),
		IN_ARENA(return__takes_the_decision_back),
		IN_ARENA(issue__signs_the_conditions_on_the_day_of_the_document),
		IN_ARENA(mark__is_of_a_condition_that_stands),
		IN_ARENA(resume__asks_when_the_new_conditions_were_signed),
		IN_ARENA(authorise__misses_only_what_its_form_does_not_ask),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
