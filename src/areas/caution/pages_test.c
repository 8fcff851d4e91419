/* SPDX-License-Identifier: MIT */
/*
 * The check before a caution and the holding of places, asked through the frame.
 */
#include "areas/caution/pages.h"

#include <string.h>

#include "areas/cohort/testing.h"
#include "areas/contract/testing_scene.h"
#include "base/err.h"

#define ANSWERS                                                                                    \
	"age=30&sex=male&e03=yes&tool=dash&e04=standard&e05=no&e06=no&e07=no&e09=obtained&"        \
	"e10=partner&e11=none&e13=sergeant"
#define SUITABLE "asked=yes&" ANSWERS

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

static void check__is_refused_on_a_day_without_authorisation(void **state)
{
	struct fresh *f = *state;
	struct scheme s = scene_scheme(f);

	scene_authorise(f, s.id, date_of(2026, 3, 2));
	assert_int_equal(check(f, &f->sergeant, s.id, SUITABLE), OK);
	time_passes(f, 24 * 3600 * 1000);
	assert_int_equal(check(f, &f->sergeant, s.id, SUITABLE), CONFLICTING);
	assert_true(page_says(f, "This scheme is not authorised today, so it takes nobody new."));
	assert_int_equal(page_get(f, &f->sergeant,
				 arena_format(f->arena, "/schemes/%lld/check/places?type=MI",
					 (long long)s.id.v)),
		CONFLICTING);
}

static void check__is_refused_after_the_last_day_of_its_contract(void **state)
{
	struct fresh *f = *state;
	struct scheme s = scene_scheme(f);
	const char *places =
		arena_format(f->arena, "/schemes/%lld/check/places?type=MI", (long long)s.id.v);

	scene_contract(f, s.id, date_of(2026, 3, 2));
	assert_int_equal(check(f, &f->sergeant, s.id, SUITABLE), OK);
	time_passes(f, 24 * 3600 * 1000);
	assert_int_equal(check(f, &f->sergeant, s.id, SUITABLE), CONFLICTING);
	assert_true(
		page_says(f, "No contract for this scheme runs today, so nobody can be booked."));
	assert_int_equal(page_get(f, &f->sergeant, places), CONFLICTING);
	assert_true(
		page_says(f, "No contract for this scheme runs today, so nobody can be booked."));
}

