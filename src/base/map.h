/* SPDX-License-Identifier: MIT */
/*
 * From a text to a pointer, in an arena.
 *
 * Keys are copied into the arena.  Hashed with a seed from the system, so that
 * nobody outside can choose keys that collide.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>

#include "base/arena.h"

struct map {
	struct arena *arena;
	struct map_entry *at;
	size_t n;
	size_t room;
};

struct map map_new(struct arena *a);

/* Sets `key` to `value`, which is not NULL; answers what it was before, or NULL. */
void *map_set(struct map *m, const char *key, void *value);

/* What `key` stands for; NULL if it was never set. */
void *map_get(const struct map *m, const char *key);

#endif
