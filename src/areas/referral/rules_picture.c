/* SPDX-License-Identifier: MIT */
/*
 * Which marks a referral's path has, and where they stand.
 */
#include "areas/referral/rules_picture.h"

/* ---- words ---- */

static const char *const words[MARK_KIND_COUNT][MARK_LOOK_COUNT] = {
	[MARK_CAUTION] = { [MARK_DONE] = N_("Caution given: {date}") },
	[MARK_REFERRED] = { [MARK_DONE] = N_("Referred: {date}") },
	[MARK_TRIAGE] = { [MARK_BEGUN] = N_("Triage begun: {date}"),
		[MARK_DONE] = N_("Triage complete: {date}") },
	[MARK_A] = { N_("Workshop A booked: {date}"),
		[MARK_DONE] = N_("Workshop A attended: {date}"),
		[MARK_MISSED] = N_("Workshop A not attended: {date}"),
		[MARK_CANCELLED] = N_("Workshop A cancelled by the provider: {date}") },
	[MARK_B] = { N_("Workshop B booked: {date}"),
		[MARK_DONE] = N_("Workshop B attended: {date}"),
		[MARK_MISSED] = N_("Workshop B not attended: {date}"),
		[MARK_CANCELLED] = N_("Workshop B cancelled by the provider: {date}") },
	[MARK_DEADLINE] = { N_("Deadline: {date}"), [MARK_DONE] =
							    N_("Deadline, now past: {date}") },
	[MARK_USUAL] = { N_("Usual time from the offence: {date}"),
		[MARK_DONE] = N_("Usual time from the offence, now past: {date}") },
	[MARK_LONGEST] = { N_("Longest time from the offence: {date}"),
		[MARK_DONE] = N_("Longest time from the offence, now past: {date}") },
	[MARK_PROSECUTION] = { N_("Last day for a prosecution: {date}"),
		[MARK_DONE] = N_("Last day for a prosecution, now past: {date}") },
	[MARK_TODAY] = { N_("Today: {date}") },
};

static const char *const words_without_day[MARK_KIND_COUNT] = {
	[MARK_TRIAGE] = N_("Triage: not begun yet"),
	[MARK_A] = N_("Workshop A: not booked yet"),
	[MARK_B] = N_("Workshop B: not booked yet"),
};

const char *mark_words(const struct mark *mark)
{
	const char *said = date_is_set(mark->on) ? words[mark->kind][mark->look]
						 : words_without_day[mark->kind];

	assert(said != NULL);
	return said;
}

/* ---- which there are ---- */

/* Its day, or for what has none a day after all others. */
static int32_t order_of(const struct mark *mark)
{
	return date_is_set(mark->on) ? date_number(mark->on) : INT32_MAX;
}

/* In the order of their days; of one day that comes first which was added first. */
static void add(struct arena *a, struct marks *marks, enum mark_kind kind, enum mark_look look,
	struct date on)
{
	struct mark mark = { .kind = kind, .look = look, .on = on };
	struct mark *at = list_add(a, marks);

	for (; at > marks->at && order_of(at - 1) > order_of(&mark); at--)
		*at = at[-1];
	*at = mark;
}

static bool is_over(enum referral_state state)
{
	return state == REFERRAL_VOID || state == REFERRAL_CLOSED || state == REFERRAL_BREACHED ||
	       state == REFERRAL_WITHDRAWN || state == REFERRAL_NOT_TAKEN;
}

static void add_beginning(
	struct arena *a, const struct referral *r, struct date caution_on, struct marks *marks)
{
	if (date_is_day(caution_on))
		add(a, marks, MARK_CAUTION, MARK_DONE, caution_on);
	else if (date_is_day(r->referred_on))
		add(a, marks, MARK_REFERRED, MARK_DONE, r->referred_on);
	if (date_is_day(r->triaged_on))
		add(a, marks, MARK_TRIAGE, MARK_DONE, r->triaged_on);
	else if (date_is_day(r->triage_opened_on))
		add(a, marks, MARK_TRIAGE, MARK_BEGUN, r->triage_opened_on);
	else if (r->needs_triage && !is_over(referral_state(r)))
		add(a, marks, MARK_TRIAGE, MARK_TO_COME, DATE_NONE);
}

static enum mark_look look_of(enum attendance result)
{
	switch (result) {
	case ATTENDANCE_NONE: return MARK_TO_COME;
	case ATTENDANCE_ATTENDED: return MARK_DONE;
	case ATTENDANCE_CANCELLED: return MARK_CANCELLED;
	default: return MARK_MISSED;
	}
}

/* It is still to be held for the person: an earlier one is not, nor B after an A that fell out. */
static bool is_to_come(const struct referral *r, const struct attempt *t, enum letter letter)
{
	enum attendance of_a = t->result[WORKSHOP_A];

	return t == attempt_last(r) && !is_over(referral_state(r)) &&
	       (letter == WORKSHOP_A || of_a == ATTENDANCE_NONE || of_a == ATTENDANCE_ATTENDED);
}

/* The workshops that the person was booked into, and in `b` the last B that counts. */
static void add_workshops(
	struct arena *a, const struct referral *r, struct marks *marks, struct date *b)
{
	static const enum mark_kind kinds[WORKSHOP_COUNT] = { MARK_A, MARK_B };

	list_each (const struct attempt *, t, &r->attempts)
		for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++) {
			enum mark_look look = look_of(t->result[letter]);

			if (look == MARK_TO_COME && !is_to_come(r, t, letter))
				continue;
			add(a, marks, kinds[letter], look, t->on[letter]);
			if (letter == WORKSHOP_B && (look == MARK_TO_COME || look == MARK_DONE))
				*b = t->on[letter];
		}
}

