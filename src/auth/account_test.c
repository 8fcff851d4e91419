/* SPDX-License-Identifier: MIT */
/*
 * Accounts on a real database.
 */
#include "auth/account.h"

#include <string.h>

#include "auth/testing.h"
#include "base/err.h"

static struct account account_now(struct fresh *f, struct account_id id)
{
	struct account account = { 0 };

	READ (f, w)
		assert_true(account_load(w, id, &account));
	return account;
}

static void account__comes_back_as_it_was_made(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "Enghraifft.Sampl", 0);
	struct account account = account_now(f, id);

	assert_int_equal(account.id.v, id.v);
	assert_int_equal(account.organisation.v, f->ours.v);
	assert_string_equal(account.name, "Enghraifft Sampl");
	assert_string_equal(account.login, "enghraifft.sampl");
	assert_true(account.has_password);
	assert_true(account.is_active);
	assert_false(account.is_demonstration);
	assert_int_equal(account.language, WELSH);
	assert_int_equal(account.roles, 0);
	assert_int_equal(account.created_at.ms, f->now.ms);
}

static void account__is_refused_for_what_is_wrong_with_it(void **state)
{
	struct fresh *f = *state;
	char long_name[102] = "";
	const struct {
		struct account_new account;
		enum account_refusal refusal;
	} cases[] = {
		{ { f->ours, "Enghraifft", "sampl", NULL, ENGLISH }, ACCOUNT_NO_REFUSAL },
		{ { f->ours, "Enghraifft", "SAMPL", NULL, ENGLISH }, ACCOUNT_LOGIN_TAKEN },
		{ { f->ours, "Enghraifft", " sampl ", NULL, ENGLISH }, ACCOUNT_LOGIN_TAKEN },
		{ { f->ours, "Enghraifft", "s", NULL, ENGLISH }, ACCOUNT_LOGIN_MALFORMED },
		{ { f->ours, "Enghraifft", "tŷ-bach", NULL, ENGLISH }, ACCOUNT_LOGIN_MALFORMED },
		{ { f->ours, "", "arall", NULL, ENGLISH }, ACCOUNT_NAME_MALFORMED },
		{ { f->ours, " ", "arall", NULL, ENGLISH }, ACCOUNT_NAME_MALFORMED },
		{ { f->ours, "dwy\nlinell", "arall", NULL, ENGLISH }, ACCOUNT_NAME_MALFORMED },
		{ { f->ours, long_name, "arall", NULL, ENGLISH }, ACCOUNT_NAME_MALFORMED },
		{ { { 12345 }, "Enghraifft", "arall", NULL, ENGLISH },
			ACCOUNT_ORGANISATION_UNKNOWN },
	};
	struct account_id id = { 0 };

	memset(long_name, 'x', sizeof long_name - 1);
	for (size_t i = 0; i < array_size(cases); i++) {
		id.v = 0;
		WRITE (f, w)
			assert_int_equal(
				account_create(w, &cases[i].account, &id), cases[i].refusal);
		assert_int_equal(id.v != 0, cases[i].refusal == ACCOUNT_NO_REFUSAL);
	}
}

static void account__without_password_has_none(void **state)
{
	struct fresh *f = *state;
	struct account_new account = { f->ours, "Enghraifft", "sampl", NULL, ENGLISH };
	struct account_id id = { 0 };

	WRITE (f, w)
		account_create(w, &account, &id);
	assert_false(account_now(f, id).has_password);
}

static void account__is_found_by_its_login_however_typed(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 1u << ROLE_APPROVER);
	struct account account = { 0 };

	READ (f, w) {
		assert_true(account_by_login(w, " SamPL", &account));
		assert_int_equal(account.id.v, id.v);
		assert_int_equal(account.roles, 1u << ROLE_APPROVER);
		assert_false(account_by_login(w, "arall", &account));
		assert_int_equal(account.id.v, id.v);
	}
}

static void account__can_be_given_every_role_but_that_of_the_public(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0);
	unsigned roles = 0;

	WRITE (f, w) {
		assert_int_equal(account_grant(w, id, ROLE_PUBLIC), ACCOUNT_ROLE_NOT_GIVEN);
		assert_int_equal(account_grant(w, id, ROLE_NONE), ACCOUNT_ROLE_NOT_GIVEN);
	}
	for (unsigned role = ROLE_PUBLIC + 1; role < ROLE_COUNT; role++) {
		WRITE (f, w)
			assert_int_equal(account_grant(w, id, role), ACCOUNT_NO_REFUSAL);
		roles |= 1u << role;
		assert_int_equal(account_now(f, id).roles, roles);
	}
}

static void account__loses_a_role_that_is_taken_back_and_no_other(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 1u << ROLE_APPROVER | 1u << ROLE_AUDITOR);

	WRITE (f, w) {
		assert_int_equal(account_revoke(w, id, ROLE_APPROVER), ACCOUNT_NO_REFUSAL);
		assert_int_equal(account_revoke(w, id, ROLE_APPROVER), ACCOUNT_UNCHANGED);
		assert_int_equal(account_revoke(w, id, ROLE_PUBLIC), ACCOUNT_ROLE_NOT_GIVEN);
	}
	assert_int_equal(account_now(f, id).roles, 1u << ROLE_AUDITOR);
}

