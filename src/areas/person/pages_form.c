/* SPDX-License-Identifier: MIT */
/*
 * The form of a person: to add one, to change what is kept of one, and where two people did so at
 * once.
 */
#include <string.h>

#include "areas/cohort/page_kit.h"
#include "areas/decision/page_kit.h"
#include "areas/person/page_kit.h"
#include "areas/person/person_views.h"
#include "areas/scheme/page_kit.h"
#include "base/code.h"
#include "base/err.h"
#include "base/reached.h"

/* ---- what was typed ---- */

struct person_facts person_typed(struct request *rq)
{
	struct person_facts facts = {
		.given_names = form_text(rq, "given-names"),
		.family_name = form_text(rq, "family-name"),
		.known_as = form_text(rq, "known-as"),
		.born = form_date(rq, "born"),
		.sex = sex_by_name(form_choice(rq, "sex")),
		.language = spoken_by_name(form_choice(rq, "language")),
		.other_language = form_text(rq, "other-language"),
		.county = county_by_code(form_choice(rq, "county")),
		.address = form_text(rq, "address"),
		.email = form_text(rq, "email"),
		.police_reference = form_text(rq, "police-reference"),
		.access_needs = form_text(rq, "access-needs"),
		.needs_interpreter = form_flag(rq, "interpreter"),
		.is_first_time = form_flag(rq, "first-time"),
	};

	for (int i = 0; i < PHONES_MOST; i++)
		facts.phones[i] = (struct phone){
			form_text(rq, arena_format(rq->arena, "phone-%d", i + 1)),
			form_flag(rq, arena_format(rq->arena, "phone-%d-text", i + 1)),
		};
	return facts;
}

/* ---- the form ---- */

static const struct {
	enum person_control kind;
	const char *width;
	const char *hint;
} controls[PERSON_FIELD_COUNT] = {
	[PERSON_GIVEN_NAMES] = { LINE },
	[PERSON_FAMILY_NAME] = { LINE },
	[PERSON_KNOWN_AS] = { LINE, .hint = N_("If the person is called something else") },
	[PERSON_BORN] = { DAY, .hint = N_("For example, 27 3 1990") },
	[PERSON_SEX] = { CHOICE },
	[PERSON_LANGUAGE] = { CHOICE,
		.hint = N_("What is said and sent to the person is in this language") },
	[PERSON_OTHER_LANGUAGE] = { LINE, "20" },
	[PERSON_INTERPRETER] = { TICK },
	[PERSON_COUNTY] = { LIST_OF_CHOICES,
		.hint = N_("Where the person lives, so that the workshop is near") },
	[PERSON_ADDRESS] = { LINES },
	[PERSON_PHONE_1] = { LINE, "20" },
	[PERSON_TEXT_1] = { TICK },
	[PERSON_PHONE_2] = { LINE, "20" },
	[PERSON_TEXT_2] = { TICK },
	[PERSON_PHONE_3] = { LINE, "20" },
	[PERSON_TEXT_3] = { TICK },
	[PERSON_EMAIL] = { LINE },
	[PERSON_POLICE_REFERENCE] = { LINE, "20" },
	[PERSON_ACCESS_NEEDS] = { LINES,
		.hint = N_("What the person needs so that they can come and take part") },
	[PERSON_FIRST_TIME] = { TICK },
};

static const struct choice *choices_of(struct request *rq, enum person_field field, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, SEX_COUNT + SPOKEN_COUNT);

	*n = 0;
	if (field == PERSON_SEX)
		for (enum sex sex = SEX_NONE + 1; sex < SEX_COUNT; sex++)
			choices[(*n)++] = (struct choice){ .value = sex_name(sex),
				.text = sex_words(rq, sex) };
	else
		for (enum spoken language = SPOKEN_NONE + 1; language < SPOKEN_COUNT; language++)
			choices[(*n)++] = (struct choice){ .value = spoken_name(language),
				.text = spoken_words(rq, language) };
	return choices;
}

static const struct choice *tick_of(struct request *rq, bool is_ticked)
{
	struct choice *choice = arena_one(rq->arena, struct choice);

	*choice = (struct choice){
		.value = "yes", .text = tr(rq->language, "Yes"), .is_checked = is_ticked
	};
	return choice;
}

static struct person_control_view control_of(
	struct request *rq, enum person_field field, const struct person_facts *stands)
{
	const char *name = person_field_name(field);
	const char *label = tr(rq->language, person_field_label(field));
	const char *hint = controls[field].hint;
	struct person_control_view view = {
		.kind = controls[field].kind,
		.field =
			controls[field].kind == DAY
				? date_field_of(rq, name, label, stands->born)
				: field_of(rq, name, label, person_value(rq->arena, stands, field)),
	};
	struct form_field *f = &view.field;

