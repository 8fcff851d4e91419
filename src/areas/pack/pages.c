/* SPDX-License-Identifier: MIT */
/*
 * What this area has on home and on a programme's page, and the table of its routes.
 */
#include "areas/pack/pages.h"

#include "areas/pack/pack_views.h"
#include "areas/pack/page_kit.h"
#include "areas/programme/page_kit.h"
#include "auth/policy.h"

/* ---- home ---- */

enum { ROWS_ROOM_BYTES = 2048, LOOKED_AT = 50 };

LIST(home_rows_list, struct pack_home_row);

static void add_row(struct request *rq, struct home_rows_list *rows, const struct pack *p)
{
	*list_add(rq->arena, rows) = (struct pack_home_row){
		{ .text = tr_fill(rq->arena, rq->language, "{programme}, {date}", "programme",
			  pack_programme_name(rq, p), "date",
			  date_words(rq->arena, rq->language, p->meets_on), NULL),
			.url = url_pack(rq->arena, p->id) },
		pack_meets(rq, p),
	};
}

static void add_list(struct request *rq, struct home_waiting *waiting, const char *says,
	const struct home_rows_list *rows)
{
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);

	if (rows->n == 0)
		return;
	view_pack_home_rows(&out, rows->at, rows->n);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){ says, html_take(&out, 0) };
}

/* Of those that lie ahead each is for a meeting; of those that are over, the last. */
static bool is_for_meeting(const struct packs *all, const struct pack *p, struct date today)
{
	if (!date_before(p->meets_on, today))
		return true;
	list_each (const struct pack *, each, all)
		if (each->programme.v == p->programme.v && date_before(p->meets_on, each->meets_on))
			return false;
	return true;
}

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	struct home_rows_list to_write = { 0 }, to_read = { 0 }, to_meet = { 0 };
	struct pack_filter all_of_them = { 0 };
	struct packs all;

	if (!policy_allows_somewhere(&rq->actor, PACK_READ))
		return;
	all = packs_for(rq->work, &rq->actor, &all_of_them, LOOKED_AT);
	list_each (const struct pack *, p, &all) {
		struct pack_version v;
		enum pack_side side;
		struct pack same;

		if (!pack_for(rq->work, &rq->actor, p->id, &same, &side))
			continue;
		if (pack_version_load(rq->work, p, p->newest, side, &v) &&
			pack_after(v.state, PACK_ACT_SEND, side) != PACK_NONE)
			add_row(rq, &to_write, p);
		else if (pack_version_load(rq->work, p, p->newest, side, &v) &&
			 pack_after(v.state, PACK_ACT_RELEASE, side) != PACK_NONE)
			add_row(rq, &to_read, p);
		else if (side == PACK_SIDE_GROUP && is_for_meeting(&all, p, rq->today))
			add_row(rq, &to_meet, p);
	}
	add_list(rq, waiting, tr(rq->language, "Packs that wait for you to write them"), &to_write);
	add_list(rq, waiting, tr(rq->language, "Packs sent to you to release or return"), &to_read);
	add_list(rq, waiting, tr(rq->language, "Packs for your meetings"), &to_meet);
}

static const struct home_card cards[] = {
	{ PACK_READ, N_("Packs for steering groups"), "/packs",
		N_("What a group reads before it meets: how the service goes, in words and "
		   "figures") },
	{ 0 },
};

const struct home_part pack_home = { .add_waiting = add_waiting, .cards = cards };

/* ---- on a programme's page ---- */

static void add_links(struct request *rq, int64_t id, struct record_links *links)
{
	struct programme p;

	if (programme_for(rq->work, &rq->actor, PACK_RELEASE, (struct programme_id){ id }, &p))
		*list_add(rq->arena, links) = (struct link){
			.text = tr(rq->language, "Its steering group"),
			.url = url_programme_page(rq->arena, p.id, "steering"),
		};
	if (policy_allows_somewhere(&rq->actor, PACK_READ))
		*list_add(rq->arena, links) = (struct link){
			.text = tr(rq->language, "Packs for steering groups"),
			.url = url_of(rq->arena, "/packs"),
		};
}

const struct record_part pack_of_programme_part = { "programme", add_links };

/* ---- inputs ---- */

static const char *const count_choices[] = { "public", NULL };
static const char *const group_choices[] = { "unset", "exact", "suppressed", NULL };
static const char *const language_choices[] = { "cy", "en", NULL };
static const char *const audience_choices[] = { "group", "published", NULL };

static const struct input list_inputs[] = {
	{ .name = "before", .kind = INPUT_NUMBER },
	{ .name = "before-id", .kind = INPUT_ID },
	{ 0 },
};

static const struct input new_inputs[] = {
	{ .name = "contract", .kind = INPUT_ID },
	{ .name = "meets-on", .kind = INPUT_DATE },
	{ .name = "from", .kind = INPUT_DATE, .month_will_do = true },
	{ .name = "to", .kind = INPUT_DATE, .month_will_do = true },
	{ 0 },
};

static const struct input show_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "counts", .kind = INPUT_CHOICE, .choices = count_choices },
	{ 0 },
};

