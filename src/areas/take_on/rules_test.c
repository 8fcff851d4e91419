/* SPDX-License-Identifier: MIT */
/*
 * Columns, words and cells in both languages, and what of a row cannot be.
 */
#include "areas/take_on/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

static const struct date today = { 2026, 9, 1 };

/* A sheet with its samples in that language, a head and one row; some cells said otherwise. */
struct sample {
	enum sheet sheet;
	enum language language;
	enum sheet_column left_out;
	struct {
		enum sheet_column column;
		const char *text;
	} said[3];
};

static const char *sample_text(const struct sample *s, enum sheet_column column)
{
	for (size_t i = 0; i < array_size(s->said); i++)
		if (s->said[i].column == column)
			return s->said[i].text;
	return column_facts(column)->sample[s->language];
}

static struct text_rows cells_of(struct arena *a, const struct sample *s)
{
	struct text_rows cells = { 0 };
	struct texts *head, *row;

	list_add(a, &cells);
	list_add(a, &cells);
	head = &cells.at[0];
	row = &cells.at[1];
	for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++) {
		if (!sheet_has(s->sheet, each) || each == s->left_out)
			continue;
		*list_add(a, head) = column_facts(each)->name[s->language];
		*list_add(a, row) = sample_text(s, each);
	}
	return cells;
}

static struct rows rows;
static struct row_problems problems;

static enum sheet read(void **state, const struct sample *s)
{
	struct text_rows cells = cells_of(*state, s);

	rows = (struct rows){ 0 };
	problems = (struct row_problems){ 0 };
	return rows_read(*state, &cells, today, &rows, &problems);
}

static void assert_only_problem(size_t row, enum sheet_column column, const char *message)
{
	if (problems.n != 1)
		fail_msg("%zu problems (row %zu: %s), and not: %s", problems.n,
			problems.n == 0 ? 0 : problems.at[0].row,
			problems.n == 0 ? "" : problems.at[0].message, message);
	assert_int_equal(problems.at[0].row, row);
	assert_int_equal(problems.at[0].column, column);
	assert_string_equal(problems.at[0].message, message);
}

/* ---- columns ---- */

static void column__is_named_in_both_languages_and_explained(void **state)
{
	(void)state;
	for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++) {
		const struct column_facts *facts = column_facts(each);

		assert_true(facts->name[ENGLISH][0] != '\0' && facts->name[WELSH][0] != '\0');
		assert_non_null(facts->says);
		assert_true(facts->sheets != 0);
		assert_int_equal(facts->asked & ~facts->sheets, 0);
		assert_int_equal(facts->kind == CELL_WORD, facts->words != NULL);
		for (enum sheet_column other = COLUMN_NONE + 1; other < each; other++)
			for (enum language l = ENGLISH; l <= WELSH; l++)
				for (enum language m = ENGLISH; m <= WELSH; m++)
					assert_string_not_equal(
						facts->name[l], column_facts(other)->name[m]);
	}
}

static void samples__make_a_sheet_that_lacks_nothing_the_same_in_either_language(void **state)
{
	for (enum sheet sheet = SHEET_NONE + 1; sheet < SHEET_COUNT; sheet++) {
		const char *content[LANGUAGE_COUNT];

		for (enum language l = ENGLISH; l <= WELSH; l++) {
			assert_int_equal(
				read(state, &(struct sample){ .sheet = sheet, .language = l }),
				sheet);
			if (problems.n > 0)
				fail_msg("%s: %s", column_facts(problems.at[0].column)->name[l],
					problems.at[0].message);
			assert_int_equal(rows.n, 1);
			assert_int_equal(rows.at[0].number, 2);
			content[l] = row_content(*state, sheet, &rows.at[0]);
		}
		if (sheet != SHEET_PEOPLE) // of which a sample is a rank's short form
			assert_string_equal(content[ENGLISH], content[WELSH]);
	}
}

static void head__tells_the_sheet_whatever_may_be_left_out(void **state)
{
	for (enum sheet sheet = SHEET_NONE + 1; sheet < SHEET_COUNT; sheet++)
		for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++) {
			bool is_asked = (column_facts(each)->asked & 1u << sheet) != 0;

			if (!sheet_has(sheet, each))
				continue;
			assert_int_equal(
				read(state, &(struct sample){ .sheet = sheet, .left_out = each }),
				sheet);
			if (is_asked)
				assert_only_problem(1, each, "This column is missing");
		}
}

