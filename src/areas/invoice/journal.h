/* SPDX-License-Identifier: MIT */
/*
 * Journals for the office's ledger: what was approved, line by line, with the codes by which the ledger
 * knows it.  Each approved invoice and credit note is in one journal, once.
 *
 * Codes are of a programme: what a heading costs, whom it is owed to, who is recharged, and what a body
 * pays before it is spent.
 */
#ifndef AREAS_INVOICE_JOURNAL_H
#define AREAS_INVOICE_JOURNAL_H

#include "areas/invoice/invoice.h"

enum { LEDGER_CODE_MOST = 40 };

/* ---- codes ---- */

enum ledger_of { LEDGER_COST, LEDGER_SUPPLIER, LEDGER_PARTNER, LEDGER_ADVANCE, LEDGER_COUNT };

struct ledger_code {
	struct programme_id programme;
	enum ledger_of of;
	enum heading heading;             // of COST
	struct organisation_id body;      // of COST the office's own
	const char *name[LANGUAGE_COUNT]; // of the body
	const char *code;                 // ""; none
	int64_t version;                  // 0: none was ever entered
	struct account_id written_by;
	struct instant written_at;
	int64_t wanted; // lines that wait for it
};

LIST(ledger_codes, struct ledger_code);

/*
 * Those that a programme needs: of its headings with a cap, of who supplies its contracts, of who
 * shares its years, and of whatever waits for a journal.
 */
struct ledger_codes ledger_codes_of(struct work *w, const struct actor *by, struct programme_id id);

/* How often a code of it was entered: what a writer has seen. */
int64_t ledger_seen(struct work *w, struct programme_id id);

/* "code-delivery", "code-supplier-17": the input of one. */
const char *ledger_input(struct arena *a, const struct ledger_code *code);

/*
 * Keeps those that are another than before.  `seen` as of ledger_seen; if there is more by now,
 * CHANGED_MEANWHILE.  Inputs: those of ledger_input.
 */
enum outcome_kind ledger_write(struct work *w, const struct actor *by, struct programme_id id,
	int64_t seen, const struct ledger_codes *codes, struct problems *problems);

/* ---- journals ---- */

/* What waits for one: approved on that day at the latest. */
struct journal_waiting {
	int64_t invoices, lines;
	struct money cost;
	struct ledger_codes missing; // with how many lines want each
	bool is_more;                // than one journal takes
};

/* Of the actor's office. */
struct journal_waiting journal_waiting(struct work *w, const struct actor *by, struct date until);

/*
 * The first `most` invoices of the actor's office that wait for one so, by their number, without their
 * lines; `*found`: how many there are, `counted` at most.
 */
struct invoices journal_waiting_invoices(struct work *w, const struct actor *by, struct date until,
	size_t most, size_t counted, size_t *found);

struct journal {
	int64_t number;
	struct date until;
	int64_t rows;
	struct money cost;
	struct account_id made_by;
	struct instant made_at;
	struct slice bytes;
};

LIST(journals, struct journal);

/* "JNL-3" */
const char *journal_reference(struct arena *a, int64_t number);

/* Of the actor's office, the newest first, without their bytes; at most 200. */
struct journals journals_for(struct work *w, const struct actor *by);

/* False, and *journal untouched, if there is none of that number in the actor's office. */
bool journal_numbered(
	struct work *w, const struct actor *by, int64_t number, struct journal *journal);

/*
 * Makes the next journal of all that was approved until that day and is in none; *journal becomes
 * what was kept.  Bodies are named in that language.  Inputs: until, "".
 */
enum outcome_kind journal_make(struct work *w, const struct actor *by, struct date until,
	enum language language, struct journal *journal, struct problems *problems);

#endif
