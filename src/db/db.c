/* SPDX-License-Identifier: MIT */
/*
 * A database as the rest sees it: the writer, the pool of readers, and works.
 */
#include "db/db.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "db/checksum.h"
#include "db/driver.h"
#include "db/migrate.h"
#include "db/query.h"
#include "db/writer.h"

struct db {
	struct arena *arena;
	const char *path;
	const struct db_schema *schema;
	struct writer *writer;   // NULL: only to read
	pthread_mutex_t mutex;   // over the pool
	struct connection *idle; // readers nobody has borrowed
};

/* ---- a work ---- */

struct work work_new(struct connection *c, struct arena *a, struct instant now)
{
	return (struct work){ .connection = c, .arena = a, .now = now, .moment = now };
}

struct arena *work_arena(struct work *w)
{
	return w->arena;
}

struct instant work_now(const struct work *w)
{
	return w->now;
}

struct instant work_moment(const struct work *w)
{
	return w->moment;
}

struct date work_today(const struct work *w)
{
	return instant_day(w->moment);
}

void work_as_of(struct work *w, struct date day)
{
	enum { MIDNIGHT = 0 };

	w->moment = w->now;
	if (date_before(day, instant_day(w->now)))
		w->moment.ms = instant_at(date_add_days(day, 1), MIDNIGHT).ms - 1;
}

bool work_failed(const struct work *w)
{
	return w->failure != NULL;
}

const char *work_failure(const struct work *w)
{
	return w->failure;
}

void work_fail(struct work *w, const char *what)
{
	if (w->failure == NULL)
		w->failure = arena_text(w->arena, what);
}

int work_statement_count(const struct work *w)
{
	return w->statement_count;
}

void work_read_for(struct work *w, struct account_id account)
{
	w->account = account;
}

struct account_id work_reader(const struct work *w)
{
	return w->account;
}

const struct shared_key *work_key(const struct work *w)
{
	return w->key;
}

/* Inside the savepoint that a write may have of its own: one of that name more. */
void work_rehearse(struct work *w, void (*run)(struct work *w, void *arg), void *arg)
{
	struct connection *c = w->connection;

	if (work_failed(w))
		return;
	if (!connection_save(c)) {
		work_fail(w, connection_failure(c));
		return;
	}
	run(w, arg);
	if (!connection_in_transaction(c) || !connection_undo(c) || !connection_release(c))
		work_fail(w, connection_failure(c));
}

/* ---- reading ---- */

static struct connection *reader_take(struct db *db, struct arena *a, const char **why)
{
	pthread_mutex_lock(&db->mutex);
	struct connection *c = db->idle;
	if (c)
		db->idle = *connection_next(c);
	pthread_mutex_unlock(&db->mutex);

	bool fresh;
	return c ? c : connection_open(a, db->path, CONNECTION_READS, false, &fresh, why);
}

static void reader_give_back(struct db *db, struct connection *c)
{
	pthread_mutex_lock(&db->mutex);
	*connection_next(c) = db->idle;
	db->idle = c;
	pthread_mutex_unlock(&db->mutex);
}

/* A work that is a reader's knows where to give it back. */
struct lent_work {
	struct work work; // first: a struct work * is one of these
	struct db *db;
};

struct work *db_read_begin(struct db *db, struct arena *a, struct instant now)
{
	struct lent_work *lent = arena_one(a, struct lent_work);
	const char *why = NULL;
	struct connection *c = reader_take(db, a, &why);

	*lent = (struct lent_work){ .work = work_new(c, a, now), .db = db };
	if (c == NULL)
		work_fail(&lent->work, why);
	else if (!connection_begin(c))
		work_fail(&lent->work, connection_failure(c));
	return &lent->work;
}

void db_read_end(struct work *w)
{
	struct lent_work *lent = (struct lent_work *)w;
	struct connection *c = w->connection;

	if (c == NULL)
		return;
	connection_rollback(c); // nothing was written: the cheaper of the two ends
	w->connection = NULL;
	if (w->failure) // perhaps the connection's own trouble: the next one opens afresh
		connection_close(c);
	else
		reader_give_back(lent->db, c);
	work_fail(w, "the work has ended");
}

/* ---- writing ---- */

void db_write_later(struct db *db, struct write *write)
{
	assert(write->arena && write->run && write->done);
	writer_queue(db->writer, write);
}

