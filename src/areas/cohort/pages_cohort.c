/* SPDX-License-Identifier: MIT */
/*
 * One cohort: its two workshops, how full it is, and cancelling it.
 */
#include <inttypes.h>

#include "areas/cohort/cohort_views.h"
#include "areas/cohort/page_kit.h"

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
		.fill = { c.taken, c.capacity, fill_says(rq, &c) },
	};

	view.facts = cohort_facts(rq, &c, &view.fact_count);
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

/* ---- cancelling ---- */

static enum status cancel_page(struct request *rq, const struct cohort *c, enum status status)
{
	struct cancel_view view = {
		.back = url_cohort(rq->arena, c->id),
		.name = cohort_words(rq, c),
		.problems = &rq->problems,
		.form = guarded_form(
			rq, url_of(rq->arena, "/cohorts/%lld/cancel", (long long)c->id.v)),
		.version = arena_format(rq->arena, "%" PRId64, c->version),
		.because = field_of(rq, "because", tr(rq->language, "Why it is cancelled"), ""),
	};

	view.because.hint = tr(
		rq->language, "All who take part in the scheme will read it. Do not name anybody.");
	view.because.rows = 3;
	view.facts = cohort_facts(rq, c, &view.fact_count);
	page_shows(rq, "cohort", c->id.v);

	struct html *out = page_open(rq, tr(rq->language, "Cancel a cohort"));

	view_cancel(out, &view);
	return page_close(rq, status);
}

enum status cohort_cancel_show(struct request *rq)
{
	struct cohort c;

	if (!page_cohort(rq, COHORT_PLAN, &c))
		return page_not_found(rq);
	if (cohort_is_closed(&c, rq->now))
		return page_refused(rq, N_("This cohort cannot be cancelled any more"));
	return cancel_page(rq, &c, OK);
}

enum status cohort_cancel_do(struct request *rq)
{
	struct cohort c;

	if (!page_cohort(rq, COHORT_PLAN, &c))
		return page_not_found(rq);
	switch (cohort_cancel(rq->work, &rq->actor, c.id, form_number(rq, "version"),
		form_text(rq, "because"), &rq->problems)) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/cohorts/%lld?done=x", (long long)c.id.v));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody else changed the cohort meanwhile. Look at it as it stands "
			   "now, then decide"));
		return cancel_page(rq, &c, CONFLICTING);
	case REFUSED: break;
	}
	if (cohort_is_closed(&c, rq->now))
		return page_refused(rq, N_("This cohort cannot be cancelled any more"));
	return cancel_page(rq, &c, UNPROCESSABLE);
}
