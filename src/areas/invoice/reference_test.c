/* SPDX-License-Identifier: MIT */
/*
 * What a reference is of, and which lines of invoices stand behind it, on a real database.
 */
#include "areas/invoice/reference.h"

#include <inttypes.h>
#include <string.h>

#include "areas/invoice/claims.h"
#include "areas/invoice/journal.h"
#include "areas/invoice/testing.h"
#include "base/err.h"

/* One invoice of one line that was approved, is in a journal and was paid. */
struct paid_kit {
	struct bill_kit bill;
	struct invoice invoice;
	const char *cohort; // its reference
};

static void make_journal(struct fresh *f, const struct bill_kit *kit)
{
	struct problems problems = { 0 };
	struct ledger_codes codes = { 0 };
	struct journal journal;

	READ (f, w)
		codes = ledger_codes_of(w, &kit->first, kit->programme);
	for (size_t i = 0; i < codes.n; i++)
		codes.at[i].code = "L";
	WRITE (f, w) {
		assert_int_equal(
			ledger_write(w, &kit->first, kit->programme, 0, &codes, &problems), DONE);
		assert_int_equal(journal_make(w, &kit->first, instant_day(f->now), ENGLISH,
					 &journal, &problems),
			DONE);
	}
}

static void pay(
	struct fresh *f, const struct bill_kit *kit, struct invoice_id id, const char *reference)
{
	struct problems problems = { 0 };
	int64_t seen;

	seen = bill_now(f, &kit->first, id).version;
	WRITE (f, w)
		assert_int_equal(invoice_do(w, &kit->first, id, seen, INVOICE_PAY, reference,
					 instant_day(f->now), &problems),
			DONE);
}

static struct paid_kit a_paid_kit(struct fresh *f)
{
	struct paid_kit kit = { .bill = a_bill_kit(f) };

	bill_close_b(f, &kit.bill);
	bill_tell(f, &kit.bill, 3);
	kit.invoice = a_whole_bill(f, &kit.bill, "TD-1", LINE_COHORT, 240001);
	bill_approve(f, &kit.bill, kit.invoice.id);
	make_journal(f, &kit.bill);
	pay(f, &kit.bill, kit.invoice.id, "GL-7");
	kit.cohort = arena_format(f->arena, "COHORT-%" PRId64, kit.bill.room.cohort.number);
	return kit;
}

static struct references of(struct fresh *f, const struct actor *by, const char *text)
{
	struct references found = { 0 };

	READ (f, w)
		found = references_of(w, by, slice_of(text));
	return found;
}

/* How many lines stand behind the one thing that it is of. */
static size_t lines_of(struct fresh *f, const char *text, enum reference_of expected)
{
	struct references found = of(f, &f->auditor, text);
	size_t n = 0;

	if (found.n != 1)
		fail_msg("%s: of %zu things", text, found.n);
	if (found.at[0].of != expected)
		fail_msg("%s: %s", text, reference_forms[found.at[0].of].name);
	READ (f, w)
		n = reference_lines(w, &found.at[0], 10).n;
	return n;
}

static const char *numbered_amount(struct fresh *f, const struct paid_kit *kit, int64_t pounds)
{
	return arena_format(f->arena, "DLI1/%" PRId64, bill_amount(f, kit->bill.programme, pounds));
}

