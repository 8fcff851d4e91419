/* SPDX-License-Identifier: MIT */
/*
 * A case ends, and is opened again.
 */
#include "areas/victim/page_kit.h"
#include "areas/victim/victim_views.h"

/* The case of the address, if the actor has that right on it. */
static bool page_case_for(struct request *rq, enum right right, struct victim_case *c)
{
	return page_case(rq, c) && victim_may(rq->work, &rq->actor, right, c->id);
}

static enum status end_page(struct request *rq, const struct victim_case *c, enum status status)
{
	enum language l = rq->language;
	struct end_view view = {
		.back = url_case(rq->arena, c->id),
		.reference = link_reference(rq->arena, c->link),
		.title = tr(l, "End the case"),
		.says = tr(l, "A case ends once the person was told how the programme ended, or "
			      "could not be. What is recorded stays, and what the programme says "
			      "later opens the case again."),
		.submit = tr(l, "End the case"),
		.problems = &rq->problems,
		.form = case_form(rq, c->id, "end"),
		.reason = words_field(
			rq, "reason", tr(l, "Why does it end?"), end_reasons, END_COUNT, ""),
		.on = victim_day_field(rq, "on", tr(l, "On which day?"), NULL, rq->today),
	};
	struct html *out = page_open(rq, view.title);

	view_end(out, &view);
	return page_close(rq, status);
}

enum status end_show(struct request *rq)
{
	struct victim_case c;

	return page_case_for(rq, VICTIM_ALTER, &c) ? end_page(rq, &c, OK) : page_not_found(rq);
}

enum status end_do(struct request *rq)
{
	struct victim_case c;

	if (!page_case(rq, &c))
		return page_not_found(rq);

	enum end_reason reason =
		(enum end_reason)word_named(end_reasons, form_choice(rq, "reason"));

	switch (victim_end(
		rq->work, &rq->actor, c.id, reason, form_date(rq, "on"), &rq->problems)) {
	case DONE: return reply_redirect(rq, url_case(rq->arena, c.id));
	case REFUSED: return end_page(rq, &c, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

static enum status reopen_page(struct request *rq, const struct victim_case *c, enum status status)
{
	enum language l = rq->language;
	struct end_view view = {
		.back = url_case(rq->arena, c->id),
		.reference = link_reference(rq->arena, c->link),
		.title = tr(l, "Open the case again"),
		.says = tr(l, "It is in the work list of its worker again, as it was when it "
			      "ended."),
		.submit = tr(l, "Open the case again"),
		.problems = &rq->problems,
		.form = case_form(rq, c->id, "reopen"),
		.reason = words_field(rq, "reason", tr(l, "Why is it opened again?"),
			reopen_reasons, REOPEN_CHOICES, ""),
	};
	struct html *out = page_open(rq, view.title);

	view_end(out, &view);
	return page_close(rq, status);
}

enum status reopen_show(struct request *rq)
{
	struct victim_case c;

	return page_case_for(rq, VICTIM_DECIDE, &c) ? reopen_page(rq, &c, OK) : page_not_found(rq);
}

enum status reopen_do(struct request *rq)
{
	struct victim_case c;

	if (!page_case(rq, &c))
		return page_not_found(rq);

	enum reopen_reason reason =
		(enum reopen_reason)word_named(reopen_reasons, form_choice(rq, "reason"));

	switch (victim_reopen(rq->work, &rq->actor, c.id, reason, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_case(rq->arena, c.id));
	case REFUSED: return reopen_page(rq, &c, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
