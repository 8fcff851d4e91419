/* SPDX-License-Identifier: MIT */
/*
 * How far people come in a scheme, and whose deadline is near, as it is shown wherever its figures are.
 */
#include <string.h>

#include "areas/scheme/page_kit.h"
#include "base/err.h"

static const char *const means[MILESTONE_COUNT] = {
	[MILESTONE_HELD] = N_("A force held a place for somebody before a caution was offered"),
	[MILESTONE_CAUTIONED] = N_("The conditional caution was signed"),
	[MILESTONE_REFERRED] = N_("The officer referred the person"),
	[MILESTONE_TRIAGED] = N_("Triage had found out what the person needs"),
	[MILESTONE_ACCEPTED] = N_("The provider took the referral"),
	[MILESTONE_BOOKED] = N_("The person was booked into both workshops for the first time"),
	[MILESTONE_A_ATTENDED] = N_("The register has the person as attended"),
	[MILESTONE_COMPLETED] = N_("A was attended and then B, at the first booking or later"),
};

const char *scheme_span_words(struct request *rq, struct date from, struct date to)
{
	return tr_fill(rq->arena, rq->language, "From {from} to {to}", "from",
		date_words(rq->arena, rq->language, date_month_of(from.year, from.month)), "to",
		date_words(rq->arena, rq->language, date_month_of(to.year, to.month)), NULL);
}

struct funnel_view scheme_funnel_view(struct request *rq, const struct scheme *s, struct date from,
	struct date to, const int64_t number[MILESTONE_COUNT])
{
	struct figure_row *rows = arena_many(rq->arena, struct figure_row, MILESTONE_COUNT);
	int64_t most = 0;

	for (enum milestone m = 0; m < MILESTONE_COUNT; m++)
		if (number[m] > most)
			most = number[m];
	for (enum milestone m = 0; m < MILESTONE_COUNT; m++)
		rows[m] = (struct figure_row){
			.name = tr(rq->language, milestone_label(m)),
			.means = tr(rq->language, means[m]),
			.number = (long)number[m],
			.bar = html_bar_share(rq->arena, number[m], most),
		};
	return (struct funnel_view){ scheme_name(rq, s), scheme_span_words(rq, from, to), rows,
		MILESTONE_COUNT };
}

struct deadlines_view scheme_deadlines_view(struct request *rq, const struct scheme *s)
{
	struct deadlines deadlines = scheme_deadlines(rq->work, s->id);
	const struct figure_row shown[] = {
		{ .name = tr(rq->language, "Passed"),
			.means = tr(rq->language, "The police have to extend it, or decide"),
			.number = (long)deadlines.passed },
		{ .name = tr(rq->language, "At risk"),
			.means = tr_fill_n(rq->arena, rq->language,
				"Within {count} day, and no workshop is booked",
				"Within {count} days, and no workshop is booked",
				DEADLINE_RISK_DAYS, NULL),
			.number = (long)deadlines.at_risk },
		{ .name = tr(rq->language, "All that are to come"),
			.means = tr(rq->language, "Those at risk are among them"),
			.number = (long)deadlines.to_come },
	};
	struct figure_row *rows = arena_many(rq->arena, struct figure_row, array_size(shown));

	memcpy(rows, shown, sizeof shown);
	return (struct deadlines_view){ scheme_name(rq, s), rows, array_size(shown) };
}
