/* SPDX-License-Identifier: MIT */
/*
 * An attempt being recorded, below what is allowed now.
 */
#include "areas/victim/page_kit.h"
#include "areas/victim/victim_views.h"

#include <string.h>

static struct form_field safe_field(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, 2);

	choices[0] =
		(struct choice){ .value = "yes", .text = tr(rq->language, "Yes, it was safe") };
	choices[1] =
		(struct choice){ .value = "no", .text = tr(rq->language, "No, it was not safe") };
	return (struct form_field){
		.name = "safe",
		.label = tr(rq->language, "Was it safe?"),
		.label_size = "s",
		.hint = tr(rq->language, "Before anything is said: is it the person, are they "
					 "alone, and is the code word right?"),
		.problems = &rq->problems,
		.choices = choices,
		.choice_count = 2,
		.value = rq->method == POST ? form_raw(rq, "safe") : "",
		.is_inline = true,
	};
}

static enum status try_page(struct request *rq, const struct victim_case *c, enum status status)
{
	struct safe_contact contact = victim_contact(rq->work, c->id);
	struct victim_tries tries = victim_tries(rq->work, c->id);
	struct victim_consents consents = victim_consents(rq->work, c->id);
	enum language l = rq->language;
	struct try_view view = {
		.back = url_case(rq->arena, c->id),
		.reference = link_reference(rq->arena, c->link),
		.problems = &rq->problems,
		.form = case_form(rq, c->id, "attempt"),
		.now = way_rows(rq, &contact, &tries, &consents),
		.now_count = WAY_COUNT - 1,
		.on = victim_day_field(rq, "on", tr(l, "When?"), NULL, rq->today),
		.way = words_field(rq, "way", tr(l, "Which way?"), victim_ways, WAY_COUNT, ""),
		.safe = safe_field(rq),
		.result = words_field(
			rq, "result", tr(l, "What came of it?"), try_results, TRY_RESULT_COUNT, ""),
	};
	struct html *out = page_open(rq, tr(l, "Record an attempt"));

	view_try(out, &view);
	return page_close(rq, status);
}

enum status try_show(struct request *rq)
{
	struct victim_case c;

	if (!page_case(rq, &c) || !victim_may(rq->work, &rq->actor, VICTIM_ALTER, c.id))
		return page_not_found(rq);
	return try_page(rq, &c, OK);
}

enum status try_do(struct request *rq)
{
	struct victim_case c;

	if (!page_case(rq, &c))
		return page_not_found(rq);

	struct victim_try made = {
		.on = form_date(rq, "on"),
		.way = way_by_name(form_choice(rq, "way")),
		.result = try_result_by_name(form_choice(rq, "result")),
		.is_safe = strcmp(form_choice(rq, "safe"), "yes") == 0,
	};

	if (form_raw(rq, "safe")[0] == '\0')
		form_problem(rq, "safe", N_("Choose whether it was safe"));
	switch (victim_try(rq->work, &rq->actor, c.id, &made, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_case(rq->arena, c.id));
	case REFUSED: return try_page(rq, &c, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
