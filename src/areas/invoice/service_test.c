/* SPDX-License-Identifier: MIT */
/*
 * Invoices on a real database: entered, held, matched by one and approved by another, shared and credited.
 */
#include "areas/invoice/invoice.h"

#include <string.h>

#include "areas/invoice/closing.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/licence.h"
#include "areas/invoice/testing.h"
#include "base/err.h"
#include "db/fault.h"

static struct problems problems;

static const char *said(const char *field)
{
	const struct problem *problem = problem_of(&problems, field);

	return problem == NULL ? "" : problem->message;
}

static enum outcome_kind do_it(
	struct fresh *f, const struct actor *by, struct invoice_id id, enum invoice_act act)
{
	return bill_do(f, by, id, act, &problems);
}

static struct money due_of(struct fresh *f, struct invoice_id id, struct organisation_id body)
{
	struct money due = MONEY_ZERO;

	READ (f, w) {
		struct invoice_shares shares = invoice_share_list(w, id);

		list_each (const struct invoice_share *, each, &shares)
			if (each->organisation.v == body.v)
				due = each->due;
	}
	return due;
}

static enum outcome_kind credit(struct fresh *f, const struct bill_kit *kit, struct invoice_id id,
	const char *number, int64_t pence, struct invoice *note)
{
	struct invoice of = bill_now(f, &kit->first, id), twin;
	struct credit_lines lines = { 0 };
	enum outcome_kind outcome = ABSENT;

	*note = (struct invoice){ .supplier_number = number, .facts = of.facts };
	note->facts.lines = (struct invoice_lines){ 0 };
	note->facts.total = MONEY_ZERO;
	*list_add(f->arena, &lines) = (struct credit_line){ 1, { { pence }, MONEY_ZERO } };
	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = invoice_credit(
			w, &kit->first, id, of.version, note, &lines, &twin, &problems);
	return outcome;
}

/* The same of a whole note, approved. */
static void credit_whole(struct fresh *f, const struct bill_kit *kit, struct invoice_id id,
	const char *number, int64_t pence)
{
	struct invoice note;

	assert_int_equal(credit(f, kit, id, number, pence, &note), DONE);
	bill_attach(f, &kit->first, note.id, 0);
	bill_approve(f, kit, note.id);
}

static void invoice__goes_from_receipt_to_payment_by_two_hands(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001);

	assert_int_equal(invoice.number, 1);
	assert_int_equal(invoice.year, 2026);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), REFUSED);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_APPROVE), REFUSED);
	assert_string_equal(said(""), "You matched this invoice, so somebody else approves it");
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), DONE);
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice.facts.state, INVOICE_SHARED);
	assert_int_equal(invoice.agreement, 1);
	assert_int_equal(due_of(f, invoice.id, f->office).pence, 180001);
	assert_int_equal(due_of(f, invoice.id, f->force).pence, 60000);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_RECHARGE), DONE);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_PAY), DONE);
	assert_true(date_is_set(bill_now(f, &kit.first, invoice.id).paid_on));
	READ (f, w)
		assert_int_equal(invoice_deeds(w, invoice.id).n, 7);
}

static void invoice__is_matched_and_approved_by_another_than_its_author(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001);

	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_MATCH), DONE);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_APPROVE), REFUSED);
	assert_string_equal(
		said(""), "You entered figures of this invoice, so somebody else approves it");
}

static void invoice__is_of_the_office_s_finance_officers_alone(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_bill(f, &kit, "TD-1", 100), same, twin;
	const struct actor *readers[] = { &f->auditor, &f->commissioning_officer, &f->approver,
		&f->officer };
	const struct actor *others[] = { &f->sergeant, &f->coordinator, &f->stranger,
		&f->translator, &f->account_manager };

	READ (f, w) {
		struct invoice_filter any = { 0 };

		for (size_t i = 0; i < array_size(readers); i++) {
			assert_true(invoice_for(w, readers[i], INVOICE_READ, invoice.id, &same));
			assert_int_equal(invoices_for(w, readers[i], &any, 10).n, 1);
		}
		for (size_t i = 0; i < array_size(others); i++) {
			assert_false(invoice_for(w, others[i], INVOICE_READ, invoice.id, &same));
			assert_int_equal(invoices_for(w, others[i], &any, 10).n, 0);
		}
	}
	for (size_t i = 0; i < array_size(readers); i++)
		WRITE (f, w) {
			struct invoice another = invoice;

			problems = (struct problems){ 0 };
			another.supplier_number = "TD-2";
			assert_int_equal(
				invoice_enter(w, readers[i], &another, &twin, &problems), ABSENT);
			assert_int_equal(invoice_do(w, readers[i], invoice.id, invoice.version,
						 INVOICE_WITHDRAW, "No", DATE_NONE, &problems),
				ABSENT);
		}
}

static size_t found(struct fresh *f, const struct actor *by, const char *text)
{
	struct invoice_filter filter = { .search = text };
	size_t n = 0;

	READ (f, w)
		n = invoices_for(w, by, &filter, 10).n;
	return n;
}

static void invoice__is_found_by_each_number_that_somebody_may_have_in_hand(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001);
	int64_t seen;

	a_bill(f, &kit, "INV-1", 100); // the supplier's own, of another
	bill_approve(f, &kit, invoice.id);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_RECHARGE), DONE);
	seen = bill_now(f, &kit.first, invoice.id).version;
	WRITE (f, w)
		assert_int_equal(invoice_do(w, &kit.first, invoice.id, seen, INVOICE_PAY, "GL 7",
					 instant_day(f->now), &problems),
			DONE);
	assert_string_equal(bill_now(f, &kit.first, invoice.id).ledger_reference, "GL 7");
	assert_int_equal(found(f, &f->auditor, "GL 7"), 1);
	assert_int_equal(found(f, &f->auditor, "TD-1"), 1);
	assert_int_equal(found(f, &f->auditor, "INV-1"), 2);
	assert_int_equal(found(f, &f->auditor, "INV-2"), 1);
	assert_int_equal(found(f, &f->auditor, "GL"), 0);
	assert_int_equal(found(f, &f->auditor, ""), 2); // any
	assert_int_equal(found(f, &f->coordinator, "GL 7"), 0);
	assert_int_equal(found(f, &f->stranger, "GL 7"), 0);
}

static void invoice__is_refused_a_second_time_with_the_first(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice first = a_bill(f, &kit, "TD-1", 100), again = first, twin = { 0 };

	again.id.v = 0;
	again.facts.state = INVOICE_NONE;
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(invoice_enter(w, &kit.second, &again, &twin, &problems), REFUSED);
	assert_string_equal(said("supplier-number"),
		"An invoice of this supplier with this number is here already");
	assert_int_equal(twin.id.v, first.id.v);
	assert_int_equal(do_it(f, &kit.first, first.id, INVOICE_WITHDRAW), DONE);
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(invoice_enter(w, &kit.second, &again, &twin, &problems), DONE);
	assert_int_equal(again.number, 2);
}

static void invoice__is_the_same_under_a_number_that_is_only_written_otherwise(void **state)
{
	static const char *const same[] = { "ex-101", "EX 101", "EX-0101", "ex/101." };
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice first = a_bill(f, &kit, "EX-101", 100), twin, other;

	for (size_t i = 0; i < array_size(same); i++) {
		struct invoice again = first;

		again.id.v = 0;
		again.facts.state = INVOICE_NONE;
		again.supplier_number = same[i];
		problems = (struct problems){ 0 };
		WRITE (f, w)
			assert_int_equal(
				invoice_enter(w, &kit.second, &again, &twin, &problems), REFUSED);
		assert_int_equal(twin.id.v, first.id.v);
	}
	other = a_bill(f, &kit, "EX-1010", 100);
	READ (f, w)
		assert_int_equal(invoice_ground(w, &other).alike, first.number);
	other = a_bill(f, &kit, "EX-102", 101);
	READ (f, w)
		assert_int_equal(invoice_ground(w, &other).alike, 0);
}

/* One of today's checks against that. */
static bool is_held(
	struct fresh *f, const struct bill_kit *kit, struct invoice_id id, enum against check)
{
	struct invoice invoice = bill_now(f, &kit->first, id);
	bool is_held = false;

	READ (f, w) {
		struct invoice_findings all = invoice_checked(w, &invoice);

		list_each (const struct invoice_finding *, each, &all)
			is_held =
				is_held || (each->check == check && each->verdict == FINDING_HOLDS);
	}
	return is_held;
}

/* £3,000 and £2,000 are not two cohorts of £2,500: what either did cost stands on a line of its own. */
static void line__has_what_one_cohort_did_cost(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct billed_cohort earlier = bill_earlier_cohort(f, &kit);
	struct invoice invoice = a_bill(f, &kit, "TD-1", 500000);
	struct invoice_line line = a_cohort_line(f, &kit, LINE_COHORT, 500000);

	bill_close_b(f, &kit);
	*list_add(f->arena, &line.cohorts) = earlier;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), REFUSED);
	assert_true(slice_starts(slice_of(said("cohorts")), "The contract has a most for each"));
	line = a_cohort_line(f, &kit, LINE_COHORT, 300000);
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	line = a_cohort_line(f, &kit, LINE_COHORT, 200000);
	line.cohorts.at[0] = earlier;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	assert_true(is_held(f, &kit, invoice.id, AGAINST_LINE)); // the first, by £500
}

/* As it was kept before it was refused. */
static void line__that_was_kept_with_two_cohorts_is_held(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct billed_cohort earlier = bill_earlier_cohort(f, &kit);
	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 250000);

	bill_close_b(f, &kit);
	assert_false(is_held(f, &kit, invoice.id, AGAINST_LINE));
	WRITE (f, w)
		invoice_cohort_insert(w, &(struct invoice_cohort_insert_values){
						 .invoice_id = invoice.id,
						 .line = 1,
						 .cohort_id = earlier.id,
						 .evidence = "registers",
					 });
	assert_true(is_held(f, &kit, invoice.id, AGAINST_LINE));
}

static void line__asks_for_no_more_than_was_done(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_bill(f, &kit, "TD-1", 200000);
	struct invoice_line line = a_cohort_line(f, &kit, LINE_COHORT, 100000);
	struct invoice_line training = { .contract_line = LINE_TRAINING,
		.net = { 100000 },
		.parts = { .other_for = "" },
		.passed = { "HT-1", date_of(2026, 5, 1), { { 100000 }, true } } };

	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	line.number = 0;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), REFUSED);
	assert_string_equal(said("cohorts"), "A cohort is billed already, and never twice:");
	line = a_cohort_line(f, &kit, LINE_LIAISON, 50000);
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	bill_train(f, &kit, 2, date_of(2026, 5, 1));
	training.trained[MODULE_CORE] = 9;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &training, &problems), REFUSED);
	training.trained[MODULE_CORE] = 2;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &training, &problems), DONE);
	training.number = 0;
	training.trained[MODULE_CORE] = 4; // of whom two are billed above
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &training, &problems), REFUSED);
	line.contract_line = 77;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), REFUSED);
	assert_string_equal(said("contract-line"), "Choose a line of the contract");
}

/* Somebody's training, as the sub-contractor billed it. */
static struct invoice_line a_passed_line(const char *number, int64_t pence)
{
	struct invoice_line line = { .contract_line = LINE_TRAINING,
		.net = { pence },
		.parts = { .other_for = "" },
		.passed = { number, date_of(2026, 5, 1), { { pence }, true } } };

	line.trained[MODULE_CORE] = 1;
	return line;
}

/* With its papers. */
static struct invoice a_passed_bill(
	struct fresh *f, const struct bill_kit *kit, const char *number, const char *theirs)
{
	struct invoice invoice = a_bill(f, kit, number, 1000);
	struct invoice_line line = a_passed_line(theirs, 1000);

	if (bill_put(f, &kit->first, invoice.id, &line, &problems) != DONE)
		fail_msg("line: %s: %s", problems.at[0].field, problems.at[0].message);
	bill_attach(f, &kit->first, invoice.id, 0);
	bill_attach(f, &kit->first, invoice.id, 1);
	return invoice;
}

static void line__passes_no_invoice_on_twice_until_it_is_credited_whole(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice first, second;
	struct invoice_line line = a_passed_line("ht 077", 1000);

	bill_train(f, &kit, 2, date_of(2026, 5, 1));
	first = a_passed_bill(f, &kit, "TR-1", "HT-77");
	second = a_bill(f, &kit, "TR-2", 2000);
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), REFUSED);
	assert_string_equal(said("passed-number"),
		"This invoice of the sub-contractor is passed on already, and never twice. It is "
		"on:");
	assert_string_equal(problem_of(&problems, "passed-number")->detail, "INV-1");
	line = a_passed_line("HT-770", 1000);
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), DONE);
	assert_int_equal(
		bill_now(f, &kit.first, second.id).facts.lines.at[0].seen.billed[MODULE_CORE],
		1);                           // who is on the first
	line = a_passed_line("HT-770", 1000); // nor twice on one
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), REFUSED);
	line = a_passed_line("HT-770", 1000);
	line.number = 1; // the same line, changed
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), DONE);
	bill_approve(f, &kit, first.id);
	line = a_passed_line("HT-77", 1000);
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), REFUSED);
	credit_whole(f, &kit, first.id, "TR-1C", 1000);
	line = a_passed_line("HT-77", 1000);
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), DONE);
}

static void line__of_two_sub_contractors_says_whose_invoice_it_is(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice first, second;
	struct invoice_line line;

	bill_train(f, &kit, 2, date_of(2026, 5, 1));
	bill_sub_contract(f, &kit.contract, "C-1-A", f->elsewhere);
	first = a_passed_bill(f, &kit, "TR-1", "77");
	assert_int_equal(
		bill_now(f, &kit.first, first.id).facts.lines.at[0].passed_by.v, f->elsewhere.v);
	bill_sub_contract(f, &kit.contract, "C-1-B", f->force);
	second = a_bill(f, &kit, "TR-2", 1000);
	line = a_passed_line("77", 1000);
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), REFUSED);
	assert_string_equal(said("passed-by"), "Choose which sub-contractor’s invoice it is");
	line = a_passed_line("77", 1000);
	line.passed_by = f->elsewhere;
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), REFUSED);
	assert_true(said("passed-number")[0] != '\0');
	line = a_passed_line("77", 1000);
	line.passed_by = f->force;
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), DONE);
	assert_int_equal(bill_now(f, &kit.first, second.id).facts.lines.at[0].seen.passed, 0);
}

/* Both facilitators were trained in 2025 too, which nobody paid for. */
static void training__is_paid_for_of_funded_days_of_its_year(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_bill(f, &kit, "TR-1", 1000);
	struct invoice_line line = a_passed_line("HT-1", 1000);

	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), REFUSED);
	assert_string_equal(said("trained-core"), "More people than were trained in this financial "
						  "year, on days that are funded, and "
						  "are not paid for. So many were:");
	assert_string_equal(problem_of(&problems, "trained-core")->detail, "0");
	bill_train(f, &kit, 1, date_of(2026, 5, 1));
	line.number = 0;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	READ (f, w) {
		struct trained_people of = invoice_trained_people(w, &invoice);

		assert_int_equal(of.n, 1);
		assert_int_equal(date_number(of.at[0].on), date_number(date_of(2026, 5, 1)));
	}
	bill_attach(f, &kit.first, invoice.id, 0);
	bill_attach(f, &kit.first, invoice.id, 1);
	bill_fund_from(f, kit.programme, date_of(2026, 5, 2));
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), REFUSED);
	bill_fund_from(f, kit.programme, date_of(2026, 5, 1));
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
}

static void train_in(struct fresh *f, const struct bill_kit *kit, size_t leader, enum module module,
	struct date day)
{
	struct training training = { .module = module, .trained_on = day, .certificate = "HT-78" };

	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(facilitator_train(w, &f->coordinator,
					 kit->room.cohort.workshop[WORKSHOP_A].leader[leader],
					 &training, &problems),
			DONE);
}

/* Whom a line for each person is for, by modules, on an invoice of its own. */
static enum outcome_kind ask_for_people(struct fresh *f, const struct bill_kit *kit,
	const char *number, int64_t core, int64_t mi, struct invoice *invoice)
{
	struct invoice_line line = a_passed_line(number, 1000);

	line.parts.venue = line.net; // where it is not passed on
	*invoice = a_bill(f, kit, number, 1000);
	line.trained[MODULE_CORE] = core;
	line.trained[MODULE_MI] = mi;
	return bill_put(f, &kit->first, invoice->id, &line, &problems);
}

static void person__with_two_modules_is_paid_for_once_over_two_invoices(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice first, second, third;

	train_in(f, &kit, 0, MODULE_CORE, date_of(2026, 5, 1));
	train_in(f, &kit, 0, MODULE_MI, date_of(2026, 5, 2));
	assert_int_equal(ask_for_people(f, &kit, "TR-1", 1, 0, &first), DONE);
	assert_int_equal(ask_for_people(f, &kit, "TR-2", 0, 1, &second), DONE); // as a whole
	assert_false(is_held(f, &kit, second.id, AGAINST_TWICE));
	bill_vary(f, &kit, date_of(2026, 4, 1), bill_pay_for_each_person);
	assert_true(is_held(f, &kit, second.id, AGAINST_TWICE));
	assert_int_equal(ask_for_people(f, &kit, "TR-3", 0, 1, &third), REFUSED);
	assert_int_equal(do_it(f, &kit.first, second.id, INVOICE_WITHDRAW), DONE);
	assert_int_equal(ask_for_people(f, &kit, "TR-4", 0, 1, &third), REFUSED);
	assert_true(
		slice_starts(slice_of(said("trained-MI")), "The contract pays for each person"));
	assert_string_equal(problem_of(&problems, "trained-MI")->detail, "INV-1 (1)");
	train_in(f, &kit, 1, MODULE_MI, date_of(2026, 5, 3));
	assert_int_equal(ask_for_people(f, &kit, "TR-5", 0, 1, &third), DONE); // the other one
	assert_false(is_held(f, &kit, third.id, AGAINST_TWICE));
	assert_int_equal(ask_for_people(f, &kit, "TR-6", 0, 1, &second), REFUSED);
	assert_string_equal(problem_of(&problems, "trained-MI")->detail, "INV-1 (1), INV-5 (1)");
	assert_int_equal(do_it(f, &kit.first, first.id, INVOICE_WITHDRAW), DONE);
	assert_int_equal(ask_for_people(f, &kit, "TR-7", 0, 1, &second), DONE);
}

