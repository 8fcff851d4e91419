/* SPDX-License-Identifier: MIT */
/*
 * A referral's path: from the officer who refers, through triage, to two workshops and the word to
 * the police.
 *
 * What happened is kept as dated facts; where the referral stands follows from them and is kept
 * nowhere.  All of it is pure: today and the terms are arguments.
 *
 * After a caution nobody is turned away: whoever is unsuitable is the police's to decide on.
 * Workshops are A and B; whoever misses either does both again.
 */
#ifndef AREAS_REFERRAL_RULES_H
#define AREAS_REFERRAL_RULES_H

#include "areas/cohort/rules.h"
#include "areas/person/rules.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/list.h"
#include "base/problem.h"
#include "base/role.h"
#include "base/word.h"

/* ---- words of the facts ---- */

enum referral_source {
	SOURCE_NONE,
	SOURCE_CAUTION,
	SOURCE_SELF,
	SOURCE_CONFERENCE, // multi-agency risk assessment conference
	SOURCE_PANEL,
	SOURCE_POLICE,
	SOURCE_STANDARDS, // a force's professional standards
	SOURCE_PROBATION,
	SOURCE_CHILDREN,
	SOURCE_OTHER,
	SOURCE_COUNT
};

enum attendance {
	ATTENDANCE_NONE,
	ATTENDANCE_ATTENDED,
	ATTENDANCE_ABSENT,
	ATTENDANCE_LATE, // and refused
	ATTENDANCE_LEFT,
	ATTENDANCE_EXCLUDED,
	ATTENDANCE_CANCELLED, // by the provider: nobody's miss
	ATTENDANCE_COUNT
};

/*
 * Why a referral waits before it is booked; each is somebody's to lift (hold_owner).
 *
 * HOLD_PAUSED is what a pause that the victims' side asks for is too.  So whoever has to do with a
 * referral may put it, over any other hold, as long as the referral goes on; and whose hold it was
 * is told to the lead alone: nothing may say that the victim spoke.
 */
enum hold {
	HOLD_NONE,
	HOLD_TRIAGE, // follows from the facts, and is lifted by triage alone
	HOLD_AUTHORITY,
	HOLD_HISTORY,
	HOLD_VIEWS,
	HOLD_GROUP,
	HOLD_ACCESS,
	HOLD_PAUSED,
	HOLD_COUNT
};

enum police_decision {
	POLICE_UNDECIDED,
	POLICE_CHARGE,
	POLICE_BAIL,  // for a decision on a charge
	POLICE_VARY,  // the caution asks for no workshops any more
	POLICE_GO_ON, // excused, or suitable after all
	POLICE_DROP,  // no further action
	POLICE_DECISION_COUNT
};

enum closure {
	CLOSURE_NONE,
	CLOSURE_COMPLETED,
	CLOSURE_PART,
	CLOSURE_NON_ATTENDANCE,
	CLOSURE_BREACH,
	CLOSURE_NEW_OFFENCE,
	CLOSURE_RISK_RAISED,
	CLOSURE_DISENGAGED,
	CLOSURE_NOT_CONTACTABLE,
	CLOSURE_INELIGIBLE,
	CLOSURE_TRANSFERRED,
	CLOSURE_CUSTODY,
	CLOSURE_MOVED,
	CLOSURE_DIED,
	CLOSURE_BY_POLICE,
	CLOSURE_COUNT
};

/* What the police are told.  In each stands what notice_says allows, and nothing else. */
enum notice_kind {
	NOTICE_NONE,
	NOTICE_BOOKED,
	NOTICE_ATTENDED_A,
	NOTICE_MISSED,
	NOTICE_COMPLETED,
	NOTICE_NO_REPEAT, // no further workshops end by the deadline
	NOTICE_SAFEGUARDING,
	NOTICE_DETAILS, // the victims’ side asks for others; nobody here says it
	NOTICE_LEADERS, // to the provider: it refuses one of them; nobody here says it
	NOTICE_PUT_OFF, // by the provider; says itself
	NOTICE_KIND_COUNT
};

