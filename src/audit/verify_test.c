/* SPDX-License-Identifier: MIT */
/*
 * Every change is found: in a bundle, in a copy of the log, in what waits.
 */
#include "audit/testing.h"

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "db/checksum.h"

static struct audit_finding verify(struct fresh *f)
{
	return audit_verify(f->arena, f->log_path, f->main, NULL, NULL);
}

/*
 * The closed log after `sql` was done to it by somebody who makes the checksums of its pages right
 * again, looked at without the main database.
 */
static struct audit_finding verify_after(struct fresh *f, const char *sql)
{
	sqlite3 *other;

	assert_int_equal(SQLITE_OK,
		sqlite3_open_v2(f->log_path, &other, SQLITE_OPEN_READWRITE, checksum_vfs()));
	assert_int_equal(SQLITE_OK,
		sqlite3_exec(other, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL));
	assert_int_equal(SQLITE_OK, sqlite3_exec(other, sql, NULL, NULL, NULL));
	sqlite3_close(other);
	assert_int_equal(0, checksum_first_bad(f->log_path));
	return audit_verify(f->arena, f->log_path, NULL, NULL, NULL);
}

static void verify__a_log_is_good_while_in_use_and_closed(void **state)
{
	struct fresh *f = *state;

	fresh_fill(f, 20);
	struct audit_finding found = verify(f);
	assert_null(found.sentence);
	assert_int_equal(AUDIT_GOOD, found.verdict);
	assert_int_equal(40, found.size);
	assert_int_equal(0, found.waiting_count);
	assert_int_equal(64, strlen(found.root));
	fresh_close(f);
	assert_string_equal(found.root, audit_verify(f->arena, f->log_path, NULL, NULL, NULL).root);
}

static void verify__an_empty_log_is_good(void **state)
{
	struct fresh *f = *state;
	struct audit_finding found = verify(f);

	assert_null(found.sentence);
	assert_int_equal(0, found.size);
}

static void verify__a_log_that_is_not_there_cannot_be_read(void **state)
{
	struct fresh *f = *state;
	const char *path = arena_format(f->arena, "%s/none.db", f->folder);

	assert_int_equal(AUDIT_UNREADABLE, audit_verify(f->arena, path, NULL, NULL, NULL).verdict);
	assert_int_equal(-1, access(path, F_OK));
}

static void verify__names_the_entry_that_was_changed(void **state)
{
	struct fresh *f = *state;

	fresh_fill(f, 10);
	fresh_close(f);
	struct audit_finding found = verify_after(
		f, "UPDATE leaf SET leaf = replace(leaf, 'approver', 'appr0ver') WHERE n >= 6");
	assert_int_equal(AUDIT_BAD, found.verdict);
	assert_int_equal(6, found.entry);
	assert_non_null(found.sentence);
}

static void verify__finds_what_was_done_to_the_tables(void **state)
{
	static const char *const changes[] = {
		"UPDATE leaf SET account = 8 WHERE n = 3",
		"UPDATE leaf SET happened_at = happened_at + 1 WHERE n = 3",
		"UPDATE leaf SET act = 'look' WHERE n = 3",
		"UPDATE leaf SET kind = 'account' WHERE n = 3",
		"UPDATE leaf SET record_id = 77 WHERE n = 3",
		"UPDATE leaf SET event_id = 77 WHERE n = (SELECT max(n) FROM leaf WHERE source = "
		"'act')",
		"UPDATE leaf SET hash = randomblob(32) WHERE n = 3",
		"UPDATE leaf SET hash = (SELECT hash FROM leaf WHERE n = 4), leaf = (SELECT leaf "
		"FROM "
		"leaf WHERE n = 4) WHERE n = 3",
		"DELETE FROM leaf WHERE n = 1",
		"DELETE FROM leaf WHERE n = 3",
		"DELETE FROM leaf WHERE n = (SELECT max(n) FROM leaf)",
		"DELETE FROM leaf",
		"DELETE FROM head",
		"UPDATE leaf SET n = n + 1000 WHERE n = 3",
		"UPDATE leaf SET n = 1000 WHERE n = 3; UPDATE leaf SET n = 3 WHERE n = 5; "
		"UPDATE leaf SET n = 5 WHERE n = 1000",
		"UPDATE head SET size = size - 1",
		"UPDATE head SET root = frontier",
		"UPDATE head SET frontier = replace(frontier, 'a', 'b')",
		"UPDATE head SET carried = carried + 1",
		"INSERT INTO leaf SELECT n + 100, source, 0, happened_at, account, act, kind, "
		"record_id, "
		"hash, leaf FROM leaf WHERE source = 'read' LIMIT 1",
		"DROP INDEX leaf_by_record",
		"CREATE TRIGGER t AFTER INSERT ON leaf BEGIN DELETE FROM leaf WHERE n = new.n; END",
		"UPDATE migration SET name = 'other'",
	};
	struct fresh *f = *state;

	fresh_fill(f, 6);
	fresh_close(f);
	struct slice whole = file_bytes(f->arena, f->log_path);
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		file_make(f->log_path, whole);
		if (verify_after(f, changes[i]).verdict != AUDIT_BAD)
			fail_msg("not found: %s", changes[i]);
	}
}

