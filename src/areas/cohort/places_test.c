/* SPDX-License-Identifier: MIT */
/*
 * Places held and given back, on a real database.
 */
#include "areas/cohort/cohort.h"

#include <string.h>
#include <threads.h>

#include "areas/cohort/testing.h"
#include "base/err.h"

#define HOUR_MS INT64_C(3600000)
#define DAY_MS  (24 * HOUR_MS)

static enum hold_refusal no;

/* In Powys, by the end of May. */
static struct wanted a_need(void)
{
	return (struct wanted){ COHORT_MI, WELSH, COUNTY_POW, date_of(2026, 5, 31) };
}

static enum outcome_kind hold(struct fresh *f, const struct actor *by, struct cohort_id id,
	const struct wanted *wanted, struct place *p)
{
	enum outcome_kind outcome = ABSENT;

	no = HOLD_NO_REFUSAL;
	WRITE (f, w)
		outcome = place_hold(w, by, id, wanted, p, &no);
	return outcome;
}

static struct place a_hold(struct fresh *f, struct cohort_id id)
{
	struct wanted wanted = a_need();
	struct place p = { 0 };

	assert_int_equal(hold(f, &f->sergeant, id, &wanted, &p), DONE);
	return p;
}

static enum outcome_kind release(
	struct fresh *f, const struct actor *by, struct place_id id, struct place *p)
{
	enum outcome_kind outcome = ABSENT;

	WRITE (f, w)
		outcome = place_release(w, by, id, RELEASE_DECLINED, false, p);
	return outcome;
}

static int taken(struct fresh *f, struct cohort_id id)
{
	struct cohort c = { 0 };

	READ (f, w)
		assert_true(cohort_for(w, &f->coordinator, COHORT_READ, id, &c));
	return c.taken;
}

/* One with that many places. */
static struct cohort a_small_cohort(struct fresh *f, const struct scene *scene, int capacity)
{
	struct cohort plan = a_plan(scene);
	struct faults faults = { 0 };

	plan.capacity = capacity;
	WRITE (f, w)
		assert_int_equal(cohort_plan(w, &f->coordinator, &plan, &faults), DONE);
	return plan;
}

static void hold__is_kept_for_the_hours_of_the_terms(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct place made = a_hold(f, c.id), p;

	READ (f, w)
		assert_true(place_for(w, &f->sergeant, made.id, &p));
	assert_string_equal(p.code, made.code);
	assert_int_equal(p.held_until.ms, f->now.ms + 72 * HOUR_MS);
	assert_int_equal(p.organisation.v, f->force.v);
	assert_int_equal(p.held_by.v, f->sergeant.account.v);
	assert_int_equal(p.language, WELSH);
	assert_int_equal(p.type, COHORT_MI);
	assert_int_equal(p.cohort_number, c.number);
	assert_true(date_equal(p.on[WORKSHOP_A], c.workshop[WORKSHOP_A].on));
	assert_true(date_equal(p.on[WORKSHOP_B], c.workshop[WORKSHOP_B].on));
	assert_true(date_equal(p.deadline, date_of(2026, 5, 31)));
	assert_int_equal(place_state(&p, f->now), PLACE_HELD);
	assert_int_equal(taken(f, c.id), 1);
}

/* On the same day, but earlier. */
static void hold__ends_when_a_workshop_a_that_was_put_forward_begins(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene), before;
	struct workshop *a = &c.workshop[WORKSHOP_A];
	struct faults faults = { 0 };
	struct place made, p;

	f->now.ms = instant_at(a->on, a->begins).ms - 5 * HOUR_MS;
	made = a_hold(f, c.id);
	WRITE (f, w) {
		assert_true(cohort_for(w, &f->coordinator, COHORT_PLAN, c.id, &c));
		a->begins -= 60;
		assert_int_equal(cohort_change(w, &f->coordinator, &c, &before, &faults), DONE);
	}
	READ (f, w)
		assert_true(place_for(w, &f->sergeant, made.id, &p));
	assert_int_equal(p.held_until.ms, f->now.ms + 4 * HOUR_MS);
}

static void hold__that_has_run_out_frees_its_place_by_itself(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_small_cohort(f, &scene, 1);
	struct place first = a_hold(f, c.id), other;
	struct wanted wanted = a_need();

	assert_int_equal(hold(f, &f->sergeant, c.id, &wanted, &other), REFUSED);
	assert_int_equal(no, HOLD_FULL);
	time_passes(f, 72 * HOUR_MS - 1);
	assert_int_equal(taken(f, c.id), 1);
	time_passes(f, 1);
	assert_int_equal(taken(f, c.id), 0);
	assert_int_equal(release(f, &f->sergeant, first.id, &first), REFUSED);
	a_hold(f, c.id);
	assert_int_equal(taken(f, c.id), 1);
}

