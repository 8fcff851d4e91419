/* SPDX-License-Identifier: MIT */
/*
 * What may be planned, who may lead it, which cohort ends in time, and places.
 */
#include "areas/cohort/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

#define US                   ((struct organisation_id){ 7 })
#define ANN                  ((struct facilitator_id){ 11 })
#define BEN                  ((struct facilitator_id){ 12 })
#define CERI                 ((struct facilitator_id){ 13 }) // trained in the core alone
#define HALL                 ((struct venue_id){ 21 })
#define NOON_ON_2_MARCH_2026 ((struct instant){ INT64_C(1772452800000) })

/* ---- a plan that may be, and its ground ---- */

static struct world {
	struct terms terms;
	struct party provider;
	struct parties parties;
	struct training core, mi;
	struct training both_rows[2];
	struct facilitator people[3];
	struct facilitators facilitators;
	struct venue hall;
	struct cohorts others;
	struct cohort before;
	struct cohort plan;
	struct ground ground;
} world;

/* A Saturday in April, and the same weekday four weeks later. */
static int world_setup(void **state)
{
	struct world *w = &world;

	arena_setup(state);
	*w = (struct world){ .terms = terms_usual() };
	w->provider = (struct party){
		.organisation = US, .part = PART_PROVIDER, .from = date_of(2025, 4, 1)
	};
	w->parties = (struct parties){ .at = &w->provider, .n = 1 };
	w->both_rows[0] = (struct training){ MODULE_CORE, date_of(2025, 3, 1), DATE_NONE, "C1" };
	w->both_rows[1] =
		(struct training){ MODULE_MI, date_of(2025, 3, 2), date_of(2027, 3, 1), "M1" };
	w->people[0] =
		(struct facilitator){ ANN, US, { 0 }, "Ann Sampl", { .at = w->both_rows, .n = 2 } };
	w->people[1] =
		(struct facilitator){ BEN, US, { 0 }, "Ben Sampl", { .at = w->both_rows, .n = 2 } };
	w->people[2] = (struct facilitator){ CERI, US, { 0 }, "Ceri Sampl",
		{ .at = w->both_rows, .n = 1 } };
	w->facilitators = (struct facilitators){ .at = w->people, .n = 3 };
	w->hall = (struct venue){ .id = HALL,
		.organisation = US,
		.name = "Neuadd Sampl",
		.county = COUNTY_POW,
		.seats = 14 };
	w->plan = (struct cohort){
		.organisation = US,
		.type = COHORT_MI,
		.mode = MODE_ROOM,
		.language = WELSH,
		.county = COUNTY_POW,
		.venue = HALL,
		.capacity = 10,
		.workshop = { { date_of(2026, 4, 11), 600, 900, { ANN, BEN } },
			{ date_of(2026, 5, 9), 600, 900, { ANN, BEN } } },
	};
	w->ground = (struct ground){
		.now = NOON_ON_2_MARCH_2026,
		.terms = { &w->terms, &w->terms },
		.parties = &w->parties,
		.facilitators = &w->facilitators,
		.venue = &w->hall,
		.others = &w->others,
	};
	return 0;
}

static struct faults faults_of(void **state)
{
	return plan_check(*state, &world.plan, &world.ground);
}

static void fine(void **state)
{
	struct faults faults = faults_of(state);

	if (faults.n > 0)
		fail_msg("fault %d beside %s", (int)faults.at[0].kind, fault_field(&faults.at[0]));
}

/* The one fault, beside that field. */
static struct fault refused(void **state, enum fault_kind kind, const char *field)
{
	struct faults faults = faults_of(state);

	assert_int_equal(faults.n, 1);
	assert_int_equal(faults.at[0].kind, kind);
	assert_string_equal(fault_field(&faults.at[0]), field);
	return faults.at[0];
}

#define A world.plan.workshop[WORKSHOP_A]
#define B world.plan.workshop[WORKSHOP_B]

/* ---- planning ---- */

static void plan__that_breaks_no_rule_may_be(void **state)
{
	fine(state);
}

static void plan__has_28_to_35_days_from_a_to_b(void **state)
{
	for (int gap = 1; gap < 90; gap++) {
		B.on = date_add_days(A.on, gap);

		struct faults faults = faults_of(state);
		bool said = false;

		list_each (const struct fault *, each, &faults)
			said |= each->kind == FAULT_GAP && strcmp(fault_field(each), "b-on") == 0;
		assert_int_equal(said, gap < 28 || gap > 35);
	}
	B.on = date_add_days(A.on, -30);

	struct fault fault = refused(state, FAULT_GAP, "b-on");

	assert_int_equal(fault.least, 28);
	assert_int_equal(fault.most, 35);
	B.on = date_add_days(A.on, 21);
	world.terms.term[TERM_GAP_LEAST_DAYS] = 21;
	fine(state);
}

static void plan__says_each_thing_that_is_missing_beside_its_field(void **state)
{
	static const char *const fields[] = { "type", "mode", "county", "a-begins", "a-ends",
		"a-on", "b-begins", "b-ends", "b-on" };
	struct faults faults;

	world.plan = (struct cohort){ .organisation = US,
		.capacity = 1,
		.workshop = { { .begins = MINUTE_NONE, .ends = MINUTE_NONE },
			{ .begins = MINUTE_NONE, .ends = MINUTE_NONE } } };
	world.ground.venue = NULL;
	faults = faults_of(state);
	assert_int_equal(faults.n, array_size(fields));
	for (size_t i = 0; i < array_size(fields); i++)
		assert_string_equal(fault_field(&faults.at[i]), fields[i]);
}

