/* SPDX-License-Identifier: MIT */
/*
 * A programme whose contract is charged at actual cost, a cohort that was held, and two finance officers.
 */
#ifndef AREAS_INVOICE_TESTING_H
#define AREAS_INVOICE_TESTING_H

#include "areas/funding/funding.h"
#include "areas/invoice/invoice.h"
#include "areas/register/testing.h"

/* The lines of its contract, by their number. */
enum { LINE_TRAINING = 1, LINE_COHORT, LINE_LIAISON, LINE_LICENCE };

struct bill_kit {
	struct room_kit room; // of three people, both registers signed
	struct programme_id programme;
	struct contract contract;
	struct actor first, second; // finance officers
	enum per per;               // of casework: by the month, or as a whole
};

/* testing.c: in the programme's year, with its budget, contract and agreement, all of them signed. */
struct programme_id bill_programme(
	struct fresh *f, struct scheme_id scheme, struct contract *contract);

/* The same once more, of another decision, on the same scheme. */
struct programme_id bill_another_programme(
	struct fresh *f, struct scheme_id scheme, struct contract *contract);

/* Seven months of £9,000, paid by the office, the force and another office: £43,000, £10,000 and £10,000. */
struct programme_id bill_casework_programme(
	struct fresh *f, enum per per, struct contract *contract);

/* The number of its decision's amount of so many pounds. */
int64_t bill_amount(struct fresh *f, struct programme_id id, int64_t pounds);

/*
 * Another budget of that programme, signed now: of so many pounds under each of the two, as amounts of its
 * decision; 0: it has that heading no more.
 */
void bill_budget_again(
	struct fresh *f, struct programme_id id, int64_t mobilisation, int64_t delivery);

/* Another, by which both amounts of its decision contribute to delivery, and nothing else is capped. */
void bill_contributions(
	struct fresh *f, struct programme_id id, int64_t pounds, int64_t other_pounds);

/* One more of a programme, like its first and for the same scheme. */
void bill_another_contract(struct fresh *f, struct programme_id id, struct scheme_id scheme,
	const char *reference, struct contract *contract);

/* A signed sub-contract of that body under it, with a licence from June 2026 to May 2027. */
void bill_sub_contract(struct fresh *f, const struct contract *under, const char *reference,
	struct organisation_id supplier);

/* The same with another licence. */
struct contract_id bill_licence(struct fresh *f, const struct contract *under,
	const char *reference, struct organisation_id supplier, const char *number);

/* By which the office pays all of 2026. */
struct agreement bill_sole_agreement(struct fresh *f, struct programme_id id);

/* Its agreement of 2026 in another version, signed, that says so of VAT. */
void bill_agree_on_vat(struct fresh *f, struct programme_id id, enum vat_term term);

/* Its budget is funded from that day on, or until that day, by a version that is signed. */
void bill_fund_from(struct fresh *f, struct programme_id id, struct date day);
void bill_fund_until(struct fresh *f, struct programme_id id, struct date day);

/* The same from that day on is written, and signed by nobody. */
void bill_budget_written_from(struct fresh *f, struct programme_id id, struct date day);

/* What a programme's page says of its delivery: approved, waiting to be, and paid. */
struct money bill_approved(struct fresh *f, struct programme_id id);
struct money bill_waiting(struct fresh *f, struct programme_id id);
struct money bill_paid(struct fresh *f, struct programme_id id);

/* The second of two workshops was held and signed; it is the day after. */
static inline struct bill_kit a_bill_kit(struct fresh *f)
{
	struct bill_kit kit = { .room = a_room(f, 3) };

	kit.programme = bill_programme(f, kit.room.path.p.scheme, &kit.contract);
	kit.first = a_person(f, f->office, "cyllid", "Cyllid Sampl", ROLE_FINANCE_OFFICER);
	kit.second = a_person(f, f->office, "cyllid2", "Ail Gyllid Sampl", ROLE_FINANCE_OFFICER);
	notes_all(f, &kit.room.first, &kit.room, WORKSHOP_A, 0);
	both_sign(f, &kit.room, WORKSHOP_A);
	clock_to(f, kit.room.cohort.workshop[WORKSHOP_B].on);
	return kit;
}

/* The months' programme, and no room. */
static inline struct bill_kit a_casework_kit(struct fresh *f, enum per per)
{
	struct bill_kit kit = { .per = per };

	kit.programme = bill_casework_programme(f, per, &kit.contract);
	kit.first = a_person(f, f->office, "cyllid", "Cyllid Sampl", ROLE_FINANCE_OFFICER);
	kit.second = a_person(f, f->office, "cyllid2", "Ail Gyllid Sampl", ROLE_FINANCE_OFFICER);
	return kit;
}

