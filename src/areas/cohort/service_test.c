/* SPDX-License-Identifier: MIT */
/*
 * Planning on a real database: what is kept, what is refused, and who may see it.
 */
#include "areas/cohort/cohort.h"

#include "areas/cohort/testing.h"
#include "base/err.h"

static struct problems problems;
static struct faults faults;

static enum outcome_kind plan(struct fresh *f, const struct actor *by, struct cohort *c)
{
	enum outcome_kind outcome = ABSENT;

	faults = (struct faults){ 0 };
	WRITE (f, w)
		outcome = cohort_plan(w, by, c, &faults);
	return outcome;
}

static enum outcome_kind change(struct fresh *f, struct cohort *c)
{
	enum outcome_kind outcome = ABSENT;
	struct cohort before;

	faults = (struct faults){ 0 };
	WRITE (f, w)
		outcome = cohort_change(w, &f->coordinator, c, &before, &faults);
	return outcome;
}

static enum outcome_kind cancel(
	struct fresh *f, const struct actor *by, const struct cohort *c, const char *because)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = cohort_cancel(w, by, c->id, c->version, because, &problems);
	return outcome;
}

static bool may(struct fresh *f, const struct actor *by, enum right right, struct cohort_id id)
{
	struct cohort c;
	bool is_there = false;

	READ (f, w)
		is_there = cohort_for(w, by, right, id, &c);
	return is_there;
}

static struct cohort now_kept(struct fresh *f, struct cohort_id id)
{
	struct cohort c = { 0 };

	READ (f, w)
		assert_true(cohort_for(w, &f->coordinator, COHORT_READ, id, &c));
	return c;
}

/* Workshop A of it as it is kept, by those two. */
static enum outcome_kind lead(struct fresh *f, struct cohort_id id, struct facilitator_id one,
	struct facilitator_id other)
{
	const struct facilitator_id leader[LEADERS] = { one, other };
	struct cohort c = now_kept(f, id);
	enum outcome_kind outcome = ABSENT;

	faults = (struct faults){ 0 };
	WRITE (f, w)
		outcome = cohort_lead(
			w, &f->coordinator, id, c.version, WORKSHOP_A, leader, &c, &faults);
	return outcome;
}

static size_t leader_changes(struct fresh *f, struct cohort_id id)
{
	size_t n = 0;

	READ (f, w)
		n = cohort_leader_changes(w, id, WORKSHOP_A).n;
	return n;
}

static size_t listed(
	struct fresh *f, const struct actor *by, const struct cohort_filter *filter, size_t most)
{
	size_t n = 0;

	READ (f, w)
		n = cohorts_for(w, by, filter, most).n;
	return n;
}

static const struct cohort_filter anything;

/* ---- planning ---- */

static void cohort__is_kept_as_planned_with_its_blanks_filled(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort made = a_cohort(f, &scene);
	struct cohort c = now_kept(f, made.id);
	const struct workshop *b = &c.workshop[WORKSHOP_B];

	assert_int_equal(c.number, 1);
	assert_int_equal(c.version, 1);
	assert_int_equal(c.organisation.v, f->provider.v);
	assert_int_equal(c.type, COHORT_MI);
	assert_int_equal(c.mode, MODE_ROOM);
	assert_int_equal(c.language, WELSH);
	assert_int_equal(c.county, COUNTY_POW);
	assert_int_equal(c.capacity, 10);
	assert_true(date_equal(b->on, date_of(2026, 5, 9)));
	assert_int_equal(b->begins, 600);
	assert_int_equal(b->ends, 900);
	assert_int_equal(b->leader[1].v, scene.second.id.v);
	assert_null(c.cancelled_because);
}

static void cohort__has_the_next_number_of_its_scheme(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort next = a_plan(&scene);

	a_cohort(f, &scene);
	next.workshop[WORKSHOP_A].on = date_of(2026, 4, 18);
	assert_int_equal(plan(f, &f->coordinator, &next), DONE);
	assert_int_equal(next.number, 2);
}

