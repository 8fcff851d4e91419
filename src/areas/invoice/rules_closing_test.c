/* SPDX-License-Identifier: MIT */
/*
 * Each state of a year's end, each act, and whose hand it is.
 */
#include "areas/invoice/rules_closing.h"

#include "base/err.h"
#include "base/testing.h"

static const struct {
	enum closing_state state;
	enum closing_act act;
	enum closing_state after;
} ways[] = {
	{ CLOSING_OPEN, CLOSING_PROPOSE, CLOSING_PROPOSED },
	{ CLOSING_PROPOSED, CLOSING_TAKE_BACK, CLOSING_OPEN },
	{ CLOSING_PROPOSED, CLOSING_CLOSE, CLOSING_CLOSED },
	{ CLOSING_CLOSED, CLOSING_ASK, CLOSING_ASKED },
	{ CLOSING_ASKED, CLOSING_LEAVE, CLOSING_CLOSED },
	{ CLOSING_ASKED, CLOSING_REOPEN, CLOSING_OPEN },
};

static bool way(enum closing_state state, enum closing_act act, enum closing_state *after)
{
	for (size_t i = 0; i < array_size(ways); i++)
		if (ways[i].state == state && ways[i].act == act) {
			*after = ways[i].after;
			return true;
		}
	return false;
}

/* As the rules are told elsewhere. */
static enum closing_refusal expected(const struct closing_facts *facts, enum closing_act act)
{
	enum closing_state after;

	if (!way(facts->state, act, &after))
		return CLOSING_NOT_NOW;
	switch (act) {
	case CLOSING_PROPOSE:
		return !facts->has_ended                     ? CLOSING_NOT_ENDED
		       : facts->is_agreed || facts->open > 0 ? CLOSING_NO_REFUSAL
							     : CLOSING_NOTHING;
	case CLOSING_CLOSE:
		return facts->is_last_actors   ? CLOSING_OWN_PROPOSAL
		       : facts->is_as_proposed ? CLOSING_NO_REFUSAL
					       : CLOSING_CHANGED;
	case CLOSING_REOPEN:
		return facts->is_last_actors ? CLOSING_OWN_QUESTION : CLOSING_NO_REFUSAL;
	default: return CLOSING_NO_REFUSAL;
	}
}

static void year__does_in_each_state_what_can_be_done_by_each_hand(void **state)
{
	size_t asked = 0;

	(void)state;
	for (enum closing_state s = CLOSING_OPEN; s < CLOSING_STATE_COUNT; s++)
		for (enum closing_act act = CLOSING_NO_ACT; act < CLOSING_ACT_COUNT; act++)
			for (unsigned bits = 0; bits < 32; bits++) {
				struct closing_facts facts = { .state = s,
					.has_ended = (bits & 1) != 0,
					.is_last_actors = (bits & 2) != 0,
					.is_as_proposed = (bits & 4) != 0,
					.open = (bits & 8) != 0,
					.is_agreed = (bits & 16) != 0 };
				enum closing_state after = CLOSING_STATE_COUNT,
						   told = CLOSING_STATE_COUNT;

				assert_int_equal(closing_next(s, act, &after), way(s, act, &told));
				assert_int_equal(after, told);
				assert_int_equal(closing_may(&facts, act), expected(&facts, act));
				asked++;
			}
	assert_int_equal(asked, CLOSING_STATE_COUNT * CLOSING_ACT_COUNT * 32);
}

static void year__is_closed_until_it_is_opened_by_two(void **state)
{
	(void)state;
	assert_false(closing_is_closed(CLOSING_OPEN));
	assert_false(closing_is_closed(CLOSING_PROPOSED));
	assert_true(closing_is_closed(CLOSING_CLOSED));
	assert_true(closing_is_closed(CLOSING_ASKED));
}

static void reason__is_asked_for_what_is_open_and_for_opening_again(void **state)
{
	struct closing_facts nothing = { .open = 0 }, something = { .open = 1 };

	(void)state;
	for (enum closing_act act = CLOSING_NO_ACT; act < CLOSING_ACT_COUNT; act++) {
		assert_int_equal(closing_reason_asked(&nothing, act) != NULL, act == CLOSING_ASK);
		assert_int_equal(closing_reason_asked(&something, act) != NULL,
			act == CLOSING_ASK || act == CLOSING_PROPOSE);
	}
}

static void words__are_all_there(void **state)
{
	(void)state;
	for (unsigned i = 0; i < CLOSING_STATE_COUNT; i++)
		assert_int_equal(word_named(closing_states, closing_states[i].name), i);
	for (unsigned i = 1; i < CLOSING_ACT_COUNT; i++)
		assert_int_equal(word_named(closing_acts, closing_acts[i].name), i);
	for (int i = 1; i < CLOSING_REFUSAL_COUNT; i++)
		assert_true(closing_refusal_text((enum closing_refusal)i)[0] != '\0');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(year__does_in_each_state_what_can_be_done_by_each_hand),
		cmocka_unit_test(year__is_closed_until_it_is_opened_by_two),
		cmocka_unit_test(reason__is_asked_for_what_is_open_and_for_opening_again),
		cmocka_unit_test(words__are_all_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
