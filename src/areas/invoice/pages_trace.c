/* SPDX-License-Identifier: MIT */
/*
 * Where a pound comes from and goes: of an invoice back to the sentence and on to who pays, and of a heading
 * of the decision on to what was asked of it.
 */
#include <inttypes.h>

#include "areas/invoice/invoice_views.h"
#include "areas/invoice/page_kit.h"
#include "areas/programme/programme.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2198, STEPS_TO_CAP = 3 };

static const char *figures(struct request *rq, int64_t number)
{
	return arena_format(rq->arena, "%" PRId64, number);
}

static struct url url_heading(
	struct request *rq, struct programme_id id, enum heading heading, int year)
{
	return url_of(rq->arena, "/programmes/%lld/trace/%s?year=%d", (long long)id.v,
		headings[heading].name, year);
}

static struct link amount_link(
	struct request *rq, const struct decision *d, const struct traced_amount *traced)
{
	struct url to = url_of(rq->arena, "/decisions/%lld#amount-%" PRId64, (long long)d->id.v,
		traced->amount->number);

	return decision_link(rq, d, to);
}

static const char *cap_words(struct request *rq, const struct traced_cap *cap)
{
	return tr_fill(rq->arena, rq->language, "{heading}: at most {money}", "heading",
		tr(rq->language, headings[cap->heading].label), "money",
		invoice_money(rq, cap->most), NULL);
}

/* What was decided: the cap, or each contribution to it. */
static struct trace_step decided_step(
	struct request *rq, const struct decision *d, const struct traced_amount *traced)
{
	return (struct trace_step){
		.name = tr(rq->language, "Decided:"),
		.says = invoice_money(rq, traced->amount->money),
		.quote = traced->sentence[0] == '\0' ? NULL : traced->sentence,
		.lang = language_code(d->original),
		.link = amount_link(rq, d, traced),
	};
}

static const struct share_row *share_rows(struct request *rq, const struct invoice_shares *shares)
{
	struct share_row *rows = arena_many(rq->arena, struct share_row, shares->n + 1);

	for (size_t i = 0; i < shares->n; i++)
		rows[i] = (struct share_row){ body_name(rq, shares->at[i].name),
			invoice_money(rq, shares->at[i].due) };
	return rows;
}

/* ---- of an invoice ---- */

struct tracing {
	struct request *rq;
	const struct invoice_trace *trace;
};

static struct trace_step asked_step(const struct tracing *now, const struct invoice_line *line)
{
	struct request *rq = now->rq;
	const struct invoice *invoice = &now->trace->invoice;

	return (struct trace_step){
		.name = tr(rq->language, "Asked:"),
		.says = tr_fill(rq->arena, rq->language,
			"{money} with VAT, by {number} of {supplier}", "money",
			invoice_money(rq, line->cost), "number", invoice->supplier_number,
			"supplier", body_name(rq, invoice->supplier_name), NULL),
		.link = invoice_link(rq, invoice),
	};
}

static struct trace_step promised_step(const struct tracing *now, const struct invoice_line *line)
{
	struct request *rq = now->rq;
	const struct contract *c = &now->trace->contract;

	return (struct trace_step){
		.name = tr(rq->language, "Promised:"),
		.says = line->terms == NULL ? tr(rq->language, "A line that the contract had not")
					    : line_words(rq, line->terms),
		.link = { .text = tr_fill(rq->arena, rq->language,
				  "Contract {reference}, line {number}", "reference", c->reference,
				  "number", figures(rq, line->contract_line), NULL),
			.url = url_contract(rq->arena, c->id) },
	};
}

static void add_steps(
	const struct tracing *now, const struct traced_line *each, struct traced_line_view *view)
{
	struct request *rq = now->rq;
	const struct decision *d = &now->trace->decision;
	const struct traced_cap *cap = &each->cap;
	struct trace_step *steps =
		arena_many(rq->arena, struct trace_step, STEPS_TO_CAP + cap->amounts.n);

	view->steps = steps;
	steps[view->step_count++] = asked_step(now, each->line);
	steps[view->step_count++] = promised_step(now, each->line);
	if (cap->heading == HEADING_NONE)
		return;
	steps[view->step_count++] = (struct trace_step){
		.name = tr(rq->language, "Capped:"),
		.says = cap_words(rq, cap),
		.link = { .text = tr(rq->language, "Where the money of this heading went"),
			.url = url_heading(rq, now->trace->programme->id, cap->heading,
				now->trace->invoice.year) },
	};
	list_each (const struct traced_amount *, traced, &cap->amounts)
		steps[view->step_count++] = decided_step(rq, d, traced);
}

