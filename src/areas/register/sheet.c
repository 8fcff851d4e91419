/* SPDX-License-Identifier: MIT */
/*
 * Registers: what is kept of one, put together with the people who are booked.
 */
#include <stdlib.h>
#include <string.h>

#include "areas/person/rules.h"
#include "areas/register/register_queries.h"
#include "areas/register/store.h"
#include "db/db.h"
#include "i18n/i18n.h"

bool register_cohort(
	struct work *w, const struct actor *by, struct cohort_id id, struct cohort *cohort)
{
	struct cohort found;

	assert(work_reader(w).v == by->account.v);
	if (!cohort_for(w, by, COHORT_READ, id, &found) ||
		found.organisation.v != by->organisation.v)
		return false;
	*cohort = found;
	return true;
}

/* ---- the room ---- */

struct room {
	struct register_rows rows;
	const char **codes; // of their places
};

/* The referral is in that place now, and not in one of another cohort. */
static bool is_in(const struct register_row *row)
{
	return row->referral.place.v == row->place.v;
}

static struct room room_of(struct work *w, const struct actor *by, struct cohort_id cohort)
{
	struct register_room_rows found = register_room(w, cohort);
	struct room room = { .codes = arena_many(work_arena(w), const char *, found.n + 1) };

	list_each (const struct register_room_row *, each, &found) {
		struct register_row row = { .place = each->place_id,
			.given_names = each->given_names,
			.family_name = each->family_name,
			.speaks_welsh = spoken_by_name(each->language) == SPOKEN_WELSH };

		if (!referral_load(w, by, each->id, &row.referral))
			continue;
		room.codes[room.rows.n] = each->code;
		*list_add(work_arena(w), &room.rows) = row;
	}
	for (size_t i = 0; i < room.rows.n; i++)
		room.rows.at[i].code = row_code(work_arena(w), room.codes, room.rows.n, i);
	return room;
}

struct keyed {
	const char *key;
	struct register_row row;
};

static int by_key(const void *one, const void *other)
{
	return strcmp(((const struct keyed *)one)->key, ((const struct keyed *)other)->key);
}

/* By name; on paper as on every page, in whatever language it is read. */
static void put_in_order(struct arena *a, struct register_rows *rows)
{
	struct keyed *all = arena_many(a, struct keyed, rows->n + 1);

	for (size_t i = 0; i < rows->n; i++) {
		const struct register_row *row = &rows->at[i];
		const char *name = arena_format(a, "%s %s", row->family_name, row->given_names);

		all[i].key = arena_format(a, "%s %s", sort_key(a, ENGLISH, name), row->code);
		all[i].row = *row;
	}
	qsort(all, rows->n, sizeof *all, by_key);
	for (size_t i = 0; i < rows->n; i++)
		rows->at[i] = all[i].row;
}

bool register_ring_list(struct work *w, const struct actor *by, struct cohort_id id,
	struct cohort *cohort, struct register_rows *rows)
{
	struct room room;

	if (!register_cohort(w, by, id, cohort))
		return false;
	room = room_of(w, by, id);
	*rows = (struct register_rows){ 0 };
	list_each (const struct register_row *, each, &room.rows)
		if (is_in(each) && (is_expected(&each->referral.facts, WORKSHOP_A) ||
					   is_expected(&each->referral.facts, WORKSHOP_B) ||
					   is_put_off(&each->referral.facts)))
			*list_add(work_arena(w), rows) = *each;
	put_in_order(work_arena(w), rows);
	return true;
}

bool wait_for_a(const struct register_rows *rows)
{
	list_each (const struct register_row *, each, rows)
		if (is_expected(&each->referral.facts, WORKSHOP_A))
			return true;
	return false;
}

/* ---- what was noted ---- */

static struct register_line line_of(const struct register_line_list_row *row)
{
	return (struct register_line){
		.number = row->number,
		.place = row->place_id,
		.result = row->result == NULL ? ATTENDANCE_NONE
					      : word_named(attendances, row->result),
		.late_minutes = (int)row->late_minutes,
		.corrects = row->corrects,
		.because = row->because,
		.by = row->noted_by,
		.at = row->noted_at,
	};
}

