/* SPDX-License-Identifier: MIT */
/*
 * Home, of the parts that the areas offer.
 */
#include "frame/home.h"

#include "auth/policy.h"
#include "base/err.h"
#include "frame/call.h"
#include "frame/frame_views.h"
#include "frame/home_view.h"

enum { CARDS_MOST = 60 };

static const struct home_part *const *parts_of(const struct request *rq)
{
	return call_of(rq)->frame->settings.program->home;
}

static bool is_for(const struct request *rq, const struct home_card *card)
{
	return card->title != NULL && policy_allows_somewhere(&rq->actor, card->right);
}

static struct link link_of(struct request *rq, const struct home_card *card)
{
	return (struct link){ .text = tr(rq->language, card->title),
		.url = url_here(rq->arena, card->path, "") };
}

size_t home_rows(size_t found)
{
	return found < HOME_ROWS ? found : HOME_ROWS;
}

/* How many more there are, as a link to where they are; no text: all are shown. */
static struct link rest_of(struct request *rq, const struct home_list *list)
{
	bool has_even_more = list->found > HOME_COUNTED;
	size_t counted = has_even_more ? HOME_COUNTED : list->found;
	const char *words =
		has_even_more ? N_("See all: more than {count} more") : N_("See all: {count} more");

	if (counted <= list->shown)
		return (struct link){ 0 };
	return (struct link){
		.text = tr_fill(rq->arena, rq->language, words, "count",
			count_words(rq->arena, rq->language, (int64_t)(counted - list->shown)),
			NULL),
		.url = list->all,
		.about = list->says,
	};
}

static struct home_list_view list_view_of(struct request *rq, const struct home_list *list)
{
	return (struct home_list_view){ list->says, list->rows, rest_of(rq, list) };
}

/* What waits, or that nothing does. */
static void fill_lists(struct request *rq, struct home_view *view)
{
	struct home_waiting waiting = { 0 };

	for (const struct home_part *const *part = parts_of(rq); *part != NULL; part++)
		if ((*part)->add_waiting != NULL)
			(*part)->add_waiting(rq, &waiting);
	if (waiting.nothing == NULL)
		waiting.nothing = N_("Nothing waits for you");
	if (waiting.lists.n == 0)
		list_add(rq->arena, &waiting.lists)->says = tr(rq->language, waiting.nothing);

	struct home_list_view *lists =
		arena_many(rq->arena, struct home_list_view, waiting.lists.n);

	list_each (const struct home_list *, list, &waiting.lists)
		lists[view->list_count++] = list_view_of(rq, list);
	view->lists = lists;
}

static void fill_cards(struct request *rq, struct home_view *view)
{
	struct home_card_view *cards = arena_many(rq->arena, struct home_card_view, CARDS_MOST);

	for (const struct home_part *const *part = parts_of(rq); *part != NULL; part++)
		for (const struct home_card *card = (*part)->cards; card->title != NULL; card++) {
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
	for (const struct home_part *const *part = parts_of(rq);
		*part != NULL && view.button.text == NULL; part++)
		if (is_for(rq, &(*part)->button))
			view.button = link_of(rq, &(*part)->button);

	struct html *out = page_open(rq, tr(rq->language, "Home"));

	view_home(out, &view);
	return page_close(rq, OK);
}
