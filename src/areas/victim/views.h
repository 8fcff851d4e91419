/* SPDX-License-Identifier: MIT */
/*
 * What the pages of cases show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_VICTIM_VIEWS_H
#define AREAS_VICTIM_VIEWS_H

#include "areas/relay/page_kit.h"
#include "areas/victim/pages.h"
#include "areas/victim/rules.h"
#include "areas/victim/rules_disclosure.h"
#include "html/components.h"

/* A case and why it is in a list of what to do. */
struct to_do_row {
	struct link reference;
	const char *says;
};

struct case_row {
	struct link reference;
	const char *programme;
	struct date opened_on;
	const char *state, *colour;
};

struct cases_view {
	struct filter filter;
	const char *search, *state;
	const struct choice *states;
	size_t state_count;
	const struct problems *problems;
	const char *says; // NULL: the search was not understood
	const struct case_row *rows;
	size_t n;
	struct url next, first;
	bool may_open;
};

struct case_new_view {
	const struct problems *problems;
	struct form form;
	struct form_field link, programme, language;
};

/* One way of making contact, and whether it may be used now. */
struct way_row {
	const char *way;
	const char *says;
	bool is_allowed;
};

/* A day and what was done on it. */
struct day_row {
	struct date on;
	const char *what;
	const char *result; // NULL: none
	const char *by;     // NULL: not said
};

/* A review that a workshop asked for. */
struct review_row {
	struct link what;
	struct date held_on; // the workshop
	const char *says;
	const char *by; // NULL: nobody has done it yet
};

/* One that somebody raised about safety. */
struct disclosure_row {
	struct link reference; // of its case, or when it was raised
	const char *raised;
	const char *state, *colour;
	bool is_immediate;
};

struct tell_button {
	const char *flag;
	const char *text;
	bool is_warning;
};

struct case_view {
	const char *reference, *programme;
	const char *language, *worker; // of the person; whose case
	struct date opened_on;
	const char *state, *colour;
	bool is_paused;
	const struct problems *problems;
	const char *owes; // what is to be told; NULL: nothing
	const char *owes_flag;
	struct form tell, assign, reveal; // no token: not offered
	struct form_field workers;
	const char *asked; // about whom the other side is asked; NULL: about nobody
	struct url all_workers;
	struct url contact, attempt, answers, raise; // none: not this reader's
	const struct disclosure_row *disclosures;
	size_t disclosure_count;
	bool has_ended;
	struct url end, reopen; // none: not this reader's, or not now
	const struct day_row *endings;
	size_t ending_count;
	const struct summary_row *consents;
	size_t consent_count;
	bool may_share; // what the person says
	const struct review_row *reviews;
	size_t review_count;
	bool is_revealed, has_contact;
	const struct summary_row *details;
	size_t detail_count;
	const struct way_row *ways;
	size_t way_count;
	const struct day_row *tries, *heard, *told;
	size_t try_count, heard_count, told_count;
	const struct tell_button *tells;
	size_t tell_count;
};

struct contact_view {
	struct url back;
	const char *reference;
	const struct problems *problems;
	struct form form;
	const char *version;
	struct form_field name, phone, email, address, ways, days, from_hour, to_hour, answered_by,
		code_word, never_message, spoken, interpreter, referrer_on, referrer_how,
		verified_on, verified_how;
	bool asks_referrer;                      // what stands of the referrer's check stays
	struct form_field removal[DETAIL_COUNT]; // of no choice: nothing stands
};

struct consents_view {
	struct url back;
	const char *reference;
	const struct problems *problems;
	struct form form;
	struct form_field answers[CONSENT_COUNT]; // from the first
	struct form_field on;
	const struct day_row *given;
	size_t given_count;
};

struct review_view {
	struct url back;
	const char *reference, *title, *says;
	struct date held_on;
	const char *note; // of what was found last; NULL: nothing was
	const struct problems *problems;
	struct form form; // no token: not this reader's
	struct form_field on, found, words;
};

/* A case is to end, or to be opened again. */
struct end_view {
	struct url back;
	const char *reference, *title, *says, *submit;
	const struct problems *problems;
	struct form form;
	struct form_field reason, on; // on: of no label where no day is asked
};

struct raise_view {
	struct url back;
	const char *reference;
	const struct problems *problems;
	struct form form;
	struct form_field immediate, told_by, about, summary;
};

/* What was done with a disclosure. */
struct step_row {
	const char *at, *what;
	const char *detail, *words; // NULL: nothing
	const char *by;
};

struct disclosure_view {
	struct url back;
	const char *reference;
	const char *state, *colour;
	bool is_immediate;
	const char *clock; // NULL: none runs
	const struct problems *problems;
	const struct summary_row *facts;
	size_t fact_count;
	struct form form;
	bool may[DISCLOSURE_ACT_COUNT]; // this reader, now
	struct form_field route, words, recipient, on, hour, minute, basis, received;
	const struct step_row *steps;
	size_t step_count;
};

struct disclosures_view {
	struct filter filter;
	const char *search, *state;
	const struct choice *states;
	size_t state_count;
	const struct problems *problems;
	const char *says; // NULL: the search was not understood
	const struct disclosure_row *rows;
	size_t n;
	struct url next, first;
};

struct worker_row {
	struct link name;
	struct tag_words who;   // whether it is known who they are
	struct date trained_on; // last, in victim contact; unset: it is not recorded
};

struct workers_view {
	const struct worker_row *rows;
	size_t n;
};

struct training_row {
	struct date on;
	const char *name;
	const char *day, *worker; // as the form that takes it back sends them
};

struct training_view {
	struct url back;
	const char *success;
	const struct problems *problems;
	struct form form, undo;
	struct form_field on, workers; // of no choice: the service has no worker
	const struct training_row *rows;
	size_t n;
};

struct try_view {
	struct url back;
	const char *reference;
	const struct problems *problems;
	struct form form;
	const struct way_row *now;
	size_t now_count;
	struct form_field on, way, safe, result;
};

#endif
