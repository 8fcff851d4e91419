/* SPDX-License-Identifier: MIT */
/*
 * What the ledger paid, from a file to the invoices.
 */
#include "areas/invoice/paid.h"

#include <string.h>

#include "areas/invoice/testing.h"
#include "base/err.h"

static struct paid_report report;

static enum outcome_kind bring(struct fresh *f, const struct actor *by, const char *file)
{
	enum outcome_kind outcome = ABSENT;

	report = (struct paid_report){ 0 };
	WRITE (f, w)
		outcome = paid_bring(w, by, slice_of(file), &report);
	return outcome;
}

static enum outcome_kind rehearse(struct fresh *f, const struct actor *by, const char *file)
{
	enum outcome_kind outcome = ABSENT;

	report = (struct paid_report){ 0 };
	WRITE (f, w)
		outcome = paid_rehearse(w, by, slice_of(file), &report);
	return outcome;
}

/* A row beneath the head that a ledger may have. */
static const char *list_of(struct fresh *f, const char *rows)
{
	return arena_format(f->arena, "Invoice,Paid on,Amount,Ledger reference\n%s", rows);
}

static void assert_refused(struct fresh *f, const struct actor *by, const char *rows,
	enum paid_column column, const char *says)
{
	assert_int_equal(rehearse(f, by, list_of(f, rows)), REFUSED);
	list_each (const struct paid_problem *, each, &report.problems)
		if (each->column == column && strcmp(each->message, says) == 0)
			return;
	fail_msg("%s: \"%s\" is not said, but \"%s\"", rows, says, report.problems.at[0].message);
}

static struct invoice a_recharged_bill(struct fresh *f, const struct bill_kit *kit)
{
	struct invoice invoice;
	struct problems problems;

	bill_close_b(f, kit);
	invoice = a_whole_bill(f, kit, "TD-1", LINE_COHORT, 240001);
	bill_approve(f, kit, invoice.id);
	assert_int_equal(bill_do(f, &kit->first, invoice.id, INVOICE_RECHARGE, &problems), DONE);
	return bill_now(f, &kit->first, invoice.id);
}

static void list__notes_its_invoices_by_our_number_or_theirs(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = a_recharged_bill(f, &kit);
	const char *today = date_iso(f->arena, instant_day(f->now));

	assert_int_equal(
		rehearse(f, &kit.first,
			list_of(f, arena_format(f->arena, "inv-1,%s,\"2,400.01\",GL-7\n", today))),
		DONE);
	assert_int_equal(report.rows.n, 1);
	assert_int_equal(report.sum.pence, 240001);
	assert_int_equal(bill_now(f, &kit.first, invoice.id).facts.state, INVOICE_RECHARGED);
	assert_int_equal(bring(f, &kit.first,
				 arena_format(f->arena,
					 "Swm;Talwyd ar;Anfoneb;Cyfeirnod y cyfriflyfr\r\n\r\n"
					 "£2400.01;%s;'TD-1;GL-7\r\n",
					 today)),
		REFUSED); // an apostrophe of its own
	assert_int_equal(bring(f, &kit.first,
				 arena_format(f->arena,
					 "Swm;Talwyd ar;Anfoneb;Cyfeirnod y cyfriflyfr\r\n\r\n"
					 "£2400.01;%s;TD-1;'-GL-7\r\n",
					 today)),
		DONE);
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice.facts.state, INVOICE_PAID);
	assert_string_equal(date_iso(f->arena, invoice.paid_on), today);
	assert_string_equal(invoice.ledger_reference, "-GL-7");
	READ (f, w) {
		struct invoice_deeds deeds = invoice_deeds(w, invoice.id);

		assert_int_equal(deeds.at[deeds.n - 1].act, INVOICE_PAY);
		assert_string_equal(deeds.at[deeds.n - 1].because, "");
	}
}

/* The supplier is paid within thirty days, and the recharge comes when it comes. */
static void list__notes_an_invoice_that_is_not_recharged_yet(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *today = date_iso(f->arena, instant_day(f->now));
	const char *row = arena_format(f->arena, "INV-1,%s,2400.01,GL-7\n", today);
	struct invoice invoice;
	struct problems problems;

	bill_close_b(f, &kit);
	invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001);
	assert_refused(f, &kit.first, row, PAID_INVOICE, "This invoice is not approved yet");
	bill_approve(f, &kit, invoice.id);
	assert_int_equal(bring(f, &kit.first, list_of(f, row)), DONE);
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice.facts.state, INVOICE_SHARED);
	assert_true(invoice.facts.is_paid);
	assert_string_equal(date_iso(f->arena, invoice.paid_on), today);
	assert_string_equal(invoice.ledger_reference, "GL-7");
	assert_refused(f, &kit.first, row, PAID_INVOICE, "This invoice is paid already");
	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_RECHARGE, &problems), DONE);
	invoice = bill_now(f, &kit.first, invoice.id);
	assert_int_equal(invoice.facts.state, INVOICE_PAID);
	assert_string_equal(date_iso(f->arena, invoice.paid_on), today);
	assert_string_equal(invoice.ledger_reference, "GL-7");
	assert_refused(f, &kit.first, row, PAID_INVOICE, "This invoice is paid already");
}

