/* SPDX-License-Identifier: MIT */
/*
 * sarn-victim: the victims' side.  None of its area is part of sarn, and none of
 * sarn's areas but the bodies is part of it.
 */
#include <string.h>

#include "app/commands.h"
#include "app/pages.h"
#include "app/program_queries.h"
#include "areas/organisation/organisation_queries.h"
#include "areas/relay/pages.h"
#include "areas/relay/relay_queries.h"
#include "areas/victim/outside.h"
#include "areas/victim/pages.h"
#include "areas/victim/victim_queries.h"
#include "audit/audit_queries.h"
#include "auth/auth_queries.h"
#include "auth/demonstration.h"
#include "auth/rules.h"
#include "base/err.h"
#include "base/problem.h"
#include "frame/frame.h"
#include "frame/home.h"
#include "frame/page.h"
#include "victim_migrations.h"

static const struct query_set *const query_sets[] = {
	&auth_queries,
	&audit_queries,
	&organisation_queries,
	&relay_queries,
	&victim_queries,
	&program_queries,
};

static const struct route *const route_tables[] = {
	app_routes,
	frame_routes,
	victim_routes,
	relay_routes,
	NULL,
};

static const struct menu_item menu[] = {
	{ N_("Home"), "/home", HOME_READ },
	{ N_("Cases"), "/cases", VICTIM_LIST },
	{ N_("Disclosures"), "/disclosures", VICTIM_LIST },
	{ N_("Log"), "/log", AUDIT_READ },
	{ 0 },
};

static const struct menu_item foot[] = {
	{ N_("Accessibility statement"), "/accessibility", PUBLIC_READ },
	{ N_("Who can see what"), "/who-can-see-what", POLICY_READ },
	{ 0 },
};

static const struct home_part *const home_parts[] = {
	&relay_home,
	&victim_home,
	&app_home,
	NULL,
};

/* ---- the demonstration ---- */

static const struct demonstration_person people[] = {
	{ ROLE_VICTIM_WORKER, "Enghraifft Gweithiwr", ENGLISH, DEMONSTRATION_OFFICE,
		N_("Keeps in touch with the victims assigned to them, only where it is safe") },
	{ ROLE_VICTIM_LEAD, "Enghraifft Arweinydd", ENGLISH, DEMONSTRATION_OFFICE,
		N_("Adds cases, says whose they are, and sees to all of the service’s") },
	{ ROLE_AUDITOR, "Enghraifft Archwilydd", ENGLISH, DEMONSTRATION_OFFICE,
		N_("Reads the log of who did what, and no case") },
	{ 0 },
};

/* ---- what the other program says ---- */

static const struct relay_handler *const handlers[] = { victim_handlers, NULL };

/* ---- commands ---- */

static const struct command commands[] = {
	{ "demonstration", "", "make a database of invented data to look round in",
		command_demonstration_victim },
	{ 0 },
};

/* ---- for the log ---- */

/* Whoever reads the log reads no case. */
static const struct record_page pages[] = { { 0 } };

static const struct {
	const char *act;
	const char *words;
} log_acts[] = {
	{ "read", N_("Read a record") },
	{ "victim-alter", N_("Changed a case") },
	{ "victim-ask", N_("Asked whether a worker may have a case") },
	{ "victim-assign", N_("Said whose case it is") },
	{ "victim-consent", N_("Recorded what a person agreed to") },
	{ "victim-contact", N_("Wrote safe contact details") },
	{ "victim-disclosure", N_("Raised or handled a disclosure about safety") },
	{ "victim-end", N_("Ended a case") },
	{ "victim-open", N_("Added a case") },
	{ "victim-reopen", N_("Opened again a case that had ended") },
	{ "victim-reveal", N_("Saw the contact details unmasked") },
	{ "victim-review", N_("Recorded a review after a workshop") },
	{ "victim-tell", N_("Told the programme") },
	{ "victim-try", N_("Recorded an attempt to make contact") },
	{ "victim-worker-name", N_("Said who a worker is") },
	{ "victim-worker-train", N_("Recorded a training") },
	{ "victim-worker-untrain", N_("Took back the record of a training") },
};

static const char *act_words(const char *act)
{
	for (size_t i = 0; i < array_size(log_acts); i++)
		if (strcmp(log_acts[i].act, act) == 0)
			return log_acts[i].words;
	return NULL;
}

/* ---- for a backup ---- */

static size_t count(struct work *w, struct program_count counts[PROGRAM_COUNTS_MOST])
{
	struct victim_counts_row row = { 0 };

	victim_counts(w, &row);
	counts[0] = (struct program_count){ "cases", row.cases };
	counts[1] = (struct program_count){ "attempts", row.attempts };
	return 2;
}

const struct program_facts program_facts = {
	.name = "sarn-victim",
	.says = "sarn-victim keeps the victims' side of a domestic-abuse perpetrator programme, "
		"apart from everything else.",
	.prefix = "SARN_VICTIM_",
	.data = "run-victim",
	.port = "8081",
	.other_port = "8080",
	.database = "victim.db",
	.log = "victim-log.db",
	.schema = { .migrations = victim_migrations,
		.migration_count = victim_migration_count,
		.query_sets = query_sets,
		.query_set_count = array_size(query_sets) },
	.frame = { .name = N_("Sarn for victims’ services"),
		.about = N_(
			"The victims’ side of a domestic abuse perpetrator programme, kept apart "
			"from everything else."),
		.cookie = "__Host-sarn-victim",
		.idle_ms = SESSION_IDLE_CLOSE_MS,
		.has_exit = true,
		.menu = menu,
		.foot = foot,
		.home = home_parts,
		.people = people,
		.public_generation = program_generation },
	.routes = route_tables,
	.commands = commands,
	.pages = pages,
	.side = RELAY_VICTIM,
	.handlers = handlers,
	.reaches = victim_reaches_person,
	.act_words = act_words,
	.count = count,
};
