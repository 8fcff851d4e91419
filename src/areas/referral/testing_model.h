/* SPDX-License-Identifier: MIT */
/*
 * A model of a referral's path, written without a look at the rules: a machine that remembers where
 * it is and where it goes back to, which the rules work out from facts.
 */
#ifndef AREAS_REFERRAL_TESTING_MODEL_H
#define AREAS_REFERRAL_TESTING_MODEL_H

#include "areas/referral/testing.h"

struct model {
	enum referral_state at;           // but for holds
	enum referral_state back;         // from a question
	enum referral_state after_police; // from unsuitable, if they say to go on
	enum referral_state was;          // closed
	bool caution, asks_triage, opened, triaged, contacted, letter, told[NOTICE_KIND_COUNT];
	bool is_decided; // the last miss
	enum hold hold, beneath;
	enum attendance a, b;
	struct date on_a, on_b, deadline;
	enum closure closure;
};

static inline bool is_one_of(enum referral_state state, const enum referral_state *of)
{
	for (; *of != REFERRAL_NONE; of++)
		if (*of == state)
			return true;
	return false;
}

#define ONE_OF(state, ...)                                                                         \
	is_one_of((state), (const enum referral_state[]){ __VA_ARGS__, REFERRAL_NONE })

static inline bool model_lacks_triage(const struct model *m)
{
	return m->asks_triage && !m->triaged;
}

static inline enum referral_state model_state(const struct model *m)
{
	bool waits = ONE_OF(m->at, REFERRAL_SENT, REFERRAL_RECEIVED, REFERRAL_ACCEPTED,
		REFERRAL_POSTPONED, REFERRAL_BOOK_AGAIN);

	return waits && (m->hold != HOLD_NONE || model_lacks_triage(m)) ? REFERRAL_HELD : m->at;
}

static inline bool model_lifts(const struct model *m, enum role role)
{
	switch (m->hold) {
	case HOLD_AUTHORITY:
	case HOLD_HISTORY:
	case HOLD_VIEWS: return role == ROLE_SERGEANT;
	case HOLD_GROUP:
	case HOLD_ACCESS: return role == ROLE_COORDINATOR;
	case HOLD_PAUSED: return role == ROLE_PERPETRATOR_LEAD;
	default: return false;
	}
}

static inline bool model_missed(const struct model *m)
{
	return (m->a != ATTENDANCE_NONE && m->a != ATTENDANCE_ATTENDED &&
		       m->a != ATTENDANCE_CANCELLED) ||
	       (m->b != ATTENDANCE_NONE && m->b != ATTENDANCE_ATTENDED &&
		       m->b != ATTENDANCE_CANCELLED);
}

static inline bool model_tells(const struct model *m, enum notice_kind kind)
{
	bool is_booked = m->on_a.year != 0;

	if (kind == NOTICE_SAFEGUARDING)
		return true;
	if (!m->caution || !is_booked || m->told[kind])
		return false;
	switch (kind) {
	case NOTICE_BOOKED: return m->a == ATTENDANCE_NONE;
	case NOTICE_ATTENDED_A: return m->a == ATTENDANCE_ATTENDED && m->b == ATTENDANCE_NONE;
	case NOTICE_MISSED: return model_missed(m);
	case NOTICE_NO_REPEAT: return model_missed(m) && !m->is_decided;
	case NOTICE_COMPLETED: return m->a == ATTENDANCE_ATTENDED && m->b == ATTENDANCE_ATTENDED;
	default: return false;
	}
}

static inline bool is_too_late(const struct model *m, struct date on)
{
	return m->deadline.year != 0 && date_days_between(m->deadline, on) > 0;
}

