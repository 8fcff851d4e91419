/* SPDX-License-Identifier: MIT */
/* How a line is cut into cells. */
#ifndef DECISION_READER_CELLS_H
#define DECISION_READER_CELLS_H

#include "areas/decision/reader/page.h"

enum { CELLS_MOST = 24 };

/* Cuts `line` at its gaps into cells, spans within it; how many, at least one. */
size_t cells_by_gaps(struct slice line, struct span cells[CELLS_MOST]);

/*
 * Cuts `line` at its commas, those in quotation marks left alone; 0 if a mark is not closed, or
 * it has too many.
 */
size_t cells_by_commas(struct slice line, struct span cells[CELLS_MOST]);

/* Is `line` the head of a table whose cells commas part, and `next` a row of it?  Its columns, or 0. */
size_t comma_columns(const struct page *page, struct slice line, struct slice next);

#endif
