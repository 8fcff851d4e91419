/* SPDX-License-Identifier: MIT */
/*
 * Disclosures about safety, on a database.
 *
 * Whoever reads a case reads what was disclosed in it.  A worker raises, passes on and says that it
 * was received; a lead alone decides where it goes, closes it and opens it again.  No word of it is
 * in the log, nor does any cross the relay.
 */
#ifndef AREAS_VICTIM_DISCLOSURE_H
#define AREAS_VICTIM_DISCLOSURE_H

#include "areas/victim/rules_disclosure.h"
#include "areas/victim/victim.h"

struct disclosure {
	struct victim_disclosure_id id;
	struct victim_case_id in_case;
	struct link_id link; // of the case
	struct instant raised_at;
	struct account_id by;
	struct disclosure_raised raised;
	enum disclosure_state state;
	enum disclosure_route route; // where the lead sent it last
};

LIST(disclosures, struct disclosure);

struct disclosure_step_done {
	struct disclosure_step step;
	struct instant at;
	struct account_id by;
};

LIST(disclosure_steps, struct disclosure_step_done);

/* Somebody is in danger, and it is not closed. */
bool disclosure_is_urgent(const struct disclosure *d);

/* ---- reading ---- */

/* False, and *d untouched, if there is none that the reader may read. */
bool disclosure_load(struct work *w, struct victim_disclosure_id id, struct disclosure *d);

/* Of one case, the newest first. */
struct disclosures disclosures_in(struct work *w, struct victim_case_id id);

/*
 * Those that are not closed: where somebody is in danger first, then what nobody has triaged, then
 * the oldest; at most 200.
 */
struct disclosures disclosures_open(struct work *w);

/* In the order done. */
struct disclosure_steps disclosure_steps(struct work *w, struct victim_disclosure_id id);

struct disclosure_filter {
	struct link_id link;         // of the case; 0: any
	enum disclosure_state state; // DISCLOSURE_NONE: any, but closed ones only of one case
	struct instant before;       // with its id: only what was raised before that one
	struct victim_disclosure_id before_id;
};

/* The newest first; one more than `most` if there are more. */
struct disclosures disclosure_list(
	struct work *w, const struct disclosure_filter *filter, size_t most);

/* ---- writing ---- */

/* Inputs: told-by, about, summary, immediate. */
enum outcome_kind disclosure_raise(struct work *w, const struct actor *by,
	struct victim_case_id in_case, const struct disclosure_raised *raised,
	struct victim_disclosure_id *id, struct problems *problems);

/*
 * What comes next.  Inputs: as the act asks; what it cannot be is a problem of no field.  ABSENT
 * too where it is not that actor's to do.
 */
enum outcome_kind disclosure_do(struct work *w, const struct actor *by,
	struct victim_disclosure_id id, const struct disclosure_step *step,
	struct problems *problems);

#endif
