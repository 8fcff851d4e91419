/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/testing.h"

static struct date day(const char *iso)
{
	struct date d = DATE_NONE;

	assert_true(date_parse_iso(slice_of(iso), &d));
	return d;
}

static time_t utc_second(int year, int month, int day_of_month)
{
	struct tm civil = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day_of_month };

	return timegm(&civil);
}

/* libc's calendar, day by day, is the oracle. */
static void date__every_day_agrees_with_the_system(void **state)
{
	(void)state;
	time_t first = utc_second(1900, 1, 1), last = utc_second(2199, 12, 31);
	struct date start = date_of(1900, 1, 1);
	int days = 0;

	for (time_t second = first; second <= last; second += 86400, days++) {
		struct tm civil;

		gmtime_r(&second, &civil);

		struct date d = date_of(civil.tm_year + 1900, civil.tm_mon + 1, civil.tm_mday);

		assert_true(date_is_day(d));
		assert_int_equal(days, date_days_between(start, d));
		assert_true(date_equal(d, date_add_days(start, days)));
		assert_int_equal((civil.tm_wday + 6) % 7, date_weekday(d));
		assert_true(date_equal(d, date_from_number(date_number(d))));
	}
	assert_int_equal(109573, days);
}

static void date__only_the_days_that_exist_are_days(void **state)
{
	(void)state;
	int days = 0, months = 0;

	for (int year = 1890; year < 2210; year++)
		for (int month = -1; month <= 14; month++) {
			months += date_is_set(date_month_of(year, month));
			for (int d = -1; d <= 33; d++)
				days += date_is_set(date_of(year, month, d));
		}
	assert_int_equal(109573, days);
	assert_int_equal(300 * 12, months);
}

static void date__precision_is_kept(void **state)
{
	(void)state;
	assert_true(date_is_set(day("2024-09")));
	assert_false(date_is_day(day("2024-09")));
	assert_true(date_is_day(day("2024-09-01")));
	assert_false(date_is_set(DATE_NONE));
	assert_false(date_equal(day("2024-09"), day("2024-09-01")));
}

static void date__of_two_is_the_earlier_or_the_later(void **state)
{
	(void)state;
	assert_true(
		date_equal(date_earlier(day("2024-09-01"), day("2024-09-02")), day("2024-09-01")));
	assert_true(
		date_equal(date_earlier(day("2024-09-02"), day("2024-09-01")), day("2024-09-01")));
	assert_true(
		date_equal(date_later(day("2024-09-01"), day("2024-09-02")), day("2024-09-02")));
	assert_true(
		date_equal(date_later(day("2024-09-02"), day("2024-09-01")), day("2024-09-02")));
}

static void date__iso_is_read_back_as_written(void **state)
{
	assert_string_equal("2025-04-01", date_iso(*state, date_of(2025, 4, 1)));
	assert_string_equal("2024-09", date_iso(*state, date_month_of(2024, 9)));
	assert_string_equal("", date_iso(*state, DATE_NONE));
	assert_true(date_equal(date_of(2025, 4, 1), day("2025-04-01")));
}

static void date__what_is_not_iso_is_refused(void **state)
{
	(void)state;
	static const char *const cases[] = { "", "2025", "2025-", "2025-4", "2025-04-", "2025-04-1",
		"2025-04-011", "2025-13", "2025-00", "2025-02-29", "2025-04-00", "1899-12-31",
		"2200-01-01", " 2025-04-01", "2025-04-01 ", "2025/04/01", "2025-0a-01",
		"x025-04-01", "2025-04-01T" };

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct date d = date_of(2000, 1, 1);

		if (date_parse_iso(slice_of(cases[i]), &d))
			fail_msg("\"%s\"", cases[i]);
		assert_true(date_equal(date_of(2000, 1, 1), d));
	}
}

static void date__numbers_sort_and_nonsense_is_none(void **state)
{
	(void)state;
	static const int32_t nonsense[] = { 0, -1, 20250431, 20251301, 20250001, 19000, 22000101,
		INT32_MAX, INT32_MIN, 2025 };

	assert_int_equal(20250401, date_number(day("2025-04-01")));
	assert_int_equal(20240900, date_number(day("2024-09")));
	assert_int_equal(0, date_number(DATE_NONE));
	assert_true(date_equal(day("2024-09"), date_from_number(20240900)));
	for (size_t i = 0; i < sizeof nonsense / sizeof nonsense[0]; i++)
		assert_false(date_is_set(date_from_number(nonsense[i])));
}

