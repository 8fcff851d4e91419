/* SPDX-License-Identifier: MIT */
/*
 * Who may do what, swept against an oracle written separately from policy.tsv.
 */
#include "auth/policy.h"

#include <string.h>

#include "auth/policy_table.h"
#include "base/testing.h"

#define EVERY_RELATION ((1u << RELATION_COUNT) - 1)
#define OWN            (1u << RELATION_OWN_ORGANISATION)
#define SCOPE          (1u << RELATION_AUDIT_SCOPE)
#define SELF           (1u << RELATION_ASSIGNED)
#define PARTY          (1u << RELATION_CONTRACT_PARTY)

/* In which relations each role may use each right; what is not here is refused. */
static const unsigned oracle[ROLE_COUNT][RIGHT_COUNT] = {
	[ROLE_PUBLIC] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
	},
	[ROLE_DECISION_OFFICER] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[DECISION_LIST] = OWN,
		[DECISION_READ] = OWN,
		[DECISION_IMPORT] = OWN,
		[DECISION_ALTER] = OWN,
		[DECISION_PUBLISH] = OWN,
		[PROGRAMME_READ] = OWN,
		[INVOICE_READ] = OWN,
	},
	[ROLE_APPROVER] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[DECISION_LIST] = OWN,
		[DECISION_READ] = OWN,
		[DECISION_SIGN] = OWN,
		[DECISION_PUBLISH] = OWN,
		[SCHEME_READ] = OWN,
		[SCHEME_SIGN] = OWN,
		[PROGRAMME_READ] = OWN,
		[INVOICE_READ] = OWN,
		[PROGRAMME_SIGN] = OWN,
	},
	[ROLE_TRANSLATOR] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[DECISION_LIST] = OWN,
		[DECISION_READ] = OWN,
		[DECISION_TRANSLATE] = OWN,
	},
	[ROLE_AUDITOR] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[DECISION_LIST] = SCOPE,
		[DECISION_READ] = SCOPE,
		[PROGRAMME_READ] = SCOPE,
		[INVOICE_READ] = SCOPE,
		[AUDIT_READ] = SCOPE,
		[PERSON_TRACE] = SCOPE,
		[PACK_READ] = SCOPE,
	},
	[ROLE_ACCOUNT_MANAGER] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[ACCOUNT_MANAGE] = OWN,
	},
	[ROLE_COMMISSIONING_OFFICER] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[DECISION_LIST] = OWN,
		[DECISION_READ] = OWN,
		[SCHEME_READ] = OWN,
		[SCHEME_ALTER] = OWN,
		[PROGRAMME_READ] = OWN,
		[INVOICE_READ] = OWN,
		[PROGRAMME_ALTER] = OWN,
		[COHORT_READ] = OWN,
		[LIAISON_READ] = OWN,
		[FACILITATOR_READ] = PARTY,
		[PACK_READ] = OWN,
		[PACK_RELEASE] = OWN,
	},
	[ROLE_FINANCE_OFFICER] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[DECISION_LIST] = OWN,
		[DECISION_READ] = OWN,
		[SCHEME_READ] = OWN,
		[PROGRAMME_READ] = OWN,
		[INVOICE_READ] = OWN,
		[INVOICE_WORK] = OWN,
		[COHORT_READ] = OWN,
		[LIAISON_READ] = OWN,
		[PACK_READ] = OWN,
	},
	[ROLE_PERFORMANCE_LEAD] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[DECISION_LIST] = OWN,
		[DECISION_READ] = OWN,
		[SCHEME_READ] = OWN,
		[PROGRAMME_READ] = OWN,
		[INVOICE_READ] = OWN,
		[COHORT_READ] = OWN,
		[PACK_READ] = OWN,
	},
	[ROLE_CO_FUNDER] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[STATEMENT_READ] = OWN,
	},
	[ROLE_LICENSOR_LEAD] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[SCHEME_READ] = PARTY,
		[FACILITATOR_READ] = PARTY,
	},
	[ROLE_SERGEANT] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[SCHEME_READ] = PARTY,
		[CHECK_RUN] = PARTY,
		[PLACE_HOLD] = PARTY,
		[COHORT_READ] = PARTY,
		[PERSON_LIST] = PARTY,
		[PERSON_READ] = PARTY,
		[CAUTION_READ] = PARTY,
		[FORCE_READ] = OWN,
		[CAUTION_ALTER] = PARTY,
		[REFERRAL_LIST] = PARTY,
		[REFERRAL_READ] = PARTY,
		[REFERRAL_ACT] = PARTY,
		[PERSON_ADD] = PARTY,
	},
	[ROLE_COORDINATOR] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[SCHEME_READ] = PARTY,
		[COHORT_READ] = PARTY,
		[COHORT_PLAN] = PARTY | OWN,
		[TAKE_ON] = PARTY,
		[FACILITATOR_READ] = OWN,
		[FACILITATOR_ALTER] = OWN,
		[PERSON_LIST] = PARTY,
		[PERSON_READ] = PARTY,
		[REFERRAL_LIST] = PARTY,
		[REFERRAL_READ] = PARTY,
		[REFERRAL_ACT] = PARTY,
		[REGISTER_TAKE] = PARTY,
		[PERSON_ALTER] = PARTY,
		[TRIAGE_FLAGS] = PARTY,
	},
	[ROLE_FACILITATOR] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[SCHEME_READ] = PARTY,
		[COHORT_READ] = SELF,
		[FACILITATOR_READ] = SELF,
		[PERSON_LIST] = SELF,
		[PERSON_READ] = SELF,
		[REFERRAL_LIST] = SELF,
		[REFERRAL_READ] = SELF,
		[REFERRAL_ACT] = SELF,
		[TRIAGE_FLAGS] = SELF,
		[REGISTER_TAKE] = SELF,
	},
	[ROLE_REFERRER] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[SCHEME_READ] = PARTY,
		[CHECK_RUN] = PARTY,
		[PLACE_HOLD] = PARTY,
		[COHORT_READ] = PARTY,
		[PERSON_LIST] = PARTY,
		[PERSON_READ] = PARTY,
		[CAUTION_READ] = PARTY,
		[FORCE_READ] = OWN,
		[CAUTION_ALTER] = PARTY,
		[REFERRAL_LIST] = PARTY,
		[REFERRAL_READ] = PARTY,
		[REFERRAL_ACT] = PARTY,
		[PERSON_ADD] = PARTY,
	},
	[ROLE_COMPLIANCE_CLERK] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[FORCE_READ] = OWN,
		[FORCE_ALTER] = OWN,
	},
	[ROLE_NOMINATOR] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
	},
	[ROLE_TRIAGE_WORKER] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[SCHEME_READ] = PARTY,
		[PERSON_LIST] = PARTY,
		[PERSON_READ] = PARTY,
		[CAUTION_READ] = PARTY,
		[REFERRAL_LIST] = PARTY,
		[REFERRAL_READ] = PARTY,
		[REFERRAL_ACT] = PARTY,
		[PERSON_ALTER] = PARTY,
		[TRIAGE_WORK] = PARTY,
		[TRIAGE_FLAGS] = PARTY,
	},
	[ROLE_CASE_MANAGER] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[SCHEME_READ] = PARTY,
	},
	[ROLE_PERPETRATOR_LEAD] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[SCHEME_READ] = PARTY,
		[COHORT_READ] = PARTY,
		[PERSON_LIST] = PARTY,
		[PERSON_READ] = PARTY,
		[REFERRAL_LIST] = PARTY,
		[REFERRAL_READ] = PARTY,
		[REFERRAL_ACT] = PARTY,
		[REFERRAL_ASKER] = PARTY,
		[REGISTER_TAKE] = PARTY,
		[PERSON_ALTER] = PARTY,
		[TRIAGE_FLAGS] = PARTY,
		[RELAY_WATCH] = PARTY,
		[PACK_READ] = PARTY,
		[INVOICE_SUPPLY] = PARTY,
		[PACK_WRITE] = PARTY,
	},
	[ROLE_PRIVACY_OFFICER] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[PERSON_LIST] = SCOPE,
		[PERSON_READ] = SCOPE,
		[REFERRAL_LIST] = SCOPE,
		[REFERRAL_READ] = SCOPE,
		[PERSON_BLOCK] = SCOPE,
		[PERSON_TRACE] = SCOPE,
		[AUDIT_READ] = SCOPE,
	},
	[ROLE_VICTIM_WORKER] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[VICTIM_LIST] = SELF,
		[VICTIM_READ] = SELF,
		[VICTIM_ALTER] = SELF,
		[VICTIM_TELL] = SELF,
	},
	[ROLE_VICTIM_LEAD] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[VICTIM_LIST] = PARTY,
		[VICTIM_READ] = PARTY,
		[VICTIM_OPEN] = PARTY,
		[VICTIM_ALTER] = PARTY,
		[VICTIM_ASSIGN] = PARTY,
		[VICTIM_DECIDE] = PARTY,
		[VICTIM_TELL] = PARTY,
		[RELAY_WATCH] = PARTY,
	},
	[ROLE_STEERING_CHAIR] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[DECISION_LIST] = OWN,
		[DECISION_READ] = OWN,
		[PACK_READ] = SELF,
	},
	[ROLE_STEERING_MEMBER] = {
		[PUBLIC_READ] = EVERY_RELATION,
		[SIGN_IN] = EVERY_RELATION,
		[POLICY_READ] = EVERY_RELATION,
		[HOME_READ] = SELF,
		[DECISION_LIST] = OWN,
		[DECISION_READ] = OWN,
		[PACK_READ] = SELF,
	},
};

