/* SPDX-License-Identifier: MIT */
/*
 * Triage: what somebody needs on twelve pathways, the support that is offered, and whom they are
 * sent on to.  The case stays open alongside the programme.
 *
 * All of it is pure.  Texts are "" where there is none, never NULL.
 *
 * Source: needs as police and probation services in Wales and England list them.
 */
#ifndef AREAS_TRIAGE_RULES_H
#define AREAS_TRIAGE_RULES_H

#include "areas/referral/rules.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/list.h"
#include "base/problem.h"
#include "base/role.h"
#include "base/word.h"

/* ---- needs ---- */

enum pathway {
	PATHWAY_NONE,
	PATHWAY_ACCOMMODATION,
	PATHWAY_EMPLOYMENT,
	PATHWAY_FINANCE,
	PATHWAY_DRUGS,
	PATHWAY_ALCOHOL,
	PATHWAY_MENTAL,
	PATHWAY_PHYSICAL,
	PATHWAY_FAMILY,
	PATHWAY_ATTITUDE,
	PATHWAY_ABUSE,
	PATHWAY_SEX_WORK, // of women alone
	PATHWAY_OTHER,
	PATHWAY_COUNT
};

/* Not asked is no answer; declined is one: nobody can be made to say. */
enum score { SCORE_NOT_ASKED, SCORE_0, SCORE_1, SCORE_2, SCORE_3, SCORE_DECLINED, SCORE_COUNT };

extern const struct word pathways[PATHWAY_COUNT];
extern const struct word scores[SCORE_COUNT];

bool pathway_is_asked(enum pathway pathway, bool of_a_woman);

struct need {
	enum score score;
	const char *note;
};

enum { TRIAGE_NOTE_MOST = 2000 };

/* ---- support ---- */

enum support_state {
	SUPPORT_NONE,
	SUPPORT_OFFERED,
	SUPPORT_ACCEPTED,
	SUPPORT_DECLINED,
	SUPPORT_REFERRED,
	SUPPORT_ENGAGED,
	SUPPORT_CLOSED,
	SUPPORT_STATE_COUNT
};

/* What came of it, when it is closed. */
enum gain { GAIN_NONE, GAIN_FULL, GAIN_PART, GAIN_NOTHING, GAIN_NOT_TAKEN, GAIN_COUNT };

extern const struct word support_states[SUPPORT_STATE_COUNT];
extern const struct word gains[GAIN_COUNT];

struct support {
	enum pathway pathway;
	const char *what;
	const char *organisation; // that gives it
	enum support_state state;
	struct date on; // in that state since
	enum gain gain; // of one that is closed
};

LIST(supports, struct support);

/* ---- onward ---- */

enum destination { TO_NOWHERE, TO_PROGRAMME, TO_SERVICE, DESTINATION_COUNT };

struct onward {
	enum destination to;
	const char *organisation;
	struct date sent_on;
	struct date acknowledged_on; // not set: not yet
	struct date ended_on;        // not set: goes on
};

LIST(onwards, struct onward);

/*
 * Sent on to the programme, as the referral has it: received is acknowledged, and it has ended by
 * `changed_on`, the day of its last deed, if it goes on no more.  Not sent: to nowhere.
 */
struct onward onward_to_programme(const struct referral *r, struct date changed_on);

/* ---- a case ---- */

enum consent {
	CONSENT_NOT_ASKED,
	CONSENT_GIVEN,
	CONSENT_REFUSED,
	CONSENT_WITHDRAWN,
	CONSENT_COUNT
};

extern const struct word consents[CONSENT_COUNT];

/* What those who meet the person have to know, as the worker ticks it; no score tells it. */
enum flag {
	FLAG_NONE,
	FLAG_HARM_TO_SELF,
	FLAG_HARM_TO_OTHERS,
	FLAG_UNDER_INFLUENCE,
	FLAG_MEDICAL,
	FLAG_INTERPRETER,
	FLAG_APPROPRIATE_ADULT,
	FLAG_MOBILITY,
	FLAG_HEARING_OR_SIGHT,
	FLAG_READING,
	FLAG_COUNT
};

extern const struct word triage_flags[FLAG_COUNT];

