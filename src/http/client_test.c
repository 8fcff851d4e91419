/* SPDX-License-Identifier: MIT */
#include "http/client.h"

#include "base/err.h"
#include "base/testing.h"

static void client__is_the_nearest_that_is_no_proxy(void **state)
{
	static const struct {
		const char *peer, *forwarded, *proxies, *client;
	} cases[] = {
		/* nobody is believed */
		{ "127.0.0.1", NULL, "", "127.0.0.1" },
		{ "127.0.0.1", "192.0.2.7", "", "127.0.0.1" },
		{ "127.0.0.1", "192.0.2.7", "unix", "127.0.0.1" },
		{ "unix", "192.0.2.7", "", "unix" },
		/* one proxy */
		{ "127.0.0.1", NULL, "127.0.0.1", "127.0.0.1" },
		{ "127.0.0.1", "192.0.2.7", "127.0.0.1", "192.0.2.7" },
		{ "unix", "192.0.2.7", "unix", "192.0.2.7" },
		{ "unix", "2001:DB8:0::7", "unix", "2001:db8::7" },
		/* what a client made up stands before what the proxy added */
		{ "unix", "203.0.113.1, 192.0.2.7", "unix", "192.0.2.7" },
		{ "unix", "127.0.0.1,192.0.2.7", "unix 127.0.0.1", "192.0.2.7" },
		{ "unix", "unix, 192.0.2.7", "unix", "192.0.2.7" },
		/* two proxies */
		{ "unix", "203.0.113.1, 192.0.2.7, 198.51.100.2", "unix 198.51.100.2", "192.0.2.7" },
		{ "unix", "192.0.2.7, ::ffff:198.51.100.2", "unix  198.51.100.2 ", "192.0.2.7" },
		/* nothing but proxies, or nonsense before them */
		{ "unix", "198.51.100.2", "unix 198.51.100.2", "198.51.100.2" },
		{ "unix", "", "unix", "unix" },
		{ "unix", ",", "unix", "unix" },
		{ "unix", "nonsense", "unix", "unix" },
		{ "unix", "unix", "unix", "unix" },
		{ "unix", "192.0.2.7, nonsense", "unix", "unix" },
		{ "unix", "192.0.2.7:80", "unix", "unix" },
		{ "unix", "nonsense, 198.51.100.2", "unix 198.51.100.2", "198.51.100.2" },
	};

	for (size_t i = 0; i < array_size(cases); i++)
		assert_string_equal(cases[i].client,
			client_address(
				*state, cases[i].peer, cases[i].forwarded, cases[i].proxies));
}

static void proxies__are_addresses_in_figures(void **state)
{
	static const char *const sound[] = { "", " ", "unix", "127.0.0.1", "::1 unix  192.0.2.1" };
	static const char *const others[] = { "nginx", "127.0.0.1,::1", "127.0.0.1:80", "10.0.0.0/8",
		"unix nonsense" };

	(void)state;
	for (size_t i = 0; i < array_size(sound); i++)
		assert_true(client_proxies_are_sound(sound[i]));
	for (size_t i = 0; i < array_size(others); i++)
		assert_false(client_proxies_are_sound(others[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(client__is_the_nearest_that_is_no_proxy),
		cmocka_unit_test(proxies__are_addresses_in_figures),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
