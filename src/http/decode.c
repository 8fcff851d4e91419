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

bool decode_escapes(struct arena *a, struct slice raw, bool plus_is_space, struct slice *bytes)
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
	*bytes = (struct slice){ made, size };
	return true;
}

bool decode_text(struct arena *a, struct slice bytes, char **text)
{
	size_t bad_at;

	if (memchr(bytes.at, '\0', bytes.size) != NULL ||
		!utf8_valid(bytes.at, bytes.size, &bad_at))
		return false;
	*text = utf8_nfc(a, bytes);
	return true;
}

char *decode_typed(struct arena *a, struct slice bytes)
{
	char *text;

	return decode_text(a, bytes, &text) ? text : utf8_nfc(a, slice_of(utf8_mend(a, bytes)));
}
