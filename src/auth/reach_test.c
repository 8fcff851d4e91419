/* SPDX-License-Identifier: MIT */
/*
 * Who reaches whom, on a real database, held against the policy asked anew for each right.
 */
#include "auth/reach.h"

#include "auth/auth_queries.h"
#include "auth/testing.h"

static const struct date first = { 2025, 4, 1 };

static struct circle_id a_circle(
	struct fresh *f, enum relation relation, struct organisation_id organisation)
{
	struct circle circle = {
		.relation = relation, .organisation = organisation, .from = first
	};
	struct circle_id id = { 0 };

	WRITE (f, w)
		id = circle_open(w, &circle);
	return id;
}

static bool reaches(
	struct fresh *f, struct account_id account, enum right right, struct circle_id circle)
{
	bool is_there = false;

	READ (f, w) {
		struct circle_ids ids = reach_circles(w, account, right);

		list_each (struct circle_id *, id, &ids)
			is_there = is_there || id->v == circle.v;
	}
	return is_there;
}

/* All of what the policy says, and nothing else, if `is_in`; else nothing. */
static void assert_as_policy(struct fresh *f, struct account_id account, unsigned roles,
	enum relation relation, struct circle_id circle, bool is_in)
{
	struct actor actor = { .account = account, .organisation = f->ours, .roles = roles };

	for (enum right right = RIGHT_NONE + 1; right < RIGHT_COUNT; right++) {
		bool should = is_in && right_is_in_circles(right) &&
			      policy_allows(&actor, right, relation);

		if (reaches(f, account, right, circle) != should)
			fail_msg("%s with roles %x: %d", right_facts(right)->name, roles, should);
	}
}

static void reach__is_the_policy_for_each_role_and_relation(void **state)
{
	struct fresh *f = *state;
	struct circle_id circles[RELATION_COUNT];

	for (enum relation relation = 0; relation < RELATION_COUNT; relation++)
		circles[relation] = a_circle(f, relation, f->ours);
	for (enum role role = ROLE_PUBLIC + 1; role < ROLE_COUNT; role++) {
		struct account_id account = an_account(
			f, arena_format(f->arena, "sampl.%s", role_name(role)), 1u << role);

		for (enum relation relation = 0; relation < RELATION_COUNT; relation++)
			assert_as_policy(f, account, 1u << role, relation, circles[relation], true);
	}
}

#define SERGEANT (1u << ROLE_SERGEANT)

static void reach__ends_with_the_body(void **state)
{
	struct fresh *f = *state;
	struct account_id sergeant = an_account(f, "sampl", SERGEANT);
	struct circle_id theirs = a_circle(f, RELATION_CONTRACT_PARTY, f->theirs);
	struct circle_id ours = a_circle(f, RELATION_CONTRACT_PARTY, f->ours);

	assert_true(reaches(f, sergeant, CHECK_RUN, ours));
	assert_false(reaches(f, sergeant, CHECK_RUN, theirs));
}

static void reach__follows_roles_and_activity(void **state)
{
	struct fresh *f = *state;
	struct circle_id ours = a_circle(f, RELATION_CONTRACT_PARTY, f->ours);
	struct account_id account = an_account(f, "sampl", 0);

	assert_false(reaches(f, account, CHECK_RUN, ours));
	WRITE (f, w)
		account_grant(w, account, ROLE_SERGEANT);
	assert_true(reaches(f, account, CHECK_RUN, ours));
	WRITE (f, w)
		account_set_active(w, account, false);
	assert_false(reaches(f, account, CHECK_RUN, ours));
	WRITE (f, w)
		account_set_active(w, account, true);
	assert_true(reaches(f, account, CHECK_RUN, ours));
	WRITE (f, w)
		account_revoke(w, account, ROLE_SERGEANT);
	assert_false(reaches(f, account, CHECK_RUN, ours));
}

static void reach__is_a_members_while_they_are_one(void **state)
{
	struct fresh *f = *state;
	struct account_id one = an_account(f, "sampl.un", SERGEANT);
	struct account_id other = an_account(f, "sampl.dau", SERGEANT);
	struct circle_id circle =
		a_circle(f, RELATION_CONTRACT_PARTY, (struct organisation_id){ 0 });

	WRITE (f, w) {
		circle_join(w, circle, one);
		circle_join(w, circle, one); // said again
	}
	assert_as_policy(f, one, SERGEANT, RELATION_CONTRACT_PARTY, circle, true);
	assert_as_policy(f, other, SERGEANT, RELATION_CONTRACT_PARTY, circle, false);
	WRITE (f, w) { // a member's reach is worked out with the rest of the account's
		account_revoke(w, one, ROLE_SERGEANT);
		account_grant(w, one, ROLE_SERGEANT);
	}
	assert_true(reaches(f, one, CHECK_RUN, circle));
	WRITE (f, w)
		circle_leave(w, circle, one);
	assert_false(reaches(f, one, CHECK_RUN, circle));
}

