/* SPDX-License-Identifier: MIT */
/*
 * The labels of tables.
 *
 * A table has a head, a row of labels or as many lines of them, and rows of cells below it,
 * or lines a cell each.  Where a column has no head that is known, what all its cells are
 * tells what it holds: references of one shape, dates, words.
 */
#include <string.h>

#include "areas/decision/reader/lines.h"
#include "areas/decision/reader/phrases.h"
#include "areas/decision/reader/pieces.h"
#include "base/err.h"

enum {
	COLUMNS_MOST = 24,
	HEAD_BYTES_MOST = 40,
	TITLE_BYTES_MOST = 200,
	LINES_LOST_MOST = 8,
	LINES_BELOW_MOST = 40
};

struct column {
	enum label label;
	struct span head;
	size_t cells, refs, dates, words, names, offices, bytes; // of its cells, those that are one
	struct slice ref;
};

struct table {
	struct column column[COLUMNS_MOST];
	size_t first; // its first piece below the head
	size_t end;
	size_t rows;
};

/* A few words without figures, as heads of columns are. */
static bool is_head_like(const struct page *page, const struct piece *piece)
{
	struct slice words = page_part(page, piece->at);
	size_t spaces = 0;

	for (size_t i = 0; i < words.size; i++)
		spaces += words.at[i] == ' ';
	return piece->label <= LABEL_OTHER && !piece->colon && words.size <= HEAD_BYTES_MOST &&
	       spaces < 4 && starts_upper(words) && !has_figure(words) &&
	       strchr(".,;", words.at[words.size - 1]) == NULL;
}

static bool is_known_head(const struct piece *piece)
{
	return piece->label > LABEL_OTHER && piece->value.from == piece->value.to;
}

/* "Total" in the midst of a table: it heads the sum beside it. */
static bool is_total(const struct piece *piece)
{
	return piece->label == LABEL_MONEY && piece->value.from == piece->value.to;
}

/* A cell of values: "Chief Executive" is one in a table, though elsewhere it heads a section. */
static bool is_plain_cell(const struct piece *piece)
{
	return piece->label == LABEL_NONE || (piece->label == LABEL_OTHER && !piece->colon);
}

/* A cell's words without the bullet of its row; a number may be its value. */
static struct span cell_words(const struct piece *piece)
{
	bool bare = piece->bulleted && !piece->numbered && piece->label == LABEL_NONE;

	return bare ? piece->value : piece->at;
}

static size_t line_end(const struct page *page, size_t i)
{
	size_t end = i;

	while (end < page->pieces.n && page->pieces.at[end].line == page->pieces.at[i].line)
		end++;
	return end;
}

/* The end of the head of a table that starts at piece `i`, a row of labels; `i` if none does. */
static size_t head_row_end(const struct page *page, size_t i)
{
	const struct piece *at = page->pieces.at;
	size_t end = at[i].in_row ? line_end(page, i) : i, known = 0;

	for (size_t k = i; k < end; k++) {
		known += is_known_head(&at[k]);
		if (!at[k].in_row || (!is_known_head(&at[k]) && !is_head_like(page, &at[k])))
			return i;
	}
	return known >= 2 ? end : i;
}

/* The end of the rows from piece `i` on; lines that a cell was broken into may stand between. */
static size_t rows_end(const struct page *page, size_t i)
{
	const struct piece *at = page->pieces.at;
	size_t end = i;

	assert(i > 0); // below the head
	for (size_t k = i; k < page->pieces.n && k - end < LINES_LOST_MOST; k++) {
		if (at[k].in_row && !at[k].continues_row && head_row_end(page, k) > k)
			break;
		if (at[k].in_row &&
			(k == end || at[k].line == at[end - 1].line || line_end(page, k) > k + 1))
			end = k + 1;
		else if (at[k].label > LABEL_OTHER)
			break;
	}
	return end;
}

