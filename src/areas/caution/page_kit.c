/* SPDX-License-Identifier: MIT */
/*
 * What the pages of a caution have in common: its words, and the controls of its forms.
 */
#include "areas/caution/page_kit.h"

#include <string.h>

#include "areas/cohort/page_kit.h"
#include "areas/person/page_kit.h"
#include "areas/scheme/page_kit.h"
#include "base/code.h"
#include "base/err.h"

enum { SPARE_CONDITIONS = 2 };

struct url url_caution(struct arena *a, struct caution_id id)
{
	return url_of(a, "/cautions/%lld", (long long)id.v);
}

struct url url_caution_page(struct arena *a, struct caution_id id, const char *page)
{
	return url_of(a, "/cautions/%lld/%s", (long long)id.v, page);
}

bool page_caution(struct request *rq, struct kept_caution *c)
{
	struct caution_id id = { path_id(rq, "id") };

	if (!caution_load(rq->work, &rq->actor, id, c) ||
		!person_may(rq->work, &rq->actor, rq->route->right, c->person))
		return false;
	page_shows(rq, "caution", id.v);
	page_shows(rq, "person", c->person.v);
	return true;
}

/* ---- words ---- */

const char *caution_person_words(struct request *rq, struct person_id id)
{
	struct person person;

	if (!person_load(rq->work, &rq->actor, id, &person))
		return "";
	return arena_format(rq->arena, "%s, %s", code_words(rq->arena, person.reference),
		mask_name(rq->arena, person.facts.given_names, person.facts.family_name));
}

const char *caution_state_words(const struct request *rq, enum caution_state state)
{
	return tr(rq->language, caution_states[state].label);
}

const char *caution_state_colour(enum caution_state state)
{
	static const char *const colours[CAUTION_STATE_COUNT] = {
		[CAUTION_PROPOSED] = "yellow",
		[CAUTION_AUTHORISED] = "yellow",
		[CAUTION_ISSUED] = "blue",
		[CAUTION_IN_COMPLIANCE] = "blue",
		[CAUTION_COMPLETED] = "green",
		[CAUTION_PART_COMPLIED] = "orange",
		[CAUTION_NON_COMPLIANT] = "red",
		[CAUTION_EXCUSED] = "orange",
		[CAUTION_VARIED] = "yellow",
		[CAUTION_BAILED] = "red",
		[CAUTION_CHARGED] = "red",
		[CAUTION_NO_ACTION] = "grey",
		[CAUTION_NOT_GIVEN] = "grey",
	};

	return colours[state];
}

const char *offence_words(struct request *rq, const struct kept_caution *c)
{
	struct terms terms;

	if (scheme_terms_on(rq->work, c->scheme, rq->today, &terms))
		list_each (const struct offence *, each, &terms.offences)
			if (strcmp(each->name[ENGLISH], c->offence) == 0)
				return each->name[rq->language];
	return c->offence;
}

static const char *day_words(struct request *rq, struct date day)
{
	return date_is_set(day) ? date_words(rq->arena, rq->language, day) : "";
}

/* What there is of the two, a comma between. */
static const char *both(struct arena *a, const char *one, const char *other)
{
	if (one[0] == '\0' || other[0] == '\0')
		return one[0] == '\0' ? other : one;
	return arena_format(a, "%s, %s", one, other);
}

const char *tick_words(struct request *rq, const struct tick *tick)
{
	return both(rq->arena, day_words(rq, tick->on), tick->officer);
}

const char *authoriser_words(struct request *rq, const struct authoriser *authoriser)
{
	enum language l = rq->language;

	if (authoriser->authority == AUTHORITY_NONE)
		return "";
	return both(rq->arena, authoriser->reference,
		authoriser->authority == AUTHORITY_RANK
			? tr(l, ranks[authoriser->rank].label)
			: tr(l, authorities[authoriser->authority].label));
}

const char *views_words(struct request *rq, const struct victim_views *views)
{
	const char *outcome = views->outcome == VIEWS_NONE
				      ? ""
				      : tr(rq->language, views_outcomes[views->outcome].label);

	return both(rq->arena, outcome, both(rq->arena, day_words(rq, views->on), views->method));
}

