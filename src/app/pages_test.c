/* SPDX-License-Identifier: MIT */
/*
 * The program's own pages, asked for through the frame.
 */
#include "app/pages.h"

#include <stdlib.h>
#include <string.h>

#include "app/program.h"
#include "areas/cohort/pages.h"
#include "areas/cohort/testing.h"
#include "areas/decision/pages.h"
#include "areas/person/pages.h"
#include "areas/person/testing.h"
#include "areas/relay/relay.h"
#include "areas/scheme/pages.h"
#include "areas/testing_worlds.h"
#include "auth/account.h"
#include "auth/policy_table.h"
#include "auth/session.h"
#include "db/fault.h"
#include "http/request_test_kit.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, app_routes, decision_routes, NULL);
	return 0;
}

static void health__says_ok_and_nothing_else_to_everybody(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, NULL, "/health"), OK);
	assert_string_equal(page_sent_header(f, "Content-Type"), "text/plain; charset=utf-8");
	assert_string_equal(page_text(f), "ok\n");
	assert_int_equal(page_get(f, &f->officer, "/health"), OK);
	assert_string_equal(page_text(f), "ok\n");
}

static void health__says_how_much_to_an_auditor(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, &f->auditor, "/health"), OK);
	assert_memory_equal(page_text(f), "ok\nwrites ", 10);
}

static void health__is_not_ok_while_the_database_cannot_be_read(void **state)
{
	struct fresh *f = *state;
	bool was_said = false;

	for (int n = 0; n < 8; n++) {
		enum status status;

		db_fault_after(n);
		status = page_get(f, NULL, "/health");
		db_fault_after(-1);
		assert_true(status == OK || status == NOT_AVAILABLE);
		was_said |= status == NOT_AVAILABLE && strcmp(page_text(f), "not ok\n") == 0;
		assert_int_equal(page_get(f, NULL, "/health"), OK);
	}
	assert_true(was_said);
}

/* The auditor's page of the log is not sent when its entry cannot be kept. */
static void health__is_not_ok_until_something_can_be_kept_again(void **state)
{
	struct fresh *f = *state;
	struct session_token session = page_session(f, &f->auditor);
	enum status status = OK;

	for (int n = 0; n < 200 && status == OK; n++) {
		struct wire wire = wire_get(f->arena, "/log");

		assert_true(audit_carry_all(f->audit));
		db_fault_after(n);
		page_send(f, &wire, &session);
		db_fault_after(-1);
		status = page_get(f, NULL, "/health");
	}
	assert_int_equal(status, NOT_AVAILABLE);
	assert_string_equal(page_text(f), "not ok\n");
	assert_int_equal(page_get(f, &f->auditor, "/log"), OK);
	assert_int_equal(page_get(f, NULL, "/health"), OK);
}

/* ---- what waits in the relay ---- */

static void say_something(struct fresh *f)
{
	WRITE (f, w)
		relay_send(w, &f->officer, RELAY_COMPLETED,
			&(struct relay_fields){ .link = { 4711 }, .on = work_today(w) });
}

static void wait_a_day(struct fresh *f)
{
	f->now.ms += INT64_C(86400000);
}

static void health__says_late_once_the_other_has_not_heard_for_a_day(void **state)
{
	struct fresh *f = *state;

	say_something(f);
	assert_int_equal(page_get(f, NULL, "/health"), OK);
	assert_string_equal(page_text(f), "ok\n");
	wait_a_day(f);
	assert_int_equal(page_get(f, NULL, "/health"), OK);
	assert_string_equal(page_text(f), "ok\nrelay late\n");
}

static void health__says_an_auditor_how_much_waits_and_how_long(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, &f->auditor, "/health"), OK);
	assert_true(page_says(f, "relay-waiting 0\nrelay-oldest-days 0\n"));
	say_something(f);
	wait_a_day(f);
	wait_a_day(f);
	say_something(f);
	assert_int_equal(page_get(f, &f->auditor, "/health"), OK);
	assert_true(page_says(f, "relay-waiting 2\nrelay-oldest-days 2\n"));
}

