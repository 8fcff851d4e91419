/* SPDX-License-Identifier: MIT */
/*
 * From the cells of a file to rows: which sheet it is, what each cell says, what cannot be.
 */
#include "areas/take_on/rules.h"

#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"

void row_problem_add(struct arena *a, struct row_problems *problems, size_t row,
	enum sheet_column column, const char *message)
{
	*list_add(a, problems) =
		(struct row_problem){ .row = row, .column = column, .message = message };
}

/* ---- a cell ---- */

/* A word of the list in either language; -1 if it is none. */
static int word_value(struct arena *a, const struct cell_word *words, const char *text)
{
	const char *typed = cell_folded(a, text);

	for (; words->name[ENGLISH] != NULL; words++)
		for (enum language l = ENGLISH; l <= WELSH; l++)
			if (strcmp(cell_folded(a, words->name[l]), typed) == 0)
				return words->value;
	return -1;
}

static const char *read_day(const char *text, struct date today, bool is_past, struct cell *cell)
{
	struct date day;

	if (!date_parse(slice_of(text), &day) || !date_is_day(day))
		return N_("Enter a day that exists, such as 2025-06-07 or 07/06/2025");
	if (is_past && date_before(today, day))
		return N_("This day is later than today");
	cell->day = day;
	return NULL;
}

static const char *read_time(const char *text, struct cell *cell)
{
	struct slice time = slice_of(text);

	/* As spreadsheets write it: "10:00:00". */
	if (time.size >= 7 && slice_ends(time, ":00") &&
		memchr(time.at, ':', time.size - 3) != NULL)
		time.size -= 3;
	cell->number = minute_of_text(time);
	return cell->number == MINUTE_NONE ? N_("Enter a time of day, such as 10am or 13:30")
					   : NULL;
}

static const char *read_number(const char *text, int most, struct cell *cell)
{
	int number = 0;

	for (const char *at = text; *at != '\0'; at++) {
		if (*at < '0' || *at > '9')
			return N_("Enter a whole number, in figures");
		number = number * 10 + (*at - '0');
		if (number > most)
			return N_("This number is too large");
	}
	cell->number = number;
	return NULL;
}

static const char *read_line(const char *text, int most)
{
	if (!utf8_is_plain(text, false))
		return N_("This has a sign that cannot be kept, or more than one line");
	if (utf8_length(text) > (size_t)most)
		return N_("This is too long");
	return NULL;
}

const char *cell_read(struct arena *a, enum sheet_column column, const char *text,
	struct date today, struct cell *cell)
{
	const struct column_facts *facts = column_facts(column);
	struct slice trimmed = slice_trim(slice_of(cell_without_guard(text)));

	*cell = (struct cell){ .text = arena_text_n(a, trimmed.at, trimmed.size),
		.number = facts->kind == CELL_TIME ? MINUTE_NONE : 0 };
	if (cell->text[0] == '\0')
		return NULL;
	switch (facts->kind) {
	case CELL_LINE: return read_line(cell->text, facts->most);
	case CELL_DAY: return read_day(cell->text, today, false, cell);
	case CELL_PAST_DAY: return read_day(cell->text, today, true, cell);
	case CELL_TIME: return read_time(cell->text, cell);
	case CELL_NUMBER: return read_number(cell->text, facts->most, cell);
	case CELL_WORD:
		cell->number = word_value(a, facts->words, cell->text);
		if (cell->number >= 0)
			return NULL;
		cell->number = 0;
		return N_("This is none of the words that this column takes");
	}
	unreachable("cell kind");
}

/* ---- the head ---- */

struct head {
	enum sheet sheet;
	enum sheet_column
		columns[TAKE_ON_COLUMNS_MOST]; // of each cell; NONE: what stands in it is blank
	size_t n;
	bool has[COLUMN_COUNT];
};

static enum sheet_column column_named(struct arena *a, const char *text)
{
	const char *typed = cell_folded(a, text);