static void verify__finds_a_log_that_lost_its_end(void **state)
{
	struct fresh *f = *state;

	fresh_fill(f, 3);
	audit_close(f->audit);
	f->audit = NULL;
	struct slice shorter = file_bytes(f->arena, f->log_path);
	const char *why;
	f->audit = audit_open(f->arena, f->log_path, f->main, &why);
	assert_true(act_keep(f->main, f->arena, 99));
	assert_true(audit_carry_all(f->audit));
	audit_close(f->audit);
	f->audit = NULL;
	file_make(f->log_path, shorter);
	assert_null(audit_verify(f->arena, f->log_path, NULL, NULL, NULL).sentence);
	assert_int_equal(AUDIT_BAD, verify(f).verdict);
}

static void verify__finds_a_log_written_anew(void **state)
{
	struct fresh *f = *state, *other;

	fresh_fill(f, 3);
	audit_close(f->audit);
	f->audit = NULL;
	fresh_setup((void **)&other);
	struct audit_event read = read_of(55); // instead of the first act
	assert_true(audit_append(other->audit, other->arena, noon, &read));
	fresh_fill(other, 3);
	fresh_close(other);
	file_make(f->log_path, file_bytes(f->arena, other->log_path));
	fresh_teardown((void **)&other);
	assert_null(audit_verify(f->arena, f->log_path, NULL, NULL, NULL).sentence);
	assert_int_equal(AUDIT_BAD, verify(f).verdict);
}

static void verify__names_the_acts_not_yet_carried(void **state)
{
	struct fresh *f = *state;

	fresh_fill(f, 4);
	audit_close(f->audit);
	f->audit = NULL;
	assert_true(act_keep(f->main, f->arena, 50));
	assert_true(act_keep(f->main, f->arena, 51));
	struct audit_finding found = verify(f);
	assert_int_equal(AUDIT_GOOD, found.verdict);
	assert_int_equal(2, found.waiting_count);
	assert_int_equal(5, found.waiting[0]);
	assert_int_equal(6, found.waiting[1]);
}

static void verify__finds_a_waiting_act_taken_away_or_changed(void **state)
{
	struct fresh *f = *state;

	fresh_fill(f, 4);
	audit_close(f->audit);
	f->audit = NULL;
	for (int64_t id = 50; id < 53; id++)
		assert_true(act_keep(f->main, f->arena, id));
	assert_true(main_do(f, "CREATE TABLE kept AS SELECT * FROM audit_event"));
	assert_int_equal(AUDIT_GOOD, verify(f).verdict);
	assert_true(main_do(f, "DELETE FROM audit_event WHERE id = 6"));
	assert_int_equal(AUDIT_BAD, verify(f).verdict);
	assert_true(main_do(f, "DELETE FROM audit_event"));
	assert_int_equal(AUDIT_BAD, verify(f).verdict);
	assert_true(main_do(f, "INSERT INTO audit_event SELECT * FROM kept WHERE id < 7"));
	assert_int_equal(AUDIT_BAD, verify(f).verdict);
	assert_true(main_do(f, "INSERT INTO audit_event SELECT * FROM kept WHERE id = 7"));
	assert_int_equal(AUDIT_GOOD, verify(f).verdict);
	assert_true(main_do(f, "UPDATE audit_event SET leaf = 'x' WHERE id = 6"));
	assert_int_equal(AUDIT_BAD, verify(f).verdict);
}

