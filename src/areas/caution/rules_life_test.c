/* SPDX-License-Identifier: MIT */
/*
 * The life of a caution: every act in every state by every role, against a table of its own.
 */
#include "areas/caution/rules.h"

#include "areas/caution/testing.h"

/*
 * Where each act leads from each state, written without a look at the table of moves: "." nowhere,
 * else the first letter of where, in the order of the states:
 * p a i c(ompliance) d(one) h(alf) n(ot) e(xcused) v b x(charged) o(no action) g(not given)
 */
static const char *const leads[CAUTION_ACT_COUNT] = {
	/*                             -paicdhnevbxog */
	[CAUTION_PROPOSE] = /*      */ "p.............",
	[CAUTION_CHANGE] = /*        */ ".p............",
	[CAUTION_AUTHORISE] = /*    */ ".a............",
	[CAUTION_RETURN] = /*       */ "..p...........",
	[CAUTION_ISSUE] = /*        */ "..i...........",
	[CAUTION_ABANDON] = /*      */ ".gg...........",
	[CAUTION_START] = /*        */ "...c..........",
	[CAUTION_MARK] = /*         */ "....c.........",
	[CAUTION_COMPLETE] = /*     */ "....d.........",
	[CAUTION_COMPLETE_PART] = /**/ "....h.........",
	[CAUTION_FAIL] = /*         */ "....n....n....",
	[CAUTION_EXTEND] = /*       */ "...ic..nev....",
	[CAUTION_EXCUSE] = /*       */ ".......e......",
	[CAUTION_VARY] = /*         */ "...vv..vvv....",
	[CAUTION_RESUME] = /*       */ "........cc....",
	[CAUTION_BAIL] = /*         */ ".......b......",
	[CAUTION_CHARGE] = /*       */ ".......x..x...",
	[CAUTION_DROP] = /*         */ ".......o..o...",
};

static const char letters[] = "-paicdhnevbxog";

static bool is_the_sergeants_alone(enum caution_act act)
{
	switch (act) {
	case CAUTION_PROPOSE:
	case CAUTION_CHANGE:
	case CAUTION_ISSUE:
	case CAUTION_ABANDON:
	case CAUTION_START:
	case CAUTION_MARK:
	case CAUTION_COMPLETE:
	case CAUTION_FAIL: return false;
	default: return true;
	}
}

/* One whose conditions stand so that the act asks for nothing more. */
static struct caution ready_for(struct arena *a, enum caution_state state, enum caution_act act)
{
	struct caution c = a_caution(a, state);
	struct conditions *standing = &c.sets.at[0].conditions;

	*list_add(a, standing) = standing->at[0];
	for (size_t i = 0; i < standing->n; i++)
		standing->at[i].state = act == CAUTION_COMPLETE ? CONDITION_MET : CONDITION_FAILED;
	if (act == CAUTION_COMPLETE_PART)
		standing->at[0].state = CONDITION_MET;
	return c;
}

static const char *refusal(
	struct arena *a, const struct caution *c, enum caution_act act, unsigned roles)
{
	const struct caution_terms terms = usual_terms();

	return caution_refusal(a, c, act, roles, &terms, TODAY);
}

static void life__every_act_in_every_state_by_every_role(void **state)
{
	for (enum caution_act act = CAUTION_ACT_NONE + 1; act < CAUTION_ACT_COUNT; act++)
		for (enum caution_state from = CAUTION_NONE; from < CAUTION_STATE_COUNT; from++)
			for (enum role role = ROLE_NONE; role < ROLE_COUNT; role++) {
				struct caution c = ready_for(*state, from, act);
				char to = leads[act][from];
				bool may = role == ROLE_SERGEANT ||
					   (role == ROLE_REFERRER && !is_the_sergeants_alone(act));
				const char *no = refusal(*state, &c, act, 1u << role);

				assert_int_equal(no == NULL, may && to != '.');
				if (!may)
					assert_string_equal(
						no, "You do not have the right to do this");
				assert_int_equal(
					letters[caution_after(from, act)], to == '.' ? '-' : to);
			}
}

/* Each refusal of an act that has no place has a sentence of its own. */
static void life__each_act_that_has_no_place_says_why(void **state)
{
	const char *said[CAUTION_ACT_COUNT] = { 0 };

	for (enum caution_act act = CAUTION_ACT_NONE + 1; act < CAUTION_ACT_COUNT; act++) {
		struct caution c = a_caution(*state, CAUTION_COMPLETED);

		said[act] = refusal(*state, &c, act, 1u << ROLE_SERGEANT);
		assert_non_null(said[act]);
		for (enum caution_act other = CAUTION_ACT_NONE + 1; other < act; other++)
			assert_string_not_equal(said[act], said[other]);
	}
}

