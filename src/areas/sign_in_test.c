/* SPDX-License-Identifier: MIT */
/*
 * The pages of signing in, by password and by the demonstration's one click.
 */
#include "areas/testing.h"

#include <string.h>

#include "areas/decision/pages.h"
#include "areas/organisation/organisation.h"
#include "auth/account.h"
#include "auth/demonstration.h"
#include "auth/password.h"
#include "auth/rules.h"
#include "auth/session.h"
#include "base/err.h"
#include "http/request_test_kit.h"

#define RIGHT_PASSWORD "cwmwl melyn dan y bont"
#define RIGHT_FORM     "login=swyddog&password=cwmwl+melyn+dan+y+bont"
#define WRONG_FORM     "login=swyddog&password=cwmwl+gwyn+dan+y+bont"

/* The officer has a password, hashed at little cost: the first sign-in makes it the real one. */
static int serve_setup(void **state)
{
	struct fresh *f;

	fresh_setup(state);
	f = *state;
	serve(f, decision_routes, NULL);
	WRITE (f, w)
		account_set_password(w, f->officer.account,
			password_hash(f->arena, PASSWORD_COST_TEST, RIGHT_PASSWORD));
	return 0;
}

static enum status post(struct fresh *f, const char *path, const char *fields)
{
	struct wire wire = wire_post(f->arena, path, fields);

	return page_send(f, &wire, NULL);
}

/* From an address that the proxy names last. */
static enum status post_from(struct fresh *f, const char *forwarded, const char *fields)
{
	struct wire wire = wire_post(f->arena, "/sign-in", fields);

	wire_header(f->arena, &wire, "X-Forwarded-For", forwarded);
	return page_send(f, &wire, NULL);
}

/* The session that the last reply began; fails the test if it began none. */
static struct session_token begun(struct fresh *f)
{
	const char *cookie = page_sent_header(f, "Set-Cookie");
	const char *value;
	struct session_token token;

	assert_non_null(cookie);
	value = strchr(cookie, '=') + 1;
	assert_true(
		session_token_parse(arena_text_n(f->arena, value, strcspn(value, ";")), &token));
	return token;
}

static bool is_signed_in(struct fresh *f, const struct session_token *token)
{
	struct wire wire = wire_get(f->arena, "/home");

	return page_send(f, &wire, token) == OK;
}

static void assert_not_signed_in(struct fresh *f)
{
	assert_null(page_sent_header(f, "Set-Cookie"));
}

/* ---- by password ---- */

static void password__the_right_one_begins_a_session(void **state)
{
	struct fresh *f = *state;
	struct session_token token;

	assert_int_equal(post(f, "/sign-in", RIGHT_FORM), SEE_OTHER);
	assert_string_equal(f->reply.location, "/");
	token = begun(f);
	assert_true(is_signed_in(f, &token));
	assert_true(page_says(f, "Swyddog Sampl"));
}

static void password__its_cookie_is_for_this_site_and_no_script(void **state)
{
	struct fresh *f = *state;
	const char *cookie;

	post(f, "/sign-in", RIGHT_FORM);
	cookie = page_sent_header(f, "Set-Cookie");
	assert_memory_equal(cookie, "__Host-", 7);
	assert_non_null(strstr(cookie, "; Path=/; Secure; HttpOnly; SameSite=Lax"));
	assert_null(strstr(cookie, "Domain"));
	assert_null(strstr(cookie, "Max-Age"));
	assert_string_equal(page_sent_header(f, "Cache-Control"), "no-store");
}

static void password__a_wrong_one_comes_back_without_it(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(post(f, "/sign-in", WRONG_FORM), UNPROCESSABLE);
	assert_not_signed_in(f);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "href=\"#login\">The sign-in name or the password is not right"));
	assert_true(page_says(f, "value=\"swyddog\""));
	assert_false(page_says(f, "cwmwl"));
}

static void password__a_blank_is_said_beside_its_field(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(post(f, "/cy/sign-in", "login=&password="), UNPROCESSABLE);
	assert_true(page_says(f, "href=\"#login\""));
	assert_true(page_says(f, "href=\"#password\""));
	assert_true(page_says(f, "<html lang=\"cy\""));
	assert_not_signed_in(f);
}

