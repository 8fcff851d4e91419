/* SPDX-License-Identifier: MIT */
/*
 * The log as the rest sees it: opening, noting, appending, looking into it.
 */
#include "audit/audit.h"

#include <pthread.h>
#include <stdlib.h>
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

/* Of the log, in which a record is looked for at a time. */
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

/* What is asked of the log, and what was found: one more than a page holds, if there are. */
struct look {
	struct work *w;
	const struct audit_filter *filter;
	int64_t since, before; // entries: from the one, to before the other
	const char *digits;    // of the record's id, where one is asked for
	size_t most;
	struct audit_page found;
};

/* Adds what the leaf says; a text that is none fails the work. */
static struct audit_entry *look_add(struct look *look, const struct log_leaf_newest_row *row)
{
	struct audit_entry *entry = &look->found.at[look->found.n];

	if (!event_parse(work_arena(look->w), slice_of(row->leaf), entry)) {
		work_fail(look->w, "an entry of the log is not an event");
		return NULL;
	}
	entry->n = row->n;
	look->found.n++;
	return entry;
}

static bool is_full(const struct look *look)
{
	return look->found.n == look->most || work_failed(look->w);
}

/* ---- of everybody ---- */

static void look_at_all(struct look *look)
{
	struct log_leaf_newest_rows rows =
		log_leaf_newest(look->w, &(struct log_leaf_newest_values){
						 .since = look->since,
						 .before = look->before,
						 .act = look->filter->act,
						 .from = look->filter->from,
						 .until = look->filter->until,
						 .most = (int64_t)look->most,
					 });

	list_each (const struct log_leaf_newest_row *, row, &rows)
		look_add(look, row);
}

/* ---- of some accounts ---- */

/* The newest of one account that is not on the page yet; no leaf: there is none. */
struct newest {
	int64_t account;
	struct log_leaf_newest_row row;
};

static void newest_before(const struct look *look, int64_t before, struct newest *newest)
{
	struct log_leaf_newest_rows rows =
		log_leaf_of_account(look->w, &(struct log_leaf_of_account_values){
						     .account = newest->account,
						     .since = look->since,
						     .before = before,
						     .act = look->filter->act,
						     .from = look->filter->from,
						     .until = look->filter->until,
						     .most = 1,
					     });

	newest->row = rows.n == 1 ? rows.at[0] : (struct log_leaf_newest_row){ 0 };
}

static struct newest *newest_of_all(struct newest *each, size_t n)
{
	struct newest *best = &each[0];

	for (size_t i = 1; i < n; i++)
		if (each[i].row.n > best->row.n)
			best = &each[i];
	return best;
}

/* Each account's entries have their own walk; these become one list. */
static void look_at_accounts(struct look *look)
{
	size_t n = look->filter->account_count;
	struct newest *each = arena_many(work_arena(look->w), struct newest, n + 1);

	for (size_t i = 0; i < n; i++) {
		each[i].account = look->filter->accounts[i];
		newest_before(look, look->before, &each[i]);
	}
	while (n > 0 && !is_full(look)) {
		struct newest *best = newest_of_all(each, n);

		if (best->row.leaf == NULL)
			return;
		look_add(look, &best->row);
		newest_before(look, best->row.n, best);
	}
}

/* ---- of one record ---- */

static bool is_by_one_of_them(const struct audit_filter *filter, int64_t account)
{
	if (filter->accounts == NULL)
		return true;
	for (size_t i = 0; i < filter->account_count; i++)
		if (filter->accounts[i] == account)
			return true;
	return false;
}

static bool is_wanted(const struct audit_filter *filter, const struct audit_entry *entry)
{
	return is_by_one_of_them(filter, entry->account) &&
	       (filter->act == NULL || strcmp(filter->act, entry->act) == 0) &&
	       entry->at.ms >= filter->from.ms &&
	       (filter->until.ms == 0 || entry->at.ms < filter->until.ms);
}

static bool entry_shows(const struct audit_entry *entry, int64_t id)
{
	for (size_t i = 0; i < entry->id_count; i++)
		if (entry->ids[i] == id)
			return true;
	return entry->id == id;
}

