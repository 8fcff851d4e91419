/* SPDX-License-Identifier: MIT */
/*
 * Carries the events of writes from the main database into the log, once.
 */
#ifndef AUDIT_SEQUENCER_H
#define AUDIT_SEQUENCER_H

#include "audit/log.h"

struct sequencer;

/*
 * Holds the log against what the main database remembers of it, then starts the thread.  NULL
 * and a sentence in `*why` if leaves were lost.  Lives in `a`.
 */
struct sequencer *sequencer_open(
	struct arena *a, struct db *main, struct db *log, const char **why);

/* Carries what is left, then ends. */
void sequencer_close(struct sequencer *sequencer);

void sequencer_wake(struct sequencer *sequencer);
bool sequencer_carry_all(struct sequencer *sequencer);

#endif
