/* SPDX-License-Identifier: MIT */
/*
 * What keeps a plan from being, and what fills its blanks.
 */
#include <stddef.h>

#include "areas/cohort/rules.h"
#include "base/err.h"

/* ---- the ground ---- */

static const struct facilitator *facilitator_of(
	const struct ground *ground, struct facilitator_id id)
{
	list_each (const struct facilitator *, each, ground->facilitators)
		if (each->id.v == id.v)
			return each;
	return NULL;
}

static bool leads(const struct workshop *workshop, struct facilitator_id id)
{
	return workshop->leader[0].v == id.v || workshop->leader[1].v == id.v;
}

/* It was held: what is over stays as it was. */
static bool is_held(const struct ground *ground, enum letter letter)
{
	return ground->before != NULL &&
	       workshop_has_begun(&ground->before->workshop[letter], ground->now);
}

static bool same_workshop(const struct workshop *one, const struct workshop *other)
{
	return date_equal(one->on, other->on) && one->begins == other->begins &&
	       one->ends == other->ends && one->leader[0].v == other->leader[0].v &&
	       one->leader[1].v == other->leader[1].v;
}

/* ---- what is taken ---- */

/* The other cohort that has that leader, or with none asked for the plan's venue, at that time. */
static const struct cohort *clash_of(const struct cohort *plan, enum letter letter,
	const struct ground *ground, struct facilitator_id leader, enum letter *where)
{
	list_each (const struct cohort *, other, ground->others)
		for (*where = WORKSHOP_A; *where < WORKSHOP_COUNT; ++*where) {
			const struct workshop *theirs = &other->workshop[*where];
			bool is_there = leader.v != 0 ? leads(theirs, leader)
						      : other->venue.v == plan->venue.v;

			if (is_there && other->cancelled_because == NULL &&
				workshops_overlap(theirs, &plan->workshop[letter]))
				return other;
		}
	return NULL;
}

static const struct cohort *venue_clash(const struct cohort *plan, enum letter letter,
	const struct ground *ground, enum letter *where)
{
	if (plan->venue.v == 0)
		return NULL;
	return clash_of(plan, letter, ground, (struct facilitator_id){ 0 }, where);
}

/* ---- filling ---- */

static bool day_will_do(const struct cohort *plan, const struct ground *ground)
{
	const struct workshop *b = &plan->workshop[WORKSHOP_B];
	enum letter where;

	if (bank_holiday_on(b->on) != NULL)
		return false;
	if (b->begins == MINUTE_NONE || b->ends == MINUTE_NONE)
		return true;
	for (int i = 0; i < LEADERS; i++)
		if (b->leader[i].v != 0 &&
			clash_of(plan, WORKSHOP_B, ground, b->leader[i], &where) != NULL)
			return false;
	return venue_clash(plan, WORKSHOP_B, ground, &where) == NULL;
}

/* The first day after the shortest gap that will do; on A's weekday if one will. */
static struct date day_of_b(const struct cohort *plan, const struct ground *ground)
{
	const int *term = ground->terms[WORKSHOP_A]->term;
	struct date a = plan->workshop[WORKSHOP_A].on;
	struct cohort with_day = *plan;
	struct date found = DATE_NONE;

	for (int gap = term[TERM_GAP_MOST_DAYS]; gap >= term[TERM_GAP_LEAST_DAYS]; gap--) {
		struct date day = date_add_days(a, gap);
		bool is_weekday = gap % 7 == 0;
		bool found_weekday = date_is_set(found) && date_days_between(a, found) % 7 == 0;

		with_day.workshop[WORKSHOP_B].on = day;
		if (date_is_set(day) && (is_weekday || !found_weekday) &&
			day_will_do(&with_day, ground))
			found = day;
	}
	return date_is_set(found) ? found : date_add_days(a, term[TERM_GAP_LEAST_DAYS]);
}