static void plan__in_a_room_needs_a_venue_of_the_body(void **state)
{
	world.ground.venue = NULL;
	refused(state, FAULT_NO_VENUE, "venue");
	world.plan.venue.v = 0;
	refused(state, FAULT_NO_VENUE, "venue");
	world.plan.mode = MODE_ONE_TO_ONE;
	world.plan.capacity = 1;
	fine(state);
	world.plan.county = COUNTY_NONE;
	refused(state, FAULT_NO_COUNTY, "county");
}

static void plan__has_from_one_place_to_those_of_the_terms_and_the_seats(void **state)
{
	for (int capacity = -1; capacity < 40; capacity++) {
		world.plan.capacity = capacity;
		if (capacity >= 1 && capacity <= 10)
			fine(state);
		else
			assert_int_equal(refused(state, FAULT_CAPACITY, "capacity").count, 10);
	}
	world.plan.capacity = 9;
	world.hall.seats = 8;
	assert_int_equal(refused(state, FAULT_SEATS, "capacity").count, 8);
	world.hall.seats = 14;
	world.plan.mode = MODE_ONE_TO_ONE;
	assert_int_equal(refused(state, FAULT_CAPACITY, "capacity").count, 1);
	world.plan.mode = MODE_ROOM;
	world.plan.taken = 10;
	assert_int_equal(refused(state, FAULT_TAKEN, "capacity").count, 10);
}

static void plan__is_not_of_the_past_nor_of_a_moment_ago(void **state)
{
	world.ground.now = instant_at(A.on, A.begins);
	refused(state, FAULT_PAST, "a-on");
	world.ground.now.ms--;
	fine(state);
	world.ground.now = instant_at(B.on, B.begins);
	assert_int_equal(faults_of(state).n, 2);
}

static void plan__is_on_no_bank_holiday(void **state)
{
	A.on = date_of(2026, 4, 6); // Easter Monday
	B.on = date_of(2026, 5, 4); // Early May

	struct faults faults = faults_of(state);

	assert_int_equal(faults.n, 2);
	assert_int_equal(faults.at[0].kind, FAULT_BANK_HOLIDAY);
	assert_string_equal(faults.at[0].holiday->name[WELSH], "Llun y Pasg");
	assert_string_equal(fault_field(&faults.at[1]), "b-on");
}

static void plan__goes_no_further_than_bank_holidays_are_known(void **state)
{
	A.on = date_of(2028, 12, 16);
	B.on = date_of(2029, 1, 13);
	world.both_rows[1].expires_on = DATE_NONE;
	refused(state, FAULT_TOO_FAR, "b-on");
}

static void plan__lies_within_the_agreement_of_the_body(void **state)
{
	world.provider.to = B.on;
	fine(state);
	world.provider.to = date_add_days(B.on, -1);
	refused(state, FAULT_NO_AGREEMENT, "b-on");
	world.provider.to = DATE_NONE;
	world.provider.from = date_add_days(A.on, 1);
	refused(state, FAULT_NO_AGREEMENT, "a-on");
	world.provider.from = A.on;
	fine(state);
	world.provider.part = PART_FORCE;
	assert_int_equal(faults_of(state).n, 2);
	world.provider.part = PART_PROVIDER;
	world.provider.organisation.v = 8;
	assert_int_equal(faults_of(state).n, 2);
}

static void plan__lies_where_terms_stand(void **state)
{
	world.ground.terms[WORKSHOP_B] = NULL;
	refused(state, FAULT_NO_TERMS, "b-on");
	world.ground.terms[WORKSHOP_A] = NULL;
	assert_int_equal(faults_of(state).n, 2);
}

static void plan__ends_after_it_begins(void **state)
{
	A.ends = A.begins;
	refused(state, FAULT_ENDS_FIRST, "a-ends");
	A.ends = A.begins + 1;
	fine(state);
	B.begins = 1440;
	refused(state, FAULT_NO_TIME, "b-begins");
}

static void plan__is_led_by_two_who_differ(void **state)
{
	A.leader[1] = ANN;
	refused(state, FAULT_SAME_LEADER, "a-leader-2");
	A.leader[1] = (struct facilitator_id){ 99 };
	refused(state, FAULT_NO_LEADER, "a-leader-2");
	A.leader[1] = BEN;
	B.leader[0].v = 0;
	refused(state, FAULT_NO_LEADER, "b-leader-1");
}

static void plan__is_led_by_those_trained_for_its_type(void **state)
{
	struct fault fault;

	B.leader[1] = CERI;
	fault = refused(state, FAULT_NOT_TRAINED, "b-leader-2");
	assert_int_equal(fault.module, MODULE_MI);
	assert_string_equal(fault.who->name, "Ceri Sampl");
	B.leader[1] = BEN;
	world.plan.type = COHORT_FN;
	assert_int_equal(faults_of(state).n, 4); // each of them, at each workshop
	world.plan.type = COHORT_MI;
	world.plan.mode = MODE_TELEPHONE;
	assert_int_equal(faults_of(state).at[0].module, MODULE_TELEPHONE);
}

