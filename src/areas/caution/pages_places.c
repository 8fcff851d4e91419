/* SPDX-License-Identifier: MIT */
/*
 * After the check: the pairs of workshops that end before the force's deadline, and holding a
 * place in one.  It asks by its address, and nothing of it is kept but the hold itself.
 */
#include <string.h>

#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/scheme/page_kit.h"

enum { PAIRS_MOST = 5 };

/* What was asked, and what came of it. */
struct search {
	struct scheme scheme;
	struct terms terms;
	struct wanted wanted;
	struct date offence;
	bool is_suggested; // the deadline
};

/* ---- what was asked ---- */

static void check_days(struct request *rq, const struct search *now)
{
	if (date_is_set(now->offence) && date_before(rq->today, now->offence))
		form_problem(rq, "offence", N_("The day of the offence cannot lie ahead"));
	if (!date_is_set(now->wanted.deadline) && !date_is_set(now->offence))
		form_problem(rq, "deadline",
			N_("Enter the deadline, or the day of the offence for a suggestion"));
	else if (date_is_set(now->wanted.deadline) && date_before(now->wanted.deadline, rq->today))
		form_problem(rq, "deadline", N_("The deadline has passed. Enter a later day"));
}

/* Problems are noted only if something was asked. */
static void read_search(struct request *rq, struct search *now)
{
	now->wanted = (struct wanted){
		.type = cohort_type_by_code(form_choice(rq, "type")),
		.language = strcmp(form_choice(rq, "language"), "cy") == 0 ? WELSH : ENGLISH,
		.county = county_by_code(form_choice(rq, "county")),
		.deadline = form_date(rq, "deadline"),
	};
	now->offence = form_date(rq, "offence");
	if (!date_is_set(now->wanted.deadline) && date_is_set(now->offence) &&
		!form_has_problems(rq)) {
		now->wanted.deadline =
			weeks_from_offence(now->offence, now->terms.term[TERM_USUAL_WEEKS]);
		now->is_suggested = true;
	}
	if (!form_flag(rq, "asked"))
		return;
	if (now->wanted.type == COHORT_UNKNOWN)
		form_problem(rq, "type", N_("Choose the group that the person would join"));
	if (form_choice(rq, "language")[0] == '\0')
		form_problem(rq, "language", N_("Choose the language"));
	check_days(rq, now);
}

/* ---- the form ---- */

static struct form_field asked_field(
	struct request *rq, const char *name, const char *label, const char *hint)
{
	return (struct form_field){
		.name = name,
		.label = label,
		.label_size = "s",
		.hint = hint,
		.value = form_raw(rq, name),
		.problems = &rq->problems,
	};
}

static struct form_field asked_day(
	struct request *rq, const char *name, const char *label, const char *hint)
{
	return (struct form_field){
		.name = name,
		.label = label,
		.label_size = "s",
		.hint = hint,
		.day = form_raw(rq, arena_format(rq->arena, "%s-day", name)),
		.month = form_raw(rq, arena_format(rq->arena, "%s-month", name)),
		.year = form_raw(rq, arena_format(rq->arena, "%s-year", name)),
		.problems = &rq->problems,
	};
}

static void set_day(struct request *rq, struct form_field *field, struct date day)
{
	field->day = arena_format(rq->arena, "%d", day.day);
	field->month = arena_format(rq->arena, "%d", day.month);
	field->year = arena_format(rq->arena, "%d", day.year);
}

static void fill_choices(struct request *rq, struct places_view *view)
{
	struct choice *types = arena_many(rq->arena, struct choice, COHORT_TYPE_COUNT);
	struct choice *languages = arena_many(rq->arena, struct choice, LANGUAGE_COUNT);
	enum language l = rq->language;

	types[0] = (struct choice){ .value = "", .text = tr(l, "Choose the group") };
	for (enum cohort_type type = COHORT_UNKNOWN + 1; type < COHORT_TYPE_COUNT; type++)
		types[type] = (struct choice){ .value = cohort_type_code(type),
			.text = tr(l, cohort_type_label(type)) };
	languages[0] = (struct choice){ .value = "cy", .text = cohort_language_words(rq, WELSH) };
	languages[1] = (struct choice){ .value = "en", .text = cohort_language_words(rq, ENGLISH) };
	view->type.choices = types;
	view->type.choice_count = COHORT_TYPE_COUNT;
	view->language.choices = languages;
	view->language.choice_count = LANGUAGE_COUNT;
	view->language.is_inline = true;
	view->county.choices = county_choices(rq, tr(l, "Any county"), &view->county.choice_count);
}

