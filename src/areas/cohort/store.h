/* SPDX-License-Identifier: MIT */
/*
 * Cohorts and facilitators between the database and their structs.  Asks nobody's right.
 */
#ifndef AREAS_COHORT_STORE_H
#define AREAS_COHORT_STORE_H

#include "areas/cohort/cohort.h"

struct cohort_get_rows;

struct cohorts cohorts_of_rows(struct work *w, const struct cohort_get_rows *rows);

/* With a fresh id and the next number of its scheme. */
void cohort_create(struct work *w, struct cohort *c, struct account_id by);

/* Over the version that it names; false if somebody else was there meanwhile. */
bool cohort_store(struct work *w, const struct cohort *c, struct account_id by);

/* In either workshop. */
bool cohort_led_by(const struct cohort *c, struct facilitator_id id);

/* Its leaders may be others now: so are those in its circle. */
void cohort_leaders_change(struct work *w, const struct cohort *before, const struct cohort *now);

/* Asks the other side of that case about each of its leaders, once. */
void cohort_ask(
	struct work *w, const struct actor *by, const struct cohort *c, struct link_id link);

/* The cases of those who are booked in it. */
LIST(link_ids, struct link_id);
struct link_ids cohort_links(struct work *w, struct cohort_id id);

enum relay_standing standing_worse(enum relay_standing one, enum relay_standing other);

enum relay_standing facilitator_standing(
	struct work *w, struct facilitator_id id, struct link_id link);

void place_create(struct work *w, const struct place *p);
const char *place_fresh_code(struct work *w);

/* With their training. */
bool facilitator_load(struct work *w, struct facilitator_id id, struct facilitator *f);
struct facilitators facilitators_of(struct work *w, struct organisation_id body);

/* Who signs in by that account; false if nobody who leads. */
bool facilitator_signed_in(struct work *w, struct account_id account, struct facilitator *f);

/* As its workshops stand now: no hold goes past workshop A, and what is kept is kept until it begins. */
void places_move(struct work *w, const struct cohort *before, const struct cohort *c);

#endif
