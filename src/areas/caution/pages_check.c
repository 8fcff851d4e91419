/* SPDX-License-Identifier: MIT */
/*
 * The check before a caution is offered: questions, and what each rule makes of
 * the answers.  It asks by its address, so that it can be printed and gone back
 * to; it says nothing of who the person is, and keeps nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"
#include "base/utf8.h"

enum { AGE_MOST = 120 };

/* ---- the answers ---- */

/* "e03": the input of a rule. */
static const char *question_name(struct request *rq, enum rule rule)
{
	return utf8_fold(rq->arena, rule_facts(rule)->code);
}

/* The place of the offence that was chosen, "1" being the first. */
static int typed_offence(const struct terms *terms, const char *typed)
{
	long place = strtol(typed, NULL, 10);

	if (strcmp(typed, "other") == 0)
		return OFFENCE_OTHER;
	return place > 0 && (size_t)place <= terms->offences.n ? (int)place - 1 : OFFENCE_UNSAID;
}

static struct circumstances typed_circumstances(struct request *rq, const struct terms *terms)
{
	struct circumstances c = { .age = (int)form_number(rq, "age"),
		.is_female = strcmp(form_choice(rq, "sex"), "female") == 0,
		.offence = typed_offence(terms, form_text(rq, "e08")) };

	if (c.age < 0 || c.age > AGE_MOST)
		form_problem(rq, "age", N_("Enter an age in years, such as 34"));
	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++)
		if (rule_facts(rule)->answers[0].name != NULL)
			c.answer[rule] = form_text(rq, question_name(rq, rule));
	return c;
}

/* ---- the questions ---- */

static struct form_field field_of(
	struct request *rq, enum rule rule, const struct choice *choices, size_t n)
{
	const struct rule_facts *facts = rule_facts(rule);
	const char *name = question_name(rq, rule);

	return (struct form_field){
		.name = name,
		.label = tr(rq->language, facts->question),
		.label_size = "s",
		.hint = facts->hint == NULL ? NULL : tr(rq->language, facts->hint),
		.choices = choices,
		.choice_count = n,
		.value = form_raw(rq, name),
		.problems = &rq->problems,
	};
}

static struct form_field question_of_answers(struct request *rq, enum rule rule)
{
	struct choice *choices = arena_many(rq->arena, struct choice, ANSWERS_MOST);
	size_t n = 0;

	for (const struct answer *each = rule_facts(rule)->answers; each->name != NULL; each++)
		choices[n++] = (struct choice){ .value = each->name,
			.text = tr(rq->language, each->label) };
	return field_of(rq, rule, choices, n);
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
	return field_of(rq, RULE_OFFENCE, choices, n);
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
	struct form_field *questions = arena_many(rq->arena, struct form_field, RULE_COUNT);

	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++)
		if (is_asked(terms, rule))
			questions[view->question_count++] =
				rule == RULE_OFFENCE ? question_of_offences(rq, terms)
						     : question_of_answers(rq, rule);
	view->questions = questions;
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

static const char *who_words(struct request *rq, enum overrider overrider)
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

/* What was answered to a rule; NULL: nothing. */
static const char *answer_words(struct request *rq, const struct terms *terms, enum rule rule,
	const struct circumstances *c)
{
	if (rule == RULE_ADULT)
		return c->age == 0 ? NULL : number_words(rq, YEARS, c->age);
	if (rule == RULE_OFFENCE)
		return offence_name(rq, terms, c);
	for (const struct answer *each = rule_facts(rule)->answers; each->name != NULL; each++)
		if (strcmp(each->name, c->answer[rule]) == 0)
			return tr(rq->language, each->label);
	return NULL;
}

static struct finding_view finding_view_of(struct request *rq, const struct terms *terms,
	const struct finding *finding, const struct circumstances *c)
{
	bool is_against = finding->kind == FOUND_REFUSED || finding->kind == FOUND_HELD;

	return (struct finding_view){
		.code = rule_facts(finding->rule)->code,
		.says = tr(rq->language, rule_facts(finding->rule)->says),
		.state = tr(rq->language, finding_words[finding->kind].label),
		.colour = finding_words[finding->kind].colour,
		.answer = answer_words(rq, terms, finding->rule, c),
		.why = finding->why == NULL ? NULL : tr(rq->language, finding->why),
		.who = is_against ? who_words(rq, finding->overrider) : NULL,
	};
}

/* What stands in the way comes first. */
static const enum finding_kind order[] = { FOUND_REFUSED, FOUND_HELD, FOUND_UNSAID, FOUND_MET,
	FOUND_LATER };

/* Where to hold a place for somebody of that group; none: the reader may not. */
static struct url url_find(struct request *rq, struct scheme_id id, enum cohort_type type)
{
	struct scheme s;

	if (!scheme_for(rq->work, &rq->actor, PLACE_HOLD, id, &s))
		return URL_NONE;
	return url_of(rq->arena, "/schemes/%lld/check/places?type=%s", (long long)id.v,
		type == COHORT_UNKNOWN ? "" : cohort_type_code(type));
}

static void fill_result(struct request *rq, const struct terms *terms,
	const struct circumstances *c, struct check_view *view)
{
	struct findings findings = check_findings(rq->arena, terms, c);
	struct finding_view *shown = arena_many(rq->arena, struct finding_view, findings.n + 1);
	enum check_result result = check_result(&findings);

	for (size_t i = 0; i < array_size(order); i++)
		list_each (const struct finding *, each, &findings)
			if (each->kind == order[i])
				shown[view->finding_count++] = finding_view_of(rq, terms, each, c);
	view->findings = shown;
	view->result = tr(rq->language, result_words[result].label);
	view->result_says = is_final(&findings)
				    ? tr(rq->language, "Do not offer this caution for the scheme.")
				    : tr(rq->language, result_words[result].says);
	view->colour = result_words[result].colour;
	if (result == CHECK_SUITABLE || result == CHECK_HELD)
		view->places = url_find(rq, terms->scheme, cohort_type_for(c));
	view->group = tr(rq->language, cohort_type_label(cohort_type_for(c)));
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

	struct circumstances c = typed_circumstances(rq, &terms);
	struct check_view view = {
		.back = url_scheme(rq->arena, s.id),
		.scheme = scheme_name(rq, &s),
		.action = url_scheme_page(rq->arena, s.id, "check"),
		.problems = &rq->problems,
	};

	fill_person(rq, &view);
	fill_questions(rq, &terms, &view);
	if (form_flag(rq, "asked") && !form_has_problems(rq))
		fill_result(rq, &terms, &c, &view);

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
