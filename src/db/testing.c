/* SPDX-License-Identifier: MIT */
/*
 * A fresh database of invented parcels for each test.
 */
#include "db/testing.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/migrate.h"
#include "db/parcel_queries.h"
#include "db/query.h"
#include "db/sample_migrations.h"

const struct db_schema sample_schema = {
	.migrations = sample_migrations,
	.migration_count = sample_migration_count,
	.query_sets = (const struct query_set *const[]){ &parcel_queries },
	.query_set_count = 1,
};

const struct instant noon = { INT64_C(1743505200000) }; // 2025-04-01 12:00 in London

static struct db *open_or_stop(struct fresh *f, bool create)
{
	const char *why = "";
	struct db *db = db_open(f->arena, f->path, &sample_schema, create, &why);
	if (db == NULL)
		fail_msg("%s", why);
	return db;
}

int fresh_setup(void **state)
{
	struct arena *a = arena_open(1 << 16);
	struct fresh *f = arena_one(a, struct fresh);
	const char *why = "";
	char *folder = arena_text(a, "/tmp/sarn-db-test-XXXXXX");

	assert_non_null(mkdtemp(folder));
	*f = (struct fresh){ .arena = a, .folder = folder };
	f->path = arena_format(a, "%s/parcels.db", folder);
	f->db = open_or_stop(f, true);
	if (db_migrate(f->db, a, &why) < 0)
		fail_msg("%s", why);
	*state = f;
	return 0;
}

int fresh_teardown(void **state)
{
	struct fresh *f = *state;

	if (f->db)
		db_close(f->db);
	DIR *folder = opendir(f->folder);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		if (entry->d_name[0] != '.')
			unlink(arena_format(f->arena, "%s/%s", f->folder, entry->d_name));
	}
	closedir(folder);
	rmdir(f->folder);
	arena_close(f->arena);
	return 0;
}

void fresh_reopen(struct fresh *f)
{
	if (f->db)
		db_close(f->db);
	f->db = open_or_stop(f, false);
}

struct one_parcel {
	int64_t id;
	const char *name;
};

static enum verdict parcel_run(struct work *w, void *arg)
{
	const struct one_parcel *p = arg;
	parcel_insert(w, &(struct parcel_insert_values){
				 .id = { p->id },
				 .name = p->name,
				 .sent_on = { 2025, 4, 1 },
				 .weight_grams = 250,
			 });
	return WORK_KEEP;
}

bool parcel_keep(struct fresh *f, int64_t id, const char *name)
{
	struct one_parcel p = { id, name };
	struct arena *a = arena_open(4096);
	bool kept = db_write(f->db, a, noon, parcel_run, &p);
	arena_close(a);
	return kept;
}

int64_t parcels(struct fresh *f)
{
	struct parcel_count_row row = { -1 };
	struct work *w = db_read_begin(f->db, f->arena, noon);
	parcel_count(w, &row);
	db_read_end(w);
	return row.total;
}
