/* SPDX-License-Identifier: MIT */
/*
 * The pages of referrals in two worlds that differ only in people whom somebody may not list.
 *
 * How full a cohort is, and how far people come, are released as they are: the pages that have
 * them are compared where those who are hidden are other people, as many and as far on their way.
 */
#include <inttypes.h>

#include "areas/caution/pages.h"
#include "areas/cohort/pages.h"
#include "areas/contract/testing_scene.h"
#include "areas/person/pages.h"
#include "areas/programme/pages.h"
#include "areas/referral/pages.h"
#include "areas/referral/testing_worlds.h"
#include "areas/testing_worlds.h"

enum { ASKED_LEAST = 400, ACTS_EACH = 5 };

static void ask_lists(struct both *both)
{
	struct arena *a = both->world[0]->arena;
	static const char *const more[] = { "", "&late=yes", "&county=GWN", "&county=POW&type=MI",
		"&type=FN", "&state=lost", "&county=none" };
	static const char *const others[] = { "/inbox", "/inbox.csv", "/cy/inbox?seen=yes",
		"/cy/inbox.csv?seen=yes", "/inbox?before=17", "/inbox?before=9000000000000000000",
		"/referrals/new", "/referrals/1", "/referrals/x", "/referrals/1/act/accept",
		"/nowhere" };

	for (int all = 0; all < 2; all++) {
		const char *show = all == 1 ? "all" : "mine";

		for (size_t i = 0; i < array_size(more); i++) {
			both_get(both, arena_format(a, "/referrals?show=%s%s", show, more[i]));
			both_get(both,
				arena_format(a, "/cy/referrals.csv?show=%s%s", show, more[i]));
		}
		for (enum referral_state each = REFERRAL_DRAFT; each < REFERRAL_STATE_COUNT; each++)
			both_get(both, arena_format(a, "/referrals?show=%s&state=%s", show,
					       referral_states[each].name));
		for (int i = 0; i < PERSONS; i++)
			both_get(both,
				arena_format(a,
					"/referrals?show=%s&after-due=2026050%d&after=%" PRId64,
					show, 7 + i % 3, referral_at(i).v));
	}
	for (size_t i = 0; i < array_size(others); i++)
		both_get(both, others[i]);
}

static void ask_search(struct both *both, const char *search)
{
	both_post(both, "/referrals", arena_format(both->world[0]->arena, "search=%s", search));
}

/* By what all have, what one has, and the code of one. */
static void ask_searches(struct both *both)
{
	struct arena *a = both->world[0]->arena;

	ask_search(both, "efa");
	ask_search(both, "s");
	ask_search(both, "efx");
	for (int i = 0; i < PERSONS; i++) {
		const char *code = reference_at(a, i);

		ask_search(both, arena_format(a, "sampl%c", 'a' + i));
		ask_search(both, code);
		/* Alone, four letters are now and then those of a held place's code, which is of chance. */
		ask_search(both, arena_format(a, "sampl%c %s", 'a' + i, code + 4));
		both_get(both, arena_format(a, "/people/%lld", (long long)person_at(i).v));
	}
}

/* A form says how many places are free in what it offers. */
static bool shows_places(enum referral_act act)
{
	return act == DO_BOOK || act == DO_BOOK_B;
}

/* Of each some of the acts, with a version that never was: nothing is done. */
static void ask_referral(struct both *both, int i)
{
	struct arena *a = both->world[0]->arena;
	long long id = referral_at(i).v, person = person_at(i).v;

	both_get(both, arena_format(a, "%s/referrals/%lld", i % 2 == 0 ? "" : "/cy", id));
	both_get(both, arena_format(a, "/referrals/%lld?done=accept", id));
	for (enum referral_act act = DO_REFER; act < REFERRAL_ACT_COUNT; act++) {
		const char *page =
			arena_format(a, "/referrals/%lld/act/%s", id, referral_acts[act].name);

		if ((act + (unsigned)i) % ACTS_EACH == 0 && !shows_places(act)) {
			both_get(both, page);
			both_post(both, page, "version=999999");
		}
	}
	both_get(both, arena_format(a, "/referrals/new?person=%lld", person));
	both_post(both, "/referrals/new",
		arena_format(a, "person=%lld&source=panel&type=MI", person));
}

