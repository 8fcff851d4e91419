/* SPDX-License-Identifier: MIT */
/*
 * Demonstration and everything else never share a database.
 */
#include "auth/demonstration.h"

#include <string.h>

#include "auth/testing.h"

static const enum role shown[] = { ROLE_DECISION_OFFICER, ROLE_APPROVER, ROLE_TRANSLATOR,
	ROLE_SERGEANT, ROLE_COORDINATOR };

static const struct demonstration_person people[] = {
	{ ROLE_DECISION_OFFICER, "Enghraifft Swyddog", ENGLISH, DEMONSTRATION_OFFICE, "" },
	{ ROLE_APPROVER, "Enghraifft Cymeradwyydd", ENGLISH, DEMONSTRATION_OFFICE, "" },
	{ ROLE_TRANSLATOR, "Enghraifft Cyfieithydd", WELSH, DEMONSTRATION_OFFICE, "" },
	{ ROLE_SERGEANT, "Enghraifft Rhingyll", ENGLISH, DEMONSTRATION_FORCE, "" },
	{ ROLE_COORDINATOR, "Enghraifft Cydlynydd", WELSH, DEMONSTRATION_PROVIDER, "" },
	{ ROLE_COORDINATOR, "Enghraifft Arall", WELSH, DEMONSTRATION_PROVIDER, "", "second" },
	{ 0 },
};

static bool is_begun(struct fresh *f)
{
	bool begun = false;

	WRITE (f, w)
		begun = demonstration_begin(w, people,
			(struct organisation_id[DEMONSTRATION_BODY_COUNT]){
				[DEMONSTRATION_OFFICE] = f->ours,
				[DEMONSTRATION_FORCE] = f->theirs,
				[DEMONSTRATION_DIVERSION] = f->theirs,
				[DEMONSTRATION_PROVIDER] = f->theirs });
	return begun;
}

static struct account_id demonstrated_as(struct fresh *f, const char *word)
{
	struct account_id id = { 0 };

	READ (f, w)
		id = demonstration_account(w, word);
	return id;
}

static struct account_id demonstrated(struct fresh *f, enum role role)
{
	return demonstrated_as(f, role_name(role));
}

static void demonstration__has_an_account_of_one_role_for_each_click(void **state)
{
	struct fresh *f = *state;

	assert_true(is_begun(f));
	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
		struct account_id id = demonstrated(f, shown[i]);
		struct session_token token = a_session(f, id);
		struct session session;

		READ (f, w)
			assert_int_equal(
				session_find(w, &token, SESSION_IDLE_MS, &session), SESSION_LIVE);
		assert_int_equal(session.actor.roles, 1u << shown[i]);
		assert_true(session.actor.demonstration);
		assert_int_equal(session.actor.organisation.v,
			shown[i] >= ROLE_SERGEANT ? f->theirs.v : f->ours.v);
	}
}

static void demonstration__two_of_one_role_are_told_apart_by_their_words(void **state)
{
	struct fresh *f = *state;

	assert_true(is_begun(f));
	assert_int_not_equal(demonstrated_as(f, "second").v, 0);
	assert_int_not_equal(demonstrated_as(f, "second").v, demonstrated(f, ROLE_COORDINATOR).v);
}

static void demonstration__has_no_account_for_the_public_or_for_accounts(void **state)
{
	struct fresh *f = *state;

	assert_true(is_begun(f));
	assert_int_equal(demonstrated(f, ROLE_PUBLIC).v, 0);
	assert_int_equal(demonstrated(f, ROLE_ACCOUNT_MANAGER).v, 0);
}

static void demonstration__can_be_begun_again_and_stays_the_same(void **state)
{
	struct fresh *f = *state;
	struct account_id first;

	assert_true(is_begun(f));
	first = demonstrated(f, ROLE_APPROVER);
	assert_true(is_begun(f));
	assert_int_equal(demonstrated(f, ROLE_APPROVER).v, first.v);
}

static void demonstration__signs_nobody_in_before_it_is_begun(void **state)
{
	struct fresh *f = *state;

	READ (f, w) {
		assert_true(demonstration_is_possible(w));
		assert_false(demonstration_is_on(w));
	}
	assert_int_equal(demonstrated(f, ROLE_APPROVER).v, 0);
}

static void demonstration__is_impossible_beside_real_organisations(void **state)
{
	struct fresh *f = *state;

	assert_false(is_begun(f));
	READ (f, w) {
		assert_false(demonstration_is_possible(w));
		assert_false(demonstration_is_on(w));
		assert_int_equal(account_page(w, "").n, 0);
	}
}

static void demonstration__is_impossible_beside_a_real_account(void **state)
{
	struct fresh *f = *state;

	an_account(f, "sampl", 0);
	assert_false(is_begun(f));
	assert_int_equal(demonstrated(f, ROLE_APPROVER).v, 0);
}

static void demonstration__signs_nobody_in_when_something_real_came_in_after_all(void **state)
{
	struct fresh *f = *state;

	assert_true(is_begun(f));
	an_organisation(f, "Comisiynydd Go Iawn", false);
	assert_int_equal(demonstrated(f, ROLE_APPROVER).v, 0);
}

static void demonstration__takes_no_real_account(void **state)
{
	struct fresh *f = *state;
	struct account_new account = { f->ours, "Enghraifft", "sampl", NULL, ENGLISH };
	struct account_id id = { 0 };

	assert_true(is_begun(f));
	WRITE (f, w)
		assert_int_equal(account_create(w, &account, &id), ACCOUNT_DEMONSTRATION_ONLY);
	assert_int_equal(id.v, 0);
}

static void demonstration__needs_an_organisation_that_is_there(void **state)
{
	struct fresh *f = *state;

	WRITE (f, w)
		assert_false(demonstration_begin(w, people,
			(struct organisation_id[DEMONSTRATION_BODY_COUNT]){
				[DEMONSTRATION_OFFICE] = f->ours,
				[DEMONSTRATION_FORCE] = { 12345 },
				[DEMONSTRATION_DIVERSION] = f->theirs,
				[DEMONSTRATION_PROVIDER] = f->theirs }));
}

static void demonstration__accounts_have_no_password(void **state)
{
	struct fresh *f = *state;
	struct accounts page = { 0 };

	assert_true(is_begun(f));
	READ (f, w)
		page = account_page(w, "");
	assert_int_equal(page.n, sizeof people / sizeof people[0] - 1);
	list_each (struct account *, each, &page) {
		assert_false(each->has_password);
		assert_true(each->is_demonstration);
	}
}

#define INVENTED(test) cmocka_unit_test_setup_teardown(test, invented_setup, fresh_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		INVENTED(demonstration__has_an_account_of_one_role_for_each_click),
		INVENTED(demonstration__two_of_one_role_are_told_apart_by_their_words),
		INVENTED(demonstration__has_no_account_for_the_public_or_for_accounts),
		INVENTED(demonstration__can_be_begun_again_and_stays_the_same),
		INVENTED(demonstration__signs_nobody_in_before_it_is_begun),
		FRESH(demonstration__is_impossible_beside_real_organisations),
		INVENTED(demonstration__is_impossible_beside_a_real_account),
		INVENTED(demonstration__signs_nobody_in_when_something_real_came_in_after_all),
		INVENTED(demonstration__takes_no_real_account),
		INVENTED(demonstration__needs_an_organisation_that_is_there),
		INVENTED(demonstration__accounts_have_no_password),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
