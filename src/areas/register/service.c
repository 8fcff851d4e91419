/* SPDX-License-Identifier: MIT */
/*
 * Registers: noting, signing, correcting, and a cohort that the provider cancels.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/register/register_queries.h"
#include "areas/register/store.h"
#include "audit/audit.h"
#include "base/slice.h"
#include "db/db.h"

enum { REASON_MOST = 500 };

static void note_act(
	struct work *w, const struct actor *by, const char *act, struct cohort_id cohort)
{
	audit_note_act(w, by, REGISTER_TAKE, act, "cohort", cohort.v);
}

/* ---- lines ---- */

static void add_line(struct work *w, struct register_sheet *s, const struct register_row *row,
	const struct register_line *line)
{
	bool is_said = line->result != ATTENDANCE_NONE;

	s->state.lines++;
	register_line_insert(w, &(struct register_line_insert_values){
					.cohort_id = s->cohort.id,
					.letter = letter_name(s->letter),
					.number = s->state.lines,
					.place_id = row->place,
					.person_id = row->referral.person,
					.result = is_said ? attendances[line->result].name : NULL,
					.late_minutes = line->late_minutes,
					.corrects = line->corrects,
					.because = line->because,
					.noted_by = line->by,
					.noted_at = work_now(w),
				});
}

static void put_state(struct work *w, const struct register_sheet *s)
{
	register_put(w, &(struct register_put_values){
				.cohort_id = s->cohort.id,
				.letter = letter_name(s->letter),
				.lines = s->state.lines,
				.closed_at = s->state.closed_at,
			});
}

static const struct register_row *row_in(const struct register_sheet *s, struct place_id place)
{
	list_each (const struct register_row *, each, &s->rows)
		if (each->place.v == place.v)
			return each;
	return NULL;
}

/* ---- noting ---- */

static const char *field_of(struct arena *a, struct place_id place, const char *part)
{
	return arena_format(a, "row-%" PRId64 "-%s", place.v, part);
}

/* The entry is to be noted; a problem says why it cannot be. */
static bool is_to_be_noted(struct work *w, const struct register_row *row, struct entry entry,
	int64_t seen, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct entry stands = entry_of(row->line.result, row->line.late_minutes);
	const char *no = entry_refusal(entry);

	if (entry_equal(entry, stands))
		return false;
	if (no != NULL)
		problem_add(a, problems, field_of(a, row->place, "late"), no);
	if (row->line.number <= seen)
		return no == NULL;
	if (entry.presence != PRESENCE_NONE)
		problem_add(a, problems, field_of(a, row->place, "came"),
			N_("Something else was noted here meanwhile: it stands beside your entry. "
			   "Save again if yours is right."));
	return false;
}

static void note(struct work *w, const struct actor *by, struct register_sheet *s,
	const struct register_row *row, struct entry entry)
{
	add_line(w, s, row,
		&(struct register_line){ .result = entry_result(entry, s->grace_minutes),
			.late_minutes = entry.late_minutes,
			.by = by->account });
}

enum outcome_kind register_note(struct work *w, const struct actor *by, struct register_sheet *s,
	int64_t seen, const struct register_entries *entries, struct problems *problems)
{
	struct register_entries to_note = { 0 };

	assert(work_reader(w).v == by->account.v);
	if (!s->may_note)
		return ABSENT;

	const char *no = note_refusal(&s->state, work_today(w));

	if (no != NULL) {
		problem_add(work_arena(w), problems, "", no);
		return REFUSED;
	}
	list_each (const struct register_entry *, each, entries) {
		struct register_entry entry = { each->place, entry_tidied(each->entry) };
		const struct register_row *row = row_in(s, each->place);

		if (row == NULL || !row->is_expected) {
			if (entry.entry.presence != PRESENCE_NONE && row == NULL)
				problem_add(work_arena(w), problems, "",
					N_("Somebody in this register is not expected any more: "
					   "look at it again"));
		} else if (is_to_be_noted(w, row, entry.entry, seen, problems)) {
			*list_add(work_arena(w), &to_note) = entry;
		}
	}
	if (problems->n > 0)
		return REFUSED;
	list_each (const struct register_entry *, each, &to_note)
		note(w, by, s, row_in(s, each->place), each->entry);
	if (to_note.n == 0)
		return DONE;
	put_state(w, s);
	note_act(w, by, "register-note", s->cohort.id);
	return DONE;
}

/* ---- bringing it to the referrals ---- */

static struct referral_step step_of(enum referral_act act, enum attendance result)
{
	return (struct referral_step){ .deed = { .act = act, .result = result } };
}

