/* SPDX-License-Identifier: MIT */
/*
 * Dates, times, sums, counts and lists as people read them in each language.
 *
 * Month and day names stand here and not in the catalogue: they are closed
 * tables, and Welsh writes "Dydd Iau, 20 Mawrth" where English has no comma.
 */
#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "i18n/i18n.h"

static const char *const months[LANGUAGE_COUNT][12] = {
	[ENGLISH] = { "January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December" },
	[WELSH] = { "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf",
		"Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr" },
};

/* With what stands between the day and the date. */
static const char *const weekdays[LANGUAGE_COUNT][7] = {
	[ENGLISH] = { "Monday ", "Tuesday ", "Wednesday ", "Thursday ", "Friday ", "Saturday ",
		"Sunday " },
	[WELSH] = { "Dydd Llun, ", "Dydd Mawrth, ", "Dydd Mercher, ", "Dydd Iau, ", "Dydd Gwener, ",
		"Dydd Sadwrn, ", "Dydd Sul, " },
};

static const char *const at_time[LANGUAGE_COUNT] = { " at ", " am " };
static const char *const midnight[LANGUAGE_COUNT] = { "midnight", "hanner nos" };
static const char *const midday[LANGUAGE_COUNT] = { "midday", "hanner dydd" };

enum { DATE_BYTES = 48, COUNT_BYTES = 32 };
enum { NOON_MINUTE = 12 * 60 };

static void put_date(struct buf *out, enum language language, struct date d)
{
	if (!date_is_set(d))
		return;
	assert(d.month >= 1 && d.month <= 12);
	if (date_is_day(d)) {
		buf_int(out, d.day);
		buf_char(out, ' ');
	}
	buf_text(out, months[language][d.month - 1]);
	buf_char(out, ' ');
	buf_int(out, d.year);
}

/* "9:30am", "10am", "midday"; midnight is the one that begins the day. */
static void put_time(struct buf *out, enum language language, int minute_of_day)
{
	int hour = minute_of_day / 60 % 12;
	int minute = minute_of_day % 60;

	if (minute_of_day == 0 || minute_of_day == NOON_MINUTE) {
		buf_text(out, (minute_of_day == 0 ? midnight : midday)[language]);
		return;
	}
	buf_int(out, hour == 0 ? 12 : hour);
	if (minute != 0)
		buf_format(out, ":%02d", minute);
	buf_text(out, minute_of_day < NOON_MINUTE ? "am" : "pm");
}

/* An empty text, so that `at` is a C string whatever follows. */
static struct buf text_new(struct arena *a, size_t room)
{
	struct buf out = buf_new(a, room);

	buf_text(&out, "");
	return out;
}

char *date_words(struct arena *a, enum language language, struct date d)
{
	struct buf out = text_new(a, DATE_BYTES);

	put_date(&out, language, d);
	return out.at;
}

char *date_words_weekday(struct arena *a, enum language language, struct date d)
{
	struct buf out = text_new(a, DATE_BYTES);

	if (date_is_day(d))
		buf_text(&out, weekdays[language][date_weekday(d)]);
	put_date(&out, language, d);
	return out.at;
}

char *time_words(struct arena *a, enum language language, int minute_of_day)
{
	struct buf out = text_new(a, DATE_BYTES);

	put_time(&out, language, minute_of_day);
	return out.at;
}

char *instant_words(struct arena *a, enum language language, struct instant at)
{
	struct buf out = text_new(a, DATE_BYTES);

	if (at.ms == 0)
		return out.at;
	put_date(&out, language, instant_day(at));
	buf_text(&out, at_time[language]);
	put_time(&out, language, instant_minute_of_day(at));
	return out.at;
}

char *money_words(struct arena *a, enum language language, struct money m)
{
	(void)language; // both write a sum alike
	return money_text(a, m);
}

char *count_words(struct arena *a, enum language language, int64_t n)
{
	struct buf plain = buf_new(a, COUNT_BYTES);
	struct buf out = buf_new(a, COUNT_BYTES);

	(void)language; // both group in threes with a comma
	buf_int(&plain, n);
	for (size_t i = 0; i < plain.size; i++) {
		size_t rest = plain.size - i;

		if (i > 0 && rest % 3 == 0 && plain.at[i - 1] != '-')
			buf_char(&out, ',');
		buf_char(&out, plain.at[i]);
	}
	return out.at;
}

/* Quotes and brackets are not heard, so the letter behind them decides. */
static const char *without_opening_marks(const char *folded)
{
	static const char *const marks[] = { "\"", "'", "(", "[", "“", "«" };

	for (size_t i = 0; i < array_size(marks); i++) {
		size_t size = strlen(marks[i]);

		if (strncmp(folded, marks[i], size) == 0)
			return without_opening_marks(folded + size);
	}
	return folded;
}

/* Welsh has seven vowels; an accent changes nothing. */
static bool starts_with_welsh_vowel(struct arena *a, const char *text)
{
	const char *first = without_opening_marks(utf8_fold(a, text));

	return *first != '\0' && strchr("aeiouwy", *first) != NULL;
}

static const char *last_joint(struct arena *a, enum language language, const char *last)
{
	if (language == ENGLISH)
		return " and ";
	return starts_with_welsh_vowel(a, last) ? " ac " : " a ";
}

char *list_words(struct arena *a, enum language language, const char *const *items, size_t n)
{
	struct buf out = text_new(a, n * DATE_BYTES);

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_text(&out, i + 1 < n ? ", " : last_joint(a, language, items[i]));
		buf_text(&out, items[i]);
	}
	return out.at;
}
