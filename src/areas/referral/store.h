/* SPDX-License-Identifier: MIT */
/*
 * Referrals between the database and their structs, what is kept beside the deeds for lists, and
 * what follows from a deed.  Asks nobody's right.
 */
#ifndef AREAS_REFERRAL_STORE_H
#define AREAS_REFERRAL_STORE_H

#include "areas/referral/referral.h"

/* The deeds of one that the reader may read, the first first. */
struct past_deeds deeds_of(struct work *w, struct referral_id id);

/* The same, and one by its link, for what the other program says of it (outside.c). */
struct past_deeds deeds_heard_of(struct work *w, struct referral_id id);
bool referral_load_of_link(struct work *w, struct link_id link, struct kept_referral *r);

/* Puts it into that body's inbox. */
void notice_put(struct work *w, const struct kept_referral *r, enum notice_kind kind,
	struct organisation_id to);

/*
 * A draft of those facts.  Id, reference and link are drawn by chance where they are not set: then
 * until they are nobody's.
 */
void referral_create(struct work *w, struct kept_referral *r);

/* Writes the deed at the end of the others, and takes it into *r. */
void deed_append(struct work *w, struct kept_referral *r, const struct past_deed *deed);

/* What the facts come to, for lists: the row over the version that *r has, and the lines. */
void referral_keep_lists(struct work *w, struct kept_referral *r);

/*
 * The list of the deadlines that have passed, which is the sergeant's, apart from what else waits for
 * them: written ahead, and shown from the day after it on.
 */
extern const char list_of_deadlines[];

/* In the circles that the person is in now. */
void referral_write_lines(struct work *w, const struct kept_referral *r);

/* Those of its type to come, with the places free in each. */
struct workshop_pairs pairs_to_come(struct work *w, const struct kept_referral *r);

/*
 * What follows from a deed that was appended: who may see the person, places, notices, figures, and
 * the lists.  `before` is the referral as it was.
 */
void deed_follow(struct work *w, const struct actor *by, const struct kept_referral *before,
	struct kept_referral *r, const struct past_deed *done);

/* Telling the police so today: of a miss that no repeat ends in time is said with it. */
struct deed deed_of_telling(struct work *w, const struct kept_referral *r, enum notice_kind kind);

/* What that deed decides, and what was attended, of the caution behind it (tie.c). */
void caution_follows(struct work *w, const struct actor *by, const struct kept_referral *before,
	const struct kept_referral *r, const struct past_deed *done);

/* As stored: "feasible", … */
const char *repeat_name(enum repeat repeat);

/* As stored: "state", … */
enum task_kind task_by_name(const char *name);

#endif
