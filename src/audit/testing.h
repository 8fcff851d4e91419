/* SPDX-License-Identifier: MIT */
/*
 * What the tests of this room share: a fresh main database and a fresh log, and
 * invented acts and reads.
 */
#ifndef AUDIT_TESTING_H
#define AUDIT_TESTING_H

#include "audit/audit.h"
#include "db/testing.h"

struct fresh {
	struct arena *arena;
	const char *folder;
	const char *main_path;
	const char *log_path;
	struct db *main;
	struct audit *audit; // NULL while closed
};

extern const struct instant noon;

int fresh_setup(void **state);
int fresh_teardown(void **state);

/* Both, or the log alone, closed and opened again. */
void fresh_close(struct fresh *f);
void fresh_open(struct fresh *f);

/* Runs these statements of the test's own. */
bool main_do(struct fresh *f, const char *sql);

/* An act: makes the organisation of that id and notes it.  False if it was not kept. */
bool act_keep(struct db *main, struct arena *a, int64_t id);

/* The event of reading the decision of that id. */
struct audit_event read_of(int64_t id);

/* `acts` acts and as many reads in turn, carried. */
void fresh_fill(struct fresh *f, int64_t acts);

/* The log as a bundle. */
struct slice bundle_of(struct arena *a, const char *log_path);

#endif
