/* SPDX-License-Identifier: MIT */
/*
 * What the frame does with every request, tried with real pages: sessions,
 * forms that cannot be trusted, faults of the database and of the log, pages
 * that are kept.
 */
#include <string.h>

#include "areas/decision/pages.h"
#include "areas/publication/pages.h"
#include "areas/testing.h"
#include "auth/session.h"
#include "base/err.h"
#include "db/fault.h"
#include "frame/page.h"
#include "http/limits.h"
#include "http/request_test_kit.h"

#define MINUTES(n) ((int64_t)(n)*60 * 1000)

/* ---- a route for another program ---- */

static bool body_is_known(const struct request *rq)
{
	return slice_starts(rq->body, "known: ");
}

static enum status admit_known(struct request *rq)
{
	assert_null(rq->work);
	if (body_is_known(rq))
		return OK;
	reply_bytes(rq, "text/plain", SLICE("unknown\n"));
	return FORBIDDEN;
}

static enum status take_known(struct request *rq)
{
	assert_true(body_is_known(rq));
	assert_int_equal(rq->actor.account.v, 0);
	audit_note(rq->work, &(struct audit_event){ .right = ACCOUNT_MANAGE,
				     .kind = "account",
				     .id = 17,
				     .request = rq->actor.request });
	return reply_bytes(rq, "text/plain", SLICE("taken\n"));
}

static const struct route program_routes[] = {
	{ POST, "/program", ACCOUNT_MANAGE, take_known, .body_max = 100, .admit = admit_known },
	{ 0 },
};

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, decision_routes, publication_routes, program_routes, NULL);
	return 0;
}

static const char *path_of(struct fresh *f, struct decision_id id, const char *after)
{
	return arena_format(f->arena, "/decisions/%lld%s", (long long)id.v, after);
}

static enum status get_in(struct fresh *f, const struct session_token *session, const char *path)
{
	struct wire wire = wire_get(f->arena, path);

	return page_send(f, &wire, session);
}

static enum status post_in(
	struct fresh *f, const struct session_token *session, const char *path, const char *fields)
{
	struct wire wire = wire_post(f->arena, path,
		arena_format(f->arena, "token=%s%s%s", form_token(f->arena, session),
			fields[0] == '\0' ? "" : "&", fields));

	return page_send(f, &wire, session);
}

static enum decision_state state_of(struct fresh *f, struct decision_id id)
{
	return decision_now(f, id).state;
}

/* The newest entry about that record. */
static struct audit_entry last_entry(struct fresh *f, struct decision_id id)
{
	struct audit_page page = { 0 };

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena,
		&(struct audit_filter){ .kind = "decision", .id = id.v }, 0, 1, &page));
	assert_int_equal(page.n, 1);
	return page.at[0];
}

/* ---- addresses ---- */

static void address__there_is_none_of_that_name(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, NULL, "/nothing"), NOT_FOUND);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, NULL, "/cy/nothing"), NOT_FOUND);
	assert_true(page_says(f, "<html lang=\"cy\""));
	assert_int_equal(page_get(f, &f->officer, "/decisions/0"), NOT_FOUND);
	assert_int_equal(page_get(f, &f->officer, "/decisions/007"), NOT_FOUND);
	assert_int_equal(page_get(f, &f->officer, "/decisions/99999999999999999999"), NOT_FOUND);
}

static void address__that_takes_no_form_says_what_it_takes(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_post(f, &f->officer, "/home", ""), METHOD_NOT_ALLOWED);
	assert_string_equal(page_sent_header(f, "Allow"), "GET, HEAD");
}

static void address__asked_in_an_unknown_way_says_what_it_takes(void **state)
{
	struct fresh *f = *state;
	struct wire wire = wire_get(f->arena, "/register");

	wire.method = "PUT";
	assert_int_equal(page_send(f, &wire, NULL), METHOD_NOT_ALLOWED);
	assert_string_equal(page_sent_header(f, "Allow"), "GET, HEAD");
	assert_null(page_trouble(f));
}

static void address__with_a_slash_at_its_end_leads_to_the_page(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, NULL, "/cy/register/?year=2025"), SEE_OTHER);
	assert_string_equal(f->reply.location, "/cy/register?year=2025");
}

