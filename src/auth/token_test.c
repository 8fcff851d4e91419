/* SPDX-License-Identifier: MIT */
/*
 * The session's token and the form's.
 */
#include "auth/token.h"

#include <string.h>

#include "base/testing.h"

static int arena_begin(void **state)
{
	*state = arena_open(1 << 14);
	return 0;
}

static int arena_end(void **state)
{
	arena_close(*state);
	return 0;
}

static void token__is_another_each_time(void **state)
{
	struct session_token one = session_token_random(), other = session_token_random();

	(void)state;
	assert_memory_not_equal(one.at, other.at, TOKEN_BYTES);
}

static void token__comes_back_from_its_43_characters(void **state)
{
	struct session_token token = session_token_random(), read;
	char *text = session_token_text(*state, &token);

	assert_int_equal(strlen(text), 43);
	assert_int_equal(strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-_"),
		43);
	assert_true(session_token_parse(text, &read));
	assert_memory_equal(read.at, token.at, TOKEN_BYTES);
}

static void token__is_read_from_nothing_else_and_then_left_alone(void **state)
{
	static const char *const bad[] = { "", "short",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",   // 42
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", // 44
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ",
		"AAAAAAAAAAAAAAAAAAAAA+AAAAAAAAAAAAAAAAAAAAA",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB" }; // bits past the last byte
	struct session_token token = { { 7 } };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_false(session_token_parse(bad[i], &token));
		assert_int_equal(token.at[0], 7);
	}
}

static void token__is_stored_as_its_sha256(void **state)
{
	static const unsigned char of_zeros[] = { 0x66, 0x68, 0x7a, 0xad, 0xf8, 0x62, 0xbd, 0x77,
		0x6c, 0x8f, 0xc1, 0x8b, 0x8e, 0x9f, 0x8e, 0x20, 0x08, 0x97, 0x14, 0x85, 0x6e, 0xe2,
		0x33, 0xb3, 0x90, 0x2a, 0x59, 0x1d, 0x0d, 0x5f, 0x29, 0x25 };
	struct session_token zeros = { { 0 } };
	struct slice hash = session_token_hash(*state, &zeros);

	assert_int_equal(hash.size, sizeof of_zeros);
	assert_memory_equal(hash.at, of_zeros, sizeof of_zeros);
}

static void form_token__is_taken_for_its_own_session_only(void **state)
{
	struct session_token mine = session_token_random(), yours = session_token_random();
	char *token = form_token(*state, &mine);

	assert_true(form_token_matches(&mine, token));
	assert_false(form_token_matches(&yours, token));
	assert_false(form_token_matches(&mine, ""));
	assert_string_not_equal(token, session_token_text(*state, &mine));
	assert_false(form_token_matches(&mine, session_token_text(*state, &mine)));
}

static void form_token__differs_wherever_one_character_does(void **state)
{
	struct session_token mine = session_token_random();
	char *token = form_token(*state, &mine);

	for (size_t i = 0; token[i] != '\0'; i++) {
		char was = token[i];

		token[i] = was == 'A' ? 'Q' : 'A';
		assert_false(form_token_matches(&mine, token));
		token[i] = was;
	}
	assert_true(form_token_matches(&mine, token));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(token__is_another_each_time),
		cmocka_unit_test(token__comes_back_from_its_43_characters),
		cmocka_unit_test(token__is_read_from_nothing_else_and_then_left_alone),
		cmocka_unit_test(token__is_stored_as_its_sha256),
		cmocka_unit_test(form_token__is_taken_for_its_own_session_only),
		cmocka_unit_test(form_token__differs_wherever_one_character_does),
	};

	return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
