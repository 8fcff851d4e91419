/* SPDX-License-Identifier: MIT */
/*
 * The title of a list's entry.
 *
 * A narrow column breaks its titles into short lines.  A line runs on where it ends in a
 * word that cannot be the last ("of", "the"), where the next starts small, and, on a page
 * that breaks its lines or in a paragraph of its own, where the next word had no room left.
 */
#include "areas/decision/reader/titles.h"

#include <ctype.h>
#include <string.h>

#include "areas/decision/reader/lines.h"
#include "areas/decision/reader/pieces.h"
#include "base/err.h"

enum { TITLE_BYTES_MOST = 220, NARROW_BYTES_MOST = 48, LINES_MOST = 8 };

static bool is_set(struct span at)
{
	return at.to > at.from;
}

struct span title_words(const struct piece *piece)
{
	return piece->label == LABEL_NONE ? piece->value
					  : (struct span){ piece->label_at.from, piece->at.to };
}

bool is_date_line(const struct page *page, size_t i, struct span *where)
{
	const struct piece *piece = &page->pieces.at[i];
	struct date date;

	return piece->label <= LABEL_UNKNOWN && piece->at.to - piece->at.from < 40 &&
	       span_date(page, piece->at, &date, where) && date_is_day(date) &&
	       where->from == piece->at.from && where->to == piece->at.to;
}

static bool may_be_title(const struct piece *piece, struct slice line, struct slice whole)
{
	return piece->label <= LABEL_OTHER && whole.size < TITLE_BYTES_MOST &&
	       memchr(whole.at, ' ', whole.size) != NULL && line.at[line.size - 1] != '.';
}

bool is_title_line(const struct page *page, const struct piece *piece)
{
	struct slice line = page_part(page, title_words(piece));

	return may_be_title(piece, line, line);
}

bool line_is_open(struct slice line)
{
	static const char *const words[] = { "of", "the", "a", "an", "and", "for", "to", "in", "on",
		"with", "by", "from", "at", "or", "its", "i", "y", "yr", "o", "ar", "gyfer" };
	size_t from = line.size;

	if (line.size == 0 || strchr("&,-/(", line.at[line.size - 1]) != NULL ||
		slice_ends(line, "–"))
		return line.size > 0;
	while (from > 0 && line.at[from - 1] != ' ')
		from--;
	for (size_t i = 0; i < array_size(words) && from > 0; i++)
		if (slice_is(slice_part(line, from, line.size), words[i]))
			return true;
	return false;
}

/* Is piece `i` the next of a few words, neither a mark nor a value of another kind? */
static bool may_go_on(const struct page *page, size_t i)
{
	const struct piece *piece = &page->pieces.at[i];
	struct slice line = page_part(page, piece->at);
	struct span date;

	return piece->label == LABEL_NONE && !piece->after_blank && !piece->bulleted &&
	       !piece->run_together && !is_date_line(page, i, &date) &&
	       ref_size(line) != line.size && !is_file_note(line);
}

/* Does piece `i` go on in the midst of a phrase, whatever stands around it? */
static bool goes_on(const struct page *page, size_t i)
{
	struct slice line = page_part(page, page->pieces.at[i - 1].at);
	struct slice next = page_part(page, page->pieces.at[i].at);

	return (line_is_open(line) || (islower((unsigned char)next.at[0]) &&
					      strchr(".:;!?)", line.at[line.size - 1]) == NULL)) &&
	       may_go_on(page, i);
}

void page_find_breaks(struct page *page)
{
	const struct piece *at = page->pieces.at;

	for (size_t i = 1; i < page->pieces.n && !page->breaks_lines; i++)
		page->breaks_lines = at[i - 1].label <= LABEL_NONE && !at[i].in_row &&
				     at[i - 1].at.to - at[i - 1].at.from <= NARROW_BYTES_MOST &&
				     at[i].at.to - at[i].at.from <= NARROW_BYTES_MOST &&
				     goes_on(page, i);
}

/* Only spaces stand between two cells of a line: they may be no cells. */
static bool gap_is_space(const struct page *page, size_t i)
{
	struct slice gap = page_part(
		page, (struct span){ page->pieces.at[i - 1].at.to, page->pieces.at[i].at.from });

	for (size_t k = 0; k < gap.size; k++)
		if (gap.at[k] != ' ')
			return false;
	return true;
}

/* The longest line from piece `i` to the end of its paragraph; 0 if one is too long for a column. */
static size_t column_width(const struct page *page, size_t i, size_t end)
{
	const struct piece *at = page->pieces.at;
	size_t width = 0;

	for (size_t k = i; k < end && k < i + LINES_MOST && (k == i || !at[k].after_blank); k++) {
		size_t size = at[k].at.to - at[k].at.from;

		if (size > NARROW_BYTES_MOST)
			return 0;
		width = size > width ? size : width;
	}
	return width;
}

/* Had the first word of piece `i` no room left on the line above, in a column so wide? */
static bool had_no_room(const struct page *page, size_t i, size_t width)
{
	struct slice line = page_part(page, page->pieces.at[i - 1].at);
	struct slice next = page_part(page, page->pieces.at[i].at);
	const char *space = memchr(next.at, ' ', next.size);
	size_t word = space == NULL ? next.size : (size_t)(space - next.at);

	return width > 0 && line.size + 1 + word > width;
}

struct span title_run_on(const struct page *page, struct span title, size_t end, bool celled)
{
	const struct piece *at = page->pieces.at;
	bool breaks = page->breaks_lines, paragraph;
	size_t i = 0, over = end, first, width;

	while (i < over) {
		size_t middle = i + (over - i) / 2;

		if (at[middle].at.to < title.to)
			i = middle + 1;
		else
			over = middle;
	}
	if (i >= end || at[i].at.to != title.to)
		return title;
	for (first = i; first > 0 && at[first].at.from > title.from;)
		first--;
	width = column_width(page, first, end);
	paragraph = at[first].after_blank && title.from == title_words(&at[first]).from;
	for (i++; i < end && may_go_on(page, i); i++) {
		size_t from;
		struct slice line = page_part(page, at[i].at);
		bool beside = at[i].line == at[i - 1].line;
		bool named = !breaks && person_size(line, &from) == line.size;

		if (beside ? !paragraph || !gap_is_space(page, i)
			   : at[i].in_row != at[i - 1].in_row)
			break;
		if (!goes_on(page, i) && !(beside && width > 0) &&
			!((celled || ((paragraph || breaks) && !named)) &&
				had_no_room(page, i, width)))
			break;
		if (at[i].at.to - title.from > TITLE_BYTES_MOST)
			break;
		title.to = at[i].at.to;
	}
	return title;
}

bool is_name_line(const struct page *page, const struct piece *piece)
{
	struct slice line = page_part(page, title_words(piece));
	size_t from;

	return person_size(line, &from) == line.size || is_office(line);
}

struct span title_below(const struct page *page, size_t i, size_t end, bool named)
{
	struct span office = { 0, 0 }, date;

	for (size_t k = i + 1; k < end && k < i + 4; k++) {
		const struct piece *piece = &page->pieces.at[k];
		struct slice line = page_part(page, title_words(piece));
		struct span whole = title_run_on(page, title_words(piece), end, false);
		size_t from;

		if (is_date_line(page, k, &date) || (named && whole.to == piece->at.to &&
							    person_size(line, &from) == line.size))
			continue;
		if (!may_be_title(piece, line, page_part(page, whole)))
			break;
		if (!named || !is_office(line))
			return whole;
		if (!is_set(office))
			office = whole;
	}
	return office;
}
