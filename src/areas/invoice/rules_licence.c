/* SPDX-License-Identifier: MIT */
#include "areas/invoice/rules_licence.h"

#include <string.h>

/* ---- the licences of a contract ---- */

bool licence_has_days(const struct licence_span *licence, struct date from, struct date to)
{
	return !date_before(from, licence->from) && !date_before(licence->to, to);
}

bool licence_spans_meet(struct licence_span one, struct licence_span other)
{
	return !date_before(one.to, other.from) && !date_before(other.to, one.from);
}

void licence_add(struct arena *a, struct licence_spans *all, const struct contract_version *version)
{
	const struct contract_licence *licence = &version->licence;

	if (licence->number[0] != '\0')
		*list_add(a, all) = (struct licence_span){ .from = licence->starts_on,
			.to = licence->ends_on,
			.key = invoice_number_key(a, licence->number),
			.of = version->contract,
			.number = licence->number,
			.by = version->supplier };
}

const struct licence_span *licence_standing(const struct licence_spans *all, struct contract_id of)
{
	list_each (const struct licence_span *, each, all)
		if (each->of.v == of.v)
			return each;
	return NULL;
}

void licences_add(
	struct arena *a, struct licence_spans *all, const struct contract_versions *versions)
{
	list_each (const struct contract_version *, v, versions)
		if (v->signed_by.v != 0)
			licence_add(a, all, v);
}

/* ---- the days of a line ---- */

/* Of a line of before, which says none, any that the contract has. */
static bool is_licensed(const struct invoice_line *line, const struct invoice_ground *ground)
{
	list_each (const struct licence_span *, each, &ground->licences)
		if ((line->licence_of.v == 0 || line->licence_of.v == each->of.v) &&
			licence_has_days(each, line->licence_from, line->licence_to))
			return true;
	return false;
}

enum misfit licence_misfit(const struct invoice_facts *facts, const struct invoice_line *line,
	const struct invoice_ground *ground)
{
	const struct contract_version *under = ground->contract;

	if (!is_licensed(line, ground))
		return MISFIT_LICENCE;
	if (under != NULL && (!contract_runs_on(under, line->licence_from) ||
				     !contract_runs_on(under, line->licence_to)))
		return MISFIT_NOT_RUN;
	if (financial_year_of(line->licence_from) != financial_year_of(facts->delivered_on))
		return MISFIT_YEAR;
	return date_before(facts->delivered_on, line->licence_from) ? MISFIT_NOT_OVER : MISFIT_NONE;
}

/* ---- whether two are one ---- */

bool licences_are_one(const struct licence_spans *own, struct licence_span days,
	const struct licence_spans *others, struct licence_span other_days)
{
	list_each (const struct licence_span *, one, own) {
		if (date_is_set(days.from) && !licence_has_days(one, days.from, days.to))
			continue;
		list_each (const struct licence_span *, other, others)
			if (strcmp(one->key, other->key) == 0 &&
				(!date_is_set(other_days.from) ||
					licence_has_days(other, other_days.from, other_days.to)))
				return true;
	}
	return false;
}

/* ---- a fee that is a part of other sums ---- */

static bool has_fee_inside(const struct contract_version *v)
{
	list_each (const struct contract_line *, line, &v->lines)
		if (line->fee == FEE_INSIDE)
			return true;
	return false;
}

static bool is_inside_on(const struct contract_versions *history, struct date day)
{
	const struct contract_version *v = contract_standing(history, day);

	return v != NULL && has_fee_inside(v) && !date_before(v->ends_on, day);
}

/* What stands changes on the first day of a version alone. */
static bool is_inside_within(
	const struct contract_versions *history, struct date from, struct date to)
{
	if (date_before(to, from))
		return false;
	if (is_inside_on(history, from))
		return true;
	list_each (const struct contract_version *, v, history)
		if (date_before(from, v->from_on) && !date_before(to, v->from_on) &&
			is_inside_on(history, v->from_on))
			return true;
	return false;
}

bool licences_meet(const struct licence_spans *own, struct licence_span days,
	const struct licence_spans *others)
{
	list_each (const struct licence_span *, one, own) {
		if (!licence_has_days(one, days.from, days.to))
			continue;
		list_each (const struct licence_span *, other, others)
			if (strcmp(one->key, other->key) == 0 && licence_spans_meet(days, *other))
				return true;
	}
	return false;
}

bool licence_is_inside(const struct licence_spans *paid, struct licence_span days,
	const struct licence_spans *inside, const struct contract_versions *history)
{
	list_each (const struct licence_span *, one, paid) {
		if (!licence_has_days(one, days.from, days.to))
			continue;
		list_each (const struct licence_span *, other, inside)
			if (strcmp(one->key, other->key) == 0 &&
				is_inside_within(history, date_later(days.from, other->from),
					date_earlier(days.to, other->to)))
				return true;
	}
	return false;
}
