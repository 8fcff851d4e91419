/* SPDX-License-Identifier: MIT */
/*
 * Where a pound comes from and goes to, from any reference: back to the decision's sentence, forward to what
 * shows the work and to who pays.
 *
 *	sarn trace INV-17/2 --as LOGIN
 *	sarn trace DLI364/2026/27 --as LOGIN --json
 */
#include <inttypes.h>
#include <stdio.h>

#include "app/commands.h"
#include "areas/decision/service.h"
#include "areas/invoice/journal.h"
#include "areas/invoice/licence.h"
#include "areas/invoice/reference.h"
#include "areas/programme/programme.h"
#include "audit/audit.h"
#include "base/buf.h"
#include "out/json.h"

enum { LINES_MOST = 500 };

struct tracing {
	struct actor by;
	const char *asked;
	struct references found; // what that may be of
	bool as_json;
	struct json_out json;
	struct buf out; // printed once it is all there
};

static const char *sum(struct work *w, struct money m)
{
	return money_text(work_arena(w), m);
}

/* Of a statement, a claim and what was received for one the body's alone. */
static bool is_asked(const struct reference *r, const struct invoice_share *share)
{
	return r->body.v == 0 || share->organisation.v == r->body.v;
}

static bool is_signed(const struct billed_cohort *cohort)
{
	return cohort->is_closed[WORKSHOP_A] && cohort->is_closed[WORKSHOP_B];
}

static const char *decision_reference(const struct invoice_trace *trace)
{
	return decision_value(&trace->decision, FIELD_REFERENCE, ENGLISH);
}

static const char *sentence(
	struct work *w, const struct invoice_trace *trace, const struct amount *amount)
{
	return programme_quote(work_arena(w), &trace->decision, amount, ENGLISH).words;
}

/* ---- in words ---- */

static void say_cap(struct work *w, struct tracing *t, const struct invoice_trace *trace,
	const char *when, const struct traced_cap *cap)
{
	if (cap->heading == HEADING_NONE)
		buf_format(&t->out, "    %sno budget has such a heading\n", when);
	list_each (const struct amount *const *, amount, &cap->amounts)
		buf_format(&t->out, "    %sdecision %s, %s up to %s: %s\n", when,
			decision_reference(trace), headings[cap->heading].name, sum(w, cap->most),
			sentence(w, trace, *amount));
}

/* Of a line with VAT: whether what is counted has it in it. */
static const char *vat_words(struct work *w, const struct invoice_line *line)
{
	if (line->vat.pence == 0)
		return "";
	return arena_format(work_arena(w), " %s VAT of %s",
		line->cost.pence == line->net.pence ? "without" : "with", sum(w, line->vat));
}

/* What shows that it was done, but cohorts. */
static void say_shown(struct work *w, struct tracing *t, const struct invoice_line *line)
{
	const char *number = licence_number(w, line->licence_of);

	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
		if (line->trained[each] > 0)
			buf_format(&t->out, "    trained in %s: %" PRId64 "\n", trained_name(each),
				line->trained[each]);
	if (line->passed.number[0] != '\0')
		buf_format(&t->out, "    passes on the sub-contractor's invoice %s of %s: %s\n",
			line->passed.number, date_iso(work_arena(w), line->passed.on),
			sum(w, line->passed.amount.money));
	if (date_is_set(line->months_from))
		buf_format(&t->out, "    months from %s to %s\n",
			date_iso(work_arena(w), line->months_from),
			date_iso(work_arena(w), line->months_to));
	if (date_is_set(line->licence_from))
		buf_format(&t->out, "    licence %s%sfrom %s to %s\n", number,
			number[0] == '\0' ? "" : " ", date_iso(work_arena(w), line->licence_from),
			date_iso(work_arena(w), line->licence_to));
}

static void say_line(struct work *w, struct tracing *t, const struct invoice_trace *trace,
	const struct traced_line *traced)
{
	const struct invoice_line *line = traced->line;

	buf_format(&t->out, "  line %" PRId64 ": %s%s, %s\n", line->number, sum(w, line->cost),
		vat_words(w, line),
		line->terms == NULL ? "no line of the contract" : line->terms->name[ENGLISH]);
	buf_format(&t->out, "    contract %s, line %" PRId64 "\n", trace->contract.reference,
		line->contract_line);
	if (traced->cap.heading != HEADING_NONE)
		say_cap(w, t, trace, "", &traced->cap);
	if (traced->is_changed)
		say_cap(w, t, trace, "since changed: ", &traced->today);
	list_each (const struct billed_cohort *, cohort, &line->cohorts)
		buf_format(&t->out, "    cohort %" PRId64 ", workshop B on %s, registers %s\n",
			cohort->number, date_iso(work_arena(w), cohort->b_on),
			is_signed(cohort) ? "signed" : "not signed yet");
	say_shown(w, t, line);
}

