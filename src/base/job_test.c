/* SPDX-License-Identifier: MIT */
#include "base/job.h"

#include <stdatomic.h>
#include <time.h>

#include "base/clock.h"
#include "base/testing.h"

struct counted {
	atomic_int runs;
	int ms; // until the next
};

static int count(void *arg)
{
	struct counted *counted = arg;

	atomic_fetch_add(&counted->runs, 1);
	return counted->ms;
}

static void wait_for(struct counted *counted, int runs)
{
	static const struct timespec moment = { .tv_nsec = 1000000 };
	int64_t give_up_us = clock_monotonic_us() + 10000000;

	while (atomic_load(&counted->runs) < runs && clock_monotonic_us() < give_up_us)
		nanosleep(&moment, NULL);
	assert_true(atomic_load(&counted->runs) >= runs);
}

static void job__runs_again_and_again(void **state)
{
	struct counted counted = { .ms = 1 };
	struct job *job = job_start(*state, count, &counted);

	wait_for(&counted, 5);
	job_stop(job);

	int runs = atomic_load(&counted.runs);

	nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
	assert_int_equal(atomic_load(&counted.runs), runs);
}

static void job__stops_at_once_however_long_it_meant_to_wait(void **state)
{
	struct counted counted = { .ms = 3600000 };
	struct job *job = job_start(*state, count, &counted);
	int64_t begun_us = clock_monotonic_us();

	wait_for(&counted, 1);
	job_stop(job);
	assert_int_equal(atomic_load(&counted.runs), 1);
	assert_true(clock_monotonic_us() - begun_us < 5000000);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		IN_ARENA(job__runs_again_and_again),
		IN_ARENA(job__stops_at_once_however_long_it_meant_to_wait),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
