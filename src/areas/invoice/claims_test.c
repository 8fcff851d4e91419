/* SPDX-License-Identifier: MIT */
/*
 * Seven months of £9,000 of which one body pays its £10,000 in instalments and another as it is spent.
 */
#include "areas/invoice/claims.h"

#include <string.h>

#include "areas/invoice/closing.h"
#include "areas/invoice/journal.h"
#include "areas/invoice/testing.h"
#include "base/err.h"

static struct problems problems;

static struct kept_claim the_claim(
	struct fresh *f, const struct bill_kit *kit, struct organisation_id body, int64_t place)
{
	struct kept_claim claim = { 0 };

	READ (f, w)
		assert_true(claim_for(w, &kit->first, INVOICE_READ,
			&(struct kept_claim){ .programme = kit->programme,
				.year = 2026,
				.body = body,
				.place = place },
			&claim));
	return claim;
}

/* By the first, of the version that stands, today. */
static enum outcome_kind act(struct fresh *f, const struct bill_kit *kit,
	struct organisation_id body, int64_t place, enum claim_act what, int64_t pence)
{
	struct kept_claim claim = the_claim(f, kit, body, place);
	struct claim_deed deed = { .act = what,
		.on = instant_day(f->now),
		.sum = { pence },
		.reference = "RCPT-9",
		.because = "A slip" };
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = claim_do(w, &kit->first, &claim, &deed, &problems);
	return outcome;
}

static struct invoice_share owed_by(
	struct fresh *f, const struct bill_kit *kit, struct organisation_id body)
{
	struct invoice_share found = { 0 };

	READ (f, w) {
		struct invoice_shares all = invoice_shares_of_year(w, kit->programme, 2026);

		list_each (const struct invoice_share *, each, &all)
			if (each->organisation.v == body.v)
				found = *each;
	}
	return found;
}

static struct advance advance_of(
	struct fresh *f, const struct bill_kit *kit, struct organisation_id body)
{
	struct money owed = owed_by(f, kit, body).due;
	struct advance advance = { 0 };

	READ (f, w) {
		struct kept_claims claims = claims_of_year(w, kit->programme, 2026);

		assert_true(claims_advance(&claims, body, owed, &advance));
		assert_false(claims_advance(&claims, f->office, owed, &(struct advance){ 0 }));
	}
	return advance;
}

static void claims__are_asked_for_received_and_taken_back(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct claim_deeds deeds = { 0 };

	clock_to(f, date_of(2026, 4, 10));
	assert_int_equal(the_claim(f, &kit, f->force, 1).number, 0);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 600000), REFUSED);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), REFUSED);
	assert_int_equal(the_claim(f, &kit, f->force, 1).number, 1);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 600001), REFUSED);
	assert_string_equal(problems.at[0].field, "sum");
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 500000), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 100000), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 1), REFUSED);
	assert_int_equal(the_claim(f, &kit, f->force, 1).standing.received.pence, 600000);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_UNDO, 0), DONE);
	assert_int_equal(the_claim(f, &kit, f->force, 1).standing.received.pence, 500000);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_UNDO, 0), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_UNDO, 0), DONE);
	assert_false(date_is_set(the_claim(f, &kit, f->force, 1).standing.asked_on));
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_UNDO, 0), REFUSED);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	assert_int_equal(the_claim(f, &kit, f->force, 1).number, 1); // it keeps its number
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_ASK, 0), DONE);
	assert_int_equal(the_claim(f, &kit, f->force, 2).number, 2);
	READ (f, w) {
		struct kept_claim found, one = {
			.programme = kit.programme, .year = 2026, .body = f->force, .place = 1
		};

		deeds = claim_deeds_of(w, &one);
		assert_int_equal(deeds.n, 7);
		assert_string_equal(deeds.at[1].reference, "RCPT-9");
		assert_string_equal(deeds.at[0].reference, "");
		assert_string_equal(deeds.at[3].because, "A slip");
		assert_true(claim_numbered(w, &kit.first, 2, &found));
		assert_int_equal(found.terms.sum.pence, 400000);
		assert_false(claim_numbered(w, &kit.first, 3, &found));
		assert_false(claim_numbered(w, &f->stranger, 2, &found));
	}
}

