/* SPDX-License-Identifier: MIT */
/*
 * What a programme's page knows of invoices: what was approved under each heading, with what was credited
 * taken off, and what of it is paid.  And what a signed agreement changes of those that wait.
 */
#include "areas/funding/funding.h"
#include "areas/invoice/closing.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/store.h"
#include "areas/programme/programme.h"
#include "db/db.h"

static void invoiced(struct work *w, struct programme_id id, struct invoiced under[HEADING_COUNT])
{
	struct invoice_spent_rows spent = invoice_spent(w, id);
	struct invoice_waiting_rows waiting = invoice_waiting(w, id);

	for (enum heading h = HEADING_NONE; h < HEADING_COUNT; h++)
		under[h] = (struct invoiced){ 0 };
	list_each (const struct invoice_spent_row *, row, &spent) {
		struct invoiced *h = &under[word_named(headings, row->heading)];

		h->approved.pence += row->approved.pence;
		h->paid.pence += row->paid.pence;
	}
	list_each (const struct invoice_waiting_row *, row, &waiting)
		under[word_named(headings, row->heading)].waiting = row->cost;
}

/* The rows are in the order of their years. */
static struct delivered_years delivered(struct work *w, struct programme_id id)
{
	struct invoice_spent_rows spent = invoice_spent(w, id);
	struct delivered_years all = { 0 };
	int64_t last = 0;

	list_each (const struct invoice_spent_row *, row, &spent) {
		int year = (int)row->year;

		if (!heading_is_of_delivery(word_named(headings, row->heading)))
			continue;
		if (all.n == 0 || row->year != last)
			*list_add(work_arena(w), &all) = (struct delivered_year){
				.name = financial_year_text(work_arena(w), year),
				.from = financial_year_begins(year),
				.to = financial_year_ends(year),
			};
		last = row->year;
		all.at[all.n - 1].cost.pence += row->approved.pence;
	}
	return all;
}

static struct money outside(
	struct work *w, struct programme_id id, struct date first, struct date last)
{
	struct invoice_outside_row row = { 0 };

	invoice_outside(w, id, first, last, &row);
	return row.cost;
}

const struct programme_bills programme_bills = { invoiced, delivered, outside };

static void agreed(struct work *w, struct programme_id id, int year)
{
	struct invoices waiting = invoices_waiting(w, id, year);

	list_each (const struct invoice *, invoice, &waiting)
		invoice_renew_costs(w, invoice->id);
}

const struct funding_bills funding_bills = { agreed, year_is_closed };
