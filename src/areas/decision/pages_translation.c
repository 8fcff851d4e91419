/* SPDX-License-Identifier: MIT */
/*
 * The translator's page: each text with its translation, and what has changed
 * in it since.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/decision/decision_views.h"
#include "areas/decision/page_kit.h"

enum { ROWS_OF_LIST = 3, ROWS_MOST = 30, BYTES_OF_ROW = 60 };

/* What it said when it was translated; NULL if it has not changed since. */
static const char *value_translated(const struct decision *d, const struct changes *since,
	enum field field, struct row_text row)
{
	if (d->translated_version == 0)
		return NULL;
	list_each (const struct change *, change, since)
		if (change->field == field && change->language == d->original &&
			change->row.kind == row.kind && change->row.row == row.row)
			return change->before;
	return NULL;
}

/* A text beside the input for its translation; `before` is what it said when it was translated. */
static struct translation_line line_of(struct request *rq, const struct decision *d,
	const char *source, const char *before, struct form_field field)
{
	struct translation_line line = {
		.source = source,
		.source_lang = language_code(d->original),
		.has_changed = before != NULL,
		.field = field,
	};

	line.field.lang = language_code(language_other(d->original));
	line.field.problems = &rq->problems;
	if (rq->method == POST)
		line.field.value = form_raw(rq, field.name);
	if (before != NULL) {
		struct diff_pieces pieces = text_difference(rq->arena, before, source);

		line.pieces = pieces.at;
		line.piece_count = pieces.n;
	}
	return line;
}

/* As much room as the text beside it takes, so that both can be read together. */
static unsigned rows_beside(enum field_kind kind, const char *source)
{
	unsigned rows = 0;

	if (kind == FIELD_LIST)
		return ROWS_OF_LIST;
	if (kind != FIELD_WORDS)
		return 0;
	for (const char *line = source; line != NULL; line = strchr(line, '\n')) {
		line += *line == '\n';
		rows += 1 + (unsigned)strcspn(line, "\n") / BYTES_OF_ROW;
	}
	return rows < ROWS_OF_LIST ? ROWS_OF_LIST : rows > ROWS_MOST ? ROWS_MOST : rows;
}

static struct translation_line line_of_field(
	struct request *rq, const struct decision *d, enum field field, const struct changes *since)
{
	enum language target = language_other(d->original);
	struct translation_line line = line_of(rq, d, decision_value(d, field, d->original),
		value_translated(d, since, field, (struct row_text){ 0 }),
		(struct form_field){
			.name = field_input_name(rq->arena, field, target),
			.label = field_label(rq, field, target),
			.value = decision_value(d, field, target),
			.rows = rows_beside(
				field_facts(field)->kind, decision_value(d, field, d->original)),
		});

	name_problem(rq, line.field.name, line.field.label);
	line.label = tr(rq->language, field_facts(field)->label);
	return line;
}

/* What a text of a row is called: its source and, in Welsh and in English, its translation. */
static const struct {
	const char *source;
	const char *target[LANGUAGE_COUNT];
} row_text_labels[ROW_TEXT_KIND_COUNT] = {
	[AMOUNT_LABEL] = { NULL,
		{ N_("What it is for, in English"), N_("What it is for, in Welsh") } },
	[PRIOR_BODY] = { N_("Another body"), { N_("Body, in English"), N_("Body, in Welsh") } },
	[PRIOR_WHAT] = { N_("What it was about"),
		{ N_("What it was about, in English"), N_("What it was about, in Welsh") } },
};

static struct translation_line line_of_row(struct request *rq, const struct decision *d,
	struct row_text text, const struct changes *since)
{
	enum language target = language_other(d->original);
	const char **words = row_text_words(d, text);
	struct translation_line line = line_of(rq, d, words[d->original],
		value_translated(d, since, FIELD_NONE, text),
		(struct form_field){
			.name = row_text_input_name(rq->arena, text, target),
			.label = tr(rq->language, row_text_labels[text.kind].target[target]),
			.value = words[target],
		});

	name_problem(rq, line.field.name, row_text_label(rq, d, text, target));
	if (text.kind == AMOUNT_LABEL)
		line.label = decision_amount(d, text.row)->literal;
	else
		line.label = tr(rq->language, row_text_labels[text.kind].source);
	return line;
}

static bool is_translated(const struct decision *d, enum field field)
{
	return field_facts(field)->has_language &&
	       (decision_value(d, field, d->original)[0] != '\0' ||
		       decision_value(d, field, language_other(d->original))[0] != '\0');
}

/* Those that have words in either language. */
static bool is_row_translated(const struct decision *d, struct row_text text)
{
	const char **words = row_text_words(d, text);

	return words[ENGLISH][0] != '\0' || words[WELSH][0] != '\0';
}

static void fill_lines(struct request *rq, const struct decision *d, struct translation_view *view)
{
	struct changes since = decision_changes_since(rq->work, d->id, d->translated_version);
	struct row_texts texts = decision_row_texts(rq->arena, d);
	struct translation_line *lines =
		arena_many(rq->arena, struct translation_line, FIELD_COUNT + texts.n);

	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		if (is_translated(d, f))
			lines[view->n++] = line_of_field(rq, d, f, &since);
	list_each (const struct row_text *, text, &texts)
		if (is_row_translated(d, *text))
			lines[view->n++] = line_of_row(rq, d, *text, &since);
	view->lines = lines;
}

