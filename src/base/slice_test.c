/* SPDX-License-Identifier: MIT */
#include "base/slice.h"

#include "base/testing.h"

static void slice__a_missing_text_is_empty(void **state)
{
	(void)state;
	assert_int_equal(0, slice_of(NULL).size);
	assert_int_equal(3, slice_of("abc").size);
	assert_true(slice_is(SLICE_NONE, ""));
	assert_true(slice_is_any_case(SLICE_NONE, ""));
}

static void slice__a_part_is_cut_to_the_whole(void **state)
{
	(void)state;
	struct slice s = SLICE("abcdef");

	assert_true(slice_is(slice_part(s, 2, 4), "cd"));
	assert_true(slice_is(slice_part(s, 4, 99), "ef"));
	assert_true(slice_is(slice_part(s, 99, 99), ""));
	assert_true(slice_is(slice_part(s, 5, 2), ""));
}

static void slice__texts_are_compared_whole(void **state)
{
	(void)state;
	assert_true(slice_is(SLICE("Date"), "Date"));
	assert_false(slice_is(SLICE("Date"), "date"));
	assert_false(slice_is(SLICE("Date"), "Dat"));
	assert_true(slice_is_any_case(SLICE("Date"), "dATE"));
	assert_false(slice_is_any_case(SLICE("Date"), "dat"));
	assert_false(slice_is_any_case(SLICE("Date"), "dote"));
}

static void slice__two_pieces_are_compared_whole_even_of_no_text(void **state)
{
	(void)state;
	assert_true(slice_same_any_case(SLICE("Ref"), SLICE("rEF")));
	assert_false(slice_same_any_case(SLICE("Ref"), SLICE("Ref 1")));
	assert_false(slice_same_any_case(SLICE("Ref"), SLICE("Raf")));
	assert_true(slice_same_any_case(SLICE_NONE, SLICE("")));
}

static void slice__starts_and_ends_are_seen(void **state)
{
	(void)state;
	struct slice s = SLICE("Decision ref");

	assert_true(slice_starts(s, "Decision"));
	assert_true(slice_starts(s, ""));
	assert_false(slice_starts(s, "decision"));
	assert_false(slice_starts(s, "Decision reference"));
	assert_true(slice_starts_any_case(s, "DECISION"));
	assert_true(slice_starts_any_case(s, ""));
	assert_false(slice_starts_any_case(s, "Decision reference"));
	assert_true(slice_ends(s, " ref"));
	assert_false(slice_ends(s, "Ref"));
	assert_false(slice_ends(SLICE("f"), "ref"));
}

static void slice__a_text_is_found_at_or_after(void **state)
{
	(void)state;
	struct slice s = SLICE("aXbxb");

	assert_int_equal(3, slice_find(s, "xb", 0));
	assert_int_equal(SIZE_MAX, slice_find(s, "xb", 4));
	assert_int_equal(SIZE_MAX, slice_find(s, "xb", 99));
	assert_int_equal(5, slice_find(s, "", 5));
	assert_int_equal(SIZE_MAX, slice_find((struct slice){ 0 }, "x", 0));
	assert_int_equal(1, slice_find_any_case(s, "xB", 0));
	assert_int_equal(3, slice_find_any_case(s, "xB", 2));
	assert_int_equal(SIZE_MAX, slice_find_any_case(s, "xb", 4));
	assert_int_equal(SIZE_MAX, slice_find_any_case(s, "xb", 99));
	assert_int_equal(5, slice_find_any_case(s, "", 5));
}

static void slice__blanks_of_every_kind_are_trimmed(void **state)
{
	(void)state;
	assert_true(slice_is(
		slice_trim(SLICE("\xEF\xBB\xBF \t\r\n\f\v\xC2\xA0 x y \xC2\xA0\n\xEF\xBB\xBF")),
		"x y"));
	assert_true(slice_is(slice_trim(SLICE(" \xC2\xA0 ")), ""));
	assert_true(slice_is(slice_trim(SLICE("")), ""));
	assert_int_equal(1, slice_trim(SLICE("\0")).size);
}

static void slice__lines_end_with_lf_or_crlf(void **state)
{
	(void)state;
	struct slice rest = SLICE("one\r\n\ntwo\rthree\nfour");
	struct slice line;
	static const char *const lines[] = { "one", "", "two\rthree", "four" };

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		assert_true(slice_line(&rest, &line));
		assert_true(slice_is(line, lines[i]));
	}
	assert_false(slice_line(&rest, &line));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(slice__a_missing_text_is_empty),
		cmocka_unit_test(slice__a_part_is_cut_to_the_whole),
		cmocka_unit_test(slice__texts_are_compared_whole),
		cmocka_unit_test(slice__two_pieces_are_compared_whole_even_of_no_text),
		cmocka_unit_test(slice__starts_and_ends_are_seen),
		cmocka_unit_test(slice__a_text_is_found_at_or_after),
		cmocka_unit_test(slice__blanks_of_every_kind_are_trimmed),
		cmocka_unit_test(slice__lines_end_with_lf_or_crlf),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
