/* SPDX-License-Identifier: MIT */
/*
 * How the two programs come to know one another: each prints a line, and the other is told it.
 *
 *	sarn relay trust "$(sarn-victim relay key)"
 *	sarn-victim relay trust "$(sarn relay key)"
 */
#include <stdio.h>

#include "app/commands.h"

int command_relay_key(struct program *p, struct command_line *line)
{
	const char *why;

	if (line_has_more(line) || !program_settings(p))
		return 1;

	const char *key = relay_keys_make(p->arena, p->settings.data, &why);

	if (key == NULL)
		return program_says("%s", why);
	printf("%s\n", key);
	return 0;
}

int command_relay_trust(struct program *p, struct command_line *line)
{
	const char *key = line_word(line);
	const char *why;

	if (key == NULL)
		return command_wants("relay trust");
	if (line_has_more(line) || !program_settings(p))
		return 1;
	if (!relay_keys_trust(p->arena, p->settings.data, key, &why))
		return program_says("%s", why);
	printf("The other program is known; serve anew to relay\n");
	return 0;
}
