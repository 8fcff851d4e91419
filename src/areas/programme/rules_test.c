/* SPDX-License-Identifier: MIT */
/*
 * What may stand in a budget, and what it comes to.
 */
#include "areas/programme/rules.h"

#include "base/err.h"
#include "base/testing.h"

enum { MOBILISATION = 11, DELIVERY, COHORT_PRICE, LIAISON, LICENCE_FEE, BACKGROUND };

#define POUNDS(n) ((struct money){ (int64_t)(n)*100 })

static const char text[] =
	"Mobilisation, paid upfront, a total of £33,760. Delivery: estimated £60,000, cohorts of "
	"10 "
	"@ £2,500 + £500 for victim liaison. This includes the £9,000 licence. Last year £1,000. "
	"That up to £33,760 is approved, and delivery of up to £60,000.";

static void add_amount(struct arena *a, struct amounts *all, int64_t number, struct money money,
	const char *literal, enum amount_kind kind)
{
	size_t at = (size_t)(strstr(text, literal) - text), from = at;

	while (from > 0 && (from == 1 || text[from - 2] != '.'))
		from--;
	*list_add(a, all) = (struct amount){
		.number = number,
		.money = money,
		.literal = literal,
		.kind = kind,
		.sentence = { from, at + strlen(literal) },
		.at = { at, at + strlen(literal) },
	};
}

/* As the decision on CARA has them, and one that it only mentions. */
static struct amounts the_amounts(struct arena *a)
{
	struct amounts all = { 0 };

	add_amount(a, &all, MOBILISATION, POUNDS(33760), "£33,760", AMOUNT_CAP);
	add_amount(a, &all, DELIVERY, POUNDS(60000), "£60,000", AMOUNT_ESTIMATE);
	add_amount(a, &all, COHORT_PRICE, POUNDS(2500), "£2,500", AMOUNT_UNIT);
	add_amount(a, &all, LIAISON, POUNDS(500), "£500", AMOUNT_UNIT);
	add_amount(a, &all, LICENCE_FEE, POUNDS(9000), "£9,000", AMOUNT_INCLUDED);
	add_amount(a, &all, BACKGROUND, POUNDS(1000), "£1,000", AMOUNT_BACKGROUND);
	return all;
}

/* 200 people, 20 cohorts, 12 trained; no limits. */
static struct budget a_bare_budget(void)
{
	return (struct budget){
		.starts_on = date_of(2025, 4, 1),
		.ends_on = date_of(2026, 3, 31),
		.licence = LICENCE_FIXED,
		.ceiling = { [CEILING_PEOPLE] = 200,
			[CEILING_COHORTS] = 20,
			[CEILING_TRAINED] = 12 },
	};
}

static struct budget the_budget(struct arena *a)
{
	struct budget b = a_bare_budget();
	struct amounts amounts = the_amounts(a);

	b.limits = budget_suggested(a, &amounts, text);
	return b;
}

/* The only problem, at that input; with none, "". */
static void assert_problem(
	struct arena *a, const struct budget *b, const char *input, const char *message)
{
	struct amounts amounts = the_amounts(a);
	struct problems problems = { 0 };

	budget_check(a, &amounts, b, &problems);
	assert_int_equal(problems.n, message[0] == '\0' ? 0 : 1);
	if (problems.n == 1) {
		assert_string_equal(problems.at[0].field, input);
		assert_string_equal(problems.at[0].message, message);
	}
}

static struct limit *limit_of(struct budget *b, int64_t amount)
{
	list_each (struct limit *, each, &b->limits)
		if (each->amount == amount)
			return each;
	return NULL;
}

/* ---- what may stand in it ---- */

