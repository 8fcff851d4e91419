/* SPDX-License-Identifier: MIT */
/*
 * The pages of people, asked through the frame.
 */
#include "areas/person/pages.h"

#include "areas/person/testing.h"
#include "http/request_test_kit.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, person_routes, NULL);
	return 0;
}

static enum status at(
	struct fresh *f, const struct actor *by, struct person_id id, const char *after)
{
	return page_get(f, by, arena_format(f->arena, "/people/%lld%s", (long long)id.v, after));
}

static enum status post_to(struct fresh *f, const struct actor *by, struct person_id id,
	const char *after, const char *fields)
{
	return page_post(
		f, by, arena_format(f->arena, "/people/%lld%s", (long long)id.v, after), fields);
}

/* How many entries the log has of that record. */
static size_t entries(struct fresh *f, const char *kind, int64_t id)
{
	struct audit_filter filter = { .kind = kind, .id = id };
	struct audit_page page;

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	return page.n;
}

static struct person now_is(struct fresh *f, const struct actor *by, struct person_id id)
{
	struct person person = { 0 };

	READ (f, w) {
		work_read_for(w, by->account);
		assert_true(person_load(w, by, id, &person));
	}
	return person;
}

#define FIELDS                                                                                     \
	"given-names=Efa&family-name=Sampl&born-day=17&born-month=5&born-year=1990&sex=f&"         \
	"language=cy&county=POW&address=1+Heol+Sampl%0AAbertawe+SA1+1AA&phone-1=07700+900123&"     \
	"phone-1-text=yes&email=efa%40enghraifft.cymru"

/* ---- finding ---- */

static void list__shows_no_more_than_initials(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id;

	assert_int_equal(page_get(f, &p.referrer, "/people"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "There is nobody whom you may see yet."));
	assert_true(page_says(f, "/people/new"));
	id = somebody(f, &p, "Efa", "Sampl");
	assert_int_equal(page_get(f, &p.referrer, "/people"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "E. S."));
	assert_true(page_says(f, "Powys"));
	assert_true(page_says(f, "1 person"));
	assert_false(page_says(f, "Efa"));
	assert_int_equal(entries(f, "person", id.v), 2); // added, and in a list
	assert_int_equal(page_get(f, &p.coordinator, "/people"), OK);
	assert_true(page_says(f, "There is nobody whom you may see yet."));
	assert_false(page_says(f, "/people/new"));
	assert_int_equal(page_get(f, &p.referrer, "/cy/people"), OK);
	assert_true(page_says(f, "Saesneg"));
}

static void list__goes_on_over_pages(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);

	for (int i = 0; i < 51; i++)
		somebody(f, &p, "Efa", "Sampl");
	assert_int_equal(page_get(f, &p.referrer, "/people"), OK);
	assert_true(page_says(f, "50 people, and more follow"));
	assert_int_equal(page_count(f, "E. S."), 50);

	const char *next = strstr(page_text(f), "/people?county=&amp;before=");

	assert_non_null(next);
	assert_int_equal(page_get(f, &p.referrer,
				 arena_format(f->arena, "/people?before=%.*s",
					 (int)strspn(next + 27, "0123456789"), next + 27)),
		OK);
	assert_int_equal(page_count(f, "E. S."), 1);
	assert_true(page_says(f, "rel=\"prev\""));
	assert_int_equal(page_post(f, &p.referrer, "/people", "search=efa"), OK);
	assert_true(page_says(f, "These are 50 people of those found. To find others, type more."));
	assert_false(page_says(f, ".csv"));
}

static void search__says_that_too_many_begin_so(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");

	WRITE (f, w)
		for (int i = 0; i < 2001; i++)
			person_add_code(w, id, arena_format(f->arena, "W%07d", i));
	assert_int_equal(page_post(f, &p.referrer, "/people", "search=w&county=GWN"), OK);
	assert_true(page_says(f, "Too many begin like that to look at them all."));
	assert_int_equal(page_post(f, &p.referrer, "/people", "search=w&county=POW"), OK);
	assert_true(page_says(f, "This is 1 person of those found. To find others, type more."));
	assert_int_equal(page_post(f, &p.referrer, "/people", "search=efa&county=GWN"), OK);
	assert_true(page_says(f, "Nobody was found."));
}

