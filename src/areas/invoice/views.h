/* SPDX-License-Identifier: MIT */
/*
 * What the pages of invoices show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_INVOICE_VIEWS_H
#define AREAS_INVOICE_VIEWS_H

#include "areas/invoice/pages.h"
#include "html/components.h"

/* One in a list; on home with why it is held. */
struct invoice_row {
	struct link invoice;
	const char *supplier, *delivered, *sum;
	const char *state, *colour;
	const char *held; // or is looked at before it is paid; NULL: nothing is
};

struct invoices_view {
	struct filter filter;
	struct form_field search, state;
	const struct problems *problems;
	const char *says;
	const struct invoice_row *rows;
	size_t n;
	struct url first, next;
	struct link trace;
	struct link spending;
	struct link journals, paid; // no text: not this reader's
	bool may_enter;
};

/* What was paid within a month and is to be published. */
struct spending_row {
	struct link invoice;
	const char *recipient, *payer, *paid, *purpose, *decision, *amount;
	const char *vat; // in the amount; NULL: none
};

struct spending_view {
	struct url back;
	struct filter filter;
	struct form_field month;
	const struct problems *problems;
	const char *office, *title, *says;
	const char *due, *law; // NULL: none asks for that month
	const struct spending_row *rows;
	size_t n;
	struct url first, next;
	struct url csv; // no path: there is nothing in it
};

/* A step on the way from a pound to its sentence. */
struct trace_step {
	const char *name, *says;
	struct link link;         // no text: it leads nowhere
	const char *quote, *lang; // the sentence of the decision; NULL: there is none
};

LIST(trace_steps, struct trace_step);

/* ---- one ---- */

struct invoice_fact {
	const char *name, *value;
};

struct invoice_line_row {
	const char *name, *heading;
	const struct invoice_fact *facts; // its parts and what shows it
	size_t fact_count;
	struct trace_steps decided; // what allows it
	const struct link *links;   // cohorts, its paper
	size_t link_count;
	const char *net, *vat;
	struct url change; // no path: it cannot be changed now
	struct form remove;
	const char *number;
};

struct check_row {
	const char *what, *standing, *colour, *says;
	const char
		*of; // which line or heading; NULL: of the whole invoice, or there is but one line
};

struct invoice_act_form {
	struct form form;
	const char *act;
	struct form_field field;     // a reason or a day; no name: none is asked for
	struct form_field reference; // of a payment, in the ledger; no name: not asked for
	bool is_day, is_warning;
	const char *button;
};

struct share_row {
	const char *body, *due;
};

struct deed_row {
	const char *what, *by, *because;
};

enum { INVOICE_FACTS = 12, INVOICE_ACTS_MOST = 6 };

struct invoice_view {
	struct url back;
	const char *name;
	const struct problems *problems;
	const char *state, *colour;
	const char *varied; // why it is looked at before it is paid; NULL: nothing to be said
	struct invoice_fact facts[INVOICE_FACTS];
	size_t fact_count;
	struct link programme, contract, original, paper, trace;
	const struct link *papers; // its own and those of lines, to be shown beside the checks
	size_t paper_count;
	const struct link *credits;
	size_t credit_count;
	const struct invoice_line_row *lines;
	size_t line_count;
	const char *total, *vat; // what counts of VAT; NULL: it has none
	const struct check_row *checks;
	size_t check_count;
	const char *checks_say; // as of when, and by whom it was approved
	const struct share_row *shares;
	size_t share_count;
	const char *shares_says;
	struct invoice_act_form acts[INVOICE_ACTS_MOST];
	size_t act_count;
	const char *own; // why the reader cannot approve; NULL: nothing to be said
	const struct deed_row *deeds;
	size_t deed_count;
	const char *version;
	struct form attach; // no token: nothing can be attached now
	struct form_field file, of;
	struct url change, add_line, credit; // no path: not now
};

/* ---- to whoever sent it ---- */

struct supplied_row {
	struct link invoice;
	const char *own; // the supplier's number of it
	const char *office, *received, *sum;
	const char *state, *colour;
};

struct supplied_list_view {
	struct filter filter;
	struct form_field search, state;
	const struct problems *problems;
	const char *says;
	const struct supplied_row *rows;
	size_t n;
	struct url first, next;
};

struct supplied_held_row {
	const char *what, *says;
};

struct supplied_view {
	struct url back;
	const char *name, *state, *colour;
	const struct problems *problems;
	struct invoice_fact facts[INVOICE_FACTS];
	size_t fact_count;
	const struct link *links; // its original or credit notes, and its paper
	size_t link_count;
	bool is_open; // it is told what holds it
	const struct supplied_held_row *held;
	size_t held_count;
	const char *says;                // what else there is to know of that; NULL: nothing
	const char *question, *asked_by; // NULL: nothing is asked
	struct form form;
	const char *version;
	struct form_field answer, file,
		of;                  // `of` without choices: there is nothing to put a paper to
	struct invoice_view lines;   // what it is for, as the office sees it
	const struct deed_row *said; // questions and answers
	size_t said_count;
};

