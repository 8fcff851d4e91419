/* SPDX-License-Identifier: MIT */
/*
 * Who owes what of a programme's financial year: body by body, and as a spreadsheet.
 */
#include "areas/invoice/invoice_views.h"
#include "areas/invoice/page_kit.h"
#include "areas/programme/programme.h"
#include "areas/scheme/page_kit.h"
#include "out/csv.h"

enum { CSV_BYTES_PER_ROW = 400, FIRST_YEAR = 1900, LAST_YEAR = 2198 };

/* What one body owes of one invoice. */
struct owed {
	struct organisation_id organisation;
	const char *name;
	const struct invoice *invoice;
	struct money due;
};

LIST(owed_list, struct owed);

/* The year being shown. */
struct stating {
	struct request *rq;
	struct programme programme;
	int year;
	struct invoices invoices;
	struct owed_list owed; // in the order of the invoices, and of the agreement
};

static bool load(struct stating *now)
{
	struct request *rq = now->rq;
	int64_t year = path_id(rq, "year");

	if (!page_programme(rq, INVOICE_READ, &now->programme) || year < FIRST_YEAR ||
		year > LAST_YEAR)
		return false;
	now->year = (int)year;
	now->invoices = invoices_of_year(rq->work, now->programme.id, now->year);
	list_each (const struct invoice *, i, &now->invoices) {
		struct invoice_shares shares = invoice_share_list(rq->work, i->id);

		list_each (const struct invoice_share *, share, &shares)
			*list_add(rq->arena, &now->owed) = (struct owed){ share->organisation,
				body_name(rq, share->name), i, share->due };
	}
	page_shows(rq, "programme", now->programme.id.v);
	return true;
}

static bool is_named_before(const struct owed_list *all, const struct owed *one)
{
	for (const struct owed *each = all->at; each < one; each++)
		if (each->organisation.v == one->organisation.v)
			return true;
	return false;
}

/* All of one body. */
static struct statement_body body_of(const struct stating *now, const struct owed *first)
{
	struct request *rq = now->rq;
	struct statement_row *rows = arena_many(rq->arena, struct statement_row, now->owed.n);
	struct statement_body body = { .name = first->name, .rows = rows };
	struct money all = MONEY_ZERO, recharged = MONEY_ZERO, credited = MONEY_ZERO;

	list_each (const struct owed *, each, &now->owed) {
		if (each->organisation.v != first->organisation.v)
			continue;
		all.pence += each->due.pence;
		if (each->invoice->facts.state != INVOICE_SHARED)
			recharged.pence += each->due.pence;
		if (each->invoice->facts.is_credit)
			credited.pence -= each->due.pence;
		rows[body.n++] = (struct statement_row){
			.invoice = invoice_link(rq, each->invoice),
			.supplier = body_name(rq, each->invoice->supplier_name),
			.state = tr(rq->language, invoice_states[each->invoice->facts.state].label),
			.due = invoice_money(rq, each->due),
		};
	}
	body.says = tr_fill(rq->arena, rq->language,
		"In all: {all}. Recharged already: {recharged}. To be recharged: {open}. Credited: "
		"{credited}.",
		"all", invoice_money(rq, all), "recharged", invoice_money(rq, recharged), "open",
		invoice_money(rq, (struct money){ all.pence - recharged.pence }), "credited",
		invoice_money(rq, credited), NULL);
	return body;
}

static struct url url_statement(struct request *rq, struct programme_id id, int year)
{
	return url_of(rq->arena, "/programmes/%lld/statements/%d", (long long)id.v, year);
}

static struct link year_link(const struct stating *now, int year)
{
	struct request *rq = now->rq;

	return (struct link){
		.text = tr_fill(rq->arena, rq->language, "Who owes what for {year}", "year",
			financial_year_text(rq->arena, year), NULL),
		.url = url_statement(rq, now->programme.id, year),
	};
}

enum status invoice_statement_show(struct request *rq)
{
	struct stating now = { .rq = rq };

	if (!load(&now))
		return page_not_found(rq);

	struct statement_body *bodies =
		arena_many(rq->arena, struct statement_body, now.owed.n + 1);
	struct statement_view view = {
		.back = url_programme(rq->arena, now.programme.id),
		.programme = programme_name(rq, &now.programme),
		.year = financial_year_text(rq->arena, now.year),
		.bodies = bodies,
		.csv = url_of(rq->arena, "/programmes/%lld/statements/%d/csv",
			(long long)now.programme.id.v, now.year),
		.before = year_link(&now, now.year - 1),
		.after = year_link(&now, now.year + 1),
	};

	list_each (const struct owed *, each, &now.owed)
		if (!is_named_before(&now.owed, each))
			bodies[view.n++] = body_of(&now, each);

	struct html *out = page_open(rq, tr(rq->language, "Who owes what"));

	view_invoice_statement(out, &view);
	return page_close(rq, OK);
}

static const char *const csv_columns[] = { "body", "invoice", "supplier", "supplier_number",
	"delivered_by", "state", "agreement_version", "owed" };

enum status invoice_statement_csv(struct request *rq)
{
	struct stating now = { .rq = rq };

	if (!load(&now))
		return page_not_found(rq);

	struct buf out = buf_new(rq->arena, (now.owed.n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	for (size_t i = 0; i < array_size(csv_columns); i++)
		csv_text(&csv, csv_columns[i]);
	csv_end_row(&csv);
	list_each (const struct owed *, each, &now.owed) {
		csv_text(&csv, each->name);
		csv_text(&csv, invoice_reference(rq->arena, each->invoice->number));
		csv_text(&csv, body_name(rq, each->invoice->supplier_name));
		csv_text(&csv, each->invoice->supplier_number);
		csv_date(&csv, each->invoice->facts.delivered_on);
		csv_text(&csv, invoice_states[each->invoice->facts.state].name);
		csv_int(&csv, each->invoice->agreement);
		csv_pounds(&csv, each->due);
		csv_end_row(&csv);
	}
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}