static struct link cohort_evidence(struct request *rq, const struct billed_cohort *c)
{
	const char *message =
		c->is_closed[WORKSHOP_A] && c->is_closed[WORKSHOP_B]
			? N_("Cohort {number}, workshop B on {date}: both registers are signed")
			: N_("Cohort {number}, workshop B on {date}: not both registers are signed "
			     "yet");

	return (struct link){
		.text = tr_fill(rq->arena, rq->language, message, "number", figures(rq, c->number),
			"date", date_words(rq->arena, rq->language, c->b_on), NULL),
		.url = url_of(rq->arena, "/cohorts/%lld", (long long)c->id.v),
	};
}

static struct link trained_evidence(struct request *rq, int trained, int64_t people)
{
	return (struct link){
		.text = tr_fill(rq->arena, rq->language, "{module}: {people}", "module",
			tr(rq->language, trained_label(trained)), "people",
			tr_fill_n(rq->arena, rq->language, "{count} person trained",
				"{count} people trained", people, NULL),
			NULL),
	};
}

/* No person is named: what shows it are cohorts, counts and papers. */
static void add_evidence(
	const struct tracing *now, const struct invoice_line *line, struct traced_line_view *view)
{
	struct request *rq = now->rq;
	struct link *all = arena_many(rq->arena, struct link, line->cohorts.n + TRAINED_COUNT + 2);

	list_each (const struct billed_cohort *, c, &line->cohorts)
		all[view->evidence_count++] = cohort_evidence(rq, c);
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
		if (line->trained[each] > 0)
			all[view->evidence_count++] =
				trained_evidence(rq, each, line->trained[each]);
	if (line->passed.number[0] != '\0')
		all[view->evidence_count++] = (struct link){
			.text = tr_fill(rq->arena, rq->language,
				"The sub-contractor’s own invoice {number} of {date}: {money}",
				"number", line->passed.number, "date",
				date_words(rq->arena, rq->language, line->passed.on), "money",
				invoice_money(rq, line->passed.amount.money), NULL),
		};
	if (line->has_document)
		all[view->evidence_count++] = (struct link){
			.text = tr(rq->language, "The paper of this line (PDF)"),
			.url = url_of(rq->arena, "/invoices/%lld/papers/%lld",
				(long long)now->trace->invoice.id.v, (long long)line->number),
		};
	view->evidence = all;
}

static void fill_lines(const struct tracing *now, struct invoice_trace_view *view)
{
	struct request *rq = now->rq;
	struct traced_line_view *lines =
		arena_many(rq->arena, struct traced_line_view, now->trace->lines.n + 1);

	list_each (const struct traced_line *, each, &now->trace->lines) {
		const struct invoice_line *line = each->line;
		struct traced_line_view *one = &lines[view->line_count++];

		one->id = invoice_line_anchor(rq, line->number);
		one->name = tr_fill(rq->arena, rq->language, "{what}: {money}", "what",
			line->terms == NULL ? tr(rq->language, "A line that the contract had not")
					    : contract_line_name(rq, line->terms),
			"money", invoice_money(rq, line->cost), NULL);
		add_steps(now, each, one);
		add_evidence(now, line, one);
	}
	view->lines = lines;
}

/* On from whoever pays a share to whoever leads, and to the provider. */
static const char *route_of(struct request *rq, const struct invoice_trace *trace)
{
	const struct contract_version *under = trace->invoice.under;
	bool is_shared = false;

	if (under == NULL)
		return NULL;
	list_each (const struct invoice_share *, share, &trace->shares)
		is_shared |= share->organisation.v != under->holder.id.v;
	return route_words(rq, under, is_shared);
}

enum status invoice_trace_show(struct request *rq)
{
	struct invoice_trace *trace = arena_one(rq->arena, struct invoice_trace);
	struct tracing now = { rq, trace };

	if (!invoice_traced(rq->work, &rq->actor, (struct invoice_id){ path_id(rq, "id") }, trace))
		return page_not_found(rq);

	const struct invoice *invoice = &trace->invoice;
	struct invoice_trace_view view = {
		.back = url_invoice(rq->arena, invoice->id),
		.name = invoice_reference(rq->arena, invoice->number),
		.says = tr(rq->language, "Each line leads back to the sentence of the decision "
					 "that allows it, and on "
					 "to what shows that it was done."),
		.shares = share_rows(rq, &trace->shares),
		.share_count = trace->shares.n,
		.shares_says = invoice_shares_words(rq, invoice),
		.route = route_of(rq, trace),
		.statement = invoice_statement_link(rq, invoice->programme, invoice->year),
	};

