/* SPDX-License-Identifier: MIT */
/*
 * What is to be accrued of a year, from what is kept: invoices that wait, cohorts, trainings, licences.
 */
#include "areas/cohort/cohort.h"
#include "areas/invoice/closing.h"
#include "areas/invoice/ground.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/store.h"
#include "areas/programme/programme.h"
#include "db/db.h"

/* The year being looked at. */
struct accruing {
	struct work *w;
	struct programme_id programme;
	struct organisation_id organisation; // whose it is
	int year;
	struct accrual_days days; // of it, those that are over and funded
	struct date funded_from;
	struct accrual_asked_rows asked;
	struct accrual_units_rows units;
	struct accruals all;
};

/* ---- invoices that wait ---- */

static int64_t recovered_of(const struct accrual_recovered_rows *rows, struct invoice_id id)
{
	list_each (const struct accrual_recovered_row *, row, rows)
		if (row->id.v == id.v)
			return row->recovered.pence;
	return 0;
}

/* With what VAT it costs: what no line of it says counts whole. */
static void add_waiting(struct accruing *now)
{
	struct invoices waiting = invoices_waiting(now->w, now->programme, now->year);
	struct accrual_recovered_rows recovered =
		accrual_recovered(now->w, now->programme, now->year);

	list_each (const struct invoice *, i, &waiting) {
		struct contract c = { .reference = "" };

		contract_load(now->w, i->contract, &c);
		*list_add(work_arena(now->w), &now->all) = (struct accrual){
			.kind = i->facts.is_credit ? ACCRUAL_CREDIT : ACCRUAL_INVOICE,
			.number = i->number,
			.on = i->facts.delivered_on,
			.contract = c.reference,
			.line = { "", "" },
			.sum = { { i->facts.total.pence - recovered_of(&recovered, i->id) }, true },
			.invoice = i->id,
		};
	}
}

/* ---- what was delivered ---- */

static void load_cohorts(struct accruing *now, const struct invoice *as, const struct budget *b,
	struct accrual_line *line)
{
	size_t n;
	const struct scheme_id *schemes = invoice_schemes(now->w, line->under, b, &n);

	for (size_t i = 0; i < n; i++) {
		struct cohorts ended =
			cohorts_ended(now->w, schemes[i], now->days.from, now->days.to);

		list_each (const struct cohort *, c, &ended)
			*list_add(work_arena(now->w), &line->cohorts) =
				invoice_cohort_seen(now->w, as, 0, line->terms->evidence, c);
	}
}

/* Of each module as many as are on no invoice; where each person has a sum, people. */
static void count_trained(const struct invoice_ground *ground, const struct line_seen *seen,
	struct accrual_line *line)
{
	if (line->terms->per == PER_TRAINED)
		line->trained = trained_people_left(seen, ground);
	else
		for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
			line->trained += trained_left(seen, ground, each);
}

/* One of them ran on one of those days. */
static bool ran(const struct contract_licence *licence, struct accrual_days days)
{
	return licence->number[0] != '\0' && !date_before(days.to, licence->starts_on) &&
	       !date_before(licence->ends_on, days.from);
}

static bool has_licence(struct accruing *now, const struct contract_version *v)
{
	struct contract_versions subs = contract_subs_on(now->w, v->contract, now->days.to);

	if (ran(&v->licence, now->days))
		return true;
	list_each (const struct contract_version *, sub, &subs)
		if (ran(&sub->licence, now->days))
			return true;
	return false;
}

static void load_asked(const struct accruing *now, struct accrual_line *line)
{
	struct contract_id contract = line->under->contract;

	list_each (const struct accrual_asked_row *, row, &now->asked)
		if (row->contract_id.v == contract.v && row->contract_line == line->terms->number)
			line->asked = row->cost;
	list_each (const struct accrual_units_row *, row, &now->units)
		if (row->contract_id.v == contract.v && row->contract_line == line->terms->number)
			line->units = row->units;
}

static bool has_line(const struct contract_versions *all, int64_t number)
{
	list_each (const struct contract_version *, v, all)
		if (contract_line(v, number) != NULL)
			return true;
	return false;
}

/* By the lines of that version which no newer one has. */
static void add_lines(struct accruing *now, const struct contract *c,
	const struct contract_version *v, const struct contract_versions *newer)
{
	/* What an invoice of all of it would be held against. */
	const struct invoice as = { .programme = now->programme,
		.contract = c->id,
		.supplier = v->supplier.id,
		.organisation = now->organisation,
		.year = now->year,
		.under = v,
		.facts.delivered_on = now->days.to };
	struct invoice_ground ground = invoice_ground(now->w, &as);

	list_each (const struct contract_line *, terms, &v->lines) {
		if (has_line(newer, terms->number))
			continue;

		struct accrual_line line = { .contract = c->reference,
			.under = v,
			.terms = terms,
			.funded_from = now->funded_from };
		struct invoice_line as_line = {
			.contract_line = terms->number, .terms = terms, .passed.number = ""
		};

		invoice_see_line(now->w, &as, &as_line);
		load_asked(now, &line);
		if (terms->evidence == EVIDENCE_REGISTERS || terms->evidence == EVIDENCE_LIAISON)
			load_cohorts(now, &as, ground.budget, &line);
		if (terms->evidence == EVIDENCE_TRAINING)
			count_trained(&ground, &as_line.seen, &line);
		if (terms->evidence == EVIDENCE_LICENCE) {
			line.has_licence = has_licence(now, v);
			line.has_licence_asked = as_line.seen.licences > 0;
		}
		accrue_line(work_arena(now->w), &line, now->days, &now->all);
	}
}

/* As the contract stands at the end of those days; what a variation dropped, until that applied. */
static void add_contract(struct accruing *now, const struct contract *c)
{
	struct contract_versions all = contract_versions(now->w, c->id), newer = { 0 };
	struct date last = now->days.to;

	list_each (const struct contract_version *, each, &all) {
		struct contract_version v;

		if (date_before(now->days.to, now->days.from))
			break;
		if (each->signed_by.v == 0 || date_before(now->days.to, each->from_on) ||
			!contract_version_load(now->w, c->id, each->version, &v))
			continue;
		add_lines(now, c, &v, &newer);
		*list_add(work_arena(now->w), &newer) = v;
		now->days.to = date_add_days(v.from_on, -1);
	}
	now->days.to = last;
}

/* What was delivered on other days is held for ever: nothing is to be accrued of it. */
static void keep_funded(struct accruing *now, const struct budget *b)
{
	now->funded_from = b->starts_on;
	if (date_before(now->days.from, b->starts_on))
		now->days.from = b->starts_on;
	if (date_before(b->ends_on, now->days.to))
		now->days.to = b->ends_on;
}

struct accruals invoice_accruals(struct work *w, struct programme_id id, int year)
{
	struct accruing now = { .w = w, .programme = id, .year = year };
	struct contracts contracts = contracts_of(w, id);
	struct programme p;
	struct budget b;

	if (programme_load(w, id, &p))
		now.organisation = p.organisation;
	now.days = (struct accrual_days){ financial_year_begins(year), financial_year_ends(year) };
	if (date_before(work_today(w), now.days.to))
		now.days.to = work_today(w);
	add_waiting(&now);
	if (programme_budget_in_force(w, id, &b))
		keep_funded(&now, &b);
	if (date_before(now.days.to, now.days.from))
		return now.all;
	now.asked = accrual_asked(w, id);
	now.units = accrual_units(w, id, year);
	list_each (const struct contract *, c, &contracts)
		add_contract(&now, c);
	return now.all;
}
