/* SPDX-License-Identifier: MIT */
/*
 * What was acknowledged is kept: through a kill, a full disk, any failed call;
 * and in a copy.
 */
#include "db/testing_parcel.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/checksum.h"
#include "db/fault.h"
#include "db/parcel_queries.h"

static bool parcel_is_there(struct fresh *f, int64_t id)
{
	struct parcel_get_row row;
	struct work *w = db_read_begin(f->db, f->arena, noon);
	bool found = parcel_get(w, (struct parcel_id){ id }, &row);
	assert_false(work_failed(w));
	db_read_end(w);
	return found;
}

/* ---- killed while writing ---- */

struct reporter {
	struct fresh *fresh;
	int pipe;
};

static atomic_llong next_id = 1;

/* Writes for ever and reports each acknowledged one. */
static _Noreturn void *report_forever(void *arg)
{
	struct reporter *reporter = arg;
	for (;;) {
		int64_t id = next_id++;
		if (parcel_keep(reporter->fresh, id, "Parsel"))
			(void)!write(reporter->pipe, &id, sizeof id);
	}
}

static _Noreturn void child(struct fresh *f, int pipe)
{
	struct reporter reporter = { f, pipe };
	pthread_t thread;

	fresh_reopen(f);
	for (int i = 0; i < 3; i++)
		pthread_create(&thread, NULL, report_forever, &reporter);
	report_forever(&reporter);
	_exit(1);
}

static void killed__loses_nothing_acknowledged(void **state)
{
	struct fresh *f = *state;
	int ends[2];
	int64_t id, acknowledged = 0;

	db_close(f->db); // SQLite's handles do not live through a fork
	f->db = NULL;
	assert_int_equal(0, pipe(ends));
	pid_t pid = fork();
	if (pid == 0)
		child(f, ends[1]);
	close(ends[1]);
	static int64_t ids[1 << 16];
	while (acknowledged < 1000 && read(ends[0], &id, sizeof id) == sizeof id)
		ids[acknowledged++] = id;
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	while (acknowledged < 1 << 16 && read(ends[0], &id, sizeof id) == sizeof id)
		ids[acknowledged++] = id;
	close(ends[0]);
	fresh_reopen(f);
	assert_true(acknowledged >= 1000);
	for (int64_t i = 0; i < acknowledged; i++)
		assert_true(parcel_is_there(f, ids[i]));
}

static void other_program__waits_its_turn(void **state)
{
	struct fresh *f = *state;
	int status, mine = 0;

	db_close(f->db);
	f->db = NULL;
	pid_t pid = fork();
	if (pid == 0) {
		int kept = 0;
		fresh_reopen(f);
		for (int64_t id = 1; id <= 100; id++)
			kept += parcel_keep(f, id, "Eu parsel");
		_exit(kept == 100 ? 0 : 1);
	}
	fresh_reopen(f);
	for (int64_t id = 1001; id <= 1100; id++)
		mine += parcel_keep(f, id, "Ein parsel");
	waitpid(pid, &status, 0);
	assert_int_equal(0, status);
	assert_int_equal(100, mine);
	assert_int_equal(200, parcels(f));
}

/* ---- no room, and calls that fail ---- */

static void full_disk__keeps_nothing_it_does_not_have(void **state)
{
	struct fresh *f = *state;
	struct rlimit before, none = { 0, 0 };

	assert_true(parcel_keep(f, 1, "Parsel"));
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	none.rlim_max = before.rlim_max;
	setrlimit(RLIMIT_FSIZE, &none);
	bool kept = parcel_keep(f, 2, "Parsel");
	setrlimit(RLIMIT_FSIZE, &before);
	assert_false(kept);
	assert_false(parcel_is_there(f, 2));
	assert_true(parcel_keep(f, 3, "Parsel"));
	fresh_reopen(f);
	assert_int_equal(2, parcels(f));
}

