/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define poison(at, size)   ASAN_POISON_MEMORY_REGION((at), (size))
#define unpoison(at, size) ASAN_UNPOISON_MEMORY_REGION((at), (size))
/* A gap after each piece, so that running past one is seen. */
enum { GAP_BYTES = 16 };
#else
#define poison(at, size)   ((void)(at), (void)(size))
#define unpoison(at, size) ((void)(at), (void)(size))
enum { GAP_BYTES = 0 };
#endif

enum { ALIGNMENT = alignof(max_align_t) };

struct block {
	struct block *before;
	size_t room;
	alignas(max_align_t) unsigned char at[];
};

struct hook {
	struct hook *before;
	void (*undo)(void *what);
	void *what;
};

struct arena {
	struct block *last;
	size_t used;	// of the last block
	struct hook *hooks;
	size_t block_bytes;
	size_t bytes;
};

static void add_block(struct arena *a, size_t room)
{
	if (room > SIZE_MAX - sizeof(struct block))
		die("out of memory: %zu bytes asked for", room);

	struct block *block = malloc(sizeof *block + room);
	if (block == NULL)
		die("out of memory: %zu bytes asked for", room);
	*block = (struct block){ .before = a->last, .room = room };
	poison(block->at, room);
	a->last = block;
	a->used = 0;
	a->bytes += room;
}

struct arena *arena_open(size_t block_bytes)
{
	struct arena *a = calloc(1, sizeof *a);

	if (a == NULL)
		die("out of memory: an arena");
	a->block_bytes = block_bytes;
	add_block(a, block_bytes);
	return a;
}

static void drop_last_block(struct arena *a)
{
	struct block *block = a->last;

	a->last = block->before;
	a->bytes -= block->room;
	unpoison(block->at, block->room);
	free(block);
}

static void run_hooks_until(struct arena *a, const struct hook *stop)
{
	while (a->hooks != stop) {
		struct hook *hook = a->hooks;

		a->hooks = hook->before;
		hook->undo(hook->what);
	}
}

void arena_close(struct arena *a)
{
	run_hooks_until(a, NULL);
	while (a->last != NULL)
		drop_last_block(a);
	free(a);
}

void arena_reset(struct arena *a)
{
	run_hooks_until(a, NULL);
	while (a->last->before != NULL)
		drop_last_block(a);
	a->used = 0;
	poison(a->last->at, a->last->room);
}

static void *take(struct arena *a, size_t bytes)
{
	size_t need = bytes == 0 ? 1 : bytes;

	if (need > SIZE_MAX - ALIGNMENT - GAP_BYTES)
		die("out of memory: %zu bytes asked for", bytes);
	need = (need + GAP_BYTES + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (need > a->last->room - a->used)
		add_block(a, need > a->block_bytes ? need : a->block_bytes);

	void *piece = a->last->at + a->used;

	a->used += need;
	unpoison(piece, bytes);
	return piece;
}

void *arena_take(struct arena *a, size_t bytes)
{
	return memset(take(a, bytes), 0, bytes);
}

char *arena_room(struct arena *a, size_t size)
{
	if (size == SIZE_MAX)
		die("out of memory: a text of %zu bytes", size);
	return take(a, size + 1);
}

void *arena_take_many(struct arena *a, size_t n, size_t bytes)
{
	if (bytes != 0 && n > SIZE_MAX / bytes)
		die("out of memory: %zu times %zu bytes asked for", n, bytes);
	return arena_take(a, n * bytes);
}

char *arena_text_n(struct arena *a, const char *at, size_t size)
{
	char *copy = arena_room(a, size);

	if (size > 0)
		memcpy(copy, at, size);
	copy[size] = '\0';
	return copy;
}

char *arena_text(struct arena *a, const char *text)
{
	return arena_text_n(a, text, strlen(text));
}

char *arena_format_v(struct arena *a, const char *format, va_list args)
{
	va_list again;

	va_copy(again, args);
	int size = vsnprintf(NULL, 0, format, again);
	va_end(again);
	assert(size >= 0);

	char *text = arena_room(a, (size_t)size);

	vsnprintf(text, (size_t)size + 1, format, args);
	return text;
}

char *arena_format(struct arena *a, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	char *text = arena_format_v(a, format, args);
	va_end(args);
	return text;
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){ .block = a->last, .used = a->used, .hooks = a->hooks };
}

void arena_rewind(struct arena *a, struct arena_mark mark)
{
	run_hooks_until(a, mark.hooks);
	while (a->last != mark.block)
		drop_last_block(a);
	a->used = mark.used;
	poison(a->last->at + a->used, a->last->room - a->used);
}

void arena_on_reset(struct arena *a, void (*undo)(void *what), void *what)
{
	struct hook *hook = arena_one(a, struct hook);

	*hook = (struct hook){ .before = a->hooks, .undo = undo, .what = what };
	a->hooks = hook;
}

size_t arena_bytes(const struct arena *a)
{
	return a->bytes;
}
