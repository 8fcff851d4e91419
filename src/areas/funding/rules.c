/* SPDX-License-Identifier: MIT */
#include "areas/funding/rules.h"

#include <inttypes.h>
#include <string.h>

#include "base/err.h"

enum { YEAR_BEGINS_IN = 4, PERCENT_WHOLE = 10000, SOURCE_MOST = 200 };

/* ---- financial years ---- */

int financial_year_of(struct date day)
{
	assert(date_is_day(day));
	return day.month < YEAR_BEGINS_IN ? day.year - 1 : day.year;
}

struct date financial_year_begins(int year)
{
	return date_of(year, YEAR_BEGINS_IN, 1);
}

struct date financial_year_ends(int year)
{
	return date_add_days(financial_year_begins(year + 1), -1);
}

const char *financial_year_text(struct arena *a, int year)
{
	return arena_format(a, "%d/%02d", year, (year + 1) % 100);
}

/* ---- words ---- */

const struct word sharings[SHARING_COUNT] = {
	[SHARING_SOLE] = { "sole", N_("One body pays all of it") },
	[SHARING_EQUAL] = { "equal", N_("In equal shares") },
	[SHARING_FIXED] = { "fixed", N_("A fixed sum each") },
	[SHARING_POPULATION] = { "population", N_("By population") },
	[SHARING_PERCENT] = { "percent", N_("By a table of per cents") },
	[SHARING_TIERED] = { "tiered", N_("By tiers") },
	[SHARING_USAGE] = { "usage", N_("By use") },
	[SHARING_MATCH] = { "match", N_("By a ratio, as matched funding") },
};

/* What a method's weight is, and whether it was counted somewhere that has to be named. */
static const struct {
	const char *weight_label;
	bool has_source;
} facts_of[SHARING_COUNT] = {
	[SHARING_FIXED] = { N_("Fixed sum, in pounds"), false },
	[SHARING_POPULATION] = { N_("People living there"), true },
	[SHARING_PERCENT] = { N_("Per cent, such as 33.33"), false },
	[SHARING_TIERED] = { N_("Weight of its tier"), true },
	[SHARING_USAGE] = { N_("Number used"), true },
	[SHARING_MATCH] = { N_("Its part of the ratio"), false },
};

const char *method_weight_label(enum sharing method)
{
	assert(method < SHARING_COUNT);
	return facts_of[method].weight_label;
}

/* Read as a sum of money in all three, of which only a fixed sum may say that it is one. */
const char *weight_parse(enum sharing method, struct slice text, int64_t *weight)
{
	struct money m;
	bool is_number = money_parse(text, &m) && m.pence >= 0;

	assert(facts_of[method].weight_label != NULL);
	if (method == SHARING_FIXED) {
		if (!is_number)
			return N_("Enter a sum in pounds, such as 43,000 or 9,999.50");
		*weight = m.pence;
		return NULL;
	}
	is_number = is_number && slice_find(text, "£", 0) >= text.size;
	if (method == SHARING_PERCENT) {
		if (!is_number || m.pence > PERCENT_WHOLE)
			return N_("Enter a per cent, such as 25 or 33.33");
		*weight = m.pence;
		return NULL;
	}
	if (!is_number || m.pence % 100 != 0 || m.pence / 100 > WEIGHT_MOST)
		return N_("Enter a whole number, such as 187,896");
	*weight = m.pence / 100;
	return NULL;
}

const char *weight_text(struct arena *a, enum sharing method, int64_t weight)
{
	const char *pounds;

	if (facts_of[method].weight_label == NULL)
		return "";
	if (method == SHARING_FIXED)
		return money_text(a, (struct money){ weight });
	if (method == SHARING_PERCENT)
		return arena_format(a, "%" PRId64 ".%02d%%", weight / 100, (int)(weight % 100));
	pounds = money_text(a, (struct money){ weight * 100 });
	return pounds + strlen("£");
}

const struct word contributions[CONTRIBUTION_COUNT] = {
	[CONTRIBUTION_CASH] = { "cash", N_("Pays its share") },
	[CONTRIBUTION_IN_KIND] = { "in-kind", N_("Contributes in kind") },
	[CONTRIBUTION_BY_PROVIDER] = { "by-provider", N_("Pays the provider directly") },
};

const struct word payments[PAYMENT_COUNT] = {
	[PAYMENT_UNSET] = { "", N_("The agreement does not say") },
	[PAYMENT_UPFRONT] = { "upfront", N_("Before the year begins") },
	[PAYMENT_INSTALMENTS] = { "instalments", N_("In instalments") },
	[PAYMENT_ACTUAL_MONTHLY] = { "actual-monthly", N_("What it did cost, month by month") },
};

