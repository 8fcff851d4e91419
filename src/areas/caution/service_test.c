/* SPDX-License-Identifier: MIT */
/*
 * Cautions on a real database: proposed, authorised, given, complied with, and seen by those alone
 * who may.
 */
#include "areas/caution/caution.h"

#include "areas/caution/store.h"
#include "areas/caution/testing_kept.h"

static struct problems problems;
static const char *refused;

/* ---- what is done ---- */

static bool sees(
	struct fresh *f, const struct actor *by, struct caution_id id, struct kept_caution *c)
{
	bool answer = false;

	READ (f, w) {
		work_read_for(w, by->account);
		answer = caution_load(w, by, id, c);
	}
	return answer;
}

static struct kept_caution now_is(struct fresh *f, struct caution_id id)
{
	struct kept_caution c;

	assert_true(sees(f, &f->sergeant, id, &c));
	return c;
}

static enum outcome_kind propose(struct fresh *f, const struct actor *by,
	const struct kept_caution *draft, struct caution_id *id)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = caution_propose(w, by, draft, &problems, id);
	}
	return outcome;
}

static enum outcome_kind alter(
	struct fresh *f, const struct actor *by, const struct kept_caution *c)
{
	enum outcome_kind outcome = ABSENT;
	struct kept_caution stands;

	problems = (struct problems){ 0 };
	refused = NULL;
	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = caution_alter(w, by, c, &problems, &refused, &stands);
	}
	return outcome;
}

/* With what is suggested for it, and what no form could know. */
static struct caution_deed deed_of(
	struct arena *a, const struct caution *c, enum caution_act act, const struct actor *by)
{
	struct caution_deed deed = caution_deed_suggested(a, c, act, by->name, TODAY);

	deed.condition = 1;
	deed.condition_state = CONDITION_MET;
	deed.extension.to =
		date_is_day(c->deadline) ? date_add_days(caution_deadline(c), 7) : TODAY;
	deed.extension.because = "Efa was ill.";
	deed.because = "Efa broke a leg.";
	return deed;
}

static enum outcome_kind act_at(struct fresh *f, const struct actor *by, struct caution_id id,
	int64_t version, const struct caution_deed *deed)
{
	enum outcome_kind outcome = ABSENT;
	struct kept_caution stands;

	problems = (struct problems){ 0 };
	refused = NULL;
	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = caution_do(w, by, id, version, deed, &problems, &refused, &stands);
	}
	return outcome;
}

static enum outcome_kind act(
	struct fresh *f, const struct actor *by, struct caution_id id, enum caution_act act)
{
	struct kept_caution c = now_is(f, id);
	struct caution_deed deed = deed_of(f->arena, &c.facts, act, by);

	return act_at(f, by, id, c.version, &deed);
}

/* The acts on it in the log, newest first. */
static const char *acts(struct fresh *f, struct caution_id id)
{
	struct audit_filter filter = { .kind = "caution", .id = id.v };
	struct audit_page page;
	const char *all = "";

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	for (size_t i = 0; i < page.n; i++)
		all = arena_format(f->arena, "%s%s%s", all, i == 0 ? "" : " ", page.at[i].act);
	return all;
}

/* ---- proposing ---- */

static void caution__is_kept_whole(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct kept_caution c = now_is(f, a_proposed_caution(f, &p, efa));
	struct kept_caution draft = a_draft(f->arena, efa);

	assert_int_equal(c.person.v, efa.v);
	assert_int_equal(c.organisation.v, f->force.v);
	assert_int_equal(c.scheme.v, p.scheme.v);
	assert_int_equal(c.facts.state, CAUTION_PROPOSED);
	assert_int_equal(c.facts.disposal, DISPOSAL_ADULT);
	assert_day(c.facts.born, 19900517);
	assert_string_equal(c.offence, "Common assault");
	assert_day(c.facts.offence_on, 20260404);
	assert_day(c.facts.deadline, 20260724);
	assert_day(c.facts.tick[REQUIREMENT_EVIDENCE].on, 20260410);
	assert_string_equal(c.facts.tick[REQUIREMENT_EVIDENCE].officer, "12345");
	assert_int_equal(c.facts.views.outcome, VIEWS_OBTAINED);
	assert_day(c.facts.views.on, 20260410);
	assert_string_equal(c.facts.views.method, "By telephone");
	assert_int_equal(c.facts.sets.n, 1);

	const struct condition *kept = &c.facts.sets.at[0].conditions.at[0];

	assert_int_equal(c.facts.sets.at[0].conditions.n, 1);
	assert_string_equal(kept->text, draft.facts.sets.at[0].conditions.at[0].text);
	assert_int_equal(kept->object, OBJECT_REHABILITATE);
	assert_int_equal(kept->hours, 10);
	assert_int_equal(kept->state, CONDITION_OPEN);
	assert_string_equal(acts(f, c.id), "caution-propose");
}

