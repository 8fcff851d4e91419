/* SPDX-License-Identifier: MIT */
/*
 * A day of the story: what is planned, who is met, what is due of the others; and in the evening
 * the registers of the workshops that were held.
 */
#include "app/demonstration_play.h"

#include "areas/register/register.h"
#include "areas/relay/relay.h"
#include "base/err.h"
#include "base/working_day.h"

enum {
	MORNING = 10 * 60,
	NOON = 12 * 60,
	EVENING = 17 * 60,
	FORTNIGHTS_BEFORE = STORY_DAYS / 14,
	FORTNIGHTS_AFTER = 6,
	FORTNIGHTS = FORTNIGHTS_BEFORE + FORTNIGHTS_AFTER + 1,
	PLANNED_AHEAD_DAYS = 98,
	ROUNDS_PLANNED_DAYS = 21, // before today
	SEEN_AFTER_DAYS = 16,
	TOLD_LATELY_DAYS = 8,
	LIVES_MOST = 400,
	FORTNIGHT_CANCELLED = 2, // of workshop A, yesterday
	FORTNIGHT_B_CANCELLED = -9,
	HEARD_AFTER = 8,   // working days at least, before the victims' service tells of a case
	HEARD_WITHIN = 10, // and so many more, by lot
	HEARD_AGAIN = 5,   // where they are not booked yet
};

struct play {
	const struct cast *cast;
	const struct staff *staff;
	struct date today; // of whoever looks round
	const struct beside *beside;
	struct cohort series[FORTNIGHTS]; // id 0: not planned yet
	const struct cohort *last;        // of the series that will be delivered
	bool is_one_untold;               // of whom, among its people, nothing is told
	struct life lives[LIVES_MOST];
	size_t life_count;
	const char *why;
};

/* ---- who goes which way ---- */

bool demonstration_cast(struct program *p, struct cast *cast)
{
	const struct {
		const char *login;
		struct actor *who;
	} people[] = {
		{ "demo.referrer", &cast->officer },
		{ "demo.authorising-sergeant", &cast->sergeant },
		{ "demo.triage-worker", &cast->triage },
		{ "demo.coordinator", &cast->coordinator },
		{ "demo.perpetrator-lead", &cast->lead },
		{ "demo.second-facilitator", &cast->leaders[0] },
		{ "demo.facilitator", &cast->leaders[1] },
	};

	for (size_t i = 0; i < array_size(people); i++)
		if (!program_actor(p, people[i].login, people[i].who))
			return false;
	return true;
}

static enum cohort_type type_of(const struct way *way, uint64_t drawn)
{
	static const enum cohort_type types[16] = { COHORT_MI, COHORT_MI, COHORT_MI, COHORT_MI,
		COHORT_MI, COHORT_MI, COHORT_MI, COHORT_MI, COHORT_MI, COHORT_MI, COHORT_FI,
		COHORT_FI, COHORT_FI, COHORT_MN, COHORT_MN, COHORT_FN };

	return way->type == COHORT_UNKNOWN ? types[drawn & 15] : way->type;
}

/* The n-th of those who go that way: evenly over its days, on a working day. */
static struct life life_of(const struct play *play, const struct way *way, int n)
{
	int days = way->people == 1 ? way->first
				    : way->first - n * (way->first - way->last) / (way->people - 1);
	uint64_t drawn = lot(play->life_count + 1);
	struct date begins = working_day_until(date_add_days(play->today, -days));

	return (struct life){
		.way = way,
		.drawn = drawn,
		.type = type_of(way, drawn >> 52),
		.begins = begins,
		.due = begins,
		.heard_due = working_days_after(
			begins, HEARD_AFTER + (int)((drawn >> 37) % HEARD_WITHIN)),
		.link = { (int64_t)(lot(drawn) >> 2) + 1 },
	};
}

