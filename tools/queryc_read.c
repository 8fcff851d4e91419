/* SPDX-License-Identifier: MIT */
/*
 * Reads queries.sql, migrations and words.tsv into tokens, statements, words.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "tools/queryc.h"

static int refused;

static void place_of(const struct source *source, size_t at, size_t *line, size_t *column)
{
	*line = 1;
	*column = 1;
	for (size_t i = 0; i < at && i < source->text.size; i++) {
		(*column)++;
		if (source->text.at[i] == '\n') {
			(*line)++;
			*column = 1;
		}
	}
}

size_t line_of(const struct source *source, size_t at)
{
	size_t line, column;
	place_of(source, at, &line, &column);
	return line;
}

bool refuse(const struct source *source, size_t at, const char *format, ...)
{
	size_t line, column;
	va_list args;

	place_of(source, at, &line, &column);
	fprintf(stderr, "%s:%zu:%zu: ", source->path, line, column);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	refused++;
	return false;
}

int refusals(void)
{
	return refused;
}

/* ---- tokens ---- */

bool token_is(const struct token *token, const char *word)
{
	return token->kind != TOKEN_TEXT && slice_is_any_case(token->is, word);
}

const struct token *token_at(const struct tokens *tokens, size_t i)
{
	static const struct token none = { .kind = TOKEN_SIGN };
	return i < tokens->n ? &tokens->at[i] : &none;
}

