/* SPDX-License-Identifier: MIT */
/*
 * Writing CSV (RFC 4180), cell by cell, into a buffer: commas, CRLF, quotes where needed.
 *
 * Spreadsheets run a cell that begins with = + - @, a tab or a line end as a formula, round a number
 * of more than 15 figures, drop zeros in front, and take "12/2024" for a day.  So a text that they
 * would not give back as it was gets an apostrophe in front.
 */
#ifndef OUT_CSV_H
#define OUT_CSV_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/money.h"

struct csv {
	struct buf *out;
	size_t cells;	// in the row that is being written
	size_t columns;	// of the first row; 0 while that is being written
};

/* With a BOM in front, without which Excel takes UTF-8 for something else. */
struct csv csv_new(struct buf *out, bool with_bom);

void csv_text(struct csv *csv, const char *text);	// NULL is an empty cell
void csv_int(struct csv *csv, int64_t n);               // a count: an id is rounded by spreadsheets
void csv_pounds(struct csv *csv, struct money m);	// "60000.50": two decimals, nothing else
void csv_date(struct csv *csv, struct date d);		// "2025-03-20", "2024-09", ""
void csv_clock(struct csv *csv, int minute);		// of the day: "09:30"

/* The first row, which names the columns. */
void csv_header(struct csv *csv, const char *const *names, size_t n);

/* Ends the row; each has as many cells as the first. */
void csv_end_row(struct csv *csv);

#endif
