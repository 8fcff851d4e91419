/* SPDX-License-Identifier: MIT */
/*
 * Sums of money as documents print them.
 *
 * Figures count as money only with a sign of it: £, GBP, pounds, pence, or the
 * dash of a range that starts with one.  A telephone number or a paragraph's number
 * never does.
 */
#include "areas/decision/reader/money.h"

#include <ctype.h>
#include <string.h>

#include "areas/decision/reader/page.h"
#include "base/err.h"

/* Room for fifteen digits times a billion. */
__extension__ typedef __int128 wide;

#define POUND "\xC2\xA3"

enum { DIGITS_MOST = 15, WORDS_BYTES_MOST = 160, PENCE_BYTES_MOST = 40 };

/* What multiplies the figure before it.  The short ones are glued to it. */
static const struct {
	const char *word;
	int64_t times;
	bool spaced; // may follow a space
} scales[] = {
	{ "million", 1000000, true },
	{ "thousand", 1000, true },
	{ "billion", 1000000000, true },
	{ "miliwn", 1000000, true },
	{ "biliwn", 1000000000, true },
	{ "mil", 1000, true },
	{ "mn", 1000000, false },
	{ "bn", 1000000000, false },
	{ "k", 1000, false },
	{ "m", 1000000, true },
	{ "b", 1000000000, false },
};

static const struct {
	const char *word;
	int64_t value;
} number_words[] = {
	{ "one", 1 },
	{ "two", 2 },
	{ "three", 3 },
	{ "four", 4 },
	{ "five", 5 },
	{ "six", 6 },
	{ "seven", 7 },
	{ "eight", 8 },
	{ "nine", 9 },
	{ "ten", 10 },
	{ "eleven", 11 },
	{ "twelve", 12 },
	{ "thirteen", 13 },
	{ "fourteen", 14 },
	{ "fifteen", 15 },
	{ "sixteen", 16 },
	{ "seventeen", 17 },
	{ "eighteen", 18 },
	{ "nineteen", 19 },
	{ "twenty", 20 },
	{ "thirty", 30 },
	{ "forty", 40 },
	{ "fifty", 50 },
	{ "sixty", 60 },
	{ "seventy", 70 },
	{ "eighty", 80 },
	{ "ninety", 90 },
	{ "hundred", 100 },
	{ "thousand", 1000 },
	{ "million", 1000000 },
};

static bool is_digit(struct slice s, size_t i)
{
	return i < s.size && isdigit((unsigned char)s.at[i]);
}

/* The multiplier at `i`, and the byte after it in `*end`; 1 if there is none. */
static int64_t scale_at(struct slice s, size_t i, size_t *end)
{
	size_t at = i;

	while (at < s.size && s.at[at] == ' ')
		at++;
	for (size_t k = 0; k < array_size(scales); k++) {
		size_t size = strlen(scales[k].word), from = scales[k].spaced ? at : i;

		if (!slice_starts_any_case(slice_part(s, from, s.size), scales[k].word) ||
			(from + size < s.size && byte_is_word(s.at[from + size])))
			continue;
		if (size == 1 && from > i + 1)
			continue;
		*end = from + size;
		return scales[k].times;
	}
	*end = i;
	return 1;
}

/* Thousands parted by a space: "10 000", every group of three zeros or after another group. */
static bool is_spaced_group(struct slice s, size_t i)
{
	return i + 4 <= s.size && s.at[i] == ' ' && memcmp(s.at + i + 1, "000", 3) == 0 &&
	       !is_digit(s, i + 4);
}

/* Figures at `from`: their worth in pence times `times` pounds; false if none stand there. */
static bool figures_read(struct slice s, size_t from, int64_t times, struct figure *figure)
{
	int64_t value = 0, divisor = 1;
	size_t i = from, digits = 0;
	bool odd = false;

	if (!is_digit(s, from))
		return false;
	for (; is_digit(s, i) ||
		(i < s.size && s.at[i] == ',' && is_digit(s, i + 1) && digits < 40) ||
		is_spaced_group(s, i);
		i++) {
		if (!isdigit((unsigned char)s.at[i]))
			continue;
		digits++;
		if (digits <= DIGITS_MOST)
			value = value * 10 + (s.at[i] - '0');
	}
	if (i < s.size && s.at[i] == '.' && is_digit(s, i + 1))
		for (i++; is_digit(s, i); i++) {
			digits++;
			divisor *= digits <= DIGITS_MOST ? 10 : 1;
			if (digits <= DIGITS_MOST)
				value = value * 10 + (s.at[i] - '0');
		}
	if (i < s.size && s.at[i] == '.' && is_digit(s, i + 1))
		odd = true; // "1.2.3"
	figure->from = from;
	times *= scale_at(s, i, &figure->end);

	wide pence = (wide)value * times * 100;

	odd = odd || digits > DIGITS_MOST || pence % divisor != 0 ||
	      pence / divisor > MONEY_LIMIT_PENCE;
	figure->money.pence = odd ? 0 : (int64_t)(pence / divisor);
	figure->sure = odd ? UNSURE : SURE;
	figure->words = false;
	return true;
}

