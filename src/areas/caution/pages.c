/* SPDX-License-Identifier: MIT */
/*
 * What this area has on home, and the table of its routes.
 */
#include "areas/caution/pages.h"

#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/person/page_kit.h"

/* ---- home ---- */

static const struct home_card cards[] = {
	{ CHECK_RUN, N_("Check before a caution is offered"), "/check",
		N_("Which rules are met, which are not, and who may go past them") },
	{ PLACE_HOLD, N_("Held places"), "/holds",
		N_("Which places your force holds in workshops, and until when") },
	{ CAUTION_ALTER, N_("Cautions"), "/cautions",
		N_("What your force proposed, authorised and gave") },
	{ FORCE_READ, N_("What our force asks"), "/force",
		N_("Which rank authorises a caution, from which day on") },
	{ 0 },
};

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	add_cautions_that_wait(rq, waiting);
	add_holds_that_wait(rq, waiting);
}

const struct home_part caution_home = {
	.add_waiting = add_waiting,
	.cards = cards,
	.button = { CHECK_RUN, N_("Check before a caution is offered"), "/check" },
};

/* ---- on a person's page ---- */

static void add_links(struct request *rq, int64_t id, struct record_links *links)
{
	struct person_id person = { id };

	if (person_may(rq->work, &rq->actor, CAUTION_READ, person))
		*list_add(rq->arena, links) = (struct link){ .text = tr(rq->language, "Cautions"),
			.url = url_person_page(rq->arena, person, "cautions") };
}

const struct record_part caution_of_person_part = { "person", add_links };

/* ---- inputs ---- */

static const char *const sex_choices[] = { "male", "female", NULL };

static const char *const tool_choices[] = { "dash", "dara", "sara", "other", NULL };

static const struct input check_query[] = {
	{ .name = "asked", .kind = INPUT_FLAG },
	{ .name = "age", .kind = INPUT_NUMBER },
	{ .name = "sex", .kind = INPUT_CHOICE, .choices = sex_choices },
	{ .name = "tool", .kind = INPUT_CHOICE, .choices = tool_choices },
	{ .name = "e*", .kind = INPUT_LINE, .max = 20 },
	{ .name = "terms", .kind = INPUT_NUMBER },
	{ 0 },
};

static const char *const type_choices[] = { "MI", "FI", "MN", "FN", NULL };
static const char *const language_choices[] = { "cy", "en", NULL };
static const char *const done_choices[] = { "h", "r", "t", NULL };
static const char *const release_choices[] = { "declined", "other-dates", "other-outcome",
	"mistake", NULL };

static const char *const shown_choices[] = { "held", "kept", "over", NULL };

/* Asked by an address, and sent to hold a place in what was found. */
#define PLACES_INPUTS                                                                              \
	{ .name = "asked", .kind = INPUT_FLAG },                                                   \
		{ .name = "type", .kind = INPUT_CHOICE, .choices = type_choices },                 \
		{ .name = "language", .kind = INPUT_CHOICE, .choices = language_choices },         \
		{ .name = "county", .kind = INPUT_CHOICE, .choices = county_codes },               \
		{ .name = "offence", .label = N_("Day of the offence"), .kind = INPUT_DATE },      \
		{ .name = "deadline", .label = N_("The force’s deadline"), .kind = INPUT_DATE },   \
		{ .name = "again", .kind = INPUT_ID }, { .name = "terms", .kind = INPUT_NUMBER },  \
		{ .name = "age", .kind = INPUT_NUMBER },                                           \
		{ .name = "sex", .kind = INPUT_CHOICE, .choices = sex_choices },                   \
		{ .name = "tool", .kind = INPUT_CHOICE, .choices = tool_choices },                 \
	{                                                                                          \
		.name = "e*", .kind = INPUT_LINE, .max = 20                                        \
	}

static const struct input places_query[] = {
	PLACES_INPUTS,
	{ 0 },
};

static const struct input hold_inputs[] = {
	PLACES_INPUTS,
	{ .name = "cohort", .kind = INPUT_ID },
	{ .name = "another", .kind = INPUT_ID },
	{ .name = "pass-*-because", .kind = INPUT_TEXT, .max = 4000 },
	{ .name = "pass-*-by", .kind = INPUT_LINE, .max = 480 },
	{ .name = "pass-*-as", .kind = INPUT_LINE, .max = 480 },
	{ .name = "pass-*-on", .kind = INPUT_DATE },
	{ 0 },
};

