/* SPDX-License-Identifier: MIT */
/*
 * The real program, or its twin, on a database of its own: a demonstration, unless the
 * test makes another.  And a client that asks it over a socket.
 *
 * What a client does can be done by any thread, each with its own client and
 * arena; the rest, with assertions, by the test's own.
 */
#ifndef FAULTS_SITE_H
#define FAULTS_SITE_H

#include <sys/types.h>

#include "base/list.h"
#include "base/testing.h"

enum { READY_MS_MOST = 2000 };

struct site_program;

struct site {
	const struct site_program *program;
	struct arena *arena;
	const char *folder;
	const char *data;    // in it: the databases
	const char *preload; // a library put before the program's own; NULL: none
	pid_t pid;           // 0: it does not run
	int port;
	int port_kept;    // where it is to listen each time; 0: at any free one
	int port_other;   // where the other program listens; 0: it has none
	int64_t ready_ms; // from its start to its first page, the last time
};

/* Before the tests: the program, and the folder of the sample documents; and its twin. */
void site_is(const char *program, const char *samples);
void site_twin_is(const char *program);

/* A demonstration, not started yet.  Teardown kills what still runs. */
int site_setup(void **state);

/* The same for what looks at every byte: decisions alone. */
int site_setup_without_people(void **state);
int site_teardown(void **state);

/* Without data, in a folder of its own; its end. */
struct site *site_new(struct arena *a);
struct site *site_new_twin(struct arena *a);
void site_end(struct site *site);

/* Makes its data: those of the demonstration. */
void site_demonstrate(struct site *site);
void site_demonstrate_without_people(struct site *site); // of the first program

/* A port that nobody listens on. */
int port_free(void);

void site_start(struct site *site); // until its first page has come
void site_kill(struct site *site);  // -9
void site_tell_to_stop(struct site *site);
int site_wait(struct site *site);       // its exit status; -1 if a signal ended it
void site_ends_well(struct site *site); // its exit status is 0; else the test says its last error

/* Runs `sarn WORDS…`, ended by NULL: the exit status, and what it said in `*said` (or NULL). */
int site_command(struct site *site, const char **said, ...) __attribute__((sentinel));

/* The same, of one that is to end well: what it said. */
const char *site_does(struct site *site, ...) __attribute__((sentinel));

/* A path in the site's folder. */
const char *site_path(struct site *site, const char *name);

void site_log_is_good(struct site *site);

/* The bundle of its log, an entry a line (audit/event.h); of all that was done, if it is stopped. */
struct slice site_log(struct site *site);

/* ---- a client ---- */

struct client {
	int port;
	int socket;         // -1: none open
	bool closes;        // after each reply, rather than keeping the connection
	const char *cookie; // "" before signing in
	const char *token;  // of its forms
};

struct answer {
	int status;      // 0: none came
	int64_t sent_us; // when the whole request had been sent; 0: it was not
	const char *location;
	const char *cookie;
	struct slice body;
};

struct client client_new(const struct site *site);
void client_close(struct client *client);

/* `form` is that of a POST, without its token; NULL: a GET. */
struct answer client_ask(
	struct client *client, struct arena *a, const char *path, const char *form);

/* Signs in with one click; `*client` has cookie and token then, in `a`.  False if it was not. */
bool client_sign_in(struct client *client, struct arena *a, const char *role);

bool answer_says(const struct answer *answer, const char *text);

size_t times_said(struct slice text, const char *what);

/* The number that stands behind `before` in the text; 0 if none does. */
int64_t number_after(struct slice text, const char *before, size_t from);

#endif
