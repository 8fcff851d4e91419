/* SPDX-License-Identifier: MIT */
/*
 * Referrals on a real database: begun, passed on, booked, told of, and seen by those alone who may.
 */
#include <string.h>
#include <threads.h>

#include "areas/contract/contract.h"
#include "areas/contract/testing_scene.h"
#include "areas/referral/outside.h"
#include "areas/referral/testing_kept.h"
#include "base/code.h"

static struct problems problems;

static const char *problem_at(const char *field)
{
	const struct problem *found = problem_of(&problems, field);

	return found == NULL ? "" : found->message;
}

static enum outcome_kind tries(
	struct fresh *f, const struct actor *by, struct referral_id id, struct referral_step step)
{
	return does(f, by, id, &step, &problems);
}

static bool sees(struct fresh *f, const struct actor *by, struct referral_id id)
{
	struct kept_referral r;
	bool answer = false;

	READ (f, w) {
		work_read_for(w, by->account);
		answer = referral_load(w, by, id, &r);
	}
	return answer;
}

static int taken(struct fresh *f, struct cohort_id id)
{
	struct cohort c = { 0 };

	READ (f, w)
		assert_true(cohort_for(w, &f->coordinator, COHORT_READ, id, &c));
	return c.taken;
}

static struct place place_now(struct fresh *f, struct place_id id)
{
	struct place p = { 0 };

	READ (f, w)
		assert_true(place_load(w, id, &p));
	return p;
}

static struct person_id efa(struct fresh *f, const struct path *path)
{
	return somebody(f, &path->p, "Efa", "Sampl");
}

/* ---- beginning ---- */

static void referral__begins_after_a_caution_that_was_given(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct person_id person = efa(f, &path);
	struct referral_id id = a_referral_in(f, &path, person, REFERRAL_REFERRED);
	struct kept_referral r = referral_now(f, id);

	assert_int_equal(r.person.v, person.v);
	assert_int_equal(r.scheme.v, path.p.scheme.v);
	assert_int_equal(r.force.v, f->force.v);
	assert_int_equal(r.diversion.v, path.p.diversion.v);
	assert_int_equal(r.provider.v, 0);
	assert_int_equal(strlen(r.reference), CODE_LETTERS);
	assert_int_not_equal(r.link.v, 0);
	assert_int_equal(r.type, COHORT_MI);
	assert_true(r.facts.has_caution && r.facts.needs_triage);
	assert_day(r.facts.deadline, 20260724);
	assert_day(r.facts.referred_on, date_number(TODAY));
	assert_int_equal(r.made_by.v, path.p.referrer.account.v);
}

static void referral__follows_no_caution_that_was_not_given_to_that_person(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct person_id person = efa(f, &path);
	struct person_id other = somebody(f, &path.p, "Owain", "Sampl");
	struct referral_new new_one = { .person = person,
		.source = SOURCE_CAUTION,
		.caution = a_proposed_caution(f, &path.p, person),
		.type = COHORT_MI,
		.first = a_step(DO_REFER) };
	struct referral_id id;

	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), REFUSED);
	assert_string_not_equal(problem_at("caution"), "");
	new_one.caution = a_given_caution(f, &path.p, other);
	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), REFUSED);
	assert_string_not_equal(problem_at("caution"), "");
	new_one.caution = (struct caution_id){ 7 };
	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), REFUSED);
	assert_int_equal(begins(f, &path.p.triage_worker, &new_one, &problems, &id), ABSENT);
}

static void referral__is_refused_on_a_day_without_authorisation_and_a_draft_waits(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_draft_of(f, &path, efa(f, &path));
	struct date today = instant_day(f->now);

	scene_authorise(f, path.p.scheme, date_add_days(today, -1));
	assert_int_equal(tries(f, &path.p.referrer, id, a_step(DO_REFER)), REFUSED);
	assert_string_equal(problem_at("act"), scheme_not_authorised);
	scene_authorise(f, path.p.scheme, today);
	did(f, &path.p.referrer, id, a_step(DO_REFER));
}

static void referral__says_what_it_lacks(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_new new_one = { .person = efa(f, &path) };
	struct referral_id id;

	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), REFUSED);
	assert_string_not_equal(problem_at("source"), "");
	assert_string_not_equal(problem_at("type"), "");
}

/* ---- of which sex the group is ---- */

static struct person_id of_sex(struct fresh *f, const struct path *path, enum sex sex)
{
	struct person_new person = { .facts = facts_of_somebody("Efa", "Sampl") };

	person.facts.sex = sex;
	return somebody_with(f, &path->p, &person);
}

static void becomes(struct fresh *f, const struct path *path, struct person_id id, enum sex sex)
{
	const struct actor *by = &path->p.referrer;
	struct person person;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		assert_true(person_load(w, by, id, &person));
		person.facts.sex = sex;
		assert_int_equal(person_change(w, by, PERSON_ADD, id, person.version, &person.facts,
					 &problems, &person),
			DONE);
	}
}

static struct kept_reasons reasons_now(struct fresh *f, struct referral_id id)
{
	struct kept_reasons all = { 0 };

	READ (f, w) {
		work_read_for(w, f->sergeant.account);
		all = referral_reasons(w, &f->sergeant, id);
	}
	return all;
}

static void referral__is_into_a_group_of_the_persons_sex(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_new new_one = { .person = of_sex(f, &path, SEX_FEMALE),
		.source = SOURCE_POLICE,
		.type = COHORT_MN,
		.first = a_step(DO_REFER) };
	struct referral_id id;

	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), REFUSED);
	assert_string_equal(problem_at("type"), sex_does_not_fit);
	new_one.type = COHORT_FN;
	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), DONE);
	assert_int_equal(reasons_now(f, id).n, 0);
}

static void referral__of_neither_sex_says_why_that_group(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_new new_one = { .person = of_sex(f, &path, SEX_OTHER),
		.source = SOURCE_POLICE,
		.type = COHORT_FN,
		.first = a_step(DO_REFER) };
	struct kept_reasons reasons;
	struct referral_id id;

	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), REFUSED);
	assert_string_equal(problem_at("reason-group"), reasoned_lacks(REASONED_GROUP));
	new_one.first.reason[REASONED_GROUP] = "It is the group that the person asks for.";
	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), DONE);
	reasons = reasons_now(f, id);
	assert_int_equal(reasons.n, 1);
	assert_int_equal(reasons.at[0].what, REASONED_GROUP);
	assert_string_equal(reasons.at[0].because, "It is the group that the person asks for.");
	assert_int_equal(reasons.at[0].by.v, path.p.referrer.account.v);
}

/* The record may say another sex by then than it said when they were referred. */
static void booking__is_into_a_group_of_the_persons_sex(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260606, 10);
	struct person_id person = efa(f, &path);
	struct referral_id id = a_referral_in(f, &path, person, REFERRAL_ACCEPTED);
	struct referral_step book = a_booking(DO_BOOK, pair.id);

	becomes(f, &path, person, SEX_FEMALE);
	assert_int_equal(tries(f, &path.p.coordinator, id, book), REFUSED);
	assert_string_equal(problem_at("cohort"), sex_does_not_fit);
	becomes(f, &path, person, SEX_UNSAID);
	assert_int_equal(tries(f, &path.p.coordinator, id, book), REFUSED);
	assert_string_equal(problem_at("reason-group"), reasoned_lacks(REASONED_GROUP));
	book.reason[REASONED_GROUP] = "Agreed with the person by telephone.";
	did(f, &path.p.coordinator, id, book);
	assert_int_equal(reasons_now(f, id).at[0].what, REASONED_GROUP);
	assert_int_equal(reasons_now(f, id).at[0].by.v, path.p.coordinator.account.v);
}

/* ---- rules that are asked of the record ---- */

static struct person_id born_in(struct fresh *f, const struct path *path, int year)
{
	struct person_new person = { .facts = facts_of_somebody("Efa", "Sampl") };

	person.facts.born = date_of(year, 5, 17);
	return somebody_with(f, &path->p, &person);
}

static void referral__is_of_an_adult_on_the_day_that_counts(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_new new_one = { .person = born_in(f, &path, 2010),
		.source = SOURCE_SELF,
		.type = COHORT_MN,
		.first = a_step(DO_REFER) };
	struct referral_id id;

	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), REFUSED);
	assert_true(strncmp(problem_at("born"), "E01: ", 5) == 0);
	new_one.person = born_in(f, &path, 2000);
	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), DONE);
	assert_int_equal(reasons_now(f, id).n, 0);
}

/* By the record as it stands by then, and of the day on which they were referred. */
static void acceptance__is_of_whoever_was_an_adult_on_the_day_of_the_referral(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct person_id person = born_in(f, &path, 2000);
	struct referral_new new_one = {
		.person = person, .source = SOURCE_SELF, .type = COHORT_MN
	};
	struct referral_id id;
	struct person now;

	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), DONE);
	goes_as_far_as(f, &path, id, REFERRAL_RECEIVED);
	WRITE (f, w) {
		work_read_for(w, path.p.referrer.account);
		assert_true(person_load(w, &path.p.referrer, person, &now));
		now.facts.born = date_of(2008, 5, 7); // 18 on the day after the referral
		assert_int_equal(person_change(w, &path.p.referrer, PERSON_ADD, person, now.version,
					 &now.facts, &problems, &now),
			DONE);
	}
	time_passes(f, INT64_C(5) * 24 * 3600 * 1000);
	assert_int_equal(tries(f, &path.p.coordinator, id, a_step(DO_ACCEPT)), REFUSED);
	assert_non_null(strstr(problem_at("act"), "Turn the referral away"));
	did(f, &path.p.coordinator, id, a_step(DO_NOT_TAKE));
}

