/* SPDX-License-Identifier: MIT */
/*
 * What the tests of this room share: a fresh database with two organisations.
 */
#ifndef AUTH_TESTING_H
#define AUTH_TESTING_H

#include "auth/account.h"
#include "auth/rules.h"
#include "auth/session.h"
#include "db/testing.h"

struct fresh {
	struct arena *arena;
	struct db *db;
	struct instant now;
	struct organisation_id ours, theirs; // real ones, unless made by invented_setup
};

int fresh_setup(void **state);
int invented_setup(void **state); // with organisations that are marked as invented
int fresh_teardown(void **state);

struct organisation_id an_organisation(struct fresh *f, const char *name, bool is_demonstration);

/* An account with that login and these roles (bits), with a password at the low cost. */
struct account_id an_account(struct fresh *f, const char *login, unsigned roles);

#define A_PASSWORD "cwmwl melyn dan y bont"

/* A session of the account, begun now. */
struct session_token a_session(struct fresh *f, struct account_id account);

enum session_state session_state_of(struct fresh *f, const struct session_token *token);

#endif
