/* SPDX-License-Identifier: MIT */
/*
 * The steps that fill one record, each from the pieces that belong to it.
 *
 * Later steps may use what earlier ones found; reader.c has their order.
 */
#ifndef DECISION_READER_RECORD_H
#define DECISION_READER_RECORD_H

#include "areas/decision/reader/page.h"
#include "areas/decision/reader/phrases.h"

/* A place where a sum of money stands; the same amount may be mentioned again. */
struct mention {
	int64_t pence;
	struct span at;
	struct span sentence;
	size_t piece;
	size_t amount; // which of the record's
	enum amount_kind kind;
};

LIST(mentions, struct mention);

/* A record in the making: pieces [first, end) of its page. */
struct making {
	const struct page *page;
	struct record *record;
	struct mentions mentions;
	size_t first;
	size_t end;
	bool in_register; // one of several on its page
	bool listed; // of a list that has no labels at each; it says the next three, or nothing
	struct span ref;
	struct span title;
	struct span date;
	struct span heading_date; // stands with the page's heading, under no label
};

/* The records of a page; at least one, and one whose pieces are all if there is no other sign. */
LIST(makings, struct making);
void records_split(const struct page *page, struct makings *makings);

void record_read_texts(struct making *making);
void record_read_heading(struct making *making); // ref and title that stand under no label
void record_read_people(struct making *making);
void record_read_dates(struct making *making);
void record_read_amounts(struct making *making);
void record_read_sums(struct making *making);
void record_read_laws(struct making *making);
void record_read_names(struct making *making);
void record_read_approvals(struct making *making);

/* Once a page, before its records: whose decisions they are, and in which languages. */
void page_find_organisation(struct page *page);
void page_find_language_note(struct page *page);

/* Are the page's short lines broken where a column ends?  Before its records are split. */
void page_find_breaks(struct page *page);

/* The piece at `i`; it belongs to the record. */
const struct piece *making_piece(const struct making *making, size_t i);

/* Bytes of the record. */
struct span making_span(const struct making *making);

/*
 * What stands beside or below the label of piece `i`: the rest of its line, the next cell,
 * or the next line if that has no label.  Empty if the label is blank.
 */
struct span making_value(const struct making *making, size_t i);

/* "N/A", "None", dots, lines: nothing is meant. */
bool is_blank_mark(struct slice s);

/* From the label of piece `i` to the next known label, a declaration or a signature. */
struct span making_section(const struct making *making, size_t i);

void text_set(struct making *making, enum record_text which, struct span where, enum sure sure);

/* The same, with a value that is not what is printed at `where` letter for letter. */
void text_set_as(struct making *making, enum record_text which, struct span where,
	const char *value, enum sure sure);

void date_set(struct making *making, enum record_date which, struct date date, struct span at,
	enum sure sure);

/* "POLICE AND CRIME COMMISSIONER" as it is written elsewhere; other text as it is. */
const char *office_cased(const struct making *making, struct span at);

/* A whole date in `at`; false, and nothing set, if there is none. */
bool span_date(const struct page *page, struct span at, struct date *date, struct span *where);

#endif
