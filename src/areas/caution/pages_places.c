/* SPDX-License-Identifier: MIT */
/*
 * After the check: the pairs of workshops that end before the force's deadline, and holding a
 * place in one.  It asks by its address, with the answers of the check, and what is kept of it is the
 * hold with that check.
 */
#include <string.h>

#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/contract/contract.h"
#include "areas/scheme/page_kit.h"
#include "base/code.h"

enum { PAIRS_MOST = 5 };

/* What was asked, and what came of it. */
struct search {
	struct scheme scheme;
	struct terms terms;
	struct wanted wanted;
	struct date offence;
	bool is_suggested; // the deadline

	struct check check; // of terms version 0: there is none
	struct findings findings;
	struct place_id before;  // instead of which one is held, with its check; 0: none
	struct person_id person; // whose that check is; 0: nobody's yet
	bool is_past;            // a caution was given on that one: nothing is checked any more
	struct place alike;      // held a moment ago, and asked about first; id 0: none
};

/* ---- the check ---- */

/* That of the place before, as it would be answered today. */
static void take_kept(struct request *rq, struct search *now)
{
	struct kept_check kept;

	if (!check_load(rq->work, &rq->actor, now->before, &kept) ||
		kept.terms.scheme.v != now->scheme.id.v)
		return;
	now->person = kept.person;
	now->check = kept.check;
	now->check.c = circumstances_under(&kept.check.c, &kept.terms, &now->terms);
	now->check.terms_version = now->terms.version;
}

static void read_passes(struct request *rq, struct search *now)
{
	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++)
		now->check.pass[rule] = (struct pass){
			.because = form_text(rq, pass_input(rq->arena, rule, "because")),
			.said_by = form_text(rq, pass_input(rq->arena, rule, "by")),
			.said_as = form_text(rq, pass_input(rq->arena, rule, "as")),
			.said_on = form_date(rq, pass_input(rq->arena, rule, "on")),
		};
}

static void read_check(struct request *rq, struct search *now)
{
	struct place before;

	now->check = check_unsaid();
	if (place_for(rq->work, &rq->actor, (struct place_id){ form_id(rq, "again") }, &before)) {
		now->before = before.id;
		now->is_past = check_is_past(rq->work, &rq->actor, before.id);
		take_kept(rq, now);
	} else if (form_raw(rq, "terms")[0] != '\0')
		now->check = typed_check(rq, &now->terms);
	if (rq->method == POST)
		read_passes(rq, now);
	now->findings = check_findings(rq->arena, &now->terms, &now->check.c);
}

static bool is_checked(const struct search *now)
{
	return now->check.terms_version != 0;
}

/* The group that the check says; it is asked for where that is COHORT_UNKNOWN. */
static enum cohort_type type_of(const struct search *now)
{
	return is_checked(now) ? cohort_type_for(&now->check.c) : COHORT_UNKNOWN;
}

/* Why no place may be held; NULL: it may. */
static const char *why_not(const struct search *now)
{
	if (now->is_past)
		return NULL;
	if (!is_checked(now))
		return N_("A place is held on a check. Make the check first.");
	return check_refusal(&now->check, &now->terms, &now->findings);
}

/* What it is held on, where it may be. */
static const char *check_words(struct request *rq, const struct search *now)
{
	if (now->is_past)
		return is_checked(now)
			       ? tr(rq->language, "The caution was given. Its check is kept with "
						  "the new place too.")
			       : tr(rq->language, "The caution was given, and no check was kept.");
	return check_result(&now->findings) == CHECK_SUITABLE
		       ? tr(rq->language, "Every rule of the check is met. It is kept with the "
					  "place.")
		       : tr(rq->language, "Not every rule of the check is met. It is kept with "
					  "the place, with who goes past what is not met.");
}

