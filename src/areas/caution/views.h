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
};

#endif