const char *condition_words(struct request *rq, const struct condition *condition)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;
	const char *object = condition->object == OBJECT_NONE
				     ? tr(l, "Not said what it is for")
				     : tr(l, condition_objects[condition->object].label);
	const char *due = date_is_set(condition->due) ? date_words(a, l, condition->due)
						      : tr(l, "no day yet");

	if (condition->hours == 0)
		return tr_fill(a, l, "{object}, by: {date}", "object", object, "date", due, NULL);
	return tr_fill(a, l, "{object}, {hours}, by: {date}", "object", object, "hours",
		number_words(rq, HOURS, condition->hours), "date", due, NULL);
}

static const char *end_words(struct request *rq, struct date on, int weeks)
{
	return tr_fill(rq->arena, rq->language, "{date}, after {weeks}", "date",
		date_words_weekday(rq->arena, rq->language, on), "weeks",
		number_words(rq, WEEKS, weeks), NULL);
}

size_t end_lines(struct request *rq, const struct caution_ends *ends,
	struct end_line lines[static END_LINES_MOST])
{
	enum language l = rq->language;
	size_t n = 0;

	if (date_is_day(ends->usual))
		lines[n++] = (struct end_line){ tr(l, "Usual time from the offence"),
			end_words(rq, ends->usual, ends->usual_weeks) };
	if (date_is_day(ends->longest))
		lines[n++] = (struct end_line){ tr(l, "Longest time from the offence"),
			end_words(rq, ends->longest, ends->longest_weeks) };
	if (date_is_day(ends->prosecution))
		lines[n++] = (struct end_line){ tr(l, "Last day for a prosecution"),
			date_words_weekday(rq->arena, l, ends->prosecution) };
	return n;
}

const char *caution_problem_words(
	struct request *rq, const struct kept_caution *c, const struct problem *problem)
{
	return tr_fill(rq->arena, rq->language, problem->message, "day",
		day_words(rq, c->facts.place.ends_on), NULL);
}

/* ---- controls ---- */

static struct form_field *add_field(
	struct request *rq, struct controls *all, enum person_control kind, struct form_field field)
{
	struct person_control_view *control = list_add(rq->arena, all);

	control->kind = kind;
	control->field = field;
	control->field.label_size = "s";
	control->field.rows = 3;
	control->field.autocomplete = "off";
	problem_name(&rq->problems, field.name, field.label);
	return &control->field;
}

struct form_field *add_control(struct request *rq, struct controls *all, enum person_control kind,
	const char *name, const char *label, const char *stands)
{
	return add_field(rq, all, kind, field_of(rq, name, label, stands));
}

struct form_field *add_day(struct request *rq, struct controls *all, const char *name,
	const char *label, struct date stands)
{
	return add_field(rq, all, DAY, date_field_of(rq, name, label, stands));
}

void set_words(struct request *rq, struct form_field *field, const struct word *words, size_t n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, n);

	for (size_t i = 1; i < n; i++)
		choices[i - 1] = (struct choice){ .value = words[i].name,
			.text = tr(rq->language, words[i].label) };
	field->choices = choices;
	field->choice_count = n - 1;
}

/* ---- conditions ---- */

static const char *part_of(struct request *rq, size_t number, const char *part)
{
	return arena_format(rq->arena, "condition-%zu-%s", number, part);
}

static const char *raw_part(struct request *rq, size_t number, const char *part)
{
	return form_raw(rq, part_of(rq, number, part));
}

static bool has_day(struct request *rq, size_t number)
{
	return raw_part(rq, number, "due-day")[0] != '\0' ||
	       raw_part(rq, number, "due-month")[0] != '\0' ||
	       raw_part(rq, number, "due-year")[0] != '\0';
}

/* Something was typed there, whether it can be read or not. */
static bool is_touched(struct request *rq, size_t number)
{
	return raw_part(rq, number, "text")[0] != '\0' ||
	       raw_part(rq, number, "hours")[0] != '\0' || has_day(rq, number);
}

static struct condition typed_condition(struct request *rq, size_t number)
{
	int hours = form_int(rq, part_of(rq, number, "hours"));

	return (struct condition){
		.object = word_named(
			condition_objects, form_choice(rq, part_of(rq, number, "object"))),
		.text = form_text(rq, part_of(rq, number, "text")),
		.asks_attendance = hours != 0,
		.hours = hours,
		.due = form_date(rq, part_of(rq, number, "due")),
		.state = CONDITION_OPEN,
	};
}

