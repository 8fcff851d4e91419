/* SPDX-License-Identifier: MIT */
/* What is checked of an invoice before it is matched and approved, in its order, and what each check finds. */
#include "areas/invoice/rules_licence.h"

#include "base/err.h"

enum { FILL_LEAST_PERCENT = 50 };

const struct word against_what[AGAINST_COUNT] = {
	[AGAINST_TOTAL] = { "total", N_("The lines come to the total") },
	[AGAINST_DOCUMENT] = { "document", N_("The invoice itself is here") },
	[AGAINST_SUPPLIER] = { "supplier", N_("The contract’s supplier sent it") },
	[AGAINST_MATCHED] = { "matched", N_("It was matched by the terms of today") },
	[AGAINST_EVIDENCE] = { "evidence", N_("It was delivered") },
	[AGAINST_HOLDER] = { "holder", N_("It is the work of this contract") },
	[AGAINST_TWICE] = { "twice", N_("It was not billed before") },
	[AGAINST_ALIKE] = { "alike", N_("No other invoice of the supplier has the same total") },
	[AGAINST_LIAISON] = { "liaison", N_("The victims’ service has told of it") },
	[AGAINST_PASSED] = { "passed-on", N_("The sub-contractor’s own invoice is here") },
	[AGAINST_FILL] = { "fill", N_("Half of the places were taken") },
	[AGAINST_PRICE] = { "price", N_("It asks as the contract’s line pays") },
	[AGAINST_LINE] = { "line", N_("Within the most of the contract’s line") },
	[AGAINST_UNITS] = { "units", N_("Within the number that the contract has") },
	[AGAINST_HEADING] = { "heading", N_("Within the cap of its heading") },
	[AGAINST_PERIOD] = { "period", N_("Within the days that are funded") },
	[AGAINST_LICENCE] = { "licence", N_("The licence is not paid twice") },
	[AGAINST_FEE] = { "fee", N_("Within the licence’s own fee") },
	[AGAINST_DECISION] = { "decision", N_("Within all that the decision allows") },
	[AGAINST_YEAR] = { "year", N_("Its financial year is open") },
	[AGAINST_AGREEMENT] = { "agreement", N_("It is agreed who pays") },
	[AGAINST_FUNDER] = { "funder", N_("Within the most that each body pays") },
};

/* What is found, one after another. */
struct finding_all {
	struct arena *a;
	const struct invoice_facts *facts;
	const struct invoice_ground *ground;
	struct invoice_findings all;
};

static struct invoice_finding *found(
	struct finding_all *f, enum against check, enum found verdict, int64_t line)
{
	struct invoice_finding *one = list_add(f->a, &f->all);

	*one = (struct invoice_finding){ .check = check, .verdict = verdict, .line = line };
	return one;
}

static void find_within(struct finding_all *f, enum against check, enum found beyond, int64_t line,
	struct money used, struct money most)
{
	bool is_over = used.pence > most.pence;
	struct invoice_finding *one = found(f, check, is_over ? beyond : FINDING_PASSES, line);

	if (is_over)
		one->over.pence = used.pence - most.pence;
}

/* The first cohort of it that is against; 0: none is. */
static int64_t first_cohort(
	const struct invoice_line *line, bool (*is_against)(const struct billed_cohort *c))
{
	list_each (const struct billed_cohort *, c, &line->cohorts)
		if (is_against(c))
			return c->number;
	return 0;
}

static bool is_open(const struct billed_cohort *c)
{
	return !c->is_closed[WORKSHOP_A] || !c->is_closed[WORKSHOP_B];
}

static bool is_elsewhere(const struct billed_cohort *c)
{
	return c->elsewhere != 0;
}

/* Nobody was booked: there is nothing that could be told. */
static bool is_untold(const struct billed_cohort *c)
{
	return c->told < c->people || c->people == 0;
}

static bool is_half_empty(const struct billed_cohort *c)
{
	return c->capacity > 0 && c->taken * 100 < c->capacity * FILL_LEAST_PERCENT;
}

static void find_cohorts(struct finding_all *f, const struct invoice_line *line, enum against check,
	enum found verdict, bool (*is_against)(const struct billed_cohort *c))
{
	int64_t cohort = first_cohort(line, is_against);
	struct invoice_finding *one =
		found(f, check, cohort == 0 ? FINDING_PASSES : verdict, line->number);

