/* SPDX-License-Identifier: MIT */
/*
 * The pages of cases, asked for through the frame.
 */
#include "areas/victim/pages.h"

#include <string.h>

#include "areas/relay/relay.h"
#include "areas/victim/testing.h"
#include "base/err.h"
#include "http/request_test_kit.h"

static const char *path_of(struct fresh *f, struct victim_case_id id, const char *under)
{
	return arena_format(f->arena, "/cases/%lld%s", (long long)id.v, under);
}

/* The forms' fields as a browser would send them, for details that may be kept. */
#define DETAILS                                                                                    \
	"version=0&name=Enw+Dychmygol&phone=01632+960+123&email=&address=&ways=call&days=0&days=1" \
	"&from-hour=9&to-hour=17&answered-by=&code-word=afal&referrer-on-day=&referrer-on-month="  \
	"&referrer-on-year=&verified-on-day=1&verified-on-month=3&verified-on-year=2026"           \
	"&verified-how=in-person"

static void front__leads_home_or_to_where_one_signs_in(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, NULL, "/"), SEE_OTHER);
	assert_string_equal(f->reply.location, "/sign-in");
	assert_int_equal(page_get(f, &who.worker, "/"), SEE_OTHER);
	assert_string_equal(f->reply.location, "/home");
}

static void home__says_what_needs_the_reader_today(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id old = a_case(f, 8), renew = a_case(f, 9),
			      told = a_verified_case(f, 10), declined = a_verified_case(f, 11);
	struct safe_contact contact = some_contact(f, 91);

	a_case(f, 7);
	write_contact(f, &who.worker, old, &contact);
	contact = some_contact(f, 85);
	write_contact(f, &who.worker, renew, &contact);
	make_try(f, &who.worker, told, TRY_NO_ANSWER);
	make_try(f, &who.worker, declined, TRY_DECLINED);
	WRITE (f, w)
		victim_hear(w, (struct link_id){ 9 }, HEARD_WORKSHOP_B,
			date_add_days(work_today(w), 3));
	assert_int_equal(page_get(f, &who.worker, "/home"), OK);
	assert_true(page_says(f, "New cases: nobody has checked the contact details"));
	assert_true(page_says(f, "The check is more than 90 days old: no contact is allowed"));
	assert_true(page_says(f, "Contact details verified more than 80 days ago"));
	assert_true(page_says(f, "Contact was tried"));
	assert_true(page_says(f, "Contact was declined"));
	assert_true(page_says(f, "Workshop B: Thursday 5 March 2026"));
	assert_false(page_says(f, "Enw Dychmygol"));
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &who.other_worker, "/home"), OK);
	assert_true(page_says(f, "Nothing waits for you"));
}

/* As many entries of the log as acts of that name. */
static int noted(struct fresh *f, const char *act)
{
	struct audit_filter filter = { 0 };
	struct audit_page page = { 0 };
	int n = 0;

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	for (size_t i = 0; i < page.n; i++)
		n += strcmp(page.at[i].act, act) == 0;
	return n;
}

static void home__logs_each_case_that_it_shows(void **state)
{
	struct fresh *f = *state;

	a_verified_case(f, 7);
	assert_int_equal(page_get(f, &who.worker, "/home"), OK);
	assert_int_equal(noted(f, "list"), 0); // it needs nothing, and is not shown
	WRITE (f, w)
		victim_hear(w, (struct link_id){ 7 }, HEARD_WORKSHOP_A, work_today(w));
	assert_int_equal(page_get(f, &who.worker, "/home"), OK);
	assert_int_equal(noted(f, "list"), 1);
}

static void page__can_be_left_at_once(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);
	const char *const pages[] = { "/sign-in", "/home", "/cases", "/cases/new",
		path_of(f, id, ""), path_of(f, id, "/contact"), path_of(f, id, "/attempt"),
		"/nowhere" };

	for (size_t i = 0; i < array_size(pages); i++) {
		page_get(f, &who.lead, pages[i]);
		if (!page_says(f, "Exit this page"))
			fail_msg("%s", pages[i]);
		assert_null(page_trouble(f));
	}
}

