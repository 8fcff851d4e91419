/* SPDX-License-Identifier: MIT */
#include "app/settings.h"

#include <ctype.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "app/program.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"
#include "http/client.h"

enum kind { TEXT, NUMBER };

struct setting {
	const char *name;
	enum kind kind;
	size_t offset;
	const char *initial; // NULL: the program says it (initial_of)
	int64_t least, most;
	const char *help;
};

#define AT(field) offsetof(struct settings, field)

static const struct setting table[] = {
	{ "address", TEXT, AT(address), "127.0.0.1", 0, 0,
		"where to listen: a loopback address, or unix:/path; TLS is the proxy's" },
	{ "connections", NUMBER, AT(connections), "2000", 10, 60000,
		"how many may be open at one time" },
	{ "data", TEXT, AT(data), NULL, 0, 0, "directory of both databases" },
	{ "grace-seconds", NUMBER, AT(grace_seconds), "10", 1, 300,
		"how long stopping waits for requests under way" },
	{ "idle-seconds", NUMBER, AT(idle_seconds), "30", 5, 600,
		"how long a connection may say nothing" },
	{ "log-level", TEXT, AT(log_level), "info", 0, 0, "debug, info, warning or error" },
	{ "port", NUMBER, AT(port), NULL, 0, 65535, "0: any free one" },
	{ "proxies", TEXT, AT(proxies), CLIENT_UNIX, 0, 0,
		"whose X-Forwarded-For is believed: addresses, and unix for whoever opens the "
		"socket" },
	{ "relay-address", TEXT, AT(relay_address), "127.0.0.1", 0, 0,
		"where the other program listens: a loopback address, or unix:/path" },
	{ "relay-port", NUMBER, AT(relay_port), NULL, 0, 65535, "that of the other program" },
	{ "site", TEXT, AT(site), "", 0, 0,
		"what readers type, such as https://register.example; blank: the loopback "
		"address" },
	{ "slow-threads", NUMBER, AT(slow_threads), "2", 1, 16,
		"how many passwords and documents are worked on at one time; 64 MiB each" },
	{ "threads", NUMBER, AT(threads), "4", 1, 64, "that serve requests" },
};

static const struct setting *setting_named(struct slice name)
{
	for (size_t i = 0; i < array_size(table); i++)
		if (slice_is(name, table[i].name))
			return &table[i];
	return NULL;
}

static bool read_number(const char *text, int64_t *number)
{
	char *end;

	*number = strtoimax(text, &end, 10);
	return text[0] != '\0' && *end == '\0';
}

static bool set(struct arena *a, struct settings *settings, const struct setting *setting,
	const char *value, const char **why)
{
	char *at = (char *)settings + setting->offset;
	int64_t number;

	if (setting->kind == TEXT) {
		*(const char **)(void *)at = arena_text(a, value);
		return true;
	}
	if (!read_number(value, &number) || number < setting->least || number > setting->most) {
		*why = arena_format(a, "%s is %s; it must be a number from %" PRId64 " to %" PRId64,
			setting->name, value, setting->least, setting->most);
		return false;
	}
	*(int64_t *)(void *)at = number;
	return true;
}

static const char *initial_of(const struct setting *setting)
{
	if (setting->initial != NULL)
		return setting->initial;
	if (setting->kind == TEXT)
		return program_facts.data;
	return setting->offset == AT(port) ? program_facts.port : program_facts.other_port;
}

static void set_initial(struct arena *a, struct settings *settings)
{
	const char *why;

	for (size_t i = 0; i < array_size(table); i++) {
		bool is_sound = set(a, settings, &table[i], initial_of(&table[i]), &why);

		assert(is_sound);
		(void)is_sound;
	}
}

static bool set_line(
	struct arena *a, struct settings *settings, struct slice line, const char **why)
{
	size_t equals = slice_find(line, "=", 0);
	struct slice name = slice_trim(slice_part(line, 0, equals));
	const struct setting *setting = setting_named(name);