static void compare(struct fresh *whole, struct fresh *less, const struct actor *user)
{
	static const char *const chance[] = { "name=\"shown\" value=\"",
		"name=\"notice\"\nvalue=\"", "/cautions/", NULL };
	struct both both = both_open(whole, less, user, chance);

	ask_lists(&both);
	ask_searches(&both);
	for (int i = 0; i < PERSONS; i++)
		ask_referral(&both, i);
	if (!has_released_figures(user))
		both_get(&both, "/home");
	assert_true(both.asked >= ASKED_LEAST);
}

static void pages__of_referrals_that_are_hidden_change_nothing_that_is_seen(void **state)
{
	struct fresh *base = *state;
	struct cast cast = a_cast(base);
	unsigned everybody = (1u << PERSONS) - 1;
	struct fresh *whole = a_world(base, &cast, everybody), *less = NULL;
	unsigned seen = everybody;

	serve(whole, referral_routes, person_routes, NULL);
	for (size_t i = 0; i < USERS; i++) {
		unsigned visible = listed(whole, &cast.user[i]);

		/* One world does for the users after one another who list the same. */
		if (less != NULL && visible != seen)
			fresh_copy_close(less);
		if (less == NULL || visible != seen) {
			less = a_world(base, &cast, visible);
			serve(less, referral_routes, person_routes, NULL);
		}
		seen = visible;
		compare(whole, less, &cast.user[i]);
	}
	fresh_copy_close(less);
	fresh_copy_close(whole);
}

/* ---- others in their stead: nothing but who is hidden differs, and no figure ---- */

static void ask_figures(struct both *both, const struct cast *cast, struct programme_id programme)
{
	struct arena *a = both->world[0]->arena;
	static const char *const pages[] = { "/home", "/cy/home", "/figures", "/cy/figures",
		"/figures?from-month=4&from-year=2026&to-month=5&to-year=2026", "/cohorts",
		"/cohorts.csv", "/holds", "/holds.csv", "/cautions.csv", "/cautions", "/people",
		"/people.csv", "/referrals", "/referrals?show=all", "/referrals.csv?show=all",
		"/inbox", "/inbox.csv" };
	const struct cohort *cohorts[] = { &cast->pair, &cast->next };

	for (size_t i = 0; i < array_size(pages); i++)
		both_get(both, pages[i]);
	both_get(both, arena_format(a, "/programmes/%" PRId64, programme.v));
	for (size_t i = 0; i < array_size(cohorts); i++)
		both_get(both, arena_format(a, "/cohorts/%" PRId64, cohorts[i]->id.v));
	for (int i = 0; i < PERSONS; i++) {
		long long id = referral_at(i).v;

		both_get(both, arena_format(a, "/referrals/%lld", id));
		both_get(both, arena_format(a, "/referrals/%lld/act/book", id));
		both_get(both, arena_format(a, "/referrals/%lld/act/book-b", id));
		both_get(both, arena_format(a, "/referrals/%lld/letter", id));
	}
}

static void serve_all(struct fresh *f)
{
	serve(f, referral_routes, person_routes, cohort_routes, caution_routes, programme_routes,
		NULL);
}

