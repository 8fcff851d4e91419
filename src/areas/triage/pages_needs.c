/* SPDX-License-Identifier: MIT */
/*
 * The needs on one form, from the keyboard: twelve pathways, consent, safety and access; saved half
 * done or whole; and where two people filled it at once.
 */
#include <string.h>

#include "areas/cohort/page_kit.h"
#include "areas/decision/decision_views.h"
#include "areas/decision/page_kit.h"
#include "areas/triage/page_kit.h"
#include "areas/triage/triage_views.h"
#include "base/err.h"

static const char *input_of(struct request *rq, const char *what, enum pathway pathway)
{
	return arena_format(rq->arena, "%s-%s", what, pathways[pathway].name);
}

/* ---- what was typed ---- */

static struct triage typed_needs(struct request *rq)
{
	struct triage typed = { .consent = word_named(consents, form_choice(rq, "consent")) };

	for (enum pathway each = PATHWAY_NONE; each < PATHWAY_COUNT; each++)
		typed.need[each].note = "";
	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++)
		typed.need[each] = (struct need){
			.score = word_named(scores, form_choice(rq, input_of(rq, "score", each))),
			.note = form_text(rq, input_of(rq, "note", each)),
		};
	for (enum flag each = FLAG_NONE + 1; each < FLAG_COUNT; each++)
		if (form_has_choice(rq, "flags", triage_flags[each].name))
			typed.flags |= 1u << each;
	return typed;
}

/* ---- the form ---- */

static const char *note_label(struct request *rq, enum pathway pathway)
{
	return tr_fill(rq->arena, rq->language, "{pathway}: note", "pathway",
		tr(rq->language, pathways[pathway].label), NULL);
}

static struct need_fields fields_of(
	struct request *rq, const struct triage *stands, enum pathway pathway)
{
	const struct need *need = &stands->need[pathway];
	const char *score = scores[need->score].name;
	struct need_fields fields = {
		.score = field_of(rq, input_of(rq, "score", pathway),
			tr(rq->language, pathways[pathway].label), score == NULL ? "" : score),
		.note = field_of(
			rq, input_of(rq, "note", pathway), note_label(rq, pathway), need->note),
	};

	fields.score.label_size = "s";
	fields.score.is_inline = fields.score.is_small = true;
	fields.score.choices = word_choices(rq, scores, SCORE_NOT_ASKED, SCORE_COUNT);
	fields.score.choice_count = SCORE_COUNT;
	fields.note.rows = 2;
	problem_name(&rq->problems, fields.score.name, fields.score.label);
	problem_name(&rq->problems, fields.note.name, fields.note.label);
	return fields;
}

static void fill_flags(struct request *rq, const struct triage *stands, struct needs_view *view)
{
	struct choice *choices = arena_many(rq->arena, struct choice, FLAG_COUNT);
	unsigned flags = rq->method == POST ? typed_needs(rq).flags : stands->flags;

	for (enum flag each = FLAG_NONE + 1; each < FLAG_COUNT; each++)
		choices[each - 1] = (struct choice){ .value = triage_flags[each].name,
			.text = tr(rq->language, triage_flags[each].label),
			.is_checked = (flags & 1u << each) != 0 };
	view->flags = (struct form_field){
		.name = "flags",
		.label = tr(rq->language, "Safety and access"),
		.label_size = "m",
		.hint = tr(rq->language,
			"What those who meet the person have to know. The provider "
			"sees this once the needs are complete."),
		.choices = choices,
		.choice_count = FLAG_COUNT - 1,
		.problems = &rq->problems,
	};
}

static void fill_consent(struct request *rq, const struct triage *stands, struct needs_view *view)
{
	const char *name = consents[stands->consent].name;

	view->consent =
		field_of(rq, "consent", tr(rq->language, "Consent"), name == NULL ? "" : name);
	view->consent.label_size = "m";
	view->consent.hint =
		tr(rq->language, "That other services than the programme are told of the person");
	view->consent.choices = word_choices(rq, consents, CONSENT_NOT_ASKED, CONSENT_COUNT);
	view->consent.choice_count = CONSENT_COUNT;
	problem_name(&rq->problems, "consent", view->consent.label);
}

