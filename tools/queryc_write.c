/* SPDX-License-Identifier: MIT */
/*
 * Writes what was read as C: a row struct and a function for each statement.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/map.h"
#include "tools/file.h"
#include "tools/queryc.h"

enum { ARGUMENTS_MOST = 3 }; // more of them come in a struct, and so do some that may be left out

static bool has_values(const struct statement *s)
{
	return s->parameters.n > ARGUMENTS_MOST || s->parts.n > 0;
}

static bool has_rows_of_its_own(const struct statement *s)
{
	return s->kind != KIND_RUN && strcmp(s->rows, s->name) == 0;
}

/* `pattern` with `value` for each '%'. */
static const char *filled(struct arena *a, const char *pattern, const char *value)
{
	struct buf b = buf_new(a, 64);
	for (const char *p = pattern; *p; p++) {
		if (*p == '%')
			buf_text(&b, value);
		else
			buf_char(&b, *p);
	}
	return b.at;
}

/* "struct maybe_money money": the type, and in `*member` what it holds.  NULL if it is none. */
static const char *maybe_type(struct arena *a, const struct value *v, const char **member)
{
	if (!v->may_be_null || strncmp(v->word->absent, "struct ", 7) != 0)
		return NULL;
	const char *space = strrchr(v->word->absent, ' ');
	*member = space + 1;
	return arena_text_n(a, v->word->absent, (size_t)(space - v->word->absent));
}

static const char *type_of(struct arena *a, const struct value *v)
{
	const char *member;
	const char *maybe = maybe_type(a, v, &member);
	return maybe ? maybe : v->word->type;
}

/* "struct date starts_on", "const char *title" */
static void put_declaration(struct buf *b, const struct value *v)
{
	const char *type = type_of(b->arena, v);
	buf_format(b, "%s%s%s", type, type[strlen(type) - 1] == '*' ? "" : " ", v->name);
}

static void put_members(struct buf *b, const struct values *values)
{
	for (size_t i = 0; i < values->n; i++) {
		const struct value *v = &values->at[i];
		buf_char(b, '\t');
		put_declaration(b, v);
		bool marked = v->may_be_null && !strstr(type_of(b->arena, v), "maybe_");
		buf_text(b, v->part > 0 ? ";\t// may be left out\n"
			    : marked    ? ";\t// may be absent\n"
					: ";\n");
	}
}

/* ---- the functions' heads ---- */

static void put_arguments(struct buf *b, const struct statement *s)
{
	buf_text(b, "struct work *w");
	if (has_values(s))
		buf_format(b, ", const struct %s_values *values", s->name);
	for (size_t i = 0; i < s->parameters.n && !has_values(s); i++) {
		buf_text(b, ", ");
		put_declaration(b, &s->parameters.at[i]);
	}
}

static void put_head(struct buf *b, const struct statement *s)
{
	switch (s->kind) {
	case KIND_ONE: buf_format(b, "bool %s(", s->name); break;
	case KIND_MANY: buf_format(b, "struct %s_rows %s(", s->rows, s->name); break;
	case KIND_EACH: buf_format(b, "void %s(", s->name); break;
	case KIND_RUN: buf_format(b, "int64_t %s(", s->name); break;
	case KIND_NONE: unreachable("kind");
	}
	put_arguments(b, s);
	if (s->kind == KIND_ONE)
		buf_format(b, ", struct %s_row *row", s->rows);
	if (s->kind == KIND_EACH)
		buf_format(b, ",\n\tvoid (*each)(void *arg, const struct %s_row *row), void *arg",
			s->rows);
	buf_char(b, ')');
}

static void put_prose(struct buf *b, const struct statement *s)
{
	if (s->prose[0])
		buf_format(b, "/*\n%s */\n", s->prose);
}

static void put_types(struct buf *b, const struct statement *s)
{
	if (has_values(s)) {
		buf_format(b, "struct %s_values {\n", s->name);
		put_members(b, &s->parameters);
		buf_text(b, "};\n\n");
	}
	if (has_rows_of_its_own(s)) {
		buf_format(b, "struct %s_row {\n", s->name);
		put_members(b, &s->columns);
		buf_text(b, "};\n\n");
	}
	if (s->lists_rows)
		buf_format(b, "LIST(%s_rows, struct %s_row);\n\n", s->rows, s->rows);
}

