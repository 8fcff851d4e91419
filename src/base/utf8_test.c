/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <string.h>

#include "base/buf.h"
#include "base/testing.h"

static void utf8__well_formed_text_is_valid(void **state)
{
	(void)state;
	static const struct slice cases[] = {
		{ "", 0 },
		{ "a\0b", 3 },
		{ "Tŷ €", 7 },
		{ "\xED\x9F\xBF\xEE\x80\x80", 6 },
		{ "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 8 },
	};
	size_t bad_at = 99;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_true(utf8_valid(cases[i].at, cases[i].size, &bad_at));
	assert_int_equal(99, bad_at);
}

static void utf8__the_first_bad_byte_is_named(void **state)
{
	(void)state;
	static const char *const cases[] = {
		"ab\x80",             // a continuation alone
		"ab\xC2",             // cut short
		"ab\xE2\x82",         //
		"ab\xF0\x9F\x98",     //
		"ab\xE2\x82x",        //
		"ab\xC0\x80",         // overlong
		"ab\xE0\x80\x80",     //
		"ab\xF0\x80\x80\x80", //
		"ab\xED\xA0\x80",     // surrogate
		"ab\xF4\x90\x80\x80", // past U+10FFFF
		"ab\xFF",             //
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t bad_at = 99;

		assert_false(utf8_valid(cases[i], strlen(cases[i]), &bad_at));
		assert_int_equal(2, bad_at);
	}
}

static void utf8__what_cannot_be_read_is_replaced_and_the_rest_stays(void **state)
{
	static const struct {
		struct slice bytes;
		const char *mended;
	} cases[] = {
		{ { "", 0 }, "" },
		{ { "tŷ", 3 }, "tŷ" },
		{ { "a\0b", 3 }, "a�b" },
		{ { "Caf\xE9", 4 }, "Caf�" },
		{ { "\xE9tŷ", 4 }, "�tŷ" },
		{ { "\xED\xA0\x80", 3 }, "���" },
		{ { "\xF0\x9F\x98", 3 }, "���" },
		{ { "\xC0\x80!", 3 }, "��!" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(cases[i].mended, utf8_mend(*state, cases[i].bytes));
}

static void utf8__every_rune_is_read_as_it_was_written(void **state)
{
	struct buf b = buf_new(*state, 5000000);

	for (unsigned rune = 1; rune <= 0x10FFFF; rune++)
		if (rune < 0xD800 || rune > 0xDFFF)
			buf_rune(&b, rune);
	assert_int_equal(0x10FFFF - 0x800, utf8_length(b.at));

	const char *at = b.at;

	for (unsigned rune = 1; rune <= 0x10FFFF; rune++)
		if ((rune < 0xD800 || rune > 0xDFFF) && utf8_next(&at, b.at + b.size) != rune)
			fail_msg("U+%04X", rune);
	assert_ptr_equal(b.at + b.size, at);
}

static void utf8__accents_are_composed(void **state)
{
	assert_string_equal("tŷ", utf8_nfc(*state, SLICE("ty\xCC\x82")));
	assert_string_equal("tŷ", utf8_nfc(*state, SLICE("tŷ")));
	assert_string_equal("plain", utf8_nfc(*state, SLICE("plain")));
	assert_string_equal("", utf8_nfc(*state, SLICE_NONE));
}

static void utf8__texts_are_folded_for_searching(void **state)
{
	static const struct {
		const char *text;
		const char *folded;
	} cases[] = {
		{ "", "" },
		{ "Tŷ  BACH", "ty bach" },
		{ "TY\xCC\x82 Bach", "ty bach" },
		{ "Siân Ŵyn Môn", "sian wyn mon" },
		{ "O’Neill O`Neill O´Neill O‘Neill OʼNeill O＇Neill O'Neill",
			"o'neill o'neill o'neill o'neill o'neill o'neill o'neill" },
		{ " a\t\n\xC2\xA0 b ", " a b " },
		{ "o\xEF\xAC\x81 lle", "ofi lle" },
		{ "a \xCC\x81 b", "a b" },
		{ "\xC5\x89 \xE1\xBF\xBD", "'n '" },
		{ "ЖÉ", "жe" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(cases[i].folded, utf8_fold(*state, cases[i].text));
}

static void utf8__words_are_taken_off_the_front(void **state)
{
	struct slice rest = slice_of(utf8_fold(*state, " 24 Tŷ-Bach, Ж!"));

	assert_true(slice_is(utf8_next_word(&rest), "24"));
	assert_true(slice_is(utf8_next_word(&rest), "ty"));
	assert_true(slice_is(utf8_next_word(&rest), "bach"));
	assert_true(slice_is(utf8_next_word(&rest), "ж"));
	assert_int_equal(0, utf8_next_word(&rest).size);
	assert_int_equal(0, utf8_next_word(&rest).size);
}

static void utf8__the_longest_word_is_the_first_of_its_size(void **state)
{
	assert_string_equal("gwynedd", utf8_longest_word(*state, "Cyngor Gwynedd"));
	assert_string_equal("gwent", utf8_longest_word(*state, "GWENT powys (2026)"));
	assert_string_equal("", utf8_longest_word(*state, " {|}~ -, "));
}

static void utf8__the_end_of_a_prefix_is_past_all_that_start_with_it(void **state)
{
	const char *end = utf8_end_of_prefix(*state, "ty");

	assert_true(strcmp("ty", end) < 0);
	assert_true(strcmp("ty\xF4\x8F\xBF\xBD", end) < 0);
	assert_true(strcmp("tz", end) > 0);
}

static void utf8__what_people_type_is_plain(void **state)
{
	(void)state;
	static const char *const cases[] = { "", "Tŷ Bach £5", "\xC2\xA0", "\xF0\x9F\x98\x80",
		"\xE2\x80\x8D", "\xEF\xBF\xBD" };

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_true(utf8_is_plain(cases[i], false));
		assert_true(utf8_is_plain(cases[i], true));
	}
}

static void utf8__line_feeds_and_tabs_are_plain_only_in_many_lines(void **state)
{
	(void)state;
	assert_true(utf8_is_plain("a\n\tb", true));
	assert_false(utf8_is_plain("a\nb", false));
	assert_false(utf8_is_plain("a\tb", false));
}

static void utf8__what_steers_or_is_no_character_is_not_plain(void **state)
{
	(void)state;
	static const char *const cases[] = {
		"\x01",
		"\r",
		"\x1F",
		"\x7F",
		"\xC2\x80",
		"\xC2\x9F", // controls
		"\xE2\x80\xA8",
		"\xE2\x80\xA9", // U+2028, U+2029
		"\xE2\x80\xAA",
		"\xE2\x80\xAE",
		"\xE2\x81\xA6",
		"\xE2\x81\xA9", // bidirectional
		"\xEF\xBF\xBE",
		"\xEF\xBF\xBF",
		"\xF0\x9F\xBF\xBE",
		"\xEF\xB7\x90",
		"\xEF\xB7\xAF", // none
		"\xFF",
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (utf8_is_plain(cases[i], true))
			fail_msg("case %zu", i);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8__well_formed_text_is_valid),
		cmocka_unit_test(utf8__the_first_bad_byte_is_named),
		cmocka_unit_test(utf8__what_cannot_be_read_is_replaced_and_the_rest_stays),
		cmocka_unit_test(utf8__every_rune_is_read_as_it_was_written),
		cmocka_unit_test(utf8__accents_are_composed),
		cmocka_unit_test(utf8__texts_are_folded_for_searching),
		cmocka_unit_test(utf8__words_are_taken_off_the_front),
		cmocka_unit_test(utf8__the_longest_word_is_the_first_of_its_size),
		cmocka_unit_test(utf8__the_end_of_a_prefix_is_past_all_that_start_with_it),
		cmocka_unit_test(utf8__what_people_type_is_plain),
		cmocka_unit_test(utf8__line_feeds_and_tabs_are_plain_only_in_many_lines),
		cmocka_unit_test(utf8__what_steers_or_is_no_character_is_not_plain),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