static enum status needs_page(
	struct request *rq, const struct triage_record *record, enum status status)
{
	struct need_fields *needs = arena_many(rq->arena, struct need_fields, PATHWAY_COUNT);
	const struct triage *t = &record->facts;
	struct needs_view view = {
		.head = triage_head(rq, record, tr(rq->language, "Needs"),
			url_triage(rq->arena, record->referral, NULL)),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_triage(rq->arena, record->referral, "needs")),
		.version = rq->method == POST ? form_raw(rq, "version") : version_of(rq, record),
		.needs = needs,
		.may_complete = triage_state(t) == TRIAGE_OPEN,
	};

	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++)
		if (pathway_is_asked(each, t->is_of_a_woman))
			needs[view.n++] = fields_of(rq, t, each);
	fill_consent(rq, t, &view);
	fill_flags(rq, t, &view);

	struct html *out = page_open(rq, view.head.title);

	view_needs_form(out, &view);
	return page_close(rq, status);
}

enum status triage_needs_show(struct request *rq)
{
	struct triage_record record;

	return page_triage(rq, &record) ? form_or_refusal(rq, &record, TRIAGE_SCORE, needs_page)
					: page_not_found(rq);
}

/* ---- two filled it ---- */

static void add_line(struct request *rq, struct conflict_view *view, struct conflict_line *lines,
	const char *label, const char *theirs, const char *mine)
{
	if (strcmp(theirs, mine) != 0)
		lines[view->n++] = (struct conflict_line){
			.label = label,
			.theirs = theirs,
			.mine = mine,
			.lang = language_code(rq->language),
		};
}

static const char *flags_said(struct request *rq, unsigned flags)
{
	struct texts list = flag_words(rq, flags);

	return list_words(rq->arena, rq->language, list.at, list.n);
}

static void fill_lines(struct request *rq, const struct triage *theirs, const struct triage *mine,
	struct conflict_view *view)
{
	struct conflict_line *lines =
		arena_many(rq->arena, struct conflict_line, 2 * PATHWAY_COUNT + 2);

	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++) {
		const struct need *one = &theirs->need[each], *other = &mine->need[each];

		add_line(rq, view, lines, tr(rq->language, pathways[each].label),
			tr(rq->language, scores[one->score].label),
			tr(rq->language, scores[other->score].label));
		add_line(rq, view, lines, note_label(rq, each), one->note, other->note);
	}
	add_line(rq, view, lines, tr(rq->language, "Consent"),
		tr(rq->language, consents[theirs->consent].label),
		tr(rq->language, consents[mine->consent].label));
	add_line(rq, view, lines, tr(rq->language, "Safety and access"),
		flags_said(rq, theirs->flags), flags_said(rq, mine->flags));
	view->lines = lines;
}

/* Everything typed goes on, but for what the frame and this page put there themselves. */
static void carry_form(struct request *rq, struct conflict_view *view)
{
	struct pair *carried = arena_many(rq->arena, struct pair, rq->form_fields.all.n + 1);

	list_each (const struct pair *, field, &rq->form_fields.all)
		if (strcmp(field->name, "version") != 0 &&
			strcmp(field->name, FORM_TOKEN_NAME) != 0 &&
			strcmp(field->name, FORM_KEY_NAME) != 0)
			carried[view->carried_count++] = *field;
	view->carried = carried;
}

static enum status needs_conflict(
	struct request *rq, const struct triage_record *theirs, const struct triage *mine)
{
	struct url needs = url_triage(rq->arena, theirs->referral, "needs");
	struct conflict_view view = {
		.form = guarded_form(rq, needs),
		.version = version_of(rq, theirs),
		.who = tr_fill(rq->arena, rq->language,
			"{name} saved it after you had opened it, on {date}.", "name",
			account_name(rq->work, theirs->changed_by), "date",
			instant_words(rq->arena, rq->language, theirs->changed_at), NULL),
		.back = url_triage(rq->arena, theirs->referral, NULL),
	};

	fill_lines(rq, &theirs->facts, mine, &view);
	carry_form(rq, &view);

	struct html *out = page_open(rq, tr(rq->language, "Somebody else changed this record"));

	view_conflict(out, &view);
	return page_close(rq, CONFLICTING);
}

enum status triage_needs_do(struct request *rq)
{
	struct triage_record stands;

	if (!page_triage(rq, &stands))
		return page_not_found(rq);

	struct triage typed = typed_needs(rq);
	bool completes = form_flag(rq, "complete");
	int64_t version = form_number(rq, "version");

	if (form_has_problems(rq))
		return needs_page(rq, &stands, UNPROCESSABLE);

	enum outcome_kind outcome = triage_assess(rq->work, &rq->actor, stands.referral, version,
		&typed, completes, &rq->problems, &stands);

	if (outcome == CHANGED_MEANWHILE)
		return needs_conflict(rq, &stands, &typed);
	return triage_answer(
		rq, outcome, completes ? TRIAGE_ASSESS : TRIAGE_SCORE, &stands, needs_page);
}
