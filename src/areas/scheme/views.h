/* SPDX-License-Identifier: MIT */
/*
 * What the pages of schemes show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_SCHEME_VIEWS_H
#define AREAS_SCHEME_VIEWS_H

#include "areas/scheme/pages.h"
#include "frame/record.h"
#include "html/components.h"

/* ---- schemes ---- */

struct scheme_row {
	struct link scheme;
	const char *standing; // "These terms stand since 1 April 2025", or that none stand
	struct url check;     // none: not this reader's
};

struct schemes_view {
	const struct scheme_row *rows;
	size_t n;
	bool may_add;
};

/* A name and what it is: a rule, a number, a body, a version. */
struct term_view {
	struct link name;
	const char *value;
	const char *note;   // NULL: none
	const char *before; // what it was in the version before; NULL: the same
	struct link act;    // no text: none
	const char *more;   // NULL: none
	struct link also;   // no text: none
};

struct authorisation_row {
	const char *body, *days, *evidence;
	const char *standing;  // that it was taken back; NULL: it stands
	struct form take_back; // no token: not offered
	const char *number;
};

struct scheme_view {
	const char *name;
	struct record_links others; // what later areas keep of it
	const char *title;          // "Version 2"
	const char *standing;       // whether it stands
	const struct problems *problems;
	struct link newer; // a version that waits to be signed; no text: none
	struct form sign;  // no token: not offered
	const char *version;
	const char *signing; // what a signature means
	const char *own;     // why the reader cannot sign; NULL: nothing to be said
	bool may_alter, may_check;
	struct url terms, parties, check, back;
	const char *compared; // with which version; NULL: with none
	const struct term_view *rules;
	size_t rule_count;
	const struct term_view *numbers;
	size_t number_count;
	const struct term_view *offences;
	size_t offence_count;
	const struct term_view *bodies;
	size_t body_count;
	const struct authorisation_row *authorisations;
	size_t authorisation_count;
	const char *authorised; // whether the scheme takes anybody new today
	struct url authorise;
	const struct term_view *versions;
	size_t version_count;
};

struct new_view {
	struct url back;
	const struct problems *problems;
	struct form form;
	struct form_field name_en, name_cy;
};

/* ---- how far people come ---- */

struct figure_row {
	const char *name, *means;
	long number;
	const struct bar *bar;
};

struct funnel_view {
	const char *scheme;
	const char *says; // of which time
	const struct figure_row *rows;
	size_t n;
};

/* Whose deadline has passed, or is at risk, or is to come. */
struct deadlines_view {
	const char *scheme;
	const struct figure_row *rows;
	size_t n;
};

/* ---- writing the terms ---- */

struct rule_fields {
	const char *code, *says;
	const char *beside; // what stands instead; NULL: the same
	struct form_field consequence, overrider;
};

struct number_field {
	const char *beside;
	struct form_field field; // with choices: yes or no
};

struct offence_fields {
	const char *legend;
	struct form_field en, cy;
};

struct terms_view {
	struct url back;
	const char *scheme;
	const struct problems *problems;
	struct form form;
	const char *version;
	struct form_field applies_from;
	const char *applies_beside;
	const struct rule_fields *rules;
	size_t rule_count;
	const struct number_field *numbers;
	size_t number_count;
	const struct offence_fields *offences;
	size_t offence_count;
	const char *offences_beside;
};

/* ---- who authorised it ---- */

struct authorise_view {
	struct url back;
	const char *scheme;
	const struct problems *problems;
	struct form form;
	struct form_field body_en, body_cy, from, to, evidence_en, evidence_cy;
};

/* ---- who takes part ---- */

struct parties_view {
	struct url back;
	const char *scheme;
	const struct problems *problems;
	struct form form;
	struct form_field body, part, from;
};

struct end_part_view {
	struct url back;
	const char *scheme;
	const char *body, *part;
	const char *part_value;
	const struct problems *problems;
	struct form form;
	struct form_field to;
};

struct telephone_view {
	struct url back;
	const char *scheme;
	const char *body;
	const struct problems *problems;
	struct form form;
	struct form_field telephone;
};

#endif
