/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/testing.h"

static char written[8192];
static int error_output;
static FILE *file;

/* Standard error goes to a file until log_is() gives it back. */
static void catch_log(void)
{
	fflush(stderr);
	file = tmpfile();
	assert_non_null(file);
	error_output = dup(STDERR_FILENO);
	dup2(fileno(file), STDERR_FILENO);
}

static const char *caught_log(void)
{
	dup2(error_output, STDERR_FILENO);
	close(error_output);
	rewind(file);
	written[fread(written, 1, sizeof written - 1, file)] = '\0';
	fclose(file);
	return written;
}

static int level_as_at_start(void **state)
{
	(void)state;
	log_set_level(LOG_INFO);
	return 0;
}

static void log__a_line_has_a_time_a_level_and_an_event(void **state)
{
	(void)state;
	struct instant at;

	catch_log();
	log_line(LOG_INFO, "request", "id=%s status=%d", "abc", 200);

	const char *line = caught_log();

	assert_true(instant_parse_iso((struct slice){ line, 24 }, &at));
	assert_string_equal(" info request id=abc status=200\n", line + 24);
	catch_log();
	log_line(LOG_INFO, "start", "%s", "");
	assert_string_equal(" info start \n", caught_log() + 24);
}

static void log__lines_below_the_level_are_not_written(void **state)
{
	(void)state;
	catch_log();
	log_line(LOG_DEBUG, "start", "unseen");
	log_set_level(LOG_ERROR);
	log_line(LOG_WARNING, "start", "unseen");
	assert_string_equal("", caught_log());
}

static void log__every_level_has_its_name(void **state)
{
	(void)state;
	static const char *const names[] = { " debug e x\n", " info e x\n", " warning e x\n",
		" error e x\n" };

	log_set_level(LOG_DEBUG);
	for (int level = LOG_DEBUG; level <= LOG_ERROR; level++) {
		catch_log();
		log_line((enum log_level)level, "e", "x");
		assert_string_equal(names[level], caught_log() + 24);
	}
}

static void log__control_characters_do_not_start_a_line(void **state)
{
	(void)state;
	catch_log();
	log_line(LOG_INFO, "e", "%s",
		"a\nb\r\tc\x7F"
		"d\xC2\x85"
		"e\xC2\xA0"
		"f \xC2");
	assert_string_equal(" info e a?b??c?d??e\xC2\xA0"
			    "f \xC2\n",
		caught_log() + 24);
}

static void log__a_long_line_is_cut(void **state)
{
	(void)state;
	static char long_text[5000];

	memset(long_text, 'x', sizeof long_text - 1);
	catch_log();
	log_line(LOG_INFO, "e", "%s", long_text);
	caught_log();
	assert_int_equal(2048, strlen(written));
	assert_string_equal("x...\n", written + 2043);
	catch_log();
	log_line(LOG_INFO, long_text, "%s", "unseen");
	caught_log();
	assert_string_equal("x...\n", written + 2043);
}

static void log__a_closed_output_stops_nothing(void **state)
{
	(void)state;
	catch_log();
	close(STDERR_FILENO);
	log_line(LOG_INFO, "e", "unseen");
	assert_string_equal("", caught_log());
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(
			log__a_line_has_a_time_a_level_and_an_event, level_as_at_start),
		cmocka_unit_test_teardown(
			log__lines_below_the_level_are_not_written, level_as_at_start),
		cmocka_unit_test_teardown(log__every_level_has_its_name, level_as_at_start),
		cmocka_unit_test_teardown(
			log__control_characters_do_not_start_a_line, level_as_at_start),
		cmocka_unit_test_teardown(log__a_long_line_is_cut, level_as_at_start),
		cmocka_unit_test_teardown(log__a_closed_output_stops_nothing, level_as_at_start),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