/* ---- the functions' bodies ---- */

/* `at` is a C expression. */
static void put_bind(struct buf *b, const struct value *v, const char *at, const char *of)
{
	const char *value = arena_format(b->arena, "%s%s", of, v->name);
	const char *member;

	if (maybe_type(b->arena, v, &member)) {
		const char *held = arena_format(b->arena, "%s.%s", value, member);
		buf_format(b, "\tif (%s.is_set)\n\t\tquery_bind_int(s, %s, %s);\n", value, at,
			filled(b->arena, v->word->put, held));
		buf_format(b, "\telse\n\t\tquery_bind_null(s, %s);\n", at);
		return;
	}
	bool zero_is_null = v->may_be_null && strcmp(v->word->store, "int") == 0;
	buf_format(b, "\tquery_bind_%s%s(s, %s, %s);\n", v->word->store,
		zero_is_null ? "_or_null" : "", at, filled(b->arena, v->word->put, value));
}

static void put_start(struct buf *b, const struct statement *s)
{
	const char *of = has_values(s) ? "values->" : "";
	buf_format(b, "\tstruct statement *s = query_start(w, &%s_query);\n", s->name);
	for (size_t i = 0; i < s->parameters.n; i++)
		put_bind(b, &s->parameters.at[i], arena_format(b->arena, "%zu", i), of);
}

/* ---- of a statement with parts that may be left out ---- */

/* "values->state != NULL": whether it is given. */
static const char *given(struct arena *a, const struct value *v)
{
	const char *value = arena_format(a, "values->%s", v->name);

	if (strcmp(v->word->store, "text") == 0)
		return arena_format(a, "%s != NULL", value);
	if (strcmp(v->word->store, "bytes") == 0)
		return arena_format(a, "%s.at != NULL", value);
	return arena_format(a, "%s != 0", filled(a, v->word->put, value));
}

static void put_has_part(struct buf *b, const struct statement *s, size_t part)
{
	const char *between = "";

	buf_format(b, "\tbool has_%s = ", part_name(s, part));
	for (size_t i = 0; i < s->parameters.n; i++) {
		if (s->parameters.at[i].part != part)
			continue;
		buf_format(b, "%s%s", between, given(b->arena, &s->parameters.at[i]));
		between = " && ";
	}
	buf_text(b, ";\n");
}

/* What is left out has no number, so that those of the rest move up. */
static void put_start_of_form(struct buf *b, const struct statement *s)
{
	size_t open = 0; // the part that the one before was of

	for (size_t i = 1; i <= s->parts.n; i++)
		put_has_part(b, s, i);
	buf_format(b, "\tstruct statement *s = query_start(w, &%s_query", s->name);
	for (size_t i = 1; i <= s->parts.n; i++)
		buf_format(b, "[has_%s]", part_name(s, i));
	buf_text(b, ");\n\tint at = 0;\n\n");
	for (size_t i = 0; i < s->parameters.n; i++) {
		const struct value *v = &s->parameters.at[i];
		const struct value *next = i + 1 < s->parameters.n ? v + 1 : NULL;
		bool goes_on = v->part != 0 && next != NULL && next->part == v->part;

		if (v->part != 0 && v->part != open)
			buf_format(
				b, "\tif (has_%s)%s\n", part_name(s, v->part), goes_on ? " {" : "");
		buf_text(b, v->part != 0 ? "\t" : "");
		put_bind(b, v, "at++", "values->");
		buf_text(b, v->part != 0 && v->part == open && !goes_on ? "\t}\n" : "");
		open = v->part;
	}
}

/* How column `at` is taken: texts are copied into `arena`, a C expression. */
static const char *taken(struct arena *a, const struct value *v, size_t at, bool may_be_null)
{
	const char *store = v->word->store;
	bool is_int = strcmp(store, "int") == 0;
	const char *suffix = !may_be_null                 ? ""
			     : is_int                     ? "_or_zero"
			     : strcmp(store, "text") == 0 ? "_or_null"
							  : "_or_none";
	const char *call =
		arena_format(a, "query_%s%s(s, %zu%s)", store, suffix, at, is_int ? "" : ", a");
	return filled(a, v->word->take, call);
}

