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

static const char *const letters_said[WORKSHOP_COUNT] = { "A", "B" };

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
	int64_t capacity = form_number(rq, "capacity");
	struct cohort plan = {
		.version = form_number(rq, "version"),
		.scheme = { form_id(rq, "scheme") },
		.type = cohort_type_by_code(form_choice(rq, "type")),
		.mode = mode_by_name(form_choice(rq, "mode")),
		.language = strcmp(form_choice(rq, "language"), "cy") == 0 ? WELSH : ENGLISH,
		.county = county_by_code(form_choice(rq, "county")),
		.venue = { form_id(rq, "venue") },
		.capacity = capacity < -1 || capacity > 10000 ? -1 : (int)capacity,
	};

	if (capacity == 0 && form_raw(rq, "capacity")[0] != '\0')
		plan.capacity = -1; // a typed 0 is no blank
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		plan.workshop[letter] = typed_workshop(rq, letter);
	return plan;
}

/* ---- sentences ---- */

static const char *date_said(struct request *rq, const struct cohort *plan, enum letter letter)
{
	return date_words_weekday(rq->arena, rq->language, plan->workshop[letter].on);
}

static const char *gap_words(
	struct request *rq, const struct cohort *plan, const struct fault *fault)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;
	struct date first = plan->workshop[WORKSHOP_A].on;

	return tr_fill(a, l,
		"Workshop B follows {least} to {most} days after A: choose a day from {from} to "
		"{to}",
		"least", count_words(a, l, fault->least), "most", count_words(a, l, fault->most),
		"from", date_words(a, l, date_add_days(first, fault->least)), "to",
		date_words(a, l, date_add_days(first, fault->most)), NULL);
}

static const char *training_words(struct request *rq, const struct cohort *plan,
	const struct fault *fault, const char *message)
{
	return tr_fill(rq->arena, rq->language, message, "name", fault->who->name, "module",
		tr(rq->language, module_label(fault->module)), "day",
		date_said(rq, plan, fault->letter), NULL);
}

static const char *clash_words(struct request *rq, const struct fault *fault, const char *message)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;
	const struct workshop *theirs = &fault->clash->workshop[fault->clash_letter];

	return tr_fill(a, l, message, "name", fault->who == NULL ? "" : fault->who->name, "letter",
		letters_said[fault->clash_letter], "number",
		arena_format(a, "%" PRId64, fault->clash->number), "day",
		date_words_weekday(a, l, theirs->on), "begins", time_words(a, l, theirs->begins),
		"ends", time_words(a, l, theirs->ends), NULL);
}

/* With the workshop's letter and its day. */
static const char *day_words(struct request *rq, const struct cohort *plan,
	const struct fault *fault, const char *message)
{
	return tr_fill(rq->arena, rq->language, message, "letter", letters_said[fault->letter],
		"day", date_said(rq, plan, fault->letter), "holiday",
		fault->holiday == NULL ? "" : fault->holiday->name[rq->language], "known",
		date_words(rq->arena, rq->language, bank_holidays_known_until()), NULL);
}

/* What is the same whatever was typed; NULL: a sentence with facts in it. */
static const char *const plain_words[FAULT_COUNT] = {
	[FAULT_NO_TYPE] = N_("Choose for whom it is"),
	[FAULT_NO_MODE] = N_("Choose how it is held"),
	[FAULT_NO_VENUE] = N_("Choose a venue"),
	[FAULT_NO_COUNTY] = N_("Choose the county"),
	[FAULT_KIND_STANDS] = N_("Workshop A has been held: for whom it is, its language and how "
				 "it is held stay as they are"),
	[FAULT_CLOCK_BEGINS] =
		N_("The clocks go forward that night and leave this time out. Enter another"),
	[FAULT_CLOCK_ENDS] =
		N_("The clocks go forward that night and leave this time out. Enter another"),
};

static const char *const day_said[FAULT_COUNT] = {
	[FAULT_NO_DAY] = N_("Enter the day of workshop {letter}"),
	[FAULT_NO_TIME] = N_("Enter when workshop {letter} begins, such as 10am"),
	[FAULT_NO_END] = N_("Enter when workshop {letter} ends, such as 3pm"),
	[FAULT_ENDS_FIRST] = N_("Workshop {letter} has to end after it begins: enter a later time"),
	[FAULT_PAST] = N_("Workshop {letter} cannot be in the past: enter a day and a time still "
			  "to come"),
	[FAULT_NO_LEADER] = N_("Choose both facilitators of workshop {letter}"),
	[FAULT_SAME_LEADER] = N_("Choose two different facilitators for workshop {letter}"),
	[FAULT_HELD] = N_("Workshop {letter} has begun or been held, and stays as it was"),
	[FAULT_BANK_HOLIDAY] = N_("{day} is a bank holiday: {holiday}. Choose another day"),
	[FAULT_TOO_FAR] = N_("Choose a day up to {known}: later bank holidays are not known yet"),
	[FAULT_NO_AGREEMENT] = N_("Your body is no provider of this scheme on {day}. Choose "
				  "another day, or ask the commissioner’s office"),
	[FAULT_NO_TERMS] = N_("No terms of this scheme stand on {day}. Choose another day, or ask "
			      "the commissioner’s office"),
};

static const char *fault_words(
	struct request *rq, const struct cohort *plan, const struct fault *fault)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;

	if (plain_words[fault->kind] != NULL)
		return tr(l, plain_words[fault->kind]);
	if (day_said[fault->kind] != NULL)
		return day_words(rq, plan, fault, day_said[fault->kind]);
	switch (fault->kind) {
	case FAULT_CAPACITY:
		return tr_fill(a, l, "Enter how many places, from 1 to {most}", "most",
			count_words(a, l, fault->count), NULL);
	case FAULT_SEATS:
		return tr_fill_n(a, l,
			"The venue seats {count} person. Enter fewer places, or choose another "
			"venue",
			"The venue seats {count} people. Enter fewer places, or choose another "
			"venue",
			fault->count, NULL);
	case FAULT_TAKEN:
		return tr_fill_n(a, l, "{count} place is taken already. Enter at least as many",
			"{count} places are taken already. Enter at least as many", fault->count,
			NULL);
	case FAULT_GAP: return gap_words(rq, plan, fault);
	case FAULT_NOT_TRAINED:
		return training_words(rq, plan, fault,
			N_("{name} holds no certificate on {day} for this module: {module}. Choose "
			   "somebody else"));
	case FAULT_LAPSED:
		return training_words(rq, plan, fault,
			N_("{name}: the certificate has expired by {day} for this module: "
			   "{module}. Choose somebody else"));
	case FAULT_LEADER_TAKEN:
		return clash_words(rq, fault,
			N_("{name} leads workshop {letter} of cohort {number} then: {day}, "
			   "{begins} to {ends}"));
	case FAULT_VENUE_TAKEN:
		return clash_words(rq, fault,
			N_("The venue is taken by workshop {letter} of cohort {number}: {day}, "
			   "{begins} to {ends}"));
	default: unreachable("fault");
	}
}

/* In the reader's language already: no message is its own translation's. */
static void say_faults(struct request *rq, const struct cohort *plan, const struct faults *faults)
{
	list_each (const struct fault *, fault, faults)
		form_problem(rq, fault_field(fault), fault_words(rq, plan, fault));
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

static const struct choice *facilitator_choices(
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
