/* SPDX-License-Identifier: MIT */
/*
 * A year's end on a real database: what is open, what two people fix, and what comes in late.
 */
#include "areas/invoice/closing.h"

#include <string.h>

#include "areas/cohort/cohort.h"
#include "areas/invoice/testing.h"
#include "base/err.h"
#include "db/fault.h"

enum { YEAR = 2026 };

static struct problems problems;

static const char *said(const char *field)
{
	const struct problem *problem = problem_of(&problems, field);

	return problem == NULL ? "" : problem->message;
}

static struct year_end end_now(struct fresh *f, const struct actor *by, const struct bill_kit *kit)
{
	struct year_end end = { 0 };

	READ (f, w)
		assert_true(year_end_for(w, by, INVOICE_READ, kit->programme, YEAR, &end));
	return end;
}

static enum outcome_kind act_on(struct fresh *f, const struct actor *by, const struct bill_kit *kit,
	int64_t seen, enum closing_act act, const char *because)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = year_end_do(w, by, kit->programme, YEAR, seen, act, because, &problems);
	return outcome;
}

/* As a page does: of the year as it stands. */
static enum outcome_kind act(struct fresh *f, const struct actor *by, const struct bill_kit *kit,
	enum closing_act what, const char *because)
{
	return act_on(f, by, kit, (int64_t)end_now(f, by, kit).deeds.n, what, because);
}

static void close_year(struct fresh *f, const struct bill_kit *kit, const char *because)
{
	if (act(f, &kit->first, kit, CLOSING_PROPOSE, because) != DONE)
		fail_msg("propose: %s", problems.at[0].message);
	if (act(f, &kit->second, kit, CLOSING_CLOSE, "") != DONE)
		fail_msg("close: %s", problems.at[0].message);
}

static void reopen_year(struct fresh *f, const struct bill_kit *kit)
{
	assert_int_equal(act(f, &kit->first, kit, CLOSING_ASK, "A late invoice came"), DONE);
	assert_int_equal(act(f, &kit->second, kit, CLOSING_REOPEN, ""), DONE);
}

static struct final_statement final_now(struct fresh *f, const struct bill_kit *kit, int64_t number)
{
	struct final_statement s = { 0 };

	READ (f, w)
		assert_true(final_statement_load(w, kit->programme, YEAR, number, &s));
	return s;
}

static void year_is_over(struct fresh *f)
{
	clock_to(f, date_of(YEAR + 1, 4, 1));
}

/* Six months at £9,000 and one at £4,431.17, all approved. */
static struct bill_kit an_underspent_year(struct fresh *f)
{
	struct bill_kit kit = a_monthly_kit(f);

	for (int month = 0; month < 7; month++)
		bill_approve(f, &kit, bill_month(f, &kit, month, month < 6 ? 900000 : 443117).id);
	return kit;
}

static const struct accrual *open_one(const struct accruals *all, enum accrual_kind kind)
{
	const struct accrual *found = NULL;

	list_each (const struct accrual *, each, all)
		if (each->kind == kind) {
			assert_null(found);
			found = each;
		}
	return found;
}

/* ---- what is open ---- */

static void accruals__follow_what_was_delivered_until_it_is_approved(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct accruals open;
	struct invoice invoice;

	year_is_over(f);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open.n, 2); // the cohort, by two lines: workshop B is not signed
	assert_int_equal(open.at[0].kind, ACCRUAL_OPEN);
	assert_int_equal(open.at[1].kind, ACCRUAL_OPEN);
	assert_false(open.at[0].sum.is_set);
	bill_close_b(f, &kit);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open_one(&open, ACCRUAL_COHORT)->sum.money.pence, 250000);
	assert_int_equal(open_one(&open, ACCRUAL_COHORT)->cohort.v, kit.room.cohort.id.v);
	assert_non_null(open_one(&open, ACCRUAL_UNTOLD));
	bill_tell(f, &kit, 3);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open_one(&open, ACCRUAL_LIAISON)->sum.money.pence, 50000);
	invoice = a_whole_bill(f, &kit, "TD-1", LINE_COHORT, 240000);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_null(open_one(&open, ACCRUAL_COHORT)); // it stands as its invoice
	assert_int_equal(open_one(&open, ACCRUAL_INVOICE)->sum.money.pence, 240000);
	assert_int_equal(open_one(&open, ACCRUAL_INVOICE)->number, invoice.number);
	bill_approve(f, &kit, invoice.id);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open.n, 1);
	assert_int_equal(open.at[0].kind, ACCRUAL_LIAISON);
}