/* Most lists showed other records: those are passed over without reading them as events. */
static void walk_meets(void *arg, const struct log_leaf_newest_row *row)
{
	struct look *look = arg;
	const struct audit_filter *filter = look->filter;

	if (is_full(look) || strstr(row->leaf, look->digits) == NULL)
		return;

	const struct audit_entry *entry = look_add(look, row);

	if (entry != NULL && !(entry_shows(entry, filter->id) && is_wanted(filter, entry)))
		look->found.n--;
}

static int by_number(const void *one, const void *other)
{
	const struct audit_entry *entry = one, *second = other;

	return entry->n > second->n ? -1 : entry->n < second->n;
}

/* Adds what a walk through entries of that kind met from `since` to `before`. */
static void walk_kind(
	struct look *look, const char *kind, int64_t since, int64_t before, struct audit_page *all)
{
	int64_t own_and_lists[] = { look->filter->id, 0 };

	for (size_t i = 0; i < array_size(own_and_lists); i++) {
		struct look walk = *look;

		walk.found = (struct audit_page){ .at = all->at + all->n };
		log_leaf_of_record(look->w,
			&(struct log_leaf_of_record_values){
				.kind = kind,
				.record_id = own_and_lists[i],
				.since = since,
				.before = before,
			},
			walk_meets, &walk);
		all->n += walk.found.n;
	}
}

static size_t kind_count(const struct audit_filter *filter)
{
	size_t n = 1;

	for (const char *const *kind = filter->also; kind != NULL && *kind != NULL; kind++)
		n++;
	return n;
}

static void look_at_stretch(struct look *look, int64_t since, int64_t before)
{
	const struct audit_filter *filter = look->filter;
	size_t kinds = kind_count(filter);
	struct audit_page all = { .at = arena_many(work_arena(look->w), struct audit_entry,
					  2 * kinds * look->most) };

	walk_kind(look, filter->kind, since, before, &all);
	for (size_t i = 0; i + 1 < kinds; i++)
		walk_kind(look, filter->also[i], since, before, &all);
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, by_number);
	for (size_t i = 0; i < all.n && !is_full(look); i++)
		look->found.at[look->found.n++] = all.at[i];
}

/* A stretch at a time, so that what is frequent is not walked to the beginning. */
static void look_at_record(struct look *look)
{
	int64_t before = look->before;

	look->digits = arena_format(work_arena(look->w), "%lld", (long long)look->filter->id);
	while (before > look->since && !is_full(look)) {
		int64_t since = before - look->since > stretch_entries ? before - stretch_entries
								       : look->since;

		look_at_stretch(look, since, before);
		before = since;
	}
}

/* ---- asking ---- */

/* Between the first and the last entry of that time; each entry says its own time besides. */
static void look_within_time(struct look *look)
{
	const struct audit_filter *filter = look->filter;
	struct instant until = { filter->until.ms == 0 ? INT64_MAX : filter->until.ms };
	struct log_leaf_span_row span = { 0 };

	if (filter->from.ms == 0 && filter->until.ms == 0)
		return;
	log_leaf_span(look->w, filter->from, until, &span);
	look->since = span.first;
	if (span.last < look->before)
		look->before = span.last + 1;
}

static void look_into(struct look *look)
{
	const struct audit_filter *filter = look->filter;
	struct log_head head = { 0 };

	if (look->before == 0 && log_head_read(look->w, &head))
		look->before = (int64_t)head.tree.size + 1;
	look_within_time(look);
	if (filter->id != 0)
		look_at_record(look);
	else if (filter->accounts != NULL)
		look_at_accounts(look);
	else
		look_at_all(look);
}

bool audit_list(struct audit *audit, struct arena *a, const struct audit_filter *filter,
	int64_t before, size_t most, struct audit_page *page)
{
	struct look look = { .filter = filter, .since = 1, .before = before, .most = most + 1 };

	assert(most > 0 && most <= AUDIT_PAGE_MOST);
	look.found.at = arena_many(a, struct audit_entry, look.most);
	look.w = db_read_begin(audit->log, a, clock_now());
	look_into(&look);

	bool is_read = !work_failed(look.w);

	db_read_end(look.w);
	if (look.found.n > most) {
		look.found.n = most;
		look.found.next = look.found.at[most - 1].n;
	}
	if (is_read)
		*page = look.found;
	return is_read;
}
