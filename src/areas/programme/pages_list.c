/* SPDX-License-Identifier: MIT */
/*
 * The programmes of the reader's office, and making one of a decision.
 */
#include "areas/decision/service.h"
#include "areas/programme/page_kit.h"
#include "areas/programme/programme_views.h"
#include "auth/policy.h"

enum { PAGE_ROWS = 25, DECISIONS_MOST = 100, SAYS_MOST = 8 };

/* ---- the list ---- */

static struct programme_row row_of(struct request *rq, const struct programme *p)
{
	const char **says = arena_many(rq->arena, const char *, SAYS_MOST);
	struct programme_counts counts;
	struct budget b;
	size_t n = 0;

	if (!programme_budget_in_force(rq->work, p->id, &b)) {
		says[n++] = tr(rq->language, "No budget of it is signed yet");
	} else {
		says[n++] = period_words(rq, &b);
		says[n++] = left_words(rq, &b);
		if (programme_counts(rq->work, &b, &counts))
			for (enum ceiling c = CEILING_NONE + 1; c < CEILING_COUNT; c++)
				says[n++] = tr_fill(rq->arena, rq->language, "{what}: {number}",
					"what", tr(rq->language, ceilings[c].label), "number",
					number_of_ceiling(rq, b.ceiling[c], counts.number[c]),
					NULL);
	}
	return (struct programme_row){
		.link = { .text = programme_name(rq, p), .url = url_programme(rq->arena, p->id) },
		.says = says,
	};
}

enum status programme_list_show(struct request *rq)
{
	struct programme_id after = { form_id(rq, "after") };
	struct programmes all = programmes_page(rq->work, &rq->actor, after, PAGE_ROWS);
	struct programme_row *rows = arena_many(rq->arena, struct programme_row, PAGE_ROWS);
	struct programmes_view view = { .rows = rows,
		.may_add = policy_allows_kept_by(
			&rq->actor, PROGRAMME_ALTER, rq->actor.organisation) };

	for (; view.n < all.n && view.n < PAGE_ROWS; view.n++)
		rows[view.n] = row_of(rq, &all.at[view.n]);
	if (all.n > PAGE_ROWS)
		view.next = url_of(
			rq->arena, "/programmes?after=%lld", (long long)all.at[PAGE_ROWS - 1].id.v);
	if (after.v != 0)
		view.first = url_of(rq->arena, "/programmes");

	struct html *out = page_open(rq, tr(rq->language, "Programmes"));

	view_programmes(out, &view);
	return page_close(rq, OK);
}

/* ---- which decision ---- */

/* Those of one state that have no programme yet. */
static void add_decisions(struct request *rq, enum decision_state state,
	struct programme_choose_view *view, struct programme_row *rows)
{
	struct decision_lines lines = decision_lines(rq->work, &rq->actor,
		&(struct decision_filter){ .state = state }, DECISIONS_MOST - 1);

	list_each (const struct decision_line *, line, &lines) {
		const char **says = arena_many(rq->arena, const char *, SAYS_MOST);
		struct programme other;
		struct decision d;

		if (programme_from(rq->work, line->id, &other) ||
			!decision_load(rq->work, line->id, &d))
			continue;
		says[0] = tr_fill(rq->arena, rq->language, "Signed on {date}", "date",
			date_words(rq->arena, rq->language, line->signed_on), NULL);
		rows[view->n++] = (struct programme_row){
			.link = decision_link(rq, &d,
				url_of(rq->arena, "/programmes/new?decision=%lld",
					(long long)line->id.v)),
			.says = says,
		};
	}
}

static enum status choose_page(struct request *rq)
{
	struct programme_row *rows =
		arena_many(rq->arena, struct programme_row, 2 * DECISIONS_MOST);
	struct programme_choose_view view = { .back = url_of(rq->arena, "/programmes"),
		.decisions = rows };

	add_decisions(rq, FROZEN, &view, rows);
	add_decisions(rq, PUBLISHED, &view, rows);

	struct html *out = page_open(rq, tr(rq->language, "Make a programme"));

	view_programme_choose(out, &view);
	return page_close(rq, OK);
}

/* ---- its name ---- */

static struct form_field name_field(struct request *rq, const struct decision *d, const char *name,
	const char *label, enum language language)
{
	return (struct form_field){
		.name = name,
		.label = label,
		.lang = language_code(language),
		.value = rq->method == POST ? form_raw(rq, name)
					    : decision_value(d, FIELD_TITLE, language),
		.problems = &rq->problems,
	};
}

static enum status new_page(struct request *rq, const struct decision *d, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct programme_new_view view = {
		.back = url_of(rq->arena, "/programmes/new"),
		.problems = &rq->problems,
		.form = { .action = url_of(rq->arena, "/programmes/new"),
			.token = keys.token,
			.key = keys.once },
		.decision = decision_link(
			rq, d, url_of(rq->arena, "/decisions/%lld", (long long)d->id.v)),
		.decision_value = arena_format(rq->arena, "%lld", (long long)d->id.v),
		.name_en =
			name_field(rq, d, "name-en", tr(rq->language, "Name in English"), ENGLISH),
		.name_cy = name_field(rq, d, "name-cy", tr(rq->language, "Name in Welsh"), WELSH),
	};
	struct html *out = page_open(rq, tr(rq->language, "Make a programme"));

	view_programme_new(out, &view);
	return page_close(rq, status);
}

enum status programme_new_show(struct request *rq)
{
	struct decision_id id = { form_id(rq, "decision") };
	struct decision d;

	if (id.v == 0)
		return choose_page(rq);
	if (!decision_for(rq->work, &rq->actor, DECISION_READ, id, &d))
		return page_not_found(rq);
	return new_page(rq, &d, OK);
}

enum status programme_new_do(struct request *rq)
{
	struct programme p = {
		.decision = { form_id(rq, "decision") },
		.name = { [ENGLISH] = form_text(rq, "name-en"), [WELSH] = form_text(rq, "name-cy") }
	};
	struct decision d;

	if (!decision_for(rq->work, &rq->actor, DECISION_READ, p.decision, &d))
		return page_not_found(rq);
	if (form_has_problems(rq))
		return new_page(rq, &d, UNPROCESSABLE);
	switch (programme_add(rq->work, &rq->actor, &p, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_programme_page(rq->arena, p.id, "budget"));
	case REFUSED: return new_page(rq, &d, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
