/* SPDX-License-Identifier: MIT */
#include "base/money.h"

#include "base/testing.h"

static const struct money most = { MONEY_LIMIT_PENCE };
static const struct money least = { -MONEY_LIMIT_PENCE };

static void money__sums_stay_within_the_limit(void **state)
{
	(void)state;
	struct money m = { 7 };

	assert_true(money_add((struct money){ 40 }, (struct money){ 2 }, &m));
	assert_int_equal(42, m.pence);
	assert_false(money_add(most, (struct money){ 1 }, &m));
	assert_false(money_add((struct money){ INT64_MAX }, (struct money){ 1 }, &m));
	assert_int_equal(42, m.pence);
}

static void money__differences_stay_within_the_limit(void **state)
{
	(void)state;
	struct money m = { 7 };

	assert_true(money_subtract((struct money){ 40 }, (struct money){ 42 }, &m));
	assert_int_equal(-2, m.pence);
	assert_false(money_subtract(least, (struct money){ 1 }, &m));
	assert_false(money_subtract((struct money){ INT64_MIN }, (struct money){ 1 }, &m));
	assert_int_equal(-2, m.pence);
}

static void money__products_stay_within_the_limit(void **state)
{
	(void)state;
	struct money m = { 7 };

	assert_true(money_times((struct money){ 21 }, -2, &m));
	assert_int_equal(-42, m.pence);
	assert_false(money_times(most, 2, &m));
	assert_false(money_times(most, INT64_MAX, &m));
	assert_int_equal(-42, m.pence);
}

static void money__shares_follow_their_weights(void **state)
{
	(void)state;
	static const int64_t weights[] = { 1, 0, 3 };
	struct money parts[3];

	money_share((struct money){ 400 }, weights, 3, parts);
	assert_int_equal(100, parts[0].pence);
	assert_int_equal(0, parts[1].pence);
	assert_int_equal(300, parts[2].pence);
}

static void money__the_largest_remainder_gets_the_penny_left_over(void **state)
{
	(void)state;
	static const int64_t weights[] = { 20, 35, 45 };
	struct money parts[3];

	/* 2.2, 3.85, 4.95 pence */
	money_share((struct money){ 11 }, weights, 3, parts);
	assert_int_equal(2, parts[0].pence);
	assert_int_equal(4, parts[1].pence);
	assert_int_equal(5, parts[2].pence);
}

static void money__a_tie_goes_to_the_earlier_part(void **state)
{
	(void)state;
	static const int64_t weights[] = { 0, 1, 1, 1 };
	struct money parts[4];

	money_share((struct money){ 5 }, weights, 4, parts);
	assert_int_equal(0, parts[0].pence);
	assert_int_equal(2, parts[1].pence);
	assert_int_equal(2, parts[2].pence);
	assert_int_equal(1, parts[3].pence);
}

static void money__a_negative_whole_is_split_like_its_twin(void **state)
{
	(void)state;
	static const int64_t weights[] = { 1, 1, 1 };
	struct money parts[3];

	money_share((struct money){ -5 }, weights, 3, parts);
	assert_int_equal(-2, parts[0].pence);
	assert_int_equal(-2, parts[1].pence);
	assert_int_equal(-1, parts[2].pence);
}

static void money__weights_are_alike_in_proportion_alone(void **state)
{
	(void)state;
	static const int64_t weights[] = { 0, 20, 35 }, thrice[] = { 0, 60, 105 };
	static const int64_t more[] = { 0, 60, 106 }, moved[] = { 20, 0, 35 };
	static const int64_t large[] = { INT64_MAX, INT64_MAX }, one[] = { 1, 1 };

	assert_true(money_weights_alike(weights, thrice, 3));
	assert_true(money_weights_alike(thrice, weights, 3));
	assert_false(money_weights_alike(weights, more, 3));
	assert_false(money_weights_alike(weights, moved, 3));
	assert_true(money_weights_alike(large, one, 2));
}

static void money__shares_of_the_largest_sums_and_weights_are_exact(void **state)
{
	(void)state;
	static const int64_t weights[] = { INT64_MAX, INT64_MAX, INT64_MAX };
	struct money parts[3];

	money_share(most, weights, 3, parts);
	assert_int_equal(MONEY_LIMIT_PENCE / 3 + 1, parts[0].pence);
	assert_int_equal(MONEY_LIMIT_PENCE / 3, parts[1].pence);
	assert_int_equal(MONEY_LIMIT_PENCE / 3, parts[2].pence);
}

