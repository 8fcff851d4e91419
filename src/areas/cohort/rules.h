/* SPDX-License-Identifier: MIT */
/*
 * Cohorts: two workshops for one group, who leads them and where, and the places in them.
 *
 * What may be planned, which cohort ends in time, and how many places are free.  All of it is
 * pure.  Days and times are those of the clock on the wall.
 *
 * Source: the decision on CARA in Dyfed-Powys; Hampton Trust's published practice.
 */
#ifndef AREAS_COHORT_RULES_H
#define AREAS_COHORT_RULES_H

#include "areas/scheme/rules.h"
#include "areas/scheme/scheme.h"
#include "base/bank_holiday.h"
#include "base/county.h"
#include "base/word.h"

/* ---- what is planned ---- */

enum mode { MODE_NONE, MODE_ROOM, MODE_TELEPHONE, MODE_ONE_TO_ONE, MODE_COUNT };

struct venue {
	struct venue_id id;
	struct organisation_id organisation; // that uses it
	const char *name;
	const char *address;
	enum county county;
	const char *access[LANGUAGE_COUNT]; // how people get in and about; "" if nobody said
	int seats;                          // for those who take part
};

LIST(venues, struct venue);

enum letter { WORKSHOP_A, WORKSHOP_B, WORKSHOP_COUNT };

enum { LEADERS = 2 };

struct workshop {
	struct date on;
	int begins, ends; // minutes of that day; MINUTE_NONE: not said
	struct facilitator_id leader[LEADERS];
};

struct cohort {
	struct cohort_id id; // 0: not kept yet
	int64_t version;     // goes up with every change
	int64_t number;      // within its scheme, as people quote it
	struct scheme_id scheme;
	struct organisation_id organisation; // that runs it
	enum cohort_type type;
	enum mode mode;
	enum language language;
	enum county county;
	struct venue_id venue;  // 0: none
	const char *venue_name; // as it was loaded; NULL: none
	int capacity;           // 0: not said
	int taken;              // places booked, and held now
	struct workshop workshop[WORKSHOP_COUNT];
	const char *cancelled_because; // NULL: it stands
	struct account_id changed_by;  // last
	struct instant changed_at;
};

LIST(cohorts, struct cohort);

/* ---- who leads ---- */

enum module {
	MODULE_NONE,
	MODULE_CORE,
	MODULE_MI,
	MODULE_FI,
	MODULE_MN,
	MODULE_FN,
	MODULE_TELEPHONE,
	MODULE_COUNT
};

/* A module that somebody was trained in, by its certificate. */
struct training {
	enum module module;
	struct date trained_on;
	struct date expires_on; // its last day; not set: it does not expire
	const char *certificate;
};

LIST(trainings, struct training);

struct facilitator {
	struct facilitator_id id;
	struct organisation_id organisation; // of the staff of
	struct account_id account;           // 0: has none
	const char *name;
	struct trainings trainings;
};

LIST(facilitators, struct facilitator);

/* The modules that a cohort asks of who leads it, bit 1 << MODULE_…. */
unsigned modules_needed(enum cohort_type type, enum mode mode);

enum certified { CERTIFIED, NOT_TRAINED, LAPSED };

/* On that day; of several trainings in one module the best counts. */
enum certified certified_on(
	const struct facilitator *facilitator, enum module module, struct date day);

enum { EXPIRY_NEAR_DAYS = 60 };

/* The last day of what the training is worth lies behind, or within EXPIRY_NEAR_DAYS of today. */
bool training_is_over(const struct training *training, struct date today);
bool training_ends_soon(const struct training *training, struct date today);

/* It was renewed: there is one in the same module that lasts longer. */
bool training_is_renewed(const struct facilitator *facilitator, const struct training *training);

/* One that ends soon or ended of late, and was not renewed: what ended long ago is not missed. */
bool certificate_is_due(const struct facilitator *facilitator, struct date today);

/* ---- time ---- */

/* Real minutes from its beginning to its end, an hour fewer or more where the clocks change. */
int workshop_minutes(const struct workshop *workshop);

bool workshop_has_begun(const struct workshop *workshop, struct instant now);
bool workshop_is_over(const struct workshop *workshop, struct instant now);

/* Both are on one day, and neither ends before the other begins. */
bool workshops_overlap(const struct workshop *one, const struct workshop *other);

/* ---- the life of a cohort ---- */

enum cohort_state {
	COHORT_OPEN,
	COHORT_FULL,
	COHORT_A_HELD,
	COHORT_B_HELD,
	COHORT_CANCELLED,
	COHORT_STATE_COUNT
};

enum cohort_state cohort_state(const struct cohort *cohort, struct instant now);

/* Nothing can be changed, nor cancelled, once it was cancelled or workshop B has begun. */
bool cohort_is_closed(const struct cohort *cohort, struct instant now);

/* ---- planning ---- */

