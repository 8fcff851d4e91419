/* SPDX-License-Identifier: MIT */
/*
 * Invoices as an office keeps them: entered, matched with what was delivered, approved by another, shared
 * between those who pay, recharged and paid.
 *
 * Each use case notes its act for the log in the caller's transaction.  REFUSED comes with its problems;
 * an invoice that the actor may not know of is ABSENT.  None holds anything of a person: what shows that
 * work was done are cohorts, by their number, and counts.
 */
#ifndef AREAS_INVOICE_INVOICE_H
#define AREAS_INVOICE_INVOICE_H

#include "areas/cohort/cohort.h"
#include "areas/contract/contract.h"
#include "areas/invoice/rules.h"
#include "base/actor.h"
#include "base/outcome.h"
#include "base/right.h"

struct programme;
struct work;

struct invoice {
	struct invoice_id id;
	struct organisation_id organisation; // the office that pays
	int64_t number;                      // its own, as people quote it
	struct programme_id programme;
	struct contract_id contract;
	struct organisation_id supplier;
	const char *supplier_name[LANGUAGE_COUNT];
	const char *supplier_number;
	struct invoice_id credit_of; // of a credit note; 0: it is none
	int year;                    // the financial year of what was delivered
	int64_t version;             // how often something was done to it
	struct account_id matched_by;
	int64_t agreement; // the version by which it is shared; 0: it is not yet
	bool has_recharge; // of one that is being approved: somebody is to be recharged for it
	int64_t terms;     // the contract's version by which it was approved; 0: it is not yet
	const struct contract_version
		*under; // that one, else as it stands for the day of delivery; NULL: none does
	struct contract_versions history; // of its contract (contract_history)
	struct terms_versions matched;    // by which somebody matched it
	struct date paid_on;              // not set: it is not
	const char *ledger_reference;     // of its payment; "": the ledger gave none
	int64_t journal;                  // the number of the one that it is in; 0: in none yet
	struct invoice_facts facts;
};

LIST(invoices, struct invoice);

/* "INV-17/2", a line of it. */
const char *invoice_line_reference(struct arena *a, int64_t number, int64_t line);

/* The number in a reference such as "INV-17"; 0: it is none. */
int64_t invoice_reference_parse(struct slice text);

/* ---- reading ---- */

struct invoice_filter {
	enum invoice_state
		state; // INVOICE_NONE: any; INVOICE_PAID: those that are not recharged too
	struct programme_id programme; // 0: any
	const char *search; // its number, the supplier's or the payment's, whole; "": any
	int64_t before;     // the page after the one that ended with that number; 0: the first
};

/* Those of the actor's office, the newest first, without their lines; one more than `most` if there are more. */
struct invoices invoices_for(
	struct work *w, const struct actor *by, const struct invoice_filter *filter, size_t most);

/* How many there are of that state, `most` at most; `not_by` not 0: which somebody else matched. */
size_t invoices_counted(struct work *w, const struct actor *by, enum invoice_state state,
	struct account_id not_by, size_t most);

/* Whole; false, and *invoice untouched, if there is none to which `by` holds that right. */
bool invoice_for(struct work *w, const struct actor *by, enum right right, struct invoice_id id,
	struct invoice *invoice);

/* The one of that number in the actor's office, without its lines. */
bool invoice_numbered(
	struct work *w, const struct actor *by, int64_t number, struct invoice *invoice);

/*
 * The approved ones of a programme's financial year, the first first, without their lines: those after that
 * number, and one more than `most` if there are more.
 */
struct invoices invoices_of_year(
	struct work *w, struct programme_id id, int year, int64_t after, size_t most);

/* By which version of which contract something of a year was approved. */
struct terms_used {
	struct contract_id contract;
	int64_t version;
};

LIST(terms_used_all, struct terms_used);

/* Each once, contract by contract. */
struct terms_used_all invoice_terms_used(struct work *w, struct programme_id id, int year);

/* What a body owes of a year for what that one paid. */
struct payer_part {
	struct organisation_id body, payer;
	const char *payer_name[LANGUAGE_COUNT];
	struct money due;
};

LIST(payer_parts, struct payer_part);

struct payer_parts invoice_parts_by_payer(struct work *w, struct programme_id id, int year);

/* Its credit notes, without their lines. */
struct invoices invoice_credits(struct work *w, struct invoice_id id);

/* What the agreement by which it is shared says of VAT. */
enum vat_term invoice_vat_term(struct work *w, const struct invoice *invoice);

/* What it is held against, as of today. */
struct invoice_ground invoice_ground(struct work *w, const struct invoice *invoice);

