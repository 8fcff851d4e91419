/* SPDX-License-Identifier: MIT */
#include "areas/programme/page_kit.h"

#include "areas/decision/page_kit.h"
#include "base/err.h"

bool page_programme(struct request *rq, enum right right, struct programme *p)
{
	return programme_for(
		rq->work, &rq->actor, right, (struct programme_id){ path_id(rq, "id") }, p);
}

struct url url_programme(struct arena *a, struct programme_id id)
{
	return url_of(a, "/programmes/%lld", (long long)id.v);
}

struct url url_programme_version(struct arena *a, struct programme_id id, int64_t version)
{
	return url_of(a, "/programmes/%lld?version=%lld", (long long)id.v, (long long)version);
}

struct url url_programme_page(struct arena *a, struct programme_id id, const char *page)
{
	return url_of(a, "/programmes/%lld/%s", (long long)id.v, page);
}

const char *programme_name(const struct request *rq, const struct programme *p)
{
	return p->name[rq->language];
}

struct link decision_link(struct request *rq, const struct decision *d, struct url to)
{
	const char *reference = decision_value(d, FIELD_REFERENCE, ENGLISH);
	const char *title = decision_value(d, FIELD_TITLE, rq->language);

	if (title[0] == '\0')
		title = decision_value(d, FIELD_TITLE, d->original);
	return (struct link){ .text = arena_format(rq->arena, "%s (%s)", title, reference),
		.url = to };
}

const char *period_words(struct request *rq, const struct budget *b)
{
	return tr_fill(rq->arena, rq->language, "Funded from {from} to {to}", "from",
		date_words(rq->arena, rq->language, b->starts_on), "to",
		date_words(rq->arena, rq->language, b->ends_on), NULL);
}

const char *left_words(struct request *rq, const struct budget *b)
{
	if (date_before(b->ends_on, rq->today))
		return tr(rq->language, "The funding has ended");
	if (date_before(rq->today, b->starts_on))
		return tr(rq->language, "The funding has not begun yet");
	return tr_fill_n(rq->arena, rq->language, "{count} day of funding left",
		"{count} days of funding left", date_days_between(rq->today, b->ends_on) + 1, NULL);
}

const char *days_left_words(struct request *rq, struct date last)
{
	return tr_fill_n(rq->arena, rq->language, "{count} day left", "{count} days left",
		date_days_between(rq->today, last) + 1, NULL);
}

const char *number_of_ceiling(struct request *rq, int64_t ceiling, int64_t n)
{
	const char *number = count_words(rq->arena, rq->language, n);

	if (ceiling == 0)
		return number;
	return tr_fill(rq->arena, rq->language, "{number} of {most}", "number", number, "most",
		count_words(rq->arena, rq->language, ceiling), NULL);
}

const char *ceiling_warning(struct request *rq, int64_t ceiling, int64_t n)
{
	switch (ceiling_standing(ceiling, n)) {
	case CEILING_UNSAID:
	case CEILING_BELOW: return NULL;
	case CEILING_NEAR: return tr(rq->language, "Nine tenths or more are used");
	case CEILING_REACHED: return tr(rq->language, "All are used");
	case CEILING_OVER:
		return tr_fill_n(rq->arena, rq->language, "{count} more than the decision allows",
			"{count} more than the decision allows", n - ceiling, NULL);
	}
	unreachable("ceiling standing");
}
