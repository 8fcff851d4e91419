/* SPDX-License-Identifier: MIT */
/*
 * The calendar of cohorts: a list by the day of workshop A, page by page, and as a spreadsheet.
 */
#include <string.h>

#include "areas/cohort/cohort_views.h"
#include "areas/cohort/page_kit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "out/csv.h"

enum {
	PAGE_ROWS = 50,
	CSV_ROWS = 2000,
	CSV_BYTES_PER_ROW = 300,
	CHOSEN_MOST = 4,
	DAYS_BACK = 35, // so that a cohort between its workshops is seen
};

/* ---- what was asked for ---- */

static struct cohort_filter filter_of(struct request *rq)
{
	struct date from = form_date(rq, "from");

	return (struct cohort_filter){
		.county = county_by_code(form_choice(rq, "county")),
		.type = cohort_type_by_code(form_choice(rq, "type")),
		.language = form_choice(rq, "language"),
		.from = date_is_set(from) ? from : date_add_days(rq->today, -DAYS_BACK),
		.after_on = date_from_number(form_int(rq, "after-on")),
		.after = { form_id(rq, "after") },
	};
}

/* The filter as an address says it; "" for any. */
struct asked {
	const char *county, *type, *language, *day, *month, *year;
};

static struct asked asked_of(struct request *rq)
{
	return (struct asked){
		.county = form_raw(rq, "county"),
		.type = form_raw(rq, "type"),
		.language = form_raw(rq, "language"),
		.day = form_raw(rq, "from-day"),
		.month = form_raw(rq, "from-month"),
		.year = form_raw(rq, "from-year"),
	};
}

static const char *query_of(struct request *rq, struct asked asked)
{
	struct url url = url_of(rq->arena,
		"/cohorts?county=%s&type=%s&language=%s&from-day=%s&from-month=%s&from-year=%s",
		asked.county, asked.type, asked.language, asked.day, asked.month, asked.year);

	return strchr(url.path, '?') + 1;
}

static struct url url_asked(struct request *rq, struct asked asked)
{
	return url_here(rq->arena, "/cohorts", query_of(rq, asked));
}

static struct url url_next(struct request *rq, struct asked asked, const struct cohort *last)
{
	const char *more = arena_format(rq->arena, "%s&after-on=%d&after=%lld", query_of(rq, asked),
		(int)date_number(last->workshop[WORKSHOP_A].on), (long long)last->id.v);

	return url_here(rq->arena, "/cohorts", more);
}

/* ---- the filter ---- */

static struct choice choice_of(const char *value, const char *text)
{
	return (struct choice){ .value = value, .text = text };
}

static void fill_filter(struct request *rq, struct cohorts_view *view)
{
	struct choice *types = arena_many(rq->arena, struct choice, COHORT_TYPE_COUNT);
	struct choice *languages = arena_many(rq->arena, struct choice, LANGUAGE_COUNT + 1);
	enum language l = rq->language;

	types[0] = choice_of("", tr(l, "Any type"));
	for (enum cohort_type type = COHORT_UNKNOWN + 1; type < COHORT_TYPE_COUNT; type++)
		types[type] = choice_of(cohort_type_code(type), tr(l, cohort_type_label(type)));
	languages[0] = choice_of("", tr(l, "Either language"));
	languages[1] = choice_of("cy", cohort_language_words(rq, WELSH));
	languages[2] = choice_of("en", cohort_language_words(rq, ENGLISH));

	view->county = field_of(rq, "county", tr(l, "County"), form_raw(rq, "county"));
	view->county.choices = county_choices(rq, tr(l, "Any county"), &view->county.choice_count);
	view->type = field_of(rq, "type", tr(l, "For"), form_raw(rq, "type"));
	view->type.choices = types;
	view->type.choice_count = COHORT_TYPE_COUNT;
	view->language = field_of(rq, "language", tr(l, "Language"), form_raw(rq, "language"));
	view->language.choices = languages;
	view->language.choice_count = LANGUAGE_COUNT + 1;
	view->from = date_field_of(rq, "from", tr(l, "Workshop A from"), DATE_NONE);
	view->from.day = form_raw(rq, "from-day");
	view->from.month = form_raw(rq, "from-month");
	view->from.year = form_raw(rq, "from-year");
}

