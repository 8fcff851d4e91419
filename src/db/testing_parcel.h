/* SPDX-License-Identifier: MIT */
/*
 * What the tests of this room share: a fresh database of invented parcels.
 */
#ifndef DB_TESTING_PARCEL_H
#define DB_TESTING_PARCEL_H

#include "db/testing.h"

struct fresh {
	struct arena *arena;
	const char *folder;
	const char *path; // of the database in it
	struct db *db;    // migrated
};

extern const struct db_schema sample_schema;
extern const struct instant noon;

int fresh_setup(void **state);
int fresh_teardown(void **state);

/* Closes and opens it again. */
void fresh_reopen(struct fresh *f);

/* One parcel of that number and name, kept by a write of its own; false if it was not. */
bool parcel_keep(struct fresh *f, int64_t id, const char *name);

/* Parcels there are; -1 if they cannot be counted. */
int64_t parcels(struct fresh *f);

#endif
