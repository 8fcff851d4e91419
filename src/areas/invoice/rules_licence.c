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
			.by = version->supplier,
			.fee = licence->fee };
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

bool licence_runs_under(const struct contract_versions *all, struct date day)
{
	const struct contract_version *v = contract_standing(all, day);

	if (v == NULL || !contract_runs_on(v, day))
		return false;
	/* A renewal that has not begun yet leaves the licence of before as it was. */
	while (v != NULL && v->licence.number[0] != '\0' && date_before(day, v->licence.starts_on))
		v = contract_standing(all, date_add_days(v->from_on, -1));
	return v != NULL && licence_runs_on(&v->licence, day);
}

bool licence_runs_within(const struct contract_versions *all, struct date from, struct date to)
{
	for (struct date day = from; !date_before(to, day); day = date_add_days(day, 1))
		if (!licence_runs_under(all, day))
			return false;
	return true;
}

/* Of one from 29 February the first of March. */
struct date licence_next_year(struct date begins)
{
	return date_add_days(date_of(begins.year + 1, begins.month, 1), begins.day - 1);
}

struct date licence_year_begins(struct date starts_on, struct date day)
{
	struct date begins = starts_on;

	while (!date_before(day, licence_next_year(begins)))
		begins = licence_next_year(begins);
	return begins;
}

/* By the versions that apply on its days, whenever what was delivered was. */
static bool runs_within(const struct contract_versions *history, struct date from, struct date to)
{
	for (struct date day = from; !date_before(to, day); day = date_add_days(day, 1)) {
		const struct contract_version *v = contract_standing(history, day);

		if (v == NULL || !contract_runs_on(v, day))
			return false;
	}
	return true;
}

bool licence_is_of_another_giver(
	const struct invoice_line *line, const struct invoice_ground *ground)
{
	const struct licence_span *is = licence_standing(&ground->licences, line->licence_of);

	return is != NULL && line->passed_by.v != 0 && is->of.v != ground->contract_id.v &&
	       is->by.id.v != line->passed_by.v;
}

enum misfit licence_misfit(const struct invoice_facts *facts, const struct invoice_line *line,
	const struct invoice_ground *ground)
{
	if (line->licence_of.v == 0 && ground->licences.n > 1)
		return MISFIT_WHICH;
	if (licence_is_of_another_giver(line, ground))
		return MISFIT_GIVER;
	if (!runs_within(&ground->history, line->licence_from, line->licence_to))
		return MISFIT_NOT_RUN;
	if (line->seen.is_unlicensed)
		return MISFIT_LICENCE;
	if (financial_year_of(line->licence_from) != financial_year_of(facts->delivered_on))
		return MISFIT_YEAR;
	return date_before(facts->delivered_on, line->licence_from) ? MISFIT_NOT_OVER : MISFIT_NONE;
}

bool licence_is_beyond_its_year(const struct invoice_line *line)
{
	return (line->terms->per == PER_YEAR || line->terms->per == PER_WHOLE) &&
	       line->seen.licence_net.pence > 0 &&
	       line->seen.licence_net.pence + line->net.pence > line->terms->sum.pence;
}

/* ---- whether two are one ---- */

/* They are versions of one licence, which bears its numbers by turns. */
static bool is_one_licence(const struct licence_spans *all)
{
	list_each (const struct licence_span *, each, all)
		if (each->of.v != all->at[0].of.v)
			return false;
	return true;
}

/* Some of the days are enough where the list is of one licence; else they tell which of them is meant. */
static bool can_be_for(
	const struct licence_spans *all, const struct licence_span *one, struct licence_span days)
{
	if (!date_is_set(days.from))
		return true;
	return is_one_licence(all) ? licence_spans_meet(*one, days)
				   : licence_has_days(one, days.from, days.to);
}

bool licences_are_one(const struct licence_spans *own, struct licence_span days,
	const struct licence_spans *others, struct licence_span other_days)
{
	list_each (const struct licence_span *, one, own)
		list_each (const struct licence_span *, other, others)
			if (strcmp(one->key, other->key) == 0 && can_be_for(own, one, days) &&
				can_be_for(others, other, other_days))
				return true;
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
