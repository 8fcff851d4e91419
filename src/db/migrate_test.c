/* SPDX-License-Identifier: MIT */
/*
 * Opening a file that is or is not ours, and bringing it up to date.
 */
#include "db/testing_parcel.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/migrate.h"
#include "db/query.h"
#include "db/sample_migrations.h"

/* A schema of the first `n` migrations of `list`. */
static struct db_schema schema_of(const struct migration *list, size_t n)
{
	return (struct db_schema){ .migrations = list, .migration_count = n };
}

/* Why the fresh database, closed before, cannot be opened with that schema; "" if it can. */
static const char *refusal(struct fresh *f, const struct db_schema *schema)
{
	const char *why = "";
	if (f->db)
		db_close(f->db);
	f->db = NULL;
	struct db *db = db_open(f->arena, f->path, schema, false, &why);
	if (db)
		db_close(db);
	return db ? "" : why;
}

static void migrate__applies_each_once(void **state)
{
	struct fresh *f = *state;
	const char *why;
	assert_int_equal(0, db_migrations_missing(f->db));
	assert_int_equal(0, db_migrate(f->db, f->arena, &why));
}

static void migrate__applies_only_what_is_missing(void **state)
{
	struct fresh *f = *state;
	struct db_schema first = schema_of(sample_migrations, 1);
	const char *path = arena_format(f->arena, "%s/older.db", f->folder), *why = "";

	struct db *older = db_open(f->arena, path, &first, true, &why);
	assert_int_equal(1, db_migrate(older, f->arena, &why));
	db_close(older);
	struct db *newer = db_open(f->arena, path, &sample_schema, false, &why);
	assert_int_equal(1, db_migrations_missing(newer));
	assert_int_equal(1, db_migrate(newer, f->arena, &why));
	db_close(newer);
}

/* What another database has stands between them. */
static void migrate__takes_numbers_that_leave_some_out(void **state)
{
	static const struct migration list[] = { { 3, "third", "CREATE TABLE third (id NUMBER);" },
		{ 7, "seventh", "CREATE TABLE seventh (id NUMBER);" } };
	struct fresh *f = *state;
	struct db_schema first = schema_of(list, 1), both = schema_of(list, 2);
	const char *path = arena_format(f->arena, "%s/gaps.db", f->folder), *why = "";

	struct db *db = db_open(f->arena, path, &first, true, &why);
	assert_int_equal(1, db_migrate(db, f->arena, &why));
	db_close(db);
	db = db_open(f->arena, path, &both, false, &why);
	assert_int_equal(1, db_migrate(db, f->arena, &why));
	db_close(db);
}

static void migrate__leaves_no_half_of_one_that_fails(void **state)
{
	struct fresh *f = *state;
	struct migration list[] = { sample_migrations[0], sample_migrations[1],
		{ 3, "broken",
			"CREATE TABLE half (id NUMBER NOT NULL); INSERT INTO absent VALUES "
			"(1);" } };
	struct db_schema broken = schema_of(list, 3);
	const char *why = "";

	db_close(f->db);
	f->db = db_open(f->arena, f->path, &broken, false, &why);
	assert_int_equal(-1, db_migrate(f->db, f->arena, &why));
	assert_non_null(strstr(why, "migration 3 (broken) failed"));
	assert_int_equal(1, db_migrations_missing(f->db));
	list[2].sql = "CREATE TABLE half (id NUMBER NOT NULL);"; // would fail if half was there
	assert_int_equal(1, db_migrate(f->db, f->arena, &why));
}

static void open__refuses_when_an_applied_migration_was_changed(void **state)
{
	struct fresh *f = *state;
	struct migration list[] = { sample_migrations[0], sample_migrations[1] };
	struct db_schema changed = schema_of(list, 2);

	list[1].sql = arena_format(f->arena, "%s ", list[1].sql);
	assert_non_null(strstr(refusal(f, &changed), "migration 2 (stop) was changed after"));
}