static void cohort__is_planned_by_a_coordinator_of_a_body_in_the_scheme(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_plan(&scene);
	assert_int_equal(plan(f, &f->sergeant, &c), ABSENT);
	assert_int_equal(plan(f, &f->commissioning_officer, &c), ABSENT);
	assert_int_equal(plan(f, &f->facilitator, &c), ABSENT);
	assert_int_equal(plan(f, &f->elsewhere_coordinator, &c), ABSENT);
	c.scheme.v = 1;
	assert_int_equal(plan(f, &f->coordinator, &c), ABSENT);
}

static void cohort__of_a_body_that_is_no_provider_is_refused(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_plan(&scene);
	struct actor of_the_force = f->coordinator;

	of_the_force.organisation = f->force;
	assert_int_equal(plan(f, &of_the_force, &c), REFUSED);
	assert_int_equal(faults.at[0].kind, FAULT_NO_VENUE); // which is another body's
	c.venue.v = 0;
	c.mode = MODE_TELEPHONE;
	c.county = COUNTY_POW;
	assert_int_equal(plan(f, &of_the_force, &c), REFUSED);
	assert_int_equal(faults.at[0].kind, FAULT_NO_AGREEMENT);
}

static void cohort__is_refused_where_a_facilitator_leads_another(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_plan(&scene);

	a_cohort(f, &scene);
	c.venue.v = 0;
	c.mode = MODE_ONE_TO_ONE;
	c.county = COUNTY_POW;
	c.workshop[WORKSHOP_A].leader[0] = scene.third.id;
	c.workshop[WORKSHOP_A].begins = 840;
	c.workshop[WORKSHOP_A].ends = 1000;
	assert_int_equal(plan(f, &f->coordinator, &c), REFUSED);
	assert_int_equal(faults.n, 1); // at B too, where the day could be moved
	assert_int_equal(faults.at[0].kind, FAULT_LEADER_TAKEN);
	assert_int_equal(faults.at[0].clash->number, 1);
	assert_string_equal(faults.at[0].who->name, "Berwyn Sampl");
	READ (f, w)
		assert_int_equal(cohorts_for(w, &f->coordinator, &anything, 10).n, 1);
}

/* Its B is on the day of the other's A, which lies four weeks later. */
static void cohort__is_refused_where_its_b_meets_another_s_a(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_plan(&scene);

	c.workshop[WORKSHOP_A].on = date_of(2026, 5, 9);
	assert_int_equal(plan(f, &f->coordinator, &c), DONE);
	c = a_plan(&scene);
	c.workshop[WORKSHOP_B].on = date_of(2026, 5, 9);
	assert_int_equal(plan(f, &f->coordinator, &c), REFUSED);
	assert_int_equal(faults.n, 3); // both of them, and the room
	c.workshop[WORKSHOP_B].on = DATE_NONE;
	assert_int_equal(plan(f, &f->coordinator, &c), DONE);
	assert_true(date_equal(c.workshop[WORKSHOP_B].on, date_of(2026, 5, 16)));
	c = a_plan(&scene);
	c.workshop[WORKSHOP_A].on = date_of(2026, 6, 6); // the first one's B
	assert_int_equal(plan(f, &f->coordinator, &c), REFUSED);
	assert_int_equal(faults.at[0].clash_letter, WORKSHOP_B);
}

static void cohort__that_is_cancelled_leaves_its_people_and_room_free(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort first = a_cohort(f, &scene);
	struct cohort c = a_plan(&scene);

	assert_int_equal(plan(f, &f->coordinator, &c), REFUSED);
	assert_int_equal(cancel(f, &f->coordinator, &first, "The hall flooded"), DONE);
	assert_int_equal(plan(f, &f->coordinator, &c), DONE);
	assert_string_equal(now_kept(f, first.id).cancelled_because, "The hall flooded");
}

/* ---- changing ---- */

static void change__is_kept_and_does_not_clash_with_itself(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	c.workshop[WORKSHOP_B].on = date_of(2026, 5, 16);
	c.workshop[WORKSHOP_B].leader[0] = scene.third.id;
	c.capacity = 8;
	assert_int_equal(change(f, &c), DONE);
	c = now_kept(f, c.id);
	assert_int_equal(c.version, 2);
	assert_int_equal(c.capacity, 8);
	assert_int_equal(c.workshop[WORKSHOP_B].leader[0].v, scene.third.id.v);
	assert_true(date_equal(c.workshop[WORKSHOP_B].on, date_of(2026, 5, 16)));
	assert_int_equal(c.workshop[WORKSHOP_A].leader[0].v, scene.first.id.v);
}

