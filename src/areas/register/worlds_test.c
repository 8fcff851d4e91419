/* SPDX-License-Identifier: MIT */
/*
 * Two worlds that differ only in people whom somebody may not list are the same to them.
 *
 * World W has a room with everybody.  For each user a second one is made without those whom the
 * user may not see there.  Whatever the user asks of registers is answered alike in both and took
 * as many statements.  How many lines a register has stands apart, as how full a cohort is does, and
 * that nobody signs for people whom they do not see; codes and references are chance.
 */
#include <inttypes.h>

#include "areas/register/testing.h"
#include "base/buf.h"
#include "base/code.h"

enum { PERSONS = 6, USERS = 8 };

struct cast {
	struct room_kit kit;
	struct actor user[USERS];
	struct actor colleague; // of the privacy officer
};

static struct cast a_cast(struct fresh *f)
{
	struct cast cast = { .kit = a_room(f, 0) };
	const struct programme *p = &cast.kit.path.p;
	const struct actor user[USERS] = { cast.kit.first, cast.kit.second, cast.kit.third,
		p->coordinator, p->perpetrator_lead, f->sergeant, p->triage_worker,
		f->elsewhere_coordinator };

	memcpy(cast.user, user, sizeof user);
	cast.colleague = a_worker(f, f->office, "preifatrwydd.arall", ROLE_PRIVACY_OFFICER);
	f->now.ms -= INT64_C(9) * 24 * HOUR_MS; // before the workshop
	return cast;
}

static struct person_id person_at(int i)
{
	return (struct person_id){ 7000000000000 + 1000 * (i * 5 % PERSONS) };
}

/* Of the first leader person 0 and 3 are kin, of the coordinator person 4, of the lead 5. */
static const struct actor *kin_of(const struct cast *cast, int i)
{
	switch (i) {
	case 0:
	case 3: return &cast->kit.first;
	case 4: return &cast->kit.path.p.coordinator;
	case 5: return &cast->kit.path.p.perpetrator_lead;
	default: return NULL;
	}
}

static void add_person(struct fresh *f, struct cast *cast, int i)
{
	const struct programme *p = &cast->kit.path.p;
	struct person_new person = { .facts = facts_of_somebody(
					     "Efa", arena_format(f->arena, "Sampl%c", 'a' + i)),
		.id = person_at(i),
		.reference = code_of_chance(f->arena, 71 * (i + 3) * INT64_C(1000003)) };
	struct person_id id = somebody_with(f, p, &person);

	cast->kit.referral[i] = a_booked_one(f, &cast->kit.path, id, &cast->kit.cohort);
}

static void add_block(struct fresh *f, const struct cast *cast, int i)
{
	const struct actor *whom = kin_of(cast, i);
	struct problems problems = { 0 };

	if (whom == NULL)
		return;

	struct block block = {
		.account = whom->account, .kind = BLOCK_KIN, .from = instant_day(f->now)
	};

	WRITE (f, w) {
		work_read_for(w, cast->colleague.account);
		assert_int_equal(
			person_block(w, &cast->colleague, person_at(i), &block, &problems), DONE);
	}
}

/* By the second leader, who may see everybody; person i came if i is even. */
static void note(struct fresh *f, const struct cast *cast, unsigned people)
{
	const struct register_sheet *s = sheet_for(f, &cast->kit.second, &cast->kit, WORKSHOP_A);
	struct register_entries typed = { 0 };
	struct problems problems = { 0 };

	for (int i = 0; i < PERSONS; i++)
		if ((people & 1u << i) != 0)
			*list_add(f->arena, &typed) =
				(struct register_entry){ row_of(s, &cast->kit, i)->place,
					{ i % 2 == 0 ? PRESENCE_CAME : PRESENCE_ABSENT, 0 } };
	WRITE (f, w)
		assert_int_equal(notes_in(w, &cast->kit.second, &cast->kit, WORKSHOP_A, 0, &typed,
					 &problems),
			DONE);
}

static struct fresh *a_world(struct fresh *base, struct cast *cast, unsigned people, bool is_signed)
{
	struct fresh *world = fresh_copy(base);

