/* SPDX-License-Identifier: MIT */
/*
 * A line with the Content-Type, then the body.
 */
#include "http/multipart.h"

#include <assert.h>

#include "base/arena.h"
#include "fuzz.h"

/* What a part says lies within the body, and parts do not overlap. */
static void check(struct slice body, const struct part *part, const char **after)
{
	assert(part->name.size > 0);
	assert(part->name.at >= *after && part->bytes.at > part->name.at);
	assert(part->bytes.at + part->bytes.size <= body.at + body.size);
	assert(part->is_file || part->file_name.size == 0);
	*after = part->bytes.at + part->bytes.size;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open(4096);
	struct slice body = { (const char *)data, size }, type = SLICE_NONE;

	slice_line(&body, &type);

	struct multipart m = multipart_of(arena_text_n(a, type.at, type.size), body);
	const char *after = body.at;
	struct part part;

	while (multipart_next(&m, &part))
		check(body, &part, &after);
	arena_close(a);
	return 0;
}
