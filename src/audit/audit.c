/* SPDX-License-Identifier: MIT */
/*
 * The log as the rest sees it: opening, noting, appending, looking into it.
 */
#include "audit/audit.h"

#include <pthread.h>
#include <string.h>

#include "audit/append.h"
#include "audit/audit_queries.h"
#include "audit/event.h"
#include "audit/log.h"
#include "audit/log_queries.h"
#include "audit/sequencer.h"
#include "auth/policy.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/list.h"

struct audit {
	struct arena *arena;
	struct db *log;
	struct appender *appender;
	struct sequencer *sequencer;
};

/* Of the log, in which lists that showed a record are looked for at a time. */
static const int64_t stretch_entries = 200000;

/* ---- opening ---- */

static struct db *log_open(struct arena *a, const char *path, const char **why)
{
	struct db *log = db_open(a, path, &log_schema, true, why);

	if (log == NULL)
		return NULL;
	if (db_migrate(log, a, why) >= 0 && db_prepare_all(log, a, why))
		return log;
	db_close(log);
	return NULL;
}

struct audit *audit_open(struct arena *a, const char *path, struct db *main, const char **why)
{
	struct db *log = log_open(a, path, why);
	if (log == NULL)
		return NULL;

	struct arena *own = arena_open(4096);
	struct audit *audit = arena_one(own, struct audit);
	*audit = (struct audit){ .arena = own, .log = log };
	const char *no;
	audit->sequencer = sequencer_open(own, main, log, &no);
	if (audit->sequencer == NULL) {
		*why = arena_format(a, "%s: %s", path, no);
		db_close(log);
		arena_close(own);
		return NULL;
	}
	audit->appender = appender_open(own, log);
	return audit;
}

void audit_close(struct audit *audit)
{
	appender_close(audit->appender);
	sequencer_close(audit->sequencer);
	db_close(audit->log);
	arena_close(audit->arena);
}

struct db *audit_log(struct audit *audit)
{
	return audit->log;
}

/* ---- keeping ---- */

/* Midnight, in UTC, of the day that it is in the United Kingdom. */
static struct instant beginning_of_day(struct instant at)
{
	int days = date_days_between(date_of(1970, 1, 1), instant_day(at));

	return (struct instant){ days * INT64_C(86400000) };
}

void audit_note(struct work *w, const struct audit_event *event)
{
	struct instant at = event->is_by_day ? beginning_of_day(work_now(w)) : work_now(w);
	struct audit_head_get_row head;
	struct audit_entry entry;

	audit_event_count_up(w);
	if (!audit_head_get(w, &head)) {
		work_fail(w, "the number of the next event is gone");
		return;
	}
	event_entry(event, EVENT_SOURCE_ACT, head.event_count, at, &entry);
	audit_event_add(w, head.event_count, at, event_text(work_arena(w), &entry));
}

void audit_note_act(struct work *w, const struct actor *by, enum right right, const char *act,
	const char *kind, int64_t id)
{
	audit_note(w, &(struct audit_event){
			      .account = by->account.v,
			      .role = policy_role(by, right),
			      .right = right,
			      .act = act,
			      .kind = kind,
			      .id = id,
			      .request = by->request,
		      });
}

void audit_carry(struct audit *audit)
{
	sequencer_wake(audit->sequencer);
}

bool audit_carry_all(struct audit *audit)
{
	return sequencer_carry_all(audit->sequencer);
}

void audit_append_later(struct audit *audit, struct arena *a, struct instant now,
	const struct audit_event *event, void (*done)(void *arg, bool durable), void *arg)
{
	struct audit_entry entry;

	event_entry(event, EVENT_SOURCE_READ, 0, now, &entry);
	entry.act = arena_text(a, entry.act); // columns of the leaf, needed after we return
	entry.kind = arena_text(a, entry.kind);
	appender_add(audit->appender, a, &entry, done, arg);
}

/* Somebody waiting for one event. */
struct append_wait {
	pthread_mutex_t mutex;
	pthread_cond_t answered;
	bool is_done;
	bool is_durable;
};

static void append_done(void *arg, bool durable)
{
	struct append_wait *wait = arg;

	pthread_mutex_lock(&wait->mutex);
	wait->is_durable = durable;
	wait->is_done = true;
	pthread_cond_signal(&wait->answered);
	pthread_mutex_unlock(&wait->mutex);
}

bool audit_append(
	struct audit *audit, struct arena *a, struct instant now, const struct audit_event *event)
{
	struct append_wait wait = { .mutex = PTHREAD_MUTEX_INITIALIZER,
		.answered = PTHREAD_COND_INITIALIZER };

	audit_append_later(audit, a, now, event, append_done, &wait);
	pthread_mutex_lock(&wait.mutex);
	while (!wait.is_done)
		pthread_cond_wait(&wait.answered, &wait.mutex);
	pthread_mutex_unlock(&wait.mutex);
	return wait.is_durable;
}