/* What only an authoriser, or whoever gives it, may say is not taken from a draft. */
static void draft__says_nothing_of_what_comes_later(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct kept_caution c =
		now_is(f, a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl")));

	assert_int_equal(c.facts.authoriser.authority, AUTHORITY_NONE);
	for (enum requirement each = REQUIREMENT_DECISION; each < REQUIREMENT_COUNT; each++)
		assert_false(date_is_set(c.facts.tick[each].on));
	assert_false(date_is_set(c.facts.sets.at[0].signed_on));
}

static void draft__begins_with_what_the_held_place_says(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct place place = a_held_place(f, &p);
	struct kept_caution c, in_welsh;
	struct caution_id id;

	READ (f, w) {
		struct person person;

		work_read_for(w, f->sergeant.account);
		assert_true(person_load(w, &f->sergeant, efa, &person));
		c = caution_suggested(w, &f->sergeant, &person, place.id);
		person.facts.language = SPOKEN_WELSH;
		in_welsh = caution_suggested(w, &f->sergeant, &person, place.id);
	}
	assert_int_equal(c.facts.disposal, DISPOSAL_ADULT);
	assert_day(c.facts.deadline, 20260831);
	assert_int_equal(c.facts.sets.at[0].conditions.n, 1);

	const struct condition *workshops = &c.facts.sets.at[0].conditions.at[0];

	assert_string_equal(workshops->text,
		"Attend both workshops of the programme: workshop A on Saturday 11 July 2026, and "
		"workshop B on Saturday 8 August 2026.");
	assert_string_equal(in_welsh.facts.sets.at[0].conditions.at[0].text,
		"Mynychu dau weithdy’r rhaglen: gweithdy A (Dydd Sadwrn, 11 Gorffennaf 2026) a "
		"gweithdy B (Dydd Sadwrn, 8 Awst 2026).");
	assert_int_equal(workshops->object, OBJECT_REHABILITATE);
	assert_int_equal(workshops->hours, 10);
	assert_day(workshops->due, 20260808);
	assert_day(c.facts.tick[REQUIREMENT_EVIDENCE].on, date_number(TODAY));
	assert_string_equal(c.facts.tick[REQUIREMENT_EVIDENCE].officer, f->sergeant.name);

	assert_int_equal(propose(f, &f->sergeant, &c, &id), DONE);
	assert_int_equal(now_is(f, id).place.v, place.id.v);
	READ (f, w) {
		struct caution_id found;

		work_read_for(w, f->sergeant.account);
		assert_true(caution_of_place(w, &f->sergeant, place.id, &found));
		assert_int_equal(found.v, id.v);
	}
}

static void draft__takes_no_place_that_is_not_the_forces(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct kept_caution draft = a_draft(f->arena, somebody(f, &p, "Efa", "Sampl"));
	struct caution_id id;

	draft.place = (struct place_id){ 17 };
	assert_int_equal(propose(f, &f->sergeant, &draft, &id), DONE);
	assert_int_equal(now_is(f, id).place.v, 0);
}

/* Given after that many hours. */
static struct caution_id a_caution_with_place(
	struct fresh *f, const struct programme *p, struct place_id place, int hours)
{
	struct kept_caution draft = a_draft_with(f->arena, somebody(f, p, "Efa", "Sampl"), place);
	struct caution_id id = proposes(f, p, &draft);

	assert_int_equal(act(f, &f->sergeant, id, CAUTION_AUTHORISE), DONE);
	time_passes(f, hours * INT64_C(3600000));
	assert_int_equal(act(f, &p->referrer, id, CAUTION_ISSUE), DONE);
	return id;
}

static enum place_state place_now(struct fresh *f, struct place_id id)
{
	struct place p = { 0 };

	READ (f, w)
		assert_true(place_load(w, id, &p));
	return place_state(&p, f->now);
}

/* The slip says so: whoever accepts the caution has the place. */
static void place__of_a_given_caution_does_not_run_out(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	enum outcome_kind outcome = ABSENT;

	a_caution_with_place(f, &p, place.id, 71);
	time_passes(f, INT64_C(30) * 24 * 3600000);
	assert_int_equal(place_now(f, place.id), PLACE_KEPT);
	WRITE (f, w)
		outcome = place_release(
			w, &f->sergeant, place.id, RELEASE_OTHER_DATES, false, &place);
	assert_int_equal(outcome, REFUSED);
	WRITE (f, w)
		outcome =
			place_release(w, &f->sergeant, place.id, RELEASE_OTHER_DATES, true, &place);
	assert_int_equal(outcome, DONE);
	assert_int_equal(place_now(f, place.id), PLACE_RELEASED);
}

static struct date deadline_of_place(struct fresh *f, struct place_id id)
{
	struct place p = { 0 };

	READ (f, w)
		assert_true(place_load(w, id, &p));
	return p.deadline;
}

static enum outcome_kind extend(struct fresh *f, struct caution_id id, int32_t to)
{
	struct kept_caution c = now_is(f, id);
	struct caution_deed deed = deed_of(f->arena, &c.facts, CAUTION_EXTEND, &f->sergeant);

	deed.extension.to = day(to);
	return act_at(f, &f->sergeant, id, c.version, &deed);
}

static void place__has_as_long_as_its_caution(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct kept_caution draft =
		a_draft_with(f->arena, somebody(f, &p, "Efa", "Sampl"), place.id);
	struct caution_id id;

	draft.facts.deadline = day(20260821);
	id = proposes(f, &p, &draft);
	assert_int_equal(act(f, &f->sergeant, id, CAUTION_AUTHORISE), DONE);
	assert_int_equal(act(f, &p.referrer, id, CAUTION_ISSUE), DONE);
	assert_day(deadline_of_place(f, place.id), 20260831);
	assert_int_equal(extend(f, id, 20260831), DONE);
	assert_day(deadline_of_place(f, place.id), 20260831);
	assert_int_equal(extend(f, id, 20260914), DONE);
	assert_day(deadline_of_place(f, place.id), 20260914);
	WRITE (f, w)
		place_release(w, &f->sergeant, place.id, RELEASE_OTHER_DATES, true, &place);
	assert_int_equal(extend(f, id, 20260921), DONE); // it is the caution's no more
	assert_day(deadline_of_place(f, place.id), 20260914);
}

static void place__that_ran_out_is_kept_if_there_is_room_still(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);

	a_caution_with_place(f, &p, place.id, 73);
	assert_int_equal(place_now(f, place.id), PLACE_KEPT);
}