static void reference__of_each_kind_leads_to_its_lines(void **state)
{
	struct fresh *f = *state;
	struct paid_kit kit = a_paid_kit(f);
	struct invoice other = a_whole_bill(f, &kit.bill, "TD-2", LINE_LIAISON, 50000);

	assert_int_equal(lines_of(f, "INV-1", REFERENCE_INVOICE), 1);
	assert_int_equal(lines_of(f, " inv-2 ", REFERENCE_INVOICE), 1);
	assert_int_equal(lines_of(f, "INV-1/1", REFERENCE_LINE), 1);
	assert_int_equal(lines_of(f, "JNL-1", REFERENCE_JOURNAL), 1);
	assert_int_equal(lines_of(f, "jnl-1/1", REFERENCE_ROW), 1);
	assert_int_equal(
		lines_of(f, "JNL-1/2", REFERENCE_ROW), 1); // what is recharged of all of it
	assert_int_equal(lines_of(f, kit.cohort, REFERENCE_COHORT), 2);
	assert_int_equal(lines_of(f, "DLI1", REFERENCE_DECISION), 2);
	assert_int_equal(lines_of(f, "dli1", REFERENCE_DECISION), 2);
	assert_int_equal(lines_of(f, numbered_amount(f, &kit, 33760), REFERENCE_AMOUNT), 0);
	assert_int_equal(lines_of(f, "DLI1/£33,760", REFERENCE_AMOUNT), 0);
	assert_int_equal(lines_of(f, "DLI1/2026/27", REFERENCE_YEAR), 1); // what is approved
	assert_int_equal(lines_of(f, "DLI1/2026-27", REFERENCE_YEAR), 1);
	assert_int_equal(lines_of(f, "DLI1/2025/26", REFERENCE_YEAR), 0);
	assert_int_equal(lines_of(f, "C-1", REFERENCE_CONTRACT), 2);
	assert_int_equal(lines_of(f, "c-1/2", REFERENCE_CONTRACT_LINE), 1);
	assert_int_equal(lines_of(f, "TD-1", REFERENCE_SUPPLIER), 1);
	assert_int_equal(lines_of(f, "GL-7", REFERENCE_LEDGER), 1);
	assert_int_equal(other.number, 2);
}

/* Of the office that asked, and it leads to what the body owes of that year. */
static void reference__of_a_claim_is_of_the_body_and_its_year(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct kept_claim claim = { .programme = kit.programme,
		.year = 2026,
		.body = f->force,
		.place = 1,
		.agreement = 2 };
	struct claim_deed deed = {
		.act = CLAIM_ASK, .on = date_of(2026, 3, 1), .reference = "", .because = ""
	};
	struct problems problems = { 0 };

	assert_int_equal(of(f, &kit.first, "CLM-1").n, 0);
	WRITE (f, w)
		assert_int_equal(claim_do(w, &kit.first, &claim, &deed, &problems), DONE);
	assert_int_equal(of(f, &kit.first, "clm-1").at[0].body.v, f->force.v);
	assert_int_equal(of(f, &kit.first, "CLM-1").at[0].place, 1);
	assert_int_equal(of(f, &kit.first, "CLM-1/1").n, 0);
	assert_int_equal(of(f, &kit.first, "CLM-2").n, 0);
	assert_int_equal(of(f, &f->stranger, "CLM-1").n, 0);
	assert_int_equal(lines_of(f, "CLM-1", REFERENCE_CLAIM), 0);
	bill_approve(f, &kit, bill_month(f, &kit, 0, 900000).id);
	assert_int_equal(lines_of(f, "CLM-1", REFERENCE_CLAIM), 1);
}

/* Each of the two says how it is written, so that it is of nothing else. */
static void assert_two_are_meant(struct fresh *f, const char *text)
{
	struct references found = of(f, &f->auditor, text);

	assert_int_equal(found.n, 2);
	for (size_t i = 0; i < found.n; i++) {
		struct references again = of(f, &f->auditor, found.at[i].text);

		assert_int_equal(again.n, 1);
		assert_int_equal(again.at[0].of, found.at[i].of);
		assert_int_equal(again.at[0].invoice.v, found.at[i].invoice.v);
	}
}

