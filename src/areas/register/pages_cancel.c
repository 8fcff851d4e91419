/* SPDX-License-Identifier: MIT */
/*
 * A cohort that the provider cancels: whoever was to come is to be booked again, and missed nothing.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/register/page_kit.h"
#include "areas/register/register_views.h"

static const char *booked_words(struct request *rq, const struct cohort *c)
{
	struct register_rows rows = { 0 };
	struct cohort same;

	register_ring_list(rq->work, &rq->actor, c->id, &same, &rows);
	if (rows.n == 0)
		return tr(rq->language, "Nobody is booked who is still to come.");
	return tr_fill_n(rq->arena, rq->language,
		"{count} person is booked and still to come: they will wait to be booked again, "
		"and "
		"it is not their miss.",
		"{count} people are booked and still to come: they will wait to be booked again, "
		"and it is not their miss.",
		(int64_t)rows.n, NULL);
}

static struct form_field from_field(struct request *rq)
{
	struct form_field field = field_of(rq, "from", tr(rq->language, "What is not held?"), "b");
	struct choice *choices = arena_many(rq->arena, struct choice, WORKSHOP_COUNT);

	choices[0] = (struct choice){ .value = "b",
		.text = tr(rq->language, "Workshop B. Workshop A was held.") };
	choices[1] = (struct choice){ .value = "a",
		.text = tr(rq->language, "Both. Workshop A was not held either.") };
	field.choices = choices;
	field.choice_count = WORKSHOP_COUNT;
	return field;
}

static bool asks_from(struct request *rq, const struct cohort *c)
{
	return workshop_has_begun(&c->workshop[WORKSHOP_A], rq->now);
}

static enum status cancel_page(struct request *rq, const struct cohort *c, enum status status)
{
	struct cancel_cohort_view view = {
		.back = url_cohort(rq->arena, c->id),
		.name = cohort_words(rq, c),
		.problems = &rq->problems,
		.form = guarded_form(
			rq, url_of(rq->arena, "/cohorts/%lld/cancel", (long long)c->id.v)),
		.version = arena_format(rq->arena, "%" PRId64, c->version),
		.says = booked_words(rq, c),
		.asks_from = asks_from(rq, c),
		.from = from_field(rq),
		.because = field_of(rq, "because", tr(rq->language, "Why it is cancelled"), ""),
	};

	view.because.hint = tr(
		rq->language, "All who take part in the scheme will read it. Do not name anybody.");
	view.because.rows = 3;
	view.facts = cohort_facts(rq, c, &view.fact_count);
	page_shows(rq, "cohort", c->id.v);

	struct html *out = page_open(rq, tr(rq->language, "Cancel a cohort"));

	view_cancel_cohort(out, &view);
	return page_close(rq, status);
}

enum status cohort_cancel_show(struct request *rq)
{
	struct cohort c;

	if (!page_cohort(rq, COHORT_PLAN, &c))
		return page_not_found(rq);
	if (cohort_is_closed(&c, rq->now))
		return page_refused(rq, N_("This cohort cannot be cancelled any more"));
	return cancel_page(rq, &c, OK);
}

enum status cohort_cancel_do(struct request *rq)
{
	struct cohort c;
	enum letter from = WORKSHOP_A;

	if (!page_cohort(rq, COHORT_PLAN, &c))
		return page_not_found(rq);
	if (cohort_is_closed(&c, rq->now))
		return page_refused(rq, N_("This cohort cannot be cancelled any more"));
	if (asks_from(rq, &c) && strcmp(form_choice(rq, "from"), "a") != 0)
		from = WORKSHOP_B;
	switch (register_cancel(rq->work, &rq->actor, c.id, form_number(rq, "version"), from,
		form_text(rq, "because"), &rq->problems)) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/cohorts/%lld?done=x", (long long)c.id.v));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody else changed the cohort meanwhile. Look at it as it stands "
			   "now, then decide"));
		return cancel_page(rq, &c, CONFLICTING);
	case REFUSED: break;
	}
	return cancel_page(rq, &c, UNPROCESSABLE);
}
