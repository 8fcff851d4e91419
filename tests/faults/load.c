/* SPDX-License-Identifier: MIT */
#include "load.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "audit/event.h"
#include "base/clock.h"

enum { IMPORTER = 0, READERS_FROM = 4, AGAIN_EVERY = 3 };

static atomic_llong acknowledged;

struct ledger ledger_new(struct arena *a)
{
	return (struct ledger){ .arena = a };
}

static void add_seen(struct ledger *ledger, int64_t id, int64_t times)
{
	list_each (struct seen *, seen, &ledger->seen) {
		if (seen->id == id) {
			seen->times += times;
			return;
		}
	}
	*list_add(ledger->arena, &ledger->seen) = (struct seen){ id, times };
}

/* ---- a worker ---- */

static bool goes_on(const struct load *load)
{
	return !atomic_load(&load->stops);
}

/* Notes an answer that is none, a refusal, or a wrong one; true if the worker is to go on. */
static bool note_trouble(struct worker *worker, const struct answer *answer, const char *path)
{
	long long signal_us = atomic_load(&worker->load->signal_us);
	struct ledger *own = &worker->own;

	if (answer->status == 0) {
		own->unanswered +=
			answer->sent_us > 0 && (signal_us == 0 || answer->sent_us < signal_us);
		return false;
	}
	if (answer->status == 503 && worker->load->may_refuse)
		own->refused++;
	else if (own->wrong == NULL)
		own->wrong = arena_format(
			own->arena, "%s: %d %s", path, answer->status, answer->location);
	return true;
}

/* What a form that makes a record is answered: its id; 0 if it was not. */
static int64_t record_made(const struct answer *answer)
{
	return answer->status == 303 ? number_after(slice_of(answer->location), "/decisions/", 0)
				     : 0;
}

static struct made draft_form(struct worker *worker, int n)
{
	struct load *load = worker->load;

	return (struct made){ .path = "/decisions/draft",
		.form = arena_format(worker->own.arena,
			"organisation=%" PRId64 "&template=summary-sheet&language=en"
			"&key=draft-%" PRId64 "-%d-%06d-of-the-load",
			load->organisation, load->begun, worker->number, n) };
}

static struct made import_form(struct worker *worker, int n)
{
	struct load *load = worker->load;

	return (struct made){ .path = "/decisions/import",
		.form = arena_format(worker->own.arena,
			"organisation=%" PRId64 "&key=import-%" PRId64 "-%d-%06d-of-the-load"
			"&text=Reference:+PCCG-%" PRId64 "-%05d%%0ATitle:+An+invented+programme%%0A"
			"Purpose:+To+agree+the+funding+of+an+invented+programme%%0A"
			"Summary:+The+cost+is+up+to+%%C2%%A333,760.%%0A"
			"Decision+maker:+Enghraifft+Sampl%%0ADate+signed:+20+March+2025%%0A",
			load->organisation, load->begun, worker->number, n, load->begun, n) };
}

/* Sends it; answers whether to go on. */
static bool send_form(struct worker *worker, struct arena *a, struct made *made)
{
	struct answer answer = client_ask(&worker->client, a, made->path, made->form);
	int64_t id = record_made(&answer);

	if (id == 0)
		return note_trouble(worker, &answer, made->path);
	if (made->id != 0 && made->id != id && worker->own.wrong == NULL)
		worker->own.wrong = "one key was answered with two records";
	made->id = id;
	atomic_fetch_add(&acknowledged, 1);
	return true;
}

static void make_records(struct worker *worker, struct arena *a)
{
	struct ledger *own = &worker->own;
	bool is_sent = true;

	for (int n = 0; is_sent && goes_on(worker->load); n++) {
		struct made *made = list_add(own->arena, &own->made);

		*made = worker->number == IMPORTER ? import_form(worker, n) : draft_form(worker, n);
		is_sent = send_form(worker, a, made);
		if (is_sent && n % AGAIN_EVERY == 0)
			is_sent = send_form(worker, a, made);
		arena_reset(a);
	}
}

static void show_records(struct worker *worker, struct arena *a)
{
	const struct seen_list *shown = &worker->load->shown;
	bool is_sent = true;

	for (size_t n = (size_t)worker->number; is_sent && goes_on(worker->load); n++) {
		int64_t id = shown->at[n % shown->n].id;
		const char *path = arena_format(a, "/decisions/%" PRId64, id);
		struct answer answer = client_ask(&worker->client, a, path, NULL);

		if (answer.status == 200) {
			add_seen(&worker->own, id, 1);
			atomic_fetch_add(&acknowledged, 1);
		} else {
			is_sent = note_trouble(worker, &answer, path);
		}
		arena_reset(a);
	}
}

static void *work(void *arg)
{
	struct worker *worker = arg;
	struct arena *a = arena_open(1 << 17);

	if (worker->number >= READERS_FROM)
		show_records(worker, a);
	else
		make_records(worker, a);
	client_close(&worker->client);
	arena_close(a);
	return NULL;
}

/* ---- all of them ---- */

static void find_records(struct load *load, struct slice page)
{
	static const char before[] = "href=\"/decisions/";

	for (size_t at = 0; (at = slice_find(page, before, at)) != SIZE_MAX; at++) {
		int64_t id = number_after(page, before, at);

		if (id != 0)
			*list_add(load->site->arena, &load->shown) = (struct seen){ .id = id };
	}
}

