/* SPDX-License-Identifier: MIT */
/*
 * A password typed at a terminal, or handed in on standard input.
 */
#ifndef AUTH_SECRET_H
#define AUTH_SECRET_H

#include "base/arena.h"

/*
 * One line from the file descriptor `in`, without its line end, in `a`, in Unicode form C.  If
 * `in` is a terminal, `prompt` is shown on standard error and what is typed is not.  NULL when
 * there is no line, or it has more than 1000 bytes, a NUL, or is not UTF-8.
 *
 * While a terminal does not show what is typed, interrupts wait until the line has ended, so
 * that it is never left dark.
 */
const char *secret_read(struct arena *a, int in, const char *prompt);

#endif