static void training__is_paid_for_by_one_programme_alone(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f), other = kit;
	struct invoice_line line = a_passed_line("HT-2", 1000);
	struct invoice second;

	bill_train(f, &kit, 1, date_of(2026, 5, 1));
	a_passed_bill(f, &kit, "TR-1", "HT-1");
	other.programme = bill_another_programme(f, kit.room.path.p.scheme, &other.contract);
	second = a_bill(f, &other, "TR-2", 1000);
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), REFUSED);
	assert_string_equal(problem_of(&problems, "trained-core")->detail, "0");
	bill_train(f, &kit, 2, date_of(2026, 5, 2));
	line.number = 0;
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), DONE);
}

/* Of the kit's programme with the terms of its contract, of that supplier and with that licence ("": none). */
static struct bill_kit an_altered_contract_of(struct fresh *f, const struct bill_kit *kit,
	const char *reference, struct organisation_id supplier, const char *licence,
	void (*alter)(struct fresh *f, const struct bill_kit *kit, struct contract_version *v))
{
	struct bill_kit other = *kit;
	struct contract c = { .programme = kit->programme, .reference = reference };
	struct contract_version v;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		assert_true(contract_version_load(w, kit->contract.id, 1, &v));
		v.version = 0; // of a contract that is new
		v.supplier.id = supplier;
		if (licence[0] != '\0') {
			v.starts_on = date_of(2026, 1, 1);
			v.licence = (struct contract_licence){ .number = licence,
				.starts_on = date_of(2026, 1, 1),
				.ends_on = date_of(2027, 3, 31),
				.fee = { 900000 } };
		}
		if (alter != NULL)
			alter(f, kit, &v);
		if (contract_write(w, &f->commissioning_officer, &c, &v, &problems) != DONE)
			fail_msg("contract: %s: %s", problems.at[0].field, problems.at[0].message);
		assert_int_equal(contract_sign(w, &f->approver, c.id, 1, &problems), DONE);
	}
	other.contract = c;
	return other;
}

static struct bill_kit a_contract_of(struct fresh *f, const struct bill_kit *kit,
	const char *reference, struct organisation_id supplier, const char *licence)
{
	return an_altered_contract_of(f, kit, reference, supplier, licence, NULL);
}

/* Of the same programme and supplier, with the same terms. */
static struct bill_kit another_contract(
	struct fresh *f, const struct bill_kit *kit, const char *reference)
{
	return a_contract_of(f, kit, reference, f->provider, "");
}

static void licence__has_no_day_billed_twice(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f), other;
	struct invoice first, second, third;
	struct invoice_line line = { .contract_line = LINE_LICENCE,
		.net = { 1000 },
		.parts = { .other_for = "" },
		.passed = { "L-1", date_of(2026, 6, 1), { { 1000 }, true } },
		.licence_from = date_of(2026, 6, 1),
		.licence_to = date_of(2026, 12, 31) };

	first = a_bill(f, &kit, "LI-1", 1000);
	assert_int_equal(bill_put(f, &kit.first, first.id, &line, &problems), REFUSED);
	assert_string_equal(
		said("licence-from"), "The contract has no licence for all of these days");
	bill_sub_contract(f, &kit.contract, "C-1-L", f->elsewhere);
	line.number = 0;
	assert_int_equal(bill_put(f, &kit.first, first.id, &line, &problems), DONE);
	bill_attach(f, &kit.first, first.id, 0);
	bill_attach(f, &kit.first, first.id, 1);
	bill_approve(f, &kit, first.id);
	second = a_bill(f, &kit, "LI-2", 1000);
	line.number = 0;
	line.passed.number = "L-2";
	line.licence_from = date_of(2026, 6, 13);
	line.licence_to = date_of(2027, 3, 31);
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), REFUSED);
	assert_string_equal(said("licence-from"),
		"Some of these days of the licence are billed already, and never twice. They are "
		"on:");
	other = another_contract(f, &kit, "C-1-B");
	bill_sub_contract(f, &other.contract, "C-1-B-L", f->elsewhere);
	third = a_bill(f, &other, "LI-3", 1000); // the same supplier has it under another contract
	line.number = 0;
	assert_int_equal(bill_put(f, &kit.first, third.id, &line, &problems), REFUSED);
	assert_true(said("licence-from")[0] != '\0');
	credit_whole(f, &kit, first.id, "LI-1C", 1000);
	line.number = 0;
	assert_int_equal(bill_put(f, &kit.first, third.id, &line, &problems), DONE);
}

/* Of its term, so many days from that one on, passed on as the licensor billed them. */
static struct invoice_line a_licence_line(const char *theirs, struct date from, struct date to)
{
	return (struct invoice_line){ .contract_line = LINE_LICENCE,
		.net = { 1000 },
		.parts = { .other_for = "" },
		.passed = { theirs, date_of(2026, 6, 1), { { 1000 }, true } },
		.licence_from = from,
		.licence_to = to };
}

static void licence__is_paid_for_no_day_that_is_not_funded_nor_of_a_time_to_come(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct date delivered_on = kit.room.cohort.workshop[WORKSHOP_B].on; // 13 June 2026
	struct invoice_line ahead =
		a_licence_line("HL-1", date_add_days(delivered_on, 1), date_of(2027, 3, 31));
	struct invoice_line outside =
		a_licence_line("HL-1", delivered_on, date_of(2027, 4, 1)); // of its term
	struct invoice_line line =
		a_licence_line("HL-1", delivered_on, date_of(2027, 3, 31)); // begun, and to come
	struct invoice invoice = a_bill(f, &kit, "LX-1", 1000);

	bill_sub_contract(f, &kit.contract, "C-1-L", f->elsewhere);
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &ahead, &problems), REFUSED);
	assert_string_equal(said("licence-from"),
		"This time of the licence had not begun on the last day of what was delivered");
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &outside, &problems), REFUSED);
	assert_string_equal(said("licence-from"), "The contract does not run on all of these days");
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	bill_attach(f, &kit.first, invoice.id, 0);
	bill_attach(f, &kit.first, invoice.id, 1);
	bill_fund_until(f, kit.programme, date_of(2027, 1, 7));
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), REFUSED);
	READ (f, w) {
		struct invoice now = { 0 };
		struct invoice_findings all;

		assert_true(invoice_for(w, &kit.first, INVOICE_READ, invoice.id, &now));
		all = invoice_checked(w, &now);
		list_each (const struct invoice_finding *, each, &all)
			if (each->check == AGAINST_PERIOD)
				assert_true(date_equal(each->on, date_of(2027, 3, 31)));
	}
	line.number = 1;
	line.licence_to = date_of(2027, 1, 7);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_QUERY), DONE);
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_ANSWER), DONE);
	bill_approve(f, &kit, invoice.id);
}

/* With its papers. */
static struct invoice a_licence_bill(
	struct fresh *f, const struct bill_kit *kit, const char *number, struct invoice_line line)
{
	struct invoice invoice = a_bill(f, kit, number, 1000);

	if (bill_put(f, &kit->first, invoice.id, &line, &problems) != DONE)
		fail_msg("line: %s: %s", problems.at[0].field, problems.at[0].message);
	bill_attach(f, &kit->first, invoice.id, 0);
	bill_attach(f, &kit->first, invoice.id, 1);
	return invoice;
}

/* What a line of the licence on that invoice is refused for. */
static const char *refused_licence(struct fresh *f, const struct bill_kit *kit,
	struct invoice_id id, const char *theirs, struct date from, struct date to)
{
	struct invoice_line line = a_licence_line(theirs, from, to);

	return bill_put(f, &kit->first, id, &line, &problems) == DONE ? "" : said("licence-from");
}

static void licence__of_one_number_is_paid_once_whoever_asks_for_it(void **state)
{
	static const char twice[] = "Some of these days of the licence are billed already, and "
				    "never twice. They are on:";
	static const char in_year[] = "The licence is paid once a year, and other invoices of this "
				      "year of it leave less than that";
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f), elsewhere = kit;
	struct date from = date_of(2026, 6, 1), to = date_of(2026, 12, 31);
	struct bill_kit first = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct bill_kit second = a_contract_of(f, &kit, "X-7", f->elsewhere, "lic 07");
	struct bill_kit other = a_contract_of(f, &kit, "X-8", f->force, "LIC-8");
	struct bill_kit third; // of the next decision
	struct invoice one, two, three, of_other;
	struct invoice_line line;

	elsewhere.programme =
		bill_another_programme(f, kit.room.path.p.scheme, &elsewhere.contract);
	third = a_contract_of(f, &elsewhere, "X-9", f->provider, "LIC-7");
	two = a_bill(f, &second, "LX-2", 1000);
	three = a_bill(f, &third, "LX-3", 1000);
	of_other = a_bill(f, &other, "LX-4", 1000);
	one = a_licence_bill(f, &first, "LX-1", a_licence_line("HL-1", from, to));
	assert_string_equal(refused_licence(f, &kit, two.id, "HL-2", from, to), twice);
	assert_string_equal(problem_of(&problems, "licence-from")->detail, "INV-4");
	assert_string_equal(refused_licence(f, &kit, three.id, "HL-3", from, to), twice);
	bill_approve(f, &kit, one.id);
	assert_string_equal(refused_licence(f, &kit, two.id, "HL-2", from, to), twice);
	assert_string_equal(refused_licence(f, &kit, three.id, "HL-3", from, to), twice);
	/* Its fee is a year's: on other days of that year no more than is left of it. */
	line = a_licence_line("HL-2", date_of(2026, 5, 1), date_of(2026, 5, 31));
	line.net.pence = line.passed.amount.money.pence = 900000 - 999;
	two.facts.total = line.net;
	assert_int_equal(bill_put(f, &kit.first, two.id, &line, &problems), REFUSED);
	assert_string_equal(said("licence-from"), in_year);
	assert_string_equal(refused_licence(f, &kit, of_other.id, "HL-4", from, to), "");
	credit_whole(f, &kit, one.id, "LX-1C", 1000);
	assert_string_equal(refused_licence(f, &kit, three.id, "HL-3", from, to), "");
	assert_string_equal(refused_licence(f, &kit, two.id, "HL-2", from, to), twice);
}

/* A year of it that began in the financial year before. */
static void licence__has_no_day_billed_in_two_financial_years(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit first = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct bill_kit second = a_contract_of(f, &kit, "X-7", f->elsewhere, "LIC-7");
	struct invoice one = { .contract = first.contract.id,
		.supplier_number = "LX-1",
		.facts = { .dated_on = date_of(2026, 3, 31),
			.received_on = date_of(2026, 3, 31),
			.delivered_on = date_of(2026, 3, 31),
			.total = { 1000 } } };
	struct invoice two = a_bill(f, &second, "LX-2", 1000), twin;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(invoice_enter(w, &kit.first, &one, &twin, &problems), DONE);
	assert_string_equal(refused_licence(f, &kit, one.id, "HL-1", date_of(2026, 1, 1),
				    date_of(2026, 12, 31)),
		"");
	assert_string_equal(
		refused_licence(f, &kit, two.id, "HL-2", date_of(2026, 6, 1), date_of(2027, 3, 31)),
		"Some of these days of the licence are billed already, and never twice. They are "
		"on:");
	assert_string_equal(problem_of(&problems, "licence-from")->detail,
		invoice_reference(f->arena, one.number));
}

/* It was typed before the other was, or is of a contract that was signed since. */
static void licence__that_another_asks_for_is_held_too(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct date from = date_of(2026, 6, 1), to = date_of(2026, 12, 31);
	struct bill_kit first = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct bill_kit second = a_contract_of(f, &kit, "X-7", f->elsewhere, "LIC-8");
	struct invoice one, two;
	struct contract c = { .id = second.contract.id, .reference = "" };
	struct contract_version v;

	one = a_licence_bill(f, &first, "LX-1", a_licence_line("HL-1", from, to));
	two = a_licence_bill(f, &second, "LX-2", a_licence_line("HL-2", from, to));
	WRITE (f, w) {
		assert_true(contract_version_load(w, c.id, 1, &v));
		v.licence.number = "LIC-7";
		v.from_on = date_of(2026, 5, 1);
		v.why[ENGLISH] = "It is another licence";
		v.why[WELSH] = "Trwydded arall ydyw";
		assert_int_equal(
			contract_write(w, &f->commissioning_officer, &c, &v, &problems), DONE);
		assert_int_equal(contract_sign(w, &f->approver, c.id, 2, &problems), DONE);
	}
	assert_int_equal(do_it(f, &kit.first, one.id, INVOICE_MATCH), REFUSED);
	assert_int_equal(do_it(f, &kit.first, two.id, INVOICE_MATCH), REFUSED);
	assert_int_equal(do_it(f, &kit.first, two.id, INVOICE_WITHDRAW), DONE);
	bill_approve(f, &kit, one.id);
}

static bool is_accrued(struct fresh *f, struct programme_id id, const char *contract)
{
	bool is_there = false;

	READ (f, w) {
		struct accruals all = invoice_accruals(w, id, 2026);

		list_each (const struct accrual *, each, &all)
			if (each->kind == ACCRUAL_LICENCE && strcmp(each->contract, contract) == 0)
				is_there = true;
	}
	return is_there;
}

static void licence__that_somebody_asks_for_is_accrued_for_nobody(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit first = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");

	a_contract_of(f, &kit, "X-7", f->elsewhere, "LIC-7");
	a_contract_of(f, &kit, "X-8", f->force, "LIC-8");
	assert_true(is_accrued(f, kit.programme, "X-6"));
	assert_false(is_accrued(f, kit.programme, "X-7")); // one licence, told of once
	a_licence_bill(f, &first, "LX-1",
		a_licence_line("HL-1", date_of(2026, 6, 1), date_of(2026, 12, 31)));
	assert_false(is_accrued(f, kit.programme, "X-6"));
	assert_false(is_accrued(f, kit.programme, "X-7"));
	assert_true(is_accrued(f, kit.programme, "X-8"));
}

static void renew_licence(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->ends_on = date_of(2028, 3, 31);
	v->licence.starts_on = date_of(2027, 4, 1);
	v->licence.ends_on = date_of(2028, 3, 31);
}

/* Until the renewal begins the licence of before runs, and can be billed. */
static void licence__that_was_renewed_is_accrued_for_its_own_year(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit own = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");

	bill_vary(f, &own, date_of(2026, 6, 2), renew_licence);
	assert_true(is_accrued(f, kit.programme, "X-6"));
	a_licence_bill(
		f, &own, "LX-1", a_licence_line("HL-1", date_of(2026, 6, 1), date_of(2027, 3, 31)));
	assert_false(is_accrued(f, kit.programme, "X-6"));
}

static void put_fee_inside(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	struct contract_lines rest = { 0 };

	(void)kit;
	list_each (const struct contract_line *, line, &v->lines)
		if (line->evidence != EVIDENCE_LICENCE)
			*list_add(f->arena, &rest) = *line;
	rest.at[LINE_COHORT - 1].fee = FEE_INSIDE;
	v->lines = rest;
}

static const char is_inside[] =
	"On some of these days the licence’s fee is a part of the sums of a "
	"contract, and never in addition:";

static void licence__that_is_inside_another_contract_s_sums_is_not_paid_beside_them(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit inside = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct bill_kit beside = a_contract_of(f, &kit, "X-7", f->elsewhere, "lic 7");
	struct bill_kit apart = a_contract_of(f, &kit, "X-8", f->elsewhere, "LIC-8");
	struct invoice one = a_bill(f, &beside, "LX-1", 1000);
	struct invoice two = a_bill(f, &apart, "LX-2", 1000);
	struct invoice_line line =
		a_licence_line("HL-1", date_of(2026, 5, 1), date_of(2026, 12, 31));

	assert_int_equal(bill_put(f, &kit.first, one.id, &line, &problems), DONE);
	bill_vary(f, &inside, date_of(2026, 4, 1), put_fee_inside);
	bill_attach(f, &kit.first, one.id, 0);
	assert_int_equal(do_it(f, &kit.first, one.id, INVOICE_MATCH), REFUSED);
	line.number = 1;
	assert_int_equal(bill_put(f, &kit.first, one.id, &line, &problems), REFUSED);
	assert_string_equal(said("licence-from"), is_inside);
	assert_string_equal(problem_of(&problems, "licence-from")->detail, "X-6");
	assert_false(is_accrued(f, kit.programme, "X-7"));
	line = a_licence_line("HL-2", date_of(2026, 5, 1), date_of(2026, 12, 31));
	assert_int_equal(bill_put(f, &kit.first, two.id, &line, &problems), DONE); // another one
}

/* It is the same licence under the same number, of a time after the other's. */
static void end_licence(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	put_fee_inside(f, kit, v);
	v->licence.ends_on = date_of(2026, 5, 31);
}

static void licence__that_was_inside_is_paid_for_the_time_after(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit after = a_contract_of(f, &kit, "X-7", f->elsewhere, "LIC-7");
	struct invoice one = a_bill(f, &after, "LX-1", 1000);
	struct date to = date_of(2026, 12, 31);

	an_altered_contract_of(f, &kit, "X-6", f->provider, "LIC-7", end_licence);
	assert_string_equal(
		refused_licence(f, &kit, one.id, "HL-1", date_of(2026, 5, 31), to), is_inside);
	assert_string_equal(refused_licence(f, &kit, one.id, "HL-2", date_of(2026, 6, 1), to), "");
}

static void end_licence_in_may(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->licence.ends_on = date_of(2026, 5, 31);
}

/* What is asked of it is its own last day, not that of what was delivered. */
static void licence__that_ended_inside_other_sums_is_not_accrued(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	an_altered_contract_of(f, &kit, "X-7", f->elsewhere, "LIC-7", end_licence_in_may);
	clock_to(f, date_of(2026, 7, 1));
	assert_true(is_accrued(f, kit.programme, "X-7"));
	an_altered_contract_of(f, &kit, "X-6", f->provider, "LIC-7", end_licence);
	assert_false(is_accrued(f, kit.programme, "X-7"));
}

