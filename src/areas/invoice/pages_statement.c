/* SPDX-License-Identifier: MIT */
/*
 * Who owes what of a programme's financial year: body by body to the office that keeps it, and its own to
 * a body that owes; and as a spreadsheet.
 */
#include "areas/decision/service.h"
#include "areas/invoice/claims.h"
#include "areas/invoice/invoice_views.h"
#include "areas/invoice/page_kit.h"
#include "areas/invoice/reference.h"
#include "areas/programme/programme.h"
#include "areas/scheme/page_kit.h"
#include "out/csv.h"

enum {
	PAGE_ROWS = 25,     // statements
	PAGE_INVOICES = 25, // of one, as of a heading
	CSV_INVOICES = 10000,
	CSV_BYTES_PER_ROW = 400,
	ROWS_ROOM_BYTES = 4096
};

/* What one body owes of one invoice. */
struct owed {
	struct organisation_id organisation;
	const char *name;
	const struct invoice *invoice;
	struct money due;
	bool is_recharged; // else drawn from what was paid ahead, or its own who paid the invoice
};

LIST(owed_list, struct owed);

/* The year being shown. */
struct stating {
	struct request *rq;
	struct programme_id programme;
	const char *name;     // of it
	const char *decision; // the reference of the one that it stands on
	int year;
	bool is_own;   // of the reader's body, and of no other
	int64_t after; // the page after the one that ended with that invoice's number; 0: the first
	int64_t next;  // the same of the next page; 0: there is none
	struct invoices invoices;
	struct owed_list owed;        // in the order of the invoices, and of the agreement
	struct invoice_shares totals; // of each body, of all the year
	struct kept_claims claims;    // of whoever pays before it is spent
	struct contract_version
		under;            // the contract of all of the year; no holder: there are several
	struct payer_parts parts; // of whom each body owes how much, where there are several
};

/* By which all of the year was approved; none where that is not the same of all. */
static void load_contract(struct stating *now)
{
	struct work *w = now->rq->work;
	struct terms_used_all all = invoice_terms_used(w, now->programme, now->year);
	struct contract_version v;

	list_each (const struct terms_used *, each, &all) {
		if (!contract_version_load(w, each->contract, each->version, &v))
			continue;
		if (now->under.holder.id.v != 0 &&
			(v.holder.id.v != now->under.holder.id.v ||
				v.supplier.id.v != now->under.supplier.id.v)) {
			now->under = (struct contract_version){ 0 };
			now->parts = invoice_parts_by_payer(w, now->programme, now->year);
			return;
		}
		now->under = v;
	}
}

/* What of all that the body owes it paid itself, which leads. */
static struct money own_part(
	const struct stating *now, struct organisation_id body, struct money due)
{
	if (now->under.holder.id.v != 0)
		return now->under.holder.id.v == body.v ? due : MONEY_ZERO;
	list_each (const struct payer_part *, part, &now->parts)
		if (part->body.v == body.v && part->payer.v == body.v)
			return part->due;
	return MONEY_ZERO;
}

/* Nobody else paid for any of it. */
static bool leads_alone(const struct stating *now, struct organisation_id body)
{
	if (now->under.holder.id.v != 0)
		return now->under.holder.id.v == body.v;
	list_each (const struct payer_part *, part, &now->parts)
		if (part->payer.v != body.v)
			return false;
	return now->parts.n > 0;
}

static void load_programme(struct stating *now)
{
	struct decision *d = arena_one(now->rq->arena, struct decision);
	struct programme p;

	now->decision = "";
	if (!programme_load(now->rq->work, now->programme, &p))
		return;
	if (programme_decision(now->rq->work, &p, d))
		now->decision = decision_value(d, FIELD_REFERENCE, ENGLISH);
}

