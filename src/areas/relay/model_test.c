/* SPDX-License-Identifier: MIT */
/*
 * Histories (an argument says how many, else ten thousand) of two programs that send, lose, double,
 * replay and start anew, held against a list of what was said: nothing lost, nothing doubled, each
 * case in its order.
 *
 * Where the machine keeps files in memory the databases lie there: what a disk does to a commit
 * is for tests/faults.
 */
#include <stdlib.h>

#include "areas/relay/testing.h"
#include "base/log.h"

enum { HISTORIES_USUAL = 10000, ONE_ARENA = 100, LINKS = 3, REPLAYS_MOST = 4 };

/* What one end has said in this history, and the other has to be told. */
struct said {
	int64_t n, sum; // of their numbers
};

static int histories = HISTORIES_USUAL;

struct history {
	struct ends *p;
	struct said said[2];        // by sarn, by sarn-victim
	char *bodies[REPLAYS_MOST]; // once on the wire, to come again at any time
	int body_side[REPLAYS_MOST];
	int body_n;
	int64_t restarts, losses, doubles, replays, messages;
};

static struct end *end_at(struct history *h, int side)
{
	return side == 0 ? &h->p->sarn : &h->p->victim;
}

/* ---- what may happen ---- */

static void say(struct history *h, int side)
{
	struct end *e = end_at(h, side);
	enum relay_flag flag = side == 0 ? RELAY_COMPLETED : RELAY_PAUSE_CONTACT;

	end_say(e, flag, (struct link_id){ 1 + (int64_t)draw_below(LINKS) });
	h->said[side].n++;
	h->said[side].sum +=
		end_number(e, "SELECT number FROM relay_out ORDER BY number DESC LIMIT 1");
	h->messages++;
}

static void keep_for_replay(struct history *h, int side)
{
	struct end *e = end_at(h, side);

	if (h->body_n == REPLAYS_MOST || end_waiting(e) == 0)
		return;
	time_passes(e, 61000); // so that one is due
	h->bodies[h->body_n] = end_body(e);
	h->body_side[h->body_n++] = side;
}

static void replay(struct history *h)
{
	if (h->body_n == 0)
		return;

	int i = (int)draw_below((uint64_t)h->body_n);

	end_receive(end_at(h, 1 - h->body_side[i]), h->p->arena, slice_of(h->bodies[i]));
	h->replays++;
}

static void send_some(struct history *h, int side)
{
	struct end *e = end_at(h, side);

	e->passage = (enum passage)draw_below(4);
	h->losses += e->passage == LOST || e->passage == ANSWER_LOST;
	h->doubles += e->passage == DOUBLED;
	for (uint64_t n = draw_below(3); n > 0; n--)
		relay_step(e->relay, e->now);
	e->passage = PASSES;
}

static void start_anew(struct history *h, int side)
{
	end_close(end_at(h, side));
	end_open(end_at(h, side));
	h->restarts++;
}

static void anything(struct history *h)
{
	int side = (int)draw_below(2);
	uint64_t what = draw_below(60);

	if (what < 1)
		start_anew(h, side);
	else if (what < 8)
		keep_for_replay(h, side);
	else if (what < 18)
		replay(h);
	else if (what < 24)
		time_passes(end_at(h, side), (int64_t)draw_below(70000));
	else if (what < 42)
		say(h, side);
	else
		send_some(h, side);
}

/* ---- what must have come of it ---- */

/* Was the other told just what this end said, each of it once, and of each case in its order? */
static void hold_against(struct history *h, int side, int64_t *lost, int64_t *doubled)
{
	struct end *other = end_at(h, 1 - side);
	int64_t told = end_taken(other);
	int64_t different = end_number(other, "SELECT COUNT(DISTINCT number) FROM taken_here");

	*doubled += told - different;
	*lost += h->said[side].n - different;
	assert_int_equal(h->said[side].sum,
		end_number(other, "SELECT COALESCE(SUM(number), 0) FROM taken_here"));
	assert_int_equal(end_number(other, "SELECT COUNT(*) FROM taken_here x JOIN taken_here y ON "
					   "x.link_id = y.link_id AND x.id < y.id AND "
					   "x.number >= y.number"),
		0);
}

static void end_history(struct history *h, int64_t *lost, int64_t *doubled)
{
	for (int side = 0; side < 2; side++)
		end_send_patiently(end_at(h, side));
	for (int side = 0; side < 2; side++)
		hold_against(h, side, lost, doubled);
	for (int side = 0; side < 2; side++) {
		end_script(end_at(h, side), "DELETE FROM taken_here");
		h->said[side] = (struct said){ 0 };
	}
	h->body_n = 0;
}

/* Some histories of one pair of databases; what they took of memory is given back. */
static void some_histories(struct history *h, int n, int64_t *lost, int64_t *doubled)
{
	struct arena_mark mark = arena_mark(h->p->arena);

	end_open(&h->p->sarn);
	end_open(&h->p->victim);
	for (; n > 0; n--) {
		for (uint64_t more = 2 + draw_below(8); more > 0; more--)
			anything(h);
		end_history(h, lost, doubled);
	}
	ends_close(h->p);
	arena_rewind(h->p->arena, mark);
}

static void relay__loses_nothing_and_doubles_nothing(void **state)
{
	struct ends *p = *state;
	struct history h = { .p = p };
	int64_t lost = 0, doubled = 0;

	ends_close(p);
	for (int i = 0; i < histories; i += ONE_ARENA)
		some_histories(&h, ONE_ARENA, &lost, &doubled);
	print_message(
		"# %d histories, %lld messages, %lld losses, %lld doubles, %lld replays, %lld "
		"starts: lost %lld, doubled %lld\n",
		histories, (long long)h.messages, (long long)h.losses, (long long)h.doubles,
		(long long)h.replays, (long long)h.restarts, (long long)lost, (long long)doubled);
	assert_int_equal(lost, 0);
	assert_int_equal(doubled, 0);
}

static int in_memory_setup(void **state)
{
	struct arena *a = arena_open(1 << 16);
	struct ends *p = arena_one(a, struct ends);

	log_set_level(LOG_ERROR);
	ends_open(p, a, folder_fresh(a));
	*state = p;
	return 0;
}

int main(int n, char **arguments)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			relay__loses_nothing_and_doubles_nothing, in_memory_setup, ends_teardown),
	};

	if (n > 1)
		histories = (int)strtol(arguments[1], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
