/* SPDX-License-Identifier: MIT */
/*
 * The pages of a supplier's own invoices, asked through the frame.
 */
#include "areas/contract/pages.h"
#include "areas/invoice/pages.h"

#include <string.h>

#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/testing.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, invoice_routes, contract_routes, NULL);
	return 0;
}

static struct actor a_lead(struct fresh *f)
{
	return a_person(f, f->provider, "y.darparwr", "Arweinydd Sampl", ROLE_PERPETRATOR_LEAD);
}

static const char *at(struct fresh *f, struct invoice_id id, const char *after)
{
	return arena_format(f->arena, "/sent-invoices/%lld%s", (long long)id.v, after);
}

static const char *in_welsh(struct fresh *f, const char *path)
{
	return arena_format(f->arena, "/cy%s", path);
}

/* As the finance officer's form does. */
static void query(struct fresh *f, const struct bill_kit *kit, struct invoice_id id)
{
	assert_int_equal(page_post(f, &kit->second,
				 arena_format(f->arena, "/invoices/%lld/act", (long long)id.v),
				 arena_format(f->arena,
					 "version=%lld&act=invoice-query&query=Which+hall%%3F",
					 (long long)bill_now(f, &kit->first, id).version)),
		SEE_OTHER);
}

static const char *answering(
	struct fresh *f, const struct bill_kit *kit, struct invoice_id id, const char *text)
{
	return arena_format(f->arena, "version=%lld&line=1&answer=%s",
		(long long)bill_now(f, &kit->first, id).version, text);
}