/* How often the check that was not kept was gone past. */
static int64_t checks_not_kept(struct fresh *f, const struct path *path)
{
	struct passed_list all = { 0 };
	struct date today = instant_day(f->now);
	int64_t n = 0;

	READ (f, w)
		assert_true(scheme_passed(w, &f->sergeant, path->p.scheme, today, today, &all));
	list_each (const struct passed *, each, &all)
		n += each->rule == RULE_NONE ? each->number : 0;
	return n;
}

static void referral__without_a_kept_check_says_why_and_is_counted(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct person_id person = efa(f, &path);
	struct referral_new new_one = { .person = person,
		.source = SOURCE_CAUTION,
		.caution = a_given_caution(f, &path.p, person),
		.type = COHORT_MI,
		.first = { .deed = { .act = DO_REFER } } };
	struct referral_id id;

	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), REFUSED);
	assert_string_equal(problem_at("reason-check"), reasoned_lacks(REASONED_CHECK));
	assert_int_equal(checks_not_kept(f, &path), 0);
	new_one.first.reason[REASONED_CHECK] = "It was made on paper.";
	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), DONE);
	assert_int_equal(reasons_now(f, id).n, 1);
	assert_int_equal(reasons_now(f, id).at[0].what, REASONED_CHECK);
	assert_int_equal(checks_not_kept(f, &path), 1);
}

/* ---- two at once ---- */

struct officer {
	struct fresh *f;
	struct arena *arena;
	const struct actor *by;
	struct referral_new new_one;
	enum outcome_kind outcome;
	bool is_refused_for_person;
};

static enum verdict refer(struct work *w, void *arg)
{
	struct officer *officer = arg;
	struct problems found = { 0 };
	struct referral_id id;

	work_read_for(w, officer->by->account);
	officer->outcome = referral_begin(w, officer->by, &officer->new_one, &found, &id);
	officer->is_refused_for_person = problem_of(&found, "person") != NULL;
	return officer->outcome == DONE ? WORK_KEEP : WORK_UNDO;
}

static int refer_in(void *arg)
{
	struct officer *officer = arg;

	db_write(officer->f->db, officer->arena, officer->f->now, refer, officer);
	return 0;
}

static void referral__of_one_person_by_two_officers_is_one(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct person_id person = efa(f, &path);
	struct referral_new new_one = { .person = person,
		.source = SOURCE_CAUTION,
		.caution = a_given_caution(f, &path.p, person),
		.type = COHORT_MI,
		.first = a_step(DO_REFER) };
	const struct actor *by[] = { &path.p.referrer, &f->sergeant };
	struct officer officers[2];
	thrd_t threads[2];

	for (int i = 0; i < 2; i++) {
		officers[i] =
			(struct officer){ f, arena_open(1 << 16), by[i], new_one, ABSENT, false };
		assert_int_equal(thrd_create(&threads[i], refer_in, &officers[i]), thrd_success);
	}
	for (int i = 0; i < 2; i++) {
		thrd_join(threads[i], NULL);
		arena_close(officers[i].arena);
	}
	assert_true((officers[0].outcome == DONE) != (officers[1].outcome == DONE));
	assert_true(officers[officers[0].outcome == DONE].is_refused_for_person);
	READ (f, w) {
		work_read_for(w, f->sergeant.account);
		assert_int_equal(referral_of_person(w, &f->sergeant, person).n, 1);
	}
}

static void act__on_what_changed_meanwhile_is_not_done(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_REFERRED);
	struct referral_step open = a_step(DO_OPEN_TRIAGE);
	int64_t version = referral_now(f, id).version;

	problems = (struct problems){ 0 };
	for (int i = 0; i < 2; i++)
		WRITE (f, w) {
			work_read_for(w, path.p.triage_worker.account);
			assert_int_equal(referral_do(w, &path.p.triage_worker, id, version, &open,
						 &problems),
				i == 0 ? DONE : CHANGED_MEANWHILE);
		}
	assert_int_equal(referral_now(f, id).deeds, 2);
}

/* Closed or taken back, the person may be referred again. */
static void referral__may_follow_one_that_is_over(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct person_id person = efa(f, &path);
	struct referral_id first = a_draft_of(f, &path, person);

	did(f, &path.p.referrer, first, a_step(DO_VOID));
	a_referral_in(f, &path, person, REFERRAL_REFERRED);
	READ (f, w) {
		work_read_for(w, path.p.triage_worker.account);
		// the one before stands in the list of those who may read it now
		assert_int_equal(
			referral_list(w, &path.p.triage_worker, &(struct referral_filter){ 0 }, 10)
				.n,
			2);
	}
}

/* ---- who may see ---- */

static void person__is_shown_to_each_body_when_it_is_its_turn(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 10), next = a_pair(f, &path, 20260523, 10);
	const struct programme *p = &path.p;
	struct referral_id id = a_draft_of(f, &path, efa(f, &path));

	assert_true(sees(f, &f->sergeant, id));
	assert_true(sees(f, &p->privacy, id));
	assert_false(sees(f, &p->triage_worker, id));
	did(f, &p->referrer, id, a_step(DO_REFER));
	assert_true(sees(f, &p->triage_worker, id));
	assert_false(sees(f, &p->coordinator, id));
	did(f, &p->triage_worker, id, a_step(DO_OPEN_TRIAGE));
	did(f, &p->triage_worker, id, a_step(DO_COMPLETE_TRIAGE));
	did(f, &p->triage_worker, id, a_step(DO_SEND_ON));
	assert_true(sees(f, &p->coordinator, id));
	did(f, &p->coordinator, id, a_step(DO_RECEIVE));
	did(f, &p->coordinator, id, a_step(DO_ACCEPT));
	assert_false(sees(f, &p->facilitator, id));
	did(f, &p->coordinator, id, a_booking(DO_BOOK, pair.id));
	assert_true(sees(f, &p->facilitator, id));
	did(f, &p->coordinator, id, a_step(DO_POSTPONE));
	did(f, &p->coordinator, id, a_booking(DO_BOOK, next.id));
	assert_true(sees(f, &p->facilitator, id));
	did(f, &f->sergeant, id,
		(struct referral_step){
			.deed = { .act = DO_WITHDRAW, .because = CLOSURE_NEW_OFFENCE } });
	assert_false(sees(f, &p->facilitator, id));
	assert_true(sees(f, &p->coordinator, id) && sees(f, &p->triage_worker, id));
	assert_false(sees(f, &f->elsewhere_coordinator, id) || sees(f, &f->auditor, id));
}

static void facilitator__who_leads_no_longer_sees_nobody_of_it(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 10), before;
	struct referral_id id = a_booked_one(f, &path, efa(f, &path), &pair);
	struct facilitator third = scene_facilitator(f, "Ceri Sampl", "");
	struct faults faults = { 0 };

	assert_true(sees(f, &path.p.facilitator, id));
	for (enum letter each = WORKSHOP_A; each < WORKSHOP_COUNT; each++)
		pair.workshop[each].leader[1] = third.id;
	WRITE (f, w)
		assert_int_equal(cohort_change(w, &f->coordinator, &pair, &before, &faults), DONE);
	assert_false(sees(f, &path.p.facilitator, id));
	pair = before;
	pair.version++;
	WRITE (f, w)
		assert_int_equal(cohort_change(w, &f->coordinator, &pair, &before, &faults), DONE);
	assert_true(sees(f, &path.p.facilitator, id));
}

static void referral__is_hidden_from_who_may_not_see_the_person(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct person_id person = efa(f, &path);
	struct referral_id id = a_referral_in(f, &path, person, REFERRAL_ACCEPTED);
	struct block block = { .account = path.p.coordinator.account,
		.kind = BLOCK_KIN,
		.from = instant_day(f->now) };

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, path.p.privacy.account);
		assert_int_equal(person_block(w, &path.p.privacy, person, &block, &problems), DONE);
	}
	assert_false(sees(f, &path.p.coordinator, id));
	assert_int_equal(tries(f, &path.p.coordinator, id, a_step(DO_CONTACT)), ABSENT);
	READ (f, w) {
		struct referral_filter all = { 0 }, mine = { .is_mine = true };
		bool has_more = true;

		work_read_for(w, path.p.coordinator.account);
		assert_int_equal(referral_list(w, &path.p.coordinator, &all, 10).n, 0);
		assert_int_equal(referral_list(w, &path.p.coordinator, &mine, 10).n, 0);
		assert_int_equal(referral_waiting(w, &path.p.coordinator, 10, &has_more).n, 0);
		assert_int_equal(referral_history(w, &path.p.coordinator, id).n, 0);
	}
}

static void body__has_to_be_named_where_several_do_the_same(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct organisation_id other = a_body(f, "Other Diversion", "Dargyfeirio Arall");
	struct referral_id id = a_draft_of(f, &path, efa(f, &path));
	struct referral_step refer = a_step(DO_REFER);

	scene_admit(f, path.p.scheme, other, PART_DIVERSION);
	assert_int_equal(tries(f, &path.p.referrer, id, refer), REFUSED);
	assert_string_not_equal(problem_at("body"), "");
	refer.body = path.p.provider; // takes part, and not so
	assert_int_equal(tries(f, &path.p.referrer, id, refer), REFUSED);
	refer.body = other;
	assert_int_equal(tries(f, &path.p.referrer, id, refer), DONE);
	assert_int_equal(referral_now(f, id).diversion.v, other.v);
	assert_false(sees(f, &path.p.triage_worker, id));
}

/* ---- places ---- */

static struct place held(struct fresh *f, const struct cohort *pair)
{
	struct wanted wanted = { COHORT_MI, WELSH, COUNTY_POW, day(20260724) };
	enum hold_refusal no = HOLD_NO_REFUSAL;
	struct place p = { 0 };

	WRITE (f, w)
		assert_int_equal(place_hold(w, &f->sergeant, pair->id, &wanted, &p, &no), DONE);
	return p;
}

