/* SPDX-License-Identifier: MIT */
/*
 * Conditional cautions: what has to be there before one is given, its conditions and its dates,
 * and its life from a proposal to its end.
 *
 * All of it is pure.  Texts are "" where there is none, never NULL.  What a force or a scheme may
 * set differently comes in struct caution_terms.
 *
 * Source: Criminal Justice Act 2003, sections 22 to 24A; the Director of Public Prosecutions'
 * guidance on conditional cautioning of adults as of 8 August 2024.
 */
#ifndef AREAS_CAUTION_RULES_H
#define AREAS_CAUTION_RULES_H

#include "base/arena.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/list.h"
#include "base/problem.h"
#include "base/role.h"
#include "base/word.h"

enum { CAUTION_REASON_MOST = 1000 };

/* ---- disposals ---- */

enum disposal {
	DISPOSAL_NONE,
	DISPOSAL_ADULT,
	DISPOSAL_DIVERSIONARY,
	DISPOSAL_COMMUNITY,
	DISPOSAL_COUNT
};

struct disposal_facts {
	struct word word;
	struct date from; // the first day on which it may be given; not set: not in force
	struct date to;   // the last; not set: still
};

extern const struct disposal_facts disposals[DISPOSAL_COUNT];

bool disposal_is_in_force(const struct disposal_facts *disposal, struct date day);
enum disposal disposal_by_name(const char *name); // DISPOSAL_NONE if there is none

/* ---- the five requirements ---- */

enum requirement {
	REQUIREMENT_NONE,
	REQUIREMENT_EVIDENCE,
	REQUIREMENT_DECISION,
	REQUIREMENT_ADMISSION,
	REQUIREMENT_EXPLAINED,
	REQUIREMENT_SIGNED,
	REQUIREMENT_COUNT
};

extern const struct word requirements[REQUIREMENT_COUNT];

/* Met on that day, as that officer says; not met while no day is set. */
struct tick {
	struct date on;
	const char *officer; // number or name
};

/* ---- who authorises ---- */

enum authority {
	AUTHORITY_NONE,
	AUTHORITY_RANK,
	AUTHORITY_DIRECTOR, // authorised by the Director of Public Prosecutions
	AUTHORITY_PROSECUTOR,
	AUTHORITY_COUNT
};

enum rank {
	RANK_NONE,
	RANK_CONSTABLE,
	RANK_SERGEANT,
	RANK_INSPECTOR,
	RANK_CHIEF_INSPECTOR,
	RANK_SUPERINTENDENT,
	RANK_CHIEF_SUPERINTENDENT,
	RANK_COUNT
};

extern const struct word authorities[AUTHORITY_COUNT];
extern const struct word ranks[RANK_COUNT];

struct authoriser {
	enum authority authority;
	enum rank rank;        // of a police officer
	const char *reference; // number or name
};

/*
 * By rank a sergeant at the least, or what the force asks beyond that; one whom the Director
 * authorised, or a prosecutor, of any rank and none.
 */
bool authoriser_may(const struct authoriser *authoriser, enum rank force_least);

/* ---- what a force asks ---- */

/* From a day on, until others take their place. */
struct force_terms {
	int64_t version; // 1, 2 …; 0: the force set none, and the law alone asks
	struct date from;
	enum rank authoriser_least;
	struct date dispensed_from; // it held a dispensation before the guidance; not set: none
	struct account_id set_by;
	struct instant set_at;
};

LIST(force_terms_list, struct force_terms);

/*
 * What stands on that day: of those from the latest day not after it, the one that was set last;
 * without any, version 0 with the least rank that the law asks for.
 */
struct force_terms force_terms_on(const struct force_terms_list *all, struct date day);

/*
 * What keeps `next` from being set beside `all`: a day that is past, a rank below the law's, a
 * dispensation of a day on which none was needed, or nothing new.  Inputs: from, rank,
 * dispensed-from.
 */
void force_terms_check(struct arena *a, const struct force_terms *next,
	const struct force_terms_list *all, struct date today, struct problems *problems);

/* ---- the victim's views ---- */

enum views {
	VIEWS_NONE,
	VIEWS_OBTAINED,
	VIEWS_UNABLE, // tried, and not reached
	VIEWS_UNSAFE, // not safe to ask
	VIEWS_COUNT
};

extern const struct word views_outcomes[VIEWS_COUNT];

struct victim_views {
	enum views outcome;
	struct date on; // sought, or found unsafe to seek
	const char *method;
	bool are_followed;         // of those obtained
	const char *why_otherwise; // the reason where they are not
};

/* ---- conditions ---- */

enum object { OBJECT_NONE, OBJECT_REHABILITATE, OBJECT_REPAIR, OBJECT_PUNISH, OBJECT_COUNT };

enum condition_state {
	CONDITION_NONE,
	CONDITION_OPEN,
	CONDITION_MET,
	CONDITION_PART,
	CONDITION_FAILED,
	CONDITION_VARIED, // another version took its place
	CONDITION_STATE_COUNT
};

