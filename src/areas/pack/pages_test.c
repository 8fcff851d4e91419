/* SPDX-License-Identifier: MIT */
/*
 * The pages of packs, asked through the frame.
 */
#include "areas/pack/pages.h"

#include "areas/pack/testing.h"
#include "areas/publication/pages.h"
#include "base/err.h"

static const struct scheme_id no_scheme;

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, pack_routes, publication_routes, NULL);
	return 0;
}

static const char *at(struct fresh *f, struct pack_id id, const char *after)
{
	return arena_format(f->arena, "/packs/%lld%s", (long long)id.v, after);
}

static const char *edit_of(struct fresh *f, struct pack_id id, const char *fields)
{
	return arena_format(f->arena, "edit=%lld%s", (long long)pack_newest(f, id).edit, fields);
}

static const char *address_of(struct fresh *f, const struct session_token *secret, const char *way)
{
	return arena_format(
		f->arena, "%s/packs/by-link/%s", way, session_token_text(f->arena, secret));
}

/* ---- asking for one ---- */

static void pack__is_asked_for_on_the_page(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);

	assert_int_equal(page_get(f, &kit.lead, "/packs/new"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "C-1"));
	assert_int_equal(page_post(f, &kit.lead, "/packs/new", "meets-on-day=31"), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Choose the contract whose provider writes the pack"));
	assert_int_equal(
		page_post(f, &kit.lead, "/packs/new",
			arena_format(f->arena,
				"contract=%lld&meets-on-day=20&meets-on-month=5&meets-on-year=2026"
				"&from-month=2&from-year=2026&to-month=4&to-year=2026",
				(long long)kit.contract.id.v)),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.lead, f->reply.location), OK);
	assert_true(page_says(f, "Pack for 20 May 2026"));
	assert_true(page_says(f, "February 2026 to April 2026"));
	assert_int_equal(page_get(f, &kit.lead, "/packs"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "2 packs"));
	assert_int_equal(page_get(f, &kit.writer, "/packs/new"), FORBIDDEN);
}

static void packs__that_nobody_reads_are_said_to_be_none(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);

	assert_int_equal(page_get(f, &kit.chair, "/packs"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "There is no pack that you read yet."));
	assert_false(page_says(f, "<table"));
	assert_int_equal(page_get(f, &f->sergeant, "/packs"), FORBIDDEN);
	assert_int_equal(page_get(f, NULL, "/packs"), SEE_OTHER);
}

/* ---- writing ---- */

static void pack__is_written_on_the_page_and_keeps_what_was_typed(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct pack_id id = kit.pack.id;

	assert_int_equal(page_get(f, &kit.writer, "/home"), OK);
	assert_true(page_says(f, "Packs that wait for you to write them"));
	assert_true(page_says(f, "The group meets on:"));
	assert_int_equal(page_get(f, &kit.writer, at(f, id, "/write")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &kit.writer, at(f, id, "/write"),
				 edit_of(f, id, "&highlights-en=Typed&open=7&direct=5&indirect=1")),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(
		f, "open", "Direct and indirect cases have to add up to the open cases"));
	assert_true(page_says(f, "Typed"));
	assert_int_equal(
		page_post(f, &kit.writer, at(f, id, "/write"), edit_of(f, id, "&open=1,2")),
		UNPROCESSABLE);
	assert_true(
		page_has_problem(f, "open", "Enter a whole number, such as 7, or leave it blank"));
	assert_int_equal(
		page_post(f, &kit.writer, at(f, id, "/write"),
			edit_of(f, id,
				"&highlights-en=High&highlights-cy=Uchel&development-en=Dev"
				"&emerging-cy=Newydd&open=18&direct=12&indirect=6&sessions=40"
				"&post-filled=0.8&spend=9,000&months-funded=7&closed-completed=")),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.writer, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "0.80"));
	assert_true(page_says(f, "£9,000"));
	assert_true(page_says(f, "Not held"));
	assert_true(page_says(f, "This is in Welsh only."));
	assert_int_equal(
		page_post(f, &kit.writer, at(f, id, "/write"), "edit=1&highlights-en=Late"),
		CONFLICTING);
	assert_true(page_says(f, "Late"));
	assert_int_equal(page_get(f, &kit.lead, at(f, id, "/write")), FORBIDDEN);
}