extern const struct word referral_sources[SOURCE_COUNT];
extern const struct word attendances[ATTENDANCE_COUNT];
extern const struct word holds[HOLD_COUNT];
extern const struct word police_decisions[POLICE_DECISION_COUNT];
extern const struct word closures[CLOSURE_COUNT];
extern const struct word notice_kinds[NOTICE_KIND_COUNT];

/* The role that lifts it. */
enum role hold_owner(enum hold hold);

/* ---- facts ---- */

/* One pair of workshops that the person was booked into. */
struct attempt {
	struct date booked_on;
	struct date letter_on;
	struct date on[WORKSHOP_COUNT];
	enum attendance result[WORKSHOP_COUNT];
	struct date result_on[WORKSHOP_COUNT];
	struct date told_on[NOTICE_KIND_COUNT];
	enum police_decision decision; // on a miss
	struct date decided_on;
};

LIST(attempts, struct attempt);

/* A date that is not set: it did not happen, or not yet. */
struct referral {
	enum referral_source source;
	bool has_caution;     // one that was given is named
	bool needs_triage;    // as the scheme's rules have it
	struct date deadline; // the force's; not set: there is none
	struct date referred_on;
	struct date voided_on;
	struct date asked_on; // for information, last
	struct date answered_on;
	struct date triage_opened_on;
	struct date triaged_on;
	struct date sent_on; // to the provider
	struct date received_on;
	struct date accepted_on;
	struct date contacted_on;
	enum hold hold;
	enum hold hold_beneath; // of HOLD_PAUSED: what stands again once that is lifted
	struct date held_on;
	struct attempts attempts; // in their order
	struct date safeguarding_on;
	struct date unsuitable_on; // last
	enum closure unsuitable_because;
	enum police_decision unsuitable_decision;
	struct date unsuitable_decided_on;
	struct date not_taken_on;
	struct date withdrawn_on;
	enum closure withdrawn_because;
	struct date closed_on;
};

bool follows_caution(const struct referral *r);

/* Anything but attendance and a workshop that the provider cancelled. */
bool attendance_is_miss(enum attendance attendance);

/* The attempt that counts; NULL if there is none. */
const struct attempt *attempt_last(const struct referral *r);

/* Why it waits; that triage lacks comes first. */
enum hold referral_hold(const struct referral *r);

/* ---- where it stands ---- */

enum referral_state {
	REFERRAL_NONE,
	REFERRAL_DRAFT,
	REFERRAL_VOID,
	REFERRAL_REFERRED,
	REFERRAL_ASKED, // the force for information
	REFERRAL_IN_TRIAGE,
	REFERRAL_TRIAGED,
	REFERRAL_SENT,
	REFERRAL_RECEIVED,
	REFERRAL_HELD,
	REFERRAL_ACCEPTED,
	REFERRAL_BOOKED,
	REFERRAL_A_ATTENDED,
	REFERRAL_POSTPONED,
	REFERRAL_MISSED, // and the police not told yet
	REFERRAL_WITH_POLICE,
	REFERRAL_BOOK_AGAIN,
	REFERRAL_COMPLETED,
	REFERRAL_UNSUITABLE,
	REFERRAL_BREACHED,
	REFERRAL_WITHDRAWN,
	REFERRAL_NOT_TAKEN,
	REFERRAL_CLOSED,
	REFERRAL_STATE_COUNT
};

extern const struct word referral_states[REFERRAL_STATE_COUNT];

enum referral_state referral_state(const struct referral *r);

/* A miss that they have still to decide on, told to them or not. */
bool referral_waits_for_police(enum referral_state state);

/* Referred, going on, and with no workshop before it. */
bool referral_waits_to_be_booked(enum referral_state state);

/* Nobody besides the force that refers has begun to work on it. */
bool referral_is_with_force(enum referral_state state);

/* Why it ended, or is to be closed; CLOSURE_NONE while it goes on. */
enum closure referral_closure(const struct referral *r);

