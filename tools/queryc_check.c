/* SPDX-License-Identifier: MIT */
/*
 * What PostgreSQL would not take, as a closed list; and what the house asks of
 * tables.  Works on tokens: it knows words and parentheses, not grammar, and
 * where it cannot be sure it refuses.
 */
#include <string.h>

#include "base/err.h"
#include "tools/queryc.h"

struct foreign {
	const char *word;
	const char *why;
};

static const struct foreign foreign_words[] = {
	{ "attach", "one file is one database" },
	{ "autoincrement", "ids are random and made in C" },
	{ "begin", "the transaction is the work's" },
	{ "collate", "sort by a stored key" },
	{ "commit", "the transaction is the work's" },
	{ "current_date", "the time comes in as a parameter" },
	{ "current_time", "the time comes in as a parameter" },
	{ "current_timestamp", "the time comes in as a parameter" },
	{ "full", "write it as LEFT JOIN" },
	{ "glob", "search by folded tokens with >= and <" },
	{ "indexed", "the planner chooses" },
	{ "like", "it is case-sensitive in PostgreSQL: search by folded tokens with >= and <" },
	{ "match", "search by folded tokens with >= and <" },
	{ "natural", "name the columns that join" },
	{ "oid", "PostgreSQL has another one" },
	{ "pragma", "settings belong to the back end" },
	{ "regexp", "search by folded tokens with >= and <" },
	{ "right", "write it as LEFT JOIN" },
	{ "rollback", "the transaction is the work's" },
	{ "savepoint", "the transaction is the work's" },
	{ "vacuum", "that is the back end's" },
	{ "_rowid_", "PostgreSQL has none" },
};

static const struct foreign foreign_functions[] = {
	{ "changes", ":run answers it" },
	{ "char", "bind it" },
	{ "date", "the time comes in as a parameter" },
	{ "datetime", "the time comes in as a parameter" },
	{ "format", "text is put together in C" },
	{ "group_concat", "put it together in C" },
	{ "hex", "put it in words in C" },
	{ "ifnull", "write COALESCE" },
	{ "iif", "write CASE" },
	{ "instr", "search by folded tokens" },
	{ "julianday", "the time comes in as a parameter" },
	{ "last_insert_rowid", "ids are random and made in C" },
	{ "printf", "text is put together in C" },
	{ "quote", "PostgreSQL has none" },
	{ "random", "chance is made in C" },
	{ "randomblob", "chance is made in C" },
	{ "strftime", "the time comes in as a parameter" },
	{ "time", "the time comes in as a parameter" },
	{ "total", "write COALESCE(SUM(…), 0)" },
	{ "total_changes", ":run answers it" },
	{ "typeof", "a CHECK with BETWEEN keeps texts out of numbers too" },
	{ "unicode", "PostgreSQL has none" },
	{ "unixepoch", "the time comes in as a parameter" },
	{ "zeroblob", "bind it" },
};

static const struct foreign *foreign_find(
	const struct foreign *list, size_t n, const struct token *t)
{
	for (size_t i = 0; i < n; i++) {
		if (token_is(t, list[i].word))
			return &list[i];
	}
	return NULL;
}

#define FOREIGN_FIND(list, t) foreign_find(list, sizeof(list) / sizeof *(list), t)

/* The token after the ')' that closes the '(' at `i`. */
static size_t closed(const struct tokens *tokens, size_t i)
{
	int depth = tokens->at[i].depth;
	for (i++; i < tokens->n && tokens->at[i].depth > depth; i++)
		;
	return i + 1;
}

/* A ',' directly within the parentheses that open at `i`. */
static bool has_comma(const struct tokens *tokens, size_t i)
{
	for (size_t k = i + 1; k + 1 < closed(tokens, i); k++) {
		if (token_is(&tokens->at[k], ",") && tokens->at[k].depth == tokens->at[i].depth + 1)
			return true;
	}
	return false;
}

