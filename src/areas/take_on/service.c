/* SPDX-License-Identifier: MIT */
/*
 * A file is read, what is known of it is passed over, the rest is brought by its sheet, and noted.
 */
#include <stdlib.h>
#include <string.h>

#include "areas/take_on/store.h"
#include "areas/take_on/take_on_queries.h"
#include "audit/audit.h"
#include "auth/reach.h"
#include "base/err.h"
#include "base/hash.h"
#include "db/db.h"
#include "i18n/i18n.h"
#include "out/csv.h"

enum { TEMPLATE_BYTES = 1024 };

struct slice take_on_template(struct arena *a, enum sheet sheet, enum language language)
{
	struct buf out = buf_new(a, TEMPLATE_BYTES);
	struct csv csv = csv_new(&out, true);

	for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++)
		if (sheet_has(sheet, each))
			csv_text(&csv, column_facts(each)->name[language]);
	csv_end_row(&csv);
	return (struct slice){ out.at, out.size };
}

/* ---- who, and where ---- */

struct schemes take_on_schemes(struct work *w, const struct actor *by)
{
	struct schemes all = schemes_for(w, by);
	struct schemes some = { 0 };
	struct scheme same;

	list_each (const struct scheme *, each, &all)
		if (scheme_for(w, by, TAKE_ON, each->id, &same))
			*list_add(work_arena(w), &some) = *each;
	return some;
}

struct actor hand_of(const struct bringing *b, struct organisation_id body, unsigned roles)
{
	struct actor hand = *b->by;

	hand.organisation = body;
	hand.roles = roles;
	return hand;
}

/* What each body's people may do there, lent for as long as this goes on. */
static void lend_hands(const struct bringing *b)
{
	static const unsigned roles[PART_COUNT] = { [PART_FORCE] = HAND(REFERRER) | HAND(SERGEANT),
		[PART_DIVERSION] = HAND(TRIAGE_WORKER),
		[PART_PROVIDER] = HAND(COORDINATOR) };
	struct circle_id circle;

	list_each (const struct party *, each, &b->parties)
		if (scheme_circle(b->w, b->file->scheme, each->organisation, each->part, &circle))
			reach_lend(b->w, circle, b->by->account, roles[each->part]);
}

/* ---- what is refused ---- */

void refuse_row(struct bringing *b, size_t i, enum sheet_column column, const char *message)
{
	b->brought[i].is_dead = true;
	list_each (const struct row_problem *, each, &b->report->problems)
		if (each->row == b->rows.at[i].number && each->column == column)
			return;
	row_problem_add(
		work_arena(b->w), &b->report->problems, b->rows.at[i].number, column, message);
}

/* The columns of what the use cases call their inputs; of one that ends so. */
static const struct {
	const char *input;
	enum sheet_column column;
} inputs[] = {
	{ "given-names", COLUMN_GIVEN_NAMES },
	{ "family-name", COLUMN_FAMILY_NAME },
	{ "born", COLUMN_BORN },
	{ "sex", COLUMN_SEX },
	{ "language", COLUMN_LANGUAGE },
	{ "county", COLUMN_COUNTY },
	{ "phone-1", COLUMN_PHONE },
	{ "police-reference", COLUMN_POLICE_REFERENCE },
	{ "force", COLUMN_FORCE },
	{ "offence-on", COLUMN_OFFENCE_ON },
	{ "deadline", COLUMN_DEADLINE },
	{ "condition-1-due", COLUMN_DEADLINE },
	{ "rank", COLUMN_RANK },
	{ "authoriser", COLUMN_AUTHORISER },
	{ "decision-officer", COLUMN_AUTHORISER },
	{ "evidence-officer", COLUMN_OFFICER },
	{ "views", COLUMN_VIEWS },
	{ "source", COLUMN_ROUTE },
	{ "type", COLUMN_GROUP },
	{ "cohort", COLUMN_COHORT },
	{ "mode", COLUMN_MODE },
	{ "venue", COLUMN_VENUE },
	{ "capacity", COLUMN_PLACES },
	{ "a-on", COLUMN_A_ON },
	{ "a-begins", COLUMN_A_BEGINS },
	{ "a-ends", COLUMN_A_ENDS },
	{ "a-leader-1", COLUMN_LEADER_1 },
	{ "a-leader-2", COLUMN_LEADER_2 },
	{ "b-on", COLUMN_B_ON },
	{ "b-begins", COLUMN_B_BEGINS },
	{ "b-ends", COLUMN_B_ENDS },
	{ "b-leader-1", COLUMN_LEADER_1 },
	{ "b-leader-2", COLUMN_LEADER_2 },
};

