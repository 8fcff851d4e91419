/* SPDX-License-Identifier: MIT */
/* Text whose lines were broken where a page's margin was. */
#ifndef DECISION_READER_WRAPS_H
#define DECISION_READER_WRAPS_H

#include "base/arena.h"
#include "base/slice.h"

/*
 * `text` with spaces for the line ends that only the margin made, or `text` itself if no margin
 * broke its lines.  No byte moves.
 */
struct slice text_unwrap(struct arena *a, struct slice text);

#endif
