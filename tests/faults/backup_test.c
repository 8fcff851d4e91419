/* SPDX-License-Identifier: MIT */
/*
 * A copy made while the program serves, put in place of the databases: sound,
 * and with all that was acknowledged before the copy was begun.
 */
#include "load.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"

enum { COPIES = 4 };

static void wait_for(struct load *load, int64_t acknowledged)
{
	while (load_acknowledged(load) < acknowledged)
		usleep(1000);
}

/* Both commands that look at the databases find nothing. */
static void check_sound(struct site *site)
{
	site_does(site, "check", NULL);
	assert_non_null(strstr(site_does(site, "audit", "verify", NULL), "\nGOOD\n"));
}

static void backup__under_load_is_sound_and_holds_what_was_acknowledged_before(void **state)
{
	struct site *site = *state;
	const char *lived_in = site->data;
	struct ledger before = ledger_new(site->arena);
	struct ledger during = ledger_new(site->arena);
	struct load load;

	site_start(site);
	load_prepare(&load, site);
	for (int i = 0; i < COPIES; i++) {
		const char *copy = arena_format(site->arena, "%s/copy-%d", site->folder, i);

		load_begin(&load);
		wait_for(&load, 60);
		load_end(&load, &before);
		load_begin(&load);
		wait_for(&load, 20);
		site_does(site, "backup", copy, NULL);
		load_end(&load, &during);
		assert_string_equal(during.wrong == NULL ? "" : during.wrong, "");

		site->data = copy;
		check_sound(site);
		site->data = lived_in;
	}
	check_sound(site); // while it serves
	site_tell_to_stop(site);
	site_ends_well(site);

	/* Restored: the last copy is lived in from here on. */
	site->data = arena_format(site->arena, "%s/copy-%d", site->folder, COPIES - 1);
	site_start(site);
	load.officer.port = site->port;
	ledger_check_pages(&before, &load.officer, 0);
	ledger_complete(&during, &load.officer);
	client_close(&load.officer);
	site_tell_to_stop(site);
	site_ends_well(site);
	check_sound(site);
	ledger_check_log(&before, site);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			backup__under_load_is_sound_and_holds_what_was_acknowledged_before,
			site_setup, site_teardown),
	};

	if (argc < 3)
		die("usage: backup_test SARN SAMPLES");
	site_is(argv[1], argv[2]);
	return cmocka_run_group_tests_name("backup", tests, NULL, NULL);
}
