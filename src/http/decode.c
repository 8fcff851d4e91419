/* SPDX-License-Identifier: MIT */
#include "http/decode.h"

#include <string.h>

#include "base/utf8.h"

/* -1: not a digit. */
static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The byte that the escape at the front of `raw` stands for; -1 if it is none. */
static int escaped_byte(struct slice raw)
{
	if (raw.size < 3)
		return -1;

	int high = hex_digit(raw.at[1]), low = hex_digit(raw.at[2]);

	return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/* Takes `size` bytes at `at`, which are in the arena and end with a NUL, as a text. */
static bool take_text(struct arena *a, char *at, size_t size, char **text)
{
	bool ascii = true;
	size_t bad_at;

	for (size_t i = 0; i < size; i++) {
		if (at[i] == '\0')
			return false;
		if ((unsigned char)at[i] >= 0x80)
			ascii = false;
	}
	if (!ascii && !utf8_valid(at, size, &bad_at))
		return false;
	*text = ascii ? at : utf8_nfc(a, (struct slice){ at, size });
	return true;
}

bool decode_escapes(struct arena *a, struct slice raw, bool plus_is_space, char **text)
{
	char *made = arena_take(a, raw.size + 1);
	size_t size = 0;

	for (size_t i = 0; i < raw.size; i++) {
		char c = raw.at[i];

		if (c == '%') {
			int byte = escaped_byte(slice_part(raw, i, raw.size));

			if (byte < 0)
				return false;
			c = (char)byte;
			i += 2;
		} else if (c == '+' && plus_is_space) {
			c = ' ';
		}
		made[size++] = c;
	}
	return take_text(a, made, size, text);
}

bool decode_plain(struct arena *a, struct slice raw, char **text)
{
	return take_text(a, arena_text_n(a, raw.at, raw.size), raw.size, text);
}
