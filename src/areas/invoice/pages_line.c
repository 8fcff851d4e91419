/* SPDX-License-Identifier: MIT */
/*
 * A line of an invoice: by which line of the contract it is charged, then what that asks for.
 */
#include <inttypes.h>

#include "areas/invoice/invoice_views.h"
#include "areas/invoice/licence.h"
#include "areas/invoice/page_kit.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"

enum { LINE_COHORTS_MOST = 60 };

static const struct invoice_line *line_numbered(const struct invoice *invoice, int64_t number)
{
	list_each (const struct invoice_line *, line, &invoice->facts.lines)
		if (line->number == number)
			return line;
	return NULL;
}

/* ---- by which line of the contract ---- */

static enum status choose_page(struct request *rq, const struct invoice *invoice)
{
	struct choose_line_view view = {
		.back = url_invoice(rq->arena, invoice->id),
		.name = invoice_reference(rq->arena, invoice->number),
	};
	struct link *links = arena_many(rq->arena, struct link, CONTRACT_LINES_MOST + 1);

	if (invoice->under == NULL)
		return page_refused(
			rq, N_("No signed version of the contract applies on the day of what was "
			       "delivered. Change that day first."));
	list_each (const struct contract_line *, line, &invoice->under->lines)
		links[view.n++] = (struct link){
			.text = arena_format(rq->arena, "%s (%s)", contract_line_name(rq, line),
				line_sum_words(rq, line)),
			.url = url_of(rq->arena, "/invoices/%lld/line?contract-line=%lld",
				(long long)invoice->id.v, (long long)line->number),
		};
	view.lines = links;

	struct html *out = page_open(rq, tr(rq->language, "Add a line"));

	view_invoice_choose_line(out, &view);
	return page_close(rq, OK);
}

/* ---- the form ---- */

static struct maybe_money given(struct money m)
{
	return (struct maybe_money){ m, m.pence != 0 };
}

static void fill_parts(struct request *rq, const struct invoice_line *line, struct line_view *view)
{
	const struct breakdown *b = &line->parts;
	bool is_led = line->terms->evidence == EVIDENCE_REGISTERS;

	view->has_parts = true;
	view->hours = invoice_field(rq, "hours",
		is_led ? tr(rq->language, "Hours of facilitators")
		       : tr(rq->language, "Hours of work"),
		b->hours == 0 ? "" : hours_text(rq->arena, b->hours));
	view->hours.width = "5";
	view->rate = invoice_money_field(
		rq, "rate", tr(rq->language, "What an hour costs"), given(b->rate));
	view->venue = invoice_money_field(rq, "venue", tr(rq->language, "Venue"), given(b->venue));
	view->travel =
		invoice_money_field(rq, "travel", tr(rq->language, "Travel"), given(b->travel));
	view->other = invoice_money_field(rq, "other", tr(rq->language, "Other"), given(b->other));
	view->other_for = invoice_field(rq, "other-for", tr(rq->language, "What else it is for"),
		b->other_for == NULL ? "" : b->other_for);
}

/* Asked where the contract has more than one sub-contractor. */
static void fill_sender(struct request *rq, const struct invoice *invoice,
	const struct invoice_line *line, struct line_view *view)
{
	struct contract_bodies senders = invoice_senders(rq->work, invoice);
	struct choice *choices = arena_many(rq->arena, struct choice, senders.n + 1);
	size_t n = 0;

	if (senders.n < 2)
		return;
	list_each (const struct contract_body *, each, &senders)
		choices[n++] = (struct choice){
			.value = arena_format(rq->arena, "%lld", (long long)each->id.v),
			.text = body_name(rq, each->name),
		};
	view->passed_by = invoice_field(rq, "passed-by", tr(rq->language, "Whose invoice it is"),
		line->passed_by.v == 0
			? ""
			: arena_format(rq->arena, "%lld", (long long)line->passed_by.v));
	view->passed_by.label_size = "s";
	view->passed_by.choices = choices;
	view->passed_by.choice_count = n;
}

static void fill_passed(struct request *rq, const struct invoice_line *line, struct line_view *view)
{
	view->is_passed = true;
	view->passed_number = invoice_field(rq, "passed-number", tr(rq->language, "Its number"),
		line->passed.number == NULL ? "" : line->passed.number);
	view->passed_amount = invoice_money_field(rq, "passed-amount",
		tr(rq->language, "Its sum without VAT, to the penny"), line->passed.amount);
	view->passed_on = invoice_date_field(
		rq, "passed-on", tr(rq->language, "The day that it bears"), NULL, line->passed.on);
}

static const char *cohorts_text(struct request *rq, const struct billed_cohorts *cohorts)
{
	const char *text = "";

	list_each (const struct billed_cohort *, c, cohorts)
		text = arena_format(
			rq->arena, "%s%s%" PRId64, text, text[0] == '\0' ? "" : ", ", c->number);
	return text;
}

static void fill_cohorts(
	struct request *rq, const struct invoice_line *line, struct line_view *view)
{
	bool is_one = line_is_for_one_cohort(line->terms);

