/* SPDX-License-Identifier: MIT */
/*
 * The pages of invoices, asked through the frame.
 */
#include "areas/invoice/pages.h"

#include <string.h>

#include "areas/contract/pages.h"
#include "areas/invoice/testing.h"
#include "areas/programme/pages.h"
#include "base/err.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, invoice_routes, contract_routes, programme_routes, NULL);
	return 0;
}

static const char *at(struct fresh *f, struct invoice_id id, const char *after)
{
	return arena_format(f->arena, "/invoices/%lld%s", (long long)id.v, after);
}

/* The invoice that the last redirect led to. */
static struct invoice_id led_to(struct fresh *f)
{
	long long id = 0;

	for (const char *c = f->reply.location; *c != '\0'; c++)
		id = *c >= '0' && *c <= '9' ? id * 10 + (*c - '0') : 0;
	return (struct invoice_id){ id };
}

#define HEAD                                                                                       \
	"&supplier-number=TD-1&dated-on-day=13&dated-on-month=6&dated-on-year=2026"                \
	"&received-on-day=13&received-on-month=6&received-on-year=2026"                            \
	"&delivered-on-day=13&delivered-on-month=6&delivered-on-year=2026"

static enum status enter(struct fresh *f, const struct bill_kit *kit, const char *fields)
{
	return page_post(f, &kit->first, "/invoices/new",
		arena_format(f->arena, "contract=%lld&version=0%s", (long long)kit->contract.id.v,
			fields));
}

static const char *version_of(struct fresh *f, const struct bill_kit *kit, struct invoice_id id)
{
	return arena_format(
		f->arena, "version=%lld", (long long)bill_now(f, &kit->first, id).version);
}

static void invoice__is_entered_with_its_parts_and_loses_nothing_typed(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_id id;

	assert_int_equal(page_get(f, &kit.first, "/invoices/new"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "C-1: Invented contract"));
	assert_int_equal(page_get(f, &kit.first,
				 arena_format(f->arena, "/invoices/new?contract=%lld",
					 (long long)kit.contract.id.v)),
		OK);
	assert_null(page_trouble(f));
	assert_int_equal(enter(f, &kit, HEAD "&total=2,40.00"), UNPROCESSABLE);
	assert_true(page_says(f, "2,40.00"));
	assert_true(page_says(f, "TD-1"));
	assert_true(page_says(f, "href=\"#total\""));
	assert_int_equal(enter(f, &kit, HEAD "&total=2,400.00"), SEE_OTHER);
	id = led_to(f);
	assert_int_equal(enter(f, &kit, HEAD "&total=2400"), UNPROCESSABLE);
	assert_true(page_says(f, "See the invoice that is here already: INV-1"));
	assert_int_equal(page_get(f, &kit.first, at(f, id, "/line")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &kit.first, at(f, id, "/line?contract-line=2")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Each cohort has a line of its own."));
	assert_int_equal(page_post(f, &kit.first, at(f, id, "/line"),
				 "version=1&contract-line=2&number=0&net=2400&hours=10,5&rate=50"
				 "&venue=1900&cohorts=1"),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "hours", "Enter a number of hours, such as 10 or 7.5"));
	assert_true(page_says(f, "10,5"));
	assert_int_equal(page_post(f, &kit.first, at(f, id, "/line"),
				 "version=1&contract-line=2&number=0&net=2400&hours=10&rate=50"
				 "&venue=1900&cohorts=77"),
		UNPROCESSABLE);
	assert_true(page_says(f, "There is no cohort of that number in the contract’s scheme:"));
	assert_int_equal(page_post(f, &kit.first, at(f, id, "/line"),
				 "version=1&contract-line=2&number=0&net=2400&hours=10&rate=50"
				 "&venue=1900&cohorts=1"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "10 hours at £50: £500"));
	assert_true(
		page_says(f, "Two facilitators have not signed both registers of cohort 1 yet."));
	assert_true(page_says(f, "Attach the invoice as it came, as a PDF."));
	assert_true(page_says(f, "Delivery of up to £60,000 is asked for."));
	assert_int_equal(page_count(f, "#amount-"), 1);
	assert_int_equal(page_count(f, "Decided:"), 1);
	bill_contributions(f, kit.programme, 33760, 60000);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "Decided:"), 2);
	assert_int_equal(page_count(f, "#amount-"), 2);
	assert_int_equal(page_count(f, "£33,760"), 2); // what it comes to, and its sentence
	assert_true(page_says(f, "Delivery of up to £60,000 is asked for."));
	assert_int_equal(page_get(f, &kit.first, at(f, id, "/trace")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "Decided:"), 2);
	assert_int_equal(page_count(f, "#amount-"), 2);
}

static void home__shows_ten_of_each_state_and_counts_the_others(void **state)
{
	enum { MANY = 12 };
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);
	for (int i = 1; i <= MANY; i++)
		a_bill(f, &kit, arena_format(f->arena, "TD-%d", i), 100000 + i);
	assert_int_equal(page_get(f, &kit.first, "/home"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, ">INV-"), 10);
	assert_true(page_says(f, "See all: 2 more"));
	assert_true(page_says(f, ">INV-12<"));
	assert_false(page_says(f, ">INV-2<"));
}

/* Each of two says which one the other is on. */
static void person__who_is_on_two_invoices_is_told_of_on_each(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice bills[2];

	bill_vary(f, &kit, date_of(2026, 4, 1), bill_pay_for_each_person);
	bill_train(f, &kit, 2, date_of(2026, 5, 1));
	for (size_t i = 0; i < array_size(bills); i++)
		bills[i] = bill_for_people(f, &kit, i == 0 ? "TR-1" : "TR-2", 1);
	assert_int_equal(page_get(f, &kit.first, at(f, bills[1].id, "")), OK);
	assert_false(page_says(f, "Others are on:"));
	bill_fund_from(f, kit.programme, date_of(2026, 5, 2)); // the two are paid for no more
	assert_int_equal(page_get(f, &kit.first, at(f, bills[1].id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The contract pays for each person once, whatever the modules, "
				 "and with this line it would be more people than were trained. "
				 "Others are on: INV-1 (1)."));
	assert_int_equal(page_get(f, &kit.first, at(f, bills[0].id, "")), OK);
	assert_true(page_says(f, "Others are on: INV-2 (1)."));
}

static void invoice__is_matched_approved_and_paid_on_its_page(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);

	struct invoice_id id = a_bill(f, &kit, "TD-1", 240000).id;
	struct invoice_line line = a_cohort_line(f, &kit, LINE_COHORT, 240000);
	struct problems problems;

	assert_int_equal(bill_put(f, &kit.first, id, &line, &problems), DONE);
	assert_int_equal(page_post_file(f, &kit.first, at(f, id, "/attach"), "version=2&line=0",
				 "file", "a.txt", SLICE("no pdf")),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "file", "Choose a file that is a PDF"));
	assert_int_equal(page_post_file(f, &kit.first, at(f, id, "/attach"), "version=2&line=0",
				 "file", "invoice.pdf", PDF),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_true(page_says(f, "href=\"/cohorts/"));
	assert_int_equal(page_get(f, &f->approver, at(f, id, "")), OK);
	assert_true(page_says(f, "Cohort 1"));
	assert_false(page_says(f, "href=\"/cohorts/")); // which the approver cannot open
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "/paper")), OK);
	assert_string_equal(f->reply.content_type, "application/pdf");
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "/papers/1")), NOT_FOUND);
	assert_int_equal(page_get(f, &kit.first, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Invoices to be matched"));
	assert_int_equal(
		page_post(f, &kit.first, at(f, id, "/act"),
			arena_format(f->arena, "%s&act=invoice-match", version_of(f, &kit, id))),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_true(page_says(f, "You matched this invoice, so somebody else approves it"));
	assert_false(page_says(f, "Approve it and share it"));
	assert_int_equal(page_get(f, &kit.first, "/home"), OK);
	assert_false(page_says(f, "Invoices for you to approve"));
	assert_int_equal(page_get(f, &kit.second, "/home"), OK);
	assert_true(page_says(f, "Invoices for you to approve"));
	assert_int_equal(
		page_post(f, &kit.second, at(f, id, "/act"), "version=2&act=invoice-approve"),
		CONFLICTING);
	assert_true(page_says(f, "Matched an invoice: Cyllid Sampl"));
	assert_int_equal(
		page_post(f, &kit.second, at(f, id, "/act"),
			arena_format(f->arena, "%s&act=invoice-approve", version_of(f, &kit, id))),
		UNPROCESSABLE);
	assert_true(page_has_problem(
		f, "approve", "Say why it is approved although a check says to look at it"));
	assert_int_equal(page_post(f, &kit.second, at(f, id, "/act"),
				 arena_format(f->arena, "%s&act=invoice-approve&approve=Few+came",
					 version_of(f, &kit, id))),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.second, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Approved by: Ail Gyllid Sampl"));
	assert_true(page_says(f, "Few came"));
	assert_true(page_says(f, "Fewer than half of the places of cohort 1 were taken."));
	assert_true(page_says(f, "Entered or changed a line of it"));
	assert_true(page_says(f, "Who pays it"));
	assert_true(page_says(f, "£1,800"));
	assert_int_equal(page_get(f, &kit.first, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Approved invoices to be recharged"));
	assert_true(page_says(f, "Approved invoices that are in no journal yet"));
	assert_true(page_says(f, "href=\"/journals\""));
	assert_false(page_says(f, "Recharged invoices that are not noted as paid"));
	assert_int_equal(
		page_post(f, &kit.second, at(f, id, "/act"),
			arena_format(f->arena, "%s&act=invoice-recharge", version_of(f, &kit, id))),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.first, "/home"), OK);
	assert_false(page_says(f, "Approved invoices to be recharged"));
	assert_true(page_says(f, "Approved invoices that are in no journal yet"));
	assert_true(page_says(f, "Recharged invoices that are not noted as paid"));
	assert_int_equal(page_get(f, &f->approver, "/home"), OK);
	assert_false(page_says(f, "in no journal yet"));
	assert_int_equal(page_post(f, &kit.second, at(f, id, "/act"),
				 arena_format(f->arena,
					 "%s&act=invoice-pay&paid-on-day=1&paid-on-month=1"
					 "&paid-on-year=2027",
					 version_of(f, &kit, id))),
		UNPROCESSABLE);
	assert_true(
		page_has_problem(f, "paid-on", "The day on which it was paid cannot lie ahead"));
}

static void payment__is_noted_with_what_the_ledger_calls_it(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct problems problems = { 0 };

	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;
	struct date today = instant_day(f->now);
	const char *paid = arena_format(f->arena,
		"act=invoice-pay&paid-on-day=%d&paid-on-month=%d&paid-on-year=%d", today.day,
		today.month, today.year);

	assert_int_equal(page_get(f, &kit.second, at(f, id, "")), OK);
	assert_false(page_says(f, "name=\"ledger-reference\"")); // it is not approved
	bill_approve(f, &kit, id);
	assert_int_equal(page_get(f, &kit.second, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "name=\"ledger-reference\""));
	assert_int_equal(page_post(f, &kit.second, at(f, id, "/act"),
				 arena_format(f->arena, "%s&act=invoice-pay&ledger-reference=GL+77",
					 version_of(f, &kit, id))),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "paid-on", "Enter the day on which it was paid"));
	assert_true(page_says(f, "value=\"GL 77\"")); // what was typed is kept
	assert_int_equal(page_post(f, &kit.second, at(f, id, "/act"),
				 arena_format(f->arena, "%s&%s&ledger-reference=+GL+77+",
					 version_of(f, &kit, id), paid)),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "GL 77"));
	assert_true(page_says(f, "Paid, to be recharged"));
	assert_false(page_says(f, "name=\"ledger-reference\""));
	assert_int_equal(page_get(f, &f->auditor, "/invoices?search=GL+77"), OK);
	assert_true(page_says(f, "INV-1"));
	assert_int_equal(page_get(f, &f->auditor, "/invoices?state=paid"), OK);
	assert_true(page_says(f, "Paid, to be recharged"));
	assert_int_equal(bill_do(f, &kit.second, id, INVOICE_RECHARGE, &problems), DONE);
	assert_int_equal(page_get(f, &f->auditor, "/invoices?state=paid"), OK);
	assert_true(page_says(f, "INV-1"));
	assert_false(page_says(f, "Paid, to be recharged"));
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "")), OK);
	assert_true(page_says(f, "GL 77"));
	assert_int_equal(page_get(f, &f->auditor, "/trace?ref=GL+77"), SEE_OTHER);
	assert_int_equal(page_get(f, &f->auditor, "/invoices?search=GL+78"), OK);
	assert_false(page_says(f, "INV-1"));
}

