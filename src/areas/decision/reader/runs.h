/* SPDX-License-Identifier: MIT */
/*
 * Registers that lost their lines: the heads of a table, then record after record in one line.
 */
#ifndef DECISION_READER_RUNS_H
#define DECISION_READER_RUNS_H

#include "areas/decision/reader/lines.h"

/* What begins each record of a register that ran together. */
struct run {
	bool dated;        // a date; else a reference
	struct slice like; // the first reference
	size_t first;      // where the first record begins
};

/* The labels at the front of `text`, at most `most`; what follows them stays in `*text`. */
size_t labels_take(
	const struct label_index *index, struct slice *text, enum label *labels, size_t most);

/* Is `line` a register that ran together? */
bool run_find(const struct page *page, struct slice line, struct run *run);

/* Where the next record begins at or after byte `from` of `line`; SIZE_MAX if none does. */
size_t run_next(const struct run *run, struct slice line, size_t from);

/*
 * What the record `at` is called.  Its title ends where a date follows it, or before a sentence;
 * it is empty where neither shows its end.
 */
void run_names(const struct page *page, struct span at, struct naming *naming);

#endif
