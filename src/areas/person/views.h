/* SPDX-License-Identifier: MIT */
/*
 * What the pages of people show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_PERSON_VIEWS_H
#define AREAS_PERSON_VIEWS_H

#include "areas/person/pages.h"
#include "html/components.h"

/* ---- the list ---- */

struct person_row {
	struct link reference;
	const char *name; // masked
	const char *county;
	const char *language;
};

struct people_view {
	const struct problems *problems;
	struct form find;
	struct form_field search, county;
	const char *says;
	const struct person_row *rows;
	size_t row_count;
	struct url first, next;
	struct url csv;       // none of a search
	const char *csv_most; // it has no more of them; NULL: it has all
	struct link add;      // no text: not offered
};

/* ---- one person ---- */

struct person_view {
	const char *name; // as much of it as is shown
	const char *reference;
	struct url back, masked; // masked: none where it is
	struct link acts[2];
	size_t act_count;
	const struct link *others; // what other areas keep of them
	size_t other_count;
	const struct summary_row *rows;
	size_t row_count;
	const char *changed;
};

/* ---- its form ---- */

enum person_control { LINE, LINES, DAY, CHOICE, LIST_OF_CHOICES, TICK };

struct person_control_view {
	enum person_control kind;
	struct form_field field;
	const char *beside; // what stands there instead, by somebody else; NULL: nothing
};

struct person_form_view {
	const char *title;
	const char *reference; // NULL: a new one
	const char *says;
	struct url back;
	const struct problems *problems;
	struct form form;
	const char *version; // NULL: a new one
	const struct person_control_view *controls;
	size_t n;
};

/* ---- who may not see them ---- */

struct block_row {
	const char *who;
	const char *why;
	const char *found; // of one that the program set, what was said of it; else NULL
	const char *when;
	struct url look;  // of one that the program set: where to say what it is
	struct form lift; // no token: it is over
};

struct block_view {
	const char *reference;
	struct url back;
	const struct problems *problems;
	const struct block_row *rows;
	size_t n;
	struct form form;
	struct form_field account, kind, from, to;
};

/* One that the program set. */
struct block_found_view {
	const char *reference;
	struct url back;
	const struct problems *problems;
	const char *who, *when;
	struct form form;
	struct form_field answer;
};

struct block_end_row {
	struct link person;
	const char *says;
};

#endif