static void plan__is_led_by_those_certified_on_the_day_itself(void **state)
{
	world.both_rows[1].expires_on = B.on;
	fine(state);
	world.both_rows[1].expires_on = date_add_days(B.on, -1);

	struct faults faults = faults_of(state);

	assert_int_equal(faults.n, 2);
	assert_int_equal(faults.at[0].kind, FAULT_LAPSED);
	assert_int_equal(faults.at[0].letter, WORKSHOP_B);
	world.both_rows[1].expires_on = DATE_NONE;
	world.both_rows[1].trained_on = date_add_days(A.on, 1);
	faults = faults_of(state);
	assert_int_equal(faults.n, 2);
	assert_int_equal(faults.at[0].kind, FAULT_NOT_TRAINED);
}

/* Another cohort, whose A is on the plan's B day. */
static struct cohort *another(void **state, int begins, int ends, struct facilitator_id leader)
{
	struct cohort *other = list_add(*state, &world.others);

	*other = (struct cohort){ .id = { 5 },
		.number = 5,
		.organisation = US,
		.workshop = { { B.on, begins, ends, { leader, { 99 } } },
			{ date_add_days(B.on, 28), begins, ends, { leader, { 99 } } } } };
	return other;
}

static void plan__takes_nobody_who_leads_elsewhere_at_that_time(void **state)
{
	static const struct {
		int begins, ends;
		bool clashes;
	} cases[] = { { 540, 600, false }, { 540, 601, true }, { 600, 900, true },
		{ 660, 700, true }, { 500, 1000, true }, { 899, 1000, true },
		{ 900, 1000, false } };

	for (size_t i = 0; i < array_size(cases); i++) {
		world.others.n = 0;
		another(state, cases[i].begins, cases[i].ends, BEN);
		if (!cases[i].clashes) {
			fine(state);
			continue;
		}

		struct fault fault = refused(state, FAULT_LEADER_TAKEN, "b-leader-2");

		assert_int_equal(fault.clash->number, 5);
		assert_int_equal(fault.clash_letter, WORKSHOP_A);
	}
	world.others.at[0].cancelled_because = "Sampl";
	fine(state);
}

static void plan__takes_no_venue_that_is_taken_at_that_time(void **state)
{
	struct cohort *other = another(state, 840, 1000, CERI);

	other->venue = HALL;
	assert_int_equal(refused(state, FAULT_VENUE_TAKEN, "venue").letter, WORKSHOP_B);
	other->venue.v = 22;
	fine(state);
	other->venue.v = 0;
	world.plan.venue.v = 0;
	world.plan.mode = MODE_ONE_TO_ONE;
	world.plan.capacity = 1;
	fine(state);
}

static void plan__that_is_changed_leaves_a_held_workshop_as_it_was(void **state)
{
	world.before = world.plan;
	world.ground.before = &world.before;
	world.ground.now = instant_at(date_of(2026, 4, 20), 600);
	fine(state);
	B.on = date_add_days(A.on, 35);
	world.both_rows[1].expires_on = DATE_NONE;
	fine(state);
	A.ends += 60;
	refused(state, FAULT_HELD, "a-on");
	A.ends -= 60;
	A.leader[0] = CERI;
	refused(state, FAULT_HELD, "a-on");
	A.leader[0] = ANN;
	world.plan.language = ENGLISH;
	refused(state, FAULT_KIND_STANDS, "type");
}

/* ---- filling ---- */

static void blanks__of_b_are_filled_from_a(void **state)
{
	struct cohort full;

	B = (struct workshop){ .begins = MINUTE_NONE, .ends = MINUTE_NONE };
	world.plan.capacity = 0;
	world.plan.county = COUNTY_NONE;
	full = plan_filled(&world.plan, &world.ground);
	assert_true(date_equal(full.workshop[WORKSHOP_B].on, date_of(2026, 5, 9)));
	assert_int_equal(full.workshop[WORKSHOP_B].begins, 600);
	assert_int_equal(full.workshop[WORKSHOP_B].ends, 900);
	assert_int_equal(full.workshop[WORKSHOP_B].leader[1].v, BEN.v);
	assert_int_equal(full.capacity, 10);
	assert_int_equal(full.county, COUNTY_POW);
	world.hall.seats = 6;
	assert_int_equal(plan_filled(&world.plan, &world.ground).capacity, 6);
	world.plan = full;
	world.plan.capacity = 6;
	fine(state);
}

static struct date proposed(void)
{
	struct cohort plan = world.plan;

	plan.workshop[WORKSHOP_B].on = DATE_NONE;
	return plan_filled(&plan, &world.ground).workshop[WORKSHOP_B].on;
}

static void blanks__b_is_on_the_weekday_of_a_if_one_will_do(void **state)
{
	assert_true(date_equal(proposed(), date_add_days(A.on, 28)));
	another(state, 600, 900, ANN); // on day 28
	assert_true(date_equal(proposed(), date_add_days(A.on, 35)));
	another(state, 600, 900, ANN)->workshop[WORKSHOP_A].on = date_add_days(A.on, 35);
	assert_true(date_equal(proposed(), date_add_days(A.on, 29)));
	another(state, 600, 900, CERI)->workshop[WORKSHOP_A].on = date_add_days(A.on, 29);
	assert_true(date_equal(proposed(), date_add_days(A.on, 29)));
	list_each (struct cohort *, each, &world.others)
		each->venue = HALL;
	assert_true(date_equal(proposed(), date_add_days(A.on, 30)));
}

static void blanks__b_is_on_no_bank_holiday(void **state)
{
	(void)state;
	A.on = date_of(2026, 4, 7); // a Tuesday: 28 days on is 5 May
	assert_true(date_equal(proposed(), date_of(2026, 5, 5)));
	A.on = date_of(2026, 4, 27); // 25 May is one, 1 June is not
	assert_true(date_equal(proposed(), date_of(2026, 6, 1)));
}

