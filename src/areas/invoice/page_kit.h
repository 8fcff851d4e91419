/* SPDX-License-Identifier: MIT */
/*
 * What the pages of invoices have in common, and their handlers by file.
 */
#ifndef AREAS_INVOICE_PAGE_KIT_H
#define AREAS_INVOICE_PAGE_KIT_H

#include "areas/contract/page_kit.h"
#include "areas/invoice/invoice.h"
#include "areas/invoice/views.h"
#include "frame/page.h"

/* The invoice of the address, if the reader holds that right to it. */
bool page_invoice(struct request *rq, enum right right, struct invoice *invoice);

struct url url_invoice(struct arena *a, struct invoice_id id);

/* "/invoices/17/line" */
struct url url_invoice_page(struct arena *a, struct invoice_id id, const char *page);

/* "INV-17" and its link. */
struct link invoice_link(struct request *rq, const struct invoice *invoice);

const char *invoice_colour(enum invoice_state state);
const char *invoice_money(struct request *rq, struct money m);

/* Where a line stands on the page that traces the invoice: "line-2", and that page. */
const char *invoice_line_anchor(struct request *rq, int64_t line);
struct url url_invoice_trace(struct request *rq, struct invoice_id id, int64_t line);

/* By which agreement it is shared, in a sentence. */
const char *invoice_shares_words(struct request *rq, const struct invoice *invoice);

/* What a body owes of an invoice: "£10, drawn from what it pays before it is spent". */
const char *invoice_share_words(struct request *rq, const struct invoice_share *share);

/* "Who owes what for 2026-27" */
struct link invoice_statement_link(struct request *rq, struct programme_id id, int year);

/* How it stands. */
const char *invoice_standing_words(struct request *rq, const struct invoice *invoice);

/* Of a row in a list; `held` is left out. */
struct invoice_row invoice_row_of(struct request *rq, const struct invoice *invoice);

/* Why the first check that is against it holds it; NULL: none does. */
const char *invoice_held_words(struct request *rq, const struct invoice *invoice);

/* pages_checks.c: what a check came to, in a sentence. */
const char *finding_words(struct request *rq, const struct invoice *invoice,
	const struct invoice_ground *ground, const struct invoice_finding *finding);
const char *contract_line_name(struct request *rq, const struct contract_line *line);

/* A field of a form of this area: as typed where it came back, else as it stands. */
struct form_field invoice_field(
	struct request *rq, const char *name, const char *label, const char *stands);
struct form_field invoice_money_field(
	struct request *rq, const char *name, const char *label, struct maybe_money stands);
struct form_field invoice_date_field(struct request *rq, const char *name, const char *label,
	const char *hint, struct date stands);

/* Of the address: false if it is none that can be shown. */
bool page_statement_year(struct request *rq, int *year);

/* A form of the invoice's page of that name. */
struct form invoice_form(struct request *rq, struct invoice_id id, const char *page);

/* "An invoice of this supplier with this number is here already: INV-3" */
/* Where the cohort is; URL_NONE for a reader who may read none. */
struct url invoice_cohort_url(struct request *rq, struct cohort_id id);

struct link twin_link(struct request *rq, const struct invoice *twin);

/* Somebody did something to it since: its page, with what they did, and what was typed. */
enum status invoice_overtaken(struct request *rq, struct invoice_id id);

/* pages_list.c */
enum status invoice_list_show(struct request *rq);

/* How many a page of a list has, in a sentence. */
const char *invoice_list_says(struct request *rq, size_t n, bool has_more);

/* pages_invoice.c */
enum status invoice_show(struct request *rq);
enum status invoice_act_do(struct request *rq);
enum status invoice_remove_do(struct request *rq);
enum status invoice_attach_do(struct request *rq);
enum status invoice_paper_show(struct request *rq);
enum status invoice_line_paper_show(struct request *rq);

/* The parts of a line and what it says of itself; of people trained, how many. */
const struct invoice_fact *invoice_line_facts(struct request *rq, const struct invoice *invoice,
	const struct invoice_line *line, size_t *n);

/* pages_enter.c */
enum status invoice_new_show(struct request *rq);
enum status invoice_new_do(struct request *rq);
enum status invoice_change_show(struct request *rq);
enum status invoice_change_do(struct request *rq);

/* The licence that a line is for, as far as it says which, and its days. */
const char *invoice_licence_words(struct request *rq, const struct invoice_line *line);