	one->cohort = cohort;
	list_each (const struct billed_cohort *, c, &line->cohorts)
		if (cohort != 0 && c->number == cohort)
			one->other = c->elsewhere;
}

static void find_twice(
	struct finding_all *f, const struct invoice_line *line, enum twice twice, int64_t elsewhere)
{
	struct invoice_finding *one = found(
		f, AGAINST_TWICE, elsewhere == 0 ? FINDING_PASSES : FINDING_HOLDS, line->number);

	one->twice = twice;
	one->other = elsewhere;
}

static void find_licensed(struct finding_all *f, const struct invoice_line *line)
{
	struct invoice_finding *one;

	if (licence_is_beyond_its_year(line))
		find_within(f, AGAINST_LINE, FINDING_HOLDS, line->number,
			(struct money){ line->seen.licence_net.pence + line->net.pence },
			line->terms->sum);

	if (line->seen.inside == NULL) {
		find_twice(f, line, TWICE_LICENCE, line->seen.licensed);
		return;
	}
	one = found(f, AGAINST_TWICE, FINDING_HOLDS, line->number);
	one->twice = TWICE_INSIDE;
	one->contract = line->seen.inside;
}

/* Of a line with a licence's fee inside, or beside another licence of the supplier: it is looked at. */
static void find_licensed_beside(struct finding_all *f, const struct invoice_line *line)
{
	struct invoice_finding *one;

	if (line->seen.licensed_beside == 0)
		return;
	one = found(f, AGAINST_TWICE, FINDING_WARNS, line->number);
	one->twice = TWICE_LICENCE;
	one->other = line->seen.licensed_beside;
}

/* What only another contract of the supplier, or a line of before, has is looked at: it may be other work. */
static void find_once(struct finding_all *f, const struct invoice_line *line)
{
	find_twice(f, line, TWICE_MONTH, line->seen.charged);
	if (line->seen.charged == 0 && line->seen.beside != 0) {
		struct invoice_finding *one = &f->all.at[f->all.n - 1];

		one->verdict = FINDING_WARNS;
		one->other = line->seen.beside;
	}
}

/* The same of what is shown by cohorts or by training, which are counted by themselves. */
static void find_before(struct finding_all *f, const struct invoice_line *line)
{
	if (line->seen.beside != 0)
		find_once(f, line);
}

/* Where a cohort is moved, or a variation is signed, a line that was right when it was typed is right no more. */
static bool find_misfit(struct finding_all *f, const struct invoice_line *line)
{
	enum misfit misfit = MISFIT_NONE;
	struct invoice_finding *one;
	int64_t cohort = 0;
	struct date month;

	if (line->terms->per == PER_MONTH && line_has_months(line))
		misfit = months_misfit(f->facts, line, f->ground, &month);
	if (line_is_proved_by(line, EVIDENCE_LICENCE))
		misfit = licence_misfit(f->facts, line, f->ground);
	list_each (const struct billed_cohort *, c, &line->cohorts)
		if (misfit == MISFIT_NONE) {
			misfit = cohort_misfit(f->facts, line, f->ground, c);
			cohort = c->number;
		}
	if (misfit == MISFIT_NONE)
		return false;
	one = found(f, AGAINST_EVIDENCE, FINDING_HOLDS, line->number);
	one->misfit = misfit;
	one->cohort = cohort;
	return true;
}

/* What was recorded when the line was typed may have been corrected since. */
static void find_trained(struct finding_all *f, const struct invoice_line *line)
{
	int more = MODULE_NONE;

	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
		if (more == MODULE_NONE &&
			line->trained[each] > trained_left(&line->seen, f->ground, each))
			more = each;
	found(f, AGAINST_EVIDENCE, more == MODULE_NONE ? FINDING_PASSES : FINDING_HOLDS,
		line->number)
		->trained = more;
}

/* The contract may have been varied, or another one signed, since it was typed. */
static void find_holder(struct finding_all *f, const struct invoice_line *line)
{
	struct invoice_finding *one = found(f, AGAINST_HOLDER, FINDING_PASSES, line->number);

	list_each (const struct billed_cohort *, c, &line->cohorts) {
		enum found verdict = cohort_holder(line->terms->evidence, c);

		if (verdict <= one->verdict)
			continue;
		one->verdict = verdict;
		one->cohort = c->number;
		one->contract =
			cohort_is_nobodys(line->terms->evidence, c) ? NULL : c->promised.contract;
	}
}

