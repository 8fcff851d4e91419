/* SPDX-License-Identifier: MIT */
/*
 * What the ledger paid: the file looked at, its report, and the file noted.
 *
 * Nothing is kept between the look and the noting: the page that says how it stands carries the file, and
 * everything is looked at again.
 */
#include "areas/invoice/invoice_views.h"
#include "areas/invoice/page_kit.h"
#include "areas/invoice/paid.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"
#include "base/utf8.h"

/* What was chosen, or what a page carries. */
static struct slice bytes_sent(struct request *rq)
{
	const struct upload *file = form_file(rq, "file");

	return file == NULL ? slice_of(form_raw(rq, "sheet")) : file->bytes;
}

static struct form paid_form(struct request *rq, struct url action)
{
	struct form_keys keys = page_form_keys(rq);

	return (struct form){
		.action = action, .token = keys.token, .key = keys.once, .is_multipart = true
	};
}

static struct form_field file_field(struct request *rq)
{
	return (struct form_field){ .name = "file",
		.label = tr(rq->language, "The list, as CSV"),
		.hint = tr(rq->language, "Up to 500 rows and 512 KB"),
		.accept = ".csv,text/csv",
		.problems = &rq->problems };
}

static enum status first_page(struct request *rq, const char *success, enum status status)
{
	struct paid_view view = {
		.back = url_of(rq->arena, "/invoices"),
		.problems = &rq->problems,
		.template = url_of(rq->arena, "/invoices/paid/template"),
		.form = paid_form(rq, url_of(rq->arena, "/invoices/paid/check")),
		.file = file_field(rq),
	};
	struct html *out = page_open_with(rq, tr(rq->language, "What the ledger paid"),
		&(struct page_options){ .success = success });

	view_paid(out, &view);
	return page_close(rq, status);
}

enum status paid_show(struct request *rq)
{
	int64_t done = form_number(rq, "done");
	const char *success = NULL;

	if (done > 0)
		success = tr_fill_n(rq->arena, rq->language, "{count} invoice is noted as paid",
			"{count} invoices are noted as paid", done, NULL);
	return first_page(rq, success, OK);
}

enum status paid_template_show(struct request *rq)
{
	reply_header(rq, "Content-Disposition", "attachment; filename=\"paid.csv\"");
	return reply_bytes(rq, "text/csv; charset=utf-8", paid_template(rq->arena, rq->language));
}

/* ---- the report ---- */

static const char *row_words(struct request *rq, size_t row)
{
	return tr_fill(rq->arena, rq->language, "Row {number}", "number",
		arena_format(rq->arena, "%zu", row), NULL);
}

static void fill_problems(
	struct request *rq, const struct paid_report *report, struct paid_report_view *view)
{
	struct sheet_problem *rows =
		arena_many(rq->arena, struct sheet_problem, report->problems.n + 1);

	list_each (const struct paid_problem *, each, &report->problems)
		rows[view->problem_count++] = (struct sheet_problem){
			.row = each->row == 0 ? tr(rq->language, "The file")
					      : row_words(rq, each->row),
			.column = paid_columns[each->column][rq->language],
			.message = tr(rq->language, each->message),
			.detail = each->detail,
			.other = each->other_row == 0 ? NULL : row_words(rq, each->other_row),
		};
	view->problems = rows;
	view->title = tr(rq->language, "This list cannot be noted yet");
	view->says = tr_fill_n(rq->arena, rq->language,
		"{count} thing in this list cannot be noted as it stands. Nothing was noted. "
		"Correct it in "
		"your spreadsheet, save it, and send it again.",
		"{count} things in this list cannot be noted as they stand. Nothing was noted. "
		"Correct "
		"them in your spreadsheet, save it, and send it again.",
		(int64_t)report->problems.n, NULL);
	view->file = file_field(rq);
}

/* That stays to be done: the payment and the recharge are two facts. */
static const char *to_recharge_words(struct request *rq, const struct paid_report *report)
{
	int64_t n = 0;

	list_each (const struct paid_row *, each, &report->rows)
		n += each->invoice.facts.state == INVOICE_SHARED;
	if (n == 0)
		return NULL;
	return tr_fill_n(rq->arena, rq->language,
		"{count} of them is not recharged to those who pay yet. That stays to be done once "
		"it is noted as paid.",
		"{count} of them are not recharged to those who pay yet. That stays to be done "
		"once they are noted as paid.",
		n, NULL);
}

