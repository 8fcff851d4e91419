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
#include "base/err.h"

struct tracing {
	struct actor by;
	int64_t number;
	struct buf out; // printed once it is all there
};

static const char *sum(struct work *w, struct money m)
{
	return money_text(work_arena(w), m);
}

/* The amount that is the heading's cap, and its sentence. */
static void print_source(struct work *w, struct tracing *t, const struct invoice *invoice,
	const struct invoice_ground *ground, enum heading heading)
{
	struct heading_terms terms;
	struct programme p;
	struct decision d;
	const struct amount *amount;
	const char *text;

	if (ground->budget == NULL ||
		!programme_for(w, &t->by, PROGRAMME_READ, invoice->programme, &p))
		return;
	terms = heading_terms(ground->budget, heading);
	if (terms.cap.kind == LIMIT_NONE || !programme_decision(w, &p, &d))
		return;
	amount = decision_amount(&d, terms.cap.amount);
	text = d.document[d.original].text;
	if (text == NULL)
		text = decision_own_text(work_arena(w), &d);
	if (amount == NULL)
		return;

	struct slice sentence =
		slice_trim(slice_part(slice_of(text), amount->sentence.from, amount->sentence.to));

	buf_format(&t->out, "    decision %s, up to %s: %.*s\n",
		decision_value(&d, FIELD_REFERENCE, ENGLISH), sum(w, amount->money),
		(int)sentence.size, sentence.at);
}

static void print_line(struct work *w, struct tracing *t, const struct invoice *invoice,
	const struct invoice_ground *ground, const struct invoice_line *line)
{
	struct contract c;

	buf_format(&t->out, "  line %" PRId64 ": %s, %s\n", line->number, sum(w, line->cost),
		line->terms == NULL ? "no line of the contract" : line->terms->name[ENGLISH]);
	if (contract_load(w, invoice->contract, &c))
		buf_format(&t->out, "    contract %s, line %" PRId64 "\n", c.reference,
			line->contract_line);
	if (line->terms != NULL)
		print_source(w, t, invoice, ground, line->terms->heading);
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
	struct invoice found, invoice;
	struct invoice_ground ground;
	struct invoice_shares shares;

	t->out = buf_new(work_arena(w), 4096);
	if (!invoice_numbered(w, &t->by, t->number, &found) ||
		!invoice_for(w, &t->by, INVOICE_READ, found.id, &invoice))
		return WORK_UNDO;
	ground = invoice_ground(w, &invoice);
	buf_format(&t->out, "%s: %s of %s, %s, %s\n",
		invoice_reference(work_arena(w), invoice.number), invoice.supplier_number,
		invoice.supplier_name[ENGLISH], sum(w, invoice.facts.total),
		invoice_states[invoice.facts.state].name);
	list_each (const struct invoice_line *, line, &invoice.facts.lines)
		print_line(w, t, &invoice, &ground, line);
	shares = invoice_share_list(w, invoice.id);
	list_each (const struct invoice_share *, share, &shares)
		buf_format(&t->out, "  paid by %s: %s\n", share->name[ENGLISH], sum(w, share->due));
	audit_note_act(w, &t->by, INVOICE_READ, NULL, "invoice", invoice.id.v);
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
