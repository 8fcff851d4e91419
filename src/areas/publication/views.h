/* SPDX-License-Identifier: MIT */
/*
 * What the public's pages show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_PUBLICATION_VIEWS_H
#define AREAS_PUBLICATION_VIEWS_H

#include "areas/publication/pages.h"
#include "frame/record.h"
#include "html/components.h"

/* ---- lists ---- */

struct public_row {
	struct url url;
	struct bilingual title;
	const char *reference;
	struct bilingual area;
	struct date listed_on;
	bool is_withdrawn;
};

struct public_rows {
	const char *caption; // what they are, in words
	const struct public_row *at;
	size_t n;
};

struct front_view {
	struct public_rows newest;
};

struct register_view {
	struct filter filter;
	struct form_field search, area, year;
	const struct problems *problems;
	struct public_rows rows;
	const char *says;  // how many, or that there are none
	struct url newest; // none: this is the first page
	struct url older;  // none: nothing is left
	struct url csv, feed;
};

/* ---- a record ---- */

/* One value, in the reader's language or, where that lacks, in the other. */
struct public_part {
	const char *label;
	const char *withheld;     // why it is not here; NULL: it is
	const char *const *lines; // paragraphs, or a list's items
	size_t line_count;
	bool is_list;
	bool is_sub;         // belongs to what stands above it
	bool is_fact;        // short: stands in a summary list with its neighbours
	bool is_other;       // the lines are in the other language
	const char *heading; // begins a group of facts; NULL: goes on
};

struct public_date {
	const char *what;
	struct date on;
	struct bilingual note;
	const char *withheld;
};

struct public_amount {
	const char *literal;
	struct bilingual label;
	const char *kind;
};

struct public_sum {
	const char *working;
	const char *verdict;
	const char *note;
	const char *look; // "holds", "fails", "unstated"
};

struct public_prior {
	const char *act;
	struct bilingual body;
	struct bilingual what;
	struct date on;
};

struct public_correction {
	struct date on;
	const char *label;
	const char *text;
};

struct record_view {
	struct bilingual title;
	const char *reference;
	struct bilingual organisation;
	struct date published_on;

	struct date withdrawn_on; // not set: it stands, and what is below is filled
	const char *withdrawn_reason;

	const struct public_correction *corrections;
	size_t correction_count;
	const char *waiver; // what follows, when and why; NULL: both languages are here
	const struct public_date *dates;
	size_t date_count;
	const struct public_part *parts; // what was decided
	size_t part_count;
	const struct public_amount *amounts;
	size_t amount_count;
	const struct public_sum *sums;
	size_t sum_count;
	bool has_hidden_amounts;
	const struct public_prior *priors;
	size_t prior_count;
	const struct public_part *facts; // who decided, whom to ask
	size_t fact_count;
	const char *versions; // which language is the original
	const char *frozen;   // since when it has not changed
	const char *hash;
	struct record_links others; // what later areas publish of it
};

/* ---- open data ---- */

struct open_data_view {
	const struct data_column *columns;
	size_t column_count;
	int csv_most;
	int feed_most;
};

#include "areas/publication/publication_views.h"

#endif
