/* SPDX-License-Identifier: MIT */
/*
 * What a reference that somebody has in hand is of, and the lines of invoices behind it: from there
 * each pound is traced (invoice.h).
 *
 * Of the actor's office alone, and for whoever reads its invoices: of anybody else there is nothing.
 */
#ifndef AREAS_INVOICE_REFERENCE_H
#define AREAS_INVOICE_REFERENCE_H

#include "areas/invoice/invoice.h"

/* Before one of Sarn's own numbers, so that it is no supplier's that looks like it. */
#define REFERENCE_OWN_BEGINS "invoice:"

/*
 * As they are tried: one of our own numbers is no other reference, but that a supplier's own number of an
 * invoice, or that of one that is passed on, may look like ours.  "Cohort 19" is no such number, though a
 * page calls the cohort so.
 */
enum reference_of {
	REFERENCE_NONE,
	REFERENCE_INVOICE,
	REFERENCE_LINE,
	REFERENCE_JOURNAL,
	REFERENCE_ROW,   // of a journal
	REFERENCE_CLAIM, // on a body, for what it pays before it is spent
	REFERENCE_COHORT,
	REFERENCE_DECISION, // of a programme
	REFERENCE_AMOUNT,
	REFERENCE_YEAR,      // what a programme's financial year has cost
	REFERENCE_STATEMENT, // of a body, of that
	REFERENCE_CONTRACT,
	REFERENCE_CONTRACT_LINE,
	REFERENCE_SUPPLIER, // a supplier's own number of an invoice
	REFERENCE_PASSED, // a sub-contractor's or licensor's own, of an invoice that a line passes on
	REFERENCE_LEDGER,  // of a payment
	REFERENCE_RECEIPT, // the ledger's too, of money received for a claim
	REFERENCE_COUNT
};

/* Of each kind: its name in JSON, how it is written, and what it is (a msgid). */
extern const struct reference_form {
	const char *name, *example, *label;
} reference_forms[REFERENCE_COUNT];

/* What it is of; of the rest what its kind needs. */
struct reference {
	enum reference_of of;
	const char *text; // so that it is of nothing else
	struct organisation_id office;
	struct programme_id programme;
	struct invoice_id invoice;
	struct contract_id contract;
	struct cohort_id cohort;
	struct organisation_id body;
	const char *body_name[LANGUAGE_COUNT];
	const char *ledger; // the payment's
	int64_t journal;
	int64_t line;   // of the invoice, or of the contract; 0: all of it
	int64_t place;  // of the claim, or of that for which it was received, among the body's
	int64_t amount; // of the programme's decision
	enum heading heading; // that stands, or stood, on the amount
	int year;
};

LIST(references, struct reference);

enum { REFERENCE_LENGTH_MOST = 200 };

/* All that the text may be of; none: nothing that `by` may read. */
struct references references_of(struct work *w, const struct actor *by, struct slice text);

/* The same by what a page has; false: nothing that `by` may read. */
bool reference_to_programme(struct work *w, const struct actor *by, struct programme_id id,
	struct reference *reference);
bool reference_to_contract(struct work *w, const struct actor *by, struct contract_id id,
	int64_t line, struct reference *reference); // line 0: all of it
bool reference_to_cohort(
	struct work *w, const struct actor *by, struct cohort_id id, struct reference *reference);
bool reference_to_journal(
	struct work *w, const struct actor *by, int64_t number, struct reference *reference);

/* "2026/27", as pages write it, of a decision; "DLI364/2026/27/Heddlu" of a body's statement. */
const char *reference_to_year(struct arena *a, const char *decision, int year, const char *body);

/* A heading whose cap is, or by an earlier budget was, that amount of the decision. */
struct standing {
	int64_t amount;
	enum heading heading;
};

LIST(standings, struct standing);

/* Of a programme, each once, those of the newest budget first.  Asks nobody's right. */
struct standings reference_standings(struct work *w, struct programme_id id);

/* The first that stands on the amount; HEADING_NONE: none does. */
enum heading heading_standing_on(const struct standings *all, int64_t amount);

/* A line of an invoice behind it. */
struct reference_line {
	struct invoice invoice; // without its lines
	int64_t line;
	struct money cost;
};

LIST(reference_lines, struct reference_line);

/*
 * By invoice, up to `most` and one more if there are more; those of withdrawn invoices only where the
 * invoice itself was asked for.  Of a year, a statement, a claim and what was received for one the approved ones.
 */
struct reference_lines reference_lines(
	struct work *w, const struct reference *reference, size_t most);

#endif
