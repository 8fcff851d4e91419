/* SPDX-License-Identifier: MIT */
/*
 * Memory that is given back all at once.
 *
 * Three lifetimes use it: the program, one request, and a scratch inside a
 * loop.  What is taken is zeroed (but for arena_room) and never NULL: out of memory ends the
 * process, and the supervisor starts it again.  Nobody frees a single piece.
 * Under AddressSanitizer what was given back is poisoned.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new arena that asks the system for blocks of at least `block_bytes`. */
struct arena *arena_open(size_t block_bytes);

/* Runs what was registered, then gives everything back, the arena too. */
void arena_close(struct arena *a);

/* Runs what was registered and forgets everything; keeps one block for use again. */
void arena_reset(struct arena *a);

/* `bytes` of zeroed memory, aligned for any type.  0 bytes give a valid pointer. */
void *arena_take(struct arena *a, size_t bytes);

/* `n` pieces of `bytes` each; a product too large for memory ends the process. */
void *arena_take_many(struct arena *a, size_t n, size_t bytes);

#define arena_one(a, type) ((type *)arena_take((a), sizeof(type)))
#define arena_many(a, type, n) ((type *)arena_take_many((a), (n), sizeof(type)))

/* Room for a text of up to `size` bytes and its NUL; not zeroed: the caller writes it at once. */
char *arena_room(struct arena *a, size_t size);

/* Copies that live in the arena, always with a NUL after the last byte. */
char *arena_text(struct arena *a, const char *text);
char *arena_text_n(struct arena *a, const char *at, size_t size);
char *arena_format(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_format_v(struct arena *a, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* Where the arena stands now; rewinding to it forgets what was taken since. */
struct arena_mark {
	void *block;
	size_t used;
	void *hooks;
};

struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark mark);

/*
 * Calls `undo(what)` when the arena is reset, closed, or rewound past this
 * point; the last registered runs first.  For what is not memory: a file, a
 * library's handle.
 */
void arena_on_reset(struct arena *a, void (*undo)(void *what), void *what);

/* Bytes asked of the system so far; for the tests and the memory line of /health. */
size_t arena_bytes(const struct arena *a);

#endif
