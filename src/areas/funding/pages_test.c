/* SPDX-License-Identifier: MIT */
/*
 * The pages of who pays, asked through the frame.
 */
#include "areas/funding/pages.h"

#include "areas/funding/testing.h"
#include "areas/programme/pages.h"
#include "base/err.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, funding_routes, programme_routes, NULL);
	return 0;
}

static const char *at(struct fresh *f, struct programme_id id, const char *after)
{
	return arena_format(f->arena, "/programmes/%lld/funding%s", (long long)id.v, after);
}

static void keep(struct fresh *f, const struct agreement *agreement)
{
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, agreement, &problems), DONE);
}

static enum status write_at(
	struct fresh *f, struct programme_id id, const char *year, const char *fields)
{
	return page_post(f, &f->commissioning_officer,
		at(f, id, arena_format(f->arena, "/%s/write", year)), fields);
}

static void years__say_what_is_agreed_and_what_is_needed(void **state)
{
	struct fresh *f = *state; // on 2 March 2026
	struct programme_id id = a_funded_programme(f);
	struct agreement agreement = a_shared_agreement(f, id, 2026);
	struct problems problems = { 0 };

	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Needed soon"));
	assert_true(page_says(f, "It is needed by 1 April 2026, when the year begins."));
	assert_true(page_says(f, "Not needed yet"));
	assert_true(page_says(f, at(f, id, "/2026/write")));
	assert_true(page_says(f, "2027/28"));
	assert_false(page_says(f, "2028/29"));
	keep(f, &agreement);
	assert_int_equal(page_get(f, &f->approver, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Agreements on who pays, waiting for your signature"));
	assert_false(page_says(f, "Years in which nobody has agreed to pay"));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_false(page_says(f, "Agreements on who pays, waiting for your signature"));
	assert_true(page_says(f, "Years in which nobody has agreed to pay"));
	WRITE (f, w)
		assert_int_equal(funding_sign(w, &f->approver, id, 2026, 1, &problems), DONE);
	assert_int_equal(page_get(f, &f->approver, "/home"), OK);
	assert_false(page_says(f, "Agreements on who pays, waiting for your signature"));
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Agreed"));
	assert_true(page_says(f, "Pays its share, at most £10,000"));
	assert_true(page_says(f, "Contributes in kind, worth £2,500"));
	assert_false(page_says(f, "/write\""));
	time_passes(f, INT64_C(400) * 24 * 3600 * 1000);
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, id, "")), OK);
	assert_false(page_says(f, "Blocked"));
	assert_true(
		page_says(f, "The funding ended before this year, so nobody has to agree to pay."));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_false(page_says(f, "Years in which nobody has agreed to pay"));
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), FORBIDDEN);
	assert_int_equal(page_get(f, &f->stranger, at(f, id, "")), NOT_FOUND);
}

static void years__are_those_of_the_signed_budget(void **state)
{
	struct fresh *f = *state; // on 2 March 2026
	struct programme p = a_programme(f);
	struct budget budget = a_budget(f, &p), draft = budget;
	struct problems problems = { 0 };

	budget_in_force_now(f, budget);
	draft.version = 1;
	draft.ends_on = date_of(2029, 3, 31);
	WRITE (f, w)
		assert_int_equal(
			programme_write_budget(w, &f->commissioning_officer, &draft, &problems),
			DONE);
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, p.id, "")), OK);
	assert_true(page_says(f, "2027/28"));
	assert_false(page_says(f, "2028/29")); // which nobody has signed for
}

static void years__that_are_billed_keep_their_agreement(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement agreement = a_shared_agreement(f, id, 2026);
	struct problems problems = { 0 };

	keep(f, &agreement);
	agreement.version = 1;
	WRITE (f, w) {
		assert_int_equal(funding_sign(w, &f->approver, id, 2026, 1, &problems), DONE);
		funding_bill(w, &agreement);
	}
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "so that one stays for all of the year"));
	assert_true(page_says(f, "Raise what a body pays at most"));
	assert_true(page_says(f, at(f, id, "/2027/write")));
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, id, "/2026/write")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "so that one stays for all of the year"));
	assert_int_equal(
		write_at(f, id, "2026", "version=1&method=sole&source=Minutes"), UNPROCESSABLE);
}

static void years__that_have_begun_are_blocked(void **state)
{
	struct fresh *f = *state; // on 2 March 2026
	struct programme_id id = a_funded_programme(f);

	time_passes(f, INT64_C(40) * 24 * 3600 * 1000);
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, id, "")), OK);
	assert_true(page_says(f, "Blocked"));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_true(page_says(f, "Years in which nobody has agreed to pay"));
}