void load_prepare(struct load *load, struct site *site)
{
	static const char before[] = "<option value=\"";
	struct answer answer;

	*load = (struct load){ .site = site, .officer = client_new(site) };
	assert_true(client_sign_in(&load->officer, site->arena, "decision-officer"));
	answer = client_ask(&load->officer, site->arena, "/decisions/new", NULL);
	for (size_t at = 0; load->organisation == 0; at++) {
		at = slice_find(answer.body, before, at);
		assert_true(at != SIZE_MAX);
		load->organisation = number_after(answer.body, before, at);
	}
	answer = client_ask(&load->officer, site->arena, "/decisions", NULL);
	find_records(load, answer.body);
	assert_true(load->shown.n >= 3);
	client_close(&load->officer);
}

void load_begin(struct load *load)
{
	load->begun++;
	atomic_store(&load->stops, false);
	atomic_store(&load->signal_us, 0);
	atomic_store(&acknowledged, 0);
	for (int i = 0; i < WORKERS; i++) {
		struct worker *worker = &load->worker[i];

		*worker = (struct worker){ .load = load, .number = i, .client = load->officer };
		worker->client.port = load->site->port;
		worker->client.closes = i % 2 == 1;
		worker->own = ledger_new(arena_open(1 << 16));
		assert_int_equal(pthread_create(&worker->thread, NULL, work, worker), 0);
	}
}

int64_t load_acknowledged(struct load *load)
{
	(void)load;
	return atomic_load(&acknowledged);
}

static void ledger_add(struct ledger *ledger, struct ledger *own)
{
	list_each (const struct made *, made, &own->made) {
		struct made *copy = list_add(ledger->arena, &ledger->made);

		*copy = *made;
		copy->form = arena_text(ledger->arena, made->form);
	}
	list_each (const struct seen *, seen, &own->seen)
		add_seen(ledger, seen->id, seen->times);
	ledger->unanswered += own->unanswered;
	ledger->refused += own->refused;
	if (ledger->wrong == NULL && own->wrong != NULL)
		ledger->wrong = arena_text(ledger->arena, own->wrong);
}

void load_end(struct load *load, struct ledger *ledger)
{
	atomic_store(&load->stops, true);
	for (int i = 0; i < WORKERS; i++) {
		struct worker *worker = &load->worker[i];

		assert_int_equal(pthread_join(worker->thread, NULL), 0);
		ledger_add(ledger, &worker->own);
		arena_close(worker->own.arena);
	}
}

/* ---- the reckoning ---- */

void ledger_complete(struct ledger *ledger, struct client *client)
{
	list_each (struct made *, made, &ledger->made) {
		if (made->id != 0)
			continue;
		struct answer answer = client_ask(client, ledger->arena, made->path, made->form);

		made->id = record_made(&answer);
		if (made->id == 0)
			fail_msg("%s: %d %.*s", made->form, answer.status, (int)answer.body.size,
				answer.body.size == 0 ? "" : answer.body.at);
	}
}

void ledger_check_pages(struct ledger *ledger, struct client *client, size_t from)
{
	struct arena *a = arena_open(1 << 17);

	for (size_t i = from; i < ledger->made.n; i++) {
		const char *path = arena_format(a, "/decisions/%" PRId64, ledger->made.at[i].id);
		struct answer answer = client_ask(client, a, path, NULL);

		if (answer.status != 200)
			fail_msg("%s was acknowledged and is answered %d", path, answer.status);
		add_seen(ledger, ledger->made.at[i].id, 1);
		arena_reset(a);
	}
	arena_close(a);
}

/* What the log says of records: how often they were made or changed, and shown; sorted. */
struct logged {
	int64_t id;
	bool is_act;
};

LIST(logged_list, struct logged);

static int by_id(const void *one, const void *other)
{
	const struct logged *x = one;
	const struct logged *y = other;

	return x->id < y->id ? -1 : x->id > y->id;
}

static struct logged_list read_bundle(struct site *site)
{
	struct arena *a = site->arena;
	struct slice rest = site_log(site);
	struct slice line;
	struct logged_list list = { 0 };
	struct audit_entry entry;

	slice_line(&rest, &line);
	while (slice_line(&rest, &line) && !slice_starts(line, "size ")) {
		size_t at = slice_find(line, "\t", slice_find(line, "\t", 0) + 1) + 1;

		assert_true(event_parse(a, slice_part(line, at, line.size), &entry));
		if (strcmp(entry.kind, "decision") == 0 && entry.id != 0)
			*list_add(a, &list) = (struct logged){ entry.id, entry.event_id > 0 };
	}
	qsort(list.at, list.n, sizeof *list.at, by_id);
	return list;
}

static int64_t times_logged(const struct logged_list *list, int64_t id, bool is_act)
{
	const struct logged *found =
		bsearch(&(struct logged){ .id = id }, list->at, list->n, sizeof *list->at, by_id);
	int64_t times = 0;

	if (found == NULL)
		return 0;
	while (found > list->at && found[-1].id == id)
		found--;
	for (; found < list->at + list->n && found->id == id; found++)
		times += found->is_act == is_act;
	return times;
}

int64_t records_counted(struct site *site)
{
	const char *counted = site_does(site, "backup", site_path(site, "copy"), NULL);

	return number_after(slice_of(counted), " organisations\n  ", 0);
}

void ledger_check_log(struct ledger *ledger, struct site *site)
{
	struct logged_list logged = read_bundle(site);

	list_each (const struct made *, made, &ledger->made)
		if (times_logged(&logged, made->id, true) != 1)
			fail_msg("record %" PRId64 " was made once and is %" PRId64
				 " times in the log",
				made->id, times_logged(&logged, made->id, true));
	list_each (const struct seen *, seen, &ledger->seen)
		if (times_logged(&logged, seen->id, false) < seen->times)
			fail_msg("record %" PRId64 " was shown %" PRId64
				 " times; the log says %" PRId64,
				seen->id, seen->times, times_logged(&logged, seen->id, false));
}