static void open__refuses_a_newer_database(void **state)
{
	struct fresh *f = *state;
	struct db_schema older = schema_of(sample_migrations, 1);
	assert_non_null(strstr(refusal(f, &older), "is newer than this program"));
}

static void open__refuses_a_database_of_another_kind(void **state)
{
	struct fresh *f = *state;
	struct migration list[] = { sample_migrations[0], sample_migrations[1] };
	struct db_schema other = schema_of(list, 2);

	list[0].name = "letter";
	assert_non_null(strstr(refusal(f, &other), "has migration 1 (parcel) where"));
}

static void open__refuses_a_database_of_another_program(void **state)
{
	struct fresh *f = *state;
	sqlite3 *foreign;

	f->path = arena_format(f->arena, "%s/foreign.db", f->folder);
	sqlite3_open(f->path, &foreign);
	sqlite3_exec(foreign, "CREATE TABLE t (x)", NULL, NULL, NULL);
	sqlite3_close(foreign);
	assert_non_null(strstr(refusal(f, &sample_schema), "of another program"));
}

static void open__refuses_what_is_no_database(void **state)
{
	struct fresh *f = *state;

	f->path = arena_format(f->arena, "%s/letter.txt", f->folder);
	FILE *file = fopen(f->path, "w");
	for (int i = 0; i < 1000; i++)
		fputs("Annwyl Enghraifft, ", file);
	fclose(file);
	assert_non_null(strstr(refusal(f, &sample_schema), "is not a database"));
}

static void open__does_not_create_unless_told_to(void **state)
{
	struct fresh *f = *state;

	f->path = arena_format(f->arena, "%s/absent.db", f->folder);
	assert_string_not_equal("", refusal(f, &sample_schema));
	assert_int_not_equal(0, access(f->path, F_OK));
}

static void open__creates_files_that_only_their_owner_reads(void **state)
{
	struct fresh *f = *state;
	static const char *const tails[] = { "", "-wal", "-shm", "-writer" };
	const char *path = arena_format(f->arena, "%s/made.db", f->folder), *why = "";
	struct db *db = db_open(f->arena, path, &sample_schema, true, &why);

	assert_int_equal(sample_schema.migration_count, db_migrate(db, f->arena, &why));
	for (size_t i = 0; i < 4; i++) {
		struct stat is;
		assert_int_equal(0, stat(arena_format(f->arena, "%s%s", path, tails[i]), &is));
		assert_int_equal(0600, is.st_mode & 0777);
	}
	db_close(db);
}

static void prepare_all__accepts_ours(void **state)
{
	struct fresh *f = *state;
	const char *why = "";
	assert_true(db_prepare_all(f->db, f->arena, &why));
}

static void prepare_all__names_the_statement_that_cannot_be(void **state)
{
	static const struct query bad = { "letter_get", "SELECT id FROM letter" };
	static const struct query *const all[] = { &bad };
	static const struct query_set set = { all, 1 };
	struct fresh *f = *state;
	struct db_schema schema = sample_schema;
	const char *why = "";

	schema.query_sets = (const struct query_set *const[]){ &set };
	db_close(f->db);
	f->db = db_open(f->arena, f->path, &schema, false, &why);
	assert_false(db_prepare_all(f->db, f->arena, &why));
	assert_string_equal("letter_get: no such table: letter", why);
	db_close(f->db);
	f->db = NULL;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(migrate__applies_each_once),
		FRESH(migrate__applies_only_what_is_missing),
		FRESH(migrate__takes_numbers_that_leave_some_out),
		FRESH(migrate__leaves_no_half_of_one_that_fails),
		FRESH(open__refuses_when_an_applied_migration_was_changed),
		FRESH(open__refuses_a_newer_database),
		FRESH(open__refuses_a_database_of_another_kind),
		FRESH(open__refuses_a_database_of_another_program),
		FRESH(open__refuses_what_is_no_database),
		FRESH(open__does_not_create_unless_told_to),
		FRESH(open__creates_files_that_only_their_owner_reads),
		FRESH(prepare_all__accepts_ours),
		FRESH(prepare_all__names_the_statement_that_cannot_be),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
