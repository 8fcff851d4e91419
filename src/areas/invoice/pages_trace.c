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
#include "auth/policy.h"
#include "base/err.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2198 };

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

static struct url url_heading_after(
	struct request *rq, const struct heading_trace *trace, int year, int64_t after)
{
	return url_of(rq->arena, "/programmes/%lld/trace/%s?year=%d&after=%lld",
		(long long)trace->programme->id.v, headings[trace->cap.heading].name, year,
		(long long)after);
}

static struct link amount_link(
	struct request *rq, const struct decision *d, const struct amount *amount)
{
	struct url to = url_of(
		rq->arena, "/decisions/%lld#amount-%" PRId64, (long long)d->id.v, amount->number);

	return decision_link(rq, d, to);
}

static const char *cap_words(struct request *rq, const struct traced_cap *cap)
{
	return tr_fill(rq->arena, rq->language, "{heading}: at most {money}", "heading",
		tr(rq->language, headings[cap->heading].label), "money",
		invoice_money(rq, cap->most), NULL);
}

void invoice_add_decided(struct request *rq, const struct decision *d, const struct traced_cap *cap,
	struct trace_steps *steps)
{
	list_each (const struct amount *const *, amount, &cap->amounts) {
		struct quote quote = programme_quote(rq->arena, d, *amount, rq->language);

		*list_add(rq->arena, steps) = (struct trace_step){
			.name = tr(rq->language, "Decided:"),
			.says = invoice_money(rq, (*amount)->money),
			.quote = quote.words[0] == '\0' ? NULL : quote.words,
			.lang = language_code(quote.language),
			.link = amount_link(rq, d, *amount),
		};
	}
}

static const struct share_row *share_rows(struct request *rq, const struct invoice_shares *shares)
{
	struct share_row *rows = arena_many(rq->arena, struct share_row, shares->n + 1);

	for (size_t i = 0; i < shares->n; i++)
		rows[i] = (struct share_row){ body_name(rq, shares->at[i].name),
			invoice_share_words(rq, &shares->at[i]) };
	return rows;
}

/* ---- of an invoice ---- */

struct tracing {
	struct request *rq;
	const struct invoice_trace *trace;
	bool is_own; // of the reader's body, which may open nothing of what it leads over
};

/* What is counted of it: with its VAT, or without where the agreement recovers that. */
static const char *asked_message(const struct invoice_line *line)
{
	if (line->vat.pence == 0)
		return N_("{money}, with no VAT on it, by {number} of {supplier}");
	return line->cost.pence == line->net.pence
		       ? N_("{money} without its VAT, which is recovered, by {number} of "
			    "{supplier}")
		       : N_("{money} with VAT, by {number} of {supplier}");
}

static struct trace_step asked_step(const struct tracing *now, const struct invoice_line *line)
{
	struct request *rq = now->rq;
	const struct invoice *invoice = &now->trace->invoice;

