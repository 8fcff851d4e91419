/* SPDX-License-Identifier: MIT */
/*
 * What the public may not see of a record, nor guess from the rest of it.
 */
#include "areas/decision/rules.h"

#include "base/testing.h"

/* Its summary was read from bytes 100 to 200 and is withheld; its background from 200 to 300. */
static struct decision a_decision(struct arena *a)
{
	struct decision d = { .original = ENGLISH };

	*list_add(a, &d.withheld) = (struct withheld){ .field = FIELD_SUMMARY };
	*list_add(a, &d.sources) = (struct source){ FIELD_SUMMARY, ENGLISH, { 100, 200 } };
	*list_add(a, &d.sources) = (struct source){ FIELD_BACKGROUND, ENGLISH, { 200, 300 } };
	d.value[FIELD_SUMMARY][ENGLISH] = "The cost is £33,760 and £500, said Cyngor Dychmygol.";
	d.value[FIELD_BACKGROUND][ENGLISH] = "The year before it was £500.";
	return d;
}

static struct amount an_amount(const char *literal, int64_t pounds, size_t from)
{
	return (struct amount){ .literal = literal,
		.money = { pounds * 100 },
		.at = { from, from == 0 ? 0 : from + 5 } };
}

static void field__only_what_a_public_page_shows_can_be_withheld(void **state)
{
	(void)state;
	assert_true(field_may_be_withheld(FIELD_SUMMARY));
	assert_true(field_may_be_withheld(FIELD_SIGNED_ON));
	assert_false(field_may_be_withheld(FIELD_REFERENCE));
	assert_false(field_may_be_withheld(FIELD_TITLE));
	assert_false(field_may_be_withheld(FIELD_DECIDED_EARLIER));
	assert_false(field_may_be_withheld(FIELD_LANGUAGE_NOTE));
	assert_false(field_may_be_withheld(FIELD_NONE));
	assert_false(field_is_public(FIELD_DECIDED_EARLIER));
	assert_true(field_is_public(FIELD_TITLE));
}

static void amount__of_a_withheld_part_is_not_shown(void **state)
{
	struct decision d = a_decision(*state);
	struct amount amount = an_amount("£33,760", 33760, 112);

	assert_false(decision_shows_amount(&d, &amount));
}

static void amount__of_another_part_is_shown(void **state)
{
	struct decision d = a_decision(*state);
	struct amount amount = an_amount("£500", 500, 250);

	assert_true(decision_shows_amount(&d, &amount));
}

static void amount__of_no_known_place_goes_by_where_it_is_printed(void **state)
{
	struct decision d = a_decision(*state);
	struct amount only_there = an_amount("£33,760", 33760, 0);
	struct amount elsewhere_too = an_amount("£500", 500, 0);

	assert_false(decision_shows_amount(&d, &only_there));
	assert_true(decision_shows_amount(&d, &elsewhere_too));
}

static void amount__when_nothing_is_withheld_all_are_shown(void **state)
{
	struct decision d = a_decision(*state);
	struct amount amount = an_amount("£33,760", 33760, 112);

	d.withheld = (struct withheld_parts){ 0 };
	assert_true(decision_shows_amount(&d, &amount));
}

static void sum__of_an_amount_that_is_not_shown_is_not_shown(void **state)
{
	struct decision d = a_decision(*state);
	struct sum sum = { .total = { 3376000 }, .at = { 250, 260 } };

	*list_add(*state, &d.amounts) = an_amount("£33,760", 33760, 112);
	*list_add(*state, &sum.parts) = (struct sum_part){ 2, { 1688000 } };
	assert_false(decision_shows_sum(&d, &sum));
	sum.total.pence++;
	assert_true(decision_shows_sum(&d, &sum));
	sum.parts.at[0].part.pence = 3376000;
	assert_false(decision_shows_sum(&d, &sum));
}

static void sum__in_a_withheld_part_is_not_shown(void **state)
{
	struct decision d = a_decision(*state);
	struct sum sum = { .total = { 1 }, .at = { 150, 160 } };

	assert_false(decision_shows_sum(&d, &sum));
}

static void prior__in_a_withheld_part_is_not_shown(void **state)
{
	struct decision d = a_decision(*state);
	struct prior inside = { .body = { "Cyngor Arall", "" }, .at = { 190, 210 } };
	struct prior outside = { .body = { "Cyngor Arall", "" }, .at = { 210, 240 } };

	assert_false(decision_shows_prior(&d, &inside));
	assert_true(decision_shows_prior(&d, &outside));
}

static void prior__of_a_body_named_in_a_withheld_part_only_is_not_shown(void **state)
{
	struct decision d = a_decision(*state);
	struct prior prior = { .body = { "Cyngor Dychmygol", "" } };

	assert_false(decision_shows_prior(&d, &prior));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(field__only_what_a_public_page_shows_can_be_withheld),
		IN_ARENA(amount__of_a_withheld_part_is_not_shown),
		IN_ARENA(amount__of_another_part_is_shown),
		IN_ARENA(amount__of_no_known_place_goes_by_where_it_is_printed),
		IN_ARENA(amount__when_nothing_is_withheld_all_are_shown),
		IN_ARENA(sum__of_an_amount_that_is_not_shown_is_not_shown),
		IN_ARENA(sum__in_a_withheld_part_is_not_shown),
		IN_ARENA(prior__in_a_withheld_part_is_not_shown),
		IN_ARENA(prior__of_a_body_named_in_a_withheld_part_only_is_not_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
