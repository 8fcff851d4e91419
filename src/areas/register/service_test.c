/* SPDX-License-Identifier: MIT */
/*
 * Registers on a real database: noted, signed by two, carried to the referrals at once, corrected.
 */
#include <string.h>

#include "areas/register/testing.h"
#include "base/code.h"

static struct problems problems;

static const char *problem_at(const char *field)
{
	const struct problem *found = problem_of(&problems, field);

	return found == NULL ? "" : found->message;
}

static const struct entry came = { PRESENCE_CAME, 0 }, absent = { PRESENCE_ABSENT, 0 },
			  blank = { PRESENCE_NONE, 0 };

static int64_t lines_of(struct fresh *f, const struct room_kit *kit)
{
	return sheet_for(f, &kit->first, kit, WORKSHOP_A)->state.lines;
}

static struct register_line line_of(struct fresh *f, const struct room_kit *kit, int person)
{
	return row_of(sheet_for(f, &kit->first, kit, WORKSHOP_A), kit, person)->line;
}

/* What a register on paper says of the first `n` people, as of the day of workshop A. */
static enum outcome_kind brings(
	struct fresh *f, const struct room_kit *kit, const struct entry *entries, int n)
{
	const struct actor *by = &kit->path.p.coordinator;
	const struct register_sheet *s = sheet_for(f, by, kit, WORKSHOP_A);
	struct register_entries paper = { 0 };
	enum outcome_kind outcome = ABSENT;

	for (int i = 0; i < n; i++)
		*list_add(f->arena, &paper) =
			(struct register_entry){ row_of(s, kit, i)->place, entries[i] };
	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		work_as_of(w, kit->cohort.workshop[WORKSHOP_A].on);
		outcome = register_bring(w, by, kit->cohort.id, WORKSHOP_A, &paper, &problems);
	}
	return outcome;
}

/* ---- who ---- */

static void register__is_the_providers_and_its_leaders(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);
	const struct programme *p = &kit.path.p;

	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->rows.n, 2);
	assert_int_equal(sheet_for(f, &p->coordinator, &kit, WORKSHOP_A)->rows.n, 2);
	assert_int_equal(sheet_for(f, &p->perpetrator_lead, &kit, WORKSHOP_A)->rows.n, 2);
	assert_null(sheet_for(f, &kit.third, &kit, WORKSHOP_A));
	assert_null(sheet_for(f, &f->sergeant, &kit, WORKSHOP_A));
	assert_null(sheet_for(f, &p->referrer, &kit, WORKSHOP_A));
	assert_null(sheet_for(f, &p->triage_worker, &kit, WORKSHOP_A));
	assert_null(sheet_for(f, &f->commissioning_officer, &kit, WORKSHOP_A));
	assert_null(sheet_for(f, &f->auditor, &kit, WORKSHOP_A));
	assert_null(sheet_for(f, &f->elsewhere_coordinator, &kit, WORKSHOP_A));
	assert_int_equal(notes(f, &kit.third, &kit, WORKSHOP_A, &came, 1, &problems), ABSENT);
	assert_int_equal(
		notes(f, &p->perpetrator_lead, &kit, WORKSHOP_A, &came, 1, &problems), ABSENT);
	assert_int_equal(notes(f, &p->coordinator, &kit, WORKSHOP_A, &came, 1, &problems), DONE);
}

static void room__is_in_order_of_names_with_a_code_each(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 4);
	const struct register_sheet *s = sheet_for(f, &kit.second, &kit, WORKSHOP_A);

	for (int i = 0; i < 4; i++) {
		assert_int_equal(s->rows.at[i].referral.id.v, kit.referral[i].v);
		assert_in_range(strlen(s->rows.at[i].code), ROW_CODE_LEAST, CODE_LETTERS);
		for (int other = 0; other < i; other++)
			assert_string_not_equal(s->rows.at[i].code, s->rows.at[other].code);
	}
	assert_int_equal(s->grace_minutes, GRACE_MINUTES);
	assert_int_equal(sheet_for(f, &kit.second, &kit, WORKSHOP_B)->rows.n, 0);
}

/* Of the first of the people: whoever that is may not see them any more. */
static void is_kin(struct fresh *f, const struct room_kit *kit, const struct actor *whom)
{
	struct block block = {
		.account = whom->account, .kind = BLOCK_KIN, .from = instant_day(f->now)
	};
	struct person_id person = referral_now(f, kit->referral[0]).person;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, kit->path.p.privacy.account);
		assert_int_equal(
			person_block(w, &kit->path.p.privacy, person, &block, &problems), DONE);
	}
}

static void room__is_without_whom_somebody_may_not_see(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);

	is_kin(f, &kit, &kit.first);
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->rows.n, 1);
	assert_int_equal(sheet_for(f, &kit.second, &kit, WORKSHOP_A)->rows.n, 2);
}

