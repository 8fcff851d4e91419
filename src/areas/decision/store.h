/* SPDX-License-Identifier: MIT */
/*
 * Keeping decision records: what stands in the database, whole.
 *
 * For this area's services.  A change is made on a copy of the record and
 * stored by comparing the two, so that history gets each value that changed.
 */
#ifndef AREAS_DECISION_STORE_H
#define AREAS_DECISION_STORE_H

#include "areas/decision/rules.h"
#include "areas/organisation/organisation.h"
#include "db/db.h"

/*
 * A new record as `d` has it (but for its documents and what only later acts give), by its author,
 * with its history under `act`.  Sets d->id, version 1 and the dates.
 */
void decision_create(struct work *w, struct decision *d, enum act act);

/*
 * Stores what `after` has otherwise than `before` (its values, organisation, and, where the list
 * is another one, amounts, sums, priors, sources), with its history under `act`.
 * False, and nothing stored, if the record has been changed since `before` was loaded.
 */
bool decision_store(struct work *w, const struct decision *before, const struct decision *after,
	enum act act, struct account_id by);

/* Notes an act that changes no value: the version goes up and history says who did it. */
bool decision_store_act(struct work *w, const struct decision *d, enum act act, struct account_id by);

void decision_store_document(struct work *w, const struct decision *d, enum language language,
	struct account_id by);

/* May an actor's office keep decisions of that body?  NO_REFUSAL and the body, or why not. */
enum refusal body_refusal(struct work *w, const struct actor *by, struct organisation_id id,
	struct organisation *body);

/* SHA-256 of the canonical record, in hexadecimal. */
char *decision_hash(struct arena *a, const struct decision *d);

#endif
