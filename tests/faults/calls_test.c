/* SPDX-License-Identifier: MIT */
/*
 * The n-th call to the database fails, for every n, while a form makes a
 * record: it is made whole and said to be, or not at all; the same form sent
 * again makes it once; the log agrees.
 */
#include <string.h>

#include "areas/decision/pages.h"
#include "areas/testing.h"
#include "db/fault.h"
#include "db/query.h"
#include "http/request_test_kit.h"

enum { CALLS_MOST = 400 };

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, decision_routes, NULL);
	return 0;
}

static int64_t number_of(struct fresh *f, const struct query *query)
{
	int64_t n = -1;

	READ (f, w) {
		struct statement *s = query_start(w, query);

		if (query_step(s))
			n = query_int(s, 0);
		query_end(s);
	}
	return n;
}

/* What a record leaves behind, in one number for each table. */
struct left {
	int64_t records, histories, acts, answers;
};

static struct left left_now(struct fresh *f)
{
	static const struct query records = { "records", "SELECT COUNT(*) FROM decision" };
	static const struct query histories = { "histories",
		"SELECT COUNT(*) FROM decision_history" };
	static const struct query acts = { "acts", "SELECT event_count FROM audit_head" };
	static const struct query answers = { "answers", "SELECT COUNT(*) FROM idempotency" };

	return (struct left){ number_of(f, &records), number_of(f, &histories), number_of(f, &acts),
		number_of(f, &answers) };
}

static void assert_grown(struct left before, struct left now, int64_t by)
{
	assert_int_equal(now.records, before.records + by);
	assert_int_equal(now.histories, before.histories + by);
	assert_int_equal(now.acts, before.acts + by);
	assert_int_equal(now.answers, before.answers + by);
}

static enum status send_form(
	struct fresh *f, const struct session_token *session, const char *path, const char *form)
{
	struct wire wire = wire_post(f->arena, path,
		arena_format(f->arena, "%s&token=%s", form, form_token(f->arena, session)));

	return page_send(f, &wire, session);
}

static void check_log(struct fresh *f)
{
	const char *path = arena_format(f->arena, "%s/log.db", f->folder);

	assert_true(audit_carry_all(f->audit));
	struct audit_finding finding = audit_verify(f->arena, path, f->db, NULL, NULL);

	if (finding.verdict != AUDIT_GOOD || finding.waiting_count > 0)
		fail_msg("%s (%zu wait)", finding.sentence == NULL ? "" : finding.sentence,
			finding.waiting_count);
}

/* With the call after `n` more failing; false: none was left to fail. */
static bool one_failure(struct fresh *f, const struct session_token *session, int n,
	const char *path, const char *form)
{
	struct left before = left_now(f);
	enum status status;
	bool happened;
	const char *location = "";

	assert_true(audit_carry_all(f->audit));
	db_fault_after(n);
	status = send_form(f, session, path, form);
	happened = db_fault_happened();
	db_fault_after(-1);
	if (status == SEE_OTHER) {
		location = f->reply.location;
		assert_memory_equal(location, "/decisions/", strlen("/decisions/"));
	} else {
		assert_true(status == SERVER_ERROR || status == NOT_AVAILABLE);
		assert_true(page_says(f, "Nothing was changed."));
		assert_null(page_trouble(f));
	}
	assert_grown(before, left_now(f), status == SEE_OTHER ? 1 : 0);
	assert_int_equal(send_form(f, session, path, form), SEE_OTHER);
	if (status == SEE_OTHER)
		assert_string_equal(f->reply.location, location);
	assert_grown(before, left_now(f), 1);
	check_log(f);
	return happened;
}

/* Forms, each with a key of its own. */
static const char *draft_form(struct fresh *f, int n)
{
	return arena_format(f->arena,
		"organisation=%lld&key=calls-of-drafts-%06d&template=summary-sheet&language=en",
		(long long)f->office.v, n);
}

static const char *import_form(struct fresh *f, int n)
{
	return arena_format(f->arena,
		"organisation=%lld&key=calls-of-imports-%06d&text=Reference:+PCC-%d%%0A"
		"Title:+An+invented+programme%%0A"
		"Purpose:+To+agree+the+funding+of+an+invented+programme%%0A"
		"Summary:+The+cost+is+up+to+%%C2%%A333,760.%%0A"
		"Decision+maker:+Enghraifft+Sampl%%0ADate+signed:+20+March+2025%%0A",
		(long long)f->office.v, n, n);
}

static void each_call_fails(
	struct fresh *f, const char *path, const char *(*make)(struct fresh *f, int n))
{
	struct session_token session = page_session(f, &f->officer);
	int n = 0;

	while (one_failure(f, &session, n, path, make(f, n)))
		assert_true(++n < CALLS_MOST);
	assert_true(n > 10);
	print_message("# %s: each of %d calls failed once\n", path, n);
}

static void call__that_fails_leaves_no_half_of_a_draft(void **state)
{
	each_call_fails(*state, "/decisions/draft", draft_form);
}

static void call__that_fails_leaves_no_half_of_an_import(void **state)
{
	each_call_fails(*state, "/decisions/import", import_form);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(call__that_fails_leaves_no_half_of_a_draft),
		SERVED(call__that_fails_leaves_no_half_of_an_import),
	};

	return cmocka_run_group_tests_name("calls", tests, NULL, NULL);
}
