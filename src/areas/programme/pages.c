/* SPDX-License-Identifier: MIT */
/*
 * What this area has on home, and the table of its routes.
 */
#include "areas/programme/pages.h"

#include "areas/programme/page_kit.h"
#include "areas/programme/programme_views.h"
#include "auth/policy.h"
#include "http/limits.h"

/* ---- home ---- */

enum {
	ROWS_ROOM_BYTES = 2048,
	WARNINGS_MOST = 2 * HEADING_COUNT + 3,
	SAYS_MOST = CEILING_COUNT + WARNINGS_MOST
};

static void add_list(struct request *rq, struct home_waiting *waiting, const char *says,
	const struct programme_row *rows, size_t n)
{
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);

	if (n == 0)
		return;
	view_programme_rows(&out, rows, n);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){ says, html_take(&out, 0) };
}

/* Budgets that somebody else of the office wrote, and nobody signed yet. */
static void add_unsigned(
	struct request *rq, const struct programmes *all, struct home_waiting *waiting)
{
	struct programme_row *rows = arena_many(rq->arena, struct programme_row, all->n + 1);
	size_t n = 0;

	list_each (const struct programme *, p, all) {
		struct budgets versions = programme_versions(rq->work, p->id);
		const struct budget *newest = versions.at;
		const char **says = arena_many(rq->arena, const char *, SAYS_MOST);

		if (versions.n == 0 || newest->signed_by.v != 0 ||
			newest->written_by.v == rq->actor.account.v)
			continue;
		says[0] = tr(rq->language, "Not signed yet");
		rows[n++] = (struct programme_row){
			.link = { .text = programme_name(rq, p),
				.url = url_programme_version(rq->arena, p->id, newest->version) },
			.says = says,
		};
	}
	add_list(rq, waiting, tr(rq->language, "Budgets of programmes, waiting for your signature"),
		rows, n);
}

/* What of the programme runs out soon, in words; ended by NULL. */
static const char **runs_out(struct request *rq, const struct programme *p)
{
	const char **says = arena_many(rq->arena, const char *, SAYS_MOST);
	struct commitment committed[HEADING_COUNT];
	struct programme_counts counts;
	struct record_links warnings;
	struct budget b;
	bool has_counts;
	size_t n = 0;

	if (!programme_budget_in_force(rq->work, p->id, &b) || date_before(b.ends_on, rq->today)) {
		says[0] = pilot_warning(rq, p->id).text; // which outlasts its funding
		return says;
	}
	has_counts = programme_counts(rq->work, &b, &counts);
	programme_tie.committed(rq->work, &b, committed);
	warnings = programme_warnings(rq, p, &b, has_counts ? &counts : NULL, committed);
	for (; n < warnings.n && n < WARNINGS_MOST; n++)
		says[n] = warnings.at[n].text;
	if (!has_counts)
		return says;
	for (enum ceiling c = CEILING_NONE + 1; c < CEILING_COUNT; c++)
		if (ceiling_warning(rq, b.ceiling[c], counts.number[c]) != NULL)
			says[n++] = tr_fill(rq->arena, rq->language, "{what}: {number}", "what",
				tr(rq->language, ceilings[c].label), "number",
				number_of_ceiling(rq, b.ceiling[c], counts.number[c]), NULL);
	return says;
}

static void add_running_out(
	struct request *rq, const struct programmes *all, struct home_waiting *waiting)
{
	struct programme_row *rows = arena_many(rq->arena, struct programme_row, all->n + 1);
	size_t n = 0;

	list_each (const struct programme *, p, all) {
		const char **says = runs_out(rq, p);

		if (says[0] != NULL)
			rows[n++] = (struct programme_row){
				.link = { .text = programme_name(rq, p),
					.url = url_programme(rq->arena, p->id) },
				.says = says,
			};
	}
	add_list(rq, waiting, tr(rq->language, "Programmes that run out soon"), rows, n);
}

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	bool signs = policy_allows_kept_by(&rq->actor, PROGRAMME_SIGN, rq->actor.organisation);
	bool watches = policy_allows_kept_by(&rq->actor, PROGRAMME_ALTER, rq->actor.organisation) ||
		       actor_is(&rq->actor, ROLE_PERFORMANCE_LEAD);

	if (!signs && !watches)
		return;

	struct programmes all = programmes_for(rq->work, &rq->actor);

	if (signs)
		add_unsigned(rq, &all, waiting);
	if (watches)
		add_running_out(rq, &all, waiting);
}