	f->label_size = "s";
	f->hint = hint == NULL ? NULL : tr(rq->language, hint);
	f->width = controls[field].width;
	f->rows = 4;
	f->autocomplete = "off";
	if (view.kind == CHOICE)
		f->choices = choices_of(rq, field, &f->choice_count);
	if (view.kind == LIST_OF_CHOICES)
		f->choices = county_choices(
			rq, tr(rq->language, "Outside Wales, or not known"), &f->choice_count);
	if (view.kind == TICK) {
		f->choices = tick_of(rq, f->value[0] != '\0');
		f->choice_count = 1;
	}
	return view;
}

static struct person_control_view another_control(struct request *rq)
{
	struct person_control_view view = { .kind = TICK,
		.field = field_of(rq, "another", tr(rq->language, "This is another person"), "") };

	view.field.label_size = "s";
	view.field.choices = tick_of(rq, view.field.value[0] != '\0');
	view.field.choice_count = 1;
	return view;
}

void person_fill_controls(struct request *rq, const struct person_facts *stands,
	struct person_control_view *all, size_t *n)
{
	for (enum person_field field = 0; field < PERSON_FIELD_COUNT; field++)
		all[(*n)++] = control_of(rq, field, stands);

	struct person_control_view another = another_control(rq);

	if (problem_of(&rq->problems, "another") != NULL || another.field.value[0] != '\0')
		all[(*n)++] = another;
}

void page_shows_twin(struct request *rq, struct person_id id)
{
	if (problem_of(&rq->problems, "another") != NULL)
		page_shows(rq, "person", id.v);
}

/* ---- somebody new ---- */

const struct person_facts person_unsaid = {
	.given_names = "",
	.family_name = "",
	.known_as = "",
	.other_language = "",
	.address = "",
	.email = "",
	.phones = { { "", false }, { "", false }, { "", false } },
	.police_reference = "",
	.access_needs = "",
};

/* Those in which the reader's body takes part as a force today. */
static struct schemes schemes_to_add_to(struct request *rq)
{
	struct schemes all = schemes_for(rq->work, &rq->actor);
	struct schemes open = { 0 };
	struct circle_id circle;

	list_each (const struct scheme *, s, &all)
		if (scheme_circle(rq->work, s->id, rq->actor.organisation, PART_FORCE, &circle))
			*list_add(rq->arena, &open) = *s;
	return open;
}

static struct person_control_view scheme_control(struct request *rq, const struct schemes *schemes)
{
	struct choice *choices = arena_many(rq->arena, struct choice, schemes->n + 1);
	struct person_control_view view = { .kind = LIST_OF_CHOICES,
		.field = field_of(rq, "scheme", tr(rq->language, "Scheme"), "") };

	list_each (const struct scheme *, s, schemes)
		choices[view.field.choice_count++] =
			(struct choice){ .value = id_value(rq, s->id.v),
				.text = scheme_name(rq, s) };
	view.field.label_size = "s";
	view.field.choices = choices;
	return view;
}

static enum status nowhere_to_add(struct request *rq)
{
	return page_refused(
		rq, N_("Your body has no part in a scheme today, so nobody can be added. Ask the "
		       "commissioner’s office."));
}

static enum status new_page(struct request *rq, enum status status)
{
	struct schemes schemes = schemes_to_add_to(rq);
	struct person_control_view *all =
		arena_many(rq->arena, struct person_control_view, PERSON_CONTROLS_MOST);
	struct person_form_view view = {
		.title = tr(rq->language, "Add a person"),
		.back = url_of(rq->arena, "/people"),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_of(rq->arena, "/people/new")),
		.controls = all,
	};

	if (schemes.n == 0)
		return nowhere_to_add(rq);
	all[view.n++] = scheme_control(rq, &schemes);
	person_fill_controls(rq, &person_unsaid, all, &view.n);

	struct html *out = page_open(rq, view.title);

	view_person_form(out, &view);
	return page_close(rq, status);
}

enum status person_new_show(struct request *rq)
{
	return new_page(rq, OK);
}

enum status person_new_do(struct request *rq)
{
	struct person_new person = { .scheme = { form_id(rq, "scheme") },
		.force = rq->actor.organisation,
		.facts = person_typed(rq),
		.is_another = form_flag(rq, "another") };
	struct circle_id circle = { 0 };
	struct person_id id = { 0 };

	scheme_circle(rq->work, person.scheme, rq->actor.organisation, PART_FORCE, &circle);
	switch (person_add(rq->work, &rq->actor, circle, &person, &rq->problems, &id)) {
	case DONE: return reply_redirect(rq, url_person(rq->arena, id));
	case REFUSED: page_shows_twin(rq, id); return new_page(rq, UNPROCESSABLE);
	default: return nowhere_to_add(rq);
	}
}

