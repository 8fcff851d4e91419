/* SPDX-License-Identifier: MIT */
/*
 * What the public meets first: the front page, the register with its filter,
 * and where the open data are.
 */
#include "areas/publication/pages.h"

#include "areas/organisation/organisation.h"
#include "areas/publication/views.h"
#include "base/err.h"
#include "base/utf8.h"
#include "frame/page.h"

enum { NEWEST = 5, SEARCH_MAX = 100, CHOSEN_MOST = 3 };

/* ---- rows ---- */

struct bilingual register_area(const struct organisations *bodies, struct organisation_id id)
{
	list_each (const struct organisation *, body, bodies)
		if (body->id.v == id.v)
			return body->area[ENGLISH][0] != '\0'
				       ? (struct bilingual){ body->area[ENGLISH],
						 body->area[WELSH] }
				       : (struct bilingual){ body->name[ENGLISH],
						 body->name[WELSH] };
	return (struct bilingual){ "", "" };
}

const char *register_words(struct bilingual words, enum language language)
{
	const char *own = language == WELSH ? words.cy : words.en;

	return own[0] != '\0' ? own : language == WELSH ? words.en : words.cy;
}

struct bilingual register_title(const struct publication *line)
{
	if (line->title[ENGLISH][0] == '\0' && line->title[WELSH][0] == '\0')
		return (struct bilingual){ tr(ENGLISH, N_("Title withheld")),
			tr(WELSH, N_("Title withheld")) };
	return (struct bilingual){ line->title[ENGLISH], line->title[WELSH] };
}

static struct public_rows rows_of(struct request *rq, const struct organisations *bodies,
	const struct publications *lines, size_t most)
{
	size_t n = lines->n < most ? lines->n : most;
	struct public_row *rows = arena_many(rq->arena, struct public_row, n);

	for (size_t i = 0; i < n; i++) {
		const struct publication *line = &lines->at[i];

		rows[i] = (struct public_row){
			.url = url_of(rq->arena, "/register/%lld", (long long)line->id.v),
			.title = register_title(line),
			.reference = line->reference,
			.area = register_area(bodies, line->organisation),
			.listed_on = line->listed_on,
			.is_withdrawn = line->withdrawn_at.ms != 0,
		};
	}
	return (struct public_rows){ .at = rows, .n = n };
}

/* ---- the front page ---- */

static enum status front(struct request *rq)
{
	if (actor_is_signed_in(&rq->actor))
		return reply_redirect(rq, url_of(rq->arena, "/home"));

	struct organisations bodies = publication_bodies(rq->work);
	struct publications lines =
		publication_lines(rq->work, &(struct publication_filter){ 0 }, NEWEST);
	struct front_view v = { .newest = rows_of(rq, &bodies, &lines, NEWEST) };

	v.newest.caption = tr(rq->language, "Newest decisions");
	page_is_public(rq);

	struct html *out = page_open_with(rq, tr(rq->language, "Decisions in public"),
		&(struct page_options){ .feed = url_of(rq->arena, "/register/feed") });

	view_front(out, &v);
	return page_close(rq, OK);
}

/* ---- what was asked for ---- */

static const struct input register_inputs[] = {
	{ .name = "search", .kind = INPUT_LINE, .max = SEARCH_MAX },
	{ .name = "area", .kind = INPUT_ID },
	{ .name = "year", .kind = INPUT_NUMBER },
	{ .name = "before", .kind = INPUT_NUMBER },
	{ .name = "before-id", .kind = INPUT_ID },
	{ 0 },
};

/* The filter as chosen, with its words for the addresses of other pages. */
struct asked {
	struct publication_filter filter;
	const char *search, *area, *year; // as in an address; "" for any
	struct bilingual area_name;
	const char *word; // that is looked for, of those typed
};

static bool year_is_known(int64_t year)
{
	return year >= 1900 && year <= 2199;
}

struct publication_filter register_filter(struct request *rq)
{
	int64_t year = form_number(rq, "year");
	struct publication_filter filter = {
		.search = form_text(rq, "search"),
		.organisation = { form_id(rq, "area") },
	};

	if (year_is_known(year))
		filter.year = (int)year;
	else if (form_raw(rq, "year")[0] != '\0')
		form_problem(rq, "year", N_("Choose a year from the list"));
	return filter;
}

static struct asked read_asked(struct request *rq, const struct organisations *bodies)
{
	struct asked asked = { .filter = register_filter(rq) };
	int64_t before = form_number(rq, "before");

