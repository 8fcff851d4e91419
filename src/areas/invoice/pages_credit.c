/* SPDX-License-Identifier: MIT */
/*
 * A credit note of an approved invoice: its number and days, and how much of each line.
 */
#include <inttypes.h>

#include "areas/invoice/invoice_views.h"
#include "areas/invoice/page_kit.h"

static const char *input(struct request *rq, const char *what, const struct invoice_line *line)
{
	return arena_format(rq->arena, "%s-%" PRId64, what, line->number);
}

static const char *legend_of(
	struct request *rq, const struct invoice *invoice, const struct invoice_line *line)
{
	struct credited left =
		credit_left(line, invoice_credited(rq->work, invoice->id, line->number));

	return tr_fill(rq->arena, rq->language, "{name}: {money} and VAT of {vat} left", "name",
		line->terms == NULL ? invoice_reference(rq->arena, invoice->number)
				    : contract_line_name(rq, line->terms),
		"money", invoice_money(rq, left.net), "vat", invoice_money(rq, left.vat), NULL);
}

static void fill_lines(struct request *rq, const struct invoice *invoice, struct credit_view *view)
{
	struct credit_fields *rows =
		arena_many(rq->arena, struct credit_fields, invoice->facts.lines.n + 1);
	struct maybe_money none = { 0 };

	list_each (const struct invoice_line *, line, &invoice->facts.lines)
		rows[view->line_count++] = (struct credit_fields){
			.legend = legend_of(rq, invoice, line),
			.credit = invoice_money_field(rq, input(rq, "credit", line),
				tr(rq->language, "Credited, without VAT"), none),
			.vat = invoice_money_field(
				rq, input(rq, "vat", line), tr(rq->language, "VAT"), none),
		};
	view->lines = rows;
}

static enum status credit_page(struct request *rq, const struct invoice *invoice,
	const struct invoice *twin, enum status status)
{
	struct credit_view view = {
		.back = url_invoice(rq->arena, invoice->id),
		.name = invoice_reference(rq->arena, invoice->number),
		.problems = &rq->problems,
		.form = invoice_form(rq, invoice->id, "credit"),
		.version = arena_format(rq->arena, "%" PRId64, invoice->version),
		.supplier_number = invoice_field(rq, "supplier-number",
			tr(rq->language, "The supplier’s own number of it"), ""),
		.dated_on = invoice_date_field(
			rq, "dated-on", tr(rq->language, "The day that it bears"), NULL, DATE_NONE),
		.received_on = invoice_date_field(rq, "received-on",
			tr(rq->language, "Day on which it was received"), NULL, rq->today),
	};

	view.form.is_guarded = true;
	fill_lines(rq, invoice, &view);
	if (twin != NULL && twin->id.v != 0)
		view.twin = twin_link(rq, twin);

	struct html *out = page_open(rq, tr(rq->language, "Enter a credit note"));

	view_invoice_credit(out, &view);
	return page_close(rq, status);
}

enum status invoice_credit_show(struct request *rq)
{
	struct invoice invoice;

	return page_invoice(rq, INVOICE_WORK, &invoice) ? credit_page(rq, &invoice, NULL, OK)
							: page_not_found(rq);
}

static struct credit_lines typed_lines(struct request *rq, const struct invoice *invoice)
{
	struct credit_lines lines = { 0 };

	list_each (const struct invoice_line *, line, &invoice->facts.lines) {
		bool has_net, has_vat;
		struct money net = form_money(rq, input(rq, "credit", line), &has_net);
		struct money vat = form_money(rq, input(rq, "vat", line), &has_vat);

		if (has_net || has_vat)
			*list_add(rq->arena, &lines) =
				(struct credit_line){ line->number, { net, vat } };
	}
	return lines;
}

enum status invoice_credit_do(struct request *rq)
{
	struct invoice invoice, twin = { 0 };

	if (!page_invoice(rq, INVOICE_WORK, &invoice))
		return page_not_found(rq);

	struct credit_lines lines = typed_lines(rq, &invoice);
	struct invoice note = { .supplier_number = form_text(rq, "supplier-number"),
		.facts = { .dated_on = form_date(rq, "dated-on"),
			.received_on = form_date(rq, "received-on") } };

	if (form_has_problems(rq))
		return credit_page(rq, &invoice, NULL, UNPROCESSABLE);
	switch (invoice_credit(rq->work, &rq->actor, invoice.id, form_number(rq, "version"), &note,
		&lines, &twin, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_invoice(rq->arena, note.id));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE: return invoice_overtaken(rq, invoice.id);
	default: return credit_page(rq, &invoice, &twin, UNPROCESSABLE);
	}
}