static struct date approved_on(struct request *rq, const struct paid_row *row)
{
	struct invoice_deeds deeds = invoice_deeds(rq->work, row->invoice.id);

	return invoice_approved_on(&deeds);
}

/* How many were paid on a day on which nobody had approved them: said before they are noted so. */
static const char *early_words(struct request *rq, int64_t n)
{
	if (n == 0)
		return NULL;
	return tr_fill_n(rq->arena, rq->language,
		"{count} of them was paid before it was approved, by this list. Look whether its "
		"day is right: the invoice will say so.",
		"{count} of them were paid before they were approved, by this list. Look whether "
		"their days are right: the invoices will say so.",
		n, NULL);
}

static void fill_rows(
	struct request *rq, const struct paid_report *report, struct paid_report_view *view)
{
	struct paid_row_view *rows =
		arena_many(rq->arena, struct paid_row_view, report->rows.n + 1);
	int64_t early = 0;

	list_each (const struct paid_row *, each, &report->rows) {
		struct date approved = approved_on(rq, each);

		early += date_before(each->on, approved);
		rows[view->n++] = (struct paid_row_view){
			.invoice = invoice_link(rq, &each->invoice),
			.supplier = body_name(rq, each->invoice.supplier_name),
			.on = invoice_paid_words(rq, each->on, approved),
			.amount = invoice_money(rq, each->invoice.facts.total),
			.reference = each->reference,
			.varied = invoice_varied_words(rq, &each->invoice),
		};
	}
	view->rows = rows;
	view->to_recharge = to_recharge_words(rq, report);
	view->early = early_words(rq, early);
	view->title = tr(rq->language, "This list can be noted");
	view->says = tr_fill_n(rq->arena, rq->language,
		"{count} invoice was found, and can be noted: {money} in all.",
		"{count} invoices were found, and can be noted: {money} in all.",
		(int64_t)report->rows.n, "money", invoice_money(rq, report->sum), NULL);
	view->button = tr_fill_n(rq->arena, rq->language, "Note {count} invoice as paid",
		"Note {count} invoices as paid", (int64_t)report->rows.n, NULL);
}

static enum status report_page(
	struct request *rq, const struct paid_report *report, enum status status)
{
	struct paid_report_view view = {
		.back = url_of(rq->arena, "/invoices/paid"),
		.sheet = utf8_mend(rq->arena, bytes_sent(rq)),
	};
	struct html *out;

	if (report->problems.n > 0)
		fill_problems(rq, report, &view);
	else
		fill_rows(rq, report, &view);
	view.form = paid_form(rq, view.button == NULL ? url_of(rq->arena, "/invoices/paid/check")
						      : url_of(rq->arena, "/invoices/paid"));
	out = page_open(rq, view.title);
	view_paid_report(out, &view);
	return page_close(rq, status);
}

static bool is_without_file(struct request *rq)
{
	if (bytes_sent(rq).size == 0 && !form_has_problems(rq))
		form_problem(rq, "file", N_("Choose the list, saved as CSV"));
	return form_has_problems(rq);
}

enum status paid_check(struct request *rq)
{
	struct paid_report report = { 0 };

	if (is_without_file(rq))
		return first_page(rq, NULL, UNPROCESSABLE);
	if (paid_rehearse(rq->work, &rq->actor, bytes_sent(rq), &report) == ABSENT)
		return page_not_found(rq);
	return report_page(rq, &report, OK);
}

enum status paid_do(struct request *rq)
{
	struct paid_report report = { 0 };

	if (is_without_file(rq))
		return first_page(rq, NULL, UNPROCESSABLE);
	switch (paid_bring(rq->work, &rq->actor, bytes_sent(rq), &report)) {
	case DONE: break;
	case REFUSED: return report_page(rq, &report, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
	return reply_redirect(rq, url_here(rq->arena, "/invoices/paid",
					  arena_format(rq->arena, "done=%zu", report.rows.n)));
}