	fill_lines(&now, &view);
	page_shows(rq, "invoice", invoice->id.v);

	struct html *out = page_open(rq, tr(rq->language, "Where the money comes from"));

	view_invoice_trace(out, &view);
	return page_close(rq, OK);
}

/* ---- of a heading ---- */

static struct asked_row asked_row_of(struct request *rq, const struct asked *asked)
{
	return (struct asked_row){
		.invoice = { .text = invoice_reference(rq->arena, asked->invoice.number),
			.url = url_invoice_trace(rq, asked->invoice.id, asked->line) },
		.says = tr_fill(rq->arena, rq->language, "{money}, {supplier}", "money",
			invoice_money(rq, asked->cost), "supplier",
			body_name(rq, asked->invoice.supplier_name), NULL),
		.state = tr(rq->language, invoice_states[asked->invoice.facts.state].label),
		.shares = share_rows(rq, &asked->shares),
		.share_count = asked->shares.n,
	};
}

static struct promised_view promised_view_of(struct request *rq, const struct promised *line)
{
	struct asked_row *rows = arena_many(rq->arena, struct asked_row, line->asked.n + 1);
	struct promised_view view = {
		.name = line->terms == NULL
				? tr(rq->language, "A line that the contract has no more")
				: contract_line_name(rq, line->terms),
		.sum = line->terms == NULL ? NULL : line_sum_words(rq, line->terms),
		.contract = { .text = tr_fill(rq->arena, rq->language,
				      "Contract {reference}, line {number}", "reference",
				      line->contract.reference, "number", figures(rq, line->number),
				      NULL),
			.url = url_contract(rq->arena, line->contract.id) },
		.rows = rows,
		.says = tr_fill(rq->arena, rq->language, "Approved in the year: {money}", "money",
			invoice_money(rq, line->approved), NULL),
	};

	list_each (const struct asked *, each, &line->asked)
		rows[view.n++] = asked_row_of(rq, each);
	return view;
}

static struct link year_link(struct request *rq, const struct heading_trace *trace, int year)
{
	return (struct link){
		.text = tr_fill(rq->arena, rq->language, "Where the money went in {year}", "year",
			financial_year_text(rq->arena, year), NULL),
		.url = url_heading(rq, trace->programme->id, trace->cap.heading, year),
	};
}

enum status heading_trace_show(struct request *rq)
{
	struct heading_trace *trace = arena_one(rq->arena, struct heading_trace);
	enum heading heading = (enum heading)word_named(headings, path_text(rq, "heading"));
	int64_t asked = form_number(rq, "year");
	int year = asked == 0 ? financial_year_of(rq->today) : (int)asked;

	if (heading == HEADING_NONE || asked < 0 || asked > LAST_YEAR || year < FIRST_YEAR ||
		!heading_traced(rq->work, &rq->actor, (struct programme_id){ path_id(rq, "id") },
			heading, year, trace))
		return page_not_found(rq);

	struct promised_view *lines =
		arena_many(rq->arena, struct promised_view, trace->lines.n + 1);
	struct heading_trace_view view = {
		.back = url_programme(rq->arena, trace->programme->id),
		.programme = programme_name(rq, trace->programme),
		.heading = tr(rq->language, headings[heading].label),
		.year = financial_year_text(rq->arena, year),
		.cap = cap_words(rq, &trace->cap),
		.lines = lines,
		.says = tr_fill(rq->arena, rq->language,
			"Approved in the year: {money}. What each body owes is of the whole "
			"invoice.",
			"money", invoice_money(rq, trace->approved), NULL),
		.before = year_link(rq, trace, year - 1),
		.after = year_link(rq, trace, year + 1),
	};

	struct trace_step *decided = arena_many(rq->arena, struct trace_step, trace->cap.amounts.n);

	list_each (const struct traced_amount *, traced, &trace->cap.amounts)
		decided[view.decided_count++] = decided_step(rq, &trace->decision, traced);
	view.decided = decided;
	list_each (const struct promised *, each, &trace->lines)
		lines[view.n++] = promised_view_of(rq, each);
	page_shows(rq, "programme", trace->programme->id.v);

	struct html *out = page_open(rq, tr(rq->language, "Where the money went"));

	view_heading_trace(out, &view);
	return page_close(rq, OK);
}
