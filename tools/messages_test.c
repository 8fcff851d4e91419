/* SPDX-License-Identifier: MIT */
/*
 * What messages says of golden/messages.po, a catalogue with one fault of each
 * kind, and whether it fails.
 */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/testing.h"

static const char *tool, *pot, *po, *golden;

struct outcome {
	int status;
	char said[8192]; // on both outputs
};

static struct outcome run(const char *options, const char *welsh)
{
	struct outcome outcome = { 0 };
	struct arena *a = arena_open(1024);
	FILE *in = popen(arena_format(a, "'%s' %s '%s' '%s' 2>&1", tool, options, pot, welsh), "r");

	assert_non_null(in);
	outcome.said[fread(outcome.said, 1, sizeof outcome.said - 1, in)] = '\0';
	outcome.status = WEXITSTATUS(pclose(in));
	arena_close(a);
	return outcome;
}

static void messages__names_every_fault_with_its_place(void **state)
{
	char expected[8192] = "";
	FILE *in = fopen(golden, "r");

	(void)state;
	assert_non_null(in);
	expected[fread(expected, 1, sizeof expected - 1, in)] = '\0';
	fclose(in);
	char *figures = strstr(expected, "11 messages");
	assert_non_null(figures);

	/* The line of figures is preceded by the catalogue's path, which the tool was given. */
	char *said = run("/dev/null", po).said;
	assert_memory_equal(expected, said, (size_t)(figures - expected));
	assert_non_null(strstr(said, figures));
}

static void messages__fails_when_a_message_has_no_good_welsh(void **state)
{
	(void)state;
	assert_int_equal(1, run("/dev/null", po).status);
}

static void messages__only_reports_when_told_so(void **state)
{
	(void)state;
	assert_int_equal(0, run("--report /dev/null", po).status);
}

static void messages__fails_on_unused_ones_when_told_so(void **state)
{
	(void)state;
	assert_int_equal(1, run("--unused", po).status);
}

static void messages__a_catalogue_has_no_unused_ones_against_itself(void **state)
{
	(void)state;
	assert_int_equal(0, run("--unused", pot).status);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(messages__names_every_fault_with_its_place),
		cmocka_unit_test(messages__fails_when_a_message_has_no_good_welsh),
		cmocka_unit_test(messages__only_reports_when_told_so),
		cmocka_unit_test(messages__fails_on_unused_ones_when_told_so),
		cmocka_unit_test(messages__a_catalogue_has_no_unused_ones_against_itself),
	};

	if (argc != 5)
		return 2;
	tool = argv[1];
	pot = argv[2];
	po = argv[3];
	golden = argv[4];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