static void address__asked_for_its_head_answers_like_the_page(void **state)
{
	struct fresh *f = *state;
	struct session_token session = page_session(f, &f->officer);
	struct wire wire = wire_get(f->arena, "/decisions");

	wire.method = "HEAD";
	assert_int_equal(page_send(f, &wire, &session), OK);
	assert_string_equal(page_sent_header(f, "Content-Type"), "text/html; charset=utf-8");
}

static void address__its_language_goes_on_with_a_redirect(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, NULL, "/cy/decisions?state=draft"), SEE_OTHER);
	assert_string_equal(f->reply.location, "/cy/sign-in?to=%2Fdecisions%3Fstate%3Ddraft");
}

static void address__the_public_never_sees_what_is_not_published(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f, .title = "Cynllun Helyg");
	const char *const paths[] = { "/", "/register", "/register?search=helyg",
		arena_format(f->arena, "/register/%lld", (long long)id.v),
		arena_format(f->arena, "/cy/register/%lld", (long long)id.v), path_of(f, id, ""),
		path_of(f, id, "/history") };

	for (size_t i = 0; i < array_size(paths); i++) {
		page_get(f, NULL, paths[i]);
		assert_false(page_says(f, "Cynllun Helyg"));
	}
}

static void address__of_another_host_is_not_answered(void **state)
{
	static const char *const hosts[] = { "evil.example", "sarn.example.evil.example",
		"localhost", "127.0.0.1:8080", "sarn.example:8080" };
	static const char *const paths[] = { "/register", "/nothing", "/register/feed",
		"/cy/register" };
	struct fresh *f = *state;

	page_get(f, NULL, "/register");
	for (size_t i = 0; i < array_size(hosts); i++)
		for (size_t j = 0; j < array_size(paths); j++) {
			struct wire wire = wire_get(f->arena, paths[j]);

			wire.headers.at[0].value = hosts[i];
			assert_int_equal(page_send(f, &wire, NULL), MISDIRECTED);
			assert_false(page_says(f, hosts[i]));
			assert_null(page_trouble(f));
		}
}

static void address__without_a_host_is_not_answered(void **state)
{
	struct fresh *f = *state;
	struct wire wire = wire_get(f->arena, "/register");

	wire.headers.n = 0;
	assert_int_equal(page_send(f, &wire, NULL), MISDIRECTED);
}

/* ---- another program ---- */

static enum status post_as_program(struct fresh *f, const char *body)
{
	struct wire wire = wire_post(f->arena, "/program", body);

	wire.headers.at[0].value = "relay"; // by any name of this host
	return page_send(f, &wire, NULL);
}

static size_t events_of_17(struct fresh *f)
{
	struct audit_page page = { 0 };

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena,
		&(struct audit_filter){ .kind = "account", .id = 17 }, 0, 10, &page));
	return page.n;
}

static void program__is_admitted_by_its_body_alone(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(post_as_program(f, "known: a=b%zz\n\x01"), OK);
	assert_string_equal(page_text(f), "taken\n");
	assert_int_equal(events_of_17(f), 1);
	assert_int_equal(post_as_program(f, arena_format(f->arena, "known: %0100d", 1)), TOO_LARGE);
	assert_int_equal(post_as_program(f, "stranger"), FORBIDDEN);
	assert_string_equal(page_text(f), "unknown\n");
	assert_int_equal(events_of_17(f), 1);
}

static void program__a_session_does_not_help(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_post(f, &f->account_manager, "/program", "a=b"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->account_manager, "/program"), METHOD_NOT_ALLOWED);
	assert_int_equal(events_of_17(f), 0);
}

static void program__what_it_said_is_kept_or_not_claimed(void **state)
{
	struct fresh *f = *state;
	enum status status = SERVER_ERROR;
	size_t kept = 0;

	for (int n = 0; n < 40 && status != OK; n++) {
		assert_true(audit_carry_all(f->audit));
		db_fault_after(n);
		status = post_as_program(f, "known: ");
		db_fault_after(-1);
		kept += status == OK;
		assert_int_equal(events_of_17(f), kept);
	}
	assert_int_equal(kept, 1);
}

/* ---- signing in and out ---- */