/* A link for each thing chosen, which takes it off. */
static void set_chosen(struct request *rq, const struct cohort_filter *filter, struct filter *view)
{
	struct link *chosen = arena_many(rq->arena, struct link, CHOSEN_MOST);
	struct asked asked = asked_of(rq), others = asked;

	view->chosen = chosen;
	if (filter->county != COUNTY_NONE) {
		others.county = "";
		chosen[view->chosen_count++] =
			(struct link){ .text = county_name(filter->county, rq->language),
				.url = url_asked(rq, others) };
	}
	others = asked;
	if (filter->type != COHORT_UNKNOWN) {
		others.type = "";
		chosen[view->chosen_count++] =
			(struct link){ .text = tr(rq->language, cohort_type_label(filter->type)),
				.url = url_asked(rq, others) };
	}
	others = asked;
	if (filter->language[0] != '\0') {
		others.language = "";
		chosen[view->chosen_count++] = (struct link){
			.text = cohort_language_words(
				rq, strcmp(filter->language, "cy") == 0 ? WELSH : ENGLISH),
			.url = url_asked(rq, others)
		};
	}
	others = asked;
	if (asked.year[0] != '\0' && !form_has_problems(rq)) {
		others.day = others.month = others.year = "";
		chosen[view->chosen_count++] = (struct link){
			.text = date_words(rq->arena, rq->language, filter->from),
			.url = url_asked(rq, others),
		};
	}
}

/* What is listed, in words. */
static const char *list_says(
	struct request *rq, const struct cohort_filter *filter, size_t n, bool has_more)
{
	const char *from = date_words(rq->arena, rq->language, filter->from);

	if (n == 0)
		return tr_fill(rq->arena, rq->language,
			"No such cohort has its workshop A on {date} or later. Take a filter off, "
			"or choose an earlier day.",
			"date", from, NULL);
	if (has_more)
		return tr_fill_n(rq->arena, rq->language,
			"{count} cohort with its workshop A on {date} or later, and more follow",
			"{count} cohorts with their workshop A on {date} or later, and more follow",
			(int64_t)n, "date", from, NULL);
	return tr_fill_n(rq->arena, rq->language,
		"{count} cohort with its workshop A on {date} or later",
		"{count} cohorts with their workshop A on {date} or later", (int64_t)n, "date",
		from, NULL);
}

/* ---- rows ---- */

/* The venue and its county; without one how it is held, and the county that it serves. */
static const char *where_words(struct request *rq, const struct cohort *c)
{
	const char *what =
		c->venue_name != NULL ? c->venue_name : tr(rq->language, mode_label(c->mode));

	return arena_format(rq->arena, "%s, %s", what, county_name(c->county, rq->language));
}

static struct cohort_row row_of(struct request *rq, const struct cohort *c)
{
	enum cohort_state state = cohort_state(c, rq->now);
	struct cohort_row row = {
		.cohort = { .text = cohort_words(rq, c), .url = url_cohort(rq->arena, c->id) },
		.type = tr(rq->language, cohort_type_label(c->type)),
		.where = where_words(rq, c),
		.language = cohort_language_words(rq, c->language),
		.free = cohort_free(c),
		.state = tr(rq->language, cohort_state_label(state)),
		.colour = cohort_state_colour(state),
	};

	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		row.on[letter] = c->workshop[letter].on;
	return row;
}

static void note_shown(struct request *rq, const struct cohorts *cohorts, size_t n)
{
	int64_t *ids = arena_many(rq->arena, int64_t, n + 1);

	for (size_t i = 0; i < n; i++)
		ids[i] = cohorts->at[i].id.v;
	page_lists(rq, "cohort", ids, n);
}

enum status cohort_list_show(struct request *rq)
{
	struct cohort_filter filter = filter_of(rq);
	struct cohorts found = cohorts_for(rq->work, &rq->actor, &filter, PAGE_ROWS);
	bool has_more = found.n > PAGE_ROWS;
	struct cohort_row *rows = arena_many(rq->arena, struct cohort_row, PAGE_ROWS);
	struct cohorts_view view = {
		.tabs = page_tabs(rq, "/cohorts"),
		.filter = { .action = url_of(rq->arena, "/cohorts") },
		.problems = &rq->problems,
		.rows = rows,
		.csv = url_here(rq->arena, "/cohorts.csv", query_of(rq, asked_of(rq))),
		.may_plan = policy_allows(&rq->actor, COHORT_PLAN, RELATION_CONTRACT_PARTY),
	};

