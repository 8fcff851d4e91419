/* SPDX-License-Identifier: MIT */
/*
 * What this area has on home and on a programme's page, and the table of its routes.
 */
#include "areas/invoice/pages.h"

#include "areas/invoice/invoice_views.h"
#include "areas/invoice/journal.h"
#include "areas/invoice/page_kit.h"
#include "areas/invoice/reference.h"
#include "areas/invoice/supplied.h"
#include "areas/programme/programme.h"
#include "auth/policy.h"
#include "base/cells.h"
#include "http/limits.h"

/* ---- home ---- */

enum { ROWS_ROOM_BYTES = 4096 };

LIST(invoice_rows, struct invoice_row);

static void add_list(struct request *rq, struct home_waiting *waiting, const char *says,
	const struct invoice_rows *rows, size_t found, enum invoice_state state)
{
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);
	size_t shown = home_rows(rows->n);

	if (rows->n == 0)
		return;
	view_invoice_rows(&out, rows->at, shown);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){
		.says = says,
		.rows = html_take(&out, 0),
		.shown = shown,
		.found = found,
		.all = url_of(rq->arena, "/invoices?state=%s", invoice_states[state].name),
	};
}

/* Approved ones that stand so: nothing holds them any more, though a variation can have taken one's contract away. */
static void add_approved(struct request *rq, struct home_waiting *waiting, enum invoice_state state,
	const char *says)
{
	struct invoice_filter filter = { .state = state };
	struct invoices found = invoices_for(rq->work, &rq->actor, &filter, HOME_ROWS);
	struct invoice_rows rows = { 0 };

	list_each (const struct invoice *, each, &found) {
		struct invoice_row row = invoice_row_of(rq, each);

		row.held = invoice_varied_words(rq, each);
		*list_add(rq->arena, &rows) = row;
	}
	add_list(rq, waiting, says, &rows,
		invoices_counted(
			rq->work, &rq->actor, state, (struct account_id){ 0 }, HOME_COUNTED + 1),
		state);
}

/* Approved, and told to the ledger by no journal yet. */
static void add_unjournalled(struct request *rq, struct home_waiting *waiting, const char *says)
{
	size_t found;
	struct invoices first = journal_waiting_invoices(
		rq->work, &rq->actor, rq->today, HOME_ROWS, HOME_COUNTED + 1, &found);
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);
	struct url journals = url_of(rq->arena, "/journals");
	struct invoice_rows rows = { 0 };

	list_each (const struct invoice *, each, &first)
		*list_add(rq->arena, &rows) = invoice_row_of(rq, each);
	if (rows.n == 0)
		return;
	view_invoice_unjournalled(&out, rows.at, rows.n,
		(struct link){
			.text = tr(rq->language, "Journals for the ledger"), .url = journals });
	*list_add(rq->arena, &waiting->lists) = (struct home_list){
		.says = says,
		.rows = html_take(&out, 0),
		.shown = rows.n,
		.found = found,
		.all = journals,
	};
}

/* Those in that state, with why they are held; of those to be approved, not the reader's own. */
static void add_state(struct request *rq, struct home_waiting *waiting, enum invoice_state state,
	const char *says)
{
	struct invoice_filter filter = { .state = state };
	struct invoice_rows rows = { 0 };
	struct account_id not_by = { state == INVOICE_MATCHED ? rq->actor.account.v : 0 };
	struct invoices found;
	size_t own = 0;

	do {
		found = invoices_for(rq->work, &rq->actor, &filter, HOME_ROWS);
		for (size_t i = 0; i < home_rows(found.n) && rows.n < HOME_ROWS; i++) {
			struct invoice whole;

			filter.before = found.at[i].number;
			if (not_by.v != 0 && found.at[i].matched_by.v == not_by.v)
				continue; // known without loading it, and not counted below
			if (!invoice_for(
				    rq->work, &rq->actor, INVOICE_WORK, found.at[i].id, &whole))
				continue;
			if (state == INVOICE_MATCHED && whole.facts.is_changed_by_actor) {
				own++;
				continue;
			}
			*list_add(rq->arena, &rows) = invoice_row_of(rq, &found.at[i]);
			rows.at[rows.n - 1].held = invoice_held_words(rq, &whole);
		}
	} while (rows.n < HOME_ROWS && found.n > HOME_ROWS);
	add_list(rq, waiting, says, &rows,
		invoices_counted(rq->work, &rq->actor, state, not_by, HOME_COUNTED + 1 + own) - own,
		state);
}