/* Of whom a training is recorded that a line of it can be for: on the staff of the schemes' providers. */
struct trained_people invoice_trained_people(struct work *w, const struct invoice *invoice);

/* The checks of it, as of today. */
struct invoice_findings invoice_checked(struct work *w, const struct invoice *invoice);

/* What was found when it was approved: passed, or to be looked at.  None before that. */
struct invoice_findings invoice_approved_findings(struct work *w, struct invoice_id id);

struct invoice_deed {
	enum invoice_act act;
	const char *because; // "": no reason was asked for
	enum invoice_part part;
	struct account_id by;
	struct instant at;
};

LIST(invoice_deeds, struct invoice_deed);

/* The first first. */
struct invoice_deeds invoice_deeds(struct work *w, struct invoice_id id);

/* What a partner owes of one invoice, or of all of a year. */
struct invoice_share {
	struct organisation_id organisation;
	const char *name[LANGUAGE_COUNT];
	struct money due;
	bool is_drawn; // of an invoice: from what the body pays before it is spent, so not recharged
	bool is_own; // of an invoice: of whoever holds the contract and pays it, which is recharged nothing
	struct money unbilled,
		credited; // of a year: what was not recharged, and what notes took off
};

LIST(invoice_shares, struct invoice_share);

struct invoice_shares invoice_share_list(struct work *w, struct invoice_id id);

/* The body is asked for it after the approval: it is neither drawn nor the payer's own. */
bool share_is_recharged(const struct invoice_share *share);

/* What a body owes of all that a programme's financial year has cost. */
struct statement {
	struct programme_id programme;
	const char *name[LANGUAGE_COUNT];
	int year;
	struct money due;
	struct money unbilled; // of it, what was not recharged yet
};

LIST(statements, struct statement);

/*
 * Those of the actor's body, which is the one that owes; the latest year first.  They follow that of
 * before->programme and before->year (0: begin with the first), and one more than `most` if there are more.
 */
struct statements invoice_statements_for(
	struct work *w, const struct actor *by, const struct statement *before, size_t most);

/* That of one programme's year; false if the actor's body has none. */
bool invoice_statement_for(struct work *w, const struct actor *by, struct programme_id programme,
	int year, struct statement *statement);

/* What each owes of all that was shared of a programme's financial year.  Asks nobody's right. */
struct invoice_shares invoice_shares_of_year(struct work *w, struct programme_id id, int year);

/*
 * The day on which the first was approved of those of the year that are not recharged yet; not set: all are.
 * Asks nobody's right.
 */
struct date invoice_unbilled_day(struct work *w, struct programme_id id, int year);

struct invoice_document {
	const char *name;
	struct slice bytes;
};

/* Of the invoice (line 0), or of a line; false if there is none. */
bool invoice_document(
	struct work *w, struct invoice_id id, int64_t line, struct invoice_document *document);

/* A cohort of the contract's schemes; false if there is none of that number. */
bool invoice_cohort_numbered(struct work *w, const struct invoice *invoice, int64_t number,
	struct billed_cohort *cohort);

/*
 * Who can have sent what a line of it passes on: whoever supplies a sub-contract of its contract on the
 * day of what was delivered.
 */
struct contract_bodies invoice_senders(struct work *w, const struct invoice *invoice);

/* How much of a line was credited, by credit notes that were not withdrawn. */
struct credited invoice_credited(struct work *w, struct invoice_id id, int64_t line);

/* ---- tracing: from a pound to its sentence, and back ---- */

LIST(cap_amounts, const struct amount *);

/* What the decision allows under a heading, by a version of the budget. */
struct traced_cap {
	enum heading heading; // HEADING_NONE: the budget has none such
	int64_t version;      // of the budget; 0: none was in force
	struct date since;    // the day on which that was signed
	struct money most;
	struct cap_amounts amounts; // of the decision: one, or contributions, which add up to it
};

/* One line, what allows it, and, in line->cohorts and line->trained, what shows that it was done. */
struct traced_line {
	const struct invoice_line *line;
	struct traced_cap cap; // by the budget in force when it was approved; before that, today's
	struct traced_cap today; // by the one in force today
	bool is_changed;         // today's allows another amount under the heading, or none
};

LIST(traced_lines, struct traced_line);

struct invoice_trace {
	struct invoice invoice;
	const struct programme *programme;
	struct contract contract;
	struct decision decision;
	int64_t credits; // the number of the invoice of which it is a credit note; 0: it is none
	struct instant approved_at; // not set before it is
	struct traced_lines lines;
	struct invoice_shares shares; // none before it is approved
};