static void home__warns_the_lead_alone_that_the_other_side_is_not_hearing(void **state)
{
	struct fresh *f = *state;
	struct actor lead = a_person(f, f->provider, "lead", "Lead Sampl", ROLE_PERPETRATOR_LEAD);

	say_something(f);
	assert_int_equal(page_get(f, &lead, "/home"), OK);
	assert_false(page_says(f, "The other side is not hearing us"));
	wait_a_day(f);
	assert_int_equal(page_get(f, &lead, "/home"), OK);
	assert_true(page_says(f, "The other side is not hearing us"));
	assert_true(page_says(f, "1 notice has waited since 2 March 2026"));
	assert_int_equal(page_get(f, &f->coordinator, "/home"), OK);
	assert_false(page_says(f, "The other side is not hearing us"));
}

/* The program's own part alone. */
static void home__says_to_whose_work_is_not_kept_yet_that_it_is_not(void **state)
{
	static const struct home_part *const parts[] = { &app_home, NULL };
	struct frame_program program = fresh_program;
	struct fresh *f;

	fresh_setup(state);
	f = *state;
	program.home = parts;
	f->program = &program;
	serve(f, app_routes, NULL);

	struct actor manager =
		a_person(f, f->provider, "achosion", "Achosion Sampl", ROLE_CASE_MANAGER);
	struct actor nominator =
		a_person(f, f->force, "enwebydd", "Enwebydd Sampl", ROLE_NOMINATOR);

	assert_int_equal(page_get(f, &manager, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "One-to-one work is not kept in Sarn yet"));
	assert_int_equal(page_get(f, &nominator, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Nominations are not made in Sarn yet."));
	assert_int_equal(page_get(f, &f->officer, "/home"), OK);
	assert_true(page_says(f, "Nothing waits for you"));
	assert_int_equal(page_get(f, &nominator, "/log"), FORBIDDEN);
	fresh_teardown(state);
}

static void policy__every_row_of_the_table_is_there(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, NULL, "/who-can-see-what"), OK);
	assert_int_equal(page_count(f, "<th scope=\"row\""), POLICY_ROW_COUNT);
	assert_int_equal(page_count(f, "<caption"), ROLE_COUNT - 1);
}

static void policy__marks_the_readers_own_role(void **state)
{
	struct fresh *f = *state;

	page_get(f, &f->auditor, "/who-can-see-what");
	assert_int_equal(page_count(f, "Your role"), 1);
	page_get(f, NULL, "/who-can-see-what");
	assert_int_equal(page_count(f, "Your role"), 0);
}

static void accessibility__is_there_in_both_languages(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, NULL, "/accessibility"), OK);
	assert_true(page_says(f, "WCAG"));
	assert_int_equal(page_get(f, NULL, "/cy/accessibility"), OK);
	assert_false(page_says(f, "Accessibility statement"));
}

/* ---- the log ---- */

static void log__only_an_auditor_sees_it(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, NULL, "/log"), SEE_OTHER);
	assert_int_equal(page_get(f, &f->officer, "/log"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->auditor, "/log"), OK);
}

static void log__says_who_did_what_to_which(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	audit_carry_all(f->audit);
	page_get(f, &f->auditor, "/log");
	assert_true(page_says(f, "Cymeradwywr Sampl"));
	assert_true(page_says(f, "Attested as signed on paper"));
	assert_true(page_says(f, arena_format(f->arena, "/decisions/%lld", (long long)id.v)));
}

static void log__looking_at_it_is_in_it(void **state)
{
	struct fresh *f = *state;

	page_get(f, &f->auditor, "/log");
	assert_false(page_says(f, "Looked at the log"));
	page_get(f, &f->auditor, "/log");
	assert_true(page_says(f, "Looked at the log"));
	assert_true(page_says(f, "Archwiliwr Sampl"));
}