static const struct input holds_query[] = {
	{ .name = "show", .kind = INPUT_CHOICE, .choices = shown_choices },
	{ .name = "end", .kind = INPUT_NUMBER },
	{ .name = "after", .kind = INPUT_ID },
	{ 0 },
};

static const struct input hold_query[] = {
	{ .name = "done", .kind = INPUT_CHOICE, .choices = done_choices },
	{ 0 },
};

static const struct input slip_query[] = {
	{ .name = "language", .kind = INPUT_CHOICE, .choices = language_choices },
	{ 0 },
};

static const struct input release_inputs[] = {
	{ .name = "because", .kind = INPUT_CHOICE, .choices = release_choices },
	{ .name = "told", .kind = INPUT_FLAG },
	{ 0 },
};

static const struct input refer_inputs[] = {
	{ .name = "search", .kind = INPUT_LINE, .max = 100 },
	{ 0 },
};

static const char *const disposal_choices[] = { "adult-conditional", "diversionary", "community",
	NULL };
static const char *const views_choices[] = { "obtained", "unable", "unsafe", NULL };
static const char *const object_choices[] = { "rehabilitate", "repair", "punish", NULL };
static const char *const condition_choices[] = { "open", "met", "part", "failed", NULL };
static const char *const authority_choices[] = { "rank", "director", "prosecutor", NULL };
static const char *const rank_choices[] = { "constable", "sergeant", "inspector", "chief-inspector",
	"superintendent", "chief-superintendent", NULL };
static const char *const act_choices[] = { "propose", "alter", "authorise", "return", "issue",
	"abandon", "start", "mark", "complete", "complete-part", "fail", "extend", "excuse", "vary",
	"resume", "bail", "charge", "drop", NULL };
static const char *const state_choices[] = { "proposed", "authorised", "issued", "in-compliance",
	"completed", "part-complied", "non-compliant", "excused", "varied", "bailed", "charged",
	"no-action", "not-given", NULL };

static const struct input new_query[] = {
	{ .name = "place", .kind = INPUT_ID },
	{ 0 },
};

#define CONDITION_INPUTS                                                                           \
	{ .name = "condition-*-object", .kind = INPUT_CHOICE, .choices = object_choices },         \
		{ .name = "condition-*-text", .kind = INPUT_TEXT, .max = 2000 },                   \
		{ .name = "condition-*-hours", .kind = INPUT_NUMBER },                             \
	{                                                                                          \
		.name = "condition-*-due", .kind = INPUT_DATE                                      \
	}

static const struct input form_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "another", .kind = INPUT_ID },
	{ .name = "place", .kind = INPUT_ID },
	{ .name = "disposal", .kind = INPUT_CHOICE, .choices = disposal_choices },
	{ .name = "offence", .kind = INPUT_LINE, .max = 800 },
	{ .name = "offence-on", .kind = INPUT_DATE },
	{ .name = "evidence-on", .kind = INPUT_DATE },
	{ .name = "evidence-officer", .kind = INPUT_LINE, .max = 480 },
	{ .name = "views", .kind = INPUT_CHOICE, .choices = views_choices },
	{ .name = "views-on", .kind = INPUT_DATE },
	{ .name = "views-method", .kind = INPUT_LINE, .max = 480 },
	{ .name = "views-reason", .kind = INPUT_TEXT, .max = 4000 },
	CONDITION_INPUTS,
	{ .name = "deadline", .kind = INPUT_DATE },
	{ .name = "prosecution-limit", .kind = INPUT_DATE },
	{ 0 },
};

static const struct input caution_query[] = {
	{ .name = "done", .kind = INPUT_CHOICE, .choices = act_choices },
	{ 0 },
};

static const struct input act_query[] = {
	{ .name = "act", .kind = INPUT_CHOICE, .choices = act_choices },
	{ 0 },
};

