/* SPDX-License-Identifier: MIT */
/*
 * Whether the log is what it was when it was written.
 *
 * Everything that is stored twice is compared, everything that can be reckoned
 * is reckoned again: leaf and hash, leaf and columns, leaves and tree, tree and
 * head, head and what the main database remembers.
 */
#include "audit/verify.h"

#include <string.h>
#include <unistd.h>

#include "audit/audit_queries.h"
#include "audit/event.h"
#include "audit/log_queries.h"
#include "base/clock.h"
#include "base/problem.h"
#include "db/migrate.h"
#include "db/query.h"

enum { WAITING_AT_A_TIME = 500, PROGRESS_EVERY = 4096, WAITING_NAMED_MOST = 10000 };

void finding_note(
	struct audit_finding *finding, int64_t entry, const char *sentence, const char *detail)
{
	if (finding->sentence)
		return;
	finding->verdict = AUDIT_BAD;
	finding->entry = entry;
	finding->sentence = sentence;
	finding->detail = detail;
}

bool look_at(struct look *look, int64_t n, struct slice hash, struct slice leaf,
	struct audit_entry *entry)
{
	struct merkle_hash reckoned = merkle_leaf(leaf);
	const char *wrong = NULL;

	if (n != (int64_t)look->tree.size + 1)
		wrong = N_("An entry is missing, or they are out of order.");
	else if (hash.size != MERKLE_HASH_BYTES ||
		 memcmp(hash.at, reckoned.at, MERKLE_HASH_BYTES) != 0)
		wrong = N_("The entry is not what it was when its hash was made.");
	else if (!event_parse(look->scratch, leaf, entry))
		wrong = N_("The entry is not an event.");
	else if (entry->event_id != 0 && entry->event_id != look->carried + 1)
		wrong = N_("The act is there twice, or one before it is missing.");
	if (wrong) {
		finding_note(look->finding, (int64_t)look->tree.size + 1, wrong, "");
		return false;
	}
	entry->n = n;
	if (entry->event_id != 0)
		look->carried = entry->event_id;
	merkle_add(&look->tree, &reckoned);
	return true;
}

/* ---- the log's own database ---- */

struct database_look {
	struct look look;
	struct work *w;
	void (*progress)(void *arg, int64_t done);
	void *arg;
	bool remembers; // the main database is at hand
	uint64_t remembered_size;
	struct merkle_hash remembered_root;
};

static bool columns_agree(const struct log_leaf_each_row *row, const struct audit_entry *entry)
{
	return strcmp(row->source, entry->source) == 0 && row->event_id == entry->event_id &&
	       row->happened_at.ms == entry->at.ms && row->account == entry->account &&
	       strcmp(row->act, entry->act) == 0 && strcmp(row->kind, entry->kind) == 0 &&
	       row->record_id == entry->id;
}

/* The tree has grown to where the main database saw it. */
static void compare_remembered(struct database_look *d)
{
	struct merkle_hash root = merkle_root(&d->look.tree);

	if (!merkle_equal(&root, &d->remembered_root))
		finding_note(d->look.finding, 0,
			N_("The log was changed after the main database had last seen it."), "");
}

static void leaf_seen(void *arg, const struct log_leaf_each_row *row)
{
	struct database_look *d = arg;
	struct audit_entry entry;

	if (d->look.finding->sentence)
		return;
	arena_reset(d->look.scratch);
	if (!look_at(&d->look, row->n, row->hash, slice_of(row->leaf), &entry))
		return;
	if (!columns_agree(row, &entry))
		finding_note(d->look.finding, row->n,
			N_("What lists show of the entry is not what it says."), "");
	if (d->remembers && d->look.tree.size == d->remembered_size)
		compare_remembered(d);
	if (d->progress && row->n % PROGRESS_EVERY == 0)
		d->progress(d->arg, row->n);
}

