/* SPDX-License-Identifier: MIT */
/*
 * Who may do what.
 *
 * policy.tsv is the one table that grants; policyc makes C of it.  A right (base/right.h) names a
 * compartment, a verb and a purpose; a row grants it to a role that stands in a relation to the
 * record.  Pure: the caller works out the relation, and asks.
 */
#ifndef AUTH_POLICY_H
#define AUTH_POLICY_H

#include <stdbool.h>

#include "auth/policy_words.h"
#include "base/actor.h"
#include "base/right.h"

#define X(symbol, word, title) COMPARTMENT_##symbol,
enum compartment { COMPARTMENTS(X) COMPARTMENT_COUNT };
#undef X
#define X(symbol, word, title) VERB_##symbol,
enum verb { VERBS(X) VERB_COUNT };
#undef X
#define X(symbol, word, title) RELATION_##symbol,
enum relation { RELATIONS(X) RELATION_COUNT };
#undef X
#define X(symbol, word, title) PURPOSE_##symbol,
enum purpose { PURPOSES(X) PURPOSE_COUNT };
#undef X
#define X(symbol, word, title) OBLIGATION_##symbol,
enum obligation { OBLIGATIONS(X) OBLIGATION_COUNT };
#undef X

/* One line of policy.tsv, in its order in policy_rows (policy_table.h). */
struct policy_row {
	enum role role;
	enum compartment compartment;
	enum verb verb;
	enum relation relation;
	enum purpose purpose;
	unsigned obligations; // bit 1 << OBLIGATION_…; no row of this stage carries one
};

struct policy_word {
	const char *word;  // as in policy.tsv
	const char *title; // a msgid, for "who can see what"
};

extern const struct policy_word policy_compartments[COMPARTMENT_COUNT];
extern const struct policy_word policy_verbs[VERB_COUNT];
extern const struct policy_word policy_relations[RELATION_COUNT];
extern const struct policy_word policy_purposes[PURPOSE_COUNT];
extern const struct policy_word policy_obligations[OBLIGATION_COUNT];

/*
 * May the actor do this to a record to which they stand so?  Nothing else grants.
 *
 * What the public may do, everybody may.  An actor who stands in several relations is asked
 * about in each.
 */
bool policy_allows(const struct actor *actor, enum right right, enum relation relation);

/*
 * In some relation or other: for a route before its record is known, and for menus.  Never
 * enough for a record.
 */
bool policy_allows_somewhere(const struct actor *actor, enum right right);

/*
 * Asks in every relation that holds between the actor and a record kept by that organisation:
 * own-organisation if it is theirs; audit-scope too, for an auditor audits their own
 * organisation; none always.  0 is no organisation, and nobody's own.
 */
bool policy_allows_kept_by(
	const struct actor *actor, enum right right, struct organisation_id keeper);

/*
 * The role under which the actor does this, for the log: the first in the table that grants it
 * in some relation.  ROLE_NONE when none does.
 */
enum role policy_role(const struct actor *actor, enum right right);

#endif
