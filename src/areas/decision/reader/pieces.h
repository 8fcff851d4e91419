/* SPDX-License-Identifier: MIT */
/*
 * How a page's pieces get their labels: by their own words, or by the table they stand in.
 */
#ifndef DECISION_READER_PIECES_H
#define DECISION_READER_PIECES_H

#include "areas/decision/reader/page.h"

/* Sets the piece's label by its first colon, its dash, or its first words. */
void piece_find_label(const struct page *page, struct piece *piece);

/*
 * Where in `line` a label ends in the colon at `colon` and starts after `least`.
 * Sets `*label`; SIZE_MAX if there is none.  The longest one wins.
 */
size_t label_before(
	const struct page *page, struct slice line, size_t least, size_t colon, enum label *label);

/* Is what stands after a label with no colon the kind of value that the label takes? */
bool value_fits(enum label label, struct slice value);

/* Gives the cells of tables the labels of their columns, flattened tables too. */
void tables_take_labels(struct page *page);

/* A dash of any length, perhaps between spaces, at `i`; its size or 0. */
size_t dash_size(struct slice s, size_t i);

bool starts_upper(struct slice s);

/* Does a figure stand in the first bytes? */
bool has_figure(struct slice s);

#endif