static void line__asks_whose_invoice_is_passed_on_where_it_may_be_of_two(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_id id = a_bill(f, &kit, "TD-1", 100000).id;
	const char *line = "version=1&contract-line=1&number=0&net=1000&passed-number=HT-7"
			   "&passed-amount=1000&passed-on-day=1&passed-on-month=5"
			   "&passed-on-year=2026&trained-core=1";

	bill_train(f, &kit, 1, date_of(2026, 5, 1));
	bill_sub_contract(f, &kit.contract, "C-1-A", f->elsewhere);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "/line?contract-line=1")), OK);
	assert_false(page_says(f, "Whose invoice it is"));
	bill_sub_contract(f, &kit.contract, "C-1-B", f->force);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "/line?contract-line=1")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Whose invoice it is"));
	assert_int_equal(page_post(f, &kit.first, at(f, id, "/line"), line), UNPROCESSABLE);
	assert_true(
		page_has_problem(f, "passed-by", "Choose which sub-contractor’s invoice it is"));
	assert_int_equal(
		page_post(f, &kit.first, at(f, id, "/line"),
			arena_format(f->arena, "%s&passed-by=%lld", line, (long long)f->force.v)),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 person trained. It is recorded of: "));
	assert_true(page_says(f, "Carys Sampl ("));
}

static void invoice__of_days_that_are_not_funded_is_held_with_its_sentence(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;
	struct problems problems;

	bill_close_b(f, &kit);
	bill_fund_from(f, kit.programme, kit.room.cohort.workshop[WORKSHOP_B].on);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_true(page_says(f, "Something of it is for"));
	assert_true(page_says(f, "to 31 March 2027, so it cannot be paid from it."));
	assert_int_equal(bill_do(f, &kit.first, id, INVOICE_MATCH, &problems), DONE);
	assert_int_equal(bill_do(f, &kit.second, id, INVOICE_APPROVE, &problems), REFUSED);
	bill_fund_from(f, kit.programme, kit.room.cohort.workshop[WORKSHOP_A].on);
	assert_int_equal(page_get(f, &kit.second, at(f, id, "")), OK);
	assert_true(
		page_says(f, "The budget was changed after somebody matched it. Send it back to "
			     "be matched"));
	assert_int_equal(bill_do(f, &kit.second, id, INVOICE_RETURN, &problems), DONE);
	bill_approve(f, &kit, id);
}

static void months__are_named_on_the_page_of_their_line(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = { 0 };
	struct invoice_id id;

	kit.programme = bill_casework_programme(f, PER_MONTH, &kit.contract);
	kit.first = a_person(f, f->office, "cyllid", "Cyllid Sampl", ROLE_FINANCE_OFFICER);
	clock_to(f, date_of(2026, 6, 13));
	assert_int_equal(enter(f, &kit, HEAD "&total=18,000"), SEE_OTHER);
	id = led_to(f);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "/line?contract-line=1")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(
		page_post(f, &kit.first, at(f, id, "/line"),
			"version=1&contract-line=1&number=0&net=18000&other=18000&other-for=Pay"),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "months-from", "Enter the first month that it is for"));
	assert_int_equal(
		page_post(f, &kit.first, at(f, id, "/line"),
			"version=1&contract-line=1&number=0&net=18000&other=18000&other-for=Pay"
			"&months-from-month=4&months-from-year=2026&months-to-month=5"
			"&months-to-year=2026"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "April 2026 to May 2026"));
	assert_int_equal(page_get(f, &kit.first, at(f, id, "/line?contract-line=1&number=1")), OK);
	assert_int_equal(page_count(f, "value=\"2026\""), 2);
}

static void query__keeps_its_reason_and_says_what_is_missing(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_id id = a_bill(f, &kit, "TD-1", 240000).id;

	assert_int_equal(
		page_post(f, &kit.first, at(f, id, "/act"), "version=1&act=invoice-query&query="),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "query", "Say what is asked"));
	assert_int_equal(page_post(f, &kit.first, at(f, id, "/act"),
				 "version=1&act=invoice-query&query=Which+day%3F"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_true(page_says(f, "Which day?"));
	assert_true(page_says(f, "Answer to the query"));
	assert_int_equal(page_post(f, &kit.first, at(f, id, "/act"), "version=2"), NOT_FOUND);
	assert_int_equal(page_post(f, &kit.first, at(f, id, "/act"),
				 "version=1&act=invoice-answer&answer=A"),
		CONFLICTING);
	assert_true(page_says(f, "Somebody was here before you"));
}

static void credit__is_entered_on_its_page(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id, first = id;
	const char *head = "&supplier-number=TD-1C&dated-on-day=13&dated-on-month=6&dated-on-year="
			   "2026&received-on-day=13&received-on-month=6&received-on-year=2026";

	bill_approve(f, &kit, id);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "/credit")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &kit.first, at(f, id, "/credit"),
				 arena_format(f->arena, "%s%s&credit-1=2400.01",
					 version_of(f, &kit, id), head)),
		UNPROCESSABLE);
	assert_true(page_says(f, "No more can be credited than is left of the line:"));
	assert_int_equal(
		page_post(f, &kit.first, at(f, id, "/credit"),
			arena_format(f->arena, "%s%s&credit-1=0", version_of(f, &kit, id), head)),
		UNPROCESSABLE);
	assert_null(page_trouble(f)); // what is wrong is beside a field of the form
	assert_true(page_has_problem(
		f, "credit-1", "Enter what is credited as more than nothing, or leave both blank"));
	assert_false(page_says(f, "Enter the total that is asked"));
	assert_int_equal(page_post(f, &kit.first, at(f, id, "/credit"),
				 arena_format(f->arena, "%s%s", version_of(f, &kit, id), head)),
		UNPROCESSABLE);
	assert_true(page_says(f, "Enter what is credited of at least one line"));
	assert_false(page_says(f, "Enter the total that is asked"));
	assert_int_equal(
		page_post(f, &kit.first, at(f, id, "/credit"),
			arena_format(f->arena, "%s%s&credit-1=400", version_of(f, &kit, id), head)),
		SEE_OTHER);
	id = led_to(f);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "A credit note of INV-1"));
	assert_true(page_says(f, "-£400"));
	assert_int_equal(page_get(f, &kit.first, at(f, first, "")), OK);
	assert_false(page_says(f, "Left of it after its credit notes")); // the note waits
	bill_attach(f, &kit.first, id, 0);
	bill_approve(f, &kit, id);
	assert_int_equal(page_get(f, &kit.first, at(f, first, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Left of it after its credit notes"));
	assert_true(page_says(f, "£2,000<"));
	assert_int_equal(page_get(f, &f->auditor,
				 arena_format(f->arena, "/programmes/%lld/statements/2026",
					 (long long)kit.programme.v)),
		OK);
	assert_true(page_says(f, "INV-2, a credit note of INV-1"));
}

static void vat__is_said_to_count_where_an_invoice_has_some(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_id id = a_bill(f, &kit, "TD-1", 120000).id;
	struct invoice_line line = a_cohort_line(f, &kit, LINE_COHORT, 100000);
	struct problems problems;

	assert_int_equal(bill_put(f, &kit.first, id, &line, &problems), DONE);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_false(page_says(f, "VAT counts as a cost"));
	line.vat.pence = 20000;
	assert_int_equal(bill_put(f, &kit.first, id, &line, &problems), DONE);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The agreement does not say: VAT counts as a cost"));
	assert_true(page_says(f, "Cost to those who pay: £1,200"));
}

static enum status send_list(
	struct fresh *f, const struct bill_kit *kit, const char *path, const char *rows)
{
	return page_post_file(f, &kit->first, path, "", "file", "paid.csv",
		slice_of(arena_format(
			f->arena, "Invoice,Paid on,Amount,Ledger reference\n%s", rows)));
}

static void end_before_delivery(
	struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	(void)f;
	(void)kit;
	v->ends_on = date_of(2026, 4, 20);
}

static const char *at_budget(struct fresh *f, const struct bill_kit *kit, int version)
{
	return arena_format(
		f->arena, "/programmes/%lld?version=%d", (long long)kit->programme.v, version);
}

/* Whoever signs a budget is told what was approved of days that it leaves out. */
static void budget__says_before_it_is_signed_what_it_leaves_out(void **state)
{
	static const char says[] = "£9,000 is approved for what was delivered on days that";
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);

	bill_approve(f, &kit, bill_month(f, &kit, 0, 900000).id); // delivered on 30 April 2026
	bill_budget_written_from(f, kit.programme, date_of(2026, 4, 30));
	assert_int_equal(page_get(f, &f->approver, at_budget(f, &kit, 2)), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, says));
	bill_budget_written_from(f, kit.programme, date_of(2026, 5, 1));
	assert_int_equal(page_get(f, &f->approver, at_budget(f, &kit, 3)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, says));
}