static void find_evidence(struct finding_all *f, const struct invoice_line *line)
{
	if (line_is_of_cohorts(line)) {
		if (!find_misfit(f, line))
			find_cohorts(f, line, AGAINST_EVIDENCE, FINDING_HOLDS, is_open);
		find_holder(f, line);
		find_cohorts(f, line, AGAINST_TWICE, FINDING_HOLDS, is_elsewhere);
		if (line_is_proved_by(line, EVIDENCE_LIAISON))
			find_cohorts(f, line, AGAINST_LIAISON, FINDING_HOLDS, is_untold);
		else
			find_cohorts(f, line, AGAINST_FILL, FINDING_WARNS, is_half_empty);
		find_before(f, line);
		return;
	}
	if (line_is_proved_by(line, EVIDENCE_TRAINING)) {
		find_trained(f, line);
		if (line->terms->per == PER_TRAINED)
			find_twice(f, line, TWICE_PERSON,
				line_has_people_twice(line, f->ground)
					? line->seen.people.at[0].invoice
					: 0);
		find_before(f, line);
		return;
	}
	if (line_is_proved_by(line, EVIDENCE_LICENCE))
		find_licensed(f, line);
	else if (line->terms->per == PER_MONTH || line->terms->per == PER_YEAR ||
		 line->seen.beside != 0)
		find_once(f, line);
	if (find_misfit(f, line))
		return;
	if (line->terms->per == PER_MONTH && !line_has_months(line)) {
		found(f, AGAINST_EVIDENCE, FINDING_HOLDS, line->number)->is_unnamed = true;
		return;
	}
	found(f, AGAINST_EVIDENCE,
		line->has_document || line_is_proved_by(line, EVIDENCE_LICENCE) ? FINDING_PASSES
										: FINDING_HOLDS,
		line->number);
}

/* What was typed by other terms of the line may ask otherwise than it pays now. */
static bool asks_as_paid(const struct invoice_line *line)
{
	switch (line->terms->basis) {
	case BASIS_ACTUAL_UP_TO: return breakdown_sum(&line->parts).pence == line->net.pence;
	case BASIS_PASSED_THROUGH:
		return line->passed.amount.is_set &&
		       line->passed.amount.money.pence == line->net.pence;
	case BASIS_UNIT_PRICE:
		return line->terms->sum.pence * line_units_of(line) == line->net.pence;
	case BASIS_NONE:
	case BASIS_COUNT: break;
	}
	unreachable("basis");
}

static void find_price(struct finding_all *f, const struct invoice_line *line)
{
	if (!asks_as_paid(line))
		found(f, AGAINST_PRICE, FINDING_HOLDS, line->number);
}

/* By one line of this contract; year 0: of all years. */
static struct spent spent_of_line(const struct invoice_ground *ground, int64_t line, int year)
{
	struct spent sum = { .contract_line = line };

	list_each (const struct spent *, each, &ground->spent)
		if (each->contract.v == ground->contract_id.v && each->contract_line == line &&
			(year == 0 || each->year == year)) {
			sum.cost.pence += each->cost.pence;
			sum.units += each->units;
		}
	return sum;
}

/* What the line's sum allows: of all of it, or of each year, what was paid by it before counts too. */
static void find_line(struct finding_all *f, const struct invoice_line *line)
{
	const struct contract_line *terms = line->terms;
	int year = terms->per == PER_YEAR ? financial_year_of(f->facts->delivered_on) : 0;
	struct spent before = spent_of_line(f->ground, line->contract_line, year);
	int64_t number = spent_of_line(f->ground, line->contract_line, 0).units;
	int64_t units = line_units_of(line);
	struct money used = line->cost, most = { terms->sum.pence * units };

	list_each (const struct invoice_line *, other, &f->facts->lines)
		if (other->number < line->number && other->contract_line == line->contract_line) {
			before.cost.pence += other->cost.pence;
			number += line_units_of(other);
		}
	if (terms->per == PER_WHOLE || terms->per == PER_YEAR) {
		used.pence += before.cost.pence;
		most = terms->sum;
	}
	if (line_is_together(line)) // kept before it was refused
		found(f, AGAINST_LINE, FINDING_HOLDS, line->number)->is_together = true;
	else
		find_within(f, AGAINST_LINE, FINDING_HOLDS, line->number, used, most);
	if (terms->most > 0 && terms->per != PER_WHOLE)
		found(f, AGAINST_UNITS,
			number + units > terms->most ? FINDING_WARNS : FINDING_PASSES,
			line->number);
}