static void verify__leaves_a_copy_as_it_was(void **state)
{
	struct fresh *f = *state;
	const char *copy = arena_format(f->arena, "%s/copy.db", f->folder), *why;

	fresh_fill(f, 20);
	assert_true(db_backup(audit_log(f->audit), copy, NULL, NULL, f->arena, &why));
	struct slice before = file_bytes(f->arena, copy);
	struct audit_finding of_copy = audit_verify(f->arena, copy, f->main, NULL, NULL);
	assert_null(of_copy.sentence);
	assert_string_equal(verify(f).root, of_copy.root);
	struct slice after = file_bytes(f->arena, copy);
	assert_int_equal(before.size, after.size);
	assert_memory_equal(before.at, after.at, before.size);
}

/* ---- changed bytes ---- */

static void bundle__is_good_as_it_comes(void **state)
{
	struct fresh *f = *state;

	fresh_fill(f, 20);
	struct audit_finding of_log = verify(f);
	struct audit_finding found =
		audit_verify_bundle(f->arena, bundle_of(f->arena, f->log_path));
	assert_int_equal(AUDIT_GOOD, found.verdict);
	assert_int_equal(40, found.size);
	assert_string_equal(of_log.root, found.root);
}

static void bundle__every_one_of_2000_changed_bytes_is_found(void **state)
{
	struct fresh *f = *state;

	fresh_fill(f, 20);
	struct slice bundle = bundle_of(f->arena, f->log_path);
	char *bytes = arena_text_n(f->arena, bundle.at, bundle.size);
	for (int i = 0; i < 2000; i++) {
		size_t at = draw_below(bundle.size);
		char was = bytes[at];
		bytes[at] = (char)(bytes[at] ^ (int)(1 + draw_below(255)));
		struct arena_mark mark = arena_mark(f->arena);
		struct audit_finding found =
			audit_verify_bundle(f->arena, (struct slice){ bytes, bundle.size });
		if (found.verdict != AUDIT_BAD)
			fail_msg("byte %zu changed from %d to %d is not found", at, was, bytes[at]);
		arena_rewind(f->arena, mark);
		bytes[at] = was;
	}
}

static void bundle__cut_anywhere_is_found(void **state)
{
	struct fresh *f = *state;

	fresh_fill(f, 3);
	struct slice bundle = bundle_of(f->arena, f->log_path);
	for (size_t size = 0; size < bundle.size; size++)
		assert_int_equal(AUDIT_BAD,
			audit_verify_bundle(f->arena, slice_part(bundle, 0, size)).verdict);
}

/* The bundle's lines, with their ends. */
static size_t lines_of(struct slice bundle, struct slice *line)
{
	size_t n = 0;

	for (size_t from = 0; from < bundle.size; n++) {
		size_t end = slice_find(bundle, "\n", from) + 1;
		line[n] = slice_part(bundle, from, end);
		from = end;
	}
	return n;
}

static struct slice joined(struct arena *a, const struct slice *line, size_t n)
{
	struct buf b = buf_new(a, 1 << 14);

	for (size_t i = 0; i < n; i++)
		buf_slice(&b, line[i]);
	return (struct slice){ b.at, b.size };
}

