/* SPDX-License-Identifier: MIT */
#include "out/csv.h"

#include <assert.h>
#include <string.h>

struct csv csv_new(struct buf *out, bool with_bom)
{
	if (with_bom)
		buf_text(out, "\xef\xbb\xbf");
	return (struct csv){ .out = out };
}

enum { KEPT_FIGURES = 15 }; // a spreadsheet rounds what has more

/* "12", "-250.00": what a spreadsheet gives back as it was. */
static bool is_kept_number(const char *text)
{
	text += *text == '-';

	size_t whole = strspn(text, "0123456789");
	size_t decimals = text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;

	if (whole == 0 || whole + decimals > KEPT_FIGURES || (text[0] == '0' && whole > 1))
		return false;
	return text[whole] == '\0' || (decimals > 0 && text[whole + 1 + decimals] == '\0');
}

/* A formula, or figures that it takes for a number or a date of its own: "=1", "007", "12/2024". */
static bool would_be_changed(const char *text)
{
	bool is_formula = *text != '\0' && strchr("=+-@\t\r\n", *text) != NULL;
	bool is_figures =
		*text >= '0' && *text <= '9' && text[strspn(text, "0123456789-/:.,eE ")] == '\0';

	return (is_formula || is_figures) && !is_kept_number(text);
}

/* Blanks at an end are quoted, because some readers drop them otherwise. */
static bool needs_quotes(const char *text)
{
	size_t size = strlen(text);

	return strpbrk(text, ",\"\r\n") != NULL ||
	       (size > 0 && (text[0] == ' ' || text[size - 1] == ' '));
}

static void put_quoted(struct buf *out, const char *guard, const char *text)
{
	buf_char(out, '"');
	buf_text(out, guard);
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_char(out, '"');
		buf_char(out, *text);
	}
	buf_char(out, '"');
}

static void cell_begins(struct csv *csv)
{
	if (csv->cells > 0)
		buf_char(csv->out, ',');
	csv->cells++;
	assert(csv->columns == 0 || csv->cells <= csv->columns);
}

void csv_text(struct csv *csv, const char *text)
{
	text = text != NULL ? text : "";
	const char *guard = would_be_changed(text) ? "'" : "";

	cell_begins(csv);
	if (needs_quotes(text)) {
		put_quoted(csv->out, guard, text);
		return;
	}
	buf_text(csv->out, guard);
	buf_text(csv->out, text);
}

void csv_int(struct csv *csv, int64_t n)
{
	cell_begins(csv);
	buf_int(csv->out, n);
}

void csv_pounds(struct csv *csv, struct money m)
{
	uint64_t pence = m.pence < 0 ? -(uint64_t)m.pence : (uint64_t)m.pence;

	cell_begins(csv);
	buf_format(csv->out, "%s%llu.%02u", m.pence < 0 ? "-" : "",
		(unsigned long long)(pence / 100), (unsigned)(pence % 100));
}

void csv_date(struct csv *csv, struct date d)
{
	cell_begins(csv);
	buf_text(csv->out, date_iso(csv->out->arena, d));
}

void csv_clock(struct csv *csv, int minute)
{
	cell_begins(csv);
	buf_format(csv->out, "%02d:%02d", minute / 60, minute % 60);
}

void csv_end_row(struct csv *csv)
{
	assert(csv->cells > 0 && (csv->columns == 0 || csv->cells == csv->columns));
	csv->columns = csv->cells;
	csv->cells = 0;
	buf_text(csv->out, "\r\n");
}

void csv_header(struct csv *csv, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		csv_text(csv, names[i]);
	csv_end_row(csv);
}
