/* SPDX-License-Identifier: MIT */
#include "areas/invoice/store.h"

#include <string.h>

#include "areas/cohort/cohort.h"
#include "areas/funding/funding.h"
#include "areas/invoice/closing.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/programme/programme.h"
#include "areas/register/register.h"
#include "auth/policy.h"
#include "base/err.h"
#include "base/hash.h"
#include "db/db.h"

/* ---- one, or some ---- */

static struct invoice invoice_of(const struct invoice_get_row *row)
{
	return (struct invoice){
		.id = row->id,
		.organisation = row->organisation_id,
		.number = row->number,
		.programme = row->programme_id,
		.contract = row->contract_id,
		.supplier = row->supplier_id,
		.supplier_name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
		.supplier_number = row->supplier_number,
		.credit_of = row->credit_of,
		.year = (int)row->year,
		.version = row->version,
		.matched_by = row->matched_by,
		.agreement = row->agreement,
		.paid_on = row->paid_on,
		.journal = row->journal,
		.ledger_reference = row->ledger_reference,
		.facts = { .state = (enum invoice_state)word_named(invoice_states, row->state),
			.is_credit = row->credit_of.v != 0,
			.dated_on = row->dated_on,
			.received_on = row->received_on,
			.delivered_on = row->delivered_on,
			.total = row->total },
	};
}

static struct invoices invoices_of(struct work *w, const struct invoice_get_rows *rows)
{
	struct invoices all = { 0 };

	list_each (const struct invoice_get_row *, row, rows)
		*list_add(work_arena(w), &all) = invoice_of(row);
	return all;
}

bool invoice_head(struct work *w, struct invoice_id id, struct invoice *invoice)
{
	struct invoice_get_row row;

	if (!invoice_get(w, id, &row))
		return false;
	*invoice = invoice_of(&row);
	return true;
}

static bool is_asked(const struct invoice *invoice, const struct invoice_filter *filter)
{
	return (filter->state == INVOICE_NONE || invoice->facts.state == filter->state) &&
	       (filter->programme.v == 0 || invoice->programme.v == filter->programme.v) &&
	       (filter->before == 0 || invoice->number < filter->before);
}

static struct invoices found_for(
	struct work *w, const struct actor *by, const struct invoice_filter *filter, size_t most)
{
	struct invoice_found_rows rows = invoice_found(w, by->organisation,
		invoice_reference_parse(slice_of(filter->search)), filter->search);
	struct invoices all = { 0 };

	for (size_t i = 0; i < rows.n && all.n <= most; i++) {
		struct invoice invoice;

		if (invoice_head(w, rows.at[i].id, &invoice) && is_asked(&invoice, filter))
			*list_add(work_arena(w), &all) = invoice;
	}
	return all;
}

struct invoices invoices_for(
	struct work *w, const struct actor *by, const struct invoice_filter *filter, size_t most)
{
	struct invoice_get_rows rows;

	if (!policy_allows_kept_by(by, INVOICE_READ, by->organisation))
		return (struct invoices){ 0 };
	if (filter->search != NULL && filter->search[0] != '\0')
		return found_for(w, by, filter, most);
	rows = invoice_list(w, &(struct invoice_list_values){
				       .organisation = by->organisation,
				       .state = invoice_states[filter->state].name,
				       .programme_id = filter->programme,
				       .before = filter->before,
				       .most = (int64_t)most + 1,
			       });
	return invoices_of(w, &rows);
}

struct invoices invoice_credits(struct work *w, struct invoice_id id)
{
	struct invoice_get_rows rows = invoice_list_credits(w, id);

	return invoices_of(w, &rows);
}

struct invoices invoices_of_year(
	struct work *w, struct programme_id id, int year, int64_t after, size_t most)
{
	struct invoice_get_rows rows =
		invoice_list_of_year(w, &(struct invoice_list_of_year_values){
						.programme = id,
						.year = year,
						.after = after,
						.most = (int64_t)most + 1,
					});