struct triage {
	bool is_of_a_woman;
	bool referral_is_over; // then it may close with needs that were not asked
	struct date opened_on;
	struct date assessed_on;
	struct date closed_on;
	enum consent consent; // to be told of to other services
	struct date consent_on;
	struct need need[PATHWAY_COUNT];
	struct supports supports;
	struct onwards onwards;
	unsigned flags; // bit 1 << FLAG_…
};

enum triage_state { TRIAGE_NONE, TRIAGE_OPEN, TRIAGE_ASSESSED, TRIAGE_CLOSED, TRIAGE_STATE_COUNT };

extern const struct word triage_states[TRIAGE_STATE_COUNT];

enum triage_state triage_state(const struct triage *t);

/* Of those that are asked of this person, what was not asked yet; bit 1 << PATHWAY_…. */
unsigned needs_missing(const struct triage *t);

/* Asked for consent, and on every pathway that is asked of this person. */
bool needs_are_complete(const struct triage *t);

/* Of those scored 2 or 3, that no support was ever offered for; bit 1 << PATHWAY_…. */
unsigned needs_unanswered(const struct triage *t);

/* ---- what cannot be ---- */

/* Inputs: score and note. */
void need_check(struct arena *a, const struct triage *t, enum pathway pathway,
	const struct need *need, struct problems *problems);

/*
 * Needs, consent and flags as `after` has them, in place of those of `t`.  Where that `completes`
 * the needs, nothing may be missing.  Inputs: score-ACCOM and note-ACCOM, of each pathway by its
 * name; consent.
 */
void assessment_check(struct arena *a, const struct triage *t, const struct triage *after,
	bool completes, struct problems *problems);

/* What of it is another in `after`, for the log: "ACCOM DRUGS consent flags"; "" for nothing. */
const char *assessment_changes(struct arena *a, const struct triage *t, const struct triage *after);

enum { SUPPORTS_MOST = 200, ONWARDS_MOST = 50 };

/* A service that the person is to be sent to.  Inputs: organisation, on. */
void onward_check(struct arena *a, const struct triage *t, const struct onward *onward,
	struct date today, struct problems *problems);

/* What it replied.  Inputs: acknowledged, ended. */
void reply_check(
	struct arena *a, const struct onward *onward, struct date today, struct problems *problems);

/* A support that is to be offered.  Inputs: pathway, what, organisation, on. */
void support_check(struct arena *a, const struct triage *t, const struct support *support,
	struct date today, struct problems *problems);

/*
 * May it go on to that state on that day?  NULL, or why not: a msgid.  `gain` counts where it is
 * closed.
 */
const char *support_refusal(const struct triage *t, const struct support *support,
	enum support_state to, struct date on, enum gain gain, struct date today);

/* ---- what is done ---- */

enum triage_act {
	TRIAGE_ACT_NONE,
	TRIAGE_BEGIN,
	TRIAGE_SCORE,
	TRIAGE_ASK_CONSENT,
	TRIAGE_FLAG,
	TRIAGE_ASSESS, // the needs are complete
	TRIAGE_OFFER,
	TRIAGE_MOVE, // a support, as support_refusal says
	TRIAGE_SEND_TO_PROGRAMME,
	TRIAGE_SEND_TO_SERVICE,
	TRIAGE_NOTE_REPLY, // acknowledged, or ended
	TRIAGE_CLOSE,
	TRIAGE_REOPEN,
	TRIAGE_ACT_COUNT
};

extern const struct word triage_acts[TRIAGE_ACT_COUNT];

/*
 * May somebody of these roles (bit 1 << ROLE_…: those that hold for this case) do this now?
 * NULL, or why not: a msgid.
 */
const char *triage_refusal(const struct triage *t, enum triage_act act, unsigned roles);

/* ---- what the provider may see ---- */

/* Nothing of the needs, the plan or the notes. */
struct triage_shown {
	struct date assessed_on;
	unsigned flags;
};

/* Blank until the needs are complete. */
struct triage_shown triage_shown_to_provider(const struct triage *t);

/* The day by which the needs of one that was begun should be complete. */
struct date triage_due(const struct triage *t, int working_days);

#endif