static void fill_b(struct cohort *plan, const struct ground *ground)
{
	const struct workshop *a = &plan->workshop[WORKSHOP_A];
	struct workshop *b = &plan->workshop[WORKSHOP_B];

	if (b->begins == MINUTE_NONE)
		b->begins = a->begins;
	if (b->ends == MINUTE_NONE)
		b->ends = a->ends;
	if (b->leader[0].v == 0 && b->leader[1].v == 0)
		for (int i = 0; i < LEADERS; i++)
			b->leader[i] = a->leader[i];
	if (!date_is_set(b->on) && date_is_day(a->on) && ground->terms[WORKSHOP_A] != NULL)
		b->on = day_of_b(plan, ground);
}

/* As many as the terms allow one group; alone, one. */
static int capacity_most(const struct cohort *plan, const struct terms *terms)
{
	return plan->mode == MODE_ONE_TO_ONE ? 1 : terms->term[TERM_PLACES];
}

struct cohort plan_filled(const struct cohort *plan, const struct ground *ground)
{
	const struct terms *terms = ground->terms[WORKSHOP_A];
	struct cohort full = *plan;

	if (full.mode == MODE_TELEPHONE)
		full.venue = (struct venue_id){ 0 };
	if (full.venue.v != 0 && ground->venue != NULL)
		full.county = ground->venue->county;
	if (full.capacity == 0 && terms != NULL) {
		full.capacity = capacity_most(&full, terms);
		if (full.venue.v != 0 && ground->venue != NULL &&
			ground->venue->seats < full.capacity)
			full.capacity = ground->venue->seats;
	}
	fill_b(&full, ground);
	return full;
}

/* ---- checking ---- */

struct checking {
	struct arena *a;
	const struct cohort *plan;
	const struct ground *ground;
	struct faults *faults;
};

static struct fault *add(const struct checking *c, enum fault_kind kind, enum letter letter)
{
	struct fault *fault = list_add(c->a, c->faults);

	fault->kind = kind;
	fault->letter = letter;
	return fault;
}

static void check_kind(const struct checking *c)
{
	const struct cohort *plan = c->plan, *before = c->ground->before;

	if (plan->type == COHORT_UNKNOWN)
		add(c, FAULT_NO_TYPE, WORKSHOP_A);
	if (plan->mode == MODE_NONE)
		add(c, FAULT_NO_MODE, WORKSHOP_A);
	if (is_held(c->ground, WORKSHOP_A) &&
		(plan->type != before->type || plan->mode != before->mode ||
			plan->language != before->language))
		add(c, FAULT_KIND_STANDS, WORKSHOP_A);
}

static void check_where(const struct checking *c)
{
	if ((c->plan->mode == MODE_ROOM || c->plan->venue.v != 0) && c->ground->venue == NULL)
		add(c, FAULT_NO_VENUE, WORKSHOP_A);
	else if (c->plan->county == COUNTY_NONE)
		add(c, FAULT_NO_COUNTY, WORKSHOP_A);
}

static void check_venue(const struct checking *c, enum letter letter)
{
	enum letter where;
	const struct cohort *clash;
	struct fault *fault;

	if (is_held(c->ground, letter) || !date_is_day(c->plan->workshop[letter].on))
		return;
	clash = venue_clash(c->plan, letter, c->ground, &where);
	if (clash == NULL)
		return;
	fault = add(c, FAULT_VENUE_TAKEN, letter);
	fault->clash = clash;
	fault->clash_letter = where;
}

static void check_capacity(const struct checking *c)
{
	const struct cohort *plan = c->plan;
	const struct terms *terms = c->ground->terms[WORKSHOP_A];
	const struct venue *venue = plan->venue.v == 0 ? NULL : c->ground->venue;

	if (terms == NULL)
		return; // said beside the day
	if (plan->capacity < 1 || plan->capacity > capacity_most(plan, terms))
		add(c, FAULT_CAPACITY, WORKSHOP_A)->count = capacity_most(plan, terms);
	else if (venue != NULL && plan->capacity > venue->seats)
		add(c, FAULT_SEATS, WORKSHOP_A)->count = venue->seats;
	else if (plan->capacity < plan->taken)
		add(c, FAULT_TAKEN, WORKSHOP_A)->count = plan->taken;
}

static bool takes_part(const struct checking *c, struct date day)
{
	list_each (const struct party *, each, c->ground->parties)
		if (each->organisation.v == c->plan->organisation.v &&
			each->part == PART_PROVIDER && !date_before(day, each->from) &&
			(!date_is_set(each->to) || !date_before(each->to, day)))
			return true;
	return false;
}

