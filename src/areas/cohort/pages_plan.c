/* SPDX-License-Identifier: MIT */
/*
 * Planning a cohort and changing one: the form, and a sentence beside its field for
 * whatever keeps a plan from being.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/cohort/cohort_views.h"
#include "areas/cohort/page_kit.h"
#include "auth/account.h"
#include "base/err.h"

/* ---- what was typed ---- */

static const char *workshop_input(struct request *rq, enum letter letter, const char *what)
{
	return arena_format(rq->arena, "%s-%s", letter_name(letter), what);
}

static int typed_minute(struct request *rq, const char *name)
{
	const char *text = form_text(rq, name);
	int minute = minute_of_text(slice_of(text));

	if (minute == MINUTE_NONE && text[0] != '\0')
		form_problem(rq, name, N_("Enter a time of day, such as 10am or 13:30"));
	return minute;
}

static struct workshop typed_workshop(struct request *rq, enum letter letter)
{
	return (struct workshop){
		.on = form_date(rq, workshop_input(rq, letter, "on")),
		.begins = typed_minute(rq, workshop_input(rq, letter, "begins")),
		.ends = typed_minute(rq, workshop_input(rq, letter, "ends")),
		.leader = { { form_id(rq, workshop_input(rq, letter, "leader-1")) },
			{ form_id(rq, workshop_input(rq, letter, "leader-2")) } },
	};
}

static struct cohort typed_plan(struct request *rq)
{
	int capacity = form_int(rq, "capacity");
	struct cohort plan = {
		.version = form_number(rq, "version"),
		.scheme = { form_id(rq, "scheme") },
		.type = cohort_type_by_code(form_choice(rq, "type")),
		.mode = mode_by_name(form_choice(rq, "mode")),
		.language = strcmp(form_choice(rq, "language"), "cy") == 0 ? WELSH : ENGLISH,
		.county = county_by_code(form_choice(rq, "county")),
		.venue = { form_id(rq, "venue") },
		.capacity = capacity,
	};

	if (capacity == 0 && form_raw(rq, "capacity")[0] != '\0')
		plan.capacity = -1; // a typed 0 is no blank
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		plan.workshop[letter] = typed_workshop(rq, letter);
	return plan;
}

/* ---- sentences ---- */

/* In the reader's language already: no message is its own translation's. */
void say_faults(struct request *rq, const struct cohort *plan, const struct faults *faults)
{
	list_each (const struct fault *, fault, faults)
		form_problem(
			rq, fault_field(fault), fault_words(rq->arena, rq->language, plan, fault));
}

/* ---- the form ---- */

static const struct choice *scheme_choices(
	struct request *rq, const struct schemes *schemes, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, schemes->n + 1);

	*n = 0;
	choices[(*n)++] = (struct choice){ .value = "", .text = tr(rq->language, "Choose one") };
	list_each (const struct scheme *, each, schemes)
		choices[(*n)++] = (struct choice){ .value = id_value(rq, each->id.v),
			.text = each->name[rq->language] };
	return choices;
}

static const struct choice *venue_choices(
	struct request *rq, const struct venues *venues, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, venues->n + 1);

	*n = 0;
	choices[(*n)++] = (struct choice){ .value = "", .text = tr(rq->language, "No venue") };
	list_each (const struct venue *, each, venues)
		choices[(*n)++] = (struct choice){ .value = id_value(rq, each->id.v),
			.text = arena_format(rq->arena, "%s, %s", each->name,
				county_name(each->county, rq->language)) };
	return choices;
}

const struct choice *facilitator_choices(
	struct request *rq, const struct facilitators *people, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, people->n + 1);

	*n = 0;
	choices[(*n)++] = (struct choice){ .value = "", .text = tr(rq->language, "Choose one") };
	list_each (const struct facilitator *, each, people)
		if (each->organisation.v == rq->actor.organisation.v)
			choices[(*n)++] = (struct choice){ .value = id_value(rq, each->id.v),
				.text = each->name };
	return choices;
}