static void sign_in__leads_only_to_pages_of_this_site(void **state)
{
	static const struct {
		const char *sent, *shown;
	} hostile[] = {
		{ "//evil.example", "value=\"//evil" },
		{ "/%5Cevil.example", "value=\"/\\evil" },
		{ "https://evil.example", "value=\"https" },
		{ "javascript:alert(1)", "value=\"javascript" },
	};
	struct fresh *f = *state;

	page_get(f, NULL, "/sign-in?to=/decisions");
	assert_true(page_says(f, "value=\"/decisions"));
	for (size_t i = 0; i < array_size(hostile); i++) {
		assert_int_equal(page_get(f, NULL,
					 arena_format(f->arena, "/sign-in?to=%s", hostile[i].sent)),
			OK);
		assert_false(page_says(f, hostile[i].shown));
		assert_null(page_trouble(f));
	}
}

static void sign_in__by_one_click_is_for_demonstrations_only(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_post(f, NULL, "/demonstration", "role=approver"), NOT_FOUND);
	assert_null(page_sent_header(f, "Set-Cookie"));
}

static void sign_out__ends_the_session(void **state)
{
	struct fresh *f = *state;
	struct session_token session = page_session(f, &f->officer);

	assert_int_equal(get_in(f, &session, "/home"), OK);
	assert_int_equal(post_in(f, &session, "/sign-out", ""), SEE_OTHER);
	assert_int_equal(get_in(f, &session, "/home"), SEE_OTHER);
	assert_memory_equal(f->reply.location, "/sign-in", 8);
}

/* ---- forms that are not from our page ---- */

static void forged__a_form_without_its_sessions_token_is_refused(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct session_token session = page_session(f, &f->approver);
	struct session_token other = page_session(f, &f->approver);
	const char *const tokens[] = { "",
		"token=", "token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		arena_format(f->arena, "token=%s", form_token(f->arena, &other)) };

	for (size_t i = 0; i < array_size(tokens); i++) {
		struct wire wire = wire_post(f->arena, path_of(f, id, "/sign"), tokens[i]);

		assert_int_equal(page_send(f, &wire, &session), FORBIDDEN);
	}
	assert_int_equal(state_of(f, id), IMPORTED);
}

static void forged__an_older_sessions_form_gives_back_what_was_typed(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct session_token older = page_session(f, &f->officer);
	struct session_token session = page_session(f, &f->officer);
	int64_t version = decision_now(f, id).version;
	const char *fields = arena_format(f->arena, "token=%s&version=0&cy-title=Teitl+%%3Cb%%3E",
		form_token(f->arena, &older));
	struct wire wire = wire_post(f->arena,
		arena_format(f->arena, "/cy/decisions/%lld/edit", (long long)id.v), fields);

	assert_int_equal(page_send(f, &wire, &session), FORBIDDEN);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "<html lang=\"cy\""));
	assert_true(page_says(f, "Teitl &lt;b&gt;"));
	assert_true(page_says(
		f, arena_format(f->arena, "href=\"/cy/decisions/%lld/edit\"", (long long)id.v)));
	assert_int_equal(decision_now(f, id).version, version);

	wire = wire_post(f->arena, path_of(f, id, "/edit"), fields);
	wire_header(f->arena, &wire, "Sec-Fetch-Site", "cross-site");
	assert_int_equal(page_send(f, &wire, &session), FORBIDDEN);
	assert_false(page_says(f, "Teitl"));
}

static void forged__a_form_from_another_site_is_refused(void **state)
{
	static const char *const headers[][2] = { { "Sec-Fetch-Site", "cross-site" },
		{ "Sec-Fetch-Site", "same-site" }, { "Origin", "https://evil.example" },
		{ "Origin", "null" } };
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct session_token session = page_session(f, &f->approver);

	for (size_t i = 0; i < array_size(headers); i++) {
		struct wire wire = wire_post(f->arena, path_of(f, id, "/sign"),
			arena_format(f->arena, "token=%s", form_token(f->arena, &session)));

		list_each (struct pair *, header, &wire.headers)
			if (strcmp(header->name, headers[i][0]) == 0)
				header->value = headers[i][1];
		if (i < 2)
			wire_header(f->arena, &wire, headers[i][0], headers[i][1]);
		assert_int_equal(page_send(f, &wire, &session), FORBIDDEN);
	}
	assert_int_equal(state_of(f, id), IMPORTED);
}