	view->cohorts = invoice_field(rq, "cohorts",
		is_one ? tr(rq->language, "Number of the cohort")
		       : tr(rq->language, "Numbers of the cohorts"),
		cohorts_text(rq, &line->cohorts));
	view->cohorts.hint = is_one ? tr(rq->language, "As people quote it, such as 3. Each cohort "
						       "has a line of its own.")
				    : tr(rq->language, "As people quote them, such as 3, 4");
}

static void fill_trained(
	struct request *rq, const struct invoice_line *line, struct line_view *view)
{
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++) {
		struct form_field field =
			invoice_field(rq, arena_format(rq->arena, "trained-%s", trained_name(each)),
				tr(rq->language, trained_label(each)),
				line->trained[each] == 0
					? ""
					: arena_format(rq->arena, "%" PRId64, line->trained[each]));

		field.width = "3";
		field.inputmode = "numeric";
		view->trained[view->trained_count++] = field;
	}
}

/* Asked where the contract has more than one: each by its number and who gives it. */
static void fill_which_licence(struct request *rq, const struct invoice *invoice,
	const struct invoice_line *line, struct line_view *view)
{
	struct licence_spans all = licences_on(
		rq->work, invoice->contract, invoice->under, invoice->facts.delivered_on);
	struct choice *choices = arena_many(rq->arena, struct choice, all.n + 1);
	size_t n = 0;

	if (all.n < 2)
		return;
	list_each (const struct licence_span *, each, &all)
		choices[n++] = (struct choice){
			.value = arena_format(rq->arena, "%lld", (long long)each->of.v),
			.text = arena_format(
				rq->arena, "%s, %s", each->number, body_name(rq, each->by.name)),
		};
	view->licence_of =
		invoice_field(rq, "licence-of", tr(rq->language, "Which licence it is for"),
			line->licence_of.v == 0
				? ""
				: arena_format(rq->arena, "%lld", (long long)line->licence_of.v));
	view->licence_of.label_size = "s";
	view->licence_of.choices = choices;
	view->licence_of.choice_count = n;
}

static void fill_licence(struct request *rq, const struct invoice *invoice,
	const struct invoice_line *line, struct line_view *view)
{
	fill_which_licence(rq, invoice, line, view);
	view->licence_from = invoice_date_field(rq, "licence-from",
		tr(rq->language, "First day that the licence is for"), NULL, line->licence_from);
	view->licence_to = invoice_date_field(rq, "licence-to",
		tr(rq->language, "Last day that the licence is for"), NULL, line->licence_to);
}

static void fill_evidence(struct request *rq, const struct invoice *invoice,
	const struct invoice_line *line, struct line_view *view)
{
	enum evidence evidence = line->terms->evidence;

	if (evidence == EVIDENCE_REGISTERS || evidence == EVIDENCE_LIAISON)
		fill_cohorts(rq, line, view);
	if (evidence == EVIDENCE_TRAINING)
		fill_trained(rq, line, view);
	if (evidence == EVIDENCE_LICENCE)
		fill_licence(rq, invoice, line, view);
	if (line->terms->per == PER_MONTH) {
		view->months_from = invoice_date_field(rq, "months-from",
			tr(rq->language, "First month that it is for"), NULL, line->months_from);
		view->months_from.is_month = true;
		view->months_to = invoice_date_field(rq, "months-to",
			tr(rq->language, "Last month that it is for"),
			tr(rq->language, "The same again, if it is for one month"),
			line->months_to);
		view->months_to.is_month = true;
	}
}

static enum status line_page(struct request *rq, const struct invoice *invoice,
	const struct invoice_line *line, enum status status)
{
	struct line_view view = {
		.back = url_invoice(rq->arena, invoice->id),
		.name = invoice_reference(rq->arena, invoice->number),
		.line = contract_line_name(rq, line->terms),
		.allowed = tr_fill(rq->arena, rq->language, "The contract has: {sum}", "sum",
			line_sum_words(rq, line->terms), NULL),
		.problems = &rq->problems,
		.form = invoice_form(rq, invoice->id, "line"),
		.version = arena_format(rq->arena, "%" PRId64,
			rq->method == POST ? form_number(rq, "version") : invoice->version),
		.contract_line = arena_format(rq->arena, "%" PRId64, line->contract_line),
		.number = arena_format(rq->arena, "%" PRId64, line->number),
		.net = invoice_money_field(rq, "net",
			tr(rq->language, "What is asked, without VAT"), given(line->net)),
		.vat = invoice_money_field(rq, "vat", tr(rq->language, "VAT"), given(line->vat)),
	};

	view.form.is_guarded = true;
	if (line->terms->basis == BASIS_ACTUAL_UP_TO)
		fill_parts(rq, line, &view);
	if (line->terms->basis == BASIS_PASSED_THROUGH) {
		fill_sender(rq, invoice, line, &view);
		fill_passed(rq, line, &view);
	}
	fill_evidence(rq, invoice, line, &view);

	struct html *out = page_open(rq, tr(rq->language, "A line of an invoice"));

	view_invoice_line(out, &view);
	return page_close(rq, status);
}

