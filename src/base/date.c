/* SPDX-License-Identifier: MIT */
/*
 * The calendar: days, months, and the civil time of the United Kingdom.
 *
 * Days are counted from 1970-01-01; the year is taken to begin in March, so
 * that the leap day is its last.  How people write dates is date_text.c.
 */
#include "base/date.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/err.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2199 };
enum { DAYS_IN_400_YEARS = 146097, DAYS_FROM_MARCH_0000_TO_1970 = 719468 };
enum { MS_A_SECOND = 1000, MS_A_MINUTE = 60000, MINUTES_A_DAY = 1440, MS_A_DAY = 86400000 };

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
	static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days from 1970-01-01 to a day of the years 0 and after. */
static int64_t days_of(struct date d)
{
	int year = d.month <= 2 ? d.year - 1 : d.year;
	int month_from_march = (d.month + 9) % 12;
	int day_of_year = (153 * month_from_march + 2) / 5 + d.day - 1;

	return 365 * (int64_t)year + year / 4 - year / 100 + year / 400 + day_of_year -
	       DAYS_FROM_MARCH_0000_TO_1970;
}

/* The day so many days after 1970-01-01; DATE_NONE outside the years we know. */
static struct date day_of(int64_t days)
{
	int64_t from_march_0000 = days + DAYS_FROM_MARCH_0000_TO_1970;

	if (from_march_0000 < 0 || from_march_0000 > 10 * (int64_t)DAYS_IN_400_YEARS)
		return DATE_NONE;

	int era = (int)(from_march_0000 / DAYS_IN_400_YEARS);
	int day_of_era = (int)(from_march_0000 % DAYS_IN_400_YEARS);
	int year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int month_from_march = (5 * day_of_year + 2) / 153;
	int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;

	return date_of(400 * era + year_of_era + (month <= 2), month,
		day_of_year - (153 * month_from_march + 2) / 5 + 1);
}

struct date date_of(int year, int month, int day)
{
	struct date d = date_month_of(year, month);

	if (!date_is_set(d) || day < 1 || day > days_in_month(year, month))
		return DATE_NONE;
	d.day = (uint8_t)day;
	return d;
}

struct date date_month_of(int year, int month)
{
	if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12)
		return DATE_NONE;
	return (struct date){ .year = (int16_t)year, .month = (uint8_t)month };
}

bool date_is_set(struct date d)
{
	return d.year != 0;
}

bool date_is_day(struct date d)
{
	return d.day != 0;
}

/*
 * Reads `text` against a pattern in which '0' stands for any figure and all
 * else for itself; the runs of figures go to `numbers` in order.
 */
static bool figures_match(struct slice text, const char *pattern, int *numbers)
{
	bool in_number = false;

	for (size_t i = 0; i < text.size; i++) {
		char c = text.at[i];

		if (pattern[i] != '0') {
			if (pattern[i] == '\0' || c != pattern[i])
				return false;
			numbers += in_number;
			in_number = false;
			continue;
		}
		if (c < '0' || c > '9')
			return false;
		*numbers = (in_number ? 10 * *numbers : 0) + (c - '0');
		in_number = true;
	}
	return pattern[text.size] == '\0';
}

bool date_parse_iso(struct slice text, struct date *d)
{
	int part[3];
	struct date found = DATE_NONE;

	if (figures_match(text, "0000-00-00", part))
		found = date_of(part[0], part[1], part[2]);
	else if (figures_match(text, "0000-00", part))
		found = date_month_of(part[0], part[1]);
	if (date_is_set(found))
		*d = found;
	return date_is_set(found);
}