	return invoices_of(w, &rows);
}

struct delivered_days delivered_days_of_year(struct work *w, struct programme_id id, int year)
{
	struct invoice_delivered_of_year_rows rows = invoice_delivered_of_year(w, id, year);
	struct delivered_days all = { 0 };

	list_each (const struct invoice_delivered_of_year_row *, row, &rows)
		*list_add(work_arena(w), &all) =
			(struct delivered_day){ row->contract_id, row->delivered_on };
	return all;
}

struct invoices invoices_waiting(struct work *w, struct programme_id id, int year)
{
	struct invoice_get_rows rows = invoice_list_waiting(w, id, year);

	return invoices_of(w, &rows);
}

bool invoice_numbered(
	struct work *w, const struct actor *by, int64_t number, struct invoice *invoice)
{
	struct invoice_get_row row;

	if (!policy_allows_kept_by(by, INVOICE_READ, by->organisation) ||
		!invoice_get_numbered(w, by->organisation, number, &row))
		return false;
	*invoice = invoice_of(&row);
	return true;
}

static const char *key_of(struct work *w, const char *number)
{
	return invoice_number_key(work_arena(w), number);
}

bool invoice_twin(struct work *w, const struct invoice *invoice, struct invoice *twin)
{
	struct invoice_get_twin_row found;

	return invoice_get_twin(w,
		       &(struct invoice_get_twin_values){
			       .supplier = invoice->supplier,
			       .supplier_key = key_of(w, invoice->supplier_number),
			       .organisation_id = invoice->organisation,
			       .without = invoice->id,
		       },
		       &found) &&
	       invoice_head(w, found.id, twin);
}

/* ---- its lines ---- */

const struct contract_version *invoice_terms(
	struct work *w, struct contract_id contract, struct date day)
{
	struct contract_version *v = arena_one(work_arena(w), struct contract_version);

	if (!date_is_day(day) || !contract_version_on(w, contract, day, v) ||
		!contract_runs_on(v, day))
		return NULL;
	return v;
}

static struct invoice_line line_of(
	const struct invoice *invoice, const struct invoice_line_list_row *row)
{
	return (struct invoice_line){
		.number = row->number,
		.contract_line = row->contract_line,
		.terms = invoice->under == NULL ? NULL
						: contract_line(invoice->under, row->contract_line),
		.net = row->net,
		.vat = row->vat,
		.cost = row->cost,
		.units = row->units,
		.parts = { .hours = row->hours,
			.rate = row->rate,
			.venue = row->venue,
			.travel = row->travel,
			.other = row->other,
			.other_for = row->other_for },
		.passed = { row->passed_number, row->passed_on, row->passed_amount },
		.passed_by = row->passed_by,
		.licence_from = row->licence_from,
		.licence_to = row->licence_to,
		.months_from = row->months_from,
		.months_to = row->months_to,
	};
}

static struct invoice_line *line_numbered(struct invoice_lines *lines, int64_t number)
{
	list_each (struct invoice_line *, line, lines)
		if (line->number == number)
			return line;
	return NULL;
}

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
	return seen;
}

static void load_cohorts(struct work *w, struct invoice *invoice)
{
	struct invoice_cohort_list_rows rows = invoice_cohort_list(w, invoice->id);

	list_each (const struct invoice_cohort_list_row *, row, &rows) {
		struct invoice_line *line = line_numbered(&invoice->facts.lines, row->line);
		struct cohort c;

		if (line != NULL && cohort_load(w, row->cohort_id, &c))
			*list_add(work_arena(w), &line->cohorts) =
				invoice_cohort_seen(w, invoice, line->number,
					(enum evidence)word_named(evidences, row->evidence), &c);
	}
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
				.passed_key = key_of(w, line->passed.number),
				.by = line->passed_by,
				.is_unknown = line->passed_by.v == 0,
				.supplier = invoice->supplier,
				.organisation = invoice->organisation,
				.without = invoice->id,
				.line = line->number,
			},
			&row);
	return row.number;
}

