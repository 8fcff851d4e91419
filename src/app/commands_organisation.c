/* SPDX-License-Identifier: MIT */
/*
 * Bodies, from the command line: whose decisions are kept, and by which office.
 */
#include <stdio.h>
#include <string.h>

#include "app/commands.h"
#include "app/program_queries.h"
#include "areas/organisation/organisation.h"
#include "areas/organisation/rules.h"
#include "auth/demonstration.h"
#include "base/clock.h"

struct adding {
	struct organisation body;
	const char *kept_by; // a name; NULL: itself
	struct problems problems;
};

static enum verdict add_run(struct work *w, void *arg)
{
	struct adding *adding = arg;
	struct organisation keeper = { 0 };

	adding->problems = (struct problems){ 0 };
	if (adding->kept_by != NULL && !organisation_by_name(w, adding->kept_by, &keeper))
		problem_add(work_arena(w), &adding->problems, "kept-by",
			"There is no organisation of the name given with --kept-by");
	if (!reference_pattern_is_sound(work_arena(w), adding->body.reference_pattern))
		problem_add(work_arena(w), &adding->problems, "reference-pattern",
			"A pattern holds {n} or {n:3} once and {year} at most once, with a sign "
			"between figures, and makes at most 60 signs, as in PCCG-{year}-{n:3}");
	adding->body.kept_by = keeper.id;
	adding->body.is_demonstration = demonstration_is_on(w);
	organisation_add(w, &adding->body, &adding->problems);
	if (adding->problems.n > 0)
		return WORK_UNDO;
	program_note(w, RIGHT_NONE, "organisation-add", "organisation", adding->body.id.v, NULL);
	return WORK_KEEP;
}

static const char *option_or_blank(struct command_line *line, const char *name)
{
	const char *value = line_option(line, name);

	return value == NULL ? "" : value;
}

static void take_add(struct command_line *line, struct adding *adding)
{
	adding->body = (struct organisation){
		.kind = line_option(line, "--kind"),
		.name = { [WELSH] = option_or_blank(line, "--welsh") },
		.area = { [ENGLISH] = option_or_blank(line, "--area"),
			[WELSH] = option_or_blank(line, "--area-welsh") },
		.reference_pattern = option_or_blank(line, "--pattern"),
	};
	adding->kept_by = line_option(line, "--kept-by");
	adding->body.name[ENGLISH] = line_word(line);
}

/* With what its first reference will be, so that a slip of the pattern is seen at once. */
static void say_added(struct program *p, const struct organisation *body)
{
	const char *first =
		reference_make(p->arena, body->reference_pattern, instant_day(clock_now()).year, 1);

	printf("%s is added.\n", body->name[ENGLISH]);
	if (first[0] != '\0')
		printf("Its first draft here will have the reference %s.\n", first);
}

int command_organisation_add(struct program *p, struct command_line *line)
{
	struct adding adding = { 0 };

	take_add(line, &adding);
	if (line_has_more(line))
		return 1;
	if (adding.body.name[ENGLISH] == NULL || adding.body.kind == NULL)
		return command_wants("organisation add");
	if (!program_open(p, false))
		return 1;

	bool is_kept = program_write(p, add_run, &adding);

	program_close(p);
	list_each (const struct problem *, problem, &adding.problems)
		program_says("%s", problem->message);
	if (is_kept)
		say_added(p, &adding.body);
	return is_kept ? 0 : 1;
}

static void print_row(const struct program_organisations_row *row)
{
	printf("%-8s %s", row->kind, row->name_en);
	if (row->name_cy[0] != '\0')
		printf(" / %s", row->name_cy);
	if (row->reference_pattern[0] != '\0')
		printf("; references %s", row->reference_pattern);
	if (strcmp(row->keeper, row->name_en) != 0)
		printf("; kept by %s", row->keeper);
	putchar('\n');
}

int command_organisation_list(struct program *p, struct command_line *line)
{
	if (line_has_more(line) || !program_open(p, false))
		return 1;

	struct work *w = db_read_begin(p->db, p->arena, clock_now());
	struct program_organisations_rows rows = program_organisations(w);
	bool is_read = !work_failed(w);

	list_each (const struct program_organisations_row *, row, &rows)
		print_row(row);
	db_read_end(w);
	program_close(p);
	return is_read ? 0 : program_says("the organisations could not be read");
}
