/* SPDX-License-Identifier: MIT */
#include "base/working_day.h"

#include "base/bank_holiday.h"
#include "base/err.h"
#include "base/testing.h"

static struct date day(int number)
{
	struct date d = date_from_number(number);

	assert_true(date_is_day(d));
	return d;
}

static void assert_day(struct date is, int should_be)
{
	assert_int_equal(date_number(is), should_be);
}

static void day__of_a_weekend_or_a_holiday_is_no_working_day(void **state)
{
	(void)state;
	assert_true(day_is_working(day(20260402)));
	assert_false(day_is_working(day(20260403)));
	assert_false(day_is_working(day(20260404)));
	assert_false(day_is_working(day(20260405)));
	assert_false(day_is_working(day(20260406)));
	assert_true(day_is_working(day(20260407)));
	assert_true(day_is_working(day(20290402))); // a Monday that nobody knows of yet
}

static void after__so_many_working_days(void **state)
{
	static const struct {
		int from, n, to;
	} cases[] = {
		{ 20260402, 0, 20260402 }, { 20260404, 0, 20260404 }, // none: the day itself
		{ 20260402, 1, 20260407 },                            // over Easter
		{ 20260403, 1, 20260407 }, { 20260406, 1, 20260407 }, { 20260330, 5, 20260408 },
		{ 20260327, 1, 20260330 }, // the clocks go forward on the Sunday between
		{ 20261023, 1, 20261026 }, // and back
		{ 20261024, 5, 20261030 }, { 20261025, 5, 20261030 }, { 20280228, 1, 20280229 },
		{ 20280229, 1, 20280301 }, // a leap day works
		{ 20270226, 1, 20270301 }, { 20261224, 1, 20261229 },
		{ 20261231, 1, 20270104 }, // over New Year and a weekend
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++)
		assert_day(working_days_after(day(cases[i].from), cases[i].n), cases[i].to);
}

static void until__is_the_day_or_the_last_working_one_before(void **state)
{
	(void)state;
	assert_day(working_day_until(day(20260402)), 20260402);
	for (int number = 20260403; number <= 20260406; number++)
		assert_day(working_day_until(day(number)), 20260402);
	assert_day(working_day_until(day(20260407)), 20260407);
	assert_day(working_day_until(day(20260329)), 20260327);
	assert_day(working_day_until(day(20261025)), 20261023);
	assert_day(working_day_until(day(20280229)), 20280229);
	assert_day(working_day_until(day(20320229)), 20320227);
}

/* Counted day by day over four years, with nothing of ours but the calendar. */
static void after__agrees_with_counting_on_the_fingers(void **state)
{
	(void)state;
	for (struct date from = day(20260101); date_number(from) < 20300101;
		from = date_add_days(from, 1)) {
		struct date on = from;

		for (int n = 1; n <= 5; n++) {
			do
				on = date_add_days(on, 1);
			while (date_weekday(on) > 4 || bank_holiday_on(on) != NULL);
			assert_day(working_days_after(from, n), date_number(on));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(day__of_a_weekend_or_a_holiday_is_no_working_day),
		cmocka_unit_test(after__so_many_working_days),
		cmocka_unit_test(until__is_the_day_or_the_last_working_one_before),
		cmocka_unit_test(after__agrees_with_counting_on_the_fingers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
