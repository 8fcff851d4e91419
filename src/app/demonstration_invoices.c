/* SPDX-License-Identifier: MIT */
#include "app/demonstration_invoices.h"

#include <inttypes.h>

#include "areas/cohort/cohort.h"
#include "areas/register/register.h"
#include "base/err.h"
#include "db/db.h"

enum { COHORTS_LOOKED_AT = 60 };

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

/* How far each goes; the cohorts are those that were held last, the oldest first. */
enum goes { WAITS, IS_QUERIED, IS_MATCHED, IS_APPROVED, IS_PAID };

static const struct {
	enum evidence evidence;
	int64_t hours, venue, travel; // hours in hundredths
	enum goes goes;
} plan[] = {
	{ EVIDENCE_REGISTERS, 4200, 38000, 9640, IS_PAID },
	{ EVIDENCE_REGISTERS, 4000, 41000, 8825, IS_PAID },
	{ EVIDENCE_REGISTERS, 4350, 36500, 10280, IS_APPROVED },
	{ EVIDENCE_REGISTERS, 4100, 39000, 9410, IS_QUERIED },
	{ EVIDENCE_REGISTERS, 5200, 47500, 14260, IS_MATCHED }, // above the contract's line
	{ EVIDENCE_LIAISON, 900, 0, 3420, WAITS },
};

enum { RATE_PENCE = 4350, MONTH_PENCE = 900000, POSTED_DAYS = 5 };

/* What is being done, and why it cannot be. */
struct doing {
	struct work *w;
	const struct invoicing *all;
	struct problems problems;
	struct invoice invoice;
};

static bool is_done(struct doing *d, enum outcome_kind outcome)
{
	if (outcome == DONE)
		d->invoice.version++;
	return outcome == DONE;
}

static bool act(struct doing *d, const struct actor *by, enum invoice_act what)
{
	const char *says = "";

	if (what == INVOICE_PAY)
		says = "PAY-7781";
	else if (what == INVOICE_QUERY)
		says = "Which workshop was the second venue for?";
	else if (what == INVOICE_APPROVE) // asked for where few of the places were taken
		says = "Both workshops were held, whoever came.";
	return is_done(d, invoice_do(d->w, by, d->invoice.id, d->invoice.version, what, says,
				  work_today(d->w), &d->problems));
}

/* The line of the contract that is shown so. */
static int64_t line_shown_by(const struct contract_version *v, enum evidence evidence)
{
	list_each (const struct contract_line *, line, &v->lines)
		if (line->evidence == evidence)
			return line->number;
	return 0;
}

/* With its paper, and that one line, which the contract's line of that evidence is for. */
static bool enter(struct doing *d, const struct invoice *invoice, struct invoice_line *line,
	enum evidence evidence)
{
	struct invoice twin;
	struct invoice_document document = { "invoice.pdf", SLICE(paper) };
	struct contract_version v;

	line->net = breakdown_sum(&line->parts);
	d->invoice = *invoice;
	d->invoice.contract = d->all->contract;
	d->invoice.facts.total = line->net;
	if (invoice_enter(d->w, &d->all->first, &d->invoice, &twin, &d->problems) != DONE ||
		!contract_version_on(d->w, d->all->contract, invoice->facts.delivered_on, &v))
		return false;
	line->contract_line = line_shown_by(&v, evidence);
	return is_done(d, invoice_put_line(d->w, &d->all->first, d->invoice.id, d->invoice.version,
				  line, &d->problems)) &&
	       is_done(d, invoice_attach(d->w, &d->all->first, d->invoice.id, d->invoice.version, 0,
				  &document, &d->problems));
}

static bool enter_cohort(struct doing *d, size_t i, const struct cohort *c)
{
	struct arena *a = work_arena(d->w);
	struct invoice_line line = {
		.parts = { .hours = plan[i].hours,
			.rate = { RATE_PENCE },
			.venue = { plan[i].venue },
			.travel = { plan[i].travel },
			.other_for = "" },
		.passed = { .number = "" },
	};
	struct invoice invoice = {
		.supplier_number = arena_format(a, "EX-%zu", 101 + i),
		.facts = { .dated_on = work_today(d->w),
			.received_on = work_today(d->w),
			.delivered_on = c->workshop[WORKSHOP_B].on },
	};

	*list_add(a, &line.cohorts) = (struct billed_cohort){ .id = c->id, .number = c->number };
	return enter(d, &invoice, &line, plan[i].evidence);
}

static bool go_on(struct doing *d, enum goes goes)
{
	const struct actor *first = &d->all->first, *second = &d->all->second;

	if (goes == WAITS)
		return true;
	if (!act(d, first, INVOICE_MATCH))
		return false;
	if (goes == IS_QUERIED)
		return act(d, second, INVOICE_QUERY);
	if (goes >= IS_APPROVED && !act(d, second, INVOICE_APPROVE))
		return false;
	return goes != IS_PAID || (act(d, first, INVOICE_RECHARGE) && act(d, first, INVOICE_PAY));
}

/* Held whole and signed, in the present financial year; the last ones, the oldest of them first. */
static struct cohorts held_cohorts(struct work *w, struct scheme_id scheme)
{
	int year = financial_year_of(work_today(w));
	struct cohorts all = { 0 }, last = { 0 };
	struct cohort c;

	for (int64_t number = 1; number <= COHORTS_LOOKED_AT; number++)
		if (cohort_numbered(w, scheme, number, &c) && c.cancelled_because == NULL &&
			date_before(c.workshop[WORKSHOP_B].on, work_today(w)) &&
			financial_year_of(c.workshop[WORKSHOP_B].on) == year &&
			register_is_closed(w, c.id, WORKSHOP_A) &&
			register_is_closed(w, c.id, WORKSHOP_B))
			*list_add(work_arena(w), &all) = c;
	for (size_t i = all.n > array_size(plan) ? all.n - array_size(plan) : 0; i < all.n; i++)
		*list_add(work_arena(w), &last) = all.at[i];
	return last;
}

bool demonstration_invoice(struct work *w, const struct invoicing *all, const char **why)
{
	struct cohorts cohorts = held_cohorts(w, all->scheme);
	struct doing d = { .w = w, .all = all };

	for (size_t i = 0; i < cohorts.n; i++)
		if (!enter_cohort(&d, i, &cohorts.at[i]) || !go_on(&d, plan[i].goes)) {
			*why = d.problems.n > 0 ? d.problems.at[0].message
						: "an invoice is not there";
			return false;
		}
	return true;
}

bool demonstration_invoice_month(
	struct work *w, const struct invoicing *all, struct date month, const char **why)
{
	struct doing d = { .w = w, .all = all };
	struct date last = date_last_day(date_month_of(month.year, month.month));
	struct invoice invoice = {
		.supplier_number =
			arena_format(work_arena(w), "PPDA-%d-%02d", month.year, month.month),
		.facts = { .dated_on = last,
			.received_on = date_add_days(last, POSTED_DAYS),
			.delivered_on = last },
	};
	struct invoice_line line = {
		.months_from = date_month_of(month.year, month.month),
		.months_to = date_month_of(month.year, month.month),
		.parts = { .other = { MONTH_PENCE },
			.other_for = "Cyflogres y mis / the payroll of the month" },
		.passed = { .number = "" },
	};

	if (enter(&d, &invoice, &line, EVIDENCE_PAYROLL) && go_on(&d, IS_PAID))
		return true;
	*why = d.problems.n > 0 ? d.problems.at[0].message : "an invoice is not there";
	return false;
}