/* With what was answered. */
static void add_replies(struct request *rq, struct home_waiting *waiting, const char *says)
{
	struct supplied_replies found = supplied_replies_for(rq->work, &rq->actor, HOME_COUNTED);
	struct invoice_rows rows = { 0 };

	list_each (const struct supplied_reply *, each, &found) {
		struct invoice_row row = invoice_row_of(rq, &each->invoice);

		row.held = each->answer;
		*list_add(rq->arena, &rows) = row;
	}
	add_list(rq, waiting, says, &rows, rows.n, INVOICE_RECEIVED);
}

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	enum language l = rq->language;

	if (policy_allows_kept_by(&rq->actor, STATEMENT_READ, rq->actor.organisation))
		add_statements(rq, waiting);
	add_supplied(rq, waiting);
	if (!policy_allows_kept_by(&rq->actor, INVOICE_WORK, rq->actor.organisation))
		return;
	add_state(rq, waiting, INVOICE_MATCHED, tr(l, "Invoices for you to approve"));
	add_replies(rq, waiting, tr(l, "Queries that the supplier has answered"));
	add_state(rq, waiting, INVOICE_RECEIVED, tr(l, "Invoices to be matched"));
	add_state(rq, waiting, INVOICE_QUERIED,
		tr(l, "Queries about invoices that wait for an answer"));
	add_approved(rq, waiting, INVOICE_SHARED, tr(l, "Approved invoices to be recharged"));
	add_claims(rq, waiting);
	add_unjournalled(rq, waiting, tr(l, "Approved invoices that are in no journal yet"));
	add_approved(rq, waiting, INVOICE_RECHARGED,
		tr(l, "Recharged invoices that are not noted as paid"));
	add_approved(rq, waiting, INVOICE_NO_RECHARGE,
		tr(l, "Approved invoices, with nothing to be recharged, that are not noted as "
		      "paid"));
	add_open_years(rq, waiting);
	waiting->nothing =
		waiting->nothing == NULL ? N_("No invoice waits for you.") : waiting->nothing;
}

static const struct home_card cards[] = {
	{ INVOICE_READ, N_("Invoices"), "/invoices",
		N_("What suppliers ask for what was delivered, held against what is allowed") },
	{ INVOICE_READ, N_("Payments to be published"), "/spending",
		N_("What your office paid above the sum of the law, month by month") },
	{ STATEMENT_READ, N_("Statements"), "/statements",
		N_("What your body owes of each programme, year by year") },
	{ INVOICE_SUPPLY, N_("Invoices we sent"), "/sent-invoices",
		N_("How each of your body’s invoices stands, and what the office asks about "
		   "it") },
	{ 0 },
};

const struct home_part invoice_home = { .add_waiting = add_waiting, .cards = cards };

/* ---- on a programme's page ---- */

static void add_links(struct request *rq, int64_t id, struct record_links *links)
{
	if (!policy_allows_somewhere(&rq->actor, INVOICE_READ))
		return;
	*list_add(rq->arena, links) = (struct link){
		.text = tr(rq->language, "Its invoices"),
		.url = url_of(rq->arena, "/invoices?programme=%lld", (long long)id),
	};
	*list_add(rq->arena, links) = (struct link){
		.text = tr(rq->language, "Trace a pound from any reference"),
		.url = url_of(rq->arena, "/trace"),
	};
	*list_add(rq->arena, links) = (struct link){
		.text = tr(rq->language, "Where its money went"),
		.url = url_of(rq->arena, "/programmes/%lld/trace", (long long)id),
	};
	*list_add(rq->arena, links) = (struct link){
		.text = tr(rq->language, "Who owes what for a year’s invoices"),
		.url = url_of(rq->arena, "/programmes/%lld/statements/%d", (long long)id,
			page_money_year(rq, (struct programme_id){ id })),
	};
	*list_add(rq->arena, links) = year_end_link(
		rq, (struct programme_id){ id }, year_to_close(rq, (struct programme_id){ id }));
	if (policy_allows_somewhere(&rq->actor, INVOICE_WORK))
		*list_add(rq->arena, links) = (struct link){
			.text = tr(rq->language, "Its codes of the ledger"),
			.url = url_of(rq->arena, "/programmes/%lld/ledger-codes", (long long)id),
		};
}

