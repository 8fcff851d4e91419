/* SPDX-License-Identifier: MIT */
/*
 * Bookings and attendance, in the order of their days: a register is brought whole, so its rows are
 * gathered; a miss is decided on before the person is booked again.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "areas/take_on/store.h"
#include "base/err.h"
#include "db/db.h"

/* In this order where several are of one day. */
enum step_kind { STEP_REGISTER_A, STEP_REGISTER_B, STEP_DECIDE, STEP_BOOK, STEP_CLOSE };

struct step {
	enum step_kind kind;
	struct date on;
	size_t i; // its row; of a register the first
};

LIST(steps, struct step);

/* ---- what is to be done ---- */

static bool is_said(const struct bringing *b, size_t i, enum sheet_column column)
{
	return b->rows.at[i].cell[column].text[0] != '\0';
}

static void find_keys(struct bringing *b, size_t i)
{
	const struct cell *cell = b->rows.at[i].cell;
	struct brought person = { 0 }, cohort = { 0 };

	if (!brought_before(b->w, b->file->scheme, SHEET_PEOPLE, cell[COLUMN_PERSON].text, &person))
		refuse_row(b, i, COLUMN_PERSON,
			N_("Nobody of the people that were imported is called so: send the sheet "
			   "of "
			   "people first"));
	if (!brought_before(
		    b->w, b->file->scheme, SHEET_COHORTS, cell[COLUMN_COHORT].text, &cohort))
		refuse_row(b, i, COLUMN_COHORT,
			N_("None of the cohorts that were imported is called so: send the sheet of "
			   "cohorts first"));
	b->brought[i].referral = person.referral;
	b->brought[i].cohort = cohort.cohort;
}

static void add_step(
	struct bringing *b, struct steps *steps, enum step_kind kind, struct date on, size_t i)
{
	*list_add(work_arena(b->w), steps) = (struct step){ kind, on, i };
}

/* Its register is among the steps already. */
static bool has_register(
	const struct bringing *b, const struct steps *steps, enum step_kind kind, size_t i)
{
	list_each (const struct step *, each, steps)
		if (each->kind == kind && b->brought[each->i].cohort.v == b->brought[i].cohort.v)
			return true;
	return false;
}

static void add_registers(struct bringing *b, struct steps *steps, size_t i)
{
	static const struct {
		enum step_kind kind;
		enum letter letter;
		enum sheet_column came;
	} registers[] = { { STEP_REGISTER_A, WORKSHOP_A, COLUMN_A_CAME },
		{ STEP_REGISTER_B, WORKSHOP_B, COLUMN_B_CAME } };
	struct cohort cohort;

	if (!cohort_for(b->w, b->by, COHORT_READ, b->brought[i].cohort, &cohort))
		return;
	for (size_t at = 0; at < array_size(registers); at++)
		if (is_said(b, i, registers[at].came) &&
			!has_register(b, steps, registers[at].kind, i))
			add_step(b, steps, registers[at].kind,
				cohort.workshop[registers[at].letter].on, i);
}

static int by_day(const void *one, const void *other)
{
	const struct step *s = one, *t = other;
	int32_t on = date_number(s->on), other_on = date_number(t->on);

	if (on != other_on)
		return on < other_on ? -1 : 1;
	if (s->kind != t->kind)
		return s->kind < t->kind ? -1 : 1;
	return s->i < t->i ? -1 : s->i > t->i;
}

static struct steps steps_of(struct bringing *b)
{
	struct steps steps = { 0 };

	for (size_t i = 0; i < b->rows.n; i++) {
		const struct cell *cell = b->rows.at[i].cell;

		if (b->brought[i].is_known)
			continue;
		find_keys(b, i);
		if (b->brought[i].is_dead)
			continue;
		add_step(b, &steps, STEP_BOOK, cell[COLUMN_BOOKED_ON].day, i);
		add_registers(b, &steps, i);
		if (is_said(b, i, COLUMN_DECIDED_ON))
			add_step(b, &steps, STEP_DECIDE, cell[COLUMN_DECIDED_ON].day, i);
		if (is_said(b, i, COLUMN_CLOSED_ON))
			add_step(b, &steps, STEP_CLOSE, cell[COLUMN_CLOSED_ON].day, i);
	}
	if (steps.n > 1)
		qsort(steps.at, steps.n, sizeof *steps.at, by_day);
	return steps;
}

/* ---- one referral ---- */

static bool act(struct bringing *b, size_t i, const struct actor *hand,
	const struct referral_step *step, enum sheet_column column)
{
	struct problems problems = { 0 };
	struct kept_referral r;
	enum outcome_kind outcome = ABSENT;

	if (referral_load(b->w, b->by, b->brought[i].referral, &r))
		outcome = referral_do(b->w, hand, r.id, r.version, step, &problems);
	if (outcome != DONE)
		refuse_with(b, i, column, &problems);
	return outcome == DONE;
}

static void book(struct bringing *b, size_t i)
{
	struct referral_step step = { .deed = { .act = DO_BOOK }, .cohort = b->brought[i].cohort };
	struct kept_referral r;

	if (act(b, i, b->by, &step, COLUMN_BOOKED_ON) &&
		referral_load(b->w, b->by, b->brought[i].referral, &r))
		b->brought[i].place = r.place;
}

static void decide(struct bringing *b, size_t i)
{
	struct referral_step step = {
		.deed = { .act = DO_DECIDE,
			.decision =
				(enum police_decision)b->rows.at[i].cell[COLUMN_DECISION].number }
	};
	struct kept_referral r;

	if (!referral_load(b->w, b->by, b->brought[i].referral, &r))
		return;

	struct actor hand = hand_of(b, r.force, HAND(SERGEANT));

	act(b, i, &hand, &step, COLUMN_DECIDED_ON);
}

