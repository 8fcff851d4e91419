/* SPDX-License-Identifier: MIT */
/*
 * Every method of sharing, what an agreement may not be, and the published sums, to the penny.
 */
#include "areas/funding/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

enum { MONTHS = 7 };

static void add(struct arena *a, struct agreement *agreement, enum contribution contribution,
	int64_t weight)
{
	struct partner *partner = list_add(a, &agreement->partners);

	*partner = (struct partner){ .row = agreement->partners.n,
		.organisation = { (int64_t)agreement->partners.n },
		.contribution = contribution,
		.weight = weight };
}

/* Signed, among bodies of those weights; a weight below 0 ends them. */
static struct agreement among(struct arena *a, enum sharing method, const int64_t *weights)
{
	struct agreement agreement = {
		.year = 2026, .version = 1, .method = method, .source = "", .signed_by = { 7 }
	};

	for (; *weights >= 0; weights++)
		add(a, &agreement, CONTRIBUTION_CASH, *weights);
	return agreement;
}

#define AMONG(a, method, ...) among((a), (method), (const int64_t[]){ __VA_ARGS__, -1 })

static void years__begin_in_april(void **state)
{
	struct arena *a = *state;

	assert_int_equal(financial_year_of(date_of(2025, 3, 31)), 2024);
	assert_int_equal(financial_year_of(date_of(2025, 4, 1)), 2025);
	assert_int_equal(financial_year_of(date_of(2026, 1, 1)), 2025);
	assert_true(date_equal(financial_year_begins(2025), date_of(2025, 4, 1)));
	assert_true(date_equal(financial_year_ends(2025), date_of(2026, 3, 31)));
	assert_string_equal(financial_year_text(a, 2025), "2025/26");
	assert_string_equal(financial_year_text(a, 2099), "2099/00");
}

/* ---- what an agreement may not be ---- */

static const char *trouble_of(struct arena *a, const struct agreement *agreement, const char *field)
{
	struct problems problems = { 0 };
	const struct problem *found;

	agreement_check(a, agreement, &problems);
	found = problem_of(&problems, field);
	return found == NULL ? "" : found->message;
}

static bool is_sound(struct arena *a, const struct agreement *agreement)
{
	struct problems problems = { 0 };

	agreement_check(a, agreement, &problems);
	return problems.n == 0;
}

static void agreement__needs_a_method_and_somebody_who_pays(void **state)
{
	struct arena *a = *state;
	struct agreement none = AMONG(a, SHARING_NONE, 1);
	struct agreement nobody = { .method = SHARING_EQUAL, .source = "" };
	struct agreement in_kind = nobody;

	assert_string_equal(trouble_of(a, &none, "method"), "Choose how the cost is shared");
	assert_string_equal(trouble_of(a, &nobody, "partners"), "Say who pays: at least one body");
	add(a, &in_kind, CONTRIBUTION_IN_KIND, 0);
	add(a, &in_kind, CONTRIBUTION_BY_PROVIDER, 0);
	assert_string_equal(trouble_of(a, &in_kind, "partners"), "Say who pays: at least one body");
	add(a, &in_kind, CONTRIBUTION_CASH, 0);
	assert_true(is_sound(a, &in_kind));
}

static void agreement__names_each_body_once(void **state)
{
	struct arena *a = *state;
	struct agreement twice = AMONG(a, SHARING_EQUAL, 0, 0, 0);

	assert_true(is_sound(a, &twice));
	twice.partners.at[2].organisation = twice.partners.at[0].organisation;
	assert_string_equal(
		trouble_of(a, &twice, "organisation-3"), "This body is in the agreement already");
	assert_string_equal(trouble_of(a, &twice, "organisation-1"), "");
	twice.partners.at[2].organisation.v = 0;
	assert_string_equal(trouble_of(a, &twice, "organisation-3"), "Choose a body");
	twice.partners.at[1].contribution = CONTRIBUTION_NONE;
	assert_string_equal(
		trouble_of(a, &twice, "contribution-2"), "Choose how this body contributes");
}

static void agreement__asks_each_method_for_its_weights(void **state)
{
	struct arena *a = *state;
	struct agreement two_pay_all = AMONG(a, SHARING_SOLE, 0, 0);
	struct agreement one_pays_all = AMONG(a, SHARING_SOLE, 0);
	struct agreement hundred = AMONG(a, SHARING_PERCENT, 3333, 3333, 3334);
	struct agreement less = AMONG(a, SHARING_PERCENT, 3333, 3333, 3333);
	struct agreement fixed = AMONG(a, SHARING_FIXED, 4300000, 0);
	struct agreement match = AMONG(a, SHARING_MATCH, 0, 0);

	assert_string_equal(trouble_of(a, &two_pay_all, "partners"),
		"One body pays all of it, so no other can pay a share");
	assert_true(is_sound(a, &one_pays_all));
	assert_true(is_sound(a, &hundred));
	assert_string_equal(trouble_of(a, &less, "partners"), "The per cents have to come to 100");
	assert_string_equal(trouble_of(a, &fixed, "weight-2"), "Enter the sum that this body pays");
	assert_string_equal(trouble_of(a, &match, "partners"),
		"At least one body has to pay more than nothing");
	match.partners.at[0].weight = WEIGHT_MOST + 1;
	assert_string_equal(
		trouble_of(a, &match, "weight-1"), "Enter a number from 0 to 1,000,000,000,000");
	match.partners.at[0].weight = WEIGHT_MOST;
	assert_true(is_sound(a, &match));
	match.partners.at[0].weight = -1;
	assert_string_equal(
		trouble_of(a, &match, "weight-1"), "Enter a number from 0 to 1,000,000,000,000");
}