static struct texts head_of(struct arena *a, const char *const *names)
{
	struct texts head = { 0 };

	for (; *names != NULL; names++)
		*list_add(a, &head) = *names;
	return head;
}

static void head__that_is_none_is_told(void **state)
{
	static const char *const nonsense[] = { "one", "two", NULL };
	struct text_rows cells = { 0 };

	problems = (struct row_problems){ 0 };
	*list_add(*state, &cells) = head_of(*state, nonsense);
	assert_int_equal(rows_read(*state, &cells, today, &rows, &problems), SHEET_NONE);
	assert_int_equal(problems.n, 3);
	assert_string_equal(problems.at[0].detail, "one");
}

static void head__with_a_column_twice_is_told(void **state)
{
	struct text_rows cells = cells_of(*state, &(struct sample){ .sheet = SHEET_ATTENDANCE });

	problems = (struct row_problems){ 0 };
	*list_add(*state, &cells.at[0]) = "carfan";
	rows_read(*state, &cells, today, &rows, &problems);
	assert_only_problem(1, COLUMN_COHORT, "This column is there twice");
}

/* ---- cells ---- */

static void word__is_known_in_either_language_however_it_is_written(void **state)
{
	for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++)
		for (const struct cell_word *word = column_facts(each)->words;
			word != NULL && word->name[ENGLISH] != NULL; word++)
			for (enum language l = ENGLISH; l <= WELSH; l++) {
				char *text = arena_format(*state, " %s ", word->name[l]);
				struct cell cell;

				assert_null(cell_read(*state, each, text, today, &cell));
				assert_int_equal(cell.number, word->value);
				for (char *at = text; *at != '\0'; at++)
					if (*at == ' ' && at > text && at[1] != '\0')
						*at = '_';
				assert_null(cell_read(*state, each, text, today, &cell));
			}
}

static void day__is_read_as_people_and_spreadsheets_write_it(void **state)
{
	static const char *const days[] = { "2026-06-07", "07/06/2026", "7.6.2026", "7 June 2026",
		"7 Mehefin 2026", " 07/06/2026 " };
	struct cell cell;

	for (size_t i = 0; i < array_size(days); i++) {
		assert_null(cell_read(*state, COLUMN_BOOKED_ON, days[i], today, &cell));
		assert_int_equal(date_number(cell.day), 20260607);
	}
}

static void cell__that_cannot_be_says_why(void **state)
{
	const struct {
		enum sheet_column column;
		const char *text;
		const char *message;
	} cells[] = {
		{ COLUMN_BOOKED_ON, "31/06/2026",
			"Enter a day that exists, such as 2025-06-07 or 07/06/2025" },
		{ COLUMN_BOOKED_ON, "June 2026",
			"Enter a day that exists, such as 2025-06-07 or 07/06/2025" },
		{ COLUMN_BOOKED_ON, "46180",
			"Enter a day that exists, such as 2025-06-07 or 07/06/2025" },
		{ COLUMN_BOOKED_ON, "2026-09-02", "This day is later than today" },
		{ COLUMN_DEADLINE, "2027-09-02", NULL },
		{ COLUMN_A_BEGINS, "10", "Enter a time of day, such as 10am or 13:30" },
		{ COLUMN_A_BEGINS, "10:00:00", NULL },
		{ COLUMN_A_BEGINS, "10:00", NULL },
		{ COLUMN_PLACES, "ten", "Enter a whole number, in figures" },
		{ COLUMN_PLACES, "-1", "Enter a whole number, in figures" },
		{ COLUMN_PLACES, "99999999999999999999", "This number is too large" },
		{ COLUMN_ROUTE, "post", "This is none of the words that this column takes" },
		{ COLUMN_PERSON, "one\ntwo",
			"This has a sign that cannot be kept, or more than one line" },
		{ COLUMN_PERSON, "12345678901234567890123456789012345678901", "This is too long" },
		{ COLUMN_PERSON, "1234567890123456789012345678901234567890", NULL },
	};

	for (size_t i = 0; i < array_size(cells); i++) {
		struct cell cell;
		const char *no = cell_read(*state, cells[i].column, cells[i].text, today, &cell);

		if (cells[i].message == NULL)
			assert_null(no);
		else
			assert_string_equal(no == NULL ? "" : no, cells[i].message);
	}
}

