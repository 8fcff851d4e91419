/* SPDX-License-Identifier: MIT */
/*
 * Cautions in two worlds that differ only in people whom somebody may not list: whatever that user
 * asks of either is answered with the same bytes, and took as many statements.
 */
#include <inttypes.h>

#include "areas/caution/pages.h"
#include "areas/caution/testing_kept.h"
#include "areas/testing_worlds.h"
#include "base/code.h"

enum { PERSONS = 12, PLACES = 8, USERS = 21, ASKED_LEAST = 400 };

/* ---- the cast, in all worlds the same ---- */

struct cast {
	struct programme p;
	struct programme theirs;       // as another force has it
	struct actor their_sergeant;   // and who authorises there
	struct place_id place[PLACES]; // of the first ones, each with its check
};

static bool is_theirs(int i)
{
	return i % 3 == 1;
}

/* Every other one past a rule. */
static void hold_places(struct fresh *f, struct cast *cast)
{
	struct cohort cohort = a_cohort_of(f, &cast->p);
	struct wanted wanted = { COHORT_MI, WELSH, COUNTY_POW, day(20260831) };
	struct problems problems = { 0 };

	for (int i = 0; i < PLACES; i++) {
		const struct actor *by = is_theirs(i) ? &cast->their_sergeant : &f->sergeant;
		struct check check = a_check();
		struct place place;

		check.c.answer[RULE_HISTORY] = i % 2 == 0 ? "yes" : "no";
		check.pass[RULE_HISTORY].because = arena_format(f->arena, "Rheswm %d", i);
		WRITE (f, w)
			assert_int_equal(
				check_hold(w, by, cohort.id, &wanted, &check, &place, &problems),
				DONE);
		cast->place[i] = place.id;
	}
}

static struct cast a_cast(struct fresh *f)
{
	struct cast cast = { .p = a_programme_in_force(f) };
	struct organisation_id other = a_body(f, "Other Imagined Police", "Heddlu Dychmygol Arall");
	struct party force = { .organisation = other, .part = PART_FORCE, .from = TODAY };
	struct problems problems = { 0 };

	cast.theirs = cast.p;
	cast.theirs.referrer = a_worker(f, other, "swyddog.arall", ROLE_REFERRER);
	cast.their_sergeant = a_worker(f, other, "rhingyll.arall", ROLE_SERGEANT);
	WRITE (f, w)
		assert_int_equal(scheme_admit(w, &f->commissioning_officer, cast.p.scheme, &force,
					 &problems),
			DONE);
	READ (f, w)
		assert_true(scheme_circle(
			w, cast.p.scheme, other, PART_FORCE, &cast.theirs.force_circle));
	hold_places(f, &cast);
	return cast;
}

/* ---- people and their cautions ---- */

static struct person_id person_at(int i)
{
	return (struct person_id){ 7000000000000 + 1000 * (i * 5 % PERSONS) };
}

static struct caution_id caution_at(int i)
{
	return (struct caution_id){ 8000000000000 + 1000 * (i * 7 % PERSONS) };
}

static void add_person(struct fresh *f, const struct cast *cast, int i)
{
	const struct programme *p = is_theirs(i) ? &cast->theirs : &cast->p;
	struct person_new person = { .scheme = p->scheme,
		.force = p->referrer.organisation,
		.facts = facts_of_somebody("Efa", arena_format(f->arena, "Sampl%c", 'a' + i)),
		.id = person_at(i),
		.reference = code_of_chance(f->arena, 71 * (i + 3) * INT64_C(1000003)) };
	struct problems problems = { 0 };
	struct person_id id;

	WRITE (f, w) {
		work_read_for(w, p->referrer.account);
		assert_int_equal(
			person_add(w, &p->referrer, p->force_circle, &person, &problems, &id),
			DONE);
	}
	if (i % 2 == 0)
		joins(f, p, id, p->diversion_circle);
	if (i % 4 < 2)
		joins(f, p, id, p->provider_circle);
}