/* Referred with that place. */
static enum outcome_kind refer_with(struct fresh *f, const struct path *path,
	struct person_id person, struct place_id place, struct referral_id *id)
{
	struct referral_new new_one = { .person = person,
		.source = SOURCE_CAUTION,
		.caution = a_given_caution(f, &path->p, person),
		.first = a_step(DO_REFER) };

	new_one.first.place = place;
	return begins(f, &path->p.referrer, &new_one, &problems, id);
}

static void accept(struct fresh *f, const struct programme *p, struct referral_id id)
{
	did(f, &p->triage_worker, id, a_step(DO_OPEN_TRIAGE));
	did(f, &p->triage_worker, id, a_step(DO_COMPLETE_TRIAGE));
	did(f, &p->triage_worker, id, a_step(DO_SEND_ON));
	did(f, &p->coordinator, id, a_step(DO_RECEIVE));
	did(f, &p->coordinator, id, a_step(DO_ACCEPT));
}

static void place__that_was_held_is_kept_and_confirmed(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 1);
	struct place p = held(f, &pair);
	struct referral_id id = { 0 };

	assert_int_equal(refer_with(f, &path, efa(f, &path), p.id, &id), DONE);
	assert_int_equal(referral_now(f, id).type, COHORT_MI);
	assert_int_equal(place_state(&(struct place){ .referral = id }, f->now), PLACE_TAKEN);
	time_passes(f, INT64_C(73) * 3600 * 1000); // the hold would have run out
	assert_int_equal(place_now(f, p.id).referral.v, id.v);
	assert_int_equal(taken(f, pair.id), 1);
	accept(f, &path.p, id);
	did(f, &path.p.coordinator, id, a_booking(DO_BOOK, pair.id));
	p = place_now(f, p.id);
	assert_int_equal(place_state(&p, f->now), PLACE_BOOKED);
	assert_int_equal(referral_now(f, id).place.v, p.id.v);
	assert_int_equal(taken(f, pair.id), 1);
}

/* A caution given on Friday, a referral on Tuesday: days after the hold would have run out. */
static void place__that_a_caution_keeps_is_taken_days_later(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260530, 1);
	struct place p = held(f, &pair);
	struct person_id person = efa(f, &path);
	struct kept_caution draft = a_draft(f->arena, person);
	struct referral_new new_one = {
		.person = person, .source = SOURCE_CAUTION, .first = a_step(DO_REFER)
	};
	struct referral_id id = { 0 };

	draft.place = p.id;
	new_one.caution = gives(f, &path.p, proposes(f, &path.p, &draft));
	new_one.first.place = p.id;
	time_passes(f, INT64_C(96) * 3600 * 1000);
	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), DONE);
	p = place_now(f, p.id);
	assert_int_equal(place_state(&p, f->now), PLACE_TAKEN);
}

static void place__is_given_back_where_another_is_booked(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4), next = a_pair(f, &path, 20260523, 4);
	struct place p = held(f, &pair);
	struct referral_id id = { 0 };

	assert_int_equal(refer_with(f, &path, efa(f, &path), p.id, &id), DONE);
	accept(f, &path.p, id);
	did(f, &path.p.coordinator, id, a_booking(DO_BOOK, next.id));
	p = place_now(f, p.id);
	assert_int_equal(place_state(&p, f->now), PLACE_RELEASED);
	assert_int_equal(p.because, RELEASE_NOT_NEEDED);
	assert_int_equal(taken(f, pair.id), 0);
	assert_int_equal(taken(f, next.id), 1);
	did(f, &f->sergeant, id,
		(struct referral_step){
			.deed = { .act = DO_WITHDRAW, .because = CLOSURE_NEW_OFFENCE } });
	assert_int_equal(taken(f, next.id), 0);
}

/* Whoever comes to B alone has a place there, and stays in the list of A. */
static void place__for_another_b_leaves_that_of_a(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4), next = a_pair(f, &path, 20260523, 4);
	struct referral_id id = a_booked_one(f, &path, efa(f, &path), &pair);
	struct kept_referral r;

	clock_to(f, pair.workshop[WORKSHOP_A].on);
	did(f, &path.p.facilitator, id, a_result(DO_RECORD_A, ATTENDANCE_ATTENDED));
	clock_to(f, date_add_days(pair.workshop[WORKSHOP_B].on, -1));
	did(f, &path.p.coordinator, id, a_step(DO_POSTPONE));
	READ (f, w) {
		r = referral_now(f, id);

		struct cohorts pairs = referral_pairs(w, &r, DO_BOOK_B);

		assert_int_equal(pairs.n, 2); // its own B is tomorrow, and the next a week later
		assert_int_equal(pairs.at[1].id.v, next.id.v);
	}
	did(f, &path.p.coordinator, id, a_booking(DO_BOOK_B, next.id));
	r = referral_now(f, id);
	assert_int_equal(referral_state(&r.facts), REFERRAL_A_ATTENDED);
	assert_int_equal(r.cohort.v, next.id.v);
	assert_int_equal(taken(f, pair.id), 1);
	assert_int_equal(taken(f, next.id), 1);
}

static bool finds(
	struct fresh *f, const struct actor *by, const char *search, struct person_id person)
{
	struct person_lines lines = { 0 };

	READ (f, w) {
		work_read_for(w, by->account);
		lines = person_list(w, by, &(struct person_filter){ .search = search }, 10);
	}
	return lines.n == 1 && lines.at[0].id.v == person.v;
}

/* Whoever rings has the slip, with the code of a place; the police have the reference. */
static void person__is_found_by_the_referral_and_by_each_place_of_it(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4), next = a_pair(f, &path, 20260523, 4);
	struct place p = held(f, &pair);
	struct person_id person = efa(f, &path);
	struct referral_id id = { 0 };

	assert_int_equal(refer_with(f, &path, person, p.id, &id), DONE);
	assert_true(finds(f, &path.p.triage_worker, p.code, person));
	assert_false(finds(f, &path.p.coordinator, p.code, person));
	accept(f, &path.p, id);
	did(f, &path.p.coordinator, id, a_booking(DO_BOOK, next.id));
	assert_true(finds(f, &path.p.coordinator, p.code, person));
	assert_true(finds(f, &path.p.coordinator, referral_now(f, id).reference, person));
	p = place_now(f, referral_now(f, id).place);
	assert_true(finds(f, &path.p.coordinator, p.code, person));
	assert_true(finds(f, &f->facilitator, p.code, person));
}

static void place__that_is_not_held_is_not_taken(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);
	struct place p = held(f, &pair);
	struct referral_id id = { 0 };
	struct person_id person = efa(f, &path);

	time_passes(f, INT64_C(73) * 3600 * 1000);
	assert_int_equal(refer_with(f, &path, person, p.id, &id), REFUSED);
	assert_string_not_equal(problem_at("place"), "");
	assert_int_equal(refer_with(f, &path, person, (struct place_id){ 7 }, &id), REFUSED);
	assert_int_equal(taken(f, pair.id), 0);
}

static void booking__is_refused_into_a_pair_after_the_contract_ends(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);
	struct date b_on = pair.workshop[WORKSHOP_B].on;

	scene_contract(f, path.p.scheme, date_add_days(b_on, -1));
	assert_int_equal(tries(f, &path.p.coordinator, id, a_booking(DO_BOOK, pair.id)), REFUSED);
	assert_string_equal(problem_at("act"), contract_ends_before);
	READ (f, w) {
		struct kept_referral r = referral_now(f, id);

		assert_int_equal(referral_pairs(w, &r, DO_BOOK).n, 0);
	}
}

static void booking__is_taken_into_a_pair_that_the_contract_reaches(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);

	scene_contract(f, path.p.scheme, pair.workshop[WORKSHOP_B].on);
	READ (f, w) {
		struct kept_referral r = referral_now(f, id);

		assert_int_equal(referral_pairs(w, &r, DO_BOOK).n, 1);
	}
	did(f, &path.p.coordinator, id, a_booking(DO_BOOK, pair.id));
}

static void booking__is_refused_where_the_pair_will_not_do(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort full = a_pair(f, &path, 20260516, 1), late = a_pair(f, &path, 20260711, 4);
	struct person_id owain = somebody(f, &path.p, "Owain", "Sampl");
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);
	const struct actor *by = &path.p.coordinator;

	a_booked_one(f, &path, owain, &full);
	assert_int_equal(tries(f, by, id, a_booking(DO_BOOK, full.id)), REFUSED);
	assert_string_equal(problem_at("act"), "No place is free in these workshops");
	assert_int_equal(tries(f, by, id, a_booking(DO_BOOK, late.id)), REFUSED);
	assert_string_not_equal(problem_at("act"), ""); // after the deadline
	assert_int_equal(tries(f, by, id, a_step(DO_BOOK)), REFUSED);
	assert_string_equal(problem_at("act"), "Choose both workshops");
	READ (f, w) {
		struct kept_referral r = referral_now(f, id);

		assert_int_equal(referral_pairs(w, &r, DO_BOOK).n, 0);
	}
}

static void booking__as_of_a_past_day_is_held_against_what_held_then(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);
	const struct actor *by = &path.p.coordinator;
	struct cohort pair = a_pair(f, &path, 20260613, 10);
	struct date then = instant_day(f->now);
	struct referral_step step = a_booking(DO_BOOK, pair.id);
	struct past_deed booked = { 0 };

	clock_to(f, day(20260614));
	assert_int_equal(tries(f, by, id, step), REFUSED);
	problems = (struct problems){ 0 };
	WRITE (f, w) {
		struct kept_referral r = { 0 };

		work_read_for(w, by->account);
		work_as_of(w, then);
		assert_true(referral_load(w, by, id, &r));
		assert_int_equal(referral_do(w, by, id, r.version, &step, &problems), DONE);

		struct past_deeds deeds = referral_history(w, by, id);

		list_each (const struct past_deed *, each, &deeds)
			if (each->deed.act == DO_BOOK)
				booked = *each;
	}
	assert_true(date_equal(booked.deed.on, then));
	assert_int_equal(booked.at.ms, f->now.ms);
}