static void blanks__by_telephone_there_is_no_venue(void **state)
{
	(void)state;
	world.plan.mode = MODE_TELEPHONE;
	assert_int_equal(plan_filled(&world.plan, &world.ground).venue.v, 0);
}

/* ---- time ---- */

static void workshop__across_a_clock_change_lasts_an_hour_less_or_more(void **state)
{
	static const struct {
		int month, day, begins, ends, minutes;
	} cases[] = { { 3, 29, 0, 300, 240 }, { 3, 29, 120, 420, 300 }, { 10, 25, 0, 300, 360 },
		{ 10, 25, 600, 900, 300 }, { 3, 28, 0, 300, 300 } };

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct workshop workshop = { date_of(2026, cases[i].month, cases[i].day),
			cases[i].begins, cases[i].ends, { ANN, BEN } };

		assert_int_equal(workshop_minutes(&workshop), cases[i].minutes);
	}
}

static void plan__at_a_time_that_the_clocks_leave_out_is_none(void **state)
{
	A.on = date_of(2026, 3, 29);
	B.on = date_of(2026, 4, 26);
	fine(state); // a Sunday like others, but for one hour
	A.begins = 90;
	refused(state, FAULT_CLOCK_BEGINS, "a-begins");
	A.begins = 30;
	A.ends = 90;
	refused(state, FAULT_CLOCK_ENDS, "a-ends");
	A.ends = 150;
	fine(state);
}

/* ---- training ---- */

static void certificate__counts_from_its_day_to_its_last(void **state)
{
	struct training rows[] = { { MODULE_CORE, date_of(2025, 3, 1), date_of(2026, 2, 28), "1" },
		{ MODULE_CORE, date_of(2026, 6, 1), DATE_NONE, "2" } };
	struct facilitator who = { .trainings = { .at = rows, .n = 2 } };

	(void)state;
	assert_int_equal(certified_on(&who, MODULE_CORE, date_of(2025, 2, 28)), NOT_TRAINED);
	assert_int_equal(certified_on(&who, MODULE_CORE, date_of(2025, 3, 1)), CERTIFIED);
	assert_int_equal(certified_on(&who, MODULE_CORE, date_of(2026, 2, 28)), CERTIFIED);
	assert_int_equal(certified_on(&who, MODULE_CORE, date_of(2026, 3, 1)), LAPSED);
	assert_int_equal(certified_on(&who, MODULE_CORE, date_of(2026, 6, 1)), CERTIFIED);
	assert_int_equal(certified_on(&who, MODULE_CORE, date_of(2040, 1, 1)), CERTIFIED);
	assert_int_equal(certified_on(&who, MODULE_MI, date_of(2026, 6, 1)), NOT_TRAINED);
	assert_true(training_is_renewed(&who, &rows[0]));
	assert_false(training_is_renewed(&who, &rows[1]));
}

static void certificate__near_its_end_is_said_60_days_before(void **state)
{
	struct training training = { MODULE_CORE, date_of(2025, 3, 1), date_of(2026, 5, 1), "1" };

	(void)state;
	assert_false(training_ends_soon(&training, date_of(2026, 3, 1)));
	assert_true(training_ends_soon(&training, date_of(2026, 3, 2)));
	assert_true(training_ends_soon(&training, date_of(2026, 5, 1)));
	assert_false(training_is_over(&training, date_of(2026, 5, 1)));
	assert_true(training_is_over(&training, date_of(2026, 5, 2)));
	assert_false(training_ends_soon(&training, date_of(2026, 5, 2)));
	training.expires_on = DATE_NONE;
	assert_false(training_ends_soon(&training, date_of(2026, 5, 1)));
}

static void modules__are_the_core_the_type_and_by_telephone_that_too(void **state)
{
	(void)state;
	for (enum cohort_type type = COHORT_UNKNOWN + 1; type < COHORT_TYPE_COUNT; type++) {
		unsigned in_room = modules_needed(type, MODE_ROOM);
		unsigned by_telephone = modules_needed(type, MODE_TELEPHONE);
		enum module own = module_by_name(cohort_type_code(type));

		assert_int_equal(in_room, 1u << MODULE_CORE | 1u << own);
		assert_int_equal(by_telephone, in_room | 1u << MODULE_TELEPHONE);
		assert_int_equal(modules_needed(type, MODE_ONE_TO_ONE), in_room);
	}
}

/* ---- the life ---- */

static void cohort__goes_from_open_to_held_by_the_clock(void **state)
{
	struct cohort *c = &world.plan;

	(void)state;
	assert_int_equal(cohort_state(c, world.ground.now), COHORT_OPEN);
	c->taken = 10;
	assert_int_equal(cohort_state(c, world.ground.now), COHORT_FULL);
	assert_int_equal(cohort_state(c, instant_at(A.on, A.ends)), COHORT_A_HELD);
	assert_false(cohort_is_closed(c, instant_at(A.on, A.ends)));
	assert_true(cohort_is_closed(c, instant_at(B.on, B.begins)));
	assert_int_equal(cohort_state(c, instant_at(B.on, B.ends)), COHORT_B_HELD);
	c->cancelled_because = "Sampl";
	assert_int_equal(cohort_state(c, world.ground.now), COHORT_CANCELLED);
	assert_true(cohort_is_closed(c, world.ground.now));
}