static void log__has_words_for_what_commands_and_signing_out_note(void **state)
{
	static const char *const noted[] = { "account-add", "account-close", "account-open",
		"account-password", "account-role-give", "account-role-remove", "organisation-add",
		"sign-out" };
	struct fresh *f = *state;

	WRITE (f, w)
		for (size_t i = 0; i < array_size(noted); i++)
			audit_note_act(w, &f->officer, DECISION_READ, noted[i], "account", 1);
	audit_carry_all(f->audit);
	page_get(f, &f->auditor, "/log");
	for (size_t i = 0; i < array_size(noted); i++)
		if (page_says(f, arena_format(f->arena, ">%s<", noted[i])))
			fail_msg("the log has no words for %s", noted[i]);
}

static void log__search_keeps_the_account_that_is_asked_for(void **state)
{
	struct fresh *f = *state;
	const char *of =
		arena_format(f->arena, "/log?account=%lld", (long long)f->officer.account.v);

	page_get(f, &f->auditor, of);
	assert_true(page_says(f, "value=\"swyddog\""));
	page_get(f, &f->auditor,
		arena_format(f->arena, "/log?account=%lld", (long long)f->stranger.account.v));
	assert_false(page_says(f, "value=\"dieithryn\""));
}

/* A page that was refused is in the log by what its right is called there. */
static void log__has_words_for_what_an_officer_is_refused(void **state)
{
	struct fresh *f = *state;

	WRITE (f, w)
		for (enum right right = RIGHT_NONE + 1; right < RIGHT_COUNT; right++)
			audit_note_act(
				w, &f->officer, right, right_facts(right)->audit, "route", 1);
	audit_carry_all(f->audit);
	page_get(f, &f->auditor, "/log?act=referral-act");
	assert_true(page_says(f, "Acted on a referral"));
	for (enum right right = RIGHT_NONE + 1; right < RIGHT_COUNT; right++) {
		const struct right_facts *facts = right_facts(right);

		page_get(f, &f->auditor, arena_format(f->arena, "/log?act=%s", facts->audit));
		if (strcmp(facts->compartment, "VICT") != 0 &&
			strcmp(facts->compartment, "RELAY") != 0 &&
			!policy_allows_somewhere(&f->officer, right) &&
			page_says(f, arena_format(f->arena, ">%s<", facts->audit)))
			fail_msg("the log has no words for %s", facts->audit);
	}
}

static void log__hides_what_people_of_another_office_did(void **state)
{
	struct fresh *f = *state;
	struct decision_id id;

	WRITE (f, w)
		decision_start_draft(w, &f->stranger, f->elsewhere, SUMMARY_SHEET, ENGLISH, &id);
	audit_carry_all(f->audit);
	page_get(f, &f->auditor, "/log");
	assert_false(page_says(f, "Dieithryn"));
	page_get(f, &f->auditor,
		arena_format(f->arena, "/log?account=%lld", (long long)f->stranger.account.v));
	assert_false(page_says(f, "Dieithryn"));
	assert_true(page_says(f, "There is no entry here that you may see."));
}

static void log__of_one_record(void **state)
{
	struct fresh *f = *state;
	struct decision_id one = an_attested_decision(f, .reference = "DLI1");
	struct decision_id other = an_imported_decision(f, .reference = "DLI2");

	audit_carry_all(f->audit);
	page_get(f, &f->auditor,
		arena_format(f->arena, "/log?kind=decision&id=%lld", (long long)one.v));
	assert_true(page_says(f, "Attested as signed on paper"));
	assert_false(page_says(f, arena_format(f->arena, "%lld", (long long)other.v)));
}

