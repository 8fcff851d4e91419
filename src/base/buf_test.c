/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <limits.h>
#include <string.h>

#include "base/testing.h"

static void buf__what_was_put_is_a_c_string(void **state)
{
	struct buf b = buf_new(*state, 100);

	buf_text(&b, "Tŷ ");
	buf_slice(&b, SLICE("Bach"));
	buf_char(&b, ',');
	buf_format(&b, " %d", 7);
	assert_string_equal("Tŷ Bach, 7", b.at);
	assert_int_equal(strlen("Tŷ Bach, 7"), b.size);
}

static void buf__an_empty_one_is_an_empty_string(void **state)
{
	struct buf b = buf_new(*state, 0);

	buf_put(&b, NULL, 0);
	assert_string_equal("", b.at);
	assert_int_equal(0, b.size);
}

static void buf__it_grows_and_keeps_what_it_holds(void **state)
{
	struct buf b = buf_new(*state, 0);

	for (int i = 0; i < 1000; i++)
		buf_char(&b, (char)('a' + i % 26));
	assert_int_equal(1000, b.size);
	for (int i = 0; i < 1000; i++)
		assert_int_equal('a' + i % 26, b.at[i]);
}

static void buf__room_reserved_is_the_callers_to_fill(void **state)
{
	struct buf b = buf_new(*state, 1);

	memcpy(buf_reserve(&b, 5), "12345", 5);
	b.size += 5;
	buf_char(&b, '6');
	assert_string_equal("123456", b.at);
}

static void buf__numbers_are_written_in_decimal(void **state)
{
	struct buf b = buf_new(*state, 0);

	buf_int(&b, LLONG_MIN);
	buf_char(&b, ' ');
	buf_int(&b, LLONG_MAX);
	buf_int(&b, 0);
	assert_string_equal("-9223372036854775808 92233720368547758070", b.at);
}

static void buf__runes_are_written_as_utf8(void **state)
{
	static const struct {
		unsigned rune;
		const char *bytes;
	} cases[] = {
		{ 0x41, "A" },
		{ 0x7F, "\x7F" },
		{ 0x80, "\xC2\x80" },
		{ 0x177, "ŷ" },
		{ 0x7FF, "\xDF\xBF" },
		{ 0x800, "\xE0\xA0\x80" },
		{ 0xD7FF, "\xED\x9F\xBF" },
		{ 0xD800, "\xEF\xBF\xBD" },
		{ 0xDFFF, "\xEF\xBF\xBD" },
		{ 0xE000, "\xEE\x80\x80" },
		{ 0xFFFF, "\xEF\xBF\xBF" },
		{ 0x10000, "\xF0\x90\x80\x80" },
		{ 0x10FFFF, "\xF4\x8F\xBF\xBF" },
		{ 0x110000, "\xEF\xBF\xBD" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf b = buf_new(*state, 4);

		buf_rune(&b, cases[i].rune);
		assert_string_equal(cases[i].bytes, b.at);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(buf__what_was_put_is_a_c_string),
		cmocka_unit_test(buf__an_empty_one_is_an_empty_string),
		cmocka_unit_test(buf__it_grows_and_keeps_what_it_holds),
		cmocka_unit_test(buf__room_reserved_is_the_callers_to_fill),
		cmocka_unit_test(buf__numbers_are_written_in_decimal),
		cmocka_unit_test(buf__runes_are_written_as_utf8),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