static const struct organisation_id ours = { 7 }, theirs = { 8 };

static struct actor an_actor(unsigned roles)
{
	return (struct actor){ { 1 }, ours, "Enghraifft Sampl", roles, false };
}

static void policy__answers_as_the_oracle_for_every_role_right_and_relation(void **state)
{
	int asked = 0;

	(void)state;
	for (unsigned role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
		for (unsigned right = RIGHT_NONE + 1; right < RIGHT_COUNT; right++)
			for (unsigned relation = 0; relation < RELATION_COUNT; relation++) {
				struct actor actor = an_actor(1u << role);
				bool expected = (oracle[role][right] & 1u << relation) != 0;

				if (policy_allows(&actor, right, relation) != expected)
					fail_msg("%s, %s, %s: %s expected", role_name(role),
						right_facts(right)->name,
						policy_relations[relation].word,
						expected ? "yes" : "no");
				asked++;
			}
	assert_int_equal(asked, (ROLE_COUNT - 1) * (RIGHT_COUNT - 1) * RELATION_COUNT);
}

static void assert_has_what_each_has(unsigned roles)
{
	struct actor actor = an_actor(roles);

	for (unsigned right = RIGHT_NONE + 1; right < RIGHT_COUNT; right++) {
		unsigned expected = oracle[ROLE_PUBLIC][right];
		unsigned allowed = 0;

		for (unsigned role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
			if ((roles & 1u << role) != 0)
				expected |= oracle[role][right];
		for (unsigned relation = 0; relation < RELATION_COUNT; relation++)
			if (policy_allows(&actor, right, relation))
				allowed |= 1u << relation;
		assert_int_equal(allowed, expected);
		assert_int_equal(policy_allows_somewhere(&actor, right), expected != 0);
	}
}

/* Any two of them: all sets double with each role more, and say nothing more. */
static void policy__gives_someone_of_several_roles_what_each_has_and_no_more(void **state)
{
	(void)state;
	assert_has_what_each_has(0);
	for (unsigned role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
		for (unsigned other = ROLE_NONE + 1; other <= role; other++)
			assert_has_what_each_has(1u << role | 1u << other);
}

static void policy__opens_a_record_to_the_officers_of_its_keeper_only(void **state)
{
	struct actor officer = an_actor(1u << ROLE_DECISION_OFFICER);
	struct actor auditor = an_actor(1u << ROLE_AUDITOR);

	(void)state;
	assert_true(policy_allows_kept_by(&officer, DECISION_READ, ours));
	assert_false(policy_allows_kept_by(&officer, DECISION_READ, theirs));
	assert_true(policy_allows_kept_by(&auditor, DECISION_READ, ours));
	assert_false(policy_allows_kept_by(&auditor, DECISION_READ, theirs));
	assert_false(policy_allows_kept_by(&auditor, DECISION_ALTER, ours));
}

static void policy__takes_no_organisation_for_nobodys_own(void **state)
{
	struct actor stray = { { 1 }, { 0 }, "Enghraifft Sampl", 1u << ROLE_DECISION_OFFICER,
		false };

	(void)state;
	assert_false(policy_allows_kept_by(&stray, DECISION_READ, (struct organisation_id){ 0 }));
	assert_true(policy_allows_kept_by(&stray, PUBLIC_READ, (struct organisation_id){ 0 }));
}

static void policy__names_the_role_under_which_something_is_done(void **state)
{
	struct actor both = an_actor(1u << ROLE_TRANSLATOR | 1u << ROLE_APPROVER);

	(void)state;
	assert_int_equal(policy_role(&both, DECISION_SIGN), ROLE_APPROVER);
	assert_int_equal(policy_role(&both, DECISION_TRANSLATE), ROLE_TRANSLATOR);
	assert_int_equal(policy_role(&both, PUBLIC_READ), ROLE_PUBLIC);
	assert_int_equal(policy_role(&both, AUDIT_READ), ROLE_NONE);
}

static bool word_is_known(const char *word, const struct policy_word *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i].word, word) == 0)
			return true;
	return false;
}

