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
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/store.h"
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

/* That body worked under the contract on that day: it supplied it, or had a sub-contract that ran. */
static bool works_under(struct work *w, struct contract_id id, struct organisation_id supplier,
	struct organisation_id body, struct date day)
{
	struct contract_versions subs = { 0 };

	if (supplier.v == body.v)
		return true;
	subs = contract_subs_on(w, id, day);
	list_each (const struct contract_version *, sub, &subs)
		if (sub->supplier.id.v == body.v && contract_runs_on(sub, day))
			return true;
	return false;
}

/* Something that a body did in a scheme on a day, by which a line is shown. */
struct deed_of_body {
	struct scheme_id scheme;
	struct organisation_id body;
	struct date on;
	enum evidence evidence;
};

static bool promises(struct work *w, const struct contract_version *v, const struct budget *b,
	const struct deed_of_body *deed)
{
	bool is_for_scheme = false, has_line = false;
	size_t n;
	const struct scheme_id *schemes = invoice_schemes(w, v, b, &n);

	for (size_t i = 0; i < n; i++)
		is_for_scheme |= schemes[i].v == deed->scheme.v;
	list_each (const struct contract_line *, line, &v->lines)
		has_line |= line->evidence == deed->evidence;
	return is_for_scheme && has_line;
}

/* What another contract promises of it. */
struct promised_deed {
	const char *contract; // its reference; NULL: none does
	bool is_bodys;        // under which that body worked
};

/* One under which the body worked comes before all others. */
static void see_promise(struct work *w, const struct invoice *invoice, const struct contract *c,
	const struct budget *b, const struct deed_of_body *deed, struct promised_deed *promised)
{
	const struct contract_version *v;
	bool is_bodys;

	if (c->id.v == invoice->contract.v || c->organisation.v != invoice->organisation.v ||
		promised->is_bodys)
		return;
	v = invoice_terms(w, c->id, deed->on);
	if (v == NULL || !promises(w, v, b, deed))
		return;
	is_bodys = works_under(w, c->id, v->supplier.id, deed->body, deed->on);
	if (promised->contract == NULL || is_bodys)
		*promised = (struct promised_deed){ c->reference, is_bodys };
}

/* Of the programme, and of any other of the office's that has the scheme. */
static struct promised_deed promised_elsewhere(
	struct work *w, const struct invoice *invoice, const struct deed_of_body *deed)
{
	struct contracts of_programme = contracts_of(w, invoice->programme);
	struct contracts of_scheme = contracts_of_scheme(w, deed->scheme);
	struct promised_deed promised = { 0 };
	struct budget b;
	bool has_budget = programme_budget_in_force(w, invoice->programme, &b);

	list_each (const struct contract *, c, &of_programme)
		see_promise(w, invoice, c, has_budget ? &b : NULL, deed, &promised);
	list_each (const struct contract *, c, &of_scheme)
		if (c->programme.v != invoice->programme.v)
			see_promise(w, invoice, c, NULL, deed, &promised);
	return promised;
}

/* Whose work the cohort was, for a line that is shown so. */
static void see_holder(struct work *w, const struct invoice *invoice, enum evidence evidence,
	const struct cohort *c, struct billed_cohort *seen)
{
	const struct deed_of_body deed = { c->scheme, c->organisation, seen->b_on, evidence };
	struct promised_deed promised;

	seen->is_run_elsewhere =
		!works_under(w, invoice->contract, invoice->supplier, c->organisation, seen->b_on);
	if (!seen->is_run_elsewhere || evidence != EVIDENCE_LIAISON)
		return;
	promised = promised_elsewhere(w, invoice, &deed);
	seen->promised.contract = promised.contract;
	seen->promised.is_runners = promised.is_bodys;
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
	see_holder(w, invoice, evidence, c, &seen);
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
				.on = line->passed.on,
				.amount = line->passed.amount,
				.organisation = invoice->organisation,
				.without = invoice->id,
				.line = line->number,
			},
			&row);
	return row.number;
}

