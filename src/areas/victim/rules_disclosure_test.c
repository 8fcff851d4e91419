/* SPDX-License-Identifier: MIT */
/*
 * Each state, act, route and hand, against a table that is written separately; what cannot be typed;
 * and the clock.
 */
#include "areas/victim/rules_disclosure.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

static struct arena *arena;

#define TODAY date_of(2026, 3, 2)

/* A line a state, a column an act: raise, triage, pass on, confirm, close, open again. */
static const char *const told[DISCLOSURE_STATE_COUNT] = {
	[DISCLOSURE_NONE] = "r     ",
	[DISCLOSURE_RAISED] = " t    ",
	[DISCLOSURE_TRIAGED] = " tp x ",
	[DISCLOSURE_PASSED] = "  pc  ",
	[DISCLOSURE_CONFIRMED] = "    x ",
	[DISCLOSURE_CLOSED] = "     r",
};

static enum disclosure_state after(char way)
{
	switch (way) {
	case 'r': return DISCLOSURE_RAISED;
	case 't': return DISCLOSURE_TRIAGED;
	case 'p': return DISCLOSURE_PASSED;
	case 'c': return DISCLOSURE_CONFIRMED;
	case 'x': return DISCLOSURE_CLOSED;
	default: return DISCLOSURE_NONE;
	}
}

static enum disclosure_refusal expected(
	enum disclosure_state s, enum disclosure_route route, enum disclosure_act act)
{
	if (told[s][act - 1] == ' ')
		return DISCLOSURE_NOT_NOW;
	if (route == ROUTE_NOWHERE)
		return act == DISCLOSURE_PASS ? DISCLOSURE_GOES_NOWHERE : DISCLOSURE_NO_REFUSAL;
	return s == DISCLOSURE_TRIAGED && act == DISCLOSURE_CLOSE ? DISCLOSURE_NOT_PASSED
								  : DISCLOSURE_NO_REFUSAL;
}

static void disclosure__does_in_each_state_what_can_be_done(void **state)
{
	size_t asked = 0;

	(void)state;
	for (enum disclosure_state s = DISCLOSURE_NONE; s < DISCLOSURE_STATE_COUNT; s++)
		for (enum disclosure_act act = DISCLOSURE_RAISE; act < DISCLOSURE_ACT_COUNT; act++)
			for (enum disclosure_route route = ROUTE_NONE; route < ROUTE_COUNT;
				route++) {
				assert_int_equal(disclosure_next(s, act), after(told[s][act - 1]));
				assert_int_equal(
					disclosure_may(s, route, act), expected(s, route, act));
				asked++;
			}
	assert_int_equal(asked, DISCLOSURE_STATE_COUNT * (DISCLOSURE_ACT_COUNT - 1) * ROUTE_COUNT);
}

static void disclosure__is_triaged_closed_and_opened_again_by_a_lead_alone(void **state)
{
	static const char leads[] = " t  xr"; // by column, as above

	(void)state;
	for (enum disclosure_act act = DISCLOSURE_RAISE; act < DISCLOSURE_ACT_COUNT; act++)
		assert_int_equal(disclosure_right(act),
			leads[act - 1] == ' ' ? VICTIM_ALTER : VICTIM_DECIDE);
}

static void disclosure__that_is_open_can_always_be_closed(void **state)
{
	(void)state;
	for (enum disclosure_state s = DISCLOSURE_RAISED; s < DISCLOSURE_STATE_COUNT; s++)
		for (enum disclosure_route route = ROUTE_POLICE; route < ROUTE_COUNT; route++) {
			enum disclosure_state at = s;

			for (int i = 0; i < DISCLOSURE_STATE_COUNT && at != DISCLOSURE_CLOSED; i++)
				for (enum disclosure_act act = DISCLOSURE_CLOSE;
					act > DISCLOSURE_RAISE; act--)
					if (disclosure_may(at, route, act) ==
						DISCLOSURE_NO_REFUSAL) {
						at = disclosure_next(at, act);
						break;
					}
			if (s != DISCLOSURE_PASSED || route != ROUTE_NOWHERE)
				assert_int_equal(at, DISCLOSURE_CLOSED);
		}
}

static void raised__says_who_whom_what_and_whether_anybody_is_in_danger(void **state)
{
	(void)state;
	for (unsigned bits = 0; bits < 8; bits++)
		for (enum answer answer = ANSWER_NONE; answer < ANSWER_COUNT; answer++) {
			const struct disclosure_raised raised = {
				.told_by = (bits & 1) != 0 ? "Enghraifft" : "",
				.about = (bits & 2) != 0 ? "Enghraifft" : "",
				.summary = (bits & 4) != 0 ? "Enghraifft" : "",
				.is_immediate = answer,
			};
			struct problems problems = { 0 };
			size_t missing = 3 - (bits & 1) - (bits >> 1 & 1) - (bits >> 2);

			disclosure_check(arena, &raised, &problems);
			assert_int_equal(problems.n,
				missing + (answer != ANSWER_YES && answer != ANSWER_NO));
		}
}