static void find_lines(struct work *w, struct register_sheet *s)
{
	struct register_line_list_rows rows =
		register_line_list(w, s->cohort.id, letter_name(s->letter));

	list_each (const struct register_line_list_row *, row, &rows)
		*list_add(work_arena(w), &s->lines) = line_of(row);
}

/* The last of that place counts. */
static struct register_line last_line(const struct register_lines *lines, struct place_id place)
{
	struct register_line last = { 0 };

	list_each (const struct register_line *, each, lines)
		if (each->place.v == place.v)
			last = *each;
	return last;
}

static int expected(struct work *w, struct cohort_id cohort, enum letter letter)
{
	struct register_expected_row row = { 0 };

	register_expected(w, cohort, referral_states[state_expected(letter)].name, &row);
	return (int)row.people;
}

static void find_rows(struct work *w, const struct actor *by, struct register_sheet *s)
{
	struct room room = room_of(w, by, s->cohort.id);

	s->state.unseen = expected(w, s->cohort.id, s->letter);

	list_each (struct register_row *, each, &room.rows) {
		const struct referral *facts = &each->referral.facts;

		each->line = last_line(&s->lines, each->place);
		each->is_expected = is_in(each) && is_expected(facts, s->letter);
		if (s->letter == WORKSHOP_B && is_in(each) && is_expected(facts, WORKSHOP_A))
			s->state.waits_for_a = true;
		if (each->is_expected || each->line.result != ATTENDANCE_NONE)
			*list_add(work_arena(w), &s->rows) = *each;
		s->state.unseen -= each->is_expected;
		s->state.unsaid += each->is_expected && each->line.result == ATTENDANCE_NONE;
	}
	put_in_order(work_arena(w), &s->rows);
}

static void find_signatures(struct work *w, struct register_sheet *s)
{
	struct register_signature_list_rows rows =
		register_signature_list(w, s->cohort.id, letter_name(s->letter));

	list_each (const struct register_signature_list_row *, row, &rows)
		*list_add(work_arena(w), &s->state.signatures) =
			(struct signature){ row->facilitator_id, row->lines, row->signed_at };
}

bool register_is_closed(struct work *w, struct cohort_id cohort, enum letter letter)
{
	struct register_get_row row;

	return register_get(w, cohort, letter_name(letter), &row) && row.closed_at.ms != 0;
}

/* ---- who reads ---- */

static struct facilitator_id leader_signed_in(
	struct work *w, const struct actor *by, const struct register_sheet *s)
{
	const struct workshop *workshop = &s->cohort.workshop[s->letter];
	struct facilitators all = cohort_leaders(w, &s->cohort);

	list_each (const struct facilitator *, each, &all)
		for (int i = 0; i < LEADERS; i++)
			if (each->account.v == by->account.v && each->id.v == workshop->leader[i].v)
				return each->id;
	return (struct facilitator_id){ 0 };
}

static int grace_of(struct work *w, const struct cohort *cohort, enum letter letter)
{
	struct terms terms;

	return scheme_numbers_on(w, cohort->scheme, cohort->workshop[letter].on, &terms)
		       ? terms.term[TERM_GRACE_MINUTES]
		       : 0;
}

bool register_load(struct work *w, const struct actor *by, struct cohort_id cohort,
	enum letter letter, struct register_sheet *s)
{
	struct register_get_row row = { 0 };
	struct cohort found;

	if (!register_cohort(w, by, cohort, &found))
		return false;

	bool leads = actor_is(by, ROLE_FACILITATOR) && cohort_is_led(w, by, cohort);
	bool coordinates = actor_is(by, ROLE_COORDINATOR);

	register_get(w, cohort, letter_name(letter), &row);
	*s = (struct register_sheet){
		.cohort = found,
		.letter = letter,
		.grace_minutes = grace_of(w, &found, letter),
		.state = { .cohort = &s->cohort,
			.letter = letter,
			.lines = row.lines,
			.closed_at = row.closed_at },
		.may_note = leads || coordinates,
		.may_correct = leads || coordinates || actor_is(by, ROLE_PERPETRATOR_LEAD),
	};
	s->self = leads ? leader_signed_in(w, by, s) : (struct facilitator_id){ 0 };
	find_lines(w, s);
	find_rows(w, by, s);
	find_signatures(w, s);
	if (s->state.waits_for_a && register_is_closed(w, cohort, WORKSHOP_A))
		s->state.waits_for_a = false;
	return true;
}
