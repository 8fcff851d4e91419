/* SPDX-License-Identifier: MIT */
#include "base/ids.h"

#include <sodium.h>
#include <stddef.h>

#include "base/err.h"

/* The system is asked for many at a time: every request has one as its name. */
enum { DRAWN_AT_ONCE = 64 };

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
