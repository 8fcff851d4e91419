/* SPDX-License-Identifier: MIT */
#include "base/county.h"

#include <string.h>

#include "base/testing.h"

static void county__is_found_by_its_code_and_by_no_other(void **state)
{
	(void)state;
	for (enum county county = COUNTY_NONE + 1; county < COUNTY_COUNT; county++) {
		assert_int_equal(county_by_code(county_code(county)), county);
		assert_true(strlen(county_name(county, ENGLISH)) > 0);
		assert_true(strlen(county_name(county, WELSH)) > 0);
	}
	assert_int_equal(county_by_code("cmn"), COUNTY_NONE);
	assert_int_equal(county_by_code(""), COUNTY_NONE);
	assert_int_equal(COUNTY_COUNT - 1, 22);
}

static void county__has_its_own_name_in_each_language(void **state)
{
	(void)state;
	assert_string_equal(county_name(COUNTY_CMN, WELSH), "Sir Gaerfyrddin");
	assert_string_equal(county_name(COUNTY_CMN, ENGLISH), "Carmarthenshire");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(county__is_found_by_its_code_and_by_no_other),
		cmocka_unit_test(county__has_its_own_name_in_each_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
