/* SPDX-License-Identifier: MIT */
/*
 * What leads on from a record's page, of the parts that the areas offer.
 */
#include "frame/record.h"

#include <string.h>

#include "frame/call.h"

struct record_links page_record_links(struct request *rq, const char *kind, int64_t id)
{
	const struct record_part *const *part = call_of(rq)->frame->settings.program->records;
	struct record_links links = { 0 };

	for (; part != NULL && *part != NULL; part++)
		if (strcmp((*part)->kind, kind) == 0)
			(*part)->add_links(rq, id, &links);
	return links;
}
