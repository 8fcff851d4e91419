/* SPDX-License-Identifier: MIT */
/*
 * Home: what waits for the reader, and where to go.  Each area offers its part; the program joins
 * them.
 */
#ifndef FRAME_HOME_H
#define FRAME_HOME_H

#include "base/list.h"
#include "base/right.h"
#include "html/html.h"

struct request;

/* Somewhere to go, for whoever holds its right; the texts are msgids. */
struct home_card {
	enum right right;
	const char *title;
	const char *path;
	const char *text;
};

/* How many rows a list shows, and up to how many it counts: an area asks for one more than that. */
enum { HOME_ROWS = 10, HOME_COUNTED = 100 };

/* What waits for this reader for one reason; in their language. */
struct home_list {
	const char *says;
	struct markup rows;
	size_t shown, found; // not set: all are shown.  Found more than HOME_COUNTED: at least
	struct url all;      // where what is left out can be seen
};

LIST(home_lists, struct home_list);

struct home_waiting {
	struct home_lists lists; // each with something in it
	const char *nothing; // a msgid: what to say where no list has; the first one's word stays
};

struct home_part {
	void (*add_waiting)(
		struct request *rq, struct home_waiting *waiting); // NULL: nothing ever waits
	const struct home_card *cards;                             // ended by one without a title
	struct home_card button;                                   // at the top; no title: none
};

/* So many of those found does a list show. */
size_t home_rows(size_t found);

/* The page; its address is among frame_routes. */
enum status home_show(struct request *rq);

#endif
