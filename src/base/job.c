/* SPDX-License-Identifier: MIT */
#include "base/job.h"

#include <pthread.h>
#include <stdbool.h>
#include <time.h>

#include "base/err.h"

struct job {
	int (*run)(void *arg);
	void *arg;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t stops;
	bool is_stopping;
};

static struct timespec time_after(int ms)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	at.tv_sec += ms / 1000;
	at.tv_nsec += ms % 1000 * 1000000L;
	if (at.tv_nsec >= 1000000000L) {
		at.tv_sec++;
		at.tv_nsec -= 1000000000L;
	}
	return at;
}

/* False when it stops. */
static bool wait(struct job *job, int ms)
{
	struct timespec until = time_after(ms);
	int waited = 0;

	pthread_mutex_lock(&job->lock);
	while (!job->is_stopping && waited == 0)
		waited = pthread_cond_timedwait(&job->stops, &job->lock, &until);
	bool goes_on = !job->is_stopping;
	pthread_mutex_unlock(&job->lock);
	return goes_on;
}

static void *run_again(void *arg)
{
	struct job *job = arg;

	while (wait(job, job->run(job->arg)))
		;
	return NULL;
}

struct job *job_start(struct arena *a, int (*run)(void *arg), void *arg)
{
	struct job *job = arena_one(a, struct job);
	pthread_condattr_t clock;

	*job = (struct job){ .run = run, .arg = arg };
	pthread_mutex_init(&job->lock, NULL);
	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_cond_init(&job->stops, &clock);
	pthread_condattr_destroy(&clock);
	if (pthread_create(&job->thread, NULL, run_again, job) != 0)
		die("the system gives no more threads");
	return job;
}

void job_stop(struct job *job)
{
	pthread_mutex_lock(&job->lock);
	job->is_stopping = true;
	pthread_cond_signal(&job->stops);
	pthread_mutex_unlock(&job->lock);
	pthread_join(job->thread, NULL);
	pthread_cond_destroy(&job->stops);
	pthread_mutex_destroy(&job->lock);
}
