/* SPDX-License-Identifier: MIT */
/*
 * Whether two licences are one, and on which days a fee is inside other sums: each pair of days around what was signed.
 */
#include "areas/invoice/rules_licence.h"

#include "base/testing.h"

static void licences__are_one_by_their_number_where_they_have_the_days(void **state)
{
	static const struct licence_span none = { .key = "" };
	struct licence_span seven = { date_of(2026, 4, 1), date_of(2026, 9, 30), "lic7" };
	struct licence_span later = { date_of(2026, 10, 1), date_of(2027, 3, 31), "lic7" };
	struct licence_span eight = { date_of(2026, 4, 1), date_of(2027, 3, 31), "lic8", { 8 } };
	struct licence_span in_it = { date_of(2026, 4, 1), date_of(2026, 9, 30), NULL };
	struct licence_span over = { date_of(2026, 4, 1), date_of(2026, 10, 1), NULL };
	struct licence_span then = { date_of(2026, 10, 1), date_of(2026, 10, 2), NULL };
	struct licence_span both[] = { eight, seven };
	struct licence_spans of_seven = { .at = &seven, .n = 1 };
	struct licence_spans of_later = { .at = &later, .n = 1 };
	struct licence_spans of_eight = { .at = &eight, .n = 1 };
	struct licence_spans of_both = { .at = both, .n = 2 };
	const struct {
		const struct licence_spans *mine;
		struct licence_span days;
		const struct licence_spans *theirs;
		struct licence_span their_days;
		bool are_one;
	} told[] = {
		{ &of_seven, in_it, &of_seven, in_it, true },
		{ &of_seven, in_it, &of_eight, in_it, false },
		{ &of_both, in_it, &of_seven, in_it, true },
		{ &of_seven, in_it, &of_both, in_it, true },
		{ &of_seven, over, &of_seven, in_it, true }, // some of its days: it was put right
		{ &of_seven, in_it, &of_seven, over, true },
		{ &of_seven, in_it, &of_later, in_it, false }, // none of its days
		{ &of_both, over, &of_seven, in_it, false },   // those are of the other's alone
		{ &of_seven, in_it, &of_later, then, true },   // renewed
		{ &of_seven, none, &of_later, then, true },
		{ &of_seven, in_it, &of_later, none, true },
		{ &of_eight, none, &of_seven, none, false },
		{ &(struct licence_spans){ 0 }, none, &of_seven, none, false },
		{ &of_seven, none, &(struct licence_spans){ 0 }, none, false },
	};

	(void)state;
	for (size_t i = 0; i < array_size(told); i++)
		assert_int_equal(licences_are_one(told[i].mine, told[i].days, told[i].theirs,
					 told[i].their_days),
			told[i].are_one);
}

/* Signed, from that day to that one, with that licence for a time; the newest is put first. */
static void put_version(struct arena *a, struct contract_versions *all, int64_t version,
	struct date from, const char *number, struct date first, struct date last)
{
	struct contract_versions older = *all;

	*all = (struct contract_versions){ 0 };
	*list_add(a, all) = (struct contract_version){ .version = version,
		.from_on = from,
		.starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2027, 3, 31),
		.about = contract_about_nothing,
		.signed_by = { 1 },
		.licence = { .number = number, .starts_on = first, .ends_on = last } };
	list_each (const struct contract_version *, each, &older)
		*list_add(a, all) = *each;
}

static const char *keys_of(struct arena *a, const struct contract_versions *versions)
{
	struct licence_spans all = { 0 };
	const char *keys = "";

	licences_add(a, &all, versions);
	list_each (const struct licence_span *, each, &all)
		keys = arena_format(a, "%s%s ", keys, each->key);
	return keys;
}

static void licence__has_each_number_that_was_signed(void **state)
{
	struct arena *a = *state;
	struct contract_versions all = { 0 };

	assert_string_equal(keys_of(a, &all), "");
	put_version(a, &all, 1, date_of(2026, 4, 1), "LIC-88", date_of(2026, 4, 1),
		date_of(2026, 12, 31));
	assert_string_equal(keys_of(a, &all), "lic88 ");
	put_version(a, &all, 2, date_of(2026, 6, 1), "LIC-88 A", date_of(2026, 4, 1),
		date_of(2026, 12, 31));
	assert_string_equal(keys_of(a, &all), "lic88a lic88 ");
	put_version(a, &all, 3, date_of(2026, 12, 1), "LIC-99", date_of(2026, 12, 31),
		date_of(2027, 12, 30));
	assert_string_equal(keys_of(a, &all), "lic99 lic88a lic88 ");
	put_version(a, &all, 4, date_of(2026, 12, 2), "", DATE_NONE, DATE_NONE);
	assert_string_equal(keys_of(a, &all), "lic99 lic88a lic88 ");
	all.at[1].signed_by.v = 0; // what nobody signed says nothing
	assert_string_equal(keys_of(a, &all), "lic88a lic88 ");
}

