/* SPDX-License-Identifier: MIT */
/*
 * What a contract may not be, what it comes to, and what a variation changes.
 */
#include "areas/contract/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

enum { CAP = 1, PRICE = 2, LIAISON = 3, LICENCE = 4, TRAINING = 5 };

/* Of amounts 1 to 5: £60,000, £2,500, £500 and £9,000 for delivery, £33,760 to begin. */
static struct budget a_budget(struct arena *a)
{
	struct budget b = { .ceiling = { [CEILING_COHORTS] = 20, [CEILING_TRAINED] = 12 } };

	*list_add(a, &b.limits) =
		(struct limit){ CAP, LIMIT_CAP_ESTIMATE, HEADING_DELIVERY, { 6000000 } };
	*list_add(a, &b.limits) =
		(struct limit){ PRICE, LIMIT_PRICE, HEADING_DELIVERY, { 250000 } };
	*list_add(a, &b.limits) =
		(struct limit){ LIAISON, LIMIT_PRICE, HEADING_DELIVERY, { 50000 } };
	*list_add(a, &b.limits) =
		(struct limit){ LICENCE, LIMIT_INCLUDED, HEADING_DELIVERY, { 900000 } };
	*list_add(a, &b.limits) =
		(struct limit){ TRAINING, LIMIT_CAP, HEADING_MOBILISATION, { 3376000 } };
	return b;
}

static struct contract_line a_line(void)
{
	return (struct contract_line){
		.row = 1,
		.number = 1,
		.heading = HEADING_DELIVERY,
		.name = { "Workshops", "Gweithdai" },
		.basis = BASIS_ACTUAL_UP_TO,
		.per = PER_COHORT,
		.amount = PRICE,
		.sum = { 250000 },
		.evidence = EVIDENCE_REGISTERS,
		.clause = "",
	};
}

static struct contract_version a_version(struct arena *a)
{
	struct contract_version v = {
		.title = { "Programmes", "Rhaglenni" },
		.holder.id = { 1 },
		.behalf.id = { 2 },
		.supplier.id = { 3 },
		.starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2027, 3, 31),
		.licence.number = "",
		.about = contract_about_nothing,
	};

	*list_add(a, &v.services) = (struct contract_service){
		.row = 1, .number = 1, .name = { "CARA", "CARA" }, .scheme = { 5 }
	};
	*list_add(a, &v.lines) = a_line();
	return v;
}

static const char *trouble(struct arena *a, const struct contract_version *v,
	const struct contract_frame *frame, const char *field)
{
	struct problems problems = { 0 };
	const struct problem *found;

	contract_check(a, v, frame, &problems);
	found = problem_of(&problems, field);
	return found == NULL ? "" : found->message;
}

/* The trouble of a prime contract's first version. */
static const char *first(struct arena *a, const struct contract_version *v, const char *field)
{
	struct budget b = a_budget(a);

	return trouble(a, v, &(struct contract_frame){ .budget = &b }, field);
}

/* ---- what is wrong ---- */

static size_t problems_of(struct arena *a, const struct contract_version *v, bool is_sub)
{
	struct budget b = a_budget(a);
	struct problems problems = { 0 };

	contract_check(a, v, &(struct contract_frame){ .is_sub = is_sub, .budget = &b }, &problems);
	return problems.n;
}

static void contract__that_says_all_is_taken(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);

	assert_int_equal(problems_of(a, &v, false), 0);
	v.services.n = v.lines.n = 0;
	assert_int_equal(problems_of(a, &v, true), 0);
	assert_string_equal(first(a, &v, "services"), "Name at least one service");
	assert_string_equal(first(a, &v, "lines"), "Say of at least one line what is paid for");
}

static void parties__are_named_and_differ(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);
	struct budget b = a_budget(a);
	struct contract_frame sub = { .is_sub = true, .budget = &b };

	v.holder.id.v = v.supplier.id.v = v.behalf.id.v = 0;
	assert_string_equal(first(a, &v, "holder"), "Choose the body that holds the contract");
	assert_string_equal(first(a, &v, "supplier"), "Choose the supplier");
	assert_string_equal(first(a, &v, "behalf"), "");
	v.holder.id.v = v.supplier.id.v = v.behalf.id.v = 9;
	assert_string_equal(first(a, &v, "supplier"),
		"The body that holds the contract cannot be its supplier");
	assert_string_equal(trouble(a, &v, &sub, "supplier"),
		"The supplier of the contract above holds this one: choose another body");
	assert_string_equal(first(a, &v, "behalf"),
		"Choose another body, or none: the holder is not on behalf of itself");
	for (int64_t id = 1; id <= 2; id++)
		*list_add(a, &v.implementers) = (struct contract_body){ .id = { id } };
	assert_string_equal(first(a, &v, "implementer-2"), "");
	*list_add(a, &v.implementers) = (struct contract_body){ .id = { 1 } };
	assert_string_equal(first(a, &v, "implementer-3"), "This body is in the list already");
}

static void titles__are_in_both_languages(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);

	v.title[ENGLISH] = v.title[WELSH] = "";
	assert_string_equal(first(a, &v, "title-en"), "Enter the title in English");
	assert_string_equal(first(a, &v, "title-cy"), "Enter the title in Welsh");
	v.services.at[0].name[ENGLISH] = v.services.at[0].name[WELSH] = "";
	assert_string_equal(first(a, &v, "service-en-1"), "Enter the service’s name in English");
	assert_string_equal(first(a, &v, "service-cy-1"), "Enter the service’s name in Welsh");
	v.lines.at[0].name[ENGLISH] = v.lines.at[0].name[WELSH] = "";
	assert_string_equal(first(a, &v, "line-en-1"), "Say in English what is paid for");
	assert_string_equal(first(a, &v, "line-cy-1"), "Say in Welsh what is paid for");
}