/* A cohort that was held, by a contract whose line for it is dropped so many days after. */
static const struct accrual *cohort_dropped(struct fresh *f, int days)
{
	struct bill_kit kit = a_bill_kit(f);
	struct date held_on = kit.room.cohort.workshop[WORKSHOP_B].on;
	struct accruals open;

	year_is_over(f);
	bill_close_b(f, &kit);
	bill_vary(f, &kit, date_add_days(held_on, days), bill_drop_all_but_training);
	open = end_now(f, &kit.first, &kit).would.open;
	return open_one(&open, ACCRUAL_COHORT);
}

static void accruals__have_what_was_delivered_before_a_variation_dropped_its_line(void **state)
{
	const struct accrual *accrual = cohort_dropped(*state, 1);

	assert_non_null(accrual);
	assert_int_equal(accrual->sum.money.pence, 250000);
}

static void accruals__have_nothing_of_a_day_on_which_its_line_was_dropped(void **state)
{
	assert_null(cohort_dropped(*state, 0));
}

/* Under either, in one programme: once, and the other contract is named; kept so with the closed year. */
static void accruals__have_a_cohort_once_of_two_contracts(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct contract too;
	struct final_statement s;
	struct accruals open;

	bill_another_contract(f, kit.programme, kit.room.path.p.scheme, "C-1B", &too);
	year_is_over(f);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(
		open.n, 2); // its delivery and its liaison, of which nobody knows a sum yet
	bill_close_b(f, &kit);
	bill_tell(f, &kit, 3);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open.n, 2);
	assert_string_equal(open_one(&open, ACCRUAL_COHORT)->contract, "C-1");
	assert_string_equal(open_one(&open, ACCRUAL_COHORT)->also, "C-1B");
	assert_int_equal(open_one(&open, ACCRUAL_COHORT)->sum.money.pence, 250000);
	assert_string_equal(open_one(&open, ACCRUAL_LIAISON)->also, "C-1B");
	close_year(f, &kit, "It is accrued");
	s = final_now(f, &kit, 1);
	assert_string_equal(open_one(&s.open, ACCRUAL_COHORT)->also, "C-1B");
	assert_non_null(strstr(arena_text_n(f->arena, s.bytes.at, s.bytes.size), ",C-1B,,,\r\n"));
}

static struct accruals accruals_of(struct fresh *f, struct programme_id id)
{
	struct accruals all = { 0 };

	READ (f, w)
		all = invoice_accruals(w, id, YEAR);
	return all;
}

/* Two programmes have a contract for the scheme: one of them accrues it. */
static void accruals__have_a_cohort_once_of_two_programmes(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f), other = kit;
	struct accruals open;
	struct invoice invoice;

	other.programme = bill_another_programme(f, kit.room.path.p.scheme, &other.contract);
	year_is_over(f);
	bill_close_b(f, &kit);
	open = accruals_of(f, kit.programme);
	assert_string_equal(open_one(&open, ACCRUAL_COHORT)->also, "C-2");
	assert_int_equal(accruals_of(f, other.programme).n, 0);
	invoice = a_whole_bill(f, &other, "TD-1", LINE_COHORT, 240000);
	open = accruals_of(f, kit.programme);
	assert_null(open_one(&open, ACCRUAL_COHORT)); // an invoice under the other contract has it
	open = accruals_of(f, other.programme);
	assert_int_equal(open.n, 1);
	assert_int_equal(open.at[0].invoice.v, invoice.id.v);
	bill_approve(f, &other, invoice.id);
	open = accruals_of(f, kit.programme);
	assert_null(open_one(&open, ACCRUAL_COHORT));
	assert_int_equal(accruals_of(f, other.programme).n, 0);
}

static const struct accrual *of_line(const struct accruals *all, int64_t number, int64_t pence)
{
	list_each (const struct accrual *, each, all)
		if (each->number == number && each->sum.is_set && each->sum.money.pence == pence)
			return each;
	return NULL;
}

