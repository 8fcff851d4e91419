/* SPDX-License-Identifier: MIT */
/*
 * kill -9 of either program while the two talk: people are referred in one, the other says pauses
 * and that it is safe to go on, and now the one is killed, now the other.
 */
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/err.h"
#include "volley.h"

enum {
	EACH = 6, // referrals of a round, and words about those of the first
	ROUNDS = 8,
	FIRST_KILL_MS = 100, // a message leaves within half a second
	LAST_KILL_MS = 900,
	DRAIN_TRIES = 60,
	DRAIN_WAIT_US = 500000
};

struct two {
	struct arena *arena;
	struct site *sarn, *victim;
	struct client sergeant, lead;
	int64_t people[(ROUNDS + 1) * EACH];
	int64_t cases[EACH]; // of the first round
	int referred;
	size_t played; // what Sarn's demonstration took of a service that nobody ran then
};

/* ---- both ---- */

static const char *own_line(struct site *site)
{
	const char *said = site_does(site, "relay", "key", NULL);

	return arena_text_n(site->arena, said, strcspn(said, "\n"));
}

static int two_setup(void **state)
{
	struct arena *a = arena_open(1 << 20);
	struct two *two = arena_one(a, struct two);

	*two = (struct two){ .arena = a, .sarn = site_new(a), .victim = site_new_twin(a) };
	two->sarn->port_kept = two->victim->port_other = port_free();
	two->victim->port_kept = two->sarn->port_other = port_free();
	site_demonstrate_without_people(two->sarn); // whose cases would come over among the test's
	site_demonstrate(two->victim);
	site_does(two->sarn, "relay", "trust", own_line(two->victim), NULL);
	site_does(two->victim, "relay", "trust", own_line(two->sarn), NULL);
	*state = two;
	return 0;
}

static int two_teardown(void **state)
{
	struct two *two = *state;

	site_end(two->sarn);
	site_end(two->victim);
	arena_close(two->arena);
	return 0;
}

/* ---- people and cases ---- */

static void add_people(struct two *two)
{
	struct arena *a = two->arena;
	struct answer page = client_ask(&two->sergeant, a, "/people/new", NULL);
	int64_t scheme = number_after(
		page.body, "<option value=\"", slice_find(page.body, "name=\"scheme\"", 0));

	for (size_t i = 0; i < array_size(two->people); i++) {
		struct answer answer = client_ask(&two->sergeant, a, "/people/new",
			arena_format(a,
				"scheme=%" PRId64 "&given-names=Enghraifft&family-name=Sampl%c%c"
				"&born-day=17&born-month=5&born-year=1990&sex=m&language=cy"
				"&key=person-%04zu-of-the-killed-relay",
				scheme, 'a' + (int)(i / 26), 'a' + (int)(i % 26), i));

		two->people[i] = number_after(slice_of(answer.location), "/people/", 0);
		assert_int_not_equal(two->people[i], 0);
	}
}

LIST(case_list, int64_t);

static struct case_list cases_of(struct two *two)
{
	static const char link[] = "href=\"/cases/";
	struct answer page = client_ask(&two->lead, two->arena, "/cases", NULL);
	struct case_list all = { 0 };

	for (size_t at = 0; (at = slice_find(page.body, link, at)) != SIZE_MAX; at++) {
		int64_t id = number_after(page.body, link, at);

		if (id != 0)
			*list_add(two->arena, &all) = id;
	}
	return all;
}

static bool is_among(const struct case_list *all, int64_t id)
{
	list_each (const int64_t *, each, all)
		if (*each == id)
			return true;
	return false;
}

/* Those that came of the first round. */
static void find_cases(struct two *two, const struct case_list *before)
{
	struct case_list all;
	size_t n = 0;

	for (int i = 0; (all = cases_of(two)).n < before->n + EACH; i++) {
		assert_true(i < DRAIN_TRIES);
		usleep(DRAIN_WAIT_US);
	}
	list_each (const int64_t *, id, &all)
		if (!is_among(before, *id))
			two->cases[n++] = *id;
}

/* ---- what they say ---- */

static void shoot_referrals(struct two *two, struct volley *volley)
{
	struct lane *lane = volley_lane(volley, &two->sergeant);
	struct date today = instant_day(clock_now());

	for (int i = 0; i < EACH; i++, two->referred++)
		lane_shoot(lane, "/referrals/new",
			arena_format(two->arena,
				"person=%" PRId64 "&source=police&type=MI&victim=given"
				"&victim-name=Mali+Ddychmygol&victim-telephone=01632+960+199"
				"&victim-days=0&victim-from=9&victim-until=17&victim-message=no"
				"&victim-language=cy&victim-on-day=%d&victim-on-month=%d"
				"&victim-on-year=%d&victim-how=in-person"
				"&key=refer-%04d-of-the-killed-relay",
				two->people[two->referred], today.day, today.month, today.year,
				two->referred));
}

static void shoot_words(struct two *two, struct volley *volley, int round)
{
	struct lane *lane = volley_lane(volley, &two->lead);

	for (int i = 0; i < EACH; i++)
		lane_shoot(lane, arena_format(two->arena, "/cases/%" PRId64 "/tell", two->cases[i]),
			arena_format(two->arena, "flag=%s&key=word-%04d-%04d-of-the-killed-relay",
				round % 2 == 0 ? "pause" : "proceed", round, i));
}

