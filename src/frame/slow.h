/* SPDX-License-Identifier: MIT */
/*
 * A few threads for what takes long and needs no database: hashing a password,
 * reading a document.
 */
#ifndef FRAME_SLOW_H
#define FRAME_SLOW_H

#include <stdbool.h>

#include "base/arena.h"

struct slow;

struct slow_job {
	void (*run)(void *arg);
	void *arg;
	struct slow_job *next;	// the queue's own
};

struct slow *slow_open(struct arena *a, unsigned threads, unsigned queue_max);

/* False when too many wait already: the caller says so to the user. */
bool slow_later(struct slow *slow, struct slow_job *job);

/* Finishes what is queued, then stops. */
void slow_close(struct slow *slow);

#endif
