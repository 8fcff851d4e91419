/* SPDX-License-Identifier: MIT */
/*
 * What the pages of programmes have in common, and their handlers by file.
 */
#ifndef AREAS_PROGRAMME_PAGE_KIT_H
#define AREAS_PROGRAMME_PAGE_KIT_H

#include "areas/programme/programme.h"
#include "areas/programme/views.h"
#include "frame/page.h"

/* The programme of the address, if the reader holds that right to it. */
bool page_programme(struct request *rq, enum right right, struct programme *p);

struct url url_programme(struct arena *a, struct programme_id id);
struct url url_programme_version(struct arena *a, struct programme_id id, int64_t version);

/* "/programmes/17/budget" */
struct url url_programme_page(struct arena *a, struct programme_id id, const char *page);

/* Its name in the reader's language. */
const char *programme_name(const struct request *rq, const struct programme *p);

/* "Funding for the CARA programme (DLI364)" */
struct link decision_link(struct request *rq, const struct decision *d, struct url to);

/* "Funded from 1 April 2025 to 31 March 2026", and how long that still is. */
const char *period_words(struct request *rq, const struct budget *b);
const char *left_words(struct request *rq, const struct budget *b);

/* "12 days left", that day counted too. */
const char *days_left_words(struct request *rq, struct date last);

/*
 * What of a programme runs out or will not do, each with where this reader can do something, if
 * anywhere: what follows a pilot, and by its budget in force, what it was found to count (NULL: nothing)
 * and to have promised.
 */
struct record_links programme_warnings(struct request *rq, const struct programme *p,
	const struct budget *b, const struct programme_counts *counts,
	const struct commitment committed[HEADING_COUNT]);

/* How a pilot stands: by when what follows is to be decided, or what did follow. */
const char *pilot_words(struct request *rq, const struct pilot *p);

/* That it is to be decided soon what follows, or should be by now; no text: neither, or it is no pilot. */
struct link pilot_warning(struct request *rq, struct programme_id id);

/* To what is kept of it as a pilot, or to where that is begun; no text: neither. */
struct link pilot_link(struct request *rq, const struct programme *programme);

/* What of the budget's scheme this reader may read. */
void programme_fill_delivery(
	struct request *rq, const struct budget *b, struct delivery_view *view);

/* "37 of 200"; without a ceiling "37". */
const char *number_of_ceiling(struct request *rq, int64_t ceiling, int64_t n);

/* What is to be warned of: a ceiling's standing; NULL where it is none. */
const char *ceiling_warning(struct request *rq, int64_t ceiling, int64_t n);

/* pages_list.c */
enum status programme_list_show(struct request *rq);
enum status programme_new_show(struct request *rq);
enum status programme_new_do(struct request *rq);

/* pages_programme.c */
enum status programme_show(struct request *rq);
enum status programme_sign_do(struct request *rq);

/* pages_pilot.c */
enum status programme_pilot_show(struct request *rq);
enum status programme_pilot_write_show(struct request *rq);
enum status programme_pilot_write_do(struct request *rq);
enum status programme_pilot_report_show(struct request *rq);
enum status programme_pilot_report_do(struct request *rq);

/* pages_budget.c */
enum status programme_budget_show(struct request *rq);
enum status programme_budget_do(struct request *rq);

#endif
