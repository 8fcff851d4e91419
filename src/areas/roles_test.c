/* SPDX-License-Identifier: MIT */
/*
 * The roles that work with nobody on a programme: each opens the pages that it is for, and of every
 * other route of the program none; nobody's name, and no row of a person, is theirs.
 *
 * What each may is said here once more, by the rights of its routes and by its pages.
 */
#include <string.h>

#include "areas/caution/pages.h"
#include "areas/cohort/pages.h"
#include "areas/contract/pages.h"
#include "areas/decision/pages.h"
#include "areas/funding/pages.h"
#include "areas/invoice/pages.h"
#include "areas/invoice/testing.h"
#include "areas/own_case/pages.h"
#include "areas/pack/pages.h"
#include "areas/person/pages.h"
#include "areas/programme/pages.h"
#include "areas/publication/pages.h"
#include "areas/publication/pages_publish.h"
#include "areas/referral/pages.h"
#include "areas/register/pages.h"
#include "areas/scheme/pages.h"
#include "areas/take_on/pages.h"
#include "areas/triage/pages.h"
#include "auth/policy.h"
#include "auth/reach.h"

static const struct route *const tables[] = { publication_routes, publishing_routes,
	decision_routes, scheme_routes, cohort_routes, own_case_routes, programme_routes,
	funding_routes, contract_routes, person_routes, caution_routes, referral_routes,
	triage_routes, register_routes, invoice_routes, take_on_routes, pack_routes };

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, publication_routes, publishing_routes, decision_routes, scheme_routes,
		cohort_routes, own_case_routes, programme_routes, funding_routes, contract_routes,
		person_routes, caution_routes, referral_routes, triage_routes, register_routes,
		invoice_routes, take_on_routes, pack_routes, NULL);
	return 0;
}

/* ---- what each may ---- */

enum { RIGHTS_MOST = 8, PAGES_MOST = 32, ROLES = 7 };

enum body { AT_OFFICE, AT_FORCE, AT_PROVIDER, AT_LICENSOR, BODY_COUNT };

static const struct expected {
	enum role role;
	enum body body;
	enum right right[RIGHTS_MOST]; // besides what everybody may; ended by RIGHT_NONE
	const char *page[PAGES_MOST];  // ended by NULL
} expected[ROLES] = {
	{ ROLE_PERFORMANCE_LEAD, AT_OFFICE,
		{ DECISION_LIST, DECISION_READ, SCHEME_READ, PROGRAMME_READ, INVOICE_READ,
			COHORT_READ, PACK_READ },
		{ "/home", "/packs", "/decisions", "/decisions.csv", "/decisions/{decision}",
			"/decisions/{decision}/history", "/schemes", "/schemes/{scheme}",
			"/figures", "/programmes", "/programmes/{programme}",
			"/programmes/{programme}/funding", "/programmes/{programme}/funding/2026",
			"/programmes/{programme}/statements/2026", "/contracts", "/contracts.csv",
			"/contracts/{contract}", "/invoices", "/invoices/{invoice}",
			"/invoices/{invoice}/paper", "/spending", "/spending.csv", "/grants",
			"/grants.csv", "/cohorts", "/cohorts.csv", "/cohorts/{cohort}" } },
	{ ROLE_STEERING_CHAIR, AT_OFFICE, { DECISION_LIST, DECISION_READ, PACK_READ },
		{ "/home", "/packs", "/decisions", "/decisions.csv", "/decisions/{decision}",
			"/decisions/{decision}/history" } },
	{ ROLE_STEERING_MEMBER, AT_OFFICE, { DECISION_LIST, DECISION_READ, PACK_READ },
		{ "/home", "/packs", "/decisions", "/decisions.csv", "/decisions/{decision}",
			"/decisions/{decision}/history" } },
	{ ROLE_CO_FUNDER, AT_FORCE, { STATEMENT_READ },
		{ "/home", "/statements", "/statements/{programme}/2026",
			"/statements/{programme}/2026/csv" } },
	{ ROLE_LICENSOR_LEAD, AT_LICENSOR, { SCHEME_READ, FACILITATOR_READ },
		{ "/home", "/schemes", "/schemes/{scheme}", "/figures", "/facilitators",
			"/facilitators.csv", "/facilitators/{facilitator}" } },
	{ ROLE_CASE_MANAGER, AT_PROVIDER, { SCHEME_READ },
		{ "/home", "/schemes", "/schemes/{scheme}", "/figures" } },
	{ ROLE_NOMINATOR, AT_FORCE, { RIGHT_NONE }, { "/home" } },
};

