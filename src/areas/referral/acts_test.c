/* SPDX-License-Identifier: MIT */
/*
 * Every act, in every state, by everybody: what the service does on a real database is what the
 * rules say.
 */
#include "areas/referral/testing_kept.h"

enum { ACTORS = 9 };

struct cast {
	struct path path;
	struct cohort pair, next;
	struct actor who[ACTORS];
};

struct tally {
	size_t tried, done;
};

static struct account_id elsewhere; // of the coordinator of a body that takes part in nothing

static struct cast a_cast(struct fresh *f)
{
	struct path path = a_path(f);

	elsewhere = f->elsewhere_coordinator.account;
	return (struct cast){ .path = path,
		.pair = a_pair(f, &path, 20260516, 10),
		.next = a_pair(f, &path, 20260523, 10),
		.who = { path.p.referrer, f->sergeant, path.p.triage_worker, path.p.coordinator,
			path.p.facilitator, path.p.perpetrator_lead, f->auditor, path.p.privacy,
			f->elsewhere_coordinator } };
}

/* ---- into each state ---- */

static struct referral_step because(enum referral_act act, enum closure closure)
{
	return (struct referral_step){ .deed = { .act = act, .because = closure } };
}

static struct referral_step decision(enum police_decision decision)
{
	return (struct referral_step){ .deed = { .act = DO_DECIDE, .decision = decision } };
}

static void attend(struct fresh *f, const struct cast *cast, struct referral_id id,
	enum attendance of_a, enum attendance of_b)
{
	clock_to(f, cast->pair.workshop[WORKSHOP_A].on);
	did(f, &cast->path.p.facilitator, id, a_result(DO_RECORD_A, of_a));
	if (of_b == ATTENDANCE_NONE)
		return;
	clock_to(f, cast->pair.workshop[WORKSHOP_B].on);
	did(f, &cast->path.p.facilitator, id, a_result(DO_RECORD_B, of_b));
}

static void into_a_late_state(
	struct fresh *f, const struct cast *cast, struct referral_id id, enum referral_state state)
{
	switch (state) {
	case REFERRAL_A_ATTENDED: attend(f, cast, id, ATTENDANCE_ATTENDED, ATTENDANCE_NONE); break;
	case REFERRAL_POSTPONED: did(f, &cast->path.p.coordinator, id, a_step(DO_POSTPONE)); break;
	case REFERRAL_WITH_POLICE:
	case REFERRAL_BOOK_AGAIN:
	case REFERRAL_BREACHED:
		attend(f, cast, id, ATTENDANCE_ABSENT, ATTENDANCE_NONE);
		if (state != REFERRAL_WITH_POLICE)
			did(f, &f->sergeant, id,
				decision(
					state == REFERRAL_BREACHED ? POLICE_CHARGE : POLICE_GO_ON));
		break;
	case REFERRAL_COMPLETED:
	case REFERRAL_CLOSED:
		attend(f, cast, id, ATTENDANCE_ATTENDED, ATTENDANCE_ATTENDED);
		if (state == REFERRAL_CLOSED)
			did(f, &cast->path.p.coordinator, id, a_step(DO_CLOSE));
		break;
	default: break;
	}
}

/* A caution's referral; NOT_TAKEN is of another source. */
static struct referral_id one_in(struct fresh *f, const struct cast *cast, struct person_id person,
	enum referral_state state)
{
	const struct programme *p = &cast->path.p;
	struct referral_id id;

