/* SPDX-License-Identifier: MIT */
/*
 * Finding somebody: whom the reader may see, masked, as a list page by page, by a search, and as a
 * spreadsheet.
 */
#include "areas/cohort/page_kit.h"
#include "areas/person/page_kit.h"
#include "areas/person/person_views.h"
#include "auth/policy.h"
#include "base/code.h"
#include "base/err.h"
#include "out/csv.h"

enum { PAGE_ROWS = 50, CSV_ROWS = 5000, CSV_BYTES_PER_ROW = 120 };

/* ---- rows ---- */

static void note_lines(struct request *rq, const struct person_lines *lines, size_t n)
{
	int64_t *ids = arena_many(rq->arena, int64_t, n + 1);

	for (size_t i = 0; i < n; i++)
		ids[i] = lines->at[i].id.v;
	page_lists(rq, "person", ids, n);
}

static struct person_row row_of(struct request *rq, const struct person_line *line)
{
	return (struct person_row){
		.reference = { .text = code_words(rq->arena, line->reference),
			.url = url_person(rq->arena, line->id) },
		.name = mask_name(rq->arena, line->given_names, line->family_name),
		.county = county_words(rq, line->county),
		.language = spoken_words(rq, line->language),
	};
}

static void fill_rows(
	struct request *rq, const struct person_lines *lines, struct people_view *view)
{
	size_t n = lines->n < PAGE_ROWS ? lines->n : PAGE_ROWS;
	struct person_row *rows = arena_many(rq->arena, struct person_row, n + 1);

	for (size_t i = 0; i < n; i++)
		rows[i] = row_of(rq, &lines->at[i]);
	note_lines(rq, lines, n);
	view->rows = rows;
	view->row_count = n;
}

const char *person_too_many_words(const struct request *rq)
{
	return tr(rq->language,
		"Too many begin like that to look at them all. Type more of the name, reference or "
		"code.");
}

/* What is listed, in words. */
static const char *list_says(
	struct request *rq, const struct person_filter *filter, size_t n, bool has_more)
{
	bool is_search = filter->search != NULL;

	if (n == 0 && has_more)
		return person_too_many_words(rq);
	if (n == 0 && (is_search || filter->county != COUNTY_NONE))
		return tr(rq->language,
			"Nobody was found. Check how the name, reference or code begins, or choose "
			"another county.");
	if (n == 0)
		return tr(rq->language, "There is nobody whom you may see yet.");
	if (has_more && is_search)
		return tr_fill_n(rq->arena, rq->language,
			"This is {count} person of those found. To find others, type more.",
			"These are {count} people of those found. To find others, type more.",
			(int64_t)n, NULL);
	if (has_more)
		return tr_fill_n(rq->arena, rq->language, "{count} person, and more follow",
			"{count} people, and more follow", (int64_t)n, NULL);
	return tr_fill_n(
		rq->arena, rq->language, "{count} person", "{count} people", (int64_t)n, NULL);
}

/* ---- the page ---- */

struct form_field person_search_field(struct request *rq)
{
	struct form_field field =
		field_of(rq, "search", tr(rq->language, "Name, reference or code"), "");

	field.hint = tr(rq->language, "How a name begins is enough. The code is on the slip");
	field.width = "20";
	field.autocomplete = "off";
	return field;
}

static struct form_field county_field(struct request *rq)
{
	struct form_field field =
		field_of(rq, "county", tr(rq->language, "County"), form_raw(rq, "county"));

	field.choices = county_choices(rq, tr(rq->language, "All counties"), &field.choice_count);
	return field;
}

static const char *county_asked(const struct person_filter *filter)
{
	return filter->county == COUNTY_NONE ? "" : county_code(filter->county);
}

static void fill_pages(struct request *rq, const struct person_filter *filter,
	const struct person_lines *lines, struct people_view *view)
{
	const char *county = county_asked(filter);

	if (filter->search != NULL)
		return;
	view->csv = url_of(rq->arena, "/people.csv?county=%s", county);
	if (filter->before.v != 0)
		view->first = url_of(rq->arena, "/people?county=%s", county);
	if (lines->n > PAGE_ROWS)
		view->next = url_of(rq->arena, "/people?county=%s&before=%lld", county,
			(long long)lines->at[PAGE_ROWS - 1].id.v);
	if (lines->n > PAGE_ROWS || filter->before.v != 0)
		view->csv_most = count_words(rq->arena, rq->language, CSV_ROWS);
}

static enum status list_page(struct request *rq, const struct person_filter *filter)
{
	struct person_lines lines = person_list(rq->work, &rq->actor, filter, PAGE_ROWS);
	struct people_view view = {
		.problems = &rq->problems,
		.find = { .action = url_of(rq->arena, "/people"),
			.token = page_form_keys(rq).token },
		.search = person_search_field(rq),
		.county = county_field(rq),
	};

	if (policy_allows_somewhere(&rq->actor, PERSON_ADD))
		view.add = (struct link){ .text = tr(rq->language, "Add a person"),
			.url = url_of(rq->arena, "/people/new") };
	fill_rows(rq, &lines, &view);
	fill_pages(rq, filter, &lines, &view);
	view.says = list_says(rq, filter, view.row_count, lines.n > PAGE_ROWS || lines.is_cut);

	struct html *out = page_open(rq, tr(rq->language, "People"));

	view_people(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

static struct person_filter filter_of(struct request *rq)
{
	return (struct person_filter){ .county = county_by_code(form_choice(rq, "county")),
		.before = { form_id(rq, "before") } };
}

enum status person_list_show(struct request *rq)
{
	struct person_filter filter = filter_of(rq);

	return list_page(rq, &filter);
}

/* Of a county alone the page has an address, which can be gone back to. */
enum status person_list_find(struct request *rq)
{
	struct person_filter filter = { .search = form_text(rq, "search"),
		.county = county_by_code(form_choice(rq, "county")) };

	if (filter.search[0] == '\0' && !form_has_problems(rq))
		return reply_redirect(
			rq, url_of(rq->arena, "/people?county=%s", county_asked(&filter)));
	return list_page(rq, &filter);
}

/* ---- the spreadsheet ---- */

static const char *const csv_columns[] = { "reference", "name", "county", "language", "page" };

static void put_row(struct request *rq, struct csv *csv, const struct person_line *line)
{
	struct person_row row = row_of(rq, line);

	csv_text(csv, line->reference);
	csv_text(csv, row.name);
	csv_text(csv, row.county);
	csv_text(csv, spoken_name(line->language));
	csv_text(csv, url_text(rq->arena, row.reference.url, rq->language));
	csv_end_row(csv);
}

enum status person_list_csv(struct request *rq)
{
	struct person_filter filter = filter_of(rq);
	struct person_lines lines = person_list(rq->work, &rq->actor, &filter, CSV_ROWS);
	size_t n = lines.n < CSV_ROWS ? lines.n : CSV_ROWS;
	struct buf out = buf_new(rq->arena, (n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	csv_header(&csv, csv_columns, array_size(csv_columns));
	for (size_t i = 0; i < n; i++)
		put_row(rq, &csv, &lines.at[i]);
	note_lines(rq, &lines, n);
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}
