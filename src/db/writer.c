/* SPDX-License-Identifier: MIT */
/*
 * The queue before the one connection that writes.
 *
 * The thread takes all that waits, runs each in a savepoint, commits once and
 * answers; what arrives meanwhile is the next batch.  So there is no timer: a
 * lone write is committed at once, and the slower the disk, the more share a
 * commit.  If a batch cannot be committed, each of it is tried alone, so that
 * one bad write does not take the others with it.
 *
 * One that is alone has the transaction to itself.  A savepoint would copy each
 * page it changes a second time, only to undo what a rollback undoes.
 */
#include "db/writer.h"

#include <assert.h>
#include <pthread.h>

#include "base/err.h"
#include "base/log.h"
#include "db/driver.h"

enum { BATCH_MOST = 256 }; // bounds how long the first of a batch waits for the last

struct writer {
	struct connection *connection;
	const struct shared_key *key; // of the works; NULL: none
	pthread_t thread;
	pthread_mutex_t mutex; // over all that follows, but `kept`
	pthread_cond_t came;   // something to do, or the end
	pthread_cond_t answered_some;
	struct write *first;
	struct write **last;
	bool closing;
	int64_t asked;    // ever
	int64_t answered; // ever
	int64_t commits;
	bool kept[BATCH_MOST]; // the thread's own
};

enum outcome { KEPT, UNDONE, LOST }; // LOST: the transaction itself is gone

/* Runs one in the transaction begun; unless it has that for itself, in a savepoint. */
static enum outcome write_run(struct writer *writer, struct write *write, bool is_alone)
{
	struct connection *c = writer->connection;
	struct work w = work_new(c, write->arena, write->now);

	w.key = writer->key;
	if (!is_alone && !connection_save(c))
		return LOST;
	enum verdict verdict = write->run(&w, write->arg);
	if (w.failure)
		log_line(LOG_ERROR, "write", "failure=\"%s\"", w.failure);
	if (!connection_in_transaction(c)) // a full or broken disk rolls back the whole
		return LOST;

	enum outcome outcome = verdict == WORK_KEEP && w.failure == NULL ? KEPT : UNDONE;
	if (is_alone)
		return outcome;
	if (outcome == UNDONE && !connection_undo(c))
		return LOST;
	return connection_release(c) ? outcome : LOST;
}

static bool batch_failed(struct connection *c, const char *at)
{
	log_line(LOG_ERROR, "commit", "at=%s failure=\"%s\"", at, connection_failure(c));
	connection_rollback(c);
	return false;
}

/* `n` writes from `first` in one transaction.  False: the world let none of them be kept. */
static bool batch_run(struct writer *writer, struct write *first, size_t n, bool *kept)
{
	struct connection *c = writer->connection;
	bool any = false;

	if (!connection_begin(c))
		return batch_failed(c, "begin");
	struct write *write = first;
	for (size_t i = 0; i < n; i++, write = write->next) {
		enum outcome outcome = write_run(writer, write, n == 1);
		if (outcome == LOST)
			return batch_failed(c, "write");
		kept[i] = outcome == KEPT;
		any = any || kept[i];
	}
	if (!any) {
		connection_rollback(c);
		return true;
	}
	if (!connection_commit(c))
		return batch_failed(c, "commit");
	pthread_mutex_lock(&writer->mutex);
	writer->commits++;
	pthread_mutex_unlock(&writer->mutex);
	return true;
}

static void batch_run_one_by_one(struct writer *writer, struct write *first, size_t n)
{
	for (size_t i = 0; i < n; i++, first = first->next) {
		if (!batch_run(writer, first, 1, &writer->kept[i]))
			writer->kept[i] = false;
	}
}

static void batch_answer(struct writer *writer, struct write *first, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct write *next = first->next; // `done` may end the life of `first`
		first->done(first->arg, writer->kept[i]);
		first = next;
	}
	pthread_mutex_lock(&writer->mutex);
	writer->answered += (int64_t)n;
	pthread_cond_broadcast(&writer->answered_some);
	pthread_mutex_unlock(&writer->mutex);
}

/* Waits for work; takes up to BATCH_MOST off the queue into `*first`.  0: the end. */
static size_t batch_take(struct writer *writer, struct write **first)
{
	size_t n = 0;

	pthread_mutex_lock(&writer->mutex);
	while (writer->first == NULL && !writer->closing)
		pthread_cond_wait(&writer->came, &writer->mutex);
	*first = writer->first;
	while (writer->first && n < BATCH_MOST) {
		writer->first = writer->first->next;
		n++;
	}
	if (writer->first == NULL)
		writer->last = &writer->first;
	pthread_mutex_unlock(&writer->mutex);
	return n;
}

static void *writer_thread(void *arg)
{
	struct writer *writer = arg;
	struct write *first;

	for (size_t n; (n = batch_take(writer, &first)) > 0;) {
		bool durable = batch_run(writer, first, n, writer->kept);
		if (!durable && n > 1)
			batch_run_one_by_one(writer, first, n);
		else if (!durable)
			writer->kept[0] = false;
		batch_answer(writer, first, n);
		connection_checkpoint(writer->connection); // after answering: nobody waits for it
	}
	return NULL;
}

struct writer *writer_open(struct arena *a, struct connection *c)
{
	struct writer *writer = arena_one(a, struct writer);

	writer->connection = c;
	writer->last = &writer->first;
	pthread_mutex_init(&writer->mutex, NULL);
	pthread_cond_init(&writer->came, NULL);
	pthread_cond_init(&writer->answered_some, NULL);
	if (pthread_create(&writer->thread, NULL, writer_thread, writer) != 0)
		die("no thread could be started for writing to the database");
	return writer;
}

void writer_set_key(struct writer *writer, const struct shared_key *key)
{
	pthread_mutex_lock(&writer->mutex);
	writer->key = key;
	pthread_mutex_unlock(&writer->mutex);
}

void writer_close(struct writer *writer)
{
	pthread_mutex_lock(&writer->mutex);
	writer->closing = true;
	pthread_cond_signal(&writer->came);
	pthread_mutex_unlock(&writer->mutex);
	pthread_join(writer->thread, NULL);
	connection_close(writer->connection);
	pthread_cond_destroy(&writer->answered_some);
	pthread_cond_destroy(&writer->came);
	pthread_mutex_destroy(&writer->mutex);
}

void writer_queue(struct writer *writer, struct write *write)
{
	write->next = NULL;
	pthread_mutex_lock(&writer->mutex);
	assert(!writer->closing);
	*writer->last = write;
	writer->last = &write->next;
	writer->asked++;
	pthread_cond_signal(&writer->came);
	pthread_mutex_unlock(&writer->mutex);
}

void writer_drain(struct writer *writer)
{
	assert(!writer_is_here(writer));
	pthread_mutex_lock(&writer->mutex);
	int64_t until = writer->asked;
	while (writer->answered < until)
		pthread_cond_wait(&writer->answered_some, &writer->mutex);
	pthread_mutex_unlock(&writer->mutex);
}

struct db_counts writer_counts(struct writer *writer)
{
	pthread_mutex_lock(&writer->mutex);
	struct db_counts counts = {
		.commits = writer->commits,
		.writes = writer->answered,
		.queued = writer->asked - writer->answered,
	};
	pthread_mutex_unlock(&writer->mutex);
	return counts;
}

bool writer_is_here(const struct writer *writer)
{
	return pthread_equal(pthread_self(), writer->thread) != 0;
}
