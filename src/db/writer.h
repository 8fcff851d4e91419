/* SPDX-License-Identifier: MIT */
/*
 * The queue before the one connection that writes.
 */
#ifndef DB_WRITER_H
#define DB_WRITER_H

#include "db/db.h"

struct connection;
struct shared_key;
struct writer;

/* Starts the thread; the connection is the writer's own from here on.  Lives in `a`. */
struct writer *writer_open(struct arena *a, struct connection *c);

/* For the works to come; before any is queued. */
void writer_set_key(struct writer *writer, const struct shared_key *key);

/* Answers what is queued, ends the thread and closes the connection. */
void writer_close(struct writer *writer);

void writer_queue(struct writer *writer, struct write *write);
void writer_drain(struct writer *writer);
struct db_counts writer_counts(struct writer *writer);

/* True on the writer's own thread, where waiting for a write would be waiting for oneself. */
bool writer_is_here(const struct writer *writer);

#endif
