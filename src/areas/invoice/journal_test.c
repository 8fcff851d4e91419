/* SPDX-License-Identifier: MIT */
/*
 * Codes of the ledger and journals, on a real database.
 */
#include "areas/invoice/journal.h"

#include <string.h>

#include "areas/invoice/testing.h"
#include "base/err.h"
#include "db/fault.h"

static struct problems problems;

static const char *said(const char *field)
{
	const struct problem *problem = problem_of(&problems, field);

	return problem == NULL ? "" : problem->message;
}

static struct ledger_codes codes_now(struct fresh *f, const struct bill_kit *kit)
{
	struct ledger_codes codes = { 0 };

	READ (f, w)
		codes = ledger_codes_of(w, &kit->first, kit->programme);
	return codes;
}

static int64_t seen_now(struct fresh *f, const struct bill_kit *kit)
{
	int64_t seen = 0;

	READ (f, w)
		seen = ledger_seen(w, kit->programme);
	return seen;
}

static enum outcome_kind write_codes(struct fresh *f, const struct actor *by,
	const struct bill_kit *kit, int64_t seen, const struct ledger_codes *codes)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = ledger_write(w, by, kit->programme, seen, codes, &problems);
	return outcome;
}

/* Each of them some code. */
static void enter_codes(struct fresh *f, const struct bill_kit *kit)
{
	struct ledger_codes codes = codes_now(f, kit);

	for (size_t i = 0; i < codes.n; i++)
		codes.at[i].code = arena_format(f->arena, "L%zu", i + 1);
	assert_int_equal(write_codes(f, &kit->first, kit, seen_now(f, kit), &codes), DONE);
}

static enum outcome_kind make(
	struct fresh *f, const struct actor *by, struct date until, struct journal *journal)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = journal_make(w, by, until, ENGLISH, journal, &problems);
	return outcome;
}

static struct journal_waiting waiting_now(struct fresh *f, const struct actor *by)
{
	struct journal_waiting waiting = { 0 };

	READ (f, w)
		waiting = journal_waiting(w, by, instant_day(f->now));
	return waiting;
}

static struct invoice an_approved_bill(struct fresh *f, const struct bill_kit *kit)
{
	struct invoice invoice;

	bill_close_b(f, kit);
	invoice = a_whole_bill(f, kit, "TD-1", LINE_COHORT, 240001);
	bill_approve(f, kit, invoice.id);
	return invoice;
}

static void code__is_entered_in_versions_by_whoever_saw_the_last(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct ledger_codes codes = codes_now(f, &kit);

	assert_int_equal(codes.n, 4); // two headings, who supplies, and who is recharged
	assert_string_equal(ledger_input(f->arena, &codes.at[1]), "code-delivery");
	assert_int_equal(codes.at[2].of, LEDGER_SUPPLIER);
	assert_int_equal(codes.at[2].body.v, f->provider.v);
	assert_int_equal(codes.at[3].of, LEDGER_PARTNER);
	assert_int_equal(codes.at[3].body.v, f->force.v); // not the office itself
	codes.at[1].code = "40100";
	assert_int_equal(write_codes(f, &kit.first, &kit, 0, &codes), DONE);
	assert_int_equal(seen_now(f, &kit), 1); // the others are as blank as they were
	assert_int_equal(write_codes(f, &kit.second, &kit, 0, &codes), CHANGED_MEANWHILE);
	codes.at[1].code = "40200";
	assert_int_equal(write_codes(f, &kit.second, &kit, 1, &codes), DONE);
	codes = codes_now(f, &kit);
	assert_string_equal(codes.at[1].code, "40200");
	assert_int_equal(codes.at[1].version, 2);
	assert_int_equal(codes.at[1].written_by.v, kit.second.account.v);
	codes.at[0].code = "01234567890123456789012345678901234567890";
	assert_int_equal(write_codes(f, &kit.first, &kit, 2, &codes), REFUSED);
	assert_string_equal(
		said("code-mobilisation"), "A ledger code has 40 letters and figures at the most");
	assert_int_equal(write_codes(f, &f->auditor, &kit, 2, &codes), ABSENT);
	assert_int_equal(write_codes(f, &f->coordinator, &kit, 2, &codes), ABSENT);
}

