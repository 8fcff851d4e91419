/* SPDX-License-Identifier: MIT */
/*
 * One line that another program sends; and the same bytes, filled up, as what was in a box.
 */
#include "areas/relay/rules.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open(4096);
	struct slice line = { (const char *)data, size };
	struct relay_contact contact;
	struct relay_message m;
	char box[RELAY_CONTACT_BYTES];

	if (relay_read(a, line, &m) == RELAY_NO_REFUSAL) {
		assert(relay_may_send(m.from, m.flag));
		assert(slice_is(line, relay_line(a, &m, relay_fields_text(a, m.flag, &m.fields))));
	}
	memset(box, '\n', sizeof box);
	memcpy(box, data, size < sizeof box ? size : sizeof box);
	if (relay_contact_read(a, (struct slice){ box, sizeof box }, (struct link_id){ 1 }, &contact))
		assert(size >= sizeof "link=1" - 1);
	arena_close(a);
	return 0;
}
