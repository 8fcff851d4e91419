/* SPDX-License-Identifier: MIT */
/*
 * Two worlds that differ only in what triage found are the same to all who do not work on it.
 *
 * In one, needs, notes, plan and services are full of canaries; in the other there is nothing of
 * them.  Force, provider and office ask both for every page there is: the bytes are the same, and
 * took as many statements; no canary is in any of them, nor in the log.  Safety and access are in
 * both the same for the provider, who may see them, and differ for all others.
 */
#include <string.h>

#include "areas/person/pages.h"
#include "areas/referral/pages.h"
#include "areas/testing_worlds.h"
#include "areas/triage/pages.h"
#include "areas/triage/testing.h"

#define CANARY "Caneri"

/* ---- two worlds ---- */

/* At the version that stands. */
static int64_t version(struct fresh *f, const struct programme *p, struct referral_id id)
{
	return triage_now(f, &p->triage_worker, id).version;
}

static void offer(struct fresh *f, const struct programme *p, struct referral_id id)
{
	struct support support = { PATHWAY_DRUGS, CANARY " grŵp", CANARY " Drop-in", 0,
		instant_day(f->now), 0 };
	int64_t at = version(f, p, id);
	struct triage_record stands;
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, p->triage_worker.account);
		assert_int_equal(
			triage_offer(w, &p->triage_worker, id, at, &support, &problems, &stands),
			DONE);
	}
}

static void serve_elsewhere(struct fresh *f, const struct programme *p, struct referral_id id)
{
	struct onward onward = {
		.to = TO_SERVICE, .organisation = CANARY " Clinic", .sent_on = instant_day(f->now)
	};
	int64_t at = version(f, p, id);
	struct triage_record stands;
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, p->triage_worker.account);
		assert_int_equal(triage_send_to_service(
					 w, &p->triage_worker, id, at, &onward, &problems, &stands),
			DONE);
	}
}

static void send_on(struct fresh *f, const struct programme *p, struct referral_id id)
{
	int64_t at = version(f, p, id);
	struct triage_record stands;
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, p->triage_worker.account);
		assert_int_equal(triage_send_on(w, &p->triage_worker, id, at,
					 (struct organisation_id){ 0 }, &problems, &stands),
			DONE);
	}
}

static struct fresh *a_world(struct fresh *base, const struct programme *p, struct referral_id id,
	bool has_canaries, unsigned flags)
{
	struct fresh *world = fresh_copy(base);
	struct triage after =
		has_canaries ? all_asked(world, SCORE_3, CANARY) : all_asked(world, SCORE_0, "");

	after.flags = flags;
	assessed(world, p, id, &after, true);
	if (has_canaries) {
		offer(world, p, id);
		serve_elsewhere(world, p, id);
	}
	send_on(world, p, id);
	serve(world, person_routes, referral_routes, triage_routes, NULL);
	return world;
}

/* ---- asking both ---- */

static void ask(struct both *both, const char *target, const char *fields)
{
	if (fields == NULL)
		both_get(both, target);
	else
		both_post(both, target, fields);
	for (int i = 0; i < 2; i++)
		assert_false(page_says(both->world[i], CANARY));
}

static void ask_all(
	struct fresh *whole, struct fresh *less, const struct actor *user, struct referral_id id)
{
	static const char *const pages[] = { "", "/triage", "/triage/needs", "/triage/support",
		"/triage/support/1", "/triage/support/2", "/triage/send", "/triage/services",
		"/triage/services/1", "/triage/services/2", "/flags", "/act/ask", "/act/receive",
		"/act/hold" };
	static const char *const lists[] = { "/people", "/people.csv", "/referrals",
		"/referrals?show=all", "/referrals.csv", "/inbox", "/home" };
	static const char *const chance[] = { NULL };
	struct both both = both_open(whole, less, user, chance);
	struct arena *a = whole->arena;

	for (size_t i = 0; i < array_size(pages); i++)
		for (int welsh = 0; welsh < 2; welsh++)
			ask(&both,
				arena_format(a, "%s/referrals/%lld%s", welsh ? "/cy" : "",
					(long long)id.v, pages[i]),
				NULL);
	ask(&both, arena_format(a, "/referrals/%lld/triage/needs", (long long)id.v),
		"version=1&score-DRUGS=1");
	ask(&both, arena_format(a, "/referrals/%lld/triage/close", (long long)id.v), "version=4");
	for (size_t i = 0; i < array_size(lists); i++)
		ask(&both, lists[i], NULL);
}

static void assert_log_has_no_canary(struct fresh *f, struct referral_id id)
{
	struct audit_filter filter = { .kind = "triage", .id = id.v };
	struct audit_page page;

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 100, &page));
	assert_true(page.n > 4);
	for (size_t i = 0; i < page.n; i++)
		if (page.at[i].fields != NULL)
			assert_null(strstr(page.at[i].fields, CANARY));
}

/* ---- the tests ---- */

static void triage__changes_nothing_that_others_see(void **state)
{
	struct fresh *base = *state;
	struct programme p = a_whole_programme(base);
	struct referral_id id = a_referred_person(base, &p, SEX_MALE);
	const struct actor *others[] = { &p.referrer, &base->sergeant, &p.privacy, &base->auditor,
		&base->commissioning_officer, &base->elsewhere_coordinator };
	const struct actor *providers[] = { &p.coordinator, &p.perpetrator_lead, &p.facilitator };
	unsigned flags = 1u << FLAG_READING;

	begun(base, &p, id);

	struct fresh *whole = a_world(base, &p, id, true, flags);
	struct fresh *less = a_world(base, &p, id, false, flags);

	for (size_t i = 0; i < array_size(providers); i++)
		ask_all(whole, less, providers[i], id);
	fresh_copy_close(less);
	less = a_world(base, &p, id, false, 0);
	for (size_t i = 0; i < array_size(others); i++)
		ask_all(whole, less, others[i], id);
	assert_log_has_no_canary(whole, id);
	fresh_copy_close(less);
	fresh_copy_close(whole);
}

/* Or the test above would try nothing. */
static void triage__shows_all_of_it_to_who_works_on_it(void **state)
{
	struct fresh *base = *state;
	struct programme p = a_whole_programme(base);
	struct referral_id id = a_referred_person(base, &p, SEX_MALE);
	struct fresh *world;

	begun(base, &p, id);
	world = a_world(base, &p, id, true, 1u << FLAG_READING);
	assert_int_equal(
		page_get(world, &p.triage_worker,
			arena_format(base->arena, "/referrals/%lld/triage", (long long)id.v)),
		OK);
	assert_int_equal(page_count(world, CANARY), 11 + 5); // notes; what, who, to whom
	assert_int_equal(
		page_get(world, &p.coordinator,
			arena_format(base->arena, "/referrals/%lld/flags", (long long)id.v)),
		OK);
	fresh_copy_close(world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(triage__changes_nothing_that_others_see),
		FRESH(triage__shows_all_of_it_to_who_works_on_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