/* By method: whether it asks where its numbers are from, and for numbers at all. */
static void agreement__names_the_source_of_what_was_counted(void **state)
{
	struct arena *a = *state;

	for (enum sharing method = SHARING_NONE + 1; method < SHARING_COUNT; method++) {
		bool is_counted = method == SHARING_POPULATION || method == SHARING_TIERED ||
				  method == SHARING_USAGE;
		struct agreement agreement = AMONG(a, method, 10000);

		assert_int_equal(is_sound(a, &agreement), !is_counted);
		assert_int_equal(method_weight_label(method) == NULL,
			method == SHARING_SOLE || method == SHARING_EQUAL);
		agreement.source = "Census 2021";
		assert_true(is_sound(a, &agreement));
		assert_int_equal(word_named(sharings, sharings[method].name), method);
	}
}

static void agreement__limits_and_worths_are_not_negative(void **state)
{
	struct arena *a = *state;
	struct agreement agreement = AMONG(a, SHARING_EQUAL, 0, 0);

	agreement.partners.at[0].most = (struct maybe_money){ { -1 }, true };
	agreement.partners.at[1].worth = (struct maybe_money){ { -1 }, true };
	assert_string_equal(trouble_of(a, &agreement, "most-1"),
		"The most that it pays cannot be less than nothing");
	assert_string_equal(trouble_of(a, &agreement, "worth-2"),
		"What it is worth cannot be less than nothing");
	agreement.partners.at[0].most.money.pence = agreement.partners.at[1].worth.money.pence = 0;
	assert_true(is_sound(a, &agreement));
}

static void weight__is_read_as_its_method_is_written(void **state)
{
	struct arena *a = *state;
	static const struct {
		enum sharing method;
		const char *typed;
		int64_t weight; // -1: it is none
		const char *text;
	} cases[] = {
		{ SHARING_FIXED, "43,000", 4300000, "£43,000" },
		{ SHARING_FIXED, " £9,999.50 ", 999950, "£9,999.50" },
		{ SHARING_FIXED, "4,30", -1, NULL },
		{ SHARING_FIXED, "-5", -1, NULL },
		{ SHARING_FIXED, "", -1, NULL },
		{ SHARING_PERCENT, "33.33", 3333, "33.33%" },
		{ SHARING_PERCENT, "100", 10000, "100.00%" },
		{ SHARING_PERCENT, "100.01", -1, NULL },
		{ SHARING_PERCENT, "£5", -1, NULL },
		{ SHARING_PERCENT, "a third", -1, NULL },
		{ SHARING_POPULATION, "187,896", 187896, "187,896" },
		{ SHARING_POPULATION, "187896", 187896, "187,896" },
		{ SHARING_POPULATION, "18.50", -1, NULL },
		{ SHARING_MATCH, "80", 80, "80" },
		{ SHARING_USAGE, "0", 0, "0" },
		{ SHARING_TIERED, "1,000,000,000,000", WEIGHT_MOST, "1,000,000,000,000" },
		{ SHARING_TIERED, "1,000,000,000,001", -1, NULL },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		int64_t weight = -1;
		const char *trouble =
			weight_parse(cases[i].method, slice_of(cases[i].typed), &weight);

		assert_int_equal(weight, cases[i].weight);
		assert_int_equal(trouble == NULL, cases[i].weight >= 0);
		if (trouble == NULL)
			assert_string_equal(weight_text(a, cases[i].method, weight), cases[i].text);
	}
	assert_string_equal(weight_text(a, SHARING_EQUAL, 5), "");
}

/* ---- what is paid before it is spent ---- */

static struct claims claims_in(struct arena *a, const char *text)
{
	struct claims claims = { 0 };

	assert_null(claims_parse(a, slice_of(text), (struct maybe_money){ 0 }, &claims));
	return claims;
}

/* Two bodies of fixed sums, £43,000 and £10,000; the second leads. */
static struct agreement ahead(struct arena *a, enum payment payment, const char *claims)
{
	struct agreement agreement = AMONG(a, SHARING_FIXED, 4300000, 1000000);