static void bundle__lines_left_out_swapped_or_repeated_are_found(void **state)
{
	struct fresh *f = *state;
	struct slice line[30] = { 0 }, changed[31];

	fresh_fill(f, 8);
	size_t n = lines_of(bundle_of(f->arena, f->log_path), line);
	assert_int_equal(18, n);
	for (size_t i = 0; i < n; i++) {
		memcpy(changed, line, i * sizeof *line);
		memcpy(changed + i, line + i + 1, (n - i - 1) * sizeof *line);
		assert_int_equal(AUDIT_BAD,
			audit_verify_bundle(f->arena, joined(f->arena, changed, n - 1)).verdict);
		memcpy(changed, line, (i + 1) * sizeof *line);
		memcpy(changed + i + 1, line + i, (n - i) * sizeof *line);
		assert_int_equal(AUDIT_BAD,
			audit_verify_bundle(f->arena, joined(f->arena, changed, n + 1)).verdict);
		for (size_t k = 0; k < i; k++) {
			memcpy(changed, line, n * sizeof *line);
			changed[i] = line[k];
			changed[k] = line[i];
			assert_int_equal(AUDIT_BAD,
				audit_verify_bundle(f->arena, joined(f->arena, changed, n))
					.verdict);
		}
	}
}

static void bundle__names_the_entry_that_was_changed(void **state)
{
	struct fresh *f = *state;
	struct slice line[30] = { 0 };

	fresh_fill(f, 8);
	size_t n = lines_of(bundle_of(f->arena, f->log_path), line);
	char *fifth = arena_text_n(f->arena, line[5].at, line[5].size);
	fifth[line[5].size - 3] = 'X';
	line[5].at = fifth;
	assert_int_equal(5, audit_verify_bundle(f->arena, joined(f->arena, line, n)).entry);
}

/* True if the change is found, or nothing that can be read of the log has changed by it. */
static bool change_is_harmless_or_found(struct fresh *f, struct slice bundle, bool *found)
{
	struct arena *a = arena_open(1 << 20);
	*found = audit_verify(a, f->log_path, NULL, NULL, NULL).verdict != AUDIT_GOOD;
	bool is_fine = *found;

	if (!is_fine) {
		struct slice now = bundle_of(a, f->log_path);
		is_fine = now.size == bundle.size && memcmp(now.at, bundle.at, now.size) == 0;
	}
	arena_close(a);
	return is_fine;
}

static void log__every_changed_byte_is_found_or_says_nothing(void **state)
{
	struct fresh *f = *state;
	int found_count = 0;
	enum { CHANGES = 600 };

	fresh_fill(f, 60);
	fresh_close(f);
	struct slice bundle = bundle_of(f->arena, f->log_path);
	struct slice whole = file_bytes(f->arena, f->log_path);
	char *bytes = arena_text_n(f->arena, whole.at, whole.size);
	for (int i = 0; i < CHANGES; i++) {
		bool found;
		size_t at = draw_below(whole.size);
		bytes[at] = (char)(bytes[at] ^ (int)(1 + draw_below(255)));
		file_make(f->log_path, (struct slice){ bytes, whole.size });
		if (!change_is_harmless_or_found(f, bundle, &found))
			fail_msg("byte %zu of %zu is not found", at, whole.size);
		found_count += found;
		bytes[at] = whole.at[at];
	}
	print_message("# of %d changed bytes of the file %d are found, the others say nothing\n",
		CHANGES, found_count);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(verify__a_log_is_good_while_in_use_and_closed),
		FRESH(verify__an_empty_log_is_good),
		FRESH(verify__a_log_that_is_not_there_cannot_be_read),
		FRESH(verify__names_the_entry_that_was_changed),
		FRESH(verify__finds_what_was_done_to_the_tables),
		FRESH(verify__finds_a_log_that_lost_its_end),
		FRESH(verify__finds_a_log_written_anew),
		FRESH(verify__names_the_acts_not_yet_carried),
		FRESH(verify__finds_a_waiting_act_taken_away_or_changed),
		FRESH(verify__leaves_a_copy_as_it_was),
		FRESH(bundle__is_good_as_it_comes),
		FRESH(bundle__every_one_of_2000_changed_bytes_is_found),
		FRESH(bundle__cut_anywhere_is_found),
		FRESH(bundle__lines_left_out_swapped_or_repeated_are_found),
		FRESH(bundle__names_the_entry_that_was_changed),
		FRESH(log__every_changed_byte_is_found_or_says_nothing),
	};
	return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
