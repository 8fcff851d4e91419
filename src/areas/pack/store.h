/* SPDX-License-Identifier: MIT */
/*
 * How packs are kept, for the area's own services.
 */
#ifndef AREAS_PACK_STORE_H
#define AREAS_PACK_STORE_H

#include "areas/pack/pack.h"

/* The figures that were kept with a version. */
struct key_figures pack_store_figures(struct work *w, struct pack_id id, int64_t version);

/* Keeps those in the place of what was kept. */
void pack_store_put_figures(
	struct work *w, struct pack_id id, int64_t version, const struct key_figures *figures);

/* figures.c: says of counts by the month which months they are of. */
void figures_take_months(struct key_figures *all, const struct pack_period *period);

/* figures.c: what the program makes today. */
struct key_figures pack_figures_made(struct work *w, const struct pack *p);

/* The side on which the actor reads, writes or releases; PACK_SIDE_NONE: on none. */
enum pack_side pack_side_of(struct work *w, const struct actor *by, const struct pack *p);

/* The pack of whose programme's office `by` releases; false if it is not theirs. */
bool pack_is_led(const struct actor *by, const struct pack *p);

#endif
