/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <stdint.h>
#include <string.h>

#include "base/err.h"

struct buf buf_new(struct arena *a, size_t room)
{
	struct buf b = { .arena = a, .at = arena_room(a, room), .room = room };

	b.at[0] = '\0';
	return b;
}

void buf_grow(struct buf *b, size_t more)
{
	if (more > SIZE_MAX / 4 - b->size)
		die("out of memory: a text of more than %zu bytes", b->size);

	size_t room = 2 * (b->size + more);
	char *at = arena_room(b->arena, room);

	if (b->size > 0)
		memcpy(at, b->at, b->size);
	at[b->size] = '\0';
	b->at = at;
	b->room = room;
}

void buf_text(struct buf *b, const char *text)
{
	buf_put(b, text, strlen(text));
}

void buf_slice(struct buf *b, struct slice s)
{
	buf_put(b, s.at, s.size);
}

void buf_format(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_text(b, arena_format_v(b->arena, format, args));
	va_end(args);
}

void buf_int(struct buf *b, long long value)
{
	char digits[24];
	char *end = digits + sizeof digits, *at = end;
	unsigned long long rest = (unsigned long long)value;

	if (value < 0)
		rest = 0 - rest;
	do {
		*--at = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest != 0);
	if (value < 0)
		*--at = '-';
	buf_put(b, at, (size_t)(end - at));
}

void buf_rune(struct buf *b, unsigned rune)
{
	char bytes[4];
	size_t size;

	if (rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF))
		rune = 0xFFFD;
	if (rune < 0x80) {
		bytes[0] = (char)rune;
		size = 1;
	} else if (rune < 0x800) {
		bytes[0] = (char)(0xC0 | rune >> 6);
		bytes[1] = (char)(0x80 | (rune & 0x3F));
		size = 2;
	} else if (rune < 0x10000) {
		bytes[0] = (char)(0xE0 | rune >> 12);
		bytes[1] = (char)(0x80 | (rune >> 6 & 0x3F));
		bytes[2] = (char)(0x80 | (rune & 0x3F));
		size = 3;
	} else {
		bytes[0] = (char)(0xF0 | rune >> 18);
		bytes[1] = (char)(0x80 | (rune >> 12 & 0x3F));
		bytes[2] = (char)(0x80 | (rune >> 6 & 0x3F));
		bytes[3] = (char)(0x80 | (rune & 0x3F));
		size = 4;
	}
	buf_put(b, bytes, size);
}