static const char *sign_complaint(const struct tokens *tokens, size_t i)
{
	const struct token *t = token_at(tokens, i), *before = token_at(tokens, i - 1);
	const struct token *after = token_at(tokens, i + 1);

	if (t->kind == TOKEN_QUOTED)
		return "a name is written bare, a text in single quotes";
	if (t->kind == TOKEN_BLOB)
		return "bytes are bound, not written";
	if (t->kind == TOKEN_PARAMETER && (t->is.at[0] != ':' || t->is.size < 2))
		return "a parameter is written :name";
	if (token_is(t, "=="))
		return "equality is written =";
	if (token_is(t, "*") && (token_is(before, "select") || token_is(before, "distinct") ||
					token_is(before, "all") || token_is(before, ",") ||
					token_is(before, ".") || token_is(before, "returning")))
		return "columns are named: no *";
	if (token_is(t, "is") && !token_is(after, "null") && !token_is(after, "distinct") &&
		!(token_is(after, "not") && (token_is(token_at(tokens, i + 2), "null") ||
						    token_is(token_at(tokens, i + 2), "distinct"))))
		return "IS is for NULL; write = or IS NOT DISTINCT FROM";
	return NULL;
}

static const char *clause_complaint(const struct tokens *tokens, size_t i)
{
	const struct token *t = token_at(tokens, i), *after = token_at(tokens, i + 1);

	if ((token_is(t, "insert") || token_is(t, "update")) && token_is(after, "or"))
		return "write ON CONFLICT (…) DO …";
	if (token_is(t, "replace") && token_is(after, "into"))
		return "write ON CONFLICT (…) DO …";
	if (token_is(t, "conflict") && token_is(after, "do") &&
		token_is(token_at(tokens, i + 2), "update"))
		return "ON CONFLICT names its columns before DO UPDATE";
	if (token_is(t, "rowid") && !token_is(token_at(tokens, i - 1), "without"))
		return "PostgreSQL has no rowid";
	if ((token_is(t, "min") || token_is(t, "max")) && token_is(after, "(") &&
		has_comma(tokens, i + 1))
		return "of several values: write CASE";
	if (token_is(t, "limit")) {
		bool changes = token_is(token_at(tokens, 0), "update") ||
			       token_is(token_at(tokens, 0), "delete");
		if (changes && t->depth == 0)
			return "PostgreSQL has no LIMIT here";
		for (size_t k = i + 1; k < tokens->n && tokens->at[k].depth >= t->depth; k++) {
			if (token_is(&tokens->at[k], ",") && tokens->at[k].depth == t->depth)
				return "write LIMIT n OFFSET m, better a key to go on from";
		}
	}
	return NULL;
}

bool check_portable(const struct source *source, const struct tokens *tokens)
{
	for (size_t i = 0; i < tokens->n; i++) {
		const struct token *t = &tokens->at[i];
		const char *why = sign_complaint(tokens, i);
		if (why == NULL)
			why = clause_complaint(tokens, i);
		if (why == NULL && t->kind == TOKEN_NAME) {
			const struct foreign *f = FOREIGN_FIND(foreign_words, t);
			if (f == NULL && token_is(token_at(tokens, i + 1), "("))
				f = FOREIGN_FIND(foreign_functions, t);
			why = f ? f->why : NULL;
		}
		if (why)
			return refuse(source, t->at, "%.*s: %s", (int)t->is.size, t->is.at, why);
	}
	return true;
}

/* ---- views on personal tables ---- */

/* The token after the statement that begins at `i`. */
static size_t statement_end(const struct tokens *tokens, size_t i)
{
	while (i < tokens->n && !token_is(&tokens->at[i], ";"))
		i++;
	return i;
}

static bool view_asks_who(const struct tokens *tokens, size_t i)
{
	for (size_t end = statement_end(tokens, i); i < end; i++) {
		if (token_is(&tokens->at[i], "app_account"))
			return true;
	}
	return false;
}

