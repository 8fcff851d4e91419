/* SPDX-License-Identifier: MIT */
/*
 * The two ways a program stops: a bug of ours, and a world that cannot go on.
 *
 * assert() stays on in production.  What a user did wrong is neither: it is
 * data (base/problem.h).
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <assert.h>

/*
 * Ends the process with one line on standard error, exit status 70.  For what
 * no caller could mend: out of memory, a failed fsync.
 */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* An assert() that says what it is about too: the line of a table, the name that was asked for. */
#define assert_of(condition, what)                                                                 \
	((condition) ? (void)0 : die_assertion(__FILE__, __LINE__, #condition, what))

_Noreturn void die_assertion(const char *file, int line, const char *condition, const char *what);

/* A place that the program's own logic rules out; `what` names the value. */
#define unreachable(what) die_unreachable(__FILE__, __LINE__, what)

_Noreturn void die_unreachable(const char *file, int line, const char *what);

#define array_size(array) (sizeof(array) / sizeof((array)[0]))

#endif
