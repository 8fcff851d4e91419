/* SPDX-License-Identifier: MIT */
/*
 * How an invoice stands to whoever sent it, and which findings may be told to them: every state, every
 * check, every verdict.
 */
#include "areas/invoice/rules_supplied.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

static const struct {
	enum invoice_state state;
	enum supplied_standing standing, when_credited;
	const char *name;
} stands[] = {
	{ INVOICE_RECEIVED, SUPPLIED_RECEIVED, SUPPLIED_RECEIVED, "received" },
	{ INVOICE_MATCHED, SUPPLIED_CHECKED, SUPPLIED_CHECKED, "checked" },
	{ INVOICE_QUERIED, SUPPLIED_QUERIED, SUPPLIED_QUERIED, "queried" },
	{ INVOICE_SHARED, SUPPLIED_APPROVED, SUPPLIED_CREDITED, "approved" },
	{ INVOICE_NO_RECHARGE, SUPPLIED_APPROVED, SUPPLIED_CREDITED, "approved" },
	{ INVOICE_RECHARGED, SUPPLIED_APPROVED, SUPPLIED_CREDITED, "approved" },
	{ INVOICE_PAID, SUPPLIED_PAID, SUPPLIED_CREDITED, "paid" },
	{ INVOICE_WITHDRAWN, SUPPLIED_WITHDRAWN, SUPPLIED_WITHDRAWN, "withdrawn" },
};

static enum supplied_standing standing(enum invoice_state state, int64_t total, int64_t credited)
{
	return supplied_standing(
		state, state == INVOICE_PAID, (struct money){ total }, (struct money){ credited });
}

static void invoice__stands_in_a_word_for_each_state(void **state)
{
	(void)state;
	assert_int_equal(array_size(stands), INVOICE_STATE_COUNT - 1);
	for (size_t i = 0; i < array_size(stands); i++) {
		assert_int_equal(standing(stands[i].state, 5000, 0), stands[i].standing);
		assert_int_equal(standing(stands[i].state, 5000, -4999), stands[i].standing);
		assert_int_equal(standing(stands[i].state, 5000, -5000), stands[i].when_credited);
		assert_int_equal(standing(stands[i].state, -5000, 0), stands[i].standing); // a note
		assert_string_equal(supplied_standings[stands[i].standing].name, stands[i].name);
	}
	assert_int_equal(standing(INVOICE_SHARED, 0, 0), SUPPLIED_APPROVED);
}

/* Whoever sent it is not told whether those who pay are recharged. */
static void invoice__that_is_paid_first_stands_as_paid(void **state)
{
	const struct money total = { 5000 };

	(void)state;
	assert_int_equal(supplied_standing(INVOICE_SHARED, true, total, MONEY_ZERO), SUPPLIED_PAID);
	assert_int_equal(supplied_standing(INVOICE_SHARED, true, total, (struct money){ -5000 }),
		SUPPLIED_CREDITED);
	assert_int_equal(supplied_state(SUPPLIED_PAID), INVOICE_NONE); // it is of two states
}

static void standing__has_the_one_state_that_stands_so(void **state)
{
	(void)state;
	for (enum supplied_standing s = SUPPLIED_NONE + 1; s < SUPPLIED_STANDING_COUNT; s++) {
		size_t n = 0;

		for (size_t i = 0; i < array_size(stands); i++)
			n += stands[i].standing == s;
		if (n != 1 || s == SUPPLIED_PAID)
			assert_int_equal(supplied_state(s), INVOICE_NONE);
		else
			assert_int_equal(standing(supplied_state(s), 1, 0), s);
	}
}

static void invoice__that_was_withdrawn_shows_nothing_of_itself(void **state)
{
	(void)state;
	for (enum supplied_standing s = SUPPLIED_NONE + 1; s < SUPPLIED_STANDING_COUNT; s++) {
		assert_int_equal(supplied_shows_whole(s), s != SUPPLIED_WITHDRAWN);
		assert_int_equal(supplied_is_open(s), s <= SUPPLIED_QUERIED);
	}
}

/* What may be told, as it is written down: the rest is the office's. */
static bool is_told(enum against check)
{
	switch (check) {
	case AGAINST_TOTAL:
	case AGAINST_DOCUMENT:
	case AGAINST_EVIDENCE:
	case AGAINST_TWICE:
	case AGAINST_PASSED:
	case AGAINST_LINE: return true;
	case AGAINST_HOLDER:
	case AGAINST_SUPPLIER:
	case AGAINST_MATCHED:
	case AGAINST_PRICE:
	case AGAINST_ALIKE:
	case AGAINST_LIAISON:
	case AGAINST_FILL:
	case AGAINST_UNITS:
	case AGAINST_HEADING:
	case AGAINST_PERIOD:
	case AGAINST_LICENCE:
	case AGAINST_FEE:
	case AGAINST_DECISION:
	case AGAINST_YEAR:
	case AGAINST_AGREEMENT:
	case AGAINST_FUNDER: return false;
	case AGAINST_NONE:
	case AGAINST_COUNT: break;
	}
	unreachable("check");
}

static void finding__is_told_where_it_holds_for_what_is_the_supplier_s(void **state)
{
	(void)state;
	for (enum against check = AGAINST_NONE + 1; check < AGAINST_COUNT; check++)
		for (enum found verdict = FINDING_PASSES; verdict <= FINDING_HOLDS; verdict++) {
			struct invoice_finding f = { .check = check, .verdict = verdict };

			assert_int_equal(supplied_may_know(&f, true),
				verdict == FINDING_HOLDS && is_told(check));
		}
}

static void finding__of_another_supplier_s_invoice_is_not_told(void **state)
{
	const struct invoice_finding f = { .check = AGAINST_TWICE, .verdict = FINDING_HOLDS };

	(void)state;
	assert_true(supplied_may_know(&f, true));
	assert_false(supplied_may_know(&f, false));
}

static void finding__of_what_the_victims_side_counted_is_not_told(void **state)
{
	(void)state;
	for (int trained = MODULE_NONE; trained < TRAINED_COUNT; trained++) {
		struct invoice_finding f = {
			.check = AGAINST_EVIDENCE, .verdict = FINDING_HOLDS, .trained = trained
		};

		assert_int_equal(supplied_may_know(&f, true), trained != TRAINED_VICTIM_CONTACT);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(invoice__stands_in_a_word_for_each_state),
		cmocka_unit_test(invoice__that_is_paid_first_stands_as_paid),
		cmocka_unit_test(standing__has_the_one_state_that_stands_so),
		cmocka_unit_test(invoice__that_was_withdrawn_shows_nothing_of_itself),
		cmocka_unit_test(finding__is_told_where_it_holds_for_what_is_the_supplier_s),
		cmocka_unit_test(finding__of_another_supplier_s_invoice_is_not_told),
		cmocka_unit_test(finding__of_what_the_victims_side_counted_is_not_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
