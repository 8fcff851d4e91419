/* SPDX-License-Identifier: MIT */
#include "volley.h"

#include <pthread.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"

struct lane *volley_lane(struct volley *volley, const struct client *client)
{
	struct lane *lane = &volley->lane[volley->lanes++];

	assert(volley->lanes <= LANES_MOST);
	*lane = (struct lane){ .arena = arena_open(1 << 17), .client = *client };
	lane->client.socket = -1;
	return lane;
}

void lane_shoot(struct lane *lane, const char *path, const char *form)
{
	*list_add(lane->arena, &lane->shots) = (struct shot){ arena_text(lane->arena, path),
		arena_text(lane->arena, form), 0, "" };
}

static void shoot(struct lane *lane)
{
	list_each (struct shot *, shot, &lane->shots) {
		if (shot->status != 0)
			continue;
		struct answer answer =
			client_ask(&lane->client, lane->arena, shot->path, shot->form);

		shot->status = answer.status;
		shot->location = answer.location;
		if (answer.status == 0)
			return;
	}
}

static void *shoot_on_thread(void *lane)
{
	shoot(lane);
	return NULL;
}

int64_t volley_fire(struct volley *volley, struct site *killed, int64_t kill_after_us)
{
	int64_t began_us = clock_monotonic_us();
	pthread_t threads[LANES_MOST];

	for (size_t i = 0; i < volley->lanes; i++)
		assert_int_equal(
			pthread_create(&threads[i], NULL, shoot_on_thread, &volley->lane[i]), 0);
	if (kill_after_us != NOT_KILLED) {
		usleep((useconds_t)kill_after_us);
		site_kill(killed);
	}
	for (size_t i = 0; i < volley->lanes; i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	return clock_monotonic_us() - began_us;
}

size_t lane_answered(const struct lane *lane)
{
	size_t n = 0;

	list_each (const struct shot *, shot, &lane->shots)
		n += shot->status != 0;
	return n;
}

void lane_complete(struct lane *lane, int port)
{
	client_close(&lane->client);
	lane->client.port = port;
	shoot(lane);
	assert_int_equal(lane_answered(lane), lane->shots.n);
}

void volley_close(struct volley *volley)
{
	for (size_t i = 0; i < volley->lanes; i++) {
		client_close(&volley->lane[i].client);
		arena_close(volley->lane[i].arena);
	}
	volley->lanes = 0;
}
