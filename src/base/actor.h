/* SPDX-License-Identifier: MIT */
/*
 * Who is asking: a plain struct that rules and services take as an argument.
 */
#ifndef BASE_ACTOR_H
#define BASE_ACTOR_H

#include <stdbool.h>

#include "base/ids.h"
#include "base/role.h"

struct actor {
	struct account_id account;		// 0: nobody is signed in
	struct organisation_id organisation;	// whose officer this is; 0 for the public
	const char *name;			// as shown; never NULL
	unsigned roles;				// bit 1 << ROLE_…; the public has only ROLE_PUBLIC
	const char *request;			// id of the request or command it acts through, for the log
	bool demonstration;
};

static inline bool actor_is(const struct actor *actor, enum role role)
{
	return (actor->roles & 1u << role) != 0;
}

static inline bool actor_is_signed_in(const struct actor *actor)
{
	return actor->account.v != 0;
}

#endif
