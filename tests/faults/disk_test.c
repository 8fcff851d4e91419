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
static const char in_welsh[] = "Ni newidiwyd dim. Mae’r tudalennau cyhoeddus yn dal i weithio.";

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

/* ---- people, in either program ---- */

static int twin_setup(void **state)
{
	struct site *site = site_new_twin(arena_open(1 << 20));

	site_demonstrate(site);
	*state = site;
	return 0;
}

static int limited_twin_setup(void **state)
{
	twin_setup(state);
	site_start(*state);
	return 0;
}

static int bad_disk_twin_setup(void **state)
{
	twin_setup(state);
	((struct site *)*state)->preload = bad_disk;
	site_start(*state);
	return 0;
}

/* What is asked for; `form` is that of a POST, which here only reads; NULL: a GET. */
struct asked {
	const char *path, *form;
};

LIST(asked_list, struct asked);

static struct answer page_shown(struct client *client, struct arena *a, const char *path)
{
	struct answer answer = client_ask(client, a, path, NULL);

	if (answer.status != 200)
		fail_msg("%s: %d", path, answer.status);
	return answer;
}

/* The first record to which the page has a link that begins so: "/referrals/". */
static int64_t first_linked(const struct answer *page, struct arena *a, const char *path)
{
	const char *link = arena_format(a, "href=\"%s", path);
	int64_t id = 0;

	for (size_t at = 0; id == 0 && (at = slice_find(page->body, link, at)) != SIZE_MAX; at++)
		id = number_after(page->body, link, at);
	assert_int_not_equal(id, 0);
	return id;
}

static void assert_kept_back(
	struct client *client, struct site *site, const struct asked_list *all, bool is_kept_back)
{
	list_each (const struct asked *, each, all) {
		struct answer answer = client_ask(client, site->arena, each->path, each->form);
		bool is_welsh = strncmp(each->path, "/cy/", 4) == 0;

		if (answer.status != (is_kept_back ? 503 : 200) ||
			answer_says(&answer, is_welsh ? in_welsh : sentence) != is_kept_back)
			fail_msg("%s %s: %d %.*s", each->path, each->form == NULL ? "" : each->form,
				answer.status, (int)answer.body.size, answer.body.at);
	}
}

/*
 * Each is shown, is kept back while the disk is full, and is shown again; meanwhile what everybody may
 * read goes on; and the log is whole.
 */
static void are_kept_back_while_full(struct site *site, struct client *reader,
	const struct asked_list *personal, const char *public)
{
	struct client nobody = client_new(site);

	assert_kept_back(reader, site, personal, false);
	set_full(site, true);
	for (int i = 0; i < 2; i++) {
		assert_kept_back(reader, site, personal, true);
		assert_int_equal(client_ask(&nobody, site->arena, public, NULL).status, 200);
	}
	set_full(site, false);
	assert_kept_back(reader, site, personal, false);
	client_close(&nobody);
	client_close(reader);
	check_good(site);
	site_tell_to_stop(site);
	site_ends_well(site);
	check_good(site);
}

static void full__people_referrals_and_work_lists_are_kept_back(void **state)
{
	struct site *site = *state;
	struct arena *a = site->arena;
	struct client reader = client_new(site);
	struct asked_list asked = { 0 };
	struct answer page;
	const char *referral, *person;

	assert_true(client_sign_in(&reader, a, "coordinator"));
	page = page_shown(&reader, a, "/referrals");
	referral = arena_format(a, "/referrals/%" PRId64, first_linked(&page, a, "/referrals/"));
	page = page_shown(&reader, a, referral);
	person = arena_format(a, "/people/%" PRId64, first_linked(&page, a, "/people/"));

	const struct asked all[] = {
		{ person, NULL },
		{ arena_format(a, "%s/name", person), NULL },
		{ arena_format(a, "/cy%s/contact", person), NULL },
		{ "/people", NULL },
		{ "/people", "search=sampl" },
		{ "/people.csv", NULL },
		{ referral, NULL },
		{ "/referrals", NULL },
		{ "/referrals", "search=sampl" },
		{ "/referrals?show=all", NULL },
		{ "/referrals.csv", NULL },
		{ "/home", NULL },
	};

	for (size_t i = 0; i < array_size(all); i++)
		*list_add(a, &asked) = all[i];
	are_kept_back_while_full(site, &reader, &asked, "/register");
}

static void full__victims_cases_are_kept_back(void **state)
{
	struct site *site = *state;
	struct arena *a = site->arena;
	struct client reader = client_new(site);
	struct asked_list asked = { 0 };
	struct answer page;

	assert_true(client_sign_in(&reader, a, "victim-lead"));
	page = page_shown(&reader, a, "/cases");
	*list_add(a, &asked) = (struct asked){
		arena_format(a, "/cases/%" PRId64, first_linked(&page, a, "/cases/")), NULL
	};
	*list_add(a, &asked) = (struct asked){ "/cases", NULL };
	*list_add(a, &asked) = (struct asked){ "/cy/home", NULL };
	are_kept_back_while_full(site, &reader, &asked, "/sign-in");
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

#define LIMITED_TWIN(test) cmocka_unit_test_setup_teardown(test, limited_twin_setup, site_teardown)
#define BAD_DISK_TWIN(test)                                                                        \
	{                                                                                          \
#test " (ENOSPC)", test, bad_disk_twin_setup, site_teardown, NULL                  \
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
		LIMITED(full__people_referrals_and_work_lists_are_kept_back),
		LIMITED_TWIN(full__victims_cases_are_kept_back),
		LIMITED(full__under_load_nothing_is_lost_doubled_or_claimed),
	};
	const struct CMUnitTest failing[] = {
		BAD_DISK(full__personal_pages_say_so_public_ones_live_and_all_comes_back),
		BAD_DISK(full__people_referrals_and_work_lists_are_kept_back),
		BAD_DISK_TWIN(full__victims_cases_are_kept_back),
		BAD_DISK(full__under_load_nothing_is_lost_doubled_or_claimed),
		BAD_DISK(unsynced__the_program_ends_and_what_it_acknowledged_is_there),
	};

	if (argc < 4)
		die("usage: disk_test SARN SAMPLES SARN-VICTIM [LIBRARY]");
	site_is(argv[1], argv[2]);
	site_twin_is(argv[3]);
	bad_disk = argc > 4 ? argv[4] : NULL;
	if (bad_disk == NULL)
		return cmocka_run_group_tests_name("limited disk", limited, NULL, NULL);
	return cmocka_run_group_tests_name("bad disk", failing, NULL, NULL);
}
