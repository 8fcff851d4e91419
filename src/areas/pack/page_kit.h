/* SPDX-License-Identifier: MIT */
/*
 * What the pages of packs have in common, and their handlers by file.
 */
#ifndef AREAS_PACK_PAGE_KIT_H
#define AREAS_PACK_PAGE_KIT_H

#include "areas/pack/pack.h"
#include "areas/pack/views.h"
#include "frame/page.h"

struct url url_pack(struct arena *a, struct pack_id id);

/* "/packs/17/links" */
struct url url_pack_page(struct arena *a, struct pack_id id, const char *page);

/* "Pack for 10 December 2026" */
const char *pack_title(struct request *rq, const struct pack *p);

/* The name of its programme's group, and of the programme, in the reader's language. */
const char *pack_group_name(struct request *rq, const struct pack *p);
const char *pack_programme_name(struct request *rq, const struct pack *p);

/* "The group meets on Thursday 10 December 2026." */
const char *pack_meets(struct request *rq, const struct pack *p);

/* "September 2026 to November 2026" */
const char *pack_months(struct request *rq, const struct pack *p);

const char *pack_state_colour(enum pack_state state);

/* The four parts, as that audience may read them; `mark` says who reads, or is NULL. */
struct pack_body pack_body_of(struct request *rq, const struct pack *p,
	const struct pack_version *v, enum pack_audience audience, const char *mark);

/* Whether that figure is in the tables of whoever sees exact counts, or does not. */
bool pack_figure_is_shown(const struct key_figure *f, bool is_exact);

/* pages_csv.c: the key data, as that audience (not GROUP) may read them. */
enum status pack_csv_of(struct request *rq, const struct pack *p, const struct pack_version *v,
	enum pack_audience audience);

/* A form of a page of this pack. */
struct form pack_form(struct request *rq, struct pack_id id, const char *page);

/* Input "cleared": that somebody has no interest in what the group looks at. */
struct form_field pack_cleared_field(struct request *rq, const char *hint);

/* The pack of the address, as the reader may read it; what is to be logged of it is. */
bool page_pack(struct request *rq, struct pack *p, enum pack_side *side);

/* pages_list.c */
enum status pack_list_show(struct request *rq);
enum status pack_new_show(struct request *rq);
enum status pack_new_do(struct request *rq);

/* pages_pack.c */
enum status pack_show(struct request *rq);
enum status pack_csv(struct request *rq);
enum status pack_send_do(struct request *rq);
enum status pack_return_do(struct request *rq);
enum status pack_release_do(struct request *rq);
enum status pack_correct_do(struct request *rq);

/* pages_write.c */
enum status pack_write_show(struct request *rq);
enum status pack_write_do(struct request *rq);

/* pages_group.c */
enum status steering_show(struct request *rq);
enum status steering_do(struct request *rq);
enum status steering_add_do(struct request *rq);
enum status steering_end_do(struct request *rq);

/* pages_links.c */
enum status pack_links_show(struct request *rq);
enum status pack_links_do(struct request *rq);
enum status pack_link_revoke_do(struct request *rq);
enum status pack_opened_show(struct request *rq);

/* pages_published.c */
enum status pack_published_show(struct request *rq);
enum status pack_published_csv(struct request *rq);

#endif