/* Approved, not paid, and then varied away. */
static void invoice__says_what_is_looked_at_before_it_is_paid(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice invoice = bill_month(f, &kit, 0, 900000);

	bill_approve(f, &kit, invoice.id);
	assert_int_equal(page_get(f, &kit.first, at(f, invoice.id, "")), OK);
	assert_false(page_says(f, "Look at it before it is paid"));
	assert_int_equal(page_get(f, &kit.first, "/home"), OK);
	assert_false(page_says(f, "Look at it before it is paid"));
	bill_vary(f, &kit, date_of(2026, 4, 1), end_before_delivery);
	assert_int_equal(page_get(f, &kit.first, at(f, invoice.id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Look at it before it is paid: a variation was signed"));
	assert_int_equal(page_get(f, &kit.first, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Look at it before it is paid: a variation was signed"));
	assert_int_equal(send_list(f, &kit, "/invoices/paid/check",
				 arena_format(f->arena, "INV-1,%s,9000,GL-7\n",
					 date_iso(f->arena, instant_day(f->now)))),
		OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Look at it before it is paid: a variation was signed"));
	assert_int_equal(
		page_get(f, &kit.first, arena_format(f->arena, "/cy%s", at(f, invoice.id, ""))),
		OK);
	assert_true(page_says(f, "Edrychwch arni cyn ei thalu"));
}

/* A budget that is signed anew leaves its heading out: what was spent under it stays to be seen. */
static void programme__says_what_was_spent_under_a_heading_without_a_cap(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *page = arena_format(f->arena, "/programmes/%lld", (long long)kit.programme.v);

	bill_close_b(f, &kit);
	bill_approve(f, &kit, a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id);
	assert_int_equal(page_get(f, &kit.first, page), OK);
	assert_false(page_says(f, "this budget gives it no cap"));
	bill_budget_again(f, kit.programme, 33760, 0);
	assert_int_equal(page_get(f, &kit.first, page), OK);
	assert_null(page_trouble(f));
	assert_true(
		page_says(f, "Delivery: £2,400.01 is approved, and this budget gives it no cap."));
}

/* The force holds the contract: what it pays is its own, and the office owes it a share. */
static void statement__asks_the_office_where_another_body_leads(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *page = arena_format(
		f->arena, "/programmes/%lld/statements/2026", (long long)kit.programme.v);
	struct problems problems = { 0 };
	struct invoice_id id;

	bill_vary(f, &kit, date_of(2026, 4, 1), bill_held_by_force);
	bill_close_b(f, &kit);
	id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id;
	bill_approve(f, &kit, id);
	assert_int_equal(bill_now(f, &kit.first, id).facts.state, INVOICE_SHARED);
	assert_int_equal(page_get(f, &kit.first, page), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "In all: £1,800.01. Recharged already: £0. To be recharged: "
				 "£1,800.01. Credited: £0."));
	assert_true(page_says(f, "In all: £600. Credited: £0. It is the share of the body that "
				 "pays the provider, so nothing is recharged."));
	assert_int_equal(page_count(f, "Payable to the body that leads: "), 1);
	assert_int_equal(bill_do(f, &kit.first, id, INVOICE_RECHARGE, &problems), DONE);
	assert_int_equal(page_get(f, &kit.first, page), OK);
	assert_true(page_says(f, "In all: £1,800.01. Recharged already: £1,800.01. To be "
				 "recharged: £0. Credited: £0."));
}

/* The office led in April, the force from May on: each owes the other a part, and a third both. */
static void statement__names_each_of_two_who_lead(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	const char *page = arena_format(
		f->arena, "/programmes/%lld/statements/2026", (long long)kit.programme.v);

	bill_vary(f, &kit, date_of(2026, 5, 1), bill_held_by_force);
	bill_approve(f, &kit, bill_month(f, &kit, 0, 900000).id);
	bill_approve(f, &kit, bill_month(f, &kit, 1, 900000).id);
	assert_int_equal(page_get(f, &kit.first, page), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "so nothing is recharged"));
	assert_true(page_says(f, "In all: £12,285.72. Recharged already: £0. To be recharged: "
				 "£6,142.86. Credited: £0."));
	assert_int_equal(page_count(f, "is payable to a body that leads: "), 4);
	assert_int_equal(page_count(f, "is for what this body paid the provider itself"), 2);
	assert_true(page_says(f, "£6,142.86 is payable to a body that leads: "));
	assert_true(page_says(f, "£1,428.57 is for what this body paid the provider itself"));
	assert_int_equal(page_get(f, &kit.first, arena_format(f->arena, "/cy%s", page)), OK);
	assert_false(page_says(f, "is payable to"));
}

static void statement__says_what_each_body_owes_to_the_penny(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *page = arena_format(
		f->arena, "/programmes/%lld/statements/2026", (long long)kit.programme.v);
	struct problems problems = { 0 };
	struct invoice_id id;

	assert_int_equal(page_get(f, &f->auditor, page), OK);
	assert_true(page_says(f, "Nothing of this year is approved yet."));
	assert_false(page_says(f, "What waits longest"));
	bill_close_b(f, &kit);
	id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id;
	bill_approve(f, &kit, id);
	assert_int_equal(page_get(f, &f->auditor, page), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(
		f, "What waits longest to be recharged was approved on 13 June 2026, 0 days ago."));
	assert_true(
		page_says(f, "In all: £1,800.01. Credited: £0. It is the share of the body that "
			     "pays the provider, so nothing is recharged."));
	assert_true(page_says(f, "In all: £600. Recharged already: £0. To be recharged: £600. "
				 "Credited: £0."));
	assert_int_equal(
		page_count(f, "Payable to the provider: "), 1); // by whoever holds the contract
	assert_int_equal(
		page_count(f, "Payable to the body that leads: Police and Crime "
			      "Commissioner for Dyffryn Dychmygol. It pays the provider: "),
		1);
	assert_int_equal(page_get(f, &kit.first, arena_format(f->arena, "%s/csv", page)), OK);
	assert_true(page_says(f, "INV-1,"));
	assert_true(page_says(f, ",TD-1,2026-06-13,shared,1,1800.01"));
	assert_true(page_says(f, ",TD-1,2026-06-13,shared,1,600.00"));
	assert_int_equal(bill_do(f, &kit.first, id, INVOICE_PAY, &problems), DONE);
	assert_int_equal(page_get(f, &kit.first, arena_format(f->arena, "%s/csv", page)), OK);
	assert_true(page_says(f, ",TD-1,2026-06-13,paid,1,1800.01")); // the office's own
	assert_true(page_says(f, ",TD-1,2026-06-13,paid-not-recharged,1,600.00"));
	assert_int_equal(page_get(f, &f->coordinator, page), FORBIDDEN);
	assert_int_equal(page_get(f, &f->stranger, page), NOT_FOUND);
	assert_int_equal(
		page_get(f, &f->auditor,
			arena_format(f->arena, "/programmes/%lld", (long long)kit.programme.v)),
		OK);
	assert_true(page_says(f, "£57,599.99")); // left of £60,000
}

static void statement__of_the_own_body_says_nothing_of_another(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor funder = a_person(f, f->force, "cyllidwr", "Cyllidwr Sampl", ROLE_CO_FUNDER);
	struct actor other = a_person(f, f->provider, "arall.c", "Cyllidwr Arall", ROLE_CO_FUNDER);
	const char *page =
		arena_format(f->arena, "/statements/%lld/2026", (long long)kit.programme.v);

	assert_int_equal(page_get(f, &funder, "/statements"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "No approved invoice has been shared with your body yet."));
	assert_int_equal(page_get(f, &funder, "/home"), OK);
	assert_true(page_says(f, "No approved invoice has been shared with your body yet."));
	assert_int_equal(page_get(f, &funder, page), NOT_FOUND);
	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id;

	bill_approve(f, &kit, id);
	assert_int_equal(page_get(f, &funder, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, page));
	assert_int_equal(page_get(f, &funder, "/statements"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, ">£600<"), 2); // owed, and not recharged yet
	assert_int_equal(page_get(f, &funder, page), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "What your body owes for 2026"));
	assert_true(page_says(f, "Imagined Police"));
	assert_true(page_says(f, "INV-1"));
	assert_true(page_says(f, "In all: £600. Recharged already: £0. To be recharged: £600."));
	assert_true(page_says(f, "Payable to the body that leads: "));
	assert_false(page_says(f, "Payable to the provider: "));
	assert_false(page_says(f, "£1,800"));
	assert_false(page_says(f, "£2,400"));
	assert_int_equal(page_count(f, "Dyffryn Dychmygol"), 1); // to whom it is payable
	assert_false(page_says(f, "href=\"/invoices"));
	assert_false(page_says(f, "href=\"/programmes"));
	assert_int_equal(page_get(f, &funder, arena_format(f->arena, "/cy%s", page)), OK);
	assert_true(page_says(f, "Heddlu Dychmygol"));
	assert_int_equal(page_get(f, &funder, arena_format(f->arena, "%s/csv", page)), OK);
	assert_true(page_says(f, ",TD-1,2026-06-13,shared,1,600.00"));
	assert_false(page_says(f, "1800.01"));
	assert_false(page_says(f, "Dyffryn Dychmygol"));
	assert_int_equal(page_get(f, &funder, at(f, id, "")), FORBIDDEN);
	assert_int_equal(page_get(f, &funder, "/invoices"), FORBIDDEN);
	assert_int_equal(page_get(f, &funder,
				 arena_format(f->arena, "/programmes/%lld/statements/2026",
					 (long long)kit.programme.v)),
		FORBIDDEN);
	assert_int_equal(page_get(f, &other, "/statements"), OK);
	assert_false(page_says(f, "£600"));
	assert_int_equal(page_get(f, &other, page), NOT_FOUND); // it gives in kind
	assert_int_equal(page_get(f, &funder,
				 arena_format(f->arena, "/statements/%lld/2025",
					 (long long)kit.programme.v)),
		NOT_FOUND);
	assert_int_equal(page_get(f, &f->auditor, page), FORBIDDEN);
}

/* A pound of its statement leads back to the register and the sentence, and to nothing else. */
static void trace__of_the_own_share_leads_to_the_sentence_and_over_nothing(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor funder = a_person(f, f->force, "cyllidwr", "Cyllidwr Sampl", ROLE_CO_FUNDER);
	struct actor other = a_person(f, f->provider, "arall.c", "Cyllidwr Arall", ROLE_CO_FUNDER);
	const char *statement =
		arena_format(f->arena, "/statements/%lld/2026", (long long)kit.programme.v);
	const char *trace, *next_year;

	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id;

	trace = arena_format(f->arena, "%s/trace/%lld", statement, (long long)id.v);
	next_year = arena_format(f->arena, "/statements/%lld/2027/trace/%lld",
		(long long)kit.programme.v, (long long)id.v);
	assert_int_equal(page_get(f, &funder, trace), NOT_FOUND); // it is not shared yet
	bill_approve(f, &kit, id);
	assert_int_equal(page_get(f, &funder, statement), OK);
	assert_true(page_says(f, trace));
	assert_int_equal(page_get(f, &funder, trace), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "<q lang=\"en\">Delivery of up to £60,000 is "));
	assert_true(page_says(f, "both registers are signed"));
	assert_true(page_says(f, "£600"));
	assert_false(page_says(f, "£1,800"));
	assert_false(page_says(f, "href=\"/cohorts"));
	assert_false(page_says(f, "href=\"/contracts"));
	assert_false(page_says(f, "href=\"/decisions"));
	assert_false(page_says(f, "href=\"/invoices"));
	assert_false(page_says(f, "href=\"/programmes"));
	assert_int_equal(page_get(f, &funder, arena_format(f->arena, "/cy%s", trace)), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &funder, next_year), NOT_FOUND);
	assert_int_equal(page_get(f, &other, trace), NOT_FOUND);
	assert_int_equal(page_get(f, &f->coordinator, trace), FORBIDDEN);
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "/trace")), OK);
	assert_false(page_says(f, "href=\"/cohorts")); // which the auditor cannot open
}