	agreement.payment = payment;
	*list_add(a, &agreement.leads) = agreement.partners.at[1].organisation;
	agreement.partners.at[0].claims = claims_in(a, claims);
	return agreement;
}

static void claims__are_read_a_line_each(void **state)
{
	static const char *const wrong[] = { "soon", "1 April 2026 much", "April 2026 £5",
		"£5 1 April 2026", "31 April 2026 £5", "1 April 2026 £5\nlater", "1 April 2026",
		"1 April 2026 £5\n2 April 2026" };
	struct arena *a = *state;
	struct claims claims = claims_in(
		a, "\n 1 April 2026  £21,500.50\r\n1/10/2026 21499.50\n2 Ionawr 2027\t1\n");
	struct maybe_money whole = { { 4300000 }, true };

	assert_int_equal(claims.n, 3);
	assert_true(date_equal(claims.at[0].due_on, date_of(2026, 4, 1)));
	assert_int_equal(claims.at[0].sum.pence, 2150050);
	assert_true(date_equal(claims.at[1].due_on, date_of(2026, 10, 1)));
	assert_int_equal(claims.at[1].sum.pence, 2149950);
	assert_true(date_equal(claims.at[2].due_on, date_of(2027, 1, 2)));
	assert_int_equal(claims.at[2].sum.pence, 100);
	assert_int_equal(claims_in(a, " \n").n, 0);
	for (size_t i = 0; i < array_size(wrong); i++)
		assert_non_null(
			claims_parse(a, slice_of(wrong[i]), (struct maybe_money){ 0 }, &claims));
	assert_int_equal(claims.n, 3); // untouched
	assert_null(claims_parse(a, slice_of("31 March 2026"), whole, &claims));
	assert_int_equal(claims.n, 1);
	assert_int_equal(claims.at[0].sum.pence, 4300000);
	assert_non_null(claims_parse(a, slice_of("1 May 2026\n1 June 2026"), whole, &claims));
}

static void claims__come_to_what_the_body_pays_on_the_days_that_are_meant(void **state)
{
	static const struct {
		enum payment payment;
		const char *claims, *trouble;
	} cases[] = {
		{ PAYMENT_INSTALMENTS, "1 April 2026 £21,500\n1 October 2026 £21,500", "" },
		{ PAYMENT_INSTALMENTS, "31 March 2027 £43,000", "" },
		{ PAYMENT_INSTALMENTS, "1 April 2026 £21,500\n1 October 2026 £21,499.99",
			"come to" },
		{ PAYMENT_INSTALMENTS, "1 April 2026 £21,500\n1 October 2026 £21,500.01",
			"come to" },
		{ PAYMENT_INSTALMENTS, "31 March 2026 £43,000", "within the financial year" },
		{ PAYMENT_INSTALMENTS, "1 April 2027 £43,000", "within the financial year" },
		{ PAYMENT_INSTALMENTS, "1 October 2026 £21,500\n1 April 2026 £21,500", "order" },
		{ PAYMENT_INSTALMENTS, "1 October 2026 £21,500\n1 October 2026 £21,500", "order" },
		{ PAYMENT_INSTALMENTS, "1 April 2026 £43,001\n1 May 2026 -1", "more than nothing" },
		{ PAYMENT_INSTALMENTS, "1 April 2026 £43,000\n1 May 2026 £0", "more than nothing" },
		{ PAYMENT_INSTALMENTS, "", "Say when it pays" },
		{ PAYMENT_UPFRONT, "31 March 2026 £43,000", "" },
		{ PAYMENT_UPFRONT, "1 April 2025 £43,000", "" },
		{ PAYMENT_UPFRONT, "31 March 2025 £43,000", "twelve months before" },
		{ PAYMENT_UPFRONT, "1 April 2026 £43,000", "twelve months before" },
		{ PAYMENT_UPFRONT, "30 March 2026 £3,000\n31 March 2026 £40,000", "one payment" },
		{ PAYMENT_UPFRONT, "31 March 2026 £42,999.99", "come to" },
		{ PAYMENT_UPFRONT, "", "Say when it pays" },
		{ PAYMENT_UNSET, "", "" },
		{ PAYMENT_UNSET, "31 March 2026 £43,000", "or choose below" },
		{ PAYMENT_ACTUAL_MONTHLY, "", "" },
		{ PAYMENT_ACTUAL_MONTHLY, "1 May 2026 £43,000", "or choose below" },
	};
	struct arena *a = *state;

	for (size_t i = 0; i < array_size(cases); i++) {
		struct agreement agreement = ahead(a, cases[i].payment, cases[i].claims);
		const char *trouble = trouble_of(a, &agreement, "claims-1");

		if (cases[i].trouble[0] == '\0' ? trouble[0] != '\0'
						: strstr(trouble, cases[i].trouble) == NULL)
			fail_msg("%s: \"%s\"", cases[i].claims, trouble);
	}
}