/* The force's £10,000 in other instalments, written and signed if it can be. */
static enum outcome_kind agree_again(struct fresh *f, const struct bill_kit *kit, int64_t first)
{
	enum outcome_kind outcome = ABSENT;
	struct agreement next;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		assert_true(funding_agreement_of(w, kit->programme, 2026, &next));
		for (size_t i = 0; i < next.partners.n; i++)
			next.partners.at[i].row = i + 1;
		next.partners.at[1].claims.at[0].sum.pence = first;
		next.partners.at[1].claims.at[1].sum.pence = 1000000 - first;
		outcome = funding_write(w, &f->commissioning_officer, &next, &problems);
		if (outcome == DONE)
			outcome = funding_sign(
				w, &f->approver, kit->programme, 2026, next.version + 1, &problems);
	}
	return outcome;
}

/* A slip that is taken back leaves the year as it was; what still stands, or was shared, holds it. */
static void agreement__is_free_again_once_all_that_was_asked_is_taken_back(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct actor funder = a_worker(f, f->force, "talwr", ROLE_CO_FUNDER);
	struct kept_claim claim;
	struct statement statement;

	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	assert_int_equal(act(f, &kit, f->elsewhere, 1, CLAIM_ASK, 0), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_UNDO, 0), DONE);
	assert_int_equal(agree_again(f, &kit, 400000), REFUSED);
	assert_int_equal(act(f, &kit, f->elsewhere, 1, CLAIM_UNDO, 0), DONE);
	READ (f, w)
		assert_false(invoice_statement_for(w, &funder, kit.programme, 2026, &statement));
	assert_int_equal(agree_again(f, &kit, 500000), DONE);
	claim = the_claim(f, &kit, f->force, 1);
	assert_int_equal(claim.number, 1); // it keeps its number
	assert_int_equal(claim.terms.sum.pence, 500000);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	READ (f, w) {
		struct claim_deeds deeds = claim_deeds_of(w, &claim);

		assert_int_equal(deeds.at[0].sum.pence, 600000); // as it was agreed then
		assert_int_equal(deeds.at[2].sum.pence, 500000);
		assert_true(invoice_statement_for(w, &funder, kit.programme, 2026, &statement));
	}
	assert_int_equal(agree_again(f, &kit, 400000), REFUSED);
	bill_approve(f, &kit, bill_month(f, &kit, 0, 900000).id);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_UNDO, 0), DONE);
	assert_int_equal(agree_again(f, &kit, 400000), REFUSED); // a share stands
	assert_int_equal(owed_by(f, &kit, f->force).due.pence, 142857);
}

static void claims__are_finance_s_alone_and_of_what_they_saw(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct kept_claim claim;
	const struct actor *others[] = { &f->auditor, &f->officer, &f->coordinator, &f->stranger };
	struct claim_deed deed = {
		.act = CLAIM_ASK, .on = date_of(2026, 3, 2), .reference = "", .because = ""
	};

	claim = the_claim(f, &kit, f->force, 1);
	for (size_t i = 0; i < array_size(others); i++)
		WRITE (f, w)
			assert_int_equal(claim_do(w, others[i], &claim, &deed, &problems), ABSENT);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	WRITE (f, w)
		assert_int_equal(
			claim_do(w, &kit.second, &claim, &deed, &problems), CHANGED_MEANWHILE);
	claim.place = 3;
	WRITE (f, w)
		assert_int_equal(claim_do(w, &kit.second, &claim, &deed, &problems), ABSENT);
}

static void agreement__stays_once_money_was_asked_for_by_it(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);

	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	assert_int_equal(agree_again(f, &kit, 500000), REFUSED);
	assert_non_null(strstr(problem_of(&problems, "")->message, "asked for"));
}