	return (struct trace_step){
		.name = tr(rq->language, "Asked:"),
		.says = tr_fill(rq->arena, rq->language, asked_message(line), "money",
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

/* By which budget, where it is not that of today. */
static const char *cap_then_words(const struct tracing *now, const struct traced_line *each)
{
	struct request *rq = now->rq;

	if (!each->is_changed)
		return cap_words(rq, &each->cap);
	return tr_fill(rq->arena, rq->language,
		"{cap}, by the budget that was in force when it was approved on {date}", "cap",
		cap_words(rq, &each->cap), "date",
		date_words(rq->arena, rq->language, instant_day(now->trace->approved_at)), NULL);
}

static struct trace_step capped_step(const struct tracing *now, const struct traced_line *each)
{
	struct request *rq = now->rq;

	return (struct trace_step){
		.name = tr(rq->language, "Capped:"),
		.says = cap_then_words(now, each),
		.link = { .text = tr(rq->language, "Where the money of this heading went"),
			.url = url_heading(rq, now->trace->programme->id, each->cap.heading,
				now->trace->invoice.year) },
	};
}

/* What stands since under its heading, if anything does. */
static struct trace_step today_step(const struct tracing *now, const struct traced_cap *cap)
{
	struct request *rq = now->rq;

	return (struct trace_step){
		.name = tr(rq->language, "Since changed:"),
		.says = cap->heading == HEADING_NONE
				? tr(rq->language, "The budget of today has this heading no more")
				: tr_fill(rq->arena, rq->language, "{cap}, by the budget of {date}",
					  "cap", cap_words(rq, cap), "date",
					  date_words(rq->arena, rq->language, cap->since), NULL),
	};
}

static void add_steps(
	const struct tracing *now, const struct traced_line *each, struct trace_steps *steps)
{
	struct arena *a = now->rq->arena;
	const struct decision *d = &now->trace->decision;

	*list_add(a, steps) = asked_step(now, each->line);
	*list_add(a, steps) = promised_step(now, each->line);
	if (each->cap.heading != HEADING_NONE) {
		*list_add(a, steps) = capped_step(now, each);
		invoice_add_decided(now->rq, d, &each->cap, steps);
	}
	if (each->is_changed) {
		*list_add(a, steps) = today_step(now, &each->today);
		invoice_add_decided(now->rq, d, &each->today, steps);
	}
}

static struct link cohort_evidence(struct request *rq, const struct billed_cohort *c)
{
	const char *message =
		c->is_closed[WORKSHOP_A] && c->is_closed[WORKSHOP_B]
			? N_("Cohort {number}, workshop B on {date}: both registers are signed")
			: N_("Cohort {number}, workshop B on {date}: not both registers are signed "
			     "yet");

	struct link link = {
		.text = tr_fill(rq->arena, rq->language, message, "number", figures(rq, c->number),
			"date", date_words(rq->arena, rq->language, c->b_on), NULL),
	};

	link.url = invoice_cohort_url(rq, c->id);
	return link;
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

static struct link months_evidence(struct request *rq, const struct invoice_line *line)
{
	const char *message = date_equal(line->months_from, line->months_to)
				      ? N_("The month that it is for: {from}")
				      : N_("The months that it is for: {from} to {to}");

	return (struct link){ .text = tr_fill(rq->arena, rq->language, message, "from",
				      date_words(rq->arena, rq->language, line->months_from), "to",
				      date_words(rq->arena, rq->language, line->months_to), NULL) };
}

/* No person is named: what shows it are cohorts, counts, days and papers. */
static void add_evidence(
	const struct tracing *now, const struct invoice_line *line, struct traced_line_view *view)
{
	enum { OTHERS = 4 }; // the other's invoice, months, days and the paper
	struct request *rq = now->rq;
	struct link *all =
		arena_many(rq->arena, struct link, line->cohorts.n + TRAINED_COUNT + OTHERS);

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
	if (date_is_set(line->months_from))
		all[view->evidence_count++] = months_evidence(rq, line);
	if (date_is_set(line->licence_from))
		all[view->evidence_count++] = (struct link){
			.text = tr_fill(rq->arena, rq->language,
				"The licence that it is for, and its days: {licence}", "licence",
				invoice_licence_words(rq, line), NULL),
		};
	if (line->has_document)
		all[view->evidence_count++] = (struct link){
			.text = tr(rq->language, "The paper of this line (PDF)"),
			.url = url_of(rq->arena, "/invoices/%lld/papers/%lld",
				(long long)now->trace->invoice.id.v, (long long)line->number),
		};
	for (size_t i = 0; now->is_own && i < view->evidence_count; i++)
		all[i].url = URL_NONE;
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
		add_steps(now, each, &one->steps);
		list_each (struct trace_step *, step, &one->steps)
			if (now->is_own)
				step->link = (struct link){ 0 };
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

/* Of a credit note what it takes off from; a body that owes a share may open nothing. */
static struct link original_link(const struct tracing *now)
{
	struct request *rq = now->rq;
	struct link link = { 0 };

	if (now->trace->credits == 0)
		return link;
	link.text = tr_fill(rq->arena, rq->language, "A credit note of {name}", "name",
		invoice_reference(rq->arena, now->trace->credits), NULL);
	if (!now->is_own)
		link.url = url_invoice_page(rq->arena, now->trace->invoice.credit_of, "trace");
	return link;
}

static enum status trace_page(const struct tracing *now, struct url back, struct link statement)
{
	struct request *rq = now->rq;
	const struct invoice *invoice = &now->trace->invoice;
	struct invoice_trace_view view = {
		.back = back,
		.name = invoice_reference(rq->arena, invoice->number),
		.says = tr(rq->language, "Each line leads back to the sentence of the decision "
					 "that allows it, and on "
					 "to what shows that it was done."),
		.shares = share_rows(rq, &now->trace->shares),
		.share_count = now->trace->shares.n,
		.shares_says = invoice_shares_words(rq, invoice),
		.route = route_of(rq, now->trace),
		.statement = statement,
		.original = original_link(now),
	};

	fill_lines(now, &view);
	page_shows(rq, "invoice", invoice->id.v);

	struct html *out = page_open(rq, tr(rq->language, "Where the money comes from"));

	view_invoice_trace(out, &view);
	return page_close(rq, OK);
}

enum status invoice_trace_show(struct request *rq)
{
	struct invoice_trace *trace = arena_one(rq->arena, struct invoice_trace);
	struct tracing now = { .rq = rq, .trace = trace };

	if (!invoice_traced(rq->work, &rq->actor, (struct invoice_id){ path_id(rq, "id") }, trace))
		return page_not_found(rq);
	return trace_page(&now, url_invoice(rq->arena, trace->invoice.id),
		invoice_statement_link(rq, trace->invoice.programme, trace->invoice.year));
}

enum status own_trace_show(struct request *rq)
{
	struct programme_id programme = { path_id(rq, "id") };
	struct invoice_id invoice = { path_id(rq, "invoice") };
	struct invoice_trace *trace = arena_one(rq->arena, struct invoice_trace);
	struct tracing now = { .rq = rq, .trace = trace, .is_own = true };
	struct url statement;
	int year;

	if (!page_statement_year(rq, &year) ||
		!own_share_traced(rq->work, &rq->actor, programme, year, invoice, trace))
		return page_not_found(rq);
	statement = url_of(rq->arena, "/statements/%lld/%d", (long long)programme.v, year);
	return trace_page(&now, statement,
		(struct link){ .text = tr(rq->language, "What your body owes for the year"),
			.url = statement });
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
		.state = invoice_standing_words(rq, &asked->invoice),
		.shares = share_rows(rq, &asked->shares),
		.share_count = asked->shares.n,
	};
}

/* What was paid by it before a variation moved it stays under the heading that it had. */
static const char *moved_words(
	struct request *rq, const struct promised *line, enum heading heading)
{
	if (line->terms == NULL || line->terms->heading == heading)
		return NULL;
	return tr_fill(rq->arena, rq->language,
		"A variation of the contract moved it. It is paid under this heading now: "
		"{heading}.",
		"heading", tr(rq->language, headings[line->terms->heading].label), NULL);
}

static struct promised_view promised_view_of(
	struct request *rq, const struct promised *line, enum heading heading)
{
	struct asked_row *rows = arena_many(rq->arena, struct asked_row, line->asked.n + 1);
	struct promised_view view = {
		.name = line->terms == NULL
				? tr(rq->language, "A line that the contract has no more")
				: contract_line_name(rq, line->terms),
		.sum = line->terms == NULL ? NULL : line_sum_words(rq, line->terms),
		.moved = moved_words(rq, line, heading),
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

/* What it was before, and that it is no more; blank where it was always so. */
static const char *const *past_words(
	struct request *rq, const struct heading_trace *trace, size_t *n)
{
	const char **all = arena_many(rq->arena, const char *, trace->before.n + 1);

	*n = 0;
	if (trace->is_past)
		all[(*n)++] = tr(rq->language, "The budget of today has this heading no more");
	list_each (const struct traced_cap *, cap, &trace->before)
		all[(*n)++] = tr_fill(rq->arena, rq->language,
			"Before that, by the budget of {date}: at most {money}", "date",
			date_words(rq->arena, rq->language, cap->since), "money",
			invoice_money(rq, cap->most), NULL);
	return all;
}

static const struct link *year_links(struct request *rq, const struct heading_trace *trace)
{
	struct link *links = arena_many(rq->arena, struct link, trace->years.n + 1);

	for (size_t i = 0; i < trace->years.n; i++)
		links[i] = (struct link){
			.text = tr_fill(rq->arena, rq->language, "{year}: {money}", "year",
				financial_year_text(rq->arena, trace->years.at[i].year), "money",
				invoice_money(rq, trace->years.at[i].approved), NULL),
			.url = url_heading(rq, trace->programme->id, trace->cap.heading,
				trace->years.at[i].year),
		};
	return links;
}

enum status heading_trace_show(struct request *rq)
{
	struct heading_trace *trace = arena_one(rq->arena, struct heading_trace);
	int64_t after = form_number(rq, "after");
	enum heading heading = (enum heading)word_named(headings, path_text(rq, "heading"));
	struct programme_id programme = { path_id(rq, "id") };
	int64_t asked = form_number(rq, "year");
	int year = asked == 0 ? page_money_year(rq, programme) : (int)asked;

	if (heading == HEADING_NONE || asked < 0 || asked > LAST_YEAR || year < FIRST_YEAR ||
		!heading_traced(rq->work, &rq->actor, programme, heading, year, after, trace))
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
		.years = year_links(rq, trace),
		.year_count = trace->years.n,
		.before = year_link(rq, trace, year - 1),
		.after = year_link(rq, trace, year + 1),
	};

	invoice_add_decided(rq, &trace->decision, &trace->cap, &view.decided);
	view.past = past_words(rq, trace, &view.past_count);
	if (trace->next != 0)
		view.next = url_heading_after(rq, trace, year, trace->next);
	if (after != 0)
		view.first = url_heading(rq, trace->programme->id, heading, year);
	list_each (const struct promised *, each, &trace->lines)
		if (each->asked.n > 0 || (after == 0 && trace->next == 0))
			lines[view.n++] = promised_view_of(rq, each, heading);
	page_shows(rq, "programme", trace->programme->id.v);

	struct html *out = page_open(rq, tr(rq->language, "Where the money went"));

	view_heading_trace(out, &view);
	return page_close(rq, OK);
}
