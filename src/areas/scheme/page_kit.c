/* SPDX-License-Identifier: MIT */
#include "areas/scheme/page_kit.h"

#include "areas/decision/page_kit.h"
#include "base/err.h"

bool page_scheme(struct request *rq, enum right right, struct scheme *s)
{
	return scheme_for(rq->work, &rq->actor, right, (struct scheme_id){ path_id(rq, "id") }, s);
}

struct url url_scheme(struct arena *a, struct scheme_id id)
{
	return url_of(a, "/schemes/%lld", (long long)id.v);
}

struct url url_scheme_page(struct arena *a, struct scheme_id id, const char *page)
{
	return url_of(a, "/schemes/%lld/%s", (long long)id.v, page);
}

const char *scheme_name(const struct request *rq, const struct scheme *s)
{
	return s->name[rq->language];
}

const char *body_name(const struct request *rq, const char *const name[LANGUAGE_COUNT])
{
	return name[rq->language][0] != '\0' ? name[rq->language] : name[ENGLISH];
}

struct form_field scheme_line_field(
	struct request *rq, const char *name, const char *label, enum language language)
{
	return (struct form_field){
		.name = name,
		.label = label,
		.lang = language_code(language),
		.value = rq->method == POST ? form_raw(rq, name) : "",
		.problems = &rq->problems,
	};
}

const char *hands_words(struct request *rq, struct account_id writer, struct account_id signer,
	struct instant signed_at)
{
	if (signer.v == 0)
		return tr_fill(rq->arena, rq->language, "Written by: {name}", "name",
			account_name(rq->work, writer), NULL);
	return tr_fill(rq->arena, rq->language, "Written by: {name}. Signed by: {signer}, {date}",
		"name", account_name(rq->work, writer), "signer", account_name(rq->work, signer),
		"date", date_words(rq->arena, rq->language, instant_day(signed_at)), NULL);
}

struct form scheme_form(struct request *rq, struct scheme_id id, const char *page)
{
	struct form_keys keys = page_form_keys(rq);

	return (struct form){ .action = url_scheme_page(rq->arena, id, page),
		.token = keys.token,
		.key = keys.once,
		.is_guarded = true };
}

/* ---- words of the terms ---- */

const char *number_words(struct request *rq, enum unit unit, int64_t n)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;

	switch (unit) {
	case YEARS: return tr_fill_n(a, l, "{count} year", "{count} years", n, NULL);
	case MONTHS: return tr_fill_n(a, l, "{count} month", "{count} months", n, NULL);
	case WEEKS: return tr_fill_n(a, l, "{count} week", "{count} weeks", n, NULL);
	case DAYS: return tr_fill_n(a, l, "{count} day", "{count} days", n, NULL);
	case HOURS: return tr_fill_n(a, l, "{count} hour", "{count} hours", n, NULL);
	case MINUTES: return tr_fill_n(a, l, "{count} minute", "{count} minutes", n, NULL);
	case PEOPLE: return tr_fill_n(a, l, "{count} person", "{count} people", n, NULL);
	case YES_NO: return n == 0 ? tr(l, "No") : tr(l, "Yes");
	}
	unreachable("unit");
}

const char *term_words(struct request *rq, enum term term, int64_t n)
{
	const struct term_facts *facts = term_facts(term);

	if (n == 0 && facts->zero != NULL)
		return tr(rq->language, facts->zero);
	return number_words(rq, facts->unit, n);
}

const char *setting_words(struct request *rq, struct rule_setting setting)
{
	const char *consequence = tr(rq->language, consequence_label(setting.consequence));

	if (setting.consequence == NOT_ASKED)
		return consequence;
	return tr_fill(rq->arena, rq->language,
		"If it is not met: {consequence}. Who may go past it: {overrider}.", "consequence",
		consequence, "overrider", tr(rq->language, overrider_label(setting.overrider)),
		NULL);
}

const char *scheme_authorised_words(struct request *rq, const struct authorisations *all)
{
	if (!is_authorised_on(all, rq->today))
		return tr(rq->language,
			"It is not authorised today, so nobody new is checked or referred.");
	list_each (const struct authorisation *, each, all)
		if (!each->is_taken_back)
			return tr(rq->language, "It is authorised today.");
	return tr(rq->language, "No authorisation is entered, so none is asked for.");
}
