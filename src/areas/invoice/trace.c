/* SPDX-License-Identifier: MIT */
/*
 * From a pound of an invoice to the sentence that allows it and to who pays, and from a heading's cap to
 * what was asked of it.
 */
#include "areas/decision/service.h"
#include "areas/invoice/invoice.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/store.h"
#include "areas/programme/programme.h"
#include "auth/policy.h"
#include "base/err.h"
#include "db/db.h"

/* A page has so many lines, and what is left of the last one's invoice. */
enum { PAGE_ROWS = 25 };

struct traced_cap invoice_cap(
	struct work *w, const struct budget *b, const struct decision *d, enum heading heading)
{
	struct arena *a = work_arena(w);
	struct traced_cap cap = { 0 };
	struct limits limits;

	if (b == NULL)
		return cap;
	cap.version = b->version;
	cap.since = instant_day(b->signed_at);
	limits = heading_caps(a, b, heading);
	list_each (const struct limit *, each, &limits) {
		const struct amount *amount = decision_amount(d, each->amount);

		assert(amount != NULL); // the decision is frozen
		cap.heading = heading;
		cap.most.pence += each->money.pence;
		*list_add(a, &cap.amounts) = amount;
	}
	return cap;
}

/* They stand on the same amount of the decision, or both on none. */
static bool is_same_cap(const struct traced_cap *one, const struct traced_cap *other)
{
	bool is_same = one->amounts.n == other->amounts.n;

	for (size_t i = 0; is_same && i < one->amounts.n; i++)
		is_same = one->amounts.at[i] == other->amounts.at[i];
	return is_same;
}

static const struct budget *budget_of_today(struct work *w, struct programme_id id)
{
	struct budget *b = arena_one(work_arena(w), struct budget);

	return programme_budget_in_force(w, id, b) ? b : NULL;
}

/* Not set: it is not approved. */
static struct instant approved_at(struct work *w, const struct invoice *invoice)
{
	struct invoice_approved_row row = { 0 };

	if (invoice_is_approved(invoice->facts.state))
		invoice_approved(w, invoice->id, &row);
	return row.done_at;
}

const struct budget *invoice_budget(struct work *w, const struct invoice *invoice)
{
	struct instant at = approved_at(w, invoice);
	struct budget *b = arena_one(work_arena(w), struct budget);

	if (at.ms == 0)
		return budget_of_today(w, invoice->programme);
	return programme_budget_at(w, invoice->programme, at, b) ? b : NULL;
}

static struct traced_line traced_line_of(struct work *w, const struct invoice_trace *trace,
	const struct invoice_line *line, const struct budget *then, const struct budget *today)
{
	enum heading heading = line->terms == NULL ? HEADING_NONE : line->terms->heading;
	struct traced_line traced = {
		.line = line,
		.cap = invoice_cap(w, then, &trace->decision, heading),
		.today = invoice_cap(w, today, &trace->decision, heading),
	};

	traced.is_changed = !is_same_cap(&traced.cap, &traced.today);
	return traced;
}

/* trace->invoice is loaded. */
static bool trace_on(struct work *w, struct invoice_trace *trace)
{
	struct programme *p = arena_one(work_arena(w), struct programme);
	const struct budget *then, *today;
	struct invoice original;

	if (!programme_load(w, trace->invoice.programme, p) ||
		!programme_decision(w, p, &trace->decision) ||
		!contract_load(w, trace->invoice.contract, &trace->contract))
		return false;
	trace->programme = p;
	if (trace->invoice.credit_of.v != 0 && invoice_head(w, trace->invoice.credit_of, &original))
		trace->credits = original.number;
	trace->approved_at = approved_at(w, &trace->invoice);
	then = invoice_budget(w, &trace->invoice);
	today = budget_of_today(w, p->id);
	list_each (const struct invoice_line *, line, &trace->invoice.facts.lines)
		*list_add(work_arena(w), &trace->lines) =
			traced_line_of(w, trace, line, then, today);
	trace->shares = invoice_share_list(w, trace->invoice.id);
	return true;
}

bool invoice_traced(
	struct work *w, const struct actor *by, struct invoice_id id, struct invoice_trace *trace)
{
	struct programme p;

	*trace = (struct invoice_trace){ 0 };
	return invoice_for(w, by, INVOICE_READ, id, &trace->invoice) &&
	       programme_for(w, by, INVOICE_READ, trace->invoice.programme, &p) &&
	       trace_on(w, trace);
}

/* What others owe is not the body's to know. */
static bool keep_own_share(struct work *w, struct organisation_id body, struct invoice_trace *trace)
{
	struct invoice_shares own = { 0 };

	list_each (const struct invoice_share *, share, &trace->shares)
		if (share->organisation.v == body.v)
			*list_add(work_arena(w), &own) = *share;
	trace->shares = own;
	return own.n > 0;
}

bool own_share_traced(struct work *w, const struct actor *by, struct programme_id programme,
	int year, struct invoice_id id, struct invoice_trace *trace)
{
	*trace = (struct invoice_trace){ 0 };
	return policy_allows_kept_by(by, STATEMENT_READ, by->organisation) &&
	       invoice_load(w, id, by->account, &trace->invoice) &&
	       trace->invoice.programme.v == programme.v && trace->invoice.year == year &&
	       trace_on(w, trace) && keep_own_share(w, by->organisation, trace);
}

/* ---- of a heading ---- */

static struct promised *promised_by(
	struct heading_trace *trace, struct contract_id contract, int64_t number)
{
	list_each (struct promised *, each, &trace->lines)
		if (each->contract.id.v == contract.v && each->number == number)
			return each;
	return NULL;
}

