/* SPDX-License-Identifier: MIT */
/*
 * What the police are told: whether somebody came, and nothing of what was said or why.
 *
 * A sentence has only the holes that its kind may fill.  Late, absent, excluded and gone early
 * read the same: did not attend.  Of safeguarding no more is written than to ring.
 */
#include "areas/referral/rules.h"

const struct word notice_kinds[NOTICE_KIND_COUNT] = {
	[NOTICE_BOOKED] = { "booked", N_("Booked") },
	[NOTICE_ATTENDED_A] = { "attended-a", N_("Attended workshop A") },
	[NOTICE_MISSED] = { "non-attendance", N_("Did not attend") },
	[NOTICE_COMPLETED] = { "completed", N_("Completed") },
	[NOTICE_NO_REPEAT] = { "no-repeat-possible", N_("No repeat possible in time") },
	[NOTICE_SAFEGUARDING] = { "safeguarding", N_("Ring the lead") },
	[NOTICE_DETAILS] = { "details", N_("Contact details do not work") },
	[NOTICE_LEADERS] = { "leaders", N_("Book again, or change who leads") },
	[NOTICE_PUT_OFF] = { "put-off", N_("Cancelled or moved by the provider") },
};

static const struct {
	unsigned says;
	const char *sentence;
} notices[NOTICE_KIND_COUNT] = {
	[NOTICE_BOOKED] = { SAYS_REFERENCE | SAYS_DAY | SAYS_SECOND_DAY,
		N_("{reference}: booked into workshop A on {day} and workshop B on "
		   "{second_day}.") },
	[NOTICE_ATTENDED_A] = { SAYS_REFERENCE | SAYS_WORKSHOP | SAYS_DAY,
		N_("{reference}: attended workshop {workshop} on {day}.") },
	[NOTICE_MISSED] = { SAYS_REFERENCE | SAYS_WORKSHOP | SAYS_DAY,
		N_("{reference}: did not attend workshop {workshop} on {day}.") },
	[NOTICE_COMPLETED] = { SAYS_REFERENCE | SAYS_DAY | SAYS_SECOND_DAY,
		N_("{reference}: attended workshop A on {day} and workshop B on {second_day}.") },
	[NOTICE_NO_REPEAT] = { SAYS_REFERENCE | SAYS_DAY,
		N_("{reference}: no further workshops A and B end by {day}. Extend the deadline, "
		   "or decide on the breach.") },
	[NOTICE_SAFEGUARDING] = { SAYS_REFERENCE,
		N_("{reference}: ring the programme’s lead today.") },
	[NOTICE_PUT_OFF] = { SAYS_REFERENCE,
		N_("{reference}: the provider cancelled or moved the next workshop. It is nobody’s "
		   "miss. New days are told once they are booked.") },
	[NOTICE_DETAILS] = { SAYS_REFERENCE,
		N_("{reference}: the victim’s contact details do not work. Give the victims’ "
		   "service others.") },
	[NOTICE_LEADERS] = { SAYS_REFERENCE,
		N_("{reference}: somebody who leads the workshops cannot work with this person. "
		   "Book other workshops, or change who leads these.") },
};

unsigned notice_says(enum notice_kind kind)
{
	assert(kind > NOTICE_NONE && kind < NOTICE_KIND_COUNT);
	return notices[kind].says;
}

bool notice_asks(enum notice_kind kind)
{
	switch (kind) {
	case NOTICE_MISSED:
	case NOTICE_NO_REPEAT:
	case NOTICE_SAFEGUARDING:
	case NOTICE_DETAILS:
	case NOTICE_LEADERS: return true;
	default: return false;
	}
}

const char *notice_sentence(enum notice_kind kind)
{
	assert(kind > NOTICE_NONE && kind < NOTICE_KIND_COUNT);
	return notices[kind].sentence;
}

/* The workshop that a notice is about. */
static enum letter workshop_of(const struct attempt *t, enum notice_kind kind)
{
	bool is_of_b = kind == NOTICE_MISSED && !attendance_is_miss(t->result[WORKSHOP_A]);

	return is_of_b ? WORKSHOP_B : WORKSHOP_A;
}

struct notice notice_of(const struct referral *r, enum notice_kind kind, const char *reference)
{
	const struct attempt *last = attempt_last(r);
	unsigned says = notice_says(kind);
	struct notice notice = { .kind = kind, .reference = reference };

	if (last == NULL)
		return notice;
	if ((says & SAYS_WORKSHOP) != 0)
		notice.workshop = workshop_of(last, kind);
	if ((says & SAYS_DAY) != 0)
		notice.day =
			kind == NOTICE_NO_REPEAT ? r->deadline : last->on[workshop_of(last, kind)];
	if ((says & SAYS_SECOND_DAY) != 0)
		notice.second_day = last->on[WORKSHOP_B];
	return notice;
}

/* What happened calls for it, told or not. */
static bool is_called_for(const struct attempt *t, enum notice_kind kind)
{
	enum attendance a = t->result[WORKSHOP_A], b = t->result[WORKSHOP_B];
	bool was_missed = attendance_is_miss(a) || attendance_is_miss(b);

	switch (kind) {
	case NOTICE_BOOKED: return a == ATTENDANCE_NONE;
	case NOTICE_ATTENDED_A: return a == ATTENDANCE_ATTENDED && b == ATTENDANCE_NONE;
	case NOTICE_MISSED: return was_missed;
	case NOTICE_NO_REPEAT: return was_missed && t->decision == POLICE_UNDECIDED;
	case NOTICE_COMPLETED: return a == ATTENDANCE_ATTENDED && b == ATTENDANCE_ATTENDED;
	default: return false;
	}
}

bool notice_is_due(const struct referral *r, enum notice_kind kind)
{
	const struct attempt *last = attempt_last(r);

	if (kind == NOTICE_SAFEGUARDING)
		return true;
	return kind != NOTICE_NONE && follows_caution(r) && last != NULL &&
	       is_called_for(last, kind) && !date_is_set(last->told_on[kind]);
}