/* Why the referral's rules would not have it, a msgid; NULL: they would. */
static const char *why_not(struct work *w, const struct actor *by, const struct register_row *row,
	const struct referral_step *step)
{
	const struct kept_referral *r = &row->referral;
	struct path_terms terms = referral_terms(w, r->scheme);
	struct deed deed = step->deed;

	deed.on = work_today(w);
	return referral_refusal(&r->facts, &deed, referral_roles_of(w, by, r), &terms);
}

/* True if it was done; else the problem says of which row it was not. */
static bool carry(struct work *w, const struct actor *by, const struct register_row *row,
	const struct referral_step *step, const char *field, struct problems *problems)
{
	const struct kept_referral *r = &row->referral;
	struct problems found = { 0 };
	const char *no = why_not(w, by, row, step);

	if (no == NULL && referral_do(w, by, r->id, r->version, step, &found) == DONE)
		return true;
	if (no == NULL)
		no = found.n > 0 ? found.at[0].message
				 : N_("Somebody else was here meanwhile: look at it again");
	problem_add(work_arena(w), problems, field, no);
	problems->at[problems->n - 1].detail = row->code;
	return false;
}

/* All rows, or none: those that could not be are looked for before anything is written. */
static void carry_all(struct work *w, const struct actor *by, const struct register_sheet *s,
	struct problems *problems)
{
	enum referral_act act = act_of_record(s->letter);

	for (int is_written = 0; is_written <= 1 && problems->n == 0; is_written++)
		list_each (const struct register_row *, row, &s->rows) {
			struct referral_step step = step_of(act, row->line.result);

			if (!row->is_expected)
				continue;
			if (is_written)
				carry(w, by, row, &step, "", problems);
			else if (why_not(w, by, row, &step) != NULL)
				problem_add(
					work_arena(w), problems, "", why_not(w, by, row, &step));
		}
}

/* ---- signing ---- */

enum outcome_kind register_sign(struct work *w, const struct actor *by, struct cohort_id cohort,
	enum letter letter, int64_t seen, struct problems *problems, bool *is_closed)
{
	struct register_sheet s;

	if (!register_load(w, by, cohort, letter, &s))
		return ABSENT;

	const char *no = sign_refusal(&s.state, s.self, work_moment(w));

	if (no == NULL && s.state.lines != seen)
		return CHANGED_MEANWHILE;
	if (no != NULL)
		problem_add(work_arena(w), problems, "", no);
	*is_closed = no == NULL && would_close(&s.state, s.self);
	if (*is_closed)
		carry_all(w, by, &s, problems);
	if (problems->n > 0)
		return REFUSED;
	if (*is_closed)
		s.state.closed_at = work_now(w);
	put_state(w, &s);
	register_signature_put(w, &(struct register_signature_put_values){
					  .cohort_id = cohort,
					  .letter = letter_name(letter),
					  .facilitator_id = s.self,
					  .lines = s.state.lines,
					  .signed_at = work_now(w),
				  });
	note_act(w, by, *is_closed ? "register-close" : "register-sign", cohort);
	return DONE;
}

/* ---- bringing ---- */

bool register_was_brought(const struct register_sheet *s)
{
	return s->state.closed_at.ms != 0 && s->state.signatures.n == 0;
}

/* Why nothing can be brought into it, a msgid; NULL: it can. */
static const char *bring_refusal(struct work *w, const struct register_sheet *s)
{
	const char *no = note_refusal(&s->state, work_today(w));

	if (no != NULL)
		return no;
	if (s->state.unseen > 0)
		return N_("You may not see everybody who comes: somebody else has to bring this "
			  "register");
	if (s->state.lines > 0)
		return N_("This register was begun here: it has to be finished here");
	if (!workshop_is_over(&s->cohort.workshop[s->letter], work_moment(w)))
		return N_("The workshop has not been held yet");
	return NULL;
}

static const struct register_entry *entry_for(
	const struct register_entries *entries, struct place_id place)
{
	list_each (const struct register_entry *, each, entries)
		if (each->place.v == place.v)
			return each;
	return NULL;
}

/* Of everybody expected there is one that may be. */
static void check_brought(struct work *w, const struct register_sheet *s,
	const struct register_entries *entries, struct problems *problems)
{
	struct arena *a = work_arena(w);

	list_each (const struct register_row *, row, &s->rows) {
		const struct register_entry *entry = entry_for(entries, row->place);

		if (entry == NULL || entry->entry.presence == PRESENCE_NONE)
			problem_add(a, problems, field_of(a, row->place, "came"),
				N_("Say whether the person came: others of this cohort have it "
				   "said"));
		else if (entry_refusal(entry->entry) != NULL)
			problem_add(a, problems, field_of(a, row->place, "late"),
				entry_refusal(entry->entry));
	}
	list_each (const struct register_entry *, each, entries)
		if (row_in(s, each->place) == NULL)
			problem_add(a, problems, field_of(a, each->place, "came"),
				N_("The person was not expected at this workshop"));
}