static void set_out(struct play *play)
{
	for (size_t i = 0; i < way_count; i++)
		for (int n = 0; n < ways[i].people && play->life_count < LIVES_MOST; n++) {
			play->lives[play->life_count] = life_of(play, &ways[i], n);
			play->life_count++;
		}
}

/* ---- what the victims' service tells ---- */

static bool is_over(enum referral_state state)
{
	return state == REFERRAL_CLOSED || state == REFERRAL_VOID;
}

static bool is_of_last(const struct play *play, const struct kept_referral *r)
{
	return play->last != NULL && r->counted.v != 0 && r->counted.v == play->last->id.v;
}

/* Once somebody is booked, or nobody will be: but of one of the last cohort's it has not told yet. */
static bool hear_of(struct work *w, struct play *play, struct life *life)
{
	struct relay_fields fields = { .link = life->link, .on = work_today(w) };
	struct kept_referral r;

	work_read_for(w, play->cast->sergeant.account);
	if (!referral_load(w, &play->cast->sergeant, life->referral, &r))
		return true;
	if (r.counted.v == 0 && !is_over(referral_state(&r.facts))) {
		life->heard_due = working_days_after(work_today(w), HEARD_AGAIN);
		return true;
	}
	life->heard_due = DATE_NONE;
	if (referral_state(&r.facts) == REFERRAL_VOID)
		return true;
	if (is_of_last(play, &r) && !play->is_one_untold) {
		play->is_one_untold = true;
		return true;
	}
	play->why = "the victims' service is not heard";
	return relay_was_heard(w, &play->beside->relay, life_contact(life), &fields) ==
	       RELAY_NO_REFUSAL;
}

static bool hear_due(struct work *w, struct play *play)
{
	for (size_t i = 0; i < play->life_count; i++) {
		struct life *life = &play->lives[i];

		if (life->referral.v != 0 && date_is_set(life->heard_due) &&
			!date_before(work_today(w), life->heard_due) && !hear_of(w, play, life))
			return false;
	}
	return true;
}

/* ---- the morning ---- */

static bool plan_due(struct work *w, struct play *play)
{
	if (date_days_between(work_today(w), play->today) == ROUNDS_PLANNED_DAYS &&
		!demonstration_plan_rounds(w, &play->cast->coordinator, play->cast->scheme,
			play->today, play->staff, &play->why))
		return false;
	for (size_t i = 0; i < FORTNIGHTS; i++) {
		struct cohort *c = &play->series[i];
		struct faults faults = { 0 };
		int days = date_days_between(work_today(w), c->workshop[WORKSHOP_A].on);

		if (c->id.v != 0 || days < 1 || days > PLANNED_AHEAD_DAYS || cohort_is_too_far(c))
			continue;
		play->why = "a cohort of the series cannot be planned";
		if (cohort_plan(w, &play->cast->coordinator, c, &faults) != DONE)
			return false;
	}
	return true;
}

/* Whoever is booked into it is booked again. */
static void cancel_from(struct work *w, struct play *play, int fortnight, enum letter from)
{
	struct cohort *c = &play->series[fortnight + FORTNIGHTS_BEFORE];
	const struct actor *by = &play->cast->coordinator;
	struct problems problems = { 0 };
	struct cohort stands;

	work_read_for(w, by->account);
	if (cohort_for(w, by, COHORT_PLAN, c->id, &stands))
		register_cancel(w, by, c->id, stands.version, from,
			"Difrod llifogydd / flood damage (sampl)", &problems);
	for (size_t i = 0; i < play->life_count; i++)
		if (play->lives[i].referral.v != 0 && !date_is_set(play->lives[i].due))
			life_look_ahead(w, play->cast, &play->lives[i]);
}

static void cancel_due(struct work *w, struct play *play)
{
	const struct cohort *c = &play->series[FORTNIGHT_B_CANCELLED + FORTNIGHTS_BEFORE];
	struct date before_b = date_add_days(c->workshop[WORKSHOP_B].on, -3);

	if (date_equal(work_today(w), before_b))
		cancel_from(w, play, FORTNIGHT_B_CANCELLED, WORKSHOP_B);
	if (date_equal(work_today(w), date_add_days(play->today, -1)))
		cancel_from(w, play, FORTNIGHT_CANCELLED, WORKSHOP_A);
}