static void change__of_a_version_that_is_past_is_not_taken(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct cohort mine = c;

	c.capacity = 8;
	assert_int_equal(change(f, &c), DONE);
	mine.capacity = 5;
	assert_int_equal(change(f, &mine), CHANGED_MEANWHILE);
	assert_int_equal(cancel(f, &f->coordinator, &mine, "Sampl"), CHANGED_MEANWHILE);
	assert_int_equal(now_kept(f, c.id).capacity, 8);
}

static void change__that_breaks_a_rule_changes_nothing(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	c.workshop[WORKSHOP_B].on = date_of(2026, 5, 25);
	c.capacity = 3;
	assert_int_equal(change(f, &c), REFUSED);
	assert_int_equal(faults.at[0].kind, FAULT_GAP);
	assert_int_equal(now_kept(f, c.id).capacity, 10);
	c.id.v = 1;
	assert_int_equal(change(f, &c), ABSENT);
}

static void leading__by_the_same_two_changes_nothing(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort_id id = a_cohort(f, &scene).id;
	struct facilitator_id first = scene.first.id, second = scene.second.id;

	assert_int_equal(lead(f, id, first, second), DONE);
	assert_int_equal(lead(f, id, second, first), DONE);
	assert_int_equal(now_kept(f, id).version, 1);
	assert_int_equal(leader_changes(f, id), 0);
	assert_int_equal(lead(f, id, first, scene.third.id), DONE);
	assert_int_equal(now_kept(f, id).version, 2);
	assert_int_equal(leader_changes(f, id), 1);
	assert_int_equal(lead(f, id, first, first), REFUSED);
}

static void cancelling__needs_a_reason_and_is_done_once(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	assert_int_equal(cancel(f, &f->coordinator, &c, " "), REFUSED);
	assert_non_null(problem_of(&problems, "because"));
	assert_int_equal(cancel(f, &f->sergeant, &c, "Sampl"), ABSENT);
	assert_int_equal(cancel(f, &f->coordinator, &c, "Too few"), DONE);
	c.version = 2;
	assert_int_equal(cancel(f, &f->coordinator, &c, "Again"), REFUSED);
	assert_int_equal(change(f, &c), REFUSED);
	assert_int_equal(faults.n, 0);
}

/* ---- who may see ---- */

static void cohort__is_seen_by_those_of_its_scheme_and_altered_by_its_body(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	const struct actor *rival = &f->elsewhere_coordinator;

	assert_true(may(f, &f->coordinator, COHORT_PLAN, c.id));
	assert_true(may(f, &f->sergeant, COHORT_READ, c.id));
	assert_true(may(f, &f->commissioning_officer, COHORT_READ, c.id));
	assert_true(may(f, &f->facilitator, COHORT_READ, c.id));
	assert_false(may(f, &f->sergeant, COHORT_PLAN, c.id));
	assert_false(may(f, &f->facilitator, COHORT_PLAN, c.id));
	assert_false(may(f, &f->officer, COHORT_READ, c.id));
	assert_false(may(f, rival, COHORT_READ, c.id));
	scene_admit(f, scene.scheme.id, f->elsewhere, PART_PROVIDER);
	assert_true(may(f, rival, COHORT_READ, c.id)); // another provider of the scheme
	assert_false(may(f, rival, COHORT_PLAN, c.id));
	assert_false(may(f, &f->coordinator, COHORT_READ, (struct cohort_id){ 1 }));
}

static void facilitator__sees_the_cohorts_they_lead_and_no_other(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort others = a_plan(&scene);

	a_cohort(f, &scene);
	others.workshop[WORKSHOP_A].on = date_of(2026, 4, 18);
	others.workshop[WORKSHOP_A].leader[1] = scene.third.id;
	assert_int_equal(plan(f, &f->coordinator, &others), DONE);
	assert_false(may(f, &f->facilitator, COHORT_READ, others.id));
	assert_int_equal(listed(f, &f->facilitator, &anything, 10), 1);
	assert_int_equal(listed(f, &f->coordinator, &anything, 10), 2);
	assert_int_equal(listed(f, &f->sergeant, &anything, 10), 2);
	assert_int_equal(listed(f, &f->commissioning_officer, &anything, 10), 2);
	assert_int_equal(listed(f, &f->stranger, &anything, 10), 0);
}