/* ---- the earliest that will do ---- */

static struct wanted wanted(struct date deadline)
{
	return (struct wanted){ COHORT_MI, WELSH, COUNTY_POW, deadline };
}

/* The first that fits; 0: none does. */
static int64_t earliest(const struct cohorts *cohorts, const struct wanted *wanted)
{
	struct arena *a = arena_open(1 << 12);
	struct offers offers = offers_for(a, cohorts, wanted, world.ground.now);
	bool fits = offers.n > 0 && offers.at[0].kind == OFFER_FITS;
	int64_t found = fits ? offers.at[0].cohort->id.v : 0;

	arena_close(a);
	return found;
}

static void earliest__ends_on_the_deadline_or_before(void **state)
{
	struct cohorts cohorts = { 0 };
	struct wanted want = wanted(B.on);

	assert_int_equal(earliest(&cohorts, &want), 0);
	world.plan.id.v = 1;
	*list_add(*state, &cohorts) = world.plan;
	assert_int_equal(earliest(&cohorts, &want), 1);
	want.deadline = date_add_days(B.on, -1);
	assert_int_equal(earliest(&cohorts, &want), 0);
	want.deadline = DATE_NONE;
	assert_int_equal(earliest(&cohorts, &want), 0);
}

static void earliest__has_a_free_place_stands_and_has_not_begun(void **state)
{
	struct cohorts cohorts = { 0 };
	struct wanted want = wanted(B.on);
	struct cohort *only;

	world.plan.id.v = 1;
	only = list_add(*state, &cohorts);
	*only = world.plan;
	only->taken = 9;
	assert_int_equal(earliest(&cohorts, &want), 1);
	only->taken = 10;
	assert_int_equal(earliest(&cohorts, &want), 0);
	only->taken = 0;
	only->cancelled_because = "Sampl";
	assert_int_equal(earliest(&cohorts, &want), 0);
	only->cancelled_because = NULL;
	world.ground.now = instant_at(A.on, A.begins);
	assert_int_equal(earliest(&cohorts, &want), 0);
}

static void earliest__is_the_first_to_end_then_the_first_to_begin(void **state)
{
	struct cohorts cohorts = { 0 };
	struct wanted want = wanted(date_add_days(B.on, 100));

	for (int i = 0; i < 4; i++) {
		struct cohort *each = list_add(*state, &cohorts);

		*each = world.plan;
		each->id.v = 4 - i;
	}
	assert_int_equal(earliest(&cohorts, &want), 1);
	cohorts.at[1].workshop[WORKSHOP_A].on = date_add_days(A.on, -3);
	assert_int_equal(earliest(&cohorts, &want), 3);
	cohorts.at[2].workshop[WORKSHOP_B].on = date_add_days(B.on, -1);
	assert_int_equal(earliest(&cohorts, &want), 2);
}

/* A later one that fits comes before an earlier one that does not. */
static void offers__are_those_that_fit_then_what_comes_near(void **state)
{
	static const struct {
		enum language language;
		enum mode mode;
		enum county county;
		enum offer_kind kind;
	} cases[] = {
		{ WELSH, MODE_ROOM, COUNTY_POW, OFFER_FITS },
		{ WELSH, MODE_ROOM, COUNTY_CMN, OFFER_ELSEWHERE },
		{ WELSH, MODE_TELEPHONE, COUNTY_POW, OFFER_OTHER_MODE },
		{ WELSH, MODE_ONE_TO_ONE, COUNTY_CMN, OFFER_OTHER_MODE },
		{ ENGLISH, MODE_ROOM, COUNTY_POW, OFFER_OTHER_LANGUAGE },
		{ ENGLISH, MODE_TELEPHONE, COUNTY_CMN, OFFER_OTHER_LANGUAGE },
	};
	struct cohorts cohorts = { 0 };
	struct wanted want = wanted(date_add_days(B.on, 100));

	for (size_t i = array_size(cases); i-- > 0;) {
		struct cohort *each = list_add(*state, &cohorts);

		*each = world.plan;
		each->id.v = 1 + (int64_t)i;
		each->language = cases[i].language;
		each->mode = cases[i].mode;
		each->county = cases[i].county;
		each->workshop[WORKSHOP_B].on = date_add_days(B.on, -(int)i / 2);
	}

	struct offers offers = offers_for(*state, &cohorts, &want, world.ground.now);

	assert_int_equal(offers.n, array_size(cases));
	assert_int_equal(offers.at[0].cohort->id.v, 1);
	for (size_t i = 0; i < offers.n; i++) {
		int64_t id = offers.at[i].cohort->id.v;

		assert_int_equal(offers.at[i].kind, cases[id - 1].kind);
		assert_true(i == 0 || offers.at[i].kind >= offers.at[i - 1].kind);
	}
	want.county = COUNTY_NONE;
	offers = offers_for(*state, &cohorts, &want, world.ground.now);
	assert_int_equal(offers.at[1].kind, OFFER_FITS);
}

