/* SPDX-License-Identifier: MIT */
/*
 * The looks that the log's database and a bundle of it have in common.
 */
#ifndef AUDIT_VERIFY_H
#define AUDIT_VERIFY_H

#include "audit/log.h"

/* One walk over all entries, in order. */
struct look {
	struct arena *scratch; // of one entry
	struct audit_finding *finding;
	struct merkle_tree tree;
	int64_t carried; // number of the last act
};

/* Notes what is wrong; only the first is kept. */
void finding_note(
	struct audit_finding *finding, int64_t entry, const char *sentence, const char *detail);

/*
 * Looks at entry `n` with its stored hash.  What the leaf says comes back in `*entry`, in the
 * scratch.  False if it is bad, and noted.
 */
bool look_at(struct look *look, int64_t n, struct slice hash, struct slice leaf,
	struct audit_entry *entry);

#endif
