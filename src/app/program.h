/* SPDX-License-Identifier: MIT */
/*
 * The program as its commands see it: settings, and the databases when a
 * command needs them.
 */
#ifndef APP_PROGRAM_H
#define APP_PROGRAM_H

#include "app/settings.h"
#include "audit/audit.h"
#include "base/actor.h"
#include "db/db.h"

struct program {
	struct arena *arena;	// lives as long as the program
	struct settings settings;	// once program_settings has read them
	bool has_settings;
	struct db *db;		// NULL until program_open
	struct audit *audit;
};

extern const struct db_schema sarn_schema;

/*
 * Reads the settings, once.  False with a line on standard error.  Asked for by whoever needs them,
 * so that what needs none works beside settings that are broken.
 */
bool program_settings(struct program *p);

const char *program_database_path(struct program *p);
const char *program_log_path(struct program *p);

/*
 * Reads the settings and opens both databases, migrated and with every statement prepared.  Says why on standard error
 * and answers false when it cannot; `create` makes what is not there.
 */
bool program_open(struct program *p, bool create);
void program_close(struct program *p);

/*
 * Runs `run` in a transaction that writes, and carries its events.  False when nothing was kept:
 * because `run` undid it, and knows why, or with a line on standard error.
 */
bool program_write(struct program *p, enum verdict (*run)(struct work *w, void *arg), void *arg);

/* An act of whoever runs the machine, for the log: nobody is signed in. */
void program_note(struct work *w, enum right right, const char *act, const char *kind, int64_t id,
	const char *fields);

/* The account that a command acts as.  False, with a line on standard error, if it may not. */
bool program_actor(struct program *p, const char *login, struct actor *by);

/* Reads a whole file, or standard input for "-", of at most `most` bytes.  False with a line on
 * standard error. */
bool program_read_file(struct program *p, const char *path, size_t most, struct slice *bytes);

/* How far something has come, on standard error if that is a terminal; 100 ends the line. */
void program_progress(const char *what, int percent);

/* One line on standard error; answers 1, the exit status of a command that could not do it. */
int program_says(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