static struct contract_line line_of_licence;

static void keep_licence(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	line_of_licence = v->lines.at[LINE_LICENCE - 1];
}

static void take_fee_out(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)kit;
	v->lines.at[LINE_COHORT - 1].fee = FEE_APART;
	*list_add(f->arena, &v->lines) = line_of_licence;
	v->lines.at[v->lines.n - 1].number = 0;
}

/* First a part of each cohort's sum, then a line of its own, of one contract: those days are not paid again. */
static void licence__that_was_inside_the_contract_is_paid_from_when_it_is_apart(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit own = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct invoice invoice;
	struct invoice_line line =
		a_licence_line("HL-1", date_of(2026, 6, 9), date_of(2026, 12, 31));

	bill_vary(f, &own, date_of(2026, 4, 1), keep_licence);
	bill_vary(f, &own, date_of(2026, 4, 2), put_fee_inside);
	bill_vary(f, &own, date_of(2026, 6, 10), take_fee_out);
	invoice = a_bill(f, &own, "LX-1", 1000);
	line.contract_line = LINE_LICENCE + 1;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), REFUSED);
	assert_string_equal(said("licence-from"), is_inside);
	line.licence_from = date_of(2026, 6, 10);
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
}

static void shorten_licence(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->licence.ends_on = date_of(2026, 6, 30);
}

/* As the contract has it when the work was delivered, whatever it had before. */
static void licence__that_was_shortened_is_not_paid_after_its_end(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit own = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct invoice invoice;
	struct date from = date_of(2026, 6, 1);

	bill_vary(f, &own, date_of(2026, 6, 2), shorten_licence);
	invoice = a_bill(f, &own, "LX-1", 1000);
	assert_string_equal(refused_licence(f, &kit, invoice.id, "HL-1", from, date_of(2026, 7, 1)),
		"The contract has no licence for all of these days");
	assert_string_equal(
		refused_licence(f, &kit, invoice.id, "HL-1", from, date_of(2026, 6, 30)), "");
}

static enum found evidence_found(
	struct fresh *f, const struct bill_kit *kit, struct invoice_id id, enum misfit *misfit)
{
	struct invoice invoice = { 0 };
	enum found verdict = FINDING_PASSES;

	READ (f, w) {
		struct invoice_findings all;

		assert_true(invoice_for(w, &kit->first, INVOICE_READ, id, &invoice));
		all = invoice_checked(w, &invoice);
		list_each (const struct invoice_finding *, each, &all)
			if (each->check == AGAINST_EVIDENCE) {
				verdict = each->verdict;
				*misfit = each->misfit;
			}
	}
	return verdict;
}

static void end_in_june(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->ends_on = date_of(2026, 6, 25);
}

static void licence_over_two_years(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->ends_on = date_of(2028, 3, 31);
	v->licence.starts_on = date_of(2026, 6, 1);
	v->licence.ends_on = date_of(2028, 3, 31);
}

/* Its line was right when it was typed. */
static void licence__that_is_shortened_afterwards_holds_what_was_typed(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit own = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct invoice invoice = a_licence_bill(
		f, &own, "LX-1", a_licence_line("HL-1", date_of(2026, 6, 1), date_of(2026, 7, 1)));
	enum misfit misfit = MISFIT_NONE;

	assert_int_equal(evidence_found(f, &kit, invoice.id, &misfit), FINDING_PASSES);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	bill_vary(f, &own, date_of(2026, 6, 2), shorten_licence);
	assert_int_equal(evidence_found(f, &kit, invoice.id, &misfit), FINDING_HOLDS);
	assert_int_equal(misfit, MISFIT_LICENCE);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), REFUSED);
}

/* The variation is signed first, and is of days after those on which the licence is asked for, at its beginning. */
static void licence__is_not_paid_for_days_that_a_later_version_took(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit own = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct invoice invoice = a_bill(f, &own, "LX-1", 1000);
	struct date from = date_of(2026, 6, 1);

	bill_vary(
		f, &own, date_of(2026, 6, 20), shorten_licence); // what is delivered is of 13 June
	assert_string_equal(refused_licence(f, &kit, invoice.id, "HL-1", from, date_of(2026, 7, 1)),
		"The contract has no licence for all of these days");
	bill_vary(f, &own, date_of(2026, 6, 20), end_in_june);
	assert_string_equal(
		refused_licence(f, &kit, invoice.id, "HL-1", from, date_of(2026, 6, 28)),
		"The contract does not run on all of these days");
	assert_string_equal(
		refused_licence(f, &kit, invoice.id, "HL-1", from, date_of(2026, 6, 25)), "");
}

static struct accrual accrued_licences(struct fresh *f, const struct bill_kit *kit)
{
	struct accrual is = { 0 };

	READ (f, w) {
		struct accruals all = invoice_accruals(w, kit->programme, 2026);

		list_each (const struct accrual *, each, &all)
			if (each->kind == ACCRUAL_LICENCE)
				is = *each;
	}
	return is;
}

static void licence__of_each_of_two_is_paid_for_the_same_days(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct date from = date_of(2026, 6, 1), to = date_of(2026, 12, 31);
	struct contract_id seven = bill_licence(f, &kit.contract, "C-1-L", f->elsewhere, "L7");
	struct contract_id eight = bill_licence(f, &kit.contract, "C-1-M", f->force, "M8");
	struct invoice one = a_bill(f, &kit, "LX-1", 1000), two = a_bill(f, &kit, "LX-2", 1000);
	struct invoice_line line = a_licence_line("HL-1", from, to), kept;
	int64_t sum = accrued_licences(f, &kit).sum.money.pence;

	assert_int_equal(accrued_licences(f, &kit).number, 2);
	line.passed_by = f->elsewhere;
	assert_int_equal(bill_put(f, &kit.first, one.id, &line, &problems), REFUSED);
	assert_string_equal(said("licence-of"), "Choose which licence it is for");
	line.licence_of = kit.contract.id; // which has none of its own
	assert_int_equal(bill_put(f, &kit.first, one.id, &line, &problems), REFUSED);
	assert_string_equal(said("licence-of"), "Choose which licence it is for");
	line.licence_of = eight;
	assert_int_equal(bill_put(f, &kit.first, one.id, &line, &problems), REFUSED);
	assert_string_equal(said("licence-of"),
		"Another body gives this licence than the one whose invoice is passed on");
	line.licence_of = seven;
	assert_int_equal(bill_put(f, &kit.first, one.id, &line, &problems), DONE);
	assert_int_equal(accrued_licences(f, &kit).number, 1);
	assert_int_equal(
		accrued_licences(f, &kit).sum.money.pence, sum - 1000); // what the line leaves
	line = a_licence_line("HL-2", from, to);
	line.passed_by = f->elsewhere;
	line.licence_of = seven;
	assert_int_equal(bill_put(f, &kit.first, two.id, &line, &problems), REFUSED);
	assert_string_equal(problem_of(&problems, "licence-from")->detail,
		invoice_reference(f->arena, one.number));
	line = a_licence_line("HL-1", from, to);
	line.passed_by = f->force;
	line.licence_of = eight;
	assert_int_equal(bill_put(f, &kit.first, two.id, &line, &problems), DONE);
	assert_int_equal(accrued_licences(f, &kit).number, 0);
	READ (f, w) {
		struct invoice now = { 0 };

		assert_true(invoice_for(w, &kit.first, INVOICE_READ, two.id, &now));
		kept = now.facts.lines.at[0];
		assert_int_equal(kept.seen.licences, 0);
		assert_int_equal(kept.licence_of.v, eight.v);
		assert_true(kept.seen.licence_fee.is_set);
		assert_int_equal(kept.seen.licence_fee.money.pence, 900000);
		assert_string_equal(licence_number(w, kept.licence_of), "M8");
	}
}

static void rename_licence(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->licence.number = "LIC-7 A";
}

/* A slip of the pen that was put right makes no other licence of it, in this contract or beside it. */
static void licence__whose_number_was_put_right_is_the_same(void **state)
{
	static const char twice[] = "Some of these days of the licence are billed already, and "
				    "never twice. They are on:";
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct date from = date_of(2026, 6, 1), to = date_of(2026, 12, 31);
	struct bill_kit own = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct bill_kit beside = a_contract_of(f, &kit, "X-7", f->elsewhere, "LIC-7A");
	struct bill_kit as_before = a_contract_of(f, &kit, "X-8", f->elsewhere, "LIC-7");
	struct invoice one, two, three, four;

	one = a_licence_bill(f, &own, "LX-1", a_licence_line("HL-1", from, to));
	bill_approve(f, &kit, one.id);
	bill_vary(f, &own, date_of(2026, 6, 12), rename_licence);
	two = a_bill(f, &own, "LX-2", 1000);
	three = a_bill(f, &beside, "LX-3", 1000);
	four = a_bill(f, &as_before, "LX-4", 1000);
	assert_string_equal(refused_licence(f, &kit, two.id, "HL-2", from, to), twice);
	assert_string_equal(refused_licence(f, &kit, three.id, "HL-3", from, to), twice);
	assert_string_equal(refused_licence(f, &kit, four.id, "HL-4", from, to), twice);
}

/* Of each supplier's own licence, so that only what is passed on can be the same. */
static struct invoice_line a_passed_licence(int64_t number, const char *theirs, int64_t pence)
{
	struct invoice_line line =
		a_licence_line(theirs, date_of(2026, 5, 1), date_of(2026, 12, 31));

	line.number = number;
	line.net.pence = line.passed.amount.money.pence = pence;
	return line;
}

/* Nobody knows of either whose it is: neither contract has anybody under it. */
static void line__passes_no_invoice_on_that_another_supplier_passed_on(void **state)
{
	static const char twice[] = "This invoice of the sub-contractor is passed on already, and "
				    "never twice. It is on:";
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit first = a_contract_of(f, &kit, "X-6", f->provider, "LIC-6");
	struct bill_kit second = a_contract_of(f, &kit, "X-7", f->elsewhere, "LIC-7");
	struct invoice one = a_bill(f, &first, "LX-1", 1000);
	struct invoice two = a_bill(f, &second, "LX-1", 1000);
	struct invoice_line line = a_passed_licence(0, "HL-1", 1000);

	assert_int_equal(bill_put(f, &kit.first, one.id, &line, &problems), DONE);
	line = a_passed_licence(0, "hl 001", 1000);
	assert_int_equal(bill_put(f, &kit.first, two.id, &line, &problems), REFUSED);
	assert_string_equal(said("passed-number"), twice);
	assert_string_equal(problem_of(&problems, "passed-number")->detail,
		invoice_reference(f->arena, one.number));
	line = a_passed_licence(0, "HL-1", 1001); // another's, whose numbers begin anew
	assert_int_equal(bill_put(f, &kit.first, two.id, &line, &problems), DONE);
	line = a_passed_licence(1, "HL-1", 1000);
	line.passed.on = date_of(2026, 6, 2);
	assert_int_equal(bill_put(f, &kit.first, two.id, &line, &problems), DONE);
	/* It is known of one of the two. */
	bill_sub_contract(f, &second.contract, "X-7-A", f->force);
	line = a_passed_licence(1, "HL-1", 1000);
	line.licence_of = second.contract.id;
	assert_int_equal(bill_put(f, &kit.first, two.id, &line, &problems), REFUSED);
	assert_string_equal(said("passed-number"), twice);
	/* It is known of both, and one sub-contractor works for both suppliers. */
	bill_sub_contract(f, &first.contract, "X-6-A", f->force);
	line = a_passed_licence(1, "HL-1", 1000);
	line.licence_of = first.contract.id;
	assert_int_equal(bill_put(f, &kit.first, one.id, &line, &problems), DONE);
	line = a_passed_licence(1, "HL-1", 1001);
	line.licence_of = second.contract.id;
	assert_int_equal(bill_put(f, &kit.first, two.id, &line, &problems), REFUSED);
	assert_string_equal(said("passed-number"), twice);
}

static void put_supplier_right(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)kit;
	v->supplier.id = f->elsewhere;
}

/* The contract never had the body that it was entered for, by what is signed now. */
static void invoice__is_known_again_when_its_supplier_was_put_right(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit own = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct invoice first = a_bill(f, &own, "TT-1", 1000), again = first, twin = { 0 };

	bill_vary(f, &own, date_of(2026, 1, 1), put_supplier_right);
	again.id.v = 0;
	again.facts.state = INVOICE_NONE;
	WRITE (f, w)
		assert_int_equal(invoice_enter(w, &kit.first, &again, &twin, &problems), REFUSED);
	assert_int_equal(twin.id.v, first.id.v);
	again.facts.total.pence = 1001; // another body's, whose numbers begin anew
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(invoice_enter(w, &kit.first, &again, &twin, &problems), DONE);
}

static void put_sender_right(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)kit;
	v->supplier.id = f->force;
}

/* The same of a sub-contractor's paper that is passed on. */
static void line__passes_no_invoice_on_twice_when_its_sender_was_put_right(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit own = a_contract_of(f, &kit, "X-6", f->provider, "LIC-6"), sub = own;
	struct invoice one, two;
	struct invoice_line line = a_passed_licence(0, "HL-1", 1000);

	bill_sub_contract(f, &own.contract, "X-6-A", f->elsewhere);
	READ (f, w) {
		struct contracts subs = contract_subs(w, own.contract.id);

		assert_int_equal(subs.n, 1);
		sub.contract = subs.at[0];
	}
	line.licence_of = own.contract.id;
	one = a_bill(f, &own, "LX-1", 1000);
	assert_int_equal(bill_put(f, &kit.first, one.id, &line, &problems), DONE);
	bill_vary(f, &sub, date_of(2026, 4, 1), put_sender_right);
	two = a_bill(f, &own, "LX-2", 1001);
	line = a_passed_licence(0, "hl 001", 1000);
	line.licence_of = own.contract.id;
	line.licence_from = date_of(2026, 4, 1);
	line.licence_to = date_of(2026, 4, 30);
	assert_int_equal(bill_put(f, &kit.first, two.id, &line, &problems), REFUSED);
	assert_true(slice_starts(slice_of(said("passed-number")),
		"This invoice of the sub-contractor is passed on"));
}

/* The budget that is signed anew is of the year after: what was agreed and spent before stays to be seen. */
static void year__that_a_budget_leaves_out_is_listed_while_it_has_an_agreement(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct funding_years years;

	bill_fund_until(f, kit.programme, date_of(2028, 3, 31));
	bill_fund_from(f, kit.programme, date_of(2027, 4, 1));
	READ (f, w)
		assert_true(funding_years(w, kit.programme, &years));
	assert_int_equal(years.first, 2026);
	assert_int_equal(years.last, 2028);
}

/* ---- whose work it was ---- */

static enum outcome_kind put_cohort(
	struct fresh *f, const struct bill_kit *kit, struct invoice_id id, int64_t contract_line)
{
	struct invoice_line line = a_cohort_line(
		f, kit, contract_line, contract_line == LINE_LIAISON ? 50000 : 100000);

	return bill_put(f, &kit->first, id, &line, &problems);
}

static void cohort__is_billed_under_the_contract_of_whoever_ran_it(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit other = a_contract_of(f, &kit, "X-7", f->elsewhere, "");
	struct bill_kit prime = a_contract_of(f, &kit, "X-8", f->force, "");
	struct invoice one = a_bill(f, &other, "L-1", 100000);
	struct invoice two = a_bill(f, &prime, "L-2", 100000);
	struct invoice own = a_bill(f, &kit, "TD-1", 100000);

	assert_int_equal(put_cohort(f, &other, one.id, LINE_COHORT), REFUSED);
	assert_string_equal(
		said("cohorts"), "A cohort is promised by the contract of the body that ran it:");
	assert_string_equal(problem_of(&problems, "cohorts")->detail, "1, C-1");
	/* The one above passes on the work of whoever is under it. */
	assert_int_equal(put_cohort(f, &prime, two.id, LINE_COHORT), REFUSED);
	bill_sub_contract(f, &prime.contract, "X-8-A", f->provider);
	assert_int_equal(put_cohort(f, &prime, two.id, LINE_COHORT), REFUSED); // it has its own
	assert_string_equal(problem_of(&problems, "cohorts")->detail, "1, C-1");
	assert_int_equal(put_cohort(f, &kit, own.id, LINE_COHORT), DONE);
	assert_int_equal(do_it(f, &kit.first, own.id, INVOICE_WITHDRAW), DONE);
	bill_vary(f, &kit, date_of(2026, 5, 1), bill_drop_all_but_training);
	assert_int_equal(put_cohort(f, &other, one.id, LINE_COHORT), REFUSED);
	assert_string_equal(problem_of(&problems, "cohorts")->detail, "1, X-8");
	assert_int_equal(put_cohort(f, &prime, two.id, LINE_COHORT), DONE);
}

/* The refusal says what can be done, and once it is done it is billed. */
static void cohort__of_a_body_without_a_contract_for_it_waits_for_one(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit other = a_contract_of(f, &kit, "X-7", f->elsewhere, "");
	struct invoice one = a_bill(f, &other, "L-1", 100000);

	bill_vary(f, &kit, date_of(2026, 5, 1), bill_drop_all_but_training);
	assert_int_equal(put_cohort(f, &other, one.id, LINE_COHORT), REFUSED);
	assert_string_equal(said("cohorts"),
		"A cohort was run by a body that has no contract for it. Have a contract or a "
		"sub-contract of that body signed, or leave it out:");
	assert_string_equal(problem_of(&problems, "cohorts")->detail, "1");
	bill_sub_contract(f, &other.contract, "X-7-A", f->provider);
	assert_int_equal(put_cohort(f, &other, one.id, LINE_COHORT), DONE);
}

