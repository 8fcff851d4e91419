/* SPDX-License-Identifier: MIT */
/*
 * Passwords, tokens and the rules of signing in.
 */
#include "auth/password.h"

#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/testing.h"

static const char *const common[] = {
#include "auth/password_common.inc"
};

static const char *const own[] = { "enghraifft.sampl", "Enghraifft Sampl",
	"Comisiynydd Heddlu a Throseddu Dychmygol", NULL };

static int arena_begin(void **state)
{
	*state = arena_open(1 << 16);
	return 0;
}

static int arena_end(void **state)
{
	arena_close(*state);
	return 0;
}

static void password__is_refused_for_what_is_wrong_with_it(void **state)
{
	static const struct {
		const char *password;
		enum password_refusal refusal;
	} cases[] = {
		{ "cwmwl melyn dan y bont", PASSWORD_NO_REFUSAL },
		{ "purple kettle gravel owl", PASSWORD_NO_REFUSAL },
		{ "8kQ!vT2#xLp9@Zr", PASSWORD_NO_REFUSAL },
		{ "tŷ gwyn ger yr afon", PASSWORD_NO_REFUSAL },
		{ "fourteen chars", PASSWORD_TOO_SHORT },
		{ "ŷŷŷŷŷŷŷŷ", PASSWORD_TOO_SHORT },
		{ "", PASSWORD_TOO_SHORT },
		{ "a tab\tis no plain character", PASSWORD_NOT_PLAIN },
		{ "PasswordPassword", PASSWORD_COMMON },
		{ "password 1234567", PASSWORD_COMMON },
		{ "Password-2025-Password", PASSWORD_COMMON },
		{ "correct horse battery staple", PASSWORD_COMMON },
		{ "Maythe4cebewithyou", PASSWORD_NO_REFUSAL },
		{ "aaaaaaaaaaaaaaaaaaaa", PASSWORD_COMMON },
		{ "123456789012345", PASSWORD_COMMON },
		{ "qwertyuiopasdfghj", PASSWORD_COMMON },
		{ "zyxwvutsrqponmlk", PASSWORD_COMMON },
		{ "owl7owl7owl7owl7", PASSWORD_COMMON },
		{ "!!!!!!!!!!!!!!!!!!!!", PASSWORD_COMMON },
		{ "enghraifft.sampl", PASSWORD_PERSONAL },
		{ "Sampl-Enghraifft-1234", PASSWORD_PERSONAL },
		{ "heddlu dychmygol 99", PASSWORD_PERSONAL },
		{ "sampl of purple kettle gravel", PASSWORD_NO_REFUSAL },
	};

	for (size_t i = 0; i < array_size(cases); i++)
		if (password_may_be(*state, cases[i].password, own) != cases[i].refusal)
			fail_msg("%s: %d", cases[i].password,
				password_may_be(*state, cases[i].password, own));
}

static void password__may_be_128_characters_long_and_no_longer(void **state)
{
	char text[130] = "";

	for (int i = 0; i < 129; i++)
		text[i] = (char)('a' + i * i * 7 % 26);
	text[128] = '\0';
	assert_int_equal(password_may_be(*state, text, own), PASSWORD_NO_REFUSAL);
	text[128] = 'x';
	assert_int_equal(password_may_be(*state, text, own), PASSWORD_TOO_LONG);
}

static void password__has_a_sentence_for_every_refusal(void **state)
{
	(void)state;
	for (unsigned i = PASSWORD_NO_REFUSAL + 1; i < PASSWORD_REFUSAL_COUNT; i++)
		assert_true(strlen(password_refusal_text(i)) > 10);
}

static void password__common_list_is_sorted_small_and_without_doubles(void **state)
{
	(void)state;
	for (size_t i = 0; i < array_size(common); i++) {
		assert_int_equal(
			strspn(common[i], "abcdefghijklmnopqrstuvwxyz"), strlen(common[i]));
		if (i > 0)
			assert_true(strcmp(common[i - 1], common[i]) < 0);
	}
}

static void password__matches_what_it_was_made_of_and_nothing_else(void **state)
{
	const char *hash = password_hash(*state, PASSWORD_COST_TEST, "cwmwl melyn dan y bont");

	assert_true(password_matches(hash, "cwmwl melyn dan y bont"));
	assert_false(password_matches(hash, "cwmwl melyn dan y bon"));
	assert_false(password_matches(hash, ""));
	assert_false(password_matches("", "cwmwl melyn dan y bont"));
	assert_false(password_matches("plain", "plain"));
}

