/* SPDX-License-Identifier: MIT */
/* What cannot be typed of an invoice and of its lines: each mistake with its sentence, beside its field. */
#include "areas/invoice/rules_licence.h"

#include <inttypes.h>
#include <string.h>

#include "base/err.h"

enum { NUMBER_MOST = 60, OTHER_MOST = 100 };

static bool is_long_before(struct date day, const struct contract_version *contract)
{
	return contract != NULL &&
	       date_days_between(day, contract->starts_on) > BEFORE_CONTRACT_DAYS;
}

/* The day that an invoice bears, where both days are given. */
static void check_dated(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_ground *ground, struct problems *problems)
{
	if (date_before(facts->received_on, facts->dated_on))
		problem_add(a, problems, "dated-on",
			N_("An invoice cannot bear a day after the one on which it was received"));
	else if (is_long_before(facts->dated_on, ground->contract))
		problem_add(a, problems, "dated-on",
			N_("That is more than a year before the contract began"));
}

void invoice_check(struct arena *a, const struct invoice_facts *facts, const char *supplier_number,
	const struct invoice_ground *ground, struct date today, struct problems *problems)
{
	problem_add_line(a, problems, "supplier-number", supplier_number, NUMBER_MOST,
		N_("Enter the supplier’s own number of the invoice"));
	if (!date_is_day(facts->dated_on))
		problem_add(a, problems, "dated-on", N_("Enter the day that the invoice bears"));
	if (!date_is_day(facts->received_on))
		problem_add(
			a, problems, "received-on", N_("Enter the day on which it was received"));
	else if (date_before(today, facts->received_on))
		problem_add(a, problems, "received-on",
			N_("The day on which it was received cannot lie ahead"));
	if (!date_is_day(facts->delivered_on))
		problem_add(a, problems, "delivered-on",
			N_("Enter the last day of what was delivered: the financial year is that "
			   "of "
			   "the work, not of the invoice"));
	else if (date_before(today, facts->delivered_on))
		problem_add(a, problems, "delivered-on",
			N_("What is invoiced has to be delivered already"));
	else if (ground->contract == NULL)
		problem_add(a, problems, "delivered-on",
			N_("No signed version of the contract applies on that day"));
	if (date_is_day(facts->dated_on) && date_is_day(facts->received_on))
		check_dated(a, facts, ground, problems);
	if (facts->total.pence <= 0 && !facts->is_credit) // whose lines are looked at by themselves
		problem_add(a, problems, "total", N_("Enter the total that is asked, with VAT"));
	else if (facts->total.pence > INVOICE_MOST_PENCE)
		problem_add(a, problems, "total", N_("A sum is £100,000,000 at the most"));
}

static void check_parts(struct arena *a, const struct invoice_line *line, struct problems *problems)
{
	const struct breakdown *b = &line->parts;
	const struct {
		const char *input;
		struct money money;
	} parts[] = { { "rate", b->rate }, { "venue", b->venue }, { "travel", b->travel },
		{ "other", b->other } };

	for (size_t i = 0; i < array_size(parts); i++)
		if (parts[i].money.pence < 0 || parts[i].money.pence > INVOICE_MOST_PENCE)
			problem_add(a, problems, parts[i].input,
				N_("A part is from nothing to £100,000,000"));
	if (b->rate.pence > RATE_MOST_PENCE)
		problem_add(a, problems, "rate", N_("An hour costs £1,000 at the most"));
	if ((b->hours > 0) != (b->rate.pence > 0))
		problem_add(a, problems, b->hours > 0 ? "rate" : "hours",
			N_("Enter both the hours and what an hour costs, or neither"));
	if (b->other.pence > 0)
		problem_add_line(a, problems, "other-for", b->other_for, OTHER_MOST,
			N_("Say what else it is for"));
	if (problems->n > 0 || breakdown_sum(b).pence == line->net.pence)
		return;
	problem_add(
		a, problems, "net", N_("The parts below have to come to this sum. They come to:"));
	problems->at[problems->n - 1].detail = money_text(a, breakdown_sum(b));
}

