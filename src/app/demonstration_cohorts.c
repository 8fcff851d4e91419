/* SPDX-License-Identifier: MIT */
#include "app/demonstration_cohorts.h"

#include "app/demonstration_checks.h"
#include "app/demonstration_story.h"

#include "areas/cohort/cohort.h"
#include "base/err.h"
#include "db/db.h"

/* ---- venues and facilitators ---- */

static const struct venue venues[VENUES] = {
	{ .name = "Neuadd Enghraifft, Caerfyrddin",
		.address = "1 Heol Enghraifft, Caerfyrddin",
		.county = COUNTY_CMN,
		.access = { "Lift, hearing loop, car park", "Lifft, dolen glyw, maes parcio" },
		.seats = 14 },
	{ .name = "Neuadd Enghraifft, Aberystwyth",
		.address = "2 Heol Enghraifft, Aberystwyth",
		.county = COUNTY_CGN,
		.access = { "Ramp", "Ramp" },
		.seats = 12 },
	{ .name = "Neuadd Enghraifft, Hwlffordd",
		.address = "3 Heol Enghraifft, Hwlffordd",
		.county = COUNTY_PEM,
		.access = { "Ramp, car park", "Ramp, maes parcio" },
		.seats = 12 },
	{ .name = "Neuadd Enghraifft, Llandrindod",
		.address = "4 Heol Enghraifft, Llandrindod",
		.county = COUNTY_POW,
		.access = { "Hearing loop, car park", "Dolen glyw, maes parcio" },
		.seats = 14 },
	{ .name = "Canolfan Enghraifft, Llanelli",
		.address = "5 Heol Enghraifft, Llanelli",
		.county = COUNTY_CMN,
		.access = { "Lift, car park", "Lifft, maes parcio" },
		.seats = 14 },
	{ .name = "Canolfan Enghraifft, Aberteifi",
		.address = "6 Heol Enghraifft, Aberteifi",
		.county = COUNTY_CGN,
		.access = { "Ramp", "Ramp" },
		.seats = 12 },
	{ .name = "Canolfan Enghraifft, Penfro",
		.address = "7 Heol Enghraifft, Penfro",
		.county = COUNTY_PEM,
		.access = { "Ramp, hearing loop", "Ramp, dolen glyw" },
		.seats = 12 },
	{ .name = "Canolfan Enghraifft, Y Drenewydd",
		.address = "8 Heol Enghraifft, Y Drenewydd",
		.county = COUNTY_POW,
		.access = { "Car park", "Maes parcio" },
		.seats = 14 },
};

/* The last two sign in: they lead the series.  The first six hold a first certificate, and are trained anew once
 * there is money for it. */
static const struct {
	const char *name;
	const char *login;
} names[FACILITATORS] = {
	{ "Enghraifft Alaw", "" },
	{ "Enghraifft Berwyn", "" },
	{ "Enghraifft Ceri", "" },
	{ "Enghraifft Dewi", "" },
	{ "Enghraifft Eirlys", "" },
	{ "Enghraifft Fflur", "" },
	{ "Enghraifft Hwyluso", "demo.facilitator" },
	{ "Enghraifft Cydarwain", "demo.second-facilitator" },
};

static bool add_venues(struct work *w, const struct actor *by, struct venue *made, const char **why)
{
	struct problems problems = { 0 };

	for (size_t i = 0; i < array_size(venues); i++) {
		made[i] = venues[i];
		if (venue_add(w, by, &made[i], &problems) != DONE) {
			*why = problems.n > 0 ? problems.at[0].message : "no venue can be added";
			return false;
		}
	}
	return true;
}

enum { LASTS_DAYS = 1095, FIRST_LASTS_DAYS = 270 }; // of a certificate, and of a first one

/* In every module. */
static bool train(struct work *w, const struct actor *by, struct facilitator_id id, size_t place,
	struct date on, int days, struct problems *problems)
{
	for (enum module module = MODULE_NONE + 1; module < MODULE_COUNT; module++) {
		struct training training = {
			.module = module,
			.trained_on = on,
			.expires_on = date_add_days(on, days),
			.certificate = arena_format(work_arena(w), "ENGHRAIFFT-%zu-%d/%d",
				place + 1, (int)module, on.year),
		};

		if (facilitator_train(w, by, id, &training, problems) != DONE)
			return false;
	}
	return true;
}

static bool add_facilitators(
	struct work *w, const struct actor *by, struct facilitator *made, const char **why)
{
	enum { TRAINED_DAYS_AGO = 30 };
	struct date on = date_add_days(work_today(w), -TRAINED_DAYS_AGO);
	struct problems problems = { 0 };