	if (name.size == 0 || name.at[0] == '#')
		return true;
	if (setting == NULL || equals == SIZE_MAX) {
		*why = arena_format(a, "there is no setting \"%.*s\"; %s settings lists them",
			(int)name.size, name.at, program_facts.name);
		return false;
	}

	struct slice value = slice_trim(slice_part(line, equals + 1, line.size));

	return set(a, settings, setting, arena_text_n(a, value.at, value.size), why);
}

static bool set_lines(
	struct arena *a, const char *text, struct settings *settings, const char **why)
{
	struct slice rest = slice_of(text);
	struct slice line;

	while (slice_line(&rest, &line))
		if (!set_line(a, settings, line, why))
			return false;
	return true;
}

/* Is it one of this program's?  A variable belongs to the first of the prefixes that it has. */
static bool is_own(const char *variable)
{
	static const char *const prefixes[] = { "SARN_VICTIM_", "SARN_" };

	for (size_t i = 0; i < array_size(prefixes); i++)
		if (strncmp(variable, prefixes[i], strlen(prefixes[i])) == 0)
			return strcmp(prefixes[i], program_facts.prefix) == 0;
	return false;
}

/* "SARN_LOG_LEVEL=x" → the setting log-level; NULL if the variable is not ours. */
static bool set_variable(
	struct arena *a, struct settings *settings, const char *variable, const char **why)
{
	size_t prefix_size = strlen(program_facts.prefix);
	const char *equals = strchr(variable, '=');

	if (!is_own(variable) || equals == NULL)
		return true;

	size_t size = (size_t)(equals - variable) - prefix_size;
	char *name = arena_text_n(a, variable + prefix_size, size);

	for (char *c = name; *c != '\0'; c++)
		*c = *c == '_' ? '-' : (char)tolower((unsigned char)*c);
	if (strcmp(name, "settings") == 0)
		return true;

	const struct setting *setting = setting_named(slice_of(name));

	if (setting == NULL) {
		*why = arena_format(a, "there is no setting for %.*s; %s settings lists them",
			(int)(equals - variable), variable, program_facts.name);
		return false;
	}
	return set(a, settings, setting, equals + 1, why);
}

static char *file_text(struct arena *a, const char *path)
{
	enum { FILE_MAX = 64 * 1024 };
	FILE *file = fopen(path, "r");

	if (file == NULL)
		return NULL;

	char *text = arena_take(a, FILE_MAX + 1);
	size_t size = fread(text, 1, FILE_MAX, file);

	text[size] = '\0';
	fclose(file);
	return text;
}

bool settings_load(
	struct arena *a, char *const *environment, struct settings *settings, const char **why)
{
	const char *file_variable = arena_format(a, "%sSETTINGS=", program_facts.prefix);

	set_initial(a, settings);
	for (char *const *variable = environment; *variable != NULL; variable++) {
		if (strncmp(*variable, file_variable, strlen(file_variable)) != 0)
			continue;

		const char *path = *variable + strlen(file_variable);
		const char *text = file_text(a, path);

		if (text == NULL) {
			*why = arena_format(a, "the settings file %s cannot be read", path);
			return false;
		}
		if (!set_lines(a, text, settings, why))
			return false;
	}
	for (char *const *variable = environment; *variable != NULL; variable++)
		if (!set_variable(a, settings, *variable, why))
			return false;
	return true;
}

char *settings_table(struct arena *a, const struct settings *settings)
{
	struct buf out = buf_new(a, 2048);

	for (size_t i = 0; i < array_size(table); i++) {
		const char *at = (const char *)settings + table[i].offset;

		if (table[i].kind == TEXT)
			buf_format(&out, "%-14s %-20s %s\n", table[i].name,
				*(const char *const *)(const void *)at, table[i].help);
		else
			buf_format(&out, "%-14s %-20" PRId64 " %s (%" PRId64 " to %" PRId64 ")\n",
				table[i].name, *(const int64_t *)(const void *)at, table[i].help,
				table[i].least, table[i].most);
	}
	return out.at;
}
