/* SPDX-License-Identifier: MIT */
/*
 * Entering an invoice: under which contract, then its head as the paper has it; and changing that.
 */
#include <inttypes.h>

#include "areas/invoice/invoice_views.h"
#include "areas/invoice/page_kit.h"
#include "areas/programme/programme.h"
#include "areas/scheme/page_kit.h"

/* ---- under which contract ---- */

static void add_choices(struct request *rq, const struct programme *p, struct contract_choice *rows,
	size_t most, size_t *n)
{
	struct contracts all = contracts_of(rq->work, p->id);

	list_each (const struct contract *, c, &all) {
		struct contract_versions versions = contract_versions(rq->work, c->id);
		const struct contract_version *newest = contract_signed(&versions);

		if (newest == NULL || *n == most)
			continue;
		rows[(*n)++] = (struct contract_choice){
			.contract = { .text = arena_format(rq->arena, "%s: %s", c->reference,
					      contract_title(rq, newest)),
				.url = url_of(rq->arena, "/invoices/new?contract=%lld",
					(long long)c->id.v) },
			.supplier = body_name(rq, newest->supplier.name),
		};
	}
}

static enum status choose_page(struct request *rq)
{
	enum { CHOICES_MOST = 200 };
	struct programmes programmes = programmes_for(rq->work, &rq->actor);
	struct contract_choice *rows = arena_many(rq->arena, struct contract_choice, CHOICES_MOST);
	struct choose_contract_view view = { .back = url_of(rq->arena, "/invoices"),
		.contracts = rows };

	list_each (const struct programme *, p, &programmes)
		add_choices(rq, p, rows, CHOICES_MOST, &view.n);

	struct html *out = page_open(rq, tr(rq->language, "Enter an invoice"));

	view_invoice_choose_contract(out, &view);
	return page_close(rq, OK);
}

/* ---- its head ---- */

static const char *contract_words(struct request *rq, struct contract_id id)
{
	struct contract_versions versions = contract_versions(rq->work, id);
	struct contract c;

	if (versions.n == 0 || !contract_for(rq->work, &rq->actor, INVOICE_READ, id, &c))
		return "";
	return arena_format(rq->arena, "%s: %s", c.reference, contract_title(rq, &versions.at[0]));
}

static struct maybe_money sum_of(const struct invoice *invoice)
{
	return (struct maybe_money){ invoice->facts.total, invoice->facts.total.pence != 0 };
}

static enum status head_page(struct request *rq, const struct invoice *invoice,
	const struct invoice *twin, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	bool is_new = invoice->id.v == 0;
	struct head_view view = {
		.back = is_new ? url_of(rq->arena, "/invoices/new")
			       : url_invoice(rq->arena, invoice->id),
		.title = is_new ? tr(rq->language, "Enter an invoice")
				: tr(rq->language, "Change an invoice"),
		.contract = contract_words(rq, invoice->contract),
		.problems = &rq->problems,
		.form = { .action = is_new ? url_of(rq->arena, "/invoices/new")
					   : url_invoice_page(rq->arena, invoice->id, "change"),
			.token = keys.token,
			.key = keys.once,
			.is_guarded = true },
		.contract_id = arena_format(rq->arena, "%" PRId64, invoice->contract.v),
		.version = arena_format(rq->arena, "%" PRId64, invoice->version),
		.supplier_number = invoice_field(rq, "supplier-number",
			tr(rq->language, "The supplier’s own number of it"),
			invoice->supplier_number == NULL ? "" : invoice->supplier_number),
		.total = invoice_money_field(rq, "total",
			tr(rq->language, "Total with VAT, as the invoice has it"), sum_of(invoice)),
		.dated_on = invoice_date_field(rq, "dated-on",
			tr(rq->language, "Day that the invoice bears"), NULL,
			invoice->facts.dated_on),
		.received_on = invoice_date_field(rq, "received-on",
			tr(rq->language, "Day on which it was received"), NULL,
			is_new ? rq->today : invoice->facts.received_on),
		.delivered_on = invoice_date_field(rq, "delivered-on",
			tr(rq->language, "Last day of what was delivered"),
			tr(rq->language,
				"The financial year is that of this day, not of the invoice."),
			invoice->facts.delivered_on),
	};

	if (twin != NULL && twin->id.v != 0)
		view.twin = twin_link(rq, twin);

	struct html *out = page_open(rq, view.title);

	view_invoice_head(out, &view);
	return page_close(rq, status);
}

static void take_head(struct request *rq, struct invoice *invoice)
{
	bool is_given;

	invoice->supplier_number = form_text(rq, "supplier-number");
	invoice->version = form_number(rq, "version");
	invoice->facts.dated_on = form_date(rq, "dated-on");
	invoice->facts.received_on = form_date(rq, "received-on");
	invoice->facts.delivered_on = form_date(rq, "delivered-on");
	invoice->facts.total = form_money(rq, "total", &is_given);
}

enum status invoice_new_show(struct request *rq)
{
	struct invoice invoice = { .contract = { form_id(rq, "contract") } };
	struct contract c;

	if (invoice.contract.v == 0)
		return choose_page(rq);
	if (!contract_for(rq->work, &rq->actor, INVOICE_WORK, invoice.contract, &c))
		return page_not_found(rq);
	return head_page(rq, &invoice, NULL, OK);
}

enum status invoice_new_do(struct request *rq)
{
	struct invoice invoice = { .contract = { form_id(rq, "contract") } }, twin = { 0 };

	take_head(rq, &invoice);
	switch (invoice_enter(rq->work, &rq->actor, &invoice, &twin, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_invoice(rq->arena, invoice.id));
	case ABSENT: return page_not_found(rq);
	default: invoice.id.v = 0; return head_page(rq, &invoice, &twin, UNPROCESSABLE);
	}
}

enum status invoice_change_show(struct request *rq)
{
	struct invoice invoice;

	return page_invoice(rq, INVOICE_WORK, &invoice) ? head_page(rq, &invoice, NULL, OK)
							: page_not_found(rq);
}

enum status invoice_change_do(struct request *rq)
{
	struct invoice invoice, twin = { 0 };

	if (!page_invoice(rq, INVOICE_WORK, &invoice))
		return page_not_found(rq);
	take_head(rq, &invoice);
	switch (invoice_change(rq->work, &rq->actor, &invoice, &twin, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_invoice(rq->arena, invoice.id));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE: return invoice_overtaken(rq, invoice.id);
	default: return head_page(rq, &invoice, &twin, UNPROCESSABLE);
	}
}
