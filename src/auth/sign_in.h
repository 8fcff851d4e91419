/* SPDX-License-Identifier: MIT */
/*
 * Signing in with a password, in three steps, so that nothing slow holds a connection:
 *
 *	sign_in_begin(w, &try, cost, &s)                        a short write
 *	if (s.wait_ms == 0) check = password_check(a, cost, s.hash, typed)      no connection
 *	sign_in_finish(w, &try, &s, check, &token)              a short write
 *
 * The attempt is counted before the password is looked at, so guesses sent together are all
 * counted.  What is answered, and how long it takes, is the same whether the account exists,
 * is closed, or has no password.
 */
#ifndef AUTH_SIGN_IN_H
#define AUTH_SIGN_IN_H

#include <stdbool.h>
#include <stdint.h>

#include "auth/password.h"
#include "auth/token.h"
#include "base/ids.h"

struct work;

enum { SIGN_IN_KEY_BYTES = 32 };

struct sign_in_try {
	const char *login;        // as typed
	const char *address;      // the client's, as the server says it
	const unsigned char *key; // SIGN_IN_KEY_BYTES: attempts are kept under hashes keyed with it
};

struct sign_in {
	int64_t wait_ms;           // until the next attempt is looked at; 0: go on
	struct account_id account; // 0: there is none that could be signed in
	const char *hash;          // to check; never NULL when wait_ms is 0
};

/*
 * Counts the attempt and looks the account up, unless there is still to wait: then nothing is
 * counted.  `cost` is that of new passwords, which is what an unknown login costs too.
 */
void sign_in_begin(struct work *w, const struct sign_in_try *try, struct password_cost cost,
	struct sign_in *sign_in);

/*
 * True if that person is signed in now, with a session under `*token`; a password whose hash was of
 * another cost has its new one.  False when the password did not match, or the account was closed
 * or its password changed meanwhile.
 */
bool sign_in_finish(struct work *w, const struct sign_in_try *try, const struct sign_in *sign_in,
	struct password_check check, struct session_token *token);

#endif