/* ---- noting ---- */

static void note__is_kept_once_however_often_it_is_saved(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 3);
	const struct entry entries[] = { came, absent, blank };

	for (int i = 0; i < 3; i++) {
		assert_int_equal(
			notes(f, &kit.first, &kit, WORKSHOP_A, entries, 3, &problems), DONE);
		assert_int_equal(lines_of(f, &kit), 2);
	}
	assert_int_equal(line_of(f, &kit, 0).result, ATTENDANCE_ATTENDED);
	assert_int_equal(line_of(f, &kit, 1).result, ATTENDANCE_ABSENT);
	assert_int_equal(line_of(f, &kit, 2).number, 0);
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->state.unsaid, 1);
}

static void note__of_somebody_late_is_attended_within_the_grace_and_keeps_its_minutes(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 3);
	const struct entry entries[] = { { PRESENCE_NONE, GRACE_MINUTES },
		{ PRESENCE_CAME, GRACE_MINUTES + 1 }, { PRESENCE_ABSENT, 5 } };

	assert_int_equal(notes(f, &kit.first, &kit, WORKSHOP_A, entries, 3, &problems), REFUSED);
	assert_int_equal(problems.n, 1);
	assert_int_equal(lines_of(f, &kit), 0);
	assert_int_equal(notes(f, &kit.first, &kit, WORKSHOP_A, entries, 2, &problems), DONE);
	assert_int_equal(line_of(f, &kit, 0).result, ATTENDANCE_ATTENDED);
	assert_int_equal(line_of(f, &kit, 0).late_minutes, GRACE_MINUTES);
	assert_int_equal(line_of(f, &kit, 1).result, ATTENDANCE_LATE);
	assert_int_equal(line_of(f, &kit, 1).late_minutes, GRACE_MINUTES + 1);
}

static void note__is_taken_back_by_a_blank_and_stays_in_the_history(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);
	const struct register_sheet *s;

	assert_int_equal(notes(f, &kit.first, &kit, WORKSHOP_A, &absent, 1, &problems), DONE);
	assert_int_equal(notes(f, &kit.first, &kit, WORKSHOP_A, &blank, 1, &problems), DONE);
	s = sheet_for(f, &kit.second, &kit, WORKSHOP_A);
	assert_int_equal(s->state.unsaid, 1);
	assert_int_equal(s->lines.n, 2);
	assert_int_equal(s->lines.at[0].result, ATTENDANCE_ABSENT);
	assert_int_equal(s->lines.at[0].by.v, kit.first.account.v);
}

static void note__on_a_day_before_the_workshop_is_refused(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);

	f->now.ms -= INT64_C(24) * HOUR_MS;
	assert_int_equal(notes(f, &kit.first, &kit, WORKSHOP_A, &came, 1, &problems), REFUSED);
	assert_string_not_equal(problem_at(""), "");
}

/* Both have the page open; each types something. */
static void note__by_two_at_once_loses_nothing(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 3);
	const struct register_sheet *s = sheet_for(f, &kit.second, &kit, WORKSHOP_A);
	const struct entry by_first[] = { came, absent, came };
	struct register_entries typed = { 0 };

	*list_add(f->arena, &typed) = (struct register_entry){ row_of(s, &kit, 0)->place, blank };
	*list_add(f->arena, &typed) = (struct register_entry){ row_of(s, &kit, 1)->place, came };
	*list_add(f->arena, &typed) = (struct register_entry){ row_of(s, &kit, 2)->place, came };
	assert_int_equal(notes(f, &kit.first, &kit, WORKSHOP_A, by_first, 3, &problems), DONE);
	for (int64_t seen = 0; seen <= 3; seen += 3) {
		problems = (struct problems){ 0 };
		if (seen > 0)
			typed.at[0].entry = came; // as the page shows it now
		WRITE (f, w)
			assert_int_equal(
				notes_in(w, &kit.second, &kit, WORKSHOP_A, seen, &typed, &problems),
				seen == 0 ? REFUSED : DONE);
		assert_int_equal(problems.n, seen == 0 ? 1 : 0); // of the second row alone
	}
	assert_int_equal(line_of(f, &kit, 0).result, ATTENDANCE_ATTENDED);
	assert_int_equal(line_of(f, &kit, 1).result, ATTENDANCE_ATTENDED);
	assert_int_equal(lines_of(f, &kit), 4);
}

/* ---- signing ---- */