static void case__shows_nothing_of_whom_it_is_about_until_it_is_asked_to(void **state)
{
	static const char *const secret[] = { "Enw Dychmygol", "01632 960 1", "Heol", "afal" };
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, 7);
	const char *const pages[] = { "", "/consents", "/contact", "/attempt" };

	for (size_t i = 0; i < array_size(pages); i++) {
		assert_int_equal(page_get(f, &who.worker, path_of(f, id, pages[i])), OK);
		for (size_t k = 0; k < array_size(secret); k++)
			assert_false(page_says(f, secret[k]));
	}
	page_get(f, &who.worker, path_of(f, id, ""));
	assert_true(page_says(f, "•••••• 23"));
	assert_int_equal(page_post(f, &who.worker, path_of(f, id, "/reveal"), ""), OK);
	for (size_t k = 0; k < array_size(secret); k++)
		assert_true(page_says(f, secret[k]));
	assert_null(page_trouble(f));
}

static void reveal__is_noted_each_time(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, 7);

	for (int i = 1; i <= 3; i++) {
		assert_int_equal(page_post(f, &who.worker, path_of(f, id, "/reveal"), ""), OK);
		assert_int_equal(noted(f, "victim-reveal"), i);
	}
	assert_int_equal(page_post(f, &who.other_worker, path_of(f, id, "/reveal"), ""), NOT_FOUND);
	assert_int_equal(noted(f, "victim-reveal"), 3);
}

static void case__of_another_looks_as_if_there_were_none(void **state)
{
	static const char *const gets[] = { "", "/consents", "/contact", "/attempt", "/reviews/1" };
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, 7), none = { 4711 };

	for (size_t i = 0; i < array_size(gets); i++) {
		assert_int_equal(
			page_get(f, &who.other_worker, path_of(f, id, gets[i])), NOT_FOUND);
		assert_int_equal(
			page_get(f, &who.other_worker, path_of(f, none, gets[i])), NOT_FOUND);
	}
	assert_int_equal(page_get(f, &who.auditor, path_of(f, id, "")), FORBIDDEN);
	assert_int_equal(page_get(f, NULL, path_of(f, id, "")), SEE_OTHER);
	assert_int_equal(
		page_post(f, &who.other_worker, path_of(f, id, "/tell"), "flag=pause"), NOT_FOUND);
	assert_int_equal(
		page_post(f, &who.other_worker, path_of(f, id, "/contact"), DETAILS), NOT_FOUND);
	assert_int_equal(
		page_post(f, &who.worker, path_of(f, id, "/assign"), "worker=1"), FORBIDDEN);
}

/* ---- what the person agreed to, and the reviews ---- */

#define TODAY_IS "on-day=2&on-month=3&on-year=2026"

static void consents__are_recorded_and_each_answer_is_kept(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, 7);

	assert_int_equal(page_get(f, &who.worker, path_of(f, id, "/consents")), OK);
	assert_true(page_says(f, "No answer is recorded yet."));
	assert_null(page_trouble(f));
	assert_int_equal(
		page_post(f, &who.worker, path_of(f, id, "/consents"), TODAY_IS), UNPROCESSABLE);
	assert_true(page_has_problem(f, "contact", "Choose at least one answer"));
	assert_int_equal(page_post(f, &who.worker, path_of(f, id, "/consents"),
				 "contact=yes&briefed=yes&" TODAY_IS),
		SEE_OTHER);
	assert_int_equal(
		page_post(f, &who.worker, path_of(f, id, "/consents"), "contact=no&" TODAY_IS),
		SEE_OTHER);
	assert_int_equal(page_get(f, &who.worker, path_of(f, id, "")), OK);
	assert_true(page_says(f, "Withdrawn on"));
	assert_true(page_says(f, "Not allowed: the person has withdrawn their consent to contact"));
	assert_true(page_says(f, "Does not want contact"));
	assert_null(page_trouble(f));
	page_get(f, &who.worker, path_of(f, id, "/consents"));
	assert_int_equal(
		page_count(f, "Gweithiwr Sampl"), 4); // three answers, and whose page it is
	assert_int_equal(noted(f, "victim-consent"), 2);
	assert_int_equal(page_post(f, &who.other_worker, path_of(f, id, "/consents"),
				 "contact=yes&" TODAY_IS),
		NOT_FOUND);
}

static const char *path_of_review(struct fresh *f, struct victim_case_id id)
{
	const char *path = NULL;

	READ (f, w) {
		work_read_for(w, who.worker.account);

		struct victim_reviews all = victim_reviews(w, id);

		path = path_of(
			f, id, arena_format(f->arena, "/reviews/%lld", (long long)all.at[0].id.v));
	}
	return path;
}

