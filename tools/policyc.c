/* SPDX-License-Identifier: MIT */
/*
 * policyc: makes the C table of who may do what from policy.tsv.
 *
 *	policyc POLICY.TSV TABLE.C TABLE.H
 *
 * Every word has to stand in its closed list, every row has to say something
 * new, and the columns have to be the ones we know.  Anything else is refused
 * with file:line:column on standard error, exit status 1; then nothing is
 * written.  Exit status 2: a file could not be read or written.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "auth/policy_words.h"
#include "base/role.h"

struct word {
	const char *word;
	const char *symbol;
};

#define X(symbol, word, title) { word, #symbol },
static const struct word roles[] = { ROLES(X){ 0 } };
static const struct word compartments[] = { COMPARTMENTS(X){ 0 } };
static const struct word verbs[] = { VERBS(X){ 0 } };
static const struct word relations[] = { RELATIONS(X){ 0 } };
static const struct word purposes[] = { PURPOSES(X){ 0 } };
static const struct word obligations[] = { OBLIGATIONS(X){ 0 } };
#undef X

enum { ROLE, COMPARTMENT, VERB, RELATION, PURPOSE, OBLIGATION, COLUMNS };

static const struct column {
	const char *name;
	const char *prefix; // of its symbols
	const struct word *words;
} columns[COLUMNS] = {
	[ROLE] = { "role", "ROLE_", roles },
	[COMPARTMENT] = { "compartment", "COMPARTMENT_", compartments },
	[VERB] = { "verb", "VERB_", verbs },
	[RELATION] = { "relation", "RELATION_", relations },
	[PURPOSE] = { "purpose", "PURPOSE_", purposes },
	[OBLIGATION] = { "obligations", "OBLIGATION_", obligations },
};

enum { LINE_BYTES_MAX = 512, ROWS_MAX = 2000 };

struct row {
	int line;
	int word[COLUMNS - 1]; // index into that column's words
	unsigned obligations;  // bit 1 << index
};

/* A piece of the line, and its column counted from 1. */
struct cell {
	const char *at;
	int size;
	int column;
};

static const char *policy_path;
static int line_number;
static int refusals;
static struct row rows[ROWS_MAX];
static int row_count;

__attribute__((format(printf, 2, 3))) static void refuse(int column, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%s:%d:%d: ", policy_path, line_number, column);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	refusals++;
}

_Noreturn static void give_up(const char *doing, const char *path)
{
	fprintf(stderr, "policyc: cannot %s %s\n", doing, path);
	exit(2);
}

static bool cell_is(struct cell cell, const char *word)
{
	return strlen(word) == (size_t)cell.size && memcmp(word, cell.at, (size_t)cell.size) == 0;
}

/* Cuts the line at tabs; answers how many cells there are, of which `most` are kept. */
static int line_cut(const char *line, struct cell *cells, int most)
{
	int n = 0;
	const char *at = line;

	for (;;) {
		const char *end = strchrnul(at, '\t');

		if (n < most)
			cells[n] = (struct cell){ at, (int)(end - at), (int)(at - line) + 1 };
		n++;
		if (*end == '\0')
			return n;
		at = end + 1;
	}
}

/* The index of the cell's word in `words`; -1, and said, if it is not one of them. */
static int word_find(struct cell cell, const struct word *words, const char *kind)
{
	for (int i = 0; words[i].word != NULL; i++)
		if (cell_is(cell, words[i].word))
			return i;
	refuse(cell.column, "unknown %s \"%.*s\"", kind, cell.size, cell.at);
	return -1;
}

/* Words with a comma between, or "-" for none. */
static unsigned obligations_read(struct cell cell)
{
	unsigned found = 0;
	struct cell part = cell;
	const char *end = cell.at + cell.size;

	if (cell_is(cell, "-"))
		return 0;
	for (;;) {
		const char *comma = memchr(part.at, ',', (size_t)(end - part.at));
		int i;

		part.size = (int)((comma != NULL ? comma : end) - part.at);
		i = word_find(part, obligations, "obligation");
		if (i >= 0 && (found & 1u << i) != 0)
			refuse(part.column, "obligation \"%s\" is named twice",
				obligations[i].word);
		else if (i >= 0)
			found |= 1u << i;
		if (comma == NULL)
			return found;
		part.column += part.size + 1;
		part.at = comma + 1;
	}
}

