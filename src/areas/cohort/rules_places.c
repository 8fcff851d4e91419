/* SPDX-License-Identifier: MIT */
/*
 * The places of a cohort: held for a time, booked, or free again; and where one may be held.
 */
#include "areas/cohort/rules.h"

#include "base/err.h"
#include "base/word.h"

/* ---- words ---- */

static const char *const state_labels[PLACE_STATE_COUNT] = {
	[PLACE_HELD] = N_("Held"),
	[PLACE_KEPT] = N_("Kept for a caution that was given"),
	[PLACE_EXPIRED] = N_("Run out"),
	[PLACE_TAKEN] = N_("Kept for a referral"),
	[PLACE_BOOKED] = N_("Booked"),
	[PLACE_RELEASED] = N_("Given back"),
};

static const struct word releases[RELEASE_COUNT] = {
	[RELEASE_DECLINED] = { "declined", N_("The person did not accept the caution") },
	[RELEASE_OTHER_DATES] = { "other-dates", N_("Other dates were chosen") },
	[RELEASE_OTHER_OUTCOME] = { "other-outcome", N_("The case is dealt with in another way") },
	[RELEASE_MISTAKE] = { "mistake", N_("It was held by mistake") },
	[RELEASE_NOT_NEEDED] = { "not-needed", N_("The referral does not need it any more") },
};

static const char *const refusal_texts[HOLD_REFUSAL_COUNT] = {
	[HOLD_NO_TERMS] = N_("No terms of this scheme are in force today. Ask the commissioner’s "
			     "office."),
	[HOLD_CANCELLED] = N_("That cohort was cancelled. Choose another pair."),
	[HOLD_BEGUN] = N_("Workshop A of that pair has begun. Choose another pair."),
	[HOLD_OTHER_TYPE] = N_("That pair is for another group. Choose another pair."),
	[HOLD_ENDS_LATE] = N_("That pair ends after the deadline. Choose another pair."),
	[HOLD_FULL] = N_("The last place in that pair was taken meanwhile. Choose another pair."),
	[HOLD_BARRED] = N_("Somebody who leads those workshops cannot work with this person. "
			   "Choose another pair."),
	[HOLD_UNNAMED] = N_("First give the staff number of everybody who leads those workshops, "
			    "on their page: the victims’ service has to be asked about them."),
};

const char *place_state_label(enum place_state state)
{
	assert(state < PLACE_STATE_COUNT);
	return state_labels[state];
}

const char *release_name(enum release because)
{
	assert(because > RELEASE_NONE && because < RELEASE_COUNT);
	return releases[because].name;
}

const char *release_label(enum release because)
{
	assert(because > RELEASE_NONE && because < RELEASE_COUNT);
	return releases[because].label;
}

enum release release_by_name(const char *name)
{
	return (enum release)word_named(releases, name);
}

const char *hold_refusal_text(enum hold_refusal refusal)
{
	assert(refusal > HOLD_NO_REFUSAL && refusal < HOLD_REFUSAL_COUNT);
	return refusal_texts[refusal];
}

/* ---- places ---- */

enum place_state place_state(const struct place *place, struct instant now)
{
	if (place->released_at.ms != 0)
		return PLACE_RELEASED;
	if (place->booked_at.ms != 0)
		return PLACE_BOOKED;
	if (place->referral.v != 0)
		return PLACE_TAKEN;
	if (place->held_until.ms <= now.ms)
		return PLACE_EXPIRED;
	return place->caution.v != 0 ? PLACE_KEPT : PLACE_HELD;
}

bool place_is_held(const struct place *place, struct instant now)
{
	enum place_state state = place_state(place, now);

	return state == PLACE_HELD || state == PLACE_KEPT;
}

bool slip_says_otherwise(const struct cohort *before, const struct cohort *now)
{
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++) {
		const struct workshop *was = &before->workshop[letter];
		const struct workshop *is = &now->workshop[letter];

		if (!date_equal(was->on, is->on) || was->begins != is->begins ||
			was->ends != is->ends)
			return true;
	}
	return before->venue.v != now->venue.v;
}

bool place_is_for(const struct place *place, struct caution_id caution, struct instant now)
{
	return place_is_held(place, now) &&
	       (place->caution.v == 0 || place->caution.v == caution.v);
}

bool place_is_alike(const struct place *place, struct account_id by, struct cohort_id cohort,
	struct date deadline, struct instant now)
{
	enum { QUARTER_HOUR_MS = 15 * 60 * 1000 };

