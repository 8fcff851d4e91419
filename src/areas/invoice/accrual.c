/* SPDX-License-Identifier: MIT */
/*
 * What is to be accrued of a year, from what is kept: invoices that wait, cohorts, trainings, licences.
 */
#include "areas/cohort/cohort.h"
#include "areas/invoice/closing.h"
#include "areas/invoice/ground.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/licence.h"
#include "areas/invoice/rules_licence.h"
#include "areas/invoice/store.h"
#include "areas/programme/programme.h"
#include "db/db.h"

/* The year being looked at. */
LIST(licences_told, struct licence_spans);

struct accruing {
	struct work *w;
	struct programme_id programme;
	struct organisation_id organisation; // whose it is
	int year;
	struct accrual_days days; // of it, those that are over and funded
	struct date funded_from;
	struct accrual_asked_rows asked;
	struct accrual_units_rows units;
	struct licences_told licences; // each that is told of already
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
			.also = "",
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

/* The last of those days on which a licence runs under that contract; DATE_NONE: none does on any. */
static struct date last_licensed(
	const struct accruing *now, const struct contract_versions *versions, struct date last)
{
	for (struct date day = last; !date_before(day, now->days.from);
		day = date_add_days(day, -1))
		if (licence_runs_under(versions, day))
			return day;
	return DATE_NONE;
}

/* Another contract has it too, and tells of it. */
static bool is_told_elsewhere(
	const struct accruing *now, const struct licence_spans *is, struct licence_span day)
{
	list_each (const struct licence_spans *, told, &now->licences)
		if (licences_are_one(is, day, told, day))
			return true;
	return false;
}

/* It ran on one of those days, and neither a line with days of the year, another contract nor another sum has its fee. */
static bool is_licence_open(struct accruing *now, const struct invoice *as,
	const struct contract_line *terms, struct contract_id of)
{
	struct contract_versions versions = contract_versions(now->w, of);
	struct date last = last_licensed(now, &versions, as->facts.delivered_on);
	const struct licence_span day = { .from = last, .to = last };
	struct invoice_line line = { .contract_line = terms->number,
		.terms = terms,
		.passed.number = "",
		.licence_of = of,
		.licence_from = last,
		.licence_to = last };
	struct licence_spans is = { 0 };

	if (!date_is_set(last))
		return false;
	licences_add(work_arena(now->w), &is, &versions);
	if (is_told_elsewhere(now, &is, day))
		return false;
	invoice_see_line(now->w, as, &line);
	if (line.seen.licences > 0 || line.seen.inside != NULL)
		return false;
	*list_add(work_arena(now->w), &now->licences) = is;
	return true;
}

/* The contracts that have, or had, a licence: this one and those under it. */
static struct licence_spans licences_by_contract(struct work *w, struct contract_id id)
{
	struct licence_spans all = licences_of(w, id), each_once = { 0 };

	list_each (const struct licence_span *, one, &all)
		if (licence_standing(&each_once, one->of) == NULL)
			*list_add(work_arena(w), &each_once) = *one;
	return each_once;
}

/*
 * Each licence is accrued once a year.  Which of several lines pays for which nobody says: they are taken in turn, and
 * the last line has those that are left.
 */
static int64_t open_licences(
	struct accruing *now, const struct invoice *as, const struct contract_line *terms)
{
	struct licence_spans all = licences_by_contract(now->w, as->contract);
	size_t first = 0, lines = 0, last;
	int64_t open = 0;

	list_each (const struct contract_line *, each, &as->under->lines)
		if (each->evidence == EVIDENCE_LICENCE) {
			first = each->number == terms->number ? lines : first;
			lines++;
		}
	last = first + 1 < lines ? first + 1 : all.n;
	for (size_t i = first; i < last && i < all.n; i++)
		open += is_licence_open(now, as, terms, all.at[i].of);
	return open;
}

/* A sum of all is that of the lines in its place too, as find_in_place has it. */
static bool counts_for(const struct accrual_line *line, int64_t number)
{
	return number == line->terms->number ||
	       (line->terms->per == PER_WHOLE &&
		       contract_line_is_of(line->history, line->terms, number));
}

static void load_asked(const struct accruing *now, struct accrual_line *line)
{
	struct contract_id contract = line->under->contract;

	list_each (const struct accrual_asked_row *, row, &now->asked)
		if (row->contract_id.v == contract.v && counts_for(line, row->contract_line))
			line->asked.pence += row->cost.pence;
	list_each (const struct accrual_units_row *, row, &now->units)
		if (row->contract_id.v == contract.v)
			line->units += accrual_units_of(
				line, &(struct accrual_units){ .contract_line = row->contract_line,
					      .units = row->units,
					      .months_from = row->months_from,
					      .months_to = row->months_to,
					      .delivered_on = row->delivered_on });
}

/* A newer version has it at the same terms, so that its days are told with that one's; or once for the year. */
static bool is_told(const struct contract_versions *newer, const struct contract_versions *history,
	const struct contract_line *terms)
{
	list_each (const struct contract_version *, v, newer)
		if (contract_line_is_at(v, terms) || accrual_is_replaced(terms, v, history))
			return true;
	return false;
}

static bool names_a_scheme(const struct contract_version *v)
{
	list_each (const struct contract_service *, each, &v->services)
		if (each->scheme.v != 0)
			return true;
	return false;
}

static bool provides(
	struct work *w, struct organisation_id body, struct scheme_id scheme, struct date day)
{
	struct parties parties = scheme_party_list(w, scheme);

