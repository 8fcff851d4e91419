/* SPDX-License-Identifier: MIT */
/*
 * The referrals' side of the relay.
 */
#ifndef AREAS_REFERRAL_OUTSIDE_H
#define AREAS_REFERRAL_OUTSIDE_H

#include "areas/referral/referral.h"
#include "areas/relay/relay.h"

/* For sarn; ended by RELAY_FLAG_NONE. */
extern const struct relay_handler referral_handlers[];

/* As relay_reaches: by the hashes of whoever holds an account (areas/own_case). */
bool referral_reaches(struct work *w, struct link_id link, const char *person);

/* Says what that deed is to the victims' side, if it is anything; `before` as it was. */
void referral_tells(struct work *w, const struct actor *by, const struct kept_referral *before,
	const struct kept_referral *r, const struct past_deed *done);

/* Counts what the victims' side has told of contact where the person counts now, and not before. */
void referral_counts_liaison(
	struct work *w, const struct kept_referral *before, const struct kept_referral *r);

/* The victim's safe contact, once the case is told; or, for the log, why there is none. */
void referral_hands_over(struct work *w, const struct actor *by, const struct kept_referral *r,
	const struct contact_said *said);

#endif
