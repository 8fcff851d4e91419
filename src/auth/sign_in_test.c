/* SPDX-License-Identifier: MIT */
/*
 * Signing in, and how long somebody who mistypes waits, on a real database.
 */
#include "auth/sign_in.h"

#include <string.h>

#include "auth/testing.h"

static const unsigned char key[SIGN_IN_KEY_BYTES] = "an invented key of 32 bytes....";

#define HOME      "192.0.2.7"
#define ELSEWHERE "198.51.100.9"

static struct sign_in_try a_try(const char *login, const char *address)
{
	return (struct sign_in_try){ login, address, key };
}

static struct sign_in begun(struct fresh *f, const struct sign_in_try *try)
{
	struct sign_in s;

	WRITE (f, w)
		sign_in_begin(w, try, PASSWORD_COST_TEST, &s);
	return s;
}

/* The whole of it; the wait in `*wait_ms`. */
static bool signs_in(struct fresh *f, const char *login, const char *address, const char *password,
	int64_t *wait_ms)
{
	struct sign_in_try try = a_try(login, address);
	struct sign_in s = begun(f, &try);
	struct session_token token;
	bool is_in = false;

	*wait_ms = s.wait_ms;
	if (s.wait_ms > 0)
		return false;
	WRITE (f, w)
		is_in = sign_in_finish(w, &try, &s,
			password_check(f->arena, PASSWORD_COST_TEST, s.hash, password), &token);
	if (is_in)
		assert_int_equal(session_state_of(f, &token), SESSION_LIVE);
	return is_in;
}

static void sign_in__begins_a_session_for_the_right_password(void **state)
{
	struct fresh *f = *state;
	int64_t wait_ms;

	an_account(f, "sampl", 1u << ROLE_APPROVER);
	assert_true(signs_in(f, " Sampl", HOME, A_PASSWORD, &wait_ms));
	assert_false(signs_in(f, "sampl", HOME, "cwmwl gwyn dan y bont", &wait_ms));
	assert_false(signs_in(f, "sampl", HOME, "", &wait_ms));
	assert_false(signs_in(f, "arall", HOME, A_PASSWORD, &wait_ms));
}

static void sign_in__looks_the_same_whether_or_not_there_is_an_account(void **state)
{
	struct fresh *f = *state;
	struct account_new without = { f->ours, "Enghraifft", "heb-gyfrinair", NULL, ENGLISH };
	struct account_id closed = an_account(f, "wedi-cau", 0), id;
	static const char *const logins[] = { "sampl", "wedi-cau", "heb-gyfrinair", "neb",
		"tŷ bach" };
	int statements[5];

	an_account(f, "sampl", 0);
	WRITE (f, w) {
		account_set_active(w, closed, false);
		account_create(w, &without, &id);
	}
	for (size_t i = 0; i < 5; i++) {
		struct sign_in_try try = a_try(logins[i], HOME);
		struct sign_in s = { 0 };

		WRITE (f, w) {
			sign_in_begin(w, &try, PASSWORD_COST_TEST, &s);
			statements[i] = work_statement_count(w);
		}
		assert_int_equal(s.wait_ms, 0);
		assert_memory_equal(s.hash, "$argon2id$v=19$m=8,t=1,p=1$", 27);
		assert_int_equal(s.account.v != 0, i == 0);
		assert_int_equal(password_matches(s.hash, A_PASSWORD), i == 0);
		assert_int_equal(statements[i], statements[0]);
	}
}

static void sign_in__waits_longer_each_time_and_is_never_shut_out(void **state)
{
	static const int64_t waits_s[] = { 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900,
		900 };
	struct fresh *f = *state;
	int64_t wait_ms;

	an_account(f, "sampl", 0);
	for (size_t i = 0; i < sizeof waits_s / sizeof waits_s[0]; i++) {
		signs_in(f, "sampl", HOME, waits_s[i] == 0 ? "not the password at all" : A_PASSWORD,
			&wait_ms);
		assert_int_equal(wait_ms, waits_s[i] * SECOND_MS);
		time_passes(f, wait_ms);
		if (wait_ms > 0)
			assert_false(
				signs_in(f, "sampl", HOME, "still not the password", &wait_ms));
		assert_int_equal(wait_ms, 0);
	}
	time_passes(f, 15 * MINUTE_MS);
	assert_true(signs_in(f, "sampl", HOME, A_PASSWORD, &wait_ms));
}