static void place__of_a_caution_that_ends_is_free(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct caution_id id = a_caution_with_place(f, &p, place.id, 1);
	struct kept_caution c;
	struct caution_deed mark;

	assert_int_equal(act(f, &f->sergeant, id, CAUTION_START), DONE);
	c = now_is(f, id);
	mark = deed_of(f->arena, &c.facts, CAUTION_MARK, &f->sergeant);
	mark.condition_state = CONDITION_FAILED;
	assert_int_equal(act_at(f, &f->sergeant, id, c.version, &mark), DONE);
	assert_int_equal(act(f, &f->sergeant, id, CAUTION_FAIL), DONE);
	assert_int_equal(place_now(f, place.id), PLACE_KEPT);
	assert_int_equal(act(f, &f->sergeant, id, CAUTION_CHARGE), DONE);
	assert_int_equal(place_now(f, place.id), PLACE_RELEASED);
}

static void place__of_a_caution_without_workshops_any_more_is_free(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct caution_id id = a_caution_with_place(f, &p, place.id, 1);
	struct kept_caution c = now_is(f, id);
	struct caution_deed vary = deed_of(f->arena, &c.facts, CAUTION_VARY, &f->sergeant);

	assert_int_equal(act_at(f, &f->sergeant, id, c.version, &vary), DONE);
	assert_int_equal(place_now(f, place.id), PLACE_KEPT);
	c = now_is(f, id);
	vary = deed_of(f->arena, &c.facts, CAUTION_VARY, &f->sergeant);
	vary.conditions.at[0].asks_attendance = false;
	vary.conditions.at[0].hours = 0;
	assert_int_equal(act_at(f, &f->sergeant, id, c.version, &vary), DONE);
	assert_int_equal(place_now(f, place.id), PLACE_RELEASED);
}

