/* SPDX-License-Identifier: MIT */
/*
 * Whose a referral is, until when, and what waits for whom.
 *
 * A clock runs from the fact that brought the referral where it stands.
 */
#include "areas/referral/rules.h"

#include "base/working_day.h"

struct path_terms path_terms_of(const struct terms *scheme)
{
	return (struct path_terms){
		.acknowledge_days = 1,
		.chase_days = 2,
		.triage_days = 5,
		.first_contact_days = scheme->term[TERM_FIRST_CONTACT_DAYS],
		.hold_days = 5,
		.police_days = 5,
		.rebook_days = 5,
		.gap_least_days = scheme->term[TERM_GAP_LEAST_DAYS],
		.gap_most_days = scheme->term[TERM_GAP_MOST_DAYS],
		.kept_a_most_days = 56,
	};
}

const struct workshop_pair *pair_in_time(
	const struct workshop_pairs *pairs, struct date deadline, struct date today)
{
	const struct workshop_pair *first = NULL;

	list_each (const struct workshop_pair *, each, pairs) {
		bool will_do = each->free > 0 && date_before(today, each->on[WORKSHOP_A]) &&
			       !date_before(deadline, each->on[WORKSHOP_B]);
		bool is_earlier = first == NULL ||
				  date_before(each->on[WORKSHOP_B], first->on[WORKSHOP_B]) ||
				  (date_equal(each->on[WORKSHOP_B], first->on[WORKSHOP_B]) &&
					  date_before(each->on[WORKSHOP_A], first->on[WORKSHOP_A]));

		if (will_do && is_earlier)
			first = each;
	}
	return first;
}

/* ---- whose it is ---- */

/* Where one role owns a state; ROLE_NONE where it depends, or where the referral is over. */
static const struct {
	enum role role;
	const char *to_do;
} owners[REFERRAL_STATE_COUNT] = {
	[REFERRAL_DRAFT] = { ROLE_REFERRER, N_("Complete the referral and send it") },
	[REFERRAL_REFERRED] = { ROLE_TRIAGE_WORKER, N_("Open triage") },
	[REFERRAL_ASKED] = { ROLE_REFERRER, N_("Give the information that is asked for") },
	[REFERRAL_IN_TRIAGE] = { ROLE_TRIAGE_WORKER, N_("Complete triage") },
	[REFERRAL_TRIAGED] = { ROLE_TRIAGE_WORKER, N_("Send the referral to the provider") },
	[REFERRAL_SENT] = { ROLE_COORDINATOR, N_("Open the referral") },
	[REFERRAL_RECEIVED] = { ROLE_COORDINATOR, N_("Accept the referral") },
	[REFERRAL_HELD] = { ROLE_NONE, N_("Settle what the referral waits for") },
	[REFERRAL_ACCEPTED] = { ROLE_COORDINATOR, N_("Book workshops A and B") },
	[REFERRAL_BOOKED] = { ROLE_FACILITATOR, N_("Record workshop A") },
	[REFERRAL_A_ATTENDED] = { ROLE_FACILITATOR, N_("Record workshop B") },
	[REFERRAL_POSTPONED] = { ROLE_COORDINATOR, N_("Book what the provider cancelled") },
	[REFERRAL_MISSED] = { ROLE_COORDINATOR, N_("Tell the police of the miss") },
	[REFERRAL_WITH_POLICE] = { ROLE_SERGEANT, N_("Decide on the miss") },
	[REFERRAL_BOOK_AGAIN] = { ROLE_COORDINATOR, N_("Book both workshops again") },
	[REFERRAL_COMPLETED] = { ROLE_COORDINATOR, N_("Tell the police and close") },
	[REFERRAL_UNSUITABLE] = { ROLE_SERGEANT, N_("Vary the caution, or decide") },
	[REFERRAL_BREACHED] = { ROLE_NONE, N_("Close the referral") },
	[REFERRAL_WITHDRAWN] = { ROLE_NONE, N_("Close the referral") },
	[REFERRAL_NOT_TAKEN] = { ROLE_NONE, N_("Close the referral") },
};

static bool needs_letter(const struct referral *r)
{
	return !date_is_set(attempt_last(r)->letter_on);
}

const char *referral_to_do(const struct referral *r)
{
	enum referral_state state = referral_state(r);

	if (state == REFERRAL_ACCEPTED && !date_is_set(r->contacted_on))
		return N_("Contact the person");
	if (state == REFERRAL_BOOKED && needs_letter(r))
		return N_("Send the joining letter");
	return owners[state].to_do;
}

static enum role owner_of(const struct referral *r, enum referral_state state)
{
	switch (state) {
	case REFERRAL_HELD: return hold_owner(referral_hold(r));
	case REFERRAL_BOOKED: return needs_letter(r) ? ROLE_COORDINATOR : ROLE_FACILITATOR;
	case REFERRAL_BREACHED:
	case REFERRAL_WITHDRAWN:
	case REFERRAL_NOT_TAKEN:
		return date_is_set(r->sent_on) ? ROLE_COORDINATOR : ROLE_TRIAGE_WORKER;
	default: return owners[state].role;
	}
}