static void say_invoice(struct work *w, struct tracing *t, const struct invoice_trace *trace)
{
	const struct invoice *invoice = &trace->invoice;

	buf_format(&t->out, "%s: %s of %s, %s, %s\n",
		invoice_reference(work_arena(w), invoice->number), invoice->supplier_number,
		invoice->supplier_name[ENGLISH], sum(w, invoice->facts.total),
		invoice_standing_word(invoice->facts.state, invoice->facts.is_paid));
	if (trace->credits != 0)
		buf_format(&t->out, "  a credit note of %s\n",
			invoice_reference(work_arena(w), trace->credits));
	if (invoice->journal != 0)
		buf_format(&t->out, "  in journal %s\n",
			journal_reference(work_arena(w), invoice->journal));
	if (date_is_set(invoice->paid_on))
		buf_format(&t->out, "  paid on %s%s%s\n", date_iso(work_arena(w), invoice->paid_on),
			invoice->ledger_reference[0] == '\0' ? "" : ", in the ledger ",
			invoice->ledger_reference);
}

/* ---- as JSON ---- */

static void put_text(struct tracing *t, const char *name, const char *text)
{
	json_out_name(&t->json, name);
	json_out_text(&t->json, text);
}

static void put_int(struct tracing *t, const char *name, int64_t n)
{
	json_out_name(&t->json, name);
	json_out_int(&t->json, n);
}

static void put_bool(struct tracing *t, const char *name, bool value)
{
	json_out_name(&t->json, name);
	json_out_bool(&t->json, value);
}

static void put_amount(struct work *w, struct tracing *t, const struct invoice_trace *trace,
	const struct amount *amount)
{
	json_out_object(&t->json);
	put_int(t, "number", amount->number);
	put_int(t, "pence", amount->money.pence);
	put_text(t, "sentence", sentence(w, trace, amount));
	json_out_end(&t->json);
}

static void put_cap(struct work *w, struct tracing *t, const struct invoice_trace *trace,
	const char *name, const struct traced_cap *cap)
{
	json_out_name(&t->json, name);
	if (cap->heading == HEADING_NONE) {
		json_out_null(&t->json);
		return;
	}
	json_out_object(&t->json);
	put_text(t, "heading", headings[cap->heading].name);
	put_int(t, "pence", cap->most.pence);
	put_int(t, "budget", cap->version);
	json_out_name(&t->json, "amounts");
	json_out_array(&t->json);
	list_each (const struct amount *const *, amount, &cap->amounts)
		put_amount(w, t, trace, *amount);
	json_out_end(&t->json);
	json_out_end(&t->json);
}

static void put_cohorts(struct tracing *t, const struct invoice_line *line)
{
	json_out_name(&t->json, "cohorts");
	json_out_array(&t->json);
	list_each (const struct billed_cohort *, cohort, &line->cohorts) {
		json_out_object(&t->json);
		put_int(t, "number", cohort->number);
		json_out_name(&t->json, "workshop_b");
		json_out_date(&t->json, cohort->b_on);
		put_bool(t, "signed", is_signed(cohort));
		json_out_end(&t->json);
	}
	json_out_end(&t->json);
}

/* Both days, or both months, are in it. */
static void put_span(struct tracing *t, const char *name, struct date from, struct date to)
{
	json_out_name(&t->json, name);
	if (!date_is_set(from)) {
		json_out_null(&t->json);
		return;
	}
	json_out_object(&t->json);
	json_out_name(&t->json, "from");
	json_out_date(&t->json, from);
	json_out_name(&t->json, "to");
	json_out_date(&t->json, to);
	json_out_end(&t->json);
}

static void put_passed(struct tracing *t, const struct invoice_line *line)
{
	json_out_name(&t->json, "passed");
	if (line->passed.number[0] == '\0') {
		json_out_null(&t->json);
		return;
	}
	json_out_object(&t->json);
	put_text(t, "number", line->passed.number);
	json_out_name(&t->json, "on");
	json_out_date(&t->json, line->passed.on);
	put_int(t, "pence", line->passed.amount.money.pence);
	json_out_end(&t->json);
}