/* Wrong password, no account, a closed one, one without a password: the same answer. */
static void password__the_answer_does_not_tell_who_has_an_account(void **state)
{
	static const char *const logins[] = { "swyddog", "nobodyy", "archwil", "rheolwr" };
	struct fresh *f = *state;

	WRITE (f, w) {
		struct account_id closed;
		struct account_new account = { .organisation = f->office,
			.name = "Ar Gau Sampl",
			.login = "archwil",
			.password_hash =
				password_hash(f->arena, PASSWORD_COST_TEST, RIGHT_PASSWORD) };

		assert_int_equal(account_create(w, &account, &closed), ACCOUNT_NO_REFUSAL);
		account_set_active(w, closed, false);
	}
	for (size_t i = 0; i < array_size(logins); i++) {
		const char *password = i == 0 ? "cwmwl+gwyn" : "cwmwl+melyn+dan+y+bont";

		assert_int_equal(post(f, "/sign-in",
					 arena_format(f->arena, "login=%s&password=%s", logins[i],
						 password)),
			UNPROCESSABLE);
		assert_true(page_says(f, "The sign-in name or the password is not right"));
		assert_not_signed_in(f);
	}
}

static void password__guesses_have_to_wait_and_nobody_is_shut_out(void **state)
{
	struct fresh *f = *state;

	for (int i = 0; i < 4; i++)
		post_from(f, "192.0.2.7", WRONG_FORM);
	assert_int_equal(post_from(f, "192.0.2.7", RIGHT_FORM), UNPROCESSABLE);
	assert_true(page_says(f, "There have been too many attempts"));
	assert_not_signed_in(f);
	assert_int_equal(post_from(f, "198.51.100.9", RIGHT_FORM), SEE_OTHER);
	time_passes(f, 15 * MINUTE_MS);
	assert_int_equal(post_from(f, "192.0.2.7", RIGHT_FORM), SEE_OTHER);
}

static void password__an_address_that_a_guesser_makes_up_does_not_count(void **state)
{
	struct fresh *f = *state;

	for (int i = 0; i < 4; i++)
		post_from(f, arena_format(f->arena, "203.0.113.%d, 192.0.2.7", i), WRONG_FORM);
	assert_int_equal(post_from(f, "203.0.113.9, 192.0.2.7", RIGHT_FORM), UNPROCESSABLE);
	assert_true(page_says(f, "There have been too many attempts"));
}

static void password__attempts_stand_in_the_log(void **state)
{
	struct fresh *f = *state;
	struct audit_page page = { 0 };

	post(f, "/sign-in", WRONG_FORM);
	post(f, "/sign-in", RIGHT_FORM);
	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &(struct audit_filter){ 0 }, 0, 10, &page));
	assert_int_equal(page.at[0].result, AUDIT_DONE);
	assert_int_equal(page.at[0].id, f->officer.account.v);
	assert_int_equal(page.at[1].result, AUDIT_REFUSED);
}

/* ---- whose sign-in it is ---- */

static void forged__nobody_is_signed_in_by_a_page_elsewhere(void **state)
{
	static const char *const headers[][2] = { { "Sec-Fetch-Site", "cross-site" },
		{ "Sec-Fetch-Site", "same-site" }, { "Origin", "https://evil.example" },
		{ "Origin", "null" } };
	struct fresh *f = *state;

	for (size_t i = 0; i < array_size(headers); i++) {
		struct wire wire = wire_post(f->arena, "/sign-in", RIGHT_FORM);

		list_each (struct pair *, header, &wire.headers)
			if (strcmp(header->name, headers[i][0]) == 0)
				header->value = headers[i][1];
		if (i < 2)
			wire_header(f->arena, &wire, headers[i][0], headers[i][1]);
		assert_int_equal(page_send(f, &wire, NULL), FORBIDDEN);
		assert_not_signed_in(f);
	}
}

static void fixed__a_session_from_before_is_not_the_one_after(void **state)
{
	struct fresh *f = *state;
	struct session_token planted = page_session(f, &f->stranger);
	struct session_token token;
	struct wire wire = wire_post(f->arena, "/sign-in",
		arena_format(f->arena, RIGHT_FORM "&token=%s", form_token(f->arena, &planted)));

	assert_int_equal(page_send(f, &wire, &planted), SEE_OTHER);
	token = begun(f);
	assert_memory_not_equal(&token, &planted, sizeof token);
	assert_true(is_signed_in(f, &token));
	assert_false(is_signed_in(f, &planted));
}

