/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/testing.h"

static const struct {
	const char *text;
	const char *iso;
} dates[] = {
	/* in figures */
	{ "20/03/2025", "2025-03-20" },
	{ "4.12.2024", "2024-12-04" },
	{ "04.12.24", "2024-12-04" },
	{ "4.12.24", "2024-12-04" },
	{ "20-03-25", "2025-03-20" },
	{ "1/4/25", "2025-04-01" },
	{ "20 / 03 / 2025", "2025-03-20" },
	{ "4. 12. 2024", "2024-12-04" },
	{ "2025-03-20", "2025-03-20" },
	{ "2025/3/20", "2025-03-20" },
	{ "2025.03.20", "2025-03-20" },
	/* English */
	{ "17th March 2025", "2025-03-17" },
	{ "17<sup>th</sup> March 2025", "2025-03-17" },
	{ "17 <SUP> th </SUP> March 2025", "2025-03-17" },
	{ "1<sup>st</sup>April 2025", "2025-04-01" },
	{ "17^th^ March 2025", "2025-03-17" },
	{ "17ᵗʰ March 2025", "2025-03-17" },
	{ "17th\nMarch\r\n2025", "2025-03-17" },
	{ "17\xC2\xA0March\xE2\x80\xAF"
	  "2025",
		"2025-03-17" },
	{ "1 st October 2017", "2017-10-01" },
	{ "08 November 2022", "2022-11-08" },
	{ "20 March 2025", "2025-03-20" },
	{ "20 MARCH 2025", "2025-03-20" },
	{ "20 march 2025", "2025-03-20" },
	{ "20 March, 2025", "2025-03-20" },
	{ "20March2025", "2025-03-20" },
	{ "17thMarch 2025", "2025-03-17" },
	{ "20 Mar 2025", "2025-03-20" },
	{ "20 Mar. 2025", "2025-03-20" },
	{ "20 Sept 2024", "2024-09-20" },
	{ "20-Mar-2025", "2025-03-20" },
	{ "20-Mar-25", "2025-03-20" },
	{ "20/Mar/2025", "2025-03-20" },
	{ "20.Mar.2025", "2025-03-20" },
	{ "20 March 25", "2025-03-20" },
	{ "20 March '25", "2025-03-20" },
	{ "1st day of April 2025", "2025-04-01" },
	{ "the 1st of April 2025", NULL },
	{ "1st of April 2025", "2025-04-01" },
	{ "March 20, 2025", "2025-03-20" },
	{ "March 20th, 2025", "2025-03-20" },
	{ "March the 20th 2025", "2025-03-20" },
	{ "Thursday 20th March 2025", "2025-03-20" },
	{ "Thursday, 20 March 2025", "2025-03-20" },
	{ "Thurs. 20 March 2025", "2025-03-20" },
	{ "Thursday the 20th of March 2025", "2025-03-20" },
	{ "Thursday 20/03/2025", "2025-03-20" },
	{ "Thursday,20/03/2025", "2025-03-20" },
	{ "Thursday March 20 2025", "2025-03-20" },
	{ "September 2024", "2024-09" },
	{ "september 2024", "2024-09" },
	{ "Sept. 2024", "2024-09" },
	{ "Sept '24", "2024-09" },
	{ "September, 2024", "2024-09" },
	{ "Sep-2024", "2024-09" },
	/* Welsh */
	{ "20 Mawrth 2025", "2025-03-20" },
	{ "1af Ebrill 2025", "2025-04-01" },
	{ "2il Tachwedd 2024", "2024-11-02" },
	{ "2ail o Dachwedd 2024", "2024-11-02" },
	{ "3ydd o Fai 2025", "2025-05-03" },
	{ "4ydd Mehefin 2025", "2025-06-04" },
	{ "5ed o Fehefin 2025", "2025-06-05" },
	{ "6ed Gorffennaf 2025", "2025-07-06" },
	{ "7fed o Orffennaf 2025", "2025-07-07" },
	{ "17eg Mawrth 2025", "2025-03-17" },
	{ "17 o Fawrth 2025", "2025-03-17" },
	{ "20fed o fis Mawrth 2025", "2025-03-20" },
	{ "31ain Rhagfyr 2025", "2025-12-31" },
	{ "31ain o Ragfyr 2025", "2025-12-31" },
	{ "1 Awst 2025", "2025-08-01" },
	{ "1 Medi 2025", "2025-09-01" },
	{ "1af o Fedi 2025", "2025-09-01" },
	{ "1 Hydref 2025", "2025-10-01" },
	{ "1 Ionawr 2025", "2025-01-01" },
	{ "1 Chwefror 2025", "2025-02-01" },
	{ "20 Maw. 2025", "2025-03-20" },
	{ "Mawrth 20, 2025", "2025-03-20" },
	{ "Dydd Iau, 20 Mawrth 2025", "2025-03-20" },
	{ "Dydd Mawrth 18 Mawrth 2025", "2025-03-18" },
	{ "ddydd Mawrth yr 20fed o Fai 2025", "2025-05-20" },
	{ "Mawrth 20 Mai 2025", "2025-05-20" },
	{ "Nhachwedd 2024", "2024-11" },
	{ "Ngorffennaf 2025", "2025-07" },
	{ "Thachwedd 2025", "2025-11" },
	{ "20 mis Mawrth 2025", "2025-03-20" },
	{ "Mawrth y 20fed 2025", "2025-03-20" },
	{ "Mawrth yr 20fed, 2025", "2025-03-20" },
	{ "dydd Iau y 20fed o Fawrth 2025", "2025-03-20" },
	{ "nos Iau 20 Mawrth 2025", "2025-03-20" },
	/* edges */
	{ "  20/03/2025\n", "2025-03-20" },
	{ "29/02/2024", "2024-02-29" },
	{ "1/1/1900", "1900-01-01" },
	{ "31/12/2199", "2199-12-31" },
	{ "20\tMarch 2025", "2025-03-20" },
	/* no dates */
	{ "", NULL },
	{ "2024", NULL },
	{ "2024/25", NULL },
	{ "2023-25", NULL },
	{ "2024-09", NULL },
	{ "047/2024_25", NULL },
	{ "2024/22", NULL },
	{ "March 2024/25", NULL },
	{ "March 2024-25", NULL },
	{ "March 2024–25", NULL },
	{ "March 20 25", NULL },
	{ "March 25", NULL },
	{ "March 2025th", NULL },
	{ "March '2025", NULL },
	{ "March 205", NULL },
	{ "17thing 2025", NULL },
	{ "17thing March 2025", NULL },
	{ "0 March 2025", NULL },
	{ "Thursday /3/2025", NULL },
	{ "Thursday .3.2025", NULL },
	{ "2025 / 03 / 20", NULL },
	{ "2025/ 03/20", NULL },
	{ "2025/03/ 20", NULL },
	{ "2025--20", NULL },
	{ "2025-03-", NULL },
	{ "20/03/2025T09:30", NULL },
	{ "2025-03-20Thu", NULL },
	{ "March 2o25", NULL },
	{ "20 March", NULL },
	{ "20 Marc 2025", NULL },
	{ "20 Märch 2025", NULL },
	{ "20 March_2025", NULL },
	{ "20 March, 25", NULL },
	{ "20 March 20255", NULL },
	{ "120 March 2025", NULL },
	{ "20        March 2025", NULL },
	{ "20\n\nMarch 2025", NULL },
	{ "20. March 2025", NULL },
	{ "20 <sup>th March 2025", NULL },
	{ "20 ^th March 2025", NULL },
	{ "Thursday", NULL },
	{ "Thursday20 March 2025", NULL },
	{ "Thursday 20", NULL },
	{ "31/02/2025", NULL },
	{ "29/02/2025", NULL },
	{ "31 April 2025", NULL },
	{ "0/1/2025", NULL },
	{ "03/25/2025", NULL },
	{ "1/1/1899", NULL },
	{ "1/1/2200", NULL },
	{ "March 1850", NULL },
	{ "20/03", NULL },
	{ "20/03/", NULL },
	{ "20/03/202", NULL },
	{ "20/03-2025", NULL },
	{ "20/ /2025", NULL },
	{ "20 03 2025", NULL },
	{ "20 - 03 - 2025", NULL },
	{ "20 / 03 / 25", NULL },
	{ "120/03/2025", NULL },
	{ "20/003/2025", NULL },
	{ "2025-003-20", NULL },
	{ "2025-03/20", NULL },
	{ "2025-03-200", NULL },
	{ "2025-03-20T09:30", NULL },
	{ "20/03/2025 and more", NULL },
	{ "20250320", NULL },
	{ "09:30", NULL },
	{ "029 2055 5555", NULL },
};

