/* SPDX-License-Identifier: MIT */
/*
 * A work that writes lives on the writer's thread, where a failed assertion would be lost; so
 * that thread lends its work to the test's and waits until the block is over.
 */
#include "db/testing.h"

#include <pthread.h>
#include <unistd.h>

#include "base/keys.h"

/* A database of each schema that was asked for, as its migrations leave it, for the next tests. */
static struct made {
	const struct db_schema *schema;
	struct arena *arena; // of the file
	struct slice file;
} made[4];

enum { MADE_BLOCK = 1 << 14 };

static struct slice make(struct arena *kept, const struct db_schema *schema)
{
	const char *why = "";
	struct arena *a = arena_open(MADE_BLOCK);
	char *path = arena_format(a, "%s/made.db", folder_fresh(a));
	struct db *db = db_open(a, path, schema, true, &why);
	struct slice file;

	if (db == NULL || db_migrate(db, a, &why) < 0 || !db_prepare_all(db, a, &why))
		fail_msg("%s", why);
	db_close(db);
	file = file_bytes(kept, path);
	arena_close(a);
	return file;
}

static struct slice made_of(const struct db_schema *schema)
{
	struct made *each = made;

	while (each->schema != NULL && each->schema != schema) {
		each++;
		assert_true(each < made + sizeof made / sizeof *made);
	}
	if (each->schema == NULL) {
		*each = (struct made){ .schema = schema, .arena = arena_open(MADE_BLOCK) };
		each->file = make(each->arena, schema);
	}
	return each->file;
}

static const struct shared_key test_key = { { 7 } };

struct db *db_fresh(struct arena *a, const char *path, const struct db_schema *schema)
{
	const char *why = "";
	struct db *db;

	if (access(path, F_OK) != 0)
		file_make(path, made_of(schema));
	db = db_open(a, path, schema, false, &why);
	if (db == NULL)
		fail_msg("%s", why);
	db_set_key(db, &test_key);
	return db;
}

static struct loan {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct write write;
	struct work *work; // lent
	bool is_over;
	bool is_done;
	bool is_kept;
} loan = {
	.lock = PTHREAD_MUTEX_INITIALIZER,
	.changed = PTHREAD_COND_INITIALIZER,
	.is_over = true,
	.is_done = true,
};

static enum verdict loan_run(struct work *w, void *arg)
{
	(void)arg;
	pthread_mutex_lock(&loan.lock);
	loan.work = w;
	pthread_cond_broadcast(&loan.changed);
	while (!loan.is_over)
		pthread_cond_wait(&loan.changed, &loan.lock);
	loan.work = NULL;
	pthread_mutex_unlock(&loan.lock);
	return WORK_KEEP;
}

static void loan_done(void *arg, bool kept)
{
	(void)arg;
	pthread_mutex_lock(&loan.lock);
	loan.is_done = true;
	loan.is_kept = kept;
	pthread_cond_broadcast(&loan.changed);
	pthread_mutex_unlock(&loan.lock);
}

struct work *write_begin(struct db *db, struct arena *a, struct instant now)
{
	loan.work = NULL;
	loan.is_over = loan.is_done = loan.is_kept = false;
	loan.write = (struct write){ .arena = a, .now = now, .run = loan_run, .done = loan_done };
	db_write_later(db, &loan.write);
	pthread_mutex_lock(&loan.lock);
	while (loan.work == NULL)
		pthread_cond_wait(&loan.changed, &loan.lock);
	pthread_mutex_unlock(&loan.lock);
	return loan.work;
}

void write_let_go(void)
{
	pthread_mutex_lock(&loan.lock);
	loan.is_over = true;
	pthread_cond_broadcast(&loan.changed);
	while (!loan.is_done)
		pthread_cond_wait(&loan.changed, &loan.lock);
	pthread_mutex_unlock(&loan.lock);
}

struct work *write_end(void)
{
	write_let_go();
	assert_true(loan.is_kept);
	return NULL;
}

struct work *read_end(struct work *w)
{
	assert_false(work_failed(w));
	db_read_end(w);
	return NULL;
}