static void deadline__that_would_do_is_the_end_of_the_first_that_fits(void **state)
{
	struct cohorts cohorts = { 0 };
	struct wanted want = wanted(date_add_days(B.on, -10));
	struct instant now = world.ground.now;

	assert_false(date_is_set(deadline_that_would_do(&cohorts, &want, now)));
	for (int i = 0; i < 4; i++) {
		struct cohort *each = list_add(*state, &cohorts);

		*each = world.plan;
		each->workshop[WORKSHOP_B].on = date_add_days(B.on, 3 - i);
	}
	assert_true(date_equal(deadline_that_would_do(&cohorts, &want, now), B.on));
	cohorts.at[3].taken = cohorts.at[3].capacity;
	cohorts.at[2].county = COUNTY_CMN;
	assert_true(
		date_equal(deadline_that_would_do(&cohorts, &want, now), date_add_days(B.on, 2)));
}

/* ---- places ---- */

static void place__is_in_one_state_at_each_moment(void **state)
{
	struct instant now = world.ground.now, before = { now.ms - 1 }, after = { now.ms + 1 };
	struct place place = { .held_until = after };

	(void)state;
	assert_int_equal(place_state(&place, now), PLACE_HELD);
	assert_int_equal(place_state(&place, after), PLACE_EXPIRED);
	place.caution.v = 5;
	assert_int_equal(place_state(&place, now), PLACE_KEPT);
	assert_int_equal(place_state(&place, after), PLACE_EXPIRED);
	assert_true(place_is_for(&place, (struct caution_id){ 5 }, now));
	assert_false(place_is_for(&place, (struct caution_id){ 6 }, now));
	place.referral.v = 7;
	assert_int_equal(place_state(&place, after), PLACE_TAKEN);
	place.booked_at = before;
	assert_int_equal(place_state(&place, now), PLACE_BOOKED);
	assert_int_equal(place_state(&place, after), PLACE_BOOKED);
	place.released_at = now;
	assert_int_equal(place_state(&place, after), PLACE_RELEASED);
	for (enum place_state each = PLACE_HELD; each < PLACE_STATE_COUNT; each++)
		assert_non_null(place_state_label(each));
}

static void hold__of_the_same_officer_pair_and_deadline_is_alike_for_a_quarter_of_an_hour(
	void **state)
{
	enum { MINUTE_MS = 60 * 1000 };
	const struct instant at = { 17 * INT64_C(3600000) };
	const struct place held = { .held_by = { 1 },
		.cohort = { 2 },
		.deadline = { 2026, 5, 31 },
		.held_at = at,
		.held_until = { at.ms + 72 * INT64_C(3600000) } };
	const struct date deadline = held.deadline, other = { 2026, 6, 1 };
	const struct instant first = { at.ms + 15 * MINUTE_MS }, then = { first.ms + 1 };
	struct place given_back = held;

	(void)state;
	given_back.released_at = at;
	assert_true(place_is_alike(&held, held.held_by, held.cohort, deadline, at));
	assert_true(place_is_alike(&held, held.held_by, held.cohort, deadline, first));
	assert_false(place_is_alike(&held, held.held_by, held.cohort, deadline, then));
	assert_false(place_is_alike(&held, (struct account_id){ 2 }, held.cohort, deadline, at));
	assert_false(place_is_alike(&held, held.held_by, (struct cohort_id){ 1 }, deadline, at));
	assert_false(place_is_alike(&held, held.held_by, held.cohort, other, at));
	assert_false(place_is_alike(&given_back, held.held_by, held.cohort, deadline, at));
}

static void hold__ends_after_its_hours_or_when_workshop_a_begins(void **state)
{
	struct instant begins = instant_at(A.on, A.begins);
	struct instant now = { begins.ms - 100 * INT64_C(3600000) };

	(void)state;
	assert_int_equal(hold_until(&world.plan, 72, now).ms, now.ms + 72 * INT64_C(3600000));
	now.ms = begins.ms - 1;
	assert_int_equal(hold_until(&world.plan, 72, now).ms, begins.ms);
}

/* The clocks go forward on 29 March 2026: three days are 72 real hours all the same. */
static void hold__counts_real_hours_across_a_clock_change(void **state)
{
	struct instant now = instant_at(date_of(2026, 3, 27), 600);
	struct instant until = hold_until(&world.plan, 72, now);

	(void)state;
	assert_true(date_equal(instant_day(until), date_of(2026, 3, 30)));
	assert_int_equal(instant_minute_of_day(until), 660);
}

/* A place that is theirs already is free for them; whoever comes to B alone may come after A. */
static void booking__is_refused_for_the_first_thing_in_its_way(void **state)
{
	struct instant now = world.ground.now;
	struct instant begins = instant_at(A.on, A.begins);
	enum cohort_type type = world.plan.type;

	(void)state;
	assert_int_equal(book_check(&world.plan, type, WORKSHOP_A, false, now), HOLD_NO_REFUSAL);
	world.plan.taken = world.plan.capacity;
	assert_int_equal(book_check(&world.plan, type, WORKSHOP_A, false, now), HOLD_FULL);
	assert_int_equal(book_check(&world.plan, type, WORKSHOP_A, true, now), HOLD_NO_REFUSAL);
	assert_int_equal(
		book_check(&world.plan, COHORT_FN, WORKSHOP_A, true, now), HOLD_OTHER_TYPE);
	assert_int_equal(book_check(&world.plan, type, WORKSHOP_A, true, begins), HOLD_BEGUN);
	assert_int_equal(book_check(&world.plan, type, WORKSHOP_B, true, begins), HOLD_NO_REFUSAL);
	world.plan.cancelled_because = "No hall.";
	assert_int_equal(book_check(&world.plan, type, WORKSHOP_B, true, begins), HOLD_CANCELLED);
}