	for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++)
		for (enum language l = ENGLISH; l <= WELSH; l++)
			if (strcmp(cell_folded(a, column_facts(each)->name[l]), typed) == 0)
				return each;
	return COLUMN_NONE;
}

/* That of which the most columns are there; of two of which as many are, none. */
static enum sheet sheet_of(const struct head *head)
{
	int best = 0;
	enum sheet found = SHEET_NONE;

	for (enum sheet sheet = SHEET_NONE + 1; sheet < SHEET_COUNT; sheet++) {
		int n = 0;

		for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++)
			n += head->has[each] && sheet_has(sheet, each);
		if (n > 0 && n == best)
			found = SHEET_NONE;
		if (n > best) {
			found = sheet;
			best = n;
		}
	}
	return found;
}

static void add_with(struct arena *a, struct row_problems *problems, size_t row,
	enum sheet_column column, const char *message, const char *detail)
{
	row_problem_add(a, problems, row, column, message);
	problems->at[problems->n - 1].detail = detail;
}

static void find_columns(struct arena *a, const struct texts *cells, struct head *head,
	struct row_problems *problems)
{
	for (; head->n < cells->n && head->n < TAKE_ON_COLUMNS_MOST; head->n++) {
		const char *name = cells->at[head->n];
		enum sheet_column column = column_named(a, name);

		head->columns[head->n] = column;
		if (column == COLUMN_NONE && !cell_is_blank(name))
			add_with(a, problems, 1, COLUMN_NONE,
				N_("No sheet has a column of this name"), name);
		if (column != COLUMN_NONE && head->has[column])
			row_problem_add(a, problems, 1, column, N_("This column is there twice"));
		head->has[column] = true;
	}
	if (head->n < cells->n)
		row_problem_add(a, problems, 1, COLUMN_NONE, N_("There are too many columns"));
}

static void check_head(struct arena *a, const struct head *head, struct row_problems *problems)
{
	for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++) {
		bool is_asked = (column_facts(each)->asked & 1u << head->sheet) != 0;

		if (is_asked && !head->has[each])
			row_problem_add(a, problems, 1, each, N_("This column is missing"));
		if (head->has[each] && !sheet_has(head->sheet, each))
			row_problem_add(
				a, problems, 1, each, N_("This column belongs to another sheet"));
	}
}

/* False if no rows can be read by it. */
static bool head_read(struct arena *a, const struct texts *cells, struct head *head,
	struct row_problems *problems)
{
	find_columns(a, cells, head, problems);
	head->sheet = sheet_of(head);
	if (head->sheet == SHEET_NONE)
		row_problem_add(a, problems, 1, COLUMN_NONE,
			N_("The first row has to name the columns of one of the three sheets. "
			   "Begin "
			   "with its template."));
	else
		check_head(a, head, problems);
	return problems->n == 0;
}

/* ---- rows ---- */

static void row_read(struct arena *a, const struct head *head, const struct texts *cells,
	struct date today, struct row *row, struct row_problems *problems)
{
	for (enum sheet_column each = COLUMN_NONE; each < COLUMN_COUNT; each++)
		row->cell[each] = (struct cell){ .text = "", .number = 0 };
	for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++)
		if (column_facts(each)->kind == CELL_TIME)
			row->cell[each].number = MINUTE_NONE;
	for (size_t i = 0; i < cells->n; i++) {
		enum sheet_column column = i < head->n ? head->columns[i] : COLUMN_NONE;
		const char *no;

		if (column == COLUMN_NONE && !cell_is_blank(cells->at[i]))
			add_with(a, problems, row->number, COLUMN_NONE,
				N_("This stands beneath no column’s name"), cells->at[i]);
		if (column == COLUMN_NONE)
			continue;
		no = cell_read(a, column, cells->at[i], today, &row->cell[column]);
		if (no != NULL)
			add_with(a, problems, row->number, column, no, row->cell[column].text);
	}
}