/* The shares are what they were, to the penny; who pays ahead is recharged for none of them. */
static void shares__are_drawn_from_what_was_paid_before(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct invoice invoice, note;
	struct invoice_shares shares = { 0 };
	struct advance advance;

	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 600000), DONE);
	for (int month = 0; month < 7; month++) {
		invoice = bill_month(f, &kit, month, 900000);
		bill_approve(f, &kit, invoice.id);
		READ (f, w)
			shares = invoice_share_list(w, invoice.id);
		assert_false(shares.at[0].is_drawn);
		assert_true(shares.at[1].is_drawn);
		assert_true(shares.at[2].is_drawn);
		advance = advance_of(f, &kit, f->force);
		assert_int_equal(advance.drawn.pence + advance.short_of.pence,
			owed_by(f, &kit, f->force).due.pence);
		assert_int_equal(owed_by(f, &kit, f->force).unbilled.pence, 0);
	}
	assert_int_equal(owed_by(f, &kit, f->office).due.pence, 4300000);
	assert_int_equal(owed_by(f, &kit, f->office).unbilled.pence, 0); // its own
	assert_int_equal(owed_by(f, &kit, f->force).due.pence, 1000000);
	assert_int_equal(advance.drawn.pence, 600000);
	assert_int_equal(advance.short_of.pence, 400000); // what the second claim is of
	assert_int_equal(advance.agreed.pence - advance.asked.pence, 400000);
	assert_int_equal(bill_credit(f, &kit, invoice.id, "CN-1", 456883, &note, &problems), DONE);
	bill_attach(f, &kit.first, note.id, 0);
	bill_approve(f, &kit, note.id);
	assert_int_equal(owed_by(f, &kit, f->force).due.pence, 927479);
	assert_int_equal(owed_by(f, &kit, f->force).unbilled.pence, 0);
	assert_int_equal(owed_by(f, &kit, f->force).credited.pence, 1000000 - 927479);
	assert_int_equal(advance_of(f, &kit, f->force).short_of.pence, 327479);
}

static enum invoice_state state_of(
	struct fresh *f, const struct bill_kit *kit, struct invoice_id id)
{
	return bill_now(f, &kit->first, id).facts.state;
}

/* Neither is to be recharged, nor a credit note of it: it is paid, and that is all. */
static void invoice__of_which_all_is_drawn_waits_for_no_recharge(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct invoice invoice = bill_month(f, &kit, 0, 900000), note;

	bill_approve(f, &kit, invoice.id);
	assert_int_equal(state_of(f, &kit, invoice.id), INVOICE_NO_RECHARGE);
	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_RECHARGE, &problems), REFUSED);
	READ (f, w) {
		struct invoice_deeds deeds = invoice_deeds(w, invoice.id);

		assert_false(date_is_set(invoice_unbilled_day(w, kit.programme, 2026)));
		assert_int_equal(deeds.at[deeds.n - 1].act, INVOICE_APPROVE);
		assert_int_equal(invoices_counted(w, &kit.first, INVOICE_SHARED,
					 (struct account_id){ 0 }, 10),
			0);
	}
	assert_int_equal(bill_credit(f, &kit, invoice.id, "CN-1", 900000, &note, &problems), DONE);
	bill_attach(f, &kit.first, note.id, 0);
	bill_approve(f, &kit, note.id);
	assert_int_equal(state_of(f, &kit, note.id), INVOICE_NO_RECHARGE);
	assert_int_equal(bill_month(f, &kit, 0, 800000).number, 3); // the month is free again
	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_PAY, &problems), DONE);
	assert_int_equal(state_of(f, &kit, invoice.id), INVOICE_PAID);
}

/* Those who pay after it was spent are recharged; the office itself never is. */
static void invoice__of_which_shares_are_in_arrears_waits_for_its_recharge(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct invoice invoice = bill_month(f, &kit, 0, 900000);

	bill_approve(f, &kit, invoice.id);
	assert_int_equal(state_of(f, &kit, invoice.id), INVOICE_SHARED);
	assert_int_equal(owed_by(f, &kit, f->office).unbilled.pence, 0);
	assert_int_equal(owed_by(f, &kit, f->force).unbilled.pence, 142857);
	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_RECHARGE, &problems), DONE);
	assert_int_equal(state_of(f, &kit, invoice.id), INVOICE_RECHARGED);
	assert_int_equal(owed_by(f, &kit, f->force).unbilled.pence, 0);
}

static void invoice__that_the_office_alone_pays_waits_for_no_recharge(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = a_monthly_kit(f);
	struct agreement sole = bill_sole_agreement(f, kit.programme);
	struct invoice invoice = bill_month(f, &kit, 0, 900000);

	sole.version = 1;
	WRITE (f, w) {
		problems = (struct problems){ 0 };
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, &sole, &problems), DONE);
		assert_int_equal(
			funding_sign(w, &f->approver, kit.programme, 2026, 2, &problems), DONE);
	}
	bill_approve(f, &kit, invoice.id);
	assert_int_equal(state_of(f, &kit, invoice.id), INVOICE_NO_RECHARGE);
	assert_int_equal(owed_by(f, &kit, f->office).due.pence, 900000);
	assert_int_equal(owed_by(f, &kit, f->office).unbilled.pence, 0);
}

