/* SPDX-License-Identifier: MIT */
/*
 * What a programme kept on spreadsheets before: three sheets, their columns, and what a cell may
 * say.
 *
 * Each sheet is a file of its own, known by the names of its columns, which may stand in any order
 * and in either language.  All of it is pure: what a row comes to is for the services to say.
 */
#ifndef AREAS_TAKE_ON_RULES_H
#define AREAS_TAKE_ON_RULES_H

#include "areas/caution/rules.h"
#include "areas/person/rules.h"
#include "areas/register/rules.h"
#include "base/cells.h"
#include "base/language.h"
#include "base/slice.h"

/* So many rows, and all other writers wait two seconds at the most. */
enum { TAKE_ON_ROWS_MOST = 500, TAKE_ON_COLUMNS_MOST = 60 };

/* ---- sheets and columns ---- */

enum sheet { SHEET_NONE, SHEET_COHORTS, SHEET_PEOPLE, SHEET_ATTENDANCE, SHEET_COUNT };

extern const struct word sheets[SHEET_COUNT];

enum sheet_column {
	COLUMN_NONE, // of a problem: the row as a whole

	COLUMN_PERSON,
	COLUMN_GIVEN_NAMES,
	COLUMN_FAMILY_NAME,
	COLUMN_BORN,
	COLUMN_SEX,

	COLUMN_COHORT,
	COLUMN_GROUP,
	COLUMN_MODE,
	COLUMN_LANGUAGE,
	COLUMN_COUNTY,
	COLUMN_VENUE,
	COLUMN_PLACES,
	COLUMN_A_ON,
	COLUMN_A_BEGINS,
	COLUMN_A_ENDS,
	COLUMN_B_ON,
	COLUMN_B_BEGINS,
	COLUMN_B_ENDS,
	COLUMN_LEADER_1,
	COLUMN_LEADER_2,

	COLUMN_PHONE,
	COLUMN_POLICE_REFERENCE,
	COLUMN_FORCE,
	COLUMN_ROUTE,
	COLUMN_OFFENCE_ON,
	COLUMN_CAUTION_ON,
	COLUMN_DEADLINE,
	COLUMN_OFFICER,
	COLUMN_AUTHORISER,
	COLUMN_RANK,
	COLUMN_VIEWS,
	COLUMN_REFERRED_ON,
	COLUMN_TRIAGE_ON,
	COLUMN_TRIAGED_ON,
	COLUMN_ACCEPTED_ON,

	COLUMN_BOOKED_ON,
	COLUMN_A_CAME,
	COLUMN_A_LATE,
	COLUMN_B_CAME,
	COLUMN_B_LATE,
	COLUMN_DECISION,
	COLUMN_DECIDED_ON,
	COLUMN_CLOSED_ON,

	COLUMN_COUNT
};

/* A value of a closed list, in either language. */
struct cell_word {
	const char *name[LANGUAGE_COUNT];
	int value;
};

enum cell_kind { CELL_LINE, CELL_DAY, CELL_PAST_DAY, CELL_TIME, CELL_NUMBER, CELL_WORD };

struct column_facts {
	const char *name[LANGUAGE_COUNT]; // at its head
	const char *says;                 // what it means, a msgid
	const char *sample[LANGUAGE_COUNT];
	enum cell_kind kind;
	const struct cell_word *words; // of CELL_WORD, ended by a nameless one
	int most;                      // characters of a line; the largest number
	unsigned sheets;               // that have it, bit 1 << SHEET_…
	unsigned asked;                // that have it in every row
};

const struct column_facts *column_facts(enum sheet_column column);
bool sheet_has(enum sheet sheet, enum sheet_column column);

/* ---- what was read ---- */

/* What stands in a cell: one of the three is set besides its text, by its column's kind. */
struct cell {
	const char *text; // "" where it is blank
	struct date day;
	int number; // minutes, a number or a word's value; 0 where it is blank, a time MINUTE_NONE
};

struct row {
	size_t number; // in the sheet: what stands at the head is row 1
	struct cell cell[COLUMN_COUNT];
};

LIST(rows, struct row);

struct row_problem {
	size_t row; // 0: the file as a whole
	enum sheet_column column;
	const char *message; // a msgid, or words in the reader's language already
	const char *detail;  // shown after it; NULL if none
	size_t other_row;    // that it is about too, shown after it; 0: none
};

LIST(row_problems, struct row_problem);

void row_problem_add(struct arena *a, struct row_problems *problems, size_t row,
	enum sheet_column column, const char *message);

/*
 * Makes rows of cells: which sheet it is, by its head, and what each row says.  Whatever is wrong is
 * a problem, each cell's its own; `rows` then has the rows that could be read.  A row of blanks is
 * passed over.  SHEET_NONE: the head is that of none, and the problem says so.
 */
enum sheet rows_read(struct arena *a, const struct text_rows *cells, struct date today,
	struct rows *rows, struct row_problems *problems);

/* What one cell says; NULL, or why it cannot be, a msgid.  `*cell` is set either way. */
const char *cell_read(struct arena *a, enum sheet_column column, const char *text,
	struct date today, struct cell *cell);

/* What of a row cannot be together, and what of it is asked for and not there. */
void row_check(
	struct arena *a, enum sheet sheet, const struct row *row, struct row_problems *problems);

/*
 * What the row is called, by those who keep the sheet: of attendance the person and the cohort.  And
 * all that it says, the same in whatever order, language or form of dates.
 */
const char *row_key(struct arena *a, enum sheet sheet, const struct row *row);
const char *row_content(struct arena *a, enum sheet sheet, const struct row *row);

#endif
