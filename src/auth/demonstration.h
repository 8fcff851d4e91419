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
#include "base/language.h"
#include "base/role.h"

struct work;

/* Where its people work. */
enum demonstration_body {
	DEMONSTRATION_OFFICE,
	DEMONSTRATION_FORCE,
	DEMONSTRATION_DIVERSION,
	DEMONSTRATION_PROVIDER,
	DEMONSTRATION_LICENSOR,
	DEMONSTRATION_FUND,
	DEMONSTRATION_CASEWORK,
	DEMONSTRATION_BODY_COUNT
};

/* One of its people; a program has a table of them, ended by one without a role. */
struct demonstration_person {
	enum role role;
	const char *name; // invented, and meant to look it
	enum language language;
	enum demonstration_body body;
	const char *does; // a msgid: what one can do as them
	const char *word; // tells them from another of that role; NULL: that of the role
};

/* The database holds nothing but what is marked as invented. */
bool demonstration_is_possible(struct work *w);

/* The database is marked. */
bool demonstration_is_on(struct work *w);

/*
 * Marks the database and makes an account for each of the people, "demo." and its word, in its
 * body, which is an invented one; what is there already stays.  False, and nothing done, when it is
 * not possible.
 */
bool demonstration_begin(struct work *w, const struct demonstration_person *people,
	const struct organisation_id body[DEMONSTRATION_BODY_COUNT]);

/* The word of one of the people. */
const char *demonstration_word(const struct demonstration_person *person);

/*
 * The account of that word, to begin a session for.  0 when the database is not marked, holds
 * anything real after all, or has no such account.
 */
struct account_id demonstration_account(struct work *w, const char *word);

#endif