static void add_licence(
	struct work *w, const struct contract_licence *licence, struct licence_spans *all)
{
	if (licence->number[0] != '\0')
		*list_add(work_arena(w), all) = (struct licence_span){ licence->starts_on,
			licence->ends_on, invoice_number_key(work_arena(w), licence->number) };
}

/* The terms of a contract's licences, its sub-contracts' too, as they stood on that day. */
static struct licence_spans licences_on(struct work *w, struct contract_id id,
	const struct contract_version *under, struct date day)
{
	struct contract_versions subs = contract_subs_on(w, id, day);
	struct licence_spans all = { 0 };

	if (under != NULL)
		add_licence(w, &under->licence, &all);
	list_each (const struct contract_version *, each, &subs)
		add_licence(w, &each->licence, &all);
	return all;
}

/* That line is for the licence too: for the supplier's of the programme, or by its number anybody's. */
static bool is_of_licence(struct work *w, const struct invoice *invoice,
	const struct invoice_line *line, const struct invoice_licence_lines_row *row)
{
	struct licence_spans own, theirs;

	if (row->organisation_id.v != invoice->organisation.v)
		return false;
	if (row->programme_id.v == invoice->programme.v &&
		row->supplier_id.v == invoice->supplier.v)
		return true;
	own = licences_on(w, invoice->contract, invoice->under, invoice->facts.delivered_on);
	theirs = licences_on(w, row->contract_id,
		invoice_terms(w, row->contract_id, row->delivered_on), row->delivered_on);
	return licences_are_one(&own,
		(struct licence_span){ .from = line->licence_from, .to = line->licence_to },
		&theirs, (struct licence_span){ .from = row->licence_from, .to = row->licence_to });
}

/* A line's first day is one of its own year, so whatever has days in common begins within a year of that. */
static void see_licences(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct invoice_licence_lines_rows rows = invoice_licence_lines(
		w, &(struct invoice_licence_lines_values){
			   .first = date_add_days(
				   financial_year_begins(invoice->year), -LICENCE_DAYS_MOST),
			   .last = date_add_days(
				   financial_year_ends(invoice->year), LICENCE_DAYS_MOST),
			   .without = invoice->id,
			   .line = line->number,
		   });

	list_each (const struct invoice_licence_lines_row *, row, &rows) {
		if (!is_of_licence(w, invoice, line, row))
			continue;
		line->seen.licences += row->year == invoice->year;
		if (line->seen.licensed == 0 && date_is_day(line->licence_from) &&
			date_is_day(line->licence_to) &&
			!date_before(line->licence_to, row->licence_from) &&
			!date_before(row->licence_to, line->licence_from))
			line->seen.licensed = row->number;
	}
}

static void see_trained(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct invoice_trained_elsewhere_rows rows =
		invoice_trained_elsewhere(w, &(struct invoice_trained_elsewhere_values){
						     .year = invoice->year,
						     .programme = invoice->programme,
						     .supplier = invoice->supplier,
						     .organisation = invoice->organisation,
						     .without = invoice->id,
						     .line = line->number,
					     });

	list_each (const struct invoice_trained_elsewhere_row *, row, &rows)
		line->seen.billed[trained_named(row->module)] = row->people;
}

