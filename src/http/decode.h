/* SPDX-License-Identifier: MIT */
/*
 * Bytes off the wire to text.  Within this room only.
 */
#ifndef HTTP_DECODE_H
#define HTTP_DECODE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/slice.h"

/* Undoes the escapes of `raw`, once; '+' is a space where `plus_is_space`.  False for a bad escape. */
bool decode_escapes(struct arena *a, struct slice raw, bool plus_is_space, struct slice *bytes);

/* `bytes` as a text in form C; false for a NUL or malformed UTF-8. */
bool decode_text(struct arena *a, struct slice bytes, char **text);

/* The same for what a person typed or pasted: what is no text in it becomes U+FFFD. */
char *decode_typed(struct arena *a, struct slice bytes);

#endif
