/* SPDX-License-Identifier: MIT */
#include "app/commands.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"

/* Those that every program has, by name. */
static const struct command common[] = {
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
	{ "help", "[COMMAND]", "this list, or one command of it; --help with a command is the same",
		command_help },
	{ "migrate", "", "bring the database to this version's shape", command_migrate },
	{ "organisation add",
		"NAME --kind KIND [--welsh NAME] [--area NAME] [--area-welsh NAME] "
		"[--pattern PATTERN] [--kept-by NAME]",
		"add a body", command_organisation_add },
	{ "organisation list", "", "bodies, and who keeps their registers",
		command_organisation_list },
	{ "relay key", "", "print the line by which the other program knows this one",
		command_relay_key },
	{ "relay trust", "LINE", "know the other program by the line that it prints",
		command_relay_trust },
	{ "relay waiting", "", "how much the other program has not got yet; 1 if since a day ago",
		command_relay_waiting },
	{ "routes", "", "every address with its right and audit verb", command_routes },
	{ "serve", "", "serve pages until told to stop", command_serve },
	{ "settings", "", "every setting with its value", command_settings },
	{ "version", "", "which version this is; --version is the same", command_version },
};

enum { COMMANDS_MOST = 60 };

/* Both tables as one, by name; answers how many there are. */
static size_t commands_all(const struct command *all[COMMANDS_MOST])
{
	const struct command *own = program_facts.commands;
	size_t n = 0;

	for (size_t i = 0; i < array_size(common) || own->name != NULL; n++) {
		bool is_own = i == array_size(common) ||
			      (own->name != NULL && strcmp(own->name, common[i].name) < 0);

		assert(n < COMMANDS_MOST);
		all[n] = is_own ? own++ : &common[i++];
	}
	return n;
}

static bool is_named(const struct command *command, const struct command_line *line, int *taken)
{
	const char *space = strchr(command->name, ' ');
	size_t first = space == NULL ? strlen(command->name) : (size_t)(space - command->name);

	*taken = space == NULL ? 1 : 2;
	return line->n >= *taken && strlen(line->words[0]) == first &&
	       strncmp(command->name, line->words[0], first) == 0 &&
	       (space == NULL || strcmp(space + 1, line->words[1]) == 0);
}

const struct command *command_find(const struct command_line *line, int *taken)
{
	const struct command *all[COMMANDS_MOST];
	size_t n = commands_all(all);

	for (size_t i = 0; i < n; i++)
		if (is_named(all[i], line, taken))
			return all[i];
	return NULL;
}

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
		program_says("\"%s\" is not understood here; see %s help", line->words[0],
			program_facts.name);
	return line->n > 0;
}

int command_wants(const char *name)
{
	const struct command *all[COMMANDS_MOST];
	size_t n = commands_all(all);

	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i]->name, name) == 0)
			return program_says(
				"write it as: %s %s %s", program_facts.name, name, all[i]->takes);
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
	const struct command *all[COMMANDS_MOST];
	size_t n = commands_all(all);
	bool is_any = false;

	(void)p;
	if (line->n == 0)
		printf("%s\n\n", program_facts.says);
	for (size_t i = 0; i < n; i++) {
		if (!is_meant(all[i], line))
			continue;
		is_any = true;
		printf("  %s %s %s\n      %s\n", program_facts.name, all[i]->name, all[i]->takes,
			all[i]->help);
	}
	return is_any ? 0
		      : program_says("there is no command \"%s\"; see %s help", line->words[0],
				program_facts.name);
}
