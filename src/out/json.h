/* SPDX-License-Identifier: MIT */
/*
 * Writing JSON (RFC 8259), from front to end, into a buffer.
 *
 *	struct json_out j = json_out_new(&out, JSON_OUT_PRETTY);
 *	json_out_object(&j);
 *	json_out_name(&j, "id");
 *	json_out_int(&j, 17);
 *	json_out_end(&j);		→ { "id": 17 }
 *
 * A value in the wrong place is a bug and asserts: in an object without a name, behind the whole,
 * a name in an array.  There are no doubles.  Texts are valid UTF-8.  (Plain json_… is what jansson
 * calls its own, with which we read.)
 */
#ifndef OUT_JSON_H
#define OUT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/money.h"
#include "base/slice.h"

enum json_out_form { JSON_OUT_COMPACT, JSON_OUT_PRETTY };	// pretty: a value a line, two spaces a level

enum { JSON_OUT_DEPTH_LIMIT = 32 };

struct json_out {
	struct buf *out;
	enum json_out_form form;
	int depth;	// of what is open; at [0] stands the whole
	struct json_out_level {
		char closing;	// '}' or ']'; NUL for the whole
		bool has_items;
	} level[JSON_OUT_DEPTH_LIMIT + 1];
	bool has_name;	// and waits for its value
};

struct json_out json_out_new(struct buf *out, enum json_out_form form);

/* Opens an object or array; json_out_end closes the one opened last. */
void json_out_object(struct json_out *j);
void json_out_array(struct json_out *j);
void json_out_end(struct json_out *j);

/* True when one whole value is written and nothing is open. */
bool json_out_is_whole(const struct json_out *j);

/* The name of the value that follows. */
void json_out_name(struct json_out *j, const char *name);

void json_out_text(struct json_out *j, const char *text);	// NULL is written as null
void json_out_slice(struct json_out *j, struct slice text);
void json_out_int(struct json_out *j, int64_t n);
void json_out_bool(struct json_out *j, bool value);
void json_out_null(struct json_out *j);

/* Pounds as a number, for standards that ask for one: 33760, 60000.50, -0.05. */
void json_out_pounds(struct json_out *j, struct money m);

/* "2025-03-20", "2024-09"; null when not set. */
void json_out_date(struct json_out *j, struct date d);

/* "2025-03-20T09:30:00.000Z"; null when not set. */
void json_out_instant(struct json_out *j, struct instant at);

#endif
