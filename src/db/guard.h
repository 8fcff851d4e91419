/* SPDX-License-Identifier: MIT */
/*
 * What may be read without a view.
 *
 * A table whose name begins with "p_" holds what is personal.  It is read through a view whose
 * name begins with "v_" and which asks app_account() who is reading; only the columns by which
 * rows are found and tied stay open, for UPDATE … WHERE, RETURNING and foreign keys.  queryc
 * refuses anything else while building, and the back end again while preparing.
 */
#ifndef DB_GUARD_H
#define DB_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static inline bool guard_is_personal(const char *table)
{
	return strncmp(table, "p_", 2) == 0;
}

static inline bool guard_is_view(const char *name)
{
	return name != NULL && strncmp(name, "v_", 2) == 0;
}

/* "id", "version", and what ties to other rows: "…_id". */
static inline bool guard_is_open(const char *column)
{
	size_t size = strlen(column);

	return strcmp(column, "id") == 0 || strcmp(column, "version") == 0 ||
	       (size > 3 && strcmp(column + size - 3, "_id") == 0);
}

/*
 * May a statement read that column?  `column` is "" where it asks for the row alone, as COUNT(*)
 * does; `view` is the innermost view through which it reads, NULL for none.
 */
static inline bool guard_allows(const char *table, const char *column, const char *view)
{
	return !guard_is_personal(table) || guard_is_view(view) || guard_is_open(column);
}

#endif
