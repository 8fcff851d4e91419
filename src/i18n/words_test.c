/* SPDX-License-Identifier: MIT */
/*
 * Dates, times, sums, counts and lists in words.
 */
#include <string.h>

#include "base/err.h"
#include "base/testing.h"
#include "i18n/i18n.h"

static struct arena *a;

static struct instant instant(const char *iso)
{
	struct instant at;

	assert_true(instant_parse_iso(slice_of(iso), &at));
	return at;
}

static void date_words__a_day_is_written_out(void **state)
{
	(void)state;
	assert_string_equal("20 March 2025", date_words(a, ENGLISH, date_of(2025, 3, 20)));
	assert_string_equal("20 Mawrth 2025", date_words(a, WELSH, date_of(2025, 3, 20)));
}

static void date_words__a_month_has_no_day(void **state)
{
	(void)state;
	assert_string_equal("September 2024", date_words(a, ENGLISH, date_month_of(2024, 9)));
	assert_string_equal("Medi 2024", date_words(a, WELSH, date_month_of(2024, 9)));
	assert_string_equal("Medi 2024", date_words_weekday(a, WELSH, date_month_of(2024, 9)));
}

static void date_words__no_date_is_no_words(void **state)
{
	(void)state;
	assert_string_equal("", date_words(a, WELSH, DATE_NONE));
	assert_string_equal("", date_words_weekday(a, ENGLISH, DATE_NONE));
}

static void date_words__welsh_has_a_comma_after_the_weekday(void **state)
{
	(void)state;
	assert_string_equal(
		"Thursday 20 March 2025", date_words_weekday(a, ENGLISH, date_of(2025, 3, 20)));
	assert_string_equal(
		"Dydd Iau, 20 Mawrth 2025", date_words_weekday(a, WELSH, date_of(2025, 3, 20)));
}

static void instant_words__follows_the_clock_of_the_united_kingdom(void **state)
{
	static const struct {
		const char *at;
		const char *en;
		const char *cy;
	} cases[] = {
		{ "2025-03-20T09:30:00.000Z", "20 March 2025 at 9:30am",
			"20 Mawrth 2025 am 9:30am" },
		{ "2025-07-01T08:30:00.000Z", "1 July 2025 at 9:30am",
			"1 Gorffennaf 2025 am 9:30am" },
		{ "2025-03-30T00:59:59.999Z", "30 March 2025 at 12:59am",
			"30 Mawrth 2025 am 12:59am" },
		{ "2025-03-30T01:00:00.000Z", "30 March 2025 at 2am", "30 Mawrth 2025 am 2am" },
		{ "2025-10-26T00:30:00.000Z", "26 October 2025 at 1:30am",
			"26 Hydref 2025 am 1:30am" },
		{ "2025-10-26T01:30:00.000Z", "26 October 2025 at 1:30am",
			"26 Hydref 2025 am 1:30am" },
		{ "2025-06-30T23:00:00.000Z", "1 July 2025 at midnight",
			"1 Gorffennaf 2025 am hanner nos" },
		{ "2025-12-01T12:00:00.000Z", "1 December 2025 at midday",
			"1 Rhagfyr 2025 am hanner dydd" },
		{ "2025-12-01T12:05:00.000Z", "1 December 2025 at 12:05pm",
			"1 Rhagfyr 2025 am 12:05pm" },
		{ "2025-12-31T23:59:00.000Z", "31 December 2025 at 11:59pm",
			"31 Rhagfyr 2025 am 11:59pm" },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		assert_string_equal(cases[i].en, instant_words(a, ENGLISH, instant(cases[i].at)));
		assert_string_equal(cases[i].cy, instant_words(a, WELSH, instant(cases[i].at)));
	}
}

static void time_words__are_those_of_the_twelve_hours(void **state)
{
	(void)state;
	assert_string_equal("10am", time_words(a, ENGLISH, 600));
	assert_string_equal("3:30pm", time_words(a, WELSH, 930));
	assert_string_equal("hanner dydd", time_words(a, WELSH, 720));
}

