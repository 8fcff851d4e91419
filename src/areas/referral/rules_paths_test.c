/* SPDX-License-Identifier: MIT */
/*
 * 10,000 referrals whose life is chance: every deed that the rules take leads where the model says,
 * every deed that the model forbids is refused, and nobody is ever stuck.
 */
#include "areas/referral/rules.h"

#include "areas/referral/testing_model.h"

/* ---- chance ---- */

enum { LIVES = 10000, STEPS = 40, TRIES = 15 };

static const enum role roles[] = { ROLE_REFERRER, ROLE_SERGEANT, ROLE_TRIAGE_WORKER,
	ROLE_COORDINATOR, ROLE_FACILITATOR, ROLE_PERPETRATOR_LEAD, ROLE_AUDITOR };

/* A day near that one; now and then none. */
static struct date day_near(struct date from, int least, int most)
{
	if (draw_below(20) == 0)
		return DATE_NONE;
	uint64_t days = (uint64_t)most + 1 - (uint64_t)least;

	return date_add_days(from, least + (int)draw_below(days));
}

/* Most have their place where the referral stands, or few would come far. */
static enum referral_act any_act(enum referral_state state)
{
	for (;;) {
		enum referral_act act =
			DO_REFER + (enum referral_act)draw_below(REFERRAL_ACT_COUNT - DO_REFER);

		if (referral_roles(act, state) != 0 || draw_below(8) == 0)
			return act;
	}
}

static enum role any_role(unsigned of_act)
{
	for (;;) {
		enum role role = roles[draw_below(array_size(roles))];

		if ((of_act & 1u << role) != 0 || draw_below(8) == 0)
			return role;
	}
}

static struct deed any_deed(enum referral_act act, struct date today)
{
	struct deed deed = {
		.act = act,
		.on = today,
		.result = (enum attendance)draw_below(ATTENDANCE_COUNT),
		.hold = (enum hold)draw_below(HOLD_COUNT),
		.because = (enum closure)draw_below(CLOSURE_COUNT),
		.decision = (enum police_decision)draw_below(POLICE_DECISION_COUNT),
		.notice = (enum notice_kind)draw_below(NOTICE_KIND_COUNT),
		.deadline = day_near(today, -5, 200),
	};

	if (draw_below(2) == 0) {
		deed.decision = POLICE_GO_ON;
		deed.result = ATTENDANCE_ATTENDED;
	}
	deed.pair.on[WORKSHOP_A] = day_near(today, -1, 20);
	deed.pair.on[WORKSHOP_B] = date_is_set(deed.pair.on[WORKSHOP_A])
					   ? day_near(deed.pair.on[WORKSHOP_A], 27, 36)
					   : DATE_NONE;
	deed.pair.free = (int)draw_below(3);
	return deed;
}

/* What leads away or changes nothing is done seldom, or few would come far. */
static bool is_worth_doing(const struct deed *deed)
{
	switch (deed->act) {
	case DO_VOID:
	case DO_WITHDRAW:
	case DO_NOT_TAKE:
	case DO_FIND_UNSUITABLE:
	case DO_ASK:
	case DO_HOLD:
	case DO_EXTEND:
	case DO_REOPEN: return draw_below(25) == 0;
	case DO_POSTPONE:
	case DO_CORRECT: return draw_below(3) == 0;
	case DO_TELL: return deed->notice != NOTICE_SAFEGUARDING || draw_below(8) == 0;
	default: return true;
	}
}

/* The owner has a deed that is taken, today or once the workshop's day has come. */
static bool owner_can_act(const struct referral *r, enum role owner, struct date today,
	const struct path_terms *terms)
{
	struct date on = date_add_days(today, 100);
	struct deed deed = {
		.on = on,
		.pair = { { date_add_days(on, 1), date_add_days(on, 29) }, 1 },
		.result = ATTENDANCE_ATTENDED,
		.because = CLOSURE_MOVED,
		.decision = POLICE_GO_ON,
	};

	for (deed.act = DO_REFER; deed.act < REFERRAL_ACT_COUNT; deed.act++)
		for (deed.notice = NOTICE_BOOKED; deed.notice < NOTICE_SAFEGUARDING; deed.notice++)
			if (referral_refusal(r, &deed, 1u << owner, terms) == NULL)
				return true;
	return false;
}

