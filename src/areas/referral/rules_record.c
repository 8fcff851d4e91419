/* SPDX-License-Identifier: MIT */
/*
 * What is asked of the person's record before they are referred and booked.
 */
#include "areas/referral/rules.h"

const struct word reasoned_words[REASONED_COUNT] = {
	[REASONED_NONE] = { "", "" },
	[REASONED_GROUP] = { "group", N_("Why this group, as neither sex is recorded") },
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
};

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

const char *record_refusal(const struct referral *r, enum referral_act act,
	const struct person_record *record, const char **input)
{
	(void)r;
	if (is_for_a_group(act) && record->fit == SEX_DOES_NOT_FIT) {
		*input = act == DO_BOOK ? "cohort" : "type";
		return sex_does_not_fit;
	}
	return NULL;
}

static bool is_open(const struct referral *r, enum referral_act act,
	const struct person_record *record, enum reasoned what)
{
	(void)r;
	switch (what) {
	case REASONED_GROUP: return is_for_a_group(act) && record->fit == SEX_IS_TO_BE_DECIDED;
	default: return false;
	}
}

bool record_asks(const struct referral *r, enum referral_act act,
	const struct person_record *record, enum reasoned what)
{
	return is_open(r, act, record, what) && !record->is_reasoned[what];
}