static void date__a_month_has_a_first_and_a_last_day(void **state)
{
	(void)state;
	assert_true(date_equal(day("2024-02-01"), date_first_day(day("2024-02"))));
	assert_true(date_equal(day("2024-02-29"), date_last_day(day("2024-02"))));
	assert_true(date_equal(day("2100-02-28"), date_last_day(day("2100-02"))));
	assert_true(date_equal(day("2000-02-29"), date_last_day(day("2000-02"))));
	assert_true(date_equal(day("2024-02-07"), date_first_day(day("2024-02-07"))));
	assert_true(date_equal(day("2024-02-07"), date_last_day(day("2024-02-07"))));
	assert_false(date_is_set(date_first_day(DATE_NONE)));
	assert_false(date_is_set(date_last_day(DATE_NONE)));
}

static void date__a_month_is_so_many_after_or_before(void **state)
{
	(void)state;
	struct date month = date_month_of(1900, 1);
	int64_t n = 0;

	assert_true(
		date_equal(date_month_before(date_of(2026, 1, 31), 1), date_month_of(2025, 12)));
	assert_true(date_equal(date_month_after(date_of(2026, 1, 31), 1), date_month_of(2026, 2)));
	assert_true(date_equal(date_month_after(date_of(2026, 12, 1), 0), date_month_of(2026, 12)));
	for (int year = 1900; year <= 2199; year++)
		for (int of = 1; of <= 12; of++, n++) {
			struct date is = date_month_of(year, of);

			assert_true(date_equal(date_month_after(month, n), is));
			assert_true(date_equal(date_month_before(is, n), month));
			assert_true(date_equal(date_month_after(is, -n), month));
			assert_true(date_equal(date_month_before(month, -n), is));
		}
	assert_false(date_is_set(date_month_after(month, n)));
	assert_false(date_is_set(date_month_before(month, 1)));
	assert_false(date_is_set(date_month_before(month, 12)));
	assert_false(date_is_set(date_month_after(date_of(2199, 12, 31), 1)));
}

static void date__before_is_only_what_is_so_for_certain(void **state)
{
	(void)state;
	assert_true(date_before(day("2025-03-31"), day("2025-04-01")));
	assert_false(date_before(day("2025-04-01"), day("2025-04-01")));
	assert_true(date_before(day("2025-03-31"), day("2025-04")));
	assert_true(date_before(day("2025-03"), day("2025-04-01")));
	assert_false(date_before(day("2025-04"), day("2025-04-30")));
	assert_false(date_before(day("2025-04-01"), day("2025-04")));
	assert_false(date_before(DATE_NONE, day("2025-04")));
	assert_false(date_before(day("2025-04"), DATE_NONE));
}

static void date__days_outside_the_years_are_none(void **state)
{
	(void)state;
	assert_false(date_is_set(date_add_days(day("1900-01-01"), -1)));
	assert_false(date_is_set(date_add_days(day("2199-12-31"), 1)));
	assert_false(date_is_set(date_add_days(day("2199-12-31"), INT32_MAX)));
	assert_false(date_is_set(date_add_days(day("1900-01-01"), INT32_MIN)));
}

static struct instant at(const char *iso)
{
	struct instant when;

	assert_true(instant_parse_iso(slice_of(iso), &when));
	return when;
}

/* The zone is looked for once a process, so this is the first that asks for it. */
static void instant__london_has_to_be_known(void **state)
{
	(void)state;
	int status;
	pid_t child = fork();

	if (child == 0) {
		setenv("TZDIR", "/nowhere", 1);
		instant_day((struct instant){ 0 });
		_exit(0);
	}
	assert_int_equal(child, waitpid(child, &status, 0));
	assert_true(WIFEXITED(status));
	assert_int_equal(70, WEXITSTATUS(status));
}