enum outcome_kind register_bring(struct work *w, const struct actor *by, struct cohort_id cohort,
	enum letter letter, const struct register_entries *entries, struct problems *problems)
{
	struct register_sheet s;

	if (!register_load(w, by, cohort, letter, &s) || !actor_is(by, ROLE_COORDINATOR))
		return ABSENT;
	if (bring_refusal(w, &s) != NULL)
		problem_add(work_arena(w), problems, "", bring_refusal(w, &s));
	check_brought(w, &s, entries, problems);
	if (problems->n > 0)
		return REFUSED;
	list_each (struct register_row *, row, &s.rows) {
		struct entry entry = entry_for(entries, row->place)->entry;

		row->line.result = entry_result(entry, s.grace_minutes);
		note(w, by, &s, row, entry);
	}
	carry_all(w, by, &s, problems);
	if (problems->n > 0)
		return REFUSED;
	s.state.closed_at = work_now(w);
	put_state(w, &s);
	note_act(w, by, "register-bring", cohort);
	return DONE;
}

/* ---- correcting ---- */

static void check_correction(struct work *w, const struct register_sheet *s,
	const struct register_row *row, struct entry entry, const char *because,
	struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct entry stands = entry_of(row->line.result, row->line.late_minutes);
	const char *no = correct_refusal(&s->state, &row->referral.facts, stands, entry);

	if (entry_refusal(entry) != NULL)
		problem_add(a, problems, "late", entry_refusal(entry));
	if (no != NULL)
		problem_add(a, problems, "came", no);
	problem_add_text(
		a, problems, "because", because, REASON_MOST, N_("Say why it is corrected"));
}

enum outcome_kind register_correct(struct work *w, const struct actor *by, struct cohort_id cohort,
	enum letter letter, int64_t seen, const struct register_entry *given, const char *because,
	struct problems *problems)
{
	struct entry entry = entry_tidied(given->entry);
	const struct register_row *row;
	struct register_sheet s;

	if (!register_load(w, by, cohort, letter, &s) || !s.may_correct)
		return ABSENT;
	row = row_in(&s, given->place);
	if (row == NULL)
		return ABSENT;
	if (row->line.number != seen)
		return CHANGED_MEANWHILE;
	check_correction(w, &s, row, entry, because, problems);
	if (problems->n > 0)
		return REFUSED;

	enum attendance result = entry_result(entry, s.grace_minutes);
	enum referral_act act = act_of_correction(&row->referral.facts, letter, result);
	struct referral_step step = step_of(act, result);

	if (act != DO_NOTHING && !carry(w, by, row, &step, "came", problems))
		return REFUSED;
	add_line(w, &s, row,
		&(struct register_line){ .result = result,
			.late_minutes = entry.late_minutes,
			.corrects = row->line.number,
			.because = because,
			.by = by->account });
	put_state(w, &s);
	note_act(w, by, "register-correct", cohort);
	return DONE;
}

/* ---- cancelling ---- */

/* Nobody of them could be told that they missed it. */
static void postpone_all(struct work *w, const struct actor *by, const struct register_rows *rows,
	struct problems *problems)
{
	struct referral_step step = step_of(DO_POSTPONE, ATTENDANCE_NONE);

	list_each (const struct register_row *, row, rows)
		if (!is_put_off(&row->referral.facts))
			carry(w, by, row, &step, "", problems);
}

enum outcome_kind register_cancel(struct work *w, const struct actor *by, struct cohort_id id,
	int64_t version, enum letter from, const char *because, struct problems *problems)
{
	struct register_rows rows;
	struct cohort cohort;

	if (!register_ring_list(w, by, id, &cohort, &rows) ||
		!cohort_for(w, by, COHORT_PLAN, id, &cohort))
		return ABSENT;

	const char *no = cancel_refusal(&cohort, from, register_is_closed(w, id, WORKSHOP_A),
		wait_for_a(&rows), work_moment(w));

	if (no != NULL && version == cohort.version)
		problem_add(work_arena(w), problems, "from", no);

	enum outcome_kind outcome =
		problems->n > 0 ? REFUSED : cohort_cancel(w, by, id, version, because, problems);

	if (outcome == DONE)
		postpone_all(w, by, &rows, problems);
	return problems->n > 0 ? REFUSED : outcome;
}