static void booking__is_refused_into_another_group(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);
	struct person_id person = efa(f, &path);
	struct referral_new new_one = { .person = person,
		.source = SOURCE_CAUTION,
		.caution = a_given_caution(f, &path.p, person),
		.type = COHORT_MN,
		.first = a_step(DO_REFER) };
	struct referral_id id = { 0 };

	assert_int_equal(begins(f, &path.p.referrer, &new_one, &problems, &id), DONE);
	accept(f, &path.p, id);
	assert_int_equal(tries(f, &path.p.coordinator, id, a_booking(DO_BOOK, pair.id)), REFUSED);
	assert_string_not_equal(problem_at("cohort"), "");
	assert_int_equal(taken(f, pair.id), 0);
}

static void booking__waits_while_the_referral_is_paused(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);

	did(f, &path.p.perpetrator_lead, id, a_pause());
	assert_int_equal(tries(f, &path.p.coordinator, id, a_booking(DO_BOOK, pair.id)), REFUSED);
	assert_int_equal(taken(f, pair.id), 0);
	assert_int_equal(tries(f, &path.p.coordinator, id, a_step(DO_LIFT)), REFUSED);
	did(f, &path.p.perpetrator_lead, id, a_step(DO_LIFT));
	did(f, &path.p.coordinator, id, a_booking(DO_BOOK, pair.id));
	assert_int_equal(taken(f, pair.id), 1);
}

/* ---- four at once ---- */

enum { SEVERAL = 4, EACH = 3, PLACES = 7 };

struct rush {
	struct fresh *f;
	struct arena *arena;
	const struct actor *by;
	struct cohort_id cohort;
	struct referral_id id[EACH];
	struct referral_id now; // the one being booked
	int64_t version;
	int done;
};

static enum verdict book_one(struct work *w, void *arg)
{
	struct rush *rush = arg;
	struct referral_step step = a_booking(DO_BOOK, rush->cohort);
	struct problems found = { 0 };

	work_read_for(w, rush->by->account);
	if (referral_do(w, rush->by, rush->now, rush->version, &step, &found) != DONE)
		return WORK_UNDO;
	rush->done++;
	return WORK_KEEP;
}

static int rush_in(void *arg)
{
	struct rush *rush = arg;

	for (int i = 0; i < EACH; i++) {
		rush->now = rush->id[i];
		db_write(rush->f->db, rush->arena, rush->f->now, book_one, rush);
	}
	return 0;
}

static void booking__overfills_nothing_when_several_book_at_once(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, PLACES);
	struct rush rushes[SEVERAL];
	thrd_t threads[SEVERAL];
	int done = 0;

	for (int i = 0; i < SEVERAL; i++) {
		rushes[i] = (struct rush){ .f = f,
			.arena = arena_open(1 << 16),
			.by = &path.p.coordinator,
			.cohort = pair.id };
		for (int j = 0; j < EACH; j++)
			rushes[i].id[j] = a_referral_in(f, &path,
				somebody(f, &path.p, "Efa",
					arena_format(f->arena, "Sampl%c%c", 'a' + i, 'a' + j)),
				REFERRAL_ACCEPTED);
		rushes[i].version = referral_now(f, rushes[i].id[0]).version;
	}
	for (int i = 0; i < SEVERAL; i++)
		assert_int_equal(thrd_create(&threads[i], rush_in, &rushes[i]), thrd_success);
	for (int i = 0; i < SEVERAL; i++) {
		thrd_join(threads[i], NULL);
		done += rushes[i].done;
		arena_close(rushes[i].arena);
	}
	assert_int_equal(done, PLACES);
	assert_int_equal(taken(f, pair.id), PLACES);
}

/* ---- notices ---- */

/* The kinds that the body of that reader was told and has not seen: what asks for something, then the rest. */
static const char *told(struct fresh *f, const struct actor *by)
{
	const char *all = "";

	READ (f, w) {
		work_read_for(w, by->account);

		struct kept_notices notices =
			notices_for(w, by, false, (struct notice_id){ 0 }, 50);

		list_each (const struct kept_notice *, each, &notices)
			all = arena_format(f->arena, "%s%s%s%s", all, all[0] == '\0' ? "" : " ",
				notice_kinds[each->notice.kind].name,
				each->repeat == REPEAT_NONE       ? ""
				: each->repeat == REPEAT_FEASIBLE ? ":feasible"
								  : ":infeasible");
	}
	return all;
}

static struct kept_notice last_notice(struct fresh *f, const struct actor *by)
{
	struct kept_notice last = { 0 };

	READ (f, w) {
		work_read_for(w, by->account);

		struct kept_notices notices =
			notices_for(w, by, false, (struct notice_id){ 0 }, 50);

		list_each (const struct kept_notice *, each, &notices)
			if (each->id.v > last.id.v)
				last = *each;
		assert_true(last.id.v != 0);
	}
	return last;
}

static void a_second_passes(struct fresh *f)
{
	time_passes(f, 1000);
}

static void police__are_told_of_booking_attendance_and_completion(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);
	struct referral_id id = a_booked_one(f, &path, efa(f, &path), &pair);
	const struct actor *by = &path.p.facilitator;

	assert_string_equal(told(f, &f->sergeant), "booked");
	clock_to(f, pair.workshop[WORKSHOP_A].on);
	did(f, by, id, a_result(DO_RECORD_A, ATTENDANCE_ATTENDED));
	assert_string_equal(told(f, &f->sergeant), "attended-a booked");
	clock_to(f, pair.workshop[WORKSHOP_B].on);
	did(f, by, id, a_result(DO_RECORD_B, ATTENDANCE_ATTENDED));
	assert_string_equal(told(f, &f->sergeant), "completed attended-a booked");
	assert_string_equal(told(f, &path.p.triage_worker), "completed");
	assert_string_equal(told(f, &path.p.coordinator), "");

	struct kept_notice last = last_notice(f, &f->sergeant);

	assert_int_equal(last.referral.v, id.v);
	assert_string_equal(last.notice.reference, referral_now(f, id).reference);
	assert_day(last.notice.day, date_number(pair.workshop[WORKSHOP_A].on));
	assert_day(last.notice.second_day, date_number(pair.workshop[WORKSHOP_B].on));
	did(f, &path.p.coordinator, id, a_step(DO_CLOSE));
}

/* ---- one case with its caution ---- */

static struct kept_caution caution_now(struct fresh *f, struct referral_id id)
{
	struct kept_caution c = { 0 };

	READ (f, w) {
		struct kept_referral r;

		work_read_for(w, f->sergeant.account);
		assert_true(referral_load(w, &f->sergeant, id, &r));
		assert_true(caution_load(w, &f->sergeant, r.caution, &c));
	}
	return c;
}

static void does_with_caution(
	struct fresh *f, struct referral_id id, const struct caution_deed *deed)
{
	struct kept_caution c = caution_now(f, id);
	const char *no = NULL;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, f->sergeant.account);
		assert_int_equal(
			caution_do(w, &f->sergeant, c.id, c.version, deed, &problems, &no, &c),
			DONE);
	}
}

static struct caution_deed deed_with_caution(
	struct fresh *f, struct referral_id id, enum caution_act act)
{
	struct kept_caution c = caution_now(f, id);

	return caution_deed_suggested(
		f->arena, &c.facts, act, f->sergeant.name, instant_day(f->now));
}

static void caution__that_is_extended_moves_its_referral(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);
	struct caution_deed deed = deed_with_caution(f, id, CAUTION_EXTEND);

	deed.extension.to = day(20260814);
	deed.extension.because = "Efa was ill.";
	does_with_caution(f, id, &deed);
	assert_day(referral_now(f, id).facts.deadline, 20260814);
}

/* Missed, and with the police. */
static struct referral_id a_missed_one(struct fresh *f, const struct path *path)
{
	struct cohort pair = a_pair(f, path, 20260516, 4);
	struct referral_id id = a_booked_one(f, path, efa(f, path), &pair);

	clock_to(f, pair.workshop[WORKSHOP_A].on);
	did(f, &path->p.facilitator, id, a_result(DO_RECORD_A, ATTENDANCE_ABSENT));
	return id;
}

static void decision__at_the_referral_is_that_of_its_caution(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_missed_one(f, &path);
	struct kept_caution c;

	did(f, &f->sergeant, id,
		(struct referral_step){ .deed = { .act = DO_DECIDE, .decision = POLICE_BAIL } });
	c = caution_now(f, id);
	assert_int_equal(c.facts.state, CAUTION_BAILED);
	assert_int_equal(c.facts.sets.at[0].conditions.at[0].state, CONDITION_FAILED);
	assert_int_equal(state_now(f, id), REFERRAL_BREACHED);
}

/* The caution begins, and somebody says so of its first condition. */
static void marks_attendance(
	struct fresh *f, struct referral_id id, enum condition_state condition_state)
{
	struct caution_deed start = deed_with_caution(f, id, CAUTION_START), mark;

	does_with_caution(f, id, &start);
	mark = deed_with_caution(f, id, CAUTION_MARK);
	mark.condition = 1;
	mark.condition_state = condition_state;
	does_with_caution(f, id, &mark);
}

static void decision__at_the_caution_is_that_of_its_referral(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_missed_one(f, &path);
	struct caution_deed next;

	marks_attendance(f, id, CONDITION_FAILED);
	next = deed_with_caution(f, id, CAUTION_FAIL);
	does_with_caution(f, id, &next);
	assert_int_equal(state_now(f, id), REFERRAL_WITH_POLICE);
	next = deed_with_caution(f, id, CAUTION_EXCUSE);
	does_with_caution(f, id, &next);
	next = deed_with_caution(f, id, CAUTION_RESUME);
	does_with_caution(f, id, &next);
	assert_int_equal(state_now(f, id), REFERRAL_BOOK_AGAIN);
}

