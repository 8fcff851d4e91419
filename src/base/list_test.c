/* SPDX-License-Identifier: MIT */
#include "base/list.h"

#include "base/testing.h"

LIST(numbers, int64_t);

static void list__a_new_element_is_zeroed(void **state)
{
	(void)state;
	struct arena *a = arena_open(1024);
	struct numbers list = { 0 };

	for (int i = 0; i < 9; i++) {
		int64_t *added = list_add(a, &list);

		assert_int_equal(0, *added);
		*added = -1;
	}
	arena_close(a);
}

static void list__elements_keep_their_order_as_it_grows(void **state)
{
	(void)state;
	struct arena *a = arena_open(1024);
	struct numbers list = { 0 };
	int64_t next = 0;

	for (int i = 0; i < 1000; i++)
		*list_add(a, &list) = i;
	assert_int_equal(1000, list.n);
	list_each (int64_t *, each, &list)
		assert_int_equal(next++, *each);
	assert_int_equal(1000, next);
	arena_close(a);
}

static void list__an_empty_one_has_nothing_to_walk(void **state)
{
	(void)state;
	struct numbers list = { 0 };

	list_each (int64_t *, each, &list)
		fail();
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(list__a_new_element_is_zeroed),
		cmocka_unit_test(list__elements_keep_their_order_as_it_grows),
		cmocka_unit_test(list__an_empty_one_has_nothing_to_walk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