static void life__ends_and_is_never_stuck_before(void **state)
{
	(void)state;
	for (enum caution_state from = CAUTION_PROPOSED; from < CAUTION_STATE_COUNT; from++) {
		bool is_end = strchr("dhxog", letters[from]) != NULL;

		assert_int_equal(caution_is_over(from), is_end);
	}
}

/* ---- what the acts ask for ---- */

static void assert_gap(
	struct arena *a, const struct caution *c, enum caution_act act, const char *field)
{
	const struct caution_terms terms = usual_terms();
	struct problems gaps = caution_gaps(a, c, act, &terms, TODAY);

	assert_int_equal(gaps.n, field != NULL);
	if (field != NULL)
		assert_string_equal(gaps.at[0].field, field);
	assert_int_equal(refusal(a, c, act, 1u << ROLE_SERGEANT) == NULL, field == NULL);
}

static void issue__waits_for_all_five_requirements(void **state)
{
	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++) {
		struct caution c = a_caution(*state, CAUTION_AUTHORISED);
		const char *on = arena_format(*state, "%s-on", requirements[each].name);

		assert_gap(*state, &c, CAUTION_ISSUE, NULL);
		c.tick[each].on = DATE_NONE;
		assert_gap(*state, &c, CAUTION_ISSUE, on);
		c.state = CAUTION_PROPOSED;
		assert_gap(*state, &c, CAUTION_AUTHORISE, each <= REQUIREMENT_DECISION ? on : NULL);
	}
}

static void authorise__waits_for_views_conditions_and_who_may(void **state)
{
	struct caution c = a_caution(*state, CAUTION_PROPOSED);

	assert_gap(*state, &c, CAUTION_AUTHORISE, NULL);
	c.authoriser.rank = RANK_CONSTABLE;
	assert_gap(*state, &c, CAUTION_AUTHORISE, "rank");
	c = a_caution(*state, CAUTION_PROPOSED);
	c.views.outcome = VIEWS_NONE;
	assert_gap(*state, &c, CAUTION_AUTHORISE, "views");
	c = a_caution(*state, CAUTION_PROPOSED);
	c.sets.n = 0;
	assert_gap(*state, &c, CAUTION_AUTHORISE, "conditions");
	c = a_caution(*state, CAUTION_PROPOSED);
	c.disposal = DISPOSAL_NONE;
	assert_gap(*state, &c, CAUTION_AUTHORISE, "disposal");
}

/* Where the conditions ask for workshops. */
static void authorise__and_issue_wait_for_the_held_place(void **state)
{
	static const struct {
		enum caution_state from;
		enum caution_act act;
	} both[] = { { CAUTION_PROPOSED, CAUTION_AUTHORISE },
		{ CAUTION_AUTHORISED, CAUTION_ISSUE } };

	for (size_t i = 0; i < array_size(both); i++) {
		struct caution c = a_caution(*state, both[i].from);

		c.place.ends_on = c.deadline;
		assert_gap(*state, &c, both[i].act, NULL);
		c.deadline = date_add_days(c.place.ends_on, -1);
		c.sets.at[0].conditions.at[0].due = c.deadline;
		assert_gap(*state, &c, both[i].act, "place");
		c.sets.at[0].conditions.at[0].asks_attendance = false;
		c.sets.at[0].conditions.at[0].hours = 0;
		assert_gap(*state, &c, both[i].act, NULL);
		c = a_caution(*state, both[i].from);
		c.place.is_gone = true;
		assert_gap(*state, &c, both[i].act, "place");
	}
}

static void issue__is_of_an_adult_on_the_day(void **state)
{
	struct caution c = a_caution(*state, CAUTION_AUTHORISED);

	c.born = day(20080415); // given on their birthday
	assert_gap(*state, &c, CAUTION_ISSUE, NULL);
	c.born = day(20080416);
	assert_gap(*state, &c, CAUTION_ISSUE, "born");
	c.born = DATE_NONE;
	assert_gap(*state, &c, CAUTION_ISSUE, "born");
}

/* A child today may be of age on the day it is given, until the deadline. */
static void authorise__is_of_somebody_who_comes_of_age_by_the_deadline(void **state)
{
	struct caution c = a_caution(*state, CAUTION_PROPOSED);

	c.born = c.deadline;
	c.born.year = (int16_t)(c.born.year - 18);
	assert_gap(*state, &c, CAUTION_AUTHORISE, NULL);
	c.born = date_add_days(c.born, 1);
	assert_gap(*state, &c, CAUTION_AUTHORISE, "born");
	c = a_caution(*state, CAUTION_AUTHORISED);
	c.born = day(20150517);
	assert_gap(*state, &c, CAUTION_ISSUE, "born");
}

