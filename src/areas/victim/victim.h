/* SPDX-License-Identifier: MIT */
/*
 * The victims' side of cases.  No other area of either program may name its tables, and none of it
 * is part of sarn.
 *
 * What is read comes through views for whom the work reads for (work_read_for).  Each use case
 * notes its act for the log in the caller's transaction.  REFUSED comes with its problems; a case
 * that the actor may not know of, or whose other side they have been on, is ABSENT.  In one that has
 * ended nobody is contacted or told anything: a lead opens it again first.
 */
#ifndef AREAS_VICTIM_VICTIM_H
#define AREAS_VICTIM_VICTIM_H

#include "areas/relay/relay.h"
#include "areas/victim/rules.h"
#include "base/actor.h"
#include "base/outcome.h"
#include "base/right.h"
#include "base/slice.h"

struct work;

struct victim_case {
	struct victim_case_id id;
	struct link_id link;
	struct organisation_id organisation; // the service
	struct account_id worker;            // 0: nobody's yet
	enum victim_programme programme;
	const char *language; // the person's: "cy", "en" or "other"
	struct date opened_on;
	enum case_state state;
	enum tell owes;
};

LIST(victim_cases, struct victim_case);

struct victim_heard {
	enum heard heard;
	struct date on;
};

LIST(victim_hearings, struct victim_heard);

struct victim_review {
	struct victim_review_id id;
	struct victim_case_id in_case;
	enum review_after after;
	struct date held_on, due_on; // the workshop; by when the person is to be asked
	struct review_found found;   // the last; nothing: it is still to be done
};

LIST(victim_reviews, struct victim_review);

struct victim_worker {
	struct account_id account;
	const char *name;
};

LIST(victim_workers, struct victim_worker);

/* ---- reading ---- */

/* False, and *c untouched, if there is none that the reader may read. */
bool victim_load(struct work *w, struct victim_case_id id, struct victim_case *c);

/* Of version 0 and with blank texts where none was written. */
struct safe_contact victim_contact(struct work *w, struct victim_case_id id);
struct victim_tries victim_tries(struct work *w, struct victim_case_id id);
struct victim_tellings victim_told(struct work *w, struct victim_case_id id);
struct victim_hearings victim_heard(struct work *w, struct victim_case_id id);
struct victim_consents victim_consents(struct work *w, struct victim_case_id id);

/* Of one case, the last workshop first. */
struct victim_reviews victim_reviews(struct work *w, struct victim_case_id id);

struct victim_filter {
	struct link_id link;   // 0: any
	enum case_state state; // CASE_NONE: any, but ended ones only by their link
	struct date before;    // with its id: only what was opened before that one
	struct victim_case_id before_id;
};

/* The newest first; one more than `most` if there are more. */
struct victim_cases victim_list(struct work *w, const struct victim_filter *filter, size_t most);

/* One of the reader's cases of which something needs doing, and what is known of its details. */
struct victim_to_do {
	struct victim_case_id id;
	struct link_id link;
	struct date opened_on;
	enum case_state state;
	enum tell owes;
	enum standing standing;
};

LIST(victim_to_dos, struct victim_to_do);

/* The oldest first, at most 200. */
struct victim_to_dos victim_to_do(struct work *w);

/* A workshop of the other side in the next seven days. */
struct victim_soon {
	struct victim_case_id id;
	struct link_id link;
	enum heard workshop;
	struct date on;
};

LIST(victim_soons, struct victim_soon);

struct victim_soons victim_soon(struct work *w);

/* A review that a case of the reader's asks for. */
struct victim_review_due {
	struct victim_review_id id;
	struct victim_case_id in_case;
	struct link_id link;
	enum review_after after;
	struct date due_on;
};

LIST(victim_reviews_due, struct victim_review_due);

/* The longest due first, at most 200; none of those who want no contact. */
struct victim_reviews_due victim_reviews_due(struct work *w);

/* What the programme came to in one of the reader's cases, which has not ended or just been opened again. */
struct victim_outcome {
	struct victim_case_id id;
	struct link_id link;
	enum heard outcome;
	struct date on;
};

LIST(victim_outcomes, struct victim_outcome);

/* The last of each case, the first heard first; at most 200 are looked at. */
struct victim_outcomes victim_outcomes(struct work *w);

/* That it ended, and was opened again. */
struct victim_endings victim_endings(struct work *w, struct victim_case_id id);

/* The reader's cases in which the person was reached, and was never asked about contact. */
struct victim_cases victim_unasked(struct work *w);

/* Whose a case of that service may become; at most 200. */
struct victim_workers victim_workers(struct work *w, struct organisation_id service);

/* Those and the leads, who reach all of its cases; at most 200. */
struct victim_workers victim_staff(struct work *w, struct organisation_id service);

/* Does the actor hold that right on the case? */
bool victim_may(struct work *w, const struct actor *by, enum right right, struct victim_case_id id);