	return place_is_held(place, now) && place->held_by.v == by.v &&
	       place->cohort.v == cohort.v && date_equal(place->deadline, deadline) &&
	       now.ms - place->held_at.ms <= QUARTER_HOUR_MS;
}

int cohort_free(const struct cohort *cohort)
{
	return cohort->taken < cohort->capacity ? cohort->capacity - cohort->taken : 0;
}

/* ---- holding one ---- */

static bool ends_by(const struct cohort *cohort, struct date deadline)
{
	return date_is_day(deadline) && !date_before(deadline, cohort->workshop[WORKSHOP_B].on);
}

enum hold_refusal hold_check(
	const struct cohort *cohort, const struct wanted *wanted, struct instant now)
{
	if (cohort->cancelled_because != NULL)
		return HOLD_CANCELLED;
	if (workshop_has_begun(&cohort->workshop[WORKSHOP_A], now))
		return HOLD_BEGUN;
	if (cohort->type != wanted->type)
		return HOLD_OTHER_TYPE;
	if (!ends_by(cohort, wanted->deadline))
		return HOLD_ENDS_LATE;
	return cohort_free(cohort) == 0 ? HOLD_FULL : HOLD_NO_REFUSAL;
}

enum hold_refusal book_check(const struct cohort *cohort, enum cohort_type type, enum letter first,
	bool has_place, struct instant now)
{
	if (cohort->cancelled_because != NULL)
		return HOLD_CANCELLED;
	if (workshop_has_begun(&cohort->workshop[first], now))
		return HOLD_BEGUN;
	if (cohort->type != type)
		return HOLD_OTHER_TYPE;
	return !has_place && cohort_free(cohort) == 0 ? HOLD_FULL : HOLD_NO_REFUSAL;
}

struct instant hold_until(const struct cohort *cohort, int hours, struct instant now)
{
	const struct workshop *first = &cohort->workshop[WORKSHOP_A];
	struct instant begins = instant_at(first->on, first->begins);
	struct instant until = { now.ms + hours * INT64_C(3600000) };

	return until.ms < begins.ms ? until : begins;
}

/* ---- the earliest that will do ---- */

static enum offer_kind kind_of(const struct cohort *cohort, const struct wanted *wanted)
{
	if (cohort->language != wanted->language)
		return OFFER_OTHER_LANGUAGE;
	if (cohort->mode != MODE_ROOM)
		return OFFER_OTHER_MODE;
	if (wanted->county != COUNTY_NONE && cohort->county != wanted->county)
		return OFFER_ELSEWHERE;
	return OFFER_FITS;
}

static bool comes_before(const struct offer *one, const struct offer *other)
{
	if (one->kind != other->kind)
		return one->kind < other->kind;
	for (int letter = WORKSHOP_B; letter >= WORKSHOP_A; letter--) {
		struct date on = one->cohort->workshop[letter].on;
		struct date other_on = other->cohort->workshop[letter].on;

		if (!date_equal(on, other_on))
			return date_before(on, other_on);
	}
	return one->cohort->id.v < other->cohort->id.v;
}

static void put_in_order(struct arena *a, struct offers *offers, struct offer offer)
{
	list_add(a, offers);

	size_t at = offers->n - 1;

	for (; at > 0 && comes_before(&offer, &offers->at[at - 1]); at--)
		offers->at[at] = offers->at[at - 1];
	offers->at[at] = offer;
}

struct offers offers_for(struct arena *a, const struct cohorts *cohorts,
	const struct wanted *wanted, struct instant now)
{
	struct offers all = { 0 };

	list_each (const struct cohort *, each, cohorts)
		if (hold_check(each, wanted, now) == HOLD_NO_REFUSAL)
			put_in_order(a, &all, (struct offer){ each, kind_of(each, wanted) });
	return all;
}

struct date deadline_that_would_do(
	const struct cohorts *cohorts, const struct wanted *wanted, struct instant now)
{
	struct date first = DATE_NONE;

	list_each (const struct cohort *, each, cohorts) {
		struct date ends = each->workshop[WORKSHOP_B].on;
		struct wanted later = *wanted;

		later.deadline = ends;
		if (kind_of(each, wanted) == OFFER_FITS &&
			hold_check(each, &later, now) == HOLD_NO_REFUSAL &&
			(!date_is_set(first) || date_before(ends, first)))
			first = ends;
	}
	return first;
}