static bool is_sender(const struct contract_bodies *senders, struct organisation_id id)
{
	list_each (const struct contract_body *, each, senders)
		if (each->id.v == id.v)
			return true;
	return false;
}

/* Its number is told from another of the same sender only. */
static void check_sender(struct arena *a, const struct invoice_line *line,
	const struct invoice_ground *ground, struct problems *problems)
{
	if (ground->senders.n > 1 && !is_sender(&ground->senders, line->passed_by))
		problem_add(a, problems, "passed-by",
			N_("Choose which sub-contractor’s invoice it is"));
	if (line->seen.passed == 0)
		return;
	problem_add(a, problems, "passed-number",
		N_("This invoice of the sub-contractor is passed on already, and never twice. It "
		   "is on:"));
	problems->at[problems->n - 1].detail = invoice_reference(a, line->seen.passed);
}

static void check_passed(struct arena *a, const struct invoice_line *line,
	const struct invoice_ground *ground, struct problems *problems)
{
	check_sender(a, line, ground, problems);
	problem_add_line(a, problems, "passed-number", line->passed.number, NUMBER_MOST,
		N_("Enter the number of the sub-contractor’s own invoice"));
	if (!date_is_day(line->passed.on))
		problem_add(a, problems, "passed-on",
			N_("Enter the day that the sub-contractor’s invoice bears"));
	else if (date_before(ground->today, line->passed.on))
		problem_add(a, problems, "passed-on",
			N_("The sub-contractor’s invoice cannot bear a day that lies ahead"));
	else if (is_long_before(line->passed.on, ground->contract))
		problem_add(a, problems, "passed-on",
			N_("That is more than a year before the contract began"));
	if (!line->passed.amount.is_set)
		problem_add(a, problems, "passed-amount",
			N_("Enter the sum of the sub-contractor’s own invoice"));
	else if (line->passed.amount.money.pence != line->net.pence)
		problem_add(a, problems, "passed-amount",
			N_("What is passed on has to be the sub-contractor’s sum to the penny"));
}

static void check_price(struct arena *a, const struct invoice_line *line, struct problems *problems)
{
	struct money asked = { line->terms->sum.pence * line_units_of(line) };

	if (line->net.pence == asked.pence)
		return;
	problem_add(a, problems, "net",
		N_("The contract has a price for this, and it comes to another sum:"));
	problems->at[problems->n - 1].detail = money_text(a, asked);
}

static void cohort_problem(struct arena *a, const struct billed_cohort *c, const char *message,
	struct problems *problems)
{
	if (problem_of(problems, "cohorts") != NULL)
		return;
	problem_add(a, problems, "cohorts", message);
	problems->at[problems->n - 1].detail = arena_format(a, "%" PRId64, c->number);
}

const char *line_cohorts_asked(const struct contract_line *terms)
{
	return line_is_for_one_cohort(terms)
		       ? N_("Enter the number of the cohort that it is for, such as 3")
		       : N_("Enter the numbers of the cohorts that it is for, such as 3, 4");
}

static const char *together_text(const struct contract_line *terms)
{
	return terms->basis == BASIS_PASSED_THROUGH
		       ? N_("The contract has a most for each cohort, so what is passed on is for "
			    "one cohort alone. Ask the sub-contractor for an invoice of each.")
		       : N_("The contract has a most for each cohort, so each stands on a line of "
			    "its own, with what it did cost. Leave one number here, and add a line "
			    "for each of the others.");
}

enum found cohort_holder(enum evidence evidence, const struct billed_cohort *c)
{
	if (!c->is_run_elsewhere)
		return FINDING_PASSES;
	if (evidence != EVIDENCE_LIAISON)
		return FINDING_HOLDS;
	if (c->promised.contract == NULL)
		return FINDING_PASSES;
	return c->promised.is_runners ? FINDING_HOLDS : FINDING_WARNS;
}

