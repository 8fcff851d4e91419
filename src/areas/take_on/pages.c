/* SPDX-License-Identifier: MIT */
/*
 * Bringing in sheets: what they are, a file looked at, its report, and the file brought.
 *
 * Nothing is kept between the look and the bringing: the page that says how it stands carries the
 * sheet, and everything is looked at again.
 */
#include "areas/take_on/pages.h"

#include <inttypes.h>
#include <string.h>

#include "areas/cohort/page_kit.h"
#include "areas/decision/page_kit.h"
#include "areas/take_on/take_on.h"
#include "areas/take_on/take_on_views.h"
#include "areas/take_on/views.h"
#include "base/err.h"
#include "base/utf8.h"
#include "http/limits.h"

enum { REPORT_ROWS = 50, PAST_ROWS = 50 };

#define TYPES ".csv,text/csv"

/* ---- the first page ---- */

static const char *const sheet_says[SHEET_COUNT] = {
	[SHEET_COHORTS] =
		N_("One row a cohort: for whom, where, its two days and who led them. The "
		   "venues and facilitators have to be in Sarn already."),
	[SHEET_PEOPLE] = N_("One row a referral: the person, the caution if there was one, and the "
			    "days up to acceptance."),
	[SHEET_ATTENDANCE] = N_("One row for each cohort that a person was booked into: whether "
				"they came, and what followed."),
};

static const struct sheet_item *sheet_items(struct request *rq)
{
	struct sheet_item *items = arena_many(rq->arena, struct sheet_item, SHEET_COUNT);

	for (enum sheet each = SHEET_NONE + 1; each < SHEET_COUNT; each++)
		items[each - 1] = (struct sheet_item){
			.name = tr(rq->language, sheets[each].label),
			.says = tr(rq->language, sheet_says[each]),
			.template = { .text = tr(rq->language, "Save the template"),
				.url = url_of(
					rq->arena, "/take-on/template/%s", sheets[each].name) },
		};
	return items;
}

static void fill_schemes(
	struct request *rq, const struct schemes *schemes, struct take_on_view *view)
{
	struct choice *choices = arena_many(rq->arena, struct choice, schemes->n + 1);

	list_each (const struct scheme *, each, schemes)
		choices[view->scheme.choice_count++] =
			(struct choice){ .value = id_value(rq, each->id.v),
				.text = each->name[rq->language] };
	view->scheme.choices = view->schemes = choices;
}

static void fill_past(struct request *rq, const struct schemes *schemes, struct take_on_view *view)
{
	struct past_row *rows = arena_many(rq->arena, struct past_row, PAST_ROWS);

	list_each (const struct scheme *, scheme, schemes) {
		struct take_on_pasts past =
			take_on_history(rq->work, &rq->actor, scheme->id, PAST_ROWS);

		for (size_t i = 0; i < past.n && view->past_count < PAST_ROWS; i++)
			rows[view->past_count++] = (struct past_row){
				.sheet = tr(rq->language, sheets[past.at[i].sheet].label),
				.rows = past.at[i].rows,
				.by = account_name(rq->work, past.at[i].by),
				.at = past.at[i].at,
			};
	}
	view->past = rows;
}

static struct form_field file_field(struct request *rq)
{
	struct form_field field = field_of(rq, "file", tr(rq->language, "The sheet, as CSV"), "");

	field.hint = tr(rq->language, "Up to 500 rows and 512 KB");
	field.accept = TYPES;
	return field;
}

static struct form file_form(struct request *rq, struct url action)
{
	struct form_keys keys = page_form_keys(rq);

	return (struct form){
		.action = action, .token = keys.token, .key = keys.once, .is_multipart = true
	};
}

static const char *done_words(struct request *rq)
{
	int64_t n = form_number(rq, "done");

	if (n <= 0)
		return NULL;
	return tr_fill_n(rq->arena, rq->language, "{count} row is imported",
		"{count} rows are imported", n, NULL);
}

