/* SPDX-License-Identifier: MIT */
/*
 * What a test of any room may use: cmocka with all that its header needs, an
 * arena, a folder, files.
 */
#ifndef BASE_TESTING_H
#define BASE_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/slice.h"

/* For tests whose state is an arena. */
#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, arena_setup, arena_teardown)

int arena_setup(void **state);
int arena_teardown(void **state);

/*
 * A new folder, which goes away with all that is in it when the arena does: in memory, if the
 * machine has files there, as no test needs its commits after a loss of power.
 */
char *folder_fresh(struct arena *a);

/* The same where a commit waits for a disk. */
char *folder_fresh_on_disk(struct arena *a);

/* The file's bytes, with a NUL after the last; and a file of these bytes. */
struct slice file_bytes(struct arena *a, const char *path);
void file_make(const char *path, struct slice bytes);

/* Makes the folder `to`, with copies of the files of `from`, which has no folders in it. */
void folder_copy(const char *from, const char *to);

/* Runs it in a process of its own: the status that it ended with, and what it said on the way. */
int ended_with(void (*run)(void *arg), void *arg, char *said, size_t room);

/* Numbers below `n`, the same in every run. */
uint64_t draw_below(uint64_t n);

#endif
