/* SPDX-License-Identifier: MIT */
/*
 * What the pages of cohorts, venues and facilitators show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_COHORT_VIEWS_H
#define AREAS_COHORT_VIEWS_H

#include "areas/cohort/outside.h"
#include "areas/cohort/pages.h"
#include "areas/cohort/rules.h"
#include "areas/relay/page_kit.h"
#include "frame/record.h"
#include "html/components.h"

enum { TABS_MOST = 3, WORKSHOPS = 2, LEADERS_EACH = 2 };

/* The lists of this area that the reader may see. */
struct tabs {
	struct link at[TABS_MOST];
	size_t n;
};

/* ---- the list ---- */

struct cohort_row {
	struct link cohort; // "Cohort 12"
	const char *type;
	struct date on[WORKSHOPS];
	const char *where;
	const char *language;
	int free;
	const char *state, *colour; // of its tag
};

struct cohorts_view {
	struct tabs tabs;
	struct filter filter;
	const struct problems *problems;
	struct form_field county, type, language, from;
	const char *says; // what is listed, in words
	const struct cohort_row *rows;
	size_t n;
	struct url first, next, csv;
	const char *csv_most; // it has no more of them; NULL: it has all
	bool may_plan;
};

/* ---- one cohort ---- */

/* So many stones are filled, of so many. */
struct fill_view {
	int taken, places;
	const char *says;
};

/* What the victims' service told: in sum, and of each kind where they may be told apart. */
struct liaison_view {
	const char *says; // NULL: not for this reader
	const char *note; // why the kinds are not there; NULL: they are
	struct summary_row kinds[LIAISON_COUNT];
	size_t n;
};

struct cohort_view {
	struct url back;
	const char *name;
	const char *scheme;
	struct record_links others; // what later areas keep of it
	const char *state, *colour;
	const char *cancelled_because; // NULL: it stands
	const char *lacks;             // why nobody can be booked, a msgid; NULL: they can
	const struct problems *problems;
	struct fill_view fill;
	struct liaison_view liaison;
	const struct summary_row *facts;
	size_t fact_count;
	struct url change, cancel;       // none: not offered
	struct url people, registers[2]; // none: not the reader's
};

/* ---- planning ---- */

struct workshop_fields {
	const char *title;
	const char *note; // NULL: none
	struct form_field on, begins, ends, leader[LEADERS_EACH];
};

struct plan_view {
	struct url back;
	const char *title;
	const struct problems *problems;
	const char *lacking;              // what has to be there before a plan can be; NULL: all is
	const char *meanwhile;            // who changed it since; NULL: nobody
	const struct summary_row *stands; // then, how it stands now
	size_t stand_count;
	struct form form;
	const char *version; // NULL: it is new
	struct form_field scheme, type, mode, language, venue, county, capacity;
	bool asks_scheme;
	struct workshop_fields workshop[WORKSHOPS];
	const char *button;
};

/* ---- venues and facilitators ---- */

struct venue_row {
	const char *name, *address, *county, *access;
	int seats;
};

struct venues_view {
	struct tabs tabs;
	const char *success; // NULL: nothing was done
	const struct venue_row *rows;
	size_t n;
	struct url csv;
};

struct venue_form_view {
	struct url back;
	const struct problems *problems;
	struct form form;
	struct form_field name, address, county, access[LANGUAGE_COUNT], seats;
};

/* A certificate, and in words whether it is about to expire. */
struct training_row {
	const char *module;
	struct date trained_on;
	const char *certificate;
	const char *until;         // "2 March 2028", or that it does not expire
	const char *note, *colour; // of its tag; NULL: nothing to be said
};

struct facilitator_row {
	struct link name;
	const char *modules; // certified today, as a list
	const char *note;    // what expires, in words; NULL: nothing
};

/* What the victims' service told of its own workers. */
struct trained_view {
	bool is_shown;
	struct trained_days days;
};

struct facilitators_view {
	struct tabs tabs;
	bool may_add;
	struct trained_view trained;
	const struct facilitator_row *rows;
	size_t n;
	struct url csv;
};

struct facilitator_form_view {
	struct url back;
	const struct problems *problems;
	struct form form;
	struct form_field name, login;
};

struct facilitator_view {
	struct url back;
	const char *name;
	const struct problems *problems;
	const struct training_row *rows;
	size_t n;
	bool may_train;
	struct form form;
	struct form_field module, trained_on, certificate, expires_on;
	struct tag_words who; // whether it is known who they are
	struct url say_who;   // none: there is no other side, or it is not this reader's
};

#endif
