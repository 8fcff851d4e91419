/* SPDX-License-Identifier: MIT */
/*
 * What the pages of this area have in common, and their handlers by file.
 */
#ifndef AREAS_CAUTION_PAGE_KIT_H
#define AREAS_CAUTION_PAGE_KIT_H

#include "areas/caution/views.h"
#include "areas/cohort/cohort.h"
#include "frame/page.h"

struct url url_hold(struct arena *a, struct place_id id);

/* Where a pair is looked for, with that filled in; not asked yet where there is no deadline. */
struct url url_places(struct request *rq, struct scheme_id scheme, const struct wanted *wanted);

/* The hold of the address, if it is one of the reader's body, and its cohort. */
bool page_hold(struct request *rq, struct place *p, struct cohort *c);

/* Its state, and the colour of that. */
const char *hold_state_words(struct request *rq, const struct place *p);
const char *hold_state_colour(const struct request *rq, const struct place *p);

/* "Heledd’s hall, Powys", or by what means it is held. */
const char *pair_where(struct request *rq, const struct cohort *c);

/* pages_check.c */
enum status check_find(struct request *rq);
enum status check_show(struct request *rq);

/* pages_places.c */
enum status places_show(struct request *rq);
enum status places_hold(struct request *rq);

/* pages_holds.c */
enum status hold_list_show(struct request *rq);
enum status hold_show(struct request *rq);
enum status hold_release(struct request *rq);
void add_holds_that_end(struct request *rq, struct home_waiting *waiting);

/* pages_slip.c */
enum status slip_show(struct request *rq);

#endif