/* The row that is called so too and stands above; 0: none. */
static size_t same_above(struct arena *a, enum sheet sheet, const struct rows *rows)
{
	const char *key = row_key(a, sheet, &rows->at[rows->n - 1]);

	for (size_t i = 0; i + 1 < rows->n; i++)
		if (strcmp(row_key(a, sheet, &rows->at[i]), key) == 0)
			return rows->at[i].number;
	return 0;
}

/* The last of the rows, against those above it. */
static void check_same(
	struct arena *a, enum sheet sheet, const struct rows *rows, struct row_problems *problems)
{
	size_t other = same_above(a, sheet, rows);

	if (other == 0)
		return;
	row_problem_add(a, problems, rows->at[rows->n - 1].number,
		sheet == SHEET_COHORTS ? COLUMN_COHORT : COLUMN_PERSON,
		N_("Another row is called so already"));
	problems->at[problems->n - 1].other_row = other;
}

enum sheet rows_read(struct arena *a, const struct text_rows *cells, struct date today,
	struct rows *rows, struct row_problems *problems)
{
	struct head head = { 0 };

	if (cells->n == 0 || !head_read(a, &cells->at[0], &head, problems))
		return head.sheet;
	for (size_t i = 1; i < cells->n; i++) {
		size_t before = problems->n;
		struct row *row;

		if (cells_are_blank(&cells->at[i]))
			continue;
		if (rows->n == TAKE_ON_ROWS_MOST) {
			row_problem_add(a, problems, i + 1, COLUMN_NONE,
				N_("A sheet has 500 rows at the most: send what follows as "
				   "another"));
			break;
		}
		row = list_add(a, rows);
		row->number = i + 1;
		row_read(a, &head, &cells->at[i], today, row, problems);
		if (problems->n == before)
			row_check(a, head.sheet, row, problems);
		check_same(a, head.sheet, rows, problems);
	}
	if (rows->n == 0 && problems->n == 0)
		row_problem_add(
			a, problems, 0, COLUMN_NONE, N_("There is no row beneath the head"));
	return head.sheet;
}

/* ---- a row as a whole ---- */

static bool is_said(const struct row *row, enum sheet_column column)
{
	return row->cell[column].text[0] != '\0';
}

static void check_caution(struct arena *a, const struct row *row, struct row_problems *problems)
{
	static const enum sheet_column columns[] = { COLUMN_OFFENCE_ON, COLUMN_CAUTION_ON,
		COLUMN_DEADLINE, COLUMN_OFFICER, COLUMN_AUTHORISER, COLUMN_RANK, COLUMN_VIEWS };
	bool is_after_caution = row->cell[COLUMN_ROUTE].number == SOURCE_CAUTION;

	for (size_t i = 0; i < array_size(columns); i++) {
		if (is_after_caution && !is_said(row, columns[i]))
			row_problem_add(a, problems, row->number, columns[i],
				N_("After a caution this has to be filled in"));
		if (!is_after_caution && is_said(row, columns[i]))
			row_problem_add(a, problems, row->number, columns[i],
				N_("This is filled in after a caution alone: clear it, or say that "
				   "the route was a caution"));
	}
}

/* What comes first by its nature comes first by its day. */
static void check_order(struct arena *a, const struct row *row, const enum sheet_column *columns,
	size_t n, struct row_problems *problems)
{
	struct date before = DATE_NONE;

	for (size_t i = 0; i < n; i++) {
		struct date day = row->cell[columns[i]].day;

		if (date_before(day, before))
			row_problem_add(a, problems, row->number, columns[i],
				N_("This day is before what has to come first"));
		if (date_is_set(day))
			before = day;
	}
}

