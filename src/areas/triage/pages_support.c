/* SPDX-License-Identifier: MIT */
/*
 * The forms of the support plan: something is offered for a need, and how that went on.
 */
#include "areas/cohort/page_kit.h"
#include "areas/triage/page_kit.h"
#include "areas/triage/triage_views.h"
#include "base/err.h"

/* ---- an offer ---- */

static const struct choice *pathways_to_choose(
	struct request *rq, const struct triage *t, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, PATHWAY_COUNT);

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "Choose one") };
	*n = 1;
	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++)
		if (pathway_is_asked(each, t->is_of_a_woman))
			choices[(*n)++] = (struct choice){ .value = pathways[each].name,
				.text = tr(rq->language, pathways[each].label) };
	return choices;
}

static enum status offer_page(
	struct request *rq, const struct triage_record *record, enum status status)
{
	enum language l = rq->language;
	struct offer_view view = {
		.head = triage_head(rq, record, tr(l, "Offer support"),
			url_triage(rq->arena, record->referral, NULL)),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_triage(rq->arena, record->referral, "support")),
		.version = rq->method == POST ? form_raw(rq, "version") : version_of(rq, record),
		.pathway =
			field_of(rq, "pathway", tr(l, "For which need"), form_raw(rq, "pathway")),
		.what = field_of(rq, "what", tr(l, "Support"), ""),
		.organisation = field_of(rq, "organisation", tr(l, "Who gives it"), ""),
		.on = date_field_of(rq, "on", tr(l, "Day on which it was offered"), rq->today),
	};

	view.pathway.choices = pathways_to_choose(rq, &record->facts, &view.pathway.choice_count);
	view.what.hint = tr(l, "What is offered, in a sentence that the person would know it by");
	view.what.rows = 3;

	struct html *out = page_open(rq, view.head.title);

	view_offer_form(out, &view);
	return page_close(rq, status);
}

enum status triage_offer_show(struct request *rq)
{
	struct triage_record record;

	return page_triage(rq, &record) ? form_or_refusal(rq, &record, TRIAGE_OFFER, offer_page)
					: page_not_found(rq);
}

enum status triage_offer_do(struct request *rq)
{
	struct triage_record stands;

	if (!page_triage(rq, &stands))
		return page_not_found(rq);

	struct support support = {
		.pathway = word_named(pathways, form_choice(rq, "pathway")),
		.what = form_text(rq, "what"),
		.organisation = form_text(rq, "organisation"),
		.on = form_date(rq, "on"),
	};

	return triage_answer(rq,
		triage_offer(rq->work, &rq->actor, stands.referral, form_number(rq, "version"),
			&support, &rq->problems, &stands),
		TRIAGE_OFFER, &stands, offer_page);
}

/* ---- how it went on ---- */

/* That of the address; NULL: there is none. */
static const struct support *support_of_page(
	const struct request *rq, const struct triage_record *record)
{
	int64_t number = path_id(rq, "number");

	if ((uint64_t)number > record->facts.supports.n)
		return NULL;
	return &record->facts.supports.at[number - 1];
}

static void fill_facts(struct request *rq, const struct support *s, struct move_view *view)
{
	struct summary_row *rows = arena_many(rq->arena, struct summary_row, 4);
	enum language l = rq->language;

	rows[0] = (struct summary_row){ tr(l, "Support"), SHOWN(s->what), { { 0 } } };
	rows[1] = (struct summary_row){ tr(l, "For"), SHOWN(tr(l, pathways[s->pathway].label)),
		{ { 0 } } };
	rows[2] = (struct summary_row){ tr(l, "Who gives it"), SHOWN(s->organisation), { { 0 } } };
	rows[3] = (struct summary_row){ tr(l, "How it goes"),
		SHOWN(tr_fill(rq->arena, l, "{what}, {date}", "what",
			tr(l, support_states[s->state].label), "date",
			date_words(rq->arena, l, s->on), NULL)),
		{ { 0 } } };
	view->facts = rows;
	view->fact_count = 4;
}

/* Where it may go on to today, whatever came of it. */
static void fill_states(
	struct request *rq, const struct triage *t, const struct support *s, struct move_view *view)
{
	struct choice *choices = arena_many(rq->arena, struct choice, SUPPORT_STATE_COUNT);
	struct triage with_consent = *t;

	with_consent.consent = CONSENT_GIVEN;
	for (enum support_state to = SUPPORT_NONE + 1; to < SUPPORT_STATE_COUNT; to++) {
		if (support_refusal(&with_consent, s, to, rq->today, GAIN_FULL, rq->today) != NULL)
			continue;
		if (to == SUPPORT_REFERRED && t->consent != CONSENT_GIVEN)
			view->consent = tr(rq->language,
				"Other services are told of a person only with their consent");
		else
			choices[view->state.choice_count++] =
				(struct choice){ .value = support_states[to].name,
					.text = tr(rq->language, support_states[to].label) };
	}
	view->state.choices = choices;
	view->may_close =
		support_refusal(t, s, SUPPORT_CLOSED, rq->today, GAIN_FULL, rq->today) == NULL;
}

static enum status move_page(
	struct request *rq, const struct triage_record *record, enum status status)
{
	enum language l = rq->language;
	const struct support *s = support_of_page(rq, record);
	struct move_view view = {
		.head = triage_head(rq, record, tr(l, "Say how it went on"),
			url_triage(rq->arena, record->referral, NULL)),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_triage_item(rq->arena, record->referral, "support",
						 path_id(rq, "number"))),
		.version = rq->method == POST ? form_raw(rq, "version") : version_of(rq, record),
		.state = field_of(rq, "state", tr(l, "It is now"), ""),
		.on = date_field_of(rq, "on", tr(l, "Since which day"), rq->today),
		.gain = field_of(rq, "gain", tr(l, "What came of it"), ""),
	};

	fill_facts(rq, s, &view);
	fill_states(rq, &record->facts, s, &view);
	view.state.label_size = view.on.label_size = view.gain.label_size = "s";
	view.gain.hint = tr(l, "If it closes");
	view.gain.choices = word_choices(rq, gains, GAIN_NONE + 1, GAIN_COUNT);
	view.gain.choice_count = GAIN_COUNT - 1;

	struct html *out = page_open(rq, view.head.title);

	view_move_form(out, &view);
	return page_close(rq, status);
}

enum status triage_move_show(struct request *rq)
{
	struct triage_record record;

	if (!page_triage(rq, &record) || support_of_page(rq, &record) == NULL)
		return page_not_found(rq);
	return form_or_refusal(rq, &record, TRIAGE_MOVE, move_page);
}

enum status triage_move_do(struct request *rq)
{
	struct triage_record stands;

	if (!page_triage(rq, &stands) || support_of_page(rq, &stands) == NULL)
		return page_not_found(rq);

	struct support_step step = {
		.state = word_named(support_states, form_choice(rq, "state")),
		.on = form_date(rq, "on"),
		.gain = word_named(gains, form_choice(rq, "gain")),
	};

	if (step.state == SUPPORT_NONE)
		form_problem(rq, "state", N_("Choose how it went on"));
	if (form_has_problems(rq))
		return move_page(rq, &stands, UNPROCESSABLE);
	return triage_answer(rq,
		triage_move(rq->work, &rq->actor, stands.referral, form_number(rq, "version"),
			path_id(rq, "number"), &step, &rq->problems, &stands),
		TRIAGE_MOVE, &stands, move_page);
}
