/* SPDX-License-Identifier: MIT */
/*
 * What somebody discloses about safety, from the moment it is raised until whoever it was passed on
 * to has confirmed that they have it.  A lead decides on the same day where it goes.  Pure.
 *
 *	RAISED → TRIAGED → PASSED → CONFIRMED → CLOSED
 *
 * Nothing further needed: TRIAGED → CLOSED.  Source: domain.md §6.5.
 */
#ifndef AREAS_VICTIM_RULES_DISCLOSURE_H
#define AREAS_VICTIM_RULES_DISCLOSURE_H

#include "areas/victim/rules.h"
#include "base/right.h"

/* ---- words ---- */

enum disclosure_state {
	DISCLOSURE_NONE,
	DISCLOSURE_RAISED,
	DISCLOSURE_TRIAGED,
	DISCLOSURE_PASSED,
	DISCLOSURE_CONFIRMED,
	DISCLOSURE_CLOSED,
	DISCLOSURE_STATE_COUNT
};

enum disclosure_act {
	DISCLOSURE_NO_ACT,
	DISCLOSURE_RAISE,
	DISCLOSURE_TRIAGE,
	DISCLOSURE_PASS,
	DISCLOSURE_CONFIRM,
	DISCLOSURE_CLOSE,
	DISCLOSURE_REOPEN,
	DISCLOSURE_ACT_COUNT
};

/* Where the lead sends it. */
enum disclosure_route {
	ROUTE_NONE,
	ROUTE_POLICE,
	ROUTE_MARAC,
	ROUTE_CHILDREN,
	ROUTE_ADULT,
	ROUTE_NOWHERE, // nothing further is needed
	ROUTE_COUNT
};

/* Why it may be passed on: the person agrees, or the law allows it without that. */
enum disclosure_basis {
	BASIS_NONE,
	BASIS_CONSENT,
	BASIS_LIFE,
	BASIS_CHILD,
	BASIS_ADULT,
	BASIS_CRIME,
	BASIS_DUTY,
	BASIS_COUNT
};

extern const struct word disclosure_states[DISCLOSURE_STATE_COUNT];
extern const struct word
	disclosure_acts[DISCLOSURE_ACT_COUNT]; // what the log calls it, and what was done
extern const struct word disclosure_routes[ROUTE_COUNT];
extern const struct word disclosure_bases[BASIS_COUNT];

/* ---- what may be done ---- */

/* DISCLOSURE_NONE: it cannot be done then. */
enum disclosure_state disclosure_next(enum disclosure_state state, enum disclosure_act act);

/* Whose act it is: a worker's and a lead's, or a lead's alone. */
enum right disclosure_right(enum disclosure_act act);

enum disclosure_refusal {
	DISCLOSURE_NO_REFUSAL,
	DISCLOSURE_NOT_NOW,
	DISCLOSURE_GOES_NOWHERE, // nothing further is needed, so it is not passed on
	DISCLOSURE_NOT_PASSED,   // it was sent somewhere, and nobody there has it yet
	DISCLOSURE_REFUSAL_COUNT
};

/* `route`: where the lead sent it last. */
enum disclosure_refusal disclosure_may(
	enum disclosure_state state, enum disclosure_route route, enum disclosure_act act);

const char *disclosure_refusal_text(enum disclosure_refusal refusal); // a msgid

/* ---- what is said of it ---- */

struct disclosure_raised {
	const char *told_by, *about, *summary;
	enum answer is_immediate; // is anybody in danger now?
};

struct disclosure_step {
	enum disclosure_act act;
	enum disclosure_route route; // of a triage
	const char *recipient;       // of what is passed on; "" like the others
	struct instant passed_at;
	enum disclosure_basis basis;
	const char *reference; // of a confirmation
	const char *words;     // why, of a triage or where it is opened again
};

/* Problems of what was typed; their fields are the inputs of the form. */
void disclosure_check(
	struct arena *a, const struct disclosure_raised *raised, struct problems *problems);

/* `may_share`: the person agreed that what they say is shared. */
void disclosure_step_check(struct arena *a, const struct disclosure_step *step, bool may_share,
	struct instant now, struct problems *problems);

/* ---- the clock ---- */

enum disclosure_clock { CLOCK_NONE, CLOCK_TODAY, CLOCK_LATE };

/* A lead triages on the day on which it was raised. */
enum disclosure_clock disclosure_clock(
	enum disclosure_state state, struct date raised_on, struct date today);

#endif
