/* SPDX-License-Identifier: MIT */
/*
 * For the tests of registers: two workshops led by two with accounts, and people booked into them.
 */
#ifndef AREAS_REGISTER_TESTING_H
#define AREAS_REGISTER_TESTING_H

#include "areas/referral/testing_kept.h"
#include "areas/register/register.h"

enum { ROOM_MOST = 10, HOUR_MS = 3600000, GRACE_MINUTES = 15 };

struct room_kit {
	struct path path;
	struct actor first, second, third; // the first two lead, the third another cohort
	struct cohort cohort;              // A on 16 May 2026 from ten to three, B four weeks later
	struct referral_id referral[ROOM_MOST];
	int people;
};

/* The scheme lets in who is that much late: terms of today. */
static inline void let_in(struct fresh *f, struct scheme_id scheme, int minutes)
{
	struct problems none = { 0 };
	struct terms terms;

	WRITE (f, w) {
		assert_true(scheme_terms_load(w, scheme, 1, &terms));
		terms.term[TERM_GRACE_MINUTES] = minutes;
		terms.applies_from = work_today(w);
		assert_int_equal(
			scheme_write_terms(w, &f->commissioning_officer, &terms, &none), DONE);
		assert_int_equal(scheme_sign_terms(w, &f->approver, scheme, 2, &none), DONE);
	}
}

static inline struct actor a_leader(struct fresh *f, const char *login)
{
	return a_worker(f, f->provider, login, ROLE_FACILITATOR);
}

/* Those who lead, and no workshop yet. */
static inline struct room_kit some_leaders(struct fresh *f)
{
	struct room_kit kit = { .path = a_path(f),
		.first = a_leader(f, "alys.sampl"),
		.third = a_leader(f, "ceri.sampl") };

	let_in(f, kit.path.p.scheme, GRACE_MINUTES);
	kit.second = kit.path.p.facilitator;
	kit.path.scene.first = scene_facilitator(f, "Carys Sampl", "alys.sampl");
	scene_facilitator(f, "Ceri Sampl", "ceri.sampl");
	return kit;
}

/* Of those who come: Efa Sampla, Samplb, …; the first speaks Welsh, and the others English. */
static inline struct person_id somebody_of_the_room(
	struct fresh *f, const struct room_kit *kit, int i)
{
	struct person_new person = { .facts = facts_of_somebody(
					     "Efa", arena_format(f->arena, "Sampl%c", 'a' + i)) };

	if (i == 0)
		person.facts.language = SPOKEN_WELSH;
	return somebody_with(f, &kit->path.p, &person);
}

/* The clock at noon on the day of workshop A, into which `people` are booked. */
static inline struct room_kit a_room(struct fresh *f, int people)
{
	struct room_kit kit = some_leaders(f);

	kit.people = people;
	kit.cohort = a_pair(f, &kit.path, 20260516, ROOM_MOST);
	for (int i = 0; i < people; i++)
		kit.referral[i] =
			a_booked_one(f, &kit.path, somebody_of_the_room(f, &kit, i), &kit.cohort);
	clock_to(f, kit.cohort.workshop[WORKSHOP_A].on);
	return kit;
}

/* Of a long life: what it is loaded into stays. */
static inline struct register_sheet *sheet_for(
	struct fresh *f, const struct actor *by, const struct room_kit *kit, enum letter letter)
{
	struct register_sheet *s = arena_one(f->arena, struct register_sheet);
	bool is_found = false;

	READ (f, w) {
		work_read_for(w, by->account);
		is_found = register_load(w, by, kit->cohort.id, letter, s);
	}
	return is_found ? s : NULL;
}

/* The row of one of the people. */
static inline const struct register_row *row_of(
	const struct register_sheet *s, const struct room_kit *kit, int person)
{
	list_each (const struct register_row *, each, &s->rows)
		if (each->referral.id.v == kit->referral[person].v)
			return each;
	return NULL;
}

/* As a page does: noted in what stands now. */
static inline enum outcome_kind notes_in(struct work *w, const struct actor *by,
	const struct room_kit *kit, enum letter letter, int64_t seen,
	const struct register_entries *typed, struct problems *problems)
{
	struct register_sheet s;

	work_read_for(w, by->account);
	return register_load(w, by, kit->cohort.id, letter, &s)
		       ? register_note(w, by, &s, seen, typed, problems)
		       : ABSENT;
}

/* What is typed for the first `n` people; the others are left as they stand. */
static inline enum outcome_kind notes(struct fresh *f, const struct actor *by,
	const struct room_kit *kit, enum letter letter, const struct entry *entries, int n,
	struct problems *problems)
{
	const struct register_sheet *s = sheet_for(f, by, kit, letter);
	enum outcome_kind outcome = ABSENT;
	struct register_entries typed = { 0 };

	if (s == NULL)
		return ABSENT;
	for (int i = 0; i < n; i++)
		*list_add(f->arena, &typed) =
			(struct register_entry){ row_of(s, kit, i)->place, entries[i] };
	*problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = notes_in(w, by, kit, letter, s->state.lines, &typed, problems);
	return outcome;
}

/* Everybody of the room came, but for those of `missed`. */
static inline void notes_all(struct fresh *f, const struct actor *by, const struct room_kit *kit,
	enum letter letter, unsigned missed)
{
	struct entry entries[ROOM_MOST];
	struct problems problems;

	for (int i = 0; i < kit->people; i++)
		entries[i] =
			(struct entry){ (missed & 1u << i) != 0 ? PRESENCE_ABSENT : PRESENCE_CAME,
				0 };
	assert_int_equal(notes(f, by, kit, letter, entries, kit->people, &problems), DONE);
}

static inline enum outcome_kind signs_it(struct fresh *f, const struct actor *by,
	const struct room_kit *kit, enum letter letter, struct problems *problems)
{
	const struct register_sheet *s = sheet_for(f, by, kit, letter);
	enum outcome_kind outcome = ABSENT;
	bool is_closed = false;

	*problems = (struct problems){ 0 };
	if (s != NULL)
		WRITE (f, w) {
			work_read_for(w, by->account);
			outcome = register_sign(w, by, kit->cohort.id, letter, s->state.lines,
				problems, &is_closed);
		}
	return outcome;
}

/* By both, hours after noon. */
static inline void both_sign(struct fresh *f, const struct room_kit *kit, enum letter letter)
{
	struct problems problems;

	time_passes(f, INT64_C(4) * HOUR_MS);
	assert_int_equal(signs_it(f, &kit->first, kit, letter, &problems), DONE);
	assert_int_equal(signs_it(f, &kit->second, kit, letter, &problems), DONE);
}

#endif
