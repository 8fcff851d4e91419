/* SPDX-License-Identifier: MIT */
/*
 * One submit, one answer: a form carries a key, and the same key sent again is answered as it
 * was at first; what was answered with a page is asked again (frame/frame.c).
 *
 * The claim is the first statement of the act's own transaction and the answer its last, so
 * both stand or fall with what was done.
 */
#ifndef AUTH_SUBMIT_H
#define AUTH_SUBMIT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/ids.h"

struct work;

struct submit_answer {
	int status;
	const char *location; // "" if none
};

/* A new key for a form: 22 characters. */
char *submit_key(struct arena *a);

/* 16 to 64 of A-Z a-z 0-9 - _ */
bool submit_key_is_well_formed(const char *key);

/*
 * True: it is new, go on.  False: it was answered before, as `*before` says.  For nobody (0)
 * it is always new and no answer is kept: what the public is told is nobody else's.
 */
bool submit_claim(
	struct work *w, struct account_id account, const char *key, struct submit_answer *before);

/* Notes the answer of a claimed one; a location has at most 2000 bytes. */
void submit_answered(struct work *w, struct account_id account, const char *key,
	const struct submit_answer *answer);

#endif
