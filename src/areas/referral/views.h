/* SPDX-License-Identifier: MIT */
/*
 * What the pages of referrals show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_REFERRAL_VIEWS_H
#define AREAS_REFERRAL_VIEWS_H

#include "areas/referral/pages.h"
#include "areas/referral/rules_picture.h"
#include "areas/scheme/views.h"
#include "html/components.h"

enum { LIST_TABS_MOST = 3 };

struct list_tabs {
	struct link at[LIST_TABS_MOST];
	size_t n;
};

/* ---- the work list ---- */

struct referral_row {
	struct link reference;
	const char *name;  // masked
	const char *waits; // what for
	const char *due;
	const char *late, *late_colour; // a tag; NULL: it is neither late nor for today
	const char *owner;
	const char *county, *type;
	struct date deadline;
	const char *passed; // the deadline: a tag; NULL: it has not, or the row says so already
};

struct referral_rows {
	const char *caption;
	const struct referral_row *at;
	size_t n;
	size_t found; // of home: how many there are
};

struct referrals_view {
	struct list_tabs tabs;
	const struct problems *problems;
	struct link add; // no text: not offered
	struct form find;
	struct form_field search;
	struct filter filter;
	const char *show;
	struct form_field state, county, type, late;
	const char *says;
	struct referral_rows rows;
	struct url first, next, csv; // none of a search
	const char *csv_most;        // it has no more of them; NULL: it has all
};

/* ---- one referral ---- */

struct task_view {
	const char *says;
	const char *late; // a tag; NULL: it is not
};

struct mark_view {
	enum mark_kind kind;
	enum mark_look look;
	const char *x; // "37.4%"; NULL: it has no day yet, or one far off, and is only said
	int y;
	const char *words;
};

/* In pixels down and per cent across: it is as wide as the page, and its letters never shrink. */
struct picture_view {
	const struct mark_view *marks;
	size_t n;
	int height, line_y;
	const char *begins, *ends; // of the line
	const char *walked;        // so far it lies behind
	const char *const *months;
	size_t month_count;
	const char *from, *to;
	const char *today, *today_anchor; // NULL: it is over
	const char *note;                 // NULL: nothing to be said
};

struct referral_view {
	struct url back;
	const char *reference;
	const char *name; // masked
	const char *state, *colour;
	const char *whose;
	const struct task_view *tasks;
	size_t task_count;
	const struct link *acts, *rare; // what the reader may do
	size_t act_count, rare_count;
	struct picture_view picture;
	struct markup check; // before the caution; empty: not for the reader, or of no caution
	const struct summary_row *facts;
	size_t fact_count;
	const struct timeline_item *history;
	size_t history_count;
};

/* ---- the joining letter ---- */

struct letter_view {
	struct url back;
	bool lacks_telephone;
	struct markup sheets[LANGUAGE_COUNT]; // of that language; empty: not that one
	struct link others[LANGUAGE_COUNT];   // in a language alone; no text: it is so already
};

/* ---- an act ---- */

struct act_control {
	enum { NO_CONTROL, RADIOS, DAY_OF } kind;
	struct form_field field;
};

struct act_form_view {
	struct url back;
	const char *reference, *name;
	const char *title;
	const char *says;    // what comes of it; NULL: the button says it
	const char *stands;  // what is so already; NULL: nothing
	struct link instead; // no text: nothing
	const struct problems *problems;
	struct form form; // no token: nothing can be chosen
	const char *version;
	struct act_control control;
	struct form_field reasons[REASONED_COUNT];
	size_t reason_count;
	bool is_warning;
};

/* ---- the victim's safe contact ---- */

/* That there is none after all of what was entered before and may be blank. */
struct none_view {
	const char *said; // sent on: it was entered before; NULL: it was not, and nothing is asked
	struct form_field none;
};

struct victim_fields_view {
	struct form_field name, telephone, days, from, until, answer, message, code_word, language,
		interpreter, on, how;
	struct none_view no_answer, no_code_word;
};

struct details_form_view {
	struct url back;
	const char *reference;
	const struct problems *problems;
	struct form form;
	const char *link;
	struct form_field victim;
	struct victim_fields_view contact;
};

/* ---- a new referral ---- */

struct referral_form_view {
	struct url back;
	const struct problems *problems;
	struct form form;
	const char *caution, *person;    // as sent; NULL: the person has to be found first
	const struct summary_row *facts; // carried on
	size_t fact_count;
	struct form_field reference; // to find the person by
	struct form_field controls[3];
	size_t n;
	struct form_field reasons[REASONED_COUNT];
	size_t reason_count;
	bool asks_victim;
	struct form_field victim;
	struct victim_fields_view contact;
	const char *button;
};

/* ---- the inbox ---- */

struct notice_row {
	const char *says;
	const char *repeat; // NULL: nothing to be said
	struct link referral;
	const char *at;
	const char *seen;   // by whom, and when; NULL: by nobody yet
	const char *id;     // as its button sends it; NULL: it is not just seen
	struct url details; // none: it asks for no details
};

struct notice_rows {
	const struct notice_row *at;
	size_t n, found;
	struct form see;   // notes them as seen, one or all; no token: not offered
	const char *shown; // all of them, as that form sends it
	const char *all;   // the button for all; NULL: there is but one
};

struct inbox_view {
	struct list_tabs tabs;
	const struct problems *problems;
	struct url other; // those seen, or those not
	bool is_seen;
	const char *says;
	struct notice_rows rows;
	struct url first, next, csv;
	const char *csv_most; // it has no more of them; NULL: it has all
};

/* ---- figures ---- */

struct waiting_row {
	const char *county, *type;
	int people;
	struct date since;
};

struct waiting_view {
	const struct waiting_row *rows;
	size_t n;
	int people;
	const char *says; // NULL: all who wait are counted
};

struct cohort_fill_row {
	struct link cohort;
	const char *where, *type;
	struct date on;
	const char *says;
	const struct bar *bar;
};

struct cohort_fill_view {
	const struct cohort_fill_row *rows;
	size_t n;
};

/* Why a scheme's referrals came without a safe way to the victim. */
struct no_contact_view {
	const char *scheme, *says;
	const struct figure_row *rows;
	size_t n;
};

/* How often a scheme's rules were gone past before a caution was offered. */
struct passed_row {
	const char *month, *rule, *who;
	long number;
};

struct passed_view {
	const char *scheme, *says;
	const struct passed_row *rows;
	size_t n;
};

struct figures_view {
	const struct problems *problems;
	struct filter filter;
	struct form_field from, to;
	const struct funnel_view *funnels;
	size_t n;
	const struct no_contact_view *no_contacts;
	size_t no_contact_count;
	const struct passed_view *passed;
	size_t passed_count;
	const struct deadlines_view *deadlines;
	size_t deadlines_count;
	struct link referrals; // no text: not this reader's
	struct waiting_view waiting;
	struct cohort_fill_view fill;
};

#endif
