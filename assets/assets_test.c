/* SPDX-License-Identifier: MIT */
/* What is served may not look like GOV.UK, may not be heavy, and may fetch nothing. */
#include <string.h>

#include "base/testing.h"
#include "html/static_file.h"

/* The literals that embed writes end with a NUL behind the last byte. */
static const char *text_of(const char *name)
{
	const struct static_file *file = static_file_named(name);

	assert_non_null(file);
	assert_int_equal(file->plain_size, strlen((const char *)file->plain));
	return (const char *)file->plain;
}

static void css__has_nothing_that_belongs_to_gov_uk(void **state)
{
	static const char *const theirs[] = { "transport", "@font-face", "crest", "crown",
		"#1d70b8", "#16548a", "#1a65a6", "#0f385c", "#5694ca", "gov.uk" };
	const char *css = text_of("sarn.css");

	(void)state;
	for (size_t i = 0; i < sizeof theirs / sizeof theirs[0]; i++)
		if (strcasestr(css, theirs[i]) != NULL)
			fail_msg("sarn.css has \"%s\" in it", theirs[i]);
}

static void css__has_what_our_pages_are_made_of(void **state)
{
	static const char *const ours[] = { ".govuk-error-summary", ".govuk-table", ".moj-filter",
		".sarn-header", ".sarn-languages", ".sarn-review", ".sarn-sum", ".sarn-pair",
		".sarn-dates", "@media print", "prefers-reduced-motion" };
	const char *css = text_of("sarn.css");

	(void)state;
	for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
		if (strstr(css, ours[i]) == NULL)
			fail_msg("sarn.css has no \"%s\"", ours[i]);
}

/* url(#…) is an address within the page, which nobody fetches (see sarn/_settings.scss). */
static void css__fetches_nothing(void **state)
{
	const char *css = text_of("sarn.css");

	(void)state;
	assert_null(strstr(css, "@import"));
	for (const char *at = strstr(css, "url("); at != NULL; at = strstr(at + 1, "url("))
		assert_int_equal('#', at[strlen("url(")]);
}

static void css__is_below_20_kilobytes_when_packed(void **state)
{
	(void)state;
	assert_in_range(static_file_named("sarn.css")->gzip_size, 1, 20 * 1024 - 1);
}

static void js__is_below_7_kilobytes(void **state)
{
	(void)state;
	assert_in_range(static_file_named("sarn.js")->plain_size, 1, 7 * 1024 - 1);
}

static void js__makes_no_code_of_text_and_no_markup(void **state)
{
	static const char *const banned[] = { "eval(", "Function(", "innerHTML", "insertAdjacent",
		"document.write", "fetch(", "http" };
	const char *js = text_of("sarn.js");

	(void)state;
	for (size_t i = 0; i < sizeof banned / sizeof banned[0]; i++)
		if (strstr(js, banned[i]) != NULL)
			fail_msg("sarn.js has \"%s\" in it", banned[i]);
}

static void favicon__is_an_svg_without_script(void **state)
{
	const char *svg = text_of("favicon.svg");

	(void)state;
	assert_int_equal(0, strncmp(svg, "<svg ", 5));
	assert_null(strstr(svg, "<script"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(css__has_nothing_that_belongs_to_gov_uk),
		cmocka_unit_test(css__has_what_our_pages_are_made_of),
		cmocka_unit_test(css__fetches_nothing),
		cmocka_unit_test(css__is_below_20_kilobytes_when_packed),
		cmocka_unit_test(js__is_below_7_kilobytes),
		cmocka_unit_test(js__makes_no_code_of_text_and_no_markup),
		cmocka_unit_test(favicon__is_an_svg_without_script),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