static void cell__of_our_own_sheets_loses_its_guard(void **state)
{
	struct cell cell;

	assert_null(cell_read(*state, COLUMN_PHONE, "'07700900123", today, &cell));
	assert_string_equal(cell.text, "07700900123");
	assert_null(cell_read(*state, COLUMN_FAMILY_NAME, "'t Sampl", today, &cell));
	assert_string_equal(cell.text, "'t Sampl");
}

/* ---- rows ---- */

static void row__lacks_nothing_that_is_asked_for(void **state)
{
	for (enum sheet sheet = SHEET_NONE + 1; sheet < SHEET_COUNT; sheet++)
		for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++) {
			struct sample s = { .sheet = sheet, .said = { { each, "" } } };

			if ((column_facts(each)->asked & 1u << sheet) == 0)
				continue;
			read(state, &s);
			assert_true(problems.n >= 1);
			assert_int_equal(problems.at[0].column, each);
			assert_string_equal(problems.at[0].message, "This has to be filled in");
		}
}

static const enum sheet_column of_caution[] = { COLUMN_OFFENCE_ON, COLUMN_CAUTION_ON,
	COLUMN_DEADLINE, COLUMN_OFFICER, COLUMN_AUTHORISER, COLUMN_RANK, COLUMN_VIEWS };

static void row__after_a_caution_says_all_of_it(void **state)
{
	for (size_t i = 0; i < array_size(of_caution); i++) {
		read(state, &(struct sample){
				    .sheet = SHEET_PEOPLE, .said = { { of_caution[i], "" } } });
		assert_only_problem(2, of_caution[i], "After a caution this has to be filled in");
	}
}

static void row__without_a_caution_says_nothing_of_one(void **state)
{
	read(state,
		&(struct sample){ .sheet = SHEET_PEOPLE, .said = { { COLUMN_ROUTE, "self" } } });
	assert_int_equal(problems.n, array_size(of_caution));
	for (size_t i = 0; i < array_size(of_caution); i++)
		assert_int_equal(problems.at[i].column, of_caution[i]);
}

static void days__come_in_the_order_of_what_they_are_of(void **state)
{
	static const enum sheet_column way[] = { COLUMN_BORN, COLUMN_OFFENCE_ON, COLUMN_CAUTION_ON,
		COLUMN_REFERRED_ON, COLUMN_TRIAGE_ON, COLUMN_TRIAGED_ON, COLUMN_ACCEPTED_ON };

	for (size_t i = 1; i < array_size(way); i++) {
		read(state, &(struct sample){ .sheet = SHEET_PEOPLE,
				    .said = { { way[i - 1], "2025-05-02" },
					    { way[i], "2025-05-01" } } });
		assert_true(problems.n >= 1);

		bool is_told = false;

		list_each (const struct row_problem *, each, &problems)
			is_told |= each->column == way[i] &&
				   strcmp(each->message,
					   "This day is before what has to come first") == 0;
		assert_true(is_told);
	}
}

static void triage__that_was_done_began(void **state)
{
	read(state,
		&(struct sample){ .sheet = SHEET_PEOPLE, .said = { { COLUMN_TRIAGE_ON, "" } } });
	assert_only_problem(
		2, COLUMN_TRIAGE_ON, "Triage was done: enter the day on which it began");
	read(state,
		&(struct sample){ .sheet = SHEET_PEOPLE, .said = { { COLUMN_TRIAGED_ON, "" } } });
	assert_only_problem(2, COLUMN_TRIAGED_ON,
		"The person was accepted: enter the day on which triage was done");
	read(state, &(struct sample){ .sheet = SHEET_PEOPLE,
			    .said = { { COLUMN_TRIAGE_ON, "" }, { COLUMN_TRIAGED_ON, "" } } });
	assert_int_equal(problems.n, 0); // referred to the provider directly
}

