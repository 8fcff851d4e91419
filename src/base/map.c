/* SPDX-License-Identifier: MIT */
/*
 * Open addressing: an entry stands at its hash or in the next free place.
 * Nothing is ever taken out, so no place has to be marked as once used.
 */
#include "base/map.h"

#include <pthread.h>
#include <sodium.h>
#include <stdint.h>
#include <string.h>

#include "base/err.h"

struct map_entry {
	const char *key; // NULL: free
	void *value;
};

static unsigned char seed[crypto_shorthash_KEYBYTES];

static void draw_seed(void)
{
	if (sodium_init() < 0)
		die("libsodium does not start");
	randombytes_buf(seed, sizeof seed);
}

static uint64_t hash_of(const char *key)
{
	static pthread_once_t seed_is_drawn = PTHREAD_ONCE_INIT;
	unsigned char bytes[crypto_shorthash_BYTES];
	uint64_t hash;

	_Static_assert(sizeof bytes == sizeof hash, "a hash is one number");
	pthread_once(&seed_is_drawn, draw_seed);
	crypto_shorthash(bytes, (const unsigned char *)key, strlen(key), seed);
	memcpy(&hash, bytes, sizeof hash);
	return hash;
}

/* Where `key` stands or would stand; there is always a free place. */
static struct map_entry *place_of(struct map_entry *at, size_t room, const char *key)
{
	size_t i = hash_of(key) & (room - 1);

	while (at[i].key != NULL && strcmp(at[i].key, key) != 0)
		i = (i + 1) & (room - 1);
	return &at[i];
}

/* Keeps a quarter of the places free; `room` is a power of two. */
static void grow(struct map *m)
{
	size_t room = m->room == 0 ? 16 : 2 * m->room;

	if (m->n < m->room / 4 * 3)
		return;

	struct map_entry *at = arena_many(m->arena, struct map_entry, room);

	for (size_t i = 0; i < m->room; i++)
		if (m->at[i].key != NULL)
			*place_of(at, room, m->at[i].key) = m->at[i];
	m->at = at;
	m->room = room;
}

struct map map_new(struct arena *a)
{
	return (struct map){ .arena = a };
}

void *map_set(struct map *m, const char *key, void *value)
{
	assert(value != NULL);
	grow(m);

	struct map_entry *entry = place_of(m->at, m->room, key);
	void *before = entry->value;

	if (entry->key == NULL) {
		entry->key = arena_text(m->arena, key);
		m->n++;
	}
	entry->value = value;
	return before;
}

void *map_get(const struct map *m, const char *key)
{
	return m->room == 0 ? NULL : place_of(m->at, m->room, key)->value;
}
