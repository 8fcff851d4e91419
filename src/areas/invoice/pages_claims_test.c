/* SPDX-License-Identifier: MIT */
/*
 * What is asked of a body before it is spent, on the pages: finance's, and its own statement.
 */
#include <string.h>

#include "areas/funding/pages.h"
#include "areas/invoice/closing.h"
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
	return page_post(f, by, claim_at(f, kit), arena_format(f->arena, "agreement=2&%s", fields));
}

static void page_of(struct fresh *f, const struct actor *by, const char *path)
{
	assert_int_equal(page_get(f, by, path), OK);
	assert_null(page_trouble(f));
}

#define ON(day, month) "&on-day=" day "&on-month=" month "&on-year=2026"

/* Another agreement is signed while its page is open: what it asks for is not what was read there. */
static void claim__of_an_agreement_that_is_another_by_now_is_given_back(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct problems problems = { 0 };
	struct agreement next;

	page_of(f, &kit.first, claim_at(f, &kit));
	assert_true(page_says(f, "name=\"agreement\" value=\"2\""));
	READ (f, w)
		assert_true(funding_agreement_of(w, kit.programme, 2026, &next));
	for (size_t i = 0; i < next.partners.n; i++)
		next.partners.at[i].row = i + 1;
	next.partners.at[1].claims.at[0].sum.pence = 900000;
	next.partners.at[1].claims.at[1].sum.pence = 100000;
	WRITE (f, w) {
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, &next, &problems), DONE);
		assert_int_equal(
			funding_sign(w, &f->approver, kit.programme, 2026, 3, &problems), DONE);
	}
	assert_int_equal(
		act(f, &kit.first, &kit, "version=0&act=claim-ask" ON("1", "3")), CONFLICTING);
	assert_true(page_says(f, "another agreement was signed"));
	page_of(f, &kit.first, claim_at(f, &kit));
	assert_true(page_says(f, "£9,000"));
	assert_false(page_says(f, "Asked for on"));
}

/* What came of it is no more to be asked for. */
static void claim__that_came_in_part_waits_for_the_rest(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);

	assert_int_equal(
		act(f, &kit.first, &kit, "version=0&act=claim-ask" ON("1", "3")), SEE_OTHER);
	assert_int_equal(act(f, &kit.first, &kit,
				 "version=1&act=claim-receive&sum=1,000&reference=" ON("2", "3")),
		SEE_OTHER);
	clock_to(f, date_of(2026, 5, 1));
	page_of(f, &kit.first, "/home");
	assert_true(page_says(f, "£5,000"));
	assert_true(page_says(f, "Received of it: £1,000."));
	assert_false(page_says(f, "£6,000"));
}

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

/* For who reads invoices in that office; once it is taken back, too. */
static void claim__is_led_to_by_the_ledger_s_reference_of_what_was_received(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct actor funder = a_worker(f, f->force, "talwr", ROLE_CO_FUNDER);

	assert_int_equal(page_get(f, &f->auditor, "/trace?ref=RCPT-9"), UNPROCESSABLE);
	assert_int_equal(
		act(f, &kit.first, &kit, "version=0&act=claim-ask" ON("1", "3")), SEE_OTHER);
	assert_int_equal(
		act(f, &kit.first, &kit,
			"version=1&act=claim-receive&sum=6,000&reference=RCPT-9" ON("2", "3")),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->auditor, "/trace?ref=RCPT-9"), SEE_OTHER);
	assert_string_equal(f->reply.location, claim_at(f, &kit));
	assert_int_equal(page_get(f, &funder, "/trace?ref=RCPT-9"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->stranger, "/trace?ref=RCPT-9"), UNPROCESSABLE);
	assert_true(page_has_problem(f, "ref",
		"There is nothing of this reference that you may read. Check how it is written"));
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
	assert_true(page_says(f, "Approved, nothing to be recharged")); // as on its own page
	assert_false(page_says(f, ">Recharged<"));
	page_of(f, &kit.first, arena_format(f->arena, "/invoices/%lld", (long long)invoice.id.v));
	assert_int_equal(page_count(f, "drawn from what it pays before it is spent"), 2);
	page_of(f, &kit.first, at(f, &kit, "statements/2026"));
	assert_true(
		page_says(f, "In all: £6,142.86. Credited: £0. It is the share of the body that "
			     "pays the provider, so nothing is recharged."));
	assert_false(page_says(f, "Recharged already"));
	assert_false(page_says(f, "What waits longest to be recharged"));
	page_of(f, &kit.first, at(f, &kit, "year-end/2026"));
	assert_true(page_says(f, "Received before it was spent: £6,000. Left of that: £4,571.43."));
	assert_true(page_says(f,
		"Received before it was spent: £0. Still to be paid of what is owed: £1,428.57."));
}