/* ---- forms of nobody ---- */

static void nobody__gets_back_what_was_typed_and_is_told_why(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct session_token session = page_session(f, &f->officer);
	const char *form = "version=0&en-title=Typed+%3Ci%3E&new-amount=12";

	assert_int_equal(post_in(f, &session, "/sign-out", ""), SEE_OTHER);
	assert_int_equal(post_in(f, &session, path_of(f, id, "/edit"), form), FORBIDDEN);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "was not saved"));
	assert_true(page_says(f, "Typed &lt;i&gt;"));
	assert_true(page_says(f, "<p class=\"govuk-body sarn-words\">12</p>"));
	assert_true(page_says(f, "href=\"/sign-in\""));
	assert_int_equal(page_count(f, "<p class=\"govuk-body sarn-words\">"), 2);
	assert_int_equal(page_post(f, NULL, "/cy/decisions/import", "text=Geiriau"), FORBIDDEN);
	assert_true(page_says(f, "<html lang=\"cy\""));
	assert_true(page_says(f, "Geiriau"));
	assert_true(page_says(f, "href=\"/cy/sign-in\""));
}

/* ---- the log ---- */

static void logged__an_act_that_shows_nothing_is_no_reading(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct session_token session = page_session(f, &f->officer);
	struct audit_page page = { 0 };

	assert_int_equal(post_in(f, &session, path_of(f, id, "/edit"),
				 "version=0&en-title=Another&reference=DLI1"),
		SEE_OTHER);
	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena,
		&(struct audit_filter){ .kind = "decision", .id = id.v }, 0, 10, &page));
	for (size_t i = 0; i < page.n; i++)
		assert_string_equal(page.at[i].source, "act");
}

static void logged__a_form_that_comes_back_shows_its_record_by_its_own_right(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct audit_entry entry;

	assert_true(audit_carry_all(f->audit)); // the import, before what follows it
	assert_int_equal(page_post(f, &f->officer, path_of(f, id, "/edit"), "signed-on-day=32"),
		UNPROCESSABLE);
	entry = last_entry(f, id);
	assert_string_equal(entry.act, "read");
	assert_string_equal(entry.right, "decision-alter");
	assert_string_equal(entry.role, "decision-officer");
}

/* A list as long as `first` says: ids from 1. */
static enum status list_many(struct request *rq)
{
	size_t n = (size_t)form_number(rq, "first");
	int64_t *ids = arena_many(rq->arena, int64_t, n + 1);

	for (size_t i = 0; i < n; i++)
		ids[i] = (int64_t)i + 1;
	page_lists(rq, "decision", ids, n);
	page_open(rq, "List");
	return page_close(rq, OK);
}