static void liaison__goes_with_the_contract_of_whoever_ran_the_cohort_if_it_promises_it(
	void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit first = a_contract_of(f, &kit, "X-7", f->elsewhere, "");
	struct bill_kit second = a_contract_of(f, &kit, "A-8", f->force, ""); // before C-1
	struct invoice one = a_bill(f, &first, "L-21", 50000);
	struct invoice two = a_bill(f, &second, "L-22", 50000);

	bill_close_b(f, &kit);
	bill_tell(f, &kit, 3);
	assert_int_equal(put_cohort(f, &first, one.id, LINE_LIAISON), REFUSED);
	assert_string_equal(said("cohorts"),
		"The liaison of a cohort is promised by the contract of the body that ran it:");
	assert_string_equal(problem_of(&problems, "cohorts")->detail, "1, C-1");
	assert_int_equal(put_cohort(f, &second, two.id, LINE_LIAISON), REFUSED);
	bill_approve(f, &kit, a_whole_bill(f, &kit, "TD-1", LINE_LIAISON, 50000).id);
}

static const struct invoice_finding *holder_of(
	struct fresh *f, const struct bill_kit *kit, struct invoice_id id)
{
	const struct invoice_finding *found = NULL;

	READ (f, w) {
		struct invoice now = { 0 };
		struct invoice_findings all;

		assert_true(invoice_for(w, &kit->first, INVOICE_READ, id, &now));
		all = invoice_checked(w, &now);
		list_each (const struct invoice_finding *, each, &all)
			if (each->check == AGAINST_HOLDER)
				found = each;
	}
	assert_non_null(found);
	return found;
}

/* A victims' service has a contract of its own, which promises liaison, and the provider's promises none. */
static void liaison__is_another_body_s_work_where_its_contract_alone_promises_it(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit service = a_contract_of(f, &kit, "X-7", f->elsewhere, "");
	struct bill_kit second;
	struct invoice one = a_bill(f, &service, "L-21", 50000);

	bill_close_b(f, &kit);
	bill_tell(f, &kit, 3);
	bill_vary(f, &kit, date_of(2026, 5, 1), bill_drop_all_but_training);
	assert_int_equal(put_cohort(f, &service, one.id, LINE_LIAISON), DONE);
	bill_attach(f, &kit.first, one.id, 0);
	assert_int_equal(holder_of(f, &kit, one.id)->verdict, FINDING_PASSES);
	/* Another that promises it too is named to whoever approves it, with a reason. */
	second = a_contract_of(f, &kit, "X-8", f->force, "");
	assert_int_equal(holder_of(f, &kit, one.id)->verdict, FINDING_WARNS);
	assert_string_equal(holder_of(f, &kit, one.id)->contract, "X-8");
	assert_int_equal(holder_of(f, &kit, one.id)->cohort, 1);
	bill_approve(f, &kit, one.id);
	one = a_bill(f, &second, "L-22", 50000);
	assert_int_equal(put_cohort(f, &second, one.id, LINE_LIAISON), REFUSED);
	assert_string_equal(said("cohorts"), "A cohort is billed already, and never twice:");
}

static void bill_liaison_again(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	struct contract_version first = { 0 };

	READ (f, w)
		assert_true(contract_version_load(w, kit->contract.id, 1, &first));
	*v = (struct contract_version){ .contract = v->contract,
		.version = v->version,
		.from_on = v->from_on,
		.why = { v->why[ENGLISH], v->why[WELSH] },
		.title = { first.title[ENGLISH], first.title[WELSH] },
		.holder = first.holder,
		.supplier = first.supplier,
		.starts_on = first.starts_on,
		.ends_on = first.ends_on,
		.services = first.services,
		.lines = first.lines,
		.about = first.about,
		.licence = { .number = "" } };
}

/* The contract of whoever ran it promises it again: what was typed meanwhile is held. */
static void liaison__that_another_contract_promises_since_is_held(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit service = a_contract_of(f, &kit, "X-7", f->elsewhere, "");
	struct invoice one = a_bill(f, &service, "L-21", 50000);

	bill_close_b(f, &kit);
	bill_tell(f, &kit, 3);
	bill_vary(f, &kit, date_of(2026, 5, 1), bill_drop_all_but_training);
	assert_int_equal(put_cohort(f, &service, one.id, LINE_LIAISON), DONE);
	bill_attach(f, &kit.first, one.id, 0);
	bill_vary(f, &kit, date_of(2026, 5, 2), bill_liaison_again);
	assert_int_equal(holder_of(f, &kit, one.id)->verdict, FINDING_HOLDS);
	assert_string_equal(holder_of(f, &kit, one.id)->contract, "C-1");
	assert_int_equal(do_it(f, &kit.first, one.id, INVOICE_MATCH), REFUSED);
}

static size_t accrued_of_cohorts(struct fresh *f, struct programme_id id, const char *contract)
{
	size_t n = 0;

	READ (f, w) {
		struct accruals all = invoice_accruals(w, id, 2026);

		list_each (const struct accrual *, each, &all)
			n += each->cohort.v != 0 && strcmp(each->contract, contract) == 0;
	}
	return n;
}

static void cohort__is_accrued_for_whoever_ran_it(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);
	bill_tell(f, &kit, 3);
	a_contract_of(f, &kit, "X-7", f->elsewhere, "");
	assert_int_equal(accrued_of_cohorts(f, kit.programme, "C-1"), 2); // and its liaison
	assert_int_equal(accrued_of_cohorts(f, kit.programme, "X-7"), 0);
	assert_int_equal(accrued_of_cohorts(f, kit.programme, ""), 0);
	bill_vary(f, &kit, date_of(2026, 5, 1), bill_drop_all_but_training);
	assert_int_equal(accrued_of_cohorts(f, kit.programme, "C-1"), 0);
	assert_int_equal(accrued_of_cohorts(f, kit.programme, "X-7"), 1); // the liaison alone
	assert_int_equal(accrued_of_cohorts(f, kit.programme, ""), 1);    // no contract has it
	a_contract_of(f, &kit, "X-8", f->force, "");
	assert_int_equal(accrued_of_cohorts(f, kit.programme, ""), 1);
	bill_sub_contract(f, &kit.contract, "C-1-A", f->elsewhere); // of another body
	assert_int_equal(accrued_of_cohorts(f, kit.programme, ""), 1);
}

static void bill_drop_training(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	struct contract_lines rest = { 0 };

	(void)kit;
	list_each (const struct contract_line *, line, &v->lines)
		if (line->evidence != EVIDENCE_TRAINING)
			*list_add(f->arena, &rest) = *line;
	v->lines = rest;
}

/* The provider's own contract has it, or the licensor is paid for it directly. */
static void training__is_billed_under_the_contract_of_whose_staff_they_are(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit licensor = a_contract_of(f, &kit, "X-8", f->elsewhere, "");
	struct invoice one = a_bill(f, &licensor, "TR-1", 1000);
	struct invoice_line line = a_passed_line("HT-1", 1000);

	bill_train(f, &kit, 2, date_of(2026, 5, 1));
	assert_int_equal(bill_put(f, &kit.first, one.id, &line, &problems), REFUSED);
	assert_string_equal(said("trained-core"),
		"More people than can be paid for here: training is paid for under the contract "
		"of the body whose staff they are, where that promises it. So many are left, and "
		"that contract is:");
	assert_string_equal(problem_of(&problems, "trained-core")->detail, "0, C-1");
	READ (f, w)
		assert_int_equal(
			invoice_trained_people(w, &(struct invoice){ .programme = kit.programme,
							  .organisation = f->office,
							  .contract = licensor.contract.id,
							  .supplier = f->elsewhere,
							  .under = one.under,
							  .facts = one.facts })
				.n,
			0);
	bill_vary(f, &kit, date_of(2026, 5, 1), bill_drop_training);
	line.number = 0;
	assert_int_equal(bill_put(f, &kit.first, one.id, &line, &problems), DONE);
	line.number = 0;
	line.passed.number = "HT-2";
	line.trained[MODULE_CORE] = 2; // one of them is on the line above
	assert_int_equal(bill_put(f, &kit.first, one.id, &line, &problems), REFUSED);
	assert_string_equal(problem_of(&problems, "trained-core")->detail, "1");
}

/* Two bodies that each train their own staff, by contracts of their own: each is paid, in whichever order. */
static void training__of_two_bodies_with_contracts_of_their_own_is_paid_to_each(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit other = a_contract_of(f, &kit, "X-7", f->elsewhere, "");
	struct bill_kit second = a_contract_of(f, &kit, "X-8", f->provider, "");
	struct invoice theirs = a_bill(f, &other, "T-1", 1000);
	struct invoice ours = a_bill(f, &kit, "T-2", 1000);
	struct invoice again = a_bill(f, &second, "T-3", 1000);
	struct invoice_line line = { .contract_line = LINE_TRAINING,
		.net = { 1000 },
		.parts = { .other_for = "" },
		.passed = { "HT-1", date_of(2026, 5, 1), { { 1000 }, true } } };
	struct facilitator another = { .name = "Dewi Sampl" };
	struct training training = {
		.module = MODULE_CORE, .trained_on = date_of(2026, 5, 1), .certificate = "HT-78"
	};

	scene_admit(f, kit.room.path.p.scheme, f->elsewhere, PART_PROVIDER);
	bill_train(f, &kit, 2, date_of(2026, 5, 1));
	problems = (struct problems){ 0 };
	WRITE (f, w) {
		assert_int_equal(
			facilitator_add(w, &f->elsewhere_coordinator, &another, "", &problems),
			DONE);
		assert_int_equal(facilitator_train(w, &f->elsewhere_coordinator, another.id,
					 &training, &problems),
			DONE);
	}
	line.trained[MODULE_CORE] = 3;
	assert_int_equal(bill_put(f, &kit.first, ours.id, &line, &problems), REFUSED);
	line.trained[MODULE_CORE] = 2;
	assert_int_equal(bill_put(f, &kit.first, ours.id, &line, &problems), DONE);
	line.number = 0;
	line.passed.number = "HT-2";
	line.trained[MODULE_CORE] = 1; // by another contract of the same body nobody is left
	assert_int_equal(bill_put(f, &kit.first, again.id, &line, &problems), REFUSED);
	line.trained[MODULE_CORE] = 2;
	assert_int_equal(bill_put(f, &kit.first, theirs.id, &line, &problems), REFUSED);
	line.trained[MODULE_CORE] = 1;
	assert_int_equal(bill_put(f, &kit.first, theirs.id, &line, &problems), DONE);
}

static void replace_for_each_person(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	bill_pay_for_each_person(f, kit, v);
	v->lines.at[LINE_TRAINING - 1].number = 0;
}

/* Another line for each person pays for nobody whom the one in whose place it is has paid for. */
static void person__is_paid_for_once_by_a_line_and_by_the_one_in_its_place(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_line line = a_passed_line("TR-2", 1000);
	struct invoice first, second;

	train_in(f, &kit, 0, MODULE_CORE, date_of(2026, 5, 1));
	train_in(f, &kit, 0, MODULE_MI, date_of(2026, 5, 2));
	bill_vary(f, &kit, date_of(2026, 4, 1), bill_pay_for_each_person);
	assert_int_equal(ask_for_people(f, &kit, "TR-1", 1, 0, &first), DONE);
	bill_vary(f, &kit, date_of(2026, 4, 1), replace_for_each_person);
	line.contract_line = 5;
	line.parts.venue = line.net;
	line.trained[MODULE_CORE] = 0;
	line.trained[MODULE_MI] = 1;
	second = a_bill(f, &kit, "TR-2", 1000);
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), REFUSED);
	assert_string_equal(problem_of(&problems, "trained-MI")->detail, "INV-1 (1)");
	assert_int_equal(do_it(f, &kit.first, first.id, INVOICE_WITHDRAW), DONE);
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), DONE);
}

static void line__that_is_not_there_is_not_taken_away(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);

	problems = (struct problems){ 0 };
	for (int64_t line = 0; line < 3; line++)
		WRITE (f, w)
			assert_int_equal(invoice_remove_line(w, &kit.first, invoice.id,
						 invoice.version, line, &problems),
				line == 1   ? DONE
				: line == 2 ? CHANGED_MEANWHILE
					    : ABSENT);
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice.facts.lines.n, 0);
	WRITE (f, w)
		assert_int_equal(invoice_remove_line(
					 w, &kit.first, invoice.id, invoice.version, 2, &problems),
			ABSENT);
}

static void line__is_put_over_one_that_is_there_or_beside_them(void **state)
{
	static const int64_t no_lines[] = { -5, 2, 1000, 99999999999 };
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	struct invoice_line line = a_cohort_line(f, &kit, LINE_COHORT, 230000);

	for (size_t i = 0; i < array_size(no_lines); i++) {
		line.number = no_lines[i];
		assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), ABSENT);
	}
	line.number = 1;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice.facts.lines.n, 1);
	assert_int_equal(invoice.facts.lines.at[0].net.pence, 230000);
}

static void line__waits_for_the_registers(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);

	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), REFUSED);
	assert_string_equal(said(""), "One of the checks holds it. Its sentence says what to do.");
	bill_close_b(f, &kit);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
}

static void line__waits_for_the_victims_service_to_tell_of_everybody(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_LIAISON, 50000);

	assert_int_equal(invoice.facts.lines.at[0].cohorts.at[0].people, 3);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), REFUSED);
	bill_tell(f, &kit, 2);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), REFUSED);
	bill_tell(f, &kit, 1);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
}

static void warning__is_approved_over_with_a_reason_and_kept_with_its_checks(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);

	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(invoice_do(w, &kit.second, invoice.id, invoice.version + 1,
					 INVOICE_APPROVE, " ", DATE_NONE, &problems),
			REFUSED);
	assert_string_equal(
		said("because"), "Say why it is approved although a check says to look at it");
	READ (f, w)
		assert_int_equal(invoice_approved_findings(w, invoice.id).n, 0);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), DONE);
	READ (f, w) {
		struct invoice_findings all = invoice_approved_findings(w, invoice.id);
		struct invoice_deeds deeds = invoice_deeds(w, invoice.id);
		int warned = 0;

		assert_int_equal(all.at[0].check, AGAINST_TOTAL);
		list_each (const struct invoice_finding *, each, &all)
			if (each->verdict == FINDING_WARNS) {
				assert_int_equal(each->check, AGAINST_FILL);
				assert_int_equal(each->cohort, kit.room.cohort.number);
				assert_int_equal(each->line, 1);
				warned++;
			}
		assert_int_equal(warned, 1);
		assert_string_equal(deeds.at[deeds.n - 1].because, "Because it was asked");
		assert_int_equal(deeds.at[0].part, PART_NONE);
		assert_int_equal(deeds.at[1].part, PART_LINE);
		assert_int_equal(deeds.at[2].part, PART_PAPER);
	}
}

static void query__goes_there_and_back_with_its_reasons(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	int64_t seen = invoice.version;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(invoice_do(w, &kit.second, invoice.id, seen, INVOICE_QUERY, "",
					 DATE_NONE, &problems),
			REFUSED);
	assert_string_equal(said("because"), "Say what is asked");
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_QUERY), DONE);
	assert_int_equal(bill_now(f, &kit.first, invoice.id).matched_by.v, 0);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_ANSWER), DONE);
	assert_int_equal(bill_now(f, &kit.first, invoice.id).facts.state, INVOICE_RECEIVED);
	READ (f, w) {
		struct invoice_deeds deeds = invoice_deeds(w, invoice.id);

		assert_int_equal(deeds.at[4].act, INVOICE_QUERY);
		assert_string_equal(deeds.at[4].because, "Because it was asked");
		assert_string_equal(deeds.at[3].because, "");
	}
}

static void somebody__who_was_slower_sees_that_and_nothing_is_done_twice(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);

	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(invoice_do(w, &kit.second, invoice.id, invoice.version,
					 INVOICE_MATCH, "", DATE_NONE, &problems),
			CHANGED_MEANWHILE);
	assert_int_equal(bill_now(f, &kit.first, invoice.id).matched_by.v, kit.first.account.v);
}

static void cap__is_held_and_never_trimmed(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 250001);

	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), REFUSED);
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice.facts.lines.at[0].net.pence, 250001);
	READ (f, w) {
		struct invoice_findings findings = invoice_checked(w, &invoice);
		int held = 0;

		list_each (const struct invoice_finding *, each, &findings)
			if (each->verdict == FINDING_HOLDS) {
				assert_int_equal(each->check, AGAINST_LINE);
				assert_int_equal(each->over.pence, 1);
				held++;
			}
		assert_int_equal(held, 1);
	}
}

static void agreement__by_which_was_billed_stays_for_its_year(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct agreement next = bill_sole_agreement(f, kit.programme);

	bill_close_b(f, &kit);
	next.version = 1;
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, &next, &problems), DONE);
	bill_approve(f, &kit, a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id);
	WRITE (f, w)
		assert_int_equal(
			funding_sign(w, &f->approver, kit.programme, 2026, 2, &problems), REFUSED);
	assert_string_equal(said(""),
		"What this year cost was shared, or money for it asked for, by the agreement that "
		"stands, so that one stays for all of the year. The next may only raise the most "
		"that a body pays and add payments for it; fixed sums rise in proportion");
	problems = (struct problems){ 0 };
	next.version = 2;
	WRITE (f, w)
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, &next, &problems), REFUSED);
}

/* The year's agreement with other fixed sums, written, and signed if it can be. */
static enum outcome_kind agree_on_sums(
	struct fresh *f, const struct bill_kit *kit, const int64_t *pence)
{
	enum outcome_kind outcome = REFUSED;
	struct agreement next;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		assert_true(funding_agreement_of(w, kit->programme, 2026, &next));
		for (size_t i = 0; i < next.partners.n; i++) {
			next.partners.at[i].row = i + 1;
			next.partners.at[i].weight = pence[i];
		}
		if (funding_write(w, &f->commissioning_officer, &next, &problems) == DONE)
			outcome = funding_sign(
				w, &f->approver, kit->programme, 2026, next.version + 1, &problems);
	}
	return outcome;
}

