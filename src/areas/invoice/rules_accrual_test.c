/* SPDX-License-Identifier: MIT */
/*
 * What is to be accrued by each kind of line, and in which year.
 */
#include "areas/invoice/rules_accrual.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

/* The financial year 2026/27, all of it over. */
static const struct accrual_days whole_year = { { 2026, 4, 1 }, { 2027, 3, 31 } };

struct kit {
	struct contract_version under;
	struct contract_versions history;
	struct contract_line terms;
	struct accrual_line line;
	struct accruals all;
};

/* A line of £2,500 of a contract that runs as long as the year. */
static struct kit *a_kit(struct arena *a, enum evidence evidence, enum per per)
{
	struct kit *k = arena_one(a, struct kit);

	k->under = (struct contract_version){ .starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2027, 3, 31) };
	k->terms = (struct contract_line){ .number = 1,
		.name = { "Invented line", "Llinell ddychmygol" },
		.per = per,
		.evidence = evidence,
		.sum = { 250000 } };
	k->under.signed_by.v = 7;
	*list_add(a, &k->under.lines) = k->terms;
	k->history = (struct contract_versions){ .at = &k->under, .n = 1, .room = 1 };
	k->line = (struct accrual_line){
		.contract = "C-1", .under = &k->under, .terms = &k->terms, .history = &k->history
	};
	return k;
}

static struct billed_cohort *put_cohort(struct arena *a, struct kit *k, struct date b_on)
{
	struct billed_cohort *c = list_add(a, &k->line.cohorts);

	*c = (struct billed_cohort){ .id = { 7 },
		.number = 3,
		.b_on = b_on,
		.is_closed = { true, true },
		.people = 4,
		.told = 4,
		.taken = 4 };
	return c;
}

static enum accrual_kind accrued_kind(
	struct arena *a, struct kit *k, struct accrual_days days, struct maybe_money *sum)
{
	k->all = (struct accruals){ 0 };
	accrue_line(a, &k->line, days, &k->all);
	assert_true(k->all.n <= 1);
	if (k->all.n == 0)
		return ACCRUAL_NONE;
	if (sum != NULL)
		*sum = k->all.at[0].sum;
	return k->all.at[0].kind;
}

#define KIND(a, k) accrued_kind(a, k, whole_year, NULL)

static void cohort__is_accrued_by_its_registers_its_liaison_and_no_invoice(void **state)
{
	struct arena *a = *state;
	size_t looked = 0;

	for (unsigned bits = 0; bits < 512; bits++) {
		bool is_liaison = (bits & 1) != 0, a_closed = (bits & 2) != 0,
		     b_closed = (bits & 4) != 0, is_cancelled = (bits & 8) != 0,
		     is_billed = (bits & 16) != 0, is_outside = (bits & 32) != 0,
		     is_untold = (bits & 64) != 0, is_empty = (bits & 128) != 0,
		     is_others = (bits & 256) != 0;
		struct kit *k =
			a_kit(a, is_liaison ? EVIDENCE_LIAISON : EVIDENCE_REGISTERS, PER_COHORT);
		struct billed_cohort *c =
			put_cohort(a, k, is_outside ? date_of(2027, 4, 1) : date_of(2027, 3, 31));
		struct maybe_money sum = { 0 };
		enum accrual_kind kind, expected = is_liaison ? ACCRUAL_LIAISON : ACCRUAL_COHORT;

		c->is_closed[WORKSHOP_A] = a_closed;
		c->is_closed[WORKSHOP_B] = b_closed;
		c->is_cancelled = is_cancelled;
		c->elsewhere = is_billed ? 9 : 0;
		c->is_run_elsewhere = is_others;
		c->promised.contract = "C-2";
		c->promised.is_runners = true;
		if (is_empty)
			c->people = c->told = c->taken = 0;
		else if (is_untold)
			c->told = 3;
		if (is_cancelled || is_billed || is_outside || is_others ||
			(is_empty && (is_liaison || !a_closed || !b_closed)))
			expected = ACCRUAL_NONE;
		else if (!a_closed || !b_closed)
			expected = ACCRUAL_OPEN;
		else if (is_liaison && is_untold)
			expected = ACCRUAL_UNTOLD;
		kind = accrued_kind(a, k, whole_year, &sum);
		assert_int_equal(kind, expected);
		assert_int_equal(sum.is_set, kind == ACCRUAL_COHORT || kind == ACCRUAL_LIAISON);
		assert_int_equal(sum.money.pence, sum.is_set ? 250000 : 0);
		if (kind != ACCRUAL_NONE) {
			assert_int_equal(k->all.at[0].number, 3);
			assert_int_equal(k->all.at[0].cohort.v, 7);
			assert_string_equal(k->all.at[0].contract, "C-1");
			assert_string_equal(k->all.at[0].line[WELSH], "Llinell ddychmygol");
		}
		looked++;
	}
	assert_int_equal(looked, 512);
}

