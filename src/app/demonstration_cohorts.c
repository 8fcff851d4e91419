/* SPDX-License-Identifier: MIT */
#include "app/demonstration_cohorts.h"

#include "areas/cohort/cohort.h"
#include "base/err.h"
#include "db/db.h"

/* ---- venues and facilitators ---- */

/* Access in both languages: it stands on the slip of whoever comes. */
static const struct venue venues[] = {
	{ .name = "Neuadd Enghraifft, Caerfyrddin",
		.address = "1 Heol Enghraifft, Caerfyrddin",
		.county = COUNTY_CMN,
		.access = "Lifft, dolen glyw, maes parcio / Lift, hearing loop, car park",
		.seats = 14 },
	{ .name = "Neuadd Enghraifft, Aberystwyth",
		.address = "2 Heol Enghraifft, Aberystwyth",
		.county = COUNTY_CGN,
		.access = "Ramp / Ramp",
		.seats = 12 },
	{ .name = "Neuadd Enghraifft, Hwlffordd",
		.address = "3 Heol Enghraifft, Hwlffordd",
		.county = COUNTY_PEM,
		.access = "Ramp, maes parcio / Ramp, car park",
		.seats = 12 },
	{ .name = "Neuadd Enghraifft, Llandrindod",
		.address = "4 Heol Enghraifft, Llandrindod",
		.county = COUNTY_POW,
		.access = "Dolen glyw, maes parcio / Hearing loop, car park",
		.seats = 14 },
};

static const char *const names[] = { "Enghraifft Alaw", "Enghraifft Berwyn", "Enghraifft Ceri",
	"Enghraifft Dewi", "Enghraifft Eirlys", "Enghraifft Hwyluso" };

/* The last of them signs in. */
#define FACILITATOR_LOGIN "demo.facilitator"

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

/* In every module. */
static bool train(struct work *w, const struct actor *by, struct facilitator_id id, size_t place,
	struct problems *problems)
{
	enum { TRAINED_DAYS_AGO = 400, LASTS_DAYS = 1095 };
	struct date on = date_add_days(work_today(w), -TRAINED_DAYS_AGO);

	for (enum module module = MODULE_NONE + 1; module < MODULE_COUNT; module++) {
		struct training training = {
			.module = module,
			.trained_on = on,
			.expires_on = date_add_days(on, LASTS_DAYS),
			.certificate = arena_format(
				work_arena(w), "ENGHRAIFFT-%zu-%d", place + 1, (int)module),
		};

		if (facilitator_train(w, by, id, &training, problems) != DONE)
			return false;
	}
	return true;
}

static bool add_facilitators(
	struct work *w, const struct actor *by, struct facilitator *made, const char **why)
{
	struct problems problems = { 0 };

	for (size_t i = 0; i < array_size(names); i++) {
		const char *login = i + 1 == array_size(names) ? FACILITATOR_LOGIN : "";

		made[i] = (struct facilitator){ .name = names[i] };
		if (facilitator_add(w, by, &made[i], login, &problems) != DONE ||
			!train(w, by, made[i].id, i, &problems)) {
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
	LONGEST_GAP_DAYS = 35
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

/* The Saturday of that week, or the Sunday where it is a bank holiday; week 1 is a week away. */
static struct date day_of_week(struct date today, int week)
{
	enum { SATURDAY = 5 };
	int days_to = 7 * week + (SATURDAY - date_weekday(today) + 7) % 7;
	struct date saturday = date_add_days(today, days_to);

	return bank_holiday_on(saturday) == NULL ? saturday : date_add_days(saturday, 1);
}

static enum language language_of(int row, int pair, bool is_second)
{
	enum language language = plans[row][pair].language;

	if (!is_second)
		return language;
	return language == WELSH ? ENGLISH : WELSH;
}

static struct cohort plan_of(struct date today, int week, int pair, const struct venue *halls,
	const struct facilitator *people)
{
	int row = (week - 1) % SECOND_ROUND;
	const struct venue *hall = &halls[(size_t)(week + pair) % array_size(venues)];
	enum mode mode = plans[row][pair].mode;
	struct workshop a = { day_of_week(today, week), 600, 900,
		{ people[2 * pair].id, people[2 * pair + 1].id } };
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

/* Nobody knows yet on which days of that time bank holidays lie. */
static bool is_too_far(const struct cohort *plan)
{
	return date_before(bank_holidays_known_until(),
		date_add_days(plan->workshop[WORKSHOP_A].on, LONGEST_GAP_DAYS));
}

static bool plan_week(struct work *w, const struct actor *by, struct scheme_id scheme, int week,
	const struct venue *halls, const struct facilitator *people)
{
	for (int pair = 0; pair < PAIRS_OF_LEADERS; pair++) {
		struct cohort plan = plan_of(work_today(w), week, pair, halls, people);
		struct faults faults = { 0 };

		plan.scheme = scheme;
		if (!is_too_far(&plan) && cohort_plan(w, by, &plan, &faults) != DONE)
			return false;
	}
	return true;
}

bool demonstration_plan_cohorts(
	struct work *w, const struct actor *coordinator, struct scheme_id scheme, const char **why)
{
	struct venue halls[array_size(venues)];
	struct facilitator people[array_size(names)];

	if (!add_venues(w, coordinator, halls, why) ||
		!add_facilitators(w, coordinator, people, why))
		return false;
	*why = "a cohort cannot be planned";
	for (int week = 1; week <= ROUND_WEEKS; week++)
		if (!plan_week(w, coordinator, scheme, week, halls, people) ||
			!plan_week(w, coordinator, scheme, week + SECOND_ROUND, halls, people))
			return false;
	return true;
}

/* ---- places ---- */

/* Of the first round its plan says; none of the second. */
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

bool demonstration_hold_places(struct work *w, const struct actor *sergeant, const char **why)
{
	enum { SPARE_DAYS = 14, COHORTS_MOST = 100 };
	struct cohort_filter all = { .from = work_today(w) };
	struct cohorts cohorts = cohorts_for(w, sergeant, &all, COHORTS_MOST);

	list_each (const struct cohort *, c, &cohorts) {
		struct wanted wanted = { c->type, c->language, c->county,
			date_add_days(c->workshop[WORKSHOP_B].on, SPARE_DAYS) };

		for (int i = held_of(c, work_today(w)); i > 0; i--) {
			enum hold_refusal no = HOLD_NO_REFUSAL;
			struct place p;

			if (place_hold(w, sergeant, c->id, &wanted, &p, &no) != DONE) {
				*why = no == HOLD_NO_REFUSAL ? "the cohort is not there"
							     : hold_refusal_text(no);
				return false;
			}
		}
	}
	return true;
}