static void fill_kind(struct request *rq, const struct cohort *stands, struct plan_view *view)
{
	struct choice *types = arena_many(rq->arena, struct choice, COHORT_TYPE_COUNT);
	struct choice *modes = arena_many(rq->arena, struct choice, MODE_COUNT);
	struct choice *languages = arena_many(rq->arena, struct choice, LANGUAGE_COUNT);
	enum language l = rq->language;

	for (enum cohort_type type = COHORT_UNKNOWN + 1; type < COHORT_TYPE_COUNT; type++)
		types[type - 1] = (struct choice){ .value = cohort_type_code(type),
			.text = tr(l, cohort_type_label(type)) };
	for (enum mode mode = MODE_NONE + 1; mode < MODE_COUNT; mode++)
		modes[mode - 1] = (struct choice){ .value = mode_name(mode),
			.text = tr(l, mode_label(mode)) };
	languages[0] = (struct choice){ .value = "cy", .text = tr(l, "Welsh") };
	languages[1] = (struct choice){ .value = "en", .text = tr(l, "English") };

	view->type = field_of(rq, "type", tr(l, "For"),
		stands->type == COHORT_UNKNOWN ? "" : cohort_type_code(stands->type));
	view->type.choices = types;
	view->type.choice_count = COHORT_TYPE_COUNT - 1;
	view->mode = field_of(rq, "mode", tr(l, "How it is held"),
		stands->mode == MODE_NONE ? "" : mode_name(stands->mode));
	view->mode.choices = modes;
	view->mode.choice_count = MODE_COUNT - 1;
	view->language = field_of(rq, "language", tr(l, "Language"),
		stands->id.v == 0 ? "" : language_code(stands->language));
	view->language.choices = languages;
	view->language.choice_count = LANGUAGE_COUNT;
	view->language.is_inline = true;
}

static void fill_where(struct request *rq, const struct cohort *stands, struct plan_view *view)
{
	struct venues venues = venues_for(rq->work, &rq->actor);
	enum language l = rq->language;

	view->venue = field_of(rq, "venue", tr(l, "Venue"), id_value(rq, stands->venue.v));
	view->venue.choices = venue_choices(rq, &venues, &view->venue.choice_count);
	view->county = field_of(rq, "county", tr(l, "County"),
		stands->county == COUNTY_NONE ? "" : county_code(stands->county));
	view->county.hint = tr(l, "Only where there is no venue: whom it serves");
	view->county.choices =
		county_choices(rq, tr(l, "That of the venue"), &view->county.choice_count);
	view->capacity = field_of(rq, "capacity", tr(l, "Places"),
		stands->capacity == 0 ? "" : arena_format(rq->arena, "%d", stands->capacity));
	view->capacity.hint =
		tr(l, "If left blank, as many as the terms and the venue’s seats allow");
	view->capacity.width = "3";
	view->capacity.inputmode = "numeric";
}

static struct form_field time_field(
	struct request *rq, const char *name, const char *label, int stands)
{
	struct form_field field = field_of(rq, name, label,
		stands == MINUTE_NONE ? "" : time_words(rq->arena, rq->language, stands));

	field.width = "5";
	return field;
}

static void fill_workshop(struct request *rq, const struct cohort *stands, enum letter letter,
	const struct facilitators *people, struct workshop_fields *fields)
{
	const struct workshop *workshop = &stands->workshop[letter];
	enum language l = rq->language;

	fields->on =
		date_field_of(rq, workshop_input(rq, letter, "on"), tr(l, "Date"), workshop->on);
	fields->begins = time_field(
		rq, workshop_input(rq, letter, "begins"), tr(l, "Begins"), workshop->begins);
	fields->begins.hint = tr(l, "Such as 10am or 13:30");
	fields->ends =
		time_field(rq, workshop_input(rq, letter, "ends"), tr(l, "Ends"), workshop->ends);
	fields->leader[0] = field_of(rq, workshop_input(rq, letter, "leader-1"),
		tr(l, "First facilitator"), id_value(rq, workshop->leader[0].v));
	fields->leader[1] = field_of(rq, workshop_input(rq, letter, "leader-2"),
		tr(l, "Second facilitator"), id_value(rq, workshop->leader[1].v));
	for (int i = 0; i < LEADERS; i++)
		fields->leader[i].choices =
			facilitator_choices(rq, people, &fields->leader[i].choice_count);
}

static void fill_workshops(struct request *rq, const struct cohort *stands, struct plan_view *view)
{
	struct facilitators people = facilitators_for(rq->work, &rq->actor);

	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		fill_workshop(rq, stands, letter, &people, &view->workshop[letter]);
	view->workshop[WORKSHOP_A].title = tr(rq->language, "Workshop A");
	view->workshop[WORKSHOP_B].title = tr(rq->language, "Workshop B");
	view->workshop[WORKSHOP_B].note = tr(rq->language,
		"What is left blank here is proposed: the first day after the shortest gap that is "
		"no bank holiday and on which the venue and both facilitators are free, and the "
		"times and facilitators of A.");
	if (people.n < LEADERS)
		view->lacking = tr(rq->language,
			"Two facilitators lead each workshop. Add those of your body first.");
}

static enum status form_page(
	struct request *rq, const struct cohort *stands, struct plan_view *view, enum status status)
{
	view->problems = &rq->problems;
	fill_kind(rq, stands, view);
	fill_where(rq, stands, view);
	fill_workshops(rq, stands, view);

