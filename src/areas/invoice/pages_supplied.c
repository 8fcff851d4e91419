/* SPDX-License-Identifier: MIT */
/*
 * To a supplier: the invoices that its body sent, how each stands in its own words, and the answer to what
 * the office asks about one.  The office is named, nobody in it.
 */
#include <inttypes.h>

#include "areas/invoice/invoice_views.h"
#include "areas/invoice/page_kit.h"
#include "areas/invoice/supplied.h"
#include "areas/scheme/page_kit.h"
#include "auth/account.h"
#include "base/err.h"

enum { PAGE_ROWS = 25, ROWS_ROOM_BYTES = 4096 };

static struct url url_supplied(struct request *rq, struct invoice_id id)
{
	return url_of(rq->arena, "/sent-invoices/%lld", (long long)id.v);
}

static struct url url_supplied_paper(struct request *rq, struct invoice_id id, int64_t line)
{
	return line == 0 ? url_of(rq->arena, "/sent-invoices/%lld/paper", (long long)id.v)
			 : url_of(rq->arena, "/sent-invoices/%lld/papers/%lld", (long long)id.v,
				   (long long)line);
}

static const char *standing_words(struct request *rq, const struct supplied *one)
{
	if (one->standing == SUPPLIED_PAID)
		return tr_fill(rq->arena, rq->language, "Paid on {date}", "date",
			date_words(rq->arena, rq->language, one->invoice.paid_on), NULL);
	return tr(rq->language, supplied_standings[one->standing].label);
}

/* ---- the list ---- */

static struct supplied_filter filter_of(struct request *rq)
{
	return (struct supplied_filter){
		.standing = (enum supplied_standing)word_named(
			supplied_standings, form_choice(rq, "state")),
		.search = form_text(rq, "search"),
		.after = { form_id(rq, "after") },
	};
}

static struct form_field standing_field(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, SUPPLIED_STANDING_COUNT);

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "Any") };
	for (enum supplied_standing s = SUPPLIED_NONE + 1; s < SUPPLIED_STANDING_COUNT; s++)
		choices[s] = (struct choice){ .value = supplied_standings[s].name,
			.text = tr(rq->language, supplied_standings[s].label) };
	return (struct form_field){
		.name = "state",
		.label = tr(rq->language, "How it stands"),
		.choices = choices,
		.choice_count = SUPPLIED_STANDING_COUNT,
		.value = form_choice(rq, "state"),
	};
}

static struct url url_list(
	struct request *rq, const struct supplied_filter *filter, struct invoice_id after)
{
	const char *state =
		filter->standing == SUPPLIED_NONE ? "" : supplied_standings[filter->standing].name;

	return after.v == 0 ? url_of(rq->arena, "/sent-invoices?state=%s&search=%s", state,
				      filter->search)
			    : url_of(rq->arena, "/sent-invoices?state=%s&search=%s&after=%lld",
				      state, filter->search, (long long)after.v);
}

static const char *list_says(
	struct request *rq, const struct supplied_filter *filter, size_t n, bool has_more)
{
	if (n == 0 && filter->standing == SUPPLIED_NONE && filter->search[0] == '\0')
		return tr(rq->language,
			"No invoice of your body’s is here. One stands here from the day on which "
			"the office that pays it enters it.");
	return invoice_list_says(rq, n, has_more);
}

static struct supplied_row row_of(struct request *rq, const struct supplied *one)
{
	const struct invoice *i = &one->invoice;

	return (struct supplied_row){
		.invoice = { .text = invoice_reference(rq->arena, i->number),
			.url = url_supplied(rq, i->id) },
		.own = i->supplier_number,
		.office = body_name(rq, one->office),
		.received = date_words(rq->arena, rq->language, i->facts.received_on),
		.sum = invoice_money(rq, i->facts.total),
		.state = standing_words(rq, one),
		.colour = invoice_colour(i->facts.state),
	};
}

enum status supplied_list_show(struct request *rq)
{
	struct supplied_filter filter = filter_of(rq);
	struct supplied_list found = supplied_for(rq->work, &rq->actor, &filter, PAGE_ROWS);
	struct supplied_row *rows = arena_many(rq->arena, struct supplied_row, PAGE_ROWS);
	int64_t *ids = arena_many(rq->arena, int64_t, PAGE_ROWS);
	struct supplied_list_view view = {
		.filter = { .action = url_of(rq->arena, "/sent-invoices") },
		.search = { .name = "search",
			.label = tr(rq->language, "Number of an invoice"),
			.hint = tr(rq->language, "Sarn’s own or yours, whole"),
			.value = form_raw(rq, "search"),
			.problems = &rq->problems },
		.state = standing_field(rq),
		.problems = &rq->problems,
		.rows = rows,
	};