const struct record_part invoice_of_programme_part = { "programme", add_links };

/* ---- on a decision's, a cohort's and a contract's ---- */

static bool stands(const struct standings *all, enum heading heading)
{
	list_each (const struct standing *, each, all)
		if (each->heading == heading)
			return true;
	return false;
}

/* Of each heading that stands, or stood, on one of its amounts. */
static void add_headings(struct request *rq, int64_t id, struct record_links *links)
{
	struct programme p, same;
	struct standings standings;

	if (!programme_from(rq->work, (struct decision_id){ id }, &p) ||
		!programme_for(rq->work, &rq->actor, INVOICE_READ, p.id, &same))
		return;
	standings = reference_standings(rq->work, p.id);
	for (enum heading h = HEADING_NONE + 1; h < HEADING_COUNT; h++)
		if (stands(&standings, h))
			*list_add(rq->arena, links) = (struct link){
				.text = tr_fill(rq->arena, rq->language,
					"Where its money went: {heading}", "heading",
					tr(rq->language, headings[h].label), NULL),
				.url = url_of(rq->arena, "/programmes/%lld/trace/%s",
					(long long)p.id.v, headings[h].name),
			};
}

const struct record_part invoice_of_decision_part = { "decision", add_headings };

static void add_paid(struct request *rq, int64_t id, struct record_links *links)
{
	struct reference reference;

	if (reference_to_cohort(rq->work, &rq->actor, (struct cohort_id){ id }, &reference))
		*list_add(rq->arena, links) = (struct link){
			.text = tr(rq->language, "What was invoiced for it"),
			.url = url_of(rq->arena, "/cohorts/%lld/trace", (long long)id),
		};
}

const struct record_part invoice_of_cohort_part = { "cohort", add_paid };

/* Of a sub-contract nothing: what it asks is passed on under the one above it. */
static void add_asked(struct request *rq, int64_t id, struct record_links *links)
{
	struct contract c;

	if (contract_for(rq->work, &rq->actor, INVOICE_READ, (struct contract_id){ id }, &c) &&
		c.parent.v == 0)
		*list_add(rq->arena, links) = (struct link){
			.text = tr(rq->language, "What was invoiced under it"),
			.url = url_of(rq->arena, "/contracts/%lld/trace", (long long)id),
		};
}

const struct record_part invoice_of_contract_part = { "contract", add_asked };

/* ---- inputs ---- */

static const char *const state_choices[] = { "received", "matched", "queried", "shared",
	"no-recharge", "recharged", "paid", "withdrawn", NULL };
static const char *const year_choices[] = { "year-propose", "year-take-back", "year-close",
	"year-ask", "year-leave", "year-reopen", NULL };
static const char *const act_choices[] = { "invoice-match", "invoice-query", "invoice-answer",
	"invoice-approve", "invoice-recharge", "invoice-pay", "invoice-withdraw", "invoice-return",
	NULL };

