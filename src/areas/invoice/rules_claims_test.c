/* SPDX-License-Identifier: MIT */
/*
 * The life of a claim, and where a body stands with what it pays before it is spent, whatever happens.
 */
#include "areas/invoice/rules_claims.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

static const struct claim half = { { 2026, 10, 1 }, { 2150000 } };
static const struct claim_closed open_year = { 0 };

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
		assert_int_equal(claim_state(&half, &standing, &open_year, cases[i].today),
			cases[i].expected);
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
	assert_int_equal(claim_may(&half, &fresh, &open_year, CLAIM_ASK), CLAIM_NO_REFUSAL);
	assert_int_equal(claim_may(&half, &fresh, &open_year, CLAIM_RECEIVE), CLAIM_NOT_NOW);
	assert_int_equal(claim_may(&half, &fresh, &open_year, CLAIM_UNDO), CLAIM_NOT_NOW);
	assert_int_equal(claim_may(&half, &asked, &open_year, CLAIM_ASK), CLAIM_NOT_NOW);
	assert_int_equal(claim_may(&half, &asked, &open_year, CLAIM_RECEIVE), CLAIM_NO_REFUSAL);
	assert_int_equal(claim_may(&half, &asked, &open_year, CLAIM_UNDO), CLAIM_NO_REFUSAL);
	assert_int_equal(claim_may(&half, &paid, &open_year, CLAIM_ASK), CLAIM_NOT_NOW);
	assert_int_equal(claim_may(&half, &paid, &open_year, CLAIM_RECEIVE), CLAIM_NOT_NOW);
	assert_int_equal(claim_may(&half, &paid, &open_year, CLAIM_UNDO), CLAIM_NO_REFUSAL);
	assert_int_equal(claim_may(&half, &asked, &open_year, CLAIM_NO_ACT), CLAIM_NOT_NOW);
}