/* What was saved stays with the translator until it is given back. */
static const char *saved_message(struct request *rq)
{
	bool is_saved = rq->method == GET && form_text(rq, "done")[0] != '\0';

	return is_saved ? tr(rq->language,
				  "Saved. It is still with you: give it back when it is finished.")
			: NULL;
}

static enum status translation_page(
	struct request *rq, const struct decision *d, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct translation_view view = {
		.problems = &rq->problems,
		.record = decision_title(decision_value(d, FIELD_TITLE, ENGLISH),
			decision_value(d, FIELD_TITLE, WELSH),
			decision_value(d, FIELD_REFERENCE, ENGLISH)),
		.back = url_decision(rq->arena, d->id),
		.form = { .action = url_of(
				  rq->arena, "/decisions/%lld/translation", (long long)d->id.v),
			.token = keys.token,
			.key = keys.once,
			.is_guarded = true },
		.version = status == UNPROCESSABLE
				   ? form_raw(rq, "version")
				   : arena_format(rq->arena, "%" PRId64, d->version),
		.title = d->original == ENGLISH ? tr(rq->language, "Translate into Welsh")
						: tr(rq->language, "Translate into English"),
		.lead = d->translated_version == 0
				? tr(rq->language, "Each text stands beside its translation. Save "
						   "as often as you "
						   "like; give it back when it is finished.")
				: tr(rq->language,
					  "What has changed since the last translation is marked."),
	};

	fill_lines(rq, d, &view);

	struct html *out = page_open_with(rq, view.title,
		&(struct page_options){ .is_wide = true, .success = saved_message(rq) });

	view_translation(out, &view);
	return page_close(rq, status);
}

enum status decision_translation_show(struct request *rq)
{
	struct decision d;

	if (!page_record(rq, &d))
		return page_not_found(rq);
	if (decision_after(d.state, ACT_TRANSLATE) == STATE_NONE)
		return record_refused(rq, refusal_text(REFUSED_STATE));
	return translation_page(rq, &d, OK);
}

/* The same of rows. */
static void typed_rows(struct request *rq, const struct decision *d, struct row_values *values)
{
	enum language target = language_other(d->original);
	struct row_texts texts = decision_row_texts(rq->arena, d);

	list_each (const struct row_text *, text, &texts) {
		const char *name = row_text_input_name(rq->arena, *text, target);

		if (!is_row_translated(d, *text) || !form_was_sent(rq, name))
			continue;
		*list_add(rq->arena, values) = (struct row_value){ *text,
			form_text_within(rq, name, row_text_max(text->kind)) };
	}
}

/* The words typed, within what each field may hold. */
static void typed_translation(struct request *rq, const struct decision *d, struct edit *edit)
{
	enum language target = language_other(d->original);
	struct row_values *rows = arena_one(rq->arena, struct row_values);

	typed_rows(rq, d, rows);
	edit->rows = rows;
	edit->version = form_number(rq, "version");
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++) {
		const char *name = field_input_name(rq->arena, f, target);

		if (is_translated(d, f))
			edit->value[f][target] = typed_words(rq, f, name);
	}
}

/* Not finished: each line says what it lacks, and what was typed stays in it. */
static enum status unfinished_page(struct request *rq, const struct decision *mine)
{
	enum language target = language_other(mine->original);
	struct gaps gaps = decision_gaps_in_translation(rq->arena, mine);

	list_each (const struct gap *, gap, &gaps)
		if (gap->language == target)
			form_problem(rq,
				gap->field != FIELD_NONE
					? field_input_name(rq->arena, gap->field, target)
					: row_text_input_name(rq->arena, gap->row, target),
				gap->message);
	return translation_page(rq, mine, UNPROCESSABLE);
}

enum status decision_translation_save(struct request *rq)
{
	struct decision theirs;
	struct edit edit = { 0 };

	if (!page_record(rq, &theirs))
		return page_not_found(rq);
	typed_translation(rq, &theirs, &edit);
	if (form_has_problems(rq))
		return translation_page(rq, &theirs, UNPROCESSABLE);

	bool is_finished = form_flag(rq, "finished");
	struct outcome outcome =
		decision_translate(rq->work, &rq->actor, theirs.id, &edit, is_finished, &theirs);

	if (outcome.kind == REFUSED && outcome.refusal == REFUSED_INCOMPLETE)
		return unfinished_page(rq, &theirs);
	if (outcome.kind == CHANGED_MEANWHILE) {
		form_problem(rq, "",
			N_("The text was changed while you translated. Yours is kept below: look "
			   "at what is marked, then save again."));
		return translation_page(rq, &theirs, CONFLICTING);
	}
	if (!is_finished)
		return answer_outcome(rq, outcome,
			url_of(rq->arena, "/decisions/%lld/translation?done=saved",
				(long long)theirs.id.v));
	return answer_outcome(rq, outcome,
		url_of(rq->arena, "/decisions/%lld?done=translate", (long long)theirs.id.v));
}
