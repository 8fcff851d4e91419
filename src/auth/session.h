/* SPDX-License-Identifier: MIT */
/*
 * Sessions: who a request comes from.
 */
#ifndef AUTH_SESSION_H
#define AUTH_SESSION_H

#include <stdbool.h>

#include "auth/rules.h"
#include "auth/token.h"
#include "base/actor.h"
#include "base/language.h"

struct work;

enum session_state {
	SESSION_NONE, // no such session, or its account is closed
	SESSION_LIVE,
	SESSION_ENDED, // by time, at most a day ago: whose it was is known, and nothing else
};

struct session {
	struct actor actor;        // the public unless live
	struct account_id account; // whose; 0 when there is none
	enum language language;    // the account's own
	struct session_times times;
	bool is_seen_anew; // "last seen" is a minute old: call session_seen in a work that writes
};

/* The actor nobody has to sign in for. */
struct actor actor_public(void);

/* Begins a session of an active account; `*token` goes into the cookie. */
void session_start(struct work *w, struct account_id account, struct session_token *token);

/* Fills `*session` in any case; it has ended when unused for `idle_ms`.  Two statements. */
enum session_state session_find(struct work *w, const struct session_token *token, int64_t idle_ms,
	struct session *session);

/*
 * Writes that it was used now.  Once a minute is enough, and it is measured from what was
 * written: idle time is up to a minute shorter than the limit, never longer.
 */
void session_seen(struct work *w, const struct session_token *token);

/* Signs out. */
void session_end(struct work *w, const struct session_token *token);

/* Ends all sessions of an account and drops its kept forms. */
void session_end_all(struct work *w, struct account_id account);

/* Deletes what has had its day: ended sessions, kept forms, attempts, answered submits. */
void session_forget_old(struct work *w);

#endif