static void put_take(struct buf *b, const struct statement *s)
{
	buf_format(b,
		"static void %s_take(struct statement *s, struct arena *a, struct %s_row "
		"*row)\n{\n",
		s->name, s->name);
	bool uses_arena = false;
	for (size_t i = 0; i < s->columns.n; i++)
		uses_arena = uses_arena || strcmp(s->columns.at[i].word->store, "int") != 0;
	if (!uses_arena)
		buf_text(b, "\t(void)a;\n");
	for (size_t i = 0; i < s->columns.n; i++) {
		const struct value *v = &s->columns.at[i];
		const char *member;
		if (maybe_type(b->arena, v, &member)) {
			buf_format(b, "\trow->%s.is_set = !query_is_null(s, %zu);\n", v->name, i);
			buf_format(b, "\tif (row->%s.is_set)\n\t\trow->%s.%s = %s;\n", v->name,
				v->name, member, taken(b->arena, v, i, false));
		} else {
			buf_format(b, "\trow->%s = %s;\n", v->name,
				taken(b->arena, v, i, v->may_be_null));
		}
	}
	buf_text(b, "}\n\n");
}

static void put_body_one(struct buf *b, const struct statement *s)
{
	buf_format(b, "\tstruct %s_row taken = { 0 };\n", s->rows);
	buf_text(b, "\tbool found = query_step(s);\n");
	buf_format(b, "\tif (found)\n\t\t%s_take(s, work_arena(w), &taken);\n", s->rows);
	buf_format(b,
		"\tif (found && query_step(s))\n\t\twork_fail(w, \"%s: more than one row\");\n",
		s->name);
	buf_text(b, "\tquery_end(s);\n"
		    "\tfound = found && !work_failed(w);\n"
		    "\tif (found)\n\t\t*row = taken;\n"
		    "\treturn found;\n");
}

static void put_body_many(struct buf *b, const struct statement *s)
{
	buf_format(b, "\tstruct %s_rows rows = { 0 };\n", s->rows);
	buf_format(b,
		"\twhile (query_step(s))\n\t\t%s_take(s, work_arena(w), "
		"list_add(work_arena(w), &rows));\n",
		s->rows);
	buf_format(b, "\tquery_end(s);\n\treturn work_failed(w) ? (struct %s_rows){ 0 } : rows;\n",
		s->rows);
}

static void put_body_each(struct buf *b, const struct statement *s)
{
	buf_text(b, "\twhile (query_step(s)) {\n");
	buf_format(b, "\t\tstruct %s_row row = { 0 };\n\t\t%s_take(s, NULL, &row);\n", s->rows,
		s->rows);
	buf_text(b, "\t\tif (!work_failed(w))\n\t\t\teach(arg, &row);\n\t}\n\tquery_end(s);\n");
}

static void put_body(struct buf *b, const struct statement *s)
{
	buf_text(b, "\n{\n");
	if (s->parts.n > 0)
		put_start_of_form(b, s);
	else
		put_start(b, s);
	switch (s->kind) {
	case KIND_ONE: put_body_one(b, s); break;
	case KIND_MANY: put_body_many(b, s); break;
	case KIND_EACH: put_body_each(b, s); break;
	case KIND_RUN: buf_text(b, "\tquery_step(s);\n\treturn query_end(s);\n"); break;
	case KIND_NONE: unreachable("kind");
	}
	buf_text(b, "}\n\n");
}

/* ---- text as C ---- */

static void put_literal_char(struct buf *b, char c)
{
	if (c == '"' || c == '\\')
		buf_format(b, "\\%c", c);
	else if (c == '\t')
		buf_text(b, "\\t");
	else if (isprint((unsigned char)c))
		buf_char(b, c);
	else
		buf_format(b, "\\%03o", (unsigned)(unsigned char)c);
}

/* A C string literal a line, each after `before`; the last one ends with `end`. */
static void put_literal(struct buf *b, struct slice text, const char *before, const char *end)
{
	struct slice line;
	while (slice_line(&text, &line)) {
		buf_format(b, "%s\"", before);
		for (size_t i = 0; i < line.size; i++)
			put_literal_char(b, line.at[i]);
		buf_format(b, "%s\"", text.size ? "\\n" : end);
	}
}

