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
	int64_t shown; // the version by which it is listed: the newest signed, before that the newest
};

LIST(contracts, struct contract);

/* ---- reading ---- */

/* False, and *c untouched, if there is none.  Asks nobody's right. */
bool contract_load(struct work *w, struct contract_id id, struct contract *c);

/* False, and *c untouched, if there is none to whose programme `by` holds that right. */
bool contract_for(struct work *w, const struct actor *by, enum right right, struct contract_id id,
	struct contract *c);

/* The one of that reference in the actor's office, likewise. */
bool contract_referenced(struct work *w, const struct actor *by, enum right right,
	const char *reference, struct contract *c);

/* Those of the actor's office that have, or had, a licence of that number, by reference; at most 20. */
struct contracts contracts_licensed(
	struct work *w, const struct actor *by, enum right right, const char *number);

/* Those of a programme that are under none, by reference; at most 200.  Asks nobody's right. */
struct contracts contracts_of(struct work *w, struct programme_id id);

/*
 * Those of an office, sub-contracts too, of which some version, signed or not, has a licence's fee so; by reference, at
 * most 1,000.  Asks nobody's right.
 */
struct contracts contracts_with_fee(
	struct work *w, struct organisation_id organisation, enum fee fee);

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

/* Every version, the newest first, the signed ones with their lines: what contract_line_on is asked of. */
struct contract_versions contract_history(struct work *w, struct contract_id id);

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

/* Whoever supplies a contract, as it was signed, else as it is written: who holds one under it. */
struct contract_body contract_supplier(struct work *w, struct contract_id id);

/* licence_within, by the contract above as it was signed last. */
struct contract_licence contract_licence_within(
	struct work *w, const struct contract *c, const struct contract_version *v);

/* ---- the register ---- */

struct contract_filter {
	const char *search; // words of the reference, the title or the supplier; "" for any
	const char
		*after; // the page after the one that ended with that reference; "" for the first
};

/* Those of the actor's office, by reference, and one more than `most` if there are more. */
struct contracts contract_register(
	struct work *w, const struct actor *by, const struct contract_filter *filter, size_t most);

/* ---- what it means for others ---- */

LIST(contract_spans, struct contract_span);

/* The days on which a scheme may take people, as far as contracts go. */
struct contract_days {
	bool is_any; // it is, or was, a service of a signed contract; else every day will do
	struct contract_spans spans;
};

/*
 * Those on which a contract that has the scheme among its services runs.  Asks nobody's right.
 * Source: domain.md §5.5, no commitment past the period.
 */
struct contract_days contract_days(struct work *w, struct scheme_id scheme);
bool contract_days_have(const struct contract_days *days, struct date day);

/* The same of one day. */
bool contract_covers(struct work *w, struct scheme_id scheme, struct date day);

/*
 * A licence of a contract of that scheme, or under it, runs on the day, and so does what it stands in; or
 * none of them has one.
 */
bool contract_has_licence(struct work *w, struct scheme_id scheme, struct date day);

/* The sentences for today, and for the day of a cohort's workshop B; msgids. */
extern const char contract_not_running[];
extern const char contract_ends_before[];

/* The prime contracts that have, or had, that scheme in a signed version; at most 200. */
struct contracts contracts_of_scheme(struct work *w, struct scheme_id scheme);

/* The yearly fees of a contract's licences, its own and its sub-contracts', as they stand on that day. */
struct money contract_fees(
	struct work *w, struct contract_id id, const struct contract_version *v, struct date day);

/*
 * The sub-contracts, as each was signed last, by which the actor's body gives a licence, if they see to
 * that for it.  By reference.
 */
struct contract_versions contract_licences_given(struct work *w, const struct actor *by);

/* ---- writing ---- */

/*
 * Keeps `v` as the next version of *c; c->id 0: makes it, of c->programme or under c->parent, with the
 * actor's office.  `v->version` is the newest that the writer saw, 0 if none: if there is a newer one,
 * CHANGED_MEANWHILE.  Until a version is signed the reference may change, and it applies from its first
 * day.  Of a sub-contract, who supplies the one above holds it.  Both become what was kept; a line's sum
 * is that of its amount even if REFUSED.  Inputs: reference, and those of contract_check.
 */
enum outcome_kind contract_write(struct work *w, const struct actor *by, struct contract *c,
	struct contract_version *v, struct problems *problems);

/*
 * Signs that version; not for who wrote it.  Only the newest can be signed: if another was written
 * meanwhile, CHANGED_MEANWHILE.
 */
enum outcome_kind contract_sign(struct work *w, const struct actor *by, struct contract_id id,
	int64_t version, struct problems *problems);

#endif