static enum status first_page(struct request *rq, const char *success, enum status status)
{
	struct schemes schemes = take_on_schemes(rq->work, &rq->actor);
	struct take_on_view view = {
		.sheets = sheet_items(rq),
		.sheet_count = SHEET_COUNT - 1,
		.columns = url_of(rq->arena, "/take-on/columns"),
		.problems = &rq->problems,
		.form = file_form(rq, url_of(rq->arena, "/take-on/check")),
		.file = file_field(rq),
		.scheme = field_of(rq, "scheme", tr(rq->language, "Scheme"), ""),
		.takes = tr_fill(rq->arena, rq->language,
			"A sheet has {count} rows at most. So many take a few seconds to check, "
			"and "
			"as long again to import: stay on the page until the answer comes. If you "
			"leave it, the sheet is imported whole or not at all.",
			"count", count_words(rq->arena, rq->language, TAKE_ON_ROWS_MOST), NULL),
	};

	fill_schemes(rq, &schemes, &view);
	fill_past(rq, &schemes, &view);

	struct html *out = page_open_with(rq, tr(rq->language, "Records from before Sarn"),
		&(struct page_options){ .success = success });

	view_take_on(out, &view);
	return page_close(rq, status);
}

static enum status take_on_show(struct request *rq)
{
	return first_page(rq, done_words(rq), OK);
}

/* ---- templates and columns ---- */

static enum sheet sheet_of_path(struct request *rq)
{
	return (enum sheet)word_named(sheets, path_text(rq, "sheet"));
}

static enum status template_show(struct request *rq)
{
	enum sheet sheet = sheet_of_path(rq);

	if (sheet == SHEET_NONE)
		return page_not_found(rq);
	reply_header(rq, "Content-Disposition",
		arena_format(rq->arena, "attachment; filename=\"%s.csv\"", sheets[sheet].name));
	return reply_bytes(
		rq, "text/csv; charset=utf-8", take_on_template(rq->arena, sheet, rq->language));
}

/* The first word of each value. */
static const char *words_taken(struct request *rq, const struct cell_word *words)
{
	struct buf b = buf_new(rq->arena, 256);

	for (size_t i = 0; words[i].name[ENGLISH] != NULL; i++) {
		bool is_first = true;

		for (size_t before = 0; before < i; before++)
			is_first &= words[before].value != words[i].value;
		if (is_first)
			buf_format(&b, "%s%s", i == 0 ? "" : " · ", words[i].name[rq->language]);
	}
	return b.at;
}

static const char *taken_words(struct request *rq, enum sheet_column column)
{
	const struct column_facts *facts = column_facts(column);
	enum language l = rq->language;

	switch (facts->kind) {
	case CELL_LINE: return tr(l, "Words");
	case CELL_DAY:
	case CELL_PAST_DAY: return tr(l, "A day");
	case CELL_TIME: return tr(l, "A time of day");
	case CELL_NUMBER: return tr(l, "A number");
	case CELL_WORD: return words_taken(rq, facts->words);
	}
	unreachable("cell kind");
}

static struct column_part column_part(struct request *rq, enum sheet sheet)
{
	struct column_row *rows = arena_many(rq->arena, struct column_row, COLUMN_COUNT);
	size_t n = 0;

	for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++)
		if (sheet_has(sheet, each))
			rows[n++] = (struct column_row){
				.name = column_facts(each)->name[rq->language],
				.says = tr(rq->language, column_facts(each)->says),
				.takes = taken_words(rq, each),
				.example = column_facts(each)->sample[rq->language],
				.is_asked = (column_facts(each)->asked & 1u << sheet) != 0,
			};
	return (struct column_part){ sheets[sheet].name, tr(rq->language, sheets[sheet].label),
		rows, n };
}

static enum status columns_show(struct request *rq)
{
	struct column_part *parts = arena_many(rq->arena, struct column_part, SHEET_COUNT);

	for (enum sheet each = SHEET_NONE + 1; each < SHEET_COUNT; each++)
		parts[each - 1] = column_part(rq, each);

	struct html *out = page_open(rq, tr(rq->language, "The columns of the sheets"));

	view_columns(out,
		&(struct columns_view){ url_of(rq->arena, "/take-on"), parts, SHEET_COUNT - 1 });
	return page_close(rq, OK);
}

