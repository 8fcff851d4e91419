/* SPDX-License-Identifier: MIT */
/*
 * A password typed at a terminal, or handed in on standard input.
 */
#include "auth/secret.h"

#include <errno.h>
#include <signal.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/utf8.h"

enum { SECRET_BYTES_MAX = 1000 };

/*
 * Reads up to a line end, a byte at a time so that what follows stays for the next reader.
 * False if there is nothing, or too much for `line`.
 */
static bool line_read(int in, char line[SECRET_BYTES_MAX], size_t *size)
{
	char c;
	ssize_t got;

	*size = 0;
	for (;;) {
		got = read(in, &c, 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || c == '\n')
			break;
		if (*size == SECRET_BYTES_MAX)
			return false;
		line[(*size)++] = c;
	}
	if (*size > 0 && line[*size - 1] == '\r')
		(*size)--;
	return got == 1 || *size > 0;
}

static bool line_read_unseen(int in, const char *prompt, char line[SECRET_BYTES_MAX], size_t *size)
{
	struct termios before, dark;
	sigset_t interrupts, masked;
	bool is_read;

	sigemptyset(&interrupts);
	sigaddset(&interrupts, SIGINT);
	sigaddset(&interrupts, SIGQUIT);
	sigaddset(&interrupts, SIGTERM);
	sigaddset(&interrupts, SIGTSTP);
	if (tcgetattr(in, &before) != 0)
		return false;
	dark = before;
	dark.c_lflag &= ~(tcflag_t)ECHO;
	sigprocmask(SIG_BLOCK, &interrupts, &masked);
	fputs(prompt, stderr);
	tcsetattr(in, TCSAFLUSH, &dark);
	is_read = line_read(in, line, size);
	tcsetattr(in, TCSAFLUSH, &before);
	fputc('\n', stderr);
	sigprocmask(SIG_SETMASK, &masked, NULL);
	return is_read;
}

const char *secret_read(struct arena *a, int in, const char *prompt)
{
	char line[SECRET_BYTES_MAX];
	size_t size, bad_at;
	const char *secret = NULL;
	bool is_read =
		isatty(in) ? line_read_unseen(in, prompt, line, &size) : line_read(in, line, &size);

	if (is_read && memchr(line, '\0', size) == NULL && utf8_valid(line, size, &bad_at))
		secret = utf8_nfc(a, (struct slice){ line, size });
	sodium_memzero(line, sizeof line);
	return secret;
}
