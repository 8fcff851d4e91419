/* SPDX-License-Identifier: MIT */
/*
 * The table of rights.
 */
#include "base/right.h"

#include "base/err.h"

static const struct right_facts rights[RIGHT_COUNT] = {
#define X(symbol, name, compartment, verb, purpose, audit)                                         \
	[symbol] = { name, compartment, verb, purpose, audit },
	RIGHTS(X)
#undef X
};

const struct right_facts *right_facts(enum right right)
{
	assert(right > RIGHT_NONE && right < RIGHT_COUNT);
	return &rights[right];
}
