/* SPDX-License-Identifier: MIT */
/*
 * What heads a page: a few lines above its labels, some of which name the form, not its matter.
 */
#ifndef DECISION_READER_HEADING_H
#define DECISION_READER_HEADING_H

#include <stdbool.h>

#include "areas/decision/reader/record.h"

/* Only the form's name, or the office's: "PCC for Sussex – Decision Notice"; nothing is one. */
bool is_form_name(struct slice s);

enum { HEADING_PIECES_MOST = 42 };

/*
 * The piece behind the last that may be of the record's heading: above its first label, and among
 * so many, for each may be looked for in all the text below.
 */
size_t heading_end(const struct making *making);

#endif
