/* SPDX-License-Identifier: MIT */
/*
 * What the demonstration's provider has invoiced: some paid, one approved, one queried, one above what the
 * contract has, and one that waits for the victims' service.
 */
#ifndef APP_DEMONSTRATION_INVOICES_H
#define APP_DEMONSTRATION_INVOICES_H

#include "areas/invoice/invoice.h"

struct invoicing {
	struct contract_id contract;
	struct scheme_id scheme;
	struct actor first, second; // finance officers
};

/* False, with why in *why, if a rule is against it. */
bool demonstration_invoice(struct work *w, const struct invoicing *all, const char **why);

/*
 * £9,000 for a month of a caseworker, of which the payroll is the evidence: matched by one, approved by the
 * other, recharged and paid.  `month` is a day of it.  As above.
 */
bool demonstration_invoice_month(
	struct work *w, const struct invoicing *all, struct date month, const char **why);

#endif
