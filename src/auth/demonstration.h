/* SPDX-License-Identifier: MIT */
/*
 * Demonstration: one click a role, on a database where everything is invented.
 *
 * The database is marked, once, and only if it holds no organisation and no account but
 * invented ones; from then on no real account can be made in it.  That the server listens on
 * this machine only is the program's to see to (address_is_loopback in auth/rules.h).
 */
#ifndef AUTH_DEMONSTRATION_H
#define AUTH_DEMONSTRATION_H

#include <stdbool.h>

#include "base/ids.h"
#include "base/role.h"

struct work;

/* Where its people work. */
enum demonstration_body {
	DEMONSTRATION_OFFICE,
	DEMONSTRATION_FORCE,
	DEMONSTRATION_PROVIDER,
	DEMONSTRATION_BODY_COUNT
};

/* The database holds nothing but what is marked as invented. */
bool demonstration_is_possible(struct work *w);

/* The database is marked. */
bool demonstration_is_on(struct work *w);

/*
 * Marks the database and makes one account a role, each in its body, which are invented ones;
 * what is there already stays.  False, and nothing done, when it is not possible.
 */
bool demonstration_begin(
	struct work *w, const struct organisation_id body[DEMONSTRATION_BODY_COUNT]);

/*
 * The account to begin a session for.  0 when the database is not marked, holds anything real
 * after all, or for the public, who do not sign in.
 */
struct account_id demonstration_account(struct work *w, enum role role);

#endif
