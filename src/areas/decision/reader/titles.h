/* SPDX-License-Identifier: MIT */
/*
 * The title of a list's entry: which line it is, and how far it runs on.
 */
#ifndef DECISION_READER_TITLES_H
#define DECISION_READER_TITLES_H

#include "areas/decision/reader/record.h"

/* A line's words, those before a colon too: "Research: a tender" is one title. */
struct span title_words(const struct piece *piece);

/* A line, or a cell, that is a date and nothing else. */
bool is_date_line(const struct page *page, size_t i, struct span *where);

/* Does the line end in a word, or a mark, that another has to follow? */
bool line_is_open(struct slice line);

/* May the piece be a title, all of it in one line? */
bool is_title_line(const struct page *page, const struct piece *piece);

/* Words that name a person or an office, if nothing around them says otherwise. */
bool is_name_line(const struct page *page, const struct piece *piece);

/*
 * A title below the mark at piece `i`, before piece `end`; empty if there is none.  A date may
 * stand between, and where `named` the name of who asks; an office too, unless nothing else can
 * be the title ("Suspension of Chief Constable").
 */
struct span title_below(const struct page *page, size_t i, size_t end, bool named);

/*
 * `title` with the lines below it that it was broken into, before piece `end`.  `celled`: a head
 * above the list says that what stands up to the next blank line is one cell.
 */
struct span title_run_on(const struct page *page, struct span title, size_t end, bool celled);

#endif
