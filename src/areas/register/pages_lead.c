/* SPDX-License-Identifier: MIT */
/*
 * Who leads a workshop, where one of the two cannot: changed by the coordinator until its register is
 * signed.
 */
#include <inttypes.h>

#include "areas/cohort/page_kit.h"
#include "areas/register/page_kit.h"
#include "areas/register/register_views.h"

static const char *leader_input(struct request *rq, enum letter letter, int leader)
{
	return arena_format(rq->arena, "%s-leader-%d", letter_name(letter), leader + 1);
}

static struct form_field leader_field(
	struct request *rq, const struct register_sheet *s, int leader)
{
	struct facilitators people = facilitators_for(rq->work, &rq->actor);
	struct form_field field = field_of(rq, leader_input(rq, s->letter, leader),
		leader == 0 ? tr(rq->language, "First facilitator")
			    : tr(rq->language, "Second facilitator"),
		id_value(rq, s->cohort.workshop[s->letter].leader[leader].v));

	field.choices = facilitator_choices(rq, &people, &field.choice_count);
	return field;
}

static enum status lead_page(struct request *rq, const struct register_sheet *s, enum status status)
{
	struct lead_view view = {
		.back = url_register(rq->arena, s, ""),
		.caption = cohort_words(rq, &s->cohort),
		.title = s->letter == WORKSHOP_A ? tr(rq->language, "Who leads workshop A")
						 : tr(rq->language, "Who leads workshop B"),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_register(rq->arena, s, "/lead")),
		.version = arena_format(rq->arena, "%" PRId64, s->cohort.version),
	};

	for (int i = 0; i < LEADERS; i++)
		view.leader[i] = leader_field(rq, s, i);
	page_shows(rq, "cohort", s->cohort.id.v);

	struct html *out = page_open(rq, view.title);

	view_lead(out, &view);
	return page_close(rq, status);
}

bool may_change_leaders(struct request *rq, const struct register_sheet *s)
{
	struct cohort same;

	return cohort_for(rq->work, &rq->actor, COHORT_PLAN, s->cohort.id, &same);
}

enum status lead_show(struct request *rq)
{
	const struct register_sheet *s = page_register(rq);

	if (s == NULL || !may_change_leaders(rq, s))
		return page_not_found(rq);
	if (lead_refusal(&s->state) != NULL)
		return page_refused(rq, lead_refusal(&s->state));
	return lead_page(rq, s, OK);
}

enum status lead_do(struct request *rq)
{
	const struct register_sheet *s = page_register(rq);
	struct facilitator_id leader[LEADERS];
	struct faults faults = { 0 };
	struct cohort c;

	if (s == NULL)
		return page_not_found(rq);
	if (lead_refusal(&s->state) != NULL)
		return page_refused(rq, lead_refusal(&s->state));
	for (int i = 0; i < LEADERS; i++)
		leader[i].v = form_id(rq, leader_input(rq, s->letter, i));
	switch (cohort_lead(rq->work, &rq->actor, s->cohort.id, form_number(rq, "version"),
		s->letter, leader, &c, &faults)) {
	case DONE: return reply_redirect(rq, url_register_done(rq->arena, s, "led"));
	case REFUSED: say_faults(rq, &c, &faults); return lead_page(rq, s, UNPROCESSABLE);
	case CHANGED_MEANWHILE:
		form_problem(rq, "", N_("Somebody else was here meanwhile: look at it again"));
		return lead_page(rq, s, CONFLICTING);
	default: return page_not_found(rq);
	}
}
