/* SPDX-License-Identifier: MIT */
/*
 * What the pages of accounts show: filled by pages.c, printed by views/.
 */
#ifndef AREAS_OWN_CASE_VIEWS_H
#define AREAS_OWN_CASE_VIEWS_H

#include "html/components.h"

struct account_row {
	struct link name;
	const char *login;
	const char *given, *colour; // a tag
};

struct accounts_view {
	const struct account_row *rows;
	size_t n;
	struct url first, next;
};

struct account_facts_view {
	struct url back;
	const char *name;
	const struct problems *problems;
	const struct summary_row *rows; // what is known already, and nothing of what it is
	size_t n;
	struct form form;
	struct form_field born, phone, house, postcode, number;
};

#endif
