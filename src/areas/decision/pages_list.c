/* SPDX-License-Identifier: MIT */
/*
 * The office's own records, filtered: as a list page by page, and as a
 * spreadsheet.
 */
#include <inttypes.h>

#include "areas/decision/decision_views.h"
#include "areas/decision/page_kit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "base/utf8.h"
#include "out/csv.h"

enum {
	PAGE_ROWS = 50,
	CSV_ROWS = 5000,
	CSV_BYTES_PER_ROW = 300,
	CHOSEN_MOST = 4,
	YEAR_FIRST = 2010, // the first commissioners took office in 2012
};

/* ---- rows ---- */

/* The body's name from those of the reader's office; only one that is not among them is asked for. */
static struct bilingual name_among(
	struct request *rq, const struct organisations *kept, struct organisation_id id)
{
	list_each (const struct organisation *, body, kept)
		if (body->id.v == id.v)
			return (struct bilingual){ body->name[ENGLISH], body->name[WELSH] };
	return organisation_words(rq->work, id);
}

static struct decision_row row_of(
	struct request *rq, const struct organisations *kept, const struct decision_line *line)
{
	return (struct decision_row){
		.title = decision_title(line->title[ENGLISH], line->title[WELSH], line->reference),
		.url = url_decision(rq->arena, line->id),
		.reference = line->reference,
		.organisation = name_among(rq, kept, line->organisation),
		.state = tr(rq->language, state_label(line->state)),
		.colour = state_colour(line->state),
		.signed_on = line->signed_on,
	};
}

static void note_lines(struct request *rq, const struct decision_lines *lines, size_t n)
{
	int64_t *ids = arena_many(rq->arena, int64_t, n + 1);

	for (size_t i = 0; i < n; i++)
		ids[i] = lines->at[i].id.v;
	page_lists(rq, "decision", ids, n);
}

struct decision_row *decision_rows(struct request *rq, const struct organisations *kept,
	const struct decision_lines *lines, size_t most, size_t *n)
{
	struct decision_row *rows = arena_many(rq->arena, struct decision_row, most);

	*n = lines->n < most ? lines->n : most;
	for (size_t i = 0; i < *n; i++)
		rows[i] = row_of(rq, kept, &lines->at[i]);
	note_lines(rq, lines, *n);
	return rows;
}

/* ---- the list ---- */

const char *const decision_state_choices[] = { "draft", "ready", "imported", "frozen", "published",
	"withdrawn", "discarded", NULL };

static struct choice *states_to_choose(struct request *rq, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, STATE_COUNT);

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "Any stage") };
	*n = 1;
	for (size_t i = 0; decision_state_choices[i] != NULL; i++)
		choices[(*n)++] = (struct choice){
			.value = decision_state_choices[i],
			.text = tr(
				rq->language, state_label(state_named(decision_state_choices[i]))),
		};
	return choices;
}

static struct choice *years_to_choose(struct request *rq, size_t *n)
{
	int last = rq->today.year;
	struct choice *choices =
		arena_many(rq->arena, struct choice, (size_t)(last - YEAR_FIRST + 2));

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "All years") };
	*n = 1;
	for (int year = last; year >= YEAR_FIRST; year--) {
		const char *text = arena_format(rq->arena, "%d", year);

		choices[(*n)++] = (struct choice){ .value = text, .text = text };
	}
	return choices;
}

static struct decision_filter filter_of(struct request *rq)
{
	int64_t year = form_number(rq, "year");

	return (struct decision_filter){
		.state = state_named(form_choice(rq, "state")),
		.organisation = { form_id(rq, "organisation") },
		.year = year >= 1900 && year <= 2199 ? (int)year : 0,
		.search = form_text(rq, "search"),
		.before = { form_id(rq, "before") },
		.before_id = { form_id(rq, "before-id") },
	};
}

static bool is_filtered(const struct decision_filter *filter)
{
	return filter->state != STATE_NONE || filter->organisation.v != 0 || filter->year != 0 ||
	       filter->search[0] != '\0';
}

/* What is listed, in words. */
static const char *list_says(
	struct request *rq, const struct decision_filter *filter, size_t n, bool has_more)
{
	if (n == 0 && is_filtered(filter))
		return tr(rq->language,
			"No decision matches. Take a filter off, or search for another word.");
	if (n == 0)
		return tr(rq->language, "There is no decision yet. Add the first.");
	if (has_more && filter->search[0] != '\0')
		return tr_fill_n(rq->arena, rq->language,
			"This is the {count} decision changed last that matches. To find others, "
			"type more of the word or choose another filter.",
			"These are the {count} decisions changed last that match. To find others, "
			"type more of the word or choose another filter.",
			(int64_t)n, NULL);
	if (has_more)
		return tr_fill_n(rq->arena, rq->language, "{count} decision, and more follow",
			"{count} decisions, and more follow", (int64_t)n, NULL);
	return tr_fill_n(
		rq->arena, rq->language, "{count} decision", "{count} decisions", (int64_t)n, NULL);
}

/* ---- addresses ---- */

/* The filter as an address says it; "" for any. */
struct asked {
	const char *search, *state, *organisation, *year;
};

static struct asked asked_of(struct request *rq, const struct decision_filter *filter)
{
	return (struct asked){
		.search = filter->search,
		.state = filter->state == STATE_NONE ? "" : state_name(filter->state),
		.organisation = filter->organisation.v == 0 ? "" : form_raw(rq, "organisation"),
		.year = filter->year == 0 ? "" : arena_format(rq->arena, "%d", filter->year),
	};
}

