/* SPDX-License-Identifier: MIT */
/*
 * Decisions, from the command line: read a document, file it, publish a record.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/commands.h"
#include "areas/decision/decision_queries.h"
#include "areas/decision/reader/json.h"
#include "areas/decision/rules.h"
#include "areas/decision/service.h"
#include "areas/organisation/organisation.h"
#include "areas/publication/publication.h"
#include "base/clock.h"
#include "base/utf8.h"

/* ---- reading ---- */

static const char *file_said(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}

static bool read_document(
	struct program *p, const char *path, struct slice *bytes, struct reading *reading)
{
	static const char *const sentences[] = {
		[READING_EMPTY] = "is empty",
		[READING_NOT_TEXT] = "is not text: give a text, Markdown or HTML document",
		[READING_NOT_UTF8] = "is not in UTF-8: save it as text with that encoding",
		[READING_TOO_LARGE] = "is larger than 1 MiB",
	};

	if (!program_read_file(p, path, READING_LARGEST_BYTES, bytes))
		return false;
	reader_read(p->arena, bytes->at, bytes->size, reading);
	if (reading->refusal != READING_TAKEN)
		program_says("%s %s", file_said(path), sentences[reading->refusal]);
	return reading->refusal == READING_TAKEN;
}

/* ---- showing what was read ---- */

enum { SHOWN_CHARACTERS = 300, LABEL_COLUMNS = 32 };

/* The beginning of a long value, its lines one under the other. */
static void print_value(const char *label, const char *value)
{
	struct slice rest = slice_of(value);
	struct slice line;
	size_t shown = 0;

	while (shown < SHOWN_CHARACTERS && slice_line(&rest, &line)) {
		const char *at = line.at;

		if (slice_trim(line).size == 0)
			continue;
		while (at < line.at + line.size && shown < SHOWN_CHARACTERS)
			utf8_next(&at, line.at + line.size), shown++;
		printf("  %-*s  %.*s%s\n", LABEL_COLUMNS, label, (int)(at - line.at), line.at,
			shown >= SHOWN_CHARACTERS ? " …" : "");
		label = "";
	}
}

static void print_amounts(struct arena *a, const struct decision *d)
{
	list_each (const struct amount *, amount, &d->amounts)
		printf("  %-*s  %s  %s\n", LABEL_COLUMNS, amount_kind_label(amount->kind),
			amount->literal, amount->label[d->original]);
	list_each (const struct sum *, sum, &d->sums) {
		static const char *const verdicts[] = { "the document does not state the total",
			"the parts add to the stated total",
			"THE PARTS DO NOT ADD TO THE STATED TOTAL" };

		printf("  %-*s  %s: %s\n", LABEL_COLUMNS, "Sum", money_text(a, sum->total),
			verdicts[sum_verdict(sum)]);
	}
	list_each (const struct prior *, prior, &d->priors)
		printf("  %-*s  %s  %s\n", LABEL_COLUMNS, prior_act_label(prior->act),
			prior->body[d->original], date_iso(a, prior->on));
}

static void print_record(struct arena *a, const struct reading *reading, size_t record)
{
	struct decision d;
	struct gaps gaps;

	decision_from_reading(a, reading, record, &d);
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++) {
		const struct field_facts *facts = field_facts(f);
		const char *value = decision_value(&d, f, d.original);

		for (const struct choice_facts *choice = facts->choices;
			choice != NULL && choice->name != NULL; choice++)
			if (strcmp(choice->name, value) == 0)
				value = choice->label;
		print_value(facts->label, value);
	}
	print_amounts(a, &d);
	gaps = decision_gaps_on_paper(a, &d);
	list_each (const struct gap *, gap, &gaps)
		printf("  %-*s  %s\n", LABEL_COLUMNS, "Missing", gap->message);
}

static int show(struct program *p, const char *path, bool as_json)
{
	struct buf json = buf_new(p->arena, 16384);
	struct slice bytes;
	struct reading reading;

	if (!read_document(p, path, &bytes, &reading))
		return 1;
	if (as_json) {
		reading_json(&json, &reading);
		fwrite(json.at, 1, json.size, stdout);
	}
	for (size_t i = 0; i < reading.records.n && !as_json; i++) {
		printf("%sDecision %zu of %zu in %s\n", i == 0 ? "" : "\n", i + 1,
			reading.records.n, file_said(path));
		print_record(p->arena, &reading, i);
	}
	return fflush(stdout) == 0 ? 0 : program_says("what was read could not be written out");
}

/* ---- filing it ---- */

struct filing {
	const struct actor *by;
	const char *organisation; // a name; NULL: the one that the document names
	bool is_unknown;          // nobody has that name
	struct import import;
	struct outcome outcome;
	struct decision_id id;
};

static enum verdict file_run(struct work *w, void *arg)
{
	struct filing *filing = arg;
	struct organisation body = { 0 };

	filing->is_unknown = filing->organisation != NULL &&
			     !organisation_by_name(w, filing->organisation, &body);
	if (filing->is_unknown)
		return WORK_UNDO;
	filing->import.organisation = body.id;
	filing->outcome = decision_import(w, filing->by, &filing->import, &filing->id);
	return filing->outcome.kind == DONE ? WORK_KEEP : WORK_UNDO;
}

