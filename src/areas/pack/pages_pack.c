/* SPDX-License-Identifier: MIT */
/*
 * One pack: its four parts, its versions, and what the reader may do with it.
 */
#include <inttypes.h>

#include "areas/organisation/organisation.h"
#include "areas/pack/pack_views.h"
#include "areas/pack/page_kit.h"
#include "areas/scheme/page_kit.h"
#include "auth/account.h"
#include "base/err.h"

/* The page being made. */
struct showing {
	struct request *rq;
	struct pack pack;
	enum pack_side side;
	struct pack_versions all;
	struct pack_version version; // shown
};

/* ---- who reads ---- */

static const char *body_of(struct request *rq, struct organisation_id id)
{
	struct organisation body;

	return organisation_load(rq->work, id, &body) ? body_name(rq, body.name) : "";
}

/* On what the group reads: so that a copy says whose it was. */
static const char *mark_of(const struct showing *now)
{
	struct request *rq = now->rq;

	if (now->side != PACK_SIDE_GROUP)
		return NULL;
	return tr_fill(rq->arena, rq->language,
		"Read by {name}, {body}, on {date}. Not to be passed on.", "name", rq->actor.name,
		"body", body_of(rq, rq->actor.organisation), "date",
		date_words(rq->arena, rq->language, rq->today), NULL);
}

static bool is_of_parties(const struct showing *now)
{
	return now->side != PACK_SIDE_GROUP;
}

static bool asks_public(const struct showing *now)
{
	return now->rq->method == GET && is_of_parties(now) &&
	       strcmp(form_choice(now->rq, "counts"), "public") == 0;
}

static enum pack_audience audience_of(const struct showing *now)
{
	if (!is_of_parties(now))
		return PACK_AUDIENCE_GROUP;
	return asks_public(now) ? PACK_AUDIENCE_PUBLIC : PACK_AUDIENCE_PARTIES;
}

/* ---- versions ---- */

static const char *title_of(struct request *rq, int64_t version)
{
	return tr_fill(rq->arena, rq->language, "Version {number}", "number",
		arena_format(rq->arena, "%" PRId64, version), NULL);
}

static const char *name_of(struct request *rq, struct account_id id)
{
	struct account account;

	return account_load(rq->work, id, &account) ? account.name : "";
}

static const char *hands_of_version(struct request *rq, const struct pack_version *v)
{
	if (v->state == PACK_RELEASED)
		return tr_fill(rq->arena, rq->language,
			"Sent by: {writer}. Released by: {lead}, {date}", "writer",
			name_of(rq, v->sent_by), "lead", name_of(rq, v->released_by), "date",
			instant_words(rq->arena, rq->language, v->released_at), NULL);
	if (v->sent_by.v == 0)
		return tr(rq->language, "Not sent yet");
	return tr_fill(rq->arena, rq->language, "Sent by: {writer}, {date}", "writer",
		name_of(rq, v->sent_by), "date", instant_words(rq->arena, rq->language, v->sent_at),
		NULL);
}

static void fill_versions(const struct showing *now, struct pack_view *view)
{
	struct request *rq = now->rq;
	struct pack_version_line *lines =
		arena_many(rq->arena, struct pack_version_line, now->all.n + 1);

	list_each (const struct pack_version *, each, &now->all)
		if (pack_is_read(each->state, now->side))
			lines[view->version_count++] = (struct pack_version_line){
				.version = { .text = title_of(rq, each->version),
					.url = url_of(rq->arena, "/packs/%lld?version=%lld",
						(long long)now->pack.id.v,
						(long long)each->version) },
				.standing = tr(rq->language, pack_states[each->state].label),
				.hands = hands_of_version(rq, each),
			};
	view->versions = lines;
}

/* The version asked for; else the newest that the reader sees. */
static bool choose(struct showing *now)
{
	struct request *rq = now->rq;
	int64_t asked = rq->method == GET ? form_number(rq, "version") : 0;

	now->all = pack_versions_of(rq->work, now->pack.id);
	list_each (const struct pack_version *, each, &now->all)
		if (pack_is_read(each->state, now->side) &&
			(asked == 0 || each->version == asked)) {
			now->version = *each;
			return true;
		}
	return false;
}

/* ---- what the reader may do ---- */

static bool may(const struct showing *now, enum pack_act act)
{
	return now->version.version == now->pack.newest &&
	       pack_after(now->version.state, act, now->side) != PACK_NONE;
}

static struct form form_for(const struct showing *now, enum pack_act act, const char *page)
{
	return may(now, act) ? pack_form(now->rq, now->pack.id, page) : (struct form){ 0 };
}

static bool is_own(const struct showing *now)
{
	struct account_id reader = now->rq->actor.account;

	return now->version.written_by.v == reader.v || now->version.sent_by.v == reader.v;
}

static const char *typed(struct request *rq, const char *name)
{
	return rq->method == POST && form_was_sent(rq, name) ? form_raw(rq, name) : "";
}