static void check_person(struct arena *a, const struct row *row, struct row_problems *problems)
{
	static const enum sheet_column way[] = { COLUMN_BORN, COLUMN_OFFENCE_ON, COLUMN_CAUTION_ON,
		COLUMN_REFERRED_ON, COLUMN_TRIAGE_ON, COLUMN_TRIAGED_ON, COLUMN_ACCEPTED_ON };

	check_caution(a, row, problems);
	check_order(a, row, way, array_size(way), problems);
	if (is_said(row, COLUMN_TRIAGED_ON) && !is_said(row, COLUMN_TRIAGE_ON))
		row_problem_add(a, problems, row->number, COLUMN_TRIAGE_ON,
			N_("Triage was done: enter the day on which it began"));
	if (is_said(row, COLUMN_ACCEPTED_ON) && is_said(row, COLUMN_TRIAGE_ON) &&
		!is_said(row, COLUMN_TRIAGED_ON))
		row_problem_add(a, problems, row->number, COLUMN_TRIAGED_ON,
			N_("The person was accepted: enter the day on which triage was done"));
}

static void check_late(struct arena *a, const struct row *row, enum sheet_column came,
	enum sheet_column late, struct row_problems *problems)
{
	struct entry entry = { (enum presence)row->cell[came].number, row->cell[late].number };

	if (entry_refusal(entry) != NULL)
		row_problem_add(a, problems, row->number, late, entry_refusal(entry));
}

static void check_attendance(struct arena *a, const struct row *row, struct row_problems *problems)
{
	static const enum sheet_column way[] = { COLUMN_BOOKED_ON, COLUMN_DECIDED_ON,
		COLUMN_CLOSED_ON };

	check_late(a, row, COLUMN_A_CAME, COLUMN_A_LATE, problems);
	check_late(a, row, COLUMN_B_CAME, COLUMN_B_LATE, problems);
	check_order(a, row, way, array_size(way), problems);
	if (is_said(row, COLUMN_B_CAME) && row->cell[COLUMN_A_CAME].number != PRESENCE_CAME)
		row_problem_add(a, problems, row->number, COLUMN_B_CAME,
			N_("Workshop B follows for who came to workshop A, and for nobody else"));
	if (is_said(row, COLUMN_DECISION) != is_said(row, COLUMN_DECIDED_ON))
		row_problem_add(a, problems, row->number,
			is_said(row, COLUMN_DECISION) ? COLUMN_DECIDED_ON : COLUMN_DECISION,
			N_("The police’s decision and its day go together: fill in both, or "
			   "neither"));
}

void row_check(
	struct arena *a, enum sheet sheet, const struct row *row, struct row_problems *problems)
{
	for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++)
		if ((column_facts(each)->asked & 1u << sheet) != 0 && !is_said(row, each))
			row_problem_add(
				a, problems, row->number, each, N_("This has to be filled in"));
	if (sheet == SHEET_PEOPLE)
		check_person(a, row, problems);
	if (sheet == SHEET_ATTENDANCE)
		check_attendance(a, row, problems);
}

/* ---- what is known again ---- */

const char *row_key(struct arena *a, enum sheet sheet, const struct row *row)
{
	const char *person = row->cell[COLUMN_PERSON].text;
	const char *cohort = row->cell[COLUMN_COHORT].text;

	switch (sheet) {
	case SHEET_COHORTS: return cohort;
	case SHEET_PEOPLE: return person;
	default: return arena_format(a, "%s\x1f%s", person, cohort);
	}
}

const char *row_content(struct arena *a, enum sheet sheet, const struct row *row)
{
	struct buf b = buf_new(a, 256);

	for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++) {
		const struct cell *cell = &row->cell[each];

		if (!sheet_has(sheet, each))
			continue;
		if (column_facts(each)->kind == CELL_LINE)
			buf_text(&b, cell->text);
		else if (date_is_set(cell->day))
			buf_text(&b, date_iso(a, cell->day));
		else
			buf_int(&b, cell->text[0] == '\0' ? -1 : cell->number);
		buf_char(&b, '\x1f');
	}
	return b.at;
}
