/* SPDX-License-Identifier: MIT */
/*
 * The table of roles, by number and by word.
 */
#include "base/role.h"

#include <stddef.h>
#include <string.h>

#include "base/err.h"
#include "base/problem.h"

static const struct {
	const char *name;
	const char *title;
} roles[ROLE_COUNT] = {
#define X(symbol, name, title) [ROLE_##symbol] = { name, title },
	ROLES(X)
#undef X
};

const char *role_name(enum role role)
{
	assert(role > ROLE_NONE && role < ROLE_COUNT);
	return roles[role].name;
}

const char *role_title(enum role role)
{
	assert(role > ROLE_NONE && role < ROLE_COUNT);
	return roles[role].title;
}

enum role role_by_name(const char *name)
{
	for (unsigned i = ROLE_NONE + 1; i < ROLE_COUNT; i++)
		if (strcmp(roles[i].name, name) == 0)
			return (enum role)i;
	return ROLE_NONE;
}