/* What was shared till then is shared alike, so nobody's statement changes by it. */
static void agreement__by_which_was_billed_may_let_bodies_pay_more(void **state)
{
	static const int64_t first[] = { 430000, 100000, 100000 };
	static const int64_t one_more[] = { 430000, 200000, 100000 };
	static const int64_t less[] = { 215000, 50000, 50000 };
	static const int64_t thrice[] = { 1290000, 300000, 300000 };
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice invoice;

	assert_int_equal(agree_on_sums(f, &kit, first), DONE);
	bill_approve(f, &kit, bill_month(f, &kit, 0, 630000).id);
	invoice = bill_month(f, &kit, 1, 630000);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), REFUSED);
	assert_int_equal(agree_on_sums(f, &kit, one_more), REFUSED);
	assert_true(slice_starts(slice_of(said("")), "What this year cost was shared"));
	assert_int_equal(agree_on_sums(f, &kit, less), REFUSED);
	assert_int_equal(agree_on_sums(f, &kit, thrice), DONE);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), DONE);
	assert_int_equal(due_of(f, invoice.id, f->office).pence, 430000);
	assert_int_equal(due_of(f, invoice.id, f->force).pence, 100000);
	assert_int_equal(agree_on_sums(f, &kit, first), REFUSED);
}

/* An agreement of the same bodies that says that of VAT, written and signed. */
/* £2,200 and £440 of VAT. */
static struct invoice a_bill_with_vat(struct fresh *f, const struct bill_kit *kit)
{
	struct invoice invoice = a_bill(f, kit, "TD-1", 264000);
	struct invoice_line line = a_cohort_line(f, kit, LINE_COHORT, 220000);

	line.vat.pence = 44000;
	assert_int_equal(bill_put(f, &kit->first, invoice.id, &line, &problems), DONE);
	bill_attach(f, &kit->first, invoice.id, 0);
	return bill_now(f, &kit->first, invoice.id);
}

static void vat__counts_against_caps_and_shares_as_the_agreement_says(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice, note;

	bill_close_b(f, &kit);
	invoice = a_bill_with_vat(f, &kit);
	assert_int_equal(invoice_cost(&invoice.facts).pence, 264000); // nobody said: it counts
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), REFUSED);
	bill_agree_on_vat(f, kit.programme, VAT_NOT_RECOVERED);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), REFUSED);
	assert_int_equal(bill_waiting(f, kit.programme).pence, 264000);
	bill_agree_on_vat(f, kit.programme, VAT_RECOVERED); // £2,500 is the line's most
	assert_int_equal(bill_waiting(f, kit.programme).pence, 220000);
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice_cost(&invoice.facts).pence, 220000);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), DONE);
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice.facts.lines.at[0].cost.pence, 220000);
	assert_int_equal(due_of(f, invoice.id, f->office).pence, 165000);
	assert_int_equal(due_of(f, invoice.id, f->force).pence, 55000);
	assert_int_equal(bill_approved(f, kit.programme).pence, 220000);
	assert_int_equal(bill_credit(f, &kit, invoice.id, "TD-1C", 20000, &note, &problems), DONE);
	note = bill_now(f, &kit.first, note.id);
	assert_int_equal(invoice_cost(&note.facts).pence, -20000);
}

/* What is accrued of the one thing that waits in the year. */
static int64_t accrued(struct fresh *f, const struct bill_kit *kit, int year)
{
	struct accruals all = { 0 };

	READ (f, w)
		all = invoice_accruals(w, kit->programme, year);
	assert_int_equal(all.n, 1);
	return all.at[0].sum.money.pence;
}

static void change_days(
	struct fresh *f, const struct bill_kit *kit, struct invoice *invoice, struct date day)
{
	struct invoice twin;

	invoice->facts.dated_on = invoice->facts.received_on = invoice->facts.delivered_on = day;
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(invoice_change(w, &kit->first, invoice, &twin, &problems), DONE);
}

/* For another year, and no agreement says who pays for that one. */
static void lengthen(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->ends_on = date_of(2027, 10, 31);
}

static void move_cohorts(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	struct contract_line *line = &v->lines.at[LINE_COHORT - 1];

	line->heading = HEADING_MOBILISATION;
	line->amount = bill_amount(f, kit->programme, 33760);
}

/* A variation of an earlier day, signed since, moves and then drops the line that it was approved by. */
static void invoice__that_is_approved_stands_by_the_contract_as_it_was(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice, note, later;

	bill_close_b(f, &kit);
	invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	bill_approve(f, &kit, invoice.id);
	bill_vary(f, &kit, date_of(2026, 4, 1), move_cohorts);
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice.terms, 1);
	assert_int_equal(invoice.facts.lines.at[0].terms->heading, HEADING_DELIVERY);
	assert_int_equal(bill_credit(f, &kit, invoice.id, "TD-1C", 40000, &note, &problems), DONE);
	bill_attach(f, &kit.first, note.id, 0);
	bill_approve(f, &kit, note.id);
	assert_int_equal(bill_approved(f, kit.programme).pence, 200000); // of delivery

	bill_vary(f, &kit, date_of(2026, 4, 1), bill_drop_all_but_training);
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice.facts.lines.at[0].terms->heading, HEADING_DELIVERY);
	assert_int_equal(bill_credit(f, &kit, invoice.id, "TD-2C", 10000, &note, &problems), DONE);
	bill_attach(f, &kit.first, note.id, 0);
	bill_approve(f, &kit, note.id);
	assert_int_equal(bill_approved(f, kit.programme).pence, 190000);
	later = a_bill(f, &kit, "TD-2", 100);
	assert_int_equal(later.terms, 0);
	assert_int_equal(bill_now(f, &kit.first, later.id).under->version, 3);
}

/* ---- over a variation ---- */

static void leave_casework(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	(void)v;
}

/* An invoice of that day of its contract, with its paper. */
static struct invoice a_day_bill(struct fresh *f, const struct bill_kit *kit, const char *number,
	struct date day, int64_t pence)
{
	struct invoice twin, invoice = { .contract = kit->contract.id,
		.supplier_number = number,
		.facts = { .dated_on = day,
			.received_on = day,
			.delivered_on = day,
			.total = { pence } } };

	problems = (struct problems){ 0 };
	if (date_before(instant_day(f->now), day))
		clock_to(f, day);
	WRITE (f, w)
		if (invoice_enter(w, &kit->first, &invoice, &twin, &problems) != DONE)
			fail_msg("entered: %s: %s", problems.at[0].field, problems.at[0].message);
	bill_attach(f, &kit->first, invoice.id, 0);
	return invoice;
}

/* A line of those months, from 1 for January; from 0: of none.  With its paper, if it is taken. */
static enum outcome_kind put_months(struct fresh *f, const struct bill_kit *kit,
	const struct invoice *invoice, int64_t contract_line, int from, int to)
{
	int64_t pence = invoice->facts.total.pence;
	struct invoice_line line = { .contract_line = contract_line,
		.net = { pence },
		.parts = { .other = { pence }, .other_for = "The month" },
		.months_from = from == 0 ? DATE_NONE : date_month_of(2026, from),
		.months_to = from == 0 ? DATE_NONE : date_month_of(2026, to),
		.passed = { .number = "" } };
	enum outcome_kind outcome = bill_put(f, &kit->first, invoice->id, &line, &problems);

	if (outcome == DONE)
		bill_attach(f, &kit->first, invoice->id, line.number);
	return outcome;
}

static const char *months_detail(void)
{
	return problem_of(&problems, "months-from")->detail;
}

/* From 15 August on that line is another, or has another price: July is of the time before. */
static void check_varied_month(struct fresh *f,
	void (*alter)(struct fresh *f, const struct bill_kit *kit, struct contract_version *v),
	int64_t newer)
{
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice july, august;

	bill_vary(f, &kit, date_of(2026, 8, 15), alter);
	august = a_day_bill(f, &kit, "M-8", date_of(2026, 8, 31), 800000);
	assert_int_equal(put_months(f, &kit, &august, newer, 7, 7), REFUSED);
	assert_string_equal(said("months-from"),
		"The contract had other terms, or another supplier, at the end of a month, so that "
		"goes on an invoice of that month:");
	assert_string_equal(months_detail(), "07/2026");
	assert_int_equal(put_months(f, &kit, &august, newer, 7, 8), REFUSED);
	assert_int_equal(put_months(f, &kit, &august, newer, 8, 8), DONE);
	july = a_day_bill(f, &kit, "M-7", date_of(2026, 7, 31), 900000);
	assert_int_equal(put_months(f, &kit, &july, 1, 7, 7), DONE);
	bill_approve(f, &kit, august.id);
	bill_approve(f, &kit, july.id);
}

static void month__before_a_variation_is_not_paid_by_a_line_that_came_with_it(void **state)
{
	check_varied_month(*state, bill_replace_casework, 2);
}

static void month__before_a_variation_is_not_paid_at_its_price(void **state)
{
	check_varied_month(*state, bill_cheapen_casework, 1);
}

static void let_another_supply(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)kit;
	v->supplier = (struct contract_body){ .id = f->elsewhere };
}

/* The line is as it was, but who did the work of July was another. */
static void month__of_the_supplier_before_is_not_paid_to_the_one_after(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct contract c = { .id = kit.contract.id, .reference = "" };
	struct contract_version v;
	struct invoice theirs, own;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		assert_true(contract_version_load(w, c.id, 1, &v));
		let_another_supply(f, &kit, &v);
		v.from_on = date_of(2026, 8, 15);
		v.why[ENGLISH] = v.why[WELSH] = "X";
		assert_int_equal(
			contract_write(w, &f->commissioning_officer, &c, &v, &problems), REFUSED);
	}
	assert_string_equal(said("from-on"),
		"Another supplier can begin on the first day of a month only, as a line is paid by "
		"the month");
	bill_vary(f, &kit, date_of(2026, 8, 1), let_another_supply);
	theirs = a_day_bill(f, &kit, "N-8", date_of(2026, 8, 31), 1800000);
	assert_int_equal(theirs.supplier.v, f->elsewhere.v);
	assert_int_equal(put_months(f, &kit, &theirs, 1, 7, 8), REFUSED);
	assert_int_equal(put_months(f, &kit, &theirs, 1, 8, 8), DONE);
	own = a_day_bill(f, &kit, "M-7", date_of(2026, 7, 31), 900000);
	assert_int_equal(put_months(f, &kit, &own, 1, 7, 7), DONE);
	bill_approve(f, &kit, own.id);
}

static void month__before_a_variation_of_something_else_is_paid_after_it(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice invoice;

	bill_vary(f, &kit, date_of(2026, 8, 15), leave_casework);
	invoice = a_day_bill(f, &kit, "M-8", date_of(2026, 8, 31), 1800000);
	assert_int_equal(put_months(f, &kit, &invoice, 1, 7, 8), DONE);
	bill_approve(f, &kit, invoice.id);
}

/* A variation that is signed since, for a past day, has another line for July. */
static void month__that_a_line_billed_is_not_billed_by_the_one_in_its_place(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice first = a_day_bill(f, &kit, "M-1", date_of(2026, 7, 31), 900000), second;

	assert_int_equal(put_months(f, &kit, &first, 1, 7, 7), DONE);
	bill_approve(f, &kit, first.id);
	bill_vary(f, &kit, date_of(2026, 7, 1), bill_replace_casework);
	second = a_day_bill(f, &kit, "M-2", date_of(2026, 8, 31), 800000);
	assert_int_equal(put_months(f, &kit, &second, 2, 7, 8), REFUSED);
	assert_string_equal(said("months-from"), "A month is charged already, and never twice:");
	assert_string_equal(months_detail(), "07/2026, INV-1");
	assert_int_equal(put_months(f, &kit, &second, 2, 8, 8), DONE);
	assert_int_equal(bill_now(f, &kit.first, first.id).terms, 1);
	credit_whole(f, &kit, first.id, "M-1C", 900000);
	assert_int_equal(put_months(f, &kit, &second, 2, 7, 7), DONE);
}

/* It was typed before the variation was signed, for a past day. */
static void month__whose_terms_a_variation_changed_since_is_held(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice invoice = a_day_bill(f, &kit, "M-1", date_of(2026, 8, 31), 700000);

	assert_int_equal(put_months(f, &kit, &invoice, 1, 7, 8), DONE);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	bill_vary(f, &kit, date_of(2026, 8, 15), bill_cheapen_casework);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), REFUSED);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_QUERY), DONE);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_ANSWER), DONE);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), REFUSED);
}

static struct invoice_finding worst_of(
	struct fresh *f, const struct bill_kit *kit, struct invoice_id id, enum against check)
{
	struct invoice invoice = bill_now(f, &kit->first, id);
	struct invoice_finding worst = { 0 };

	READ (f, w) {
		struct invoice_findings all = invoice_checked(w, &invoice);

		list_each (const struct invoice_finding *, each, &all)
			if (each->check == check && each->verdict >= worst.verdict)
				worst = *each;
	}
	return worst;
}

/* £9,000 of what is due once were paid; the line in its place allows £10,000. */
static struct invoice after_a_replaced(struct fresh *f, const struct bill_kit *kit)
{
	struct invoice first = a_day_bill(f, kit, "Y-1", date_of(2026, 7, 31), 900000), second;

	assert_int_equal(put_months(f, kit, &first, 1, 0, 0), DONE);
	bill_approve(f, kit, first.id);
	bill_vary(f, kit, date_of(2026, 8, 15), bill_replace_casework);
	second = a_day_bill(f, kit, "Y-2", date_of(2026, 8, 31), 200000);
	assert_int_equal(put_months(f, kit, &second, 2, 0, 0), DONE);
	return second;
}

/* What is due as a whole, or of a year, may be other work: it is looked at. */
static void check_in_place(struct fresh *f, enum per per)
{
	struct bill_kit kit = a_casework_kit(f, per);
	struct invoice second = after_a_replaced(f, &kit);

	assert_int_equal(worst_of(f, &kit, second.id, AGAINST_LINE).verdict, FINDING_WARNS);
	assert_int_equal(worst_of(f, &kit, second.id, AGAINST_LINE).over.pence, 100000);
	bill_approve(f, &kit, second.id); // with a reason
}

static void year__that_a_line_billed_is_looked_at_by_the_one_in_its_place(void **state)
{
	check_in_place(*state, PER_YEAR);
}

static void whole__that_a_line_billed_is_looked_at_by_the_one_in_its_place(void **state)
{
	check_in_place(*state, PER_WHOLE);
}

static enum per next_per;

static void put_otherwise(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->lines.at[0].number = 0;
	v->lines.at[0].per = next_per;
	v->lines.at[0].evidence = next_per == PER_MONTH ? EVIDENCE_PAYROLL : EVIDENCE_DOCUMENT;
}

/* What a line was for, each month, each year or in all, may be what another is for that took its place. */
static void check_put_otherwise(struct fresh *f, enum per before, enum per after)
{
	struct bill_kit kit = a_casework_kit(f, before);
	struct invoice first = a_day_bill(f, &kit, "P-1", date_of(2026, 7, 31), 10000), second;
	int month = before == PER_MONTH ? 7 : 0, then = after == PER_MONTH ? 7 : 0;

	next_per = after;
	assert_int_equal(put_months(f, &kit, &first, 1, month, month), DONE);
	bill_approve(f, &kit, first.id);
	bill_vary(f, &kit, date_of(2026, 7, 1), put_otherwise);
	second = a_day_bill(f, &kit, "P-2", date_of(2026, 7, 31), 20000);
	assert_int_equal(put_months(f, &kit, &second, 2, then, then), DONE);
	assert_int_equal(worst_of(f, &kit, second.id, AGAINST_TWICE).verdict, FINDING_WARNS);
	assert_int_equal(worst_of(f, &kit, second.id, AGAINST_TWICE).other, first.number);
}

static void month__that_was_billed_is_looked_at_when_it_is_put_by_the_whole(void **state)
{
	check_put_otherwise(*state, PER_MONTH, PER_WHOLE);
}

static void whole__that_was_billed_is_looked_at_when_it_is_put_by_the_month(void **state)
{
	check_put_otherwise(*state, PER_WHOLE, PER_MONTH);
}

static void year__that_was_billed_is_looked_at_when_it_is_put_by_the_whole(void **state)
{
	check_put_otherwise(*state, PER_YEAR, PER_WHOLE);
}

static void whole__that_was_billed_is_looked_at_when_it_is_put_by_the_year(void **state)
{
	check_put_otherwise(*state, PER_WHOLE, PER_YEAR);
}

static void month__that_was_billed_is_looked_at_when_it_is_put_by_the_year(void **state)
{
	check_put_otherwise(*state, PER_MONTH, PER_YEAR);
}

static void year__that_was_billed_is_looked_at_when_it_is_put_by_the_month(void **state)
{
	check_put_otherwise(*state, PER_YEAR, PER_MONTH);
}

static void put_itself_otherwise(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	put_otherwise(f, kit, v);
	v->lines.at[0].number = 1;
}

/* The line keeps its number, and is for something else from then on. */
static void line__that_is_put_otherwise_under_its_own_number_is_looked_at(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_casework_kit(f, PER_WHOLE);
	struct invoice first = a_day_bill(f, &kit, "P-1", date_of(2026, 6, 30), 600000);
	struct invoice second, third;

	next_per = PER_MONTH;
	assert_int_equal(put_months(f, &kit, &first, 1, 0, 0), DONE);
	bill_approve(f, &kit, first.id);
	bill_vary(f, &kit, date_of(2026, 4, 1), put_itself_otherwise);
	second = a_day_bill(f, &kit, "P-2", date_of(2026, 6, 30), 300000);
	assert_int_equal(put_months(f, &kit, &second, 1, 4, 4), DONE);
	assert_int_equal(worst_of(f, &kit, second.id, AGAINST_TWICE).verdict, FINDING_WARNS);
	assert_int_equal(worst_of(f, &kit, second.id, AGAINST_TWICE).other, first.number);
	third = a_day_bill(f, &kit, "P-3", date_of(2026, 6, 30), 310000);
	assert_int_equal(put_months(f, &kit, &third, 1, 5, 5), DONE);
	assert_int_equal(worst_of(f, &kit, third.id, AGAINST_TWICE).other, first.number);
	credit_whole(f, &kit, first.id, "P-1C", 600000);
	assert_int_equal(worst_of(f, &kit, third.id, AGAINST_TWICE).verdict, FINDING_PASSES);
}