static void year__is_that_of_the_day_of_workshop_b(void **state)
{
	static const struct {
		struct date b_on;
		enum accrual_kind kind;
	} days[] = {
		{ { 2026, 3, 31 }, ACCRUAL_NONE },
		{ { 2026, 4, 1 }, ACCRUAL_COHORT },
		{ { 2027, 3, 31 }, ACCRUAL_COHORT },
		{ { 2027, 4, 1 }, ACCRUAL_NONE },
	};
	struct arena *a = *state;

	for (size_t i = 0; i < array_size(days); i++) {
		struct kit *k = a_kit(a, EVIDENCE_REGISTERS, PER_COHORT);

		k->under.starts_on = date_of(2025, 1, 1);
		k->under.ends_on = date_of(2028, 1, 1);
		put_cohort(a, k, days[i].b_on);
		assert_int_equal(KIND(a, k), days[i].kind);
	}
}

static void cohort__of_another_contract_s_time_is_not_accrued_by_this_one(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a, EVIDENCE_REGISTERS, PER_COHORT);

	put_cohort(a, k, date_of(2026, 9, 1));
	k->under.ends_on = date_of(2026, 8, 31);
	assert_int_equal(KIND(a, k), ACCRUAL_NONE);
	k->under.ends_on = date_of(2026, 9, 1);
	assert_int_equal(KIND(a, k), ACCRUAL_COHORT);
}

static void cohort__is_accrued_if_it_was_funded_from_its_workshop_a_on(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a, EVIDENCE_REGISTERS, PER_COHORT);

	put_cohort(a, k, date_of(2026, 9, 1));
	k->line.funded_from = k->line.cohorts.at[0].a_on = date_of(2026, 8, 4);
	assert_int_equal(KIND(a, k), ACCRUAL_COHORT);
	k->line.funded_from = date_add_days(k->line.funded_from, 1);
	assert_int_equal(KIND(a, k), ACCRUAL_NONE);
}

/* Of one cohort: by which contract, how near, and how much; in bits. */
static struct accrual claimed(unsigned bits, const char *reference)
{
	return (struct accrual){ .kind = ACCRUAL_COHORT,
		.contract = reference,
		.cohort = { 7 },
		.also = "",
		.claim = { .contract = { reference[2] },
			.evidence = EVIDENCE_REGISTERS,
			.is_named = (bits & 1) != 0,
			.is_provided = (bits & 2) != 0,
			.most = { (bits & 4) != 0 ? 250000 : 200000 } } };
}

static unsigned nearness_of(unsigned bits)
{
	return (bits & 1) * 4 + (bits >> 1 & 1) * 2 + (bits >> 2 & 1);
}

/* Three contracts that could pay, each near or not, with more or less, in both orders. */
static void cohort__that_three_contracts_could_pay_for_is_accrued_once(void **state)
{
	static const char *const references[] = { "C-1", "C-2", "C-3" };
	struct arena *a = *state;

	for (unsigned bits = 0; bits < 512; bits++)
		for (unsigned order = 0; order < 2; order++) {
			struct accruals all = { 0 };
			unsigned best = 0;

			for (unsigned i = 0; i < 3; i++) {
				unsigned place = order == 0 ? i : 2 - i;

				*list_add(a, &all) =
					claimed(bits >> 3 * place & 7, references[place]);
				if (nearness_of(bits >> 3 * i & 7) >
					nearness_of(bits >> 3 * best & 7))
					best = i;
			}
			accruals_keep_once(a, &all);
			assert_int_equal(all.n, 1);
			assert_string_equal(all.at[0].contract, references[best]);
			for (unsigned i = 0; i < 3; i++)
				assert_int_equal(
					strstr(all.at[0].also, references[i]) != NULL, i != best);
			assert_int_equal(strlen(all.at[0].also), strlen("C-1, C-2"));
		}
}