static inline struct bill_kit a_monthly_kit(struct fresh *f)
{
	return a_casework_kit(f, PER_MONTH);
}

/* The force pays £10,000 of the year in two instalments; the other body's is paid in one. */
static inline struct bill_kit an_advance_kit(struct fresh *f)
{
	struct bill_kit kit = a_monthly_kit(f);
	struct problems problems = { 0 };
	struct agreement next;

	WRITE (f, w) {
		assert_true(funding_agreement_of(w, kit.programme, 2026, &next));
		for (size_t i = 0; i < next.partners.n; i++)
			next.partners.at[i].row = i + 1;
		next.payment = PAYMENT_INSTALMENTS;
		next.underspend = UNDERSPEND_RETURN;
		*list_add(f->arena, &next.partners.at[1].claims) =
			(struct claim){ date_of(2026, 4, 15), { 600000 } };
		*list_add(f->arena, &next.partners.at[1].claims) =
			(struct claim){ date_of(2026, 9, 1), { 400000 } };
		*list_add(f->arena, &next.partners.at[2].claims) =
			(struct claim){ date_of(2026, 10, 1), { 1000000 } };
		if (funding_write(w, &f->commissioning_officer, &next, &problems) != DONE)
			fail_msg("agreement: %s", problems.at[0].message);
		assert_int_equal(
			funding_sign(w, &f->approver, kit.programme, 2026, 2, &problems), DONE);
	}
	return kit;
}

static inline void bill_close_b(struct fresh *f, const struct bill_kit *kit)
{
	notes_all(f, &kit->room.first, &kit->room, WORKSHOP_B, 0);
	both_sign(f, &kit->room, WORKSHOP_B);
}

/* The victims' service tells of so many of the room's people. */
static inline void bill_tell(struct fresh *f, const struct bill_kit *kit, int people)
{
	WRITE (f, w)
		for (int i = 0; i < people; i++)
			cohort_count_liaison(w, kit->room.cohort.id, LIAISON_MADE, 1);
}

/* The room's facilitators, the first so many, are trained in the core on that day. */
static inline void bill_train(
	struct fresh *f, const struct bill_kit *kit, int people, struct date day)
{
	struct training training = {
		.module = MODULE_CORE, .trained_on = day, .certificate = "HT-77"
	};
	struct problems problems = { 0 };

	WRITE (f, w)
		for (int i = 0; i < people; i++)
			assert_int_equal(facilitator_train(w, &f->coordinator,
						 kit->room.cohort.workshop[WORKSHOP_A].leader[i],
						 &training, &problems),
				DONE);
}

static inline struct invoice a_bill(
	struct fresh *f, const struct bill_kit *kit, const char *number, int64_t pence)
{
	struct invoice invoice = { .contract = kit->contract.id,
		.supplier_number = number,
		.facts = { .dated_on = kit->room.cohort.workshop[WORKSHOP_B].on,
			.received_on = kit->room.cohort.workshop[WORKSHOP_B].on,
			.delivered_on = kit->room.cohort.workshop[WORKSHOP_B].on,
			.total = { pence } } };
	struct invoice twin;
	struct problems problems = { 0 };

	WRITE (f, w) {
		enum outcome_kind outcome =
			invoice_enter(w, &kit->first, &invoice, &twin, &problems);

		if (outcome != DONE)
			fail_msg("entered: %s: %s", problems.n > 0 ? problems.at[0].field : "",
				problems.n > 0 ? problems.at[0].message : "absent");
	}
	return invoice;
}

/* What one cohort did cost: ten hours of facilitators, and the venue. */
static inline struct invoice_line a_cohort_line(
	struct fresh *f, const struct bill_kit *kit, int64_t contract_line, int64_t pence)
{
	struct invoice_line line = { .contract_line = contract_line,
		.net = { pence },
		.parts = { .hours = 500, .rate = { 5000 }, .other_for = "" },
		.passed = { .number = "" } };

	line.parts.venue.pence = pence - breakdown_staff(&line.parts).pence;
	*list_add(f->arena, &line.cohorts) = (struct billed_cohort){ .id = kit->room.cohort.id,
		.number = kit->room.cohort.number };
	return line;
}

static inline struct invoice bill_now(struct fresh *f, const struct actor *by, struct invoice_id id)
{
	struct invoice invoice = { 0 };

	READ (f, w)
		assert_true(invoice_for(w, by, INVOICE_READ, id, &invoice));
	return invoice;
}