/* What is no view must not be called like one: SQLite tells both by the same name. */
bool check_guards(const struct source *source, const struct tokens *tokens)
{
	for (size_t i = 0; i < tokens->n; i++) {
		const struct token *t = &tokens->at[i], *before = token_at(tokens, i - 1);
		const struct token *after = token_at(tokens, i + 1);
		if (t->kind != TOKEN_NAME || !slice_starts(t->is, "v_") || token_is(after, ".") ||
			token_is(before, "."))
			continue;
		bool is_made = token_is(token_at(tokens, i - 2), "create");
		if (is_made && token_is(before, "view") && !view_asks_who(tokens, i))
			return refuse(source, t->at, "%.*s does not ask app_account() who reads",
				(int)t->is.size, t->is.at);
		bool is_with = token_is(after, "(") ||
			       (token_is(after, "as") &&
				       (token_is(token_at(tokens, i + 2), "(") ||
					       token_is(token_at(tokens, i + 2), "not") ||
					       token_is(token_at(tokens, i + 2), "materialized")));
		if (is_made ? !token_is(before, "view") && !token_is(before, "table") : is_with)
			return refuse(source, t->at,
				"%.*s is called like a view on personal tables", (int)t->is.size,
				t->is.at);
	}
	return true;
}

/* ---- a column beside an aggregate has to be grouped by ---- */

static bool is_aggregate(const struct tokens *tokens, size_t i)
{
	static const char *const names[] = { "count", "sum", "min", "max", "avg" };
	if (!token_is(token_at(tokens, i + 1), "("))
		return false;
	for (size_t k = 0; k < array_size(names); k++) {
		if (token_is(&tokens->at[i], names[k])) {
			size_t after = closed(tokens, i + 1);
			if (token_is(token_at(tokens, after), "filter"))
				after = closed(tokens, after + 1);
			return !token_is(token_at(tokens, after), "over");
		}
	}
	return false;
}

/* The first token of that word at that depth from `i` to `to`; `to` if there is none. */
static size_t find_word(
	const struct tokens *tokens, size_t i, size_t to, const char *word, int depth)
{
	while (i < to && !(tokens->at[i].depth == depth && token_is(&tokens->at[i], word)))
		i++;
	return i;
}

static bool is_reserved(const struct token *t)
{
	static const char *const words[] = { "and", "as", "between", "case", "cast", "distinct",
		"else", "end", "false", "in", "is", "not", "null", "or", "then", "true", "when" };
	for (size_t i = 0; i < array_size(words); i++) {
		if (token_is(t, words[i]))
			return true;
	}
	return false;
}

/* A name that stands for a column: no function, no alias, no table before a dot, no word of SQL. */
static bool is_column(const struct tokens *tokens, size_t i)
{
	const struct token *t = &tokens->at[i], *after = token_at(tokens, i + 1);
	return t->kind == TOKEN_NAME && !token_is(after, "(") && !token_is(after, ".") &&
	       !token_is(token_at(tokens, i - 1), "as") && !is_reserved(t);
}

/* The SELECT at `i`, whose list ends at `from` and whose whole ends at `end`. */
static bool group_is_whole(
	const struct source *source, const struct tokens *tokens, size_t i, size_t from, size_t end)
{
	int depth = tokens->at[i].depth;
	size_t group = find_word(tokens, from, end, "group", depth);
	bool aggregates = group < end;
	for (size_t k = i + 1; k < from && !aggregates; k++)
		aggregates = tokens->at[k].depth == depth && is_aggregate(tokens, k);
	if (!aggregates)
		return true;

	for (size_t k = i + 1; k < from; k++) {
		if (is_aggregate(tokens, k)) {
			k = closed(tokens, k + 1) - 1;
			continue;
		}
		if (token_is(&tokens->at[k], "(") && token_is(token_at(tokens, k + 1), "select")) {
			k = closed(tokens, k) - 1;
			continue;
		}
		if (!is_column(tokens, k))
			continue;
		size_t grouped = group;
		while (grouped < end && !slice_is_any_case(tokens->at[grouped].is, "having") &&
			!slice_same_any_case(tokens->at[grouped].is, tokens->at[k].is))
			grouped++;
		if (grouped >= end || token_is(&tokens->at[grouped], "having"))
			return refuse(source, tokens->at[k].at,
				"%.*s stands beside an aggregate: GROUP BY it too",
				(int)tokens->at[k].is.size, tokens->at[k].is.at);
	}
	return true;
}

