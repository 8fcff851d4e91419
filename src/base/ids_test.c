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

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids__are_positive_and_all_different),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
