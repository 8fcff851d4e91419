/* SPDX-License-Identifier: MIT */
/*
 * SQLite's view of a statement: is it right, what does it take and give, and
 * does it look through a whole table.
 */
#include <ctype.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/map.h"
#include "db/guard.h"
#include "tools/queryc.h"

static bool refuse_as_sqlite(sqlite3 *db, const struct source *source, size_t from)
{
	int offset = sqlite3_error_offset(db);
	return refuse(source, from + (offset > 0 ? (size_t)offset : 0), "%s%s", sqlite3_errmsg(db),
		sqlite3_errcode(db) == SQLITE_AUTH ? ": read it through a view v_…" : "");
}

/* ---- personal tables ---- */

static void no_answer(sqlite3_context *context, int n, sqlite3_value **values)
{
	(void)context;
	(void)n;
	(void)values;
}

/* The functions that the back end gives to views; here nothing is run. */
void functions_add(sqlite3 *db)
{
	static const int how = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	if (sqlite3_create_function_v2(
		    db, "app_account", 0, how, NULL, no_answer, NULL, NULL, NULL) != SQLITE_OK ||
		sqlite3_create_function_v2(
			db, "app_today", 0, how, NULL, no_answer, NULL, NULL, NULL) != SQLITE_OK)
		die("queryc: the scratch database takes no functions");
}

static int guard_read(void *nothing, int action, const char *one, const char *two,
	const char *schema, const char *view)
{
	(void)nothing;
	(void)schema;
	return action == SQLITE_READ && !guard_allows(one, two, view) ? SQLITE_DENY : SQLITE_OK;
}

void guard_set(sqlite3 *db)
{
	sqlite3_set_authorizer(db, guard_read, NULL);
}

bool migration_load(struct arena *a, sqlite3 *db, const struct source *source)
{
	const char *text = arena_text_n(a, source->text.at, source->text.size);

	for (const char *at = text; *at;) {
		sqlite3_stmt *s = NULL;
		const char *rest;
		if (sqlite3_prepare_v2(db, at, -1, &s, &rest) != SQLITE_OK)
			return refuse_as_sqlite(db, source, (size_t)(at - text));
		int code = s ? sqlite3_step(s) : SQLITE_DONE;
		sqlite3_finalize(s);
		if (code != SQLITE_DONE && code != SQLITE_ROW)
			return refuse_as_sqlite(db, source, (size_t)(at - text));
		at = rest;
	}
	return true;
}

/* ---- which columns may be NULL though their table says NOT NULL ---- */

static const char *small_letters(struct arena *a, struct slice name)
{
	char *text = arena_text_n(a, name.at, name.size);
	for (char *p = text; *p; p++)
		*p = (char)tolower((unsigned char)*p);
	return text;
}

/* The text of the view of that name; NULL if it is none.  `*is_table` if it is a table. */
static const char *view_text(struct arena *a, sqlite3 *db, struct slice name, bool *is_table)
{
	const char *text = NULL;
	sqlite3_stmt *s;

	*is_table = false;
	if (sqlite3_prepare_v2(db,
		    "SELECT type, sql FROM sqlite_schema WHERE lower(name) = lower(?1) "
		    "AND type IN ('table', 'view')",
		    -1, &s, NULL) != SQLITE_OK)
		return NULL;
	sqlite3_bind_text(s, 1, name.at, (int)name.size, SQLITE_STATIC);
	if (sqlite3_step(s) == SQLITE_ROW) {
		*is_table = strcmp((const char *)sqlite3_column_text(s, 0), "table") == 0;
		if (!*is_table)
			text = arena_text(a, (const char *)sqlite3_column_text(s, 1));
	}
	sqlite3_finalize(s);
	return text;
}

/*
 * Where in a statement every row may be missing: the right side of a LEFT JOIN, up to its ON, and
 * whatever a SELECT inside a SELECT's own list reads.  Answers the token after it; `i` if none.
 */