static void review__waits_at_home_until_it_is_done(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, 7), late = a_verified_case(f, 8);
	const struct link_id links[] = { { 7 }, { 8 } };

	WRITE (f, w) {
		victim_ask_review(w, links[0], REVIEW_AFTER_A, date_add_days(work_today(w), -1));
		victim_ask_review(w, links[1], REVIEW_AFTER_B, date_add_days(work_today(w), -8));
	}
	assert_int_equal(page_get(f, &who.worker, "/home"), OK);
	assert_true(page_says(f, "Review after workshop A: due by 8 March 2026"));
	assert_true(page_says(f, "Review after workshop B: overdue since 1 March 2026"));
	assert_true(strstr(page_text(f), "overdue since") < strstr(page_text(f), "due by"));
	assert_int_equal(page_get(f, &who.worker, path_of_review(f, late)), OK);
	assert_true(page_says(f, "The review is due by 1 March 2026."));
	assert_null(page_trouble(f));
	assert_int_equal(
		page_post(f, &who.worker, path_of_review(f, late), "note=Nodyn+cudd&" TODAY_IS),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "found", "Choose what was found"));
	assert_true(page_says(f, "Nodyn cudd"));
	assert_int_equal(page_post(f, &who.worker, path_of_review(f, late),
				 "found=unreached&note=Nodyn+cudd&" TODAY_IS),
		SEE_OTHER);
	page_get(f, &who.worker, path_of_review(f, late));
	assert_true(page_says(f, "Nodyn cudd"));
	assert_int_equal(page_get(f, &who.worker, path_of(f, late, "")), OK);
	assert_true(page_says(f, "The person could not be reached"));
	assert_null(page_trouble(f));
	page_get(f, &who.worker, "/home");
	assert_false(page_says(f, "Review after workshop B"));
	assert_int_equal(noted(f, "victim-review"), 1);
	assert_int_equal(page_get(f, &who.other_worker, path_of_review(f, id)), NOT_FOUND);
	assert_int_equal(page_get(f, &who.worker, "/cases?state=review-a"), OK);
	assert_true(page_says(f, "1 case"));
}

/* ---- disclosures ---- */

static const char *path_of_disclosure(struct fresh *f, struct victim_disclosure_id id)
{
	return arena_format(f->arena, "/disclosures/%lld", (long long)id.v);
}

static void disclosure__is_raised_and_says_999_where_somebody_is_in_danger(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);
	const char *path = path_of(f, id, "/disclosures/new");

	page_get(f, &who.worker, path_of(f, id, ""));
	assert_true(page_says(f, arena_format(f->arena, "href=\"%s\"", path)));
	assert_int_equal(page_get(f, &who.worker, path), OK);
	assert_true(page_says(f, arena_format(f->arena, "action=\"%s\"", path)));
	assert_true(page_says(f, "If anybody is in danger now, ring 999 first."));
	assert_int_equal(page_post(f, &who.worker, path, "summary=Geiriau+cudd"), UNPROCESSABLE);
	assert_true(page_has_problem(
		f, "immediate", "Say whether anybody is in danger now. If so, ring 999 first"));
	assert_true(page_has_problem(f, "told-by", "Enter who told you"));
	assert_true(page_says(f, "Geiriau cudd"));
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &who.worker, path,
				 "immediate=yes&told-by=Rhywun&about=Plentyn&summary=Geiriau+cudd"),
		SEE_OTHER);

	const char *raised = arena_format(f->arena, "%s", f->reply.location);

	assert_int_equal(page_get(f, &who.worker, raised), OK);
	assert_true(page_says(f, "Somebody is in danger now. Ring 999 at once"));
	assert_true(page_says(f, "A lead has to triage it today"));
	assert_false(page_says(f, "Decide where it goes")); // which is a lead's
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &who.lead, raised), OK);
	assert_true(page_says(f, "Decide where it goes"));
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &who.lead, "/home"), OK);
	assert_true(page_says(f, "In danger now. A lead has to triage it today"));
	assert_false(page_says(f, "Geiriau cudd"));
	assert_int_equal(page_get(f, &who.worker, path_of(f, id, "")), OK);
	assert_true(page_says(f, "In danger now"));
	assert_false(page_says(f, "Geiriau cudd"));
	assert_int_equal(page_get(f, &who.other_worker, raised), NOT_FOUND);
	assert_int_equal(
		page_post(f, &who.other_worker, path, "immediate=no&told-by=A&about=B&summary=C"),
		NOT_FOUND);
	time_passes(f, INT64_C(24) * 3600000);
	page_get(f, &who.lead, "/home");
	assert_true(page_says(f, "Overdue: a lead had to triage it on 2 March 2026"));
}

