/* SPDX-License-Identifier: MIT */
#include "app/demonstration_invoices.h"

#include <inttypes.h>

#include "base/err.h"
#include "db/db.h"

/* A page that says what it is. */
static const char paper[] = "%PDF-1.4\n"
			    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
			    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
			    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
			    "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
			    "4 0 obj<</Length 64>>stream\n"
			    "BT /F1 18 Tf 60 760 Td (Invented invoice of the demonstration) Tj ET\n"
			    "endstream endobj\n"
			    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
			    "trailer<</Root 1 0 R>>\n%%EOF\n";

enum { MONTH_PENCE = 900000, POSTED_DAYS = 5, FIRST_PAYMENT = 7780 };

static bool is_done(enum outcome_kind outcome, const struct problems *problems, const char **why)
{
	*why = problems->n > 0 ? problems->at[0].message : "an invoice is not there";
	return outcome == DONE;
}

/* ---- entering ---- */

/* The line of the contract that is shown so. */
static int64_t line_shown_by(const struct contract_version *v, enum evidence evidence)
{
	list_each (const struct contract_line *, line, &v->lines)
		if (line->evidence == evidence)
			return line->number;
	return 0;
}

static bool attach(struct work *w, const struct invoicing *all, struct entered *invoice,
	int64_t line, const char **why)
{
	const struct invoice_document document = { "invoice.pdf", SLICE(paper) };
	struct problems problems = { 0 };

	if (!is_done(invoice_attach(w, &all->first, invoice->id, invoice->version, line, &document,
			     &problems),
		    &problems, why))
		return false;
	invoice->version++;
	return true;
}

static struct money net_of(const struct invoice_line *line)
{
	return line->net.pence != 0 ? line->net : breakdown_sum(&line->parts);
}

/* With the paper that shows it, where it has one of its own. */
static bool put_line(struct work *w, const struct invoicing *all, const struct contract_version *v,
	const struct asked_line *asked, struct entered *invoice, const char **why)
{
	struct invoice_line line = asked->line;
	struct problems problems = { 0 };

	line.net = net_of(&asked->line);
	line.contract_line = line_shown_by(v, asked->evidence);
	if (!is_done(invoice_put_line(
			     w, &all->first, invoice->id, invoice->version, &line, &problems),
		    &problems, why))
		return false;
	invoice->version++;
	return !line_has_own_paper(&line) || attach(w, all, invoice, line.number, why);
}

bool demonstration_enter(struct work *w, const struct invoicing *all, const char *supplier_number,
	const struct invoice_facts *facts, const struct asked_line *lines, size_t n,
	struct entered *made, const char **why)
{
	struct invoice invoice = {
		.contract = all->contract, .supplier_number = supplier_number, .facts = *facts
	};
	struct problems problems = { 0 };
	struct contract_version v;
	struct invoice twin;

	for (size_t i = 0; i < n; i++)
		invoice.facts.total.pence += net_of(&lines[i].line).pence;
	if (!is_done(invoice_enter(w, &all->first, &invoice, &twin, &problems), &problems, why) ||
		!contract_version_on(w, all->contract, facts->delivered_on, &v))
		return false;
	*made = (struct entered){ invoice.id, invoice.number, invoice.version,
		invoice.facts.total };
	for (size_t i = 0; i < n; i++)
		if (!put_line(w, all, &v, &lines[i], made, why))
			return false;
	return attach(w, all, made, 0, why);
}

bool demonstration_credit(struct work *w, const struct invoicing *all, struct entered *credited,
	const char *supplier_number, const struct invoice_facts *facts, struct money sum,
	struct entered *made, const char **why)
{
	struct invoice note = { .supplier_number = supplier_number, .facts = *facts };
	struct credit_line line = { .line = 1, .sum = { .net = sum } };
	struct credit_lines lines = { .at = &line, .n = 1 };
	struct problems problems = { 0 };
	struct invoice twin;

	if (!is_done(invoice_credit(w, &all->first, credited->id, credited->version, &note, &lines,
			     &twin, &problems),
		    &problems, why))
		return false;
	credited->version++;
	*made = (struct entered){ note.id, note.number, note.version, note.facts.total };
	return attach(w, all, made, 0, why);
}

/* ---- what is done with it ---- */

const char *demonstration_payment(struct arena *a, const struct entered *invoice)
{
	return arena_format(a, "PAY-%" PRId64, FIRST_PAYMENT + invoice->number);
}

bool demonstration_act(struct work *w, const struct actor *by, struct entered *invoice,
	enum invoice_act act, const char *because, const char **why)
{
	struct problems problems = { 0 };

	if (!is_done(invoice_do(w, by, invoice->id, invoice->version, act, because, work_today(w),
			     &problems),
		    &problems, why))
		return false;
	invoice->version++;
	return true;
}

bool demonstration_invoice_month(
	struct work *w, const struct invoicing *all, struct date month, const char **why)
{
	struct date last = date_last_day(date_month_of(month.year, month.month));
	const struct invoice_facts facts = { .dated_on = last,
		.received_on = date_add_days(last, POSTED_DAYS),
		.delivered_on = last };
	const struct asked_line line = { EVIDENCE_PAYROLL,
		{ .months_from = date_month_of(month.year, month.month),
			.months_to = date_month_of(month.year, month.month),
			.parts = { .other = { MONTH_PENCE },
				.other_for = "Enghraifft: P-32" },
			.passed = { .number = "" } } };
	const char *number = arena_format(work_arena(w), "PPDA-%d-%02d", month.year, month.month);
	struct entered made;

	return demonstration_enter(w, all, number, &facts, &line, 1, &made, why) &&
	       demonstration_act(w, &all->first, &made, INVOICE_MATCH, "", why) &&
	       demonstration_act(w, &all->second, &made, INVOICE_APPROVE, "", why) &&
	       demonstration_act(w, &all->first, &made, INVOICE_RECHARGE, "", why) &&
	       demonstration_act(w, &all->first, &made, INVOICE_PAY,
		       demonstration_payment(work_arena(w), &made), why);
}
