/* SPDX-License-Identifier: MIT */
/*
 * What a force asks: what stands on which day, and what cannot be set.
 */
#include "areas/caution/testing.h"

static struct force_terms asked(int64_t version, int from, enum rank least)
{
	return (struct force_terms){
		.version = version, .from = day(from), .authoriser_least = least
	};
}

static struct force_terms_list three(struct arena *a)
{
	struct force_terms_list all = { 0 };

	*list_add(a, &all) = asked(3, 20260601, RANK_SUPERINTENDENT);
	*list_add(a, &all) = asked(2, 20260601, RANK_CHIEF_INSPECTOR);
	*list_add(a, &all) = asked(1, 20260401, RANK_INSPECTOR);
	return all;
}

static const char *problem_with(struct arena *a, const struct force_terms *next,
	const struct force_terms_list *all, const char *field)
{
	struct problems problems = { 0 };

	force_terms_check(a, next, all, TODAY, &problems);
	assert_true(problems.n <= 1);
	if (problems.n == 0)
		return NULL;
	assert_string_equal(problems.at[0].field, field);
	return problems.at[0].message;
}

static void asked__is_a_sergeant_while_the_force_set_nothing(void **state)
{
	struct force_terms_list none = { 0 }, all = three(*state);
	struct force_terms stands = force_terms_on(&none, TODAY);

	assert_int_equal(stands.version, 0);
	assert_int_equal(stands.authoriser_least, RANK_SERGEANT);
	assert_false(date_is_set(stands.dispensed_from));
	assert_int_equal(force_terms_on(&all, day(20260331)).version, 0);
}

static void asked__changes_on_its_day_and_of_two_of_one_day_the_last_set_stands(void **state)
{
	struct force_terms_list all = three(*state);

	assert_int_equal(force_terms_on(&all, day(20260401)).authoriser_least, RANK_INSPECTOR);
	assert_int_equal(force_terms_on(&all, day(20260531)).authoriser_least, RANK_INSPECTOR);
	assert_int_equal(force_terms_on(&all, day(20260601)).authoriser_least, RANK_SUPERINTENDENT);
	assert_int_equal(force_terms_on(&all, day(20991231)).version, 3);
}

static void set__needs_a_day_that_is_not_past_and_a_rank_of_the_law_or_above(void **state)
{
	struct force_terms_list none = { 0 };
	struct force_terms next = asked(0, 20260506, RANK_INSPECTOR);

	assert_null(problem_with(*state, &next, &none, ""));
	next.from = day(20260505);
	assert_non_null(problem_with(*state, &next, &none, "from"));
	next.from = DATE_NONE;
	assert_non_null(problem_with(*state, &next, &none, "from"));
	for (enum rank least = RANK_NONE; least < RANK_COUNT; least++) {
		next = asked(0, 20260506, least);
		assert_int_equal(
			problem_with(*state, &next, &none, "rank") == NULL, least >= RANK_SERGEANT);
	}
}

static void set__takes_a_dispensation_of_before_the_guidance_alone(void **state)
{
	struct force_terms_list none = { 0 };
	struct force_terms next = asked(0, 20260506, RANK_INSPECTOR);

	next.dispensed_from = day(20240807);
	assert_null(problem_with(*state, &next, &none, ""));
	next.dispensed_from = day(20240808);
	assert_non_null(problem_with(*state, &next, &none, "dispensed-from"));
	next.dispensed_from = (struct date){ 2020, 2, 0 };
	assert_non_null(problem_with(*state, &next, &none, "dispensed-from"));
}

static void set__has_to_change_what_stands_on_its_day(void **state)
{
	struct force_terms_list all = three(*state), none = { 0 };
	struct force_terms next = asked(3, 20260506, RANK_INSPECTOR);

	assert_non_null(problem_with(*state, &next, &all, "rank"));
	next.dispensed_from = day(20200101);
	assert_null(problem_with(*state, &next, &all, ""));
	next = asked(3, 20260601, RANK_INSPECTOR);
	assert_null(problem_with(*state, &next, &all, ""));
	next = asked(0, 20260506, RANK_SERGEANT); // said, and no longer only the law's
	assert_null(problem_with(*state, &next, &none, ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(asked__is_a_sergeant_while_the_force_set_nothing),
		IN_ARENA(asked__changes_on_its_day_and_of_two_of_one_day_the_last_set_stands),
		IN_ARENA(set__needs_a_day_that_is_not_past_and_a_rank_of_the_law_or_above),
		IN_ARENA(set__takes_a_dispensation_of_before_the_guidance_alone),
		IN_ARENA(set__has_to_change_what_stands_on_its_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