static void issue__is_of_a_kind_that_is_in_force_on_the_day(void **state)
{
	struct caution c = a_caution(*state, CAUTION_AUTHORISED);
	struct caution_terms terms = usual_terms();

	c.disposal = DISPOSAL_COMMUNITY;
	assert_gap(*state, &c, CAUTION_ISSUE, "disposal");
	terms.dispensed_from = day(20200101); // of no use to what is in force nowhere
	assert_int_equal(caution_gaps(*state, &c, CAUTION_ISSUE, &terms, TODAY).n, 1);

	c.disposal = DISPOSAL_ADULT;
	c.offence_on = day(20240701);
	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++)
		c.tick[each].on = day(20240807);
	c.views.on = day(20240801);
	c.sets.at[0].written_on = day(20240801);
	assert_gap(*state, &c, CAUTION_ISSUE, "disposal");
	terms.dispensed_from = day(20240807);
	assert_int_equal(caution_gaps(*state, &c, CAUTION_ISSUE, &terms, TODAY).n, 0);
	terms.dispensed_from = day(20240808);
	assert_int_equal(caution_gaps(*state, &c, CAUTION_ISSUE, &terms, TODAY).n, 1);
	terms.dispensed_from = DATE_NONE;
	c.tick[REQUIREMENT_SIGNED].on = day(20240808);
	assert_gap(*state, &c, CAUTION_ISSUE, NULL);
}

/* Two conditions in every pair of states. */
static void compliance__follows_from_how_the_conditions_stand(void **state)
{
	for (enum condition_state one = CONDITION_OPEN; one < CONDITION_VARIED; one++)
		for (enum condition_state two = CONDITION_OPEN; two < CONDITION_VARIED; two++) {
			struct caution c =
				ready_for(*state, CAUTION_IN_COMPLIANCE, CAUTION_COMPLETE);
			bool all_met = one == CONDITION_MET && two == CONDITION_MET;
			bool some_met = one == CONDITION_MET || two == CONDITION_MET ||
					one == CONDITION_PART || two == CONDITION_PART;
			bool some_failed = one == CONDITION_FAILED || two == CONDITION_FAILED;
			unsigned sergeant = 1u << ROLE_SERGEANT;

			c.sets.at[0].conditions.at[0].state = one;
			c.sets.at[0].conditions.at[1].state = two;
			assert_int_equal(
				refusal(*state, &c, CAUTION_COMPLETE, sergeant) == NULL, all_met);
			assert_int_equal(
				refusal(*state, &c, CAUTION_COMPLETE_PART, sergeant) == NULL,
				some_met && !all_met);
			assert_int_equal(
				refusal(*state, &c, CAUTION_FAIL, sergeant) == NULL, some_failed);
		}
}

static void resume__waits_for_the_signature_of_new_conditions(void **state)
{
	struct caution c = a_caution(*state, CAUTION_VARIED);
	struct conditions to = the_workshops(*state);
	unsigned sergeant = 1u << ROLE_SERGEANT;

	c.sets = conditions_vary(*state, &c.sets, &to, TODAY, "Broke a leg.");
	assert_non_null(refusal(*state, &c, CAUTION_RESUME, sergeant));
	assert_null(refusal(*state, &c, CAUTION_FAIL, sergeant)); // the person will not sign
	c.sets.at[1].signed_on = TODAY;
	assert_null(refusal(*state, &c, CAUTION_RESUME, sergeant));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(life__every_act_in_every_state_by_every_role),
		IN_ARENA(life__each_act_that_has_no_place_says_why),
		cmocka_unit_test(life__ends_and_is_never_stuck_before),
		IN_ARENA(issue__waits_for_all_five_requirements),
		IN_ARENA(authorise__waits_for_views_conditions_and_who_may),
		IN_ARENA(authorise__and_issue_wait_for_the_held_place),
		IN_ARENA(issue__is_of_an_adult_on_the_day),
		IN_ARENA(authorise__is_of_somebody_who_comes_of_age_by_the_deadline),
		IN_ARENA(issue__is_of_a_kind_that_is_in_force_on_the_day),
		IN_ARENA(compliance__follows_from_how_the_conditions_stand),
		IN_ARENA(resume__waits_for_the_signature_of_new_conditions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
