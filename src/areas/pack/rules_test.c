/* SPDX-License-Identifier: MIT */
/*
 * The life of a pack, its parts and its links.
 */
#include "areas/pack/rules.h"

#include "base/err.h"
#include "base/testing.h"

/* ---- its life, told once more ---- */

/*
 * By state a row and by act a column: who may do it and where it leads, "W>sent" as "Ws".  Letters: W the
 * writer, L the lead; d draft, s sent, t returned, r released.
 */
static const char *const life[PACK_STATE_COUNT][PACK_ACT_COUNT] = {
	/*                    write send  return release correct */
	[PACK_DRAFT] = { "", "Wd", "Ws", "", "", "" },
	[PACK_SENT] = { "", "", "", "Lt", "Lr", "" },
	[PACK_RETURNED] = { "", "Wt", "Ws", "", "", "" },
	[PACK_RELEASED] = { "", "", "", "", "", "Ld" },
};

static enum pack_state state_of(char letter)
{
	switch (letter) {
	case 'd': return PACK_DRAFT;
	case 's': return PACK_SENT;
	case 't': return PACK_RETURNED;
	case 'r': return PACK_RELEASED;
	default: return PACK_NONE;
	}
}

static enum pack_state expected(enum pack_state state, enum pack_act act, enum pack_side side)
{
	const char *cell = life[state][act] == NULL ? "" : life[state][act];
	char letter = side == PACK_SIDE_WRITER ? 'W' : side == PACK_SIDE_LEAD ? 'L' : '-';

	return cell[0] == letter ? state_of(cell[1]) : PACK_NONE;
}

static void pack__goes_on_in_each_state_by_each_act_from_each_side_as_told(void **state)
{
	int allowed = 0;

	(void)state;
	for (enum pack_state s = PACK_NONE; s < PACK_STATE_COUNT; s++)
		for (enum pack_act act = PACK_ACT_NONE; act < PACK_ACT_COUNT; act++)
			for (enum pack_side side = PACK_SIDE_NONE; side < PACK_SIDE_COUNT; side++) {
				enum pack_state after = pack_after(s, act, side);

				if (after != expected(s, act, side))
					fail_msg("state %d, act %d, side %d: %d", s, act, side,
						after);
				allowed += after != PACK_NONE;
			}
	assert_int_equal(allowed, 7);
}

static void pack__is_not_released_or_returned_by_whoever_writes(void **state)
{
	(void)state;
	for (enum pack_state s = PACK_NONE; s < PACK_STATE_COUNT; s++) {
		assert_int_equal(pack_after(s, PACK_ACT_RELEASE, PACK_SIDE_WRITER), PACK_NONE);
		assert_int_equal(pack_after(s, PACK_ACT_RETURN, PACK_SIDE_WRITER), PACK_NONE);
		assert_int_equal(pack_after(s, PACK_ACT_WRITE, PACK_SIDE_LEAD), PACK_NONE);
	}
}

static void pack__that_is_released_takes_nothing_but_a_correction(void **state)
{
	(void)state;
	for (enum pack_act act = PACK_ACT_NONE; act < PACK_ACT_COUNT; act++)
		for (enum pack_side side = PACK_SIDE_NONE; side < PACK_SIDE_COUNT; side++)
			if (act != PACK_ACT_CORRECT)
				assert_int_equal(pack_after(PACK_RELEASED, act, side), PACK_NONE);
}

static void pack__is_read_by_others_than_writer_and_lead_once_it_is_released(void **state)
{
	(void)state;
	for (enum pack_state s = PACK_DRAFT; s < PACK_STATE_COUNT; s++) {
		assert_true(pack_is_read(s, PACK_SIDE_WRITER));
		assert_true(pack_is_read(s, PACK_SIDE_LEAD));
		assert_int_equal(pack_is_read(s, PACK_SIDE_PARTY), s == PACK_RELEASED);
		assert_int_equal(pack_is_read(s, PACK_SIDE_GROUP), s == PACK_RELEASED);
		assert_false(pack_is_read(s, PACK_SIDE_NONE));
		assert_non_null(pack_refusal(s));
	}
	assert_false(pack_is_read(PACK_NONE, PACK_SIDE_WRITER));
}

