/* SPDX-License-Identifier: MIT */
/*
 * One disclosure about safety: raised, and what comes next of it, which is a lead's or a worker's.
 */
#include "areas/victim/disclosure.h"
#include "areas/victim/page_kit.h"
#include "areas/victim/victim_views.h"
#include "base/err.h"

enum { MINUTE_STEP = 5, MINUTES = 60 };

struct url url_raise(struct arena *a, struct victim_case_id id)
{
	return url_of(a, "/cases/%lld/disclosures/new", (long long)id.v);
}

struct url url_disclosure(struct arena *a, struct victim_disclosure_id id)
{
	return url_of(a, "/disclosures/%lld", (long long)id.v);
}

const char *disclosure_state_colour(enum disclosure_state state)
{
	static const char *const colours[DISCLOSURE_STATE_COUNT] = {
		[DISCLOSURE_RAISED] = "red",
		[DISCLOSURE_TRIAGED] = "orange",
		[DISCLOSURE_PASSED] = "yellow",
		[DISCLOSURE_CONFIRMED] = "blue",
		[DISCLOSURE_CLOSED] = "grey",
	};

	return colours[state];
}

const char *disclosure_says(struct request *rq, const struct disclosure *d)
{
	struct date raised_on = instant_day(d->raised_at);

	switch (disclosure_clock(d->state, raised_on, rq->today)) {
	case CLOCK_TODAY: return tr(rq->language, "A lead has to triage it today");
	case CLOCK_LATE:
		return tr_fill(rq->arena, rq->language,
			"Overdue: a lead had to triage it on {date}", "date",
			date_words(rq->arena, rq->language, raised_on), NULL);
	case CLOCK_NONE: break;
	}
	return tr(rq->language, disclosure_states[d->state].label);
}

/* ---- raising one ---- */

static struct form_field typed_field(
	struct request *rq, const char *name, const char *label, const char *hint)
{
	return (struct form_field){ .name = name,
		.label = label,
		.label_size = "s",
		.hint = hint,
		.problems = &rq->problems,
		.value = rq->method == POST ? form_raw(rq, name) : "" };
}

static enum status raise_page(struct request *rq, const struct victim_case *c, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	enum language l = rq->language;
	struct raise_view view = {
		.back = url_case(rq->arena, c->id),
		.reference = link_reference(rq->arena, c->link),
		.problems = &rq->problems,
		.form = { .action = url_raise(rq->arena, c->id),
			.token = keys.token,
			.key = keys.once,
			.is_guarded = true },
		.immediate = words_field(rq, "immediate", tr(l, "Is anybody in danger now?"),
			consent_answers, ANSWER_NOT_ASKED, ""),
		.told_by = typed_field(rq, "told-by", tr(l, "Who told you?"), NULL),
		.about = typed_field(rq, "about", tr(l, "Whom is it about?"),
			tr(l, "A child’s age, or how an adult is related, helps whoever has to "
			      "act")),
		.summary = typed_field(rq, "summary", tr(l, "What was said, in summary"),
			tr(l, "In their words as far as you can. Your service alone reads it, and "
			      "whoever you pass it on to.")),
	};

	struct html *out = page_open(rq, tr(l, "Raise a disclosure"));

	view_raise(out, &view);
	return page_close(rq, status);
}

enum status raise_show(struct request *rq)
{
	struct victim_case c;

	if (!page_case(rq, &c) || !victim_may(rq->work, &rq->actor, VICTIM_ALTER, c.id))
		return page_not_found(rq);
	return raise_page(rq, &c, OK);
}

enum status raise_do(struct request *rq)
{
	struct victim_disclosure_id id;
	struct victim_case c;

	if (!page_case(rq, &c))
		return page_not_found(rq);

	struct disclosure_raised raised = {
		.told_by = form_text(rq, "told-by"),
		.about = form_text(rq, "about"),
		.summary = form_text(rq, "summary"),
		.is_immediate =
			(enum answer)word_named(consent_answers, form_choice(rq, "immediate")),
	};