static void sign__is_asked_of_the_two_who_led_and_once_of_each(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);
	const struct programme *p = &kit.path.p;

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	assert_int_equal(signs_it(f, &kit.first, &kit, WORKSHOP_A, &problems), REFUSED); // at noon
	time_passes(f, INT64_C(4) * HOUR_MS);
	assert_int_equal(signs_it(f, &kit.third, &kit, WORKSHOP_A, &problems), ABSENT);
	assert_int_equal(signs_it(f, &p->coordinator, &kit, WORKSHOP_A, &problems), REFUSED);
	assert_int_equal(signs_it(f, &p->perpetrator_lead, &kit, WORKSHOP_A, &problems), REFUSED);
	assert_int_equal(signs_it(f, &kit.first, &kit, WORKSHOP_A, &problems), DONE);
	assert_int_equal(signs_it(f, &kit.first, &kit, WORKSHOP_A, &problems), REFUSED);
	assert_string_not_equal(problem_at(""), "");
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_BOOKED);
	assert_int_equal(signs_it(f, &kit.second, &kit, WORKSHOP_A, &problems), DONE);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_A_ATTENDED);
	assert_int_equal(state_now(f, kit.referral[1]), REFERRAL_A_ATTENDED);
}

static void sign__waits_until_of_everybody_something_is_said(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);

	assert_int_equal(notes(f, &kit.first, &kit, WORKSHOP_A, &came, 1, &problems), DONE);
	time_passes(f, INT64_C(4) * HOUR_MS);
	assert_int_equal(signs_it(f, &kit.first, &kit, WORKSHOP_A, &problems), REFUSED);
	assert_string_not_equal(problem_at(""), "");
}

static void sign__is_asked_anew_of_what_changed_after_the_first(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	time_passes(f, INT64_C(4) * HOUR_MS);
	assert_int_equal(signs_it(f, &kit.first, &kit, WORKSHOP_A, &problems), DONE);
	assert_int_equal(notes(f, &kit.second, &kit, WORKSHOP_A, &absent, 1, &problems), DONE);
	assert_int_equal(signs_it(f, &kit.second, &kit, WORKSHOP_A, &problems), DONE);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_BOOKED);
	assert_int_equal(signs_it(f, &kit.first, &kit, WORKSHOP_A, &problems), DONE);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_WITH_POLICE);
}

static const char may_not_see[] =
	"You may not see everybody who comes: ask the coordinator to change who leads";

/* Or the register would close without that person's result. */
static void sign__is_not_by_who_may_not_see_everybody(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	is_kin(f, &kit, &kit.second);
	time_passes(f, INT64_C(4) * HOUR_MS);
	assert_int_equal(signs_it(f, &kit.first, &kit, WORKSHOP_A, &problems), DONE);
	assert_int_equal(signs_it(f, &kit.second, &kit, WORKSHOP_A, &problems), REFUSED);
	assert_string_equal(problem_at(""), may_not_see);
	assert_int_equal(state_now(f, kit.referral[1]), REFERRAL_BOOKED);
}

/* The other side of one case was asked whether this leader is on it, and has not answered. */
static void sign__is_not_by_who_waits_at_the_wall(void **state)
{
	const char *person = "00112233445566778899aabbccddeeff"
			     "00112233445566778899aabbccddeeff";
	const struct texts all = { .at = &person, .n = 1 };
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);

	WRITE (f, w)
		assert_int_equal(
			facilitator_name(w, &f->coordinator, kit.path.scene.second.id, &all), DONE);
	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	time_passes(f, INT64_C(4) * HOUR_MS);
	assert_int_equal(signs_it(f, &kit.second, &kit, WORKSHOP_A, &problems), REFUSED);
	assert_string_equal(problem_at(""), may_not_see);
	assert_int_equal(signs_it(f, &kit.first, &kit, WORKSHOP_A, &problems), DONE);
}

/* A place that somebody had is nobody's who is still expected there. */
static void sign__is_of_those_who_are_expected_there_now(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);
	struct cohort later = a_pair(f, &kit.path, 20260523, ROOM_MOST);
	struct cohort first = kit.cohort;

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 1u << 0);
	both_sign(f, &kit, WORKSHOP_A);
	did(f, &f->sergeant, kit.referral[0],
		(struct referral_step){ .deed = { .act = DO_DECIDE, .decision = POLICE_GO_ON } });
	did(f, &kit.path.p.coordinator, kit.referral[0], a_booking(DO_BOOK, later.id));
	clock_to(f, later.workshop[WORKSHOP_A].on);
	kit.cohort = later;
	kit.people = 1;
	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	both_sign(f, &kit, WORKSHOP_A);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_A_ATTENDED);
	kit.cohort = first;
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_B)->state.unseen, 0);
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_B)->rows.n, 1);
	is_kin(f, &kit, &kit.first);
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_B)->state.unseen, 0);
}

