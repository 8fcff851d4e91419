/* SPDX-License-Identifier: MIT */
/*
 * queryc: SQL in its own files in, typed C out.
 *
 *	queryc_read.c    bytes → tokens, named statements, words
 *	queryc_parts.c   a statement with parts that may be left out → each of its forms
 *	queryc_check.c   what PostgreSQL would not take; what the house asks of tables
 *	queryc_plan.c    SQLite's view: its messages, columns, and whether a query scans
 *	queryc_write.c   the C
 *	queryc.c         the command line
 */
#ifndef TOOLS_QUERYC_H
#define TOOLS_QUERYC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/slice.h"

struct sqlite3;

struct source {
	const char *path;
	struct slice text;
};

enum token_kind {
	TOKEN_NAME,
	TOKEN_QUOTED,
	TOKEN_TEXT,
	TOKEN_BLOB,
	TOKEN_NUMBER,
	TOKEN_PARAMETER,
	TOKEN_SIGN
};

struct token {
	enum token_kind kind;
	struct slice is;
	size_t at; // byte in the source
	int depth; // of parentheses; of '(' and ')' themselves, that outside them
};

LIST(tokens, struct token);

/* A word of words.tsv, or one of its "*_ID" made out. */
struct word {
	const char *name;
	const char *type;
	const char *header; // NULL: none
	const char *store;
	const char *put;
	const char *take;
	const char *absent; // NULL: there is no such value
	const char *check;  // NULL: none asked for
};

LIST(words, struct word);

/* "-- id: DECISION_ID" or "-- ends_on: DATE NULL" */
struct said {
	struct slice name;
	struct slice word;
	bool may_be_null;
	size_t at;
	bool used;
};

LIST(saids, struct said);

/* A parameter, or a column of the result. */
struct value {
	const char *name;
	const struct word *word;
	bool may_be_null;
	size_t part; // that it belongs to, from 1; 0: it is always there
};

LIST(values, struct value);

/* "{AND state = :state}" stands only where its parameters are given.  Bytes in the source. */
struct part {
	size_t from; // of '{'
	size_t to;   // after '}'
};

LIST(parts, struct part);

enum kind { KIND_NONE, KIND_ONE, KIND_MANY, KIND_EACH, KIND_RUN };

struct statement {
	const struct source *source;
	const char *name;
	enum kind kind;
	size_t at;         // of its name
	const char *rows;  // whose struct its rows are: its own, or that of a statement above
	bool lists_rows;   // the first :many of those
	const char *prose; // the comment's other lines, "" if none
	struct saids said;
	bool may_scan;
	size_t sql_at;
	struct slice sql; // without the semicolon
	struct tokens tokens;
	struct parts parts;
	struct values parameters;
	struct values columns;
};

LIST(statements, struct statement);
LIST(sources, struct source);

/* Prints "path:line:column: sentence" and counts it.  Always false. */
bool refuse(const struct source *source, size_t at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
int refusals(void);

/* queryc_read.c */
size_t line_of(const struct source *source, size_t at);
bool token_is(const struct token *token, const char *word);          // any case
const struct token *token_at(const struct tokens *tokens, size_t i); // an empty one past the end
struct tokens tokens_of(struct arena *a, const struct source *source, size_t from, size_t to);
void statements_read(struct arena *a, const struct source *source, struct statements *into);
bool words_read(struct arena *a, const struct source *source, struct words *into); // adds to it
const struct word *word_of(struct arena *a, const struct words *words, struct slice name);

/* queryc_parts.c */
bool parts_read(struct arena *a, struct statement *s);
struct statement statement_form(struct arena *a, const struct statement *s, unsigned parts);
bool parameters_part(struct statement *s);
const char *part_name(const struct statement *s, size_t part); // that of its first parameter

/* queryc_check.c */
bool check_portable(const struct source *source, const struct tokens *tokens);
bool check_guards(const struct source *source, const struct tokens *tokens);
bool check_groups(const struct source *source, const struct tokens *tokens);
bool check_tables(struct arena *a, const struct source *source, const struct tokens *tokens,
	const struct words *words);

/* queryc_plan.c */
void functions_add(struct sqlite3 *db);
void guard_set(struct sqlite3 *db);
bool migration_load(struct arena *a, struct sqlite3 *db, const struct source *source);
bool statement_plan(
	struct arena *a, struct sqlite3 *db, const struct words *words, struct statement *s);

/* queryc_write.c */
unsigned long migration_number(const struct source *migration); // the one its name begins with

struct output {
	const char *c_path;
	const char *h_path;
	const char *prefix;
};

void write_queries(struct arena *a, const struct output *to, const struct statements *statements);
void write_migrations(struct arena *a, const struct output *to, const struct sources *migrations);

#endif
