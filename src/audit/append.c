/* SPDX-License-Identifier: MIT */
/*
 * The events of reads, on their way into the log together.
 *
 * One batch is under way at a time; who comes meanwhile is the next.  So the
 * head of the tree is read and written once a batch, and the slower the disk,
 * the more share a commit.  The leaf is written and hashed on the thread that
 * brings it; its place and the tree on the log's own.
 */
#include "audit/append.h"

#include <assert.h>
#include <pthread.h>

#include "audit/event.h"

enum { BATCH_MOST = 512 }; // bounds how long the first of a batch waits for the last

struct waiting {
	struct log_leaf leaf;
	void (*done)(void *arg, bool durable);
	void *arg;
	struct waiting *next;
};

struct appender {
	struct db *log;
	pthread_mutex_t mutex; // over the queue and `is_under_way`
	pthread_cond_t rested;
	struct waiting *first;
	struct waiting **last;
	bool is_under_way;
	struct waiting *batch; // what is under way; touched by whoever set `is_under_way`
	struct arena *arena;
	struct write write;
};

static enum verdict batch_run(struct work *w, void *arg)
{
	struct appender *appender = arg;
	struct log_head head;

	if (!log_head_read(w, &head))
		return WORK_UNDO;
	for (const struct waiting *each = appender->batch; each; each = each->next)
		log_add(w, &head, &each->leaf);
	log_head_write(w, &head);
	return WORK_KEEP;
}

/* Takes a batch off the queue; false, and nothing is under way any more, if it is empty. */
static bool batch_take(struct appender *appender)
{
	pthread_mutex_lock(&appender->mutex);
	struct waiting **end = &appender->first;
	for (size_t n = 0; *end && n < BATCH_MOST; n++)
		end = &(*end)->next;
	appender->batch = appender->first;
	appender->first = *end;
	*end = NULL;
	if (appender->first == NULL)
		appender->last = &appender->first;
	appender->is_under_way = appender->batch != NULL;
	if (!appender->is_under_way)
		pthread_cond_broadcast(&appender->rested);
	bool taken = appender->is_under_way; // else another may start at once
	pthread_mutex_unlock(&appender->mutex);
	return taken;
}

static void batch_done(void *arg, bool kept);

static void batch_start(struct appender *appender)
{
	arena_reset(appender->arena);
	appender->write = (struct write){
		.arena = appender->arena,
		.now = appender->batch->leaf.entry.at,
		.run = batch_run,
		.done = batch_done,
		.arg = appender,
	};
	db_write_later(appender->log, &appender->write);
}

static void batch_done(void *arg, bool kept)
{
	struct appender *appender = arg;

	for (struct waiting *each = appender->batch; each;) {
		struct waiting *next = each->next; // `done` may end the life of `each`
		each->done(each->arg, kept);
		each = next;
	}
	if (batch_take(appender))
		batch_start(appender);
}

struct appender *appender_open(struct arena *a, struct db *log)
{
	struct appender *appender = arena_one(a, struct appender);

	appender->log = log;
	appender->last = &appender->first;
	appender->arena = arena_open(8192);
	pthread_mutex_init(&appender->mutex, NULL);
	pthread_cond_init(&appender->rested, NULL);
	return appender;
}

void appender_close(struct appender *appender)
{
	pthread_mutex_lock(&appender->mutex);
	while (appender->is_under_way)
		pthread_cond_wait(&appender->rested, &appender->mutex);
	assert(appender->first == NULL);
	pthread_mutex_unlock(&appender->mutex);
	pthread_cond_destroy(&appender->rested);
	pthread_mutex_destroy(&appender->mutex);
	arena_close(appender->arena);
}

void appender_add(struct appender *appender, struct arena *a, const struct audit_entry *entry,
	void (*done)(void *arg, bool durable), void *arg)
{
	struct waiting *waiting = arena_one(a, struct waiting);

	waiting->done = done;
	waiting->arg = arg;
	waiting->leaf = log_leaf_of(entry, event_text(a, entry));

	pthread_mutex_lock(&appender->mutex);
	*appender->last = waiting;
	appender->last = &waiting->next;
	bool starts = !appender->is_under_way;
	appender->is_under_way = true;
	pthread_mutex_unlock(&appender->mutex);
	if (starts && batch_take(appender))
		batch_start(appender);
}
