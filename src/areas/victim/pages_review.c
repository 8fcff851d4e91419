/* SPDX-License-Identifier: MIT */
/*
 * A review after a workshop: done, and done again where the first was a mistake.
 */
#include "areas/victim/page_kit.h"
#include "areas/victim/victim_views.h"

struct url url_review(struct arena *a, struct victim_case_id id, struct victim_review_id review)
{
	return url_of(a, "/cases/%lld/reviews/%lld", (long long)id.v, (long long)review.v);
}

/* That of the address, of its case; false if there is none that the reader may know of. */
static bool page_review(struct request *rq, struct victim_case *c, struct victim_review *review)
{
	if (!page_case(rq, c))
		return false;

	struct victim_reviews all = victim_reviews(rq->work, c->id);

	list_each (const struct victim_review *, each, &all)
		if (each->id.v == path_id(rq, "review")) {
			*review = *each;
			return true;
		}
	return false;
}

static const char *says_of(struct request *rq, const struct victim_review *review)
{
	const struct review_found *found = &review->found;

	if (found->found == FOUND_NONE)
		return tr_fill(rq->arena, rq->language, "The review is due by {date}.", "date",
			date_words(rq->arena, rq->language, review->due_on), NULL);
	return tr_fill(rq->arena, rq->language, "{answer}: {name}, {date}", "answer",
		tr(rq->language, founds[found->found].label), "name", name_of(rq, found->by),
		"date", date_words(rq->arena, rq->language, found->on), NULL);
}

static void fill_form(struct request *rq, const struct victim_case *c,
	const struct victim_review *review, struct review_view *view)
{
	struct form_keys keys = page_form_keys(rq);
	enum language l = rq->language;

	view->form = (struct form){ .action = url_review(rq->arena, c->id, review->id),
		.token = keys.token,
		.key = keys.once,
		.is_guarded = true };
	view->on = victim_day_field(rq, "on", tr(l, "When did you ask?"), NULL, rq->today);
	view->found =
		words_field(rq, "found", tr(l, "What did you find?"), founds, FOUND_COUNT, "");
	view->words = (struct form_field){
		.name = "note",
		.label = tr(l, "Note"),
		.label_size = "s",
		.hint = tr(l, "For your service alone. The programme never sees it."),
		.problems = &rq->problems,
		.value = rq->method == POST ? form_raw(rq, "note") : "",
	};
}

static enum status review_page(struct request *rq, const struct victim_case *c,
	const struct victim_review *review, enum status status)
{
	struct review_view view = {
		.back = url_case(rq->arena, c->id),
		.reference = link_reference(rq->arena, c->link),
		.title = tr(rq->language, reviews_after[review->after].label),
		.says = says_of(rq, review),
		.held_on = review->held_on,
		.note = review->found.note[0] == '\0' ? NULL : review->found.note,
		.problems = &rq->problems,
	};

	if (victim_may(rq->work, &rq->actor, VICTIM_ALTER, c->id))
		fill_form(rq, c, review, &view);

	struct html *out = page_open(rq, view.title);

	view_review(out, &view);
	return page_close(rq, status);
}

enum status review_show(struct request *rq)
{
	struct victim_case c;
	struct victim_review review;

	return page_review(rq, &c, &review) ? review_page(rq, &c, &review, OK) : page_not_found(rq);
}

enum status review_do(struct request *rq)
{
	struct victim_case c;
	struct victim_review review;

	if (!page_review(rq, &c, &review))
		return page_not_found(rq);

	struct review_found found = { .found = (enum found)word_named(
					      founds, form_choice(rq, "found")),
		.on = form_date(rq, "on"),
		.note = form_text(rq, "note") };

	switch (victim_review(rq->work, &rq->actor, c.id, review.id, &found, &rq->problems)) {
	case DONE:
		return reply_redirect(rq, found.found == FOUND_CONCERN ? url_raise(rq->arena, c.id)
								       : url_case(rq->arena, c.id));
	case REFUSED: return review_page(rq, &c, &review, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