static void check_day(const struct checking *c, enum letter letter)
{
	struct date on = c->plan->workshop[letter].on;

	if (date_before(bank_holidays_known_until(), on))
		add(c, FAULT_TOO_FAR, letter);
	else if (bank_holiday_on(on) != NULL)
		add(c, FAULT_BANK_HOLIDAY, letter)->holiday = bank_holiday_on(on);
	else if (!takes_part(c, on))
		add(c, FAULT_NO_AGREEMENT, letter);
	else if (c->ground->terms[letter] == NULL)
		add(c, FAULT_NO_TERMS, letter);
}

static bool is_minute(int minute)
{
	return minute >= 0 && minute < 24 * 60;
}

/* True where both times are said and can be: then it can be compared with others. */
static bool check_times(const struct checking *c, enum letter letter)
{
	const struct workshop *workshop = &c->plan->workshop[letter];
	size_t n = c->faults->n;

	if (!is_minute(workshop->begins))
		add(c, FAULT_NO_TIME, letter);
	if (!is_minute(workshop->ends))
		add(c, FAULT_NO_END, letter);
	if (!date_is_day(workshop->on))
		add(c, FAULT_NO_DAY, letter);
	if (c->faults->n > n)
		return false;
	if (!clock_shows(workshop->on, workshop->begins))
		add(c, FAULT_CLOCK_BEGINS, letter);
	else if (!clock_shows(workshop->on, workshop->ends))
		add(c, FAULT_CLOCK_ENDS, letter);
	else if (workshop->ends <= workshop->begins)
		add(c, FAULT_ENDS_FIRST, letter);
	return c->faults->n == n;
}

static void check_training(
	const struct checking *c, enum letter letter, int leader, const struct facilitator *who)
{
	unsigned needed = modules_needed(c->plan->type, c->plan->mode);

	for (enum module module = MODULE_NONE + 1; module < MODULE_COUNT; module++) {
		enum certified certified = certified_on(who, module, c->plan->workshop[letter].on);
		struct fault *fault;

		if ((needed & 1u << module) == 0 || certified == CERTIFIED)
			continue;
		fault = add(c, certified == LAPSED ? FAULT_LAPSED : FAULT_NOT_TRAINED, letter);
		fault->leader = leader;
		fault->who = who;
		fault->module = module;
		return;
	}
}

static bool is_among(const struct facilitators *all, struct facilitator_id id)
{
	list_each (const struct facilitator *, each, all)
		if (each->id.v == id.v)
			return true;
	return false;
}

static void check_wall(
	const struct checking *c, enum letter letter, int leader, struct facilitator_id id)
{
	if (is_among(&c->ground->barred, id))
		add(c, FAULT_BARRED, letter)->leader = leader;
	else if (is_among(&c->ground->unnamed, id))
		add(c, FAULT_UNNAMED, letter)->leader = leader;
}

static void check_leader(const struct checking *c, enum letter letter, int leader)
{
	const struct workshop *workshop = &c->plan->workshop[letter];
	const struct facilitator *who = facilitator_of(c->ground, workshop->leader[leader]);
	const struct cohort *clash;
	enum letter where;
	struct fault *fault;

	if (who == NULL) {
		add(c, FAULT_NO_LEADER, letter)->leader = leader;
		return;
	}
	if (leader > 0 && workshop->leader[0].v == who->id.v) {
		add(c, FAULT_SAME_LEADER, letter)->leader = leader;
		return;
	}
	check_training(c, letter, leader, who);
	check_wall(c, letter, leader, who->id);
	clash = clash_of(c->plan, letter, c->ground, who->id, &where);
	if (clash == NULL)
		return;
	fault = add(c, FAULT_LEADER_TAKEN, letter);
	fault->leader = leader;
	fault->who = who;
	fault->clash = clash;
	fault->clash_letter = where;
}

