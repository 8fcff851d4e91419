/* SPDX-License-Identifier: MIT */
/*
 * Asks another program of ours, on this machine: one POST, one answer.
 */
#ifndef HTTP_POST_H
#define HTTP_POST_H

#include <stdbool.h>

#include "http/request.h"

struct posted {
	enum status status;
	struct slice body;
};

/* Where the other listens, as its own settings say: "127.0.0.1", "::1" or "unix:/…". */
struct post_to {
	const char *address;
	uint16_t port;
	const char *path;
};

/*
 * Sends `body` as text and waits for the whole answer, `deadline_ms` at most.  False, and nothing
 * in `posted`, if none came in that time, or none that ends, or one of over 8 KiB: then the other
 * may or may not have taken it.
 */
bool post(struct arena *a, const struct post_to *to, struct slice body, int deadline_ms,
	struct posted *posted);

#endif
