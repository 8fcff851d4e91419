/* SPDX-License-Identifier: MIT */
/*
 * What an office paid that it has to publish (rules_spending.h), a month at a time.
 *
 * Each item is an invoice as a whole: no line of it, and so nobody's pay by itself.
 */
#ifndef AREAS_INVOICE_SPENDING_H
#define AREAS_INVOICE_SPENDING_H

#include "areas/invoice/invoice.h"
#include "areas/invoice/rules_spending.h"

struct spending_item {
	struct invoice_id id;
	int64_t number;
	struct date paid_on;
	const char *payer[LANGUAGE_COUNT]; // who held the contract by which it was approved
	const char *recipient[LANGUAGE_COUNT];
	const char *programme[LANGUAGE_COUNT];
	const char *decision; // on which that stands: its reference
	const char *contract; // its reference
	int64_t credits; // the number of the invoice of which it is a credit note; 0: it is none
	bool is_under[HEADING_COUNT];
	struct money net, cost; // the cost has the VAT in it that is not recovered
};

LIST(spending_items, struct spending_item);

/* Of a month: how many items, and what they come to with credit notes taken off. */
struct spending_sum {
	int64_t items;
	struct money cost;
};

struct spending_sum spending_sum_of(struct work *w, const struct actor *by, struct date month);

/*
 * Those of a month that the actor's office paid, by day and number: those after that one (its day and number
 * are looked at; NULL: from the first), and one more than `most` if there are more.
 */
struct spending_items spending_of(struct work *w, const struct actor *by, struct date month,
	const struct spending_item *after, size_t most);

/* The month in which the actor's office first paid anything; not set: it never did. */
struct date spending_first_month(struct work *w, const struct actor *by);

#endif