static void statement__of_the_own_body_knows_what_was_recharged(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor funder = a_person(f, f->force, "cyllidwr", "Cyllidwr Sampl", ROLE_CO_FUNDER);
	struct problems problems;

	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;

	bill_approve(f, &kit, id);
	assert_int_equal(bill_do(f, &kit.first, id, INVOICE_RECHARGE, &problems), DONE);
	READ (f, w) {
		struct statements all =
			invoice_statements_for(w, &funder, &(struct statement){ 0 }, 10);

		assert_int_equal(all.n, 1);
		assert_int_equal(all.at[0].programme.v, kit.programme.v);
		assert_int_equal(all.at[0].year, 2026);
		assert_int_equal(all.at[0].due.pence, 60000);
		assert_int_equal(all.at[0].unbilled.pence, 0);
		assert_int_equal(
			invoice_statements_for(w, &f->auditor, &(struct statement){ 0 }, 10).n, 0);
		assert_int_equal(
			invoice_statements_for(w, &kit.first, &(struct statement){ 0 }, 10).n, 0);
	}
}

static void statements__follow_one_another(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f), other = kit;
	struct actor funder = a_person(f, f->force, "cyllidwr", "Cyllidwr Sampl", ROLE_CO_FUNDER);
	struct statement none = { 0 };

	other.per = PER_MONTH;
	other.programme = bill_casework_programme(f, PER_MONTH, &other.contract);
	bill_close_b(f, &kit);
	bill_approve(f, &kit, a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id);
	bill_approve(f, &other, bill_month(f, &other, 5, 90000).id);
	READ (f, w) {
		struct statements all = invoice_statements_for(w, &funder, &none, 1), rest;

		assert_int_equal(all.n, 2); // and one more follows
		rest = invoice_statements_for(w, &funder, &all.at[0], 1);
		assert_int_equal(rest.n, 1);
		assert_int_equal(rest.at[0].programme.v, all.at[1].programme.v);
		assert_int_equal(all.at[0].programme.v ^ rest.at[0].programme.v,
			kit.programme.v ^ other.programme.v);
	}
}

static void pages__are_shown_to_whoever_may_read_and_done_by_finance_alone(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_id id = a_bill(f, &kit, "TD-1", 240000).id;
	const struct actor *readers[] = { &f->auditor, &f->commissioning_officer, &f->approver };

	for (size_t i = 0; i < array_size(readers); i++) {
		assert_int_equal(page_get(f, readers[i], "/invoices"), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, "INV-1"));
		assert_false(page_says(f, "/invoices/new"));
		assert_int_equal(page_get(f, readers[i], at(f, id, "")), OK);
		assert_null(page_trouble(f));
		assert_false(page_says(f, "Query it"));
		assert_int_equal(page_get(f, readers[i], "/invoices/new"), FORBIDDEN);
		assert_int_equal(page_post(f, readers[i], at(f, id, "/act"),
					 "version=1&act=invoice-withdraw&withdraw=No"),
			FORBIDDEN);
	}
	assert_int_equal(page_get(f, &f->coordinator, "/invoices"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->stranger, at(f, id, "")), NOT_FOUND);
	assert_int_equal(page_get(f, &kit.first, "/cy/invoices?state=received"), OK);
	assert_true(page_says(f, "INV-1"));
	assert_int_equal(page_get(f, &kit.first, "/invoices?state=paid"), OK);
	assert_false(page_says(f, "INV-1"));
}

static bool policy_has(struct fresh *f, const char *directive)
{
	return strstr(page_sent_header(f, "Content-Security-Policy"), directive) != NULL;
}