/* As pages write it in either language, and as Welsh softens it within a sentence. */
static void reference__of_a_cohort_is_as_pages_write_it(void **state)
{
	static const char *const words[] = { "Cohort", "cohort", "COHORT", "Carfan", "carfan",
		"CARFAN", "garfan", "Garfan" };
	static const char *const none[] = { "Cohort", "Cohort ", "Cohort 0", "Cohort 999",
		"Cohort 1x", "Cohort -1", "Cohort 1/1", "my cohort 1", "Nobody/Cohort 1",
		"/Cohort 1", "supplier:Cohort 1" };
	struct fresh *f = *state;
	struct paid_kit kit = a_paid_kit(f);
	long long number = (long long)kit.bill.room.cohort.number;
	const struct actor *others[] = { &f->coordinator, &f->stranger, &f->sergeant };
	struct schemes schemes = { 0 };

	for (size_t i = 0; i < array_size(words); i++) {
		const char *text = arena_format(f->arena, " %s %lld", words[i], number);

		assert_int_equal(lines_of(f, text, REFERENCE_COHORT), 1);
		assert_int_equal(
			of(f, &f->auditor, text).at[0].cohort.v, kit.bill.room.cohort.id.v);
		assert_string_equal(of(f, &f->auditor, text).at[0].text, kit.cohort);
		for (size_t who = 0; who < array_size(others); who++)
			assert_int_equal(of(f, others[who], text).n, 0);
	}
	for (size_t i = 0; i < array_size(none); i++)
		if (of(f, &f->auditor, none[i]).n != 0)
			fail_msg("\"%s\" is of something", none[i]);
	READ (f, w)
		schemes = schemes_for(w, &f->coordinator);
	assert_int_equal(schemes.n, 1);
	for (enum language l = ENGLISH; l <= WELSH; l++)
		assert_int_equal(lines_of(f,
					 arena_format(f->arena, "%s/Cohort %lld",
						 schemes.at[0].name[l], number),
					 REFERENCE_COHORT),
			1);
}

/* It is called so, and is not numbered so: a supplier may call its invoice the same. */
static void reference__in_words_is_of_the_cohort_and_of_what_else_has_it(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const char *text = arena_format(f->arena, "Cohort %lld", (long long)kit.room.cohort.number);

	a_bill(f, &kit, text, 100);
	assert_two_are_meant(f, text);
}

static struct claim_deed a_receipt(const char *reference)
{
	return (struct claim_deed){ .act = CLAIM_RECEIVE,
		.on = date_of(2026, 3, 2),
		.sum = { 100000 },
		.reference = reference,
		.because = "" };
}

/* One of the two on the force, asked for and received in part by that reference. */
static void receive(
	struct fresh *f, const struct bill_kit *kit, int64_t place, const char *reference)
{
	struct kept_claim claim = { .programme = kit->programme,
		.year = 2026,
		.body = f->force,
		.place = place,
		.agreement = 2 };
	struct claim_deed ask = {
		.act = CLAIM_ASK, .on = date_of(2026, 3, 1), .reference = "", .because = ""
	};
	struct claim_deed receipt = a_receipt(reference);
	struct problems problems = { 0 };

	WRITE (f, w) {
		assert_int_equal(claim_do(w, &kit->first, &claim, &ask, &problems), DONE);
		claim.version = 1;
		assert_int_equal(claim_do(w, &kit->first, &claim, &receipt, &problems), DONE);
	}
}