/* By the lines in whose place that one is, or that are in its place; year 0: of all years. */
static struct money spent_in_place_of(
	const struct invoice_ground *ground, const struct contract_line *terms, int year)
{
	struct money sum = MONEY_ZERO;

	list_each (const struct spent *, each, &ground->spent)
		if (each->contract.v == ground->contract_id.v &&
			(year == 0 || each->year == year) &&
			contract_line_is_of(&ground->history, terms, each->contract_line))
			sum.pence += each->cost.pence;
	return sum;
}

/* All that a line by the month or the year may come to: as many as the contract's term has, though it touches more. */
static void find_promised(struct finding_all *f, const struct invoice_line *line)
{
	struct money used = spent_of_line(f->ground, line->contract_line, 0).cost;
	struct maybe_money most = { 0 };

	if (f->ground->contract != NULL)
		most = line_promised(&f->ground->history, f->ground->contract, line->terms);
	list_each (const struct invoice_line *, other, &f->facts->lines)
		if (other->number <= line->number && other->contract_line == line->contract_line)
			used.pence += other->cost.pence;
	if (most.is_set && used.pence > most.money.pence)
		find_within(f, AGAINST_LINE, FINDING_HOLDS, line->number, used, most.money);
}

/*
 * What was paid of all, or of the year, by a line that a variation replaced is not paid once more by the one in its
 * place, if both are for the same: it is looked at whether they are.
 */
static void find_in_place(struct finding_all *f, const struct invoice_line *line)
{
	const struct contract_line *terms = line->terms;
	int year = terms->per == PER_YEAR ? financial_year_of(f->facts->delivered_on) : 0;
	struct money before = spent_in_place_of(f->ground, terms, year);
	struct money used = { before.pence +
			      spent_of_line(f->ground, line->contract_line, year).cost.pence };

	if (before.pence <= 0 || (terms->per != PER_WHOLE && terms->per != PER_YEAR))
		return;
	list_each (const struct invoice_line *, other, &f->facts->lines)
		if (other->number <= line->number && other->contract_line == line->contract_line)
			used.pence += other->cost.pence;
	if (used.pence <= terms->sum.pence)
		return;
	find_within(f, AGAINST_LINE, FINDING_WARNS, line->number, used, terms->sum);
}

/* The contract's line can have room for more than the licence costs by the contract that it stands in. */
static void find_fee(struct finding_all *f, const struct invoice_line *line)
{
	struct money used = { line->seen.licence_net.pence + line->net.pence };

	if (line_is_proved_by(line, EVIDENCE_LICENCE) && line->seen.licence_fee.is_set)
		find_within(f, AGAINST_FEE, FINDING_WARNS, line->number, used,
			line->seen.licence_fee.money);
}

static void find_of_line(struct finding_all *f, const struct invoice_line *line)
{
	if (line->terms == NULL) {
		found(f, AGAINST_LINE, FINDING_HOLDS, line->number);
		return;
	}
	find_evidence(f, line);
	find_licensed_beside(f, line);
	if (line->terms->basis == BASIS_PASSED_THROUGH) {
		find_twice(f, line, TWICE_PASSED, line->seen.passed);
		found(f, AGAINST_PASSED, line->has_document ? FINDING_PASSES : FINDING_HOLDS,
			line->number);
	}
	find_price(f, line);
	find_line(f, line);
	find_promised(f, line);
	find_in_place(f, line);
	find_fee(f, line);
}

/* Of a heading: what was spent, with this invoice. */
static struct money used_of(const struct finding_all *f, enum heading heading)
{
	struct money used = spent_of_heading(&f->ground->spent, heading);

	list_each (const struct invoice_line *, line, &f->facts->lines)
		if (line->terms != NULL && line->terms->heading == heading)
			used.pence += line->cost.pence;
	return used;
}

/* The first line of that heading; NULL: it has none. */
static const struct invoice_line *line_of(const struct finding_all *f, enum heading heading)
{
	list_each (const struct invoice_line *, line, &f->facts->lines)
		if (line->terms != NULL && line->terms->heading == heading)
			return line;
	return NULL;
}

