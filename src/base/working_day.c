/* SPDX-License-Identifier: MIT */
#include "base/working_day.h"

#include "base/bank_holiday.h"
#include "base/err.h"

enum { SATURDAY = 5 };

bool day_is_working(struct date day)
{
	return date_weekday(day) < SATURDAY && bank_holiday_on(day) == NULL;
}

struct date working_days_after(struct date day, int n)
{
	assert(n >= 0);
	while (n > 0) {
		day = date_add_days(day, 1);
		n -= day_is_working(day);
	}
	return day;
}

struct date working_day_until(struct date day)
{
	while (!day_is_working(day))
		day = date_add_days(day, -1);
	return day;
}
