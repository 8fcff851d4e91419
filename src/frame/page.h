/* SPDX-License-Identifier: MIT */
/*
 * What a handler has at hand: its page, its addresses' query, its refusals, and
 * the word to the log.
 */
#ifndef FRAME_PAGE_H
#define FRAME_PAGE_H

#include "audit/audit.h"
#include "db/db.h"
#include "http/request.h"
#include "i18n/i18n.h"

struct form_field;
struct relay;

/* What a page needs besides its title; all of it may be left out. */
struct page_options {
	bool is_wide;		// it lies beside a document
	const char *success;	// what was just done, in the reader's language
	const struct link *trail;	// breadcrumbs, home first
	size_t trail_count;
	struct url feed;	// its machine-readable twin
};

/*
 * Begins the page: everything up to and including <main>.  `title` is in the reader's language
 * already and names no person.  Answers where the view writes.
 */
struct html *page_open(struct request *rq, const char *title);
struct html *page_open_with(struct request *rq, const char *title, const struct page_options *options);

/* Ends it; `status` is what the handler answers. */
enum status page_close(struct request *rq, enum status status);

/* Anybody may be sent the same: the frame keeps it while nothing changes; caches ask each time. */
void page_is_public(struct request *rq);

/* The whole address of a page, for what is read elsewhere: "https://register.example/cy/register". */
const char *page_address(const struct request *rq, struct url url, enum language language);

/* ---- pages that say no ---- */

/* There is none, or none that this reader may know of: the two look the same. */
enum status page_not_found(struct request *rq);

/* A rule says no; `message` is a msgid.  Status 409. */
enum status page_refused(struct request *rq, const char *message);

/* The same, with what stands in the way of it. */
enum status page_refused_for(struct request *rq, const char *message, struct link what);

/* There is a page at that path of this program, and it is of a right that the reader has. */
bool page_is_open(const struct request *rq, const char *path);

struct given_back {
	const char *title;
	const char *message;
	const char *standing;    // what stands now, and who did it; NULL: nothing to be said
	struct link onward;      // where to go from here; its text NULL: nowhere
	struct typed_list typed; // form_typed
};

/*
 * The form was not taken: what was typed in it is shown, to be copied, since nothing else keeps it.
 * All is in the reader's language.
 */
enum status page_given_back(struct request *rq, enum status status, const struct given_back *back);

/*
 * The form did not come from a page of the present session: nothing was done, and `typed` is given
 * back.  Status 403.
 */
enum status page_out_of_date(struct request *rq, struct typed_list typed);

/* The reader has no right to what the route does; status 403. */
enum status page_forbidden(struct request *rq);

/* ---- the log ---- */

/*
 * The page shows this record, said once or more: its entry is durable before the page leaves.  For
 * a write nothing is to be said here: its service notes the event in its own transaction.
 */
void page_shows(struct request *rq, const char *kind, int64_t id);

/*
 * The same of a list, however long and even if nothing was found; as many entries as the log needs.
 * `ids` has to last as long as the request.
 */
void page_lists(struct request *rq, const char *kind, const int64_t *ids, size_t n);

/* For the pages about the program itself: the log, and how the database fares. */
struct audit *page_audit(const struct request *rq);
struct db_counts page_db_counts(const struct request *rq);
int64_t page_public_generation(const struct request *rq);

/* What the program talks to the other one by; NULL if to none. */
struct relay *page_relay(const struct request *rq);

/* Was what was last to be kept, an act or the log's entry of a page, kept? */
bool page_keeps(const struct request *rq);

/* ---- forms ---- */

/* Hidden fields of every form: the token and the key that makes a repeated submit harmless. */
struct form_keys {
	const char *token;
	const char *once;
};

struct form_keys page_form_keys(struct request *rq);

/* The parts of a date's field: as typed where the form came back, else of `stands`. */
void page_date_parts(struct request *rq, struct form_field *field, struct date stands);

/* ---- menus ---- */

/* One entry of a program's menu, or link at its foot, shown to whoever holds its right. */
struct menu_item {
	const char *text;	// a msgid
	const char *path;
	enum right right;
};

#endif