static inline bool model_books(const struct model *m, const struct deed *d)
{
	const struct date *on = d->pair.on;
	int gap;

	if (on[WORKSHOP_A].year == 0 || on[WORKSHOP_B].year == 0 || d->pair.free == 0)
		return false;
	gap = date_days_between(on[WORKSHOP_A], on[WORKSHOP_B]);
	return date_days_between(d->on, on[WORKSHOP_A]) > 0 && gap >= 28 && gap <= 35 &&
	       !is_too_late(m, on[WORKSHOP_B]);
}

static inline bool model_books_b(const struct model *m, const struct deed *d)
{
	struct date b = d->pair.on[WORKSHOP_B];

	return m->a == ATTENDANCE_ATTENDED && b.year != 0 && d->pair.free > 0 &&
	       date_days_between(d->on, b) > 0 && date_days_between(m->on_a, b) >= 28 &&
	       date_days_between(m->on_a, b) <= 56 && !is_too_late(m, b);
}

static inline bool model_withdraws(const struct model *m, const struct deed *d, enum role role)
{
	if (d->because < CLOSURE_NEW_OFFENCE)
		return false;
	if (role == ROLE_SERGEANT)
		return true;
	return role == ROLE_PERPETRATOR_LEAD && d->because != CLOSURE_BY_POLICE &&
	       (!m->caution || d->because == CLOSURE_DIED);
}

static inline bool is_of_force(enum role role)
{
	return role == ROLE_REFERRER || role == ROLE_SERGEANT;
}

static inline bool is_early(enum referral_state s)
{
	return ONE_OF(s, REFERRAL_REFERRED, REFERRAL_IN_TRIAGE, REFERRAL_TRIAGED, REFERRAL_SENT,
		REFERRAL_RECEIVED, REFERRAL_HELD, REFERRAL_ACCEPTED);
}

static inline bool is_late(enum referral_state s)
{
	return ONE_OF(
		s, REFERRAL_BOOKED, REFERRAL_A_ATTENDED, REFERRAL_POSTPONED, REFERRAL_BOOK_AGAIN);
}

static inline bool goes_on(enum referral_state s)
{
	return is_early(s) || is_late(s) ||
	       ONE_OF(s, REFERRAL_ASKED, REFERRAL_MISSED, REFERRAL_WITH_POLICE,
		       REFERRAL_UNSUITABLE);
}

static inline bool model_allows_before_booking(
	const struct model *m, const struct deed *d, enum role role, enum referral_state s)
{
	switch (d->act) {
	case DO_REFER:
	case DO_REFER_DIRECTLY:
		return is_of_force(role) && s == REFERRAL_DRAFT &&
		       (!m->caution || m->deadline.year != 0);
	case DO_VOID: return is_of_force(role) && ONE_OF(s, REFERRAL_DRAFT, REFERRAL_ASKED);
	case DO_ASK:
		return (role == ROLE_TRIAGE_WORKER &&
			       ONE_OF(s, REFERRAL_REFERRED, REFERRAL_IN_TRIAGE)) ||
		       (role == ROLE_COORDINATOR && ONE_OF(s, REFERRAL_SENT, REFERRAL_RECEIVED));
	case DO_ANSWER: return is_of_force(role) && s == REFERRAL_ASKED;
	case DO_OPEN_TRIAGE:
		return role == ROLE_TRIAGE_WORKER &&
		       (s == REFERRAL_REFERRED ||
			       (s == REFERRAL_HELD && model_lacks_triage(m) && !m->opened));
	case DO_COMPLETE_TRIAGE:
		return role == ROLE_TRIAGE_WORKER &&
		       (s == REFERRAL_IN_TRIAGE ||
			       (s == REFERRAL_HELD && model_lacks_triage(m) && m->opened));
	case DO_SEND_ON: return role == ROLE_TRIAGE_WORKER && s == REFERRAL_TRIAGED;
	case DO_RECEIVE: return role == ROLE_COORDINATOR && s == REFERRAL_SENT;
	case DO_ACCEPT: return role == ROLE_COORDINATOR && s == REFERRAL_RECEIVED;
	case DO_NOT_TAKE:
		return (role == ROLE_TRIAGE_WORKER || role == ROLE_COORDINATOR) && is_early(s) &&
		       !m->caution;
	case DO_HOLD:
		return (role == ROLE_TRIAGE_WORKER || role == ROLE_COORDINATOR ||
			       role == ROLE_SERGEANT || role == ROLE_PERPETRATOR_LEAD) &&
		       goes_on(s) && d->hold > HOLD_TRIAGE &&
		       (m->hold == HOLD_NONE || (d->hold == HOLD_PAUSED && m->hold != HOLD_PAUSED));
	case DO_LIFT: return model_lifts(m, role) && goes_on(s);
	default: return false;
	}
}

