/* SPDX-License-Identifier: MIT */
#include "http/site.h"

#include "base/err.h"
#include "base/testing.h"

static void site__is_a_scheme_and_a_host(void **state)
{
	static const struct {
		const char *text, *origin, *host;
	} cases[] = {
		{ "https://register.example", "https://register.example", "register.example" },
		{ "https://register.example/", "https://register.example", "register.example" },
		{ "https://register.example:443", "https://register.example", "register.example" },
		{ "http://register.example:80/", "http://register.example", "register.example" },
		{ "http://register.example:8080", "http://register.example:8080",
			"register.example:8080" },
		{ "https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443", "[2001:db8::1]:8443" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct site site = { 0 };

		assert_true(site_parse(*state, cases[i].text, &site));
		assert_string_equal(cases[i].origin, site.origin);
		assert_string_equal(cases[i].host, site.host);
	}
}

static void site__anything_else_is_none(void **state)
{
	static const char *const cases[] = { "", "register.example", "ftp://register.example",
		"https://", "https:///", "https://:443", "http://:80", "https://register.example/cy",
		"https://register.example?a", "https://user@register.example", "https://a b",
		"https://a#b", "HTTPS://a", "https://a\r\nb" };
	struct site site;

	for (size_t i = 0; i < array_size(cases); i++)
		if (site_parse(*state, cases[i], &site))
			fail_msg("taken: %s", cases[i]);
}

static void site__is_asked_by_its_own_name_only(void **state)
{
	static const char *const others[] = { "", "register.example.evil.example", "evil.example",
		"register.example:8080", "localhost", "127.0.0.1:8080" };
	struct site site;

	assert_true(site_parse(*state, "https://register.example", &site));
	assert_true(site_is_asked(&site, "register.example"));
	assert_true(site_is_asked(&site, "Register.Example"));
	for (size_t i = 0; i < array_size(others); i++)
		assert_false(site_is_asked(&site, others[i]));
	assert_false(site_is_asked(&site, NULL));
}

static void site__on_this_machine_is_asked_by_any_of_its_names(void **state)
{
	static const char *const own[] = { "localhost", "localhost:8080", "127.0.0.1:8080",
		"127.0.0.1", "[::1]:9000", "LOCALHOST:80" };
	static const char *const others[] = { "", "localhost.evil.example", "127.0.0.1.evil.example",
		"evil.example", "192.0.2.1:8080" };
	struct site site = site_on_this_machine(*state, "127.0.0.1", 8080);

	assert_string_equal("http://127.0.0.1:8080", site.origin);
	for (size_t i = 0; i < array_size(own); i++)
		assert_true(site_is_asked(&site, own[i]));
	for (size_t i = 0; i < array_size(others); i++)
		assert_false(site_is_asked(&site, others[i]));
	assert_false(site_is_asked(&site, NULL));
	assert_string_equal(
		"http://[::1]:80", site_on_this_machine(*state, "::1", 80).origin);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(site__is_a_scheme_and_a_host),
		cmocka_unit_test(site__anything_else_is_none),
		cmocka_unit_test(site__is_asked_by_its_own_name_only),
		cmocka_unit_test(site__on_this_machine_is_asked_by_any_of_its_names),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