static void load_owed(struct stating *now, size_t most)
{
	struct request *rq = now->rq;

	now->totals = invoice_shares_of_year(rq->work, now->programme, now->year);
	now->claims = claims_of_year(rq->work, now->programme, now->year);
	now->invoices = invoices_of_year(rq->work, now->programme, now->year, now->after, most);
	if (now->invoices.n > most) {
		now->invoices.n = most;
		now->next = now->invoices.at[most - 1].number;
	}
	list_each (const struct invoice *, i, &now->invoices) {
		struct invoice_shares shares = invoice_share_list(rq->work, i->id);

		list_each (const struct invoice_share *, share, &shares)
			if (!now->is_own || share->organisation.v == rq->actor.organisation.v)
				*list_add(rq->arena, &now->owed) =
					(struct owed){ share->organisation,
						body_name(rq, share->name), i, share->due,
						share_is_recharged(share) };
	}
	load_contract(now);
	load_programme(now);
	page_shows(rq, "programme", now->programme.v);
}

/* To the office that pays: of every body. */
static bool load(struct stating *now, size_t most)
{
	struct request *rq = now->rq;
	struct programme programme;

	if (!page_programme(rq, INVOICE_READ, &programme) || !page_statement_year(rq, &now->year))
		return false;
	now->programme = programme.id;
	now->name = programme_name(rq, &programme);
	load_owed(now, most);
	return true;
}

/* To a body that owes: its own, where it has one. */
static bool load_own(struct stating *now, size_t most)
{
	struct request *rq = now->rq;
	struct statement found;

	now->programme = (struct programme_id){ path_id(rq, "id") };
	if (!page_statement_year(rq, &now->year) ||
		!invoice_statement_for(rq->work, &rq->actor, now->programme, now->year, &found))
		return false;
	now->is_own = true;
	now->name = body_name(rq, found.name);
	load_owed(now, most);
	return true;
}

static bool is_named_before(const struct owed_list *all, const struct owed *one)
{
	for (const struct owed *each = all->at; each < one; each++)
		if (each->organisation.v == one->organisation.v)
			return true;
	return false;
}

/* A credit note says of which invoice it is, which is of the same year. */
static const char *credit_name(const struct stating *now, const struct invoice *note)
{
	struct request *rq = now->rq;

	list_each (const struct invoice *, each, &now->invoices)
		if (each->id.v == note->credit_of.v)
			return tr_fill(rq->arena, rq->language,
				"{name}, a credit note of {invoice}", "name",
				invoice_reference(rq->arena, note->number), "invoice",
				invoice_reference(rq->arena, each->number), NULL);
	return invoice_reference(rq->arena, note->number);
}

/* The invoice itself is not the body's to open. */
static struct link invoice_of(const struct stating *now, const struct invoice *invoice)
{
	struct link link = invoice_link(now->rq, invoice);

	if (invoice->facts.is_credit)
		link.text = credit_name(now, invoice);
	if (now->is_own)
		link.url = URL_NONE;
	return link;
}

/* How old the oldest recharge is that was not made; NULL: none waits. */
static const char *waiting_words(const struct stating *now)
{
	struct request *rq = now->rq;
	struct date day = invoice_unbilled_day(rq->work, now->programme, now->year);

	if (!date_is_set(day))
		return NULL;
	return tr_fill_n(rq->arena, rq->language,
		"What waits longest to be recharged was approved on {date}, {count} day ago.",
		"What waits longest to be recharged was approved on {date}, {count} days ago.",
		date_days_between(day, rq->today), "date", date_words(rq->arena, rq->language, day),
		NULL);
}

/* Whether others are recharged yet is nothing to a body that is not. */
static enum invoice_state stands_beside(const struct invoice_facts *facts)
{
	if (facts->is_paid)
		return INVOICE_PAID;
	return facts->state == INVOICE_NO_RECHARGE ? INVOICE_NO_RECHARGE : INVOICE_SHARED;
}

/* How the invoice stands, to a body that is recharged for it, or is not. */
static const char *state_words(struct request *rq, const struct owed *owed)
{
	const struct invoice_facts *facts = &owed->invoice->facts;

	return owed->is_recharged ? invoice_standing_words(rq, owed->invoice)
				  : tr(rq->language, invoice_states[stands_beside(facts)].label);
}

