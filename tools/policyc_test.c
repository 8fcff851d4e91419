/* SPDX-License-Identifier: MIT */
/*
 * policyc against its golden files: NAME.tsv makes NAME.c and NAME.h, or is
 * refused with the words of NAME.refused.  Run with the path of policyc and
 * that of the golden folder, where it works.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/testing.h"

static const char *policyc;
static char made[] = "/tmp/policyc-test-XXXXXX";

/* The whole of a small file; "" if there is none. */
static void file_read(const char *path, char *text, size_t room)
{
	FILE *in = fopen(path, "r");

	text[0] = '\0';
	if (in == NULL)
		return;
	text[fread(text, 1, room - 1, in)] = '\0';
	fclose(in);
}

/* Runs policyc on NAME.tsv; what it says and makes lands in the folder `made`. */
static int policyc_run(const char *name)
{
	char command[1000];
	int status;

	snprintf(command, sizeof command, "rm -f %s/*; '%s' %s.tsv %s/c %s/h 2>%s/refused", made,
		policyc, name, made, made, made);
	status = system(command);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void made_equals(const char *kind, const char *name, const char *ending)
{
	static char expected[20000], actual[20000];
	char path[300];

	snprintf(path, sizeof path, "%s.%s", name, ending);
	file_read(path, expected, sizeof expected);
	snprintf(path, sizeof path, "%s/%s", made, kind);
	file_read(path, actual, sizeof actual);
	assert_string_equal(actual, expected);
}

static void policyc__makes_the_table_of_what_is_well_written(void **state)
{
	(void)state;
	assert_int_equal(policyc_run("well_written"), 0);
	made_equals("c", "well_written", "c");
	made_equals("h", "well_written", "h");
}

static void policyc__refuses_at_line_and_column_and_writes_nothing(void **state)
{
	static const char *const names[] = { "unknown_words", "misspelt_column", "missing_column",
		"too_few_cells", "the_same_twice", "obligation_twice", "no_row", "no_line_end",
		"spaces_for_tabs" };
	char path[300];

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		assert_int_equal(policyc_run(names[i]), 1);
		made_equals("refused", names[i], "refused");
		snprintf(path, sizeof path, "%s/c", made);
		assert_int_not_equal(access(path, F_OK), 0);
	}
}

static void policyc__says_when_there_is_no_such_file(void **state)
{
	(void)state;
	assert_int_equal(policyc_run("nowhere"), 2);
}

static int made_remove(void **state)
{
	char command[100];

	(void)state;
	snprintf(command, sizeof command, "rm -r %s", made);
	return system(command);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(policyc__makes_the_table_of_what_is_well_written),
		cmocka_unit_test(policyc__refuses_at_line_and_column_and_writes_nothing),
		cmocka_unit_test(policyc__says_when_there_is_no_such_file),
	};

	if (argc != 3 || mkdtemp(made) == NULL)
		return 2;
	policyc = realpath(argv[1], NULL);
	if (policyc == NULL || chdir(argv[2]) != 0)
		return 2;
	return cmocka_run_group_tests(tests, NULL, made_remove);
}
