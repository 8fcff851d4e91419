/* SPDX-License-Identifier: MIT */
#include "areas/contract/page_kit.h"

#include "areas/scheme/page_kit.h"
#include "base/err.h"

bool page_contract(struct request *rq, enum right right, struct contract *c)
{
	return contract_for(
		rq->work, &rq->actor, right, (struct contract_id){ path_id(rq, "id") }, c);
}

struct url url_contract(struct arena *a, struct contract_id id)
{
	return url_of(a, "/contracts/%lld", (long long)id.v);
}

struct url url_contract_version(struct arena *a, const struct contract_version *v)
{
	return url_of(
		a, "/contracts/%lld?version=%lld", (long long)v->contract.v, (long long)v->version);
}

struct url url_contract_page(struct arena *a, struct contract_id id, const char *page)
{
	return url_of(a, "/contracts/%lld/%s", (long long)id.v, page);
}

const char *contract_title(const struct request *rq, const struct contract_version *v)
{
	return v->title[rq->language];
}

const char *contract_body_words(const struct request *rq, const struct contract_body *body)
{
	return body->id.v == 0 ? "" : body_name(rq, body->name);
}

struct link contract_link(
	struct request *rq, const struct contract *c, const struct contract_version *v)
{
	return (struct link){
		.text = arena_format(rq->arena, "%s (%s)", contract_title(rq, v), c->reference),
		.url = url_contract(rq->arena, c->id),
	};
}

bool contract_listed(struct request *rq, const struct contract *c, struct contract_version *v)
{
	struct contract_versions all = contract_versions(rq->work, c->id);

	list_each (const struct contract_version *, each, &all)
		if (each->version == c->shown) {
			*v = *each;
			return true;
		}
	return false;
}

const char *contract_end_words(struct request *rq, const struct contract_version *v)
{
	const char *day = date_words(rq->arena, rq->language, v->ends_on);

	if (date_before(v->ends_on, rq->today))
		return tr_fill(rq->arena, rq->language,
			"The contract ended on {date}: nobody can be booked under it any more.",
			"date", day, NULL);
	if (contract_ends_soon(v, rq->today))
		return tr_fill(rq->arena, rq->language,
			"The contract ends on {date}. After that nobody can be booked under it, "
			"unless a variation that extends it is signed.",
			"date", day, NULL);
	return NULL;
}

const char *licence_end_words(
	struct request *rq, const struct contract *c, const struct contract_version *v)
{
	struct contract_licence licence = contract_licence_within(rq->work, c, v);
	bool is_cut_off = date_before(licence.ends_on, v->licence.ends_on);
	const char *message = NULL;

	if (licence.number[0] == '\0')
		return NULL;
	if (date_before(licence.ends_on, rq->today))
		message = is_cut_off ? N_("The licence stands under a contract that ended on "
					  "{date}: a cohort after that day has no licence by it.")
				     : N_("The licence ended on {date}.");
	else if (licence_ends_soon(&licence, rq->today))
		message = is_cut_off ? N_("The licence stands under a contract that ends on "
					  "{date}: a cohort after that day has no licence by it.")
				     : N_("The licence ends on {date}.");
	if (message == NULL)
		return NULL;
	return tr_fill(rq->arena, rq->language, message, "date",
		date_words(rq->arena, rq->language, licence.ends_on), NULL);
}

const char *contract_unfunded_words(
	struct request *rq, const struct contract *c, const struct contract_version *v)
{
	struct budget b;
	int64_t days;

	if (!programme_budget_in_force(rq->work, c->programme, &b))
		return NULL;
	days = contract_days_unfunded(v, &b);
	if (days == 0)
		return NULL;
	return tr_fill_n(rq->arena, rq->language,
		"Contract {contract} runs until {date}. The programme’s signed budget funds work "
		"until {funded} only: {count} day of the contract is not funded.",
		"Contract {contract} runs until {date}. The programme’s signed budget funds work "
		"until {funded} only: {count} days of the contract are not funded.",
		days, "contract", c->reference, "date",
		date_words(rq->arena, rq->language, v->ends_on), "funded",
		date_words(rq->arena, rq->language, b.ends_on), NULL);
}

static const char *route(struct request *rq, const struct contract_version *v, const char *message)
{
	return tr_fill(rq->arena, rq->language, message, "lead",
		contract_body_words(rq, &v->holder), "provider",
		contract_body_words(rq, &v->supplier), NULL);
}

const char *route_words(struct request *rq, const struct contract_version *v, bool is_shared)
{
	return route(rq, v,
		is_shared ? N_("This body leads, pays the provider and is paid by the others: "
			       "{lead}. The provider: {provider}.")
			  : N_("This body pays the provider: {lead}. The provider: {provider}."));
}

const char *payable_words(
	struct request *rq, const struct contract_version *v, struct organisation_id payer)
{
	return route(rq, v,
		v->holder.id.v == payer.v
			? N_("Payable to the provider: {provider}. This body holds the contract.")
			: N_("Payable to the body that leads: {lead}. It pays the provider: "
			     "{provider}."));
}

const char *line_sum_words(struct request *rq, const struct contract_line *line)
{
	static const char *const words[PER_COUNT] = {
		[PER_WHOLE] = N_("{sum} in all"),
		[PER_COHORT] = N_("{sum} for each cohort"),
		[PER_TRAINED] = N_("{sum} for each person trained"),
		[PER_MONTH] = N_("{sum} for each month"),
		[PER_YEAR] = N_("{sum} for each year"),
	};

	assert(line->per != PER_NONE);
	return tr_fill(rq->arena, rq->language, words[line->per], "sum",
		money_words(rq->arena, rq->language, line->sum), NULL);
}

/* The parts that are there, one after another. */
static const char *joined(struct arena *a, const char *const *parts, size_t n)
{
	const char *text = parts[0];

	for (size_t i = 1; i < n; i++)
		if (parts[i][0] != '\0')
			text = arena_format(a, "%s; %s", text, parts[i]);
	return text;
}

const char *line_words(struct request *rq, const struct contract_line *line)
{
	enum language l = rq->language;
	const char *most = "", *fee = "";

	if (line->most != 0)
		most = tr_fill(rq->arena, l, "at most {number}", "number",
			count_words(rq->arena, l, line->most), NULL);
	if (line->fee != FEE_APART)
		fee = tr_fill(rq->arena, l, "the licence’s fee: {words}", "words",
			tr(l, fees[line->fee].label), NULL);

	const char *const parts[] = { line->name[l], tr(l, headings[line->heading].label),
		tr(l, bases[line->basis].label), line_sum_words(rq, line), most,
		tr(l, evidences[line->evidence].label), fee, line->clause };

	return joined(rq->arena, parts, array_size(parts));
}
