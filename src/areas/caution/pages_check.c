/* SPDX-License-Identifier: MIT */
/*
 * The check before a caution is offered: questions, and what each rule makes of
 * the answers.  It asks by its address, so that it can be printed and gone back
 * to; it says nothing of who the person is.  What was answered goes on to where a place is held,
 * and is kept with that.
 */
#include <string.h>

#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/contract/contract.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"

/* ---- the questions ---- */

/* Of all there is, unless the terms say how far back it counts. */
static const char *history_question(struct request *rq, int months)
{
	if (months == 0)
		return tr(rq->language, rule_facts(RULE_HISTORY)->question);
	return tr_fill_n(rq->arena, rq->language,
		"Is a history of domestic abuse recorded in the last {count} month?",
		"Is a history of domestic abuse recorded in the last {count} months?", months,
		NULL);
}

static struct form_field question_field(struct request *rq, const struct terms *terms,
	enum rule rule, const struct choice *choices, size_t n)
{
	const struct rule_facts *facts = rule_facts(rule);
	const char *name = question_name(rq, rule);

	return (struct form_field){
		.name = name,
		.label = rule == RULE_HISTORY
				 ? history_question(rq, terms->term[TERM_LOOKBACK_MONTHS])
				 : tr(rq->language, facts->question),
		.label_size = "s",
		.hint = facts->hint == NULL ? NULL : tr(rq->language, facts->hint),
		.choices = choices,
		.choice_count = n,
		.value = form_raw(rq, name),
		.problems = &rq->problems,
	};
}

static struct form_field question_of_answers(
	struct request *rq, const struct terms *terms, enum rule rule)
{
	struct choice *choices = arena_many(rq->arena, struct choice, ANSWERS_MOST);
	size_t n = 0;

	for (const struct answer *each = rule_facts(rule)->answers; each->name != NULL; each++)
		choices[n++] = (struct choice){ .value = each->name,
			.text = tr(rq->language, each->label) };
	return question_field(rq, terms, rule, choices, n);
}

/* Asked beside the grade; whoever has no assessment leaves it. */
static struct form_field question_of_tool(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, RISK_TOOL_COUNT);

	for (enum risk_tool each = TOOL_NONE + 1; each < RISK_TOOL_COUNT; each++)
		choices[each - 1] = (struct choice){ .value = risk_tool_name(each),
			.text = tr(rq->language, risk_tool_label(each)) };
	return (struct form_field){ .name = "tool",
		.label = tr(rq->language, "Tool of the risk assessment"),
		.label_size = "s",
		.hint = tr(rq->language, "Leave this if the risk is not assessed"),
		.choices = choices,
		.choice_count = RISK_TOOL_COUNT - 1,
		.is_inline = true,
		.value = form_raw(rq, "tool"),
		.problems = &rq->problems };
}

static struct form_field question_of_offences(struct request *rq, const struct terms *terms)
{
	struct choice *choices = arena_many(rq->arena, struct choice, terms->offences.n + 1);
	size_t n = 0;

	list_each (const struct offence *, each, &terms->offences) {
		choices[n].text = each->name[rq->language];
		choices[n].value = arena_format(rq->arena, "%zu", n + 1);
		n++;
	}
	choices[n++] =
		(struct choice){ .value = "other", .text = tr(rq->language, "None of these") };
	return question_field(rq, terms, RULE_OFFENCE, choices, n);
}

static bool is_asked(const struct terms *terms, enum rule rule)
{
	const struct rule_facts *facts = rule_facts(rule);

	if (facts->stage != AT_CHECK || terms->rule[rule].consequence == NOT_ASKED)
		return false;
	return rule == RULE_OFFENCE ? terms->offences.n > 0 : facts->answers[0].name != NULL;
}

static void fill_questions(struct request *rq, const struct terms *terms, struct check_view *view)
{
	struct form_field *questions = arena_many(rq->arena, struct form_field, RULE_COUNT + 1);

	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++) {
		if (!is_asked(terms, rule))
			continue;
		if (rule == RULE_RISK)
			questions[view->question_count++] = question_of_tool(rq);
		questions[view->question_count++] = rule == RULE_OFFENCE
							    ? question_of_offences(rq, terms)
							    : question_of_answers(rq, terms, rule);
	}
	view->questions = questions;
}

/* ---- what was found ---- */

static const struct {
	const char *label, *says, *colour;
} result_words[] = {
	[CHECK_SUITABLE] = { N_("Suitable for the scheme"),
		N_("Every rule that is looked at now is met."), "green" },
	[CHECK_HELD] = { N_("Waits"), N_("Do what is said below before a caution is offered."),
		"yellow" },
	[CHECK_UNFINISHED] = { N_("Not finished"), N_("Answer what is not said yet."), "grey" },
	[CHECK_UNSUITABLE] = { N_("Not suitable for the scheme"),
		N_("Do not offer this caution for the scheme, unless somebody named below goes "
		   "past the rule."),
		"red" },
};