static void claims__are_twelve_at_most(void **state)
{
	struct arena *a = *state;
	struct agreement agreement = ahead(a, PAYMENT_INSTALMENTS, "");
	struct claims *claims = &agreement.partners.at[0].claims;

	for (int day = 1; day <= CLAIMS_MOST; day++)
		*list_add(a, claims) =
			(struct claim){ date_of(2026, 5, day), { 4300000 / CLAIMS_MOST } };
	claims->at[0].sum.pence += 4300000 % CLAIMS_MOST;
	assert_string_equal(trouble_of(a, &agreement, "claims-1"), "");
	*list_add(a, claims) = (struct claim){ date_of(2026, 6, 1), { 1 } };
	assert_non_null(strstr(trouble_of(a, &agreement, "claims-1"), "at most twelve"));
}

static void claims__are_of_sums_that_others_pay(void **state)
{
	struct arena *a = *state;
	struct agreement agreement = ahead(a, PAYMENT_INSTALMENTS, "1 May 2026 £43,000");
	struct partner *office = &agreement.partners.at[1];

	assert_string_equal(trouble_of(a, &agreement, "claims-2"), "");
	office->claims = claims_in(a, "1 May 2026 £10,000");
	assert_non_null(
		strstr(trouble_of(a, &agreement, "claims-2"), "this body holds the contract"));
	assert_true(agreement_asks_lead(&agreement));
	office->claims = (struct claims){ 0 };
	assert_false(agreement_asks_lead(&agreement));
	*list_add(a, &agreement.leads) = agreement.partners.at[0].organisation;
	assert_string_equal(
		trouble_of(a, &agreement, "claims-2"), ""); // each of two pays the other
	office->claims = claims_in(a, "1 May 2026 £10,000");
	assert_string_equal(trouble_of(a, &agreement, "claims-2"), "");
	assert_false(agreement_asks_lead(&agreement));
	agreement.leads.at[0] = (struct organisation_id){ 99 };
	agreement.leads.n = 1;
	office->claims = (struct claims){ 0 };
	assert_non_null(strstr(trouble_of(a, &agreement, "claims-2"), "Say when it pays"));
	office->claims = claims_in(a, "1 May 2026 £10,000");
	office->contribution = CONTRIBUTION_IN_KIND;
	assert_non_null(strstr(trouble_of(a, &agreement, "claims-2"), "pays no share"));
	agreement = ahead(a, PAYMENT_INSTALMENTS, "1 May 2026 £43,000");
	agreement.method = SHARING_MATCH;
	assert_non_null(strstr(trouble_of(a, &agreement, "most-1"), "has to be a sum"));
	agreement.partners.at[0].most = (struct maybe_money){ { 4300000 }, true };
	assert_string_equal(trouble_of(a, &agreement, "most-1"), "");
	assert_string_equal(trouble_of(a, &agreement, "claims-1"), "");
	agreement.partners.at[0].most.money.pence = 0; // it pays nothing, and needs no claim
	agreement.partners.at[0].claims.n = 0;
	assert_string_equal(trouble_of(a, &agreement, "claims-1"), "");
}

/* ---- shares ---- */

static enum share_outcome share(const struct agreement *agreement, int64_t whole,
	struct money *billed, struct shares *shares)
{
	enum share_outcome outcome =
		agreement_shares(agreement, (struct money){ whole }, billed, shares);

	if (outcome == SHARES_DONE)
		for (size_t i = 0; i < agreement->partners.n; i++)
			billed[i].pence += shares->due[i].pence;
	return outcome;
}

static void assert_shares(const struct agreement *agreement, int64_t whole, const int64_t *expected)
{
	struct money billed[PARTNERS_MOST] = { 0 };
	struct shares shares;

	assert_int_equal(share(agreement, whole, billed, &shares), SHARES_DONE);
	for (size_t i = 0; i < agreement->partners.n; i++)
		assert_int_equal(shares.due[i].pence, expected[i]);
}

#define ASSERT_SHARES(agreement, whole, ...)                                                       \
	assert_shares(&(agreement), (whole), (const int64_t[]){ __VA_ARGS__ })