static void compare_head(struct database_look *d)
{
	struct look *look = &d->look;
	struct merkle_hash root = merkle_root(&look->tree);
	struct log_head head = { 0 };
	size_t frontier_bytes = merkle_frontier_count(&look->tree) * MERKLE_HASH_BYTES;

	if (!log_head_read(d->w, &head))
		return;
	if (head.tree.size != look->tree.size)
		finding_note(look->finding, 0,
			N_("There are more or fewer entries than the head of the log counts."), "");
	else if (!merkle_equal(&head.root, &root) ||
		 memcmp(head.tree.frontier, look->tree.frontier, frontier_bytes) != 0)
		finding_note(look->finding, 0,
			N_("The head of the log does not stand for its entries."), "");
	else if (head.carried != look->carried)
		finding_note(look->finding, 0,
			N_("The head of the log names another last act than its entries."), "");
}

/* Tables and indexes that our migrations make. */
static int objects_made(void)
{
	int n = 0;

	for (size_t i = 0; i < log_schema.migration_count; i++) {
		struct slice rest = slice_of(log_schema.migrations[i].sql), line;
		while (slice_line(&rest, &line))
			n += slice_starts(line, "CREATE ");
	}
	return n;
}

static bool is_of_ours(const char *sql)
{
	for (size_t i = 0; i < log_schema.migration_count; i++)
		if (strstr(log_schema.migrations[i].sql, sql))
			return true;
	return false;
}

/* SQLite keeps the words that made each; the table of migrations is the db room's. */
static void compare_schema(struct database_look *d)
{
	static const struct query schema = { "schema",
		"SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'migration'" };
	int count = 0;
	bool is_ours = true;

	struct statement *s = query_start(d->w, &schema);
	for (; query_step(s); count++)
		is_ours = is_ours && is_of_ours(query_text(s, 0, work_arena(d->w)));
	query_end(s);
	if (!work_failed(d->w) && (!is_ours || count != objects_made()))
		finding_note(d->look.finding, 0,
			N_("The tables of the log are not those that it was made with."), "");
}

/* SQLite's own look at pages, indexes and constraints. */
static void compare_pages(struct database_look *d)
{
	static const struct query check = { "integrity_check", "PRAGMA integrity_check(1)" };

	struct statement *s = query_start(d->w, &check);
	const char *said = query_step(s) ? query_text(s, 0, work_arena(d->w)) : "";
	query_end(s);
	if (!work_failed(d->w) && strcmp(said, "ok") != 0)
		finding_note(d->look.finding, 0, N_("The file of the log is damaged."), said);
}

static void look_at_database(struct database_look *d, struct db *log, struct arena *a)
{
	struct audit_finding *finding = d->look.finding;
	const char *why = "";

	d->w = db_read_begin(log, a, clock_now());
	log_leaf_each(d->w, leaf_seen, d);
	if (!work_failed(d->w) && finding->sentence == NULL)
		compare_head(d);
	compare_schema(d);
	compare_pages(d);
	if (!db_check(log, a, &why))
		finding_note(finding, 0, N_("The file of the log is damaged."), why);
	if (work_failed(d->w))
		finding_note(finding, 0, N_("The file of the log is damaged."),
			arena_text(a, work_failure(d->w)));
	db_read_end(d->w);
	finding->size = (int64_t)d->look.tree.size;
	if (finding->sentence == NULL && d->remembers && d->look.tree.size < d->remembered_size)
		finding_note(finding, 0,
			N_("The log is shorter than the main database remembers: its end is gone."),
			"");
}

/* ---- the main database ---- */

struct main_state {
	int64_t event_count;
	int64_t *waiting;
	size_t waiting_count;
	size_t waiting_room;
	int64_t bad; // the first that waits and is no event; 0: none
};