static size_t missing_until(const struct tokens *tokens, size_t i)
{
	const struct token *t = token_at(tokens, i);
	if (token_is(t, "left")) {
		size_t end = i + 1;
		while (end < tokens->n && !(tokens->at[end].depth == t->depth &&
						  (token_is(&tokens->at[end], "on") ||
							  token_is(&tokens->at[end], "using"))))
			end++;
		return end;
	}
	if (!token_is(t, "select"))
		return i;
	size_t end = i + 1;
	while (end < tokens->n && tokens->at[end].depth >= t->depth &&
		!(tokens->at[end].depth == t->depth && token_is(&tokens->at[end], "from")))
		end++;
	for (size_t k = i + 1; k < end; k++) {
		if (token_is(&tokens->at[k], "select"))
			return end;
	}
	return i;
}

/*
 * Gathers into `missing` the tables whose columns may come back NULL.  All of them if what is
 * joined is neither table nor view (a WITH, say), or if `all`.
 */
static void tables_missing(
	struct arena *a, sqlite3 *db, const struct tokens *tokens, bool all, struct map *missing)
{
	size_t until = 0;
	for (size_t i = 0; i < tokens->n; i++) {
		const struct token *t = &tokens->at[i];
		size_t end = missing_until(tokens, i);
		if (end > i && end > until)
			until = end;
		if (t->kind != TOKEN_NAME || token_is(token_at(tokens, i + 1), "."))
			continue; // decision.id names a column, and does not read the table
		bool inside = all || i < until, is_table;
		const char *text = view_text(a, db, t->is, &is_table);
		if (is_table && inside)
			map_set(missing, small_letters(a, t->is), missing);
		if (text) {
			struct source view = { "view", slice_of(text) };
			struct tokens in_view = tokens_of(a, &view, 0, view.text.size);
			// its own name stands in it, after VIEW
			struct tokens body = { in_view.at + 3, in_view.n - 3, 0 };
			tables_missing(a, db, &body, inside, missing);
		}
		const struct token *before = token_at(tokens, i - 1);
		if (!all && !is_table && !text && token_is(before, "join") && inside)
			tables_missing(a, db, tokens, true, missing);
	}
}

/* ---- parameters and columns ---- */

static struct said *said_of(struct statement *s, const char *name)
{
	for (size_t i = 0; i < s->said.n; i++) {
		if (slice_is(s->said.at[i].name, name))
			return &s->said.at[i];
	}
	return NULL;
}

/* Where `name` stands in the statement, as a parameter or a name; its start if it does not. */
static size_t place_in(const struct statement *s, const char *name)
{
	for (size_t i = 0; i < s->tokens.n; i++) {
		if (token_is(&s->tokens.at[i], name))
			return s->tokens.at[i].at;
	}
	return s->at;
}

static bool name_is_free(const struct statement *s, const char *name, size_t at)
{
	static const char *const taken[] = { "w", "s", "row", "rows", "each", "arg", "values",
		"taken", "found", "auto", "break", "case", "char", "const", "continue", "default",
		"do", "double", "else", "enum", "extern", "float", "for", "goto", "if", "inline",
		"int", "long", "register", "restrict", "return", "short", "signed", "sizeof",
		"static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile",
		"while", "bool" };
	for (size_t i = 0; i < array_size(taken); i++) {
		if (strcmp(name, taken[i]) == 0)
			return refuse(s->source, at,
				"%s cannot be a name in C here: choose another", name);
	}
	for (const char *p = name; *p; p++) {
		if (!(*p == '_' || (*p >= 'a' && *p <= 'z') ||
			    (p > name && *p >= '0' && *p <= '9')))
			return refuse(s->source, at,
				"\"%s\" is no name for C: write AS and a name of small letters",
				name);
	}
	return true;
}

static bool value_add(
	struct arena *a, struct statement *s, struct values *into, struct value value, size_t at)
{
	if (!name_is_free(s, value.name, at))
		return false;
	for (size_t i = 0; i < into->n; i++) {
		if (strcmp(into->at[i].name, value.name) == 0)
			return refuse(s->source, at, "two columns are called %s", value.name);
	}
	if (value.may_be_null && value.word->absent == NULL)
		return refuse(s->source, at,
			"%s may be NULL, which a %s cannot say: make it NOT NULL or COALESCE it",
			value.name, value.word->name);
	*list_add(a, into) = value;
	return true;
}

/* Whether the token at `i` stands where a table is named. */
static bool is_table_name(const struct tokens *tokens, size_t i)
{
	const struct token *before = token_at(tokens, i - 1);
	return token_is(before, "from") || token_is(before, "join") || token_is(before, "into") ||
	       token_is(before, "update");
}