static void find_headings(struct finding_all *f)
{
	for (enum heading h = HEADING_NONE + 1; h < HEADING_COUNT; h++) {
		const struct invoice_line *line = line_of(f, h);
		struct heading_terms terms = { 0 };

		if (line == NULL)
			continue;
		if (f->ground->budget != NULL)
			terms = heading_terms(f->ground->budget, h);
		find_within(f, AGAINST_HEADING, FINDING_HOLDS, line->number, used_of(f, h),
			terms.cap.money);
	}
}

static bool is_funded(const struct budget *b, struct date day)
{
	return !date_before(day, b->starts_on) && !date_before(b->ends_on, day);
}

/* Of a licence that day is not funded, though it may lie ahead; DATE_NONE: all are. */
static struct date unfunded_licence_day(const struct invoice_line *line, const struct budget *b)
{
	if (!line_is_proved_by(line, EVIDENCE_LICENCE))
		return DATE_NONE;
	if (date_is_set(line->licence_from) && !is_funded(b, line->licence_from))
		return line->licence_from;
	return date_is_set(line->licence_to) && !is_funded(b, line->licence_to) ? line->licence_to
										: DATE_NONE;
}

/* The first of the days that it is for that is not funded; DATE_NONE: all are. */
static struct date unfunded_day(const struct invoice_facts *facts, const struct budget *b)
{
	list_each (const struct invoice_line *, line, &facts->lines) {
		if (line_has_months(line) &&
			date_before(date_last_day(line->months_from), b->starts_on))
			return date_last_day(line->months_from);
		if (date_is_set(unfunded_licence_day(line, b)))
			return unfunded_licence_day(line, b);
		list_each (const struct billed_cohort *, c, &line->cohorts) {
			if (!is_funded(b, c->a_on))
				return c->a_on;
			if (!is_funded(b, c->b_on))
				return c->b_on;
		}
	}
	return is_funded(b, facts->delivered_on) ? DATE_NONE : facts->delivered_on;
}

/* No commitment past the period.  Source: domain.md §5.5. */
static void find_period(struct finding_all *f)
{
	struct date day;

	if (f->ground->budget == NULL)
		return; // its caps are nothing, which holds it
	day = unfunded_day(f->facts, f->ground->budget);
	found(f, AGAINST_PERIOD, date_is_set(day) ? FINDING_HOLDS : FINDING_PASSES, 0)->on = day;
}

/*
 * A licence beside the price of every cohort that is allowed: where the price has it in it, that is
 * to pay it twice; where it is due beside, it is warned of.
 */
static void find_licence(struct finding_all *f)
{
	list_each (const struct invoice_line *, line, &f->facts->lines) {
		struct heading_terms terms;
		struct money most;

		if (!line_is_proved_by(line, EVIDENCE_LICENCE) || f->ground->budget == NULL)
			continue;
		terms = heading_terms(f->ground->budget, line->terms->heading);
		if (terms.included.pence == 0)
			continue;
		most.pence = line->cost.pence + terms.cohorts * terms.price.pence;
		find_within(f, AGAINST_LICENCE,
			f->ground->budget->licence == LICENCE_INSIDE ? FINDING_HOLDS
								     : FINDING_WARNS,
			line->number, most, terms.cap.money);
	}
}

static struct money decision_cap(const struct budget *b)
{
	struct money sum = MONEY_ZERO;

	for (enum heading h = HEADING_NONE + 1; b != NULL && h < HEADING_COUNT; h++)
		sum.pence += heading_terms(b, h).cap.money.pence;
	return sum;
}

static void find_decision(struct finding_all *f)
{
	struct money used = { spent_in_all(&f->ground->spent).pence +
			      invoice_cost(f->facts).pence };

	find_within(f, AGAINST_DECISION, FINDING_HOLDS, 0, used, decision_cap(f->ground->budget));
}

/* What was approved before the year was closed is in its final statement. */
static void find_year(struct finding_all *f)
{
	if (f->ground->is_year_closed && !invoice_is_approved(f->facts->state))
		found(f, AGAINST_YEAR, FINDING_HOLDS, 0);
}