static const struct home_card cards[] = {
	{ PROGRAMME_READ, N_("Programmes"), "/programmes",
		N_("What a decision allows, against what is delivered") },
	{ 0 },
};

const struct home_part programme_home = { .add_waiting = add_waiting, .cards = cards };

/* ---- inputs ---- */

static const char *const kind_choices[] = { "cap", "estimate", "cap-estimate", "contribution",
	"price", "included", NULL };
static const char *const heading_choices[] = { "mobilisation", "delivery", "licence",
	"victim-liaison", "caseworker", "other", NULL };
static const char *const licence_choices[] = { "inside", "fixed", NULL };
static const char *const outcome_choices[] = { "open", "continued", "ended", NULL };

static const struct input version_input[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input after_input[] = {
	{ .name = "after", .kind = INPUT_ID },
	{ 0 },
};

static const struct input decision_input[] = {
	{ .name = "decision", .kind = INPUT_ID },
	{ 0 },
};

static const struct input new_inputs[] = {
	{ .name = "decision", .kind = INPUT_ID },
	{ .name = "name-en", .label = N_("Name in English"), .kind = INPUT_LINE },
	{ .name = "name-cy", .label = N_("Name in Welsh"), .kind = INPUT_LINE },
	{ 0 },
};

static const struct input budget_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "amount-*-kind", .kind = INPUT_CHOICE, .choices = kind_choices },
	{ .name = "amount-*-heading", .kind = INPUT_CHOICE, .choices = heading_choices },
	{ .name = "licence", .kind = INPUT_CHOICE, .choices = licence_choices },
	{ .name = "scheme", .kind = INPUT_ID },
	{ .name = "starts-on", .kind = INPUT_DATE },
	{ .name = "ends-on", .kind = INPUT_DATE },
	{ .name = "people", .kind = INPUT_NUMBER },
	{ .name = "cohorts", .kind = INPUT_NUMBER },
	{ .name = "trained", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input pilot_write_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "decide-by",
		.label = N_("Day by which it is to be decided what follows"),
		.kind = INPUT_DATE },
	{ .name = "asked-en-*", .kind = INPUT_TEXT, .max = QUESTION_MOST },
	{ .name = "asked-cy-*", .kind = INPUT_TEXT, .max = QUESTION_MOST },
	{ 0 },
};

static const struct input pilot_report_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "answer-en-*", .kind = INPUT_TEXT, .max = ANSWER_MOST },
	{ .name = "answer-cy-*", .kind = INPUT_TEXT, .max = ANSWER_MOST },
	{ .name = "report-en", .kind = INPUT_TEXT, .max = REPORT_MOST },
	{ .name = "report-cy", .kind = INPUT_TEXT, .max = REPORT_MOST },
	{ .name = "outcome", .kind = INPUT_CHOICE, .choices = outcome_choices },
	{ .name = "successor", .kind = INPUT_ID },
	{ .name = "because-en", .kind = INPUT_TEXT, .max = BECAUSE_MOST },
	{ .name = "because-cy", .kind = INPUT_TEXT, .max = BECAUSE_MOST },
	{ 0 },
};

/* ---- routes ---- */

const struct route programme_routes[] = {
	{ GET, "/programmes", PROGRAMME_READ, programme_list_show, after_input },
	{ GET, "/programmes/new", PROGRAMME_ALTER, programme_new_show, decision_input },
	{ POST, "/programmes/new", PROGRAMME_ALTER, programme_new_do, new_inputs },
	{ GET, "/programmes/{id}", PROGRAMME_READ, programme_show, version_input },
	{ GET, "/programmes/{id}/budget", PROGRAMME_ALTER, programme_budget_show },
	{ POST, "/programmes/{id}/budget", PROGRAMME_ALTER, programme_budget_do, budget_inputs },
	{ POST, "/programmes/{id}/sign", PROGRAMME_SIGN, programme_sign_do, version_input },
	{ GET, "/programmes/{id}/pilot", PROGRAMME_READ, programme_pilot_show },
	{ GET, "/programmes/{id}/pilot/write", PROGRAMME_ALTER, programme_pilot_write_show },
	{ POST, "/programmes/{id}/pilot/write", PROGRAMME_ALTER, programme_pilot_write_do,
		pilot_write_inputs },
	{ GET, "/programmes/{id}/pilot/report", PROGRAMME_ALTER, programme_pilot_report_show },
	{ POST, "/programmes/{id}/pilot/report", PROGRAMME_ALTER, programme_pilot_report_do,
		pilot_report_inputs, .body_max = LIMIT_LARGEST_BODY_BYTES },
	{ 0 },
};
