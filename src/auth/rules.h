/* SPDX-License-Identifier: MIT */
/*
 * The rules of signing in, pure: how long a session lives, how long somebody who mistyped
 * waits, and what may be a login.
 *
 * Clocks jump.  A time that lies ahead of now counts as now: it makes no negative duration,
 * ends no session and keeps nobody waiting.
 */
#ifndef AUTH_RULES_H
#define AUTH_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"

#define SECOND_MS INT64_C(1000)
#define MINUTE_MS (60 * SECOND_MS)
#define HOUR_MS   (60 * MINUTE_MS)

#define SESSION_IDLE_MS       (30 * MINUTE_MS)
#define SESSION_IDLE_CLOSE_MS (15 * MINUTE_MS) // where a screen left alone endangers somebody
#define SESSION_MOST_MS       (12 * HOUR_MS)
#define SESSION_SEEN_MS       (1 * MINUTE_MS) // how old "last seen" may grow before it is written
#define SESSION_KEPT_MS       (24 * HOUR_MS)  // after its end, to know whose late form it is
#define FORM_KEPT_MS          (24 * HOUR_MS)
#define ATTEMPT_FORGOTTEN_MS  (24 * HOUR_MS) // without a further failure
#define ANSWER_KEPT_MS        (24 * HOUR_MS) // of a submit

/* Milliseconds from one instant to a later one; 0 if it is not later. */
int64_t instant_elapsed_ms(struct instant from, struct instant now);

struct session_times {
	struct instant created_at;
	struct instant last_seen_at;
	struct instant ends_at;
};

/*
 * Whole milliseconds the session has yet to live if nothing more is heard, unused for `idle_ms` at
 * most; 0: it has ended.
 */
int64_t session_left_ms(const struct session_times *times, int64_t idle_ms, struct instant now);

/* Is "last seen" to be written again? */
bool session_is_seen_anew(const struct session_times *times, struct instant now);

/*
 * Failures are counted for the login from that address, for the address (of IPv6 for its /64), and
 * for the login from anywhere.  Each has some free, then a wait that doubles up to its most.  The
 * login's own is short, since others can make it grow for somebody they want to keep out.
 */
enum attempt_kind { ATTEMPT_BOTH, ATTEMPT_ADDRESS, ATTEMPT_LOGIN, ATTEMPT_KIND_COUNT };

struct sign_in_attempts {
	int64_t failures;
	struct instant last_at;
};

/* What counts now: no failures when the last is long past. */
int64_t attempts_counting(const struct sign_in_attempts *attempts, struct instant now);

/* Milliseconds until the next attempt is looked at; 0: at once.  Never more than 15 minutes. */
int64_t attempts_wait_ms(
	enum attempt_kind kind, const struct sign_in_attempts *attempts, struct instant now);

/*
 * 3 to 64 small letters, figures and . _ - @ +, the first a letter or figure: one form a login,
 * and none that looks like another's.  Capitals are made small first by login_fold.
 */
bool login_is_well_formed(const char *login);
char *login_fold(struct arena *a, const char *typed);

/*
 * Is this numeric address of this machine only (127.0.0.0/8, ::1, also as ::ffff:127.…)?  A
 * name is not: what it stands for can change.
 */
bool address_is_loopback(const char *address);

/*
 * What an address's attempts are counted under: of IPv6 the first 64 bits, since whoever has one
 * address commonly has all of those and could guess from each; anything else as it is.
 */
const char *address_counted(struct arena *a, const char *address);

#endif