	for (int i = 0; i < PERSONS; i++)
		if ((people & 1u << i) != 0)
			add_person(world, cast, i);
	clock_to(world, cast->kit.cohort.workshop[WORKSHOP_A].on);
	note(world, cast, people);
	if (is_signed)
		both_sign(world, &cast->kit, WORKSHOP_A);
	else
		time_passes(world, INT64_C(4) * HOUR_MS);
	for (int i = 0; i < PERSONS; i++)
		if ((people & 1u << i) != 0)
			add_block(world, cast, i);
	return world;
}

/* ---- what is answered, in words ---- */

static void say_rows(struct buf *said, const struct register_rows *rows)
{
	list_each (const struct register_row *, row, rows)
		buf_format(said, " %s %s %d %d %d", row->given_names, row->family_name,
			row->is_expected, row->line.result, row->line.late_minutes);
}

static void ask_sheet(struct buf *said, struct work *w, const struct cast *cast,
	const struct actor *by, enum letter letter)
{
	struct register_sheet s;

	if (!register_load(w, by, cast->kit.cohort.id, letter, &s)) {
		buf_text(said, " absent");
		return;
	}
	s.state.unseen = 0;
	buf_format(said, " %d %d %zu %zu %d %d %s", s.state.unsaid, s.state.waits_for_a, s.lines.n,
		s.state.signatures.n, s.may_note, s.may_correct,
		sign_refusal(&s.state, s.self, work_now(w)) == NULL ? "signs" : "does not");
	say_rows(said, &s.rows);
}

static const char *ask_all(struct fresh *f, const struct cast *cast, const struct actor *by)
{
	struct buf said = buf_new(f->arena, 1 << 14);

	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		READ (f, w) {
			work_read_for(w, by->account);
			ask_sheet(&said, w, cast, by, letter);
			buf_format(&said, " [%d]\n", work_statement_count(w));
		}
	READ (f, w) {
		work_read_for(w, by->account);
		for (int is_own = 0; is_own <= 1; is_own++)
			buf_format(&said, " %zu",
				register_open_list(w, by, is_own == 1, work_today(w), 10).n);
		buf_format(&said, " [%d]\n", work_statement_count(w));
	}
	READ (f, w) {
		struct register_rows rows = { 0 };
		struct cohort cohort;

		work_read_for(w, by->account);
		buf_format(&said, " %d",
			register_ring_list(w, by, cast->kit.cohort.id, &cohort, &rows));
		say_rows(&said, &rows);
		buf_format(&said, " [%d]\n", work_statement_count(w));
	}
	return arena_format(f->arena, "%.*s", (int)said.size, said.at);
}

/* Bit i: person i, whom the user may list. */
static unsigned listed(struct fresh *f, const struct actor *user)
{
	unsigned set = 0;

	READ (f, w) {
		work_read_for(w, user->account);
		for (int i = 0; i < PERSONS; i++)
			set |= (person_may(w, user, PERSON_LIST, person_at(i)) ? 1u : 0u) << i;
	}
	return set;
}

static void compare_worlds(struct fresh *base, bool is_signed)
{
	struct cast cast = a_cast(base);
	unsigned everybody = (1u << PERSONS) - 1;
	struct fresh *whole = a_world(base, &cast, everybody, is_signed);

	for (size_t i = 0; i < USERS; i++) {
		unsigned visible = listed(whole, &cast.user[i]);
		struct fresh *less = a_world(base, &cast, visible, is_signed);

		if (visible != 0)
			assert_string_equal(ask_all(whole, &cast, &cast.user[i]),
				ask_all(less, &cast, &cast.user[i]));
		fresh_copy_close(less);
	}
	assert_int_equal(listed(whole, &cast.kit.first), everybody & ~9u);
	assert_int_equal(listed(whole, &cast.kit.second), everybody);
	assert_int_equal(listed(whole, &cast.kit.third), 0);
	fresh_copy_close(whole);
}

static void registers__before_they_are_signed_say_nothing_of_who_is_hidden(void **state)
{
	compare_worlds(*state, false);
}

static void registers__that_are_signed_say_nothing_of_who_is_hidden(void **state)
{
	compare_worlds(*state, true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(registers__before_they_are_signed_say_nothing_of_who_is_hidden),
		FRESH(registers__that_are_signed_say_nothing_of_who_is_hidden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
