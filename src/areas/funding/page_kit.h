/* SPDX-License-Identifier: MIT */
/*
 * What the pages of funding have in common, and their handlers by file.
 */
#ifndef AREAS_FUNDING_PAGE_KIT_H
#define AREAS_FUNDING_PAGE_KIT_H

#include "areas/funding/funding.h"
#include "areas/funding/views.h"
#include "areas/programme/page_kit.h"
#include "base/right.h"
#include "frame/page.h"

/* The year of the address; false if the programme does not run in it and nothing is agreed of it. */
bool page_year(struct request *rq, const struct programme *p, int *year);

struct url url_funding(struct arena *a, struct programme_id id);

struct url url_year(struct arena *a, struct programme_id id, int year);

/* "/programmes/17/funding/2026/write" */
struct url url_year_page(struct arena *a, struct programme_id id, int year, const char *page);

struct url url_version(struct arena *a, const struct agreement *agreement);

/* Who wrote and who signed it. */
const char *hands_of(struct request *rq, const struct agreement *agreement);

/* The bodies, how each contributes, and, of a sum that is given, what each would pay. */
struct partners_view partners_view_of(
	struct request *rq, const struct agreement *agreement, const struct money *parts);

/* pages_years.c; what a year's standing means, NULL if there is nothing to be said */
const char *year_says(struct request *rq, const struct funding_years *years,
	enum year_standing standing, int year);
enum status funding_show(struct request *rq);

/* pages_agreement.c */
enum status agreement_show(struct request *rq);
enum status agreement_sign_do(struct request *rq);

/* pages_grants.c; to the list of that financial year, 0: of any */
struct link grants_link(struct request *rq, int year);
enum status grants_show(struct request *rq);
enum status grants_csv(struct request *rq);

/* pages_write.c */
enum status agreement_write_show(struct request *rq);
enum status agreement_write_do(struct request *rq);

#endif