/* Somebody noted something between the page and the signature. */
static void sign__is_of_what_was_seen(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);
	bool is_closed = true;

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	time_passes(f, INT64_C(4) * HOUR_MS);
	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, kit.first.account);
		assert_int_equal(register_sign(w, &kit.first, kit.cohort.id, WORKSHOP_A, 0,
					 &problems, &is_closed),
			CHANGED_MEANWHILE);
	}
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->state.signatures.n, 0);
}

/* ---- what the second signature does ---- */

static struct kept_notices told(struct fresh *f, const struct actor *by, struct referral_id id)
{
	struct kept_notices all = { 0 };

	READ (f, w) {
		work_read_for(w, by->account);
		all = notices_of(w, by, id);
	}
	return all;
}

static bool is_told(struct fresh *f, struct referral_id id, enum notice_kind kind)
{
	struct kept_notices all = told(f, &f->sergeant, id);

	list_each (const struct kept_notice *, each, &all)
		if (each->notice.kind == kind)
			return true;
	return false;
}

static enum repeat repeat_told(struct fresh *f, struct referral_id id)
{
	struct kept_notices all = told(f, &f->sergeant, id);

	list_each (const struct kept_notice *, each, &all)
		if (each->notice.kind == NOTICE_MISSED)
			return each->repeat;
	return REPEAT_NONE;
}

static void second_signature__carries_every_result_to_its_referral(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 5);
	const struct entry entries[] = { came, absent, { PRESENCE_CAME, GRACE_MINUTES + 1 },
		{ PRESENCE_LEFT, 0 }, { PRESENCE_EXCLUDED, 0 } };
	static const enum attendance results[] = { ATTENDANCE_ATTENDED, ATTENDANCE_ABSENT,
		ATTENDANCE_LATE, ATTENDANCE_LEFT, ATTENDANCE_EXCLUDED };

	assert_int_equal(notes(f, &kit.first, &kit, WORKSHOP_A, entries, 5, &problems), DONE);
	both_sign(f, &kit, WORKSHOP_A);
	for (int i = 0; i < 5; i++) {
		struct kept_referral r = referral_now(f, kit.referral[i]);

		assert_int_equal(attempt_last(&r.facts)->result[WORKSHOP_A], results[i]);
		assert_int_equal(told(f, &kit.path.p.triage_worker, r.id).n, i == 0 ? 0 : 1);
		assert_int_equal(referral_state(&r.facts),
			i == 0 ? REFERRAL_A_ATTENDED : REFERRAL_WITH_POLICE);
	}
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_B)->rows.n, 1);
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->rows.n, 5);
}

static void miss__is_told_with_a_repeat_that_is_feasible(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);

	a_pair(f, &kit.path, 20260620, 10); // B on 18 July, the deadline on the 24th
	notes_all(f, &kit.first, &kit, WORKSHOP_A, 1);
	both_sign(f, &kit, WORKSHOP_A);
	assert_int_equal(repeat_told(f, kit.referral[0]), REPEAT_FEASIBLE);
	assert_false(is_told(f, kit.referral[0], NOTICE_NO_REPEAT));
}

static void miss__is_told_with_a_repeat_that_is_not_feasible(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);

	a_pair(f, &kit.path, 20260627, 10); // B on 25 July
	notes_all(f, &kit.first, &kit, WORKSHOP_A, 1);
	both_sign(f, &kit, WORKSHOP_A);
	assert_int_equal(repeat_told(f, kit.referral[0]), REPEAT_INFEASIBLE);
	assert_false(is_told(f, kit.referral[0], NOTICE_NO_REPEAT)); // it is said with the miss
}

static void both_workshops__attended_complete_the_path(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);

	assert_int_equal(
		notes(f, &kit.first, &kit, WORKSHOP_B, &came, 0, &problems), REFUSED); // A first
	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	both_sign(f, &kit, WORKSHOP_A);
	clock_to(f, kit.cohort.workshop[WORKSHOP_B].on);
	notes_all(f, &kit.second, &kit, WORKSHOP_B, 2);
	both_sign(f, &kit, WORKSHOP_B);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_COMPLETED);
	assert_int_equal(state_now(f, kit.referral[1]), REFERRAL_WITH_POLICE);
	assert_int_equal(notes(f, &kit.first, &kit, WORKSHOP_B, &absent, 1, &problems), REFUSED);
}

/* Somebody whom the police withdrew meanwhile is nobody's row, and stops nobody. */
static void second_signature__leaves_out_who_is_not_expected_any_more(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	time_passes(f, INT64_C(4) * HOUR_MS);
	assert_int_equal(signs_it(f, &kit.first, &kit, WORKSHOP_A, &problems), DONE);
	did(f, &f->sergeant, kit.referral[0],
		(struct referral_step){
			.deed = { .act = DO_WITHDRAW, .because = CLOSURE_NEW_OFFENCE } });
	assert_int_equal(signs_it(f, &kit.second, &kit, WORKSHOP_A, &problems), DONE);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_WITHDRAWN);
	assert_int_equal(state_now(f, kit.referral[1]), REFERRAL_A_ATTENDED);
}

