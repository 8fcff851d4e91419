/* SPDX-License-Identifier: MIT */
/*
 * kill -9 amid what is done for people: a register is saved and signed by two, a place is held, and
 * what a workshop cost is approved.
 *
 * Each is done once undisturbed, which says how long it takes; then again and
 * again, killed a little later each time, until after its end.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/err.h"
#include "room.h"
#include "volley.h"

enum { SAVES = 6, SIGNINGS = 6, HOLDS = 6, APPROVALS = 6 };

/* When the n-th of `rounds` is killed, of something that takes so long: the last well after it. */
static int64_t nth_moment_us(int n, int rounds, int64_t takes_us)
{
	return takes_us * 5 * n / (4 * rounds);
}

/* What came of the kills. */
struct tally {
	int before, amid, answered; // nothing was done; done, and nobody was told; done and told
};

static void tally(struct tally *tally, size_t answered, bool is_done)
{
	tally->answered += answered > 0;
	tally->amid += answered == 0 && is_done;
	tally->before += answered == 0 && !is_done;
}

static void print_tally(const struct tally *tally, const char *of)
{
	print_message("# %s: killed before %d, amid %d, after the answer %d\n", of, tally->before,
		tally->amid, tally->answered);
}

static struct answer page_of(struct client *client, struct arena *a, const char *path)
{
	struct answer answer = client_ask(client, a, path, NULL);

	if (answer.status != 200)
		fail_msg("%s: %d", path, answer.status);
	return answer;
}

static int64_t seen_in(const struct answer *page)
{
	return number_after(page->body, "name=\"seen\" value=\"", 0);
}

/* ---- a room ---- */

/* A workshop that was held, and the two who led it; or an invoice, and two who may approve it. */
struct killed_room {
	struct arena *arena;
	struct slice database, log; // as they stood
	struct room room;
	struct client leader[LED_BY];
	struct site *site; // that serves it now; NULL: none
};

static int setup_made(void **state, struct room (*make)(struct arena *a, const char *folder))
{
	struct arena *a = arena_open(1 << 20);
	struct killed_room *r = arena_one(a, struct killed_room);
	const char *folder = folder_fresh_on_disk(a);

	*r = (struct killed_room){ .arena = a, .room = make(a, folder) };
	r->database = file_bytes(a, arena_format(a, "%s/sarn.db", folder));
	r->log = file_bytes(a, arena_format(a, "%s/log.db", folder));
	for (int i = 0; i < LED_BY; i++)
		r->leader[i] = (struct client){ .socket = -1,
			.cookie = arena_format(a, "__Host-sarn=%s", r->room.leader[i].session),
			.token = r->room.leader[i].token };
	*state = r;
	return 0;
}

static int room_setup(void **state)
{
	return setup_made(state, room_make);
}

static int bill_setup(void **state)
{
	return setup_made(state, room_make_bill);
}

static int room_teardown(void **state)
{
	struct killed_room *r = *state;

	if (r->site != NULL)
		site_end(r->site);
	arena_close(r->arena);
	return 0;
}

static void ports_are(struct killed_room *r, const struct site *site)
{
	for (int i = 0; i < LED_BY; i++) {
		client_close(&r->leader[i]);
		r->leader[i].port = site->port;
	}
}

static void start(struct killed_room *r, struct site *site)
{
	site_start(site);
	ports_are(r, site);
}

/* The room as it stood, served. */
static struct site *site_of_room(struct killed_room *r)
{
	struct site *site = site_new(r->arena);

	r->site = site;
	assert_int_equal(mkdir(site->data, 0700), 0);
	file_make(site_path(site, "data/sarn.db"), r->database);
	file_make(site_path(site, "data/log.db"), r->log);
	start(r, site);
	return site;
}

/* ---- saving ---- */

static const char *saving_form(
	struct arena *a, const struct answer *page, const char *sent, int round)
{
	static const char row[] = "name=\"row-";
	struct buf form = buf_new(a, 1024);

	buf_format(&form, "seen=%" PRId64 "&do=save&key=save-%04d-of-the-killed-register",
		seen_in(page), round);
	for (size_t at = 0; (at = slice_find(page->body, row, at)) != SIZE_MAX; at++) {
		int64_t place = number_after(page->body, row, at);

		if (slice_find(page->body, arena_format(a, "\"row-%" PRId64 "-came\"", place),
			    at) == at + strlen("name="))
			buf_format(&form, "&row-%" PRId64 "-came=%s&row-%" PRId64 "-late=", place,
				sent, place);
	}
	return form.at;
}