static const struct input many_inputs[] = {
	{ .name = "first", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct route many_routes[] = {
	{ GET, "/many", DECISION_LIST, list_many, many_inputs },
	{ 0 },
};

static void logged__a_list_is_whole_however_long(void **state)
{
	static const size_t lengths[] = { 0, 1, AUDIT_IDS_MOST, AUDIT_IDS_MOST + 1,
		2 * AUDIT_IDS_MOST + 7 };
	struct fresh *f = *state;

	serve(f, many_routes, NULL);
	for (size_t i = 0; i < array_size(lengths); i++) {
		struct audit_page page = { 0 };
		size_t ids = 0, entries = lengths[i] == 0 ? 1 : (lengths[i] - 1) / AUDIT_IDS_MOST + 1;

		assert_int_equal(page_get(f, &f->officer,
					 arena_format(f->arena, "/many?first=%zu", lengths[i])),
			OK);
		assert_true(audit_list(f->audit, f->arena, &(struct audit_filter){ 0 }, 0,
			entries, &page));
		assert_int_equal(page.n, entries);
		for (size_t k = 0; k < page.n; k++) {
			assert_string_equal(page.at[k].act, "list");
			ids += page.at[k].id_count;
		}
		assert_int_equal(ids, lengths[i]);
	}
}

/* ---- a session that ended while a form was written ---- */

struct late {
	struct decision_id id;
	const char *kept; // the address of the form
};

/* A form posted half an hour too late. */
static struct late a_late_form(struct fresh *f)
{
	struct late late = { .id = an_imported_decision(f) };
	struct session_token session = page_session(f, &f->officer);

	time_passes(f, MINUTES(31));
	assert_int_equal(post_in(f, &session, path_of(f, late.id, "/edit"),
				 "version=0&en-title=Typed+late&reference=DLI1"),
		SEE_OTHER);
	assert_memory_equal(f->reply.location, "/sign-in?kept=", 14);
	late.kept = arena_format(f->arena, "/kept-form/%s", f->reply.location + 14);
	return late;
}

static void late__a_form_is_kept_and_completed_after_signing_in(void **state)
{
	struct fresh *f = *state;
	struct late late = a_late_form(f);
	struct session_token session = page_session(f, &f->officer);

	assert_string_equal(
		decision_now(f, late.id).value[FIELD_TITLE][ENGLISH], "An invented programme");
	assert_int_equal(get_in(f, &session, late.kept), OK);
	assert_null(page_trouble(f));
	assert_int_equal(post_in(f, &session, late.kept, ""), SEE_OTHER);
	assert_string_equal(decision_now(f, late.id).value[FIELD_TITLE][ENGLISH], "Typed late");
	assert_string_equal(last_entry(f, late.id).act, "alter");
}

static void late__the_largest_document_is_kept_too(void **state)
{
	struct fresh *f = *state;
	struct session_token session = page_session(f, &f->officer);
	struct buf document = buf_new(f->arena, LIMIT_FILE_BYTES);
	struct wire wire;
	const char *kept;

	buf_text(&document, sample_document(f, &(struct sample){ .reference = "DLI9" }));
	while (document.size < LIMIT_FILE_BYTES)
		buf_char(&document, '\n');
	wire = wire_upload(f->arena, "/decisions/import",
		arena_format(f->arena, "organisation=%lld&token=%s", (long long)f->office.v,
			form_token(f->arena, &session)),
		"file", "mawr.txt", (struct slice){ document.at, document.size });
	time_passes(f, MINUTES(31));
	assert_int_equal(page_send(f, &wire, &session), SEE_OTHER);
	assert_memory_equal(f->reply.location, "/sign-in?kept=", 14);
	kept = arena_format(f->arena, "/kept-form/%s", f->reply.location + 14);
	session = page_session(f, &f->officer);
	assert_int_equal(post_in(f, &session, kept, ""), SEE_OTHER);
	assert_non_null(strstr(f->reply.location, "/edit"));
}

static void late__a_form_is_completed_once(void **state)
{
	struct fresh *f = *state;
	struct late late = a_late_form(f);
	struct session_token session = page_session(f, &f->officer);

	post_in(f, &session, late.kept, "");
	assert_int_equal(post_in(f, &session, late.kept, ""), CONFLICTING);
}

static void late__a_form_completed_by_two_clicks_answers_both_alike(void **state)
{
	struct fresh *f = *state;
	struct late late = a_late_form(f);
	struct session_token session = page_session(f, &f->officer);
	const char *location;

	post_in(f, &session, late.kept, "key=AAAAAAAAAAAAAAAAAAAAAA");
	location = f->reply.location;
	assert_int_equal(post_in(f, &session, late.kept, "key=AAAAAAAAAAAAAAAAAAAAAA"), SEE_OTHER);
	assert_string_equal(f->reply.location, location);
}

static void late__nobody_else_completes_it(void **state)
{
	struct fresh *f = *state;
	struct late late = a_late_form(f);
	struct session_token session = page_session(f, &f->stranger);

	assert_int_equal(post_in(f, &session, late.kept, ""), CONFLICTING);
	assert_string_equal(
		decision_now(f, late.id).value[FIELD_TITLE][ENGLISH], "An invented programme");
}

static void late__a_kept_form_that_does_not_fit_comes_back_to_be_mended(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct session_token session = page_session(f, &f->officer);
	const char *kept;

	time_passes(f, MINUTES(31));
	post_in(f, &session, path_of(f, id, "/edit"),
		"version=0&en-title=Typed+late&interests=nonsense");
	kept = arena_format(f->arena, "/kept-form/%s", f->reply.location + 14);
	session = page_session(f, &f->officer);
	assert_int_equal(post_in(f, &session, kept, ""), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"Typed late\""));
	assert_true(page_says(f, arena_format(f->arena, "action=\"%s\"", path_of(f, id, "/edit"))));
}

/* ---- faults ---- */

/* A page is sent whole and logged, or not at all; the next one is fine, whatever call failed. */
static void fault__no_log_no_page_and_the_next_is_fine(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f, .title = "Cynllun Helyg");
	struct session_token session = page_session(f, &f->officer);
	bool was_refused_by_log = false;
	bool was_refused_by_database = false;

	assert_int_equal(get_in(f, &session, path_of(f, id, "")), OK);
	for (int n = 0; n < 200; n++) {
		enum status status;

		assert_true(audit_carry_all(f->audit));
		db_fault_after(n);
		status = get_in(f, &session, path_of(f, id, ""));
		if (!db_fault_happened())
			break;
		db_fault_after(-1);
		was_refused_by_log |= status == NOT_AVAILABLE;
		was_refused_by_database |= status == SERVER_ERROR;
		if (status != OK) {
			assert_true(status == NOT_AVAILABLE || status == SERVER_ERROR);
			assert_false(page_says(f, "Cynllun Helyg"));
			assert_null(page_trouble(f));
		} else {
			assert_int_equal(last_entry(f, id).account, f->officer.account.v);
		}
		assert_int_equal(get_in(f, &session, path_of(f, id, "")), OK);
	}
	assert_true(was_refused_by_log);
	assert_true(was_refused_by_database);
}