	if (before > 0 && before <= INT32_MAX) {
		asked.filter.before = date_from_number((int32_t)before);
		asked.filter.before_id.v = form_id(rq, "before-id");
	}
	asked.search = asked.filter.search;
	asked.area = asked.filter.organisation.v == 0 ? "" : form_raw(rq, "area");
	asked.year = asked.filter.year == 0 ? "" : form_raw(rq, "year");
	asked.area_name = register_area(bodies, asked.filter.organisation);
	asked.word = asked.search[0] == '\0' ? "" : utf8_longest_word(rq->arena, asked.search);
	return asked;
}

static struct url url_asked(struct arena *a, const char *search, const char *area, const char *year)
{
	if (search[0] == '\0' && area[0] == '\0' && year[0] == '\0')
		return url_of(a, "/register");
	return url_of(a, "/register?search=%s&area=%s&year=%s", search, area, year);
}

static struct url url_older(struct arena *a, const struct asked *asked,
	const struct public_rows *rows, const struct publications *lines)
{
	const struct publication *last = &lines->at[rows->n - 1];

	return url_of(a, "/register?search=%s&area=%s&year=%s&before=%d&before-id=%lld",
		asked->search, asked->area, asked->year, (int)date_number(last->listed_on),
		(long long)last->id.v);
}

/* ---- in words ---- */

/* What the list holds: "Decisions of Gwent signed in 2024". */
static const char *caption_of(struct request *rq, const struct asked *asked)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;
	const char *area = register_words(asked->area_name, l);
	bool has_area = area[0] != '\0';
	bool has_year = asked->year[0] != '\0';

	if (asked->word[0] != '\0')
		return tr_fill(a, l,
			has_area && has_year
				? N_("Decisions of {area} signed in {year} with a word that "
				     "begins with “{word}”")
			: has_area ? N_("Decisions of {area} with a word that begins with “{word}”")
			: has_year ? N_("Decisions signed in {year} with a word that begins with "
					"“{word}”")
				   : N_("Decisions with a word that begins with “{word}”"),
			"area", area, "year", asked->year, "word", asked->word, NULL);
	return tr_fill(a, l,
		has_area && has_year ? N_("Decisions of {area} signed in {year}")
		: has_area           ? N_("Decisions of {area}")
		: has_year           ? N_("Decisions signed in {year}")
				     : N_("All published decisions"),
		"area", area, "year", asked->year, NULL);
}

/* How many there are, or what to do when there are none. */
static const char *says_of(struct request *rq, const struct asked *asked,
	const struct public_rows *rows, bool has_more)
{
	bool is_asked = asked->search[0] != '\0' || asked->area[0] != '\0' ||
			asked->year[0] != '\0' || form_has_problems(rq);
	bool is_later_page = date_is_set(asked->filter.before);

	if (rows->n == 0 && is_later_page)
		return tr(rq->language, "There are no older decisions.");
	if (rows->n == 0 && is_asked)
		return tr(rq->language, "No published decision matches. Take a filter off, or "
					"search for the start of "
					"another word.");
	if (rows->n == 0)
		return tr(rq->language, "Nothing has been published yet.");
	if (has_more && asked->search[0] != '\0')
		return tr(rq->language, "These are the newest 50 that match. To find older ones, "
					"choose a year or type "
					"more of the word.");
	if (has_more || is_later_page)
		return tr_fill_n(rq->arena, rq->language, "{count} decision on this page",
			"{count} decisions on this page", (int64_t)rows->n, NULL);
	return tr_fill_n(rq->arena, rq->language, "{count} decision", "{count} decisions",
		(int64_t)rows->n, NULL);
}

/* ---- the filter ---- */

/* A link for each thing chosen, which takes it off. */
static void set_chosen(struct request *rq, const struct asked *asked, struct filter *filter)
{
	struct arena *a = rq->arena;
	struct link *chosen = arena_many(a, struct link, CHOSEN_MOST);
	size_t n = 0;

	if (asked->search[0] != '\0')
		chosen[n++] = (struct link){ .text = asked->search,
			.url = url_asked(a, "", asked->area, asked->year) };
	if (asked->area[0] != '\0')
		chosen[n++] = (struct link){ .text = register_words(asked->area_name, rq->language),
			.url = url_asked(a, asked->search, "", asked->year) };
	if (asked->year[0] != '\0')
		chosen[n++] = (struct link){ .text = asked->year,
			.url = url_asked(a, asked->search, asked->area, "") };
	*filter = (struct filter){
		.action = url_of(a, "/register"), .chosen = chosen, .chosen_count = n
	};
}

