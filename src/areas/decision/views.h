/* SPDX-License-Identifier: MIT */
/*
 * What the pages of decisions show: filled by pages_….c, printed by views/.
 */
#ifndef AREAS_DECISION_VIEWS_H
#define AREAS_DECISION_VIEWS_H

#include "areas/decision/service.h"
#include "areas/organisation/organisation.h"
#include "frame/page.h"
#include "frame/record.h"
#include "html/components.h"

/* ---- lists ---- */

struct decision_row {
	struct bilingual title; // the reference where there is none
	struct url url;
	const char *reference;
	struct bilingual organisation;
	const char *state;  // in the reader's language
	const char *colour; // of its tag
	struct date signed_on;
};

struct decision_list_view {
	const struct problems *problems;
	const char *says; // what the list holds, in words
	struct filter filter;
	const struct choice *states;
	size_t state_count;
	const struct choice *organisations;
	size_t organisation_count;
	const struct choice *years;
	size_t year_count;
	const char *search, *state, *organisation, *year; // as chosen
	const struct decision_row *rows;
	size_t row_count;
	struct url first, next;
	struct url csv; // the same list, as a spreadsheet
	bool may_add;
};

/* ---- the document, with its pieces to be lit ---- */

/* A text, or a mark round pieces. */
struct piece {
	const char *text;  // of a text
	const char *id;    // of a mark; NULL: a text
	const char *field; // id of the form's field that it was found for
	struct piece *pieces;
	size_t n;
};

/* Where something stands in the document: "Show in the document". */
struct light {
	const char *id;   // "s12"
	const char *what; // said after it, for those who do not see it
};

/* ---- a record ---- */

struct fact_view {
	const char *label;
	const char *value;        // words as typed
	const char *lang;         // of the value; NULL: the page's
	const char *const *items; // a list
	size_t item_count;
	struct date date;
	const char *missing; // said instead when it is blank; NULL: leave the fact out
	const char *note;    // "Withheld from the public: …"
	const struct light *lights;
	size_t light_count;
};

struct amount_view {
	const struct amount *amount;
	const char *kind;
	struct bilingual label;
	const char *id; // field's prefix
	struct light light;
	bool has_light;
};

struct sum_view {
	const char *working; // "20 × (£2,500 + £500) = £60,000"
	const char *verdict;
	const char *class; // sarn-sum__line--holds …
	const char *note;
	struct light light;
	bool has_light;
};

struct date_view {
	const char *what;
	struct date on;
	const char *unknown;   // said where there is no day
	struct bilingual note; // blank: none
	bool is_flagged;
};

struct act_view {
	const char *text;
	struct url url; // a page of its own, or where the form is posted
	bool is_form;
	enum button_kind kind;
};

struct record_view {
	const struct decision *d;
	struct record_links others; // what later areas keep of it
	struct bilingual title;
	struct bilingual organisation;
	const char *reference;
	const char *state;
	const char *colour;
	const char *who;               // who drafted or imported it, in a sentence
	const char *frozen;            // who signed or attested it, in a sentence; NULL: not yet
	const struct problem *refusal; // why what was just asked was not done
	struct form_keys keys;
	const char *version;
	const struct act_view *acts;
	size_t act_count;
	const struct date_view *dates;
	size_t date_count;
	const char *timing; // the internal flag's sentence; NULL: none
	const struct link *gaps;
	size_t gap_count;
	const char *gaps_say;
	const struct link *translation_gaps;
	size_t translation_gap_count;
	const char *translation_says;
	const struct fact_view *facts;
	size_t fact_count;
	const struct amount_view *amounts;
	size_t amount_count;
	const struct sum_view *sums;
	size_t sum_count;
	const struct prior *priors;
	size_t prior_count;
	const struct corrigendum *corrigenda;
	size_t corrigendum_count;
	struct url history;
	struct url compare;     // none until both documents are there
	struct url public_page; // none until it is published
};

/* ---- importing ---- */

struct taken_view;

struct import_view {
	const struct problems *problems;
	struct form_keys keys;
	const char *text; // as pasted
	const char *organisation;
	const struct choice *organisations;
	size_t organisation_count;
	struct url action;
	const char *title;
	const char *lead;
	const char
		*version; // of the record the other language's document joins; NULL: a new record
	struct url back;
	const struct taken_view *taken; // the record that has the reference already; NULL: none has
};