static const char *step_problem(struct disclosure_step step, bool may_share)
{
	const struct instant now = instant_at(TODAY, 12 * 60);
	struct problems problems = { 0 };

	disclosure_step_check(arena, &step, may_share, now, &problems);
	return problems.n == 0 ? NULL : problems.at[0].field;
}

#define A_STEP(what, ...)                                                                          \
	((struct disclosure_step){                                                                 \
		.act = (what), .recipient = "", .reference = "", .words = "", __VA_ARGS__ })

static void step__says_what_its_act_asks_for(void **state)
{
	(void)state;
	for (enum disclosure_route route = ROUTE_NONE; route < ROUTE_COUNT; route++) {
		const char *field = step_problem(A_STEP(DISCLOSURE_TRIAGE, .route = route), false);

		if (route == ROUTE_NONE)
			assert_string_equal(field, "route");
		else if (route == ROUTE_NOWHERE)
			assert_string_equal(field, "words");
		else
			assert_null(field);
	}
	assert_null(step_problem((struct disclosure_step){ .act = DISCLOSURE_TRIAGE,
					 .route = ROUTE_NOWHERE,
					 .recipient = "",
					 .reference = "",
					 .words = "Enghraifft" },
		false));
	assert_string_equal(
		step_problem(A_STEP(DISCLOSURE_CONFIRM, .route = 0), false), "reference");
	assert_string_equal(step_problem(A_STEP(DISCLOSURE_REOPEN, .route = 0), false), "words");
	assert_null(step_problem(A_STEP(DISCLOSURE_CLOSE, .route = 0), false));
}

/* Before, at and after noon, which is now. */
static void step__is_passed_on_by_consent_or_by_what_the_law_allows(void **state)
{
	(void)state;
	for (int hour = 11; hour <= 13; hour++)
		for (enum disclosure_basis basis = BASIS_NONE; basis < BASIS_COUNT; basis++)
			for (int may_share = 0; may_share <= 1; may_share++) {
				struct disclosure_step step = { .act = DISCLOSURE_PASS,
					.recipient = "Enghraifft",
					.passed_at = instant_at(TODAY, hour * 60),
					.basis = basis,
					.reference = "",
					.words = "" };
				const char *field = step_problem(step, may_share != 0);
				bool is_basis = basis != BASIS_NONE &&
						(basis != BASIS_CONSENT || may_share != 0);

				if (hour == 13)
					assert_string_equal(field, "on");
				else if (!is_basis)
					assert_string_equal(field, "basis");
				else
					assert_null(field);
			}
	assert_string_equal(
		step_problem(A_STEP(DISCLOSURE_PASS, .basis = BASIS_LIFE), true), "recipient");
}

static void clock__runs_until_a_lead_has_triaged_it_on_the_same_day(void **state)
{
	(void)state;
	for (enum disclosure_state s = DISCLOSURE_NONE; s < DISCLOSURE_STATE_COUNT; s++)
		for (int ago = 0; ago < 3; ago++)
			assert_int_equal(disclosure_clock(s, date_add_days(TODAY, -ago), TODAY),
				s != DISCLOSURE_RAISED ? CLOCK_NONE
				: ago == 0             ? CLOCK_TODAY
						       : CLOCK_LATE);
}

static void words__are_all_there(void **state)
{
	(void)state;
	for (unsigned i = 1; i < DISCLOSURE_STATE_COUNT; i++)
		assert_int_equal(word_named(disclosure_states, disclosure_states[i].name), i);
	for (unsigned i = 1; i < DISCLOSURE_ACT_COUNT; i++)
		assert_int_equal(word_named(disclosure_acts, disclosure_acts[i].name), i);
	for (unsigned i = 1; i < ROUTE_COUNT; i++)
		assert_int_equal(word_named(disclosure_routes, disclosure_routes[i].name), i);
	for (unsigned i = 1; i < BASIS_COUNT; i++)
		assert_int_equal(word_named(disclosure_bases, disclosure_bases[i].name), i);
	for (enum disclosure_refusal no = DISCLOSURE_NOT_NOW; no < DISCLOSURE_REFUSAL_COUNT; no++)
		assert_true(disclosure_refusal_text(no)[0] != '\0');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(disclosure__does_in_each_state_what_can_be_done),
		cmocka_unit_test(disclosure__is_triaged_closed_and_opened_again_by_a_lead_alone),
		cmocka_unit_test(disclosure__that_is_open_can_always_be_closed),
		cmocka_unit_test(raised__says_who_whom_what_and_whether_anybody_is_in_danger),
		cmocka_unit_test(step__says_what_its_act_asks_for),
		cmocka_unit_test(step__is_passed_on_by_consent_or_by_what_the_law_allows),
		cmocka_unit_test(clock__runs_until_a_lead_has_triaged_it_on_the_same_day),
		cmocka_unit_test(words__are_all_there),
	};

	arena = arena_open(1 << 16);

	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_close(arena);
	return failed;
}