static void statement__leaves_what_is_owed_and_not_received(void **state)
{
	static const struct {
		int64_t owed, then, now, open, since;
	} cases[] = {
		{ 1000, 400, 400, 600, 0 },
		{ 1000, 400, 401, 599, 1 },
		{ 1000, 400, 1000, 0, 600 },
		{ 1000, 1000, 1000, 0, 0 },
		{ 1000, 1300, 1300, 0, 0 }, // it paid more than it owes
		{ 0, 0, 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct claim_closed closed = claim_closed_by(3, (struct money){ cases[i].owed },
			(struct money){ cases[i].then }, (struct money){ cases[i].now });

		assert_int_equal(closed.statement, 3);
		assert_int_equal(closed.open.pence, cases[i].open);
		assert_int_equal(closed.since.pence, cases[i].since);
	}
}

/* Each act, whether something is owed by the final statement or nothing is. */
static void closed_year__takes_what_is_still_to_be_paid_and_nothing_else(void **state)
{
	const struct claim_closed owing = { 2, { 100 }, { 0 }, { 100 } },
				  beside = { 2, { 100 }, { 0 }, { 0 } }, // by an earlier claim
		even = { 2, { 0 }, { 50 }, { 0 } };
	const struct claim_standing fresh = { 0 },
				    asked = { .asked_on = { 2026, 9, 1 }, .in_force = 1 },
				    early = { .asked_on = { 2026, 9, 1 },
					    .received = { 50 },
					    .in_force = 2,
					    .last_statement = 1 }, // before it was opened again
		since = { .asked_on = { 2026, 9, 1 },
			.received = { 50 },
			.in_force = 2,
			.last_statement = 2 },
				    paid = { .asked_on = { 2026, 9, 1 },
					    .received = { 2150000 },
					    .in_force = 2,
					    .last_statement = 2 };
	const struct {
		const struct claim_standing *standing;
		const struct claim_closed *closed;
		enum claim_refusal ask, receive, undo;
	} cases[] = {
		{ &fresh, &owing, CLAIM_CLOSED_ASK, CLAIM_NOT_NOW, CLAIM_NOT_NOW },
		{ &fresh, &even, CLAIM_CLOSED_PAID, CLAIM_NOT_NOW, CLAIM_NOT_NOW },
		{ &asked, &owing, CLAIM_NOT_NOW, CLAIM_NO_REFUSAL, CLAIM_CLOSED_UNDO },
		{ &asked, &even, CLAIM_NOT_NOW, CLAIM_CLOSED_PAID, CLAIM_CLOSED_UNDO },
		{ &early, &owing, CLAIM_NOT_NOW, CLAIM_NO_REFUSAL, CLAIM_CLOSED_UNDO },
		{ &early, &even, CLAIM_NOT_NOW, CLAIM_CLOSED_PAID, CLAIM_CLOSED_UNDO },
		{ &since, &owing, CLAIM_NOT_NOW, CLAIM_NO_REFUSAL, CLAIM_NO_REFUSAL },
		{ &since, &even, CLAIM_NOT_NOW, CLAIM_CLOSED_PAID, CLAIM_NO_REFUSAL },
		{ &paid, &owing, CLAIM_NOT_NOW, CLAIM_NOT_NOW, CLAIM_NO_REFUSAL },
		{ &paid, &even, CLAIM_NOT_NOW, CLAIM_NOT_NOW, CLAIM_NO_REFUSAL },
	};
	const struct date late = { 2027, 4, 12 };

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		const struct claim_standing *standing = cases[i].standing;
		const struct claim_closed *closed = cases[i].closed;

		assert_int_equal(claim_may(&half, standing, closed, CLAIM_ASK), cases[i].ask);
		assert_int_equal(
			claim_may(&half, standing, closed, CLAIM_RECEIVE), cases[i].receive);
		assert_int_equal(claim_may(&half, standing, closed, CLAIM_UNDO), cases[i].undo);
	}
	assert_int_equal(claim_state(&half, &fresh, &owing, late), CLAIM_SHUT);
	assert_int_equal(claim_state(&half, &asked, &owing, late), CLAIM_LATE);
	assert_int_equal(claim_state(&half, &asked, &beside, late), CLAIM_ASKED);
	assert_int_equal(claim_state(&half, &fresh, &beside, late), CLAIM_OVER);
	assert_int_equal(claim_state(&half, &paid, &owing, late), CLAIM_RECEIVED);
	assert_int_equal(claim_awaited(&half, &fresh, &owing).pence, 0);
	assert_int_equal(claim_awaited(&half, &asked, &owing).pence, 100);
	assert_int_equal(claim_awaited(&half, &since, &open_year).pence, 2149950);
	assert_int_equal(claim_state(&half, &fresh, &even, late), CLAIM_OVER);
	assert_int_equal(claim_state(&half, &since, &even, late), CLAIM_OVER);
	assert_int_equal(claim_state(&half, &paid, &even, late), CLAIM_RECEIVED);
	assert_int_equal(claim_room(&half, &since, &open_year).pence, 2149950);
	assert_int_equal(claim_room(&half, &since, &owing).pence, 100);
	assert_int_equal(
		claim_room(&half, &since, &(struct claim_closed){ 2, { 9000000 }, { 0 }, { 0 } })
			.pence,
		2149950);
	for (unsigned i = CLAIM_NO_REFUSAL + 1; i < CLAIM_REFUSAL_COUNT; i++)
		assert_true(strlen(claim_refusal_text((enum claim_refusal)i)) > 0);
}

