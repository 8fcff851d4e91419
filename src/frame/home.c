/* SPDX-License-Identifier: MIT */
/*
 * Home, of the parts that the areas offer.
 */
#include "frame/home.h"

#include "auth/policy.h"
#include "base/err.h"
#include "frame/frame_views.h"
#include "frame/home_view.h"
#include "frame/page.h"

enum { CARDS_MOST = 60 };

static bool is_for(const struct request *rq, const struct home_card *card)
{
	return card->title != NULL && policy_allows_somewhere(&rq->actor, card->right);
}

static struct link link_of(struct request *rq, const struct home_card *card)
{
	return (struct link){ .text = tr(rq->language, card->title),
		.url = url_here(rq->arena, card->path, "") };
}

/* What waits, or that nothing does. */
static void fill_lists(struct request *rq, struct home_view *view)
{
	struct home_waiting waiting = { 0 };

	for (size_t i = 0; i < home_part_count; i++)
		if (home_parts[i]->add_waiting != NULL)
			home_parts[i]->add_waiting(rq, &waiting);
	if (waiting.nothing == NULL)
		waiting.nothing = N_("Nothing waits for you");
	if (waiting.lists.n == 0)
		list_add(rq->arena, &waiting.lists)->says = tr(rq->language, waiting.nothing);
	view->lists = waiting.lists.at;
	view->list_count = waiting.lists.n;
}

static void fill_cards(struct request *rq, struct home_view *view)
{
	struct home_card_view *cards = arena_many(rq->arena, struct home_card_view, CARDS_MOST);

	for (size_t i = 0; i < home_part_count; i++)
		for (const struct home_card *card = home_parts[i]->cards; card->title != NULL;
			card++) {
			assert(view->card_count < CARDS_MOST);
			if (is_for(rq, card))
				cards[view->card_count++] =
					(struct home_card_view){ link_of(rq, card),
						tr(rq->language, card->text) };
		}
	view->cards = cards;
}

enum status home_show(struct request *rq)
{
	struct home_view view = { 0 };

	fill_lists(rq, &view);
	fill_cards(rq, &view);
	for (size_t i = 0; i < home_part_count && view.button.text == NULL; i++)
		if (is_for(rq, &home_parts[i]->button))
			view.button = link_of(rq, &home_parts[i]->button);

	struct html *out = page_open(rq, tr(rq->language, "Home"));

	view_home(out, &view);
	return page_close(rq, OK);
}