static void draft__is_kept_with_gaps_and_not_with_what_is_wrong(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct kept_caution draft = a_draft(f->arena, somebody(f, &p, "Efa", "Sampl"));
	struct caution_id id;

	draft.facts.offence_on = TODAY;
	draft.facts.offence_on.year++;
	assert_int_equal(propose(f, &p.referrer, &draft, &id), REFUSED);
	assert_non_null(problem_of(&problems, "offence-on"));
	draft.facts.offence_on = DATE_NONE;
	draft.facts.deadline = DATE_NONE;
	draft.facts.views = (struct victim_views){ .method = "", .why_otherwise = "" };
	draft.facts.tick[REQUIREMENT_EVIDENCE] = (struct tick){ .officer = "" };
	draft.facts.sets.n = 0;
	draft.offence = "";
	assert_int_equal(propose(f, &p.referrer, &draft, &id), DONE);
	assert_int_equal(act(f, &f->sergeant, id, CAUTION_AUTHORISE), REFUSED);
	assert_non_null(refused);
	assert_non_null(problem_of(&problems, "offence-on"));
	assert_non_null(problem_of(&problems, "views"));
	assert_non_null(problem_of(&problems, "conditions"));
	assert_null(problem_of(&problems, "authoriser"));
	assert_null(problem_of(&problems, "decision-on"));
}

static void draft__texts_are_no_longer_than_there_is_room(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct kept_caution draft = a_draft(f->arena, somebody(f, &p, "Efa", "Sampl"));
	struct caution_id id;

	draft.offence = arena_text_of(f->arena, 'x', CAUTION_OFFENCE_MOST + 1);
	draft.facts.views.outcome = VIEWS_NONE;
	draft.facts.views.method = arena_text_of(f->arena, 'x', LINE_MOST + 1);
	draft.facts.views.why_otherwise = arena_text_of(f->arena, 'x', CAUTION_REASON_MOST + 1);
	draft.facts.sets.at[0].conditions.at[0].text =
		arena_text_of(f->arena, 'x', CONDITION_TEXT_MOST + 1);
	draft.facts.sets.at[0].conditions.at[0].hours = 50000;
	assert_int_equal(propose(f, &p.referrer, &draft, &id), REFUSED);
	assert_non_null(problem_of(&problems, "offence"));
	assert_non_null(problem_of(&problems, "views-method"));
	assert_non_null(problem_of(&problems, "views-reason"));
	assert_non_null(problem_of(&problems, "condition-1-text"));
	assert_non_null(problem_of(&problems, "condition-1-hours"));
}

static void caution__is_proposed_by_the_force_alone(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct kept_caution draft = a_draft(f->arena, efa);
	struct caution_id id = { 0 };

	assert_int_equal(propose(f, &p.triage_worker, &draft, &id), ABSENT);
	joins(f, &p, efa, p.diversion_circle);
	joins(f, &p, efa, p.provider_circle);
	assert_int_equal(propose(f, &p.triage_worker, &draft, &id), ABSENT);
	assert_int_equal(propose(f, &p.perpetrator_lead, &draft, &id), ABSENT);
	assert_int_equal(propose(f, &f->coordinator, &draft, &id), ABSENT);
	assert_int_equal(id.v, 0);
	assert_int_equal(propose(f, &p.referrer, &draft, &id), DONE);
	assert_int_equal(propose(f, &f->sergeant, &draft, &id), DONE);
}

/* ---- changing ---- */