/* Counts what the cells of [first, end) are, column by column. */
static void table_count(const struct page *page, struct table *table)
{
	for (size_t i = table->first; i < table->end; i++) {
		const struct piece *piece = &page->pieces.at[i];
		struct slice cell = page_part(page, cell_words(piece));
		size_t ref = ref_size(cell);

		if (!piece->in_row || piece->column >= COLUMNS_MOST)
			continue;
		table->rows += !piece->continues_row;

		struct column *column = &table->column[piece->column];
		size_t from;
		bool office = is_office(cell);
		bool name = !office && person_size(cell, &from) == cell.size;

		if (column->cells++ == 0)
			column->ref = cell;
		column->refs +=
			ref == cell.size && ref_is_full(cell) && refs_alike(column->ref, cell);
		column->dates += value_fits(LABEL_DATE, cell) && cell.size < HEAD_BYTES_MOST;
		column->words += cell.size < TITLE_BYTES_MOST && starts_upper(cell) &&
				 memchr(cell.at, ' ', cell.size) != NULL &&
				 strchr(".;:", cell.at[cell.size - 1]) == NULL && !name &&
				 !office && !value_fits(LABEL_DATE, cell) && !is_file_note(cell);
		column->names += name;
		column->offices += office;
		column->bytes += cell.size;
	}
}

static bool has_column(const struct table *table, enum label label)
{
	for (size_t k = 0; k < COLUMNS_MOST; k++)
		if (table->column[k].label == label)
			return true;
	return false;
}

/*
 * The wordiest column without a head that is known, where all its cells may be titles: a few
 * that look like names are none where others can be nothing but words.
 */
static void table_find_titles(struct table *table)
{
	struct column *best = NULL;

	for (size_t k = 0; k < COLUMNS_MOST; k++) {
		struct column *column = &table->column[k];

		bool open = column->label <= LABEL_OTHER || column->label == LABEL_DECISION ||
			    column->label == LABEL_DECISION_SUMMARY;

		if (open && column->words > 0 && column->words + column->names == table->rows &&
			(best == NULL || column->bytes > best->bytes))
			best = column;
	}
	if (best != NULL && !has_column(table, LABEL_TITLE))
		best->label = LABEL_TITLE;
}

/* "By" over a column of names and offices: who decided. */
static void table_find_makers(const struct page *page, struct table *table)
{
	for (size_t k = 0; k < COLUMNS_MOST; k++) {
		struct column *column = &table->column[k];
		struct slice head = page_part(page, column->head);

		if ((slice_is_any_case(head, "By") || slice_is_any_case(head, "Gan")) &&
			column->names + column->offices == column->cells &&
			!has_column(table, LABEL_DECISION_MAKER))
			column->label = LABEL_DECISION_MAKER;
	}
}

/* What the columns of a table without a head are, by their cells. */
static void table_find_columns(struct table *table)
{
	for (size_t k = 0; k < COLUMNS_MOST; k++) {
		struct column *column = &table->column[k];

		if (column->cells < table->rows || table->rows < 2)
			continue;
		if (column->refs == column->cells && !has_column(table, LABEL_REF))
			column->label = LABEL_REF;
		else if (column->dates == column->cells && !has_column(table, LABEL_DATE))
			column->label = LABEL_DATE;
	}
}

/* Does each row of the table stand for a decision? */
static bool is_register(const struct table *table)
{
	bool dated = has_column(table, LABEL_DATE) || has_column(table, LABEL_DATE_SIGNED) ||
		     has_column(table, LABEL_DECISION_MAKER);

	return table->rows > 1 &&
	       (has_column(table, LABEL_REF) || (has_column(table, LABEL_TITLE) && dated));
}

/* Labels that tell one decision from another. */
static bool is_key(enum label label)
{
	return label == LABEL_REF || label == LABEL_TITLE || label == LABEL_DATE ||
	       label == LABEL_DATE_SIGNED;
}

static void cell_take(struct piece *piece, const struct column *column)
{
	piece->value = cell_words(piece);
	piece->label = column->label;
	piece->label_at = column->head;
	piece->colon = true;
}

