/* SPDX-License-Identifier: MIT */
/*
 * What of a programme its scheme delivers: who authorised that, how full the cohorts are, how far
 * people come, and whose deadline is near.  Numbers, and each only to who may read it there too.
 */
#include "areas/cohort/cohort.h"
#include "areas/programme/page_kit.h"
#include "areas/scheme/page_kit.h"

static const char *authorisation_words(struct request *rq, const struct authorisation *a)
{
	return tr_fill(rq->arena, rq->language, "{body}, from {from} to {to}: {evidence}", "body",
		body_name(rq, a->body), "from", date_words(rq->arena, rq->language, a->from), "to",
		date_words(rq->arena, rq->language, a->to), "evidence", a->evidence[rq->language],
		NULL);
}

/* Those of today and of later; where there is none such, the last. */
static void fill_authorisations(
	struct request *rq, const struct scheme *s, struct delivery_view *view)
{
	struct authorisations all = scheme_authorisations(rq->work, s->id);
	const struct authorisation *last = NULL;

	view->scheme =
		(struct link){ .text = scheme_name(rq, s), .url = url_scheme(rq->arena, s->id) };
	view->authorised = scheme_authorised_words(rq, &all);
	list_each (const struct authorisation *, each, &all) {
		if (each->is_taken_back)
			continue;
		if (last == NULL || date_before(last->to, each->to))
			last = each;
		if (!date_before(each->to, rq->today))
			*list_add(rq->arena, &view->authorisations) = authorisation_words(rq, each);
	}
	if (view->authorisations.n == 0 && last != NULL)
		*list_add(rq->arena, &view->authorisations) = authorisation_words(rq, last);
}

static struct places_row places_row_of(
	struct request *rq, const char *name, const char *means, const struct filled *filled)
{
	int64_t free = filled->places > filled->taken ? filled->places - filled->taken : 0;

	return (struct places_row){
		.name = tr(rq->language, name),
		.means = tr(rq->language, means),
		.cohorts = (long)filled->cohorts,
		.places = (long)filled->places,
		.taken = (long)filled->taken,
		.free = (long)free,
		.bar = html_bar_share(rq->arena, filled->taken, filled->places),
	};
}

static void fill_places(struct request *rq, const struct budget *b, struct delivery_view *view)
{
	struct filled begun, to_come;

	cohort_filled(rq->work, b->scheme, b->starts_on, b->ends_on, &begun, &to_come);
	view->places[0] = places_row_of(rq, N_("Begun"),
		N_("Workshop A was before today: places of people who were booked"), &begun);
	view->places[1] = places_row_of(rq, N_("To come"),
		N_("Workshop A is today or later: places held, kept or booked"), &to_come);
	view->has_places = true;
	view->cohorts = (struct link){ .text = tr(rq->language, "Cohort by cohort"),
		.url = url_of(rq->arena, "/cohorts") };
}

/* The months of the budget that have come. */
static void fill_funnel(struct request *rq, const struct scheme *s, const struct budget *b,
	struct delivery_view *view)
{
	int64_t reached[MILESTONE_COUNT];
	struct date to = date_before(b->ends_on, rq->today) ? b->ends_on : rq->today;

	if (date_before(to, b->starts_on))
		return;
	view->has_funnel = true;
	scheme_reached(rq->work, s->id, b->starts_on, b->ends_on, reached);
	view->funnel = scheme_funnel_view(rq, s, b->starts_on, to, reached);
	view->figures = (struct link){
		.text = tr(rq->language, "These months among the figures"),
		.url = url_of(rq->arena,
			"/figures?from-month=%d&from-year=%d&to-month=%d&to-year=%d",
			b->starts_on.month, b->starts_on.year, to.month, to.year),
	};
}

void programme_fill_delivery(struct request *rq, const struct budget *b, struct delivery_view *view)
{
	struct scheme s;

	if (scheme_for(rq->work, &rq->actor, COHORT_READ, b->scheme, &s))
		fill_places(rq, b, view);
	if (!scheme_for(rq->work, &rq->actor, SCHEME_READ, b->scheme, &s))
		return;
	fill_authorisations(rq, &s, view);
	fill_funnel(rq, &s, b, view);
	view->deadlines = scheme_deadlines_view(rq, &s);
}
