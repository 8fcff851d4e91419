/* SPDX-License-Identifier: MIT */
/*
 * What follows from a deed: who may see the person from now on, which place is theirs, what the
 * police are told, and how many came how far.
 */
#include "areas/cohort/cohort.h"
#include "areas/person/person.h"
#include "areas/referral/outside.h"
#include "areas/referral/referral_queries.h"
#include "areas/referral/store.h"
#include "audit/audit.h"
#include "base/err.h"
#include "db/db.h"

/* Nobody comes to a workshop for it any more. */
static bool has_ended(const struct kept_referral *r)
{
	switch (referral_state(&r->facts)) {
	case REFERRAL_VOID:
	case REFERRAL_BREACHED:
	case REFERRAL_WITHDRAWN:
	case REFERRAL_NOT_TAKEN:
	case REFERRAL_CLOSED: return true;
	default: return false;
	}
}

/* ---- who may see the person ---- */

/* The cohort whose leaders have to do with the person; 0: none. */
static struct cohort_id cohort_of(const struct kept_referral *r)
{
	bool is_in = r->facts.attempts.n > 0 && !has_ended(r);

	return is_in ? r->cohort : (struct cohort_id){ 0 };
}

/* Nothing, if the body takes part no longer. */
static void join_body(struct work *w, const struct actor *by, const struct kept_referral *r,
	struct organisation_id body, enum part part)
{
	struct circle_id circle;

	if (scheme_circle(w, r->scheme, body, part, &circle))
		person_join(w, by, REFERRAL_ACT, r->person, circle);
}

/* True if the person is in other circles now than before. */
static bool circles_follow(struct work *w, const struct actor *by,
	const struct kept_referral *before, const struct kept_referral *r)
{
	struct cohort_id left = cohort_of(before), joined = cohort_of(r);
	bool is_with_others = left.v != joined.v;

	if (r->diversion.v != before->diversion.v)
		join_body(w, by, r, r->diversion, PART_DIVERSION);
	if (r->provider.v != before->provider.v)
		join_body(w, by, r, r->provider, PART_PROVIDER);
	if (is_with_others && left.v != 0)
		person_leave(w, by, REFERRAL_ACT, r->person, cohort_circle(w, left));
	if (is_with_others && joined.v != 0)
		person_join(w, by, REFERRAL_ACT, r->person, cohort_circle(w, joined));
	return is_with_others || r->diversion.v != before->diversion.v ||
	       r->provider.v != before->provider.v;
}

/* In the lists of those circles the person's other referrals stand too. */
static void others_follow(struct work *w, const struct actor *by, const struct kept_referral *r)
{
	struct referral_ids all = referral_of_person(w, by, r->person);

	list_each (const struct referral_id *, each, &all) {
		struct kept_referral other;

		if (each->v != r->id.v && referral_load(w, by, *each, &other))
			referral_write_lines(w, &other);
	}
}

/* ---- places ---- */

static void places_follow(struct work *w, const struct actor *by,
	const struct kept_referral *before, const struct kept_referral *r)
{
	if (before->place.v != 0 && before->place.v != r->place.v)
		place_leave(w, by, before->place);
	if (r->place.v != 0 && has_ended(r) && !has_ended(before))
		place_leave(w, by, r->place);
}

/* ---- notices ---- */

static bool can_be_repeated(struct work *w, const struct kept_referral *r)
{
	struct workshop_pairs pairs = pairs_to_come(w, r);

	return pair_in_time(&pairs, r->facts.deadline, work_today(w)) != NULL;
}

void notice_put(struct work *w, const struct kept_referral *r, enum notice_kind kind,
	struct organisation_id to)
{
	struct notice notice = notice_of(&r->facts, kind, r->reference);
	bool says_workshop = (notice_says(kind) & SAYS_WORKSHOP) != 0;
	bool is_miss = kind == NOTICE_MISSED;
	struct notice_insert_values values = {
		.referral_id = r->id,
		.person_id = r->person,
		.organisation_id = to,
		.kind = notice_kinds[kind].name,
		.workshop = says_workshop ? letter_name(notice.workshop) : NULL,
		.day = notice.day,
		.second_day = notice.second_day,
		.repeat = is_miss ? repeat_name(can_be_repeated(w, r) ? REPEAT_FEASIBLE
								      : REPEAT_INFEASIBLE)
				  : NULL,
		.made_at = work_now(w),
	};

	do
		values.id = (struct notice_id){ id_of_now(work_now(w)) };
	while (notice_insert(w, &values) == 0 && !work_failed(w));
}

/* To the force; of a miss and of completion to whoever did triage too. */
static void tell(struct work *w, const struct kept_referral *r, enum notice_kind kind)
{
	bool is_for_triage =
		kind == NOTICE_MISSED || kind == NOTICE_COMPLETED || kind == NOTICE_PUT_OFF;

	notice_put(w, r, kind, r->force);
	if (is_for_triage && r->diversion.v != 0)
		notice_put(w, r, kind, r->diversion);
}

bool notice_may_be_told(struct work *w, const struct kept_referral *r, enum notice_kind kind)
{
	return notice_is_due(&r->facts, kind) &&
	       (kind != NOTICE_NO_REPEAT || !can_be_repeated(w, r));
}

struct deed deed_of_telling(struct work *w, const struct kept_referral *r, enum notice_kind kind)
{
	bool says_no_repeat = kind == NOTICE_MISSED && !can_be_repeated(w, r);