extern const struct word condition_objects[OBJECT_COUNT];
extern const struct word condition_states[CONDITION_STATE_COUNT];

enum { CONDITIONS_MOST = 10, CONDITION_TEXT_MOST = 500, ATTENDANCE_HOURS_MOST = 20 };

struct condition {
	enum object object;
	const char *text;
	bool asks_attendance;
	int hours; // of attendance
	struct date due;
	enum condition_state state;
};

LIST(conditions, struct condition);

/* The conditions as they were written at one time. */
struct condition_set {
	int version; // 1, 2 …
	struct conditions conditions;
	struct date written_on;
	struct date signed_on; // by the person; not set: not yet
	const char *because;   // of a variation
};

LIST(condition_sets, struct condition_set);

/*
 * Hours of attendance that count towards the most there may be: those that do not rehabilitate.
 * Of sets: of what was met, in whichever version.
 */
int attendance_hours(const struct conditions *conditions);
int attendance_hours_met(const struct condition_sets *sets);

/* The newest; NULL if there is none. */
const struct condition_set *conditions_standing(const struct condition_sets *sets);

/*
 * The sets with one more, which takes the place of the newest: what was not met of that is
 * varied, and its words, as all older sets, stay as they are.
 */
struct condition_sets conditions_vary(struct arena *a, const struct condition_sets *sets,
	const struct conditions *to, struct date on, const char *because);

/* ---- a caution ---- */

enum caution_state {
	CAUTION_NONE,
	CAUTION_PROPOSED,
	CAUTION_AUTHORISED,
	CAUTION_ISSUED,
	CAUTION_IN_COMPLIANCE,
	CAUTION_COMPLETED,
	CAUTION_PART_COMPLIED,
	CAUTION_NON_COMPLIANT,
	CAUTION_EXCUSED, // with a reasonable excuse
	CAUTION_VARIED,  // the new conditions wait for the person's signature
	CAUTION_BAILED,  // for a decision on a charge
	CAUTION_CHARGED,
	CAUTION_NO_ACTION,
	CAUTION_NOT_GIVEN,
	CAUTION_STATE_COUNT
};

extern const struct word caution_states[CAUTION_STATE_COUNT];

struct extension {
	struct date to;
	struct date on;
	const char *by;
	const char *because;
};

LIST(extensions, struct extension);

/* The place that is held for one, until it is given. */
struct promise {
	bool is_gone;        // it cannot be kept for it any more
	struct date ends_on; // its workshop B; not set: none is held
};

struct caution {
	enum caution_state state;
	enum disposal disposal;
	struct date offence_on;
	struct tick tick[REQUIREMENT_COUNT];
	struct authoriser authoriser;
	struct victim_views views;
	struct condition_sets sets;
	struct date deadline;          // as the force set it first
	struct date prosecution_limit; // not set: none entered
	struct extensions extensions;  // in their order
	struct promise place;
	struct date born;
};

struct caution_terms {
	int minimum_age;
	enum rank authoriser_least; // what the force asks; RANK_NONE: no more than the law
	int usual_weeks, longest_weeks;
	struct date
		dispensed_from; // the force held a dispensation before the guidance; not set: none
};

/* The day on which the person signed; not set: not given. */
struct date caution_given_on(const struct caution *c);

/* Both were said to be for the same offence, on the same day. */
bool offence_is_same(const char *offence, struct date on, const char *other, struct date other_on);

/* ---- dates ---- */

/* The day it has to be complete by: as the force set it, or last extended it. */
struct date caution_deadline(const struct caution *c);

/* Suggested, never binding: so many weeks from the offence.  Not set while the offence has no day. */
struct date weeks_from_offence(struct date offence_on, int weeks);

/* What a deadline stands against. */
struct caution_ends {
	struct date usual, longest; // as weeks_from_offence, after so many
	int usual_weeks, longest_weeks;
	struct date prosecution; // not set: none entered
};

struct caution_ends caution_ends(const struct caution *c, const struct caution_terms *terms);

/* No deadline is so far ahead: five years and more after that day a year was mistyped. */
bool deadline_is_far(struct date deadline, struct date today);

/*
 * What whoever enters a deadline should look at, as msgids: it is no working day (and
 * working_day_until says which one is near), it lies beyond the usual or longest time, beyond the
 * limit for a prosecution, or behind.  None of it refuses.
 */
struct texts deadline_notes(struct arena *a, const struct caution *c,
	const struct caution_terms *terms, struct date today);

/*
 * What keeps an extension from being made.  Inputs: extension-to, extension-on, extension-by,
 * extension-because.
 */
void extension_check(struct arena *a, const struct caution *c, const struct extension *extension,
	struct date today, struct problems *problems);

/* ---- what is missing ---- */

/*
 * Each checks one part and adds its problems beside the inputs: evidence-on, evidence-officer …;
 * authority, rank, authoriser; views, views-on, views-method, views-reason; condition-1-text …;
 * conditions for the whole of them.  `before`: the sets whose place conditions take.
 */
void tick_check(struct arena *a, const struct caution *c, enum requirement requirement,
	struct date today, struct problems *problems);
