/* SPDX-License-Identifier: MIT */
/*
 * The table of this area's routes.
 */
#include "areas/cohort/pages.h"

#include "areas/cohort/page_kit.h"
#include "areas/relay/page_kit.h"

static const char *const type_choices[] = { "MI", "FI", "MN", "FN", NULL };
static const char *const mode_choices[] = { "room", "telephone", "one-to-one", NULL };
static const char *const language_choices[] = { "cy", "en", NULL };
static const char *const module_choices[] = { "core", "MI", "FI", "MN", "FN", "telephone", NULL };
static const char *const done_choices[] = { "p", "c", "x", NULL };

static const struct input list_query[] = {
	{ .name = "county", .kind = INPUT_CHOICE, .choices = county_codes },
	{ .name = "type", .kind = INPUT_CHOICE, .choices = type_choices },
	{ .name = "language", .kind = INPUT_CHOICE, .choices = language_choices },
	{ .name = "from", .kind = INPUT_DATE },
	{ .name = "after-on", .kind = INPUT_NUMBER },
	{ .name = "after", .kind = INPUT_ID },
	{ 0 },
};

static const struct input done_query[] = {
	{ .name = "done", .kind = INPUT_CHOICE, .choices = done_choices },
	{ 0 },
};

static const struct input plan_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "scheme", .kind = INPUT_ID },
	{ .name = "type", .kind = INPUT_CHOICE, .choices = type_choices },
	{ .name = "mode", .kind = INPUT_CHOICE, .choices = mode_choices },
	{ .name = "language",
		.kind = INPUT_CHOICE,
		.choices = language_choices,
		.required = true,
		.message = N_("Choose the language") },
	{ .name = "venue", .kind = INPUT_ID },
	{ .name = "county", .kind = INPUT_CHOICE, .choices = county_codes },
	{ .name = "capacity", .kind = INPUT_NUMBER },
	{ .name = "a-on", .label = N_("Workshop A"), .kind = INPUT_DATE },
	{ .name = "a-begins", .label = N_("Begins"), .kind = INPUT_LINE, .max = 20 },
	{ .name = "a-ends", .label = N_("Ends"), .kind = INPUT_LINE, .max = 20 },
	{ .name = "a-leader-1", .kind = INPUT_ID },
	{ .name = "a-leader-2", .kind = INPUT_ID },
	{ .name = "b-on", .label = N_("Workshop B"), .kind = INPUT_DATE },
	{ .name = "b-begins", .label = N_("Begins"), .kind = INPUT_LINE, .max = 20 },
	{ .name = "b-ends", .label = N_("Ends"), .kind = INPUT_LINE, .max = 20 },
	{ .name = "b-leader-1", .kind = INPUT_ID },
	{ .name = "b-leader-2", .kind = INPUT_ID },
	{ 0 },
};

static const struct input venue_query[] = {
	{ .name = "done", .kind = INPUT_FLAG },
	{ 0 },
};

static const struct input venue_inputs[] = {
	{ .name = "name", .label = N_("Name"), .kind = INPUT_LINE },
	{ .name = "address", .label = N_("Address"), .kind = INPUT_TEXT, .max = 500 },
	{ .name = "county", .kind = INPUT_CHOICE, .choices = county_codes },
	{ .name = "access", .label = N_("Access"), .kind = INPUT_TEXT, .max = 1000 },
	{ .name = "access-cy", .label = N_("Access, in Welsh"), .kind = INPUT_TEXT, .max = 1000 },
	{ .name = "seats", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input facilitator_inputs[] = {
	{ .name = "name", .label = N_("Name"), .kind = INPUT_LINE, .max = 100 },
	{ .name = "login", .kind = INPUT_LINE, .max = 100 },
	{ 0 },
};

static const struct input training_inputs[] = {
	{ .name = "module", .kind = INPUT_CHOICE, .choices = module_choices },
	{ .name = "trained-on", .label = N_("Day of the training"), .kind = INPUT_DATE },
	{ .name = "certificate",
		.label = N_("Number of the certificate"),
		.kind = INPUT_LINE,
		.max = 60 },
	{ .name = "expires-on", .label = N_("Last day of the certificate"), .kind = INPUT_DATE },
	{ 0 },
};

/* ---- home ---- */

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	bool licenses = actor_is(&rq->actor, ROLE_LICENSOR_LEAD);

	if (licenses && waiting->nothing == NULL)
		waiting->nothing = N_(
			"No certificate under your licence has expired, or will within 60 days.");
	if (licenses || actor_is(&rq->actor, ROLE_COORDINATOR) ||
		actor_is(&rq->actor, ROLE_FACILITATOR))
		add_certificates_due(rq, waiting);
}

static const struct home_card cards[] = {
	{ COHORT_READ, N_("Cohorts"), "/cohorts",
		N_("When and where workshops are held, and how many places are free") },
	{ FACILITATOR_READ, N_("Facilitators"), "/facilitators",
		N_("Who may lead what, and whose certificates expire") },
	{ 0 },
};

const struct home_part cohort_home = { .add_waiting = add_waiting, .cards = cards };

/* ---- routes ---- */

const struct route cohort_routes[] = {
	{ GET, "/cohorts", COHORT_READ, cohort_list_show, list_query },
	{ GET, "/cohorts.csv", COHORT_READ, cohort_list_csv, list_query },
	{ GET, "/cohorts/new", COHORT_PLAN, cohort_plan_show },
	{ POST, "/cohorts/new", COHORT_PLAN, cohort_plan_do, plan_inputs },
	{ GET, "/cohorts/{id}", COHORT_READ, cohort_show, done_query },
	{ GET, "/cohorts/{id}/change", COHORT_PLAN, cohort_change_show },
	{ POST, "/cohorts/{id}/change", COHORT_PLAN, cohort_change_do, plan_inputs },
	{ GET, "/venues", COHORT_PLAN, venue_list_show, venue_query },
	{ GET, "/venues.csv", COHORT_PLAN, venue_list_csv },
	{ GET, "/venues/new", COHORT_PLAN, venue_add_show },
	{ POST, "/venues/new", COHORT_PLAN, venue_add_do, venue_inputs },
	{ GET, "/facilitators", FACILITATOR_READ, facilitator_list_show },
	{ GET, "/facilitators.csv", FACILITATOR_READ, facilitator_list_csv },
	{ GET, "/facilitators/new", FACILITATOR_ALTER, facilitator_add_show },
	{ POST, "/facilitators/new", FACILITATOR_ALTER, facilitator_add_do, facilitator_inputs },
	{ GET, "/facilitators/{id}", FACILITATOR_READ, facilitator_show },
	{ GET, "/facilitators/{id}/person", FACILITATOR_ALTER, facilitator_name_show },
	{ POST, "/facilitators/{id}/person", FACILITATOR_ALTER, facilitator_name_do,
		relay_person_inputs },
	{ POST, "/facilitators/{id}/training", FACILITATOR_ALTER, facilitator_train_do,
		training_inputs },
	{ 0 },
};