static void change__is_kept_while_it_is_proposed(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));
	struct kept_caution c = now_is(f, id);

	c.offence = "Criminal damage";
	c.facts.deadline = day(20260731);
	assert_int_equal(alter(f, &p.referrer, &c), DONE);
	assert_string_equal(now_is(f, id).offence, "Criminal damage");
	assert_int_equal(alter(f, &p.referrer, &c), CHANGED_MEANWHILE);
	c = now_is(f, id);
	assert_int_equal(c.version, 2);
	c.facts.deadline = day(20260301);
	assert_int_equal(alter(f, &p.referrer, &c), REFUSED);
	assert_non_null(problem_of(&problems, "deadline"));
	assert_null(refused);
	assert_int_equal(act(f, &f->sergeant, id, CAUTION_AUTHORISE), DONE);
	c = now_is(f, id);
	assert_int_equal(alter(f, &f->sergeant, &c), REFUSED);
	assert_non_null(refused);
	assert_int_equal(act(f, &f->sergeant, id, CAUTION_RETURN), DONE);
	c = now_is(f, id);
	assert_int_equal(c.facts.authoriser.authority, AUTHORITY_NONE);
	assert_false(date_is_set(c.facts.tick[REQUIREMENT_DECISION].on));
	assert_int_equal(alter(f, &f->sergeant, &c), DONE);
}

/* ---- a whole life ---- */

static void caution__goes_from_a_proposal_to_its_end(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	assert_int_equal(act(f, &p.referrer, id, CAUTION_AUTHORISE), REFUSED);
	assert_int_equal(act(f, &f->sergeant, id, CAUTION_AUTHORISE), DONE);
	assert_int_equal(now_is(f, id).facts.authoriser.rank, RANK_SERGEANT);
	assert_string_equal(now_is(f, id).facts.authoriser.reference, f->sergeant.name);
	assert_int_equal(act(f, &p.referrer, id, CAUTION_ISSUE), DONE);

	struct kept_caution c = now_is(f, id);

	assert_int_equal(c.facts.state, CAUTION_ISSUED);
	assert_day(caution_given_on(&c.facts), date_number(TODAY));
	assert_day(c.facts.sets.at[0].signed_on, date_number(TODAY));
	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++)
		assert_true(date_is_day(c.facts.tick[each].on));
	assert_int_equal(act(f, &p.referrer, id, CAUTION_START), DONE);
	assert_int_equal(act(f, &p.referrer, id, CAUTION_COMPLETE), REFUSED);
	assert_string_equal(refused, "Every condition has to be marked as met first");
	assert_int_equal(act(f, &p.referrer, id, CAUTION_MARK), DONE);
	assert_int_equal(act(f, &p.referrer, id, CAUTION_COMPLETE), DONE);
	assert_int_equal(now_is(f, id).facts.state, CAUTION_COMPLETED);
	assert_string_equal(acts(f, id),
		"caution-complete caution-mark caution-start caution-issue caution-authorise "
		"caution-propose");
}

static int64_t cautions_given(struct fresh *f, const struct programme *p)
{
	int64_t number[MILESTONE_COUNT] = { 0 };

	READ (f, w)
		scheme_reached(w, p->scheme, TODAY, TODAY, number);
	return number[MILESTONE_CAUTIONED];
}

static void caution__is_counted_in_the_figures_once_it_is_given(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	assert_int_equal(act(f, &f->sergeant, id, CAUTION_AUTHORISE), DONE);
	assert_int_equal(cautions_given(f, &p), 0);
	assert_int_equal(act(f, &p.referrer, id, CAUTION_ISSUE), DONE);
	assert_int_equal(act(f, &p.referrer, id, CAUTION_START), DONE);
	assert_int_equal(cautions_given(f, &p), 1);
}

static void caution__is_done_with_once_by_two_at_once(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));
	struct kept_caution seen = now_is(f, id);
	struct kept_caution changed = seen;
	struct caution_deed deed = deed_of(f->arena, &seen.facts, CAUTION_AUTHORISE, &f->sergeant);

	changed.offence = "Criminal damage";
	assert_int_equal(alter(f, &p.referrer, &changed), DONE);
	assert_int_equal(act_at(f, &f->sergeant, id, seen.version, &deed), CHANGED_MEANWHILE);
	assert_int_equal(now_is(f, id).facts.state, CAUTION_PROPOSED);
}