static const struct input act_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "act", .kind = INPUT_CHOICE, .choices = act_choices },
	{ .name = "authority", .kind = INPUT_CHOICE, .choices = authority_choices },
	{ .name = "rank", .kind = INPUT_CHOICE, .choices = rank_choices },
	{ .name = "authoriser", .kind = INPUT_LINE, .max = 480 },
	{ .name = "decision-on", .kind = INPUT_DATE },
	{ .name = "admission-on", .kind = INPUT_DATE },
	{ .name = "admission-officer", .kind = INPUT_LINE, .max = 480 },
	{ .name = "explained-on", .kind = INPUT_DATE },
	{ .name = "explained-officer", .kind = INPUT_LINE, .max = 480 },
	{ .name = "signed-on", .kind = INPUT_DATE },
	{ .name = "signed-officer", .kind = INPUT_LINE, .max = 480 },
	{ .name = "condition", .kind = INPUT_NUMBER },
	{ .name = "condition-state", .kind = INPUT_CHOICE, .choices = condition_choices },
	{ .name = "extension-to", .kind = INPUT_DATE },
	{ .name = "extension-on", .kind = INPUT_DATE },
	{ .name = "extension-by", .kind = INPUT_LINE, .max = 480 },
	{ .name = "extension-because", .kind = INPUT_TEXT, .max = 4000 },
	CONDITION_INPUTS,
	{ .name = "because", .kind = INPUT_TEXT, .max = 4000 },
	{ 0 },
};

static const struct input force_query[] = {
	{ .name = "done", .kind = INPUT_FLAG },
	{ 0 },
};

static const struct input force_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "rank", .kind = INPUT_CHOICE, .choices = rank_choices },
	{ .name = "from", .label = N_("From which day"), .kind = INPUT_DATE },
	{ .name = "dispensed-from",
		.label = N_("Since when the force held a dispensation of its own"),
		.kind = INPUT_DATE },
	{ 0 },
};

static const struct input list_inputs[] = {
	{ .name = "state", .kind = INPUT_CHOICE, .choices = state_choices },
	{ .name = "before", .kind = INPUT_ID },
	{ 0 },
};

/* ---- routes ---- */

const struct route caution_routes[] = {
	{ GET, "/check", CHECK_RUN, check_find },
	{ GET, "/schemes/{id}/check", CHECK_RUN, check_show, check_query },
	{ GET, "/schemes/{id}/check/places", PLACE_HOLD, places_show, places_query },
	{ POST, "/schemes/{id}/check/places", PLACE_HOLD, places_hold, hold_inputs },
	{ GET, "/holds", PLACE_HOLD, hold_list_show, holds_query },
	{ GET, "/holds.csv", PLACE_HOLD, hold_list_csv, holds_query },
	{ GET, "/holds/{id}", PLACE_HOLD, hold_show, hold_query },
	{ POST, "/holds/{id}/release", PLACE_HOLD, hold_release, release_inputs },
	{ POST, "/holds/{id}/told", PLACE_HOLD, hold_tell },
	{ GET, "/holds/{id}/slip", PLACE_HOLD, slip_show, slip_query },
	{ GET, "/holds/{id}/refer", CAUTION_ALTER, refer_show },
	{ POST, "/holds/{id}/refer", CAUTION_ALTER, refer_find, refer_inputs, .only_reads = true },
	{ GET, "/holds/{id}/refer/add", PERSON_ADD, refer_add_show },
	{ POST, "/holds/{id}/refer/add", PERSON_ADD, refer_add_begin, person_form_inputs,
		.only_reads = true },
	{ GET, "/holds/{id}/refer/new", PERSON_ADD, refer_add_show },
	{ POST, "/holds/{id}/refer/new", PERSON_ADD, refer_add_do, person_form_inputs },
	{ GET, "/people/{id}/cautions", CAUTION_READ, person_cautions_show },
	{ GET, "/people/{id}/caution", CAUTION_ALTER, caution_new_show, new_query },
	{ POST, "/people/{id}/caution", CAUTION_ALTER, caution_new_do, form_inputs },
	{ GET, "/force", FORCE_READ, force_show, force_query },
	{ POST, "/force", FORCE_ALTER, force_change_do, force_inputs },
	{ GET, "/force/change", FORCE_ALTER, force_change_show },
	{ POST, "/force/change", FORCE_ALTER, force_change_ask, force_inputs, .only_reads = true },
	{ GET, "/cautions", CAUTION_ALTER, caution_list_show, list_inputs },
	{ GET, "/cautions.csv", CAUTION_ALTER, caution_list_csv, list_inputs },
	{ GET, "/cautions/{id}", CAUTION_READ, caution_show, caution_query },
	{ GET, "/cautions/{id}/record", CAUTION_READ, caution_record_show },
	{ GET, "/cautions/{id}/change", CAUTION_ALTER, caution_change_show },
	{ POST, "/cautions/{id}/change", CAUTION_ALTER, caution_change_do, form_inputs },
	{ GET, "/cautions/{id}/act", CAUTION_ALTER, caution_act_show, act_query },
	{ POST, "/cautions/{id}/act", CAUTION_ALTER, caution_act_do, act_inputs },
	{ 0 },
};