/* ---- bringing ---- */

static void paper_register__goes_to_the_referrals_as_of_its_day(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 3);
	const struct entry entries[] = { came, absent, { PRESENCE_CAME, GRACE_MINUTES + 1 } };
	struct date a = kit.cohort.workshop[WORKSHOP_A].on;
	struct kept_referral r;

	time_passes(f, INT64_C(3) * 24 * HOUR_MS);
	assert_int_equal(brings(f, &kit, entries, 3), DONE);
	r = referral_now(f, kit.referral[0]);
	assert_int_equal(referral_state(&r.facts), REFERRAL_A_ATTENDED);
	assert_true(date_equal(attempt_last(&r.facts)->result_on[WORKSHOP_A], a));
	assert_int_equal(state_now(f, kit.referral[1]), REFERRAL_WITH_POLICE);
	assert_int_equal(state_now(f, kit.referral[2]), REFERRAL_WITH_POLICE);
	assert_true(register_was_brought(sheet_for(f, &kit.first, &kit, WORKSHOP_A)));
	assert_int_equal(brings(f, &kit, entries, 3), REFUSED); // once
}

static void paper_register__says_of_everybody_whether_they_came(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);

	time_passes(f, INT64_C(3) * 24 * HOUR_MS);
	assert_int_equal(brings(f, &kit, &came, 1), REFUSED);
	assert_int_equal(problems.n, 1);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_BOOKED);
	assert_int_equal(lines_of(f, &kit), 0);
}

static void paper_register__is_brought_by_who_may_see_everybody(void **state)
{
	const struct entry entries[] = { came };
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);
	struct referral_id hidden = kit.referral[0];

	is_kin(f, &kit, &kit.path.p.coordinator);
	time_passes(f, INT64_C(3) * 24 * HOUR_MS);
	kit.referral[0] = kit.referral[1];
	assert_int_equal(brings(f, &kit, entries, 1), REFUSED);
	assert_string_equal(problem_at(""),
		"You may not see everybody who comes: somebody else has to bring this register");
	assert_int_equal(state_now(f, hidden), REFERRAL_BOOKED);
}

static void paper_register__is_not_brought_once_it_was_begun_here(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	time_passes(f, INT64_C(3) * 24 * HOUR_MS);
	assert_int_equal(brings(f, &kit, &came, 1), REFUSED);
	assert_string_equal(
		problem_at(""), "This register was begun here: it has to be finished here");
}

/* ---- correcting ---- */

static enum outcome_kind corrects(struct fresh *f, const struct actor *by,
	const struct room_kit *kit, int person, struct entry entry, const char *because)
{
	const struct register_sheet *s = sheet_for(f, by, kit, WORKSHOP_A);
	const struct register_row *row = row_of(s, kit, person);
	struct register_entry given = { row->place, entry };
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = register_correct(w, by, kit->cohort.id, WORKSHOP_A, row->line.number,
			&given, because, &problems);
	}
	return outcome;
}

static void correction__stands_beside_what_it_corrects_and_tells_the_police_anew(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 1);
	assert_int_equal(corrects(f, &kit.first, &kit, 0, came, "Sampl"), REFUSED); // not signed
	both_sign(f, &kit, WORKSHOP_A);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_WITH_POLICE);
	assert_int_equal(corrects(f, &kit.first, &kit, 0, came, " "), REFUSED);
	assert_string_not_equal(problem_at("because"), "");
	assert_int_equal(corrects(f, &kit.first, &kit, 0, absent, "Sampl"), REFUSED);
	assert_string_not_equal(problem_at("came"), "");
	assert_int_equal(corrects(f, &kit.first, &kit, 0, came, "Mistook two people; sampl"), DONE);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_A_ATTENDED);
	assert_int_equal(line_of(f, &kit, 0).corrects, 1);
	assert_string_equal(line_of(f, &kit, 0).because, "Mistook two people; sampl");
	assert_true(is_told(f, kit.referral[0], NOTICE_ATTENDED_A));
	assert_int_equal(corrects(f, &kit.path.p.perpetrator_lead, &kit, 0, absent, "Sampl"), DONE);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_WITH_POLICE);
}

