/* SPDX-License-Identifier: MIT */
/*
 * What the pages of areas on either side have in common that say who somebody on the staff is.
 */
#ifndef AREAS_RELAY_PAGE_KIT_H
#define AREAS_RELAY_PAGE_KIT_H

#include "areas/relay/relay.h"
#include "areas/relay/views.h"
#include "frame/page.h"

/* "staff-number" and "born": neither is kept, logged or shown again. */
extern const struct input relay_person_inputs[];

/*
 * The page of them, about somebody of that name; its form is sent to `action`.  `is_known`: they were
 * given already.
 */
struct relay_who {
	const char *name;
	struct url back, action;
	bool is_known;
};

enum status relay_person_page(struct request *rq, const struct relay_who *who, enum status status);

/* "Given", or that it is not yet, as a tag. */
struct tag_words {
	const char *text, *colour;
};

struct tag_words relay_person_words(struct request *rq, bool is_known);

/* What stands for somebody of that name, of what was typed; nothing if the form has problems. */
struct texts relay_person_typed(struct request *rq, const char *name);

#endif