static void put_trained(struct tracing *t, const struct invoice_line *line)
{
	json_out_name(&t->json, "trained");
	json_out_object(&t->json);
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
		if (line->trained[each] > 0)
			put_int(t, trained_name(each), line->trained[each]);
	json_out_end(&t->json);
}

static void put_line(struct work *w, struct tracing *t, const struct invoice_trace *trace,
	const struct traced_line *traced)
{
	const struct invoice_line *line = traced->line;
	const char *number = licence_number(w, line->licence_of);

	json_out_object(&t->json);
	put_text(t, "line",
		invoice_line_reference(work_arena(w), trace->invoice.number, line->number));
	put_int(t, "pence", line->cost.pence);
	put_int(t, "net", line->net.pence);
	put_int(t, "vat", line->vat.pence);
	put_text(t, "contract", trace->contract.reference);
	put_int(t, "contract_line", line->contract_line);
	put_text(t, "decision", decision_reference(trace));
	put_cap(w, t, trace, "cap", &traced->cap);
	put_bool(t, "changed_since", traced->is_changed);
	if (traced->is_changed)
		put_cap(w, t, trace, "cap_today", &traced->today);
	put_cohorts(t, line);
	put_trained(t, line);
	put_passed(t, line);
	put_span(t, "months", line->months_from, line->months_to);
	put_span(t, "licence", line->licence_from, line->licence_to);
	put_text(t, "licence_number", number[0] == '\0' ? NULL : number);
	json_out_end(&t->json);
}

static void put_invoice(struct work *w, struct tracing *t, const struct invoice_trace *trace)
{
	const struct invoice *invoice = &trace->invoice;

	put_text(t, "invoice", invoice_reference(work_arena(w), invoice->number));
	put_text(t, "supplier", invoice->supplier_name[ENGLISH]);
	put_text(t, "supplier_number", invoice->supplier_number);
	put_text(t, "state", invoice_standing_word(invoice->facts.state, invoice->facts.is_paid));
	put_int(t, "pence", invoice->facts.total.pence);
	put_text(t, "credit_of",
		trace->credits == 0 ? NULL : invoice_reference(work_arena(w), trace->credits));
	put_text(t, "journal",
		invoice->journal == 0 ? NULL : journal_reference(work_arena(w), invoice->journal));
	json_out_name(&t->json, "paid_on");
	json_out_date(&t->json, invoice->paid_on);
	put_text(t, "ledger_reference", invoice->ledger_reference);
}

static void put_share(struct tracing *t, const struct invoice_share *share)
{
	json_out_object(&t->json);
	put_text(t, "body", share->name[ENGLISH]);
	put_int(t, "pence", share->due.pence);
	json_out_end(&t->json);
}

/* ---- either ---- */

/* A line of the invoice that stands behind the reference: from `line` on. */
static bool is_behind(
	const struct reference_lines *lines, size_t from, const struct invoice_line *line)
{
	for (size_t i = from; i < lines->n && i < LINES_MOST; i++)
		if (lines->at[i].invoice.id.v == lines->at[from].invoice.id.v &&
			lines->at[i].line == line->number)
			return true;
	return false;
}

static void add_lines(struct work *w, struct tracing *t, const struct invoice_trace *trace,
	const struct reference_lines *lines, size_t from)
{
	if (t->as_json) {
		json_out_name(&t->json, "lines");
		json_out_array(&t->json);
	}
	list_each (const struct traced_line *, line, &trace->lines)
		if (is_behind(lines, from, line->line))
			(t->as_json ? put_line : say_line)(w, t, trace, line);
	if (t->as_json)
		json_out_end(&t->json);
}

/* Through whom those who pay do it, and to whom. */
static void add_way(struct tracing *t, const struct invoice *invoice)
{
	const struct contract_version *under = invoice->under;

	if (under == NULL || !invoice_is_approved(invoice->facts.state))
		return;
	if (t->as_json) {
		put_text(t, "through", under->holder.name[ENGLISH]);
		put_text(t, "to", under->supplier.name[ENGLISH]);
	} else {
		buf_format(&t->out, "  through %s to %s\n", under->holder.name[ENGLISH],
			under->supplier.name[ENGLISH]);
	}
}

