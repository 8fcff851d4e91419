/* SPDX-License-Identifier: MIT */
/*
 * What an office paid within a month and has to publish: kept, as a page and as a file.
 */
#include "areas/invoice/spending.h"

#include <string.h>

#include "areas/invoice/pages.h"
#include "areas/invoice/testing.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, invoice_routes, NULL);
	return 0;
}

static void pay(struct fresh *f, const struct bill_kit *kit, struct invoice_id id)
{
	struct problems problems;

	bill_approve(f, kit, id);
	assert_int_equal(bill_do(f, &kit->first, id, INVOICE_RECHARGE, &problems), DONE);
	if (bill_do(f, &kit->first, id, INVOICE_PAY, &problems) != DONE)
		fail_msg("paid: %s", problems.at[0].message);
}

static struct spending_items items(struct fresh *f, const struct actor *by, struct date month)
{
	struct spending_items all = { 0 };

	READ (f, w)
		all = spending_of(w, by, month, NULL, 100);
	return all;
}

static struct spending_sum sum(struct fresh *f, const struct actor *by, struct date month)
{
	struct spending_sum all = { 0 };

	READ (f, w)
		all = spending_sum_of(w, by, month);
	return all;
}

static struct date this_month(const struct fresh *f)
{
	struct date today = instant_day(f->now);

	return date_month_of(today.year, today.month);
}

/* Paid at that sum without VAT, and with so much of it. */
static struct invoice_id a_paid_bill(
	struct fresh *f, const struct bill_kit *kit, const char *number, int64_t net, int64_t vat)
{
	struct invoice invoice = a_bill(f, kit, number, net + vat);
	struct invoice_line line = a_cohort_line(f, kit, LINE_COHORT, net);
	struct problems problems;

	line.vat.pence = vat;
	if (bill_put(f, &kit->first, invoice.id, &line, &problems) != DONE)
		fail_msg("line: %s: %s", problems.at[0].field, problems.at[0].message);
	bill_attach(f, &kit->first, invoice.id, 0);
	pay(f, kit, invoice.id);
	return invoice.id;
}

static void paid__is_listed_as_a_whole_once_it_is_paid(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct date month = this_month(f);
	struct spending_items all;
	struct invoice invoice;
	struct problems problems;

	bill_close_b(f, &kit);
	invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	bill_approve(f, &kit, invoice.id);
	assert_int_equal(items(f, &kit.first, month).n, 0); // approved, and not paid
	READ (f, w)
		assert_false(date_is_set(spending_first_month(w, &kit.first)));
	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_RECHARGE, &problems), DONE);
	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_PAY, &problems), DONE);
	all = items(f, &kit.first, month);
	assert_int_equal(all.n, 1);
	assert_int_equal(all.at[0].number, invoice.number);
	assert_int_equal(all.at[0].cost.pence, 240000);
	assert_int_equal(all.at[0].credits, 0);
	assert_true(all.at[0].is_under[HEADING_DELIVERY]);
	assert_false(all.at[0].is_under[HEADING_MOBILISATION]);
	assert_string_equal(all.at[0].contract, "C-1");
	READ (f, w) {
		struct contract_version v;
		struct organisation holder;

		assert_true(contract_version_load(w, kit.contract.id, 1, &v));
		assert_true(organisation_load(w, v.holder.id, &holder));
		assert_string_equal(all.at[0].payer[ENGLISH], holder.name[ENGLISH]);
	}
	assert_int_equal(sum(f, &kit.first, month).items, 1);
	assert_int_equal(items(f, &kit.first, date_month_before(month, 1)).n, 0);
	assert_int_equal(items(f, &f->auditor, month).n, 1);
	assert_int_equal(items(f, &f->coordinator, month).n, 0);
	assert_int_equal(sum(f, &f->coordinator, month).items, 0);
	READ (f, w)
		assert_true(date_equal(spending_first_month(w, &kit.first), month));
}

static void item__at_the_sum_is_not_listed_and_a_penny_above_it_is(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct spending_items all;

	pay(f, &kit, bill_month(f, &kit, 0, 50000).id);
	pay(f, &kit, bill_month(f, &kit, 1, 50001).id);
	all = items(f, &kit.first, date_month_of(2026, 5));
	assert_int_equal(items(f, &kit.first, date_month_of(2026, 4)).n, 0);
	assert_int_equal(all.n, 1);
	assert_int_equal(all.at[0].cost.pence, 50001);
	assert_true(all.at[0].is_under[HEADING_CASEWORKER]);
	assert_int_equal(sum(f, &kit.first, date_month_of(2026, 5)).items, 1);
}

/* Above £500 with its VAT, and at it without. */
static void vat__counts_where_it_is_not_recovered(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct spending_items all;

	bill_close_b(f, &kit);
	a_paid_bill(f, &kit, "TD-1", 50000, 10000);
	all = items(f, &kit.first, this_month(f));
	assert_int_equal(all.n, 1);
	assert_int_equal(all.at[0].net.pence, 50000);
	assert_int_equal(all.at[0].cost.pence, 60000);
}

