/* SPDX-License-Identifier: MIT */
/*
 * What the pages of cautions, and of what comes before one, show: filled by pages….c, printed by
 * views/.
 */
#ifndef AREAS_CAUTION_VIEWS_H
#define AREAS_CAUTION_VIEWS_H

#include "areas/caution/pages.h"
#include "areas/person/views.h"
#include "html/components.h"

/* ---- controls ---- */

LIST(controls, struct person_control_view);

struct form_section {
	const char *title; // NULL: none
	const char *says;  // NULL: nothing
	struct controls controls;
	bool is_folded;
};

LIST(form_sections, struct form_section);

/* ---- the check before a caution ---- */

struct finding_view {
	const char *code;
	const char *says;   // the rule, in words
	const char *state;  // "Met", "Not suitable" …
	const char *colour; // of its tag
	const char *answer; // as given; NULL: none
	const char *why;    // NULL: nothing to be said
	const char *who;    // may go past it, or went; NULL: not said
};

/* What was answered, as it goes on with a form. */
struct carried_value {
	const char *name, *value;
};

LIST(carried, struct carried_value);

struct check_view {
	struct url back;
	const char *scheme;
	struct url action;
	const struct problems *problems;
	struct form_field age, sex;
	const struct form_field *questions;
	size_t question_count;

	const char *result; // NULL: it was not asked yet
	const char *result_says;
	const char *colour; // of its panel
	const char *group;
	const struct finding_view *findings;
	size_t finding_count;
	struct url places; // where a place is held; none: not offered
	struct carried carried;
};

/* As it was kept with a held place. */
struct kept_check_view {
	const char *says;           // who made it, when, and against what; or that none was kept
	const char *state, *colour; // NULL: none was kept
	const char *group;
	const char *left_out; // what is not shown to the reader; NULL: all is
	const struct finding_view *findings;
	size_t n, passed; // those that were gone past are the first
};

/* ---- holding a place ---- */

enum { PAIR_FACTS_MOST = 8, WORKSHOPS_EACH = 2 };

/* Two workshops in which a place is free. */
struct pair_view {
	const char *near;  // in what it is other than asked for; NULL: in nothing
	const char *id;    // of the cohort, as it is sent
	const char *about; // for a screen reader
	struct summary_row facts[PAIR_FACTS_MOST];
	size_t fact_count;
};

struct places_view {
	struct url back;
	const char *scheme;
	struct url action;
	const struct problems *problems;
	struct form_field type, language, county, offence, deadline;

	const char *group;      // that the check says; NULL: it is asked for
	const char *check_says; // on what a place is held
	const char *check_no;   // why none is; NULL: it may be
	struct url check;       // where it is made; none: nothing is checked any more
	struct carried answers; // of it
	struct carried
		carried; // what goes on with the forms: those, or in whose stead a place is held
	struct form_sections passes; // rules to be gone past

	bool is_asked;
	const char *deadline_says; // NULL: nothing
	const char *none;          // nothing fits, and what would do; NULL: something does
	bool fits;                 // the pairs do; else they come near
	struct form form;
	const char *hold;    // what the button says
	struct link alike;   // the place that is held in one of them already; text NULL: none
	const char *another; // which of them, as it is sent
	const struct pair_view *pairs;
	size_t pair_count;
};

/* ---- held places ---- */

struct hold_row {
	struct link code;
	const char *group;
	const char *until;
	const char *state, *colour;
	struct date on[WORKSHOPS_EACH];
};

struct holds_view {
	struct link tabs[3];
	size_t tab_count;
	const char *says;
	struct url check;
	const char *caption;
	const struct hold_row *rows;
	size_t n;
	struct url first, next, csv;
	const char *csv_most; // it has no more of them; NULL: it has all
};

struct hold_view {
	struct url back;
	const struct problems *problems;
	const char *code;
	const char *state, *colour;
	const char *until;
	const char *why;     // it was given back; NULL: it was not
	const char *warning; // NULL: none
	struct date deadline;
	const char *cohort;
	const struct summary_row *facts;
	size_t fact_count;
	struct link refer;            // no text: not offered
	struct link slip, other_slip; // no text: none
	struct markup check;
	struct form form; // giving it back; no token: not offered
	struct form_field because;
	struct form_field told; // no name: not asked
	struct form tell;       // that the person has the new slip; no token: not asked
	struct url again;       // none while a referral has it
};

struct slip_view {
	struct url back;
	bool lacks_telephone;
	struct markup sheet; // in the language of whose it is
};

enum { SLIP_POINTS = 5 };