	for (size_t i = 0; i < array_size(names); i++) {
		bool leads_series = names[i].login[0] != '\0';

		made[i] = (struct facilitator){ .name = names[i].name };
		if (facilitator_add(w, by, &made[i], names[i].login, &problems) != DONE ||
			!train(w, by, made[i].id, i, on,
				leads_series ? LASTS_DAYS : FIRST_LASTS_DAYS, &problems)) {
			*why = problems.n > 0 ? problems.at[0].message
					      : "no facilitator can be added";
			return false;
		}
	}
	return true;
}

/* ---- cohorts ---- */

/*
 * Two leaders are in a room in the weeks of A and, four later, of B: so a pair of leaders begins
 * one in each of weeks 1 to 4, and again from week 9.
 */
enum {
	PAIRS_OF_LEADERS = 3,
	ROUND_WEEKS = 4,
	SECOND_ROUND = 8,
	PLACES = 10,
	LONGEST_GAP_DAYS = 35,
	HALLS = VENUES / 2 // of the rounds, and as many of the series
};

static const struct {
	enum cohort_type type;
	enum mode mode;
	enum language language; // the other one in the second round
	int held;               // places, in the first round
} plans[ROUND_WEEKS][PAIRS_OF_LEADERS] = {
	{ { COHORT_MI, MODE_ROOM, WELSH, 3 }, { COHORT_MI, MODE_ROOM, ENGLISH, 10 },
		{ COHORT_FI, MODE_ROOM, ENGLISH, 8 } },
	{ { COHORT_MI, MODE_ROOM, ENGLISH, 9 }, { COHORT_MN, MODE_ROOM, ENGLISH, 2 },
		{ COHORT_MI, MODE_TELEPHONE, ENGLISH, 1 } },
	{ { COHORT_MI, MODE_ROOM, WELSH, 0 }, { COHORT_MI, MODE_ROOM, ENGLISH, 5 },
		{ COHORT_FN, MODE_ROOM, ENGLISH, 1 } },
	{ { COHORT_FI, MODE_ROOM, WELSH, 0 }, { COHORT_MI, MODE_ROOM, ENGLISH, 0 },
		{ COHORT_MI, MODE_ONE_TO_ONE, WELSH, 0 } },
};

/* The Saturday of that week, or the next day that is no bank holiday; week 1 is a week away. */
static struct date day_of_week(struct date today, int week)
{
	enum { SATURDAY = 5 };
	int days_to = 7 * week + (SATURDAY - date_weekday(today) + 7) % 7;
	struct date day = date_add_days(today, days_to);

	while (bank_holiday_on(day) != NULL)
		day = date_add_days(day, 1);
	return day;
}

static enum language language_of(int row, int pair, bool is_second)
{
	enum language language = plans[row][pair].language;

	if (!is_second)
		return language;
	return language == WELSH ? ENGLISH : WELSH;
}

static struct cohort plan_of(struct date today, int week, int pair, const struct staff *staff)
{
	int row = (week - 1) % SECOND_ROUND;
	const struct venue *hall = &staff->venues[(week + pair) % HALLS];
	const struct facilitator *leaders = &staff->facilitators[LEADERS * pair];
	enum mode mode = plans[row][pair].mode;
	struct workshop a = { day_of_week(today, week), 600, 900,
		{ leaders[0].id, leaders[1].id } };
	struct workshop blank = { .begins = MINUTE_NONE, .ends = MINUTE_NONE };

	return (struct cohort){
		.type = plans[row][pair].type,
		.mode = mode,
		.language = language_of(row, pair, week > SECOND_ROUND),
		.county = hall->county,
		.venue = mode == MODE_TELEPHONE ? (struct venue_id){ 0 } : hall->id,
		.capacity = mode == MODE_ONE_TO_ONE ? 1 : PLACES,
		.workshop = { a, blank },
	};
}

bool cohort_is_too_far(const struct cohort *plan)
{
	return date_before(bank_holidays_known_until(),
		date_add_days(plan->workshop[WORKSHOP_A].on, LONGEST_GAP_DAYS));
}

static bool plan_week(struct work *w, const struct actor *by, struct scheme_id scheme,
	struct date today, int week, const struct staff *staff)
{
	for (int pair = 0; pair < PAIRS_OF_LEADERS; pair++) {
		struct cohort plan = plan_of(today, week, pair, staff);
		struct faults faults = { 0 };

		plan.scheme = scheme;
		if (!cohort_is_too_far(&plan) && cohort_plan(w, by, &plan, &faults) != DONE)
			return false;
	}
	return true;
}

