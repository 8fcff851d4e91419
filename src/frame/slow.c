/* SPDX-License-Identifier: MIT */
#include "frame/slow.h"

#include <pthread.h>

#include "base/err.h"

struct slow {
	pthread_mutex_t lock;
	pthread_cond_t has_job;
	struct slow_job *first;
	struct slow_job **end;
	unsigned queued;
	unsigned queue_max;
	bool is_closing;
	pthread_t *threads;
	unsigned thread_count;
};

/* The next job, waiting for one; NULL when the pool closes and nothing is left. */
static struct slow_job *take_job(struct slow *slow)
{
	struct slow_job *job;

	pthread_mutex_lock(&slow->lock);
	while (slow->first == NULL && !slow->is_closing)
		pthread_cond_wait(&slow->has_job, &slow->lock);
	job = slow->first;
	if (job != NULL) {
		slow->first = job->next;
		if (slow->first == NULL)
			slow->end = &slow->first;
		slow->queued--;
	}
	pthread_mutex_unlock(&slow->lock);
	return job;
}

static void *work_through(void *arg)
{
	for (struct slow_job *job; (job = take_job(arg)) != NULL;)
		job->run(job->arg);
	return NULL;
}

struct slow *slow_open(struct arena *a, unsigned threads, unsigned queue_max)
{
	struct slow *slow = arena_one(a, struct slow);

	pthread_mutex_init(&slow->lock, NULL);
	pthread_cond_init(&slow->has_job, NULL);
	slow->end = &slow->first;
	slow->queue_max = queue_max;
	slow->threads = arena_many(a, pthread_t, threads);
	for (; slow->thread_count < threads; slow->thread_count++)
		if (pthread_create(&slow->threads[slow->thread_count], NULL, work_through, slow) != 0)
			die("the system gives no more threads");
	return slow;
}

bool slow_later(struct slow *slow, struct slow_job *job)
{
	bool has_room;

	job->next = NULL;
	pthread_mutex_lock(&slow->lock);
	has_room = slow->queued < slow->queue_max;
	if (has_room) {
		*slow->end = job;
		slow->end = &job->next;
		slow->queued++;
		pthread_cond_signal(&slow->has_job);
	}
	pthread_mutex_unlock(&slow->lock);
	return has_room;
}

void slow_close(struct slow *slow)
{
	pthread_mutex_lock(&slow->lock);
	slow->is_closing = true;
	pthread_cond_broadcast(&slow->has_job);
	pthread_mutex_unlock(&slow->lock);
	for (unsigned i = 0; i < slow->thread_count; i++)
		pthread_join(slow->threads[i], NULL);
	pthread_cond_destroy(&slow->has_job);
	pthread_mutex_destroy(&slow->lock);
}