static void term__has_two_days_in_their_order(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);

	v.starts_on = date_month_of(2026, 4);
	v.ends_on = DATE_NONE;
	assert_string_equal(first(a, &v, "starts-on"), "Enter the first day");
	assert_string_equal(first(a, &v, "ends-on"), "Enter the last day");
	v.starts_on = v.ends_on = date_of(2026, 4, 1);
	assert_int_equal(problems_of(a, &v, false), 0);
	v.ends_on = date_of(2026, 3, 31);
	assert_string_equal(first(a, &v, "ends-on"), "The last day cannot be before the first");
}

static void scheme__is_in_a_contract_once(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);

	for (size_t row = 2; row <= 3; row++)
		*list_add(a, &v.services) =
			(struct contract_service){ .row = row, .name = { "More", "Mwy" } };
	assert_int_equal(problems_of(a, &v, false), 0); // two without any
	v.services.at[2].scheme.v = 5;
	assert_string_equal(
		first(a, &v, "service-scheme-3"), "This scheme is in the contract already");
}

static void variation__says_why_and_from_when(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a), before = a_version(a);
	struct budget b = a_budget(a);
	struct contract_frame frame = { .before = &before, .budget = &b };

	before.from_on = date_of(2026, 6, 1);
	v.why[ENGLISH] = v.why[WELSH] = "";
	assert_string_equal(trouble(a, &v, &frame, "why-en"),
		"Say in a line in English why the contract is varied");
	assert_string_equal(trouble(a, &v, &frame, "why-cy"),
		"Say in a line in Welsh why the contract is varied");
	assert_string_equal(
		trouble(a, &v, &frame, "from-on"), "Enter the day from which it applies");
	v.why[ENGLISH] = "CARA is added";
	v.why[WELSH] = "Ychwanegir CARA";
	v.from_on = date_of(2026, 5, 31);
	assert_string_equal(trouble(a, &v, &frame, "from-on"),
		"It cannot apply from before the version that it varies");
	v.from_on = date_of(2026, 6, 1);
	assert_string_equal(trouble(a, &v, &frame, "from-on"), "");
	v.from_on = v.ends_on;
	assert_string_equal(trouble(a, &v, &frame, "from-on"), "");
	v.supplier.id.v++;
	assert_string_equal(trouble(a, &v, &frame, "from-on"), "");
	v.lines.at[0].per = before.lines.at[0].per = PER_MONTH;
	assert_string_equal(trouble(a, &v, &frame, "from-on"),
		"Another supplier can begin on the first day of a month only, as a line is paid by "
		"the month");
	v.from_on = date_of(2026, 7, 1);
	assert_string_equal(trouble(a, &v, &frame, "from-on"), "");
	v.from_on = date_of(2027, 4, 1);
	assert_string_equal(trouble(a, &v, &frame, "from-on"),
		"It cannot apply from after the contract’s last day");
	assert_string_equal(trouble(a, &v, &frame, "why-en"), "");
	assert_string_equal(trouble(a, &v, &frame, "why-cy"), "");
	frame.first_on = v.starts_on;
	assert_string_equal(trouble(a, &v, &frame, "starts-on"), "");
	frame.first_on = date_add_days(v.starts_on, 1);
	assert_string_equal(trouble(a, &v, &frame, "starts-on"),
		"The contract has terms from the first day of its first version on. Choose that "
		"day or a later one, and sign another contract for the time before it");
	assert_string_equal(first(a, &v, "starts-on"), "");
	v.why[ENGLISH] = v.why[WELSH] = "";
	assert_string_equal(first(a, &v, "why-en"), "");
	assert_string_equal(first(a, &v, "why-cy"), "");
}

static void line__is_paid_under_a_capped_heading(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);
	struct contract_line *line = &v.lines.at[0];

	line->heading = HEADING_NONE;
	assert_string_equal(
		first(a, &v, "heading-1"), "Choose the heading that pays for this line");
	line->heading = HEADING_CASEWORKER;
	assert_string_equal(
		first(a, &v, "heading-1"), "The programme’s budget has no cap for this heading");
	line->heading = HEADING_MOBILISATION; // the price is delivery's
	assert_string_equal(
		first(a, &v, "amount-1"), "The budget has no such amount under this heading");
	line->heading = HEADING_DELIVERY;
	line->amount = 77;
	assert_string_equal(
		first(a, &v, "amount-1"), "The budget has no such amount under this heading");
	line->amount = 0;
	line->sum = MONEY_ZERO;
	assert_string_equal(first(a, &v, "sum-1"),
		"Choose an amount of the decision, or enter a sum in pounds");
	line->sum.pence = -1;
	assert_string_equal(first(a, &v, "sum-1"),
		"Choose an amount of the decision, or enter a sum in pounds");
	line->sum.pence = 6000000;
	assert_string_equal(first(a, &v, "sum-1"), "");
	line->sum.pence++;
	assert_string_equal(first(a, &v, "sum-1"), "This is more than the cap of its heading");
}

