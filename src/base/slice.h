/* SPDX-License-Identifier: MIT */
/*
 * A piece of somebody else's text: where it starts and how many bytes.
 *
 * Owns nothing and ends with no NUL.  Plain C strings are used where a text is
 * whole; a slice is for looking into one without copying.
 */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>

struct slice {
	const char *at;
	size_t size;
};

/* Bytes [from, to) of a text that is kept elsewhere; from == to: nowhere. */
struct span {
	size_t from;
	size_t to;
};

#define SLICE(literal) ((struct slice){ (literal), sizeof(literal) - 1 })
#define SLICE_NONE ((struct slice){ NULL, 0 })

/* The whole of `text`; NULL gives an empty slice. */
struct slice slice_of(const char *text);

/* From byte `from` up to but not including `to`; both are cut to the slice. */
struct slice slice_part(struct slice s, size_t from, size_t to);

bool slice_is(struct slice s, const char *text);
bool slice_is_any_case(struct slice s, const char *text);	// ASCII letters only
bool slice_same_any_case(struct slice x, struct slice y);	// so too
bool slice_starts(struct slice s, const char *text);
bool slice_starts_any_case(struct slice s, const char *text);
bool slice_ends(struct slice s, const char *text);

/* Byte offset of the first `text` at or after `from`; SIZE_MAX if there is none. */
size_t slice_find(struct slice s, const char *text, size_t from);
size_t slice_find_any_case(struct slice s, const char *text, size_t from);

/* Without ASCII white space, no-break spaces (U+00A0) and BOMs at both ends. */
struct slice slice_trim(struct slice s);

/*
 * Takes the next line off the front of `*rest` into `*line` (without its line
 * end; CRLF counts as one) and answers true; false when nothing is left.
 */
bool slice_line(struct slice *rest, struct slice *line);

#endif
