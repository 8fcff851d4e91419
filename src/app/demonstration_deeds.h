/* SPDX-License-Identifier: MIT */
/*
 * One invented person's way, a deed at a time, by whoever's work it is and through the services.
 */
#ifndef APP_DEMONSTRATION_DEEDS_H
#define APP_DEMONSTRATION_DEEDS_H

#include "app/demonstration_story.h"
#include "areas/referral/referral.h"
#include "areas/relay/relay.h"
#include "base/actor.h"

/* Who does what. */
struct cast {
	struct scheme_id scheme;
	struct actor officer, sergeant, triage, coordinator, lead;
	struct actor leaders[LEADERS];
};

struct life {
	const struct way *way;
	uint64_t drawn;
	enum cohort_type type;
	struct date begins;
	struct date due; // the day of the next deed; not set: it waits for a workshop, or is over
	struct link_id link;
	struct person_id person;
	struct caution_id caution;   // 0: none
	struct referral_id referral; // 0: none
	unsigned turned;             // of its turns those that were taken, bit 1 << place
	bool lacks_pair;             // none ends by the deadline: it is extended
	bool rests;                  // it has come to where it waits for somebody to look round
	int visits;                  // to workshops, so far
	struct date
		heard_due; // the day on which the victims' service tells of it; not set: no more
};

/* Somebody is met today: cautioned if so, and referred.  False, with why in *why, if a rule is against it. */
bool life_begin(struct work *w, const struct cast *cast, struct life *life, const char **why);

/*
 * What is due today.  What the rules are against today (no workshops are free) is tried again on
 * the next working day.
 */
void life_go_on(struct work *w, const struct cast *cast, struct life *life);

/* Something happened to them: is there anything to do next, and when? */
void life_look_ahead(struct work *w, const struct cast *cast, struct life *life);

/* Which contact the victims' service tells of; of whom it has no details it is none that was made. */
enum relay_flag life_contact(const struct life *life);

/* How the next workshop goes for them. */
struct entry life_visit(struct life *life);

#endif