static void vat__that_is_recovered_is_no_cost(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);
	bill_agree_on_vat(f, kit.programme, VAT_RECOVERED);
	a_paid_bill(f, &kit, "TD-1", 50000, 10000);
	assert_int_equal(items(f, &kit.first, this_month(f)).n, 0);
}

static void credit_note__has_a_line_below_nothing_in_its_own_month(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct date month = this_month(f), later;
	struct spending_items all;
	struct invoice_id id;
	struct invoice note;
	struct problems problems;

	bill_close_b(f, &kit);
	id = a_paid_bill(f, &kit, "TD-1", 240000, 0);
	clock_to(f, date_add_days(date_last_day(month), 3));
	later = this_month(f);
	assert_int_equal(bill_credit(f, &kit, id, "TD-1-C", 60000, &note, &problems), DONE);
	bill_attach(f, &kit.first, note.id, 0);
	pay(f, &kit, note.id);
	all = items(f, &kit.first, later);
	assert_int_equal(all.n, 1);
	assert_int_equal(all.at[0].cost.pence, -60000);
	assert_int_equal(all.at[0].credits, bill_now(f, &kit.first, id).number);
	assert_int_equal(sum(f, &kit.first, later).cost.pence, -60000);
	all = items(f, &kit.first, month);
	assert_int_equal(all.n, 1);
	assert_int_equal(all.at[0].cost.pence, 240000); // as it was published
}

static const char *of_month(struct fresh *f, const char *path, struct date month)
{
	return arena_format(f->arena, "%s?month=%s", path, date_iso(f->arena, month));
}

static void page__has_the_month_and_says_so_of_an_empty_one(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct date month = this_month(f);

	assert_int_equal(page_get(f, &kit.first, "/spending"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Nothing above that sum was noted as paid in"));
	assert_false(page_says(f, "spending.csv"));
	bill_close_b(f, &kit);
	a_paid_bill(f, &kit, "TD-1", 200000, 40000);
	assert_int_equal(page_get(f, &kit.first, of_month(f, "/spending", month)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Payments over £500"));
	assert_true(page_says(f, "This month is not over"));
	assert_true(page_says(f, "1 payment in"));
	assert_true(page_says(f, "£2,400"));
	assert_true(page_says(f, "£400 of it is VAT"));
	assert_true(page_says(f, "Delivery: "));
	assert_true(page_says(f, "a person trading alone"));
	assert_int_equal(page_get(f, &f->auditor, of_month(f, "/cy/spending", month)), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &kit.first, "/spending?month=2011-12"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &kit.first, "/spending?month=nonsense"), OK);
	assert_int_equal(page_get(f, &f->coordinator, "/spending"), FORBIDDEN);
	assert_int_equal(page_get(f, &kit.first, "/invoices"), OK);
	assert_true(page_says(f, "href=\"/spending\""));
}

static void file__has_each_payment_of_the_month_and_nobody(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_close_b(f, &kit);
	a_paid_bill(f, &kit, "TD-1", 240000, 0);
	assert_int_equal(page_get(f, &kit.first, of_month(f, "/spending.csv", this_month(f))), OK);
	assert_true(page_says(f,
		"body,paid_on,recipient,purpose,amount,of_it_vat_not_recovered,credit_note_of,"
		"decision,contract,reference\r\n"));
	assert_true(page_says(f, ",2400.00,0.00,,"));
	assert_true(page_says(f, ",C-1,INV-1\r\n"));
	assert_int_equal(page_count(f, "\r\n"), 2);
	assert_false(page_says(f, "Cyllid"));
	assert_false(page_says(f, "TD-1"));
	assert_int_equal(page_get(f, &f->coordinator, "/spending.csv"), FORBIDDEN);
}

static void page__goes_on_after_its_last_payment(void **state)
{
	enum { MONTHS_PAID = 7 };
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct spending_items first, rest;

	for (int month = 0; month < MONTHS_PAID; month++)
		bill_month(f, &kit, month, 100000);
	for (int number = 1; number <= MONTHS_PAID; number++) {
		struct invoice invoice = { 0 };

		READ (f, w)
			assert_true(invoice_numbered(w, &kit.first, number, &invoice));
		pay(f, &kit, invoice.id);
	}
	READ (f, w) {
		first = spending_of(w, &kit.first, this_month(f), NULL, 4);
		assert_int_equal(first.n, 5);
		rest = spending_of(w, &kit.first, this_month(f), &first.at[3], 4);
		assert_int_equal(rest.n, 3);
		assert_int_equal(rest.at[0].number, first.at[3].number + 1);
		assert_int_equal(spending_sum_of(w, &kit.first, this_month(f)).items, MONTHS_PAID);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(paid__is_listed_as_a_whole_once_it_is_paid),
		FRESH(item__at_the_sum_is_not_listed_and_a_penny_above_it_is),
		FRESH(vat__counts_where_it_is_not_recovered),
		FRESH(vat__that_is_recovered_is_no_cost),
		FRESH(credit_note__has_a_line_below_nothing_in_its_own_month),
		SERVED(page__has_the_month_and_says_so_of_an_empty_one),
		SERVED(file__has_each_payment_of_the_month_and_nobody),
		FRESH(page__goes_on_after_its_last_payment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
