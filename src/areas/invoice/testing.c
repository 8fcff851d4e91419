/* SPDX-License-Identifier: MIT */
/*
 * The office's side of invoices for the tests: a programme of a decision, its contract, and who pays.
 */
#include "areas/funding/testing.h"
#include "areas/invoice/invoice.h"
#include "base/err.h"

struct programme_id bill_programme(
	struct fresh *f, struct scheme_id scheme, struct contract *contract);
struct programme_id bill_another_programme(
	struct fresh *f, struct scheme_id scheme, struct contract *contract);
struct programme_id bill_casework_programme(
	struct fresh *f, enum per per, struct contract *contract);
int64_t bill_amount(struct fresh *f, struct programme_id id, int64_t pounds);
void bill_budget_again(
	struct fresh *f, struct programme_id id, int64_t mobilisation, int64_t delivery);
void bill_contributions(
	struct fresh *f, struct programme_id id, int64_t pounds, int64_t other_pounds);
void bill_another_contract(struct fresh *f, struct programme_id id, struct scheme_id scheme,
	const char *reference, struct contract *contract);
void bill_sub_contract(struct fresh *f, const struct contract *under, const char *reference,
	struct organisation_id supplier);
struct contract_id bill_licence(struct fresh *f, const struct contract *under,
	const char *reference, struct organisation_id supplier, const char *number);
struct agreement bill_sole_agreement(struct fresh *f, struct programme_id id);
void bill_agree_on_vat(struct fresh *f, struct programme_id id, enum vat_term term);
void bill_fund_from(struct fresh *f, struct programme_id id, struct date day);
void bill_fund_until(struct fresh *f, struct programme_id id, struct date day);
void bill_budget_written_from(struct fresh *f, struct programme_id id, struct date day);
struct money bill_approved(struct fresh *f, struct programme_id id);
struct money bill_waiting(struct fresh *f, struct programme_id id);
struct money bill_paid(struct fresh *f, struct programme_id id);

static void bill_line(struct fresh *f, const struct programme *p, struct contract_version *v,
	int64_t pounds, struct contract_line line)
{
	line.row = v->lines.n + 1;
	line.name[ENGLISH] = "Invented line";
	line.name[WELSH] = "Llinell ddychmygol";
	line.amount = amount_of(f, p->decision, pounds);
	line.clause = "";
	line.fee = FEE_APART;
	*list_add(f->arena, &v->lines) = line;
}

static struct contract bill_contract(
	struct fresh *f, const struct programme *p, struct scheme_id scheme, const char *reference)
{
	struct contract c = { .programme = p->id, .reference = reference };
	struct problems problems = { 0 };
	struct contract_version v = {
		.title = { "Invented contract", "Contract dychmygol" },
		.holder = { .id = f->office },
		.supplier = { .id = f->provider },
		.starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2027, 3, 31),
		.licence = { .number = "" },
		.about = contract_about_nothing,
	};

	*list_add(f->arena, &v.services) = (struct contract_service){
		.row = 1, .name = { "Workshops", "Gweithdai" }, .scheme = scheme
	};
	bill_line(f, p, &v, 33760,
		(struct contract_line){ .heading = HEADING_MOBILISATION,
			.basis = BASIS_PASSED_THROUGH,
			.per = PER_WHOLE,
			.evidence = EVIDENCE_TRAINING });
	bill_line(f, p, &v, 2500,
		(struct contract_line){ .heading = HEADING_DELIVERY,
			.basis = BASIS_ACTUAL_UP_TO,
			.per = PER_COHORT,
			.evidence = EVIDENCE_REGISTERS });
	bill_line(f, p, &v, 500,
		(struct contract_line){ .heading = HEADING_DELIVERY,
			.basis = BASIS_ACTUAL_UP_TO,
			.per = PER_COHORT,
			.evidence = EVIDENCE_LIAISON });
	bill_line(f, p, &v, 9000,
		(struct contract_line){ .heading = HEADING_DELIVERY,
			.basis = BASIS_PASSED_THROUGH,
			.per = PER_WHOLE,
			.evidence = EVIDENCE_LICENCE });
	WRITE (f, w) {
		enum outcome_kind outcome =
			contract_write(w, &f->commissioning_officer, &c, &v, &problems);

		if (outcome != DONE)
			fail_msg("contract: %s: %s", problems.n > 0 ? problems.at[0].field : "",
				problems.n > 0 ? problems.at[0].message : "absent");
		assert_int_equal(contract_sign(w, &f->approver, c.id, 1, &problems), DONE);
	}
	return c;
}

