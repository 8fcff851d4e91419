/* SPDX-License-Identifier: MIT */
#include "base/problem.h"

#include "base/testing.h"

static void problem__the_first_of_a_field_wins(void **state)
{
	(void)state;
	struct arena *a = arena_open(1024);
	struct problems p = { 0 };

	problem_add(a, &p, "start", N_("Enter a start date"));
	problem_add(a, &p, "", N_("Somebody else changed this"));
	problem_add(a, &p, "start", N_("Enter a real date"));
	assert_int_equal(2, p.n);
	assert_string_equal("Enter a start date", problem_of(&p, "start")->message);
	assert_string_equal("Somebody else changed this", problem_of(&p, "")->message);
	assert_null(problem_of(&p, "start")->detail);
	arena_close(a);
}

static void problem__a_field_without_one_has_none(void **state)
{
	(void)state;
	struct problems p = { 0 };

	assert_null(problem_of(&p, "start"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(problem__the_first_of_a_field_wins),
		cmocka_unit_test(problem__a_field_without_one_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