static inline enum outcome_kind bill_put(struct fresh *f, const struct actor *by,
	struct invoice_id id, struct invoice_line *line, struct problems *problems)
{
	enum outcome_kind outcome = ABSENT;
	int64_t seen = bill_now(f, by, id).version;

	*problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = invoice_put_line(w, by, id, seen, line, problems);
	return outcome;
}

#define PDF SLICE("%PDF-1.4\n%%EOF\n")

static inline void bill_attach(
	struct fresh *f, const struct actor *by, struct invoice_id id, int64_t line)
{
	struct invoice_document paper = { "invoice.pdf", PDF };
	struct problems problems = { 0 };
	int64_t seen = bill_now(f, by, id).version;

	WRITE (f, w)
		assert_int_equal(invoice_attach(w, by, id, seen, line, &paper, &problems), DONE);
}

/* As a page does: of the version that stands. */
static inline enum outcome_kind bill_do(struct fresh *f, const struct actor *by,
	struct invoice_id id, enum invoice_act act, struct problems *problems)
{
	enum outcome_kind outcome = ABSENT;
	int64_t seen = bill_now(f, by, id).version;
	struct date paid_on = instant_day(f->now);

	*problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome =
			invoice_do(w, by, id, seen, act, "Because it was asked", paid_on, problems);
	return outcome;
}

/* One that was held weeks before the room's. */
static inline struct billed_cohort bill_earlier_cohort(struct fresh *f, const struct bill_kit *kit)
{
	struct cohort plan = kit->room.cohort;
	struct faults faults = { 0 };

	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		plan.workshop[letter].on = date_add_days(plan.workshop[letter].on, -7);
	WRITE (f, w) {
		work_as_of(w, date_of(2026, 4, 1));
		assert_int_equal(cohort_plan(w, &f->coordinator, &plan, &faults), DONE);
		work_as_of(w, DATE_NONE);
	}
	return (struct billed_cohort){ .id = plan.id, .number = plan.number };
}

/* With its paper, and one line for the room's cohort. */
static inline struct invoice a_whole_bill(struct fresh *f, const struct bill_kit *kit,
	const char *number, int64_t contract_line, int64_t pence)
{
	struct invoice invoice = a_bill(f, kit, number, pence);
	struct invoice_line line = a_cohort_line(f, kit, contract_line, pence);
	struct problems problems;

	if (bill_put(f, &kit->first, invoice.id, &line, &problems) != DONE)
		fail_msg("line: %s: %s", problems.at[0].field, problems.at[0].message);
	bill_attach(f, &kit->first, invoice.id, 0);
	return bill_now(f, &kit->first, invoice.id);
}

/* Matched by the first, who entered it, and approved by the second. */
static inline void bill_approve(struct fresh *f, const struct bill_kit *kit, struct invoice_id id)
{
	struct problems problems;

	if (bill_do(f, &kit->first, id, INVOICE_MATCH, &problems) != DONE)
		fail_msg("match: %s", problems.at[0].message);
	if (bill_do(f, &kit->second, id, INVOICE_APPROVE, &problems) != DONE)
		fail_msg("approve: %s", problems.at[0].message);
}

/* A month of the monthly programme, from 0 for April, entered on its last day or today: its line. */
static inline enum outcome_kind bill_month_put(struct fresh *f, const struct bill_kit *kit,
	int month, int64_t pence, struct invoice *invoice, struct problems *problems)
{
	struct date last = date_add_days(date_of(2026, 5 + month, 1), -1);
	struct invoice_line line = { .contract_line = 1,
		.net = { pence },
		.parts = { .other = { pence }, .other_for = "The month" },
		.passed = { .number = "" } };
	struct invoice twin;

	if (kit->per == PER_MONTH)
		line.months_from = line.months_to = date_month_of(last.year, last.month);
	*invoice = (struct invoice){ .contract = kit->contract.id,
		.supplier_number = arena_format(f->arena, "M-%d-%lld", month, (long long)pence),
		.facts = { .dated_on = last,
			.received_on = last,
			.delivered_on = last,
			.total = { pence } } };
	*problems = (struct problems){ 0 };
	if (date_before(instant_day(f->now), last))
		clock_to(f, last);
	WRITE (f, w)
		if (invoice_enter(w, &kit->first, invoice, &twin, problems) != DONE)
			fail_msg("entered: %s: %s", problems->at[0].field, problems->at[0].message);
	return bill_put(f, &kit->first, invoice->id, &line, problems);
}

/* With its papers. */
static inline struct invoice bill_month(
	struct fresh *f, const struct bill_kit *kit, int month, int64_t pence)
{
	struct problems problems;
	struct invoice invoice;

