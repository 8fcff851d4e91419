/* SPDX-License-Identifier: MIT */
/*
 * What the pages of registers show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_REGISTER_VIEWS_H
#define AREAS_REGISTER_VIEWS_H

#include "areas/register/pages.h"
#include "html/components.h"

/* ---- the ring list ---- */

struct ring_row {
	const char *code;
	struct link reference; // of the referral
	struct link name;      // of the person, masked or not
	bool speaks_welsh;
	const char *phones[3]; // "" where there is none
	const char *contacted; // when; NULL: not yet
	const char *letter;
	struct link print; // the letter; no text: it is not theirs to send
	const char *comes_to;
	const char *id;                    // of the referral, as its buttons send it
	bool may_contact, may_send_letter; // offered
};

struct ring_view {
	struct url back, shown, masked; // one of the two is none
	struct url a, b;                // the registers
	const char *name;               // of the cohort
	const char *says;
	struct form form;
	const struct ring_row *rows;
	size_t row_count;
};

/* ---- what waits ---- */

struct due_row {
	struct link workshop;
	struct date on;
	const char *when, *says;
	const char *late; // a tag; NULL: it is not
};

struct due_rows {
	const char *says;
	const char *third; // what the third column tells
	const struct due_row *at;
	size_t n, found;
};

struct dues_view {
	struct due_rows lists[3];
	size_t n, found; // in all of them
	struct url csv;
	const char *csv_most; // it has no more of each; NULL: it has all
};

/* ---- a register ---- */

struct sheet_row {
	const char *code;
	const char *name;
	bool speaks_welsh;
	struct form_field came, late; // of an open row
	const char *result;           // "" where nothing is noted
	const char *noted;            // by whom and when; ""
	struct url correct;           // none: not offered
};

struct sheet_view {
	struct url back;
	const char *name; // of the cohort
	const char *title;
	const char *says;    // how it stands
	const char *why_not; // nothing can be noted; NULL: it can
	const char *grace;
	const char *room; // how many there are
	const struct problems *problems;
	struct form form;
	const char *seen; // how many lines the reader saw
	const struct sheet_row *rows;
	size_t row_count;
	const char *signatures[2];
	const char *const *leader_changes; // in words
	size_t leader_change_count;
	struct url lead;       // to change who leads; none: not offered
	const char *if_absent; // what to do then; NULL: it is too late
	const char *sign_says; // why the reader cannot sign it now; NULL: not theirs, or they can
	struct url sign, print, ring, other;
	const char *other_text;
	const struct timeline_item *corrections;
	size_t correction_count;
	bool is_second; // on the page of the signature: theirs would be
};

/* ---- on paper ---- */

struct paper_view {
	struct url back;
	const char *title;
	const char *name;
	const char *when;
	const char *where;
	const char *grace;
	const char *columns[4]; // numbered as the keys are
	const struct sheet_row *rows;
	size_t row_count;
	const char *leaders[2];
};

/* ---- correcting ---- */

struct correct_view {
	struct url back;
	const char *caption;
	const char *name;
	const char *stands;
	const char *grace;
	const struct problems *problems;
	struct form form;
	const char *seen;
	struct form_field came, late, because;
};

/* ---- who leads ---- */

struct lead_view {
	struct url back;
	const char *caption, *title;
	const struct problems *problems;
	struct form form;
	const char *version;
	struct form_field leader[2];
};

/* ---- cancelling ---- */

struct cancel_cohort_view {
	struct url back;
	const char *name;
	const struct problems *problems;
	struct form form;
	const char *version;
	const char *says; // who is booked
	bool asks_from;
	struct form_field from, because;
	const struct summary_row *facts;
	size_t fact_count;
};

#endif
