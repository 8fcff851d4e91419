/* SPDX-License-Identifier: MIT */
#include "audit/testing.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "db/query.h"
#include "sarn_migrations.h"

const struct instant noon = { 1774958400000 };

static const struct query_set *const query_sets[] = { &audit_queries };

static const struct db_schema main_schema = {
	.migrations = sarn_migrations,
	.migration_count = sarn_migration_count,
	.query_sets = query_sets,
	.query_set_count = array_size(query_sets),
};

void fresh_open(struct fresh *f)
{
	const char *why = NULL;

	f->main = db_open(f->arena, f->main_path, &main_schema, true, &why);
	if (f->main == NULL || db_migrate(f->main, f->arena, &why) < 0)
		fail_msg("%s", why);
	f->audit = audit_open(f->arena, f->log_path, f->main, &why);
	if (f->audit == NULL)
		fail_msg("%s", why);
}

void fresh_close(struct fresh *f)
{
	if (f->audit)
		audit_close(f->audit);
	if (f->main)
		db_close(f->main);
	f->audit = NULL;
	f->main = NULL;
}

int fresh_setup(void **state)
{
	struct arena *a = arena_open(1 << 16);
	struct fresh *f = arena_one(a, struct fresh);
	char *folder = arena_text(a, "/tmp/sarn-audit-XXXXXX");

	log_set_level(LOG_ERROR + 1); // failures are provoked here
	f->arena = a;
	f->folder = mkdtemp(folder);
	assert_non_null(f->folder);
	f->main_path = arena_format(a, "%s/sarn.db", folder);
	f->log_path = arena_format(a, "%s/log.db", folder);
	fresh_open(f);
	*state = f;
	return 0;
}

static int drop(const char *path, const struct stat *info, int kind, struct FTW *at)
{
	(void)info;
	(void)kind;
	(void)at;
	return remove(path);
}

int fresh_teardown(void **state)
{
	struct fresh *f = *state;

	fresh_close(f);
	nftw(f->folder, drop, 8, FTW_DEPTH | FTW_PHYS);
	arena_close(f->arena);
	return 0;
}

static enum verdict do_run(struct work *w, void *arg)
{
	struct statement *s = query_start(w, arg);
	query_step(s);
	query_end(s);
	return WORK_KEEP;
}

bool main_do(struct fresh *f, const char *sql)
{
	/* A statement is known by its address, which must not come again. */
	struct query *query = malloc(sizeof *query);
	assert_non_null(query);
	*query = (struct query){ "of the test", sql };
	bool kept = db_write(f->main, f->arena, noon, do_run, query);
	arena_on_reset(f->arena, free, query);
	return kept;
}

static enum verdict act_run(struct work *w, void *arg)
{
	static const struct query add = { "organisation_add",
		"INSERT INTO organisation (id, name_en, name_cy, area_en, area_cy, kind, "
		"reference_pattern, kept_by, is_demonstration, created_at) "
		"VALUES (?1, 'Sampl ' || ?1, '', '', '', 'OTHER', '', ?1, 1, 1)" };
	int64_t id = *(const int64_t *)arg;

	struct statement *s = query_start(w, &add);
	query_bind_int(s, 0, id);
	query_step(s);
	query_end(s);
	audit_note(w, &(struct audit_event){
			      .account = 7,
			      .role = ROLE_DECISION_OFFICER,
			      .right = DECISION_ALTER,
			      .kind = "organisation",
			      .id = id,
			      .fields = "name_en name_cy",
			      .request = "0123456789abcdef",
		      });
	return WORK_KEEP;
}

bool act_keep(struct db *main, struct arena *a, int64_t id)
{
	return db_write(main, a, noon, act_run, &id);
}

struct audit_event read_of(int64_t id)
{
	return (struct audit_event){
		.account = 9,
		.role = ROLE_APPROVER,
		.right = DECISION_READ,
		.kind = "decision",
		.id = id,
		.request = "fedcba9876543210",
	};
}

void fresh_fill(struct fresh *f, int64_t acts)
{
	for (int64_t i = 1; i <= acts; i++) {
		struct audit_event read = read_of(i);
		assert_true(act_keep(f->main, f->arena, i));
		audit_carry(f->audit);
		assert_true(audit_append(f->audit, f->arena, noon, &read));
	}
	assert_true(audit_carry_all(f->audit));
}

struct slice file_bytes(struct arena *a, const char *path)
{
	struct buf b = buf_new(a, 1 << 16);
	FILE *file = fopen(path, "rb");
	size_t n;

	assert_non_null(file);
	while ((n = fread(buf_reserve(&b, 1 << 16), 1, 1 << 16, file)) > 0)
		b.size += n;
	fclose(file);
	return (struct slice){ b.at, b.size };
}

void file_make(const char *path, struct slice bytes)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(bytes.size, fwrite(bytes.at, 1, bytes.size, file));
	assert_int_equal(0, fclose(file));
}

static void put(void *arg, struct slice bytes)
{
	buf_slice(arg, bytes);
}

struct slice bundle_of(struct arena *a, const char *log_path)
{
	struct buf b = buf_new(a, 1 << 16);
	const char *why = NULL;

	if (!audit_export(a, log_path, put, &b, &why))
		fail_msg("%s", why);
	return (struct slice){ b.at, b.size };
}