static void statement__is_there_once_money_was_asked_for(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct actor funder = a_worker(f, f->force, "talwr", ROLE_CO_FUNDER);
	struct statement statement;

	READ (f, w)
		assert_false(invoice_statement_for(w, &funder, kit.programme, 2026, &statement));
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	READ (f, w)
		assert_true(invoice_statement_for(w, &funder, kit.programme, 2026, &statement));
	assert_int_equal(statement.due.pence, 0);
}

static size_t waiting_now(struct fresh *f, const struct bill_kit *kit)
{
	size_t n = 0;

	READ (f, w) {
		n = claims_waiting(w, &kit->second, 10).n;
		assert_int_equal(claims_waiting(w, &f->auditor, 10).n, 0);
		assert_int_equal(claims_waiting(w, &f->stranger, 10).n, 0);
	}
	return n;
}

static void claims__wait_from_thirty_days_before_and_when_they_are_late(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f); // on 2 March 2026

	assert_int_equal(waiting_now(f, &kit), 0);
	clock_to(f, date_of(2026, 3, 15));
	assert_int_equal(waiting_now(f, &kit), 0);
	clock_to(f, date_of(2026, 3, 16));
	assert_int_equal(waiting_now(f, &kit), 1);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	assert_int_equal(waiting_now(f, &kit), 0);
	clock_to(f, date_of(2026, 4, 15));
	assert_int_equal(waiting_now(f, &kit), 0);
	clock_to(f, date_of(2026, 4, 16));
	assert_int_equal(waiting_now(f, &kit), 1);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 599999), DONE);
	assert_int_equal(waiting_now(f, &kit), 1);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 1), DONE);
	assert_int_equal(waiting_now(f, &kit), 0);
	clock_to(f, date_of(2026, 9, 30));
	READ (f, w) {
		struct kept_claims all = claims_waiting(w, &kit.first, 10);

		assert_int_equal(all.n, 2); // of the force, and of the other body
		assert_true(date_equal(all.at[0].terms.due_on, date_of(2026, 9, 1)));
		assert_int_equal(all.at[0].place, 2);
		assert_int_equal(all.at[1].body.v, f->elsewhere.v);
	}
}

/* Two acts, of which the first is to know how many were done before; each by one of the two officers. */
static void do_both(struct fresh *f, const struct bill_kit *kit, int64_t seen,
	enum closing_act first, enum closing_act second)
{
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(year_end_do(w, &kit->first, kit->programme, 2026, seen, first,
					 "It is over", &problems),
			DONE);
	WRITE (f, w)
		assert_int_equal(year_end_do(w, &kit->second, kit->programme, 2026, seen + 1,
					 second, "", &problems),
			DONE);
}

static void close_year(struct fresh *f, const struct bill_kit *kit, int64_t seen)
{
	do_both(f, kit, seen, CLOSING_PROPOSE, CLOSING_CLOSE);
}

/* Where nothing is owed, nothing more is received; and the final statement rests on what was. */
static void claims__of_a_closed_year_stand_as_they_are(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);

	clock_to(f, date_of(2027, 4, 10));
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 100), DONE);
	assert_true(waiting_now(f, &kit) > 0);
	close_year(f, &kit, 0);
	assert_int_equal(waiting_now(f, &kit), 0);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 100), REFUSED);
	assert_string_equal(
		problem_of(&problems, "")->message, claim_refusal_text(CLAIM_CLOSED_PAID));
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_UNDO, 0), REFUSED);
	assert_string_equal(
		problem_of(&problems, "")->message, claim_refusal_text(CLAIM_CLOSED_UNDO));
	assert_int_equal(the_claim(f, &kit, f->force, 1).standing.received.pence, 100);
}

/* Of each body £9,274.79 is owed; of the force £5,000 of £6,000 came, and all is asked for; of the other nothing. */
static struct bill_kit an_owing_kit(struct fresh *f)
{
	struct bill_kit kit = an_advance_kit(f);

	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 500000), DONE);
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_ASK, 0), DONE);
	for (int month = 0; month < 7; month++)
		bill_approve(f, &kit,
			bill_month(f, &kit, month, month == 6 ? 5843117 - 6 * 900000 : 900000).id);
	clock_to(f, date_of(2027, 4, 10));
	close_year(f, &kit, 0);
	return kit;
}

static struct final_statement the_final(struct fresh *f, const struct bill_kit *kit, int64_t number)
{
	struct final_statement s = { 0 };

