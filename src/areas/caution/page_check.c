/* SPDX-License-Identifier: MIT */
/*
 * A check in words, as it is made and as it was kept, and what carries its answers on.
 */
#include <string.h>

#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/decision/page_kit.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"
#include "base/utf8.h"

enum { AGE_MOST = 120 };

/* ---- what was answered ---- */

const char *question_name(struct request *rq, enum rule rule)
{
	return rule == RULE_ADULT ? "age" : utf8_fold(rq->arena, rule_facts(rule)->code);
}

struct check typed_check(struct request *rq, const struct terms *terms)
{
	const char *sex = form_choice(rq, "sex");
	struct check check = check_unsaid();
	int64_t age = form_number(rq, "age");

	check.terms_version = form_number(rq, "terms");
	check.c.sex = sex[0] == '\0' ? NULL : sex;
	if (age < 0 || age > AGE_MOST)
		form_problem(rq, "age", N_("Enter an age in years, such as 34"));
	answer_take(&check.c, terms, RULE_ADULT, form_raw(rq, "age"));
	for (enum rule rule = RULE_ADULT + 1; rule < RULE_COUNT; rule++)
		answer_take(&check.c, terms, rule, form_text(rq, question_name(rq, rule)));
	if (risk_is_assessed(&check.c))
		check.c.risk_tool = risk_tool_by_name(form_choice(rq, "tool"));
	return check;
}

struct carried carried_of(struct request *rq, const struct check *check)
{
	struct carried carried = { 0 };

	*list_add(rq->arena, &carried) = (struct carried_value){ "terms",
		arena_format(rq->arena, "%lld", (long long)check->terms_version) };
	if (check->c.sex != NULL)
		*list_add(rq->arena, &carried) = (struct carried_value){ "sex", check->c.sex };
	if (check->c.risk_tool != TOOL_NONE)
		*list_add(rq->arena, &carried) =
			(struct carried_value){ "tool", risk_tool_name(check->c.risk_tool) };
	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++) {
		const char *answer = answer_text(rq->arena, rule, &check->c);

		if (answer != NULL)
			*list_add(rq->arena, &carried) =
				(struct carried_value){ question_name(rq, rule), answer };
	}
	return carried;
}

/* ---- what was found ---- */

static const struct {
	const char *label, *colour;
} finding_words[] = {
	[FOUND_MET] = { N_("Met"), "green" },
	[FOUND_REFUSED] = { N_("Not suitable"), "red" },
	[FOUND_HELD] = { N_("Waits"), "yellow" },
	[FOUND_UNSAID] = { N_("Not said yet"), "grey" },
	[FOUND_LATER] = { N_("Looked at later"), "grey" },
};

const char *who_passes_words(struct request *rq, enum overrider overrider)
{
	if (overrider == NOBODY)
		return tr(rq->language, "Nobody may go past it.");
	return tr_fill(rq->arena, rq->language, "Who may go past it, with a reason: {overrider}",
		"overrider", tr(rq->language, overrider_label(overrider)), NULL);
}

static const char *offence_name(
	const struct request *rq, const struct terms *terms, const struct circumstances *c)
{
	if (c->offence == OFFENCE_UNSAID)
		return NULL;
	return c->offence == OFFENCE_OTHER ? tr(rq->language, "None of these")
					   : terms->offences.at[c->offence].name[rq->language];
}

static const char *label_of_answer(
	const struct request *rq, enum rule rule, const struct circumstances *c)
{
	for (const struct answer *each = rule_facts(rule)->answers; each->name != NULL; each++)
		if (c->answer[rule] != NULL && strcmp(each->name, c->answer[rule]) == 0)
			return tr(rq->language, each->label);
	return NULL;
}

/* What was answered to a rule; NULL: nothing. */
static const char *answer_words(struct request *rq, const struct terms *terms, enum rule rule,
	const struct circumstances *c)
{
	if (rule == RULE_ADULT)
		return c->age == 0 ? NULL : number_words(rq, YEARS, c->age);
	if (rule == RULE_OFFENCE)
		return offence_name(rq, terms, c);
	if (rule == RULE_RISK && c->risk_tool != TOOL_NONE)
		return tr_fill(rq->arena, rq->language, "{grade}, by this tool: {tool}", "grade",
			label_of_answer(rq, rule, c), "tool",
			tr(rq->language, risk_tool_label(c->risk_tool)), NULL);
	return label_of_answer(rq, rule, c);
}

/* What it asks, by those terms: how far back a history counts. */
static const char *rule_words(struct request *rq, const struct terms *terms, enum rule rule)
{
	int months = terms->term[TERM_LOOKBACK_MONTHS];

	if (rule != RULE_HISTORY || months == 0)
		return tr(rq->language, rule_facts(rule)->says);
	return tr_fill_n(rq->arena, rq->language,
		"Any history of domestic abuse recorded in the last {count} month is shown to "
		"whoever authorises the caution",
		"Any history of domestic abuse recorded in the last {count} months is shown to "
		"whoever authorises the caution",
		months, NULL);
}

static struct finding_view finding_view_of(struct request *rq, const struct terms *terms,
	const struct finding *finding, const struct circumstances *c)
{
	return (struct finding_view){
		.code = rule_facts(finding->rule)->code,
		.says = rule_words(rq, terms, finding->rule),
		.state = tr(rq->language, finding_words[finding->kind].label),
		.colour = finding_words[finding->kind].colour,
		.answer = answer_words(rq, terms, finding->rule, c),
		.why = finding->why == NULL ? NULL : tr(rq->language, finding->why),
		.who = finding_is_against(finding) ? who_passes_words(rq, finding->overrider)
						   : NULL,
	};
}