bool check_groups(const struct source *source, const struct tokens *tokens)
{
	for (size_t i = 0; i < tokens->n; i++) {
		if (!token_is(&tokens->at[i], "select"))
			continue;
		int depth = tokens->at[i].depth;
		size_t end = i + 1;
		while (end < tokens->n && tokens->at[end].depth >= depth &&
			!(tokens->at[end].depth == depth &&
				(token_is(&tokens->at[end], "union") ||
					token_is(&tokens->at[end], "except") ||
					token_is(&tokens->at[end], "intersect"))))
			end++;
		size_t from = find_word(tokens, i, end, "from", depth);
		if (!group_is_whole(source, tokens, i, from, end))
			return false;
	}
	return true;
}

/* ---- tables ---- */

/* Whether a CHECK within [from, to) speaks of the column. */
static bool has_check(const struct tokens *tokens, size_t from, size_t to, struct slice column)
{
	for (size_t i = from; i < to; i++) {
		if (!token_is(&tokens->at[i], "check"))
			continue;
		for (size_t k = i + 1; k < closed(tokens, i + 1) && k < to; k++)
			if (slice_same_any_case(tokens->at[k].is, column))
				return true;
	}
	return false;
}

/* The column whose definition is [i, to), in the table that is [table, table_end). */
static bool column_is_ours(struct arena *a, const struct source *source,
	const struct tokens *tokens, size_t i, size_t to, size_t table_end,
	const struct words *words)
{
	const struct token *name = &tokens->at[i], *type = token_at(tokens, i + 1);
	const struct word *word = i + 1 < to ? word_of(a, words, type->is) : NULL;
	bool says_null = false, refers = false;

	if (word == NULL)
		return refuse(source, type->at, "%.*s is not a word of words.tsv",
			(int)type->is.size, type->is.at);
	for (size_t k = i + 2; k < to; k++) {
		if (tokens->at[k].depth != name->depth)
			continue;
		says_null = says_null || token_is(&tokens->at[k], "null");
		refers = refers || token_is(&tokens->at[k], "references");
	}
	if (!says_null)
		return refuse(source, name->at, "%.*s says neither NOT NULL nor NULL",
			(int)name->is.size, name->is.at);
	if (word->check && !refers && !has_check(tokens, i, table_end, name->is))
		return refuse(source, name->at,
			"%.*s has no CHECK for a %s, which may hold anything "
			"without: (%s), with %% the column",
			(int)name->is.size, name->is.at, word->name, word->check);
	return true;
}

static bool is_constraint(const struct token *t)
{
	return token_is(t, "constraint") || token_is(t, "primary") || token_is(t, "unique") ||
	       token_is(t, "check") || token_is(t, "foreign");
}

/* The definitions between the '(' at `open` and its ')'. */
static bool table_is_ours(struct arena *a, const struct source *source, const struct tokens *tokens,
	size_t open, const struct words *words)
{
	size_t end = closed(tokens, open) - 1;
	int depth = tokens->at[open].depth + 1;

	for (size_t i = open + 1; i < end;) {
		size_t to = find_word(tokens, i, end, ",", depth);
		if (!is_constraint(&tokens->at[i]) &&
			!column_is_ours(a, source, tokens, i, to, end, words))
			return false;
		i = to + 1;
	}
	return true;
}

bool check_tables(struct arena *a, const struct source *source, const struct tokens *tokens,
	const struct words *words)
{
	for (size_t i = 0; i < tokens->n; i++) {
		const struct token *after = token_at(tokens, i + 1);
		if (token_is(&tokens->at[i], "create") && token_is(after, "table") &&
			token_is(token_at(tokens, i + 3), "(") &&
			!table_is_ours(a, source, tokens, i + 3, words))
			return false;
		if (token_is(&tokens->at[i], "add") && token_is(after, "column")) {
			size_t to = find_word(tokens, i, tokens->n, ";", 0);
			if (!column_is_ours(a, source, tokens, i + 2, to, to, words))
				return false;
		}
	}
	return true;
}