/* The last hours before workshop A: the hold ends when it begins. */
static void hold__never_goes_past_the_beginning_of_workshop_a(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct instant begins =
		instant_at(c.workshop[WORKSHOP_A].on, c.workshop[WORKSHOP_A].begins);
	struct wanted wanted = a_need();
	struct place p;

	f->now.ms = begins.ms - 5 * HOUR_MS;
	assert_int_equal(a_hold(f, c.id).held_until.ms, begins.ms);
	f->now = begins;
	assert_int_equal(hold(f, &f->sergeant, c.id, &wanted, &p), REFUSED);
	assert_int_equal(no, HOLD_BEGUN);
}

static void hold__is_refused_where_the_pair_will_not_do(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct wanted wanted = a_need();
	struct problems problems = { 0 };
	struct place p = { 0 };

	wanted.deadline = date_add_days(c.workshop[WORKSHOP_B].on, -1);
	assert_int_equal(hold(f, &f->sergeant, c.id, &wanted, &p), REFUSED);
	assert_int_equal(no, HOLD_ENDS_LATE);
	wanted = a_need();
	wanted.type = COHORT_FI;
	assert_int_equal(hold(f, &f->sergeant, c.id, &wanted, &p), REFUSED);
	assert_int_equal(no, HOLD_OTHER_TYPE);
	wanted = a_need();
	WRITE (f, w)
		assert_int_equal(
			cohort_cancel(w, &f->coordinator, c.id, c.version, "Sampl", &problems),
			DONE);
	assert_int_equal(hold(f, &f->sergeant, c.id, &wanted, &p), REFUSED);
	assert_int_equal(no, HOLD_CANCELLED);
	assert_int_equal(p.id.v, 0);
	assert_int_equal(taken(f, c.id), 0);
}

static void hold__is_for_the_forces_of_the_scheme_alone(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct wanted wanted = a_need();
	struct actor other_force = f->sergeant, other_office = f->commissioning_officer;
	struct place made = a_hold(f, c.id), p;
	struct date would_do;

	other_force.organisation = f->elsewhere;
	assert_int_equal(hold(f, &other_force, c.id, &wanted, &p), ABSENT);
	assert_int_equal(hold(f, &other_office, c.id, &wanted, &p), ABSENT);
	assert_int_equal(hold(f, &f->coordinator, c.id, &wanted, &p), ABSENT);
	assert_int_equal(release(f, &other_force, made.id, &p), ABSENT);
	assert_int_equal(release(f, &f->coordinator, made.id, &p), ABSENT);
	READ (f, w) {
		struct instant ever = { 1 };

		assert_false(place_for(w, &other_force, made.id, &p));
		assert_int_equal(places_for(w, &other_force, ever).n, 0);
		assert_int_equal(places_for(w, &f->coordinator, ever).n, 0);
		assert_int_equal(places_for(w, &f->sergeant, ever).n, 1);
		assert_int_equal(
			place_offers(w, &other_force, scene.scheme.id, &wanted, &would_do).n, 0);
		assert_int_equal(
			place_offers(w, &f->sergeant, scene.scheme.id, &wanted, &would_do).n, 1);
	}
}

static void hold__is_given_back_once(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct place p = a_hold(f, c.id);

	assert_int_equal(release(f, &f->sergeant, p.id, &p), DONE);
	assert_int_equal(taken(f, c.id), 0);
	assert_int_equal(release(f, &f->sergeant, p.id, &p), REFUSED);
	assert_int_equal(place_state(&p, f->now), PLACE_RELEASED);
	assert_int_equal(p.because, RELEASE_DECLINED);
}

/* A page of two, and all that follow: how many there are, and each once. */
static int shown(struct fresh *f, const struct actor *by, enum places_shown shown)
{
	struct place_filter filter = { .shown = shown };
	int64_t seen[20];
	int n = 0;

	for (bool has_more = true; has_more;) {
		READ (f, w) {
			struct places all = place_list_of(w, by, &filter, 2);

			has_more = all.n > 2;
			for (size_t i = 0; i < all.n && i < 2; i++) {
				for (int k = 0; k < n; k++)
					assert_true(seen[k] != all.at[i].id.v);
				seen[n++] = all.at[i].id.v;
				filter.end = all.at[i].held_until;
				filter.after = all.at[i].id;
			}
		}
	}
	return n;
}

