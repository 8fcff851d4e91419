/* SPDX-License-Identifier: MIT */
/*
 * What of a programme runs out, or will not do: for its own page and for home.  Each leads to where
 * something can be done about it, or nowhere.  Later areas add on its page
 * what they know of it (frame/record.h, "programme-warning").
 */
#include "areas/programme/page_kit.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"

/* The programme that is looked at. */
struct warning {
	struct request *rq;
	const struct programme *programme;
	const struct budget *budget;
	struct record_links *links;
};

static void warn(const struct warning *now, const char *text, struct url url)
{
	*list_add(now->rq->arena, now->links) = (struct link){ .text = text, .url = url };
}

/* To where the budget is written; to nowhere for who may not. */
static struct url url_of_budget(const struct warning *now)
{
	struct request *rq = now->rq;
	struct programme same;

	if (!programme_for(rq->work, &rq->actor, PROGRAMME_ALTER, now->programme->id, &same))
		return (struct url){ 0 };
	return url_programme_page(rq->arena, now->programme->id, "budget");
}

/* To the cohorts that are planned; to nowhere for who may not see them. */
static struct url url_of_cohorts(const struct warning *now)
{
	struct request *rq = now->rq;
	struct scheme s;

	if (!scheme_for(rq->work, &rq->actor, COHORT_READ, now->budget->scheme, &s))
		return (struct url){ 0 };
	return url_of(rq->arena, "/cohorts");
}

static void warn_of_funding(const struct warning *now)
{
	struct request *rq = now->rq;
	const struct budget *b = now->budget;
	struct url url = url_of_budget(now);
	const char *day = date_words(rq->arena, rq->language, b->ends_on);

	if (date_before(b->ends_on, rq->today))
		warn(now,
			tr_fill(rq->arena, rq->language, "The funding ended on {date}.", "date",
				day, NULL),
			url);
	else if (funding_ends_soon(b, rq->today))
		warn(now,
			tr_fill(rq->arena, rq->language, "The funding ends on {date}: {left}.",
				"date", day, "left", days_left_words(rq, b->ends_on), NULL),
			url);
}

static void warn_of_pilot(const struct warning *now)
{
	struct link pilot = pilot_warning(now->rq, now->programme->id);

	if (pilot.text != NULL)
		*list_add(now->rq->arena, now->links) = pilot;
}

static void warn_of_authorisation(const struct warning *now)
{
	struct request *rq = now->rq;
	struct authorisations all;
	struct date last;
	struct scheme s;

	if (now->budget->scheme.v == 0 || date_before(now->budget->ends_on, rq->today) ||
		!scheme_for(rq->work, &rq->actor, SCHEME_READ, now->budget->scheme, &s))
		return;
	all = scheme_authorisations(rq->work, s.id);
	last = authorised_until(&all, rq->today);
	if (!date_is_set(last))
		warn(now,
			tr_fill(rq->arena, rq->language,
				"{scheme}: no authorisation stands today, so nobody new can be "
				"taken.",
				"scheme", scheme_name(rq, &s), NULL),
			url_scheme(rq->arena, s.id));
	else if (date_days_between(rq->today, last) < AUTHORISATION_WARNING_DAYS)
		warn(now,
			tr_fill(rq->arena, rq->language,
				"{scheme}: the authorisation lapses after {date}, {left}. After "
				"that "
				"nobody new can be taken.",
				"scheme", scheme_name(rq, &s), "date",
				date_words(rq->arena, rq->language, last), "left",
				days_left_words(rq, last), NULL),
			url_scheme(rq->arena, s.id));
}

static const char *above_words(
	const struct warning *now, enum heading heading, const char *message, struct money over)
{
	struct request *rq = now->rq;

	return tr_fill(rq->arena, rq->language, message, "heading",
		tr(rq->language, headings[heading].label), "amount",
		money_words(rq->arena, rq->language, over), NULL);
}

static void warn_of_caps(const struct warning *now, const struct programme_counts *counts,
	const struct commitment committed[HEADING_COUNT])
{
	for (enum heading h = HEADING_NONE + 1; h < HEADING_COUNT; h++) {
		struct heading_terms t = heading_terms(now->budget, h);
		struct money forecast = MONEY_ZERO, over;

		if (t.cap.kind == LIMIT_NONE)
			continue;
		if (counts != NULL && heading_is_by_cohort(&t))
			forecast = cohorts_cost(&t, now->budget->licence,
				counts->number[CEILING_COHORTS] + counts->planned);
		over = above_cap(&t, forecast);
		if (over.pence > 0)
			warn(now,
				above_words(now, h,
					N_("{heading}: the forecast is {amount} above the cap."),
					over),
				url_of_cohorts(now));
		over = above_cap(&t, committed[h].money);
		if (over.pence > 0)
			warn(now,
				above_words(now, h,
					N_("{heading}: signed contracts promise {amount} more than "
					   "the cap."),
					over),
				(struct url){ 0 }); // they stand at the head of the page
	}
}

struct record_links programme_warnings(struct request *rq, const struct programme *p,
	const struct budget *b, const struct programme_counts *counts,
	const struct commitment committed[HEADING_COUNT])
{
	struct record_links links = { 0 };
	struct warning now = { rq, p, b, &links };

	warn_of_pilot(&now);
	warn_of_funding(&now);
	warn_of_caps(&now, counts, committed);
	warn_of_authorisation(&now);
	return links;
}