static void line__says_what_may_be_charged(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);
	struct contract_line *line = &v.lines.at[0];

	line->basis = BASIS_NONE;
	line->per = PER_NONE;
	line->evidence = EVIDENCE_NONE;
	assert_string_equal(first(a, &v, "basis-1"), "Choose what may be charged");
	assert_string_equal(first(a, &v, "per-1"), "Choose what the sum is for");
	assert_string_equal(
		first(a, &v, "evidence-1"), "Choose what has to be there before it is paid");
	line->basis = BASIS_PASSED_THROUGH;
	for (enum per per = PER_WHOLE; per < PER_COUNT; per++) {
		line->per = per;
		assert_string_equal(first(a, &v, "per-1"),
			per == PER_WHOLE ? ""
					 : "What is passed through has no price for each: choose "
					   "all of it");
	}
	for (int64_t most = -1; most <= CONTRACT_MOST_OF_A_LINE + 1;
		most += CONTRACT_MOST_OF_A_LINE + 2) {
		line->most = most;
		assert_string_equal(first(a, &v, "most-1"),
			"Enter a whole number up to 10,000, or leave it blank");
	}
	line->most = CONTRACT_MOST_OF_A_LINE;
	assert_string_equal(first(a, &v, "most-1"), "");
}

static void evidence__shows_what_the_sum_is_for(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);
	static const char *const fits[EVIDENCE_COUNT] = {
		[EVIDENCE_REGISTERS] = "cohort",
		[EVIDENCE_LIAISON] = "cohort",
		[EVIDENCE_TRAINING] = "whole trained",
		[EVIDENCE_LICENCE] = "whole year",
		[EVIDENCE_PAYROLL] = "month",
		[EVIDENCE_DOCUMENT] = "whole month year",
	};

	for (enum evidence e = EVIDENCE_NONE + 1; e < EVIDENCE_COUNT; e++)
		for (enum per per = PER_NONE + 1; per < PER_COUNT; per++) {
			v.lines.at[0].evidence = e;
			v.lines.at[0].per = per;
			assert_string_equal(first(a, &v, "evidence-1"),
				strstr(fits[e], pers[per].name) != NULL
					? ""
					: "That shows nothing of what the sum is for: choose other "
					  "evidence");
		}
}

static void unit_price__needs_the_words_of_its_clause(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);
	struct contract_line *line = &v.lines.at[0];

	line->basis = BASIS_UNIT_PRICE;
	assert_string_equal(
		first(a, &v, "clause-1"), "Copy the words of the clause that sets this price");
	line->clause = "Clause 4: £2,500 for each cohort.";
	assert_string_equal(first(a, &v, "clause-1"), "");
	for (enum basis basis = BASIS_NONE; basis < BASIS_UNIT_PRICE; basis++) {
		line->basis = basis;
		assert_string_equal(first(a, &v, "clause-1"),
			"Only a fixed price has a clause: choose that, or leave this blank");
	}
}

static void fee__stands_by_one_line_alone(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);

	*list_add(a, &v.lines) = a_line();
	v.lines.at[1].row = 2;
	v.lines.at[0].fee = FEE_INSIDE;
	assert_int_equal(problems_of(a, &v, false), 0);
	v.lines.at[1].fee = FEE_BESIDE;
	assert_string_equal(first(a, &v, "fee-1"), "");
	assert_string_equal(first(a, &v, "fee-2"), "Another line has the licence’s fee already");
	v.lines.at[1].fee = FEE_APART;
	v.lines.at[1].per = PER_YEAR;
	v.lines.at[1].evidence = EVIDENCE_LICENCE;
	assert_string_equal(first(a, &v, "evidence-2"),
		"Another line has the licence’s fee in its sum, never in addition: the licence has "
		"no line of its own");
	v.lines.at[0].fee = FEE_APART;
	assert_string_equal(first(a, &v, "evidence-2"), "");
}

static void licence__is_whole_or_not_there(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);

	v.licence.fee.pence = 900000;
	assert_string_equal(first(a, &v, "licence"), "Enter the licence’s number");
	v.licence = (struct contract_licence){ .number = "", .ends_on = date_of(2026, 4, 1) };
	assert_string_equal(first(a, &v, "licence"), "Enter the licence’s number");
	v.licence = (struct contract_licence){ .number = "L7" };
	assert_string_equal(first(a, &v, "licence-starts-on"), "Enter the first day");
	assert_string_equal(first(a, &v, "licence-ends-on"), "Enter the last day");
	assert_string_equal(first(a, &v, "licence-fee"),
		"Choose an amount of the decision, or enter the fee of a year in pounds");
	v.licence.starts_on = date_of(2026, 4, 2);
	v.licence.ends_on = date_of(2026, 4, 1);
	v.licence.amount = 77;
	assert_string_equal(
		first(a, &v, "licence-ends-on"), "The last day cannot be before the first");
	assert_string_equal(first(a, &v, "licence-amount"), "The budget has no such amount");
	v.licence.starts_on = v.licence.ends_on;
	v.licence.amount = LICENCE;
	v.licence.fee.pence = 900000;
	assert_int_equal(problems_of(a, &v, false), 0);
}

/* ---- what the register says of it ---- */

static void code__has_eight_digits_a_hyphen_and_one_more(void **state)
{
	static const char *const wrong[] = { "85312300", "85312300-", "85312300-22", "8531230-2",
		"853123000-2", "85312300 2", "85312300–2", "8531230a-2", "85312300-a",
		" 85312300-2", "85312300-2 ", "-2" };
	static const char *const right[] = { "", "85312300-2", "03300000-2", "85312300-9" };
	struct arena *a = *state;
	struct contract_version v = a_version(a);

	for (size_t i = 0; i < array_size(wrong); i++) {
		v.about.cpv = wrong[i];
		assert_string_equal(first(a, &v, "cpv"),
			"Enter the code as eight digits, a hyphen and one more digit, like "
			"85312300-2");
	}
	for (size_t i = 0; i < array_size(right); i++) {
		v.about.cpv = right[i];
		assert_int_equal(problems_of(a, &v, false), 0);
	}
}

