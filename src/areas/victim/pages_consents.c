/* SPDX-License-Identifier: MIT */
/*
 * What the person agreed to: asked about together, and every answer that was given.
 */
#include "areas/victim/page_kit.h"
#include "areas/victim/victim_views.h"

static const char *consent_hint(struct request *rq, enum consent_to to)
{
	switch (to) {
	case CONSENT_TO_CONTACT:
		return tr(rq->language, "May you call, write or text, in the safe ways?");
	case CONSENT_TO_SHARE:
		return tr(rq->language, "May you tell other services what they say, if it helps to "
					"keep them safe? The programme is told none of it in any "
					"case.");
	case CONSENT_BRIEFED:
		return tr(rq->language, "Do they know that the programme is no guarantee that they "
					"are safe?");
	default: return NULL;
	}
}

static void fill_given(
	struct request *rq, const struct victim_consents *all, struct consents_view *view)
{
	struct day_row *rows = arena_many(rq->arena, struct day_row, all->n + 1);

	for (size_t i = all->n; i-- > 0;)
		rows[view->given_count++] = (struct day_row){ .on = all->at[i].on,
			.what = tr(rq->language, consents_to[all->at[i].to].label),
			.result = tr(rq->language, consent_answers[all->at[i].answer].label),
			.by = name_of(rq, all->at[i].by) };
	view->given = rows;
}

static enum status consents_page(
	struct request *rq, const struct victim_case *c, enum status status)
{
	struct victim_consents all = victim_consents(rq->work, c->id);
	struct consents_view view = {
		.back = url_case(rq->arena, c->id),
		.reference = link_reference(rq->arena, c->link),
		.problems = &rq->problems,
		.form = case_form(rq, c->id, "consents"),
		.on = victim_day_field(
			rq, "on", tr(rq->language, "When did they say so?"), NULL, rq->today),
	};

	for (enum consent_to to = CONSENT_TO_CONTACT; to < CONSENT_COUNT; to++) {
		view.answers[to] = words_field(rq, consents_to[to].name,
			tr(rq->language, consents_to[to].label), consent_answers, ANSWER_COUNT, "");
		view.answers[to].hint = consent_hint(rq, to);
	}
	fill_given(rq, &all, &view);

	struct html *out = page_open(rq, tr(rq->language, "What the person agreed to"));

	view_consents(out, &view);
	return page_close(rq, status);
}

enum status consents_show(struct request *rq)
{
	struct victim_case c;

	if (!page_case(rq, &c) || !victim_may(rq->work, &rq->actor, VICTIM_ALTER, c.id))
		return page_not_found(rq);
	return consents_page(rq, &c, OK);
}

enum status consents_do(struct request *rq)
{
	struct victim_consents given = { 0 };
	struct victim_case c;

	if (!page_case(rq, &c))
		return page_not_found(rq);
	for (enum consent_to to = CONSENT_TO_CONTACT; to < CONSENT_COUNT; to++) {
		enum answer answer = (enum answer)word_named(
			consent_answers, form_choice(rq, consents_to[to].name));

		if (answer != ANSWER_NONE)
			*list_add(rq->arena, &given) =
				(struct victim_consent){ .to = to, .answer = answer };
	}
	switch (victim_consent(
		rq->work, &rq->actor, c.id, &given, form_date(rq, "on"), &rq->problems)) {
	case DONE: return reply_redirect(rq, url_case(rq->arena, c.id));
	case REFUSED: return consents_page(rq, &c, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
