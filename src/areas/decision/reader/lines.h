/* SPDX-License-Identifier: MIT */
/*
 * Lines that name a decision: "012-2031 – Hill Road station (3 May 2031)".
 */
#ifndef DECISION_READER_LINES_H
#define DECISION_READER_LINES_H

#include "areas/decision/reader/record.h"

/* What a line names, each empty where it does not: apart from these it holds nothing. */
struct naming {
	struct span ref;
	struct span title;
	struct span date;
	bool joined; // a dash or a colon stands between the reference and the title
	bool weak;   // so short a reference is one only among others like it
};

/* Reads the line `at`; false if it holds neither a reference nor a whole date beside words. */
bool line_names(const struct page *page, struct span at, struct naming *naming);

/*
 * The same for a line whose reference is shaped `like` the others of its list: what follows its
 * dash is the title, though figures begin it ("002-2031 – 2031/32 Budget").
 */
bool line_names_like(
	const struct page *page, struct span at, struct slice like, struct naming *naming);

/* "… is a decision about …": words behind a reference that are a sentence, not a title. */
bool is_sentence(struct slice title, bool joined);

/* References of one shape: letters, figures and marks in the same places. */
bool refs_alike(struct slice x, struct slice y);

/* Long enough, with figures in two groups or behind letters: no year, no date, no page. */
bool ref_is_full(struct slice ref);

/* "073/2031", "2031-32/7": figures alone, a number and its year, and no month of it. */
bool ref_is_of_year(struct slice ref);

/* "2036/37", "2036-2037", "2036-2040": a year and the one after it, or a later one in full. */
bool is_years(struct slice ref);

/* "(PDF, 212 KB)", "[docx]": what a link leads to. */
bool is_file_note(struct slice s);

/* Past spaces, dashes and colons. */
struct span after_joint(const struct page *page, struct span at);

#endif