/* Nobody may go past something that refuses. */
static bool is_final(const struct findings *findings)
{
	list_each (const struct finding *, each, findings)
		if (each->kind == FOUND_REFUSED && each->overrider == NOBODY)
			return true;
	return false;
}

/* Whether somebody is a man or a woman is no rule, but without it there is no group. */
static enum check_result result_of(const struct check *check, const struct findings *findings)
{
	enum check_result result = check_result(findings);

	return check->c.sex == NULL && result < CHECK_UNFINISHED ? CHECK_UNFINISHED : result;
}

static bool may_hold(struct request *rq, struct scheme_id id)
{
	struct scheme s;

	return scheme_for(rq->work, &rq->actor, PLACE_HOLD, id, &s);
}

static void fill_result(struct request *rq, const struct terms *terms, const struct check *check,
	struct check_view *view)
{
	struct findings findings = check_findings(rq->arena, terms, &check->c);
	enum check_result result = result_of(check, &findings);

	view->findings = finding_views(rq, terms, &findings, &check->c, &view->finding_count);
	view->result = tr(rq->language, result_words[result].label);
	view->result_says = is_final(&findings)
				    ? tr(rq->language, "Do not offer this caution for the scheme.")
				    : tr(rq->language, result_words[result].says);
	view->colour = result_words[result].colour;
	if (check_refusal(check, terms, &findings) == NULL && may_hold(rq, terms->scheme)) {
		view->places =
			url_of(rq->arena, "/schemes/%lld/check/places", (long long)terms->scheme.v);
		view->carried = carried_of(rq, check);
	}
	view->group = tr(rq->language, cohort_type_label(cohort_type_for(&check->c)));
}

/* ---- the page ---- */

static void fill_person(struct request *rq, struct check_view *view)
{
	struct choice *sexes = arena_many(rq->arena, struct choice, 2);

	sexes[0] = (struct choice){ .value = "male", .text = tr(rq->language, "Man") };
	sexes[1] = (struct choice){ .value = "female", .text = tr(rq->language, "Woman") };
	view->age = (struct form_field){ .name = "age",
		.label = tr(rq->language, rule_facts(RULE_ADULT)->question),
		.label_size = "s",
		.width = "3",
		.inputmode = "numeric",
		.value = form_raw(rq, "age"),
		.problems = &rq->problems };
	view->sex = (struct form_field){ .name = "sex",
		.label = tr(rq->language, "The person is"),
		.label_size = "s",
		.choices = sexes,
		.choice_count = 2,
		.is_inline = true,
		.value = form_raw(rq, "sex"),
		.problems = &rq->problems };
}

enum status check_show(struct request *rq)
{
	struct scheme s;
	struct terms terms;

	if (!page_scheme(rq, CHECK_RUN, &s))
		return page_not_found(rq);
	if (!scheme_terms_on(rq->work, s.id, rq->today, &terms))
		return page_refused(rq, N_("No terms of this scheme are in force today. Ask the "
					   "commissioner’s office."));
	if (!scheme_is_authorised(rq->work, s.id, rq->today))
		return page_refused(rq, scheme_not_authorised);
	if (!contract_covers(rq->work, s.id, rq->today))
		return page_refused(rq, contract_not_running);

	struct check check = typed_check(rq, &terms);
	struct check_view view = {
		.back = url_scheme(rq->arena, s.id),
		.scheme = scheme_name(rq, &s),
		.action = url_scheme_page(rq->arena, s.id, "check"),
		.problems = &rq->problems,
	};

	check.terms_version = terms.version;
	fill_person(rq, &view);
	fill_questions(rq, &terms, &view);
	if (form_flag(rq, "asked") && !form_has_problems(rq))
		fill_result(rq, &terms, &check, &view);

	struct html *out = page_open(rq, tr(rq->language, "Check before a caution is offered"));

	view_check(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

/* From home: to the one scheme that the reader checks for, else to choose among them. */
enum status check_find(struct request *rq)
{
	struct schemes all = schemes_for(rq->work, &rq->actor);
	struct scheme only;
	size_t n = 0;

	list_each (const struct scheme *, s, &all)
		n += scheme_for(rq->work, &rq->actor, CHECK_RUN, s->id, &only);
	if (n == 1)
		return reply_redirect(rq, url_scheme_page(rq->arena, only.id, "check"));
	return reply_redirect(rq, url_of(rq->arena, "/schemes"));
}
