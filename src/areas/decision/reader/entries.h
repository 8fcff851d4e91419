/* SPDX-License-Identifier: MIT */
/*
 * The entries of a list: what marks them, and what stands beside, above and below their marks.
 */
#ifndef DECISION_READER_ENTRIES_H
#define DECISION_READER_ENTRIES_H

#include "areas/decision/reader/lines.h"

enum {
	ENTRIES_MOST = 200,
	ENTRIES_PLAIN = 3, // so many are a list, whatever the last says of its decision
};

struct entry {
	size_t piece; // the one that marks it
	size_t first; // where it begins
	struct span ref;
	struct span title;
	struct span date;
	bool joined; // a dash or a colon stands between reference and title
	bool weak;   // a reference only among others like it
};

LIST(entries, struct entry);

void entry_take(struct entry *entry, const struct naming *naming);

/* The entry that piece `i` marks with a reference; false if it does not. */
bool entry_by_ref(const struct page *page, size_t i, struct entry *entry);

/* The entries that name decisions by references of one shape, from piece `i` on. */
void entries_by_ref(const struct page *page, size_t i, struct entries *entries);

/* Does a label that each decision has one of stand above the entries, or below the last alone? */
bool entries_are_one(const struct page *page, const struct entries *entries);

/*
 * The cards between the entries that have no number: where each entry is a title over as many
 * lines and a date, so are these.
 */
void entries_take_cards(const struct page *page, struct entries *entries);

/* "2031.068 Jane Doe": who asks stands beside every number, and the title below. */
void entries_drop_names(const struct page *page, struct entries *entries);

/* What stands right above each entry's mark and is its own: a title where its line has none. */
void entries_take_lead(const struct page *page, struct entries *entries);

/* The titles below their marks, where nothing above or beside them is one. */
void entries_take_below(const struct page *page, struct entries *entries);

/* Dates that stand above the first entry and then right above others: each heads a group. */
void entries_take_group_dates(const struct page *page, struct entries *entries);

/* Makes records of them.  `celled`: the list lost its cells, as title_run_on has it. */
void entries_make(const struct page *page, const struct entries *entries, bool celled,
	struct makings *makings);

/* The words of the link that ends every entry. */
bool is_entry_link(const struct page *page, size_t i);

#endif
