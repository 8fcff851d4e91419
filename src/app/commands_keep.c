/* SPDX-License-Identifier: MIT */
/*
 * A copy of both databases, made while the program serves.
 *
 * First the main one, then the log: so every act in the copy of the main
 * database is in the copy of the log, or still waits beside it.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/commands.h"
#include "app/program_queries.h"
#include "audit/log.h"
#include "base/clock.h"
#include "db/query.h"

/* What only becomes more: acts first, then what there is of each. */
struct counts {
	struct program_count at[3 + PROGRAM_COUNTS_MOST];
	size_t n;
};

static bool counts_read(struct db *db, struct arena *a, struct counts *counts)
{
	struct work *w = db_read_begin(db, a, clock_now());
	struct program_counts_row row = { 0 };

	program_counts(w, &row);
	counts->at[0] = (struct program_count){ "acts", row.acts };
	counts->at[1] = (struct program_count){ "accounts", row.accounts };
	counts->at[2] = (struct program_count){ "organisations", row.organisations };
	counts->n = 3 + program_facts.count(w, counts->at + 3);

	bool is_read = !work_failed(w);

	db_read_end(w);
	return is_read;
}

/* SQLite's own look at pages, indexes and constraints. */
static bool pages_are_sound(struct db *db, struct arena *a)
{
	static const struct query check = { "integrity_check", "PRAGMA integrity_check(1)" };
	struct work *w = db_read_begin(db, a, clock_now());
	struct statement *s = query_start(w, &check);
	bool is_sound = query_step(s) && strcmp(query_text(s, 0, a), "ok") == 0;

	query_end(s);
	is_sound = is_sound && !work_failed(w);
	db_read_end(w);
	return is_sound;
}

/* It lies between what it was before the copy and what it is after. */
static bool counts_lie_between(
	const struct counts *before, const struct counts *copy, const struct counts *after)
{
	for (size_t i = 0; i < copy->n; i++)
		if (copy->at[i].n < before->at[i].n || copy->at[i].n > after->at[i].n)
			return false;
	return true;
}

static void step(void *arg, int percent)
{
	program_progress(arg, percent);
}

/* Opens a database to read, copies it, closes it.  False, and said. */
static bool copy(struct program *p, const char *from, const struct db_schema *schema,
	const char *to, const char *what)
{
	const char *why = "";
	struct db *db = db_open_to_read(p->arena, from, schema, &why);
	bool is_copied =
		db != NULL && db_backup(db, to, step, (void *)(uintptr_t)what, p->arena, &why);

	if (db != NULL)
		db_close(db);
	if (!is_copied)
		program_says("%s is not copied: %s", from, why);
	return is_copied;
}

static int print_made(
	const char *directory, const struct counts *counts, const struct audit_finding *finding)
{
	printf("%s holds %s and %s:\n", directory, program_facts.database, program_facts.log);
	for (size_t i = 1; i < counts->n; i++)
		printf("  %" PRId64 " %s\n", counts->at[i].n, counts->at[i].what);
	printf("  %" PRId64 " entries of the log, root %s\n", finding->size, finding->root);
	if (finding->waiting_count > 0)
		printf("  %zu acts wait in %s to be carried into the log\n", finding->waiting_count,
			program_facts.database);
	return 0;
}

/* Opens the copies and looks at all of them. */
static int verify(struct program *p, const char *directory, const char *main_path,
	const char *log_path, const struct counts *before)
{
	struct counts counts;
	struct counts after;
	const char *why = "";
	struct db *source =
		db_open_to_read(p->arena, program_database_path(p), &program_facts.schema, &why);
	bool is_read = source != NULL && counts_read(source, p->arena, &after);

	if (source != NULL)
		db_close(source);

	struct db *main = db_open_to_read(p->arena, main_path, &program_facts.schema, &why);

	if (!is_read || main == NULL || !counts_read(main, p->arena, &counts))
		return program_says("the copy cannot be read: %s", why);

	bool is_sound =
		pages_are_sound(main, p->arena) && counts_lie_between(before, &counts, &after);
	struct audit_finding finding = audit_verify(p->arena, log_path, main, NULL, NULL);

	db_close(main);
	if (!is_sound)
		return program_says("%s is not a sound copy: do not rely on it", main_path);
	if (finding.verdict != AUDIT_GOOD)
		return program_says("%s is not a sound copy: %s", log_path, finding.sentence);
	return print_made(directory, &counts, &finding);
}

static int backup(struct program *p, const char *directory)
{
	const char *main_path = arena_format(p->arena, "%s/%s", directory, program_facts.database);
	const char *log_path = arena_format(p->arena, "%s/%s", directory, program_facts.log);
	const char *why = "";
	struct counts before;
	struct db *source =
		db_open_to_read(p->arena, program_database_path(p), &program_facts.schema, &why);
	bool is_read = source != NULL && counts_read(source, p->arena, &before);

	if (source != NULL)
		db_close(source);
	if (!is_read)
		return program_says("there is nothing to copy: %s", why);
	if (mkdir(directory, 0700) != 0 && errno != EEXIST)
		return program_says(
			"the directory %s cannot be made: %s", directory, strerror(errno));
	if (!copy(p, program_database_path(p), &program_facts.schema, main_path,
		    program_facts.database) ||
		!copy(p, program_log_path(p), &log_schema, log_path, program_facts.log))
		return 1;
	return verify(p, directory, main_path, log_path, &before);
}

int command_backup(struct program *p, struct command_line *line)
{
	const char *directory = line_word(line);

	if (line_has_more(line) || (directory != NULL && !program_settings(p)))
		return 1;
	return directory == NULL ? command_wants("backup") : backup(p, directory);
}