/* What all of the room did, in a form and on a page; who came one time was absent the next. */
static const struct {
	const char *sent, *shown;
} did[] = { { "came", "Attended<br>" }, { "absent", "Absent<br>" } };

static void register_says(struct killed_room *r, int64_t lines, int round)
{
	struct answer page = page_of(&r->leader[0], r->arena, r->room.register_path);

	assert_int_equal(seen_in(&page), lines);
	assert_int_equal(times_said(page.body, did[round % 2].shown), BOOKED);
}

static int64_t save(struct killed_room *r, struct site *site, int round, int64_t kill_after_us,
	struct tally *sum)
{
	struct answer page = page_of(&r->leader[0], r->arena, r->room.register_path);
	int64_t before = seen_in(&page), after;
	struct volley volley = { 0 };
	struct lane *lane = volley_lane(&volley, &r->leader[0]);
	int64_t takes_us;

	lane_shoot(lane, r->room.register_path,
		saving_form(r->arena, &page, did[round % 2].sent, round));
	client_close(&r->leader[0]);
	takes_us = volley_fire(&volley, site, kill_after_us);
	if (kill_after_us != NOT_KILLED) {
		site_log_is_good(site);
		start(r, site);
		page = page_of(&r->leader[0], r->arena, r->room.register_path);
		after = seen_in(&page);
		assert_true(
			after == before + BOOKED || (after == before && lane_answered(lane) == 0));
		tally(sum, lane_answered(lane), after > before);
		register_says(r, after, after > before ? round : round - 1);
	}
	lane_complete(lane, site->port);
	assert_int_equal(lane->shots.at[0].status, 303);
	register_says(r, before + BOOKED, round);
	volley_close(&volley);
	return takes_us;
}

static void kill__a_register_save_notes_the_whole_room_or_nobody(void **state)
{
	struct killed_room *r = *state;
	struct site *site = site_of_room(r);
	struct tally sum = { 0 };
	int64_t takes_us = save(r, site, 0, NOT_KILLED, &sum);

	for (int i = 0; i < SAVES; i++)
		save(r, site, i + 1, nth_moment_us(i, SAVES, takes_us), &sum);
	site_tell_to_stop(site);
	site_ends_well(site);
	assert_int_equal(times_said(site_log(site), "\tregister-note\tcohort\t"), SAVES + 1);
	print_tally(&sum, "saves");
}

/* ---- signing ---- */

static int64_t sign(struct killed_room *r, int64_t kill_after_us, struct tally *sum)
{
	struct site *site = site_of_room(r);
	const char *path = arena_format(r->arena, "%s/sign", r->room.register_path);
	struct volley volley = { 0 };
	int64_t takes_us;

	save(r, site, 0, NOT_KILLED, sum);
	for (int i = 0; i < LED_BY; i++)
		lane_shoot(volley_lane(&volley, &r->leader[i]), path,
			arena_format(
				r->arena, "seen=%d&key=sign-%d-of-the-killed-register", BOOKED, i));
	takes_us = volley_fire(&volley, site, kill_after_us);
	if (kill_after_us != NOT_KILLED) {
		site_log_is_good(site);
		start(r, site);

		struct answer page = page_of(&r->leader[0], r->arena, r->room.register_path);

		tally(sum, lane_answered(&volley.lane[0]) + lane_answered(&volley.lane[1]),
			!answer_says(&page, "Not signed yet."));
	}
	for (int i = 0; i < LED_BY; i++) {
		lane_complete(&volley.lane[i], site->port);
		assert_int_equal(volley.lane[i].shots.at[0].status, 303);
	}
	volley_close(&volley);
	ports_are(r, site);
	site_tell_to_stop(site);
	site_ends_well(site);

	struct slice log = site_log(site);

	assert_int_equal(times_said(log, "\tregister-sign\tcohort\t"), 1);
	assert_int_equal(times_said(log, "\tregister-close\tcohort\t"), 1);
	assert_int_equal(times_said(log, "\treferral-record-a\treferral\t"), BOOKED);
	return takes_us;
}

static void kill__two_who_sign_close_a_register_once(void **state)
{
	struct killed_room *r = *state;
	struct tally sum = { 0 };
	int64_t takes_us = sign(r, NOT_KILLED, &sum);

	for (int i = 0; i < SIGNINGS; i++)
		sign(r, nth_moment_us(i, SIGNINGS, takes_us), &sum);
	print_tally(&sum, "signings");
}

/* ---- approving ---- */