static void reference__of_money_received_is_of_the_claim(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	const struct actor *others[] = { &f->coordinator, &f->stranger, &f->sergeant };
	struct references found;
	struct invoice invoice;

	receive(f, &kit, 1, "RCPT-9");
	found = of(f, &f->auditor, "RCPT-9");
	assert_int_equal(found.n, 1);
	assert_int_equal(found.at[0].of, REFERENCE_RECEIPT);
	assert_int_equal(found.at[0].programme.v, kit.programme.v);
	assert_int_equal(found.at[0].year, 2026);
	assert_int_equal(found.at[0].body.v, f->force.v);
	assert_int_equal(found.at[0].place, 1);
	assert_int_equal(of(f, &kit.first, " rcpt-9 ").n, 1);
	assert_int_equal(of(f, &f->auditor, "receipt:RCPT-9").n, 1);
	assert_int_equal(of(f, &f->auditor, "ledger:RCPT-9").n, 0);
	assert_int_equal(of(f, &f->auditor, "RCPT-").n, 0);
	assert_int_equal(of(f, &f->auditor, "receipt:").n, 0); // what was asked for has none
	for (size_t who = 0; who < array_size(others); who++)
		assert_int_equal(of(f, others[who], "RCPT-9").n, 0);
	assert_int_equal(lines_of(f, "RCPT-9", REFERENCE_RECEIPT), 0);
	invoice = bill_month(f, &kit, 0, 900000);
	bill_approve(f, &kit, invoice.id);
	assert_int_equal(lines_of(f, "RCPT-9", REFERENCE_RECEIPT), 1);
	pay(f, &kit, invoice.id, "RCPT-9"); // the ledger gives one to what it pays, too
	found = of(f, &f->auditor, "RCPT-9");
	assert_int_equal(found.n, 2);
	assert_string_equal(found.at[0].text, "ledger:RCPT-9");
	assert_string_equal(found.at[1].text, "receipt:RCPT-9");
	assert_int_equal(of(f, &f->auditor, "ledger:RCPT-9").n, 1);
}

/* A body that pays both at once. */
static void reference__of_money_received_for_two_claims_is_of_both(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct references found;

	receive(f, &kit, 1, "RCPT-9");
	receive(f, &kit, 2, "RCPT-9");
	found = of(f, &f->auditor, "RCPT-9");
	assert_int_equal(found.n, 2);
	assert_string_equal(found.at[0].text, "CLM-1");
	assert_string_equal(found.at[1].text, "CLM-2");
	assert_int_equal(found.at[1].place, 2);
}

/* So that somebody finds what became of it. */
static void reference__of_money_received_leads_to_the_claim_once_it_is_taken_back(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct kept_claim claim = { .programme = kit.programme,
		.year = 2026,
		.body = f->force,
		.place = 1,
		.version = 2,
		.agreement = 2 };
	struct claim_deed undo = {
		.act = CLAIM_UNDO, .reference = "", .because = "Of another body"
	};
	struct problems problems = { 0 };

	receive(f, &kit, 1, "RCPT-9");
	WRITE (f, w)
		assert_int_equal(claim_do(w, &kit.first, &claim, &undo, &problems), DONE);
	assert_int_equal(of(f, &f->auditor, "RCPT-9").at[0].of, REFERENCE_RECEIPT);
}

/* One person's training each, passed on as that body's invoice of that number; 0: its one sub-contractor's. */
static struct invoice a_passed_bill(struct fresh *f, const struct bill_kit *kit, const char *number,
	const char *theirs, struct organisation_id by)
{
	struct invoice invoice = a_bill(f, kit, number, 1000);
	struct invoice_line line = { .contract_line = LINE_TRAINING,
		.net = { 1000 },
		.parts = { .other_for = "" },
		.passed = { theirs, date_of(2026, 5, 1), { { 1000 }, true } },
		.passed_by = by };
	struct problems problems;

	line.trained[MODULE_CORE] = 1;
	if (bill_put(f, &kit->first, invoice.id, &line, &problems) != DONE)
		fail_msg("line: %s: %s", problems.at[0].field, problems.at[0].message);
	return invoice;
}