static void shares__are_those_of_each_method(void **state)
{
	struct arena *a = *state;
	struct agreement sole = AMONG(a, SHARING_SOLE, 0);
	struct agreement equal = AMONG(a, SHARING_EQUAL, 0, 0, 0, 0);
	struct agreement population = AMONG(a, SHARING_POPULATION, 187896, 133174, 123354, 71481);
	struct agreement percent = AMONG(a, SHARING_PERCENT, 6000, 2500, 1000, 500);
	struct agreement match = AMONG(a, SHARING_MATCH, 80, 20);
	struct agreement tiered = AMONG(a, SHARING_TIERED, 6029000, 3364500, 3364500);
	struct agreement usage = AMONG(a, SHARING_USAGE, 3, 0, 1);

	ASSERT_SHARES(sole, 9376000, 9376000);
	ASSERT_SHARES(equal, 3333333, 833334, 833333, 833333, 833333);
	ASSERT_SHARES(population, 6000000, 2185240, 1548820, 1434613, 831327);
	ASSERT_SHARES(population, 3600000, 1311144, 929292, 860768, 498796);
	ASSERT_SHARES(population, 3333333, 1214022, 860455, 797007, 461849);
	ASSERT_SHARES(population, 10001, 3642, 2582, 2391, 1386);
	ASSERT_SHARES(population, 3, 1, 1, 1, 0);
	ASSERT_SHARES(population, 1, 1, 0, 0, 0);
	ASSERT_SHARES(population, 0, 0, 0, 0, 0);
	ASSERT_SHARES(population, 9376000, 3414801, 2420289, 2241822, 1299088);
	ASSERT_SHARES(percent, 10000, 6000, 2500, 1000, 500);
	ASSERT_SHARES(match, 37500000, 30000000, 7500000);
	ASSERT_SHARES(tiered, 12758000, 6029000, 3364500, 3364500);
	ASSERT_SHARES(usage, 100, 75, 0, 25);
}

static void shares__are_asked_of_those_alone_who_pay(void **state)
{
	struct arena *a = *state;
	struct agreement agreement = AMONG(a, SHARING_EQUAL, 0);

	add(a, &agreement, CONTRIBUTION_IN_KIND, 5);
	add(a, &agreement, CONTRIBUTION_BY_PROVIDER, 5);
	add(a, &agreement, CONTRIBUTION_CASH, 0);
	ASSERT_SHARES(agreement, 101, 51, 0, 0, 50);
}

/* The table of the decision on a Drive caseworker: seven months of £9,000, three funders. */
static void shares__of_seven_months_end_on_each_funder_s_sum(void **state)
{
	static const int64_t expected[MONTHS][3] = {
		{ 614286, 142857, 142857 },
		{ 614286, 142857, 142857 },
		{ 614285, 142858, 142857 },
		{ 614286, 142857, 142857 },
		{ 614285, 142857, 142858 },
		{ 614286, 142857, 142857 },
		{ 614286, 142857, 142857 },
	};
	struct arena *a = *state;
	struct agreement agreement = AMONG(a, SHARING_FIXED, 4300000, 1000000, 1000000);
	struct money billed[PARTNERS_MOST] = { 0 };
	struct shares shares;

	for (int month = 0; month < MONTHS; month++) {
		assert_int_equal(
			share(&agreement, 900000 * (month + 1), billed, &shares), SHARES_DONE);
		for (size_t i = 0; i < 3; i++)
			assert_int_equal(shares.due[i].pence, expected[month][i]);
	}
	assert_int_equal(billed[0].pence, 4300000);
	assert_int_equal(billed[1].pence, 1000000);
	assert_int_equal(billed[2].pence, 1000000);
	assert_int_equal(share(&agreement, 6300001, billed, &shares), SHARES_OVER_MOST);
	assert_int_equal(shares.over, 0);
	assert_int_equal(share(&agreement, 5843117, billed, &shares), SHARES_DONE); // a credit
	assert_int_equal(billed[0].pence, 3988159);
	assert_int_equal(billed[1].pence, 927479);
	assert_int_equal(billed[2].pence, 927479);
}

static void underspend__of_fixed_sums_is_what_is_left_of_each(void **state)
{
	static const int64_t owed[] = { 3988159, 927479, 927479 };
	static const int64_t left[] = { 311841, 72521, 72521 };
	struct arena *a = *state;
	struct agreement agreement = AMONG(a, SHARING_FIXED, 4300000, 1000000, 1000000);

	for (size_t i = 0; i < 3; i++) {
		struct underspent u = agreement_underspent(PAYMENT_UNSET, UNDERSPEND_UNSET,
			agreement_most(&agreement, &agreement.partners.at[i]),
			(struct money){ owed[i] }, (struct maybe_money){ 0 });

		assert_true(u.left.is_set);
		assert_int_equal(u.left.money.pence, left[i]);
		assert_int_equal(u.becomes, LEFTOVER_UNSAID);
	}
}