bool figure_bare(struct slice text, int64_t scale, struct figure *figure)
{
	struct slice s = slice_trim(text);

	return figures_read(s, 0, scale, figure) && figure->end == s.size;
}

/* A dash, perhaps between spaces, then figures: the rest of a range.  Where they start, or 0. */
static size_t range_at(struct slice s, size_t i)
{
	while (i < s.size && s.at[i] == ' ')
		i++;
	if (slice_starts(slice_part(s, i, s.size), "–"))
		i += 3;
	else if (i < s.size && s.at[i] == '-')
		i++;
	else
		return 0;
	while (i < s.size && s.at[i] == ' ')
		i++;
	return is_digit(s, i) ? i : 0;
}

/* "£5-10k": what multiplies the second multiplies the first too. */
static void range_scale(struct slice s, struct figure *figure)
{
	size_t second = range_at(s, figure->end), end;
	struct figure to;

	if (second == 0 || figure->money.pence >= 100000 || !figures_read(s, second, 1, &to))
		return;

	int64_t scale = scale_at(s, figure->end, &end);

	while (to.end > second && !is_digit(s, to.end - 1))
		to.end--;
	if (scale == 1 && scale_at(s, to.end, &end) > 1)
		figure->money.pence *= scale_at(s, to.end, &end);
}

/* "£ 60,000" at `i`. */
static bool pound_figure(struct slice s, size_t i, struct figure *figure)
{
	size_t at = i + strlen(POUND);

	while (at < s.size && s.at[at] == ' ' && at - i < 5)
		at++;
	if (!figures_read(s, at, 1, figure) || slice_starts(slice_part(s, at, s.size), "000"))
		return false; // "£000" heads a column of thousands
	figure->from = i;
	range_scale(s, figure);
	return true;
}

/* Does a word of money stand after figures that end at `end`?  The byte after it, or 0. */
static size_t money_word_after(struct slice s, size_t end)
{
	static const char *const words[] = { " GBP", "GBP", " pounds", " o bunnoedd", " punt",
		" pounds sterling" };
	size_t best = 0;

	for (size_t k = 0; k < array_size(words); k++) {
		size_t size = strlen(words[k]);

		if (slice_starts_any_case(slice_part(s, end, s.size), words[k]) &&
			(end + size == s.size || !byte_is_word(s.at[end + size])) && size > best)
			best = size;
	}
	return best == 0 ? 0 : end + best;
}

/* Figures with no £: "GBP 5,000" was seen before; here "5,000 GBP", "50p", the end of a range. */
static bool plain_figure(struct slice s, size_t i, size_t last_end, struct figure *figure)
{
	size_t end;

	if (!figures_read(s, i, 1, figure))
		return false;
	end = money_word_after(s, figure->end);
	if (end > 0) {
		figure->end = end;
		return true;
	}
	if (last_end > 0 && range_at(s, last_end) == i && figure->sure == SURE &&
		figure->money.pence >= 10000)
		return true;

	size_t digits = i;

	while (is_digit(s, digits))
		digits++;
	if (digits - i <= 2 && digits < s.size && figure->money.pence % 100 == 0 &&
		((s.at[digits] == 'p' &&
			 (digits + 1 >= s.size || !byte_is_word(s.at[digits + 1]))) ||
			find_word(slice_part(s, digits, digits + 6), "pence", 0) == 1)) {
		figure->money.pence /= 100;
		figure->end = digits + (s.at[digits] == 'p' ? 1 : 6);
		return true;
	}
	return false;
}

static int64_t word_value(struct slice word)
{
	for (size_t i = 0; i < array_size(number_words); i++)
		if (slice_is_any_case(word, number_words[i].word))
			return number_words[i].value;
	return 0;
}