/*
 * The word of the column that is called like the parameter, if the statement's tables agree on it.
 * That it may be NULL matters only where it is stored.
 */
static bool value_of_column(struct arena *a, sqlite3 *db, const struct statement *s,
	const struct words *words, struct value *value)
{
	bool stores = token_is(token_at(&s->tokens, 0), "insert") ||
		      token_is(token_at(&s->tokens, 0), "update");

	for (size_t i = 0; i < s->tokens.n; i++) {
		const char *type;
		int not_null;

		if (!is_table_name(&s->tokens, i) ||
			sqlite3_table_column_metadata(db, "main",
				small_letters(a, s->tokens.at[i].is), value->name, &type, NULL,
				&not_null, NULL, NULL) != SQLITE_OK)
			continue;
		if (value->word != NULL && strcmp(value->word->name, type) != 0)
			return false;
		value->word = word_of(a, words, slice_of(type));
		value->may_be_null = value->may_be_null || (stores && !not_null);
	}
	return value->word != NULL;
}

/* The word of a parameter: the one said above, or else its column's. */
static bool parameter_read(struct arena *a, sqlite3 *db, struct statement *s,
	const struct words *words, const char *name)
{
	size_t at = place_in(s, name);
	struct said *said = said_of(s, name + 1);
	struct value value = { .name = arena_text(a, name + 1) };

	if (said != NULL) {
		said->used = true;
		value.word = word_of(a, words, said->word);
		value.may_be_null = said->may_be_null;
		if (value.word == NULL)
			return refuse(s->source, said->at, "%.*s is not a word of words.tsv",
				(int)said->word.size, said->word.at);
	} else if (!value_of_column(a, db, s, words, &value)) {
		return refuse(s->source, at, "which word is %s?  Say \"-- %s: WORD\" above", name,
			name + 1);
	}
	return value_add(a, s, &s->parameters, value, at);
}

static bool parameters_read(struct arena *a, sqlite3 *db, struct statement *s,
	const struct words *words, sqlite3_stmt *handle)
{
	for (int i = 1; i <= sqlite3_bind_parameter_count(handle); i++) {
		const char *name = sqlite3_bind_parameter_name(handle, i);

		if (name == NULL || name[0] != ':')
			return refuse(s->source, s->sql_at, "a parameter is written :name");
		if (!parameter_read(a, db, s, words, name))
			return false;
	}
	return true;
}

static bool has_word(const struct tokens *tokens, const char *word, int depth)
{
	for (size_t i = 0; i < tokens->n; i++) {
		if (token_is(&tokens->at[i], word) && (depth < 0 || tokens->at[i].depth == depth))
			return true;
	}
	return false;
}

/* The word of column `i`: its table's, or else the one said above. */
static bool column_read(struct arena *a, sqlite3 *db, struct statement *s,
	const struct words *words, sqlite3_stmt *handle, int i, const struct map *missing)
{
	const char *name = arena_text(a, sqlite3_column_name(handle, i));
	const char *declared = sqlite3_column_decltype(handle, i);
	const char *table = sqlite3_column_table_name(handle, i);
	const char *origin = sqlite3_column_origin_name(handle, i);
	size_t at = place_in(s, name);
	bool is_compound = has_word(&s->tokens, "union", -1) ||
			   has_word(&s->tokens, "except", -1) ||
			   has_word(&s->tokens, "intersect", -1);
	int not_null = 0;

	if (declared && table && origin && !is_compound) {
		struct value value = { name, word_of(a, words, slice_of(declared)), false };
		sqlite3_table_column_metadata(
			db, "main", table, origin, NULL, NULL, &not_null, NULL, NULL);
		value.may_be_null =
			!not_null || map_get(missing, small_letters(a, slice_of(table)));
		if (value.word == NULL)
			return refuse(s->source, at, "%s is declared as %s, which is not a word",
				name, declared);
		return value_add(a, s, &s->columns, value, at);
	}
	struct said *said = said_of(s, name);
	if (said == NULL)
		return refuse(s->source, at,
			"%s comes from no single column: say its word, \"-- %s: WORD\" or \"-- %s: "
			"WORD "
			"NULL\", above",
			name, name, name);
	said->used = true;
	struct value value = { name, word_of(a, words, said->word), said->may_be_null };
	if (value.word == NULL)
		return refuse(s->source, said->at, "%.*s is not a word of words.tsv",
			(int)said->word.size, said->word.at);
	return value_add(a, s, &s->columns, value, at);
}

