/* SPDX-License-Identifier: MIT */
/*
 * When a place may be held on a check: every finding with every overrider, for every role.
 */
#include "areas/caution/rules_check.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

#define TODAY ((struct date){ 2026, 5, 6 })

static const unsigned sergeant = 1u << ROLE_SERGEANT, officer = 1u << ROLE_REFERRER;

/* Nothing stands against it but what the rule about history is found to be. */
static struct findings found(struct arena *a, enum finding_kind kind, enum overrider overrider)
{
	struct findings findings = { 0 };

	*list_add(a, &findings) = (struct finding){ .rule = RULE_ADULT, .kind = FOUND_MET };
	*list_add(a, &findings) = (struct finding){
		.rule = RULE_HISTORY, .kind = kind, .overrider = overrider, .why = "Sampl"
	};
	*list_add(a, &findings) = (struct finding){ .rule = RULE_TRIAGE, .kind = FOUND_LATER };
	return findings;
}

static struct check a_check(void)
{
	struct check check = check_unsaid();

	check.terms_version = 3;
	check.c.sex = "male";
	return check;
}

static const char *refusal(struct arena *a, const struct check *check, enum finding_kind kind,
	enum overrider overrider)
{
	struct terms terms = { .version = 3 };
	struct findings findings = found(a, kind, overrider);

	return check_refusal(check, &terms, &findings);
}

static struct problems lacks(struct arena *a, const struct check *check, enum finding_kind kind,
	enum overrider overrider, unsigned roles)
{
	struct findings findings = found(a, kind, overrider);
	struct problems problems = { 0 };

	passes_check(a, check, &findings, roles, TODAY, &problems);
	return problems;
}

static void hold__is_refused_where_nobody_may_go_past_it_and_only_there(void **state)
{
	struct check check = a_check();

	for (enum overrider overrider = NOBODY; overrider < OVERRIDER_COUNT; overrider++) {
		bool is_final = overrider == NOBODY;

		assert_null(refusal(*state, &check, FOUND_MET, overrider));
		assert_null(refusal(*state, &check, FOUND_LATER, overrider));
		assert_null(refusal(*state, &check, FOUND_OFF, overrider));
		assert_int_equal(
			refusal(*state, &check, FOUND_REFUSED, overrider) != NULL, is_final);
		assert_int_equal(refusal(*state, &check, FOUND_HELD, overrider) != NULL, is_final);
		assert_non_null(
			strstr(refusal(*state, &check, FOUND_UNSAID, overrider), "not finished"));
	}
	assert_non_null(strstr(refusal(*state, &check, FOUND_REFUSED, NOBODY), "Do not offer"));
	assert_non_null(strstr(refusal(*state, &check, FOUND_HELD, NOBODY), "still waits"));
}

static void hold__waits_until_somebody_says_man_or_woman(void **state)
{
	struct check check = a_check();

	check.c.sex = NULL;
	assert_non_null(strstr(refusal(*state, &check, FOUND_MET, NOBODY), "not finished"));
}

static void hold__waits_for_a_new_check_where_the_terms_have_changed(void **state)
{
	struct check check = a_check();

	check.terms_version = 2;
	assert_non_null(strstr(refusal(*state, &check, FOUND_MET, NOBODY), "have changed"));
}

static void pass__lacks_nothing_where_the_rule_is_met(void **state)
{
	static const enum finding_kind kinds[] = { FOUND_MET, FOUND_UNSAID, FOUND_LATER,
		FOUND_OFF };
	struct check check = a_check();

	for (size_t i = 0; i < array_size(kinds); i++)
		for (enum overrider each = NOBODY; each < OVERRIDER_COUNT; each++)
			assert_int_equal(lacks(*state, &check, kinds[i], each, officer).n, 0);
}

