/* SPDX-License-Identifier: MIT */
/*
 * The command line: tables of name, function and one-line help, those that every
 * program has and those of one.
 */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/program.h"

/* What follows the command's name; options may stand anywhere among the words. */
struct command_line {
	int n;
	char **words;
};

struct command {
	const char *name;  // "account add": one or two words
	const char *takes; // shown after the name: "FILE [--dry-run]"
	const char *help;
	int (*run)(struct program *p, struct command_line *line); // the exit status
};

/* The command that the line begins with, and how many words are its name; NULL: none. */
const struct command *command_find(const struct command_line *line, int *taken);

/* Takes "--name" out of the line; true if it was there. */
bool line_flag(struct command_line *line, const char *name);

/* Takes "--name VALUE" out of the line; NULL if it was not there. */
const char *line_option(struct command_line *line, const char *name);

/* Takes the next word that is no option; NULL if there is none. */
const char *line_word(struct command_line *line);

/* True if something is left that nobody took; says so on standard error. */
bool line_has_more(const struct command_line *line);

/* Says what the command of that name takes; answers 1, the exit status. */
int command_wants(const char *name);

/* Each stands in its own file, commands_….c. */
int command_serve(struct program *p, struct command_line *line);
int command_migrate(struct program *p, struct command_line *line);
int command_account_add(struct program *p, struct command_line *line);
int command_account_list(struct program *p, struct command_line *line);
int command_account_password(struct program *p, struct command_line *line);
int command_account_role(struct program *p, struct command_line *line);
int command_account_active(struct program *p, struct command_line *line);
int command_organisation_add(struct program *p, struct command_line *line);
int command_organisation_list(struct program *p, struct command_line *line);
int command_import_decision(struct program *p, struct command_line *line);
int command_import_sheet(struct program *p, struct command_line *line);
int command_import_template(struct program *p, struct command_line *line);
int command_publish(struct program *p, struct command_line *line);
int command_demonstration(struct program *p, struct command_line *line);
int command_demonstration_victim(struct program *p, struct command_line *line);
int command_relay_key(struct program *p, struct command_line *line);
int command_relay_trust(struct program *p, struct command_line *line);
int command_relay_waiting(struct program *p, struct command_line *line);
int command_sample(struct program *p, struct command_line *line);
int command_share(struct program *p, struct command_line *line);
int command_backup(struct program *p, struct command_line *line);
int command_audit_verify(struct program *p, struct command_line *line);
int command_audit_export(struct program *p, struct command_line *line);
int command_routes(struct program *p, struct command_line *line);
int command_states(struct program *p, struct command_line *line);

/* commands_trace.c */
int command_trace(struct program *p, struct command_line *line);
int command_settings(struct program *p, struct command_line *line);
int command_check(struct program *p, struct command_line *line);
int command_version(struct program *p, struct command_line *line);

/* Of the commands that the line's words begin with; of all where there is no word. */
int command_help(struct program *p, struct command_line *line);

#endif