	READ (f, w)
		assert_true(final_statement_load(w, kit->programme, 2026, number, &s));
	return s;
}

static struct kept_claims waiting(struct fresh *f, const struct bill_kit *kit, size_t most)
{
	struct kept_claims all = { 0 };

	READ (f, w)
		all = claims_waiting(w, &kit->second, most);
	return all;
}

static void closed_year__still_receives_what_is_owed_by_its_final_statement(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_owing_kit(f);
	struct slice bytes = the_final(f, &kit, 1).bytes;
	struct kept_claims all = waiting(f, &kit, 10);
	struct final_statement s;

	assert_int_equal(the_claim(f, &kit, f->force, 1).closed.open.pence, 427479);
	assert_int_equal(all.n, 3); // for what is owed, and for no more
	assert_int_equal(all.at[0].closed.open.pence, 100000);
	assert_int_equal(all.at[1].place, 2);
	assert_int_equal(all.at[1].closed.open.pence, 327479);
	assert_int_equal(all.at[2].body.v, f->elsewhere.v);
	assert_int_equal(all.at[2].closed.open.pence, 927479);
	list_each (const struct kept_claim *, each, &all) // as the statement has it
		assert_int_equal(the_claim(f, &kit, each->body, each->place).closed.part.pence,
			each->closed.open.pence);
	assert_int_equal(act(f, &kit, f->elsewhere, 1, CLAIM_ASK, 0), REFUSED);
	assert_string_equal(
		problem_of(&problems, "")->message, claim_refusal_text(CLAIM_CLOSED_ASK));
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_UNDO, 0), REFUSED);
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_UNDO, 0), REFUSED);
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_RECEIVE, 300000), DONE);
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_UNDO, 0), DONE); // it was noted since
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_UNDO, 0), REFUSED);
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_RECEIVE, 400000), DONE);
	all = waiting(f, &kit, 10);
	assert_int_equal(all.n, 2);
	assert_int_equal(all.at[0].place, 1);
	assert_int_equal(all.at[0].closed.open.pence, 27479);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 27480), REFUSED);
	assert_string_equal(problems.at[0].field, "sum");
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 27479), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 1), REFUSED);
	assert_string_equal(
		problem_of(&problems, "")->message, claim_refusal_text(CLAIM_CLOSED_PAID));
	assert_int_equal(waiting(f, &kit, 10).n, 1);
	assert_int_equal(the_claim(f, &kit, f->force, 1).closed.since.pence, 427479);
	s = the_final(f, &kit, 1);
	assert_int_equal(s.bodies.at[1].received.money.pence, 500000);
	assert_int_equal(s.bytes.size, bytes.size);
	assert_memory_equal(s.bytes.at, bytes.at, bytes.size);
}

/* Of the same claim whoever comes second is told; of another no more is left than the first left. */
static void closed_year__takes_no_penny_twice_from_two_officers(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_owing_kit(f);
	struct kept_claim seen = the_claim(f, &kit, f->force, 1),
			  other = the_claim(f, &kit, f->force, 2);
	struct claim_deed deed = { .act = CLAIM_RECEIVE,
		.on = instant_day(f->now),
		.sum = { 400000 },
		.reference = "",
		.because = "" };

	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(claim_do(w, &kit.second, &other, &deed, &problems), DONE);
	deed.sum.pence = 27480;
	WRITE (f, w)
		assert_int_equal(
			claim_do(w, &kit.first, &other, &deed, &problems), CHANGED_MEANWHILE);
	WRITE (f, w)
		assert_int_equal(claim_do(w, &kit.first, &seen, &deed, &problems), REFUSED);
	assert_string_equal(problems.at[0].field, "sum");
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 27479), DONE);
}