static void attendance__cannot_contradict_itself(void **state)
{
	const struct {
		struct sample s;
		enum sheet_column column;
	} rows_wrong[] = {
		{ { .said = { { COLUMN_A_CAME, "absent" } } }, COLUMN_B_CAME },
		{ { .said = { { COLUMN_A_CAME, "" } } }, COLUMN_B_CAME },
		{ { .said = { { COLUMN_B_CAME, "absent" } } }, COLUMN_B_LATE },
		{ { .said = { { COLUMN_DECISION, "go on" } } }, COLUMN_DECIDED_ON },
		{ { .said = { { COLUMN_DECIDED_ON, "2025-06-20" } } }, COLUMN_DECISION },
		{ { .said = { { COLUMN_CLOSED_ON, "2025-05-19" } } }, COLUMN_CLOSED_ON },
	};

	for (size_t i = 0; i < array_size(rows_wrong); i++) {
		struct sample s = rows_wrong[i].s;

		s.sheet = SHEET_ATTENDANCE;
		read(state, &s);
		assert_int_equal(problems.n, 1);
		assert_int_equal(problems.at[0].column, rows_wrong[i].column);
	}
}

static void row__that_is_blank_is_passed_over_and_one_too_long_is_told(void **state)
{
	struct text_rows cells = cells_of(*state, &(struct sample){ .sheet = SHEET_ATTENDANCE });
	struct texts blank = { 0 };

	*list_add(*state, &blank) = " ";
	*list_add(*state, &cells) = cells.at[1];
	cells.at[1] = blank;
	*list_add(*state, &cells.at[2]) = "beyond";
	rows = (struct rows){ 0 };
	problems = (struct row_problems){ 0 };
	rows_read(*state, &cells, today, &rows, &problems);
	assert_int_equal(rows.n, 1);
	assert_only_problem(3, COLUMN_NONE, "This stands beneath no column’s name");
	assert_string_equal(problems.at[0].detail, "beyond");
}

static void sheet__has_rows_and_not_too_many(void **state)
{
	struct text_rows cells = cells_of(*state, &(struct sample){ .sheet = SHEET_ATTENDANCE });
	struct texts row = cells.at[1];

	cells.n = 1;
	rows = (struct rows){ 0 };
	problems = (struct row_problems){ 0 };
	rows_read(*state, &cells, today, &rows, &problems);
	assert_only_problem(0, COLUMN_NONE, "There is no row beneath the head");
	problems = (struct row_problems){ 0 };
	for (int i = 0; i <= TAKE_ON_ROWS_MOST; i++) {
		struct texts *fresh = list_add(*state, &cells);

		*fresh = (struct texts){ 0 };
		list_each (const char **, cell, &row)
			*list_add(*state, fresh) = *cell;
		fresh->at[1] = arena_format(*state, "P%d", i);
	}
	rows_read(*state, &cells, today, &rows, &problems);
	assert_int_equal(rows.n, TAKE_ON_ROWS_MOST);
	assert_only_problem(TAKE_ON_ROWS_MOST + 2, COLUMN_NONE,
		"A sheet has 500 rows at the most: send what follows as another");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(column__is_named_in_both_languages_and_explained),
		IN_ARENA(samples__make_a_sheet_that_lacks_nothing_the_same_in_either_language),
		IN_ARENA(head__tells_the_sheet_whatever_may_be_left_out),
		IN_ARENA(head__that_is_none_is_told),
		IN_ARENA(head__with_a_column_twice_is_told),
		IN_ARENA(word__is_known_in_either_language_however_it_is_written),
		IN_ARENA(day__is_read_as_people_and_spreadsheets_write_it),
		IN_ARENA(cell__that_cannot_be_says_why),
		IN_ARENA(cell__of_our_own_sheets_loses_its_guard),
		IN_ARENA(row__lacks_nothing_that_is_asked_for),
		IN_ARENA(row__after_a_caution_says_all_of_it),
		IN_ARENA(row__without_a_caution_says_nothing_of_one),
		IN_ARENA(days__come_in_the_order_of_what_they_are_of),
		IN_ARENA(triage__that_was_done_began),
		IN_ARENA(attendance__cannot_contradict_itself),
		IN_ARENA(row__that_is_blank_is_passed_over_and_one_too_long_is_told),
		IN_ARENA(sheet__has_rows_and_not_too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
