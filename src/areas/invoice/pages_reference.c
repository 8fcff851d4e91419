/* SPDX-License-Identifier: MIT */
/*
 * From any reference that somebody has in hand to the page of its trace; and of what holds many lines, a
 * programme, a contract, a cohort or a journal, each line with where its own trace is.
 */
#include <inttypes.h>

#include "areas/cohort/cohort.h"
#include "areas/decision/service.h"
#include "areas/invoice/invoice_views.h"
#include "areas/invoice/journal.h"
#include "areas/invoice/page_kit.h"
#include "areas/invoice/reference.h"
#include "areas/programme/programme.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"

enum { LINES_MOST = 500 };

/* ---- where it leads ---- */

static struct url url_of_line(struct request *rq, struct invoice_id id, int64_t line)
{
	return line == 0 ? url_invoice_page(rq->arena, id, "trace")
			 : url_invoice_trace(rq, id, line);
}

/* A payment of one invoice leads there; of more, to the list of those that it paid. */
static struct url url_of_payment(struct request *rq, const struct reference *r)
{
	struct reference_lines lines = reference_lines(rq->work, r, LINES_MOST);

	list_each (const struct reference_line *, line, &lines)
		if (line->invoice.id.v != lines.at[0].invoice.id.v)
			return url_of(rq->arena, "/invoices?search=%s", r->ledger);
	return lines.n == 0 ? url_of(rq->arena, "/invoices?search=%s", r->ledger)
			    : url_of_line(rq, lines.at[0].invoice.id, 0);
}

static struct url url_reference(struct request *rq, const struct reference *r)
{
	struct arena *a = rq->arena;
	long long programme = (long long)r->programme.v;

	switch (r->of) {
	case REFERENCE_INVOICE:
	case REFERENCE_LINE:
	case REFERENCE_ROW:
	case REFERENCE_SUPPLIER:
	case REFERENCE_PASSED: return url_of_line(rq, r->invoice, r->line);
	case REFERENCE_JOURNAL: return url_of(a, "/journals/%lld/trace", (long long)r->journal);
	case REFERENCE_COHORT: return url_of(a, "/cohorts/%lld/trace", (long long)r->cohort.v);
	case REFERENCE_DECISION: return url_of(a, "/programmes/%lld/trace", programme);
	case REFERENCE_AMOUNT:
		if (r->heading == HEADING_NONE)
			return url_of(a, "/programmes/%lld/trace", programme);
		return url_of(a, "/programmes/%lld/trace/%s", programme, headings[r->heading].name);
	case REFERENCE_YEAR: return url_of(a, "/programmes/%lld/statements/%d", programme, r->year);
	case REFERENCE_STATEMENT:
		return url_of(a, "/programmes/%lld/statements/%d#body-%lld", programme, r->year,
			(long long)r->body.v);
	case REFERENCE_CLAIM:
	case REFERENCE_RECEIPT:
		return url_of(a, "/programmes/%lld/claims/%d/%lld/%lld", programme, r->year,
			(long long)r->body.v, (long long)r->place);
	case REFERENCE_CONTRACT:
	case REFERENCE_CONTRACT_LINE:
		return url_of(a, "/contracts/%lld/trace?line=%lld", (long long)r->contract.v,
			(long long)r->line);
	case REFERENCE_LEDGER: return url_of_payment(rq, r);
	case REFERENCE_NONE:
	case REFERENCE_COUNT: break;
	}
	unreachable("reference");
}

/* ---- asking ---- */

static struct link choice_of(struct request *rq, const struct reference *r)
{
	return (struct link){
		.text = tr_fill(rq->arena, rq->language, "{what}: {reference}", "what",
			tr(rq->language, reference_forms[r->of].label), "reference", r->text, NULL),
		.url = url_reference(rq, r),
	};
}

static void fill_choices(
	struct request *rq, const struct references *found, struct trace_view *view)
{
	struct link *links = arena_many(rq->arena, struct link, found->n + 1);

	list_each (const struct reference *, each, found)
		links[view->choice_count++] = choice_of(rq, each);
	view->choices = links;
}

static void fill_forms(struct request *rq, struct trace_view *view)
{
	struct trace_form_row *rows = arena_many(rq->arena, struct trace_form_row, REFERENCE_COUNT);

	for (enum reference_of of = REFERENCE_NONE + 1; of < REFERENCE_COUNT; of++)
		rows[view->form_count++] = (struct trace_form_row){
			.what = tr(rq->language, reference_forms[of].label),
			.example = reference_forms[of].example,
		};
	view->forms = rows;
}

static enum status ask_page(struct request *rq, const struct references *found)
{
	struct trace_view view = {
		.back = url_of(rq->arena, "/invoices"),
		.problems = &rq->problems,
		.action = url_of(rq->arena, "/trace"),
		.reference = { .name = "ref",
			.label = tr(rq->language, "Reference"),
			.hint = tr(rq->language,
				"Of an invoice, a payment, a journal, a cohort, a contract, a "
				"decision or a statement, as it is written there"),
			.value = form_raw(rq, "ref"),
			.problems = &rq->problems },
	};

	fill_choices(rq, found, &view);
	fill_forms(rq, &view);

	struct html *out = page_open(rq, tr(rq->language, "Trace a pound"));