/* What was answered is what is kept. */
static void fault__an_act_is_done_whole_or_not_at_all(void **state)
{
	struct fresh *f = *state;
	struct session_token session = page_session(f, &f->approver);
	bool is_over = false;
	int refused = 0;

	for (int n = 0; n < 200 && !is_over; n++) {
		struct decision_id id = an_imported_decision(
			f, .reference = arena_format(f->arena, "DLI%d", n + 1));
		enum status status;

		assert_true(audit_carry_all(f->audit));
		db_fault_after(n);
		status = post_in(f, &session, path_of(f, id, "/sign"), "version=0");
		is_over = !db_fault_happened();
		db_fault_after(-1);
		if (status == SEE_OTHER && strstr(f->reply.location, "done=attest") != NULL) {
			assert_int_equal(state_of(f, id), FROZEN);
			assert_string_equal(last_entry(f, id).act, "attest");
		} else {
			refused++;
			if (status != SERVER_ERROR && status != NOT_AVAILABLE)
				fail_msg("call %d: %d %s", n, status,
					f->reply.location == NULL ? "" : f->reply.location);
			assert_int_equal(state_of(f, id), IMPORTED);
			assert_string_not_equal(last_entry(f, id).act, "attest");
			assert_int_equal(post_in(f, &session, path_of(f, id, "/sign"), "version=0"),
				SEE_OTHER);
		}
	}
	assert_true(is_over);
	assert_true(refused > 5);
}

/* ---- forms that only ask ---- */

static enum status look(struct request *rq)
{
	page_open(rq, "Look");
	return page_close(rq, OK);
}

static const struct route looking_routes[] = {
	{ POST, "/look", HOME_READ, look, .only_reads = true },
	{ 0 },
};

static void looking__a_form_that_only_asks_waits_for_no_writer(void **state)
{
	struct fresh *f = *state;
	struct session_token session = page_session(f, &f->officer);
	struct wire forged = wire_post(f->arena, "/look", "");
	int64_t writes;

	serve(f, looking_routes, NULL);
	db_drain(f->db);
	writes = db_counts(f->db).writes;
	assert_int_equal(post_in(f, &session, "/look", ""), OK);
	assert_int_equal(page_send(f, &forged, &session), FORBIDDEN);
	assert_int_equal(page_send(f, &forged, NULL), FORBIDDEN);
	db_drain(f->db);
	assert_int_equal(db_counts(f->db).writes, writes);
}

/* ---- pages that are kept ---- */