/* The frame is of one page, and holds nothing but what that page's invoice has. */
static void paper__stands_in_a_frame_beside_the_checks_and_nowhere_else(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_id id = a_bill(f, &kit, "TD-1", 240001).id;
	struct invoice_line line = a_cohort_line(f, &kit, LINE_COHORT, 240001);
	struct problems problems;
	static const char *const others[] = { "/line", "/change", "/trace" };
	const char *shown;

	bill_close_b(f, &kit);
	assert_int_equal(bill_put(f, &kit.first, id, &line, &problems), DONE);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_int_equal(page_count(f, "<iframe"), 0); // there is no paper yet
	assert_false(policy_has(f, "frame-src"));
	bill_attach(f, &kit.first, id, 0);
	bill_attach(f, &kit.first, id, 1);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "<iframe"), 1);
	shown = arena_format(f->arena, "title=\"The paper that is shown (PDF)\" src=\"%s\"",
		at(f, id, "/paper#navpanes=0"));
	assert_true(page_says(f, shown));
	assert_int_equal(page_count(f, "target=\"paper-shown\""), 2);
	assert_true(policy_has(f, "frame-src 'self'; frame-ancestors 'none'"));
	assert_string_equal(page_sent_header(f, "X-Frame-Options"), "DENY");
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(
			page_get(f, &kit.first, at(f, id, i == 0 ? "/paper" : "/papers/1")), OK);
		assert_true(policy_has(f, "frame-ancestors 'self'"));
		assert_string_equal(page_sent_header(f, "X-Frame-Options"), "SAMEORIGIN");
		assert_string_equal(page_sent_header(f, "X-Content-Type-Options"), "nosniff");
		assert_string_equal(page_sent_header(f, "Content-Type"), "application/pdf");
	}
	for (size_t i = 0; i < array_size(others); i++) {
		assert_int_equal(page_get(f, &kit.first, at(f, id, others[i])), OK);
		assert_false(policy_has(f, "frame-src"));
		assert_true(policy_has(f, "frame-ancestors 'none'"));
		assert_string_equal(page_sent_header(f, "X-Frame-Options"), "DENY");
	}
	assert_int_equal(page_get(f, &f->stranger, at(f, id, "/paper")), NOT_FOUND);
	assert_true(policy_has(f, "frame-ancestors 'none'"));
	assert_int_equal(page_get(f, &kit.first, at(f, id, "/papers/2")), NOT_FOUND);
	assert_true(policy_has(f, "frame-ancestors 'none'"));
}

static void trace__is_read_in_both_directions_as_a_list(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *heading = arena_format(
		f->arena, "/programmes/%lld/trace/delivery", (long long)kit.programme.v);

	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id;

	assert_int_equal(page_get(f, &f->auditor, at(f, id, "/trace")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Nobody yet: it is shared when it is approved."));
	assert_false(page_says(f, "This body leads"));
	bill_approve(f, &kit, id);
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "")), OK);
	assert_true(page_says(f, at(f, id, "/trace#line-1")));
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "/trace")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "id=\"line-1\""));
	assert_true(page_says(f, "This body leads, pays the provider and is paid by the others: "
				 "Police and Crime Commissioner for Dyffryn Dychmygol."));
	assert_true(page_says(f, "Contract C-1, line 2"));
	assert_true(page_says(f, "Delivery: at most £60,000"));
	assert_true(page_says(f, "<q lang=\"en\">"));
	assert_int_equal(page_count(f, "#amount-"), 1);
	assert_true(page_says(f, "both registers are signed"));
	assert_true(page_says(f, "£1,800.01"));
	assert_int_equal(page_get(f, &f->auditor, heading), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Delivery: where the money went in 2026/27"));
	assert_true(page_says(f, at(f, id, "/trace#line-1")));
	assert_true(page_says(f, "£600"));
	assert_true(page_says(f, "Nothing was invoiced by this line in the year."));
	assert_int_equal(
		page_get(f, &f->auditor, arena_format(f->arena, "%s?year=2025", heading)), OK);
	assert_false(page_says(f, "INV-1"));
	assert_int_equal(page_get(f, &f->auditor, arena_format(f->arena, "%s?year=99999", heading)),
		NOT_FOUND);
	assert_int_equal(page_get(f, &f->auditor,
				 arena_format(f->arena, "/programmes/%lld/trace/nothing",
					 (long long)kit.programme.v)),
		NOT_FOUND);
	assert_int_equal(page_get(f, &f->coordinator, heading), FORBIDDEN);
	time_passes(f, INT64_C(400) * 24 * 3600 * 1000); // to July 2027
	assert_int_equal(page_get(f, &f->auditor, heading), OK);
	assert_true(page_says(f, "where the money went in 2026/27")); // its last year
}

/* £2,200 and £440 of VAT: which of the two sums is counted is the agreement's. */
static void trace__says_whether_the_sum_has_its_vat_in_it(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_bill(f, &kit, "TD-1", 264000);
	struct invoice_line line = a_cohort_line(f, &kit, LINE_COHORT, 220000);
	struct problems problems;

	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	assert_int_equal(page_get(f, &f->auditor, at(f, invoice.id, "/trace")), OK);
	assert_true(page_says(f, "£2,200, with no VAT on it, by TD-1 of "));
	line.vat.pence = 44000;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	assert_int_equal(page_get(f, &f->auditor, at(f, invoice.id, "/trace")), OK);
	assert_true(page_says(f, "£2,640 with VAT, by TD-1 of "));
	bill_agree_on_vat(f, kit.programme, VAT_RECOVERED);
	assert_int_equal(page_get(f, &f->auditor, at(f, invoice.id, "/trace")), OK);
	assert_true(page_says(f, "£2,200 without its VAT, which is recovered, by TD-1 of "));
	assert_false(page_says(f, "with VAT"));
}

static void licence__is_asked_for_where_the_contract_has_two(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_bill(f, &kit, "TD-1", 2000);
	const char *form = arena_format(f->arena, "/invoices/%lld/line?contract-line=%d",
		(long long)invoice.id.v, LINE_LICENCE);

	bill_sub_contract(f, &kit.contract, "C-1-L", f->elsewhere);
	assert_int_equal(page_get(f, &kit.first, form), OK);
	assert_false(page_says(f, "Which licence it is for"));
	bill_licence(f, &kit.contract, "C-1-M", f->force, "M8");
	assert_int_equal(page_get(f, &kit.first, form), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Which licence it is for"));
	assert_true(page_says(f, "L7, "));
	assert_true(page_says(f, "M8, "));
}

static void trace__shows_what_shows_each_kind_of_line(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_bill(f, &kit, "TD-1", 2000);
	struct invoice_line training = { .contract_line = LINE_TRAINING,
		.net = { 1000 },
		.parts = { .other_for = "" },
		.passed = { "HT-1", date_of(2026, 5, 1), { { 1000 }, true } } };
	struct invoice_line licence = { .contract_line = LINE_LICENCE,
		.net = { 1000 },
		.parts = { .other_for = "" },
		.passed = { "L-1", date_of(2026, 6, 1), { { 1000 }, true } },
		.licence_from = date_of(2026, 6, 1),
		.licence_to = date_of(2026, 12, 31) };
	struct problems problems;

	bill_train(f, &kit, 2, date_of(2026, 5, 1));
	training.trained[MODULE_CORE] = 2;
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &training, &problems), DONE);
	bill_sub_contract(f, &kit.contract, "C-1-L", f->elsewhere);
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &licence, &problems), DONE);
	assert_int_equal(page_get(f, &f->auditor, at(f, invoice.id, "/trace")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "2 people trained"));
	assert_true(page_says(f, "The sub-contractor’s own invoice HT-1 of 1 May 2026: £10"));
	assert_true(page_says(f,
		"The licence that it is for, and its days: L7, 1 June 2026 to 31 December 2026"));
	assert_false(page_says(f, "Only the invoice itself."));
	assert_false(page_says(f, "A credit note of"));
}

static void trace__of_a_month_shows_it_and_of_a_credit_note_what_it_credits(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice invoice = bill_month(f, &kit, 0, 900000), note;
	struct actor funder = a_person(f, f->force, "talwr", "Talwr Sampl", ROLE_CO_FUNDER);
	struct problems problems;

	bill_approve(f, &kit, invoice.id);
	assert_int_equal(bill_credit(f, &kit, invoice.id, "M-C", 1000, &note, &problems), DONE);
	bill_attach(f, &kit.first, note.id, 0);
	bill_approve(f, &kit, note.id);
	assert_int_equal(page_get(f, &f->auditor, at(f, invoice.id, "/trace")), OK);
	assert_true(page_says(f, "The month that it is for: April 2026"));
	assert_int_equal(page_get(f, &f->auditor, at(f, note.id, "/trace")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "A credit note of INV-1"));
	assert_true(page_says(f, at(f, invoice.id, "/trace")));
	assert_int_equal(page_get(f, &funder,
				 arena_format(f->arena, "/statements/%lld/2026/trace/%lld",
					 (long long)kit.programme.v, (long long)note.id.v)),
		OK);
	assert_true(page_says(f, "A credit note of INV-1"));
	assert_false(page_says(f, at(f, invoice.id, "/trace")));
}

static void trace__says_both_caps_where_the_budget_changed_since(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *heading = arena_format(
		f->arena, "/programmes/%lld/trace/delivery", (long long)kit.programme.v);

	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id;

	bill_approve(f, &kit, id);
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "/trace")), OK);
	assert_false(page_says(f, "Since changed:"));
	f->now.ms += 1000;
	bill_budget_again(f, kit.programme, 60000, 33760);
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "/trace")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Delivery: at most £60,000, by the budget that was in force when "
				 "it was approved on"));
	assert_true(page_says(f, "Since changed:"));
	assert_true(page_says(f, "Delivery: at most £33,760, by the budget of"));
	assert_int_equal(page_count(f, "#amount-"), 2);
	assert_int_equal(page_get(f, &f->auditor, heading), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Delivery: at most £33,760"));
	assert_true(page_says(f, "at most £60,000"));
	f->now.ms += 1000;
	bill_budget_again(f, kit.programme, 33760, 0);
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "/trace")), OK);
	assert_true(page_says(f, "The budget of today has this heading no more"));
	assert_int_equal(page_get(f, &f->auditor, heading), OK); // it led there
	assert_true(page_says(f, "The budget of today has this heading no more"));
}

