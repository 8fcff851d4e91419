/* SPDX-License-Identifier: MIT */
#include "areas/invoice/rules_accrual.h"

#include <string.h>

#include "base/err.h"

const struct word accrual_kinds[ACCRUAL_COUNT] = {
	[ACCRUAL_INVOICE] = { "invoice", N_("An invoice of the year that is not approved: its own "
					    "total, without VAT that is recovered") },
	[ACCRUAL_CREDIT] = { "credit-note", N_("A credit note of the year that is not approved: "
					       "its own total, without VAT that is recovered") },
	[ACCRUAL_COHORT] = { "cohort", N_("A cohort whose two registers are signed, and on no "
					  "invoice: at most what the line allows for one") },
	[ACCRUAL_OPEN] = { "cohort-unsigned", N_("A cohort that has met, and whose registers are "
						 "not both signed: no sum yet") },
	[ACCRUAL_NOBODYS] = { "cohort-no-contract",
		N_("A cohort that has met, run by a body that has no contract for it: no sum until "
		   "a contract or a sub-contract of that body is signed") },
	[ACCRUAL_LIAISON] = { "liaison",
		N_("Victim liaison of a cohort, told of in full, and on no "
		   "invoice: at most what the line allows for one") },
	[ACCRUAL_UNTOLD] = { "liaison-untold",
		N_("Victim liaison of a cohort, not told of in full: "
		   "no sum yet") },
	[ACCRUAL_TRAINED] = { "training",
		N_("Trainings recorded in the year, and on no invoice: at "
		   "most what is left of the line") },
	[ACCRUAL_LICENCE] = { "licence", N_("A licence that ran in the year, and is on no invoice "
					    "of it: at most what the line allows") },
	[ACCRUAL_MONTHS] = { "months", N_("Months of the contract that ended in the year, and are "
					  "on no invoice: at most what the line allows for each") },
	[ACCRUAL_YEAR] = { "year", N_("What is due once a year, and on no invoice of the year: at "
				      "most what the line allows") },
};

static struct accrual *add(struct arena *a, const struct accrual_line *line, enum accrual_kind kind,
	struct accruals *all)
{
	struct accrual *one = list_add(a, all);

	*one = (struct accrual){ .kind = kind,
		.contract = line->contract,
		.line = { line->terms->name[ENGLISH], line->terms->name[WELSH] },
		.also = "" };
	return one;
}

static struct maybe_money so_many(const struct contract_line *terms, int64_t n)
{
	return (struct maybe_money){ { terms->sum.pence * n }, true };
}

/* ---- cohorts ---- */

static bool is_signed(const struct billed_cohort *c)
{
	return c->is_closed[WORKSHOP_A] && c->is_closed[WORKSHOP_B];
}

static bool is_told(const struct billed_cohort *c)
{
	return c->told >= c->people;
}

static enum accrual_kind kind_of_cohort(
	const struct contract_line *terms, const struct billed_cohort *c)
{
	if (cohort_is_nobodys(terms->evidence, c))
		return ACCRUAL_NOBODYS;
	if (!is_signed(c))
		return ACCRUAL_OPEN;
	if (terms->evidence != EVIDENCE_LIAISON)
		return ACCRUAL_COHORT;
	return is_told(c) ? ACCRUAL_LIAISON : ACCRUAL_UNTOLD;
}

/*
 * Of the contract's work, or of nobody's, and the line's time, those days and funded from its workshop A on,
 * and never cancelled or billed.  One in which nobody was booked has no liaison, and without its registers
 * nothing shows that it met.
 */
static bool is_to_be_accrued(
	const struct accrual_line *line, const struct billed_cohort *c, struct accrual_days days)
{
	return !c->is_cancelled && c->elsewhere == 0 &&
	       (cohort_holder(line->terms->evidence, c) != FINDING_HOLDS ||
		       cohort_is_nobodys(line->terms->evidence, c)) &&
	       contract_line_on(line->history, line->terms, c->b_on) &&
	       !date_before(c->b_on, days.from) && !date_before(days.to, c->b_on) &&
	       !date_before(c->a_on, line->funded_from) && (c->taken > 0 || is_signed(c)) &&
	       (line->terms->evidence != EVIDENCE_LIAISON || c->people > 0);
}

