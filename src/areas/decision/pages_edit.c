/* SPDX-License-Identifier: MIT */
/*
 * The form of a record beside its document: for what was imported, to correct
 * and confirm; for a draft, to write.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/decision/decision_views.h"
#include "areas/decision/page_kit.h"
#include "base/err.h"
#include "base/reached.h"

enum { ROWS_OF_WORDS = 8, ROWS_OF_LIST = 3 };

/* ---- reading what was typed ---- */

/* Which languages of words the form shows: both for a document, the original for a draft. */
static bool is_on_form(const struct decision *d, enum field field, enum language language)
{
	if (!field_facts(field)->has_language)
		return language == ENGLISH;
	return d->origin == SIGNED_ON_PAPER || language == d->original;
}

/* A choice that the field knows, or blank. */
static const char *checked_choice(struct request *rq, const struct field_facts *facts, const char *value)
{
	for (const struct choice_facts *choice = facts->choices; choice->name != NULL; choice++)
		if (strcmp(choice->name, value) == 0)
			return value;
	if (value[0] != '\0')
		form_problem(rq, facts->name, N_("Choose one of the answers"));
	return "";
}

static const char *checked_email(struct request *rq, const char *name)
{
	const char *value = typed_words(rq, FIELD_CONTACT_EMAIL, name);

	if (value[0] != '\0' && !email_is_plausible(value))
		form_problem(rq, name, N_("Enter one email address, such as name@example.wales"));
	return value;
}

/* Nothing was signed on a day that has not come yet. */
static struct date checked_date(struct request *rq, enum field field, const char *name)
{
	struct date date = form_date(rq, name);

	if (field == FIELD_SIGNED_ON && date_is_set(date) && date_before(rq->today, date))
		form_problem(rq, name, refusal_text(REFUSED_SIGNED_LATER_THAN_TODAY));
	return date;
}

static const char *typed_value(struct request *rq, enum field field, enum language language)
{
	const struct field_facts *facts = field_facts(field);
	const char *name = field_input_name(rq->arena, field, language);

	if (facts->kind == FIELD_DATE)
		return date_iso(rq->arena, checked_date(rq, field, name));
	if (field == FIELD_CONTACT_EMAIL)
		return checked_email(rq, name);
	if (facts->kind == FIELD_CHOICE)
		return checked_choice(rq, facts, form_text(rq, name));
	return typed_words(rq, field, name);
}

/* The record as the form says it: for storing in `*edit`, and for showing the form again. */
static struct decision typed_record(struct request *rq, const struct decision *d, struct edit *edit)
{
	struct decision mine = *d;

	*edit = (struct edit){
		.version = form_number(rq, "version"),
		.organisation = { form_id(rq, "organisation") },
	};
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		for (enum language l = ENGLISH; l <= WELSH; l++)
			if (is_on_form(d, f, l))
				mine.value[f][l] = edit->value[f][l] = typed_value(rq, f, l);
	edit->amounts = typed_amounts(rq, d);
	edit->priors = typed_priors(rq, d);
	return mine;
}

/* ---- the form ---- */

static struct choice *field_choices(struct request *rq, enum field field, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, 8);

	*n = 0;
	for (const struct choice_facts *choice = field_facts(field)->choices; choice->name != NULL; choice++)
		choices[(*n)++] = (struct choice){
			.value = choice->name, .text = tr(rq->language, choice->label) };
	return choices;
}

/* Where the document says it. */
static struct light *field_lights(struct request *rq, const struct decision *d, enum field field,
	enum language language, const char *what, size_t *n)
{
	struct light *lights = arena_many(rq->arena, struct light, d->sources.n + 1);

	*n = 0;
	for (size_t i = 0; i < d->sources.n; i++)
		if (d->sources.at[i].field == field && d->sources.at[i].language == d->original &&
			(!field_facts(field)->has_language || language == d->original))
			lights[(*n)++] = (struct light){ source_id(rq->arena, i), what };
	return lights;
}

static struct edit_field edit_field_of(struct request *rq, const struct decision *d, enum field field,
	enum language language)
{
	const struct field_facts *facts = field_facts(field);
	struct edit_field view = {
		.kind = facts->kind,
		.field = {
			.name = field_input_name(rq->arena, field, language),
			.label = field_label(rq, field, language),
			.hint = facts->hint == NULL ? NULL : tr(rq->language, facts->hint),
			.problems = &rq->problems,
			.value = facts->kind != FIELD_DATE && rq->method == POST
					 ? form_raw(rq, field_input_name(rq->arena, field, language))
					 : d->value[field][language],
			.lang = facts->has_language ? language_code(language) : NULL,
			.rows = facts->kind == FIELD_WORDS ? ROWS_OF_WORDS : ROWS_OF_LIST,
		},
	};

	name_problem(rq, view.field.name, view.field.label);
	if (facts->kind == FIELD_DATE)
		page_date_parts(rq, &view.field, decision_date(d, field));
	if (facts->kind == FIELD_CHOICE)
		view.field.choices = field_choices(rq, field, &view.field.choice_count);
	view.lights = field_lights(rq, d, field, language, view.field.label, &view.light_count);
	return view;
}

/* The question is asked when it has to be answered, or has been. */
static bool is_asked(const struct request *rq, const struct decision *d, enum field field)
{
	if (field == FIELD_DECIDED_EARLIER)
		return decision_asks_decided_earlier(d, rq->today) ||
		       decision_value(d, field, ENGLISH)[0] != '\0';
	if (d->origin == DRAFTED_HERE)
		return field != FIELD_SIGNED_ON && field != FIELD_SIGNATURE && field != FIELD_LANGUAGE_NOTE;
	return true;
}