/* Shared with its deed, or neither of the two. */
static bool is_approved(struct killed_room *r)
{
	struct answer page = page_of(&r->leader[0], r->arena, r->room.invoice_path);
	size_t deeds = times_said(page.body, "Approved an invoice and shared it");

	assert_int_equal(deeds, times_said(page.body, ">Who pays it<"));
	assert_true(deeds <= 1);
	return deeds == 1;
}

/* Two officers approve it at once, each as it stands for both. */
static int64_t approve(struct killed_room *r, int64_t kill_after_us, struct tally *sum)
{
	struct site *site = site_of_room(r);
	const char *path = arena_format(r->arena, "%s/act", r->room.invoice_path);
	struct answer page = page_of(&r->leader[0], r->arena, r->room.invoice_path);
	int64_t version = number_after(page.body, "name=\"version\" value=\"", 0);
	struct volley volley = { 0 };
	int64_t takes_us;

	client_close(&r->leader[0]);
	for (int i = 0; i < LED_BY; i++)
		lane_shoot(volley_lane(&volley, &r->leader[i]), path,
			arena_format(r->arena,
				"version=%" PRId64 "&act=invoice-approve&approve=Few+came&key="
						   "approve-%d-of-the-killed-bill",
				version, i));
	takes_us = volley_fire(&volley, site, kill_after_us);
	if (kill_after_us != NOT_KILLED) {
		size_t answered = lane_answered(&volley.lane[0]) + lane_answered(&volley.lane[1]);
		bool is_done;

		site_log_is_good(site);
		start(r, site);
		is_done = is_approved(r);
		assert_true(is_done || answered == 0);
		tally(sum, answered, is_done);
	}
	for (int i = 0; i < LED_BY; i++)
		lane_complete(&volley.lane[i], site->port);

	int first = volley.lane[0].shots.at[0].status, second = volley.lane[1].shots.at[0].status;

	assert_true((first == 303 && second == 409) || (first == 409 && second == 303));
	volley_close(&volley);
	ports_are(r, site);
	assert_true(is_approved(r));
	site_tell_to_stop(site);
	site_ends_well(site);
	assert_int_equal(times_said(site_log(site), "\tinvoice-approve\tinvoice\t"), 1);
	return takes_us;
}

static void kill__two_who_approve_an_invoice_share_it_once_or_not_at_all(void **state)
{
	struct killed_room *r = *state;
	struct tally sum = { 0 };
	int64_t takes_us = approve(r, NOT_KILLED, &sum);

	for (int i = 0; i < APPROVALS; i++)
		approve(r, nth_moment_us(i, APPROVALS, takes_us), &sum);
	print_tally(&sum, "approvals");
}

/* ---- holding ---- */

enum { AT_ONCE = 3, FREE = 2 }; // three want the two places that are left

/* Of the check: every rule is met. */
#define ANSWERS                                                                                    \
	"age=30&sex=male&e03=yes&tool=dash&e04=standard&e05=no&e06=no&e07=no&e08=1&e09=obtained&"  \
	"e10=partner&e11=none&e13=sergeant"

/* What is asked for, and where: of the demonstration. */
struct wish {
	struct client sergeant;
	const char *path;
	const char *asked; // with the cohort
	struct arena *arena;
	int said;
};

static int64_t held_now(struct wish *wish)
{
	struct answer page = page_of(&wish->sergeant, wish->arena, "/holds");

	return number_after(page.body, "<p class=\"govuk-body\" role=\"status\">", 0);
}

static const char *holding_form(struct wish *wish)
{
	return arena_format(
		wish->arena, "%s&key=hold-%04d-of-the-killed-place", wish->asked, wish->said++);
}

/* The id of the place; 0: there is none. */
static int64_t holds_one(struct wish *wish)
{
	struct answer answer =
		client_ask(&wish->sergeant, wish->arena, wish->path, holding_form(wish));

	return number_after(slice_of(answer.location), "/holds/", 0);
}

static void gives_back(struct wish *wish, int64_t place)
{
	const char *path = arena_format(wish->arena, "/holds/%" PRId64 "/release", place);
	const char *form = arena_format(
		wish->arena, "because=mistake&key=back-%04d-of-the-killed-place", wish->said++);

	assert_int_equal(client_ask(&wish->sergeant, wish->arena, path, form).status, 303);
}

/* All of its places are held but two; false if there were not so many. */
static bool fills_all_but_two(struct wish *wish)
{
	int64_t place, last[FREE] = { 0 };

	while ((place = holds_one(wish)) != 0) {
		last[0] = last[1];
		last[1] = place;
	}
	for (int i = 0; i < FREE; i++)
		if (last[i] != 0)
			gives_back(wish, last[i]);
	return last[0] != 0;
}

