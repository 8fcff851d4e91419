/* SPDX-License-Identifier: MIT */
/*
 * For the tests of two worlds: in one everybody has a referral, at each stage; the other is made
 * without those whom a user may not list in the first, or with others in their stead.
 */
#ifndef AREAS_REFERRAL_TESTING_WORLDS_H
#define AREAS_REFERRAL_TESTING_WORLDS_H

#include <string.h>

#include "areas/referral/testing_kept.h"
#include "base/code.h"

enum { PERSONS = 22, USERS = 22, MINUTE_MS = 60000 };

/* ---- the cast, in all worlds the same ---- */

struct cast {
	struct path path;
	struct programme theirs; // as another force has it: its referrer and circle
	struct actor colleague;  // of the privacy officer
	struct cohort pair, next;
	struct actor user[USERS];
	unsigned others; // bit i: somebody else is there in the stead of person i
};

static inline struct cast a_cast(struct fresh *f)
{
	struct cast cast = { .path = a_path(f) };
	struct programme *p = &cast.path.p;
	struct organisation_id other = a_body(f, "Other Imagined Police", "Heddlu Dychmygol Arall");

	scene_admit(f, p->scheme, other, PART_FORCE);
	cast.theirs = *p;
	cast.theirs.referrer = a_worker(f, other, "swyddog.arall", ROLE_REFERRER);
	cast.colleague = a_worker(f, f->office, "preifatrwydd.arall", ROLE_PRIVACY_OFFICER);
	cast.pair = a_pair(f, &cast.path, 20260516, 10);
	cast.next = a_pair(f, &cast.path, 20260523, 10);
	READ (f, w)
		assert_true(
			scheme_circle(w, p->scheme, other, PART_FORCE, &cast.theirs.force_circle));

	const struct actor user[USERS] = { f->sergeant, p->referrer, cast.theirs.referrer,
		p->triage_worker, p->coordinator, p->perpetrator_lead, p->facilitator, p->privacy,
		f->auditor, f->commissioning_officer, f->approver, f->officer, f->translator,
		f->account_manager, a_worker(f, f->force, "clerc", ROLE_COMPLIANCE_CLERK),
		a_worker(f, f->force, "enwebydd", ROLE_NOMINATOR),
		a_worker(f, f->provider, "achosion", ROLE_CASE_MANAGER),
		a_worker(f, f->office, "perfformiad", ROLE_PERFORMANCE_LEAD),
		a_worker(f, f->office, "cadeirydd", ROLE_STEERING_CHAIR),
		a_worker(f, f->office, "aelod", ROLE_STEERING_MEMBER),
		a_worker(f, f->force, "cyllidwr", ROLE_CO_FUNDER),
		a_worker(f, f->force, "ansawdd", ROLE_LICENSOR_LEAD) };

	memcpy(cast.user, user, sizeof user);
	return cast;
}

/* ---- people and their referrals ---- */

static inline struct person_id person_at(int i)
{
	return (struct person_id){ 7000000000000 + 1000 * (i * 7 % PERSONS) };
}

static inline struct referral_id referral_at(int i)
{
	return (struct referral_id){ 8000000000000 + 1000 * (i * 5 % PERSONS) };
}

static inline const char *reference_at(struct arena *a, int i)
{
	return code_of_chance(a, 37 * (i + 5) * INT64_C(1000003));
}

/* Those of the cast's world: of somebody else nothing is the same but how far they are. */
static inline bool is_other(const struct cast *cast, int i)
{
	return (cast->others & 1u << i) != 0;
}

static inline struct person_id person_in(const struct cast *cast, int i)
{
	return (struct person_id){ person_at(i).v + (is_other(cast, i) ? 1 : 0) };
}

static inline struct referral_id referral_in(const struct cast *cast, int i)
{
	return (struct referral_id){ referral_at(i).v + (is_other(cast, i) ? 1 : 0) };
}

static inline struct person_facts facts_in(struct arena *a, const struct cast *cast, int i)
{
	struct person_facts facts = facts_of_somebody("Efa", arena_format(a, "Sampl%c", 'a' + i));

	if (is_other(cast, i)) {
		facts = facts_of_somebody("Owain", arena_format(a, "Cudd%c", 'z' - i));
		facts.born = (struct date){ 1971, 2, 3 };
		facts.language = SPOKEN_WELSH;
		facts.phones[0].number = "07700900456";
		facts.access_needs = "Cadair olwyn";
	}
	facts.county = i % 2 == 0 ? COUNTY_POW : COUNTY_GWN;
	return facts;
}

static const struct programme *force_of(const struct cast *cast, int i)
{
	return i % 3 == 1 ? &cast->theirs : &cast->path.p;
}

