/* SPDX-License-Identifier: MIT */
/*
 * Whose work it is: under which contract a body did what a line is shown by.  Asks nobody's right.
 */
#ifndef AREAS_INVOICE_HOLDER_H
#define AREAS_INVOICE_HOLDER_H

#include "areas/invoice/invoice.h"

/* Something that a body did in a scheme on a day, by which a line is shown. */
struct deed_of_body {
	struct scheme_id scheme;
	struct organisation_id body;
	struct date on;
	enum evidence evidence;
};

/* What another contract promises of it. */
struct promised_deed {
	const char *contract; // its reference; NULL: none does
	bool is_bodys;        // under which that body worked
	bool is_own;          // that body's own: it supplies it
};

/* That body worked under the contract on that day: it supplied it, or had a sub-contract that ran. */
bool holder_works_under(struct work *w, struct contract_id id, struct organisation_id supplier,
	struct organisation_id body, struct date day);

/*
 * By another contract than the invoice's: of the programme, and of any other of the office's that has the
 * scheme.
 */
struct promised_deed holder_promised_elsewhere(
	struct work *w, const struct invoice *invoice, const struct deed_of_body *deed);

/* Whose work the cohort was, for a line that is shown so. */
void holder_see(struct work *w, const struct invoice *invoice, enum evidence evidence,
	const struct cohort *c, struct billed_cohort *seen);

#endif
