/* SPDX-License-Identifier: MIT */
/*
 * What a supplier sees of its invoices and answers about them, on a real database.
 */
#include "areas/invoice/supplied.h"

#include <string.h>

#include "areas/invoice/store.h"
#include "areas/invoice/testing.h"
#include "base/err.h"

static struct problems problems;

static const char *said(const char *field)
{
	const struct problem *problem = problem_of(&problems, field);

	return problem == NULL ? "" : problem->message;
}

/* Whoever answers for the work of the provider. */
static struct actor a_lead(struct fresh *f)
{
	return a_person(f, f->provider, "y.darparwr", "Arweinydd Sampl", ROLE_PERPETRATOR_LEAD);
}

static size_t seen_by(struct fresh *f, const struct actor *by, enum supplied_standing standing,
	const char *search)
{
	struct supplied_filter filter = { .standing = standing, .search = search };
	size_t n = 0;

	READ (f, w)
		n = supplied_for(w, by, &filter, 50).n;
	return n;
}

static bool may_open(struct fresh *f, const struct actor *by, struct invoice_id id)
{
	struct supplied one;
	bool may = false;

	READ (f, w)
		may = supplied_one(w, by, id, &one);
	return may;
}

static enum supplied_standing standing_of(
	struct fresh *f, const struct actor *by, struct invoice_id id)
{
	struct supplied one = { 0 };

	READ (f, w)
		assert_true(supplied_one(w, by, id, &one));
	return one.standing;
}

static enum outcome_kind answer(struct fresh *f, const struct actor *by, struct invoice_id id,
	int64_t seen, const char *text, int64_t line, const struct invoice_document *paper)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = supplied_answer(w, by, id, seen, text, line, paper, &problems);
	return outcome;
}

/* With its paper and its line, and asked about by the second. */
static struct invoice a_queried_bill(struct fresh *f, const struct bill_kit *kit)
{
	struct invoice invoice = a_whole_bill(f, kit, "TD-1", LINE_COHORT, 240000);
	enum outcome_kind outcome = bill_do(f, &kit->second, invoice.id, INVOICE_QUERY, &problems);

	assert_int_equal(outcome, DONE);
	return bill_now(f, &kit->first, invoice.id);
}

static void invoice__is_the_supplier_s_lead_s_and_nobody_else_s_there(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	struct actor manager =
		a_person(f, f->provider, "y.achosion", "Achosion Sampl", ROLE_CASE_MANAGER);
	struct actor other =
		a_person(f, f->elsewhere, "y.arall", "Arweinydd Arall", ROLE_PERPETRATOR_LEAD);
	struct actor office =
		a_person(f, f->office, "y.swyddfa", "Arweinydd y Swyddfa", ROLE_PERPETRATOR_LEAD);
	const struct actor *others[] = { &manager, &other, &office, &f->coordinator,
		&f->facilitator, &kit.first, &f->auditor, &f->stranger };
	struct invoice_id id = a_bill(f, &kit, "TD-1", 100).id;

	assert_true(may_open(f, &lead, id));
	assert_int_equal(seen_by(f, &lead, SUPPLIED_NONE, ""), 1);
	assert_false(may_open(f, &lead, (struct invoice_id){ id.v + 1 }));
	for (size_t i = 0; i < array_size(others); i++) {
		assert_false(may_open(f, others[i], id));
		assert_int_equal(seen_by(f, others[i], SUPPLIED_NONE, ""), 0);
		assert_int_equal(seen_by(f, others[i], SUPPLIED_NONE, "TD-1"), 0);
		assert_int_equal(seen_by(f, others[i], SUPPLIED_NONE, "INV-1"), 0);
		assert_int_equal(answer(f, others[i], id, 1, "Ours", 0, NULL), ABSENT);
	}
}

