/* SPDX-License-Identifier: MIT */
/*
 * One request and the reply to it, as plain data in an arena.
 *
 * From bytes to a `struct request` is a pure function, testable without
 * sockets: UTF-8 checked and in form C, no NUL or control characters, every
 * length bounded.  A handler sees only what its route declared.
 */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/actor.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/language.h"
#include "base/list.h"
#include "base/map.h"
#include "base/money.h"
#include "base/problem.h"
#include "base/right.h"
#include "base/slice.h"
#include "base/word.h"
#include "html/html.h"

struct work;

enum method { METHOD_NONE, GET, POST }; // HEAD is a GET whose body is not sent

enum status {
	STATUS_NONE,
	OK = 200,
	SEE_OTHER = 303,
	NOT_MODIFIED = 304,
	BAD_REQUEST = 400,
	FORBIDDEN = 403,
	NOT_FOUND = 404,
	METHOD_NOT_ALLOWED = 405,
	CONFLICTING = 409,
	TOO_LARGE = 413,
	URI_TOO_LONG = 414,
	MISDIRECTED = 421,
	UNPROCESSABLE = 422,
	TOO_MANY_REQUESTS = 429,
	HEADERS_TOO_LARGE = 431,
	SERVER_ERROR = 500,
	NOT_AVAILABLE = 503,
};

/* ---- what a route is ---- */

struct request;

enum input_kind {
	INPUT_NONE,
	INPUT_LINE,   // one line of text, trimmed
	INPUT_TEXT,   // many lines; what ends a line or a page becomes LF
	INPUT_NUMBER, // a whole number
	INPUT_ID,     // 63 bits, decimal
	INPUT_DATE, // three fields: name-day, name-month, name-year; the day may be blank where `month_will_do`
	INPUT_MONEY,
	INPUT_CHOICE,  // one of `choices`
	INPUT_CHOICES, // any number of `choices`, or of any ids when there are none
	INPUT_FLAG,    // "yes" or absent
	INPUT_SECRET,  // a line that is never trimmed, kept, logged or shown again
	INPUT_FILE,    // multipart only
};

/* One field that a form or query string of the route may hold; no other reaches a handler. */
struct input {
	const char *name; // one '*' stands for an id or a word: "amount-*", "amount-*-en"
	enum input_kind kind;
	size_t max; // code points of a text, bytes of a file; 0: 200, files: 1 MiB
	bool required;
	const char *message;        // said when it is required and blank; NULL: a general sentence
	const char *const *choices; // ended by NULL; a CHOICE always has them
	bool month_will_do;
	const char *label; // what its form calls it, a msgid; NULL: typed text is told without
	const struct word
		*words; // what its values mean, WORDS(table); NULL: nothing but themselves
	size_t word_count;
};

#define WORDS(table) .words = (table), .word_count = array_size(table)

/*
 * The largest form is that of a record with as many amounts as it can have, 500, of four fields
 * each; all its others are fewer than 200.
 */
enum { INPUTS_MAX = 96, FORM_FIELDS_MAX = 2200 };

/* One of a table that ends with a pathless one. */
struct route {
	enum method method;
	const char *path; // "/decisions/{id}/amounts/{amount}": a hole is one whole segment, an id
		// unless it ends in '~' ("{name~}"); both have values under their bare name
	enum right right;
	enum status (*handle)(struct request *rq);
	const struct input *inputs; // ended by a nameless one; NULL: takes none
	void (*before)(
		struct request *rq); // heavy work with no connection held: a password, a document
	size_t body_max;             // bytes; 0: 64 KiB
	bool only_reads; // a POST that changes nothing: what it asks may stand in no address

	/*
	 * Of a POST that another program sends: whether its body (rq->body, which is no form)
	 * proves by itself who sent it.  OK, or what is answered; called with no connection held.
	 * Such a route asks for no session, no token and no policy, and may be asked by any name
	 * of this host; its right says what the log calls it.
	 */
	enum status (*admit)(struct request *rq);
};

/* The most bytes its body may have; of NULL, which no route takes, the usual. */
size_t route_body_max(const struct route *route);