/* ---- entering ---- */

struct contract_choice {
	struct link contract;
	const char *supplier;
};

struct choose_contract_view {
	struct url back;
	const struct contract_choice *contracts;
	size_t n;
};

struct head_view {
	struct url back;
	const char *title, *contract;
	const struct problems *problems;
	struct link twin;
	struct form form;
	const char *contract_id, *version;
	struct form_field supplier_number, dated_on, received_on, delivered_on, total;
};

struct choose_line_view {
	struct url back;
	const char *name;
	const struct link *lines;
	size_t n;
};

enum { LINE_FIELDS = 24 };

struct line_view {
	struct url back;
	const char *name, *line, *allowed;
	const struct problems *problems;
	struct form form;
	const char *version, *contract_line, *number;
	struct form_field net, vat;
	bool has_parts;
	struct form_field hours, rate, venue, travel, other, other_for;
	bool is_passed;
	struct form_field passed_number, passed_on, passed_amount;
	struct form_field passed_by;  // no name: it can be of one body alone
	struct form_field licence_of; // no name: the contract has one alone
	struct form_field cohorts, months_from, months_to, licence_from,
		licence_to; // no name: not asked for
	struct form_field trained[LINE_FIELDS];
	size_t trained_count;
};

struct credit_fields {
	const char *legend;
	struct form_field credit, vat;
};

struct credit_view {
	struct url back;
	const char *name;
	const struct problems *problems;
	struct link twin;
	struct form form;
	const char *version;
	struct form_field supplier_number, dated_on, received_on;
	const struct credit_fields *lines;
	size_t line_count;
};

/* ---- who owes what ---- */

struct statement_row {
	struct link invoice;
	const char *supplier, *state;
	struct link due; // to where it comes from
};

/* What a body pays before it is spent. */
struct claim_row {
	struct link claim;
	const char *sum, *state, *colour;
	const char *says; // ""; nothing
};

struct claim_form {
	const char *title;
	struct form form;
	const char *act;
	struct form_field on, sum, reference, because; // no name: not asked for
	const char *button;
	bool is_warning;
};

enum { CLAIM_FORMS_MOST = 4 };

struct claim_view {
	struct url back;
	const char *programme, *title;
	const struct problems *problems;
	const char *state, *colour;
	const char *days;      // until it is due, or since; NULL: it is received, or no longer due
	const char *says;      // ""; nothing
	const char *reference; // NULL: it has none yet
	const char *version, *agreement;
	const char *open; // of what a closed year leaves to be paid; NULL: nothing
	const char *closed[CLAIM_FORMS_MOST]; // why something cannot be done in a closed year
	size_t closed_count;
	struct link end; // of the closed year; no text: it is open
	struct claim_form forms[CLAIM_FORMS_MOST];
	size_t form_count;
	const struct deed_row *deeds;
	size_t deed_count;
};

/* All that wait. */
struct claims_view {
	struct url back;
	const char *title;
	const struct claim_row *rows;
	size_t n;
};

struct statement_body {
	const char *name, *id, *reference;
	const struct statement_row *rows;
	size_t n;
	const char *says;           // what it comes to
	const char *since;          // received since the final statement; NULL: nothing
	const char *const *payable; // to whom; none: by no contract
	size_t payable_count;
	const struct claim_row *claims;
	size_t claim_count;
};

struct statement_view {
	struct url back;
	const char *programme, *title;
	const struct statement_body *bodies;
	size_t n;
	struct url csv;
	struct url next, first;    // pages of it; not set: there is none
	struct link before, after; // the years beside it; no text: none
	struct link end;           // of the year; no text: not this reader's
	const char *waiting; // how long a recharge waits; NULL: none does, or not this reader's
	const char *const *closed; // what its final statement says of the reader's body
	size_t closed_count;
};

/* Of the reader's own body, by programme and year. */
struct statement_line {
	struct link link;
	const char *due, *unbilled;
};

struct statements_view {
	const struct statement_line *rows;
	size_t n;
	struct url next, first; // not set: there is none
};

/* ---- a year's end ---- */

struct accrual_row {
	struct link what; // some without an address
	const char *contract, *on, *sum;
};

/* Of one kind. */
struct accrual_table {
	const char *means; // how the sum of each is found
	const struct accrual_row *rows;
	size_t n;
};

struct accruals_view {
	const struct accrual_table *tables;
	size_t n;
	const char *says;    // what it comes to
	const char *credits; // what credit notes take off; NULL: none is open
};

enum { FINAL_NOTES = 6 };

struct final_row {
	const char *name;
	const char *notes[FINAL_NOTES]; // its share, what becomes of what is left, ...
	size_t note_count;
	const char *most, *owed, *credited, *left;
};

struct final_view {
	const struct final_row *rows;
	size_t n;
	const char *says; // by which agreement
	const char *all;  // what it comes to
};