/* From 15 August another line, or another price: four months to July at £9,000 and three at £8,000. */
static void check_varied_months(struct fresh *f,
	void (*alter)(struct fresh *f, const struct bill_kit *kit, struct contract_version *v))
{
	struct bill_kit kit = a_monthly_kit(f);
	struct accruals open;

	bill_vary(f, &kit, date_of(YEAR, 8, 15), alter);
	bill_approve(f, &kit, bill_month(f, &kit, 3, 900000).id); // July
	clock_to(f, date_of(YEAR, 8, 30));
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open.n, 1);
	assert_non_null(of_line(&open, 3, 3 * 900000)); // August is not over
	year_is_over(f);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open.n, 2);
	assert_non_null(of_line(&open, 3, 3 * 900000));
	assert_non_null(of_line(&open, 3, 3 * 800000));
	bill_vary(f, &kit, date_of(YEAR, 8, 15), bill_drop_casework);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open.n, 1);
	assert_non_null(of_line(&open, 3, 3 * 900000));
}

static void accruals__have_each_month_once_by_the_line_of_its_last_day(void **state)
{
	check_varied_months(*state, bill_replace_casework);
}

static void accruals__have_each_month_once_at_the_price_of_its_last_day(void **state)
{
	check_varied_months(*state, bill_cheapen_casework);
}

/* The variation is of a past day: July was billed by the line that it took out. */
static void accruals__have_no_month_that_the_line_before_billed(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct accruals open;

	bill_approve(f, &kit, bill_month(f, &kit, 3, 900000).id);
	bill_vary(f, &kit, date_of(YEAR, 6, 15), bill_replace_casework);
	year_is_over(f);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open.n, 2);
	assert_non_null(of_line(&open, 2, 2 * 900000)); // April and May
	assert_non_null(of_line(&open, 4, 4 * 800000)); // June, and August to October
}

static void accruals__have_what_is_due_once_a_year_once(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_casework_kit(f, PER_YEAR);
	struct accruals open;

	bill_vary(f, &kit, date_of(YEAR, 8, 15), bill_replace_casework);
	clock_to(f, date_of(YEAR, 9, 1));
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open.n, 1);
	assert_int_equal(open.at[0].kind, ACCRUAL_YEAR);
	assert_int_equal(open.at[0].sum.money.pence, 1000000);
	bill_approve(f, &kit, bill_month(f, &kit, 3, 900000).id); // by the line before
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open.n, 0);
}

static void accruals__have_a_cohort_at_the_price_of_its_day(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct date ended = kit.room.cohort.workshop[WORKSHOP_B].on;
	struct accruals open;

	bill_close_b(f, &kit);
	bill_vary(f, &kit, date_add_days(ended, 1), bill_raise_cohorts);
	year_is_over(f);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open_one(&open, ACCRUAL_COHORT)->sum.money.pence, 250000);
	bill_vary(f, &kit, date_add_days(ended, 1), bill_drop_all_but_training);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open_one(&open, ACCRUAL_COHORT)->sum.money.pence, 250000);
}

static void accruals__have_trainings_of_the_year_until_an_invoice_has_them(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_bill_kit(f);
	struct accruals open = end_now(f, &kit.first, &kit).would.open;
	struct invoice invoice;
	struct invoice_line line = { .contract_line = LINE_TRAINING,
		.net = { 100000 },
		.parts = { .other_for = "" },
		.passed = { "HT-1", date_of(YEAR, 5, 1), { { 100000 }, true } } };

	assert_null(open_one(&open, ACCRUAL_TRAINED)); // those recorded are of the year before
	bill_train(f, &kit, 1, date_of(2026, 5, 1));
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open_one(&open, ACCRUAL_TRAINED)->number, 1);
	assert_int_equal(open_one(&open, ACCRUAL_TRAINED)->sum.money.pence, 3376000);
	invoice = bill_now(f, &kit.first, a_bill(f, &kit, "TD-1", 100000).id);
	READ (f, w)
		line.trained[MODULE_CORE] = invoice_ground(w, &invoice).recorded[MODULE_CORE];
	assert_int_equal(bill_put(f, &kit.first, invoice.id, &line, &problems), DONE);
	open = end_now(f, &kit.first, &kit).would.open;
	assert_null(open_one(&open, ACCRUAL_TRAINED));
}