	for (; view.n < found.n && view.n < PAGE_ROWS; view.n++) {
		rows[view.n] = row_of(rq, &found.at[view.n]);
		ids[view.n] = found.at[view.n].invoice.id.v;
	}
	view.says = list_says(rq, &filter, view.n, found.n > PAGE_ROWS);
	if (found.n > PAGE_ROWS)
		view.next = url_list(rq, &filter, found.at[PAGE_ROWS - 1].invoice.id);
	if (filter.after.v != 0)
		view.first = url_list(rq, &filter, (struct invoice_id){ 0 });
	page_lists(rq, "invoice", ids, view.n);

	struct html *out = page_open(rq, tr(rq->language, "Invoices we sent"));

	view_supplied_list(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

/* ---- one ---- */

/* The page being made. */
struct seeing {
	struct request *rq;
	struct supplied one;
	struct invoice_deeds deeds;
};

static const char *words(const struct seeing *now, const char *message)
{
	return tr(now->rq->language, message);
}

static const char *day_words(const struct seeing *now, struct date day)
{
	return date_words(now->rq->arena, now->rq->language, day);
}

/* A colleague by name; whoever it was at the office is the office. */
static const char *doer(const struct seeing *now, struct account_id by)
{
	struct account account;

	return account_load(now->rq->work, by, &account) &&
			       account.organisation.v == now->rq->actor.organisation.v
		       ? account.name
		       : body_name(now->rq, now->one.office);
}

static void add_fact(struct supplied_view *view, const char *name, const char *value)
{
	assert(view->fact_count < INVOICE_FACTS);
	view->facts[view->fact_count++] = (struct invoice_fact){ name, value };
}

static void fill_facts(const struct seeing *now, struct supplied_view *view)
{
	const struct invoice *i = &now->one.invoice;
	struct date approved = invoice_approved_on(&now->deeds);
	struct contract contract;

	add_fact(view, words(now, N_("Sent to")), body_name(now->rq, now->one.office));
	add_fact(view, words(now, N_("Your own number")), i->supplier_number);
	if (contract_load(now->rq->work, i->contract, &contract))
		add_fact(view, words(now, N_("Contract")), contract.reference);
	add_fact(view, words(now, N_("Total with VAT")), invoice_money(now->rq, i->facts.total));
	add_fact(view, words(now, N_("Day that the invoice bears")),
		day_words(now, i->facts.dated_on));
	add_fact(view, words(now, N_("Received")), day_words(now, i->facts.received_on));
	add_fact(view, words(now, N_("Delivered by")), day_words(now, i->facts.delivered_on));
	if (date_is_set(approved))
		add_fact(view, words(now, N_("Approved")), day_words(now, approved));
	if (date_is_set(i->paid_on))
		add_fact(view, words(now, N_("Paid")), day_words(now, i->paid_on));
	if (i->ledger_reference[0] != '\0')
		add_fact(view, words(now, N_("Reference of the payment")), i->ledger_reference);
}

static struct link link_to(const struct seeing *now, struct invoice_id id, const char *message)
{
	struct request *rq = now->rq;
	struct supplied other;

	if (!supplied_one(rq->work, &rq->actor, id, &other))
		return (struct link){ 0 };
	return (struct link){
		.text = tr_fill(rq->arena, rq->language, message, "name",
			invoice_reference(rq->arena, other.invoice.number), NULL),
		.url = url_supplied(rq, id),
	};
}

static void fill_links(const struct seeing *now, struct supplied_view *view)
{
	struct request *rq = now->rq;
	const struct invoice *i = &now->one.invoice;
	struct invoices credits = invoice_credits(rq->work, i->id);
	struct link *links = arena_many(rq->arena, struct link, credits.n + 2);

	if (i->credit_of.v != 0)
		links[view->link_count++] =
			link_to(now, i->credit_of, N_("A credit note of {name}"));
	list_each (const struct invoice *, credit, &credits)
		links[view->link_count++] = link_to(now, credit->id, N_("Its credit note {name}"));
	if (i->facts.has_document && supplied_shows_whole(now->one.standing))
		links[view->link_count++] =
			(struct link){ .text = words(now, N_("The invoice itself (PDF)")),
				.url = url_supplied_paper(rq, i->id, 0) };
	view->links = links;
}

/* ---- what it is for ---- */

static const char *promised_name(const struct seeing *now, const struct invoice_line *line)
{
	return line->terms == NULL ? words(now, N_("A line that the contract had not"))
				   : contract_line_name(now->rq, line->terms);
}

static struct invoice_line_row line_row(const struct seeing *now, const struct invoice_line *line)
{
	struct request *rq = now->rq;
	struct link *links = arena_many(rq->arena, struct link, line->cohorts.n + 1);
	struct invoice_line_row row = {
		.name = promised_name(now, line),
		.heading =
			line->terms == NULL ? "" : words(now, headings[line->terms->heading].label),
		.net = invoice_money(rq, line->net),
		.vat = invoice_money(rq, line->vat),
		.number = arena_format(rq->arena, "%" PRId64, line->number),
		.links = links,
	};

	row.facts = invoice_line_facts(rq, &now->one.invoice, line, &row.fact_count);
	list_each (const struct billed_cohort *, c, &line->cohorts)
		links[row.link_count++] = (struct link){
			.text = tr_fill(rq->arena, rq->language, "Cohort {number}", "number",
				arena_format(rq->arena, "%" PRId64, c->number), NULL),
		};
	if (line->has_document)
		links[row.link_count++] =
			(struct link){ .text = words(now, N_("The paper of this line (PDF)")),
				.url = url_supplied_paper(rq, now->one.invoice.id, line->number) };
	return row;
}

static void fill_lines(const struct seeing *now, struct supplied_view *view)
{
	struct request *rq = now->rq;
	const struct invoice_lines *lines = &now->one.invoice.facts.lines;
	struct invoice_line_row *rows =
		arena_many(rq->arena, struct invoice_line_row, lines->n + 1);
	struct money sum = MONEY_ZERO;

	if (!supplied_shows_whole(now->one.standing))
		return;
	list_each (const struct invoice_line *, line, lines) {
		rows[view->lines.line_count++] = line_row(now, line);
		sum.pence += line->net.pence + line->vat.pence;
	}
	view->lines.lines = rows;
	view->lines.total = tr_fill(rq->arena, rq->language, "All lines with VAT: {money}", "money",
		invoice_money(rq, sum), NULL);
}

/* ---- what holds it ---- */

static const char *with_money(const struct seeing *now, const char *message, struct money m)
{
	struct money sum = { m.pence < 0 ? -m.pence : m.pence };

	return tr_fill(now->rq->arena, now->rq->language, message, "money",
		invoice_money(now->rq, sum), NULL);
}

static const char *with_number(const struct seeing *now, const char *message, int64_t number)
{
	return tr_fill(now->rq->arena, now->rq->language, message, "number",
		arena_format(now->rq->arena, "%" PRId64, number), NULL);
}

static const char *twice_words(const struct seeing *now, const struct invoice_finding *f)
{
	static const char *const says[] = {
		[TWICE_COHORT] = N_("Your invoice {invoice} has a cohort of this line for the same "
				    "too."),
		[TWICE_PASSED] = N_("Your invoice {invoice} passes the same invoice of the "
				    "sub-contractor on too."),
		[TWICE_LICENCE] = N_("Your invoice {invoice} has some of the same days of the "
				     "licence too."),
		[TWICE_INSIDE] =
			N_("On some of these days the licence’s fee is a part of the sums of a "
			   "contract."),
		[TWICE_MONTH] = N_("Your invoice {invoice} has one of the same months too."),
		[TWICE_PERSON] = N_("Your invoice {invoice} has people who were trained too. The "
				    "contract pays for each person once, and together they are "
				    "more than were trained."),
	};

	return tr_fill(now->rq->arena, now->rq->language, says[f->twice], "invoice",
		invoice_reference(now->rq->arena, f->other), NULL);
}

static bool is_of_licence(const struct seeing *now, const struct invoice_finding *f)
{
	list_each (const struct invoice_line *, line, &now->one.invoice.facts.lines)
		if (line->number == f->line)
			return line->terms != NULL && line->terms->evidence == EVIDENCE_LICENCE;
	return false;
}

static const char *misfit_words(const struct seeing *now, const struct invoice_finding *f)
{
	static const char *const says[MISFIT_COUNT] = {
		[MISFIT_CANCELLED] = N_("Cohort {number} was cancelled."),
		[MISFIT_NOT_OVER] = N_("Cohort {number} was not over on the last day of what was "
				       "delivered."),
		[MISFIT_YEAR] = N_("Cohort {number} ended in another financial year. It goes on "
				   "an invoice of that year."),
		[MISFIT_NOT_RUN] = N_("Cohort {number} ended on a day on which the contract did "
				      "not run."),
		[MISFIT_TERMS] =
			N_("Cohort {number} ended on a day on which the contract had other "
			   "terms for it, or another supplier. It goes on an invoice of that "
			   "day."),
	};

	if (f->cohort != 0)
		return with_number(now, says[f->misfit], f->cohort);
	if (is_of_licence(now, f))
		return words(now, N_("The contract has no licence for all of its days, or they "
				     "belong on another invoice."));
	return words(
		now, N_("The contract did not run in all of its months, or had other terms, or "
			"another supplier, at the end of one of them. Each month goes on an "
			"invoice of that month."));
}

static const char *evidence_words(const struct seeing *now, const struct invoice_finding *f)
{
	if (f->misfit != MISFIT_NONE)
		return misfit_words(now, f);
	if (f->cohort != 0)
		return with_number(now,
			N_("Two facilitators have not signed both registers of cohort {number} "
			   "yet."),
			f->cohort);
	if (f->is_unnamed)
		return words(now, N_("It does not say yet which months it is for."));
	if (f->trained != MODULE_NONE)
		return tr_fill(now->rq->arena, now->rq->language,
			"More people are on the line than have this training recorded: {training}.",
			"training", words(now, trained_label(f->trained)), NULL);
	return words(now, N_("The paper that shows it was delivered is not here yet."));
}

static const char *line_words_of(const struct seeing *now, const struct invoice_finding *f)
{
	if (f->is_together)
		return words(now, N_("It is for more than one cohort, and the contract has a most "
				     "for each: each needs a line of its own."));
	if (f->over.pence == 0)
		return words(now, N_("The contract had no such line when this was delivered."));
	return with_money(now,
		N_("{money} above the contract’s line. Nothing is trimmed: it stays as you asked "
		   "it."),
		f->over);
}

static const char *held_words(const struct seeing *now, const struct invoice_finding *f)
{
	switch (f->check) {
	case AGAINST_TOTAL:
		return f->over.pence > 0
			       ? with_money(now,
					 N_("The lines come to {money} more than the total on the "
					    "paper."),
					 f->over)
			       : with_money(now,
					 N_("The lines come to {money} less than the total on the "
					    "paper."),
					 f->over);
	case AGAINST_DOCUMENT:
		return words(now, N_("The invoice itself is not here as a PDF yet."));
	case AGAINST_EVIDENCE: return evidence_words(now, f);
	case AGAINST_TWICE: return twice_words(now, f);
	case AGAINST_PASSED:
		return words(now, N_("The sub-contractor’s own invoice is not here yet."));
	case AGAINST_LINE: return line_words_of(now, f);
	default: unreachable("a check that no supplier is told of");
	}
}

/* Of no line, the invoice itself. */
static const char *line_name(const struct seeing *now, int64_t number)
{
	list_each (const struct invoice_line *, line, &now->one.invoice.facts.lines)
		if (line->number == number)
			return promised_name(now, line);
	return words(now, N_("The invoice itself"));
}

/* Always that the office checks more, so that what is left out makes no difference. */
static const char *holding_words(const struct seeing *now, size_t held)
{
	if (now->one.standing == SUPPLIED_WITHDRAWN)
		return words(now, N_("The office withdrew it, so it is not paid. Ask the office if "
				     "that is a mistake."));
	if (!supplied_is_open(now->one.standing))
		return NULL;
	if (now->one.invoice.facts.lines.n == 0)
		return words(now, N_("The office is still entering it."));
	return held == 0 ? words(now, N_("Nothing that you could show or settle. The office checks "
					 "more than is said here."))
			 : words(now, N_("The office checks more than is said here."));
}

static void fill_held(const struct seeing *now, struct supplied_view *view)
{
	struct invoice_findings held = supplied_held(now->rq->work, &now->one);
	struct supplied_held_row *rows =
		arena_many(now->rq->arena, struct supplied_held_row, held.n + 1);

	list_each (const struct invoice_finding *, each, &held)
		rows[view->held_count++] = (struct supplied_held_row){ line_name(now, each->line),
			held_words(now, each) };
	view->held = rows;
	view->is_open = supplied_is_open(now->one.standing);
	view->says = holding_words(now, held.n);
}

/* ---- what is asked, and the answer ---- */

static const char *said_by(const struct seeing *now, const struct invoice_deed *deed)
{
	return tr_fill(now->rq->arena, now->rq->language, "{name}, {date}", "name",
		doer(now, deed->by), "date", day_words(now, instant_day(deed->at)), NULL);
}

/* The last first; a question that waits stands above, with the form. */
static void fill_said(const struct seeing *now, struct supplied_view *view)
{
	struct deed_row *rows = arena_many(now->rq->arena, struct deed_row, now->deeds.n + 1);
	bool waits = now->one.standing == SUPPLIED_QUERIED;

	for (size_t i = now->deeds.n; i-- > 0;) {
		const struct invoice_deed *deed = &now->deeds.at[i];

		if (deed->act == INVOICE_QUERY && waits) {
			view->question = deed->because;
			view->asked_by = said_by(now, deed);
			waits = false;
		} else if (deed->act == INVOICE_QUERY || deed->act == INVOICE_ANSWER) {
			rows[view->said_count++] = (struct deed_row){
				.what = deed->act == INVOICE_QUERY ? words(now, N_("Asked"))
								   : words(now, N_("Answered")),
				.by = said_by(now, deed),
				.because = deed->because,
			};
		}
	}
	view->said = rows;
}

/* Of what a paper can be sent: that has none yet. */
static void fill_paper(const struct seeing *now, struct supplied_view *view)
{
	struct request *rq = now->rq;
	const struct invoice_lines *lines = &now->one.invoice.facts.lines;
	struct choice *choices = arena_many(rq->arena, struct choice, lines->n + 1);
	size_t n = 0;

	if (supplied_takes_paper(&now->one, 0))
		choices[n++] = (struct choice){ .value = "0",
			.text = words(now, N_("The invoice itself")) };
	list_each (const struct invoice_line *, line, lines)
		if (supplied_takes_paper(&now->one, line->number))
			choices[n++] = (struct choice){
				.value = arena_format(rq->arena, "%" PRId64, line->number),
				.text = line_name(now, line->number),
			};
	view->file = (struct form_field){ .name = "file",
		.label = words(now, N_("A paper with it, if there is one")),
		.hint = words(now, N_("A PDF, at most 1 MB")),
		.accept = ".pdf,application/pdf",
		.problems = &rq->problems };
	view->of = (struct form_field){ .name = "line",
		.label = words(now, N_("What the paper is of")),
		.choices = choices,
		.choice_count = n,
		.value = rq->method == POST ? form_raw(rq, "line")
			 : n > 0            ? choices[0].value
					    : "",
		.problems = &rq->problems };
}

static void fill_form(const struct seeing *now, struct supplied_view *view)
{
	struct request *rq = now->rq;
	struct form_keys keys = page_form_keys(rq);

	if (view->question == NULL)
		return;
	view->form = (struct form){
		.action = url_of(
			rq->arena, "/sent-invoices/%lld/answer", (long long)now->one.invoice.id.v),
		.token = keys.token,
		.key = keys.once,
		.is_multipart = true,
	};
	view->answer = invoice_field(rq, "answer", words(now, N_("Your answer")), "");
	view->answer.hint = words(now, N_("The office reads it, with your name"));
	view->answer.rows = 4;
	fill_paper(now, view);
}

/* ---- the page ---- */

static enum status supplied_page(struct request *rq, struct invoice_id id, enum status status)
{
	struct seeing now = { .rq = rq };

	if (!supplied_one(rq->work, &rq->actor, id, &now.one))
		return page_not_found(rq);
	now.deeds = invoice_deeds(rq->work, id);

	struct supplied_view view = {
		.back = url_of(rq->arena, "/sent-invoices"),
		.name = invoice_reference(rq->arena, now.one.invoice.number),
		.state = standing_words(rq, &now.one),
		.colour = invoice_colour(now.one.invoice.facts.state),
		.problems = &rq->problems,
		.version = arena_format(rq->arena, "%" PRId64, now.one.invoice.version),
	};
	struct page_options options = { 0 };

	fill_facts(&now, &view);
	fill_links(&now, &view);
	fill_lines(&now, &view);
	fill_held(&now, &view);
	fill_said(&now, &view);
	fill_form(&now, &view);
	page_shows(rq, "invoice", id.v);
	if (rq->method == GET && form_number(rq, "done") != 0)
		options.success = tr(rq->language, "Your answer is with the office");

	struct html *out = page_open_with(rq, tr(rq->language, "Invoice"), &options);

	view_supplied(out, &view);
	return page_close(rq, status);
}

enum status supplied_show(struct request *rq)
{
	return supplied_page(rq, (struct invoice_id){ path_id(rq, "id") }, OK);
}

static enum status send_paper(struct request *rq, int64_t line)
{
	struct invoice_document paper;
	struct supplied one;

	if (!supplied_one(rq->work, &rq->actor, (struct invoice_id){ path_id(rq, "id") }, &one) ||
		!supplied_paper(rq->work, &one, line, &paper))
		return page_not_found(rq);
	page_shows(rq, "invoice", one.invoice.id.v);
	reply_header(rq, "Content-Disposition", "inline; filename=\"invoice.pdf\"");
	return reply_bytes(rq, "application/pdf", paper.bytes);
}

enum status supplied_paper_show(struct request *rq)
{
	return send_paper(rq, 0);
}

enum status supplied_line_paper_show(struct request *rq)
{
	return send_paper(rq, path_id(rq, "line"));
}

/* Somebody answered it, or the office went on: how it stands, and what was typed. */
static enum status overtaken(struct request *rq, struct invoice_id id)
{
	struct seeing now = { .rq = rq };

	if (!supplied_one(rq->work, &rq->actor, id, &now.one))
		return page_not_found(rq);
	now.deeds = invoice_deeds(rq->work, id);

	const struct invoice_deed *last = &now.deeds.at[now.deeds.n - 1];
	struct given_back back = {
		.title = tr(rq->language, "Somebody was here before you"),
		.message = tr(rq->language,
			"Somebody did something to this invoice since you opened it, so your "
			"answer was not sent. Look at it as it stands now, then send what is still "
			"needed."),
		.standing = tr_fill(rq->arena, rq->language,
			"It stands now so: {state}. The last to do something with it: {name}.",
			"state", standing_words(rq, &now.one), "name", doer(&now, last->by), NULL),
		.onward = { .text = tr(rq->language, "See the invoice as it stands now"),
			.url = url_supplied(rq, id) },
		.typed = form_typed(rq),
	};

	return page_given_back(rq, CONFLICTING, &back);
}

enum status supplied_answer_do(struct request *rq)
{
	struct invoice_id id = { path_id(rq, "id") };
	const char *answer = form_text(rq, "answer");
	const struct upload *file = form_file(rq, "file");
	struct invoice_document paper = { 0 };

	if (form_has_problems(rq))
		return supplied_page(rq, id, UNPROCESSABLE);
	if (file != NULL)
		paper = (struct invoice_document){ file->file_name, file->bytes };
	switch (supplied_answer(rq->work, &rq->actor, id, form_number(rq, "version"), answer,
		form_number(rq, "line"), file == NULL ? NULL : &paper, &rq->problems)) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/sent-invoices/%lld?done=1", (long long)id.v));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE: return overtaken(rq, id);
	default: return supplied_page(rq, id, UNPROCESSABLE);
	}
}

/* ---- home ---- */

/* With the question, the last one of each. */
static const char *question_of(struct request *rq, const struct supplied *one)
{
	struct invoice_deeds deeds = invoice_deeds(rq->work, one->invoice.id);
	const char *question = NULL;

	list_each (const struct invoice_deed *, deed, &deeds)
		if (deed->act == INVOICE_QUERY)
			question = deed->because;
	return question;
}

void add_supplied(struct request *rq, struct home_waiting *waiting)
{
	struct supplied_filter queried = { .standing = SUPPLIED_QUERIED, .search = "" };
	struct supplied_list all = supplied_for(rq->work, &rq->actor, &queried, HOME_COUNTED);
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);
	size_t shown = home_rows(all.n);
	struct invoice_row *rows = arena_many(rq->arena, struct invoice_row, shown + 1);

	if (all.n == 0)
		return;
	for (size_t i = 0; i < shown; i++)
		rows[i] = (struct invoice_row){
			.invoice = row_of(rq, &all.at[i]).invoice,
			.supplier = body_name(rq, all.at[i].office),
			.sum = invoice_money(rq, all.at[i].invoice.facts.total),
			.held = question_of(rq, &all.at[i]),
		};
	view_invoice_rows(&out, rows, shown);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){
		.says = tr(rq->language, "Queries about your invoices that wait for your answer"),
		.rows = html_take(&out, 0),
		.shown = shown,
		.found = all.n,
		.all = url_of(rq->arena, "/sent-invoices?state=queried"),
	};
}