static void description__is_in_both_languages_or_in_neither(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);
	char *text = arena_format(a, "%01000d", 0);

	v.about.description[ENGLISH] = "Workshops";
	assert_string_equal(
		first(a, &v, "description-cy"), "Say in Welsh too what the contract is for");
	assert_string_equal(first(a, &v, "description-en"), "");
	v.about.description[WELSH] = "Gweithdai";
	assert_int_equal(problems_of(a, &v, false), 0);
	v.about.description[ENGLISH] = "";
	assert_string_equal(
		first(a, &v, "description-en"), "Say in English too what the contract is for");
	v.about.description[ENGLISH] = text;
	assert_int_equal(problems_of(a, &v, false), 0);
	v.about.description[ENGLISH] = arena_format(a, "%s.", text);
	assert_string_not_equal(first(a, &v, "description-en"), "");
}

static void option__reaches_beyond_the_last_day(void **state)
{
	static const char wrong[] = "Enter a day after the contract’s last day, or leave it blank";
	struct arena *a = *state;
	struct contract_version v = a_version(a);

	v.about.extend_until = v.ends_on;
	assert_string_equal(first(a, &v, "extend-until"), wrong);
	v.about.extend_until = date_add_days(v.ends_on, -1);
	assert_string_equal(first(a, &v, "extend-until"), wrong);
	v.about.extend_until = date_add_days(v.ends_on, 1);
	assert_int_equal(problems_of(a, &v, false), 0);
	v.ends_on = DATE_NONE; // which is said once, at its own field
	assert_string_equal(first(a, &v, "extend-until"), "");
}

static void days__after_the_funding_are_counted(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);
	struct budget b = a_budget(a);

	b.starts_on = date_of(2026, 4, 1);
	b.ends_on = v.ends_on;
	assert_int_equal(contract_days_unfunded(&v, &b), 0);
	v.ends_on = date_add_days(b.ends_on, -1);
	assert_int_equal(contract_days_unfunded(&v, &b), 0);
	v.ends_on = date_add_days(b.ends_on, 1);
	assert_int_equal(contract_days_unfunded(&v, &b), 1);
	v.ends_on = date_of(2028, 3, 31); // a leap year
	assert_int_equal(contract_days_unfunded(&v, &b), 366);
	v.starts_on = date_of(2025, 4, 1); // what was before it was funded is not promised by it
	assert_int_equal(contract_days_unfunded(&v, &b), 366);
	v.starts_on = date_of(2028, 3, 1); // wholly after it
	assert_int_equal(contract_days_unfunded(&v, &b), 31);
}

/* ---- versions ---- */

static struct contract_version *add_version(struct arena *a, struct contract_versions *all,
	int64_t version, struct date from, struct date ends, int64_t signer)
{
	struct contract_version *v = list_add(a, all);

	*v = (struct contract_version){ .version = version,
		.from_on = from,
		.starts_on = date_of(2026, 4, 1),
		.ends_on = ends,
		.signed_by = { signer } };
	return v;
}

static int64_t standing_on(const struct contract_versions *all, struct date day)
{
	const struct contract_version *v = contract_standing(all, day);

	return v == NULL ? 0 : v->version;
}

static void version__that_stands_is_the_newest_signed_of_the_day(void **state)
{
	struct arena *a = *state;
	struct contract_versions all = { 0 };
	struct date april = date_of(2026, 4, 1), june = date_of(2026, 6, 1);

	assert_null(contract_signed(&all));
	add_version(a, &all, 4, june, date_of(2028, 3, 31), 0);
	add_version(a, &all, 3, june, date_of(2027, 9, 30), 7);
	add_version(a, &all, 2, april, date_of(2029, 3, 31), 0);
	add_version(a, &all, 1, april, date_of(2027, 3, 31), 7);
	assert_int_equal(standing_on(&all, date_of(2026, 3, 31)), 0);
	assert_int_equal(standing_on(&all, april), 1);
	assert_int_equal(standing_on(&all, date_of(2026, 5, 31)), 1);
	assert_int_equal(standing_on(&all, june), 3);
	assert_int_equal(contract_signed(&all)->version, 3);
	assert_int_equal(contract_extensions(&all), 1); // unsigned ones extend nothing
	all.at[0].signed_by.v = 7;
	assert_int_equal(contract_extensions(&all), 2);
	all.at[0].ends_on = date_of(2027, 9, 30);
	assert_int_equal(contract_extensions(&all), 1);
}

/* ---- the days of a line ---- */

/* Signed: from that day, with its two lines of £800 a month, or as a variation has them. */
static struct contract_version *add_monthly(
	struct arena *a, struct contract_versions *all, struct date from_on, int64_t pence)
{
	struct contract_version *v = list_add(a, all);

	*v = (struct contract_version){ .version = (int64_t)all->n,
		.from_on = from_on,
		.starts_on = date_of(2026, 9, 1),
		.ends_on = date_of(2027, 8, 31),
		.signed_by = { 7 } };
	for (int64_t number = 1; number <= 2; number++) {
		struct contract_line line = a_line();

		line.number = number;
		line.per = PER_MONTH;
		line.sum.pence = pence;
		line.evidence = EVIDENCE_PAYROLL;
		*list_add(a, &v->lines) = line;
	}
	return v;
}

/* The newest first. */
static struct contract_versions newest_first(struct arena *a, const struct contract_versions *all)
{
	struct contract_versions turned = { 0 };

	for (size_t i = all->n; i > 0; i--)
		*list_add(a, &turned) = all->at[i - 1];
	return turned;
}