static void failed_call__is_never_acknowledged_and_the_next_is_fine(void **state)
{
	struct fresh *f = *state;
	int failed = 0;

	for (int n = 0;; n++) {
		fresh_reopen(f);
		db_fault_after(n);
		bool kept = parcel_keep(f, n + 1, "Parsel");
		bool happened = db_fault_happened();
		db_fault_after(-1);
		assert_int_equal(kept, parcel_is_there(f, n + 1));
		assert_true(parcel_keep(f, n + 100001, "Parsel"));
		failed += !kept;
		if (!happened)
			break;
	}
	assert_true(failed >= 3);
}

static void failed_call__of_a_reader_fails_only_that_work(void **state)
{
	struct fresh *f = *state;
	struct parcel_get_row row;
	int failed = 0;

	parcel_keep(f, 1, "Parsel");
	for (int n = 0;; n++) {
		db_fault_after(n);
		struct work *w = db_read_begin(f->db, f->arena, noon);
		bool found = parcel_get(w, (struct parcel_id){ 1 }, &row);
		assert_int_equal(found, !work_failed(w));
		db_read_end(w);
		bool happened = db_fault_happened();
		db_fault_after(-1);
		assert_true(parcel_is_there(f, 1));
		failed += !found;
		if (!happened)
			break;
	}
	assert_true(failed >= 2);
}

/* ---- copies ---- */

struct copying {
	struct fresh *fresh;
	int64_t next;
	int last_percent;
};

static void write_meanwhile(void *arg, int percent)
{
	struct copying *copying = arg;
	assert_true(percent >= copying->last_percent);
	copying->last_percent = percent;
	assert_true(parcel_keep(copying->fresh, copying->next++, "Yn y cyfamser"));
}

static void backup__is_the_whole_as_it_was_while_others_write(void **state)
{
	struct fresh *f = *state;
	struct copying copying = { f, 100001, 0 };
	const char *to = arena_format(f->arena, "%s/copy.db", f->folder), *why = "";

	for (int64_t id = 1; id <= 500; id++)
		parcel_keep(f, id, arena_format(f->arena, "Parsel %0150lld", (long long)id));
	assert_true(db_backup(f->db, to, write_meanwhile, &copying, f->arena, &why));
	assert_int_equal(100, copying.last_percent);
	assert_true(copying.next > 100001);
	assert_int_equal(0, checksum_first_bad(to));
	db_close(f->db);
	f->db = NULL;
	f->path = to;
	fresh_reopen(f);
	assert_int_equal(500, parcels(f));
}