/* Nothing of it is to be recharged, so nothing says that it waits for that. */
static void invoice__that_is_drawn_is_nowhere_to_be_recharged(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct invoice invoice = bill_month(f, &kit, 0, 900000);
	const char *page = arena_format(f->arena, "/invoices/%lld", (long long)invoice.id.v);

	bill_approve(f, &kit, invoice.id);
	page_of(f, &kit.first, "/home");
	assert_false(page_says(f, "Approved invoices to be recharged"));
	assert_true(page_says(
		f, "Approved invoices, with nothing to be recharged, that are not noted as paid"));
	page_of(f, &kit.first, page);
	assert_true(page_says(f, "Approved, nothing to be recharged"));
	assert_false(page_says(f, "It is recharged to those who pay"));
	assert_true(page_says(f, "It is paid"));
	page_of(f, &kit.first, "/invoices?state=no-recharge");
	assert_true(page_says(f, "INV-1"));
	page_of(f, &kit.first, arena_format(f->arena, "/cy%s", page));
	assert_true(page_says(f, "Wedi’i chymeradwyo, dim i’w ailgodi"));
	assert_int_equal(
		page_post_file(f, &kit.first, "/invoices/paid/check", "", "file", "paid.csv",
			SLICE("Invoice,Paid on,Amount\nINV-1,2026-04-30,9000\n")),
		OK);
	assert_true(page_says(f, "Note 1 invoice as paid"));
	assert_false(page_says(f, "not recharged to those who pay yet"));
}

/* Neither the share that is drawn nor the office's own is ever said to be recharged, or to wait for it. */
static void spreadsheet__says_of_a_drawn_share_that_nothing_is_recharged(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct invoice invoice = bill_month(f, &kit, 0, 900000);
	struct problems problems = { 0 };

	bill_approve(f, &kit, invoice.id);
	assert_int_equal(page_get(f, &kit.first, at(f, &kit, "statements/2026/csv")), OK);
	assert_int_equal(page_count(f, ",2026-04-30,no-recharge,2,1428.57"), 2);
	assert_int_equal(page_count(f, ",2026-04-30,no-recharge,2,6142.86"), 1);
	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_PAY, &problems), DONE);
	assert_int_equal(page_get(f, &kit.first, at(f, &kit, "statements/2026/csv")), OK);
	assert_int_equal(page_count(f, ",2026-04-30,paid,2,1428.57"), 2);
	assert_int_equal(page_count(f, ",2026-04-30,paid,2,6142.86"), 1);
}

static void claims__that_wait_are_listed_beyond_those_of_home(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);

	page_of(f, &kit.first, "/claims");
	assert_true(page_says(f, "No claim waits to be asked for, and none is late."));
	clock_to(f, date_of(2026, 10, 10));
	page_of(f, &kit.first, "/claims");
	assert_true(page_says(f, "Money to be asked for before it is spent, or late"));
	assert_int_equal(page_count(f, "To be asked for"), 3);
	assert_true(page_says(f, claim_at(f, &kit)));
	assert_int_equal(page_get(f, &f->auditor, "/claims"), FORBIDDEN);
	page_of(f, &f->stranger, "/home");
}

static void close_year(struct fresh *f, const struct bill_kit *kit)
{
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(year_end_do(w, &kit->first, kit->programme, 2026, 0,
					 CLOSING_PROPOSE, "It is over", &problems),
			DONE);
	WRITE (f, w)
		assert_int_equal(year_end_do(w, &kit->second, kit->programme, 2026, 1,
					 CLOSING_CLOSE, "", &problems),
			DONE);
}

#define SINCE(day) "&on-day=" day "&on-month=4&on-year=2027"

