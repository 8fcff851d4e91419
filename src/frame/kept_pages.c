/* SPDX-License-Identifier: MIT */
#include "frame/kept_pages.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum {
	PAGE_BYTES_MAX = 256 * 1024,	// a larger page is made anew each time
	PAGE_MORE_BYTES = 1024,		// of its arena, beside the body: mostly the path
};

/* Never changed once it is in its place; lives in an arena of its own until nobody holds it. */
struct page {
	struct arena *arena;
	atomic_int holders;	// its place, and each reply that is being sent from it
	int64_t generation;
	enum language language;
	const char *path;
	const char *query;
	const char *content_type;
	const char *etag;
	struct slice body;
};

struct place {
	pthread_mutex_t lock;
	struct page *page;	// NULL: empty
};

struct kept_pages {
	struct place *places;
	unsigned n;
};

static void let_go(void *what)
{
	struct page *page = what;

	if (page != NULL && atomic_fetch_sub(&page->holders, 1) == 1)
		arena_close(page->arena);
}

struct kept_pages *kept_pages_open(struct arena *a, unsigned places)
{
	struct kept_pages *kept = arena_one(a, struct kept_pages);

	kept->n = places;
	kept->places = arena_many(a, struct place, places);
	for (unsigned i = 0; i < places; i++)
		pthread_mutex_init(&kept->places[i].lock, NULL);
	return kept;
}

void kept_pages_close(struct kept_pages *kept)
{
	for (unsigned i = 0; i < kept->n; i++) {
		let_go(kept->places[i].page);
		pthread_mutex_destroy(&kept->places[i].lock);
	}
}

/* FNV-1a: only spreads; the key itself is compared. */
static uint32_t spread(uint32_t hash, const char *text)
{
	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * 16777619u;
	return hash;
}

static struct place *place_of(struct kept_pages *kept, const struct request *rq)
{
	uint32_t hash = spread(2166136261u, rq->path);

	hash = spread(hash * 31u + (uint32_t)rq->language, rq->query);
	return &kept->places[hash % kept->n];
}

static bool is_of(const struct page *page, const struct request *rq)
{
	return page != NULL && page->language == rq->language && strcmp(page->path, rq->path) == 0 &&
	       strcmp(page->query, rq->query) == 0;
}

bool kept_page_get(struct kept_pages *kept, struct request *rq, int64_t generation)
{
	struct place *place = place_of(kept, rq);
	struct page *page;

	pthread_mutex_lock(&place->lock);
	page = place->page;
	if (!is_of(page, rq) || page->generation != generation)
		page = NULL;
	else
		atomic_fetch_add(&page->holders, 1);
	pthread_mutex_unlock(&place->lock);
	if (page == NULL)
		return false;
	arena_on_reset(rq->arena, let_go, page);
	rq->reply.status = OK;
	rq->reply.is_public = true;
	rq->reply.language = page->language;
	rq->reply.content_type = page->content_type;
	rq->reply.body = page->body;
	reply_validate(rq, page->etag);
	return true;
}

static struct page *page_copy(const struct request *rq, int64_t generation, const char *etag)
{
	const struct reply *reply = &rq->reply;
	struct arena *a = arena_open(reply->body.size + PAGE_MORE_BYTES);
	struct page *page = arena_one(a, struct page);

	*page = (struct page){
		.arena = a,
		.holders = 1,
		.generation = generation,
		.language = rq->language,
		.path = arena_text(a, rq->path),
		.query = arena_text(a, rq->query),
		.content_type = reply->content_type == NULL ? NULL : arena_text(a, reply->content_type),
		.etag = arena_text(a, etag),
		.body = { arena_text_n(a, reply->body.at, reply->body.size), reply->body.size },
	};
	return page;
}

void kept_page_put(struct kept_pages *kept, const struct request *rq, int64_t generation,
	const char *etag)
{
	struct place *place = place_of(kept, rq);
	struct page *before;
	struct page *page;

	if (rq->reply.body.size > PAGE_BYTES_MAX)
		return;
	page = page_copy(rq, generation, etag);
	pthread_mutex_lock(&place->lock);
	before = place->page;
	place->page = page;
	pthread_mutex_unlock(&place->lock);
	let_go(before);
}
