/* SPDX-License-Identifier: MIT */
/*
 * What an invoice is held against: who shares it, what lies beside its lines, and what was spent of the
 * programme, as of today.
 */
#include "areas/invoice/ground.h"

#include <string.h>

#include "areas/cohort/cohort.h"
#include "areas/funding/funding.h"
#include "areas/invoice/closing.h"
#include "areas/invoice/holder.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/licence.h"
#include "areas/invoice/store.h"
#include "areas/invoice/trained.h"
#include "areas/programme/programme.h"
#include "areas/register/register.h"
#include "db/db.h"

/* ---- by whom it is shared ---- */

const struct agreement *invoice_agreement(struct work *w, const struct invoice *invoice)
{
	struct agreement *agreement = arena_one(work_arena(w), struct agreement);
	struct invoice_get_row original;
	bool is_found;

	if (invoice->credit_of.v != 0 && invoice_get(w, invoice->credit_of, &original))
		is_found = funding_agreement_load(
			w, invoice->programme, invoice->year, original.agreement, agreement);
	else
		is_found = funding_agreement_of(w, invoice->programme, invoice->year, agreement);
	return is_found && agreement->partners.n > 0 ? agreement : NULL; // a failed work reads none
}

enum vat_term invoice_vat_term(struct work *w, const struct invoice *invoice)
{
	const struct agreement *agreement = invoice_agreement(w, invoice);

	return agreement == NULL ? VAT_UNSET : agreement->vat;
}

/* ---- what lies beside a line ---- */

struct billed_cohort invoice_cohort_seen(struct work *w, const struct invoice *invoice,
	int64_t line, enum evidence evidence, const struct cohort *c)
{
	struct invoice_cohort_elsewhere_row elsewhere = { 0 };
	struct billed_cohort seen = {
		.id = c->id,
		.number = c->number,
		.scheme = c->scheme,
		.a_on = c->workshop[WORKSHOP_A].on,
		.b_on = c->workshop[WORKSHOP_B].on,
		.is_cancelled = c->cancelled_because != NULL,
		.people = cohort_liaison_people(w, c->id),
		.told = cohort_liaison_told(w, c->id),
		.taken = c->taken,
		.capacity = c->capacity,
	};

	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		seen.is_closed[letter] = register_is_closed(w, c->id, letter);
	if (invoice_cohort_elsewhere(w,
		    &(struct invoice_cohort_elsewhere_values){
			    .cohort = c->id,
			    .evidence = evidences[evidence].name,
			    .without = invoice->id,
			    .line = line,
		    },
		    &elsewhere))
		seen.elsewhere = elsewhere.number;
	holder_see(w, invoice, evidence, c, &seen);
	return seen;
}

static bool is_named(const struct contract_bodies *all, struct organisation_id id)
{
	list_each (const struct contract_body *, each, all)
		if (each->id.v == id.v)
			return true;
	return false;
}

struct contract_bodies invoice_senders(struct work *w, const struct invoice *invoice)
{
	struct contract_versions subs =
		contract_subs_on(w, invoice->contract, invoice->facts.delivered_on);
	struct contract_bodies all = { 0 };

	list_each (const struct contract_version *, each, &subs)
		if (!is_named(&all, each->supplier.id))
			*list_add(work_arena(w), &all) = each->supplier;
	return all;
}

static int64_t passed_elsewhere(
	struct work *w, const struct invoice *invoice, const struct invoice_line *line)
{
	struct invoice_passed_elsewhere_row row = { 0 };

	if (line->passed.number[0] != '\0')
		invoice_passed_elsewhere(w,
			&(struct invoice_passed_elsewhere_values){
				.passed_key =
					invoice_number_key(work_arena(w), line->passed.number),
				.by = line->passed_by,
				.is_unknown = line->passed_by.v == 0,
				.supplier = invoice->supplier,
				.contract = invoice->contract,
				.on = line->passed.on,
				.amount = line->passed.amount,
				.organisation = invoice->organisation,
				.without = invoice->id,
				.line = line->number,
			},
			&row);
	return row.number;
}

/* One of its months is charged by that line of the contract. */
static bool see_charged(struct work *w, const struct invoice *invoice, int64_t contract_line,
	struct invoice_line *line)
{
	struct invoice_charged_elsewhere_row row = { 0 };

	if (!invoice_charged_elsewhere(w,
		    &(struct invoice_charged_elsewhere_values){
			    .programme = invoice->programme,
			    .contract = invoice->contract,
			    .contract_line = contract_line,
			    .until = line->months_to,
			    .since = line->months_from,
			    .without = invoice->id,
			    .line = line->number,
		    },
		    &row))
		return false;
	line->seen.charged = row.number;
	line->seen.charged_month = date_before(line->months_from, row.months_from)
					   ? row.months_from
					   : line->months_from;
	return true;
}

