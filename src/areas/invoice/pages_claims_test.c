/* SPDX-License-Identifier: MIT */
/*
 * What is asked of a body before it is spent, on the pages: finance's, and its own statement.
 */
#include <string.h>

#include "areas/funding/pages.h"
#include "areas/invoice/pages.h"
#include "areas/invoice/testing.h"
#include "areas/programme/pages.h"
#include "base/err.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, invoice_routes, programme_routes, funding_routes, NULL);
	return 0;
}

static const char *at(struct fresh *f, const struct bill_kit *kit, const char *page)
{
	return arena_format(f->arena, "/programmes/%lld/%s", (long long)kit->programme.v, page);
}

/* The first claim on the force. */
static const char *claim_at(struct fresh *f, const struct bill_kit *kit)
{
	return at(f, kit, arena_format(f->arena, "claims/2026/%lld/1", (long long)f->force.v));
}

static enum status act(
	struct fresh *f, const struct actor *by, const struct bill_kit *kit, const char *fields)
{
	return page_post(f, by, claim_at(f, kit), fields);
}

static void page_of(struct fresh *f, const struct actor *by, const char *path)
{
	assert_int_equal(page_get(f, by, path), OK);
	assert_null(page_trouble(f));
}

#define ON(day, month) "&on-day=" day "&on-month=" month "&on-year=2026"

static void claim__is_asked_for_and_received_on_its_page(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);

	page_of(f, &kit.first, "/home");
	assert_false(page_says(f, "Money to be asked for before it is spent, or late"));
	clock_to(f, date_of(2026, 4, 10));
	page_of(f, &kit.first, "/home");
	assert_true(page_says(f, "Money to be asked for before it is spent, or late"));
	assert_true(page_says(f, "Due in 5 days"));
	assert_true(page_says(f, claim_at(f, &kit)));
	page_of(f, &kit.first, claim_at(f, &kit));
	assert_true(page_says(f, "£6,000 on 15 April 2026"));
	assert_true(page_says(f, "To be asked for"));
	assert_true(page_says(f, "Note that it is asked for"));
	assert_false(page_says(f, "Note what was received"));
	assert_int_equal(
		act(f, &kit.first, &kit, "version=0&act=claim-ask" ON("11", "4")), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The day on which it was asked for cannot lie ahead"));
	assert_true(page_says(f, "value=\"11\""));
	assert_int_equal(
		act(f, &kit.first, &kit, "version=0&act=claim-ask" ON("9", "4")), SEE_OTHER);
	page_of(f, &kit.first, claim_at(f, &kit));
	assert_true(page_says(f, "Asked for on 9 April 2026."));
	assert_true(page_says(f, "CLM-1"));
	assert_int_equal(
		act(f, &kit.first, &kit, "version=0&act=claim-ask" ON("9", "4")), CONFLICTING);
	assert_true(page_says(f, "Somebody was here before you"));
	clock_to(f, date_of(2026, 4, 18));
	page_of(f, &kit.second, "/home");
	assert_true(page_says(f, "Late"));
	assert_true(page_says(f, "Due 3 days ago"));
	assert_int_equal(
		act(f, &kit.second, &kit,
			"version=1&act=claim-receive&sum=6,000.01&reference=RCPT-9" ON("18", "4")),
		UNPROCESSABLE);
	assert_true(page_says(f, "id=\"sum-error\""));
	assert_true(page_says(f, "value=\"RCPT-9\""));
	assert_int_equal(
		act(f, &kit.second, &kit,
			"version=1&act=claim-receive&sum=6,000&reference=RCPT-9" ON("17", "4")),
		SEE_OTHER);
	page_of(f, &kit.second, claim_at(f, &kit));
	assert_true(page_says(f, "£6,000 on 17 April 2026, RCPT-9"));
	assert_int_equal(
		act(f, &kit.first, &kit, "version=2&act=claim-undo&because="), UNPROCESSABLE);
	assert_true(page_says(f, "Say why it is taken back"));
	assert_int_equal(act(f, &kit.first, &kit, "version=2&act=claim-undo&because=Another+body"),
		SEE_OTHER);
	page_of(f, &kit.first, arena_format(f->arena, "/cy%s", claim_at(f, &kit)));
	assert_true(page_says(f, "Another body"));
}