/* ---- terms ---- */

/* Working days but where it says otherwise. */
struct path_terms {
	int acknowledge_days; // to open what came in, and to pass on what is done
	int chase_days;       // for the force to answer
	int triage_days;
	int first_contact_days; // of the calendar, from the receipt after triage
	int hold_days;
	int police_days; // for the police to decide
	int rebook_days;
	int gap_least_days, gap_most_days; // of the calendar, from A to B
	int kept_a_most_days; // the gap after which A counts no more where the provider cancelled B
};

/* The days from when the provider had the referral with its triage to the first contact; -1: none yet. */
int referral_contact_days(const struct referral *r);

/* As the scheme has it, and as is usual where a scheme does not say. */
struct path_terms path_terms_of(const struct terms *scheme);

/* A pair of workshops that is planned, with the places free in it. */
struct workshop_pair {
	struct date on[WORKSHOP_COUNT];
	int free;
};

LIST(workshop_pairs, struct workshop_pair);

/*
 * The first to end of those with a free place that begin after today and end on the deadline or
 * before (any day where there is none); of two that end on one day the one that begins first.
 * NULL: none will do.
 */
const struct workshop_pair *pair_in_time(
	const struct workshop_pairs *pairs, struct date deadline, struct date today);

/* ---- acts ---- */

enum referral_act {
	DO_NOTHING,
	DO_REFER,
	DO_REFER_DIRECTLY, // to the provider, without triage
	DO_VOID,
	DO_ASK,
	DO_ANSWER,
	DO_OPEN_TRIAGE,
	DO_COMPLETE_TRIAGE,
	DO_SEND_ON,
	DO_RECEIVE,
	DO_ACCEPT,
	DO_NOT_TAKE,
	DO_HOLD,
	DO_LIFT,
	DO_CONTACT,
	DO_BOOK,
	DO_BOOK_B, // again, A being kept
	DO_SEND_LETTER,
	DO_RECORD_A,
	DO_RECORD_B,
	DO_CORRECT, // the last result recorded
	DO_POSTPONE,
	DO_TELL,
	DO_FIND_UNSUITABLE,
	DO_DECIDE,
	DO_EXTEND,
	DO_WITHDRAW,
	DO_CLOSE,
	DO_REOPEN,
	REFERRAL_ACT_COUNT
};

extern const struct word referral_acts[REFERRAL_ACT_COUNT];

/* An act with what it needs to know; what an act does not ask for does not matter. */
struct deed {
	enum referral_act act;
	struct date on;            // today
	struct workshop_pair pair; // BOOK; BOOK_B: its B
	enum attendance result;
	enum hold hold;
	enum closure because; // NOT_TAKE is always CLOSURE_INELIGIBLE
	enum police_decision decision;
	enum notice_kind notice;
	struct date
		deadline; // EXTEND; TELL of a miss: the one by which no repeat ends, if it says so
};

/*
 * May somebody of these roles (bit 1 << ROLE_…: those that hold for this referral) do it?
 * NULL, or why not: a msgid.
 */
const char *referral_refusal(const struct referral *r, const struct deed *deed, unsigned roles,
	const struct path_terms *terms);

/* ---- what the record says ---- */

enum { REASONED_MOST = 1000 };

/* What the record does not settle: somebody goes on knowingly, with a reason that is kept. */
enum reasoned {
	REASONED_NONE,
	REASONED_GROUP, // of whom neither sex is recorded
	REASONED_CHECK, // after a caution of which no check was kept
	REASONED_AGE,   // E01 is not met, and somebody may go past it
	REASONED_COUNT
};

/* As stored and, with "reason-" before it, as sent; and what it is called, a msgid. */
extern const struct word reasoned_words[REASONED_COUNT];
const char *reasoned_input(enum reasoned what);
const char *reasoned_because(enum reasoned what); // a msgid: why it is asked
const char *reasoned_lacks(enum reasoned what);   // a msgid: say it

