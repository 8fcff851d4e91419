/* SPDX-License-Identifier: MIT */
/*
 * Pages that anybody may be sent, kept as they were last made.
 *
 * Each stands under its language, path and query, and holds while the public
 * generation it was made in holds.  A fixed number of places; a newer page
 * takes the place of an older one.
 */
#ifndef FRAME_KEPT_PAGES_H
#define FRAME_KEPT_PAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "http/request.h"

struct kept_pages;

struct kept_pages *kept_pages_open(struct arena *a, unsigned places);
void kept_pages_close(struct kept_pages *kept);

/* Sets the request's reply to the page, or to NOT_MODIFIED; the page stays until the request's arena is reset. */
bool kept_page_get(struct kept_pages *kept, struct request *rq, int64_t generation);

/* Keeps a copy of the request's reply, and the etag to send with it. */
void kept_page_put(struct kept_pages *kept, const struct request *rq, int64_t generation,
	const char *etag);

#endif