static void header_read(const struct cell *cells, int n)
{
	for (int i = 0; i < COLUMNS && i < n; i++)
		if (!cell_is(cells[i], columns[i].name))
			refuse(cells[i].column, "column \"%.*s\" has to be \"%s\"", cells[i].size,
				cells[i].at, columns[i].name);
	if (n != COLUMNS)
		refuse(1, "%d columns where %d have to be", n, COLUMNS);
}

static void row_read(const struct cell *cells, int n)
{
	struct row row = { .line = line_number };
	int refused_before = refusals;

	if (n != COLUMNS) {
		refuse(1, "%d columns where %d have to be", n, COLUMNS);
		return;
	}
	for (int i = 0; i < OBLIGATION; i++)
		row.word[i] = word_find(cells[i], columns[i].words, columns[i].name);
	row.obligations = obligations_read(cells[OBLIGATION]);
	for (int i = 0; i < row_count; i++)
		if (memcmp(rows[i].word, row.word, sizeof row.word) == 0 &&
			refusals == refused_before)
			refuse(1, "the same as line %d", rows[i].line);
	if (row_count == ROWS_MAX)
		refuse(1, "more than %d rows", ROWS_MAX);
	if (refusals == refused_before)
		rows[row_count++] = row;
}

static void policy_read(FILE *in)
{
	char line[LINE_BYTES_MAX];
	bool header_seen = false;

	while (fgets(line, sizeof line, in) != NULL) {
		struct cell cells[COLUMNS];
		size_t size = strlen(line);
		int n;

		line_number++;
		if (size == 0 || line[size - 1] != '\n') {
			refuse(1, "no line end within %d bytes", LINE_BYTES_MAX - 2);
			return;
		}
		line[size - 1] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		n = line_cut(line, cells, COLUMNS);
		if (!header_seen)
			header_read(cells, n);
		else
			row_read(cells, n);
		header_seen = true;
	}
	if (row_count == 0 && refusals == 0) {
		line_number++;
		refuse(1, "no row: nobody may do anything");
	}
}

static FILE *out_open(const char *path)
{
	FILE *out = fopen(path, "w");

	if (out == NULL)
		give_up("write", path);
	fputs("/* Made by policyc from policy.tsv: edit that. */\n", out);
	return out;
}

static void out_close(FILE *out, const char *path)
{
	bool failed = ferror(out) != 0;

	if (fclose(out) != 0 || failed)
		give_up("write", path);
}

static void table_write(FILE *out)
{
	fputs("#include \"auth/policy_table.h\"\n\nconst struct policy_row policy_rows[] = {\n",
		out);
	for (int i = 0; i < row_count; i++) {
		const char *separator = "";

		fputs("\t{ ", out);
		for (int j = 0; j < OBLIGATION; j++)
			fprintf(out, "%s%s, ", columns[j].prefix,
				columns[j].words[rows[i].word[j]].symbol);
		for (int j = 0; obligations[j].word != NULL; j++)
			if ((rows[i].obligations & 1u << j) != 0) {
				fprintf(out, "%s1u << OBLIGATION_%s", separator,
					obligations[j].symbol);
				separator = " | ";
			}
		fprintf(out, "%s },\t// line %d\n", rows[i].obligations == 0 ? "0" : "",
			rows[i].line);
	}
	fputs("};\n", out);
}

static void header_write(FILE *out)
{
	fprintf(out,
		"#ifndef POLICY_TABLE_H\n#define POLICY_TABLE_H\n\n"
		"#include \"auth/policy.h\"\n\n"
		"enum { POLICY_ROW_COUNT = %d };\n\n"
		"extern const struct policy_row policy_rows[];\n\n#endif\n",
		row_count);
}

int main(int argc, char **argv)
{
	FILE *in, *out;

	if (argc != 4) {
		fputs("usage: policyc POLICY.TSV TABLE.C TABLE.H\n", stderr);
		return 2;
	}
	policy_path = argv[1];
	in = fopen(policy_path, "r");
	if (in == NULL)
		give_up("read", policy_path);
	policy_read(in);
	fclose(in);
	if (refusals > 0)
		return 1;
	out = out_open(argv[2]);
	table_write(out);
	out_close(out, argv[2]);
	out = out_open(argv[3]);
	header_write(out);
	out_close(out, argv[3]);
	return 0;
}
