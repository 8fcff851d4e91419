/* SPDX-License-Identifier: MIT */
/*
 * What may be noted, signed and corrected.
 */
#include "areas/register/rules.h"
#include "base/code.h"

#include <string.h>

const struct word presences[PRESENCE_COUNT] = {
	[PRESENCE_CAME] = { "came", N_("Came") },
	[PRESENCE_ABSENT] = { "absent", N_("Did not come") },
	[PRESENCE_LEFT] = { "left", N_("Left before the end") },
	[PRESENCE_EXCLUDED] = { "excluded", N_("Was sent away") },
};

/* ---- what is noted ---- */

struct entry entry_tidied(struct entry entry)
{
	if (entry.presence == PRESENCE_NONE && entry.late_minutes > 0)
		entry.presence = PRESENCE_CAME;
	return entry;
}

enum attendance entry_result(struct entry entry, int grace_minutes)
{
	switch (entry.presence) {
	case PRESENCE_CAME:
		return entry.late_minutes <= grace_minutes ? ATTENDANCE_ATTENDED : ATTENDANCE_LATE;
	case PRESENCE_ABSENT: return ATTENDANCE_ABSENT;
	case PRESENCE_LEFT: return ATTENDANCE_LEFT;
	case PRESENCE_EXCLUDED: return ATTENDANCE_EXCLUDED;
	default: return ATTENDANCE_NONE;
	}
}

const char *entry_refusal(struct entry entry)
{
	if (entry.late_minutes < 0 || entry.late_minutes > LATE_MOST_MINUTES)
		return N_("Enter how many minutes late, such as 10");
	if (entry.late_minutes > 0 && entry.presence != PRESENCE_CAME)
		return N_("Minutes are entered of who came late, and of nobody else");
	return NULL;
}

struct entry entry_of(enum attendance result, int late_minutes)
{
	static const enum presence of[ATTENDANCE_COUNT] = {
		[ATTENDANCE_ATTENDED] = PRESENCE_CAME,
		[ATTENDANCE_LATE] = PRESENCE_CAME,
		[ATTENDANCE_ABSENT] = PRESENCE_ABSENT,
		[ATTENDANCE_LEFT] = PRESENCE_LEFT,
		[ATTENDANCE_EXCLUDED] = PRESENCE_EXCLUDED,
	};

	return (struct entry){ of[result], late_minutes };
}

bool entry_equal(struct entry one, struct entry other)
{
	return one.presence == other.presence && one.late_minutes == other.late_minutes;
}

/* ---- the room ---- */

enum referral_state state_expected(enum letter letter)
{
	return letter == WORKSHOP_A ? REFERRAL_BOOKED : REFERRAL_A_ATTENDED;
}

bool is_expected(const struct referral *r, enum letter letter)
{
	return referral_state(r) == state_expected(letter);
}

bool is_put_off(const struct referral *r)
{
	const struct attempt *last = attempt_last(r);
	enum referral_state state = referral_state(r);
	bool waits = state == REFERRAL_POSTPONED || state == REFERRAL_HELD;

	return waits && last != NULL &&
	       (last->result[WORKSHOP_A] == ATTENDANCE_CANCELLED ||
		       last->result[WORKSHOP_B] == ATTENDANCE_CANCELLED);
}

const char *row_code(struct arena *a, const char *const *codes, size_t n, size_t row)
{
	size_t size = ROW_CODE_LEAST;

	for (size_t i = 0; i < n; i++)
		while (i != row && size < CODE_LETTERS && strncmp(codes[i], codes[row], size) == 0)
			size++;
	return arena_format(a, "%.*s", (int)size, codes[row]);
}

/* ---- a register's life ---- */

static const struct workshop *workshop_of(const struct register_state *s)
{
	return &s->cohort->workshop[s->letter];
}

static bool is_leader(const struct register_state *s, struct facilitator_id facilitator)
{
	for (int i = 0; i < LEADERS; i++)
		if (facilitator.v != 0 && workshop_of(s)->leader[i].v == facilitator.v)
			return true;
	return false;
}

bool signature_stands(const struct register_state *s, const struct signature *signature)
{
	return is_leader(s, signature->facilitator) && signature->lines == s->lines;
}