static void cohorts__that_are_not_the_same_or_for_the_same_are_each_accrued(void **state)
{
	struct arena *a = *state;
	struct accruals all = { 0 };

	*list_add(a, &all) = claimed(0, "C-1");
	*list_add(a, &all) = claimed(4, "C-1"); // another line of the same contract: it allows more
	*list_add(a, &all) = claimed(0, "C-1");
	all.at[2].claim.evidence = EVIDENCE_LIAISON;
	*list_add(a, &all) = claimed(0, "C-2");
	all.at[3].cohort.v = 8;
	for (int i = 0; i < 2; i++) // what is of no cohort, alike or not
		*list_add(a, &all) =
			(struct accrual){ .kind = ACCRUAL_TRAINED, .contract = "C-1", .also = "" };
	accruals_keep_once(a, &all);
	assert_int_equal(all.n, 5);
	assert_int_equal(all.at[0].claim.most.pence, 250000);
	assert_int_equal(all.at[1].claim.evidence, EVIDENCE_LIAISON);
	assert_int_equal(all.at[2].cohort.v, 8);
	list_each (const struct accrual *, each, &all)
		assert_string_equal(each->also, "");
}

/* Whoever ran it has no contract for it: it is told of no contract, without a sum, where it met; its liaison is paid. */
static void cohort__that_no_contract_has_is_accrued_without_a_sum(void **state)
{
	struct arena *a = *state;

	for (unsigned bits = 0; bits < 16; bits++) {
		bool is_liaison = (bits & 1) != 0, is_closed = (bits & 2) != 0,
		     is_empty = (bits & 4) != 0, is_promised = (bits & 8) != 0;
		struct kit *k =
			a_kit(a, is_liaison ? EVIDENCE_LIAISON : EVIDENCE_REGISTERS, PER_COHORT);
		struct billed_cohort *c = put_cohort(a, k, date_of(2026, 5, 2));
		enum accrual_kind expected = ACCRUAL_NOBODYS;
		struct maybe_money sum = { 0 };

		c->is_run_elsewhere = true;
		c->promised.contract = is_promised ? "C-2" : NULL; // of yet another body
		c->is_closed[WORKSHOP_B] = is_closed;
		if (is_empty)
			c->taken = 0;
		if (is_empty && !is_closed)
			expected = ACCRUAL_NONE;
		else if (is_liaison)
			expected = is_closed ? ACCRUAL_LIAISON : ACCRUAL_OPEN;
		assert_int_equal(accrued_kind(a, k, whole_year, &sum), expected);
		assert_int_equal(sum.is_set, expected == ACCRUAL_LIAISON);
		if (expected != ACCRUAL_NOBODYS)
			continue;
		assert_string_equal(k->all.at[0].contract, "");
		assert_string_equal(k->all.at[0].line[ENGLISH], "");
		assert_int_equal(k->all.at[0].number, 3);
	}
}

/* By whichever contracts it is seen, once; and not beside one that has it. */
static void cohort__that_no_contract_has_gives_way_to_one_that_has(void **state)
{
	struct arena *a = *state;

	for (size_t at = 0; at < 4; at++) {
		struct accruals all = { 0 };

		for (size_t i = 0; i < 3; i++) {
			struct accrual *one = list_add(a, &all);

			*one = claimed(i == 0 ? 4 : 0, "C-1");
			one->claim.contract.v = (int64_t)i + 1;
			one->kind = i == at ? ACCRUAL_COHORT : ACCRUAL_NOBODYS;
			if (i != at)
				one->contract = "";
		}
		accruals_keep_once(a, &all);
		assert_int_equal(all.n, 1);
		assert_int_equal(all.at[0].kind, at < 3 ? ACCRUAL_COHORT : ACCRUAL_NOBODYS);
		assert_string_equal(all.at[0].also, "");
	}
}

