/* SPDX-License-Identifier: MIT */
/*
 * The one place that asks what time it is.  Everything below a page or a
 * command takes the time as an argument.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#include "base/date.h"

struct instant clock_now(void);

/* Microseconds of a clock that never jumps, for measuring only. */
int64_t clock_monotonic_us(void);

#endif