/* A sheet of paper for whoever comes to two workshops. */
struct slip_sheet {
	const char *title;
	const char *name; // NULL: a line to write it on
	const char *says; // how it stands with the place
	const char *code;
	const char *workshop[WORKSHOPS_EACH]; // "": they have been to it
	const char *where, *address, *access; // "" where nobody said
	const char *language;
	const char *provider;
	const char *telephone; // "": none yet
	const char *points[SLIP_POINTS];
};

/* ---- for whom a held place is ---- */

struct refer_view {
	struct url back;
	const char *code;
	struct form find;
	struct form_field search;
	const char *says; // of what was found; NULL: nothing was looked for
	const struct person_row *rows;
	size_t row_count;
	struct form add;
	const char *given_names, *family_name, *sex, *language, *county; // that it begins with
};

/* ---- the form of a caution, and of an act ---- */

struct caution_form_view {
	const char *title;
	const char *person;
	struct url back;
	const struct problems *problems;
	struct form form;
	const char *version;  // NULL: a new one
	const char *place;    // "": none
	const char *disposal; // the only one there is; NULL: it is asked for
	const char *other_says; // a caution of the same person goes on; NULL: none
	struct link other;
	const char *another;  // that one, as it is sent by who wants another; NULL: not asked
	bool is_meanwhile;    // somebody else wrote since: theirs stands beside
	struct form_sections sections;
	const char *button;
};

struct deed_view {
	const char *title;
	const char *says; // NULL: nothing
	struct form form;
	const char *version;
	const char *act;
	const char *condition; // which; NULL: of none
	struct form_sections sections;
	const char *button;
	enum button_kind kind;
};

struct deed_page_view {
	const char *person;
	struct url back;
	const struct problems *problems;
	struct deed_view act;
};

/* ---- one caution ---- */

/* What lacks before an act. */
struct gaps_view {
	const char *says;
	const struct link *lines; // no address: only named
	size_t n;
};

struct condition_view {
	const char *text, *lang;
	const char *about; // "To rehabilitate, 10 hours, by 8 August 2026"
	const char *state, *colour;
	struct deed_view mark; // no token: not offered
};

/* Conditions that gave way to others. */
struct old_set_view {
	const char *says;
	const struct condition_view *conditions;
	size_t n;
};

struct caution_view {
	struct link person;
	struct url back;
	const char *state, *colour;
	const char *waits; // for whom or for what; NULL: not said
	struct gaps_view gaps[2];
	size_t gaps_count;
	const char *warning;   // NULL: none
	const char *other_says; // another of the same person goes on; NULL: none
	struct link other;
	struct link refer;     // no text: not offered
	struct deed_view main; // what is likely next; no token: none
	const struct link *acts;
	size_t act_count;
	struct link referral, hold; // no text: none
	bool has_views; // the victim's, among the rows of the offence
	const struct summary_row *offence, *requirements, *dates;
	size_t offence_count, requirement_count, date_count;
	const char *const *notes; // on the deadline
	size_t note_count;
	const struct condition_view *conditions;
	size_t condition_count;
	const char *conditions_say; // of the set that stands; NULL: nothing
	const struct old_set_view *old_sets;
	size_t old_set_count;
	struct markup check;
	struct url record;
	const char *changed;
};

struct record_copy_view {
	struct url back;
	const char *text;
	unsigned lines;
};

/* ---- what the force asks ---- */

enum { FORCE_ASKS = 2 };

struct force_row {
	const char *from, *rank, *dispensation;
	const char *set; // by whom, and when
	const char *state, *colour;
};

struct force_view {
	const char *force;
	const char *says;
	struct summary_row asked[FORCE_ASKS];
	struct url change; // none: not offered
	const struct force_row *rows;
	size_t row_count;
};

struct force_change_view {
	struct url back;
	const char *force;
	const struct problems *problems;
	struct form form;
	struct form_field rank, from, dispensed;
};

struct force_confirm_view {
	struct url back;
	const char *force;
	const char *says;
	struct summary_row asked[FORCE_ASKS], stood[FORCE_ASKS];
	struct form form; // what was typed goes on with it
	const char *version, *rank;
	struct form_field from, dispensed;
};

/* ---- lists of them ---- */

struct caution_row {
	struct link reference;
	const char *name; // masked
	const char *state, *colour;
	const char *given, *deadline;
};

struct cautions_view {
	struct url action;
	struct url force; // what the force asks; none: not offered
	struct form_field state;
	const char *says;
	const struct caution_row *rows;
	size_t row_count;
	struct url first, next, csv;
	const char *csv_most; // it has no more of them; NULL: it has all
};

struct person_cautions_view {
	struct url back;
	const char *person;
	const struct caution_row *rows;
	size_t row_count;
	struct url propose; // none: not offered
};

#endif