static void line__is_at_its_terms_where_heading_price_and_proof_are_the_same(void **state)
{
	struct arena *a = *state;
	size_t looked = 0;

	for (enum per per = PER_NONE + 1; per < PER_COUNT; per++)
		for (unsigned bits = 0; bits < 64; bits++) {
			struct contract_versions all = { 0 };
			struct contract_version *v =
				add_monthly(a, &all, date_of(2026, 9, 1), 80000);
			struct contract_line terms = v->lines.at[0];
			bool is_of_all = per == PER_WHOLE || per == PER_YEAR;

			v->lines.at[0].per = terms.per = per;
			terms.name[ENGLISH] = "Another name";
			terms.clause = "And another clause";
			if ((bits & 1) != 0)
				terms.heading = HEADING_MOBILISATION;
			if ((bits & 2) != 0)
				terms.basis = BASIS_UNIT_PRICE;
			if ((bits & 4) != 0)
				terms.evidence = EVIDENCE_DOCUMENT;
			if ((bits & 8) != 0)
				terms.sum.pence++;
			if ((bits & 16) != 0)
				terms.number = 9;
			if ((bits & 32) != 0)
				terms.per = per == PER_MONTH ? PER_COHORT : PER_MONTH;
			assert_int_equal(contract_line_is_at(v, &terms),
				(bits & ~8U) == 0 && ((bits & 8) == 0 || is_of_all));
			looked++;
		}
	assert_int_equal(looked, (PER_COUNT - 1) * 64);
}

/* By every day from August 2026 to September 2027: from and to are the only days on which line 1 has those terms. */
static void check_days(const struct contract_versions *all, const struct contract_line *terms,
	struct date from, struct date to)
{
	struct date last = date_of(2027, 9, 30);

	for (struct date day = date_of(2026, 8, 1); !date_before(last, day);
		day = date_add_days(day, 1)) {
		bool is_on = !date_before(day, from) && !date_before(to, day);
		struct contract_span span = contract_line_days(all, terms, day);

		assert_int_equal(contract_line_on(all, terms, day), is_on);
		assert_true(date_equal(span.from, is_on ? from : day));
		assert_true(date_equal(span.to, is_on ? to : day));
	}
}

static void line__has_the_days_of_the_versions_that_have_it_at_its_terms(void **state)
{
	struct arena *a = *state;
	struct contract_versions built = { 0 }, all;
	struct contract_line eight, nine;

	add_monthly(a, &built, date_of(2026, 9, 1), 80000);
	add_monthly(a, &built, date_of(2026, 10, 1), 80000);
	add_monthly(a, &built, date_of(2026, 11, 15), 90000);
	eight = built.at[0].lines.at[0];
	nine = built.at[2].lines.at[0];
	all = newest_first(a, &built);
	check_days(&all, &eight, date_of(2026, 9, 1), date_of(2026, 11, 14));
	check_days(&all, &nine, date_of(2026, 11, 15), date_of(2027, 8, 31));
	all.at[0].signed_by.v = 0; // not signed yet
	check_days(&all, &eight, date_of(2026, 9, 1), date_of(2027, 8, 31));
	all.at[0].signed_by.v = 7;
	all.at[0].from_on = date_of(2026, 10, 1); // for a past day: the second applies on none
	check_days(&all, &eight, date_of(2026, 9, 1), date_of(2026, 9, 30));
	check_days(&all, &nine, date_of(2026, 10, 1), date_of(2027, 8, 31));
	all.at[2].ends_on = date_of(2026, 9, 20); // the variation came after its end
	check_days(&all, &eight, date_of(2026, 9, 1), date_of(2026, 9, 20));
	all.at[0].lines.n = 0; // taken out
	check_days(&all, &nine, date_of(2027, 9, 30), date_of(2026, 8, 1));
}

static void line__is_of_another_where_one_came_in_the_place_of_the_other(void **state)
{
	struct arena *a = *state;
	size_t looked = 0;

	for (unsigned bits = 0; bits < 64; bits++) {
		bool has_both = (bits & 1) != 0, is_signed = (bits & 2) == 0,
		     is_other_heading = (bits & 4) != 0, is_other_per = (bits & 8) != 0,
		     is_other_proof = (bits & 16) != 0, is_yearly = (bits & 32) != 0;
		struct contract_versions all = { 0 };
		struct contract_line *was, *is;

		add_monthly(a, &all, date_of(2026, 11, 15), 90000);
		add_monthly(a, &all, date_of(2026, 9, 1), 80000);
		is = &all.at[0].lines.at[0];
		was = &all.at[1].lines.at[0];
		was->per = is->per = is_yearly ? PER_YEAR : PER_MONTH;
		is->number = 3;
		all.at[0].lines.n = has_both ? 2 : 1;
		all.at[0].lines.at[1].number = 1;
		all.at[1].lines.n = 1;
		all.at[1].signed_by.v = is_signed ? 7 : 0;
		if (is_other_heading)
			was->heading = HEADING_MOBILISATION;
		if (is_other_per)
			was->per = PER_COHORT;
		if (is_other_proof)
			was->evidence = EVIDENCE_DOCUMENT;
		assert_int_equal(contract_line_is_of(&all, is, 1),
			!has_both && is_signed && !is_other_heading && !is_other_per &&
				(!is_other_proof || !is_yearly));
		if (is_signed) // either way round
			assert_int_equal(contract_line_is_of(&all, was, 3),
				contract_line_is_of(&all, is, 1));
		assert_false(contract_line_is_of(&all, is, 3)); // itself
		assert_false(contract_line_is_of(&all, is, 9));
		assert_int_equal(contract_last_line(&all), 3);
		looked++;
	}
	assert_int_equal(looked, 64);
	assert_int_equal(contract_last_line(&(struct contract_versions){ 0 }), 0);
}

