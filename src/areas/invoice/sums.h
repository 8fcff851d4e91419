/* SPDX-License-Identifier: MIT */
/* What a programme's year comes to, as invoices go on.  Within this area only; its figures are in invoice.h. */
#ifndef AREAS_INVOICE_SUMS_H
#define AREAS_INVOICE_SUMS_H

#include "areas/invoice/invoice.h"

/* What the act, which led to the state that the invoice has now, adds.  Of an approval its shares are stored. */
void invoice_add_up(struct work *w, const struct invoice *invoice, enum invoice_act act);

#endif