/* Without an excuse: a failure may end in other conditions, and a longer time for them. */
static void caution__is_varied_at_once_where_it_was_not_complied_with(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_missed_one(f, &path);
	struct caution_deed next;

	marks_attendance(f, id, CONDITION_FAILED);
	next = deed_with_caution(f, id, CAUTION_FAIL);
	does_with_caution(f, id, &next);
	next = deed_with_caution(f, id, CAUTION_EXTEND);
	next.extension.to = day(20260918);
	next.extension.because = "Efa moved.";
	does_with_caution(f, id, &next);
	assert_day(referral_now(f, id).facts.deadline, 20260918);
	next = deed_with_caution(f, id, CAUTION_VARY);
	next.because = "Efa moved.";
	does_with_caution(f, id, &next);
	assert_int_equal(caution_now(f, id).facts.state, CAUTION_VARIED);
	assert_int_equal(state_now(f, id), REFERRAL_WITH_POLICE);
	next = deed_with_caution(f, id, CAUTION_RESUME);
	does_with_caution(f, id, &next);
	assert_int_equal(state_now(f, id), REFERRAL_BOOK_AGAIN);
}

/* Nobody waits for a miss to charge: the programme is over all the same. */
static void decision__at_the_caution_ends_a_referral_that_goes_on(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);

	WRITE (f, w) {
		struct kept_referral r;

		work_read_for(w, f->sergeant.account);
		assert_true(referral_load(w, &f->sergeant, id, &r));
		caution_decided(w, &f->sergeant, r.caution, CAUTION_CHARGE);
	}
	assert_int_equal(caution_now(f, id).facts.state, CAUTION_CHARGED);
	assert_int_equal(state_now(f, id), REFERRAL_WITHDRAWN);
}

/* Somebody marked it as met by mistake; the police decide on the miss all the same. */
static void decision__stands_over_a_condition_that_was_marked_as_met(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_missed_one(f, &path);

	marks_attendance(f, id, CONDITION_MET);
	did(f, &f->sergeant, id,
		(struct referral_step){ .deed = { .act = DO_DECIDE, .decision = POLICE_CHARGE } });
	assert_int_equal(caution_now(f, id).facts.state, CAUTION_CHARGED);
	assert_int_equal(state_now(f, id), REFERRAL_BREACHED);
}

/* It is over: nobody waits for the police to decide any more. */
static void caution__that_is_complete_in_part_ends_its_referral(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_missed_one(f, &path);
	struct caution_deed part;

	marks_attendance(f, id, CONDITION_PART);
	part = deed_with_caution(f, id, CAUTION_COMPLETE_PART);
	does_with_caution(f, id, &part);
	assert_int_equal(caution_now(f, id).facts.state, CAUTION_PART_COMPLIED);
	assert_int_equal(state_now(f, id), REFERRAL_WITHDRAWN);
}

static size_t attended_ones(struct fresh *f)
{
	struct caution_filter filter = { .is_attended = true };
	size_t n = 0;

	READ (f, w) {
		work_read_for(w, f->sergeant.account);
		n = caution_list_of(w, &f->sergeant, &filter, 10).n;
	}
	return n;
}

static void caution__waits_to_be_complete_once_both_were_attended(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);
	struct referral_id id = a_booked_one(f, &path, efa(f, &path), &pair);
	struct caution_deed start = deed_with_caution(f, id, CAUTION_START);
	const struct actor *by = &path.p.facilitator;

	does_with_caution(f, id, &start);
	clock_to(f, pair.workshop[WORKSHOP_A].on);
	did(f, by, id, a_result(DO_RECORD_A, ATTENDANCE_ATTENDED));
	clock_to(f, pair.workshop[WORKSHOP_B].on);
	assert_int_equal(attended_ones(f), 0);
	did(f, by, id, a_result(DO_RECORD_B, ATTENDANCE_ATTENDED));
	assert_int_equal(attended_ones(f), 1);
	assert_day(caution_now(f, id).attended_on, date_number(pair.workshop[WORKSHOP_B].on));
	did(f, by, id, a_result(DO_CORRECT, ATTENDANCE_ABSENT));
	assert_int_equal(attended_ones(f), 0);
}

/* ---- a miss ---- */

/* How often its history says that the police were told. */
static size_t tellings(struct fresh *f, struct referral_id id)
{
	size_t n = 0;

	READ (f, w) {
		work_read_for(w, f->sergeant.account);

		struct past_deeds all = referral_history(w, &f->sergeant, id);

		list_each (const struct past_deed *, each, &all)
			n += each->deed.act == DO_TELL;
	}
	return n;
}

static void miss__is_told_at_once_and_says_whether_a_repeat_can_end_in_time(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4), next = a_pair(f, &path, 20260523, 4);
	struct referral_id id = a_booked_one(f, &path, efa(f, &path), &pair);
	size_t before;

	clock_to(f, pair.workshop[WORKSHOP_A].on);
	did(f, &path.p.facilitator, id, a_result(DO_RECORD_A, ATTENDANCE_LATE));
	assert_int_equal(state_now(f, id), REFERRAL_WITH_POLICE);
	assert_string_equal(told(f, &f->sergeant), "non-attendance:feasible booked");
	assert_string_equal(told(f, &path.p.triage_worker), "non-attendance:feasible");

	struct kept_notice miss = last_notice(f, &f->sergeant);

	assert_int_equal(miss.notice.workshop, WORKSHOP_A);
	assert_day(miss.notice.day, 20260516);
	assert_int_equal(tries(f, &path.p.coordinator, id,
				 (struct referral_step){
					 .deed = { .act = DO_TELL, .notice = NOTICE_NO_REPEAT } }),
		REFUSED);
	assert_string_equal(
		problem_at("act"), "Both workshops can still be repeated by the deadline");
	did(f, &f->sergeant, id,
		(struct referral_step){ .deed = { .act = DO_DECIDE, .decision = POLICE_GO_ON } });
	did(f, &path.p.coordinator, id, a_booking(DO_BOOK, next.id));
	clock_to(f, next.workshop[WORKSHOP_A].on);
	did(f, &path.p.facilitator, id, a_result(DO_RECORD_A, ATTENDANCE_ATTENDED));
	clock_to(f, next.workshop[WORKSHOP_B].on);
	a_second_passes(f);
	before = tellings(f, id);
	did(f, &path.p.facilitator, id, a_result(DO_RECORD_B, ATTENDANCE_ABSENT));
	assert_int_equal(state_now(f, id), REFERRAL_WITH_POLICE);
	assert_true(strstr(told(f, &f->sergeant), "non-attendance:infeasible") != NULL);
	assert_true(strstr(told(f, &f->sergeant), "no-repeat-possible") == NULL);
	assert_int_equal(tellings(f, id), before + 1);
}

static void correction__is_told_anew(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);
	struct referral_id id = a_booked_one(f, &path, efa(f, &path), &pair);

	clock_to(f, pair.workshop[WORKSHOP_A].on);
	did(f, &path.p.facilitator, id, a_result(DO_RECORD_A, ATTENDANCE_ABSENT));
	a_second_passes(f);
	did(f, &path.p.facilitator, id, a_result(DO_CORRECT, ATTENDANCE_ATTENDED));
	assert_int_equal(state_now(f, id), REFERRAL_A_ATTENDED);
	assert_int_equal(last_notice(f, &f->sergeant).notice.kind, NOTICE_ATTENDED_A);
}

static void notice__is_seen_by_somebody_of_its_body(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);
	struct referral_id id = a_booked_one(f, &path, efa(f, &path), &pair);
	struct kept_notice last = last_notice(f, &f->sergeant);

	WRITE (f, w) {
		work_read_for(w, f->coordinator.account);
		assert_int_equal(notice_see(w, &f->coordinator, last.id), ABSENT);
		work_read_for(w, f->sergeant.account);
		assert_int_equal(notice_see(w, &f->sergeant, last.id), DONE);
		work_read_for(w, path.p.referrer.account);
		assert_int_equal(notice_see(w, &path.p.referrer, last.id), DONE);
	}
	assert_string_equal(told(f, &f->sergeant), "");
	READ (f, w) {
		work_read_for(w, path.p.referrer.account);

		struct kept_notices seen =
			notices_for(w, &path.p.referrer, true, (struct notice_id){ 0 }, 50);

		assert_int_equal(seen.n, 1);
		assert_int_equal(seen.at[0].seen_by.v, f->sergeant.account.v); // the first
		assert_int_equal(notices_of(w, &path.p.referrer, id).n, 1);
	}
}

/* ---- lists ---- */

static struct referral_lines lines_of(
	struct fresh *f, const struct actor *by, struct referral_filter filter, size_t most)
{
	struct referral_lines lines = { 0 };

	READ (f, w) {
		work_read_for(w, by->account);
		lines = referral_list(w, by, &filter, most);
	}
	return lines;
}

static size_t mine(struct fresh *f, const struct actor *by)
{
	return lines_of(f, by, (struct referral_filter){ .is_mine = true }, 50).n;
}

