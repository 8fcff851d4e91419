/* SPDX-License-Identifier: MIT */
/*
 * A new scheme: its name; its terms begin as the usual ones.
 */
#include "areas/scheme/page_kit.h"
#include "areas/scheme/scheme_views.h"

static enum status new_page(struct request *rq, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct new_view view = {
		.back = url_of(rq->arena, "/schemes"),
		.problems = &rq->problems,
		.form = { .action = url_of(rq->arena, "/schemes/new"),
			.token = keys.token,
			.key = keys.once },
		.name_en = scheme_line_field(
			rq, "name-en", tr(rq->language, "Name in English"), ENGLISH),
		.name_cy =
			scheme_line_field(rq, "name-cy", tr(rq->language, "Name in Welsh"), WELSH),
	};
	struct html *out = page_open(rq, tr(rq->language, "Add a scheme"));

	view_scheme_new(out, &view);
	return page_close(rq, status);
}

enum status scheme_new_show(struct request *rq)
{
	return new_page(rq, OK);
}

enum status scheme_new_do(struct request *rq)
{
	struct scheme s = {
		.name = { [ENGLISH] = form_text(rq, "name-en"), [WELSH] = form_text(rq, "name-cy") }
	};

	if (form_has_problems(rq))
		return new_page(rq, UNPROCESSABLE);
	switch (scheme_add(rq->work, &rq->actor, &s, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_scheme_page(rq->arena, s.id, "terms"));
	case REFUSED: return new_page(rq, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