/* The same in one word, for a spreadsheet. */
static const char *word_of_state(const struct owed *owed)
{
	const struct invoice_facts *facts = &owed->invoice->facts;

	if (!owed->is_recharged)
		return invoice_states[stands_beside(facts)].name;
	return invoice_standing_word(facts->state, facts->is_paid);
}

/* To where it comes from. */
static struct link due_of(const struct stating *now, const struct owed *owed)
{
	struct request *rq = now->rq;
	return (struct link){
		.text = invoice_money(rq, owed->due),
		.about = tr(rq->language, "Where the money comes from"),
		.url = now->is_own ? url_of(rq->arena, "/statements/%lld/%d/trace/%lld",
					     (long long)now->programme.v, now->year,
					     (long long)owed->invoice->id.v)
				   : url_invoice_page(rq->arena, owed->invoice->id, "trace"),
	};
}

/* Whatever page of it is shown, the sums are of all the year. */
static const char *totals_words(const struct stating *now, struct organisation_id body)
{
	struct request *rq = now->rq;
	struct invoice_share total = { 0 };
	struct advance advance;
	int64_t recharged;

	list_each (const struct invoice_share *, each, &now->totals)
		if (each->organisation.v == body.v)
			total = *each;
	if (claims_advance(&now->claims, body, total.due, &advance))
		return advance_words(rq, &advance, total.due, total.credited);
	if (leads_alone(now, body))
		return tr_fill(rq->arena, rq->language,
			"In all: {all}. Credited: {credited}. It is the share of the body that "
			"pays the provider, so nothing is recharged.",
			"all", invoice_money(rq, total.due), "credited",
			invoice_money(rq, total.credited), NULL);
	recharged = total.due.pence - total.unbilled.pence - own_part(now, body, total.due).pence;
	return tr_fill(rq->arena, rq->language,
		"In all: {all}. Recharged already: {recharged}. To be recharged: {open}. Credited: "
		"{credited}.",
		"all", invoice_money(rq, total.due), "recharged",
		invoice_money(rq, (struct money){ recharged }), "open",
		invoice_money(rq, total.unbilled), "credited", invoice_money(rq, total.credited),
		NULL);
}

/* To whom it is paid: in one line where one leads, else a line for each. */
static const char *const *payable_lines(
	const struct stating *now, struct organisation_id body, size_t *n)
{
	struct request *rq = now->rq;
	const char **lines = arena_many(rq->arena, const char *, now->parts.n + 1);

	*n = 0;
	if (now->under.holder.id.v != 0)
		lines[(*n)++] = payable_words(rq, &now->under, body);
	list_each (const struct payer_part *, part, &now->parts)
		if (part->body.v == body.v)
			lines[(*n)++] = tr_fill(rq->arena, rq->language,
				part->payer.v == body.v
					? N_("{sum} is for what this body paid the provider "
					     "itself: it holds that contract.")
					: N_("{sum} is payable to a body that leads: {lead}. It "
					     "pays the provider."),
				"sum", invoice_money(rq, part->due), "lead",
				body_name(rq, part->payer_name), NULL);
	return lines;
}

static struct statement_body body_of(
	const struct stating *now, struct organisation_id organisation, const char *name)
{
	struct request *rq = now->rq;
	struct statement_row *rows = arena_many(rq->arena, struct statement_row, now->owed.n + 1);
	struct statement_body body = {
		.name = name,
		.id = arena_format(rq->arena, "body-%lld", (long long)organisation.v),
		.reference = reference_to_year(rq->arena, now->decision, now->year, name),
		.rows = rows,
		.says = totals_words(now, organisation),
	};

	if (!now->is_own) // to the body itself its final statement says so
		body.since = since_closed_of(rq, &now->claims, organisation);
	body.claim_count = claim_rows_of(rq, &now->claims, organisation, now->is_own, &body.claims);
	list_each (const struct owed *, each, &now->owed) {
		if (each->organisation.v != organisation.v)
			continue;
		rows[body.n++] = (struct statement_row){
			.invoice = invoice_of(now, each->invoice),
			.supplier = body_name(rq, each->invoice->supplier_name),
			.state = state_words(rq, each),
			.due = due_of(now, each),
		};
	}
	body.payable = payable_lines(now, organisation, &body.payable_count);
	return body;
}