/* No part is more than a penny from its exact share, and more weight never gets less. */
static void money__shares_sum_to_the_whole(void **state)
{
	(void)state;
	uint32_t random = 1;

	for (int round = 0; round < 2000; round++) {
		int64_t weights[12];
		struct money parts[12];
		int64_t whole = round * 37 + 1, sum = 0, total = 0;

		for (size_t i = 0; i < 12; i++) {
			random = random * 1664525 + 1013904223;
			weights[i] = random >> 16;
			total += weights[i];
		}
		money_share((struct money){ whole }, weights, 12, parts);
		for (size_t i = 0; i < 12; i++) {
			int64_t below = whole * weights[i] / total;

			sum += parts[i].pence;
			assert_in_range(parts[i].pence, below, below + 1);
			for (size_t j = 0; j < 12; j++)
				if (weights[i] > weights[j])
					assert_true(parts[i].pence >= parts[j].pence);
		}
		assert_int_equal(whole, sum);
	}
}

/* The seven months of a post at 9,000 a month that three bodies fund with 43,000 and twice 10,000. */
static void money__rests_of_seven_months_end_on_each_funders_sum(void **state)
{
	static const int64_t weights[] = { 4300000, 1000000, 1000000 };
	static const int64_t expected[7][3] = { { 614286, 142857, 142857 },
		{ 614286, 142857, 142857 }, { 614285, 142858, 142857 }, { 614286, 142857, 142857 },
		{ 614285, 142857, 142858 }, { 614286, 142857, 142857 },
		{ 614286, 142857, 142857 } };
	struct money billed[3] = { 0 }, due[3];

	(void)state;
	for (int month = 0; month < 7; month++) {
		assert_true(money_share_rest(
			(struct money){ 900000 * (month + 1) }, weights, 3, billed, due));
		for (size_t i = 0; i < 3; i++) {
			assert_int_equal(due[i].pence, expected[month][i]);
			billed[i].pence += due[i].pence;
		}
	}
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(billed[i].pence, weights[i]);
}

static void money__a_penny_that_moves_is_carried(void **state)
{
	static const int64_t weights[] = { 187896, 133174, 123354, 71481 };
	const struct money billed[] = { { 14 }, { 10 }, { 9 }, { 6 } };
	struct money due[4];

	(void)state;
	assert_true(money_share_rest((struct money){ 40 }, weights, 4, billed, due));
	assert_int_equal(due[0].pence + due[1].pence + due[2].pence + due[3].pence, 1);
	assert_int_equal(due[3].pence, 0); // its share went from 6p to 5p
}

static void money__what_no_such_weights_come_to_has_no_rest(void **state)
{
	static const int64_t weights[] = { 1, 1 };
	const struct money billed[] = { { 100 }, { 0 } };
	struct money due[2];

	(void)state;
	assert_false(money_share_rest((struct money){ 100 }, weights, 2, billed, due));
}

static uint32_t next_random(uint32_t *random)
{
	*random = *random * 1664525 + 1013904223;
	return *random >> 8;
}

/* A bill or a credit: parts sum to it, none goes against it, and each stays near its exact share. */
static void bill_and_check(uint32_t *random, const int64_t *weights, size_t n, struct money *billed)
{
	int64_t before = 0, after, sum = 0, total = 0;
	struct money due[6];

	for (size_t i = 0; i < n; i++) {
		before += billed[i].pence;
		total += weights[i];
	}
	after = next_random(random) % 4 == 0 ? next_random(random) % (before + 1)
					     : before + next_random(random) % 5000;
	assert_true(money_share_rest((struct money){ after }, weights, n, billed, due));
	for (size_t i = 0; i < n; i++) {
		sum += due[i].pence;
		assert_true(after >= before ? due[i].pence >= 0 : due[i].pence <= 0);
		billed[i].pence += due[i].pence;
		assert_true(billed[i].pence >= 0);

		int64_t above = billed[i].pence * total - after * weights[i];

		assert_true(above < 2 * total && above > -2 * total);
	}
	assert_int_equal(sum, after - before);
}

