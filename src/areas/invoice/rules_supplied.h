/* SPDX-License-Identifier: MIT */
/*
 * What a supplier may know of an invoice that it sent: how it stands, in the supplier's own words, and which
 * of the checks hold it for something that the supplier has or promised itself.
 *
 * Nothing of the programme's caps, of who pays which share, of other suppliers, nor of what the victims'
 * service told.  All of it is pure.  Source: docs/decisions/0024.
 */
#ifndef AREAS_INVOICE_RULES_SUPPLIED_H
#define AREAS_INVOICE_RULES_SUPPLIED_H

#include "areas/invoice/rules.h"

enum supplied_standing {
	SUPPLIED_NONE,
	SUPPLIED_RECEIVED,
	SUPPLIED_CHECKED,
	SUPPLIED_QUERIED,
	SUPPLIED_APPROVED, // recharged or not: that is between those who pay
	SUPPLIED_PAID,     // likewise
	SUPPLIED_CREDITED, // all of it, by credit notes that are approved
	SUPPLIED_WITHDRAWN,
	SUPPLIED_STANDING_COUNT
};

extern const struct word supplied_standings[SUPPLIED_STANDING_COUNT];

/* `credited` is what approved credit notes take off, below nothing; of a credit note itself nothing. */
enum supplied_standing supplied_standing(
	enum invoice_state state, bool is_paid, struct money total, struct money credited);

/* The one state of all that stand so; INVOICE_NONE: they are of several. */
enum invoice_state supplied_state(enum supplied_standing standing);

/* What it is for, and its papers: not of one that was withdrawn, which may never have been the supplier's. */
bool supplied_shows_whole(enum supplied_standing standing);

/* It is not settled yet: what holds it is told. */
bool supplied_is_open(enum supplied_standing standing);

/*
 * Whether a finding may be told to the supplier: it holds, and it is of what the supplier has or promised
 * itself.  `is_own`: the other invoice that it names, if it names one, is the supplier's too.
 */
bool supplied_may_know(const struct invoice_finding *finding, bool is_own);

#endif