/* Minutes within the grace are no other attendance: the referral does not hear of them. */
static void correction__of_minutes_alone_is_a_line_and_no_deed(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);
	const struct entry late = { PRESENCE_CAME, 5 };
	int64_t deeds;

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	both_sign(f, &kit, WORKSHOP_A);
	deeds = referral_now(f, kit.referral[0]).deeds;
	assert_int_equal(corrects(f, &kit.second, &kit, 0, late, "Sampl"), DONE);
	assert_int_equal(referral_now(f, kit.referral[0]).deeds, deeds);
	assert_int_equal(line_of(f, &kit, 0).late_minutes, 5);
}

static void correction__of_what_the_police_decided_on_is_refused(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 1);
	both_sign(f, &kit, WORKSHOP_A);
	did(f, &f->sergeant, kit.referral[0],
		(struct referral_step){ .deed = { .act = DO_DECIDE, .decision = POLICE_GO_ON } });
	assert_int_equal(corrects(f, &kit.first, &kit, 0, came, "Sampl"), REFUSED);
	assert_string_not_equal(problem_at("came"), "");
	assert_int_equal(line_of(f, &kit, 0).result, ATTENDANCE_ABSENT);
}

/* Who was with the police when it was signed, and is to go on. */
static void correction__records_whom_the_signature_could_not_carry(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	did(f, &kit.path.p.coordinator, kit.referral[0],
		(struct referral_step){
			.deed = { .act = DO_FIND_UNSUITABLE, .because = CLOSURE_CUSTODY } });
	both_sign(f, &kit, WORKSHOP_A);
	did(f, &f->sergeant, kit.referral[0],
		(struct referral_step){ .deed = { .act = DO_DECIDE, .decision = POLICE_GO_ON } });
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_BOOKED);
	assert_int_equal(state_now(f, kit.referral[1]), REFERRAL_A_ATTENDED);
	assert_int_equal(corrects(f, &kit.first, &kit, 0, came, "Sampl"), REFUSED);
	assert_int_equal(
		corrects(f, &kit.first, &kit, 0, (struct entry){ PRESENCE_CAME, 1 }, "Sampl"),
		DONE);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_A_ATTENDED);
}

/* ---- cancelling ---- */

static enum outcome_kind cancels(
	struct fresh *f, const struct actor *by, const struct room_kit *kit, enum letter from)
{
	struct cohort cohort = { 0 };
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		cohort_for(w, by, COHORT_READ, kit->cohort.id, &cohort);
		outcome = register_cancel(
			w, by, kit->cohort.id, cohort.version, from, "Snow; sampl", &problems);
	}
	return outcome;
}

static void cancelling__is_nobodys_miss(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 3);
	const struct actor *coordinator = &kit.path.p.coordinator;

	assert_int_equal(cancels(f, &kit.first, &kit, WORKSHOP_A), ABSENT);
	assert_int_equal(cancels(f, coordinator, &kit, WORKSHOP_A), DONE);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(state_now(f, kit.referral[i]), REFERRAL_POSTPONED);
		assert_int_equal(told(f, &f->sergeant, kit.referral[i]).n, 2); // booked, and this
		assert_true(is_told(f, kit.referral[i], NOTICE_PUT_OFF));
		assert_int_equal(told(f, &kit.path.p.triage_worker, kit.referral[i]).n, 1);
	}
	READ (f, w) { // whom the coordinator has to ring
		struct register_rows rows;
		struct cohort cohort;

		work_read_for(w, coordinator->account);
		assert_true(register_ring_list(w, coordinator, kit.cohort.id, &cohort, &rows));
		assert_int_equal(rows.n, 3);
	}
	assert_int_equal(cancels(f, coordinator, &kit, WORKSHOP_A), REFUSED);
	assert_null(row_of(sheet_for(f, coordinator, &kit, WORKSHOP_A), &kit, 0));
}

static void cancelling__of_b_keeps_an_a_that_was_attended(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);
	const struct actor *coordinator = &kit.path.p.coordinator;

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 2);
	assert_int_equal(cancels(f, coordinator, &kit, WORKSHOP_B), REFUSED); // A is not signed
	both_sign(f, &kit, WORKSHOP_A);
	assert_int_equal(cancels(f, coordinator, &kit, WORKSHOP_A), REFUSED); // and now it is
	assert_int_equal(cancels(f, coordinator, &kit, WORKSHOP_B), DONE);

	struct kept_referral r = referral_now(f, kit.referral[0]);

	assert_int_equal(referral_state(&r.facts), REFERRAL_POSTPONED);
	assert_int_equal(attempt_last(&r.facts)->result[WORKSHOP_A], ATTENDANCE_ATTENDED);
	assert_int_equal(state_now(f, kit.referral[1]), REFERRAL_WITH_POLICE);
}

/* Of so many people the victims' service is to tell, and has told of so many. */
static const char *liaison_of(struct fresh *f, struct cohort_id id)
{
	int64_t told = 0, people = 0;

	READ (f, w) {
		told = cohort_liaison_told(w, id);
		people = cohort_liaison_people(w, id);
	}
	return arena_format(f->arena, "%d of %d", (int)told, (int)people);
}