static const struct input edit_input[] = {
	{ .name = "edit", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input return_inputs[] = {
	{ .name = "edit", .kind = INPUT_NUMBER },
	{ .name = "comment",
		.label = N_("What is to be changed"),
		.kind = INPUT_TEXT,
		.max = PACK_COMMENT_MOST },
	{ 0 },
};

static const struct input correct_inputs[] = {
	{ .name = "edit", .kind = INPUT_NUMBER },
	{ .name = "corrects",
		.label = N_("What is corrected"),
		.kind = INPUT_TEXT,
		.max = PACK_COMMENT_MOST },
	{ 0 },
};

#define PART_TEXT(input, called)                                                                   \
	{                                                                                          \
		.name = (input), .label = (called), .kind = INPUT_TEXT, .max = PACK_TEXT_MOST      \
	}
#define FIGURE_LINE(input)                                                                         \
	{                                                                                          \
		.name = (input), .kind = INPUT_LINE, .max = 30                                     \
	}

static const struct input write_inputs[] = {
	{ .name = "edit", .kind = INPUT_NUMBER },
	PART_TEXT("highlights-en", N_("Service highlights, in English")),
	PART_TEXT("highlights-cy", N_("Service highlights, in Welsh")),
	PART_TEXT("development-en", N_("Areas for development, in English")),
	PART_TEXT("development-cy", N_("Areas for development, in Welsh")),
	PART_TEXT("emerging-en", N_("Emerging practice, in English")),
	PART_TEXT("emerging-cy", N_("Emerging practice, in Welsh")),
	FIGURE_LINE("open"),
	FIGURE_LINE("direct"),
	FIGURE_LINE("indirect"),
	FIGURE_LINE("closed"),
	FIGURE_LINE("closed-*"),
	FIGURE_LINE("sessions"),
	FIGURE_LINE("actions"),
	FIGURE_LINE("months-funded"),
	FIGURE_LINE("post-filled"),
	FIGURE_LINE("spend"),
	{ 0 },
};

static const struct input group_inputs[] = {
	{ .name = "name-en", .label = N_("Name in English"), .kind = INPUT_LINE },
	{ .name = "name-cy", .label = N_("Name in Welsh"), .kind = INPUT_LINE },
	{ .name = "counts", .kind = INPUT_CHOICE, .choices = group_choices },
	{ .name = "source", .label = N_("Which agreement says so"), .kind = INPUT_LINE },
	{ 0 },
};

static const struct input add_inputs[] = {
	{ .name = "login", .label = N_("Sign-in name"), .kind = INPUT_LINE },
	{ .name = "cleared", .kind = INPUT_FLAG },
	{ 0 },
};

static const struct input end_inputs[] = {
	{ .name = "account", .kind = INPUT_ID },
	{ 0 },
};

static const struct input link_inputs[] = {
	{ .name = "name", .label = N_("Name of the person"), .kind = INPUT_LINE },
	{ .name = "body", .label = N_("Body that the person is of"), .kind = INPUT_LINE },
	{ .name = "language", .kind = INPUT_CHOICE, .choices = language_choices },
	{ .name = "audience", .kind = INPUT_CHOICE, .choices = audience_choices },
	{ .name = "cleared", .kind = INPUT_FLAG },
	{ .name = "until", .kind = INPUT_DATE },
	{ 0 },
};

/* ---- routes ---- */

const struct route pack_routes[] = {
	{ GET, "/packs", PACK_READ, pack_list_show, list_inputs },
	{ GET, "/packs/new", PACK_RELEASE, pack_new_show, new_inputs },
	{ POST, "/packs/new", PACK_RELEASE, pack_new_do, new_inputs },
	{ GET, "/packs/by-link/{secret~}", PUBLIC_READ, pack_opened_show },
	{ GET, "/packs/{id}", PACK_READ, pack_show, show_inputs },
	{ GET, "/packs/{id}/csv", PACK_READ, pack_csv, show_inputs },
	{ GET, "/packs/{id}/write", PACK_WRITE, pack_write_show, write_inputs },
	{ POST, "/packs/{id}/write", PACK_WRITE, pack_write_do, write_inputs },
	{ POST, "/packs/{id}/send", PACK_WRITE, pack_send_do, edit_input },
	{ POST, "/packs/{id}/return", PACK_RELEASE, pack_return_do, return_inputs },
	{ POST, "/packs/{id}/release", PACK_RELEASE, pack_release_do, edit_input },
	{ POST, "/packs/{id}/correct", PACK_RELEASE, pack_correct_do, correct_inputs },
	{ GET, "/packs/{id}/links", PACK_RELEASE, pack_links_show, link_inputs },
	{ POST, "/packs/{id}/links", PACK_RELEASE, pack_links_do, link_inputs },
	{ POST, "/packs/{id}/links/{number}/revoke", PACK_RELEASE, pack_link_revoke_do },
	{ GET, "/register/{id}/packs/{pack}", PUBLIC_READ, pack_published_show },
	{ GET, "/register/{id}/packs/{pack}/csv", PUBLIC_READ, pack_published_csv },
	{ GET, "/programmes/{id}/steering", PACK_RELEASE, steering_show, group_inputs },
	{ POST, "/programmes/{id}/steering", PACK_RELEASE, steering_do, group_inputs },
	{ POST, "/programmes/{id}/steering/add", PACK_RELEASE, steering_add_do, add_inputs },
	{ POST, "/programmes/{id}/steering/end", PACK_RELEASE, steering_end_do, end_inputs },
	{ 0 },
};