/* The contract as it was signed last, in the work's arena; NULL: it was not. */
static const struct contract_version *signed_last(struct work *w, struct contract_id id)
{
	struct contract_versions all = contract_versions(w, id);
	const struct contract_version *last = contract_signed(&all);
	struct contract_version *v = arena_one(work_arena(w), struct contract_version);

	return last != NULL && contract_version_load(w, id, last->version, v) ? v : NULL;
}

/* The lines of a contract as it was signed last that are paid under that heading. */
static void add_lines(
	struct work *w, const struct contract *c, enum heading heading, struct heading_trace *trace)
{
	const struct contract_version *last = signed_last(w, c->id);

	if (last == NULL)
		return;
	list_each (const struct contract_line *, line, &last->lines)
		if (line->heading == heading)
			*list_add(work_arena(w), &trace->lines) = (struct promised){
				.contract = *c, .number = line->number, .terms = line
			};
}

/* One that a later version of the contract has no more, or under another heading. */
static struct promised *add_past_line(
	struct work *w, struct heading_trace *trace, struct contract_id contract, int64_t number)
{
	struct promised *line = list_add(work_arena(w), &trace->lines);
	const struct contract_version *last = signed_last(w, contract);

	*line = (struct promised){ .number = number,
		.terms = last == NULL ? NULL : contract_line(last, number) };
	contract_load(w, contract, &line->contract);
	return line;
}

static struct promised *line_of(
	struct work *w, struct heading_trace *trace, struct contract_id contract, int64_t number)
{
	struct promised *line = promised_by(trace, contract, number);

	return line == NULL ? add_past_line(w, trace, contract, number) : line;
}

static void add_year(struct work *w, struct heading_trace *trace, int year, struct money approved)
{
	size_t n = trace->years.n;

	if (n == 0 || trace->years.at[n - 1].year != year)
		*list_add(work_arena(w), &trace->years) = (struct spent_year){ .year = year };
	trace->years.at[trace->years.n - 1].approved.pence += approved.pence;
}

/* Kept as sums: however much was asked, it is not added up here. */
static void add_approved(
	struct work *w, enum heading heading, int year, struct heading_trace *trace)
{
	struct invoice_spent_rows rows = invoice_spent(w, trace->programme->id);

	list_each (const struct invoice_spent_row *, row, &rows) {
		if ((enum heading)word_named(headings, row->heading) != heading)
			continue;
		add_year(w, trace, (int)row->year, row->approved);
		if (row->year != year)
			continue;
		line_of(w, trace, row->contract_id, row->contract_line)->approved.pence +=
			row->approved.pence;
		trace->approved.pence += row->approved.pence;
	}
}

static void add_asked(
	struct work *w, const struct invoice_asked_row *row, struct heading_trace *trace)
{
	struct asked asked = { .line = row->number, .cost = row->cost };

	if (!invoice_head(w, row->id, &asked.invoice))
		return;
	if (invoice_is_approved(asked.invoice.facts.state))
		asked.shares = invoice_share_list(w, row->id);
	*list_add(work_arena(w), &line_of(w, trace, row->contract_id, row->contract_line)->asked) =
		asked;
}

/* An invoice's lines are on one page. */
static void add_page(
	struct work *w, const struct invoice_asked_values *from, struct heading_trace *trace)
{
	struct invoice_asked_rows rows = invoice_asked(w, from);
	int64_t last = 0;

	for (size_t i = 0; i < rows.n; i++) {
		const struct invoice_asked_row *row = &rows.at[i];

		if (i >= PAGE_ROWS && row->id.v != rows.at[i - 1].id.v) {
			trace->next = last;
			break;
		}
		add_asked(w, row, trace);
		last = row->invoice;
	}
}

/* From the budget of today back; a version that changed nothing of it is no cap of its own. */
static void add_caps(struct work *w, const struct programme *p, enum heading heading,
	struct heading_trace *trace)
{
	struct budgets all = programme_versions(w, p->id);
	const struct budget *today = budget_in_force(&all);
	struct traced_caps caps = { 0 };

	list_each (const struct budget *, each, &all) {
		struct budget *b = arena_one(work_arena(w), struct budget);
		struct traced_cap cap;

		if (each->signed_by.v == 0 || !programme_budget_load(w, p->id, each->version, b))
			continue;
		cap = invoice_cap(w, b, &trace->decision, heading);
		if (cap.heading == HEADING_NONE)
			continue;
		trace->is_past |= caps.n == 0 && each != today;
		if (caps.n > 0 && is_same_cap(&caps.at[caps.n - 1], &cap))
			caps.at[caps.n - 1] = cap; // since it was so
		else
			*list_add(work_arena(w), &caps) = cap;
	}
	if (caps.n == 0)
		return;
	trace->cap = caps.at[0];
	trace->before = (struct traced_caps){ .at = caps.at + 1, .n = caps.n - 1 };
}

bool heading_traced(struct work *w, const struct actor *by, struct programme_id id,
	enum heading heading, int year, int64_t after, struct heading_trace *trace)
{
	struct programme *p = arena_one(work_arena(w), struct programme);
	struct contracts contracts;

	*trace = (struct heading_trace){ 0 };
	if (!programme_for(w, by, INVOICE_READ, id, p) ||
		!programme_decision(w, p, &trace->decision))
		return false;
	trace->programme = p;
	add_caps(w, p, heading, trace);
	if (trace->cap.heading == HEADING_NONE)
		return false;
	contracts = contracts_of(w, id);
	list_each (const struct contract *, each, &contracts)
		add_lines(w, each, heading, trace);
	add_approved(w, heading, year, trace);
	add_page(w,
		&(struct invoice_asked_values){
			.programme = id,
			.year = year,
			.heading = headings[heading].name,
			.after = after,
			.most = PAGE_ROWS + INVOICE_LINES_MOST,
		},
		trace);
	return true;
}