static void fill_form(struct request *rq, const struct search *now, struct places_view *view)
{
	enum language l = rq->language;
	const char *weeks = number_words(rq, WEEKS, now->terms.term[TERM_USUAL_WEEKS]);

	view->type = asked_field(rq, "type", tr(l, "Group"), NULL);
	view->language = asked_field(rq, "language", tr(l, "The person’s language"),
		tr(l, "The workshops and the slip are in it"));
	view->county = asked_field(rq, "county", tr(l, "County"), NULL);
	view->offence = asked_day(rq, "offence", tr(l, "Day of the offence (may be blank)"),
		tr_fill(rq->arena, l,
			"Only to suggest a deadline, {weeks} after it. It is not kept", "weeks",
			weeks, NULL));
	view->deadline = asked_day(rq, "deadline", tr(l, "The force’s deadline"),
		tr(l, "Both workshops are over on that day or before"));
	if (now->is_suggested)
		set_day(rq, &view->deadline, now->wanted.deadline);
	fill_choices(rq, view);
}

/* What is to be said of the deadline before what it leads to; NULL: nothing. */
static const char *deadline_words(struct request *rq, const struct search *now)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;
	int longest = now->terms.term[TERM_LONGEST_WEEKS];

	if (now->is_suggested)
		return tr_fill(a, l,
			"Suggested deadline: {date}, {weeks} after the offence. If the force sets "
			"another, enter that.",
			"date", date_words_weekday(a, l, now->wanted.deadline), "weeks",
			number_words(rq, WEEKS, now->terms.term[TERM_USUAL_WEEKS]), NULL);
	if (date_before(weeks_from_offence(now->offence, longest), now->wanted.deadline))
		return tr_fill(a, l, "That deadline is more than {weeks} after the offence.",
			"weeks", number_words(rq, WEEKS, longest), NULL);
	return NULL;
}

/* ---- what was found ---- */

static const char *near_words(struct request *rq, const struct offer *offer)
{
	switch (offer->kind) {
	case OFFER_FITS: return NULL;
	case OFFER_ELSEWHERE: return tr(rq->language, "In another county");
	case OFFER_OTHER_MODE: return tr(rq->language, mode_label(offer->cohort->mode));
	case OFFER_OTHER_LANGUAGE: return tr(rq->language, "In the other language");
	}
	return NULL;
}

static void add_fact(struct pair_view *view, const char *key, const char *value)
{
	if (value != NULL && value[0] != '\0')
		view->facts[view->fact_count++] =
			(struct summary_row){ .key = key, .value = SHOWN(value) };
}

static struct pair_view pair_of(struct request *rq, const struct offer *offer)
{
	const struct cohort *c = offer->cohort;
	enum language l = rq->language;
	struct venue venue = { .address = "", .access = { "", "" } };
	struct pair_view view = {
		.near = near_words(rq, offer),
		.id = id_value(rq, c->id.v),
		.about = workshop_words(rq, &c->workshop[WORKSHOP_A]),
	};

	venue_load(rq->work, c->venue, &venue);
	add_fact(&view, tr(l, "Workshop A"), view.about);
	add_fact(&view, tr(l, "Workshop B"), workshop_words(rq, &c->workshop[WORKSHOP_B]));
	add_fact(&view, tr(l, "Where"), pair_where(rq, c));
	add_fact(&view, tr(l, "Address"), venue.address);
	add_fact(&view, tr(l, "Access"), venue.access[l]);
	if (offer->kind == OFFER_OTHER_LANGUAGE)
		add_fact(&view, tr(l, "Language"), cohort_language_words(rq, c->language));
	add_fact(&view, tr(l, "Places free"), count_words(rq->arena, l, cohort_free(c)));
	return view;
}

