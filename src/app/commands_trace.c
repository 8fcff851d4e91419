/* SPDX-License-Identifier: MIT */
/*
 * Where a pound of an invoice comes from and goes to: back to the decision's sentence, forward to what shows
 * the work and to who pays.
 */
#include <inttypes.h>
#include <stdio.h>

#include "app/commands.h"
#include "areas/decision/service.h"
#include "areas/invoice/invoice.h"
#include "areas/programme/programme.h"
#include "audit/audit.h"
#include "base/buf.h"

struct tracing {
	struct actor by;
	int64_t number;
	struct buf out; // printed once it is all there
};

static const char *sum(struct work *w, struct money m)
{
	return money_text(work_arena(w), m);
}

static void print_line(struct work *w, struct tracing *t, const struct invoice_trace *trace,
	const struct traced_line *traced)
{
	const struct invoice_line *line = traced->line;

	buf_format(&t->out, "  line %" PRId64 ": %s, %s\n", line->number, sum(w, line->cost),
		line->terms == NULL ? "no line of the contract" : line->terms->name[ENGLISH]);
	buf_format(&t->out, "    contract %s, line %" PRId64 "\n", trace->contract.reference,
		line->contract_line);
	list_each (const struct amount *const *, amount, &traced->cap.amounts)
		buf_format(&t->out, "    decision %s, %s up to %s: %s\n",
			decision_value(&trace->decision, FIELD_REFERENCE, ENGLISH),
			headings[traced->cap.heading].name, sum(w, traced->cap.most),
			programme_quote(work_arena(w), &trace->decision, *amount, ENGLISH).words);
	list_each (const struct billed_cohort *, cohort, &line->cohorts)
		buf_format(&t->out, "    cohort %" PRId64 ", workshop B on %s, registers %s\n",
			cohort->number, date_iso(work_arena(w), cohort->b_on),
			cohort->is_closed[WORKSHOP_A] && cohort->is_closed[WORKSHOP_B]
				? "signed"
				: "not signed yet");
}

static enum verdict trace(struct work *w, void *arg)
{
	struct tracing *t = arg;
	struct invoice_trace *trace = arena_one(work_arena(w), struct invoice_trace);
	const struct invoice *invoice = &trace->invoice;
	struct invoice found;

	t->out = buf_new(work_arena(w), 4096);
	if (!invoice_numbered(w, &t->by, t->number, &found) ||
		!invoice_traced(w, &t->by, found.id, trace))
		return WORK_UNDO;
	buf_format(&t->out, "%s: %s of %s, %s, %s\n",
		invoice_reference(work_arena(w), invoice->number), invoice->supplier_number,
		invoice->supplier_name[ENGLISH], sum(w, invoice->facts.total),
		invoice_states[invoice->facts.state].name);
	list_each (const struct traced_line *, line, &trace->lines)
		print_line(w, t, trace, line);
	list_each (const struct invoice_share *, share, &trace->shares)
		buf_format(&t->out, "  paid by %s: %s\n", share->name[ENGLISH], sum(w, share->due));
	audit_note_act(w, &t->by, INVOICE_READ, NULL, "invoice", invoice->id.v);
	return WORK_KEEP;
}

int command_trace(struct program *p, struct command_line *line)
{
	struct tracing t = { 0 };
	const char *login = line_option(line, "--as");
	const char *reference = line_word(line);
	int status = 1;

	if (line_has_more(line))
		return 1;
	if (reference == NULL || login == NULL)
		return command_wants("trace");
	t.number = invoice_reference_parse(slice_of(reference));
	if (!program_open(p, false))
		return 1;
	if (program_actor(p, login, &t.by)) {
		status = program_write(p, trace, &t) ? 0 : 1;
		if (status == 0)
			printf("%s", t.out.at);
		else
			program_says("there is no invoice %s", reference);
	}
	program_close(p);
	return status;
}