static void date__is_read_as_people_write_it(void **state)
{
	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
		struct date d = date_of(1999, 9, 9);
		bool read = date_parse(slice_of(dates[i].text), &d);
		const char *iso = read ? date_iso(*state, d) : NULL;

		if (read != (dates[i].iso != NULL) || (read && strcmp(iso, dates[i].iso) != 0))
			fail_msg("\"%s\" was read as %s", dates[i].text, read ? iso : "no date");
		if (!read)
			assert_true(date_equal(d, date_of(1999, 9, 9)));
	}
}

/* All the dates in `text`: "2025-03-20 [20/03/2025], …". */
static char *found_in(struct arena *a, const char *text)
{
	struct buf found = buf_new(a, 64);
	struct date d;

	for (size_t at, end = 0; date_find(slice_of(text), end, &d, &at, &end);)
		buf_format(&found, "%s%s [%.*s]", found.size > 0 ? ", " : "", date_iso(a, d),
			(int)(end - at), text + at);
	return found.at;
}

static void date__is_found_in_running_text(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ "no date", "" },
		/* where it begins and ends */
		{ "Date: 20/03/2025**", "2025-03-20 [20/03/2025]" },
		{ "Date:20/03/2025.", "2025-03-20 [20/03/2025]" },
		{ "(20/03/2025), 21/03/2025,22/03/2025", "2025-03-20 [20/03/2025], 2025-03-21 "
							 "[21/03/2025], 2025-03-22 [22/03/2025]" },
		{ "Signed on 20/03/2025.The", "2025-03-20 [20/03/2025]" },
		{ "on.20/03/2025", "2025-03-20 [20/03/2025]" },
		{ "- 20/03/2025/", "2025-03-20 [20/03/2025]" },
		{ "(-20/03/2025-)", "2025-03-20 [20/03/2025]" },
		{ "at 2025-03-20T09:30:00Z", "2025-03-20 [2025-03-20]" },
		{ "Signed \tDate 4.12.2024\n", "2024-12-04 [4.12.2024]" },
		{ "dated 04.12.19", "2019-12-04 [04.12.19]" },
		{ "dated 4.12.24", "2024-12-04 [4.12.24]" },
		{ "(COG) on 17<sup>th</sup> March 2025, the",
			"2025-03-17 [17<sup>th</sup> March 2025]" },
		{ "from 1st October 2017 under", "2017-10-01 [1st October 2017]" },
		{ "on Thursday, 20th March 2025 at 09:30",
			"2025-03-20 [Thursday, 20th March 2025]" },
		{ "ar ddydd Iau, 20 Mawrth 2025.", "2025-03-20 [ddydd Iau, 20 Mawrth 2025]" },
		{ "“20 March 2025”", "2025-03-20 [20 March 2025]" },
		{ "on 20 March 2025.2 The", "2025-03-20 [20 March 2025]" },
		/* ranges and lists */
		{ "1st April 2023 – 31st March 2025",
			"2023-04-01 [1st April 2023], 2025-03-31 [31st March 2025]" },
		{ "1 April 2023–31 March 2025",
			"2023-04-01 [1 April 2023], 2025-03-31 [31 March 2025]" },
		{ "1 April 2023-31 March 2025",
			"2023-04-01 [1 April 2023], 2025-03-31 [31 March 2025]" },
		{ "01/04/2023-31/03/2025", "2023-04-01 [01/04/2023], 2025-03-31 [31/03/2025]" },
		{ "1/4/25-31/3/26", "2025-04-01 [1/4/25], 2026-03-31 [31/3/26]" },
		{ "April 2023-31/03/2025", "2023-04 [April 2023]" },
		{ "From 2 to 4 May 2025", "2025-05-04 [4 May 2025]" },
		/* months */
		{ "starting in September 2024.", "2024-09 [September 2024]" },
		{ "September/October 2024", "2024-10 [October 2024]" },
		{ "20 September 2024", "2024-09-20 [20 September 2024]" },
		{ "ym mis Medi 2024 ac ym Mawrth 2025",
			"2024-09 [Medi 2024], 2025-03 [Mawrth 2025]" },
		{ "we may 2025", "" },
		{ "1. March 2025", "2025-03 [March 2025]" },
		{ "Item 1\n\nMarch 2025", "2025-03 [March 2025]" },
		{ "Week 3\tMarch 2025", "2025-03 [March 2025]" },
		{ "£3.12 March 2025", "2025-03 [March 2025]" },
		{ "£20 March 2025", "2025-03 [March 2025]" },
		{ "2024/22 March 2025", "2025-03 [March 2025]" },
		/* years of two figures */
		{ "signed 20 March 25", "2025-03-20 [20 March 25]" },
		{ "signed 20 March 25.", "2025-03-20 [20 March 25]" },
		{ "signed 20 March 25\nby", "2025-03-20 [20 March 25]" },
		{ "signed 20 March '25 by", "2025-03-20 [20 March '25]" },
		{ "signed 20-Mar-25 by", "2025-03-20 [20-Mar-25]" },
		{ "on 1 April 30 people came", "" },
		{ "on 1 April 12,000 people came", "" },
		{ "on 1 April 10:30", "" },
		{ "on 1 April 10.30", "" },
		{ "section 3.4.12 and 12.3.2.1", "" },
		/* what the calendar has not */
		{ "31/02/2025", "" },
		{ "31 February 2025", "" },
		{ "31 February 2025 or 1 March 2025", "2025-03-01 [1 March 2025]" },
		/* references, financial years, telephones, sums */
		{ "2024/25, 2023-25, 047/2024_25, 2024/22, 2020/21", "" },
		{ "the 2022-23 Victims’ Fund, 2011-12", "" },
		{ "PCC/12/03/20244 and PCC/12/03/2024", "" },
		{ "PCCG-2024-021, WPCC3-0090, DLI-2024-03-05, 140-22", "" },
		{ "REF-12/03/2024, 2024-12/03/2025, 12/03/2024-A, 12-03-2024-7, 12/03/2024/7", "" },
		{ "12/03/2024.5, 7.12.03.2024, £12.03.2024, +12-03-2024, #12.03.2024", "" },
		{ "file_20-03-2025.pdf, 20-03-2025_v2, a20/03/2025, 20/03/2025b, é20/03/2025", "" },
		{ "10.1.20.30, 24/7/365, 192.168.1.1", "" },
		{ "1-20/03/2025, 123456-20/03/2025, é-20/03/2025, PCC/12.03.2024", "" },
		{ "12/03.04.2025, /12/03/2025", "" },
		{ "029 2055 5555, 07700 900123, 01633 555 555", "" },
		{ "March 2024/25, 1 April 2024/25, March 2024-25.", "" },
		{ "March 2024-25/03/2025", "2024-03 [March 2024]" },
		{ "\x80\x80\x80\x80\x80"
		  "20/03/2025 \xFF",
			"2025-03-20 [20/03/2025]" },
		{ "dydd Iau nesaf, Monday next", "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (strcmp(cases[i][1], found_in(*state, cases[i][0])) != 0)
			fail_msg("in \"%s\": %s", cases[i][0], found_in(*state, cases[i][0]));
}

