/* SPDX-License-Identifier: MIT */
/*
 * The end of a programme's financial year: what is open, what closing it would fix, and the final
 * statements that were made.
 */
#include <inttypes.h>

#include "areas/decision/page_kit.h"
#include "areas/funding/funding.h"
#include "areas/invoice/claims.h"
#include "areas/invoice/closing.h"
#include "areas/invoice/invoice_views.h"
#include "areas/invoice/page_kit.h"
#include "areas/programme/programme.h"
#include "areas/scheme/page_kit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "out/csv.h"

enum { CSV_BYTES_PER_ROW = 500, ROWS_ROOM_BYTES = 4096, OWN_SENTENCES = 5 };

static const char *number_text(struct request *rq, int64_t number)
{
	return arena_format(rq->arena, "%" PRId64, number);
}

static const char *year_text(struct request *rq, int year)
{
	return financial_year_text(rq->arena, year);
}

static struct url url_year_end(struct request *rq, struct programme_id id, int year)
{
	return url_of(rq->arena, "/programmes/%lld/year-end/%d", (long long)id.v, year);
}

struct link year_end_link(struct request *rq, struct programme_id id, int year)
{
	return (struct link){ .text = tr_fill(rq->arena, rq->language, "The end of {year}", "year",
				      year_text(rq, year), NULL),
		.url = url_year_end(rq, id, year) };
}

int year_to_close(struct request *rq, struct programme_id id)
{
	int year = financial_year_of(rq->today) - 1;
	struct funding_years years;

	if (!funding_years(rq->work, id, &years))
		return year;
	if (financial_year_of(years.ends_on) < year)
		return financial_year_of(years.ends_on);
	return year < years.first ? years.first : year;
}

/* ---- what is open ---- */

static const char *accrual_what(struct request *rq, const struct accrual *open)
{
	switch (open->kind) {
	case ACCRUAL_INVOICE:
	case ACCRUAL_CREDIT: return invoice_reference(rq->arena, open->number);
	case ACCRUAL_TRAINED:
		return tr_fill_n(rq->arena, rq->language, "{count} training", "{count} trainings",
			open->number, NULL);
	case ACCRUAL_MONTHS:
		return tr_fill_n(rq->arena, rq->language, "{count} month", "{count} months",
			open->number, NULL);
	case ACCRUAL_LICENCE:
		return open->number < 2 ? tr(rq->language, "The licence")
					: tr_fill_n(rq->arena, rq->language, "{count} licence",
						  "{count} licences", open->number, NULL);
	case ACCRUAL_YEAR: return tr(rq->language, "The year");
	default:
		return tr_fill(rq->arena, rq->language, "Cohort {number}", "number",
			number_text(rq, open->number), NULL);
	}
}

/* What was frozen leads nowhere: it is of then. */
static struct url accrual_url(struct request *rq, const struct accrual *open)
{
	if (open->invoice.v != 0)
		return url_invoice(rq->arena, open->invoice);
	return open->cohort.v == 0 ? URL_NONE : invoice_cohort_url(rq, open->cohort);
}

static const char *accrual_contract(struct request *rq, const struct accrual *open)
{
	const char *line;

	if (open->contract[0] == '\0')
		return tr(rq->language, "None");
	if (open->line[ENGLISH][0] == '\0')
		return open->contract;
	line = arena_format(rq->arena, "%s: %s", open->contract, body_name(rq, open->line));
	if (open->also[0] == '\0')
		return line;
	return tr_fill(rq->arena, rq->language,
		"{line}. It is accrued once, and could be charged by this too: {contracts}", "line",
		line, "contracts", open->also, NULL);
}

static const char *accrual_sum(struct request *rq, const struct accrual *open)
{
	return open->sum.is_set ? invoice_money(rq, open->sum.money)
				: tr(rq->language, "Not known yet");
}