static void closed_year__that_is_opened_and_closed_again_has_all_that_was_received(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_owing_kit(f);
	struct slice bytes = the_final(f, &kit, 1).bytes;
	struct final_statement s;

	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_RECEIVE, 400000), DONE);
	do_both(f, &kit, 2, CLOSING_ASK, CLOSING_REOPEN);
	assert_int_equal(the_claim(f, &kit, f->force, 2).closed.statement, 0);
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_UNDO, 0), DONE);
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_RECEIVE, 300000), DONE);
	assert_int_equal(act(f, &kit, f->elsewhere, 1, CLAIM_ASK, 0), DONE);
	close_year(f, &kit, 4);
	s = the_final(f, &kit, 2);
	assert_int_equal(s.bodies.at[1].owed.pence, 927479);
	assert_int_equal(s.bodies.at[1].before.money.pence, 927479);
	assert_int_equal(s.bodies.at[1].received.money.pence, 800000);
	assert_int_equal(the_claim(f, &kit, f->force, 2).closed.statement, 2);
	assert_int_equal(the_claim(f, &kit, f->force, 2).closed.open.pence, 127479);
	assert_int_equal(the_claim(f, &kit, f->force, 2).closed.since.pence, 0);
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_UNDO, 0), REFUSED);
	assert_int_equal(act(f, &kit, f->elsewhere, 1, CLAIM_RECEIVE, 927480), REFUSED);
	assert_int_equal(act(f, &kit, f->elsewhere, 1, CLAIM_RECEIVE, 927479), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 100000), DONE);
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_RECEIVE, 27479), DONE);
	assert_int_equal(waiting(f, &kit, 10).n, 0);
	s = the_final(f, &kit, 1);
	assert_int_equal(s.bytes.size, bytes.size);
	assert_memory_equal(s.bytes.at, bytes.at, bytes.size);
}

/* The next year's first instalment falls due later than any of the closed year's, and comes first. */
static void claims__of_a_closed_year_stand_behind_those_of_an_open_one(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_owing_kit(f);
	struct kept_claims all;
	struct agreement next;

	bill_fund_until(f, kit.programme, date_of(2028, 3, 31));
	problems = (struct problems){ 0 };
	WRITE (f, w) {
		assert_true(funding_agreement_of(w, kit.programme, 2026, &next));
		next.year = 2027;
		next.version = 0;
		list_each (struct partner *, partner, &next.partners) {
			partner->row = (size_t)(partner - next.partners.at) + 1;
			list_each (struct claim *, claim, &partner->claims)
				claim->due_on.year++;
		}
		if (funding_write(w, &f->commissioning_officer, &next, &problems) != DONE)
			fail_msg("agreement: %s", problems.at[0].message);
		assert_int_equal(
			funding_sign(w, &f->approver, kit.programme, 2027, 1, &problems), DONE);
	}
	all = waiting(f, &kit, 1);
	assert_int_equal(all.n, 1);
	assert_int_equal(all.at[0].year, 2027);
	all = waiting(f, &kit, 10);
	assert_int_equal(all.n, 4);
	assert_int_equal(all.at[1].year, 2026);
}

/* What is drawn goes against what was paid before, under a code of its own; the office's is no row. */
static void journal__says_of_a_share_that_it_is_drawn(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct invoice invoice = bill_month(f, &kit, 0, 900000);
	struct journal journal;
	const char *text = "";

	bill_approve(f, &kit, invoice.id);
	WRITE (f, w) {
		struct ledger_codes codes = ledger_codes_of(w, &kit.first, kit.programme);
		int advances = 0;

		list_each (struct ledger_code *, each, &codes) {
			advances += each->of == LEDGER_ADVANCE;
			assert_int_not_equal(each->of, LEDGER_PARTNER);
			each->code = each->of == LEDGER_ADVANCE ? "ADV-1" : "9";
		}
		assert_int_equal(advances, 2);
		problems = (struct problems){ 0 };
		assert_int_equal(
			ledger_write(w, &kit.first, kit.programme, 0, &codes, &problems), DONE);
		assert_int_equal(
			journal_make(w, &kit.first, work_today(w), ENGLISH, &journal, &problems),
			DONE);
		text = arena_text_n(f->arena, journal.bytes.at, journal.bytes.size);
	}
	assert_non_null(strstr(text, ",drawn,INV-1,"));
	assert_non_null(strstr(text, ",ADV-1,"));
	assert_non_null(strstr(text, ",1428.57"));
	assert_null(strstr(text, ",recharge,"));
}