static bool columns_read(struct arena *a, sqlite3 *db, struct statement *s,
	const struct words *words, sqlite3_stmt *handle)
{
	struct map missing = map_new(a);
	tables_missing(a, db, &s->tokens, false, &missing);
	for (int i = 0; i < sqlite3_column_count(handle); i++) {
		if (!column_read(a, db, s, words, handle, i, &missing))
			return false;
	}
	for (size_t i = 0; i < s->said.n; i++) {
		const struct said *said = &s->said.at[i];
		if (!said->used)
			return refuse(s->source, said->at,
				"%.*s is neither a parameter nor an expression of this statement",
				(int)said->name.size, said->name.at);
	}
	return true;
}

static bool kind_fits(const struct statement *s, sqlite3_stmt *handle)
{
	bool has_rows = sqlite3_column_count(handle) > 0;

	if (s->kind == KIND_RUN && has_rows)
		return refuse(
			s->source, s->at, "%s gives rows, which :run would throw away", s->name);
	if (s->kind != KIND_RUN && !has_rows)
		return refuse(s->source, s->at, "%s gives no rows: it is a :run", s->name);
	if (s->kind == KIND_RUN && sqlite3_stmt_readonly(handle))
		return refuse(s->source, s->at, "%s changes nothing", s->name);
	if (s->kind == KIND_MANY && !has_word(&s->tokens, "limit", 0))
		return refuse(s->source, s->at, "%s is a :many without a LIMIT", s->name);
	if (s->kind == KIND_MANY && !has_word(&s->tokens, "order", 0))
		return refuse(s->source, s->at, "%s is a :many without an ORDER BY", s->name);
	return true;
}

/* ---- the plan ---- */

/* The complaint about one line of EXPLAIN QUERY PLAN, or NULL. */
static const char *line_complaint(const char *line)
{
	if (strstr(line, "USE TEMP B-TREE FOR") && strstr(line, "ORDER BY"))
		return "sorts what it found";
	if (strstr(line, "AUTOMATIC"))
		return "builds an index each time it is run";
	if (strncmp(line, "SCAN ", 5) != 0 || strstr(line, " USING ") ||
		strstr(line, "CONSTANT ROW") || strstr(line, "VIRTUAL TABLE") ||
		strncmp(line, "SCAN (", 6) == 0) // of what it just found itself
		return NULL;
	return "looks through a whole table";
}

static bool plan_is_fast(struct arena *a, sqlite3 *db, const struct statement *s)
{
	bool fast = true;
	sqlite3_stmt *plan;
	const char *explain =
		arena_format(a, "EXPLAIN QUERY PLAN %.*s", (int)s->sql.size, s->sql.at);

	if (sqlite3_prepare_v2(db, explain, -1, &plan, NULL) != SQLITE_OK)
		return refuse_as_sqlite(db, s->source, s->sql_at);
	while (fast && sqlite3_step(plan) == SQLITE_ROW) {
		const char *line = (const char *)sqlite3_column_text(plan, 3);
		const char *complaint = line_complaint(line);
		if (complaint == NULL || s->may_scan)
			continue;
		fast = refuse(s->source, s->at,
			"%s %s (%s): add an index, or say \"-- may scan: why\"", s->name, complaint,
			line);
	}
	sqlite3_finalize(plan);
	return fast;
}

bool statement_plan(struct arena *a, sqlite3 *db, const struct words *words, struct statement *s)
{
	sqlite3_stmt *handle;
	if (sqlite3_prepare_v2(db, s->sql.at, (int)s->sql.size, &handle, NULL) != SQLITE_OK)
		return refuse_as_sqlite(db, s->source, (size_t)(s->sql.at - s->source->text.at));
	bool good = kind_fits(s, handle) && parameters_read(a, db, s, words, handle) &&
		    columns_read(a, db, s, words, handle) && plan_is_fast(a, db, s);
	sqlite3_finalize(handle);
	return good;
}
