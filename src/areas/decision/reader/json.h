/* SPDX-License-Identifier: MIT */
/* A reading as JSON, for `sarn import decision FILE --dry-run --json`. */
#ifndef DECISION_READER_JSON_H
#define DECISION_READER_JSON_H

#include "areas/decision/reader/reader.h"
#include "base/buf.h"

/*
 * An array of the records in page order, keys in a fixed order.  What the reader is
 * not sure of is null, and its key stands in "missing".  A refused reading is [].
 */
void reading_json(struct buf *out, const struct reading *reading);

#endif
