/* SPDX-License-Identifier: MIT */
/*
 * What this area has on home, and the table of its routes.
 */
#include "areas/caution/pages.h"

#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"

/* ---- home ---- */

static const struct home_card cards[] = {
	{ CHECK_RUN, N_("Check before a caution is offered"), "/check",
		N_("Which rules are met, which are not, and who may go past them") },
	{ PLACE_HOLD, N_("Held places"), "/holds",
		N_("Which places your force holds in workshops, and until when") },
	{ 0 },
};

const struct home_part caution_home = { .add_waiting = add_holds_that_end, .cards = cards };

/* ---- inputs ---- */

static const char *const sex_choices[] = { "male", "female", NULL };

static const struct input check_query[] = {
	{ .name = "asked", .kind = INPUT_FLAG },
	{ .name = "age", .kind = INPUT_NUMBER },
	{ .name = "sex", .kind = INPUT_CHOICE, .choices = sex_choices },
	{ .name = "e*", .kind = INPUT_LINE, .max = 20 },
	{ 0 },
};

static const char *const type_choices[] = { "MI", "FI", "MN", "FN", NULL };
static const char *const language_choices[] = { "cy", "en", NULL };
static const char *const done_choices[] = { "h", "r", NULL };
static const char *const release_choices[] = { "declined", "other-dates", "other-outcome",
	"mistake", NULL };

/* Asked by an address, and sent to hold a place in what was found. */
static const struct input places_inputs[] = {
	{ .name = "asked", .kind = INPUT_FLAG },
	{ .name = "type", .kind = INPUT_CHOICE, .choices = type_choices },
	{ .name = "language", .kind = INPUT_CHOICE, .choices = language_choices },
	{ .name = "county", .kind = INPUT_CHOICE, .choices = county_codes },
	{ .name = "offence", .label = N_("Day of the offence"), .kind = INPUT_DATE },
	{ .name = "deadline", .label = N_("The force’s deadline"), .kind = INPUT_DATE },
	{ .name = "cohort", .kind = INPUT_ID },
	{ 0 },
};

static const struct input hold_query[] = {
	{ .name = "done", .kind = INPUT_CHOICE, .choices = done_choices },
	{ 0 },
};

static const struct input release_inputs[] = {
	{ .name = "because", .kind = INPUT_CHOICE, .choices = release_choices },
	{ 0 },
};

/* ---- routes ---- */

const struct route caution_routes[] = {
	{ GET, "/check", CHECK_RUN, check_find },
	{ GET, "/schemes/{id}/check", CHECK_RUN, check_show, check_query },
	{ GET, "/schemes/{id}/check/places", PLACE_HOLD, places_show, places_inputs },
	{ POST, "/schemes/{id}/check/places", PLACE_HOLD, places_hold, places_inputs },
	{ GET, "/holds", PLACE_HOLD, hold_list_show },
	{ GET, "/holds/{id}", PLACE_HOLD, hold_show, hold_query },
	{ POST, "/holds/{id}/release", PLACE_HOLD, hold_release, release_inputs },
	{ GET, "/holds/{id}/slip", PLACE_HOLD, slip_show },
	{ 0 },
};