	for (view.n = 0; view.n < found.n && view.n < PAGE_ROWS; view.n++)
		rows[view.n] = row_of(rq, &found.at[view.n]);
	note_shown(rq, &found, view.n);
	fill_filter(rq, &view);
	set_chosen(rq, &filter, &view.filter);
	view.says = list_says(rq, &filter, view.n, has_more);
	if (has_more)
		view.next = url_next(rq, asked_of(rq), &found.at[PAGE_ROWS - 1]);
	if (filter.after.v != 0)
		view.first = url_asked(rq, asked_of(rq));
	if (has_more || filter.after.v != 0)
		view.csv_most = count_words(rq->arena, rq->language, CSV_ROWS);

	struct html *out = page_open_with(
		rq, tr(rq->language, "Cohorts"), &(struct page_options){ .is_wide = true });

	view_cohorts(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

/* ---- the spreadsheet ---- */

static const char *const csv_columns[] = { "cohort", "type", "mode", "language", "county", "where",
	"a_on", "a_begins", "a_ends", "b_on", "b_begins", "b_ends", "places", "free", "state",
	"page" };

/* Behind the others, for whoever may read them somewhere. */
static const char *const liaison_columns[] = { "victim_liaison", "victim_liaison_made",
	"victim_liaison_declined", "victim_liaison_tried" };

static bool reads_liaison(const struct request *rq)
{
	return policy_allows_somewhere(&rq->actor, LIAISON_READ);
}

/* The kinds are blank where they may not be told apart, as on the cohort's page. */
static void put_liaison(struct request *rq, struct csv *csv, const struct cohort *c)
{
	struct liaison_figures figures;
	bool is_known = cohort_liaison(rq->work, &rq->actor, c, &figures);

	if (is_known)
		csv_int(csv, liaison_sum(&figures));
	else
		csv_text(csv, "");
	for (enum liaison each = LIAISON_COUNT - 1; each > LIAISON_NONE; each--)
		if (is_known && liaison_may_be_split(&figures))
			csv_int(csv, figures.number[each]);
		else
			csv_text(csv, "");
}

static void put_row(struct request *rq, struct csv *csv, const struct cohort *c)
{
	csv_int(csv, c->number);
	csv_text(csv, cohort_type_code(c->type));
	csv_text(csv, mode_name(c->mode));
	csv_text(csv, language_code(c->language));
	csv_text(csv, county_name(c->county, rq->language));
	csv_text(csv, where_words(rq, c));
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++) {
		csv_date(csv, c->workshop[letter].on);
		csv_clock(csv, c->workshop[letter].begins);
		csv_clock(csv, c->workshop[letter].ends);
	}
	csv_int(csv, c->capacity);
	csv_int(csv, cohort_free(c));
	csv_text(csv, tr(rq->language, cohort_state_label(cohort_state(c, rq->now))));
	csv_text(csv, url_text(rq->arena, url_cohort(rq->arena, c->id), rq->language));
	if (reads_liaison(rq))
		put_liaison(rq, csv, c);
	csv_end_row(csv);
}

enum status cohort_list_csv(struct request *rq)
{
	struct cohort_filter filter = filter_of(rq);
	struct cohorts found = cohorts_for(rq->work, &rq->actor, &filter, CSV_ROWS);
	size_t n = found.n < CSV_ROWS ? found.n : CSV_ROWS;
	struct buf out = buf_new(rq->arena, (n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	for (size_t i = 0; i < array_size(csv_columns); i++)
		csv_text(&csv, csv_columns[i]);
	for (size_t i = 0; i < array_size(liaison_columns) && reads_liaison(rq); i++)
		csv_text(&csv, liaison_columns[i]);
	csv_end_row(&csv);
	for (size_t i = 0; i < n; i++)
		put_row(rq, &csv, &found.at[i]);
	note_shown(rq, &found, n);
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}