bool has_signed(const struct register_state *s, struct facilitator_id facilitator)
{
	list_each (const struct signature *, each, &s->signatures)
		if (each->facilitator.v == facilitator.v && signature_stands(s, each))
			return true;
	return false;
}

bool would_close(const struct register_state *s, struct facilitator_id facilitator)
{
	for (int i = 0; i < LEADERS; i++) {
		struct facilitator_id leader = workshop_of(s)->leader[i];

		if (leader.v != facilitator.v && !has_signed(s, leader))
			return false;
	}
	return true;
}

bool is_taken(const struct register_state *s, struct instant now)
{
	return s->unsaid == 0 && workshop_is_over(workshop_of(s), now);
}

int register_days_late(struct date held_on, struct date today)
{
	int days = date_days_between(held_on, today) - SIGN_WITHIN_DAYS;

	return days > 0 ? days : 0;
}

const char *lead_refusal(const struct register_state *s)
{
	if (s->closed_at.ms != 0)
		return N_("The register is signed: who led the workshop stands");
	return s->cohort->cancelled_because != NULL ? N_("These workshops were cancelled") : NULL;
}

const char *note_refusal(const struct register_state *s, struct date today)
{
	if (s->closed_at.ms != 0)
		return N_("The register is signed. Correct what is wrong in it instead.");
	if (s->cohort->cancelled_because != NULL)
		return N_("These workshops were cancelled");
	if (date_before(today, workshop_of(s)->on))
		return N_("The workshop has not been held yet");
	if (s->waits_for_a)
		return N_("The register of workshop A has to be signed first");
	return NULL;
}

const char *sign_refusal(
	const struct register_state *s, struct facilitator_id facilitator, struct instant now)
{
	const char *no = note_refusal(s, instant_day(now));

	if (!is_leader(s, facilitator))
		return N_("Only the two who led the workshop sign its register");
	if (no != NULL)
		return no;
	if (s->unseen > 0)
		return N_("You may not see everybody who comes: ask the coordinator to change who "
			  "leads");
	if (!workshop_is_over(workshop_of(s), now))
		return N_("The register is signed once the workshop is over");
	if (s->unsaid > 0)
		return N_("Say of everybody whether they came, then sign");
	return has_signed(s, facilitator) ? N_("You have signed this already") : NULL;
}

/* Of the pair booked last, and nothing was recorded after it. */
static bool is_last_result(const struct referral *r, enum letter letter)
{
	const struct attempt *last = attempt_last(r);

	return last != NULL && last->result[letter] != ATTENDANCE_NONE &&
	       last->result[letter] != ATTENDANCE_CANCELLED &&
	       (letter == WORKSHOP_B || last->result[WORKSHOP_B] == ATTENDANCE_NONE);
}

const char *correct_refusal(const struct register_state *s, const struct referral *r,
	struct entry stands, struct entry entry)
{
	if (s->closed_at.ms == 0)
		return N_("Only what was signed is corrected. Change the row instead.");
	if (!is_expected(r, s->letter) && !is_last_result(r, s->letter))
		return N_("Only attendance that was recorded, and that nothing rests on yet, is "
			  "corrected");
	if (entry.presence == PRESENCE_NONE)
		return N_("Say whether the person attended");
	return entry_equal(stands, entry) ? N_("This is what is recorded already") : NULL;
}

enum referral_act act_of_record(enum letter letter)
{
	return letter == WORKSHOP_A ? DO_RECORD_A : DO_RECORD_B;
}

enum referral_act act_of_correction(
	const struct referral *r, enum letter letter, enum attendance result)
{
	if (is_expected(r, letter))
		return act_of_record(letter);
	return attempt_last(r)->result[letter] == result ? DO_NOTHING : DO_CORRECT;
}

const char *cancel_refusal(const struct cohort *cohort, enum letter from, bool a_is_signed,
	bool waits_for_a, struct instant now)
{
	if (cohort_is_closed(cohort, now))
		return N_("This cohort cannot be cancelled any more");
	if (from == WORKSHOP_A && a_is_signed)
		return N_("Workshop A was held: its register is signed");
	if (from == WORKSHOP_B && !workshop_has_begun(&cohort->workshop[WORKSHOP_A], now))
		return N_("Workshop A is still to come: both are cancelled");
	if (from == WORKSHOP_B && waits_for_a)
		return N_("The register of workshop A has to be signed first");
	return NULL;
}
