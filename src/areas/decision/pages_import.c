/* SPDX-License-Identifier: MIT */
/*
 * Bringing a document in: a new record, or the other language's side of one;
 * and the two documents compared.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/decision/decision_views.h"
#include "areas/decision/page_kit.h"
#include "base/err.h"

/* ---- reading, with no connection held ---- */

/* What `before` made of the upload. */
struct upload_read {
	const char *file_name; // "" when pasted
	struct slice bytes;
	struct reading reading;
};

void decision_read_upload(struct request *rq)
{
	struct upload_read *read = arena_one(rq->arena, struct upload_read);
	const struct upload *file = form_file(rq, "file");
	const char *text = form_text(rq, "text");

	read->file_name = file == NULL ? "" : file->file_name;
	read->bytes = file == NULL ? slice_of(text) : file->bytes;
	reader_read(rq->arena, read->bytes.at, read->bytes.size, &read->reading);
	rq->prepared = read;
}

/* The field in which it came. */
static const char *upload_field(const struct upload_read *read)
{
	return read->file_name[0] == '\0' ? "text" : "file";
}

/* False, with the problem noted, if there is nothing that can be read. */
static bool upload_is_readable(struct request *rq, const struct upload_read *read)
{
	const char *field = upload_field(read);

	switch (read->reading.refusal) {
	case READING_TAKEN: break;
	case READING_EMPTY:
		if (!form_has_problems(rq)) // else that is why there is no text
			form_problem(
				rq, "file", N_("Choose a file, or paste the text of the document"));
		break;
	case READING_NOT_TEXT:
		form_problem(rq, field,
			N_("This is not a text that can be read. Save the document as text, or "
			   "paste its words."));
		break;
	case READING_NOT_UTF8:
		form_problem(rq, field,
			N_("The document’s letters are stored in another way than UTF-8. Save it "
			   "as text "
			   "with the encoding UTF-8, or paste its words."));
		break;
	case READING_TOO_LARGE:
		form_problem(rq, field, N_("The document is too large. It may have up to 1 MB."));
		break;
	}
	return !form_has_problems(rq);
}

static struct import import_of(struct request *rq, const struct upload_read *read)
{
	return (struct import){
		.organisation = { form_id(rq, "organisation") },
		.file_name = read->file_name,
		.bytes = read->bytes,
		.reading = &read->reading,
	};
}

/* ---- a new record ---- */

enum status decision_new_show(struct request *rq)
{
	struct import_view view = {
		.problems = &rq->problems,
		.keys = page_form_keys(rq),
		.organisation = typed(rq, "organisation"),
	};

	view.organisations =
		organisation_choices(rq, tr(rq->language, "Choose one"), &view.organisation_count);

	struct html *out = page_open(rq, tr(rq->language, "Add a decision"));

