/* SPDX-License-Identifier: MIT */
/*
 * The life of a claim, and where a body stands with what it pays before it is spent, whatever happens.
 */
#include "areas/invoice/rules_claims.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

static const struct claim half = { { 2026, 10, 1 }, { 2150000 } };

static void add(struct arena *a, struct claim_deeds *deeds, enum claim_act act, int64_t pence)
{
	*list_add(a, deeds) = (struct claim_deed){ .act = act,
		.on = date_of(2026, 9, 20),
		.sum = { pence },
		.reference = "",
		.because = "" };
}

/* 'a' it is asked for, 'r' £100 is received, 'u' the act before is taken back. */
static struct claim_standing after(struct arena *a, const char *acts)
{
	struct claim_deeds deeds = { 0 };

	for (; *acts != '\0'; acts++)
		add(a, &deeds,
			*acts == 'a'   ? CLAIM_ASK
			: *acts == 'r' ? CLAIM_RECEIVE
				       : CLAIM_UNDO,
			*acts == 'r' ? 10000 : 0);
	return claim_standing(&deeds);
}

static void standing__is_what_was_done_and_not_taken_back(void **state)
{
	static const struct {
		const char *acts;
		bool is_asked;
		int64_t received;
		size_t in_force;
	} cases[] = {
		{ "", false, 0, 0 },
		{ "a", true, 0, 1 },
		{ "au", false, 0, 0 },
		{ "aua", true, 0, 1 },
		{ "ar", true, 10000, 2 },
		{ "aru", true, 0, 1 },
		{ "aruu", false, 0, 0 },
		{ "arr", true, 20000, 3 },
		{ "arrur", true, 20000, 3 },
		{ "arruu", true, 0, 1 },
		{ "aruua", true, 0, 1 },
	};
	struct arena *a = *state;

	for (size_t i = 0; i < array_size(cases); i++) {
		struct claim_standing standing = after(a, cases[i].acts);

		assert_int_equal(date_is_set(standing.asked_on), cases[i].is_asked);
		assert_int_equal(standing.received.pence, cases[i].received);
		assert_int_equal(standing.in_force, cases[i].in_force);
	}
}

static void state__follows_the_day_and_what_was_done(void **state)
{
	static const struct {
		struct date today;
		bool is_asked;
		int64_t received;
		enum claim_state expected;
	} cases[] = {
		{ { 2026, 8, 31 }, false, 0, CLAIM_AHEAD },
		{ { 2026, 9, 1 }, false, 0, CLAIM_TO_ASK }, // thirty days before
		{ { 2026, 10, 1 }, false, 0, CLAIM_TO_ASK },
		{ { 2027, 10, 1 }, false, 0, CLAIM_TO_ASK },
		{ { 2026, 8, 31 }, true, 0, CLAIM_ASKED },
		{ { 2026, 10, 1 }, true, 0, CLAIM_ASKED },
		{ { 2026, 10, 2 }, true, 0, CLAIM_LATE },
		{ { 2026, 10, 2 }, true, 2149999, CLAIM_LATE },
		{ { 2026, 10, 2 }, true, 2150000, CLAIM_RECEIVED },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct claim_standing standing = { .received = { cases[i].received } };

		if (cases[i].is_asked)
			standing.asked_on = date_of(2026, 8, 1);
		assert_int_equal(claim_state(&half, &standing, cases[i].today), cases[i].expected);
	}
	for (unsigned i = 1; i < CLAIM_STATE_COUNT; i++)
		assert_int_equal(word_named(claim_states, claim_states[i].name), i);
	for (unsigned i = 1; i < CLAIM_ACT_COUNT; i++)
		assert_int_equal(word_named(claim_acts, claim_acts[i].name), i);
}

static void act__is_done_only_where_it_can_be(void **state)
{
	const struct claim_standing fresh = { 0 },
				    asked = { .asked_on = { 2026, 9, 1 }, .in_force = 1 },
				    paid = { .asked_on = { 2026, 9, 1 },
					    .received = { 2150000 },
					    .in_force = 2 };

	(void)state;
	assert_true(claim_may(&half, &fresh, CLAIM_ASK));
	assert_false(claim_may(&half, &fresh, CLAIM_RECEIVE));
	assert_false(claim_may(&half, &fresh, CLAIM_UNDO));
	assert_false(claim_may(&half, &asked, CLAIM_ASK));
	assert_true(claim_may(&half, &asked, CLAIM_RECEIVE));
	assert_true(claim_may(&half, &asked, CLAIM_UNDO));
	assert_false(claim_may(&half, &paid, CLAIM_ASK));
	assert_false(claim_may(&half, &paid, CLAIM_RECEIVE));
	assert_true(claim_may(&half, &paid, CLAIM_UNDO));
	assert_false(claim_may(&half, &asked, CLAIM_NO_ACT));
}

static const char *wrong(struct arena *a, const struct claim_standing *standing,
	struct claim_deed deed, const char *field)
{
	struct problems problems = { 0 };
	const struct problem *found;

