/* SPDX-License-Identifier: MIT */
/*
 * Who pays for a programme: each financial year, what is agreed of it, and by when it has to be.
 */
#include "areas/funding/funding_views.h"
#include "areas/funding/page_kit.h"
#include "base/err.h"

static const struct {
	const char *label, *colour;
} standings[] = {
	[YEAR_AGREED] = { N_("Agreed"), "green" },
	[YEAR_AHEAD] = { N_("Not needed yet"), "grey" },
	[YEAR_WARNED] = { N_("Needed soon"), "yellow" },
	[YEAR_BLOCKED] = { N_("Blocked"), "red" },
	[YEAR_BEYOND] = { N_("Not needed"), "grey" },
};

const char *year_says(struct request *rq, const struct funding_years *years,
	enum year_standing standing, int year)
{
	const char *day = date_words(rq->arena, rq->language, financial_year_begins(year));

	switch (standing) {
	case YEAR_AHEAD:
	case YEAR_WARNED:
		return tr_fill(rq->arena, rq->language,
			funding_year_is_beyond(years, year)
				? N_("The funding ends on {end}. If the programme goes on, a "
				     "signed "
				     "agreement is needed by {date}, when the year begins.")
				: N_("No agreement is signed. It is needed by {date}, when the "
				     "year "
				     "begins."),
			"date", day, "end", date_words(rq->arena, rq->language, years->ends_on),
			NULL);
	case YEAR_BLOCKED:
		return tr_fill(rq->arena, rq->language,
			"The year began on {date} and no agreement is signed: what it costs can be "
			"shared with nobody.",
			"date", day, NULL);
	case YEAR_BEYOND:
		return tr(rq->language,
			"The funding ended before this year, so nobody has to agree to pay.");
	case YEAR_AGREED: return NULL;
	}
	unreachable("year standing");
}

static struct link link_of(struct request *rq, const struct agreement *agreement, const char *words)
{
	return (struct link){
		.text = tr_fill(rq->arena, rq->language, words, "number",
			arena_format(rq->arena, "%lld", (long long)agreement->version), NULL),
		.about = financial_year_text(rq->arena, agreement->year),
		.url = url_version(rq->arena, agreement),
	};
}

static struct year_view year_view_of(struct request *rq, const struct programme *p,
	const struct funding_years *years, const struct agreements *all, int year)
{
	enum year_standing standing = year_standing(all, year, years->needed, rq->today);
	const struct agreement *newest = agreement_newest(all, year);
	bool is_billed = agreement_is_billed(all, year);
	struct agreement whole;
	struct programme same;
	struct year_view view = {
		.year = financial_year_text(rq->arena, year),
		.standing = tr(rq->language, standings[standing].label),
		.colour = standings[standing].colour,
		.says = year_says(rq, years, standing, year),
	};

	if (funding_agreement_of(rq->work, p->id, year, &whole)) {
		view.agreement = link_of(
			rq, &whole, N_("Version {number} stands: see it, or share a sum by it"));
		view.partners = partners_view_of(rq, &whole, NULL);
	}
	if (newest != NULL && newest->signed_by.v == 0)
		view.waiting =
			link_of(rq, newest, N_("Version {number} waits to be signed: see it"));
	if (is_billed)
		view.billed = tr(rq->language, agreement_stays);
	if (funding_bills.is_closed(rq->work, p->id, year))
		view.billed = tr(rq->language, agreement_is_closed);
	else if (programme_for(rq->work, &rq->actor, PROGRAMME_ALTER, p->id, &same))
		view.write = (struct link){
			.text = tr(rq->language, is_billed ? N_("Raise what a body pays at most")
							   : N_("Write an agreement")),
			.about = view.year,
			.url = url_year_page(rq->arena, p->id, year, "write"),
		};
	return view;
}

enum status funding_show(struct request *rq)
{
	struct funding_years years;
	struct programme p;

	if (!page_programme(rq, PROGRAMME_READ, &p))
		return page_not_found(rq);

	struct agreements all = funding_agreements_of(rq->work, p.id);
	struct years_view view = {
		.back = url_programme(rq->arena, p.id),
		.programme = programme_name(rq, &p),
		.grants = grants_link(rq, 0),
	};

	if (!funding_years(rq->work, p.id, &years))
		return page_refused(
			rq, N_("Write the programme’s budget first: it says in which years the "
			       "programme runs."));

	struct year_view *rows =
		arena_many(rq->arena, struct year_view, (size_t)(years.last - years.first) + 1);

	for (int year = years.first; year <= years.last; year++)
		rows[view.n++] = year_view_of(rq, &p, &years, &all, year);
	view.years = rows;

	struct html *out = page_open(rq, tr(rq->language, "Who pays, year by year"));

	view_funding_years(out, &view);
	return page_close(rq, OK);
}