static void account__that_is_not_there_is_not_changed(void **state)
{
	struct fresh *f = *state;
	struct account_id nobody = { 12345 };
	struct account account;

	WRITE (f, w) {
		assert_int_equal(account_grant(w, nobody, ROLE_AUDITOR), ACCOUNT_UNKNOWN);
		assert_int_equal(account_revoke(w, nobody, ROLE_AUDITOR), ACCOUNT_UNKNOWN);
		assert_int_equal(account_set_active(w, nobody, false), ACCOUNT_UNKNOWN);
		assert_int_equal(account_set_password(w, nobody,
					 "$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA"),
			ACCOUNT_UNKNOWN);
		assert_false(account_load(w, nobody, &account));
	}
}

static void granting__what_is_held_already_changes_nothing(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 1u << ROLE_APPROVER);
	struct session_token token = a_session(f, id);

	WRITE (f, w) {
		assert_int_equal(account_grant(w, id, ROLE_APPROVER), ACCOUNT_UNCHANGED);
		assert_int_equal(account_set_active(w, id, true), ACCOUNT_UNCHANGED);
	}
	assert_int_equal(session_state_of(f, &token), SESSION_LIVE);
}

enum change { GRANT, REVOKE, PASSWORD, CLOSE, CHANGE_COUNT };

static void change_make(struct work *w, struct account_id id, enum change change)
{
	enum account_refusal no = ACCOUNT_NO_REFUSAL;

	switch (change) {
	case GRANT: no = account_grant(w, id, ROLE_AUDITOR); break;
	case REVOKE: no = account_revoke(w, id, ROLE_APPROVER); break;
	case PASSWORD:
		no = account_set_password(
			w, id, "$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA");
		break;
	case CLOSE: no = account_set_active(w, id, false); break;
	case CHANGE_COUNT: unreachable("change");
	}
	assert_int_equal(no, ACCOUNT_NO_REFUSAL);
}

static void sessions__of_the_account_end_with_every_change_and_others_do_not(void **state)
{
	struct fresh *f = *state;

	for (unsigned change = 0; change < CHANGE_COUNT; change++) {
		struct account_id id = an_account(
			f, arena_format(f->arena, "sampl%u", change), 1u << ROLE_APPROVER);
		struct account_id other =
			an_account(f, arena_format(f->arena, "arall%u", change), 0);
		struct session_token one = a_session(f, id), two = a_session(f, id);
		struct session_token others = a_session(f, other);

		WRITE (f, w)
			change_make(w, id, change);
		assert_int_equal(session_state_of(f, &one), SESSION_NONE);
		assert_int_equal(session_state_of(f, &two), SESSION_NONE);
		assert_int_equal(session_state_of(f, &others), SESSION_LIVE);
	}
}

static void accounts__are_listed_by_login_a_page_at_a_time_in_two_statements(void **state)
{
	struct fresh *f = *state;
	struct accounts first = { 0 }, second = { 0 };

	for (int i = 0; i < ACCOUNT_PAGE + 3; i++)
		an_account(f, arena_format(f->arena, "sampl%02d", ACCOUNT_PAGE + 2 - i),
			1u << (i % 2 == 0 ? ROLE_AUDITOR : ROLE_TRANSLATOR));
	READ (f, w) {
		first = account_page(w, "");
		assert_int_equal(work_statement_count(w), 2);
		second = account_page(w, first.at[first.n - 1].login);
	}
	assert_int_equal(first.n, ACCOUNT_PAGE);
	assert_int_equal(second.n, 3);
	for (size_t i = 0; i < ACCOUNT_PAGE + 3; i++) {
		const struct account *account =
			i < ACCOUNT_PAGE ? &first.at[i] : &second.at[i - ACCOUNT_PAGE];

		assert_string_equal(account->login, arena_format(f->arena, "sampl%02zu", i));
		assert_int_equal(
			account->roles, 1u << (i % 2 == 0 ? ROLE_AUDITOR : ROLE_TRANSLATOR));
	}
}

static void account__has_a_sentence_for_every_refusal(void **state)
{
	(void)state;
	for (unsigned i = ACCOUNT_NO_REFUSAL + 1; i < ACCOUNT_REFUSAL_COUNT; i++)
		assert_true(strlen(account_refusal_text(i)) > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(account__comes_back_as_it_was_made),
		FRESH(account__is_refused_for_what_is_wrong_with_it),
		FRESH(account__without_password_has_none),
		FRESH(account__is_found_by_its_login_however_typed),
		FRESH(account__can_be_given_every_role_but_that_of_the_public),
		FRESH(account__loses_a_role_that_is_taken_back_and_no_other),
		FRESH(account__that_is_not_there_is_not_changed),
		FRESH(granting__what_is_held_already_changes_nothing),
		FRESH(sessions__of_the_account_end_with_every_change_and_others_do_not),
		FRESH(accounts__are_listed_by_login_a_page_at_a_time_in_two_statements),
		cmocka_unit_test(account__has_a_sentence_for_every_refusal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