static void fill_acts(const struct showing *now, struct pack_view *view)
{
	struct request *rq = now->rq;

	view->edit = arena_format(rq->arena, "%" PRId64, now->version.edit);
	if (may(now, PACK_ACT_WRITE))
		view->write = (struct button){ .text = tr(rq->language, "Write the pack"),
			.url = url_pack_page(rq->arena, now->pack.id, "write") };
	view->send = form_for(now, PACK_ACT_SEND, "send");
	if (!is_own(now))
		view->release = form_for(now, PACK_ACT_RELEASE, "release");
	else if (may(now, PACK_ACT_RELEASE))
		view->own = tr(
			rq->language, "You wrote or sent this pack, so somebody else releases it.");
	view->give_back = form_for(now, PACK_ACT_RETURN, "return");
	view->correct = form_for(now, PACK_ACT_CORRECT, "correct");
	if (now->side == PACK_SIDE_LEAD && now->pack.released != 0)
		view->links = url_pack_page(rq->arena, now->pack.id, "links");
}

static void fill_counts(const struct showing *now, struct pack_view *view)
{
	struct request *rq = now->rq;
	const struct pack *p = &now->pack;

	if (!is_of_parties(now))
		return;
	view->body.csv = url_of(rq->arena,
		asks_public(now) ? "/packs/%lld/csv?version=%lld&counts=public"
				 : "/packs/%lld/csv?version=%lld",
		(long long)p->id.v, (long long)now->version.version);
	if (asks_public(now))
		view->exact = url_of(rq->arena, "/packs/%lld?version=%lld", (long long)p->id.v,
			(long long)now->version.version);
	else
		view->public = url_of(rq->arena, "/packs/%lld?version=%lld&counts=public",
			(long long)p->id.v, (long long)now->version.version);
}

/* ---- the page ---- */

static enum status pack_page(struct showing *now, enum status status)
{
	struct request *rq = now->rq;
	const struct pack_version *v = &now->version;
	struct pack_view view = {
		.back = url_of(rq->arena, "/packs"),
		.group = pack_group_name(rq, &now->pack),
		.title = pack_title(rq, &now->pack),
		.problems = &rq->problems,
		.state = tr(rq->language, pack_states[v->state].label),
		.colour = pack_state_colour(v->state),
		.comment = v->comment[0] != '\0' && v->state == PACK_RETURNED ? v->comment : NULL,
		.meets = pack_meets(rq, &now->pack),
		.body = pack_body_of(rq, &now->pack, v, audience_of(now), mark_of(now)),
		.comment_field = { .name = "comment",
			.label = tr(rq->language, "What is to be changed"),
			.value = typed(rq, "comment"),
			.problems = &rq->problems },
		.corrects_field = { .name = "corrects",
			.label = tr(rq->language, "What is corrected"),
			.hint = tr(rq->language, "Everybody who reads the next version reads this"),
			.value = typed(rq, "corrects"),
			.problems = &rq->problems },
	};

	fill_acts(now, &view);
	fill_counts(now, &view);
	fill_versions(now, &view);

	struct html *out = page_open(rq, tr(rq->language, "Pack for a steering group"));

	view_pack(out, &view);
	return page_close(rq, status);
}

enum status pack_show(struct request *rq)
{
	struct showing now = { .rq = rq };

	if (!page_pack(rq, &now.pack, &now.side) || !choose(&now))
		return page_not_found(rq);
	return pack_page(&now, OK);
}

enum status pack_csv(struct request *rq)
{
	struct showing now = { .rq = rq };

	if (!page_pack(rq, &now.pack, &now.side) || !is_of_parties(&now) || !choose(&now))
		return page_not_found(rq);
	return pack_csv_of(rq, &now.pack, &now.version, audience_of(&now));
}

/* ---- acts ---- */

static enum status answer(struct request *rq, enum outcome_kind outcome)
{
	struct showing now = { .rq = rq };
	struct pack_id id = { path_id(rq, "id") };

	if (outcome == DONE)
		return reply_redirect(rq, url_pack(rq->arena, id));
	if (outcome == ABSENT || !page_pack(rq, &now.pack, &now.side) || !choose(&now))
		return page_not_found(rq);
	if (outcome == CHANGED_MEANWHILE)
		form_problem(rq, "",
			N_("Something was done with this pack meanwhile. Read it as it is now, "
			   "then go on."));
	return pack_page(&now, outcome == CHANGED_MEANWHILE ? CONFLICTING : UNPROCESSABLE);
}

static struct pack_id id_of(struct request *rq)
{
	return (struct pack_id){ path_id(rq, "id") };
}

enum status pack_send_do(struct request *rq)
{
	return answer(rq,
		pack_send(rq->work, &rq->actor, id_of(rq), form_number(rq, "edit"), &rq->problems));
}

enum status pack_return_do(struct request *rq)
{
	return answer(rq, pack_return(rq->work, &rq->actor, id_of(rq), form_number(rq, "edit"),
				  form_text(rq, "comment"), &rq->problems));
}

enum status pack_release_do(struct request *rq)
{
	return answer(rq, pack_release(rq->work, &rq->actor, id_of(rq), form_number(rq, "edit"),
				  &rq->problems));
}

enum status pack_correct_do(struct request *rq)
{
	return answer(rq, pack_correct(rq->work, &rq->actor, id_of(rq), form_number(rq, "edit"),
				  form_text(rq, "corrects"), &rq->problems));
}
