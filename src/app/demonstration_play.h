/* SPDX-License-Identifier: MIT */
/*
 * Plays the story of the demonstration's people, day by day from a year ago until yesterday, each
 * deed at the time at which it was done.
 */
#ifndef APP_DEMONSTRATION_PLAY_H
#define APP_DEMONSTRATION_PLAY_H

#include "app/demonstration_cohorts.h"
#include "app/demonstration_deeds.h"
#include "app/program.h"

enum { STORY_DAYS = 365 };

/* Who is in it; false, and said, if somebody is not.  The scheme is left as it is. */
bool demonstration_cast(struct program *p, struct cast *cast);

/* What else goes on meanwhile, and what the story has to know of it. */
struct beside {
	struct relay_settings relay; // by which the victims' service is heard
	struct date delivers_from;   // before that day nothing was paid for

	/* Those that are delivered, the first first, before the story begins; each stays where it is. */
	void (*expect)(void *arg, const struct cohort *c, size_t before_last);
	bool (*is_due)(void *arg, struct date day);
	bool (*run)(struct work *w, void *arg, const char **why); // at noon, where something is due
	void *arg;
};

/*
 * `today` is the day on which somebody looks round.  False, with why in *why, if a rule is against
 * what has to be there.
 */
bool demonstration_play(struct program *p, const struct cast *cast, const struct staff *staff,
	const struct beside *beside, struct date today, const char **why);

#endif