static void fixed__a_cookie_that_was_never_ours_becomes_no_session(void **state)
{
	struct fresh *f = *state;
	struct session_token planted = { { 7 } };
	struct wire wire = wire_post(f->arena, "/sign-in", RIGHT_FORM);

	assert_int_equal(page_send(f, &wire, &planted), SEE_OTHER);
	assert_false(is_signed_in(f, &planted));
}

/* The page's own token, as a browser would send it back. */
static const char *token_of_page(struct fresh *f)
{
	const char *at = strstr(page_text(f), "name=\"token\" value=\"");

	if (at == NULL)
		return "";
	at += strlen("name=\"token\" value=\"");
	return arena_text_n(f->arena, at, strcspn(at, "\""));
}

static void ended__who_comes_back_late_signs_in_with_the_old_cookie(void **state)
{
	struct fresh *f = *state;
	struct session_token old = page_session(f, &f->officer);
	struct wire wire = wire_get(f->arena, "/sign-in");

	time_passes(f, SESSION_IDLE_MS + 1);
	assert_int_equal(page_send(f, &wire, &old), OK);
	wire = wire_post(f->arena, "/sign-in",
		arena_format(f->arena, RIGHT_FORM "&token=%s", token_of_page(f)));
	assert_int_equal(page_send(f, &wire, &old), SEE_OTHER);
	begun(f);
}

/* ---- where it leads ---- */

static void to__is_a_page_of_this_site_or_the_front(void **state)
{
	static const struct {
		const char *sent, *location;
	} cases[] = {
		{ "/decisions", "/decisions" },
		{ "/decisions%3Fstate%3Ddraft", "/decisions?state=draft" },
		{ "", "/" },
		{ "//evil.example", "/" },
		{ "/%5Cevil.example", "/" },
		{ "https://evil.example", "/" },
		{ "javascript:alert(1)", "/" },
		{ "/%09/evil.example", "/%09/evil.example" },
		{ "/a?b%0D%0ASet-Cookie:+c=d", "/a?b%0D%0ASet-Cookie:%20c=d" },
	};
	struct fresh *f = *state;

	for (size_t i = 0; i < array_size(cases); i++) {
		assert_int_equal(
			post(f, "/sign-in",
				arena_format(f->arena, RIGHT_FORM "&to=%s", cases[i].sent)),
			SEE_OTHER);
		assert_string_equal(f->reply.location, cases[i].location);
	}
	post(f, "/cy/sign-in", RIGHT_FORM "&to=/decisions");
	assert_string_equal(f->reply.location, "/cy/decisions");
}

static void to__a_kept_form_goes_before_a_page(void **state)
{
	struct fresh *f = *state;

	post(f, "/sign-in", RIGHT_FORM "&to=/decisions&kept=17");
	assert_string_equal(f->reply.location, "/kept-form/17");
}

/* ---- by one click ---- */

static int demonstration_setup(void **state)
{
	struct organisation office = {
		.name = { "Invented office", "Swyddfa ddychmygol" },
		.area = { "Nowhere", "Unman" },
		.kind = "OPCC",
		.reference_pattern = "",
		.is_demonstration = true,
	};
	struct organisation force = {
		.name = { "Invented force", "Heddlu dychmygol" },
		.area = { "", "" },
		.kind = "FORCE",
		.reference_pattern = "",
		.is_demonstration = true,
	};
	struct problems problems = { 0 };
	struct fresh *f;

	fresh_setup_without_people(state);
	f = *state;
	WRITE (f, w) {
		organisation_add(w, &office, &problems);
		organisation_add(w, &force, &problems);
		assert_true(demonstration_begin(w, fresh_program.people,
			(struct organisation_id[DEMONSTRATION_BODY_COUNT]){
				[DEMONSTRATION_OFFICE] = office.id,
				[DEMONSTRATION_FORCE] = force.id,
				[DEMONSTRATION_DIVERSION] = force.id,
				[DEMONSTRATION_PROVIDER] = force.id }));
	}
	f->office = office.id;
	f->is_demonstration = true;
	serve(f, decision_routes, NULL);
	return 0;
}

