/* SPDX-License-Identifier: MIT */
/*
 * Referrals as they are kept: what was done with each, whose it is, and who is told.
 *
 * What is kept is the deeds, in their order; where a referral stands follows from them (rules.h).
 * What a work reads of them is what its reader (db/db.h: work_read_for) may see today; whatever is
 * not shown is ABSENT, as if there were none.  `by` is always that reader.  Each use case notes its
 * act for the log in the caller's transaction.  REFUSED comes with its problems.
 */
#ifndef AREAS_REFERRAL_REFERRAL_H
#define AREAS_REFERRAL_REFERRAL_H

#include "areas/referral/rules.h"
#include "areas/scheme/scheme.h"
#include "base/actor.h"
#include "base/outcome.h"

struct work;

/* One as it is kept. */
struct kept_referral {
	struct referral_id id;
	int64_t version; // goes up with every act
	struct person_id person;
	struct scheme_id scheme;
	struct organisation_id force;
	struct organisation_id diversion; // that does triage; 0: none was said yet
	struct organisation_id provider;  // 0: none was said yet
	struct caution_id caution;        // 0: it follows none
	struct link_id link;              // for the other program alone
	const char *reference;
	enum cohort_type type;    // the group that the person would join
	struct cohort_id cohort;  // in which it was booked last, or a place was kept; 0: none
	struct place_id place;    // that place; it may have been given back since
	struct cohort_id counted; // booked first, or again after the provider cancelled that; 0: none
	struct referral facts;
	int64_t deeds; // that were done
	struct account_id made_by;
	struct instant made_at;
	struct instant changed_at;
};

/* An act with what it needs to know, as a form says it. */
struct referral_step {
	struct deed deed; // its day is today, and its pair that of the cohort, whatever stands here
	struct cohort_id cohort; // BOOK, BOOK_B
	struct place_id place;   // REFER, REFER_DIRECTLY: held by the force; 0: none
	/*
	 * REFER: who does triage; REFER_DIRECTLY, SEND_ON: who provides.  0: the one body that does
	 * so in the scheme, and of several the input "body" has to say which.
	 */
	struct organisation_id body;
	const char *reason[REASONED_COUNT]; // where record_asks; NULL or "": none was said
	bool is_of_sheets; // brought from a time before: no rule that is gone past is counted
};

/* ---- reading ---- */

/* False, and *r untouched, if there is none that the reader may read (REFERRAL_READ). */
bool referral_load(
	struct work *w, const struct actor *by, struct referral_id id, struct kept_referral *r);

LIST(referral_ids, struct referral_id);

/* All of that person that the reader may read, the one made last first. */
struct referral_ids referral_of_person(
	struct work *w, const struct actor *by, struct person_id person);

/*
 * The one made last after that caution and not taken back.  False, and *r untouched, if there is none
 * that the reader may read.
 */
bool referral_of_caution(
	struct work *w, const struct actor *by, struct caution_id caution, struct kept_referral *r);

/* The roles of `by` that hold for it, bit 1 << ROLE_…: what referral_refusal asks for. */
unsigned referral_roles_of(struct work *w, const struct actor *by, const struct kept_referral *r);

/* It is due; and that no repeat is possible is told only while none is. */
bool notice_may_be_told(struct work *w, const struct kept_referral *r, enum notice_kind kind);

/* The acts that would be done if `by` said the right things, bit 1 << DO_…: their forms are shown. */
uint32_t referral_offered(struct work *w, const struct actor *by, const struct kept_referral *r);

/* Is that one of them? */
bool referral_offers(struct work *w, const struct actor *by, const struct kept_referral *r,
	enum referral_act act);

/* The terms by which its clocks run today. */
struct path_terms referral_terms(struct work *w, struct scheme_id scheme);

/* Whose it is and until when. */
struct ownership referral_whose(struct work *w, const struct kept_referral *r);

/* What waits and for whom, today's pairs looked at. */
struct tasks referral_waits(struct work *w, const struct kept_referral *r);