static void pass__of_a_sergeant_at_the_screen_needs_a_reason_alone(void **state)
{
	static const enum finding_kind kinds[] = { FOUND_REFUSED, FOUND_HELD };
	struct check check = a_check();

	for (size_t i = 0; i < array_size(kinds); i++) {
		struct problems problems =
			lacks(*state, &check, kinds[i], AUTHORISING_OFFICER, sergeant);

		assert_int_equal(problems.n, 1);
		assert_non_null(problem_of(&problems, "pass-e05-because"));
	}
	check.pass[RULE_HISTORY].because = "Hanes sampl";
	assert_int_equal(lacks(*state, &check, FOUND_HELD, AUTHORISING_OFFICER, sergeant).n, 0);
}

static void pass__of_anybody_else_needs_who_as_what_and_when(void **state)
{
	static const struct {
		enum overrider overrider;
		unsigned roles;
	} cases[] = { { AUTHORISING_OFFICER, 1u << ROLE_REFERRER },
		{ COMMISSIONER, 1u << ROLE_SERGEANT }, { PROVIDER, 1u << ROLE_SERGEANT },
		{ PROVIDER, 1u << ROLE_REFERRER } };

	for (size_t i = 0; i < array_size(cases); i++) {
		struct check check = a_check();
		struct pass *pass = &check.pass[RULE_HISTORY];
		struct problems problems =
			lacks(*state, &check, FOUND_REFUSED, cases[i].overrider, cases[i].roles);

		assert_int_equal(problems.n, 4);
		assert_non_null(problem_of(&problems, "pass-e05-because"));
		assert_non_null(problem_of(&problems, "pass-e05-by"));
		assert_non_null(problem_of(&problems, "pass-e05-as"));
		assert_non_null(problem_of(&problems, "pass-e05-on"));
		*pass = (struct pass){ "Rheswm", "Mair Sampl", "Rheolwr", date_add_days(TODAY, 1) };
		problems = lacks(*state, &check, FOUND_REFUSED, cases[i].overrider, cases[i].roles);
		assert_int_equal(problems.n, 1); // tomorrow
		pass->said_on = TODAY;
		assert_int_equal(
			lacks(*state, &check, FOUND_REFUSED, cases[i].overrider, cases[i].roles).n,
			0);
	}
}

static void pass__a_reason_longer_than_there_is_room_for_is_refused(void **state)
{
	struct check check = a_check();
	char *because = arena_take(*state, PASS_REASON_MOST + 2);

	memset(because, 'x', PASS_REASON_MOST + 1);
	check.pass[RULE_HISTORY].because = because;
	assert_int_equal(lacks(*state, &check, FOUND_HELD, AUTHORISING_OFFICER, sergeant).n, 1);
	because[PASS_REASON_MOST] = '\0';
	assert_int_equal(lacks(*state, &check, FOUND_HELD, AUTHORISING_OFFICER, sergeant).n, 0);
}

static void pass__is_own_for_the_authorising_sergeant_alone(void **state)
{
	(void)state;
	for (enum overrider overrider = NOBODY; overrider < OVERRIDER_COUNT; overrider++) {
		assert_int_equal(
			pass_is_own(overrider, sergeant), overrider == AUTHORISING_OFFICER);
		assert_int_equal(pass_is_own(overrider, sergeant | officer),
			overrider == AUTHORISING_OFFICER);
		assert_false(pass_is_own(overrider, officer));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(hold__is_refused_where_nobody_may_go_past_it_and_only_there),
		IN_ARENA(hold__waits_until_somebody_says_man_or_woman),
		IN_ARENA(hold__waits_for_a_new_check_where_the_terms_have_changed),
		IN_ARENA(pass__lacks_nothing_where_the_rule_is_met),
		IN_ARENA(pass__of_a_sergeant_at_the_screen_needs_a_reason_alone),
		IN_ARENA(pass__of_anybody_else_needs_who_as_what_and_when),
		IN_ARENA(pass__a_reason_longer_than_there_is_room_for_is_refused),
		IN_ARENA(pass__is_own_for_the_authorising_sergeant_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
