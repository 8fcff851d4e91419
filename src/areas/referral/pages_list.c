/* SPDX-License-Identifier: MIT */
/*
 * Work lists: what needs the reader, the first due first; or all, the last made first.  As a page
 * and as a spreadsheet, and the first of it on home.
 */
#include <string.h>

#include "areas/cohort/page_kit.h"
#include "areas/person/page_kit.h"
#include "areas/referral/page_kit.h"
#include "areas/referral/referral_views.h"
#include "base/code.h"
#include "base/err.h"
#include "out/csv.h"

enum { PAGE_ROWS = 50, CSV_ROWS = 5000, CSV_BYTES_PER_ROW = 250, CHOSEN_MOST = 4 };

/* ---- what was asked for ---- */

/* The filter as an address says it; "" for any. */
struct asked {
	const char *show, *state, *county, *type, *late;
};

static bool shows_all(const struct asked *asked)
{
	return strcmp(asked->show, "all") == 0;
}

static struct asked asked_of(struct request *rq)
{
	return (struct asked){
		.show = strcmp(form_choice(rq, "show"), "all") == 0 ? "all" : "mine",
		.state = form_text(rq, "state"),
		.county = form_choice(rq, "county"),
		.type = form_choice(rq, "type"),
		.late = form_flag(rq, "late") ? "yes" : "",
	};
}

static struct referral_filter filter_of(struct request *rq, const struct asked *asked)
{
	struct referral_filter filter = {
		.is_mine = !shows_all(asked),
		.is_late = asked->late[0] != '\0',
		.state = word_named(referral_states, asked->state),
		.county = county_by_code(asked->county),
		.type = cohort_type_by_code(asked->type),
		.after_due = date_from_number(form_int(rq, "after-due")),
		.after = { form_id(rq, "after") },
	};

	if (asked->state[0] != '\0' && filter.state == REFERRAL_NONE)
		form_problem(rq, "state", N_("Choose a stage from the list"));
	return filter;
}

static const char *query_of(struct request *rq, const struct asked *asked)
{
	struct url url = url_of(rq->arena, "/referrals?show=%s&state=%s&county=%s&type=%s&late=%s",
		asked->show, asked->state, asked->county, asked->type, asked->late);

	return strchr(url.path, '?') + 1;
}

static struct url url_asked(struct request *rq, const struct asked *asked)
{
	return url_here(rq->arena, "/referrals", query_of(rq, asked));
}

static struct url url_next(
	struct request *rq, const struct asked *asked, const struct referral_line *last)
{
	const char *more = arena_format(rq->arena, "%s&after-due=%d&after=%lld",
		query_of(rq, asked), (int)date_number(last->due), (long long)last->id.v);

	return url_here(rq->arena, "/referrals", more);
}

/* ---- the filter ---- */

static struct form_field chosen_field(
	struct request *rq, const char *name, const char *label, const char *value)
{
	return (struct form_field){
		.name = name, .label = label, .value = value, .problems = &rq->problems
	};
}

static void fill_states(struct request *rq, struct form_field *field)
{
	struct choice *choices = arena_many(rq->arena, struct choice, REFERRAL_STATE_COUNT);

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "Any stage") };
	for (enum referral_state s = REFERRAL_NONE + 1; s < REFERRAL_STATE_COUNT; s++)
		choices[s] = (struct choice){ .value = referral_states[s].name,
			.text = state_words(rq, s) };
	field->choices = choices;
	field->choice_count = REFERRAL_STATE_COUNT;
}

static void fill_types(struct request *rq, struct form_field *field)
{
	struct choice *choices = arena_many(rq->arena, struct choice, COHORT_TYPE_COUNT);

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "Any group") };
	for (enum cohort_type t = COHORT_UNKNOWN + 1; t < COHORT_TYPE_COUNT; t++)
		choices[t] = (struct choice){ .value = cohort_type_code(t),
			.text = tr(rq->language, cohort_type_label(t)) };
	field->choices = choices;
	field->choice_count = COHORT_TYPE_COUNT;
}

