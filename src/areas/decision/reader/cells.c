/* SPDX-License-Identifier: MIT */
/*
 * The cells of a line.
 *
 * A gap parts them: a tab, dots, three spaces.  In a table that was saved as text commas do,
 * below a line of labels that commas part into as many.
 */
#include "areas/decision/reader/cells.h"

#include <ctype.h>
#include <string.h>

#include "areas/decision/reader/pieces.h"

enum { HEADS_BYTES_MOST = 400, GAP_SPACES_LEAST = 3 };

/* Bytes of the dots at `i` that lead the eye to a value or a signature; 0 if they are few. */
static size_t leader_size(struct slice line, size_t i)
{
	size_t from = i, dots = 0;

	while (i < line.size) {
		bool ellipsis = slice_starts(slice_part(line, i, line.size), "…");

		if (!ellipsis && line.at[i] != '.')
			break;
		dots += ellipsis ? 3 : 1;
		i += ellipsis ? strlen("…") : 1;
	}
	return dots > 4 ? i - from : 0;
}

/* "20 –   2031": a gap on one side of the dash in a number; on both sides the dash is a cell. */
static bool is_in_number(struct slice line, size_t i)
{
	size_t from = i, dash, before = 0, after = 0;

	while (from > 0 && (line.at[from - 1] == ' ' || line.at[from - 1] == '-' ||
				   (unsigned char)line.at[from - 1] >= 0x80))
		from--;
	dash = dash_size(line, from);
	if (dash == 0 || from == 0 || !isdigit((unsigned char)line.at[from - 1]) ||
		from + dash >= line.size || !isdigit((unsigned char)line.at[from + dash]))
		return false;
	while (line.at[from + before] == ' ')
		before++;
	while (line.at[from + dash - 1 - after] == ' ')
		after++;
	return before < GAP_SPACES_LEAST || after < GAP_SPACES_LEAST;
}

/* Bytes of the gap at `i` that parts two cells: a tab, dots, or three spaces; 0 if none. */
static size_t gap_size(struct slice line, size_t i)
{
	size_t spaces = leader_size(line, i);

	if (spaces > 0)
		return spaces;

	if (line.at[i] == '\t')
		return 1;
	while (i + spaces < line.size && line.at[i + spaces] == ' ')
		spaces++;
	return spaces >= GAP_SPACES_LEAST && i > 0 && !is_in_number(line, i) ? spaces : 0;
}

static bool is_blank(struct slice line, struct span at)
{
	return slice_trim(slice_part(line, at.from, at.to)).size == 0;
}

size_t cells_by_gaps(struct slice line, struct span cells[CELLS_MOST])
{
	size_t n = 0, from = 0;

	for (size_t i = 0; i < line.size && n < CELLS_MOST - 1;) {
		size_t gap = gap_size(line, i);

		if (gap > 0) {
			cells[n++] = (struct span){ from, i };
			from = i + gap;
		}
		i += gap > 0 ? gap : 1;
	}
	cells[n++] = (struct span){ from, line.size };
	if (n == 2 && from > 0 && line.at[from - 1] == ' ' && is_blank(line, cells[0])) {
		cells[0] = cells[1]; // set in from the margin, as the rest of a value may be
		n = 1;
	}
	return n;
}

size_t cells_by_commas(struct slice line, struct span cells[CELLS_MOST])
{
	size_t n = 0, from = 0;
	bool quoted = false;

	for (size_t i = 0; i <= line.size && n < CELLS_MOST; i++) {
		if (i < line.size && line.at[i] == '"')
			quoted = !quoted;
		if (i < line.size && (quoted || line.at[i] != ','))
			continue;

		bool marks = i - from > 1 && line.at[from] == '"' && line.at[i - 1] == '"';

		cells[n++] = (struct span){ from + marks, i - marks };
		from = i + 1;
	}
	return quoted || from <= line.size ? 0 : n;
}

size_t comma_columns(const struct page *page, struct slice line, struct slice next)
{
	struct span cells[CELLS_MOST], row[CELLS_MOST];
	size_t n = line.size < HEADS_BYTES_MOST ? cells_by_commas(line, cells) : 0, known = 0;

	for (size_t i = 0; i < n; i++) {
		struct slice head = slice_trim(slice_part(line, cells[i].from, cells[i].to));

		if (!starts_upper(head))
			return 0;
		known += label_of(page->labels, head) != LABEL_NONE;
	}
	return n > 2 && known > 1 && cells_by_commas(next, row) == n ? n : 0;
}