	deed.reference = deed.reference == NULL ? "" : deed.reference;
	deed.because = deed.because == NULL ? "" : deed.because;
	claim_check(a, &half, standing, &deed, date_of(2026, 10, 5), &problems);
	found = problem_of(&problems, field);
	return found == NULL ? "" : found->message;
}

static void act__has_its_day_its_sum_and_its_reason(void **state)
{
	const struct claim_standing fresh = { 0 }, asked = {
		.asked_on = { 2026, 9, 1 }, .received = { 50000 }, .in_force = 2
	};
	const struct date today = date_of(2026, 10, 5);
	struct arena *a = *state;
	struct claim_deed received = { .act = CLAIM_RECEIVE, .on = today, .sum = { 2100000 } };

	assert_string_equal(wrong(a, &fresh, (struct claim_deed){ CLAIM_ASK, today }, "on"), "");
	assert_non_null(strstr(wrong(a, &fresh, (struct claim_deed){ CLAIM_ASK }, "on"), "Enter"));
	assert_non_null(strstr(
		wrong(a, &fresh, (struct claim_deed){ CLAIM_ASK, date_add_days(today, 1) }, "on"),
		"lie ahead"));
	assert_string_equal(wrong(a, &asked, received, "on"), "");
	assert_string_equal(wrong(a, &asked, received, "sum"), "");
	received.sum.pence++;
	assert_non_null(strstr(wrong(a, &asked, received, "sum"), "more than is still"));
	received.sum.pence = 0;
	assert_non_null(strstr(wrong(a, &asked, received, "sum"), "Enter how much"));
	received.on = date_of(2026, 8, 31);
	assert_non_null(strstr(wrong(a, &asked, received, "on"), "before it was asked"));
	received.on = date_of(2026, 10, 6);
	assert_non_null(strstr(wrong(a, &asked, received, "on"), "lie ahead"));
	received.reference = "sixty-one letters and figures are one more than a ledger can have";
	assert_non_null(strstr(wrong(a, &asked, received, "reference"), "60 letters"));
	assert_non_null(
		strstr(wrong(a, &asked, (struct claim_deed){ CLAIM_UNDO }, "because"), "Say why"));
	assert_string_equal(
		wrong(a, &asked, (struct claim_deed){ CLAIM_UNDO, .because = "Another body" },
			"because"),
		"");
}

/* The same every time: enough to come by all that can meet. */
static uint32_t next_number(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/*
 * Of two claims what is asked, received in parts and taken back, while what is owed grows and is credited:
 * every penny that is owed or was received has one place, and never is more asked than was agreed.
 */
static void advance__loses_no_penny_and_asks_for_none_twice(void **state)
{
	const struct claim claims[] = { { { 2026, 4, 1 }, { 2150001 } },
		{ { 2026, 10, 1 }, { 2149999 } } };
	struct arena *a = *state;
	uint32_t seed = 7;
	size_t over = 0, under = 0;

	for (int run = 0; run < 300; run++) {
		struct claim_deeds deeds[2] = { { 0 }, { 0 } };
		struct money owed = MONEY_ZERO;

		for (int step = 0; step < 30; step++) {
			size_t which = next_number(&seed) % 2;
			enum claim_act act = CLAIM_ASK + next_number(&seed) % 3;
			struct claim_standing standing = claim_standing(&deeds[which]);
			int64_t rest = claims[which].sum.pence - standing.received.pence;
			int64_t change = (int64_t)(next_number(&seed) % 600000) - 200000;
			struct advance advance = { 0 };

			if (claim_may(&claims[which], &standing, act))
				add(a, &deeds[which], act,
					act == CLAIM_RECEIVE ? 1 + next_number(&seed) % rest : 0);
			if (owed.pence + change >= 0 && owed.pence + change <= 4300000)
				owed.pence += change;
			for (size_t i = 0; i < 2; i++) {
				standing = claim_standing(&deeds[i]);
				advance_add(&advance, &claims[i], &standing);
			}
			advance_draw(&advance, owed);
			assert_int_equal(advance.agreed.pence, 4300000);
			assert_true(advance.asked.pence <= advance.agreed.pence);
			assert_true(advance.received.pence <= advance.asked.pence);
			assert_int_equal(
				advance.drawn.pence + advance.left.pence, advance.received.pence);
			assert_int_equal(advance.drawn.pence + advance.short_of.pence, owed.pence);
			assert_true(advance.drawn.pence >= 0 && advance.left.pence >= 0 &&
				    advance.short_of.pence >= 0);
			assert_true(advance.left.pence == 0 || advance.short_of.pence == 0);
			over += advance.left.pence > 0;
			under += advance.short_of.pence > 0;
		}
	}
	assert_true(over > 1000 && under > 1000); // both were met
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(standing__is_what_was_done_and_not_taken_back),
		IN_ARENA(state__follows_the_day_and_what_was_done),
		IN_ARENA(act__is_done_only_where_it_can_be),
		IN_ARENA(act__has_its_day_its_sum_and_its_reason),
		IN_ARENA(advance__loses_no_penny_and_asks_for_none_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
