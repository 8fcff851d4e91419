/* SPDX-License-Identifier: MIT */
/*
 * Words of a closed list: how each is stored and sent, and what people read.
 *
 * A table is sized by its enum, which begins at "not set": the word of that is blank.
 */
#ifndef BASE_WORD_H
#define BASE_WORD_H

#include <stddef.h>
#include <string.h>

#include "base/err.h"

struct word {
	const char *name;  // as stored and sent; NULL: not set
	const char *label; // a msgid
};

/* The place of that name in the table; 0, which is "not set", if it is not there. */
static inline unsigned word_find(const struct word *words, size_t n, const char *name)
{
	for (unsigned i = 1; i < n; i++)
		if (strcmp(words[i].name, name) == 0)
			return i;
	return 0;
}

#define word_named(words, name) word_find((words), array_size(words), (name))

#endif