/* ---- its parts ---- */

static struct pack_texts texts(const char *en, const char *cy)
{
	return (struct pack_texts){ { { en, cy }, { en, cy }, { en, cy } } };
}

static void parts__are_sent_with_something_in_each_in_either_language(void **state)
{
	struct arena *a = *state;
	struct problems problems = { 0 };
	struct pack_texts mixed = { { { "Words", "" }, { "", "Geiriau" },
		{ "Words", "Geiriau" } } };
	struct pack_texts lacks = { { { "Words", "" }, { "", "" }, { "", "Geiriau" } } };

	pack_texts_check_whole(a, &mixed, &problems);
	assert_int_equal(problems.n, 0);
	assert_false(pack_texts_are_in(&mixed, ENGLISH));
	assert_false(pack_texts_are_in(&mixed, WELSH));
	pack_texts_check_whole(a, &lacks, &problems);
	assert_int_equal(problems.n, 1);
	assert_string_equal(problems.at[0].field, "development-en");
}

static void parts__are_of_4000_characters_at_most(void **state)
{
	struct arena *a = *state;
	struct problems problems = { 0 };
	char *longest = arena_take(a, PACK_TEXT_MOST + 2);
	struct pack_texts written;

	memset(longest, 'x', PACK_TEXT_MOST + 1);
	longest[PACK_TEXT_MOST + 1] = '\0';
	written = texts("Words", longest);
	pack_texts_check(a, &written, &problems);
	assert_int_equal(problems.n, PACK_PART_COUNT);
	assert_string_equal(problems.at[0].field, "highlights-cy");
	longest[PACK_TEXT_MOST] = '\0';
	problems = (struct problems){ 0 };
	pack_texts_check(a, &written, &problems);
	assert_int_equal(problems.n, 0);
	assert_true(pack_texts_are_in(&written, WELSH));
}

/* ---- what it is for ---- */