/* The most bytes its largest file may have; 0 if it takes none. */
size_t route_file_max(const struct route *route);

/* ---- a request ---- */

struct pair {
	const char *name;
	const char *value;
};

LIST(pairs, struct pair);

/* Fields in the order sent; the value of a name (of CHOICES the first) is found at once. */
struct fields {
	struct pairs all;
	struct map by_name;
};

struct upload {
	const char *field;
	const char *file_name; // as the browser said it, last part only; never opened
	struct slice bytes;
};

LIST(uploads, struct upload);

/* In no frame and with none, unless a handler says so of its one reply. */
enum framing {
	FRAMING_NONE,
	FRAMING_HAS, // a page with a frame of what is FRAMING_IN
	FRAMING_IN,  // a file, not a page, that may stand in a frame of ours
	FRAMING_COUNT
};

/* A reply being made.  Set by the page helpers; a handler only answers the status. */
struct reply {
	enum status status;
	const char *content_type; // NULL: text/html; charset=utf-8
	struct slice body;
	struct pairs headers; // besides those every reply carries
	const char *location;
	bool is_public;    // may be kept by caches that ask each time; else no-store
	bool is_immutable; // static files by content hash
	bool is_gzip;      // body is already gzip and the client takes it
	enum framing framing;
	enum language language; // of a page, for Content-Language
};

struct request {
	struct arena *arena;
	struct instant now;
	struct date today;
	char id[17]; // hex, in the technical log and on error pages

	enum method method;
	bool is_head;
	const char *path;  // decoded, without the language prefix; starts with '/'
	const char *query; // raw, after '?'; "" if none
	enum language language;
	struct pairs headers; // names in lower case; only those the server lets through
	struct pairs cookies;
	struct fields query_fields;
	struct fields form_fields;
	struct uploads uploads;
	struct pairs path_values; // by the route's holes

	const struct route *route;
	struct slice body;                // as it came; only where the route admits by it
	const struct input *house_inputs; // the frame's own fields, taken on every route; or NULL
	struct actor actor;
	struct problems problems; // gather as fields are read
	struct work *work;        // the transaction lent by the frame; NULL in `before`
	void *prepared;           // what `before` made for the handler
	void *session;            // the frame's

	struct html page; // being written
	struct reply reply;
};

/* ---- from bytes ---- */

/* What came over the wire, with nothing checked. */
struct wire {
	const char *method;
	const char *target;   // path and query, percent-encoded
	struct pairs headers; // names in any case
	struct slice body;
	const char *peer;    // address of the other end of the socket; CLIENT_UNIX of a unix one
	enum status refused; // what to answer when the body was not kept: TOO_LARGE, NOT_AVAILABLE
};

/*
 * Makes `rq` from `wire`; every text in it is valid, in form C and bounded.  OK, or the status to
 * answer; `rq` is then still fit for making an error page, with the path and language as far as
 * they were understood.  The body is parsed later, by request_read_form, once the route is known.
 */
enum status request_parse(
	struct request *rq, struct arena *a, const struct wire *wire, struct instant now);

/*
 * All routes of a program, made ready for looking up; once, at the start.  `tables` are `n`
 * tables.  A malformed path, a route without a right or handler, two routes for the same
 * requests, or an input that cannot be are bugs.
 */
struct routes;
struct routes *routes_gather(struct arena *a, const struct route *const *tables, size_t n);

/*
 * The route of that method and path and its values in `rq`.  OK, NOT_FOUND, METHOD_NOT_ALLOWED
 * (with the methods that the path takes as Allow in the reply; METHOD_NONE is never allowed), or
 * SEE_OTHER: the page lies at the same address without the slash at its end.  A word beats an id,
 * an id beats a text.  Ids are 1 to 2^63-1 in decimal, without leading zeros; anything else in
 * their place is NOT_FOUND.
 */
enum status request_route(struct request *rq, const struct routes *routes);

