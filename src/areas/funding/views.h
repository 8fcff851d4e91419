/* SPDX-License-Identifier: MIT */
/*
 * What the pages of funding show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_FUNDING_VIEWS_H
#define AREAS_FUNDING_VIEWS_H

#include "areas/funding/pages.h"
#include "html/components.h"

/* On home. */
struct funding_row {
	struct link year;
	const char *says;
};

struct partner_row {
	const char *body, *how;
	const char *when;          // it pays before it is spent; NULL: it does not
	const char *weight, *part; // "" for whoever does not pay a share
};

struct partners_view {
	const char *method;
	const char *weight; // what the weights are; NULL: there are none
	bool has_parts;
	const struct partner_row *rows;
	size_t n;
};

/* A financial year of the programme, and what is agreed of it. */
struct year_view {
	const char *year;
	const char *standing, *colour; // a tag
	const char *says;              // what that means; NULL: nothing to be said
	struct link agreement;         // the one that stands; no text: none does
	struct partners_view partners; // of that; none: no rows
	struct link waiting;           // a version that nobody has signed; no text: none
	struct link write;             // no text: not this reader's, or the year is closed
	const char *billed;            // why not any agreement may be written; NULL: any may
};

struct years_view {
	struct url back;
	const char *programme;
	const struct year_view *years;
	size_t n;
	struct link grants;
};

struct fact_row {
	const char *name, *value;
};

struct agreement_row {
	struct link version;
	const char *standing;
};

struct agreement_view {
	struct url back;
	const char *programme;
	const char *title; // "2026/27, version 2"
	const char *standing;
	const struct problems *problems;
	struct fact_row facts[5];
	size_t fact_count;
	struct partners_view partners;
	struct url share; // where a sum is shared
	const char *version;
	struct form_field sum;
	const char *shared; // of which sum the last column is; NULL: of none
	struct form sign;   // no token: not offered
	const char *own;    // why the reader cannot sign; NULL: nothing to be said
	struct url write;   // no path: not this reader's
	const struct agreement_row *versions;
	size_t version_count;
	struct link grants;
};

/* What one body contributes by one agreement. */
struct grant_row {
	const char *funder;
	const char *kind;      // NULL: a grant, as most are
	const char *recipient; // NULL: nobody else
	struct link agreement, decision;
	const char *amount, *method, *version, *payment;
};

struct grants_view {
	struct url back;
	struct filter filter;
	struct form_field year;
	const struct problems *problems;
	const char *says;
	const struct grant_row *rows;
	size_t n;
	struct url first, next, csv;
};

struct partner_fields {
	const char *legend;
	struct form_field organisation, contribution, weight, worth, most, claims;
};

struct write_view {
	struct url back;
	const char *programme;
	const char *year;
	const struct problems *problems;
	struct link theirs; // what somebody wrote meanwhile; no text: nobody did
	const char *billed; // what alone may be altered by now; NULL: anything
	struct form form;
	const char *version;
	struct form_field method, source, payment, underspend, vat;
	const struct partner_fields *partners;
	size_t partner_count;
};

#endif
