/* SPDX-License-Identifier: MIT */
/*
 * The pages of a year's end, asked through the frame.
 */
#include <string.h>

#include "areas/invoice/pages.h"
#include "areas/invoice/testing.h"
#include "base/err.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, invoice_routes, NULL);
	return 0;
}

static const char *at(struct fresh *f, const struct bill_kit *kit, const char *page)
{
	return arena_format(f->arena, "/programmes/%lld/%s", (long long)kit->programme.v, page);
}

static enum status act(struct fresh *f, const struct actor *by, const struct bill_kit *kit,
	int seen, const char *what)
{
	return page_post(f, by, at(f, kit, "year-end/2026"),
		arena_format(f->arena, "seen=%d&act=year-%s", seen, what));
}

static const char *page_of(struct fresh *f, const struct actor *by, const char *path)
{
	assert_int_equal(page_get(f, by, path), OK);
	assert_null(page_trouble(f));
	return path;
}

/* April at £9,000 and May at £4,431.17 are approved, June waits; the year is over. */
static struct bill_kit a_year_with_something_open(struct fresh *f)
{
	struct bill_kit kit = a_monthly_kit(f);

	bill_approve(f, &kit, bill_month(f, &kit, 0, 900000).id);
	bill_approve(f, &kit, bill_month(f, &kit, 1, 443117).id);
	bill_month(f, &kit, 2, 900000);
	clock_to(f, date_of(2027, 4, 1));
	return kit;
}

static void year__shows_what_is_open_and_leads_there_from_each_page(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_year_with_something_open(f);

	page_of(f, &kit.first, "/home");
	assert_true(page_says(f, "Years that have ended and are not closed"));
	assert_true(page_says(f, at(f, &kit, "year-end/2026")));
	assert_true(page_says(f, "Only the three financial years that ended last are listed here. "
				 "<a class=\"govuk-link\" href=\"/programmes\">Find an earlier "
				 "year by its programme</a>"));
	page_of(f, &kit.first, at(f, &kit, "statements/2026"));
	assert_true(page_says(f, at(f, &kit, "year-end/2026")));
	page_of(f, &kit.first, at(f, &kit, "year-end/2026"));
	assert_true(page_says(f, "INV-3"));
	assert_true(page_says(f, "4 months"));
	assert_true(page_says(f, "£36,000"));
	assert_true(page_says(f, "At most £45,000 is to be accrued."));
	assert_true(page_says(f, "£13,431.17"));
	assert_true(page_says(f, at(f, &kit, "year-end/2026/csv")));
	page_of(f, &kit.first, arena_format(f->arena, "/cy%s", at(f, &kit, "year-end/2026")));
	assert_true(page_says(f, "4 mis"));
	assert_int_equal(page_get(f, &kit.first, at(f, &kit, "year-end/2026/csv")), OK);
	assert_non_null(strstr(f->reply.body.at, "invoice,"));
	assert_non_null(strstr(f->reply.body.at, ",9000.00"));
	assert_non_null(strstr(f->reply.body.at, "months,"));
	assert_non_null(strstr(f->reply.body.at, ",36000.00"));
	assert_int_equal(page_get(f, &kit.first, at(f, &kit, "year-end/1800")), NOT_FOUND);
	assert_int_equal(page_get(f, &f->stranger, at(f, &kit, "year-end/2026")), NOT_FOUND);
	assert_int_equal(page_get(f, &f->coordinator, at(f, &kit, "year-end/2026")), FORBIDDEN);
}

static void year__says_which_other_contract_could_pay_for_a_cohort(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct contract too;

	bill_another_contract(f, kit.programme, kit.room.path.p.scheme, "C-1B", &too);
	page_of(f, &kit.first, at(f, &kit, "year-end/2026"));
	assert_true(page_says(f, "C-1: Invented line. It is accrued once, and could be charged by "
				 "this too: C-1B"));
	assert_int_equal(page_get(f, &kit.first, at(f, &kit, "year-end/2026/csv")), OK);
	assert_true(page_says(f, ",C-1B\r\n"));
}

static void give_to_the_force(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)kit;
	v->supplier.id = f->force;
}