bool cohort_is_nobodys(enum evidence evidence, const struct billed_cohort *c)
{
	return cohort_holder(evidence, c) == FINDING_HOLDS && !c->promised.is_runners;
}

static void check_holder(struct arena *a, const struct billed_cohort *c, enum evidence evidence,
	struct problems *problems)
{
	if (problem_of(problems, "cohorts") != NULL || cohort_holder(evidence, c) != FINDING_HOLDS)
		return;
	if (cohort_is_nobodys(evidence, c)) {
		cohort_problem(a, c,
			N_("A cohort was run by a body that has no contract for it. Have a "
			   "contract or a sub-contract of that body signed, or leave it out:"),
			problems);
		return;
	}
	problem_add(a, problems, "cohorts",
		evidence == EVIDENCE_LIAISON
			? N_("The liaison of a cohort is promised by the contract of the body that "
			     "ran it:")
			: N_("A cohort is promised by the contract of the body that ran it:"));
	problems->at[problems->n - 1].detail =
		arena_format(a, "%" PRId64 ", %s", c->number, c->promised.contract);
}

static void check_cohorts(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems)
{
	static const char *const says[MISFIT_COUNT] = {
		[MISFIT_CANCELLED] = N_("A cancelled cohort is not charged:"),
		[MISFIT_NOT_OVER] =
			N_("A cohort was not over on the last day of what was delivered:"),
		[MISFIT_YEAR] = N_("A cohort ended in another financial year, so it goes on an "
				   "invoice of that year:"),
		[MISFIT_NOT_RUN] = N_("A cohort ended on a day on which the contract did not run:"),
		[MISFIT_TERMS] = N_("A cohort ended on a day on which the contract had other terms "
				    "for it, or another supplier, so it goes on an invoice of "
				    "that day:"),
	};

	if (line->cohorts.n == 0)
		problem_add(a, problems, "cohorts", line_cohorts_asked(line->terms));
	list_each (const struct billed_cohort *, c, &line->cohorts) {
		for (const struct billed_cohort *other = line->cohorts.at; other < c; other++)
			if (other->id.v == c->id.v)
				cohort_problem(a, c, N_("A cohort stands here twice:"), problems);
		if (c->elsewhere != 0)
			cohort_problem(
				a, c, N_("A cohort is billed already, and never twice:"), problems);
		check_holder(a, c, line->terms->evidence, problems);
		if (cohort_misfit(facts, line, ground, c) != MISFIT_NONE)
			cohort_problem(a, c, says[cohort_misfit(facts, line, ground, c)], problems);
	}
	if (line_is_together(line) && problem_of(problems, "cohorts") == NULL)
		problem_add(a, problems, "cohorts", together_text(line->terms));
}

/* Where the first stands that is more than are left. */
static void check_people(struct arena *a, const struct invoice_line *line,
	const struct invoice_ground *ground, struct problems *problems)
{
	int64_t left = trained_staff_left(&line->seen, ground);

	if (!line_has_people_twice(line, ground))
		return;
	for (int each = MODULE_NONE + 1; each < MODULE_COUNT; each++) {
		const char *input = arena_format(a, "trained-%s", trained_name(each));

		if (line->trained[each] <= left || problem_of(problems, input) != NULL)
			continue;
		problem_add(a, problems, input,
			N_("The contract pays for each person once, whatever the modules, and with "
			   "these it would be more people than were trained. Others are on:"));
		problems->at[problems->n - 1].detail = people_billed_text(a, &line->seen.people);
		return;
	}
}

