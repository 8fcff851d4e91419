/* SPDX-License-Identifier: MIT */
/*
 * What the pages before a caution show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_CAUTION_VIEWS_H
#define AREAS_CAUTION_VIEWS_H

#include "areas/caution/pages.h"
#include "html/components.h"

/* ---- the check before a caution ---- */

struct finding_view {
	const char *code;
	const char *says;   // the rule, in words
	const char *state;  // "Met", "Not suitable" …
	const char *colour; // of its tag
	const char *answer; // as given; NULL: none
	const char *why;    // NULL: nothing to be said
	const char *who;    // may go past it; NULL: not said
};

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

	bool is_asked;
	const char *deadline_says; // NULL: nothing
	const char *none;          // nothing fits, and what would do; NULL: something does
	bool fits;                 // the pairs do; else they come near
	struct form form;
	const char *hold; // what the button says
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
	const char *says;
	struct url check;
	const struct hold_row *held, *over;
	size_t held_count, over_count;
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
	struct link slip, other_slip; // no text: none
	struct form form;             // giving it back; no token: not offered
	struct form_field because;
	struct url again;
};

struct slip_view {
	struct url back;
	const char *code;
	const char *until;
	const char *workshop[WORKSHOPS_EACH];
	const char *where, *address, *access; // "" where nobody said
	const char *language;
	const char *provider;
	const char *telephone; // "": none yet
	const char *first_contact, *late;
};

#endif
