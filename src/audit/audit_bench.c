/* SPDX-License-Identifier: MIT */
/*
 * Events of reads appended a second, by how many wait at once.  A figure is
 * never a test:
 *
 *	ninja -C build src/audit/audit_bench && build/src/audit/audit_bench
 */
#include "audit/testing.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"

enum { SECONDS = 2, WAITERS_MOST = 64, SAMPLES_MOST = 1 << 20 };

static atomic_bool is_over;
static atomic_llong sample_count;
static int64_t samples[SAMPLES_MOST];

/* One that is always waiting: as soon as it is answered it asks again, as a connection does. */
struct asker {
	struct audit *audit;
	struct arena *arena;
	int64_t asked_us;
	atomic_bool is_done;
};

static void ask(struct asker *asker);

static void asker_answered(void *arg, bool durable)
{
	struct asker *asker = arg;
	long long i = atomic_fetch_add(&sample_count, 1);

	if (!durable)
		abort();
	if (i < SAMPLES_MOST)
		samples[i] = clock_monotonic_us() - asker->asked_us;
	if (is_over)
		asker->is_done = true;
	else
		ask(asker);
}

static void ask(struct asker *asker)
{
	struct audit_event read = read_of(1 + sample_count % 1000);

	arena_reset(asker->arena);
	asker->asked_us = clock_monotonic_us();
	audit_append_later(asker->audit, asker->arena, noon, &read, asker_answered, asker);
}

static int by_value(const void *one, const void *other)
{
	int64_t x = *(const int64_t *)one, y = *(const int64_t *)other;
	return x < y ? -1 : x > y;
}

static void measure(struct fresh *f, int waiters)
{
	static struct asker askers[WAITERS_MOST];
	int64_t commits = db_counts(audit_log(f->audit)).commits, begun = clock_monotonic_us();

	is_over = false;
	sample_count = 0;
	for (int i = 0; i < waiters; i++) {
		askers[i].audit = f->audit;
		askers[i].arena = arena_open(4096);
		askers[i].is_done = false;
		ask(&askers[i]);
	}
	while (clock_monotonic_us() < begun + SECONDS * 1000000)
		usleep(10000);
	is_over = true;
	for (int i = 0; i < waiters; i++) {
		while (!askers[i].is_done)
			usleep(1000);
		arena_close(askers[i].arena);
	}
	double seconds = (double)(clock_monotonic_us() - begun) / 1e6;
	size_t n = (size_t)(sample_count < SAMPLES_MOST ? sample_count : SAMPLES_MOST);
	qsort(samples, n, sizeof *samples, by_value);
	printf("{\"case\":\"append\",\"waiters\":%d,\"events_a_second\":%.0f,\"p50_us\":%" PRId64
	       ",\"p99_us\":%" PRId64 ",\"events_a_commit\":%.1f}\n",
		waiters, (double)sample_count / seconds, samples[n / 2], samples[n * 99 / 100],
		(double)sample_count / (double)(db_counts(audit_log(f->audit)).commits - commits));
}

static void measure_verify(struct fresh *f)
{
	int64_t begun = clock_monotonic_us();
	struct audit_finding found = audit_verify(f->arena, f->log_path, f->main, NULL, NULL);
	double us = (double)(clock_monotonic_us() - begun);

	if (found.verdict != AUDIT_GOOD)
		abort();
	printf("{\"case\":\"verify\",\"entries\":%" PRId64 ",\"us_an_entry\":%.2f}\n", found.size,
		us / (double)found.size);
}

int main(void)
{
	void *state = NULL;

	fresh_setup(&state);
	measure(state, 1);
	measure(state, 16);
	measure(state, 64);
	measure_verify(state);
	fresh_teardown(&state);
	return 0;
}
