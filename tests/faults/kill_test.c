/* SPDX-License-Identifier: MIT */
/*
 * kill -9 and SIGTERM under a mixed load: what was acknowledged is there, once,
 * and in the log.
 */
#include "load.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"

enum { LOAD_MS_LEAST = 200, LOAD_MS_MORE = 1200, GRACE_MS = 10000 };

static int rounds = 5;

static int64_t random_below(int64_t n)
{
	uint32_t number = 0;

	assert_int_equal(getrandom(&number, sizeof number, 0), sizeof number);
	return (int64_t)number % n;
}

static void let_it_run(struct load *load)
{
	int64_t ms = LOAD_MS_LEAST + random_below(LOAD_MS_MORE);
	int64_t until_us = clock_monotonic_us() + ms * 1000;

	while (clock_monotonic_us() < until_us || load_acknowledged(load) < 20)
		usleep(1000);
}

static void kill__loses_nothing_acknowledged_and_doubles_nothing(void **state)
{
	struct site *site = *state;
	struct ledger ledger = ledger_new(site->arena);
	int64_t slowest_ms = 0;
	struct load load;

	site_start(site);
	load_prepare(&load, site);
	for (int round = 0; round < rounds; round++) {
		size_t before = ledger.made.n;

		load_begin(&load);
		let_it_run(&load);
		site_log_is_good(site); // while others write
		site_kill(site);
		load_end(&load, &ledger);
		assert_string_equal(ledger.wrong == NULL ? "" : ledger.wrong, "");
		site_log_is_good(site);
		site_start(site);
		if (site->ready_ms > slowest_ms)
			slowest_ms = site->ready_ms;
		load.officer.port = site->port;
		ledger_complete(&ledger, &load.officer);
		ledger_check_pages(&ledger, &load.officer, before);
		client_close(&load.officer);
		site_log_is_good(site);
	}
	assert_int_equal(records_counted(site), (int64_t)(load.shown.n + ledger.made.n));
	site_tell_to_stop(site);
	site_ends_well(site);
	site_log_is_good(site);
	ledger_check_log(&ledger, site);
	if (slowest_ms > READY_MS_MOST)
		fail_msg("it was ready after %" PRId64 " ms", slowest_ms);
	print_message("# %d kills, %zu records, ready again within %" PRId64 " ms\n", rounds,
		ledger.made.n, slowest_ms);
}

static void stop__under_load_answers_what_was_asked_and_ends_well(void **state)
{
	struct site *site = *state;
	struct ledger ledger = ledger_new(site->arena);
	struct load load;
	int64_t told_us;

	site_start(site);
	load_prepare(&load, site);
	for (int round = 0; round < 3; round++) {
		load_begin(&load);
		let_it_run(&load);
		told_us = clock_monotonic_us();
		atomic_store(&load.signal_us, told_us);
		site_tell_to_stop(site);
		site_ends_well(site);
		assert_true(clock_monotonic_us() - told_us < GRACE_MS * 1000);
		load_end(&load, &ledger);
		assert_string_equal(ledger.wrong == NULL ? "" : ledger.wrong, "");
		assert_int_equal(ledger.unanswered, 0);
		assert_int_not_equal(access(site_path(site, "data/sarn.db-wal"), F_OK), 0);
		site_log_is_good(site);
		site_start(site);
	}
	load.officer.port = site->port;
	ledger_complete(&ledger, &load.officer);
	ledger_check_pages(&ledger, &load.officer, 0);
	assert_int_equal(records_counted(site), (int64_t)(load.shown.n + ledger.made.n));
	client_close(&load.officer);
	site_tell_to_stop(site);
	site_ends_well(site);
	ledger_check_log(&ledger, site);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			kill__loses_nothing_acknowledged_and_doubles_nothing, site_setup,
			site_teardown),
		cmocka_unit_test_setup_teardown(
			stop__under_load_answers_what_was_asked_and_ends_well, site_setup,
			site_teardown),
	};

	if (argc < 3)
		die("usage: kill_test SARN SAMPLES [ROUNDS]");
	site_is(argv[1], argv[2]);
	if (argc > 3)
		rounds = (int)strtol(argv[3], NULL, 10);
	return cmocka_run_group_tests_name("kill", tests, NULL, NULL);
}