/*
 * Reads urlencoded or multipart `body` as far as the route declares its fields: an undeclared or
 * doubled field (only CHOICES may repeat) or a bad escape is BAD_REQUEST, too much is TOO_LARGE.
 * Likewise for the query string, by the same declarations, but of a GET an undeclared field is
 * left out.  Texts that cannot be read (malformed UTF-8, NUL) or lie outside their limits become
 * problems, not errors, when the handler asks.
 */
enum status request_read_query(struct request *rq);
enum status request_read_form(struct request *rq, struct slice body);

/* The value of a header or cookie, NULL if absent.  Header names in lower case. */
const char *request_header(const struct request *rq, const char *name);
const char *request_cookie(const struct request *rq, const char *name);

/* ---- declared input, for handlers; asking for what the route did not declare is a bug ---- */

int64_t path_id(const struct request *rq, const char *name);
const char *path_text(const struct request *rq, const char *name);

/*
 * As typed, "" when absent; the form's field for a POST, the query's for a GET.  Of a date, its
 * parts: "signed_on-day".  A secret is never given back: "".
 */
const char *form_raw(const struct request *rq, const char *name);

/* True if the field was sent, if only blank. */
bool form_was_sent(const struct request *rq, const char *name);

struct typed {
	const char *name; // as sent; of a date that of its day
	const char
		*label; // in the request's language; NULL if its declaration has none, or as before
	const char *value;
};

LIST(typed_list, struct typed);

/*
 * What was typed, in the order sent: texts, amounts, and dates as "27 3 2025"; of what has words,
 * those of the choice; a number that has a label.  Nothing blank, no other choice, no secret.
 */
struct typed_list form_typed(const struct request *rq);

/* Checked as declared; a value that does not fit adds its problem and answers the empty one. */
const char *form_text(struct request *rq, const char *name);

/* The same of at most `max` code points, for an input that several fields of different room share. */
const char *form_text_within(struct request *rq, const char *name, size_t max);
int64_t form_number(struct request *rq, const char *name);

/* The same; of one that no int holds the nearest that does, which is as wrong wherever there are bounds. */
int form_int(struct request *rq, const char *name);

int64_t form_id(struct request *rq, const char *name);
struct date form_date(struct request *rq, const char *name);
struct money form_money(struct request *rq, const char *name, bool *is_given);
const char *form_choice(struct request *rq, const char *name); // "" when absent
bool form_flag(struct request *rq, const char *name);
bool form_has_choice(const struct request *rq, const char *name, const char *choice);

/* How many of CHOICES were ticked, and the i-th of them as sent: all are known choices or ids. */
size_t form_choices(struct request *rq, const char *name);
const char *form_choice_at(const struct request *rq, const char *name, size_t i);
const struct upload *form_file(struct request *rq, const char *name); // NULL when none was sent

bool form_has_problems(const struct request *rq);
void form_problem(struct request *rq, const char *field, const char *message);

/* ---- replies that are not pages; pages are frame/page.h ---- */

enum status reply_redirect(
	struct request *rq, struct url to); // SEE_OTHER, in the reader's language
enum status reply_bytes(struct request *rq, const char *content_type, struct slice bytes);
void reply_header(struct request *rq, const char *name, const char *value);

/*
 * Sets a cookie for the whole site: Secure, HttpOnly, SameSite=Lax.  0 seconds: until the browser
 * is closed; less than 0: take it away.  `value` holds cookie characters only.
 */
void reply_cookie(struct request *rq, const char *name, const char *value, int64_t max_age_s);

/*
 * Sends `etag`, in its quotation marks, with the reply that is made; where the reader has that
 * already, the reply becomes NOT_MODIFIED and empty.
 */
void reply_validate(struct request *rq, const char *etag);

/*
 * Answers a static file (html/static_file.h) into rq->reply, packed where the client takes it, or
 * NOT_MODIFIED where it has it; false if the path is none's.  Needs no route and no session.
 */
bool static_reply(struct request *rq);

/*
 * Every header of `reply` (those all replies carry, those its fields ask for, its own) in the
 * order sent, with the length left to the server.
 */
void reply_each_header(const struct reply *reply,
	void (*each)(void *context, const char *name, const char *value), void *context);

#endif