struct contract_id bill_licence(struct fresh *f, const struct contract *under,
	const char *reference, struct organisation_id supplier, const char *number)
{
	struct contract sub = { .parent = under->id, .reference = reference };
	struct problems problems = { 0 };
	struct contract_version v = {
		.title = { "Invented licence", "Trwydded ddychmygol" },
		.supplier.id = supplier,
		.starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2027, 3, 31),
		.licence = { .number = number,
			.starts_on = date_of(2026, 6, 1),
			.ends_on = date_of(2027, 5, 31),
			.fee = { 900000 } },
		.about = contract_about_nothing,
	};

	WRITE (f, w) {
		if (contract_write(w, &f->commissioning_officer, &sub, &v, &problems) != DONE)
			fail_msg("sub-contract: %s: %s", problems.at[0].field,
				problems.at[0].message);
		assert_int_equal(contract_sign(w, &f->approver, sub.id, 1, &problems), DONE);
	}
	return sub.id;
}

void bill_sub_contract(struct fresh *f, const struct contract *under, const char *reference,
	struct organisation_id supplier)
{
	bill_licence(f, under, reference, supplier, "L7");
}

static void bill_agreement(struct fresh *f, struct programme_id id)
{
	struct agreement agreement = a_shared_agreement(f, id, 2026);
	struct problems problems = { 0 };

	WRITE (f, w) {
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, &agreement, &problems), DONE);
		assert_int_equal(funding_sign(w, &f->approver, id, 2026, 1, &problems), DONE);
	}
}

static struct programme_id bill_programme_of(struct fresh *f, const char *decision,
	const char *reference, struct scheme_id scheme, struct contract *contract)
{
	struct programme p = a_programme_of(f, decision);
	struct budget b = a_budget(f, &p);

	b.scheme = scheme;
	budget_in_force_now(f, b);
	*contract = bill_contract(f, &p, scheme, reference);
	bill_agreement(f, p.id);
	return p.id;
}

void bill_another_contract(struct fresh *f, struct programme_id id, struct scheme_id scheme,
	const char *reference, struct contract *contract)
{
	struct programme p = { 0 };

	READ (f, w)
		assert_true(programme_load(w, id, &p));
	*contract = bill_contract(f, &p, scheme, reference);
}

struct programme_id bill_programme(
	struct fresh *f, struct scheme_id scheme, struct contract *contract)
{
	return bill_programme_of(f, "DLI1", "C-1", scheme, contract);
}

struct programme_id bill_another_programme(
	struct fresh *f, struct scheme_id scheme, struct contract *contract)
{
	return bill_programme_of(f, "DLI2", "C-2", scheme, contract);
}

static struct programme monthly_programme(struct fresh *f)
{
	struct programme p = {
		.decision = an_attested_decision(f, .reference = "DLI63",
			.more = "Financial implications: The caseworker costs £9,000 a "
				"month. Up to £63,000 is asked for, for seven "
				"months.\n"),
		.name = { "Invented caseworker", "Gweithiwr achos dychmygol" }
	};
	struct budget b = { .starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2026, 10, 31),
		.licence = LICENCE_INSIDE };
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(programme_add(w, &f->commissioning_officer, &p, &problems), DONE);
	b.programme = p.id;
	*list_add(f->arena, &b.limits) = (struct limit){ .amount = amount_of(f, p.decision, 63000),
		.kind = LIMIT_CAP,
		.heading = HEADING_CASEWORKER };
	budget_in_force_now(f, b);
	return p;
}

/* Of £9,000 a month, or of £63,000 as a whole. */
static struct contract casework_contract(struct fresh *f, const struct programme *p, enum per per)
{
	struct contract c = { .programme = p->id, .reference = "C-7" };
	struct problems problems = { 0 };
	struct contract_version v = {
		.title = { "Invented contract", "Contract dychmygol" },
		.holder = { .id = f->office },
		.supplier = { .id = f->provider },
		.starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2026, 10, 31),
		.licence = { .number = "" },
		.about = contract_about_nothing,
	};

	*list_add(f->arena, &v.services) =
		(struct contract_service){ .row = 1, .name = { "Casework", "Gwaith achos" } };
	*list_add(f->arena, &v.lines) = (struct contract_line){ .row = 1,
		.heading = HEADING_CASEWORKER,
		.name = { "A month of casework", "Mis o waith achos" },
		.basis = BASIS_ACTUAL_UP_TO,
		.per = per,
		.sum = { per == PER_MONTH ? 900000 : 6300000 },
		.evidence = per == PER_MONTH ? EVIDENCE_PAYROLL : EVIDENCE_DOCUMENT,
		.clause = "" };
	WRITE (f, w) {
		if (contract_write(w, &f->commissioning_officer, &c, &v, &problems) != DONE)
			fail_msg("contract: %s: %s", problems.at[0].field, problems.at[0].message);
		assert_int_equal(contract_sign(w, &f->approver, c.id, 1, &problems), DONE);
	}
	return c;
}

struct programme_id bill_casework_programme(
	struct fresh *f, enum per per, struct contract *contract)
{
	struct programme p = monthly_programme(f);
	struct agreement agreement = {
		.programme = p.id, .year = 2026, .method = SHARING_FIXED, .source = ""
	};
	const struct organisation_id payers[] = { f->office, f->force, f->elsewhere };
	struct problems problems = { 0 };