static void add_shares(struct work *w, struct tracing *t, const struct invoice_trace *trace)
{
	if (t->as_json) {
		json_out_name(&t->json, "shares");
		json_out_array(&t->json);
	}
	list_each (const struct invoice_share *, share, &trace->shares) {
		if (!is_asked(&t->found.at[0], share))
			continue;
		if (t->as_json)
			put_share(t, share);
		else
			buf_format(&t->out, "  paid by %s: %s\n", share->name[ENGLISH],
				sum(w, share->due));
	}
	if (t->as_json)
		json_out_end(&t->json);
	add_way(t, &trace->invoice);
}

/* The invoice of the line `from`, with those of its lines that stand behind the reference. */
static void add_invoice(
	struct work *w, struct tracing *t, const struct reference_lines *lines, size_t from)
{
	struct invoice_trace *trace = arena_one(work_arena(w), struct invoice_trace);

	if (!invoice_traced(w, &t->by, lines->at[from].invoice.id, trace))
		return; // a failed work: whoever reads the reference reads its invoices
	if (t->as_json)
		json_out_object(&t->json);
	(t->as_json ? put_invoice : say_invoice)(w, t, trace);
	add_lines(w, t, trace, lines, from);
	add_shares(w, t, trace);
	if (t->as_json)
		json_out_end(&t->json);
	audit_note_act(w, &t->by, INVOICE_READ, NULL, "invoice", trace->invoice.id.v);
}

static void add_invoices(struct work *w, struct tracing *t, const struct reference_lines *lines)
{
	for (size_t i = 0; i < lines->n && i < LINES_MOST; i++)
		if (i == 0 || lines->at[i].invoice.id.v != lines->at[i - 1].invoice.id.v)
			add_invoice(w, t, lines, i);
}

static void put_all(struct work *w, struct tracing *t, const struct reference_lines *lines)
{
	t->json = json_out_new(&t->out, JSON_OUT_COMPACT);
	json_out_object(&t->json);
	put_text(t, "reference", t->found.at[0].text);
	put_text(t, "of", reference_forms[t->found.at[0].of].name);
	json_out_name(&t->json, "invoices");
	json_out_array(&t->json);
	add_invoices(w, t, lines);
	json_out_end(&t->json);
	put_bool(t, "more", lines->n > LINES_MOST);
	json_out_end(&t->json);
	buf_format(&t->out, "\n");
}

static void say_all(struct work *w, struct tracing *t, const struct reference_lines *lines)
{
	add_invoices(w, t, lines);
	if (lines->n == 0)
		buf_format(
			&t->out, "no line of an invoice stands behind %s\n", t->found.at[0].text);
	if (lines->n > LINES_MOST)
		buf_format(&t->out, "more than %d lines stand behind it: these are the first\n",
			LINES_MOST);
}

/* ---- the command ---- */

static enum verdict trace(struct work *w, void *arg)
{
	struct tracing *t = arg;
	struct reference_lines lines;

	t->out = buf_new(work_arena(w), 4096);
	t->found = references_of(w, &t->by, slice_of(t->asked));
	if (t->found.n != 1)
		return WORK_KEEP;
	lines = reference_lines(w, &t->found.at[0], LINES_MOST);
	(t->as_json ? put_all : say_all)(w, t, &lines);
	return WORK_KEEP;
}

static int say_ambiguous(struct program *p, const struct tracing *t)
{
	struct buf all = buf_new(p->arena, 256);

	list_each (const struct reference *, each, &t->found)
		buf_format(&all, "%s%s", each == t->found.at ? "" : ", ", each->text);
	return program_says("%s is more than one thing; say which: %s", t->asked, all.at);
}

static int say_found(struct program *p, const struct tracing *t)
{
	if (t->found.n == 0)
		return program_says(
			"there is nothing of the reference %s that you may read", t->asked);
	if (t->found.n > 1)
		return say_ambiguous(p, t);
	printf("%s", t->out.at);
	return fflush(stdout) == 0 ? 0 : program_says("the trace could not be written out");
}

int command_trace(struct program *p, struct command_line *line)
{
	struct tracing t = { .as_json = line_flag(line, "--json") };
	const char *login = line_option(line, "--as");
	int status = 1;

	t.asked = line_word(line);
	if (line_has_more(line))
		return 1;
	if (t.asked == NULL || login == NULL)
		return command_wants("trace");
	if (!program_open(p, false))
		return 1;
	if (program_actor(p, login, &t.by) && program_write(p, trace, &t))
		status = say_found(p, &t);
	program_close(p);
	return status;
}