static void training__is_accrued_at_what_is_left_of_its_line(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a, EVIDENCE_TRAINING, PER_WHOLE);
	struct maybe_money sum;

	assert_int_equal(KIND(a, k), ACCRUAL_NONE);
	k->line.trained = 4;
	k->line.asked.pence = 100000;
	assert_int_equal(accrued_kind(a, k, whole_year, &sum), ACCRUAL_TRAINED);
	assert_int_equal(sum.money.pence, 150000);
	assert_int_equal(k->all.at[0].number, 4);
	k->line.asked.pence = 250001;
	accrued_kind(a, k, whole_year, &sum);
	assert_true(sum.is_set);
	assert_int_equal(sum.money.pence, 0);
	k->terms.per = PER_TRAINED;
	accrued_kind(a, k, whole_year, &sum);
	assert_int_equal(sum.money.pence, 4 * 250000);
}

/* However many there are: the line allows its sum once. */
static void licence__is_accrued_once_a_year(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a, EVIDENCE_LICENCE, PER_YEAR);
	struct maybe_money left = { 0 };

	for (int64_t n = 0; n < 4; n++) {
		struct kit *each = a_kit(a, EVIDENCE_LICENCE, PER_YEAR);
		struct maybe_money sum = { 0 };

		each->line.licences = n;
		assert_int_equal(accrued_kind(a, each, whole_year, &sum),
			n > 0 ? ACCRUAL_LICENCE : ACCRUAL_NONE);
		assert_int_equal(sum.money.pence, n > 0 ? 250000 : 0);
	}
	k->line.licences = 1;
	k->line.asked.pence = 249999;
	accrued_kind(a, k, whole_year, &left);
	assert_int_equal(left.money.pence, 1);
	k->line.asked.pence = 250001;
	accrued_kind(a, k, whole_year, &left);
	assert_int_equal(left.money.pence, 0);
}

static void months__are_those_that_ended_in_the_year_and_nobody_invoiced(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a, EVIDENCE_PAYROLL, PER_MONTH);
	struct maybe_money sum = { 0 };

	k->under.starts_on = date_of(2026, 9, 1);
	k->line.units = 5;
	assert_int_equal(accrued_kind(a, k, whole_year, &sum), ACCRUAL_MONTHS);
	assert_int_equal(k->all.at[0].number, 2);
	assert_int_equal(sum.money.pence, 2 * 250000);
	k->line.units = 7;
	assert_int_equal(KIND(a, k), ACCRUAL_NONE);
	k->line.units = 8; // the other year's, perhaps: nothing is taken off anything else
	assert_int_equal(KIND(a, k), ACCRUAL_NONE);
	k->terms.evidence = k->under.lines.at[0].evidence = EVIDENCE_DOCUMENT;
	k->line.units = 0;
	assert_int_equal(KIND(a, k), ACCRUAL_MONTHS);
}

/* Two lines, 1 until 14 November and 2 in its place from then on; the version of the second stands. */
static struct kit *a_varied_kit(struct arena *a, enum per per, enum evidence evidence)
{
	struct kit *k = a_kit(a, evidence, per);
	struct contract_versions all = { 0 };
	struct contract_version *newer, *older;

	list_add(a, &all);
	list_add(a, &all);
	newer = &all.at[0];
	older = &all.at[1];
	*older = k->under;
	older->from_on = older->starts_on;
	*newer = *older;
	newer->from_on = date_of(2026, 11, 15);
	newer->lines = (struct contract_lines){ 0 };
	*list_add(a, &newer->lines) = k->terms;
	newer->lines.at[0].number = 2;
	newer->lines.at[0].sum.pence = 290000;
	k->history = all;
	return k;
}

/* The line of that number, and its version. */
static void take_line(struct kit *k, int64_t number)
{
	const struct contract_version *v = &k->history.at[number == 2 ? 0 : 1];

	k->line.under = v;
	k->line.terms = contract_line(v, number);
}