static void see_notices(struct work *w, const struct actor *by)
{
	enum { A_DAYS_WORK = 100 };

	work_read_for(w, by->account);

	struct kept_notices all = notices_for(w, by, false, (struct notice_id){ 0 }, A_DAYS_WORK);

	list_each (const struct kept_notice *, each, &all)
		notice_see(w, by, each->id);
}

static bool work_day(struct work *w, struct play *play)
{
	bool is_lately = date_before(date_add_days(play->today, -SEEN_AFTER_DAYS), work_today(w));

	for (size_t i = 0; i < play->life_count; i++) {
		struct life *life = &play->lives[i];

		if (!date_equal(life->due, work_today(w)) &&
			(!date_is_set(life->due) || date_before(work_today(w), life->due)))
			continue;
		if (life->person.v != 0)
			life_go_on(w, play->cast, life);
		else if (!life_begin(w, play->cast, life, &play->why))
			return false;
	}
	if (!is_lately) {
		see_notices(w, &play->cast->sergeant);
		see_notices(w, &play->cast->triage);
	}
	return true;
}

static enum verdict morning(struct work *w, void *arg)
{
	struct play *play = arg;

	if (!plan_due(w, play))
		return WORK_UNDO;
	cancel_due(w, play);
	if (!day_is_working(work_today(w)))
		return WORK_KEEP;
	return work_day(w, play) && hear_due(w, play) ? WORK_KEEP : WORK_UNDO;
}

/* ---- the evening ---- */

static struct life *life_with(struct play *play, struct referral_id referral)
{
	for (size_t i = 0; i < play->life_count; i++)
		if (play->lives[i].referral.v == referral.v)
			return &play->lives[i];
	unreachable("referral");
}

static void note_who_came(
	struct work *w, struct play *play, const struct cohort *c, enum letter letter)
{
	const struct actor *by = &play->cast->leaders[0];
	struct register_entries entries = { 0 };
	struct problems problems = { 0 };
	struct register_sheet s;

	work_read_for(w, by->account);
	if (!register_load(w, by, c->id, letter, &s))
		return;
	list_each (const struct register_row *, row, &s.rows)
		if (row->is_expected)
			*list_add(work_arena(w), &entries) = (struct register_entry){ row->place,
				life_visit(life_with(play, row->referral.id)) };
	register_note(w, by, &s, s.state.lines, &entries, &problems);
}

/* With the second name all of it is with the referrals, which go on. */
static void sign(struct work *w, struct play *play, const struct cohort *c, enum letter letter,
	const struct actor *by)
{
	struct problems problems = { 0 };
	struct register_sheet s;
	bool is_closed = false;

	work_read_for(w, by->account);
	if (!register_load(w, by, c->id, letter, &s) ||
		register_sign(w, by, c->id, letter, s.state.lines, &problems, &is_closed) != DONE ||
		!is_closed)
		return;
	list_each (const struct register_row *, row, &s.rows)
		if (row->is_expected)
			life_look_ahead(w, play->cast, life_with(play, row->referral.id));
}

/* The last one that was held waits for its second name. */
static bool waits_to_be_signed(const struct play *play, struct date day)
{
	for (size_t i = 0; i < FORTNIGHTS; i++)
		for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++) {
			struct date on = play->series[i].workshop[letter].on;

			if (date_before(day, on) && date_before(on, play->today))
				return false;
		}
	return true;
}

static enum verdict evening(struct work *w, void *arg)
{
	struct play *play = arg;
	struct date day = work_today(w);