static void list__of_what_is_mine_moves_from_role_to_role(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);
	const struct programme *p = &path.p;
	struct referral_id id = a_draft_of(f, &path, efa(f, &path));

	assert_int_equal(mine(f, &p->referrer), 1);
	assert_int_equal(mine(f, &f->sergeant), 1); // who may refer too
	did(f, &p->referrer, id, a_step(DO_REFER));
	assert_int_equal(mine(f, &p->referrer), 0);
	assert_int_equal(mine(f, &p->triage_worker), 1);

	struct referral_lines lines =
		lines_of(f, &p->triage_worker, (struct referral_filter){ .is_mine = true }, 50);

	assert_string_equal(lines.at[0].given_names, "Efa");
	assert_string_equal(lines.at[0].family_name, "Sampl");
	assert_int_equal(lines.at[0].state, REFERRAL_REFERRED);
	assert_int_equal(lines.at[0].owner, ROLE_TRIAGE_WORKER);
	assert_day(lines.at[0].due, 20260507);
	assert_day(lines.at[0].deadline, 20260724);
	assert_int_equal(lines.at[0].county, COUNTY_POW);
	accept(f, p, id);
	assert_int_equal(mine(f, &p->triage_worker), 0);
	assert_int_equal(mine(f, &p->coordinator), 1);
	did(f, &p->coordinator, id, a_booking(DO_BOOK, pair.id));
	assert_int_equal(mine(f, &p->facilitator), 0); // the letter comes first
	did(f, &p->coordinator, id, a_step(DO_SEND_LETTER));
	assert_int_equal(mine(f, &p->facilitator), 1);
	assert_int_equal(mine(f, &p->coordinator), 0);
	assert_int_equal(lines_of(f, &p->coordinator, (struct referral_filter){ 0 }, 50).n, 1);
}

static void list__shows_the_sergeant_a_deadline_once_it_has_passed(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);

	a_pair(f, &path, 20260516, 4);
	a_referral_in(f, &path, efa(f, &path), REFERRAL_REFERRED);
	assert_int_equal(mine(f, &f->sergeant), 0);
	clock_to(f, day(20260724));
	assert_int_equal(mine(f, &f->sergeant), 0);
	clock_to(f, day(20260725));
	assert_int_equal(mine(f, &f->sergeant), 1);
	assert_int_equal(lines_of(f, &f->sergeant, (struct referral_filter){ .is_mine = true }, 5)
				 .at[0]
				 .task,
		TASK_DEADLINE_PASSED);
}

/* That they are to decide is due later, and used to be all that they saw. */
static void list__shows_a_deadline_that_has_passed_whatever_else_is_the_sergeants(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_filter all = { .is_mine = true }, overdue = all;
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);
	struct referral_lines lines;

	overdue.is_late = true;
	clock_to(f, day(20260723));
	did(f, &path.p.coordinator, id,
		(struct referral_step){
			.deed = { .act = DO_FIND_UNSUITABLE, .because = CLOSURE_RISK_RAISED } });
	lines = lines_of(f, &f->sergeant, all, 5);
	assert_int_equal(lines.n, 1);
	assert_int_equal(lines.at[0].task, TASK_STATE);
	assert_int_equal(lines_of(f, &f->sergeant, overdue, 5).n, 0);
	clock_to(f, day(20260725));
	lines = lines_of(f, &f->sergeant, overdue, 5);
	assert_int_equal(lines.n, 1);
	assert_int_equal(lines.at[0].task, TASK_DEADLINE_PASSED);
	assert_int_equal(lines.at[0].owner, ROLE_SERGEANT);
	assert_int_equal(lines_of(f, &f->sergeant, all, 5).n, 1); // a referral, and not a line each
}

/* And not the words of one task beside the day of another. */
static void list__shows_what_is_due_first_with_its_own_day(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_lines lines;

	a_missed_one(f, &path);
	lines = lines_of(f, &f->sergeant, (struct referral_filter){ .is_mine = true }, 5);
	assert_int_equal(lines.n, 1);
	assert_int_equal(lines.at[0].task, TASK_NO_PAIR);
	assert_day(lines.at[0].due, 20260516);
	lines = lines_of(f, &f->sergeant, (struct referral_filter){ 0 }, 5);
	assert_int_equal(lines.n, 1);
	assert_int_equal(lines.at[0].task, TASK_STATE);
	assert_int_equal(lines.at[0].state, REFERRAL_WITH_POLICE);
	assert_int_equal(lines.at[0].owner, ROLE_SERGEANT);
	assert_day(lines.at[0].due, 20260522);
}

/* Both roles' lists are read bit by bit, and one of them to its end. */
static void list__of_two_roles_is_one_in_its_order(void **state)
{
	enum { DRAFTS = 13 };
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_lines lines;

	a_missed_one(f, &path);
	for (int i = 0; i < DRAFTS; i++)
		a_referral_in(f, &path,
			somebody(f, &path.p, "Efa", arena_format(f->arena, "Sampl%c", 'a' + i)),
			REFERRAL_DRAFT);
	lines = lines_of(f, &f->sergeant, (struct referral_filter){ .is_mine = true }, 20);
	assert_int_equal(lines.n, DRAFTS + 1);
	assert_int_equal(lines.at[0].owner, ROLE_SERGEANT);
	for (size_t i = 1; i < lines.n; i++) {
		assert_int_equal(lines.at[i].owner, ROLE_REFERRER);
		assert_true(i == 1 || lines.at[i - 1].id.v < lines.at[i].id.v);
	}
}

static void list__is_filtered_and_paged(void **state)
{
	enum { SEVEN = 7, MOST = 3 };
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_filter filter = { .is_mine = true }, all = { 0 };
	size_t n = 0;

	for (int i = 0; i < SEVEN; i++) {
		a_referral_in(f, &path,
			somebody(f, &path.p, "Efa", arena_format(f->arena, "Sampl%c", 'a' + i)),
			REFERRAL_REFERRED);
		time_passes(f, i % 2 * INT64_C(24) * 3600 * 1000);
	}
	for (int page = 0; page < 3; page++) {
		struct referral_lines lines = lines_of(f, &path.p.triage_worker, filter, MOST);
		struct referral_lines of_all = lines_of(f, &path.p.triage_worker, all, MOST);
		size_t shown = lines.n < MOST ? lines.n : MOST;

		assert_int_equal(lines.n > MOST, page < 2);
		assert_int_equal(of_all.n, lines.n);
		n += shown;
		filter.after_due = lines.at[shown - 1].due;
		filter.after = lines.at[shown - 1].id;
		all.after = of_all.at[shown - 1].id;
	}
	assert_int_equal(n, SEVEN);
	filter = (struct referral_filter){ .is_mine = true, .county = COUNTY_GWN };
	assert_int_equal(lines_of(f, &path.p.triage_worker, filter, 50).n, 0);
	filter = (struct referral_filter){ .is_mine = true, .state = REFERRAL_TRIAGED };
	assert_int_equal(lines_of(f, &path.p.triage_worker, filter, 50).n, 0);
	filter = (struct referral_filter){ .is_mine = true, .is_late = true };
	assert_int_equal(lines_of(f, &path.p.triage_worker, filter, 50).n, 4);
}

static size_t all_of(struct fresh *f, const struct path *path, struct referral_filter filter)
{
	return lines_of(f, &path->p.triage_worker, filter, 50).n;
}

/* Of a county with few people they are looked up, of one with many it is walked: the same is found. */
static void list__of_all_is_filtered(void **state)
{
	enum { MANY = 101 };
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_filter of_county = { .county = COUNTY_POW }, next = of_county;

	a_referral_in(f, &path, efa(f, &path), REFERRAL_REFERRED);
	a_referral_in(f, &path, somebody(f, &path.p, "Owain", "Sampl"), REFERRAL_REFERRED);
	a_referral_in(f, &path, somebody(f, &path.p, "Elin", "Sampl"), REFERRAL_ACCEPTED);
	next.after = lines_of(f, &path.p.triage_worker, of_county, 1).at[0].id;
	for (int has_many = 0; has_many < 2; has_many++) {
		assert_int_equal(all_of(f, &path, of_county), 3);
		assert_int_equal(all_of(f, &path, next), 2);
		assert_int_equal(
			all_of(f, &path, (struct referral_filter){ .county = COUNTY_GWN }), 0);
		for (int has_county = 0; has_county < 2; has_county++) {
			enum county county = has_county ? COUNTY_POW : COUNTY_NONE;
			struct referral_filter referred = { .county = county,
				.state = REFERRAL_REFERRED };
			struct referral_filter void_ = { .county = county, .state = REFERRAL_VOID };
			struct referral_filter men = { .county = county, .type = COHORT_MI };
			struct referral_filter others = { .county = county, .type = COHORT_FN };
			struct referral_filter late = { .county = county, .is_late = true };

			assert_int_equal(all_of(f, &path, referred), 2);
			assert_int_equal(all_of(f, &path, void_), 0);
			assert_int_equal(all_of(f, &path, men), 3);
			assert_int_equal(all_of(f, &path, others), 0);
			assert_int_equal(all_of(f, &path, late), has_many ? 2 : 0);
		}
		time_passes(f, INT64_C(5) * 24 * 3600 * 1000);
		for (int i = 0; i < MANY; i++)
			somebody(f, &path.p, "Many", "Sampl");
	}
}

static void waiting__is_counted_by_county_and_type(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);

	a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);
	a_referral_in(f, &path, somebody(f, &path.p, "Owain", "Sampl"), REFERRAL_SENT);
	a_booked_one(f, &path, somebody(f, &path.p, "Elin", "Sampl"), &pair);
	READ (f, w) {
		work_read_for(w, f->coordinator.account);

		bool has_more = true;
		struct waitings all = referral_waiting(w, &f->coordinator, 2, &has_more);

		assert_false(has_more);
		assert_int_equal(all.n, 1);
		assert_int_equal(all.at[0].county, COUNTY_POW);
		assert_int_equal(all.at[0].type, COHORT_MI);
		assert_int_equal(all.at[0].people, 2);
		assert_day(all.at[0].since, date_number(TODAY));
		all = referral_waiting(w, &f->coordinator, 1, &has_more);
		assert_true(has_more);
		assert_int_equal(all.n, 1);
		assert_int_equal(all.at[0].people, 1);
	}
}