	if (bill_month_put(f, kit, month, pence, &invoice, &problems) != DONE)
		fail_msg("line: %s: %s", problems.at[0].field, problems.at[0].message);
	bill_attach(f, &kit->first, invoice.id, 0);
	bill_attach(f, &kit->first, invoice.id, 1);
	return invoice;
}

/* The contract's next version, from that day on, is signed as it was altered. */
static inline void bill_vary(struct fresh *f, const struct bill_kit *kit, struct date from,
	void (*alter)(struct fresh *f, const struct bill_kit *kit, struct contract_version *v))
{
	struct contract c = { .id = kit->contract.id, .reference = "" };
	struct problems problems = { 0 };
	struct contract_version v;
	int64_t version = 0;

	READ (f, w)
		version = contract_versions(w, c.id).at[0].version;
	WRITE (f, w) {
		assert_true(contract_version_load(w, c.id, version, &v));
		v.from_on = from;
		v.why[ENGLISH] = "It is varied";
		v.why[WELSH] = "Fe’i hamrywir";
		alter(f, kit, &v);
		if (contract_write(w, &f->commissioning_officer, &c, &v, &problems) != DONE)
			fail_msg("variation: %s: %s", problems.at[0].field, problems.at[0].message);
		assert_int_equal(
			contract_sign(w, &f->approver, c.id, version + 1, &problems), DONE);
	}
}

static inline void bill_drop_all_but_training(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->lines.n = LINE_TRAINING;
}

/* Trainings cost what they did, at most so much for each person. */
static inline void bill_pay_for_each_person(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->lines.at[LINE_TRAINING - 1].basis = BASIS_ACTUAL_UP_TO;
	v->lines.at[LINE_TRAINING - 1].per = PER_TRAINED;
}

/* For so many in the core, on an invoice of its own. */
static inline struct invoice bill_for_people(
	struct fresh *f, const struct bill_kit *kit, const char *number, int64_t people)
{
	struct invoice invoice = a_bill(f, kit, number, 1000);
	struct invoice_line line = { .contract_line = LINE_TRAINING,
		.net = { 1000 },
		.parts = { .venue = { 1000 }, .other_for = "" },
		.passed = { .number = "" } };
	struct problems problems;

	line.trained[MODULE_CORE] = people;
	if (bill_put(f, &kit->first, invoice.id, &line, &problems) != DONE)
		fail_msg("line: %s: %s", problems.at[0].field, problems.at[0].message);
	return invoice;
}

/* Of the monthly programme: the line is taken out, and another of £8,000 comes in its place. */
static inline void bill_replace_casework(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->lines.at[0].number = 0;
	v->lines.at[0].sum.pence = kit->per == PER_MONTH ? 800000 : 1000000;
}

static inline void bill_cheapen_casework(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->lines.at[0].sum.pence = 800000;
}

static inline void bill_raise_cohorts(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->lines.at[LINE_COHORT - 1].amount = 0;
	v->lines.at[LINE_COHORT - 1].sum.pence = 290000;
}

/* The monthly programme has no line of it any more, but another of what is due as a whole. */
static inline void bill_drop_casework(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	bill_replace_casework(f, kit, v);
	v->lines.at[0].per = PER_WHOLE;
	v->lines.at[0].evidence = EVIDENCE_DOCUMENT;
}

/* Of £2,500 a cohort, whatever it did cost. */
static inline void bill_price_cohorts(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	struct contract_line *line = &v->lines.at[LINE_COHORT - 1];

	(void)f;
	(void)kit;
	line->basis = BASIS_UNIT_PRICE;
	line->clause = "7.2";
}

/* A credit note of so much of its first line. */
static inline enum outcome_kind bill_credit(struct fresh *f, const struct bill_kit *kit,
	struct invoice_id id, const char *number, int64_t pence, struct invoice *note,
	struct problems *problems)
{
	struct invoice of = bill_now(f, &kit->first, id), twin;
	struct credit_lines lines = { 0 };
	enum outcome_kind outcome = ABSENT;

	*note = (struct invoice){ .supplier_number = number, .facts = of.facts };
	note->facts.lines = (struct invoice_lines){ 0 };
	note->facts.total = MONEY_ZERO;
	*list_add(f->arena, &lines) = (struct credit_line){ 1, { { pence }, MONEY_ZERO } };
	*problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = invoice_credit(
			w, &kit->first, id, of.version, note, &lines, &twin, problems);
	return outcome;
}

/* The force holds it, and so pays the supplier. */
static inline void bill_held_by_force(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)kit;
	v->holder.id = f->force;
}

#endif
