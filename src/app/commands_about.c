/* SPDX-License-Identifier: MIT */
/*
 * Commands that say what the program is made of: routes, settings, version.
 */
#include <stdio.h>

#include "app/commands.h"
#include "base/right.h"

int command_routes(struct program *p, struct command_line *line)
{
	(void)p;
	if (line_has_more(line))
		return 1;
	printf("%-6s %-44s %-20s %-12s %s\n", "method", "address", "right", "audit verb",
		"may be opened by");
	for (const struct route *const *table = program_facts.routes; *table != NULL; table++)
		for (const struct route *route = *table; route->path != NULL; route++) {
			const struct right_facts *right = right_facts(route->right);

			printf("%-6s %-44s %-20s %-12s %s %s\n",
				route->method == POST ? "POST" : "GET", route->path, right->name,
				right->audit, right->compartment, right->verb);
		}
	return 0;
}

int command_version(struct program *p, struct command_line *line)
{
	(void)p;
	if (line_has_more(line))
		return 1;
	printf("%s %s\n", program_facts.name, SARN_VERSION);
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
