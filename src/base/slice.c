/* SPDX-License-Identifier: MIT */
#include "base/slice.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

struct slice slice_of(const char *text)
{
	return text == NULL ? SLICE_NONE : (struct slice){ text, strlen(text) };
}

struct slice slice_part(struct slice s, size_t from, size_t to)
{
	if (to > s.size)
		to = s.size;
	if (from > to)
		from = to;
	return (struct slice){ from == 0 ? s.at : s.at + from, to - from }; // at may be NULL
}

/* May `s` start as `text` does?  The first byte tells mostly, before a length is counted. */
static bool may_start(struct slice s, const char *text)
{
	return text[0] == '\0' || (s.size > 0 && ((s.at[0] ^ text[0]) & ~0x20) == 0);
}

bool slice_is(struct slice s, const char *text)
{
	return may_start(s, text) && s.size == strlen(text) &&
	       (s.size == 0 || memcmp(s.at, text, s.size) == 0);
}

bool slice_is_any_case(struct slice s, const char *text)
{
	return may_start(s, text) && s.size == strlen(text) &&
	       (s.size == 0 || strncasecmp(s.at, text, s.size) == 0);
}

bool slice_same_any_case(struct slice x, struct slice y)
{
	return x.size == y.size && (x.size == 0 || strncasecmp(x.at, y.at, x.size) == 0);
}

bool slice_starts(struct slice s, const char *text)
{
	if (!may_start(s, text))
		return false;

	size_t size = strlen(text);

	return size <= s.size && (size == 0 || memcmp(s.at, text, size) == 0);
}

bool slice_starts_any_case(struct slice s, const char *text)
{
	if (!may_start(s, text))
		return false;

	size_t size = strlen(text);

	return size <= s.size && (size == 0 || strncasecmp(s.at, text, size) == 0);
}

bool slice_ends(struct slice s, const char *text)
{
	size_t size = strlen(text);

	return size <= s.size && slice_is(slice_part(s, s.size - size, s.size), text);
}

size_t slice_find(struct slice s, const char *text, size_t from)
{
	if (from > s.size)
		return SIZE_MAX;
	if (text[0] == '\0')
		return from;
	if (from == s.size) /* nothing is left; an empty slice may be nowhere */
		return SIZE_MAX;

	const char *hit = memmem(s.at + from, s.size - from, text, strlen(text));

	return hit == NULL ? SIZE_MAX : (size_t)(hit - s.at);
}

size_t slice_find_any_case(struct slice s, const char *text, size_t from)
{
	size_t size = strlen(text);

	for (size_t i = from; i <= s.size && size <= s.size - i; i++)
		if (size == 0 || strncasecmp(s.at + i, text, size) == 0)
			return i;
	return SIZE_MAX;
}

/* Bytes of the white space that `s` starts with; 0 if it starts with none. */
static size_t blank_at_front(struct slice s)
{
	static const char *const wide[] = { "\xC2\xA0", "\xEF\xBB\xBF" };

	if (s.size > 0 && strchr(" \t\r\n\f\v", s.at[0]) != NULL && s.at[0] != '\0')
		return 1;
	for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
		if (slice_starts(s, wide[i]))
			return strlen(wide[i]);
	return 0;
}

static size_t blank_at_end(struct slice s)
{
	if (s.size > 0 && blank_at_front(slice_part(s, s.size - 1, s.size)) == 1)
		return 1;
	if (slice_ends(s, "\xC2\xA0"))
		return 2;
	if (slice_ends(s, "\xEF\xBB\xBF"))
		return 3;
	return 0;
}

struct slice slice_trim(struct slice s)
{
	for (size_t n; (n = blank_at_front(s)) > 0;)
		s = slice_part(s, n, s.size);
	for (size_t n; (n = blank_at_end(s)) > 0;)
		s = slice_part(s, 0, s.size - n);
	return s;
}

bool slice_line(struct slice *rest, struct slice *line)
{
	if (rest->size == 0)
		return false;

	size_t end = slice_find(*rest, "\n", 0);
	size_t next = end == SIZE_MAX ? rest->size : end + 1;

	*line = slice_part(*rest, 0, end == SIZE_MAX ? rest->size : end);
	if (slice_ends(*line, "\r"))
		line->size--;
	*rest = slice_part(*rest, next, rest->size);
	return true;
}
