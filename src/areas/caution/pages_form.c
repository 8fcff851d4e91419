/* SPDX-License-Identifier: MIT */
/*
 * The form of a caution that is not given yet: with what is known filled in, and room for gaps.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/decision/page_kit.h"
#include "areas/person/page_kit.h"
#include "areas/person/person_views.h"

/* ---- what was typed ---- */

static struct caution typed_facts(struct request *rq)
{
	struct caution facts = {
		.disposal = disposal_by_name(form_choice(rq, "disposal")),
		.offence_on = form_date(rq, "offence-on"),
		.views = { .outcome = word_named(views_outcomes, form_choice(rq, "views")),
			.on = form_date(rq, "views-on"),
			.method = form_text(rq, "views-method"),
			.why_otherwise = form_text(rq, "views-reason") },
		.deadline = form_date(rq, "deadline"),
		.prosecution_limit = form_date(rq, "prosecution-limit"),
	};

	facts.views.are_followed = facts.views.why_otherwise[0] == '\0';
	facts.tick[REQUIREMENT_EVIDENCE] =
		(struct tick){ form_date(rq, "evidence-on"), form_text(rq, "evidence-officer") };
	*list_add(rq->arena, &facts.sets) = (struct condition_set){
		.version = 1,
		.conditions = typed_conditions(rq),
		.written_on = rq->today,
		.because = "",
	};
	return facts;
}

static struct kept_caution typed_caution(struct request *rq)
{
	return (struct kept_caution){
		.version = form_number(rq, "version"),
		.place = { form_id(rq, "place") },
		.offence = form_text(rq, "offence"),
		.facts = typed_facts(rq),
	};
}

/* ---- the form ---- */

static struct form_section *section(
	struct request *rq, struct form_sections *all, const char *title, const char *says)
{
	struct form_section *one = list_add(rq->arena, all);

	*one = (struct form_section){ .title = title, .says = says };
	return one;
}

/* The kinds in force today, to choose from; where there is only one nobody has to. */
static void add_disposal(
	struct request *rq, struct caution_form_view *view, const struct kept_caution *c)
{
	struct choice *choices = arena_many(rq->arena, struct choice, DISPOSAL_COUNT);
	struct controls *all = &view->sections.at[view->sections.n - 1].controls;
	struct form_field *field = NULL;
	size_t n = 0;

	for (enum disposal each = DISPOSAL_NONE + 1; each < DISPOSAL_COUNT; each++)
		if (disposal_is_in_force(&disposals[each], rq->today))
			choices[n++] = (struct choice){ .value = disposals[each].word.name,
				.text = tr(rq->language, disposals[each].word.label) };
	if (n == 1) {
		view->disposal = choices[0].value;
		return;
	}
	field = add_control(rq, all, CHOICE, "disposal", tr(rq->language, "Kind of caution"),
		c->facts.disposal == DISPOSAL_NONE ? "" : disposals[c->facts.disposal].word.name);
	field->choices = choices;
	field->choice_count = n;
}

static bool is_listed(const struct offences *offences, const char *name)
{
	list_each (const struct offence *, each, offences)
		if (strcmp(each->name[ENGLISH], name) == 0)
			return true;
	return false;
}

/* To choose from where the scheme names the offences that it takes; what was kept stays a choice. */
static void add_offence(struct request *rq, struct controls *all, const struct kept_caution *c)
{
	struct terms terms = { 0 };
	struct form_field *field =
		add_control(rq, all, LINE, "offence", tr(rq->language, "Offence"), c->offence);

	if (!scheme_terms_on(rq->work, c->scheme, rq->today, &terms) || terms.offences.n == 0)
		return;

	struct choice *choices = arena_many(rq->arena, struct choice, terms.offences.n + 2);
	size_t n = 0;

	choices[n++] =
		(struct choice){ .value = "", .text = tr(rq->language, "Choose the offence") };
	list_each (const struct offence *, each, &terms.offences)
		choices[n++] = (struct choice){ .value = each->name[ENGLISH],
			.text = each->name[rq->language] };
	if (c->offence[0] != '\0' && !is_listed(&terms.offences, c->offence))
		choices[n++] = (struct choice){ .value = c->offence, .text = c->offence };
	all->at[all->n - 1].kind = LIST_OF_CHOICES;
	field->choices = choices;
	field->choice_count = n;
}