static void see_people(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct invoice_people_elsewhere_rows rows =
		invoice_people_elsewhere(w, &(struct invoice_people_elsewhere_values){
						    .programme = invoice->programme,
						    .contract = invoice->contract,
						    .contract_line = line->contract_line,
						    .workers = trained_name(TRAINED_VICTIM_CONTACT),
						    .without = invoice->id,
						    .line = line->number,
					    });

	list_each (const struct invoice_people_elsewhere_row *, row, &rows) {
		struct people_billed_list *all = &line->seen.people;

		if (all->n == 0 || all->at[all->n - 1].invoice != row->invoice)
			*list_add(work_arena(w), all) = (struct people_billed){ row->invoice, 0 };
		all->at[all->n - 1].people += row->people;
	}
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
	if (line->terms != NULL && line->terms->per == PER_TRAINED)
		see_people(w, invoice, line);
	if (line->terms != NULL && line->terms->evidence == EVIDENCE_LICENCE)
		see_licences(w, invoice, line);
	if (date_is_set(line->months_from) && date_is_set(line->months_to))
		see_months(w, invoice, line);
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

/* The first day on which a training is paid for by it: of its financial year, once that is funded. */
static struct date trained_from(const struct invoice *invoice, const struct budget *b)
{
	struct date first = financial_year_begins(financial_year_of(invoice->facts.delivered_on));

	return date_before(first, b->starts_on) ? b->starts_on : first;
}

static bool is_listed(const struct trained_people *all, const struct trained_person *one)
{
	list_each (const struct trained_person *, each, all)
		if (each->module == one->module && date_equal(each->on, one->on) &&
			each->facilitator.v == one->facilitator.v)
			return true;
	return false;
}

/*
 * The trainings on those days that can be paid for by it: of the staff of the scheme's providers, but where another
 * contract, under which their body works, promises training.  *under becomes one such contract.
 */
static struct trained_people trained_within(struct work *w, const struct invoice *invoice,
	const struct budget *b, struct date from, struct date to, const char **under)
{
	struct trained_people all = { 0 };
	size_t n;
	const struct scheme_id *schemes = invoice_schemes(w, invoice->under, b, &n);

	for (size_t i = 0; i < n; i++) {
		struct trained_people more = cohort_trained_people(w, schemes[i], from, to);

		list_each (const struct trained_person *, each, &more) {
			const struct deed_of_body deed = { schemes[i], each->organisation, each->on,
				EVIDENCE_TRAINING };
			struct promised_deed promised = { 0 };

			if (is_listed(&all, each))
				continue;
			if (!works_under(
				    w, invoice->contract, invoice->supplier, deed.body, deed.on))
				promised = promised_elsewhere(w, invoice, &deed);
			if (promised.is_bodys)
				*under = promised.contract;
			else
				*list_add(work_arena(w), &all) = *each;
		}
	}
	return all;
}

struct trained_people invoice_trained_people(struct work *w, const struct invoice *invoice)
{
	struct budget b;
	const char *under = NULL;

	if (!programme_budget_in_force(w, invoice->programme, &b))
		return (struct trained_people){ 0 };
	return trained_within(
		w, invoice, &b, trained_from(invoice, &b), invoice->facts.delivered_on, &under);
}

/* Nobody was trained in it before them on the list. */
static bool is_first(const struct trained_people *all, const struct trained_person *one)
{
	for (const struct trained_person *each = all->at; each < one; each++)
		if (each->module == one->module && each->facilitator.v == one->facilitator.v)
			return false;
	return true;
}

/* On all days that are funded and over: an invoice of a year before may come after one of this. */
static int64_t staff_recorded(struct work *w, const struct invoice *invoice, const struct budget *b)
{
	struct date today = work_today(w);
	const char *under = NULL;
	struct trained_people all = trained_within(w, invoice, b, b->starts_on,
		date_before(b->ends_on, today) ? b->ends_on : today, &under);
	int64_t people = 0;

	for (size_t i = 0; i < all.n; i++) {
		bool is_again = false;

		for (size_t before = 0; before < i; before++)
			is_again =
				is_again || all.at[before].facilitator.v == all.at[i].facilitator.v;
		people += !is_again;
	}
	return people;
}

/* Of how many people a training can be paid for; of victim workers all that the other side has told of. */
static void load_recorded(struct work *w, const struct invoice *invoice, const struct budget *b,
	struct invoice_ground *ground)
{
	struct date from = trained_from(invoice, b), to = invoice->facts.delivered_on;
	struct trained_people all = trained_within(w, invoice, b, from, to, &ground->trained_under);

	list_each (const struct trained_person *, each, &all)
		ground->recorded[each->module] += is_first(&all, each);
	ground->recorded[TRAINED_VICTIM_CONTACT] = cohort_workers_trained_within(w, from, to);
	ground->staff_recorded = staff_recorded(w, invoice, b);
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
	ground.licences =
		licences_on(w, invoice->contract, invoice->under, invoice->facts.delivered_on);
	if (ground.budget != NULL && pays_for_training(ground.contract))
		load_recorded(w, invoice, b, &ground);
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