static void underspend__becomes_what_the_agreement_says_and_nothing_else(void **state)
{
	static const enum leftover expected[UNDERSPEND_COUNT][PAYMENT_COUNT] = {
		[UNDERSPEND_UNSET] = { LEFTOVER_UNSAID, LEFTOVER_UNSAID, LEFTOVER_UNSAID,
			LEFTOVER_UNSAID },
		[UNDERSPEND_RETURN] = { [PAYMENT_UNSET] = LEFTOVER_PAID_WHEN,
			[PAYMENT_UPFRONT] = LEFTOVER_RETURNED,
			[PAYMENT_INSTALMENTS] = LEFTOVER_RETURNED,
			[PAYMENT_ACTUAL_MONTHLY] = LEFTOVER_NOT_PAID },
		[UNDERSPEND_RETAIN] = { LEFTOVER_RETAINED, LEFTOVER_RETAINED, LEFTOVER_RETAINED,
			LEFTOVER_RETAINED },
		[UNDERSPEND_ASK] = { LEFTOVER_ASKED, LEFTOVER_ASKED, LEFTOVER_ASKED,
			LEFTOVER_ASKED },
	};
	const struct maybe_money most = { { 1000 }, true }, none = { { 1000 }, false };

	(void)state;
	for (enum underspend term = UNDERSPEND_UNSET; term < UNDERSPEND_COUNT; term++)
		for (enum payment when = PAYMENT_UNSET; when < PAYMENT_COUNT; when++) {
			struct underspent u =
				agreement_underspent(when, term, most, (struct money){ 999 }, none);

			assert_int_equal(u.becomes, expected[term][when]);
			assert_int_equal(u.left.money.pence, 1);
			u = agreement_underspent(when, term, most, most.money, none);
			assert_int_equal(u.becomes, LEFTOVER_NONE);
			assert_true(u.left.is_set);
			u = agreement_underspent(when, term, none, MONEY_ZERO, none);
			assert_int_equal(u.becomes, LEFTOVER_NONE);
			assert_false(u.left.is_set);
		}
	for (unsigned i = 1; i < LEFTOVER_COUNT; i++)
		assert_int_equal(word_named(leftovers, leftovers[i].name), i);
}

static void underspend__rests_on_what_was_received(void **state)
{
	const struct maybe_money most = { { 1000 }, true };
	const struct money owed = { 600 };

	(void)state;
	for (int64_t received = 0; received <= 1000; received += 100)
		for (enum underspend term = UNDERSPEND_UNSET; term < UNDERSPEND_COUNT; term++) {
			struct underspent u = agreement_underspent(PAYMENT_INSTALMENTS, term, most,
				owed, (struct maybe_money){ { received }, true });
			struct underspent unknown = agreement_underspent(
				PAYMENT_INSTALMENTS, term, most, owed, (struct maybe_money){ 0 });

			assert_int_equal(u.left.money.pence, 400);
			assert_int_equal(u.held.pence, received > 600 ? received - 600 : 0);
			assert_int_equal(
				u.becomes, received > 600 ? unknown.becomes : LEFTOVER_NOT_HELD);
			assert_int_equal(unknown.held.pence, 0);
		}
}

static void vat__is_a_cost_unless_it_is_recovered(void **state)
{
	const struct money net = { 100000 }, vat = { 20000 };

	(void)state;
	assert_int_equal(vat_cost(VAT_UNSET, net, vat).pence, 120000);
	assert_int_equal(vat_cost(VAT_NOT_RECOVERED, net, vat).pence, 120000);
	assert_int_equal(vat_cost(VAT_RECOVERED, net, vat).pence, 100000);
	assert_int_equal(
		vat_cost(VAT_RECOVERED, (struct money){ -5 }, (struct money){ -1 }).pence, -5);
	for (unsigned i = 0; i < VAT_COUNT; i++)
		assert_int_equal(word_named(vat_terms, vat_terms[i].name), i);
}

static void most__is_of_those_alone_who_pay(void **state)
{
	struct arena *a = *state;
	struct agreement fixed = AMONG(a, SHARING_FIXED, 5000, 700);
	struct agreement equal = AMONG(a, SHARING_EQUAL, 0, 0);

	fixed.partners.at[0].most = (struct maybe_money){ { 4000 }, true };
	fixed.partners.at[1].contribution = CONTRIBUTION_IN_KIND;
	assert_int_equal(agreement_most(&fixed, &fixed.partners.at[0]).money.pence, 4000);
	assert_false(agreement_most(&fixed, &fixed.partners.at[1]).is_set);
	assert_false(agreement_most(&equal, &equal.partners.at[0]).is_set);
	equal.partners.at[0].most = (struct maybe_money){ { 4000 }, true };
	assert_int_equal(agreement_most(&equal, &equal.partners.at[0]).money.pence, 4000);
}

static void shares__stop_at_what_a_body_pays_at_most(void **state)
{
	struct arena *a = *state;
	struct agreement agreement = AMONG(a, SHARING_EQUAL, 0, 0);
	struct money billed[PARTNERS_MOST] = { 0 };
	struct shares shares;

	agreement.partners.at[1].most = (struct maybe_money){ { 500 }, true };
	assert_int_equal(share(&agreement, 1000, billed, &shares), SHARES_DONE);
	assert_int_equal(share(&agreement, 1002, billed, &shares), SHARES_OVER_MOST);
	assert_int_equal(shares.over, 1);
	assert_int_equal(billed[1].pence, 500);

	struct agreement fixed = AMONG(a, SHARING_FIXED, 600, 400);

	memset(billed, 0, sizeof billed);
	fixed.partners.at[0].most = (struct maybe_money){ { 300 }, true };
	assert_int_equal(share(&fixed, 500, billed, &shares), SHARES_DONE);
	assert_int_equal(share(&fixed, 502, billed, &shares), SHARES_OVER_MOST);
	assert_int_equal(shares.over, 0);
}

