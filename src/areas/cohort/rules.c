/* SPDX-License-Identifier: MIT */
/*
 * What a cohort is at a moment, who may lead it, and the words for it.
 */
#include "areas/cohort/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/word.h"

/* ---- words ---- */

static const struct word modes[MODE_COUNT] = {
	[MODE_ROOM] = { "room", N_("In a room") },
	[MODE_TELEPHONE] = { "telephone", N_("By telephone") },
	[MODE_ONE_TO_ONE] = { "one-to-one", N_("One-to-one") },
};

static const struct word modules[MODULE_COUNT] = {
	[MODULE_CORE] = { "core", N_("Core") },
	[MODULE_MI] = { "MI", N_("Men, partner or former partner") },
	[MODULE_FI] = { "FI", N_("Women, partner or former partner") },
	[MODULE_MN] = { "MN", N_("Men, family") },
	[MODULE_FN] = { "FN", N_("Women, family") },
	[MODULE_TELEPHONE] = { "telephone", N_("By telephone") },
};

static const char *const type_codes[COHORT_TYPE_COUNT] = {
	[COHORT_MI] = "MI",
	[COHORT_FI] = "FI",
	[COHORT_MN] = "MN",
	[COHORT_FN] = "FN",
};

static const char *const state_labels[COHORT_STATE_COUNT] = {
	[COHORT_OPEN] = N_("Open"),
	[COHORT_FULL] = N_("Full"),
	[COHORT_A_HELD] = N_("Workshop A held"),
	[COHORT_B_HELD] = N_("Both workshops held"),
	[COHORT_CANCELLED] = N_("Cancelled"),
};

const char *cohort_type_code(enum cohort_type type)
{
	assert(type > COHORT_UNKNOWN && type < COHORT_TYPE_COUNT);
	return type_codes[type];
}

enum cohort_type cohort_type_by_code(const char *code)
{
	for (enum cohort_type type = COHORT_UNKNOWN + 1; type < COHORT_TYPE_COUNT; type++)
		if (strcmp(type_codes[type], code) == 0)
			return type;
	return COHORT_UNKNOWN;
}

const char *mode_name(enum mode mode)
{
	assert(mode > MODE_NONE && mode < MODE_COUNT);
	return modes[mode].name;
}

const char *mode_label(enum mode mode)
{
	assert(mode > MODE_NONE && mode < MODE_COUNT);
	return modes[mode].label;
}

enum mode mode_by_name(const char *name)
{
	return (enum mode)word_named(modes, name);
}

const char *module_name(enum module module)
{
	assert(module > MODULE_NONE && module < MODULE_COUNT);
	return modules[module].name;
}

const char *module_label(enum module module)
{
	assert(module > MODULE_NONE && module < MODULE_COUNT);
	return modules[module].label;
}

enum module module_by_name(const char *name)
{
	return (enum module)word_named(modules, name);
}

const char *cohort_state_label(enum cohort_state state)
{
	assert(state < COHORT_STATE_COUNT);
	return state_labels[state];
}

const char *letter_name(enum letter letter)
{
	assert(letter < WORKSHOP_COUNT);
	return letter == WORKSHOP_A ? "a" : "b";
}

/* ---- who leads ---- */

unsigned modules_needed(enum cohort_type type, enum mode mode)
{
	static const enum module of_type[COHORT_TYPE_COUNT] = {
		[COHORT_MI] = MODULE_MI,
		[COHORT_FI] = MODULE_FI,
		[COHORT_MN] = MODULE_MN,
		[COHORT_FN] = MODULE_FN,
	};
	unsigned needed = 1u << MODULE_CORE;

	assert(type < COHORT_TYPE_COUNT);
	if (type != COHORT_UNKNOWN)
		needed |= 1u << of_type[type];
	if (mode == MODE_TELEPHONE)
		needed |= 1u << MODULE_TELEPHONE;
	return needed;
}

static bool covers(const struct training *training, struct date day)
{
	return !date_before(day, training->trained_on) &&
	       (!date_is_set(training->expires_on) || !date_before(training->expires_on, day));
}

enum certified certified_on(
	const struct facilitator *facilitator, enum module module, struct date day)
{
	enum certified best = NOT_TRAINED;

	list_each (const struct training *, each, &facilitator->trainings) {
		if (each->module != module || date_before(day, each->trained_on))
			continue;
		if (covers(each, day))
			return CERTIFIED;
		best = LAPSED;
	}
	return best;
}

bool training_is_over(const struct training *training, struct date today)
{
	return date_is_set(training->expires_on) && date_before(training->expires_on, today);
}

bool training_ends_soon(const struct training *training, struct date today)
{
	return date_is_set(training->expires_on) && !training_is_over(training, today) &&
	       date_days_between(today, training->expires_on) <= EXPIRY_NEAR_DAYS;
}

bool training_is_renewed(const struct facilitator *facilitator, const struct training *training)
{
	if (!date_is_set(training->expires_on))
		return false;
	list_each (const struct training *, each, &facilitator->trainings)
		if (each->module == training->module &&
			(!date_is_set(each->expires_on) ||
				date_before(training->expires_on, each->expires_on)))
			return true;
	return false;
}

bool certificate_is_due(const struct facilitator *facilitator, struct date today)
{
	list_each (const struct training *, each, &facilitator->trainings) {
		bool ended_of_late = training_is_over(each, today) &&
				     date_days_between(each->expires_on, today) <= EXPIRY_NEAR_DAYS;

		if ((ended_of_late || training_ends_soon(each, today)) &&
			!training_is_renewed(facilitator, each))
			return true;
	}
	return false;
}

/* ---- time ---- */

int workshop_minutes(const struct workshop *workshop)
{
	struct instant begins = instant_at(workshop->on, workshop->begins);
	struct instant ends = instant_at(workshop->on, workshop->ends);

	return (int)((ends.ms - begins.ms) / 60000);
}

bool workshop_has_begun(const struct workshop *workshop, struct instant now)
{
	return instant_at(workshop->on, workshop->begins).ms <= now.ms;
}

bool workshop_is_over(const struct workshop *workshop, struct instant now)
{
	return instant_at(workshop->on, workshop->ends).ms <= now.ms;
}

bool workshops_overlap(const struct workshop *one, const struct workshop *other)
{
	return date_equal(one->on, other->on) && one->begins < other->ends &&
	       other->begins < one->ends;
}

/* ---- the life of a cohort ---- */

enum cohort_state cohort_state(const struct cohort *cohort, struct instant now)
{
	if (cohort->cancelled_because != NULL)
		return COHORT_CANCELLED;
	if (workshop_is_over(&cohort->workshop[WORKSHOP_B], now))
		return COHORT_B_HELD;
	if (workshop_is_over(&cohort->workshop[WORKSHOP_A], now))
		return COHORT_A_HELD;
	return cohort_free(cohort) == 0 ? COHORT_FULL : COHORT_OPEN;
}

bool cohort_is_closed(const struct cohort *cohort, struct instant now)
{
	return cohort->cancelled_because != NULL ||
	       workshop_has_begun(&cohort->workshop[WORKSHOP_B], now);
}
