/* SPDX-License-Identifier: MIT */
/*
 * Who goes which way, and what has been there for a day or two, so that something needs doing.
 */
#include "app/demonstration_story.h"

#include "base/err.h"

#define CAME                                                                                       \
	{                                                                                          \
		PRESENCE_CAME, 0                                                                   \
	}
#define TOO_LATE                                                                                   \
	{                                                                                          \
		PRESENCE_CAME, 40                                                                  \
	}
#define ABSENT_                                                                                    \
	{                                                                                          \
		PRESENCE_ABSENT, 0                                                                 \
	}
#define LEFT_                                                                                      \
	{                                                                                          \
		PRESENCE_LEFT, 0                                                                   \
	}

const struct way ways[] = {
	/* ---- the year's work ---- */
	{ 46, 365, 105, SOURCE_CAUTION },
	{ 6, 360, 110, SOURCE_POLICE },
	{ 3, 350, 110, SOURCE_SELF },
	{ 2, 340, 120, SOURCE_PROBATION },
	{ 4, 350, 110, SOURCE_CAUTION, .turns = { TURN(REFERRED, ASK) } },
	{ 4, 340, 120, SOURCE_CAUTION, .turns = { TURN(RECEIVED, HOLD, .hold = HOLD_ACCESS) } },
	{ 3, 340, 120, SOURCE_CAUTION, .turns = { TURN(DRAFT, REFER_DIRECTLY) } },
	{ 6, 340, 170, SOURCE_CAUTION, COHORT_MI, .visits = { CAME, ABSENT_ } },
	{ 4, 340, 170, SOURCE_CAUTION, COHORT_MI, .visits = { TOO_LATE },
		.turns = { TURN(BOOKED, HOLD, .hold = HOLD_ACCESS), TURN(WITH_POLICE, EXTEND) },
		.caution = { CAUTION_EXTEND, CAUTION_MARK, CAUTION_COMPLETE } },
	{ 4, 340, 120, SOURCE_CAUTION, .visits = { ABSENT_ },
		.turns = { TURN(WITH_POLICE, DECIDE, .decision = POLICE_CHARGE) } },
	{ 2, 330, 150, SOURCE_CAUTION, .visits = { CAME, LEFT_ },
		.turns = { TURN(WITH_POLICE, DECIDE, .decision = POLICE_DROP) } },
	{ 2, 330, 150, SOURCE_CAUTION, .visits = { ABSENT_ },
		.turns = { TURN(WITH_POLICE, DECIDE, .decision = POLICE_BAIL) } },
	{ 2, 330, 150, SOURCE_CAUTION, .visits = { LEFT_ },
		.turns = { TURN(WITH_POLICE, DECIDE, .decision = POLICE_VARY) },
		.caution = { CAUTION_VARY, CAUTION_RESUME } },
	{ 4, 340, 60, SOURCE_CAUTION,
		.turns = { TURN(IN_TRIAGE, FIND_UNSUITABLE, .because = CLOSURE_RISK_RAISED),
			TURN(UNSUITABLE, DECIDE, .decision = POLICE_VARY) },
		.caution = { CAUTION_VARY } },
	{ 2, 340, 140, SOURCE_CAUTION,
		.turns = { TURN(RECEIVED, FIND_UNSUITABLE, .because = CLOSURE_NOT_CONTACTABLE) } },
	{ 2, 340, 40, SOURCE_CAUTION,
		.turns = { TURN(ACCEPTED, WITHDRAW, .because = CLOSURE_MOVED) },
		.caution = { CAUTION_MARK, CAUTION_FAIL, CAUTION_EXCUSE } },
	{ 2, 330, 50, SOURCE_CAUTION,
		.turns = { TURN(ACCEPTED, WITHDRAW, .because = CLOSURE_MOVED) },
		.caution = { CAUTION_MARK, CAUTION_COMPLETE_PART } },
	{ 2, 340, 40, SOURCE_CAUTION,
		.turns = { TURN(SENT, WITHDRAW, .because = CLOSURE_BY_POLICE) },
		.caution = { CAUTION_MARK, CAUTION_FAIL, CAUTION_DROP } },
	{ 3, 300, 30, SOURCE_CHILDREN, .turns = { TURN(IN_TRIAGE, NOT_TAKE) } },
	{ 2, 200, 15, SOURCE_POLICE, .turns = { TURN(DRAFT, VOID) } },
	{ 2, 300, 60, SOURCE_NONE, .caution = { CAUTION_ABANDON } },

	/* ---- on their way ---- */
	{ 16, 95, 14, SOURCE_CAUTION },
	{ 4, 70, 30, SOURCE_CAUTION, COHORT_FI },
	{ 4, 80, 14, SOURCE_SELF },
	{ 2, 27, 22, SOURCE_CAUTION, COHORT_MI,
		.turns = { TURN(BOOKED, HOLD, .hold = HOLD_PAUSED) } },

	/* ---- what waits for somebody ---- */
	{ 2, 4, 2, SOURCE_NONE },
	{ 2, 6, 3, SOURCE_NONE, .caution = { CAUTION_AUTHORISE } },
	{ 1, 5, 4, SOURCE_NONE, .caution = { CAUTION_AUTHORISE, CAUTION_RETURN } },
	{ 2, 4, 2, SOURCE_NONE, .caution = { CAUTION_AUTHORISE, CAUTION_ISSUE } },
	{ 2, 6, 2, SOURCE_POLICE, .stays = REFERRAL_DRAFT },
	{ 5, 5, 1, SOURCE_CAUTION, .stays = REFERRAL_REFERRED },
	{ 2, 7, 4, SOURCE_CAUTION, .stays = REFERRAL_ASKED, .turns = { TURN(REFERRED, ASK) } },
	{ 5, 9, 3, SOURCE_CAUTION, .stays = REFERRAL_IN_TRIAGE },
	{ 2, 11, 7, SOURCE_CAUTION, .stays = REFERRAL_TRIAGED },
	{ 4, 14, 8, SOURCE_CAUTION, .stays = REFERRAL_SENT },
	{ 3, 16, 9, SOURCE_CAUTION, .stays = REFERRAL_RECEIVED },
	{ 2, 8, 4, SOURCE_CAUTION, .stays = REFERRAL_HELD,
		.turns = { TURN(DRAFT, REFER_DIRECTLY) } },
	{ 2, 21, 14, SOURCE_CAUTION, .stays = REFERRAL_HELD,
		.turns = { TURN(RECEIVED, HOLD, .hold = HOLD_HISTORY) } },
	{ 1, 20, 14, SOURCE_POLICE, .stays = REFERRAL_HELD,
		.turns = { TURN(RECEIVED, HOLD, .hold = HOLD_ACCESS) } },
	{ 3, 24, 15, SOURCE_CAUTION, .stays = REFERRAL_HELD,
		.turns = { TURN(ACCEPTED, HOLD, .hold = HOLD_PAUSED) } },
	{ 9, 30, 12, SOURCE_CAUTION, .stays = REFERRAL_ACCEPTED },
	{ 3, 15, 6, SOURCE_CAUTION, .stays = REFERRAL_UNSUITABLE,
		.turns = { TURN(IN_TRIAGE, FIND_UNSUITABLE, .because = CLOSURE_NEW_OFFENCE) } },
	{ 3, 60, 50, SOURCE_CAUTION, COHORT_MN, .stays = REFERRAL_POSTPONED },
	{ 3, 54, 36, SOURCE_CAUTION, COHORT_MI, .stays = REFERRAL_WITH_POLICE,
		.visits = { ABSENT_ }, .caution = { CAUTION_MARK, CAUTION_FAIL } },
	{ 3, 120, 80, SOURCE_CAUTION, COHORT_MN, .stays = REFERRAL_WITH_POLICE,
		.visits = { CAME, TOO_LATE } },
	{ 2, 54, 36, SOURCE_CAUTION, COHORT_MI, .stays = REFERRAL_BOOK_AGAIN, .visits = { LEFT_ } },
	{ 3, 115, 85, SOURCE_CAUTION, COHORT_MN, .stays = REFERRAL_COMPLETED },
	{ 2, 54, 36, SOURCE_CAUTION, COHORT_MI, .stays = REFERRAL_BREACHED, .visits = { ABSENT_ },
		.turns = { TURN(WITH_POLICE, DECIDE, .decision = POLICE_CHARGE) } },
	{ 2, 27, 17, SOURCE_SELF, .stays = REFERRAL_WITHDRAWN,
		.turns = { TURN(ACCEPTED, WITHDRAW, .because = CLOSURE_DISENGAGED) } },
	{ 2, 14, 10, SOURCE_OTHER, .stays = REFERRAL_NOT_TAKEN,
		.turns = { TURN(IN_TRIAGE, NOT_TAKE) } },
};

const size_t way_count = array_size(ways);