static struct date later_of(struct date one, struct date other)
{
	return date_before(one, other) || !date_is_set(one) ? other : one;
}

/* The day on which its last result was recorded. */
static struct date result_on(const struct referral *r)
{
	const struct attempt *last = attempt_last(r);

	return later_of(last->result_on[WORKSHOP_A], last->result_on[WORKSHOP_B]);
}

/* From when the police's decision stands, or the withdrawal. */
static struct date ended_on(const struct referral *r)
{
	const struct attempt *last = attempt_last(r);
	struct date decided_on =
		later_of(r->unsuitable_decided_on, last == NULL ? DATE_NONE : last->decided_on);

	if (date_is_set(r->withdrawn_on))
		return r->withdrawn_on;
	return date_is_set(r->not_taken_on) ? r->not_taken_on : decided_on;
}

struct clock {
	struct date from; // not set: none runs
	int working_days;
};

/* From the receipt after triage. */
int referral_contact_days(const struct referral *r)
{
	struct date had_on = later_of(r->received_on, r->triaged_on);

	if (!date_is_set(r->contacted_on) || !date_is_set(had_on))
		return -1;
	return date_before(r->contacted_on, had_on) ? 0
						    : date_days_between(had_on, r->contacted_on);
}

static struct date first_contact_due(const struct referral *r, const struct path_terms *terms)
{
	return date_add_days(later_of(r->received_on, r->triaged_on), terms->first_contact_days);
}

/* First the person is reached; then workshop A has to leave time for B before the deadline. */
static struct clock clock_of_accepted(const struct referral *r, const struct path_terms *terms)
{
	if (!date_is_set(r->contacted_on))
		return (struct clock){ first_contact_due(r, terms), 0 };
	if (!date_is_day(r->deadline))
		return (struct clock){ r->contacted_on, terms->rebook_days };
	return (struct clock){ date_add_days(r->deadline, -terms->gap_least_days), 0 };
}

/* Of the states that end with a workshop. */
static struct clock clock_of_attempt(
	const struct referral *r, enum referral_state state, const struct path_terms *terms)
{
	const struct attempt *last = attempt_last(r);

	switch (state) {
	case REFERRAL_BOOKED:
		return needs_letter(r) ? (struct clock){ last->booked_on, terms->acknowledge_days }
				       : (struct clock){ last->on[WORKSHOP_A], 0 };
	case REFERRAL_A_ATTENDED: return (struct clock){ last->on[WORKSHOP_B], 0 };
	case REFERRAL_POSTPONED: return (struct clock){ result_on(r), terms->rebook_days };
	case REFERRAL_MISSED:
	case REFERRAL_COMPLETED: return (struct clock){ result_on(r), terms->acknowledge_days };
	case REFERRAL_WITH_POLICE:
		return (struct clock){ last->told_on[NOTICE_MISSED], terms->police_days };
	case REFERRAL_BOOK_AGAIN:
		return (struct clock){ later_of(last->decided_on, result_on(r)),
			terms->rebook_days };
	default: return (struct clock){ 0 };
	}
}

static struct clock clock_of(
	const struct referral *r, enum referral_state state, const struct path_terms *terms)
{
	switch (state) {
	case REFERRAL_REFERRED:
		return (struct clock){ later_of(r->referred_on, r->answered_on),
			terms->acknowledge_days };
	case REFERRAL_ASKED: return (struct clock){ r->asked_on, terms->chase_days };
	case REFERRAL_IN_TRIAGE: return (struct clock){ r->triage_opened_on, terms->triage_days };
	case REFERRAL_TRIAGED: return (struct clock){ r->triaged_on, terms->acknowledge_days };
	case REFERRAL_SENT:
		return (struct clock){ later_of(
					       r->sent_on, later_of(r->triaged_on, r->answered_on)),
			terms->acknowledge_days };
	case REFERRAL_RECEIVED: return (struct clock){ first_contact_due(r, terms), 0 };
	case REFERRAL_ACCEPTED: return clock_of_accepted(r, terms);
	case REFERRAL_HELD:
		return referral_hold(r) == HOLD_TRIAGE
			       ? (struct clock){ later_of(r->sent_on, r->triage_opened_on),
					 terms->triage_days }
			       : (struct clock){ r->held_on, terms->hold_days };
	case REFERRAL_UNSUITABLE: return (struct clock){ r->unsuitable_on, terms->police_days };
	case REFERRAL_BREACHED:
	case REFERRAL_WITHDRAWN:
	case REFERRAL_NOT_TAKEN: return (struct clock){ ended_on(r), terms->acknowledge_days };
	default: return clock_of_attempt(r, state, terms);
	}
}

struct ownership referral_owner(const struct referral *r, const struct path_terms *terms)
{
	enum referral_state state = referral_state(r);
	struct clock clock = clock_of(r, state, terms);
	struct ownership ownership = { .role = owner_of(r, state) };

	if (date_is_day(clock.from))
		ownership.due = working_days_after(clock.from, clock.working_days);
	return ownership;
}

/* ---- what waits for whom ---- */