static void check__asks_what_the_terms_ask(void **state)
{
	struct fresh *f = *state;
	struct scheme s = scene_scheme(f);

	assert_int_equal(check(f, &f->sergeant, s.id, ""), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Invented workshops"));
	assert_true(page_says(f, "name=\"e03\""));
	assert_true(page_says(f, "value=\"sara\""));
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

static void check__asks_of_a_history_as_far_back_as_the_terms_say(void **state)
{
	static const char *const asks[] = { "Is a history of domestic abuse recorded?",
		"Is a history of domestic abuse recorded in the last 24 months?" };
	static const char *const says[] = { "Any recorded history of domestic abuse is shown",
		"Any history of domestic abuse recorded in the last 24 months is shown" };
	struct fresh *f = *state;
	struct scheme s = scene_scheme(f);
	struct terms terms = terms_usual();
	struct problems problems = { 0 };

	terms.scheme = s.id;
	terms.applies_from = instant_day(f->now);
	terms.term[TERM_LOOKBACK_MONTHS] = 24;
	for (int version = 1; version <= 2; version++) {
		assert_int_equal(check(f, &f->sergeant, s.id, SUITABLE), OK);
		assert_null(page_trouble(f));
		for (int i = 0; i < 2; i++) {
			assert_int_equal(page_says(f, asks[i]), i == version - 1);
			assert_int_equal(page_says(f, says[i]), i == version - 1);
		}
		if (version == 2)
			break;
		WRITE (f, w) {
			assert_int_equal(
				scheme_write_terms(w, &f->commissioning_officer, &terms, &problems),
				DONE);
			assert_int_equal(
				scheme_sign_terms(w, &f->approver, s.id, 2, &problems), DONE);
		}
	}
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

/* ---- holding a place ---- */

/* With the answers of the check. */
#define ASKED SUITABLE "&terms=1&" SEARCHED
#define SEARCHED                                                                                   \
	"type=MI&language=cy&county=POW&deadline-day=31&deadline-month=5&"                         \
	"deadline-year=2026"

static const char *places(struct fresh *f, struct scheme_id id, const char *asked)
{
	return arena_format(f->arena, "/schemes/%lld/check/places%s%s", (long long)id.v,
		asked[0] == '\0' ? "" : "?", asked);
}

/* One held by the sergeant; its address. */
static const char *a_hold(struct fresh *f, const struct scene *scene, struct cohort_id id)
{
	assert_int_equal(page_post(f, &f->sergeant, places(f, scene->scheme.id, ""),
				 arena_format(f->arena, ASKED "&cohort=%lld", (long long)id.v)),
		SEE_OTHER);

	const char *to = f->reply.location;

	return arena_format(f->arena, "%.*s", (int)strcspn(to, "?"), to);
}

static void places__lead_on_from_the_check_with_the_group_filled_in(void **state)
{
	struct fresh *f = *state;
	struct scheme s = scene_scheme(f);

	check(f, &f->sergeant, s.id, SUITABLE);
	assert_true(page_says(f, "/check/places\""));
	assert_true(page_says(f, "name=\"terms\" value=\"1\""));
	assert_true(page_says(f, "name=\"e10\" value=\"partner\""));
	check(f, &f->sergeant, s.id, "asked=yes&age=17&sex=male");
	assert_false(page_says(f, "/check/places"));
	assert_int_equal(page_get(f, &f->sergeant, places(f, s.id, "type=MI")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "selected"), 2); // the group, and any county
	assert_false(page_says(f, "govuk-error-summary"));
	assert_true(page_says(f, arena_format(f->arena, "action=\"%s\"", places(f, s.id, ""))));
	assert_int_equal(page_get(f, &f->coordinator, places(f, s.id, "")), FORBIDDEN);
	assert_int_equal(
		page_get(f, &f->sergeant, places(f, (struct scheme_id){ 1 }, "")), NOT_FOUND);
}

/* No offence is said: it was today at the latest. */
static void places__say_that_a_deadline_is_beyond_the_longest_time(void **state)
{
	static const char asked[] = "asked=yes&type=MI&language=cy&deadline-day=%d&"
				    "deadline-month=7&deadline-year=2026";
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	const char *says = "That deadline is more than 20 weeks from today.";
	const char *exactly = arena_format(f->arena, asked, 20),
		   *day_more = arena_format(f->arena, asked, 21);

	assert_int_equal(page_get(f, &f->sergeant, places(f, scene.scheme.id, exactly)), OK);
	assert_false(page_says(f, says));
	assert_int_equal(page_get(f, &f->sergeant, places(f, scene.scheme.id, day_more)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, says));
}

static void places__say_what_is_missing_beside_its_field(void **state)
{
	static const struct {
		const char *asked, *field, *says;
	} cases[] = {
		{ "asked=yes", "type", "Choose the group that the person would join" },
		{ "asked=yes", "language", "Choose the language" },
		{ "asked=yes", "deadline",
			"Enter the deadline, or the day of the offence for a suggestion" },
		{ "asked=yes&deadline-day=1&deadline-month=3&deadline-year=2026", "deadline",
			"The deadline has passed. Enter a later day" },
		{ "asked=yes&deadline-day=1&deadline-month=1&deadline-year=2199", "deadline",
			"Enter a deadline within five years of today. Look at the year." },
		{ "asked=yes&offence-day=3&offence-month=3&offence-year=2026", "offence",
			"The day of the offence cannot lie ahead" },
	};
	struct fresh *f = *state;
	struct scheme s = scene_scheme(f);

	for (size_t i = 0; i < array_size(cases); i++) {
		assert_int_equal(
			page_get(f, &f->sergeant, places(f, s.id, cases[i].asked)), UNPROCESSABLE);
		assert_true(page_has_problem(f, cases[i].field, cases[i].says));
	}
	assert_int_equal(
		page_get(f, &f->sergeant, places(f, s.id, "asked=yes&type=MI&language=cy")),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "deadline", cases[2].says));
}

/* The offence was on 1 February: 16 weeks later is 24 May. */
static void places__suggest_a_deadline_from_the_day_of_the_offence(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);

	a_cohort(f, &scene);
	assert_int_equal(page_get(f, &f->sergeant,
				 places(f, scene.scheme.id,
					 "asked=yes&type=MI&language=cy&county=POW&offence-day=1&"
					 "offence-month=2&offence-year=2026")),
		OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Suggested deadline: Sunday 24 May 2026, 16 weeks after"));
	assert_true(page_says(f, "name=\"deadline-day\" value=\"24\""));
	assert_true(page_says(f, "The earliest pair"));
	assert_true(page_says(f, "Saturday 11 April 2026, 10am to 3pm (5 hours)"));
	assert_true(page_says(f, "Neuadd Sampl, Powys"));
	assert_true(page_says(f, "Lift; level from the street"));
	assert_false(page_says(f, "Hold a place for 72 hours")); // without a check
	assert_true(page_says(f, "A place is held on a check. Make the check first."));
	assert_int_equal(page_get(f, &f->sergeant, places(f, scene.scheme.id, ASKED)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Hold a place for 72 hours"));
}

static void places__are_none_in_a_pair_after_the_contract_ends(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	const char *hold = arena_format(f->arena, ASKED "&cohort=%lld", (long long)c.id.v);

	scene_contract(f, scene.scheme.id, date_add_days(c.workshop[WORKSHOP_B].on, -1));
	assert_int_equal(page_get(f, &f->sergeant, places(f, scene.scheme.id, ASKED)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "fits, and none is planned later."));
	assert_false(page_says(f, "Saturday 11 April 2026"));
	assert_int_equal(
		page_post(f, &f->sergeant, places(f, scene.scheme.id, ""), hold), CONFLICTING);
	assert_true(page_says(f, "No contract for this scheme runs on the day of that cohort"));
}

static void places__are_held_in_a_pair_that_the_contract_reaches(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	scene_contract(f, scene.scheme.id, c.workshop[WORKSHOP_B].on);
	assert_int_equal(page_get(f, &f->sergeant, places(f, scene.scheme.id, ASKED)), OK);
	assert_true(page_says(f, "Saturday 11 April 2026"));
	a_hold(f, &scene, c.id);
}

static void places__where_none_fits_say_what_would_do_and_what_comes_near(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct cohort telephone = a_plan(&scene);
	struct faults faults = { 0 };

	scene_train(f, scene.first.id, MODULE_TELEPHONE);
	scene_train(f, scene.second.id, MODULE_TELEPHONE);
	telephone.mode = MODE_TELEPHONE;
	telephone.venue = (struct venue_id){ 0 };
	telephone.county = COUNTY_POW;
	telephone.workshop[WORKSHOP_A].on = date_add_days(c.workshop[WORKSHOP_A].on, -7);
	WRITE (f, w)
		assert_int_equal(cohort_plan(w, &f->coordinator, &telephone, &faults), DONE);
	assert_int_equal(page_get(f, &f->sergeant,
				 places(f, scene.scheme.id,
					 "asked=yes&type=MI&language=cy&county=POW&deadline-day=8&"
					 "deadline-month=5&deadline-year=2026")),
		OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "ends by 8 May 2026 fits. The first one ends on Saturday 9 May "
				 "2026: a deadline on that day or later would do."));
	assert_true(page_says(f, "What comes near"));
	assert_true(page_says(f, "By telephone"));
	assert_int_equal(page_get(f, &f->sergeant,
				 places(f, scene.scheme.id,
					 "asked=yes&type=FN&language=cy&deadline-day=8&"
					 "deadline-month=5&deadline-year=2026")),
		OK);
	assert_true(page_says(f, "and none is planned later. Ask the coordinator."));
	assert_false(page_says(f, "Hold a place for"));
}

static void hold__is_shown_with_its_code_and_listed_until_it_is_given_back(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	const char *hold = a_hold(f, &scene, c.id);

	assert_int_equal(page_get(f, &f->sergeant, arena_format(f->arena, "%s?done=h", hold)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "A place is held"));
	assert_true(page_says(f, "Held until 5 March 2026 at midday"));
	assert_true(page_says(f, "The slip in Welsh"));
	assert_false(page_says(f, "Alys Sampl")); // who leads it is not for the force
	assert_int_equal(page_get(f, &f->sergeant, "/holds"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 place is held by your force now"));
	assert_true(page_says(f, hold));
	assert_true(page_says(f, "/holds.csv?show=held\""));
	assert_int_equal(page_get(f, &f->sergeant, "/holds.csv?show=held"), OK);
	assert_true(page_says(f, "code,state,until,group,a_on,b_on,deadline,page\r\n"));
	assert_true(page_says(f, ",5 March 2026 at midday,"));
	assert_true(page_says(f, arena_format(f->arena, "%s\r\n", hold)));
	assert_int_equal(page_get(f, &f->sergeant, "/holds.csv?show=over"), OK);
	assert_false(page_says(f, hold));
	assert_int_equal(page_get(f, &f->coordinator, "/holds.csv"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->coordinator, hold), FORBIDDEN);
	assert_int_equal(page_get(f, &f->sergeant, "/holds/77"), NOT_FOUND);

	const char *release = arena_format(f->arena, "%s/release", hold);

	assert_int_equal(page_post(f, &f->sergeant, release, ""), UNPROCESSABLE);
	assert_true(page_has_problem(f, "because", "Say why the place is given back"));
	assert_int_equal(page_post(f, &f->sergeant, release, "because=declined"), SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, hold), OK);
	assert_true(page_says(f, "The person did not accept the caution"));
	assert_true(page_says(f, "Hold a place again"));
	assert_false(page_says(f, "The slip in Welsh"));
	assert_int_equal(page_post(f, &f->sergeant, release, "because=declined"), CONFLICTING);
	assert_true(page_says(f, "This place is not held any more"));
	assert_int_equal(page_get(f, &f->sergeant, "/holds"), OK);
	assert_true(page_says(f, "0 places are held by your force now"));
	assert_false(page_says(f, "Given back"));
	assert_int_equal(page_get(f, &f->sergeant, "/holds?show=over"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 place"));
	assert_true(page_says(f, "Given back"));
	assert_int_equal(page_get(f, &f->sergeant, "/holds?show=kept"), OK);
	assert_false(page_says(f, hold));
}

/* ---- the check that is kept with it ---- */

/* Answers that do not all meet the rules; the last of one name counts in none, so each is said once. */
static const char *answers_but(struct fresh *f, const char *other)
{
	const char *name = arena_text_n(f->arena, other, strcspn(other, "=") + 1);
	const char *at = strstr(ANSWERS, name);
	int before = (int)(at - ANSWERS);
	const char *after = at + strcspn(at, "&");

	return arena_format(
		f->arena, "asked=yes&terms=1&" SEARCHED "&%.*s%s%s", before, ANSWERS, other, after);
}

static enum status hold_with(struct fresh *f, const struct actor *by, const struct scene *scene,
	struct cohort_id id, const char *form)
{
	return page_post(f, by, places(f, scene->scheme.id, ""),
		arena_format(f->arena, "%s&cohort=%lld", form, (long long)id.v));
}

/* Where the reply leads, without what was just done. */
static const char *led_to(struct fresh *f)
{
	const char *to = f->reply.location;

	return arena_format(f->arena, "%.*s", (int)strcspn(to, "?"), to);
}

static void check__is_kept_with_the_place_and_shown_there(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	const char *hold = a_hold(f, &scene, c.id);

	assert_int_equal(page_get(f, &f->sergeant, hold), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Every rule met"));
	assert_true(page_says(f, "against version 1 of the scheme’s terms"));
	assert_true(page_says(f, "30 years"));
	assert_true(page_says(f, "The person admits the offence, and that is recorded"));
	assert_int_equal(page_get(f, &f->sergeant, arena_format(f->arena, "/cy%s", hold)), OK);
	assert_null(page_trouble(f));
}

static void check__a_rule_is_gone_past_with_a_reason_by_the_authorising_officer(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	const char *form = answers_but(f, "e05=yes");

	assert_int_equal(page_get(f, &f->sergeant, places(f, scene.scheme.id, form)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "To go past E05"));
	assert_true(page_says(f, "You may go past it as the authorising officer."));
	assert_false(page_says(f, "name=\"pass-e05-by\""));
	assert_int_equal(hold_with(f, &f->sergeant, &scene, c.id, form), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "pass-e05-because", "Say why this rule is gone past"));
	assert_true(page_says(f, "Hold a place for 72 hours"));
	assert_int_equal(hold_with(f, &f->sergeant, &scene, c.id,
				 arena_format(f->arena, "%s&pass-e05-because=Hen+gofnod", form)),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, led_to(f)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 rule gone past"));
	assert_true(page_says(f, "went past this rule on 2 March 2026: Hen gofnod"));
}

static void check__what_another_body_said_is_recorded_with_who_and_when(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	const char *form = answers_but(f, "e11=help");

	assert_int_equal(hold_with(f, &f->sergeant, &scene, c.id,
				 arena_format(f->arena, "%s&pass-e11-because=Cyfieithydd", form)),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "pass-e11-by", "Enter the name of who said so"));
	assert_true(page_has_problem(f, "pass-e11-as", "Enter the rank or role of who said so"));
	assert_true(page_has_problem(f, "pass-e11-on", "Enter the day on which they said so"));
	assert_true(page_says(f, "Cyfieithydd</textarea>")); // what was typed is kept
	assert_int_equal(
		hold_with(f, &f->sergeant, &scene, c.id,
			arena_format(f->arena,
				"%s&pass-e11-because=Cyfieithydd&pass-e11-by=Mair&"
				"pass-e11-as=Cydlynydd&pass-e11-on-day=1&pass-e11-on-month=3&"
				"pass-e11-on-year=2026",
				form)),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, led_to(f)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "as said by Mair, Cydlynydd, who went past this rule on 1 March "
				 "2026: Cyfieithydd"));
}

static void check__without_its_answers_or_where_nobody_may_no_place_is_held(void **state)
{
	static const struct {
		const char *answer, *says;
	} cases[] = {
		{ "e03=no", "A rule that nobody may go past is not met." },
		{ "e13=nobody", "A rule that nobody may go past still waits." },
		{ "e09=", "The check is not finished." },
		{ "sex=", "The check is not finished." },
	};
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	for (size_t i = 0; i < array_size(cases); i++) {
		const char *form = answers_but(f, cases[i].answer);

		page_get(f, &f->sergeant, places(f, scene.scheme.id, form));
		assert_null(page_trouble(f));
		assert_true(page_says(f, cases[i].says));
		assert_false(page_says(f, "Hold a place for 72 hours"));
		assert_int_equal(hold_with(f, &f->sergeant, &scene, c.id, form), CONFLICTING);
		assert_null(page_trouble(f));
		assert_true(page_says(f, cases[i].says));
	}
	assert_int_equal(
		hold_with(f, &f->sergeant, &scene, c.id, "asked=yes&" SEARCHED), CONFLICTING);
	assert_true(page_says(f, "A place is held on a check. Make the check first."));
	assert_int_equal(page_get(f, &f->sergeant, "/holds"), OK);
	assert_true(page_says(f, "0 places are held by your force now"));
}

static void check__against_terms_that_changed_meanwhile_is_asked_for_again(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct terms next = terms_usual();
	struct problems none = { 0 };

	next.scheme = scene.scheme.id;
	next.version = 1;
	next.applies_from = instant_day(f->now);
	next.term[TERM_HOLD_HOURS] = 48;
	WRITE (f, w) {
		assert_int_equal(
			scheme_write_terms(w, &f->commissioning_officer, &next, &none), DONE);
		assert_int_equal(
			scheme_sign_terms(w, &f->approver, scene.scheme.id, 2, &none), DONE);
	}
	assert_int_equal(hold_with(f, &f->sergeant, &scene, c.id, ASKED), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The terms of the scheme have changed since the check."));
}

static void check__goes_on_to_another_place_with_its_reasons(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	const char *form =
		arena_format(f->arena, "%s&pass-e05-because=Hen+gofnod", answers_but(f, "e05=yes"));

	assert_int_equal(hold_with(f, &f->sergeant, &scene, c.id, form), SEE_OTHER);

	const char *hold = led_to(f);
	const char *again = arena_format(f->arena, "asked=yes&again=%s&" SEARCHED, hold + 7);

	assert_int_equal(page_get(f, &f->sergeant, hold), OK);
	assert_true(page_says(f, arena_format(f->arena, "again=%s", hold + 7)));
	assert_int_equal(page_get(f, &f->sergeant, places(f, scene.scheme.id, again)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Hen gofnod</textarea>"));
	assert_int_equal(hold_with(f, &f->sergeant, &scene, c.id, again), UNPROCESSABLE);
	assert_int_equal(hold_with(f, &f->sergeant, &scene, c.id,
				 arena_format(f->arena, "%s&pass-e05-because=Hen+gofnod", again)),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, led_to(f)), OK);
	assert_true(page_says(f, "1 rule gone past"));
}

static void hold__of_the_last_place_that_went_meanwhile_is_refused_with_what_is_left(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_plan(&scene);
	struct faults faults = { 0 };

	c.capacity = 1;
	WRITE (f, w)
		assert_int_equal(cohort_plan(w, &f->coordinator, &c, &faults), DONE);
	a_hold(f, &scene, c.id);
	time_passes(f, INT64_C(16) * 60 * 1000);
	assert_int_equal(page_post(f, &f->sergeant, places(f, scene.scheme.id, ""),
				 arena_format(f->arena, ASKED "&cohort=%lld", (long long)c.id.v)),
		CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The last place in that pair was taken meanwhile."));
	assert_int_equal(page_post(f, &f->sergeant, places(f, scene.scheme.id, ""),
				 SUITABLE "&terms=1&type=MI&language=cy&cohort=1&deadline-day=31"),
		UNPROCESSABLE);
	assert_int_equal(
		page_post(f, &f->sergeant, places(f, scene.scheme.id, ""), ASKED "&cohort=1"),
		NOT_FOUND);
}

/* Back, and held once more: a second place of one person would keep somebody else out for days. */
static void hold__of_the_same_pair_a_moment_later_asks_first(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	const char *hold = a_hold(f, &scene, c.id);
	const char *another = arena_format(f->arena, ASKED "&another=%lld", (long long)c.id.v);

	assert_int_equal(hold_with(f, &f->sergeant, &scene, c.id, ASKED), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "in these workshops already. Is this for somebody else?"));
	assert_true(page_says(f, arena_format(f->arena, "href=\"%s\"", hold)));
	assert_true(page_says(
		f, arena_format(f->arena, "name=\"another\"\nvalue=\"%lld\"", (long long)c.id.v)));
	page_get(f, &f->sergeant, "/holds");
	assert_true(page_says(f, "1 place is held by your force now"));
	assert_int_equal(page_post(f, &f->sergeant,
				 arena_format(f->arena, "/cy%s", places(f, scene.scheme.id, "")),
				 arena_format(f->arena, ASKED "&cohort=%lld", (long long)c.id.v)),
		CONFLICTING);
	assert_true(page_says(f, "Ai ar gyfer rhywun arall y mae hwn?"));
	assert_int_equal(
		page_post(f, &f->sergeant, places(f, scene.scheme.id, ""), another), SEE_OTHER);
	page_get(f, &f->sergeant, "/holds");
	assert_true(page_says(f, "2 places are held by your force now"));
	time_passes(f, INT64_C(16) * 60 * 1000);
	assert_int_equal(hold_with(f, &f->sergeant, &scene, c.id, ASKED), SEE_OTHER);
}

static void hold__in_a_cohort_that_was_cancelled_or_moved_says_so(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene), before;
	const char *hold = a_hold(f, &scene, c.id);
	struct problems problems = { 0 };
	struct faults faults = { 0 };

	time_passes(f, 1000);
	c.workshop[WORKSHOP_B].on = date_of(2026, 5, 16);
	WRITE (f, w)
		assert_int_equal(cohort_change(w, &f->coordinator, &c, &before, &faults), DONE);
	page_get(f, &f->sergeant, hold);
	assert_true(page_says(f, "The workshops are not held as the slip says"));
	WRITE (f, w)
		assert_int_equal(
			cohort_cancel(w, &f->coordinator, c.id, c.version + 1, "Sampl", &problems),
			DONE);
	page_get(f, &f->sergeant, hold);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "This cohort was cancelled. Hold a place in another pair"));
	assert_int_equal(
		page_get(f, &f->sergeant, arena_format(f->arena, "%s/slip", hold)), CONFLICTING);
}

static void slip__is_in_the_persons_language_and_names_nobody(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	const char *hold = a_hold(f, &scene, c.id);
	const char *slip = arena_format(f->arena, "%s/slip", hold);
	const char *in_english = arena_format(f->arena, "%s?language=en", slip);
	struct problems problems = { 0 };

	assert_int_equal(page_get(f, &f->sergeant, slip), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "has given no number to ring yet"));
	WRITE (f, w)
		assert_int_equal(scheme_set_telephone(w, &f->commissioning_officer, scene.scheme.id,
					 f->provider, "01632 960 001", &problems),
			DONE);
	assert_int_equal(page_get(f, &f->sergeant, slip), OK);
	assert_false(page_says(f, "has given no number to ring yet"));
	assert_true(page_says(f, "class=\"sarn-slip\" lang=\"cy\""));
	assert_true(page_says(f, "Dydd Sadwrn, 9 Mai 2026"));
	assert_true(page_says(f, "o fewn 14 diwrnod"));
	assert_false(page_says(f, "within 14 days"));
	assert_true(page_says(f, "Lifft; gwastad o’r stryd"));
	assert_false(page_says(f, "Lift; level from the street"));
	assert_true(page_says(f, "Print this page with the browser’s own Print"));
	assert_false(page_says(f, arena_format(f->arena, "/cy%s\"", hold)));
	assert_int_equal(page_get(f, &f->sergeant, in_english), OK);
	assert_true(page_says(f, "01632 960 001"));
	assert_true(page_says(f, "class=\"sarn-slip\" lang=\"en\""));
	assert_true(page_says(f, "Saturday 9 May 2026, 10am to 3pm (5 hours)"));
	assert_true(page_says(f, "1 Heol Ddychmygol, Trefddychmygol"));
	assert_true(page_says(f, "Lift; level from the street"));
	assert_true(page_says(f, "within 14 days of your arrest"));
	assert_true(page_says(f, "If you are late, you will not be let in."));
	assert_false(page_says(f, "Alys Sampl"));
	assert_int_equal(
		page_get(f, &f->sergeant, arena_format(f->arena, "/cy%s", in_english)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "within 14 days of your arrest"));
	assert_true(page_says(f, arena_format(f->arena, "/cy%s\"", hold)));
	time_passes(f, INT64_C(72) * 3600000);
	assert_int_equal(page_get(f, &f->sergeant, slip), CONFLICTING);
}

static void home__says_which_holds_end_within_12_hours(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	a_hold(f, &scene, c.id);
	page_get(f, &f->sergeant, "/home");
	assert_false(page_says(f, "Holds that end within 12 hours"));
	time_passes(f, INT64_C(60) * 3600000);
	page_get(f, &f->sergeant, "/home");
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Holds that end within 12 hours"));
	page_get(f, &f->coordinator, "/home");
	assert_false(page_says(f, "Holds that end within 12 hours"));
	time_passes(f, INT64_C(12) * 3600000);
	page_get(f, &f->sergeant, "/home");
	assert_false(page_says(f, "Holds that end within 12 hours"));
}

static void home__says_which_held_places_were_cancelled(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);
	struct problems problems = { 0 };

	a_hold(f, &scene, c.id);
	page_get(f, &f->sergeant, "/home");
	assert_false(page_says(f, "Held places that were cancelled"));
	WRITE (f, w)
		assert_int_equal(
			cohort_cancel(w, &f->coordinator, c.id, 1, "Snow; sampl", &problems), DONE);
	page_get(f, &f->sergeant, "/home");
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Held places that were cancelled"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(check__asks_what_the_terms_ask),
		SERVED(check__is_refused_on_a_day_without_authorisation),
		SERVED(check__is_refused_after_the_last_day_of_its_contract),
		SERVED(check__says_of_each_rule_what_was_found),
		SERVED(check__asks_of_a_history_as_far_back_as_the_terms_say),
		SERVED(check__an_age_that_cannot_be_is_said_beside_it),
		SERVED(check__is_for_the_forces_of_the_scheme_alone),
		SERVED(check__is_found_from_home),
		SERVED(places__lead_on_from_the_check_with_the_group_filled_in),
		SERVED(places__say_that_a_deadline_is_beyond_the_longest_time),
		SERVED(places__say_what_is_missing_beside_its_field),
		SERVED(places__suggest_a_deadline_from_the_day_of_the_offence),
		SERVED(places__are_none_in_a_pair_after_the_contract_ends),
		SERVED(places__are_held_in_a_pair_that_the_contract_reaches),
		SERVED(places__where_none_fits_say_what_would_do_and_what_comes_near),
		SERVED(hold__is_shown_with_its_code_and_listed_until_it_is_given_back),
		SERVED(check__is_kept_with_the_place_and_shown_there),
		SERVED(check__a_rule_is_gone_past_with_a_reason_by_the_authorising_officer),
		SERVED(check__what_another_body_said_is_recorded_with_who_and_when),
		SERVED(check__without_its_answers_or_where_nobody_may_no_place_is_held),
		SERVED(check__against_terms_that_changed_meanwhile_is_asked_for_again),
		SERVED(check__goes_on_to_another_place_with_its_reasons),
		SERVED(hold__of_the_last_place_that_went_meanwhile_is_refused_with_what_is_left),
		SERVED(hold__of_the_same_pair_a_moment_later_asks_first),
		SERVED(hold__in_a_cohort_that_was_cancelled_or_moved_says_so),
		SERVED(slip__is_in_the_persons_language_and_names_nobody),
		SERVED(home__says_which_holds_end_within_12_hours),
		SERVED(home__says_which_held_places_were_cancelled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
