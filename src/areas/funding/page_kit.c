/* SPDX-License-Identifier: MIT */
#include "areas/funding/page_kit.h"

#include "areas/scheme/page_kit.h"

bool page_year(struct request *rq, const struct programme *p, int *year)
{
	struct funding_years years;
	int64_t asked = path_id(rq, "year");

	if (!funding_years(rq->work, p->id, &years) || asked < years.first || asked > years.last)
		return false;
	*year = (int)asked;
	return true;
}

struct url url_funding(struct arena *a, struct programme_id id)
{
	return url_of(a, "/programmes/%lld/funding", (long long)id.v);
}

struct url url_year(struct arena *a, struct programme_id id, int year)
{
	return url_of(a, "/programmes/%lld/funding/%d", (long long)id.v, year);
}

struct url url_year_page(struct arena *a, struct programme_id id, int year, const char *page)
{
	return url_of(a, "/programmes/%lld/funding/%d/%s", (long long)id.v, year, page);
}

struct url url_version(struct arena *a, const struct agreement *agreement)
{
	return url_of(a, "/programmes/%lld/funding/%d?version=%lld",
		(long long)agreement->programme.v, agreement->year, (long long)agreement->version);
}

const char *hands_of(struct request *rq, const struct agreement *agreement)
{
	return hands_words(rq, agreement->written_by, agreement->signed_by, agreement->signed_at);
}

/* ---- who contributes ---- */

/* What a body contributes beside its share: "Pays its share, at most £500". */
static const char *contribution_words(struct request *rq, const struct partner *partner)
{
	const char *how = tr(rq->language, contributions[partner->contribution].label);

	if (partner->contribution == CONTRIBUTION_CASH && partner->most.is_set)
		return tr_fill(rq->arena, rq->language, "{how}, at most {money}", "how", how,
			"money", money_text(rq->arena, partner->most.money), NULL);
	if (partner->contribution != CONTRIBUTION_CASH && partner->worth.is_set)
		return tr_fill(rq->arena, rq->language, "{how}, worth {money}", "how", how, "money",
			money_text(rq->arena, partner->worth.money), NULL);
	return how;
}

/* "Before it is spent: £21,500 on 1 April 2026, £21,500 on 1 October 2026"; NULL: it pays nothing so. */
static const char *claims_words(struct request *rq, const struct claims *claims)
{
	const char *all = NULL;

	list_each (const struct claim *, each, claims) {
		const char *one = tr_fill(rq->arena, rq->language, "{money} on {date}", "money",
			money_text(rq->arena, each->sum), "date",
			date_words(rq->arena, rq->language, each->due_on), NULL);

		all = all == NULL ? one : arena_format(rq->arena, "%s, %s", all, one);
	}
	return all == NULL ? NULL
			   : tr_fill(rq->arena, rq->language, "Before it is spent: {payments}",
				     "payments", all, NULL);
}

struct partners_view partners_view_of(
	struct request *rq, const struct agreement *agreement, const struct money *parts)
{
	struct partner_row *rows =
		arena_many(rq->arena, struct partner_row, agreement->partners.n + 1);
	const char *weight = method_weight_label(agreement->method);
	struct partners_view view = {
		.method = tr(rq->language, sharings[agreement->method].label),
		.weight = weight == NULL ? NULL : tr(rq->language, weight),
		.has_parts = parts != NULL,
		.rows = rows,
	};

	list_each (const struct partner *, partner, &agreement->partners) {
		bool pays = partner->contribution == CONTRIBUTION_CASH;

		rows[view.n] = (struct partner_row){
			.body = body_name(rq, partner->name),
			.how = contribution_words(rq, partner),
			.when = claims_words(rq, &partner->claims),
			.weight = pays ? weight_text(rq->arena, agreement->method, partner->weight)
				       : "",
			.part = pays && parts != NULL ? money_text(rq->arena, parts[view.n]) : "",
		};
		view.n++;
	}
	return view;
}
