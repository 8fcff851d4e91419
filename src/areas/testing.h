/* SPDX-License-Identifier: MIT */
/*
 * What the tests of the areas share: a fresh database and log, an office with
 * its people, invented decisions, and pages asked for without a socket.
 *
 *	struct decision_id id = a_published_decision(f, .reference = "DLI7");
 *
 *	serve(f, publication_routes, NULL);
 *	page_get(f, NULL, "/register?year=2025");
 *	assert_true(page_says(f, "Signed 2025"));
 */
#ifndef AREAS_TESTING_H
#define AREAS_TESTING_H

#include "areas/decision/service.h"
#include "audit/audit.h"
#include "auth/token.h"
#include "base/actor.h"
#include "db/testing.h"
#include "frame/frame.h"

enum { ROUTES_MOST = 300 };

struct fresh {
	struct arena *arena;
	const char *folder; // of the databases
	struct db *db;
	struct audit *audit;
	struct instant now;            // noon on 2 March 2026
	struct organisation_id office; // keeps its own register
	struct organisation_id elsewhere;
	struct organisation_id force;    // a body of its own
	struct organisation_id provider; // so is this

	/*
	 * Of the office, but for the stranger, an officer elsewhere, the sergeant of the force, and
	 * the coordinator and facilitator of the provider.
	 */
	struct actor officer, approver, translator, auditor, account_manager, stranger;
	struct actor commissioning_officer, sergeant, coordinator, facilitator;
	struct actor elsewhere_coordinator; // of a body that takes part in nothing

	const struct frame_program *program; // for serve(), like what follows: fresh_program
	bool is_demonstration;
	struct relay *relay; // NULL: there is none
	struct frame *frame; // NULL until serve()
	struct reply reply;  // to what was asked last
	int statements;      // that its handler ran
};

extern const struct frame_program fresh_program;

int fresh_setup(void **state);
int fresh_setup_without_people(void **state); // nor an office

/* Of another program, without people. */
void fresh_setup_of(void **state, const struct db_schema *of, const struct frame_program *program);
int fresh_teardown(void **state);

struct organisation_id an_office(struct fresh *f, const char *name, const char *welsh_name,
	const char *area, const char *welsh_area);
struct actor a_person(struct fresh *f, struct organisation_id office, const char *login,
	const char *name, enum role role);

/*
 * The same once more, as it stands, in databases of its own and not served: what is done in one is
 * not done in the other.  Closed before the one that it is a copy of.
 */
struct fresh *fresh_copy(struct fresh *f);
void fresh_copy_close(struct fresh *copy);

/* ---- decisions ---- */

/* An invented decision; what is left out is filled in. */
struct sample {
	const char *reference;
	const char *title;
	const char *welsh_title;
	const char *signed_on; // as the document prints it: "20 March 2025"
	const char *more;      // lines added to the document: "Start date: 1 April 2025\n"
	struct organisation_id organisation;
};

/* The document of it, as it would come in. */
char *sample_document(struct fresh *f, const struct sample *sample);

/* Brought in by the officer; attested by the approver too; translated and published too. */
#define an_imported_decision(f, ...) sample_import((f), &(struct sample){ __VA_ARGS__ })
#define an_attested_decision(f, ...) sample_attest((f), &(struct sample){ __VA_ARGS__ })
#define a_published_decision(f, ...) sample_publish((f), &(struct sample){ __VA_ARGS__ })

struct decision_id sample_import(struct fresh *f, const struct sample *sample);
struct decision_id sample_attest(struct fresh *f, const struct sample *sample);
struct decision_id sample_publish(struct fresh *f, const struct sample *sample);

/* Every value that lacks its Welsh is given one by the translator: "Cyfieithiad: …". */
void sample_translate(struct fresh *f, struct decision_id id, const char *welsh_title);

/* The record as it stands now. */
struct decision decision_now(struct fresh *f, struct decision_id id);

/* ---- pages ---- */

/* A test of pages, begun by its file's serve_setup: fresh_setup, then serve. */
#define SERVED(test) cmocka_unit_test_setup_teardown(test, serve_setup, fresh_teardown)

/* The tables of routes that pages are asked of, ended by NULL; the frame's own are there too. */
void serve(struct fresh *f, ...) __attribute__((sentinel));

/*
 * What the frame answers, to nobody (NULL) or to somebody signed in.  The fields of a form are as
 * a browser would send them, "name=value&…"; the form's token is added.
 */
enum status page_get(struct fresh *f, const struct actor *by, const char *target);
enum status page_post(
	struct fresh *f, const struct actor *by, const char *target, const char *fields);
enum status page_post_file(struct fresh *f, const struct actor *by, const char *target,
	const char *fields, const char *field, const char *file_name, struct slice bytes);

/* The same in two steps: a session, and any request in it; NULL: in none. */
struct session_token page_session(struct fresh *f, const struct actor *by);
enum status page_send(struct fresh *f, struct wire *wire, const struct session_token *token);

/* The form came back with that problem: linked from the summary, and beside its field. */
bool page_has_problem(struct fresh *f, const char *field, const char *message);

/* What is wrong with the page's markup: the tag that nothing closes or opens; NULL: nothing. */
const char *page_trouble(struct fresh *f);

/* The body of the last reply, a new copy at each call; and what is in it. */
const char *page_text(struct fresh *f);
bool page_says(struct fresh *f, const char *text);
size_t page_count(struct fresh *f, const char *text);
const char *page_sent_header(struct fresh *f, const char *name); // NULL: it has none

#endif
