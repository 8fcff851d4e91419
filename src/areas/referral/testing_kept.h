/* SPDX-License-Identifier: MIT */
/*
 * For the tests of referrals as they are kept: a programme in force with all its bodies, workshops
 * to come, and somebody who was given a caution, on 6 May 2026.
 */
#ifndef AREAS_REFERRAL_TESTING_KEPT_H
#define AREAS_REFERRAL_TESTING_KEPT_H

#include "areas/caution/testing_kept.h"
#include "areas/referral/outside.h"
#include "areas/referral/referral.h"
#include "areas/relay/relay.h"

/* A programme with a circle each for the bodies, as the scheme has them, and who leads workshops. */
struct path {
	struct programme p;
	struct scene scene; // its second leader is the facilitator
};

static inline struct path a_path(struct fresh *f)
{
	struct path path = { .p = a_programme_in_force(f) };
	struct problems none = { 0 };

	scene_admit(f, path.p.scheme, path.p.diversion, PART_DIVERSION);
	scene_admit(f, path.p.scheme, path.p.provider, PART_PROVIDER);
	READ (f, w) {
		assert_true(scheme_circle(w, path.p.scheme, path.p.diversion, PART_DIVERSION,
			&path.p.diversion_circle));
		assert_true(scheme_circle(
			w, path.p.scheme, path.p.provider, PART_PROVIDER, &path.p.provider_circle));
	}
	path.scene = (struct scene){ .scheme = { .id = path.p.scheme },
		.first = scene_facilitator(f, "Alys Sampl", ""),
		.second = scene_facilitator(f, "Berwyn Sampl", "hwylusydd"),
		.hall = { .name = "Neuadd Sampl",
			.address = "1 Heol Ddychmygol",
			.county = COUNTY_POW,
			.access = { "", "" },
			.seats = 14 } };
	WRITE (f, w)
		assert_int_equal(venue_add(w, &f->coordinator, &path.scene.hall, &none), DONE);
	return path;
}

/* Workshop A on that day, B as soon after as may be; false if the plan is refused. */
static inline bool plan_pair(struct fresh *f, const struct path *path, struct date on, int capacity,
	struct cohort *cohort)
{
	struct faults faults = { 0 };
	enum outcome_kind outcome = ABSENT;

	*cohort = a_plan(&path->scene);
	cohort->workshop[WORKSHOP_A].on = on;
	cohort->capacity = capacity;
	WRITE (f, w)
		outcome = cohort_plan(w, &f->coordinator, cohort, &faults);
	return outcome == DONE;
}

static inline struct cohort a_pair(struct fresh *f, const struct path *path, int on, int capacity)
{
	struct cohort cohort;

	assert_true(plan_pair(f, path, day(on), capacity, &cohort));
	return cohort;
}

/* ---- a caution that was given ---- */

static inline void caution_step(
	struct fresh *f, const struct actor *by, struct caution_id id, enum caution_act act)
{
	struct problems problems = { 0 };
	const char *no = NULL;
	struct kept_caution c;

	WRITE (f, w) {
		work_read_for(w, by->account);
		assert_true(caution_load(w, by, id, &c));

		struct caution_deed deed =
			caution_deed_suggested(f->arena, &c.facts, act, by->name, work_today(w));

		assert_int_equal(caution_do(w, by, id, c.version, &deed, &problems, &no, &c), DONE);
	}
}

static inline struct caution_id gives(
	struct fresh *f, const struct programme *p, struct caution_id proposed)
{
	caution_step(f, &f->sergeant, proposed, CAUTION_AUTHORISE);
	caution_step(f, &p->referrer, proposed, CAUTION_ISSUE);
	return proposed;
}

/* To be complete by 24 July 2026. */
static inline struct caution_id a_given_caution(
	struct fresh *f, const struct programme *p, struct person_id person)
{
	return gives(f, p, a_proposed_caution(f, p, person));
}

/* ---- deeds ---- */

static inline struct referral_step a_step(enum referral_act act)
{
	return (struct referral_step){ .deed = { .act = act },
		.reason = { [REASONED_CHECK] = "It was made on paper." } };
}

static inline struct referral_step a_booking(enum referral_act act, struct cohort_id cohort)
{
	return (struct referral_step){ .deed = { .act = act }, .cohort = cohort };
}

static inline struct referral_step a_result(enum referral_act act, enum attendance result)
{
	return (struct referral_step){ .deed = { .act = act, .result = result } };
}

static inline struct referral_step a_pause(void)
{
	return (struct referral_step){ .deed = { .act = DO_HOLD, .hold = HOLD_PAUSED } };
}

static inline struct kept_referral referral_now(struct fresh *f, struct referral_id id)
{
	struct kept_referral r = { 0 };

	READ (f, w) {
		work_read_for(w, f->sergeant.account);
		assert_true(referral_load(w, &f->sergeant, id, &r));
	}
	return r;
}