static struct wish a_wish(struct site *site)
{
	struct arena *a = site->arena;
	struct wish wish = { .sergeant = client_new(site), .arena = a };
	struct date by = date_add_days(instant_day(clock_now()), 150);
	const char *asked;
	struct answer answer;
	size_t at = 0;

	assert_true(client_sign_in(&wish.sergeant, a, "authorising-sergeant"));
	answer = client_ask(&wish.sergeant, a, "/check", NULL);
	wish.path = arena_format(a, "/schemes/%" PRId64 "/check/places",
		number_after(slice_of(answer.location), "/schemes/", 0));
	answer = page_of(&wish.sergeant, a,
		arena_format(a, "/schemes/%" PRId64 "/check?asked=yes&" ANSWERS,
			number_after(slice_of(answer.location), "/schemes/", 0)));
	wish.asked = arena_format(a,
		"asked=yes&terms=%" PRId64 "&" ANSWERS
		"&language=en&deadline-day=%d&deadline-month=%d&deadline-year=%d",
		number_after(answer.body, "name=\"terms\" value=\"", 0), by.day, by.month, by.year);
	answer = page_of(&wish.sergeant, a, arena_format(a, "%s?%s", wish.path, wish.asked));
	asked = wish.asked;
	do {
		at = slice_find(answer.body, "name=\"cohort\"", at + 1);
		assert_true(at != SIZE_MAX);
		wish.asked = arena_format(
			a, "%s&another=%" PRId64, asked, number_after(answer.body, "value=\"", at));
	} while (!fills_all_but_two(&wish));
	return wish;
}

static int64_t hold(struct wish *wish, struct site *site, int64_t kill_after_us, struct tally *sum)
{
	int64_t before = held_now(wish), takes_us, places[AT_ONCE];
	struct volley volley = { 0 };
	size_t answered = 0;
	int got = 0;

	for (int i = 0; i < AT_ONCE; i++)
		lane_shoot(volley_lane(&volley, &wish->sergeant), wish->path, holding_form(wish));
	client_close(&wish->sergeant);
	takes_us = volley_fire(&volley, site, kill_after_us);
	for (int i = 0; i < AT_ONCE; i++)
		answered += lane_answered(&volley.lane[i]);
	if (kill_after_us != NOT_KILLED) {
		site_log_is_good(site);
		site_start(site);
		wish->sergeant.port = site->port;
		tally(sum, answered, held_now(wish) > before);
		assert_true(held_now(wish) <= before + FREE);
	}
	for (int i = 0; i < AT_ONCE; i++) {
		lane_complete(&volley.lane[i], site->port);

		const struct shot *shot = &volley.lane[i].shots.at[0];

		assert_true(shot->status == 303 || shot->status == 409);
		if (shot->status == 303)
			places[got++] = number_after(slice_of(shot->location), "/holds/", 0);
	}
	volley_close(&volley);
	assert_int_equal(got, FREE);
	assert_true(places[0] != places[1]);
	assert_int_equal(held_now(wish), before + FREE);
	for (int i = 0; i < FREE; i++)
		gives_back(wish, places[i]);
	assert_int_equal(held_now(wish), before);
	return takes_us;
}

static void kill__a_hold_takes_one_place_or_none(void **state)
{
	struct site *site = *state;
	struct tally sum = { 0 };

	site_start(site);

	struct wish wish = a_wish(site);
	int64_t takes_us = hold(&wish, site, NOT_KILLED, &sum);

	for (int i = 0; i < HOLDS; i++)
		hold(&wish, site, nth_moment_us(i, HOLDS, takes_us), &sum);
	print_tally(&sum, "holds");
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			kill__a_register_save_notes_the_whole_room_or_nobody, room_setup,
			room_teardown),
		cmocka_unit_test_setup_teardown(
			kill__two_who_sign_close_a_register_once, room_setup, room_teardown),
		cmocka_unit_test_setup_teardown(
			kill__two_who_approve_an_invoice_share_it_once_or_not_at_all, bill_setup,
			room_teardown),
		cmocka_unit_test_setup_teardown(
			kill__a_hold_takes_one_place_or_none, site_setup, site_teardown),
	};

	if (argc < 3)
		die("usage: kill_people_test SARN SAMPLES");
	site_is(argv[1], argv[2]);
	return cmocka_run_group_tests_name("kill_people", tests, NULL, NULL);
}
