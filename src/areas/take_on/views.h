/* SPDX-License-Identifier: MIT */
/*
 * What the pages of this area show: filled by pages.c, printed by views/.
 */
#ifndef AREAS_TAKE_ON_VIEWS_H
#define AREAS_TAKE_ON_VIEWS_H

#include "frame/page.h"
#include "html/components.h"

struct sheet_item {
	const char *name;
	const char *says;
	struct link template; // to save
};

struct past_row {
	const char *sheet;
	int64_t rows;
	const char *by;
	struct instant at;
};

struct take_on_view {
	const struct sheet_item *sheets;
	size_t sheet_count;
	struct url columns;
	const struct problems *problems;
	struct form form;
	struct form_field file;
	const char *takes;            // how long that is
	const struct choice *schemes; // NULL: there is one
	struct form_field scheme;
	const struct past_row *past;
	size_t past_count;
};

struct report_view {
	struct url back;
	const char *title;
	const char *says;
	const struct sheet_problem *rows; // of this page
	size_t row_count;
	const char *shown; // which of how many; NULL: all
	const char *earlier,
		*later;    // the pages before and after, as the form sends them; NULL: none
	struct form again; // shows another page of the report
	struct form form;  // brings it, or sends another file
	const char *scheme, *sheet; // as both forms carry them
	const char *button;         // brings it; NULL: it cannot be brought
	struct form_field file;     // of a form that sends another
};

struct column_row {
	const char *name;
	const char *says;
	const char *takes;
	const char *example;
	bool is_asked;
};

struct column_part {
	const char *id;
	const char *name;
	const struct column_row *rows;
	size_t n;
};

struct columns_view {
	struct url back;
	const struct column_part *parts;
	size_t n;
};

#endif
