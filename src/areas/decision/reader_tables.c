/* SPDX-License-Identifier: MIT */
/*
 * The labels of tables: a row of them above rows of values, or a column of them above a
 * column of values where a table was flattened.
 */
#include "areas/decision/reader_phrases.h"
#include "areas/decision/reader_pieces.h"
#include "base/err.h"

enum { COLUMNS_MOST = 24 };

/* Are the pieces of the line that starts at piece `i` all labels, three or more?  Its end. */
static size_t header_row_end(const struct page *page, size_t i)
{
	const struct piece *at = page->pieces.at;
	size_t end = i;
	bool labels = true;

	while (labels && end < page->pieces.n && at[end].line == at[i].line) {
		labels = labels && at[end].in_row && at[end].value.from == at[end].value.to &&
			 (at[end].label > LABEL_UNKNOWN);
		end++;
	}
	return labels && end - i >= 2 ? end : i;
}

/* A cell of values: "Chief Executive" is one in a table, though elsewhere it heads a section. */
static bool is_plain_cell(const struct piece *piece)
{
	return piece->label == LABEL_NONE || (piece->label == LABEL_OTHER && !piece->colon);
}

/* Gives each cell below a row of labels the label of its column. */
static void rows_take_headers(struct page *page)
{
	struct piece *at = page->pieces.at;

	for (size_t i = 0; i < page->pieces.n; i++) {
		size_t head_end = at[i].continues_row ? i : header_row_end(page, i);

		if (head_end == i || head_end >= page->pieces.n || !at[head_end].in_row ||
			!is_plain_cell(&at[head_end]))
			continue;

		size_t cell = head_end;

		for (; cell < page->pieces.n && at[cell].in_row; cell++)
			for (size_t k = i; k < head_end; k++)
				if (at[k].column == at[cell].column && is_plain_cell(&at[cell])) {
					at[cell].value = at[cell].at;
					at[cell].label = at[k].label;
					at[cell].colon = true;
					at[cell].label_at = at[k].label_at;
				}
		for (size_t k = i; k < head_end; k++)
			at[k].label = LABEL_UNKNOWN;
		i = cell - 1;
	}
}

/* May `value` stand in a column under this label? */
static bool fits_column(enum label label, struct slice value)
{
	size_t from;

	switch (label) {
	case LABEL_REF: return ref_size(value) == value.size;
	case LABEL_DECISION_MAKER:
	case LABEL_AUTHOR: return person_size(value, &from) > 0 || is_office(value);
	case LABEL_DATE:
	case LABEL_DATE_SIGNED:
	case LABEL_DATE_OF_REPORT:
	case LABEL_DATE_OTHER: return value_fits(label, value);
	default: return true;
	}
}

/* How many labels stand below each other from piece `i` on, with as many values below them. */
static size_t column_size(const struct page *page, size_t i)
{
	const struct piece *at = page->pieces.at;
	size_t n = 0, refs = 0;

	while (n < COLUMNS_MOST && i + n < page->pieces.n && at[i + n].label > LABEL_OTHER &&
		!at[i + n].in_row && at[i + n].value.from == at[i + n].value.to)
		refs += at[i + n++].label == LABEL_REF;
	if (n < 3 || refs == 0 || i + 2 * n > page->pieces.n)
		return 0;
	for (size_t k = 0; k < n; k++)
		if (at[i + n + k].label != LABEL_NONE || at[i + n + k].in_row ||
			!fits_column(at[i + k].label, page_part(page, at[i + n + k].at)))
			return 0;
	return n;
}

/* A table that was flattened column by column: all labels, then all values. */
static void columns_take_labels(struct page *page)
{
	struct piece *at = page->pieces.at;

	for (size_t i = 0; i < page->pieces.n; i++) {
		size_t n = column_size(page, i);

		for (size_t k = i; k < i + n; k++) {
			at[k + n].label = at[k].label;
			at[k + n].label_at = at[k].label_at;
			at[k + n].colon = true;
			at[k].label = LABEL_UNKNOWN;
		}
		i += 2 * n;
	}
}

void tables_take_labels(struct page *page)
{
	rows_take_headers(page);
	columns_take_labels(page);
}