/* Of £58,431.17 the force owes £9,274.79: of what it paid the rest is held, and nothing that was not paid. */
static void year__ends_on_what_was_received(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct final_statement s = { 0 };
	struct year_end end;

	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 600000), DONE);
	for (int month = 0; month < 7; month++)
		bill_approve(f, &kit,
			bill_month(f, &kit, month, month == 6 ? 5843117 - 6 * 900000 : 900000).id);
	for (int paid = 0; paid < 2; paid++) {
		struct underspent u;

		READ (f, w) {
			assert_true(year_end_for(
				w, &kit.first, INVOICE_WORK, kit.programme, 2026, &end));
			s = end.would;
		}
		u = final_underspent(&s, &s.bodies.at[1]);
		assert_int_equal(s.bodies.at[1].owed.pence, 927479);
		assert_int_equal(u.left.money.pence, 72521);
		assert_int_equal(s.bodies.at[1].received.money.pence, paid == 0 ? 600000 : 1000000);
		assert_int_equal(u.becomes, paid == 0 ? LEFTOVER_NOT_HELD : LEFTOVER_RETURNED);
		assert_int_equal(u.held.pence, paid == 0 ? 0 : 72521);
		assert_false(s.bodies.at[0].received.is_set);
		assert_true(s.bodies.at[2].received.is_set);
		assert_int_equal(s.bodies.at[2].received.money.pence, 0);
		if (paid == 0) {
			assert_int_equal(act(f, &kit, f->force, 2, CLAIM_ASK, 0), DONE);
			assert_int_equal(act(f, &kit, f->force, 2, CLAIM_RECEIVE, 400000), DONE);
		}
	}
	clock_to(f, date_of(2027, 4, 5));
	problems = (struct problems){ 0 };
	WRITE (f, w) {
		if (year_end_do(w, &kit.first, kit.programme, 2026, 0, CLOSING_PROPOSE, "All in",
			    &problems) != DONE)
			fail_msg("%s", problems.at[0].message);
		assert_int_equal(year_end_do(w, &kit.second, kit.programme, 2026, 1, CLOSING_CLOSE,
					 "", &problems),
			DONE);
		assert_true(final_statement_load(w, kit.programme, 2026, 1, &s));
	}
	assert_int_equal(s.bodies.at[1].received.money.pence, 1000000);
	assert_false(s.bodies.at[0].received.is_set);
	assert_non_null(
		strstr(arena_text_n(f->arena, s.bytes.at, s.bytes.size), ",10000.00,725.21"));
}

/* What the final statement leaves of what a body paid goes back to it, once: then it is no longer left. */
static void return__is_noted_once_the_year_is_closed_and_no_more_than_is_left(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct kept_claim claim;

	clock_to(f, date_of(2026, 5, 5));
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 600000), DONE);
	bill_approve(f, &kit, bill_month(f, &kit, 0, 900000).id); // the force owes £1,428.57
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RETURN, 1), REFUSED);
	clock_to(f, date_of(2027, 4, 12));
	close_year(f, &kit, 0);
	READ (f, w) {
		struct final_statement s;

		assert_true(final_statement_load(w, kit.programme, 2026, 1, &s));
		assert_true(s.open.n > 0); // months that were not billed
		assert_int_equal(
			final_underspent(&s, final_body_of(&s, f->force)).becomes, LEFTOVER_HELD);
		s.open.n = 0;
		assert_int_equal(final_underspent(&s, final_body_of(&s, f->force)).becomes,
			LEFTOVER_RETURNED);
		assert_int_equal(final_underspent(&s, final_body_of(&s, f->office)).becomes,
			LEFTOVER_NOT_HELD);
	}
	assert_int_equal(the_claim(f, &kit, f->force, 1).closed.left.pence, 457143);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RETURN, 457144), REFUSED);
	assert_string_equal(problem_of(&problems, "sum")->message,
		"That is more than is left of what the body paid by this claim");
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RETURN, 0), REFUSED);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RETURN, 457143), DONE);
	claim = the_claim(f, &kit, f->force, 1);
	assert_int_equal(claim.standing.received.pence, 142857);
	assert_int_equal(claim.closed.left.pence, 0);
	assert_int_equal(claim.closed.returned.pence, 457143);
	assert_int_equal(claim.closed.open.pence, 0);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RETURN, 1), REFUSED);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_UNDO, 0), DONE);
	assert_int_equal(the_claim(f, &kit, f->force, 1).closed.left.pence, 457143);
	/* The next statement says what of it the one before said. */
	do_both(f, &kit, 2, CLOSING_ASK, CLOSING_REOPEN);
	close_year(f, &kit, 4);
	READ (f, w) {
		struct final_statement s;

		assert_true(final_statement_load(w, kit.programme, 2026, 2, &s));
		assert_int_equal(final_body_of(&s, f->force)->held_before.pence, 457143);
		assert_int_equal(final_body_of(&s, f->elsewhere)->held_before.pence, 0);
	}
}

