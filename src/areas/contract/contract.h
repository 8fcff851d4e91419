/* SPDX-License-Identifier: MIT */
/*
 * Contracts as an office keeps them: each serves a programme, or stands under one that does.
 *
 * They are read, written and signed by whoever reads, alters and signs the programme.  Each use case
 * notes its act for the log in the caller's transaction.  REFUSED comes with its problems; a contract
 * that the actor may not know of is ABSENT.
 */
#ifndef AREAS_CONTRACT_CONTRACT_H
#define AREAS_CONTRACT_CONTRACT_H

#include "areas/contract/rules.h"
#include "base/actor.h"
#include "base/outcome.h"
#include "base/right.h"

struct work;

struct contract {
	struct contract_id id;
	struct organisation_id organisation; // the office that keeps it
	struct programme_id programme;
	struct contract_id parent; // of a sub-contract; 0: it is under none
	const char *reference;
};

LIST(contracts, struct contract);

/* ---- reading ---- */

/* False, and *c untouched, if there is none to whose programme `by` holds that right. */
bool contract_for(struct work *w, const struct actor *by, enum right right, struct contract_id id,
	struct contract *c);

/* Those of a programme that are under none, by reference; at most 200.  Asks nobody's right. */
struct contracts contracts_of(struct work *w, struct programme_id id);

/* Those under a contract, by reference; at most 200.  Asks nobody's right. */
struct contracts contract_subs(struct work *w, struct contract_id id);

/* Every version, the newest first, without its lists; empty: there is no such contract. */
struct contract_versions contract_versions(struct work *w, struct contract_id id);

/* A version whole; false if there is none. */
bool contract_version_load(
	struct work *w, struct contract_id id, int64_t version, struct contract_version *v);

/* The signed version that applies on that day, whole (contract_standing); false if none does. */
bool contract_version_on(
	struct work *w, struct contract_id id, struct date day, struct contract_version *v);

/*
 * Those of the programme, under none, that run on that day, each whole as it stands then: what is
 * delivered on the day is delivered under them.  By reference.
 */
struct contract_versions contracts_running(struct work *w, struct programme_id id, struct date day);

/*
 * The sub-contracts of a contract as they stand on that day, each whole: of whom (supplier), and by
 * which licence.  By reference.
 */
struct contract_versions contract_subs_on(struct work *w, struct contract_id id, struct date day);

#endif
