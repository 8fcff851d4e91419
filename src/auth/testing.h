/* SPDX-License-Identifier: MIT */
/*
 * What the tests of this room share: a fresh database with two organisations,
 * and a work in it that writes, begun again by turns.
 */
#ifndef AUTH_TESTING_H
#define AUTH_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "auth/account.h"
#include "auth/rules.h"
#include "auth/session.h"
#include "base/arena.h"
#include "db/db.h"

struct fresh {
	struct arena *arena;
	const char *folder;
	struct db *db;
	struct instant now;
	struct organisation_id ours, theirs; // real ones, unless made by invented_setup
};

int fresh_setup(void **state);
int invented_setup(void **state); // with organisations that are marked as invented
int fresh_teardown(void **state);

/*
 * Runs the block that follows as one write, kept:
 *
 *	WRITE(f, w) {
 *		account_set_active(w, id, false);
 *	}
 */
#define WRITE(f, w) for (struct work *w = write_begin(f); w != NULL; w = write_end(f))

struct work *write_begin(struct fresh *f);
struct work *write_end(struct fresh *f); // NULL; fails the test if it was not kept

/* Moves the clock of the works to come. */
void time_passes(struct fresh *f, int64_t ms);

struct organisation_id an_organisation(struct fresh *f, const char *name, bool is_demonstration);

/* An account with that login and these roles (bits), with a password at the low cost. */
struct account_id an_account(struct fresh *f, const char *login, unsigned roles);

#define A_PASSWORD "cwmwl melyn dan y bont"

/* A session of the account, begun now. */
struct session_token a_session(struct fresh *f, struct account_id account);

enum session_state session_state_of(struct fresh *f, const struct session_token *token);

#endif