static void funnel__counts_each_once_as_far_as_they_came(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);
	struct referral_id id = a_booked_one(f, &path, efa(f, &path), &pair);
	struct funnel funnel;

	held(f, &pair);
	a_referral_in(f, &path, somebody(f, &path.p, "Owain", "Sampl"), REFERRAL_TRIAGED);
	clock_to(f, pair.workshop[WORKSHOP_A].on);
	did(f, &path.p.facilitator, id, a_result(DO_RECORD_A, ATTENDANCE_ATTENDED));
	did(f, &path.p.facilitator, id, a_result(DO_CORRECT, ATTENDANCE_ABSENT));
	READ (f, w) {
		assert_true(referral_funnel(
			w, &f->commissioning_officer, path.p.scheme, TODAY, TODAY, &funnel));
		assert_int_equal(funnel.number[MILESTONE_HELD], 1);
		assert_int_equal(funnel.number[MILESTONE_REFERRED], 2);
		assert_int_equal(funnel.number[MILESTONE_TRIAGED], 2);
		assert_int_equal(funnel.number[MILESTONE_BOOKED], 1);
		assert_int_equal(funnel.number[MILESTONE_A_ATTENDED], 0); // it was corrected
		assert_int_equal(scheme_waiting(w, path.p.scheme), 1);
		assert_false(
			referral_funnel(w, &f->stranger, path.p.scheme, TODAY, TODAY, &funnel));
	}
}

/* ---- history ---- */

static void history__holds_each_deed_and_the_log_each_act(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260516, 4);
	struct referral_id id = a_booked_one(f, &path, efa(f, &path), &pair);
	struct audit_filter filter = { .kind = "referral", .id = id.v };
	struct audit_page page;

	READ (f, w) {
		work_read_for(w, f->sergeant.account);

		struct past_deeds all = referral_history(w, &f->sergeant, id);

		assert_int_equal(all.n, 8); // six on the way, the booking, the police told
		assert_int_equal(all.at[0].deed.act, DO_REFER);
		assert_int_equal(all.at[0].by.v, path.p.referrer.account.v);
		assert_int_equal(all.at[0].body.v, path.p.diversion.v);
		assert_int_equal(all.at[6].deed.act, DO_BOOK);
		assert_int_equal(all.at[6].cohort.v, pair.id.v);
		assert_day(all.at[6].deed.pair.on[WORKSHOP_A], 20260516);
		assert_int_equal(all.at[7].deed.act, DO_TELL);
	}
	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	assert_int_equal(page.n, 10); // and its beginning, and why without a check
	assert_string_equal(page.at[page.n - 1].act, "referral-begin");
	assert_string_equal(page.at[page.n - 2].act, "referral-refer");
	assert_string_equal(page.at[page.n - 3].act, "referral-reason");
}

/* ---- the other program ---- */

/* What it says, taken as the relay takes it. */
static int64_t unsaid(struct fresh *f)
{
	struct relay_waiting waiting = { 0 };

	READ (f, w)
		waiting = relay_waiting(w);
	return waiting.n;
}

static void outside__a_booking_is_refused_while_a_pause_stands(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260523, 10);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);
	struct referral_step book = a_booking(DO_BOOK, pair.id);

	assert_true(hears(f, id, RELAY_PAUSE_CONTACT));
	assert_true(hears(f, id, RELAY_PAUSE_CONTACT));
	assert_int_equal(state_now(f, id), REFERRAL_HELD);
	assert_int_equal(tries(f, &path.p.coordinator, id, book), REFUSED);
	assert_true(hears(f, id, RELAY_SAFE_TO_PROCEED));
	assert_true(hears(f, id, RELAY_SAFE_TO_PROCEED));
	assert_int_equal(state_now(f, id), REFERRAL_ACCEPTED);
	assert_int_equal(tries(f, &path.p.coordinator, id, book), DONE);
}

static bool is_asked(
	struct fresh *f, const struct actor *by, struct referral_id id, struct hold_asked *asked)
{
	struct kept_referral r;
	bool is_said = false;

	READ (f, w) {
		work_read_for(w, by->account);
		assert_true(referral_load(w, by, id, &r));
		is_said = referral_hold_asked(w, by, &r, asked);
	}
	return is_said;
}

static void outside__who_asked_for_a_hold_is_told_to_the_lead_alone(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);
	const struct actor *lead = &path.p.perpetrator_lead;
	const struct actor *const others[] = { &f->sergeant, &path.p.referrer,
		&path.p.triage_worker, &path.p.coordinator, &path.p.privacy };
	struct hold_asked asked;

	assert_false(is_asked(f, lead, id, &asked));
	assert_true(hears(f, id, RELAY_PAUSE_CONTACT));
	for (size_t i = 0; i < array_size(others); i++)
		assert_false(is_asked(f, others[i], id, &asked));
	assert_true(is_asked(f, lead, id, &asked));
	assert_int_equal(asked.by.v, 0);
	assert_true(date_equal(asked.paused_on, instant_day(f->now)));
	assert_true(hears(f, id, RELAY_SAFE_TO_PROCEED));
	did(f, &path.p.coordinator, id, a_pause());
	assert_true(is_asked(f, lead, id, &asked));
	assert_int_equal(asked.by.v, path.p.coordinator.account.v);
	assert_false(date_is_set(asked.paused_on));
}

static void outside__a_hold_that_somebody_here_put_is_not_lifted_from_there(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);
	struct hold_asked asked;
	int64_t version;

	did(f, &path.p.perpetrator_lead, id, a_pause());
	version = referral_now(f, id).version;
	assert_true(hears(f, id, RELAY_PAUSE_CONTACT));
	assert_int_equal(referral_now(f, id).version, version); // nobody else is told
	assert_true(is_asked(f, &path.p.perpetrator_lead, id, &asked));
	assert_true(date_is_set(asked.paused_on));
	assert_true(hears(f, id, RELAY_SAFE_TO_PROCEED));
	assert_int_equal(state_now(f, id), REFERRAL_HELD);
	assert_true(is_asked(f, &path.p.perpetrator_lead, id, &asked));
	assert_false(date_is_set(asked.paused_on));
	did(f, &path.p.perpetrator_lead, id, a_step(DO_LIFT));
	assert_int_equal(state_now(f, id), REFERRAL_ACCEPTED);
}

static void outside__a_pause_of_what_is_over_changes_nothing(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);
	struct referral_step withdraw = { .deed = { .act = DO_WITHDRAW, .because = CLOSURE_DIED } };
	int64_t version;

	assert_true(hears(f, id, RELAY_PAUSE_CONTACT));
	did(f, &path.p.perpetrator_lead, id, withdraw);
	version = referral_now(f, id).version;
	assert_true(hears(f, id, RELAY_SAFE_TO_PROCEED));
	assert_true(hears(f, id, RELAY_PAUSE_CONTACT));
	assert_int_equal(referral_now(f, id).version, version);
}

static void outside__what_it_waited_for_before_a_pause_it_waits_for_again(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);
	struct referral_step hold = { .deed = { .act = DO_HOLD, .hold = HOLD_ACCESS } };

	did(f, &path.p.coordinator, id, hold);
	assert_true(hears(f, id, RELAY_PAUSE_CONTACT));
	assert_int_equal(referral_now(f, id).facts.hold, HOLD_PAUSED);
	assert_int_equal(tries(f, &path.p.coordinator, id, a_step(DO_LIFT)), REFUSED);
	assert_true(hears(f, id, RELAY_SAFE_TO_PROCEED));
	assert_int_equal(referral_now(f, id).facts.hold, HOLD_ACCESS);
	did(f, &path.p.coordinator, id, a_step(DO_LIFT));
	assert_int_equal(state_now(f, id), REFERRAL_ACCEPTED);
}

static bool is_told(struct fresh *f, const struct actor *by, enum notice_kind kind)
{
	bool is = false;

	READ (f, w) {
		work_read_for(w, by->account);

		struct kept_notices all = notices_for(w, by, false, (struct notice_id){ 0 }, 20);

		list_each (const struct kept_notice *, each, &all)
			is |= each->notice.kind == kind;
	}
	return is;
}

static void outside__details_and_risk_are_notices(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);

	assert_true(hears(f, id, RELAY_DETAILS_DO_NOT_WORK));
	assert_true(is_told(f, &path.p.referrer, NOTICE_DETAILS));
	assert_false(is_told(f, &path.p.referrer, NOTICE_SAFEGUARDING));
	assert_true(hears(f, id, RELAY_RISK_CHANGED));
	assert_true(is_told(f, &path.p.referrer, NOTICE_SAFEGUARDING));
	assert_true(is_told(f, &path.p.perpetrator_lead, NOTICE_SAFEGUARDING));
	assert_true(hears(f, id, RELAY_CONTACT_MADE));
}

/* Who is to ring whom is said; whether the victims' side or somebody here said so first is not. */
static void history__names_nobody_of_safeguarding_whoever_said_it(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);
	struct past_deeds history = { 0 };
	size_t n = 0;

	assert_true(hears(f, id, RELAY_RISK_CHANGED));
	did(f, &path.p.coordinator, id,
		(struct referral_step){
			.deed = { .act = DO_TELL, .notice = NOTICE_SAFEGUARDING } });
	READ (f, w) {
		work_read_for(w, f->sergeant.account);
		history = referral_history(w, &f->sergeant, id);
	}
	list_each (const struct past_deed *, each, &history) {
		bool is_safeguarding =
			each->deed.act == DO_TELL && each->deed.notice == NOTICE_SAFEGUARDING;

		n += is_safeguarding;
		assert_int_equal(each->by.v == 0, is_safeguarding);
	}
	assert_int_equal(n, 2);
}

/* "made declined tried" of that cohort. */
static const char *liaison_now(struct fresh *f, const struct cohort *c)
{
	struct liaison_figures figures = { 0 };

	READ (f, w)
		assert_true(cohort_liaison(w, &f->commissioning_officer, c, &figures));
	return arena_format(f->arena, "%d %d %d", (int)figures.number[LIAISON_MADE],
		(int)figures.number[LIAISON_DECLINED], (int)figures.number[LIAISON_TRIED]);
}

