/* SPDX-License-Identifier: MIT */
/*
 * The licences that an invoice is held against: those of its contract, and what others were paid for the same.
 * Asks nobody's right.
 */
#ifndef AREAS_INVOICE_LICENCE_H
#define AREAS_INVOICE_LICENCE_H

#include "areas/invoice/invoice.h"
#include "areas/invoice/rules_licence.h"

/* The terms of a contract's licences, its sub-contracts' too, as they stood on that day. */
struct licence_spans licences_on(struct work *w, struct contract_id id,
	const struct contract_version *under, struct date day);

/* Those of all their signed versions (licences_add): by which one is known again. */
struct licence_spans licences_of(struct work *w, struct contract_id id);

/* That of a contract, as it was signed last; "": it has none. */
const char *licence_number(struct work *w, struct contract_id of);

/* What other lines have of the same licence, and which contract has its fee in its sums; of a line for a licence. */
void licence_see(struct work *w, const struct invoice *invoice, struct invoice_line *line);

/* Which line was paid for the licence whose fee is a part of the line's sum. */
void licence_see_fee(struct work *w, const struct invoice *invoice, struct invoice_line *line);

#endif
