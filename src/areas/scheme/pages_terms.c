/* SPDX-License-Identifier: MIT */
/*
 * Writing the next version of a scheme's terms: one form, with what stands now
 * beside whatever differs from it.  What was typed comes back with the page,
 * whether it was wrong, more rows were wanted, or somebody else wrote meanwhile.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/scheme/page_kit.h"
#include "areas/scheme/scheme_views.h"
#include "base/err.h"
#include "base/slice.h"
#include "base/utf8.h"

enum { BLANK_ROWS = 3 };

/* The form being made. */
struct writing {
	struct request *rq;
	const struct scheme *scheme;
	struct terms terms;  // as the form has them
	struct terms beside; // what they are compared with
	bool has_beside;
	bool is_theirs; // beside them stands what somebody else wrote meanwhile
};

/* ---- what was typed ---- */

/* "consequence-e01" */
static const char *rule_input(struct request *rq, const char *what, enum rule rule)
{
	return arena_format(rq->arena, "%s-%s", what, utf8_fold(rq->arena, rule_facts(rule)->code));
}

static const char *offence_input(struct request *rq, size_t place, enum language language)
{
	return arena_format(rq->arena, "offence-%zu-%s", place, language_code(language));
}

static const char *typed_line(struct request *rq, const char *name)
{
	struct slice line = slice_trim(slice_of(form_raw(rq, name)));

	if (strstr(form_raw(rq, name), UTF8_UNREADABLE) != NULL)
		form_text(rq, name); // says so

	return arena_text_n(rq->arena, line.at, line.size);
}

/* Row by row as far as the form has any; one with both boxes clear is none. */
static struct offences typed_offences(struct request *rq)
{
	struct offences all = { 0 };

	for (size_t place = 1; form_was_sent(rq, offence_input(rq, place, ENGLISH)) ||
			       form_was_sent(rq, offence_input(rq, place, WELSH));
		place++) {
		struct offence offence = { {
			[ENGLISH] = typed_line(rq, offence_input(rq, place, ENGLISH)),
			[WELSH] = typed_line(rq, offence_input(rq, place, WELSH)),
		} };

		if (offence.name[ENGLISH][0] != '\0' || offence.name[WELSH][0] != '\0')
			*list_add(rq->arena, &all) = offence;
	}
	return all;
}

static struct rule_setting typed_setting(
	struct request *rq, enum rule rule, struct rule_setting stands)
{
	enum consequence consequence =
		consequence_by_name(form_choice(rq, rule_input(rq, "consequence", rule)));
	enum overrider overrider =
		overrider_by_name(form_choice(rq, rule_input(rq, "overrider", rule)));

	if (consequence != CONSEQUENCE_COUNT)
		stands.consequence = consequence;
	if (overrider != OVERRIDER_COUNT)
		stands.overrider = overrider;
	return stands;
}

/* As the form has them; what it lacks is as in the newest version. */
static struct terms typed_terms(struct request *rq, const struct terms *newest)
{
	struct terms terms = *newest;

	terms.version = form_number(rq, "version");
	terms.applies_from = form_date(rq, "applies-from");
	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++)
		terms.rule[rule] = typed_setting(rq, rule, newest->rule[rule]);
	for (enum term term = TERM_NONE + 1; term < TERM_COUNT; term++)
		terms.term[term] = form_int(rq, term_facts(term)->name);
	terms.offences = typed_offences(rq);
	return terms;
}

/* ---- the form ---- */

/* What stands in that place instead; NULL where it is the same, or nothing stands. */
static const char *beside_words(const struct writing *now, bool is_same, const char *words)
{
	if (!now->has_beside || is_same)
		return NULL;
	return now->is_theirs ? tr_fill(now->rq->arena, now->rq->language, "They wrote: {words}",
					"words", words, NULL)
			      : tr_fill(now->rq->arena, now->rq->language, "Stands now: {words}",
					"words", words, NULL);
}

static struct form_field consequence_field(struct request *rq, enum rule rule, enum consequence is)
{
	struct choice *choices = arena_many(rq->arena, struct choice, CONSEQUENCE_COUNT);

	for (enum consequence each = NOT_ASKED; each < CONSEQUENCE_COUNT; each++)
		choices[each] = (struct choice){ .value = consequence_name(each),
			.text = tr(rq->language, consequence_label(each)) };
	return (struct form_field){
		.name = rule_input(rq, "consequence", rule),
		.label = tr(rq->language, "If it is not met"),
		.choices = choices,
		.choice_count = CONSEQUENCE_COUNT,
		.value = consequence_name(is),
		.problems = &rq->problems,
	};
}