/* It has to be agreed if the programme goes on, and blocks nothing of one that has ended. */
static void years__after_the_funding_are_said_to_be_so(void **state)
{
	struct fresh *f = *state; // on 2 March 2026
	struct programme_id id = a_funded_programme(f);
	const char *page = arena_format(f->arena, "/programmes/%lld", (long long)id.v);

	time_passes(f, INT64_C(220) * 24 * 3600 * 1000); // to 8 October 2026
	assert_int_equal(page_get(f, &f->commissioning_officer, page), OK);
	assert_true(page_says(f, "2026/27 began on 1 April 2026 without a signed agreement"));
	assert_true(
		page_says(f, "If the programme goes on after 31 March 2027, an agreement on who "
			     "pays for 2027/28 is needed by 1 April 2027: 175 days left."));
	assert_false(page_says(f, "No agreement on who pays for 2027/28 is signed."));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_true(page_says(f, "The funding ends on 31 March 2027. If the programme goes on, a "
				 "signed agreement is needed by 1 April 2027,"));
	time_passes(f, INT64_C(190) * 24 * 3600 * 1000); // to 16 April 2027
	assert_int_equal(page_get(f, &f->commissioning_officer, page), OK);
	assert_false(page_says(f, "2027/28"));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_false(page_says(f, "2027/28"));
}

static void years__wait_for_a_budget(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);

	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, p.id, "")), CONFLICTING);
	assert_true(page_says(f, "Write the programme’s budget first"));
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, p.id, "/2026")), NOT_FOUND);
}

#define SHARED                                                                                     \
	"&method=population&source=Census+2021&payment=&underspend=ask&vat=recovered"              \
	"&contribution-1=cash&weight-1=187,896&most-1=&worth-1="                                   \
	"&organisation-2=&contribution-2=cash&weight-2=&most-2=&worth-2="                          \
	"&contribution-3=cash&weight-3=133174&most-3=20,000&worth-3="

static const char *shared_form(struct fresh *f, int version)
{
	return arena_format(f->arena,
		"version=%d" SHARED "&organisation-1=%lld&organisation-3=%lld", version,
		(long long)f->office.v, (long long)f->force.v);
}

static void agreement__is_written_on_the_page_and_shares_a_sum(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement kept;

	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, id, "/2026/write")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(write_at(f, id, "2026", shared_form(f, 0)), SEE_OTHER);
	READ (f, w)
		assert_true(funding_agreement_load(w, id, 2026, 1, &kept));
	assert_int_equal(kept.partners.n, 2);
	assert_int_equal(kept.partners.at[1].weight, 133174);
	assert_int_equal(kept.underspend, UNDERSPEND_ASK);
	assert_int_equal(kept.vat, VAT_RECOVERED);
	assert_int_equal(page_get(f, &f->commissioning_officer, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "2026/27, version 1"));
	assert_true(page_says(f, "187,896"));
	assert_true(page_says(f, "Census 2021"));
	assert_true(page_says(f, "The agreement does not say"));
	assert_true(page_says(f, "You wrote this agreement, so somebody else signs it."));
	assert_int_equal(page_get(f, &f->approver, at(f, id, "/2026?version=1&sum=321.07")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "£187.90"));
	assert_true(page_says(f, "£133.17"));
	assert_true(page_says(f, "What each would pay comes to £321.07, to the penny."));
	assert_int_equal(
		page_get(f, &f->approver, at(f, id, "/2026?version=1&sum=99,999")), UNPROCESSABLE);
	assert_true(page_says(f, "That is more than the agreement shares"));
	assert_int_equal(
		page_get(f, &f->approver, at(f, id, "/2026?version=1&sum=-5")), UNPROCESSABLE);
	assert_true(page_says(f, "Enter a sum that is not less than nothing"));
	assert_int_equal(
		page_get(f, &f->approver, at(f, id, "/2026?version=1&sum=1,00")), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &f->approver, at(f, id, "/2026?version=2")), NOT_FOUND);
	assert_int_equal(page_get(f, &f->approver, at(f, id, "/2025")), NOT_FOUND);
}

