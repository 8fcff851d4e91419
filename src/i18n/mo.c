/* SPDX-License-Identifier: MIT */
/*
 * Reading a compiled catalogue: two tables of lengths and offsets, one for the
 * English and one for the translations, and an index of our own over them.
 */
#include "i18n/mo.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

/* Where the words of the file's head stand, in bytes from its start. */
enum {
	MAGIC = 0,
	REVISION = 4,
	COUNT = 8,
	MESSAGES_AT = 12,
	TRANSLATIONS_AT = 16,
	HEAD_BYTES = 20
};

static const uint32_t magic = 0x950412de;

/* A message in the index; an empty slot has no key. */
struct slot {
	const char *key;  // the English, singular only
	const char *text; // the translation; forms follow one another, each with its NUL
	size_t key_size;  // without the NUL
	size_t text_size;
	uint64_t hash;
};

struct mo {
	const unsigned char *at;
	size_t size;
	size_t count;
	struct slot *slots; // `mask` + 1 of them, at most half of them used
	size_t mask;
};

static uint32_t word_at(const struct mo *mo, size_t offset)
{
	assert(offset <= mo->size && mo->size - offset >= 4);
	const unsigned char *at = mo->at + offset;

	return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
	       (uint32_t)at[3] << 24;
}

/* A text and its bytes, the NUL at its end not counted. */
struct text {
	const char *at;
	uint32_t size;
};

/* Text number `i` of the table at byte `table`. */
static struct text text_at(const struct mo *mo, size_t table, size_t i)
{
	uint32_t size = word_at(mo, table + i * 8);
	size_t offset = word_at(mo, table + i * 8 + 4);

	assert(offset < mo->size && size < mo->size - offset);
	return (struct text){ (const char *)mo->at + offset, size };
}

static bool table_is_within(const struct mo *mo, size_t table, size_t n)
{
	return table % 4 == 0 && table >= HEAD_BYTES && table <= mo->size &&
	       n <= (mo->size - table) / 8;
}

static bool text_is_within(const struct mo *mo, size_t table, size_t i)
{
	size_t size = word_at(mo, table + i * 8);
	size_t offset = word_at(mo, table + i * 8 + 4);

	return offset < mo->size && size < mo->size - offset && mo->at[offset + size] == '\0';
}

static size_t count_texts(struct text text)
{
	size_t n = 1;

	for (size_t i = 0; i < text.size; i++)
		n += text.at[i] == '\0';
	return n;
}

bool mo_is_whole(const unsigned char *bytes, size_t size, size_t forms)
{
	struct mo mo = { .at = bytes, .size = size };

	if (size < HEAD_BYTES || word_at(&mo, MAGIC) != magic || word_at(&mo, REVISION) != 0)
		return false;

	size_t n = word_at(&mo, COUNT);
	size_t messages = word_at(&mo, MESSAGES_AT);
	size_t translations = word_at(&mo, TRANSLATIONS_AT);
	if (!table_is_within(&mo, messages, n) || !table_is_within(&mo, translations, n))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!text_is_within(&mo, messages, i) || !text_is_within(&mo, translations, i))
			return false;
		bool has_plural = count_texts(text_at(&mo, messages, i)) > 1;
		if (count_texts(text_at(&mo, translations, i)) != (has_plural ? forms : 1))
			return false;
	}
	return true;
}

/* Eight bytes at a time; the messages are ours, so nobody chooses keys that collide. */
static uint64_t hash_of(const char *text, size_t size)
{
	uint64_t hash = size;
	uint64_t piece;

	for (; size >= sizeof piece; text += sizeof piece, size -= sizeof piece) {
		memcpy(&piece, text, sizeof piece);
		hash = (hash ^ piece) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 29;
	}
	piece = 0;
	memcpy(&piece, text, size);
	hash = (hash ^ piece) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 32;
}

/* Where `key` stands, or the empty slot where it would. */
static struct slot *slot_of(const struct mo *mo, const char *key, size_t size, uint64_t hash)
{
	for (size_t i = hash & mo->mask;; i = (i + 1) & mo->mask) {
		struct slot *slot = &mo->slots[i];

		if (slot->key == NULL || (slot->hash == hash && slot->key_size == size &&
						 memcmp(slot->key, key, size) == 0))
			return slot;
	}
}

/* The head, whose message is empty, is passed over. */
static void index_message(struct mo *mo, const char *message, struct text translation)
{
	size_t size = strlen(message);
	uint64_t hash = hash_of(message, size);
	struct slot *slot = slot_of(mo, message, size, hash);

	if (size == 0)
		return;
	assert(slot->key == NULL);
	*slot = (struct slot){ message, translation.at, size, translation.size, hash };
	mo->count++;
}

struct mo *mo_open(struct arena *a, const unsigned char *bytes, size_t size, size_t forms)
{
	struct mo *mo = arena_one(a, struct mo);
	size_t slots = 16;

	assert(mo_is_whole(bytes, size, forms));
	*mo = (struct mo){ .at = bytes, .size = size };
	size_t n = word_at(mo, COUNT);
	while (slots < 2 * n)
		slots *= 2;
	mo->slots = arena_many(a, struct slot, slots);
	mo->mask = slots - 1;
	for (size_t i = 0; i < n; i++)
		index_message(mo, text_at(mo, word_at(mo, MESSAGES_AT), i).at,
			text_at(mo, word_at(mo, TRANSLATIONS_AT), i));
	return mo;
}

static const struct slot *find(const struct mo *mo, const char *message)
{
	size_t size = strlen(message);

	return slot_of(mo, message, size, hash_of(message, size));
}

const char *mo_find(const struct mo *mo, const char *message)
{
	return find(mo, message)->text;
}

const char *mo_find_form(const struct mo *mo, const char *one, size_t form)
{
	const struct slot *slot = find(mo, one);

	if (slot->key == NULL)
		return NULL;
	const char *at = slot->text;
	const char *end = slot->text + slot->text_size;
	for (; form > 0 && at < end; form--)
		at += strlen(at) + 1;
	return form == 0 && at <= end ? at : NULL;
}

size_t mo_count(const struct mo *mo)
{
	return mo->count;
}
