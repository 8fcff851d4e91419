/* SPDX-License-Identifier: MIT */
/*
 * What a programme's year comes to.  It is kept as sums, which go with what each invoice becomes: no page
 * adds up all lines or shares of a year.
 */
#include "areas/invoice/sums.h"

#include "areas/invoice/invoice_queries.h"
#include "auth/policy.h"
#include "db/db.h"

/* ---- what each body owes ---- */

struct invoice_shares invoice_shares_of_year(struct work *w, struct programme_id id, int year)
{
	struct invoice_billed_rows rows = invoice_billed(w, id, year);
	struct invoice_shares all = { 0 };

	list_each (const struct invoice_billed_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct invoice_share){
			.organisation = row->organisation_id,
			.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.due = row->due,
			.unbilled = row->unbilled,
			.credited = row->credited,
		};
	return all;
}

struct date invoice_unbilled_day(struct work *w, struct programme_id id, int year)
{
	struct invoice_unbilled_since_row row;

	return invoice_unbilled_since(w, id, year, &row) ? instant_day(row.done_at) : DATE_NONE;
}

static struct statement statement_of(const struct invoice_statement_get_row *row)
{
	return (struct statement){
		.programme = row->programme_id,
		.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
		.year = (int)row->year,
		.due = row->due,
		.unbilled = row->unbilled,
	};
}

struct statements invoice_statements_for(
	struct work *w, const struct actor *by, const struct statement *before, size_t most)
{
	struct invoice_statement_get_rows rows;
	struct statements all = { 0 };

	if (!policy_allows_kept_by(by, STATEMENT_READ, by->organisation))
		return all;
	rows = invoice_statement_list(w, &(struct invoice_statement_list_values){
						 .organisation = by->organisation,
						 .before_year = before->year,
						 .before = before->programme,
						 .most = (int64_t)most + 1,
					 });
	list_each (const struct invoice_statement_get_row *, row, &rows)
		*list_add(work_arena(w), &all) = statement_of(row);
	return all;
}

bool invoice_statement_for(struct work *w, const struct actor *by, struct programme_id programme,
	int year, struct statement *statement)
{
	struct invoice_statement_get_row row;

	if (!policy_allows_kept_by(by, STATEMENT_READ, by->organisation) ||
		!invoice_statement_get(w, programme, year, by->organisation, &row))
		return false;
	*statement = statement_of(&row);
	return true;
}

/* ---- adding up ---- */

static void add_sum(struct work *w, const struct invoice *invoice,
	const struct invoice_counted_row *line, int64_t approved, int64_t paid)
{
	invoice_sum_add(w, &(struct invoice_sum_add_values){
				   .programme_id = invoice->programme,
				   .year = invoice->year,
				   .heading = line->heading,
				   .contract_id = invoice->contract,
				   .contract_line = line->contract_line,
				   .approved = { approved * line->cost.pence },
				   .paid = { paid * line->cost.pence },
				   .units = approved * line->units,
			   });
}

/* Of each line what is approved now, or paid: 1 or 0 times its cost. */
static void add_up_lines(
	struct work *w, const struct invoice *invoice, int64_t approved, int64_t paid)
{
	struct invoice_counted_rows lines = invoice_counted(w, invoice->id);

	list_each (const struct invoice_counted_row *, line, &lines)
		add_sum(w, invoice, line, approved, paid);
}

/* What a credit note took the rest of counts no more: it can be billed again. */
static void take_counted(struct work *w, const struct invoice *note)
{
	struct invoice_counted_no_more_rows lines = invoice_counted_no_more(w, note->id);

	list_each (const struct invoice_counted_no_more_row *, line, &lines)
		add_sum(w, note,
			&(struct invoice_counted_row){ .heading = line->heading,
				.contract_line = line->contract_line,
				.units = -line->units },
			1, 0);
}

/* Of each share what is due now, and what of it is not recharged; what is drawn, or the payer's own, never is. */
static void add_up_shares(
	struct work *w, const struct invoice *invoice, int64_t due, int64_t unbilled)
{
	struct invoice_shares shares = invoice_share_list(w, invoice->id);

	list_each (const struct invoice_share *, share, &shares)
		invoice_owed_add(
			w, &(struct invoice_owed_add_values){
				   .programme_id = invoice->programme,
				   .year = invoice->year,
				   .organisation_id = share->organisation,
				   .due = { due * share->due.pence },
				   .unbilled = { share_is_recharged(share)
							 ? unbilled * share->due.pence
							 : 0 },
				   .credited = { invoice->facts.is_credit ? -due * share->due.pence
									  : 0 },
			   });
}

void invoice_add_up(struct work *w, const struct invoice *invoice, enum invoice_act act)
{
	if (act == INVOICE_APPROVE) {
		add_up_lines(w, invoice, 1, 0);
		if (invoice->facts.is_credit)
			take_counted(w, invoice);
		add_up_shares(w, invoice, 1, 1);
	} else if (act == INVOICE_RECHARGE) {
		add_up_shares(w, invoice, 0, -1);
	} else if (act == INVOICE_PAY) {
		add_up_lines(w, invoice, 0, 1);
	}
}