/* The text of each part, and a macro of the statement with room for them. */
static void put_parts(struct buf *b, const struct statement *s)
{
	struct slice text = s->source->text;
	size_t from = (size_t)(s->sql.at - text.at), to = from + s->sql.size;

	for (size_t i = 0; i < s->parts.n; i++) {
		buf_format(b, "#define %s_with_%s", s->name, part_name(s, i + 1));
		put_literal(b, slice_part(text, s->parts.at[i].from + 1, s->parts.at[i].to - 1),
			" \\\n\t", "\\n");
		buf_char(b, '\n');
	}
	buf_format(b, "#define %s_sql(", s->name);
	for (size_t i = 0; i < s->parts.n; i++)
		buf_format(b, "%s%s", i > 0 ? ", " : "", part_name(s, i + 1));
	buf_char(b, ')');
	for (size_t i = 0; i <= s->parts.n; i++) {
		size_t end = i < s->parts.n ? s->parts.at[i].from : to;

		put_literal(b, slice_trim(slice_part(text, from, end)), " \\\n\t",
			i < s->parts.n ? "\\n" : "");
		if (i < s->parts.n) {
			buf_format(b, " %s", part_name(s, i + 1));
			from = s->parts.at[i].to;
		}
	}
	buf_text(b, "\n\n");
}

/* One query a form, at [0 or 1] for each part. */
static void put_forms(struct buf *b, const struct statement *s)
{
	buf_format(b, "static const struct query %s_query", s->name);
	for (size_t i = 0; i < s->parts.n; i++)
		buf_text(b, "[2]");
	buf_text(b, " = {\n");
	for (unsigned form = 0; form < 1u << s->parts.n; form++) {
		buf_char(b, '\t');
		for (size_t i = 0; i < s->parts.n; i++)
			buf_format(b, "[%u]", form >> i & 1u);
		buf_format(b, " = { \"%s\", %s_sql(", s->name, s->name);
		for (size_t i = 0; i < s->parts.n; i++) {
			buf_text(b, i > 0 ? ", " : "");
			if ((form >> i & 1u) != 0)
				buf_format(b, "%s_with_%s", s->name, part_name(s, i + 1));
			else
				buf_text(b, "\"\"");
		}
		buf_text(b, ") },\n");
	}
	buf_text(b, "};\n\n");
}

static void put_query(struct buf *b, const struct statement *s)
{
	if (s->parts.n > 0) {
		put_parts(b, s);
		put_forms(b, s);
		return;
	}
	buf_format(b, "static const struct query %s_query = { \"%s\",", s->name, s->name);
	put_literal(b, s->sql, "\n\t", "");
	buf_text(b, " };\n\n");
}

/* All that may be run, for preparing. */
static void put_all(struct buf *b, const struct statements *statements)
{
	buf_text(b, "static const struct query *const all[] = {\n");
	for (size_t i = 0; i < statements->n; i++) {
		const struct statement *s = &statements->at[i];

		for (unsigned form = 0; form < 1u << s->parts.n; form++) {
			buf_format(b, "\t&%s_query", s->name);
			for (size_t k = 0; k < s->parts.n; k++)
				buf_format(b, "[%u]", form >> k & 1u);
			buf_text(b, ",\n");
		}
	}
	buf_text(b, "};\n\n");
}

/* ---- files ---- */

static void put_top(struct buf *b, const struct source *from)
{
	buf_format(b, "/* Made by queryc from %s: edit that. */\n", base_name(from->path));
}

/* An applied one is never edited. */
static void put_migrations_top(struct buf *b)
{
	buf_text(b, "/* Made by queryc from the migrations: add one. */\n");
}

static void put_guard(struct buf *b, const char *path)
{
	for (const char *p = base_name(path); *p; p++)
		buf_char(b, isalnum((unsigned char)*p) ? (char)toupper((unsigned char)*p) : '_');
}

static void put_header_open(struct buf *b, const char *path)
{
	buf_text(b, "#ifndef ");
	put_guard(b, path);
	buf_text(b, "\n#define ");
	put_guard(b, path);
	buf_text(b, "\n\n");
}