static const char *open_words(struct request *rq, const struct accruals *all)
{
	struct accrued accrued = accrued_in_all(all);
	const char *sum = invoice_money(rq, accrued.sum);

	if (all->n == 0)
		return tr(rq->language, "Nothing of the year is open, as far as can be seen here.");
	if (accrued.unsaid == 0 && accrued.sum.pence == 0)
		return tr(rq->language, "Nothing is to be accrued.");
	if (accrued.unsaid > 0)
		return tr_fill_n(rq->arena, rq->language,
			"At most {money} is to be accrued, and of {count} row nobody can say a sum "
			"yet.",
			"At most {money} is to be accrued, and of {count} rows nobody can say a "
			"sum yet.",
			accrued.unsaid, "money", sum, NULL);
	return tr_fill(
		rq->arena, rq->language, "At most {money} is to be accrued.", "money", sum, NULL);
}

/* Apart from what is to be accrued: what is approved is less by it once it is approved too. */
static const char *credits_words(struct request *rq, const struct accruals *all)
{
	struct accrued accrued = accrued_in_all(all);

	if (accrued.credits.pence == 0)
		return NULL;
	return tr_fill(rq->arena, rq->language,
		"Credit notes that are not approved yet take off: {money}.", "money",
		invoice_money(rq, (struct money){ -accrued.credits.pence }), NULL);
}

static struct accrual_row accrual_row_of(struct request *rq, const struct accrual *open)
{
	return (struct accrual_row){
		.what = { .text = accrual_what(rq, open), .url = accrual_url(rq, open) },
		.contract = accrual_contract(rq, open),
		.on = date_is_day(open->on) ? date_words(rq->arena, rq->language, open->on) : "",
		.sum = accrual_sum(rq, open),
	};
}

static struct accrual_table accruals_of_kind(
	struct request *rq, const struct accruals *all, enum accrual_kind kind)
{
	struct accrual_row *rows = arena_many(rq->arena, struct accrual_row, all->n + 1);
	struct accrual_table table = { .means = tr(rq->language, accrual_kinds[kind].label),
		.rows = rows };

	list_each (const struct accrual *, open, all)
		if (open->kind == kind)
			rows[table.n++] = accrual_row_of(rq, open);
	return table;
}

static struct accruals_view accruals_view_of(struct request *rq, const struct accruals *all)
{
	struct accrual_table *tables = arena_many(rq->arena, struct accrual_table, ACCRUAL_COUNT);
	struct accruals_view view = {
		.tables = tables, .says = open_words(rq, all), .credits = credits_words(rq, all)
	};

	for (enum accrual_kind kind = ACCRUAL_NONE + 1; kind < ACCRUAL_COUNT; kind++) {
		struct accrual_table table = accruals_of_kind(rq, all, kind);

		if (table.n > 0)
			tables[view.n++] = table;
	}
	return view;
}

/* ---- what each owes ---- */

static void note(struct final_row *row, const char *words)
{
	assert(row->note_count < FINAL_NOTES);
	row->notes[row->note_count++] = words;
}

static const char *share_words(
	struct request *rq, const struct final_statement *s, const struct final_body *body)
{
	const char *method = tr(rq->language, sharings[s->method].label);

	if (method_weight_label(s->method) == NULL || s->method == SHARING_FIXED)
		return method;
	return tr_fill(rq->arena, rq->language, "{method}: {weight}", "method", method, "weight",
		weight_text(rq->arena, s->method, body->weight), NULL);
}

static const char *worth_words(struct request *rq, const struct final_body *body)
{
	const char *how = tr(rq->language, contributions[body->contribution].label);

	if (!body->worth.is_set)
		return tr_fill(
			rq->arena, rq->language, "{how}; nothing is asked of it", "how", how, NULL);
	return tr_fill(rq->arena, rq->language, "{how}, worth {money}; nothing is asked of it",
		"how", how, "money", invoice_money(rq, body->worth.money), NULL);
}

static const char *before_words(struct request *rq, const struct final_body *body)
{
	int64_t more = body->owed.pence - body->before.money.pence;
	const char *before = invoice_money(rq, body->before.money);
	const char *difference = invoice_money(rq, (struct money){ more < 0 ? -more : more });

	if (more == 0)
		return tr(rq->language, "As much as by the statement before");
	return tr_fill(rq->arena, rq->language,
		more > 0 ? N_("By the statement before: {before}. {difference} more now.")
			 : N_("By the statement before: {before}. {difference} less now."),
		"before", before, "difference", difference, NULL);
}

