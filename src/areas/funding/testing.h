/* SPDX-License-Identifier: MIT */
/*
 * A programme that runs from April 2026 to March 2027, and agreements of its years.
 */
#ifndef AREAS_FUNDING_TESTING_H
#define AREAS_FUNDING_TESTING_H

#include "areas/funding/funding.h"
#include "areas/programme/testing.h"

static inline struct programme_id a_funded_programme(struct fresh *f)
{
	struct programme p = a_programme(f);

	budget_in_force_now(f, a_budget(f, &p));
	return p.id;
}

/* The office pays all of that year. */
static inline struct agreement a_sole_agreement(struct fresh *f, struct programme_id id, int year)
{
	struct agreement agreement = {
		.programme = id, .year = year, .method = SHARING_SOLE, .source = ""
	};

	*list_add(f->arena, &agreement.partners) = (struct partner){
		.row = 1, .organisation = f->office, .contribution = CONTRIBUTION_CASH
	};
	return agreement;
}

/* The office and the force by 3 to 1; the provider gives in kind. */
static inline struct agreement a_shared_agreement(struct fresh *f, struct programme_id id, int year)
{
	struct agreement agreement = a_sole_agreement(f, id, year);

	agreement.method = SHARING_MATCH;
	agreement.partners.at[0].weight = 3;
	*list_add(f->arena, &agreement.partners) = (struct partner){ .row = 2,
		.organisation = f->force,
		.contribution = CONTRIBUTION_CASH,
		.weight = 1,
		.most = { { 1000000 }, true } };
	*list_add(f->arena, &agreement.partners) = (struct partner){ .row = 3,
		.organisation = f->provider,
		.contribution = CONTRIBUTION_IN_KIND,
		.worth = { { 250000 }, true } };
	return agreement;
}

#endif
