/* SPDX-License-Identifier: MIT */
/*
 * Worlds that differ only in what the victim said before a caution, how she was asked and why that was
 * not followed: to everybody but the force they answer with the same bytes.
 */
#include <inttypes.h>

#include "areas/caution/pages.h"
#include "areas/person/pages.h"
#include "areas/referral/pages.h"
#include "areas/referral/testing_kept.h"
#include "areas/testing_worlds.h"
#include "base/code.h"
#include "frame/home.h"

const struct home_part *const home_parts[] = { &caution_home, &referral_home };
const size_t home_part_count = 2;

enum { WORLDS = 4, USERS = 7, ASKED_LEAST = 50 };

static const struct person_id efa = { 7000000000000 };
static const struct caution_id the_caution = { 8000000000000 };
static const struct referral_id the_referral = { 9000000000000 };

struct cast {
	struct path path;
	struct cohort cohort;
};

/* What she said, as it was answered in the check and is kept with the caution. */
static const struct {
	const char *answer, *because;
	struct victim_views views;
} said[WORLDS] = {
	{ "obtained", "", { VIEWS_OBTAINED, { 2026, 4, 10 }, "Ar y ffôn", true, "" } },
	{ "objects", "Mae hi yn erbyn.",
		{ VIEWS_OBTAINED, { 2026, 4, 11 }, "Wyneb yn wyneb", false, "Mae hi yn erbyn." } },
	{ "unable", "", { VIEWS_UNABLE, { 2026, 4, 12 }, "Llythyr", false, "" } },
	{ "unsafe", "", { VIEWS_UNSAFE, { 2026, 4, 13 }, "", false, "" } },
};

static void add_person(struct fresh *f, const struct programme *p)
{
	struct person_new person = { .scheme = p->scheme,
		.force = p->referrer.organisation,
		.facts = facts_of_somebody("Efa", "Sampl"),
		.id = efa,
		.reference = code_of_chance(f->arena, 71 * INT64_C(1000003)) };
	struct problems problems = { 0 };
	struct person_id id;

	WRITE (f, w) {
		work_read_for(w, p->referrer.account);
		assert_int_equal(
			person_add(w, &p->referrer, p->force_circle, &person, &problems, &id),
			DONE);
	}
}

static void add_caution(struct fresh *f, const struct cast *cast, int i, bool has_views)
{
	struct check check = a_check();

	check.c.answer[RULE_VICTIM_VIEWS] = said[i].answer;
	check.pass[RULE_VICTIM_VIEWS].because = said[i].because;

	struct place place = a_place_on(f, cast->cohort.id, &check);
	struct kept_caution draft = a_draft_with(f->arena, efa, place.id);

	draft.id = the_caution;
	if (has_views)
		draft.facts.views = said[i].views;
	else if (i != 0)
		draft.facts.views = (struct victim_views){ .method = "", .why_otherwise = "" };
	proposes(f, &cast->path.p, &draft);
}

static void refer(struct fresh *f, const struct cast *cast)
{
	struct referral_new new_one = { .person = efa,
		.source = SOURCE_CAUTION,
		.caution = the_caution,
		.type = COHORT_MI,
		.link = { 91 },
		.id = the_referral,
		.reference = code_of_chance(f->arena, 37 * INT64_C(1000003)) };
	struct problems problems;
	struct referral_id id;

	assert_int_equal(begins(f, &cast->path.p.referrer, &new_one, &problems, &id), DONE);
	goes_as_far_as(f, &cast->path, id, REFERRAL_ACCEPTED);
	did(f, &cast->path.p.coordinator, id, a_booking(DO_BOOK, cast->cohort.id));
}

/* Proposed, and in all but the first nothing is said yet; or given, and booked. */
static struct fresh *a_world(struct fresh *base, const struct cast *cast, int i, bool is_given)
{
	struct fresh *world = fresh_copy(base);
	const struct programme *p = &cast->path.p;

	add_person(world, p);
	add_caution(world, cast, i, is_given);
	joins(world, p, efa, p->diversion_circle);
	joins(world, p, efa, p->provider_circle);
	if (is_given) {
		gives(world, p, the_caution);
		refer(world, cast);
	}
	serve(world, caution_routes, referral_routes, person_routes, NULL);
	return world;
}

static struct place_id place_of(struct fresh *f)
{
	struct kept_caution c = { 0 };

	READ (f, w) {
		work_read_for(w, f->sergeant.account);
		assert_true(caution_load(w, &f->sergeant, the_caution, &c));
	}
	return c.place;
}