static inline bool model_allows_workshops(
	const struct model *m, const struct deed *d, enum role role, enum referral_state s)
{
	bool by_provider = role == ROLE_COORDINATOR || role == ROLE_FACILITATOR;

	switch (d->act) {
	case DO_CONTACT:
		return role == ROLE_COORDINATOR && !m->contacted &&
		       (is_late(s) ||
			       ONE_OF(s, REFERRAL_RECEIVED, REFERRAL_HELD, REFERRAL_ACCEPTED));
	case DO_BOOK:
		return role == ROLE_COORDINATOR && model_books(m, d) &&
		       ONE_OF(s, REFERRAL_ACCEPTED, REFERRAL_POSTPONED, REFERRAL_BOOK_AGAIN);
	case DO_BOOK_B:
		return role == ROLE_COORDINATOR && s == REFERRAL_POSTPONED && model_books_b(m, d);
	case DO_SEND_LETTER: return role == ROLE_COORDINATOR && s == REFERRAL_BOOKED && !m->letter;
	case DO_RECORD_A:
		return by_provider && s == REFERRAL_BOOKED && d->result != ATTENDANCE_NONE &&
		       date_days_between(m->on_a, d->on) >= 0;
	case DO_RECORD_B:
		return by_provider && s == REFERRAL_A_ATTENDED && d->result != ATTENDANCE_NONE &&
		       date_days_between(m->on_b, d->on) >= 0;
	case DO_CORRECT:
		return (role == ROLE_FACILITATOR || role == ROLE_PERPETRATOR_LEAD) &&
		       ONE_OF(s, REFERRAL_A_ATTENDED, REFERRAL_POSTPONED, REFERRAL_MISSED,
			       REFERRAL_WITH_POLICE, REFERRAL_BOOK_AGAIN, REFERRAL_COMPLETED) &&
		       !m->is_decided && d->result != ATTENDANCE_NONE &&
		       (m->b == ATTENDANCE_NONE
				       ? d->result != m->a && date_days_between(m->on_a, d->on) >= 0
				       : d->result != m->b &&
						 date_days_between(m->on_b, d->on) >= 0);
	case DO_POSTPONE:
		return role == ROLE_COORDINATOR && ONE_OF(s, REFERRAL_BOOKED, REFERRAL_A_ATTENDED);
	default: return false;
	}
}