static void instant_words__none_is_no_words(void **state)
{
	(void)state;
	assert_string_equal("", instant_words(a, WELSH, (struct instant){ 0 }));
}

static void money_words__pence_only_if_there_are_any(void **state)
{
	(void)state;
	assert_string_equal("£33,760", money_words(a, ENGLISH, (struct money){ 3376000 }));
	assert_string_equal("£60,000.50", money_words(a, WELSH, (struct money){ 6000050 }));
	assert_string_equal("-£250", money_words(a, WELSH, (struct money){ -25000 }));
	assert_string_equal("£0", money_words(a, ENGLISH, MONEY_ZERO));
}

static void count_words__groups_in_threes(void **state)
{
	static const struct {
		int64_t n;
		const char *words;
	} cases[] = {
		{ 0, "0" },
		{ 999, "999" },
		{ 1000, "1,000" },
		{ -123, "-123" },
		{ -1234, "-1,234" },
		{ 1234567, "1,234,567" },
		{ INT64_MIN, "-9,223,372,036,854,775,808" },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		assert_string_equal(cases[i].words, count_words(a, ENGLISH, cases[i].n));
		assert_string_equal(cases[i].words, count_words(a, WELSH, cases[i].n));
	}
}

static void list_words__the_last_is_joined_with_and(void **state)
{
	static const char *const items[] = { "Gwent", "Powys", "Dyfed" };

	(void)state;
	assert_string_equal("", list_words(a, ENGLISH, items, 0));
	assert_string_equal("Gwent", list_words(a, ENGLISH, items, 1));
	assert_string_equal("Gwent and Powys", list_words(a, ENGLISH, items, 2));
	assert_string_equal("Gwent, Powys and Dyfed", list_words(a, ENGLISH, items, 3));
	assert_string_equal("Gwent, Powys a Dyfed", list_words(a, WELSH, items, 3));
}

static void list_words__welsh_has_ac_before_each_vowel(void **state)
{
	static const char *const vowels[] = { "afal", "Eryri", "iaith", "oren", "undeb", "wythnos",
		"ysgol", "âr", "Ŵyn", "ŷd", "“Enfys”", "(amodol)" };

	(void)state;
	for (size_t i = 0; i < array_size(vowels); i++) {
		const char *items[] = { "Gwent", vowels[i] };

		assert_string_equal(
			arena_format(a, "Gwent ac %s", vowels[i]), list_words(a, WELSH, items, 2));
	}
}

static void list_words__welsh_has_a_before_all_else(void **state)
{
	static const char *const others[] = { "Dyfed", "hanes", "Llŷn", "2025", "“Dyfodol”", "" };

	(void)state;
	for (size_t i = 0; i < array_size(others); i++) {
		const char *items[] = { "Gwent", others[i] };

		assert_string_equal(
			arena_format(a, "Gwent a %s", others[i]), list_words(a, WELSH, items, 2));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(date_words__a_day_is_written_out),
		cmocka_unit_test(date_words__a_month_has_no_day),
		cmocka_unit_test(date_words__no_date_is_no_words),
		cmocka_unit_test(date_words__welsh_has_a_comma_after_the_weekday),
		cmocka_unit_test(instant_words__follows_the_clock_of_the_united_kingdom),
		cmocka_unit_test(time_words__are_those_of_the_twelve_hours),
		cmocka_unit_test(instant_words__none_is_no_words),
		cmocka_unit_test(money_words__pence_only_if_there_are_any),
		cmocka_unit_test(count_words__groups_in_threes),
		cmocka_unit_test(list_words__the_last_is_joined_with_and),
		cmocka_unit_test(list_words__welsh_has_ac_before_each_vowel),
		cmocka_unit_test(list_words__welsh_has_a_before_all_else),
	};

	a = arena_open(4096);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
