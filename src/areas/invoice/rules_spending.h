/* SPDX-License-Identifier: MIT */
/*
 * What an office spends that the law has it publish, month by month: each item above a sum.
 *
 * An item is an invoice, or a credit note, as a whole: one that is split between headings is still one.  Its
 * amount is what it costs the office: without VAT where that is recovered, with it where it is not.  A
 * credit note is an item of its own, below nothing, in the month in which it was settled: what was published
 * of the month of its original stays true.  All of it is pure.
 *
 * Source: Elected Local Policing Bodies (Specified Information) Order 2011, Schedule, paragraph 3(g), and
 * published practice on credit notes and VAT; domain.md §5.1; docs/decisions/0023.
 */
#ifndef AREAS_INVOICE_RULES_SPENDING_H
#define AREAS_INVOICE_RULES_SPENDING_H

#include "base/date.h"
#include "base/money.h"

/* What the law asks from a day on. */
struct spending_rule {
	struct date since;
	struct money over;  // an item above it is published, or one as far below nothing
	const char *source; // a msgid
};

/* The one that applies to what was paid in that month; NULL: none did yet. */
const struct spending_rule *spending_rule_of(struct date month);

/* By when a month is to be published: the last working day of the one after it. */
struct date spending_due(struct date month);

#endif