/* Kept as the reason for what was gone past in the check before the caution: a msgid. */
extern const char reason_is_in_check[];

/* What is known of the person besides the referral's own facts. */
struct person_record {
	enum sex_fit fit;  // of the person's recorded sex and the group
	bool lacks_check;  // none was kept of the caution
	bool is_too_young; // E01: on the day of the caution, or of the referral if there is none
	bool is_passed_in_check; // E01 was gone past there
	enum overrider past_age; // who may go past E01
	bool is_reasoned[REASONED_COUNT];
};

/*
 * Why the act is not for that person, whatever anybody says: NULL, or a msgid, and the input that it
 * is about: "type", "cohort", "born" or "act".
 */
const char *record_refusal(const struct referral *r, enum referral_act act,
	const struct person_record *record, const char **input);

/* That act asks for a reason, and none is kept yet. */
bool record_asks(const struct referral *r, enum referral_act act,
	const struct person_record *record, enum reasoned what);

/* The facts with that of a deed that is not refused. */
struct referral referral_after(struct arena *a, const struct referral *r, const struct deed *deed);

/* The roles that may do that act in that state at all; bit 1 << ROLE_…. */
unsigned referral_roles(enum referral_act act, enum referral_state state);

/*
 * May somebody of these roles print the joining letter?  Whoever notes it as sent, however often, and
 * for workshop B too.  NULL, or why not: a msgid.
 */
const char *letter_refusal(const struct referral *r, unsigned roles);

/* ---- whose it is ---- */

struct ownership {
	enum role role;  // ROLE_NONE: it is over
	struct date due; // not set: no clock runs
};

struct ownership referral_owner(const struct referral *r, const struct path_terms *terms);

enum task_kind {
	TASK_STATE, // what its state asks for (referral_to_do)
	TASK_TELL_BOOKED,
	TASK_TELL_ATTENDED,
	TASK_TELL_NO_REPEAT,
	TASK_LOOK_AT_PAUSE, // HOLD_PAUSED, of somebody who is booked
	TASK_NO_PAIR,       // none ends in time: extend, or decide
	TASK_DEADLINE_PASSED,
	TASK_KIND_COUNT
};

struct task {
	enum task_kind kind;
	enum role role;
	struct date due; // not set: no clock runs
};

LIST(tasks, struct task);

/* Is there still something to be done by the force's deadline? */
bool referral_deadline_counts(enum referral_source source, enum referral_state state);

/* What waits, and for whom; of nobody's referral, nothing. */
struct tasks referral_tasks(struct arena *a, const struct referral *r,
	const struct path_terms *terms, const struct workshop_pairs *pairs, struct date today);

/* It is due today or was before, or no clock says when. */
bool task_is_for_today(const struct task *task, struct date today);
bool task_is_late(const struct task *task, struct date today);

/* What is to be done next, a msgid; NULL where it is over. */
const char *referral_to_do(const struct referral *r);
const char *task_label(enum task_kind kind); // of all but TASK_STATE

/* ---- notices to the police ---- */

enum {
	SAYS_REFERENCE = 1,
	SAYS_WORKSHOP = 2,
	SAYS_DAY = 4,
	SAYS_SECOND_DAY = 8,
};

struct notice {
	enum notice_kind kind;
	const char *reference;
	enum letter workshop;
	struct date day;
	struct date second_day;
};

/* What may stand in a notice of that kind, SAYS_…; and its sentence, a msgid with those holes. */
unsigned notice_says(enum notice_kind kind);
const char *notice_sentence(enum notice_kind kind);

/* It asks whoever reads it to decide or to ring; the others tell how it goes. */
bool notice_asks(enum notice_kind kind);

/* That of the attempt that counts; what the kind may not say is blank. */
struct notice notice_of(const struct referral *r, enum notice_kind kind, const char *reference);

/* The facts call for it, and it was not sent yet.  One of safeguarding may be sent at any time. */
bool notice_is_due(const struct referral *r, enum notice_kind kind);

#endif