/* By the line itself, else by one in whose place it is. */
static void see_months(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	int64_t last = contract_last_line(&invoice->history);

	if (see_charged(w, invoice, line->contract_line, line) || line->terms == NULL)
		return;
	for (int64_t other = 1; other <= last; other++)
		if (contract_line_is_of(&invoice->history, line->terms, other) &&
			see_charged(w, invoice, other, line))
			return;
}

/* The same months, or the same year, by another contract of the supplier under the heading. */
static void see_beside(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct invoice_charged_beside_row row = { 0 };

	invoice_charged_beside(w,
		&(struct invoice_charged_beside_values){
			.programme = invoice->programme,
			.supplier = invoice->supplier,
			.contract = invoice->contract,
			.heading = headings[line->terms->heading].name,
			.per = pers[line->terms->per].name,
			.year = invoice->year,
			.evidence = evidences[EVIDENCE_LICENCE].name,
			.is_yearly = line->terms->per == PER_YEAR,
			.until = line->months_to,
			.since = line->months_from,
		},
		&row);
	line->seen.beside = row.number;
}

/* What a paper alone shows may be the same work at another time. */
static bool is_of_a_paper(const struct contract_line *terms)
{
	return terms->evidence == EVIDENCE_PAYROLL || terms->evidence == EVIDENCE_DOCUMENT;
}

/* A sum for all of something, or for a year of it; a licence is told from another by its days. */
static bool is_lump(const struct contract_line *terms)
{
	return (terms->per == PER_WHOLE || terms->per == PER_YEAR) &&
	       terms->evidence != EVIDENCE_LICENCE;
}

/* The two may be for the same although they are put otherwise. */
static bool may_be_for_the_same(const struct contract_line *one, const struct contract_line *other)
{
	if (one->evidence == EVIDENCE_LICENCE || other->evidence == EVIDENCE_LICENCE)
		return false;
	if (is_lump(one) || is_lump(other))
		return one->heading == other->heading ||
		       (is_of_a_paper(one) && is_of_a_paper(other));
	return one->per == PER_MONTH && other->per == PER_MONTH;
}

/* By a line that the contract had before, or by the same as it was put before. */
static void see_before_by(struct work *w, const struct invoice *invoice, struct invoice_line *line,
	const struct contract_line *other)
{
	struct invoice_charged_before_row row = { 0 };

	if (!may_be_for_the_same(line->terms, other))
		return;
	if (invoice_charged_before(w,
		    &(struct invoice_charged_before_values){
			    .programme = invoice->programme,
			    .contract = invoice->contract,
			    .contract_line = other->number,
			    .per = pers[other->per].name,
			    .evidence = evidences[other->evidence].name,
			    .is_of_all = line->terms->per == PER_WHOLE || other->per == PER_WHOLE,
			    .year = invoice->year,
			    .is_yearly = line->terms->per == PER_YEAR || other->per == PER_YEAR,
			    .until = line->months_to,
			    .since = line->months_from,
			    .without = invoice->id,
			    .line = line->number,
		    },
		    &row))
		line->seen.beside = row.number;
}

/* Each line of each signed version that is not the same as this one, and was not beside it. */
static void see_before(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	const struct contract_versions *all = &invoice->history;

	list_each (const struct contract_version *, v, all)
		list_each (const struct contract_line *, other, &v->lines) {
			bool is_itself = other->number == line->terms->number;

			if (v->signed_by.v == 0 || line->seen.beside != 0)
				continue;
			if (is_itself ? contract_line_was(v, line->terms)
				      : contract_line_gave_way(all, line->terms, other->number))
				see_before_by(w, invoice, line, other);
		}
}

static bool has_named_months(const struct invoice_line *line)
{
	return date_is_set(line->months_from) && date_is_set(line->months_to);
}

/* A licence is told from another by its days. */
static bool is_yearly(const struct contract_line *terms)
{
	return terms->per == PER_YEAR && terms->evidence != EVIDENCE_LICENCE;
}

void invoice_see_line(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	line->seen = (struct line_seen){ .passed = passed_elsewhere(w, invoice, line) };
	if (line->terms != NULL && line->terms->evidence == EVIDENCE_TRAINING)
		trained_see(w, invoice, line);
	if (line->terms != NULL && line->terms->per == PER_TRAINED)
		trained_see_people(w, invoice, line);
	if (line->terms != NULL && line->terms->evidence == EVIDENCE_LICENCE)
		licence_see(w, invoice, line);
	if (line->terms != NULL && line->terms->fee == FEE_INSIDE)
		licence_see_fee(w, invoice, line);
	if (has_named_months(line))
		see_months(w, invoice, line);
	if (line->terms != NULL && (has_named_months(line) || is_yearly(line->terms)))
		see_beside(w, invoice, line);
	if (line->terms != NULL)
		see_before(w, invoice, line);
}

/* ---- what it is held against ---- */