enum sheet_column column_of_input(const char *input, enum sheet_column otherwise)
{
	for (size_t i = 0; i < array_size(inputs); i++)
		if (strcmp(inputs[i].input, input) == 0)
			return inputs[i].column;
	return otherwise;
}

void refuse_with(
	struct bringing *b, size_t i, enum sheet_column otherwise, const struct problems *problems)
{
	if (problems->n == 0)
		refuse_row(b, i, otherwise,
			N_("A body did not take part in the scheme on that day, or had nothing to "
			   "do with it"));
	list_each (const struct problem *, each, problems)
		refuse_row(b, i, column_of_input(each->field, otherwise), each->message);
}

/* ---- what is known ---- */

static const char *key_hash(struct arena *a, const char *key)
{
	return hash_sha256_hex(a, slice_of(key));
}

bool brought_before(struct work *w, struct scheme_id scheme, enum sheet sheet, const char *key,
	struct brought *is)
{
	struct take_on_row_get_row row;

	if (!take_on_row_get(w, scheme, sheets[sheet].name, key_hash(work_arena(w), key), &row))
		return false;
	is->cohort = row.cohort_id;
	is->referral = row.referral_id;
	return true;
}

/* One that is called like one brought before, and says something else, is refused. */
static void look_up(struct bringing *b, size_t i)
{
	struct arena *a = work_arena(b->w);
	enum sheet sheet = b->report->sheet;
	const struct row *row = &b->rows.at[i];
	const char *content = hash_sha256_hex(a, slice_of(row_content(a, sheet, row)));
	struct take_on_row_get_row known;

	if (!take_on_row_get(b->w, b->file->scheme, sheets[sheet].name,
		    key_hash(a, row_key(a, sheet, row)), &known))
		return;
	b->brought[i].is_known = true;
	b->report->known++;
	if (strcmp(known.content_hash, content) != 0)
		refuse_row(b, i, sheet == SHEET_COHORTS ? COLUMN_COHORT : COLUMN_PERSON,
			N_("This was imported before, and said something else then: change it in "
			   "Sarn"));
}

static void note_rows(struct bringing *b)
{
	struct arena *a = work_arena(b->w);
	const char *sheet = sheets[b->report->sheet].name;
	struct take_on_last_row last = { 0 };

	take_on_last(b->w, &last);
	take_on_insert(b->w, &(struct take_on_insert_values){
				     .id = last.id + 1,
				     .scheme_id = b->file->scheme,
				     .sheet = sheet,
				     .row_count = (int64_t)b->report->brought,
				     .taken_by = b->by->account,
				     .taken_at = work_now(b->w),
			     });
	for (size_t i = 0; i < b->rows.n; i++) {
		const struct row *row = &b->rows.at[i];

		if (b->brought[i].is_known)
			continue;
		take_on_row_insert(
			b->w, &(struct take_on_row_insert_values){
				      .scheme_id = b->file->scheme,
				      .sheet = sheet,
				      .key_hash = key_hash(a, row_key(a, b->report->sheet, row)),
				      .content_hash = hash_sha256_hex(
					      a, slice_of(row_content(a, b->report->sheet, row))),
				      .take_on_id = last.id + 1,
				      .cohort_id = b->brought[i].cohort,
				      .referral_id = b->brought[i].referral,
			      });
	}
}

/* ---- bringing ---- */

void bring_step(const struct bringing *b, size_t done, size_t all)
{
	if (b->file->step != NULL)
		b->file->step(b->file->arg, done, all);
}