static bool is_name_char(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* The byte after the quoted text that begins at `i`; a doubled quote belongs to it. */
static size_t quoted_end(struct slice text, size_t i, size_t to)
{
	char quote = text.at[i] == '[' ? ']' : text.at[i];
	for (i++; i < to; i++) {
		if (text.at[i] != quote)
			continue;
		if (quote == ']' || i + 1 >= to || text.at[i + 1] != quote)
			return i + 1;
		i++;
	}
	return to;
}

/* Past white space and comments. */
static size_t blank_end(struct slice text, size_t i, size_t to)
{
	for (;;) {
		while (i < to && isspace((unsigned char)text.at[i]))
			i++;
		if (i + 1 < to && text.at[i] == '-' && text.at[i + 1] == '-') {
			while (i < to && text.at[i] != '\n')
				i++;
		} else if (i + 1 < to && text.at[i] == '/' && text.at[i + 1] == '*') {
			size_t end = slice_find(text, "*/", i + 2);
			i = end == SIZE_MAX ? to : end + 2;
		} else {
			return i;
		}
	}
}

static size_t name_end(struct slice text, size_t i, size_t to)
{
	while (i < to && is_name_char(text.at[i]))
		i++;
	return i;
}

static size_t sign_end(struct slice text, size_t i, size_t to)
{
	static const char *const two[] = { "==", "!=", "<>", "<=", ">=", "||", "<<", ">>", "->" };
	for (size_t k = 0; k < array_size(two); k++) {
		if (i + 1 < to && memcmp(text.at + i, two[k], 2) == 0)
			return i + 2;
	}
	return i + 1;
}

static struct token token_next(struct slice text, size_t i, size_t to)
{
	char c = text.at[i];
	char after = i + 1 < to ? text.at[i + 1] : ' ';
	struct token t = { .kind = TOKEN_SIGN, .at = i };
	size_t end;

	if (c == '\'') {
		t.kind = TOKEN_TEXT;
		end = quoted_end(text, i, to);
	} else if ((c == 'x' || c == 'X') && after == '\'') {
		t.kind = TOKEN_BLOB;
		end = quoted_end(text, i + 1, to);
	} else if (c == '"' || c == '`' || c == '[') {
		t.kind = TOKEN_QUOTED;
		end = quoted_end(text, i, to);
	} else if (c == '?' || c == ':' || c == '@' || c == '$') {
		t.kind = TOKEN_PARAMETER;
		end = name_end(text, i + 1, to);
	} else if (is_name_char(c)) {
		t.kind = isdigit((unsigned char)c) ? TOKEN_NUMBER : TOKEN_NAME;
		end = name_end(text, i, to);
	} else {
		end = sign_end(text, i, to);
	}
	t.is = slice_part(text, i, end);
	return t;
}

struct tokens tokens_of(struct arena *a, const struct source *source, size_t from, size_t to)
{
	struct tokens tokens = { 0 };
	int depth = 0;

	for (size_t i = blank_end(source->text, from, to); i < to;) {
		struct token t = token_next(source->text, i, to);
		depth -= token_is(&t, ")");
		t.depth = depth;
		depth += token_is(&t, "(");
		i = blank_end(source->text, i + t.is.size, to);
		*list_add(a, &tokens) = t;
	}
	return tokens;
}

/* ---- named statements ---- */

/* Takes a name of [a-z0-9_] off the front; an empty slice if there is none. */
static struct slice take_name(struct slice *rest)
{
	size_t n = 0;
	while (n < rest->size && (islower((unsigned char)rest->at[n]) || rest->at[n] == '_' ||
					 (n > 0 && isdigit((unsigned char)rest->at[n]))))
		n++;
	struct slice name = slice_part(*rest, 0, n);
	*rest = slice_part(*rest, n, rest->size);
	return name;
}

/* Takes " :many" off the front, and the blank after it. */
static enum kind take_kind(struct slice *rest)
{
	static const char *const names[] = { [KIND_ONE] = " :one",
		[KIND_MANY] = " :many",
		[KIND_EACH] = " :each",
		[KIND_RUN] = " :run" };
	size_t blank = slice_find(*rest, " ", 1), end = blank == SIZE_MAX ? rest->size : blank;
	struct slice word = slice_part(*rest, 0, end);

	*rest = slice_trim(slice_part(*rest, end, rest->size));
	for (enum kind kind = KIND_ONE; kind <= KIND_RUN; kind++) {
		if (slice_is(word, names[kind]))
			return kind;
	}
	return KIND_NONE;
}

/* "id: DECISION_ID", "ends_on: DATE NULL": a name, a word in capitals, perhaps NULL, no more. */
static bool said_read(struct slice line, struct said *said)
{
	said->name = take_name(&line);
	if (said->name.size == 0 || !slice_starts(line, ": "))
		return false;
	line = slice_part(line, 2, line.size);
	size_t n = 0;
	while (n < line.size && (isupper((unsigned char)line.at[n]) || line.at[n] == '_'))
		n++;
	said->word = slice_part(line, 0, n);
	said->may_be_null = slice_is(slice_part(line, n, line.size), " NULL");
	return n > 1 && (n == line.size || said->may_be_null);
}

/* The comment above a statement, line by line. */
static bool comment_read(struct arena *a, struct slice comment, struct statement *s)
{
	static const char may_scan[] = "may scan:";
	struct buf prose = buf_new(a, comment.size + 1);
	struct slice line;

	while (slice_line(&comment, &line)) {
		size_t at = (size_t)(line.at - s->source->text.at);
		struct said said = { .at = at + 3 };
		line = slice_trim(slice_part(slice_trim(line), 2, line.size));
		if (s->name == NULL) {
			struct slice rest = line;
			struct slice name = take_name(&rest);
			s->at = at + 3;
			s->name = arena_text_n(a, name.at, name.size);
			s->kind = take_kind(&rest);
			struct slice rows = rest.size > 0 ? take_name(&rest) : name;
			s->rows = arena_text_n(a, rows.at, rows.size);
			if (name.size == 0 || s->kind == KIND_NONE || rows.size == 0 ||
				rest.size > 0)
				return refuse(s->source, at,
					"a statement begins with \"-- name :kind\", where the kind "
					"is "
					":one, :many, :each or :run");
		} else if (slice_starts(line, may_scan)) {
			s->may_scan = line.size > sizeof may_scan;
			if (!s->may_scan)
				return refuse(s->source, said.at, "\"may scan\" says why it may");
		} else if (said_read(line, &said)) {
			*list_add(a, &s->said) = said;
		} else if (line.size > 0) {
			buf_text(&prose, " * ");
			buf_slice(&prose, line);
			buf_char(&prose, '\n');
		}
	}
	s->prose = prose.size ? prose.at : "";
	return true;
}

/* The end of the block of comment lines at `i`; `i` itself if there is none. */
static size_t comment_end(struct slice text, size_t i)
{
	while (i + 1 < text.size && text.at[i] == '-' && text.at[i + 1] == '-') {
		while (i < text.size && text.at[i] != '\n')
			i++;
		i += i < text.size;
	}
	return i;
}

/* The semicolon that ends the statement at `i`. */
static size_t statement_end(struct slice text, size_t i)
{
	while ((i = blank_end(text, i, text.size)) < text.size) {
		struct token t = token_next(text, i, text.size);
		if (token_is(&t, ";"))
			return i;
		i += t.is.size;
	}
	return text.size;
}

void statements_read(struct arena *a, const struct source *source, struct statements *into)
{
	struct slice text = source->text;

	for (size_t i = 0; i < text.size;) {
		size_t from = i;
		while (from < text.size && isspace((unsigned char)text.at[from]))
			from++;
		size_t sql = comment_end(text, from);
		if (sql == text.size)
			return;
		if (text.at[sql] == '\n') { // a block of its own is for people
			i = sql;
			continue;
		}
		size_t end = statement_end(text, sql);
		struct statement s = { .source = source, .sql_at = sql };
		s.sql = slice_trim(slice_part(text, sql, end));
		s.tokens = tokens_of(a, source, sql, end);
		if (end == text.size)
			refuse(source, sql, "a statement ends with a semicolon");
		else if (sql == from)
			refuse(source, sql,
				"this statement has no name: write \"-- name :kind\" above it");
		else if (comment_read(a, slice_part(text, from, sql), &s))
			*list_add(a, into) = s;
		i = end + 1;
	}
}

/* ---- words ---- */

bool words_read(struct arena *a, const struct source *source, struct words *into)
{
	struct slice rest = source->text, line;

	while (slice_line(&rest, &line)) {
		const char *field[8];
		size_t n = 0;
		if (line.size == 0 || line.at[0] == '#')
			continue;
		for (size_t from = 0; n < 8 && from <= line.size; n++) {
			size_t tab = slice_find(line, "\t", from);
			size_t end = tab == SIZE_MAX ? line.size : tab;
			field[n] = arena_text_n(a, line.at + from, end - from);
			if (strcmp(field[n], "-") == 0)
				field[n] = NULL;
			from = end + 1;
		}
		if (n != 8)
			return refuse(source, (size_t)(line.at - source->text.at),
				"a word has eight fields, with a tab between them");
		*list_add(a, into) = (struct word){ field[0], field[1], field[2], field[3],
			field[4], field[5], field[6], field[7] };
	}
	return true;
}

/* `pattern` with each '*' replaced by what stood before "_ID", in small letters. */
static const char *made_out(struct arena *a, const char *pattern, struct slice stem)
{
	struct buf b = buf_new(a, 64);
	for (const char *p = pattern; *p; p++) {
		if (*p != '*') {
			buf_char(&b, *p);
			continue;
		}
		for (size_t i = 0; i < stem.size; i++)
			buf_char(&b, (char)tolower((unsigned char)stem.at[i]));
	}
	return b.at;
}

static const struct word *word_made_out(
	struct arena *a, const struct word *word, struct slice name, struct slice stem)
{
	struct word *made = arena_one(a, struct word);
	*made = *word;
	made->name = arena_text_n(a, name.at, name.size);
	made->type = made_out(a, word->type, stem);
	made->take = made_out(a, word->take, stem);
	return made;
}

const struct word *word_of(struct arena *a, const struct words *words, struct slice name)
{
	for (size_t i = 0; i < words->n; i++) {
		if (slice_is(name, words->at[i].name))
			return &words->at[i];
	}
	for (size_t i = 0; i < words->n; i++) {
		const char *pattern = words->at[i].name;
		size_t tail = strlen(pattern) - 1;
		if (pattern[0] == '*' && name.size > tail && slice_ends(name, pattern + 1))
			return word_made_out(
				a, &words->at[i], name, slice_part(name, 0, name.size - tail));
	}
	return NULL;
}