static struct form_field overrider_field(struct request *rq, enum rule rule, enum overrider is)
{
	struct choice *choices = arena_many(rq->arena, struct choice, OVERRIDER_COUNT);

	for (enum overrider each = NOBODY; each < OVERRIDER_COUNT; each++)
		choices[each] = (struct choice){ .value = overrider_name(each),
			.text = tr(rq->language, overrider_label(each)) };
	return (struct form_field){
		.name = rule_input(rq, "overrider", rule),
		.label = tr(rq->language, "Who may go past it"),
		.choices = choices,
		.choice_count = OVERRIDER_COUNT,
		.value = overrider_name(is),
		.problems = &rq->problems,
	};
}

static void fill_rules(const struct writing *now, struct terms_view *view)
{
	struct request *rq = now->rq;
	struct rule_fields *rules = arena_many(rq->arena, struct rule_fields, RULE_COUNT);

	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++) {
		struct rule_setting is = now->terms.rule[rule], was = now->beside.rule[rule];

		rules[view->rule_count++] = (struct rule_fields){
			.code = rule_facts(rule)->code,
			.says = tr(rq->language, rule_facts(rule)->says),
			.beside = beside_words(
				now, rule_setting_equal(is, was), setting_words(rq, was)),
			.consequence = consequence_field(rq, rule, is.consequence),
			.overrider = overrider_field(rq, rule, is.overrider),
		};
	}
	view->rules = rules;
}

static struct choice *yes_or_no(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, 2);

	choices[0] = (struct choice){ .value = "1", .text = tr(rq->language, "Yes") };
	choices[1] = (struct choice){ .value = "0", .text = tr(rq->language, "No") };
	return choices;
}

/* "From 28 days to 90 days." */
static const char *number_hint(struct request *rq, const struct term_facts *facts)
{
	const char *bounds = tr_fill(rq->arena, rq->language, "From {least} to {most}.", "least",
		number_words(rq, facts->unit, facts->least), "most",
		number_words(rq, facts->unit, facts->most), NULL);

	if (facts->hint == NULL)
		return bounds;
	return arena_format(rq->arena, "%s %s", bounds, tr(rq->language, facts->hint));
}

static struct number_field number_field(const struct writing *now, enum term term)
{
	struct request *rq = now->rq;
	const struct term_facts *facts = term_facts(term);
	struct number_field number = {
		.beside = beside_words(now, now->terms.term[term] == now->beside.term[term],
			term_words(rq, term, now->beside.term[term])),
		.field = {
			.name = facts->name,
			.label = tr(rq->language, facts->label),
			.label_size = "s",
			.inputmode = "numeric",
			.width = "4",
			.value = rq->method == POST
					 ? form_raw(rq, facts->name)
					 : arena_format(rq->arena, "%d", now->terms.term[term]),
			.problems = &rq->problems,
		},
	};

	if (facts->unit != YES_NO) {
		number.field.hint = number_hint(rq, facts);
		return number;
	}
	number.field.choices = yes_or_no(rq);
	number.field.choice_count = 2;
	number.field.is_inline = true;
	return number;
}

static void fill_numbers(const struct writing *now, struct terms_view *view)
{
	struct number_field *numbers = arena_many(now->rq->arena, struct number_field, TERM_COUNT);

	for (enum term term = TERM_NONE + 1; term < TERM_COUNT; term++) {
		const struct term_facts *facts = term_facts(term);

		problem_name(&now->rq->problems, facts->name, tr(now->rq->language, facts->label));
		numbers[view->number_count++] = number_field(now, term);
	}
	view->numbers = numbers;
}

static struct form_field offence_field(
	const struct writing *now, size_t place, enum language language)
{
	const struct offences *all = &now->terms.offences;

	return (struct form_field){
		.name = offence_input(now->rq, place, language),
		.label = language == ENGLISH ? tr(now->rq->language, "In English")
					     : tr(now->rq->language, "In Welsh"),
		.lang = language_code(language),
		.value = place <= all->n ? all->at[place - 1].name[language] : "",
		.problems = &now->rq->problems,
	};
}

/* "Common assault, Theft" */
static const char *offence_names(const struct request *rq, const struct offences *all)
{
	const char *names = "";

	list_each (const struct offence *, each, all)
		names = arena_format(rq->arena, "%s%s%s", names, names[0] == '\0' ? "" : ", ",
			each->name[rq->language]);
	return names[0] == '\0' ? tr(rq->language, "None") : names;
}