static void leaders__are_told_to_their_body_to_themselves_and_to_the_office(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	READ (f, w) {
		assert_true(cohort_shows_leaders(w, &f->coordinator, &c));
		assert_true(cohort_shows_leaders(w, &f->facilitator, &c));
		assert_true(cohort_shows_leaders(w, &f->commissioning_officer, &c));
		assert_false(cohort_shows_leaders(w, &f->sergeant, &c));
	}
}

/* ---- lists ---- */

static void list__is_by_day_filtered_and_goes_on_after_the_last(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohorts all;

	for (int i = 0; i < 5; i++) {
		struct cohort c = a_plan(&scene);

		c.workshop[WORKSHOP_A].on = date_add_days(date_of(2026, 4, 11), 7 * (4 - i));
		c.workshop[WORKSHOP_A].begins = c.workshop[WORKSHOP_B].begins = 540 + 60 * i;
		c.workshop[WORKSHOP_A].ends = c.workshop[WORKSHOP_B].ends = 600 + 60 * i;
		c.language = i == 0 ? ENGLISH : WELSH;
		assert_int_equal(plan(f, &f->coordinator, &c), DONE);
	}
	READ (f, w) {
		all = cohorts_for(w, &f->coordinator, &anything, 3);
		assert_int_equal(all.n, 4); // one more follows
		for (int i = 0; i < 3; i++)
			assert_int_equal(all.at[i].number, 5 - i);
		all = cohorts_for(w, &f->coordinator,
			&(struct cohort_filter){ .after_on = all.at[2].workshop[WORKSHOP_A].on,
				.after = all.at[2].id },
			3);
		assert_int_equal(all.n, 2);
		assert_int_equal(all.at[0].number, 2);
	}
	assert_int_equal(
		listed(f, &f->coordinator, &(struct cohort_filter){ .language = "en" }, 10), 1);
	assert_int_equal(
		listed(f, &f->coordinator, &(struct cohort_filter){ .type = COHORT_FI }, 10), 0);
	assert_int_equal(
		listed(f, &f->coordinator, &(struct cohort_filter){ .county = COUNTY_POW }, 10), 5);
	assert_int_equal(listed(f, &f->coordinator,
				 &(struct cohort_filter){ .from = date_of(2026, 5, 2) }, 10),
		2);
	assert_int_equal(
		listed(f, &f->facilitator, &(struct cohort_filter){ .language = "en" }, 10), 1);
}

/* ---- venues and facilitators ---- */

static void venue__needs_a_name_an_address_a_county_and_seats(void **state)
{
	struct fresh *f = *state;
	struct venue v = { .name = " ", .address = "", .access = { "", "" } };

	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(venue_add(w, &f->coordinator, &v, &problems), REFUSED);
	assert_int_equal(problems.n, 4);
	WRITE (f, w)
		assert_int_equal(venue_add(w, &f->sergeant, &v, &problems), ABSENT);
}

/* It stands on the slip of whoever comes, in their language. */
static void venue__says_its_access_in_both_languages_or_in_neither(void **state)
{
	struct fresh *f = *state;
	struct venue v = { .name = "Neuadd Sampl",
		.address = "Heol Sampl",
		.county = COUNTY_CGN,
		.access = { "Lift", "" },
		.seats = 12 };

	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(venue_add(w, &f->coordinator, &v, &problems), REFUSED);
	assert_int_equal(problems.n, 1);
	assert_string_equal(problem_of(&problems, "access-cy")->message, "Say it in Welsh too");
	v.access[ENGLISH] = "";
	v.access[WELSH] = "Lifft";
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(venue_add(w, &f->coordinator, &v, &problems), REFUSED);
	assert_string_equal(problem_of(&problems, "access")->message, "Say it in English too");
	v.access[ENGLISH] = "Lift";
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(venue_add(w, &f->coordinator, &v, &problems), DONE);
	READ (f, w) {
		assert_true(venue_load(w, v.id, &v));
		assert_string_equal(v.access[ENGLISH], "Lift");
		assert_string_equal(v.access[WELSH], "Lifft");
	}
}

