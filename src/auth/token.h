/* SPDX-License-Identifier: MIT */
/*
 * The secret in the session's cookie, and what is made from it.
 *
 * 256 random bits.  The database keeps only a hash; the token that every form carries is a
 * keyed hash of it and is kept nowhere.
 */
#ifndef AUTH_TOKEN_H
#define AUTH_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/slice.h"

enum { TOKEN_BYTES = 32 };

struct session_token {
	unsigned char at[TOKEN_BYTES];
};

struct session_token session_token_random(void);

/* As the cookie carries it: 43 characters of A-Z a-z 0-9 - _; and back, false for all else. */
char *session_token_text(struct arena *a, const struct session_token *token);
bool session_token_parse(const char *text, struct session_token *token);

/* SHA-256 of it, in `a`: the key in the database. */
struct slice session_token_hash(struct arena *a, const struct session_token *token);

/* What a form carries to show that it came from a page of this session. */
char *form_token(struct arena *a, const struct session_token *token);

/* True if `typed` is that; takes the same time wherever they differ. */
bool form_token_matches(const struct session_token *token, const char *typed);

#endif