static void invoice__is_found_by_either_number_and_by_how_it_stands(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	struct invoice note;

	bill_close_b(f, &kit);

	struct invoice_id first = a_whole_bill(f, &kit, "TD-0001", LINE_COHORT, 240000).id;
	struct invoice_id second = a_bill(f, &kit, "INV-1", 100).id; // its own number

	assert_int_equal(seen_by(f, &lead, SUPPLIED_NONE, "td 1"), 1);
	assert_int_equal(seen_by(f, &lead, SUPPLIED_NONE, "INV-1"), 2);
	assert_int_equal(seen_by(f, &lead, SUPPLIED_NONE, "INV-2"), 1);
	assert_int_equal(seen_by(f, &lead, SUPPLIED_NONE, "TD"), 0);
	assert_int_equal(seen_by(f, &lead, SUPPLIED_RECEIVED, ""), 2);
	assert_int_equal(bill_do(f, &kit.first, first, INVOICE_MATCH, &problems), DONE);
	assert_int_equal(standing_of(f, &lead, first), SUPPLIED_CHECKED);
	assert_int_equal(bill_do(f, &kit.second, first, INVOICE_APPROVE, &problems), DONE);
	assert_int_equal(seen_by(f, &lead, SUPPLIED_APPROVED, ""), 1);
	assert_int_equal(seen_by(f, &lead, SUPPLIED_APPROVED, "INV-1"), 1);
	assert_int_equal(bill_do(f, &kit.second, first, INVOICE_RECHARGE, &problems), DONE);
	assert_int_equal(standing_of(f, &lead, first), SUPPLIED_APPROVED); // no word of that
	assert_int_equal(bill_do(f, &kit.second, first, INVOICE_PAY, &problems), DONE);
	assert_int_equal(seen_by(f, &lead, SUPPLIED_PAID, ""), 1);
	assert_int_equal(bill_credit(f, &kit, first, "TD-1C", 240000, &note, &problems), DONE);
	assert_int_equal(standing_of(f, &lead, first), SUPPLIED_PAID); // the note waits
	bill_attach(f, &kit.first, note.id, 0);
	bill_approve(f, &kit, note.id);
	assert_int_equal(standing_of(f, &lead, first), SUPPLIED_CREDITED);
	assert_int_equal(standing_of(f, &lead, note.id), SUPPLIED_APPROVED);
	assert_int_equal(seen_by(f, &lead, SUPPLIED_PAID, ""), 0);
	assert_int_equal(seen_by(f, &lead, SUPPLIED_CREDITED, ""), 1);
	assert_int_equal(bill_do(f, &kit.first, second, INVOICE_WITHDRAW, &problems), DONE);
	assert_int_equal(seen_by(f, &lead, SUPPLIED_WITHDRAWN, ""), 1);
	assert_int_equal(seen_by(f, &lead, SUPPLIED_NONE, ""), 3);
}

static void invoices__follow_one_another_in_pages(void **state)
{
	enum { ALL = 7 };
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);

	for (int i = 0; i < ALL; i++)
		a_bill(f, &kit, arena_format(f->arena, "TD-%d", i + 1), 100 + i);
	for (enum supplied_standing s = SUPPLIED_NONE; s <= SUPPLIED_RECEIVED; s++) {
		struct supplied_filter filter = { .standing = s, .search = "" };
		int64_t next = ALL; // received on one day: by number

		READ (f, w)
			for (int pages = 0; pages < 4; pages++) {
				struct supplied_list page = supplied_for(w, &lead, &filter, 2);

				assert_int_equal(page.n, next > 2 ? 3 : next);
				for (size_t i = 0; i < page.n && i < 2; i++) {
					assert_int_equal(page.at[i].invoice.number, next--);
					filter.after = page.at[i].invoice.id;
				}
			}
		assert_int_equal(next, 0);
	}
}

static bool is_held(
	struct fresh *f, const struct actor *by, struct invoice_id id, enum against check)
{
	bool is = false;

	READ (f, w) {
		struct supplied one;
		struct invoice_findings held;

		assert_true(supplied_one(w, by, id, &one));
		held = supplied_held(w, &one);
		list_each (const struct invoice_finding *, each, &held)
			is |= each->check == check;
	}
	return is;
}

static bool is_held_at_office(
	struct fresh *f, const struct bill_kit *kit, struct invoice_id id, enum against check)
{
	struct invoice invoice = bill_now(f, &kit->first, id);
	bool is = false;

	READ (f, w) {
		struct invoice_findings all = invoice_checked(w, &invoice);

		list_each (const struct invoice_finding *, each, &all)
			is |= each->check == check && each->verdict == FINDING_HOLDS;
	}
	return is;
}

static void supplier__is_told_what_it_can_show_and_nothing_of_the_caps(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	struct invoice_id bare = a_bill(f, &kit, "TD-9", 100).id;
	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;

	assert_true(is_held_at_office(f, &kit, bare, AGAINST_TOTAL));
	assert_false(is_held(f, &lead, bare, AGAINST_TOTAL)); // the office is still entering it
	assert_true(is_held(f, &lead, id, AGAINST_EVIDENCE));
	bill_close_b(f, &kit);
	assert_false(is_held(f, &lead, id, AGAINST_EVIDENCE));
	bill_budget_again(f, kit.programme, 33760, 0);
	assert_true(is_held_at_office(f, &kit, id, AGAINST_HEADING));
	READ (f, w) {
		struct supplied one;

		assert_true(supplied_one(w, &lead, id, &one));
		assert_int_equal(supplied_held(w, &one).n, 0);
	}
}

