/* SPDX-License-Identifier: MIT */
/*
 * Sheets of what a programme kept before, from the command line: their templates, what would come
 * of one, and bringing it in.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/commands.h"
#include "areas/take_on/take_on.h"
#include "i18n/i18n.h"
#include "out/json.h"

static enum language language_of(struct command_line *line)
{
	return line_flag(line, "--welsh") ? WELSH : ENGLISH;
}

/* ---- a template ---- */

int command_import_template(struct program *p, struct command_line *line)
{
	enum language language = language_of(line);
	const char *name = line_word(line);
	enum sheet sheet = name == NULL ? SHEET_NONE : (enum sheet)word_named(sheets, name);

	if (line_has_more(line))
		return 1;
	if (sheet == SHEET_NONE)
		return command_wants("import template");

	struct slice template = take_on_template(p->arena, sheet, language);

	fwrite(template.at, 1, template.size, stdout);
	return fflush(stdout) == 0 ? 0 : program_says("the template could not be written out");
}

/* ---- a sheet ---- */

struct sending {
	struct actor by;
	const char *scheme; // its name; NULL: the only one
	bool is_rehearsal;
	bool is_unknown; // there is no such scheme, or it has to be named
	struct take_on_file file;
	struct take_on_report report;
	enum outcome_kind outcome;
};

static bool find_scheme(struct work *w, struct sending *s)
{
	struct schemes all = take_on_schemes(w, &s->by);
	int n = 0;

	list_each (const struct scheme *, each, &all) {
		bool is_named =
			s->scheme != NULL && (strcmp(each->name[ENGLISH], s->scheme) == 0 ||
						     strcmp(each->name[WELSH], s->scheme) == 0);

		if (s->scheme != NULL && !is_named)
			continue;
		s->file.scheme = each->id;
		n++;
	}
	return n == 1;
}

static enum verdict send_run(struct work *w, void *arg)
{
	struct sending *s = arg;

	work_read_for(w, s->by.account);
	s->is_unknown = !find_scheme(w, s);
	if (s->is_unknown)
		return WORK_UNDO;
	s->outcome = s->is_rehearsal ? take_on_rehearse(w, &s->by, &s->file, &s->report)
				     : take_on_bring(w, &s->by, &s->file, &s->report);
	return s->is_rehearsal || s->outcome == DONE ? WORK_KEEP : WORK_UNDO;
}

static void step(void *arg, size_t done, size_t all)
{
	(void)arg;
	program_progress("Rows", (int)(done * 100 / all));
}

/* ---- what came of it ---- */

static const char *column_said(const struct row_problem *problem, enum language language)
{
	return problem->column == COLUMN_NONE ? "" : column_facts(problem->column)->name[language];
}

static void print_json(struct program *p, const struct sending *s)
{
	struct buf out = buf_new(p->arena, 4096);
	struct json_out j = json_out_new(&out, JSON_OUT_PRETTY);

	json_out_object(&j);
	json_out_name(&j, "sheet");
	json_out_text(&j, sheets[s->report.sheet].name);
	json_out_name(&j, "rows");
	json_out_int(&j, (int64_t)s->report.rows);
	json_out_name(&j, "known");
	json_out_int(&j, (int64_t)s->report.known);
	json_out_name(&j, "imported");
	json_out_int(&j, s->outcome == DONE && !s->is_rehearsal ? (int64_t)s->report.brought : 0);
	json_out_name(&j, "problems");
	json_out_array(&j);
	list_each (const struct row_problem *, each, &s->report.problems) {
		json_out_object(&j);
		json_out_name(&j, "row");
		json_out_int(&j, (int64_t)each->row);
		json_out_name(&j, "column");
		json_out_text(&j, column_said(each, s->file.language));
		json_out_name(&j, "message");
		json_out_text(&j, each->message);
		json_out_name(&j, "value");
		json_out_text(&j, each->detail);
		json_out_name(&j, "other_row");
		json_out_int(&j, (int64_t)each->other_row);
		json_out_end(&j);
	}
	json_out_end(&j);
	json_out_end(&j);
	printf("%s\n", out.at);
}

static void print_problems(struct program *p, const struct sending *s)
{
	list_each (const struct row_problem *, each, &s->report.problems) {
		const char *column = column_said(each, s->file.language);

		if (each->row > 0)
			printf("%zu", each->row);
		printf("\t%s\t%s%s%s", column, each->message, each->detail == NULL ? "" : "\t",
			each->detail == NULL ? "" : each->detail);
		if (each->other_row > 0)
			printf("\t%s",
				tr_fill(p->arena, s->file.language, "Row {number}", "number",
					arena_format(p->arena, "%zu", each->other_row), NULL));
		printf("\n");
	}
}

static int say(struct program *p, const struct sending *s, bool as_json)
{
	if (as_json)
		print_json(p, s);
	else
		print_problems(p, s);
	if (s->outcome == REFUSED)
		return program_says(
			"%zu things are wrong; nothing is imported", s->report.problems.n);
	if (as_json)
		return 0;
	if (s->report.known > 0)
		printf("Rows that were imported before: %zu\n", s->report.known);
	printf("Rows that %s: %zu\n", s->is_rehearsal ? "would be imported" : "are imported now",
		s->report.brought);
	return 0;
}

static int send_sheet(struct program *p, struct sending *s, bool as_json)
{
	bool is_kept = program_write(p, send_run, s);

	if (s->is_unknown && s->scheme != NULL)
		return program_says(
			"%s may import nothing into a scheme named %s", s->by.name, s->scheme);
	if (s->is_unknown)
		return program_says("say with --scheme NAME into which scheme; %s may import into "
				    "none or several",
			s->by.name);
	if (s->outcome == ABSENT)
		return program_says("%s may import nothing into that scheme", s->by.name);
	return is_kept || s->outcome == REFUSED ? say(p, s, as_json) : 1;
}

int command_import_sheet(struct program *p, struct command_line *line)
{
	struct sending s = {
		.scheme = line_option(line, "--scheme"),
		.is_rehearsal = line_flag(line, "--dry-run"),
		.file = { .language = language_of(line), .step = step },
	};
	bool as_json = line_flag(line, "--json");
	const char *login = line_option(line, "--as");
	const char *path = line_word(line);
	int status = 1;

	if (line_has_more(line))
		return 1;
	if (path == NULL || login == NULL)
		return command_wants("import sheet");
	if (!program_read_file(p, path, CELLS_BYTES_MOST, &s.file.bytes) || !program_open(p, false))
		return 1;
	if (program_actor(p, login, &s.by))
		status = send_sheet(p, &s, as_json);
	program_close(p);
	return status;
}
