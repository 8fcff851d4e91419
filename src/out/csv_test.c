/* SPDX-License-Identifier: MIT */
/*
 * Cells as RFC 4180 has them, and none that a spreadsheet runs.
 */
#include "base/err.h"
#include "base/testing.h"
#include "out/csv.h"

static struct arena *a;

/* One row with this one cell, without its line end. */
static const char *cell(const char *text)
{
	struct buf out = buf_new(a, 16);
	struct csv csv = csv_new(&out, false);

	csv_text(&csv, text);
	return out.at;
}

static void csv__rows_end_with_crlf_and_cells_are_parted_by_commas(void **state)
{
	struct buf out = buf_new(a, 16);
	struct csv csv = csv_new(&out, false);

	(void)state;
	csv_text(&csv, "reference");
	csv_text(&csv, "amount");
	csv_end_row(&csv);
	csv_text(&csv, "SAMPL 1");
	csv_text(&csv, NULL);
	csv_end_row(&csv);
	assert_string_equal("reference,amount\r\nSAMPL 1,\r\n", out.at);
}

static void csv__a_bom_comes_first_when_asked_for(void **state)
{
	struct buf out = buf_new(a, 16);
	struct csv csv = csv_new(&out, true);

	(void)state;
	csv_text(&csv, "tŷ");
	assert_string_equal("\xef\xbb\xbftŷ", out.at);
}

static void csv__commas_quotes_line_ends_and_outer_blanks_are_quoted(void **state)
{
	static const struct {
		const char *text;
		const char *cell;
	} cases[] = {
		{ "a,b", "\"a,b\"" },
		{ "a \"b\"", "\"a \"\"b\"\"\"" },
		{ "a\nb", "\"a\nb\"" },
		{ "a\r\nb", "\"a\r\nb\"" },
		{ " a", "\" a\"" },
		{ "a ", "\"a \"" },
		{ "a b; c'd", "a b; c'd" },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++)
		assert_string_equal(cases[i].cell, cell(cases[i].text));
}

static void csv__what_would_be_a_formula_gets_an_apostrophe(void **state)
{
	static const struct {
		const char *text;
		const char *cell;
	} cases[] = {
		{ "=1+1", "'=1+1" },
		{ "+SUM(A1)", "'+SUM(A1)" },
		{ "-2+3", "'-2+3" },
		{ "@SUM(1,2)", "\"'@SUM(1,2)\"" },
		{ "\t=1", "'\t=1" },
		{ "\r=1", "\"'\r=1\"" },
		{ "\n=1", "\"'\n=1\"" },
		{ "=\"x\"", "\"'=\"\"x\"\"\"" },
		{ "-", "'-" },
		{ "-1.", "'-1." },
		{ "-.5", "'-.5" },
		{ "-1.2.3", "'-1.2.3" },
		{ "--1", "'--1" },
		{ "-1 ", "\"'-1 \"" },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++)
		assert_string_equal(cases[i].cell, cell(cases[i].text));
}

static void csv__figures_that_a_spreadsheet_would_change_get_an_apostrophe(void **state)
{
	static const char *const texts[] = { "20240000000000017", "9223372036854775807",
		"1234567890123456", "007", "00", "-01", "+44", "12E34", "1e5", "2024-02", "3-4",
		"1/2", "12/2024", "10:30", "1.2.3", "0123.4", "123456789012345.6", "1 234" };

	(void)state;
	for (size_t i = 0; i < array_size(texts); i++) {
		struct buf guarded = buf_new(a, 32);

		buf_format(&guarded, "'%s", texts[i]);
		assert_string_equal(guarded.at, cell(texts[i]));
	}
}

static void csv__plain_numbers_and_ordinary_words_get_none(void **state)
{
	static const char *const texts[] = { "-250.00", "-1", "12", "0", "0.5", "123456789012345",
		"a=b", "x@y", "", "'", "DLI364", "PCCG-2024-021", "3 bodies" };

	(void)state;
	for (size_t i = 0; i < array_size(texts); i++)
		assert_string_equal(texts[i], cell(texts[i]));
}

static void csv__sums_have_two_decimals(void **state)
{
	struct buf out = buf_new(a, 16);
	struct csv csv = csv_new(&out, false);

	(void)state;
	csv_pounds(&csv, (struct money){ 6000050 });
	csv_pounds(&csv, (struct money){ 3376000 });
	csv_pounds(&csv, (struct money){ -5 });
	csv_int(&csv, INT64_MIN);
	csv_date(&csv, date_month_of(2024, 9));
	csv_date(&csv, DATE_NONE);
	assert_string_equal("60000.50,33760.00,-0.05,-9223372036854775808,2024-09,", out.at);
}

static void csv__times_of_day_are_figures_as_days_are(void **state)
{
	struct buf out = buf_new(a, 16);
	struct csv csv = csv_new(&out, false);

	(void)state;
	csv_clock(&csv, 0);
	csv_clock(&csv, 9 * 60 + 30);
	csv_clock(&csv, 24 * 60);
	assert_string_equal("00:00,09:30,24:00", out.at);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(csv__rows_end_with_crlf_and_cells_are_parted_by_commas),
		cmocka_unit_test(csv__a_bom_comes_first_when_asked_for),
		cmocka_unit_test(csv__commas_quotes_line_ends_and_outer_blanks_are_quoted),
		cmocka_unit_test(csv__what_would_be_a_formula_gets_an_apostrophe),
		cmocka_unit_test(csv__figures_that_a_spreadsheet_would_change_get_an_apostrophe),
		cmocka_unit_test(csv__plain_numbers_and_ordinary_words_get_none),
		cmocka_unit_test(csv__sums_have_two_decimals),
		cmocka_unit_test(csv__times_of_day_are_figures_as_days_are),
	};

	a = arena_open(4096);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
