/* SPDX-License-Identifier: MIT */
/*
 * Words in the reader's language.
 *
 * The message in English is the key.  The Welsh is made from po/cy.po by the
 * build and lies in the program; a message without Welsh stops the build
 * (po/README.md).  The language is an argument, never the process's locale.
 */
#ifndef I18N_I18N_H
#define I18N_I18N_H

#include "base/arena.h"
#include "base/date.h"
#include "base/language.h"
#include "base/money.h"
#include "base/problem.h"

/* The message in that language; the English itself if the catalogue lacks it. */
const char *tr(enum language language, const char *message);

/* The form for `n` of them: two forms in English, six in Welsh (0, 1, 2, 3, 6, other). */
const char *tr_n(enum language language, const char *one, const char *many, int64_t n);

/*
 * The message with its named holes filled: "Signed by {name} on {date}".  Whole sentences
 * only; the pairs are name, value, …, ended by NULL.  Values are plain text and not NULL.  A
 * name is small letters and '_'; a hole that no pair fills is a bug, a pair without a hole is not.
 */
char *tr_fill(struct arena *a, enum language language, const char *message, ...)
	__attribute__((sentinel));

/*
 * The form for `n` of them, filled; {count} is filled with count_words(n) and needs no pair.
 *
 *	tr_fill_n(a, language, "{count} person in {area}", "{count} people in {area}", n,
 *		"area", area, NULL)
 *
 * Not tr_fill(…, tr_n(…), …), which would look the Welsh up as if it were English.
 */
char *tr_fill_n(struct arena *a, enum language language, const char *one, const char *many,
	int64_t n, ...) __attribute__((sentinel));

/* "20 March 2025", "20 Mawrth 2025"; "September 2024", "Medi 2024"; "" when not set. */
char *date_words(struct arena *a, enum language language, struct date d);

/* "Thursday 20 March 2025", "Dydd Iau, 20 Mawrth 2025"; for a month the same as date_words. */
char *date_words_weekday(struct arena *a, enum language language, struct date d);

/* "9:30am", "10am", "midday"; 0 is the midnight that begins the day. */
char *time_words(struct arena *a, enum language language, int minute_of_day);

/*
 * "20 March 2025 at 9:30am", "20 Mawrth 2025 am 9:30am", in UK civil time.  A whole hour is
 * "10am"; 12 o'clock is "midday", or the "midnight" that begins that day.  "" when not set.
 */
char *instant_words(struct arena *a, enum language language, struct instant at);

/* "£33,760", "£60,000.50"; the same in both. */
char *money_words(struct arena *a, enum language language, struct money m);

/* "1,234". */
char *count_words(struct arena *a, enum language language, int64_t n);

/*
 * "a, b and c", "a, b ac afal" / "a, b a c": Welsh has ac before a vowel (a e i o u w y).  "" for
 * none.  Items are names and are not mutated; where Welsh would mutate ("Powys a Cheredigion"),
 * write a whole sentence instead.  A figure counts as a consonant.
 */
char *list_words(struct arena *a, enum language language, const char *const *items, size_t n);

/*
 * A key whose byte order is the order of the language: Welsh knows ch, dd, ff, ng, ll, ph, rh, th
 * as letters; accents and then case weigh last.  The text is valid UTF-8; the key is too, without
 * NUL, about three times as long.  "ng" is taken as the letter except in Bangor and in words
 * that start with "Llang" (Llan + g): no rule can tell ng from n and g.
 */
char *sort_key(struct arena *a, enum language language, const char *text);

#endif