/* Each body pays ahead or not, pays the supplier or not, and owes something of this invoice or not. */
static void recharge__is_due_of_who_pays_a_share_after_it_was_spent(void **state)
{
	static const struct claim ahead = { .sum = { 1000 } };
	struct claim one = ahead;

	(void)state;
	for (unsigned bits = 0; bits < 64; bits++) {
		struct partner both[2] = { 0 };
		struct agreement agreement = { .partners = { .at = both, .n = array_size(both) } };
		struct shares shares = { 0 };
		bool is_due = false;

		for (unsigned i = 0; i < array_size(both); i++) {
			unsigned of = bits >> (3 * i);

			both[i].contribution = CONTRIBUTION_CASH;
			both[i].organisation.v = (of & 1) != 0 ? 7 : 8 + (int64_t)i;
			if ((of & 2) != 0)
				both[i].claims = (struct claims){ .at = &one, .n = 1 };
			shares.due[i].pence = (of & 4) != 0 ? -5 : 0; // of a credit note too
			is_due = is_due || (of & 7) == 4;
		}
		assert_int_equal(
			agreement_has_recharge(&agreement, (struct organisation_id){ 7 }, &shares),
			is_due);
	}
}

static void shares__refuse_what_cannot_have_been_billed(void **state)
{
	struct arena *a = *state;
	struct agreement agreement = AMONG(a, SHARING_EQUAL, 0, 0);
	struct money billed[PARTNERS_MOST] = { { 900 }, { 0 } };
	struct shares shares;

	assert_int_equal(share(&agreement, 1000, billed, &shares), SHARES_ASTRAY);
}

/* ---- what was billed stays ---- */

static struct agreement among_three(struct arena *a)
{
	struct agreement agreement = AMONG(a, SHARING_FIXED, 4300, 1000, 1000);

	*list_add(a, &agreement.partners.at[1].claims) =
		(struct claim){ date_of(2026, 4, 15), { 600 } };
	*list_add(a, &agreement.partners.at[1].claims) =
		(struct claim){ date_of(2026, 9, 1), { 400 } };
	agreement.payment = PAYMENT_INSTALMENTS;
	add(a, &agreement, CONTRIBUTION_IN_KIND, 0);
	return agreement;
}

static void agreement__that_only_raises_keeps_all_else(void **state)
{
	struct arena *a = *state;
	struct agreement standing = among_three(a);

	for (int wrong = 0; wrong <= 13; wrong++) {
		struct agreement next = among_three(a);
		struct partners *of = &next.partners;

		for (size_t i = 0; i < 3; i++)
			of->at[i].weight *= 2;
		*list_add(a, &of->at[1].claims) = (struct claim){ date_of(2027, 1, 1), { 1000 } };
		of->at[3].worth = (struct maybe_money){ { 500 }, true };
		next.source = "Minutes";
		switch (wrong) {
		case 1: next.method = SHARING_MATCH; break;
		case 2: next.payment = PAYMENT_UNSET; break;
		case 3: next.underspend = UNDERSPEND_ASK; break;
		case 4: next.vat = VAT_RECOVERED; break;
		case 5: add(a, &next, CONTRIBUTION_IN_KIND, 0); break;
		case 6: of->at[0].organisation.v = 9; break;
		case 7: of->at[3].contribution = CONTRIBUTION_BY_PROVIDER; break;
		case 8: of->at[2].weight++; break;
		case 9: of->at[1].claims.at[0].due_on = date_of(2026, 4, 16); break;
		case 10: of->at[1].claims.at[1].sum.pence++; break;
		case 11: of->at[1].claims.n = 1; break;
		case 12:
			*list_add(a, &of->at[2].claims) =
				(struct claim){ date_of(2026, 5, 1), { 2000 } };
			break;
		case 13: of->at[0].most = (struct maybe_money){ { 4299 }, true }; break;
		}
		assert_int_equal(agreement_only_raises(&standing, &next), wrong == 0);
	}
}

