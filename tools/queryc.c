/* SPDX-License-Identifier: MIT */
/*
 * queryc: SQL in its own files in, typed C out.  tools/README.md describes it.
 *
 *	queryc --migrations FILE… --types FILE… --out-c X --out-h Y --prefix P queries.sql…
 *
 * Without a queries.sql it writes the migrations themselves.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "tools/file.h"
#include "tools/queryc.h"

struct arguments {
	struct sources migrations;
	struct sources queries;
	struct sources types;
	struct output to;
};

static void arguments_read(struct arena *a, char **argv, struct arguments *args)
{
	const struct {
		const char *name;
		const char **value;
	} options[] = { { "--out-c", &args->to.c_path }, { "--out-h", &args->to.h_path },
		{ "--prefix", &args->to.prefix } };
	struct sources *into = &args->queries;

	for (; *argv; argv++) {
		size_t i = 0;
		while (i < array_size(options) && strcmp(*argv, options[i].name) != 0)
			i++;
		if (strcmp(*argv, "--migrations") == 0) {
			into = &args->migrations;
		} else if (strcmp(*argv, "--types") == 0) {
			into = &args->types;
		} else if (i < array_size(options)) {
			if (argv[1] == NULL)
				die("queryc: %s needs a value", *argv);
			*options[i].value = *++argv;
			into = &args->queries;
		} else {
			*list_add(a, into) = (struct source){ *argv, file_read(a, *argv) };
		}
	}
	for (size_t i = 0; i < array_size(options); i++) {
		if (*options[i].value == NULL)
			die("queryc: %s is missing", options[i].name);
	}
}

/* The files are NNNN_name.sql, each with a higher number than the one before it. */
static bool migrations_are_in_order(const struct sources *migrations)
{
	unsigned long last = 0;

	for (size_t i = 0; i < migrations->n; i++) {
		const struct source *source = &migrations->at[i];
		const char *name = base_name(source->path);
		unsigned long number = migration_number(source);

		if (name[strspn(name, "0123456789")] != '_' || strspn(name, "0123456789") != 4 ||
			!slice_ends(slice_of(name), ".sql"))
			return refuse(source, 0, "a migration is called NNNN_name.sql");
		if (number <= last)
			return refuse(source, 0, "its number has to be above %04lu", last);
		last = number;
	}
	return true;
}

static sqlite3 *scratch_open(
	struct arena *a, const struct sources *migrations, const struct words *words)
{
	sqlite3 *db;
	if (sqlite3_open(":memory:", &db) != SQLITE_OK)
		die("queryc: no scratch database");
	functions_add(db);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	for (size_t i = 0; i < migrations->n; i++) {
		const struct source *source = &migrations->at[i];
		struct tokens tokens = tokens_of(a, source, 0, source->text.size);
		if (check_portable(source, &tokens) && check_guards(source, &tokens) &&
			migration_load(a, db, source))
			check_tables(a, source, &tokens, words);
	}
	guard_set(db);
	return db;
}

static void names_are_single(const struct statements *statements)
{
	for (size_t i = 0; i < statements->n; i++) {
		for (size_t j = 0; j < i; j++) {
			if (strcmp(statements->at[i].name, statements->at[j].name) == 0)
				refuse(statements->at[i].source, statements->at[i].at,
					"%s is the name of another statement, at line %zu",
					statements->at[i].name,
					line_of(statements->at[j].source, statements->at[j].at));
		}
	}
}

/* Every form is checked; the one with all its parts says what parameters and columns there are. */
static bool forms_check(
	struct arena *a, sqlite3 *db, const struct words *words, struct statement *s)
{
	unsigned all = (1u << s->parts.n) - 1;

	for (unsigned i = all + 1; i-- > 0;) {
		struct statement form = statement_form(a, s, i);

		if (!check_portable(form.source, &form.tokens) ||
			!check_guards(form.source, &form.tokens) ||
			!check_groups(form.source, &form.tokens) ||
			!statement_plan(a, db, words, &form))
			return false;
		if (i == all) {
			s->parameters = form.parameters;
			s->columns = form.columns;
			if (!parameters_part(s))
				return false;
		}
	}
	return true;
}

static bool columns_equal(const struct values *one, const struct values *other)
{
	bool equal = one->n == other->n;

	for (size_t i = 0; i < one->n && equal; i++)
		equal = strcmp(one->at[i].name, other->at[i].name) == 0 &&
			strcmp(one->at[i].word->name, other->at[i].word->name) == 0 &&
			one->at[i].may_be_null == other->at[i].may_be_null;
	return equal;
}

/* Whether the rows of `s` are what it says, and whether it is the first that lists them. */
static void rows_check(const struct statements *statements, struct statement *s)
{
	const struct statement *whose = NULL;

	s->lists_rows = s->kind == KIND_MANY;
	for (const struct statement *each = statements->at; each <= s; each++) {
		if (strcmp(each->name, s->rows) == 0)
			whose = each;
		if (each < s && each->kind == KIND_MANY && strcmp(each->rows, s->rows) == 0)
			s->lists_rows = false;
	}
	if (whose == NULL || strcmp(whose->rows, whose->name) != 0 ||
		!columns_equal(&whose->columns, &s->columns))
		refuse(s->source, s->at, "%s has not the columns of a statement %s above it",
			s->name, s->rows);
}

static void statements_check(
	struct arena *a, sqlite3 *db, const struct words *words, struct statements *statements)
{
	names_are_single(statements);
	for (size_t i = 0; i < statements->n; i++) {
		struct statement *s = &statements->at[i];

		if (parts_read(a, s) && forms_check(a, db, words, s))
			rows_check(statements, s);
	}
}

/* True if nothing was refused and all is written. */
static bool made(struct arena *a, char **argv)
{
	struct arguments args = { 0 };
	struct words words = { 0 };
	struct statements statements = { 0 };

	arguments_read(a, argv, &args);
	for (size_t i = 0; i < args.types.n; i++)
		words_read(a, &args.types.at[i], &words);
	if (refusals() > 0 || !migrations_are_in_order(&args.migrations))
		return false;
	sqlite3 *db = scratch_open(a, &args.migrations, &words);
	if (refusals() == 0) {
		for (size_t i = 0; i < args.queries.n; i++)
			statements_read(a, &args.queries.at[i], &statements);
		statements_check(a, db, &words, &statements);
	}
	sqlite3_close(db);
	if (refusals() > 0)
		return false;
	if (args.queries.n > 0)
		write_queries(a, &args.to, &statements);
	else
		write_migrations(a, &args.to, &args.migrations);
	return true;
}

int main(int argc, char **argv)
{
	(void)argc;
	struct arena *a = arena_open(1 << 20);
	bool good = made(a, argv + 1);

	arena_close(a);
	return good ? 0 : 1;
}