static void policy__knows_the_words_of_every_right(void **state)
{
	(void)state;
	for (unsigned right = RIGHT_NONE + 1; right < RIGHT_COUNT; right++) {
		const struct right_facts *facts = right_facts(right);

		assert_true(
			word_is_known(facts->compartment, policy_compartments, COMPARTMENT_COUNT));
		assert_true(word_is_known(facts->verb, policy_verbs, VERB_COUNT));
		assert_true(word_is_known(facts->purpose, policy_purposes, PURPOSE_COUNT));
		assert_true(strlen(facts->audit) > 0);
	}
}

static bool row_serves_a_right(const struct policy_row *row)
{
	for (unsigned right = RIGHT_NONE + 1; right < RIGHT_COUNT; right++) {
		const struct right_facts *facts = right_facts(right);

		if (strcmp(facts->compartment, policy_compartments[row->compartment].word) == 0 &&
			strcmp(facts->verb, policy_verbs[row->verb].word) == 0 &&
			strcmp(facts->purpose, policy_purposes[row->purpose].word) == 0)
			return true;
	}
	return false;
}

static void policy__has_no_row_that_serves_no_right(void **state)
{
	(void)state;
	for (int i = 0; i < POLICY_ROW_COUNT; i++)
		assert_true(row_serves_a_right(&policy_rows[i]));
}

