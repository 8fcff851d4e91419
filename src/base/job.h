/* SPDX-License-Identifier: MIT */
/*
 * A thread that does one thing again and again until it is stopped.
 */
#ifndef BASE_JOB_H
#define BASE_JOB_H

#include "base/arena.h"

struct job;

/*
 * Starts it, in `a`: `run` is called at once, and then after as many milliseconds as it answers.
 * What it does has to end by itself; stopping waits for it.
 */
struct job *job_start(struct arena *a, int (*run)(void *arg), void *arg);

/* Waits for a run under way, then for the thread's end. */
void job_stop(struct job *job);

#endif