static void search__is_not_in_the_address(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");

	somebody(f, &p, "Siân", "Enghraifft");
	assert_int_equal(page_get(f, &p.referrer, "/people?search=efa"), OK);
	assert_int_equal(page_count(f, "E. S."), 1); // left out, not asked for
	assert_true(page_says(f, "S. E."));
	assert_int_equal(page_post(f, &p.referrer, "/people", "search=efa"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "E. S."));
	assert_false(page_says(f, "S. E."));
	assert_false(page_says(f, "search=efa"));
	assert_int_equal(entries(f, "person", id.v), 3); // added, in the list, found
	assert_int_equal(page_post(f, &p.referrer, "/people", "search=efx"), OK);
	assert_true(page_says(f, "Nobody was found."));
	assert_int_equal(page_post(f, &p.referrer, "/people", "search=&county=POW"), SEE_OTHER);
	assert_string_equal(f->reply.location, "/people?county=POW");
	assert_int_equal(page_get(f, &p.referrer, "/people?county=GWN"), OK);
	assert_true(page_says(f, "Nobody was found."));
	assert_int_equal(page_get(f, &p.referrer, "/people?county=XYZ"), UNPROCESSABLE);
}

static void search__runs_beside_the_writer(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct session_token token = page_session(f, &p.referrer);
	struct wire wire = wire_post(f->arena, "/people",
		arena_format(f->arena, "search=efa&token=%s", form_token(f->arena, &token)));
	struct wire forged = wire_post(f->arena, "/people", "search=efa");
	int64_t writes;

	db_drain(f->db);
	writes = db_counts(f->db).writes;
	assert_int_equal(page_send(f, &wire, &token), OK);
	assert_int_equal(page_send(f, &forged, &token), FORBIDDEN);
	db_drain(f->db);
	assert_int_equal(db_counts(f->db).writes, writes);
	assert_int_equal(
		page_post(f, &f->commissioning_officer, "/people", "search=efa"), FORBIDDEN);
}

static void list__is_for_those_who_may(void **state)
{
	struct fresh *f = *state;

	a_programme(f);
	assert_int_equal(page_get(f, NULL, "/people"), SEE_OTHER);
	assert_int_equal(page_get(f, &f->commissioning_officer, "/people"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->auditor, "/people.csv"), FORBIDDEN);
}

static void spreadsheet__says_what_the_list_says(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody_with(f, &p,
		&(struct person_new){
			.facts = facts_of_somebody("Efa", "Sampl"), .reference = "CDFG2347" });

	assert_int_equal(page_get(f, &p.referrer, "/people.csv"), OK);
	assert_true(page_says(f, "CDFG2347,E. S.,Powys,en,"));
	assert_false(page_says(f, "Efa"));
	assert_int_equal(entries(f, "person", id.v), 2);
	assert_int_equal(page_get(f, &p.referrer, "/people.csv?county=GWN"), OK);
	assert_false(page_says(f, "CDFG"));
}

/* ---- one person ---- */

