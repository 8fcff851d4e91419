/* SPDX-License-Identifier: MIT */
/*
 * The pages of schemes, asked through the frame.
 */
#include "areas/scheme/pages.h"

#include <string.h>

#include "areas/scheme/scheme.h"
#include "areas/testing.h"
#include "auth/account.h"
#include "base/err.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, scheme_routes, NULL);
	return 0;
}

/* Signed, and with the force as a party. */
static struct scheme a_scheme_in_force(struct fresh *f)
{
	struct scheme s = { .name = { "Invented workshops", "Gweithdai dychmygol" } };
	struct party force = {
		.organisation = f->force, .part = PART_FORCE, .from = date_of(2026, 3, 2)
	};
	struct problems problems = { 0 };

	WRITE (f, w) {
		assert_int_equal(scheme_add(w, &f->commissioning_officer, &s, &problems), DONE);
		assert_int_equal(
			scheme_admit(w, &f->commissioning_officer, s.id, &force, &problems), DONE);
		assert_int_equal(scheme_sign_terms(w, &f->approver, s.id, 1, &problems), DONE);
	}
	return s;
}

static enum status scheme_at(
	struct fresh *f, const struct actor *by, struct scheme_id id, const char *after)
{
	return page_get(f, by, arena_format(f->arena, "/schemes/%lld%s", (long long)id.v, after));
}

static void schemes__are_those_of_the_reader_s_body(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, &f->sergeant, "/schemes"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Your body takes part in no scheme yet."));
	a_scheme_in_force(f);
	assert_int_equal(page_get(f, &f->sergeant, "/schemes"), OK);
	assert_true(page_says(f, "Invented workshops"));
	assert_true(page_says(f, "In force since 2 March 2026"));
	assert_false(page_says(f, "Add a scheme"));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/schemes"), OK);
	assert_true(page_says(f, "Add a scheme"));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/cy/schemes"), OK);
	assert_true(page_says(f, "Gweithdai dychmygol"));
}

static void scheme__says_its_terms_and_who_takes_part(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme_in_force(f);

	assert_int_equal(scheme_at(f, &f->sergeant, s.id, ""), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "72 hours"));
	assert_true(page_says(f, "Imagined Police"));
	assert_true(page_says(f, "Waits until it is met"));
	assert_true(page_says(f, "Version 1"));
	assert_true(page_says(f, "/check\""));
	assert_false(page_says(f, "Change the terms"));
	assert_false(page_says(f, "End its part"));
	assert_false(
		page_says(f, "Comisiynydd Sampl")); // who wrote them is the office's own affair
	assert_int_equal(scheme_at(f, &f->sergeant, s.id, "?version=1"), OK);
	assert_int_equal(scheme_at(f, &f->sergeant, s.id, "?version=7"), NOT_FOUND);
	assert_int_equal(scheme_at(f, &f->commissioning_officer, s.id, ""), OK);
	assert_true(page_says(f, "Change the terms"));
	assert_true(page_says(f, "End its part"));
	assert_true(page_says(f, "Written by: Comisiynydd Sampl. Signed by: Cymeradwywr Sampl"));
	assert_int_equal(scheme_at(f, &f->stranger, s.id, ""), FORBIDDEN);
}

static void terms__are_signed_on_the_page_by_who_did_not_write_them(void **state)
{
	struct fresh *f = *state;
	struct scheme s = { .name = { "Invented workshops", "Gweithdai dychmygol" } };
	struct problems problems = { 0 };
	const char *sign;

	WRITE (f, w)
		assert_int_equal(scheme_add(w, &f->commissioning_officer, &s, &problems), DONE);
	sign = arena_format(f->arena, "/schemes/%lld/sign", (long long)s.id.v);
	assert_int_equal(scheme_at(f, &f->commissioning_officer, s.id, ""), OK);
	assert_false(page_says(f, "Sign these terms"));
	assert_true(page_says(f, "You wrote these terms, so somebody else signs them."));
	assert_int_equal(page_get(f, &f->approver, "/home"), OK);
	assert_true(page_says(f, "Terms of a scheme, waiting for your signature"));
	assert_int_equal(scheme_at(f, &f->approver, s.id, ""), OK);
	assert_true(page_says(f, "Sign these terms"));
	assert_true(page_says(f, "Not signed yet"));
	assert_int_equal(page_post(f, &f->commissioning_officer, sign, "version=1"), FORBIDDEN);
	assert_int_equal(page_post(f, &f->approver, sign, "version=9"), NOT_FOUND);
	assert_int_equal(page_post(f, &f->approver, sign, "version=1"), SEE_OTHER);
	assert_int_equal(page_post(f, &f->approver, sign, "version=1"), CONFLICTING);
	assert_true(page_says(f, "These terms are signed already"));
	assert_false(page_says(f, "action=\"/schemes"));
	assert_int_equal(scheme_at(f, &f->approver, s.id, ""), OK);
	assert_true(page_says(f, "In force since 2 March 2026"));
}

