/* SPDX-License-Identifier: MIT */
/*
 * An attested decision that says what a programme may cost, and a programme of it.
 */
#ifndef AREAS_PROGRAMME_TESTING_H
#define AREAS_PROGRAMME_TESTING_H

#include "areas/programme/programme.h"
#include "areas/testing.h"

/* £33,760 at most; £60,000 for 20 cohorts at £2,500 and £500, of which £9,000 for a licence. */
static inline struct decision_id a_costed_decision(struct fresh *f, const char *reference)
{
	return an_attested_decision(f, .reference = reference,
		.more = "Financial implications: Delivery: estimated £60,000 (up to 200 people in "
			"cohorts of 10 at £2,500 per cohort + £500 for victim liaison). This "
			"includes the £9,000 licence fee. Delivery of up to £60,000 is "
			"asked for.\n");
}

static inline struct programme a_programme_of(struct fresh *f, const char *reference)
{
	struct programme p = { .decision = a_costed_decision(f, reference),
		.name = { "Invented programme", "Rhaglen ddychmygol" } };
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(programme_add(w, &f->commissioning_officer, &p, &problems), DONE);
	return p;
}

static inline struct programme a_programme(struct fresh *f)
{
	return a_programme_of(f, "DLI1");
}

/* The number of the decision's amount of so many pounds. */
static inline int64_t amount_of(struct fresh *f, struct decision_id id, int64_t pounds)
{
	struct decision d = decision_now(f, id);

	list_each (const struct amount *, each, &d.amounts)
		if (each->money.pence == pounds * 100)
			return each->number;
	fail_msg("the decision has no such amount: %lld", (long long)pounds);
	return 0;
}

/* By which the decision's amounts are what it says that they are; for a year from April 2026. */
static inline struct budget a_budget(struct fresh *f, const struct programme *p)
{
	static const struct {
		int64_t pounds;
		enum limit_kind kind;
		enum heading heading;
	} limits[] = {
		{ 33760, LIMIT_CAP, HEADING_MOBILISATION },
		{ 60000, LIMIT_CAP_ESTIMATE, HEADING_DELIVERY },
		{ 2500, LIMIT_PRICE, HEADING_DELIVERY },
		{ 500, LIMIT_PRICE, HEADING_DELIVERY },
		{ 9000, LIMIT_INCLUDED, HEADING_DELIVERY },
	};
	struct budget b = {
		.programme = p->id,
		.starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2027, 3, 31),
		.licence = LICENCE_FIXED,
		.ceiling = { [CEILING_PEOPLE] = 200,
			[CEILING_COHORTS] = 20,
			[CEILING_TRAINED] = 12 },
	};

	for (size_t i = 0; i < array_size(limits); i++)
		*list_add(f->arena, &b.limits) =
			(struct limit){ .amount = amount_of(f, p->decision, limits[i].pounds),
				.kind = limits[i].kind,
				.heading = limits[i].heading };
	return b;
}

/* Written by the commissioning officer and signed by the approver. */
static inline void budget_in_force_now(struct fresh *f, struct budget b)
{
	struct problems problems = { 0 };

	WRITE (f, w) {
		assert_int_equal(
			programme_write_budget(w, &f->commissioning_officer, &b, &problems), DONE);
		assert_int_equal(programme_sign_budget(
					 w, &f->approver, b.programme, b.version + 1, &problems),
			DONE);
	}
}

#endif
