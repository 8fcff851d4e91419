/* SPDX-License-Identifier: MIT */
/*
 * How long sessions live, how long one waits, what may be a login.
 */
#include "auth/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

#define START INT64_C(1900000000000)

static struct instant after(int64_t ms)
{
	return (struct instant){ START + ms };
}

static void session__lives_while_it_is_used_and_no_longer(void **state)
{
	static const struct {
		int64_t seen_ms; // after it began
		int64_t now_ms;
		int64_t left_ms;
	} cases[] = {
		{ 0, 0, SESSION_IDLE_MS },
		{ 0, SESSION_IDLE_MS - 1, 1 },
		{ 0, SESSION_IDLE_MS, 0 },
		{ 0, 9 * HOUR_MS, 0 },
		{ 10 * MINUTE_MS, 30 * MINUTE_MS, 10 * MINUTE_MS },
		{ SESSION_MOST_MS - MINUTE_MS, SESSION_MOST_MS - 1, 1 },
		{ SESSION_MOST_MS - MINUTE_MS, SESSION_MOST_MS, 0 },
		{ SESSION_MOST_MS - MINUTE_MS, SESSION_MOST_MS + HOUR_MS, 0 },
		/* the clock went back */
		{ 0, -HOUR_MS, SESSION_IDLE_MS },
		{ 10 * MINUTE_MS, 5 * MINUTE_MS, SESSION_IDLE_MS },
		{ SESSION_MOST_MS - MINUTE_MS, -90 * 24 * HOUR_MS, SESSION_IDLE_MS },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct session_times times = { after(0), after(cases[i].seen_ms),
			after(SESSION_MOST_MS) };

		assert_int_equal(session_left_ms(&times, SESSION_IDLE_MS, after(cases[i].now_ms)),
			cases[i].left_ms);
	}
}

static void session__is_written_as_seen_once_a_minute_and_when_the_clock_went_back(void **state)
{
	struct session_times times = { after(0), after(HOUR_MS), after(SESSION_MOST_MS) };

	(void)state;
	assert_false(session_is_seen_anew(&times, after(HOUR_MS)));
	assert_false(session_is_seen_anew(&times, after(HOUR_MS + SESSION_SEEN_MS - 1)));
	assert_true(session_is_seen_anew(&times, after(HOUR_MS + SESSION_SEEN_MS)));
	assert_true(session_is_seen_anew(&times, after(HOUR_MS - 1)));
}

static int64_t wait_after(enum attempt_kind kind, int64_t failures, int64_t elapsed_ms)
{
	struct sign_in_attempts attempts = { failures, after(0) };

	return attempts_wait_ms(kind, &attempts, after(elapsed_ms));
}

static void attempts__wait_longer_each_time_up_to_the_most(void **state)
{
	(void)state;
	assert_int_equal(wait_after(ATTEMPT_BOTH, 0, 0), 0);
	assert_int_equal(wait_after(ATTEMPT_BOTH, 2, 0), 0);
	assert_int_equal(wait_after(ATTEMPT_BOTH, 3, 0), 1 * SECOND_MS);
	assert_int_equal(wait_after(ATTEMPT_BOTH, 4, 0), 2 * SECOND_MS);
	assert_int_equal(wait_after(ATTEMPT_BOTH, 8, 0), 32 * SECOND_MS);
	assert_int_equal(wait_after(ATTEMPT_BOTH, 1000000, 0), 15 * MINUTE_MS);
	assert_int_equal(wait_after(ATTEMPT_ADDRESS, 19, 0), 0);
	assert_int_equal(wait_after(ATTEMPT_ADDRESS, INT64_MAX, 0), 1 * MINUTE_MS);
	assert_int_equal(wait_after(ATTEMPT_LOGIN, 49, 0), 0);
	assert_int_equal(wait_after(ATTEMPT_LOGIN, 1000000, 0), 10 * SECOND_MS);
}

static void attempts__wait_is_over_when_its_time_has_passed(void **state)
{
	(void)state;
	assert_int_equal(wait_after(ATTEMPT_BOTH, 4, 1999), 1);
	assert_int_equal(wait_after(ATTEMPT_BOTH, 4, 2000), 0);
	assert_int_equal(wait_after(ATTEMPT_BOTH, 1000000, 15 * MINUTE_MS), 0);
}

