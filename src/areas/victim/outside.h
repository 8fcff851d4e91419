/* SPDX-License-Identifier: MIT */
/*
 * The victims' side of the relay.
 */
#ifndef AREAS_VICTIM_OUTSIDE_H
#define AREAS_VICTIM_OUTSIDE_H

#include "areas/relay/relay.h"
#include "areas/victim/victim.h"

/* For sarn-victim; ended by RELAY_FLAG_NONE. */
extern const struct relay_handler victim_handlers[];

/* As relay_reaches. */
bool victim_reaches_person(struct work *w, struct link_id link, const char *person);

/* That by which it is said. */
enum relay_flag tell_flag(enum tell tell);

/* What the referrer sealed: calls alone, on the days and at the hours that were said to be safe. */
struct safe_contact contact_of_box(const struct relay_contact *box);

#endif
