/* SPDX-License-Identifier: MIT */
/*
 * Packs as they are kept: each of one meeting of a programme's steering group, by version.
 *
 * Each use case notes its act for the log in the caller's transaction.  REFUSED comes with its
 * problems; a pack that the actor may not know of is ABSENT.  Nothing in a pack says who anybody on
 * the programme is.
 */
#ifndef AREAS_PACK_PACK_H
#define AREAS_PACK_PACK_H

#include "areas/contract/contract.h"
#include "areas/pack/rules.h"
#include "areas/pack/rules_figures.h"
#include "auth/token.h"
#include "base/actor.h"
#include "base/outcome.h"

struct work;

/* ---- the group ---- */

struct steering_group {
	struct programme_id programme;
	const char *name[LANGUAGE_COUNT];
	enum group_counts counts;
	const char *source; // which agreement says so; "" if none does
};

struct steering_member {
	struct account_id account;
	const char *name;
	const char *body[LANGUAGE_COUNT];
	struct date cleared_on;
};

LIST(steering_members, struct steering_member);

/* False, and *group untouched, if nobody said yet who it is.  Asks nobody's right. */
bool steering_group_load(struct work *w, struct programme_id id, struct steering_group *group);
struct steering_members steering_members(struct work *w, struct programme_id id);

/*
 * The office says what the group is called and what its agreement says (PACK_RELEASE).  Inputs: name-en,
 * name-cy, counts, source.
 */
enum outcome_kind steering_group_put(struct work *w, const struct actor *by,
	const struct steering_group *group, struct problems *problems);

/*
 * Names the account of that login, which is a chair or a member of groups and has said to have no
 * interest in what this one looks at.  Inputs: login, cleared.
 */
enum outcome_kind steering_member_add(struct work *w, const struct actor *by,
	struct programme_id id, const char *login, bool is_cleared, struct problems *problems);
enum outcome_kind steering_member_end(
	struct work *w, const struct actor *by, struct programme_id id, struct account_id account);

/* ---- packs ---- */

struct pack {
	struct pack_id id;
	struct programme_id programme;
	struct organisation_id organisation; // the office that leads
	struct organisation_id provider;
	struct date meets_on;
	struct pack_period period;
	int64_t newest, released; // versions; 0: none is released
};

LIST(packs, struct pack);

struct pack_version {
	int64_t version;
	enum pack_state state;
	int64_t edit; // how often something was done to it
	struct pack_texts texts;
	const char *corrects, *comment;
	struct account_id written_by, sent_by, released_by;
	struct instant sent_at, released_at;
};

LIST(pack_versions, struct pack_version);

struct pack_filter {
	struct date before_on; // the page after the one that ended with that meeting,
	struct pack_id before; // and that pack; 0: the first
};

/* Those that the actor may read, the last meeting first, and one more than `most` if there are more. */
struct packs packs_for(
	struct work *w, const struct actor *by, const struct pack_filter *filter, size_t most);

/*
 * False, and nothing touched, if there is none that the actor reads something of.  *side is the first
 * of PACK_SIDE_… on which they stand.
 */
bool pack_for(struct work *w, const struct actor *by, struct pack_id id, struct pack *p,
	enum pack_side *side);

/* False, and *p untouched, if there is none.  Asks nobody's right. */
bool pack_load(struct work *w, struct pack_id id, struct pack *p);

/* Every version, the newest first. */
struct pack_versions pack_versions_of(struct work *w, struct pack_id id);

/* One of them, if it may be read from that side; false if not. */
bool pack_version_load(struct work *w, const struct pack *p, int64_t version, enum pack_side side,
	struct pack_version *v);

/* Those of a programme that are released, the last meeting first.  Asks nobody's right. */
struct packs packs_released(struct work *w, struct programme_id id);

/* The provider enters its figures: the program makes none of this programme's people. */
bool pack_is_entered(struct work *w, struct programme_id id);

/*
 * The figures of a version: of a released one as they were frozen, with what the public is told; of
 * another as they are now, with what it would be told if it were released.
 */
struct key_figures pack_figures_of(
	struct work *w, const struct pack *p, const struct pack_version *v);

/* ---- doing ---- */

/*
 * The office says when the group meets, and asks the supplier of that contract to write.  Inputs:
 * contract, and those of pack_dates_check.
 */
enum outcome_kind pack_add(struct work *w, const struct actor *by, struct pack *p,
	struct contract_id contract, struct problems *problems);

/* The contracts of whose supplier a pack can be asked, of programmes that have a steering group. */
struct contracts pack_contracts(struct work *w, const struct actor *by);

/*
 * Keeps what the provider wrote.  `seen` is the edit that the writer saw; if there was another,
 * CHANGED_MEANWHILE.  Inputs: those of pack_texts_check and figures_check_sums.
 */
enum outcome_kind pack_write(struct work *w, const struct actor *by, struct pack_id id,
	int64_t seen, const struct pack_texts *texts, const struct key_figures *entered,
	struct problems *problems);

/* The three acts of its life.  Inputs: "", comment. */
enum outcome_kind pack_send(struct work *w, const struct actor *by, struct pack_id id, int64_t seen,
	struct problems *problems);
enum outcome_kind pack_return(struct work *w, const struct actor *by, struct pack_id id,
	int64_t seen, const char *comment, struct problems *problems);

/* Freezes the figures of today too.  Not for whoever wrote or sent it. */
enum outcome_kind pack_release(struct work *w, const struct actor *by, struct pack_id id,
	int64_t seen, struct problems *problems);

/* Begins the next version, with the texts of the released one.  Inputs: corrects. */
enum outcome_kind pack_correct(struct work *w, const struct actor *by, struct pack_id id,
	int64_t seen, const char *corrects, struct problems *problems);

/* ---- links ---- */

struct pack_link {
	struct pack_link_id id;
	struct pack_id pack;
	int64_t number; // within the pack
	enum language language;
	struct pack_link_facts facts;
	struct account_id made_by;
	struct instant made_at, revoked_at; // not set: it was not
};

LIST(pack_links, struct pack_link);

/* The last made first. */
struct pack_links pack_links_of(struct work *w, struct pack_id id);

/*
 * Makes one of a released pack; *secret is what the address holds, and is kept nowhere.  Another that
 * the same person of the same body could still open, for the same to read, is revoked: whoever asks
 * anew has lost it.  Inputs: those of pack_link_check.
 */
enum outcome_kind pack_link_add(struct work *w, const struct actor *by, struct pack_link *link,
	bool is_cleared, struct session_token *secret, struct problems *problems);

/* REFUSED: it was revoked already. */
enum outcome_kind pack_link_revoke(
	struct work *w, const struct actor *by, struct pack_id id, int64_t number);

/* Of that secret; false, and *link untouched, if there is none. */
bool pack_link_by_secret(
	struct work *w, const struct session_token *secret, struct pack_link *link);

#endif