static void fill_late(struct request *rq, struct form_field *field)
{
	struct choice *choice = arena_one(rq->arena, struct choice);

	*choice = (struct choice){ .value = "yes",
		.text = tr(rq->language, "Only what is overdue"),
		.is_checked = field->value[0] != '\0' };
	field->choices = choice;
	field->choice_count = 1;
}

static void fill_filter(struct request *rq, const struct asked *asked, struct referrals_view *view)
{
	enum language l = rq->language;

	view->state = chosen_field(rq, "state", tr(l, "Stage"), asked->state);
	view->county = chosen_field(rq, "county", tr(l, "County"), asked->county);
	view->type = chosen_field(rq, "type", tr(l, "Group"), asked->type);
	view->late = chosen_field(rq, "late", tr(l, "Overdue"), asked->late);
	fill_states(rq, &view->state);
	view->county.choices = county_choices(rq, tr(l, "Any county"), &view->county.choice_count);
	fill_types(rq, &view->type);
	fill_late(rq, &view->late);
}

struct chosen_list {
	struct request *rq;
	struct link at[CHOSEN_MOST];
	size_t n;
};

/* A link that asks for the same but for what was blanked in `others`. */
static void add_chosen(struct chosen_list *chosen, const char *text, const struct asked *others)
{
	chosen->at[chosen->n++] =
		(struct link){ .text = text, .url = url_asked(chosen->rq, others) };
}

static void fill_chosen(struct request *rq, const struct asked *asked,
	const struct referral_filter *filter, struct filter *view)
{
	struct chosen_list *chosen = arena_one(rq->arena, struct chosen_list);
	struct asked without_state = *asked, without_county = *asked, without_type = *asked,
		     without_late = *asked;
	enum language l = rq->language;

	chosen->rq = rq;
	without_state.state = without_county.county = without_type.type = without_late.late = "";
	if (filter->state != REFERRAL_NONE)
		add_chosen(chosen, state_words(rq, filter->state), &without_state);
	if (filter->county != COUNTY_NONE)
		add_chosen(chosen, county_name(filter->county, l), &without_county);
	if (filter->type != COHORT_UNKNOWN)
		add_chosen(chosen, tr(l, cohort_type_label(filter->type)), &without_type);
	if (filter->is_late)
		add_chosen(chosen, tr(l, "Only what is overdue"), &without_late);
	view->chosen = chosen->at;
	view->chosen_count = chosen->n;
}

/* ---- rows ---- */

static const char *waits_words(const struct request *rq, const struct referral_line *line)
{
	return line->task == TASK_STATE ? state_words(rq, line->state)
					: tr(rq->language, task_label(line->task));
}

static void set_late(struct request *rq, struct date due, struct referral_row *row)
{
	if (date_before(due, rq->today)) {
		row->late = tr(rq->language, "Overdue");
		row->late_colour = "red";
	} else if (date_equal(due, rq->today)) {
		row->late = tr(rq->language, "Today");
		row->late_colour = "yellow";
	}
}

static struct referral_row row_of(struct request *rq, const struct referral_line *line)
{
	struct referral_row row = {
		.reference = { .text = code_words(rq->arena, line->reference),
			.url = url_referral(rq->arena, line->id) },
		.name = mask_name(rq->arena, line->given_names, line->family_name),
		.waits = waits_words(rq, line),
		.due = due_words(rq, line->due),
		.owner = owner_words(rq, line->owner),
		.county =
			line->county == COUNTY_NONE ? "" : county_name(line->county, rq->language),
		.type = tr(rq->language, cohort_type_label(line->type)),
		.deadline = line->deadline,
	};

	if (date_is_day(line->due))
		set_late(rq, line->due, &row);
	if (line->task != TASK_DEADLINE_PASSED && date_is_day(line->deadline) &&
		date_before(line->deadline, rq->today) &&
		referral_deadline_counts(line->source, line->state))
		row.passed = tr(rq->language, "Deadline passed");
	return row;
}