static struct form_field area_field(
	struct request *rq, const struct asked *asked, const struct organisations *bodies)
{
	struct choice *choices = arena_many(rq->arena, struct choice, bodies->n + 1);

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "All areas") };
	for (size_t i = 0; i < bodies->n; i++)
		choices[i + 1] = (struct choice){
			.value = arena_format(rq->arena, "%lld", (long long)bodies->at[i].id.v),
			.text = register_words(
				register_area(bodies, bodies->at[i].id), rq->language),
		};
	return (struct form_field){ .name = "area",
		.label = tr(rq->language, "Area"),
		.value = asked->area,
		.choices = choices,
		.choice_count = bodies->n + 1,
		.problems = &rq->problems };
}

static struct form_field year_field(
	struct request *rq, const struct asked *asked, const struct years *years)
{
	struct choice *choices = arena_many(rq->arena, struct choice, years->n + 1);

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "All years") };
	for (size_t i = 0; i < years->n; i++) {
		const char *year = arena_format(rq->arena, "%d", years->at[i]);

		choices[i + 1] = (struct choice){ .value = year, .text = year };
	}
	return (struct form_field){ .name = "year",
		.label = tr(rq->language, "Year signed"),
		.value = asked->year,
		.choices = choices,
		.choice_count = years->n + 1,
		.problems = &rq->problems };
}

static struct form_field search_field(struct request *rq)
{
	return (struct form_field){ .name = "search",
		.label = tr(rq->language, "Search"),
		.hint = tr(rq->language,
			"The start of a word of the title, reference, programme, provider "
			"or funder"),
		.value = form_raw(rq, "search"),
		.problems = &rq->problems };
}

/* ---- the register ---- */

static enum status show_register(struct request *rq, const struct register_view *v)
{
	const char *title = tr(rq->language, "Public register of decisions");
	struct html *out = page_open_with(rq, title, &(struct page_options){ .feed = v->feed });

	view_register(out, v);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

static enum status show_list(struct request *rq)
{
	struct organisations bodies = publication_bodies(rq->work);
	struct years years = publication_years_known(rq->work);
	struct asked asked = read_asked(rq, &bodies);
	struct publications lines = { 0 };
	struct register_view v = {
		.search = search_field(rq),
		.area = area_field(rq, &asked, &bodies),
		.year = year_field(rq, &asked, &years),
		.problems = &rq->problems,
		.feed = url_of(rq->arena, "/register/feed"),
		.csv = url_of(rq->arena, "/register.csv?search=%s&area=%s&year=%s", asked.search,
			asked.area, asked.year),
	};

	if (!form_has_problems(rq))
		lines = publication_lines(rq->work, &asked.filter, REGISTER_LINES);

	bool has_more = lines.n > REGISTER_LINES;

	v.rows = rows_of(rq, &bodies, &lines, REGISTER_LINES);
	v.rows.caption = caption_of(rq, &asked);
	v.says = says_of(rq, &asked, &v.rows, has_more);
	set_chosen(rq, &asked, &v.filter);
	if (date_is_set(asked.filter.before))
		v.newest = url_asked(rq->arena, asked.search, asked.area, asked.year);
	if (has_more && asked.search[0] == '\0')
		v.older = url_older(rq->arena, &asked, &v.rows, &lines);
	page_is_public(rq);
	return show_register(rq, &v);
}

/* ---- open data ---- */

static enum status open_data(struct request *rq)
{
	struct open_data_view v = { .csv_most = REGISTER_CSV_LINES,
		.feed_most = REGISTER_FEED_LINES };

	v.columns = register_columns;
	v.column_count = register_column_count;
	page_is_public(rq);

	struct html *out = page_open_with(rq, tr(rq->language, "Open data"),
		&(struct page_options){ .feed = url_of(rq->arena, "/register/feed") });

	view_open_data(out, &v);
	return page_close(rq, OK);
}

static const struct home_card cards[] = {
	{ PUBLIC_READ, N_("Public register"), "/register", N_("What everybody may read, in both languages") },
	{ 0 },
};

const struct home_part publication_home = { .cards = cards };

const struct route publication_routes[] = {
	{ GET, "/", PUBLIC_READ, front },
	{ GET, "/open-data", PUBLIC_READ, open_data },
	{ GET, "/register", PUBLIC_READ, show_list, register_inputs },
	{ GET, "/register.csv", PUBLIC_READ, register_csv, register_inputs },
	{ GET, "/register/feed", PUBLIC_READ, register_feed },
	{ GET, "/register/{id}", PUBLIC_READ, register_record },
	{ 0 },
};
