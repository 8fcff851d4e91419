/* SPDX-License-Identifier: MIT */
/*
 * Where the other program's messages come in, and how ours go out.
 */
#ifndef AREAS_RELAY_PAGES_H
#define AREAS_RELAY_PAGES_H

#include "frame/home.h"
#include "http/post.h"
#include "http/request.h"

#define RELAY_PATH "/relay"

extern const struct route relay_routes[];

/* Tells the lead when something has waited for a day. */
extern const struct home_part relay_home;

/* For struct relay_line_to; `to` is a struct post_to with the path RELAY_PATH. */
bool relay_ask(void *to, struct arena *a, struct slice body, struct slice *answer);

#endif