static const char *const task_labels[TASK_KIND_COUNT] = {
	[TASK_TELL_BOOKED] = N_("Tell the police of the booking"),
	[TASK_TELL_ATTENDED] = N_("Tell the police that workshop A was attended"),
	[TASK_TELL_NO_REPEAT] = N_("Tell the police that no repeat ends in time"),
	[TASK_LOOK_AT_PAUSE] = N_("Look at the hold: the person is booked"),
	[TASK_NO_PAIR] = N_("No workshops end by the deadline: extend it, or decide"),
	[TASK_DEADLINE_PASSED] = N_("The deadline has passed: extend it, or decide"),
};

const char *task_label(enum task_kind kind)
{
	assert(kind > TASK_STATE && kind < TASK_KIND_COUNT);
	return task_labels[kind];
}

static void add_task(
	struct arena *a, struct tasks *tasks, enum task_kind kind, enum role role, struct date due)
{
	*list_add(a, tasks) = (struct task){ .kind = kind, .role = role, .due = due };
}

static void add_notices(struct arena *a, const struct referral *r, const struct path_terms *terms,
	struct tasks *tasks)
{
	const struct attempt *last = attempt_last(r);

	if (notice_is_due(r, NOTICE_BOOKED))
		add_task(a, tasks, TASK_TELL_BOOKED, ROLE_COORDINATOR,
			working_days_after(last->booked_on, terms->acknowledge_days));
	if (notice_is_due(r, NOTICE_ATTENDED_A))
		add_task(a, tasks, TASK_TELL_ATTENDED, ROLE_COORDINATOR,
			working_days_after(last->result_on[WORKSHOP_A], terms->acknowledge_days));
}

/* Of the attempt that counts the provider cancelled no more than B. */
static bool waits_for_b_alone(const struct referral *r)
{
	const struct attempt *last = attempt_last(r);

	return last != NULL && last->result[WORKSHOP_A] == ATTENDANCE_ATTENDED &&
	       last->result[WORKSHOP_B] == ATTENDANCE_CANCELLED;
}

/* A pair of workshops has still to be found for the person. */
static bool waits_for_pair(const struct referral *r, enum referral_state state)
{
	switch (state) {
	case REFERRAL_BOOKED:
	case REFERRAL_A_ATTENDED:
	case REFERRAL_COMPLETED:
	case REFERRAL_UNSUITABLE: return false;
	default: return !waits_for_b_alone(r);
	}
}

static bool is_over(enum referral_state state)
{
	return state == REFERRAL_VOID || state == REFERRAL_CLOSED;
}

/* It waits for its closing only. */
static bool has_ended(enum referral_state state)
{
	return state == REFERRAL_BREACHED || state == REFERRAL_WITHDRAWN ||
	       state == REFERRAL_NOT_TAKEN;
}

bool referral_deadline_counts(enum referral_source source, enum referral_state state)
{
	return source == SOURCE_CAUTION && state != REFERRAL_DRAFT && !is_over(state) &&
	       !has_ended(state) && state != REFERRAL_COMPLETED;
}

/* Whether what is to be booked can still end in time, and the deadline itself. */
static void add_deadline(struct arena *a, const struct referral *r,
	const struct workshop_pairs *pairs, struct date today, struct tasks *tasks)
{
	enum referral_state state = referral_state(r);
	bool is_too_late =
		waits_for_pair(r, state) && pair_in_time(pairs, r->deadline, today) == NULL;

	if (date_before(r->deadline, today) && referral_deadline_counts(r->source, state))
		add_task(a, tasks, TASK_DEADLINE_PASSED, ROLE_SERGEANT, r->deadline);
	else if (is_too_late)
		add_task(a, tasks, TASK_NO_PAIR, ROLE_SERGEANT, today);
	if (is_too_late && notice_is_due(r, NOTICE_NO_REPEAT))
		add_task(a, tasks, TASK_TELL_NO_REPEAT, ROLE_COORDINATOR, today);
}

struct tasks referral_tasks(struct arena *a, const struct referral *r,
	const struct path_terms *terms, const struct workshop_pairs *pairs, struct date today)
{
	enum referral_state state = referral_state(r);
	struct ownership owner = referral_owner(r, terms);
	bool is_booked = state == REFERRAL_BOOKED || state == REFERRAL_A_ATTENDED;
	struct tasks tasks = { 0 };

	if (is_over(state))
		return tasks;
	add_task(a, &tasks, TASK_STATE, owner.role, owner.due);
	if (has_ended(state) || state == REFERRAL_DRAFT)
		return tasks;
	if (is_booked)
		add_notices(a, r, terms, &tasks);
	if (is_booked && r->hold == HOLD_PAUSED)
		add_task(a, &tasks, TASK_LOOK_AT_PAUSE, ROLE_PERPETRATOR_LEAD,
			working_days_after(r->held_on, terms->acknowledge_days));
	if (follows_caution(r))
		add_deadline(a, r, pairs, today, &tasks);
	return tasks;
}

bool task_is_for_today(const struct task *task, struct date today)
{
	return !date_before(today, task->due);
}

bool task_is_late(const struct task *task, struct date today)
{
	return date_before(task->due, today);
}