/* Of one rule that has to be gone past. */
static void add_pass(struct request *rq, struct form_sections *sections,
	const struct finding *finding, const struct pass *stands)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;
	enum rule rule = finding->rule;
	struct form_section *section = list_add(a, sections);
	bool is_own = pass_is_own(finding->overrider, rq->actor.roles);
	struct form_field *field = NULL;

	*section = (struct form_section){
		.title = tr_fill(a, l, "To go past {rule}: {why}", "rule", rule_facts(rule)->code,
			"why", tr(l, finding->why), NULL),
		.says = is_own ? tr(l, "You may go past it as the authorising officer. What you "
				       "write is kept under your name.")
			       : who_passes_words(rq, finding->overrider),
	};
	field = add_control(rq, &section->controls, LINES, pass_input(a, rule, "because"),
		tr(l, "Why it is gone past"), stands->because);
	field->hint = tr(l, "Never where the victim is, nor how to reach them");
	if (is_own)
		return;
	add_control(rq, &section->controls, LINE, pass_input(a, rule, "by"),
		tr(l, "Who said so: their name"), stands->said_by);
	field = add_control(rq, &section->controls, LINE, pass_input(a, rule, "as"),
		tr(l, "Their rank or role"), stands->said_as);
	field->width = "20";
	add_day(rq, &section->controls, pass_input(a, rule, "on"), tr(l, "Said on"),
		stands->said_on);
}

/* ---- where it goes on ---- */

static void fill_check(struct request *rq, const struct search *now, struct places_view *view)
{
	const char *no = why_not(now);

	if (type_of(now) != COHORT_UNKNOWN)
		view->group = tr(rq->language, cohort_type_label(type_of(now)));
	if (no == NULL)
		view->check_says = check_words(rq, now);
	else
		view->check_no = tr(rq->language, no);
	if (!now->is_past)
		view->check = url_scheme_page(rq->arena, now->scheme.id, "check");
	if (is_checked(now))
		view->answers = carried_of(rq, &now->check);
	view->carried = view->answers;
	if (now->before.v != 0) {
		page_shows(rq, "place", now->before.v);
		view->carried = (struct carried){ 0 };
		*list_add(rq->arena, &view->carried) =
			(struct carried_value){ "again", id_value(rq, now->before.v) };
	}
	if (now->person.v != 0)
		page_shows(rq, "person", now->person.v);
	if (no != NULL || now->is_past)
		return;
	list_each (const struct finding *, each, &now->findings)
		if (finding_is_against(each))
			add_pass(rq, &view->passes, each, &now->check.pass[each->rule]);
}

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
	else if (deadline_is_far(now->wanted.deadline, rq->today))
		form_problem(rq, "deadline",
			N_("Enter a deadline within five years of today. Look at the year."));
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
	if (type_of(now) != COHORT_UNKNOWN)
		now->wanted.type = type_of(now);
	now->offence = form_date(rq, "offence");
	if (date_is_day(now->offence))
		now->check.offence_on = now->offence;
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
	if (now->wanted.type != COHORT_UNKNOWN)
		view->type.value = cohort_type_code(now->wanted.type);
	view->language = asked_field(rq, "language", tr(l, "The person’s language"),
		tr(l, "The workshops and the slip are in it"));
	view->county = asked_field(rq, "county", tr(l, "County"), NULL);
	view->offence = asked_day(rq, "offence", tr(l, "Day of the offence (may be blank)"),
		tr_fill(rq->arena, l,
			"It suggests a deadline, {weeks} after it, and is kept for the caution",
			"weeks", weeks, NULL));
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
	if (!date_is_set(now->offence) &&
		date_before(weeks_from_offence(rq->today, longest), now->wanted.deadline))
		return tr_fill(a, l, "That deadline is more than {weeks} from today.", "weeks",
			number_words(rq, WEEKS, longest), NULL);
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

/* Where another is held all the same, and what is held already. */
static void fill_alike(struct request *rq, const struct search *now, struct places_view *view)
{
	if (now->alike.id.v == 0)
		return;
	view->another = id_value(rq, now->alike.cohort.v);
	view->alike = (struct link){ .text = tr(rq->language, "See the place that you hold"),
		.url = url_hold(rq->arena, now->alike.id) };
	page_shows(rq, "place", now->alike.id.v);
}

/* Those whose workshop B is held while a contract for the scheme runs; so too what would do. */
static struct offers offers_under_contract(
	struct request *rq, const struct search *now, struct date *would_do)
{
	struct offers all =
		place_offers(rq->work, &rq->actor, now->scheme.id, &now->wanted, would_do);
	struct contract_days days = contract_days(rq->work, now->scheme.id);
	struct offers some = { 0 };