/* Of £1,428.57 that each owes the force has paid £1,000, and the other body was asked for nothing. */
static void closed_year__offers_what_can_be_done_and_says_why_the_rest_cannot(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct actor funder = a_worker(f, f->force, "talwr", ROLE_CO_FUNDER);
	const char *own = arena_format(
			   f->arena, "/statements/%lld/2026", (long long)kit.programme.v),
		   *other = at(f, &kit,
			   arena_format(f->arena, "claims/2026/%lld/1", (long long)f->elsewhere.v));

	assert_int_equal(
		act(f, &kit.first, &kit, "version=0&act=claim-ask" ON("1", "3")), SEE_OTHER);
	assert_int_equal(act(f, &kit.first, &kit,
				 "version=1&act=claim-receive&sum=1,000&reference=" ON("2", "3")),
		SEE_OTHER);
	bill_approve(f, &kit, bill_month(f, &kit, 0, 900000).id);
	clock_to(f, date_of(2027, 4, 12));
	close_year(f, &kit);
	page_of(f, &kit.first, "/home");
	assert_true(page_says(f, "£428.57"));
	assert_int_equal(
		page_count(f, "The year is closed, and this is still to be paid by its final"), 2);
	page_of(f, &kit.first, claim_at(f, &kit));
	assert_true(page_says(f, "the body still has to pay £428.57 in all."));
	assert_true(page_says(f, "value=\"428.57\""));
	assert_true(page_says(f, "Note what was received"));
	assert_false(page_says(f, "Take it back"));
	assert_true(page_says(f, "its final statement rests on what was noted until then"));
	assert_true(page_says(f, at(f, &kit, "year-end/2026")));
	page_of(f, &kit.first, other);
	assert_true(page_says(f, "so this cannot be asked for now"));
	assert_false(page_says(f, "Note that it is asked for"));
	assert_true(page_says(f, "To be asked for once the year is opened again"));
	page_of(f, &kit.first, at(f, &kit, "year-end/2026"));
	assert_false(page_says(f, "Received since the final statement"));
	assert_int_equal(act(f, &kit.first, &kit,
				 "version=2&act=claim-receive&sum=428.58&reference=" SINCE("12")),
		UNPROCESSABLE);
	assert_true(page_says(f, "That is more than is still to be paid by the final statement."));
	assert_int_equal(act(f, &kit.first, &kit,
				 "version=2&act=claim-receive&sum=400&reference=" SINCE("12")),
		SEE_OTHER);
	page_of(f, &kit.first, at(f, &kit, "year-end/2026"));
	assert_int_equal(
		page_count(f, "Received since the final statement: £400. Still to be paid by it: "
			      "£28.57."),
		1);
	page_of(f, &kit.first, at(f, &kit, "statements/2026"));
	assert_int_equal(page_count(f, "Received since the final statement: £400."), 1);
	page_of(f, &funder, own);
	assert_int_equal(page_count(f, "Received since the final statement: £400."), 1);
	page_of(f, &kit.first, at(f, &kit, "final-statements/2026/1"));
	assert_true(page_says(f, "Received before it was spent: £1,000."));
	assert_false(page_says(f, "Received since the final statement"));
	assert_int_equal(act(f, &kit.first, &kit,
				 "version=3&act=claim-receive&sum=28.57&reference=" SINCE("12")),
		SEE_OTHER);
	page_of(f, &kit.first, claim_at(f, &kit));
	assert_true(page_says(f, "No longer due"));
	assert_false(page_says(f, "Late"));
	assert_int_equal(page_count(f, "Received after the year was closed"), 2);
	assert_true(page_says(f, "the body has paid all that it owes by the final statement"));
	assert_false(page_says(f, "Note what was received"));
	assert_true(page_says(f, "Take it back"));
	page_of(f, &kit.first, at(f, &kit, "statements/2026"));
	assert_true(page_says(f, "All that is owed by it is paid."));
	page_of(f, &kit.first, "/claims");
	assert_false(page_says(f, claim_at(f, &kit)));
	assert_true(page_says(f, other));
}

static enum status act_on(
	struct fresh *f, const struct bill_kit *kit, int place, const char *fields)
{
	return page_post(f, &kit->first,
		at(f, kit,
			arena_format(
				f->arena, "claims/2026/%lld/%d", (long long)f->force.v, place)),
		arena_format(f->arena, "agreement=2&%s", fields));
}

