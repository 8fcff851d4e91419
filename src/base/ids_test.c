/* SPDX-License-Identifier: MIT */
#include "base/ids.h"

#include <stdlib.h>

#include "base/testing.h"

static int by_value(const void *x, const void *y)
{
	int64_t left = *(const int64_t *)x, right = *(const int64_t *)y;

	return (left > right) - (left < right);
}

static void ids__are_positive_and_all_different(void **state)
{
	(void)state;
	static int64_t ids[10000];
	int64_t bits_seen = 0;

	for (int i = 0; i < 10000; i++) {
		ids[i] = id_random();
		assert_true(ids[i] > 0);
		bits_seen |= ids[i];
	}
	assert_true(bits_seen == INT64_MAX);
	qsort(ids, 10000, sizeof ids[0], by_value);
	for (int i = 1; i < 10000; i++)
		assert_true(ids[i - 1] < ids[i]);
}

static void ids__of_a_later_second_are_greater(void **state)
{
	(void)state;
	for (int64_t ms = INT64_C(1577836800000); ms < INT64_C(3700000000000); ms += 98765432109)
		for (int i = 0; i < 100; i++)
			assert_true(id_of_now((struct instant){ ms }) <
				    id_of_now((struct instant){ ms + 1000 }));
}

static void ids__of_one_second_are_left_to_chance(void **state)
{
	(void)state;
	int64_t first = id_of_now((struct instant){ 1763800000000 });
	int64_t bits_seen = 0;

	for (int i = 0; i < 10000; i++) {
		int64_t differs = first ^ id_of_now((struct instant){ 1763800000999 });

		assert_true(differs >> 32 == 0);
		bits_seen |= differs;
	}
	assert_true(bits_seen == UINT32_MAX);
}

static void ids__of_no_time_that_they_know_are_ids_all_the_same(void **state)
{
	(void)state;
	assert_true(id_of_now((struct instant){ 0 }) > 0);
	assert_true(id_of_now((struct instant){ INT64_C(1) << 52 }) > 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids__are_positive_and_all_different),
		cmocka_unit_test(ids__of_a_later_second_are_greater),
		cmocka_unit_test(ids__of_one_second_are_left_to_chance),
		cmocka_unit_test(ids__of_no_time_that_they_know_are_ids_all_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
