/* SPDX-License-Identifier: MIT */
/*
 * The program: finds the command and runs it.
 */
#include <stdio.h>
#include <string.h>

#include "app/commands.h"
#include "base/date.h"

enum { PROGRAM_BLOCK_BYTES = 64 * 1024 };

/* The command that the words begin with, and how many of them are its name. */
static const struct command *find_command(int n, char **words, int *taken)
{
	for (size_t i = 0; i < command_count; i++) {
		const char *space = strchr(commands[i].name, ' ');
		size_t first = space == NULL ? strlen(commands[i].name) : (size_t)(space - commands[i].name);

		if (n < 1 || strlen(words[0]) != first || strncmp(commands[i].name, words[0], first) != 0)
			continue;
		if (space != NULL && (n < 2 || strcmp(space + 1, words[1]) != 0))
			continue;
		*taken = space == NULL ? 1 : 2;
		return &commands[i];
	}
	return NULL;
}

/* What people type who have not met the program, or the command, yet; nothing else is done then. */
static bool asks_for_help(struct command_line *line)
{
	bool is_asked = line_flag(line, "--help") || line_flag(line, "-h");

	return is_asked || line->n == 0;
}

static int run(struct program *p, struct command_line *line)
{
	int taken = 0;
	const struct command *command = find_command(line->n, line->words, &taken);

	if (asks_for_help(line))
		return command_help(p, line);
	if (line_flag(line, "--version"))
		return command_version(p, line);
	if (command == NULL)
		return program_says("there is no command \"%s\"; see sarn help", line->words[0]);
	line->words += taken;
	line->n -= taken;
	return command->run(p, line);
}

int main(int argc, char **argv)
{
	struct program program = { .arena = arena_open(PROGRAM_BLOCK_BYTES) };
	struct command_line line = { argc - 1, argv + 1 };
	int status;

	instant_day((struct instant){ 0 });	// sets the time zone before there are threads
	status = run(&program, &line);
	arena_close(program.arena);
	return status;
}