static void add_what_happened(
	struct request *rq, struct caution_form_view *view, const struct kept_caution *c)
{
	enum language l = rq->language;
	struct controls *all =
		&section(rq, &view->sections, tr(l, "The offence and its evidence"), NULL)
			 ->controls;
	const struct tick *evidence = &c->facts.tick[REQUIREMENT_EVIDENCE];
	struct form_field *field = NULL;

	add_offence(rq, all, c);
	add_day(rq, all, "offence-on", tr(l, "Day of the offence"), c->facts.offence_on);
	field = add_day(rq, all, "evidence-on", tr(l, "There is evidence since"), evidence->on);
	field->hint = tr(l, requirements[REQUIREMENT_EVIDENCE].label);
	field = add_control(rq, all, LINE, "evidence-officer",
		tr(l, "As which officer says, number or name"), evidence->officer);
	field->width = "20";
	add_disposal(rq, view, c);
}

static void add_views(struct request *rq, struct form_sections *sections, const struct caution *c)
{
	enum language l = rq->language;
	struct controls *all = &section(rq, sections, tr(l, "The victim’s views"),
		tr(l, "What came of asking. Never where the victim is, nor how to reach them."))
					->controls;
	struct form_field *field = add_control(rq, all, CHOICE, "views", tr(l, "The views were"),
		c->views.outcome == VIEWS_NONE ? "" : views_outcomes[c->views.outcome].name);

	set_words(rq, field, views_outcomes, VIEWS_COUNT);
	add_day(rq, all, "views-on", tr(l, "Sought on"), c->views.on);
	field = add_control(
		rq, all, LINE, "views-method", tr(l, "How the victim was asked"), c->views.method);
	field->width = "20";
	field = add_control(rq, all, LINES, "views-reason",
		tr(l, "If the views are not followed, why"), c->views.why_otherwise);
	field->rows = 2;
}

static void add_dates(struct request *rq, struct form_sections *sections, const struct caution *c)
{
	enum language l = rq->language;
	struct controls *all = &section(rq, sections, tr(l, "Dates"), NULL)->controls;
	struct form_field *field =
		add_day(rq, all, "deadline", tr(l, "The force’s deadline"), c->deadline);

	field->hint = tr(l, "Every condition has to be met by then");
	field = add_day(rq, all, "prosecution-limit", tr(l, "Last day for a prosecution"),
		c->prosecution_limit);
	field->hint = tr(l, "May be blank. Of an offence that only magistrates try");
}

static void fill_sections(
	struct request *rq, const struct kept_caution *c, struct caution_form_view *view)
{
	const struct condition_set *standing = conditions_standing(&c->facts.sets);
	const struct conditions none = { 0 };

	add_what_happened(rq, view, c);
	add_views(rq, &view->sections, &c->facts);
	problem_name(&rq->problems, "conditions", tr(rq->language, "Conditions"));
	add_conditions(
		rq, &view->sections, standing == NULL ? &none : &standing->conditions, c->language);
	add_dates(rq, &view->sections, &c->facts);
}

/* ---- what somebody else wrote meanwhile ---- */

/* What was typed can be read: it would be said otherwise. */
static struct date day_of(const struct form_field *field)
{
	enum { MONTH = 100, YEAR = 100 * MONTH };

	return date_from_number(
		(int)(strtol(field->year, NULL, 10) * YEAR +
			strtol(field->month, NULL, 10) * MONTH + strtol(field->day, NULL, 10)));
}

static bool says_the_same(
	const struct person_control_view *mine, const struct person_control_view *theirs)
{
	return mine->kind == DAY ? date_equal(day_of(&mine->field), day_of(&theirs->field))
				 : strcmp(mine->field.value, theirs->field.value) == 0;
}