/* pages_line.c */
enum status invoice_line_show(struct request *rq);
enum status invoice_line_do(struct request *rq);

/* pages_claims.c */
enum status claims_show(struct request *rq);
enum status claim_show(struct request *rq);
enum status claim_act_do(struct request *rq);
void add_claims(struct request *rq, struct home_waiting *waiting);

struct kept_claims;
struct claim_closed;
struct advance;

/* Those of a body; how many.  To that body itself none leads anywhere. */
size_t claim_rows_of(struct request *rq, const struct kept_claims *claims,
	struct organisation_id body, bool is_own, const struct claim_row **rows);

/* What came since the final statement of a closed year was made; NULL: nothing did. */
const char *since_closed_words(struct request *rq, const struct claim_closed *closed);

/* The same of one body. */
const char *since_closed_of(
	struct request *rq, const struct kept_claims *claims, struct organisation_id body);

/* Where it stands with them, of what it owes of the year. */
const char *advance_words(struct request *rq, const struct advance *advance, struct money owed,
	struct money credited);

/* pages_credit.c */
enum status invoice_credit_show(struct request *rq);
enum status invoice_credit_do(struct request *rq);

/* The financial year that a programme's pages begin with: today's; once its funding is over, its last. */
int page_money_year(struct request *rq, struct programme_id id);

/* pages_trace.c */

/* What was decided, each with its sentence: the cap, or each contribution to it. */
void invoice_add_decided(struct request *rq, const struct decision *d, const struct traced_cap *cap,
	struct trace_steps *steps);

enum status invoice_trace_show(struct request *rq);
enum status own_trace_show(struct request *rq);
enum status heading_trace_show(struct request *rq);

/* pages_reference.c */
enum status trace_show(struct request *rq);
enum status contract_trace_show(struct request *rq);
enum status cohort_trace_show(struct request *rq);
enum status journal_trace_show(struct request *rq);
enum status programme_trace_show(struct request *rq);

/* pages_journal.c */
enum status journals_show(struct request *rq);
enum status journals_do(struct request *rq);
enum status journal_csv(struct request *rq);
enum status ledger_codes_show(struct request *rq);
enum status ledger_codes_do(struct request *rq);

/* pages_paid.c */
enum status paid_show(struct request *rq);
enum status paid_template_show(struct request *rq);
enum status paid_check(struct request *rq);
enum status paid_do(struct request *rq);

/* pages_spending.c */
enum status spending_show(struct request *rq);
enum status spending_csv(struct request *rq);

/* pages_year.c */
enum status year_end_show(struct request *rq);
enum status year_act_do(struct request *rq);
enum status accruals_csv(struct request *rq);
enum status final_show(struct request *rq);
enum status final_csv(struct request *rq);
void add_open_years(struct request *rq, struct home_waiting *waiting);

/* The financial year that ended last, or the programme's first if that is later. */
int year_to_close(struct request *rq, struct programme_id id);

/* "The end of 2026/27" */
struct link year_end_link(struct request *rq, struct programme_id id, int year);

/* What the last final statement says of a body, in sentences; none: there is none, or it is not in it. */
const char *const *final_words_of(struct request *rq, struct programme_id id, int year,
	struct organisation_id body, size_t *n);

/* pages_supplied.c */
enum status supplied_list_show(struct request *rq);
enum status supplied_show(struct request *rq);
enum status supplied_paper_show(struct request *rq);
enum status supplied_line_paper_show(struct request *rq);
enum status supplied_answer_do(struct request *rq);
void add_supplied(struct request *rq, struct home_waiting *waiting);

/* pages_statement.c */
enum status invoice_statement_show(struct request *rq);
enum status invoice_statement_csv(struct request *rq);
enum status statement_own_show(struct request *rq);
enum status statement_own_csv(struct request *rq);
enum status statement_list_show(struct request *rq);
void add_statements(struct request *rq, struct home_waiting *waiting);

/* The day on which it was approved last; DATE_NONE: nobody has. */
struct date invoice_approved_on(const struct invoice_deeds *deeds);

/* The day it was paid on; of one before that of its approval, which an auditor looks for, both. */
const char *invoice_paid_words(struct request *rq, struct date paid, struct date approved);

/* Of one that was approved and is not paid, whose contract was varied from under it; NULL: it was not. */
const char *invoice_varied_words(struct request *rq, const struct invoice *invoice);

#endif