static void journal__waits_for_the_codes_that_are_missing_and_names_them(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct journal_waiting waiting;
	struct journal journal;

	assert_int_equal(waiting_now(f, &kit.first).lines, 0);
	assert_int_equal(make(f, &kit.first, instant_day(f->now), &journal), REFUSED);
	assert_string_equal(
		said("until"), "Nothing was approved until that day that is in no journal yet");
	an_approved_bill(f, &kit);
	waiting = waiting_now(f, &f->auditor);
	assert_int_equal(waiting.lines, 1);
	assert_int_equal(waiting.cost.pence, 240001);
	assert_int_equal(waiting.missing.n, 3);
	assert_int_equal(waiting.missing.at[0].heading, HEADING_DELIVERY);
	assert_int_equal(waiting.missing.at[0].wanted, 1);
	assert_int_equal(waiting_now(f, &f->coordinator).lines, 0);
	assert_int_equal(make(f, &kit.first, instant_day(f->now), &journal), REFUSED);
	assert_string_equal(said(""),
		"Some lines have no ledger code. Enter the codes that are missing first.");
	enter_codes(f, &kit);
	assert_int_equal(waiting_now(f, &kit.first).missing.n, 0);
	assert_int_equal(make(f, &f->auditor, instant_day(f->now), &journal), ABSENT);
	assert_int_equal(make(f, &kit.first, DATE_NONE, &journal), REFUSED);
	assert_int_equal(
		make(f, &kit.first, date_add_days(instant_day(f->now), 1), &journal), REFUSED);
	assert_int_equal(
		make(f, &kit.first, date_add_days(instant_day(f->now), -1), &journal), REFUSED);
	assert_int_equal(make(f, &kit.first, instant_day(f->now), &journal), DONE);
}

static void journal__has_each_approved_line_once_and_stays_as_it_was(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = an_approved_bill(f, &kit);
	const char *today = date_iso(f->arena, instant_day(f->now));
	struct journal journal, again, other;
	const char *text;

	assert_int_equal(bill_now(f, &kit.first, invoice.id).journal, 0);
	enter_codes(f, &kit);
	assert_int_equal(make(f, &kit.first, instant_day(f->now), &journal), DONE);
	assert_int_equal(journal.number, 1);
	assert_int_equal(journal.rows, 2);
	assert_int_equal(journal.cost.pence, 240001);
	assert_int_equal(bill_now(f, &kit.first, invoice.id).journal, 1);
	assert_int_equal(waiting_now(f, &kit.first).lines, 0);
	assert_int_equal(make(f, &kit.second, instant_day(f->now), &other), REFUSED);
	text = arena_text_n(f->arena, journal.bytes.at, journal.bytes.size);
	assert_non_null(strstr(text, "\r\n1,1,cost,INV-1,1,Invented programme,delivery,"));
	assert_non_null(strstr(
		text, arena_format(f->arena, ",L2,L3,TD-1,%s,2400.01,0.00,2400.01\r\n", today)));
	assert_non_null(strstr(text, "\r\n1,2,recharge,INV-1,,Invented programme,,"));
	assert_non_null(strstr(text, arena_format(f->arena, ",L4,,TD-1,%s,,,600.00\r\n", today)));
	READ (f, w) {
		assert_true(journal_numbered(w, &f->auditor, 1, &again));
		assert_false(journal_numbered(w, &f->auditor, 2, &other));
		assert_false(journal_numbered(w, &f->coordinator, 1, &other));
		assert_int_equal(journals_for(w, &f->auditor).n, 1);
		assert_int_equal(journals_for(w, &f->coordinator).n, 0);
	}
	assert_int_equal(again.bytes.size, journal.bytes.size);
	assert_memory_equal(again.bytes.at, journal.bytes.at, journal.bytes.size);
}

/* Another body leads: the office owes its own share to that one, and nobody owes the office anything. */
static void journal__of_what_another_pays_has_the_office_s_share_alone(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct ledger_codes codes;
	struct journal journal;
	struct invoice invoice;
	const char *text;

	bill_vary(f, &kit, date_of(2026, 4, 1), bill_held_by_force);
	invoice = an_approved_bill(f, &kit);
	READ (f, w) {
		struct invoice_shares shares = invoice_share_list(w, invoice.id);

		assert_int_equal(shares.n, 2);
		assert_false(shares.at[0].is_own);
		assert_true(share_is_recharged(&shares.at[0]));
		assert_true(shares.at[1].is_own);
	}
	codes = codes_now(f, &kit);
	list_each (const struct ledger_code *, each, &codes)
		if (each->of == LEDGER_SUPPLIER)
			assert_int_equal(each->body.v, f->force.v);
	assert_int_equal(waiting_now(f, &kit.first).cost.pence, 180001);
	enter_codes(f, &kit);
	assert_int_equal(make(f, &kit.first, instant_day(f->now), &journal), DONE);
	assert_int_equal(journal.rows, 1);
	assert_int_equal(journal.cost.pence, 180001);
	text = arena_text_n(f->arena, journal.bytes.at, journal.bytes.size);
	assert_non_null(strstr(text, "\r\n1,1,share,INV-1,1,Invented programme,delivery,"));
	assert_non_null(strstr(text, arena_format(f->arena, ",L2,L3,TD-1,%s,,,1800.01\r\n",
					     date_iso(f->arena, instant_day(f->now)))));
	assert_null(strstr(text, "recharge"));
}

