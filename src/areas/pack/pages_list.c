/* SPDX-License-Identifier: MIT */
/*
 * The packs that somebody reads, page by page, and asking a provider for one.
 */
#include "areas/organisation/organisation.h"
#include "areas/pack/pack_views.h"
#include "areas/pack/page_kit.h"
#include "areas/programme/programme.h"
#include "areas/scheme/page_kit.h"
#include "auth/policy.h"

enum { PAGE_ROWS = 25 };

/* ---- the list ---- */

/* That of the newest version that the reader sees. */
static enum pack_state state_of(struct request *rq, const struct pack *p)
{
	struct pack_versions all = pack_versions_of(rq->work, p->id);
	enum pack_side side;
	struct pack same;

	if (pack_for(rq->work, &rq->actor, p->id, &same, &side))
		list_each (const struct pack_version *, each, &all)
			if (pack_is_read(each->state, side))
				return each->state;
	return PACK_RELEASED;
}

static const char *provider_of(struct request *rq, const struct pack *p)
{
	struct organisation body;

	return organisation_load(rq->work, p->provider, &body) ? body_name(rq, body.name) : "";
}

static struct pack_row row_of(struct request *rq, const struct pack *p)
{
	enum pack_state state = state_of(rq, p);

	return (struct pack_row){
		.pack = { .text = date_words(rq->arena, rq->language, p->meets_on),
			.url = url_pack(rq->arena, p->id) },
		.programme = pack_programme_name(rq, p),
		.provider = provider_of(rq, p),
		.state = tr(rq->language, pack_states[state].label),
		.colour = pack_state_colour(state),
		.covers = pack_months(rq, p),
	};
}

static const char *list_says(struct request *rq, size_t n, bool has_more)
{
	if (n == 0)
		return tr(rq->language,
			"There is no pack that you read yet. One is asked for before a steering "
			"group meets.");
	if (has_more)
		return tr_fill_n(rq->arena, rq->language, "{count} pack, and more follow",
			"{count} packs, and more follow", (int64_t)n, NULL);
	return tr_fill_n(
		rq->arena, rq->language, "{count} pack", "{count} packs", (int64_t)n, NULL);
}

static struct pack_filter filter_of(struct request *rq)
{
	int64_t before = form_number(rq, "before");
	struct pack_filter filter = { 0 };

	if (before > 0 && before <= INT32_MAX) {
		filter.before_on = date_from_number((int32_t)before);
		filter.before.v = form_id(rq, "before-id");
	}
	return filter;
}

enum status pack_list_show(struct request *rq)
{
	struct pack_filter filter = filter_of(rq);
	struct packs all = packs_for(rq->work, &rq->actor, &filter, PAGE_ROWS);
	bool has_more = all.n > PAGE_ROWS;
	struct pack_row *rows = arena_many(rq->arena, struct pack_row, PAGE_ROWS);
	int64_t *ids = arena_many(rq->arena, int64_t, PAGE_ROWS);
	struct packs_view view = {
		.rows = rows,
		.may_add = policy_allows_kept_by(&rq->actor, PACK_RELEASE, rq->actor.organisation),
	};

	for (size_t i = 0; i < all.n && i < PAGE_ROWS; i++) {
		ids[view.n] = all.at[i].id.v;
		rows[view.n++] = row_of(rq, &all.at[i]);
	}
	page_lists(rq, "pack", ids, view.n);
	view.says = list_says(rq, view.n, has_more);
	if (has_more)
		view.next = url_of(rq->arena, "/packs?before=%d&before-id=%lld",
			(int)date_number(all.at[PAGE_ROWS - 1].meets_on),
			(long long)all.at[PAGE_ROWS - 1].id.v);
	if (date_is_set(filter.before_on))
		view.first = url_of(rq->arena, "/packs");

	struct html *out = page_open(rq, tr(rq->language, "Packs for steering groups"));

	view_packs(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

/* ---- asking for one ---- */

static const char *contract_words(struct request *rq, const struct contract *c)
{
	struct contract_body supplier = contract_supplier(rq->work, c->id);
	struct programme p;

	if (!programme_load(rq->work, c->programme, &p))
		return c->reference;
	return arena_format(rq->arena, "%s: %s (%s)", p.name[rq->language],
		body_name(rq, supplier.name), c->reference);
}

static struct form_field contract_field(struct request *rq, const struct contracts *all)
{
	struct choice *choices = arena_many(rq->arena, struct choice, all->n + 1);
	struct form_field field = {
		.name = "contract",
		.label = tr(rq->language, "Programme and provider"),
		.value = form_raw(rq, "contract"),
		.choices = choices,
		.problems = &rq->problems,
	};

	choices[field.choice_count++] =
		(struct choice){ .value = "", .text = tr(rq->language, "Choose") };
	list_each (const struct contract *, c, all)
		choices[field.choice_count++] = (struct choice){
			.value = arena_format(rq->arena, "%lld", (long long)c->id.v),
			.text = contract_words(rq, c),
		};
	return field;
}

static struct form_field date_field(
	struct request *rq, const char *name, const char *label, bool is_month)
{
	struct form_field field = { .name = name,
		.label = label,
		.label_size = "s",
		.is_month = is_month,
		.problems = &rq->problems };

	page_date_parts(rq, &field, DATE_NONE);
	return field;
}

static enum status new_page(struct request *rq, enum status status)
{
	struct contracts all = pack_contracts(rq->work, &rq->actor);
	struct form_keys keys = page_form_keys(rq);
	struct pack_new_view view = {
		.back = url_of(rq->arena, "/packs"),
		.problems = &rq->problems,
		.form = { .action = url_of(rq->arena, "/packs/new"),
			.token = keys.token,
			.key = keys.once,
			.is_guarded = true },
		.has_contracts = all.n > 0,
		.contract = contract_field(rq, &all),
		.meets_on = date_field(
			rq, "meets-on", tr(rq->language, "Day on which the group meets"), false),
		.from = date_field(rq, "from", tr(rq->language, "From the month"), true),
		.to = date_field(rq, "to", tr(rq->language, "To the month"), true),
	};

	struct html *out = page_open(rq, tr(rq->language, "Ask for a pack"));

	view_pack_new(out, &view);
	return page_close(rq, status);
}

enum status pack_new_show(struct request *rq)
{
	return new_page(rq, OK);
}

enum status pack_new_do(struct request *rq)
{
	struct date from = form_date(rq, "from"), to = form_date(rq, "to");
	struct pack p = {
		.meets_on = form_date(rq, "meets-on"),
		.period = { date_is_set(from) ? date_first_day(from) : DATE_NONE,
			date_is_set(to) ? date_first_day(to) : DATE_NONE },
	};
	struct contract_id contract = { form_id(rq, "contract") };

	switch (pack_add(rq->work, &rq->actor, &p, contract, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_pack(rq->arena, p.id));
	case REFUSED: return new_page(rq, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