	if (state <= REFERRAL_ACCEPTED && state != REFERRAL_VOID && state != REFERRAL_ASKED &&
		state != REFERRAL_HELD)
		return a_referral_in(f, &cast->path, person, state);
	switch (state) {
	case REFERRAL_VOID:
		id = a_draft_of(f, &cast->path, person);
		did(f, &p->referrer, id, a_step(DO_VOID));
		return id;
	case REFERRAL_ASKED:
		id = a_referral_in(f, &cast->path, person, REFERRAL_IN_TRIAGE);
		did(f, &p->triage_worker, id, a_step(DO_ASK));
		return id;
	case REFERRAL_HELD:
		id = a_referral_in(f, &cast->path, person, REFERRAL_RECEIVED);
		did(f, &p->coordinator, id,
			(struct referral_step){ .deed = { .act = DO_HOLD, .hold = HOLD_ACCESS } });
		return id;
	case REFERRAL_UNSUITABLE:
		id = a_referral_in(f, &cast->path, person, REFERRAL_ACCEPTED);
		did(f, &p->coordinator, id, because(DO_FIND_UNSUITABLE, CLOSURE_RISK_RAISED));
		return id;
	case REFERRAL_WITHDRAWN:
		id = a_referral_in(f, &cast->path, person, REFERRAL_TRIAGED);
		did(f, &f->sergeant, id, because(DO_WITHDRAW, CLOSURE_NEW_OFFENCE));
		return id;
	default:
		id = a_booked_one(f, &cast->path, person, &cast->pair);
		into_a_late_state(f, cast, id, state);
		return id;
	}
}

/* A person who came by themselves: on the way to the provider, or turned away. */
static struct referral_id one_who_came(
	struct fresh *f, const struct cast *cast, struct person_id person, bool is_turned_away)
{
	struct referral_new new_one = { .person = person,
		.source = SOURCE_SELF,
		.type = COHORT_MI,
		.first = a_step(DO_REFER_DIRECTLY) };
	struct problems problems;
	struct referral_id id = { 0 };

	assert_int_equal(begins(f, &cast->path.p.referrer, &new_one, &problems, &id), DONE);
	if (is_turned_away)
		did(f, &cast->path.p.coordinator, id, a_step(DO_NOT_TAKE));
	return id;
}

/* ---- trying ---- */

struct trial {
	const struct actor *by;
	struct kept_referral r;
	struct referral_step step;
	bool is_offered;
	enum outcome_kind outcome;
	const char *no; // beside "act"
};

/* What is said with an act, as a form would. */
static struct referral_step said(const struct cast *cast, const struct kept_referral *r,
	enum referral_act act, struct date today)
{
	const struct attempt *last = attempt_last(&r->facts);
	bool is_absent = act == DO_CORRECT && last != NULL &&
			 last->result[WORKSHOP_B] == ATTENDANCE_ATTENDED;

	return (struct referral_step){
		.deed = { .act = act,
			.result = is_absent ? ATTENDANCE_ABSENT : ATTENDANCE_ATTENDED,
			.hold = HOLD_GROUP,
			.because = CLOSURE_DIED,
			.decision = POLICE_VARY,
			.notice = NOTICE_SAFEGUARDING,
			.deadline = date_add_days(today, 200) },
		.cohort = cast->next.id,
		.reason = { [REASONED_CHECK] = "It was made on paper." },
	};
}

static enum verdict try_it(struct work *w, void *arg)
{
	struct trial *t = arg;
	struct problems problems = { 0 };

	work_read_for(w, t->by->account);
	t->is_offered = referral_offers(w, t->by, &t->r, t->step.deed.act);
	t->outcome = referral_do(w, t->by, t->r.id, t->r.version, &t->step, &problems);
	t->no = problems.n == 0 ? "" : problems.at[0].message;
	return WORK_UNDO;
}

/* Is the person shown to them for an act, this far on the way? */
static bool is_shown(const struct kept_referral *r, const struct actor *by)
{
	enum referral_state state = referral_state(&r->facts);
	bool is_booked = r->facts.attempts.n > 0 && state != REFERRAL_CLOSED &&
			 state != REFERRAL_BREACHED && state != REFERRAL_WITHDRAWN;

	switch (by->roles) {
	case 1u << ROLE_REFERRER:
	case 1u << ROLE_SERGEANT: return true;
	case 1u << ROLE_TRIAGE_WORKER: return date_is_set(r->facts.referred_on);
	case 1u << ROLE_COORDINATOR:
		return date_is_set(r->facts.sent_on) && by->account.v != elsewhere.v;
	case 1u << ROLE_PERPETRATOR_LEAD: return date_is_set(r->facts.sent_on);
	case 1u << ROLE_FACILITATOR: return is_booked;
	default: return false;
	}
}

