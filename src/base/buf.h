/* SPDX-License-Identifier: MIT */
/*
 * Bytes that grow, in an arena.
 *
 * What was written stays followed by a NUL that is not counted, so `at` is
 * always a C string once something was put.  Growing copies and leaves the old
 * bytes to the arena, so a buffer that will be large says so at first.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/slice.h"

struct buf {
	struct arena *arena;
	char *at;
	size_t size;	// bytes put so far
	size_t room;	// bytes that `at` can hold, the NUL not counted
};

/* An empty buffer with room for `room` bytes before it has to grow. */
struct buf buf_new(struct arena *a, size_t room);

/* Makes room for `more` bytes and a NUL, answers where they go; the caller writes, adds to `size`. */
static inline char *buf_reserve(struct buf *b, size_t more);

static inline void buf_put(struct buf *b, const char *at, size_t size);
void buf_text(struct buf *b, const char *text);
void buf_slice(struct buf *b, struct slice s);
static inline void buf_char(struct buf *b, char c);
void buf_format(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Decimal digits, a minus sign in front of a negative one. */
void buf_int(struct buf *b, long long value);

/* Code point as UTF-8; a surrogate or a number past U+10FFFF becomes U+FFFD. */
void buf_rune(struct buf *b, unsigned rune);

/* ---- what a page does ten thousand times ---- */

/* Moves to where there is room for `more`. */
void buf_grow(struct buf *b, size_t more);

static inline char *buf_reserve(struct buf *b, size_t more)
{
	if (more > b->room - b->size)
		buf_grow(b, more);
	return b->at + b->size;
}

static inline void buf_put(struct buf *b, const char *at, size_t size)
{
	if (size == 0)
		return;
	memcpy(buf_reserve(b, size), at, size);
	b->size += size;
	b->at[b->size] = '\0';
}

static inline void buf_char(struct buf *b, char c)
{
	*buf_reserve(b, 1) = c;
	b->at[++b->size] = '\0';
}

#endif