static void password__gives_another_hash_each_time(void **state)
{
	assert_string_not_equal(password_hash(*state, PASSWORD_COST_TEST, "cwmwl melyn dan y bont"),
		password_hash(*state, PASSWORD_COST_TEST, "cwmwl melyn dan y bont"));
}

static void password__of_another_cost_is_hashed_anew_when_it_matches(void **state)
{
	struct password_cost cost = { 2, (size_t)16 << 10 };
	const char *old = password_hash(*state, PASSWORD_COST_TEST, "cwmwl melyn dan y bont");
	struct password_check check = password_check(*state, cost, old, "cwmwl melyn dan y bont");

	assert_true(check.matches);
	assert_memory_equal(check.newer, "$argon2id$v=19$m=16,t=2,p=1$", 28);
	check = password_check(*state, cost, check.newer, "cwmwl melyn dan y bont");
	assert_true(check.matches);
	assert_null(check.newer);
	check = password_check(*state, cost, old, "cwmwl gwyn dan y bont");
	assert_false(check.matches);
	assert_null(check.newer);
	assert_false(password_check(*state, cost, "no hash at all", "").matches);
}

/* What the processor did for this thread: a busy machine does not lengthen it. */
static int64_t work_us(void)
{
	struct timespec spent;

	assert_int_equal(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent), 0);
	return (int64_t)spent.tv_sec * 1000000 + spent.tv_nsec / 1000;
}

/* The least of five, in microseconds. */
static int64_t check_us(struct arena *a, struct password_cost cost, const char *hash)
{
	int64_t least = INT64_MAX;

	for (int i = 0; i < 5; i++) {
		int64_t start = work_us();

		assert_false(password_check(a, cost, hash, "not the password at all").matches);

		int64_t us = work_us() - start;

		least = us < least ? us : least;
	}
	return least;
}

static void password__takes_as_long_to_check_for_nobody_and_for_an_older_hash(void **state)
{
	static const struct password_cost older[] = { { 1, (size_t)8 << 10 },
		{ 1, (size_t)16 << 20 }, { 2, (size_t)8 << 20 } };
	struct password_cost cost = { 2, (size_t)16 << 20 };
	const char *real = password_hash(*state, cost, "cwmwl melyn dan y bont");
	const char *nobody = password_hash_of_nobody(*state, cost);
	int64_t real_us = check_us(*state, cost, real);

	assert_int_equal(strlen(real), strlen(nobody));
	assert_in_range(check_us(*state, cost, nobody), real_us / 2, real_us * 2);
	for (size_t i = 0; i < array_size(older); i++) {
		const char *hash = password_hash(*state, older[i], "cwmwl melyn dan y bont");

		assert_in_range(check_us(*state, cost, hash), real_us / 2, real_us * 2);
	}
}

static void password__at_the_real_cost_is_argon2id_of_64_mib_and_3_passes(void **state)
{
	int64_t start = clock_monotonic_us();
	const char *hash = password_hash(*state, PASSWORD_COST_REAL, "cwmwl melyn dan y bont");

	print_message("# one hash at the real cost: %lld ms\n",
		(long long)(clock_monotonic_us() - start) / 1000);
	assert_memory_equal(hash, "$argon2id$v=19$m=65536,t=3,p=1$", 31);
	assert_true(password_matches(hash, "cwmwl melyn dan y bont"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(password__is_refused_for_what_is_wrong_with_it),
		cmocka_unit_test(password__may_be_128_characters_long_and_no_longer),
		cmocka_unit_test(password__has_a_sentence_for_every_refusal),
		cmocka_unit_test(password__common_list_is_sorted_small_and_without_doubles),
		cmocka_unit_test(password__matches_what_it_was_made_of_and_nothing_else),
		cmocka_unit_test(password__gives_another_hash_each_time),
		cmocka_unit_test(password__of_another_cost_is_hashed_anew_when_it_matches),
		cmocka_unit_test(password__takes_as_long_to_check_for_nobody_and_for_an_older_hash),
		cmocka_unit_test(password__at_the_real_cost_is_argon2id_of_64_mib_and_3_passes),
	};

	return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
