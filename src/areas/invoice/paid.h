/* SPDX-License-Identifier: MIT */
/*
 * What the ledger paid, as a spreadsheet: one row an invoice, all of them noted or none.
 */
#ifndef AREAS_INVOICE_PAID_H
#define AREAS_INVOICE_PAID_H

#include "areas/invoice/invoice.h"

enum { PAID_ROWS_MOST = 500 };

enum paid_column {
	PAID_NONE, // of a problem: the row as a whole
	PAID_INVOICE,
	PAID_ON,
	PAID_AMOUNT,
	PAID_REFERENCE,
	PAID_COLUMN_COUNT
};

/* At its head, in either language. */
extern const char *const paid_columns[PAID_COLUMN_COUNT][LANGUAGE_COUNT];

struct paid_row {
	size_t row; // in the file: its head is row 1
	struct invoice invoice;
	struct date on;
	const char *reference; // the ledger's; ""
};

LIST(paid_rows, struct paid_row);

struct paid_problem {
	size_t row; // 0: the file as a whole
	enum paid_column column;
	const char *message; // a msgid
	const char *detail;  // shown after it; NULL: none
	size_t other_row;    // that it is about too; 0: none
};

LIST(paid_problems, struct paid_problem);

struct paid_report {
	struct paid_rows rows; // those that can be noted
	struct money sum;
	struct paid_problems problems; // by row
};

/* Its head alone, with a BOM. */
struct slice paid_template(struct arena *a, enum language language);

/*
 * Notes each invoice of the file as paid.  REFUSED: the report has why, and the caller undoes what was
 * written.  ABSENT: `by` may not.
 */
enum outcome_kind paid_bring(
	struct work *w, const struct actor *by, struct slice bytes, struct paid_report *report);

/* What would come of it: the same, and nothing stays. */
enum outcome_kind paid_rehearse(
	struct work *w, const struct actor *by, struct slice bytes, struct paid_report *report);

#endif