/* In place of a sum for each cohort, one for all of it. */
static void put_cohorts_as_a_whole(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->lines.at[LINE_COHORT - 1].number = 0;
	v->lines.at[LINE_COHORT - 1].per = PER_WHOLE;
	v->lines.at[LINE_COHORT - 1].evidence = EVIDENCE_DOCUMENT;
}

static void put_back_by_cohort(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->lines.at[v->lines.n - 1].number = 0;
	v->lines.at[v->lines.n - 1].per = PER_COHORT;
	v->lines.at[v->lines.n - 1].evidence = EVIDENCE_REGISTERS;
}

static void cohort__that_was_billed_is_looked_at_when_it_is_put_by_the_whole(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice first, second;
	struct invoice_line whole = { .contract_line = 5,
		.net = { 90000 },
		.parts = { .venue = { 90000 }, .other_for = "" },
		.passed = { .number = "" } };

	bill_close_b(f, &kit);
	first = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	bill_approve(f, &kit, first.id);
	bill_vary(f, &kit, date_of(2026, 4, 1), put_cohorts_as_a_whole);
	second = a_bill(f, &kit, "TD-2", 90000);
	assert_int_equal(bill_put(f, &kit.first, second.id, &whole, &problems), DONE);
	assert_int_equal(worst_of(f, &kit, second.id, AGAINST_TWICE).verdict, FINDING_WARNS);
	assert_int_equal(worst_of(f, &kit, second.id, AGAINST_TWICE).other, first.number);
}

/* The other way round: each cohort is looked at once a sum for all of it was paid. */
static void whole__that_was_billed_is_looked_at_when_it_is_put_by_the_cohort(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice first, second;
	struct invoice_line line = { .contract_line = LINE_COHORT,
		.net = { 90000 },
		.parts = { .venue = { 90000 }, .other_for = "" },
		.passed = { .number = "" } };

	bill_close_b(f, &kit);
	bill_vary(f, &kit, date_of(2026, 4, 1), put_cohorts_as_a_whole);
	line.contract_line = 5;
	first = a_bill(f, &kit, "TD-1", 90000);
	assert_int_equal(bill_put(f, &kit.first, first.id, &line, &problems), DONE);
	bill_attach(f, &kit.first, first.id, 0);
	bill_attach(f, &kit.first, first.id, 1);
	bill_approve(f, &kit, first.id);
	bill_vary(f, &kit, date_of(2026, 4, 1), put_back_by_cohort);
	line = a_cohort_line(f, &kit, 6, 240000);
	second = a_bill(f, &kit, "TD-2", 240000);
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), DONE);
	assert_int_equal(worst_of(f, &kit, second.id, AGAINST_TWICE).verdict, FINDING_WARNS);
	assert_int_equal(worst_of(f, &kit, second.id, AGAINST_TWICE).other, first.number);
}

/* A year of the licence over two financial years is a year of the fee. */
static void licence__is_paid_a_year_s_fee_over_two_financial_years(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit own = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct invoice_line line;
	struct invoice first, second;

	bill_vary(f, &own, date_of(2026, 4, 1), licence_over_two_years);
	first = a_bill(f, &own, "LX-1", 800000);
	line = a_licence_line("HL-1", date_of(2026, 6, 1), date_of(2027, 3, 31));
	line.net.pence = line.passed.amount.money.pence = 800000;
	assert_int_equal(bill_put(f, &kit.first, first.id, &line, &problems), DONE);
	clock_to(f, date_of(2027, 6, 1));
	second = a_day_bill(f, &own, "LX-2", date_of(2027, 4, 30), 100001);
	line = a_licence_line("HL-2", date_of(2027, 4, 1), date_of(2027, 5, 31));
	line.passed.on = date_of(2027, 4, 1);
	line.net.pence = line.passed.amount.money.pence = 100001;
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), REFUSED);
	assert_true(
		slice_starts(slice_of(said("licence-from")), "The licence is paid once a year"));
	line.net.pence = line.passed.amount.money.pence = 100000;
	assert_int_equal(bill_put(f, &kit.first, second.id, &line, &problems), DONE);
	/* A renewal has a year of its own. */
	line = a_licence_line("HL-3", date_of(2027, 6, 1), date_of(2027, 6, 1));
	line.net.pence = line.passed.amount.money.pence = 800000;
	first = a_day_bill(f, &own, "LX-3", date_of(2027, 6, 1), 800000);
	line.passed.on = date_of(2027, 6, 1);
	assert_int_equal(bill_put(f, &kit.first, first.id, &line, &problems), DONE);
}

/* The line is inside the sum of each cohort, and what was paid for by itself before. */
static void licence__that_was_paid_is_looked_at_where_its_fee_is_inside(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit inside = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct bill_kit beside = a_contract_of(f, &kit, "X-7", f->elsewhere, "LIC-7");
	struct bill_kit other = a_contract_of(f, &kit, "X-8", f->elsewhere, "LIC-8");
	struct invoice cohort, paid;
	struct invoice_line line;

	bill_close_b(f, &kit);
	a_licence_bill(f, &other, "LX-0",
		a_licence_line("HL-0", date_of(2026, 6, 1), date_of(2026, 12, 31)));
	paid = a_licence_bill(f, &beside, "LX-1",
		a_licence_line("HL-1", date_of(2026, 6, 1), date_of(2026, 12, 31)));
	bill_vary(f, &inside, date_of(2026, 4, 1), put_fee_inside);
	cohort = a_bill(f, &inside, "CX-1", 240000);
	line = a_cohort_line(f, &kit, LINE_COHORT, 240000);
	assert_int_equal(bill_put(f, &kit.first, cohort.id, &line, &problems), DONE);
	assert_int_equal(worst_of(f, &kit, cohort.id, AGAINST_TWICE).verdict, FINDING_WARNS);
	assert_int_equal(worst_of(f, &kit, cohort.id, AGAINST_TWICE).other, paid.number);
	assert_int_equal(do_it(f, &kit.first, paid.id, INVOICE_WITHDRAW), DONE);
	assert_int_equal(worst_of(f, &kit, cohort.id, AGAINST_TWICE).verdict, FINDING_PASSES);
}

/* A variation from the first day takes the fee out of the sums, but a cohort was paid for with it inside. */
static void licence__that_a_cohort_paid_inside_is_looked_at_after_a_variation(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit own = a_contract_of(f, &kit, "X-6", f->provider, "LIC-7");
	struct invoice cohort, licence;
	struct invoice_line of_cohort;
	struct invoice_line line =
		a_licence_line("HL-1", date_of(2026, 6, 1), date_of(2026, 6, 30));

	bill_close_b(f, &kit);
	bill_vary(f, &own, date_of(2026, 1, 1), keep_licence);
	bill_vary(f, &own, date_of(2026, 1, 1), put_fee_inside);
	cohort = a_bill(f, &own, "CX-1", 240000);
	of_cohort = a_cohort_line(f, &kit, LINE_COHORT, 240000);
	assert_int_equal(bill_put(f, &kit.first, cohort.id, &of_cohort, &problems), DONE);
	bill_attach(f, &kit.first, cohort.id, 0);
	bill_approve(f, &kit, cohort.id);
	bill_vary(f, &own, date_of(2026, 1, 1), take_fee_out);
	licence = a_bill(f, &own, "LX-1", 1000);
	line.contract_line = LINE_LICENCE + 1;
	assert_int_equal(bill_put(f, &kit.first, licence.id, &line, &problems), DONE);
	assert_int_equal(worst_of(f, &kit, licence.id, AGAINST_TWICE).verdict, FINDING_WARNS);
	assert_int_equal(worst_of(f, &kit, licence.id, AGAINST_TWICE).other, cohort.number);
}

static void check_beside(struct fresh *f, enum per per, int month)
{
	struct bill_kit kit = a_casework_kit(f, per), other = another_contract(f, &kit, "C-8");
	struct date day = date_of(2026, 7, 31);
	struct invoice first = a_day_bill(f, &kit, "M-1", day, 10000);
	struct invoice second = a_day_bill(f, &other, "M-2", day, 20000);
	struct invoice_finding finding;

	assert_int_equal(put_months(f, &other, &second, 1, month, month), DONE);
	assert_int_equal(worst_of(f, &kit, second.id, AGAINST_TWICE).verdict, FINDING_PASSES);
	assert_int_equal(put_months(f, &kit, &first, 1, month, month), DONE);
	finding = worst_of(f, &kit, second.id, AGAINST_TWICE);
	assert_int_equal(finding.verdict, FINDING_WARNS);
	assert_int_equal(finding.other, first.number);
	if (per == PER_MONTH) {
		assert_int_equal(put_months(f, &kit, &first, 1, month - 1, month - 1), DONE);
		bill_approve(f, &kit, second.id);
	}
}

static void month__by_another_contract_of_the_supplier_is_looked_at(void **state)
{
	check_beside(*state, PER_MONTH, 7);
}

static void year__by_another_contract_of_the_supplier_is_looked_at(void **state)
{
	check_beside(*state, PER_YEAR, 0);
}

/* A variation applies from the day after the cohort ended. */
static void cohort__before_a_variation_is_not_paid_at_its_price(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct date ended = kit.room.cohort.workshop[WORKSHOP_B].on;
	struct invoice late, right;
	struct invoice_line line;

	bill_close_b(f, &kit);
	bill_vary(f, &kit, date_add_days(ended, 1), bill_raise_cohorts);
	late = a_day_bill(f, &kit, "TD-1", date_add_days(ended, 1), 280000);
	line = a_cohort_line(f, &kit, LINE_COHORT, 280000);
	assert_int_equal(bill_put(f, &kit.first, late.id, &line, &problems), REFUSED);
	assert_string_equal(said("cohorts"),
		"A cohort ended on a day on which the contract had other terms for it, or another "
		"supplier, so it goes on an invoice of that day:");
	line = a_cohort_line(f, &kit, LINE_LIAISON, 50000); // whose price stays
	assert_int_equal(bill_put(f, &kit.first, late.id, &line, &problems), DONE);
	right = a_whole_bill(f, &kit, "TD-2", LINE_COHORT, 250000);
	bill_approve(f, &kit, right.id);
}

static void replace_training(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->lines.at[LINE_TRAINING - 1].number = 0; // it becomes the fifth
}

static enum outcome_kind put_trained(struct fresh *f, const struct bill_kit *kit,
	const struct invoice *invoice, int64_t contract_line, const char *theirs, int64_t people)
{
	struct invoice_line line = a_passed_line(theirs, 1000);

	line.contract_line = contract_line;
	line.trained[MODULE_CORE] = people;
	return bill_put(f, &kit->first, invoice->id, &line, &problems);
}

/* What is accrued of so many trainings in all. */
static struct money accrued_of_trainings(
	struct fresh *f, const struct bill_kit *kit, int64_t trainings)
{
	struct accruals all = { 0 };
	struct money sum = MONEY_ZERO;

	READ (f, w)
		all = invoice_accruals(w, kit->programme, 2026);
	list_each (const struct accrual *, each, &all) {
		if (each->kind != ACCRUAL_TRAINED)
			continue;
		sum.pence += each->sum.money.pence;
		trainings -= each->number;
	}
	assert_int_equal(trainings, 0);
	return sum;
}

/* One was trained in May, another after the line was replaced. */
static void training__is_paid_by_the_line_of_its_day_and_once(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct date from = kit.room.cohort.workshop[WORKSHOP_B].on;
	struct facilitator_id first = kit.room.cohort.workshop[WORKSHOP_A].leader[0];
	struct invoice late, early;

	bill_train(f, &kit, 1, date_of(2026, 5, 1));
	kit.room.cohort.workshop[WORKSHOP_A].leader[0] =
		kit.room.cohort.workshop[WORKSHOP_A].leader[1];
	bill_train(f, &kit, 1, from);
	kit.room.cohort.workshop[WORKSHOP_A].leader[0] = first;
	assert_int_equal(accrued_of_trainings(f, &kit, 2).pence, 3376000);
	bill_vary(f, &kit, from, replace_training);
	assert_int_equal(accrued_of_trainings(f, &kit, 2).pence, 3376000); // once for both lines
	late = a_day_bill(f, &kit, "TR-2", from, 1000);
	assert_int_equal(put_trained(f, &kit, &late, 5, "HT-2", 2), REFUSED);
	assert_string_equal(problem_of(&problems, "trained-core")->detail, "1");
	assert_int_equal(put_trained(f, &kit, &late, 5, "HT-2", 1), DONE);
	assert_int_equal(accrued_of_trainings(f, &kit, 1).pence, 3376000 - 1000); // by the older
	assert_int_equal(put_trained(f, &kit, &late, 5, "HT-3", 1), REFUSED);
	early = a_day_bill(f, &kit, "TR-1", date_add_days(from, -1), 1000);
	assert_int_equal(put_trained(f, &kit, &early, 1, "HT-1", 2), REFUSED);
	assert_int_equal(put_trained(f, &kit, &early, 1, "HT-1", 1), DONE);
	assert_int_equal(put_trained(f, &kit, &early, 1, "HT-4", 1), REFUSED);
}

/* It was typed before the registers were signed. */
static void cohort__that_is_moved_is_asked_for_its_day_again(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct faults faults = { 0 };
	struct cohort c, before;
	struct invoice invoice;

	f->now = instant_at(kit.room.cohort.workshop[WORKSHOP_B].on, 1); // it has not begun yet
	invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	assert_int_equal(worst_of(f, &kit, invoice.id, AGAINST_EVIDENCE).misfit, MISFIT_NONE);
	WRITE (f, w) {
		assert_true(cohort_for(w, &f->coordinator, COHORT_PLAN, kit.room.cohort.id, &c));
		c.workshop[WORKSHOP_B].on = date_add_days(c.workshop[WORKSHOP_B].on, 1);
		assert_int_equal(cohort_change(w, &f->coordinator, &c, &before, &faults), DONE);
	}
	kit.room.cohort = c;
	f->now = instant_at(date_add_days(c.workshop[WORKSHOP_B].on, 1), 600);
	bill_close_b(f, &kit);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), REFUSED);
	assert_int_equal(worst_of(f, &kit, invoice.id, AGAINST_EVIDENCE).misfit, MISFIT_NOT_OVER);
	assert_int_equal(
		worst_of(f, &kit, invoice.id, AGAINST_EVIDENCE).cohort, kit.room.cohort.number);
	invoice = bill_now(f, &kit.first, invoice.id);
	change_days(f, &kit, &invoice, c.workshop[WORKSHOP_B].on);
	bill_approve(f, &kit, invoice.id);
}

/* £1,000 and £200 of VAT, of April 2026 and then of April 2027. */
static void vat__that_is_recovered_is_no_part_of_what_waits_in_its_year(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_casework_kit(f, PER_WHOLE);
	struct invoice invoice = bill_month(f, &kit, 0, 100000);
	struct invoice_line line = bill_now(f, &kit.first, invoice.id).facts.lines.at[0];

	line.vat.pence = 20000;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	invoice = bill_now(f, &kit.first, invoice.id);
	invoice.facts.total.pence = 130000; // of £100 of it no line says what it is
	change_days(f, &kit, &invoice, invoice.facts.delivered_on);
	assert_int_equal(accrued(f, &kit, 2026), 130000);
	bill_agree_on_vat(f, kit.programme, VAT_RECOVERED);
	assert_int_equal(accrued(f, &kit, 2026), 110000);
	bill_agree_on_vat(f, kit.programme, VAT_NOT_RECOVERED);
	assert_int_equal(accrued(f, &kit, 2026), 130000);
	bill_agree_on_vat(f, kit.programme, VAT_RECOVERED);
	bill_vary(f, &kit, date_of(2026, 4, 1), lengthen);
	clock_to(f, date_of(2027, 5, 1));
	invoice = bill_now(f, &kit.first, invoice.id);
	change_days(f, &kit, &invoice, date_of(2027, 4, 30));
	assert_int_equal(accrued(f, &kit, 2027), 130000); // nobody says that it is recovered
}

static void credit__is_no_more_than_is_left_and_comes_back_to_each(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice note;

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);

	assert_int_equal(bill_credit(f, &kit, invoice.id, "TD-1C", 100, &note, &problems), REFUSED);
	bill_approve(f, &kit, invoice.id);
	assert_int_equal(
		bill_credit(f, &kit, invoice.id, "TD-1C", 240001, &note, &problems), REFUSED);
	assert_string_equal(said("credit-1"), "No more can be credited than is left of the line:");
	assert_int_equal(bill_credit(f, &kit, invoice.id, "TD-1C", 40000, &note, &problems), DONE);
	assert_int_equal(
		bill_credit(f, &kit, invoice.id, "TD-1D", 200001, &note, &problems), REFUSED);
	assert_int_equal(bill_credit(f, &kit, invoice.id, "TD-1D", 200000, &note, &problems), DONE);
	bill_attach(f, &kit.first, note.id, 0);
	bill_approve(f, &kit, note.id);
	assert_int_equal(due_of(f, note.id, f->office).pence, -150000);
	assert_int_equal(due_of(f, note.id, f->force).pence, -50000);
	assert_int_equal(bill_now(f, &kit.first, note.id).agreement, 1);
	assert_int_equal(do_it(f, &kit.first, note.id, INVOICE_RECHARGE), DONE);
	READ (f, w)
		assert_int_equal(invoice_credits(w, invoice.id).n, 2);
	assert_int_equal(bill_approved(f, kit.programme).pence, 40000);
	assert_int_equal(bill_waiting(f, kit.programme).pence, -40000);
}

/* Of the line 1: so much without VAT, and of VAT. */
static enum outcome_kind credit_sum(struct fresh *f, const struct bill_kit *kit,
	struct invoice_id id, const char *number, struct credited sum)
{
	struct invoice of = bill_now(f, &kit->first, id), twin, note = { .facts = of.facts };
	struct credit_lines lines = { 0 };
	enum outcome_kind outcome = ABSENT;

	note.supplier_number = number;
	note.facts.lines = (struct invoice_lines){ 0 };
	note.facts.total = MONEY_ZERO;
	*list_add(f->arena, &lines) = (struct credit_line){ 1, sum };
	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = invoice_credit(
			w, &kit->first, id, of.version, &note, &lines, &twin, &problems);
	if (outcome == DONE) {
		bill_attach(f, &kit->first, note.id, 0);
		bill_approve(f, kit, note.id);
	}
	return outcome;
}