void authoriser_check(struct arena *a, const struct authoriser *authoriser, enum rank force_least,
	struct problems *problems);
void views_check(
	struct arena *a, const struct caution *c, struct date today, struct problems *problems);
void conditions_check(struct arena *a, const struct conditions *conditions,
	const struct condition_sets *before, struct date from, struct date deadline,
	struct problems *problems);
void dates_check(
	struct arena *a, const struct caution *c, struct date today, struct problems *problems);

/*
 * Where the conditions ask for workshops, the held place is there and ends by the deadline.  Input:
 * place; a message with a hole {day} is about the day on which it ends.
 */
void place_check(struct arena *a, const struct caution *c, struct problems *problems);

/*
 * What of a caution that is not finished cannot be kept as it is: something was said, and is wrong.
 * What was not said yet is no problem.
 */
void draft_check(struct arena *a, const struct caution *c, const struct caution_terms *terms,
	struct date today, struct problems *problems);

/* The conditions without those of which nothing was said. */
struct conditions conditions_said(struct arena *a, const struct conditions *conditions);

/* ---- life ---- */

enum caution_act {
	CAUTION_ACT_NONE,
	CAUTION_PROPOSE,
	CAUTION_CHANGE,
	CAUTION_AUTHORISE,
	CAUTION_RETURN, // unauthorised, to be changed
	CAUTION_ISSUE,
	CAUTION_ABANDON,
	CAUTION_START,
	CAUTION_MARK, // how one condition stands
	CAUTION_COMPLETE,
	CAUTION_COMPLETE_PART,
	CAUTION_FAIL,
	CAUTION_EXTEND,
	CAUTION_EXCUSE,
	CAUTION_VARY,
	CAUTION_RESUME,
	CAUTION_BAIL,
	CAUTION_CHARGE,
	CAUTION_DROP, // no further action
	CAUTION_ACT_COUNT
};

extern const struct word caution_acts[CAUTION_ACT_COUNT];

struct caution_move {
	enum caution_state from;
	enum caution_act act;
	enum caution_state to;
};

/* Every possible move, for the service, the buttons and the test. */
extern const struct caution_move caution_moves[];
extern const size_t caution_move_count;

/* CAUTION_NONE if the act has no place there. */
enum caution_state caution_after(enum caution_state from, enum caution_act act);

/* The person signed it: it was given, whatever became of it. */
bool caution_is_given(enum caution_state state);

/* Nothing more can be done with it. */
bool caution_is_over(enum caution_state state);

/* What has still to be there before the act; none for an act that asks for nothing. */
struct problems caution_gaps(struct arena *a, const struct caution *c, enum caution_act act,
	const struct caution_terms *terms, struct date today);

/*
 * May somebody of these roles (bit 1 << ROLE_…: those that hold for this caution) do this now?
 * NULL, or why not: a msgid.
 */
const char *caution_refusal(struct arena *a, const struct caution *c, enum caution_act act,
	unsigned roles, const struct caution_terms *terms, struct date today);

/* ---- deeds ---- */

/* An act with what it says; what an act does not ask for does not matter. */
struct caution_deed {
	enum caution_act act;
	struct authoriser authoriser;         // AUTHORISE
	struct tick tick[REQUIREMENT_COUNT];  // AUTHORISE: the decision; ISSUE: what follows that
	size_t condition;                     // MARK: of those that stand, from 1
	enum condition_state condition_state; // MARK
	struct extension extension;           // EXTEND
	struct conditions conditions;         // VARY
	const char *because;                  // VARY
	struct date signed_on;                // RESUME one that was varied
};

/* The requirement is said by that act, not before. */
bool requirement_is_of(enum requirement requirement, enum caution_act act);

/*
 * What the form of that act begins with: what was said already, else what is likely, of today and
 * of `officer`, who does it.
 */
struct caution_deed caution_deed_suggested(struct arena *a, const struct caution *c,
	enum caution_act act, const char *officer, struct date today);

/*
 * The next deed on the way to that decision (CHARGE, BAIL, DROP or RESUME) on workshops that were not
 * attended; CAUTION_ACT_NONE if it is reached, or no way leads there.
 */
struct caution_deed caution_deed_towards(struct arena *a, const struct caution *c,
	enum caution_act decision, const char *officer, struct date today);

/* Those that stand ask for workshops. */
bool caution_asks_attendance(const struct caution *c);

/* The caution with what the deed says, in the state in which that leaves it. */
struct caution caution_done(struct arena *a, const struct caution *c,
	const struct caution_deed *deed, struct date today);

/*
 * May somebody of these roles do it?  NULL, or why not as a whole, as caution_refusal says of the
 * caution with what the deed brings.  Problems have what keeps the deed itself from being taken,
 * and what is missing: the inputs of the checks above, and condition, because, signed-on.
 */
const char *caution_deed_refusal(struct arena *a, const struct caution *c,
	const struct caution_deed *deed, unsigned roles, const struct caution_terms *terms,
	struct date today, struct problems *problems);

#endif
