/* SPDX-License-Identifier: MIT */
#include "base/code.h"

#include <string.h>

#include "base/testing.h"
#include "base/utf8.h"

static void code__is_read_without_doubt(void **state)
{
	for (int i = 0; i < 2000; i++) {
		const char *code = code_of_chance(*state, (int64_t)draw_below(UINT32_MAX) << 30);

		assert_int_equal(strlen(code), CODE_LETTERS);
		assert_null(strpbrk(code, "AEIOU01258BLSZ"));
	}
	assert_string_not_equal(code_of_chance(*state, 1), code_of_chance(*state, 2));
	assert_int_equal(strlen(code_of_chance(*state, INT64_MAX)), CODE_LETTERS);
}

static void code__is_read_in_two_groups(void **state)
{
	assert_string_equal(code_words(*state, "CDFG3467"), "CDFG\xc2\xa0"
							    "3467");
}

static void code__begins_with_none_of_the_letters_that_make_words(void **state)
{
	for (int i = 0; i < 2000; i++) {
		const char *code = code_of_chance(*state, (int64_t)draw_below(UINT32_MAX) << 30);

		assert_true(code_may_begin(utf8_fold(*state, code)));
	}
	assert_true(code_may_begin("gwyn"));
	assert_false(code_may_begin("jones"));
	assert_false(code_may_begin("gÃ¾"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(code__is_read_without_doubt),
		IN_ARENA(code__is_read_in_two_groups),
		IN_ARENA(code__begins_with_none_of_the_letters_that_make_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
