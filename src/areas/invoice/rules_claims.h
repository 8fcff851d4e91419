/* SPDX-License-Identifier: MIT */
/*
 * What is asked of a body before it is spent: each claim is asked for and received, and what the body owes
 * is drawn from what it paid.  Once the year is closed no more is received than its final statement says is
 * still to be paid.  All of it is pure.
 *
 * Source: domain.md §5.6 rule 7; docs/decisions/0025.
 */
#ifndef AREAS_INVOICE_RULES_CLAIMS_H
#define AREAS_INVOICE_RULES_CLAIMS_H

#include "areas/funding/rules.h"

enum claim_act {
	CLAIM_NO_ACT,
	CLAIM_ASK,
	CLAIM_RECEIVE,
	CLAIM_UNDO,
	CLAIM_RETURN,
	CLAIM_ACT_COUNT
};

/* The word of the database and the log; what each is called to a reader. */
extern const struct word claim_acts[CLAIM_ACT_COUNT];

struct claim_deed {
	enum claim_act act;
	struct date on; // asked, received or returned; of UNDO not set
	struct money
		sum; // of RECEIVE and RETURN; of ASK what was agreed then, 0 where that was not kept
	const char *reference; // the ledger's, of RECEIVE and RETURN; ""
	const char *because;   // of UNDO; ""
	struct account_id by;
	struct instant at;
	int64_t statement; // the final statement that stood then; 0: the year was open
};

LIST(claim_deeds, struct claim_deed);

/* What was done and not undone comes to. */
struct claim_standing {
	struct date asked_on;  // not set: it is not asked for
	struct money received; // without what was returned of it
	size_t in_force;       // acts that can be undone, the last first
	int64_t last_statement; // the final statement that stood when the last of them was done; 0: none
};

/* Of all that was done to a claim, the first first. */
struct claim_standing claim_standing(const struct claim_deeds *deeds);

/* What a closed year leaves to be paid by the body that is asked. */
struct claim_closed {
	int64_t statement;     // the number of its last final statement; 0: the year is open
	struct money open;     // of what the body owes by it, what is not received
	struct money since;    // received since it was made
	struct money part;     // of what is open, what is awaited of the claim that is looked at
	struct money returned; // of what was received by then
	struct money left;     // of what is received, beyond what is owed: it can be returned
};

/* By a statement that says that `owed` is owed and `then` was received, where `now` is received by now. */
struct claim_closed claim_closed_by(
	int64_t statement, struct money owed, struct money then, struct money now);

/*
 * How much of what a closed year leaves open is awaited of a claim, after those of its body that come before
 * it: those that were asked for first, then as they fall due.  `before` is what those are still short of.
 */
struct money claim_part(const struct claim *claim, const struct claim_standing *standing,
	struct money open, struct money before);

/* A claim that was asked for, where something of it is still to come; of a closed year, of what is owed. */
struct money claim_awaited(const struct claim *claim, const struct claim_standing *standing,
	const struct claim_closed *closed);

enum claim_state {
	CLAIM_STATE_NONE,
	CLAIM_AHEAD,  // nobody has to do anything yet
	CLAIM_TO_ASK, // it falls due within the days of CLAIM_ASK_DAYS, or did
	CLAIM_SHUT, // the same, once its closed year is opened: what the body still owes of the year is awaited of it
	CLAIM_ASKED,
	CLAIM_LATE, // asked for, and its day is over; in a closed year, with something of it awaited
	CLAIM_RECEIVED,
	CLAIM_OVER, // its year is closed, and the body owes nothing more of it, or pays it by other claims
	CLAIM_STATE_COUNT
};

extern const struct word claim_states[CLAIM_STATE_COUNT];

/* A funder pays an invoice in thirty days. */
enum { CLAIM_ASK_DAYS = 30 };

enum claim_state claim_state(const struct claim *claim, const struct claim_standing *standing,
	const struct claim_closed *closed, struct date today);

enum claim_refusal {
	CLAIM_NO_REFUSAL,
	CLAIM_NOT_NOW,
	CLAIM_CLOSED_PAID, // the body owes nothing more by the final statement
	CLAIM_CLOSED_ASK,  // nothing is asked for in a closed year
	CLAIM_CLOSED_UNDO, // the final statement rests on it
	CLAIM_REFUSAL_COUNT
};

const char *claim_refusal_text(enum claim_refusal refusal); // a msgid

/* Whether it can be done to a claim that stands so. */
enum claim_refusal claim_may(const struct claim *claim, const struct claim_standing *standing,
	const struct claim_closed *closed, enum claim_act act);

/* The most that can be received of it. */
struct money claim_room(const struct claim *claim, const struct claim_standing *standing,
	const struct claim_closed *closed);

/* The most that can be returned of it. */
struct money claim_returnable(
	const struct claim_standing *standing, const struct claim_closed *closed);

/* What is wrong with an act that may be done.  Inputs: on, sum, reference, because. */
void claim_check(struct arena *a, const struct claim *claim, const struct claim_standing *standing,
	const struct claim_closed *closed, const struct claim_deed *deed, struct date today,
	struct problems *problems);

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