/* Each day is asked by the version of that day: a renewal leaves the licence of before, a variation cuts it. */
static void licence__runs_by_the_version_of_each_day(void **state)
{
	struct arena *a = *state;
	struct contract_versions all = { 0 };
	struct date first = date_of(2026, 4, 1), last = date_of(2027, 3, 31);

	assert_false(licence_runs_under(&all, first));
	put_version(a, &all, 1, first, "LIC-7", first, last);
	assert_true(licence_runs_within(&all, first, last));
	assert_false(licence_runs_under(&all, date_add_days(first, -1)));
	assert_false(licence_runs_within(&all, first, date_add_days(last, 1)));
	put_version(a, &all, 2, date_of(2026, 12, 1), "LIC-8", date_of(2027, 2, 1), last);
	assert_true(licence_runs_within(&all, first, last)); // the old one until the new one begins
	put_version(a, &all, 3, date_of(2026, 12, 15), "LIC-8", date_of(2027, 2, 1),
		date_of(2027, 2, 28));
	assert_true(licence_runs_within(&all, first, date_of(2027, 2, 28)));
	assert_false(licence_runs_under(&all, date_of(2027, 3, 1)));
	all.at[0].ends_on = date_of(2027, 1, 31); // the contract ends before
	assert_true(licence_runs_under(&all, date_of(2027, 1, 31)));
	assert_false(licence_runs_under(&all, date_of(2027, 2, 1)));
	all.at[0].licence.number = ""; // from then on it has none
	assert_false(licence_runs_under(&all, date_of(2026, 12, 15)));
	assert_true(licence_runs_under(&all, date_of(2026, 12, 14)));
	all.at[0].signed_by.v = 0;
	assert_true(licence_runs_under(&all, date_of(2026, 12, 15)));
}

static void licence__has_years_from_its_own_first_day(void **state)
{
	struct date starts = date_of(2026, 6, 1);

	(void)state;
	assert_true(date_equal(licence_year_begins(starts, starts), starts));
	assert_true(date_equal(licence_year_begins(starts, date_of(2027, 5, 31)), starts));
	assert_true(
		date_equal(licence_year_begins(starts, date_of(2027, 6, 1)), date_of(2027, 6, 1)));
	assert_true(
		date_equal(licence_year_begins(starts, date_of(2029, 1, 1)), date_of(2028, 6, 1)));
}

/* Every first and last day around a contract in which the fee was inside for ten days of twenty. */
static void fee__is_inside_on_the_days_of_the_version_that_says_so(void **state)
{
	enum { AROUND = 30, SIGNED_FROM = 5, INSIDE_UNTIL = 15, ENDS = 25 };
	struct arena *a = *state;
	struct date begin = date_of(2026, 6, 1);
	struct licence_span paid_span = { begin, date_add_days(begin, AROUND), "lic7" };
	struct licence_span other_span = paid_span, whole = paid_span;
	struct licence_spans paid = { .at = &paid_span, .n = 1 };
	struct licence_spans inside = { .at = &other_span, .n = 1 };
	struct contract_line with_fee = { .number = 1, .fee = FEE_INSIDE };
	struct contract_versions history = { 0 };

	put_version(a, &history, 1, date_add_days(begin, SIGNED_FROM), "", DATE_NONE, DATE_NONE);
	*list_add(a, &history.at[0].lines) = with_fee;
	put_version(a, &history, 2, date_add_days(begin, INSIDE_UNTIL), "", DATE_NONE, DATE_NONE);
	history.at[0].ends_on = history.at[1].ends_on = date_add_days(begin, ENDS);
	for (int first = 0; first <= AROUND; first++)
		for (int from = 0; from <= AROUND; from++)
			for (int to = from; to <= AROUND; to++) {
				struct licence_span days = { date_add_days(begin, from),
					date_add_days(begin, to), NULL };
				int common = from > first ? from : first;

				common = common < SIGNED_FROM ? SIGNED_FROM : common;
				other_span.from = date_add_days(begin, first);
				assert_int_equal(licence_is_inside(&paid, days, &inside, &history),
					common <= to && common < INSIDE_UNTIL);
			}
	other_span.from = begin;
	history.at[1].ends_on = date_add_days(begin, 8); // it ended: nothing after it is inside
	assert_true(licence_is_inside(&paid, whole, &inside, &history));
	assert_true(licences_meet(&paid, whole, &inside));
	whole.from = date_add_days(begin, 9);
	whole.to = date_add_days(begin, INSIDE_UNTIL - 1);
	assert_false(licence_is_inside(&paid, whole, &inside, &history));
	assert_true(licences_meet(&paid, whole, &inside));
	whole.from = begin;
	other_span.key = "lic8";
	assert_false(licence_is_inside(&paid, whole, &inside, &history));
	assert_false(licences_meet(&paid, whole, &inside));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(licences__are_one_by_their_number_where_they_have_the_days),
		IN_ARENA(licence__has_each_number_that_was_signed),
		IN_ARENA(licence__runs_by_the_version_of_each_day),
		IN_ARENA(licence__has_years_from_its_own_first_day),
		IN_ARENA(fee__is_inside_on_the_days_of_the_version_that_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
