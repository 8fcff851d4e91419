/* SPDX-License-Identifier: MIT */
#include "app/commands.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"

const struct command commands[] = {
	{ "account active", "LOGIN yes|no", "let an account sign in, or not",
		command_account_active },
	{ "account add", "LOGIN NAME --organisation NAME [--role ROLE]… [--language en|cy]",
		"make an account; its password is asked for", command_account_add },
	{ "account list", "", "accounts with their roles", command_account_list },
	{ "account password", "LOGIN", "set a password; it is asked for",
		command_account_password },
	{ "account role", "LOGIN ROLE [--remove]", "give a role, or take it away",
		command_account_role },
	{ "audit export", "FILE [--log FILE]",
		"write the log as one text, each byte of which counts", command_audit_export },
	{ "audit verify", "[FILE] [--log FILE]",
		"look at every entry of the log, of a copy, or of an exported text",
		command_audit_verify },
	{ "backup", "DIRECTORY", "copy both databases while the program runs", command_backup },
	{ "check", "", "see whether the settings and databases are sound", command_check },
	{ "demonstration", "[--samples DIRECTORY]",
		"make a database of invented data to look round in", command_demonstration },
	{ "help", "[COMMAND]", "this list, or one command of it; --help with a command is the same",
		command_help },
	{ "import decision", "FILE [--dry-run] [--json] [--as LOGIN] [--organisation NAME]",
		"read a decision document; - is standard input", command_import_decision },
	{ "migrate", "", "bring the database to this version's shape", command_migrate },
	{ "organisation add",
		"NAME --kind KIND [--welsh NAME] [--area NAME] [--area-welsh NAME] "
		"[--pattern PATTERN] [--kept-by NAME]",
		"add a body", command_organisation_add },
	{ "organisation list", "", "bodies, and who keeps their registers",
		command_organisation_list },
	{ "publish",
		"REFERENCE --organisation NAME --as LOGIN\n"
		"      [--follows-by DATE --why REASON --why-welsh REASON]",
		"publish a signed record; the options let its other language follow later",
		command_publish },
	{ "routes", "", "every address with its right and audit verb", command_routes },
	{ "sample", "--decisions N", "fill a demonstration database for measuring",
		command_sample },
	{ "serve", "", "serve pages until told to stop", command_serve },
	{ "settings", "", "every setting with its value", command_settings },
	{ "states", "", "the life of a record: each state, act and next state", command_states },
	{ "version", "", "which version of sarn this is; --version is the same", command_version },
};

const size_t command_count = array_size(commands);

static void drop_words(struct command_line *line, int at, int n)
{
	for (int i = at; i + n < line->n; i++)
		line->words[i] = line->words[i + n];
	line->n -= n;
}

bool line_flag(struct command_line *line, const char *name)
{
	for (int i = 0; i < line->n; i++)
		if (strcmp(line->words[i], name) == 0) {
			drop_words(line, i, 1);
			return true;
		}
	return false;
}

const char *line_option(struct command_line *line, const char *name)
{
	for (int i = 0; i + 1 < line->n; i++)
		if (strcmp(line->words[i], name) == 0) {
			const char *value = line->words[i + 1];

			drop_words(line, i, 2);
			return value;
		}
	return NULL;
}

const char *line_word(struct command_line *line)
{
	for (int i = 0; i < line->n; i++)
		if (strcmp(line->words[i], "-") == 0 || line->words[i][0] != '-') {
			const char *word = line->words[i];

			drop_words(line, i, 1);
			return word;
		}
	return NULL;
}

bool line_has_more(const struct command_line *line)
{
	if (line->n > 0)
		program_says("\"%s\" is not understood here; see sarn help", line->words[0]);
	return line->n > 0;
}

int command_wants(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return program_says("write it as: sarn %s %s", name, commands[i].takes);
	unreachable("command");
}

/* True if its name says what the words say, as far as both go: "import" means "import decision". */
static bool is_meant(const struct command *command, const struct command_line *line)
{
	const char *at = command->name;

	for (int i = 0; i < line->n && *at != '\0'; i++) {
		size_t size = strcspn(at, " ");

		if (strlen(line->words[i]) != size || strncmp(at, line->words[i], size) != 0)
			return false;
		at += size;
		at += *at == ' ';
	}
	return true;
}

int command_help(struct program *p, struct command_line *line)
{
	bool is_any = false;

	(void)p;
	if (line->n == 0)
		puts("sarn follows a domestic-abuse perpetrator programme from the signed decision "
		     "to the public record.\n");
	for (size_t i = 0; i < command_count; i++) {
		if (!is_meant(&commands[i], line))
			continue;
		is_any = true;
		printf("  sarn %s %s\n      %s\n", commands[i].name, commands[i].takes,
			commands[i].help);
	}
	return is_any ? 0
		      : program_says("there is no command \"%s\"; see sarn help", line->words[0]);
}