/*
 * Gives each cell the label of its column.  In a register a row that holds two of what tells
 * decisions apart begins a record; one that does not is the rest of the row above.
 */
static void table_label(struct page *page, const struct table *table)
{
	bool rows = is_register(table);
	size_t row = table->first, keys = 0;

	for (size_t i = table->first; i < table->end; i++) {
		struct piece *piece = &page->pieces.at[i];

		if (!piece->in_row || piece->column >= COLUMNS_MOST)
			continue;
		keys = piece->continues_row ? keys : 0;
		row = piece->continues_row ? row : i;

		const struct column *column = &table->column[piece->column];
		bool starts_cell = i == row || piece[-1].column != piece->column;

		if (column->label == LABEL_NONE || is_total(piece) ||
			(!is_plain_cell(piece) && (!starts_cell || piece->label == column->label)))
			continue;
		cell_take(piece, column);
		keys += is_key(column->label);
		if (rows && keys == 2)
			page->pieces.at[row].begins_record = true;
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

/*
 * The line below the broken row at piece `i` that ends it: its first words are the rest of the
 * row's last cell, its cells those that the row lacks.  0 if none does.
 */
static size_t row_rest(const struct page *page, size_t i, size_t end, const struct table *table)
{
	const struct piece *at = page->pieces.at;
	size_t next = line_end(page, i), last, columns = 0;

	for (size_t k = 0; k < COLUMNS_MOST; k++)
		if (table->column[k].head.to > 0)
			columns = k + 1;
	for (size_t lines = 0; next < end && lines < LINES_LOST_MOST; lines++) {
		if (at[next].after_blank ||
			fits_column(table->column[0].label, page_part(page, at[next].at)))
			return 0;
		last = line_end(page, next) - 1;
		if (at[next].in_row)
			return at[line_end(page, i) - 1].column + at[last].column + 1 == columns
				       ? next
				       : 0;
		next = last + 1;
	}
	return 0;
}

/* Makes rows whole that a line's end within a cell broke, below a head that starts with one. */
static void rows_join(struct page *page, struct table *table)
{
	struct piece *at = page->pieces.at;

	for (size_t i = table->first; i < table->end; i = line_end(page, i)) {
		size_t last = line_end(page, i) - 1;
		size_t rest = last > i ? row_rest(page, i, table->end, table) : 0;

		if (rest == 0)
			continue;

		size_t tail = line_end(page, rest), gone = rest - last;

		for (size_t k = rest + 1; k < tail; k++) {
			at[k].line = at[i].line;
			at[k].column += at[last].column;
		}
		at[last].at.to = at[last].value.to = at[rest].at.to;
		memmove(&at[last + 1], &at[rest + 1], (page->pieces.n - rest - 1) * sizeof at[0]);
		page->pieces.n -= gone;
		table->end -= gone;
	}
}

/* Rows below a row of labels. */
static void rows_take_heads(struct page *page)
{
	struct piece *at = page->pieces.at;

	for (size_t i = 0; i < page->pieces.n; i++) {
		size_t end = at[i].continues_row ? i : head_row_end(page, i);
		struct table table = { .first = end };

		if (end == i || end >= page->pieces.n || !at[end].in_row ||
			at[end].label > LABEL_OTHER || line_end(page, end) == end + 1)
			continue;
		table.end = rows_end(page, end);
		for (size_t k = i; k < end; k++) {
			if (at[k].column < COLUMNS_MOST)
				table.column[at[k].column] =
					(struct column){ .label = at[k].label, .head = at[k].at };
			at[k].label = LABEL_UNKNOWN;
		}
		rows_join(page, &table);
		table_count(page, &table);
		table_find_makers(page, &table);
		table_find_titles(&table);
		table_label(page, &table);
		i = table.end - 1;
	}
}

/* Rows without a head that all hold a reference or a date, and a title. */
static void rows_take_kinds(struct page *page)
{
	const struct piece *at = page->pieces.at;

	for (size_t i = 0; i < page->pieces.n; i++) {
		struct table table = { .first = i, .end = i };

		while (table.end < page->pieces.n && at[table.end].in_row &&
			at[table.end].label <= LABEL_UNKNOWN)
			table.end++;
		table_count(page, &table);
		table_find_columns(&table);
		if (has_column(&table, LABEL_REF) || has_column(&table, LABEL_DATE))
			table_find_titles(&table);
		if (is_register(&table))
			table_label(page, &table);
		i = table.end > i ? table.end - 1 : i;
	}
}

/* Does the line at piece `i` go on with the row above it, which is no whole row then? */
static bool row_goes_on(const struct page *page, size_t i)
{
	return i < page->pieces.n && !page->pieces.at[i].after_blank &&
	       page->pieces.at[i].label <= LABEL_OTHER;
}

/* How many lines below the `n` heads from piece `i` on are cells of whole rows, or the page's last. */
static size_t lines_fitting(const struct page *page, size_t i, size_t n)
{
	const struct piece *at = page->pieces.at;
	size_t cell = i + n;

	while (cell < page->pieces.n && !at[cell].in_row && at[cell].label <= LABEL_OTHER &&
		fits_column(at[i + (cell - i) % n].label, page_part(page, at[cell].at)))
		cell++;
	return cell == page->pieces.n ? cell - i - n : (cell - i) / n * n - n;
}

/* Does a reference like the first row's stand behind the whole rows, whose rhythm is not the page's? */
static bool rows_go_on(const struct page *page, size_t i, size_t n, size_t fit)
{
	const struct piece *at = page->pieces.at;
	struct slice ref = SLICE("");

	for (size_t k = i; k < i + n; k++)
		if (at[k].label == LABEL_REF)
			ref = page_part(page, at[k + n].at);
	for (size_t k = i + n + fit; k < page->pieces.n && k < i + n + fit + LINES_BELOW_MOST;
		k++) {
		struct slice line = page_part(page, at[k].at);

		if (ref.size > 0 && ref_size(line) == line.size && ref_is_full(line) &&
			refs_alike(line, ref))
			return true;
	}
	return false;
}

/* How many lines from piece `i` on are the heads of a table; its cells follow, a line each. */
static size_t heads_in_lines(const struct page *page, size_t i, size_t *cells)
{
	const struct piece *at = page->pieces.at;
	size_t n = 0, known = 0, refs = 0, titles = 0, best = 0;

	while (n < COLUMNS_MOST && i + n < page->pieces.n && !at[i + n].in_row) {
		const struct piece *head = &at[i + n++];

		if (!is_known_head(head) && (n == 1 || !is_head_like(page, head)))
			break;
		known += is_known_head(head);
		refs += head->label == LABEL_REF;
		titles += head->label == LABEL_TITLE;
		if (known < 2 || refs > 1 || titles > 1 || refs + titles == 0)
			continue;

		size_t fit = lines_fitting(page, i, n);
		bool one_row = n > 2 && refs == 1 && known == n && fit >= n &&
			       !row_goes_on(page, i + n + fit);

		if ((fit >= 2 * n || one_row) && fit > *cells && !rows_go_on(page, i, n, fit)) {
			best = n;
			*cells = fit;
		}
	}
	return best;
}

/* A table that was flattened, its heads a line each, then its cells: they are rows again. */
static void lines_to_rows(struct page *page)
{
	struct piece *at = page->pieces.at;

	for (size_t i = 0; i < page->pieces.n; i++) {
		size_t cells = 0, n = heads_in_lines(page, i, &cells);

		for (size_t k = 0; n > 0 && k < n + cells; k++) {
			at[i + k].in_row = true;
			at[i + k].continues_row = k % n > 0;
			at[i + k].column = (uint32_t)(k % n);
			at[i + k].line = at[i + k - k % n].line;
		}
		i += n == 0 ? 0 : n + cells - 1;
	}
}

void tables_take_labels(struct page *page)
{
	lines_to_rows(page);
	rows_take_heads(page);
	rows_take_kinds(page);
}