const struct word underspends[UNDERSPEND_COUNT] = {
	[UNDERSPEND_UNSET] = { "", N_("The agreement does not say") },
	[UNDERSPEND_RETURN] = { "return", N_("It goes back to those who paid, as they paid") },
	[UNDERSPEND_RETAIN] = { "retain", N_("The programme keeps it") },
	[UNDERSPEND_ASK] = { "ask", N_("Those who paid are asked") },
};

/* ---- an agreement ---- */

static bool pays(const struct partner *partner)
{
	return partner->contribution == CONTRIBUTION_CASH;
}

/* "weight-3" of the third row. */
static const char *input_of(struct arena *a, const char *what, const struct partner *partner)
{
	return arena_format(a, "%s-%zu", what, partner->row);
}

static bool is_named_before(const struct partners *all, size_t i)
{
	for (size_t earlier = 0; earlier < i; earlier++)
		if (all->at[earlier].organisation.v == all->at[i].organisation.v)
			return true;
	return false;
}

static void check_weight(struct arena *a, enum sharing method, const struct partner *partner,
	const char *input, struct problems *problems)
{
	if (facts_of[method].weight_label == NULL)
		return;
	if (partner->weight < 0 || partner->weight > WEIGHT_MOST)
		problem_add(a, problems, input, N_("Enter a number from 0 to 1,000,000,000,000"));
	else if (method == SHARING_FIXED && partner->weight == 0)
		problem_add(a, problems, input, N_("Enter the sum that this body pays"));
}

static void check_partner(
	struct arena *a, const struct agreement *agreement, size_t i, struct problems *problems)
{
	const struct partner *partner = &agreement->partners.at[i];

	if (partner->organisation.v == 0)
		problem_add(a, problems, input_of(a, "organisation", partner), N_("Choose a body"));
	else if (is_named_before(&agreement->partners, i))
		problem_add(a, problems, input_of(a, "organisation", partner),
			N_("This body is in the agreement already"));
	if (partner->contribution == CONTRIBUTION_NONE)
		problem_add(a, problems, input_of(a, "contribution", partner),
			N_("Choose how this body contributes"));
	if (pays(partner))
		check_weight(
			a, agreement->method, partner, input_of(a, "weight", partner), problems);
	if (partner->worth.is_set && partner->worth.money.pence < 0)
		problem_add(a, problems, input_of(a, "worth", partner),
			N_("What it is worth cannot be less than nothing"));
	if (partner->most.is_set && partner->most.money.pence < 0)
		problem_add(a, problems, input_of(a, "most", partner),
			N_("The most that it pays cannot be less than nothing"));
}

/* How many pay, and what their weights come to. */
static size_t payers_of(const struct agreement *agreement, int64_t *weight)
{
	size_t n = 0;

	*weight = 0;
	list_each (const struct partner *, partner, &agreement->partners)
		if (pays(partner)) {
			n++;
			*weight += partner->weight;
		}
	return n;
}

static void check_whole(
	struct arena *a, const struct agreement *agreement, struct problems *problems)
{
	int64_t weight;
	size_t payers = payers_of(agreement, &weight);

	if (payers == 0)
		problem_add(a, problems, "partners", N_("Say who pays: at least one body"));
	else if (agreement->method == SHARING_SOLE && payers > 1)
		problem_add(a, problems, "partners",
			N_("One body pays all of it, so no other can pay a share"));
	else if (agreement->method == SHARING_PERCENT && weight != PERCENT_WHOLE)
		problem_add(a, problems, "partners", N_("The per cents have to come to 100"));
	else if (facts_of[agreement->method].weight_label != NULL && weight == 0)
		problem_add(a, problems, "partners",
			N_("At least one body has to pay more than nothing"));
}

void agreement_check(struct arena *a, const struct agreement *agreement, struct problems *problems)
{
	assert(agreement->partners.n <= PARTNERS_MOST);
	if (agreement->method == SHARING_NONE)
		problem_add(a, problems, "method", N_("Choose how the cost is shared"));
	for (size_t i = 0; i < agreement->partners.n; i++)
		check_partner(a, agreement, i, problems);
	problem_add_line(a, problems, "source", agreement->source, SOURCE_MOST,
		facts_of[agreement->method].has_source
			? N_("Say where the numbers are from, such as Census 2021")
			: NULL);
	if (problems->n == 0)
		check_whole(a, agreement, problems);
}

const struct agreement *agreement_newest(const struct agreements *all, int year)
{
	const struct agreement *newest = NULL;

	list_each (const struct agreement *, each, all)
		if (each->year == year && (newest == NULL || each->version > newest->version))
			newest = each;
	return newest;
}

const struct agreement *agreement_standing(const struct agreements *all, int year)
{
	const struct agreement *standing = NULL;

	list_each (const struct agreement *, each, all)
		if (each->year == year && each->signed_by.v != 0 &&
			(standing == NULL || each->version > standing->version))
			standing = each;
	return standing;
}

const char agreement_stays[] =
	N_("What this year cost was shared by the agreement that stands, so that one stays for all "
	   "of the year");