static struct url url_asked(struct request *rq, struct asked asked)
{
	return url_of(rq->arena, "/decisions?search=%s&state=%s&organisation=%s&year=%s",
		asked.search, asked.state, asked.organisation, asked.year);
}

static struct url url_next(struct request *rq, struct asked asked, const struct decision_line *last)
{
	return url_of(rq->arena,
		"/decisions?search=%s&state=%s&organisation=%s&year=%s&before=%lld&before-id=%lld",
		asked.search, asked.state, asked.organisation, asked.year,
		(long long)last->changed_at.ms, (long long)last->id.v);
}

/* A link for each thing chosen, which takes it off. */
static void set_chosen(struct request *rq, const struct organisations *kept,
	const struct decision_filter *filter, struct asked asked, struct filter *view)
{
	struct link *chosen = arena_many(rq->arena, struct link, CHOSEN_MOST);
	struct asked others = asked;

	view->chosen = chosen;
	if (asked.search[0] != '\0') {
		others.search = "";
		chosen[view->chosen_count++] =
			(struct link){ .text = asked.search, .url = url_asked(rq, others) };
	}
	others = asked;
	if (filter->state != STATE_NONE) {
		others.state = "";
		chosen[view->chosen_count++] =
			(struct link){ .text = tr(rq->language, state_label(filter->state)),
				.url = url_asked(rq, others) };
	}
	others = asked;
	if (filter->organisation.v != 0) {
		struct bilingual name = name_among(rq, kept, filter->organisation);

		others.organisation = "";
		chosen[view->chosen_count++] = (struct link){
			.text = rq->language == WELSH && name.cy[0] != '\0' ? name.cy : name.en,
			.url = url_asked(rq, others)
		};
	}
	others = asked;
	if (filter->year != 0) {
		others.year = "";
		chosen[view->chosen_count++] =
			(struct link){ .text = asked.year, .url = url_asked(rq, others) };
	}
}

/* ---- the list ---- */

static void fill_filter(struct request *rq, const struct organisations *kept,
	const struct decision_filter *filter, struct decision_list_view *view)
{
	struct asked asked = asked_of(rq, filter);

	view->search = form_raw(rq, "search");
	view->state = asked.state;
	view->organisation = asked.organisation;
	view->year = asked.year;
	view->states = states_to_choose(rq, &view->state_count);
	view->years = years_to_choose(rq, &view->year_count);
	view->organisations = organisation_choices_among(
		rq, kept, tr(rq->language, "All bodies"), &view->organisation_count);
	set_chosen(rq, kept, filter, asked, &view->filter);
}

enum status decision_list_show(struct request *rq)
{
	struct decision_filter filter = filter_of(rq);
	struct asked asked = asked_of(rq, &filter);
	struct decision_lines lines = decision_lines(rq->work, &rq->actor, &filter, PAGE_ROWS);
	struct organisations kept = organisations_kept_by(rq->work, rq->actor.organisation);
	bool has_more = lines.n > PAGE_ROWS;
	struct decision_list_view view = {
		.filter = { .action = url_of(rq->arena, "/decisions") },
		.problems = &rq->problems,
		.may_add = policy_allows_somewhere(&rq->actor, DECISION_IMPORT),
		.csv = url_of(rq->arena,
			"/decisions.csv?search=%s&state=%s&organisation=%s&year=%s", asked.search,
			asked.state, asked.organisation, asked.year),
	};

	fill_filter(rq, &kept, &filter, &view);
	view.rows = decision_rows(rq, &kept, &lines, PAGE_ROWS, &view.row_count);
	view.says = list_says(rq, &filter, view.row_count, has_more);
	if (has_more && filter.search[0] == '\0')
		view.next = url_next(rq, asked, &lines.at[PAGE_ROWS - 1]);
	if (filter.before.ms != 0)
		view.first = url_asked(rq, asked);

	struct html *out = page_open(rq, tr(rq->language, "Decisions"));

	view_decision_list(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

/* ---- the spreadsheet ---- */

static const char *const csv_columns[] = { "id", "reference", "title_en", "title_cy",
	"organisation_en", "organisation_cy", "stage", "signed_on", "changed_on", "page" };

static void put_row(struct request *rq, struct csv *csv, const struct organisations *kept,
	const struct decision_line *line)
{
	struct bilingual body = name_among(rq, kept, line->organisation);

	csv_int(csv, line->id.v);
	csv_text(csv, line->reference);
	csv_text(csv, line->title[ENGLISH]);
	csv_text(csv, line->title[WELSH]);
	csv_text(csv, body.en);
	csv_text(csv, body.cy);
	csv_text(csv, state_name(line->state));
	csv_date(csv, line->signed_on);
	csv_date(csv, instant_day(line->changed_at));
	csv_text(csv, url_text(rq->arena, url_decision(rq->arena, line->id), rq->language));
	csv_end_row(csv);
}

enum status decision_list_csv(struct request *rq)
{
	struct decision_filter filter = filter_of(rq);
	struct decision_lines lines = decision_lines(rq->work, &rq->actor, &filter, CSV_ROWS);
	struct organisations kept = organisations_kept_by(rq->work, rq->actor.organisation);
	size_t n = lines.n < CSV_ROWS ? lines.n : CSV_ROWS;
	struct buf out = buf_new(rq->arena, (n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	csv_header(&csv, csv_columns, array_size(csv_columns));
	for (size_t i = 0; i < n; i++)
		put_row(rq, &csv, &kept, &lines.at[i]);
	note_lines(rq, &lines, n);
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}
