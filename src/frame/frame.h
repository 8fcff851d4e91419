/* SPDX-License-Identifier: MIT */
/*
 * Runs one request: session, right, transaction, handler, log, reply.
 *
 * A GET, and a POST that only reads, runs where it came in, on a reader.  Any other POST runs on
 * the database's writer, in a savepoint of a commit it shares with others.  What is slow and
 * needs no database (a password, a document) runs before that on a small pool.
 * A reply leaves only after the commit, and after the log entry of what it
 * shows is durable; until then the request is suspended and holds no thread.
 */
#ifndef FRAME_FRAME_H
#define FRAME_FRAME_H

#include "audit/audit.h"
#include "db/db.h"
#include "http/request.h"
#include "http/server.h"
#include "http/site.h"

struct demonstration_person;
struct frame;
struct home_part;
struct menu_item;
struct record_part;
struct relay; // the area's own, carried for its pages

/* What differs between the programs that the frame serves; the texts are msgids. */
struct frame_program {
	const char *name;
	const char *about;  // what it is, at the foot of each page
	const char *cookie; // "__Host-…": the browser then asks for Secure, Path=/, no Domain
	int64_t idle_ms;    // how long a session lives unused
	const char *for_public; // the path of what everybody may read; NULL: there is nothing, and
				// whoever signs out is led to where one signs in
	bool has_exit; // each page can be left at once, for something harmless
	const struct menu_item *menu; // ended by one without a text, like the links at the foot
	const struct menu_item *foot;
	const struct home_part *const *home;       // ended by NULL
	const struct record_part *const *records;  // ended by NULL; NULL: there are none
	const struct demonstration_person *people; // whose accounts a demonstration offers

	/*
	 * A number that changes whenever what the public reads has changed: pages marked public
	 * are kept and sent again while it stays.  Asked in a transaction, anew after each
	 * commit of this program, else when the answer is 50 ms old: another program may write too.
	 */
	int64_t (*public_generation)(struct work *w);
};

struct frame_settings {
	const struct frame_program *program;
	struct db *db;
	struct audit *audit;
	struct relay *relay; // to the other program; NULL: there is none
	const struct routes *routes;
	struct site site;    // a request that names another host is refused
	const char *proxies; // whose X-Forwarded-For is believed (http/client.h)
	bool demonstration;  // one click signs in; said on every page
	unsigned slow_threads;
};

struct frame *frame_open(struct arena *a, const struct frame_settings *settings);

/* After the server has stopped: nothing is under way any more. */
void frame_close(struct frame *frame);

/* For server_start; `frame` is the context. */
void frame_respond(struct exchange *x, void *frame);

/* The same without a socket, waiting for the reply: what the pages' tests call. */
void frame_answer(struct frame *frame, struct arena *a, const struct wire *wire, struct instant now,
	struct reply *reply);

/* Signing in and out, a kept form, home; for the program's table of routes. */
extern const struct route frame_routes[];

#endif
