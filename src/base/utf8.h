/* SPDX-License-Identifier: MIT */
/*
 * Text as UTF-8: is it, how long, and in one form.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/slice.h"

/*
 * True if every byte belongs to a well-formed sequence (no surrogates, nothing
 * overlong, nothing past U+10FFFF).  On false `*bad_at` is the first bad byte.
 */
bool utf8_valid(const char *at, size_t size, size_t *bad_at);

/* U+FFFD, which stands for what cannot be read. */
#define UTF8_UNREADABLE "\xEF\xBF\xBD"

/* `bytes` as a valid text: each byte that belongs to no sequence, and each NUL, becomes U+FFFD. */
char *utf8_mend(struct arena *a, struct slice bytes);

/* The code point at `*at`, which moves past it.  The text has to be valid UTF-8. */
unsigned utf8_next(const char **at, const char *end);

/* Code points in a valid text. */
size_t utf8_length(const char *text);

/* `text`, which is valid, in Unicode normal form C. */
char *utf8_nfc(struct arena *a, struct slice text);

/*
 * For searching, of a valid text: lower case, without accents, apostrophes of
 * any shape as ', ligatures taken apart, white space runs as one space.
 * "Tŷ  BACH" gives "ty bach".
 */
char *utf8_fold(struct arena *a, const char *text);

/*
 * Takes the next word off the front of a folded text: letters and digits.  Empty when there is
 * none left.
 */
struct slice utf8_next_word(struct slice *rest);

/* The longest word of what was typed, folded: the one that finds the least.  "" if it has none. */
char *utf8_longest_word(struct arena *a, const char *typed);

/* Texts that begin with `prefix` sort from it up to, not including, this. */
char *utf8_end_of_prefix(struct arena *a, const char *prefix);

/*
 * What a person may type into a field: valid UTF-8, no control character but
 * tab and line feed (both only where `many_lines`), no bidirectional override
 * or isolate, no line or paragraph separator, no noncharacter (U+FFFE).
 */
bool utf8_is_plain(const char *text, bool many_lines);

/* The same of one code point. */
bool utf8_rune_is_plain(unsigned rune, bool many_lines);

/* What ends a line or a page in any program's texts: LF, CR, a form feed, U+2028, … */
bool utf8_ends_line(unsigned rune);

#endif