/* Workshops have still to be booked, whatever holds that up. */
static bool waits_for_booking(enum referral_state state)
{
	return state < REFERRAL_BOOKED
		       ? !is_over(state)
		       : state == REFERRAL_POSTPONED || state == REFERRAL_BOOK_AGAIN;
}

/* A was attended, and B was not missed: who misses one repeats both. */
static bool has_a(const struct referral *r)
{
	const struct attempt *last = attempt_last(r);

	return last != NULL && last->result[WORKSHOP_A] == ATTENDANCE_ATTENDED &&
	       last->result[WORKSHOP_B] == ATTENDANCE_CANCELLED;
}

static void add_unbooked(struct arena *a, const struct referral *r, struct marks *marks)
{
	if (!waits_for_booking(referral_state(r)))
		return;
	if (!has_a(r))
		add(a, marks, MARK_A, MARK_TO_COME, DATE_NONE);
	add(a, marks, MARK_B, MARK_TO_COME, DATE_NONE);
}

/* One that has passed once that day is over. */
static void add_end(struct arena *a, struct marks *marks, enum mark_kind kind, struct date on,
	struct date today)
{
	if (date_is_day(on))
		add(a, marks, kind, date_before(on, today) ? MARK_DONE : MARK_TO_COME, on);
}

static void add_ends(struct arena *a, const struct caution_ends *ends, struct marks *marks,
	struct date deadline, struct date today)
{
	add_end(a, marks, MARK_DEADLINE, deadline, today);
	add_end(a, marks, MARK_USUAL, ends->usual, today);
	add_end(a, marks, MARK_LONGEST, ends->longest, today);
	add_end(a, marks, MARK_PROSECUTION, ends->prosecution, today);
}

/* ---- where they stand ---- */

static int place_of(const struct picture *p, struct date day)
{
	int days = date_days_between(p->from, p->to);

	return days == 0 ? 0 : (LINE_LENGTH * date_days_between(p->from, day) + days / 2) / days;
}

/* The lowest lane in which the mark keeps clear of those before it. */
static int free_lane(const struct marks *marks, const struct mark *mark)
{
	int lane = 0;

	for (const struct mark *m = mark; m-- > marks->at;)
		if (m->kind != MARK_TODAY && !m->is_off && m->lane == lane &&
			mark->at - m->at < MARKS_APART) {
			lane++;
			m = mark;
		}
	return lane;
}

static void place_marks(struct picture *p)
{
	list_each (struct mark *, mark, &p->marks) {
		if (!date_is_set(mark->on))
			break;
		if (mark->is_off)
			continue;
		mark->at = place_of(p, mark->on);
		if (mark->kind == MARK_TODAY)
			continue;
		mark->lane = free_lane(&p->marks, mark);
		if (mark->lane >= p->lanes)
			p->lanes = mark->lane + 1;
	}
}

static void place_months(struct arena *a, struct picture *p)
{
	for (int month = p->from.year * 12 + p->from.month;; month++) {
		struct date first = date_of(month / 12, month % 12 + 1, 1);

		if (!date_before(first, p->to))
			return;
		*list_add(a, &p->months) = place_of(p, first);
	}
}

/* It says how far the path may take, and is no part of it. */
static bool is_beside(enum mark_kind kind)
{
	return kind == MARK_USUAL || kind == MARK_LONGEST || kind == MARK_PROSECUTION;
}

/* From the first day of the path to its last, and on to what stands beside it if that is near. */
static void find_ends(struct picture *p)
{
	struct date most = DATE_NONE;

	list_each (const struct mark *, mark, &p->marks)
		if (date_is_set(mark->on) && !is_beside(mark->kind)) {
			if (!date_is_set(p->from))
				p->from = mark->on;
			p->to = mark->on;
		}
	if (date_is_set(p->to))
		most = date_add_days(p->to, DAYS_BEYOND_MOST);
	list_each (struct mark *, mark, &p->marks)
		if (is_beside(mark->kind)) {
			mark->is_off = date_before(mark->on, p->from) || !date_is_set(most) ||
				       date_before(most, mark->on);
			if (!mark->is_off && date_before(p->to, mark->on))
				p->to = mark->on;
		}
}

/* ---- what it comes to ---- */

static void note(struct picture *p, const struct referral *r, struct date b, struct date today)
{
	if (!date_is_day(r->deadline))
		return;

	bool has_b = date_is_day(b);
	int spare = date_days_between(has_b ? b : today, r->deadline);

	if (!has_b && is_over(referral_state(r)))
		return;
	p->days = spare < 0 ? -spare : spare;
	p->has_a = has_a(r);
	if (spare > 0)
		p->note = has_b ? PATH_B_BEFORE : PATH_LEFT;
	else if (spare == 0)
		p->note = has_b ? PATH_B_ON : PATH_LAST_DAY;
	else
		p->note = has_b ? PATH_B_AFTER : PATH_PASSED;
}

struct picture picture_of(struct arena *a, const struct referral *r,
	const struct caution_before *caution, struct date today)
{
	struct picture p = { 0 };
	struct date b = DATE_NONE;
	enum referral_state state = referral_state(r);

	add_beginning(a, r, caution->given_on, &p.marks);
	add_workshops(a, r, &p.marks, &b);
	add_unbooked(a, r, &p.marks);
	add_ends(a, &caution->ends, &p.marks, r->deadline, today);
	if (!is_over(state))
		add(a, &p.marks, MARK_TODAY, MARK_TO_COME, today);
	find_ends(&p);
	if (date_is_set(p.from)) {
		place_marks(&p);
		place_months(a, &p);
	}
	note(&p, r, b, today);
	return p;
}