static void months__that_are_asked_are_of_the_line_of_their_last_day(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_varied_kit(a, PER_MONTH, EVIDENCE_PAYROLL);
	size_t looked = 0;

	for (int64_t asked_by = 1; asked_by <= 3; asked_by++)
		for (int from = 4; from <= 12; from++)
			for (int to = from; to <= 12; to++) {
				struct accrual_units asked = { .contract_line = asked_by,
					.units = to - from + 1,
					.months_from = date_month_of(2026, from),
					.months_to = date_month_of(2026, to),
					.delivered_on = date_of(2026, 12, 31) };
				int older = from > 10 ? 0 : (to < 10 ? to : 10) - from + 1;

				take_line(k, 1);
				assert_int_equal(accrual_units_of(&k->line, &asked),
					asked_by == 3 ? 0 : older);
				take_line(k, 2);
				assert_int_equal(accrual_units_of(&k->line, &asked),
					asked_by == 3 ? 0 : to - from + 1 - older);
				asked.months_to =
					DATE_NONE; // as they were kept before months had names
				assert_int_equal(accrual_units_of(&k->line, &asked),
					asked_by == 3 ? 0 : asked.units);
				asked.delivered_on = date_of(2026, 11, 14);
				assert_int_equal(accrual_units_of(&k->line, &asked), 0);
				looked++;
			}
	assert_int_equal(looked, 3 * 45);
	take_line(k, 1);
	k->line.units = 3;
	assert_int_equal(KIND(a, k), ACCRUAL_MONTHS);
	assert_int_equal(k->all.at[0].number, 4); // April to October
	take_line(k, 2);
	k->line.units = 0;
	assert_int_equal(KIND(a, k), ACCRUAL_MONTHS);
	assert_int_equal(k->all.at[0].number, 5);
}

static void what_is_due_once_a_year_is_told_by_the_newest_line(void **state)
{
	struct arena *a = *state;

	for (enum per per = PER_NONE + 1; per < PER_COUNT; per++)
		for (enum evidence e = EVIDENCE_NONE + 1; e < EVIDENCE_COUNT; e++) {
			struct kit *k = a_varied_kit(a, per, e);
			struct accrual_units asked = {
				.contract_line = 1, .units = 1, .delivered_on = date_of(2026, 5, 31)
			};
			bool is_once = per == PER_YEAR || e == EVIDENCE_LICENCE;

			take_line(k, 2);
			assert_int_equal(accrual_units_of(&k->line, &asked), per != PER_MONTH);
			take_line(k, 1);
			assert_int_equal(
				accrual_is_replaced(k->line.terms, &k->history.at[0], &k->history),
				is_once);
			assert_int_equal(
				accrual_is_replaced(k->line.terms, &k->history.at[1], &k->history),
				is_once); // itself
			k->history.at[0].lines.at[0].heading = HEADING_MOBILISATION;
			assert_false(
				accrual_is_replaced(k->line.terms, &k->history.at[0], &k->history));
			assert_int_equal(accrual_units_of(&k->line, &asked), 1);
		}
}

static void months__end_in_one_year_each(void **state)
{
	static const struct {
		struct date starts_on, ends_on;
		int64_t months; // of 2026/27
	} terms[] = {
		{ { 2026, 9, 1 }, { 2027, 3, 31 }, 7 },
		{ { 2026, 4, 1 }, { 2027, 3, 31 }, 12 },
		{ { 2025, 4, 1 }, { 2028, 3, 31 }, 12 },
		{ { 2026, 9, 15 }, { 2027, 4, 14 }, 6 },  // the seventh ends on 14 April
		{ { 2026, 3, 15 }, { 2026, 4, 14 }, 1 },  // began in March
		{ { 2026, 8, 31 }, { 2026, 12, 30 }, 4 }, // months that have no 31st
		{ { 2026, 9, 1 }, { 2026, 9, 10 }, 1 },   // begun ones whole
		{ { 2026, 4, 1 }, { 2026, 4, 1 }, 1 },
		{ { 2026, 3, 31 }, { 2026, 3, 31 }, 0 },
		{ { 2027, 4, 1 }, { 2027, 6, 30 }, 0 },
		{ { 2024, 4, 1 }, { 2026, 3, 31 }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < array_size(terms); i++)
		assert_int_equal(accrual_months(terms[i].starts_on, terms[i].ends_on, whole_year),
			terms[i].months);
	assert_int_equal(
		accrual_months(date_of(2026, 9, 1), date_of(2027, 3, 31),
			(struct accrual_days){ date_of(2026, 4, 1), date_of(2026, 11, 29) }),
		2); // November is not over
}

static void what_is_due_once_a_year_is_accrued_once(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a, EVIDENCE_DOCUMENT, PER_YEAR);

	assert_int_equal(KIND(a, k), ACCRUAL_YEAR);
	k->line.units = 1;
	assert_int_equal(KIND(a, k), ACCRUAL_NONE);
}