	return (struct deed){ .act = DO_TELL,
		.on = work_today(w),
		.notice = kind,
		.deadline = says_no_repeat ? r->facts.deadline : DATE_NONE };
}

/* It falls due by itself. */
static bool is_to_be_told(struct work *w, const struct kept_referral *r, enum notice_kind kind)
{
	return referral_roles(DO_TELL, referral_state(&r->facts)) != 0 &&
	       notice_may_be_told(w, r, kind);
}

static void notices_follow(struct work *w, const struct actor *by, struct kept_referral *r,
	const struct past_deed *done)
{
	if (done->deed.act == DO_TELL)
		tell(w, r, done->deed.notice);
	if (done->deed.act == DO_POSTPONE && follows_caution(&r->facts))
		tell(w, r, NOTICE_PUT_OFF);
	for (enum notice_kind kind = NOTICE_BOOKED; kind < NOTICE_SAFEGUARDING; kind++) {
		if (!is_to_be_told(w, r, kind))
			continue;

		struct past_deed telling = { .deed = deed_of_telling(w, r, kind),
			.by = by->account };

		deed_append(w, r, &telling);
		tell(w, r, kind);
		audit_note_act(w, by, REFERRAL_ACT, "referral-tell", "referral", r->id.v);
	}
}

/* ---- figures ---- */

static bool has_attended_a(const struct referral *r)
{
	list_each (const struct attempt *, each, &r->attempts)
		if (each->result[WORKSHOP_A] == ATTENDANCE_ATTENDED)
			return true;
	return false;
}

static bool has_reached(const struct referral *r, enum milestone milestone)
{
	const struct attempt *last = attempt_last(r);

	if (!date_is_set(r->referred_on) || date_is_set(r->voided_on))
		return false;
	switch (milestone) {
	case MILESTONE_REFERRED: return true;
	case MILESTONE_TRIAGED: return date_is_set(r->triaged_on);
	case MILESTONE_ACCEPTED: return date_is_set(r->accepted_on);
	case MILESTONE_BOOKED: return last != NULL;
	case MILESTONE_A_ATTENDED: return has_attended_a(r);
	case MILESTONE_COMPLETED:
		return last != NULL && last->result[WORKSHOP_A] == ATTENDANCE_ATTENDED &&
		       last->result[WORKSHOP_B] == ATTENDANCE_ATTENDED;
	default: return false;
	}
}

static int contact_days(const struct referral *r)
{
	return has_reached(r, MILESTONE_REFERRED) ? referral_contact_days(r) : -1;
}

static bool waits(const struct referral *r)
{
	return referral_waits_to_be_booked(referral_state(r));
}

static void count_contact(
	struct work *w, const struct kept_referral *before, const struct kept_referral *r)
{
	int was = contact_days(&before->facts), is = contact_days(&r->facts);

	if (was == is)
		return;
	if (was >= 0)
		scheme_count_contact(w, r->scheme, r->facts.referred_on, was, -1);
	if (is >= 0)
		scheme_count_contact(w, r->scheme, r->facts.referred_on, is, 1);
}

/* The force's deadline by which there is something to do; not set: none. */
static struct date open_deadline(const struct referral *r)
{
	bool counts =
		date_is_day(r->deadline) && referral_deadline_counts(r->source, referral_state(r));

	return counts ? r->deadline : DATE_NONE;
}

static bool is_unbooked(const struct referral *r)
{
	enum referral_state state = referral_state(r);

	return state != REFERRAL_BOOKED && state != REFERRAL_A_ATTENDED;
}

static void count_deadline(
	struct work *w, const struct kept_referral *before, const struct kept_referral *r)
{
	struct date was = open_deadline(&before->facts), is = open_deadline(&r->facts);

	if (date_equal(was, is) && is_unbooked(&before->facts) == is_unbooked(&r->facts))
		return;
	if (date_is_set(was))
		scheme_count_deadline(w, r->scheme, was, is_unbooked(&before->facts), -1);
	if (date_is_set(is))
		scheme_count_deadline(w, r->scheme, is, is_unbooked(&r->facts), 1);
}

/* Of the month in which the person was referred; who waits, and by when, as of now. */
static void count(struct work *w, const struct kept_referral *before, const struct kept_referral *r)
{
	for (enum milestone each = MILESTONE_REFERRED; each < MILESTONE_COUNT; each++) {
		bool was = has_reached(&before->facts, each);
		bool is = has_reached(&r->facts, each);

		if (was != is)
			scheme_count(w, r->scheme, each, r->facts.referred_on, is ? 1 : -1);
	}
	count_contact(w, before, r);
	count_deadline(w, before, r);
	if (waits(&before->facts) != waits(&r->facts))
		scheme_count_waiting(w, r->scheme, waits(&r->facts) ? 1 : -1);
}

void deed_follow(struct work *w, const struct actor *by, const struct kept_referral *before,
	struct kept_referral *r, const struct past_deed *done)
{
	bool is_with_others = circles_follow(w, by, before, r);
	bool is_hold = done->deed.act == DO_HOLD || done->deed.act == DO_LIFT;

	places_follow(w, by, before, r);
	referral_counts_liaison(w, before, r);
	if (!is_hold) // nothing falls due by one, and the other program's tells nobody anything
		notices_follow(w, by, r, done);
	count(w, before, r);
	referral_keep_lists(w, r);
	if (is_with_others)
		others_follow(w, by, r);
}
