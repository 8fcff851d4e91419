/* SPDX-License-Identifier: MIT */
/* Names of bodies and programmes: what their steps share. */
#ifndef DECISION_READER_NAMES_H
#define DECISION_READER_NAMES_H

#include "areas/decision/reader/record.h"

enum { NAMES_MOST = 40, NAME_BYTES_MOST = 110 };

/* Does a word with a capital start at byte `i`? */
bool is_capital(struct slice s, size_t i);

/* A name, once; said again with more certainty it becomes as certain. */
void name_add(struct making *making, struct found_texts *list, struct span at, enum sure sure);

/* The values of a label: "A; B", or one on a line. */
void names_from_label(struct making *making, enum label label, struct found_texts *list);

/* A name whose end is known: with the capitalised words before it; `joins`: over "and" too. */
struct span body_span(struct slice text, size_t at, size_t size, bool joins);

/* "Home Office", "PCC", "Mayor": neither provider nor programme. */
bool is_public_office(struct slice name);

void record_read_programmes(struct making *making);

#endif