/* What a plan is held against. */
struct ground {
	struct instant now;
	const struct terms *terms[WORKSHOP_COUNT]; // that stand on its day; NULL: none do
	const struct parties *parties;             // of the scheme
	const struct facilitators *facilitators;   // of the body that runs it
	const struct venue *venue;                 // the plan's; NULL: none, or not of that body
	const struct cohorts *others; // of that body, from A's day to the latest that B could be on
	const struct cohort *before;  // as it is kept; NULL: it is new
	/* Who may not lead those who are booked already; and of whom nobody could be asked that. */
	struct facilitators barred, unnamed;
};

/*
 * The plan with its blanks filled: workshop B on the first day that will do after the shortest
 * gap, on A's weekday if one will do; its times and leaders those of A; the county that of the
 * venue; as many places as the terms and the seats allow.  By telephone there is no venue.
 */
struct cohort plan_filled(const struct cohort *plan, const struct ground *ground);

enum fault_kind {
	FAULT_NO_TYPE,
	FAULT_NO_MODE,
	FAULT_NO_VENUE,
	FAULT_NO_COUNTY,
	FAULT_CAPACITY,    // count: the most
	FAULT_SEATS,       // count: those of the venue
	FAULT_TAKEN,       // count: places taken already
	FAULT_KIND_STANDS, // workshop A was held: type, mode and language stay
	FAULT_NO_DAY,
	FAULT_NO_TIME,
	FAULT_NO_END,
	FAULT_CLOCK_BEGINS, // the clocks leave that minute out
	FAULT_CLOCK_ENDS,
	FAULT_ENDS_FIRST,
	FAULT_HELD,     // it was held, and stays as it was
	FAULT_UNSIGNED, // what was attended of A is not known yet, and B rests on it
	FAULT_PAST,
	FAULT_BANK_HOLIDAY, // holiday
	FAULT_TOO_FAR,      // nobody knows the bank holidays of that year yet
	FAULT_NO_AGREEMENT, // the body is no provider of the scheme on that day
	FAULT_NO_TERMS,     // none of the scheme's terms stand on that day
	FAULT_GAP,          // least, most
	FAULT_NO_LEADER,
	FAULT_SAME_LEADER,
	FAULT_NOT_TRAINED,  // who, module
	FAULT_LAPSED,       // who, module
	FAULT_LEADER_TAKEN, // who, clash
	FAULT_VENUE_TAKEN,  // clash
	FAULT_BARRED,       // somebody is booked with whom they cannot work
	FAULT_UNNAMED,      // nobody could be asked whether they may
	FAULT_COUNT
};

/* Why a plan cannot be; what else is set is said beside its kind. */
struct fault {
	enum fault_kind kind;
	enum letter letter; // of which workshop
	int leader;         // which of its leaders
	int count, least, most;
	enum module module;
	const struct facilitator *who;
	const struct bank_holiday *holiday;
	const struct cohort *clash;
	enum letter clash_letter;
};

LIST(faults, struct fault);

/* All of them, in the order of the form; none: it may be kept. */
struct faults plan_check(struct arena *a, const struct cohort *plan, const struct ground *ground);

/* Only who leads that workshop, which may lie behind: certified on its day, and nowhere else then. */
struct faults leaders_check(struct arena *a, const struct cohort *plan, enum letter letter,
	const struct ground *ground);

/* The input that a fault stands beside. */
const char *fault_field(const struct fault *fault);

/* ---- places ---- */

enum place_state {
	PLACE_HELD,
	PLACE_KEPT, // for a caution that was given, until workshop A begins
	PLACE_EXPIRED,
	PLACE_TAKEN, // for a referral, which is not booked yet
	PLACE_BOOKED,
	PLACE_RELEASED,
	PLACE_STATE_COUNT
};

/*
 * Why a place is given back.  A closed list, so that nothing of the person is ever typed; the last
 * is said by the program alone.
 */
enum release {
	RELEASE_NONE,
	RELEASE_DECLINED,
	RELEASE_OTHER_DATES,
	RELEASE_OTHER_OUTCOME,
	RELEASE_MISTAKE,
	RELEASE_NOT_NEEDED,
	RELEASE_COUNT
};

/* One place in a cohort, held by a force for somebody who is not named here. */
struct place {
	struct place_id id;
	const char *code;                    // of its slip
	enum language language;              // of its slip
	struct date deadline;                // the force's, by which both workshops have to be over
	struct organisation_id organisation; // the force
	struct account_id held_by;
	struct instant held_at, held_until;
	struct caution_id caution;   // that was given, and keeps it; 0: none
	struct referral_id referral; // that took it, or was booked; 0: none
	struct instant booked_at;    // not set: it is not
	struct instant released_at;  // not set: it is not
	enum release because;
	struct instant
		moved_at; // not as its slip says; not set: the person knows, or it is as it says

