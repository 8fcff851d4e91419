/* SPDX-License-Identifier: MIT */
/*
 * The pages of triage, asked through the frame.
 */
#include "areas/triage/pages.h"

#include <string.h>

#include "areas/triage/testing.h"
#include "base/buf.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, triage_routes, NULL);
	return 0;
}

static const char *address(struct fresh *f, struct referral_id id, const char *after)
{
	return arena_format(f->arena, "/referrals/%lld%s", (long long)id.v, after);
}

static enum status at(
	struct fresh *f, const struct actor *by, struct referral_id id, const char *after)
{
	return page_get(f, by, address(f, id, after));
}

static enum status post_to(struct fresh *f, const struct actor *by, struct referral_id id,
	const char *after, const char *fields)
{
	return page_post(f, by, address(f, id, after), fields);
}

/* How often the log has that record. */
static size_t entries(struct fresh *f, const char *kind, int64_t id)
{
	struct audit_filter filter = { .kind = kind, .id = id };
	struct audit_page page;

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	return page.n;
}

/* A field for each pathway that is asked of a man, all but consent. */
#define ALL_SCORED                                                                                 \
	"score-ACCOM=0&score-ETE=1&score-FINANCE=2&score-DRUGS=3&score-ALCOHOL=declined&"          \
	"score-MENTAL=0&score-PHYSICAL=0&score-FAMILY=0&score-ATTITUDE=0&score-DA=1&"              \
	"score-OTHER=0&note-DRUGS=Nodyn+preifat"

#define DAY(name) "&" name "-day=2&" name "-month=3&" name "-year=2026"

/* Begun, everything asked, with consent and two flags; complete. */
static struct referral_id an_assessed_person(struct fresh *f, const struct programme *p)
{
	struct referral_id id = a_referred_person(f, p, SEX_MALE);

	begun(f, p, id);
	assert_int_equal(post_to(f, &p->triage_worker, id, "/triage/needs",
				 "version=1&complete=yes&consent=given&flags=reading&flags="
				 "medical&" ALL_SCORED),
		SEE_OTHER);
	return id;
}

/* ---- the case ---- */

static void case__is_begun_with_one_button(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);

	assert_int_equal(at(f, &p.triage_worker, id, "/triage"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Not begun"));
	assert_true(page_says(f, "Begin triage"));
	assert_true(page_says(f, "E. S."));
	assert_false(page_says(f, "Efa"));
	assert_false(page_says(f, "Ask about needs"));
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/begin", ""), SEE_OTHER);
	assert_int_equal(page_get(f, &p.triage_worker, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Triage begun"));
	assert_true(page_says(f, "The needs should be complete by 9 March 2026."));
	assert_true(page_says(f, "<li>Somewhere to live</li>"));
	assert_false(page_says(f, "Sex work"));
	assert_false(page_says(f, "Begin triage"));
	assert_string_equal(page_sent_header(f, "Cache-Control"), "no-store");
	assert_int_equal(entries(f, "triage", id.v), 3); // looked at, begun, looked at
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/begin", ""), CONFLICTING);
}

static void case__is_nobody_elses(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = an_assessed_person(f, &p);
	const struct actor *others[] = { &p.referrer, &f->sergeant, &p.coordinator,
		&p.perpetrator_lead, &p.facilitator, &p.privacy, &f->auditor };
	static const char *const pages[] = { "/triage", "/triage/needs", "/triage/support",
		"/triage/support/1", "/triage/send", "/triage/services", "/triage/services/1" };
	struct actor elsewhere = a_worker(f, f->elsewhere, "brysbennu.arall", ROLE_TRIAGE_WORKER);

	for (size_t page = 0; page < array_size(pages); page++) {
		for (size_t i = 0; i < array_size(others); i++)
			assert_int_equal(at(f, others[i], id, pages[page]), FORBIDDEN);
		assert_int_equal(at(f, &elsewhere, id, pages[page]), NOT_FOUND);
	}
	assert_int_equal(post_to(f, &elsewhere, id, "/triage/needs", "version=2"), NOT_FOUND);
	assert_int_equal(at(f, &elsewhere, id, "/flags"), NOT_FOUND);
	assert_int_equal(at(f, &p.triage_worker, (struct referral_id){ 17 }, "/triage"), NOT_FOUND);
}

/* ---- needs ---- */

static void needs__are_saved_half_done_and_what_is_missing_is_named(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);

	begun(f, &p, id);
	assert_int_equal(at(f, &p.triage_worker, id, "/triage/needs"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "<legend"), 11 + 2);
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/needs",
			"version=1&score-DRUGS=3&note-DRUGS=Nodyn&score-ETE=&flags=reading"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &p.triage_worker, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "3: severe"));
	assert_true(page_says(f, "Nodyn"));
	assert_true(page_says(f, "<li>Education, training and work</li>"));
	assert_false(page_says(f, "<li>Drugs</li>"));
	assert_true(page_says(f, "Access: needs help with reading or writing"));
	assert_int_equal(at(f, &p.triage_worker, id, "/triage/needs"), OK);
	assert_true(page_says(f, "Nodyn</textarea>"));

	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/needs",
			"version=2&complete=yes&score-DRUGS=3&note-DRUGS=Newydd&flags=reading"),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "href=\"#score-ACCOM\""));
	assert_false(page_says(f, "href=\"#score-DRUGS\""));
	assert_true(page_has_problem(f, "consent", "Say whether the person consents"));
	assert_true(page_says(f, "Newydd</textarea>"));
	assert_true(page_says(f, "<title>Error: "));
}