static void credit__bears_no_day_before_its_invoice(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice of = bill_month(f, &kit, 0, 900000), twin;
	struct invoice note = { .supplier_number = "M-C" };
	struct credit_lines lines = { 0 };

	bill_approve(f, &kit, of.id);
	of = bill_now(f, &kit.first, of.id);
	note.facts.received_on = of.facts.received_on;
	note.facts.dated_on = date_add_days(of.facts.dated_on, -1);
	*list_add(f->arena, &lines) = (struct credit_line){ 1, { { 100 }, MONEY_ZERO } };
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(invoice_credit(w, &kit.first, of.id, of.version, &note, &lines,
					 &twin, &problems),
			REFUSED);
	assert_string_equal(said("dated-on"), "A credit note bears no day before its invoice does");
}

/* £1,000 and £200 of VAT: no more than that ever comes back. */
static void credit__of_vat_is_no_more_than_what_is_left_of_it(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_bill(f, &kit, "TD-1", 120000);
	struct invoice_line line = a_cohort_line(f, &kit, LINE_COHORT, 100000);

	bill_close_b(f, &kit);
	line.vat.pence = 20000;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	bill_attach(f, &kit.first, invoice.id, 0);
	bill_approve(f, &kit, invoice.id);
	assert_int_equal(
		credit_sum(f, &kit, invoice.id, "C-1", (struct credited){ { 50000 }, { 20001 } }),
		REFUSED);
	assert_string_equal(said("vat-1"),
		"No more VAT can be credited than is left of the line’s. So much is left:");
	assert_int_equal(
		credit_sum(f, &kit, invoice.id, "C-1", (struct credited){ { 50000 }, { 20000 } }),
		DONE);
	assert_int_equal(
		credit_sum(f, &kit, invoice.id, "C-2", (struct credited){ { 50000 }, { 1 } }),
		REFUSED);
	assert_string_equal(problem_of(&problems, "vat-1")->detail, "£0");
	assert_int_equal(
		credit_sum(f, &kit, invoice.id, "C-2", (struct credited){ { 50000 }, { 0 } }),
		DONE);
	assert_int_equal(
		credit_sum(f, &kit, invoice.id, "C-3", (struct credited){ { 0 }, { 0 } }), REFUSED);
	assert_int_equal(bill_approved(f, kit.programme).pence, 0);
}

/* All of the net was taken back and none of the VAT: the month is still paid for in part, and so not free. */
static void month__stands_while_vat_of_it_is_left(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice invoice = bill_month(f, &kit, 0, 100000), again;
	struct invoice_line line = bill_now(f, &kit.first, invoice.id).facts.lines.at[0];

	line.vat.pence = 20000;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	invoice = bill_now(f, &kit.first, invoice.id);
	invoice.facts.total.pence = 120000;
	change_days(f, &kit, &invoice, invoice.facts.delivered_on);
	bill_approve(f, &kit, invoice.id);
	credit_whole(f, &kit, invoice.id, "M-1C", 100000);
	again = a_day_bill(f, &kit, "M-2", date_of(2026, 4, 30), 100000);
	assert_int_equal(put_months(f, &kit, &again, 1, 4, 4), REFUSED);
	assert_string_equal(said("months-from"), "A month is charged already, and never twice:");
}

static void cohort__that_was_credited_whole_can_be_billed_again(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice note, again;
	struct invoice_line line = a_cohort_line(f, &kit, LINE_COHORT, 230000);

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);

	bill_approve(f, &kit, invoice.id);
	again = a_bill(f, &kit, "TD-2", 230000);
	assert_int_equal(bill_put(f, &kit.first, again.id, &line, &problems), REFUSED);
	assert_int_equal(bill_credit(f, &kit, invoice.id, "TD-1C", 240000, &note, &problems), DONE);
	assert_int_equal(bill_put(f, &kit.first, again.id, &line, &problems), REFUSED);
	bill_attach(f, &kit.first, note.id, 0);
	bill_approve(f, &kit, note.id);
	READ (f, w) {
		struct invoice_ground ground = invoice_ground(w, &again);

		assert_int_equal(ground.spent.n, 1);
		assert_int_equal(ground.spent.at[0].units, 0); // it counts once, when it is billed
	}
	assert_int_equal(bill_put(f, &kit.first, again.id, &line, &problems), DONE);
}

static void shares__stop_where_no_agreement_is_signed(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);

	invoice.year = 2027;
	READ (f, w) {
		struct invoice_findings findings = invoice_checked(w, &invoice);

		assert_true(findings_hold_approval(&findings));
		assert_false(findings_hold_match(&findings));
	}
}

/* The seven months of a caseworker, through their invoices. */
static void months__of_a_caseworker_end_on_what_each_body_pays_and_not_a_penny_beside(void **state)
{
	enum { SEVEN = 7 };
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	int64_t office = 0, force = 0, elsewhere = 0;

	for (int month = 0; month < SEVEN; month++) {
		struct invoice invoice = bill_month(f, &kit, month, 900000);

		bill_approve(f, &kit, invoice.id);
		office += due_of(f, invoice.id, f->office).pence;
		force += due_of(f, invoice.id, f->force).pence;
		elsewhere += due_of(f, invoice.id, f->elsewhere).pence;
		assert_int_equal(office + force + elsewhere, 900000 * (month + 1));
	}
	assert_int_equal(office, 4300000);
	assert_int_equal(force, 1000000);
	assert_int_equal(elsewhere, 1000000);
	assert_int_equal(
		bill_month_put(f, &kit, SEVEN - 1, 1, &(struct invoice){ 0 }, &problems), REFUSED);
	assert_string_equal(said("months-from"), "A month is charged already, and never twice:");
	assert_string_equal(problem_of(&problems, "months-from")->detail, "10/2026, INV-7");
}

struct approving {
	const struct actor *by;
	const struct invoice *invoice;
};

static enum verdict approve(struct work *w, void *arg)
{
	const struct approving *one = arg;
	struct problems none = { 0 };

	return invoice_do(w, one->by, one->invoice->id, one->invoice->version, INVOICE_APPROVE,
		       "Few came", DATE_NONE, &none) == DONE
		       ? WORK_KEEP
		       : WORK_UNDO;
}

/* The disk fails at the n-th statement of an approval: it is done whole, or not at all. */
static void approval__is_done_whole_or_not_at_all(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	bool is_done = false;
	int failures = 0;

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);

	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	invoice = bill_now(f, &kit.first, invoice.id);
	for (int n = 0; !is_done && n < 2000; n++) {
		struct invoice now;

		db_fault_after(n);
		db_write(f->db, f->arena, f->now, approve,
			&(struct approving){ &kit.second, &invoice });
		db_fault_after(-1);
		now = bill_now(f, &kit.first, invoice.id);
		is_done = now.facts.state == INVOICE_SHARED;
		failures += !is_done;
		READ (f, w) {
			assert_int_equal(invoice_share_list(w, invoice.id).n, is_done ? 2 : 0);
			assert_int_equal(invoice_deeds(w, invoice.id).n,
				invoice.version + (is_done ? 1 : 0));
		}
		assert_int_equal(now.agreement, is_done ? 1 : 0);
	}
	assert_true(is_done);
	assert_true(failures > 10);
}

/* ---- tracing ---- */

static void trace__leads_from_each_line_to_its_sentence_and_on_to_who_pays(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_trace trace;

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001);

	READ (f, w) {
		assert_true(invoice_traced(w, &f->auditor, invoice.id, &trace));
		assert_int_equal(trace.shares.n, 0);
		assert_false(invoice_traced(w, &f->coordinator, invoice.id, &trace));
	}
	bill_approve(f, &kit, invoice.id);
	READ (f, w) {
		assert_true(invoice_traced(w, &f->auditor, invoice.id, &trace));
		assert_int_equal(trace.lines.n, 1);
		assert_string_equal(trace.contract.reference, "C-1");
		assert_int_equal(trace.lines.at[0].cap.heading, HEADING_DELIVERY);
		assert_int_equal(trace.lines.at[0].cap.most.pence, 6000000);
		assert_string_equal(trace.lines.at[0].cap.amounts.at[0]->literal, "£60,000");
		assert_true(trace.lines.at[0].line->cohorts.at[0].is_closed[WORKSHOP_B]);
		assert_int_equal(trace.shares.n, 2);
	}
}

static void trace__of_a_heading_leads_on_to_what_was_asked_of_its_cap(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct heading_trace trace;

	bill_close_b(f, &kit);
	bill_tell(f, &kit, 3);
	bill_approve(f, &kit, a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id);
	a_whole_bill(f, &kit, "TD-2", LINE_LIAISON, 50000);
	READ (f, w) {
		assert_true(heading_traced(
			w, &f->auditor, kit.programme, HEADING_DELIVERY, 2026, 0, &trace));
		assert_int_equal(trace.lines.n, 3); // the licence's too
		assert_int_equal(trace.lines.at[0].number, LINE_COHORT);
		assert_int_equal(trace.lines.at[0].approved.pence, 240001);
		assert_int_equal(trace.lines.at[0].asked.at[0].shares.n, 2);
		assert_int_equal(trace.lines.at[1].asked.n, 1);
		assert_int_equal(trace.lines.at[1].approved.pence, 0); // it waits
		assert_int_equal(trace.lines.at[1].asked.at[0].shares.n, 0);
		assert_int_equal(trace.lines.at[2].asked.n, 0);
		assert_int_equal(trace.approved.pence, 240001);
		assert_true(heading_traced(
			w, &f->auditor, kit.programme, HEADING_DELIVERY, 2027, 0, &trace));
		assert_int_equal(trace.approved.pence, 0);
		assert_false(heading_traced(
			w, &f->auditor, kit.programme, HEADING_CASEWORKER, 2026, 0, &trace));
		assert_false(heading_traced(
			w, &f->coordinator, kit.programme, HEADING_DELIVERY, 2026, 0, &trace));
	}
}

/* ---- what is kept as sums ---- */

/* What a body owes by the shares of each invoice, added up here. */
static struct invoice_share added_up(
	struct fresh *f, const struct bill_kit *kit, struct organisation_id body)
{
	struct invoice_share sum = { .organisation = body };

	READ (f, w) {
		struct invoices all = invoices_of_year(w, kit->programme, 2026, 0, 100);

		list_each (const struct invoice *, i, &all) {
			struct invoice_shares shares = invoice_share_list(w, i->id);

			list_each (const struct invoice_share *, share, &shares)
				if (share->organisation.v == body.v) {
					sum.due.pence += share->due.pence;
					if (i->facts.state == INVOICE_SHARED && !share->is_drawn &&
						body.v != f->office.v)
						sum.unbilled.pence += share->due.pence;
					if (i->facts.is_credit)
						sum.credited.pence -= share->due.pence;
				}
		}
	}
	return sum;
}

static void check_sums(struct fresh *f, const struct bill_kit *kit, size_t bodies)
{
	struct invoice_shares kept = { 0 };

	READ (f, w)
		kept = invoice_shares_of_year(w, kit->programme, 2026);
	assert_int_equal(kept.n, bodies);
	list_each (const struct invoice_share *, each, &kept) {
		struct invoice_share sum = added_up(f, kit, each->organisation);

		assert_int_equal(each->due.pence, sum.due.pence);
		assert_int_equal(each->unbilled.pence, sum.unbilled.pence);
		assert_int_equal(each->credited.pence, sum.credited.pence);
	}
}

static void trace__stays_with_the_budget_by_which_it_was_approved(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_trace trace;

	bill_close_b(f, &kit);

	struct invoice invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001);
	struct invoice waiting = a_bill(f, &kit, "TD-2", 100);

	bill_approve(f, &kit, invoice.id);
	f->now.ms += 1000;
	bill_budget_again(f, kit.programme, 60000, 33760);
	READ (f, w) {
		assert_true(invoice_traced(w, &f->auditor, invoice.id, &trace));
		assert_int_equal(trace.lines.at[0].cap.version, 1);
		assert_int_equal(trace.lines.at[0].cap.most.pence, 6000000);
		assert_int_equal(trace.lines.at[0].today.version, 2);
		assert_int_equal(trace.lines.at[0].today.most.pence, 3376000);
		assert_true(trace.lines.at[0].is_changed);
		assert_int_equal(invoice_budget(w, &trace.invoice)->version, 1);
		assert_int_equal(invoice_budget(w, &waiting)->version, 2);
	}
	f->now.ms += 1000;
	bill_budget_again(f, kit.programme, 33760, 0);
	READ (f, w) {
		assert_true(invoice_traced(w, &f->auditor, invoice.id, &trace));
		assert_int_equal(trace.lines.at[0].cap.most.pence, 6000000);
		assert_int_equal(trace.lines.at[0].today.heading, HEADING_NONE);
		assert_true(trace.lines.at[0].is_changed);
	}
	f->now.ms += 1000;
	bill_budget_again(f, kit.programme, 33760, 60000);
	READ (f, w) {
		assert_true(invoice_traced(w, &f->auditor, invoice.id, &trace));
		assert_int_equal(trace.lines.at[0].today.version, 4);
		assert_false(trace.lines.at[0].is_changed); // the same amount again
	}
}

static void trace__of_a_heading_has_each_cap_that_it_had(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct heading_trace trace;
	const int64_t delivery[] = { 60000, 33760, 0 };

	for (size_t i = 0; i < array_size(delivery); i++) {
		f->now.ms += 1000;
		bill_budget_again(
			f, kit.programme, delivery[i] == 33760 ? 60000 : 33760, delivery[i]);
	}
	READ (f, w) {
		assert_true(heading_traced(
			w, &f->auditor, kit.programme, HEADING_DELIVERY, 2026, 0, &trace));
		assert_true(trace.is_past);
		assert_int_equal(trace.cap.version, 3);
		assert_int_equal(trace.cap.most.pence, 3376000);
		assert_int_equal(trace.before.n, 1); // the second changed nothing
		assert_int_equal(trace.before.at[0].version, 1);
		assert_int_equal(trace.before.at[0].most.pence, 6000000);
		assert_true(heading_traced(
			w, &f->auditor, kit.programme, HEADING_MOBILISATION, 2026, 0, &trace));
		assert_false(trace.is_past);
		assert_int_equal(trace.cap.version, 4);
		assert_int_equal(trace.before.n, 2);
	}
}

static void check_heading(struct fresh *f, const struct bill_kit *kit, int64_t waiting,
	int64_t approved, int64_t paid)
{
	assert_int_equal(bill_waiting(f, kit->programme).pence, waiting);
	assert_int_equal(bill_approved(f, kit->programme).pence, approved);
	assert_int_equal(bill_paid(f, kit->programme).pence, paid);
}

static void sums__go_with_what_becomes_of_each_invoice(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice note;

	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id;

	check_heading(f, &kit, 240001, 0, 0);
	check_sums(f, &kit, 0);
	bill_approve(f, &kit, id);
	check_heading(f, &kit, 0, 240001, 0);
	check_sums(f, &kit, 2);
	READ (f, w) { // it is not held against itself
		struct invoice invoice = { 0 };

		assert_true(invoice_for(w, &kit.first, INVOICE_READ, id, &invoice));

		struct invoice_ground ground = invoice_ground(w, &invoice);

		assert_int_equal(spent_of_heading(&ground.spent, HEADING_DELIVERY).pence, 0);
	}
	assert_int_equal(do_it(f, &kit.first, id, INVOICE_RECHARGE), DONE);
	check_heading(f, &kit, 0, 240001, 0);
	check_sums(f, &kit, 2);
	assert_int_equal(do_it(f, &kit.first, id, INVOICE_PAY), DONE);
	check_heading(f, &kit, 0, 240001, 240001);
	check_sums(f, &kit, 2);

	assert_int_equal(credit(f, &kit, id, "TD-1C", 10000, &note), DONE);
	bill_attach(f, &kit.first, note.id, 0);
	check_heading(f, &kit, -10000, 240001, 240001);
	bill_approve(f, &kit, note.id);
	check_heading(f, &kit, 0, 230001, 240001); // the note is not paid out yet
	check_sums(f, &kit, 2);
}

static size_t count_of(struct fresh *f, const struct bill_kit *kit, enum invoice_state s)
{
	struct invoice_filter filter = { .state = s, .search = "" };
	size_t n = 0;

	READ (f, w)
		n = invoices_for(w, &kit->first, &filter, 10).n;
	return n;
}

/* Its payment is in the sums at once, and each body owes it still until it is recharged; nothing comes twice. */
static void sums__are_the_same_whether_it_is_paid_or_recharged_first(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice note;
	struct invoice_id id;
	struct invoice_trace trace;

	bill_close_b(f, &kit);
	id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id;
	assert_int_equal(do_it(f, &kit.first, id, INVOICE_PAY), REFUSED); // it is not approved
	bill_approve(f, &kit, id);
	assert_int_equal(count_of(f, &kit, INVOICE_PAID), 0);
	assert_int_equal(do_it(f, &kit.first, id, INVOICE_PAY), DONE);
	check_heading(f, &kit, 0, 240001, 240001);
	check_sums(f, &kit, 2);
	READ (f, w) {
		struct invoice_shares owed = invoice_shares_of_year(w, kit.programme, 2026);

		assert_true(date_is_set(invoice_unbilled_day(w, kit.programme, 2026)));
		list_each (const struct invoice_share *, each, &owed)
			assert_int_equal(each->unbilled.pence,
				each->organisation.v == f->office.v ? 0 : each->due.pence);
		assert_true(invoice_traced(w, &f->auditor, id, &trace));
		assert_int_equal(trace.shares.n, 2);
		assert_true(date_is_set(trace.invoice.paid_on));
	}
	assert_int_equal(count_of(f, &kit, INVOICE_PAID), 1);
	assert_int_equal(count_of(f, &kit, INVOICE_SHARED), 1); // it waits for its recharge
	assert_int_equal(do_it(f, &kit.first, id, INVOICE_PAY), REFUSED);
	assert_int_equal(credit(f, &kit, id, "TD-1C", 10000, &note), DONE);
	bill_attach(f, &kit.first, note.id, 0);
	bill_approve(f, &kit, note.id);
	check_heading(f, &kit, 0, 230001, 240001);
	assert_int_equal(do_it(f, &kit.first, id, INVOICE_RECHARGE), DONE);
	assert_int_equal(do_it(f, &kit.first, note.id, INVOICE_RECHARGE), DONE);
	check_heading(f, &kit, 0, 230001, 240001);
	check_sums(f, &kit, 2);
	READ (f, w)
		assert_false(date_is_set(invoice_unbilled_day(w, kit.programme, 2026)));
	assert_int_equal(bill_now(f, &kit.first, id).facts.state, INVOICE_PAID);
	assert_int_equal(count_of(f, &kit, INVOICE_SHARED), 0);
	assert_int_equal(do_it(f, &kit.first, id, INVOICE_RECHARGE), REFUSED);
	assert_int_equal(do_it(f, &kit.first, id, INVOICE_PAY), REFUSED);
	assert_int_equal(do_it(f, &kit.first, note.id, INVOICE_PAY), DONE);
	check_heading(f, &kit, 0, 230001, 230001);
	check_sums(f, &kit, 2);
}

