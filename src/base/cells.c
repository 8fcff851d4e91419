/* SPDX-License-Identifier: MIT */
/*
 * The cells of a file: libcsv parts them, and what it does not look at is looked at here.
 */
#include "base/cells.h"

#include <csv.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/problem.h"
#include "base/utf8.h"

static const char *const refusal_texts[CELLS_REFUSAL_COUNT] = {
	[CELLS_EMPTY] = N_("The file is empty"),
	[CELLS_TOO_LARGE] = N_("The file is too large. It may have up to 512 KB."),
	[CELLS_NOT_TEXT] = N_("This is not a CSV file. In the spreadsheet choose Save as, then CSV "
			      "UTF-8."),
	[CELLS_NOT_UTF8] = N_("The file’s letters are stored in another way than UTF-8, perhaps as "
			      "Windows-1252. In the spreadsheet choose Save as, then CSV UTF-8."),
	[CELLS_BAD_QUOTE] = N_("A quotation mark in this row is never closed, or stands in the "
			       "middle of a cell. Write it twice."),
};

const char *cells_refusal_text(enum cells_refusal refusal)
{
	assert(refusal > CELLS_TAKEN && refusal < CELLS_REFUSAL_COUNT);
	return refusal_texts[refusal];
}

const char *cell_without_guard(const char *text)
{
	return text[0] == '\'' && text[1] != '\0' && strchr("=+-@0123456789", text[1]) != NULL
		       ? text + 1
		       : text;
}

const char *cell_folded(struct arena *a, const char *text)
{
	struct slice trimmed = slice_trim(slice_of(text));
	char *plain = utf8_fold(a, arena_text_n(a, trimmed.at, trimmed.size));

	for (char *at = plain; *at != '\0'; at++)
		if (*at == '_' || *at == '-')
			*at = ' ';
	return plain;
}

bool cell_is_blank(const char *text)
{
	return slice_trim(slice_of(text)).size == 0;
}

bool cells_are_blank(const struct texts *cells)
{
	list_each (const char **, cell, cells)
		if (!cell_is_blank(*cell))
			return false;
	return true;
}

/* ---- before it is parted ---- */

static bool is_text(struct slice bytes)
{
	return memchr(bytes.at, '\0', bytes.size) == NULL && !slice_starts(bytes, "PK\x03\x04");
}

/* What stands most often in the first line, outside quotes. */
static unsigned char separator_of(struct slice text)
{
	static const char separators[] = ",;\t";
	size_t n[sizeof separators] = { 0 };
	bool is_quoted = false;
	size_t best = 0;

	for (size_t i = 0; i < text.size && (is_quoted || text.at[i] != '\n'); i++) {
		const char *found = strchr(separators, text.at[i]);

		is_quoted ^= text.at[i] == '"';
		if (!is_quoted && found != NULL && *found != '\0')
			n[found - separators]++;
	}
	for (size_t i = 1; i < sizeof separators - 1; i++)
		if (n[i] > n[best])
			best = i;
	return (unsigned char)separators[best];
}

static size_t lines_before(struct slice bytes, size_t at)
{
	size_t n = 1;

	for (size_t i = 0; i < at; i++)
		n += bytes.at[i] == '\n';
	return n;
}

/* One end of a line for all, so that each is one row of the spreadsheet. */
static struct slice with_line_feeds(struct arena *a, struct slice text)
{
	char *plain = arena_room(a, text.size);
	size_t n = 0;

	for (size_t i = 0; i < text.size; i++) {
		bool is_crlf = text.at[i] == '\r' && i + 1 < text.size && text.at[i + 1] == '\n';

		if (!is_crlf)
			plain[n++] = text.at[i] == '\r' ? '\n' : text.at[i];
	}
	plain[n] = '\0';
	return (struct slice){ plain, n };
}

/* ---- parting it ---- */

struct parting {
	struct arena *arena;
	struct text_rows *rows;
	struct texts row;
};

static void take_cell(void *at, size_t size, void *arg)
{
	struct parting *parting = arg;

	*list_add(parting->arena, &parting->row) =
		utf8_nfc(parting->arena, (struct slice){ at == NULL ? "" : at, size });
}

static void take_row(int end, void *arg)
{
	struct parting *parting = arg;

	(void)end;
	*list_add(parting->arena, parting->rows) = parting->row;
	parting->row = (struct texts){ 0 };
}

enum cells_refusal cells_read(
	struct arena *a, struct slice bytes, struct text_rows *rows, size_t *row)
{
	struct parting parting = { .arena = a, .rows = rows };
	struct slice text =
		slice_starts(bytes, "\xEF\xBB\xBF") ? slice_part(bytes, 3, bytes.size) : bytes;
	struct csv_parser parser;
	size_t bad_at;

	*row = 0;
	if (bytes.size > CELLS_BYTES_MOST)
		return CELLS_TOO_LARGE;
	if (slice_trim(text).size == 0)
		return CELLS_EMPTY;
	if (!is_text(text))
		return CELLS_NOT_TEXT;
	if (!utf8_valid(text.at, text.size, &bad_at)) {
		*row = lines_before(text, bad_at);
		return CELLS_NOT_UTF8;
	}
	text = with_line_feeds(a, text);
	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
		return CELLS_NOT_TEXT;
	csv_set_delim(&parser, separator_of(text));

	bool is_parted = csv_parse(&parser, text.at, text.size, take_cell, take_row, &parting) ==
				 text.size &&
			 csv_fini(&parser, take_cell, take_row, &parting) == 0;

	csv_free(&parser);
	*row = is_parted ? 0 : rows->n + 1;
	return is_parted ? CELLS_TAKEN : CELLS_BAD_QUOTE;
}