static void reach__of_who_leaves_stays_by_the_body(void **state)
{
	struct fresh *f = *state;
	struct account_id sergeant = an_account(f, "sampl", SERGEANT);
	struct circle_id ours = a_circle(f, RELATION_CONTRACT_PARTY, f->ours);

	WRITE (f, w) {
		circle_join(w, ours, sergeant);
		circle_leave(w, ours, sergeant);
	}
	assert_true(reaches(f, sergeant, CHECK_RUN, ours));
}

static void reach__that_is_lent_is_that_of_the_roles_in_that_circle_alone(void **state)
{
	struct fresh *f = *state;
	struct circle_id theirs = a_circle(f, RELATION_CONTRACT_PARTY, f->theirs);
	struct circle_id others = a_circle(f, RELATION_CONTRACT_PARTY, f->theirs);
	struct account_id account = an_account(f, "sampl", 0);

	WRITE (f, w)
		reach_lend(w, theirs, account, SERGEANT);
	assert_as_policy(f, account, SERGEANT, RELATION_CONTRACT_PARTY, theirs, true);
	assert_as_policy(f, account, SERGEANT, RELATION_CONTRACT_PARTY, others, false);
	WRITE (f, w)
		reach_of_account(w, account);
	assert_as_policy(f, account, SERGEANT, RELATION_CONTRACT_PARTY, theirs, false);
}

static void reach__is_not_lent_to_who_is_not_active(void **state)
{
	struct fresh *f = *state;
	struct circle_id theirs = a_circle(f, RELATION_CONTRACT_PARTY, f->theirs);
	struct account_id account = an_account(f, "sampl", 0);

	WRITE (f, w) {
		account_set_active(w, account, false);
		reach_lend(w, theirs, account, SERGEANT);
	}
	assert_false(reaches(f, account, CHECK_RUN, theirs));
}

static void reach__begins_and_ends_on_its_days(void **state)
{
	struct fresh *f = *state;
	struct account_id sergeant = an_account(f, "sampl", SERGEANT);
	struct circle_id ours = a_circle(f, RELATION_CONTRACT_PARTY, f->ours);
	struct date today = instant_day(f->now);

	for (int first_day = -1; first_day <= 1; first_day++)
		for (int last_day = first_day; last_day <= 1; last_day++) {
			WRITE (f, w)
				assert_true(
					circle_set_days(w, ours, date_add_days(today, first_day),
						date_add_days(today, last_day)));
			assert_int_equal(first_day <= 0 && last_day >= 0,
				reaches(f, sergeant, CHECK_RUN, ours));
		}
	WRITE (f, w) {
		assert_true(circle_set_days(w, ours, today, (struct date){ 0 }));
		assert_false(
			circle_set_days(w, (struct circle_id){ 1 }, today, (struct date){ 0 }));
	}
	assert_true(reaches(f, sergeant, CHECK_RUN, ours));
}

static void reach__is_worked_out_once_for_a_policy(void **state)
{
	struct fresh *f = *state;
	struct account_id sergeant = an_account(f, "sampl", SERGEANT);
	struct circle_id ours = a_circle(f, RELATION_CONTRACT_PARTY, f->ours);

	WRITE (f, w)
		reach_delete_of_account(w, sergeant); // as if another policy had stood
	assert_false(reaches(f, sergeant, CHECK_RUN, ours));
	WRITE (f, w)
		assert_true(reach_follow_policy(w));
	assert_true(reaches(f, sergeant, CHECK_RUN, ours));
	WRITE (f, w)
		assert_false(reach_follow_policy(w));
}

static void right__on_people_or_victims_is_held_in_circles(void **state)
{
	(void)state;
	assert_true(right_is_in_circles(CHECK_RUN));
	assert_true(right_is_in_circles(VICTIM_READ));
	assert_false(right_is_in_circles(SCHEME_READ));
	assert_false(right_is_in_circles(AUDIT_READ));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(right__on_people_or_victims_is_held_in_circles),
		FRESH(reach__is_the_policy_for_each_role_and_relation),
		FRESH(reach__ends_with_the_body),
		FRESH(reach__follows_roles_and_activity),
		FRESH(reach__is_a_members_while_they_are_one),
		FRESH(reach__of_who_leaves_stays_by_the_body),
		FRESH(reach__that_is_lent_is_that_of_the_roles_in_that_circle_alone),
		FRESH(reach__is_not_lent_to_who_is_not_active),
		FRESH(reach__begins_and_ends_on_its_days),
		FRESH(reach__is_worked_out_once_for_a_policy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