static void do_act(
	struct fresh *f, const struct actor *by, struct caution_id id, enum caution_act act)
{
	struct problems problems = { 0 };
	struct kept_caution c;
	const char *no = NULL;

	WRITE (f, w) {
		work_read_for(w, by->account);
		assert_true(caution_load(w, by, id, &c));

		struct caution_deed deed =
			caution_deed_suggested(f->arena, &c.facts, act, by->name, TODAY);

		assert_int_equal(caution_do(w, by, id, c.version, &deed, &problems, &no, &c), DONE);
	}
}

/* Every third one is proposed, authorised, given. */
static void add_caution(struct fresh *f, const struct cast *cast, int i)
{
	const struct actor *referrer = is_theirs(i) ? &cast->theirs.referrer : &cast->p.referrer;
	const struct actor *sergeant = is_theirs(i) ? &cast->their_sergeant : &f->sergeant;
	struct kept_caution draft = i < PLACES
					    ? a_draft_with(f->arena, person_at(i), cast->place[i])
					    : a_draft(f->arena, person_at(i));
	struct problems problems = { 0 };
	struct caution_id id;

	draft.id = caution_at(i);
	WRITE (f, w) {
		work_read_for(w, referrer->account);
		assert_int_equal(caution_propose(w, referrer, &draft, &problems, &id), DONE);
	}
	if (i % 4 >= 1)
		do_act(f, sergeant, id, CAUTION_AUTHORISE);
	if (i % 4 >= 2)
		do_act(f, referrer, id, CAUTION_ISSUE);
}

/* The first is the sergeant's own case. */
static void add_block(struct fresh *f, const struct cast *cast)
{
	struct block block = { .account = f->sergeant.account, .kind = BLOCK_SELF, .from = TODAY };
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, cast->p.privacy.account);
		assert_int_equal(
			person_block(w, &cast->p.privacy, person_at(0), &block, &problems), DONE);
	}
}

static unsigned listed(struct fresh *f, const struct actor *user)
{
	unsigned set = 0;

	READ (f, w) {
		work_read_for(w, user->account);

		struct person_lines lines =
			person_list(w, user, &(struct person_filter){ 0 }, PERSONS);

		list_each (const struct person_line *, line, &lines)
			for (int i = 0; i < PERSONS; i++)
				set |= (line->id.v == person_at(i).v ? 1u : 0u) << i;
	}
	return set;
}

static struct fresh *a_world(struct fresh *base, const struct cast *cast, unsigned people)
{
	struct fresh *world = fresh_copy(base);

	for (int i = 0; i < PERSONS; i++)
		if ((people & 1u << i) != 0) {
			add_person(world, cast, i);
			add_caution(world, cast, i);
		}
	if ((people & 1u) != 0)
		add_block(world, cast);
	serve(world, caution_routes, NULL);
	return world;
}

/* ---- asking both ---- */

static void ask_lists(struct both *both)
{
	struct arena *a = both->world[0]->arena;
	static const char *const lists[] = { "/cautions", "/cy/cautions", "/cautions.csv",
		"/cy/cautions.csv?state=issued", "/holds", "/holds.csv", "/cautions/1",
		"/cautions/x", "/people/1/cautions", "/people/1/caution" };

	for (size_t i = 0; i < array_size(lists); i++)
		both_get(both, lists[i]);
	for (enum caution_state each = CAUTION_PROPOSED; each < CAUTION_STATE_COUNT; each++)
		both_get(both, arena_format(a, "/cautions?state=%s", caution_states[each].name));
	for (int i = 0; i < PERSONS; i++) {
		long long before = caution_at(i).v;

		both_get(both, arena_format(a, "/cautions?before=%lld", before));
		both_get(both, arena_format(a, "/cautions?state=issued&before=%lld", before));
	}
}

