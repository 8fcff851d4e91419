/* SPDX-License-Identifier: MIT */
/*
 * How a programme's financial year is closed: one proposes and another closes it, and in the same way
 * it is opened again.  All of it is pure.
 *
 * Source: domain.md §3.5, §5.5 and §5.6; docs/decisions/0020.
 */
#ifndef AREAS_INVOICE_RULES_CLOSING_H
#define AREAS_INVOICE_RULES_CLOSING_H

#include "base/word.h"

#include <stdbool.h>
#include <stddef.h>

enum closing_state {
	CLOSING_OPEN,
	CLOSING_PROPOSED, // still open: what was proposed can change
	CLOSING_CLOSED,
	CLOSING_ASKED, // still closed: somebody asks to open it again
	CLOSING_STATE_COUNT
};

enum closing_act {
	CLOSING_NO_ACT,
	CLOSING_PROPOSE,
	CLOSING_TAKE_BACK, // the proposal; whoever made it, or another
	CLOSING_CLOSE,
	CLOSING_ASK,   // that it be opened again
	CLOSING_LEAVE, // closed, though somebody asked
	CLOSING_REOPEN,
	CLOSING_ACT_COUNT
};

/* The word of the database; what each is called to a reader. */
extern const struct word closing_states[CLOSING_STATE_COUNT];
extern const struct word closing_acts[CLOSING_ACT_COUNT];

/* False, and *after untouched: it cannot be done then. */
bool closing_next(enum closing_state state, enum closing_act act, enum closing_state *after);

/* Nothing of the year can be approved. */
bool closing_is_closed(enum closing_state state);

struct closing_facts {
	enum closing_state state;
	bool has_ended;      // the last day of the year is over
	bool is_agreed;      // who pays for it, so that its statement says something
	size_t open;         // how much is to be accrued
	bool is_last_actors; // whoever asks did the last act
	bool is_as_proposed; // what would be fixed is what was proposed
};

enum closing_refusal {
	CLOSING_NO_REFUSAL,
	CLOSING_NOT_NOW,
	CLOSING_NOT_ENDED,
	CLOSING_NOTHING,      // nobody pays for it, and nothing was delivered
	CLOSING_OWN_PROPOSAL, // who proposed it does not close it
	CLOSING_OWN_QUESTION, // nor opens it again who asked for that
	CLOSING_CHANGED,      // something changed since it was proposed
	CLOSING_REFUSAL_COUNT
};

const char *closing_refusal_text(enum closing_refusal refusal); // a msgid

/* Whether somebody who may work with invoices may do that now. */
enum closing_refusal closing_may(const struct closing_facts *facts, enum closing_act act);

/* What is to be said for lack of a reason, a msgid; NULL: it needs none. */
const char *closing_reason_asked(const struct closing_facts *facts, enum closing_act act);

#endif
