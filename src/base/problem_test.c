/* SPDX-License-Identifier: MIT */
#include "base/problem.h"

#include "base/err.h"
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

typedef void adds(struct arena *a, struct problems *p, const char *field, const char *text,
	size_t most, const char *blank);

static bool is_taken(struct arena *a, adds *add, const char *text, const char *blank)
{
	struct problems p = { 0 };

	add(a, &p, "reason", text, 4, blank);
	return p.n == 0;
}

static void problem__a_line_or_text_is_blank_long_or_of_other_signs(void **state)
{
	adds *const both[] = { problem_add_line, problem_add_text };
	const char *blank = "Enter a reason";

	for (size_t i = 0; i < array_size(both); i++) {
		assert_true(is_taken(*state, both[i], "Ŵyrs", blank));
		assert_false(is_taken(*state, both[i], "Ŵyron", blank));
		assert_false(is_taken(*state, both[i], "", blank));
		assert_false(is_taken(*state, both[i], "   ", blank));
		assert_true(is_taken(*state, both[i], "", NULL));
		assert_false(is_taken(*state, both[i], "a\x1b", blank));
	}
	assert_false(is_taken(*state, problem_add_line, "a\nb", blank));
	assert_true(is_taken(*state, problem_add_text, "a\nb", blank));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(problem__the_first_of_a_field_wins),
		cmocka_unit_test(problem__a_field_without_one_has_none),
		IN_ARENA(problem__a_line_or_text_is_blank_long_or_of_other_signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
