/* SPDX-License-Identifier: MIT */
/* Text whose lines were broken where a page's margin was. */
#ifndef DECISION_READER_WRAPS_H
#define DECISION_READER_WRAPS_H

#include <stdbool.h>

#include "areas/decision/reader/labels.h"
#include "base/arena.h"
#include "base/slice.h"

/*
 * `text` with spaces for the line ends that only the margin made, or `text` itself if no margin
 * broke its lines.  No byte moves.
 */
struct slice text_unwrap(struct arena *a, struct slice text);

/* The width at which a few lines of `text` look broken, fewer than text_unwrap() asks; or 0. */
size_t text_margin(struct slice text);

/* May `next`, the line below, be the rest of `line`, broken at `margin`? */
bool line_may_go_on(
	const struct label_index *labels, struct slice line, struct slice next, size_t margin);

#endif