static void places__are_listed_page_by_page_held_or_over(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct place p = a_hold(f, c.id);

	for (int i = 0; i < 2; i++)
		a_hold(f, c.id);
	time_passes(f, 73 * HOUR_MS);
	for (int i = 0; i < 5; i++)
		p = a_hold(f, c.id);
	assert_int_equal(release(f, &f->sergeant, p.id, &p), DONE);
	assert_int_equal(shown(f, &f->sergeant, PLACES_HELD), 4);
	assert_int_equal(shown(f, &f->sergeant, PLACES_OVER), 4);
	assert_int_equal(shown(f, &f->sergeant, PLACES_KEPT), 0);
	assert_int_equal(shown(f, &f->coordinator, PLACES_HELD), 0);
}

/* Free places, wherever they are counted, are those that the rule of a place's state leaves. */
static void places__are_counted_alike_on_the_page_and_in_the_list(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct place held[5];

	for (size_t i = 0; i < array_size(held); i++, time_passes(f, 20 * HOUR_MS))
		held[i] = a_hold(f, c.id);
	release(f, &f->sergeant, held[4].id, &held[4]);
	READ (f, w) {
		struct places all = places_for(w, &f->sergeant, (struct instant){ 1 });
		struct cohort_filter any = { .from = date_of(2026, 1, 1) };
		struct cohorts listed = cohorts_for(w, &f->sergeant, &any, 10);
		int n = 0;

		list_each (const struct place *, each, &all)
			n += place_state(each, f->now) == PLACE_HELD;
		assert_int_equal(n, 2); // of 60 and 40 hours ago; older ones ran out
		assert_int_equal(listed.at[0].taken, n);
		assert_int_equal(
			places_for(w, &f->sergeant, f->now).n, 3); // the one given back too
	}
	assert_int_equal(taken(f, c.id), 2);
}

/* ---- two at once ---- */

struct rush {
	struct fresh *f;
	struct arena *arena;
	struct cohort_id cohort;
	int done, full;
};

static enum verdict hold_one(struct work *w, void *arg)
{
	struct rush *rush = arg;
	struct wanted wanted = a_need();
	enum hold_refusal refusal = HOLD_NO_REFUSAL;
	struct place p;

	if (place_hold(w, &rush->f->sergeant, rush->cohort, &wanted, &p, &refusal) == DONE)
		rush->done++;
	rush->full += refusal == HOLD_FULL;
	return refusal == HOLD_NO_REFUSAL ? WORK_KEEP : WORK_UNDO;
}

static int rush_in(void *arg)
{
	struct rush *rush = arg;

	for (int i = 0; i < 10; i++)
		db_write(rush->f->db, rush->arena, rush->f->now, hold_one, rush);
	return 0;
}

static void hold__overfills_nothing_when_several_hold_at_once(void **state)
{
	enum { SEVERAL = 4, PLACES = 7 };
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_small_cohort(f, &scene, PLACES);
	struct rush rushes[SEVERAL];
	thrd_t threads[SEVERAL];
	int done = 0, full = 0;

	for (size_t i = 0; i < SEVERAL; i++) {
		rushes[i] = (struct rush){ .f = f, .arena = arena_open(1 << 16), .cohort = c.id };
		assert_int_equal(thrd_create(&threads[i], rush_in, &rushes[i]), thrd_success);
	}
	for (size_t i = 0; i < SEVERAL; i++) {
		thrd_join(threads[i], NULL);
		done += rushes[i].done;
		full += rushes[i].full;
		arena_close(rushes[i].arena);
	}
	assert_int_equal(done, PLACES);
	assert_int_equal(full, SEVERAL * 10 - PLACES);
	assert_int_equal(taken(f, c.id), PLACES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(hold__is_kept_for_the_hours_of_the_terms),
		FRESH(hold__ends_when_a_workshop_a_that_was_put_forward_begins),
		FRESH(hold__that_has_run_out_frees_its_place_by_itself),
		FRESH(hold__never_goes_past_the_beginning_of_workshop_a),
		FRESH(hold__is_refused_where_the_pair_will_not_do),
		FRESH(hold__is_for_the_forces_of_the_scheme_alone),
		FRESH(hold__is_given_back_once),
		FRESH(places__are_listed_page_by_page_held_or_over),
		FRESH(places__are_counted_alike_on_the_page_and_in_the_list),
		FRESH(hold__overfills_nothing_when_several_hold_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
