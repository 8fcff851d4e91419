/* SPDX-License-Identifier: MIT */
/*
 * The n-th call to the database fails, for every n, on the way to a page: the reader is
 * told that it did not work.  No page looks into a list that a failed statement left empty.
 */
#include <string.h>

#include "areas/cohort/pages.h"
#include "areas/cohort/testing.h"
#include "areas/scheme/pages.h"
#include "base/err.h"
#include "db/fault.h"
#include "http/request_test_kit.h"

enum { CALLS_MOST = 600, STRAYS_MOST = 3 };

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, scheme_routes, cohort_routes, NULL);
	return 0;
}

struct page {
	const struct actor *by;
	const char *target;
};

/* A call that fails may be of what follows an earlier page, on another thread: then once more. */
static void each_call_fails(struct fresh *f, const struct page *page)
{
	struct session_token session = page_session(f, page->by);
	bool happened = true;
	int strays = 0;
	int n = 0;

	for (; happened; n++) {
		struct wire wire = wire_get(f->arena, page->target);

		assert_true(n < CALLS_MOST);
		db_fault_after(n);
		enum status status = page_send(f, &wire, &session);
		happened = db_fault_happened();
		db_fault_after(-1);
		if (status == SERVER_ERROR || status == NOT_AVAILABLE)
			assert_null(page_trouble(f));
		else if (status != OK || (happened && strays == STRAYS_MOST))
			fail_msg("%s: status %d after %d calls", page->target, status, n);
		strays = status == OK && happened ? strays + 1 : 0;
		n -= strays > 0;
	}
	assert_true(n > 4);
}

static const char *of(struct fresh *f, const char *folder, int64_t id, const char *page)
{
	return arena_format(f->arena, "/%s/%lld%s", folder, (long long)id, page);
}

static void page__of_schemes_survives_each_failure(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	int64_t id = scene.scheme.id.v;
	const struct page pages[] = {
		{ &f->commissioning_officer, "/home" },
		{ &f->approver, "/home" },
		{ &f->commissioning_officer, "/schemes" },
		{ &f->commissioning_officer, of(f, "schemes", id, "") },
		{ &f->approver, of(f, "schemes", id, "") },
		{ &f->commissioning_officer, of(f, "schemes", id, "/terms") },
		{ &f->commissioning_officer, of(f, "schemes", id, "/parties") },
		{ &f->sergeant, of(f, "schemes", id, "") },
	};

	for (size_t i = 0; i < array_size(pages); i++)
		each_call_fails(f, &pages[i]);
}

static void page__of_cohorts_survives_each_failure(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	const struct page pages[] = {
		{ &f->coordinator, "/home" },
		{ &f->coordinator, "/cohorts" },
		{ &f->coordinator, "/cohorts.csv" },
		{ &f->coordinator, "/cohorts/new" },
		{ &f->coordinator, "/venues" },
		{ &f->coordinator, "/facilitators" },
		{ &f->coordinator, of(f, "facilitators", scene.first.id.v, "") },
		{ &f->facilitator, "/facilitators" },
		{ &f->sergeant, "/cohorts" },
	};

	for (size_t i = 0; i < array_size(pages); i++)
		each_call_fails(f, &pages[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(page__of_schemes_survives_each_failure),
		SERVED(page__of_cohorts_survives_each_failure),
	};

	return cmocka_run_group_tests_name("pages", tests, NULL, NULL);
}