/* ---- forms ---- */

/* An officer of another office, who may write terms there. */
static struct actor somebody_elsewhere(struct fresh *f)
{
	struct actor other = f->stranger;

	WRITE (f, w)
		assert_int_equal(account_grant(w, other.account, ROLE_COMMISSIONING_OFFICER),
			ACCOUNT_NO_REFUSAL);
	return other;
}

static const char *at(struct fresh *f, struct scheme_id id, const char *after)
{
	return arena_format(f->arena, "/schemes/%lld%s", (long long)id.v, after);
}

static void new__asks_for_the_name_in_both_languages_and_keeps_what_was_typed(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, &f->commissioning_officer, "/schemes/new"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &f->commissioning_officer, "/schemes/new",
				 "name-en=Invented+workshops&name-cy="),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"Invented workshops\""));
	assert_true(page_says(f, "id=\"name-cy-error\""));
	assert_int_equal(page_post(f, &f->commissioning_officer, "/schemes/new",
				 "name-en=Invented+workshops&name-cy=Gweithdai"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->commissioning_officer, f->reply.location), OK);
	assert_true(page_says(f, "Write the terms"));
	assert_int_equal(page_get(f, &f->approver, "/schemes/new"), FORBIDDEN);
	assert_int_equal(
		page_post(f, &f->approver, "/schemes/new", "name-en=A&name-cy=B"), FORBIDDEN);
}

#define NUMBERS                                                                                    \
	"&minimum-age=18&takes-medium=0&lookback-months=24&hold-hours=48&first-contact-days=14"    \
	"&gap-least-days=28&gap-most-days=35&grace-minutes=0&usual-weeks=16&longest-weeks=20"
#define DAY      "&applies-from-day=1&applies-from-month=4&applies-from-year=2026"
#define SETTINGS "&consequence-e05=refuse&overrider-e05=commissioner"

static enum status write_terms(struct fresh *f, struct scheme_id id, const char *fields)
{
	return page_post(f, &f->commissioning_officer, at(f, id, "/terms"), fields);
}

static void terms__written_on_the_page_are_the_next_version(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme_in_force(f);
	struct terms terms = { 0 };

	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, s.id, "/terms")), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "Stands now:"));
	assert_int_equal(write_terms(f, s.id,
				 "version=1" DAY NUMBERS SETTINGS
				 "&places=8&offence-1-en=Theft&offence-1-cy=Dwyn&offence-2-en=&"
				 "offence-2-cy=&offence-3-en=Harassment&offence-3-cy=Aflonyddu"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->commissioning_officer, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Before: 72 hours"));
	assert_true(page_says(f, "Before: 10 people"));
	assert_true(page_says(f, "Not signed yet"));
	READ (f, w)
		assert_true(scheme_terms_load(w, s.id, 2, &terms));
	assert_int_equal(terms.term[TERM_HOLD_HOURS], 48);
	assert_int_equal(terms.rule[RULE_HISTORY].consequence, REFUSES);
	assert_int_equal(terms.rule[RULE_HISTORY].overrider, COMMISSIONER);
	assert_int_equal(terms.offences.n, 2);
	assert_string_equal(terms.offences.at[1].name[WELSH], "Aflonyddu");
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, s.id, "/terms")), OK);
	assert_true(page_says(f, "Stands now: 72 hours"));
}