static void venue__is_its_body_s_once(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct venue again = scene.hall;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(venue_add(w, &f->coordinator, &again, &problems), REFUSED);
	assert_non_null(problem_of(&problems, "name"));
	READ (f, w) {
		assert_int_equal(venues_for(w, &f->coordinator).n, 1);
		assert_string_equal(venues_for(w, &f->coordinator).at[0].name, "Neuadd Sampl");
		assert_int_equal(venues_for(w, &f->sergeant).n, 0);
	}
}

static void facilitator__has_an_account_of_the_body_or_none(void **state)
{
	struct fresh *f = *state;
	struct facilitator anybody = { .name = "Dewi Sampl" };

	a_scene(f);
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(
			facilitator_add(w, &f->coordinator, &anybody, "rhingyll", &problems),
			REFUSED);
	assert_non_null(problem_of(&problems, "login"));
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(
			facilitator_add(w, &f->coordinator, &anybody, "hwylusydd", &problems),
			REFUSED); // another's
	anybody.name = "";
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(
			facilitator_add(w, &f->coordinator, &anybody, "", &problems), REFUSED);
	assert_non_null(problem_of(&problems, "name"));
	WRITE (f, w)
		assert_int_equal(
			facilitator_add(w, &f->facilitator, &anybody, "", &problems), ABSENT);
}

static void training__is_recorded_once_and_of_the_past(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct training training = { MODULE_FI, date_of(2026, 3, 3), DATE_NONE, "SAMPL-2" };
	struct facilitator_id id = scene.first.id;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(facilitator_train(w, &f->coordinator, id, &training, &problems),
			REFUSED); // tomorrow's
	training.trained_on = date_of(2026, 3, 2);
	problems = (struct problems){ 0 };
	WRITE (f, w) {
		assert_int_equal(
			facilitator_train(w, &f->coordinator, id, &training, &problems), DONE);
		assert_int_equal(
			facilitator_train(w, &f->coordinator, id, &training, &problems), REFUSED);
		assert_int_equal(
			facilitator_train(w, &f->sergeant, id, &training, &problems), ABSENT);
	}
	training = (struct training){ MODULE_NONE, DATE_NONE, DATE_NONE, "" };
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(
			facilitator_train(w, &f->coordinator, id, &training, &problems), REFUSED);
	assert_int_equal(problems.n, 3);
	READ (f, w) {
		struct facilitator whole;

		assert_true(facilitator_for(w, &f->coordinator, FACILITATOR_READ, id, &whole));
		assert_int_equal(whole.trainings.n, 3);
	}
}

static int64_t trained_now(struct fresh *f, const struct scene *scene)
{
	int64_t trained = -1;

	READ (f, w)
		trained = cohort_delivered(
			w, a_plan(scene).scheme, date_of(2026, 1, 1), date_of(2026, 12, 31))
				  .trained;
	return trained;
}

static void trained__are_counted_once_each_from_their_first_training_on(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct training training = { MODULE_FI, date_of(2026, 3, 2), DATE_NONE, "SAMPL-2" };
	struct facilitator nobody_yet = { .name = "Dewi Sampl" };
	int64_t before = trained_now(f, &scene);

	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(
			facilitator_add(w, &f->coordinator, &nobody_yet, "", &problems), DONE);
	assert_int_equal(trained_now(f, &scene), before);
	for (uint8_t day = 2; day > 0; day--) { // the later one first
		training.trained_on.day = day;
		WRITE (f, w)
			assert_int_equal(facilitator_train(w, &f->coordinator, nobody_yet.id,
						 &training, &problems),
				DONE);
		assert_int_equal(trained_now(f, &scene), before + 1);
	}
	training.trained_on.day = 1; // recorded already
	WRITE (f, w)
		assert_int_equal(
			facilitator_train(w, &f->coordinator, nobody_yet.id, &training, &problems),
			REFUSED);
	assert_int_equal(trained_now(f, &scene), before + 1);
}

