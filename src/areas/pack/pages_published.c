/* SPDX-License-Identifier: MIT */
/*
 * A released pack as everybody reads it, beside its programme's decision on the public register.
 */
#include "areas/pack/pack_views.h"
#include "areas/pack/page_kit.h"
#include "areas/pack/pages.h"
#include "areas/programme/programme.h"
#include "areas/publication/publication.h"
#include "base/err.h"

/* The published decision's programme; false while there is none, or the record was taken back. */
static bool published_programme(
	struct request *rq, struct decision_id id, struct publication *record, struct programme *p)
{
	return publication_load(rq->work, id, record) && record->withdrawn_at.ms == 0 &&
	       programme_from(rq->work, id, p);
}

/* ---- on the record's page ---- */

static void add_links(struct request *rq, int64_t id, struct record_links *links)
{
	struct publication record;
	struct programme programme;

	if (!published_programme(rq, (struct decision_id){ id }, &record, &programme))
		return;

	struct packs all = packs_released(rq->work, programme.id);

	list_each (const struct pack *, p, &all)
		*list_add(rq->arena, links) = (struct link){
			.text = pack_title(rq, p),
			.url = url_of(rq->arena, "/register/%lld/packs/%lld", (long long)id,
				(long long)p->id.v),
		};
}

const struct record_part pack_of_publication_part = { "publication", add_links };

/* ---- the page ---- */

/* Not every part is there in both languages: what is to be said of it; NULL: all are. */
static const char *lacks(struct request *rq, const struct pack_version *v)
{
	if (pack_texts_are_in(&v->texts, ENGLISH) && pack_texts_are_in(&v->texts, WELSH))
		return NULL;
	return tr(rq->language,
		"Some of this pack is in one language only. It says so where that is.");
}

/* What the address names, as everybody may read it. */
struct published {
	struct decision_id decision;
	struct publication record;
	struct pack pack;
	struct pack_version version;
};

static bool load(struct request *rq, struct published *now)
{
	struct programme programme;

	now->decision.v = path_id(rq, "id");
	return published_programme(rq, now->decision, &now->record, &programme) &&
	       pack_load(rq->work, (struct pack_id){ path_id(rq, "pack") }, &now->pack) &&
	       now->pack.programme.v == programme.id.v &&
	       pack_version_load(
		       rq->work, &now->pack, now->pack.released, PACK_SIDE_GROUP, &now->version);
}

enum status pack_published_show(struct request *rq)
{
	struct published now;

	if (!load(rq, &now))
		return page_not_found(rq);

	struct pack_published_view view = {
		.title = pack_title(rq, &now.pack),
		.group = pack_group_name(rq, &now.pack),
		.lacks = lacks(rq, &now.version),
		.body = pack_body_of(rq, &now.pack, &now.version, PACK_AUDIENCE_PUBLIC, NULL),
	};
	const struct link trail[] = {
		{ .text = tr(rq->language, "Public register"),
			.url = url_of(rq->arena, "/register") },
		{ .text = now.record.reference,
			.url = url_of(rq->arena, "/register/%lld", (long long)now.decision.v) },
		{ .text = view.title },
	};

	view.body.csv = url_of(rq->arena, "/register/%lld/packs/%lld/csv",
		(long long)now.decision.v, (long long)now.pack.id.v);
	page_is_public(rq);

	struct html *out =
		page_open_with(rq, tr(rq->language, "The public pack of a steering group"),
			&(struct page_options){ .trail = trail, .trail_count = array_size(trail) });

	view_pack_published(out, &view);
	return page_close(rq, OK);
}

enum status pack_published_csv(struct request *rq)
{
	struct published now;

	if (!load(rq, &now))
		return page_not_found(rq);
	page_is_public(rq);
	return pack_csv_of(rq, &now.pack, &now.version, PACK_AUDIENCE_PUBLIC);
}
