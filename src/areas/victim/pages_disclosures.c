/* SPDX-License-Identifier: MIT */
/*
 * The list of disclosures about safety.
 */
#include "areas/victim/disclosure.h"
#include "areas/victim/page_kit.h"
#include "areas/victim/victim_views.h"

enum { PAGE_ROWS = 25 };

static struct disclosure_filter filter_of(struct request *rq)
{
	const char *search = form_text(rq, "search");
	struct disclosure_filter filter = {
		.state = (enum disclosure_state)word_named(
			disclosure_states, form_choice(rq, "state")),
		.before = { form_id(rq, "before") },
		.before_id = { form_id(rq, "before-id") },
	};

	if (search[0] != '\0' && !link_by_reference(search, &filter.link))
		form_problem(rq, "search", N_("Enter a whole reference, such as 3F0K-9QXW-TE57M"));
	return filter;
}

static void fill_rows(
	struct request *rq, const struct disclosures *all, struct disclosures_view *view)
{
	size_t n = all->n < PAGE_ROWS ? all->n : PAGE_ROWS;
	struct disclosure_row *rows = arena_many(rq->arena, struct disclosure_row, n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, n + 1);

	for (size_t i = 0; i < n; i++) {
		const struct disclosure *d = &all->at[i];

		ids[i] = d->id.v;
		rows[i] = (struct disclosure_row){
			.reference = { .text = link_reference(rq->arena, d->link),
				.url = url_disclosure(rq->arena, d->id) },
			.raised = instant_words(rq->arena, rq->language, d->raised_at),
			.state = disclosure_says(rq, d),
			.colour = disclosure_state_colour(d->state),
			.is_immediate = disclosure_is_urgent(d),
		};
	}
	page_lists(rq, "victim-disclosure", ids, n);
	view->rows = rows;
	view->n = n;
}

static const char *list_says(
	struct request *rq, const struct disclosure_filter *filter, size_t n, bool has_more)
{
	if (n == 0 && (filter->link.v != 0 || filter->state != DISCLOSURE_NONE))
		return tr(rq->language, "No disclosure matches. Take a filter off.");
	if (n == 0)
		return tr(rq->language, "No disclosure is open.");
	if (has_more)
		return tr_fill_n(rq->arena, rq->language, "{count} disclosure, and more follow",
			"{count} disclosures, and more follow", (int64_t)n, NULL);
	return tr_fill_n(rq->arena, rq->language, "{count} disclosure", "{count} disclosures",
		(int64_t)n, NULL);
}

static struct url url_from(struct request *rq, const struct disclosure *last)
{
	const char *search = form_raw(rq, "search"), *state = form_raw(rq, "state");

	if (last == NULL)
		return url_of(rq->arena, "/disclosures?search=%s&state=%s", search, state);
	return url_of(rq->arena, "/disclosures?search=%s&state=%s&before=%lld&before-id=%lld",
		search, state, (long long)last->raised_at.ms, (long long)last->id.v);
}

static void fill_filter(struct request *rq, struct disclosures_view *view)
{
	struct choice *states = arena_many(rq->arena, struct choice, DISCLOSURE_STATE_COUNT);

	states[0] =
		(struct choice){ .value = "", .text = tr(rq->language, "All that are not closed") };
	for (size_t i = 1; i < DISCLOSURE_STATE_COUNT; i++)
		states[i] = (struct choice){ .value = disclosure_states[i].name,
			.text = tr(rq->language, disclosure_states[i].label) };
	view->states = states;
	view->state_count = DISCLOSURE_STATE_COUNT;
	view->state = form_raw(rq, "state");
	view->search = form_raw(rq, "search");
	view->filter.action = url_of(rq->arena, "/disclosures");
}

enum status disclosures_show(struct request *rq)
{
	struct disclosure_filter filter = filter_of(rq);
	struct disclosures all = { 0 };
	struct disclosures_view view = { .problems = &rq->problems };

	if (!form_has_problems(rq))
		all = disclosure_list(rq->work, &filter, PAGE_ROWS);
	fill_rows(rq, &all, &view);
	fill_filter(rq, &view);
	if (!form_has_problems(rq))
		view.says = list_says(rq, &filter, view.n, all.n > PAGE_ROWS);
	if (all.n > PAGE_ROWS)
		view.next = url_from(rq, &all.at[PAGE_ROWS - 1]);
	if (filter.before_id.v != 0)
		view.first = url_from(rq, NULL);

	struct html *out = page_open(rq, tr(rq->language, "Safeguarding disclosures"));

	view_disclosures(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}
