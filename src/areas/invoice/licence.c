/* SPDX-License-Identifier: MIT */
#include "areas/invoice/licence.h"

#include "areas/invoice/invoice_queries.h"
#include "db/db.h"

struct licence_spans licences_on(struct work *w, struct contract_id id,
	const struct contract_version *under, struct date day)
{
	struct contract_versions subs = contract_subs_on(w, id, day);
	struct licence_spans all = { 0 };

	if (under != NULL)
		licence_add(work_arena(w), &all, under);
	list_each (const struct contract_version *, each, &subs)
		licence_add(work_arena(w), &all, each);
	return all;
}

LIST(contract_histories, struct contract_versions);

static void add_signed(struct work *w, struct contract_id id, struct licence_spans *all)
{
	struct contract_versions versions = contract_versions(w, id);

	licences_add(work_arena(w), all, &versions);
}

struct licence_spans licences_of(struct work *w, struct contract_id id)
{
	struct contracts subs = contract_subs(w, id);
	struct licence_spans all = { 0 };

	add_signed(w, id, &all);
	list_each (const struct contract *, sub, &subs)
		add_signed(w, sub->id, &all);
	return all;
}

/* Of the licence alone that a line says; of one that says none, each that its contract has had. */
static struct licence_spans licences_said(
	struct work *w, struct contract_id contract, struct contract_id of)
{
	struct licence_spans all = { 0 };

	if (of.v == 0)
		return licences_of(w, contract);
	add_signed(w, of, &all);
	return all;
}

const char *licence_number(struct work *w, struct contract_id of)
{
	struct contract_versions versions = { 0 };
	const struct contract_version *is;

	if (of.v != 0)
		versions = contract_versions(w, of);
	is = contract_signed(&versions);
	return is == NULL ? "" : is->licence.number;
}

/* A line's first day is one of its own year, so whatever has days in common begins within a year of that. */
static struct invoice_licence_lines_rows lines_beside(
	struct work *w, const struct invoice *invoice, const struct invoice_line *line)
{
	return invoice_licence_lines(
		w, &(struct invoice_licence_lines_values){
			   .first = date_add_days(
				   financial_year_begins(invoice->year), -LICENCE_DAYS_MOST),
			   .last = date_add_days(
				   financial_year_ends(invoice->year), LICENCE_DAYS_MOST),
			   .without = invoice->id,
			   .line = line->number,
		   });
}

static struct licence_span days_of(const struct invoice_licence_lines_row *row)
{
	return (struct licence_span){ .from = row->licence_from, .to = row->licence_to };
}

static bool has_days_in_common(
	const struct invoice_line *line, const struct invoice_licence_lines_row *row)
{
	return date_is_day(line->licence_from) && date_is_day(line->licence_to) &&
	       licence_spans_meet(
		       (struct licence_span){ .from = line->licence_from, .to = line->licence_to },
		       days_of(row));
}

/* Two lines for the licence of one contract; of those of before, which say none, two of one contract. */
static bool is_said_alike(const struct invoice *invoice, const struct invoice_line *line,
	const struct invoice_licence_lines_row *row)
{
	if (line->licence_of.v != 0 && row->licence_of.v != 0)
		return line->licence_of.v == row->licence_of.v;
	return row->contract_id.v == invoice->contract.v;
}

/*
 * The same days of what one contract gives are of the same licence, whatever it is called; else it is told by its
 * number, whoever asks for it.
 */
static bool is_of_licence(struct work *w, const struct invoice *invoice,
	const struct invoice_line *line, const struct invoice_licence_lines_row *row)
{
	struct licence_spans own, theirs;

	if (row->organisation_id.v != invoice->organisation.v)
		return false;
	if (is_said_alike(invoice, line, row) && has_days_in_common(line, row))
		return true;
	own = licences_said(w, invoice->contract, line->licence_of);
	theirs = licences_said(w, row->contract_id, row->licence_of);
	return licences_are_one(&own,
		(struct licence_span){ .from = line->licence_from, .to = line->licence_to },
		&theirs, days_of(row));
}

/* Where no days are typed, as of what is to be accrued: the last day of what was delivered. */
static struct licence_span days_asked(
	const struct invoice *invoice, const struct invoice_line *line)
{
	struct date day = invoice->facts.delivered_on;

	if (date_is_day(line->licence_from) && date_is_day(line->licence_to))
		return (struct licence_span){ .from = line->licence_from, .to = line->licence_to };
	return (struct licence_span){ .from = day, .to = day };
}