/* As a reader knows it; "" where nothing is said. */
static const char *said_words(struct request *rq, const struct person_control_view *control)
{
	const struct form_field *field = &control->field;

	if (control->kind == DAY)
		return field->day[0] == '\0' ? ""
					     : date_words(rq->arena, rq->language, day_of(field));
	for (size_t i = 0; field->value[0] != '\0' && i < field->choice_count; i++)
		if (strcmp(field->choices[i].value, field->value) == 0)
			return field->choices[i].text;
	return field->value;
}

static const struct person_control_view *control_named(
	const struct form_sections *sections, const char *name)
{
	list_each (const struct form_section *, section, sections)
		list_each (const struct person_control_view *, control, &section->controls)
			if (strcmp(control->field.name, name) == 0)
				return control;
	return NULL;
}

/* Theirs beside each field that differs; what was folded is open then. */
static void set_beside(
	struct request *rq, const struct form_sections *theirs, struct form_section *section)
{
	list_each (struct person_control_view *, mine, &section->controls) {
		const struct person_control_view *other = control_named(theirs, mine->field.name);

		if (other == NULL || says_the_same(mine, other))
			continue;

		const char *words = said_words(rq, other);

		mine->beside = words[0] == '\0'
				       ? tr(rq->language, "They left this blank.")
				       : tr_fill(rq->arena, rq->language, "They wrote: {words}",
						 "words", words, NULL);
		section->is_folded = false;
	}
}

/* The same form as it would be opened now has what they wrote. */
static void show_theirs(
	struct request *rq, const struct kept_caution *stands, struct caution_form_view *view)
{
	struct caution_form_view theirs = { 0 };
	struct request opened = *rq;

	opened.method = GET;
	fill_sections(&opened, stands, &theirs);
	list_each (struct form_section *, each, &view->sections)
		set_beside(rq, &theirs.sections, each);
}

/* ---- the page ---- */

static enum status form_page(struct request *rq, struct caution_form_view *view,
	const struct kept_caution *c, enum status status)
{
	view->problems = &rq->problems;
	view->person = caution_person_words(rq, c->person);
	view->place = id_value(rq, c->place.v);
	fill_sections(rq, c, view);
	if (view->is_meanwhile)
		show_theirs(rq, c, view);

	struct html *out = page_open(rq, view->title);

	view_caution_form(out, view);
	return page_close(rq, status);
}

/* ---- a new one ---- */

enum status page_place_refused(struct request *rq, const char *no, struct caution_id other)
{
	if (other.v == 0)
		return page_refused(rq, no);
	page_shows(rq, "caution", other.v);
	return page_refused_for(rq, no,
		(struct link){ .text = tr(rq->language, "To the caution that has it"),
			.url = url_caution(rq->arena, other) });
}

/* What goes on of the same person already, with the way to it; and what is pressed all the same. */
static void fill_other(struct request *rq, const struct person *person, bool is_asked,
	struct caution_form_view *view)
{
	struct caution_line other;

	if (!caution_going_on(rq->work, &rq->actor, person->id, (struct caution_id){ 0 }, &other))
		return;
	view->other_says = tr_fill(rq->arena, rq->language,
		"A caution of this person goes on already. It is now: {state}", "state",
		caution_state_words(rq, other.state), NULL);
	view->other = (struct link){ .text = tr(rq->language, "See that caution"),
		.url = url_caution(rq->arena, other.id) };
	page_shows(rq, "caution", other.id.v);
	if (is_asked)
		view->another = id_value(rq, other.id.v);
}

static enum status new_page(
	struct request *rq, const struct person *person, bool is_asked, enum status status)
{
	struct place_id place = { form_id(rq, "place") };
	struct kept_caution c = caution_suggested(rq->work, &rq->actor, person, place);
	struct caution_form_view view = {
		.title = tr(rq->language, "Propose a caution"),
		.back = c.place.v == 0 ? url_person(rq->arena, person->id)
				       : url_hold(rq->arena, c.place),
		.form = guarded_form(rq, url_person_page(rq->arena, person->id, "caution")),
		.button = tr(rq->language, "Propose the caution"),
	};

	fill_other(rq, person, is_asked, &view);
	return form_page(rq, &view, &c, status);
}

/*
 * Two officers, or one who went back: likely the same matter, unless they say that it is another
 * offence, which is asked of each caution that goes on.
 */
