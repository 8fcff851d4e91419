/* SPDX-License-Identifier: MIT */
/*
 * What the pages of programmes show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_PROGRAMME_VIEWS_H
#define AREAS_PROGRAMME_VIEWS_H

#include "areas/programme/pages.h"
#include "areas/scheme/views.h"
#include "frame/record.h"
#include "html/components.h"

/* A programme in a list, or a decision that one may stand on, with what is said of it. */
struct programme_row {
	struct link link;
	const char *const *says; // ended by NULL
};

struct programmes_view {
	const struct programme_row *rows;
	size_t n;
	bool may_add;
	struct url next, first; // not set: there is none
};

/* ---- making one ---- */

struct programme_choose_view {
	struct url back;
	const struct programme_row *decisions;
	size_t n;
};

struct programme_new_view {
	struct url back;
	const struct problems *problems;
	struct form form;
	struct link decision;
	const char *decision_value;
	struct form_field name_en, name_cy;
};

/* ---- one ---- */

struct money_row {
	const char *name, *means;
	const struct bar *bar; // how much of the cap it is; NULL: there is no sum
	const char *says;      // the sum, or why there is none
	const char *above;     // by how much it is above the cap; NULL: it is not
};

struct reading_row {
	const char *what;
	long cohorts;
	struct money inside, fixed;
};

/* Where the decision has an amount. */
struct source_row {
	const char *sentence; // of the decision; "" where its place is not known
	const char *lang;     // of it
	struct link link;
};

enum { MONEY_ROWS = 8, READING_ROWS = 3 };

struct heading_view {
	const char *name;
	const char *scale; // what its bars show
	struct money_row money[MONEY_ROWS];
	const char *above;                // the forecast is above the cap; NULL: it is not
	const char *over;                 // what is promised is; NULL: it is not
	const struct source_row *sources; // of the cap: one, or of each contribution to it
	size_t source_count;
	struct link trace; // to where its money went; no text: not this reader's
	struct reading_row readings[READING_ROWS];
	size_t reading_count;
	const char *budgeted; // by which of the two
};

struct volume_row {
	const char *name, *means;
	const char *says;
	const struct bar *bar; // NULL: no ceiling
	const char *standing;  // NULL: nothing to be warned of
};

/* ---- what is delivered of it ---- */

struct places_row {
	const char *name, *means;
	long cohorts, places, taken, free;
	const struct bar *bar;
};

enum { PLACES_ROWS = 2 };

LIST(said_words, const char *);

/* What this reader may not read is not there. */
struct delivery_view {
	struct link scheme;     // no text: none of it
	const char *authorised; // whether it is, today
	struct said_words authorisations;
	bool has_places, has_funnel;
	struct places_row places[PLACES_ROWS];
	struct link cohorts;
	struct funnel_view funnel;
	struct link figures;
	struct deadlines_view deadlines; // no rows: not this reader's
};

struct version_row {
	struct link version;
	const char *standing, *hands;
};

/* What one completion costs in a financial year. */
struct each_row {
	const char *year, *cost, *completed;
	const char *each; // a sum, or why there is none
};

struct programme_view {
	struct url back;
	const char *name;
	struct link decision;
	struct link pilot;          // no text: it is none, and the reader cannot say so
	struct record_links others; // what later areas keep of it
	const struct problems *problems;
	bool has_budget;
	const char *title, *standing;
	struct link newer; // a version that waits to be signed; no text: none
	const char *period, *left;
	struct record_links warnings; // what runs out, or will not do
	const char *together;
	const char *const *uncapped; // what was spent under headings that have no cap any more
	size_t uncapped_count;
	struct link scheme; // no text: the budget pays for none's cohorts
	const struct heading_view *headings;
	size_t heading_count;
	const struct volume_row *volumes;
	size_t volume_count;
	struct delivery_view delivery;
	bool has_each; // its scheme counts completions
	const struct each_row *each;
	size_t each_count;
	const struct version_row *versions;
	size_t version_count;
	bool may_alter;
	struct url budget;
	struct form sign; // no token: not offered
	const char *version;
	const char *
		outside; // that money was spent on days it does not fund; NULL: none was, or it is signed
	const char *own; // why the reader cannot sign; NULL: nothing to be said
};

/* ---- a pilot ---- */

struct pilot_question_row {
	struct bilingual asked, answer;
	bool is_answered;
};

struct pilot_view {
	struct url back;
	const char *programme, *standing;
	struct link successor; // no text: none
	const char *decide_by; // of one of which it is decided what follows; else NULL
	bool is_ended;
	struct bilingual because, report;
	const struct pilot_question_row *questions;
	size_t question_count;
	bool is_reported, may_alter;
	struct url write, write_report;
};

struct pilot_write_view {
	struct url back;
	const char *programme;
	const struct problems *problems;
	struct form form;
	const char *version;
	struct form_field decide_by;
	const struct form_field *fields; // of each question, in either language
	size_t field_count;
};

struct pilot_answer_fields {
	struct bilingual asked;
	struct form_field in[LANGUAGE_COUNT];
};

struct pilot_report_view {
	struct url back;
	const char *programme;
	const struct problems *problems;
	struct form form;
	const char *version;
	const struct pilot_answer_fields *answers;
	size_t answer_count;
	struct form_field report[LANGUAGE_COUNT];
	struct form_field outcome, successor;
	struct form_field because[LANGUAGE_COUNT];
};

/* ---- writing a budget ---- */

struct amount_fields {
	const char *amount; // as printed, and the sum where that is written otherwise
	const char *decided, *sentence;
	struct form_field kind, heading;
};

struct budget_view {
	struct url back;
	const char *programme;
	const struct problems *problems;
	struct link theirs; // what somebody else wrote meanwhile; no text: nothing
	struct form form;
	const char *version;
	const char *sentence_lang;
	const struct amount_fields *amounts;
	size_t amount_count;
	struct form_field licence, scheme, starts_on, ends_on;
	const struct form_field *ceilings;
	size_t ceiling_count;
};

#endif