/* No contract has it for whoever ran it: it is told on its own, without a sum. */
static void year__tells_of_a_cohort_that_no_contract_has(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f), other = kit;
	const char *means = "A cohort that has met, run by a body that has no contract for it: no "
			    "sum until a contract or a sub-contract of that body is signed";

	bill_close_b(f, &kit);
	bill_another_contract(f, kit.programme, kit.room.path.p.scheme, "C-1B", &other.contract);
	bill_vary(f, &other, date_of(2026, 5, 1), give_to_the_force);
	page_of(f, &kit.first, at(f, &kit, "year-end/2026"));
	assert_false(page_says(f, means));
	bill_vary(f, &kit, date_of(2026, 5, 1), bill_drop_all_but_training);
	page_of(f, &kit.first, at(f, &kit, "year-end/2026"));
	assert_int_equal(page_count(f, means), 1);
	assert_true(page_says(f, ">None<"));
	assert_int_equal(page_get(f, &kit.first, at(f, &kit, "year-end/2026/csv")), OK);
	assert_int_equal(page_count(f, "cohort-no-contract,"), 1);
}

static void year__leads_to_a_cohort_for_who_may_read_it(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *cohort =
		arena_format(f->arena, "href=\"/cohorts/%lld\"", (long long)kit.room.cohort.id.v);

	bill_close_b(f, &kit);
	page_of(f, &kit.first, at(f, &kit, "year-end/2026"));
	assert_true(page_says(f, cohort));
	page_of(f, &f->auditor, at(f, &kit, "year-end/2026"));
	assert_false(page_says(f, cohort));
	assert_true(page_says(
		f, arena_format(f->arena, "Cohort %lld", (long long)kit.room.cohort.number)));
}

/* A credit note of £100 beside an invoice of £10: what is to be accrued is never below nothing. */
static void year__tells_credit_notes_apart_from_what_is_to_be_accrued(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_casework_kit(f, PER_WHOLE);
	struct invoice invoice = bill_month(f, &kit, 0, 900000), note;
	struct problems problems;

	bill_approve(f, &kit, invoice.id);
	assert_int_equal(bill_credit(f, &kit, invoice.id, "M-C", 10000, &note, &problems), DONE);
	page_of(f, &kit.first, at(f, &kit, "year-end/2026"));
	assert_true(page_says(f, "Nothing is to be accrued."));
	assert_true(page_says(f, "Credit notes that are not approved yet take off: £100."));
	bill_month(f, &kit, 1, 1000);
	page_of(f, &kit.first, at(f, &kit, "year-end/2026"));
	assert_true(page_says(f, "At most £10 is to be accrued."));
	assert_true(page_says(f, "Credit notes that are not approved yet take off: £100."));
	assert_int_equal(page_get(f, &kit.first, at(f, &kit, "year-end/2026/csv")), OK);
	assert_non_null(strstr(f->reply.body.at, ",-100.00"));
	assert_non_null(strstr(f->reply.body.at, ",10.00"));
}