static bool is_among(const struct owed_list *all, struct organisation_id organisation)
{
	list_each (const struct owed *, each, all)
		if (each->organisation.v == organisation.v)
			return true;
	return false;
}

/* Whoever owes something on this page, then whoever pays before it is spent and is not among them. */
static size_t fill_bodies(const struct stating *now, struct statement_body *bodies)
{
	struct organisation_id reader = now->rq->actor.organisation;
	size_t n = 0;

	list_each (const struct owed *, each, &now->owed)
		if (!is_named_before(&now->owed, each))
			bodies[n++] = body_of(now, each->organisation, each->name);
	list_each (const struct kept_claim *, each, &now->claims)
		if (each->place == 1 && !is_among(&now->owed, each->body) &&
			(!now->is_own || each->body.v == reader.v))
			bodies[n++] = body_of(now, each->body, body_name(now->rq, each->name));
	return n;
}

static struct url url_page(const struct stating *now, int64_t after)
{
	struct arena *a = now->rq->arena;
	long long id = (long long)now->programme.v;

	return now->is_own ? url_of(a, "/statements/%lld/%d?after=%lld", id, now->year,
				     (long long)after)
			   : url_of(a, "/programmes/%lld/statements/%d?after=%lld", id, now->year,
				     (long long)after);
}

static struct url url_spreadsheet(const struct stating *now)
{
	struct arena *a = now->rq->arena;
	long long id = (long long)now->programme.v;

	return now->is_own ? url_of(a, "/statements/%lld/%d/csv", id, now->year)
			   : url_of(a, "/programmes/%lld/statements/%d/csv", id, now->year);
}

static const char *title_of(const struct stating *now, int year)
{
	struct request *rq = now->rq;

	return tr_fill(rq->arena, rq->language,
		now->is_own ? N_("What your body owes for {year}") : N_("Who owes what for {year}"),
		"year", financial_year_text(rq->arena, year), NULL);
}

/* No text: the body has no statement of it. */
static struct link year_link(const struct stating *now, int year)
{
	struct request *rq = now->rq;
	struct statement found;

	if (!now->is_own)
		return invoice_statement_link(rq, now->programme, year);
	if (!invoice_statement_for(rq->work, &rq->actor, now->programme, year, &found))
		return (struct link){ 0 };
	return (struct link){ .text = title_of(now, year),
		.url = url_of(
			now->rq->arena, "/statements/%lld/%d", (long long)now->programme.v, year) };
}

static enum status statement_page(const struct stating *now)
{
	struct request *rq = now->rq;
	struct statement_body *bodies =
		arena_many(rq->arena, struct statement_body, now->owed.n + now->claims.n + 1);
	struct statement_view view = {
		.back = now->is_own ? url_of(rq->arena, "/statements")
				    : url_programme(rq->arena, now->programme),
		.programme = now->name,
		.title = title_of(now, now->year),
		.bodies = bodies,
		.csv = url_spreadsheet(now),
		.before = year_link(now, now->year - 1),
		.after = year_link(now, now->year + 1),
	};

	if (now->next != 0)
		view.next = url_page(now, now->next);
	if (now->after != 0)
		view.first = url_page(now, 0);
	view.n = fill_bodies(now, bodies);
	if (now->is_own)
		view.closed = final_words_of(
			rq, now->programme, now->year, rq->actor.organisation, &view.closed_count);
	else {
		view.waiting = waiting_words(now);
		view.end = year_end_link(rq, now->programme, now->year);
	}

	struct html *out = page_open(rq, view.title);

	view_invoice_statement(out, &view);
	return page_close(rq, OK);
}

enum status invoice_statement_show(struct request *rq)
{
	struct stating now = { .rq = rq, .after = form_number(rq, "after") };

	return load(&now, PAGE_INVOICES) ? statement_page(&now) : page_not_found(rq);
}

enum status statement_own_show(struct request *rq)
{
	struct stating now = { .rq = rq, .after = form_number(rq, "after") };