/* What is closed asks nobody to look at it. */
static void see_notices(struct bringing *b, struct organisation_id body, struct referral_id id)
{
	struct actor hand = hand_of(b, body, HAND(SERGEANT) | HAND(TRIAGE_WORKER));
	struct kept_notices notices = notices_of(b->w, &hand, id);

	list_each (const struct kept_notice *, each, &notices)
		notice_see(b->w, &hand, each->id);
}

/* Triage ends with it; of needs that nobody asked for here, nothing is said. */
static void close_triage(struct bringing *b, const struct kept_referral *r)
{
	struct actor hand = hand_of(b, r->diversion, HAND(TRIAGE_WORKER));
	struct problems problems = { 0 };
	struct triage_record record;

	if (triage_load(b->w, &hand, r->id, &record) && record.version > 0)
		triage_set_closed(
			b->w, &hand, r->id, record.version, TRIAGE_CLOSE, &problems, &record);
}

static void close_referral(struct bringing *b, size_t i)
{
	struct referral_step step = { .deed = { .act = DO_CLOSE } };
	struct kept_referral r;

	if (!act(b, i, b->by, &step, COLUMN_CLOSED_ON) ||
		!referral_load(b->w, b->by, b->brought[i].referral, &r))
		return;
	see_notices(b, r.force, r.id);
	if (r.diversion.v != 0) {
		see_notices(b, r.diversion, r.id);
		close_triage(b, &r);
	}
}

/* ---- a register ---- */

struct register_columns {
	enum letter letter;
	enum sheet_column came, late;
};

static bool is_of(const struct bringing *b, size_t i, struct cohort_id cohort)
{
	return !b->brought[i].is_known && !b->brought[i].is_dead &&
	       b->brought[i].cohort.v == cohort.v && b->brought[i].place.v != 0;
}

static struct register_entries entries_of(
	struct bringing *b, struct cohort_id cohort, const struct register_columns *columns)
{
	struct register_entries entries = { 0 };

	for (size_t i = 0; i < b->rows.n; i++)
		if (is_of(b, i, cohort) && is_said(b, i, columns->came))
			*list_add(work_arena(b->w), &entries) = (struct register_entry){
				b->brought[i].place,
				{ (enum presence)b->rows.at[i].cell[columns->came].number,
					b->rows.at[i].cell[columns->late].number },
			};
	return entries;
}

/* The row whose place the problem's input names; else the register's first. */
static size_t row_of_input(struct bringing *b, const char *input, size_t first)
{
	for (size_t i = 0; i < b->rows.n; i++) {
		const char *prefix =
			arena_format(work_arena(b->w), "row-%" PRId64 "-", b->brought[i].place.v);

		if (b->brought[i].place.v != 0 && strncmp(input, prefix, strlen(prefix)) == 0)
			return i;
	}
	return first;
}

/* What follows for others in the same room is not tried any more. */
static void leave_cohort(struct bringing *b, struct cohort_id cohort)
{
	for (size_t i = 0; i < b->rows.n; i++)
		if (is_of(b, i, cohort))
			b->brought[i].is_dead = true;
}

static void bring_register(struct bringing *b, size_t first, enum letter letter)
{
	const struct register_columns columns = {
		.letter = letter,
		.came = letter == WORKSHOP_A ? COLUMN_A_CAME : COLUMN_B_CAME,
		.late = letter == WORKSHOP_A ? COLUMN_A_LATE : COLUMN_B_LATE,
	};
	struct cohort_id cohort = b->brought[first].cohort;
	struct register_entries entries = entries_of(b, cohort, &columns);
	struct problems problems = { 0 };

	if (entries.n == 0)
		return; // each row of it was refused
	enum outcome_kind outcome =
		register_bring(b->w, b->by, cohort, letter, &entries, &problems);

	if (outcome == ABSENT)
		refuse_with(b, first, columns.came, &problems);
	list_each (const struct problem *, each, &problems) {
		bool is_late = strstr(each->field, "-late") != NULL;

		refuse_row(b, row_of_input(b, each->field, first),
			is_late ? columns.late : columns.came, each->message);
	}
	if (outcome != DONE)
		leave_cohort(b, cohort);
}

/* ---- all of it ---- */

static void carry_out(struct bringing *b, const struct step *step)
{
	bool is_register = step->kind == STEP_REGISTER_A || step->kind == STEP_REGISTER_B;

	if (!is_register && b->brought[step->i].is_dead)
		return;
	work_as_of(b->w, step->on);
	switch (step->kind) {
	case STEP_REGISTER_A: bring_register(b, step->i, WORKSHOP_A); break;
	case STEP_REGISTER_B: bring_register(b, step->i, WORKSHOP_B); break;
	case STEP_DECIDE: decide(b, step->i); break;
	case STEP_BOOK: book(b, step->i); break;
	case STEP_CLOSE: close_referral(b, step->i); break;
	}
}

void bring_attendance(struct bringing *b)
{
	struct steps steps = steps_of(b);

	for (size_t at = 0; at < steps.n && !work_failed(b->w); at++) {
		struct arena_mark mark = arena_mark(work_arena(b->w));
		size_t problems = b->report->problems.n;

		carry_out(b, &steps.at[at]);
		if (b->report->problems.n == problems && !work_failed(b->w))
			arena_rewind(work_arena(b->w), mark);
		bring_step(b, at + 1, steps.n);
	}
}