static inline bool model_allows(const struct model *m, const struct deed *d, enum role role)
{
	enum referral_state s = model_state(m);
	bool by_provider = role == ROLE_COORDINATOR || role == ROLE_FACILITATOR ||
			   role == ROLE_PERPETRATOR_LEAD;

	switch (d->act) {
	case DO_TELL:
		return by_provider && model_tells(m, d->notice) &&
		       (is_late(s) || ONE_OF(s, REFERRAL_RECEIVED, REFERRAL_HELD, REFERRAL_ACCEPTED,
					      REFERRAL_MISSED, REFERRAL_WITH_POLICE,
					      REFERRAL_COMPLETED, REFERRAL_UNSUITABLE));
	case DO_FIND_UNSUITABLE:
		return (role == ROLE_TRIAGE_WORKER || role == ROLE_COORDINATOR ||
			       role == ROLE_PERPETRATOR_LEAD) &&
		       (is_early(s) || is_late(s)) && m->caution &&
		       d->because >= CLOSURE_NEW_OFFENCE && d->because != CLOSURE_BY_POLICE;
	case DO_DECIDE:
		return role == ROLE_SERGEANT && d->decision != POLICE_UNDECIDED &&
		       ONE_OF(s, REFERRAL_WITH_POLICE, REFERRAL_UNSUITABLE);
	case DO_EXTEND:
		return role == ROLE_SERGEANT && goes_on(s) && m->deadline.year != 0 &&
		       d->deadline.year != 0 && date_days_between(m->deadline, d->deadline) > 0 &&
		       date_days_between(d->on, d->deadline) >= 0;
	case DO_WITHDRAW: return goes_on(s) && model_withdraws(m, d, role);
	case DO_CLOSE:
		return (role == ROLE_COORDINATOR || role == ROLE_TRIAGE_WORKER ||
			       role == ROLE_PERPETRATOR_LEAD) &&
		       (ONE_OF(s, REFERRAL_BREACHED, REFERRAL_WITHDRAWN, REFERRAL_NOT_TAKEN) ||
			       (s == REFERRAL_COMPLETED &&
				       (!m->caution || m->told[NOTICE_COMPLETED])));
	case DO_REOPEN: return role == ROLE_PERPETRATOR_LEAD && s == REFERRAL_CLOSED;
	default:
		return model_allows_before_booking(m, d, role, s) ||
		       model_allows_workshops(m, d, role, s);
	}
}

/* ---- what the model does ---- */

static inline void model_missed_now(struct model *m)
{
	m->at = m->caution ? REFERRAL_MISSED : REFERRAL_BOOK_AGAIN;
}

static inline void model_record(struct model *m, bool is_b, enum attendance result)
{
	*(is_b ? &m->b : &m->a) = result;
	if (result == ATTENDANCE_ATTENDED)
		m->at = is_b ? REFERRAL_COMPLETED : REFERRAL_A_ATTENDED;
	else if (result == ATTENDANCE_CANCELLED)
		m->at = REFERRAL_POSTPONED;
	else
		model_missed_now(m);
}

static inline void model_correct(struct model *m, enum attendance result)
{
	bool is_b = m->b != ATTENDANCE_NONE;

	m->told[NOTICE_MISSED] = m->told[NOTICE_NO_REPEAT] = m->told[NOTICE_COMPLETED] = false;
	if (!is_b)
		m->told[NOTICE_ATTENDED_A] = false;
	model_record(m, is_b, result);
}

static inline void model_book(struct model *m, const struct deed *d)
{
	memset(m->told, 0, sizeof m->told);
	m->a = m->b = ATTENDANCE_NONE;
	m->letter = m->is_decided = false;
	m->on_a = d->pair.on[WORKSHOP_A];
	m->on_b = d->pair.on[WORKSHOP_B];
	m->at = REFERRAL_BOOKED;
}

static inline void model_end(struct model *m, enum referral_state at, enum closure closure)
{
	m->at = at;
	m->closure = closure;
}

static inline void model_decide(struct model *m, enum police_decision decision)
{
	bool of_miss = m->at == REFERRAL_WITH_POLICE;
	enum closure of_drop = !of_miss                      ? CLOSURE_BY_POLICE
			       : m->a == ATTENDANCE_ATTENDED ? CLOSURE_PART
							     : CLOSURE_NON_ATTENDANCE;

	if (of_miss)
		m->is_decided = true;
	if (decision == POLICE_GO_ON)
		m->at = of_miss ? REFERRAL_BOOK_AGAIN : m->after_police;
	else if (decision == POLICE_CHARGE || decision == POLICE_BAIL)
		model_end(m, REFERRAL_BREACHED, CLOSURE_BREACH);
	else
		model_end(m, REFERRAL_WITHDRAWN,
			decision == POLICE_DROP ? of_drop : CLOSURE_BY_POLICE);
}

