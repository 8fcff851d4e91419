/* SPDX-License-Identifier: MIT */
#include "base/bank_holiday.h"

#include "base/testing.h"

static void bank_holidays__are_known_for_each_year_and_lie_in_it(void **state)
{
	int per_year[4] = { 0 };
	struct date last = bank_holidays_known_until();

	(void)state;
	for (struct date day = date_of(2025, 1, 1); !date_before(last, day);
		day = date_add_days(day, 1))
		per_year[day.year - 2025] += bank_holiday_on(day) != NULL;
	assert_int_equal(per_year[0], 8);
	assert_int_equal(per_year[1], 9);
	assert_int_equal(per_year[2], 10);
	assert_int_equal(per_year[3], 9);
	assert_null(bank_holiday_on(date_of(2026, 12, 24)));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(bank_holidays__are_known_for_each_year_and_lie_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
