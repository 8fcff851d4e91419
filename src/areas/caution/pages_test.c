/* SPDX-License-Identifier: MIT */
/*
 * The check before a caution and the holding of places, asked through the frame.
 */
#include "areas/caution/pages.h"

#include <string.h>

#include "areas/cohort/testing.h"
#include "base/err.h"

#define SUITABLE                                                                                   \
	"asked=yes&age=30&sex=male&e03=yes&e04=standard&e05=no&e06=no&e07=no&e09=obtained&"        \
	"e10=partner&e11=none&e13=sergeant"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, caution_routes, NULL);
	return 0;
}

static enum status check(
	struct fresh *f, const struct actor *by, struct scheme_id id, const char *answers)
{
	return page_get(f, by,
		arena_format(f->arena, "/schemes/%lld/check%s%s", (long long)id.v,
			answers[0] == '\0' ? "" : "?", answers));
}

static void check__asks_what_the_terms_ask(void **state)
{
	struct fresh *f = *state;
	struct scheme s = scene_scheme(f);

	assert_int_equal(check(f, &f->sergeant, s.id, ""), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Invented workshops"));
	assert_true(page_says(f, "name=\"e03\""));
	assert_false(page_says(f, "name=\"e08\"")); // the terms list no offences
	assert_false(page_says(f, "name=\"e12\"")); // looked at by triage
	assert_false(page_says(f, "id=\"result\""));
}

static void check__says_of_each_rule_what_was_found(void **state)
{
	struct fresh *f = *state;
	struct scheme s = scene_scheme(f);

	assert_int_equal(check(f, &f->sergeant, s.id, SUITABLE), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Suitable for the scheme"));
	assert_true(page_says(f, "Men, partner or former partner"));
	assert_int_equal(check(f, &f->sergeant, s.id, SUITABLE "&e03=no"), BAD_REQUEST);
	assert_int_equal(check(f, &f->sergeant, s.id, "asked=yes&age=30&sex=male&e03=no"), OK);
	assert_true(page_says(f, "Not suitable for the scheme"));
	assert_true(page_says(f, "Without an admission there can be no conditional caution."));
	assert_true(page_says(f, "Not said yet"));
}

static void check__an_age_that_cannot_be_is_said_beside_it(void **state)
{
	struct fresh *f = *state;
	struct scheme s = scene_scheme(f);

	assert_int_equal(check(f, &f->sergeant, s.id, "asked=yes&age=abc"), UNPROCESSABLE);
	assert_true(page_says(f, "id=\"age-error\""));
	assert_true(page_says(f, "value=\"abc\""));
	assert_int_equal(check(f, &f->sergeant, s.id, "asked=yes&age=400"), UNPROCESSABLE);
}

static void check__is_for_the_forces_of_the_scheme_alone(void **state)
{
	struct fresh *f = *state;
	struct scheme s = scene_scheme(f);
	struct scheme other = { .name = { "Another", "Un arall" } };
	struct problems problems = { 0 };

	assert_int_equal(check(f, &f->officer, s.id, ""), FORBIDDEN);
	WRITE (f, w)
		assert_int_equal(scheme_add(w, &f->commissioning_officer, &other, &problems), DONE);
	assert_int_equal(check(f, &f->sergeant, other.id, ""), NOT_FOUND);
	assert_int_equal(check(f, &f->sergeant, (struct scheme_id){ 1 }, ""), NOT_FOUND);
}

static void check__is_found_from_home(void **state)
{
	struct fresh *f = *state;
	struct scheme s = scene_scheme(f);

	assert_int_equal(page_get(f, &f->sergeant, "/home"), OK);
	assert_true(page_says(f, "href=\"/check\""));
	assert_int_equal(page_get(f, &f->sergeant, "/check"), SEE_OTHER);
	assert_string_equal(f->reply.location,
		arena_format(f->arena, "/schemes/%lld/check", (long long)s.id.v));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/check"), FORBIDDEN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(check__asks_what_the_terms_ask),
		SERVED(check__says_of_each_rule_what_was_found),
		SERVED(check__an_age_that_cannot_be_is_said_beside_it),
		SERVED(check__is_for_the_forces_of_the_scheme_alone),
		SERVED(check__is_found_from_home),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