/* Owed £9,274.79: £6,000 came of the first claim, £3,000 of the second; what is open of it is £274.79. */
static void closed_year__says_of_each_claim_what_is_open_and_since_when(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct actor funder = a_worker(f, f->force, "talwr", ROLE_CO_FUNDER);
	const char *own =
		arena_format(f->arena, "/statements/%lld/2026", (long long)kit.programme.v);
	const char *second =
		at(f, &kit, arena_format(f->arena, "claims/2026/%lld/2", (long long)f->force.v));

	for (int place = 1; place <= 2; place++)
		assert_int_equal(
			act_on(f, &kit, place, "version=0&act=claim-ask" ON("1", "3")), SEE_OTHER);
	assert_int_equal(
		act_on(f, &kit, 1, "version=1&act=claim-receive&sum=6,000&reference=" ON("2", "3")),
		SEE_OTHER);
	assert_int_equal(
		act_on(f, &kit, 2, "version=1&act=claim-receive&sum=3,000&reference=" ON("2", "3")),
		SEE_OTHER);
	for (int month = 0; month < 7; month++)
		bill_approve(f, &kit,
			bill_month(f, &kit, month, month == 6 ? 5843117 - 6 * 900000 : 900000).id);
	clock_to(f, date_of(2027, 4, 12));
	close_year(f, &kit);
	for (int reader = 0; reader < 2; reader++) {
		page_of(f, reader == 0 ? &kit.first : &funder,
			reader == 0 ? at(f, &kit, "statements/2026") : own);
		assert_int_equal(page_count(f, "Late"), 1); // the second alone
		assert_int_equal(page_count(f, "Still to be received of it"), 1);
		assert_true(page_says(f,
			"Received of it: £3,000. Still to be received of it: £274.79, due since 1 "
			"September 2026."));
	}
	page_of(f, &kit.first, second);
	assert_true(
		page_says(f, "Still to be received of it: £274.79, due since 1 September 2026."));
	assert_int_equal(
		act_on(f, &kit, 2, "version=2&act=claim-receive&sum=274.79&reference=" SINCE("12")),
		SEE_OTHER);
	page_of(f, &funder, own);
	assert_false(page_says(f, "Late"));
	assert_false(page_says(f, "Still to be received of it"));
}

/* Of £9,274.79 all but £274.79 came; the first claim is to bring that, so the second is not late. */
static void closed_year__calls_no_claim_late_that_brings_nothing_of_what_is_owed(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct actor funder = a_worker(f, f->force, "talwr", ROLE_CO_FUNDER);
	const char *own =
		arena_format(f->arena, "/statements/%lld/2026", (long long)kit.programme.v);

	for (int place = 1; place <= 2; place++)
		assert_int_equal(
			act_on(f, &kit, place, "version=0&act=claim-ask" ON("1", "3")), SEE_OTHER);
	assert_int_equal(
		act_on(f, &kit, 1, "version=1&act=claim-receive&sum=5,500&reference=" ON("2", "3")),
		SEE_OTHER);
	assert_int_equal(
		act_on(f, &kit, 2, "version=1&act=claim-receive&sum=3,500&reference=" ON("2", "3")),
		SEE_OTHER);
	for (int month = 0; month < 7; month++)
		bill_approve(f, &kit,
			bill_month(f, &kit, month, month == 6 ? 5843117 - 6 * 900000 : 900000).id);
	clock_to(f, date_of(2027, 4, 12));
	close_year(f, &kit);
	page_of(f, &funder, own);
	assert_int_equal(page_count(f, "Late"), 1);
	assert_int_equal(
		page_count(f, "Still to be received of it: £274.79, due since 15 April"), 1);
	page_of(f, &funder, arena_format(f->arena, "/cy%s", own));
	assert_int_equal(page_count(f, "Hwyr"), 1);
	assert_int_equal(
		page_count(f, "I’w dderbyn o hyd ohono: £274.79, yn ddyledus ers 15 Ebrill"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(claim__is_asked_for_and_received_on_its_page),
		SERVED(claim__of_an_agreement_that_is_another_by_now_is_given_back),
		SERVED(claim__that_came_in_part_waits_for_the_rest),
		SERVED(claim__is_led_to_by_the_ledger_s_reference_of_what_was_received),
		SERVED(claim__is_read_by_who_reads_invoices_and_done_by_finance_alone),
		SERVED(statement__says_what_is_drawn_and_what_is_left),
		SERVED(invoice__that_is_drawn_is_nowhere_to_be_recharged),
		SERVED(spreadsheet__says_of_a_drawn_share_that_nothing_is_recharged),
		SERVED(closed_year__offers_what_can_be_done_and_says_why_the_rest_cannot),
		SERVED(closed_year__says_of_each_claim_what_is_open_and_since_when),
		SERVED(closed_year__calls_no_claim_late_that_brings_nothing_of_what_is_owed),
		SERVED(claims__that_wait_are_listed_beyond_those_of_home),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
