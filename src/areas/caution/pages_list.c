/* SPDX-License-Identifier: MIT */
/*
 * Cautions of the reader's force, those of one person, and what waits for somebody.
 */
#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/person/page_kit.h"
#include "auth/policy.h"
#include "auth/reach.h"
#include "base/code.h"
#include "out/csv.h"

enum { PAGE_ROWS = 50, ROWS_ROOM_BYTES = 2048, CSV_ROWS = 5000, CSV_BYTES_PER_ROW = 160 };

/* ---- rows ---- */

static struct caution_row row_of_line(struct request *rq, const struct caution_line *line)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;

	return (struct caution_row){
		.reference = { .url = url_caution(a, line->id) },
		.state = caution_state_words(rq, line->state),
		.colour = caution_state_colour(line->state),
		.given = date_is_set(line->given_on) ? date_words(a, l, line->given_on)
						     : tr(l, "Not given"),
		.deadline = date_is_set(line->deadline) ? date_words(a, l, line->deadline)
							: tr(l, "Not said"),
	};
}

/* Up to `most`, noted as shown with those whose they are. */
static struct caution_row *rows_of(
	struct request *rq, const struct caution_list *list, size_t most, size_t *n)
{
	struct caution_row *rows = arena_many(rq->arena, struct caution_row, list->n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, list->n + 1);
	int64_t *persons = arena_many(rq->arena, int64_t, list->n + 1);

	*n = list->n < most ? list->n : most;
	for (size_t i = 0; i < *n; i++) {
		const struct listed_caution *each = &list->at[i];

		rows[i] = row_of_line(rq, &each->line);
		rows[i].reference.text = code_words(rq->arena, each->reference);
		rows[i].name = mask_name(rq->arena, each->given_names, each->family_name);
		ids[i] = each->line.id.v;
		persons[i] = each->line.person.v;
	}
	page_lists(rq, "caution", ids, *n);
	page_lists(rq, "person", persons, *n);
	return rows;
}

/* ---- of the force ---- */

static struct url url_list(struct request *rq, const char *state, struct caution_id before)
{
	if (before.v == 0)
		return url_of(rq->arena, "/cautions?state=%s", state);
	return url_of(rq->arena, "/cautions?state=%s&before=%lld", state, (long long)before.v);
}

static struct form_field state_field(struct request *rq, enum caution_state state)
{
	struct choice *choices = arena_many(rq->arena, struct choice, CAUTION_STATE_COUNT);

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "Any state") };
	for (enum caution_state each = CAUTION_NONE + 1; each < CAUTION_STATE_COUNT; each++)
		choices[each] = (struct choice){ .value = caution_states[each].name,
			.text = caution_state_words(rq, each) };
	return (struct form_field){ .name = "state",
		.label = tr(rq->language, "State"),
		.choices = choices,
		.choice_count = CAUTION_STATE_COUNT,
		.value = state == CAUTION_NONE ? "" : caution_states[state].name };
}

static const char *list_says(struct request *rq, size_t n, bool has_more)
{
	if (has_more)
		return tr_fill_n(rq->arena, rq->language, "{count} caution, and more follow",
			"{count} cautions, and more follow", (int64_t)n, NULL);
	return tr_fill_n(
		rq->arena, rq->language, "{count} caution", "{count} cautions", (int64_t)n, NULL);
}

static struct caution_filter filter_of(struct request *rq)
{
	return (struct caution_filter){
		.state = word_named(caution_states, form_choice(rq, "state")),
		.before = { form_id(rq, "before") },
	};
}

enum status caution_list_show(struct request *rq)
{
	const char *state = form_choice(rq, "state");
	struct caution_filter filter = filter_of(rq);
	struct caution_list list = caution_list_of(rq->work, &rq->actor, &filter, PAGE_ROWS);
	struct cautions_view view = {
		.action = url_of(rq->arena, "/cautions"),
		.force = policy_allows_kept_by(&rq->actor, FORCE_READ, rq->actor.organisation)
				 ? url_of(rq->arena, "/force")
				 : URL_NONE,
		.state = state_field(rq, filter.state),
		.first = filter.before.v == 0 ? URL_NONE
					      : url_list(rq, state, (struct caution_id){ 0 }),
		.csv = url_of(rq->arena, "/cautions.csv?state=%s", state),
	};