/* Where the one thing that it is of leads; "" if it is asked again. */
static const char *traced_to(struct fresh *f, const struct actor *by, const char *text)
{
	enum status status = page_get(f, by, arena_format(f->arena, "/trace?ref=%s", text));

	return status == SEE_OTHER ? f->reply.location : "";
}

static void reference__leads_to_the_page_of_its_trace(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *contract, *cohort, *programme;

	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id;

	contract = arena_format(f->arena, "/contracts/%lld/trace", (long long)kit.contract.id.v);
	cohort = arena_format(f->arena, "/cohorts/%lld/trace", (long long)kit.room.cohort.id.v);
	programme = arena_format(f->arena, "/programmes/%lld/trace", (long long)kit.programme.v);
	bill_approve(f, &kit, id);
	assert_int_equal(page_get(f, &f->auditor, "/trace"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "DLI364/2026/27"));
	assert_string_equal(traced_to(f, &f->auditor, "INV-1"), at(f, id, "/trace"));
	assert_string_equal(traced_to(f, &f->auditor, "inv-1/1"), at(f, id, "/trace#line-1"));
	assert_string_equal(traced_to(f, &f->auditor, "TD-1"), at(f, id, "/trace"));
	assert_string_equal(traced_to(f, &f->auditor, "DLI1"), programme);
	assert_string_equal(traced_to(f, &f->auditor,
				    arena_format(f->arena, "DLI1/%lld",
					    (long long)bill_amount(f, kit.programme, 60000))),
		arena_format(f->arena, "%s/delivery", programme));
	assert_string_equal(traced_to(f, &f->auditor,
				    arena_format(f->arena, "DLI1/%lld",
					    (long long)bill_amount(f, kit.programme, 2500))),
		programme);
	assert_string_equal(traced_to(f, &f->auditor, "DLI1/2026/27"),
		arena_format(
			f->arena, "/programmes/%lld/statements/2026", (long long)kit.programme.v));
	assert_string_equal(
		traced_to(f, &f->auditor, "C-1"), arena_format(f->arena, "%s?line=0", contract));
	assert_string_equal(
		traced_to(f, &f->auditor, "C-1/2"), arena_format(f->arena, "%s?line=2", contract));
	assert_string_equal(
		traced_to(f, &f->auditor,
			arena_format(f->arena, "COHORT-%lld", (long long)kit.room.cohort.number)),
		cohort);
	assert_int_equal(page_get(f, &f->auditor, cohort), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, at(f, id, "/trace#line-1")));
	assert_true(page_says(f, "1 line: £2,400.01 in all."));
	assert_int_equal(page_get(f, &f->auditor, contract), OK);
	assert_true(page_says(f, at(f, id, "/trace#line-1")));
	assert_int_equal(
		page_get(f, &f->auditor, arena_format(f->arena, "%s?line=3", contract)), OK);
	assert_true(page_says(f, "No invoice has asked for anything of it yet."));
	assert_int_equal(page_get(f, &f->auditor, arena_format(f->arena, "%s?line=99", contract)),
		NOT_FOUND);
	assert_int_equal(page_get(f, &f->auditor, programme), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, arena_format(f->arena, "%s/delivery", programme)));
	assert_true(page_says(f, "Where the money of DLI1 went"));
	assert_int_equal(page_get(f, &f->auditor, "/journals/1/trace"), NOT_FOUND);
}

/* "+": as a browser sends a space. */
static void reference__of_a_cohort_in_words_leads_to_the_page_of_its_trace(void **state)
{
	static const char *const words[] = { "Cohort", "cohort", "Carfan", "garfan" };
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	long long number = (long long)kit.room.cohort.number;
	const char *page =
		arena_format(f->arena, "/cohorts/%lld/trace", (long long)kit.room.cohort.id.v);

	for (size_t i = 0; i < array_size(words); i++) {
		const char *text = arena_format(f->arena, "%s+%lld", words[i], number);

		assert_string_equal(traced_to(f, &f->auditor, text), page);
		assert_string_equal(traced_to(f, &f->stranger, text), "");
	}
}

/* To the line that has it; where two have it, each is a choice. */
static void reference__of_an_invoice_that_is_passed_on_leads_to_its_line(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_id id = a_bill(f, &kit, "TD-1", 1000).id;
	struct invoice_line line = { .contract_line = LINE_TRAINING,
		.net = { 1000 },
		.parts = { .other_for = "" },
		.passed = { "EL-31", date_of(2026, 5, 1), { { 1000 }, true } } };
	struct problems problems;

	line.trained[MODULE_CORE] = 1;
	bill_train(f, &kit, 2, date_of(2026, 5, 1));
	bill_sub_contract(f, &kit.contract, "C-1-A", f->elsewhere);
	assert_int_equal(bill_put(f, &kit.first, id, &line, &problems), DONE);
	assert_int_equal(page_get(f, &f->auditor, "/trace"), OK);
	assert_true(page_says(f, "EL-2026-31"));
	assert_true(page_says(f, "RCPT-202601"));
	assert_string_equal(traced_to(f, &f->auditor, "EL-31"), at(f, id, "/trace#line-1"));
	assert_int_equal(page_get(f, &f->stranger, "/trace?ref=EL-31"), UNPROCESSABLE);
	assert_int_equal(page_get(f, &f->coordinator, "/trace?ref=EL-31"), FORBIDDEN);
	bill_sub_contract(f, &kit.contract, "C-1-B", f->force);
	line.number = 0;
	line.passed_by = f->force;
	line.passed.on = date_add_days(line.passed.on, 1);
	assert_int_equal(
		bill_put(f, &kit.first, a_bill(f, &kit, "TD-2", 1000).id, &line, &problems), DONE);
	assert_int_equal(page_get(f, &f->auditor, "/trace?ref=EL-31"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "This is more than one thing. Choose which"));
	assert_true(page_says(f, at(f, id, "/trace#line-1")));
	assert_int_equal(page_count(f, "a sub-contractor’s, or a licensor’s: invoice:INV-"), 2);
}

static void trace__is_led_to_from_the_programme_and_the_contract(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *contract =
		arena_format(f->arena, "/contracts/%lld", (long long)kit.contract.id.v);
	const char *programme =
		arena_format(f->arena, "/programmes/%lld", (long long)kit.programme.v);
	const char *pages[] = { contract, programme };

	for (size_t i = 0; i < array_size(pages); i++) {
		const char *link = arena_format(f->arena, "href=\"%s/trace\"", pages[i]);

		assert_int_equal(page_get(f, &f->auditor, pages[i]), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, link));
	}
}

static void reference__that_is_unknown_ambiguous_or_another_s_is_asked_again(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *unknown;

	a_bill(f, &kit, "C-1", 100);
	assert_int_equal(page_get(f, &f->auditor, "/trace?ref=INV-99"), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "ref",
		"There is nothing of this reference that you may read. Check how it is written"));
	assert_true(page_says(f, "value=\"INV-99\""));
	assert_int_equal(page_get(f, &f->auditor, "/trace?ref=C-1"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "This is more than one thing. Choose which"));
	assert_true(page_says(f, "A contract: contract:C-1"));
	assert_true(page_says(f, "A supplier’s own number of an invoice: supplier:C-1"));
	a_bill(f, &kit, "INV-1", 100); // a supplier's own, and ours of the one before
	assert_int_equal(page_get(f, &f->auditor, "/trace?ref=INV-1"), OK);
	assert_true(page_says(f, "An invoice: invoice:INV-1"));
	assert_true(page_says(f, "A supplier’s own number of an invoice: supplier:INV-1"));
	assert_int_equal(page_get(f, &f->coordinator, "/trace?ref=INV-1"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->stranger, "/trace?ref=INV-1"), UNPROCESSABLE);
	unknown = page_text(f);
	assert_int_equal(page_get(f, &f->stranger, "/trace?ref=INV-9"), UNPROCESSABLE);
	assert_int_equal(strlen(unknown), strlen(page_text(f))); // as what is not there
	assert_int_equal(page_get(f, &f->stranger,
				 arena_format(f->arena, "/cohorts/%lld/trace",
					 (long long)kit.room.cohort.id.v)),
		NOT_FOUND);
	assert_int_equal(page_get(f, &f->stranger,
				 arena_format(f->arena, "/contracts/%lld/trace",
					 (long long)kit.contract.id.v)),
		NOT_FOUND);
	assert_int_equal(page_get(f, &f->stranger,
				 arena_format(f->arena, "/programmes/%lld/trace",
					 (long long)kit.programme.v)),
		NOT_FOUND);
}

/* 63 approved invoices of one line each: £10 and more pence each time. */
static struct bill_kit a_busy_year(struct fresh *f)
{
	enum { SEVEN = 7, OF_MONTH = 9, LEAST_PENCE = 1000 };
	struct bill_kit kit = a_casework_kit(f, PER_WHOLE);

	for (int i = 0; i < SEVEN * OF_MONTH; i++)
		bill_approve(f, &kit, bill_month(f, &kit, i / OF_MONTH, LEAST_PENCE + i).id);
	return kit;
}

