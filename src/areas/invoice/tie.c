/* SPDX-License-Identifier: MIT */
/*
 * What a programme's page knows of invoices: what was approved under each heading, with what was credited
 * taken off, and what of it is paid.
 */
#include "areas/invoice/invoice.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/programme/programme.h"
#include "db/db.h"

static void invoiced(struct work *w, struct programme_id id, struct invoiced under[HEADING_COUNT])
{
	struct invoice_by_heading_rows rows = invoice_by_heading(w, id);

	for (enum heading h = HEADING_NONE; h < HEADING_COUNT; h++)
		under[h] = (struct invoiced){ 0 };
	list_each (const struct invoice_by_heading_row *, row, &rows) {
		enum invoice_state state =
			(enum invoice_state)word_named(invoice_states, row->state);
		struct invoiced *h = &under[word_named(headings, row->heading)];

		if (!invoice_is_approved(state))
			h->waiting.pence += row->cost.pence;
		else
			h->approved.pence += row->cost.pence;
		if (state == INVOICE_PAID)
			h->paid.pence += row->cost.pence;
	}
}

const struct programme_bills programme_bills = { invoiced };
