/* SPDX-License-Identifier: MIT */
/*
 * The steps by which a database came to its present shape: forward only, each
 * in a transaction, its checksum kept beside it.
 */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "base/arena.h"

struct db_schema;
struct work;

/* One file of migrations/: "0004_decision.sql" is number 4, name "decision". */
struct migration {
	int number; // above that of the one before it; another database may have what lies between
	const char *name;
	const char *sql;
};

/* Makes the table that keeps what was applied.  For a file just created. */
void migration_begin_table(struct work *w);

/*
 * Holds what was applied against ours.  NULL if it is ours as far as it goes, with how far in
 * `*applied`; else a sentence about what differs.
 */
const char *migration_differs(struct work *w, const struct db_schema *schema, int *applied);

/* Applies one and notes it. */
void migration_apply(struct work *w, const struct migration *m);

#endif