/* Cohorts to come into which it may be booked, the first to end first; for BOOK_B: by its B. */
struct cohorts referral_pairs(struct work *w, const struct kept_referral *r, enum referral_act act);

/* One deed of its history. */
struct past_deed {
	int64_t number;
	struct deed deed;
	struct organisation_id body;
	struct cohort_id cohort;
	struct place_id place;
	/* While it is done: NULL where none was asked for; and whose word is counted as going past. */
	const char *reason[REASONED_COUNT];
	bool is_counted[REASONED_COUNT];
	enum overrider past_age;
	struct account_id
		by; // 0: the other program said so, or might have: a hold, a lift, safeguarding
	struct instant at;
};

LIST(past_deeds, struct past_deed);

/* All that was done, the first first; empty if the reader may not read it. */
struct past_deeds referral_history(struct work *w, const struct actor *by, struct referral_id id);

/* What somebody went on with knowingly, and why. */
struct kept_reason {
	enum reasoned what;
	const char *because;
	struct account_id by;
	struct instant at;
};

LIST(kept_reasons, struct kept_reason);

/* In the order of enum reasoned; empty if the reader may not read the referral. */
struct kept_reasons referral_reasons(struct work *w, const struct actor *by, struct referral_id id);

/* What is asked of the record before an act on it: `r` may be of nobody's keeping yet (id 0). */
struct person_record referral_record(
	struct work *w, const struct actor *by, const struct kept_referral *r);

/* Who asked that it waits as it does (HOLD_PAUSED). */
struct hold_asked {
	struct account_id by;  // 0: nobody here
	struct date paused_on; // the victims' side did; not set: not they
};

/* False if it does not wait so, and for whoever is not its lead (REFERRAL_ASKER). */
bool referral_hold_asked(struct work *w, const struct actor *by, const struct kept_referral *r,
	struct hold_asked *asked);

/* ---- lists ---- */

struct referral_line {
	struct referral_id id;
	struct person_id person;
	const char *reference;
	const char *given_names; // of the person
	const char *family_name;
	enum county county;
	enum cohort_type type;
	enum referral_source source;
	enum referral_state state;
	enum task_kind task; // why it is in this list; TASK_STATE of a list of all
	enum role owner;     // of that task; ROLE_NONE: it is over
	struct date due;     // of that task; not set: no clock runs
	struct date deadline;
};

/* A LIST, and whether there may be others whom a search did not get to. */
struct referral_lines {
	struct referral_line *at;
	size_t n;
	size_t room;
	bool is_cut;
};

/* What is not set does not matter. */
struct referral_filter {
	const char *search; // as person_list takes it; set: nothing else here matters
	bool is_mine;       // waits for a role of the reader's; else all
	bool is_late;       // what is due was due before today
	enum referral_state state;
	enum county county;
	enum cohort_type type;
	/* The page after the one that ended with that line. */
	struct date after_due; // of a list of what is mine
	struct referral_id after;
};

/*
 * Those that the reader may list, and one more than `most` if there are more: what is mine by the
 * day it is due, else the one made last first.  A search finds those of the people whom it finds.
 */
struct referral_lines referral_list(
	struct work *w, const struct actor *by, const struct referral_filter *filter, size_t most);

/* All of a person that the reader may list, the one made last first. */
struct referral_lines referral_lines_of_person(
	struct work *w, const struct actor *by, struct person_id person);

/* Does anybody besides the force work with that person, as far as the reader sees? */
bool referral_is_taken_on(struct work *w, const struct actor *by, struct person_id person);

/* How many wait to be booked, of those the reader may list. */
struct waiting {
	enum county county;
	enum cohort_type type;
	int people;
	struct date since; // the day on which the first was referred
};

LIST(waitings, struct waiting);

/*
 * By county and type: accepted, or on the way there, and not booked; the `most` who were referred
 * first, and whether there are more.
 */