static void accrue_cohorts(struct arena *a, const struct accrual_line *line,
	struct accrual_days days, struct accruals *all)
{
	list_each (const struct billed_cohort *, c, &line->cohorts) {
		struct accrual *one;

		if (!is_to_be_accrued(line, c, days))
			continue;
		one = add(a, line, kind_of_cohort(line->terms, c), all);
		one->number = c->number;
		one->cohort = c->id;
		one->on = c->b_on;
		one->claim = line->claim;
		one->claim.scheme = c->scheme;
		one->claim.evidence = line->terms->evidence;
		one->claim.most = line->terms->sum;
		if (one->kind == ACCRUAL_COHORT || one->kind == ACCRUAL_LIAISON)
			one->sum = so_many(line->terms, 1);
		if (one->kind == ACCRUAL_NOBODYS)
			one->contract = one->line[ENGLISH] = one->line[WELSH] = "";
	}
}

static bool is_same_cohort(const struct accrual *one, const struct accrual *other)
{
	return one->cohort.v != 0 && one->cohort.v == other->cohort.v &&
	       one->claim.evidence == other->claim.evidence;
}

static int nearness(const struct accrual_claim *claim)
{
	return 2 * claim->is_named + claim->is_provided;
}

/* The same for whichever programme is looked at: two contracts have two references, or two ids. */
static bool goes_before(const struct accrual *one, const struct accrual *other)
{
	int near = nearness(&one->claim), other_near = nearness(&other->claim);
	int order = strcmp(one->contract, other->contract);

	if (one->kind == ACCRUAL_NOBODYS || other->kind == ACCRUAL_NOBODYS)
		return other->kind == ACCRUAL_NOBODYS &&
		       (one->kind != ACCRUAL_NOBODYS ||
			       one->claim.contract.v < other->claim.contract.v);
	if (near != other_near)
		return near > other_near;
	if (one->claim.most.pence != other->claim.most.pence)
		return one->claim.most.pence > other->claim.most.pence;
	return order != 0 ? order < 0 : one->claim.contract.v < other->claim.contract.v;
}

/* The one that is kept of all of its cohort for the same. */
static bool is_kept(const struct accruals *all, const struct accrual *one)
{
	list_each (const struct accrual *, other, all)
		if (other != one && is_same_cohort(one, other) &&
			(goes_before(other, one) || (other < one && !goes_before(one, other))))
			return false;
	return true;
}

/* Each contract but its own once; the lines of a contract come one after another. */
static const char *others_of(
	struct arena *a, const struct accruals *all, const struct accrual *kept)
{
	const char *text = "";
	struct contract_id last = { 0 };

	list_each (const struct accrual *, other, all) {
		struct contract_id contract = other->claim.contract;

		if (!is_same_cohort(kept, other) || contract.v == kept->claim.contract.v ||
			contract.v == last.v || other->kind == ACCRUAL_NOBODYS)
			continue;
		text = arena_format(
			a, "%s%s%s", text, text[0] == '\0' ? "" : ", ", other->contract);
		last = contract;
	}
	return text;
}

void accruals_keep_once(struct arena *a, struct accruals *all)
{
	struct accruals kept = { 0 };

	list_each (const struct accrual *, one, all) {
		struct accrual *added;

		if (!is_kept(all, one))
			continue;
		added = list_add(a, &kept);
		*added = *one;
		added->also = others_of(a, all, one);
	}
	*all = kept;
}

/* ---- what is not of cohorts ---- */

static void accrue_training(struct arena *a, const struct accrual_line *line, struct accruals *all)
{
	int64_t left = line->terms->sum.pence - line->asked.pence;
	struct accrual *one;

	if (line->trained == 0)
		return;
	one = add(a, line, ACCRUAL_TRAINED, all);
	one->number = line->trained;
	if (line->terms->per == PER_TRAINED)
		one->sum = so_many(line->terms, line->trained);
	else
		one->sum = (struct maybe_money){ { left > 0 ? left : 0 }, true };
}

static struct date months_after(struct date day, int64_t months)
{
	struct date last = date_last_day(date_month_after(day, months));

	return day.day < last.day ? date_of(last.year, last.month, day.day) : last;
}

/* The last day of one of its months, from 0; the last one may be a part of one. */
static struct date month_ends(struct date starts_on, struct date ends_on, int64_t month)
{
	return date_earlier(date_add_days(months_after(starts_on, month + 1), -1), ends_on);
}

int64_t accrual_months(struct date starts_on, struct date ends_on, struct accrual_days days)
{
	int64_t n = 0;

	for (int64_t month = 0; !date_before(ends_on, months_after(starts_on, month)); month++) {
		struct date last = month_ends(starts_on, ends_on, month);

		if (date_before(days.to, last))
			break;
		n += !date_before(last, days.from);
	}
	return n;
}