/* What others pay between them is nothing to the office's ledger. */
static void journal__waits_for_nothing_of_which_the_office_owes_nothing(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct agreement next;

	READ (f, w)
		assert_true(funding_agreement_of(w, kit.programme, 2026, &next));
	next.partners.at[0].organisation = f->elsewhere;
	for (size_t i = 0; i < next.partners.n; i++)
		next.partners.at[i].row = i + 1;
	WRITE (f, w) {
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, &next, &problems), DONE);
		assert_int_equal(
			funding_sign(w, &f->approver, kit.programme, 2026, 2, &problems), DONE);
	}
	bill_vary(f, &kit, date_of(2026, 4, 1), bill_held_by_force);
	an_approved_bill(f, &kit);
	assert_int_equal(waiting_now(f, &kit.first).invoices, 0);
}

/* What the ledger paid before it has the journal, or before the recharge, is in it as everything else is. */
static void journal__has_what_was_paid_first_once(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = an_approved_bill(f, &kit);
	struct journal journal, other;

	enter_codes(f, &kit);
	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_PAY, &problems), DONE);
	assert_int_equal(make(f, &kit.first, instant_day(f->now), &journal), DONE);
	assert_int_equal(journal.rows, 2); // its cost, and the recharge
	assert_int_equal(journal.cost.pence, 240001);
	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_RECHARGE, &problems), DONE);
	assert_int_equal(waiting_now(f, &kit.first).lines, 0);
	assert_int_equal(make(f, &kit.first, instant_day(f->now), &other), REFUSED);
}

static void journal__shows_no_code_as_a_formula(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct ledger_codes codes;
	struct journal journal;

	an_approved_bill(f, &kit);
	codes = codes_now(f, &kit);
	for (size_t i = 0; i < codes.n; i++)
		codes.at[i].code = "=1+1";
	assert_int_equal(write_codes(f, &kit.first, &kit, 0, &codes), DONE);
	assert_int_equal(make(f, &kit.first, instant_day(f->now), &journal), DONE);
	assert_non_null(strstr(
		arena_text_n(f->arena, journal.bytes.at, journal.bytes.size), ",'=1+1,'=1+1,"));
}

struct making {
	const struct actor *by;
	struct date until;
};

static enum verdict make_it(struct work *w, void *arg)
{
	const struct making *one = arg;
	struct problems none = { 0 };
	struct journal journal;

	return journal_make(w, one->by, one->until, ENGLISH, &journal, &none) == DONE ? WORK_KEEP
										      : WORK_UNDO;
}

/* The disk fails at the n-th statement: the journal is there with its invoices, or neither is. */
static void journal__is_made_whole_or_not_at_all(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct invoice invoice = an_approved_bill(f, &kit);
	struct making one = { &kit.first, instant_day(f->now) };
	bool is_done = false;
	int failures = 0;

	enter_codes(f, &kit);
	for (int n = 0; !is_done && n < 1000; n++) {
		db_fault_after(n);
		db_write(f->db, f->arena, f->now, make_it, &one);
		db_fault_after(-1);
		is_done = bill_now(f, &kit.first, invoice.id).journal == 1;
		failures += !is_done;
		READ (f, w)
			assert_int_equal(journals_for(w, &kit.first).n, is_done ? 1 : 0);
	}
	assert_true(is_done);
	assert_true(failures > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(code__is_entered_in_versions_by_whoever_saw_the_last),
		FRESH(journal__waits_for_the_codes_that_are_missing_and_names_them),
		FRESH(journal__has_each_approved_line_once_and_stays_as_it_was),
		FRESH(journal__of_what_another_pays_has_the_office_s_share_alone),
		FRESH(journal__waits_for_nothing_of_which_the_office_owes_nothing),
		FRESH(journal__has_what_was_paid_first_once),
		FRESH(journal__shows_no_code_as_a_formula),
		FRESH(journal__is_made_whole_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