static void read_file(struct bringing *b)
{
	struct arena *a = work_arena(b->w);
	struct row_problems *problems = &b->report->problems;
	struct text_rows cells = { 0 };
	size_t row;
	enum cells_refusal no = cells_read(a, b->file->bytes, &cells, &row);

	if (no != CELLS_TAKEN)
		row_problem_add(a, problems, row, COLUMN_NONE, cells_refusal_text(no));
	else
		b->report->sheet = rows_read(a, &cells, work_today(b->w), &b->rows, problems);
	b->report->rows = b->rows.n;
	b->brought = arena_many(a, struct brought, b->rows.n + 1);
}

static void bring_sheet(struct bringing *b)
{
	lend_hands(b);
	switch (b->report->sheet) {
	case SHEET_COHORTS: bring_cohorts(b); break;
	case SHEET_PEOPLE: bring_people(b); break;
	case SHEET_ATTENDANCE: bring_attendance(b); break;
	default: unreachable("sheet");
	}
	work_as_of(b->w, DATE_NONE);
	reach_of_account(b->w, b->by->account);
}

static int by_row(const void *one, const void *other)
{
	const struct row_problem *p = one, *q = other;

	if (p->row != q->row)
		return p->row < q->row ? -1 : 1;
	return p->column < q->column ? -1 : p->column > q->column;
}

/* In the reader's language, as they stand in the file. */
static void put_in_words(struct take_on_report *report, enum language language)
{
	list_each (struct row_problem *, each, &report->problems)
		each->message = tr(language, each->message);
	if (report->problems.n > 1)
		qsort(report->problems.at, report->problems.n, sizeof *report->problems.at, by_row);
}

static enum outcome_kind bring(struct bringing *b)
{
	read_file(b);
	for (size_t i = 0; i < b->rows.n && b->report->problems.n == 0; i++)
		look_up(b, i);
	b->report->brought = b->report->rows - b->report->known;
	if (b->report->problems.n == 0 && b->report->brought > 0)
		bring_sheet(b);
	if (b->report->problems.n == 0 && b->report->brought > 0)
		note_rows(b);
	put_in_words(b->report, b->file->language);
	return b->report->problems.n > 0 ? REFUSED : DONE;
}

static bool begins(struct work *w, const struct actor *by, const struct take_on_file *file,
	struct take_on_report *report, struct bringing *b)
{
	struct scheme scheme;

	assert(work_reader(w).v == by->account.v);
	*report = (struct take_on_report){ 0 };
	if (!scheme_for(w, by, TAKE_ON, file->scheme, &scheme))
		return false;
	*b = (struct bringing){ .w = w,
		.by = by,
		.file = file,
		.report = report,
		.parties = scheme_party_list(w, file->scheme) };
	return true;
}

enum outcome_kind take_on_bring(struct work *w, const struct actor *by,
	const struct take_on_file *file, struct take_on_report *report)
{
	struct bringing b;

	if (!begins(w, by, file, report, &b))
		return ABSENT;

	enum outcome_kind outcome = bring(&b);

	if (outcome == DONE && report->brought > 0)
		audit_note_act(w, by, TAKE_ON, "take-on", "scheme", file->scheme.v);
	return outcome;
}

static void rehearse(struct work *w, void *arg)
{
	(void)w;
	bring(arg);
}

enum outcome_kind take_on_rehearse(struct work *w, const struct actor *by,
	const struct take_on_file *file, struct take_on_report *report)
{
	struct bringing b;

	if (!begins(w, by, file, report, &b))
		return ABSENT;
	work_rehearse(w, rehearse, &b);
	audit_note_act(w, by, TAKE_ON, "take-on-rehearse", "scheme", file->scheme.v);
	return report->problems.n > 0 ? REFUSED : DONE;
}

/* ---- what was brought ---- */

struct take_on_pasts take_on_history(
	struct work *w, const struct actor *by, struct scheme_id id, size_t most)
{
	struct take_on_pasts all = { 0 };
	struct scheme scheme;

	if (!scheme_for(w, by, TAKE_ON, id, &scheme))
		return all;

	struct take_on_list_rows rows = take_on_list(
		w, &(struct take_on_list_values){ .scheme_id = id, .most = (int64_t)most });

	list_each (const struct take_on_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct take_on_past){
			.number = row->id,
			.sheet = (enum sheet)word_named(sheets, row->sheet),
			.rows = row->row_count,
			.by = row->taken_by,
			.at = row->taken_at,
		};
	return all;
}