static int64_t licensed_elsewhere(
	struct work *w, const struct invoice *invoice, const struct invoice_line *line)
{
	struct invoice_licensed_elsewhere_row row = { 0 };

	if (date_is_day(line->licence_from) && date_is_day(line->licence_to))
		invoice_licensed_elsewhere(w,
			&(struct invoice_licensed_elsewhere_values){
				.programme = invoice->programme,
				.contract = invoice->contract,
				.until = line->licence_to,
				.since = line->licence_from,
				.without = invoice->id,
				.line = line->number,
			},
			&row);
	return row.number;
}

static int64_t licences_elsewhere(
	struct work *w, const struct invoice *invoice, const struct invoice_line *line)
{
	struct invoice_licences_elsewhere_row row = { 0 };

	invoice_licences_elsewhere(w,
		&(struct invoice_licences_elsewhere_values){
			.programme = invoice->programme,
			.year = invoice->year,
			.contract = invoice->contract,
			.without = invoice->id,
			.line = line->number,
		},
		&row);
	return row.licences;
}

static void see_trained(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct invoice_trained_elsewhere_rows rows =
		invoice_trained_elsewhere(w, invoice->programme, invoice->id, line->number);

	list_each (const struct invoice_trained_elsewhere_row *, row, &rows)
		line->seen.billed[trained_named(row->module)] = row->people;
}

static void see_months(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct invoice_charged_elsewhere_row row = { 0 };

	invoice_charged_elsewhere(w,
		&(struct invoice_charged_elsewhere_values){
			.programme = invoice->programme,
			.contract = invoice->contract,
			.contract_line = line->contract_line,
			.until = line->months_to,
			.since = line->months_from,
			.without = invoice->id,
			.line = line->number,
		},
		&row);
	line->seen.charged = row.number;
	line->seen.charged_month = date_before(line->months_from, row.months_from)
					   ? row.months_from
					   : line->months_from;
}

void invoice_see_line(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	line->seen = (struct line_seen){ .passed = passed_elsewhere(w, invoice, line) };
	if (line->terms != NULL && line->terms->evidence == EVIDENCE_TRAINING)
		see_trained(w, invoice, line);
	if (line->terms != NULL && line->terms->evidence == EVIDENCE_LICENCE) {
		line->seen.licences = licences_elsewhere(w, invoice, line);
		line->seen.licensed = licensed_elsewhere(w, invoice, line);
	}
	if (date_is_set(line->months_from) && date_is_set(line->months_to))
		see_months(w, invoice, line);
}

static void load_trained(struct work *w, struct invoice *invoice)
{
	struct invoice_trained_list_rows rows = invoice_trained_list(w, invoice->id);

	list_each (const struct invoice_trained_list_row *, row, &rows) {
		struct invoice_line *line = line_numbered(&invoice->facts.lines, row->line);

		if (line != NULL)
			line->trained[trained_named(row->module)] = row->people;
	}
}

static void load_papers(struct work *w, struct invoice *invoice)
{
	struct invoice_document_list_rows rows = invoice_document_list(w, invoice->id);

	list_each (const struct invoice_document_list_row *, row, &rows) {
		struct invoice_line *line = line_numbered(&invoice->facts.lines, row->line);

		if (row->line == 0)
			invoice->facts.has_document = true;
		else if (line != NULL)
			line->has_document = true;
	}
}

static void load_hands(struct work *w, struct invoice *invoice, struct account_id actor)
{
	struct invoice_deeds deeds = invoice_deeds(w, invoice->id);

	list_each (const struct invoice_deed *, deed, &deeds)
		if ((deed->act == INVOICE_ENTER || deed->act == INVOICE_CHANGE) &&
			deed->by.v == actor.v)
			invoice->facts.is_changed_by_actor = true;
	invoice->facts.is_matched_by_actor =
		invoice->matched_by.v != 0 && invoice->matched_by.v == actor.v;
}

