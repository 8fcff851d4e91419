/* SPDX-License-Identifier: MIT */
/*
 * A document as pieces: lines, cells, and what stands after a label in the midst
 * of a line.  The other parts of the reader look at pieces and their labels only.
 */
#ifndef DECISION_READER_PAGE_H
#define DECISION_READER_PAGE_H

#include "areas/decision/reader/labels.h"
#include "areas/decision/reader/reader.h"

struct piece {
	struct span at;       // all of it, the label too; never blank
	struct span label_at; // the label's words, if it has one
	struct span value;    // what stands beside the label; for others, all without its bullet
	enum label label;
	bool colon; // the label is marked as one, by a colon, a dash or a cell
	bool bulleted;
	bool numbered;       // its bullet is a number or letter
	bool in_row;         // one of several cells
	bool continues_row;  // a cell of the same row stands before it
	bool row_ends_blank; // the cell after it is blank
	bool after_blank;    // a blank line stands before it
	bool run_together;   // a record of a register that lost its lines
	bool begins_record;  // the first cell of a row of a register
	uint32_t line;
	uint32_t column; // cells before it in its row
};

LIST(pieces, struct piece);

struct page {
	struct arena *a;
	struct slice text;
	struct label_index *labels;
	struct pieces pieces;
	struct span organisation; // the police body that the page names; empty if none
	enum sure organisation_sure;
	struct slice lines;        // the text before its broken lines were joined, byte for byte
	size_t margin;             // at which they may have been broken; 0 if none looks so
	bool breaks_lines;         // its short lines are broken where a column ends
	struct span language_note; // the sentence that says in which languages it is there
};

/* Cuts `text` into pieces and finds their labels. */
void page_read(struct arena *a, struct slice text, struct page *page);

struct slice page_part(const struct page *page, struct span at);

/* The part of `page` as one line: white space runs are one space. */
const char *page_line(const struct page *page, struct span at);

/* Without white space at both ends. */
struct span page_trim(const struct page *page, struct span at);

/* The sentence around byte `at`, within `in`. */
struct span page_sentence(const struct page *page, size_t at, struct span in);

/* Is `c` part of a word or number in any script? */
bool byte_is_word(char c);

/* `word` in `text`, any ASCII case, at or after `from`, not inside a longer word; or SIZE_MAX. */
size_t find_word(struct slice text, const char *word, size_t from);

/* The first of `words` that is in `text` as a word; -1 if none is. */
int find_any_word(struct slice text, const char *const *words, size_t n);

/* Shaped as a reference: letters and digits, with - / _ . and single spaces; 0 or its size. */
size_t ref_size(struct slice text);

#endif