static void needs__a_woman_is_asked_one_more(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_FEMALE);

	begun(f, &p, id);
	assert_int_equal(at(f, &p.triage_worker, id, "/triage/needs"), OK);
	assert_int_equal(page_count(f, "<legend"), 12 + 2);
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/needs",
				 "version=1&complete=yes&consent=refused&" ALL_SCORED),
		UNPROCESSABLE);
	assert_true(page_says(f, "href=\"#score-SEXWORK\""));
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/needs",
			"version=1&complete=yes&consent=refused&score-SEXWORK=0&" ALL_SCORED),
		SEE_OTHER);
}

static void needs__of_a_man_are_refused_the_question_for_women(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);

	begun(f, &p, id);
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/needs", "version=1&score-SEXWORK=1"),
		UNPROCESSABLE);
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/needs", "version=1&score-DRUGS=4"),
		UNPROCESSABLE);
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/needs", "version=1&flags=other"),
		BAD_REQUEST);
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/needs", "version=1&else=1"), BAD_REQUEST);
}

static void needs__twelve_long_notes_fit(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_FEMALE);
	struct buf fields = buf_new(f->arena, 12 * TRIAGE_NOTE_MOST * PATHWAY_COUNT);

	begun(f, &p, id);
	buf_text(&fields, "version=1");
	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++) {
		buf_format(&fields, "&note-%s=", pathways[each].name);
		for (int i = 0; i < TRIAGE_NOTE_MOST; i++)
			buf_text(&fields, "%F0%9F%8C%8A"); // a wave
	}
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/needs", fields.at), SEE_OTHER);
}

static void needs__of_two_at_once_show_both(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);

	begun(f, &p, id);
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/needs", "version=1&score-DRUGS=3"),
		SEE_OTHER);
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/needs",
				 "version=1&score-DRUGS=1&note-ETE=Fy+nodyn&flags=reading"),
		CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Somebody else changed this record"));
	assert_true(page_says(f, "3: severe"));
	assert_true(page_says(f, "1: some"));
	assert_true(page_says(f, "name=\"note-ETE\" value=\"Fy nodyn\""));
	assert_true(page_says(f, "name=\"version\" value=\"2\""));
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/needs",
				 "version=2&score-DRUGS=1&note-ETE=Fy+nodyn&flags=reading"),
		SEE_OTHER);
}

/* ---- support ---- */

static void support__is_offered_for_a_need_and_moved_on(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = an_assessed_person(f, &p);

	assert_int_equal(at(f, &p.triage_worker, id, "/triage"), OK);
	assert_true(page_says(f, "/triage/support?pathway=DRUGS"));
	assert_true(page_says(f, "/triage/support?pathway=FINANCE"));
	assert_false(page_says(f, "/triage/support?pathway=ETE"));
	assert_int_equal(at(f, &p.triage_worker, id, "/triage/support?pathway=DRUGS"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"DRUGS\"\nselected"));
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/support", "version=2&pathway=DRUGS"),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "what", "Say what support is offered"));
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/support",
			"version=2&pathway=DRUGS&what=A+group&organisation=Invented" DAY("on")),
		SEE_OTHER);
	assert_int_equal(page_get(f, &p.triage_worker, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Support offered"));
	assert_true(page_says(f, "Offered, 2 March 2026"));
	assert_true(page_says(f, "/triage/support/1\""));
	assert_false(page_says(f, "/triage/support?pathway=DRUGS"));

	assert_int_equal(at(f, &p.triage_worker, id, "/triage/support/1"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"accepted\""));
	assert_true(page_says(f, "/triage/support/1\""));
	assert_false(page_says(f, "value=\"engaged\""));
	assert_int_equal(at(f, &p.triage_worker, id, "/triage/support/2"), NOT_FOUND);
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/support/1", "version=3" DAY("on")),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "state", "Choose how it went on"));
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/support/1",
				 "version=3&state=accepted" DAY("on")),
		SEE_OTHER);
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/support/1",
				 "version=3&state=declined" DAY("on")),
		CONFLICTING);
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/support/1",
				 "version=4&state=closed" DAY("on")),
		UNPROCESSABLE);
	assert_true(page_says(f, "Say what came of the support"));
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/support/1",
				 "version=4&state=closed&gain=full" DAY("on")),
		SEE_OTHER);
	assert_int_equal(at(f, &p.triage_worker, id, "/triage"), OK);
	assert_true(page_says(f, "The need is met"));
	assert_false(page_says(f, "/triage/support/1"));
}

