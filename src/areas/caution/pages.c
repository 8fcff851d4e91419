/* SPDX-License-Identifier: MIT */
/*
 * What this area has on home, and the table of its routes.
 */
#include "areas/caution/pages.h"

#include "areas/caution/page_kit.h"

/* ---- home ---- */

static const struct home_card cards[] = {
	{ CHECK_RUN, N_("Check before a caution is offered"), "/check",
		N_("Which rules are met, which are not, and who may go past them") },
	{ 0 },
};

const struct home_part caution_home = { .cards = cards };

/* ---- inputs ---- */

static const char *const sex_choices[] = { "male", "female", NULL };

static const struct input check_query[] = {
	{ .name = "asked", .kind = INPUT_FLAG },
	{ .name = "age", .kind = INPUT_NUMBER },
	{ .name = "sex", .kind = INPUT_CHOICE, .choices = sex_choices },
	{ .name = "e*", .kind = INPUT_LINE, .max = 20 },
	{ 0 },
};

/* ---- routes ---- */

const struct route caution_routes[] = {
	{ GET, "/check", CHECK_RUN, check_find },
	{ GET, "/schemes/{id}/check", CHECK_RUN, check_show, check_query },
	{ 0 },
};