static void person__is_masked_until_each_part_is_asked_for(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	static const char *const name[] = { "Efa", "17 May 1990" };
	static const char *const contact[] = { "Heol", "07700 900123", "029 2018 0123",
		"sampl@enghraifft.cymru" };

	for (int page = 0; page < 3; page++) {
		static const char *const pages[] = { "", "/name", "/contact" };

		assert_int_equal(at(f, &p.referrer, id, pages[page]), OK);
		assert_null(page_trouble(f));
		for (size_t i = 0; i < array_size(name); i++)
			assert_int_equal(page_says(f, name[i]), page == 1);
		for (size_t i = 0; i < array_size(contact); i++)
			assert_int_equal(page_says(f, contact[i]), page == 2);
		assert_int_equal(page_says(f, "Hide the details"), page != 0);
		assert_true(page_says(f, "<title>Person"));
		assert_string_equal(page_sent_header(f, "Cache-Control"), "no-store");
	}
	assert_int_equal(at(f, &p.referrer, id, ""), OK);
	assert_true(page_says(f, "E. S."));
	assert_true(page_says(f, "1990"));
	assert_true(page_says(f, "Kept, in SA1"));
	assert_true(page_says(f, "Ends in 23"));
	assert_int_equal(entries(f, "person", id.v), 1 + 4);
	assert_int_equal(at(f, &p.referrer, id, "/contact"), OK);
	assert_true(page_says(f, "<div class=\"sarn-words\">1 Heol Sampl\nAbertawe\n"));
	assert_int_equal(entries(f, "person-name", id.v), 1);
	assert_int_equal(entries(f, "person-contact", id.v), 2);
}

static void person__that_is_hidden_is_as_one_that_is_not(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	static const char *const pages[] = { "", "/name", "/contact", "/change" };

	for (size_t i = 0; i < array_size(pages); i++) {
		assert_int_equal(at(f, &p.coordinator, id, pages[i]), NOT_FOUND);
		assert_int_equal(
			at(f, &p.coordinator, (struct person_id){ 1 }, pages[i]), NOT_FOUND);
	}
	assert_int_equal(post_to(f, &p.coordinator, id, "/change", "version=1&" FIELDS), NOT_FOUND);
	struct actor other = a_worker(f, p.diversion, "preifatrwydd.arall", ROLE_PRIVACY_OFFICER);
	assert_int_equal(at(f, &other, id, "/block"), NOT_FOUND);
	assert_int_equal(entries(f, "person", id.v), 1); // added; no read was given
}

static void person__offers_what_the_reader_may_do(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");

	joins(f, &p, id, p.provider_circle);
	assert_int_equal(at(f, &p.referrer, id, ""), OK);
	assert_false(page_says(f, "/change"));
	assert_false(page_says(f, "/block"));
	assert_int_equal(at(f, &p.referrer, id, "/change"), FORBIDDEN);
	assert_int_equal(at(f, &p.coordinator, id, ""), OK);
	assert_true(page_says(f, "/change"));
	assert_int_equal(at(f, &p.privacy, id, ""), OK);
	assert_true(page_says(f, "/block"));
	assert_false(page_says(f, "/change"));
}

/* ---- adding ---- */