/* Asked for and taken back, it keeps its number and its history though the next agreement has no such payment. */
static void claim__stays_to_be_read_when_the_agreement_has_it_no_more(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct agreement next;
	struct kept_claim claim;

	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_ASK, 0), DONE);
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_UNDO, 0), DONE);
	READ (f, w)
		assert_true(funding_agreement_of(w, kit.programme, 2026, &next));
	for (size_t i = 0; i < next.partners.n; i++)
		next.partners.at[i].row = i + 1;
	next.partners.at[1].claims.n = 1;
	next.partners.at[1].claims.at[0].sum.pence = 1000000;
	problems = (struct problems){ 0 };
	WRITE (f, w) {
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, &next, &problems), DONE);
		assert_int_equal(
			funding_sign(w, &f->approver, kit.programme, 2026, 3, &problems), DONE);
	}
	claim = the_claim(f, &kit, f->force, 2);
	assert_true(claim.is_gone);
	assert_int_equal(claim.number, 1);
	assert_int_equal(claim.terms.sum.pence, 400000);
	READ (f, w) {
		assert_true(claim_numbered(w, &kit.first, 1, &claim));
		assert_int_equal(claim_deeds_of(w, &claim).n, 2);
		assert_int_equal(claims_of_year(w, kit.programme, 2026).n, 2); // one of each body
	}
	assert_int_equal(act(f, &kit, f->force, 2, CLAIM_ASK, 0), ABSENT);
	assert_false(the_claim(f, &kit, f->force, 1).is_gone);
}

/* The force came to hold the contract after it had agreed to pay ahead: it pays the supplier, and is asked for nothing. */
static void claim__of_who_leads_by_now_is_awaited_of_nobody(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);

	clock_to(f, date_of(2026, 5, 1));
	assert_int_equal(waiting_now(f, &kit), 1);
	bill_vary(f, &kit, date_of(2026, 4, 1), bill_held_by_force);
	assert_int_equal(waiting_now(f, &kit), 0);
	READ (f, w) {
		struct kept_claims all = claims_of_year(w, kit.programme, 2026);

		assert_int_equal(all.n, 1);
		assert_int_equal(all.at[0].body.v, f->elsewhere.v);
	}
}

/* Its final statement rests on the one that stands, though nothing was shared by it. */
static void agreement__of_a_closed_year_stays(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);
	struct agreement next;

	clock_to(f, date_of(2027, 4, 12));
	close_year(f, &kit, 0);
	READ (f, w)
		assert_true(funding_agreement_of(w, kit.programme, 2026, &next));
	for (size_t i = 0; i < next.partners.n; i++)
		next.partners.at[i].row = i + 1;
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, &next, &problems), REFUSED);
	assert_string_equal(problem_of(&problems, "")->message, agreement_is_closed);
	do_both(f, &kit, 2, CLOSING_ASK, CLOSING_REOPEN);
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, &next, &problems), DONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(claim__stays_to_be_read_when_the_agreement_has_it_no_more),
		FRESH(claim__of_who_leads_by_now_is_awaited_of_nobody),
		FRESH(agreement__of_a_closed_year_stays),
		FRESH(return__is_noted_once_the_year_is_closed_and_no_more_than_is_left),
		FRESH(claims__are_asked_for_received_and_taken_back),
		FRESH(claims__are_finance_s_alone_and_of_what_they_saw),
		FRESH(agreement__is_free_again_once_all_that_was_asked_is_taken_back),
		FRESH(invoice__of_which_all_is_drawn_waits_for_no_recharge),
		FRESH(invoice__of_which_shares_are_in_arrears_waits_for_its_recharge),
		FRESH(invoice__that_the_office_alone_pays_waits_for_no_recharge),
		FRESH(agreement__stays_once_money_was_asked_for_by_it),
		FRESH(shares__are_drawn_from_what_was_paid_before),
		FRESH(statement__is_there_once_money_was_asked_for),
		FRESH(claims__wait_from_thirty_days_before_and_when_they_are_late),
		FRESH(claims__of_a_closed_year_stand_as_they_are),
		FRESH(closed_year__still_receives_what_is_owed_by_its_final_statement),
		FRESH(closed_year__takes_no_penny_twice_from_two_officers),
		FRESH(closed_year__that_is_opened_and_closed_again_has_all_that_was_received),
		FRESH(claims__of_a_closed_year_stand_behind_those_of_an_open_one),
		FRESH(journal__says_of_a_share_that_it_is_drawn),
		FRESH(year__ends_on_what_was_received),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
