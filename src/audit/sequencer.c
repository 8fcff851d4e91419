/* SPDX-License-Identifier: MIT */
/*
 * Carries the events of writes from the main database into the log, once.
 *
 * An event's number is taken from a counter in the act's own transaction, so
 * the numbers have no gaps and the log's order is the order of the commits.
 * The log remembers the last number it has in the transaction that adds the
 * leaves; only then, in a later write, are the rows deleted from the main
 * database, which notes the log's size and root beside it.  A crash between
 * the two leaves rows that are already in the log: they are seen and dropped.
 *
 * It rests a little between rounds: a commit in the main database makes the
 * readers there fetch their pages anew, and an event is safe where it waits.
 */
#include "audit/sequencer.h"

#include <assert.h>
#include <pthread.h>
#include <time.h>

#include "audit/audit_queries.h"
#include "audit/event.h"
#include "audit/log_queries.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"

enum {
	ROUND_MOST = 500, // events in one write
	REST_MS = 20,
	REST_AFTER_FAILURE_MS = 1000,
	REMEMBER_EVERY_MS = 60000, // the log's head in the main database, when only reads came
};

struct sequencer {
	struct db *main;
	struct db *log;
	struct arena *arena; // of a round
	pthread_t thread;
	pthread_mutex_t mutex; // over all that follows
	pthread_cond_t came;
	pthread_cond_t finished_some;
	bool is_woken;
	bool is_closing;
	int64_t asked;    // by those who wait
	int64_t finished; // of these
	bool is_carried;  // by the last round
};

/* ---- one round, on the sequencer's thread ---- */

struct carrying {
	const struct audit_event_waiting_rows *rows;
	struct log_head head; // of the log after it
};

/* NULL if the row is the event to follow `carried`; else what is wrong with it. */
static const char *row_make(struct arena *a, const struct audit_event_waiting_row *row,
	int64_t carried, struct log_leaf *leaf)
{
	struct audit_entry entry;

	if (row->id != carried + 1)
		return "an event is missing before this one";
	if (!event_parse(a, slice_of(row->leaf), &entry) || entry.event_id != row->id)
		return "this is not an event";
	*leaf = log_leaf_of(&entry, row->leaf);
	return NULL;
}

static enum verdict carry_run(struct work *w, void *arg)
{
	struct carrying *c = arg;

	if (!log_head_read(w, &c->head))
		return WORK_UNDO;
	list_each (const struct audit_event_waiting_row *, row, c->rows) {
		struct log_leaf leaf;
		if (row->id <= c->head.carried) // carried before, and a crash before it was deleted
			continue;
		const char *wrong = row_make(work_arena(w), row, c->head.carried, &leaf);
		if (wrong) {
			log_line(LOG_ERROR, "audit", "event=%lld failure=\"%s\"",
				(long long)row->id, wrong);
			return WORK_UNDO;
		}
		log_add(w, &c->head, &leaf);
		c->head.carried = row->id;
	}
	log_head_write(w, &c->head);
	c->head.root = merkle_root(&c->head.tree);
	return WORK_KEEP;
}

static enum verdict remember_run(struct work *w, void *arg)
{
	const struct log_head *head = arg;

	audit_event_forget(w, head->carried);
	audit_head_remember(w, (int64_t)head->tree.size, merkle_hex(work_arena(w), &head->root));
	return WORK_KEEP;
}

/* Carries up to ROUND_MOST; answers how many were waiting, -1 if they could not be carried. */
static int carry_some(struct sequencer *s)
{
	struct arena *a = s->arena;
	arena_reset(a);
	struct instant now = clock_now();

	struct work *w = db_read_begin(s->main, a, now);
	struct audit_event_waiting_rows rows = audit_event_waiting(w, 0, ROUND_MOST);
	bool is_read = !work_failed(w);
	db_read_end(w);
	if (!is_read)
		return -1;
	if (rows.n == 0)
		return 0;

	struct carrying c = { .rows = &rows };
	if (!db_write(s->log, a, now, carry_run, &c) ||
		!db_write(s->main, a, now, remember_run, &c.head))
		return -1;
	return (int)rows.n;
}

static bool carry_round(struct sequencer *s)
{
	int n;
	do {
		n = carry_some(s);
	} while (n == ROUND_MOST);
	return n >= 0;
}

/* Tells the main database how long the log has become through reads. */
static void remember(struct sequencer *s)
{
	arena_reset(s->arena);
	struct log_head head;
	struct audit_head_get_row known;

	struct work *w = db_read_begin(s->main, s->arena, clock_now());
	bool is_read = audit_head_get(w, &known);
	db_read_end(w);
	w = db_read_begin(s->log, s->arena, clock_now());
	is_read = log_head_read(w, &head) && is_read;
	db_read_end(w);
	if (is_read && head.tree.size > (uint64_t)known.log_size)
		db_write(s->main, s->arena, clock_now(), remember_run, &head);
}

/* ---- the thread ---- */

/* The moment `ms` from now, on the clock of the conditions. */
static struct timespec moment_in(int ms)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	at.tv_sec += ms / 1000;
	at.tv_nsec += ms % 1000 * 1000000L;
	if (at.tv_nsec >= 1000000000L) {
		at.tv_sec++;
		at.tv_nsec -= 1000000000L;
	}
	return at;
}