static void fill_offences(const struct writing *now, struct terms_view *view)
{
	struct request *rq = now->rq;
	size_t n = now->terms.offences.n + BLANK_ROWS;
	struct offence_fields *offences = arena_many(rq->arena, struct offence_fields, n);

	for (size_t i = 0; i < n; i++)
		offences[i] = (struct offence_fields){
			.legend = tr_fill(rq->arena, rq->language, "Offence {number}", "number",
				arena_format(rq->arena, "%zu", i + 1), NULL),
			.en = offence_field(now, i + 1, ENGLISH),
			.cy = offence_field(now, i + 1, WELSH),
		};
	view->offences = offences;
	view->offence_count = n;
	view->offences_beside =
		beside_words(now, offences_equal(&now->terms.offences, &now->beside.offences),
			offence_names(rq, &now->beside.offences));
}

static struct form_field day_field(const struct writing *now)
{
	struct form_field field = {
		.name = "applies-from",
		.label = tr(now->rq->language, "From which day these terms apply"),
		.label_size = "s",
		.hint = tr(
			now->rq->language, "They apply only once somebody else has signed them."),
		.problems = &now->rq->problems,
	};

	page_date_parts(now->rq, &field, now->terms.applies_from);
	return field;
}

static enum status terms_page(const struct writing *now, enum status status)
{
	struct request *rq = now->rq;
	struct terms_view view = {
		.back = url_scheme(rq->arena, now->scheme->id),
		.scheme = scheme_name(rq, now->scheme),
		.problems = &rq->problems,
		.form = scheme_form(rq, now->scheme->id, "terms"),
		.version = arena_format(rq->arena, "%" PRId64, now->terms.version),
		.applies_from = day_field(now),
		.applies_beside = beside_words(now,
			date_equal(now->terms.applies_from, now->beside.applies_from),
			date_words(rq->arena, rq->language, now->beside.applies_from)),
	};

	fill_rules(now, &view);
	fill_numbers(now, &view);
	fill_offences(now, &view);

	struct html *out = page_open(rq, tr(rq->language, "Write the terms"));

	view_terms(out, &view);
	return page_close(rq, status);
}

/* ---- the pages ---- */

static struct terms newest_terms(struct request *rq, struct scheme_id id)
{
	struct terms_list all = scheme_versions(rq->work, id);
	struct terms newest = { 0 };

	scheme_terms_load(rq->work, id, all.at[0].version, &newest);
	return newest;
}

enum status scheme_terms_show(struct request *rq)
{
	struct scheme s;
	struct writing now = { .rq = rq, .scheme = &s };

	if (!page_scheme(rq, SCHEME_ALTER, &s))
		return page_not_found(rq);
	now.terms = newest_terms(rq, s.id);
	now.has_beside = scheme_terms_on(rq->work, s.id, rq->today, &now.beside);
	if (date_before(now.terms.applies_from, rq->today))
		now.terms.applies_from = rq->today;
	return terms_page(&now, OK);
}

/* Somebody else wrote since the page was made: theirs beside what was typed, and theirs is known. */
static enum status overtaken_page(struct writing *now, const struct terms *newest)
{
	now->beside = *newest;
	now->has_beside = now->is_theirs = true;
	now->terms.version = newest->version;
	form_problem(now->rq, "",
		N_("Somebody else has written terms meanwhile. Theirs stand beside what you typed "
		   "wherever the two differ. Save to put yours in their place."));
	return terms_page(now, CONFLICTING);
}

enum status scheme_terms_do(struct request *rq)
{
	struct scheme s;
	struct writing now = { .rq = rq, .scheme = &s };

	if (!page_scheme(rq, SCHEME_ALTER, &s))
		return page_not_found(rq);

	struct terms newest = newest_terms(rq, s.id);

	now.terms = typed_terms(rq, &newest);
	now.has_beside = scheme_terms_on(rq->work, s.id, rq->today, &now.beside);
	if (form_flag(rq, "more")) {
		rq->problems = (struct problems){ 0 };
		return terms_page(&now, OK);
	}
	if (form_has_problems(rq)) {
		terms_check(rq->arena, &now.terms, &rq->problems);
		return terms_page(&now, UNPROCESSABLE);
	}
	switch (scheme_write_terms(rq->work, &rq->actor, &now.terms, &rq->problems)) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/schemes/%lld?version=%lld", (long long)s.id.v,
				    (long long)now.terms.version + 1));
	case REFUSED: return terms_page(&now, UNPROCESSABLE);
	case CHANGED_MEANWHILE: return overtaken_page(&now, &newest);
	default: return page_not_found(rq);
	}
}