static void put_word_headers(struct buf *b, const struct statements *statements)
{
	struct map seen = map_new(b->arena);
	for (size_t i = 0; i < statements->n; i++) {
		const struct statement *s = &statements->at[i];
		for (size_t k = 0; k < s->parameters.n + s->columns.n; k++) {
			const struct value *v = k < s->parameters.n
							? &s->parameters.at[k]
							: &s->columns.at[k - s->parameters.n];
			if (v->word->header && !map_set(&seen, v->word->header, &seen))
				buf_format(b, "#include \"%s\"\n", v->word->header);
		}
	}
}

static void write_header(
	struct arena *a, const struct output *to, const struct statements *statements)
{
	struct buf b = buf_new(a, 1 << 16);

	put_top(&b, statements->at[0].source);
	put_header_open(&b, to->h_path);
	buf_text(&b, "#include <stdbool.h>\n#include <stddef.h>\n#include <stdint.h>\n\n"
		     "#include \"base/list.h\"\n");
	put_word_headers(&b, statements);
	buf_text(&b, "\nstruct query_set;\nstruct work;\n\n");
	for (size_t i = 0; i < statements->n; i++) {
		const struct statement *s = &statements->at[i];
		put_types(&b, s);
		put_prose(&b, s);
		put_head(&b, s);
		buf_text(&b, ";\n\n");
	}
	buf_format(&b,
		"/* All of them, for a db_schema. */\nextern const struct query_set "
		"%s_queries;\n\n",
		to->prefix);
	buf_text(&b, "#endif\n");
	file_write(to->h_path, (struct slice){ b.at, b.size });
}

void write_queries(struct arena *a, const struct output *to, const struct statements *statements)
{
	if (statements->n == 0)
		die("queryc: there is no statement in it");
	struct buf b = buf_new(a, 1 << 16);
	put_top(&b, statements->at[0].source);
	buf_format(&b,
		"#include \"%s\"\n\n#include \"base/arena.h\"\n#include \"db/db.h\"\n"
		"#include \"db/query.h\"\n\n",
		base_name(to->h_path));
	for (size_t i = 0; i < statements->n; i++) {
		const struct statement *s = &statements->at[i];
		put_query(&b, s);
		if (has_rows_of_its_own(s))
			put_take(&b, s);
		put_head(&b, s);
		put_body(&b, s);
	}
	put_all(&b, statements);
	buf_format(&b, "const struct query_set %s_queries = { all, sizeof all / sizeof *all };\n",
		to->prefix);
	file_write(to->c_path, (struct slice){ b.at, b.size });
	write_header(a, to, statements);
}

unsigned long migration_number(const struct source *migration)
{
	return strtoul(base_name(migration->path), NULL, 10);
}

void write_migrations(struct arena *a, const struct output *to, const struct sources *migrations)
{
	struct buf b = buf_new(a, 1 << 16), h = buf_new(a, 1 << 10);

	if (migrations->n == 0)
		die("queryc: neither migrations nor queries");
	put_migrations_top(&b);
	buf_format(&b, "#include \"%s\"\n\n", base_name(to->h_path));
	buf_format(&b, "const struct migration %s_migrations[] = {\n", to->prefix);
	for (size_t i = 0; i < migrations->n; i++) {
		const char *name = base_name(migrations->at[i].path) + 5;
		buf_format(&b, "{ %lu, \"%.*s\",", migration_number(&migrations->at[i]),
			(int)strlen(name) - 4, name);
		put_literal(&b, migrations->at[i].text, "\n\t", "");
		buf_text(&b, " },\n");
	}
	buf_text(&b, "};\n");
	put_migrations_top(&h);
	put_header_open(&h, to->h_path);
	buf_format(&h,
		"#include \"db/migrate.h\"\n\nextern const struct migration %s_migrations[];\n",
		to->prefix);
	buf_format(&h, "enum { %s_migration_count = %zu };\n\n#endif\n", to->prefix, migrations->n);
	file_write(to->c_path, (struct slice){ b.at, b.size });
	file_write(to->h_path, (struct slice){ h.at, h.size });
}
