/* SPDX-License-Identifier: MIT */
/*
 * The demonstration's steering group: a pack that was released for its last meeting, and one that the
 * provider writes for the next.
 */
#ifndef APP_DEMONSTRATION_PACKS_H
#define APP_DEMONSTRATION_PACKS_H

#include "areas/pack/pack.h"

enum { LAST_MEETING_DAYS = 21, NEXT_MEETING_DAYS = 18 };

struct packing {
	struct programme_id programme;
	struct contract_id contract;
	struct actor writer, lead;
	const char *chair, *member; // the logins
	const char *group[LANGUAGE_COUNT];
	struct date today; // of whoever looks round
};

/* Names the group, its chair and a member.  False, with why, if it cannot be; as the others. */
bool demonstration_group(struct work *w, const struct packing *all, const char **why);

/* Asks for the pack of the last meeting, writes it and releases it. */
bool demonstration_last_pack(struct work *w, const struct packing *all, const char **why);

/*
 * Asks for the pack of a pilot's last meeting, on that day and of those months; the provider writes it and
 * enters its figures, and the office releases it.
 */
bool demonstration_casework_pack(struct work *w, const struct packing *all, struct date meets_on,
	struct pack_period period, const char **why);

/* Asks for that of the next, of which the provider has written the highlights. */
bool demonstration_next_pack(struct work *w, const struct packing *all, const char **why);

#endif