/* Of victim workers it is not known here whose staff they are. */
static void trained_problem(struct arena *a, const struct invoice_line *line, int each,
	const struct invoice_ground *ground, struct problems *problems)
{
	const char *input = arena_format(a, "trained-%s", trained_name(each));
	int64_t left = trained_left(&line->seen, ground, each);

	if (ground->trained_under == NULL || each == TRAINED_VICTIM_CONTACT) {
		problem_add(a, problems, input,
			N_("More people than were trained in this financial year, on days "
			   "that are funded, and are not paid for. So many were:"));
		problems->at[problems->n - 1].detail = arena_format(a, "%" PRId64, left);
		return;
	}
	problem_add(a, problems, input,
		N_("More people than can be paid for here: training is paid for under the contract "
		   "of the body whose staff they are, where that promises it. So many are left, "
		   "and that contract is:"));
	problems->at[problems->n - 1].detail =
		arena_format(a, "%" PRId64 ", %s", left, ground->trained_under);
}

static void check_trained(struct arena *a, const struct invoice_line *line,
	const struct invoice_ground *ground, struct problems *problems)
{
	if (trained_people(line->trained) == 0)
		problem_add(a, problems, "trained-core", N_("Enter how many people were trained"));
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++) {
		const char *input = arena_format(a, "trained-%s", trained_name(each));

		if (line->trained[each] < 0 || line->trained[each] > UNITS_MOST)
			problem_add(a, problems, input, N_("Enter a number from 0 to 1,000"));
		else if (line->trained[each] > trained_left(&line->seen, ground, each))
			trained_problem(a, line, each, ground, problems);
	}
	check_people(a, line, ground, problems);
}

/* One that the contract has, of the body whose invoice is passed on; of one alone nobody is asked. */
static void check_which_licence(struct arena *a, const struct invoice_line *line,
	const struct invoice_ground *ground, struct problems *problems)
{
	const struct licence_span *is = licence_standing(&ground->licences, line->licence_of);

	if (is == NULL && ground->licences.n > 1)
		problem_add(a, problems, "licence-of", N_("Choose which licence it is for"));
	else if (licence_is_of_another_giver(line, ground))
		problem_add(a, problems, "licence-of",
			N_("Another body gives this licence than the one whose invoice is passed "
			   "on"));
}

/* A year at a time, of days that fit, and no day of it twice. */
static void check_licence_days(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems)
{
	static const char *const says[MISFIT_COUNT] = {
		[MISFIT_LICENCE] = N_("The contract has no licence for all of these days"),
		[MISFIT_NOT_RUN] = N_("The contract does not run on all of these days"),
		[MISFIT_YEAR] = N_("The licence begins in another financial year than what was "
				   "delivered, so it goes on an invoice of that year"),
		[MISFIT_NOT_OVER] = N_("This time of the licence had not begun on the last day of "
				       "what was delivered"),
	};
	enum misfit misfit = licence_misfit(facts, line, ground);

	if (date_days_between(line->licence_from, line->licence_to) >= LICENCE_DAYS_MOST)
		problem_add(
			a, problems, "licence-to", N_("A licence is paid for a year at a time"));
	else if (misfit != MISFIT_NONE)
		problem_add(a, problems, "licence-from", says[misfit]);
	else if (line->seen.inside != NULL) {
		problem_add(a, problems, "licence-from",
			N_("On some of these days the licence’s fee is a part of the sums of a "
			   "contract, and never in addition:"));
		problems->at[problems->n - 1].detail = line->seen.inside;
	} else if (line->seen.licensed != 0) {
		problem_add(a, problems, "licence-from",
			N_("Some of these days of the licence are billed already, and never twice. "
			   "They are on:"));
		problems->at[problems->n - 1].detail = invoice_reference(a, line->seen.licensed);
	}
}