/* Each line shows the referral and as much of the person as a list does. */
static void note_lines(struct request *rq, const struct referral_lines *lines, size_t n)
{
	int64_t *referrals = arena_many(rq->arena, int64_t, n + 1);
	int64_t *persons = arena_many(rq->arena, int64_t, n + 1);

	for (size_t i = 0; i < n; i++) {
		referrals[i] = lines->at[i].id.v;
		persons[i] = lines->at[i].person.v;
	}
	page_lists(rq, "referral", referrals, n);
	page_lists(rq, "person", persons, n);
}

static struct referral_rows rows_of(
	struct request *rq, const struct referral_lines *lines, size_t most, const char *caption)
{
	size_t n = lines->n < most ? lines->n : most;
	struct referral_row *rows = arena_many(rq->arena, struct referral_row, n + 1);

	for (size_t i = 0; i < n; i++)
		rows[i] = row_of(rq, &lines->at[i]);
	note_lines(rq, lines, n);
	return (struct referral_rows){ caption, rows, n, lines->n };
}

static const char *search_says(struct request *rq, size_t n, bool has_more)
{
	if (n == 0 && has_more)
		return person_too_many_words(rq);
	if (n == 0)
		return tr(rq->language,
			"No referral was found. Check how the name, reference or code begins.");
	if (has_more)
		return tr_fill_n(rq->arena, rq->language,
			"This is {count} referral of those found. To find others, type more.",
			"These are {count} referrals of those found. To find others, type more.",
			(int64_t)n, NULL);
	return tr_fill_n(
		rq->arena, rq->language, "{count} referral", "{count} referrals", (int64_t)n, NULL);
}

/* What is listed, in words. */
static const char *list_says(
	struct request *rq, const struct referral_filter *filter, size_t n, bool has_more)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;
	bool is_filtered = filter->is_late || filter->state != REFERRAL_NONE ||
			   filter->county != COUNTY_NONE || filter->type != COHORT_UNKNOWN;

	if (filter->search != NULL)
		return search_says(rq, n, has_more);
	if (n == 0 && is_filtered)
		return tr(l, "No referral is like that. Take a filter off.");
	if (n == 0 && filter->is_mine)
		return tr(l, "Nothing waits for you. “All” has every referral that you may see.");
	if (n == 0)
		return tr(l, "There is no referral that you may see yet.");
	if (filter->is_mine)
		return has_more ? tr_fill_n(a, l, "{count} thing to do, and more follow",
					  "{count} things to do, and more follow", (int64_t)n, NULL)
				: tr_fill_n(a, l, "{count} thing to do", "{count} things to do",
					  (int64_t)n, NULL);
	return has_more
		       ? tr_fill_n(a, l, "{count} referral, and more follow",
				 "{count} referrals, and more follow", (int64_t)n, NULL)
		       : tr_fill_n(a, l, "{count} referral", "{count} referrals", (int64_t)n, NULL);
}

/* ---- the page ---- */

static const char *caption_of(struct request *rq, const struct referral_filter *filter)
{
	return filter->is_mine ? tr(rq->language, "What waits for you, the first due first")
			       : tr(rq->language, "Referrals, the one made last first");
}

static void fill_pages(struct request *rq, const struct asked *asked,
	const struct referral_filter *filter, const struct referral_lines *lines,
	struct referrals_view *view)
{
	if (filter->search != NULL)
		return;
	view->csv = url_here(rq->arena, "/referrals.csv", query_of(rq, asked));
	if (filter->after.v != 0)
		view->first = url_asked(rq, asked);
	if (lines->n > PAGE_ROWS)
		view->next = url_next(rq, asked, &lines->at[PAGE_ROWS - 1]);
	if (lines->n > PAGE_ROWS || filter->after.v != 0)
		view->csv_most = count_words(rq->arena, rq->language, CSV_ROWS);
}

static enum status list_page(
	struct request *rq, const struct asked *asked, const struct referral_filter *filter)
{
	struct referral_lines lines = { 0 };
	struct referrals_view view = {
		.problems = &rq->problems,
		.find = { .action = url_of(rq->arena, "/referrals"),
			.token = page_form_keys(rq).token },
		.search = person_search_field(rq),
		.filter = { .action = url_of(rq->arena, "/referrals") },
		.show = asked->show,
	};