/* What to say where nothing fits. */
static const char *none_words(struct request *rq, const struct search *now, struct date would_do)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;
	const char *deadline = date_words(a, l, now->wanted.deadline);

	if (!date_is_set(would_do))
		return tr_fill(a, l,
			"No pair with a free place that ends by {deadline} fits, and none is "
			"planned later. Ask the coordinator.",
			"deadline", deadline, NULL);
	return tr_fill(a, l,
		"No pair with a free place that ends by {deadline} fits. The first one ends on "
		"{date}: a deadline on that day or later would do.",
		"deadline", deadline, "date", date_words_weekday(a, l, would_do), NULL);
}

/* Those that fit; where none does, those that come near. */
static void fill_pairs(struct request *rq, const struct search *now, struct places_view *view)
{
	struct date would_do;
	struct offers offers =
		place_offers(rq->work, &rq->actor, now->scheme.id, &now->wanted, &would_do);
	struct pair_view *pairs = arena_many(rq->arena, struct pair_view, PAIRS_MOST);
	bool fits = offers.n > 0 && offers.at[0].kind == OFFER_FITS;
	int64_t *ids = arena_many(rq->arena, int64_t, PAIRS_MOST);

	for (size_t i = 0; i < offers.n && view->pair_count < PAIRS_MOST; i++) {
		if (fits && offers.at[i].kind != OFFER_FITS)
			break;
		ids[view->pair_count] = offers.at[i].cohort->id.v;
		pairs[view->pair_count++] = pair_of(rq, &offers.at[i]);
	}
	page_lists(rq, "cohort", ids, view->pair_count);
	view->pairs = pairs;
	view->fits = fits;
	view->is_asked = true;
	view->none = fits ? NULL : none_words(rq, now, would_do);
	view->deadline_says = deadline_words(rq, now);
	view->hold = tr_fill(rq->arena, rq->language, "Hold a place for {hours}", "hours",
		number_words(rq, HOURS, now->terms.term[TERM_HOLD_HOURS]), NULL);
}

/* ---- the page ---- */

static enum status places_page(
	struct request *rq, const struct search *now, bool is_asked, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct url here =
		url_of(rq->arena, "/schemes/%lld/check/places", (long long)now->scheme.id.v);
	struct places_view view = {
		.back = url_scheme_page(rq->arena, now->scheme.id, "check"),
		.scheme = scheme_name(rq, &now->scheme),
		.action = here,
		.problems = &rq->problems,
		.form = { .action = here, .token = keys.token, .key = keys.once },
	};

	fill_form(rq, now, &view);
	if (is_asked)
		fill_pairs(rq, now, &view);

	struct html *out = page_open(rq, tr(rq->language, "Hold a place"));

	view_places(out, &view);
	return page_close(rq, status);
}

/* The scheme of the address and the terms in force; else *status is set. */
static bool begin(struct request *rq, struct search *now, enum status *status)
{
	if (!page_scheme(rq, PLACE_HOLD, &now->scheme)) {
		*status = page_not_found(rq);
		return false;
	}
	if (!scheme_terms_on(rq->work, now->scheme.id, rq->today, &now->terms)) {
		*status = page_refused(rq, hold_refusal_text(HOLD_NO_TERMS));
		return false;
	}
	return true;
}

enum status places_show(struct request *rq)
{
	struct search now = { 0 };
	enum status status = OK;

	if (!begin(rq, &now, &status))
		return status;
	read_search(rq, &now);

	bool is_asked = form_flag(rq, "asked") && !form_has_problems(rq);

	return places_page(rq, &now, is_asked, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

enum status places_hold(struct request *rq)
{
	struct search now = { 0 };
	enum hold_refusal no = HOLD_NO_REFUSAL;
	enum status status = OK;
	struct place p;

	if (!begin(rq, &now, &status))
		return status;
	read_search(rq, &now);
	if (form_has_problems(rq))
		return places_page(rq, &now, false, UNPROCESSABLE);
	switch (place_hold(rq->work, &rq->actor, (struct cohort_id){ form_id(rq, "cohort") },
		&now.wanted, &p, &no)) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/holds/%lld?done=h", (long long)p.id.v));
	case ABSENT: return page_not_found(rq);
	default: break;
	}
	form_problem(rq, "", hold_refusal_text(no));
	return places_page(rq, &now, true, CONFLICTING);
}