	list_each (const struct party *, each, &parties)
		if (each->organisation.v == body.v && each->part == PART_PROVIDER &&
			!date_before(day, each->from) &&
			(!date_is_set(each->to) || !date_before(each->to, day)))
			return true;
	return false;
}

/* What is told of it is asked already, to a line of an older version in whose place it is. */
static void add_asked(struct accruing *now, const struct accrual_line *line, struct money told)
{
	*list_add(work_arena(now->w), &now->asked) =
		(struct accrual_asked_row){ .contract_id = line->under->contract,
			.contract_line = line->terms->number,
			.cost = told };
}

/* What that line says is to be accrued, and of each cohort whether its supplier provides it. */
static void add_of_line(struct accruing *now, const struct accrual_line *line)
{
	size_t before = now->all.n;

	accrue_line(work_arena(now->w), line, now->days, &now->all);
	for (size_t i = before; i < now->all.n; i++) {
		struct accrual *one = &now->all.at[i];

		one->claim.is_provided =
			one->cohort.v != 0 &&
			provides(now->w, line->under->supplier.id, one->claim.scheme, one->on);
		if (one->kind == ACCRUAL_TRAINED)
			add_asked(now, line, one->sum.money);
	}
}

/* By the lines of that version which no newer one has at the same terms. */
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
		.history = contract_history(now->w, c->id),
		.facts.delivered_on =
			date_before(v->ends_on, now->days.to) ? v->ends_on : now->days.to };
	struct invoice_ground ground = invoice_ground(now->w, &as);

	list_each (const struct contract_line *, terms, &v->lines) {
		if (is_told(newer, &as.history, terms))
			continue;

		struct accrual_line line = { .contract = c->reference,
			.under = v,
			.terms = terms,
			.claim = { .programme = now->programme,
				.contract = c->id,
				.is_named = names_a_scheme(v) },
			.history = &as.history,
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
		if (terms->evidence == EVIDENCE_LICENCE)
			line.licences = open_licences(now, &as, terms);
		add_of_line(now, &line);
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

/* ---- all of it ---- */

static struct accruing a_year(struct work *w, struct programme_id id, int year)
{
	struct accruing now = { .w = w, .programme = id, .year = year };
	struct programme p;

	if (programme_load(w, id, &p))
		now.organisation = p.organisation;
	now.days = (struct accrual_days){ financial_year_begins(year), financial_year_ends(year) };
	if (date_before(work_today(w), now.days.to))
		now.days.to = work_today(w);
	return now;
}

/* By every contract that could pay for it, so of a cohort more than once. */
static void add_delivered(struct accruing *now)
{
	struct contracts contracts = contracts_of(now->w, now->programme);
	struct budget b;

	if (programme_budget_in_force(now->w, now->programme, &b))
		keep_funded(now, &b);
	if (date_before(now->days.to, now->days.from))
		return;
	now->asked = accrual_asked(now->w, now->programme);
	now->units = accrual_units(now->w, now->programme, now->year);
	list_each (const struct contract *, c, &contracts)
		add_contract(now, c);
}

/* A scheme is looked at once. */
static bool is_looked_at(const struct accruals *all, const struct accrual *one)
{
	for (const struct accrual *each = all->at; each < one; each++)
		if (each->claim.scheme.v == one->claim.scheme.v)
			return true;
	return false;
}

LIST(programme_ids, struct programme_id);

/* Once, and the first is its own. */
static bool is_first_look(struct work *w, struct programme_ids *looked, struct programme_id id)
{
	list_each (const struct programme_id *, each, looked)
		if (each->v == id.v)
			return false;
	*list_add(work_arena(w), looked) = id;
	return true;
}

/* What the contracts of another programme would accrue of cohorts. */
static void add_cohorts_of(struct accruing *now, struct programme_id id, struct accruals *others)
{
	struct accruing other = a_year(now->w, id, now->year);

	if (other.organisation.v != now->organisation.v)
		return;
	add_delivered(&other);
	list_each (const struct accrual *, each, &other.all)
		if (each->cohort.v != 0)
			*list_add(work_arena(now->w), others) = *each;
}

/* The office's other programmes that have a contract for a scheme of whose cohorts some are accrued. */
static struct accruals cohorts_of_others(struct accruing *now)
{
	struct programme_ids looked = { 0 };
	struct accruals others = { 0 };

	is_first_look(now->w, &looked, now->programme);
	list_each (const struct accrual *, each, &now->all) {
		struct contracts contracts;

		if (each->cohort.v == 0 || is_looked_at(&now->all, each))
			continue;
		contracts = contracts_of_scheme(now->w, each->claim.scheme);
		list_each (const struct contract *, c, &contracts)
			if (is_first_look(now->w, &looked, c->programme))
				add_cohorts_of(now, c->programme, &others);
	}
	return others;
}

/* A cohort once, whichever contract of whichever programme of the office could pay for it. */
static struct accruals kept_once(struct accruing *now)
{
	struct accruals others = cohorts_of_others(now), own = { 0 };

	list_each (const struct accrual *, each, &others)
		*list_add(work_arena(now->w), &now->all) = *each;
	accruals_keep_once(work_arena(now->w), &now->all);
	list_each (const struct accrual *, each, &now->all)
		if (each->cohort.v == 0 || each->claim.programme.v == now->programme.v)
			*list_add(work_arena(now->w), &own) = *each;
	return own;
}

struct accruals invoice_accruals(struct work *w, struct programme_id id, int year)
{
	struct accruing now = a_year(w, id, year);

	add_waiting(&now);
	add_delivered(&now);
	return kept_once(&now);
}