	*contract = casework_contract(f, &p, per);
	for (size_t i = 0; i < array_size(payers); i++)
		*list_add(f->arena, &agreement.partners) = (struct partner){ .row = i + 1,
			.organisation = payers[i],
			.contribution = CONTRIBUTION_CASH,
			.weight = i == 0 ? 4300000 : 1000000 };
	WRITE (f, w) {
		if (funding_write(w, &f->commissioning_officer, &agreement, &problems) != DONE)
			fail_msg("agreement: %s: %s", problems.at[0].field, problems.at[0].message);
		assert_int_equal(funding_sign(w, &f->approver, p.id, 2026, 1, &problems), DONE);
	}
	return p.id;
}

int64_t bill_amount(struct fresh *f, struct programme_id id, int64_t pounds)
{
	struct programme p = { 0 };

	READ (f, w)
		assert_true(programme_load(w, id, &p));
	return amount_of(f, p.decision, pounds);
}

void bill_budget_again(
	struct fresh *f, struct programme_id id, int64_t mobilisation, int64_t delivery)
{
	const int64_t pounds[HEADING_COUNT] = {
		[HEADING_MOBILISATION] = mobilisation, [HEADING_DELIVERY] = delivery
	};
	struct budget b = { 0 };

	READ (f, w)
		assert_true(programme_budget_in_force(w, id, &b));
	b.limits = (struct limits){ 0 };
	for (enum heading h = HEADING_NONE + 1; h < HEADING_COUNT; h++)
		if (pounds[h] != 0)
			*list_add(f->arena, &b.limits) =
				(struct limit){ .amount = bill_amount(f, id, pounds[h]),
					.kind = LIMIT_CAP,
					.heading = h };
	budget_in_force_now(f, b);
}

void bill_contributions(
	struct fresh *f, struct programme_id id, int64_t pounds, int64_t other_pounds)
{
	const int64_t both[] = { pounds, other_pounds };
	struct budget b = { 0 };

	READ (f, w)
		assert_true(programme_budget_in_force(w, id, &b));
	b.limits = (struct limits){ 0 };
	for (size_t i = 0; i < array_size(both); i++)
		*list_add(f->arena, &b.limits) =
			(struct limit){ .amount = bill_amount(f, id, both[i]),
				.kind = LIMIT_CONTRIBUTION,
				.heading = HEADING_DELIVERY };
	budget_in_force_now(f, b);
}

struct agreement bill_sole_agreement(struct fresh *f, struct programme_id id)
{
	return a_sole_agreement(f, id, 2026);
}

void bill_agree_on_vat(struct fresh *f, struct programme_id id, enum vat_term term)
{
	struct agreement next;
	struct problems problems = { 0 };

	WRITE (f, w) {
		assert_true(funding_agreement_of(w, id, 2026, &next));
		for (size_t i = 0; i < next.partners.n; i++)
			next.partners.at[i].row = i + 1;
		next.vat = term;
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, &next, &problems), DONE);
		assert_int_equal(
			funding_sign(w, &f->approver, id, 2026, next.version + 1, &problems), DONE);
	}
}

void bill_fund_from(struct fresh *f, struct programme_id id, struct date day)
{
	struct budget b = { 0 };

	READ (f, w)
		assert_true(programme_budget_in_force(w, id, &b));
	b.starts_on = day;
	budget_in_force_now(f, b);
}

void bill_budget_written_from(struct fresh *f, struct programme_id id, struct date day)
{
	struct problems problems = { 0 };
	struct budget b = { 0 };

	WRITE (f, w) {
		assert_true(programme_budget_in_force(w, id, &b));
		b.version = programme_versions(w, id).at[0].version;
		b.starts_on = day;
		assert_int_equal(
			programme_write_budget(w, &f->commissioning_officer, &b, &problems), DONE);
	}
}

void bill_fund_until(struct fresh *f, struct programme_id id, struct date day)
{
	struct budget b = { 0 };

	READ (f, w)
		assert_true(programme_budget_in_force(w, id, &b));
	b.ends_on = day;
	budget_in_force_now(f, b);
}

static struct invoiced invoiced_now(struct fresh *f, struct programme_id id)
{
	struct invoiced under[HEADING_COUNT] = { 0 };

	READ (f, w)
		programme_bills.invoiced(w, id, under);
	return under[HEADING_DELIVERY];
}

struct money bill_approved(struct fresh *f, struct programme_id id)
{
	return invoiced_now(f, id).approved;
}

struct money bill_waiting(struct fresh *f, struct programme_id id)
{
	return invoiced_now(f, id).waiting;
}

struct money bill_paid(struct fresh *f, struct programme_id id)
{
	return invoiced_now(f, id).paid;
}