static void money__rests_sum_and_never_drift(void **state)
{
	uint32_t random = 7;

	(void)state;
	for (int round = 0; round < 50000; round++) {
		size_t n = 1 + next_random(&random) % 6;
		int64_t weights[6] = { 0 };
		struct money billed[6] = { 0 };

		for (size_t i = 0; i < n; i++)
			weights[i] = next_random(&random) % 200000;
		weights[0]++;
		for (int bill = 0; bill < 20; bill++)
			bill_and_check(&random, weights, n, billed);
	}
}

static void money__what_people_type_is_read(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t pence;
	} cases[] = {
		{ "33760", 3376000 },
		{ "33,760", 3376000 },
		{ "£33,760.50", 3376050 },
		{ "-250.00", -25000 },
		{ "-£250", -25000 },
		{ "0", 0 },
		{ "-0", 0 },
		{ "0.05", 5 },
		{ " £10,000\t", 1000000 },
		{ "\xC2\xA0"
		  "1,234,567.89",
			123456789 },
		{ "£10,000,000,000,000", MONEY_LIMIT_PENCE },
		{ "-10000000000000.00", -MONEY_LIMIT_PENCE },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct money m = { -1 };

		assert_true(money_parse(slice_of(cases[i].text), &m));
		assert_int_equal(cases[i].pence, m.pence);
	}
}

static void money__what_is_no_sum_is_refused(void **state)
{
	(void)state;
	static const char *const cases[] = { "", " ", "£", "-", "-£", "1.234", "12p", "1,2345",
		"1,23", "1234,567", ",123", "1,", "1,234,", "1.", "1.5", ".50", "1.-5", "£-250",
		"--1", "££1", "£ 1", "1 000", "1e3", "+1", "ten", "$5", "1,234.5", "1.00.00",
		"10000000000000.01", "10,000,000,000,000.01", "10,000,000,000,001",
		"99999999999999999999999999", "1,999999999999999999999", "0.99999999999999999999",
		"1/2", "1:2" };

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct money m = { 77 };

		if (money_parse(slice_of(cases[i]), &m))
			fail_msg("\"%s\" was read as %lld", cases[i], (long long)m.pence);
		assert_int_equal(77, m.pence);
	}
}

static void money__is_written_with_pence_only_if_there_are_any(void **state)
{
	static const struct {
		int64_t pence;
		const char *text;
	} cases[] = {
		{ 0, "£0" },
		{ 5, "£0.05" },
		{ -5, "-£0.05" },
		{ 100, "£1" },
		{ 99999, "£999.99" },
		{ 100000, "£1,000" },
		{ 3376000, "£33,760" },
		{ 6000050, "£60,000.50" },
		{ -25000, "-£250" },
		{ 519287125, "£5,192,871.25" },
		{ MONEY_LIMIT_PENCE, "£10,000,000,000,000" },
		{ -MONEY_LIMIT_PENCE, "-£10,000,000,000,000" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(
			cases[i].text, money_text(*state, (struct money){ cases[i].pence }));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(money__sums_stay_within_the_limit),
		cmocka_unit_test(money__differences_stay_within_the_limit),
		cmocka_unit_test(money__products_stay_within_the_limit),
		cmocka_unit_test(money__shares_follow_their_weights),
		cmocka_unit_test(money__the_largest_remainder_gets_the_penny_left_over),
		cmocka_unit_test(money__a_tie_goes_to_the_earlier_part),
		cmocka_unit_test(money__a_negative_whole_is_split_like_its_twin),
		cmocka_unit_test(money__weights_are_alike_in_proportion_alone),
		cmocka_unit_test(money__shares_of_the_largest_sums_and_weights_are_exact),
		cmocka_unit_test(money__shares_sum_to_the_whole),
		cmocka_unit_test(money__rests_of_seven_months_end_on_each_funders_sum),
		cmocka_unit_test(money__a_penny_that_moves_is_carried),
		cmocka_unit_test(money__what_no_such_weights_come_to_has_no_rest),
		cmocka_unit_test(money__rests_sum_and_never_drift),
		cmocka_unit_test(money__what_people_type_is_read),
		cmocka_unit_test(money__what_is_no_sum_is_refused),
		cmocka_unit_test(money__is_written_with_pence_only_if_there_are_any),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
