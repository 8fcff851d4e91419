/* SPDX-License-Identifier: MIT */
/*
 * The end of a programme's financial year: what is to be accrued, and the final statement of what each
 * body owes, which one finance officer proposes and another fixes.
 *
 * A closed year can be opened again by two; what is closed then makes the next statement, and those
 * before it stay as they were made.
 */
#ifndef AREAS_INVOICE_CLOSING_H
#define AREAS_INVOICE_CLOSING_H

#include "areas/invoice/invoice.h"
#include "areas/invoice/rules_accrual.h"
#include "areas/invoice/rules_closing.h"

/* ---- what is open ---- */

/*
 * As of today: the invoices of the year that are not approved, then, contract by contract, what was
 * delivered in it and is on no invoice.  Asks nobody's right.
 */
struct accruals invoice_accruals(struct work *w, struct programme_id id, int year);

/* ---- a final statement ---- */

struct final_body {
	struct organisation_id organisation;
	const char *name[LANGUAGE_COUNT];
	enum contribution contribution;
	int64_t weight;              // of CASH, by the statement's method
	struct maybe_money most;     // of CASH: as agreed, a fixed sum too
	struct maybe_money worth;    // of the others
	struct money owed;           // by all that was approved, credit notes too
	struct maybe_money before;   // owed by the statement before
	struct money credited;       // of what is owed: taken off by credit notes
	struct maybe_money received; // before it was spent; not set: it does not pay so
	struct money
		held_before; // of what it paid and does not owe, what was left by the statement before too
};

LIST(final_bodies, struct final_body);

struct final_statement {
	struct programme_id programme;
	int year;
	int64_t number;
	int64_t agreement; // the version that stood; 0: none did
	enum sharing method;
	enum payment payment;
	enum underspend underspend;
	struct final_bodies bodies;
	struct accruals open;
	const char *because; // what is open is accrued; "": nothing was
	struct account_id proposed_by, closed_by;
	struct instant closed_at;
	struct slice bytes; // the spreadsheet; bodies are named in both languages
};

LIST(final_statements, struct final_statement);

/* Of one of its bodies. */
struct underspent final_underspent(
	const struct final_statement *statement, const struct final_body *body);

/* NULL: it has none of it. */
const struct final_body *final_body_of(
	const struct final_statement *statement, struct organisation_id organisation);

/* What all owe. */
struct money final_cost(const struct final_statement *statement);

/* Those of a year, the first first, without their lists and bytes.  Asks nobody's right. */
struct final_statements final_statements_of(struct work *w, struct programme_id id, int year);

/* Whole; false, and *statement untouched, if there is none.  Asks nobody's right. */
bool final_statement_load(struct work *w, struct programme_id id, int year, int64_t number,
	struct final_statement *statement);

/* The last of a closed year, with its bodies alone; false: the year is open.  Asks nobody's right. */
bool final_statement_of_closed(
	struct work *w, struct programme_id id, int year, struct final_statement *statement);

/* ---- a year's end ---- */

struct closing_deed {
	enum closing_act act;
	const char *because; // "": no reason was asked for
	const char *figures; // of PROPOSE: the SHA-256 of the bytes that it would fix
	struct account_id by;
	struct instant at;
};

LIST(closing_deeds, struct closing_deed);

struct year_end {
	const struct programme *programme;
	int year;
	struct closing_deeds deeds;   // the first first
	struct closing_facts facts;   // for whoever looks
	struct final_statement would; // what would be fixed, if it were closed as it stands
};

/* False, and *end of no use, if `by` does not hold that right to the programme. */
bool year_end_for(struct work *w, const struct actor *by, enum right right, struct programme_id id,
	int year, struct year_end *end);

/* A year of which nothing can be approved.  Asks nobody's right. */
bool year_is_closed(struct work *w, struct programme_id id, int year);

/*
 * Does one of the acts.  `seen` is how many acts the writer saw: if there are more, CHANGED_MEANWHILE.
 * Closing keeps the statement in the same transaction.  Inputs: because, "".
 */
enum outcome_kind year_end_do(struct work *w, const struct actor *by, struct programme_id id,
	int year, int64_t seen, enum closing_act act, const char *because,
	struct problems *problems);

/* One that has ended and is not closed. */
struct open_year {
	struct programme_id programme;
	const char *name[LANGUAGE_COUNT];
	int year;
	enum closing_state state;
	bool is_last_actors; // they proposed to close it
};

LIST(open_years, struct open_year);

/* Of the actor's office, the three years that ended last, the earliest first; by the programme's name. */
struct open_years years_to_close(struct work *w, const struct actor *by);

#endif