static bool may(const struct expected *e, enum right right)
{
	if (right == PUBLIC_READ || right == SIGN_IN || right == POLICY_READ || right == HOME_READ)
		return true;
	for (int i = 0; e->right[i] != RIGHT_NONE; i++)
		if (e->right[i] == right)
			return true;
	return false;
}

/* ---- the world ---- */

enum kind {
	PERSON,
	REFERRAL,
	CAUTION,
	COHORT,
	SCHEME,
	PROGRAMME,
	CONTRACT,
	INVOICE,
	DECISION,
	FACILITATOR,
	KIND_COUNT
};

static const char *const kinds[KIND_COUNT] = { "{person}", "{referral}", "{caution}", "{cohort}",
	"{scheme}", "{programme}", "{contract}", "{invoice}", "{decision}", "{facilitator}" };

struct world {
	struct bill_kit kit;
	int64_t id[KIND_COUNT];
	struct actor user[ROLES];
};

static void license(struct fresh *f, const struct bill_kit *kit, struct organisation_id licensor)
{
	struct contract sub = { .parent = kit->contract.id, .reference = "C-1-L" };
	struct problems problems = { 0 };
	struct contract_version v = {
		.title = { "Invented licence", "Trwydded ddychmygol" },
		.supplier.id = licensor,
		.starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2027, 3, 31),
		.licence = { .number = "L7",
			.starts_on = date_of(2026, 4, 1),
			.ends_on = date_of(2027, 3, 31),
			.fee = { 900000 } },
		.about = contract_about_nothing,
	};

	WRITE (f, w) {
		assert_int_equal(
			contract_write(w, &f->commissioning_officer, &sub, &v, &problems), DONE);
		assert_int_equal(contract_sign(w, &f->approver, sub.id, 1, &problems), DONE);
	}
}

/* Of those of the room, the first. */
static void find_people(struct fresh *f, struct world *world)
{
	struct kept_referral r = referral_now(f, world->kit.room.referral[0]);

	world->id[REFERRAL] = r.id.v;
	world->id[PERSON] = r.person.v;
	READ (f, w) {
		work_read_for(w, f->sergeant.account);

		struct caution_lines cautions = caution_of_person(w, &f->sergeant, r.person);

		assert_int_equal(cautions.n, 1);
		world->id[CAUTION] = cautions.at[0].id.v;
	}
}

static struct world a_world(struct fresh *f)
{
	struct world world = { .kit = a_bill_kit(f) };
	struct bill_kit *kit = &world.kit;
	struct organisation_id body[BODY_COUNT] = { f->office, f->force, f->provider,
		a_body(f, "Invented Licensor", "Trwyddedwr Dychmygol") };

	bill_close_b(f, kit);
	world.id[INVOICE] = a_whole_bill(f, kit, "TD-1", LINE_COHORT, 240000).id.v;
	bill_approve(f, kit, (struct invoice_id){ world.id[INVOICE] });
	license(f, kit, body[AT_LICENSOR]);
	find_people(f, &world);
	world.id[COHORT] = kit->room.cohort.id.v;
	world.id[SCHEME] = kit->room.path.p.scheme.v;
	world.id[PROGRAMME] = kit->programme.v;
	world.id[CONTRACT] = kit->contract.id.v;
	world.id[DECISION] = an_attested_decision(f, .reference = "DLI9").v;
	world.id[FACILITATOR] = kit->room.path.scene.first.id.v;
	for (int i = 0; i < ROLES; i++)
		world.user[i] = a_worker(f, body[expected[i].body],
			arena_format(f->arena, "sampl.%s", role_name(expected[i].role)),
			expected[i].role);
	return world;
}

/* ---- asking ---- */

/* The path with what stands for the holes. */
static const char *filled(struct arena *a, const char *path, const char *hole, int64_t id)
{
	const char *at = strstr(path, hole);

	if (at == NULL)
		return path;
	return arena_format(
		a, "%.*s%lld%s", (int)(at - path), path, (long long)id, at + strlen(hole));
}