struct taken_view {
	struct bilingual title;
	struct url url;
	const char *state;
	const char *colour;
	struct link pair; // what to do where this document is its other language's
};

/* What an import made: one line a record of the page. */
struct imported_line {
	struct link link;
	const char *said;
};

struct imported_view {
	const struct imported_line *lines;
	size_t n;
};

/* ---- the form beside the document ---- */

struct edit_field {
	struct form_field field; // the component's
	enum field_kind kind;
	const struct light *lights;
	size_t light_count;
	const char *blank; // "The document leaves this blank"; NULL: nothing to say
};

struct edit_amount {
	const char *literal;
	struct form_field kind, label_en, label_cy;
	const char *drop; // name of the box that says it is no amount
	bool is_dropped;  // it is ticked
	struct light light;
	bool has_light;
};

struct edit_prior {
	struct form_field act, body_en, body_cy, what_en, what_cy, on;
	const char *title; // "Body 2"
	struct light light;
	bool has_light;
};

struct edit_view {
	const char *title;
	struct url back;
	const struct problems *problems;
	struct form form;
	const char *version;
	const char *document_title;
	const char *document_lang;
	const struct piece *pieces;
	size_t piece_count;
	struct form_field organisation;
	const struct edit_field *fields;
	size_t field_count;
	const struct edit_amount *amounts;
	size_t amount_count;
	const struct edit_prior *priors;
	size_t prior_count;
	const struct sum_view *sums;
	size_t sum_count;
	bool has_document;
	bool is_paper; // an amount that the reader missed may be added, one left out
	struct form_field new_literal, new_amount, new_kind;
	const struct link *gaps;
	size_t gap_count;
};

/* Two people changed one record: what stands, and what was typed. */
struct conflict_line {
	const char *label;
	const char *theirs;
	const char *mine;
	const char *lang;
};

struct conflict_view {
	struct form form;
	const char *version; // of theirs
	const char *who;
	const struct conflict_line *lines;
	size_t n;
	const struct pair *carried; // everything that was typed, to be posted again
	size_t carried_count;
	struct url back;
};

/* ---- translating, comparing ---- */

/* A value as it was and is: pieces that stayed, went, came. */
struct diff_piece {
	enum diff_kind { DIFF_SAME, DIFF_GONE, DIFF_NEW } kind;
	const char *text;
};

LIST(diff_pieces, struct diff_piece);

struct translation_line {
	const char *label;
	const char *source;
	const char *source_lang;
	struct form_field field;
	bool has_changed; // since it was translated
	const struct diff_piece *pieces;
	size_t piece_count;
};

struct translation_view {
	const struct problems *problems;
	struct bilingual record; // its title
	struct url back;
	struct form form;
	const char *version;
	const char *title;
	const char *lead;
	const struct translation_line *lines;
	size_t n;
};

struct pair_line {
	const char *what;
	const char *verdict;
	const char *english, *welsh;
	const char *absent; // said where one of them is blank
	bool differs;
};

struct compare_view {
	const struct pair_line *lines;
	size_t n;
	const char *says;
	struct url back;
	const char *english_text, *welsh_text;
};

/* ---- small pages ---- */

/* "Check before you sign": what it is about, and one button. */
struct confirm_view {
	const char *title;
	const char *lead;
	const struct summary_row *rows;
	size_t row_count;
	const struct link *gaps;
	size_t gap_count;
	const char *document; // the one on paper, to be held against the record; or NULL
	const char *document_lang;
	const char *refusal; // why it cannot be done; NULL: it can
	struct form form;
	const char *version;
	const char *button;
	enum button_kind kind;
	struct url back;
};

struct withhold_view {
	const struct problems *problems;
	struct form form;
	const char *version;
	struct form_field field, reason_en, reason_cy;
	const struct fact_view *withheld;
	size_t withheld_count;
	struct url back;
};

struct history_line {
	const char *act;
	const char *from; // what was brought in; NULL: nothing was
	const char *by;
	const char *at;
	const struct translation_line *changes;
	size_t n;
};

struct history_view {
	const struct history_line *lines;
	size_t n;
	struct url back, older;
};

#endif
