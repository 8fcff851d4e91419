/* SPDX-License-Identifier: MIT */
/*
 * Passwords: which may be used, and Argon2id.
 *
 * Pure but for the salt.  Hashing and checking are slow and heavy on purpose, so they are
 * called with no connection held.
 * Source for length, blocklist and no rotation: NCSC and NIST SP 800-63B, section 5.1.1.
 */
#ifndef AUTH_PASSWORD_H
#define AUTH_PASSWORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum { PASSWORD_CHARACTERS_MIN = 15, PASSWORD_CHARACTERS_MAX = 128 };

/* What one hash costs: passes over that much memory. */
struct password_cost {
	unsigned passes;
	size_t memory_bytes;
};

#define PASSWORD_COST_REAL ((struct password_cost){ 3, (size_t)64 << 20 })
#define PASSWORD_COST_TEST ((struct password_cost){ 1, (size_t)8 << 10 })

enum password_refusal {
	PASSWORD_NO_REFUSAL,
	PASSWORD_NOT_PLAIN,
	PASSWORD_TOO_SHORT,
	PASSWORD_TOO_LONG,
	PASSWORD_COMMON,   // on the list, or a pattern: repeated, or in a row on the keyboard
	PASSWORD_PERSONAL, // little more than the login, the name or the organisation
	PASSWORD_REFUSAL_COUNT
};

/*
 * May this be a password?  It is valid UTF-8.  `own` are the texts it may not lean on (login,
 * name, name of the organisation), ended by NULL.
 */
enum password_refusal password_may_be(
	struct arena *a, const char *password, const char *const *own);

/* The sentence for a refusal, a msgid. */
const char *password_refusal_text(enum password_refusal refusal);

/* Slow.  The hash to store, in `a`; NULL when the memory it takes could not be had. */
const char *password_hash(struct arena *a, struct password_cost cost, const char *password);

/* Slow.  True if `hash` was made of `typed`; false also for a hash that is none. */
bool password_matches(const char *hash, const char *typed);

/* What came of a password that was typed. */
struct password_check {
	bool matches;
	const char *
		newer; // to be stored instead, in the arena, where the hash is not of that cost; else NULL
};

/*
 * Slow.  password_matches, and a new hash of that cost for a password that matches one of another.
 * One that does not match an older, cheaper hash takes as long all the same: how long it takes does
 * not tell such an account from none.
 */
struct password_check password_check(
	struct arena *a, struct password_cost cost, const char *hash, const char *typed);

/*
 * A hash that no password matches and that takes as long to check as a real one of that cost:
 * what is checked when there is no such account.  Quick.
 */
const char *password_hash_of_nobody(struct arena *a, struct password_cost cost);

#endif
