/* SPDX-License-Identifier: MIT */
/*
 * Civil dates with their precision, and instants.
 *
 * A date is what a document says: a day, or only a month.  An instant is a
 * point in UTC.  Between them stands the civil time of the United Kingdom.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

/* year 0: not set.  day 0: only the month is known. */
struct date {
	int16_t year;	// 1900 to 2199 when set
	uint8_t month;	// 1 to 12
	uint8_t day;	// 1 to 31
};

#define DATE_NONE ((struct date){ 0 })
#define DATE_LAST ((struct date){ 2199, 12, 31 }) // what has no end, where a last day is kept

struct instant {
	int64_t ms;	// milliseconds since 1970-01-01T00:00:00Z; 0: not set
};

/* A day that exists; DATE_NONE if it does not (31 April, 29 February 2025, year 1800). */
struct date date_of(int year, int month, int day);
struct date date_month_of(int year, int month);

bool date_is_set(struct date d);
bool date_is_day(struct date d);

/* "2025-04-01" or "2024-09", nothing around it.  False, and *d untouched, if it is neither. */
bool date_parse_iso(struct slice text, struct date *d);

/*
 * A date as people write it in English or Welsh, whole text: "20/03/2025", "4.12.2024",
 * "20-03-25", "17th March 2025", "17<sup>th</sup> March 2025", "1 st October 2017",
 * "20 March 2025", "March 20, 2025", "September 2024", "20 Mawrth 2025", "1af o Ebrill 2025",
 * "Thursday 20th March 2025", "2025-03-20".  Day before month in figures; a year of two figures
 * is 20yy.  The weekday is not checked.  False, and *d untouched, for all else, also for a day
 * that does not exist.
 */
bool date_parse(struct slice text, struct date *d);

/*
 * The first such date in `text` at or after byte `from`; its bytes are [*at, *end), the weekday
 * with them.  Not inside a longer number, word or reference ("2020/21", "PCC/12/03/20244",
 * "2024-25").  Stricter than date_parse where prose could be meant: a month without a day starts
 * with a capital ("we may 2025"), a spelled month and a year of two figures end the sentence or
 * line ("on 1 May 12 referrals"), "3.4.12" is a paragraph's number.  False, and nothing
 * touched, if there is none.
 */
bool date_find(struct slice text, size_t from, struct date *d, size_t *at, size_t *end);

/* "2025-04-01", "2024-09", or "" when not set. */
char *date_iso(struct arena *a, struct date d);

/* A number that sorts: 20250401, 20240900; 0 when not set.  And back; nonsense is DATE_NONE. */
int32_t date_number(struct date d);
struct date date_from_number(int32_t number);

struct date date_first_day(struct date d);	// of its month when only that is known
struct date date_last_day(struct date d);

/* The month so many after that of `d`, or before it; DATE_NONE outside the years 1900 to 2199. */
struct date date_month_after(struct date d, int64_t months);
struct date date_month_before(struct date d, int64_t months);

/* Before for certain: the whole of `d` lies before the first day of `than`; both are set. */
bool date_before(struct date d, struct date than);
bool date_equal(struct date d, struct date other);

/* The one of two that is before, or after, the other; both are set. */
struct date date_earlier(struct date d, struct date other);
struct date date_later(struct date d, struct date other);

/* Whole days from one day to another; both are days. */
int date_days_between(struct date from, struct date to);

/* DATE_NONE when that leads out of the years 1900 to 2199. */
struct date date_add_days(struct date d, int days);

/* 0 Monday … 6 Sunday; `d` is a day. */
int date_weekday(struct date d);

/*
 * The civil day and minute of the day in the United Kingdom (Europe/London);
 * DATE_NONE for a day outside the years 1900 to 2199.  The first call sets the
 * process's TZ.
 */
struct date instant_day(struct instant at);
int instant_minute_of_day(struct instant at);

/*
 * When clocks in the United Kingdom show that minute (0 to 1439) of a day: the first time, where
 * they show it twice.  An hour that they leave out counts as if they had not been put forward
 * yet; clock_shows tells.
 */
struct instant instant_at(struct date day, int minute_of_day);

/* Whether they show that minute on that day at all. */
bool clock_shows(struct date day, int minute_of_day);

enum { MINUTE_NONE = -1 };

/*
 * A time of day as people write it, whole text: "10am", "3.30 pm", "10:00", "15.30", "midday",
 * "hanner dydd".  The minute of the day; MINUTE_NONE for all else, also for a bare "3".
 */
int minute_of_text(struct slice text);

/* "2025-03-20T09:30:00.000Z", "" when not set; and back, false if it is not of that form. */
char *instant_iso(struct arena *a, struct instant at);
bool instant_parse_iso(struct slice text, struct instant *at);

#endif
