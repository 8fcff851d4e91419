/* SPDX-License-Identifier: MIT */
/*
 * What may be said of the work with the victims of a cohort: figures for the invoice, and so few
 * that they have to say no more than it asks.
 */
#include "areas/cohort/rules.h"

const struct word liaisons[LIAISON_COUNT] = {
	[LIAISON_TRIED] = { "tried", N_("Contact tried, and nobody reached") },
	[LIAISON_DECLINED] = { "declined", N_("Contact declined") },
	[LIAISON_MADE] = { "made", N_("Contact made") },
};

int64_t liaison_sum(const struct liaison_figures *figures)
{
	int64_t sum = 0;

	for (enum liaison each = LIAISON_NONE + 1; each < LIAISON_COUNT; each++)
		sum += figures->number[each];
	return sum;
}

bool liaison_may_be_split(const struct liaison_figures *figures)
{
	return liaison_sum(figures) >= LIAISON_SPLIT_LEAST;
}