struct seen {
	size_t state[REFERRAL_STATE_COUNT], act[REFERRAL_ACT_COUNT], refused;
};

static void assert_same(const struct referral *r, const struct model *m)
{
	if (referral_state(r) != model_state(m))
		fail_msg("%s, and the model says %s", referral_states[referral_state(r)].name,
			referral_states[model_state(m)].name);
	assert_int_equal(referral_closure(r), model_closure(m));
}

static void assert_not_stuck(struct arena *a, const struct referral *r, struct date today)
{
	const struct path_terms terms = usual_terms();
	struct ownership owner = referral_owner(r, &terms);
	enum referral_state state = referral_state(r);
	struct tasks tasks = referral_tasks(a, r, &terms, &(struct workshop_pairs){ 0 }, today);

	if (state == REFERRAL_VOID || state == REFERRAL_CLOSED) {
		assert_int_equal(owner.role, ROLE_NONE);
		assert_int_equal(tasks.n, 0);
		return;
	}
	assert_int_not_equal(owner.role, ROLE_NONE);
	assert_true(tasks.n > 0 && tasks.at[0].role == owner.role);
	if (state != REFERRAL_DRAFT)
		assert_true(date_is_day(owner.due));
	if (!owner_can_act(r, owner.role, today, &terms))
		fail_msg("stuck in %s", referral_states[state].name);
}

/* Tries deeds until one is taken; both must agree on each. */
static void step(
	struct arena *a, struct referral *r, struct model *m, struct date today, struct seen *seen)
{
	const struct path_terms terms = usual_terms();

	for (int i = 0; i < TRIES; i++) {
		struct deed deed = any_deed(any_act(referral_state(r)), today);
		enum role role = any_role(referral_roles(deed.act, referral_state(r)));
		const char *no = referral_refusal(r, &deed, 1u << role, &terms);

		if ((no == NULL) != model_allows(m, &deed, role))
			fail_msg("%s in %s by %s: %s", referral_acts[deed.act].name,
				referral_states[referral_state(r)].name, role_name(role),
				no == NULL ? "taken, and the model forbids it" : no);
		seen->refused += no != NULL;
		if (no != NULL || !is_worth_doing(&deed))
			continue;
		*r = referral_after(a, r, &deed);
		model_do(m, &deed);
		seen->act[deed.act]++;
		return;
	}
}

static void live(struct arena *a, struct seen *seen)
{
	struct date today = date_add_days(day(20250401), (int)draw_below(1200));
	bool is_caution = draw_below(4) != 0;
	struct referral r = {
		.source = is_caution ? SOURCE_CAUTION : SOURCE_SELF,
		.has_caution = is_caution,
		.needs_triage = is_caution || draw_below(2) == 0,
		.deadline =
			is_caution ? date_add_days(today, 60 + (int)draw_below(200)) : DATE_NONE,
	};
	struct model m = {
		.at = REFERRAL_DRAFT,
		.caution = is_caution,
		.asks_triage = r.needs_triage,
		.deadline = r.deadline,
	};

	for (int i = 0; i < STEPS; i++) {
		assert_same(&r, &m);
		assert_not_stuck(a, &r, today);
		seen->state[model_state(&m)]++;
		if (m.at == REFERRAL_VOID || (m.at == REFERRAL_CLOSED && draw_below(4) != 0))
			break;
		step(a, &r, &m, today, seen);
		today = date_add_days(today, (int)draw_below(9));
	}
}

static void path__of_chance_agrees_with_the_model_and_is_never_stuck(void **state)
{
	struct seen seen = { 0 };
	struct arena_mark mark = arena_mark(*state);

	for (int i = 0; i < LIVES; i++) {
		live(*state, &seen);
		arena_rewind(*state, mark);
	}
	for (enum referral_state each = REFERRAL_DRAFT; each < REFERRAL_STATE_COUNT; each++)
		if (seen.state[each] == 0)
			fail_msg("no path came to %s", referral_states[each].name);
	for (enum referral_act each = DO_REFER; each < REFERRAL_ACT_COUNT; each++)
		if (seen.act[each] == 0)
			fail_msg("nobody did %s", referral_acts[each].name);
	assert_true(seen.refused > 20 * LIVES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(path__of_chance_agrees_with_the_model_and_is_never_stuck),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