static void new__is_added_and_shown(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	const char *fields =
		arena_format(f->arena, "scheme=%lld&%s", (long long)p.scheme.v, FIELDS);

	assert_int_equal(page_get(f, &p.referrer, "/people/new"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Invented workshops"));
	assert_int_equal(page_post(f, &p.referrer, "/people/new", fields), SEE_OTHER);
	assert_int_equal(page_get(f, &p.referrer, f->reply.location), OK);
	assert_true(page_says(f, "Imagined Police")); // the adder's own answers for the case
	assert_true(page_says(f, "E. S."));
	assert_true(page_says(f, "Welsh"));
	assert_int_equal(page_get(f, &p.coordinator, "/people/new"), FORBIDDEN);
}

static void new__asks_whether_it_is_another_of_the_same_names_and_birth(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Siân", "Enghraifft");
	const char *fields = arena_format(f->arena,
		"scheme=%lld&given-names=SIAN&family-name=enghraifft&born-day=17&born-month=5&"
		"born-year=1990&sex=f&language=cy",
		(long long)p.scheme.v);
	size_t before = entries(f, "person", id.v);

	assert_int_equal(page_post(f, &p.referrer, "/people/new", fields), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "is there already"));
	assert_true(page_says(f, "This is another person"));
	assert_int_equal(entries(f, "person", id.v), before + 1);
	assert_int_equal(page_post(f, &p.referrer, "/people/new",
				 arena_format(f->arena, "%s&another=yes", fields)),
		SEE_OTHER);
	fields = arena_format(f->arena,
		"scheme=%lld&given-names=SIAN&family-name=enghraifft&born-day=18&born-month=5&"
		"born-year=1990&sex=f&language=cy",
		(long long)p.scheme.v);
	assert_int_equal(page_post(f, &p.referrer, "/people/new", fields), SEE_OTHER);
}

static void new__keeps_everything_on_a_mistake(void **state)
{
	struct fresh *f = *state;

	struct programme p = a_programme(f);
	const char *fields = arena_format(f->arena,
		"scheme=%lld&given-names=&family-name=Sampl9&born-day=31&born-month=2&"
		"born-year=1990&language=other&phone-1=12&email=x&police-reference=SAMPL%%2F1",
		(long long)p.scheme.v);

	assert_int_equal(page_post(f, &p.referrer, "/people/new", fields), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "given-names", "Enter the given names"));
	assert_true(page_has_problem(f, "family-name",
		"Enter a name of letters, spaces, hyphens, apostrophes and full stops"));
	assert_true(page_has_problem(f, "sex", "Choose one of the answers"));
	assert_true(page_has_problem(f, "other-language", "Enter which language"));
	assert_true(page_has_problem(
		f, "phone-1", "Enter a phone number of the United Kingdom, such as 07700 900123"));
	assert_true(page_says(f, "href=\"#born\""));
	assert_true(page_says(f, "value=\"Sampl9\""));
	assert_true(page_says(f, "value=\"SAMPL/1\""));
	assert_true(page_says(f, "value=\"31\""));
	assert_int_equal(page_get(f, &p.referrer, "/people"), OK);
	assert_true(page_says(f, "There is nobody whom you may see yet."));
}

static void new__is_refused_where_there_is_no_scheme(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, &f->sergeant, "/people/new"), CONFLICTING);
	assert_true(page_says(f, "Your body has no part in a scheme today"));
	assert_int_equal(page_post(f, &f->sergeant, "/people/new", FIELDS), CONFLICTING);
}

/* ---- changing ---- */

static void change__is_saved(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Siân", "Enghraifft");

	joins(f, &p, id, p.provider_circle);
	assert_int_equal(at(f, &p.coordinator, id, "/change"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"Siân\""));
	assert_true(page_says(f, "name=\"version\" value=\"1\""));
	assert_int_equal(entries(f, "person-name", id.v), 1);
	assert_int_equal(entries(f, "person-contact", id.v), 1);
	assert_int_equal(post_to(f, &p.coordinator, id, "/change", "version=1&" FIELDS), SEE_OTHER);

	struct person person = now_is(f, &p.coordinator, id);

	assert_string_equal(person.facts.given_names, "Efa");
	assert_true(person.facts.phones[0].may_text);
	assert_string_equal(person.facts.phones[1].number, "");
	assert_string_equal(person.facts.address, "1 Heol Sampl\nAbertawe SA1 1AA");
	assert_int_equal(post_to(f, &p.coordinator, id, "/change",
				 "version=2&" FIELDS "&access-needs=Gris&phone-2=1"),
		UNPROCESSABLE);
	assert_true(page_says(f, "Gris"));
}

