/* SPDX-License-Identifier: MIT */
/*
 * A database: one file, one writer, any number of readers.
 *
 * Everything is done through a `struct work`: one transaction lent to one
 * request or job.  It remembers its first failure (disk full, file gone, a
 * broken constraint); calls after that do nothing and answer "absent"; whoever
 * lent the work looks once and rolls back.  So nobody below the frame checks
 * for the world's errors.
 *
 * Writers that arrive together share one commit, a savepoint each, and each is
 * answered only after that commit is durable.  The writer also checkpoints.
 * Readers cannot write.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/ids.h"

struct db;
struct shared_key; // base/keys.h
struct work;
struct query_set; // db/query.h: the named statements of one queries.sql
struct migration;

struct db_schema {
	const struct migration *migrations; // in order; db/migrate.h
	size_t migration_count;
	const struct query_set *const *query_sets; // all that may be run, for preparing at start
	size_t query_set_count;
};

/*
 * Opens the file, creating it if `create`, without migrating it.  NULL with one sentence in
 * `*why` (in `a`) when it cannot be opened, is newer than this program, or its applied
 * migrations differ from ours.
 */
struct db *db_open(struct arena *a, const char *path, const struct db_schema *schema, bool create,
	const char **why);

/*
 * The same for a file that must not change, a copy kept as evidence, or one that another
 * program writes: only db_read_begin, db_backup, db_check and db_close may be called with it.
 */
struct db *db_open_to_read(
	struct arena *a, const char *path, const struct db_schema *schema, const char **why);

/*
 * The key under which what is written hashes facts that it knows again and does not keep: before
 * anything is written, and as long as the database is open.
 */
void db_set_key(struct db *db, const struct shared_key *key);

/* Waits until what was queued is committed, checkpoints, closes. */
void db_close(struct db *db);

/* Applies what is missing, each in a transaction; answers how many.  -1 and `*why` if one fails. */
int db_migrate(struct db *db, struct arena *a, const char **why);

/* Migrations not yet applied. */
int db_migrations_missing(struct db *db);

/* Prepares every statement on a reader and the writer: a statement that cannot be is a program
 * that does not start.  False and the sentence in `*why`. */
bool db_prepare_all(struct db *db, struct arena *a, const char **why);

/* ---- reading ---- */

/*
 * Lends a reader with a transaction begun: all its statements see one state.  `now` is what
 * the work calls now.  Never NULL: when no reader could be had the work is failed from birth.
 * db_read_end gives it back.
 */
struct work *db_read_begin(struct db *db, struct arena *a, struct instant now);
void db_read_end(struct work *w);

/* ---- writing ---- */

enum verdict { WORK_UNDO, WORK_KEEP };

/*
 * One unit to be written.  `run` is called on the writer's thread inside a savepoint, or alone
 * in a transaction; it answers whether its changes stay.  If it says WORK_KEEP but the work has
 * failed, they are undone.  `done` is called, once, on the writer's thread, after the shared
 * commit: `kept` is true only if the changes are durable.  `run` may be called again when the
 * batch it was in failed to commit as a whole (then from the start, in a batch of its own), so it
 * leaves no trace outside the work but in `arg`, which it sets anew.
 */
struct write {
	struct arena *arena; // what the work takes memory from
	struct instant now;
	enum verdict (*run)(struct work *w, void *arg);
	void (*done)(void *arg, bool kept);
	void *arg;
	struct write *next; // the queue's own
};

/* Queues it and returns at once. */
void db_write_later(struct db *db, struct write *write);

/* The same, waiting; true if kept.  For commands, jobs and tests. */
bool db_write(struct db *db, struct arena *a, struct instant now,
	enum verdict (*run)(struct work *w, void *arg), void *arg);

/* Waits until everything queued so far is answered. */
void db_drain(struct db *db);

/* ---- a work ---- */

struct arena *work_arena(struct work *w);
struct instant work_now(const struct work *w);    // when it is done, and recorded
struct instant work_moment(const struct work *w); // what rules take for now
struct date work_today(const struct work *w);     // the UK's civil day of that moment
bool work_failed(const struct work *w);
const char *work_failure(
	const struct work *w); // for the technical log, no data in it; NULL if none

/* That of db_set_key, of a work that writes; NULL: there is none. */
const struct shared_key *work_key(const struct work *w);

/* Makes the work a failed one, as if the database had said so. */
void work_fail(struct work *w, const char *what);

/*
 * From here on it is as of the end of that day, for rules, and for views that ask which day it is:
 * what was done on paper before is held against what held then.  What is recorded is recorded now.
 * A day that is not past, or not set: as of now again, as every work begins.
 */
void work_as_of(struct work *w, struct date day);

/*
 * Runs it and undoes all that it wrote, so that it can be told what would come of it.  A failure in
 * it stays the work's.  Of a work that writes.
 */
void work_rehearse(struct work *w, void (*run)(struct work *w, void *arg), void *arg);

/* Statements run in this work so far: the budget of a page is tested by it. */
int work_statement_count(const struct work *w);

/*
 * For whom it reads: what views on personal tables show is what this account may see, and to
 * nobody (0, as a work begins) that is nothing.
 */
void work_read_for(struct work *w, struct account_id account);
struct account_id work_reader(const struct work *w);

/* ---- keeping ---- */

/* A copy of the whole, made while others read and write; `step` is told per cent done. */
bool db_backup(struct db *db, const char *to_path, void (*step)(void *arg, int percent), void *arg,
	struct arena *a, const char **why);

/*
 * Reads every page of the file and of the write-ahead log beside it, while others go on.  False,
 * and the first that is not as it was written in `*why`, if any byte has changed; but for the
 * log's last commit, which a loss of power might have left so.
 */
bool db_check(struct db *db, struct arena *a, const char **why);

struct db_counts {
	int64_t commits; // shared commits so far
	int64_t writes;  // writes answered
	int64_t queued;  // waiting now
};
struct db_counts db_counts(struct db *db);

#endif