bool agreement_is_billed(const struct agreements *all, int year)
{
	list_each (const struct agreement *, each, all)
		if (each->year == year && each->billed_at.ms != 0)
			return true;
	return false;
}

/* ---- shares ---- */

/* What weighs for a partner when a whole is shared; 0 for whoever does not pay. */
static int64_t weight_of(const struct agreement *agreement, const struct partner *partner)
{
	if (!pays(partner))
		return 0;
	return facts_of[agreement->method].weight_label == NULL ? 1 : partner->weight;
}

struct maybe_money agreement_most(const struct agreement *agreement, const struct partner *partner)
{
	if (!pays(partner))
		return (struct maybe_money){ 0 };
	if (agreement->method != SHARING_FIXED)
		return partner->most;
	if (partner->most.is_set && partner->most.money.pence < partner->weight)
		return partner->most;
	return (struct maybe_money){ { partner->weight }, true };
}

enum share_outcome agreement_shares(const struct agreement *agreement, struct money whole,
	const struct money *billed, struct shares *shares)
{
	int64_t weights[PARTNERS_MOST];
	size_t n = agreement->partners.n;

	assert(n > 0 && n <= PARTNERS_MOST);
	for (size_t i = 0; i < n; i++)
		weights[i] = weight_of(agreement, &agreement->partners.at[i]);
	if (!money_share_rest(whole, weights, n, billed, shares->due))
		return SHARES_ASTRAY;
	for (size_t i = 0; i < n; i++) {
		struct maybe_money most = agreement_most(agreement, &agreement->partners.at[i]);

		if (most.is_set && billed[i].pence + shares->due[i].pence > most.money.pence) {
			shares->over = i;
			return SHARES_OVER_MOST;
		}
	}
	return SHARES_DONE;
}

const struct word vat_terms[VAT_COUNT] = {
	[VAT_UNSET] = { "", N_("The agreement does not say: VAT counts as a cost") },
	[VAT_RECOVERED] = { "recovered", N_("It is recovered: costs are shared without VAT") },
	[VAT_NOT_RECOVERED] = { "not-recovered", N_("It is not recovered: costs are shared with "
						    "VAT") },
};

struct money vat_cost(enum vat_term term, struct money net, struct money vat)
{
	return term == VAT_RECOVERED ? net : (struct money){ net.pence + vat.pence };
}

const struct word leftovers[LEFTOVER_COUNT] = {
	[LEFTOVER_NONE] = { "", N_("Nothing is left") },
	[LEFTOVER_UNSAID] = { "unsaid", N_("The agreement does not say what becomes of it") },
	[LEFTOVER_RETURNED] = { "return", N_("To be returned to the body, as far as it was paid") },
	[LEFTOVER_NOT_PAID] = { "not-paid", N_("Nothing is to be returned: only what was spent is "
					       "paid, month by month") },
	[LEFTOVER_PAID_WHEN] = { "return-unsaid",
		N_("It is returned as far as it was paid, and the agreement does not say when "
		   "money is paid") },
	[LEFTOVER_RETAINED] = { "retain", N_("The programme keeps it, as far as it was paid") },
	[LEFTOVER_ASKED] = { "ask", N_("The body is asked what becomes of it") },
};

static enum leftover of_returned(enum payment payment)
{
	switch (payment) {
	case PAYMENT_UPFRONT:
	case PAYMENT_INSTALMENTS: return LEFTOVER_RETURNED;
	case PAYMENT_ACTUAL_MONTHLY: return LEFTOVER_NOT_PAID;
	default: return LEFTOVER_PAID_WHEN;
	}
}

struct underspent agreement_underspent(enum payment payment, enum underspend underspend,
	struct maybe_money most, struct money owed)
{
	struct underspent u = { 0 };

	if (!most.is_set)
		return u;
	u.left = (struct maybe_money){ { most.money.pence - owed.pence }, true };
	if (u.left.money.pence <= 0)
		return u;
	switch (underspend) {
	case UNDERSPEND_RETURN: u.becomes = of_returned(payment); return u;
	case UNDERSPEND_RETAIN: u.becomes = LEFTOVER_RETAINED; return u;
	case UNDERSPEND_ASK: u.becomes = LEFTOVER_ASKED; return u;
	default: u.becomes = LEFTOVER_UNSAID; return u;
	}
}

/* ---- years without one ---- */

enum year_standing year_standing(
	const struct agreements *all, int year, int needed, struct date today)
{
	int days = date_days_between(today, financial_year_begins(year));

	if (agreement_standing(all, year) != NULL)
		return YEAR_AGREED;
	if (year > needed)
		return YEAR_BEYOND;
	if (days <= 0)
		return YEAR_BLOCKED;
	return days <= YEAR_WARNING_DAYS ? YEAR_WARNED : YEAR_AHEAD;
}