/* A version that never was: nothing is done. */
static void ask_caution(struct both *both, int i)
{
	struct arena *a = both->world[0]->arena;
	long long id = caution_at(i).v, person = person_at(i).v;
	static const char *const pages[] = { "", "?done=issue", "/record", "/change" };

	for (size_t page = 0; page < array_size(pages); page++)
		both_get(both, arena_format(a, "%s/cautions/%lld%s", i % 2 == 0 ? "" : "/cy", id,
				       pages[page]));
	for (enum caution_act act = CAUTION_AUTHORISE; act < CAUTION_ACT_COUNT; act++) {
		const char *name = caution_acts[act].name;

		both_get(both, arena_format(a, "/cautions/%lld/act?act=%s", id, name));
		both_post(both, arena_format(a, "/cautions/%lld/act", id),
			arena_format(a, "version=999999&act=%s", name));
	}
	both_post(both, arena_format(a, "/cautions/%lld/change", id), "version=999999");
	both_get(both, arena_format(a, "/people/%lld/cautions", person));
	both_get(both, arena_format(a, "/people/%lld/caution", person));
	both_post(both, arena_format(a, "/people/%lld/caution", person),
		"offence-on-day=31&offence-on-month=2&offence-on-year=2026");
}

/* ---- the test ---- */

static void compare(struct fresh *whole, struct fresh *less, const struct actor *user)
{
	static const char *const chance[] = { NULL };
	struct both both = both_open(whole, less, user, chance);

	ask_lists(&both);
	if (!has_released_figures(user)) {
		both_get(&both, "/home");
		both_get(&both, "/cy/home");
	}
	for (int i = 0; i < PERSONS; i++)
		ask_caution(&both, i);
	assert_true(both.asked >= ASKED_LEAST);
}

static void cautions__of_people_whom_somebody_may_not_list_change_nothing_they_see(void **state)
{
	struct fresh *base = *state;
	struct cast cast = a_cast(base);
	struct actor clerk = a_worker(base, base->force, "clerc", ROLE_COMPLIANCE_CLERK);
	struct actor nominator = a_worker(base, base->force, "enwebydd", ROLE_NOMINATOR);
	struct actor manager = a_worker(base, base->provider, "achosion", ROLE_CASE_MANAGER);
	struct actor performance =
		a_worker(base, base->office, "perfformiad", ROLE_PERFORMANCE_LEAD);
	struct actor chair = a_worker(base, base->office, "cadeirydd", ROLE_STEERING_CHAIR);
	struct actor member = a_worker(base, base->office, "aelod", ROLE_STEERING_MEMBER);
	struct actor funder = a_worker(base, base->force, "cyllidwr", ROLE_CO_FUNDER);
	struct actor licensor = a_worker(base, base->force, "ansawdd", ROLE_LICENSOR_LEAD);
	const struct actor *const users[USERS] = { &base->sergeant, &cast.p.referrer,
		&cast.theirs.referrer, &cast.p.triage_worker, &cast.p.perpetrator_lead,
		&cast.p.coordinator, &cast.p.facilitator, &base->commissioning_officer,
		&base->auditor, &base->approver, &base->officer, &base->translator,
		&base->account_manager, &clerk, &nominator, &manager, &performance, &chair, &member,
		&funder, &licensor };
	unsigned everybody = (1u << PERSONS) - 1;
	struct fresh *whole = a_world(base, &cast, everybody);

	for (size_t i = 0; i < USERS; i++) {
		unsigned visible = listed(whole, users[i]);
		struct fresh *less = a_world(base, &cast, visible);

		assert_int_not_equal(visible, everybody); // or nothing is tried
		compare(whole, less, users[i]);
		fresh_copy_close(less);
	}
	page_get(whole, &cast.p.referrer,
		arena_format(whole->arena, "/cautions/%lld", (long long)caution_at(0).v));
	assert_true(page_says(whole, "Rheswm 0"));                // there is something to be hidden
	assert_int_equal(listed(whole, &base->sergeant) & 1u, 0); // their own case
	assert_int_equal(listed(whole, &cast.p.referrer) & 1u, 1); // a colleague's
	fresh_copy_close(whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(cautions__of_people_whom_somebody_may_not_list_change_nothing_they_see),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
