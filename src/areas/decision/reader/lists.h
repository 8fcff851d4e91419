/* SPDX-License-Identifier: MIT */
/*
 * Pages that list several decisions without labels at each.
 */
#ifndef DECISION_READER_LISTS_H
#define DECISION_READER_LISTS_H

#include "areas/decision/reader/record.h"

/* Adds the records of a list to `makings`; false, and nothing added, if the page is none. */
bool lists_split(const struct page *page, struct makings *makings);

/* The same for a page of `n` references with labels, if its list names more than those. */
bool lists_split_longer(const struct page *page, size_t n, struct makings *makings);

LIST(indices, size_t);

/*
 * How many pieces before each of `anchors` belong to the record that the anchor marks: blank
 * lines tell, or what stands alike before all of them and does not follow the last.
 */
size_t records_lead(const struct page *page, const struct indices *anchors);

/*
 * Where the entry of each mark begins, if every mark ends its entry: a title, prose, then the mark,
 * in a paragraph each, or with a label whose last ends the page.  False otherwise.
 */
bool marks_end_entries(
	const struct page *page, const struct indices *marks, struct indices *firsts);

#endif