	struct html *out = page_open(rq, view->title);

	view_plan(out, view);
	return page_close(rq, status);
}

/* ---- a new one ---- */

static enum status plan_page(struct request *rq, enum status status)
{
	struct schemes schemes = cohort_schemes(rq->work, &rq->actor);
	struct cohort blank = { .workshop = { { .begins = MINUTE_NONE, .ends = MINUTE_NONE },
					{ .begins = MINUTE_NONE, .ends = MINUTE_NONE } } };
	struct plan_view view = {
		.back = url_of(rq->arena, "/cohorts"),
		.title = tr(rq->language, "Plan a cohort"),
		.form = guarded_form(rq, url_of(rq->arena, "/cohorts/new")),
		.asks_scheme = true,
		.scheme = field_of(rq, "scheme", tr(rq->language, "Scheme"),
			schemes.n == 1 ? id_value(rq, schemes.at[0].id.v) : ""),
		.button = tr(rq->language, "Plan the cohort"),
	};

	view.scheme.choices = scheme_choices(rq, &schemes, &view.scheme.choice_count);
	return form_page(rq, &blank, &view, status);
}

enum status cohort_plan_show(struct request *rq)
{
	return plan_page(rq, OK);
}

enum status cohort_plan_do(struct request *rq)
{
	struct cohort plan = typed_plan(rq);
	struct faults faults = { 0 };
	struct scheme s;

	if (plan.scheme.v == 0 || !scheme_for(rq->work, &rq->actor, COHORT_PLAN, plan.scheme, &s)) {
		form_problem(rq, "scheme", N_("Choose the scheme"));
		return plan_page(rq, UNPROCESSABLE);
	}
	if (form_has_problems(rq))
		return plan_page(rq, UNPROCESSABLE);
	switch (cohort_plan(rq->work, &rq->actor, &plan, &faults)) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/cohorts/%lld?done=p", (long long)plan.id.v));
	case REFUSED: say_faults(rq, &plan, &faults); return plan_page(rq, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

/* ---- a change ---- */

static const char *meanwhile_words(struct request *rq, const struct cohort *stands)
{
	struct account account = { .name = "" };

	account_load(rq->work, stands->changed_by, &account);
	return tr_fill(rq->arena, rq->language,
		"{name} saved it after you had opened it, on {date}.", "name", account.name, "date",
		instant_words(rq->arena, rq->language, stands->changed_at), NULL);
}

/* With `meanwhile`, what somebody else saved stands beside what was typed, which can go over it. */
static enum status change_page(
	struct request *rq, const struct cohort *stands, bool meanwhile, enum status status)
{
	struct plan_view view = {
		.back = url_cohort(rq->arena, stands->id),
		.title = tr(rq->language, "Change a cohort"),
		.form = guarded_form(
			rq, url_of(rq->arena, "/cohorts/%lld/change", (long long)stands->id.v)),
		.version = rq->method == POST && !meanwhile
				   ? form_raw(rq, "version")
				   : arena_format(rq->arena, "%" PRId64, stands->version),
		.button = tr(rq->language, "Save"),
	};

	if (meanwhile) {
		view.meanwhile = meanwhile_words(rq, stands);
		view.stands = cohort_facts(rq, stands, &view.stand_count);
	}
	page_shows(rq, "cohort", stands->id.v);
	return form_page(rq, stands, &view, status);
}

static enum status closed_page(struct request *rq)
{
	return page_refused(rq, N_("This cohort cannot be changed any more"));
}

enum status cohort_change_show(struct request *rq)
{
	struct cohort c;

	if (!page_cohort(rq, COHORT_PLAN, &c))
		return page_not_found(rq);
	if (cohort_is_closed(&c, rq->now))
		return closed_page(rq);
	return change_page(rq, &c, false, OK);
}

enum status cohort_change_do(struct request *rq)
{
	struct cohort stands, plan = typed_plan(rq);
	struct faults faults = { 0 };

	if (!page_cohort(rq, COHORT_PLAN, &stands))
		return page_not_found(rq);
	if (cohort_is_closed(&stands, rq->now))
		return closed_page(rq);
	if (form_has_problems(rq))
		return change_page(rq, &stands, false, UNPROCESSABLE);
	plan.id = stands.id;
	switch (cohort_change(rq->work, &rq->actor, &plan, &stands, &faults)) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/cohorts/%lld?done=c", (long long)plan.id.v));
	case CHANGED_MEANWHILE: return change_page(rq, &stands, true, CONFLICTING);
	case REFUSED:
		say_faults(rq, &plan, &faults);
		return change_page(rq, &stands, false, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
