/* SPDX-License-Identifier: MIT */
/*
 * A record's page leads on to what other areas keep of it, later ones too: each offers its part;
 * the program joins them.
 */
#ifndef FRAME_RECORD_H
#define FRAME_RECORD_H

#include <stdint.h>

#include "base/list.h"
#include "html/html.h"

struct request;

LIST(record_links, struct link);

struct record_part {
	const char *kind; // as the log calls it: "person"

	/* Adds what this reader may follow; the page itself they may see. */
	void (*add_links)(struct request *rq, int64_t id, struct record_links *links);
};

/* Those of all parts, in the program's order. */
struct record_links page_record_links(struct request *rq, const char *kind, int64_t id);

#endif
