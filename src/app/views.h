/* SPDX-License-Identifier: MIT */
/*
 * What the program's own pages show: filled by pages.c, printed by views/.
 */
#ifndef APP_VIEWS_H
#define APP_VIEWS_H

#include "html/components.h"

/* One line of the policy, in the reader's language. */
struct grant {
	const char *what;
	const char *may;
	const char *tie;
	const char *why;
};

struct role_grants {
	const char *title;
	bool is_mine;
	const struct grant *grants;
	size_t grant_count;
};

struct log_row {
	const char *at; // day and time
	struct link who;
	const char *role;
	struct link act;
	struct link record; // what is told of it
	struct url page;    // the record's own page; none: it has none
	const char *result;
	bool is_done;
};

struct log_view {
	const char *caption; // what is listed, in words
	const struct problems *problems;
	struct form find;
	struct form_field login, from, to;
	const char *kind, *id, *act; // what else was asked for
	struct url all;              // takes the filter off; none: nothing is chosen
	struct url older, csv;
	const struct log_row *rows;
	size_t row_count;
};

#include "app/app_views.h"

#endif