static void dates__are_a_day_and_whole_months_in_order(void **state)
{
	static const struct {
		int meets, from, to;
		const char *field;
	} cases[] = {
		{ 20261210, 20260901, 20261101, "" },
		{ 20261210, 20261201, 20261201, "" },
		{ 20261210, 20260101, 20261201, "" },
		{ 20261210, 20251201, 20261201, "to" },
		{ 20261210, 20261101, 20261001, "to" },
		{ 20261210, 20261101, 20270101, "to" },
		{ 20261210, 0, 20261101, "from" },
		{ 20261210, 20261101, 0, "to" },
		{ 0, 20260901, 20261101, "meets-on" },
		{ 20261200, 20260901, 20261101, "meets-on" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct problems problems = { 0 };
		struct pack_period period = { date_from_number(cases[i].from),
			date_from_number(cases[i].to) };

		pack_dates_check(*state, date_from_number(cases[i].meets), &period, &problems);
		assert_int_equal(problems.n, cases[i].field[0] == '\0' ? 0 : 1);
		if (problems.n > 0)
			assert_string_equal(problems.at[0].field, cases[i].field);
	}
}

/* ---- who reads which counts ---- */

static void counts__are_exact_for_the_parties_and_for_a_group_whose_agreement_says_so(void **state)
{
	(void)state;
	for (enum group_counts counts = 0; counts < GROUP_COUNTS_COUNT; counts++) {
		assert_true(pack_counts_are_exact(PACK_AUDIENCE_PARTIES, counts));
		assert_int_equal(pack_counts_are_exact(PACK_AUDIENCE_GROUP, counts),
			counts == GROUP_COUNTS_EXACT);
		assert_false(pack_counts_are_exact(PACK_AUDIENCE_PUBLIC, counts));
		assert_false(pack_counts_are_exact(PACK_AUDIENCE_NONE, counts));
	}
}

/* ---- links ---- */

static void link__is_for_somebody_named_and_for_thirty_days_at_most(void **state)
{
	struct date today = date_of(2026, 11, 23);
	struct pack_link_facts good = { PACK_AUDIENCE_GROUP, "Enghraifft", "Swyddfa", today };
	struct pack_link_facts bad[] = {
		{ PACK_AUDIENCE_GROUP, "", "Swyddfa", today },
		{ PACK_AUDIENCE_GROUP, "Enghraifft", "", today },
		{ PACK_AUDIENCE_PARTIES, "Enghraifft", "Swyddfa", today },
		{ PACK_AUDIENCE_NONE, "Enghraifft", "Swyddfa", today },
		{ PACK_AUDIENCE_PUBLIC, "Enghraifft", "Swyddfa", DATE_NONE },
		{ PACK_AUDIENCE_PUBLIC, "Enghraifft", "Swyddfa", date_add_days(today, -1) },
		{ PACK_AUDIENCE_PUBLIC, "Enghraifft", "Swyddfa", date_add_days(today, 31) },
	};
	static const char *const fields[] = { "name", "body", "audience", "audience", "until",
		"until", "until" };
	struct problems problems = { 0 };

	pack_link_check(*state, &good, true, today, &problems);
	good.until = date_add_days(today, PACK_LINK_DAYS_MOST);
	pack_link_check(*state, &good, true, today, &problems);
	assert_int_equal(problems.n, 0);
	for (size_t i = 0; i < array_size(bad); i++) {
		problems = (struct problems){ 0 };
		pack_link_check(*state, &bad[i], true, today, &problems);
		assert_int_equal(problems.n, 1);
		assert_string_equal(problems.at[0].field, fields[i]);
	}
}

static void link__for_the_group_is_for_somebody_without_an_interest(void **state)
{
	struct date today = date_of(2026, 11, 23);
	struct pack_link_facts link = { PACK_AUDIENCE_GROUP, "Enghraifft", "Swyddfa", today };
	struct problems problems = { 0 };

	pack_link_check(*state, &link, false, today, &problems);
	assert_int_equal(problems.n, 1);
	assert_string_equal(problems.at[0].field, "cleared");
	link.audience = PACK_AUDIENCE_PUBLIC;
	problems = (struct problems){ 0 };
	pack_link_check(*state, &link, false, today, &problems);
	assert_int_equal(problems.n, 0);
}

static void link__opens_until_its_last_day_unless_it_was_revoked(void **state)
{
	struct date last = date_of(2026, 11, 23);

	(void)state;
	assert_int_equal(pack_link_standing(last, false, date_add_days(last, -1)), LINK_OPEN);
	assert_int_equal(pack_link_standing(last, false, last), LINK_OPEN);
	assert_int_equal(pack_link_standing(last, false, date_add_days(last, 1)), LINK_OVER);
	assert_int_equal(pack_link_standing(last, true, last), LINK_REVOKED);
	assert_int_equal(pack_link_standing(last, true, date_add_days(last, 1)), LINK_REVOKED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pack__goes_on_in_each_state_by_each_act_from_each_side_as_told),
		cmocka_unit_test(pack__is_not_released_or_returned_by_whoever_writes),
		cmocka_unit_test(pack__that_is_released_takes_nothing_but_a_correction),
		cmocka_unit_test(pack__is_read_by_others_than_writer_and_lead_once_it_is_released),
		IN_ARENA(parts__are_sent_with_something_in_each_in_either_language),
		IN_ARENA(parts__are_of_4000_characters_at_most),
		IN_ARENA(dates__are_a_day_and_whole_months_in_order),
		cmocka_unit_test(
			counts__are_exact_for_the_parties_and_for_a_group_whose_agreement_says_so),
		IN_ARENA(link__is_for_somebody_named_and_for_thirty_days_at_most),
		IN_ARENA(link__for_the_group_is_for_somebody_without_an_interest),
		cmocka_unit_test(link__opens_until_its_last_day_unless_it_was_revoked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