static void add_spent(struct work *w, struct invoice_ground *ground,
	const struct invoice_spent_row *row, int sign)
{
	*list_add(work_arena(w), &ground->spent) = (struct spent){
		.contract = row->contract_id,
		.contract_line = row->contract_line,
		.year = (int)row->year,
		.heading = (enum heading)word_named(headings, row->heading),
		.cost = { sign * row->approved.pence },
		.units = sign * row->units,
	};
}

/* The sums have its own lines in them, once it is approved. */
static void load_spent(struct work *w, const struct invoice *invoice, struct invoice_ground *ground)
{
	struct invoice_spent_rows rows = invoice_spent(w, invoice->programme);
	struct invoice_counted_rows own = { 0 };

	list_each (const struct invoice_spent_row *, row, &rows)
		add_spent(w, ground, row, 1);
	if (invoice_is_approved(invoice->facts.state))
		own = invoice_counted(w, invoice->id);
	list_each (const struct invoice_counted_row *, line, &own)
		add_spent(w, ground,
			&(struct invoice_spent_row){ .year = invoice->year,
				.contract_id = invoice->contract,
				.contract_line = line->contract_line,
				.heading = line->heading,
				.approved = line->cost,
				.units = line->units },
			-1);
}

struct scheme_id *invoice_schemes(
	struct work *w, const struct contract_version *under, const struct budget *b, size_t *n)
{
	size_t services = under == NULL ? 0 : under->services.n;
	struct scheme_id *all = arena_many(work_arena(w), struct scheme_id, services + 1);

	*n = 0;
	for (size_t i = 0; i < services; i++)
		if (under->services.at[i].scheme.v != 0)
			all[(*n)++] = under->services.at[i].scheme;
	if (*n == 0 && b != NULL && b->scheme.v != 0)
		all[(*n)++] = b->scheme;
	return all;
}

static bool pays_for_training(const struct contract_version *under)
{
	for (size_t i = 0; under != NULL && i < under->lines.n; i++)
		if (under->lines.at[i].evidence == EVIDENCE_TRAINING)
			return true;
	return false;
}

/* In the agreement's order. */
static void load_billed(
	struct work *w, const struct invoice *invoice, struct invoice_ground *ground)
{
	struct money *billed = arena_many(work_arena(w), struct money, PARTNERS_MOST);
	struct invoice_billed_rows rows = invoice_billed(w, invoice->programme, invoice->year);

	list_each (const struct invoice_billed_row *, row, &rows) {
		ground->year_cost.pence += row->due.pence;
		for (size_t i = 0; ground->agreement != NULL && i < ground->agreement->partners.n;
			i++)
			if (ground->agreement->partners.at[i].organisation.v ==
				row->organisation_id.v)
				billed[i] = row->due;
	}
	ground->billed = billed;
}

static void load_alike(struct work *w, const struct invoice *invoice, struct invoice_ground *ground)
{
	struct invoice_alike_row row = { 0 };

	invoice_alike(w,
		&(struct invoice_alike_values){
			.supplier = invoice->supplier,
			.contract = invoice->contract,
			.total = invoice->facts.total,
			.organisation_id = invoice->organisation,
			.without = invoice->id,
		},
		&row);
	ground->alike = row.number;
}

struct invoice_ground invoice_ground(struct work *w, const struct invoice *invoice)
{
	struct budget *b = arena_one(work_arena(w), struct budget);
	struct invoice_ground ground = { .today = work_today(w),
		.contract_id = invoice->contract,
		.contract = invoice->under,
		.history = invoice->history };

	ground.supplier = invoice->supplier;
	ground.matched = invoice->matched;
	if (programme_budget_in_force(w, invoice->programme, b))
		ground.budget = b;
	load_spent(w, invoice, &ground);
	load_alike(w, invoice, &ground);
	ground.senders = invoice_senders(w, invoice);
	ground.licences =
		licences_on(w, invoice->contract, invoice->under, invoice->facts.delivered_on);
	if (ground.budget != NULL && pays_for_training(ground.contract))
		trained_load(w, invoice, b, &ground);
	ground.agreement = invoice_agreement(w, invoice);
	load_billed(w, invoice, &ground);
	ground.is_year_closed = year_is_closed(w, invoice->programme, invoice->year);
	return ground;
}

struct invoice_findings invoice_checked(struct work *w, const struct invoice *invoice)
{
	struct invoice_ground ground = invoice_ground(w, invoice);

	return invoice_find(work_arena(w), &invoice->facts, &ground);
}

bool invoice_cohort_numbered(
	struct work *w, const struct invoice *invoice, int64_t number, struct billed_cohort *cohort)
{
	struct budget b;
	bool has_budget = programme_budget_in_force(w, invoice->programme, &b);
	size_t n;
	const struct scheme_id *schemes =
		invoice_schemes(w, invoice->under, has_budget ? &b : NULL, &n);
	struct cohort c;

	for (size_t i = 0; i < n; i++)
		if (cohort_numbered(w, schemes[i], number, &c)) {
			*cohort = (struct billed_cohort){ .id = c.id, .number = c.number };
			return true;
		}
	return false;
}
