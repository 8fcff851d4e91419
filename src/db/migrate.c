/* SPDX-License-Identifier: MIT */
/*
 * Migrations: which were applied, are they ours, and applying one more.
 */
#include "db/migrate.h"

#include <sodium.h>
#include <string.h>

#include "base/arena.h"
#include "db/db.h"
#include "db/driver.h"
#include "db/query.h"

static const struct query applied = { "migration_applied",
	"SELECT number, name, checksum FROM migration ORDER BY number" };
static const struct query note = { "migration_note",
	"INSERT INTO migration (number, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)" };

void migration_begin_table(struct work *w)
{
	work_run_script(w,
		"CREATE TABLE migration (\n"
		"	number NUMBER NOT NULL PRIMARY KEY CHECK (number BETWEEN 1 AND 9999),\n"
		"	name TEXT NOT NULL,\n"
		"	checksum TEXT NOT NULL,\n"
		"	applied_at INSTANT NOT NULL CHECK (applied_at > 0)\n"
		")");
}

static const char *checksum(struct arena *a, const char *sql)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char *hex = arena_take(a, sizeof hash * 2 + 1);

	crypto_hash_sha256(hash, (const unsigned char *)sql, strlen(sql));
	return sodium_bin2hex(hex, sizeof hash * 2 + 1, hash, sizeof hash);
}

/* A sentence if the row that `s` stands on is not the migration expected there. */
static const char *row_differs(
	struct statement *s, const struct db_schema *schema, size_t i, struct arena *a)
{
	int number = (int)query_int(s, 0);
	const char *name = query_text(s, 1, a);

	if (i >= schema->migration_count)
		return arena_format(a,
			"the database is newer than this program: it has migration %d (%s)", number,
			name);
	const struct migration *ours = &schema->migrations[i];
	if (number != ours->number || strcmp(name, ours->name) != 0)
		return arena_format(a,
			"the database has migration %d (%s) where this program has %d (%s)", number,
			name, ours->number, ours->name);
	if (strcmp(query_text(s, 2, a), checksum(a, ours->sql)) != 0)
		return arena_format(
			a, "migration %d (%s) was changed after it had been applied", number, name);
	return NULL;
}

const char *migration_differs(struct work *w, const struct db_schema *schema, int *count)
{
	const char *differs = NULL;
	size_t i = 0;

	struct statement *s = query_start(w, &applied);
	while (differs == NULL && query_step(s))
		differs = row_differs(s, schema, i++, work_arena(w));
	query_end(s);
	if (work_failed(w))
		return arena_format(work_arena(w), "the applied migrations cannot be read: %s",
			work_failure(w));
	if (differs == NULL)
		*count = (int)i;
	return differs;
}

void migration_apply(struct work *w, const struct migration *m)
{
	work_run_script(w, m->sql);

	struct statement *s = query_start(w, &note);
	query_bind_int(s, 0, m->number);
	query_bind_text(s, 1, m->name);
	query_bind_text(s, 2, checksum(work_arena(w), m->sql));
	query_bind_int(s, 3, work_now(w).ms);
	query_step(s);
	query_end(s);
}
