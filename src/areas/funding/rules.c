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

/* Whether it is paid before it is spent: then the agreement says on which days, and how much. */
static bool payment_is_ahead(enum payment payment)
{
	return payment == PAYMENT_UPFRONT || payment == PAYMENT_INSTALMENTS;
}

const struct word underspends[UNDERSPEND_COUNT] = {
	[UNDERSPEND_UNSET] = { "", N_("The agreement does not say") },
	[UNDERSPEND_RETURN] = { "return", N_("It goes back to those who paid, as they paid") },
	[UNDERSPEND_RETAIN] = { "retain", N_("The programme keeps it") },
	[UNDERSPEND_ASK] = { "ask", N_("Those who paid are asked") },
};

/* ---- claims ---- */

/* "1 April 2026 £21,500", or the day alone: then *has_sum is false. */
static bool claim_parse(struct slice line, struct claim *claim, bool *has_sum)
{
	size_t blank = line.size;

	*has_sum = false;
	if (date_parse(line, &claim->due_on))
		return date_is_day(claim->due_on);
	while (blank > 0 && line.at[blank - 1] != ' ' && line.at[blank - 1] != '\t')
		blank--;
	*has_sum = true;
	return date_parse(slice_trim(slice_part(line, 0, blank)), &claim->due_on) &&
	       date_is_day(claim->due_on) &&
	       money_parse(slice_part(line, blank, line.size), &claim->sum);
}

const char *claims_parse(
	struct arena *a, struct slice text, struct maybe_money whole, struct claims *claims)
{
	struct claims all = { 0 };
	struct slice line;
	size_t without_sum = 0;

	while (slice_line(&text, &line)) {
		struct claim claim = { .sum = whole.money };
		bool has_sum;

		line = slice_trim(line);
		if (line.size == 0)
			continue;
		if (!claim_parse(line, &claim, &has_sum))
			return N_("Write a line for each payment: its day and its sum, such as "
				  "1 April 2026 £21,500");
		if (!has_sum)
			without_sum++;
		*list_add(a, &all) = claim;
	}
	if (without_sum > 0 && (all.n > 1 || !whole.is_set))
		return N_("Write behind each day how much is paid on it, such as 1 April 2026 "
			  "£21,500");
	*claims = all;
	return NULL;
}

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

/* On one of the days that the agreement's way of paying means. */
static const char *day_wrong(const struct agreement *agreement, struct date day)
{
	struct date begins = financial_year_begins(agreement->year);

	if (agreement->payment == PAYMENT_UPFRONT)
		return date_before(day, begins) &&
				       !date_before(day, financial_year_begins(agreement->year - 1))
			       ? NULL
			       : N_("Choose a day of the twelve months before the year begins on "
				    "1 April");
	return date_before(day, begins) || date_before(financial_year_ends(agreement->year), day)
		       ? N_("Each instalment has to be paid within the financial year, from "
			    "1 April to 31 March")
		       : NULL;
}

/* Of a body that has some; NULL: they can be. */
static const char *claims_wrong(
	const struct agreement *agreement, const struct claims *claims, struct money whole)
{
	int64_t sum = 0;

	if (claims->n > CLAIMS_MOST)
		return N_("A body pays at most twelve times in a year");
	if (agreement->payment == PAYMENT_UPFRONT && claims->n > 1)
		return N_("What is paid before the year begins is one payment. Choose instalments "
			  "if there are more.");
	list_each (const struct claim *, each, claims) {
		const char *wrong = day_wrong(agreement, each->due_on);

		if (wrong != NULL)
			return wrong;
		if (each > claims->at && !date_before(each[-1].due_on, each->due_on))
			return N_("Write the payments in the order of their days, each on a day of "
				  "its own");
		if (each->sum.pence <= 0)
			return N_("Each payment has to be more than nothing");
		sum += each->sum.pence;
	}
	return sum == whole.pence ? NULL
				  : N_("The payments have to come to the most that the body pays "
				       "in the year, to the penny");
}

/* It pays before it is spent: not whoever leads alone, which holds the money. */
static bool pays_ahead(const struct agreement *agreement, const struct partner *partner)
{
	return payment_is_ahead(agreement->payment) && pays(partner) &&
	       !(agreement->leads.n == 1 && agreement->leads.at[0].v == partner->organisation.v);
}

/* Of several who lead each pays the others, ahead or once it was spent. */
static bool is_lead(const struct agreement *agreement, const struct partner *partner)
{
	list_each (const struct organisation_id *, each, &agreement->leads)
		if (each->v == partner->organisation.v)
			return true;
	return false;
}

bool agreement_asks_lead(const struct agreement *agreement)
{
	list_each (const struct partner *, partner, &agreement->partners)
		if (partner->claims.n > 0 && !pays_ahead(agreement, partner))
			return true;
	return false;
}