/* Every penny that is open is awaited of one claim, and none beyond what the claims are short of. */
static void part__of_the_claims_comes_to_what_is_open(void **state)
{
	const struct claim claims[] = { { { 2026, 4, 1 }, { 100 } }, { { 2026, 7, 1 }, { 100 } },
		{ { 2026, 10, 1 }, { 100 } } };
	const struct claim_standing standings[] = { { .received = { 30 } }, { .received = { 100 } },
		{ .received = { 0 } } };
	const int64_t short_of = 170;

	(void)state;
	for (int64_t open = 0; open <= 300; open += 10) {
		struct money before = MONEY_ZERO, parts = MONEY_ZERO;

		for (size_t i = 0; i < 3; i++) {
			struct money part = claim_part(
				&claims[i], &standings[i], (struct money){ open }, before);
			int64_t rest = claims[i].sum.pence - standings[i].received.pence;

			assert_true(part.pence >= 0 && part.pence <= rest);
			parts.pence += part.pence;
			before.pence += rest;
		}
		assert_int_equal(parts.pence, open < short_of ? open : short_of);
	}
}

/* What counts is the last that is in force, and not the last that was done. */
static void standing__knows_since_which_statement_the_last_of_it_is(void **state)
{
	struct claim_deeds deeds = { 0 };

	add(*state, &deeds, CLAIM_ASK, 0);
	add(*state, &deeds, CLAIM_RECEIVE, 100);
	assert_int_equal(claim_standing(&deeds).last_statement, 0);
	add(*state, &deeds, CLAIM_RECEIVE, 100);
	deeds.at[2].statement = 1;
	assert_int_equal(claim_standing(&deeds).last_statement, 1);
	add(*state, &deeds, CLAIM_UNDO, 0);
	deeds.at[3].statement = 1;
	assert_int_equal(claim_standing(&deeds).last_statement, 0);
}

static const char *wrong_by(struct arena *a, const struct claim_standing *standing,
	const struct claim_closed *closed, struct claim_deed deed, const char *field)
{
	struct problems problems = { 0 };
	const struct problem *found;

	deed.reference = deed.reference == NULL ? "" : deed.reference;
	deed.because = deed.because == NULL ? "" : deed.because;
	claim_check(a, &half, standing, closed, &deed, date_of(2026, 10, 5), &problems);
	found = problem_of(&problems, field);
	return found == NULL ? "" : found->message;
}

static const char *wrong(struct arena *a, const struct claim_standing *standing,
	struct claim_deed deed, const char *field)
{
	return wrong_by(a, standing, &open_year, deed, field);
}

static void closed_year__takes_no_penny_more_than_is_owed(void **state)
{
	const struct claim_standing asked = {
		.asked_on = { 2026, 9, 1 }, .received = { 50000 }, .in_force = 2
	};
	const struct claim_closed owing = { 1, { 100 }, { 0 }, { 100 } },
				  more = { 1, { 9000000 }, { 0 }, { 0 } };
	struct claim_deed deed = {
		.act = CLAIM_RECEIVE, .on = date_of(2026, 10, 5), .sum = { 100 }
	};

	assert_string_equal(wrong_by(*state, &asked, &owing, deed, "sum"), "");
	deed.sum.pence = 101;
	assert_non_null(
		strstr(wrong_by(*state, &asked, &owing, deed, "sum"), "by the final statement"));
	deed.sum.pence = 2100001;
	assert_non_null(strstr(wrong_by(*state, &asked, &owing, deed, "sum"), "of this claim"));
	assert_non_null(strstr(wrong_by(*state, &asked, &more, deed, "sum"), "of this claim"));
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

			if (claim_may(&claims[which], &standing, &open_year, act) ==
				CLAIM_NO_REFUSAL)
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
		IN_ARENA(standing__knows_since_which_statement_the_last_of_it_is),
		IN_ARENA(statement__leaves_what_is_owed_and_not_received),
		IN_ARENA(closed_year__takes_what_is_still_to_be_paid_and_nothing_else),
		IN_ARENA(part__of_the_claims_comes_to_what_is_open),
		IN_ARENA(closed_year__takes_no_penny_more_than_is_owed),
		IN_ARENA(act__has_its_day_its_sum_and_its_reason),
		IN_ARENA(advance__loses_no_penny_and_asks_for_none_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
