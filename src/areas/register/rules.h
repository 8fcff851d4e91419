/* SPDX-License-Identifier: MIT */
/*
 * Registers: who came to a workshop, by the word of the two who led it.
 *
 * What is noted is attendance and nothing else.  A referral's own rules (areas/referral/rules.h) say
 * what follows from it.  All of it is pure.
 *
 * Source: Hampton Trust's published practice; how long somebody may be late is the scheme's.
 */
#ifndef AREAS_REGISTER_RULES_H
#define AREAS_REGISTER_RULES_H

#include "areas/referral/rules.h"

/* ---- what is noted ---- */

enum presence {
	PRESENCE_NONE, // nothing was said
	PRESENCE_CAME,
	PRESENCE_ABSENT,
	PRESENCE_LEFT, // before the end
	PRESENCE_EXCLUDED,
	PRESENCE_COUNT
};

extern const struct word presences[PRESENCE_COUNT];

enum { LATE_MOST_MINUTES = 999 };

/* What is written in one row. */
struct entry {
	enum presence presence;
	int late_minutes; // 0: in time
};

/* Minutes alone say that somebody came, that much late. */
struct entry entry_tidied(struct entry entry);

/* What it comes to: late within the grace is attended, beyond it refused at the door. */
enum attendance entry_result(struct entry entry, int grace_minutes);

/* Why it cannot be, a msgid; NULL: it can. */
const char *entry_refusal(struct entry entry);

/* The entry that came to that result. */
struct entry entry_of(enum attendance result, int late_minutes);

bool entry_equal(struct entry one, struct entry other);

/* ---- the room ---- */

/* The state of those before whom the workshop of that letter lies. */
enum referral_state state_expected(enum letter letter);

/* Is the workshop of that letter what lies before the person, in the pair booked last? */
bool is_expected(const struct referral *r, enum letter letter);

/*
 * The provider cancelled or moved what lay before them, and they are not booked again yet; on hold
 * too.
 */
bool is_put_off(const struct referral *r);

/* How a row is called on paper: the start of its place's code that no other row of `codes` shares. */
enum { ROW_CODE_LEAST = 3 };

const char *row_code(struct arena *a, const char *const *codes, size_t n, size_t row);

/* ---- a register's life ---- */

/* A facilitator's name under the register as it stood then. */
struct signature {
	struct facilitator_id facilitator;
	int64_t lines; // that it covers
	struct instant signed_at;
};

LIST(signatures, struct signature);

struct register_state {
	const struct cohort *cohort;
	enum letter letter;
	int64_t lines;            // that were noted
	struct instant closed_at; // not set: two have not signed yet
	struct signatures signatures;
	bool waits_for_a; // of B: somebody's A is not signed yet
	int unsaid;       // rows of people expected of whom nothing is noted
	int unseen;       // people expected whom the reader may not see
};

/* It is of somebody who leads the workshop, and nothing was noted since. */
bool signature_stands(const struct register_state *s, const struct signature *signature);

/* That of this facilitator stands. */
bool has_signed(const struct register_state *s, struct facilitator_id facilitator);

/* By that signature besides, both would have signed. */
bool would_close(const struct register_state *s, struct facilitator_id facilitator);

/* Of everybody it is said whether they came, and the workshop is over: it waits for its signatures. */
bool is_taken(const struct register_state *s, struct instant now);

/* It is to be signed by the day after: how many days ago that was; 0: it is not late. */
enum { SIGN_WITHIN_DAYS = 1 };
int register_days_late(struct date held_on, struct date today);

/* Why who leads the workshop cannot be changed any more, a msgid; NULL: it can. */
const char *lead_refusal(const struct register_state *s);

/* Why nothing can be noted in it today, a msgid; NULL: it can. */
const char *note_refusal(const struct register_state *s, struct date today);

/* Why that facilitator (0: whoever leads nothing) cannot sign it now, a msgid; NULL: they can. */
const char *sign_refusal(
	const struct register_state *s, struct facilitator_id facilitator, struct instant now);

/*
 * Why what a signed register says of somebody cannot become that, a msgid; NULL: it can.  What the
 * referral's own rules refuse besides (DO_CORRECT) is theirs to say.
 */
const char *correct_refusal(const struct register_state *s, const struct referral *r,
	struct entry stands, struct entry entry);

/* The act that brings it to the referral; DO_NOTHING: to it nothing changes. */
enum referral_act act_of_correction(
	const struct referral *r, enum letter letter, enum attendance result);
enum referral_act act_of_record(enum letter letter);

/*
 * Why a cohort cannot be cancelled from that workshop on, the first that is not held; a msgid, NULL: it
 * can.  A was held once its register is signed; `waits_for_a`: somebody's is not.
 */
const char *cancel_refusal(const struct cohort *cohort, enum letter from, bool a_is_signed,
	bool waits_for_a, struct instant now);

#endif
