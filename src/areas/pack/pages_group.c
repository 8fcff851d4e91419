/* SPDX-License-Identifier: MIT */
/*
 * A programme's steering group: what it is called, which counts its agreement gives it, who reads.
 */
#include "areas/pack/pack_views.h"
#include "areas/pack/page_kit.h"
#include "areas/programme/page_kit.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"

static const char *typed_or(struct request *rq, const char *name, const char *kept)
{
	return rq->method == POST && form_was_sent(rq, name) ? form_raw(rq, name) : kept;
}

static struct form steering_form(struct request *rq, struct url action)
{
	struct form_keys keys = page_form_keys(rq);

	return (struct form){ .action = action, .token = keys.token, .key = keys.once };
}

/* "/programmes/17/steering/add" */
static struct url url_steering_page(struct arena *a, struct programme_id id, const char *page)
{
	return url_of(a, "/programmes/%lld/steering/%s", (long long)id.v, page);
}

static struct form_field counts_field(struct request *rq, enum group_counts kept)
{
	static const char *const values[GROUP_COUNTS_COUNT] = {
		[GROUP_COUNTS_UNSET] = "unset",
		[GROUP_COUNTS_EXACT] = "exact",
		[GROUP_COUNTS_SUPPRESSED] = "suppressed",
	};
	struct choice *choices = arena_many(rq->arena, struct choice, GROUP_COUNTS_COUNT);

	for (int i = 0; i < GROUP_COUNTS_COUNT; i++)
		choices[i] = (struct choice){ .value = values[i],
			.text = tr(rq->language, group_counts[i].label) };
	return (struct form_field){
		.name = "counts",
		.label = tr(rq->language, "Which counts of people the group sees"),
		.label_size = "s",
		.hint = tr(rq->language, "As the agreement with those who share the data says"),
		.value = typed_or(rq, "counts", values[kept]),
		.choices = choices,
		.choice_count = GROUP_COUNTS_COUNT,
		.problems = &rq->problems,
	};
}

static struct form_field line_field(
	struct request *rq, const char *name, const char *label, const char *hint, const char *kept)
{
	return (struct form_field){ .name = name,
		.label = label,
		.hint = hint,
		.value = typed_or(rq, name, kept),
		.problems = &rq->problems };
}

static void fill_members(struct request *rq, struct programme_id id, struct steering_view *view)
{
	struct steering_members all = steering_members(rq->work, id);
	struct steering_row *rows = arena_many(rq->arena, struct steering_row, all.n + 1);

	list_each (const struct steering_member *, each, &all)
		rows[view->n++] = (struct steering_row){
			.name = each->name,
			.body = body_name(rq, each->body),
			.cleared_on = each->cleared_on,
			.end = steering_form(rq, url_steering_page(rq->arena, id, "end")),
			.account = arena_format(rq->arena, "%lld", (long long)each->account.v),
		};
	view->members = rows;
}

static enum status steering_page(struct request *rq, const struct programme *p, enum status status)
{
	struct steering_group group = { .name = { "", "" }, .source = "" };
	bool has_group = steering_group_load(rq->work, p->id, &group);
	struct steering_view view = {
		.back = url_programme(rq->arena, p->id),
		.programme = programme_name(rq, p),
		.problems = &rq->problems,
		.form = steering_form(rq, url_programme_page(rq->arena, p->id, "steering")),
		.add = steering_form(rq, url_steering_page(rq->arena, p->id, "add")),
		.name_en = line_field(rq, "name-en", tr(rq->language, "Name in English"), NULL,
			group.name[ENGLISH]),
		.name_cy = line_field(
			rq, "name-cy", tr(rq->language, "Name in Welsh"), NULL, group.name[WELSH]),
		.counts = counts_field(rq, group.counts),
		.source = line_field(rq, "source", tr(rq->language, "Which agreement says so"),
			tr(rq->language, "Its name and clause. Leave blank if none says it."),
			group.source),
		.has_group = has_group,
		.login = line_field(rq, "login", tr(rq->language, "Sign-in name"),
			tr(rq->language, "Of an account that is a chair or member of groups"), ""),
		.cleared = pack_cleared_field(rq, NULL),
	};

	fill_members(rq, p->id, &view);

	struct html *out = page_open(rq, tr(rq->language, "Steering group"));

	view_steering(out, &view);
	return page_close(rq, status);
}

enum status steering_show(struct request *rq)
{
	struct programme p;

	return page_programme(rq, PACK_RELEASE, &p) ? steering_page(rq, &p, OK)
						    : page_not_found(rq);
}

static enum status answer(struct request *rq, const struct programme *p, enum outcome_kind outcome)
{
	switch (outcome) {
	case DONE: return reply_redirect(rq, url_programme_page(rq->arena, p->id, "steering"));
	case REFUSED: return steering_page(rq, p, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

enum status steering_do(struct request *rq)
{
	const char *counts = form_choice(rq, "counts");
	struct steering_group group = {
		.programme = { path_id(rq, "id") },
		.name = { [ENGLISH] = form_text(rq, "name-en"),
			[WELSH] = form_text(rq, "name-cy") },
		.counts = (enum group_counts)word_named(group_counts, counts),
		.source = form_text(rq, "source"),
	};
	struct programme p;

	if (!page_programme(rq, PACK_RELEASE, &p))
		return page_not_found(rq);
	return answer(rq, &p, steering_group_put(rq->work, &rq->actor, &group, &rq->problems));
}

enum status steering_add_do(struct request *rq)
{
	struct programme p;

	if (!page_programme(rq, PACK_RELEASE, &p))
		return page_not_found(rq);
	return answer(rq, &p,
		steering_member_add(rq->work, &rq->actor, p.id, form_text(rq, "login"),
			form_flag(rq, "cleared"), &rq->problems));
}

enum status steering_end_do(struct request *rq)
{
	struct programme p;

	if (!page_programme(rq, PACK_RELEASE, &p))
		return page_not_found(rq);
	return answer(rq, &p,
		steering_member_end(
			rq->work, &rq->actor, p.id, (struct account_id){ form_id(rq, "account") }));
}