static void accruals__are_of_the_year_of_the_work_and_not_of_the_paper(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice invoice = bill_month(f, &kit, 6, 900000); // October
	struct accruals open;

	clock_to(f, date_of(YEAR + 1, 5, 1));
	open = end_now(f, &kit.first, &kit).would.open;
	assert_int_equal(open.n, 2);
	assert_int_equal(open.at[0].invoice.v, invoice.id.v);
	assert_int_equal(open.at[1].kind, ACCRUAL_MONTHS);
	assert_int_equal(open.at[1].number, 6);
	assert_int_equal(open.at[1].sum.money.pence, 6 * 900000);
	READ (f, w) {
		assert_int_equal(invoice_accruals(w, kit.programme, YEAR + 1).n, 0);
		assert_int_equal(invoice_accruals(w, kit.programme, YEAR - 1).n, 0);
		assert_int_equal(invoice_accruals(w, kit.programme, YEAR + 2).n, 0);
	}
}

static void accruals__of_a_running_year_go_as_far_as_today(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);

	clock_to(f, date_of(YEAR, 6, 29));
	assert_int_equal(end_now(f, &kit.first, &kit).would.open.at[0].number, 2);
	clock_to(f, date_of(YEAR, 6, 30));
	assert_int_equal(end_now(f, &kit.first, &kit).would.open.at[0].number, 3);
}

/* ---- closing ---- */

static void year__closes_by_two_hands_to_the_penny(void **state)
{
	static const int64_t owed[] = { 3988159, 927479, 927479 };
	static const int64_t left[] = { 311841, 72521, 72521 };
	struct fresh *f = *state;
	struct bill_kit kit = an_underspent_year(f);
	struct final_statement s;

	assert_int_equal(act(f, &kit.first, &kit, CLOSING_PROPOSE, ""), REFUSED);
	assert_string_equal(said(""), "The year has not ended, so it cannot be closed yet");
	clock_to(f, date_of(YEAR + 1, 3, 31)); // its last day
	assert_int_equal(act(f, &kit.first, &kit, CLOSING_PROPOSE, ""), REFUSED);
	year_is_over(f);
	assert_int_equal(act(f, &kit.first, &kit, CLOSING_PROPOSE, ""), DONE);
	assert_int_equal(act(f, &kit.first, &kit, CLOSING_CLOSE, ""), REFUSED);
	assert_string_equal(said(""), "You proposed to close the year, so somebody else closes it");
	assert_int_equal(act(f, &kit.second, &kit, CLOSING_CLOSE, ""), DONE);
	s = final_now(f, &kit, 1);
	assert_int_equal(s.bodies.n, 3);
	for (size_t i = 0; i < 3; i++) {
		struct underspent u = final_underspent(&s, &s.bodies.at[i]);

		assert_int_equal(s.bodies.at[i].owed.pence, owed[i]);
		assert_int_equal(u.left.money.pence, left[i]);
		assert_int_equal(u.becomes, LEFTOVER_UNSAID);
		assert_false(s.bodies.at[i].before.is_set);
	}
	assert_int_equal(final_cost(&s).pence, 5843117);
	assert_int_equal(s.proposed_by.v, kit.first.account.v);
	assert_int_equal(s.closed_by.v, kit.second.account.v);
	assert_int_equal(s.open.n, 0);
	assert_non_null(strstr(s.bytes.at, ",'2026/27,1,1,cash,"));
	assert_non_null(strstr(s.bytes.at,
		",43000.00,,39881.59,,0.00,3118.41,unsaid,")); // to the penny, and nothing guessed
	assert_non_null(strstr(s.bytes.at, ",10000.00,,9274.79,,0.00,725.21,unsaid,"));
	READ (f, w) {
		assert_true(year_is_closed(w, kit.programme, YEAR));
		assert_false(year_is_closed(w, kit.programme, YEAR + 1));
	}
}