static void reference__of_an_invoice_that_is_passed_on_is_of_the_line(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	const struct actor *others[] = { &f->coordinator, &f->stranger, &f->sergeant };
	struct references found;
	struct problems problems;
	struct invoice invoice;

	bill_train(f, &kit, 2, date_of(2026, 5, 1));
	bill_sub_contract(f, &kit.contract, "C-1-A", f->elsewhere);
	invoice = a_passed_bill(f, &kit, "TD-1", "EL-2026-31", (struct organisation_id){ 0 });
	found = of(f, &f->auditor, "EL-2026-31");
	assert_int_equal(found.n, 1);
	assert_int_equal(found.at[0].of, REFERENCE_PASSED);
	assert_int_equal(found.at[0].invoice.v, invoice.id.v);
	assert_int_equal(found.at[0].line, 1);
	assert_int_equal(lines_of(f, "EL-2026-31", REFERENCE_PASSED), 1);
	assert_int_equal(lines_of(f, " el-2026-31", REFERENCE_PASSED), 1);
	assert_int_equal(lines_of(f, "passed:EL-2026-31", REFERENCE_PASSED), 1);
	assert_int_equal(of(f, &f->auditor, "supplier:EL-2026-31").n, 0);
	assert_int_equal(of(f, &f->auditor, "EL-2026-3").n, 0);
	assert_int_equal(of(f, &f->auditor, "EL/2026/31").n, 0); // as it is written there
	for (size_t who = 0; who < array_size(others); who++)
		assert_int_equal(of(f, others[who], "EL-2026-31").n, 0);
	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_WITHDRAW, &problems), DONE);
	assert_int_equal(of(f, &f->auditor, "EL-2026-31").n, 0);
}

/* Each says which line it is on. */
/* What went through it stands on the invoices of the contract above it. */
static void reference__of_a_sub_contract_and_of_its_licence_leads_to_what_was_passed_on(
	void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct references found;
	struct invoice invoice;

	bill_train(f, &kit, 1, date_of(2026, 5, 1));
	bill_sub_contract(f, &kit.contract, "C-1-L", f->elsewhere);
	invoice = a_passed_bill(f, &kit, "TD-1", "EL-31", f->elsewhere);
	found = of(f, &f->auditor, "C-1-L");
	assert_int_equal(found.n, 1);
	assert_int_equal(found.at[0].of, REFERENCE_CONTRACT);
	READ (f, w) {
		struct reference_lines lines = reference_lines(w, &found.at[0], 10);

		assert_int_equal(lines.n, 1);
		assert_int_equal(lines.at[0].invoice.id.v, invoice.id.v);
	}
	found = of(f, &f->auditor, "L7");
	assert_int_equal(found.n, 1);
	assert_non_null(strstr(found.at[0].text, "C-1-L"));
	assert_int_equal(of(f, &f->stranger, "L7").n, 0);
}

static void reference__that_two_who_are_passed_on_gave_is_of_both_lines(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct references found;

	bill_train(f, &kit, 2, date_of(2026, 5, 1));
	bill_sub_contract(f, &kit.contract, "C-1-A", f->elsewhere);
	bill_sub_contract(f, &kit.contract, "C-1-B", f->force);
	a_passed_bill(f, &kit, "TD-1", "77", f->elsewhere);
	a_passed_bill(f, &kit, "TD-2", "77", f->force);
	found = of(f, &f->auditor, "77");
	assert_int_equal(found.n, 2);
	assert_string_equal(found.at[0].text, "invoice:INV-1/1");
	assert_string_equal(found.at[1].text, "invoice:INV-2/1");
	for (size_t i = 0; i < found.n; i++) {
		struct references again = of(f, &f->auditor, found.at[i].text);

		assert_int_equal(again.n, 1);
		assert_int_equal(again.at[0].invoice.v, found.at[i].invoice.v);
		assert_int_equal(again.at[0].line, 1);
	}
}

/* A sub-contractor's first invoice, on the supplier's second. */
static void reference__of_ours_that_is_passed_on_too_is_of_both(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	bill_train(f, &kit, 1, date_of(2026, 5, 1));
	bill_sub_contract(f, &kit.contract, "C-1-A", f->elsewhere);
	a_bill(f, &kit, "TD-1", 100);
	a_passed_bill(f, &kit, "TD-2", "INV-1", (struct organisation_id){ 0 });
	assert_two_are_meant(f, "INV-1");
	assert_two_are_meant(f, "inv-1");
}