static void click__signs_in_as_each_role(void **state)
{
	static const char *const roles[] = { "decision-officer", "approver", "translator",
		"authorising-sergeant" };
	struct fresh *f = *state;

	assert_int_equal(page_get(f, NULL, "/sign-in"), OK);
	for (size_t i = 0; i < array_size(roles); i++) {
		struct session_token token;

		page_get(f, NULL, "/sign-in");
		assert_true(page_says(
			f, arena_format(f->arena, "name=\"role\" value=\"%s\"", roles[i])));
		assert_int_equal(
			post(f, "/demonstration",
				arena_format(f->arena, "role=%s&to=//evil.example", roles[i])),
			SEE_OTHER);
		assert_string_equal(f->reply.location, "/");
		assert_non_null(strstr(page_sent_header(f, "Set-Cookie"),
			"; Path=/; Secure; HttpOnly; SameSite=Lax"));
		token = begun(f);
		assert_true(is_signed_in(f, &token));
	}
}

static void click__is_offered_as_everybody(void **state)
{
	enum { CROWD = 100 };
	static struct demonstration_person crowd[CROWD + 1];
	static struct frame_program program;
	struct fresh *f = *state;

	program = fresh_program;
	for (int i = 0; i < CROWD; i++)
		crowd[i] = (struct demonstration_person){ .role = ROLE_APPROVER,
			.does = "",
			.word = arena_format(f->arena, "approver-%d", i) };
	program.people = crowd;
	f->program = &program;
	f->is_demonstration = true;
	serve(f, decision_routes, NULL);
	assert_int_equal(page_get(f, NULL, "/sign-in"), OK);
	assert_int_equal(page_count(f, "name=\"role\" value=\"approver-"), CROWD);
}

static void click__on_no_role_is_refused(void **state)
{
	static const char *const forms[] = { "", "role=", "role=account-manager", "role=public",
		"role=nonsense" };
	struct fresh *f = *state;

	for (size_t i = 0; i < array_size(forms); i++) {
		assert_true(post(f, "/demonstration", forms[i]) >= BAD_REQUEST);
		assert_not_signed_in(f);
	}
}

static void click__from_a_page_elsewhere_is_refused(void **state)
{
	struct fresh *f = *state;
	struct wire wire = wire_post(f->arena, "/demonstration", "role=approver");

	wire_header(f->arena, &wire, "Sec-Fetch-Site", "cross-site");
	assert_int_equal(page_send(f, &wire, NULL), FORBIDDEN);
	assert_not_signed_in(f);
}

static void click__is_refused_once_the_database_holds_anything_real(void **state)
{
	struct fresh *f = *state;
	struct organisation office = { .name = { "A real office", "Swyddfa go iawn" },
		.area = { "Somewhere", "Rhywle" },
		.kind = "OPCC",
		.reference_pattern = "" };
	struct problems problems = { 0 };

	WRITE (f, w)
		organisation_add(w, &office, &problems);
	assert_int_equal(problems.n, 0);
	assert_int_equal(post(f, "/demonstration", "role=approver"), CONFLICTING);
	assert_true(page_says(f, "the database holds real data"));
	assert_not_signed_in(f);
}

#define DEMONSTRATION(test)                                                                        \
	cmocka_unit_test_setup_teardown(test, demonstration_setup, fresh_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(password__the_right_one_begins_a_session),
		SERVED(password__its_cookie_is_for_this_site_and_no_script),
		SERVED(password__a_wrong_one_comes_back_without_it),
		SERVED(password__a_blank_is_said_beside_its_field),
		SERVED(password__the_answer_does_not_tell_who_has_an_account),
		SERVED(password__guesses_have_to_wait_and_nobody_is_shut_out),
		SERVED(password__an_address_that_a_guesser_makes_up_does_not_count),
		SERVED(password__attempts_stand_in_the_log),
		SERVED(forged__nobody_is_signed_in_by_a_page_elsewhere),
		SERVED(fixed__a_session_from_before_is_not_the_one_after),
		SERVED(fixed__a_cookie_that_was_never_ours_becomes_no_session),
		SERVED(ended__who_comes_back_late_signs_in_with_the_old_cookie),
		SERVED(to__is_a_page_of_this_site_or_the_front),
		SERVED(to__a_kept_form_goes_before_a_page),
		DEMONSTRATION(click__signs_in_as_each_role),
		cmocka_unit_test_setup_teardown(
			click__is_offered_as_everybody, fresh_setup_without_people, fresh_teardown),
		DEMONSTRATION(click__on_no_role_is_refused),
		DEMONSTRATION(click__from_a_page_elsewhere_is_refused),
		DEMONSTRATION(click__is_refused_once_the_database_holds_anything_real),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
