/* SPDX-License-Identifier: MIT */
/*
 * The program: finds the command and runs it.
 */
#include "app/commands.h"
#include "base/date.h"

enum { PROGRAM_BLOCK_BYTES = 64 * 1024 };

/* What people type who have not met the program, or the command, yet; nothing else is done then. */
static bool asks_for_help(struct command_line *line)
{
	bool is_asked = line_flag(line, "--help") || line_flag(line, "-h");

	return is_asked || line->n == 0;
}

static int run(struct program *p, struct command_line *line)
{
	int taken = 0;
	const struct command *command = command_find(line, &taken);

	if (asks_for_help(line))
		return command_help(p, line);
	if (line_flag(line, "--version"))
		return command_version(p, line);
	if (command == NULL)
		return program_says("there is no command \"%s\"; see %s help", line->words[0],
			program_facts.name);
	line->words += taken;
	line->n -= taken;
	return command->run(p, line);
}

int main(int argc, char **argv)
{
	struct program program = { .arena = arena_open(PROGRAM_BLOCK_BYTES) };
	struct command_line line = { argc - 1, argv + 1 };
	int status;

	instant_day((struct instant){ 0 }); // sets the time zone before there are threads
	status = run(&program, &line);
	arena_close(program.arena);
	return status;
}