static void year__with_something_open_closes_with_a_reason_alone(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct final_statement s;

	bill_approve(f, &kit, bill_month(f, &kit, 0, 900000).id);
	bill_month(f, &kit, 1, 900000);
	year_is_over(f);
	assert_int_equal(act(f, &kit.first, &kit, CLOSING_PROPOSE, ""), REFUSED);
	assert_true(said("because")[0] != '\0');
	assert_int_equal(end_now(f, &kit.first, &kit).deeds.n, 0);
	close_year(f, &kit, "Accrued at the contract's most");
	s = final_now(f, &kit, 1);
	assert_string_equal(s.because, "Accrued at the contract's most");
	assert_int_equal(s.open.n, 2);
	assert_int_equal(s.open.at[0].kind, ACCRUAL_INVOICE);
	assert_int_equal(s.open.at[1].number, 5);
	assert_int_equal(accrued_in_all(&s.open).sum.pence, 6 * 900000);
}

static void year__in_which_nothing_was_agreed_or_done_is_not_closed(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_underspent_year(f);

	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(year_end_do(w, &kit.first, kit.programme, YEAR - 1, 0,
					 CLOSING_PROPOSE, "", &problems),
			REFUSED);
	assert_string_equal(said(""),
		"Nobody agreed to pay for this year, and nothing was delivered in it: there is "
		"nothing to close");
}

static void proposal__is_not_closed_when_something_changed_since(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice invoice = bill_month(f, &kit, 0, 900000);

	year_is_over(f);
	assert_int_equal(act(f, &kit.first, &kit, CLOSING_PROPOSE, "Accrued"), DONE);
	bill_approve(f, &kit, invoice.id);
	assert_int_equal(act(f, &kit.second, &kit, CLOSING_CLOSE, ""), REFUSED);
	assert_true(strstr(said(""), "has changed since it was proposed") != NULL);
	assert_int_equal(act(f, &kit.second, &kit, CLOSING_TAKE_BACK, ""), DONE);
	close_year(f, &kit, "Accrued");
	assert_int_equal(
		final_cost(&(struct final_statement){ .bodies = final_now(f, &kit, 1).bodies })
			.pence,
		900000);
}

static void somebody__who_was_slower_is_told_and_nothing_is_done_twice(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_underspent_year(f);

	year_is_over(f);
	assert_int_equal(act_on(f, &kit.first, &kit, 0, CLOSING_PROPOSE, ""), DONE);
	assert_int_equal(act_on(f, &kit.second, &kit, 0, CLOSING_PROPOSE, ""), CHANGED_MEANWHILE);
	assert_int_equal(act_on(f, &kit.second, &kit, 1, CLOSING_CLOSE, ""), DONE);
	assert_int_equal(act_on(f, &kit.second, &kit, 1, CLOSING_CLOSE, ""), CHANGED_MEANWHILE);
	assert_int_equal(act_on(f, &kit.first, &kit, 1, CLOSING_TAKE_BACK, ""), CHANGED_MEANWHILE);
	READ (f, w)
		assert_int_equal(final_statements_of(w, kit.programme, YEAR).n, 1);
}

static void year__is_of_the_office_s_finance_officers_alone(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_underspent_year(f);
	const struct actor *readers[] = { &f->auditor, &f->commissioning_officer, &f->approver };
	const struct actor *others[] = { &f->sergeant, &f->coordinator, &f->stranger };
	struct year_end end;

	year_is_over(f);
	for (size_t i = 0; i < array_size(readers); i++) {
		end_now(f, readers[i], &kit);
		assert_int_equal(act_on(f, readers[i], &kit, 0, CLOSING_PROPOSE, ""), ABSENT);
	}
	for (size_t i = 0; i < array_size(others); i++)
		READ (f, w)
			assert_false(year_end_for(
				w, others[i], INVOICE_READ, kit.programme, YEAR, &end));
}

/* ---- what comes late ---- */

static enum outcome_kind approve_now(
	struct fresh *f, const struct bill_kit *kit, struct invoice_id id)
{
	return bill_do(f, &kit->second, id, INVOICE_APPROVE, &problems);
}