static void liaison__counts_once_what_came_of_it_at_best(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260523, 10);
	struct referral_id id = a_referral_in(f, &path, efa(f, &path), REFERRAL_ACCEPTED);

	assert_true(hears(f, id, RELAY_CONTACT_TRIED));
	assert_string_equal(liaison_now(f, &pair), "0 0 0"); // in no cohort yet
	did(f, &path.p.coordinator, id, a_booking(DO_BOOK, pair.id));
	assert_string_equal(liaison_now(f, &pair), "0 0 1");
	assert_true(hears(f, id, RELAY_CONTACT_DECLINED));
	assert_string_equal(liaison_now(f, &pair), "0 1 0");
	assert_true(hears(f, id, RELAY_CONTACT_MADE));
	assert_true(hears(f, id, RELAY_CONTACT_MADE));
	assert_true(hears(f, id, RELAY_CONTACT_TRIED));
	assert_string_equal(liaison_now(f, &pair), "1 0 0");
	a_booked_one(f, &path, somebody(f, &path.p, "Owain", "Sampl"), &pair);
	assert_string_equal(liaison_now(f, &pair), "1 0 0"); // nothing was told of that one
}

static void liaison__stays_with_the_first_cohort_unless_that_was_cancelled(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort first = a_pair(f, &path, 20260516, 10);
	struct cohort second = a_pair(f, &path, 20260523, 10);
	struct cohort third = a_pair(f, &path, 20260530, 10);
	struct referral_id id = a_booked_one(f, &path, efa(f, &path), &first);

	assert_true(hears(f, id, RELAY_CONTACT_MADE));
	assert_string_equal(liaison_now(f, &first), "1 0 0");
	did(f, &path.p.coordinator, id, a_step(DO_POSTPONE));
	did(f, &path.p.coordinator, id, a_booking(DO_BOOK, second.id));
	assert_string_equal(liaison_now(f, &first), "0 0 0");
	assert_string_equal(liaison_now(f, &second), "1 0 0");
	clock_to(f, second.workshop[WORKSHOP_A].on);
	did(f, &path.p.facilitator, id, a_result(DO_RECORD_A, ATTENDANCE_ABSENT));
	did(f, &f->sergeant, id,
		(struct referral_step){ .deed = { .act = DO_DECIDE, .decision = POLICE_GO_ON } });
	did(f, &path.p.coordinator, id, a_booking(DO_BOOK, third.id));
	assert_string_equal(liaison_now(f, &second), "1 0 0");
	assert_string_equal(liaison_now(f, &third), "0 0 0");
}

static void liaison__may_be_read_by_nobody_who_knows_the_people(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260523, 10);
	const struct actor *all[] = { &path.p.coordinator, &path.p.facilitator, &path.p.referrer,
		&path.p.perpetrator_lead, &path.p.triage_worker, &f->sergeant };
	struct liaison_figures figures;

	READ (f, w)
		for (size_t i = 0; i < array_size(all); i++)
			assert_false(cohort_liaison(w, all[i], &pair, &figures));
}

/* Nobody reads as the relay does: its account is nobody's. */
static void outside__no_case_of_that_link_is_not_taken(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct relay_message message = { .fields = { .link = { 7 } } };

	a_referral_in(f, &path, efa(f, &path), REFERRAL_REFERRED);
	for (const struct relay_handler *each = referral_handlers; each->flag != RELAY_FLAG_NONE;
		each++)
		WRITE (f, w)
			assert_false(each->take(w, NULL, &message));
}

static void outside__is_told_of_a_referral_its_days_and_who_came(void **state)
{
	struct fresh *f = *state;
	struct path path = a_path(f);
	struct cohort pair = a_pair(f, &path, 20260523, 10);
	struct referral_id id = a_draft_of(f, &path, efa(f, &path));

	assert_int_equal(unsaid(f), 0);
	did(f, &path.p.referrer, id, a_step(DO_REFER));
	assert_int_equal(unsaid(f), 1); // the case
	did(f, &path.p.triage_worker, id, a_step(DO_OPEN_TRIAGE));
	did(f, &path.p.triage_worker, id, a_step(DO_COMPLETE_TRIAGE));
	did(f, &path.p.triage_worker, id, a_step(DO_SEND_ON));
	did(f, &path.p.coordinator, id, a_step(DO_RECEIVE));
	did(f, &path.p.coordinator, id, a_step(DO_ACCEPT));
	assert_int_equal(unsaid(f), 1);
	did(f, &path.p.coordinator, id, a_booking(DO_BOOK, pair.id));
	assert_int_equal(unsaid(f), 2); // both days
	clock_to(f, pair.workshop[WORKSHOP_A].on);
	did(f, &path.p.coordinator, id, a_result(DO_RECORD_A, ATTENDANCE_ATTENDED));
	assert_int_equal(unsaid(f), 3);
	clock_to(f, pair.workshop[WORKSHOP_B].on);
	did(f, &path.p.coordinator, id, a_result(DO_RECORD_B, ATTENDANCE_ATTENDED));
	assert_int_equal(unsaid(f), 5); // came, and completed
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(referral__begins_after_a_caution_that_was_given),
		FRESH(referral__follows_no_caution_that_was_not_given_to_that_person),
		FRESH(referral__says_what_it_lacks),
		FRESH(referral__is_refused_on_a_day_without_authorisation_and_a_draft_waits),
		FRESH(referral__is_into_a_group_of_the_persons_sex),
		FRESH(referral__of_neither_sex_says_why_that_group),
		FRESH(booking__is_into_a_group_of_the_persons_sex),
		FRESH(referral__is_of_an_adult_on_the_day_that_counts),
		FRESH(acceptance__is_of_whoever_was_an_adult_on_the_day_of_the_referral),
		FRESH(referral__without_a_kept_check_says_why_and_is_counted),
		FRESH(referral__of_one_person_by_two_officers_is_one),
		FRESH(act__on_what_changed_meanwhile_is_not_done),
		FRESH(referral__may_follow_one_that_is_over),
		FRESH(person__is_shown_to_each_body_when_it_is_its_turn),
		FRESH(facilitator__who_leads_no_longer_sees_nobody_of_it),
		FRESH(referral__is_hidden_from_who_may_not_see_the_person),
		FRESH(body__has_to_be_named_where_several_do_the_same),
		FRESH(place__that_was_held_is_kept_and_confirmed),
		FRESH(place__that_a_caution_keeps_is_taken_days_later),
		FRESH(place__is_given_back_where_another_is_booked),
		FRESH(place__for_another_b_leaves_that_of_a),
		FRESH(person__is_found_by_the_referral_and_by_each_place_of_it),
		FRESH(place__that_is_not_held_is_not_taken),
		FRESH(booking__as_of_a_past_day_is_held_against_what_held_then),
		FRESH(booking__is_refused_into_a_pair_after_the_contract_ends),
		FRESH(booking__is_taken_into_a_pair_that_the_contract_reaches),
		FRESH(booking__is_refused_where_the_pair_will_not_do),
		FRESH(booking__is_refused_into_another_group),
		FRESH(booking__waits_while_the_referral_is_paused),
		FRESH(booking__overfills_nothing_when_several_book_at_once),
		FRESH(police__are_told_of_booking_attendance_and_completion),
		FRESH(caution__that_is_extended_moves_its_referral),
		FRESH(decision__at_the_referral_is_that_of_its_caution),
		FRESH(decision__at_the_caution_is_that_of_its_referral),
		FRESH(caution__is_varied_at_once_where_it_was_not_complied_with),
		FRESH(decision__at_the_caution_ends_a_referral_that_goes_on),
		FRESH(decision__stands_over_a_condition_that_was_marked_as_met),
		FRESH(caution__that_is_complete_in_part_ends_its_referral),
		FRESH(caution__waits_to_be_complete_once_both_were_attended),
		FRESH(miss__is_told_at_once_and_says_whether_a_repeat_can_end_in_time),
		FRESH(correction__is_told_anew),
		FRESH(notice__is_seen_by_somebody_of_its_body),
		FRESH(list__of_what_is_mine_moves_from_role_to_role),
		FRESH(list__shows_the_sergeant_a_deadline_once_it_has_passed),
		FRESH(list__shows_a_deadline_that_has_passed_whatever_else_is_the_sergeants),
		FRESH(list__shows_what_is_due_first_with_its_own_day),
		FRESH(list__of_two_roles_is_one_in_its_order),
		FRESH(list__is_filtered_and_paged),
		FRESH(list__of_all_is_filtered),
		FRESH(waiting__is_counted_by_county_and_type),
		FRESH(funnel__counts_each_once_as_far_as_they_came),
		FRESH(outside__a_booking_is_refused_while_a_pause_stands),
		FRESH(outside__who_asked_for_a_hold_is_told_to_the_lead_alone),
		FRESH(outside__a_hold_that_somebody_here_put_is_not_lifted_from_there),
		FRESH(outside__a_pause_of_what_is_over_changes_nothing),
		FRESH(outside__what_it_waited_for_before_a_pause_it_waits_for_again),
		FRESH(outside__details_and_risk_are_notices),
		FRESH(history__names_nobody_of_safeguarding_whoever_said_it),
		FRESH(liaison__counts_once_what_came_of_it_at_best),
		FRESH(liaison__stays_with_the_first_cohort_unless_that_was_cancelled),
		FRESH(liaison__may_be_read_by_nobody_who_knows_the_people),
		FRESH(outside__no_case_of_that_link_is_not_taken),
		FRESH(outside__is_told_of_a_referral_its_days_and_who_came),
		FRESH(history__holds_each_deed_and_the_log_each_act),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