static void disclosure__comes_back_with_why_and_goes_on(void **state)
{
	struct fresh *f = *state;
	struct victim_disclosure_id id = a_disclosure(f, &who.worker, a_case(f, 7), ANSWER_NO);
	const char *path = path_of_disclosure(f, id);

	assert_int_equal(
		page_post(f, &who.worker, path, "act=triage&route=police&words="), NOT_FOUND);
	assert_int_equal(page_post(f, &who.lead, path, "act=triage&words="), UNPROCESSABLE);
	assert_true(page_has_problem(f, "route", "Choose where it goes"));
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &who.lead, path, "act=pass"), UNPROCESSABLE);
	assert_true(page_says(f, "Somebody has done more with this disclosure meanwhile."));
	assert_int_equal(
		page_post(f, &who.lead, path, "act=triage&route=police&words=Rheswm"), SEE_OTHER);
	assert_int_equal(page_get(f, &who.worker, path), OK);
	assert_true(page_says(f, "It was passed on"));
	assert_null(page_trouble(f));
	assert_int_equal(
		page_post(f, &who.worker, path,
			"act=pass&recipient=Swyddog&hour=99&minute=0&basis=consent&" TODAY_IS),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "on", "Enter the day and the time"));
	assert_true(page_says(f, "It is not recorded that the person agreed to share."));
	assert_true(page_says(f, "Swyddog"));
	assert_int_equal(
		page_post(f, &who.worker, path,
			"act=pass&recipient=Swyddog&hour=11&minute=30&basis=life&" TODAY_IS),
		SEE_OTHER);
	assert_int_equal(page_post(f, &who.worker, path, "act=confirm&reference="), UNPROCESSABLE);
	assert_int_equal(page_post(f, &who.worker, path, "act=confirm&reference=X1"), SEE_OTHER);
	assert_int_equal(page_post(f, &who.lead, path, "act=close"), SEE_OTHER);
	assert_int_equal(page_post(f, &who.lead, path, "act=reopen&words="), UNPROCESSABLE);
	assert_int_equal(page_get(f, &who.lead, path), OK);
	assert_true(page_says(f, "To Swyddog, on"));
	assert_true(page_says(f, "Rheswm"));
	assert_null(page_trouble(f));
	assert_int_equal(noted(f, "victim-disclosure"), 5);
}

static void disclosures__are_listed_and_filtered(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, &who.worker, "/disclosures"), OK);
	assert_true(page_says(f, "No disclosure is open."));
	a_disclosure(f, &who.worker, a_case(f, 7), ANSWER_YES);
	assert_int_equal(page_get(f, &who.worker, "/disclosures"), OK);
	assert_true(page_says(f, "1 disclosure"));
	assert_true(page_says(f, "In danger now"));
	assert_null(page_trouble(f));
	page_get(f, &who.worker, "/disclosures?state=closed");
	assert_true(page_says(f, "No disclosure matches. Take a filter off."));
	assert_int_equal(page_get(f, &who.worker, "/disclosures?search=nonsense"), UNPROCESSABLE);
	assert_int_equal(page_get(f, &who.auditor, "/disclosures"), FORBIDDEN);
	page_get(f, &who.other_worker, "/disclosures");
	assert_true(page_says(f, "No disclosure is open."));
}

static void disclosures__are_seen_page_by_page(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);

	for (int i = 0; i < 26; i++) {
		time_passes(f, 1000);
		a_disclosure(f, &who.worker, id, ANSWER_NO);
	}
	page_get(f, &who.worker, "/disclosures");
	assert_true(page_says(f, "25 disclosures, and more follow"));

	const char *at = strstr(page_text(f), "/disclosures?search=&amp;state=&amp;before=");

	assert_non_null(at);

	const char *next = arena_format(f->arena, "/disclosures?search=&state=&before=%.*s",
		(int)strcspn(at + strlen("/disclosures?search=&amp;state=&amp;before="), "&"),
		at + strlen("/disclosures?search=&amp;state=&amp;before="));
	const char *last = strstr(at, "before-id=");

	next = arena_format(f->arena, "%s&%.*s", next, (int)strcspn(last, "\""), last);
	page_get(f, &who.worker, next);
	assert_true(page_says(f, "1 disclosure"));
}

