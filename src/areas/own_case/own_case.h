/* SPDX-License-Identifier: MIT */
/*
 * Nobody sees their own case: whoever on a programme is, by keyed hashes of a few facts, somebody
 * with an account, is kept from that account by a block that the program itself sets.
 *
 * Facts of people are hashed whenever they are kept or change, those of accounts when their body's
 * account manager enters them; each time the two are compared in the same transaction.  Nothing
 * about it is told to anybody but those who may say who sees whom.
 */
#ifndef AREAS_OWN_CASE_OWN_CASE_H
#define AREAS_OWN_CASE_OWN_CASE_H

#include "areas/own_case/rules.h"
#include "base/actor.h"
#include "base/ids.h"
#include "base/outcome.h"

struct shared_key;
struct work;

/* ---- people on a programme ---- */

struct own_person {
	const char *given_names, *family_name;
	const char *known_as; // "" if there is none; so too what follows
	struct date born;
	const struct texts *phones; // each as phone_tidy answers it
	const char *address;
};

/* These are that person's facts from now on. */
void own_case_keep(struct work *w, struct person_id id, const struct own_person *person);

/*
 * Whose own case it is may not see the person from today on.  `by` did what made the program look:
 * they need no right to it and learn nothing of it.
 */
void own_case_match(struct work *w, const struct actor *by, struct person_id id);

/* Somebody has said that these two are not the same: what they share now never matches them again. */
void own_case_deny(struct work *w, struct account_id account, struct person_id id);

/* ---- accounts ---- */

struct own_account {
	struct account_id id;
	const char *name, *login;
	bool has[FACT_COUNT]; // by kind
};

LIST(own_accounts, struct own_account);

enum { OWN_ACCOUNTS_PAGE = 50 };

/*
 * Those of the body whose accounts `by` manages, in the order in which they were made, after that
 * one (0: from the first); one more than OWN_ACCOUNTS_PAGE if there are more.  None if they do not.
 */
struct own_accounts own_account_page(
	struct work *w, const struct actor *by, struct account_id after);

/* False, and *account untouched, if it is none of those. */
bool own_account_load(
	struct work *w, const struct actor *by, struct account_id id, struct own_account *account);

/*
 * These identify whoever holds the account, and take the place of what was said of the same kind
 * before; then everybody is looked at.  ABSENT: it is none of theirs.  Inputs: those of
 * own_facts_tidy.
 */
enum outcome_kind own_account_know(struct work *w, const struct actor *by, struct account_id id,
	const struct own_facts *facts, struct problems *problems);

/*
 * How the other program knows whoever holds the account (relay_person_by_…), besides what was said
 * before: from now on they see no case of which they are on the other side.  ABSENT: it is none of
 * theirs.
 */
enum outcome_kind own_account_name(
	struct work *w, const struct actor *by, struct account_id id, const struct texts *person);

/* ---- the key ---- */

/* Was everything here hashed under that key?  Of a work that reads. */
bool own_case_is_under(struct work *w, const struct shared_key *key);

/*
 * Everybody on a programme is hashed under the work's key; what is known of accounts under another
 * is forgotten.  For a database that comes from before, or whose key was lost.
 */
void own_case_begin(struct work *w);

#endif