static void terms__that_cannot_be_are_said_beside_their_fields_and_stay_typed(void **state)
{
	static const struct {
		const char *fields, *field;
	} bad[] = {
		{ DAY NUMBERS "&places=", "places" },
		{ DAY NUMBERS "&places=many", "places" },
		{ DAY NUMBERS "&places=31", "places" },
		{ DAY NUMBERS "&places=-5", "places" },
		{ DAY NUMBERS "&places=99999999999", "places" },
		{ NUMBERS "&places=8", "applies-from" },
		{ "&applies-from-day=31&applies-from-month=2&applies-from-year=2026" NUMBERS
		  "&places=8",
			"applies-from" },
		{ DAY NUMBERS "&places=8&consequence-e03=perhaps", "consequence-e03" },
		{ DAY NUMBERS "&places=8&overrider-e03=me", "overrider-e03" },
		{ DAY NUMBERS "&places=8&offence-1-en=Theft&offence-1-cy=", "offence-1-cy" },
		{ DAY NUMBERS "&places=8&offence-1-en=Th%00eft&offence-1-cy=Dwyn", "offence-1-en" },
		{ DAY NUMBERS "&places=8&offence-1-en=Th%07eft&offence-1-cy=Dwyn", "offence-1-en" },
		{ DAY NUMBERS "&places=8&offence-1-en=&offence-1-cy=Dwyn", "offence-1-en" },
	};
	struct fresh *f = *state;
	struct scheme s = a_scheme_in_force(f);

	for (size_t i = 0; i < array_size(bad); i++) {
		const char *fields = arena_format(f->arena,
			"version=1%s&offence-7-en=Kept&offence-7-cy=Cedwir", bad[i].fields);

		assert_int_equal(write_terms(f, s.id, fields), UNPROCESSABLE);
		assert_null(page_trouble(f));
		if (!page_says(f, arena_format(f->arena, "id=\"%s-error\"", bad[i].field)))
			fail_msg("nothing is said beside %s", bad[i].field);
		assert_true(page_says(f, "value=\"48\""));
	}
	READ (f, w)
		assert_int_equal(scheme_versions(w, s.id).n, 1);
}

static void terms__more_rows_are_given_without_scripting_and_nothing_is_kept(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme_in_force(f);

	assert_int_equal(write_terms(f, s.id,
				 "version=1&more=yes&places=many" DAY NUMBERS
				 "&offence-1-en=Theft&offence-1-cy=Dwyn&offence-2-en=Harassment&"
				 "offence-2-cy="),
		OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"many\""));
	assert_true(page_says(f, "value=\"Harassment\""));
	assert_true(page_says(f, "name=\"offence-5-en\""));
	assert_false(page_says(f, "There is a problem"));
	READ (f, w)
		assert_int_equal(scheme_versions(w, s.id).n, 1);
}

static void terms__of_two_who_write_at_once_both_are_kept(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme_in_force(f);

	assert_int_equal(write_terms(f, s.id, "version=1" DAY NUMBERS "&places=8"), SEE_OTHER);
	assert_int_equal(write_terms(f, s.id, "version=1" DAY NUMBERS "&places=12"), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Somebody else has written terms meanwhile"));
	assert_true(page_says(f, "value=\"12\""));
	assert_true(page_says(f, "They wrote: 8 people"));
	assert_true(page_says(f, "name=\"version\" value=\"2\""));
	assert_int_equal(write_terms(f, s.id, "version=2" DAY NUMBERS "&places=12"), SEE_OTHER);
	READ (f, w)
		assert_int_equal(scheme_versions(w, s.id).n, 3);
}

static void terms__written_meanwhile_are_not_signed_unread(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme_in_force(f);

	assert_int_equal(write_terms(f, s.id, "version=1" DAY NUMBERS "&places=8"), SEE_OTHER);
	assert_int_equal(write_terms(f, s.id, "version=2" DAY NUMBERS "&places=9"), SEE_OTHER);
	assert_int_equal(
		page_post(f, &f->approver, at(f, s.id, "/sign"), "version=2"), CONFLICTING);
	assert_true(page_says(f, "Somebody has written newer terms meanwhile"));
	assert_int_equal(scheme_at(f, &f->approver, s.id, ""), OK);
	assert_true(page_says(f, "Newer terms are written, and not signed yet"));
	assert_int_equal(scheme_at(f, &f->approver, s.id, "?version=2"), OK);
	assert_false(page_says(f, "Sign these terms"));
	assert_int_equal(page_post(f, &f->approver, at(f, s.id, "/sign"), "version=3"), SEE_OTHER);
	assert_int_equal(scheme_at(f, &f->approver, s.id, "?version=3"), OK);
	assert_true(page_says(f, "Signed, to be in force from 1 April 2026"));
}

static const char *party_fields(struct fresh *f, struct organisation_id body, const char *more)
{
	return arena_format(f->arena, "organisation=%lld%s", (long long)body.v, more);
}

#define FROM "&from-day=2&from-month=3&from-year=2026"

static enum status admit(struct fresh *f, struct scheme_id id, const char *fields)
{
	return page_post(f, &f->commissioning_officer, at(f, id, "/parties"), fields);
}

static void party__is_added_on_the_page_with_its_part_and_day(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme_in_force(f);

	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, s.id, "/parties")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Imagined Police"));
	assert_int_equal(
		admit(f, s.id, party_fields(f, f->elsewhere, "&part=provider" FROM)), SEE_OTHER);
	assert_int_equal(scheme_at(f, &f->commissioning_officer, s.id, ""), OK);
	assert_true(page_says(f, "Imagined Coast"));
}