/* ---- a file ---- */

/* What was chosen, or what a page carries. */
static struct slice bytes_sent(struct request *rq)
{
	const struct upload *file = form_file(rq, "file");

	return file == NULL ? slice_of(form_raw(rq, "sheet")) : file->bytes;
}

/* That which was named, or the only one. */
static struct scheme_id scheme_sent(struct request *rq)
{
	struct schemes schemes = take_on_schemes(rq->work, &rq->actor);
	struct scheme_id named = { form_id(rq, "scheme") };

	return named.v == 0 && schemes.n == 1 ? schemes.at[0].id : named;
}

static struct take_on_file file_sent(struct request *rq)
{
	return (struct take_on_file){
		.scheme = scheme_sent(rq), .bytes = bytes_sent(rq), .language = rq->language
	};
}

static const char *number_words(struct request *rq, size_t n)
{
	return arena_format(rq->arena, "%zu", n);
}

static const char *row_words(struct request *rq, size_t row)
{
	return tr_fill(
		rq->arena, rq->language, "Row {number}", "number", number_words(rq, row), NULL);
}

static void fill_rows(
	struct request *rq, const struct take_on_report *report, struct report_view *view)
{
	size_t pages = (report->problems.n + REPORT_ROWS - 1) / REPORT_ROWS;
	int64_t asked = form_number(rq, "page");
	size_t page = asked < 1 || (size_t)asked > pages ? 1 : (size_t)asked;
	size_t from = (page - 1) * REPORT_ROWS;
	struct sheet_problem *rows = arena_many(rq->arena, struct sheet_problem, REPORT_ROWS);

	for (size_t i = from; i < report->problems.n && view->row_count < REPORT_ROWS; i++) {
		const struct row_problem *each = &report->problems.at[i];

		rows[view->row_count++] = (struct sheet_problem){
			.row = each->row == 0 ? tr(rq->language, "The file")
					      : row_words(rq, each->row),
			.column = each->column == COLUMN_NONE
					  ? ""
					  : column_facts(each->column)->name[rq->language],
			.message = each->message,
			.detail = each->detail,
			.other = each->other_row == 0 ? NULL : row_words(rq, each->other_row),
		};
	}
	view->rows = rows;
	if (pages < 2)
		return;
	view->shown = tr_fill(rq->arena, rq->language, "{from} to {to} of {count}", "from",
		number_words(rq, from + 1), "to", number_words(rq, from + view->row_count), "count",
		number_words(rq, report->problems.n), NULL);
	view->earlier = page > 1 ? number_words(rq, page - 1) : NULL;
	view->later = page < pages ? number_words(rq, page + 1) : NULL;
}

static const char *refused_words(struct request *rq, const struct take_on_report *report)
{
	return tr_fill_n(rq->arena, rq->language,
		"{count} thing in this sheet cannot be imported as it stands. Nothing was "
		"imported. "
		"Correct it in your spreadsheet, save it, and send it again.",
		"{count} things in this sheet cannot be imported as they stand. Nothing was "
		"imported. "
		"Correct them in your spreadsheet, save it, and send it again.",
		(int64_t)report->problems.n, NULL);
}

static const char *known_words(struct request *rq, const struct take_on_report *report)
{
	return report->known == 0
		       ? ""
		       : tr_fill_n(rq->arena, rq->language,
				 "{count} row was imported before and is passed over.",
				 "{count} rows were imported before and are passed over.",
				 (int64_t)report->known, NULL);
}

static const char *ready_words(struct request *rq, const struct take_on_report *report)
{
	return arena_format(rq->arena, "%s %s",
		tr_fill_n(rq->arena, rq->language,
			"{count} row was checked by the rules of its days. Nothing is wrong with "
			"it.",
			"{count} rows were checked by the rules of their days. Nothing is wrong "
			"with them.",
			(int64_t)report->brought, NULL),
		known_words(rq, report));
}

static const char *all_known_words(struct request *rq)
{
	return tr(rq->language,
		"This sheet was imported before, every row of it. Nothing is left to be imported.");
}

