/* SPDX-License-Identifier: MIT */
/*
 * A fresh database of invented parcels for each test.
 */
#include "db/testing_parcel.h"

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

int fresh_setup(void **state)
{
	struct arena *a = arena_open(1 << 16);
	struct fresh *f = arena_one(a, struct fresh);

	*f = (struct fresh){ .arena = a, .folder = folder_fresh(a) };
	f->path = arena_format(a, "%s/parcels.db", f->folder);
	f->db = db_fresh(a, f->path, &sample_schema);
	*state = f;
	return 0;
}

int fresh_teardown(void **state)
{
	struct fresh *f = *state;

	if (f->db)
		db_close(f->db);
	arena_close(f->arena);
	return 0;
}

void fresh_reopen(struct fresh *f)
{
	const char *why = "";

	if (f->db)
		db_close(f->db);
	f->db = db_open(f->arena, f->path, &sample_schema, false, &why);
	if (f->db == NULL)
		fail_msg("%s", why);
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