/* Each was done, and none that was asked for twice under one key. */
static void all_were_done(const struct lane *lane)
{
	list_each (const struct shot *, shot, &lane->shots)
		if (shot->status != 303)
			fail_msg("%s %s: %d", shot->path, shot->form, shot->status);
}

/* Two rounds of pauses, and of words to go on, for each of the two. */
static void talk_and_kill(struct two *two, int round)
{
	struct site *killed = round / 2 % 2 == 0 ? two->sarn : two->victim;
	int kill_ms = FIRST_KILL_MS + (LAST_KILL_MS - FIRST_KILL_MS) * round / (ROUNDS - 1);
	struct volley volley = { 0 };

	shoot_referrals(two, &volley);
	shoot_words(two, &volley, round);
	volley_fire(&volley, killed, kill_ms * 1000);
	site_log_is_good(killed);
	site_start(killed);
	lane_complete(&volley.lane[0], two->sarn->port);
	lane_complete(&volley.lane[1], two->victim->port);
	all_were_done(&volley.lane[0]);
	all_were_done(&volley.lane[1]);
	volley_close(&volley);
}

/* ---- the reckoning ---- */

static const char sent[] = "\trelay-send\trelay-out\t", taken[] = "\trelay-take\trelay-in\t";

static bool all_is_taken(struct two *two)
{
	struct slice ours = site_log(two->sarn), theirs = site_log(two->victim);

	return times_said(ours, sent) == times_said(theirs, taken) &&
	       times_said(theirs, sent) + two->played == times_said(ours, taken);
}

static void drain(struct two *two)
{
	for (int i = 0; !all_is_taken(two); i++) {
		if (i == DRAIN_TRIES)
			fail_msg("not all was taken");
		usleep(DRAIN_WAIT_US);
	}
}

/* The number, and what it said: from there to the third tab. */
static const char *message_at(struct arena *a, struct slice log, size_t at)
{
	size_t end = at;

	for (int tabs = 0; tabs < 3; end++)
		tabs += log.at[end] == '\t';
	return arena_text_n(a, log.at + at, end - at);
}

static size_t each_is_taken_once(struct arena *a, struct slice from, struct slice to, size_t before)
{
	size_t n = 0;

	for (size_t at = 0; (at = slice_find(from, sent, at)) != SIZE_MAX; n++) {
		at += strlen(sent);

		const char *message = message_at(a, from, at);
		size_t times = times_said(to, arena_format(a, "%s%s", taken, message));

		if (times != 1)
			fail_msg("%s was taken %zu times", message, times);
	}
	assert_int_equal(times_said(to, taken), before + n);
	return n;
}

/* Those of the list, and those that have ended, which it leaves out. */
static int64_t cases_kept(struct two *two, const char *copy)
{
	const char *said = site_does(two->victim, "backup", site_path(two->victim, copy), NULL);

	return number_after(slice_of(said), " organisations\n  ", 0);
}

static void end_well(struct site *site)
{
	site_tell_to_stop(site);
	site_ends_well(site);
	site_log_is_good(site);
}

static void kill__what_either_says_to_the_other_is_taken_once(void **state)
{
	struct two *two = *state;
	struct volley first = { 0 };
	struct case_list cases;
	int64_t kept = cases_kept(two, "copy-before");
	size_t begun, n;

	begun = times_said(site_log(two->sarn), "\treferral-begin\treferral\t");
	two->played = times_said(site_log(two->sarn), taken);
	site_start(two->sarn);
	site_start(two->victim);
	two->sergeant = client_new(two->sarn);
	two->lead = client_new(two->victim);
	assert_true(client_sign_in(&two->sergeant, two->arena, "authorising-sergeant"));
	assert_true(client_sign_in(&two->lead, two->arena, "victim-lead"));
	cases = cases_of(two);
	add_people(two);
	shoot_referrals(two, &first);
	volley_fire(&first, NULL, NOT_KILLED);
	all_were_done(&first.lane[0]);
	volley_close(&first);
	find_cases(two, &cases);
	client_close(&two->sergeant);
	client_close(&two->lead);
	for (int i = 0; i < ROUNDS; i++)
		talk_and_kill(two, i);
	drain(two);
	end_well(two->sarn);
	end_well(two->victim);

	struct slice ours = site_log(two->sarn), theirs = site_log(two->victim);

	n = each_is_taken_once(two->arena, ours, theirs, 0);
	n += each_is_taken_once(two->arena, theirs, ours, two->played);
	assert_int_equal(
		times_said(ours, "\treferral-begin\treferral\t"), begun + (size_t)two->referred);
	assert_int_equal(cases_kept(two, "copy"), kept + two->referred);
	assert_int_equal(times_said(ours, "\treferral-hold\treferral\t"), EACH * ROUNDS / 2);
	assert_int_equal(times_said(ours, "\treferral-lift\treferral\t"), EACH * ROUNDS / 2);
	print_message("# %d kills, %zu messages\n", ROUNDS, n);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			kill__what_either_says_to_the_other_is_taken_once, two_setup, two_teardown),
	};

	if (argc < 4)
		die("usage: kill_relay_test SARN SAMPLES SARN-VICTIM");
	site_is(argv[1], argv[2]);
	site_twin_is(argv[3]);
	return cmocka_run_group_tests_name("kill_relay", tests, NULL, NULL);
}
