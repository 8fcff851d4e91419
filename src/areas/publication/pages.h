/* SPDX-License-Identifier: MIT */
/*
 * The public's addresses.
 */
#ifndef AREAS_PUBLICATION_PAGES_H
#define AREAS_PUBLICATION_PAGES_H

#include "areas/organisation/organisation.h"
#include "areas/publication/publication.h"
#include "frame/home.h"
#include "http/request.h"

extern const struct route publication_routes[];
extern const struct home_part publication_home;

/* ---- shared by their files ---- */

/* The register as a page, as CSV and as a feed: how many lines each has at most. */
enum { REGISTER_LINES = 50, REGISTER_CSV_LINES = 5000, REGISTER_FEED_LINES = 50 };

/* What is asked of a list, but for where its page begins; problems gather in rq. */
struct publication_filter register_filter(struct request *rq);

/* What the public filters by; a body without an area goes by its name. */
struct bilingual register_area(const struct organisations *bodies, struct organisation_id id);

/* In the reader's language; what lacks in it, in the other. */
const char *register_words(struct bilingual words, enum language language);

/* A title that is not published has these words in its place. */
struct bilingual register_title(const struct publication *line);

/* The columns of the CSV, in their order. */
struct data_column {
	const char *name;
	const char *says; // a msgid
};

extern const struct data_column register_columns[];
extern const size_t register_column_count;

enum status register_record(struct request *rq); // pages_record.c
enum status register_feed(struct request *rq);   // pages_feed.c
enum status register_csv(struct request *rq);

#endif
