/* SPDX-License-Identifier: MIT */
/*
 * Working days: Monday to Friday, but for the bank holidays that are known.
 */
#ifndef BASE_WORKING_DAY_H
#define BASE_WORKING_DAY_H

#include "base/date.h"

bool day_is_working(struct date day);

/* The n-th working day after that one, which does not count itself; 0: the day itself. */
struct date working_days_after(struct date day, int n);

/* That day if it is a working day, else the last one before it. */
struct date working_day_until(struct date day);

#endif