/* By which it is shared: of a credit note that of its original, else the one that stands; NULL: none does. */
static const struct agreement *agreement_for(struct work *w, const struct invoice *invoice)
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
	const struct agreement *agreement = agreement_for(w, invoice);

	return agreement == NULL ? VAT_UNSET : agreement->vat;
}

/* What an agreement that was signed since says of VAT holds until it is approved. */
static void load_costs(struct work *w, struct invoice *invoice)
{
	enum vat_term term;

	if (invoice_is_approved(invoice->facts.state))
		return;
	term = invoice_vat_term(w, invoice);
	list_each (struct invoice_line *, line, &invoice->facts.lines)
		line->cost = vat_cost(term, line->net, line->vat);
}

bool invoice_load(
	struct work *w, struct invoice_id id, struct account_id actor, struct invoice *invoice)
{
	struct invoice_get_row row;

	if (!invoice_get(w, id, &row))
		return false;
	*invoice = invoice_of(&row);
	invoice->under = invoice_terms(w, invoice->contract, invoice->facts.delivered_on);

	struct invoice_line_list_rows lines = invoice_line_list(w, id);

	list_each (const struct invoice_line_list_row *, line, &lines)
		*list_add(work_arena(w), &invoice->facts.lines) = line_of(invoice, line);
	load_cohorts(w, invoice);
	load_trained(w, invoice);
	load_papers(w, invoice);
	load_costs(w, invoice);
	list_each (struct invoice_line *, line, &invoice->facts.lines)
		invoice_see_line(w, invoice, line);
	load_hands(w, invoice, actor);
	return true;
}

bool invoice_for(struct work *w, const struct actor *by, enum right right, struct invoice_id id,
	struct invoice *invoice)
{
	struct invoice_get_row row;

	return invoice_get(w, id, &row) && policy_allows_kept_by(by, right, row.organisation_id) &&
	       invoice_load(w, id, by->account, invoice);
}

/* ---- what it is held against ---- */