static void backup__is_one_file_that_is_whole(void **state)
{
	struct fresh *f = *state;
	const char *to = arena_format(f->arena, "%s/copy.db", f->folder), *why = "";
	sqlite3 *copy;
	sqlite3_stmt *s;

	parcel_keep(f, 1, "Parsel");
	assert_true(db_backup(f->db, to, NULL, NULL, f->arena, &why));
	assert_int_not_equal(0, access(arena_format(f->arena, "%s-wal", to), F_OK));
	assert_int_not_equal(0, access(arena_format(f->arena, "%s.part", to), F_OK));
	sqlite3_open_v2(to, &copy, SQLITE_OPEN_READONLY, NULL);
	sqlite3_prepare_v2(copy, "PRAGMA integrity_check", -1, &s, NULL);
	assert_int_equal(SQLITE_ROW, sqlite3_step(s));
	assert_string_equal("ok", (const char *)sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
	sqlite3_close(copy);
}

static void backup__never_overwrites(void **state)
{
	struct fresh *f = *state;
	const char *why = "";

	assert_false(db_backup(f->db, f->path, NULL, NULL, f->arena, &why));
	assert_non_null(strstr(why, "exists already"));
	assert_int_equal(0, parcels(f));
}

/* ---- a byte that changes on the disk ---- */

static void byte_flip(const char *path, off_t at)
{
	unsigned char byte;
	int fd = open(path, O_RDWR);
	assert_int_equal(1, pread(fd, &byte, 1, at));
	byte ^= 1;
	assert_int_equal(1, pwrite(fd, &byte, 1, at));
	close(fd);
}

static void count_row(void *arg, const struct parcel_each_row *row)
{
	char expected[200];
	snprintf(expected, sizeof expected, "%0150lld", (long long)row->id.v);
	assert_string_equal(expected, row->name);
	++*(int64_t *)arg;
}

/* Fills the file, closes it so that all is in it, and answers its size. */
static off_t settled(struct fresh *f)
{
	for (int64_t id = 1; id <= 40; id++)
		assert_true(parcel_keep(f, id, arena_format(f->arena, "%0150lld", (long long)id)));
	db_close(f->db);
	f->db = NULL;
	int fd = open(f->path, O_RDONLY);
	off_t size = lseek(fd, 0, SEEK_END);
	close(fd);
	return size;
}

static void check__finds_any_byte_that_changed(void **state)
{
	struct fresh *f = *state;
	off_t size = settled(f);

	for (off_t at = 0; at < size; at += at < 100 ? 1 : 331) {
		byte_flip(f->path, at);
		assert_int_equal(at / 4096 + 1, checksum_first_bad(f->path));
		byte_flip(f->path, at);
	}
	assert_int_equal(0, checksum_first_bad(f->path));
}

static void check__finds_a_whole_file_whole(void **state)
{
	struct fresh *f = *state;
	const char *why = "";

	settled(f);
	fresh_reopen(f);
	assert_true(db_check(f->db, f->arena, &why));
}

static void check__finds_a_byte_that_changed_in_the_log_before_its_last_commit(void **state)
{
	struct fresh *f = *state;
	const char *log = arena_format(f->arena, "%s-wal", f->path), *why = "";

	settled(f);
	fresh_reopen(f);
	for (int64_t id = 101; id <= 110; id++)
		assert_true(parcel_keep(f, id, "Parsel"));
	assert_true(db_check(f->db, f->arena, &why));
	for (off_t at = 0; at < 3 * (24 + 4096); at += 331) {
		byte_flip(log, at);
		assert_false(db_check(f->db, f->arena, &why));
		byte_flip(log, at);
	}
	assert_true(db_check(f->db, f->arena, &why));
}

static void check__takes_a_page_half_written_from_the_log_for_whole(void **state)
{
	struct fresh *f = *state;
	off_t size = settled(f);
	const char *why = "";
	int held = 0, bad = 0;

	fresh_reopen(f);
	assert_true(parcel_keep(f, 101, "Parsel"));
	for (off_t at = 2000; at < size; at += 4096) {
		byte_flip(f->path, at);
		if (db_check(f->db, f->arena, &why))
			held++;
		else
			bad++;
		byte_flip(f->path, at);
	}
	assert_true(held >= 1); // the page that was written anew
	assert_true(bad >= 1);
}

static void changed_byte__is_never_an_answer(void **state)
{
	struct fresh *f = *state;
	off_t size = settled(f);
	const char *why = "";

	for (off_t at = 24; at < size; at += 509) {
		byte_flip(f->path, at);
		f->db = db_open(f->arena, f->path, &sample_schema, false, &why);
		int64_t found = 0;
		if (f->db) {
			struct work *w = db_read_begin(f->db, f->arena, noon);
			parcel_each(w, count_row, &found);
			assert_true(work_failed(w) || found == 40);
			db_read_end(w);
			db_close(f->db);
			f->db = NULL;
		}
		byte_flip(f->path, at);
	}
	fresh_reopen(f);
	assert_int_equal(40, parcels(f));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(killed__loses_nothing_acknowledged),
		FRESH(other_program__waits_its_turn),
		FRESH(full_disk__keeps_nothing_it_does_not_have),
		FRESH(failed_call__is_never_acknowledged_and_the_next_is_fine),
		FRESH(failed_call__of_a_reader_fails_only_that_work),
		FRESH(backup__is_the_whole_as_it_was_while_others_write),
		FRESH(backup__is_one_file_that_is_whole),
		FRESH(backup__never_overwrites),
		FRESH(check__finds_any_byte_that_changed),
		FRESH(check__finds_a_whole_file_whole),
		FRESH(check__finds_a_byte_that_changed_in_the_log_before_its_last_commit),
		FRESH(check__takes_a_page_half_written_from_the_log_for_whole),
		FRESH(changed_byte__is_never_an_answer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
