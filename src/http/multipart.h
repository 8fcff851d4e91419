/* SPDX-License-Identifier: MIT */
/*
 * The parts of a multipart/form-data body (RFC 7578), one after another.
 *
 * Our own and not libmicrohttpd's post processor, which takes nested and
 * unfinished bodies and hands out pieces: here the body is whole in memory, so
 * a part is a slice of it, and what browsers do not send is refused: anything
 * before the first or after the last delimiter, folded or unknown headers,
 * transfer encodings, filename*=.
 */
#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include <stdbool.h>

#include "base/slice.h"

struct multipart {
	struct slice rest;
	char delimiter[2 + 2 + 70 + 1];	// CR LF -- boundary
	bool is_bad;
};

struct part {
	struct slice name;
	struct slice file_name;
	bool is_file;	// it had a file name, perhaps an empty one
	struct slice bytes;
};

/* Begins with `body`, whose Content-Type is `content_type`. */
struct multipart multipart_of(const char *content_type, struct slice body);

/* The next part; false at the end, or when the body is malformed: `is_bad` tells. */
bool multipart_next(struct multipart *m, struct part *part);

#endif