	list_each (const struct offer *, each, &all)
		if (contract_days_have(&days, each->cohort->workshop[WORKSHOP_B].on))
			*list_add(rq->arena, &some) = *each;
	if (date_is_set(*would_do) && !contract_days_have(&days, *would_do))
		*would_do = DATE_NONE;
	return some;
}

/* Those that fit; where none does, those that come near. */
static void fill_pairs(struct request *rq, const struct search *now, struct places_view *view)
{
	struct date would_do;
	struct offers offers = offers_under_contract(rq, now, &would_do);
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
	fill_alike(rq, now, view);
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
		.back = now->before.v != 0 ? url_hold(rq->arena, now->before)
					   : url_scheme_page(rq->arena, now->scheme.id, "check"),
		.scheme = scheme_name(rq, &now->scheme),
		.action = here,
		.problems = &rq->problems,
		.form = { .action = here, .token = keys.token, .key = keys.once },
	};

	fill_form(rq, now, &view);
	fill_check(rq, now, &view);
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
	if (!scheme_is_authorised(rq->work, now->scheme.id, rq->today)) {
		*status = page_refused(rq, scheme_not_authorised);
		return false;
	}
	if (!contract_covers(rq->work, now->scheme.id, rq->today)) {
		*status = page_refused(rq, contract_not_running);
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
	read_check(rq, &now);
	read_search(rq, &now);

	bool is_asked = form_flag(rq, "asked") && !form_has_problems(rq);

	return places_page(rq, &now, is_asked, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

/* The pair whose button was pressed; or that of which another place is held all the same. */
static struct cohort_id chosen(struct request *rq)
{
	int64_t another = form_id(rq, "another");

	return (struct cohort_id){ another != 0 ? another : form_id(rq, "cohort") };
}

/* Back and once more, or a second tab: likely for the same person, unless they say that it is not. */
static bool asks_first(struct request *rq, struct search *now)
{
	struct cohort_id cohort = chosen(rq);

	if (form_id(rq, "another") != 0 || !place_alike(rq->work, &rq->actor, cohort,
						   now->wanted.deadline, now->before, &now->alike))
		return false;
	form_problem(rq, "",
		tr_fill(rq->arena, rq->language,
			"You hold {code} in these workshops already. Is this for somebody else?",
			"code", code_words(rq->arena, now->alike.code), NULL));
	return true;
}

static enum outcome_kind hold(struct request *rq, const struct search *now, struct place *p)
{
	struct cohort_id cohort = chosen(rq);

	if (now->is_past)
		return check_hold_again(
			rq->work, &rq->actor, cohort, &now->wanted, now->before, p, &rq->problems);
	if (!is_checked(now)) {
		form_problem(rq, "", why_not(now));
		return REFUSED;
	}

	enum outcome_kind outcome = check_hold(
		rq->work, &rq->actor, cohort, &now->wanted, &now->check, p, &rq->problems);

	if (outcome == DONE && now->before.v != 0)
		caution_move_place(rq->work, &rq->actor, now->before, p);
	return outcome;
}

/* What a field says is beside it; what keeps the whole from being held has come up meanwhile. */
static enum status status_refused(const struct request *rq)
{
	return problem_of(&rq->problems, "") == NULL ? UNPROCESSABLE : CONFLICTING;
}

enum status places_hold(struct request *rq)
{
	struct search now = { 0 };
	enum status status = OK;
	struct place p;

	if (!begin(rq, &now, &status))
		return status;
	read_check(rq, &now);
	read_search(rq, &now);
	if (form_has_problems(rq))
		return places_page(rq, &now, date_is_day(now.wanted.deadline), UNPROCESSABLE);
	if (asks_first(rq, &now))
		return places_page(rq, &now, true, CONFLICTING);
	switch (hold(rq, &now, &p)) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/holds/%lld?done=h", (long long)p.id.v));
	case REFUSED: return places_page(rq, &now, true, status_refused(rq));
	default: return page_not_found(rq);
	}
}