static void kept__a_public_page_is_fresh_after_publishing(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f, .reference = "DLI1");
	page_get(f, NULL, "/register");
	assert_true(f->statements > 0);
	page_get(f, NULL, "/register");
	assert_int_equal(f->statements, 0);
	assert_int_equal(f->reply.status, OK);
	a_published_decision(f, .reference = "DLI2", .title = "Another one");
	page_get(f, NULL, "/register");
	assert_true(page_says(f, "Another one"));
}

static void kept__by_language_and_query(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f, .welsh_title = "Rhaglen ddychmygol");
	page_get(f, NULL, "/register");
	page_get(f, NULL, "/cy/register");
	assert_true(page_says(f, "<html lang=\"cy\""));
	page_get(f, NULL, "/register?search=nothing-of-the-kind");
	assert_false(page_says(f, "An invented programme"));
	page_get(f, NULL, "/register");
	assert_int_equal(f->statements, 0);
	assert_true(page_says(f, "<html lang=\"en\""));
}

static void kept__who_is_signed_in_gets_a_page_of_their_own_and_nobody_else_does(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f);
	page_get(f, NULL, "/register");
	page_get(f, &f->officer, "/register");
	assert_true(f->statements > 0);
	assert_true(page_says(f, "Swyddog Sampl"));
	assert_non_null(strstr(page_sent_header(f, "Cache-Control"), "no-store"));
	page_get(f, NULL, "/register");
	assert_int_equal(f->statements, 0);
	assert_false(page_says(f, "Swyddog Sampl"));
}

static void kept__a_stale_cookie_does_not_displace_the_good_page(void **state)
{
	struct fresh *f = *state;
	struct session_token session = page_session(f, &f->officer);

	a_published_decision(f);
	page_get(f, NULL, "/register");
	time_passes(f, MINUTES(31));
	assert_int_equal(get_in(f, &session, "/register"), OK);
	page_get(f, NULL, "/register");
	assert_int_equal(f->statements, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(address__there_is_none_of_that_name),
		SERVED(address__that_takes_no_form_says_what_it_takes),
		SERVED(nobody__gets_back_what_was_typed_and_is_told_why),
		SERVED(address__asked_in_an_unknown_way_says_what_it_takes),
		SERVED(address__with_a_slash_at_its_end_leads_to_the_page),
		SERVED(address__asked_for_its_head_answers_like_the_page),
		SERVED(address__its_language_goes_on_with_a_redirect),
		SERVED(address__the_public_never_sees_what_is_not_published),
		SERVED(address__of_another_host_is_not_answered),
		SERVED(address__without_a_host_is_not_answered),
		SERVED(program__is_admitted_by_its_body_alone),
		SERVED(program__a_session_does_not_help),
		SERVED(program__what_it_said_is_kept_or_not_claimed),
		SERVED(sign_in__leads_only_to_pages_of_this_site),
		SERVED(sign_in__by_one_click_is_for_demonstrations_only),
		SERVED(sign_out__ends_the_session),
		SERVED(forged__a_form_without_its_sessions_token_is_refused),
		SERVED(forged__an_older_sessions_form_gives_back_what_was_typed),
		SERVED(forged__a_form_from_another_site_is_refused),
		SERVED(late__a_form_is_kept_and_completed_after_signing_in),
		SERVED(late__the_largest_document_is_kept_too),
		SERVED(late__a_form_is_completed_once),
		SERVED(late__a_form_completed_by_two_clicks_answers_both_alike),
		SERVED(late__nobody_else_completes_it),
		SERVED(late__a_kept_form_that_does_not_fit_comes_back_to_be_mended),
		SERVED(fault__no_log_no_page_and_the_next_is_fine),
		SERVED(fault__an_act_is_done_whole_or_not_at_all),
		FRESH(looking__a_form_that_only_asks_waits_for_no_writer),
		SERVED(kept__a_public_page_is_fresh_after_publishing),
		SERVED(kept__by_language_and_query),
		SERVED(kept__who_is_signed_in_gets_a_page_of_their_own_and_nobody_else_does),
		SERVED(kept__a_stale_cookie_does_not_displace_the_good_page),
		SERVED(logged__an_act_that_shows_nothing_is_no_reading),
		SERVED(logged__a_form_that_comes_back_shows_its_record_by_its_own_right),
		FRESH(logged__a_list_is_whole_however_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