static void end__is_warned_of_for_ninety_days(void **state)
{
	struct contract_version v = { .starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2027, 3, 31) };
	struct contract_licence licence = {
		.number = "", .starts_on = v.starts_on, .ends_on = v.ends_on
	};
	struct date first_day = date_add_days(v.ends_on, -CONTRACT_WARNING_DAYS);

	(void)state;
	assert_int_equal(CONTRACT_WARNING_DAYS, 90);
	assert_false(contract_ends_soon(&v, date_add_days(first_day, -1)));
	assert_true(contract_ends_soon(&v, first_day));
	assert_true(contract_ends_soon(&v, v.ends_on));
	assert_false(contract_ends_soon(&v, date_add_days(v.ends_on, 1)));
	assert_false(licence_ends_soon(&licence, first_day));
	licence.number = "L7";
	assert_true(licence_ends_soon(&licence, first_day));
	assert_false(licence_runs_on(&licence, date_add_days(licence.starts_on, -1)));
	assert_true(licence_runs_on(&licence, licence.starts_on));
	assert_true(licence_runs_on(&licence, licence.ends_on));
	assert_false(licence_runs_on(&licence, date_add_days(licence.ends_on, 1)));
	licence.number = "";
	assert_false(licence_runs_on(&licence, licence.ends_on));
	assert_false(contract_runs_on(&v, date_add_days(v.starts_on, -1)));
	assert_true(contract_runs_on(&v, v.starts_on));
	assert_true(contract_runs_on(&v, v.ends_on));
	assert_false(contract_runs_on(&v, date_add_days(v.ends_on, 1)));
}

static void licence__is_over_with_what_it_stands_in(void **state)
{
	struct contract_version v = { .ends_on = date_of(2027, 3, 31),
		.licence = { .number = "L7",
			.starts_on = date_of(2026, 4, 1),
			.ends_on = date_of(2027, 3, 31) } };
	struct contract_version above = { .ends_on = date_of(2027, 3, 31) };

	(void)state;
	assert_true(date_equal(licence_within(&v, NULL).ends_on, date_of(2027, 3, 31)));
	assert_true(date_equal(licence_within(&v, &above).ends_on, date_of(2027, 3, 31)));
	above.ends_on = date_of(2027, 2, 28);
	assert_true(date_equal(licence_within(&v, &above).ends_on, date_of(2027, 2, 28)));
	assert_true(date_equal(licence_within(&v, NULL).ends_on, date_of(2027, 3, 31)));
	v.ends_on = date_of(2027, 1, 31);
	assert_true(date_equal(licence_within(&v, NULL).ends_on, date_of(2027, 1, 31)));
	assert_true(date_equal(licence_within(&v, &above).ends_on, date_of(2027, 1, 31)));
	v.ends_on = above.ends_on = date_of(2028, 3, 31); // it lasts no longer for that
	assert_true(date_equal(licence_within(&v, &above).ends_on, date_of(2027, 3, 31)));
}

/* ---- what it comes to ---- */

static void sums__are_those_of_the_decision(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);
	struct budget b = a_budget(a);

	v.lines.at[0].sum = MONEY_ZERO;
	*list_add(a, &v.lines) = a_line();
	v.lines.at[1].amount = 0;
	v.lines.at[1].sum.pence = 77;
	v.licence.amount = LICENCE;
	contract_take_sums(&v, &b);
	assert_int_equal(v.lines.at[0].sum.pence, 250000);
	assert_int_equal(v.lines.at[1].sum.pence, 77);
	assert_int_equal(v.licence.fee.pence, 900000);
	v.lines.at[0].amount = 77;
	contract_take_sums(&v, &b);
	assert_int_equal(v.lines.at[0].sum.pence, 0);
}

static void value__is_the_caps_of_its_headings(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);
	struct budget b = a_budget(a);

	*list_add(a, &v.lines) = a_line();
	assert_int_equal(contract_cap(&v, &b).pence, 6000000); // each heading once
	v.lines.at[1].heading = HEADING_MOBILISATION;
	assert_int_equal(contract_cap(&v, &b).pence, 9376000);
	v.lines.n = 0;
	assert_int_equal(contract_cap(&v, &b).pence, 0);
}

static void units__are_the_contracts_else_the_decisions(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);
	struct budget b = a_budget(a);
	struct contract_line *line = &v.lines.at[0];
	static const int64_t units[PER_COUNT] = { [PER_WHOLE] = 1,
		[PER_COHORT] = 20,
		[PER_TRAINED] = 12,
		[PER_MONTH] = 12,
		[PER_YEAR] = 1 };

	for (enum per per = PER_NONE + 1; per < PER_COUNT; per++) {
		line->per = per;
		assert_int_equal(line_units(&v, line, &b), units[per]);
	}
	line->most = 7;
	assert_int_equal(line_units(&v, line, &b), 7);
	line->most = 0;
	line->per = PER_COHORT;
	b.ceiling[CEILING_COHORTS] = 0;
	assert_int_equal(line_units(&v, line, &b), 0);
}