static inline void add_person(struct fresh *f, const struct cast *cast, int i)
{
	const struct programme *p = force_of(cast, i);
	struct person_new person = { .scheme = p->scheme,
		.force = p->referrer.organisation,
		.facts = facts_in(f->arena, cast, i),
		.id = person_in(cast, i),
		.reference = code_of_chance(
			f->arena, (is_other(cast, i) ? 73 : 71) * (i + 3) * INT64_C(1000003)) };
	struct problems problems = { 0 };
	struct person_id id;

	WRITE (f, w) {
		work_read_for(w, p->referrer.account);
		assert_int_equal(
			person_add(w, &p->referrer, p->force_circle, &person, &problems, &id),
			DONE);
	}
}

/* The first is the sergeant's own case; the coordinator and the privacy officer have kin. */
static inline void add_block(struct fresh *f, const struct cast *cast, int i)
{
	const struct actor *whom = i == 0   ? &f->sergeant
				   : i == 8 ? &cast->path.p.coordinator
					    : &cast->path.p.privacy;
	struct block block = { .account = whom->account,
		.kind = i == 0 ? BLOCK_SELF : BLOCK_KIN,
		.from = instant_day(f->now) };
	struct problems problems = { 0 };

	if (i != 0 && i != 8 && i != 7)
		return;
	WRITE (f, w) {
		work_read_for(w, cast->colleague.account);
		assert_int_equal(
			person_block(w, &cast->colleague, person_in(cast, i), &block, &problems),
			DONE);
	}
}

static inline void add_referral(struct fresh *f, const struct cast *cast, int i)
{
	const struct actor *by = &force_of(cast, i)->referrer;
	struct referral_new new_one = { .person = person_in(cast, i),
		.source = SOURCE_PANEL,
		.type = COHORT_MI,
		.id = referral_in(cast, i),
		.reference = reference_at(f->arena, is_other(cast, i) ? PERSONS + i : i) };
	struct problems problems;
	struct referral_id id;

	if (i % 11 != 0 && by->organisation.v == f->force.v) {
		new_one.source = SOURCE_CAUTION;
		new_one.caution = a_given_caution(f, &cast->path.p, new_one.person);
	}
	assert_int_equal(begins(f, by, &new_one, &problems, &id), DONE);
}

/* As far as its number says: from a draft to a booking. */
static inline void send_on_its_way(struct fresh *f, const struct cast *cast, int i)
{
	const struct programme *p = &cast->path.p;
	const struct {
		const struct actor *by;
		struct referral_step step;
	} way[] = {
		{ &force_of(cast, i)->referrer, a_step(DO_REFER) },
		{ &p->triage_worker, a_step(DO_OPEN_TRIAGE) },
		{ &p->triage_worker, a_step(DO_COMPLETE_TRIAGE) },
		{ &p->triage_worker, a_step(DO_SEND_ON) },
		{ &p->coordinator, a_step(DO_RECEIVE) },
		{ &p->coordinator, a_step(DO_ACCEPT) },
		{ &p->coordinator, a_booking(DO_BOOK, i % 2 == 0 ? cast->pair.id : cast->next.id) },
		{ &p->coordinator, a_step(DO_SEND_LETTER) },
	};

	for (int step = 0; step < i % 11 && step < (int)array_size(way); step++)
		if (i != 8 || way[step].by != &p->coordinator) // whose kin that is
			did(f, way[step].by, referral_in(cast, i), way[step].step);
}

static inline void attend(struct fresh *f, const struct cast *cast, int i)
{
	enum attendance result = i % 11 == 9 ? ATTENDANCE_ABSENT : ATTENDANCE_ATTENDED;

	if (i % 11 >= 9 && i % 2 == 0)
		did(f, &cast->path.p.facilitator, referral_in(cast, i),
			a_result(DO_RECORD_A, result));
}

/* What each does is done at a moment of its own, the same in both worlds. */
static inline struct fresh *a_world(struct fresh *base, const struct cast *cast, unsigned people)
{
	struct fresh *world = fresh_copy(base);
	struct instant begins = base->now;

	for (int i = 0; i < PERSONS; i++) {
		world->now.ms = begins.ms + i * MINUTE_MS;
		if ((people & 1u << i) == 0)
			continue;
		add_person(world, cast, i);
		add_referral(world, cast, i);
		send_on_its_way(world, cast, i);
		add_block(world, cast, i);
	}
	world->now = begins;
	clock_to(world, cast->pair.workshop[WORKSHOP_A].on);
	for (int i = 0; i < PERSONS; i++) {
		world->now.ms += MINUTE_MS;
		if ((people & 1u << i) != 0)
			attend(world, cast, i);
	}
	return world;
}

/* Bit i: person i, whom the user may list. */
static inline unsigned listed(struct fresh *f, const struct actor *user)
{
	unsigned set = 0;

	READ (f, w) {
		work_read_for(w, user->account);

		struct person_lines lines =
			person_list(w, user, &(struct person_filter){ 0 }, PERSONS);

		list_each (const struct person_line *, line, &lines)
			for (int i = 0; i < PERSONS; i++)
				set |= (line->id.v == person_at(i).v ? 1u : 0u) << i;
	}
	return set;
}

#endif
