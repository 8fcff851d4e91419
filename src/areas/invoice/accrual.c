/* SPDX-License-Identifier: MIT */
/*
 * What is to be accrued of a year, from what is kept: invoices that wait, cohorts, trainings, licences.
 */
#include "areas/cohort/cohort.h"
#include "areas/invoice/closing.h"
#include "areas/invoice/ground.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/store.h"
#include "db/db.h"

/* The year being looked at. */
struct accruing {
	struct work *w;
	struct programme_id programme;
	int year;
	struct accrual_days days;
	struct accrual_asked_rows asked;
	struct accrual_units_rows units;
	struct accruals all;
};

/* ---- invoices that wait ---- */

static void add_waiting(struct accruing *now)
{
	struct invoices waiting = invoices_waiting(now->w, now->programme, now->year);

	list_each (const struct invoice *, i, &waiting) {
		struct contract c = { .reference = "" };

		contract_load(now->w, i->contract, &c);
		*list_add(work_arena(now->w), &now->all) = (struct accrual){
			.kind = i->facts.is_credit ? ACCRUAL_CREDIT : ACCRUAL_INVOICE,
			.number = i->number,
			.on = i->facts.delivered_on,
			.contract = c.reference,
			.line = { "", "" },
			.sum = { i->facts.total, true },
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

/* Of each module no more than is on no invoice, and no more than was recorded on those days. */
static void load_trained(struct accruing *now, const struct invoice_ground *ground,
	const struct line_seen *seen, struct accrual_line *line)
{
	size_t n;
	const struct scheme_id *schemes = invoice_schemes(now->w, line->under, ground->budget, &n);
	int64_t recorded[TRAINED_COUNT] = { 0 };

	for (size_t i = 0; i < n; i++) {
		int64_t people[MODULE_COUNT];

		cohort_trained_within(now->w, schemes[i], now->days.from, now->days.to, people);
		for (int module = MODULE_NONE + 1; module < MODULE_COUNT; module++)
			if (people[module] > recorded[module])
				recorded[module] = people[module];
	}
	recorded[TRAINED_VICTIM_CONTACT] =
		cohort_workers_trained_within(now->w, now->days.from, now->days.to);
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++) {
		int64_t left = ground->recorded[each] - seen->billed[each];

		if (left > 0)
			line->trained += recorded[each] < left ? recorded[each] : left;
	}
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

static void add_contract(
	struct accruing *now, const struct contract *c, const struct contract_version *v)
{
	/* What an invoice of all of it would be held against. */
	const struct invoice as = {
		.programme = now->programme, .contract = c->id, .year = now->year, .under = v
	};
	struct invoice_ground ground = invoice_ground(now->w, &as);

	list_each (const struct contract_line *, terms, &v->lines) {
		struct accrual_line line = { .contract = c->reference, .under = v, .terms = terms };
		struct invoice_line as_line = { .terms = terms, .passed.number = "" };

		invoice_see_line(now->w, &as, &as_line);
		load_asked(now, &line);
		if (terms->evidence == EVIDENCE_REGISTERS || terms->evidence == EVIDENCE_LIAISON)
			load_cohorts(now, &as, ground.budget, &line);
		if (terms->evidence == EVIDENCE_TRAINING)
			load_trained(now, &ground, &as_line.seen, &line);
		if (terms->evidence == EVIDENCE_LICENCE) {
			line.has_licence = has_licence(now, v);
			line.has_licence_asked = as_line.seen.licences > 0;
		}
		accrue_line(work_arena(now->w), &line, now->days, &now->all);
	}
}

struct accruals invoice_accruals(struct work *w, struct programme_id id, int year)
{
	struct accruing now = { .w = w, .programme = id, .year = year };
	struct contracts contracts = contracts_of(w, id);

	now.days = (struct accrual_days){ financial_year_begins(year), financial_year_ends(year) };
	if (date_before(work_today(w), now.days.to))
		now.days.to = work_today(w);
	add_waiting(&now);
	if (date_before(now.days.to, now.days.from))
		return now.all;
	now.asked = accrual_asked(w, id);
	now.units = accrual_units(w, id, year);
	list_each (const struct contract *, c, &contracts) {
		struct contract_version v;

		if (contract_version_on(w, c->id, now.days.to, &v))
			add_contract(&now, c, &v);
	}
	return now.all;
}
