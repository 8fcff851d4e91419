/* SPDX-License-Identifier: MIT */
/*
 * The two ends of one exchange, for the relay's page, its thread and its tests.
 */
#ifndef AREAS_RELAY_SERVICE_H
#define AREAS_RELAY_SERVICE_H

#include "areas/relay/relay.h"

/* A message on the wire has two lines: itself, and its signature. */
enum { RELAY_BODY_BYTES_MOST = RELAY_LINE_BYTES_MOST + 200 };

/*
 * Reads a body: is it a message of the other's, by its signature?  No database is asked.  The
 * message's texts lie in `a`.
 */
enum relay_refusal relay_admit(struct arena *a, const struct relay *relay, struct slice body,
	struct relay_message *message);

/*
 * Takes an admitted message, or answers why not; `request` is the id under which it came.  On any
 * refusal the caller undoes the work.
 */
enum relay_refusal relay_take(struct work *w, const struct relay *relay,
	const struct relay_message *message, const char *request);

/* The answer to a message that was taken, the same each time. */
struct slice relay_acknowledgement(
	struct arena *a, const struct relay *relay, const struct relay_message *message);

/*
 * A run of the program begins: to be called before anything is said in it.  False if that cannot
 * be kept; then nothing may be said.
 */
bool relay_begin(struct relay *relay, struct instant now);

/*
 * One step of the thread: sends what is due first, if anything is.  Answers how many milliseconds
 * to wait before the next.
 */
int relay_step(struct relay *relay, struct instant now);

#endif