/* ---- its life ---- */

static void pack__goes_its_way_on_the_pages(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct pack_id id = kit.pack.id;

	assert_int_equal(
		page_post(f, &kit.writer, at(f, id, "/send"), edit_of(f, id, "")), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Write the service highlights, in Welsh or in English"));
	pack_sent_now(f, &kit, id, 12);
	assert_int_equal(page_get(f, &kit.lead, "/home"), OK);
	assert_true(page_says(f, "Packs sent to you to release or return"));
	assert_int_equal(page_get(f, &kit.lead, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Release this pack"));
	assert_int_equal(page_post(f, &kit.lead, at(f, id, "/return"), edit_of(f, id, "&comment=")),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "comment", "Say what is to be changed"));
	assert_int_equal(page_post(f, &kit.lead, at(f, id, "/release"), "edit=1"), CONFLICTING);
	assert_true(page_says(f, "Something was done with this pack meanwhile."));
	assert_int_equal(
		page_post(f, &kit.writer, at(f, id, "/release"), edit_of(f, id, "")), FORBIDDEN);
	assert_int_equal(
		page_post(f, &kit.lead, at(f, id, "/release"), edit_of(f, id, "")), SEE_OTHER);
	assert_int_equal(page_get(f, &kit.lead, at(f, id, "")), OK);
	assert_true(page_says(f, "Begin a correction"));
	assert_false(page_says(f, "Release this pack"));
	assert_int_equal(page_get(f, &kit.writer, at(f, id, "/write")), CONFLICTING);
	assert_int_equal(
		page_post(f, &kit.lead, at(f, id, "/correct"), edit_of(f, id, "&corrects=A+sum")),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.writer, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "This version corrects an earlier one:"));
	assert_int_equal(page_get(f, &kit.writer, at(f, id, "?version=1")), OK);
	assert_false(page_says(f, "This version corrects an earlier one:"));
	assert_int_equal(page_get(f, &kit.writer, at(f, id, "?version=9")), NOT_FOUND);
}

/* ---- who reads what ---- */

static void chair__reads_what_is_released_marked_and_suppressed_until_an_agreement_says_more(
	void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct pack_id id = kit.pack.id;

	pack_sent_now(f, &kit, id, 13);
	assert_int_equal(page_get(f, &kit.chair, at(f, id, "")), NOT_FOUND);
	WRITE (f, w)
		assert_int_equal(pack_release(w, &kit.lead, id, pack_versions_of(w, id).at[0].edit,
					 &(struct problems){ 0 }),
			DONE);
	assert_int_equal(page_get(f, &kit.lead, at(f, id, "")), OK);
	assert_true(page_says(f, ">13<"));
	assert_false(page_says(f, "sarn-mark"));
	assert_int_equal(page_get(f, &kit.lead, at(f, id, "?counts=public")), OK);
	assert_false(page_says(f, ">13<"));
	assert_int_equal(page_get(f, &kit.chair, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Read by Cadeirydd Sampl"));
	assert_false(page_says(f, ">13<"));
	assert_false(page_says(f, ">17<"));
	assert_true(page_says(f, "About 15"));
	assert_true(page_says(f, "Not shown"));
	assert_int_equal(page_get(f, &kit.chair, at(f, id, "?counts=public")), OK);
	assert_int_equal(page_get(f, &kit.chair, "/home"), OK);
	assert_true(page_says(f, "Packs for your meetings"));
	a_steering_group(f, &kit, GROUP_COUNTS_EXACT);
	assert_int_equal(page_get(f, &kit.chair, at(f, id, "")), OK);
	assert_true(page_says(f, ">13<"));
	assert_true(page_says(f, "Read by Cadeirydd Sampl"));
	assert_int_equal(page_get(f, &f->auditor, at(f, id, "")), OK);
	assert_int_equal(page_get(f, &f->coordinator, at(f, id, "")), FORBIDDEN);
}

static void group__is_named_on_its_page(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	const char *page =
		arena_format(f->arena, "/programmes/%lld/steering", (long long)kit.programme.v);

	assert_int_equal(page_get(f, &kit.lead, page), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Cadeirydd Sampl"));
	assert_int_equal(page_post(f, &kit.lead, page, "name-en=A&name-cy=B&counts=exact&source="),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "source", "Enter which agreement says so, and where"));
	assert_int_equal(
		page_post(f, &kit.lead, arena_format(f->arena, "%s/add", page), "login=nobody"),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(
		f, "login", "Enter the sign-in name of a chair or member of steering groups"));
	assert_int_equal(
		page_post(f, &kit.lead, arena_format(f->arena, "%s/end", page),
			arena_format(f->arena, "account=%lld", (long long)kit.chair.account.v)),
		SEE_OTHER);
	assert_int_equal(page_get(f, &kit.lead, page), OK);
	assert_true(page_says(f, "Nobody is named yet."));
	assert_int_equal(page_get(f, &kit.writer, page), FORBIDDEN);
}

/* The last that is over stays until the next is released; older ones are in the list alone. */
static void home__of_a_group_names_its_meetings_to_come_and_the_last_one(void **state)
{
	enum { A_WHILE_DAYS = 40 };
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct pack next = a_pack(f, &kit, 30);

	pack_released_now(f, &kit, kit.pack.id, 13);
	pack_released_now(f, &kit, next.id, 13);
	assert_int_equal(page_get(f, &kit.chair, "/home"), OK);
	assert_true(page_says(f, at(f, kit.pack.id, "\"")));
	assert_true(page_says(f, at(f, next.id, "\"")));
	time_passes(f, INT64_C(24) * 3600 * 1000 * A_WHILE_DAYS);
	assert_int_equal(page_get(f, &kit.chair, "/home"), OK);
	assert_false(page_says(f, at(f, kit.pack.id, "\"")));
	assert_true(page_says(f, at(f, next.id, "\"")));
}

/* ---- spreadsheets ---- */

static void csv__of_the_key_data_is_for_the_parties_as_they_see_them_and_not_for_the_group(
	void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_EXACT);
	struct pack_id id = kit.pack.id;

	pack_sent_now(f, &kit, id, 13);
	assert_int_equal(page_get(f, &kit.lead, at(f, id, "")), OK);
	assert_true(page_says(f, "/csv?version=1"));
	assert_int_equal(page_get(f, &kit.lead, at(f, id, "/csv")), OK);
	assert_true(page_says(f, "figure,about,what_it_means,standing,number,of\r\n"));
	assert_true(page_says(f, ",exact,13,"));
	assert_true(page_says(f, ",not-held,,"));
	assert_int_equal(page_get(f, &kit.lead, at(f, id, "?counts=public")), OK);
	assert_true(page_says(f, "/csv?version=1&amp;counts=public"));
	assert_int_equal(page_get(f, &kit.lead, at(f, id, "/csv?counts=public")), OK);
	assert_true(page_says(f, ",nearest-5,15,"));
	assert_true(page_says(f, ",not-shown,,"));
	assert_false(page_says(f, ",13,"));
	assert_false(page_says(f, ",17,"));
	assert_int_equal(page_get(f, &kit.chair, at(f, id, "/csv")), NOT_FOUND);
	WRITE (f, w)
		assert_int_equal(pack_release(w, &kit.lead, id, pack_versions_of(w, id).at[0].edit,
					 &(struct problems){ 0 }),
			DONE);
	assert_int_equal(page_get(f, &kit.chair, at(f, id, "")), OK);
	assert_false(page_says(f, "/csv"));
	assert_int_equal(page_get(f, &kit.chair, at(f, id, "/csv")), NOT_FOUND);
	assert_int_equal(page_get(f, &kit.lead, at(f, id, "/csv?version=9")), NOT_FOUND);
}

/* ---- links ---- */

static void link__is_made_shown_once_and_read_without_an_account(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct pack_id id = kit.pack.id;
	const char *found, *path;

	assert_int_equal(page_get(f, &kit.lead, at(f, id, "/links")), OK);
	assert_true(page_says(f, "A link opens what is released."));
	pack_released_now(f, &kit, id, 13);
	assert_int_equal(
		page_post(f, &kit.lead, at(f, id, "/links"), "name=&body="), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(
		page_has_problem(f, "name", "Enter the name of the person who may open the link"));
	assert_int_equal(page_post(f, &kit.lead, at(f, id, "/links"),
				 "name=Enwebedig+Sampl&body=Cyngor&language=cy&audience=group"
				 "&until-day=10&until-month=3&until-year=2026"),
		UNPROCESSABLE);
	assert_true(page_has_problem(
		f, "cleared", "Say that the person has no interest in what the group looks at"));
	assert_int_equal(page_post(f, &kit.lead, at(f, id, "/links"),
				 "name=Enwebedig+Sampl&body=Cyngor&language=cy&audience=published"
				 "&until-day=10&until-month=3&until-year=2026"),
		OK);
	assert_null(page_trouble(f));
	found = strstr(page_text(f), "/cy/packs/by-link/");
	assert_non_null(found);
	path = arena_text_n(f->arena, found, strcspn(found, "<"));
	assert_int_equal(page_get(f, NULL, path), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Enwebedig Sampl"));
	assert_true(page_says(f, "Uchafbwyntiau"));
	assert_false(page_says(f, ">13<"));
	assert_string_equal(page_sent_header(f, "X-Robots-Tag"), "noindex, nofollow, noarchive");
	assert_string_equal(page_sent_header(f, "Cache-Control"), "no-store");
	assert_int_equal(page_get(f, &kit.lead, at(f, id, "/links")), OK);
	assert_null(page_trouble(f));
	assert_null(strstr(page_text(f), "by-link"));
	assert_int_equal(page_get(f, &kit.writer, at(f, id, "/links")), FORBIDDEN);
}

static void link__for_the_group_shows_what_its_agreement_gives(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_EXACT);
	struct session_token group, published;

	pack_released_now(f, &kit, kit.pack.id, 13);
	a_pack_link(f, &kit, PACK_AUDIENCE_GROUP, 5, &group);
	a_pack_link(f, &kit, PACK_AUDIENCE_PUBLIC, 5, &published);
	assert_int_equal(page_get(f, NULL, address_of(f, &group, "")), OK);
	assert_true(page_says(f, ">13<"));
	assert_true(page_says(f, "by link 1"));
	assert_int_equal(page_get(f, NULL, address_of(f, &published, "")), OK);
	assert_false(page_says(f, ">13<"));
	assert_true(page_says(f, "by link 2"));
}

static void link__that_is_over_or_revoked_or_unknown_says_so_and_shows_nothing(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct session_token over, revoked, unknown = session_token_random();

	pack_released_now(f, &kit, kit.pack.id, 13);
	a_pack_link(f, &kit, PACK_AUDIENCE_PUBLIC, 1, &over);
	a_pack_link(f, &kit, PACK_AUDIENCE_GROUP, 9, &revoked);
	assert_int_equal(
		page_post(f, &kit.lead, at(f, kit.pack.id, "/links/2/revoke"), ""), SEE_OTHER);
	time_passes(f, INT64_C(2) * 24 * 3600 * 1000);
	assert_int_equal(page_get(f, NULL, address_of(f, &over, "")), NOT_FOUND);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The days on which this link opened are over."));
	assert_false(page_says(f, "Invented"));
	assert_int_equal(page_get(f, NULL, address_of(f, &revoked, "")), NOT_FOUND);
	assert_true(page_says(f, "This link was revoked."));
	assert_false(page_says(f, "Sampl"));
	assert_int_equal(page_get(f, NULL, address_of(f, &unknown, "")), NOT_FOUND);
	assert_true(page_says(f, "There is no such link."));
	assert_false(page_says(f, "any more"));
	assert_int_equal(page_get(f, NULL, "/packs/by-link/short"), NOT_FOUND);
	assert_true(page_says(f, "There is no such link."));
}

/* How often the log has that link as opened. */
static int64_t openings(struct fresh *f, struct pack_link_id id)
{
	struct audit_page page;
	struct audit_filter filter = { .kind = "pack-link", .id = id.v, .act = "read" };

	assert_true(audit_list(f->audit, f->arena, &filter, 0, AUDIT_PAGE_MOST, &page));
	return (int64_t)page.n;
}

static void link__has_each_opening_in_the_log(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct session_token secret;
	struct pack_link link;

	pack_released_now(f, &kit, kit.pack.id, 13);
	link = a_pack_link(f, &kit, PACK_AUDIENCE_GROUP, 5, &secret);
	assert_int_equal(page_get(f, NULL, address_of(f, &secret, "")), OK);
	assert_int_equal(page_get(f, NULL, address_of(f, &secret, "/cy")), OK);
	assert_int_equal(openings(f, link.id), 2);
}

/* ---- the public ---- */

static void published__stands_beside_the_decision_once_both_are_out(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_EXACT);
	const char *page, *record;
	struct decision_id decision;

	decision = pack_decision_published(f, kit.programme);
	page = arena_format(f->arena, "/register/%lld/packs/%lld", (long long)decision.v,
		(long long)kit.pack.id.v);
	record = arena_format(f->arena, "/register/%lld", (long long)decision.v);
	assert_int_equal(page_get(f, NULL, page), NOT_FOUND);
	assert_int_equal(page_get(f, NULL, record), OK);
	assert_false(page_says(f, "Its steering group’s packs"));
	pack_released_now(f, &kit, kit.pack.id, 13);
	assert_int_equal(page_get(f, NULL, record), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, page));
	assert_int_equal(page_get(f, NULL, page), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, ">13<"));
	assert_true(page_says(f, "About 15"));
	assert_false(page_says(f, "sarn-mark"));
	assert_true(page_says(f, "Some of this pack is in one language only."));
	assert_int_equal(page_get(f, NULL, arena_format(f->arena, "%s/csv", page)), OK);
	assert_true(page_says(f, ",nearest-5,15,"));
	assert_false(page_says(f, ",13,"));
	assert_int_equal(page_get(f, NULL, arena_format(f->arena, "/cy%s", page)), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, NULL,
				 arena_format(f->arena, "/register/%lld/packs/%lld",
					 (long long)kit.programme.v, (long long)kit.pack.id.v)),
		NOT_FOUND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(pack__is_asked_for_on_the_page),
		SERVED(packs__that_nobody_reads_are_said_to_be_none),
		SERVED(pack__is_written_on_the_page_and_keeps_what_was_typed),
		SERVED(pack__goes_its_way_on_the_pages),
		SERVED(chair__reads_what_is_released_marked_and_suppressed_until_an_agreement_says_more),
		SERVED(group__is_named_on_its_page),
		SERVED(home__of_a_group_names_its_meetings_to_come_and_the_last_one),
		SERVED(csv__of_the_key_data_is_for_the_parties_as_they_see_them_and_not_for_the_group),
		SERVED(link__is_made_shown_once_and_read_without_an_account),
		SERVED(link__for_the_group_shows_what_its_agreement_gives),
		SERVED(link__that_is_over_or_revoked_or_unknown_says_so_and_shows_nothing),
		SERVED(link__has_each_opening_in_the_log),
		SERVED(published__stands_beside_the_decision_once_both_are_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
