/* SPDX-License-Identifier: MIT */
/*
 * An invoice of the demonstration: entered with its paper by one finance officer, and what the two of them do
 * with it after that, on whatever day it is.
 */
#ifndef APP_DEMONSTRATION_INVOICES_H
#define APP_DEMONSTRATION_INVOICES_H

#include "areas/invoice/invoice.h"

/* Of which contract; and the finance officers: the first enters and matches, the second approves. */
struct invoicing {
	struct contract_id contract;
	struct actor first, second;
};

/* One that was entered. */
struct entered {
	struct invoice_id id;
	int64_t number, version;
	struct money total;
};

/* The evidence says by which line of the contract a line is charged. */
struct asked_line {
	enum evidence evidence;
	struct invoice_line line; // its net sum, where it has none, is what its parts come to
};

/*
 * `facts` has its days; its total is what the lines come to.  False, with why in *why, if a rule is against it:
 * as the others.
 */
bool demonstration_enter(struct work *w, const struct invoicing *all, const char *supplier_number,
	const struct invoice_facts *facts, const struct asked_line *lines, size_t n,
	struct entered *made, const char **why);

/* Of that much of its first line, with its paper. */
bool demonstration_credit(struct work *w, const struct invoicing *all, struct entered *credited,
	const char *supplier_number, const struct invoice_facts *facts, struct money sum,
	struct entered *made, const char **why);

/* The ledger's reference of its payment. */
const char *demonstration_payment(struct arena *a, const struct entered *invoice);

/* `because` where the act asks for a reason, or is a payment with its reference; *invoice is untouched if not. */
bool demonstration_act(struct work *w, const struct actor *by, struct entered *invoice,
	enum invoice_act act, const char *because, const char **why);

/*
 * £9,000 for a month of a caseworker, of which the payroll is the evidence: matched by one, approved by the
 * other, recharged and paid.  `month` is a day of it.
 */
bool demonstration_invoice_month(
	struct work *w, const struct invoicing *all, struct date month, const char **why);

#endif