static void fail_times(struct fresh *f, const char *login, const char *address, int n)
{
	int64_t wait_ms;

	for (int i = 0; i < n; i++) {
		assert_false(signs_in(f, login, address, "not the password at all", &wait_ms));
		time_passes(f, 16 * MINUTE_MS);
	}
	time_passes(f, -16 * MINUTE_MS);
}

static void sign_in__from_elsewhere_does_not_wait_for_others_mistakes(void **state)
{
	struct fresh *f = *state;
	int64_t wait_ms;

	an_account(f, "sampl", 0);
	fail_times(f, "sampl", ELSEWHERE, 10);
	assert_true(signs_in(f, "sampl", HOME, A_PASSWORD, &wait_ms));
	assert_false(signs_in(f, "sampl", ELSEWHERE, A_PASSWORD, &wait_ms));
}

static void sign_in__is_slowed_for_an_address_that_tries_many_logins(void **state)
{
	struct fresh *f = *state;
	int64_t wait_ms;

	an_account(f, "sampl", 0);
	for (int i = 0; i < 20; i++)
		signs_in(f, arena_format(f->arena, "neb%d", i), ELSEWHERE, "no password at all",
			&wait_ms);
	assert_false(signs_in(f, "sampl", ELSEWHERE, A_PASSWORD, &wait_ms));
	assert_int_equal(wait_ms, 1 * SECOND_MS);
	assert_true(signs_in(f, "sampl", HOME, A_PASSWORD, &wait_ms));
}

static void sign_in__counts_all_addresses_of_an_ipv6_network_together(void **state)
{
	struct fresh *f = *state;
	int64_t wait_ms;

	an_account(f, "sampl", 0);
	for (int i = 1; i <= 20; i++)
		signs_in(f, arena_format(f->arena, "neb%d", i),
			arena_format(f->arena, "2001:db8:0:7:%x::%x", i, i), "no password at all",
			&wait_ms);
	assert_false(signs_in(f, "sampl", "2001:db8:0:7::ffff", A_PASSWORD, &wait_ms));
	assert_int_equal(wait_ms, 1 * SECOND_MS);
	assert_true(signs_in(f, "sampl", "2001:db8:0:8::1", A_PASSWORD, &wait_ms));
}

static void sign_in__is_slowed_ten_seconds_at_most_for_a_login_tried_from_everywhere(void **state)
{
	struct fresh *f = *state;
	int64_t wait_ms;

	an_account(f, "sampl", 0);
	for (int i = 0; i < 60; i++) {
		signs_in(f, "sampl", arena_format(f->arena, "203.0.113.%d", i),
			"no password at all", &wait_ms);
		time_passes(f, wait_ms + SECOND_MS);
	}
	time_passes(f, 10 * SECOND_MS);
	assert_false(signs_in(f, "sampl", "203.0.113.200", "no password at all", &wait_ms));
	assert_false(signs_in(f, "sampl", HOME, A_PASSWORD, &wait_ms));
	assert_in_range(wait_ms, 1, 10 * SECOND_MS);
	time_passes(f, 10 * SECOND_MS);
	assert_true(signs_in(f, "sampl", HOME, A_PASSWORD, &wait_ms));
}

static void sign_in__that_succeeds_clears_the_login_but_not_the_address(void **state)
{
	struct fresh *f = *state;
	int64_t wait_ms;

	an_account(f, "sampl", 0);
	fail_times(f, "sampl", HOME, 3);
	time_passes(f, 1 * SECOND_MS);
	assert_true(signs_in(f, "sampl", HOME, A_PASSWORD, &wait_ms));
	assert_false(signs_in(f, "sampl", HOME, "not the password", &wait_ms));
	assert_int_equal(wait_ms, 0);
	for (int i = 0; i < 16; i++)
		signs_in(f, arena_format(f->arena, "neb%d", i), HOME, "no password at all",
			&wait_ms);
	assert_false(signs_in(f, "neb", HOME, "no password at all", &wait_ms));
	assert_int_equal(wait_ms, 1 * SECOND_MS);
}

