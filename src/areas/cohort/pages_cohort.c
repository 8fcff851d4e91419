/* SPDX-License-Identifier: MIT */
/*
 * One cohort: its two workshops, how full it is, and what leads on from it.
 */
#include "areas/cohort/cohort_views.h"
#include "areas/cohort/page_kit.h"
#include "auth/policy.h"

static const char *scheme_words(struct request *rq, const struct cohort *c)
{
	struct scheme s;

	if (!scheme_for(rq->work, &rq->actor, SCHEME_READ, c->scheme, &s))
		return "";
	return s.name[rq->language];
}

/* ---- one cohort ---- */

static const char *fill_says(struct request *rq, const struct cohort *c)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;

	return tr_fill(a, l, "{taken} of {places} places taken, {free} free", "taken",
		count_words(a, l, c->taken), "places", count_words(a, l, c->capacity), "free",
		count_words(a, l, cohort_free(c)), NULL);
}

static const char *done_words(struct request *rq)
{
	const char *done = form_choice(rq, "done");

	switch (done[0]) {
	case 'p': return tr(rq->language, "The cohort is planned");
	case 'c': return tr(rq->language, "The cohort is changed");
	case 'x': return tr(rq->language, "The cohort is cancelled");
	default: return NULL;
	}
}

/* The provider's own: areas/register. */
static void fill_room(struct request *rq, const struct cohort *c, struct cohort_view *view)
{
	long long id = (long long)c->id.v;

	view->people = url_of(rq->arena, "/cohorts/%lld/people", id);
	view->registers[0] = url_of(rq->arena, "/cohorts/%lld/register/a", id);
	view->registers[1] = url_of(rq->arena, "/cohorts/%lld/register/b", id);
}

/* For whoever pays: what the invoice rests on. */
static void fill_liaison(struct request *rq, const struct cohort *c, struct liaison_view *view)
{
	struct liaison_figures figures;
	enum language l = rq->language;

	if (!cohort_liaison(rq->work, &rq->actor, c, &figures))
		return;

	int64_t sum = liaison_sum(&figures);

	view->says = sum == 0 ? tr(l, "The victims’ service has told nothing of this cohort yet.")
			      : tr_fill_n(rq->arena, l,
					"The victims’ service has worked with {count} victim.",
					"The victims’ service has worked with {count} victims.",
					sum, NULL);
	if (sum > 0 && !liaison_may_be_split(&figures))
		view->note = tr_fill(rq->arena, l,
			"What came of it is shown from {least} victims on: of fewer it could tell "
			"what one of them chose.",
			"least", count_words(rq->arena, l, LIAISON_SPLIT_LEAST), NULL);
	if (!liaison_may_be_split(&figures))
		return;
	for (enum liaison each = LIAISON_COUNT - 1; each > LIAISON_NONE; each--)
		view->kinds[view->n++] = (struct summary_row){ .key = tr(l, liaisons[each].label),
			.value = SHOWN(count_words(rq->arena, l, figures.number[each])) };
}

enum status cohort_show(struct request *rq)
{
	struct cohort c, same;

	if (!page_cohort(rq, COHORT_READ, &c))
		return page_not_found(rq);

	enum cohort_state state = cohort_state(&c, rq->now);
	struct cohort_view view = {
		.back = url_of(rq->arena, "/cohorts"),
		.name = cohort_words(rq, &c),
		.scheme = scheme_words(rq, &c),
		.state = tr(rq->language, cohort_state_label(state)),
		.colour = cohort_state_colour(state),
		.cancelled_because = c.cancelled_because,
		.problems = &rq->problems,
		.others = page_record_links(rq, "cohort", c.id.v),
		.fill = { c.taken, c.capacity, fill_says(rq, &c) },
	};

	view.facts = cohort_facts(rq, &c, &view.fact_count);
	fill_liaison(rq, &c, &view.liaison);
	if (!cohort_is_closed(&c, rq->now))
		view.lacks = cohort_cover.lacks(rq->work, c.scheme, c.workshop[WORKSHOP_B].on);
	if (c.organisation.v == rq->actor.organisation.v &&
		policy_allows_somewhere(&rq->actor, REGISTER_TAKE))
		fill_room(rq, &c, &view);
	if (!cohort_is_closed(&c, rq->now) &&
		cohort_for(rq->work, &rq->actor, COHORT_PLAN, c.id, &same)) {
		view.change = url_of(rq->arena, "/cohorts/%lld/change", (long long)c.id.v);
		view.cancel = url_of(rq->arena, "/cohorts/%lld/cancel", (long long)c.id.v);
	}
	page_shows(rq, "cohort", c.id.v);

	struct html *out = page_open_with(rq, tr(rq->language, "Cohort"),
		&(struct page_options){ .success = done_words(rq) });

	view_cohort(out, &view);
	return page_close(rq, OK);
}
