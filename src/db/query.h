/* SPDX-License-Identifier: MIT */
/*
 * One statement, and the few functions that run it.
 *
 * Only what queryc writes calls these; everybody else calls what queryc wrote.
 * A back end is these functions and those of driver.h.
 *
 * Every function takes NULL for a statement, which is what a failed work gets,
 * and then does nothing and answers 0, "", or false.  Columns and parameters
 * count from 0.
 */
#ifndef DB_QUERY_H
#define DB_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

struct work;
struct statement;

struct query {
	const char *name;
	const char *sql;
};

/* The statements of one queries.sql. */
struct query_set {
	const struct query *const *at;
	size_t n;
};

/* Ready to bind.  A statement does not run inside itself: that is a bug, asserted. */
struct statement *query_start(struct work *w, const struct query *query);

/* What is bound stays the caller's and must not change before query_end. */
void query_bind_int(struct statement *s, int at, int64_t value);
void query_bind_text(struct statement *s, int at, const char *text);    // NULL binds NULL
void query_bind_bytes(struct statement *s, int at, struct slice bytes); // at NULL binds NULL
void query_bind_null(struct statement *s, int at);

/* True when there is a row to look at. */
bool query_step(struct statement *s);

/*
 * The row's columns.  One that is not of the kind asked for, or a text with a NUL inside, makes
 * the work a failed one.  Text and bytes are copied into `a`; without one (NULL) they are
 * the back end's until the next step.
 */
bool query_is_null(struct statement *s, int at);
int64_t query_int(struct statement *s, int at);
const char *query_text(struct statement *s, int at, struct arena *a);
struct slice query_bytes(struct statement *s, int at, struct arena *a);

/* Lets go of it; answers how many rows it changed. */
int64_t query_end(struct statement *s);

/* Where a column may be NULL: 0 stands for it in ids, dates and instants, NULL in texts. */
static inline void query_bind_int_or_null(struct statement *s, int at, int64_t value)
{
	if (value == 0)
		query_bind_null(s, at);
	else
		query_bind_int(s, at, value);
}

static inline int64_t query_int_or_zero(struct statement *s, int at)
{
	return query_is_null(s, at) ? 0 : query_int(s, at);
}

static inline const char *query_text_or_null(struct statement *s, int at, struct arena *a)
{
	return query_is_null(s, at) ? NULL : query_text(s, at, a);
}

static inline struct slice query_bytes_or_none(struct statement *s, int at, struct arena *a)
{
	return query_is_null(s, at) ? SLICE_NONE : query_bytes(s, at, a);
}

#endif
