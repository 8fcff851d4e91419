/* SPDX-License-Identifier: MIT */
/*
 * The relay as its own files see it.
 */
#ifndef AREAS_RELAY_RELAY_OWN_H
#define AREAS_RELAY_RELAY_OWN_H

#include "areas/relay/relay.h"
#include "base/keys.h"

struct job;

struct relay {
	enum relay_side us;
	struct db *db;
	struct audit *audit;
	struct relay_line_to other;
	const struct relay_handler *handlers[RELAY_FLAG_COUNT];
	bool (*reaches)(struct work *w, struct link_id link, const char *person);
	struct own_keys keys;
	struct public_keys others;
	struct shared_key of_people;
	struct arena *arena;
	struct job *job; // NULL while nothing is sent
};

/* By their flags. */
void relay_gather(struct relay *relay, const struct relay_settings *settings);

/* Its whole line. */
char *message_line(struct arena *a, const struct relay_message *message);

/* What goes over the wire: the line and its signature. */
char *signed_line(struct arena *a, const struct relay *relay, const char *line);

/* Says this answer that the line was taken? */
bool is_acknowledged(
	struct arena *a, const struct relay *relay, const char *line, struct slice answer);

#endif