static void reference__of_an_amount_finds_the_heading_that_stands_on_it(void **state)
{
	struct fresh *f = *state;
	struct paid_kit kit = a_paid_kit(f);
	const char *cap = numbered_amount(f, &kit, 60000);

	assert_int_equal(of(f, &f->auditor, cap).at[0].heading, HEADING_DELIVERY);
	assert_int_equal(lines_of(f, cap, REFERENCE_AMOUNT), 1);
	assert_int_equal(
		of(f, &f->auditor, numbered_amount(f, &kit, 2500)).at[0].heading, HEADING_NONE);
	assert_int_equal(lines_of(f, numbered_amount(f, &kit, 2500), REFERENCE_AMOUNT), 0);
	f->now.ms += 1000;
	bill_budget_again(f, kit.bill.programme, 33760, 0);
	assert_int_equal(of(f, &f->auditor, cap).at[0].heading, HEADING_DELIVERY); // it did
}

static void reference__of_a_statement_is_of_one_body_in_either_language(void **state)
{
	struct fresh *f = *state;
	struct invoice_shares shares = { 0 };
	struct paid_kit kit = a_paid_kit(f);

	READ (f, w)
		shares = invoice_share_list(w, kit.invoice.id);
	assert_int_equal(shares.n, 2);
	for (size_t i = 0; i < shares.n; i++)
		for (enum language l = ENGLISH; l <= WELSH; l++) {
			const char *text =
				reference_to_year(f->arena, "DLI1", 2026, shares.at[i].name[l]);
			struct references found = of(f, &f->auditor, text);

			assert_int_equal(found.n, 1);
			assert_int_equal(found.at[0].of, REFERENCE_STATEMENT);
			assert_int_equal(found.at[0].body.v, shares.at[i].organisation.v);
			assert_int_equal(found.at[0].year, 2026);
			assert_int_equal(lines_of(f, text, REFERENCE_STATEMENT), 1);
		}
	assert_int_equal(of(f, &f->auditor, "DLI1/2026/27/Nobody").n, 0);
	assert_int_equal(of(f, &f->auditor, "DLI1/2026/28").n, 0);
}

static void reference__that_is_of_two_things_says_how_each_is_meant(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);

	a_bill(f, &kit, "C-1", 100);
	assert_two_are_meant(f, "C-1");
}

/* Whoever has a supplier's paper in hand means that invoice, and whoever has our letter the other one. */
static void reference__of_ours_that_a_supplier_has_too_is_of_both(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice first = a_bill(f, &kit, "TD-1", 100);
	struct invoice other = a_bill(f, &kit, "INV-1", 100);

	assert_two_are_meant(f, "INV-1");
	assert_two_are_meant(f, "inv-1");
	assert_int_equal(of(f, &f->auditor, "invoice:INV-1").at[0].invoice.v, first.id.v);
	assert_int_equal(of(f, &f->auditor, "supplier:INV-1").at[0].invoice.v, other.id.v);
	assert_int_equal(lines_of(f, "INV-2", REFERENCE_INVOICE), 0);
	a_bill(f, &kit, "INV-3", 100); // ours, and its supplier's, are one
	assert_int_equal(lines_of(f, "INV-3", REFERENCE_INVOICE), 0);
}