enum status invoice_line_show(struct request *rq)
{
	struct invoice invoice;
	struct invoice_line fresh = { .contract_line = form_number(rq, "contract-line") };
	const struct invoice_line *line;

	if (!page_invoice(rq, INVOICE_WORK, &invoice))
		return page_not_found(rq);
	line = line_numbered(&invoice, form_number(rq, "number"));
	if (line != NULL && line->terms != NULL)
		return line_page(rq, &invoice, line, OK);
	fresh.terms =
		invoice.under == NULL ? NULL : contract_line(invoice.under, fresh.contract_line);
	return fresh.terms == NULL ? choose_page(rq, &invoice)
				   : line_page(rq, &invoice, &fresh, OK);
}

/* ---- what was typed ---- */

static struct money typed(struct request *rq, const char *name)
{
	bool is_given;

	return form_money(rq, name, &is_given);
}

static void take_hours(struct request *rq, struct invoice_line *line)
{
	const char *text = form_text(rq, "hours");

	if (text[0] != '\0' && !hours_parse(slice_of(text), &line->parts.hours))
		form_problem(rq, "hours", N_("Enter a number of hours, such as 10 or 7.5"));
}

/* "3, 4" as numbers; false if it is anything else. */
static bool next_number(const char **text, int64_t *number)
{
	const char *at = *text;

	while (*at == ' ' || *at == ',')
		at++;
	*number = 0;
	if (*at == '\0') {
		*text = at;
		return true;
	}
	for (; *at >= '0' && *at <= '9' && *number < 1000000; at++)
		*number = *number * 10 + (*at - '0');
	if (*number == 0 || (*at != '\0' && *at != ' ' && *at != ','))
		return false;
	*text = at;
	return true;
}

static void take_cohorts(
	struct request *rq, const struct invoice *invoice, struct invoice_line *line)
{
	const char *text = form_text(rq, "cohorts");
	int64_t number;

	do {
		struct billed_cohort cohort;

		if (!next_number(&text, &number) || line->cohorts.n > LINE_COHORTS_MOST) {
			form_problem(rq, "cohorts", line_cohorts_asked(line->terms));
			return;
		}
		if (number != 0 && !invoice_cohort_numbered(rq->work, invoice, number, &cohort)) {
			form_problem(rq, "cohorts",
				N_("There is no cohort of that number in the contract’s scheme:"));
			rq->problems.at[rq->problems.n - 1].detail =
				arena_format(rq->arena, "%" PRId64, number);
			return;
		}
		if (number != 0)
			*list_add(rq->arena, &line->cohorts) = cohort;
	} while (number != 0);
}

static void take_line(struct request *rq, const struct invoice *invoice, struct invoice_line *line)
{
	enum evidence evidence = line->terms->evidence;

	line->net = typed(rq, "net");
	line->vat = typed(rq, "vat");
	line->parts.other_for = form_text(rq, "other-for");
	line->parts.rate = typed(rq, "rate");
	line->parts.venue = typed(rq, "venue");
	line->parts.travel = typed(rq, "travel");
	line->parts.other = typed(rq, "other");
	take_hours(rq, line);
	line->passed.number = form_text(rq, "passed-number");
	line->passed_by.v = form_id(rq, "passed-by");
	line->passed.on = form_date(rq, "passed-on");
	line->passed.amount.money = form_money(rq, "passed-amount", &line->passed.amount.is_set);
	line->months_from = form_date(rq, "months-from");
	line->months_to = form_date(rq, "months-to");
	line->licence_of.v = form_id(rq, "licence-of");
	line->licence_from = form_date(rq, "licence-from");
	line->licence_to = form_date(rq, "licence-to");
	if (evidence == EVIDENCE_REGISTERS || evidence == EVIDENCE_LIAISON)
		take_cohorts(rq, invoice, line);
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
		line->trained[each] =
			form_number(rq, arena_format(rq->arena, "trained-%s", trained_name(each)));
}

enum status invoice_line_do(struct request *rq)
{
	struct invoice invoice;
	struct invoice_line line = { .number = form_number(rq, "number"),
		.contract_line = form_number(rq, "contract-line") };

	if (!page_invoice(rq, INVOICE_WORK, &invoice))
		return page_not_found(rq);
	line.terms =
		invoice.under == NULL ? NULL : contract_line(invoice.under, line.contract_line);
	if (line.terms == NULL)
		return choose_page(rq, &invoice);
	take_line(rq, &invoice, &line);
	if (form_has_problems(rq))
		return line_page(rq, &invoice, &line, UNPROCESSABLE);
	switch (invoice_put_line(rq->work, &rq->actor, invoice.id, form_number(rq, "version"),
		&line, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_invoice(rq->arena, invoice.id));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE: return invoice_overtaken(rq, invoice.id);
	default:
		line.number = form_number(rq, "number");
		return line_page(rq, &invoice, &line, UNPROCESSABLE);
	}
}
