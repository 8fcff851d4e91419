/* SPDX-License-Identifier: MIT */
/*
 * A contract of a programme that runs from April 2026 to March 2027, with CARA's lines, and what is under
 * it.
 */
#ifndef AREAS_CONTRACT_TESTING_H
#define AREAS_CONTRACT_TESTING_H

#include "areas/contract/contract.h"
#include "areas/programme/testing.h"

static inline struct programme a_contracted_programme(struct fresh *f)
{
	struct programme p = a_programme(f);

	budget_in_force_now(f, a_budget(f, &p));
	return p;
}

static inline struct contract_line a_line(
	struct fresh *f, const struct programme *p, int64_t pounds, enum heading heading)
{
	return (struct contract_line){
		.heading = heading,
		.name = { "Invented work", "Gwaith dychmygol" },
		.basis = BASIS_ACTUAL_UP_TO,
		.per = PER_COHORT,
		.amount = amount_of(f, p->decision, pounds),
		.evidence = EVIDENCE_REGISTERS,
		.clause = "",
	};
}

static inline void add_line(struct fresh *f, struct contract_version *v, struct contract_line line)
{
	line.row = v->lines.n + 1;
	*list_add(f->arena, &v->lines) = line;
}

/* Training passed through, and up to £2,500 and £500 a cohort, of which the first has the licence's fee. */
static inline struct contract_version a_version(struct fresh *f, const struct programme *p)
{
	struct contract_version v = {
		.title = { "Invented contract", "Contract dychmygol" },
		.holder.id = f->office,
		.behalf.id = f->elsewhere,
		.performance.id = f->elsewhere,
		.supplier.id = f->provider,
		.starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2027, 3, 31),
		.licence.number = "",
		.about = contract_about_nothing,
	};
	struct contract_line training = a_line(f, p, 33760, HEADING_MOBILISATION);
	struct contract_line workshops = a_line(f, p, 2500, HEADING_DELIVERY);
	struct contract_line liaison = a_line(f, p, 500, HEADING_DELIVERY);

	training.basis = BASIS_PASSED_THROUGH;
	training.per = PER_WHOLE;
	training.evidence = EVIDENCE_TRAINING;
	workshops.fee = FEE_INSIDE;
	liaison.evidence = EVIDENCE_LIAISON;
	*list_add(f->arena, &v.implementers) = (struct contract_body){ .id = f->force };
	*list_add(f->arena, &v.services) = (struct contract_service){ .row = 1,
		.name = { "Invented workshops", "Gweithdai dychmygol" } };
	add_line(f, &v, training);
	add_line(f, &v, workshops);
	add_line(f, &v, liaison);
	return v;
}

/* Written by the commissioning officer, unsigned. */
static inline struct contract written_now(struct fresh *f, const struct programme *p,
	struct contract_version *v, const char *reference)
{
	struct contract c = { .programme = p->id, .reference = reference };
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			contract_write(w, &f->commissioning_officer, &c, v, &problems), DONE);
	return c;
}

static inline void signed_now(struct fresh *f, const struct contract_version *v)
{
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			contract_sign(w, &f->approver, v->contract, v->version, &problems), DONE);
}

#endif