	switch (disclosure_raise(rq->work, &rq->actor, c.id, &raised, &id, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_disclosure(rq->arena, id));
	case REFUSED: return raise_page(rq, &c, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

/* ---- what was done ---- */

static const char *step_detail(struct request *rq, const struct disclosure_step *step)
{
	enum language l = rq->language;

	switch (step->act) {
	case DISCLOSURE_TRIAGE: return tr(l, disclosure_routes[step->route].label);
	case DISCLOSURE_PASS:
		return tr_fill(rq->arena, l, "To {name}, on {date}. {why}", "name", step->recipient,
			"date", instant_words(rq->arena, l, step->passed_at), "why",
			tr(l, disclosure_bases[step->basis].label), NULL);
	case DISCLOSURE_CONFIRM: return step->reference;
	default: return NULL;
	}
}

/* The newest first. */
static void fill_steps(
	struct request *rq, const struct disclosure_steps *steps, struct disclosure_view *view)
{
	struct step_row *rows = arena_many(rq->arena, struct step_row, steps->n + 1);

	for (size_t i = steps->n; i-- > 0;) {
		const struct disclosure_step_done *done = &steps->at[i];

		rows[view->step_count++] = (struct step_row){
			.at = instant_words(rq->arena, rq->language, done->at),
			.what = tr(rq->language, disclosure_acts[done->step.act].label),
			.detail = step_detail(rq, &done->step),
			.words = done->step.words[0] == '\0' ? NULL : done->step.words,
			.by = name_of(rq, done->by),
		};
	}
	view->steps = rows;
}

/* ---- what comes next ---- */

/* A number of two figures from a list of those that are so far apart. */
static struct form_field clock_field(
	struct request *rq, const char *name, const char *label, int most, int step, int stands)
{
	struct choice *choices = arena_many(rq->arena, struct choice, (size_t)most);
	size_t n = 0;

	for (int i = 0; i < most; i += step) {
		choices[n].value = arena_format(rq->arena, "%d", i);
		choices[n++].text = arena_format(rq->arena, "%02d", i);
	}
	return (struct form_field){ .name = name,
		.label = label,
		.label_size = "s",
		.problems = &rq->problems,
		.choices = choices,
		.choice_count = n,
		.value = rq->method == POST ? form_raw(rq, name)
					    : arena_format(rq->arena, "%d", stands) };
}

static void fill_fields(struct request *rq, struct disclosure_view *view)
{
	enum language l = rq->language;
	int minute = instant_minute_of_day(rq->now);

	view->route = words_field(
		rq, "route", tr(l, "Where does it go?"), disclosure_routes, ROUTE_COUNT, "");
	view->words = typed_field(rq, "words", tr(l, "Why?"), NULL);
	view->recipient = typed_field(rq, "recipient", tr(l, "Who took it?"),
		tr(l, "Their name or number, and their service"));
	view->on = victim_day_field(
		rq, "on", tr(l, "On which day was it passed on?"), NULL, rq->today);
	view->hour =
		clock_field(rq, "hour", tr(l, "At which hour?"), HOURS_OF_DAY, 1, minute / MINUTES);
	view->minute = clock_field(rq, "minute", tr(l, "And minute?"), MINUTES, MINUTE_STEP,
		minute % MINUTES / MINUTE_STEP * MINUTE_STEP);
	view->basis = words_field(
		rq, "basis", tr(l, "Why may it be passed on?"), disclosure_bases, BASIS_COUNT, "");
	view->received = typed_field(rq, "reference", tr(l, "Their reference"),
		tr(l, "Or who confirmed that they have it"));
}

static void fill_acts(struct request *rq, const struct disclosure *d, struct disclosure_view *view)
{
	struct form_keys keys = page_form_keys(rq);

	view->form = (struct form){
		.action = url_disclosure(rq->arena, d->id), .token = keys.token, .key = keys.once
	};
	for (enum disclosure_act act = DISCLOSURE_TRIAGE; act < DISCLOSURE_ACT_COUNT; act++)
		view->may[act] =
			disclosure_may(d->state, d->route, act) == DISCLOSURE_NO_REFUSAL &&
			victim_may(rq->work, &rq->actor, disclosure_right(act), d->in_case);
}

static void fill_facts(struct request *rq, const struct disclosure *d, struct disclosure_view *view)
{
	enum { FACTS = 6 };
	enum language l = rq->language;
	struct summary_row *rows = arena_many(rq->arena, struct summary_row, FACTS);

	rows[0] = (struct summary_row){ .key = tr(l, "Raised"),
		.value = SHOWN(tr_fill(rq->arena, l, "{date}, {name}", "date",
			instant_words(rq->arena, l, d->raised_at), "name", name_of(rq, d->by),
			NULL)) };
	rows[1] = (struct summary_row){ .key = tr(l, "In danger now"),
		.value = SHOWN(tr(l, consent_answers[d->raised.is_immediate].label)) };
	rows[2] = (struct summary_row){ .key = tr(l, "Who told it"),
		.value = SHOWN(d->raised.told_by) };
	rows[3] =
		(struct summary_row){ .key = tr(l, "About whom"), .value = SHOWN(d->raised.about) };
	rows[4] = (struct summary_row){ .key = tr(l, "What was said"),
		.value = SHOWN(d->raised.summary) };
	rows[5] = (struct summary_row){ .key = tr(l, "Where it goes"),
		.value = SHOWN(d->route == ROUTE_NONE ? tr(l, "Not decided yet")
						      : tr(l, disclosure_routes[d->route].label)) };
	view->facts = rows;
	view->fact_count = FACTS;
}

static enum status disclosure_page(
	struct request *rq, const struct disclosure *d, enum status status)
{
	struct disclosure_steps steps = disclosure_steps(rq->work, d->id);
	struct disclosure_view view = {
		.back = url_case(rq->arena, d->in_case),
		.reference = link_reference(rq->arena, d->link),
		.state = tr(rq->language, disclosure_states[d->state].label),
		.colour = disclosure_state_colour(d->state),
		.is_immediate = disclosure_is_urgent(d),
		.clock = d->state == DISCLOSURE_RAISED ? disclosure_says(rq, d) : NULL,
		.problems = &rq->problems,
	};

	fill_facts(rq, d, &view);
	fill_acts(rq, d, &view);
	fill_fields(rq, &view);
	fill_steps(rq, &steps, &view);

	struct html *out = page_open(rq, tr(rq->language, "Safeguarding disclosure"));

	view_disclosure(out, &view);
	return page_close(rq, status);
}

static bool page_disclosure(struct request *rq, struct disclosure *d)
{
	if (!disclosure_load(rq->work, (struct victim_disclosure_id){ path_id(rq, "id") }, d))
		return false;
	page_shows(rq, "victim-case", d->in_case.v);
	page_shows(rq, "victim-disclosure", d->id.v);
	return true;
}

enum status disclosure_show(struct request *rq)
{
	struct disclosure d;

	return page_disclosure(rq, &d) ? disclosure_page(rq, &d, OK) : page_not_found(rq);
}

/* The moment that was chosen; not set: no such was. */
static struct instant passed_at(struct request *rq)
{
	struct date on = form_date(rq, "on");
	int hour = form_int(rq, "hour"), minute = form_int(rq, "minute");

	if (!date_is_day(on) || hour < 0 || hour >= HOURS_OF_DAY || minute < 0 || minute >= MINUTES)
		return (struct instant){ 0 };
	return instant_at(on, hour * MINUTES + minute);
}

enum status disclosure_act_do(struct request *rq)
{
	struct disclosure d;

	if (!page_disclosure(rq, &d))
		return page_not_found(rq);

	struct disclosure_step step = {
		.act = (enum disclosure_act)word_named(disclosure_acts, form_choice(rq, "act")),
		.recipient = "",
		.reference = "",
		.words = "",
	};

	if (step.act == DISCLOSURE_TRIAGE || step.act == DISCLOSURE_REOPEN)
		step.words = form_text(rq, "words");
	if (step.act == DISCLOSURE_TRIAGE)
		step.route = (enum disclosure_route)word_named(
			disclosure_routes, form_choice(rq, "route"));
	if (step.act == DISCLOSURE_PASS) {
		step.recipient = form_text(rq, "recipient");
		step.passed_at = passed_at(rq);
		step.basis = (enum disclosure_basis)word_named(
			disclosure_bases, form_choice(rq, "basis"));
	}
	if (step.act == DISCLOSURE_CONFIRM)
		step.reference = form_text(rq, "reference");
	switch (disclosure_do(rq->work, &rq->actor, d.id, &step, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_disclosure(rq->arena, d.id));
	case REFUSED: return disclosure_page(rq, &d, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