static void trained__of_a_body_that_came_to_it_again_are_counted_once(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct scheme_id scheme = a_plan(&scene).scheme;
	struct party party = { .organisation = f->coordinator.organisation, .part = PART_PROVIDER };
	int64_t before = trained_now(f, &scene);

	assert_true(before > 0);
	problems = (struct problems){ 0 };
	WRITE (f, w) {
		party.to = date_of(2026, 5, 31);
		assert_int_equal(
			scheme_end_part(w, &f->commissioning_officer, scheme, &party, &problems),
			DONE);
		party.from = date_of(2026, 6, 1);
		party.to = DATE_NONE;
		assert_int_equal(
			scheme_admit(w, &f->commissioning_officer, scheme, &party, &problems),
			DONE);
	}
	assert_int_equal(trained_now(f, &scene), before);
}

static void facilitators__are_told_to_their_body_to_the_office_and_to_themselves(void **state)
{
	struct fresh *f = *state;
	struct facilitator same;
	struct scene scene = a_scene(f);

	READ (f, w) {
		assert_int_equal(facilitators_for(w, &f->coordinator).n, 3);
		assert_int_equal(facilitators_for(w, &f->commissioning_officer).n, 3);
		assert_int_equal(facilitators_for(w, &f->facilitator).n, 1);
		assert_int_equal(facilitators_for(w, &f->sergeant).n, 0);
		assert_int_equal(
			facilitators_for(w, &f->commissioning_officer).at[0].trainings.n, 2);
		assert_false(facilitator_for(
			w, &f->facilitator, FACILITATOR_READ, scene.first.id, &same));
		assert_true(facilitator_for(
			w, &f->facilitator, FACILITATOR_READ, scene.second.id, &same));
		assert_false(facilitator_for(
			w, &f->commissioning_officer, FACILITATOR_ALTER, scene.first.id, &same));
	}
}

/* ---- the log ---- */

static void acts__are_in_the_log_with_their_transaction(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct audit_page page;

	c.capacity = 7;
	assert_int_equal(change(f, &c), DONE);
	c.version = 2;
	assert_int_equal(cancel(f, &f->coordinator, &c, "Sampl"), DONE);
	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena,
		&(struct audit_filter){ .kind = "cohort", .id = c.id.v }, 0, 10, &page));
	assert_int_equal(page.n, 3);
	assert_string_equal(page.at[0].act, "cohort-cancel");
	assert_string_equal(page.at[1].act, "cohort-change");
	assert_string_equal(page.at[2].act, "cohort-plan");
	assert_string_equal(page.at[2].role, "coordinator");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(cohort__is_kept_as_planned_with_its_blanks_filled),
		FRESH(cohort__has_the_next_number_of_its_scheme),
		FRESH(cohort__is_planned_by_a_coordinator_of_a_body_in_the_scheme),
		FRESH(cohort__of_a_body_that_is_no_provider_is_refused),
		FRESH(cohort__is_refused_where_a_facilitator_leads_another),
		FRESH(cohort__is_refused_where_its_b_meets_another_s_a),
		FRESH(cohort__that_is_cancelled_leaves_its_people_and_room_free),
		FRESH(change__is_kept_and_does_not_clash_with_itself),
		FRESH(change__of_a_version_that_is_past_is_not_taken),
		FRESH(change__that_breaks_a_rule_changes_nothing),
		FRESH(leading__by_the_same_two_changes_nothing),
		FRESH(cancelling__needs_a_reason_and_is_done_once),
		FRESH(cohort__is_seen_by_those_of_its_scheme_and_altered_by_its_body),
		FRESH(facilitator__sees_the_cohorts_they_lead_and_no_other),
		FRESH(leaders__are_told_to_their_body_to_themselves_and_to_the_office),
		FRESH(list__is_by_day_filtered_and_goes_on_after_the_last),
		FRESH(venue__needs_a_name_an_address_a_county_and_seats),
		FRESH(venue__says_its_access_in_both_languages_or_in_neither),
		FRESH(venue__is_its_body_s_once),
		FRESH(facilitator__has_an_account_of_the_body_or_none),
		FRESH(training__is_recorded_once_and_of_the_past),
		FRESH(trained__are_counted_once_each_from_their_first_training_on),
		FRESH(trained__of_a_body_that_came_to_it_again_are_counted_once),
		FRESH(facilitators__are_told_to_their_body_to_the_office_and_to_themselves),
		FRESH(acts__are_in_the_log_with_their_transaction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
