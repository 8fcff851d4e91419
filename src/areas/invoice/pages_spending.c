/* SPDX-License-Identifier: MIT */
/*
 * What the office paid within a month that it has to publish: as a page, and as the file to be published.
 */
#include <inttypes.h>

#include "areas/invoice/invoice_views.h"
#include "areas/invoice/page_kit.h"
#include "areas/invoice/spending.h"
#include "areas/organisation/organisation.h"
#include "areas/scheme/page_kit.h"
#include "out/csv.h"

enum { PAGE_ROWS = 25, CSV_ROWS = 10000, CSV_BYTES_PER_ROW = 600, MONTHS_MOST = 120 };

/* That of the address; else the last one that is over. */
static struct date month_of(struct request *rq)
{
	struct date month;

	if (date_parse_iso(slice_of(form_text(rq, "month")), &month))
		return date_month_of(month.year, month.month);
	return date_month_before(rq->today, 1);
}

static struct url url_month(struct request *rq, struct date month)
{
	return url_of(rq->arena, "/spending?month=%s", date_iso(rq->arena, month));
}

static const char *title_of(struct request *rq, const struct spending_rule *rule)
{
	if (rule == NULL)
		return tr(rq->language, "Payments to be published");
	return tr_fill(rq->arena, rq->language, "Payments over {sum}", "sum",
		invoice_money(rq, rule->over), NULL);
}

static const char *heading_words(struct request *rq, const struct spending_item *item)
{
	const char *said = "";

	for (enum heading h = HEADING_NONE + 1; h < HEADING_COUNT; h++)
		if (item->is_under[h])
			said = said[0] == '\0' ? tr(rq->language, headings[h].label)
					       : tr_fill(rq->arena, rq->language, "{one}; {other}",
							 "one", said, "other",
							 tr(rq->language, headings[h].label), NULL);
	return said;
}

/* "Delivery: CARA in Dyfed-Powys"; of a credit note which invoice it takes off. */
static const char *purpose_words(struct request *rq, const struct spending_item *item)
{
	const char *purpose =
		tr_fill(rq->arena, rq->language, "{headings}: {programme}", "headings",
			heading_words(rq, item), "programme", body_name(rq, item->programme), NULL);

	if (item->credits == 0)
		return purpose;
	return tr_fill(rq->arena, rq->language, "{purpose}. Credit note of {invoice}", "purpose",
		purpose, "invoice", invoice_reference(rq->arena, item->credits), NULL);
}

static struct money vat_of(const struct spending_item *item)
{
	return (struct money){ item->cost.pence - item->net.pence };
}

/* ---- the page ---- */

/* From this month back to the first in which anything was paid, and the one that is shown. */
static struct form_field month_field(struct request *rq, struct date shown)
{
	struct choice *choices = arena_many(rq->arena, struct choice, MONTHS_MOST + 2);
	struct date first = spending_first_month(rq->work, &rq->actor);
	struct date month = date_month_of(rq->today.year, rq->today.month);
	bool is_there = false;
	size_t n = 0;

	if (!date_is_set(first) || date_before(shown, first))
		first = shown;
	for (; n < MONTHS_MOST && !date_before(month, first); month = date_month_before(month, 1)) {
		is_there |= date_equal(month, shown);
		choices[n++] = (struct choice){ .value = date_iso(rq->arena, month),
			.text = date_words(rq->arena, rq->language, month) };
	}
	if (!is_there)
		choices[n++] = (struct choice){ .value = date_iso(rq->arena, shown),
			.text = date_words(rq->arena, rq->language, shown) };
	return (struct form_field){
		.name = "month",
		.label = tr(rq->language, "Month in which it was paid"),
		.choices = choices,
		.choice_count = n,
		.value = date_iso(rq->arena, shown),
	};
}

static const char *sum_words(struct request *rq, struct date month, const struct spending_sum *sum)
{
	const char *when = date_words(rq->arena, rq->language, month);

	if (sum->items == 0)
		return tr_fill(rq->arena, rq->language,
			"Nothing above that sum was noted as paid in {month}.", "month", when,
			NULL);
	return tr_fill_n(rq->arena, rq->language,
		"{count} payment in {month}, {money} with credit notes taken off",
		"{count} payments in {month}, {money} with credit notes taken off", sum->items,
		"month", when, "money", invoice_money(rq, sum->cost), NULL);
}

static const char *due_words(struct request *rq, struct date month)
{
	const char *due = date_words(rq->arena, rq->language, spending_due(month));

	if (!date_before(month, rq->today))
		return tr_fill(rq->arena, rq->language,
			"This month is not over: more can be paid in it. It is to be published by "
			"{date}.",
			"date", due, NULL);
	return tr_fill(rq->arena, rq->language,
		"To be published as soon as can be after the month, by {date}.", "date", due, NULL);
}