static void supplier__is_not_told_what_the_victims_service_has_told(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);

	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_LIAISON, 50000).id;

	assert_true(is_held_at_office(f, &kit, id, AGAINST_LIAISON));
	assert_false(is_held(f, &lead, id, AGAINST_LIAISON));
}

static void query__is_answered_by_its_supplier_with_a_paper(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	const struct invoice_document paper = { "hours.pdf", PDF }, text = { "a.txt", SLICE("no") };

	bill_close_b(f, &kit);

	struct invoice invoice = a_queried_bill(f, &kit);
	struct invoice_document kept;

	assert_int_equal(seen_by(f, &lead, SUPPLIED_QUERIED, ""), 1);
	assert_int_equal(answer(f, &lead, invoice.id, invoice.version, " ", 1, NULL), REFUSED);
	assert_string_equal(said("answer"), "Say what the answer is");
	assert_int_equal(answer(f, &lead, invoice.id, invoice.version, "Yes", 1, &text), REFUSED);
	assert_string_equal(said("file"), "Choose a file that is a PDF");
	assert_int_equal(answer(f, &lead, invoice.id, invoice.version, "Yes", 0, &paper), REFUSED);
	assert_string_equal(said("line"),
		"Choose something that has no paper yet: one that is there stays as it is");
	assert_int_equal(answer(f, &lead, invoice.id, invoice.version, "Yes", 7, &paper), REFUSED);
	assert_int_equal(answer(f, &lead, invoice.id, invoice.version, "Hall B", 1, &paper), DONE);
	READ (f, w) {
		struct invoice_deeds deeds = invoice_deeds(w, invoice.id);
		struct supplied_replies replies = supplied_replies_for(w, &kit.first, 10);

		assert_int_equal(deeds.at[deeds.n - 2].part, PART_PAPER);
		assert_int_equal(deeds.at[deeds.n - 1].act, INVOICE_ANSWER);
		assert_string_equal(deeds.at[deeds.n - 1].because, "Hall B");
		assert_int_equal(deeds.at[deeds.n - 1].by.v, lead.account.v);
		assert_true(invoice_document(w, invoice.id, 1, &kept));
		assert_int_equal(replies.n, 1);
		assert_string_equal(replies.at[0].answer, "Hall B");
		assert_int_equal(supplied_replies_for(w, &lead, 10).n, 0);
		assert_int_equal(supplied_replies_for(w, &f->auditor, 10).n, 0);
	}
	assert_int_equal(bill_now(f, &kit.first, invoice.id).facts.state, INVOICE_RECEIVED);
	bill_approve(f, &kit, invoice.id); // by the same two as ever
	READ (f, w)
		assert_int_equal(supplied_replies_for(w, &kit.first, 10).n, 0);
}

static void query__is_answered_once_by_the_quicker_of_two(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	struct actor second =
		a_person(f, f->provider, "yr.ail", "Ail Arweinydd", ROLE_PERPETRATOR_LEAD);
	struct invoice invoice = a_queried_bill(f, &kit);
	const struct invoice_document paper = { "hours.pdf", PDF };

	assert_int_equal(answer(f, &second, invoice.id, invoice.version, "First", 0, NULL), DONE);
	assert_int_equal(answer(f, &lead, invoice.id, invoice.version, "Second", 1, &paper),
		CHANGED_MEANWHILE);
	assert_int_equal(answer(f, &lead, invoice.id, invoice.version + 1, "Second", 1, &paper),
		REFUSED); // nothing is asked
	READ (f, w) {
		struct invoice_deeds deeds = invoice_deeds(w, invoice.id);
		struct invoice_document kept;
		size_t answers = 0;

		list_each (const struct invoice_deed *, each, &deeds)
			answers += each->act == INVOICE_ANSWER;
		assert_int_equal(answers, 1);
		assert_false(invoice_document(w, invoice.id, 1, &kept));
	}
}

static void office__still_types_an_answer_that_came_otherwise(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_queried_bill(f, &kit);

	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_ANSWER, &problems), DONE);
	READ (f, w)
		assert_int_equal(supplied_replies_for(w, &kit.first, 10).n, 0); // it knows
}