static void fill_report(
	struct request *rq, const struct take_on_report *report, struct report_view *view)
{
	enum language l = rq->language;

	if (report->problems.n > 0) {
		view->title = tr(l, "This sheet cannot be imported yet");
		view->says = refused_words(rq, report);
		view->file = file_field(rq);
		fill_rows(rq, report, view);
	} else if (report->brought == 0) {
		view->title = tr(l, "Nothing new in this sheet");
		view->says = all_known_words(rq);
		view->file = file_field(rq);
	} else {
		view->title = tr(l, "This sheet can be imported");
		view->says = ready_words(rq, report);
		view->button = tr_fill_n(rq->arena, l, "Import {count} row", "Import {count} rows",
			(int64_t)report->brought, NULL);
	}
}

static enum status report_page(struct request *rq, const struct take_on_file *file,
	const struct take_on_report *report, enum status status)
{
	struct report_view view = {
		.back = url_of(rq->arena, "/take-on"),
		.scheme = id_value(rq, file->scheme.v),
		.sheet = utf8_mend(rq->arena, file->bytes),
		.again = file_form(rq, url_of(rq->arena, "/take-on/check")),
	};

	fill_report(rq, report, &view);
	view.form = view.button == NULL ? view.again : file_form(rq, url_of(rq->arena, "/take-on"));

	struct html *out = page_open(rq, view.title);

	view_report(out, &view);
	return page_close(rq, status);
}

/* Nothing was sent, or it was too large to be taken. */
static bool is_without_file(struct request *rq)
{
	if (bytes_sent(rq).size == 0 && !form_has_problems(rq))
		form_problem(rq, "file", N_("Choose the sheet, saved as CSV"));
	return form_has_problems(rq);
}

static enum status take_on_check(struct request *rq)
{
	struct take_on_file file = file_sent(rq);
	struct take_on_report report;

	if (is_without_file(rq))
		return first_page(rq, NULL, UNPROCESSABLE);
	if (take_on_rehearse(rq->work, &rq->actor, &file, &report) == ABSENT)
		return page_not_found(rq);
	return report_page(rq, &file, &report, OK);
}

static enum status take_on_do(struct request *rq)
{
	struct take_on_file file = file_sent(rq);
	struct take_on_report report;

	if (is_without_file(rq))
		return first_page(rq, NULL, UNPROCESSABLE);
	switch (take_on_bring(rq->work, &rq->actor, &file, &report)) {
	case DONE: break;
	case REFUSED: return report_page(rq, &file, &report, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
	if (report.brought == 0)
		return report_page(rq, &file, &report, OK);
	return reply_redirect(rq, url_here(rq->arena, "/take-on",
					  arena_format(rq->arena, "done=%zu", report.brought)));
}

/* ---- routes ---- */

static const struct input done_query[] = {
	{ .name = "done", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input file_inputs[] = {
	{ .name = "scheme", .kind = INPUT_ID },
	{ .name = "file", .kind = INPUT_FILE },
	{ .name = "sheet", .kind = INPUT_TEXT, .max = CELLS_BYTES_MOST },
	{ .name = "page", .kind = INPUT_NUMBER },
	{ 0 },
};

const struct route take_on_routes[] = {
	{ GET, "/take-on", TAKE_ON, take_on_show, done_query },
	{ GET, "/take-on/columns", TAKE_ON, columns_show },
	{ GET, "/take-on/template/{sheet~}", TAKE_ON, template_show },
	{ POST, "/take-on/check", TAKE_ON, take_on_check, file_inputs,
		.body_max = LIMIT_LARGEST_BODY_BYTES },
	{ POST, "/take-on", TAKE_ON, take_on_do, file_inputs,
		.body_max = LIMIT_LARGEST_BODY_BYTES },
	{ 0 },
};

static const struct home_card cards[] = {
	{ TAKE_ON, N_("Records from before Sarn"), "/take-on",
		N_("Import the cohorts, people and attendance of a programme that was kept on "
		   "spreadsheets") },
	{ 0 },
};

const struct home_part take_on_home = { .cards = cards };
