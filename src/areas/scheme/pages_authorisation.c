/* SPDX-License-Identifier: MIT */
/*
 * Entering who authorised a scheme, and taking back what was entered wrongly.
 */
#include "areas/scheme/page_kit.h"
#include "areas/scheme/scheme_views.h"

static struct form_field day_field(struct request *rq, const char *name, const char *label)
{
	struct form_field field = {
		.name = name, .label = label, .label_size = "s", .problems = &rq->problems
	};

	page_date_parts(rq, &field, DATE_NONE);
	return field;
}

static enum status authorise_page(struct request *rq, const struct scheme *s, enum status status)
{
	enum language l = rq->language;
	struct authorise_view view = {
		.back = url_scheme(rq->arena, s->id),
		.scheme = scheme_name(rq, s),
		.problems = &rq->problems,
		.form = scheme_form(rq, s->id, "authorise"),
		.body_en = scheme_line_field(rq, "body-en", tr(l, "Name in English"), ENGLISH),
		.body_cy = scheme_line_field(rq, "body-cy", tr(l, "Name in Welsh"), WELSH),
		.from = day_field(rq, "from", tr(l, "First day that is authorised")),
		.to = day_field(rq, "to", tr(l, "Last day that is authorised")),
		.evidence_en = scheme_line_field(
			rq, "evidence-en", tr(l, "What shows it, in English"), ENGLISH),
		.evidence_cy = scheme_line_field(
			rq, "evidence-cy", tr(l, "What shows it, in Welsh"), WELSH),
	};
	struct html *out = page_open(rq, tr(l, "Add an authorisation"));

	view_authorise(out, &view);
	return page_close(rq, status);
}

enum status scheme_authorise_show(struct request *rq)
{
	struct scheme s;

	return page_scheme(rq, SCHEME_ALTER, &s) ? authorise_page(rq, &s, OK) : page_not_found(rq);
}

enum status scheme_authorise_do(struct request *rq)
{
	struct scheme s;
	struct authorisation typed = {
		.body = { [ENGLISH] = form_text(rq, "body-en"),
			[WELSH] = form_text(rq, "body-cy") },
		.from = form_date(rq, "from"),
		.to = form_date(rq, "to"),
		.evidence = { [ENGLISH] = form_text(rq, "evidence-en"),
			[WELSH] = form_text(rq, "evidence-cy") },
	};

	if (!page_scheme(rq, SCHEME_ALTER, &s))
		return page_not_found(rq);
	if (form_has_problems(rq))
		return authorise_page(rq, &s, UNPROCESSABLE);
	switch (scheme_authorise(rq->work, &rq->actor, s.id, &typed, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_scheme(rq->arena, s.id));
	case REFUSED: return authorise_page(rq, &s, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

enum status scheme_take_back_do(struct request *rq)
{
	struct scheme_id id = { path_id(rq, "id") };

	if (scheme_take_back_authorisation(rq->work, &rq->actor, id, form_number(rq, "number")) !=
		DONE)
		return page_not_found(rq);
	return reply_redirect(rq, url_scheme(rq->arena, id));
}