static void reference__is_read_as_it_is_written(void **state)
{
	struct fresh *f = *state;

	assert_string_equal(invoice_reference(f->arena, 17), "INV-17");
	assert_int_equal(invoice_reference_parse(SLICE(" inv-17 ")), 17);
	assert_int_equal(invoice_reference_parse(SLICE("INV-")), 0);
	assert_int_equal(invoice_reference_parse(SLICE("INV-1x")), 0);
	assert_int_equal(invoice_reference_parse(SLICE("17")), 0);
	assert_int_equal(invoice_reference_parse(SLICE("INV-9999999999999999999")), 0);
}

static void another_supplies(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)kit;
	v->supplier = (struct contract_body){ .id = f->elsewhere };
}

/* Of whichever line. */
static bool is_held_by(struct fresh *f, struct invoice_id id, enum against check)
{
	struct invoice invoice = bill_now(f, &f->auditor, id);
	struct invoice_findings findings = { 0 };

	READ (f, w)
		findings = invoice_checked(w, &invoice);
	list_each (const struct invoice_finding *, each, &findings)
		if (each->check == check && each->verdict == FINDING_HOLDS)
			return true;
	return false;
}

/* A variation of an earlier day, signed since, has another supplier. */
static void invoice__pays_nobody_but_the_supplier_of_its_terms(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice;

	bill_close_b(f, &kit);
	invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	assert_false(is_held_by(f, invoice.id, AGAINST_SUPPLIER));
	bill_vary(f, &kit, date_of(2026, 4, 1), another_supplies);
	assert_true(is_held_by(f, invoice.id, AGAINST_SUPPLIER));
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), REFUSED);
	assert_string_equal(said(""), "One of the checks holds it. Its sentence says what to do.");
}

static enum outcome_kind deliver_on(
	struct fresh *f, const struct bill_kit *kit, struct invoice_id id, struct date day)
{
	struct invoice changed = bill_now(f, &kit->first, id), twin;
	enum outcome_kind outcome = ABSENT;

	changed.facts.delivered_on = day;
	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = invoice_change(w, &kit->first, &changed, &twin, &problems);
	return outcome;
}

static void invoice__stays_the_body_s_that_it_was_entered_for(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_bill(f, &kit, "TD-1", 100);
	struct date day = invoice.facts.delivered_on, before = date_add_days(day, -1);

	bill_vary(f, &kit, day, another_supplies);
	assert_int_equal(deliver_on(f, &kit, invoice.id, before), DONE);
	assert_int_equal(deliver_on(f, &kit, invoice.id, day), REFUSED);
	assert_string_equal(said("delivered-on"),
		"The contract had another supplier on that day. If that one sent the invoice, "
		"withdraw it here and enter it again");
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice.supplier.v, f->provider.v);
	assert_true(date_equal(invoice.facts.delivered_on, before));
}

/* By a variation, and by a budget, that are signed between the match and the approval. */
static void invoice__is_approved_by_the_terms_that_it_was_matched_by_or_goes_back(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice;

	bill_close_b(f, &kit);
	invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	bill_vary(f, &kit, date_of(2026, 4, 1), move_cohorts);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), REFUSED);
	assert_true(is_held_by(f, invoice.id, AGAINST_MATCHED));
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_RETURN), DONE);
	assert_int_equal(bill_now(f, &kit.first, invoice.id).facts.state, INVOICE_RECEIVED);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	bill_fund_from(f, kit.programme, date_of(2026, 4, 2));
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), REFUSED);
	assert_true(is_held_by(f, invoice.id, AGAINST_MATCHED));
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_RETURN), DONE);
	bill_approve(f, &kit, invoice.id);
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice.terms, 2);
	assert_int_equal(invoice.facts.lines.at[0].terms->heading, HEADING_MOBILISATION);
}

static void invoice__that_goes_back_says_why_and_is_matched_by_somebody_anew(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice;

	bill_close_b(f, &kit);
	invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_RETURN), REFUSED);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), DONE);
	problems = (struct problems){ 0 };
	invoice = bill_now(f, &kit.first, invoice.id);
	WRITE (f, w)
		assert_int_equal(invoice_do(w, &kit.second, invoice.id, invoice.version,
					 INVOICE_RETURN, "", DATE_NONE, &problems),
			REFUSED);
	assert_string_equal(said("because"), "Say why it goes back to be matched");
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_RETURN), DONE);
	assert_int_equal(bill_now(f, &kit.first, invoice.id).matched_by.v, 0);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_APPROVE), REFUSED);
	assert_int_equal(do_it(f, &kit.second, invoice.id, INVOICE_MATCH), DONE);
}

static void line__of_what_it_did_cost_is_held_once_it_has_a_price(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_line line;
	struct invoice invoice;

	bill_close_b(f, &kit);
	invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 230000);
	bill_vary(f, &kit, date_of(2026, 4, 1), bill_price_cohorts);
	assert_true(is_held_by(f, invoice.id, AGAINST_PRICE));
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_MATCH), REFUSED);
	line = a_cohort_line(f, &kit, LINE_COHORT, 250000);
	line.number = 1;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	assert_false(is_held_by(f, invoice.id, AGAINST_PRICE));
}

/* A variation between its typing and its match moves it. */
static void line__counts_under_the_heading_that_it_has_when_it_is_approved(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice;

	bill_close_b(f, &kit);
	invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	assert_int_equal(bill_waiting(f, kit.programme).pence, 240000); // of delivery
	bill_vary(f, &kit, date_of(2026, 4, 1), move_cohorts);
	bill_approve(f, &kit, invoice.id);
	assert_int_equal(bill_approved(f, kit.programme).pence, 0);
	READ (f, w) {
		struct heading_trace trace;

		assert_true(heading_traced(
			w, &f->auditor, kit.programme, HEADING_MOBILISATION, 2026, 0, &trace));
		assert_int_equal(trace.approved.pence, 240000);
	}
}

static void credit__has_no_line_twice_on_one_note(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice, twin, note = { .supplier_number = "TD-1C" };
	struct credit_lines lines = { 0 };

	bill_close_b(f, &kit);
	invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	bill_approve(f, &kit, invoice.id);
	invoice = bill_now(f, &kit.first, invoice.id);
	note.facts.dated_on = invoice.facts.dated_on;
	note.facts.received_on = invoice.facts.received_on;
	for (int i = 0; i < 2; i++) // each of which is less than is left
		*list_add(f->arena, &lines) = (struct credit_line){ 1, { { 200000 }, MONEY_ZERO } };
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(invoice_credit(w, &kit.first, invoice.id, invoice.version, &note,
					 &lines, &twin, &problems),
			REFUSED);
	assert_string_equal(said(""), "The invoice has no such line");
}

static size_t accrued_of(struct fresh *f, const struct bill_kit *kit, enum accrual_kind kind)
{
	struct accruals all = { 0 };
	size_t n = 0;

	READ (f, w)
		all = invoice_accruals(w, kit->programme, 2026);
	list_each (const struct accrual *, each, &all)
		n += each->kind == kind;
	return n;
}

static void cohort__of_days_that_are_not_funded_is_not_accrued(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct date day = kit.room.cohort.workshop[WORKSHOP_B].on;

	bill_close_b(f, &kit);
	clock_to(f, date_add_days(day, 2));
	assert_int_equal(accrued_of(f, &kit, ACCRUAL_COHORT), 1);
	bill_fund_from(f, kit.programme, kit.room.cohort.workshop[WORKSHOP_A].on);
	assert_int_equal(accrued_of(f, &kit, ACCRUAL_COHORT), 1);
	bill_fund_from(f, kit.programme, date_add_days(day, 1));
	assert_int_equal(accrued_of(f, &kit, ACCRUAL_COHORT), 0);
}

static void licence__is_accrued_until_an_invoice_of_its_year_has_it(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_bill(f, &kit, "LI-1", 1000);
	struct invoice_line line = { .contract_line = LINE_LICENCE,
		.net = { 1000 },
		.parts = { .other_for = "" },
		.passed = { "L-1", date_of(2026, 6, 1), { { 1000 }, true } },
		.licence_from = date_of(2026, 6, 1),
		.licence_to = date_of(2026, 12, 31) };

	bill_sub_contract(f, &kit.contract, "C-1-L", f->elsewhere);
	assert_int_equal(accrued_of(f, &kit, ACCRUAL_LICENCE), 1);
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	assert_int_equal(accrued_of(f, &kit, ACCRUAL_LICENCE), 0);
	assert_int_equal(do_it(f, &kit.first, invoice.id, INVOICE_WITHDRAW), DONE);
	assert_int_equal(accrued_of(f, &kit, ACCRUAL_LICENCE), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(invoice__goes_from_receipt_to_payment_by_two_hands),
		FRESH(invoice__is_matched_and_approved_by_another_than_its_author),
		FRESH(invoice__is_of_the_office_s_finance_officers_alone),
		FRESH(invoice__is_found_by_each_number_that_somebody_may_have_in_hand),
		FRESH(invoice__is_refused_a_second_time_with_the_first),
		FRESH(invoice__is_the_same_under_a_number_that_is_only_written_otherwise),
		FRESH(line__has_what_one_cohort_did_cost),
		FRESH(line__that_was_kept_with_two_cohorts_is_held),
		FRESH(line__asks_for_no_more_than_was_done),
		FRESH(line__passes_no_invoice_on_twice_until_it_is_credited_whole),
		FRESH(line__of_two_sub_contractors_says_whose_invoice_it_is),
		FRESH(training__is_paid_for_of_funded_days_of_its_year),
		FRESH(person__with_two_modules_is_paid_for_once_over_two_invoices),
		FRESH(person__is_paid_for_once_by_a_line_and_by_the_one_in_its_place),
		FRESH(training__is_paid_for_by_one_programme_alone),
		FRESH(licence__has_no_day_billed_twice),
		FRESH(licence__is_paid_for_no_day_that_is_not_funded_nor_of_a_time_to_come),
		FRESH(licence__of_one_number_is_paid_once_whoever_asks_for_it),
		FRESH(licence__has_no_day_billed_in_two_financial_years),
		FRESH(licence__that_another_asks_for_is_held_too),
		FRESH(licence__that_somebody_asks_for_is_accrued_for_nobody),
		FRESH(licence__that_was_renewed_is_accrued_for_its_own_year),
		FRESH(licence__that_is_inside_another_contract_s_sums_is_not_paid_beside_them),
		FRESH(licence__that_was_inside_is_paid_for_the_time_after),
		FRESH(licence__that_ended_inside_other_sums_is_not_accrued),
		FRESH(licence__that_was_inside_the_contract_is_paid_from_when_it_is_apart),
		FRESH(licence__that_was_shortened_is_not_paid_after_its_end),
		FRESH(licence__that_is_shortened_afterwards_holds_what_was_typed),
		FRESH(licence__is_not_paid_for_days_that_a_later_version_took),
		FRESH(licence__is_paid_a_year_s_fee_over_two_financial_years),
		FRESH(licence__of_each_of_two_is_paid_for_the_same_days),
		FRESH(licence__whose_number_was_put_right_is_the_same),
		FRESH(licence__that_a_cohort_paid_inside_is_looked_at_after_a_variation),
		FRESH(licence__that_was_paid_is_looked_at_where_its_fee_is_inside),
		FRESH(line__passes_no_invoice_on_that_another_supplier_passed_on),
		FRESH(year__that_a_budget_leaves_out_is_listed_while_it_has_an_agreement),
		FRESH(invoice__is_known_again_when_its_supplier_was_put_right),
		FRESH(line__passes_no_invoice_on_twice_when_its_sender_was_put_right),
		FRESH(cohort__is_billed_under_the_contract_of_whoever_ran_it),
		FRESH(cohort__of_a_body_without_a_contract_for_it_waits_for_one),
		FRESH(liaison__goes_with_the_contract_of_whoever_ran_the_cohort_if_it_promises_it),
		FRESH(liaison__is_another_body_s_work_where_its_contract_alone_promises_it),
		FRESH(liaison__that_another_contract_promises_since_is_held),
		FRESH(cohort__is_accrued_for_whoever_ran_it),
		FRESH(training__is_billed_under_the_contract_of_whose_staff_they_are),
		FRESH(training__of_two_bodies_with_contracts_of_their_own_is_paid_to_each),
		FRESH(line__that_is_not_there_is_not_taken_away),
		FRESH(line__is_put_over_one_that_is_there_or_beside_them),
		FRESH(line__waits_for_the_registers),
		FRESH(line__waits_for_the_victims_service_to_tell_of_everybody),
		FRESH(warning__is_approved_over_with_a_reason_and_kept_with_its_checks),
		FRESH(query__goes_there_and_back_with_its_reasons),
		FRESH(somebody__who_was_slower_sees_that_and_nothing_is_done_twice),
		FRESH(cap__is_held_and_never_trimmed),
		FRESH(agreement__by_which_was_billed_stays_for_its_year),
		FRESH(agreement__by_which_was_billed_may_let_bodies_pay_more),
		FRESH(vat__counts_against_caps_and_shares_as_the_agreement_says),
		FRESH(invoice__that_is_approved_stands_by_the_contract_as_it_was),
		FRESH(month__before_a_variation_is_not_paid_by_a_line_that_came_with_it),
		FRESH(month__before_a_variation_is_not_paid_at_its_price),
		FRESH(month__of_the_supplier_before_is_not_paid_to_the_one_after),
		FRESH(month__before_a_variation_of_something_else_is_paid_after_it),
		FRESH(month__that_a_line_billed_is_not_billed_by_the_one_in_its_place),
		FRESH(month__whose_terms_a_variation_changed_since_is_held),
		FRESH(year__that_a_line_billed_is_looked_at_by_the_one_in_its_place),
		FRESH(whole__that_a_line_billed_is_looked_at_by_the_one_in_its_place),
		FRESH(month__that_was_billed_is_looked_at_when_it_is_put_by_the_whole),
		FRESH(whole__that_was_billed_is_looked_at_when_it_is_put_by_the_month),
		FRESH(year__that_was_billed_is_looked_at_when_it_is_put_by_the_whole),
		FRESH(whole__that_was_billed_is_looked_at_when_it_is_put_by_the_year),
		FRESH(month__that_was_billed_is_looked_at_when_it_is_put_by_the_year),
		FRESH(year__that_was_billed_is_looked_at_when_it_is_put_by_the_month),
		FRESH(whole__that_was_billed_is_looked_at_when_it_is_put_by_the_cohort),
		FRESH(cohort__that_was_billed_is_looked_at_when_it_is_put_by_the_whole),
		FRESH(line__that_is_put_otherwise_under_its_own_number_is_looked_at),
		FRESH(month__by_another_contract_of_the_supplier_is_looked_at),
		FRESH(year__by_another_contract_of_the_supplier_is_looked_at),
		FRESH(cohort__before_a_variation_is_not_paid_at_its_price),
		FRESH(cohort__that_is_moved_is_asked_for_its_day_again),
		FRESH(training__is_paid_by_the_line_of_its_day_and_once),
		FRESH(vat__that_is_recovered_is_no_part_of_what_waits_in_its_year),
		FRESH(credit__is_no_more_than_is_left_and_comes_back_to_each),
		FRESH(credit__bears_no_day_before_its_invoice),
		FRESH(credit__of_vat_is_no_more_than_what_is_left_of_it),
		FRESH(month__stands_while_vat_of_it_is_left),
		FRESH(cohort__that_was_credited_whole_can_be_billed_again),
		FRESH(shares__stop_where_no_agreement_is_signed),
		FRESH(months__of_a_caseworker_end_on_what_each_body_pays_and_not_a_penny_beside),
		FRESH(approval__is_done_whole_or_not_at_all),
		FRESH(trace__leads_from_each_line_to_its_sentence_and_on_to_who_pays),
		FRESH(trace__of_a_heading_leads_on_to_what_was_asked_of_its_cap),
		FRESH(trace__stays_with_the_budget_by_which_it_was_approved),
		FRESH(trace__of_a_heading_has_each_cap_that_it_had),
		FRESH(sums__go_with_what_becomes_of_each_invoice),
		FRESH(sums__are_the_same_whether_it_is_paid_or_recharged_first),
		FRESH(reference__is_read_as_it_is_written),
		FRESH(invoice__pays_nobody_but_the_supplier_of_its_terms),
		FRESH(invoice__stays_the_body_s_that_it_was_entered_for),
		FRESH(invoice__is_approved_by_the_terms_that_it_was_matched_by_or_goes_back),
		FRESH(invoice__that_goes_back_says_why_and_is_matched_by_somebody_anew),
		FRESH(line__of_what_it_did_cost_is_held_once_it_has_a_price),
		FRESH(line__counts_under_the_heading_that_it_has_when_it_is_approved),
		FRESH(credit__has_no_line_twice_on_one_note),
		FRESH(cohort__of_days_that_are_not_funded_is_not_accrued),
		FRESH(licence__is_accrued_until_an_invoice_of_its_year_has_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
