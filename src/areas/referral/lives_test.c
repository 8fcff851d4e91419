/* SPDX-License-Identifier: MIT */
/*
 * 300 referrals whose life is chance, through the service: what is kept beside the deeds is what the
 * deeds come to, no cohort is ever overfilled, and each is seen by those alone whose turn it was.
 */
#include "areas/referral/referral_queries.h"
#include "areas/referral/testing_kept.h"
#include "base/testing.h"

enum { LIVES = 300, ROUNDS = 35, PAIRS_MOST = 60, CAPACITY = 3 };

struct world {
	struct fresh *f;
	struct path path;
	struct referral_id id[LIVES];
	struct person_id person[LIVES];
	size_t n;
	struct cohort pair[PAIRS_MOST];
	size_t pairs;
	size_t done;
	const char *wrong; // found on the writer's thread
};

/* ---- workshops and people ---- */

static void plan_pairs(struct world *world)
{
	struct date on = day(20260509);

	for (int i = 0; i < 260 && world->pairs < PAIRS_MOST; i++, on = date_add_days(on, 3))
		world->pairs +=
			plan_pair(world->f, &world->path, on, CAPACITY, &world->pair[world->pairs]);
	assert_true(world->pairs > 30);
}

static void begin(struct world *world)
{
	struct fresh *f = world->f;
	const struct programme *p = &world->path.p;
	struct person_facts facts = facts_of_somebody(
		"Efa", arena_format(f->arena, "Sampl%c%c", 'a' + (int)(world->n / 20),
			       'a' + (int)(world->n % 20)));
	struct person_id person = somebody_with(f, p, &(struct person_new){ .facts = facts });
	bool is_caution = draw_below(4) != 0;
	struct referral_new new_one = { .person = person,
		.source = is_caution ? SOURCE_CAUTION : SOURCE_SELF,
		.type = COHORT_MI,
		.first = { .reason = { [REASONED_CHECK] = "It was made on paper." } } };
	struct problems problems;

	if (is_caution)
		new_one.caution = a_given_caution(f, p, person);
	if (draw_below(3) != 0)
		new_one.first.deed.act = draw_below(4) == 0 ? DO_REFER_DIRECTLY : DO_REFER;
	world->person[world->n] = person;
	assert_int_equal(
		begins(f, &p->referrer, &new_one, &problems, &world->id[world->n++]), DONE);
}

/* ---- deeds of chance ---- */

static const struct actor *any_actor(const struct world *world, unsigned roles)
{
	const struct programme *p = &world->path.p;
	const struct actor *all[] = { &p->referrer, &world->f->sergeant, &p->triage_worker,
		&p->coordinator, &p->facilitator, &p->perpetrator_lead };

	for (int i = 0; i < 40; i++) {
		const struct actor *by = all[draw_below(array_size(all))];

		if ((by->roles & roles) != 0 || draw_below(12) == 0)
			return by;
	}
	return &p->coordinator;
}

/* What leads away is done seldom, or few would come far. */
static bool is_worth_doing(enum referral_act act)
{
	switch (act) {
	case DO_VOID:
	case DO_WITHDRAW:
	case DO_NOT_TAKE:
	case DO_FIND_UNSUITABLE:
	case DO_ASK:
	case DO_HOLD:
	case DO_EXTEND:
	case DO_TELL: return draw_below(12) == 0;
	case DO_POSTPONE:
	case DO_CORRECT: return draw_below(3) == 0;
	default: return true;
	}
}

static enum referral_act any_act(enum referral_state state)
{
	for (;;) {
		enum referral_act act =
			DO_REFER + (enum referral_act)draw_below(REFERRAL_ACT_COUNT - DO_REFER);

		if ((referral_roles(act, state) != 0 && is_worth_doing(act)) || draw_below(20) == 0)
			return act;
	}
}

static struct referral_step any_step(
	const struct world *world, enum referral_act act, struct date today)
{
	return (struct referral_step){
		.deed = { .act = act,
			.result = draw_below(3) != 0
					  ? ATTENDANCE_ATTENDED
					  : (enum attendance)draw_below(ATTENDANCE_COUNT),
			.hold = (enum hold)draw_below(HOLD_COUNT),
			.because = (enum closure)draw_below(CLOSURE_COUNT),
			.decision = draw_below(2) == 0 ? POLICE_GO_ON
						       : (enum police_decision)draw_below(
								 POLICE_DECISION_COUNT),
			.notice = NOTICE_SAFEGUARDING,
			.deadline = date_add_days(today, (int)draw_below(200)) },
		.cohort = world->pair[draw_below(world->pairs)].id,
		.reason = { [REASONED_CHECK] = "It was made on paper." },
	};
}

