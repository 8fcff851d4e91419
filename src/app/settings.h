/* SPDX-License-Identifier: MIT */
/*
 * What whoever runs the program may set: one table of name, kind, default,
 * bounds and help.  A file first, then the environment (SARN_…, of sarn-victim
 * SARN_VICTIM_…); an unknown key refuses to start.
 */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct settings {
	const char *data; // directory of both databases
	const char *address;
	int64_t port;
	const char *site;    // "https://register.example"; "": the loopback address that is served
	const char *proxies; // with blanks between
	const char *relay_address; // where the other program listens
	int64_t relay_port;
	int64_t threads;
	int64_t slow_threads;
	int64_t connections;
	int64_t idle_seconds;
	int64_t grace_seconds;
	const char *log_level;
};

/*
 * Reads the file that SARN_SETTINGS (or SARN_VICTIM_SETTINGS) names, if any, then the environment.
 * False with one sentence in `*why`: an unknown key, a value out of its bounds, a file that cannot
 * be read.
 */
bool settings_load(
	struct arena *a, char *const *environment, struct settings *settings, const char **why);

/* The table as it stands, one line each: name, value, bounds, help. */
char *settings_table(struct arena *a, const struct settings *settings);

#endif