struct waitings referral_waiting(
	struct work *w, const struct actor *by, size_t most, bool *has_more);

/*
 * How many came how far, of those whose way began in a month from `from` to `to`, in a scheme that
 * `by` may see: released figures, the same for everybody.  False if they may not.
 */
struct funnel {
	int64_t number[MILESTONE_COUNT];
};

bool referral_funnel(struct work *w, const struct actor *by, struct scheme_id scheme,
	struct date from, struct date to, struct funnel *funnel);

/* ---- doing ---- */

/* Of the victim, for the other program. */
struct contact_said {
	const char *box;      // sealed for the referral's link; NULL: none
	const char *why_none; // that word; NULL: there is a box, or nobody was asked
};

/* That person's which the reader may read, and that goes on; 0: none.  What to say then, a msgid. */
struct referral_id referral_going_on(struct work *w, struct person_id person);
extern const char referral_goes_on_already[];

struct referral_new {
	struct person_id person;
	enum referral_source source;
	struct caution_id caution; // SOURCE_CAUTION: the one that was given
	enum cohort_type type;     // COHORT_UNKNOWN: that of the place that is held
	struct referral_step
		first; // REFER or REFER_DIRECTLY at once; of DO_NOTHING it stays a draft

	struct contact_said contact;

	/* Drawn by chance where not set; who makes the same each time says them. */
	struct link_id link;
	struct referral_id id;
	const char *reference;
};

/*
 * Begins one for a person who has none that goes on.  ABSENT if `by` may not refer that person.
 * Inputs: person, source, caution, type, and those of referral_do.
 */
enum outcome_kind referral_begin(struct work *w, const struct actor *by,
	const struct referral_new *new_one, struct problems *problems, struct referral_id *id);

/*
 * Does it, with what follows: who may see the person, places, notices that fall due, work lists,
 * figures.  `version` is the one that the writer saw: if it is no more, CHANGED_MEANWHILE.
 * Inputs: act (why the rules or the person’s record refuse it), cohort, place, body, reason-group …
 */
enum outcome_kind referral_do(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, const struct referral_step *step, struct problems *problems);

/* ---- notices ---- */

enum repeat { REPEAT_NONE, REPEAT_FEASIBLE, REPEAT_INFEASIBLE, REPEAT_COUNT };

struct kept_notice {
	struct notice_id id;
	struct referral_id referral;
	struct person_id person;
	struct notice notice;
	enum repeat repeat; // of both workshops in time, as it was then; only of a miss
	bool is_decided;    // the police have nothing to decide on a miss any more
	struct instant made_at;
	struct account_id seen_by; // 0: nobody yet
	struct instant seen_at;
};

LIST(kept_notices, struct kept_notice);

/*
 * To the reader's body, and one more than `most` if there are more.  Those seen: the last first.  Those
 * not: what asks for something (notice_asks), then the rest, of each the last first.  `before`: those
 * that follow this one; 0: from the first.
 */
struct kept_notices notices_for(
	struct work *w, const struct actor *by, bool is_seen, struct notice_id before, size_t most);

/* Those of one referral to the reader's body, the last first. */
struct kept_notices notices_of(struct work *w, const struct actor *by, struct referral_id id);

/*
 * Notes that `by` has seen it: somebody of the body that it is to.  Seen already, it stays so.
 * REFUSED of one that asks for contact details: it is answered.
 */
enum outcome_kind notice_see(struct work *w, const struct actor *by, struct notice_id id);

/*
 * The referral that a notice asks contact details for; false if it asks for none that `by` may
 * give, or is answered.
 */
bool notice_asks_details(
	struct work *w, const struct actor *by, struct notice_id id, struct kept_referral *r);

/*
 * Answers it, and all that ask the same of that referral: with a box sealed for its link, which goes
 * to the other program, or with the word of why there is none.  ABSENT as notice_asks_details says.
 */
enum outcome_kind notice_answer(struct work *w, const struct actor *by, struct notice_id id,
	const struct contact_said *said);

#endif