static void trace__of_a_heading_with_much_under_it_is_read_page_by_page(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_busy_year(f);
	static const struct {
		const char *after, *next; // NULL: it is the last
		size_t rows;
	} pages[] = {
		{ "", "after=25\" rel=\"next\"", 25 },
		{ "&after=25", "after=50\" rel=\"next\"", 25 },
		{ "&after=50", NULL, 13 },
	};

	for (size_t i = 0; i < array_size(pages); i++) {
		assert_int_equal(page_get(f, &f->auditor,
					 arena_format(f->arena,
						 "/programmes/%lld/trace/caseworker?year=2026%s",
						 (long long)kit.programme.v, pages[i].after)),
			OK);
		assert_null(page_trouble(f));
		assert_int_equal(page_count(f, "/trace#line-1"), pages[i].rows);
		assert_true(f->statements <= 80); // two a row: none of what other pages show
		assert_true(page_says(f, "Approved in the year: £649.53."));
		assert_true(page_says(f, "2026/27: £649.53"));
		assert_true(pages[i].next == NULL ? !page_says(f, "rel=\"next\"")
						  : page_says(f, pages[i].next));
	}
	assert_true(page_says(f, "INV-63<"));
	assert_false(page_says(f, "INV-50<"));
}

static void statement__of_a_busy_year_is_read_page_by_page_with_the_year_s_sums(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_busy_year(f);
	struct actor funder = a_person(f, f->force, "cyllidwr", "Cyllidwr Sampl", ROLE_CO_FUNDER);
	const char *own =
		arena_format(f->arena, "/statements/%lld/2026", (long long)kit.programme.v);
	const char *all = arena_format(
		f->arena, "/programmes/%lld/statements/2026", (long long)kit.programme.v);

	assert_int_equal(page_get(f, &funder, own), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "INV-"), 25);
	assert_true(
		page_says(f, "In all: £103.10. Recharged already: £0. To be recharged: £103.10."));
	assert_true(page_says(f, "Payable to the body that leads: "));
	assert_true(page_says(f, "Reference of this statement:"));
	assert_true(page_says(f, "?after=25\" rel=\"next\""));
	assert_int_equal(page_get(f, &funder, arena_format(f->arena, "%s?after=50", own)), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "INV-"), 13);
	assert_true(
		page_says(f, "In all: £103.10. Recharged already: £0. To be recharged: £103.10."));
	assert_int_equal(page_get(f, &f->auditor, all), OK);
	assert_int_equal(page_count(f, ">INV-26<"), 0);
	assert_int_equal(page_get(f, &f->auditor, arena_format(f->arena, "%s?after=25", all)), OK);
	assert_int_equal(page_count(f, ">INV-26<"), 3); // of each body
	assert_int_equal(page_get(f, &f->auditor, arena_format(f->arena, "%s/csv", all)), OK);
	assert_int_equal(page_count(f, ",M-"), 3 * 63);
}