static bool is_urgent(const struct sequencer *s)
{
	return s->is_closing || s->asked > s->finished;
}

/* Rests unless somebody waits for it. */
static void rest(struct sequencer *s, int ms)
{
	struct timespec until = moment_in(ms);
	while (!is_urgent(s) && pthread_cond_timedwait(&s->came, &s->mutex, &until) == 0)
		;
}

/* Waits for something to do; false when it is time to remember the log's head. */
static bool wait_for_work(struct sequencer *s)
{
	struct timespec until = moment_in(REMEMBER_EVERY_MS);
	while (!s->is_woken && !is_urgent(s))
		if (pthread_cond_timedwait(&s->came, &s->mutex, &until) != 0)
			return s->is_woken || is_urgent(s);
	return true;
}

static void *sequencer_thread(void *arg)
{
	struct sequencer *s = arg;
	bool is_last = false;

	pthread_mutex_lock(&s->mutex);
	while (!is_last) {
		bool is_work = wait_for_work(s);
		int64_t asked = s->asked;
		is_last = s->is_closing;
		s->is_woken = false;
		pthread_mutex_unlock(&s->mutex);

		bool is_carried = is_work ? carry_round(s) : true;
		if (!is_work || is_last)
			remember(s);

		pthread_mutex_lock(&s->mutex);
		s->finished = asked;
		s->is_carried = is_carried;
		pthread_cond_broadcast(&s->finished_some);
		if (!is_carried)
			s->is_woken = true;
		rest(s, is_carried ? REST_MS : REST_AFTER_FAILURE_MS);
	}
	pthread_mutex_unlock(&s->mutex);
	return NULL;
}

/* ---- opening ---- */

/* NULL if the log holds what the main database remembers of it; else a sentence. */
static const char *log_lost(const struct log_head *head, const struct audit_head_get_row *known)
{
	struct merkle_hash root;

	if (head->tree.size < (uint64_t)known->log_size)
		return "the log is shorter than the database remembers";
	if (head->tree.size == (uint64_t)known->log_size &&
		(!merkle_from_hex(slice_of(known->log_root), &root) ||
			!merkle_equal(&root, &head->root)))
		return "the log is not the one that the database remembers";
	return NULL;
}

static enum verdict continue_run(struct work *w, void *arg)
{
	audit_head_continue(w, *(const int64_t *)arg);
	return WORK_KEEP;
}

static bool is_held_together(struct arena *a, struct db *main, struct db *log, const char **why)
{
	struct log_head head;
	struct audit_head_get_row known;

	struct work *w = db_read_begin(main, a, clock_now());
	if (!audit_head_get(w, &known))
		*why = arena_format(a, "what the database remembers of the log is gone: %s",
			work_failed(w) ? work_failure(w) : "no row");
	db_read_end(w);
	w = db_read_begin(log, a, clock_now());
	if (*why == NULL && !log_head_read(w, &head))
		*why = arena_text(a, work_failure(w));
	db_read_end(w);
	if (*why == NULL)
		*why = log_lost(&head, &known);
	if (*why)
		return false;
	if (head.carried <= known.event_count)
		return true;
	/* An older copy of the main database was put back: its acts since then are only here. */
	log_line(LOG_WARNING, "audit", "carried=%lld counted=%lld", (long long)head.carried,
		(long long)known.event_count);
	if (!db_write(main, a, clock_now(), continue_run, &head.carried))
		*why = "the database cannot be written to";
	return *why == NULL;
}

struct sequencer *sequencer_open(struct arena *a, struct db *main, struct db *log, const char **why)
{
	*why = NULL;
	if (!is_held_together(a, main, log, why))
		return NULL;

	struct sequencer *s = arena_one(a, struct sequencer);
	*s = (struct sequencer){
		.main = main, .log = log, .arena = arena_open(1 << 16), .is_woken = true
	};
	pthread_condattr_t monotonic;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_mutex_init(&s->mutex, NULL);
	pthread_cond_init(&s->came, &monotonic);
	pthread_cond_init(&s->finished_some, NULL);
	pthread_condattr_destroy(&monotonic);
	if (pthread_create(&s->thread, NULL, sequencer_thread, s) != 0)
		die("no thread could be started for carrying events");
	return s;
}

void sequencer_close(struct sequencer *s)
{
	pthread_mutex_lock(&s->mutex);
	s->is_closing = true;
	pthread_cond_signal(&s->came);
	pthread_mutex_unlock(&s->mutex);
	pthread_join(s->thread, NULL);
	pthread_cond_destroy(&s->finished_some);
	pthread_cond_destroy(&s->came);
	pthread_mutex_destroy(&s->mutex);
	arena_close(s->arena);
}

void sequencer_wake(struct sequencer *s)
{
	pthread_mutex_lock(&s->mutex);
	if (!s->is_woken) {
		s->is_woken = true;
		pthread_cond_signal(&s->came);
	}
	pthread_mutex_unlock(&s->mutex);
}

bool sequencer_carry_all(struct sequencer *s)
{
	pthread_mutex_lock(&s->mutex);
	int64_t ticket = ++s->asked;
	pthread_cond_signal(&s->came);
	while (s->finished < ticket)
		pthread_cond_wait(&s->finished_some, &s->mutex);
	bool is_carried = s->is_carried;
	pthread_mutex_unlock(&s->mutex);
	return is_carried;
}