static void list__is_refused_row_by_row_and_nothing_of_it_stays(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const struct actor *by = &kit.first;
	struct invoice invoice = a_recharged_bill(f, &kit);
	const char *today = date_iso(f->arena, instant_day(f->now));
	const char *good = arena_format(f->arena, "INV-1,%s,2400.01,GL-7\n", today);

	a_bill(f, &kit, "TD-2", 100);
	assert_refused(f, by, "INV-9,2026-06-13,1,\n", PAID_INVOICE,
		"There is no invoice of this number:");
	assert_refused(f, by, ",2026-06-13,1,\n", PAID_INVOICE, "Give the number of the invoice");
	assert_refused(
		f, by, "INV-2,2026-06-13,1,\n", PAID_INVOICE, "This invoice is not approved yet");
	assert_refused(f, by, "INV-1,2026-06-13,2400.00,\n", PAID_AMOUNT,
		"The invoice has another total:");
	assert_string_equal(report.problems.at[0].detail, "£2,400.01");
	assert_refused(f, by, "INV-1,2026-06-13,\"2,40.01\",\n", PAID_AMOUNT,
		"Enter a sum, such as 2400.01:");
	assert_refused(f, by, "INV-1,30/02/2026,2400.01,\n", PAID_ON,
		"Enter a day that exists, such as 2025-06-07 or 07/06/2025");
	assert_refused(f, by, "INV-1,2027-06-13,2400.01,\n", PAID_ON,
		"The day on which it was paid cannot lie ahead");
	assert_refused(f, by, "INV-1,2025-06-13,2400.01,\n", PAID_ON,
		"It cannot be paid before it was received");
	assert_refused(f, by,
		"INV-1,2026-06-13,2400.01,"
		"1234567890123456789012345678901234567890123456789012345678901\n",
		PAID_REFERENCE, "A ledger reference has 60 letters and figures at the most");
	assert_refused(f, by, arena_format(f->arena, "%sTD-1,%s,2400.01,\n", good, today),
		PAID_INVOICE, "Another row has this invoice too:");
	assert_int_equal(report.problems.at[0].row, 3);
	assert_int_equal(report.problems.at[0].other_row, 2);
	assert_refused(f, by, "", PAID_NONE, "The list has no rows beneath its head");
	assert_int_equal(rehearse(f, by, "Invoice,Amount,Colour,Amount\n"), REFUSED);
	assert_int_equal(report.problems.n, 3); // a name that is none, one twice, one missing
	assert_int_equal(rehearse(f, by, "PK\x03\x04"), REFUSED);
	assert_int_equal(bring(f, &f->auditor, list_of(f, good)), ABSENT);
	assert_int_equal(rehearse(f, &f->coordinator, list_of(f, good)), ABSENT);
	assert_int_equal(bill_now(f, by, invoice.id).facts.state, INVOICE_RECHARGED);
	assert_int_equal(bring(f, by, list_of(f, good)), DONE);
	assert_refused(f, by, good, PAID_INVOICE, "This invoice is paid already");
}

static void list__asks_which_of_two_suppliers_is_meant(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice first = a_bill(f, &kit, "TD-1", 100);
	struct problems problems;

	assert_int_equal(bill_do(f, &kit.first, first.id, INVOICE_WITHDRAW, &problems), DONE);
	a_bill(f, &kit, "TD-1", 100); // the withdrawn one is not meant
	assert_refused(f, &kit.first, "TD-1,2026-06-13,1,\n", PAID_INVOICE,
		"This invoice is not approved yet");
	assert_refused(
		f, &kit.first, "INV-1,2026-06-13,1,\n", PAID_INVOICE, "This invoice was withdrawn");
}

/* One is paid by our letter and one by its own paper: the sum alone may tell neither. */
static void list__asks_whether_our_number_or_theirs_is_meant(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice ours = a_recharged_bill(f, &kit);
	const char *today = date_iso(f->arena, instant_day(f->now));
	static const char *const written[] = { "INV-1", "inv-1" };

	a_bill(f, &kit, "INV-1", 240001);
	for (size_t i = 0; i < array_size(written); i++) {
		assert_refused(f, &kit.first,
			arena_format(f->arena, "%s,%s,2400.01,\n", written[i], today), PAID_INVOICE,
			"This is Sarn’s number of one invoice, and the supplier’s own number of "
			"another. Write which of the two is meant, Sarn’s number of each with "
			"“invoice:” before it:");
		assert_string_equal(report.problems.at[0].detail, "invoice:INV-1, invoice:INV-2");
	}
	assert_refused(f, &kit.first, arena_format(f->arena, "invoice:INV-2,%s,2400.01,\n", today),
		PAID_INVOICE, "This invoice is not approved yet");
	assert_refused(f, &kit.first, arena_format(f->arena, "invoice:INV-9,%s,1,\n", today),
		PAID_INVOICE, "There is no invoice of this number:");
	assert_int_equal(
		bring(f, &kit.first,
			list_of(f, arena_format(f->arena, "Invoice: INV-1,%s,2400.01,\n", today))),
		DONE);
	assert_int_equal(bill_now(f, &kit.first, ours.id).facts.state, INVOICE_PAID);
}

static void template__is_read_back_in_both_languages(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	for (enum language l = ENGLISH; l <= WELSH; l++) {
		struct slice head = paid_template(f->arena, l);

		assert_int_equal(
			rehearse(f, &kit.first, arena_text_n(f->arena, head.at, head.size)),
			REFUSED);
		assert_int_equal(report.problems.n, 1);
		assert_string_equal(
			report.problems.at[0].message, "The list has no rows beneath its head");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(list__notes_its_invoices_by_our_number_or_theirs),
		FRESH(list__notes_an_invoice_that_is_not_recharged_yet),
		FRESH(list__is_refused_row_by_row_and_nothing_of_it_stays),
		FRESH(list__asks_which_of_two_suppliers_is_meant),
		FRESH(list__asks_whether_our_number_or_theirs_is_meant),
		FRESH(template__is_read_back_in_both_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
