/* SPDX-License-Identifier: MIT */
/*
 * Pages that list several decisions without labels at each.
 */
#ifndef DECISION_READER_LISTS_H
#define DECISION_READER_LISTS_H

#include "areas/decision/reader_record.h"

/* Adds the records of a list to `makings`; false, and nothing added, if the page is none. */
bool lists_split(const struct page *page, struct makings *makings);

/* References of one shape: the same letters, with figures and marks in the same places. */
bool refs_alike(struct slice x, struct slice y);

#endif
