/* SPDX-License-Identifier: MIT */
/*
 * A checksum in every page of a database file.
 */
#ifndef DB_CHECKSUM_H
#define DB_CHECKSUM_H

#include <stdbool.h>
#include <stdint.h>

/* At the end of each page; any SQLite leaves such reserved bytes alone and reads the rest. */
enum { CHECKSUM_BYTES = 8, CHECKSUM_PAGE_BYTES = 4096 };

/* The name under which SQLite knows the files that are so kept. */
const char *checksum_vfs(void);

/*
 * Reads every page of the file at `path`.  0: all are whole; else the number of the first that is
 * not, counted from 1; -1 if the file cannot be read.  Others may write meanwhile.
 */
int64_t checksum_first_bad(const char *path);

/*
 * Looks through the write-ahead log beside that file, where SQLite itself takes the first record
 * that is not whole for the end.  True: more follows it than the one commit that a loss of power
 * can leave half written, so what was once whole has changed.  Others may write meanwhile.
 */
bool checksum_log_is_bad(const char *path);

#endif