/* Somebody waiting for one write. */
struct waiter {
	enum verdict (*run)(struct work *w, void *arg);
	void *arg;
	pthread_mutex_t mutex;
	pthread_cond_t answered;
	bool done;
	bool kept;
};

static enum verdict waiter_run(struct work *w, void *arg)
{
	struct waiter *waiter = arg;
	return waiter->run(w, waiter->arg);
}

static void waiter_done(void *arg, bool kept)
{
	struct waiter *waiter = arg;

	pthread_mutex_lock(&waiter->mutex);
	waiter->kept = kept;
	waiter->done = true;
	pthread_cond_signal(&waiter->answered);
	pthread_mutex_unlock(&waiter->mutex);
}

bool db_write(struct db *db, struct arena *a, struct instant now,
	enum verdict (*run)(struct work *w, void *arg), void *arg)
{
	struct waiter waiter = {
		.run = run,
		.arg = arg,
		.mutex = PTHREAD_MUTEX_INITIALIZER,
		.answered = PTHREAD_COND_INITIALIZER,
	};
	struct write write = {
		.arena = a, .now = now, .run = waiter_run, .done = waiter_done, .arg = &waiter
	};

	assert(!writer_is_here(db->writer));
	db_write_later(db, &write);
	pthread_mutex_lock(&waiter.mutex);
	while (!waiter.done)
		pthread_cond_wait(&waiter.answered, &waiter.mutex);
	pthread_mutex_unlock(&waiter.mutex);
	return waiter.kept;
}

void db_drain(struct db *db)
{
	writer_drain(db->writer);
}

struct db_counts db_counts(struct db *db)
{
	return writer_counts(db->writer);
}

/* ---- opening ---- */

static enum verdict fresh_run(struct work *w, void *arg)
{
	(void)arg;
	migration_begin_table(w);
	return WORK_KEEP;
}

/* NULL if the applied migrations are ours; else why not. */
static const char *applied_count(struct db *db, struct arena *a, int *count)
{
	struct work *w = db_read_begin(db, a, clock_now());
	const char *differs = migration_differs(w, db->schema, count);

	db_read_end(w);
	return differs;
}

static struct db *db_new(const char *path, const struct db_schema *schema)
{
	struct arena *own = arena_open(4096);
	struct db *db = arena_one(own, struct db);

	*db = (struct db){ .arena = own, .path = arena_text(own, path), .schema = schema };
	pthread_mutex_init(&db->mutex, NULL);
	return db;
}

struct db *db_open_to_read(
	struct arena *a, const char *path, const struct db_schema *schema, const char **why)
{
	struct db *db = db_new(path, schema);
	int count;
	const char *no = applied_count(db, a, &count);

	if (no == NULL)
		return db;
	*why = arena_format(a, "%s: %s", path, no);
	db_close(db);
	return NULL;
}

struct db *db_open(struct arena *a, const char *path, const struct db_schema *schema, bool create,
	const char **why)
{
	bool fresh = false;
	struct connection *c = connection_open(a, path, CONNECTION_WRITES, create, &fresh, why);
	if (c == NULL)
		return NULL;

	struct db *db = db_new(path, schema);
	db->writer = writer_open(db->arena, c);

	const char *no = NULL;
	int count;
	if (fresh && !db_write(db, a, clock_now(), fresh_run, NULL))
		no = "the new database cannot be written to";
	if (no == NULL)
		no = applied_count(db, a, &count);
	if (no == NULL)
		return db;
	*why = arena_format(a, "%s: %s", path, no);
	db_close(db);
	return NULL;
}

void db_set_key(struct db *db, const struct shared_key *key)
{
	writer_set_key(db->writer, key);
}

void db_close(struct db *db)
{
	while (db->idle) {
		struct connection *c = db->idle;
		db->idle = *connection_next(c);
		connection_close(c);
	}
	if (db->writer)
		writer_close(db->writer);
	pthread_mutex_destroy(&db->mutex);
	arena_close(db->arena);
}

int db_migrations_missing(struct db *db)
{
	struct arena *a = arena_open(4096);
	int count = 0;
	const char *differs = applied_count(db, a, &count);

	arena_close(a);
	return differs ? (int)db->schema->migration_count
		       : (int)db->schema->migration_count - count;
}

struct migrating {
	const struct migration *migration;
	const char *failure;
};

static enum verdict migrating_run(struct work *w, void *arg)
{
	struct migrating *m = arg;