char *date_iso(struct arena *a, struct date d)
{
	if (!date_is_set(d))
		return arena_text(a, "");
	if (!date_is_day(d))
		return arena_format(a, "%04d-%02d", d.year, d.month);
	return arena_format(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

int32_t date_number(struct date d)
{
	return d.year * 10000 + d.month * 100 + d.day;
}

struct date date_from_number(int32_t number)
{
	int year = number / 10000, month = number / 100 % 100, day = number % 100;

	return day == 0 ? date_month_of(year, month) : date_of(year, month, day);
}

struct date date_first_day(struct date d)
{
	if (date_is_set(d) && !date_is_day(d))
		d.day = 1;
	return d;
}

struct date date_last_day(struct date d)
{
	if (date_is_set(d) && !date_is_day(d))
		d.day = (uint8_t)days_in_month(d.year, d.month);
	return d;
}

struct date date_month_after(struct date d, int64_t months)
{
	enum { YEAR_MONTHS = 12 };
	int64_t month = d.year * YEAR_MONTHS + d.month - 1 + months;

	assert(date_is_set(d));
	if (month < YEAR_FIRST * YEAR_MONTHS || month >= (YEAR_LAST + 1) * YEAR_MONTHS)
		return DATE_NONE;
	return date_month_of((int)(month / YEAR_MONTHS), (int)(month % YEAR_MONTHS) + 1);
}

struct date date_month_before(struct date d, int64_t months)
{
	return date_month_after(d, -months);
}

bool date_before(struct date d, struct date than)
{
	return date_is_set(d) && date_is_set(than) &&
	       date_number(date_last_day(d)) < date_number(date_first_day(than));
}

struct date date_earlier(struct date d, struct date other)
{
	return date_before(other, d) ? other : d;
}

struct date date_later(struct date d, struct date other)
{
	return date_before(d, other) ? other : d;
}

bool date_equal(struct date d, struct date other)
{
	return date_number(d) == date_number(other);
}

int date_days_between(struct date from, struct date to)
{
	assert(date_is_day(from) && date_is_day(to));
	return (int)(days_of(to) - days_of(from));
}

struct date date_add_days(struct date d, int days)
{
	assert(date_is_day(d));
	return day_of(days_of(d) + days);
}

int date_weekday(struct date d)
{
	enum { EPOCH_WEEKDAY = 3 }; // 1970-01-01 was a Thursday

	assert(date_is_day(d));

	int weekday = (int)((days_of(d) + EPOCH_WEEKDAY) % 7);

	return weekday < 0 ? weekday + 7 : weekday;
}

static struct tm london(time_t at)
{
	struct tm civil;
	const struct tm *is_known = localtime_r(&at, &civil);

	assert(is_known != NULL); // an instant's years fit an int
	return civil;
}

/* libc answers UTC for a zone that it cannot find, so a summer day is looked at. */
static void set_zone(void)
{
	enum { SUMMER_2025 = 1751328000 };

	if (setenv("TZ", "Europe/London", 1) != 0)
		die("out of memory: the time zone");
	tzset();
	if (london(SUMMER_2025).tm_gmtoff != 3600)
		die("the time zone Europe/London is not known here: is tzdata installed?");
}

static int64_t floor_div(int64_t n, int64_t by)
{
	return n / by - (n % by < 0);
}

static struct tm civil_of(struct instant at)
{
	static pthread_once_t zone_is_set = PTHREAD_ONCE_INIT;

	pthread_once(&zone_is_set, set_zone);
	return london((time_t)floor_div(at.ms, MS_A_SECOND));
}

struct date instant_day(struct instant at)
{
	struct tm civil = civil_of(at);

	return date_of(civil.tm_year + 1900, civil.tm_mon + 1, civil.tm_mday);
}

int instant_minute_of_day(struct instant at)
{
	struct tm civil = civil_of(at);

	return civil.tm_hour * 60 + civil.tm_min;
}

static struct instant instant_utc(struct date day, int minute_of_day)
{
	return (struct instant){ (days_of(day) * MINUTES_A_DAY + minute_of_day) * MS_A_MINUTE };
}

static bool clock_shows_then(struct instant at, struct date day, int minute_of_day)
{
	return instant_minute_of_day(at) == minute_of_day && date_equal(instant_day(at), day);
}

struct instant instant_at(struct date day, int minute_of_day)
{
	assert(date_is_day(day) && minute_of_day >= 0 && minute_of_day < MINUTES_A_DAY);

	struct instant winter = instant_utc(day, minute_of_day);
	struct instant summer = { winter.ms - 60 * MS_A_MINUTE };

	return clock_shows_then(summer, day, minute_of_day) ? summer : winter;
}

bool clock_shows(struct date day, int minute_of_day)
{
	return clock_shows_then(instant_at(day, minute_of_day), day, minute_of_day);
}

/* ---- times of day ---- */

/* The half of the day that the text ends with, which is taken off; 0 if it names none. */
static char take_half(struct slice *text)
{
	struct slice half = slice_part(*text, text->size < 2 ? 0 : text->size - 2, text->size);

	if (!slice_is_any_case(half, "am") && !slice_is_any_case(half, "pm"))
		return 0;
	*text = slice_trim(slice_part(*text, 0, text->size - 2));
	return half.at[0] == 'p' || half.at[0] == 'P' ? 'p' : 'a';
}

static bool read_figures(struct slice text, int *hour, int *minute)
{
	static const char *const forms[] = { "00:00", "0:00", "00.00", "0.00", "00", "0" };
	int part[2] = { 0, 0 };

	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (figures_match(text, forms[i], part)) {
			*hour = part[0];
			*minute = text.size > 2 ? part[1] : MINUTE_NONE;
			return true;
		}
	return false;
}

int minute_of_text(struct slice text)
{
	struct slice rest = slice_trim(text);
	char half = take_half(&rest);
	int hour, minute;

	if (slice_is_any_case(rest, "midday") || slice_is_any_case(rest, "hanner dydd"))
		return half == 0 ? 12 * 60 : MINUTE_NONE;
	if (!read_figures(rest, &hour, &minute))
		return MINUTE_NONE;
	if (minute == MINUTE_NONE && half == 0)
		return MINUTE_NONE;
	if (minute == MINUTE_NONE)
		minute = 0;
	if (minute > 59 || hour > 23 || (half != 0 && (hour == 0 || hour > 12)))
		return MINUTE_NONE;
	if (half != 0)
		hour = hour % 12 + (half == 'p' ? 12 : 0);
	return hour * 60 + minute;
}

char *instant_iso(struct arena *a, struct instant at)
{
	if (at.ms == 0)
		return arena_text(a, "");

	int64_t days = floor_div(at.ms, MS_A_DAY);
	int ms = (int)(at.ms - days * MS_A_DAY);
	struct date d = day_of(days);

	assert(date_is_set(d));
	return arena_format(a, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", d.year, d.month, d.day,
		ms / 3600000, ms / 60000 % 60, ms / MS_A_SECOND % 60, ms % MS_A_SECOND);
}

bool instant_parse_iso(struct slice text, struct instant *at)
{
	int part[7];

	if (!figures_match(text, "0000-00-00T00:00:00.000Z", part))
		return false;

	struct date d = date_of(part[0], part[1], part[2]);

	if (!date_is_set(d) || part[3] > 23 || part[4] > 59 || part[5] > 59)
		return false;

	int64_t second_of_day = (part[3] * 60 + part[4]) * 60 + part[5];

	at->ms = days_of(d) * MS_A_DAY + second_of_day * MS_A_SECOND + part[6];
	return true;
}