	if (!form_has_problems(rq))
		lines = referral_list(rq->work, &rq->actor, filter, PAGE_ROWS);

	size_t n = lines.n < PAGE_ROWS ? lines.n : PAGE_ROWS;

	if (may_refer(&rq->actor))
		view.add = (struct link){ .text = tr(rq->language, "Refer somebody"),
			.url = url_of(rq->arena, "/referrals/new") };
	fill_tabs(rq, shows_all(asked) ? "/referrals?show=all" : "/referrals", &view.tabs);
	fill_filter(rq, asked, &view);
	fill_chosen(rq, asked, filter, &view.filter);
	view.rows = rows_of(rq, &lines, n, caption_of(rq, filter));
	view.says = list_says(rq, filter, n, lines.n > PAGE_ROWS || lines.is_cut);
	fill_pages(rq, asked, filter, &lines, &view);

	struct html *out = page_open_with(
		rq, tr(rq->language, "Referrals"), &(struct page_options){ .is_wide = true });

	view_referrals(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

enum status referral_list_show(struct request *rq)
{
	struct asked asked = asked_of(rq);
	struct referral_filter filter = filter_of(rq, &asked);

	return list_page(rq, &asked, &filter);
}

/* With nothing to look for it is the list of all, which has an address. */
enum status referral_list_find(struct request *rq)
{
	static const struct asked all = { "all", "", "", "", "" };
	struct referral_filter filter = { .search = form_text(rq, "search") };

	if (filter.search[0] == '\0' && !form_has_problems(rq))
		return reply_redirect(rq, url_asked(rq, &all));
	return list_page(rq, &all, &filter);
}

/* ---- home ---- */

void fill_what_waits(struct request *rq, struct referral_rows *today, struct referral_rows *later)
{
	struct referral_filter filter = { .is_mine = true };
	struct referral_lines lines = referral_list(rq->work, &rq->actor, &filter, HOME_COUNTED);
	struct referral_lines due = { 0 }, rest = { 0 };

	list_each (const struct referral_line *, line, &lines) {
		struct referral_lines *part = date_before(rq->today, line->due) ? &rest : &due;

		*list_add(rq->arena, part) = *line;
	}
	*today = rows_of(rq, &due, HOME_ROWS, tr(rq->language, "Referrals that need you today"));
	*later =
		rows_of(rq, &rest, HOME_ROWS, tr(rq->language, "Waiting for you, and not due yet"));
}

/* ---- the spreadsheet ---- */

static const char *const csv_columns[] = { "reference", "name", "county", "group", "source",
	"stage", "waits", "whose", "due", "deadline", "page" };

static void put_row(struct request *rq, struct csv *csv, const struct referral_line *line)
{
	struct referral_row row = row_of(rq, line);

	csv_text(csv, line->reference);
	csv_text(csv, row.name);
	csv_text(csv, row.county);
	csv_text(csv, cohort_type_code(line->type));
	csv_text(csv, referral_sources[line->source].name);
	csv_text(csv, referral_states[line->state].name);
	csv_text(csv, row.waits);
	csv_text(csv, row.owner);
	csv_date(csv, line->due);
	csv_date(csv, line->deadline);
	csv_text(csv, url_text(rq->arena, row.reference.url, rq->language));
	csv_end_row(csv);
}

enum status referral_list_csv(struct request *rq)
{
	struct asked asked = asked_of(rq);
	struct referral_filter filter = filter_of(rq, &asked);
	struct referral_lines lines = referral_list(rq->work, &rq->actor, &filter, CSV_ROWS);
	size_t n = lines.n < CSV_ROWS ? lines.n : CSV_ROWS;
	struct buf out = buf_new(rq->arena, (n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	csv_header(&csv, csv_columns, array_size(csv_columns));
	for (size_t i = 0; i < n; i++)
		put_row(rq, &csv, &lines.at[i]);
	note_lines(rq, &lines, n);
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}