/* ---- writing ---- */

/*
 * Opens a case of the actor's service, or, where `by` is NULL, of c->organisation: for what comes
 * over the relay.  `link`, programme and language are the caller's.  Inputs: link, programme,
 * language.  A link that is known already is REFUSED.
 */
enum outcome_kind victim_case_open(
	struct work *w, const struct actor *by, struct victim_case *c, struct problems *problems);

/*
 * Asks the other side about the worker; they have the case once it has said that they may, and
 * until then whoever has it keeps it.  Inputs: worker.
 */
enum outcome_kind victim_assign(struct work *w, const struct actor *by, struct victim_case_id id,
	struct account_id worker, struct problems *problems);

/* `contact->version` is that which the writer saw. */
enum outcome_kind victim_write_contact(struct work *w, const struct actor *by,
	struct victim_case_id id, const struct safe_contact *contact, struct problems *problems);

/* The details in clear, which is noted. */
enum outcome_kind victim_reveal(struct work *w, const struct actor *by, struct victim_case_id id,
	struct safe_contact *contact);

enum outcome_kind victim_try(struct work *w, const struct actor *by, struct victim_case_id id,
	const struct victim_try *made, struct problems *problems);

/* Keeps each of the answers, which the person gave on that day. */
enum outcome_kind victim_consent(struct work *w, const struct actor *by, struct victim_case_id id,
	const struct victim_consents *given, struct date on, struct problems *problems);

/* What was found in a review; what was found before in the same one stays below it. */
enum outcome_kind victim_review(struct work *w, const struct actor *by, struct victim_case_id id,
	struct victim_review_id review, const struct review_found *found,
	struct problems *problems);

/* Inputs: reason, on. */
enum outcome_kind victim_end(struct work *w, const struct actor *by, struct victim_case_id id,
	enum end_reason reason, struct date on, struct problems *problems);

/* A lead's, for one of the reasons that are theirs.  Inputs: reason. */
enum outcome_kind victim_reopen(struct work *w, const struct actor *by, struct victim_case_id id,
	enum reopen_reason reason, struct problems *problems);

/* Tells the other side. */
enum outcome_kind victim_tell(struct work *w, const struct actor *by, struct victim_case_id id,
	enum tell tell, struct problems *problems);

/* ---- who was trained in victim contact ---- */

struct victim_training {
	struct date on;
	struct victim_worker worker;
};

LIST(victim_trainings, struct victim_training);

/* Of the actor's service, the last day first; none for who does not say whose its cases are. */
struct victim_trainings victim_trainings(struct work *w, const struct actor *by);

/*
 * Those workers of the actor's service were trained on that day, besides who is recorded already.
 * Tells the other side how many there were on it, and not who.  Inputs: on, workers.
 */
enum outcome_kind victim_train(struct work *w, const struct actor *by, struct date on,
	const struct victim_workers *workers, struct problems *problems);

/* It was a mistake: that worker was not, and the other side is told the number that is left. */
enum outcome_kind victim_train_not(
	struct work *w, const struct actor *by, struct date on, struct account_id worker);

/* ---- what comes over the relay ---- */

/*
 * The details that the referrer gave, unless those that stand are to stay (contact_gives_way).
 * False if no case has that link.
 */
bool victim_keep_referrers(struct work *w, struct link_id link, const struct safe_contact *contact);

/* False if no case has that link.  One that had ended is open again. */
bool victim_hear(struct work *w, struct link_id link, enum heard heard, struct date on);

/* That workshop was held on that day: its review is asked for, once.  False: no case has that link. */
bool victim_ask_review(
	struct work *w, struct link_id link, enum review_after after, struct date held_on);

/*
 * Somebody is on the other side of that case: from now on no account here that is the same person
 * knows of it, and whose case it was it is no more.  False if no case has that link.
 */
bool victim_is_on_other_side(struct work *w, struct link_id link, const char *person);

/* One answer more: whoever was asked about has the case once all are there. */
bool victim_is_free(struct work *w, struct link_id link);

/* ---- the wall between people ---- */

/*
 * Who is to have the case once the other side has answered, or is refused; false if nobody was
 * asked about.
 */
bool victim_asked_about(
	struct work *w, const struct victim_case *c, struct account_id *worker, bool *is_barred);

/* One of the service of `by`, who says whose its cases are; false, and *worker untouched: none. */
bool victim_worker_load(struct work *w, const struct actor *by, struct account_id account,
	struct victim_worker *worker);

/* Is there anything by which the other side could be asked about them? */
bool victim_worker_is_named(struct work *w, struct account_id account);

/*
 * By that too the other side is asked about them, from now on and of the cases that they have; what
 * was given before still counts.
 */
enum outcome_kind victim_worker_name(struct work *w, const struct actor *by,
	struct account_id account, const struct texts *person);

#endif