static void check_workshop(const struct checking *c, enum letter letter)
{
	const struct workshop *workshop = &c->plan->workshop[letter];

	if (is_held(c->ground, letter)) {
		if (!same_workshop(workshop, &c->ground->before->workshop[letter]))
			add(c, FAULT_HELD, letter);
		return;
	}

	bool can_be = check_times(c, letter);

	if (date_is_day(workshop->on) && can_be && workshop_has_begun(workshop, c->ground->now))
		add(c, FAULT_PAST, letter);
	else if (date_is_day(workshop->on))
		check_day(c, letter);
	for (int leader = 0; can_be && leader < LEADERS; leader++)
		check_leader(c, letter, leader);
}

static void check_gap(const struct checking *c)
{
	struct date a = c->plan->workshop[WORKSHOP_A].on, b = c->plan->workshop[WORKSHOP_B].on;
	const struct terms *terms = c->ground->terms[WORKSHOP_A];

	if (!date_is_day(a) || !date_is_day(b) || terms == NULL)
		return;

	int gap = date_days_between(a, b);
	int least = terms->term[TERM_GAP_LEAST_DAYS], most = terms->term[TERM_GAP_MOST_DAYS];

	if (gap >= least && gap <= most)
		return;

	struct fault *fault = add(c, FAULT_GAP, WORKSHOP_B);

	fault->least = least;
	fault->most = most;
	fault->count = gap;
}

struct faults plan_check(struct arena *a, const struct cohort *plan, const struct ground *ground)
{
	struct faults faults = { 0 };
	struct checking c = { a, plan, ground, &faults };

	check_kind(&c);
	check_where(&c);
	check_venue(&c, WORKSHOP_A);
	check_venue(&c, WORKSHOP_B);
	check_capacity(&c);
	check_workshop(&c, WORKSHOP_A);
	check_gap(&c);
	check_workshop(&c, WORKSHOP_B);
	return faults;
}

struct faults leaders_check(
	struct arena *a, const struct cohort *plan, enum letter letter, const struct ground *ground)
{
	struct faults faults = { 0 };
	struct checking c = { a, plan, ground, &faults };

	for (int leader = 0; leader < LEADERS; leader++)
		check_leader(&c, letter, leader);
	return faults;
}

const char *fault_field(const struct fault *fault)
{
	static const char *const fields[FAULT_COUNT][WORKSHOP_COUNT] = {
		[FAULT_NO_TYPE] = { "type", "type" },
		[FAULT_NO_MODE] = { "mode", "mode" },
		[FAULT_NO_VENUE] = { "venue", "venue" },
		[FAULT_NO_COUNTY] = { "county", "county" },
		[FAULT_CAPACITY] = { "capacity", "capacity" },
		[FAULT_SEATS] = { "capacity", "capacity" },
		[FAULT_TAKEN] = { "capacity", "capacity" },
		[FAULT_KIND_STANDS] = { "type", "type" },
		[FAULT_NO_TIME] = { "a-begins", "b-begins" },
		[FAULT_NO_END] = { "a-ends", "b-ends" },
		[FAULT_CLOCK_BEGINS] = { "a-begins", "b-begins" },
		[FAULT_CLOCK_ENDS] = { "a-ends", "b-ends" },
		[FAULT_ENDS_FIRST] = { "a-ends", "b-ends" },
		[FAULT_VENUE_TAKEN] = { "venue", "venue" },
	};
	static const char *const leaders[WORKSHOP_COUNT][LEADERS] = {
		[WORKSHOP_A] = { "a-leader-1", "a-leader-2" },
		[WORKSHOP_B] = { "b-leader-1", "b-leader-2" },
	};

	assert(fault->kind < FAULT_COUNT && fault->letter < WORKSHOP_COUNT);
	switch (fault->kind) {
	case FAULT_NO_LEADER:
	case FAULT_SAME_LEADER:
	case FAULT_NOT_TRAINED:
	case FAULT_LAPSED:
	case FAULT_BARRED:
	case FAULT_UNNAMED:
	case FAULT_LEADER_TAKEN: return leaders[fault->letter][fault->leader];
	default: break;
	}

	const char *field = fields[fault->kind][fault->letter];

	if (field == NULL)
		return fault->letter == WORKSHOP_A ? "a-on" : "b-on";
	return field;
}