/* What stands in the way comes first. */
static const enum finding_kind order[] = { FOUND_REFUSED, FOUND_HELD, FOUND_UNSAID, FOUND_MET,
	FOUND_LATER };

const struct finding_view *finding_views(struct request *rq, const struct terms *terms,
	const struct findings *findings, const struct circumstances *c, size_t *n)
{
	struct finding_view *views = arena_many(rq->arena, struct finding_view, findings->n + 1);

	*n = 0;
	for (size_t i = 0; i < array_size(order); i++)
		list_each (const struct finding *, each, findings)
			if (each->kind == order[i])
				views[(*n)++] = finding_view_of(rq, terms, each, c);
	return views;
}

/* ---- as it was kept ---- */

/* Who went past it, when and why; NULL: nobody. */
static const char *pass_words(struct request *rq, const struct kept_check *kept, enum rule rule)
{
	const struct pass *pass = &kept->check.pass[rule];
	struct arena *a = rq->arena;

	if (pass->because[0] == '\0')
		return NULL;

	const char *maker = account_name(rq->work, kept->by);

	if (pass->said_by[0] == '\0')
		return tr_fill(a, rq->language, "{name} went past this rule on {date}: {reason}",
			"name", maker, "date", date_words(a, rq->language, instant_day(kept->at)),
			"reason", pass->because, NULL);
	return tr_fill(a, rq->language,
		"Recorded by {recorder} as said by {name}, {role}, who went past this rule on "
		"{date}: {reason}",
		"recorder", maker, "name", pass->said_by, "role", pass->said_as, "date",
		date_words(a, rq->language, pass->said_on), "reason", pass->because, NULL);
}

const char *kept_check_words(struct request *rq, const struct kept_check *kept)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;

	return tr_fill(a, l,
		"Made by {name}, {time}, against version {version} of the scheme’s terms, which "
		"applies from {date}.",
		"name", account_name(rq->work, kept->by), "time", instant_words(a, l, kept->at),
		"version", count_words(a, l, kept->terms.version), "date",
		date_words(a, l, kept->terms.applies_from), NULL);
}

/* Who did, where it was gone past: of a kept check nobody may any more. */
const struct finding_view *kept_finding_views(
	struct request *rq, const struct kept_check *kept, size_t *n)
{
	struct finding_view *views =
		arena_many(rq->arena, struct finding_view, kept->findings.n + 1);

	*n = 0;
	for (int is_passed = 1; is_passed >= 0; is_passed--)
		list_each (const struct finding *, each, &kept->findings) {
			const char *passed = pass_words(rq, kept, each->rule);

			if ((passed != NULL) != (is_passed != 0))
				continue;
			views[*n] = finding_view_of(rq, &kept->terms, each, &kept->check.c);
			views[(*n)++].who = passed;
		}
	return views;
}

/* Where the victim's views are left out, nothing is said of all rules. */
static const char *result_of_kept(struct request *rq, const struct kept_check *kept, size_t passed)
{
	if (passed == 0)
		return kept->has_views ? tr(rq->language, "Every rule met")
				       : tr(rq->language, "Every rule met that is shown here");
	return tr_fill_n(rq->arena, rq->language, "{count} rule gone past",
		"{count} rules gone past", (int64_t)passed, NULL);
}

static struct markup markup_of(struct request *rq, const struct kept_check_view *view)
{
	enum { ROOM_BYTES = 4096 };
	struct html out = html_new(rq->arena, rq->language, ROOM_BYTES);

	view_kept_check(&out, view);
	return html_take(&out, 0);
}

struct markup kept_check_shown(struct request *rq, const struct kept_check *kept)
{
	struct kept_check_view view = { .says = kept_check_words(rq, kept),
		.group = tr(rq->language, cohort_type_label(cohort_type_for(&kept->check.c))) };

	view.findings = kept_finding_views(rq, kept, &view.n);
	while (view.passed < view.n && view.findings[view.passed].who != NULL)
		view.passed++;
	if (!kept->has_views)
		view.left_out = tr(rq->language, "What the victim said is shown to the force alone.");
	view.state = result_of_kept(rq, kept, view.passed);
	view.colour = view.passed == 0 ? "green" : "yellow";
	return markup_of(rq, &view);
}

struct markup no_check_shown(struct request *rq, const char *says)
{
	return markup_of(rq, &(struct kept_check_view){ .says = says });
}

bool check_of_caution(struct request *rq, const struct kept_caution *c, struct kept_check *kept)
{
	return c->place.v != 0 && check_load(rq->work, &rq->actor, c->place, kept) &&
	       kept->person.v == c->person.v;
}

const char *no_check_words(struct request *rq, const struct kept_caution *c)
{
	return c->place.v == 0
		       ? tr(rq->language,
				 "No check was kept: no place was held here before the caution was "
				 "offered. What was brought in from sheets has none.")
		       : tr(rq->language, "No check was kept with the held place.");
}

struct markup caution_check_shown(struct request *rq, const struct kept_caution *c)
{
	struct kept_check kept;

	if (check_of_caution(rq, c, &kept))
		return kept_check_shown(rq, &kept);
	return no_check_shown(rq, no_check_words(rq, c));
}