static void months__that_have_begun_count_whole(void **state)
{
	static const struct {
		int from[3], to[3];
		int64_t months, years;
	} terms[] = {
		{ { 2026, 4, 1 }, { 2026, 4, 1 }, 1, 1 },
		{ { 2026, 4, 1 }, { 2026, 4, 30 }, 1, 1 },
		{ { 2026, 4, 1 }, { 2026, 5, 1 }, 2, 1 },
		{ { 2026, 4, 15 }, { 2026, 5, 14 }, 1, 1 },
		{ { 2026, 4, 15 }, { 2026, 5, 15 }, 2, 1 },
		{ { 2026, 9, 1 }, { 2027, 3, 31 }, 7, 1 },
		{ { 2026, 4, 1 }, { 2027, 4, 1 }, 13, 2 },
		{ { 2026, 4, 1 }, { 2029, 3, 31 }, 36, 3 },
	};
	struct arena *a = *state;
	struct contract_version v = a_version(a);
	struct budget b = a_budget(a);

	for (size_t i = 0; i < array_size(terms); i++) {
		v.starts_on = date_of(terms[i].from[0], terms[i].from[1], terms[i].from[2]);
		v.ends_on = date_of(terms[i].to[0], terms[i].to[1], terms[i].to[2]);
		v.lines.at[0].per = PER_MONTH;
		assert_int_equal(line_units(&v, &v.lines.at[0], &b), terms[i].months);
		v.lines.at[0].per = PER_YEAR;
		assert_int_equal(line_units(&v, &v.lines.at[0], &b), terms[i].years);
	}
}

static void commitment__is_the_sum_as_often_as_it_may_be(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);
	struct budget b = a_budget(a);
	struct contract_line *line = &v.lines.at[0];
	struct money fee = { 900000 };

	assert_int_equal(line_commitment(&v, line, &b, fee).money.pence, 5000000);
	line->fee = FEE_INSIDE; // never in addition
	assert_int_equal(line_commitment(&v, line, &b, fee).money.pence, 5000000);
	line->fee = FEE_BESIDE;
	assert_int_equal(line_commitment(&v, line, &b, fee).money.pence, 5900000);
	v.ends_on = date_of(2028, 3, 31); // two years
	assert_int_equal(line_commitment(&v, line, &b, fee).money.pence, 6800000);
	line->fee = FEE_APART;
	b.ceiling[CEILING_COHORTS] = 0;
	assert_false(line_commitment(&v, line, &b, fee).is_set);
	line->most = 3;
	assert_true(line_commitment(&v, line, &b, fee).is_set);
	assert_int_equal(line_commitment(&v, line, &b, fee).money.pence, 750000);
}

/* ---- what a variation changes ---- */

static bool has_change(
	const struct contract_changes *all, enum contract_change_kind kind, size_t was, size_t is)
{
	list_each (const struct contract_change *, each, all)
		if (each->kind == kind && each->was == was && each->is == is)
			return true;
	return false;
}

/* Varies it by `change`, and answers the changes. */
static struct contract_changes varied(struct arena *a, void (*change)(struct contract_version *v))
{
	struct contract_version was = a_version(a), is = a_version(a);

	change(&is);
	return contract_changes(a, &was, &is);
}

#define VARIED(kind, statement)                                                                    \
	static void varies_##kind(struct contract_version *v)                                      \
	{                                                                                          \
		statement;                                                                         \
	}

VARIED(nothing, v->why[ENGLISH] = "Another reason")
VARIED(title_en, v->title[ENGLISH] = "Other")
VARIED(title_cy, v->title[WELSH] = "Arall")
VARIED(holder, v->holder.id.v = 8)
VARIED(behalf, v->behalf.id.v = 0)
VARIED(performance, v->performance.id.v = 8)
VARIED(supplier, v->supplier.id.v = 8)
VARIED(start, v->starts_on = date_of(2026, 4, 2))
VARIED(longer, v->ends_on = date_of(2027, 4, 1))
VARIED(shorter, v->ends_on = date_of(2027, 3, 30))
VARIED(service_en, v->services.at[0].name[ENGLISH] = "Other")
VARIED(service_cy, v->services.at[0].name[WELSH] = "Arall")
VARIED(service_scheme, v->services.at[0].scheme.v = 6)
VARIED(line_name, v->lines.at[0].name[WELSH] = "Arall")
VARIED(line_heading, v->lines.at[0].heading = HEADING_MOBILISATION)
VARIED(line_basis, v->lines.at[0].basis = BASIS_UNIT_PRICE)
VARIED(line_per, v->lines.at[0].per = PER_MONTH)
VARIED(line_amount, v->lines.at[0].amount = 0)
VARIED(line_sum, v->lines.at[0].sum.pence = 1)
VARIED(line_most, v->lines.at[0].most = 1)
VARIED(line_evidence, v->lines.at[0].evidence = EVIDENCE_DOCUMENT)
VARIED(line_fee, v->lines.at[0].fee = FEE_BESIDE)
VARIED(line_clause, v->lines.at[0].clause = "Words")
VARIED(category, v->about.category = CATEGORY_GRANT)
VARIED(cpv, v->about.cpv = "85312300-2")
VARIED(description_en, v->about.description[ENGLISH] = "What it is for")
VARIED(description_cy, v->about.description[WELSH] = "Ei ddiben")
VARIED(option, v->about.extend_until = date_of(2028, 3, 31))
VARIED(licence, v->licence.number = "L7")
VARIED(licence_start, v->licence.starts_on = date_of(2026, 4, 1))
VARIED(licence_end, v->licence.ends_on = date_of(2026, 4, 1))
VARIED(licence_amount, v->licence.amount = LICENCE)
VARIED(licence_fee, v->licence.fee.pence = 1)