	struct cohort_id cohort;
	struct scheme_id scheme; // and what follows: as its cohort was loaded
	int64_t cohort_number;
	enum cohort_type type;
	struct date on[WORKSHOP_COUNT];
	bool is_cancelled;
};

LIST(places, struct place);

/* A hold that ran out is over at that moment, and its place free: nobody has to end it. */
enum place_state place_state(const struct place *place, struct instant now);

/* It is held or kept, and has not run out. */
bool place_is_held(const struct place *place, struct instant now);

/* The slip for such a place has to be given anew: another day, another hour, another venue. */
bool slip_says_otherwise(const struct cohort *before, const struct cohort *now);

/* It is held, and for no other caution than that. */
bool place_is_for(const struct place *place, struct caution_id caution, struct instant now);

/*
 * That account holds it, of those workshops and for that deadline, since a quarter of an hour at the
 * most: one more of these is likely held by mistake.
 */
bool place_is_alike(const struct place *place, struct account_id by, struct cohort_id cohort,
	struct date deadline, struct instant now);

/*
 * A place is taken while a referral has it, or it is held and has not run out.  Never fewer than 0
 * are free.
 */
int cohort_free(const struct cohort *cohort);

/* What somebody needs: of the person nothing but their language and the group they would join. */
struct wanted {
	enum cohort_type type;
	enum language language;
	enum county county;   // COUNTY_NONE: any
	struct date deadline; // the force's; both workshops are over on that day
};

enum hold_refusal {
	HOLD_NO_REFUSAL,
	HOLD_NO_TERMS, // of the scheme are in force
	HOLD_CANCELLED,
	HOLD_BEGUN,
	HOLD_OTHER_TYPE,
	HOLD_ENDS_LATE,
	HOLD_FULL,
	HOLD_BARRED,  // who leads it may not have to do with the person
	HOLD_UNNAMED, // nobody could be asked whether they may
	HOLD_REFUSAL_COUNT
};

/* Whether a place in it may be held now; county and language are the person's choice. */
enum hold_refusal hold_check(
	const struct cohort *cohort, const struct wanted *wanted, struct instant now);

/*
 * Whether somebody of that type may be booked into it now, to come to that workshop first.
 * `has_place`: one is theirs already.
 */
enum hold_refusal book_check(const struct cohort *cohort, enum cohort_type type, enum letter first,
	bool has_place, struct instant now);

/* When a hold of that many hours ends that begins now: never after workshop A begins. */
struct instant hold_until(const struct cohort *cohort, int hours, struct instant now);

/* ---- the earliest that will do ---- */

/* From the best to the last. */
enum offer_kind {
	OFFER_FITS,
	OFFER_ELSEWHERE,      // in another county
	OFFER_OTHER_MODE,     // by telephone, or one-to-one
	OFFER_OTHER_LANGUAGE, // however it is held
};

struct offer {
	const struct cohort *cohort;
	enum offer_kind kind;
};

LIST(offers, struct offer);

/*
 * Those in which a place may be held, the best kind first, in it the first to end; of two that end
 * on one day the one that begins first.
 */
struct offers offers_for(struct arena *a, const struct cohorts *cohorts,
	const struct wanted *wanted, struct instant now);

/* The first day that would do for a deadline if only the fitting count; not set: none would. */
struct date deadline_that_would_do(
	const struct cohorts *cohorts, const struct wanted *wanted, struct instant now);

/* ---- what the victims' service told ---- */

/* Of the victim of somebody booked; of several words the one furthest down counts. */
enum liaison { LIAISON_NONE, LIAISON_TRIED, LIAISON_DECLINED, LIAISON_MADE, LIAISON_COUNT };

extern const struct word liaisons[LIAISON_COUNT];

struct liaison_figures {
	int64_t number[LIAISON_COUNT];
};

int64_t liaison_sum(const struct liaison_figures *figures);

/* There are enough that each kind may be told apart, and the figure is of nobody in particular. */
enum { LIAISON_SPLIT_LEAST = 5 };

bool liaison_may_be_split(const struct liaison_figures *figures);

/* ---- words: as stored and sent, and labels, which are msgids ---- */

const char *cohort_type_code(enum cohort_type type);    // "MI"
enum cohort_type cohort_type_by_code(const char *code); // COHORT_UNKNOWN if there is none
const char *mode_name(enum mode mode);
const char *mode_label(enum mode mode);
enum mode mode_by_name(const char *name); // MODE_NONE if there is none
const char *module_name(enum module module);
const char *module_label(enum module module);
enum module module_by_name(const char *name); // MODULE_NONE if there is none
const char *cohort_state_label(enum cohort_state state);
const char *letter_name(enum letter letter); // "a", "b"
const char *place_state_label(enum place_state state);
const char *release_name(enum release because);
const char *release_label(enum release because);
enum release release_by_name(const char *name); // RELEASE_NONE if there is none
const char *hold_refusal_text(enum hold_refusal refusal);

#endif
