/* SPDX-License-Identifier: MIT */
/*
 * A program: what it is made of, and how its commands see it, which is settings,
 * and the databases when one needs them.
 *
 * There are two, sarn and sarn-victim, of the same rooms and each of its own
 * areas.  What differs stands in one struct, program_facts; sarn.c and
 * sarn_victim.c have one each.
 */
#ifndef APP_PROGRAM_H
#define APP_PROGRAM_H

#include "app/settings.h"
#include "areas/relay/relay.h"
#include "audit/audit.h"
#include "base/actor.h"
#include "base/keys.h"
#include "db/db.h"
#include "frame/frame.h"

struct program {
	struct arena *arena;      // lives as long as the program
	struct settings settings; // once program_settings has read them
	bool has_settings;
	struct db *db;         // NULL until program_open
	struct shared_key key; // its own, of program_facts.key
	struct audit *audit;
};

/* How many there are of something that only becomes more. */
struct program_count {
	const char *what; // "decisions"
	int64_t n;
};

enum { PROGRAM_COUNTS_MOST = 4 };

/* Records that have a page: its path goes on with their number. */
struct record_page {
	const char *kind;
	const char *path;
};

/* Those of whom a holder of a right is told whoever looked at them; no kind: there are none. */
struct traced {
	const char *kind;
	const char *const *also; // what else the log calls them; ended by NULL
	bool (*may)(struct work *w, const struct actor *by, int64_t id);
};

struct program_facts {
	const char *name;   // "sarn"
	const char *says;   // what it is, for its help
	const char *prefix; // "SARN_": of the variables that set something
	const char *data;   // settings as they are at first
	const char *port;
	const char *other_port; // of the other program
	const char *database;   // files in the data directory
	const char *log;
	struct db_schema schema;

	/*
	 * The file of its own key (base/keys.h), made where there is none; NULL: it needs none.  What
	 * the database keeps under another is made anew, or forgotten where that cannot be.
	 */
	const char *key;
	bool (*is_under_key)(struct work *w, const struct shared_key *key);
	void (*follow_key)(struct work *w);

	struct frame_program frame;
	const struct route *const *routes; // tables, ended by NULL
	const struct command *commands;    // besides those of commands.c; by name, ended by {0}
	const struct record_page *pages;   // ended by {0}
	struct traced traced;
	enum relay_side side;
	const struct relay_handler *const *handlers; // of what the other says; ended by NULL
	bool (*reaches)(struct work *w, struct link_id link, const char *person); // of the relay
	const char *(*act_words)(
		const char *act); // for the log, a msgid; NULL: it is not this one's

	/* Counts what its areas keep, so that a copy is known to lie between two moments. */
	size_t (*count)(struct work *w, struct program_count counts[PROGRAM_COUNTS_MOST]);
};

extern const struct program_facts program_facts;

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

/* The same, at that moment. */
bool program_write_at(struct program *p, struct instant now,
	enum verdict (*run)(struct work *w, void *arg), void *arg);

/* An act of whoever runs the machine, for the log: nobody is signed in. */
void program_note(struct work *w, enum right right, const char *act, const char *kind, int64_t id,
	const char *fields);

/* The account that a command acts as.  False, with a line on standard error, if it may not. */
bool program_actor(struct program *p, const char *login, struct actor *by);

/* A number that changes with each act that is kept, for frame_program. */
int64_t program_generation(struct work *w);

/* Reads a whole file, or standard input for "-", of at most `most` bytes.  False with a line on
 * standard error. */
bool program_read_file(struct program *p, const char *path, size_t most, struct slice *bytes);

/* How far something has come, on standard error if that is a terminal; 100 ends the line. */
void program_progress(const char *what, int percent);

/* One line on standard error; answers 1, the exit status of a command that could not do it. */
int program_says(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