static void claim__is_read_by_who_reads_invoices_and_done_by_finance_alone(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct actor funder = a_worker(f, f->force, "talwr", ROLE_CO_FUNDER);

	page_of(f, &f->auditor, claim_at(f, &kit));
	assert_false(page_says(f, "Note that it is asked for"));
	assert_int_equal(page_get(f, &funder, claim_at(f, &kit)), FORBIDDEN);
	assert_int_equal(page_get(f, &f->stranger, claim_at(f, &kit)), NOT_FOUND);
	assert_int_equal(
		act(f, &f->auditor, &kit, "version=0&act=claim-ask" ON("1", "3")), FORBIDDEN);
	assert_int_equal(act(f, &kit.first, &kit, "version=0"), NOT_FOUND);
	assert_int_equal(page_get(f, &kit.first, at(f, &kit, "claims/2026/1/13")), NOT_FOUND);
	assert_int_equal(page_get(f, &kit.first, at(f, &kit, "claims/2025/1/1")), NOT_FOUND);
}

static void statement__says_what_is_drawn_and_what_is_left(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct actor funder = a_worker(f, f->force, "talwr", ROLE_CO_FUNDER);
	const char *own =
		arena_format(f->arena, "/statements/%lld/2026", (long long)kit.programme.v);
	struct problems problems = { 0 };
	struct invoice invoice;

	assert_int_equal(page_get(f, &funder, own), NOT_FOUND);
	page_of(f, &kit.first, at(f, &kit, "statements/2026"));
	assert_true(page_says(f, claim_at(f, &kit)));
	assert_true(page_says(f, "Not due yet"));
	assert_int_equal(
		act(f, &kit.first, &kit, "version=0&act=claim-ask" ON("1", "3")), SEE_OTHER);
	assert_int_equal(act(f, &kit.first, &kit,
				 "version=1&act=claim-receive&sum=6,000&reference=" ON("2", "3")),
		SEE_OTHER);
	page_of(f, &funder, own);
	assert_true(page_says(f, "Asked for on 1 March 2026. Received of it: £6,000."));
	assert_true(page_says(f, "Drawn from that: £0. Left of it: £6,000."));
	assert_int_equal(page_count(f, "£10,000"), 1); // what it agreed to, and no other
	assert_false(page_says(f, "1 October 2026"));  // when the other body pays
	assert_false(page_says(f, "href=\"/programmes"));
	invoice = bill_month(f, &kit, 0, 900000);
	bill_approve(f, &kit, invoice.id);
	page_of(f, &funder, own);
	assert_true(page_says(f, "In all: £1,428.57."));
	assert_true(page_says(f, "Drawn from that: £1,428.57. Left of it: £4,571.43. Owed beyond "
				 "it, for later claims: £0."));
	assert_false(page_says(f, "To be recharged"));
	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_RECHARGE, &problems), DONE);
	page_of(f, &funder, own);
	assert_true(page_says(f, "Approved and shared"));
	assert_false(page_says(f, ">Recharged<"));
	page_of(f, &kit.first, arena_format(f->arena, "/invoices/%lld", (long long)invoice.id.v));
	assert_int_equal(page_count(f, "drawn from what it pays before it is spent"), 2);
	page_of(f, &kit.first, at(f, &kit, "statements/2026"));
	assert_true(page_says(f, "Recharged already: £6,142.86.")); // the office's own
	page_of(f, &kit.first, at(f, &kit, "year-end/2026"));
	assert_true(page_says(f, "Received before it was spent: £6,000. Left of that: £4,571.43."));
	assert_true(page_says(f,
		"Received before it was spent: £0. Still to be paid of what is owed: £1,428.57."));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(claim__is_asked_for_and_received_on_its_page),
		SERVED(claim__is_read_by_who_reads_invoices_and_done_by_finance_alone),
		SERVED(statement__says_what_is_drawn_and_what_is_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