/* Half of the bookings are into a pair that will do, if there is one. */
static void choose_pair(struct work *w, const struct kept_referral *r, struct referral_step *step)
{
	struct cohorts pairs;

	if (draw_below(4) == 0)
		return;
	pairs = referral_pairs(w, r, step->deed.act);
	if (pairs.n > 0)
		step->cohort = pairs.at[draw_below(pairs.n)].id;
}

/* A few deeds until one is done. */
static void take_turn(struct work *w, struct world *world, struct referral_id id)
{
	struct kept_referral r;

	for (int i = 0; i < 6; i++) {
		struct problems problems = { 0 };

		work_read_for(w, world->f->sergeant.account);
		if (!referral_load(w, &world->f->sergeant, id, &r))
			world->wrong = "the sergeant does not see it";

		enum referral_state state = referral_state(&r.facts);
		enum referral_act act = any_act(state);
		const struct actor *by = any_actor(world, referral_roles(act, state));
		struct referral_step step = any_step(world, act, work_today(w));

		if (act == DO_BOOK || act == DO_BOOK_B)
			choose_pair(w, &r, &step);
		work_read_for(w, by->account);
		if (referral_do(w, by, id, r.version, &step, &problems) == DONE) {
			world->done++;
			return;
		}
	}
}

/* A turn for each, in one commit. */
static enum verdict take_turns(struct work *w, void *arg)
{
	struct world *world = arg;
	struct arena_mark mark = arena_mark(work_arena(w));

	for (size_t i = 0; i < world->n; i++) {
		take_turn(w, world, world->id[i]);
		arena_rewind(work_arena(w), mark);
	}
	return WORK_KEEP;
}

/* ---- what has to hold ---- */

static void check_kept(struct work *w, const struct kept_referral *r)
{
	const struct terms usual = terms_usual();
	const struct path_terms terms = path_terms_of(&usual);
	struct ownership owner = referral_owner(&r->facts, &terms);
	struct referral_kept_get_row kept = { 0 };

	assert_true(referral_kept_get(w, r->id, &kept));
	assert_string_equal(kept.state, referral_states[referral_state(&r->facts)].name);
	assert_string_equal(kept.owner_role == NULL ? "" : kept.owner_role,
		owner.role == ROLE_NONE ? "" : role_name(owner.role));
	assert_true(date_equal(kept.due_on, owner.due));
	assert_true(date_equal(kept.deadline_now, r->facts.deadline));
}

/* Replayed by hand from what the history says, and not by the loading. */
static void check_replay(struct work *w, const struct actor *by, const struct kept_referral *r)
{
	struct past_deeds deeds = referral_history(w, by, r->id);
	struct referral replayed = { .source = r->facts.source,
		.has_caution = r->facts.has_caution,
		.needs_triage = r->facts.needs_triage };

	assert_int_equal(deeds.n, r->deeds);
	if (r->caution.v != 0)
		replayed.deadline = day(20260724);
	for (size_t i = 0; i < deeds.n; i++) {
		assert_int_equal(deeds.at[i].number, i + 1);
		replayed = referral_after(work_arena(w), &replayed, &deeds.at[i].deed);
	}
	assert_int_equal(referral_state(&replayed), referral_state(&r->facts));
	assert_int_equal(replayed.attempts.n, r->facts.attempts.n);
	assert_true(date_equal(replayed.deadline, r->facts.deadline));
}

static bool is_in(const struct referral_lines *lines, struct referral_id id)
{
	list_each (const struct referral_line *, each, lines)
		if (each->id.v == id.v)
			return true;
	return false;
}

/* Whoever has something to do finds it, and finds nothing else. */
static void check_lists(struct world *world, const struct actor *by)
{
	struct fresh *f = world->f;
	struct referral_filter mine = { .is_mine = true }, all = { 0 };

	READ (f, w) {
		work_read_for(w, by->account);

		struct referral_lines to_do = referral_list(w, by, &mine, 2 * LIVES);
		struct referral_lines every = referral_list(w, by, &all, 2 * LIVES);
		struct kept_referral r;

		for (size_t i = 0; i < world->n; i++) {
			bool is_shown = referral_load(w, by, world->id[i], &r);

			assert_int_equal(is_in(&every, world->id[i]), is_shown);
			if (!is_shown) {
				assert_false(is_in(&to_do, world->id[i]));
				continue;
			}

			enum role owner = referral_whose(w, &r).role;
			bool is_theirs = owner != ROLE_NONE && actor_is(by, owner);

			assert_true(!is_theirs || is_in(&to_do, world->id[i]));
		}
	}
}

