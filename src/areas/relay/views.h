/* SPDX-License-Identifier: MIT */
/*
 * What pages of either program show of the relay: filled by page_kit.c, printed by views/.
 */
#ifndef AREAS_RELAY_VIEWS_H
#define AREAS_RELAY_VIEWS_H

#include "html/components.h"

/* Who somebody on the staff is, so that the other side can be asked about them. */
struct relay_person_view {
	struct url back;
	const char *name;
	const struct problems *problems;
	bool is_known; // it was given already
	struct form form;
	struct form_field number, born;
};

#endif