static void hold__is_refused_for_the_first_thing_in_its_way(void **state)
{
	struct wanted want = wanted(B.on);
	struct instant now = world.ground.now;
	struct instant begins = instant_at(A.on, A.begins);

	(void)state;
	assert_int_equal(hold_check(&world.plan, &want, now), HOLD_NO_REFUSAL);
	world.plan.taken = 10;
	assert_int_equal(hold_check(&world.plan, &want, now), HOLD_FULL);
	want.deadline = date_add_days(B.on, -1);
	assert_int_equal(hold_check(&world.plan, &want, now), HOLD_ENDS_LATE);
	want.type = COHORT_FN;
	assert_int_equal(hold_check(&world.plan, &want, now), HOLD_OTHER_TYPE);
	assert_int_equal(hold_check(&world.plan, &want, begins), HOLD_BEGUN);
	world.plan.cancelled_because = "Sampl";
	assert_int_equal(hold_check(&world.plan, &want, begins), HOLD_CANCELLED);
	for (enum hold_refusal no = HOLD_NO_TERMS; no < HOLD_REFUSAL_COUNT; no++)
		assert_non_null(hold_refusal_text(no));
}

/* A deadline is the force's day as it stands: 4 May 2026 is a bank holiday, and counts. */
static void hold__may_end_on_a_deadline_that_is_a_bank_holiday(void **state)
{
	struct wanted want = wanted(date_of(2026, 5, 4));

	(void)state;
	assert_non_null(bank_holiday_on(want.deadline));
	world.plan.workshop[WORKSHOP_A].on = date_of(2026, 4, 4);
	world.plan.workshop[WORKSHOP_B].on = date_of(2026, 5, 2);
	assert_int_equal(hold_check(&world.plan, &want, world.ground.now), HOLD_NO_REFUSAL);
	world.plan.workshop[WORKSHOP_B].on = date_of(2026, 5, 5);
	assert_int_equal(hold_check(&world.plan, &want, world.ground.now), HOLD_ENDS_LATE);
}

enum { ARRIVALS = 10000, COHORTS = 40, MINUTES_BETWEEN = 30 };

struct group {
	struct cohort cohort;
	struct places places;
};

static struct group *a_year_of_groups(void **state)
{
	struct group *groups = arena_many(*state, struct group, COHORTS);

	for (int i = 0; i < COHORTS; i++) {
		groups[i].cohort = world.plan;
		groups[i].cohort.id.v = i + 1;
		groups[i].cohort.capacity = 1 + (int)draw_below(10);
		groups[i].cohort.type = (enum cohort_type)(1 + draw_below(4));
		groups[i].cohort.workshop[WORKSHOP_A].on =
			date_add_days(A.on, (int)draw_below(200));
		groups[i].cohort.workshop[WORKSHOP_B].on = date_add_days(
			groups[i].cohort.workshop[WORKSHOP_A].on, 28 + (int)draw_below(8));
	}
	return groups;
}

static int taken(const struct group *group, struct instant now)
{
	int n = 0;

	list_each (const struct place *, each, &group->places) {
		enum place_state state = place_state(each, now);

		n += state == PLACE_HELD || state == PLACE_BOOKED;
	}
	return n;
}

static struct cohorts as_they_stand(void **state, struct group *groups, struct instant now)
{
	struct cohorts all = { 0 };

	for (int i = 0; i < COHORTS; i++) {
		groups[i].cohort.taken = taken(&groups[i], now);
		*list_add(*state, &all) = groups[i].cohort;
	}
	return all;
}

/* Somebody books, lets go, or waits; what has run out is not booked. */
static void some_decide(struct group *group, struct instant now)
{
	list_each (struct place *, place, &group->places)
		switch (draw_below(40)) {
		case 0:
			if (place_state(place, now) == PLACE_HELD)
				place->booked_at = now;
			break;
		case 1: place->released_at = now; break;
		default: break;
		}
}

static void hold__overfills_nothing_and_ends_in_time_over_10000_arrivals(void **state)
{
	struct group *groups = a_year_of_groups(state);
	struct instant now = world.ground.now;
	int held = 0, refused = 0;

	for (int i = 0; i < ARRIVALS; i++) {
		struct cohorts all = as_they_stand(state, groups, now);
		struct wanted want = { (enum cohort_type)(1 + draw_below(4)), WELSH, COUNTY_NONE,
			date_add_days(instant_day(now), 30 + (int)draw_below(110)) };
		struct offers offers = offers_for(*state, &all, &want, now);

		now.ms += MINUTES_BETWEEN * INT64_C(60000);
		if (offers.n == 0 ||
			hold_check(offers.at[0].cohort, &want, now) != HOLD_NO_REFUSAL) {
			refused++; // or it began in the half hour between
			continue;
		}

		const struct cohort *found = offers.at[0].cohort;

		struct group *group = &groups[found->id.v - 1];
		struct instant until = hold_until(found, 72, now);
		const struct workshop *first = &group->cohort.workshop[WORKSHOP_A];

		assert_false(date_before(want.deadline, group->cohort.workshop[WORKSHOP_B].on));
		assert_true(until.ms > now.ms);
		assert_true(until.ms <= now.ms + 72 * INT64_C(3600000));
		assert_true(until.ms <= instant_at(first->on, first->begins).ms);
		*list_add(*state, &group->places) = (struct place){ .held_until = until };
		held++;
		assert_true(taken(group, now) <= group->cohort.capacity);
		some_decide(group, now);
		assert_true(taken(group, now) <= group->cohort.capacity);
	}
	assert_true(held > 300 && refused > 300);
}