/* A most is raised or lifted, and neither lowered nor new; a weight that is no sum of money stays. */
static void agreement__that_only_raises_lowers_no_most(void **state)
{
	static const struct {
		struct maybe_money was, is;
		bool raises;
	} cases[] = {
		{ { { 0 }, false }, { { 0 }, false }, true },
		{ { { 500 }, true }, { { 500 }, true }, true },
		{ { { 500 }, true }, { { 501 }, true }, true },
		{ { { 500 }, true }, { { 0 }, false }, true },
		{ { { 500 }, true }, { { 499 }, true }, false },
		{ { { 0 }, false }, { { 500 }, true }, false },
	};
	struct arena *a = *state;
	struct agreement standing = AMONG(a, SHARING_EQUAL, 0, 0);
	struct agreement next = AMONG(a, SHARING_EQUAL, 0, 0);

	for (size_t i = 0; i < array_size(cases); i++) {
		standing.partners.at[1].most = cases[i].was;
		next.partners.at[1].most = cases[i].is;
		assert_int_equal(agreement_only_raises(&standing, &next), cases[i].raises);
	}
}

/* ---- years without one ---- */

static void years__need_a_signed_agreement_before_they_begin(void **state)
{
	struct arena *a = *state;
	struct agreements all = { 0 };
	struct agreement first = AMONG(a, SHARING_SOLE, 0);
	struct date begins = financial_year_begins(2026);
	static const struct {
		int days_before;
		enum year_standing is;
	} cases[] = {
		{ 181, YEAR_AHEAD },
		{ 180, YEAR_WARNED },
		{ 1, YEAR_WARNED },
		{ 0, YEAR_BLOCKED },
		{ -400, YEAR_BLOCKED },
	};

	first.year = 2025;
	*list_add(a, &all) = first;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct date today = date_add_days(begins, -cases[i].days_before);

		assert_int_equal(year_standing(&all, 2026, 2026, today), cases[i].is);
		assert_int_equal(year_standing(&all, 2025, 2026, today), YEAR_AGREED);
	}
}

static void agreement__that_stands_is_the_newest_signed(void **state)
{
	struct arena *a = *state;
	struct agreements all = { 0 };

	assert_null(agreement_standing(&all, 2026));
	for (int64_t version = 1; version <= 3; version++) {
		*list_add(a, &all) = AMONG(a, SHARING_SOLE, 0);
		all.at[version - 1].version = version;
	}
	all.at[2].signed_by.v = 0;
	assert_int_equal(agreement_newest(&all, 2026)->version, 3);
	assert_null(agreement_newest(&all, 2027));
	assert_int_equal(agreement_standing(&all, 2026)->version, 2);
	assert_null(agreement_standing(&all, 2027));
	assert_int_equal(year_standing(&all, 2026, 2026, date_of(2026, 4, 1)), YEAR_AGREED);
	assert_int_equal(year_standing(&all, 2026, 2025, date_of(2026, 4, 1)), YEAR_AGREED);
	all.at[0].signed_by.v = all.at[1].signed_by.v = 0;
	assert_null(agreement_standing(&all, 2026));
	assert_int_equal(year_standing(&all, 2026, 2026, date_of(2026, 4, 1)), YEAR_BLOCKED);
	assert_int_equal(year_standing(&all, 2026, 2025, date_of(2026, 4, 1)), YEAR_BEYOND);
	assert_int_equal(year_standing(&all, 2027, 2026, date_of(2026, 4, 1)), YEAR_BEYOND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(years__begin_in_april),
		IN_ARENA(agreement__needs_a_method_and_somebody_who_pays),
		IN_ARENA(agreement__names_each_body_once),
		IN_ARENA(agreement__asks_each_method_for_its_weights),
		IN_ARENA(agreement__names_the_source_of_what_was_counted),
		IN_ARENA(agreement__limits_and_worths_are_not_negative),
		IN_ARENA(claims__are_read_a_line_each),
		IN_ARENA(claims__come_to_what_the_body_pays_on_the_days_that_are_meant),
		IN_ARENA(claims__are_twelve_at_most),
		IN_ARENA(claims__are_of_sums_that_others_pay),
		IN_ARENA(weight__is_read_as_its_method_is_written),
		IN_ARENA(shares__are_those_of_each_method),
		IN_ARENA(shares__are_asked_of_those_alone_who_pay),
		IN_ARENA(shares__of_seven_months_end_on_each_funder_s_sum),
		IN_ARENA(underspend__of_fixed_sums_is_what_is_left_of_each),
		IN_ARENA(underspend__becomes_what_the_agreement_says_and_nothing_else),
		IN_ARENA(underspend__rests_on_what_was_received),
		IN_ARENA(vat__is_a_cost_unless_it_is_recovered),
		IN_ARENA(most__is_of_those_alone_who_pay),
		IN_ARENA(shares__stop_at_what_a_body_pays_at_most),
		IN_ARENA(recharge__is_due_of_who_pays_a_share_after_it_was_spent),
		IN_ARENA(shares__refuse_what_cannot_have_been_billed),
		IN_ARENA(agreement__that_only_raises_keeps_all_else),
		IN_ARENA(agreement__that_only_raises_lowers_no_most),
		IN_ARENA(years__need_a_signed_agreement_before_they_begin),
		IN_ARENA(agreement__that_stands_is_the_newest_signed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
