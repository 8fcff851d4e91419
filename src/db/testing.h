/* SPDX-License-Identifier: MIT */
/*
 * What the tests of every room with a database share: a fresh one, and works in
 * it that are the test's own.
 *
 *	FRESH(account__is_closed)
 *
 *	WRITE (f, w)
 *		account_set_active(w, id, false);
 *
 * Each such room has a `struct fresh` with an `arena`, a `db` and a clock `now`
 * in it, and its fresh_setup and fresh_teardown.
 */
#ifndef DB_TESTING_H
#define DB_TESTING_H

#include "base/testing.h"
#include "db/db.h"

#define FRESH(test) cmocka_unit_test_setup_teardown(test, fresh_setup, fresh_teardown)

/*
 * What is at that path, or a new database there: a copy of one that the program makes once, with
 * every migration done and every statement prepared.  Else the test fails.
 */
struct db *db_fresh(struct arena *a, const char *path, const struct db_schema *schema);

/* Runs the block that follows as one write, kept, or as one read.  Never leave it by return. */
#define WRITE(f, w)                                                                                \
	for (struct work *w = write_begin((f)->db, (f)->arena, (f)->now); w != NULL;               \
		w = write_end())
#define READ(f, w)                                                                                 \
	for (struct work *w = db_read_begin((f)->db, (f)->arena, (f)->now); w != NULL;             \
		w = read_end(w))

struct work *write_begin(struct db *db, struct arena *a, struct instant now);
struct work *write_end(void);          // NULL; fails the test if it was not kept
struct work *read_end(struct work *w); // NULL; fails the test if it failed

/* Ends the write that a failed assertion left open; a teardown begins with it. */
void write_let_go(void);

/* Moves the clock of the works to come. */
#define time_passes(f, ms_more) ((f)->now.ms += (ms_more))

#endif
