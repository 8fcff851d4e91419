/* SPDX-License-Identifier: MIT */
/*
 * What of a month's payments the law has published, and by when.
 */
#include "areas/invoice/rules_spending.h"

#include <string.h>

#include "base/testing.h"

static void rule__applies_from_the_month_in_which_the_law_began(void **state)
{
	(void)state;
	assert_null(spending_rule_of(date_month_of(2011, 12)));
	assert_non_null(spending_rule_of(date_month_of(2012, 1)));
	assert_int_equal(spending_rule_of(date_month_of(2026, 11))->over.pence, 50000);
	assert_non_null(strstr(spending_rule_of(date_month_of(2026, 11))->source, "2011"));
}

static void month__is_due_on_the_last_working_day_of_the_next(void **state)
{
	(void)state;
	assert_true(date_equal(spending_due(date_month_of(2026, 9)), date_of(2026, 10, 30)));
	assert_true(date_equal(spending_due(date_month_of(2026, 12)), date_of(2027, 1, 29)));
	assert_true(date_equal(spending_due(date_month_of(2026, 5)), date_of(2026, 6, 30)));
	assert_true(date_equal(spending_due(date_month_of(2026, 4)), date_of(2026, 5, 29)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rule__applies_from_the_month_in_which_the_law_began),
		cmocka_unit_test(month__is_due_on_the_last_working_day_of_the_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
