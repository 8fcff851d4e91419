/* SPDX-License-Identifier: MIT */
/*
 * A disk that is full, or whose sync fails: nothing is said to be done that is
 * not, what anybody may read goes on, and afterwards all is well.
 */
#include "load.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"

static const char *bad_disk; // the library
static const char sentence[] = "Nothing was changed. Public pages still work.";

/* What the disk does from now on. */
static void disk_is(struct site *site, const char *how, bool is_so)
{
	const char *path = site_path(site, how);

	if (is_so) {
		FILE *file = fopen(path, "we");

		assert_non_null(file);
		fclose(file);
	} else {
		assert_int_equal(unlink(path), 0);
	}
}

/* No file may grow or be written to: EFBIG where a full disk says ENOSPC. */
static void files_may_have(struct site *site, rlim_t bytes)
{
	struct rlimit limit = { bytes, RLIM_INFINITY };

	assert_int_equal(prlimit(site->pid, RLIMIT_FSIZE, &limit, NULL), 0);
}

static void set_full(struct site *site, bool is_full)
{
	if (site->preload != NULL)
		disk_is(site, "full", is_full);
	else
		files_may_have(site, is_full ? 0 : RLIM_INFINITY);
}

static int limited_setup(void **state)
{
	site_setup(state);
	site_start(*state);
	return 0;
}

static int bad_disk_setup(void **state)
{
	site_setup(state);
	((struct site *)*state)->preload = bad_disk;
	site_start(*state);
	return 0;
}

static void run_for(int64_t ms)
{
	int64_t until_us = clock_monotonic_us() + ms * 1000;

	while (clock_monotonic_us() < until_us)
		usleep(1000);
}

static void check_good(struct site *site)
{
	assert_non_null(strstr(site_does(site, "audit", "verify", NULL), "\nGOOD\n"));
}

static int ask(struct load *load, const char *path, const char *form, const char *says)
{
	struct arena *a = load->site->arena;
	struct answer answer = client_ask(&load->officer, a, path, form);

	if (says != NULL && !answer_says(&answer, says))
		fail_msg("%s: %d %.*s", path, answer.status, (int)answer.body.size, answer.body.at);
	return answer.status;
}

static void full__personal_pages_say_so_public_ones_live_and_all_comes_back(void **state)
{
	struct site *site = *state;
	struct load load;

	load_prepare(&load, site);

	const char *record = arena_format(site->arena, "/decisions/%" PRId64, load.shown.at[0].id);
	const char *form = arena_format(site->arena,
		"organisation=%" PRId64 "&template=summary-sheet&language=en"
		"&key=draft-while-the-disk-is-full",
		load.organisation);
	struct client nobody = client_new(site);

	set_full(site, true);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(ask(&load, record, NULL, sentence), 503);
		assert_int_equal(ask(&load, "/decisions/draft", form, sentence), 503);
		assert_int_equal(client_ask(&nobody, site->arena, "/register", NULL).status, 200);
		assert_int_equal(
			client_ask(&nobody, site->arena, "/cy/register?year=2024", NULL).status,
			200);
	}
	set_full(site, false);
	assert_int_equal(ask(&load, record, NULL, NULL), 200);
	assert_int_equal(ask(&load, "/decisions/draft", form, NULL), 303);
	client_close(&nobody);
	client_close(&load.officer);
	check_good(site);
	site_tell_to_stop(site);
	site_ends_well(site);
	check_good(site);
}

static void full__under_load_nothing_is_lost_doubled_or_claimed(void **state)
{
	struct site *site = *state;
	struct ledger ledger = ledger_new(site->arena);
	struct load load;

	load_prepare(&load, site);
	load.may_refuse = true;
	load_begin(&load);
	for (int i = 0; i < 3; i++) {
		run_for(150);
		set_full(site, true);
		run_for(150);
		set_full(site, false);
	}
	run_for(150);
	load_end(&load, &ledger);
	assert_string_equal(ledger.wrong == NULL ? "" : ledger.wrong, "");
	assert_int_equal(ledger.unanswered, 0);
	assert_true(ledger.refused > 0);
	ledger_complete(&ledger, &load.officer);
	ledger_check_pages(&ledger, &load.officer, 0);
	client_close(&load.officer);
	assert_int_equal(records_counted(site), (int64_t)(load.shown.n + ledger.made.n));
	site_tell_to_stop(site);
	site_ends_well(site);
	check_good(site);
	ledger_check_log(&ledger, site);
}

/* What a disk holds after a failed sync is not known, so the program ends rather than answer. */
static void unsynced__the_program_ends_and_what_it_acknowledged_is_there(void **state)
{
	struct site *site = *state;
	struct ledger ledger = ledger_new(site->arena);
	struct load load;

	load_prepare(&load, site);
	load_begin(&load);
	run_for(200);
	disk_is(site, "unsynced", true);
	assert_int_not_equal(site_wait(site), 0);
	load_end(&load, &ledger);
	assert_string_equal(ledger.wrong == NULL ? "" : ledger.wrong, "");
	disk_is(site, "unsynced", false);
	site_start(site);
	load.officer.port = site->port;
	ledger_complete(&ledger, &load.officer);
	ledger_check_pages(&ledger, &load.officer, 0);
	client_close(&load.officer);
	site_tell_to_stop(site);
	site_ends_well(site);
	check_good(site);
	ledger_check_log(&ledger, site);
}

#define LIMITED(test) cmocka_unit_test_setup_teardown(test, limited_setup, site_teardown)
#define BAD_DISK(test)                                                                             \
	{                                                                                          \
#test " (ENOSPC)", test, bad_disk_setup, site_teardown, NULL                       \
	}

int main(int argc, char **argv)
{
	const struct CMUnitTest limited[] = {
		LIMITED(full__personal_pages_say_so_public_ones_live_and_all_comes_back),
		LIMITED(full__under_load_nothing_is_lost_doubled_or_claimed),
	};
	const struct CMUnitTest failing[] = {
		BAD_DISK(full__personal_pages_say_so_public_ones_live_and_all_comes_back),
		BAD_DISK(full__under_load_nothing_is_lost_doubled_or_claimed),
		BAD_DISK(unsynced__the_program_ends_and_what_it_acknowledged_is_there),
	};

	if (argc < 3)
		die("usage: disk_test SARN SAMPLES [LIBRARY]");
	site_is(argv[1], argv[2]);
	bad_disk = argc > 3 ? argv[3] : NULL;
	if (bad_disk == NULL)
		return cmocka_run_group_tests_name("limited disk", limited, NULL, NULL);
	return cmocka_run_group_tests_name("bad disk", failing, NULL, NULL);
}