static void instant__london_changes_its_clocks(void **state)
{
	static const struct {
		const char *utc;
		const char *day;
		int minute;
	} cases[] = {
		{ "2025-01-15T23:30:00.000Z", "2025-01-15", 23 * 60 + 30 },
		{ "2025-07-01T23:00:00.000Z", "2025-07-02", 0 },
		{ "2025-07-01T22:59:59.999Z", "2025-07-01", 23 * 60 + 59 },
		{ "2025-03-30T00:59:59.999Z", "2025-03-30", 59 },
		{ "2025-03-30T01:00:00.000Z", "2025-03-30", 120 },
		{ "2025-10-26T00:59:59.999Z", "2025-10-26", 119 },
		{ "2025-10-26T01:00:00.000Z", "2025-10-26", 60 },
		{ "2024-02-29T12:00:00.000Z", "2024-02-29", 720 },
		{ "2099-07-01T23:30:00.000Z", "2099-07-02", 30 },
		{ "2199-01-01T00:00:00.000Z", "2199-01-01", 0 },
		{ "1970-06-01T12:00:00.000Z", "1970-06-01", 780 }, // summer time all the year
		{ "1969-12-31T22:59:59.999Z", "1969-12-31", 23 * 60 + 59 },
		{ "1900-01-01T12:00:00.000Z", "1900-01-01", 720 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_string_equal(cases[i].day, date_iso(*state, instant_day(at(cases[i].utc))));
		assert_int_equal(cases[i].minute, instant_minute_of_day(at(cases[i].utc)));
	}
}

/* Since 1996: from the last Sunday of March to the last of October, at 01:00 UTC. */
static void instant__summer_time_follows_its_rule_every_year(void **state)
{
	(void)state;
	for (int year = 1996; year < 2200; year++) {
		struct date march = date_of(year, 3, 31), october = date_of(year, 10, 31);
		struct date epoch = date_of(1970, 1, 1);

		march = date_add_days(march, -((date_weekday(march) + 1) % 7));
		october = date_add_days(october, -((date_weekday(october) + 1) % 7));

		int64_t from_ms = (date_days_between(epoch, march) * INT64_C(24) + 1) * 3600000;
		int64_t until_ms = (date_days_between(epoch, october) * INT64_C(24) + 1) * 3600000;

		assert_int_equal(59, instant_minute_of_day((struct instant){ from_ms - 1 }));
		assert_int_equal(120, instant_minute_of_day((struct instant){ from_ms }));
		assert_int_equal(119, instant_minute_of_day((struct instant){ until_ms - 1 }));
		assert_int_equal(60, instant_minute_of_day((struct instant){ until_ms }));
		assert_true(date_equal(march, instant_day((struct instant){ from_ms })));
		assert_true(date_equal(october, instant_day((struct instant){ until_ms })));
	}
}

static void instant__a_day_outside_the_years_is_none(void **state)
{
	(void)state;
	assert_false(date_is_set(instant_day((struct instant){ INT64_C(-9000000000000) })));
	assert_false(date_is_set(instant_day((struct instant){ INT64_C(9000000000000) })));
}

static void *ask_for_days(void *failures)
{
	for (int i = 0; i < 2000; i++)
		if (date_number(instant_day((struct instant){ INT64_C(1751410800000) })) !=
			20250702)
			++*(int *)failures;
	return NULL;
}

static void instant__threads_get_the_same_day(void **state)
{
	(void)state;
	pthread_t threads[4];
	int failures[4] = { 0 };

	for (int i = 0; i < 4; i++)
		assert_int_equal(0, pthread_create(&threads[i], NULL, ask_for_days, &failures[i]));
	for (int i = 0; i < 4; i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(0, failures[i]);
	}
}

static void instant__at_a_time_on_the_clock_is_read_back(void **state)
{
	int left_out = 0;

	(void)state;
	for (struct date day = date_of(2025, 1, 1); day.year < 2027; day = date_add_days(day, 1))
		for (int minute = 0; minute < 1440; minute += 30) {
			struct instant then = instant_at(day, minute);

			left_out += !clock_shows(day, minute);
			if (clock_shows(day, minute))
				assert_int_equal(instant_minute_of_day(then), minute);
		}
	assert_int_equal(left_out, 4); // two half hours each spring
}

static void instant__of_a_clock_change_is_the_first_or_as_before(void **state)
{
	struct date forward = date_of(2026, 3, 29), back = date_of(2026, 10, 25);

	(void)state;
	assert_int_equal(instant_at(forward, 0).ms, at("2026-03-29T00:00:00.000Z").ms);
	assert_false(clock_shows(forward, 60));
	assert_false(clock_shows(forward, 119));
	assert_int_equal(instant_at(forward, 60).ms, at("2026-03-29T01:00:00.000Z").ms);
	assert_int_equal(instant_at(forward, 120).ms, at("2026-03-29T01:00:00.000Z").ms);
	assert_int_equal(instant_at(back, 90).ms, at("2026-10-25T00:30:00.000Z").ms);
	assert_int_equal(instant_at(back, 120).ms, at("2026-10-25T02:00:00.000Z").ms);
}

static void minute__is_read_as_people_write_a_time(void **state)
{
	static const struct {
		const char *text;
		int minute;
	} cases[] = { { "10am", 600 }, { "10 am", 600 }, { "3.30pm", 930 }, { "3:30 PM", 930 },
		{ "12am", 0 }, { "12pm", 720 }, { "12.05am", 5 }, { "10:00", 600 }, { "9.15", 555 },
		{ "15.30", 930 }, { "00:00", 0 }, { "23:59", 1439 }, { " 10:00 ", 600 },
		{ "Midday", 720 }, { "hanner dydd", 720 }, { "", -1 }, { "3", -1 }, { "15", -1 },
		{ "24:00", -1 }, { "10:60", -1 }, { "13pm", -1 }, { "0am", -1 }, { "10:0", -1 },
		{ "10-00", -1 }, { "m", -1 }, { "am", -1 }, { "midday pm", -1 }, { "10:00:00", -1 },
		{ "ten", -1 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (minute_of_text(slice_of(cases[i].text)) != cases[i].minute)
			fail_msg("%s", cases[i].text);
}

static void instant__iso_is_read_back_as_written(void **state)
{
	static const char *const cases[] = { "2025-03-20T09:30:00.000Z", "1969-12-31T23:59:59.999Z",
		"1900-01-01T00:00:00.000Z", "2199-12-31T23:59:59.999Z",
		"1970-01-01T00:00:00.001Z" };

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(cases[i], instant_iso(*state, at(cases[i])));
	assert_int_equal(INT64_C(1742463000000), at("2025-03-20T09:30:00.000Z").ms);
	assert_string_equal("", instant_iso(*state, (struct instant){ 0 }));
}

static void instant__what_is_not_iso_is_refused(void **state)
{
	(void)state;
	static const char *const cases[] = { "", "2025-03-20", "2025-03-20T09:30:00Z",
		"2025-03-20 09:30:00.000Z", "2025-02-29T09:30:00.000Z", "2025-03-20T24:00:00.000Z",
		"2025-03-20T23:60:00.000Z", "2025-03-20T23:59:60.000Z", "2025-03-20T09:30:00.000",
		"2025-03-20T09:30:00.000ZZ" };

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct instant when = { 7 };

		assert_false(instant_parse_iso(slice_of(cases[i]), &when));
		assert_int_equal(7, when.ms);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(date__every_day_agrees_with_the_system),
		cmocka_unit_test(date__only_the_days_that_exist_are_days),
		cmocka_unit_test(date__precision_is_kept),
		cmocka_unit_test(date__of_two_is_the_earlier_or_the_later),
		cmocka_unit_test(date__iso_is_read_back_as_written),
		cmocka_unit_test(date__what_is_not_iso_is_refused),
		cmocka_unit_test(date__numbers_sort_and_nonsense_is_none),
		cmocka_unit_test(date__a_month_has_a_first_and_a_last_day),
		cmocka_unit_test(date__a_month_is_so_many_after_or_before),
		cmocka_unit_test(date__before_is_only_what_is_so_for_certain),
		cmocka_unit_test(date__days_outside_the_years_are_none),
		cmocka_unit_test(instant__london_has_to_be_known),
		cmocka_unit_test(instant__london_changes_its_clocks),
		cmocka_unit_test(instant__summer_time_follows_its_rule_every_year),
		cmocka_unit_test(instant__a_day_outside_the_years_is_none),
		cmocka_unit_test(instant__threads_get_the_same_day),
		cmocka_unit_test(instant__at_a_time_on_the_clock_is_read_back),
		cmocka_unit_test(instant__of_a_clock_change_is_the_first_or_as_before),
		cmocka_unit_test(minute__is_read_as_people_write_a_time),
		cmocka_unit_test(instant__iso_is_read_back_as_written),
		cmocka_unit_test(instant__what_is_not_iso_is_refused),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