static void year__is_closed_by_two_through_its_page(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_year_with_something_open(f);
	const char *csv;

	assert_int_equal(act(f, &kit.first, &kit, 0, "propose"), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "because",
		"Say why the year can be closed while something of it is open: what of it is "
		"accrued, and how"));
	assert_int_equal(
		act(f, &kit.first, &kit, 0, "propose&because=Accrued+at+the+most"), SEE_OTHER);
	page_of(f, &kit.first, at(f, &kit, "year-end/2026"));
	assert_true(page_says(f, "You proposed to close the year, so somebody else closes it"));
	assert_false(page_says(f, "value=\"year-close\""));
	assert_true(page_says(f, "value=\"year-take-back\""));
	page_of(f, &kit.second, "/home");
	assert_true(page_says(f, "It is proposed to close it: look at it, and close it."));
	assert_int_equal(act(f, &kit.second, &kit, 0, "close"), CONFLICTING);
	assert_true(page_says(f, "Proposed to close a year: Cyllid Sampl"));
	assert_int_equal(act(f, &kit.second, &kit, 1, "close"), SEE_OTHER);
	page_of(f, &f->auditor, at(f, &kit, "final-statements/2026/1"));
	assert_true(page_says(f, "Final statement of 2026/27"));
	assert_true(page_says(f, "Accrued at the most"));
	assert_true(page_says(f, at(f, &kit, "final-statements/2026/1/csv")));
	assert_true(page_says(f, "The agreement does not say what becomes of it"));
	assert_int_equal(page_get(f, &f->auditor, at(f, &kit, "final-statements/2026/1/csv")), OK);
	csv = arena_text(f->arena, f->reply.body.at);
	assert_non_null(strstr(csv, ",cash,"));
	page_of(f, &f->auditor, at(f, &kit, "year-end/2026"));
	assert_false(page_says(f, "value=\"year-ask\"")); // reads, and does nothing
	assert_int_equal(act(f, &f->auditor, &kit, 2, "ask&because=No"), FORBIDDEN);
	page_of(f, &kit.first, "/home");
	assert_false(page_says(f, "Years that have ended and are not closed"));
	assert_int_equal(
		page_get(f, &kit.first, at(f, &kit, "final-statements/2026/2")), NOT_FOUND);
	clock_to(f, date_of(2027, 9, 1));
	assert_int_equal(page_get(f, &f->auditor, at(f, &kit, "final-statements/2026/1/csv")), OK);
	assert_string_equal(f->reply.body.at, csv);
}

static void invoice__of_a_closed_year_says_what_it_waits_for(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_year_with_something_open(f);
	struct invoice late;
	struct problems problems;

	assert_int_equal(act(f, &kit.first, &kit, 0, "propose&because=Accrued"), SEE_OTHER);
	assert_int_equal(act(f, &kit.second, &kit, 1, "close"), SEE_OTHER);
	late = bill_month(f, &kit, 3, 900000);
	assert_int_equal(bill_do(f, &kit.first, late.id, INVOICE_MATCH, &problems), DONE);
	page_of(f, &kit.second, arena_format(f->arena, "/invoices/%lld", (long long)late.id.v));
	assert_true(page_says(f, "Its financial year is open"));
	assert_true(page_says(f,
		"2026/27 is closed. It can be approved once two finance officers have opened the "
		"year again"));
	assert_false(page_says(f, "Approve it and share it"));
}

static void statement__of_the_own_body_says_that_the_year_is_closed(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_year_with_something_open(f);
	struct actor funder = a_person(f, f->force, "talwr", "Talwr Sampl", ROLE_CO_FUNDER);
	const char *own =
		arena_format(f->arena, "/statements/%lld/2026", (long long)kit.programme.v);

	page_of(f, &funder, own);
	assert_false(page_says(f, "Final statement of 2026/27"));
	assert_int_equal(act(f, &kit.first, &kit, 0, "propose&because=Accrued"), SEE_OTHER);
	assert_int_equal(act(f, &kit.second, &kit, 1, "close"), SEE_OTHER);
	page_of(f, &funder, own);
	assert_true(page_says(f, "your body owes £2,131.93 for the year."));
	assert_true(page_says(f,
		"Of £10,000 that it agreed to pay at most, £7,868.07 is left. The agreement "
		"does not say what becomes of it."));
	assert_int_equal(act(f, &kit.first, &kit, 2, "ask&because=More+came"), SEE_OTHER);
	assert_int_equal(act(f, &kit.second, &kit, 3, "reopen"), SEE_OTHER);
	page_of(f, &funder, own);
	assert_true(page_says(f, "a supplementary statement will follow"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(year__shows_what_is_open_and_leads_there_from_each_page),
		SERVED(year__says_which_other_contract_could_pay_for_a_cohort),
		SERVED(year__tells_of_a_cohort_that_no_contract_has),
		SERVED(year__leads_to_a_cohort_for_who_may_read_it),
		SERVED(year__tells_credit_notes_apart_from_what_is_to_be_accrued),
		SERVED(year__is_closed_by_two_through_its_page),
		SERVED(invoice__of_a_closed_year_says_what_it_waits_for),
		SERVED(statement__of_the_own_body_says_that_the_year_is_closed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
