/* SPDX-License-Identifier: MIT */
/*
 * A byte changed in a copy of the log, or in its bundle, is found by the
 * command that looks; so is an end that is gone.
 */
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"

enum { CHANGES = 300, CUTS = 60, PAGE_BYTES = 4096, LAST_COMMIT_MOST = 40 * (PAGE_BYTES + 24) };

static struct slice whole_log(struct site *site)
{
	return file_bytes(site->arena, site_path(site, "data/log.db"));
}

static struct slice whole_bundle(struct site *site)
{
	const char *path = site_path(site, "bundle");

	unlink(path);
	site_does(site, "audit", "export", path, NULL);
	return file_bytes(site->arena, path);
}

static struct site *logged; // with a log of some hundred entries, closed
static struct site *killed; // while it wrote: with logs of writes beside the databases

static void logged_setup(void)
{
	struct site *site;
	struct load load;
	struct ledger ledger;

	site_setup_without_people((void **)&logged);
	site = logged;
	ledger = ledger_new(site->arena);
	site_start(site);
	load_prepare(&load, site);
	load_begin(&load);
	while (load_acknowledged(&load) < 300)
		usleep(1000);
	load_end(&load, &ledger);
	site_tell_to_stop(site);
	site_ends_well(site);
}

/* The status of looking at a copy of these bytes; a command that crashes fails the test. */
static int looked_at(struct site *site, const char *copy, struct slice bytes)
{
	struct arena_mark mark = arena_mark(site->arena);
	const char *said;
	int status;

	file_make(copy, bytes);
	status = site_command(site, &said, "audit", "verify", copy, NULL);
	assert_true(status >= 0 && status <= 2);
	assert_int_equal(status == 0, strstr(said, "GOOD") != NULL);
	arena_rewind(site->arena, mark);
	return status;
}

static void changes_are_found(struct site *site, struct slice whole)
{
	const char *copy = site_path(site, "changed");
	char *bytes = arena_text_n(site->arena, whole.at, whole.size);
	struct slice changed = { bytes, whole.size };

	assert_int_equal(looked_at(site, copy, changed), 0);
	for (int i = 0; i < CHANGES; i++) {
		size_t at = draw_below(whole.size);

		bytes[at] = (char)(bytes[at] ^ (int)(1 + draw_below(255)));
		if (looked_at(site, copy, changed) == 0)
			fail_msg("byte %zu of %zu was %d, is %d and is not found", at, whole.size,
				whole.at[at], bytes[at]);
		bytes[at] = whole.at[at];
	}
}

static void cuts_are_found(struct site *site, struct slice whole, size_t part)
{
	const char *copy = site_path(site, "changed");

	for (int i = 0; i < CUTS; i++) {
		size_t size = i == 0 ? 0 : draw_below(whole.size);

		if (i % 2 == 1)
			size -= size % part;
		if (looked_at(site, copy, slice_part(whole, 0, size)) == 0)
			fail_msg("cut to %zu of %zu bytes it is called good", size, whole.size);
	}
}

static void log__every_changed_byte_of_a_copy_is_found(void **state)
{
	(void)state;
	changes_are_found(logged, whole_log(logged));
}

static void log__a_copy_that_was_cut_is_found(void **state)
{
	(void)state;
	cuts_are_found(logged, whole_log(logged), PAGE_BYTES);
}

static void bundle__every_changed_byte_is_found(void **state)
{
	(void)state;
	changes_are_found(logged, whole_bundle(logged));
}

static void bundle__that_was_cut_is_found(void **state)
{
	(void)state;
	cuts_are_found(logged, whole_bundle(logged), 1);
}

static void log__is_not_exported_when_a_byte_was_changed(void **state)
{
	(void)state;
	struct site *site = logged;
	const char *copy = site_path(site, "changed");
	const char *to = site_path(site, "to");
	struct slice whole = whole_log(site);
	char *bytes = arena_text_n(site->arena, whole.at, whole.size);

	bytes[whole.size / 2] ^= 1;
	file_make(copy, (struct slice){ bytes, whole.size });
	if (site_command(site, NULL, "audit", "export", to, "--log", copy, NULL) == 0)
		/* The byte was of an index, which a bundle leaves out. */
		site_does(site, "audit", "verify", to, NULL);
}