/* ---- the end ---- */

static void end__is_refused_with_why_and_found_by_the_filter(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, 7);
	const struct link_id link = { 7 };

	assert_int_equal(page_get(f, &who.worker, path_of(f, id, "/end")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &who.worker, path_of(f, id, "/end"),
				 "reason=told-completed&" TODAY_IS),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "reason",
		"The programme has not said yet how it ended. The case goes on until it has"));
	WRITE (f, w)
		victim_hear(w, link, HEARD_COMPLETED, work_today(w));
	page_get(f, &who.worker, "/home");
	assert_true(page_says(f, "The programme is over: tell the person, and end the case"));
	assert_true(page_says(f, "Completed the programme: Monday 2 March 2026"));
	assert_int_equal(page_post(f, &who.worker, path_of(f, id, "/end"),
				 "reason=told-completed&" TODAY_IS),
		SEE_OTHER);
	page_get(f, &who.worker, path_of(f, id, ""));
	assert_true(page_says(f, "The case has ended. Nobody is contacted or told anything"));
	assert_false(page_says(f, "What is allowed now"));
	assert_false(page_says(f, "Open the case again")); // which is a lead's
	assert_null(page_trouble(f));
	assert_int_equal(
		page_post(f, &who.worker, path_of(f, id, "/tell"), "flag=pause"), UNPROCESSABLE);
	assert_true(page_says(f, "Before anything else is done in it a lead has to open it again"));
	page_get(f, &who.worker, "/cases");
	assert_true(page_says(f, "There is no case of yours yet."));
	page_get(f, &who.worker, "/cases?state=ended");
	assert_true(page_says(f, "1 case"));
	assert_int_equal(page_get(f, &who.worker, path_of(f, id, "/reopen")), FORBIDDEN);
	assert_int_equal(page_get(f, &who.lead, path_of(f, id, "/reopen")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &who.lead, path_of(f, id, "/reopen"), ""), UNPROCESSABLE);
	assert_true(page_has_problem(f, "reason", "Choose why the case is opened again"));
	assert_int_equal(
		page_post(f, &who.lead, path_of(f, id, "/reopen"), "reason=asked"), SEE_OTHER);
	page_get(f, &who.lead, path_of(f, id, ""));
	assert_true(page_says(f, "The person asked for it"));
	assert_int_equal(noted(f, "victim-end"), 1);
	assert_int_equal(noted(f, "victim-reopen"), 1);
}

static void home__shows_what_the_programme_says_of_a_case_that_had_ended(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_verified_case(f, 7);
	const struct link_id link = { 7 };

	WRITE (f, w)
		victim_hear(w, link, HEARD_WITHDRAWN, work_today(w));
	assert_int_equal(
		page_post(f, &who.worker, path_of(f, id, "/end"), "reason=untold-left&" TODAY_IS),
		SEE_OTHER);
	page_get(f, &who.worker, "/home");
	assert_true(page_says(f, "Nothing waits for you"));
	WRITE (f, w)
		victim_hear(w, link, HEARD_WORKSHOP_A, date_add_days(work_today(w), 40));
	for (size_t i = 0; i < 2; i++) {
		page_get(f, i == 0 ? &who.worker : &who.lead, "/home");
		assert_true(page_says(f, "Cases that had ended: the programme said something new"));
	}
	page_get(f, &who.worker, path_of(f, id, ""));
	assert_true(page_says(f, "Open again: the programme said something new"));
	assert_null(page_trouble(f));
}

static void contact__is_written_and_blank_keeps_what_is_masked(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);

	assert_int_equal(page_post(f, &who.worker, path_of(f, id, "/contact"), DETAILS), SEE_OTHER);
	assert_int_equal(
		page_post(f, &who.worker, path_of(f, id, "/contact"),
			"version=1&ways=call&days=3&from-hour=10&to-hour=12&never-message=yes"
			"&verified-on-day=1&verified-on-month=3&verified-on-year=2026"
			"&verified-how=in-person"),
		SEE_OTHER);
	READ (f, w) {
		work_read_for(w, who.worker.account);

		struct safe_contact contact = victim_contact(w, id);

		assert_string_equal(contact.name, "Enw Dychmygol");
		assert_string_equal(contact.phone, "01632 960 123");
		assert_int_equal(contact.days, 1u << 3);
		assert_true(contact.never_message);
		assert_true(date_is_set(contact.worker.on));
	}
}

