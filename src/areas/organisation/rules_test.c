/* SPDX-License-Identifier: MIT */
/*
 * References are read as they were made.
 */
#include "areas/organisation/rules.h"

#include "base/err.h"
#include "base/testing.h"

static struct arena *arena;

static void reference__is_read_by_its_pattern(void **state)
{
	static const struct {
		const char *pattern, *text;
		bool fits;
		int year;
		int64_t number;
	} cases[] = {
		{ "DLI{n}", "DLI26", true, 0, 26 },
		{ "DLI{n}", "DLI026", true, 0, 26 },
		{ "DLI{n}", "DLI999999999", true, 0, 999999999 },
		{ "DLI{n}", "DLI9999999999", false, 0, 0 },
		{ "DLI{n}", "DLI", false, 0, 0 },
		{ "DLI{n}", "dli26", false, 0, 0 },
		{ "DLI{n}", "DLI26 ", false, 0, 0 },
		{ "DLI{n}", "DLI-26", false, 0, 0 },
		{ "DLI{n}", "", false, 0, 0 },
		{ "DLI{n}", "DLI\xD9\xA3", false, 0, 0 }, // a digit, but not one of ours
		{ "PCCG-{year}-{n:3}", "PCCG-2025-012", true, 2025, 12 },
		{ "PCCG-{year}-{n:3}", "PCCG-2025-1012", true, 2025, 1012 },
		{ "PCCG-{year}-{n:3}", "PCCG-2025-12", false, 0, 0 },
		{ "PCCG-{year}-{n:3}", "PCCG-9999-012", false, 0, 0 },
		{ "PCCG-{year}-{n:3}", "PCCG-25-012", false, 0, 0 },
		{ "PCCG-{year}-{n:3}", "PCCG-02025-012", false, 0, 0 },
		{ "{n}/{year}", "7/2026", true, 2026, 7 },
		{ "{year}{n:3}", "2026007", true, 2026, 7 },
		{ "", "DLI26", false, 0, 0 },
		{ "", "", false, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		int year = 0;
		int64_t number = 0;
		bool fits = reference_read(cases[i].pattern, cases[i].text, &year, &number);

		if (fits != cases[i].fits || year != cases[i].year || number != cases[i].number)
			fail_msg("%s by %s", cases[i].text, cases[i].pattern);
	}
}

static void reference__is_made_so_that_it_reads_back(void **state)
{
	static const char *const patterns[] = { "DLI{n}", "PCCG-{year}-{n:3}", "{n:9}",
		"{n}/{year}", "Ref. {year} no. {n}" };
	static const int64_t numbers[] = { 1, 9, 12, 999, 1000, 999999999 };

	(void)state;
	for (size_t i = 0; i < array_size(patterns); i++)
		for (size_t k = 0; k < array_size(numbers); k++) {
			int year_made = reference_pattern_has_year(patterns[i]) ? 2026 : 0;
			int year;
			int64_t number;

			assert_true(reference_read(patterns[i],
				reference_make(arena, patterns[i], year_made, numbers[k]), &year,
				&number));
			assert_int_equal(year, year_made);
			assert_int_equal(number, numbers[k]);
		}
	assert_string_equal(reference_make(arena, "PCCG-{year}-{n:3}", 2025, 7), "PCCG-2025-007");
	assert_string_equal(reference_make(arena, "", 2025, 7), "");
}

static void reference__a_pattern_is_sound_with_one_number_and_no_loose_brace(void **state)
{
	static const struct {
		const char *pattern;
		bool is_sound;
	} cases[] = {
		{ "", true },
		{ "DLI{n}", true },
		{ "PCCG-{year}-{n:3}", true },
		{ "DLI", false },
		{ "{year}", false },
		{ "{n}{n}", false },
		{ "{n}-{year}-{year}", false },
		{ "DLI{n", false },
		{ "DLI{n:}", false },
		{ "DLI{n:0}", false },
		{ "DLI{n:10}", false },
		{ "DLI{N}", false },
		{ "{n}}", false },
		{ "{%s}{n}", false },
		{ "%s%n{n}", true },
		{ "DLI{year}{n}", true },
		{ "DLI{n}{year}", false },
		{ "DLI{n}0", false },
		{ "DLI{n}/25", true },
		{ "An office with a long name of its own that is 52 s {n}", true },
		{ "An office with a long name of its own that is 54 si {n}", false },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++)
		if (reference_pattern_is_sound(arena, cases[i].pattern) != cases[i].is_sound)
			fail_msg("%s", cases[i].pattern);
}

static void reference__what_looks_like_a_format_stays_as_it_is(void **state)
{
	(void)state;
	assert_string_equal(reference_make(arena, "%s%n{n}", 0, 5), "%s%n5");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reference__is_read_by_its_pattern),
		cmocka_unit_test(reference__is_made_so_that_it_reads_back),
		cmocka_unit_test(reference__a_pattern_is_sound_with_one_number_and_no_loose_brace),
		cmocka_unit_test(reference__what_looks_like_a_format_stays_as_it_is),
	};

	arena = arena_open(1 << 12);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_close(arena);
	return failed;
}