static void reference__that_is_nothing_or_not_theirs_finds_nothing(void **state)
{
	static const char *const none[] = { "", " ", "INV-", "INV-0", "INV-9", "INV-1/9", "INV-1/",
		"INV-1/1/1", "INV-1x", "INV-99999999999999999999", "JNL-2", "JNL-1/99", "JNL-1/0",
		"COHORT-999", "xCOHORT-1", "Nobody/COHORT-1", "DLI2", "DLI1/", "DLI1/999",
		"DLI1/£1", "DLI1/2026/27/", "C-2", "C-1/99", "C-1/", "TD-9", "GL-", "ledger:TD-1",
		"contract:DLI1", "decision:", ":", "/", "//" };
	struct fresh *f = *state;
	struct paid_kit kit = a_paid_kit(f);
	const char *all[] = { "INV-1", "INV-1/1", "JNL-1", "JNL-1/1", kit.cohort, "DLI1",
		numbered_amount(f, &kit, 60000), "DLI1/2026/27", "C-1", "C-1/2", "TD-1", "GL-7" };
	const struct actor *others[] = { &f->coordinator, &f->stranger, &f->sergeant,
		&f->translator, &f->account_manager };

	for (size_t i = 0; i < array_size(none); i++)
		if (of(f, &f->auditor, none[i]).n != 0)
			fail_msg("\"%s\" is of %s", none[i],
				reference_forms[of(f, &f->auditor, none[i]).at[0].of].name);
	for (size_t i = 0; i < array_size(all); i++)
		for (size_t who = 0; who < array_size(others); who++)
			assert_int_equal(of(f, others[who], all[i]).n, 0);
}

static void lines__are_those_that_were_not_withdrawn_and_no_more_than_asked(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct problems problems;
	struct references found;

	bill_close_b(f, &kit);

	struct invoice first = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240001);

	a_whole_bill(f, &kit, "TD-2", LINE_LIAISON, 50000);
	assert_int_equal(lines_of(f, "C-1", REFERENCE_CONTRACT), 2);
	found = of(f, &f->auditor, "C-1");
	READ (f, w) {
		struct reference_lines lines = reference_lines(w, &found.at[0], 1);

		assert_int_equal(lines.n, 2); // one more
		assert_int_equal(lines.at[0].invoice.number, 1);
		assert_int_equal(lines.at[0].cost.pence, 240001);
		assert_int_equal(lines.at[1].invoice.number, 2);
	}
	assert_int_equal(bill_do(f, &kit.first, first.id, INVOICE_WITHDRAW, &problems), DONE);
	assert_int_equal(lines_of(f, "C-1", REFERENCE_CONTRACT), 1);
	assert_int_equal(lines_of(f, "INV-1", REFERENCE_INVOICE), 1);
}

static void forms__say_of_each_kind_how_it_is_written(void **state)
{
	(void)state;
	for (enum reference_of of = REFERENCE_NONE + 1; of < REFERENCE_COUNT; of++) {
		assert_non_null(reference_forms[of].name);
		assert_non_null(reference_forms[of].example);
		assert_non_null(reference_forms[of].label);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(reference__of_each_kind_leads_to_its_lines),
		FRESH(reference__of_a_claim_is_of_the_body_and_its_year),
		FRESH(reference__of_a_cohort_is_as_pages_write_it),
		FRESH(reference__in_words_is_of_the_cohort_and_of_what_else_has_it),
		FRESH(reference__of_money_received_is_of_the_claim),
		FRESH(reference__of_money_received_for_two_claims_is_of_both),
		FRESH(reference__of_money_received_leads_to_the_claim_once_it_is_taken_back),
		FRESH(reference__of_an_invoice_that_is_passed_on_is_of_the_line),
		FRESH(reference__of_a_sub_contract_and_of_its_licence_leads_to_what_was_passed_on),
		FRESH(reference__that_two_who_are_passed_on_gave_is_of_both_lines),
		FRESH(reference__of_ours_that_is_passed_on_too_is_of_both),
		FRESH(reference__of_an_amount_finds_the_heading_that_stands_on_it),
		FRESH(reference__of_a_statement_is_of_one_body_in_either_language),
		FRESH(reference__that_is_of_two_things_says_how_each_is_meant),
		FRESH(reference__of_ours_that_a_supplier_has_too_is_of_both),
		FRESH(reference__that_is_nothing_or_not_theirs_finds_nothing),
		FRESH(lines__are_those_that_were_not_withdrawn_and_no_more_than_asked),
		FRESH(forms__say_of_each_kind_how_it_is_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