static const char *page_of(struct fresh *f, const struct world *world, const char *path)
{
	for (int i = 0; i < KIND_COUNT; i++)
		path = filled(f->arena, path, kinds[i], world->id[i]);
	return path;
}

static const char *route_of(struct fresh *f, const char *path, int64_t id)
{
	static const struct {
		const char *hole;
		int64_t number;
	} others[] = { { "{year}", 2026 }, { "{line}", 1 }, { "{number}", 1 }, { "{place}", 1 },
		{ "{block}", 1 }, { "{body}", 1 }, { "{invoice}", 1 }, { "{letter~}", 1 },
		{ "{act~}", 1 }, { "{sheet~}", 1 } };

	path = filled(f->arena, path, "{id}", id);
	for (size_t i = 0; i < array_size(others); i++)
		path = filled(f->arena, path, others[i].hole, others[i].number);
	return path;
}

static void says_nobody(struct fresh *f, const struct expected *e, const char *path)
{
	static const char *const traces[] = { "Sampla", "Samplb", "Samplc", "E. S." };

	for (size_t i = 0; i < array_size(traces); i++)
		if (page_says(f, traces[i]))
			fail_msg("%s: %s says %s", role_name(e->role), path, traces[i]);
}

static void asks_route(struct fresh *f, const struct world *world, int i, const struct route *route)
{
	if (!may(&expected[i], route->right)) {
		const char *path = route_of(f, route->path, world->id[PERSON]);
		bool is_get = route->method == GET;
		enum status status = is_get ? page_get(f, &world->user[i], path)
					    : page_post(f, &world->user[i], path, "");

		if (status != FORBIDDEN)
			fail_msg("%s: %s %s answers %d", role_name(expected[i].role),
				is_get ? "GET" : "POST", path, status);
		return;
	}
	for (int kind = 0; kind < KIND_COUNT && route->method == GET; kind++) {
		const char *path = route_of(f, route->path, world->id[kind]);
		enum status status = page_get(f, &world->user[i], path);

		if (status != OK && status != NOT_FOUND && status != SEE_OTHER)
			fail_msg("%s: %s answers %d", role_name(expected[i].role), path, status);
		says_nobody(f, &expected[i], path);
	}
}

static void roles__open_the_pages_that_they_are_for(void **state)
{
	struct fresh *f = *state;
	struct world world = a_world(f);

	for (int i = 0; i < ROLES; i++)
		for (int n = 0; expected[i].page[n] != NULL; n++) {
			const char *path = page_of(f, &world, expected[i].page[n]);

			if (page_get(f, &world.user[i], path) != OK)
				fail_msg("%s: %s is not there", role_name(expected[i].role), path);
			if (strstr(path, "csv") == NULL && strstr(path, "paper") == NULL)
				assert_null(page_trouble(f));
			says_nobody(f, &expected[i], path);
			assert_int_equal(
				page_get(f, &world.user[i], arena_format(f->arena, "/cy%s", path)),
				OK);
		}
}

static void roles__open_no_other_route(void **state)
{
	struct fresh *f = *state;
	struct world world = a_world(f);
	int routes = 0;

	for (int i = 0; i < ROLES; i++)
		for (size_t table = 0; table < array_size(tables); table++)
			for (const struct route *each = tables[table]; each->path != NULL; each++) {
				asks_route(f, &world, i, each);
				routes++;
			}
	assert_true(routes > ROLES * 150);
	assert_int_equal(page_get(f, &world.kit.room.path.p.coordinator,
				 page_of(f, &world, "/people/{person}")),
		OK); // there is somebody
	assert_true(page_says(f, "E. S."));
}

/* The professional-standards nominator is of the force that referred everybody. */
static void roles__reach_nobody(void **state)
{
	struct fresh *f = *state;
	struct world world = a_world(f);

	for (int i = 0; i < ROLES; i++)
		for (enum right right = RIGHT_NONE + 1; right < RIGHT_COUNT; right++)
			READ (f, w) {
				size_t n = reach_circles(w, world.user[i].account, right).n;

				assert_int_equal(n, 0);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(roles__open_the_pages_that_they_are_for),
		SERVED(roles__open_no_other_route),
		SERVED(roles__reach_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