static void attempts__keep_nobody_waiting_when_the_clock_went_back(void **state)
{
	(void)state;
	assert_int_equal(wait_after(ATTEMPT_BOTH, 1000000, -1), 0);
	assert_int_equal(wait_after(ATTEMPT_BOTH, 1000000, -90 * 24 * HOUR_MS), 0);
}

static void attempts__are_forgotten_after_a_quiet_day(void **state)
{
	struct sign_in_attempts attempts = { 12, after(0) };

	(void)state;
	assert_int_equal(attempts_counting(&attempts, after(ATTEMPT_FORGOTTEN_MS - 1)), 12);
	assert_int_equal(attempts_counting(&attempts, after(ATTEMPT_FORGOTTEN_MS)), 0);
}

static void login__has_one_form(void **state)
{
	static const char *const good[] = { "abc", "enghraifft.sampl", "e.sampl@example.org",
		"0sampl", "a+b", "a_b-c" };
	static const char *const bad[] = { "", "ab", "Enghraifft", ".abc", "tŷ-bach", "a b c",
		"a/b", "a\nbc",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };

	(void)state;
	for (size_t i = 0; i < array_size(good); i++)
		assert_true(login_is_well_formed(good[i]));
	for (size_t i = 0; i < array_size(bad); i++)
		assert_false(login_is_well_formed(bad[i]));
}

static void login__is_folded_as_people_type_it(void **state)
{
	struct arena *a = arena_open(1 << 12);

	(void)state;
	assert_string_equal(login_fold(a, " Enghraifft.SAMPL "), "enghraifft.sampl");
	assert_string_equal(login_fold(a, "Tŷ"), "tŷ");
	assert_string_equal(login_fold(a, ""), "");
	arena_close(a);
}

static void address__of_this_machine_is_told_from_all_others(void **state)
{
	static const char *const here[] = { "127.0.0.1", "127.255.255.254", "::1",
		"0:0:0:0:0:0:0:1", "::ffff:127.0.0.1" };
	static const char *const elsewhere[] = { "", "0.0.0.0", "::", "128.0.0.1", "10.0.0.1",
		"localhost", "127.0.0.1.example.org", "127.1", "0127.0.0.1", "::ffff:10.0.0.1",
		"fe80::1", "::2", "127.0.0.1:8080", "[::1]" };

	(void)state;
	for (size_t i = 0; i < array_size(here); i++)
		assert_true(address_is_loopback(here[i]));
	for (size_t i = 0; i < array_size(elsewhere); i++)
		assert_false(address_is_loopback(elsewhere[i]));
}

static void address__is_counted_by_its_network(void **state)
{
	static const char *const cases[][2] = {
		{ "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::" },
		{ "2001:db8:1:2::", "2001:db8:1:2::" },
		{ "2001:db8:1:3::6", "2001:db8:1:3::" },
		{ "::1", "::" },
		{ "::ffff:192.0.2.7", "::ffff:192.0.2.7" },
		{ "192.0.2.7", "192.0.2.7" },
		{ "unix", "unix" },
	};
	struct arena *a = arena_open(1024);

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++)
		assert_string_equal(address_counted(a, cases[i][0]), cases[i][1]);
	arena_close(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(session__lives_while_it_is_used_and_no_longer),
		cmocka_unit_test(
			session__is_written_as_seen_once_a_minute_and_when_the_clock_went_back),
		cmocka_unit_test(attempts__wait_longer_each_time_up_to_the_most),
		cmocka_unit_test(attempts__wait_is_over_when_its_time_has_passed),
		cmocka_unit_test(attempts__keep_nobody_waiting_when_the_clock_went_back),
		cmocka_unit_test(attempts__are_forgotten_after_a_quiet_day),
		cmocka_unit_test(address__is_counted_by_its_network),
		cmocka_unit_test(login__has_one_form),
		cmocka_unit_test(login__is_folded_as_people_type_it),
		cmocka_unit_test(address__of_this_machine_is_told_from_all_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