static void suggested__is_what_the_decision_says_of_each_amount(void **state)
{
	static const struct {
		int64_t amount;
		enum limit_kind kind;
		enum heading heading;
	} expected[] = {
		{ MOBILISATION, LIMIT_CAP, HEADING_MOBILISATION },
		{ DELIVERY, LIMIT_CAP_ESTIMATE, HEADING_DELIVERY },
		{ COHORT_PRICE, LIMIT_PRICE, HEADING_DELIVERY },
		{ LIAISON, LIMIT_PRICE, HEADING_DELIVERY },
		{ LICENCE_FEE, LIMIT_INCLUDED, HEADING_DELIVERY },
	};
	struct budget b = the_budget(*state);

	assert_int_equal(b.limits.n, array_size(expected));
	for (size_t i = 0; i < array_size(expected); i++) {
		assert_int_equal(b.limits.at[i].amount, expected[i].amount);
		assert_int_equal(b.limits.at[i].kind, expected[i].kind);
		assert_int_equal(b.limits.at[i].heading, expected[i].heading);
	}
	assert_problem(*state, &b, "", "");
}

static void quoted__is_the_sentence_that_allows_the_sum(void **state)
{
	static const struct {
		const char *text, *sum, *says;
	} cases[] = {
		{ text, "£60,000",
			"That up to £33,760 is approved, and delivery of up to £60,000." },
		{ text, "£9,000", "" },
		{ "Up to £60,000.50 is allowed.", "£60,000", "" },
		{ "It is up to £60,000,000.", "£60,000", "" },
		{ "Amcan £9.\n- Hyd at 20 o bobl, hyd at **£60,000**, i gyd.\nBydd", "£60,000",
			"- Hyd at 20 o bobl, hyd at **£60,000**, i gyd." },
		{ "# Sum\nIt estimates £60,000.\n\nThe Commissioner approves up\nto, that is up to "
		  "£60,000",
			"£60,000", "The Commissioner approves up\nto, that is up to £60,000" },
		{ "up to £60,000", "", "" },
		{ "", "£1", "" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct slice said = sentence_allowing(cases[i].text, cases[i].sum);

		assert_string_equal(arena_text_n(*state, said.at, said.size), cases[i].says);
	}
}

static void suggested__an_estimate_that_is_nowhere_approved_stays_one(void **state)
{
	struct amounts amounts = the_amounts(*state);
	struct limits all = budget_suggested(*state, &amounts,
		"Mobilisation, paid upfront, a total of £33,760. Delivery: £60,000");

	assert_int_equal(all.at[1].kind, LIMIT_ESTIMATE);
}

static void budget__needs_a_cap(void **state)
{
	struct budget b = a_bare_budget();

	assert_problem(
		*state, &b, "", "Say of at least one amount that it is the cap of a heading");
}

static void budget__takes_only_amounts_of_the_decision_and_each_once(void **state)
{
	struct budget b = the_budget(*state);
	struct budget other = the_budget(*state);

	limit_of(&b, MOBILISATION)->money.pence++;
	assert_problem(*state, &b, "amount-11-kind", "This is not an amount of the decision");
	*list_add(*state, &other.limits) =
		(struct limit){ COHORT_PRICE, LIMIT_PRICE, HEADING_MOBILISATION, POUNDS(2500) };
	assert_problem(*state, &other, "amount-13-kind", "This amount is in the budget already");
	other = the_budget(*state);
	*list_add(*state, &other.limits) =
		(struct limit){ 99, LIMIT_PRICE, HEADING_DELIVERY, POUNDS(1) };
	assert_problem(*state, &other, "amount-99-kind", "This is not an amount of the decision");
}

static void budget__a_heading_has_one_cap_and_one_estimate(void **state)
{
	static const struct {
		enum limit_kind kind;
		const char *message;
	} second[] = {
		{ LIMIT_CAP, "Another amount is the cap of this heading already" },
		{ LIMIT_CAP_ESTIMATE, "Another amount is the cap of this heading already" },
		{ LIMIT_ESTIMATE, "Another amount is the estimate of this heading already" },
	};

	for (size_t i = 0; i < array_size(second); i++) {
		struct budget b = the_budget(*state);

		*list_add(*state, &b.limits) = (struct limit){ BACKGROUND, second[i].kind,
			HEADING_DELIVERY, POUNDS(1000) };
		assert_problem(*state, &b, "amount-16-heading", second[i].message);
	}
}

/* As the decision on a Drive caseworker has them. */
static const char contributed[] = "A caseworker for police perpetrators. I have allocated £10,000 "
				  "towards a pilot. Others join "
				  "us: £43,000 Welsh Government and £10,001 South Wales.";

static struct budget a_contributed_budget(struct arena *a, struct amounts *amounts)
{
	static const struct {
		int64_t number, pounds;
		const char *literal;
	} given[] = { { 1, 10000, "£10,000" }, { 2, 43000, "£43,000" }, { 3, 10001, "£10,001" } };
	struct budget b = a_bare_budget();

	*amounts = (struct amounts){ 0 };
	for (size_t i = 0; i < array_size(given); i++) {
		size_t at = (size_t)(strstr(contributed, given[i].literal) - contributed);

		*list_add(a, amounts) = (struct amount){
			.number = given[i].number,
			.money = POUNDS(given[i].pounds),
			.literal = given[i].literal,
			.kind = AMOUNT_CONTRIBUTION,
			.sentence = { at, at + strlen(given[i].literal) },
			.at = { at, at + strlen(given[i].literal) },
		};
	}
	b.limits = budget_suggested(a, amounts, contributed);
	return b;
}

static void contributions__to_a_heading_add_up_to_its_cap(void **state)
{
	struct amounts amounts;
	struct budget b = a_contributed_budget(*state, &amounts);
	struct heading_terms t = heading_terms(&b, HEADING_CASEWORKER);
	struct limits caps = heading_caps(*state, &b, HEADING_CASEWORKER);
	struct problems problems = { 0 };

	budget_check(*state, &amounts, &b, &problems);
	assert_int_equal(problems.n, 0);
	assert_int_equal(t.cap.money.pence, 6300100);
	assert_int_equal(t.cap.kind, LIMIT_CONTRIBUTION);
	assert_int_equal(caps.n, 3);
	for (size_t i = 0; i < caps.n; i++)
		assert_int_equal(caps.at[i].amount, (int64_t)i + 1);
	assert_int_equal(heading_terms(&b, HEADING_DELIVERY).cap.kind, LIMIT_NONE);
	assert_int_equal(heading_caps(*state, &b, HEADING_DELIVERY).n, 0);
	assert_int_equal(above_cap(&t, POUNDS(63001)).pence, 0);
	assert_int_equal(above_cap(&t, POUNDS(63002)).pence, 100);
}

/* Whichever of the two is said first. */
static void contributions__stand_under_no_heading_with_a_cap_of_its_own(void **state)
{
	static const char *const message[] = {
		"What bodies give adds up to the cap of this heading already",
		"Another amount is the cap of this heading already",
	};

	for (size_t cap = 0; cap < 2; cap++) {
		struct amounts amounts;
		struct budget b = a_contributed_budget(*state, &amounts);
		struct problems problems = { 0 };

		b.limits.n = 2;
		b.limits.at[1 - cap].kind = LIMIT_CAP;
		budget_check(*state, &amounts, &b, &problems);
		assert_int_equal(problems.n, 1);
		assert_string_equal(problems.at[0].field, "amount-2-heading");
		assert_string_equal(problems.at[0].message, message[cap]);
	}
}

static void budget__what_is_no_cap_belongs_to_a_heading_that_has_one(void **state)
{
	static const enum limit_kind kinds[] = { LIMIT_ESTIMATE, LIMIT_PRICE, LIMIT_INCLUDED };

	for (size_t i = 0; i < array_size(kinds); i++)
		for (enum heading h = HEADING_NONE; h < HEADING_COUNT; h++) {
			struct budget b = a_bare_budget();

			*list_add(*state, &b.limits) = (struct limit){ MOBILISATION, LIMIT_CAP,
				HEADING_MOBILISATION, POUNDS(33760) };
			*list_add(*state, &b.limits) =
				(struct limit){ BACKGROUND, kinds[i], h, POUNDS(1000) };
			assert_problem(*state, &b, "amount-16-heading",
				h == HEADING_MOBILISATION ? ""
				: h == HEADING_NONE
					? "Choose the heading that this amount belongs to"
					: "This heading has no cap: choose an amount that is its "
					  "cap, or another heading");
		}
}

static void budget__nothing_within_a_heading_is_more_than_its_cap(void **state)
{
	struct budget b = the_budget(*state);

	b.limits.n = 1; // the cap of mobilisation
	*list_add(*state, &b.limits) =
		(struct limit){ DELIVERY, LIMIT_PRICE, HEADING_MOBILISATION, POUNDS(60000) };
	assert_problem(
		*state, &b, "amount-12-kind", "One cohort costs more than the cap of its heading");
	b = a_bare_budget();
	*list_add(*state, &b.limits) =
		(struct limit){ MOBILISATION, LIMIT_CAP, HEADING_DELIVERY, POUNDS(33760) };
	*list_add(*state, &b.limits) =
		(struct limit){ DELIVERY, LIMIT_INCLUDED, HEADING_DELIVERY, POUNDS(60000) };
	assert_problem(
		*state, &b, "amount-12-kind", "More is included than the cap of its heading");
}

/* The licence is inside the £60,000: beside it the decision would allow £9,000 more. */
static void budget__what_is_part_of_an_amount_is_no_cap_of_its_own(void **state)
{
	static const enum limit_kind kinds[] = { LIMIT_CAP, LIMIT_CAP_ESTIMATE,
		LIMIT_CONTRIBUTION };
	static const char no_sum[] = "By the decision this amount is a part of another, or the "
				     "price of one, so it is no cap of its own";

	for (size_t i = 0; i < array_size(kinds); i++) {
		struct budget b = the_budget(*state);

		*limit_of(&b, LICENCE_FEE) =
			(struct limit){ LICENCE_FEE, kinds[i], HEADING_LICENCE, POUNDS(9000) };
		assert_problem(*state, &b, "amount-15-kind", no_sum);
		b = the_budget(*state);
		*limit_of(&b, LIAISON) =
			(struct limit){ LIAISON, kinds[i], HEADING_LICENCE, POUNDS(500) };
		assert_problem(*state, &b, "amount-14-kind", no_sum);
	}
}

static void budget__what_is_included_needs_cohorts_to_be_shared_among(void **state)
{
	struct budget b = the_budget(*state);

	b.ceiling[CEILING_COHORTS] = 0;
	assert_problem(*state, &b, "cohorts",
		"Enter how many cohorts the decision allows: what is included is shared among "
		"them");
	b.ceiling[CEILING_COHORTS] = 2;
	assert_problem(*state, &b, "amount-15-kind", "More is included than all the cohorts cost");
	b.ceiling[CEILING_COHORTS] = 3;
	assert_problem(*state, &b, "", "");
	b.licence = LICENCE_UNSAID;
	assert_problem(*state, &b, "licence", "Choose how what is included is budgeted");
}

static void budget__its_numbers_and_days_are_bounded(void **state)
{
	static const struct {
		int64_t number;
		const char *message;
	} numbers[] = {
		{ -1, "Enter a whole number up to 10,000, or leave it blank" },
		{ 0, "" },
		{ 10000, "" },
		{ 10001, "Enter a whole number up to 10,000, or leave it blank" },
	};
	struct budget b = the_budget(*state);

	for (enum ceiling c = CEILING_PEOPLE; c < CEILING_COUNT; c++)
		for (size_t i = 0; i < array_size(numbers); i++)
			if (c != CEILING_COHORTS || numbers[i].number != 0) {
				struct budget other = b;

				other.ceiling[c] = numbers[i].number;
				assert_problem(
					*state, &other, ceilings[c].name, numbers[i].message);
			}
	b.ends_on = b.starts_on;
	assert_problem(*state, &b, "", "");
	b.ends_on = date_of(2025, 3, 31);
	assert_problem(*state, &b, "ends-on", "The last day cannot be before the first");
	b.ends_on = DATE_NONE;
	assert_problem(*state, &b, "ends-on", "Enter the last day that is funded");
	b = the_budget(*state);
	b.starts_on = DATE_NONE;
	assert_problem(*state, &b, "starts-on", "Enter the first day that is funded");
}

static void budget__takes_no_amount_that_is_nothing_or_beyond_measure(void **state)
{
	static const int64_t pence[] = { 0, -1, (int64_t)AMOUNT_MOST_POUNDS * 100 + 1 };

	for (size_t i = 0; i < array_size(pence); i++) {
		struct amounts amounts = { 0 };
		struct budget b = a_bare_budget();
		struct problems problems = { 0 };

		*list_add((struct arena *)*state, &amounts) =
			(struct amount){ .number = 7, .money = { pence[i] } };
		*list_add((struct arena *)*state, &b.limits) =
			(struct limit){ 7, LIMIT_CAP, HEADING_OTHER, { pence[i] } };
		budget_check(*state, &amounts, &b, &problems);
		assert_non_null(problem_of(&problems, "amount-7-kind"));
	}
}

static void budget__the_one_in_force_is_the_newest_that_is_signed(void **state)
{
	struct budgets all = { 0 };

	assert_null(budget_in_force(&all));
	for (int64_t version = 3; version > 0; version--)
		list_add((struct arena *)*state, &all)->version = version;
	assert_null(budget_in_force(&all));
	all.at[2].signed_by.v = 7;
	assert_int_equal(budget_in_force(&all)->version, 1);
	all.at[1].signed_by.v = 7;
	assert_int_equal(budget_in_force(&all)->version, 2);
}

static void budget__the_one_in_force_then_is_the_newest_that_was_signed_by_then(void **state)
{
	struct budgets all = { 0 };

	for (int64_t version = 3; version > 0; version--)
		list_add((struct arena *)*state, &all)->version = version;
	for (size_t i = 1; i < all.n; i++) { // the newest is not signed
		all.at[i].signed_by.v = 7;
		all.at[i].signed_at.ms = all.at[i].version * 1000;
	}
	assert_null(budget_in_force_at(&all, (struct instant){ 999 }));
	assert_int_equal(budget_in_force_at(&all, (struct instant){ 1000 })->version, 1);
	assert_int_equal(budget_in_force_at(&all, (struct instant){ 1999 })->version, 1);
	assert_int_equal(budget_in_force_at(&all, (struct instant){ 2000 })->version, 2);
	assert_int_equal(budget_in_force_at(&all, (struct instant){ 9000 })->version, 2);
}

/* ---- what it comes to ---- */

static void licence__both_readings_cost_what_the_decision_s_numbers_come_to(void **state)
{
	static const struct {
		int64_t cohorts, inside_pounds, fixed_pounds;
	} expected[] = {
		{ 0, 0, 9000 },
		{ 10, 30000, 34500 },
		{ 12, 36000, 39600 },
		{ 15, 45000, 47250 },
		{ 20, 60000, 60000 },
		{ 21, 63000, 62550 },
	};
	struct budget b = the_budget(*state);
	struct heading_terms t = heading_terms(&b, HEADING_DELIVERY);

	assert_true(heading_has_readings(&t));
	for (size_t i = 0; i < array_size(expected); i++) {
		int64_t n = expected[i].cohorts;

		assert_int_equal(cohorts_cost(&t, LICENCE_INSIDE, n).pence,
			POUNDS(expected[i].inside_pounds).pence);
		assert_int_equal(cohorts_cost(&t, LICENCE_FIXED, n).pence,
			POUNDS(expected[i].fixed_pounds).pence);
	}
}

static void licence__never_drifts_by_a_penny(void **state)
{
	(void)state;
	for (int64_t cohorts = 1; cohorts <= 40; cohorts++)
		for (int64_t whole = 1; whole <= 101; whole++) {
			struct heading_terms t = {
				.price = { 1000 }, .included = { whole }, .cohorts = cohorts
			};
			int64_t before = whole;

			for (int64_t n = 0; n <= cohorts; n++) {
				int64_t rest = cohorts_cost(&t, LICENCE_FIXED, n).pence - 1000 * n;

				// what of it is not in the price yet: within half a penny, and falling
				assert_true(
					2 * (rest * cohorts - whole * (cohorts - n)) <= cohorts);
				assert_true(
					2 * (whole * (cohorts - n) - rest * cohorts) <= cohorts);
				assert_true(rest <= before);
				before = rest;
			}
			assert_int_equal(before, 0);
		}
}

static void licence__without_two_readings_both_are_the_price(void **state)
{
	static const struct heading_terms none[] = {
		{ .price = { 300000 } },
		{ .price = { 300000 }, .included = { 900000 } },
		{ .price = { 300000 }, .cohorts = 20 },
	};

	(void)state;
	for (size_t i = 0; i < array_size(none); i++) {
		assert_false(heading_has_readings(&none[i]));
		assert_int_equal(cohorts_cost(&none[i], LICENCE_FIXED, 7).pence, 2100000);
		assert_int_equal(cohorts_cost(&none[i], LICENCE_INSIDE, 7).pence, 2100000);
	}
}

static void heading__has_its_own_cap_which_nothing_elsewhere_lifts(void **state)
{
	struct budget b = the_budget(*state);
	struct heading_terms mobilisation = heading_terms(&b, HEADING_MOBILISATION);
	struct heading_terms delivery = heading_terms(&b, HEADING_DELIVERY);
	struct heading_terms other = heading_terms(&b, HEADING_OTHER);

	assert_int_equal(mobilisation.cap.money.pence, 3376000);
	assert_int_equal(mobilisation.cap.amount, MOBILISATION);
	assert_int_equal(mobilisation.estimate.kind, LIMIT_NONE);
	assert_false(heading_is_by_cohort(&mobilisation));
	assert_int_equal(delivery.cap.money.pence, 6000000);
	assert_int_equal(delivery.estimate.money.pence, 6000000);
	assert_int_equal(delivery.price.pence, 300000);
	assert_int_equal(delivery.included.pence, 900000);
	assert_true(heading_is_by_cohort(&delivery));
	assert_int_equal(other.cap.kind, LIMIT_NONE);
	assert_int_equal(above_cap(&delivery, POUNDS(60000)).pence, 0);
	assert_int_equal(above_cap(&delivery, (struct money){ 6000001 }).pence, 1);
	assert_int_equal(above_cap(&delivery, MONEY_ZERO).pence, 0);
}

/* ---- how it stands ---- */

static void ceiling__is_near_from_nine_tenths(void **state)
{
	static const struct {
		int64_t ceiling, n;
		enum ceiling_standing standing;
	} expected[] = {
		{ 0, 0, CEILING_UNSAID },
		{ 0, 500, CEILING_UNSAID },
		{ 200, 0, CEILING_BELOW },
		{ 200, 179, CEILING_BELOW },
		{ 200, 180, CEILING_NEAR },
		{ 200, 199, CEILING_NEAR },
		{ 200, 200, CEILING_REACHED },
		{ 200, 201, CEILING_OVER },
		{ 12, 10, CEILING_BELOW },
		{ 12, 11, CEILING_NEAR },
		{ 1, 0, CEILING_BELOW },
		{ 1, 1, CEILING_REACHED },
	};

	(void)state;
	for (size_t i = 0; i < array_size(expected); i++)
		assert_int_equal(
			ceiling_standing(expected[i].ceiling, expected[i].n), expected[i].standing);
}

static void funding__ends_soon_from_sixty_days_before_to_its_last_day(void **state)
{
	struct budget b = a_bare_budget();

	(void)state;
	assert_false(funding_ends_soon(&b, date_add_days(b.ends_on, -61)));
	assert_true(funding_ends_soon(&b, date_add_days(b.ends_on, -60)));
	assert_true(funding_ends_soon(&b, b.ends_on));
	assert_false(funding_ends_soon(&b, date_add_days(b.ends_on, 1)));
}

static void words__of_each_list_are_all_there(void **state)
{
	(void)state;
	for (unsigned i = 1; i < HEADING_COUNT; i++)
		assert_int_equal(word_named(headings, headings[i].name), i);
	for (unsigned i = 1; i < LIMIT_KIND_COUNT; i++)
		assert_int_equal(word_named(limit_kinds, limit_kinds[i].name), i);
	for (unsigned i = 1; i < CEILING_COUNT; i++)
		assert_int_equal(word_named(ceilings, ceilings[i].name), i);
	for (unsigned i = 1; i < LICENCE_COUNT; i++)
		assert_int_equal(word_named(licences, licences[i].name), i);
}

/* ---- what one completion costs ---- */

static void delivery__is_every_heading_but_what_sets_up(void **state)
{
	(void)state;
	assert_false(heading_is_of_delivery(HEADING_NONE));
	for (enum heading h = HEADING_NONE + 1; h < HEADING_COUNT; h++)
		assert_int_equal(heading_is_of_delivery(h), h != HEADING_MOBILISATION);
}

static void each__is_half_a_penny_up_and_none_of_none(void **state)
{
	static const struct {
		int64_t pence, completions;
		bool is_set;
		int64_t each;
	} expected[] = {
		{ 240000, 3, true, 80000 },
		{ 100, 3, true, 33 },
		{ 101, 2, true, 51 },
		{ 1, 2, true, 1 },
		{ 1, 3, true, 0 },
		{ 240000, 1, true, 240000 },
		{ 240000, 0, false, 0 },
		{ 0, 3, false, 0 },
		{ 0, 0, false, 0 },
		{ -500, 3, false, 0 },
		{ INT64_C(1000000000000000), 1, true, INT64_C(1000000000000000) },
	};

	(void)state;
	for (size_t i = 0; i < array_size(expected); i++) {
		struct maybe_money each =
			cost_of_each((struct money){ expected[i].pence }, expected[i].completions);

		assert_int_equal(each.is_set, expected[i].is_set);
		assert_int_equal(each.money.pence, expected[i].each);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(suggested__is_what_the_decision_says_of_each_amount),
		IN_ARENA(quoted__is_the_sentence_that_allows_the_sum),
		IN_ARENA(suggested__an_estimate_that_is_nowhere_approved_stays_one),
		IN_ARENA(budget__needs_a_cap),
		IN_ARENA(budget__takes_only_amounts_of_the_decision_and_each_once),
		IN_ARENA(budget__a_heading_has_one_cap_and_one_estimate),
		IN_ARENA(contributions__to_a_heading_add_up_to_its_cap),
		IN_ARENA(contributions__stand_under_no_heading_with_a_cap_of_its_own),
		IN_ARENA(budget__what_is_no_cap_belongs_to_a_heading_that_has_one),
		IN_ARENA(budget__nothing_within_a_heading_is_more_than_its_cap),
		IN_ARENA(budget__what_is_part_of_an_amount_is_no_cap_of_its_own),
		IN_ARENA(budget__what_is_included_needs_cohorts_to_be_shared_among),
		IN_ARENA(budget__its_numbers_and_days_are_bounded),
		IN_ARENA(budget__takes_no_amount_that_is_nothing_or_beyond_measure),
		IN_ARENA(budget__the_one_in_force_is_the_newest_that_is_signed),
		IN_ARENA(budget__the_one_in_force_then_is_the_newest_that_was_signed_by_then),
		IN_ARENA(licence__both_readings_cost_what_the_decision_s_numbers_come_to),
		IN_ARENA(licence__never_drifts_by_a_penny),
		IN_ARENA(licence__without_two_readings_both_are_the_price),
		IN_ARENA(heading__has_its_own_cap_which_nothing_elsewhere_lifts),
		IN_ARENA(ceiling__is_near_from_nine_tenths),
		IN_ARENA(funding__ends_soon_from_sixty_days_before_to_its_last_day),
		IN_ARENA(words__of_each_list_are_all_there),
		cmocka_unit_test(delivery__is_every_heading_but_what_sets_up),
		cmocka_unit_test(each__is_half_a_penny_up_and_none_of_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
