/* SPDX-License-Identifier: MIT */
/*
 * Cautions between the database and their structs.  Asks nobody's right: reads show what the
 * work's reader may see.
 */
#ifndef AREAS_CAUTION_STORE_H
#define AREAS_CAUTION_STORE_H

#include "areas/caution/caution.h"

/* But for the age, the scheme: they are the person's.  False if there is none to be seen. */
bool caution_fetch(struct work *w, struct caution_id id, struct kept_caution *c);

/* The conditions that stand; none if there are none to be seen. */
struct conditions caution_fetch_standing(struct work *w, struct caution_id id);

/* With a fresh id in c->id, unless it says one. */
void caution_create(struct work *w, struct kept_caution *c, struct account_id by);

/* Over the version that it names; false if somebody else was there meanwhile. */
bool caution_store(struct work *w, const struct kept_caution *c, struct account_id by);

/* False if there is none to be seen. */
bool check_fetch(struct work *w, struct place_id place, struct kept_check *kept);
void check_create(struct work *w, const struct kept_check *kept, struct circle_id circle);

/* What that force asks, the one that was set last first. */
struct force_terms_list force_terms_fetch(struct work *w, struct organisation_id force);

#endif
