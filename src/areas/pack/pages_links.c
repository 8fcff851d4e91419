/* SPDX-License-Identifier: MIT */
/*
 * Links by which somebody named reads a released pack without an account.
 *
 * The secret is in the address alone: it is shown once, to whoever makes the link, and what is kept of
 * it is a hash.  A link that is over, revoked or unknown shows nothing of the pack, not even of whom it
 * is.  No page asks anything of anybody else, so the address leaves in no Referer.
 */
#include <inttypes.h>

#include "areas/pack/pack_views.h"
#include "areas/pack/page_kit.h"
#include "base/err.h"

/* ---- making them ---- */

static const char *typed(struct request *rq, const char *name)
{
	return rq->method == POST && form_was_sent(rq, name) ? form_raw(rq, name) : "";
}

static struct form_field line_field(struct request *rq, const char *name, const char *label)
{
	return (struct form_field){
		.name = name, .label = label, .value = typed(rq, name), .problems = &rq->problems
	};
}

static struct form_field language_field(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, 2);

	choices[0] = (struct choice){ .value = "cy", .text = tr(rq->language, "Welsh") };
	choices[1] = (struct choice){ .value = "en", .text = tr(rq->language, "English") };
	return (struct form_field){ .name = "language",
		.label = tr(rq->language, "Language that the person reads in"),
		.label_size = "s",
		.value = typed(rq, "language"),
		.choices = choices,
		.choice_count = 2,
		.problems = &rq->problems };
}

static struct form_field audience_field(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, 2);

	for (int i = 0; i < 2; i++) {
		enum pack_audience audience = i == 0 ? PACK_AUDIENCE_GROUP : PACK_AUDIENCE_PUBLIC;

		choices[i] = (struct choice){ .value = pack_audiences[audience].name,
			.text = tr(rq->language, pack_audiences[audience].label) };
	}
	return (struct form_field){ .name = "audience",
		.label = tr(rq->language, "What the person reads"),
		.label_size = "s",
		.value = typed(rq, "audience"),
		.choices = choices,
		.choice_count = 2,
		.problems = &rq->problems };
}

static struct form_field until_field(struct request *rq)
{
	struct form_field field = { .name = "until",
		.label = tr(rq->language, "Last day on which it opens"),
		.label_size = "s",
		.hint = tr(rq->language, "In 30 days at the latest"),
		.problems = &rq->problems };

	page_date_parts(rq, &field, DATE_NONE);
	return field;
}

static const char *standing_words(struct request *rq, const struct pack_link *link)
{
	switch (pack_link_standing(link->facts.until, link->revoked_at.ms != 0, rq->today)) {
	case LINK_OPEN:
		return tr_fill(rq->arena, rq->language, "Opens until {date}", "date",
			date_words(rq->arena, rq->language, link->facts.until), NULL);
	case LINK_OVER:
		return tr_fill(rq->arena, rq->language, "Ended after {date}", "date",
			date_words(rq->arena, rq->language, link->facts.until), NULL);
	case LINK_REVOKED:
		return tr_fill(rq->arena, rq->language, "Revoked on {date}", "date",
			date_words(rq->arena, rq->language, instant_day(link->revoked_at)), NULL);
	}
	unreachable("link standing");
}

static const char *number_of(struct request *rq, const struct pack_link *link)
{
	return arena_format(rq->arena, "%" PRId64, link->number);
}

static struct pack_link_row row_of(struct request *rq, const struct pack_link *link)
{
	struct form_keys keys = page_form_keys(rq);
	struct pack_link_row row = {
		.number = number_of(rq, link),
		.name = link->facts.name,
		.body = link->facts.body,
		.reads = tr(rq->language, pack_audiences[link->facts.audience].label),
		.standing = standing_words(rq, link),
	};

	if (pack_link_standing(link->facts.until, link->revoked_at.ms != 0, rq->today) == LINK_OPEN)
		row.revoke = (struct form){
			.action = url_of(rq->arena, "/packs/%lld/links/%lld/revoke",
				(long long)link->pack.v, (long long)link->number),
			.token = keys.token,
			.key = keys.once,
		};
	return row;
}

/* `made` is the address of the one that was just made, for `link`; NULL: none was. */
static enum status links_page(struct request *rq, const struct pack *p, const char *made,
	const struct pack_link *link, enum status status)
{
	struct pack_links all = pack_links_of(rq->work, p->id);
	struct pack_link_row *rows = arena_many(rq->arena, struct pack_link_row, all.n + 1);
	struct pack_links_view view = {
		.back = url_pack(rq->arena, p->id),
		.title = pack_title(rq, p),
		.problems = &rq->problems,
		.made = made,
		.form = pack_form(rq, p->id, "links"),
		.is_released = p->released != 0,
		.name = line_field(rq, "name", tr(rq->language, "Name of the person")),
		.body = line_field(rq, "body", tr(rq->language, "Body that the person is of")),
		.language = language_field(rq),
		.audience = audience_field(rq),
		.cleared = pack_cleared_field(
			rq, tr(rq->language, "Needed for what the named group reads")),
		.until = until_field(rq),
		.rows = rows,
	};

	list_each (const struct pack_link *, each, &all)
		rows[view.n++] = row_of(rq, each);
	if (made != NULL) {
		view.made_for =
			tr_fill(rq->arena, rq->language, "Link {number}, for {name}:", "number",
				number_of(rq, link), "name", link->facts.name, NULL);
		view.name.value = view.body.value = "";
	}

	struct html *out = page_open(rq, tr(rq->language, "Links for people without an account"));

	view_pack_links(out, &view);
	return page_close(rq, status);
}

