/* SPDX-License-Identifier: MIT */
/*
 * The log's own database: adding leaves to it.  For the files of this room.
 */
#ifndef AUDIT_LOG_H
#define AUDIT_LOG_H

#include "audit/audit.h"
#include "audit/merkle.h"
#include "db/db.h"

extern const struct db_schema log_schema;

/* An entry and its text, on its way into the log. */
struct log_leaf {
	struct audit_entry entry; // `n` is given when it is added
	const char *text;
	struct merkle_hash hash;
};

/* All but the number, of an entry and its text. */
struct log_leaf log_leaf_of(const struct audit_entry *entry, const char *text);

/* What stands for all leaves. */
struct log_head {
	struct merkle_tree tree;
	struct merkle_hash root;
	int64_t carried; // number of the last event of the main database that is in it
};

/* False when it cannot be read or its parts have the wrong sizes; the work has failed then. */
bool log_head_read(struct work *w, struct log_head *head);
void log_head_write(struct work *w, const struct log_head *head);

/* Adds it at the end, to the table and to `head`, which the caller writes once for all of them. */
void log_add(struct work *w, struct log_head *head, const struct log_leaf *leaf);

#endif