	return load_own(&now, PAGE_INVOICES) ? statement_page(&now) : page_not_found(rq);
}

static const char *const csv_columns[] = { "body", "invoice", "supplier", "supplier_number",
	"delivered_by", "state", "agreement_version", "owed" };

static enum status statement_csv(const struct stating *now)
{
	struct request *rq = now->rq;
	struct buf out = buf_new(rq->arena, (now->owed.n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	for (size_t i = 0; i < array_size(csv_columns); i++)
		csv_text(&csv, csv_columns[i]);
	csv_end_row(&csv);
	list_each (const struct owed *, each, &now->owed) {
		csv_text(&csv, each->name);
		csv_text(&csv, invoice_reference(rq->arena, each->invoice->number));
		csv_text(&csv, body_name(rq, each->invoice->supplier_name));
		csv_text(&csv, each->invoice->supplier_number);
		csv_date(&csv, each->invoice->facts.delivered_on);
		csv_text(&csv, word_of_state(each));
		csv_int(&csv, each->invoice->agreement);
		csv_pounds(&csv, each->due);
		csv_end_row(&csv);
	}
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}

enum status invoice_statement_csv(struct request *rq)
{
	struct stating now = { .rq = rq };

	return load(&now, CSV_INVOICES) ? statement_csv(&now) : page_not_found(rq);
}

enum status statement_own_csv(struct request *rq)
{
	struct stating now = { .rq = rq };

	return load_own(&now, CSV_INVOICES) ? statement_csv(&now) : page_not_found(rq);
}

/* ---- all that the reader's body has ---- */

static struct statement_line line_of(struct request *rq, const struct statement *statement)
{
	return (struct statement_line){
		.link = { .text = tr_fill(rq->arena, rq->language, "{programme}, {year}",
				  "programme", body_name(rq, statement->name), "year",
				  financial_year_text(rq->arena, statement->year), NULL),
			.url = url_of(rq->arena, "/statements/%lld/%d",
				(long long)statement->programme.v, statement->year) },
		.due = invoice_money(rq, statement->due),
		.unbilled = invoice_money(rq, statement->unbilled),
	};
}

static const struct statement_line *lines_of(
	struct request *rq, const struct statements *all, size_t n)
{
	struct statement_line *lines = arena_many(rq->arena, struct statement_line, n + 1);

	for (size_t i = 0; i < n; i++)
		lines[i] = line_of(rq, &all->at[i]);
	return lines;
}

enum status statement_list_show(struct request *rq)
{
	struct statement before = { .programme = { form_id(rq, "before") },
		.year = (int)form_number(rq, "before-year") };
	struct statements all = invoice_statements_for(rq->work, &rq->actor, &before, PAGE_ROWS);
	size_t n = all.n < PAGE_ROWS ? all.n : PAGE_ROWS;
	struct statements_view view = { .rows = lines_of(rq, &all, n), .n = n };

	if (all.n > PAGE_ROWS)
		view.next = url_of(rq->arena, "/statements?before-year=%d&before=%lld",
			all.at[n - 1].year, (long long)all.at[n - 1].programme.v);
	if (before.programme.v != 0)
		view.first = url_of(rq->arena, "/statements");

	struct html *out = page_open(rq, tr(rq->language, "What your body owes"));

	view_statements(out, &view);
	return page_close(rq, OK);
}

void add_statements(struct request *rq, struct home_waiting *waiting)
{
	struct statements all = invoice_statements_for(
		rq->work, &rq->actor, &(struct statement){ 0 }, HOME_COUNTED);
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);
	size_t shown = home_rows(all.n);

	if (waiting->nothing == NULL)
		waiting->nothing = N_("No approved invoice has been shared with your body yet.");
	if (all.n == 0)
		return;
	view_statement_rows(&out, lines_of(rq, &all, shown), shown);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){
		.says = tr(rq->language, "What your body owes"),
		.rows = html_take(&out, 0),
		.shown = shown,
		.found = all.n,
		.all = url_of(rq->arena, "/statements"),
	};
}