static void invoice__of_a_closed_year_waits_and_makes_a_supplementary_statement(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct final_statement first, second;
	struct invoice late;
	struct slice as_it_was;

	for (int month = 0; month < 6; month++)
		bill_approve(f, &kit, bill_month(f, &kit, month, 900000).id);
	year_is_over(f);
	close_year(f, &kit, "October is accrued");
	first = final_now(f, &kit, 1);
	as_it_was = first.bytes;
	late = bill_month(f, &kit, 6, 443117);
	assert_int_equal(bill_do(f, &kit.first, late.id, INVOICE_MATCH, &problems), DONE);
	assert_int_equal(approve_now(f, &kit, late.id), REFUSED);
	assert_string_equal(said(""), "One of the checks holds it. Its sentence says what to do.");
	assert_int_equal(bill_now(f, &kit.first, late.id).facts.state, INVOICE_MATCHED);
	assert_int_equal(act(f, &kit.first, &kit, CLOSING_ASK, ""), REFUSED);
	assert_string_equal(said("because"), "Say why the year is to be opened again");
	assert_int_equal(act(f, &kit.first, &kit, CLOSING_ASK, "October came"), DONE);
	assert_int_equal(approve_now(f, &kit, late.id), REFUSED); // one person does not open it
	assert_int_equal(act(f, &kit.first, &kit, CLOSING_REOPEN, ""), REFUSED);
	assert_string_equal(
		said(""), "You proposed to open the year again, so somebody else does it");
	assert_int_equal(act(f, &kit.second, &kit, CLOSING_REOPEN, ""), DONE);
	assert_int_equal(approve_now(f, &kit, late.id), DONE);
	close_year(f, &kit, "");
	second = final_now(f, &kit, 2);
	assert_int_equal(final_cost(&second).pence, 5843117);
	assert_int_equal(second.bodies.at[0].before.money.pence, first.bodies.at[0].owed.pence);
	assert_int_equal(second.bodies.at[0].owed.pence, 3988159);
	first = final_now(f, &kit, 1);
	assert_int_equal(first.bytes.size, as_it_was.size);
	assert_memory_equal(first.bytes.at, as_it_was.at, as_it_was.size);
}

static void credit__of_a_closed_year_waits_too_and_is_told_apart(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice invoice = bill_month(f, &kit, 0, 900000), note;
	struct final_statement s;

	bill_approve(f, &kit, invoice.id);
	year_is_over(f);
	close_year(f, &kit, "The rest is accrued");
	assert_int_equal(bill_credit(f, &kit, invoice.id, "M-0C", 90000, &note, &problems), DONE);
	bill_attach(f, &kit.first, note.id, 0);
	assert_int_equal(bill_do(f, &kit.first, note.id, INVOICE_MATCH, &problems), DONE);
	assert_int_equal(approve_now(f, &kit, note.id), REFUSED);
	reopen_year(f, &kit);
	assert_int_equal(approve_now(f, &kit, note.id), DONE);
	close_year(f, &kit, "The rest is accrued");
	s = final_now(f, &kit, 2);
	assert_int_equal(final_cost(&s).pence, 810000);
	assert_int_equal(s.bodies.at[0].credited.pence + s.bodies.at[1].credited.pence +
				 s.bodies.at[2].credited.pence,
		90000);
}

static void year__that_is_left_closed_stays_so(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_underspent_year(f);

	year_is_over(f);
	close_year(f, &kit, "");
	assert_int_equal(act(f, &kit.first, &kit, CLOSING_ASK, "By mistake"), DONE);
	assert_int_equal(act(f, &kit.first, &kit, CLOSING_LEAVE, ""), DONE);
	READ (f, w)
		assert_true(year_is_closed(w, kit.programme, YEAR));
	assert_int_equal(end_now(f, &kit.first, &kit).deeds.n, 4);
}

static void recharge_and_payment__of_a_closed_year_go_on(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice invoice = bill_month(f, &kit, 0, 900000);

	bill_approve(f, &kit, invoice.id);
	year_is_over(f);
	close_year(f, &kit, "The rest is accrued");
	assert_int_equal(bill_do(f, &kit.second, invoice.id, INVOICE_RECHARGE, &problems), DONE);
	assert_int_equal(bill_do(f, &kit.second, invoice.id, INVOICE_PAY, &problems), DONE);
}

/* ---- on home, and faults ---- */