static void date__is_looked_for_only_after_the_place_given(void **state)
{
	(void)state;
	struct slice text = SLICE("20/03/2025 4.12.2024");
	struct date d = DATE_NONE;
	size_t at = 77, end = 77;

	assert_true(date_find(text, 1, &d, &at, &end));
	assert_int_equal(20241204, date_number(d));
	assert_int_equal(11, at);
	assert_int_equal(20, end);
	assert_false(date_find(text, 20, &d, &at, &end));
	assert_false(date_find(text, 99, &d, &at, &end));
	assert_false(date_find(SLICE_NONE, 0, &d, &at, &end));
	assert_int_equal(11, at);
}

static void date__finding_takes_time_in_proportion_to_the_text(void **state)
{
	static const char *const repeated[] = { "1", "a", " ", "1 ", "1/", "1-1/", "Mawrth ",
		"1 o fis ", "1<sup>", "Dydd Mawrth 1 ", "\xC2\xA0", "1 March 2024-", "\xE2\x80" };
	enum { BYTES = 1000000 };

	for (size_t i = 0; i < sizeof repeated / sizeof repeated[0]; i++) {
		struct arena *a = *state;
		struct arena_mark mark = arena_mark(a);
		struct buf text = buf_new(a, BYTES + 16);
		struct date d;

		while (text.size < BYTES)
			buf_text(&text, repeated[i]);

		int64_t before_us = clock_monotonic_us();

		for (size_t at, end = 0;
			date_find((struct slice){ text.at, text.size }, end, &d, &at, &end);)
			;
		/* Even a slow machine under a sanitizer: quadratic would be hours. */
		assert_true(clock_monotonic_us() - before_us < 60 * INT64_C(1000000));
		arena_rewind(a, mark);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(date__is_read_as_people_write_it),
		cmocka_unit_test(date__is_found_in_running_text),
		cmocka_unit_test(date__is_looked_for_only_after_the_place_given),
		cmocka_unit_test(date__finding_takes_time_in_proportion_to_the_text),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