/* What the rules say of it; of a cohort that they may not see it is as if none were named. */
static const char *refusal_expected(
	const struct cast *cast, const struct trial *t, struct date today)
{
	const struct terms usual = terms_usual();
	const struct path_terms terms = path_terms_of(&usual);
	bool sees_cohort =
		t->by->roles == 1u << ROLE_COORDINATOR || t->by->roles == 1u << ROLE_SERGEANT;
	bool is_booking = t->step.deed.act == DO_BOOK || t->step.deed.act == DO_BOOK_B;
	struct deed deed = t->step.deed;

	deed.on = today;
	if (is_booking && sees_cohort)
		deed.pair = (struct workshop_pair){ { cast->next.workshop[WORKSHOP_A].on,
							    cast->next.workshop[WORKSHOP_B].on },
			10 };
	return referral_refusal(&t->r.facts, &deed, t->by->roles, &terms);
}

static void expect(struct fresh *f, const struct cast *cast, const struct trial *t)
{
	const char *act = referral_acts[t->step.deed.act].name;
	const char *state = referral_states[referral_state(&t->r.facts)].name;
	const char *no = refusal_expected(cast, t, instant_day(f->now));
	enum outcome_kind expected = !is_shown(&t->r, t->by) ? ABSENT : no == NULL ? DONE : REFUSED;

	if (t->outcome != expected)
		fail_msg("%s in %s by %s: %d (%s), and %d expected (%s)", act, state, t->by->name,
			t->outcome, t->no, expected, no == NULL ? "" : no);
	if (expected == REFUSED)
		assert_string_equal(t->no, no);
	if (expected == DONE && !t->is_offered)
		fail_msg("%s in %s is done, and was not offered", act, state);
}

static void try_all(
	struct fresh *f, const struct cast *cast, struct referral_id id, struct tally *tally)
{
	struct kept_referral r = referral_now(f, id);

	for (size_t who = 0; who < ACTORS; who++)
		for (enum referral_act act = DO_REFER; act < REFERRAL_ACT_COUNT; act++) {
			struct trial t = { .by = &cast->who[who], .r = r };

			t.step = said(cast, &r, act, instant_day(f->now));
			db_write(f->db, f->arena, f->now, try_it, &t);
			expect(f, cast, &t);
			tally->done += t.outcome == DONE;
			tally->tried++;
		}
}

/* A state a database; in MISSED none is found, as the police are told by the act that records it. */
static void act__is_done_or_refused_as_the_rules_say(void **state)
{
	struct tally tally = { 0 };

	for (enum referral_state each = REFERRAL_DRAFT; each < REFERRAL_STATE_COUNT; each++) {
		if (each == REFERRAL_MISSED)
			continue;
		fresh_setup(state);

		struct fresh *f = *state;
		struct cast cast = a_cast(f);
		struct person_id efa = somebody(f, &cast.path.p, "Efa", "Sampl");
		struct referral_id id = each == REFERRAL_NOT_TAKEN
						? one_who_came(f, &cast, efa, true)
						: one_in(f, &cast, efa, each);

		assert_int_equal(state_now(f, id), each);
		try_all(f, &cast, id, &tally);
		fresh_teardown(state);
	}
	assert_int_equal(
		tally.tried, (REFERRAL_STATE_COUNT - 2) * ACTORS * (REFERRAL_ACT_COUNT - 1));
	assert_true(tally.done > 150);
}

/* What goes to the provider without triage waits for it there, and triage may be done there. */
static void act__of_what_waits_for_triage_is_as_the_rules_say(void **state)
{
	struct fresh *f = *state;
	struct cast cast = a_cast(f);
	struct person_id efa = somebody(f, &cast.path.p, "Efa", "Sampl");
	struct referral_id id = one_who_came(f, &cast, efa, false);
	struct tally tally = { 0 };

	assert_int_equal(state_now(f, id), REFERRAL_HELD);
	try_all(f, &cast, id, &tally);
	did(f, &cast.path.p.triage_worker, id, a_step(DO_OPEN_TRIAGE));
	try_all(f, &cast, id, &tally);
	did(f, &cast.path.p.triage_worker, id, a_step(DO_COMPLETE_TRIAGE));
	assert_int_equal(state_now(f, id), REFERRAL_SENT);
	assert_true(tally.done > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(act__is_done_or_refused_as_the_rules_say),
		FRESH(act__of_what_waits_for_triage_is_as_the_rules_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
