/* SPDX-License-Identifier: MIT */
/*
 * Writers that share a commit.
 */
#include "db/testing_parcel.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>

#include "db/fault.h"
#include "db/parcel_queries.h"

/* One write of a batch that a test puts together, and what came of it. */
struct item {
	struct write write;
	int64_t id;
	enum act { KEEP, UNDO, FAIL, ORPHAN } act;
	int runs;
	int answers;
	bool kept;
};

static enum verdict item_run(struct work *w, void *arg)
{
	struct item *item = arg;
	struct stop_insert_row row;

	item->runs++;
	parcel_insert(w, &(struct parcel_insert_values){
				 .id = { item->id }, .name = "Parsel", .sent_on = { 2025, 4, 1 } });
	if (item->act == FAIL) // the same key twice
		parcel_insert(
			w, &(struct parcel_insert_values){
				   .id = { item->id }, .name = "Eto", .sent_on = { 2025, 4, 1 } });
	if (item->act == ORPHAN) // found out only by the commit
		stop_insert(w, (struct stop_id){ 1 }, (struct parcel_id){ 404 }, "Unman", &row);
	return item->act == UNDO ? WORK_UNDO : WORK_KEEP;
}

static void item_done(void *arg, bool kept)
{
	struct item *item = arg;
	item->answers++;
	item->kept = kept;
}

static enum verdict gate_run(struct work *w, void *arg)
{
	(void)w;
	sem_wait(arg);
	sem_post(arg); // open from here on: it may be run again
	return WORK_UNDO;
}

static void gate_done(void *arg, bool kept)
{
	(void)arg;
	(void)kept;
}

/* Queues them behind a write that waits until all are queued, so that they are one batch. */
static void run_as_one_batch(struct fresh *f, struct item *items, size_t n)
{
	sem_t gate;
	struct write first = { .arena = arena_open(4096),
		.now = noon,
		.run = gate_run,
		.done = gate_done,
		.arg = &gate };

	sem_init(&gate, 0, 0);
	db_write_later(f->db, &first);
	for (size_t i = 0; i < n; i++) {
		items[i].write = (struct write){ .arena = f->arena,
			.now = noon,
			.run = item_run,
			.done = item_done,
			.arg = &items[i] };
		items[i].id = (int64_t)i + 1;
		db_write_later(f->db, &items[i].write);
	}
	while (db_counts(f->db).queued < (int64_t)n + 1)
		;
	sem_post(&gate);
	db_drain(f->db);
	sem_destroy(&gate);
	arena_close(first.arena);
}

static void batch__shares_one_commit(void **state)
{
	struct fresh *f = *state;
	struct item items[3] = { 0 };
	db_drain(f->db);
	int64_t before = db_counts(f->db).commits;

	run_as_one_batch(f, items, 3);
	assert_int_equal(before + 1, db_counts(f->db).commits);
	assert_int_equal(3, parcels(f));
}

static void batch__loses_only_the_one_that_is_undone(void **state)
{
	struct fresh *f = *state;
	struct item items[3] = { [1] = { .act = UNDO } };

	run_as_one_batch(f, items, 3);
	assert_true(items[0].kept);
	assert_false(items[1].kept);
	assert_true(items[2].kept);
	assert_int_equal(2, parcels(f));
}

static void batch__loses_only_the_one_that_failed(void **state)
{
	struct fresh *f = *state;
	struct item items[3] = { [1] = { .act = FAIL } };

	run_as_one_batch(f, items, 3);
	assert_true(items[0].kept);
	assert_false(items[1].kept);
	assert_true(items[2].kept);
	assert_int_equal(2, parcels(f));
}

static void batch__that_cannot_be_committed_is_tried_one_by_one(void **state)
{
	struct fresh *f = *state;
	struct item items[3] = { [1] = { .act = ORPHAN } };

	run_as_one_batch(f, items, 3);
	assert_true(items[0].kept);
	assert_false(items[1].kept);
	assert_true(items[2].kept);
	assert_int_equal(2, items[0].runs);
	assert_int_equal(2, parcels(f));
}