static void support__is_not_referred_without_consent(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);

	begun(f, &p, id);
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/support",
			"version=1&pathway=DRUGS&what=A+group&organisation=Invented" DAY("on")),
		SEE_OTHER);
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/support/1",
				 "version=2&state=accepted" DAY("on")),
		SEE_OTHER);
	assert_int_equal(at(f, &p.triage_worker, id, "/triage/support/1"), OK);
	assert_false(page_says(f, "value=\"referred\""));
	assert_true(page_says(f, "Other services are told of a person only with their consent"));
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/support/1",
				 "version=3&state=referred" DAY("on")),
		UNPROCESSABLE);
}

/* ---- onward ---- */

static void onward__to_the_programme_shows_first_what_the_provider_will_see(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = an_assessed_person(f, &p);

	assert_int_equal(at(f, &p.triage_worker, id, "/triage/send"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Safety: may need medical help"));
	assert_false(page_says(f, "Nodyn preifat"));
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/send", "version=1"), CONFLICTING);
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/send", "version=2"), SEE_OTHER);
	assert_int_equal(page_get(f, &p.triage_worker, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The programme"));
	assert_true(page_says(f, "Triage stays open while the person is on the programme"));
	assert_true(page_says(f, "Needs assessed"));
	assert_int_equal(at(f, &p.triage_worker, id, "/triage/send"), CONFLICTING);
}

static void onward__to_a_service_and_its_reply(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = an_assessed_person(f, &p);

	assert_int_equal(at(f, &p.triage_worker, id, "/triage/services"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/services", "version=2" DAY("on")),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "organisation", "Say which service it is"));
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/services",
				 "version=2&organisation=Invented+Clinic" DAY("on")),
		SEE_OTHER);
	assert_int_equal(page_get(f, &p.triage_worker, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Invented Clinic"));
	assert_true(page_says(f, "None yet"));
	assert_true(page_says(f, "/triage/services/1\""));
	assert_true(page_says(f, "A service has not replied yet."));
	assert_int_equal(at(f, &p.triage_worker, id, "/triage/services/1"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(at(f, &p.triage_worker, id, "/triage/services/2"), NOT_FOUND);
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/services/1",
				 "version=3&ended-day=1&ended-month=3&ended-year=2026"),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "ended", "This day is before the person was sent there"));
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/services/1",
				 "version=3" DAY("acknowledged")),
		SEE_OTHER);
	assert_int_equal(page_get(f, &p.triage_worker, f->reply.location), OK);
	assert_true(page_says(f, "Acknowledged on 2 March 2026"));
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/close", "version=4"), SEE_OTHER);
	assert_int_equal(page_get(f, &p.triage_worker, f->reply.location), OK);
	assert_true(page_says(f, "Triage was closed on 2 March 2026."));
	assert_true(page_says(f, "Open triage again"));
	assert_false(page_says(f, "/triage/services/1"));
	assert_int_equal(at(f, &p.triage_worker, id, "/triage/needs"), CONFLICTING);
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/reopen", "version=5"), SEE_OTHER);
}

/* ---- what those who meet the person see ---- */

static void flags__are_all_that_the_provider_sees(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = an_assessed_person(f, &p);
	struct actor force[] = { p.referrer, f->sergeant, p.privacy, f->auditor };

	assert_int_equal(at(f, &p.coordinator, id, "/flags"), NOT_FOUND); // not sent on yet
	assert_int_equal(post_to(f, &p.triage_worker, id, "/triage/send", "version=2"), SEE_OTHER);
	assert_int_equal(at(f, &p.coordinator, id, "/flags"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The needs were assessed on 2 March 2026."));
	assert_true(page_says(f, "Safety: may need medical help"));
	assert_true(page_says(f, "Access: needs help with reading or writing"));
	assert_false(page_says(f, "Nodyn preifat"));
	assert_false(page_says(f, "severe"));
	assert_false(page_says(f, "onsent"));
	for (size_t i = 0; i < array_size(force); i++)
		assert_int_equal(at(f, &force[i], id, "/flags"), FORBIDDEN);
	assert_int_equal(at(f, &p.coordinator, id, "/triage"), FORBIDDEN);
}

static void flags__say_so_while_nothing_is_known(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);

	begun(f, &p, id);
	assert_int_equal(
		post_to(f, &p.triage_worker, id, "/triage/needs", "version=1&flags=reading"),
		SEE_OTHER);
	assert_int_equal(at(f, &p.triage_worker, id, "/flags"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Nothing is known yet: the needs are not complete."));
	assert_false(page_says(f, "reading"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(case__is_begun_with_one_button),
		SERVED(case__is_nobody_elses),
		SERVED(needs__are_saved_half_done_and_what_is_missing_is_named),
		SERVED(needs__a_woman_is_asked_one_more),
		SERVED(needs__of_a_man_are_refused_the_question_for_women),
		SERVED(needs__twelve_long_notes_fit),
		SERVED(needs__of_two_at_once_show_both),
		SERVED(support__is_offered_for_a_need_and_moved_on),
		SERVED(support__is_not_referred_without_consent),
		SERVED(onward__to_the_programme_shows_first_what_the_provider_will_see),
		SERVED(onward__to_a_service_and_its_reply),
		SERVED(flags__are_all_that_the_provider_sees),
		SERVED(flags__say_so_while_nothing_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
