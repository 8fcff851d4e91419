/* SPDX-License-Identifier: MIT */
/*
 * The pages of cohorts, venues and facilitators, asked through the frame.
 */
#include "areas/cohort/pages.h"

#include <string.h>

#include "areas/cohort/outside.h"
#include "areas/cohort/testing.h"
#include "base/err.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, cohort_routes, NULL);
	return 0;
}

/* A form as the browser sends it: that of a plan that may be, but for what `but` says instead. */
static const char *form_but(struct fresh *f, const struct scene *scene, const char *but)
{
	const struct {
		const char *name, *value;
	} fields[] = {
		{ "scheme", arena_format(f->arena, "%lld", (long long)scene->scheme.id.v) },
		{ "type", "MI" },
		{ "mode", "room" },
		{ "language", "cy" },
		{ "venue", arena_format(f->arena, "%lld", (long long)scene->hall.id.v) },
		{ "county", "" },
		{ "capacity", "" },
		{ "a-on-day", "11" },
		{ "a-on-month", "4" },
		{ "a-on-year", "2026" },
		{ "a-begins", "10am" },
		{ "a-ends", "3pm" },
		{ "a-leader-1", arena_format(f->arena, "%lld", (long long)scene->first.id.v) },
		{ "a-leader-2", arena_format(f->arena, "%lld", (long long)scene->second.id.v) },
		{ "b-on-day", "" },
		{ "b-on-month", "" },
		{ "b-on-year", "" },
		{ "b-begins", "" },
		{ "b-ends", "" },
		{ "b-leader-1", "" },
		{ "b-leader-2", "" },
	};
	const char *form = but;

	for (size_t i = 0; i < array_size(fields); i++) {
		const char *given = arena_format(f->arena, "&%s=", fields[i].name);

		if (strstr(arena_format(f->arena, "&%s", but), given) == NULL)
			form = arena_format(f->arena, "%s%s%s=%s", form, form[0] == '\0' ? "" : "&",
				fields[i].name, fields[i].value);
	}
	return form;
}

static enum status plan(struct fresh *f, const struct scene *scene, const char *but)
{
	return page_post(f, &f->coordinator, "/cohorts/new", form_but(f, scene, but));
}

static enum status cohort_at(
	struct fresh *f, const struct actor *by, const struct cohort *c, const char *after)
{
	return page_get(
		f, by, arena_format(f->arena, "/cohorts/%lld%s", (long long)c->id.v, after));
}

static void refused_beside(struct fresh *f, const char *field, const char *sentence)
{
	assert_null(page_trouble(f));
	if (!page_has_problem(f, field, sentence))
		fail_msg("%s: %s\n%s", field, sentence, page_text(f));
}

/* ---- planning ---- */