static void variation__keeps_the_words_that_went_before(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	assert_int_equal(act(f, &f->sergeant, id, CAUTION_AUTHORISE), DONE);
	assert_int_equal(act(f, &f->sergeant, id, CAUTION_ISSUE), DONE);
	assert_int_equal(act(f, &f->sergeant, id, CAUTION_EXTEND), DONE);

	struct kept_caution c = now_is(f, id);
	struct caution_deed deed = deed_of(f->arena, &c.facts, CAUTION_VARY, &f->sergeant);

	assert_day(c.facts.deadline, 20260724);
	assert_day(caution_deadline(&c.facts), 20260731);
	assert_string_equal(c.facts.extensions.at[0].because, "Efa was ill.");
	deed.conditions.at[0].text = "Attend both workshops by telephone.";
	deed.conditions.at[0].due = day(20260731);
	assert_int_equal(act_at(f, &p.referrer, id, c.version, &deed), REFUSED);
	assert_int_equal(act_at(f, &f->sergeant, id, c.version, &deed), DONE);
	c = now_is(f, id);
	assert_int_equal(c.facts.state, CAUTION_VARIED);
	assert_int_equal(c.facts.sets.n, 2);
	assert_string_equal(c.facts.sets.at[0].conditions.at[0].text, "Attend both workshops.");
	assert_int_equal(c.facts.sets.at[0].conditions.at[0].state, CONDITION_VARIED);
	assert_string_equal(c.facts.sets.at[1].because, "Efa broke a leg.");
	assert_false(date_is_set(c.facts.sets.at[1].signed_on));
	assert_int_equal(act(f, &f->sergeant, id, CAUTION_RESUME), DONE);
	assert_day(now_is(f, id).facts.sets.at[1].signed_on, date_number(TODAY));
	assert_day(now_is(f, id).facts.sets.at[0].signed_on, date_number(TODAY));
}

static void deed__that_cannot_be_is_said_beside_its_field(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	assert_int_equal(act(f, &f->sergeant, id, CAUTION_AUTHORISE), DONE);

	struct kept_caution c = now_is(f, id);
	struct caution_deed deed = deed_of(f->arena, &c.facts, CAUTION_ISSUE, &f->sergeant);

	deed.tick[REQUIREMENT_SIGNED].on = day(20260507);
	assert_int_equal(act_at(f, &f->sergeant, id, c.version, &deed), REFUSED);
	assert_non_null(problem_of(&problems, "signed-on"));
	assert_int_equal(act(f, &f->sergeant, id, CAUTION_ISSUE), DONE);
	c = now_is(f, id);
	deed = deed_of(f->arena, &c.facts, CAUTION_EXTEND, &f->sergeant);
	deed.extension.because = "";
	deed.extension.to = day(20260724);
	assert_int_equal(act_at(f, &f->sergeant, id, c.version, &deed), REFUSED);
	assert_non_null(problem_of(&problems, "extension-to"));
	assert_non_null(problem_of(&problems, "extension-because"));
	deed = deed_of(f->arena, &c.facts, CAUTION_VARY, &f->sergeant);
	deed.because = "";
	deed.conditions.n = 0;
	assert_int_equal(act_at(f, &f->sergeant, id, c.version, &deed), REFUSED);
	assert_non_null(problem_of(&problems, "because"));
	assert_non_null(problem_of(&problems, "conditions"));
}

/* ---- every state, act and role ---- */

/* Written apart from the rules on purpose: what a referrer may do, of what a sergeant may. */
static bool is_for_referrers(enum caution_act act)
{
	return act == CAUTION_ISSUE || act == CAUTION_ABANDON || act == CAUTION_START ||
	       act == CAUTION_MARK || act == CAUTION_COMPLETE || act == CAUTION_FAIL;
}

/* So that nothing but state and role stands in the way. */
static struct caution ready_for(struct arena *a, enum caution_state state, enum caution_act act)
{
	struct caution c = a_caution(a, state);
	enum condition_state marked = act == CAUTION_COMPLETE        ? CONDITION_MET
				      : act == CAUTION_COMPLETE_PART ? CONDITION_PART
								     : CONDITION_FAILED;

	c.sets.at[0].conditions.at[0].state = marked;
	return c;
}

static void assert_done_as_the_table_says(struct fresh *f, struct work *w, const struct actor *by,
	bool may, struct kept_caution *kept, enum caution_act act)
{
	enum caution_state before = kept->facts.state;
	enum caution_state after = caution_after(before, act);
	struct caution_deed deed = deed_of(f->arena, &kept->facts, act, by);
	enum outcome_kind expected = may && after != CAUTION_NONE ? DONE : REFUSED;
	struct problems found = { 0 };
	struct kept_caution stands;
	const char *no = NULL;

	if (caution_do(w, by, kept->id, kept->version, &deed, &found, &no, &stands) != expected)
		fail_msg("%s, %s: %s", caution_states[before].name, caution_acts[act].name,
			no == NULL ? "done" : no);
	assert_int_equal(stands.facts.state, expected == DONE ? after : before);
	assert_true(expected == DONE || no != NULL);
	kept->version = stands.version;
}