static void contact__that_cannot_be_kept_comes_back_with_why(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);

	assert_int_equal(page_post(f, &who.worker, path_of(f, id, "/contact"),
				 "version=0&name=Rhywun&ways=letter&from-hour=9&to-hour=9"),
		UNPROCESSABLE);
	assert_true(
		page_has_problem(f, "address", "Enter this, or take off the way that needs it"));
	assert_true(page_has_problem(f, "days", "Choose at least one safe day"));
	assert_true(page_has_problem(f, "to-hour", "The last hour has to come after the first"));
	assert_null(page_trouble(f));
	page_post(f, &who.worker, path_of(f, id, "/contact"),
		"version=0&name=Rhywun&from-hour=-4294967287&to-hour=4294967313");
	assert_true(page_has_problem(f, "from-hour", "Choose the first safe hour"));
	assert_true(page_has_problem(f, "to-hour", "Choose the last safe hour"));
	page_post(f, &who.worker, path_of(f, id, "/contact"), DETAILS);
	assert_int_equal(page_post(f, &who.lead, path_of(f, id, "/contact"), DETAILS), CONFLICTING);
	assert_true(page_says(f, "Somebody else has changed the details meanwhile"));
	assert_false(page_says(f, "•• 9"));
}

/* What that detail is now, "" once it was taken away. */
static const char *phone_now(struct fresh *f, struct victim_case_id id)
{
	const char *phone = NULL;

	READ (f, w) {
		work_read_for(w, who.lead.account);
		phone = victim_contact(w, id).phone;
	}
	return phone;
}

static void contact__that_is_not_safe_any_more_is_taken_away(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);
	const char *remove = "version=1&name=&phone=&email=&address=&ways=call&days=0&from-hour=9"
			     "&to-hour=17&answered-by=&code-word=&remove-phone=yes";

	page_get(f, &who.worker, path_of(f, id, "/contact"));
	assert_false(page_says(f, "This is not safe any more: remove it")); // nothing stands
	page_post(f, &who.worker, path_of(f, id, "/contact"), DETAILS);
	page_get(f, &who.worker, path_of(f, id, "/contact"));
	assert_int_equal(page_count(f, "This is not safe any more: remove it"), 2);
	assert_int_equal(page_post(f, &who.worker, path_of(f, id, "/contact"), remove), SEE_OTHER);
	assert_string_equal(phone_now(f, id), "");
}

static void attempt__that_is_not_allowed_is_not_kept(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);
	const char *called = "on-day=2&on-month=3&on-year=2026&way=call&safe=yes&result=reached";

	assert_int_equal(
		page_post(f, &who.worker, path_of(f, id, "/attempt"), called), UNPROCESSABLE);
	assert_true(page_says(f, "href=\"#way\""));
	/* in the summary, beside the field, and as what holds for each way now */
	assert_int_equal(
		page_count(f, "Not allowed: nobody has checked that the details are safe"), 6);
	page_post(f, &who.worker, path_of(f, id, "/contact"), DETAILS);
	assert_int_equal(page_post(f, &who.worker, path_of(f, id, "/attempt"),
				 "on-day=4&on-month=3&on-year=2026&way=call&safe=&result=reached"),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "on", "The day cannot be in the future"));
	assert_true(page_has_problem(f, "safe", "Choose whether it was safe"));
	assert_int_equal(page_post(f, &who.worker, path_of(f, id, "/attempt"), called), SEE_OTHER);
	page_get(f, &who.worker, path_of(f, id, ""));
	assert_true(page_says(f, "Reached the person"));
	assert_true(page_says(f, "The programme has not been told: Contact was made"));
}

static void pause__is_said_on_the_page_until_it_is_lifted(void **state)
{
	struct fresh *f = *state;
	struct victim_case_id id = a_case(f, 7);

	assert_int_equal(
		page_post(f, &who.worker, path_of(f, id, "/tell"), "flag=pause"), SEE_OTHER);
	page_get(f, &who.worker, path_of(f, id, ""));
	assert_int_equal(page_count(f, "Paused"), 1);
	assert_int_equal(
		page_post(f, &who.worker, path_of(f, id, "/tell"), "flag=pause"), UNPROCESSABLE);
	assert_true(page_says(f, "There is nothing new to tell"));
	time_passes(f, 1);
	assert_int_equal(
		page_post(f, &who.worker, path_of(f, id, "/tell"), "flag=proceed"), SEE_OTHER);
	page_get(f, &who.worker, path_of(f, id, ""));
	assert_int_equal(page_count(f, "Paused"), 0);
}