static void sign_in__of_many_in_one_office_is_not_slowed(void **state)
{
	struct fresh *f = *state;
	int64_t wait_ms;

	an_account(f, "sampl", 0);
	fail_times(f, "arall", HOME, 2);
	for (int i = 0; i < 30; i++)
		assert_true(signs_in(f, "sampl", HOME, A_PASSWORD, &wait_ms));
}

static void sign_in__counts_attempts_that_are_made_at_the_same_time(void **state)
{
	struct fresh *f = *state;
	struct sign_in_try try = a_try("sampl", HOME);

	an_account(f, "sampl", 0);
	for (int i = 0; i < 3; i++)
		assert_int_equal(begun(f, &try).wait_ms, 0);
	assert_int_equal(begun(f, &try).wait_ms, 1 * SECOND_MS);
}

static void sign_in__fails_when_the_account_changed_meanwhile(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0);
	struct sign_in_try try = a_try("sampl", HOME);
	const struct password_check matching = { .matches = true };
	struct session_token token;
	struct sign_in s = begun(f, &try);

	WRITE (f, w) {
		account_set_active(w, id, false);
		assert_false(sign_in_finish(w, &try, &s, matching, &token));
		account_set_active(w, id, true);
		account_set_password(
			w, id, password_hash(f->arena, PASSWORD_COST_TEST, "arall hollol wahanol"));
		assert_false(sign_in_finish(w, &try, &s, matching, &token));
	}
}

static void sign_in__hashes_a_password_anew_at_the_present_cost(void **state)
{
	static const struct password_cost more = { 2, (size_t)16 << 10 };
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0);
	struct sign_in_try try = a_try("sampl", HOME);
	struct session_token before, after;
	struct sign_in s;

	WRITE (f, w)
		session_start(w, id, &before);
	for (int times = 1; times <= 2; times++) {
		struct password_check check;

		s = begun(f, &try);
		check = password_check(f->arena, more, s.hash, A_PASSWORD);
		assert_true(check.matches);
		assert_int_equal(times == 1, check.newer != NULL);
		WRITE (f, w)
			assert_true(sign_in_finish(w, &try, &s, check, &after));
	}
	assert_non_null(strstr(s.hash, "m=16,t=2,"));
	assert_int_equal(session_state_of(f, &before), SESSION_LIVE);
}

static void attempts__are_forgotten_after_a_quiet_day(void **state)
{
	struct fresh *f = *state;
	int64_t wait_ms;

	an_account(f, "sampl", 0);
	fail_times(f, "sampl", HOME, 9);
	time_passes(f, ATTEMPT_FORGOTTEN_MS + 1);
	WRITE (f, w)
		session_forget_old(w);
	fail_times(f, "sampl", HOME, 2);
	assert_true(signs_in(f, "sampl", HOME, A_PASSWORD, &wait_ms));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(sign_in__begins_a_session_for_the_right_password),
		FRESH(sign_in__looks_the_same_whether_or_not_there_is_an_account),
		FRESH(sign_in__waits_longer_each_time_and_is_never_shut_out),
		FRESH(sign_in__from_elsewhere_does_not_wait_for_others_mistakes),
		FRESH(sign_in__is_slowed_for_an_address_that_tries_many_logins),
		FRESH(sign_in__counts_all_addresses_of_an_ipv6_network_together),
		FRESH(sign_in__is_slowed_ten_seconds_at_most_for_a_login_tried_from_everywhere),
		FRESH(sign_in__that_succeeds_clears_the_login_but_not_the_address),
		FRESH(sign_in__of_many_in_one_office_is_not_slowed),
		FRESH(sign_in__counts_attempts_that_are_made_at_the_same_time),
		FRESH(sign_in__fails_when_the_account_changed_meanwhile),
		FRESH(sign_in__hashes_a_password_anew_at_the_present_cost),
		FRESH(attempts__are_forgotten_after_a_quiet_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