static void variation__says_each_thing_that_it_changes(void **state)
{
	static const struct {
		void (*change)(struct contract_version *v);
		enum contract_change_kind kind;
	} each[] = {
		{ varies_title_en, CHANGE_TITLE },
		{ varies_title_cy, CHANGE_TITLE },
		{ varies_holder, CHANGE_HOLDER },
		{ varies_behalf, CHANGE_BEHALF },
		{ varies_performance, CHANGE_PERFORMANCE },
		{ varies_supplier, CHANGE_SUPPLIER },
		{ varies_start, CHANGE_START },
		{ varies_longer, CHANGE_EXTENDED },
		{ varies_shorter, CHANGE_SHORTENED },
		{ varies_service_en, CHANGE_SERVICE_CHANGED },
		{ varies_service_cy, CHANGE_SERVICE_CHANGED },
		{ varies_service_scheme, CHANGE_SERVICE_CHANGED },
		{ varies_line_name, CHANGE_LINE_CHANGED },
		{ varies_line_heading, CHANGE_LINE_CHANGED },
		{ varies_line_basis, CHANGE_LINE_CHANGED },
		{ varies_line_per, CHANGE_LINE_CHANGED },
		{ varies_line_amount, CHANGE_LINE_CHANGED },
		{ varies_line_sum, CHANGE_LINE_CHANGED },
		{ varies_line_most, CHANGE_LINE_CHANGED },
		{ varies_line_evidence, CHANGE_LINE_CHANGED },
		{ varies_line_fee, CHANGE_LINE_CHANGED },
		{ varies_line_clause, CHANGE_LINE_CHANGED },
		{ varies_category, CHANGE_CATEGORY },
		{ varies_cpv, CHANGE_CPV },
		{ varies_description_en, CHANGE_DESCRIPTION },
		{ varies_description_cy, CHANGE_DESCRIPTION },
		{ varies_option, CHANGE_OPTION },
		{ varies_licence, CHANGE_LICENCE },
		{ varies_licence_start, CHANGE_LICENCE },
		{ varies_licence_end, CHANGE_LICENCE },
		{ varies_licence_amount, CHANGE_LICENCE },
		{ varies_licence_fee, CHANGE_LICENCE },
	};
	struct arena *a = *state;

	assert_int_equal(varied(a, varies_nothing).n, 0);
	for (size_t i = 0; i < array_size(each); i++) {
		struct contract_changes changes = varied(a, each[i].change);

		assert_int_equal(changes.n, 1);
		assert_true(has_change(&changes, each[i].kind, 0, 0));
	}
}

static void variation__says_what_came_and_went(void **state)
{
	struct arena *a = *state;
	struct contract_version was = a_version(a), is = a_version(a);
	struct contract_changes changes;

	*list_add(a, &was.implementers) = (struct contract_body){ .id = { 1 } };
	*list_add(a, &is.implementers) = (struct contract_body){ .id = { 2 } };
	is.services.at[0].number = 2;
	is.lines.at[0].number = 2;
	changes = contract_changes(a, &was, &is);
	assert_int_equal(changes.n, 6);
	assert_true(has_change(&changes, CHANGE_IMPLEMENTER_ADDED, 1, 0));
	assert_true(has_change(&changes, CHANGE_IMPLEMENTER_REMOVED, 0, 1));
	assert_true(has_change(&changes, CHANGE_SERVICE_ADDED, 1, 0));
	assert_true(has_change(&changes, CHANGE_SERVICE_REMOVED, 0, 1));
	assert_true(has_change(&changes, CHANGE_LINE_ADDED, 1, 0));
	assert_true(has_change(&changes, CHANGE_LINE_REMOVED, 0, 1));
}

static void line__is_found_by_its_number(void **state)
{
	struct arena *a = *state;
	struct contract_version v = a_version(a);

	assert_ptr_equal(contract_line(&v, 1), &v.lines.at[0]);
	assert_null(contract_line(&v, 2));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(contract__that_says_all_is_taken),
		IN_ARENA(parties__are_named_and_differ),
		IN_ARENA(titles__are_in_both_languages),
		IN_ARENA(term__has_two_days_in_their_order),
		IN_ARENA(scheme__is_in_a_contract_once),
		IN_ARENA(variation__says_why_and_from_when),
		IN_ARENA(line__is_paid_under_a_capped_heading),
		IN_ARENA(line__says_what_may_be_charged),
		IN_ARENA(evidence__shows_what_the_sum_is_for),
		IN_ARENA(unit_price__needs_the_words_of_its_clause),
		IN_ARENA(fee__stands_by_one_line_alone),
		IN_ARENA(licence__is_whole_or_not_there),
		IN_ARENA(code__has_eight_digits_a_hyphen_and_one_more),
		IN_ARENA(description__is_in_both_languages_or_in_neither),
		IN_ARENA(option__reaches_beyond_the_last_day),
		IN_ARENA(days__after_the_funding_are_counted),
		IN_ARENA(version__that_stands_is_the_newest_signed_of_the_day),
		IN_ARENA(line__is_at_its_terms_where_heading_price_and_proof_are_the_same),
		IN_ARENA(line__has_the_days_of_the_versions_that_have_it_at_its_terms),
		IN_ARENA(line__is_of_another_where_one_came_in_the_place_of_the_other),
		IN_ARENA(end__is_warned_of_for_ninety_days),
		IN_ARENA(licence__is_over_with_what_it_stands_in),
		IN_ARENA(sums__are_those_of_the_decision),
		IN_ARENA(value__is_the_caps_of_its_headings),
		IN_ARENA(units__are_the_contracts_else_the_decisions),
		IN_ARENA(months__that_have_begun_count_whole),
		IN_ARENA(commitment__is_the_sum_as_often_as_it_may_be),
		IN_ARENA(variation__says_each_thing_that_it_changes),
		IN_ARENA(variation__says_what_came_and_went),
		IN_ARENA(line__is_found_by_its_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