static void list__is_searched_by_the_whole_reference(void **state)
{
	struct fresh *f = *state;

	a_case(f, 7);
	a_case(f, 8);
	assert_int_equal(page_get(f, &who.worker, "/cases"), OK);
	assert_int_equal(page_count(f, "<th scope=\"row\""), 2);
	page_get(f, &who.worker, "/cases?search=0000-0000-00008&state=");
	assert_int_equal(page_count(f, "<th scope=\"row\""), 1);
	assert_int_equal(page_get(f, &who.worker, "/cases?search=Enw"), UNPROCESSABLE);
	assert_true(
		page_has_problem(f, "search", "Enter a whole reference, such as 3F0K-9QXW-TE57M"));
	page_get(f, &who.worker, "/cases?state=declined");
	assert_true(page_says(f, "No case of yours matches. Take a filter off."));
	page_get(f, &who.other_worker, "/cases");
	assert_true(page_says(f, "There is no case of yours yet."));
	assert_null(page_trouble(f));
}

static void list__goes_on_to_a_next_page(void **state)
{
	struct fresh *f = *state;

	for (int i = 1; i <= 26; i++)
		a_case(f, i);
	page_get(f, &who.lead, "/cases");
	assert_int_equal(page_count(f, "<th scope=\"row\""), 25);
	assert_true(page_says(f, "rel=\"next\""));
	assert_true(f->statements <= 4);
}

static void new__is_the_leads(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, &who.worker, "/cases/new"), FORBIDDEN);
	assert_int_equal(page_post(f, &who.lead, "/cases/new", "link=x&programme="), UNPROCESSABLE);
	assert_true(page_has_problem(f, "link", "Enter the reference, such as 3F0K-9QXW-TE57M"));
	assert_true(page_has_problem(f, "programme", "Choose the programme"));
	assert_true(page_has_problem(f, "language", "Choose the person’s language"));
	assert_int_equal(page_post(f, &who.lead, "/cases/new",
				 "link=3F0K-9QXW-TE57M&programme=drive&language=cy"),
		SEE_OTHER);
	page_get(f, &who.lead, f->reply.location);
	assert_true(page_says(f, "3F0K-9QXW-TE57M"));
	assert_true(page_says(f, "Drive, one to one"));
	assert_null(page_trouble(f));
}

static const char *trained_form(struct fresh *f, const char *day, const struct actor *worker)
{
	return arena_format(f->arena, "on-day=%s&on-month=3&on-year=2026%s", day,
		worker == NULL
			? ""
			: arena_format(f->arena, "&workers=%lld", (long long)worker->account.v));
}

static void trained__is_recorded_by_the_lead_and_taken_back(void **state)
{
	static const char path[] = "/workers/trained";
	struct fresh *f = *state;

	assert_int_equal(page_get(f, &who.worker, path), FORBIDDEN);
	assert_int_equal(
		page_post(f, &who.lead, path, "on-day=&on-month=&on-year="), UNPROCESSABLE);
	assert_true(page_has_problem(f, "on", "Enter the day of the training"));
	assert_true(page_has_problem(f, "workers", "Choose who was trained"));
	assert_int_equal(
		page_post(f, &who.lead, path, trained_form(f, "1", &who.worker)), SEE_OTHER);
	assert_int_equal(page_get(f, &who.lead, path), OK);
	assert_int_equal(page_count(f, "<th scope=\"row\""), 1);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &who.lead, "/workers"), OK);
	assert_int_equal(page_count(f, "1 March 2026"), 1);
	assert_int_equal(page_count(f, "Not recorded"), 2); // of another worker, and of the lead
	assert_int_equal(page_post(f, &who.lead, "/workers/trained/take-back",
				 arena_format(f->arena, "day=2026-03-01&worker=%lld",
					 (long long)who.worker.account.v)),
		SEE_OTHER);
	page_get(f, &who.lead, path);
	assert_true(page_says(f, "No training is recorded yet."));
	assert_int_equal(noted(f, "victim-worker-train"), 1);
	assert_int_equal(noted(f, "victim-worker-untrain"), 1);
	assert_int_equal(
		page_post(f, &who.lead, "/workers/trained/take-back", "day=x&worker=1"), NOT_FOUND);
}