/* The pack, if its links are the reader's to make. */
static bool page_led(struct request *rq, struct pack *p)
{
	enum pack_side side;

	return page_pack(rq, p, &side) && side == PACK_SIDE_LEAD;
}

enum status pack_links_show(struct request *rq)
{
	struct pack p;

	return page_led(rq, &p) ? links_page(rq, &p, NULL, NULL, OK) : page_not_found(rq);
}

enum status pack_links_do(struct request *rq)
{
	const char *language = form_choice(rq, "language");
	struct session_token secret;
	struct pack p;

	if (!page_led(rq, &p))
		return page_not_found(rq);

	struct pack_link link = {
		.pack = p.id,
		.language = strcmp(language, "cy") == 0 ? WELSH : ENGLISH,
		.facts = {
			.audience = (enum pack_audience)word_named(
				pack_audiences, form_choice(rq, "audience")),
			.name = form_text(rq, "name"),
			.body = form_text(rq, "body"),
			.until = form_date(rq, "until"),
		},
	};

	if (language[0] == '\0')
		form_problem(rq, "language", N_("Choose the language that the person reads in"));
	switch (pack_link_add(
		rq->work, &rq->actor, &link, form_flag(rq, "cleared"), &secret, &rq->problems)) {
	case DONE:
		return links_page(rq, &p,
			page_address(rq,
				url_of(rq->arena, "/packs/by-link/%s",
					session_token_text(rq->arena, &secret)),
				link.language),
			&link, OK);
	case REFUSED: return links_page(rq, &p, NULL, NULL, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

enum status pack_link_revoke_do(struct request *rq)
{
	struct pack p;

	if (!page_led(rq, &p))
		return page_not_found(rq);
	switch (pack_link_revoke(rq->work, &rq->actor, p.id, path_id(rq, "number"))) {
	case DONE: return reply_redirect(rq, url_pack_page(rq->arena, p.id, "links"));
	case REFUSED: return page_refused(rq, N_("This link was revoked already"));
	default: return page_not_found(rq);
	}
}

/* ---- opening one ---- */

static const char *mark_of(struct request *rq, const struct pack_link *link)
{
	return tr_fill(rq->arena, rq->language,
		"Read by {name}, {body}, by link {number}, on {date}. Not to be passed on.", "name",
		link->facts.name, "body", link->facts.body, "number", number_of(rq, link), "date",
		date_words(rq->arena, rq->language, rq->today), NULL);
}

static enum status opened_page(
	struct request *rq, const struct pack_opened_view *view, enum status status)
{
	reply_header(rq, "X-Robots-Tag", "noindex, nofollow, noarchive");

	struct html *out = page_open(rq, tr(rq->language, "Pack for a steering group"));

	view_pack_opened(out, view);
	return page_close(rq, status);
}

static enum status over_page(struct request *rq, const char *title, const char *why)
{
	struct pack_opened_view view = { .over_title = tr(rq->language, title),
		.over = tr(rq->language, why) };

	return opened_page(rq, &view, NOT_FOUND);
}

static enum status pack_by_link(struct request *rq, const struct pack_link *link)
{
	struct pack_opened_view view = { 0 };
	struct pack_version v;
	struct pack p;

	if (!pack_load(rq->work, link->pack, &p) ||
		!pack_version_load(rq->work, &p, p.released, PACK_SIDE_GROUP, &v))
		return page_not_found(rq);
	page_shows(rq, "pack-link", link->id.v);
	view.title = pack_title(rq, &p);
	view.group = pack_group_name(rq, &p);
	view.body = pack_body_of(rq, &p, &v, link->facts.audience, mark_of(rq, link));
	return opened_page(rq, &view, OK);
}

enum status pack_opened_show(struct request *rq)
{
	struct session_token secret;
	struct pack_link link;

	if (!session_token_parse(path_text(rq, "secret"), &secret) ||
		!pack_link_by_secret(rq->work, &secret, &link))
		return over_page(rq, N_("This link opens nothing"),
			N_("There is no such link. Check that the whole address was copied, or ask "
			   "whoever sent it for another."));
	switch (pack_link_standing(link.facts.until, link.revoked_at.ms != 0, rq->today)) {
	case LINK_OPEN: return pack_by_link(rq, &link);
	case LINK_OVER:
		return over_page(rq, N_("This link opens nothing any more"),
			N_("The days on which this link opened are over. Ask whoever sent it for "
			   "another."));
	case LINK_REVOKED:
		return over_page(rq, N_("This link opens nothing any more"),
			N_("This link was revoked. Ask whoever sent it if you should read the "
			   "pack."));
	}
	unreachable("link standing");
}