static void add_spent(struct work *w, struct invoice_ground *ground,
	const struct invoice_spent_row *row, int sign)
{
	*list_add(work_arena(w), &ground->spent) = (struct spent){
		.contract = row->contract_id,
		.contract_line = row->contract_line,
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
			&(struct invoice_spent_row){ .contract_id = invoice->contract,
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

static void load_recorded(struct work *w, const struct invoice *invoice, const struct budget *b,
	struct invoice_ground *ground)
{
	size_t n;
	const struct scheme_id *schemes = invoice_schemes(w, invoice->under, b, &n);

	for (size_t i = 0; i < n; i++) {
		int64_t people[MODULE_COUNT];

		cohort_trained(w, schemes[i], people);
		for (int module = MODULE_NONE + 1; module < MODULE_COUNT; module++)
			if (people[module] > ground->recorded[module])
				ground->recorded[module] = people[module];
	}
	ground->recorded[TRAINED_VICTIM_CONTACT] = cohort_workers_trained(w);
}

static bool is_listed(const struct trained_people *all, const struct trained_person *one)
{
	list_each (const struct trained_person *, each, all)
		if (each->module == one->module && date_equal(each->on, one->on) &&
			strcmp(each->name, one->name) == 0)
			return true;
	return false;
}

struct trained_people invoice_trained_people(struct work *w, const struct invoice *invoice)
{
	struct budget b;
	bool is_budgeted = programme_budget_in_force(w, invoice->programme, &b);
	struct trained_people all = { 0 };
	size_t n;
	const struct scheme_id *schemes =
		invoice_schemes(w, invoice->under, is_budgeted ? &b : NULL, &n);

	for (size_t i = 0; i < n; i++) {
		struct trained_people more = cohort_trained_people(w, schemes[i]);

		list_each (const struct trained_person *, each, &more)
			if (!is_listed(&all, each))
				*list_add(work_arena(w), &all) = *each;
	}
	return all;
}

struct invoice_shares invoice_shares_of_year(struct work *w, struct programme_id id, int year)
{
	struct invoice_billed_rows rows = invoice_billed(w, id, year);
	struct invoice_shares all = { 0 };

	list_each (const struct invoice_billed_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct invoice_share){
			.organisation = row->organisation_id,
			.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.due = row->due,
			.unbilled = row->unbilled,
			.credited = row->credited,
		};
	return all;
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
			.total = invoice->facts.total,
			.organisation_id = invoice->organisation,
			.without = invoice->id,
		},
		&row);
	ground->alike = row.number;
}

static void add_licence(
	struct work *w, const struct contract_licence *licence, struct invoice_ground *ground)
{
	if (licence->number[0] != '\0')
		*list_add(work_arena(w), &ground->licences) =
			(struct licence_span){ licence->starts_on, licence->ends_on };
}

static void load_licences(
	struct work *w, const struct invoice *invoice, struct invoice_ground *ground)
{
	struct contract_versions subs =
		contract_subs_on(w, invoice->contract, invoice->facts.delivered_on);

	if (invoice->under != NULL)
		add_licence(w, &invoice->under->licence, ground);
	list_each (const struct contract_version *, each, &subs)
		add_licence(w, &each->licence, ground);
}

struct invoice_ground invoice_ground(struct work *w, const struct invoice *invoice)
{
	struct budget *b = arena_one(work_arena(w), struct budget);
	struct invoice_ground ground = {
		.today = work_today(w), .contract_id = invoice->contract, .contract = invoice->under
	};

	if (programme_budget_in_force(w, invoice->programme, b))
		ground.budget = b;
	load_spent(w, invoice, &ground);
	load_alike(w, invoice, &ground);
	ground.senders = invoice_senders(w, invoice);
	load_licences(w, invoice, &ground);
	load_recorded(w, invoice, ground.budget, &ground);
	ground.agreement = agreement_for(w, invoice);
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

/* ---- what was done, is owed, and lies by it ---- */

struct invoice_findings invoice_approved_findings(struct work *w, struct invoice_id id)
{
	struct invoice_finding_list_rows rows = invoice_finding_list(w, id);
	struct invoice_findings all = { 0 };

	list_each (const struct invoice_finding_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct invoice_finding){
			.check = (enum against)word_named(against_what, row->against),
			.verdict = row->is_warning ? FINDING_WARNS : FINDING_PASSES,
			.line = row->line,
			.over = row->over,
			.cohort = row->cohort,
			.other = row->other,
		};
	return all;
}

struct invoice_deeds invoice_deeds(struct work *w, struct invoice_id id)
{
	struct invoice_deed_list_rows rows = invoice_deed_list(w, id);
	struct invoice_deeds all = { 0 };

	list_each (const struct invoice_deed_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct invoice_deed){
			.act = (enum invoice_act)word_named(invoice_acts, row->act),
			.because = row->because,
			.part = (enum invoice_part)word_named(invoice_parts, row->part),
			.by = row->done_by,
			.at = row->done_at,
		};
	return all;
}

struct invoice_shares invoice_share_list(struct work *w, struct invoice_id id)
{
	struct invoice_share_of_rows rows = invoice_share_of(w, id);
	struct invoice_shares all = { 0 };

	list_each (const struct invoice_share_of_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct invoice_share){
			.organisation = row->organisation_id,
			.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.due = row->due,
		};
	return all;
}

static struct statement statement_of(const struct invoice_statement_get_row *row)
{
	return (struct statement){
		.programme = row->programme_id,
		.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
		.year = (int)row->year,
		.due = row->due,
		.unbilled = row->unbilled,
	};
}

struct statements invoice_statements_for(
	struct work *w, const struct actor *by, const struct statement *before, size_t most)
{
	struct invoice_statement_get_rows rows;
	struct statements all = { 0 };

	if (!policy_allows_kept_by(by, STATEMENT_READ, by->organisation))
		return all;
	rows = invoice_statement_list(w, &(struct invoice_statement_list_values){
						 .organisation = by->organisation,
						 .before_year = before->year,
						 .before = before->programme,
						 .most = (int64_t)most + 1,
					 });
	list_each (const struct invoice_statement_get_row *, row, &rows)
		*list_add(work_arena(w), &all) = statement_of(row);
	return all;
}

bool invoice_statement_for(struct work *w, const struct actor *by, struct programme_id programme,
	int year, struct statement *statement)
{
	struct invoice_statement_get_row row;

	if (!policy_allows_kept_by(by, STATEMENT_READ, by->organisation) ||
		!invoice_statement_get(w, programme, year, by->organisation, &row))
		return false;
	*statement = statement_of(&row);
	return true;
}

bool invoice_document(
	struct work *w, struct invoice_id id, int64_t line, struct invoice_document *document)
{
	struct invoice_document_get_row row;

	if (!invoice_document_get(w, id, line, &row))
		return false;
	*document = (struct invoice_document){ .name = row.name, .bytes = row.bytes };
	return true;
}

struct credited invoice_credited(struct work *w, struct invoice_id id, int64_t line)
{
	struct invoice_credited_of_line_row row;

	if (!invoice_credited_of_line(w, id, line, &row))
		return (struct credited){ 0 };
	return (struct credited){ { -row.net.pence }, { -row.vat.pence } };
}

/* ---- storing ---- */

void invoice_insert_new(struct work *w, struct invoice *invoice)
{
	struct invoice_last_number_row last = { 0 };

	invoice_last_number(w, invoice->organisation, &last);
	invoice->id = (struct invoice_id){ id_random() };
	invoice->number = last.number + 1;
	invoice->ledger_reference = "";
	invoice_insert(w, &(struct invoice_insert_values){
				  .id = invoice->id,
				  .organisation_id = invoice->organisation,
				  .number = invoice->number,
				  .programme_id = invoice->programme,
				  .contract_id = invoice->contract,
				  .supplier_id = invoice->supplier,
				  .supplier_number = invoice->supplier_number,
				  .supplier_key = key_of(w, invoice->supplier_number),
				  .credit_of = invoice->credit_of,
				  .dated_on = invoice->facts.dated_on,
				  .received_on = invoice->facts.received_on,
				  .delivered_on = invoice->facts.delivered_on,
				  .year = invoice->year,
				  .total = invoice->facts.total,
				  .state = invoice_states[INVOICE_RECEIVED].name,
			  });
}

void invoice_store_head(struct work *w, const struct invoice *invoice)
{
	invoice_head_update(w, &(struct invoice_head_update_values){
				       .id = invoice->id,
				       .supplier_number = invoice->supplier_number,
				       .supplier_key = key_of(w, invoice->supplier_number),
				       .dated_on = invoice->facts.dated_on,
				       .received_on = invoice->facts.received_on,
				       .delivered_on = invoice->facts.delivered_on,
				       .year = invoice->year,
				       .total = invoice->facts.total,
			       });
}

static void store_evidence(struct work *w, struct invoice_id id, const struct invoice_line *line)
{
	list_each (const struct billed_cohort *, c, &line->cohorts)
		invoice_cohort_insert(w, &(struct invoice_cohort_insert_values){
						 .invoice_id = id,
						 .line = line->number,
						 .cohort_id = c->id,
						 .evidence = evidences[line->terms->evidence].name,
					 });
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
		if (line->trained[each] > 0)
			invoice_trained_insert(w, &(struct invoice_trained_insert_values){
							  .invoice_id = id,
							  .line = line->number,
							  .module = trained_name(each),
							  .people = line->trained[each],
						  });
}

void invoice_store_line(struct work *w, struct invoice_id id, const struct invoice_line *line)
{
	invoice_line_put(w, &(struct invoice_line_put_values){
				    .invoice_id = id,
				    .number = line->number,
				    .contract_line = line->contract_line,
				    .heading = headings[line->terms->heading].name,
				    .net = line->net,
				    .vat = line->vat,
				    .cost = line->cost,
				    .units = line->net.pence < 0 ? 0 : line_units_of(line),
				    .hours = line->parts.hours,
				    .rate = line->parts.rate,
				    .venue = line->parts.venue,
				    .travel = line->parts.travel,
				    .other = line->parts.other,
				    .other_for = line->parts.other_for,
				    .passed_number = line->passed.number,
				    .passed_key = line->passed.number[0] == '\0'
							  ? ""
							  : key_of(w, line->passed.number),
				    .passed_by = line->passed_by,
				    .passed_on = line->passed.on,
				    .passed_amount = line->passed.amount,
				    .licence_from = line->licence_from,
				    .licence_to = line->licence_to,
				    .months_from = line->months_from,
				    .months_to = line->months_to,
			    });
	store_evidence(w, id, line);
}

void invoice_store_costs(struct work *w, const struct invoice *invoice)
{
	list_each (const struct invoice_line *, line, &invoice->facts.lines)
		invoice_line_cost_update(w, line->cost, invoice->id, line->number);
}

void invoice_delete_line(struct work *w, struct invoice_id id, int64_t line)
{
	invoice_cohort_delete(w, id, line);
	invoice_trained_delete(w, id, line);
	invoice_line_delete(w, id, line);
}

static void add_sum(struct work *w, const struct invoice *invoice,
	const struct invoice_counted_row *line, int64_t approved, int64_t paid)
{
	invoice_sum_add(w, &(struct invoice_sum_add_values){
				   .programme_id = invoice->programme,
				   .year = invoice->year,
				   .heading = line->heading,
				   .contract_id = invoice->contract,
				   .contract_line = line->contract_line,
				   .approved = { approved * line->cost.pence },
				   .paid = { paid * line->cost.pence },
				   .units = approved * line->units,
			   });
}

/* Of each line what is approved now, or paid: 1 or 0 times its cost. */
static void add_up_lines(
	struct work *w, const struct invoice *invoice, int64_t approved, int64_t paid)
{
	struct invoice_counted_rows lines = invoice_counted(w, invoice->id);

	list_each (const struct invoice_counted_row *, line, &lines)
		add_sum(w, invoice, line, approved, paid);
}

/* What a credit note took the rest of counts no more: it can be billed again. */
static void take_counted(struct work *w, const struct invoice *note)
{
	struct invoice_counted_no_more_rows lines = invoice_counted_no_more(w, note->id);

	list_each (const struct invoice_counted_no_more_row *, line, &lines)
		add_sum(w, note,
			&(struct invoice_counted_row){ .heading = line->heading,
				.contract_line = line->contract_line,
				.units = -line->units },
			1, 0);
}

/* Of each share what is due now, and what of it is not recharged. */
static void add_up_shares(
	struct work *w, const struct invoice *invoice, int64_t due, int64_t unbilled)
{
	struct invoice_share_of_rows shares = invoice_share_of(w, invoice->id);

	list_each (const struct invoice_share_of_row *, share, &shares)
		invoice_owed_add(
			w, &(struct invoice_owed_add_values){
				   .programme_id = invoice->programme,
				   .year = invoice->year,
				   .organisation_id = share->organisation_id,
				   .due = { due * share->due.pence },
				   .unbilled = { unbilled * share->due.pence },
				   .credited = { invoice->facts.is_credit ? -due * share->due.pence
									  : 0 },
			   });
}

/* What pages say of all invoices of a year is kept as sums, which go with what each becomes. */
static void add_up(struct work *w, const struct invoice *invoice, enum invoice_act act)
{
	if (act == INVOICE_APPROVE) {
		add_up_lines(w, invoice, 1, 0);
		if (invoice->facts.is_credit)
			take_counted(w, invoice);
		add_up_shares(w, invoice, 1, 1);
	} else if (act == INVOICE_RECHARGE) {
		add_up_shares(w, invoice, 0, -1);
	} else if (act == INVOICE_PAY) {
		add_up_lines(w, invoice, 0, 1);
	}
}

static void store_deed(struct work *w, const struct actor *by, struct invoice *invoice,
	enum invoice_act act, const char *because, const char *part)
{
	enum invoice_state next = invoice_next(invoice->facts.state, act);

	assert(next != INVOICE_NONE);
	invoice->facts.state = next;
	invoice->version++;
	if (act == INVOICE_MATCH)
		invoice->matched_by = by->account;
	else if (next == INVOICE_RECEIVED || next == INVOICE_QUERIED)
		invoice->matched_by = (struct account_id){ 0 }; // it has to be matched again
	invoice_state_update(w, &(struct invoice_state_update_values){
					.id = invoice->id,
					.state = invoice_states[next].name,
					.version = invoice->version,
					.matched_by = invoice->matched_by,
					.agreement = invoice->agreement,
					.paid_on = invoice->paid_on,
					.ledger_reference = invoice->ledger_reference,
				});
	invoice_deed_insert(w, &(struct invoice_deed_insert_values){
				       .invoice_id = invoice->id,
				       .number = invoice->version,
				       .act = invoice_acts[act].name,
				       .because = because,
				       .part = part,
				       .done_by = by->account,
				       .done_at = work_now(w),
			       });
	add_up(w, invoice, act);
}

void invoice_store_deed(struct work *w, const struct actor *by, struct invoice *invoice,
	enum invoice_act act, const char *because)
{
	store_deed(w, by, invoice, act, because, "");
}

void invoice_store_change(
	struct work *w, const struct actor *by, struct invoice *invoice, enum invoice_part part)
{
	store_deed(w, by, invoice, INVOICE_CHANGE, "", invoice_parts[part].name);
}

void invoice_store_findings(
	struct work *w, struct invoice_id id, const struct invoice_findings *findings)
{
	list_each (const struct invoice_finding *, each, findings)
		invoice_finding_insert(w, &(struct invoice_finding_insert_values){
						  .invoice_id = id,
						  .place = each - findings->at + 1,
						  .against = against_what[each->check].name,
						  .is_warning = each->verdict == FINDING_WARNS,
						  .line = each->line,
						  .over = each->over,
						  .cohort = each->cohort,
						  .other = each->other,
					  });
}

void invoice_store_document(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t line, const struct invoice_document *document)
{
	invoice_document_put(w, &(struct invoice_document_put_values){
					.invoice_id = id,
					.line = line,
					.name = document->name,
					.bytes = document->bytes,
					.sha256 = hash_sha256_hex(work_arena(w), document->bytes),
					.by = by->account,
					.now = work_now(w),
				});
}

void invoice_store_no_document(struct work *w, struct invoice_id id, int64_t line)
{
	invoice_document_delete(w, id, line);
}

void invoice_store_shares(struct work *w, const struct invoice *invoice,
	const struct agreement *agreement, const struct shares *shares)
{
	for (size_t i = 0; i < agreement->partners.n; i++)
		if (agreement->partners.at[i].contribution == CONTRIBUTION_CASH)
			invoice_share_insert(w,
				&(struct invoice_share_insert_values){
					.invoice_id = invoice->id,
					.place = (int64_t)i + 1,
					.organisation_id = agreement->partners.at[i].organisation,
					.due = shares->due[i],
				});
}
