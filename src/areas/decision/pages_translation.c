/* SPDX-License-Identifier: MIT */
/*
 * The translator's page: each text with its translation, and what has changed
 * in it since.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/decision/decision_views.h"
#include "areas/decision/page_kit.h"
#include "base/utf8.h"

enum { ROWS_OF_WORDS = 8, ROWS_OF_LIST = 3 };

/* What the field said when it was translated; NULL if it has not changed since. */
static const char *value_translated(const struct changes *since, enum field field, enum language language)
{
	list_each (const struct change *, change, since)
		if (change->field == field && change->language == language)
			return change->before;
	return NULL;
}

static struct translation_line line_of(struct request *rq, const struct decision *d, enum field field,
	const struct changes *since)
{
	enum language target = language_other(d->original);
	const struct field_facts *facts = field_facts(field);
	const char *name = field_input_name(rq->arena, field, target);
	const char *source = decision_value(d, field, d->original);
	const char *before = d->translated_version == 0 ? NULL : value_translated(since, field, d->original);
	struct translation_line line = {
		.label = tr(rq->language, facts->label),
		.source = source,
		.source_lang = language_code(d->original),
		.has_changed = before != NULL,
		.field = {
			.name = name,
			.label = field_label(rq, field, target),
			.lang = language_code(target),
			.value = rq->method == POST ? form_raw(rq, name) : decision_value(d, field, target),
			.problems = &rq->problems,
			.rows = facts->kind == FIELD_WORDS ? ROWS_OF_WORDS : facts->kind == FIELD_LIST ? ROWS_OF_LIST : 0,
		},
	};

	if (before != NULL) {
		struct diff_pieces pieces = text_difference(rq->arena, before, source);

		line.pieces = pieces.at;
		line.piece_count = pieces.n;
	}
	return line;
}

static bool is_translated(const struct decision *d, enum field field)
{
	return field_facts(field)->has_language &&
	       (decision_value(d, field, d->original)[0] != '\0' ||
		       decision_value(d, field, language_other(d->original))[0] != '\0');
}

static enum status translation_page(struct request *rq, const struct decision *d, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct changes since = decision_changes_since(rq->work, d->id, d->translated_version);
	struct translation_line *lines = arena_many(rq->arena, struct translation_line, FIELD_COUNT);
	struct translation_view view = {
		.problems = &rq->problems,
		.form = { .action = url_of(rq->arena, "/decisions/%lld/translation", (long long)d->id.v),
			.token = keys.token, .key = keys.once, .is_guarded = true },
		.version = status == UNPROCESSABLE ? form_raw(rq, "version")
						   : arena_format(rq->arena, "%" PRId64, d->version),
		.title = d->original == ENGLISH ? tr(rq->language, "Translate into Welsh")
						: tr(rq->language, "Translate into English"),
		.lead = d->translated_version == 0
				? tr(rq->language, "Each text stands beside its translation. Save as often as you "
						   "like; give it back when it is finished.")
				: tr(rq->language, "What has changed since the last translation is marked."),
		.lines = lines,
	};

	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		if (is_translated(d, f))
			lines[view.n++] = line_of(rq, d, f, &since);

	struct html *out = page_open_with(rq, view.title, &(struct page_options){ .is_wide = true });

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

/* The words typed, within what each field may hold. */
static void typed_translation(struct request *rq, const struct decision *d, struct edit *edit)
{
	enum language target = language_other(d->original);

	edit->version = form_number(rq, "version");
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++) {
		const char *name = field_input_name(rq->arena, f, target);

		if (!is_translated(d, f))
			continue;
		edit->value[f][target] = form_text(rq, name);
		if (utf8_length(edit->value[f][target]) > field_facts(f)->max)
			form_problem(rq, name, N_("This is too long for the record"));
	}
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

	if (outcome.kind == CHANGED_MEANWHILE) {
		form_problem(rq, "version", N_("The text was changed while you translated. Yours is kept below: look "
					       "at what is marked, then save again."));
		return translation_page(rq, &theirs, CONFLICTING);
	}
	if (!is_finished)
		return answer_outcome(rq, outcome,
			url_of(rq->arena, "/decisions/%lld/translation", (long long)theirs.id.v));
	return answer_outcome(rq, outcome, url_of(rq->arena, "/decisions/%lld?done=translate", (long long)theirs.id.v));
}
