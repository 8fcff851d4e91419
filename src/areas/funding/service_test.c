/* SPDX-License-Identifier: MIT */
/*
 * Agreements on who pays, kept by version and signed by a second person.
 */
#include "areas/funding/funding.h"

#include "areas/funding/testing.h"
#include "auth/account.h"
#include "base/err.h"

static struct problems problems;

static enum outcome_kind write_one(
	struct fresh *f, const struct actor *by, const struct agreement *agreement)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = funding_write(w, by, agreement, &problems);
	return outcome;
}

static enum outcome_kind sign(
	struct fresh *f, const struct actor *by, struct programme_id id, int year, int64_t version)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = funding_sign(w, by, id, year, version, &problems);
	return outcome;
}

static const char *said(const char *field)
{
	const struct problem *problem = problem_of(&problems, field);

	return problem == NULL ? "" : problem->message;
}

static void agreement__is_kept_as_it_was_written(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement written = a_shared_agreement(f, id, 2026), kept;

	written.source = "Invented minutes";
	written.payment = PAYMENT_ACTUAL_MONTHLY;
	written.vat = VAT_RECOVERED;
	assert_int_equal(write_one(f, &f->commissioning_officer, &written), DONE);
	READ (f, w) {
		assert_false(funding_agreement_of(w, id, 2026, &kept));
		assert_false(funding_agreement_load(w, id, 2026, 2, &kept));
		assert_false(funding_agreement_load(w, id, 2027, 1, &kept));
		assert_true(funding_agreement_load(w, id, 2026, 1, &kept));
	}
	assert_int_equal(kept.method, SHARING_MATCH);
	assert_string_equal(kept.source, "Invented minutes");
	assert_int_equal(kept.payment, PAYMENT_ACTUAL_MONTHLY);
	assert_int_equal(kept.underspend, UNDERSPEND_UNSET);
	assert_int_equal(kept.vat, VAT_RECOVERED);
	assert_int_equal(kept.written_by.v, f->commissioning_officer.account.v);
	assert_int_equal(kept.signed_by.v, 0);
	assert_int_equal(kept.partners.n, 3);
	assert_int_equal(kept.partners.at[0].organisation.v, f->office.v);
	assert_int_equal(kept.partners.at[0].weight, 3);
	assert_false(kept.partners.at[0].most.is_set);
	assert_int_equal(kept.partners.at[1].most.money.pence, 1000000);
	assert_int_equal(kept.partners.at[2].contribution, CONTRIBUTION_IN_KIND);
	assert_int_equal(kept.partners.at[2].worth.money.pence, 250000);
	assert_true(kept.partners.at[2].name[ENGLISH][0] != '\0');
}

static void agreement__keeps_when_each_body_pays(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement written = a_shared_agreement(f, id, 2026), kept;
	struct partner *force = &written.partners.at[1]; // £10,000 at most

	written.payment = PAYMENT_INSTALMENTS;
	assert_int_equal(write_one(f, &f->commissioning_officer, &written), REFUSED);
	assert_non_null(strstr(said("claims-2"), "Say when it pays"));
	assert_string_equal(said("claims-1"), ""); // the office
	*list_add(f->arena, &force->claims) = (struct claim){ date_of(2026, 4, 1), { 333333 } };
	*list_add(f->arena, &force->claims) = (struct claim){ date_of(2026, 9, 1), { 666667 } };
	assert_int_equal(write_one(f, &f->commissioning_officer, &written), DONE);
	READ (f, w)
		assert_true(funding_agreement_load(w, id, 2026, 1, &kept));
	assert_int_equal(kept.office.v, f->office.v);
	assert_int_equal(kept.partners.at[0].claims.n, 0);
	assert_int_equal(kept.partners.at[1].claims.n, 2);
	assert_true(date_equal(kept.partners.at[1].claims.at[1].due_on, date_of(2026, 9, 1)));
	assert_int_equal(kept.partners.at[1].claims.at[1].sum.pence, 666667);
	assert_int_equal(kept.partners.at[2].claims.n, 0);
}

static void agreement__is_written_and_signed_by_those_alone_who_may(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement agreement = a_sole_agreement(f, id, 2026);
	const struct actor *others[] = { &f->officer, &f->approver, &f->auditor, &f->sergeant,
		&f->coordinator, &f->stranger };

	for (size_t i = 0; i < array_size(others); i++)
		assert_int_equal(write_one(f, others[i], &agreement), ABSENT);
	assert_int_equal(write_one(f, &f->commissioning_officer, &agreement), DONE);
	assert_int_equal(sign(f, &f->commissioning_officer, id, 2026, 1), ABSENT);
	assert_int_equal(sign(f, &f->auditor, id, 2026, 1), ABSENT);
	assert_int_equal(sign(f, &f->approver, id, 2026, 2), ABSENT);
	assert_int_equal(sign(f, &f->approver, id, 2026, 1), DONE);
	assert_int_equal(sign(f, &f->approver, id, 2026, 1), REFUSED);
	assert_string_equal(said(""), "This agreement is signed already");
}

