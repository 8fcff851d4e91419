/* SPDX-License-Identifier: MIT */
/*
 * A caution and its referral are one case: what the police decide of one is done with the other, in
 * the same transaction, and told once.
 */
#include "areas/caution/caution.h"
#include "areas/referral/referral_queries.h"
#include "areas/referral/store.h"
#include "base/err.h"
#include "db/db.h"

/* ---- from the caution to the referral ---- */

bool referral_of_caution(
	struct work *w, const struct actor *by, struct caution_id caution, struct kept_referral *r)
{
	struct referral_newest_of_caution_row row;

	assert(work_reader(w).v == by->account.v);
	return referral_newest_of_caution(w, caution, &row) && referral_load(w, by, row.id, r);
}

static bool is_done(
	struct work *w, const struct actor *by, const struct kept_referral *r, struct deed deed)
{
	struct referral_step step = { .deed = deed };
	struct problems problems = { 0 };

	return referral_do(w, by, r->id, r->version, &step, &problems) == DONE;
}

/* What that deed of the caution decides of the workshops; POLICE_UNDECIDED: nothing. */
static enum police_decision decision_of(const struct kept_caution *c, enum caution_act act)
{
	bool asks_attendance = caution_asks_attendance(&c->facts);

	switch (act) {
	case CAUTION_CHARGE: return POLICE_CHARGE;
	case CAUTION_BAIL: return POLICE_BAIL;
	case CAUTION_COMPLETE_PART:
	case CAUTION_DROP: return POLICE_DROP;
	case CAUTION_VARY: return asks_attendance ? POLICE_UNDECIDED : POLICE_VARY;
	case CAUTION_RESUME: return asks_attendance ? POLICE_GO_ON : POLICE_UNDECIDED;
	default: return POLICE_UNDECIDED;
	}
}

/* Decided where it waits for that; else nobody has to come any more, unless it goes on. */
static void follow(struct work *w, const struct actor *by, const struct kept_caution *c,
	const struct caution_deed *deed)
{
	enum police_decision decision = decision_of(c, deed->act);
	struct kept_referral r;

	if ((deed->act != CAUTION_EXTEND && decision == POLICE_UNDECIDED) ||
		!referral_of_caution(w, by, c->id, &r))
		return;
	if (deed->act == CAUTION_EXTEND)
		is_done(w, by, &r,
			(struct deed){ .act = DO_EXTEND, .deadline = caution_deadline(&c->facts) });
	else if (!is_done(w, by, &r, (struct deed){ .act = DO_DECIDE, .decision = decision }) &&
		 decision != POLICE_GO_ON)
		is_done(w, by, &r,
			(struct deed){ .act = DO_WITHDRAW, .because = CLOSURE_BY_POLICE });
}

static struct referral_after referral_after_it(
	struct work *w, const struct actor *by, struct caution_id id)
{
	struct kept_referral r;

	if (!referral_of_caution(w, by, id, &r))
		return (struct referral_after){ 0 };
	return (struct referral_after){ .id = r.id,
		.reference = r.reference,
		.cohort = r.cohort,
		.is_over = referral_state(&r.facts) == REFERRAL_CLOSED };
}

const struct caution_tie caution_tie = { follow, referral_after_it };

/* ---- from the referral to the caution ---- */

static enum caution_act act_of(enum police_decision decision)
{
	switch (decision) {
	case POLICE_CHARGE: return CAUTION_CHARGE;
	case POLICE_BAIL: return CAUTION_BAIL;
	case POLICE_DROP: return CAUTION_DROP;
	case POLICE_GO_ON: return CAUTION_RESUME;
	default: return CAUTION_ACT_NONE;
	}
}

static struct date attended_on(const struct referral *r)
{
	const struct attempt *last = attempt_last(r);

	if (last == NULL || last->result[WORKSHOP_A] != ATTENDANCE_ATTENDED ||
		last->result[WORKSHOP_B] != ATTENDANCE_ATTENDED)
		return DATE_NONE;
	return last->on[WORKSHOP_B];
}

void caution_follows(struct work *w, const struct actor *by, const struct kept_referral *before,
	const struct kept_referral *r, const struct past_deed *done)
{
	struct date attended = attended_on(&r->facts);

	if (r->caution.v == 0)
		return;
	if (!date_equal(attended, attended_on(&before->facts)))
		caution_attended(w, r->caution, attended);
	if (done->deed.act == DO_DECIDE && done->deed.decision != POLICE_VARY)
		caution_decided(w, by, r->caution, act_of(done->deed.decision));
}