/* ---- looking into it ---- */

/* Adds what the leaf says to the page; a text that is none fails the work. */
static struct audit_entry *page_add(
	struct work *w, struct audit_page *page, int64_t n, const char *leaf)
{
	struct audit_entry *entry = &page->at[page->n];

	if (!event_parse(work_arena(w), slice_of(leaf), entry)) {
		work_fail(w, "an entry of the log is not an event");
		return NULL;
	}
	entry->n = n;
	page->n++;
	return entry;
}

static void list_newest(
	struct work *w, int64_t account, int64_t before, size_t most, struct audit_page *page)
{
	struct log_leaf_newest_rows rows = log_leaf_newest(w, &(struct log_leaf_newest_values){
								      .account = account,
								      .before = before,
								      .most = (int64_t)most,
							      });

	list_each (const struct log_leaf_newest_row *, row, &rows)
		page_add(w, page, row->n, row->leaf);
	page->next = rows.n == most ? rows.at[rows.n - 1].n : 0;
}

/* Entries, newest first, that wait to be merged into a page. */
struct walk {
	struct work *w;
	int64_t id;         // of the record
	const char *digits; // of that id
	struct audit_page page;
	size_t most;
};

static bool entry_shows(const struct audit_entry *entry, int64_t id)
{
	for (size_t i = 0; i < entry->id_count; i++)
		if (entry->ids[i] == id)
			return true;
	return false;
}

/* Most lists showed other records: those are passed over without reading them as events. */
static void list_seen(void *arg, const struct log_leaf_newest_row *row)
{
	struct walk *walk = arg;

	if (walk->page.n == walk->most || strstr(row->leaf, walk->digits) == NULL)
		return;
	struct audit_entry *entry = page_add(walk->w, &walk->page, row->n, row->leaf);
	if (entry && !entry_shows(entry, walk->id)) // its digits stood elsewhere
		walk->page.n--;
}

/* The lowest entry down to which a walk is complete. */
static int64_t walk_floor(const struct audit_page *page, size_t most, int64_t floor)
{
	return page->n == most && page->at[most - 1].n > floor ? page->at[most - 1].n : floor;
}

/* What was done to the record and the lists that showed it: two walks, merged. */
static void list_by_record(struct work *w, const struct audit_filter *filter, int64_t before,
	size_t most, struct audit_page *page)
{
	int64_t floor = before > stretch_entries ? before - stretch_entries : 1;
	struct arena *a = work_arena(w);
	struct audit_page own = { .at = arena_many(a, struct audit_entry, most) };
	struct walk lists = { .w = w, .id = filter->id, .most = most };
	lists.page.at = arena_many(a, struct audit_entry, most);
	lists.digits = arena_format(a, "%lld", (long long)filter->id);

	struct log_leaf_newest_rows rows = log_leaf_newest(w, &(struct log_leaf_newest_values){
								      .kind = filter->kind,
								      .record_id = filter->id,
								      .before = before,
								      .most = (int64_t)most,
							      });

	list_each (const struct log_leaf_newest_row *, row, &rows)
		page_add(w, &own, row->n, row->leaf);
	log_leaf_lists_since(w, filter->kind, floor, before, list_seen, &lists);

	floor = walk_floor(&own, most, floor);
	floor = walk_floor(&lists.page, most, floor);
	page->next = floor;
	for (size_t i = 0, k = 0; page->n < most;) {
		int64_t of_own = i < own.n ? own.at[i].n : 0;
		int64_t of_list = k < lists.page.n ? lists.page.at[k].n : 0;
		if (of_own < floor && of_list < floor)
			return;
		page->at[page->n++] = of_own > of_list ? own.at[i++] : lists.page.at[k++];
		page->next = page->n == most ? page->at[most - 1].n : floor;
	}
}

bool audit_list(struct audit *audit, struct arena *a, const struct audit_filter *filter,
	int64_t before, size_t most, struct audit_page *page)
{
	struct audit_page found = { 0 };
	struct log_head head = { 0 };

	assert(most > 0 && most <= AUDIT_PAGE_MOST);
	found.at = arena_many(a, struct audit_entry, most);
	struct work *w = db_read_begin(audit->log, a, clock_now());
	if (before == 0 && log_head_read(w, &head))
		before = (int64_t)head.tree.size + 1;
	if (filter->account == 0 && filter->id != 0)
		list_by_record(w, filter, before, most, &found);
	else
		list_newest(w, filter->account, before, most, &found);
	if (found.next == 1)
		found.next = 0;
	bool is_read = !work_failed(w);
	db_read_end(w);
	if (is_read)
		*page = found;
	return is_read;
}
