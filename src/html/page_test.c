/* SPDX-License-Identifier: MIT */
/*
 * A whole page with a form, as an area would write it (testing/example.html).
 * "page_test cy problems" prints that page, for testing/validate.mjs.
 */
#include <stdio.h>
#include <string.h>

#include "base/testing.h"
#include "html/testing/example_views.h"

static struct arena *a;

/* A form filled in by hand; with problems if it `has_problems`. */
static struct example an_example(bool has_problems)
{
	static struct link navigation[2] = { { "Decisions", .is_current = true }, { "Audit" } };
	struct example v = {
		.page = { .site = "Sarn",
			.title = "A <new> decision",
			.here = url_here(a, "/decisions/new", "a=1&b=2"),
			.is_demonstration = true,
			.person = "Enghraifft Sampl",
			.role = "Approver",
			.token = "0123abcd",
			.navigation = navigation,
			.navigation_count = 2,
			.back = url_of(a, "/decisions"),
			.feed = url_of(a, "/decisions.atom") },
		.form = { .action = url_of(a, "/decisions/new"),
			.token = "0123abcd",
			.key = "77",
			.is_guarded = true },
		.title = "A \"title\"",
		.cap = "33,760",
		.day = "20",
		.month = "3",
		.year = "2025",
		.reason = "\nTwo\nlines",
		.language = "cy",
	};

	navigation[0].url = url_of(a, "/decisions");
	navigation[1].url = url_of(a, "/audit");
	v.page.has_problems = has_problems;
	if (has_problems) {
		problem_add(a, &v.problems, "title", "Enter the title");
		problem_add(a, &v.problems, "signed-on", "Enter a date that exists");
		problem_add(a, &v.problems, "", "Somebody else changed this");
		v.problems.at[1].detail = "<31 April>";
	}
	return v;
}

static const char *shown(enum language language, bool has_problems)
{
	struct html out = html_new(a, language, 16384);
	struct example v = an_example(has_problems);

	view_example(&out, &v);
	return out.out.at;
}

#define assert_shows(text, page) assert_non_null(strstr((page), (text)))
#define assert_lacks(text, page) assert_null(strstr((page), (text)))

static void page__says_its_language_and_both_addresses(void **state)
{
	const char *page = shown(WELSH, false);

	(void)state;
	assert_shows("<html lang=\"cy\"", page);
	assert_shows("hreflang=\"cy\" href=\"/cy/decisions/new?a=1&amp;b=2\"", page);
	assert_shows("hreflang=\"en\" href=\"/decisions/new?a=1&amp;b=2\"", page);
	assert_shows("aria-current=\"true\" lang=\"cy\">Cymraeg</span>", page);
	assert_shows("rel=\"alternate\" hreflang=\"en\" lang=\"en\">English</a>", page);
}

static void page__title_is_escaped_and_starts_with_error_when_there_are_problems(void **state)
{
	(void)state;
	assert_shows("<title>A &lt;new&gt; decision – Sarn</title>", shown(ENGLISH, false));
	assert_shows("<title>Error: A &lt;new&gt; decision – Sarn</title>", shown(ENGLISH, true));
	assert_shows("<title>Gwall: A &lt;new&gt; decision – Sarn</title>", shown(WELSH, true));
}

static void page__summary_leads_to_the_first_input_of_each_field(void **state)
{
	const char *page = shown(ENGLISH, true);

	(void)state;
	assert_shows("<a href=\"#title\">Enter the title", page);
	assert_shows("id=\"title\" name=\"title\"", page);
	assert_shows("<a href=\"#signed-on\">Enter a date that exists", page);
	assert_shows("id=\"signed-on\" name=\"signed-on-day\"", page);
	assert_shows("&lt;31 April&gt;", page);
	assert_lacks("href=\"#\"", page);
	assert_lacks("govuk-error-summary", shown(ENGLISH, false));
}

