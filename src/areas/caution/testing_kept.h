/* SPDX-License-Identifier: MIT */
/*
 * For the tests of cautions as they are kept: a programme in force whose provider has planned
 * workshops, on 6 May 2026.
 */
#ifndef AREAS_CAUTION_TESTING_KEPT_H
#define AREAS_CAUTION_TESTING_KEPT_H

#include "areas/caution/caution.h"
#include "areas/caution/testing.h"
#include "areas/cohort/testing.h"
#include "areas/person/testing.h"

/* Its terms are signed, and today is the day of the rules' tests. */
static inline struct programme a_programme_in_force(struct fresh *f)
{
	struct programme p = a_programme(f);
	struct problems none = { 0 };

	WRITE (f, w)
		assert_int_equal(scheme_sign_terms(w, &f->approver, p.scheme, 1, &none), DONE);
	f->now.ms += (int64_t)date_days_between(instant_day(f->now), TODAY) * 24 * 3600 * 1000;
	return p;
}

/* Two workshops of it, on 11 July 2026 and four weeks later, of five hours each. */
static inline struct cohort a_cohort_of(struct fresh *f, const struct programme *p)
{
	struct scene scene = { .scheme = { .id = p->scheme },
		.first = scene_facilitator(f, "Alys Sampl", ""),
		.second = scene_facilitator(f, "Berwyn Sampl", ""),
		.hall = { .name = "Neuadd Sampl",
			.address = "1 Heol Ddychmygol",
			.county = COUNTY_POW,
			.access = { "", "" },
			.seats = 14 } };
	struct problems none = { 0 };
	struct faults faults = { 0 };

	scene_admit(f, p->scheme, f->provider, PART_PROVIDER);
	WRITE (f, w)
		assert_int_equal(venue_add(w, &f->coordinator, &scene.hall, &none), DONE);

	struct cohort plan = a_plan(&scene);

	plan.workshop[WORKSHOP_A].on = day(20260711);
	WRITE (f, w)
		assert_int_equal(cohort_plan(w, &f->coordinator, &plan, &faults), DONE);
	return plan;
}

/* A man of 30, every rule met, against the first version of the terms. */
static inline struct check a_check(void)
{
	struct check check = check_unsaid();

	check.terms_version = 1;
	check.c = (struct circumstances){
		.age = 30,
		.offence = OFFENCE_UNSAID, // the usual terms name none
		.sex = "male",
		.risk_tool = TOOL_DASH,
		.answer = {
			[RULE_ADMISSION] = "yes",
			[RULE_RISK] = "standard",
			[RULE_HISTORY] = "no",
			[RULE_COERCION] = "no",
			[RULE_OTHER_MATTER] = "no",
			[RULE_VICTIM_VIEWS] = "obtained",
			[RULE_RELATIONSHIP] = "partner",
			[RULE_ACCESS_NEED] = "none",
			[RULE_AUTHORISER] = "sergeant",
		},
	};
	return check;
}

/* Held by the sergeant on that check, to be complete by 31 August 2026. */
static inline struct place a_place_on(
	struct fresh *f, struct cohort_id cohort, const struct check *check)
{
	struct wanted wanted = { COHORT_MI, WELSH, COUNTY_POW, day(20260831) };
	struct problems none = { 0 };
	struct place place;

	WRITE (f, w)
		assert_int_equal(
			check_hold(w, &f->sergeant, cohort, &wanted, check, &place, &none), DONE);
	return place;
}

static inline struct place a_held_place(struct fresh *f, const struct programme *p)
{
	struct check check = a_check();

	return a_place_on(f, a_cohort_of(f, p).id, &check);
}

/* Of that person, with all that may be said before it is authorised. */
static inline struct kept_caution a_draft(struct arena *a, struct person_id person)
{
	struct kept_caution c = {
		.person = person,
		.offence = "Common assault",
		.facts = a_caution(a, CAUTION_NONE),
	};

	c.facts.sets.at[0].signed_on = DATE_NONE;
	return c;
}

/* The same, of a place that is held so (a_place_on), with the same deadline. */
static inline struct kept_caution a_draft_with(
	struct arena *a, struct person_id person, struct place_id place)
{
	struct kept_caution c = a_draft(a, person);

	c.place = place;
	c.facts.deadline = day(20260831);
	return c;
}

/* Proposed by the referrer. */
static inline struct caution_id proposes(
	struct fresh *f, const struct programme *p, const struct kept_caution *draft)
{
	struct problems none = { 0 };
	struct caution_id id = { 0 };

	WRITE (f, w) {
		work_read_for(w, p->referrer.account);
		assert_int_equal(caution_propose(w, &p->referrer, draft, &none, &id), DONE);
	}
	return id;
}

static inline struct caution_id a_proposed_caution(
	struct fresh *f, const struct programme *p, struct person_id person)
{
	struct kept_caution draft = a_draft(f->arena, person);

	return proposes(f, p, &draft);
}

#endif