static void list__says_how_each_stands_and_when_there_is_none(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	struct problems problems;

	assert_int_equal(page_get(f, &lead, "/sent-invoices"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "No invoice of your body’s is here."));
	assert_int_equal(page_get(f, &lead, "/sent-invoices?state=paid"), OK);
	assert_true(page_says(f, "There is no such invoice."));
	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;

	assert_int_equal(page_get(f, &lead, "/sent-invoices"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 invoice<"));
	assert_true(page_says(f, "INV-1"));
	assert_true(page_says(f, "TD-1"));
	assert_true(page_says(f, "Received"));
	bill_approve(f, &kit, id);
	assert_int_equal(page_get(f, &lead, "/sent-invoices?state=approved&search=td+1"), OK);
	assert_true(page_says(f, "INV-1"));
	assert_int_equal(page_get(f, &lead, "/sent-invoices?state=received"), OK);
	assert_false(page_says(f, "INV-1"));
	assert_int_equal(bill_do(f, &kit.first, id, INVOICE_RECHARGE, &problems), DONE);
	assert_int_equal(bill_do(f, &kit.first, id, INVOICE_PAY, &problems), DONE);
	assert_int_equal(page_get(f, &lead, "/sent-invoices"), OK);
	assert_true(page_says(f, "Paid on 13 June 2026"));
	assert_int_equal(page_get(f, &lead, "/cy/sent-invoices"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Talwyd ar 13 Mehefin 2026"));
}

static void list__leads_on_and_back(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	long long last = 0;

	for (int i = 1; i <= 26; i++) {
		struct invoice_id id =
			a_bill(f, &kit, arena_format(f->arena, "TD-%d", i), 100 + i).id;

		if (i == 2)
			last = id.v;
	}
	assert_int_equal(page_get(f, &lead, "/sent-invoices"), OK);
	assert_true(page_says(f, "25 invoices, and older ones follow"));
	assert_false(page_says(f, "TD-1<"));
	assert_true(page_says(f, arena_format(f->arena, "after=%lld", last)));
	assert_int_equal(
		page_get(f, &lead, arena_format(f->arena, "/sent-invoices?after=%lld", last)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 invoice<"));
	assert_true(page_says(f, "TD-1<"));
}

static void invoice__says_what_it_is_for_and_nothing_of_who_pays(void **state)
{
	static const char *const hidden[] = { "£1,800", "£600", "Who pays it", "cap", "Recharged",
		"shared", "Cyllid Sampl", "href=\"/invoices", "href=\"/programmes",
		"href=\"/contracts", "href=\"/cohorts", "href=\"/decisions", "Samplb" };
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);

	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;

	bill_approve(f, &kit, id);
	assert_int_equal(page_get(f, &lead, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "INV-1"));
	assert_true(page_says(f, "TD-1"));
	assert_true(page_says(f, "C-1"));
	assert_true(page_says(f, "£2,400"));
	assert_true(page_says(f, "5 hours at £50: £250"));
	assert_true(page_says(f, "Cohort 1"));
	assert_true(page_says(f, "Approved"));
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
		if (page_says(f, hidden[i]))
			fail_msg("says %s", hidden[i]);
	assert_int_equal(page_get(f, &lead, in_welsh(f, at(f, id, ""))), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Eich rhif eich hun"));
	assert_int_equal(page_get(f, &lead, at(f, id, "/paper")), OK);
	assert_string_equal(f->reply.content_type, "application/pdf");
	assert_int_equal(page_get(f, &lead, at(f, id, "/papers/1")), NOT_FOUND);
}

static void invoice__that_is_held_says_what_its_supplier_can_show(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;

	bill_budget_again(f, kit.programme, 33760, 0);
	assert_int_equal(page_get(f, &lead, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(
		page_says(f, "Two facilitators have not signed both registers of cohort 1 yet.<"));
	assert_true(page_says(f, ">The office checks more than is said here."));
	assert_false(page_says(f, "£1,900")); // above the cap
	bill_close_b(f, &kit);
	assert_int_equal(page_get(f, &lead, at(f, id, "")), OK);
	assert_true(page_says(f, "Nothing that you could show or settle. The office checks more "
				 "than is said here."));
}

/* As it was kept before it was refused. */
static void line__for_two_cohorts_says_that_each_needs_its_own(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	struct billed_cohort earlier = bill_earlier_cohort(f, &kit);
	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;

	WRITE (f, w)
		invoice_cohort_insert(w, &(struct invoice_cohort_insert_values){
						 .invoice_id = id,
						 .line = 1,
						 .cohort_id = earlier.id,
						 .evidence = "registers",
					 });
	assert_int_equal(page_get(f, &lead, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "It is for more than one cohort, and the contract has a most for "
				 "each: each needs a line of its own."));
}

static void person__on_two_invoices_is_told_to_their_supplier(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	struct invoice second;

	bill_vary(f, &kit, date_of(2026, 4, 1), bill_pay_for_each_person);
	bill_train(f, &kit, 2, date_of(2026, 5, 1));
	bill_for_people(f, &kit, "TR-1", 1);
	second = bill_for_people(f, &kit, "TR-2", 1);
	bill_fund_from(f, kit.programme, date_of(2026, 5, 2)); // the two are paid for no more
	assert_int_equal(page_get(f, &lead, at(f, second.id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Your invoice INV-1 has people who were trained too."));
}

static void query__waits_at_home_is_answered_and_told_to_finance(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);

	bill_close_b(f, &kit);

	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;

	assert_int_equal(page_get(f, &lead, "/home"), OK);
	assert_false(page_says(f, "that wait for your answer"));
	assert_true(page_says(f, "href=\"/sent-invoices\""));
	query(f, &kit, id);
	assert_int_equal(page_get(f, &lead, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Queries about your invoices that wait for your answer"));
	assert_true(page_says(f, "Which hall?"));
	assert_true(page_says(f, arena_format(f->arena, "href=\"%s\"", at(f, id, ""))));
	assert_int_equal(page_get(f, &lead, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The office asks"));
	assert_true(page_says(f, "Which hall?"));
	assert_false(page_says(f, "Ail Gyllid Sampl")); // the office, and nobody in it
	assert_int_equal(page_post(f, &lead, at(f, id, "/answer"), answering(f, &kit, id, "")),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "answer", "Say what the answer is"));
	assert_int_equal(
		page_post_file(f, &lead, at(f, id, "/answer"), answering(f, &kit, id, "Hall B"),
			"file", "a.txt", SLICE("no pdf")),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "file", "Choose a file that is a PDF"));
	assert_true(page_says(f, "Hall B"));
	assert_int_equal(page_post_file(f, &lead, at(f, id, "/answer"),
				 answering(f, &kit, id, "Hall B"), "file", "hours.pdf", PDF),
		SEE_OTHER);
	assert_int_equal(page_get(f, &lead, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Your answer is with the office"));
	assert_true(page_says(f, "Hall B"));
	assert_true(page_says(f, "Arweinydd Sampl, "));
	assert_int_equal(page_get(f, &lead, at(f, id, "/papers/1")), OK);
	assert_int_equal(page_get(f, &lead, "/home"), OK);
	assert_false(page_says(f, "that wait for your answer"));
	assert_int_equal(page_get(f, &kit.first, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Queries that the supplier has answered"));
	assert_true(page_says(f, "Hall B"));
	assert_int_equal(
		page_get(f, &kit.first, arena_format(f->arena, "/invoices/%lld", (long long)id.v)),
		OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Arweinydd Sampl ("));
	assert_true(page_says(f, "The paper of this line (PDF)"));
}

static void query__that_another_answered_first_gives_the_text_back(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;
	const char *slower;
	struct problems problems;

	query(f, &kit, id);
	slower = answering(f, &kit, id, "Hall+of+the+slower");
	assert_int_equal(bill_do(f, &kit.first, id, INVOICE_ANSWER, &problems), DONE);
	assert_int_equal(page_post(f, &lead, at(f, id, "/answer"), slower), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Somebody was here before you"));
	assert_true(page_says(f, "Hall of the slower"));
	assert_false(page_says(f, "Cyllid Sampl"));
}

/* What the page says, without its address and the number of the request. */
static const char *main_of(struct fresh *f)
{
	const char *from = strstr(page_text(f), "<main");

	assert_non_null(from);
	return arena_format(
		f->arena, "%.*s", (int)(strstr(from, "Number of this request") - from), from);
}

static void pages__of_another_supplier_are_not_there(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor other =
		a_person(f, f->elsewhere, "y.arall", "Arweinydd Arall", ROLE_PERPETRATOR_LEAD);
	struct actor manager =
		a_person(f, f->provider, "y.achosion", "Achosion Sampl", ROLE_CASE_MANAGER);
	const struct actor *without[] = { &manager, &f->coordinator, &f->facilitator, &kit.first,
		&f->auditor };
	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;
	const char *pages[] = { at(f, id, ""), at(f, id, "/paper") };
	const char *nothing;

	query(f, &kit, id);
	assert_int_equal(page_get(f, &other, at(f, (struct invoice_id){ 7 }, "")), NOT_FOUND);
	nothing = main_of(f);
	assert_int_equal(page_get(f, &other, at(f, id, "")), NOT_FOUND);
	assert_string_equal(main_of(f), nothing);
	assert_int_equal(page_get(f, &other, at(f, id, "/paper")), NOT_FOUND);
	assert_int_equal(page_post(f, &other, at(f, id, "/answer"), answering(f, &kit, id, "Ours")),
		NOT_FOUND);
	assert_int_equal(page_get(f, &other, "/sent-invoices"), OK);
	assert_false(page_says(f, "INV-1"));
	assert_int_equal(page_get(f, &other, "/home"), OK);
	assert_false(page_says(f, "Which hall?"));
	for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
		assert_int_equal(page_get(f, without[i], "/sent-invoices"), FORBIDDEN);
		for (size_t n = 0; n < sizeof pages / sizeof *pages; n++)
			assert_int_equal(page_get(f, without[i], pages[n]), FORBIDDEN);
		assert_int_equal(page_post(f, without[i], at(f, id, "/answer"),
					 answering(f, &kit, id, "Ours")),
			FORBIDDEN);
	}
	assert_int_equal(bill_now(f, &kit.first, id).facts.state, INVOICE_QUERIED);
}

/* How often that account did so to the invoice as its supplier, by the log. */
static size_t logged(struct fresh *f, struct invoice_id id, const struct actor *by, const char *act)
{
	struct audit_filter filter = { .kind = "invoice", .id = id.v, .act = act };
	struct audit_page page;
	size_t n = 0;

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	for (size_t i = 0; i < page.n; i++)
		n += page.at[i].account == by->account.v &&
		     strcmp(page.at[i].right, "invoice-supply") == 0;
	return n;
}

static void supplier__is_in_the_log_with_each_look_and_act(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	struct invoice_id id = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000).id;

	query(f, &kit, id);
	assert_int_equal(page_get(f, &lead, "/sent-invoices"), OK);
	assert_int_equal(page_get(f, &lead, at(f, id, "")), OK);
	assert_int_equal(page_get(f, &lead, at(f, id, "/paper")), OK);
	assert_int_equal(logged(f, id, &lead, "list"), 1);
	assert_int_equal(logged(f, id, &lead, "read"), 2);
	assert_int_equal(page_post_file(f, &lead, at(f, id, "/answer"),
				 answering(f, &kit, id, "Hall B"), "file", "hours.pdf", PDF),
		SEE_OTHER);
	assert_int_equal(logged(f, id, &lead, "invoice-change"), 1);
	assert_int_equal(logged(f, id, &lead, "invoice-answer"), 1);
}

static void contract__leads_to_what_was_invoiced_under_it(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct actor lead = a_lead(f);
	const char *contract =
		arena_format(f->arena, "/contracts/%lld", (long long)kit.contract.id.v);

	a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	assert_int_equal(page_get(f, &f->auditor, contract), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "What was invoiced under it"));
	assert_true(page_says(f, arena_format(f->arena, "href=\"%s/trace\"", contract)));
	assert_int_equal(
		page_get(f, &f->auditor, arena_format(f->arena, "%s/trace", contract)), OK);
	assert_true(page_says(f, "INV-1"));
	assert_int_equal(page_get(f, &lead, contract), FORBIDDEN); // the invoice says its reference
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(list__says_how_each_stands_and_when_there_is_none),
		SERVED(list__leads_on_and_back),
		SERVED(invoice__says_what_it_is_for_and_nothing_of_who_pays),
		SERVED(invoice__that_is_held_says_what_its_supplier_can_show),
		SERVED(line__for_two_cohorts_says_that_each_needs_its_own),
		SERVED(person__on_two_invoices_is_told_to_their_supplier),
		SERVED(query__waits_at_home_is_answered_and_told_to_finance),
		SERVED(query__that_another_answered_first_gives_the_text_back),
		SERVED(pages__of_another_supplier_are_not_there),
		SERVED(supplier__is_in_the_log_with_each_look_and_act),
		SERVED(contract__leads_to_what_was_invoiced_under_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