static void fill_fields(struct request *rq, const struct decision *d, struct edit_view *view)
{
	struct edit_field *fields = arena_many(rq->arena, struct edit_field, 2 * FIELD_COUNT);

	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		for (int i = 0; i < LANGUAGE_COUNT; i++) {
			enum language l = i == 0 ? d->original : language_other(d->original);

			if (!field_facts(f)->has_language)
				l = ENGLISH;
			if (is_asked(rq, d, f) && is_on_form(d, f, l))
				fields[view->field_count++] = edit_field_of(rq, d, f, l);
			if (!field_facts(f)->has_language)
				break;
		}
	view->fields = fields;
}

static void fill_document(struct request *rq, const struct decision *d, struct edit_view *view)
{
	const char *text = d->origin == SIGNED_ON_PAPER ? d->document[d->original].text
							: decision_own_text(rq->arena, d);

	view->document_title = d->origin == SIGNED_ON_PAPER ? tr(rq->language, "The document")
							    : tr(rq->language, "As it will be read");
	view->document_lang = language_code(d->original);
	view->has_document = text != NULL && slice_trim(slice_of(text)).size > 0;
	if (view->has_document)
		view->pieces = marked_document(rq->arena, d, text, &view->piece_count);
	view->sums = sum_views(rq, d, view->has_document);
	view->sum_count = d->sums.n;
}

static void fill_edit_gaps(struct request *rq, const struct decision *d, struct edit_view *view)
{
	struct gaps gaps = d->origin == DRAFTED_HERE ? decision_gaps_to_sign(rq->arena, d)
						     : decision_gaps_on_paper(rq->arena, d);

	view->gaps = gap_lines(rq, d, &gaps, "edit");
	view->gap_count = gaps.n;
}

static enum status edit_page(struct request *rq, const struct decision *d, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct edit_view view = {
		.title = d->origin == SIGNED_ON_PAPER ? tr(rq->language, "Review the import")
						      : tr(rq->language, "Edit the draft"),
		.back = url_decision(rq->arena, d->id),
		.problems = &rq->problems,
		.form = { .action = url_of(rq->arena, "/decisions/%lld/edit", (long long)d->id.v),
			.token = keys.token,
			.key = keys.once,
			.is_guarded = true },
		.version = rq->method == POST ? form_raw(rq, "version")
					      : arena_format(rq->arena, "%" PRId64, d->version),
		.organisation = { .name = "organisation",
			.label = tr(rq->language, "Whose decision"),
			.problems = &rq->problems,
			.value = arena_format(rq->arena, "%" PRId64, d->organisation.v) },
	};

	name_problem(rq, view.organisation.name, view.organisation.label);
	view.organisation.choices =
		organisation_choices(rq, tr(rq->language, "Choose one"), &view.organisation.choice_count);
	fill_document(rq, d, &view);
	fill_fields(rq, d, &view);
	fill_edit_amounts(rq, d, &view);
	fill_edit_priors(rq, d, &view);
	fill_edit_gaps(rq, d, &view);

	struct html *out = page_open_with(rq, view.title, &(struct page_options){ .is_wide = true });

	view_decision_edit(out, &view);
	return page_close(rq, status);
}

/* The record if it may be altered as it stands now; else the page that says why not. */
static bool may_edit(struct request *rq, struct decision *d, enum status *refused)
{
	if (!page_record(rq, d)) {
		*refused = page_not_found(rq);
		return false;
	}
	if ((decision_open_acts(rq->work, &rq->actor, d) & 1u << ACT_ALTER) != 0)
		return true;
	*refused = record_refused(rq,
		decision_is_frozen(d) ? refusal_text(REFUSED_FROZEN) : refusal_text(REFUSED_STATE));
	return false;
}

enum status decision_edit_show(struct request *rq)
{
	struct decision d;
	enum status refused;

	return may_edit(rq, &d, &refused) ? edit_page(rq, &d, OK) : refused;
}

/* ---- saving ---- */

/* The field that a refusal is about; NULL when it is about the whole record. */
static const char *field_of_refusal(enum refusal refusal)
{
	switch (refusal) {
	case REFUSED_REFERENCE_TAKEN: return "reference";
	case REFUSED_ORGANISATION:
	case REFUSED_KIND_OF_BODY: return "organisation";
	default: return NULL;
	}
}

enum status decision_edit_save(struct request *rq)
{
	struct decision theirs;
	struct decision mine;
	struct edit edit;
	enum status refused;

	if (!may_edit(rq, &theirs, &refused))
		return refused;
	mine = typed_record(rq, &theirs, &edit);
	if (form_has_problems(rq))
		return edit_page(rq, &mine, UNPROCESSABLE);

	struct outcome outcome =
		decision_alter(rq->work, &rq->actor, theirs.id, &edit, &theirs);

	if (outcome.kind == CHANGED_MEANWHILE)
		return conflict_page(rq, &theirs, &edit);
	if (outcome.kind == REFUSED && field_of_refusal(outcome.refusal) != NULL) {
		form_problem(rq, field_of_refusal(outcome.refusal), refusal_text(outcome.refusal));
		return edit_page(rq, &mine, UNPROCESSABLE);
	}
	return answer_outcome(rq, outcome, url_of(rq->arena, "/decisions/%lld?done=alter", (long long)theirs.id.v));
}