static void figures__are_the_same_whoever_it_is_that_is_hidden(void **state)
{
	static const char *const chance[] = { "name=\"shown\" value=\"",
		"name=\"notice\"\nvalue=\"", "/cautions/", "sarn-code\">", NULL };
	struct fresh *base = *state;
	struct cast cast = a_cast(base);
	struct programme_id programme = scene_programme(base, cast.path.p.scheme);
	unsigned everybody = (1u << PERSONS) - 1;
	struct fresh *whole = a_world(base, &cast, everybody), *instead = NULL;
	unsigned hidden = 0;
	int figures = 0, programmes = 0;

	serve_all(whole);
	for (size_t i = 0; i < USERS; i++) {
		struct cast others = cast;

		others.others = everybody & ~listed(whole, &cast.user[i]);
		assert_int_not_equal(others.others, 0); // or nothing is tried
		if (instead != NULL && others.others != hidden)
			fresh_copy_close(instead);
		if (instead == NULL || others.others != hidden) {
			instead = a_world(base, &others, everybody);
			serve_all(instead);
		}
		hidden = others.others;

		struct both both = both_open(whole, instead, &cast.user[i], chance);

		ask_figures(&both, &cast, programme);
		page_get(whole, &cast.user[i], "/home");
		figures += has_released_figures(&cast.user[i]) &&
			   (page_says(whole, "How full the next cohorts are") ||
				   page_says(whole, "How far people come"));
		page_get(whole, &cast.user[i],
			arena_format(base->arena, "/programmes/%" PRId64, programme.v));
		programmes += page_says(whole, "Deadline of the caution");
	}
	fresh_copy_close(instead);
	// of the coordinator, the lead, the commissioning officer and the performance lead
	assert_int_equal(figures, 4);
	// of the commissioning officer, the approver and the performance lead
	assert_int_equal(programmes, 3);
	fresh_copy_close(whole);
}

/* ---- a hold here, and a pause from there ---- */

/* One that the sergeant may read and that goes on. */
static bool is_held_in_one(const struct fresh *f, const struct cast *cast, int i)
{
	return i % 11 != 0 && i != 8 && force_of(cast, i)->referrer.organisation.v == f->force.v;
}

/* Triage's before the provider has it, who cannot lift it. */
static void hold(struct fresh *here, struct fresh *there, const struct cast *cast, int i)
{
	const struct programme *p = &cast->path.p;
	struct referral_id id = referral_at(i);
	bool has_lead = i % 11 >= 4;
	struct referral_step access = { .deed = { .act = DO_HOLD, .hold = HOLD_ACCESS } };

	if (has_lead && i % 2 == 0) {
		did(here, &p->coordinator, id, access);
		did(there, &p->coordinator, id, access);
	}
	did(here, has_lead ? &p->perpetrator_lead : &p->triage_worker, id, a_pause());
	assert_true(hears(there, id, RELAY_PAUSE_CONTACT));
	if (has_lead && i % 3 == 0) {
		did(here, &p->perpetrator_lead, id, a_step(DO_LIFT));
		assert_true(hears(there, id, RELAY_SAFE_TO_PROCEED));
	}
}

static void pages__of_a_pause_and_of_a_hold_of_the_leads_are_the_same(void **state)
{
	struct fresh *base = *state;
	struct cast cast = a_cast(base);
	struct fresh *here = a_world(base, &cast, (1u << PERSONS) - 1);
	struct fresh *there = fresh_copy(here);
	int held = 0;

	serve(here, referral_routes, NULL);
	serve(there, referral_routes, NULL);
	for (int i = 0; i < PERSONS; i++)
		if (is_held_in_one(base, &cast, i)) {
			hold(here, there, &cast, i);
			held++;
		}
	assert_true(held >= 10);
	for (size_t i = 0; i < USERS; i++)
		if (!actor_is(&cast.user[i], ROLE_PERPETRATOR_LEAD))
			compare(here, there, &cast.user[i]);
	fresh_copy_close(there);
	fresh_copy_close(here);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(pages__of_referrals_that_are_hidden_change_nothing_that_is_seen),
		FRESH(figures__are_the_same_whoever_it_is_that_is_hidden),
		FRESH(pages__of_a_pause_and_of_a_hold_of_the_leads_are_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
