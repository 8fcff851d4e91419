/* SPDX-License-Identifier: MIT */
/*
 * The log of who did what to which record.
 *
 * A database file of its own holding an RFC 6962 Merkle tree; a leaf is the
 * canonical text of one event, which names no person's data and holds no free
 * text.  The event of a write is a row of the act's own transaction and is
 * carried into the log from there, once, by the sequencer.  The event of a
 * read is appended, durably, before the page leaves: no log, no act.
 */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/actor.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/right.h"
#include "base/role.h"
#include "base/slice.h"

struct audit;
struct db;
struct work;

enum {
	AUDIT_IDS_MOST = 500, // of one list: bounds the length of a leaf
	AUDIT_FIELDS_BYTES_MOST = 4000,
	AUDIT_PAGE_MOST = 100, // entries of one audit_list
};

enum audit_result { AUDIT_DONE, AUDIT_REFUSED, AUDIT_FAILED };

/* Its texts are words (letters, digits and "-_.:/"), never what somebody typed. */
struct audit_event {
	int64_t account;  // 0: nobody was signed in
	enum role role;   // under which it was done
	enum right right; // gives purpose and audit verb; RIGHT_NONE needs an act
	const char *act;  // what was done, a word: "import", "attest"; NULL: the right's audit verb
	const char *kind; // of the record: "decision", "account"; NULL: of none
	int64_t id;       // of the record; 0 for a list
	const int64_t *ids; // shown by a list
	size_t id_count;
	const char *fields; // names of what changed, separated by spaces; NULL if none
	enum audit_result result;
	const char *request; // the request's id
	bool is_by_day; // of an act: only its day is to be known (midnight UTC of the UK's day)
};

/* ---- keeping ---- */

/*
 * Opens (and creates) the log beside the main database, whose events it carries; migrates it.
 * NULL with a sentence in `*why` if it cannot be had, or is shorter than the main database
 * remembers: then leaves were lost, and nothing may be done before somebody has looked.
 */
struct audit *audit_open(struct arena *a, const char *path, struct db *main, const char **why);

/* Carries what is left, then closes.  Before the main database is closed. */
void audit_close(struct audit *audit);

/* The log's own database, for a backup: after that of the main one, so that no event is missing. */
struct db *audit_log(struct audit *audit);

/* Notes an event as a row of the act's own transaction; it stands or falls with it. */
void audit_note(struct work *w, const struct audit_event *event);

/*
 * The same for what somebody did to one record: under the role that gives them the right, in the
 * request they act through.  `act` as in the event: NULL is the right's own audit verb.
 */
void audit_note_act(struct work *w, const struct actor *by, enum right right, const char *act,
	const char *kind, int64_t id);

/* Tells the sequencer that there is something to carry; called after a commit.  Returns at once. */
void audit_carry(struct audit *audit);

/*
 * Waits until all that is committed in the main database is in the log; false if it could not
 * be carried now (the events are still in the main database, and are tried again).  Not from a
 * thread that writes to either database.
 */
bool audit_carry_all(struct audit *audit);

/*
 * Appends the event of a read; `done(arg, true)` is called, once, on the log's thread, when it
 * is durable, or with false if it could not be.  `event` may go once this returns; `a` has to
 * last until `done`, and is used by this thread only.  Those who wait together share a commit.
 */
void audit_append_later(struct audit *audit, struct arena *a, struct instant now,
	const struct audit_event *event, void (*done)(void *arg, bool durable), void *arg);

/* The same, waiting. */
bool audit_append(
	struct audit *audit, struct arena *a, struct instant now, const struct audit_event *event);

/* ---- reading ---- */

/* One entry of the log, as its leaf says. */
struct audit_entry {
	int64_t n;          // its number, from 1
	const char *source; // "act" or "read"
	int64_t event_id;   // of an act, in the main database; else 0
	struct instant at;
	int64_t account;
	const char *role; // "-" in a text: nothing
	const char *right;
	const char *purpose;
	const char *act;
	const char *kind;
	int64_t id;
	const int64_t *ids;
	size_t id_count;
	const char *fields;
	enum audit_result result;
	const char *request;
};

/* Which; what is 0 or NULL does not matter. */
struct audit_filter {
	const int64_t *accounts; // what these did; 0 among them: what nobody who was signed in did
	size_t account_count;
	const char *kind; // with `id`: what was done to that record, and the lists that showed it
	const char *const *also; // what else the log calls that record; ended by NULL
	int64_t id;
	const char *act;
	struct instant from, until; // it happened from then on, and before
};

struct audit_page {
	struct audit_entry *at; // newest first
	size_t n;
	int64_t next; // `before` of the next page; 0: nothing is left
};

/*
 * Up to `most` (AUDIT_PAGE_MOST or fewer) entries before entry `before` (0: from the newest), in
 * the order of the log; fewer only where no more are left.  False if the log cannot be read.
 */
bool audit_list(struct audit *audit, struct arena *a, const struct audit_filter *filter,
	int64_t before, size_t most, struct audit_page *page);

/* ---- proving ---- */

enum audit_verdict { AUDIT_GOOD, AUDIT_BAD, AUDIT_UNREADABLE }; // exit statuses 0, 1, 2

struct audit_finding {
	enum audit_verdict verdict;
	const char *sentence;   // what is wrong first; NULL when good.  A msgid
	const char *detail;     // figures or the database's own words, in no language; "" if none
	int64_t entry;          // the first bad one; 0: none in particular
	int64_t size;           // entries that were looked at
	char root[65];          // of the tree over them, hexadecimal; "" when not all were read
	const int64_t *waiting; // numbers of events of the main database not yet carried
	size_t waiting_count;
};

/*
 * Looks at everything in the log at `log_path`, which may be a copy of it or one in use, and, with
 * `main` (else NULL), whether it is as long as the main database remembers and which events
 * still wait there.  `progress` (or NULL) is told how many entries were looked at, now and then.
 */
struct audit_finding audit_verify(struct arena *a, const char *log_path, struct db *main,
	void (*progress)(void *arg, int64_t done), void *arg);

/*
 * The whole log at `log_path` as a text, each byte of which counts; false, with a sentence in
 * `*why`, if it could not be read.
 *
 *	sarn-audit-bundle 1
 *	1 ⇥ the leaf's hash ⇥ the leaf
 *	…
 *	size 1 root …
 */
bool audit_export(struct arena *a, const char *log_path, void (*put)(void *arg, struct slice bytes),
	void *arg, const char **why);

/* The same looks at such a text, with no database. */
struct audit_finding audit_verify_bundle(struct arena *a, struct slice bundle);

#endif
