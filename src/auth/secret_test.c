/* SPDX-License-Identifier: MIT */
/*
 * Reading a password from a pipe and from a terminal.
 */
#include "auth/secret.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/testing.h"

static struct arena *a;

static int arena_begin(void **state)
{
	(void)state;
	a = arena_open(1 << 14);
	return 0;
}

static int arena_end(void **state)
{
	(void)state;
	arena_close(a);
	return 0;
}

/* What is read when these bytes are handed in. */
static const char *secret_of(const char *bytes, size_t size)
{
	int ends[2];
	const char *secret;

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], bytes, size), size);
	close(ends[1]);
	secret = secret_read(a, ends[0], "Password: ");
	close(ends[0]);
	return secret;
}

#define SECRET_OF(literal) secret_of(literal, sizeof(literal) - 1)

static void secret__is_the_line_without_its_end(void **state)
{
	(void)state;
	assert_string_equal(SECRET_OF(" cwmwl melyn \n"), " cwmwl melyn ");
	assert_string_equal(SECRET_OF("cwmwl melyn\r\n"), "cwmwl melyn");
	assert_string_equal(SECRET_OF("cwmwl melyn"), "cwmwl melyn");
	assert_string_equal(SECRET_OF("\n"), "");
}

static void secret__is_in_one_unicode_form(void **state)
{
	(void)state;
	assert_string_equal(SECRET_OF("ty\xCC\x82\n"), "tŷ");
}

static void secret__is_absent_when_it_is_no_line_of_text(void **state)
{
	char long_line[1002];

	(void)state;
	memset(long_line, 'x', sizeof long_line);
	assert_null(SECRET_OF(""));
	assert_null(SECRET_OF("a\0b\n"));
	assert_null(SECRET_OF("\xff\n"));
	assert_null(secret_of(long_line, 1001));
	assert_non_null(secret_of(long_line, 1000));
}

static void secret__leaves_the_next_line_to_the_next_reader(void **state)
{
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "one\ntwo\n", 8), 8);
	assert_string_equal(secret_read(a, ends[0], ""), "one");
	assert_string_equal(secret_read(a, ends[0], ""), "two");
	close(ends[0]);
	close(ends[1]);
}

/* Waits until the terminal shows what is typed, or does not. */
static void await_echo(int terminal, bool shows)
{
	struct termios now;

	for (int i = 0; i < 500; i++) {
		assert_int_equal(tcgetattr(terminal, &now), 0);
		if (((now.c_lflag & ECHO) != 0) == shows)
			return;
		usleep(10000);
	}
	fail();
}

static void secret__is_not_shown_while_it_is_typed_and_the_terminal_is_as_before(void **state)
{
	int person = posix_openpt(O_RDWR | O_NOCTTY), terminal, status;
	char shown[100];
	ssize_t size;
	pid_t child;

	(void)state;
	assert_int_equal(grantpt(person), 0);
	assert_int_equal(unlockpt(person), 0);
	terminal = open(ptsname(person), O_RDWR | O_NOCTTY);
	assert_true(terminal >= 0);
	child = fork();
	if (child == 0) {
		const char *secret;

		dup2(terminal, STDERR_FILENO);
		secret = secret_read(a, terminal, "Password: ");
		_exit(secret != NULL && strcmp(secret, "cwmwl melyn") == 0 ? 0 : 1);
	}
	await_echo(terminal, false);
	assert_int_equal(write(person, "cwmwl melyn\n", 12), 12);
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	await_echo(terminal, true);
	/* The prompt and the line end that follows the secret may arrive apart. */
	for (size = 0; size == 0 || shown[size - 1] != '\n';) {
		ssize_t more = read(person, shown + size, sizeof shown - 1 - (size_t)size);

		assert_true(more > 0);
		size += more;
	}
	shown[size] = '\0';
	assert_string_equal(shown, "Password: \r\n");
	close(person);
	close(terminal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(secret__is_the_line_without_its_end),
		cmocka_unit_test(secret__is_in_one_unicode_form),
		cmocka_unit_test(secret__is_absent_when_it_is_no_line_of_text),
		cmocka_unit_test(secret__leaves_the_next_line_to_the_next_reader),
		cmocka_unit_test(
			secret__is_not_shown_while_it_is_typed_and_the_terminal_is_as_before),
	};

	return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
