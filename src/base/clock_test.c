/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include <time.h>

#include "base/testing.h"

static void clock__now_is_what_the_system_says_in_milliseconds(void **state)
{
	(void)state;
	time_t before = time(NULL);
	struct instant now = clock_now();
	time_t after = time(NULL);

	/* time() may lag by a tick. */
	assert_true(now.ms / 1000 >= before && now.ms / 1000 <= after + 1);
}

static void clock__a_sleep_takes_as_long_as_it_says(void **state)
{
	(void)state;
	int64_t before_us = clock_monotonic_us();

	nanosleep(&(struct timespec){ .tv_nsec = 3000000 }, NULL);

	int64_t took_us = clock_monotonic_us() - before_us;

	assert_in_range(took_us, 3000, 60 * 1000000);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(clock__now_is_what_the_system_says_in_milliseconds),
		cmocka_unit_test(clock__a_sleep_takes_as_long_as_it_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
