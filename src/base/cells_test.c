/* SPDX-License-Identifier: MIT */
/*
 * Files as spreadsheets save them, and what is no such file.
 */
#include "base/cells.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

static struct text_rows rows;
static size_t row;

static enum cells_refusal read(void **state, struct slice bytes)
{
	rows = (struct text_rows){ 0 };
	return cells_read(*state, bytes, &rows, &row);
}

static void assert_cells(void **state, const char *file)
{
	assert_int_equal(read(state, slice_of(file)), CELLS_TAKEN);
	assert_int_equal(rows.n, 2);
	assert_int_equal(rows.at[0].n, 3);
	assert_int_equal(rows.at[1].n, 3);
	assert_string_equal(rows.at[0].at[0], "a");
	assert_string_equal(rows.at[1].at[1], "Ŷd");
	assert_string_equal(rows.at[1].at[2], "");
}

static void file__is_the_same_however_it_was_saved(void **state)
{
	assert_cells(state, "a,b,c\n1,Ŷd,\n");
	assert_cells(state, "a,b,c\r\n1,Ŷd,\r\n");
	assert_cells(state, "a,b,c\r1,Ŷd,\r");
	assert_cells(state, "a,b,c\n1,Ŷd,");
	assert_cells(state, "\xEF\xBB\xBF"
			    "a,b,c\n1,Ŷd,\n");
	assert_cells(state, "a;b;c\n1;Ŷd;\n");
	assert_cells(state, "a\tb\tc\n1\tŶd\t\n");
	assert_cells(state, "\"a\",\"b\",\"c\"\n\"1\",\"Ŷd\",\"\"\n");
	assert_cells(state, "a,b,c\n1,Y\xCC\x82"
			    "d,\n"); // in two code points
}

static void cell__may_hold_separators_quotes_and_lines(void **state)
{
	assert_int_equal(read(state, slice_of("a,\"b;c\"\n\"1,2\",\"x\"\"y\nz\"\n")), CELLS_TAKEN);
	assert_string_equal(rows.at[1].at[0], "1,2");
	assert_string_equal(rows.at[1].at[1], "x\"y\nz");
}

static void row__that_is_blank_keeps_its_number(void **state)
{
	assert_int_equal(read(state, slice_of("a,b\r\n\r\n\r\n1,2\r\n")), CELLS_TAKEN);
	assert_int_equal(rows.n, 4);
	assert_int_equal(rows.at[1].n, 0);
	assert_string_equal(rows.at[3].at[0], "1");
}

static void refusal__says_what_and_where(void **state)
{
	char *large = arena_take(*state, CELLS_BYTES_MOST + 2);
	const struct {
		struct slice bytes;
		enum cells_refusal no;
		size_t row;
	} files[] = {
		{ SLICE(""), CELLS_EMPTY, 0 },
		{ SLICE("\xEF\xBB\xBF \r\n"), CELLS_EMPTY, 0 },
		{ SLICE("PK\x03\x04zip"), CELLS_NOT_TEXT, 0 },
		{ SLICE("\xFF\xFE"
			"a\0,\0"),
			CELLS_NOT_TEXT, 0 },
		{ SLICE("a,b\nc,T\xF4\n"), CELLS_NOT_UTF8, 2 }, // Windows-1252
		{ SLICE("a,b\nc,\"d\n"), CELLS_BAD_QUOTE, 2 },
		{ SLICE("a,b\nc,d\"e\n"), CELLS_BAD_QUOTE, 2 },
		{ { large, CELLS_BYTES_MOST + 1 }, CELLS_TOO_LARGE, 0 },
	};

	memset(large, 'a', CELLS_BYTES_MOST + 1);
	for (size_t i = 0; i < array_size(files); i++) {
		assert_int_equal(read(state, files[i].bytes), files[i].no);
		assert_int_equal(row, files[i].row);
		assert_non_null(cells_refusal_text(files[i].no));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(file__is_the_same_however_it_was_saved),
		IN_ARENA(cell__may_hold_separators_quotes_and_lines),
		IN_ARENA(row__that_is_blank_keeps_its_number),
		IN_ARENA(refusal__says_what_and_where),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