static int setup_with_another_side(void **state)
{
	const char *why = NULL;
	const char *ours, *theirs;
	struct fresh *f;

	victims_setup(state);
	f = *state;
	ours = relay_keys_make(f->arena, f->folder, &why);
	theirs = relay_keys_make(f->arena, folder_fresh(f->arena), &why);
	if (ours == NULL || theirs == NULL || !relay_keys_trust(f->arena, f->folder, theirs, &why))
		fail_msg("%s", why);
	f->relay = relay_open(f->arena,
		&(struct relay_settings){
			.us = RELAY_VICTIM, .folder = f->folder, .db = f->db, .audit = f->audit },
		&why);
	assert_non_null(f->relay);
	serve(f, victim_routes, NULL);
	return 0;
}

static void worker__is_named_again_after_a_mistake(void **state)
{
	struct fresh *f = *state;
	const char *path = arena_format(f->arena, "/workers/%lld", (long long)who.worker.account.v);

	assert_int_equal(page_post(f, &who.lead, path,
				 "staff-number=A17&born-day=29&born-month=2&born-year=1981"),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "born", "This must be a real date, such as 27 3 2025"));
	assert_true(page_has_problem(
		f, "staff-number", "Enter the staff number again: it is not kept here"));
	assert_false(page_says(f, "A17"));
	assert_true(page_says(f, "value=\"1981\"")); // the day of birth comes back
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &who.lead, path,
				 "staff-number=&born-day=28&born-month=2&born-year=1981"),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "staff-number", "Enter the staff number"));
	assert_true(page_says(f, "value=\"1981\""));
}

static void session__ends_after_a_quarter_of_an_hour_unused(void **state)
{
	struct fresh *f = *state;
	struct session_token session = page_session(f, &who.worker);
	struct wire wire = wire_get(f->arena, "/home");

	time_passes(f, 15 * INT64_C(60000) - 1);
	assert_int_equal(page_send(f, &wire, &session), OK);
	session = page_session(f, &who.worker);
	wire = wire_get(f->arena, "/home");
	time_passes(f, 15 * INT64_C(60000));
	assert_int_equal(page_send(f, &wire, &session), SEE_OTHER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		VICTIMS_SERVED(front__leads_home_or_to_where_one_signs_in),
		VICTIMS_SERVED(home__says_what_needs_the_reader_today),
		VICTIMS_SERVED(home__logs_each_case_that_it_shows),
		VICTIMS_SERVED(page__can_be_left_at_once),
		VICTIMS_SERVED(case__shows_nothing_of_whom_it_is_about_until_it_is_asked_to),
		VICTIMS_SERVED(reveal__is_noted_each_time),
		VICTIMS_SERVED(case__of_another_looks_as_if_there_were_none),
		VICTIMS_SERVED(consents__are_recorded_and_each_answer_is_kept),
		VICTIMS_SERVED(review__waits_at_home_until_it_is_done),
		VICTIMS_SERVED(disclosure__is_raised_and_says_999_where_somebody_is_in_danger),
		VICTIMS_SERVED(disclosure__comes_back_with_why_and_goes_on),
		VICTIMS_SERVED(disclosures__are_listed_and_filtered),
		VICTIMS_SERVED(end__is_refused_with_why_and_found_by_the_filter),
		VICTIMS_SERVED(home__shows_what_the_programme_says_of_a_case_that_had_ended),
		VICTIMS_SERVED(disclosures__are_seen_page_by_page),
		VICTIMS_SERVED(contact__is_written_and_blank_keeps_what_is_masked),
		VICTIMS_SERVED(contact__that_cannot_be_kept_comes_back_with_why),
		VICTIMS_SERVED(contact__that_is_not_safe_any_more_is_taken_away),
		VICTIMS_SERVED(attempt__that_is_not_allowed_is_not_kept),
		VICTIMS_SERVED(pause__is_said_on_the_page_until_it_is_lifted),
		VICTIMS_SERVED(list__is_searched_by_the_whole_reference),
		VICTIMS_SERVED(list__goes_on_to_a_next_page),
		VICTIMS_SERVED(new__is_the_leads),
		cmocka_unit_test_setup_teardown(worker__is_named_again_after_a_mistake,
			setup_with_another_side, fresh_teardown),
		VICTIMS_SERVED(trained__is_recorded_by_the_lead_and_taken_back),
		VICTIMS_SERVED(session__ends_after_a_quarter_of_an_hour_unused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