static void batch__answers_each_once(void **state)
{
	struct fresh *f = *state;
	struct item items[4] = { { .act = ORPHAN }, { .act = UNDO }, { .act = FAIL },
		{ .act = KEEP } };

	run_as_one_batch(f, items, 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(1, items[i].answers);
}

static void batch__of_refusals_commits_nothing(void **state)
{
	struct fresh *f = *state;
	struct item items[2] = { { .act = UNDO }, { .act = UNDO } };
	db_drain(f->db);
	int64_t before = db_counts(f->db).commits;

	run_as_one_batch(f, items, 2);
	assert_int_equal(before, db_counts(f->db).commits);
}

static void one_alone__is_three_calls(void **state)
{
	struct fresh *f = *state;

	assert_true(parcel_keep(f, 1, "Parsel")); // the first after opening begins the -wal
	db_drain(f->db);
	db_fault_after(3); // past the beginning, the insert and the commit
	assert_true(parcel_keep(f, 2, "Parsel"));
	assert_false(db_fault_happened());
	db_fault_after(-1);
}

static void one_alone__is_kept_or_undone(void **state)
{
	struct fresh *f = *state;
	enum act acts[] = { UNDO, FAIL, ORPHAN, KEEP };

	for (size_t i = 0; i < 4; i++) {
		struct item item = { .id = 1,
			.act = acts[i],
			.write = { .arena = f->arena,
				.now = noon,
				.run = item_run,
				.done = item_done,
				.arg = &item } };
		db_write_later(f->db, &item.write);
		db_drain(f->db);
		assert_int_equal(1, item.answers);
		assert_true(item.kept == (acts[i] == KEEP));
		assert_int_equal(item.kept, parcels(f));
	}
}

enum { CLIENTS = 16, EACH = 25 };

static atomic_int kept_count;

static void *client(void *arg)
{
	static atomic_int next = 1;
	struct fresh *f = arg;
	for (int i = 0; i < EACH; i++)
		kept_count += parcel_keep(f, next++, "Parsel");
	return NULL;
}

static void clients__that_wait_share_commits(void **state)
{
	struct fresh *f = *state;
	pthread_t threads[CLIENTS];
	db_drain(f->db);
	struct db_counts before = db_counts(f->db);

	for (int i = 0; i < CLIENTS; i++)
		assert_int_equal(0, pthread_create(&threads[i], NULL, client, f));
	for (int i = 0; i < CLIENTS; i++)
		pthread_join(threads[i], NULL);
	db_drain(f->db);
	struct db_counts after = db_counts(f->db);
	assert_int_equal(CLIENTS * EACH, kept_count);
	assert_int_equal(CLIENTS * EACH, after.writes - before.writes);
	assert_true(after.commits - before.commits < CLIENTS * EACH / 2);
	assert_int_equal(CLIENTS * EACH, parcels(f));
}

static void drain__leaves_nothing_unanswered(void **state)
{
	struct fresh *f = *state;
	struct item items[100] = { 0 };

	run_as_one_batch(f, items, 100); // ends with a drain
	assert_int_equal(0, db_counts(f->db).queued);
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(1, items[i].answers);
}

static void close__answers_what_was_queued(void **state)
{
	struct fresh *f = *state;
	struct item items[20] = { 0 };

	for (size_t i = 0; i < 20; i++) {
		items[i].write = (struct write){ .arena = f->arena,
			.now = noon,
			.run = item_run,
			.done = item_done,
			.arg = &items[i] };
		items[i].id = (int64_t)i + 1;
		db_write_later(f->db, &items[i].write);
	}
	fresh_reopen(f);
	for (size_t i = 0; i < 20; i++)
		assert_true(items[i].kept);
	assert_int_equal(20, parcels(f));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(batch__shares_one_commit),
		FRESH(batch__loses_only_the_one_that_is_undone),
		FRESH(batch__loses_only_the_one_that_failed),
		FRESH(batch__that_cannot_be_committed_is_tried_one_by_one),
		FRESH(batch__answers_each_once),
		FRESH(batch__of_refusals_commits_nothing),
		FRESH(one_alone__is_three_calls),
		FRESH(one_alone__is_kept_or_undone),
		FRESH(clients__that_wait_share_commits),
		FRESH(drain__leaves_nothing_unanswered),
		FRESH(close__answers_what_was_queued),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