/* Every number that may hold a condition; from 1. */
static size_t numbers_touched(struct request *rq, size_t numbers[CONDITIONS_MOST])
{
	size_t n = 0;

	for (size_t number = 1; number <= CONDITIONS_MOST; number++)
		if (is_touched(rq, number))
			numbers[n++] = number;
	return n;
}

struct conditions typed_conditions(struct request *rq)
{
	struct conditions all = { 0 };
	size_t numbers[CONDITIONS_MOST] = { 0 };
	size_t n = numbers_touched(rq, numbers);

	for (size_t i = 0; i < n; i++)
		*list_add(rq->arena, &all) = typed_condition(rq, numbers[i]);
	return all;
}

/* One to be filled in: with what was typed as number `source`, 0 for nothing, or what stands. */
struct condition_source {
	size_t number;
	size_t source;
	const struct condition *stands;
	enum language language;
};

static void add_part(struct request *rq, struct controls *all, enum person_control kind,
	const struct condition_source *from, const char *part, const char *label,
	const char *stands)
{
	struct form_field *field =
		add_control(rq, all, kind, part_of(rq, from->number, part), label, stands);

	if (rq->method == POST)
		field->value = from->source == 0 ? stands : raw_part(rq, from->source, part);
}

static void add_due(struct request *rq, struct controls *all, const struct condition_source *from)
{
	struct form_field *field = add_day(rq, all, part_of(rq, from->number, "due"),
		tr(rq->language, "To be met by"), from->stands->due);

	if (rq->method != POST)
		return;
	field->day = from->source == 0 ? "" : raw_part(rq, from->source, "due-day");
	field->month = from->source == 0 ? "" : raw_part(rq, from->source, "due-month");
	field->year = from->source == 0 ? "" : raw_part(rq, from->source, "due-year");
}

static void add_condition(
	struct request *rq, struct controls *all, const struct condition_source *from)
{
	enum language l = rq->language;
	const struct condition *stands = from->stands;
	struct form_field *field = NULL;

	add_part(rq, all, LINES, from, "text", tr(l, "What the person has to do"), stands->text);
	field = &all->at[all->n - 1].field;
	field->hint = tr(l, "In the language of the person, who signs it");
	field->lang = language_code(from->language);
	add_part(rq, all, LIST_OF_CHOICES, from, "object", tr(l, "What it is for"),
		stands->object == OBJECT_NONE ? "" : condition_objects[stands->object].name);
	set_words(rq, &all->at[all->n - 1].field, condition_objects, OBJECT_COUNT);
	add_part(rq, all, LINE, from, "hours", tr(l, "Hours of attendance, if it asks to attend"),
		stands->hours == 0 ? "" : arena_format(rq->arena, "%d", stands->hours));
	field = &all->at[all->n - 1].field;
	field->width = "3";
	field->inputmode = "numeric";
	add_due(rq, all, from);
}

static const struct condition blank_condition = { .object = OBJECT_REHABILITATE, .text = "" };

/* Those that stand or were typed are open, and one at the least; spare ones are folded. */
void add_conditions(struct request *rq, struct form_sections *sections,
	const struct conditions *stand, enum language language)
{
	size_t numbers[CONDITIONS_MOST] = { 0 };
	size_t n = rq->method == POST ? numbers_touched(rq, numbers) : stand->n;
	size_t shown = n == 0 ? 1 : n;

	for (size_t i = 0; i < shown + SPARE_CONDITIONS && i < CONDITIONS_MOST; i++) {
		struct form_section *section = list_add(rq->arena, sections);
		struct condition_source from = {
			.number = i + 1, .stands = &blank_condition, .language = language
		};

		if (i < n && rq->method == POST)
			from.source = numbers[i];
		else if (i < n)
			from.stands = &stand->at[i];
		*section = (struct form_section){
			.title = tr_fill(rq->arena, rq->language, "Condition {number}", "number",
				arena_format(rq->arena, "%zu", i + 1), NULL),
			.is_folded = i >= shown,
		};
		add_condition(rq, &section->controls, &from);
	}
}