/* A contract of the office that has, or had, the fee of that licence in its sums: held where it has, looked at if paid. */
static void see_inside_of(struct work *w, const struct invoice *invoice, struct invoice_line *line,
	const struct contract *c)
{
	struct licence_span days = days_asked(invoice, line);
	struct licence_spans own = licences_said(w, invoice->contract, line->licence_of);
	struct licence_spans theirs = licences_of(w, c->parent.v != 0 ? c->parent : c->id);
	struct contract_versions history = contract_history(w, c->id);
	struct invoice_fee_paid_row row;

	if (licence_is_inside(&own, days, &theirs, &history))
		line->seen.inside = c->reference;
	else if (licences_meet(&own, days, &theirs) &&
		 invoice_fee_paid(w, c->id, fees[FEE_INSIDE].name, &row))
		line->seen.licensed_beside = row.number;
}

static void see_inside(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct contracts all = contracts_with_fee(w, invoice->organisation, FEE_INSIDE);

	list_each (const struct contract *, c, &all)
		if (line->seen.inside == NULL)
			see_inside_of(w, invoice, line, c);
}

/* Of each contract that may have it, or of the one that the line says. */
static struct contract_histories histories_of(
	struct work *w, struct contract_id contract, struct contract_id of)
{
	struct contract_histories all = { 0 };
	struct contracts subs;

	if (of.v != 0) {
		*list_add(work_arena(w), &all) = contract_versions(w, of);
		return all;
	}
	subs = contract_subs(w, contract);
	*list_add(work_arena(w), &all) = contract_versions(w, contract);
	list_each (const struct contract *, sub, &subs)
		*list_add(work_arena(w), &all) = contract_versions(w, sub->id);
	return all;
}

/* By all that is signed now, whenever what was delivered was. */
static void see_licensed(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct contract_histories all;

	if (!date_is_day(line->licence_from) || !date_is_day(line->licence_to) ||
		date_days_between(line->licence_from, line->licence_to) >= LICENCE_DAYS_MOST)
		return;
	all = histories_of(w, invoice->contract, line->licence_of);
	line->seen.is_unlicensed = true;
	list_each (const struct contract_versions *, each, &all)
		if (licence_runs_within(each, line->licence_from, line->licence_to))
			line->seen.is_unlicensed = false;
}

/* The year of the licence that the line's first day is in, counted from the licence's own, with its fee; not set: it
 * has none. */
static struct licence_span own_year(
	struct work *w, const struct invoice *invoice, const struct invoice_line *line)
{
	struct licence_spans all = licences_said(w, invoice->contract, line->licence_of);
	struct licence_span year = { .from = DATE_NONE };

	if (!date_is_day(line->licence_from))
		return year;
	list_each (const struct licence_span *, each, &all)
		if (!date_is_set(year.from) &&
			licence_has_days(each, line->licence_from, line->licence_from)) {
			year.fee = each->fee;
			year.from = licence_year_begins(each->from, line->licence_from);
			year.to = date_add_days(licence_next_year(year.from), -1);
		}
	return year;
}

void licence_see(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct invoice_licence_lines_rows rows = lines_beside(w, invoice, line);
	const struct licence_span financial = { .from = financial_year_begins(invoice->year),
		.to = financial_year_ends(invoice->year) };

	struct licence_span year = own_year(w, invoice, line);

	line->seen.licence_fee = (struct maybe_money){ year.fee, date_is_set(year.from) };
	list_each (const struct invoice_licence_lines_row *, row, &rows) {
		bool is_in_common = has_days_in_common(line, row);

		if (is_of_licence(w, invoice, line, row)) {
			line->seen.licences += licence_spans_meet(days_of(row), financial);
			if (date_is_set(year.from) &&
				licence_has_days(&year, row->licence_from, row->licence_from))
				line->seen.licence_net.pence +=
					row->net.pence -
					invoice_credited(w, row->invoice_id, row->line).net.pence;
			if (line->seen.licensed == 0 && is_in_common)
				line->seen.licensed = row->number;
		} else if (is_in_common && row->programme_id.v == invoice->programme.v &&
			   row->supplier_id.v == invoice->supplier.v)
			line->seen.licensed_beside = row->number;
	}
	see_inside(w, invoice, line);
	see_licensed(w, invoice, line);
}

void licence_see_fee(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct invoice_licence_lines_rows rows = lines_beside(w, invoice, line);
	struct licence_spans own = { 0 };

	if (rows.n > 0)
		own = licences_of(w, invoice->contract);
	list_each (const struct invoice_licence_lines_row *, row, &rows) {
		struct licence_spans theirs = licences_said(w, row->contract_id, row->licence_of);

		if (row->organisation_id.v == invoice->organisation.v &&
			licence_is_inside(&theirs, days_of(row), &own, &invoice->history)) {
			line->seen.licensed_beside = row->number;
			return;
		}
	}
}
