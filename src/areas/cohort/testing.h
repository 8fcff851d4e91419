/* SPDX-License-Identifier: MIT */
/*
 * An invented scheme in force, its provider's venue and facilitators, and a plan that may be.
 */
#ifndef AREAS_COHORT_TESTING_H
#define AREAS_COHORT_TESTING_H

#include "areas/cohort/cohort.h"
#include "areas/testing.h"

struct scene {
	struct scheme scheme;
	struct venue hall;
	struct facilitator first, second, third; // the second has the facilitator's account
};

static inline void scene_admit(
	struct fresh *f, struct scheme_id id, struct organisation_id body, enum part part)
{
	struct party party = { .organisation = body, .part = part, .from = date_of(2026, 3, 2) };
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			scheme_admit(w, &f->commissioning_officer, id, &party, &problems), DONE);
}

/* On the usual terms, signed, with the force and the provider. */
static inline struct scheme scene_scheme(struct fresh *f)
{
	struct scheme s = { .name = { "Invented workshops", "Gweithdai dychmygol" } };
	struct problems problems = { 0 };

	WRITE (f, w) {
		assert_int_equal(scheme_add(w, &f->commissioning_officer, &s, &problems), DONE);
		assert_int_equal(scheme_sign_terms(w, &f->approver, s.id, 1, &problems), DONE);
	}
	scene_admit(f, s.id, f->force, PART_FORCE);
	scene_admit(f, s.id, f->provider, PART_PROVIDER);
	return s;
}

/* Authorised for one day alone: not for the next. */
static inline void scene_authorise(struct fresh *f, struct scheme_id id, struct date day)
{
	struct authorisation one = { .body = { "Invented board", "Bwrdd dychmygol" },
		.from = day,
		.to = day,
		.evidence = { "A letter", "Llythyr" } };
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			scheme_authorise(w, &f->commissioning_officer, id, &one, &problems), DONE);
}

static inline void scene_train(struct fresh *f, struct facilitator_id id, enum module module)
{
	struct training training = { .module = module,
		.trained_on = date_of(2025, 3, 3),
		.expires_on = date_of(2028, 3, 2),
		.certificate = "SAMPL-1" };
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			facilitator_train(w, &f->coordinator, id, &training, &problems), DONE);
}

/* Trained in the core and for men with their partners. */
static inline struct facilitator scene_facilitator(
	struct fresh *f, const char *name, const char *login)
{
	struct facilitator facilitator = { .name = name };
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			facilitator_add(w, &f->coordinator, &facilitator, login, &problems), DONE);
	scene_train(f, facilitator.id, MODULE_CORE);
	scene_train(f, facilitator.id, MODULE_MI);
	return facilitator;
}

static inline struct scene a_scene(struct fresh *f)
{
	struct scene scene = {
		.scheme = scene_scheme(f),
		.hall = { .name = "Neuadd Sampl",
			.address = "1 Heol Ddychmygol, Trefddychmygol",
			.county = COUNTY_POW,
			.access = { "Lift; level from the street", "Lifft; gwastad o’r stryd" },
			.seats = 14 },
		.first = scene_facilitator(f, "Alys Sampl", ""),
		.second = scene_facilitator(f, "Berwyn Sampl", "hwylusydd"),
		.third = scene_facilitator(f, "Ceri Sampl", ""),
	};
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(venue_add(w, &f->coordinator, &scene.hall, &problems), DONE);
	return scene;
}

/* In Welsh, for ten men, on a Saturday in April and four weeks later. */
static inline struct cohort a_plan(const struct scene *scene)
{
	struct workshop a = { date_of(2026, 4, 11), 600, 900,
		{ scene->first.id, scene->second.id } };
	struct workshop blank = { .begins = MINUTE_NONE, .ends = MINUTE_NONE };

	return (struct cohort){ .scheme = scene->scheme.id,
		.type = COHORT_MI,
		.mode = MODE_ROOM,
		.language = WELSH,
		.venue = scene->hall.id,
		.workshop = { a, blank } };
}

static inline struct cohort a_cohort(struct fresh *f, const struct scene *scene)
{
	struct cohort plan = a_plan(scene);
	struct faults faults = { 0 };

	WRITE (f, w)
		assert_int_equal(cohort_plan(w, &f->coordinator, &plan, &faults), DONE);
	return plan;
}

#endif
