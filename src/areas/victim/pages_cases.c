/* SPDX-License-Identifier: MIT */
/*
 * The list of cases, and a new one.
 */
#include <inttypes.h>

#include "areas/victim/page_kit.h"
#include "areas/victim/victim_views.h"
#include "auth/policy.h"

enum { PAGE_ROWS = 25 };

/* ---- the list ---- */

/* A search for what is no reference finds nothing, and says so. */
static struct victim_filter filter_of(struct request *rq)
{
	const char *search = form_text(rq, "search");
	struct victim_filter filter = {
		.state = case_state_by_name(form_choice(rq, "state")),
		.before = date_from_number(form_int(rq, "before")),
		.before_id = { form_id(rq, "before-id") },
	};

	if (search[0] != '\0' && !link_by_reference(search, &filter.link))
		form_problem(rq, "search", N_("Enter a whole reference, such as 3F0K-9QXW-TE57M"));
	return filter;
}

static void fill_rows(struct request *rq, const struct victim_cases *cases, struct cases_view *view)
{
	size_t n = cases->n < PAGE_ROWS ? cases->n : PAGE_ROWS;
	struct case_row *rows = arena_many(rq->arena, struct case_row, n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, n + 1);

	for (size_t i = 0; i < n; i++) {
		const struct victim_case *c = &cases->at[i];

		ids[i] = c->id.v;
		rows[i] = (struct case_row){
			.reference = { .text = link_reference(rq->arena, c->link),
				.url = url_case(rq->arena, c->id) },
			.programme = tr(rq->language, victim_programme_label(c->programme)),
			.opened_on = c->opened_on,
			.state = tr(rq->language, case_state_label(c->state)),
			.colour = case_state_colour(c->state),
		};
	}
	page_lists(rq, "victim-case", ids, n);
	view->rows = rows;
	view->n = n;
}

static struct url url_from(
	struct request *rq, const struct victim_filter *filter, const struct victim_case *last)
{
	const char *search = form_raw(rq, "search");
	const char *state = filter->state == CASE_NONE ? "" : case_state_name(filter->state);

	if (last == NULL)
		return url_of(rq->arena, "/cases?search=%s&state=%s", search, state);
	return url_of(rq->arena, "/cases?search=%s&state=%s&before=%d&before-id=%lld", search,
		state, (int)date_number(last->opened_on), (long long)last->id.v);
}

static const char *list_says(
	struct request *rq, const struct victim_filter *filter, size_t n, bool has_more)
{
	if (n == 0 && (filter->link.v != 0 || filter->state != CASE_NONE))
		return tr(rq->language, "No case of yours matches. Take a filter off.");
	if (n == 0)
		return tr(rq->language, "There is no case of yours yet.");
	if (has_more)
		return tr_fill_n(rq->arena, rq->language, "{count} case, and more follow",
			"{count} cases, and more follow", (int64_t)n, NULL);
	return tr_fill_n(
		rq->arena, rq->language, "{count} case", "{count} cases", (int64_t)n, NULL);
}

static void fill_filter(
	struct request *rq, const struct victim_filter *filter, struct cases_view *view)
{
	struct choice *states = arena_many(rq->arena, struct choice, CASE_STATE_COUNT);

	states[0] =
		(struct choice){ .value = "", .text = tr(rq->language, "All stages but ended") };
	for (enum case_state state = CASE_NEW; state < CASE_STATE_COUNT; state++)
		states[state] = (struct choice){ .value = case_state_name(state),
			.text = tr(rq->language, case_state_label(state)) };
	view->states = states;
	view->state_count = CASE_STATE_COUNT;
	view->state = filter->state == CASE_NONE ? "" : case_state_name(filter->state);
	view->search = form_raw(rq, "search");
	view->filter.action = url_of(rq->arena, "/cases");
}

enum status cases_show(struct request *rq)
{
	struct victim_filter filter = filter_of(rq);
	struct victim_cases cases = { 0 };
	struct cases_view view = {
		.problems = &rq->problems,
		.may_open = policy_allows_somewhere(&rq->actor, VICTIM_OPEN),
	};

	if (!form_has_problems(rq))
		cases = victim_list(rq->work, &filter, PAGE_ROWS);
	fill_rows(rq, &cases, &view);
	fill_filter(rq, &filter, &view);
	if (!form_has_problems(rq))
		view.says = list_says(rq, &filter, view.n, cases.n > PAGE_ROWS);
	if (cases.n > PAGE_ROWS)
		view.next = url_from(rq, &filter, &cases.at[PAGE_ROWS - 1]);
	if (filter.before_id.v != 0)
		view.first = url_from(rq, &filter, NULL);

	struct html *out = page_open(rq, tr(rq->language, "Cases"));

	view_cases(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

/* ---- a new one ---- */

static struct form_field programme_field(struct request *rq)
{
	enum { CHOICES = VICTIM_PROGRAMME_COUNT - 1 };
	struct choice *choices = arena_many(rq->arena, struct choice, CHOICES);

	for (size_t i = 0; i < CHOICES; i++)
		choices[i] = (struct choice){
			.value = victim_programme_name((enum victim_programme)(i + 1)),
			.text = tr(rq->language,
				victim_programme_label((enum victim_programme)(i + 1))),
		};
	return (struct form_field){
		.name = "programme",
		.label = tr(rq->language, "Programme"),
		.label_size = "s",
		.problems = &rq->problems,
		.choices = choices,
		.choice_count = CHOICES,
		.value = rq->method == POST ? form_raw(rq, "programme") : "",
	};
}

static struct form_field language_field(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, 3);

	choices[0] = (struct choice){ .value = "cy", .text = tr(rq->language, "Welsh") };
	choices[1] = (struct choice){ .value = "en", .text = tr(rq->language, "English") };
	choices[2] = (struct choice){ .value = "other", .text = tr(rq->language, "Another") };
	return (struct form_field){
		.name = "language",
		.label = tr(rq->language, "The person’s language"),
		.label_size = "s",
		.problems = &rq->problems,
		.choices = choices,
		.choice_count = 3,
		.value = rq->method == POST ? form_raw(rq, "language") : "",
	};
}

static enum status new_page(struct request *rq, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct case_new_view view = {
		.problems = &rq->problems,
		.form = { .action = url_of(rq->arena, "/cases/new"),
			.token = keys.token,
			.key = keys.once,
			.is_guarded = true },
		.link = { .name = "link",
			.label = tr(rq->language, "Reference"),
			.label_size = "s",
			.hint = tr(
				rq->language, "As the programme gave it, such as 3F0K-9QXW-TE57M"),
			.width = "20",
			.value = rq->method == POST ? form_raw(rq, "link") : "",
			.problems = &rq->problems },
		.programme = programme_field(rq),
		.language = language_field(rq),
	};
	struct html *out = page_open(rq, tr(rq->language, "Add a case"));

	view_case_new(out, &view);
	return page_close(rq, status);
}

enum status case_new_show(struct request *rq)
{
	return new_page(rq, OK);
}

enum status case_new_do(struct request *rq)
{
	struct victim_case c = { .programme =
					 victim_programme_by_name(form_choice(rq, "programme")),
		.language = form_choice(rq, "language") };

	link_by_reference(form_text(rq, "link"), &c.link);
	switch (victim_case_open(rq->work, &rq->actor, &c, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_case(rq->arena, c.id));
	case REFUSED: return new_page(rq, UNPROCESSABLE);
	default: return page_forbidden(rq);
	}
}