static void check_claims(struct arena *a, const struct agreement *agreement,
	const struct partner *partner, struct problems *problems)
{
	const char *input = input_of(a, "claims", partner);
	struct maybe_money most = agreement_most(agreement, partner);
	const char *wrong;

	if (!pays_ahead(agreement, partner)) {
		if (partner->claims.n > 0 && !payment_is_ahead(agreement->payment))
			problem_add(a, problems, input,
				N_("Leave this empty, or choose below that it is paid before the "
				   "year begins or in instalments"));
		else if (partner->claims.n > 0)
			problem_add(a, problems, input,
				pays(partner) ? N_("Leave this empty: this body holds the "
						   "contract and pays the provider, so it is "
						   "asked for nothing")
					      : N_("Leave this empty: the body pays no share"));
		return;
	}
	if (partner->claims.n == 0 && is_lead(agreement, partner))
		return;
	if (!most.is_set) {
		problem_add(a, problems, input_of(a, "most", partner),
			N_("Enter the most that it pays in the year: what is paid before it is "
			   "spent has to be a sum"));
		return;
	}
	if (partner->claims.n == 0 && most.money.pence > 0) {
		problem_add(a, problems, input,
			N_("Say when it pays, a line for each payment: its day and its sum"));
		return;
	}
	wrong = claims_wrong(agreement, &partner->claims, most.money);
	if (wrong != NULL)
		problem_add(a, problems, input, wrong);
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
	for (size_t i = 0; i < agreement->partners.n; i++) {
		check_partner(a, agreement, i, problems);
		check_claims(a, agreement, &agreement->partners.at[i], problems);
	}
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
	N_("What this year cost was shared, or money for it asked for, by the agreement that "
	   "stands, so that one stays for all of the year. The next may only raise the most that a "
	   "body pays and add payments for it; fixed sums rise in proportion");

const char agreement_is_closed[] = N_(
	"The year is closed, and its final statement rests on the agreement that stands. Another "
	"can be written once two finance officers have opened the year again");

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

/* What it agreed to pay ahead stays, each payment in its place, and others may follow. */
static bool keeps_claims(const struct claims *standing, const struct claims *next)
{
	if (next->n < standing->n || (standing->n == 0 && next->n > 0))
		return false;
	for (size_t i = 0; i < standing->n; i++)
		if (!date_equal(standing->at[i].due_on, next->at[i].due_on) ||
			standing->at[i].sum.pence != next->at[i].sum.pence)
			return false;
	return true;
}

static bool keeps_partner(const struct agreement *standing, const struct agreement *next, size_t i)
{
	const struct partner *was = &standing->partners.at[i], *is = &next->partners.at[i];
	struct maybe_money before = agreement_most(standing, was), now = agreement_most(next, is);

	return was->organisation.v == is->organisation.v && was->contribution == is->contribution &&
	       keeps_claims(&was->claims, &is->claims) &&
	       (!now.is_set || (before.is_set && now.money.pence >= before.money.pence));
}

static bool shares_alike(const struct agreement *standing, const struct agreement *next)
{
	int64_t was[PARTNERS_MOST], is[PARTNERS_MOST];

	for (size_t i = 0; i < next->partners.n; i++) {
		was[i] = weight_of(standing, &standing->partners.at[i]);
		is[i] = weight_of(next, &next->partners.at[i]);
	}
	return money_weights_alike(was, is, next->partners.n);
}

bool agreement_only_raises(const struct agreement *standing, const struct agreement *next)
{
	if (standing->method != next->method || standing->payment != next->payment ||
		standing->underspend != next->underspend || standing->vat != next->vat ||
		standing->partners.n != next->partners.n)
		return false;
	for (size_t i = 0; i < next->partners.n; i++)
		if (!keeps_partner(standing, next, i))
			return false;
	return shares_alike(standing, next);
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

bool agreement_has_recharge(const struct agreement *agreement, struct organisation_id payer,
	const struct shares *shares)
{
	for (size_t i = 0; i < agreement->partners.n; i++) {
		const struct partner *partner = &agreement->partners.at[i];

		if (shares->due[i].pence != 0 && partner->claims.n == 0 &&
			partner->organisation.v != payer.v)
			return true;
	}
	return false;
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
	[LEFTOVER_HELD] = { "held",
		N_("It is held until what is accrued for the year is settled, and what is "
		   "left then is to be returned") },
	[LEFTOVER_NOT_HELD] = { "not-held",
		N_("Nothing is to be returned: the body has paid no more than it owes") },
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
	struct maybe_money most, struct money owed, struct maybe_money received)
{
	struct underspent u = { 0 };

	if (!most.is_set)
		return u;
	u.left = (struct maybe_money){ { most.money.pence - owed.pence }, true };
	if (u.left.money.pence <= 0)
		return u;
	if (received.is_set && received.money.pence <= owed.pence) {
		u.becomes = LEFTOVER_NOT_HELD;
		return u;
	}
	if (received.is_set)
		u.held.pence = received.money.pence - owed.pence;
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