/*
 * The budget that allows an invoice: the one in force when it was approved; before that, today's.  In the
 * work's arena; NULL: none was.
 */
const struct budget *invoice_budget(struct work *w, const struct invoice *invoice);

/* What that decision of a programme allows under a heading by its budget `b`; NULL: none is in force. */
struct traced_cap invoice_cap(
	struct work *w, const struct budget *b, const struct decision *d, enum heading heading);

/* False, and *trace of no use, if there is none that `by` may read. */
bool invoice_traced(
	struct work *w, const struct actor *by, struct invoice_id id, struct invoice_trace *trace);

/*
 * The same for a body that has a share in it (STATEMENT_READ), with that share alone; false if it has none,
 * or it is no invoice of that programme's year.
 */
bool own_share_traced(struct work *w, const struct actor *by, struct programme_id programme,
	int year, struct invoice_id id, struct invoice_trace *trace);

/* What an invoice asks by a line of a contract. */
struct asked {
	struct invoice invoice; // without its lines
	int64_t line;
	struct money cost;
	struct invoice_shares shares; // of the whole invoice
};

LIST(asked_list, struct asked);

/* A line of a contract, and what was asked by it in a year. */
struct promised {
	struct contract contract;
	int64_t number;
	const struct contract_line
		*terms;          // as signed last, maybe under another heading; NULL: no more
	struct asked_list asked; // on this page of it
	struct money approved;   // in all the year
};

LIST(promised_list, struct promised);

LIST(traced_caps, struct traced_cap);

/* What was approved under a heading in a financial year. */
struct spent_year {
	int year;
	struct money approved;
};

LIST(spent_years, struct spent_year);

struct heading_trace {
	const struct programme *programme;
	struct decision decision;
	struct traced_cap cap;      // the last that it had
	bool is_past;               // the budget in force has it no more
	struct traced_caps before;  // others that it had, the latest first
	struct promised_list lines; // of the contracts that are under none
	struct money approved;      // in that year
	struct spent_years years;   // in which something was, the first first
	int64_t next; // what more was asked is of invoices after that number; 0: no more was
};

/*
 * Of a financial year, what was asked by some invoices after that number (0: from the first).  False if
 * there is no such programme for `by`, or no budget of it had such a heading.
 */
bool heading_traced(struct work *w, const struct actor *by, struct programme_id id,
	enum heading heading, int year, int64_t after, struct heading_trace *trace);

/* ---- doing ---- */

/* Another invoice of that supplier with that number that was not withdrawn. */
bool invoice_twin(struct work *w, const struct invoice *invoice, struct invoice *twin);

/*
 * Enters one of invoice->contract, without lines; *invoice becomes what was kept.  If a twin has it
 * already, REFUSED, and *twin is set.  Inputs: those of invoice_check.
 */
enum outcome_kind invoice_enter(struct work *w, const struct actor *by, struct invoice *invoice,
	struct invoice *twin, struct problems *problems);

/* Changes what stands at its head, while it can be changed.  As invoice_enter. */
enum outcome_kind invoice_change(struct work *w, const struct actor *by, struct invoice *invoice,
	struct invoice *twin, struct problems *problems);

/*
 * Puts a line in the place of that number, or, with number 0, after the others; its terms are looked
 * up.  `seen` is the version that the writer saw.  Inputs: those of invoice_line_check.
 */
enum outcome_kind invoice_put_line(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, struct invoice_line *line, struct problems *problems);

enum outcome_kind invoice_remove_line(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, int64_t line, struct problems *problems);

/* Keeps the paper of it or of a line; a PDF.  Inputs: file. */
enum outcome_kind invoice_attach(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, int64_t line, const struct invoice_document *document,
	struct problems *problems);

/*
 * Does one of the acts of its life.  Approving shares it too: each partner's share, beyond what it was
 * billed of that year, is kept in the same transaction.  `because` is the reason, where one is asked
 * for; of a payment it is the ledger's reference, or "".  Inputs: because, paid-on,
 * ledger-reference, "".
 */
enum outcome_kind invoice_do(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, enum invoice_act act, const char *because, struct date paid_on,
	struct problems *problems);

/* Of a line of the invoice that is credited. */
struct credit_line {
	int64_t line;
	struct credited sum;
};

LIST(credit_lines, struct credit_line);

/*
 * Enters a credit note of an approved invoice: `note` has its number and days.  It is shared by the
 * agreement of its original.  Inputs: supplier-number, dated-on, received-on, credit-N, vat-N, "".
 */
enum outcome_kind invoice_credit(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, struct invoice *note, const struct credit_lines *lines, struct invoice *twin,
	struct problems *problems);

#endif