static void check__every_changed_byte_of_the_main_database_is_found(void **state)
{
	(void)state;
	struct site *site = logged;
	const char *path = site_path(site, "data/sarn.db");
	struct slice whole = file_bytes(site->arena, path);
	char *bytes = arena_text_n(site->arena, whole.at, whole.size);

	site_does(site, "check", NULL);
	for (int i = 0; i < CHANGES / 3; i++) {
		size_t at = draw_below(whole.size);

		bytes[at] = (char)(bytes[at] ^ (int)(1 + draw_below(255)));
		file_make(path, (struct slice){ bytes, whole.size });
		if (site_command(site, NULL, "check", NULL) != 1)
			fail_msg("byte %zu of %zu is not found", at, whole.size);
		bytes[at] = whole.at[at];
	}
	file_make(path, whole);
}

/* ---- copied after a kill, with the part that was not yet moved into the file ---- */

static void killed_setup(void)
{
	struct site *site;
	struct load load;
	struct ledger ledger;

	site_setup_without_people((void **)&killed);
	site = killed;
	ledger = ledger_new(site->arena);
	site_start(site);
	load_prepare(&load, site);
	load_begin(&load);
	while (load_acknowledged(&load) < 200)
		usleep(1000);
	site_kill(site);
	load_end(&load, &ledger);
}

/* What looking at the copy, held against the main database, says; its status in `*status`. */
static const char *held_against_main(struct site *site, const char *copy, int *status)
{
	const char *said;

	*status = site_command(site, &said, "audit", "verify", "--log", copy, NULL);
	assert_true(*status >= 0 && *status <= 2);
	return said;
}

static void copy_with_wal(struct site *site, const char *copy, struct slice wal)
{
	unlink(arena_format(site->arena, "%s-shm", copy));
	file_make(copy, whole_log(site));
	file_make(arena_format(site->arena, "%s-wal", copy), wal);
}

static void killed__a_copy_with_its_log_of_writes_is_good_and_without_it_is_not(void **state)
{
	(void)state;
	struct site *site = killed;
	const char *copy = site_path(site, "copy.db");
	struct slice wal = file_bytes(site->arena, site_path(site, "data/log.db-wal"));
	int status;

	assert_true(wal.size > 0);
	copy_with_wal(site, copy, wal);
	const char *said = held_against_main(site, copy, &status);
	assert_int_equal(status, 0);
	assert_non_null(strstr(said, "GOOD"));
	assert_int_equal(site_command(site, NULL, "audit", "verify", copy, NULL), 0);
	copy_with_wal(site, copy, SLICE(""));
	held_against_main(site, copy, &status);
	assert_int_not_equal(status, 0);
}

/* The last commit may be half written after a loss of power, so that much is no damage. */
static void killed__a_changed_log_of_writes_is_found_or_was_of_its_last_commit(void **state)
{
	(void)state;
	struct site *site = killed;
	const char *copy = site_path(site, "copy.db");
	struct slice wal = file_bytes(site->arena, site_path(site, "data/log.db-wal"));
	char *bytes = arena_text_n(site->arena, wal.at, wal.size);
	size_t of_last_commit = wal.size > LAST_COMMIT_MOST ? wal.size - LAST_COMMIT_MOST : 0;
	int status;
	int found = 0;

	for (int i = 0; i < CHANGES / 3; i++) {
		size_t at = draw_below(wal.size);

		bytes[at] = (char)(bytes[at] ^ (int)(1 + draw_below(255)));
		copy_with_wal(site, copy, (struct slice){ bytes, wal.size });
		held_against_main(site, copy, &status);
		if (status == 0 && at < of_last_commit)
			fail_msg("byte %zu of %zu is not found", at, wal.size);
		found += status != 0;
		bytes[at] = wal.at[at];
	}
	print_message("# of %d changes %d are found\n", CHANGES / 3, found);
}

static int sites_setup(void **state)
{
	(void)state;
	logged_setup();
	killed_setup();
	return 0;
}

static int sites_teardown(void **state)
{
	(void)state;
	site_teardown((void **)&logged);
	site_teardown((void **)&killed);
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(log__every_changed_byte_of_a_copy_is_found),
		cmocka_unit_test(log__a_copy_that_was_cut_is_found),
		cmocka_unit_test(bundle__every_changed_byte_is_found),
		cmocka_unit_test(bundle__that_was_cut_is_found),
		cmocka_unit_test(log__is_not_exported_when_a_byte_was_changed),
		cmocka_unit_test(check__every_changed_byte_of_the_main_database_is_found),
		cmocka_unit_test(
			killed__a_copy_with_its_log_of_writes_is_good_and_without_it_is_not),
		cmocka_unit_test(
			killed__a_changed_log_of_writes_is_found_or_was_of_its_last_commit),
	};

	if (argc < 3)
		die("usage: changed_test SARN SAMPLES");
	site_is(argv[1], argv[2]);
	return cmocka_run_group_tests_name("changed", tests, sites_setup, sites_teardown);
}