	view_trace(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

enum status trace_show(struct request *rq)
{
	const char *text = form_text(rq, "ref");
	struct references found = { 0 };

	if (text[0] == '\0' || form_has_problems(rq))
		return ask_page(rq, &found);
	found = references_of(rq->work, &rq->actor, slice_of(text));
	if (found.n == 1)
		return reply_redirect(rq, url_reference(rq, &found.at[0]));
	if (found.n == 0)
		form_problem(rq, "ref",
			N_("There is nothing of this reference that you may read. Check how it is "
			   "written"));
	return ask_page(rq, &found);
}

/* ---- the lines behind it ---- */

static struct traced_row traced_row_of(struct request *rq, const struct reference_line *line)
{
	const struct invoice *invoice = &line->invoice;

	return (struct traced_row){
		.line = { .text = invoice_line_reference(rq->arena, invoice->number, line->line),
			.url = url_invoice_trace(rq, invoice->id, line->line) },
		.supplier = body_name(rq, invoice->supplier_name),
		.state = invoice_standing_words(rq, invoice),
		.colour = invoice_colour(invoice->facts.state),
		.cost = invoice_money(rq, line->cost),
	};
}

static void fill_rows(
	struct request *rq, const struct reference *reference, struct traced_lines_view *view)
{
	struct reference_lines lines = reference_lines(rq->work, reference, LINES_MOST);
	struct traced_row *rows = arena_many(rq->arena, struct traced_row, LINES_MOST);
	struct money sum = MONEY_ZERO;
	bool is_more = lines.n > LINES_MOST;

	for (; view->n < lines.n && view->n < LINES_MOST; view->n++) {
		rows[view->n] = traced_row_of(rq, &lines.at[view->n]);
		sum.pence += lines.at[view->n].cost.pence;
	}
	view->rows = rows;
	if (view->n == 0)
		view->says = tr(rq->language, "No invoice has asked for anything of it yet.");
	else if (is_more)
		view->says = tr_fill_n(rq->arena, rq->language,
			"The first {count} line: {money}. More follow.",
			"The first {count} lines: {money}. More follow.", (int64_t)view->n, "money",
			invoice_money(rq, sum), NULL);
	else
		view->says = tr_fill_n(rq->arena, rq->language, "{count} line: {money} in all.",
			"{count} lines: {money} in all.", (int64_t)view->n, "money",
			invoice_money(rq, sum), NULL);
}

static enum status lines_page(
	struct request *rq, const struct reference *reference, struct traced_lines_view *view)
{
	view->reference = reference->text;
	view->title = tr(rq->language, "The invoices’ lines behind it");
	fill_rows(rq, reference, view);

	struct html *out = page_open(rq, view->title);

	view_traced_lines(out, view);
	return page_close(rq, OK);
}

enum status contract_trace_show(struct request *rq)
{
	struct contract_id id = { path_id(rq, "id") };
	struct traced_lines_view view = { .back = url_contract(rq->arena, id) };
	struct reference reference;
	int64_t line = form_number(rq, "line");

	if (!reference_to_contract(rq->work, &rq->actor, id, line, &reference))
		return page_not_found(rq);
	page_shows(rq, "contract", id.v);
	return lines_page(rq, &reference, &view);
}

enum status cohort_trace_show(struct request *rq)
{
	struct cohort_id id = { path_id(rq, "id") };
	struct traced_lines_view view = { .back = url_of(
						  rq->arena, "/cohorts/%lld", (long long)id.v) };
	struct reference reference;

	if (!reference_to_cohort(rq->work, &rq->actor, id, &reference))
		return page_not_found(rq);
	page_shows(rq, "cohort", id.v);
	return lines_page(rq, &reference, &view);
}

enum status journal_trace_show(struct request *rq)
{
	struct traced_lines_view view = { .back = url_of(rq->arena, "/journals") };
	struct reference reference;

	if (!reference_to_journal(rq->work, &rq->actor, path_id(rq, "number"), &reference))
		return page_not_found(rq);
	return lines_page(rq, &reference, &view);
}

/* ---- of a decision: its amounts, and the headings that stand on them ---- */

static struct traced_amount traced_amount_of(struct request *rq, const struct programme *p,
	const char *decision, const struct amount *amount, const struct standings *standings)
{
	enum heading heading = heading_standing_on(standings, amount->number);
	struct traced_amount row = {
		.reference = arena_format(rq->arena, "%s/%" PRId64, decision, amount->number),
		.amount = invoice_money(rq, amount->money),
		.decided = { .text = amount->literal,
			.url = url_of(rq->arena, "/decisions/%lld#amount-%" PRId64,
				(long long)p->decision.v, amount->number) },
	};

	if (heading != HEADING_NONE)
		row.heading = (struct link){
			.text = tr(rq->language, headings[heading].label),
			.about = tr(rq->language, "Where its money went"),
			.url = url_of(rq->arena, "/programmes/%lld/trace/%s", (long long)p->id.v,
				headings[heading].name),
		};
	return row;
}

enum status programme_trace_show(struct request *rq)
{
	struct programme *p = arena_one(rq->arena, struct programme);
	struct decision *d = arena_one(rq->arena, struct decision);

	if (!page_programme(rq, INVOICE_READ, p) || !programme_decision(rq->work, p, d))
		return page_not_found(rq);

	const char *decision = decision_value(d, FIELD_REFERENCE, ENGLISH);
	struct traced_amount *rows = arena_many(rq->arena, struct traced_amount, d->amounts.n + 1);
	struct standings standings = reference_standings(rq->work, p->id);
	struct traced_decision_view view = {
		.back = url_programme(rq->arena, p->id),
		.programme = programme_name(rq, p),
		.decision = decision,
		.rows = rows,
		.statement = invoice_statement_link(rq, p->id, page_money_year(rq, p->id)),
	};

	list_each (const struct amount *, each, &d->amounts)
		rows[view.n++] = traced_amount_of(rq, p, decision, each, &standings);
	page_shows(rq, "programme", p->id.v);

	struct html *out = page_open(rq, tr(rq->language, "Where the money of a decision went"));

	view_traced_decision(out, &view);
	return page_close(rq, OK);
}
