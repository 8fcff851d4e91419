/* SPDX-License-Identifier: MIT */
/*
 * What a back end gives to this room, beside the functions of query.h.  Only
 * the files of src/db include it.
 */
#ifndef DB_DRIVER_H
#define DB_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/ids.h"

struct connection;
struct query;
struct shared_key;

struct work {
	struct connection *connection; // NULL when none could be had
	struct arena *arena;
	struct instant now;
	struct instant moment; // that it is as of: now, or past
	const char *failure;   // the first; NULL: none
	int statement_count;
	struct account_id account;    // for whom it reads
	const struct shared_key *key; // NULL: none is set, or it only reads
};

struct work work_new(struct connection *c, struct arena *a, struct instant now);

enum connection_kind { CONNECTION_READS, CONNECTION_WRITES };

/*
 * A connection to the file with the house's settings.  `*fresh` says that the file was empty
 * (only a writer may open one, and only if `create`).  NULL and a sentence in `*why`, in `a`,
 * if it cannot be had.
 */
struct connection *connection_open(struct arena *a, const char *path, enum connection_kind kind,
	bool create, bool *fresh, const char **why);
void connection_close(struct connection *c);

/* The pool's thread through its idle connections. */
struct connection **connection_next(struct connection *c);

/* False when it failed; connection_failure says why, without data. */
bool connection_begin(struct connection *c);
bool connection_commit(struct connection *c);
void connection_rollback(struct connection *c); // also fine when nothing was begun
bool connection_save(struct connection *c);     // a savepoint inside the transaction
bool connection_undo(struct connection *c);     // back to it
bool connection_release(struct connection *c);  // forget it, keeping what was done since
bool connection_in_transaction(struct connection *c);
const char *connection_failure(struct connection *c);

bool connection_prepare(struct connection *c, const struct query *query);

/* Moves what was committed from the log into the file when enough has gathered. */
void connection_checkpoint(struct connection *c);

/* Several statements in one text, without parameters or rows: a migration. */
void work_run_script(struct work *w, const char *sql);

/* Copies the database as this reader sees it, in its begun transaction, to a new file. */
bool connection_backup(
	struct connection *c, const char *to_path, void (*step)(void *arg, int percent), void *arg);

/*
 * True if the next call to the database is to fail as a broken disk would.  Never, in the
 * programs; a test of faults links fault.c, whose function of this name takes its place.
 */
bool db_fault_is_due(void);

#endif
