/* SPDX-License-Identifier: MIT */
/*
 * What home shows.
 */
#ifndef FRAME_HOME_VIEW_H
#define FRAME_HOME_VIEW_H

#include "frame/home.h"
#include "html/components.h"

struct home_card_view {
	struct link link;
	const char *text;
};

struct home_list_view {
	const char *says;
	struct markup rows;
	struct link rest; // to all of them; no text: all are here
};

struct home_view {
	struct link button; // no text: none
	const struct home_list_view *lists;
	size_t list_count;
	const struct home_card_view *cards;
	size_t card_count;
};

#endif