static void agreement__that_cannot_be_says_so_beside_its_field_and_stays_typed(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);

	assert_int_equal(
		write_at(f, id, "2026",
			arena_format(f->arena,
				"version=0&method=percent&source=&payment=&underspend="
				"&organisation-1=&contribution-1=cash&weight-1="
				"&organisation-2=%lld&contribution-2=cash&weight-2=a+third",
				(long long)f->office.v)),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "id=\"weight-2-error\""));
	assert_true(page_says(f, "Enter a per cent, such as 25 or 33.33"));
	assert_true(page_says(f, "value=\"a third\""));
	assert_int_equal(write_at(f, id, "2026", "version=0&source=Minutes"), UNPROCESSABLE);
	assert_true(page_says(f, "Choose how the cost is shared"));
	assert_true(page_says(f, "value=\"Minutes\""));
	assert_int_equal(
		write_at(f, id, "2026",
			arena_format(f->arena,
				"version=0&method=equal&organisation-1=%lld"
				"&contribution-1=cash&organisation-2=%lld&contribution-2=cash",
				(long long)f->office.v, (long long)f->office.v)),
		UNPROCESSABLE);
	assert_true(page_says(f, "id=\"organisation-2-error\""));
	assert_int_equal(
		write_at(f, id, "2026",
			arena_format(f->arena,
				"version=0&method=percent&organisation-1=%lld&contribution-1=cash"
				"&weight-1=100&worth-1=2,500&organisation-2=%lld"
				"&contribution-2=in-kind&weight-2=&most-2=20,000&worth-2=300",
				(long long)f->office.v, (long long)f->force.v)),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Leave this empty: the body pays a share"));
	assert_true(page_says(f, "id=\"worth-1-error\""));
	assert_true(page_says(f, "Leave this empty: the body pays no share"));
	assert_true(page_says(f, "id=\"most-2-error\""));
	assert_false(page_says(f, "id=\"weight-2-error\""));
	assert_int_equal(write_at(f, id, "2026", "version=0&more=yes&source=Minutes"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "name=\"organisation-3\""));
	assert_true(page_says(f, "value=\"Minutes\""));
	assert_int_equal(
		page_post(f, &f->approver, at(f, id, "/2026/write"), "version=0"), FORBIDDEN);
	assert_int_equal(write_at(f, id, "2031", "version=0"), NOT_FOUND);
	READ (f, w)
		assert_int_equal(funding_agreements_of(w, id).n, 0);
	assert_int_equal(
		write_at(f, id, "2026",
			arena_format(f->arena,
				"version=0&method=equal&organisation-1=%lld&contribution-1=cash"
				"&weight-1=&organisation-2=%lld&contribution-2=cash&weight-2=40",
				(long long)f->office.v, (long long)f->force.v)),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Leave this empty: the way of sharing asks for no weight"));
	assert_true(page_says(f, "id=\"weight-2-error\""));
	assert_false(page_says(f, "id=\"weight-1-error\""));
	assert_true(page_says(f, "value=\"40\""));
}

/* In the office's programme, the force pays £20,000 at most, on the days that are typed. */
static const char *ahead_form(struct fresh *f, const char *payment, const char *claims)
{
	return arena_format(f->arena,
		"version=0&method=match&source=&payment=%s&organisation-1=%lld&contribution-1=cash"
		"&weight-1=1&claims-1=&organisation-2=%lld&contribution-2=cash&weight-2=1"
		"&most-2=20,000&claims-2=%s",
		payment, (long long)f->office.v, (long long)f->force.v, claims);
}

static void agreement__says_when_it_is_paid_before_it_is_spent(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct problems problems = { 0 };

	assert_int_equal(write_at(f, id, "2026", ahead_form(f, "instalments", "1+May+2026+soon")),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "id=\"claims-2-error\""));
	assert_true(page_says(f, "Write a line for each payment"));
	assert_true(page_says(f, "1 May 2026 soon"));
	assert_int_equal(write_at(f, id, "2026",
				 ahead_form(f, "instalments",
					 "1+May+2026+15,000%0A1+October+2026+4,999.99")),
		UNPROCESSABLE);
	assert_true(page_says(f, "The payments have to come to the most that the body pays"));
	assert_int_equal(
		write_at(f, id, "2026",
			ahead_form(f, "instalments", "1+May+2026+15,000%0A1+October+2026+5,000")),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->commissioning_officer, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(
		f, "Before it is spent: £15,000 on 1 May 2026, £5,000 on 1 October 2026"));
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, id, "/2026/write")), OK);
	assert_true(page_says(f, "1 May 2026 £15,000\n1 October 2026 £5,000"));
	WRITE (f, w)
		assert_int_equal(funding_sign(w, &f->approver, id, 2026, 1, &problems), DONE);
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, id, "/2027/write")), OK);
	assert_true(page_says(f, "1 May 2027 £15,000\n1 October 2027 £5,000"));
}

