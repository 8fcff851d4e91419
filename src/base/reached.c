/* SPDX-License-Identifier: MIT */
#include "base/reached.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/* The figures with a leading plus; NULL if there is anything else but what sets them apart. */
static const char *only_figures(struct arena *a, const char *typed)
{
	struct buf figures = buf_new(a, strlen(typed) + 1);

	buf_text(&figures, "");
	for (const char *at = typed; *at != '\0'; at++)
		if (isdigit((unsigned char)*at) || (*at == '+' && figures.size == 0))
			buf_char(&figures, *at);
		else if (strchr(" -().", *at) == NULL)
			return NULL;
	return figures.size == 0 ? "" : figures.at;
}

static const char *without_country(struct arena *a, const char *figures)
{
	static const char *const codes[] = { "+44", "0044" };

	for (size_t i = 0; i < array_size(codes); i++) {
		size_t size = strlen(codes[i]);

		if (strncmp(figures, codes[i], size) == 0)
			return arena_format(
				a, "0%s", figures + size + (figures[size] == '0' ? 1 : 0));
	}
	return figures;
}

/* 01, 02, 03, 07 and 08; what begins otherwise costs more, or is none.  Source: Ofcom's plan. */
static bool number_can_be(const char *number)
{
	size_t size = strlen(number);

	if (size < 10 || size > 11 || number[0] != '0' || strchr("12378", number[1]) == NULL)
		return false;
	return size == 11 || number[1] == '1' || number[1] == '8';
}

const char *phone_tidy(struct arena *a, const char *typed)
{
	const char *figures = only_figures(a, typed);
	const char *number = figures == NULL ? "" : without_country(a, figures);

	return number_can_be(number) ? number : NULL;
}

const char *phone_words(struct arena *a, const char *number)
{
	bool is_grouped = number[0] == '0' && strchr("238", number[1]) != NULL;
	int first = is_grouped ? number[1] == '2' ? 3 : 4 : 5;

	if (strlen(number) < 10)
		return number;
	if (!is_grouped)
		return arena_format(a, "%.*s %s", first, number, number + first);
	return arena_format(
		a, "%.*s %.*s %s", first, number, 7 - first, number + first, number + 7);
}

/* "A9", "A99", "AA9", "AA99", "A9A", "AA9A": the first half of a postcode. */
static bool is_outward(const char *at, size_t size)
{
	size_t letters = size > 1 && isalpha((unsigned char)at[1]) ? 2 : 1;

	if (size <= letters || size > letters + 2 || !isalpha((unsigned char)at[0]) ||
		!isdigit((unsigned char)at[letters]))
		return false;
	return size == letters + 1 || isalnum((unsigned char)at[size - 1]);
}

/* "9AA" */
static bool is_inward(const char *at, size_t size)
{
	return size == 3 && isdigit((unsigned char)at[0]) && isalpha((unsigned char)at[1]) &&
	       isalpha((unsigned char)at[2]);
}

static struct slice next_of_address(const char **at)
{
	*at += strspn(*at, " ,.\n");

	struct slice word = { *at, strcspn(*at, " ,.\n") };

	*at += word.size;
	return word;
}

static const char *in_capitals(struct arena *a, struct slice text)
{
	char *capitals = arena_text_n(a, text.at, text.size);

	for (char *letter = capitals; *letter != '\0'; letter++)
		*letter = (char)toupper((unsigned char)*letter);
	return capitals;
}

struct postcode postcode_in(struct arena *a, const char *address)
{
	struct slice outward = SLICE("");
	struct slice inward = SLICE("");
	struct slice before = SLICE("");
	const char *at = address;

	for (struct slice word; (word = next_of_address(&at)).size > 0; before = word) {
		bool is_last = is_inward(word.at, word.size);
		bool is_whole = word.size > 4 && is_inward(word.at + word.size - 3, 3) &&
				is_outward(word.at, word.size - 3);

		if (is_last && is_outward(before.at, before.size)) {
			outward = before;
			inward = word;
		} else if (is_whole) {
			outward = slice_part(word, 0, word.size - 3);
			inward = slice_part(word, word.size - 3, word.size);
		}
	}
	return (struct postcode){ in_capitals(a, outward), in_capitals(a, inward) };
}

bool email_is_plausible(const char *address)
{
	const char *at = strchr(address, '@');
	const char *dot = at == NULL ? NULL : strrchr(at, '.');

	return at != NULL && at != address && strchr(at + 1, '@') == NULL &&
	       address[strcspn(address, " \t\n,;:<>()[]\\\"")] == '\0' && dot != NULL &&
	       dot > at + 1 && dot[1] != '\0' && at[1] != '.' && strstr(at, "..") == NULL;
}
