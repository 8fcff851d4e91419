/* SPDX-License-Identifier: MIT */
/*
 * An event as one line of text: the leaf of the log.
 *
 *	1 ⇥ source ⇥ event id ⇥ at ⇥ account ⇥ role ⇥ right ⇥ purpose ⇥ act ⇥ kind ⇥ id ⇥
 *	ids ⇥ fields ⇥ result ⇥ request
 *
 * A tab stands between them and no line end after them; "-" is nothing, ids are
 * separated by commas, names of fields by single spaces.  Each event has exactly
 * one such text, so that two programs give it the same hash.  Tabs rather than
 * JSON: nothing in it needs quoting, a 63-bit id stays a whole number, and `cut`
 * reads it.  The first field is the number of this form.
 *
 * Every value is a number, an instant or a word of letters, digits and "-_.:/":
 * there is no room for a name or a sentence.  Pure.
 */
#ifndef AUDIT_EVENT_H
#define AUDIT_EVENT_H

#include "audit/audit.h"
#include "base/slice.h"

/* `source` of an event: what was done, from a row of the main database; what was seen. */
#define EVENT_SOURCE_ACT  "act"
#define EVENT_SOURCE_READ "read"

/*
 * The entry (without its number in the log) of an event; `event_id` is that of the row it
 * waits in, 0 for a read.  Its words are the program's own: anything else is a bug, asserted.
 */
void event_entry(const struct audit_event *event, const char *source, int64_t event_id,
	struct instant now, struct audit_entry *entry);

/* The text: everything in `entry` but `n`. */
char *event_text(struct arena *a, const struct audit_entry *entry);

/* Reads it back.  False, with `entry` untouched, if it is not exactly what event_text writes. */
bool event_parse(struct arena *a, struct slice text, struct audit_entry *entry);

#endif