static void caution__every_act_in_every_state_by_every_role(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));
	struct kept_caution kept = now_is(f, id);
	const struct actor *const actors[] = { &f->sergeant, &p.referrer };

	WRITE (f, w)
		for (size_t i = 0; i < array_size(actors); i++)
			for (enum caution_state from = CAUTION_PROPOSED; from < CAUTION_STATE_COUNT;
				from++)
				for (enum caution_act each = CAUTION_AUTHORISE;
					each < CAUTION_ACT_COUNT; each++) {
					work_read_for(w, actors[i]->account);
					kept.facts = ready_for(f->arena, from, each);
					assert_true(caution_store(w, &kept, f->sergeant.account));
					kept.version++;
					assert_done_as_the_table_says(f, w, actors[i],
						i == 0 || is_for_referrers(each), &kept, each);
				}
}

static void caution__is_acted_on_by_nobody_but_the_force(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct caution_id id = a_proposed_caution(f, &p, efa);
	const struct actor *const others[] = { &p.triage_worker, &p.perpetrator_lead,
		&f->coordinator, &f->facilitator, &p.privacy, &f->officer };

	joins(f, &p, efa, p.diversion_circle);
	joins(f, &p, efa, p.provider_circle);
	joins(f, &p, efa, p.workshop);
	for (size_t i = 0; i < array_size(others); i++)
		for (enum caution_act each = CAUTION_AUTHORISE; each < CAUTION_ACT_COUNT; each++)
			assert_int_equal(act(f, others[i], id, each), ABSENT);
}

/* ---- who sees it ---- */

static bool sees_dates(struct fresh *f, const struct actor *by, struct caution_id id)
{
	struct caution_line line = { 0 };
	struct conditions conditions = { 0 };
	bool answer = false;

	READ (f, w) {
		work_read_for(w, by->account);
		answer = caution_dates_load(w, by, id, &line, &conditions);
	}
	if (answer) {
		assert_day(line.deadline, 20260724);
		assert_int_equal(line.state, CAUTION_PROPOSED);
		assert_int_equal(conditions.n, 1);
		assert_string_equal(conditions.at[0].text, "Attend both workshops.");
	}
	return answer;
}

static size_t lines_of(struct fresh *f, const struct actor *by, struct person_id person)
{
	size_t n = 0;

	READ (f, w) {
		work_read_for(w, by->account);
		n = caution_of_person(w, by, person).n;
	}
	return n;
}

static size_t listed(struct fresh *f, const struct actor *by, struct caution_filter filter)
{
	size_t n = 0;

	READ (f, w) {
		work_read_for(w, by->account);
		n = caution_list_of(w, by, &filter, 50).n;
	}
	return n;
}

static void caution__is_seen_whole_or_by_its_dates_as_the_policy_says(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct caution_id id = a_proposed_caution(f, &p, efa);
	struct kept_caution c;

	assert_false(sees(f, &p.triage_worker, id, &c));
	assert_false(sees_dates(f, &f->coordinator, id));
	joins(f, &p, efa, p.diversion_circle);
	joins(f, &p, efa, p.provider_circle);
	joins(f, &p, efa, p.workshop);
	assert_true(sees(f, &p.triage_worker, id, &c));
	assert_false(c.has_views);
	assert_int_equal(c.facts.views.outcome, VIEWS_NONE);
	assert_false(date_is_set(c.facts.views.on));
	assert_string_equal(c.facts.views.method, "");
	assert_true(sees(f, &p.referrer, id, &c));
	assert_true(c.has_views);
	assert_int_equal(c.facts.views.outcome, VIEWS_OBTAINED);
	assert_false(sees(f, &p.perpetrator_lead, id, &c));
	assert_true(sees_dates(f, &p.perpetrator_lead, id));
	assert_false(sees(f, &f->coordinator, id, &c));
	assert_false(sees(f, &f->facilitator, id, &c));
	assert_false(sees(f, &p.privacy, id, &c));
	assert_true(sees_dates(f, &f->coordinator, id));
	assert_true(sees_dates(f, &f->facilitator, id));
	assert_true(sees_dates(f, &p.triage_worker, id));
	assert_true(sees_dates(f, &p.privacy, id)); // holds the same right as who delivers
	assert_int_equal(lines_of(f, &f->coordinator, efa), 1);
	assert_int_equal(lines_of(f, &f->officer, efa), 0);
}