static void line__that_nothing_shows_is_not_accrued(void **state)
{
	static const enum per pers_of_papers[] = { PER_WHOLE, PER_COHORT, PER_TRAINED };
	struct arena *a = *state;

	for (size_t i = 0; i < array_size(pers_of_papers); i++) {
		struct kit *k = a_kit(a, EVIDENCE_DOCUMENT, pers_of_papers[i]);

		put_cohort(a, k, date_of(2026, 9, 1));
		assert_int_equal(KIND(a, k), ACCRUAL_NONE);
	}
}

static void line__of_a_contract_that_does_not_run_then_is_not_accrued(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a, EVIDENCE_DOCUMENT, PER_YEAR);

	k->under.starts_on = date_of(2027, 4, 1);
	k->under.ends_on = date_of(2028, 3, 31);
	assert_int_equal(KIND(a, k), ACCRUAL_NONE);
	k->under.starts_on = date_of(2025, 4, 1);
	k->under.ends_on = date_of(2026, 3, 31);
	assert_int_equal(KIND(a, k), ACCRUAL_NONE);
	k->under.ends_on = date_of(2026, 4, 1);
	assert_int_equal(KIND(a, k), ACCRUAL_YEAR);
}

static void all__comes_to_a_sum_and_to_what_has_none(void **state)
{
	struct arena *a = *state;
	struct accruals all = { 0 };

	*list_add(a, &all) = (struct accrual){ .sum = { { 900000 }, true } };
	*list_add(a, &all) = (struct accrual){ .sum = { { 100 }, true } };
	*list_add(a, &all) = (struct accrual){ .sum = { { 77 }, false } };
	*list_add(a, &all) =
		(struct accrual){ .kind = ACCRUAL_CREDIT, .sum = { { -1000000 }, true } };
	assert_int_equal(accrued_in_all(&all).sum.pence, 900100);
	assert_int_equal(accrued_in_all(&all).credits.pence, -1000000);
	assert_int_equal(accrued_in_all(&all).unsaid, 1);
}

static void words__are_all_there(void **state)
{
	(void)state;
	for (unsigned i = 1; i < ACCRUAL_COUNT; i++) {
		assert_int_equal(word_named(accrual_kinds, accrual_kinds[i].name), i);
		assert_true(accrual_kinds[i].label[0] != '\0');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(cohort__is_accrued_by_its_registers_its_liaison_and_no_invoice),
		IN_ARENA(year__is_that_of_the_day_of_workshop_b),
		IN_ARENA(cohort__of_another_contract_s_time_is_not_accrued_by_this_one),
		IN_ARENA(cohort__that_three_contracts_could_pay_for_is_accrued_once),
		IN_ARENA(cohorts__that_are_not_the_same_or_for_the_same_are_each_accrued),
		IN_ARENA(cohort__that_no_contract_has_is_accrued_without_a_sum),
		IN_ARENA(cohort__that_no_contract_has_gives_way_to_one_that_has),
		IN_ARENA(cohort__is_accrued_if_it_was_funded_from_its_workshop_a_on),
		IN_ARENA(training__is_accrued_at_what_is_left_of_its_line),
		IN_ARENA(licence__is_accrued_once_a_year),
		IN_ARENA(months__are_those_that_ended_in_the_year_and_nobody_invoiced),
		IN_ARENA(months__that_are_asked_are_of_the_line_of_their_last_day),
		IN_ARENA(what_is_due_once_a_year_is_told_by_the_newest_line),
		IN_ARENA(months__end_in_one_year_each),
		IN_ARENA(what_is_due_once_a_year_is_accrued_once),
		IN_ARENA(line__that_nothing_shows_is_not_accrued),
		IN_ARENA(line__of_a_contract_that_does_not_run_then_is_not_accrued),
		IN_ARENA(all__comes_to_a_sum_and_to_what_has_none),
		IN_ARENA(words__are_all_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