/* All that waits, in one state of the database. */
static void waiting_read(struct work *w, struct main_state *state)
{
	struct arena *a = work_arena(w);
	struct audit_event_waiting_rows rows;
	struct audit_entry entry;
	int64_t after = 0;

	do {
		rows = audit_event_waiting(w, after, WAITING_AT_A_TIME);
		list_each (const struct audit_event_waiting_row *, row, &rows) {
			after = row->id;
			if (state->waiting_count == state->waiting_room)
				list_grow(a, (void **)(void *)&state->waiting, state->waiting_count,
					&state->waiting_room, sizeof *state->waiting);
			state->waiting[state->waiting_count++] = row->id;
			if (state->bad == 0 && (!event_parse(a, slice_of(row->leaf), &entry) ||
						       entry.event_id != row->id))
				state->bad = row->id;
		}
	} while (rows.n == WAITING_AT_A_TIME);
}

/* Before the log is read, so that what is carried meanwhile is found there. */
static bool main_read(
	struct arena *a, struct db *main, struct database_look *d, struct main_state *state)
{
	struct audit_head_get_row known;
	struct work *w = db_read_begin(main, a, clock_now());
	bool is_read = audit_head_get(w, &known);

	if (is_read)
		waiting_read(w, state);
	is_read = is_read && !work_failed(w) &&
		  merkle_from_hex(slice_of(known.log_root), &d->remembered_root);
	db_read_end(w);
	if (!is_read)
		return false;
	state->event_count = known.event_count;
	d->remembers = known.log_size > 0;
	d->remembered_size = (uint64_t)known.log_size;
	return true;
}

/* Names what is not in the log yet; the numbers from there to the last have to be complete. */
static void compare_waiting(
	struct audit_finding *finding, const struct main_state *state, int64_t carried)
{
	size_t i = 0;

	while (i < state->waiting_count && state->waiting[i] <= carried)
		i++;
	finding->waiting = state->waiting ? state->waiting + i : NULL;
	finding->waiting_count = state->waiting_count - i;
	for (int64_t expected = carried + 1; i < state->waiting_count; i++, expected++)
		if (state->waiting[i] != expected)
			break;
	bool is_complete = i == state->waiting_count &&
			   carried + (int64_t)finding->waiting_count >= state->event_count;
	if (finding->sentence == NULL && !is_complete)
		finding_note(
			finding, 0, N_("An act is in neither the log nor the main database."), "");
	if (finding->sentence == NULL && state->bad > carried)
		finding_note(finding, 0,
			N_("What waits in the main database to be carried is not an event."), "");
}

/* ---- all of it ---- */

static struct audit_finding unreadable(const char *sentence, const char *detail)
{
	return (struct audit_finding){
		.verdict = AUDIT_UNREADABLE, .sentence = sentence, .detail = detail
	};
}

struct audit_finding audit_verify(struct arena *a, const char *log_path, struct db *main,
	void (*progress)(void *arg, int64_t done), void *arg)
{
	struct audit_finding finding = { .detail = "" };
	struct database_look d = { .progress = progress, .arg = arg };
	struct main_state state = { 0 };
	const char *why = NULL;

	if (access(log_path, R_OK) != 0)
		return unreadable(N_("The log cannot be read."), log_path);
	if (main && !main_read(a, main, &d, &state))
		return unreadable(N_("The main database cannot be read."), "");
	struct db *log = db_open_to_read(a, log_path, &log_schema, &why);
	if (log == NULL) {
		finding_note(&finding, 0, N_("The file is damaged, or is not a log."), why);
		return finding;
	}
	d.look = (struct look){ .scratch = arena_open(1 << 15), .finding = &finding };
	look_at_database(&d, log, a);
	db_close(log);
	if (main)
		compare_waiting(&finding, &state, d.look.carried);
	if (finding.sentence == NULL) {
		struct merkle_hash root = merkle_root(&d.look.tree);
		memcpy(finding.root, merkle_hex(a, &root), sizeof finding.root);
	}
	arena_close(d.look.scratch);
	return finding;
}