static void party__that_cannot_be_is_said_beside_its_field_and_stays_typed(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme_in_force(f);
	const struct {
		const char *fields, *field;
	} bad[] = {
		{ "organisation=&part=provider" FROM, "organisation" },
		{ "organisation=17&part=provider" FROM, "organisation" },
		{ party_fields(f, f->force, FROM), "part" },
		{ party_fields(f, f->force, "&part=cook" FROM), "part" },
		{ party_fields(f, f->force, "&part=provider"), "from" },
		{ party_fields(
			  f, f->force, "&part=provider&from-day=31&from-month=2&from-year=2026"),
			"from" },
		{ party_fields(f, f->force, "&part=force" FROM), "organisation" },
	};

	for (size_t i = 0; i < array_size(bad); i++) {
		assert_int_equal(admit(f, s.id, bad[i].fields), UNPROCESSABLE);
		assert_null(page_trouble(f));
		if (!page_says(f, arena_format(f->arena, "id=\"%s-error\"", bad[i].field)))
			fail_msg("nothing is said beside %s", bad[i].field);
	}
	assert_true(page_says(f, "value=\"2026\""));
}

static void party__ends_its_part_on_the_page(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme_in_force(f);
	const char *end =
		at(f, s.id, arena_format(f->arena, "/parties/%lld/end", (long long)f->force.v));
	const char *form = arena_format(f->arena, "%s?part=force", end);
	const struct actor *officer = &f->commissioning_officer;

	assert_int_equal(page_get(f, officer, form), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, officer, end), NOT_FOUND);
	assert_int_equal(page_post(f, officer, end, "part=force"), UNPROCESSABLE);
	assert_true(page_says(f, "id=\"to-error\""));
	assert_int_equal(page_post(f, officer, end, "part=force&to-day=1&to-month=3&to-year=2026"),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, officer, end, "part=force&to-day=2&to-month=3&to-year=2026"),
		SEE_OTHER);
	assert_int_equal(scheme_at(f, officer, s.id, ""), OK);
	assert_true(page_says(f, "2 March 2026 to 2 March 2026"));
	assert_false(page_says(f, "End its part"));
	assert_int_equal(page_get(f, officer, form), NOT_FOUND);
}

static void forms__of_another_office_s_scheme_are_absent_and_others_have_no_right(void **state)
{
	static const char *const pages[] = { "/terms", "/parties", "/parties/7/end" };
	struct fresh *f = *state;
	struct scheme s = a_scheme_in_force(f);
	struct actor other = somebody_elsewhere(f);

	for (size_t i = 0; i < array_size(pages); i++) {
		const char *page = at(f, s.id, pages[i]);

		assert_int_equal(page_get(f, &other, page), NOT_FOUND);
		assert_int_equal(page_post(f, &other, page, ""), NOT_FOUND);
		assert_int_equal(page_get(f, &f->sergeant, page), FORBIDDEN);
		assert_int_equal(page_post(f, &f->approver, page, ""), FORBIDDEN);
		assert_int_equal(page_get(f, NULL, page), SEE_OTHER);
	}
	assert_int_equal(scheme_at(f, &other, s.id, ""), NOT_FOUND);
}

