/* SPDX-License-Identifier: MIT */
/*
 * Making a demonstration: in a folder beside its own, which is renamed when it is
 * whole, so that a half-made one is never taken for it.
 */
#ifndef APP_DEMONSTRATION_H
#define APP_DEMONSTRATION_H

#include "app/program.h"

/*
 * With the settings read: `fill` is called with both databases open and new, and says on standard
 * error why it cannot; `say_next` once all is in its place.  Answers the exit status, which is 0 if
 * there is a demonstration already.
 */
int demonstration_make(struct program *p, bool (*fill)(struct program *p, void *arg),
	void (*say_next)(struct program *p, void *arg), void *arg);

#endif