static inline void model_ask(struct model *m)
{
	m->back = m->at;
	m->at = REFERRAL_ASKED;
}

static inline void model_do_workshops(struct model *m, const struct deed *d)
{
	switch (d->act) {
	case DO_CONTACT: m->contacted = true; break;
	case DO_BOOK: model_book(m, d); break;
	case DO_BOOK_B:
		m->on_b = d->pair.on[WORKSHOP_B];
		m->b = ATTENDANCE_NONE;
		m->at = REFERRAL_A_ATTENDED;
		break;
	case DO_SEND_LETTER: m->letter = true; break;
	case DO_RECORD_A: model_record(m, false, d->result); break;
	case DO_RECORD_B: model_record(m, true, d->result); break;
	case DO_CORRECT: model_correct(m, d->result); break;
	case DO_POSTPONE: model_record(m, m->a != ATTENDANCE_NONE, ATTENDANCE_CANCELLED); break;
	case DO_TELL:
		m->told[d->notice] = d->notice != NOTICE_SAFEGUARDING;
		if (d->notice == NOTICE_MISSED && date_is_set(d->deadline))
			m->told[NOTICE_NO_REPEAT] = true;
		if (d->notice == NOTICE_MISSED && m->at == REFERRAL_MISSED)
			m->at = REFERRAL_WITH_POLICE;
		break;
	case DO_FIND_UNSUITABLE:
		m->after_police = m->at;
		m->at = REFERRAL_UNSUITABLE;
		break;
	case DO_DECIDE: model_decide(m, d->decision); break;
	case DO_EXTEND: m->deadline = d->deadline; break;
	case DO_WITHDRAW: model_end(m, REFERRAL_WITHDRAWN, d->because); break;
	case DO_CLOSE:
		m->was = m->at;
		m->at = REFERRAL_CLOSED;
		break;
	case DO_REOPEN: m->at = m->was; break;
	default: fail_msg("no such act");
	}
}

static inline void model_do(struct model *m, const struct deed *d)
{
	switch (d->act) {
	case DO_REFER: m->at = REFERRAL_REFERRED; break;
	case DO_REFER_DIRECTLY: m->at = REFERRAL_SENT; break;
	case DO_VOID: m->at = REFERRAL_VOID; break;
	case DO_ASK: model_ask(m); break;
	case DO_ANSWER: m->at = m->back; break;
	case DO_OPEN_TRIAGE:
		m->opened = true;
		if (m->at == REFERRAL_REFERRED)
			m->at = REFERRAL_IN_TRIAGE;
		break;
	case DO_COMPLETE_TRIAGE:
		m->triaged = true;
		if (m->at == REFERRAL_IN_TRIAGE)
			m->at = REFERRAL_TRIAGED;
		break;
	case DO_SEND_ON: m->at = REFERRAL_SENT; break;
	case DO_RECEIVE: m->at = REFERRAL_RECEIVED; break;
	case DO_ACCEPT: m->at = REFERRAL_ACCEPTED; break;
	case DO_NOT_TAKE: model_end(m, REFERRAL_NOT_TAKEN, CLOSURE_INELIGIBLE); break;
	case DO_HOLD:
		m->beneath = m->hold;
		m->hold = d->hold;
		break;
	case DO_LIFT:
		m->hold = m->beneath;
		m->beneath = HOLD_NONE;
		break;
	default: model_do_workshops(m, d);
	}
}

static inline enum closure model_closure(const struct model *m)
{
	enum referral_state s = m->at == REFERRAL_CLOSED ? m->was : m->at;

	if (s == REFERRAL_COMPLETED)
		return CLOSURE_COMPLETED;
	return ONE_OF(s, REFERRAL_BREACHED, REFERRAL_WITHDRAWN, REFERRAL_NOT_TAKEN) ? m->closure
										    : CLOSURE_NONE;
}

#endif