/* Each entry links to what was done to its record, whatever its area calls that. */
static void log__of_a_record_of_any_kind(void **state)
{
	struct fresh *f = *state;

	WRITE (f, w) {
		audit_note_act(w, &f->officer, DECISION_ALTER, "alter", "parcel", 17);
		audit_note_act(w, &f->officer, DECISION_ALTER, "alter", "parcel", 18);
	}
	audit_carry_all(f->audit);
	assert_int_equal(page_get(f, &f->auditor, "/log?kind=parcel&id=17"), OK);
	assert_true(page_says(f, "What was done to record 17"));
	assert_int_equal(page_count(f, "<th scope=\"row\""), 1);
}

static void log__of_one_person(void **state)
{
	struct fresh *f = *state;

	an_attested_decision(f);
	audit_carry_all(f->audit);
	page_get(f, &f->auditor,
		arena_format(f->arena, "/log?account=%lld", (long long)f->approver.account.v));
	assert_true(page_says(f, "What Cymeradwywr Sampl did, newest first"));
	assert_false(page_says(f, "Swyddog Sampl"));
}

static void log__older_entries_follow_on_the_next_page(void **state)
{
	struct fresh *f = *state;

	for (int i = 0; i < 51; i++)
		page_get(f, &f->auditor, "/log");
	assert_int_equal(page_count(f, "<th scope=\"row\""), 50);
	assert_false(page_says(f, "rel=\"next\""));
	page_get(f, &f->auditor, "/log");
	assert_true(page_says(f, "/log?before="));
}

static void acts(struct fresh *f, const struct actor *by, enum right right, int times)
{
	for (int i = 0; i < times; i++)
		WRITE (f, w)
			audit_note_act(w, by, right, NULL, "parcel", 17);
	assert_true(audit_carry_all(f->audit));
}

static size_t rows(struct fresh *f)
{
	return page_count(f, "<th scope=\"row\"");
}

/* However much others did since, and however little is left behind the first page. */
static void log__is_never_empty_while_more_follow(void **state)
{
	struct fresh *f = *state;
	const char *of_officer =
		arena_format(f->arena, "/log?account=%lld", (long long)f->officer.account.v);
	const char *next;

	acts(f, &f->officer, DECISION_ALTER, 51);
	acts(f, &f->stranger, DECISION_ALTER, 120);
	assert_int_equal(page_get(f, &f->auditor, of_officer), OK);
	assert_int_equal(rows(f), 50);
	assert_true(page_says(f, "rel=\"next\""));
	next = strstr(page_text(f), "&amp;before=");
	assert_non_null(next);
	assert_int_equal(page_get(f, &f->auditor,
				 arena_format(f->arena, "%s&before=%lld", of_officer,
					 strtoll(next + strlen("&amp;before="), NULL, 10))),
		OK);
	assert_int_equal(rows(f), 1);
	assert_false(page_says(f, "rel=\"next\""));
}

