/* SPDX-License-Identifier: MIT */
/*
 * The places of a cohort: held for a time, booked, or free again.
 */
#include "areas/cohort/rules.h"

static bool is_taken(const struct place *place, struct instant now)
{
	return place->state == PLACE_BOOKED || place_may_be_booked(place, now);
}

int places_taken(const struct places *places, struct instant now)
{
	int taken = 0;

	list_each (const struct place *, each, places)
		taken += is_taken(each, now);
	return taken;
}

int cohort_free(const struct cohort *cohort)
{
	return cohort->taken < cohort->capacity ? cohort->capacity - cohort->taken : 0;
}

struct instant hold_until(const struct cohort *cohort, int hours, struct instant now)
{
	const struct workshop *first = &cohort->workshop[WORKSHOP_A];
	struct instant begins = instant_at(first->on, first->begins);
	struct instant until = { now.ms + hours * INT64_C(3600000) };

	if (cohort_state(cohort, now) != COHORT_OPEN || begins.ms <= now.ms)
		return (struct instant){ 0 };
	return until.ms < begins.ms ? until : begins;
}

bool place_may_be_booked(const struct place *place, struct instant now)
{
	return place->state == PLACE_HELD && place->held_until.ms > now.ms;
}

/* ---- the earliest that will do ---- */

static bool will_do(const struct cohort *cohort, const struct wanted *wanted, struct instant now)
{
	return cohort->type == wanted->type && cohort->language == wanted->language &&
	       (wanted->county == COUNTY_NONE || cohort->county == wanted->county) &&
	       cohort_state(cohort, now) == COHORT_OPEN &&
	       !workshop_has_begun(&cohort->workshop[WORKSHOP_A], now) &&
	       !date_before(wanted->deadline, cohort->workshop[WORKSHOP_B].on);
}

static bool is_earlier(const struct cohort *one, const struct cohort *other)
{
	for (int letter = WORKSHOP_B; letter >= WORKSHOP_A; letter--) {
		struct date on = one->workshop[letter].on;
		struct date other_on = other->workshop[letter].on;

		if (!date_equal(on, other_on))
			return date_before(on, other_on);
	}
	return one->id.v < other->id.v;
}

const struct cohort *cohort_earliest(
	const struct cohorts *cohorts, const struct wanted *wanted, struct instant now)
{
	const struct cohort *first = NULL;

	list_each (const struct cohort *, each, cohorts)
		if (will_do(each, wanted, now) && (first == NULL || is_earlier(each, first)))
			first = each;
	return first;
}