static void is_booked_again_after_a_miss(
	struct fresh *f, const struct room_kit *kit, struct cohort_id cohort)
{
	did(f, &f->sergeant, kit->referral[0],
		(struct referral_step){ .deed = { .act = DO_DECIDE, .decision = POLICE_GO_ON } });
	did(f, &kit->path.p.coordinator, kit->referral[0], a_booking(DO_BOOK, cohort));
}

/* Who missed it counts for it, though it is cancelled later; whom it put off, for the one after it. */
static void cancelling__leaves_whom_another_waits_to_be_told_of(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);
	struct cohort later = a_pair(f, &kit.path, 20260530, ROOM_MOST);

	assert_true(hears(f, kit.referral[0], RELAY_CONTACT_MADE));
	assert_true(hears(f, kit.referral[1], RELAY_CONTACT_MADE));
	notes_all(f, &kit.first, &kit, WORKSHOP_A, 1u << 0);
	both_sign(f, &kit, WORKSHOP_A);
	is_booked_again_after_a_miss(f, &kit, later.id);
	time_passes(f, HOUR_MS);
	assert_int_equal(cancels(f, &kit.path.p.coordinator, &kit, WORKSHOP_B), DONE);
	assert_string_equal(liaison_of(f, later.id), "0 of 0");
	time_passes(f, HOUR_MS);
	did(f, &kit.path.p.coordinator, kit.referral[1], a_booking(DO_BOOK_B, later.id));
	assert_string_equal(liaison_of(f, later.id), "1 of 1");
}

/* Put off by another than the first: they count for that one still. */
static void cancelling__of_a_second_one_leaves_the_first_told_of(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);
	struct cohort first = kit.cohort;
	struct cohort second = a_pair(f, &kit.path, 20260530, ROOM_MOST);
	struct cohort third = a_pair(f, &kit.path, 20260606, ROOM_MOST);

	assert_true(hears(f, kit.referral[0], RELAY_CONTACT_MADE));
	notes_all(f, &kit.first, &kit, WORKSHOP_A, 1u << 0);
	both_sign(f, &kit, WORKSHOP_A);
	is_booked_again_after_a_miss(f, &kit, second.id);
	kit.cohort = second;
	assert_int_equal(cancels(f, &kit.path.p.coordinator, &kit, WORKSHOP_A), DONE);
	time_passes(f, HOUR_MS);
	did(f, &kit.path.p.coordinator, kit.referral[0], a_booking(DO_BOOK, third.id));
	assert_string_equal(liaison_of(f, first.id), "1 of 1");
	assert_string_equal(liaison_of(f, third.id), "0 of 0");
}

/* ---- moving ---- */

/* Ten days before workshop A, into which one is booked. */
static struct room_kit one_who_is_booked(struct fresh *f)
{
	struct room_kit kit = some_leaders(f);

	kit.cohort = a_pair(f, &kit.path, 20260516, ROOM_MOST);
	kit.referral[0] = a_booked_one(f, &kit.path, somebody_of_the_room(f, &kit, 0), &kit.cohort);
	return kit;
}

static enum outcome_kind tries_to_move(
	struct fresh *f, const struct room_kit *kit, int a, int b, struct faults *faults)
{
	const struct actor *by = &kit->path.p.coordinator;
	enum outcome_kind outcome = ABSENT;
	struct cohort plan, before;

	WRITE (f, w) {
		work_read_for(w, by->account);
		assert_true(cohort_for(w, by, COHORT_PLAN, kit->cohort.id, &plan));
		plan.workshop[WORKSHOP_A].on = day(a);
		plan.workshop[WORKSHOP_B].on = day(b);
		outcome = cohort_change(w, by, &plan, &before, faults);
	}
	return outcome;
}

static void moves(struct fresh *f, const struct room_kit *kit, int a, int b)
{
	struct faults faults = { 0 };

	assert_int_equal(tries_to_move(f, kit, a, b, &faults), DONE);
}

static void moving__takes_whom_it_suits_along(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = one_who_is_booked(f);
	struct kept_referral r;

	moves(f, &kit, 20260530, 20260627);
	r = referral_now(f, kit.referral[0]);
	assert_int_equal(referral_state(&r.facts), REFERRAL_BOOKED);
	assert_day(attempt_last(&r.facts)->on[WORKSHOP_A], 20260530);
	assert_day(attempt_last(&r.facts)->on[WORKSHOP_B], 20260627);
	assert_false(date_is_set(attempt_last(&r.facts)->letter_on));
	assert_int_equal(told(f, &f->sergeant, kit.referral[0]).n, 3); // booked twice
}