static inline enum referral_state state_now(struct fresh *f, struct referral_id id)
{
	struct kept_referral r = referral_now(f, id);

	return referral_state(&r.facts);
}

static inline enum outcome_kind begins(struct fresh *f, const struct actor *by,
	const struct referral_new *new_one, struct problems *problems, struct referral_id *id)
{
	enum outcome_kind outcome = ABSENT;

	*problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = referral_begin(w, by, new_one, problems, id);
	}
	return outcome;
}

/* With the version that it has now. */
static inline enum outcome_kind does(struct fresh *f, const struct actor *by, struct referral_id id,
	const struct referral_step *step, struct problems *problems)
{
	enum outcome_kind outcome = ABSENT;
	struct kept_referral r = { 0 };

	*problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		referral_load(w, by, id, &r);
		outcome = referral_do(w, by, id, r.version, step, problems);
	}
	return outcome;
}

static inline void did(
	struct fresh *f, const struct actor *by, struct referral_id id, struct referral_step step)
{
	struct problems problems;

	if (does(f, by, id, &step, &problems) != DONE)
		fail_msg("%s: %s", referral_acts[step.deed.act].name,
			problems.n == 0 ? "absent" : problems.at[0].message);
}

/* A draft of the referrer's, after that caution. */
static inline struct referral_id a_draft_after(struct fresh *f, const struct path *path,
	struct person_id person, struct caution_id caution)
{
	struct referral_new new_one = {
		.person = person, .source = SOURCE_CAUTION, .caution = caution, .type = COHORT_MI
	};
	struct problems problems;
	struct referral_id id = { 0 };

	if (begins(f, &path->p.referrer, &new_one, &problems, &id) != DONE)
		fail_msg("%s", problems.n == 0 ? "absent" : problems.at[0].message);
	return id;
}

static inline struct referral_id a_draft_of(
	struct fresh *f, const struct path *path, struct person_id person)
{
	return a_draft_after(f, path, person, a_given_caution(f, &path->p, person));
}

/* As far as that, and no further: one of the states up to ACCEPTED. */
static inline void goes_as_far_as(
	struct fresh *f, const struct path *path, struct referral_id id, enum referral_state state)
{
	const struct programme *p = &path->p;
	const struct {
		enum referral_state state;
		const struct actor *by;
		enum referral_act act;
	} way[] = {
		{ REFERRAL_REFERRED, &p->referrer, DO_REFER },
		{ REFERRAL_IN_TRIAGE, &p->triage_worker, DO_OPEN_TRIAGE },
		{ REFERRAL_TRIAGED, &p->triage_worker, DO_COMPLETE_TRIAGE },
		{ REFERRAL_SENT, &p->triage_worker, DO_SEND_ON },
		{ REFERRAL_RECEIVED, &p->coordinator, DO_RECEIVE },
		{ REFERRAL_ACCEPTED, &p->coordinator, DO_ACCEPT },
	};

	for (size_t i = 0; i < array_size(way) && state_now(f, id) != state; i++)
		did(f, way[i].by, id, a_step(way[i].act));
	assert_int_equal(state_now(f, id), state);
}

static inline struct referral_id a_referral_in(struct fresh *f, const struct path *path,
	struct person_id person, enum referral_state state)
{
	struct referral_id id = a_draft_of(f, path, person);

	goes_as_far_as(f, path, id, state);
	return id;
}

/* Booked into that pair, and the clock on the day of its workshop A. */
static inline struct referral_id a_booked_one(struct fresh *f, const struct path *path,
	struct person_id person, const struct cohort *cohort)
{
	struct referral_id id = a_referral_in(f, path, person, REFERRAL_ACCEPTED);

	did(f, &path->p.coordinator, id, a_booking(DO_BOOK, cohort->id));
	return id;
}

/* ---- what the other program says ---- */

/* Of one of the other side, by a keyed hash; NULL: the flag names nobody. */
static inline bool hears_of(
	struct fresh *f, struct referral_id id, enum relay_flag flag, const char *person)
{
	const struct relay_handler *handler = referral_handlers;
	struct relay_message message = { .from = RELAY_VICTIM,
		.flag = flag,
		.fields = { .link = referral_now(f, id).link,
			.on = instant_day(f->now),
			.person = person } };
	bool is_taken = false;

	while (handler->flag != RELAY_FLAG_NONE && handler->flag != flag)
		handler++;
	assert_int_equal(handler->flag, flag);
	WRITE (f, w)
		is_taken = handler->take(w, NULL, &message);
	return is_taken;
}

static inline bool hears(struct fresh *f, struct referral_id id, enum relay_flag flag)
{
	return hears_of(f, id, flag, NULL);
}

static inline void clock_to(struct fresh *f, struct date on)
{
	int days = date_days_between(instant_day(f->now), on);

	assert_true(days >= 0);
	time_passes(f, days * INT64_C(24) * 3600 * 1000);
}

#endif