	view.rows = rows_of(rq, &list, PAGE_ROWS, &view.row_count);
	view.says = list_says(rq, view.row_count, list.n > PAGE_ROWS);
	if (list.n > PAGE_ROWS)
		view.next = url_list(rq, state, list.at[PAGE_ROWS - 1].line.id);
	if (list.n > PAGE_ROWS || filter.before.v != 0)
		view.csv_most = count_words(rq->arena, rq->language, CSV_ROWS);

	struct html *out = page_open(rq, tr(rq->language, "Cautions"));

	view_cautions(out, &view);
	return page_close(rq, OK);
}

static const char *const csv_columns[] = { "reference", "name", "state", "given", "deadline",
	"page" };

enum status caution_list_csv(struct request *rq)
{
	struct caution_filter filter = filter_of(rq);
	struct caution_list list = caution_list_of(rq->work, &rq->actor, &filter, CSV_ROWS);
	size_t n;
	struct caution_row *rows = rows_of(rq, &list, CSV_ROWS, &n);
	struct buf out = buf_new(rq->arena, (n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	csv_header(&csv, csv_columns, array_size(csv_columns));
	for (size_t i = 0; i < n; i++) {
		const struct caution_line *line = &list.at[i].line;

		csv_text(&csv, list.at[i].reference);
		csv_text(&csv, rows[i].name);
		csv_text(&csv, rows[i].state);
		csv_date(&csv, line->given_on);
		csv_date(&csv, line->deadline);
		csv_text(&csv, url_text(rq->arena, rows[i].reference.url, rq->language));
		csv_end_row(&csv);
	}
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}

/* ---- of one person ---- */

enum status person_cautions_show(struct request *rq)
{
	struct person person;

	if (!person_of_page(rq, &person))
		return page_not_found(rq);

	struct caution_lines lines = caution_of_person(rq->work, &rq->actor, person.id);
	struct caution_row *rows = arena_many(rq->arena, struct caution_row, lines.n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, lines.n + 1);
	struct person_cautions_view view = {
		.back = url_person(rq->arena, person.id),
		.person = caution_person_words(rq, person.id),
		.rows = rows,
		.row_count = lines.n,
	};

	for (size_t i = 0; i < lines.n; i++) {
		rows[i] = row_of_line(rq, &lines.at[i]);
		rows[i].reference.text = tr(rq->language, "Conditional caution");
		ids[i] = lines.at[i].id.v;
	}
	page_lists(rq, "caution", ids, lines.n);
	if (person_may(rq->work, &rq->actor, CAUTION_ALTER, person.id))
		view.propose = url_person_page(rq->arena, person.id, "caution");

	struct html *out = page_open(rq, tr(rq->language, "Cautions"));

	view_person_cautions(out, &view);
	return page_close(rq, OK);
}

/* ---- what waits ---- */

static void add_waiting_in(struct request *rq, struct home_waiting *waiting,
	struct caution_filter filter, const char *says)
{
	struct caution_list list = caution_list_of(rq->work, &rq->actor, &filter, HOME_COUNTED);
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);
	size_t n = 0;

	if (list.n == 0)
		return;

	struct caution_row *rows = rows_of(rq, &list, HOME_ROWS, &n);

	view_caution_rows(&out, says, rows, n);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){ says, html_take(&out, 0), n,
		list.n, url_list(rq, caution_states[filter.state].name, (struct caution_id){ 0 }) };
}

void add_cautions_that_wait(struct request *rq, struct home_waiting *waiting)
{
	enum language l = rq->language;

	if (reach_circles(rq->work, rq->actor.account, CAUTION_ALTER).n == 0)
		return;
	if (actor_is(&rq->actor, ROLE_SERGEANT))
		add_waiting_in(rq, waiting, (struct caution_filter){ .state = CAUTION_PROPOSED },
			tr(l, "Cautions to authorise"));
	add_waiting_in(rq, waiting, (struct caution_filter){ .state = CAUTION_AUTHORISED },
		tr(l, "Cautions to give"));
	add_waiting_in(rq, waiting, (struct caution_filter){ .state = CAUTION_ISSUED },
		tr(l, "Cautions given: refer, then begin the conditions"));
	if (actor_is(&rq->actor, ROLE_SERGEANT))
		add_waiting_in(rq, waiting,
			(struct caution_filter){ .state = CAUTION_NON_COMPLIANT },
			tr(l, "Cautions not complied with, to decide on"));
	add_waiting_in(rq, waiting,
		(struct caution_filter){ .state = CAUTION_IN_COMPLIANCE, .is_attended = true },
		tr(l, "Both workshops attended: say that the caution is complied with"));
}