/* Of a body that pays before it is spent. */
static const char *received_words(
	struct request *rq, const struct final_body *body, const struct underspent *u)
{
	int64_t open = body->owed.pence - body->received.money.pence;
	const char *received = invoice_money(rq, body->received.money);

	if (open > 0)
		return tr_fill(rq->arena, rq->language,
			"Received before it was spent: {received}. Still to be paid of what is "
			"owed: {open}.",
			"received", received, "open", invoice_money(rq, (struct money){ open }),
			NULL);
	return tr_fill(rq->arena, rq->language,
		"Received before it was spent: {received}. Left of that: {held}.", "received",
		received, "held", invoice_money(rq, u->held), NULL);
}

/* What the body paid since the last final statement of a closed year; NULL: nothing, or the year is open. */
static const char *since_words(
	struct request *rq, const struct final_statement *last, const struct final_body *body)
{
	const struct final_body *kept =
		last == NULL ? NULL : final_body_of(last, body->organisation);
	struct claim_closed closed;

	if (kept == NULL)
		return NULL;
	closed = claim_closed_by(
		last->number, kept->owed, kept->received.money, body->received.money);
	return since_closed_words(rq, &closed);
}

static struct final_row final_row_of(struct request *rq, const struct final_statement *s,
	const struct final_statement *last, const struct final_body *body)
{
	const char *since = since_words(rq, last, body);
	struct underspent u = final_underspent(s, body);
	struct final_row row = { .name = body_name(rq, body->name),
		.most = tr(rq->language, "No limit agreed"),
		.owed = invoice_money(rq, body->owed),
		.credited = invoice_money(rq, body->credited),
		.left = "" };

	if (body->contribution != CONTRIBUTION_CASH) {
		row.most = row.owed = row.credited = "";
		note(&row, worth_words(rq, body));
		return row;
	}
	note(&row, share_words(rq, s, body));
	if (body->before.is_set)
		note(&row, before_words(rq, body));
	if (body->most.is_set)
		row.most = invoice_money(rq, body->most.money);
	if (u.left.is_set)
		row.left = invoice_money(rq, u.left.money);
	if (body->received.is_set)
		note(&row, received_words(rq, body, &u));
	if (since != NULL)
		note(&row, since);
	if (u.becomes != LEFTOVER_NONE)
		note(&row, tr(rq->language, leftovers[u.becomes].label));
	if (body->held_before.pence > 0)
		note(&row, tr_fill(rq->arena, rq->language,
				   "Of what is left, {money} was left by the statement before too. "
				   "If it was returned since, note that on the claim.",
				   "money", invoice_money(rq, body->held_before), NULL));
	return row;
}

/* `last`: the statement of the closed year that is shown as it stands now, or NULL. */
static struct final_view final_view_of(
	struct request *rq, const struct final_statement *s, const struct final_statement *last)
{
	struct final_row *rows = arena_many(rq->arena, struct final_row, s->bodies.n + 1);
	struct final_view view = { .rows = rows };

	if (s->agreement == 0) {
		view.says = tr(rq->language,
			"No agreement on who pays for this year is signed, so nobody owes "
			"anything of it.");
		return view;
	}
	view.says = tr_fill(rq->arena, rq->language,
		"By version {number} of the agreement of {year} and all that is approved. When it "
		"is paid: {payment}. What becomes of money that is not spent: {underspend}.",
		"number", number_text(rq, s->agreement), "year", year_text(rq, s->year), "payment",
		tr(rq->language, payments[s->payment].label), "underspend",
		tr(rq->language, underspends[s->underspend].label), NULL);
	view.all = tr_fill(rq->arena, rq->language, "In all: {money}.", "money",
		invoice_money(rq, final_cost(s)), NULL);
	list_each (const struct final_body *, body, &s->bodies)
		rows[view.n++] = final_row_of(rq, s, last, body);
	return view;
}

/* ---- the year's page ---- */

