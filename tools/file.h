/* SPDX-License-Identifier: MIT */
/*
 * Whole files, for programs that the build runs: what cannot be had ends them,
 * with a line that names it.
 */
#ifndef TOOLS_FILE_H
#define TOOLS_FILE_H

#include "base/arena.h"
#include "base/slice.h"

/* With a NUL after the last byte. */
struct slice file_read(struct arena *a, const char *path);
void file_write(const char *path, struct slice bytes);

/* "x.c" of "made/x.c". */
const char *base_name(const char *path);

#endif
