/* SPDX-License-Identifier: MIT */
/*
 * Commands that say what the program is made of: routes, states, settings, version.
 */
#include <stdio.h>

#include "app/commands.h"
#include "app/routes.h"
#include "areas/decision/rules.h"
#include "base/right.h"

int command_routes(struct program *p, struct command_line *line)
{
	(void)p;
	if (line_has_more(line))
		return 1;
	printf("%-6s %-44s %-20s %-12s %s\n", "method", "address", "right", "audit verb", "may be opened by");
	for (size_t i = 0; i < route_table_count; i++)
		for (const struct route *route = route_tables[i]; route->path != NULL; route++) {
			const struct right_facts *right = right_facts(route->right);

			printf("%-6s %-44s %-20s %-12s %s %s\n", route->method == POST ? "POST" : "GET",
				route->path, right->name, right->audit, right->compartment, right->verb);
		}
	return 0;
}

int command_states(struct program *p, struct command_line *line)
{
	(void)p;
	if (line_has_more(line))
		return 1;
	for (size_t i = 0; i < decision_move_count; i++)
		printf("%-10s %-16s %s\n", state_name(decision_moves[i].from), act_name(decision_moves[i].act),
			state_name(decision_moves[i].to));
	return 0;
}

int command_version(struct program *p, struct command_line *line)
{
	(void)p;
	if (line_has_more(line))
		return 1;
	puts("sarn " SARN_VERSION);
	return 0;
}

int command_settings(struct program *p, struct command_line *line)
{
	if (line_has_more(line) || !program_settings(p))
		return 1;
	fputs(settings_table(p->arena, &p->settings), stdout);
	return 0;
}

int command_migrate(struct program *p, struct command_line *line)
{
	if (line_has_more(line) || !program_open(p, true))
		return 1;
	puts("The database has this version's shape.");
	program_close(p);
	return 0;
}

/* Every page of both databases; false, and said, if one is not as it was written. */
static bool pages_are_whole(struct program *p)
{
	const char *why = "";

	if (db_check(p->db, p->arena, &why) && db_check(audit_log(p->audit), p->arena, &why))
		return true;
	program_says("%s", why);
	return false;
}

int command_check(struct program *p, struct command_line *line)
{
	if (line_has_more(line) || !program_open(p, false))
		return 1;

	bool is_sound = pages_are_whole(p);

	program_close(p);
	if (is_sound)
		puts("The settings and both databases are sound.");
	return is_sound ? 0 : 1;
}