static void invoice__that_was_withdrawn_shows_no_paper(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;
	struct invoice_document paper;
	struct supplied one;

	READ (f, w) {
		assert_true(supplied_one(w, &lead, id, &one));
		assert_true(supplied_paper(w, &one, 0, &paper));
		assert_false(supplied_paper(w, &one, 1, &paper));
	}
	assert_int_equal(bill_do(f, &kit.first, id, INVOICE_WITHDRAW, &problems), DONE);
	READ (f, w) {
		assert_true(supplied_one(w, &lead, id, &one));
		assert_false(supplied_paper(w, &one, 0, &paper));
	}
}

/* Past what is asked when a line is typed: as of before that was asked. */
static void keep_line(
	struct fresh *f, const struct bill_kit *kit, struct invoice_id id, struct invoice_line line)
{
	struct invoice invoice = bill_now(f, &kit->first, id);

	line.number = 1;
	line.terms = contract_line(invoice.under, line.contract_line);
	WRITE (f, w)
		invoice_store_line(w, id, &line);
}

static void another_supplies(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)kit;
	v->supplier = (struct contract_body){ .id = f->elsewhere };
}

static void supplier__is_told_of_its_own_other_invoice_and_of_nobody_else_s(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f), other = kit;
	struct actor lead = a_lead(f);
	struct invoice_line line = a_cohort_line(f, &kit, LINE_COHORT, 240000);
	struct invoice id, theirs, own;

	bill_close_b(f, &kit);
	other.programme = bill_another_programme(f, kit.room.path.p.scheme, &other.contract);
	bill_vary(f, &other, date_of(2026, 4, 1), another_supplies);
	id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	theirs = a_bill(f, &other, "XX-1", 240000);
	assert_int_equal(theirs.supplier.v, f->elsewhere.v);
	keep_line(f, &other, theirs.id, line);
	assert_true(is_held_at_office(f, &kit, id.id, AGAINST_TWICE));
	assert_false(is_held(f, &lead, id.id, AGAINST_TWICE));
	assert_int_equal(bill_do(f, &kit.first, theirs.id, INVOICE_WITHDRAW, &problems), DONE);
	assert_false(is_held_at_office(f, &kit, id.id, AGAINST_TWICE));
	own = a_bill(f, &kit, "TD-2", 240000);
	keep_line(f, &kit, own.id, line);
	assert_true(is_held(f, &lead, id.id, AGAINST_TWICE));
}

/* Two suppliers billed the one training that is recorded. */
static void supplier__is_not_told_what_others_billed_for_a_training(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f), other = kit;
	struct actor lead = a_lead(f);
	struct invoice_line line = { .contract_line = LINE_TRAINING,
		.net = { 1000 },
		.parts = { .other_for = "" },
		.passed = { "HT-1", date_of(2026, 5, 1), { { 1000 }, true } } };
	struct invoice ours, theirs;

	line.trained[MODULE_CORE] = 1;
	bill_train(f, &kit, 1, date_of(2026, 5, 1));
	bill_another_contract(f, kit.programme, kit.room.path.p.scheme, "C-1B", &other.contract);
	bill_vary(f, &other, date_of(2026, 4, 1), another_supplies);
	ours = a_bill(f, &kit, "TD-1", 1000);
	keep_line(f, &kit, ours.id, line);
	theirs = a_bill(f, &other, "XX-1", 1000);
	assert_int_equal(theirs.supplier.v, f->elsewhere.v);
	keep_line(f, &other, theirs.id, line);
	assert_true(is_held_at_office(f, &kit, ours.id, AGAINST_EVIDENCE));
	assert_false(is_held(f, &lead, ours.id, AGAINST_EVIDENCE));
}

#define FRESH(test) cmocka_unit_test_setup_teardown(test, fresh_setup, fresh_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(invoice__is_the_supplier_s_lead_s_and_nobody_else_s_there),
		FRESH(invoice__is_found_by_either_number_and_by_how_it_stands),
		FRESH(invoices__follow_one_another_in_pages),
		FRESH(supplier__is_told_what_it_can_show_and_nothing_of_the_caps),
		FRESH(supplier__is_not_told_what_the_victims_service_has_told),
		FRESH(query__is_answered_by_its_supplier_with_a_paper),
		FRESH(query__is_answered_once_by_the_quicker_of_two),
		FRESH(office__still_types_an_answer_that_came_otherwise),
		FRESH(invoice__that_was_withdrawn_shows_no_paper),
		FRESH(supplier__is_told_of_its_own_other_invoice_and_of_nobody_else_s),
		FRESH(supplier__is_not_told_what_others_billed_for_a_training),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