static void year__waits_on_home_from_its_end_until_it_is_closed(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_underspent_year(f);

	READ (f, w)
		assert_int_equal(years_to_close(w, &kit.first).n, 0);
	year_is_over(f);
	READ (f, w) {
		struct open_years open = years_to_close(w, &kit.first);

		assert_int_equal(open.n, 1);
		assert_int_equal(open.at[0].year, YEAR);
		assert_int_equal(open.at[0].programme.v, kit.programme.v);
		assert_int_equal(years_to_close(w, &f->auditor).n, 0);
	}
	assert_int_equal(act(f, &kit.first, &kit, CLOSING_PROPOSE, ""), DONE);
	READ (f, w) {
		assert_true(years_to_close(w, &kit.first).at[0].is_last_actors);
		assert_false(years_to_close(w, &kit.second).at[0].is_last_actors);
	}
	assert_int_equal(act(f, &kit.second, &kit, CLOSING_CLOSE, ""), DONE);
	READ (f, w)
		assert_int_equal(years_to_close(w, &kit.first).n, 0);
	reopen_year(f, &kit);
	READ (f, w)
		assert_int_equal(years_to_close(w, &kit.first).n, 1);
	clock_to(f, date_of(YEAR + 3, 4, 1));
	READ (f, w)
		assert_int_equal(years_to_close(w, &kit.first).at[0].year, YEAR);
	clock_to(f, date_of(YEAR + 4, 4, 1));
	READ (f, w)
		assert_int_equal(years_to_close(w, &kit.first).n, 0);
}

static enum verdict close_it(struct work *w, void *arg)
{
	const struct bill_kit *kit = arg;
	struct problems none = { 0 };

	return year_end_do(w, &kit->second, kit->programme, YEAR, 1, CLOSING_CLOSE, "", &none) ==
			       DONE
		       ? WORK_KEEP
		       : WORK_UNDO;
}

/* The disk fails at the n-th statement of a closing: it is done whole, or not at all. */
static void closing__is_done_whole_or_not_at_all(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_underspent_year(f);
	bool is_done = false;
	int failures = 0;

	year_is_over(f);
	assert_int_equal(act(f, &kit.first, &kit, CLOSING_PROPOSE, ""), DONE);
	for (int n = 0; !is_done && n < 2000; n++) {
		db_fault_after(n);
		db_write(f->db, f->arena, f->now, close_it, &kit);
		db_fault_after(-1);
		READ (f, w) {
			is_done = year_is_closed(w, kit.programme, YEAR);
			assert_int_equal(
				final_statements_of(w, kit.programme, YEAR).n, is_done ? 1 : 0);
		}
		failures += !is_done;
	}
	assert_true(is_done);
	assert_true(failures > 10);
	assert_int_equal(final_now(f, &kit, 1).bodies.n, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(accruals__follow_what_was_delivered_until_it_is_approved),
		FRESH(accruals__have_what_was_delivered_before_a_variation_dropped_its_line),
		FRESH(accruals__have_each_month_once_by_the_line_of_its_last_day),
		FRESH(accruals__have_each_month_once_at_the_price_of_its_last_day),
		FRESH(accruals__have_no_month_that_the_line_before_billed),
		FRESH(accruals__have_what_is_due_once_a_year_once),
		FRESH(accruals__have_a_cohort_at_the_price_of_its_day),
		FRESH(accruals__have_nothing_of_a_day_on_which_its_line_was_dropped),
		FRESH(accruals__have_a_cohort_once_of_two_contracts),
		FRESH(accruals__have_a_cohort_once_of_two_programmes),
		FRESH(accruals__have_trainings_of_the_year_until_an_invoice_has_them),
		FRESH(accruals__are_of_the_year_of_the_work_and_not_of_the_paper),
		FRESH(accruals__of_a_running_year_go_as_far_as_today),
		FRESH(year__closes_by_two_hands_to_the_penny),
		FRESH(year__with_something_open_closes_with_a_reason_alone),
		FRESH(year__in_which_nothing_was_agreed_or_done_is_not_closed),
		FRESH(proposal__is_not_closed_when_something_changed_since),
		FRESH(somebody__who_was_slower_is_told_and_nothing_is_done_twice),
		FRESH(year__is_of_the_office_s_finance_officers_alone),
		FRESH(invoice__of_a_closed_year_waits_and_makes_a_supplementary_statement),
		FRESH(credit__of_a_closed_year_waits_too_and_is_told_apart),
		FRESH(year__that_is_left_closed_stays_so),
		FRESH(recharge_and_payment__of_a_closed_year_go_on),
		FRESH(year__waits_on_home_from_its_end_until_it_is_closed),
		FRESH(closing__is_done_whole_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