static const struct input list_inputs[] = {
	{ .name = "search", .kind = INPUT_LINE, .max = 100 },
	{ .name = "state", .kind = INPUT_CHOICE, .choices = state_choices },
	{ .name = "programme", .kind = INPUT_ID },
	{ .name = "before", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input reference_input[] = {
	{ .name = "ref",
		.label = N_("Reference"),
		.kind = INPUT_LINE,
		.max = REFERENCE_LENGTH_MOST },
	{ 0 },
};

static const struct input line_input[] = {
	{ .name = "line", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input made_input[] = {
	{ .name = "made", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input until_input[] = {
	{ .name = "until", .kind = INPUT_DATE },
	{ 0 },
};

static const struct input done_input[] = {
	{ .name = "done", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input paid_inputs[] = {
	{ .name = "file", .kind = INPUT_FILE },
	{ .name = "sheet", .kind = INPUT_TEXT, .max = CELLS_BYTES_MOST },
	{ 0 },
};

static const struct input code_inputs[] = {
	{ .name = "seen", .kind = INPUT_NUMBER },
	{ .name = "code-*", .label = N_("Codes of the ledger"), .kind = INPUT_LINE, .max = 40 },
	{ 0 },
};

static const struct input heading_trace_inputs[] = {
	{ .name = "year", .kind = INPUT_NUMBER },
	{ .name = "after", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input after_input[] = {
	{ .name = "after", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input spending_inputs[] = {
	{ .name = "month", .kind = INPUT_LINE, .max = 10 },
	{ .name = "after-on", .kind = INPUT_LINE, .max = 10 },
	{ .name = "after", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input statement_list_inputs[] = {
	{ .name = "before-year", .kind = INPUT_NUMBER },
	{ .name = "before", .kind = INPUT_ID },
	{ 0 },
};

static const struct input contract_input[] = {
	{ .name = "contract", .kind = INPUT_ID },
	{ 0 },
};

static const struct input head_inputs[] = {
	{ .name = "contract", .kind = INPUT_ID },
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "supplier-number",
		.label = N_("The supplier’s own number of it"),
		.kind = INPUT_LINE,
		.max = 60 },
	{ .name = "dated-on", .label = N_("Day that the invoice bears"), .kind = INPUT_DATE },
	{ .name = "received-on", .label = N_("Day on which it was received"), .kind = INPUT_DATE },
	{ .name = "delivered-on",
		.label = N_("Last day of what was delivered"),
		.kind = INPUT_DATE },
	{ .name = "total",
		.label = N_("Total with VAT, as the invoice has it"),
		.kind = INPUT_MONEY },
	{ 0 },
};

static const struct input line_choice_inputs[] = {
	{ .name = "contract-line", .kind = INPUT_NUMBER },
	{ .name = "number", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input line_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "contract-line", .kind = INPUT_NUMBER },
	{ .name = "number", .kind = INPUT_NUMBER },
	{ .name = "net", .label = N_("What is asked, without VAT"), .kind = INPUT_MONEY },
	{ .name = "vat", .label = N_("VAT"), .kind = INPUT_MONEY },
	{ .name = "hours", .label = N_("Hours of work"), .kind = INPUT_LINE, .max = 12 },
	{ .name = "rate", .label = N_("What an hour costs"), .kind = INPUT_MONEY },
	{ .name = "venue", .label = N_("Venue"), .kind = INPUT_MONEY },
	{ .name = "travel", .label = N_("Travel"), .kind = INPUT_MONEY },
	{ .name = "other", .label = N_("Other"), .kind = INPUT_MONEY },
	{ .name = "other-for", .label = N_("What else it is for"), .kind = INPUT_LINE, .max = 100 },
	{ .name = "cohorts", .label = N_("Numbers of the cohorts"), .kind = INPUT_LINE },
	{ .name = "months-from",
		.label = N_("First month that it is for"),
		.kind = INPUT_DATE,
		.month_will_do = true },
	{ .name = "months-to",
		.label = N_("Last month that it is for"),
		.kind = INPUT_DATE,
		.month_will_do = true },
	{ .name = "trained-*", .kind = INPUT_NUMBER },
	{ .name = "passed-number", .label = N_("Its number"), .kind = INPUT_LINE, .max = 60 },
	{ .name = "passed-by", .label = N_("Whose invoice it is"), .kind = INPUT_ID },
	{ .name = "passed-on", .label = N_("The day that it bears"), .kind = INPUT_DATE },
	{ .name = "passed-amount",
		.label = N_("Its sum without VAT, to the penny"),
		.kind = INPUT_MONEY },
	{ .name = "licence-of", .label = N_("Which licence it is for"), .kind = INPUT_ID },
	{ .name = "licence-from",
		.label = N_("First day that the licence is for"),
		.kind = INPUT_DATE },
	{ .name = "licence-to",
		.label = N_("Last day that the licence is for"),
		.kind = INPUT_DATE },
	{ 0 },
};

static const struct input act_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "act", .kind = INPUT_CHOICE, .choices = act_choices },
	{ .name = "approve",
		.label = N_("Why it is approved although a check says to look at it"),
		.kind = INPUT_TEXT,
		.max = 500 },
	{ .name = "query", .label = N_("What is asked"), .kind = INPUT_TEXT, .max = 500 },
	{ .name = "answer", .label = N_("Answer to the query"), .kind = INPUT_TEXT, .max = 500 },
	{ .name = "withdraw", .label = N_("Why it is withdrawn"), .kind = INPUT_TEXT, .max = 500 },
	{ .name = "return",
		.label = N_("Why it goes back to be matched"),
		.kind = INPUT_TEXT,
		.max = 500 },
	{ .name = "paid-on", .label = N_("Day on which it was paid"), .kind = INPUT_DATE },
	{ .name = "ledger-reference",
		.label = N_("Ledger reference"),
		.kind = INPUT_LINE,
		.max = LEDGER_REFERENCE_MOST },
	{ 0 },
};

static const struct input year_end_inputs[] = {
	{ .name = "seen", .kind = INPUT_NUMBER },
	{ .name = "act", .kind = INPUT_CHOICE, .choices = year_choices },
	{ .name = "because", .label = N_("Reason"), .kind = INPUT_TEXT, .max = 500 },
	{ 0 },
};

static const char *const claim_choices[] = { "claim-ask", "claim-receive", "claim-return",
	"claim-undo", NULL };

static const struct input claim_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "agreement", .kind = INPUT_NUMBER },
	{ .name = "act", .kind = INPUT_CHOICE, .choices = claim_choices },
	{ .name = "on", .label = N_("Day"), .kind = INPUT_DATE },
	{ .name = "sum", .label = N_("How much was received"), .kind = INPUT_MONEY },
	{ .name = "reference",
		.label = N_("The ledger’s reference of it, if it has one"),
		.kind = INPUT_LINE,
		.max = 60 },
	{ .name = "because", .label = N_("Reason"), .kind = INPUT_TEXT, .max = 500 },
	{ 0 },
};

static const struct input remove_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "number", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input attach_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "line", .kind = INPUT_NUMBER },
	{ .name = "file", .kind = INPUT_FILE },
	{ 0 },
};

static const struct input credit_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "supplier-number",
		.label = N_("The supplier’s own number of it"),
		.kind = INPUT_LINE,
		.max = 60 },
	{ .name = "dated-on", .label = N_("The day that it bears"), .kind = INPUT_DATE },
	{ .name = "received-on", .label = N_("Day on which it was received"), .kind = INPUT_DATE },
	{ .name = "credit-*", .label = N_("Credited, without VAT"), .kind = INPUT_MONEY },
	{ .name = "vat-*", .label = N_("VAT"), .kind = INPUT_MONEY },
	{ 0 },
};

static const char *const standing_choices[] = { "received", "checked", "queried", "approved",
	"paid", "credited", "withdrawn", NULL };

static const struct input supplied_list_inputs[] = {
	{ .name = "search", .kind = INPUT_LINE, .max = 100 },
	{ .name = "state", .kind = INPUT_CHOICE, .choices = standing_choices },
	{ .name = "after", .kind = INPUT_ID },
	{ 0 },
};

static const struct input supplied_answer_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "answer", .label = N_("Your answer"), .kind = INPUT_TEXT, .max = 500 },
	{ .name = "line", .kind = INPUT_NUMBER },
	{ .name = "file", .label = N_("A paper with it, if there is one"), .kind = INPUT_FILE },
	{ 0 },
};

/* ---- routes ---- */

const struct route invoice_routes[] = {
	{ GET, "/invoices", INVOICE_READ, invoice_list_show, list_inputs },
	{ GET, "/invoices/new", INVOICE_WORK, invoice_new_show, contract_input },
	{ POST, "/invoices/new", INVOICE_WORK, invoice_new_do, head_inputs },
	{ GET, "/invoices/paid", INVOICE_WORK, paid_show, done_input },
	{ GET, "/invoices/paid/template", INVOICE_WORK, paid_template_show },
	{ POST, "/invoices/paid/check", INVOICE_WORK, paid_check, paid_inputs,
		.body_max = LIMIT_LARGEST_BODY_BYTES },
	{ POST, "/invoices/paid", INVOICE_WORK, paid_do, paid_inputs,
		.body_max = LIMIT_LARGEST_BODY_BYTES },
	{ GET, "/invoices/{id}", INVOICE_READ, invoice_show },
	{ GET, "/invoices/{id}/change", INVOICE_WORK, invoice_change_show },
	{ POST, "/invoices/{id}/change", INVOICE_WORK, invoice_change_do, head_inputs },
	{ GET, "/invoices/{id}/line", INVOICE_WORK, invoice_line_show, line_choice_inputs },
	{ POST, "/invoices/{id}/line", INVOICE_WORK, invoice_line_do, line_inputs },
	{ POST, "/invoices/{id}/remove", INVOICE_WORK, invoice_remove_do, remove_inputs },
	{ POST, "/invoices/{id}/attach", INVOICE_WORK, invoice_attach_do, attach_inputs,
		.body_max = LIMIT_LARGEST_BODY_BYTES },
	{ GET, "/invoices/{id}/paper", INVOICE_READ, invoice_paper_show },
	{ GET, "/invoices/{id}/papers/{line}", INVOICE_READ, invoice_line_paper_show },
	{ POST, "/invoices/{id}/act", INVOICE_WORK, invoice_act_do, act_inputs },
	{ GET, "/invoices/{id}/credit", INVOICE_WORK, invoice_credit_show },
	{ POST, "/invoices/{id}/credit", INVOICE_WORK, invoice_credit_do, credit_inputs },
	{ GET, "/journals", INVOICE_READ, journals_show, made_input },
	{ POST, "/journals", INVOICE_WORK, journals_do, until_input },
	{ GET, "/journals/{number}/csv", INVOICE_READ, journal_csv },
	{ GET, "/programmes/{id}/ledger-codes", INVOICE_WORK, ledger_codes_show, done_input },
	{ POST, "/programmes/{id}/ledger-codes", INVOICE_WORK, ledger_codes_do, code_inputs },
	{ GET, "/trace", INVOICE_READ, trace_show, reference_input },
	{ GET, "/invoices/{id}/trace", INVOICE_READ, invoice_trace_show },
	{ GET, "/contracts/{id}/trace", INVOICE_READ, contract_trace_show, line_input },
	{ GET, "/cohorts/{id}/trace", INVOICE_READ, cohort_trace_show },
	{ GET, "/journals/{number}/trace", INVOICE_READ, journal_trace_show },
	{ GET, "/programmes/{id}/trace", INVOICE_READ, programme_trace_show },
	{ GET, "/programmes/{id}/trace/{heading~}", INVOICE_READ, heading_trace_show,
		heading_trace_inputs },
	{ GET, "/programmes/{id}/statements/{year}", INVOICE_READ, invoice_statement_show,
		after_input },
	{ GET, "/programmes/{id}/statements/{year}/csv", INVOICE_READ, invoice_statement_csv },
	{ GET, "/claims", INVOICE_WORK, claims_show },
	{ GET, "/programmes/{id}/claims/{year}/{body}/{place}", INVOICE_READ, claim_show },
	{ POST, "/programmes/{id}/claims/{year}/{body}/{place}", INVOICE_WORK, claim_act_do,
		claim_inputs },
	{ GET, "/programmes/{id}/year-end/{year}", INVOICE_READ, year_end_show },
	{ POST, "/programmes/{id}/year-end/{year}", INVOICE_WORK, year_act_do, year_end_inputs },
	{ GET, "/programmes/{id}/year-end/{year}/csv", INVOICE_READ, accruals_csv },
	{ GET, "/programmes/{id}/final-statements/{year}/{number}", INVOICE_READ, final_show },
	{ GET, "/programmes/{id}/final-statements/{year}/{number}/csv", INVOICE_READ, final_csv },
	{ GET, "/spending", INVOICE_READ, spending_show, spending_inputs },
	{ GET, "/spending.csv", INVOICE_READ, spending_csv, spending_inputs },
	{ GET, "/sent-invoices", INVOICE_SUPPLY, supplied_list_show, supplied_list_inputs },
	{ GET, "/sent-invoices/{id}", INVOICE_SUPPLY, supplied_show, done_input },
	{ GET, "/sent-invoices/{id}/paper", INVOICE_SUPPLY, supplied_paper_show },
	{ GET, "/sent-invoices/{id}/papers/{line}", INVOICE_SUPPLY, supplied_line_paper_show },
	{ POST, "/sent-invoices/{id}/answer", INVOICE_SUPPLY, supplied_answer_do,
		supplied_answer_inputs, .body_max = LIMIT_LARGEST_BODY_BYTES },
	{ GET, "/statements", STATEMENT_READ, statement_list_show, statement_list_inputs },
	{ GET, "/statements/{id}/{year}", STATEMENT_READ, statement_own_show, after_input },
	{ GET, "/statements/{id}/{year}/csv", STATEMENT_READ, statement_own_csv },
	{ GET, "/statements/{id}/{year}/trace/{invoice}", STATEMENT_READ, own_trace_show },
	{ 0 },
};