/* ---- a change ---- */

/* Whoever added them corrects them, for as long as a later area lets them (page_kit.h). */
static struct url url_of_form(struct request *rq, struct person_id id)
{
	return url_person_page(
		rq->arena, id, rq->route->right == PERSON_ADD ? "correct" : "change");
}

static enum status change_page(struct request *rq, const struct person *person, enum status status)
{
	struct person_control_view *all =
		arena_many(rq->arena, struct person_control_view, PERSON_CONTROLS_MOST);
	struct person_form_view view = {
		.title = tr(rq->language, "Change the details"),
		.reference = code_words(rq->arena, person->reference),
		.back = url_person(rq->arena, person->id),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_of_form(rq, person->id)),
		.version = field_of(rq, "version", "", id_value(rq, person->version)).value,
		.controls = all,
	};

	page_shows_name(rq, person->id);
	page_shows_contact(rq, person->id);
	person_fill_controls(rq, &person->facts, all, &view.n);

	struct html *out = page_open(rq, view.title);

	view_person_form(out, &view);
	return page_close(rq, status);
}

enum status person_change_show(struct request *rq)
{
	struct person person;

	return person_of_page(rq, &person) ? change_page(rq, &person, OK) : page_not_found(rq);
}

/* ---- two changed it ---- */

static bool is_phone(enum person_field field)
{
	return field == PERSON_PHONE_1 || field == PERSON_PHONE_2 || field == PERSON_PHONE_3;
}

/* A value as a page shows it. */
static const char *value_words(
	struct request *rq, enum person_field field, const struct person_facts *facts)
{
	switch (controls[field].kind) {
	case DAY: return date_words(rq->arena, rq->language, facts->born);
	case CHOICE:
		return field == PERSON_SEX ? sex_words(rq, facts->sex)
					   : spoken_words(rq, facts->language);
	case LIST_OF_CHOICES: return county_words(rq, facts->county);
	case TICK:
		return person_value(rq->arena, facts, field)[0] == '\0' ? tr(rq->language, "No")
									: tr(rq->language, "Yes");
	default:
		return is_phone(field)
			       ? phone_words(rq->arena, person_value(rq->arena, facts, field))
			       : person_value(rq->arena, facts, field);
	}
}

/* Nothing where they agree: mine too as it would be kept. */
static void fill_lines(struct request *rq, const struct person_facts *theirs,
	const struct person_facts *typed, struct conflict_view *view)
{
	struct problems none = { 0 };
	struct person_facts mine = *typed;
	struct conflict_line *lines =
		arena_many(rq->arena, struct conflict_line, PERSON_FIELD_COUNT);

	person_tidy(rq->arena, &mine, rq->today, &none);
	for (enum person_field field = 0; field < PERSON_FIELD_COUNT; field++) {
		const char *their_words = value_words(rq, field, theirs);
		const char *my_words = value_words(rq, field, &mine);

		if (strcmp(their_words, my_words) != 0)
			lines[view->n++] = (struct conflict_line){
				.label = tr(rq->language, person_field_label(field)),
				.theirs = their_words,
				.mine = my_words,
				.lang = language_code(rq->language),
			};
	}
	view->lines = lines;
}

static enum status change_conflict(
	struct request *rq, const struct person *theirs, const struct person_facts *mine)
{
	struct conflict_view view = {
		.form = guarded_form(rq, url_of_form(rq, theirs->id)),
		.version = id_value(rq, theirs->version),
		.who = tr_fill(rq->arena, rq->language,
			"{name} saved it after you had opened it, on {date}.", "name",
			account_name(rq->work, theirs->changed_by), "date",
			instant_words(rq->arena, rq->language, theirs->changed_at), NULL),
		.back = url_person(rq->arena, theirs->id),
	};

	page_shows_name(rq, theirs->id);
	page_shows_contact(rq, theirs->id);
	fill_lines(rq, &theirs->facts, mine, &view);
	return conflict_shown(rq, &view);
}

enum status person_change_do(struct request *rq)
{
	struct person stands;

	if (!person_of_page(rq, &stands))
		return page_not_found(rq);

	struct person_facts mine = person_typed(rq);
	enum outcome_kind outcome = person_change(rq->work, &rq->actor, rq->route->right, stands.id,
		form_number(rq, "version"), &mine, &rq->problems, &stands);

	switch (outcome) {
	case DONE: return reply_redirect(rq, url_person(rq->arena, stands.id));
	case REFUSED: return change_page(rq, &stands, UNPROCESSABLE);
	case CHANGED_MEANWHILE: return change_conflict(rq, &stands, &mine);
	case ABSENT: return page_not_found(rq);
	}
	unreachable("outcome_kind");
}