static void change__of_two_at_once_shows_both(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Siân", "Enghraifft");

	joins(f, &p, id, p.provider_circle);
	assert_int_equal(post_to(f, &p.coordinator, id, "/change", "version=1&" FIELDS), SEE_OTHER);
	assert_int_equal(post_to(f, &p.perpetrator_lead, id, "/change",
				 "version=1&" FIELDS "&access-needs=Gris&known-as=Ef"),
		CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Somebody else changed this record"));
	assert_true(page_says(f, "Access needs"));
	assert_true(page_says(f, "name=\"access-needs\" value=\"Gris\""));
	assert_false(page_says(f, ">Family name<")); // where they agree
	assert_false(page_says(f, ">Phone 1<"));     // written otherwise, and the same
	assert_int_equal(post_to(f, &p.perpetrator_lead, id, "/change",
				 "version=2&" FIELDS "&access-needs=Gris&known-as=Ef"),
		SEE_OTHER);
	assert_string_equal(now_is(f, &p.coordinator, id).facts.known_as, "Ef");
}

/* ---- blocks ---- */

static void block__is_set_and_lifted(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");

	assert_int_equal(at(f, &p.privacy, id, "/block"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Nobody is kept from seeing this person."));
	assert_int_equal(post_to(f, &p.privacy, id, "/block",
				 "account=neb&from-day=2&from-month=3&from-year=2026"),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(
		f, "account", "Enter the sign-in name of somebody who has an account"));
	assert_true(page_has_problem(f, "kind", "Choose why"));
	assert_true(page_says(f, "value=\"neb\""));
	assert_int_equal(at(f, &f->sergeant, id, ""), OK);
	assert_int_equal(
		post_to(f, &p.privacy, id, "/block",
			"account=rhingyll&kind=self&from-day=2&from-month=3&from-year=2026"),
		SEE_OTHER);
	assert_int_equal(at(f, &f->sergeant, id, ""), NOT_FOUND);
	assert_int_equal(at(f, &p.privacy, id, "/block"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Rhingyll Sampl (rhingyll)"));
	assert_true(page_says(f, "It is their own case"));

	const char *lift = strstr(page_text(f), "/block/");

	lift = arena_format(
		f->arena, "/people/%lld%.*s", (long long)id.v, (int)strcspn(lift, "\""), lift);
	assert_int_equal(page_post(f, &p.referrer, lift, ""), FORBIDDEN);
	assert_int_equal(page_post(f, &p.privacy, lift, ""), SEE_OTHER);
	assert_int_equal(at(f, &f->sergeant, id, ""), OK);
	assert_int_equal(page_post(f, &p.privacy, lift, ""), NOT_FOUND);
}

/* The clock stands at 2 March 2026. */
static void home__tells_who_sets_blocks_which_end_soon(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl"),
			 other = somebody(f, &p, "Ifor", "Sampl");
	const char *link = arena_format(f->arena, "/people/%lld/block", (long long)id.v);

	assert_int_equal(page_get(f, &p.privacy, "/home"), OK);
	assert_true(page_says(f, "No block ends in the next two weeks"));
	post_to(f, &p.privacy, id, "/block",
		"account=rhingyll&kind=kin&from-day=2&from-month=3&from-year=2026"
		"&to-day=16&to-month=3&to-year=2026");
	post_to(f, &p.privacy, other, "/block",
		"account=rhingyll&kind=self&from-day=2&from-month=3&from-year=2026"
		"&to-day=17&to-month=3&to-year=2026");
	assert_int_equal(page_get(f, &p.privacy, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Blocks that end in the next two weeks") && page_says(f, link));
	assert_true(page_says(f, "Rhingyll Sampl (rhingyll), until 16 March 2026"));
	assert_false(page_says(f, "17 March"));
	assert_int_equal(page_get(f, &p.triage_worker, "/home"), OK);
	assert_false(page_says(f, "Blocks that end") || page_says(f, link));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(list__shows_no_more_than_initials),
		SERVED(list__goes_on_over_pages),
		SERVED(search__says_that_too_many_begin_so),
		SERVED(search__is_not_in_the_address),
		SERVED(search__runs_beside_the_writer),
		SERVED(list__is_for_those_who_may),
		SERVED(spreadsheet__says_what_the_list_says),
		SERVED(person__is_masked_until_each_part_is_asked_for),
		SERVED(person__that_is_hidden_is_as_one_that_is_not),
		SERVED(person__offers_what_the_reader_may_do),
		SERVED(new__is_added_and_shown),
		SERVED(new__asks_whether_it_is_another_of_the_same_names_and_birth),
		SERVED(new__keeps_everything_on_a_mistake),
		SERVED(new__is_refused_where_there_is_no_scheme),
		SERVED(change__is_saved),
		SERVED(change__of_two_at_once_shows_both),
		SERVED(block__is_set_and_lifted),
		SERVED(home__tells_who_sets_blocks_which_end_soon),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