/* ---- words ---- */

static void words__go_there_and_back(void **state)
{
	(void)state;
	for (enum mode mode = MODE_NONE + 1; mode < MODE_COUNT; mode++) {
		assert_int_equal(mode_by_name(mode_name(mode)), mode);
		assert_non_null(mode_label(mode));
	}
	for (enum module module = MODULE_NONE + 1; module < MODULE_COUNT; module++) {
		assert_int_equal(module_by_name(module_name(module)), module);
		assert_non_null(module_label(module));
	}
	for (enum cohort_type type = COHORT_UNKNOWN + 1; type < COHORT_TYPE_COUNT; type++)
		assert_int_equal(cohort_type_by_code(cohort_type_code(type)), type);
	for (enum cohort_state s = COHORT_OPEN; s < COHORT_STATE_COUNT; s++)
		assert_non_null(cohort_state_label(s));
	assert_int_equal(mode_by_name("perhaps"), MODE_NONE);
	assert_int_equal(module_by_name(""), MODULE_NONE);
	assert_int_equal(cohort_type_by_code("TI"), COHORT_UNKNOWN);
	for (enum release because = RELEASE_NONE + 1; because < RELEASE_COUNT; because++) {
		assert_int_equal(release_by_name(release_name(because)), because);
		assert_non_null(release_label(because));
	}
	assert_int_equal(release_by_name("because"), RELEASE_NONE);
}

#define RULE(test) cmocka_unit_test_setup_teardown(test, world_setup, arena_teardown)

static void slip__says_day_hour_and_venue(void **state)
{
	struct cohort before = { .venue = { 1 },
		.workshop = { { .on = { 2026, 5, 9 }, .begins = 600, .ends = 900 },
			{ .on = { 2026, 6, 6 }, .begins = 600, .ends = 900 } } };
	struct cohort now = before;

	(void)state;
	now.capacity = 11;
	now.workshop[WORKSHOP_A].leader[0].v = 17;
	assert_false(slip_says_otherwise(&before, &now));
	now.venue.v = 2;
	assert_true(slip_says_otherwise(&before, &now));
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++) {
		now = before;
		now.workshop[letter].on.day++;
		assert_true(slip_says_otherwise(&before, &now));
		now = before;
		now.workshop[letter].begins++;
		assert_true(slip_says_otherwise(&before, &now));
		now = before;
		now.workshop[letter].ends++;
		assert_true(slip_says_otherwise(&before, &now));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		RULE(plan__that_breaks_no_rule_may_be),
		RULE(plan__has_28_to_35_days_from_a_to_b),
		RULE(plan__says_each_thing_that_is_missing_beside_its_field),
		RULE(plan__in_a_room_needs_a_venue_of_the_body),
		RULE(plan__has_from_one_place_to_those_of_the_terms_and_the_seats),
		RULE(plan__is_not_of_the_past_nor_of_a_moment_ago),
		RULE(plan__is_on_no_bank_holiday),
		RULE(plan__goes_no_further_than_bank_holidays_are_known),
		RULE(plan__lies_within_the_agreement_of_the_body),
		RULE(plan__lies_where_terms_stand),
		RULE(plan__ends_after_it_begins),
		RULE(plan__is_led_by_two_who_differ),
		RULE(plan__is_led_by_those_trained_for_its_type),
		RULE(plan__is_led_by_those_certified_on_the_day_itself),
		RULE(plan__takes_nobody_who_leads_elsewhere_at_that_time),
		RULE(plan__takes_no_venue_that_is_taken_at_that_time),
		RULE(plan__that_is_changed_leaves_a_held_workshop_as_it_was),
		RULE(plan__at_a_time_that_the_clocks_leave_out_is_none),
		RULE(blanks__of_b_are_filled_from_a),
		RULE(blanks__b_is_on_the_weekday_of_a_if_one_will_do),
		RULE(blanks__b_is_on_no_bank_holiday),
		RULE(blanks__by_telephone_there_is_no_venue),
		RULE(workshop__across_a_clock_change_lasts_an_hour_less_or_more),
		RULE(certificate__counts_from_its_day_to_its_last),
		RULE(certificate__near_its_end_is_said_60_days_before),
		RULE(modules__are_the_core_the_type_and_by_telephone_that_too),
		RULE(cohort__goes_from_open_to_held_by_the_clock),
		RULE(earliest__ends_on_the_deadline_or_before),
		RULE(earliest__has_a_free_place_stands_and_has_not_begun),
		RULE(earliest__is_the_first_to_end_then_the_first_to_begin),
		RULE(offers__are_those_that_fit_then_what_comes_near),
		RULE(deadline__that_would_do_is_the_end_of_the_first_that_fits),
		RULE(place__is_in_one_state_at_each_moment),
		RULE(hold__of_the_same_officer_pair_and_deadline_is_alike_for_a_quarter_of_an_hour),
		RULE(hold__ends_after_its_hours_or_when_workshop_a_begins),
		RULE(hold__counts_real_hours_across_a_clock_change),
		RULE(booking__is_refused_for_the_first_thing_in_its_way),
		RULE(slip__says_day_hour_and_venue),
		RULE(hold__is_refused_for_the_first_thing_in_its_way),
		RULE(hold__may_end_on_a_deadline_that_is_a_bank_holiday),
		RULE(hold__overfills_nothing_and_ends_in_time_over_10000_arrivals),
		RULE(words__go_there_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