	for (size_t i = 0; i < FORTNIGHTS; i++)
		for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++) {
			const struct cohort *c = &play->series[i];

			if (c->id.v == 0 || !date_equal(c->workshop[letter].on, day))
				continue;
			note_who_came(w, play, c, letter);
			sign(w, play, c, letter, &play->cast->leaders[0]);
			if (!waits_to_be_signed(play, day))
				sign(w, play, c, letter, &play->cast->leaders[1]);
		}
	return WORK_KEEP;
}

/* ---- a year ---- */

/* Of the series, those that are held whole and signed before today and not cancelled. */
static bool is_delivered(const struct play *play, size_t i)
{
	const struct cohort *c = &play->series[i];
	struct date b = c->workshop[WORKSHOP_B].on;

	return (int)i != FORTNIGHT_B_CANCELLED + FORTNIGHTS_BEFORE && date_before(b, play->today) &&
	       !waits_to_be_signed(play, b) &&
	       !date_before(c->workshop[WORKSHOP_A].on, play->beside->delivers_from);
}

static void expect_cohorts(struct play *play)
{
	size_t left = 0;

	for (size_t i = 0; i < FORTNIGHTS; i++)
		left += is_delivered(play, i);
	for (size_t i = 0; i < FORTNIGHTS; i++) {
		if (!is_delivered(play, i))
			continue;
		play->last = &play->series[i];
		play->beside->expect(play->beside->arg, play->last, --left);
	}
}

static enum verdict noon(struct work *w, void *arg)
{
	struct play *play = arg;

	return play->beside->run(w, play->beside->arg, &play->why) ? WORK_KEEP : WORK_UNDO;
}

/* What the other side was told long ago it has; what is new goes to it once both run. */
static enum verdict tell_what_was_told(struct work *w, void *arg)
{
	struct play *play = arg;
	struct date lately = date_add_days(play->today, -TOLD_LATELY_DAYS);

	for (size_t i = 0; i < play->life_count; i++)
		if (date_before(play->lives[i].begins, lately))
			relay_was_taken(w, play->lives[i].link);
	return WORK_KEEP;
}

static bool write_at(struct program *p, struct date day, int minute,
	enum verdict (*run)(struct work *w, void *arg), struct play *play)
{
	struct arena_mark mark = arena_mark(p->arena);
	bool is_kept = program_write_at(p, instant_at(day, minute), run, play);

	arena_rewind(p->arena, mark);
	return is_kept;
}

static bool holds_workshop(const struct play *play, struct date day)
{
	for (size_t i = 0; i < FORTNIGHTS; i++)
		for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
			if (date_equal(play->series[i].workshop[letter].on, day))
				return true;
	return false;
}

static bool play_day(struct program *p, struct play *play, struct date day)
{
	const struct beside *beside = play->beside;

	return write_at(p, day, MORNING, morning, play) &&
	       (!beside->is_due(beside->arg, day) || write_at(p, day, NOON, noon, play)) &&
	       (!holds_workshop(play, day) || write_at(p, day, EVENING, evening, play));
}

bool demonstration_play(struct program *p, const struct cast *cast, const struct staff *staff,
	const struct beside *beside, struct date today, const char **why)
{
	struct play *play = arena_one(p->arena, struct play);

	*play = (struct play){ .cast = cast,
		.staff = staff,
		.today = today,
		.why = "the database refused",
		.beside = beside };
	for (int i = 0; i < FORTNIGHTS; i++)
		play->series[i] =
			demonstration_series(today, i - FORTNIGHTS_BEFORE, cast->scheme, staff);
	set_out(play);
	expect_cohorts(play);
	for (int ago = STORY_DAYS + 3; ago > 0; ago--) {
		struct date day = date_add_days(today, -ago);

		if (!play_day(p, play, day)) {
			*why = arena_format(p->arena, "%s: %s", date_iso(p->arena, day), play->why);
			return false;
		}
		program_progress("People", (STORY_DAYS + 3 - ago) * 100 / (STORY_DAYS + 3));
	}
	program_progress("People", 100);
	return write_at(p, date_add_days(today, -1), EVENING, tell_what_was_told, play);
}