static void journal__is_made_of_what_has_its_codes_and_leaves_as_it_was(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *codes =
		arena_format(f->arena, "/programmes/%lld/ledger-codes", (long long)kit.programme.v);
	const char *form = arena_format(f->arena,
		"seen=0&code-mobilisation=&code-delivery=40100&code-supplier-%lld=S-7"
		"&code-partner-%lld=",
		(long long)f->provider.v, (long long)f->force.v);
	struct slice first;

	assert_int_equal(page_get(f, &kit.first, "/journals"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "No approved line waits for a journal."));
	bill_close_b(f, &kit);
	bill_approve(f, &kit, a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id);
	assert_int_equal(page_get(f, &kit.first, "/journals"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 approved line waits for the next journal: £2,400.01."));
	assert_true(page_says(f, "Delivery, 1 line has no ledger code"));
	assert_true(page_says(f, codes));
	assert_int_equal(page_get(f, &f->auditor, "/journals"), OK);
	assert_true(page_says(f, "Delivery, 1 line has no ledger code"));
	assert_false(page_says(f, codes)); // a form that is not theirs
	assert_int_equal(page_get(f, &kit.first, codes), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Not entered yet"));
	assert_int_equal(page_post(f, &kit.first, codes, form), SEE_OTHER);
	assert_int_equal(page_post(f, &kit.second, codes, form), CONFLICTING);
	assert_true(page_says(f, "“40100”, entered by Cyllid Sampl"));
	assert_int_equal(page_get(f, &kit.first, "/journals"), OK);
	assert_false(page_says(f, "Delivery, 1 line"));
	assert_true(page_says(f, "1 line has no ledger code"));
	assert_int_equal(
		page_post(f, &kit.first, "/journals", "until-day=13&until-month=6&until-year=2026"),
		UNPROCESSABLE);
	assert_true(page_says(f, "Enter the codes that are missing first."));
	assert_int_equal(page_post(f, &kit.first, codes,
				 arena_format(f->arena, "seen=2&code-partner-%lld=P-9",
					 (long long)f->force.v)),
		SEE_OTHER);
	assert_int_equal(
		page_post(f, &kit.first, "/journals", "until-day=1&until-month=1&until-year=2027"),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "until", "The last day of a journal cannot lie ahead"));
	assert_int_equal(
		page_post(f, &kit.first, "/journals", "until-day=13&until-month=6&until-year=2026"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->auditor, "/journals?made=1"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "JNL-1 is made"));
	assert_int_equal(page_get(f, &f->auditor, "/journals/1/csv"), OK);
	assert_true(page_says(f, "S-7"));
	first = f->reply.body;
	assert_int_equal(page_get(f, &kit.second, "/cy/journals/1/csv"), OK);
	assert_int_equal(f->reply.body.size, first.size);
	assert_memory_equal(f->reply.body.at, first.at, first.size);
	assert_int_equal(page_get(f, &f->auditor, "/journals/2/csv"), NOT_FOUND);
	assert_string_equal(traced_to(f, &f->auditor, "JNL-1"), "/journals/1/trace");
	assert_int_equal(page_get(f, &f->auditor, "/journals/1/trace"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "INV-1/1"));
	assert_int_equal(page_get(f, &f->auditor, codes), FORBIDDEN);
}

static void paid__is_checked_by_row_and_then_noted_whole(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct problems problems;

	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001).id;

	assert_int_equal(page_get(f, &kit.first, "/invoices/paid"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &kit.first, "/cy/invoices/paid/template"), OK);
	assert_true(page_says(f, "Talwyd ar"));
	assert_int_equal(page_post(f, &kit.first, "/invoices/paid/check", "sheet="), UNPROCESSABLE);
	assert_true(page_has_problem(f, "file", "Choose the list, saved as CSV"));
	assert_int_equal(send_list(f, &kit, "/invoices/paid/check",
				 "INV-1,2026-06-13,2400.01,\nTD-9,2026-06-13,1,\n"),
		OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "This invoice is not approved yet"));
	assert_true(page_says(f, "There is no invoice of this number:"));
	assert_true(page_says(f, "Row 3"));
	assert_true(page_says(f, "2 things in this list cannot be noted as they stand."));
	clock_to(f, date_of(2026, 6, 14));
	bill_approve(f, &kit, id);
	assert_int_equal(
		send_list(f, &kit, "/invoices/paid/check", "INV-1,2026-06-13,2400.01,GL-7\n"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 of them is not recharged to those who pay yet."));
	assert_true(page_says(f, "1 of them was paid before it was approved, by this list."));
	assert_true(page_says(f, "13 June 2026, before it was approved on 14 June 2026"));
	assert_int_equal(
		send_list(f, &kit, "/invoices/paid/check", "INV-1,2026-06-14,2400.01,GL-7\n"), OK);
	assert_false(page_says(f, "before it was approved"));
	assert_int_equal(bill_do(f, &kit.first, id, INVOICE_RECHARGE, &problems), DONE);
	assert_int_equal(
		send_list(f, &kit, "/invoices/paid/check", "INV-1,2026-06-13,2400.01,GL-7\n"), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "not recharged to those who pay yet"));
	assert_true(page_says(f, "Note 1 invoice as paid"));
	assert_int_equal(bill_now(f, &kit.first, id).facts.state, INVOICE_RECHARGED);
	assert_int_equal(send_list(f, &kit, "/invoices/paid",
				 "INV-1,2026-06-13,2400.01,GL-7\nTD-9,2026-06-13,1,\n"),
		UNPROCESSABLE);
	assert_int_equal(bill_now(f, &kit.first, id).facts.state, INVOICE_RECHARGED);
	assert_int_equal(
		send_list(f, &kit, "/invoices/paid", "INV-1,2026-06-13,2400.01,GL-7\n"), SEE_OTHER);
	assert_int_equal(page_get(f, &kit.first, "/invoices/paid?done=1"), OK);
	assert_true(page_says(f, "1 invoice is noted as paid"));
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Ledger reference"));
	assert_int_equal(page_count(f, "GL-7"), 1);
	assert_int_equal(page_get(f, &f->auditor, "/invoices?search=GL-7&state=paid"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "INV-1"));
	assert_int_equal(page_get(f, &f->auditor, "/invoices?search=GL-7&state=received"), OK);
	assert_false(page_says(f, "INV-1"));
	assert_int_equal(page_get(f, &f->auditor, "/invoices?search=GL"), OK);
	assert_false(page_says(f, "INV-1"));
	assert_int_equal(page_get(f, &f->auditor, "/invoices?search=TD-1"), OK);
	assert_true(page_says(f, "INV-1"));
	assert_int_equal(page_get(f, &f->auditor, "/invoices?search=inv-1"), OK);
	assert_int_equal(page_count(f, "INV-1<"), 1);
	assert_int_equal(
		page_get(f, &f->auditor, arena_format(f->arena, "/invoices?search=%0101d", 0)),
		UNPROCESSABLE);
	assert_int_equal(page_get(f, &f->auditor, "/invoices/paid"), FORBIDDEN);
}

/* A room of three, who all came to both: what its cohort cost, divided by them. */
static void programme__says_what_one_completion_costs(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *page = arena_format(f->arena, "/programmes/%lld", (long long)kit.programme.v);
	struct invoice_id id;
	struct invoice note;
	struct problems problems;

	assert_int_equal(page_get(f, &f->auditor, page), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Nothing of delivery is approved yet"));
	bill_close_b(f, &kit);
	id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;
	bill_approve(f, &kit, id);
	assert_int_equal(page_get(f, &f->auditor, page), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Cost of delivery"));
	assert_true(page_says(f, "£800"));
	assert_int_equal(bill_credit(f, &kit, id, "TD-1-C", 60000, &note, &problems), DONE);
	bill_attach(f, &kit.first, note.id, 0);
	bill_approve(f, &kit, note.id);
	assert_int_equal(page_get(f, &f->auditor, page), OK);
	assert_true(page_says(f, "£600"));
	assert_int_equal(page_get(f, &f->auditor, arena_format(f->arena, "/cy%s", page)), OK);
	assert_null(page_trouble(f));
}

/* Nobody came to B; and of casework no completions are counted. */
static void programme__without_completions_has_no_cost_of_one(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct bill_kit casework = { 0 };
	struct invoice_id id;

	notes_all(f, &kit.room.first, &kit.room, WORKSHOP_B, 7);
	both_sign(f, &kit.room, WORKSHOP_B);
	id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;
	bill_approve(f, &kit, id);
	assert_int_equal(
		page_get(f, &f->auditor,
			arena_format(f->arena, "/programmes/%lld", (long long)kit.programme.v)),
		OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Nobody who was referred in this year has completed it yet"));
	casework.programme = bill_casework_programme(f, PER_MONTH, &casework.contract);
	assert_int_equal(page_get(f, &f->auditor,
				 arena_format(f->arena, "/programmes/%lld",
					 (long long)casework.programme.v)),
		OK);
	assert_true(page_says(f, "Not held: no scheme whose completions are counted here"));
}

/* The contract has a price for it since. */
static void invoice__whose_contract_was_varied_since_goes_back_on_its_page(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct problems problems;
	struct invoice_id id;

	bill_close_b(f, &kit);
	id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 230000).id;
	assert_int_equal(bill_do(f, &kit.first, id, INVOICE_MATCH, &problems), DONE);
	assert_int_equal(page_get(f, &kit.second, at(f, id, "")), OK);
	assert_true(page_says(f, "Approve it and share it"));
	bill_vary(f, &kit, date_of(2026, 4, 1), bill_price_cohorts);
	assert_int_equal(page_get(f, &kit.second, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "Approve it and share it"));
	assert_true(page_says(f, "The contract was varied after somebody matched it. Send it back "
				 "to be matched"));
	assert_int_equal(
		page_post(f, &kit.second, at(f, id, "/act"),
			arena_format(f->arena, "%s&act=invoice-return", version_of(f, &kit, id))),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "return", "Say why it goes back to be matched"));
	assert_int_equal(page_post(f, &kit.second, at(f, id, "/act"),
				 arena_format(f->arena, "%s&act=invoice-return&return=Varied",
					 version_of(f, &kit, id))),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Sent an invoice back to be matched"));
	assert_true(page_says(f, "Varied"));
	assert_true(page_says(f, "The contract has a price for this: £2,500"));
	assert_false(page_says(f, "Send it back to be matched"));
}

static void checks__say_of_which_line_they_are(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;
	struct invoice_line line = a_cohort_line(f, &kit, LINE_LIAISON, 50000);
	struct problems problems;

	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_false(page_says(f, "Line 1: Invented line")); // there is no other
	assert_int_equal(bill_put(f, &kit.first, id, &line, &problems), DONE);
	assert_int_equal(page_get(f, &kit.first, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Line 1: Invented line"));
	assert_true(page_says(f, "Line 2: Invented line"));
	assert_false(page_says(f, "Line 3"));
	assert_int_equal(
		page_get(f, &kit.first, arena_format(f->arena, "/cy%s", at(f, id, ""))), OK);
	assert_true(page_says(f, "Llinell 2: Llinell ddychmygol"));
}

/* By the wall they are never the victims' workers. */
static void hours__of_liaison_are_not_those_of_facilitators(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice_id led = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;
	struct invoice_id liaison = a_whole_bill(f, &kit, "TD-2", LINE_LIAISON, 50000).id;

	assert_int_equal(page_get(f, &kit.first, at(f, led, "")), OK);
	assert_true(page_says(f, "Facilitators"));
	assert_int_equal(page_get(f, &kit.first, at(f, liaison, "")), OK);
	assert_false(page_says(f, "Facilitators"));
	assert_true(page_says(f, "Hours of work"));
	assert_int_equal(
		page_get(f, &kit.first, at(f, liaison, "/line?contract-line=3&number=1")), OK);
	assert_false(page_says(f, "Hours of facilitators"));
	assert_true(page_says(f, "Hours of work"));
}

static void move_cohorts(struct fresh *f, const struct bill_kit *kit, struct contract_version *v)
{
	struct contract_line *line = &v->lines.at[LINE_COHORT - 1];

	line->heading = HEADING_MOBILISATION;
	line->amount = bill_amount(f, kit->programme, 33760);
}

static void trace__of_a_heading_says_where_a_line_was_moved_to(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *delivery = arena_format(
		f->arena, "/programmes/%lld/trace/delivery?year=2026", (long long)kit.programme.v);

	bill_close_b(f, &kit);
	bill_approve(f, &kit, a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id);
	bill_vary(f, &kit, date_of(2026, 4, 1), move_cohorts);
	assert_int_equal(page_get(f, &f->auditor, delivery), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "A line that the contract has no more"));
	assert_true(page_says(f, "It is paid under this heading now: Mobilisation."));
	bill_vary(f, &kit, date_of(2026, 4, 1), bill_drop_all_but_training);
	assert_int_equal(page_get(f, &f->auditor, delivery), OK);
	assert_true(page_says(f, "A line that the contract has no more"));
	assert_false(page_says(f, "under this heading now"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(invoice__is_entered_with_its_parts_and_loses_nothing_typed),
		SERVED(home__shows_ten_of_each_state_and_counts_the_others),
		SERVED(person__who_is_on_two_invoices_is_told_of_on_each),
		SERVED(invoice__is_matched_approved_and_paid_on_its_page),
		SERVED(payment__is_noted_with_what_the_ledger_calls_it),
		SERVED(line__asks_whose_invoice_is_passed_on_where_it_may_be_of_two),
		SERVED(invoice__of_days_that_are_not_funded_is_held_with_its_sentence),
		SERVED(months__are_named_on_the_page_of_their_line),
		SERVED(query__keeps_its_reason_and_says_what_is_missing),
		SERVED(credit__is_entered_on_its_page),
		SERVED(vat__is_said_to_count_where_an_invoice_has_some),
		SERVED(budget__says_before_it_is_signed_what_it_leaves_out),
		SERVED(invoice__says_what_is_looked_at_before_it_is_paid),
		SERVED(programme__says_what_was_spent_under_a_heading_without_a_cap),
		SERVED(statement__asks_the_office_where_another_body_leads),
		SERVED(statement__names_each_of_two_who_lead),
		SERVED(statement__says_what_each_body_owes_to_the_penny),
		SERVED(statement__of_the_own_body_says_nothing_of_another),
		SERVED(trace__of_the_own_share_leads_to_the_sentence_and_over_nothing),
		SERVED(statement__of_the_own_body_knows_what_was_recharged),
		SERVED(paper__stands_in_a_frame_beside_the_checks_and_nowhere_else),
		SERVED(statements__follow_one_another),
		SERVED(trace__is_read_in_both_directions_as_a_list),
		SERVED(trace__says_whether_the_sum_has_its_vat_in_it),
		SERVED(licence__is_asked_for_where_the_contract_has_two),
		SERVED(trace__shows_what_shows_each_kind_of_line),
		SERVED(trace__of_a_month_shows_it_and_of_a_credit_note_what_it_credits),
		SERVED(trace__says_both_caps_where_the_budget_changed_since),
		SERVED(reference__leads_to_the_page_of_its_trace),
		SERVED(reference__of_a_cohort_in_words_leads_to_the_page_of_its_trace),
		SERVED(reference__of_an_invoice_that_is_passed_on_leads_to_its_line),
		SERVED(trace__is_led_to_from_the_programme_and_the_contract),
		SERVED(reference__that_is_unknown_ambiguous_or_another_s_is_asked_again),
		SERVED(trace__of_a_heading_with_much_under_it_is_read_page_by_page),
		SERVED(statement__of_a_busy_year_is_read_page_by_page_with_the_year_s_sums),
		SERVED(journal__is_made_of_what_has_its_codes_and_leaves_as_it_was),
		SERVED(paid__is_checked_by_row_and_then_noted_whole),
		SERVED(pages__are_shown_to_whoever_may_read_and_done_by_finance_alone),
		SERVED(programme__says_what_one_completion_costs),
		SERVED(programme__without_completions_has_no_cost_of_one),
		SERVED(invoice__whose_contract_was_varied_since_goes_back_on_its_page),
		SERVED(checks__say_of_which_line_they_are),
		SERVED(hours__of_liaison_are_not_those_of_facilitators),
		SERVED(trace__of_a_heading_says_where_a_line_was_moved_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
