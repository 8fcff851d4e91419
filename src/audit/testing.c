/* SPDX-License-Identifier: MIT */
#include "audit/testing.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "db/driver.h"
#include "db/query.h"
#include "sarn_migrations.h"

const struct instant noon = { 1774958400000 };

static const struct db_schema main_schema = {
	.migrations = sarn_migrations,
	.migration_count = sarn_migration_count,
};

void fresh_open(struct fresh *f)
{
	const char *why = NULL;

	f->main = db_fresh(f->arena, f->main_path, &main_schema);
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

	log_set_level(LOG_ERROR + 1); // failures are provoked here
	*f = (struct fresh){ .arena = a, .folder = folder_fresh(a) };
	f->main_path = arena_format(a, "%s/sarn.db", f->folder);
	f->log_path = arena_format(a, "%s/log.db", f->folder);
	fresh_open(f);
	*state = f;
	return 0;
}

int fresh_teardown(void **state)
{
	struct fresh *f = *state;

	fresh_close(f);
	arena_close(f->arena);
	return 0;
}

static enum verdict do_run(struct work *w, void *sql)
{
	work_run_script(w, sql);
	return WORK_KEEP;
}

bool main_do(struct fresh *f, const char *sql)
{
	return db_write(f->main, f->arena, noon, do_run, arena_text(f->arena, sql));
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
		assert_true(audit_carry_all(f->audit));
		assert_true(audit_append(f->audit, f->arena, noon, &read));
	}
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
