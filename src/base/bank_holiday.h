/* SPDX-License-Identifier: MIT */
/*
 * The bank holidays of England and Wales, as far as they are known.
 */
#ifndef BASE_BANK_HOLIDAY_H
#define BASE_BANK_HOLIDAY_H

#include "base/date.h"
#include "base/language.h"

struct bank_holiday {
	int32_t on; // as date_number
	const char *name[LANGUAGE_COUNT];
};

/* NULL if that day is none. */
const struct bank_holiday *bank_holiday_on(struct date day);

/* The last day of which it is known whether it is one. */
struct date bank_holidays_known_until(void);

#endif
