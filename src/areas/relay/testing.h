/* SPDX-License-Identifier: MIT */
/*
 * Both programs' ends in one process: two folders with keys, two databases, two logs.
 *
 *	WRITE (&p->sarn, w)
 *		relay_send(w, &nobody, RELAY_COMPLETED, &fields);
 *	end_send_all(&p->sarn);
 *	assert_int_equal(end_taken(&p->victim), 1);
 *
 * Each end's handlers note what they were told in a table of the test's own, which would show a
 * message that was handled twice.
 */
#ifndef AREAS_RELAY_TESTING_H
#define AREAS_RELAY_TESTING_H

#include "areas/relay/pages.h"
#include "areas/relay/service.h"
#include "audit/audit.h"
#include "db/testing.h"
#include "frame/frame.h"
#include "http/server.h"

/* What becomes of what an end sends. */
enum passage {
	PASSES,
	LOST,        // never comes there
	ANSWER_LOST, // comes there, and nothing comes back
	DOUBLED,     // comes there twice
};

struct end {
	enum relay_side side;
	struct arena *arena;
	struct instant now;
	const char *folder;
	struct db *db;
	struct audit *audit;
	struct relay *relay;
	struct end *other;
	enum passage passage; // of what goes by no socket

	struct frame *frame; // NULL: not served
	struct server *server;
	struct post_to to; // where the other listens, when this one sends over a socket
};

struct ends {
	struct arena *arena;
	struct end sarn, victim;
};

/* At noon on 2 March 2026, without sockets. */
int ends_setup(void **state);
int ends_teardown(void **state);

/* The same in that folder; the caller closes them. */
void ends_open(struct ends *p, struct arena *a, const char *folder);
void ends_close(struct ends *p);

#define ENDS(test) cmocka_unit_test_setup_teardown(test, ends_setup, ends_teardown)

extern const struct frame_program end_program;
extern const struct actor nobody;
extern const struct link_id a_link;
extern bool sarns_team_is_everybody; // on every case

/* A day's flag about that link. */
void end_say(struct end *e, enum relay_flag flag, struct link_id link);

/* Closes the end as a program that was killed leaves it; opens it again. */
void end_close(struct end *e);
void end_open(struct end *e);

/* From now on in real time: listens on loopback with these routes besides, and sends there. */
void end_serve(struct end *e, const struct route *more);
void end_stop(struct end *e);

/* Steps until there is nothing to be done now; answers what the last one did, in milliseconds. */
int end_send_all(struct end *e);

/* Sends what waits, as time goes by, until nothing does; fails after so many steps. */
void end_send_patiently(struct end *e);

/* What a body that comes in by no socket is answered. */
struct slice end_receive(struct end *e, struct arena *a, struct slice body);

/* The body of the message that it sends next, as it goes over the wire. */
char *end_body(struct end *e);

/* A body that it could send, of any line. */
char *end_signed(struct end *e, const char *line);

int64_t end_taken(struct end *e); // what its handlers were told, in all
int64_t end_waiting(struct end *e);
void end_script(struct end *e, const char *sql);
int64_t end_number(struct end *e, const char *sql); // the one number that this literal answers

/* Whether its handlers can do what they are told. */
extern bool handlers_can;

/* Entries of its log about the relay. */
size_t end_logged(struct end *e, const char *act);

#endif