static const char *final_name(struct request *rq, const struct final_statement *s)
{
	return tr_fill(rq->arena, rq->language,
		s->number == 1 ? N_("Final statement of {year}")
			       : N_("Supplementary statement {number} of {year}"),
		"number", number_text(rq, s->number), "year", year_text(rq, s->year), NULL);
}

static struct url url_final(struct request *rq, const struct final_statement *s)
{
	return url_of(rq->arena, "/programmes/%lld/final-statements/%d/%lld",
		(long long)s->programme.v, s->year, (long long)s->number);
}

static void fill_finals(struct request *rq, const struct year_end *end, struct year_end_view *view)
{
	struct final_statements all = final_statements_of(rq->work, end->programme->id, end->year);
	struct link *links = arena_many(rq->arena, struct link, all.n + 1);

	for (size_t i = all.n; i-- > 0;)
		links[view->final_count++] = (struct link){
			.text = tr_fill(rq->arena, rq->language, "{statement}, {date}", "statement",
				final_name(rq, &all.at[i]), "date",
				date_words(
					rq->arena, rq->language, instant_day(all.at[i].closed_at)),
				NULL),
			.url = url_final(rq, &all.at[i]),
		};
	view->finals = links;
}

static const char *end_words(struct request *rq, const struct year_end *end)
{
	switch (end->facts.state) {
	case CLOSING_PROPOSED:
		return tr(rq->language,
			"It is proposed to close the year with what stands below. Another finance "
			"officer closes it, or takes the proposal back.");
	case CLOSING_CLOSED:
		return tr(rq->language,
			"The year is closed: nothing of it can be approved. What comes in late is "
			"entered and matched, and waits here as open until two finance officers "
			"open the year again; then it makes a supplementary statement.");
	case CLOSING_ASKED:
		return tr(rq->language,
			"The year is closed, and a finance officer proposes to open it again. "
			"Another one does, or leaves it closed.");
	default: break;
	}
	return end->facts.has_ended
		       ? tr(rq->language,
				 "The year has ended. One finance officer proposes to close it "
				 "with what stands below, and another closes it. Then the final "
				 "statement stays as it is.")
		       : tr_fill(rq->arena, rq->language,
				 "The year runs until {date}. It can be closed from the day after.",
				 "date",
				 date_words(
					 rq->arena, rq->language, financial_year_ends(end->year)),
				 NULL);
}

static const char *closing_colour(enum closing_state state)
{
	static const char *const colours[CLOSING_STATE_COUNT] = {
		[CLOSING_OPEN] = "blue",
		[CLOSING_PROPOSED] = "purple",
		[CLOSING_CLOSED] = "green",
		[CLOSING_ASKED] = "yellow",
	};

	return colours[state];
}

static const struct {
	enum closing_act act;
	bool has_reason, is_warning;
	const char *button;
} offered[] = {
	{ CLOSING_PROPOSE, true, false, N_("Propose to close the year") },
	{ CLOSING_CLOSE, false, false, N_("Close the year") },
	{ CLOSING_TAKE_BACK, false, true, N_("Take the proposal back") },
	{ CLOSING_ASK, true, true, N_("Propose to open the year again") },
	{ CLOSING_REOPEN, false, false, N_("Open the year again") },
	{ CLOSING_LEAVE, false, true, N_("Leave it closed") },
};

static const char *reason_label(
	struct request *rq, const struct closing_facts *facts, enum closing_act act)
{
	if (act == CLOSING_ASK)
		return tr(rq->language, "Why it is to be opened again");
	return closing_reason_asked(facts, act) != NULL
		       ? tr(rq->language,
				 "Why it can be closed while something is open, and how that is "
				 "accrued")
		       : tr(rq->language, "What whoever closes it should know (optional)");
}