bool demonstration_hire(
	struct work *w, const struct actor *coordinator, struct staff *staff, const char **why)
{
	return add_venues(w, coordinator, staff->venues, why) &&
	       add_facilitators(w, coordinator, staff->facilitators, why);
}

bool demonstration_train(struct work *w, const struct actor *coordinator, const struct staff *staff,
	const char **why)
{
	struct problems problems = { 0 };

	for (size_t i = 0; i < TRAINED_LATER; i++)
		if (!train(w, coordinator, staff->facilitators[i].id, i, work_today(w), LASTS_DAYS,
			    &problems)) {
			*why = problems.n > 0 ? problems.at[0].message
					      : "no facilitator can be trained";
			return false;
		}
	return true;
}

bool demonstration_plan_rounds(struct work *w, const struct actor *coordinator,
	struct scheme_id scheme, struct date today, const struct staff *staff, const char **why)
{
	*why = "a cohort cannot be planned";
	for (int week = 1; week <= ROUND_WEEKS; week++)
		if (!plan_week(w, coordinator, scheme, today, week, staff) ||
			!plan_week(w, coordinator, scheme, today, week + SECOND_ROUND, staff))
			return false;
	return true;
}

/* ---- the series ---- */

/* Every second week one begins, of a type that comes again after twelve weeks at the latest. */
static const enum cohort_type series[] = { COHORT_FI, COHORT_MI, COHORT_MN, COHORT_MI, COHORT_FN,
	COHORT_MI };

/* The day that far away, or the nearest before it that is no bank holiday. */
static struct date free_day_until(struct date day)
{
	while (bank_holiday_on(day) != NULL)
		day = date_add_days(day, -1);
	return day;
}

struct cohort demonstration_series(
	struct date today, int fortnight, struct scheme_id scheme, const struct staff *staff)
{
	static const size_t forever = 6000; // of them before today: all the same
	size_t i = forever + (size_t)fortnight;
	const struct venue *hall = &staff->venues[HALLS + i % HALLS];
	const struct facilitator *leaders = &staff->facilitators[LEADERS * PAIRS_OF_LEADERS];
	struct workshop a = { day_of_week(today, 2 * fortnight), 600, 900,
		{ leaders[0].id, leaders[1].id } };
	struct workshop b = a;

	b.on = free_day_until(date_add_days(a.on, LONGEST_GAP_DAYS));
	return (struct cohort){
		.scheme = scheme,
		.type = series[i % array_size(series)],
		.mode = MODE_ROOM,
		.language = i % 8 == 1 ? WELSH : ENGLISH,
		.county = hall->county,
		.venue = hall->id,
		.capacity = PLACES,
		.workshop = { a, b },
	};
}

/* ---- places ---- */

/* Of the first round its plan says, with those that are booked; none of the second. */
static int held_of(const struct cohort *c, struct date today)
{
	for (int week = 1; week <= ROUND_WEEKS; week++)
		for (int pair = 0; pair < PAIRS_OF_LEADERS; pair++)
			if (date_equal(c->workshop[WORKSHOP_A].on, day_of_week(today, week)) &&
				c->type == plans[week - 1][pair].type &&
				c->mode == plans[week - 1][pair].mode &&
				c->language == plans[week - 1][pair].language)
				return plans[week - 1][pair].held;
	return 0;
}

static bool is_of_series(const struct cohort *c, const struct staff *staff)
{
	for (int i = HALLS; i < VENUES; i++)
		if (c->venue.v == staff->venues[i].id.v)
			return true;
	return false;
}

bool demonstration_hold_places(
	struct work *w, const struct actor *sergeant, const struct staff *staff, const char **why)
{
	enum { SPARE_DAYS = 14, COHORTS_MOST = 100, AGE_LEAST = 19, AGES = 40 };
	struct cohort_filter all = { .from = work_today(w) };
	struct cohorts cohorts = cohorts_for(w, sergeant, &all, COHORTS_MOST);

	list_each (const struct cohort *, c, &cohorts) {
		struct wanted wanted = { c->type, c->language, c->county,
			date_add_days(c->workshop[WORKSHOP_B].on, SPARE_DAYS) };

		int held = is_of_series(c, staff) ? 0 : held_of(c, work_today(w));

		for (int i = held - c->taken; i > 0; i--) {
			uint64_t drawn = lot((uint64_t)c->number * PLACES + (uint64_t)i);
			struct place p;

			if (!demonstration_hold(w, sergeant, c->id, &wanted,
				    AGE_LEAST + (int)(drawn % AGES), drawn, &p, why))
				return false;
		}
	}
	return true;
}