static void page__problem_stands_beside_its_field_in_the_readers_language(void **state)
{
	const char *page = shown(WELSH, true);
	const char *message = strstr(page, "<p id=\"title-error\" class=\"govuk-error-message\">");

	(void)state;
	assert_non_null(message);
	assert_true(strstr(message, "Gwall:</span> Rhowch y teitl") < strstr(message, "</p>"));
	assert_shows("aria-describedby=\"title-error\"", page);
}

static void page__keeps_what_was_typed(void **state)
{
	const char *page = shown(ENGLISH, true);

	(void)state;
	assert_shows("value=\"A &quot;title&quot;\"", page);
	assert_shows("value=\"33,760\"", page);
	assert_shows(">\n\nTwo\nlines</textarea>", page);
	assert_shows("value=\"cy\"\nchecked", page);
}

static void page__form_carries_its_token_and_is_checked_by_the_server(void **state)
{
	const char *page = shown(WELSH, false);

	(void)state;
	assert_shows("<form method=\"post\" action=\"/cy/decisions/new\" novalidate", page);
	assert_shows("<input type=\"hidden\" name=\"token\" value=\"0123abcd\">", page);
	assert_shows("<input type=\"hidden\" name=\"key\" value=\"77\">", page);
}

static void page__of_a_demonstration_says_so(void **state)
{
	(void)state;
	assert_shows(
		"This is a demonstration. Everyone named here is invented.", shown(ENGLISH, false));
}

static void page__of_somebody_signed_in_is_not_indexed(void **state)
{
	struct html out = html_new(a, ENGLISH, 4096);
	struct page public = { .title = "Register", .here = url_here(a, "/", "") };

	(void)state;
	assert_shows("content=\"noindex\"", shown(ENGLISH, false));
	page_begin(&out, &public);
	page_end(&out, &public);
	assert_lacks("noindex", out.out.at);
	assert_lacks("Sign out", out.out.at);
	assert_lacks("invented", out.out.at);
}

static void page__for_paper_has_no_navigation_and_no_script(void **state)
{
	struct html out = html_new(a, ENGLISH, 4096);
	struct page paper = { .title = "Pack",
		.here = url_here(a, "/", ""),
		.person = "Enghraifft",
		.token = "x",
		.is_for_paper = true };

	(void)state;
	page_begin(&out, &paper);
	page_end(&out, &paper);
	assert_lacks("<script", out.out.at);
	assert_lacks("<nav", out.out.at);
	assert_lacks("Enghraifft", out.out.at);
}

static void page__can_be_left_at_once_where_the_program_says_so(void **state)
{
	struct html out = html_new(a, ENGLISH, 16384);
	struct page page = { .site = "Sarn", .title = "Case", .here = url_here(a, "/", "") };

	(void)state;
	page_begin(&out, &page);
	assert_lacks("exit-this-page", out.out.at);
	page.has_exit = true;
	page_begin(&out, &page);
	assert_shows("rel=\"nofollow noreferrer\">Exit this page</a>", out.out.at);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(page__can_be_left_at_once_where_the_program_says_so),
		cmocka_unit_test(page__says_its_language_and_both_addresses),
		cmocka_unit_test(
			page__title_is_escaped_and_starts_with_error_when_there_are_problems),
		cmocka_unit_test(page__summary_leads_to_the_first_input_of_each_field),
		cmocka_unit_test(page__problem_stands_beside_its_field_in_the_readers_language),
		cmocka_unit_test(page__keeps_what_was_typed),
		cmocka_unit_test(page__form_carries_its_token_and_is_checked_by_the_server),
		cmocka_unit_test(page__of_a_demonstration_says_so),
		cmocka_unit_test(page__of_somebody_signed_in_is_not_indexed),
		cmocka_unit_test(page__for_paper_has_no_navigation_and_no_script),
	};

	a = arena_open(65536);
	if (argc == 3) {
		fputs(shown(strcmp(argv[1], "cy") == 0 ? WELSH : ENGLISH,
			      strcmp(argv[2], "problems") == 0),
			stdout);
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