static void moving__past_the_deadline_leaves_them_to_be_booked_again(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = one_who_is_booked(f);

	moves(f, &kit, 20260704, 20260801);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_POSTPONED);
	assert_true(is_told(f, kit.referral[0], NOTICE_PUT_OFF));
}

static void moving__changes_nothing_for_who_comes_on_the_same_day(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = one_who_is_booked(f);
	int64_t deeds = referral_now(f, kit.referral[0]).deeds;

	moves(f, &kit, 20260516, 20260613);
	assert_int_equal(referral_now(f, kit.referral[0]).deeds, deeds);
}

/* Who came to A is known to nobody yet, and must not be lost. */
static void moving__of_b_waits_until_a_is_signed(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);
	struct faults faults = { 0 };

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 2);
	assert_int_equal(tries_to_move(f, &kit, 20260516, 20260620, &faults), REFUSED);
	assert_int_equal(faults.at[0].kind, FAULT_UNSIGNED);
	assert_string_equal(fault_field(&faults.at[0]), "b-on");
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_BOOKED);
	both_sign(f, &kit, WORKSHOP_A);
	moves(f, &kit, 20260516, 20260620);

	struct kept_referral r = referral_now(f, kit.referral[0]);

	assert_int_equal(referral_state(&r.facts), REFERRAL_A_ATTENDED);
	assert_day(attempt_last(&r.facts)->on[WORKSHOP_B], 20260620);
}

/* ---- the ring list ---- */

static void ring_list__has_everybody_who_is_still_to_come(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 3);
	const struct actor *by = &kit.path.p.coordinator;
	struct register_rows rows;
	struct cohort cohort;

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 1);
	both_sign(f, &kit, WORKSHOP_A);
	READ (f, w) {
		work_read_for(w, by->account);
		assert_true(register_ring_list(w, by, kit.cohort.id, &cohort, &rows));
		assert_int_equal(rows.n, 2);
		work_read_for(w, f->sergeant.account);
		assert_false(register_ring_list(w, &f->sergeant, kit.cohort.id, &cohort, &rows));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(register__is_the_providers_and_its_leaders),
		FRESH(room__is_in_order_of_names_with_a_code_each),
		FRESH(room__is_without_whom_somebody_may_not_see),
		FRESH(note__is_kept_once_however_often_it_is_saved),
		FRESH(note__of_somebody_late_is_attended_within_the_grace_and_keeps_its_minutes),
		FRESH(note__is_taken_back_by_a_blank_and_stays_in_the_history),
		FRESH(note__on_a_day_before_the_workshop_is_refused),
		FRESH(note__by_two_at_once_loses_nothing),
		FRESH(sign__is_asked_of_the_two_who_led_and_once_of_each),
		FRESH(sign__waits_until_of_everybody_something_is_said),
		FRESH(sign__is_asked_anew_of_what_changed_after_the_first),
		FRESH(sign__is_not_by_who_may_not_see_everybody),
		FRESH(sign__is_not_by_who_waits_at_the_wall),
		FRESH(sign__is_of_those_who_are_expected_there_now),
		FRESH(sign__is_of_what_was_seen),
		FRESH(second_signature__carries_every_result_to_its_referral),
		FRESH(miss__is_told_with_a_repeat_that_is_feasible),
		FRESH(miss__is_told_with_a_repeat_that_is_not_feasible),
		FRESH(both_workshops__attended_complete_the_path),
		FRESH(second_signature__leaves_out_who_is_not_expected_any_more),
		FRESH(paper_register__goes_to_the_referrals_as_of_its_day),
		FRESH(paper_register__says_of_everybody_whether_they_came),
		FRESH(paper_register__is_brought_by_who_may_see_everybody),
		FRESH(paper_register__is_not_brought_once_it_was_begun_here),
		FRESH(correction__stands_beside_what_it_corrects_and_tells_the_police_anew),
		FRESH(correction__of_minutes_alone_is_a_line_and_no_deed),
		FRESH(correction__of_what_the_police_decided_on_is_refused),
		FRESH(correction__records_whom_the_signature_could_not_carry),
		FRESH(cancelling__is_nobodys_miss),
		FRESH(cancelling__of_b_keeps_an_a_that_was_attended),
		FRESH(cancelling__leaves_whom_another_waits_to_be_told_of),
		FRESH(cancelling__of_a_second_one_leaves_the_first_told_of),
		FRESH(moving__takes_whom_it_suits_along),
		FRESH(moving__past_the_deadline_leaves_them_to_be_booked_again),
		FRESH(moving__changes_nothing_for_who_comes_on_the_same_day),
		FRESH(moving__of_b_waits_until_a_is_signed),
		FRESH(ring_list__has_everybody_who_is_still_to_come),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