static void agreement__is_not_signed_by_who_wrote_it_whatever_else_they_may(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement agreement = a_sole_agreement(f, id, 2026);
	struct actor both = f->approver;

	WRITE (f, w)
		assert_int_equal(account_grant(w, both.account, ROLE_COMMISSIONING_OFFICER),
			ACCOUNT_NO_REFUSAL);
	both.roles |= 1u << ROLE_COMMISSIONING_OFFICER;
	assert_int_equal(write_one(f, &both, &agreement), DONE);
	assert_int_equal(sign(f, &both, id, 2026, 1), REFUSED);
	assert_string_equal(said(""), "Whoever wrote the agreement cannot sign it");
}

static void agreement__of_a_year_stands_once_its_newest_version_is_signed(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement sole = a_sole_agreement(f, id, 2026), kept = { 0 };
	struct agreement shared = a_shared_agreement(f, id, 2026);

	assert_int_equal(write_one(f, &f->commissioning_officer, &sole), DONE);
	assert_int_equal(sign(f, &f->approver, id, 2026, 1), DONE);
	assert_int_equal(write_one(f, &f->commissioning_officer, &shared), CHANGED_MEANWHILE);
	shared.version = 1;
	assert_int_equal(write_one(f, &f->commissioning_officer, &shared), DONE);
	READ (f, w) {
		assert_true(funding_agreement_of(w, id, 2026, &kept));
		assert_int_equal(kept.version, 1);
	}
	shared.version = 2;
	assert_int_equal(write_one(f, &f->commissioning_officer, &shared), DONE);
	assert_int_equal(sign(f, &f->approver, id, 2026, 2), CHANGED_MEANWHILE);
	assert_int_equal(sign(f, &f->approver, id, 2026, 3), DONE);
	READ (f, w) {
		assert_true(funding_agreement_of(w, id, 2026, &kept));
		assert_int_equal(kept.version, 3);
		assert_int_equal(kept.partners.n, 3);
		assert_false(funding_agreement_of(w, id, 2027, &kept));
		assert_int_equal(funding_agreements_of(w, id).n, 3);
	}
}

static void agreement__is_of_a_year_that_has_to_be_paid_for(void **state)
{
	struct fresh *f = *state;
	struct programme none = a_programme(f);
	struct programme_id id = none.id;
	struct agreement agreement = a_sole_agreement(f, id, 2026);
	struct funding_years years;

	READ (f, w)
		assert_false(funding_years(w, id, &years));
	assert_int_equal(write_one(f, &f->commissioning_officer, &agreement), REFUSED);
	assert_string_equal(said("year"), "The programme does not run in that year");
	budget_in_force_now(f, a_budget(f, &none));
	READ (f, w)
		assert_true(funding_years(w, id, &years));
	assert_int_equal(years.first, 2026);
	assert_int_equal(years.last, 2027); // what goes on has to be paid for
	assert_int_equal(years.needed, 2027);
	agreement.year = 2025;
	assert_int_equal(write_one(f, &f->commissioning_officer, &agreement), REFUSED);
	agreement.year = 2028;
	assert_int_equal(write_one(f, &f->commissioning_officer, &agreement), REFUSED);
	agreement.year = 2027;
	assert_int_equal(write_one(f, &f->commissioning_officer, &agreement), DONE);
}

static void agreement__that_cannot_be_is_not_kept(void **state)
{
	struct fresh *f = *state;
	struct programme_id id = a_funded_programme(f);
	struct agreement agreement = a_sole_agreement(f, id, 2026);

	agreement.method = SHARING_POPULATION;
	assert_int_equal(write_one(f, &f->commissioning_officer, &agreement), REFUSED);
	assert_string_equal(said("source"), "Say where the numbers are from, such as Census 2021");
	READ (f, w)
		assert_int_equal(funding_agreements_of(w, id).n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(agreement__is_kept_as_it_was_written),
		FRESH(agreement__keeps_when_each_body_pays),
		FRESH(agreement__is_written_and_signed_by_those_alone_who_may),
		FRESH(agreement__is_not_signed_by_who_wrote_it_whatever_else_they_may),
		FRESH(agreement__of_a_year_stands_once_its_newest_version_is_signed),
		FRESH(agreement__is_of_a_year_that_has_to_be_paid_for),
		FRESH(agreement__that_cannot_be_is_not_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
