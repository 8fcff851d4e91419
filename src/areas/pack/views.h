/* SPDX-License-Identifier: MIT */
/*
 * What the pages of packs show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_PACK_VIEWS_H
#define AREAS_PACK_VIEWS_H

#include "areas/pack/rules.h"
#include "html/components.h"

/* ---- the four parts ---- */

struct pack_figure_row {
	const char *name, *means;
	const char *says;
	const struct bar *bar; // NULL: none
	const char *above;     // by how much it is above its cap; NULL: it is not
};

struct pack_figure_table {
	const char *caption;
	const struct pack_figure_row *rows;
	size_t n;
};

struct pack_words {
	const char *title;
	const char *text;
	const char *lang; // of the text
	const char
		*other; // said where the text is in the other language; NULL: it is in the reader's
};

/* The same on the page of those who work on it, of the group, of a link, and of the public. */
struct pack_body {
	const char *mark;          // who reads it; NULL: nobody in particular
	const char *facts;         // the programme, the meeting, the months
	const char *counts;        // which counts these are
	const char *made;          // when the figures were made
	const char *corrects;      // NULL: nothing
	const char *corrects_lang; // as typed
	struct pack_words words[PACK_PART_COUNT];
	const struct pack_figure_table *tables;
	size_t table_count;
	struct url csv; // of the tables; none: not offered
};

/* ---- a pack ---- */

struct pack_version_line {
	struct link version;
	const char *standing, *hands;
};

struct pack_view {
	struct url back;
	const char *group, *title;
	const struct problems *problems;
	const char *state, *colour;
	const char *comment; // why it came back; NULL: it did not
	const char *meets;
	struct pack_body body;
	struct url exact, public; // the other counts; none: not offered
	bool is_public;
	struct button write;                           // no text: not offered
	struct form send, release, give_back, correct; // no token: not offered
	struct form_field comment_field, corrects_field;
	const char *edit;
	const char *own;  // why the reader cannot release; NULL: nothing to be said
	struct url links; // none: not offered
	const struct pack_version_line *versions;
	size_t version_count;
};

/* ---- those that there are ---- */

struct pack_row {
	struct link pack;
	const char *programme, *provider, *state, *colour;
	const char *covers;
};

struct packs_view {
	const char *says;
	const struct pack_row *rows;
	size_t n;
	struct url first, next;
	bool may_add;
};

struct pack_new_view {
	struct url back;
	const struct problems *problems;
	struct form form;
	bool has_contracts;
	struct form_field contract, meets_on, from, to;
};

/* ---- writing ---- */

struct pack_part_fields {
	struct form_field in[LANGUAGE_COUNT];
};

struct pack_entered_group {
	const char *title;
	const struct form_field *fields;
	size_t n;
};

struct pack_write_view {
	struct url back;
	const char *title, *meets;
	const struct problems *problems;
	const char *comment; // why it came back; NULL: it did not
	struct form form;
	const char *edit;
	struct pack_part_fields parts[PACK_PART_COUNT];
	const struct pack_entered_group *groups;
	size_t group_count;
};

/* ---- the group ---- */

struct steering_row {
	const char *name, *body;
	struct date cleared_on;
	struct form end;
	const char *account;
};

struct steering_view {
	struct url back;
	const char *programme;
	const struct problems *problems;
	struct form form, add;
	struct form_field name_en, name_cy, counts, source;
	bool has_group;
	const struct steering_row *members;
	size_t n;
	struct form_field login, cleared;
};

/* ---- links ---- */

struct pack_link_row {
	const char *number, *name, *body, *reads, *standing;
	struct form revoke; // no token: it opens nothing any more
};

struct pack_links_view {
	struct url back;
	const char *title;
	const struct problems *problems;
	const char *made; // the address of the link that was just made; NULL: none was
	const char *made_for;
	struct form form;
	bool is_released;
	struct form_field name, body, language, audience, cleared, until;
	const struct pack_link_row *rows;
	size_t n;
};

struct pack_opened_view {
	const char *title, *group;
	const char *over_title, *over; // why it opens nothing; NULL: it does
	struct pack_body body;
};

struct pack_published_view {
	const char *title, *group;
	const char *lacks; // the language that it is not in; NULL: both are there
	struct pack_body body;
};

struct pack_home_row {
	struct link pack;
	const char *says;
};

#endif