/* By what the rules say of each. */
static void add_deadline(struct deadlines *all, const struct referral *r, struct date today)
{
	enum referral_state state = referral_state(r);
	bool is_booked = state == REFERRAL_BOOKED || state == REFERRAL_A_ATTENDED;

	if (!date_is_day(r->deadline) || !referral_deadline_counts(r->source, state))
		return;
	if (date_before(r->deadline, today)) {
		all->passed++;
		return;
	}
	all->to_come++;
	all->at_risk += !is_booked && date_days_between(today, r->deadline) <= DEADLINE_RISK_DAYS;
}

static void check_figures(struct world *world)
{
	int64_t referred = 0, booked = 0, completed = 0, wait = 0, contacted = 0, days = 0;
	struct fresh *f = world->f;
	struct contacts contacts = { 0 };
	struct deadlines expected = { 0 }, deadlines = { 0 };
	struct funnel funnel;

	READ (f, w) {
		work_read_for(w, f->sergeant.account);
		for (size_t i = 0; i < world->n; i++) {
			struct kept_referral r;

			assert_true(referral_load(w, &f->sergeant, world->id[i], &r));

			enum referral_state state = referral_state(&r.facts);
			bool is_referred = state != REFERRAL_DRAFT && state != REFERRAL_VOID;
			const struct attempt *last = attempt_last(&r.facts);

			referred += is_referred;
			booked += is_referred && last != NULL;
			wait += referral_waits_to_be_booked(state);
			add_deadline(&expected, &r.facts, work_today(w));
			if (is_referred && referral_contact_days(&r.facts) >= 0) {
				contacted++;
				days += referral_contact_days(&r.facts);
			}
			completed += last != NULL &&
				     last->result[WORKSHOP_A] == ATTENDANCE_ATTENDED &&
				     last->result[WORKSHOP_B] == ATTENDANCE_ATTENDED;
			check_kept(w, &r);
			check_replay(w, &f->sergeant, &r);
		}
		assert_true(referral_funnel(w, &f->commissioning_officer, world->path.p.scheme,
			day(20260501), day(20280101), &funnel));
		contacts = scheme_contacts(w, world->path.p.scheme, day(20260501), day(20280101));
		assert_int_equal(scheme_waiting(w, world->path.p.scheme), wait);
		deadlines = scheme_deadlines(w, world->path.p.scheme);
	}
	assert_int_equal(deadlines.passed, expected.passed);
	assert_int_equal(deadlines.to_come, expected.to_come);
	assert_int_equal(deadlines.at_risk, expected.at_risk);
	assert_true(expected.passed > 0);
	assert_int_equal(contacts.people, contacted);
	assert_int_equal(contacts.days, days);
	assert_true(contacted > 5 && days > 0);
	assert_int_equal(funnel.number[MILESTONE_REFERRED], referred);
	assert_int_equal(funnel.number[MILESTONE_BOOKED], booked);
	assert_int_equal(funnel.number[MILESTONE_COMPLETED], completed);
	assert_true(completed > 5);
}

static void check_pairs(struct world *world)
{
	struct fresh *f = world->f;
	struct cohort c;

	READ (f, w)
		for (size_t i = 0; i < world->pairs; i++) {
			assert_true(
				cohort_for(w, &f->coordinator, COHORT_READ, world->pair[i].id, &c));
			assert_true(c.taken <= c.capacity);
		}
}

static void lives__of_chance_are_kept_as_their_deeds_say(void **state)
{
	static struct world world;
	struct fresh *f = *state;
	struct arena *turns = arena_open(1 << 20);

	world = (struct world){ .f = f, .path = a_path(f) };
	plan_pairs(&world);
	while (world.n < LIVES)
		begin(&world);
	for (int round = 0; round < ROUNDS; round++) {
		db_write(f->db, turns, f->now, take_turns, &world);
		time_passes(f, (int64_t)draw_below(9) * 24 * 3600 * 1000);
		check_pairs(&world);
	}
	arena_close(turns);
	assert_null(world.wrong);
	assert_true(world.done > 10 * LIVES);
	check_figures(&world);
	check_lists(&world, &world.path.p.coordinator);
	check_lists(&world, &world.path.p.triage_worker);
	check_lists(&world, &world.path.p.facilitator);
	check_lists(&world, &f->sergeant);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(lives__of_chance_are_kept_as_their_deeds_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