/* The worth of number words, left to right: "two hundred and fifty thousand". */
static int64_t words_value(struct slice s)
{
	int64_t total = 0, group = 0;
	size_t i = 0;

	while (i < s.size) {
		size_t from = i;

		while (i < s.size && isalpha((unsigned char)s.at[i]))
			i++;

		int64_t value = word_value(slice_part(s, from, i));

		if (value == 100) {
			group = (group == 0 ? 1 : group) * 100;
		} else if (value >= 1000) {
			total += (group == 0 ? 1 : group) * value;
			group = 0;
		} else {
			group += value;
		}
		i += i == from || i < s.size;
	}
	return total + group;
}

/* Number words that end at byte `end`, "pounds" after them. */
static bool words_figure(struct slice s, size_t end, struct figure *figure)
{
	size_t at = end, from = end;

	while (at > 0 && end - at < WORDS_BYTES_MOST) {
		size_t word_end = at, word;

		while (word_end > 0 && strchr(" -\n", s.at[word_end - 1]) != NULL)
			word_end--;
		word = word_end;
		while (word > 0 && isalpha((unsigned char)s.at[word - 1]))
			word--;

		struct slice text = slice_part(s, word, word_end);
		bool number = word_value(text) > 0;

		if (!number && !slice_is_any_case(text, "and") && !slice_is_any_case(text, "a"))
			break;
		if (word == word_end)
			break;
		at = word;
		if (number || (slice_is_any_case(text, "a") && from < end))
			from = at;
	}
	if (from == end)
		return false;
	*figure = (struct figure){ .from = from, .end = end, .sure = SURE, .words = true };
	figure->money.pence = words_value(slice_part(s, from, end)) * 100;
	return figure->money.pence > 0;
}

/* The pence in words behind "pounds" at byte `i`, as in "and seventy-two pence"; their end, or `i`. */
static size_t words_pence(struct slice s, size_t i, struct figure *figure)
{
	static const char *const joints[] = { ", ", " and ", " " };
	struct slice near = slice_part(s, 0, i + PENCE_BYTES_MOST);
	size_t pence = find_word(near, "pence", i);
	struct figure part;

	for (size_t k = 0; k < array_size(joints) && pence != SIZE_MAX; k++) {
		size_t from = i + strlen(joints[k]);

		if (slice_starts_any_case(slice_part(s, i, s.size), joints[k]) &&
			words_figure(slice_part(s, from, s.size), pence - from, &part) &&
			part.from == 0 && part.money.pence < 10000) {
			figure->money.pence += part.money.pence / 100;
			return pence + strlen("pence");
		}
	}
	return i;
}

bool figure_find(struct slice text, size_t from, struct figure *figure)
{
	size_t last_end = from;

	for (size_t i = from; i < text.size; i++) {
		struct slice rest = slice_part(text, i, text.size);
		bool inside = i > 0 && (byte_is_word(text.at[i - 1]) ||
					       (strchr(".,/", text.at[i - 1]) != NULL && i > 1 &&
						       isdigit((unsigned char)text.at[i - 2])));

		if (slice_starts(rest, POUND)) {
			if (pound_figure(text, i, figure))
				return true;
		} else if (text.at[i] == 'G' && slice_starts(rest, "GBP") && !inside) {
			size_t at =
				i + 3 + (slice_starts(slice_part(rest, 3, rest.size), " ") ? 1 : 0);

			if (figures_read(text, at, 1, figure)) {
				figure->from = i;
				return true;
			}
		} else if (isdigit((unsigned char)text.at[i]) && !inside) {
			if (plain_figure(text, i, last_end, figure))
				return true;
			while (is_digit(text, i + 1))
				i++;
		} else if ((text.at[i] == 'p' || text.at[i] == 'P') && !inside &&
			   slice_starts_any_case(rest, "pounds") &&
			   (rest.size == 6 || !byte_is_word(rest.at[6])) &&
			   words_figure(text, i, figure) && figure->from >= from) {
			figure->end = words_pence(text, i + 6, figure);
			return true;
		}
	}
	return false;
}

size_t count_size(struct slice text, int64_t *count)
{
	size_t i = 0;

	while (is_digit(text, i) && i < 7)
		i++;
	if (i > 0) {
		*count = 0;
		for (size_t k = 0; k < i; k++)
			*count = *count * 10 + (text.at[k] - '0');
		return i < text.size && (byte_is_word(text.at[i]) ||
						(strchr(",./", text.at[i]) != NULL &&
							is_digit(text, i + 1)))
			       ? 0
			       : i;
	}
	while (i < text.size && isalpha((unsigned char)text.at[i]))
		i++;
	*count = word_value(slice_part(text, 0, i));
	return *count > 0 && *count <= 90 ? i : 0;
}
