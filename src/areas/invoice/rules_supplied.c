/* SPDX-License-Identifier: MIT */
#include "areas/invoice/rules_supplied.h"

#include "base/err.h"

const struct word supplied_standings[SUPPLIED_STANDING_COUNT] = {
	[SUPPLIED_RECEIVED] = { "received", N_("Received") },
	[SUPPLIED_CHECKED] = { "checked", N_("Being checked") },
	[SUPPLIED_QUERIED] = { "queried", N_("Queried") },
	[SUPPLIED_APPROVED] = { "approved", N_("Approved") },
	[SUPPLIED_PAID] = { "paid", N_("Paid") },
	[SUPPLIED_CREDITED] = { "credited", N_("Credited") },
	[SUPPLIED_WITHDRAWN] = { "withdrawn", N_("Withdrawn") },
};

static const enum supplied_standing standing_of[INVOICE_STATE_COUNT] = {
	[INVOICE_RECEIVED] = SUPPLIED_RECEIVED,
	[INVOICE_MATCHED] = SUPPLIED_CHECKED,
	[INVOICE_QUERIED] = SUPPLIED_QUERIED,
	[INVOICE_SHARED] = SUPPLIED_APPROVED,
	[INVOICE_NO_RECHARGE] = SUPPLIED_APPROVED,
	[INVOICE_RECHARGED] = SUPPLIED_APPROVED,
	[INVOICE_PAID] = SUPPLIED_PAID,
	[INVOICE_WITHDRAWN] = SUPPLIED_WITHDRAWN,
};

static enum supplied_standing standing_in(enum invoice_state state, bool is_paid)
{
	return is_paid && invoice_is_approved(state) ? SUPPLIED_PAID : standing_of[state];
}

enum supplied_standing supplied_standing(
	enum invoice_state state, bool is_paid, struct money total, struct money credited)
{
	assert(credited.pence <= 0);
	if (invoice_is_approved(state) && total.pence > 0 && total.pence + credited.pence <= 0)
		return SUPPLIED_CREDITED;
	return standing_in(state, is_paid);
}

enum invoice_state supplied_state(enum supplied_standing standing)
{
	enum invoice_state found = INVOICE_NONE;

	for (enum invoice_state s = INVOICE_NONE + 1; s < INVOICE_STATE_COUNT; s++) {
		if (standing_in(s, false) != standing && standing_in(s, true) != standing)
			continue;
		if (found != INVOICE_NONE)
			return INVOICE_NONE;
		found = s;
	}
	return found;
}

bool supplied_shows_whole(enum supplied_standing standing)
{
	return standing != SUPPLIED_NONE && standing != SUPPLIED_WITHDRAWN;
}

bool supplied_is_open(enum supplied_standing standing)
{
	return standing == SUPPLIED_RECEIVED || standing == SUPPLIED_CHECKED ||
	       standing == SUPPLIED_QUERIED;
}

bool supplied_may_know(const struct invoice_finding *finding, bool is_own)
{
	if (finding->verdict != FINDING_HOLDS)
		return false;
	switch (finding->check) {
	case AGAINST_TOTAL:
	case AGAINST_DOCUMENT:
	case AGAINST_PASSED:
	case AGAINST_LINE: return true;
	case AGAINST_EVIDENCE: return finding->trained != TRAINED_VICTIM_CONTACT;
	case AGAINST_TWICE: return is_own;
	default: return false;
	}
}