static void caution__of_a_person_who_is_hidden_is_as_none(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct caution_id id = a_proposed_caution(f, &p, efa);
	struct block block = { .account = f->sergeant.account, .kind = BLOCK_SELF, .from = TODAY };
	struct kept_caution c = now_is(f, id);
	struct caution_deed deed = deed_of(f->arena, &c.facts, CAUTION_AUTHORISE, &f->sergeant);

	assert_int_equal(listed(f, &f->sergeant, (struct caution_filter){ 0 }), 1);
	WRITE (f, w) {
		work_read_for(w, p.privacy.account);
		assert_int_equal(person_block(w, &p.privacy, efa, &block, &problems), DONE);
	}
	assert_false(sees(f, &f->sergeant, id, &c));
	assert_false(sees_dates(f, &f->sergeant, id));
	assert_int_equal(lines_of(f, &f->sergeant, efa), 0);
	assert_int_equal(listed(f, &f->sergeant, (struct caution_filter){ 0 }), 0);
	assert_int_equal(act_at(f, &f->sergeant, id, 1, &deed), ABSENT);
	assert_int_equal(listed(f, &p.referrer, (struct caution_filter){ 0 }), 1);
}

static void list__is_of_a_body_and_of_a_state(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct caution_id first = a_proposed_caution(f, &p, efa);
	struct caution_id second = a_proposed_caution(f, &p, efa);
	struct caution_id newest = first.v > second.v ? first : second;
	struct caution_id other = first.v > second.v ? second : first;

	assert_int_equal(act(f, &f->sergeant, newest, CAUTION_AUTHORISE), DONE);
	assert_int_equal(listed(f, &f->sergeant, (struct caution_filter){ 0 }), 2);
	assert_int_equal(
		listed(f, &f->sergeant, (struct caution_filter){ .state = CAUTION_PROPOSED }), 1);
	assert_int_equal(listed(f, &f->sergeant, (struct caution_filter){ .before = newest }), 1);
	assert_int_equal(
		listed(f, &f->sergeant,
			(struct caution_filter){ .state = CAUTION_PROPOSED, .before = other }),
		0);
	joins(f, &p, efa, p.diversion_circle);
	assert_int_equal(listed(f, &p.triage_worker, (struct caution_filter){ 0 }), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(caution__is_kept_whole),
		FRESH(draft__says_nothing_of_what_comes_later),
		FRESH(draft__begins_with_what_the_held_place_says),
		FRESH(draft__takes_no_place_that_is_not_the_forces),
		FRESH(place__of_a_given_caution_does_not_run_out),
		FRESH(place__has_as_long_as_its_caution),
		FRESH(place__that_ran_out_is_kept_if_there_is_room_still),
		FRESH(place__of_a_caution_that_ends_is_free),
		FRESH(place__of_a_caution_without_workshops_any_more_is_free),
		FRESH(draft__is_kept_with_gaps_and_not_with_what_is_wrong),
		FRESH(draft__texts_are_no_longer_than_there_is_room),
		FRESH(caution__is_proposed_by_the_force_alone),
		FRESH(change__is_kept_while_it_is_proposed),
		FRESH(caution__goes_from_a_proposal_to_its_end),
		FRESH(caution__is_counted_in_the_figures_once_it_is_given),
		FRESH(caution__is_done_with_once_by_two_at_once),
		FRESH(variation__keeps_the_words_that_went_before),
		FRESH(deed__that_cannot_be_is_said_beside_its_field),
		FRESH(caution__every_act_in_every_state_by_every_role),
		FRESH(caution__is_acted_on_by_nobody_but_the_force),
		FRESH(caution__is_seen_whole_or_by_its_dates_as_the_policy_says),
		FRESH(caution__of_a_person_who_is_hidden_is_as_none),
		FRESH(list__is_of_a_body_and_of_a_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