static void agreement__asks_for_all_of_it_on_the_one_day_before_the_year(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement kept;

	assert_int_equal(write_at(f, id, "2026", ahead_form(f, "upfront", "15/3/2026")), SEE_OTHER);
	READ (f, w)
		assert_true(funding_agreement_load(w, id, 2026, 1, &kept));
	assert_int_equal(kept.partners.at[1].claims.n, 1);
	assert_int_equal(kept.partners.at[1].claims.at[0].sum.pence, 2000000);
}

static void agreement__of_two_who_write_at_once_both_are_kept(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement theirs = a_sole_agreement(f, id, 2026);

	keep(f, &theirs);
	assert_int_equal(write_at(f, id, "2026", shared_form(f, 0)), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Somebody else has written an agreement for this year meanwhile"));
	assert_true(page_says(f, "/2026?version=1"));
	assert_true(page_says(f, "value=\"187,896\""));
	assert_true(page_says(f, "name=\"version\" value=\"1\""));
	assert_int_equal(write_at(f, id, "2026", shared_form(f, 1)), SEE_OTHER);
	READ (f, w)
		assert_int_equal(funding_agreements_of(w, id).n, 2);
}

static void agreement__is_signed_on_the_page_unless_a_newer_was_written(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement agreement = a_sole_agreement(f, id, 2026);
	const char *sign = at(f, id, "/2026/sign");

	keep(f, &agreement);
	assert_int_equal(page_get(f, &f->approver, at(f, id, "/2026")), OK);
	assert_true(page_says(f, "Sign this agreement"));
	assert_true(page_says(f, sign));
	agreement.version = 1;
	keep(f, &agreement);
	assert_int_equal(page_post(f, &f->approver, sign, "version=1"), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Somebody has written a newer version meanwhile"));
	assert_int_equal(page_post(f, &f->approver, sign, "version=9"), NOT_FOUND);
	assert_int_equal(page_post(f, &f->commissioning_officer, sign, "version=2"), FORBIDDEN);
	assert_int_equal(page_post(f, &f->approver, sign, "version=2"), SEE_OTHER);
	assert_int_equal(page_post(f, &f->approver, sign, "version=2"), CONFLICTING);
	assert_true(page_says(f, "This agreement is signed already"));
	assert_int_equal(page_get(f, &f->approver, at(f, id, "/2026?version=1")), OK);
	assert_false(page_says(f, "Sign this agreement"));
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, id, "/2027/write")), OK);
	assert_true(page_says(f, "value=\"sole\"\nchecked"));
}

static void grants__list_each_body_of_each_agreement_that_stands(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement agreement = a_shared_agreement(f, id, 2026);
	struct problems problems = { 0 };

	assert_int_equal(page_get(f, &f->auditor, "/grants"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "No agreement on who pays is signed here."));
	assert_false(page_says(f, "grants.csv"));
	keep(f, &agreement);
	assert_int_equal(page_get(f, &f->auditor, "/grants"), OK);
	assert_true(page_says(f, "No agreement on who pays is signed here.")); // it is not signed
	WRITE (f, w)
		assert_int_equal(funding_sign(w, &f->approver, id, 2026, 1, &problems), DONE);
	assert_int_equal(page_get(f, &f->auditor, "/grants"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "3 contributions by signed agreements"));
	assert_true(page_says(f, "£10,000"));
	assert_true(page_says(f, "£2,500"));
	assert_true(page_says(f, "Its own money: no grant"));
	assert_true(page_says(f, "Version 1, signed on 2 March 2026"));
	assert_true(page_says(f, at(f, id, "/2026?version=1")));
	assert_true(page_says(f, "/decisions/"));
	assert_int_equal(page_get(f, &f->auditor, "/cy/grants?year=2026"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &f->auditor, "/grants?year=2027"), OK);
	assert_true(page_says(f, "No agreement on who pays is signed here."));
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "/2026")), OK);
	assert_true(page_says(f, "/grants?year=2026"));
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "")), OK);
	assert_true(page_says(f, "href=\"/grants\""));
	assert_int_equal(page_get(f, &f->sergeant, "/grants"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->stranger, "/grants"), OK);
	assert_true(page_says(f, "No agreement on who pays is signed here."));
}