static void log__is_of_an_act_and_of_days(void **state)
{
	struct fresh *f = *state;

	acts(f, &f->officer, DECISION_ALTER, 2); // on 2 March 2026
	f->now.ms += INT64_C(86400000);
	acts(f, &f->officer, DECISION_SIGN, 3);
	assert_int_equal(page_get(f, &f->auditor, "/log?act=alter"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(rows(f), 2);
	page_get(f, &f->auditor, "/log?from-day=3&from-month=3&from-year=2026&act=sign");
	assert_int_equal(rows(f), 3);
	page_get(f, &f->auditor, "/log?to-day=2&to-month=3&to-year=2026");
	assert_int_equal(rows(f), 2);
	page_get(f, &f->auditor,
		"/log?from-day=1&from-month=3&from-year=2026&to-day=1&to-month=3&to-year=2026");
	assert_int_equal(rows(f), 0);
	assert_int_equal(page_get(f, &f->auditor,
				 "/log?from-day=3&from-month=3&from-year=2026&to-day=2&to-month=3&"
				 "to-year=2026"),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "to", "Enter a day that is not before the first one"));
}

static void log__is_found_by_the_sign_in_name_of_whoever_did_it(void **state)
{
	struct fresh *f = *state;
	struct account officer, stranger;

	READ (f, w) {
		assert_true(account_load(w, f->officer.account, &officer));
		assert_true(account_load(w, f->stranger.account, &stranger));
	}
	assert_int_equal(page_post(f, &f->auditor, "/log",
				 arena_format(f->arena,
					 "login=%s&act=sign&kind=&id=&from-day=3&"
					 "from-month=3&from-year=2026",
					 officer.login)),
		SEE_OTHER);
	assert_string_equal(f->reply.location,
		arena_format(f->arena,
			"/log?account=%lld&act=sign&from-day=3&from-month=3&from-year=2026",
			(long long)f->officer.account.v));
	for (int i = 0; i < 2; i++) {
		assert_int_equal(page_post(f, &f->auditor, "/log",
					 arena_format(f->arena, "login=%s",
						 i == 0 ? stranger.login : "neb")),
			UNPROCESSABLE);
		assert_true(page_has_problem(
			f, "login", "Nobody whose acts you may see has that sign-in name"));
		assert_int_equal(rows(f), 0);
	}
}

static void log__as_a_spreadsheet_is_all_that_was_asked_for(void **state)
{
	struct fresh *f = *state;

	acts(f, &f->officer, DECISION_ALTER, 120);
	acts(f, &f->officer, DECISION_SIGN, 5);
	acts(f, &f->stranger, DECISION_ALTER, 5);
	assert_int_equal(page_get(f, &f->auditor, "/log.csv?act=alter"), OK);
	assert_int_equal(page_count(f, "Swyddog Sampl"), 120);
	assert_int_equal(page_count(f, "\n"), 121);
	assert_int_equal(page_get(f, &f->officer, "/log.csv"), FORBIDDEN);
	assert_int_equal(
		page_get(f, &f->auditor, "/log.csv?from-day=31&from-month=2&from-year=2026"),
		UNPROCESSABLE);
	page_get(f, &f->auditor, "/log");
	assert_true(page_says(f, "120 records"));
}

/* ---- who looked at somebody ---- */

static int traced_setup(void **state)
{
	struct fresh *f;

	fresh_setup(state);
	f = *state;
	f->program = &program_facts.frame;
	serve(f, app_routes, person_routes, decision_routes, scheme_routes, cohort_routes, NULL);
	return 0;
}

static const char *trace_of(struct fresh *f, struct person_id id)
{
	return arena_format(f->arena, "/log?kind=person&id=%lld", (long long)id.v);
}

static void trace__tells_whoever_looked_of_whatever_body(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct person_id other = somebody(f, &p, "Siân", "Sampl");
	const char *page = arena_format(f->arena, "/people/%lld", (long long)id.v);

	page_get(f, &p.referrer, arena_format(f->arena, "%s/name", page));
	page_get(f, &p.referrer, arena_format(f->arena, "/people/%lld", (long long)other.v));
	assert_true(audit_carry_all(f->audit));
	assert_int_equal(page_get(f, &p.privacy, page), OK);
	assert_true(page_says(f, "Who looked at this person"));
	assert_int_equal(page_get(f, &p.privacy, trace_of(f, id)), OK);
	assert_null(page_trouble(f));
	assert_int_equal(rows(f), 4); // added, read, the name, and the privacy officer's own look
	assert_true(page_says(f, "Enghraifft Sampl, "));
	assert_true(page_says(f, "Saw a person’s name"));
	assert_int_equal(page_get(f, &f->auditor, trace_of(f, id)), OK);
	assert_int_equal(rows(f), 4);
	assert_int_equal(page_get(f, &p.privacy,
				 arena_format(f->arena, "%s&account=%lld", trace_of(f, id),
					 (long long)p.referrer.account.v)),
		OK);
	assert_false(page_says(f, "did, newest first")); // it is of one record alone
	assert_int_equal(page_get(f, &p.referrer, page), OK);
	assert_false(page_says(f, "Who looked at this person"));
	assert_int_equal(page_get(f, &p.referrer, trace_of(f, id)), FORBIDDEN);
}

/* As of nobody: their own people's acts are all that they see. */
static void trace__of_somebody_hidden_tells_nothing(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct actor auditor =
		a_person(f, f->elsewhere, "archwiliwr.arall", "Archwiliwr Arall", ROLE_AUDITOR);
	struct actor colleague =
		a_person(f, f->office, "preifatrwydd.arall", "Arall Sampl", ROLE_PRIVACY_OFFICER);
	struct block block = {
		.account = p.privacy.account, .kind = BLOCK_KIN, .from = instant_day(f->now)
	};
	struct problems none = { 0 };

	page_get(f, &p.referrer, arena_format(f->arena, "/people/%lld", (long long)id.v));
	assert_int_equal(page_get(f, &auditor, trace_of(f, id)), OK);
	assert_int_equal(rows(f), 0);
	WRITE (f, w) {
		work_read_for(w, colleague.account);
		assert_int_equal(person_block(w, &colleague, id, &block, &none), DONE);
	}
	assert_true(audit_carry_all(f->audit));
	assert_int_equal(page_get(f, &p.privacy, trace_of(f, id)), OK);
	assert_int_equal(rows(f), 1); // the block, by somebody of their own office
	assert_int_equal(page_get(f, &colleague, trace_of(f, id)), OK);
	assert_int_equal(rows(f), 3);
}

/* A place in the log counts all entries there are: that, and nothing else, stands apart. */
static const char *const positions[] = { "before=", NULL };

/*
 * In one world people of two bodies add somebody, look, and look behind the mask; in the other there
 * is nobody.  To an auditor of a third body they are the same.
 */
static void log__of_who_is_hidden_is_the_same_as_of_nobody(void **state)
{
	struct fresh *base = *state;
	struct actor auditor =
		a_person(base, base->elsewhere, "archwiliwr.arall", "Arall Sampl", ROLE_AUDITOR);
	struct programme p = a_programme(base);

	base->program = &program_facts.frame;

	struct fresh *world[] = { fresh_copy(base), fresh_copy(base) };
	struct person_id id = somebody(world[0], &p, "Efa", "Sampl");
	const char *const pages[] = { "", "/name", "/contact" };
	const char *const logs[] = { "/log", "/cy/log", "/log.csv", "/log?act=read",
		"/log?act=person-name", "/log?kind=person&id=17", trace_of(base, id),
		arena_format(base->arena, "/log?account=%lld", (long long)p.referrer.account.v) };

	for (size_t i = 0; i < array_size(world); i++)
		serve(world[i], app_routes, person_routes, NULL);
	joins(world[0], &p, id, p.diversion_circle);
	for (size_t i = 0; i < array_size(pages); i++) {
		const char *page =
			arena_format(base->arena, "/people/%lld%s", (long long)id.v, pages[i]);

		assert_int_equal(page_get(world[0], &p.referrer, page), OK);
		assert_int_equal(page_get(world[0], &p.triage_worker, page), OK);
	}

	struct both both = both_open(world[0], world[1], &auditor, positions);

	for (int again = 0; again < 8; again++) // until there are more than a page has
		for (size_t i = 0; i < array_size(logs); i++) {
			for (size_t each = 0; each < array_size(world); each++)
				assert_true(audit_carry_all(world[each]->audit));
			both_get(&both, logs[i]);
		}
	assert_true(page_get(world[0], &auditor, "/log") == OK && page_says(world[0], "before="));
	both_post(&both, "/log", "login=swyddog&kind=&id=&act=");
	for (size_t i = array_size(world); i-- > 0;)
		fresh_copy_close(world[i]);
}

/* Every link of the page's own part leads on; answers how many open a record. */
static int follow_links(struct fresh *f, const struct actor *reader)
{
	const char *page = strstr(page_text(f), "<main");
	const char *end = strstr(page, "</main>");
	int records = (int)page_count(f, "Open the record");

	while ((page = strstr(page, "href=\"/")) != NULL && page < end) {
		struct buf to = buf_new(f->arena, 200);

		for (page += strlen("href=\""); *page != '"'; page++) {
			buf_char(&to, *page);
			if (strncmp(page, "&amp;", strlen("&amp;")) == 0)
				page += strlen("amp;");
		}

		enum status status = page_get(f, reader, to.at);

		if (status != OK)
			fail_msg("%s answers %d to %s", to.at, (int)status, reader->name);
	}
	return records;
}

static void log__has_no_link_that_refuses_its_reader(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort cohort = a_cohort(f, &scene);
	struct actor privacy = a_worker(f, f->office, "preifatrwydd", ROLE_PRIVACY_OFFICER);
	const struct {
		const struct actor *reader;
		bool sees_decisions;
	} readers[] = { { &f->auditor, true }, { &privacy, false } };

	an_attested_decision(f, .reference = "DLI1");
	WRITE (f, w) {
		audit_note_act(w, &f->officer, SCHEME_READ, "read", "scheme", scene.scheme.id.v);
		audit_note_act(w, &f->officer, COHORT_READ, "read", "cohort", cohort.id.v);
	}
	audit_carry_all(f->audit);
	for (size_t i = 0; i < array_size(readers); i++) {
		assert_int_equal(page_get(f, readers[i].reader, "/log"), OK);
		assert_true(page_says(f, "/log?kind=cohort"));
		assert_true(page_says(f, "/log?kind=scheme"));
		assert_int_equal(follow_links(f, readers[i].reader) > 0, readers[i].sees_decisions);
	}
}

#define TRACED(test) cmocka_unit_test_setup_teardown(test, traced_setup, fresh_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(health__says_ok_and_nothing_else_to_everybody),
		SERVED(health__says_how_much_to_an_auditor),
		SERVED(health__is_not_ok_while_the_database_cannot_be_read),
		SERVED(health__is_not_ok_until_something_can_be_kept_again),
		SERVED(health__says_late_once_the_other_has_not_heard_for_a_day),
		SERVED(health__says_an_auditor_how_much_waits_and_how_long),
		cmocka_unit_test(home__says_to_whose_work_is_not_kept_yet_that_it_is_not),
		SERVED(home__warns_the_lead_alone_that_the_other_side_is_not_hearing),
		SERVED(policy__every_row_of_the_table_is_there),
		SERVED(policy__marks_the_readers_own_role),
		SERVED(accessibility__is_there_in_both_languages),
		SERVED(log__only_an_auditor_sees_it),
		SERVED(log__says_who_did_what_to_which),
		SERVED(log__looking_at_it_is_in_it),
		SERVED(log__has_words_for_what_commands_and_signing_out_note),
		SERVED(log__search_keeps_the_account_that_is_asked_for),
		SERVED(log__has_words_for_what_an_officer_is_refused),
		SERVED(log__hides_what_people_of_another_office_did),
		SERVED(log__of_one_record),
		SERVED(log__of_a_record_of_any_kind),
		SERVED(log__of_one_person),
		SERVED(log__older_entries_follow_on_the_next_page),
		SERVED(log__is_never_empty_while_more_follow),
		SERVED(log__is_of_an_act_and_of_days),
		SERVED(log__is_found_by_the_sign_in_name_of_whoever_did_it),
		SERVED(log__as_a_spreadsheet_is_all_that_was_asked_for),
		TRACED(log__has_no_link_that_refuses_its_reader),
		TRACED(trace__tells_whoever_looked_of_whatever_body),
		TRACED(trace__of_somebody_hidden_tells_nothing),
		FRESH(log__of_who_is_hidden_is_the_same_as_of_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