static void fill_acts(struct request *rq, const struct year_end *end, struct year_end_view *view)
{
	for (size_t i = 0; i < array_size(offered); i++) {
		enum closing_refusal no = closing_may(&end->facts, offered[i].act);
		struct form_keys keys;
		struct year_act_form *act;

		if (no == CLOSING_OWN_PROPOSAL || no == CLOSING_OWN_QUESTION ||
			no == CLOSING_CHANGED)
			view->own = tr(rq->language, closing_refusal_text(no));
		if (no != CLOSING_NO_REFUSAL)
			continue;
		assert(view->act_count < YEAR_ACTS_MOST);
		keys = page_form_keys(rq);
		act = &view->acts[view->act_count++];
		*act = (struct year_act_form){
			.form = { .action = url_year_end(rq, end->programme->id, end->year),
				.token = keys.token,
				.key = keys.once },
			.act = closing_acts[offered[i].act].name,
			.button = tr(rq->language, offered[i].button),
			.is_warning = offered[i].is_warning,
		};
		if (offered[i].has_reason) {
			act->because = invoice_field(
				rq, "because", reason_label(rq, &end->facts, offered[i].act), "");
			act->because.rows = 3;
		}
	}
}

static void fill_deeds(struct request *rq, const struct year_end *end, struct year_end_view *view)
{
	struct deed_row *rows = arena_many(rq->arena, struct deed_row, end->deeds.n + 1);

	for (size_t i = end->deeds.n; i-- > 0;) {
		const struct closing_deed *deed = &end->deeds.at[i];

		rows[view->deed_count++] = (struct deed_row){
			.what = tr(rq->language, closing_acts[deed->act].label),
			.by = tr_fill(rq->arena, rq->language, "{name}, {date}", "name",
				account_name(rq->work, deed->by), "date",
				date_words(rq->arena, rq->language, instant_day(deed->at)), NULL),
			.because = deed->because,
		};
	}
	view->deeds = rows;
}

static enum status year_page(struct request *rq, enum status status)
{
	struct year_end end;
	struct final_statement last;
	struct programme same;
	struct programme_id id = { path_id(rq, "id") };
	bool is_closed;
	int year;

	if (!page_statement_year(rq, &year) ||
		!year_end_for(rq->work, &rq->actor, INVOICE_READ, id, year, &end))
		return page_not_found(rq);
	is_closed = final_statement_of_closed(rq->work, id, year, &last);

	struct year_end_view view = {
		.back = url_programme(rq->arena, id),
		.programme = programme_name(rq, end.programme),
		.title = year_end_link(rq, id, year).text,
		.problems = &rq->problems,
		.state = tr(rq->language, closing_states[end.facts.state].label),
		.colour = closing_colour(end.facts.state),
		.says = end_words(rq, &end),
		.would = final_view_of(rq, &end.would, is_closed ? &last : NULL),
		.open = accruals_view_of(rq, &end.would.open),
		.csv = url_of(rq->arena, "/programmes/%lld/year-end/%d/csv", (long long)id.v, year),
		.statement = invoice_statement_link(rq, id, year),
		.before = year_end_link(rq, id, year - 1),
		.after = year_end_link(rq, id, year + 1),
		.seen = number_text(rq, (int64_t)end.deeds.n),
	};

	fill_finals(rq, &end, &view);
	if (programme_for(rq->work, &rq->actor, INVOICE_WORK, id, &same))
		fill_acts(rq, &end, &view);
	fill_deeds(rq, &end, &view);
	page_shows(rq, "programme", id.v);

	struct html *out = page_open(rq, view.title);

	view_year_end(out, &view);
	return page_close(rq, status);
}

enum status year_end_show(struct request *rq)
{
	return year_page(rq, OK);
}

/* What was typed is given back beside what somebody did meanwhile. */
static enum status overtaken(struct request *rq, struct programme_id id, int year)
{
	struct year_end end;
	const struct closing_deed *last;

	if (!year_end_for(rq->work, &rq->actor, INVOICE_WORK, id, year, &end) || end.deeds.n == 0)
		return page_not_found(rq);
	last = &end.deeds.at[end.deeds.n - 1];
	return page_given_back(rq, CONFLICTING,
		&(struct given_back){
			.title = tr(rq->language, "Somebody was here before you"),
			.message = tr(rq->language,
				"Somebody did something to this year since you opened its page, so "
				"yours was not done. Look at it as it stands now, then do what is "
				"still needed."),
			.standing = tr_fill(rq->arena, rq->language, "{act}: {name}", "act",
				tr(rq->language, closing_acts[last->act].label), "name",
				account_name(rq->work, last->by), NULL),
			.onward = { .text = tr(rq->language, "See the year as it stands now"),
				.url = url_year_end(rq, id, year) },
			.typed = form_typed(rq),
		});
}

