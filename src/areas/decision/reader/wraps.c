/* SPDX-License-Identifier: MIT */
/*
 * Text whose lines were broken where a page's margin was, as a printed form's are.
 *
 * No line reaches beyond the margin, and a line that goes on below, in small letters, mostly
 * had no room left for the next word.  Where that holds for the whole text, every line end
 * before a word that had no room is the margin's; a label, a bullet and a blank line begin anew.
 * A number that its line's end broke is one, whatever the margin.
 */
#include "areas/decision/reader/wraps.h"

#include <ctype.h>
#include <string.h>

#include "areas/decision/reader/lines.h"
#include "areas/decision/reader/pieces.h"
#include "base/err.h"

enum {
	MARGIN_LEAST = 50,
	MARGIN_MOST = 125,
	LINES_LEAST = 4, // so many must go on below
	LABEL_BYTES_MOST = 45,
	NUMBER_BYTES_MOST = 24
};

/* How many characters wide. */
static size_t width_of(struct slice s)
{
	size_t width = 0;

	for (size_t i = 0; i < s.size; i++)
		width += ((unsigned char)s.at[i] & 0xC0) != 0x80;
	return width;
}

static bool has_cells(struct slice line)
{
	return slice_find(line, "\t", 0) != SIZE_MAX || slice_find(line, "|", 0) != SIZE_MAX;
}

static struct slice first_word(struct slice line)
{
	struct slice words = slice_trim(line);
	size_t space = slice_find(words, " ", 0);

	return slice_part(words, 0, space == SIZE_MAX ? words.size : space);
}

/* Had the first word of `next` no room behind `line`? */
static bool had_no_room(struct slice line, struct slice next, size_t margin)
{
	return width_of(line) + 1 + width_of(first_word(next)) > margin;
}

static bool starts_small(struct slice line)
{
	struct slice word = first_word(line);

	return word.size > 0 && islower((unsigned char)word.at[0]);
}

/* "014/2031 – Hill Road", "014/2031: Hill Road". */
static bool starts_with_ref(struct slice words)
{
	size_t size = ref_size(words);

	return size > 0 && size < words.size && ref_is_full(slice_part(words, 0, size)) &&
	       (words.at[size] == ':' || dash_size(words, size) > 1);
}

/*
 * "Date: 3 May 2031", "• a bullet", "2.1 A paragraph", "014/2031 – Hill Road": never the rest of
 * the line above.  A colon
 * behind words that are no label is a label's only where the line above has come to its end.
 */
static bool begins_anew(const struct label_index *labels, struct slice last, struct slice line)
{
	struct slice words = slice_trim(line), above = slice_trim(last);
	size_t colon = slice_find(slice_part(words, 0, LABEL_BYTES_MOST), ":", 0);

	if (numbering_size(words) > 0 || has_cells(line) || starts_with_ref(words))
		return true;
	if (colon == SIZE_MAX || !isupper((unsigned char)words.at[0]))
		return false;
	return above.size == 0 || strchr(".:;", above.at[above.size - 1]) != NULL ||
	       label_of(labels, slice_part(words, 0, colon)) != LABEL_NONE;
}

/*
 * The margin at which lines of `text` may have been broken, at least `least` of them and `times` as
 * many as those that go on below though they had room; 0 if there is none.
 */
static size_t margin_of(struct slice text, size_t least, size_t times)
{
	struct slice rest = text, line, last = SLICE_NONE;
	size_t margin = 0, full = 0, early = 0;

	while (slice_line(&rest, &line))
		if (!has_cells(line) && width_of(line) > margin)
			margin = width_of(line);
	if (margin < MARGIN_LEAST || margin > MARGIN_MOST)
		return 0;
	for (rest = text; slice_line(&rest, &line); last = line)
		if (slice_trim(last).size > 0 && starts_small(line) && !has_cells(last)) {
			bool no_room = had_no_room(last, line, margin);

			full += no_room;
			early += !no_room;
		}
	return full >= least && full > times * early ? margin : 0;
}

size_t text_margin(struct slice text)
{
	return margin_of(text, 2, 1);
}

bool line_may_go_on(
	const struct label_index *labels, struct slice line, struct slice next, size_t margin)
{
	return margin > 0 && slice_trim(line).size > 0 && slice_trim(next).size > 0 &&
	       had_no_room(line, next, margin) && !begins_anew(labels, line, next);
}

/* "2031-" over "140475", "AB/2031" over "/14": a number that a narrow column broke at its mark. */
static bool is_broken_number(struct slice last, struct slice line)
{
	static const char marks[] = "-/";
	struct slice above = slice_trim(last), below = slice_trim(line);
	size_t digits = 0;

	if (above.size < 3 || below.size < 2 || above.size + below.size > NUMBER_BYTES_MOST ||
		(strchr(marks, above.at[above.size - 1]) != NULL) ==
			(strchr(marks, below.at[0]) != NULL))
		return false;
	for (size_t i = 0; i < above.size + below.size; i++) {
		char c = i < above.size ? above.at[i] : below.at[i - above.size];

		digits += isdigit((unsigned char)c) != 0;
		if (!isdigit((unsigned char)c) && !isupper((unsigned char)c) &&
			strchr(marks, c) == NULL)
			return false;
	}
	return digits > 2;
}

struct slice text_unwrap(struct arena *a, struct slice text)
{
	size_t margin = margin_of(text, LINES_LEAST, 4);
	struct slice rest = text, line, last = SLICE_NONE;
	const struct label_index *labels = label_index_new(a);
	char *flat = arena_take(a, text.size + 1);

	memcpy(flat, text.at, text.size);
	for (; slice_line(&rest, &line); last = line) {
		if ((!has_cells(last) && line_may_go_on(labels, last, line, margin)) ||
			is_broken_number(last, line))
			flat[line.at - text.at - 1] = ' ';
	}
	return (struct slice){ flat, text.size };
}
