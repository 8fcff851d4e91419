/* SPDX-License-Identifier: MIT */
/*
 * What is asked of a body before it is spent: each claim is asked for and received, and what the body owes
 * is drawn from what it paid.  All of it is pure.
 *
 * Source: domain.md §5.6 rule 7; docs/decisions/0025.
 */
#ifndef AREAS_INVOICE_RULES_CLAIMS_H
#define AREAS_INVOICE_RULES_CLAIMS_H

#include "areas/funding/rules.h"

enum claim_act { CLAIM_NO_ACT, CLAIM_ASK, CLAIM_RECEIVE, CLAIM_UNDO, CLAIM_ACT_COUNT };

/* The word of the database and the log; what each is called to a reader. */
extern const struct word claim_acts[CLAIM_ACT_COUNT];

struct claim_deed {
	enum claim_act act;
	struct date on;        // asked, or received; of UNDO not set
	struct money sum;      // of RECEIVE
	const char *reference; // the ledger's, of RECEIVE; ""
	const char *because;   // of UNDO; ""
	struct account_id by;
	struct instant at;
};

LIST(claim_deeds, struct claim_deed);

/* What was done and not undone comes to. */
struct claim_standing {
	struct date asked_on; // not set: it is not asked for
	struct money received;
	size_t in_force; // acts that can be undone, the last first
};

/* Of all that was done to a claim, the first first. */
struct claim_standing claim_standing(const struct claim_deeds *deeds);

enum claim_state {
	CLAIM_STATE_NONE,
	CLAIM_AHEAD,  // nobody has to do anything yet
	CLAIM_TO_ASK, // it falls due within the days of CLAIM_ASK_DAYS, or did
	CLAIM_ASKED,
	CLAIM_LATE, // asked for, and its day is over
	CLAIM_RECEIVED,
	CLAIM_STATE_COUNT
};

extern const struct word claim_states[CLAIM_STATE_COUNT];

/* A funder pays an invoice in thirty days. */
enum { CLAIM_ASK_DAYS = 30 };

enum claim_state claim_state(
	const struct claim *claim, const struct claim_standing *standing, struct date today);

/* False: it cannot be done to a claim that stands so. */
bool claim_may(
	const struct claim *claim, const struct claim_standing *standing, enum claim_act act);

/* What is wrong with an act that may be done.  Inputs: on, sum, reference, because. */
void claim_check(struct arena *a, const struct claim *claim, const struct claim_standing *standing,
	const struct claim_deed *deed, struct date today, struct problems *problems);

/* Where a body stands with what it pays before it is spent. */
struct advance {
	struct money agreed, asked, received;
	struct money drawn;    // of what it owes, what it has paid
	struct money left;     // of what it has paid
	struct money short_of; // of what it owes, what it has not paid: later claims are for it
};

/* drawn + left is what was received; drawn + short_of what it owes, which is not less than nothing. */
void advance_add(
	struct advance *advance, const struct claim *claim, const struct claim_standing *standing);
void advance_draw(struct advance *advance, struct money owed);

#endif
