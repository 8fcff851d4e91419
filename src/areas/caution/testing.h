/* SPDX-License-Identifier: MIT */
/*
 * What the tests of a caution's rules share: an invented one that lacks nothing.
 */
#ifndef AREAS_CAUTION_TESTING_H
#define AREAS_CAUTION_TESTING_H

#include <string.h>

#include "areas/caution/rules.h"
#include "base/err.h"
#include "base/testing.h"

#define TODAY ((struct date){ 2026, 5, 6 })

static inline struct date day(int number)
{
	struct date d = date_from_number(number);

	assert_true(date_is_day(d));
	return d;
}

static inline void assert_day(struct date is, int should_be)
{
	assert_int_equal(date_number(is), should_be);
}

static inline const char *arena_text_of(struct arena *a, char c, size_t n)
{
	char *text = arena_take(a, n + 1);

	memset(text, c, n);
	return text;
}

static inline struct caution_terms usual_terms(void)
{
	return (struct caution_terms){ .minimum_age = 18, .usual_weeks = 16, .longest_weeks = 20 };
}

static inline struct conditions the_workshops(struct arena *a)
{
	struct conditions conditions = { 0 };

	*list_add(a, &conditions) = (struct condition){
		.object = OBJECT_REHABILITATE,
		.text = "Attend both workshops.",
		.asks_attendance = true,
		.hours = 10,
		.due = day(20260724),
		.state = CONDITION_OPEN,
	};
	return conditions;
}

/* Of an offence on 4 April 2026, given on the 15th, to be complete by 24 July. */
static inline struct caution a_caution(struct arena *a, enum caution_state state)
{
	struct caution c = {
		.state = state,
		.disposal = DISPOSAL_ADULT,
		.offence_on = day(20260404),
		.authoriser = { AUTHORITY_RANK, RANK_SERGEANT, "Sergeant 12345" },
		.views = { VIEWS_OBTAINED, day(20260410), "By telephone", true, "" },
		.deadline = day(20260724),
		.born = day(19960404),
	};
	struct condition_set *set = list_add(a, &c.sets);

	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++)
		c.tick[each] = (struct tick){ day(20260410), "12345" };
	c.tick[REQUIREMENT_SIGNED].on = day(20260415);
	*set = (struct condition_set){
		.version = 1,
		.conditions = the_workshops(a),
		.written_on = day(20260410),
		.signed_on = day(20260415),
		.because = "",
	};
	return c;
}

#endif
