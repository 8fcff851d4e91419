/* SPDX-License-Identifier: MIT */
/*
 * What an invoice is held against, between the database and the checks of rules.h.  Asks nobody's right.
 * Within this area only; what pages ask of it is in invoice.h.
 */
#ifndef AREAS_INVOICE_GROUND_H
#define AREAS_INVOICE_GROUND_H

#include "areas/invoice/invoice.h"

/*
 * By which it is shared: of a credit note that of its original, else the one that stands.  In the work's
 * arena; NULL: none does.
 */
const struct agreement *invoice_agreement(struct work *w, const struct invoice *invoice);

/* The schemes of the contract, else that of the programme. */
struct scheme_id *invoice_schemes(
	struct work *w, const struct contract_version *under, const struct budget *b, size_t *n);

/* What the cohort shows of itself, for a line that is proved so. */
struct billed_cohort invoice_cohort_seen(struct work *w, const struct invoice *invoice,
	int64_t line, enum evidence evidence, const struct cohort *c);

/* What lies beside a line, as of today. */
void invoice_see_line(struct work *w, const struct invoice *invoice, struct invoice_line *line);

#endif
