/* SPDX-License-Identifier: MIT */
#include "base/list.h"

#include <string.h>

void list_grow(struct arena *a, void **at, size_t n, size_t *room, size_t element_bytes)
{
	if (n < *room)
		return;

	size_t wider = *room == 0 ? 8 : 2 * *room;
	void *elements = arena_take_many(a, wider, element_bytes);

	if (n > 0)
		memcpy(elements, *at, n * element_bytes);
	*at = elements;
	*room = wider;
}