static void ask_caution(struct both *both)
{
	struct arena *a = both->world[0]->arena;
	static const char *const pages[] = { "", "?done=issue", "/record", "/change" };

	for (size_t i = 0; i < array_size(pages); i++) {
		both_get(both, arena_format(a, "/cautions/%" PRId64 "%s", the_caution.v, pages[i]));
		both_get(both,
			arena_format(a, "/cy/cautions/%" PRId64 "%s", the_caution.v, pages[i]));
	}
	for (enum caution_act act = CAUTION_AUTHORISE; act < CAUTION_ACT_COUNT; act++)
		both_get(both, arena_format(a, "/cautions/%" PRId64 "/act?act=%s", the_caution.v,
				       caution_acts[act].name));
}

static void compare(struct fresh *one, struct fresh *other, const struct actor *user)
{
	static const char *const chance[] = { "name=\"shown\" value=\"",
		"name=\"notice\"\nvalue=\"", NULL };
	static const char *const lists[] = { "/home", "/people", "/people.csv", "/cautions",
		"/cautions?state=issued", "/holds", "/holds?show=kept", "/referrals",
		"/referrals?show=all", "/referrals.csv?show=all", "/inbox" };
	struct both both = both_open(one, other, user, chance);
	struct arena *a = one->arena;

	for (size_t i = 0; i < array_size(lists); i++) {
		both_get(&both, lists[i]);
		both_get(&both, arena_format(a, "/cy%s", lists[i]));
	}
	if (!actor_is(user, ROLE_COMMISSIONING_OFFICER)) // who has the rules gone past, by month
		both_get(&both, "/figures");
	both_get(&both, arena_format(a, "/people/%" PRId64, efa.v));
	both_get(&both, arena_format(a, "/people/%" PRId64 "/cautions", efa.v));
	both_get(&both, arena_format(a, "/holds/%" PRId64, place_of(one).v));
	both_get(&both, arena_format(a, "/holds/%" PRId64 "/slip", place_of(one).v));
	ask_caution(&both);
	both_get(&both, arena_format(a, "/referrals/%" PRId64, the_referral.v));
	both_get(&both, arena_format(a, "/cy/referrals/%" PRId64, the_referral.v));
	assert_true(both.asked >= ASKED_LEAST);
}

/* What the force itself reads of it, so that there is something to be hidden. */
static void force_reads(struct fresh *f, const struct cast *cast, int i)
{
	const char *page = arena_format(f->arena, "/cautions/%" PRId64, the_caution.v);

	assert_int_equal(page_get(f, &cast->path.p.referrer, page), OK);
	assert_true(page_says(f, "The victim’s views"));
	assert_true(page_says(f, said[i].views.method));
	assert_true(page_says(f, said[i].because));
	assert_true(page_says(f, "E09"));
}

/* Diversion reads the caution and its check, and nothing of that; the provider neither. */
static void others_read(struct fresh *f, const struct cast *cast)
{
	static const char *const parts[] = { "", "/record" };
	const struct programme *p = &cast->path.p;

	for (size_t i = 0; i < array_size(parts); i++) {
		const char *page =
			arena_format(f->arena, "/cautions/%" PRId64 "%s", the_caution.v, parts[i]);

		assert_int_equal(page_get(f, &p->triage_worker, page), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, "E05"));
		assert_false(page_says(f, "E09"));
		assert_false(page_says(f, "The victim’s views"));
		assert_int_equal(page_get(f, &p->perpetrator_lead, page), FORBIDDEN);
		assert_int_equal(page_get(f, &p->coordinator, page), FORBIDDEN);
	}
}

static void said__by_the_victim_changes_nothing_that_others_see(void **state)
{
	struct fresh *base = *state;
	struct cast cast = { .path = a_path(base) };
	const struct programme *p = &cast.path.p;
	const struct actor *const users[USERS] = { &p->triage_worker, &p->perpetrator_lead,
		&p->coordinator, &p->facilitator, &p->privacy, &base->auditor,
		&base->commissioning_officer };

	cast.cohort = a_pair(base, &cast.path, 20260711, 10);
	for (int is_given = 0; is_given < 2; is_given++) {
		struct fresh *first = a_world(base, &cast, 0, is_given != 0);

		others_read(first, &cast);
		for (int i = 1; i < WORLDS; i++) {
			struct fresh *other = a_world(base, &cast, i, is_given != 0);

			if (is_given != 0)
				force_reads(other, &cast, i);
			for (size_t user = 0; user < USERS; user++)
				compare(first, other, users[user]);
			fresh_copy_close(other);
		}
		fresh_copy_close(first);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(said__by_the_victim_changes_nothing_that_others_see),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