/* The version that stands alone: what another took the place of is no grant any more. */
static void grants__leave_as_a_file_with_their_terms(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement agreement = a_shared_agreement(f, id, 2026);
	struct problems problems = { 0 };

	for (agreement.version = 0; agreement.version < 2; agreement.version++) {
		agreement.partners.at[1].most.money.pence = 1000000 + agreement.version * 100;
		agreement.payment = PAYMENT_ACTUAL_MONTHLY;
		keep(f, &agreement);
		WRITE (f, w)
			assert_int_equal(funding_sign(w, &f->approver, id, 2026,
						 agreement.version + 1, &problems),
				DONE);
	}
	assert_int_equal(page_get(f, &f->auditor, "/grants.csv"), OK);
	assert_true(page_says(f,
		"kind,funder,recipient,programme,from,to,amount_at_most_or_worth,method,"
		"weight,version,signed_on,payment,underspend,purpose,decision\r\n"));
	assert_int_equal(page_count(f, "\r\n"), 4);
	assert_true(page_says(f, "own-money,"));
	assert_true(page_says(f, "grant,"));
	assert_true(page_says(f, "in-kind,"));
	assert_true(page_says(
		f, ",2026-04-01,2027-03-31,10001.00,match,1,2,2026-03-02,actual-monthly,,"));
	assert_true(page_says(
		f, ",2026-04-01,2027-03-31,2500.00,match,,2,2026-03-02,actual-monthly,,"));
	assert_false(page_says(f, ",10000.00,"));
	assert_int_equal(page_get(f, &f->auditor, "/grants.csv?year=2027"), OK);
	assert_int_equal(page_count(f, "\r\n"), 1);
	assert_int_equal(page_get(f, &f->sergeant, "/grants.csv"), FORBIDDEN);
}

/* Five programmes to a page; the next page goes on where it ended. */
static void grants__go_on_after_some_programmes(void **state)
{
	enum { PROGRAMMES = 6 };
	struct fresh *f = *state;
	struct problems problems = { 0 };

	for (int i = 0; i < PROGRAMMES; i++) {
		struct programme p = a_programme_of(f, arena_format(f->arena, "DLI%d", i + 1));
		struct programme_id id = p.id;
		struct agreement agreement = a_sole_agreement(f, id, 2026);

		budget_in_force_now(f, a_budget(f, &p));
		keep(f, &agreement);
		WRITE (f, w)
			assert_int_equal(
				funding_sign(w, &f->approver, id, 2026, 1, &problems), DONE);
	}
	assert_int_equal(page_get(f, &f->auditor, "/grants"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "Version 1, signed on"), 5);
	assert_true(page_says(f, "5 contributions by signed agreements, and those of more"));
	assert_true(page_says(f, "rel=\"next\""));
	READ (f, w) {
		struct programmes all = programmes_for(w, &f->auditor);

		assert_int_equal(all.n, PROGRAMMES);
		assert_int_equal(page_get(f, &f->auditor,
					 arena_format(f->arena, "/grants?after=%lld",
						 (long long)all.at[4].id.v)),
			OK);
	}
	assert_int_equal(page_count(f, "Version 1, signed on"), 1);
	assert_true(page_says(f, "rel=\"prev\""));
	assert_int_equal(page_get(f, &f->auditor, "/grants.csv"), OK);
	assert_int_equal(page_count(f, "\r\n"), PROGRAMMES + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(years__say_what_is_agreed_and_what_is_needed),
		SERVED(years__are_those_of_the_signed_budget),
		SERVED(years__that_are_billed_keep_their_agreement),
		SERVED(years__that_have_begun_are_blocked),
		SERVED(years__after_the_funding_are_said_to_be_so),
		SERVED(years__wait_for_a_budget),
		SERVED(agreement__is_written_on_the_page_and_shares_a_sum),
		SERVED(agreement__that_cannot_be_says_so_beside_its_field_and_stays_typed),
		SERVED(agreement__says_when_it_is_paid_before_it_is_spent),
		SERVED(agreement__asks_for_all_of_it_on_the_one_day_before_the_year),
		SERVED(agreement__of_two_who_write_at_once_both_are_kept),
		SERVED(agreement__is_signed_on_the_page_unless_a_newer_was_written),
		SERVED(grants__list_each_body_of_each_agreement_that_stands),
		SERVED(grants__leave_as_a_file_with_their_terms),
		SERVED(grants__go_on_after_some_programmes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