static struct spending_row row_of(struct request *rq, const struct spending_item *item)
{
	return (struct spending_row){
		.invoice = { .text = invoice_reference(rq->arena, item->number),
			.url = url_invoice(rq->arena, item->id) },
		.recipient = body_name(rq, item->recipient),
		.payer = tr_fill(rq->arena, rq->language, "Paid by: {name}", "name",
			body_name(rq, item->payer), NULL),
		.paid = date_words(rq->arena, rq->language, item->paid_on),
		.purpose = purpose_words(rq, item),
		.decision = tr_fill(rq->arena, rq->language, "Decision {reference}", "reference",
			item->decision, NULL),
		.amount = invoice_money(rq, item->cost),
		.vat = vat_of(item).pence == 0
			       ? NULL
			       : tr_fill(rq->arena, rq->language, "{money} of it is VAT", "money",
					 invoice_money(rq, vat_of(item)), NULL),
	};
}

/* The page goes on from the item of that day and number. */
static struct spending_items page_items(struct request *rq, struct date month)
{
	struct spending_item after = { .number = form_number(rq, "after") };

	if (date_parse_iso(slice_of(form_text(rq, "after-on")), &after.paid_on) &&
		date_is_day(after.paid_on))
		return spending_of(rq->work, &rq->actor, month, &after, PAGE_ROWS);
	return spending_of(rq->work, &rq->actor, month, NULL, PAGE_ROWS);
}

static void fill_rows(struct request *rq, struct date month, struct spending_view *view)
{
	struct spending_items found = page_items(rq, month);
	struct spending_row *rows = arena_many(rq->arena, struct spending_row, PAGE_ROWS);
	int64_t *ids = arena_many(rq->arena, int64_t, PAGE_ROWS);

	for (; view->n < found.n && view->n < PAGE_ROWS; view->n++) {
		rows[view->n] = row_of(rq, &found.at[view->n]);
		ids[view->n] = found.at[view->n].id.v;
	}
	view->rows = rows;
	page_lists(rq, "invoice", ids, view->n);
	if (found.n > PAGE_ROWS) {
		const struct spending_item *last = &found.at[PAGE_ROWS - 1];

		view->next = url_of(rq->arena, "/spending?month=%s&after-on=%s&after=%lld",
			date_iso(rq->arena, month), date_iso(rq->arena, last->paid_on),
			(long long)last->number);
	}
	if (form_number(rq, "after") > 0)
		view->first = url_month(rq, month);
}

enum status spending_show(struct request *rq)
{
	struct date month = month_of(rq);
	const struct spending_rule *rule = spending_rule_of(month);
	struct spending_sum sum = spending_sum_of(rq->work, &rq->actor, month);
	struct organisation office = { .name = { "", "" } };
	struct spending_view view = {
		.back = url_of(rq->arena, "/invoices"),
		.filter = { .action = url_of(rq->arena, "/spending") },
		.month = month_field(rq, month),
		.problems = &rq->problems,
		.title = title_of(rq, rule),
		.says = sum_words(rq, month, &sum),
	};

	organisation_load(rq->work, rq->actor.organisation, &office);
	view.office = body_name(rq, office.name);
	fill_rows(rq, month, &view);
	if (rule != NULL) {
		view.due = due_words(rq, month);
		view.law = tr(rq->language, rule->source);
	}
	if (view.n > 0)
		view.csv = url_of(rq->arena, "/spending.csv?month=%s", date_iso(rq->arena, month));

	struct html *out = page_open(rq, view.title);

	view_spending(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

/* ---- the file ---- */

static const char *const csv_columns[] = { "body", "paid_on", "recipient", "purpose", "amount",
	"of_it_vat_not_recovered", "credit_note_of", "decision", "contract", "reference" };

static void put_row(struct request *rq, struct csv *csv, const struct spending_item *item)
{
	csv_text(csv, body_name(rq, item->payer));
	csv_date(csv, item->paid_on);
	csv_text(csv, body_name(rq, item->recipient));
	csv_text(csv, purpose_words(rq, item));
	csv_pounds(csv, item->cost);
	csv_pounds(csv, vat_of(item));
	csv_text(csv, item->credits == 0 ? NULL : invoice_reference(rq->arena, item->credits));
	csv_text(csv, item->decision);
	csv_text(csv, item->contract);
	csv_text(csv, invoice_reference(rq->arena, item->number));
	csv_end_row(csv);
}

enum status spending_csv(struct request *rq)
{
	struct date month = month_of(rq);
	struct spending_items found = spending_of(rq->work, &rq->actor, month, NULL, CSV_ROWS);
	int64_t *ids = arena_many(rq->arena, int64_t, found.n + 1);
	struct buf out = buf_new(rq->arena, (found.n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);
	size_t n = 0;

	csv_header(&csv, csv_columns, array_size(csv_columns));
	for (; n < found.n && n < CSV_ROWS; n++) {
		put_row(rq, &csv, &found.at[n]);
		ids[n] = found.at[n].id.v;
	}
	page_lists(rq, "invoice", ids, n);
	reply_header(rq, "Content-Disposition",
		arena_format(rq->arena, "attachment; filename=\"spending-%s.csv\"",
			date_iso(rq->arena, month)));
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}
