/* SPDX-License-Identifier: MIT */
/*
 * The cells of a file as spreadsheets save it: commas, semicolons or tabs, quoted or not, with
 * whatever ends a line, and a byte-order mark or none.
 */
#ifndef BASE_CELLS_H
#define BASE_CELLS_H

#include "base/list.h"
#include "base/slice.h"

struct arena;

enum { CELLS_BYTES_MOST = 512 * 1024 };

/* The cells of a file, line by line. */
LIST(text_rows, struct texts);

enum cells_refusal {
	CELLS_TAKEN,
	CELLS_EMPTY,
	CELLS_TOO_LARGE,
	CELLS_NOT_TEXT,  // a spreadsheet's own file, say
	CELLS_NOT_UTF8,  // *row is where
	CELLS_BAD_QUOTE, // so too
	CELLS_REFUSAL_COUNT
};

/*
 * A cell without the apostrophe that our own files have before what a spreadsheet would change
 * (out/csv.h).
 */
const char *cell_without_guard(const char *text);

/* For comparing names of columns and words: folded, with spaces for what people write between words. */
const char *cell_folded(struct arena *a, const char *text);

bool cell_is_blank(const char *text);
bool cells_are_blank(const struct texts *cells); // all of a row

/* `*rows` has a list of texts, valid UTF-8 in form C, for each line, blank ones too. */
enum cells_refusal cells_read(
	struct arena *a, struct slice bytes, struct text_rows *rows, size_t *row);

/* The sentence, a msgid. */
const char *cells_refusal_text(enum cells_refusal refusal);

#endif
