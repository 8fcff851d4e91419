/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include "base/testing.h"

static void map__an_empty_one_knows_nothing(void **state)
{
	struct map m = map_new(*state);

	assert_null(map_get(&m, "Gwent"));
	assert_int_equal(0, m.n);
}

static void map__a_key_stands_for_what_was_set_last(void **state)
{
	struct map m = map_new(*state);
	int first, second;

	assert_null(map_set(&m, "Gwent", &first));
	assert_ptr_equal(&first, map_set(&m, "Gwent", &second));
	assert_ptr_equal(&second, map_get(&m, "Gwent"));
	assert_null(map_get(&m, "Gwen"));
	assert_null(map_get(&m, ""));
	assert_int_equal(1, m.n);
}

static void map__keys_are_its_own_copies(void **state)
{
	struct map m = map_new(*state);
	char key[] = "Dyfed";
	int value;

	map_set(&m, key, &value);
	key[0] = 'X';
	assert_ptr_equal(&value, map_get(&m, "Dyfed"));
	assert_null(map_get(&m, key));
}

static void map__holds_many(void **state)
{
	struct arena *a = *state;
	struct map m = map_new(a);
	static int values[5000];

	for (int i = 0; i < 5000; i++)
		assert_null(map_set(&m, arena_format(a, "key %d", i), &values[i]));
	assert_int_equal(5000, m.n);
	for (int i = 0; i < 5000; i++)
		assert_ptr_equal(&values[i], map_get(&m, arena_format(a, "key %d", i)));
	assert_null(map_get(&m, "key 5000"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(map__an_empty_one_knows_nothing),
		cmocka_unit_test(map__a_key_stands_for_what_was_set_last),
		cmocka_unit_test(map__keys_are_its_own_copies),
		cmocka_unit_test(map__holds_many),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