static void party__has_a_number_to_ring_that_the_office_changes(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme_in_force(f);
	const char *page = at(f, s.id,
		arena_format(f->arena, "/parties/%lld/telephone", (long long)f->provider.v));
	struct party provider = {
		.organisation = f->provider, .part = PART_PROVIDER, .from = date_of(2026, 3, 2)
	};
	struct problems problems = { 0 };

	assert_int_equal(page_get(f, &f->commissioning_officer, page), NOT_FOUND);
	WRITE (f, w)
		scheme_admit(w, &f->commissioning_officer, s.id, &provider, &problems);
	assert_int_equal(page_get(f, &f->commissioning_officer, page), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &f->sergeant, page), FORBIDDEN);
	assert_int_equal(
		page_post(f, &f->commissioning_officer, page, "telephone=ring"), UNPROCESSABLE);
	assert_true(page_has_problem(
		f, "telephone", "Enter a telephone number, such as 01632 960 001"));
	for (int i = 1; i <= 2; i++)
		assert_int_equal(page_post(f, &f->commissioning_officer, page,
					 arena_format(f->arena, "telephone=01632+96000%d", i)),
			SEE_OTHER);
	assert_int_equal(scheme_at(f, &f->sergeant, s.id, ""), OK);
	assert_true(page_says(f, "Number to ring: 01632 960002"));
	assert_false(page_says(f, "Change the number to ring"));
	READ (f, w)
		assert_string_equal(scheme_telephone(w, s.id, f->provider), "01632 960002");
}

static void authorisation__is_entered_and_taken_back_on_the_page(void **state)
{
	struct fresh *f = *state;
	struct scheme s = a_scheme_in_force(f);
	const struct actor *by = &f->commissioning_officer;
	const char *days =
		"&from-day=1&from-month=4&from-year=2025&to-day=1&to-month=3&to-year=2026"
		"&evidence-en=A+letter&evidence-cy=Llythyr";

	assert_int_equal(scheme_at(f, by, s.id, ""), OK);
	assert_true(page_says(f, "No authorisation is entered, so none is asked for."));
	assert_int_equal(scheme_at(f, by, s.id, "/authorise"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, by, at(f, s.id, "/authorise"),
				 arena_format(f->arena, "body-en=A+board&body-cy=%s", days)),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "body-cy", "Enter the name in Welsh"));
	assert_true(page_says(f, "value=\"A letter\""));
	assert_int_equal(page_post(f, by, at(f, s.id, "/authorise"),
				 arena_format(f->arena, "body-en=A+board&body-cy=Bwrdd%s", days)),
		SEE_OTHER);
	assert_int_equal(scheme_at(f, &f->sergeant, s.id, ""), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 April 2025 to 1 March 2026"));
	assert_true(page_says(f, "It is not authorised today"));
	assert_false(page_says(f, "take it back"));
	assert_int_equal(
		page_post(f, &f->approver, at(f, s.id, "/take-back"), "number=1"), FORBIDDEN);
	assert_int_equal(page_post(f, by, at(f, s.id, "/take-back"), "number=7"), NOT_FOUND);
	assert_int_equal(page_post(f, by, at(f, s.id, "/take-back"), "number=1"), SEE_OTHER);
	assert_int_equal(scheme_at(f, by, s.id, ""), OK);
	assert_true(page_says(f, "Taken back"));
	assert_true(page_says(f, "No authorisation is entered, so none is asked for."));
	assert_int_equal(
		page_post(f, by, at(f, s.id, "/authorise"),
			"body-en=A+board&body-cy=Bwrdd&from-day=2&from-month=3&from-year=2026"
			"&to-day=2&to-month=3&to-year=2026&evidence-en=A&evidence-cy=B"),
		SEE_OTHER);
	assert_int_equal(scheme_at(f, by, s.id, ""), OK);
	assert_true(page_says(f, "It is authorised today."));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(schemes__are_those_of_the_reader_s_body),
		SERVED(scheme__says_its_terms_and_who_takes_part),
		SERVED(terms__are_signed_on_the_page_by_who_did_not_write_them),
		SERVED(new__asks_for_the_name_in_both_languages_and_keeps_what_was_typed),
		SERVED(terms__written_on_the_page_are_the_next_version),
		SERVED(terms__that_cannot_be_are_said_beside_their_fields_and_stay_typed),
		SERVED(terms__more_rows_are_given_without_scripting_and_nothing_is_kept),
		SERVED(terms__of_two_who_write_at_once_both_are_kept),
		SERVED(terms__written_meanwhile_are_not_signed_unread),
		SERVED(party__is_added_on_the_page_with_its_part_and_day),
		SERVED(party__that_cannot_be_is_said_beside_its_field_and_stays_typed),
		SERVED(party__ends_its_part_on_the_page),
		SERVED(forms__of_another_office_s_scheme_are_absent_and_others_have_no_right),
		SERVED(party__has_a_number_to_ring_that_the_office_changes),
		SERVED(authorisation__is_entered_and_taken_back_on_the_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