static void find_funders(struct finding_all *f)
{
	struct shares *shares = arena_many(f->a, struct shares, 1);
	enum share_outcome outcome;

	if (f->ground->agreement == NULL) {
		found(f, AGAINST_AGREEMENT, FINDING_HOLDS, 0);
		return;
	}
	found(f, AGAINST_AGREEMENT, FINDING_PASSES, 0);
	outcome = invoice_shares(f->facts, f->ground, shares);
	found(f, AGAINST_FUNDER, outcome == SHARES_DONE ? FINDING_PASSES : FINDING_HOLDS, 0)
		->partner = outcome == SHARES_OVER_MOST ? shares->over : PARTNERS_MOST;
}

/* Cohorts and months are counted one by one, and none of them can be billed twice. */
static bool is_counted(const struct invoice_line *line)
{
	return line_is_of_cohorts(line) || (line->terms != NULL && line->terms->per == PER_MONTH);
}

/* The same total under another number may be the same work, unless all of it is counted. */
static void find_alike(struct finding_all *f)
{
	bool is_all_counted = f->facts->lines.n > 0;

	list_each (const struct invoice_line *, line, &f->facts->lines)
		is_all_counted = is_all_counted && is_counted(line);
	if (!is_all_counted)
		found(f, AGAINST_ALIKE, f->ground->alike == 0 ? FINDING_PASSES : FINDING_WARNS, 0)
			->other = f->ground->alike;
}

/* A variation that was signed since may have put another in its place. */
static void find_supplier(struct finding_all *f)
{
	const struct contract_version *under = f->ground->contract;

	if (under != NULL && under->supplier.id.v != f->ground->supplier.v)
		found(f, AGAINST_SUPPLIER, FINDING_HOLDS, 0);
}

struct terms_versions terms_now(const struct invoice_ground *ground)
{
	return (struct terms_versions){
		.contract = ground->contract == NULL ? 0 : ground->contract->version,
		.budget = ground->budget == NULL ? 0 : ground->budget->version,
	};
}

/* Whoever approves it approves what another looked at. */
static void find_matched(struct finding_all *f)
{
	struct terms_versions now = terms_now(f->ground), then = f->ground->matched;

	if (f->facts->state == INVOICE_MATCHED &&
		(now.contract != then.contract || now.budget != then.budget))
		found(f, AGAINST_MATCHED, FINDING_HOLDS, 0);
}

static struct money total_of(const struct invoice_facts *facts)
{
	struct money sum = MONEY_ZERO;

	list_each (const struct invoice_line *, line, &facts->lines)
		sum.pence += line->net.pence + line->vat.pence;
	return sum;
}

struct invoice_findings invoice_find(
	struct arena *a, const struct invoice_facts *facts, const struct invoice_ground *ground)
{
	struct finding_all f = { .a = a, .facts = facts, .ground = ground };

	found(&f, AGAINST_TOTAL,
		total_of(facts).pence == facts->total.pence ? FINDING_PASSES : FINDING_HOLDS, 0)
		->over.pence = total_of(facts).pence - facts->total.pence;
	found(&f, AGAINST_DOCUMENT, facts->has_document ? FINDING_PASSES : FINDING_HOLDS, 0);
	if (facts->is_credit) {
		list_each (const struct invoice_line *, line, &facts->lines)
			if (line->terms == NULL)
				found(&f, AGAINST_LINE, FINDING_HOLDS, line->number);
	} else {
		find_supplier(&f);
		find_matched(&f);
		find_alike(&f);
		list_each (const struct invoice_line *, line, &facts->lines)
			find_of_line(&f, line);
		find_headings(&f);
		find_period(&f);
		find_licence(&f);
		find_decision(&f);
	}
	find_year(&f);
	find_funders(&f);
	return f.all;
}

/* What comes after the matching is for whoever approves. */
static bool is_for_approval(enum against check)
{
	return check >= AGAINST_LINE;
}

static bool holds(const struct invoice_findings *findings, bool approval_too)
{
	list_each (const struct invoice_finding *, each, findings)
		if (each->verdict == FINDING_HOLDS &&
			(approval_too || !is_for_approval(each->check)))
			return true;
	return false;
}

bool findings_hold_match(const struct invoice_findings *findings)
{
	return holds(findings, false);
}

bool findings_hold_approval(const struct invoice_findings *findings)
{
	return holds(findings, true);
}

bool findings_warn(const struct invoice_findings *findings)
{
	list_each (const struct invoice_finding *, each, findings)
		if (each->verdict == FINDING_WARNS)
			return true;
	return false;
}
