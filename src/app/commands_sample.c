/* SPDX-License-Identifier: MIT */
/*
 * Much of one kind for measuring, in a demonstration database: through the services like
 * everything else.
 */
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/commands.h"
#include "app/demonstration_story.h"
#include "app/sampling.h"
#include "auth/demonstration.h"
#include "base/clock.h"
#include "base/err.h"

enum { UNDER_WAY = 128 };

uint64_t sampling_lot(const struct sampling *s, int64_t n)
{
	return lot((uint64_t)(s->begun_s * SAMPLE_MOST + n));
}

/* ---- writing them ---- */

struct lanes;

struct lane {
	struct write write;
	struct lanes *lanes;
	void *one;
	const char *refusal;
	bool is_under_way;
};

struct lanes {
	const struct sampling *s;
	struct lane *at[UNDER_WAY]; // number n has the lane n % UNDER_WAY
	pthread_mutex_t mutex;
	pthread_cond_t answered;
	const char *refusal; // of the first that was not kept
};

static enum verdict lane_run(struct work *w, void *arg)
{
	struct lane *lane = arg;
	const struct sampling *s = lane->lanes->s;
	const char *why = s->store(w, s, lane->one);

	lane->refusal = why == NULL ? "the database refused" : why;
	return why == NULL ? WORK_KEEP : WORK_UNDO;
}

static void lane_done(void *arg, bool kept)
{
	struct lane *lane = arg;
	struct lanes *lanes = lane->lanes;

	pthread_mutex_lock(&lanes->mutex);
	lane->is_under_way = false;
	if (!kept && lanes->refusal == NULL)
		lanes->refusal = lane->refusal;
	pthread_cond_signal(&lanes->answered);
	pthread_mutex_unlock(&lanes->mutex);
}

/* Waits for what has that lane; false if something was not kept. */
static bool lane_await(struct lanes *lanes, const struct lane *lane)
{
	pthread_mutex_lock(&lanes->mutex);
	while (lane->is_under_way)
		pthread_cond_wait(&lanes->answered, &lanes->mutex);

	bool is_good = lanes->refusal == NULL;

	pthread_mutex_unlock(&lanes->mutex);
	return is_good;
}

static void lanes_open(struct lanes *lanes)
{
	pthread_mutex_init(&lanes->mutex, NULL);
	pthread_cond_init(&lanes->answered, NULL);
	for (size_t i = 0; i < UNDER_WAY; i++) {
		lanes->at[i] = arena_one(lanes->s->p->arena, struct lane);
		*lanes->at[i] = (struct lane){
			.write = { .arena = arena_open(1 << 18),
				.run = lane_run,
				.done = lane_done,
				.arg = lanes->at[i] },
			.lanes = lanes,
		};
	}
}

/* Waits for all; false if something was not kept. */
static bool lanes_close(struct lanes *lanes)
{
	bool is_good = true;

	for (size_t i = 0; i < UNDER_WAY; i++) {
		is_good = lane_await(lanes, lanes->at[i]) && is_good;
		arena_close(lanes->at[i]->write.arena);
	}
	pthread_cond_destroy(&lanes->answered);
	pthread_mutex_destroy(&lanes->mutex);
	return is_good;
}

static int sample(const struct sampling *s)
{
	struct program *p = s->p;
	struct lanes lanes = { .s = s };
	int64_t begun_us = clock_monotonic_us();

	lanes_open(&lanes);
	for (int64_t n = 0; n < s->most; n++) {
		struct lane *lane = lanes.at[n % UNDER_WAY];

		if (!lane_await(&lanes, lane))
			break;
		arena_reset(lane->write.arena);
		lane->one = s->make(s, lane->write.arena, n);
		lane->write.now = s->at == NULL ? clock_now() : s->at(s, n);
		lane->is_under_way = true;
		db_write_later(p->db, &lane->write);
		if (n % UNDER_WAY > 0)
			continue;
		audit_carry(p->audit); // else the database would hold all their events at the end
		program_progress(s->what, (int)(n * 99 / s->most));
	}
	if (!lanes_close(&lanes))
		return program_says("not all could be written: %s", lanes.refusal);
	if (!audit_carry_all(p->audit))
		return program_says(
			"they are written, and their acts not carried into the log yet");
	program_progress(s->what, 100);
	printf("%" PRId64 " %s, in %" PRId64 " seconds.\n", s->most, s->done,
		(clock_monotonic_us() - begun_us) / 1000000);
	return 0;
}

/* ---- the command ---- */

static bool is_demonstration(struct program *p)
{
	struct work *w = db_read_begin(p->db, p->arena, clock_now());
	bool is_on = demonstration_is_on(w);

	db_read_end(w);
	return is_on ||
	       program_says("%s is not a demonstration: nothing invented has a place in it",
		       program_database_path(p)) == 0;
}

static const struct {
	const char *option;
	bool (*prepare)(struct sampling *s);
} kinds[] = { { "--decisions", sample_decisions }, { "--people", sample_people },
	{ "--invoices", sample_invoices } };

int command_sample(struct program *p, struct command_line *line)
{
	struct sampling s = { .p = p, .begun_s = clock_now().ms / 1000 };
	const char *text = NULL, *option = NULL;
	bool (*prepare)(struct sampling * s) = NULL;

	for (size_t i = 0; i < array_size(kinds) && text == NULL; i++) {
		option = kinds[i].option;
		prepare = kinds[i].prepare;
		text = line_option(line, option);
	}
	if (line_has_more(line))
		return 1;
	if (text == NULL)
		return command_wants("sample");

	char *end = NULL;
	int64_t most = strtoimax(text, &end, 10);

	if (*end != '\0' || most < 1 || most > SAMPLE_MOST)
		return program_says(
			"%s is a number from 1 to %d, not \"%s\"", option, SAMPLE_MOST, text);
	if (!program_open(p, false))
		return 1;
	s.most = most;

	int status = is_demonstration(p) && prepare(&s) ? sample(&s) : 1;

	program_close(p);
	return status;
}