static void policy__promises_no_obligation_that_nothing_carries_out(void **state)
{
	(void)state;
	for (int i = 0; i < POLICY_ROW_COUNT; i++)
		assert_int_equal(policy_rows[i].obligations, 0);
}

/* v_person_word (migrations/sarn/0038_pair.sql) and v_referral_page (0039_filtered.sql) ask in one
 * circle alone. */
static void policy__lists_people_wherever_it_lists_referrals(void **state)
{
	(void)state;
	for (unsigned role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
		for (unsigned relation = 0; relation < RELATION_COUNT; relation++) {
			struct actor actor = an_actor(1u << role);

			assert_int_equal(policy_allows(&actor, REFERRAL_LIST, relation),
				policy_allows(&actor, PERSON_LIST, relation));
		}
}

static void role__is_found_by_its_name_and_by_no_other(void **state)
{
	(void)state;
	for (unsigned role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
		assert_int_equal(role_by_name(role_name(role)), role);
	assert_int_equal(role_by_name("administrator"), ROLE_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(policy__answers_as_the_oracle_for_every_role_right_and_relation),
		cmocka_unit_test(policy__gives_someone_of_several_roles_what_each_has_and_no_more),
		cmocka_unit_test(policy__opens_a_record_to_the_officers_of_its_keeper_only),
		cmocka_unit_test(policy__takes_no_organisation_for_nobodys_own),
		cmocka_unit_test(policy__names_the_role_under_which_something_is_done),
		cmocka_unit_test(policy__knows_the_words_of_every_right),
		cmocka_unit_test(policy__has_no_row_that_serves_no_right),
		cmocka_unit_test(policy__promises_no_obligation_that_nothing_carries_out),
		cmocka_unit_test(policy__lists_people_wherever_it_lists_referrals),
		cmocka_unit_test(role__is_found_by_its_name_and_by_no_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