static void check_licence(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems)
{
	check_which_licence(a, line, ground, problems);
	if (!date_is_day(line->licence_from))
		problem_add(a, problems, "licence-from",
			N_("Enter the first day of the time that the licence is for"));
	if (!date_is_day(line->licence_to) ||
		(date_is_day(line->licence_from) &&
			date_before(line->licence_to, line->licence_from)))
		problem_add(a, problems, "licence-to",
			N_("Enter the last day of the time that the licence is for"));
	if (problem_of(problems, "licence-of") == NULL &&
		problem_of(problems, "licence-from") == NULL &&
		problem_of(problems, "licence-to") == NULL)
		check_licence_days(a, facts, line, ground, problems);
	if (licence_is_beyond_its_year(line))
		problem_add(a, problems, "licence-from",
			N_("The licence is paid once a year, and other invoices of this year of it "
			   "leave less than that"));
}

/* Months of the contract that are over, in their year, at their terms, and each of them once. */
static void check_named_months(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems)
{
	static const char *const says[MISFIT_COUNT] = {
		[MISFIT_NOT_OVER] =
			N_("This month is not over on the last day of what was delivered"),
		[MISFIT_YEAR] = N_("This month is in another financial year, so it goes on an "
				   "invoice of that year"),
		[MISFIT_NOT_RUN] = N_("The contract does not run in all of these months"),
		[MISFIT_TERMS] = N_("The contract had other terms, or another supplier, at the end "
				    "of a month, so that goes on an invoice of that month:"),
	};
	struct date month;
	enum misfit misfit = months_misfit(facts, line, ground, &month);

	if (misfit != MISFIT_NONE) {
		problem_add(a, problems, misfit == MISFIT_NOT_OVER ? "months-to" : "months-from",
			says[misfit]);
		if (misfit == MISFIT_TERMS)
			problems->at[problems->n - 1].detail =
				arena_format(a, "%02d/%d", month.month, month.year);
	} else if (line->seen.charged != 0) {
		problem_add(a, problems, "months-from",
			N_("A month is charged already, and never twice:"));
		problems->at[problems->n - 1].detail = arena_format(a, "%02d/%d, %s",
			line->seen.charged_month.month, line->seen.charged_month.year,
			invoice_reference(a, line->seen.charged));
	}
}

static void check_months(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems)
{
	if (!date_is_set(line->months_from))
		problem_add(a, problems, "months-from", N_("Enter the first month that it is for"));
	if (!date_is_set(line->months_to) || (line_has_months(line) && line_months(line) < 1))
		problem_add(a, problems, "months-to", N_("Enter the last month that it is for"));
	else if (line_has_months(line))
		check_named_months(a, facts, line, ground, problems);
}

void invoice_line_check(struct arena *a, const struct invoice_facts *facts,
	const struct invoice_line *line, const struct invoice_ground *ground,
	struct problems *problems)
{
	assert(line->terms != NULL);
	if (line->net.pence <= 0)
		problem_add(a, problems, "net", N_("Enter what is asked, without VAT"));
	if (line->net.pence > INVOICE_MOST_PENCE)
		problem_add(a, problems, "net", N_("A sum is £100,000,000 at the most"));
	if (line->vat.pence < 0 || line->vat.pence > line->net.pence)
		problem_add(a, problems, "vat", N_("VAT is from nothing to the sum itself"));
	if (line_is_of_cohorts(line))
		check_cohorts(a, facts, line, ground, problems);
	if (line_is_proved_by(line, EVIDENCE_TRAINING))
		check_trained(a, line, ground, problems);
	if (line_is_proved_by(line, EVIDENCE_LICENCE))
		check_licence(a, facts, line, ground, problems);
	if (line->terms->per == PER_MONTH)
		check_months(a, facts, line, ground, problems);
	if (problems->n > 0)
		return;
	switch (line->terms->basis) {
	case BASIS_ACTUAL_UP_TO: check_parts(a, line, problems); return;
	case BASIS_PASSED_THROUGH: check_passed(a, line, ground, problems); return;
	case BASIS_UNIT_PRICE: check_price(a, line, problems); return;
	case BASIS_NONE:
	case BASIS_COUNT: break;
	}
	unreachable("basis");
}
