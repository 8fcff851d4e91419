/* SPDX-License-Identifier: MIT */
/* From the bytes of a file to plain text: no mark-up, one kind of line end. */
#ifndef DECISION_READER_MARKUP_H
#define DECISION_READER_MARKUP_H

#include "areas/decision/reader/reader.h"

/*
 * Sets `*text` to the plain text of text, Markdown or HTML.  A table's cells are
 * parted by tabs, its rows by line feeds.
 */
enum reading_refusal markup_to_text(
	struct arena *a, const char *bytes, size_t size, struct slice *text);

#endif
