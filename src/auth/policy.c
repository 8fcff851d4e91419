/* SPDX-License-Identifier: MIT */
/*
 * Who may do what: looks rights up in the table that policyc made.
 *
 * A right says its compartment, verb and purpose in the policy's own words, so that base/ need
 * not know the closed lists; a test sees to it that each is in its list.
 */
#include "auth/policy.h"

#include <string.h>

#include "auth/policy_table.h"
#include "base/err.h"

#define X(symbol, word, title) [COMPARTMENT_##symbol] = { word, title },
const struct policy_word policy_compartments[COMPARTMENT_COUNT] = { COMPARTMENTS(X) };
#undef X
#define X(symbol, word, title) [VERB_##symbol] = { word, title },
const struct policy_word policy_verbs[VERB_COUNT] = { VERBS(X) };
#undef X
#define X(symbol, word, title) [RELATION_##symbol] = { word, title },
const struct policy_word policy_relations[RELATION_COUNT] = { RELATIONS(X) };
#undef X
#define X(symbol, word, title) [PURPOSE_##symbol] = { word, title },
const struct policy_word policy_purposes[PURPOSE_COUNT] = { PURPOSES(X) };
#undef X
#define X(symbol, word, title) [OBLIGATION_##symbol] = { word, title },
const struct policy_word policy_obligations[OBLIGATION_COUNT] = { OBLIGATIONS(X) };
#undef X

static bool role_is_held(const struct actor *actor, enum role role)
{
	return role == ROLE_PUBLIC || actor_is(actor, role);
}

static bool row_grants(const struct policy_row *row, const struct actor *actor, enum right right)
{
	const struct right_facts *facts = right_facts(right);

	return role_is_held(actor, row->role) &&
	       strcmp(policy_compartments[row->compartment].word, facts->compartment) == 0 &&
	       strcmp(policy_verbs[row->verb].word, facts->verb) == 0 &&
	       strcmp(policy_purposes[row->purpose].word, facts->purpose) == 0;
}

bool policy_allows(const struct actor *actor, enum right right, enum relation relation)
{
	assert(relation < RELATION_COUNT);
	for (int i = 0; i < POLICY_ROW_COUNT; i++) {
		const struct policy_row *row = &policy_rows[i];

		if ((row->relation == RELATION_NONE || row->relation == relation) &&
			row_grants(row, actor, right))
			return true;
	}
	return false;
}

bool policy_allows_somewhere(const struct actor *actor, enum right right)
{
	return policy_role(actor, right) != ROLE_NONE;
}

bool policy_allows_kept_by(
	const struct actor *actor, enum right right, struct organisation_id keeper)
{
	bool is_theirs = keeper.v != 0 && keeper.v == actor->organisation.v;

	if (!is_theirs)
		return policy_allows(actor, right, RELATION_NONE);
	return policy_allows(actor, right, RELATION_OWN_ORGANISATION) ||
	       policy_allows(actor, right, RELATION_AUDIT_SCOPE);
}

enum role policy_role(const struct actor *actor, enum right right)
{
	for (int i = 0; i < POLICY_ROW_COUNT; i++)
		if (row_grants(&policy_rows[i], actor, right))
			return policy_rows[i].role;
	return ROLE_NONE;
}
