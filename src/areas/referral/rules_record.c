/* SPDX-License-Identifier: MIT */
/*
 * What is asked of the person's record before they are referred and booked.
 */
#include "areas/referral/rules.h"

const struct word reasoned_words[REASONED_COUNT] = {
	[REASONED_NONE] = { "", "" },
	[REASONED_GROUP] = { "group", N_("Why this group, as neither sex is recorded") },
	[REASONED_CHECK] = { "check",
		N_("Why the referral goes on without a check that was kept") },
	[REASONED_AGE] = { "age", N_("Why rule E01, the age, is gone past") },
};

static const struct {
	const char *input;
	const char *because;
	const char *lacks;
} asked[REASONED_COUNT] = {
	[REASONED_GROUP] = { "reason-group",
		N_("Neither male nor female is recorded of the person. Say what was decided, and "
		   "with whom."),
		N_("Say why the person joins this group") },
	[REASONED_CHECK] = { "reason-check",
		N_("Nothing is kept of a check before this caution. Say what is known of it, and "
		   "why the referral goes on."),
		N_("Say why the referral goes on without a check that was kept") },
	[REASONED_AGE] = { "reason-age",
		N_("E01: the person is too young for the scheme. Who may go past this rule: {who}. "
		   "Say who of them said so, on which day, and why."),
		N_("Say who said that rule E01 is gone past, on which day, and why") },
};

const char reason_is_in_check[] = N_("It was gone past in the check before the caution.");

const char *reasoned_input(enum reasoned what)
{
	assert(what > REASONED_NONE && what < REASONED_COUNT);
	return asked[what].input;
}

const char *reasoned_because(enum reasoned what)
{
	assert(what > REASONED_NONE && what < REASONED_COUNT);
	return asked[what].because;
}

const char *reasoned_lacks(enum reasoned what)
{
	assert(what > REASONED_NONE && what < REASONED_COUNT);
	return asked[what].lacks;
}

static bool refers(enum referral_act act)
{
	return act == DO_REFER || act == DO_REFER_DIRECTLY;
}

static bool is_for_a_group(enum referral_act act)
{
	return refers(act) || act == DO_BOOK;
}

/* E01 is not met, and nobody has gone past it. */
static bool asks_age(enum referral_act act, const struct person_record *record)
{
	return (refers(act) || act == DO_ACCEPT) && record->is_too_young &&
	       !record->is_passed_in_check && !record->is_reasoned[REASONED_AGE];
}

/* After a caution nobody is turned away: the police decide. */
static const char *too_young(const struct referral *r, enum referral_act act)
{
	if (refers(act) && follows_caution(r))
		return N_("E01: the person was too young for the scheme on the day of the caution, "
			  "and nobody may go past this rule. Do not refer them: vary the caution, "
			  "or decide on it.");
	if (refers(act))
		return N_("E01: the person is too young for the scheme, and nobody may go past "
			  "this rule. Do not refer them.");
	if (follows_caution(r))
		return N_("E01: the person was too young for the scheme on the day of the caution, "
			  "and nobody may go past this rule. Put them to the police as "
			  "unsuitable.");
	return N_("E01: the person was too young for the scheme on the day of the referral, and "
		  "nobody may go past this rule. Turn the referral away.");
}

const char *record_refusal(const struct referral *r, enum referral_act act,
	const struct person_record *record, const char **input)
{
	if (is_for_a_group(act) && record->fit == SEX_DOES_NOT_FIT) {
		*input = act == DO_BOOK ? "cohort" : "type";
		return sex_does_not_fit;
	}
	if (asks_age(act, record) && record->past_age == NOBODY) {
		*input = act == DO_ACCEPT ? "act" : "born";
		return too_young(r, act);
	}
	return NULL;
}

bool record_asks(const struct referral *r, enum referral_act act,
	const struct person_record *record, enum reasoned what)
{
	if (record->is_reasoned[what])
		return false;
	switch (what) {
	case REASONED_GROUP: return is_for_a_group(act) && record->fit == SEX_IS_TO_BE_DECIDED;
	case REASONED_CHECK: return refers(act) && follows_caution(r) && record->lacks_check;
	case REASONED_AGE: return asks_age(act, record) && record->past_age != NOBODY;
	default: return false;
	}
}
