/* SPDX-License-Identifier: MIT */
/* The labels that decision documents use, in English and Welsh. */
#ifndef DECISION_READER_LABELS_H
#define DECISION_READER_LABELS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/slice.h"

enum label {
	LABEL_NONE,
	LABEL_UNKNOWN, // looks like a label, but is none of these
	LABEL_OTHER,   // known, but nothing below it is kept
	LABEL_REF,
	LABEL_TITLE,
	LABEL_PURPOSE,
	LABEL_TIMING,
	LABEL_CATEGORY,
	LABEL_MARKING,
	LABEL_SUMMARY,
	LABEL_DECISION_SUMMARY,
	LABEL_RECOMMENDATION,
	LABEL_DECISION,
	LABEL_APPROVAL, // the heading above an approving sentence and a signature
	LABEL_SIGNATURE,
	LABEL_DECISION_MAKER,
	LABEL_DATE, // of what, its place has to tell
	LABEL_DATE_SIGNED,
	LABEL_DATE_OF_REPORT,
	LABEL_DATE_OTHER,
	LABEL_SERVICE_START,
	LABEL_AUTHOR,
	LABEL_CONTACT,
	LABEL_NAME,
	LABEL_POSITION,
	LABEL_TELEPHONE,
	LABEL_EMAIL,
	LABEL_BACKGROUND_PAPERS,
	LABEL_LEGAL,
	LABEL_EVIDENCE,
	LABEL_INTERESTS,
	LABEL_FUNDER,
	LABEL_PROVIDER,
	LABEL_PROGRAMME,
	LABEL_ORGANISATION,
	LABEL_MONEY,
	LABELS
};

struct label_index;

struct label_index *label_index_new(struct arena *a);

/*
 * What `text` is as a label, whole: case, numbering ("2.1."), "the", "(s)", a remark in
 * brackets, quotation marks and the colon do not count.
 */
enum label label_of(const struct label_index *index, struct slice text);

/* May this label stand alone on a line with no colon, its value below? */
bool label_stands_alone(enum label label);

/* Does it head a section of several paragraphs? */
bool label_heads_section(enum label label);

/* Byte where the text begins after "2.1. ", "(a) ", "- ", "• "; 0 if it has no such mark. */
size_t numbering_size(struct slice text);

/* Words that offices are named with ("deputy", "police", "chwmnïau"…). */
bool word_is_of_office(struct slice word);

#endif
