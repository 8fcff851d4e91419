/* SPDX-License-Identifier: MIT */
/*
 * The story of the demonstration's people: how many go which way, counted in days from today.
 *
 * A way says only what is unusual in it.  What is usual, and who does it, follows from where
 * somebody stands (demonstration_deeds.c), so a way without a word goes on to its end.
 */
#ifndef APP_DEMONSTRATION_STORY_H
#define APP_DEMONSTRATION_STORY_H

#include "areas/caution/rules.h"
#include "areas/register/rules.h"
#include "areas/triage/rules.h"

enum { TURNS_MOST = 2, VISITS_MOST = 4, CAUTION_ACTS_MOST = 6 };

/* What is done in that state instead of the usual, once. */
struct turn {
	enum referral_state in;
	enum referral_act act;
	enum hold hold;
	enum closure because;
	enum police_decision decision;
};

/* TURN(DRAFT, VOID): where it is a draft, it is taken back; then what that deed says. */
#define TURN(state, deed, ...)                                                                     \
	{                                                                                          \
		.in = REFERRAL_##state, .act = DO_##deed, __VA_ARGS__                              \
	}

struct way {
	int people;
	int first, last;             // days ago on which it begins: from the earliest to the latest
	enum referral_source source; // SOURCE_NONE: a caution, and no referral yet
	enum cohort_type type;       // COHORT_UNKNOWN: drawn by lot
	enum referral_state stays;   // where it waits for somebody to look round; NONE: goes on
	struct turn turns[TURNS_MOST];
	struct entry visits[VISITS_MOST];            // to workshops, in their order; then: came
	enum caution_act caution[CAUTION_ACTS_MOST]; // what becomes of it, where not the usual
};

extern const struct way ways[];
extern const size_t way_count;

/* ---- whom it is about ---- */

/* A number that looks drawn by lot and is the same for the same `n`. */
uint64_t lot(uint64_t n);

/* Somebody who is nobody, drawn by that lot, for a group of that type. */
struct person_facts;
struct person_facts invented_person(
	struct arena *a, uint64_t drawn, enum cohort_type type, struct date today);

/* Needs on every pathway that is asked, with consent and what those who meet them have to know. */
void invented_needs(uint64_t drawn, struct triage *t);

#endif
