/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { EXIT_SOFTWARE = 70 }; // sysexits.h

void die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fputs("sarn: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(EXIT_SOFTWARE);
}

void die_assertion(const char *file, int line, const char *condition, const char *what)
{
	fprintf(stderr, "sarn: %s:%d: %s: %s does not hold\n", file, line, what, condition);
	abort();
}

void die_unreachable(const char *file, int line, const char *what)
{
	fprintf(stderr, "sarn: %s:%d: %s has a value it cannot have\n", file, line, what);
	abort();
}
