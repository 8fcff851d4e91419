/* SPDX-License-Identifier: MIT */
/*
 * The demonstration's pilot: a caseworker for seven months of 2024/25, whom three bodies paid for and one of them
 * commissioned for all, to the penny; it is over, its year is closed, and its steering group has read of it.
 */
#ifndef APP_DEMONSTRATION_PILOT_H
#define APP_DEMONSTRATION_PILOT_H

#include "app/program.h"
#include "base/actor.h"
#include "base/ids.h"

/* Who takes part, and the attested decision that it stands on. */
struct piloting {
	struct decision_id decision;
	struct organisation_id government, partner, lead, provider; // the lead holds the contract
	struct actor officer, approver;
	struct actor finance[2];
	struct actor writer; // of the provider
	const char *chair, *member;
};

/* The day on which its decision came in. */
struct date demonstration_pilot_day(void);

/* All of it, each deed on its own day.  False, with why in *why, if a rule is against it. */
bool demonstration_pilot(struct program *p, const struct piloting *all, const char **why);

#endif