/* One record of the document; the exit status. */
static int file_record(struct program *p, struct filing *filing)
{
	const struct found_text *found =
		&filing->import.reading->records.at[filing->import.record].text[TEXT_REF];
	const char *reference =
		found->sure == SURE ? found->value : "A decision without a reference";

	if (program_write(p, file_run, filing)) {
		printf("%s is filed as record %" PRId64 " and waits to be attested.\n", reference,
			filing->id.v);
		return 0;
	}
	if (filing->is_unknown)
		return program_says("there is no organisation named %s", filing->organisation);
	if (filing->outcome.kind == REFUSED && filing->outcome.refusal == REFUSED_REFERENCE_TAKEN)
		return program_says("%s is not filed: %s: record %" PRId64, reference,
			refusal_text(filing->outcome.refusal), filing->id.v);
	if (filing->outcome.kind == REFUSED)
		return program_says(
			"%s is not filed: %s", reference, refusal_text(filing->outcome.refusal));
	return program_says("%s is not filed", reference);
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return strcmp(path, "-") == 0 ? "" : slash == NULL ? path : slash + 1;
}

static int file(struct program *p, const char *path, const char *login, const char *organisation)
{
	struct slice bytes;
	struct reading reading;
	struct actor by;
	int status = 0;

	if (!read_document(p, path, &bytes, &reading) || !program_actor(p, login, &by))
		return 1;
	for (size_t i = 0; i < reading.records.n; i++) {
		struct filing filing = {
			.by = &by,
			.organisation = organisation,
			.import = { .file_name = base_name(path),
				.bytes = bytes,
				.reading = &reading,
				.record = i },
		};

		status |= file_record(p, &filing);
	}
	return status;
}

int command_import_decision(struct program *p, struct command_line *line)
{
	bool is_dry = line_flag(line, "--dry-run");
	bool as_json = line_flag(line, "--json");
	const char *login = line_option(line, "--as");
	const char *organisation = line_option(line, "--organisation");
	const char *path = line_word(line);

	if (line_has_more(line))
		return 1;
	if (path == NULL)
		return command_wants("import decision");
	if (is_dry)
		return show(p, path, as_json);
	if (as_json)
		return program_says("--json shows what was read and goes with --dry-run");
	if (login == NULL)
		return program_says(
			"say with --as LOGIN who files it, or look at it with --dry-run");
	if (!program_open(p, false))
		return 1;

	int status = file(p, path, login, organisation);

	program_close(p);
	return status;
}

/* ---- publishing ---- */

struct publishing {
	struct actor by;
	const char *reference;
	const char *organisation;
	struct waiver waiver;
	bool has_waiver;
	const char *absent; // what was not found
	struct outcome outcome;
};

static enum verdict publish_run(struct work *w, void *arg)
{
	struct publishing *publishing = arg;
	struct organisation body;
	struct decision_by_organisation_reference_row row;

	publishing->absent = publishing->organisation;
	if (!organisation_by_name(w, publishing->organisation, &body))
		return WORK_UNDO;
	publishing->absent = publishing->reference;
	if (!decision_by_organisation_reference(w, body.id, publishing->reference, &row))
		return WORK_UNDO;
	publishing->absent = NULL;
	publishing->outcome = publication_publish(
		w, &publishing->by, row.id, 0, publishing->has_waiver ? &publishing->waiver : NULL);
	return publishing->outcome.kind == DONE ? WORK_KEEP : WORK_UNDO;
}

static int publish(struct program *p, struct publishing *publishing)
{
	if (program_write(p, publish_run, publishing)) {
		printf("%s is published.\n", publishing->reference);
		return 0;
	}
	if (publishing->absent != NULL)
		return program_says("there is no %s \"%s\"",
			publishing->absent == publishing->organisation
				? "organisation"
				: "record of that body with the reference",
			publishing->absent);
	switch (publishing->outcome.kind) {
	case ABSENT: return program_says("%s may not publish that record", publishing->by.name);
	case REFUSED:
		return program_says("%s is not published: %s", publishing->reference,
			refusal_text(publishing->outcome.refusal));
	default: return program_says("%s is not published", publishing->reference);
	}
}

/* False, and said, when the day is none. */
static bool take_waiver(struct command_line *line, struct publishing *publishing)
{
	const char *day = line_option(line, "--follows-by");
	const char *why = line_option(line, "--why");
	const char *why_welsh = line_option(line, "--why-welsh");

	publishing->has_waiver = day != NULL || why != NULL || why_welsh != NULL;
	publishing->waiver.reason[ENGLISH] = why == NULL ? "" : why;
	publishing->waiver.reason[WELSH] = why_welsh == NULL ? "" : why_welsh;
	if (day == NULL || date_parse_iso(slice_of(day), &publishing->waiver.until))
		return true;
	program_says("write the day after --follows-by as in 2026-01-31, not \"%s\"", day);
	return false;
}

int command_publish(struct program *p, struct command_line *line)
{
	struct publishing publishing = { .organisation = line_option(line, "--organisation") };
	const char *login = line_option(line, "--as");

	if (!take_waiver(line, &publishing))
		return 1;
	publishing.reference = line_word(line);
	if (line_has_more(line))
		return 1;
	if (publishing.reference == NULL || publishing.organisation == NULL || login == NULL)
		return command_wants("publish");
	if (!program_open(p, false))
		return 1;

	int status = program_actor(p, login, &publishing.by) ? publish(p, &publishing) : 1;

	program_close(p);
	return status;
}

/* ---- the life of a record ---- */

int command_states(struct program *p, struct command_line *line)
{
	(void)p;
	if (line_has_more(line))
		return 1;
	for (size_t i = 0; i < decision_move_count; i++)
		printf("%-10s %-16s %s\n", state_name(decision_moves[i].from),
			act_name(decision_moves[i].act), state_name(decision_moves[i].to));
	return 0;
}
