/* SPDX-License-Identifier: MIT */
/*
 * The pages of what a force asks: seen by the force, changed by its clerk, confirmed first.
 */
#include "areas/caution/pages.h"
#include "areas/caution/testing_kept.h"

#define INSPECTOR              "rank=inspector"
#define FROM(day, month, year) "&from-day=" #day "&from-month=" #month "&from-year=" #year

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, caution_routes, NULL);
	return 0;
}

static struct actor a_clerk(struct fresh *f)
{
	a_programme_in_force(f);
	return a_worker(f, f->force, "clerc", ROLE_COMPLIANCE_CLERK);
}

static void force__page_says_the_law_until_the_clerk_sets_something(void **state)
{
	struct fresh *f = *state;
	struct actor clerk = a_clerk(f);

	assert_int_equal(page_get(f, &f->sergeant, "/force"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Sergeant or above"));
	assert_true(page_says(f, "only the law asks"));
	assert_true(page_says(f, "Nothing was set yet."));
	assert_false(page_says(f, "/force/change"));
	assert_int_equal(page_get(f, &clerk, "/force"), OK);
	assert_true(page_says(f, "/force/change"));
	assert_int_equal(page_get(f, &f->sergeant, "/cautions"), OK);
	assert_true(page_says(f, "href=\"/force\""));
}

static void force__is_changed_once_it_was_confirmed_and_keeps_what_was(void **state)
{
	struct fresh *f = *state;
	struct actor clerk = a_clerk(f);

	assert_int_equal(page_get(f, &clerk, "/force/change"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &clerk, "/force/change", INSPECTOR FROM(7, 5, 2026)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Inspector or above"));
	assert_true(page_says(f, "name=\"from-day\" value=\"7\""));
	page_get(f, &clerk, "/force");
	assert_true(page_says(f, "Nothing was set yet."));
	assert_int_equal(
		page_post(f, &clerk, "/force", "version=0&" INSPECTOR FROM(7, 5, 2026)), SEE_OTHER);
	assert_int_equal(page_get(f, &clerk, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "What the force asks is set"));
	assert_true(page_says(f, "Inspector or above"));
	assert_true(page_says(f, "From its day on"));
	assert_int_equal(
		page_post(f, &clerk, "/force", "version=1&rank=superintendent" FROM(6, 5, 2026)),
		SEE_OTHER);
	page_get(f, &f->sergeant, "/force");
	assert_true(page_says(f, "Superintendent or above"));
	assert_true(page_says(f, "Stands today"));
	assert_true(page_says(f, "Inspector or above"));
}

static void force__refuses_beside_the_field_and_what_somebody_overtook(void **state)
{
	struct fresh *f = *state;
	struct actor clerk = a_clerk(f);

	assert_int_equal(
		page_post(f, &clerk, "/force/change", INSPECTOR FROM(5, 5, 2026)), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(
		f, "from", "This day is past: what the force asked then cannot be changed"));
	assert_int_equal(page_post(f, &clerk, "/force/change", "rank=constable" FROM(6, 5, 2026)),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "rank", "The law asks for a sergeant at the least"));
	assert_int_equal(page_post(f, &clerk, "/force/change",
				 INSPECTOR FROM(6, 5, 2026) "&dispensed-from-day=8&"
							    "dispensed-from-month=8&"
							    "dispensed-from-year=2024"),
		UNPROCESSABLE);
	assert_true(page_says(f, "Enter a day before 8 August 2024"));
	assert_int_equal(
		page_post(f, &clerk, "/force", "version=0&" INSPECTOR FROM(6, 5, 2026)), SEE_OTHER);
	assert_int_equal(
		page_post(f, &clerk, "/force/change", INSPECTOR FROM(6, 5, 2026)), UNPROCESSABLE);
	assert_true(page_has_problem(f, "rank", "The force asks just this on that day already"));
	assert_int_equal(
		page_post(f, &clerk, "/force", "version=0&rank=superintendent" FROM(6, 5, 2026)),
		CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Somebody else has changed what the force asks meanwhile"));
}

static void force__is_nobodys_outside_it(void **state)
{
	struct fresh *f = *state;
	struct actor clerk = a_clerk(f);
	struct actor elsewhere = a_worker(f, f->provider, "clerc.arall", ROLE_COMPLIANCE_CLERK);
	const char *typed = "version=0&" INSPECTOR FROM(6, 5, 2026);

	assert_int_equal(page_get(f, &f->coordinator, "/force"), FORBIDDEN);
	assert_int_equal(page_get(f, &elsewhere, "/force"), NOT_FOUND);
	assert_int_equal(page_get(f, &elsewhere, "/force/change"), NOT_FOUND);
	assert_int_equal(page_post(f, &elsewhere, "/force/change", typed), NOT_FOUND);
	assert_int_equal(page_post(f, &elsewhere, "/force", typed), NOT_FOUND);
	assert_int_equal(page_get(f, &f->sergeant, "/force/change"), FORBIDDEN);
	assert_int_equal(page_post(f, &f->sergeant, "/force", typed), FORBIDDEN);
	assert_int_equal(page_get(f, &clerk, "/cautions"), FORBIDDEN);
}

static void caution__says_what_rank_the_force_asks_where_it_is_authorised(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct actor clerk = a_worker(f, f->force, "clerc", ROLE_COMPLIANCE_CLERK);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));
	const char *inspector;
	const char *page = arena_format(f->arena, "/cautions/%lld", (long long)id.v);

	assert_int_equal(
		page_post(f, &clerk, "/force", "version=0&" INSPECTOR FROM(6, 5, 2026)), SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, page), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Inspector or above"));
	inspector = strstr(page_text(f), "value=\"inspector\"");
	assert_non_null(inspector);
	assert_true(strstr(inspector, "selected") < strchr(inspector, '>'));
	assert_int_equal(page_post(f, &f->sergeant, arena_format(f->arena, "%s/act", page),
				 "version=1&act=authorise&authoriser=Rhingyll&authority=rank&"
				 "rank=sergeant&decision-on-day=6&decision-on-month=5&"
				 "decision-on-year=2026"),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(
		f, "rank", "The force asks for a higher rank to authorise the caution"));
}

/* Authorised by a sergeant, and not given yet. */
static void caution__says_that_the_force_asks_more_before_it_is_given(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct actor clerk = a_worker(f, f->force, "clerc", ROLE_COMPLIANCE_CLERK);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));
	const char *page = arena_format(f->arena, "/cautions/%lld", (long long)id.v);

	assert_int_equal(page_post(f, &f->sergeant, arena_format(f->arena, "%s/act", page),
				 "version=1&act=authorise&authoriser=Rhingyll&authority=rank&"
				 "rank=sergeant&decision-on-day=6&decision-on-month=5&"
				 "decision-on-year=2026"),
		SEE_OTHER);
	assert_int_equal(
		page_post(f, &clerk, "/force", "version=0&" INSPECTOR FROM(6, 5, 2026)), SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, page), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The force asks for a higher rank to authorise the caution"));
	assert_true(page_says(f, "act=return"));
	assert_false(page_says(f, "#rank"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(force__page_says_the_law_until_the_clerk_sets_something),
		SERVED(force__is_changed_once_it_was_confirmed_and_keeps_what_was),
		SERVED(force__refuses_beside_the_field_and_what_somebody_overtook),
		SERVED(force__is_nobodys_outside_it),
		SERVED(caution__says_what_rank_the_force_asks_where_it_is_authorised),
		SERVED(caution__says_that_the_force_asks_more_before_it_is_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