/* Of them those that the contract had at other terms. */
static int64_t months_at_other_terms(const struct accrual_line *line, struct accrual_days days)
{
	struct date starts_on = line->under->starts_on, ends_on = line->under->ends_on;
	int64_t n = 0;

	for (int64_t month = 0; !date_before(ends_on, months_after(starts_on, month)); month++) {
		struct date last = month_ends(starts_on, ends_on, month);

		n += !date_before(last, days.from) && !date_before(days.to, last) &&
		     !contract_line_on(line->history, line->terms, last);
	}
	return n;
}

/* How many of the months that an invoice names are of the line's time. */
static int64_t months_named(const struct accrual_line *line, const struct accrual_units *asked)
{
	struct date month = asked->months_from;
	int64_t n = 0;

	for (; !date_before(asked->months_to, month); month = date_month_after(month, 1))
		n += contract_line_on(line->history, line->terms, month_day(line->under, month));
	return n;
}

int64_t accrual_units_of(const struct accrual_line *line, const struct accrual_units *asked)
{
	if (asked->contract_line != line->terms->number &&
		!contract_line_is_of(line->history, line->terms, asked->contract_line))
		return 0;
	if (line->terms->per != PER_MONTH)
		return asked->units;
	if (date_is_set(asked->months_from) && date_is_set(asked->months_to))
		return months_named(line, asked);
	return contract_line_on(line->history, line->terms, asked->delivered_on) ? asked->units : 0;
}

bool accrual_is_replaced(const struct contract_line *terms, const struct contract_version *newer,
	const struct contract_versions *history)
{
	if (terms->per != PER_YEAR && terms->evidence != EVIDENCE_LICENCE)
		return false;
	list_each (const struct contract_line *, line, &newer->lines)
		if (line->number == terms->number ||
			contract_line_is_of(history, terms, line->number))
			return true;
	return false;
}

static void accrue_months(struct arena *a, const struct accrual_line *line,
	struct accrual_days days, struct accruals *all)
{
	int64_t months = accrual_months(line->under->starts_on, line->under->ends_on, days) -
			 months_at_other_terms(line, days);
	struct accrual *one;

	if (months <= line->units)
		return;
	one = add(a, line, ACCRUAL_MONTHS, all);
	one->number = months - line->units;
	one->sum = so_many(line->terms, one->number);
}

static void accrue_many(struct arena *a, const struct accrual_line *line, enum accrual_kind kind,
	int64_t n, struct accruals *all)
{
	struct accrual *one = add(a, line, kind, all);

	one->number = n;
	one->sum = so_many(line->terms, n);
}

/* At most what the line allows in all, or in a year, however many licences it is for. */
static void accrue_licences(struct arena *a, const struct accrual_line *line, struct accruals *all)
{
	int64_t left = line->terms->sum.pence - line->asked.pence;
	struct accrual *one = add(a, line, ACCRUAL_LICENCE, all);

	one->number = line->licences;
	one->sum = so_many(line->terms, line->licences);
	if ((line->terms->per == PER_WHOLE || line->terms->per == PER_YEAR) && one->sum.is_set &&
		one->sum.money.pence > left)
		one->sum.money.pence = left < 0 ? 0 : left;
}

void accrue_line(struct arena *a, const struct accrual_line *line, struct accrual_days days,
	struct accruals *all)
{
	const struct contract_line *terms = line->terms;

	if (date_before(days.to, line->under->starts_on) ||
		date_before(line->under->ends_on, days.from))
		return;
	if (terms->evidence == EVIDENCE_REGISTERS || terms->evidence == EVIDENCE_LIAISON)
		accrue_cohorts(a, line, days, all);
	else if (terms->evidence == EVIDENCE_TRAINING)
		accrue_training(a, line, all);
	else if (terms->evidence == EVIDENCE_LICENCE) {
		if (line->licences > 0)
			accrue_licences(a, line, all);
	} else if (terms->per == PER_MONTH)
		accrue_months(a, line, days, all);
	else if (terms->per == PER_YEAR && line->units == 0)
		accrue_many(a, line, ACCRUAL_YEAR, 1, all);
}

/* ---- all of it ---- */

struct accrued accrued_in_all(const struct accruals *all)
{
	struct accrued accrued = { 0 };

	list_each (const struct accrual *, each, all)
		if (each->sum.is_set && each->kind == ACCRUAL_CREDIT)
			accrued.credits.pence += each->sum.money.pence;
		else if (each->sum.is_set)
			accrued.sum.pence += each->sum.money.pence;
		else
			accrued.unsaid++;
	return accrued;
}