static bool asks_first(struct request *rq, const struct kept_caution *c)
{
	struct caution_line other;

	if (!caution_going_on(rq->work, &rq->actor, c->person, (struct caution_id){ 0 }, &other) ||
		form_id(rq, "another") == other.id.v)
		return false;
	form_problem(rq, "",
		N_("A caution of this person goes on already. Is this one for another offence?"));
	return true;
}

/* Of one that goes on: whoever says that the offence is another has to have said another. */
static void check_offence(struct request *rq, const struct kept_caution *c)
{
	const char *no = N_("The caution that goes on is for this offence on this day. Go on with "
			    "that one, or correct the offence or its day");
	struct caution_lines lines = caution_of_person(rq->work, &rq->actor, c->person);
	struct kept_caution other;

	list_each (const struct caution_line *, each, &lines)
		if (!caution_is_over(each->state) &&
			caution_load(rq->work, &rq->actor, each->id, &other) &&
			offence_is_same(c->offence, c->facts.offence_on, other.offence,
				other.facts.offence_on))
			form_problem(rq, "offence-on", no);
}

enum status caution_new_show(struct request *rq)
{
	struct caution_id other;
	struct person person;
	const char *no;

	if (!person_of_page(rq, &person))
		return page_not_found(rq);
	no = caution_place_refusal(
		rq->work, &rq->actor, &person, (struct place_id){ form_id(rq, "place") }, &other);
	return no == NULL ? new_page(rq, &person, false, OK) : page_place_refused(rq, no, other);
}

enum status caution_new_do(struct request *rq)
{
	struct kept_caution c = typed_caution(rq);
	struct person person;
	struct caution_id id;

	if (!person_of_page(rq, &person))
		return page_not_found(rq);
	c.person = person.id;
	check_offence(rq, &c);
	if (!form_has_problems(rq) && asks_first(rq, &c))
		return new_page(rq, &person, true, CONFLICTING);
	switch (caution_propose(rq->work, &rq->actor, &c, &rq->problems, &id)) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/cautions/%lld?done=propose", (long long)id.v));
	case REFUSED: return new_page(rq, &person, form_id(rq, "another") != 0, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

/* ---- a change ---- */

/* `version` is the one that the form is of: of another than was opened, somebody changed it. */
static enum status change_page(
	struct request *rq, const struct kept_caution *c, int64_t version, enum status status)
{
	struct caution_form_view view = {
		.is_meanwhile = rq->method == POST && version != form_number(rq, "version"),
		.title = tr(rq->language, "Change the caution"),
		.back = url_caution(rq->arena, c->id),
		.form = guarded_form(rq, url_caution_page(rq->arena, c->id, "change")),
		.version = id_value(rq, version),
		.button = tr(rq->language, "Save"),
	};

	return form_page(rq, &view, c, status);
}

enum status caution_change_show(struct request *rq)
{
	struct kept_caution c;

	if (!page_caution(rq, &c))
		return page_not_found(rq);

	struct caution_terms terms = caution_terms_of(rq->work, &c);
	const char *no = caution_refusal(rq->arena, &c.facts, CAUTION_CHANGE,
		caution_roles(rq->work, &rq->actor, &c), &terms, rq->today);

	return no == NULL ? change_page(rq, &c, c.version, OK) : page_refused(rq, no);
}

enum status caution_change_do(struct request *rq)
{
	struct kept_caution c = typed_caution(rq);
	struct kept_caution stands;
	const char *no = NULL;

	c.id = (struct caution_id){ path_id(rq, "id") };
	switch (caution_alter(rq->work, &rq->actor, &c, &rq->problems, &no, &stands)) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/cautions/%lld?done=alter", (long long)c.id.v));
	case REFUSED:
		if (no != NULL)
			form_problem(rq, "", no);
		return change_page(
			rq, &stands, c.version, no == NULL ? UNPROCESSABLE : CONFLICTING);
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody else changed this caution after you opened it. What they "
			   "wrote stands beside what you typed. Save once more to keep what you "
			   "typed, or go back to keep theirs."));
		return change_page(rq, &stands, stands.version, CONFLICTING);
	default: return page_not_found(rq);
	}
}