	migration_apply(w, m->migration);
	m->failure = work_failure(w);
	return WORK_KEEP;
}

int db_migrate(struct db *db, struct arena *a, const char **why)
{
	int count = 0;
	*why = applied_count(db, a, &count);
	if (*why)
		return -1;

	int applied = 0;
	for (size_t i = (size_t)count; i < db->schema->migration_count; i++, applied++) {
		struct migrating m = { .migration = &db->schema->migrations[i] };
		if (db_write(db, a, clock_now(), migrating_run, &m))
			continue;
		*why = arena_format(a, "migration %d (%s) failed: %s", m.migration->number,
			m.migration->name, m.failure ? m.failure : "it could not be committed");
		return -1;
	}
	return applied;
}

/* ---- preparing ---- */

/* NULL if every statement can be prepared there. */
static const char *prepare_failure(struct db *db, struct work *w)
{
	if (work_failed(w))
		return work_failure(w);
	for (size_t i = 0; i < db->schema->query_set_count; i++) {
		const struct query_set *set = db->schema->query_sets[i];
		for (size_t j = 0; j < set->n; j++) {
			if (!connection_prepare(w->connection, set->at[j]))
				return connection_failure(w->connection);
		}
	}
	return NULL;
}

struct preparing {
	struct db *db;
	const char *failure;
};

static enum verdict preparing_run(struct work *w, void *arg)
{
	struct preparing *p = arg;
	const char *failure = prepare_failure(p->db, w);

	p->failure = failure ? arena_text(work_arena(w), failure) : NULL;
	return WORK_UNDO;
}

bool db_prepare_all(struct db *db, struct arena *a, const char **why)
{
	struct preparing p = { .db = db, .failure = "the writer could not begin" };
	db_write(db, a, clock_now(), preparing_run, &p);
	if (p.failure == NULL) {
		struct work *w = db_read_begin(db, a, clock_now());
		const char *failure = prepare_failure(db, w);
		p.failure = failure ? arena_text(a, failure) : NULL;
		db_read_end(w);
	}
	if (p.failure)
		*why = p.failure;
	return p.failure == NULL;
}

/* ---- keeping ---- */

/* Makes the copy durable under its final name. */
static bool copy_settle(const char *part, const char *to_path, struct arena *a)
{
	const char *slash = strrchr(to_path, '/');
	const char *folder = slash ? arena_text_n(a, to_path, (size_t)(slash - to_path) + 1) : ".";
	int file_fd = open(part, O_RDONLY | O_CLOEXEC);
	int folder_fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool settled = file_fd >= 0 && folder_fd >= 0 && fsync(file_fd) == 0 &&
		       link(part, to_path) == 0 && unlink(part) == 0 && fsync(folder_fd) == 0;
	int error = errno;

	if (file_fd >= 0)
		close(file_fd);
	if (folder_fd >= 0)
		close(folder_fd);
	errno = error;
	return settled;
}

bool db_backup(struct db *db, const char *to_path, void (*step)(void *arg, int percent), void *arg,
	struct arena *a, const char **why)
{
	const char *part = arena_format(a, "%s.part", to_path);
	if (access(to_path, F_OK) == 0) {
		*why = arena_format(a, "%s exists already", to_path);
		return false;
	}
	int fd = open(part, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0) {
		*why = arena_format(a, "%s: %s", part, strerror(errno));
		return false;
	}
	close(fd);

	struct work *w = db_read_begin(db, a, clock_now());
	if (!work_failed(w) && !connection_backup(w->connection, part, step, arg))
		work_fail(w, connection_failure(w->connection));
	const char *failure = work_failure(w);
	db_read_end(w);
	if (failure == NULL && !copy_settle(part, to_path, a))
		failure = strerror(errno);
	if (failure) {
		*why = arena_format(a, "%s: %s", to_path, failure);
		unlink(part);
	}
	return failure == NULL;
}

bool db_check(struct db *db, struct arena *a, const char **why)
{
	int64_t bad = checksum_first_bad(db->path);

	if (bad < 0)
		*why = arena_format(a, "%s cannot be read", db->path);
	if (bad > 0)
		*why = arena_format(a, "%s: page %lld is damaged", db->path, (long long)bad);
	if (bad == 0 && checksum_log_is_bad(db->path)) {
		*why = arena_format(a, "%s-wal is damaged", db->path);
		return false;
	}
	return bad == 0;
}
