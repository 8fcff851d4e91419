/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <string.h>
#include <sys/wait.h>

#include "base/testing.h"

static void call_die(void *arg)
{
	(void)arg;
	die("no room for %d", 7);
}

static void call_unreachable(void *arg)
{
	(void)arg;
	unreachable("attendance");
}

static void call_assert_of(void *name)
{
	assert_of(name == NULL, name);
}

static void err__to_die_is_one_line_and_status_70(void **state)
{
	(void)state;
	char said[256];
	int status = ended_with(call_die, NULL, said, sizeof said);

	assert_true(WIFEXITED(status));
	assert_int_equal(70, WEXITSTATUS(status));
	assert_string_equal("sarn: no room for 7\n", said);
}

static void err__an_unreachable_place_aborts_and_names_itself(void **state)
{
	(void)state;
	char said[256];
	int status = ended_with(call_unreachable, NULL, said, sizeof said);

	assert_true(WIFSIGNALED(status));
	assert_non_null(strstr(said, "err_test.c:"));
	assert_non_null(strstr(said, "attendance has a value it cannot have"));
}

static void err__an_assertion_of_something_names_it(void **state)
{
	(void)state;
	char said[256];
	char name[] = "file-mark";
	int status = ended_with(call_assert_of, name, said, sizeof said);

	assert_true(WIFSIGNALED(status));
	assert_non_null(strstr(said, "err_test.c:"));
	assert_non_null(strstr(said, "file-mark: name == NULL does not hold"));
	assert_int_equal(0, ended_with(call_assert_of, NULL, said, sizeof said));
}

static void err__an_array_knows_its_size(void **state)
{
	(void)state;
	int numbers[7] = { 0 };

	assert_int_equal(7, array_size(numbers));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(err__to_die_is_one_line_and_status_70),
		cmocka_unit_test(err__an_unreachable_place_aborts_and_names_itself),
		cmocka_unit_test(err__an_assertion_of_something_names_it),
		cmocka_unit_test(err__an_array_knows_its_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