enum status year_act_do(struct request *rq)
{
	struct programme_id id = { path_id(rq, "id") };
	enum closing_act act = (enum closing_act)word_named(closing_acts, form_choice(rq, "act"));
	const char *because = form_text(rq, "because");
	int year;

	if (!page_statement_year(rq, &year) || act == CLOSING_NO_ACT)
		return page_not_found(rq);
	if (form_has_problems(rq))
		return year_page(rq, UNPROCESSABLE);
	switch (year_end_do(rq->work, &rq->actor, id, year, form_number(rq, "seen"), act, because,
		&rq->problems)) {
	case DONE: return reply_redirect(rq, url_year_end(rq, id, year));
	case CHANGED_MEANWHILE: return overtaken(rq, id, year);
	case REFUSED: return year_page(rq, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

static const char *const csv_columns[] = { "what", "means", "number", "delivered_by", "contract",
	"line", "sum", "contracts_that_could_pay_too" };

enum status accruals_csv(struct request *rq)
{
	struct programme programme;
	struct accruals all;
	struct buf out;
	struct csv csv;
	int year;

	if (!page_programme(rq, INVOICE_READ, &programme) || !page_statement_year(rq, &year))
		return page_not_found(rq);
	all = invoice_accruals(rq->work, programme.id, year);
	out = buf_new(rq->arena, (all.n + 1) * CSV_BYTES_PER_ROW);
	csv = csv_new(&out, true);
	csv_header(&csv, csv_columns, array_size(csv_columns));
	list_each (const struct accrual *, open, &all) {
		csv_text(&csv, accrual_kinds[open->kind].name);
		csv_text(&csv, tr(rq->language, accrual_kinds[open->kind].label));
		csv_text(&csv, open->number == 0 ? "" : number_text(rq, open->number));
		csv_date(&csv, open->on);
		csv_text(&csv, open->contract);
		csv_text(&csv, body_name(rq, open->line));
		if (open->sum.is_set)
			csv_pounds(&csv, open->sum.money);
		else
			csv_text(&csv, "");
		csv_text(&csv, open->also);
		csv_end_row(&csv);
	}
	page_shows(rq, "programme", programme.id.v);
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}

/* ---- a final statement ---- */

static bool page_final(
	struct request *rq, struct programme *programme, struct final_statement *statement)
{
	int year;

	return page_programme(rq, INVOICE_READ, programme) && page_statement_year(rq, &year) &&
	       final_statement_load(
		       rq->work, programme->id, year, path_id(rq, "number"), statement);
}

static const char *made_words(struct request *rq, const struct final_statement *s)
{
	return tr_fill(rq->arena, rq->language,
		"Closed on {date}. Proposed by {first}, closed by {second}. This statement stays "
		"as it was made.",
		"date", date_words(rq->arena, rq->language, instant_day(s->closed_at)), "first",
		account_name(rq->work, s->proposed_by), "second",
		account_name(rq->work, s->closed_by), NULL);
}

enum status final_show(struct request *rq)
{
	struct programme programme;
	struct final_statement s;

	if (!page_final(rq, &programme, &s))
		return page_not_found(rq);

	struct final_page_view view = {
		.back = url_year_end(rq, s.programme, s.year),
		.programme = programme_name(rq, &programme),
		.title = final_name(rq, &s),
		.says = made_words(rq, &s),
		.because = s.because[0] == '\0' ? NULL : s.because,
		.final = final_view_of(rq, &s, NULL),
		.open = accruals_view_of(rq, &s.open),
		.csv = url_of(rq->arena, "/programmes/%lld/final-statements/%d/%lld/csv",
			(long long)s.programme.v, s.year, (long long)s.number),
	};

	page_shows(rq, "programme", programme.id.v);

	struct html *out = page_open(rq, view.title);

	view_final_statement(out, &view);
	return page_close(rq, OK);
}

enum status final_csv(struct request *rq)
{
	struct programme programme;
	struct final_statement s;

	if (!page_final(rq, &programme, &s))
		return page_not_found(rq);
	page_shows(rq, "programme", programme.id.v);
	reply_header(rq, "Content-Disposition",
		arena_format(rq->arena,
			"attachment; filename=\"final-statement-%d-%" PRId64 ".csv\"", s.year,
			s.number));
	return reply_bytes(rq, "text/csv; charset=utf-8", s.bytes);
}

/* ---- to a body that owes ---- */

const char *const *final_words_of(struct request *rq, struct programme_id id, int year,
	struct organisation_id organisation, size_t *n)
{
	struct final_statements all = final_statements_of(rq->work, id, year);
	const char **says = arena_many(rq->arena, const char *, OWN_SENTENCES);
	struct final_statement s;
	const struct final_body *body;
	struct kept_claims claims;
	const char *since;
	struct underspent u;

	*n = 0;
	if (all.n == 0 || !final_statement_load(rq->work, id, year, all.at[all.n - 1].number, &s))
		return says;
	body = final_body_of(&s, organisation);
	if (body == NULL)
		return says;
	u = final_underspent(&s, body);
	says[(*n)++] = tr_fill(rq->arena, rq->language,
		"{statement}, {date}: your body owes {money} for the year.", "statement",
		final_name(rq, &s), "date",
		date_words(rq->arena, rq->language, instant_day(s.closed_at)), "money",
		invoice_money(rq, body->owed), NULL);
	if (body->received.is_set)
		says[(*n)++] = received_words(rq, body, &u);
	claims = claims_of_year(rq->work, id, year);
	since = since_closed_of(rq, &claims, organisation);
	if (since != NULL)
		says[(*n)++] = since;
	if (u.becomes != LEFTOVER_NONE)
		says[(*n)++] = tr_fill(rq->arena, rq->language,
			"Of {most} that it agreed to pay at most, {left} is left. {becomes}.",
			"most", invoice_money(rq, body->most.money), "left",
			invoice_money(rq, u.left.money), "becomes",
			tr(rq->language, leftovers[u.becomes].label), NULL);
	if (!year_is_closed(rq->work, id, year))
		says[(*n)++] = tr(rq->language,
			"The year has been opened again since, so a supplementary statement will "
			"follow.");
	return says;
}

/* ---- on home ---- */

static const char *open_year_words(struct request *rq, const struct open_year *year)
{
	if (year->state != CLOSING_PROPOSED)
		return tr(rq->language, "See what is open, and propose to close it.");
	return year->is_last_actors
		       ? tr(rq->language, "You proposed to close it: another finance officer does.")
		       : tr(rq->language, "It is proposed to close it: look at it, and close it.");
}

static const char *open_year_name(struct request *rq, const struct open_year *year)
{
	return tr_fill(rq->arena, rq->language, "{programme}, {year}", "programme",
		body_name(rq, year->name), "year", year_text(rq, year->year), NULL);
}

void add_open_years(struct request *rq, struct home_waiting *waiting)
{
	struct open_years all = years_to_close(rq->work, &rq->actor);
	struct open_year_row *rows = arena_many(rq->arena, struct open_year_row, all.n + 1);
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);
	size_t n = 0, shown = home_rows(all.n);

	list_each (const struct open_year *, year, &all)
		rows[n++] = (struct open_year_row){
			.year = { .text = open_year_name(rq, year),
				.url = url_year_end(rq, year->programme, year->year) },
			.says = open_year_words(rq, year),
		};
	if (n == 0)
		return;
	view_open_year_rows(
		&out, &(struct open_years_view){
			      .rows = rows,
			      .n = shown,
			      .earlier = { .text = tr(rq->language,
						   "Find an earlier year by its programme"),
				      .url = url_of(rq->arena, "/programmes") },
		      });
	*list_add(rq->arena, &waiting->lists) = (struct home_list){
		.says = tr(rq->language, "Years that have ended and are not closed"),
		.rows = html_take(&out, 0),
		.shown = shown,
		.found = n,
		.all = url_of(rq->arena, "/programmes"),
	};
}
