/* SPDX-License-Identifier: MIT */
/*
 * For the tests of triage: a programme in which all three bodies take part, and somebody referred.
 */
#ifndef AREAS_TRIAGE_TESTING_H
#define AREAS_TRIAGE_TESTING_H

#include "areas/person/testing.h"
#include "areas/referral/referral.h"
#include "areas/triage/triage.h"

static inline void takes_part(
	struct fresh *f, const struct programme *p, struct organisation_id body, enum part part)
{
	struct party party = { .organisation = body, .part = part, .from = instant_day(f->now) };
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			scheme_admit(w, &f->commissioning_officer, p->scheme, &party, &problems),
			DONE);
}

/* Its circles are those of the scheme's bodies. */
static inline struct programme a_whole_programme(struct fresh *f)
{
	struct programme p = a_programme(f);

	takes_part(f, &p, p.diversion, PART_DIVERSION);
	takes_part(f, &p, p.provider, PART_PROVIDER);
	READ (f, w) {
		assert_true(scheme_circle(
			w, p.scheme, p.diversion, PART_DIVERSION, &p.diversion_circle));
		assert_true(
			scheme_circle(w, p.scheme, p.provider, PART_PROVIDER, &p.provider_circle));
	}
	return p;
}

/* Somebody of that sex, whom the force's officer refers to triage. */
static inline struct referral_id a_referred_person(
	struct fresh *f, const struct programme *p, enum sex sex)
{
	struct person_new somebody_new = { .facts = facts_of_somebody("Efa", "Sampl") };
	struct referral_new new_one = {
		.source = SOURCE_POLICE,
		.type = sex == SEX_FEMALE ? COHORT_FI : COHORT_MI,
		.first = { .deed = { .act = DO_REFER } },
	};
	struct problems problems = { 0 };
	struct referral_id id = { 0 };

	somebody_new.facts.sex = sex;
	new_one.person = somebody_with(f, p, &somebody_new);
	WRITE (f, w) {
		work_read_for(w, p->referrer.account);
		assert_int_equal(referral_begin(w, &p->referrer, &new_one, &problems, &id), DONE);
	}
	return id;
}

static inline struct triage_record triage_now(
	struct fresh *f, const struct actor *by, struct referral_id id)
{
	struct triage_record record = { 0 };

	READ (f, w) {
		work_read_for(w, by->account);
		assert_true(triage_load(w, by, id, &record));
	}
	return record;
}

static inline void begun(struct fresh *f, const struct programme *p, struct referral_id id)
{
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, p->triage_worker.account);
		assert_int_equal(triage_begin(w, &p->triage_worker, id, &problems), DONE);
	}
}

/* Everything asked, with consent; a note on each pathway says that text and its own name. */
static inline struct triage all_asked(struct fresh *f, enum score score, const char *note)
{
	struct triage t = { .consent = CONSENT_GIVEN };

	for (enum pathway each = PATHWAY_NONE; each < PATHWAY_COUNT; each++)
		t.need[each] = (struct need){ SCORE_NOT_ASKED, "" };
	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++)
		if (each != PATHWAY_SEX_WORK)
			t.need[each] = (struct need){ score,
				note == NULL ? ""
					     : arena_format(f->arena, "%s %s", note,
						       pathways[each].name) };
	if (note == NULL)
		t.need[PATHWAY_OTHER].note = "Something else";
	return t;
}

static inline void assessed(struct fresh *f, const struct programme *p, struct referral_id id,
	const struct triage *after, bool completes)
{
	struct triage_record stands;
	struct problems problems = { 0 };
	int64_t version = triage_now(f, &p->triage_worker, id).version;

	WRITE (f, w) {
		work_read_for(w, p->triage_worker.account);
		assert_int_equal(triage_assess(w, &p->triage_worker, id, version, after, completes,
					 &problems, &stands),
			DONE);
	}
}

#endif