struct year_act_form {
	struct form form;
	const char *act;
	struct form_field because; // no name: none is asked for
	const char *button;
	bool is_warning;
};

enum { YEAR_ACTS_MOST = 3 };

struct year_end_view {
	struct url back;
	const char *programme, *title;
	const struct problems *problems;
	const char *state, *colour;
	const char *says; // how it stands
	struct final_view would;
	struct accruals_view open;
	struct url csv;
	struct link statement, before, after; // who owes what; the years beside it
	const struct link *finals;
	size_t final_count;
	const char *seen;
	struct year_act_form acts[YEAR_ACTS_MOST];
	size_t act_count;
	const char *own; // why the reader cannot close it; NULL: nothing to be said
	const struct deed_row *deeds;
	size_t deed_count;
};

struct final_page_view {
	struct url back;
	const char *programme, *title;
	const char *says, *because; // NULL: nothing was open
	struct final_view final;
	struct accruals_view open;
	struct url csv;
};

struct open_year_row {
	struct link year;
	const char *says;
};

struct open_years_view {
	const struct open_year_row *rows;
	size_t n;
	struct link earlier; // those that ended before
};

/* ---- the office's ledger ---- */

struct missing_row {
	const char *what;  // and of how many lines
	struct link codes; // where it is entered
};

struct journal_row {
	struct link journal; // as a spreadsheet
	struct link trace;
	const char *until, *by, *rows, *cost;
};

struct journals_view {
	struct url back;
	const struct problems *problems;
	const char *says; // what waits
	const char *missing_says;
	const struct missing_row *missing;
	size_t missing_count;
	struct form form; // no token: none can be made
	struct form_field until;
	const struct journal_row *rows;
	size_t n;
};

struct paid_view {
	struct url back;
	const struct problems *problems;
	struct url template;
	struct form form;
	struct form_field file;
};

struct paid_row_view {
	struct link invoice;
	const char *supplier, *on, *amount, *reference;
	const char *varied; // why it is looked at before it is paid; NULL: it is not
};

struct paid_report_view {
	struct url back;
	const char *title, *says;
	const char *early;       // that some were paid before they were approved; NULL: none
	const char *to_recharge; // that some of them are not recharged yet; NULL: all are
	const struct sheet_problem *problems;
	size_t problem_count;
	const struct paid_row_view *rows; // of a list that can be noted
	size_t n;
	struct form form; // notes it, or sends another
	const char *sheet;
	const char *button; // notes it; NULL: it cannot be
	struct form_field file;
};

struct ledger_codes_view {
	struct url back;
	const char *programme;
	const struct problems *problems;
	struct form form;
	const char *seen;
	const struct form_field *codes;
	size_t n;
	struct link journals;
};

/* ---- where it comes from and goes ---- */

struct traced_line_view {
	const char *id, *name;
	struct trace_steps steps;    // back to the sentence
	const struct link *evidence; // some without an address
	size_t evidence_count;
};

struct invoice_trace_view {
	struct url back;
	const char *name, *says;
	const struct traced_line_view *lines;
	size_t line_count;
	const struct share_row *shares;
	size_t share_count;
	const char *shares_says;
	const char *route; // to whom it is paid; NULL: by no contract
	struct link statement;
	struct link original; // of a credit note; no text: it is none
};

struct trace_form_row {
	const char *what, *example;
};

struct trace_view {
	struct url back, action;
	const struct problems *problems;
	struct form_field reference;
	const struct link *choices; // of a reference that is of more than one thing
	size_t choice_count;
	const struct trace_form_row *forms;
	size_t form_count;
};

struct traced_row {
	struct link line; // to its own trace
	const char *supplier, *state, *colour, *cost;
};

struct traced_lines_view {
	struct url back;
	const char *reference, *title, *says;
	const struct traced_row *rows;
	size_t n;
};

struct traced_amount {
	struct link decided; // as printed
	const char *reference, *amount;
	struct link heading; // no text: none stands on it
};

struct traced_decision_view {
	struct url back;
	const char *programme, *decision;
	const struct traced_amount *rows;
	size_t n;
	struct link statement;
};

struct asked_row {
	struct link invoice; // to its own trace
	const char *says, *state;
	const struct share_row *shares;
	size_t share_count;
};

struct promised_view {
	const char *name, *sum;
	const char *moved; // under which heading it is now; NULL: under this one, or under none
	struct link contract;
	const struct asked_row *rows;
	size_t n;
	const char *says; // what was approved of it
};

struct heading_trace_view {
	struct url back;
	const char *programme, *heading, *year;
	const char *cap;
	const char *const *past; // other caps that it had
	size_t past_count;
	struct trace_steps decided; // the cap, or each contribution to it
	const struct promised_view *lines;
	size_t n;
	const char *says;
	struct url next, first;   // pages of it; not set: there is none
	const struct link *years; // each with what was approved in it
	size_t year_count;
	struct link before, after; // the years beside it
};

#endif
