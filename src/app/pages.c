/* SPDX-License-Identifier: MIT */
#include "app/pages.h"

#include <string.h>

#include "app/pages_log.h"
#include "app/program.h"
#include "app/views.h"
#include "areas/relay/relay.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "auth/policy_table.h"
#include "base/err.h"
#include "frame/page.h"

/* ---- is it well ---- */

/* How much it does, for an auditor. */
static const char *figures(struct request *rq, const struct relay_waiting *waiting)
{
	struct db_counts counts = page_db_counts(rq);
	int days = waiting->n == 0 ? 0 : date_days_between(waiting->oldest, work_today(rq->work));

	return arena_format(rq->arena,
		"writes %lld\ncommits %lld\nwaiting %lld\npublic-generation %lld\n"
		"relay-waiting %lld\nrelay-oldest-days %d\n",
		(long long)counts.writes, (long long)counts.commits, (long long)counts.queued,
		(long long)page_public_generation(rq), (long long)waiting->n, days);
}

/*
 * For whoever watches: it reads, and what was last to be kept was kept; and whether the other
 * program has not heard for a day, which keeps this one from nothing.
 */
static enum status health(struct request *rq)
{
	struct relay_waiting waiting = relay_waiting(rq->work);
	bool is_late = relay_is_late(&waiting, work_today(rq->work));
	bool is_audited = policy_allows_somewhere(&rq->actor, AUDIT_READ);
	const char *more = is_audited ? figures(rq, &waiting) : "";
	bool is_well = !work_failed(rq->work) && page_keeps(rq);
	const char *text = arena_format(rq->arena, "%s\n%s%s", is_well ? "ok" : "not ok",
		is_well && is_late ? "relay late\n" : "", is_well ? more : "");

	reply_bytes(rq, "text/plain; charset=utf-8", slice_of(text));
	return is_well ? OK : NOT_AVAILABLE;
}

/* ---- who may do what ---- */

static struct role_grants grants_of(struct request *rq, enum role role)
{
	struct grant *grants = arena_many(rq->arena, struct grant, POLICY_ROW_COUNT);
	enum language l = rq->language;
	size_t n = 0;

	for (int i = 0; i < POLICY_ROW_COUNT; i++) {
		const struct policy_row *row = &policy_rows[i];

		if (row->role == role)
			grants[n++] = (struct grant){
				.what = tr(l, policy_compartments[row->compartment].title),
				.may = tr(l, policy_verbs[row->verb].title),
				.tie = tr(l, policy_relations[row->relation].title),
				.why = tr(l, policy_purposes[row->purpose].title),
			};
	}
	return (struct role_grants){
		.title = tr(l, role_title(role)),
		.is_mine = role != ROLE_PUBLIC && actor_is(&rq->actor, role),
		.grants = grants,
		.grant_count = n,
	};
}

static enum status who_can_see_what(struct request *rq)
{
	struct role_grants roles[ROLE_COUNT];
	size_t n = 0;

	for (enum role role = ROLE_PUBLIC; role < ROLE_COUNT; role++)
		roles[n++] = grants_of(rq, role);
	page_is_public(rq);
	view_who_can_see_what(page_open(rq, tr(rq->language, "Who can see what")), roles, n);
	return page_close(rq, OK);
}

/* ---- accessibility ---- */

static enum status accessibility(struct request *rq)
{
	page_is_public(rq);
	view_accessibility(page_open(rq, tr(rq->language, "Accessibility statement")));
	return page_close(rq, OK);
}

/* ---- home and routes ---- */

/* Whose work is not kept here yet. */
static const struct {
	enum role role;
	const char *nothing;
} waits[] = {
	{ ROLE_CASE_MANAGER,
		N_("One-to-one work is not kept in Sarn yet, so nobody’s record is shown "
		   "to you. Under Schemes is what the programme agreed.") },
	{ ROLE_NOMINATOR, N_("Nominations are not made in Sarn yet. Make them as your force has "
			     "agreed with the service. Nobody’s record is shown to you.") },
};

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	for (size_t i = 0; i < array_size(waits); i++)
		if (actor_is(&rq->actor, waits[i].role) && waiting->nothing == NULL)
			waiting->nothing = waits[i].nothing;
}

static const struct home_card cards[] = {
	{ AUDIT_READ, N_("Log"), "/log", N_("Who read and changed what, and when") },
	{ POLICY_READ, N_("Who can see what"), "/who-can-see-what",
		N_("Every right, in one table") },
	{ 0 },
};

const struct home_part app_home = { .add_waiting = add_waiting, .cards = cards };

const struct route app_routes[] = {
	{ GET, "/accessibility", PUBLIC_READ, accessibility },
	{ GET, "/health", PUBLIC_READ, health },
	{ GET, "/log", AUDIT_READ, log_show, log_inputs },
	{ POST, "/log", AUDIT_READ, log_find, log_find_inputs, .only_reads = true },
	{ GET, "/log.csv", AUDIT_READ, log_csv, log_inputs },
	{ GET, "/who-can-see-what", POLICY_READ, who_can_see_what },
	{ 0 },
};
