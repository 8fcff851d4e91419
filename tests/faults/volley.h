/* SPDX-License-Identifier: MIT */
/*
 * Forms that are sent at one time, and the program killed while they are under way: before, amid
 * or after what they do, by how long it is waited.
 *
 * What had no answer is sent again, under its own key, as a browser's user would.
 */
#ifndef FAULTS_VOLLEY_H
#define FAULTS_VOLLEY_H

#include "testing_site.h"

struct shot {
	const char *path;
	const char *form; // with its key
	int status;       // 0: it had no answer yet
	const char *location;
};

LIST(shot_list, struct shot);

/* One who sends form after form, until one has no answer. */
struct lane {
	struct arena *arena; // its own
	struct client client;
	struct shot_list shots;
};

enum { LANES_MOST = 4, NOT_KILLED = -1 };

struct volley {
	struct lane lane[LANES_MOST];
	size_t lanes;
};

/* By the client's port, cookie and token. */
struct lane *volley_lane(struct volley *volley, const struct client *client);
void lane_shoot(struct lane *lane, const char *path, const char *form);

/* Sends all, and kills the site after so many µs.  Answers how many it took until all had ended. */
int64_t volley_fire(struct volley *volley, struct site *killed, int64_t kill_after_us);

/* Of a lane's forms: how many were answered. */
size_t lane_answered(const struct lane *lane);

/* Sends again, to that port, what had no answer. */
void lane_complete(struct lane *lane, int port);

void volley_close(struct volley *volley);

#endif
