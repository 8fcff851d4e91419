/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/testing.h"

static void call_die(void)
{
	die("no room for %d", 7);
}

static void call_unreachable(void)
{
	unreachable("attendance");
}

/* Runs `end` in a process of its own; answers how that ended and what it said. */
static int status_of(void (*end)(void), char *said, size_t room)
{
	int ends[2];

	assert_int_equal(0, pipe(ends));
	fflush(NULL);

	pid_t child = fork();

	if (child == 0) {
		signal(SIGABRT, SIG_DFL); // cmocka would go on with the tests
		dup2(ends[1], STDERR_FILENO);
		end();
	}
	close(ends[1]);

	FILE *error_output = fdopen(ends[0], "r");
	int status;

	assert_non_null(error_output);
	said[fread(said, 1, room - 1, error_output)] = '\0';
	fclose(error_output);
	waitpid(child, &status, 0);
	return status;
}

static void err__to_die_is_one_line_and_status_70(void **state)
{
	(void)state;
	char said[256];
	int status = status_of(call_die, said, sizeof said);

	assert_true(WIFEXITED(status));
	assert_int_equal(70, WEXITSTATUS(status));
	assert_string_equal("sarn: no room for 7\n", said);
}

static void err__an_unreachable_place_aborts_and_names_itself(void **state)
{
	(void)state;
	char said[256];
	int status = status_of(call_unreachable, said, sizeof said);

	assert_true(WIFSIGNALED(status));
	assert_non_null(strstr(said, "err_test.c:"));
	assert_non_null(strstr(said, "attendance has a value it cannot have"));
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
		cmocka_unit_test(err__an_array_knows_its_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