	view_decision_new(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

enum status decision_draft_start(struct request *rq)
{
	struct organisation_id organisation = { form_id(rq, "organisation") };
	enum template template = template_named(form_choice(rq, "template"));
	enum language original = strcmp(form_choice(rq, "language"), "cy") == 0 ? WELSH : ENGLISH;
	struct decision_id id = { 0 };

	if (form_has_problems(rq))
		return decision_new_show(rq);

	struct outcome outcome =
		decision_start_draft(rq->work, &rq->actor, organisation, template, original, &id);

	if (outcome.kind == REFUSED && outcome.refusal != REFUSED_RIGHT) {
		form_problem(rq, "organisation", refusal_text(outcome.refusal));
		return decision_new_show(rq);
	}
	return answer_outcome(
		rq, outcome, url_of(rq->arena, "/decisions/%lld/edit", (long long)id.v));
}

/*
 * What was pasted; or the words of the file, which no browser chooses again of itself, unless
 * the file is what is wrong.
 */
static const char *document_typed(struct request *rq)
{
	const struct upload_read *read = rq->prepared;

	if (read == NULL || read->file_name[0] == '\0' || problem_of(&rq->problems, "file") != NULL)
		return typed(rq, "text");
	return arena_text_n(rq->arena, read->bytes.at, read->bytes.size);
}

/* What was read is in the language of which the record has no document yet. */
static bool is_other_language(const struct request *rq, const struct decision *d)
{
	const struct upload_read *read = rq->prepared;
	enum language language = read->reading.language == LANGUAGE_WELSH ? WELSH : ENGLISH;

	return language != d->original && d->document[language].text == NULL &&
	       decision_after(d->state, ACT_PAIR) != STATE_NONE;
}

/* What has the reference, and what can be done with the document; NULL if it may not be shown. */
static const struct taken_view *taken_record(struct request *rq, struct decision_id id)
{
	struct taken_view *view = arena_one(rq->arena, struct taken_view);
	struct decision d;

	if (!decision_for(rq->work, &rq->actor, DECISION_READ, id, &d))
		return NULL;
	page_shows(rq, "decision", id.v);
	*view = (struct taken_view){
		.title = decision_title(decision_value(&d, FIELD_TITLE, ENGLISH),
			decision_value(&d, FIELD_TITLE, WELSH),
			decision_value(&d, FIELD_REFERENCE, ENGLISH)),
		.url = url_decision(rq->arena, id),
		.state = tr(rq->language, state_label(d.state)),
		.colour = state_colour(d.state),
	};
	if (is_other_language(rq, &d))
		view->pair = (struct link){
			.text = d.original == ENGLISH
					? tr(rq->language, "Add this to it as its Welsh document")
					: tr(rq->language,
						  "Add this to it as its English document"),
			.url = url_of(rq->arena, "/decisions/%lld/pair", (long long)id.v),
		};
	return view;
}

/* `taken` is the record that has the reference already; 0 if that is not what is wrong. */
static enum status import_page(struct request *rq, struct decision_id taken, enum status status)
{
	struct import_view view = {
		.problems = &rq->problems,
		.keys = page_form_keys(rq),
		.text = document_typed(rq),
		.organisation = typed(rq, "organisation"),
		.action = url_of(rq->arena, "/decisions/import"),
		.title = tr(rq->language, "Import a decision"),
		.lead = tr(rq->language,
			"A document that is signed already. Each value that is found in it will "
			"stand "
			"beside its sentence for you to check; what is not certain stays blank."),
		.back = url_of(rq->arena, "/decisions/new"),
	};

	view.organisations = organisation_choices(
		rq, tr(rq->language, "As the document says"), &view.organisation_count);

	if (taken.v != 0)
		view.taken = taken_record(rq, taken);

	struct html *out = page_open(rq, view.title);

	view_decision_import(out, &view);
	return page_close(rq, status);
}

enum status decision_import_show(struct request *rq)
{
	return import_page(rq, (struct decision_id){ 0 }, OK);
}

/* What became of one record of the page. */
static struct imported_line imported_line_of(struct request *rq, const struct record *record,
	struct outcome outcome, struct decision_id id)
{
	const char *name = record->text[TEXT_TITLE].value;

	return (struct imported_line){
		.link = { .text = name == NULL || name[0] == '\0'
					  ? tr(rq->language, "Without a title yet")
					  : name,
			.url = url_decision(rq->arena, id) },
		.said = outcome.kind == DONE ? tr(rq->language, "imported, to be reviewed")
					     : tr(rq->language, refusal_text(outcome.refusal)),
	};
}

/* Every record of a page with several; those that are there already are only named. */
static enum status import_all(struct request *rq, struct import *import)
{
	size_t n = import->reading->records.n;
	struct imported_line *lines = arena_many(rq->arena, struct imported_line, n);

	for (import->record = 0; import->record < n; import->record++) {
		struct decision_id id = { 0 };
		struct outcome outcome = decision_import(rq->work, &rq->actor, import, &id);

		if (outcome.kind == REFUSED && outcome.refusal != REFUSED_REFERENCE_TAKEN) {
			form_problem(rq, "organisation", refusal_text(outcome.refusal));
			return import_page(rq, (struct decision_id){ 0 }, UNPROCESSABLE);
		}
		lines[import->record] = imported_line_of(
			rq, &import->reading->records.at[import->record], outcome, id);
	}

	struct html *out = page_open(rq, tr(rq->language, "Several records on one page"));

	view_decision_imported(out, &(struct imported_view){ lines, n });
	return page_close(rq, OK);
}

enum status decision_import_do(struct request *rq)
{
	const struct upload_read *read = rq->prepared;
	struct import import = import_of(rq, read);
	struct decision_id id = { 0 };

	if (!upload_is_readable(rq, read))
		return import_page(rq, (struct decision_id){ 0 }, UNPROCESSABLE);
	if (read->reading.records.n > 1)
		return import_all(rq, &import);

	struct outcome outcome = decision_import(rq->work, &rq->actor, &import, &id);

	if (outcome.kind == DONE)
		return reply_redirect(
			rq, url_of(rq->arena, "/decisions/%lld/edit", (long long)id.v));
	if (outcome.kind != REFUSED)
		return answer_outcome(rq, outcome, url_decision(rq->arena, id));
	form_problem(rq,
		outcome.refusal == REFUSED_REFERENCE_TAKEN ? upload_field(read) : "organisation",
		refusal_text(outcome.refusal));
	return import_page(rq, id, UNPROCESSABLE);
}

/* ---- the other language's document ---- */

static enum status pair_page(struct request *rq, const struct decision *d, enum status status)
{
	struct import_view view = {
		.problems = &rq->problems,
		.keys = page_form_keys(rq),
		.text = typed(rq, "text"),
		.action = url_of(rq->arena, "/decisions/%lld/pair", (long long)d->id.v),
		.title = d->original == ENGLISH ? tr(rq->language, "Add the Welsh document")
						: tr(rq->language, "Add the English document"),
		.lead = tr(rq->language, "Its words become the record’s in that language. Its "
					 "figures, dates and names "
					 "are compared with those of the record."),
		.version = arena_format(rq->arena, "%" PRId64, d->version),
		.back = url_decision(rq->arena, d->id),
	};
	struct html *out = page_open(rq, view.title);

	view_decision_import(out, &view);
	return page_close(rq, status);
}

enum status decision_pair_show(struct request *rq)
{
	struct decision d;

	if (!page_record(rq, &d))
		return page_not_found(rq);
	if (decision_after(d.state, ACT_PAIR) == STATE_NONE)
		return record_refused(rq, refusal_text(REFUSED_STATE));
	return pair_page(rq, &d, OK);
}

enum status decision_pair_do(struct request *rq)
{
	const struct upload_read *read = rq->prepared;
	struct import import = import_of(rq, read);
	struct decision d;
	struct outcome outcome;

	if (!decision_for(rq->work, &rq->actor, DECISION_IMPORT,
		    (struct decision_id){ path_id(rq, "id") }, &d))
		return page_not_found(rq);
	if (!upload_is_readable(rq, read))
		return pair_page(rq, &d, UNPROCESSABLE);
	outcome = decision_pair(rq->work, &rq->actor, d.id, form_number(rq, "version"), &import);
	if (outcome.kind == REFUSED && outcome.refusal == REFUSED_SAME_LANGUAGE) {
		form_problem(rq, upload_field(read), refusal_text(outcome.refusal));
		return pair_page(rq, &d, UNPROCESSABLE);
	}
	return answer_outcome(
		rq, outcome, url_of(rq->arena, "/decisions/%lld/compare", (long long)d.id.v));
}

/* ---- compared ---- */

/* One document read again, as the record it would make. */
static void reread(struct request *rq, const char *text, struct decision *d)
{
	struct reading reading;

	reader_read(rq->arena, text, strlen(text), &reading);
	if (reading.refusal == READING_TAKEN)
		decision_from_reading(rq->arena, &reading, 0, d);
	else
		*d = (struct decision){ .original = ENGLISH };
}

static const char *compare_says(struct request *rq, size_t n)
{
	if (n == 0)
		return tr(rq->language, "Figures, dates and names are the same in both.");
	return tr_fill_n(rq->arena, rq->language,
		"{count} thing differs or stands in one text alone. Look at both before it is "
		"attested.",
		"{count} things differ or stand in one text alone. Look at both before it is "
		"attested.",
		(int64_t)n, NULL);
}

enum status decision_compare_show(struct request *rq)
{
	struct decision d;
	struct decision read[LANGUAGE_COUNT];

	if (!page_record(rq, &d) || d.document[ENGLISH].text == NULL ||
		d.document[WELSH].text == NULL)
		return page_not_found(rq);
	for (enum language l = ENGLISH; l <= WELSH; l++) {
		reread(rq, d.document[l].text, &read[l]);
		read[l].original = l;
	}

	struct differences found = decision_pair_differences(
		rq->arena, &read[d.original], &read[language_other(d.original)]);
	struct pair_line *lines = arena_many(rq->arena, struct pair_line, found.n + 1);

	for (size_t i = 0; i < found.n; i++) {
		const struct difference *each = &found.at[i];
		bool is_english = d.original == ENGLISH;
		bool is_in_both = each->in_original[0] != '\0' && each->in_translation[0] != '\0';

		lines[i] = (struct pair_line){
			.what = tr(rq->language, each->what),
			.verdict = is_in_both ? tr(rq->language, "Differs")
					      : tr(rq->language, "In one text alone"),
			.english = is_english ? each->in_original : each->in_translation,
			.welsh = is_english ? each->in_translation : each->in_original,
			.absent = tr(rq->language, "Not found in this text"),
			.differs = is_in_both,
		};
	}

	struct html *out = page_open_with(rq, tr(rq->language, "The two documents compared"),
		&(struct page_options){ .is_wide = true });

	view_compare(out, &(struct compare_view){
				  .lines = lines,
				  .n = found.n,
				  .says = compare_says(rq, found.n),
				  .back = url_decision(rq->arena, d.id),
				  .english_text = d.document[ENGLISH].text,
				  .welsh_text = d.document[WELSH].text,
			  });
	return page_close(rq, OK);
}
