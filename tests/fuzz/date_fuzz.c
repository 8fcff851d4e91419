/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <assert.h>
#include <string.h>

#include "fuzz.h"

/* A date, once read, is one that the calendar has and that ISO gives back. */
static void check_date(struct arena *a, struct date d)
{
	struct date again = DATE_NONE;

	assert(date_is_set(d));
	assert(date_equal(d, date_from_number(date_number(d))));
	assert(date_parse_iso(slice_of(date_iso(a, d)), &again));
	assert(date_equal(d, again));
	assert(!date_is_day(d) || date_parse(slice_of(date_iso(a, d)), &again));
	assert(date_equal(d, again));
}

static void check_iso(struct arena *a, struct slice text)
{
	struct date d = DATE_NONE;
	struct instant at;

	if (date_parse_iso(text, &d))
		assert(slice_is(text, date_iso(a, d)));
	if (instant_parse_iso(text, &at) && at.ms != 0)
		assert(slice_is(text, instant_iso(a, at)));
}

/* What is found is a date by itself, and the search goes forward. */
static void check_found(struct arena *a, struct slice text)
{
	struct date d, alone;
	size_t at, end = 0;

	for (size_t from = 0; date_find(text, from, &d, &at, &end); from = end) {
		assert(from <= at && at < end && end <= text.size);
		check_date(a, d);
		assert(date_parse(slice_part(text, at, end), &alone));
		assert(date_equal(d, alone));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open(4096);
	struct slice text = { (const char *)data, size };
	struct date d = DATE_NONE;

	check_iso(a, text);
	if (date_parse(text, &d))
		check_date(a, d);
	check_found(a, text);
	arena_close(a);
	return 0;
}