static void plan__form_asks_for_one_thing_after_another(void **state)
{
	struct fresh *f = *state;

	a_scene(f);
	assert_int_equal(page_get(f, &f->coordinator, "/cohorts/new"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Invented workshops"));
	assert_true(page_says(f, "Neuadd Sampl, Powys"));
	assert_int_equal(page_count(f, ">Alys Sampl<"), 4);
	assert_true(page_says(f, "Plan the cohort"));
	assert_int_equal(page_get(f, &f->coordinator, "/cy/cohorts/new"), OK);
	assert_null(page_trouble(f));
}

static void plan__without_facilitators_says_what_lacks(void **state)
{
	struct fresh *f = *state;

	scene_scheme(f);
	assert_int_equal(page_get(f, &f->coordinator, "/cohorts/new"), OK);
	assert_true(page_says(f, "Two facilitators lead each workshop."));
}

static void plan__leads_to_the_cohort_with_b_proposed(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);

	assert_int_equal(plan(f, &scene, ""), SEE_OTHER);
	assert_int_equal(page_get(f, &f->coordinator, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The cohort is planned"));
	assert_true(page_says(f, "Cohort 1"));
	assert_true(page_says(f, "Saturday 11 April 2026, 10am to 3pm (5 hours)"));
	assert_true(page_says(f, "Saturday 9 May 2026, 10am to 3pm (5 hours)"));
	assert_true(page_says(f, "Alys Sampl and Berwyn Sampl"));
	assert_true(page_says(f, "0 of 10 places taken, 10 free"));
	assert_int_equal(page_count(f, "<li class=\"sarn-places__place\">"), 10);
	assert_true(page_says(f, "1 Heol Ddychmygol"));
}

static void plan__that_cannot_be_is_said_beside_its_field(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	static const struct {
		const char *but, *field, *sentence;
	} cases[] = {
		{ "type=", "type", "Choose for whom it is" },
		{ "mode=", "mode", "Choose how it is held" },
		{ "language=", "language", "Choose the language" },
		{ "venue=", "venue", "Choose a venue" },
		{ "mode=telephone", "county", "Choose the county" },
		{ "capacity=11", "capacity", "Enter how many places, from 1 to 10" },
		{ "capacity=0", "capacity", "Enter how many places, from 1 to 10" },
		{ "capacity=-1", "capacity", "Enter how many places, from 1 to 10" },
		{ "capacity=4294967306", "capacity", "Enter how many places, from 1 to 10" },
		{ "capacity=-4294967286", "capacity", "Enter how many places, from 1 to 10" },
		{ "a-begins=ten", "a-begins", "Enter a time of day, such as 10am or 13:30" },
		{ "a-begins=", "a-begins", "Enter when workshop A begins, such as 10am" },
		{ "a-ends=9am", "a-ends",
			"Workshop A has to end after it begins: enter a later time" },
		{ "a-on-day=&a-on-month=&a-on-year=", "a-on", "Enter the day of workshop A" },
		{ "a-on-day=31", "a-on", "This must be a real date, such as 27 3 2025" },
		{ "a-on-day=28&a-on-month=2", "a-on",
			"Workshop A cannot be in the past: enter a day and a time still to come" },
		{ "a-on-day=6", "a-on",
			"Monday 6 April 2026 is a bank holiday: Easter Monday. Choose another "
			"day" },
		{ "a-on-day=16&a-on-month=12&a-on-year=2028", "b-on",
			"Choose a day up to 31 December 2028: later bank holidays are not known "
			"yet" },
		{ "b-on-day=25&b-on-month=5&b-on-year=2026", "b-on",
			"Workshop B follows 28 to 35 days after A: choose a day from 9 May 2026 to "
			"16 May 2026" },
		{ "a-leader-2=", "a-leader-2", "Choose both facilitators of workshop A" },
		{ "type=FN", "a-leader-1",
			"Alys Sampl holds no certificate on Saturday 11 April 2026 for this "
			"module: Women, family. Choose somebody else" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		if (plan(f, &scene, cases[i].but) != UNPROCESSABLE)
			fail_msg("%s", cases[i].but);
		refused_beside(f, cases[i].field, cases[i].sentence);
	}
	assert_int_equal(page_get(f, &f->coordinator, "/cohorts"), OK);
	assert_true(page_says(f, "No such cohort has its workshop A"));
}

static void plan__keeps_what_was_typed(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);

	assert_int_equal(plan(f, &scene, "capacity=99&a-begins=9.45am"), UNPROCESSABLE);
	assert_true(page_says(f, "value=\"99\""));
	assert_true(page_says(f, "value=\"9.45am\""));
	assert_true(page_says(f, "value=\"2026\""));
	assert_int_equal(page_count(f, "selected"), 7); // three of them blanks
}

static void plan__with_one_facilitator_twice_is_refused(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	const char *twice = arena_format(f->arena, "a-leader-2=%lld", (long long)scene.first.id.v);

	assert_int_equal(plan(f, &scene, twice), UNPROCESSABLE);
	refused_beside(f, "a-leader-2", "Choose two different facilitators for workshop A");
}

static void plan__says_with_which_cohort_somebody_is_double_booked(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	const char *by_telephone = "mode=one-to-one&venue=&county=POW&a-begins=14:30&a-ends=16:00";

	a_cohort(f, &scene);
	assert_int_equal(plan(f, &scene, by_telephone), UNPROCESSABLE);
	refused_beside(f, "a-leader-1",
		"Alys Sampl leads workshop A of cohort 1 then: Saturday 11 April 2026, 10am to "
		"3pm");
	assert_int_equal(plan(f, &scene, ""), UNPROCESSABLE);
	refused_beside(f, "venue",
		"The venue is taken by workshop A of cohort 1: Saturday 11 April 2026, 10am to "
		"3pm");
	assert_int_equal(page_post(f, &f->coordinator, "/cy/cohorts/new", form_but(f, &scene, "")),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
}

static void plan__of_an_unknown_scheme_is_refused(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);

	assert_int_equal(plan(f, &scene, "scheme=1"), UNPROCESSABLE);
	refused_beside(f, "scheme", "Choose the scheme");
	assert_int_equal(plan(f, &scene, "scheme="), UNPROCESSABLE);
	assert_int_equal(plan(f, &scene, "undeclared=1"), BAD_REQUEST);
}

static void plan__is_for_coordinators(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);

	assert_int_equal(page_get(f, &f->sergeant, "/cohorts/new"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->facilitator, "/cohorts/new"), FORBIDDEN);
	assert_int_equal(
		page_post(f, &f->sergeant, "/cohorts/new", form_but(f, &scene, "")), FORBIDDEN);
	assert_int_equal(page_get(f, NULL, "/cohorts/new"), SEE_OTHER);
}

/* ---- one cohort ---- */

static void cohort__shows_each_reader_what_is_theirs(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	assert_int_equal(cohort_at(f, &f->sergeant, &c, ""), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Neuadd Sampl"));
	assert_true(page_says(f, "10 free"));
	assert_false(page_says(f, "Alys Sampl"));
	assert_false(page_says(f, "Change the cohort"));
	assert_int_equal(cohort_at(f, &f->commissioning_officer, &c, ""), OK);
	assert_true(page_says(f, "Alys Sampl"));
	assert_int_equal(cohort_at(f, &f->facilitator, &c, ""), OK);
	assert_true(page_says(f, "Berwyn Sampl"));
	assert_false(page_says(f, "Change the cohort"));
	assert_int_equal(cohort_at(f, &f->coordinator, &c, ""), OK);
	assert_true(page_says(f, "Change the cohort"));
	assert_int_equal(cohort_at(f, &f->officer, &c, ""), FORBIDDEN);
}

/* A coordinator of a body that takes no part; the page is the same as where there is none. */
static void cohort__is_absent_for_another_body(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct scheme other = { .name = { "Another", "Un arall" } };
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(scheme_add(w, &f->commissioning_officer, &other, &problems), DONE);
	assert_int_equal(cohort_at(f, &f->elsewhere_coordinator, &c, ""), NOT_FOUND);
	assert_int_equal(cohort_at(f, &f->elsewhere_coordinator, &c, "/change"), NOT_FOUND);
	assert_int_equal(page_get(f, &f->elsewhere_coordinator, "/cohorts"), OK);
	assert_false(page_says(f, "Cohort 1"));
	assert_int_equal(page_get(f, &f->elsewhere_coordinator, "/facilitators"), OK);
	assert_false(page_says(f, "Alys Sampl"));
	assert_int_equal(page_get(f, &f->elsewhere_coordinator, "/venues"), OK);
	assert_false(page_says(f, "Neuadd Sampl"));
}

/* ---- changing ---- */

static enum status change(
	struct fresh *f, const struct scene *scene, const struct cohort *c, const char *but)
{
	return page_post(f, &f->coordinator,
		arena_format(f->arena, "/cohorts/%lld/change", (long long)c->id.v),
		form_but(f, scene, but));
}

static void change__shows_what_stands_and_keeps_what_is_typed(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	assert_int_equal(cohort_at(f, &f->coordinator, &c, "/change"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "value=\"10am\""), 2);
	assert_int_equal(page_count(f, "value=\"3pm\""), 2);
	assert_true(page_says(f, "name=\"version\" value=\"1\""));
	assert_int_equal(change(f, &scene, &c, "version=1&capacity=6&b-begins=11am"), SEE_OTHER);
	assert_int_equal(page_get(f, &f->coordinator, f->reply.location), OK);
	assert_true(page_says(f, "The cohort is changed"));
	assert_true(page_says(f, "0 of 6 places taken, 6 free"));
	assert_true(page_says(f, "Saturday 9 May 2026, 11am to 3pm (4 hours)"));
}

static void change__of_what_somebody_else_changed_shows_both(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	assert_int_equal(change(f, &scene, &c, "version=1&capacity=6"), SEE_OTHER);
	assert_int_equal(change(f, &scene, &c, "version=1&capacity=8"), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Cydlynydd Sampl saved it after you had opened it"));
	assert_true(page_says(f, "value=\"8\""));
	assert_true(page_says(f, "name=\"version\" value=\"2\""));
	assert_int_equal(change(f, &scene, &c, "version=2&capacity=8"), SEE_OTHER);
}

static void change__that_breaks_a_rule_is_said_beside_its_field(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	assert_int_equal(change(f, &scene, &c, "version=1&capacity=11"), UNPROCESSABLE);
	refused_beside(f, "capacity", "Enter how many places, from 1 to 10");
	assert_int_equal(change(f, &scene, &c, "version=1&type="), UNPROCESSABLE);
	refused_beside(f, "type", "Choose for whom it is");
}

/* ---- cancelled ---- */

static void cancelled__says_why_and_is_changed_no_more(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			cohort_cancel(w, &f->coordinator, c.id, 1, "The hall <flooded", &problems),
			DONE);
	assert_int_equal(cohort_at(f, &f->sergeant, &c, ""), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The hall &lt;flooded"));
	assert_true(page_says(f, "Cancelled"));
	assert_int_equal(cohort_at(f, &f->coordinator, &c, "/change"), CONFLICTING);
	assert_int_equal(change(f, &scene, &c, "version=2"), CONFLICTING);
}

/* ---- the list ---- */

static void list__filters_and_says_what_it_shows(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);

	a_cohort(f, &scene);
	assert_int_equal(page_get(f, &f->sergeant, "/cohorts"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 cohort with its workshop A on 26 January 2026 or later"));
	assert_true(page_says(f, "Neuadd Sampl, Powys"));
	assert_false(page_says(f, "Plan a cohort"));
	assert_false(page_says(f, "/venues"));
	assert_int_equal(page_get(f, &f->sergeant, "/cohorts?county=CMN"), OK);
	assert_true(page_says(f, "No such cohort"));
	assert_int_equal(page_get(f, &f->sergeant, "/cohorts?county=POW&type=MI&language=cy"), OK);
	assert_true(page_says(f, "Cohort 1"));
	assert_true(page_says(f, "Remove this filter:"));
	assert_int_equal(
		page_get(f, &f->sergeant, "/cohorts?from-day=12&from-month=4&from-year=2026"), OK);
	assert_true(page_says(f, "on 12 April 2026 or later"));
	assert_true(page_says(f, "No such cohort"));
	assert_int_equal(page_get(f, &f->coordinator, "/cy/cohorts"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "11 Ebrill 2026"));
}

static void list__answers_a_filter_that_cannot_be(void **state)
{
	struct fresh *f = *state;

	a_scene(f);
	assert_int_equal(page_get(f, &f->sergeant, "/cohorts?county=XYZ"), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_int_equal(
		page_get(f, &f->sergeant, "/cohorts?from-day=31&from-month=2&from-year=2026"),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &f->sergeant, "/cohorts?after=9&after-on=abc"), UNPROCESSABLE);
	assert_int_equal(page_get(f, &f->officer, "/cohorts"), FORBIDDEN);
}

static void list__goes_on_page_by_page(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);

	WRITE (f, w)
		for (int i = 0; i < 60; i++) {
			struct cohort c = a_plan(&scene);
			struct faults faults = { 0 };

			c.workshop[WORKSHOP_A].on = date_of(2026, 7, 4 + i / 20);
			c.workshop[WORKSHOP_B].on = date_of(2026, 8, 4 + i / 20);
			c.workshop[WORKSHOP_A].begins = c.workshop[WORKSHOP_B].begins =
				400 + 10 * (i % 20);
			c.workshop[WORKSHOP_A].ends = c.workshop[WORKSHOP_B].ends =
				410 + 10 * (i % 20);
			assert_int_equal(cohort_plan(w, &f->coordinator, &c, &faults), DONE);
		}
	assert_int_equal(page_get(f, &f->sergeant, "/cohorts?type=MI"), OK);
	assert_true(page_says(f, "50 cohorts with their workshop A"));
	assert_true(page_says(f, "and more follow"));
	assert_int_equal(page_count(f, "/cohorts/"), 50);
	assert_true(f->statements <= 8); // however many rows

	const char *next = strstr(page_text(f), "after-on=");
	const char *end = strchr(next, '"');
	const char *query =
		arena_format(f->arena, "/cohorts?type=MI&%.*s", (int)(end - next), next);

	query = arena_format(f->arena, "/cohorts?type=MI&after-on=20260706&after=%s",
		strstr(query, "after=") + strlen("after="));
	assert_int_equal(page_get(f, &f->sergeant, query), OK);
	assert_int_equal(page_count(f, "/cohorts/"), 10);
	assert_true(page_says(f, "Previous page"));
}

static void list__leaves_as_a_spreadsheet_that_runs_nothing(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct venue evil = { .name = "=1+1",
		.address = "Heol Sampl",
		.county = COUNTY_CGN,
		.access = { "", "" },
		.seats = 12 };
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(venue_add(w, &f->coordinator, &evil, &problems), DONE);
	scene.hall = evil;
	a_cohort(f, &scene);
	assert_int_equal(page_get(f, &f->sergeant, "/cohorts.csv?type=MI"), OK);
	assert_string_equal(f->reply.content_type, "text/csv; charset=utf-8");
	assert_true(page_says(f, "cohort,type,mode"));
	assert_true(page_says(f, "1,MI,room,cy,Ceredigion,\"'=1+1, Ceredigion\",2026-04-11"));
	assert_true(page_says(f, "2026-04-11,10:00,"));
	assert_true(page_says(f, ",10,10,Open,"));
	assert_int_equal(page_get(f, &f->officer, "/cohorts.csv"), FORBIDDEN);
}

static void tell(struct fresh *f, struct cohort_id id, enum liaison told, int times)
{
	WRITE (f, w)
		for (int i = 0; i < times; i++)
			cohort_count_liaison(w, id, told, 1);
}

static bool csv_says(struct fresh *f, const struct actor *by, const char *text)
{
	assert_int_equal(page_get(f, by, "/cohorts.csv?type=MI"), OK);
	return page_says(f, text);
}

static void liaison__is_for_whoever_pays_and_nobody_who_knows_the_people(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	const char *path = arena_format(f->arena, "/cohorts/%lld", (long long)c.id.v);
	const struct actor *others[] = { &f->coordinator, &f->sergeant };

	tell(f, c.id, LIAISON_MADE, 4);
	for (size_t i = 0; i < array_size(others); i++) {
		assert_int_equal(page_get(f, others[i], path), OK);
		assert_false(page_says(f, "Victim liaison"));
		assert_false(csv_says(f, others[i], "victim_liaison"));
	}
	assert_int_equal(page_get(f, &f->commissioning_officer, path), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "has worked with 4 victims."));
	assert_true(page_says(f, "What is counted:"));
}

/* As the relay hands it on, whichever of its messages comes first. */
static void hear_trained(struct fresh *f, int64_t number, int day, int64_t count)
{
	const struct relay_message message = { .from = RELAY_VICTIM,
		.number = number,
		.flag = RELAY_WORKERS_TRAINED,
		.fields = { .count = count, .on = date_of(2026, 3, day) } };
	const struct relay_handler *handler = cohort_handlers;

	while (handler->flag != RELAY_WORKERS_TRAINED)
		handler++;
	WRITE (f, w)
		assert_true(handler->take(w, NULL, &message));
}

static void trained__is_a_day_and_a_number_for_whoever_pays(void **state)
{
	struct fresh *f = *state;

	a_scene(f);
	assert_int_equal(page_get(f, &f->commissioning_officer, "/facilitators"), OK);
	assert_false(page_says(f, "Victim workers trained")); // there is no other side
	hear_trained(f, 17, 1, 4);
	hear_trained(f, 19, 2, 7);
	assert_int_equal(page_get(f, &f->coordinator, "/facilitators"), OK);
	assert_false(page_says(f, "Victim workers trained"));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/facilitators"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Victim workers trained"));
	assert_true(page_says(f, "1 March 2026"));
	assert_true(page_says(f, "2 March 2026"));
	assert_true(page_says(f, ">7<"));
}

static void trained__of_one_day_the_later_word_stands(void **state)
{
	struct fresh *f = *state;

	a_scene(f);
	hear_trained(f, 19, 1, 5);
	hear_trained(f, 18, 1, 4); // said before, and came after
	assert_int_equal(page_get(f, &f->commissioning_officer, "/facilitators"), OK);
	assert_true(page_says(f, ">5<"));
	assert_false(page_says(f, ">4<"));
	hear_trained(f, 20, 1, 0);
	assert_int_equal(page_get(f, &f->commissioning_officer, "/facilitators"), OK);
	assert_false(page_says(f, "1 March 2026"));
}

static void liaison__of_few_does_not_say_what_came_of_it(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	const char *path = arena_format(f->arena, "/cohorts/%lld", (long long)c.id.v);

	assert_int_equal(page_get(f, &f->commissioning_officer, path), OK);
	assert_true(page_says(f, "has told nothing of this cohort yet."));
	assert_true(csv_says(f, &f->commissioning_officer, ",0,,,\r\n"));
	tell(f, c.id, LIAISON_DECLINED, 1);
	tell(f, c.id, LIAISON_MADE, 3);
	assert_int_equal(page_get(f, &f->commissioning_officer, path), OK);
	assert_false(page_says(f, "Contact declined"));
	assert_true(page_says(f, "is shown from 5 victims on"));
	assert_true(csv_says(f, &f->commissioning_officer, ",4,,,\r\n"));
	tell(f, c.id, LIAISON_TRIED, 1);
	assert_int_equal(page_get(f, &f->commissioning_officer, path), OK);
	assert_true(page_says(f, "Contact declined"));
	assert_false(page_says(f, "is shown from 5 victims on"));
	assert_true(csv_says(f, &f->commissioning_officer, ",5,3,1,1\r\n"));
}

/* ---- venues and facilitators ---- */

static void venue__is_added_and_listed(void **state)
{
	static const char *const wrong[] = { "0", "-1", "1001", "4294967308", "-4294967284" };
	struct fresh *f = *state;

	assert_int_equal(page_get(f, &f->coordinator, "/venues"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Your body has no venue yet. Add the first."));
	assert_int_equal(page_get(f, &f->coordinator, "/venues/new"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &f->coordinator, "/venues/new",
				 "name=&address=&county=&access=&access-cy=&seats="),
		UNPROCESSABLE);
	refused_beside(f, "name", "Enter the venue’s name");
	assert_true(page_says(f, "Enter how many people it seats, such as 12"));
	for (size_t i = 0; i < array_size(wrong); i++) {
		assert_int_equal(
			page_post(f, &f->coordinator, "/venues/new",
				arena_format(f->arena,
					"name=Neuadd&address=Heol+Sampl&county=PEM&access=&"
					"access-cy=&seats=%s",
					wrong[i])),
			UNPROCESSABLE);
		refused_beside(f, "seats", "Enter how many people it seats, such as 12");
		assert_true(page_says(f, wrong[i]));
	}
	assert_int_equal(
		page_post(f, &f->coordinator, "/venues/new",
			"name=Neuadd&address=Heol+Sampl&county=PEM&access=&access-cy=&seats=12"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->coordinator, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The venue is added"));
	assert_true(page_says(f, "Pembrokeshire"));
	assert_true(page_says(f, "/venues.csv\""));
	assert_int_equal(page_get(f, &f->sergeant, "/venues"), FORBIDDEN);
	assert_int_equal(page_post(f, &f->coordinator, "/venues/new",
				 "name=%3D1%2B1&address=Heol+Sampl&county=PEM&access=&access-cy=&"
				 "seats=9"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->coordinator, "/venues.csv"), OK);
	assert_string_equal(f->reply.content_type, "text/csv; charset=utf-8");
	assert_true(page_says(f, "name,address,county,access,seats\r\n"));
	assert_true(page_says(f, "\r\nNeuadd,Heol Sampl,Pembrokeshire,,12\r\n"));
	assert_true(page_says(f, "\n'=1+1,Heol Sampl,Pembrokeshire,,9\r\n")); // runs nothing
	assert_int_equal(page_get(f, &f->sergeant, "/venues.csv"), FORBIDDEN);
}

static void facilitator__is_added_and_trained(void **state)
{
	struct fresh *f = *state;
	const char *person;

	assert_int_equal(page_get(f, &f->coordinator, "/facilitators"), OK);
	assert_true(page_says(f, "No facilitator is recorded yet."));
	assert_int_equal(page_get(f, &f->coordinator, "/facilitators/new"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &f->coordinator, "/facilitators/new", "name=&login=nobody"),
		UNPROCESSABLE);
	refused_beside(f, "name", "Enter the facilitator’s name");
	refused_beside(f, "login", "Your body has no account of that user name");
	assert_int_equal(page_post(f, &f->coordinator, "/facilitators/new",
				 "name=Dewi+Sampl&login=hwylusydd"),
		SEE_OTHER);
	person = f->reply.location;
	assert_int_equal(page_get(f, &f->coordinator, person), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "No training is recorded yet."));
	assert_int_equal(
		page_post(f, &f->coordinator, arena_format(f->arena, "%s/training", person),
			"module=core&trained-on-day=3&trained-on-month=3&trained-on-year=2025&"
			"certificate=SAMPL-7&expires-on-day=2&expires-on-month=4&"
			"expires-on-year=2026"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->coordinator, person), OK);
	assert_true(page_says(f, "SAMPL-7"));
	assert_true(page_says(f, "Expires in 31 days"));
	assert_int_equal(page_get(f, &f->coordinator, "/facilitators"), OK);
	assert_true(page_says(f, "Core: expires on 2 April 2026"));
	assert_true(page_says(f, "/facilitators.csv\""));
	assert_int_equal(page_get(f, &f->coordinator, "/facilitators.csv"), OK);
	assert_true(page_says(f, "name,certified,expires,page\r\nDewi Sampl,Core,"));
	assert_true(page_says(f, "Core: expires on 2 April 2026,"));
	assert_int_equal(page_get(f, &f->sergeant, "/facilitators.csv"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->facilitator, person), OK);
	assert_false(page_says(f, "Record a training"));
	assert_int_equal(page_get(f, &f->sergeant, person), FORBIDDEN);
}

static void home__says_which_certificates_end_to_their_holder_and_who_plans(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f); // certificates until 2 March 2028
	struct training renewed = {
		.module = MODULE_MI, .trained_on = date_of(2026, 3, 2), .certificate = "SAMPL-2"
	};
	const struct actor *by[] = { &f->coordinator, &f->facilitator };
	struct problems problems = { 0 };

	time_passes(f, INT64_C(650) * 24 * 3600 * 1000); // 12 December 2027
	page_get(f, &f->coordinator, "/home");
	assert_false(page_says(f, "Certificates to renew"));
	time_passes(f, INT64_C(30) * 24 * 3600 * 1000);
	for (size_t i = 0; i < array_size(by); i++) {
		page_get(f, by[i], "/home");
		assert_null(page_trouble(f));
		assert_true(page_says(f, "Certificates to renew"));
		assert_true(page_says(f, "Core: expires on 2 March 2028"));
		assert_true(page_says(f, "Berwyn Sampl"));
		assert_int_equal(page_says(f, "Alys Sampl"), by[i] == &f->coordinator);
	}
	page_get(f, &f->commissioning_officer, "/home");
	assert_false(page_says(f, "Certificates to renew"));
	for (int module = 0; module < 2; module++) {
		renewed.module = module == 0 ? MODULE_CORE : MODULE_MI;
		WRITE (f, w)
			assert_int_equal(facilitator_train(w, &f->coordinator, scene.second.id,
						 &renewed, &problems),
				DONE);
	}
	page_get(f, &f->facilitator, "/home");
	assert_false(page_says(f, "Certificates to renew"));
	time_passes(f, INT64_C(200) * 24 * 3600 * 1000);
	page_get(f, &f->coordinator, "/home");
	assert_false(page_says(f, "Certificates to renew")); // it ended long ago
}

static void training__that_cannot_be_is_said_beside_its_field(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	const char *train =
		arena_format(f->arena, "/facilitators/%lld/training", (long long)scene.first.id.v);

	assert_int_equal(page_post(f, &f->coordinator, train,
				 "module=&trained-on-day=&trained-on-month=&trained-on-year=&"
				 "certificate=&expires-on-day=&expires-on-month=&expires-on-year="),
		UNPROCESSABLE);
	refused_beside(f, "module", "Choose the module");
	refused_beside(f, "trained-on", "Enter the day of the training");
	refused_beside(f, "certificate", "Enter the certificate’s number");
	assert_int_equal(
		page_post(f, &f->coordinator, train,
			"module=FI&trained-on-day=3&trained-on-month=3&trained-on-year=2026&"
			"certificate=S&expires-on-day=&expires-on-month=&expires-on-year="),
		UNPROCESSABLE);
	refused_beside(f, "trained-on", "Enter a day that has come");
	assert_int_equal(page_post(f, &f->facilitator, train, "module=FI"), FORBIDDEN);
}

/* ---- the log ---- */

static void reading__is_in_the_log(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct audit_page page;
	int by_the_sergeant = 0;

	assert_int_equal(cohort_at(f, &f->sergeant, &c, ""), OK);
	assert_int_equal(page_get(f, &f->sergeant, "/cohorts"), OK);
	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena,
		&(struct audit_filter){ .kind = "cohort", .id = c.id.v }, 0, 10, &page));
	assert_int_equal(page.n, 3); // the list, the page, the plan
	for (size_t i = 0; i < page.n; i++)
		by_the_sergeant += page.at[i].account == f->sergeant.account.v;
	assert_int_equal(by_the_sergeant, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(plan__form_asks_for_one_thing_after_another),
		SERVED(plan__without_facilitators_says_what_lacks),
		SERVED(plan__leads_to_the_cohort_with_b_proposed),
		SERVED(plan__that_cannot_be_is_said_beside_its_field),
		SERVED(plan__keeps_what_was_typed),
		SERVED(plan__with_one_facilitator_twice_is_refused),
		SERVED(plan__says_with_which_cohort_somebody_is_double_booked),
		SERVED(plan__of_an_unknown_scheme_is_refused),
		SERVED(plan__is_for_coordinators),
		SERVED(cohort__shows_each_reader_what_is_theirs),
		SERVED(cohort__is_absent_for_another_body),
		SERVED(change__shows_what_stands_and_keeps_what_is_typed),
		SERVED(change__of_what_somebody_else_changed_shows_both),
		SERVED(change__that_breaks_a_rule_is_said_beside_its_field),
		SERVED(cancelled__says_why_and_is_changed_no_more),
		SERVED(list__filters_and_says_what_it_shows),
		SERVED(list__answers_a_filter_that_cannot_be),
		SERVED(list__goes_on_page_by_page),
		SERVED(list__leaves_as_a_spreadsheet_that_runs_nothing),
		SERVED(liaison__is_for_whoever_pays_and_nobody_who_knows_the_people),
		SERVED(trained__is_a_day_and_a_number_for_whoever_pays),
		SERVED(trained__of_one_day_the_later_word_stands),
		SERVED(liaison__of_few_does_not_say_what_came_of_it),
		SERVED(venue__is_added_and_listed),
		SERVED(facilitator__is_added_and_trained),
		SERVED(home__says_which_certificates_end_to_their_holder_and_who_plans),
		SERVED(training__that_cannot_be_is_said_beside_its_field),
		SERVED(reading__is_in_the_log),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
