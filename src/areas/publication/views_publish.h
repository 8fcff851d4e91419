/* SPDX-License-Identifier: MIT */
/*
 * What the pages of publishing show: filled by pages_publish.c, printed by views/.
 */
#ifndef AREAS_PUBLICATION_VIEWS_PUBLISH_H
#define AREAS_PUBLICATION_VIEWS_PUBLISH_H

#include "areas/decision/decision_views.h"
#include "html/components.h"

LIST(fact_views, struct fact_view);

struct publish_view {
	const char *title;
	const char *lead;
	const struct problems *problems;
	struct form form;
	const char *version;
	struct fact_views facts;    // what goes out, in short
	struct fact_views withheld; // what does not, each with its reason
	bool was_published;
	struct fact_views added; // since then
	const struct link *gaps; // in translation
	size_t gap_count;
	bool is_stale;    // the words changed after they were translated
	bool asks_waiver; // else both languages go out
	struct form_field reason_en, reason_cy, until;
	const char *button;
	struct url back;
};

struct withdraw_view {
	const struct problems *problems;
	struct form form;
	const char *version;
	struct fact_views facts;
	struct form_field reason_en, reason_cy;
	struct url back;
};

struct correct_view {
	const char *lead;
	const struct problems *problems;
	struct form form;
	const char *version;
	struct form_field part, text_en, text_cy;
	struct fact_views earlier; // corrections
	struct fact_views stands;  // the record's values, to compare with
	struct url back;
};

#endif
