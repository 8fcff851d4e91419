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
	struct agreement next;

	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	problems = (struct problems){ 0 };
	WRITE (f, w) {
		assert_true(funding_agreement_of(w, kit.programme, 2026, &next));
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, &next, &problems), REFUSED);
	}
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
	assert_int_equal(owed_by(f, &kit, f->office).unbilled.pence, 4300000);
	assert_int_equal(owed_by(f, &kit, f->force).due.pence, 1000000);
	assert_int_equal(advance.drawn.pence, 600000);
	assert_int_equal(advance.short_of.pence, 400000); // what the second claim is of
	assert_int_equal(advance.agreed.pence - advance.asked.pence, 400000);
	assert_int_equal(bill_do(f, &kit.first, invoice.id, INVOICE_RECHARGE, &problems), DONE);
	assert_int_equal(owed_by(f, &kit, f->force).unbilled.pence, 0);
	assert_int_equal(owed_by(f, &kit, f->office).unbilled.pence, 4300000 - 614286);
	assert_int_equal(bill_credit(f, &kit, invoice.id, "CN-1", 456883, &note, &problems), DONE);
	bill_attach(f, &kit.first, note.id, 0);
	bill_approve(f, &kit, note.id);
	assert_int_equal(owed_by(f, &kit, f->force).due.pence, 927479);
	assert_int_equal(owed_by(f, &kit, f->force).unbilled.pence, 0);
	assert_int_equal(owed_by(f, &kit, f->force).credited.pence, 1000000 - 927479);
	assert_int_equal(advance_of(f, &kit, f->force).short_of.pence, 327479);
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

static void close_year(struct fresh *f, const struct bill_kit *kit)
{
	const struct actor *by[] = { &kit->first, &kit->second };

	problems = (struct problems){ 0 };
	for (int64_t seen = 0; seen < 2; seen++)
		WRITE (f, w)
			assert_int_equal(year_end_do(w, by[seen], kit->programme, 2026, seen,
						 seen == 0 ? CLOSING_PROPOSE : CLOSING_CLOSE,
						 seen == 0 ? "It is over" : "", &problems),
				DONE);
}

/* The final statement rests on what was received until then. */
static void claims__of_a_closed_year_stand_as_they_are(void **state)
{
	struct fresh *f = *state;
	struct bill_kit kit = an_advance_kit(f);

	clock_to(f, date_of(2027, 4, 10));
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_ASK, 0), DONE);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 100), DONE);
	assert_true(waiting_now(f, &kit) > 0);
	close_year(f, &kit);
	assert_int_equal(waiting_now(f, &kit), 0);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_RECEIVE, 100), REFUSED);
	assert_int_equal(act(f, &kit, f->force, 1, CLAIM_UNDO, 0), REFUSED);
	assert_int_equal(the_claim(f, &kit, f->force, 1).standing.received.pence, 100);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(claims__are_asked_for_received_and_taken_back),
		FRESH(claims__are_finance_s_alone_and_of_what_they_saw),
		FRESH(agreement__stays_once_money_was_asked_for_by_it),
		FRESH(shares__are_drawn_from_what_was_paid_before),
		FRESH(statement__is_there_once_money_was_asked_for),
		FRESH(claims__wait_from_thirty_days_before_and_when_they_are_late),
		FRESH(claims__of_a_closed_year_stand_as_they_are),
		FRESH(journal__says_of_a_share_that_it_is_drawn),
		FRESH(year__ends_on_what_was_received),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
