/* SPDX-License-Identifier: MIT */
#include "base/ids.h"

#include <sodium.h>
#include <stddef.h>

#include "base/err.h"

/* The system is asked for many at a time: every request has one as its name. */
enum { DRAWN_AT_ONCE = 64 };

enum { CHANCE_BITS = 32 };

#define SECONDS_MOST ((INT64_C(1) << (63 - CHANCE_BITS)) - 1) // in the year 2088
#define BEGINNING    INT64_C(1577836800)                      // 2020, in seconds since 1970

static uint64_t bits_draw(void)
{
	static _Thread_local uint64_t drawn[DRAWN_AT_ONCE];
	static _Thread_local size_t left;

	if (left == 0) {
		if (sodium_init() < 0)
			die("libsodium does not start");
		randombytes_buf(drawn, sizeof drawn);
		left = DRAWN_AT_ONCE;
	}
	return drawn[--left];
}

int64_t id_random(void)
{
	int64_t id;

	do {
		id = (int64_t)(bits_draw() & INT64_MAX);
	} while (id == 0);
	return id;
}

int64_t id_of_now(struct instant now)
{
	int64_t seconds = now.ms / 1000 - BEGINNING;

	if (seconds < 0)
		seconds = 0;
	if (seconds > SECONDS_MOST)
		seconds = SECONDS_MOST;

	int64_t id = seconds << CHANCE_BITS | id_random() >> (63 - CHANCE_BITS);

	return id == 0 ? 1 : id;
}
