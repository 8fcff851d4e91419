/* SPDX-License-Identifier: MIT */
#include "areas/cohort/page_kit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "auth/policy.h"
#include "base/err.h"

enum { FACTS_MOST = 12 };

struct url url_cohort(struct arena *a, struct cohort_id id)
{
	return url_of(a, "/cohorts/%lld", (long long)id.v);
}

bool page_cohort(struct request *rq, enum right right, struct cohort *c)
{
	return cohort_for(rq->work, &rq->actor, right, (struct cohort_id){ path_id(rq, "id") }, c);
}

/* ---- words ---- */

const char *cohort_words(struct request *rq, const struct cohort *c)
{
	return tr_fill(rq->arena, rq->language, "Cohort {number}", "number",
		arena_format(rq->arena, "%" PRId64, c->number), NULL);
}

const char *cohort_language_words(struct request *rq, enum language language)
{
	return language == WELSH ? tr(rq->language, "Welsh") : tr(rq->language, "English");
}

const char *cohort_state_colour(enum cohort_state state)
{
	static const char *const colours[COHORT_STATE_COUNT] = {
		[COHORT_OPEN] = "green",
		[COHORT_FULL] = "blue",
		[COHORT_A_HELD] = "yellow",
		[COHORT_B_HELD] = "grey",
		[COHORT_CANCELLED] = "red",
	};

	assert(state < COHORT_STATE_COUNT);
	return colours[state];
}

/* "5 hours", "5 hours and 30 minutes" */
static const char *length_words(struct request *rq, int minutes)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;
	const char *hours_said =
		tr_fill_n(a, l, "{count} hour", "{count} hours", minutes / 60, NULL);
	const char *minutes_said =
		tr_fill_n(a, l, "{count} minute", "{count} minutes", minutes % 60, NULL);

	if (minutes % 60 == 0)
		return hours_said;
	if (minutes < 60)
		return minutes_said;
	return tr_fill(
		a, l, "{hours} and {minutes}", "hours", hours_said, "minutes", minutes_said, NULL);
}

const char *workshop_words(struct request *rq, const struct workshop *workshop)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;

	return tr_fill(a, l, "{day}, {begins} to {ends} ({length})", "day",
		date_words_weekday(a, l, workshop->on), "begins",
		time_words(a, l, workshop->begins), "ends", time_words(a, l, workshop->ends),
		"length", length_words(rq, workshop_minutes(workshop)), NULL);
}

/* ---- facts ---- */

static void add_fact(struct summary_row *facts, size_t *n, const char *key, const char *value)
{
	assert(*n < FACTS_MOST);
	if (value[0] != '\0')
		facts[(*n)++] = (struct summary_row){ .key = key, .value = SHOWN(value) };
}

static const char *leaders_words(
	struct request *rq, const struct facilitators *known, const struct workshop *workshop)
{
	const char *names[LEADERS];
	size_t n = 0;

	for (int i = 0; i < LEADERS; i++)
		list_each (const struct facilitator *, each, known)
			if (each->id.v == workshop->leader[i].v)
				names[n++] = each->name;
	return list_words(rq->arena, rq->language, names, n);
}

static void add_workshops(
	struct request *rq, const struct cohort *c, struct summary_row *facts, size_t *n)
{
	static const char *const titles[] = { N_("Workshop A"), N_("Workshop B") };
	static const char *const led_by[] = { N_("A is led by"), N_("B is led by") };
	bool shows_leaders = cohort_shows_leaders(rq->work, &rq->actor, c);
	struct facilitators known = { 0 };

	if (shows_leaders)
		known = cohort_leaders(rq->work, c);
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++) {
		const struct workshop *workshop = &c->workshop[letter];

		add_fact(facts, n, tr(rq->language, titles[letter]), workshop_words(rq, workshop));
		if (shows_leaders)
			add_fact(facts, n, tr(rq->language, led_by[letter]),
				leaders_words(rq, &known, workshop));
	}
}

const struct summary_row *cohort_facts(struct request *rq, const struct cohort *c, size_t *n)
{
	struct summary_row *facts = arena_many(rq->arena, struct summary_row, FACTS_MOST);
	enum language l = rq->language;
	struct venue venue;

	*n = 0;
	add_fact(facts, n, tr(l, "For"), tr(l, cohort_type_label(c->type)));
	add_fact(facts, n, tr(l, "How it is held"), tr(l, mode_label(c->mode)));
	add_fact(facts, n, tr(l, "Language"), cohort_language_words(rq, c->language));
	add_workshops(rq, c, facts, n);
	add_fact(facts, n, tr(l, "County"), county_name(c->county, l));
	if (venue_load(rq->work, c->venue, &venue)) {
		add_fact(facts, n, tr(l, "Venue"), venue.name);
		add_fact(facts, n, tr(l, "Address"), venue.address);
		add_fact(facts, n, tr(l, "Access"), venue.access[l]);
	}
	return facts;
}

/* ---- forms ---- */

struct tabs page_tabs(struct request *rq, const char *current)
{
	static const struct {
		const char *text, *path;
		enum right right;
	} lists[TABS_MOST] = {
		{ N_("Cohorts"), "/cohorts", COHORT_READ },
		{ N_("Venues"), "/venues", COHORT_PLAN },
		{ N_("Facilitators"), "/facilitators", FACILITATOR_READ },
	};
	struct tabs tabs = { 0 };

	for (size_t i = 0; i < array_size(lists); i++)
		if (policy_allows_somewhere(&rq->actor, lists[i].right))
			tabs.at[tabs.n++] = (struct link){
				.text = tr(rq->language, lists[i].text),
				.url = url_here(rq->arena, lists[i].path, ""),
				.is_current = strcmp(current, lists[i].path) == 0,
			};
	return tabs;
}

const char *const county_codes[] = {
#define X(code, english, welsh) #code,
	COUNTIES(X)
#undef X
		NULL
};

struct sorted_county {
	const char *key;
	enum county county;
};

static int by_key(const void *one, const void *other)
{
	const struct sorted_county *c = one, *d = other;

	return strcmp(c->key, d->key);
}

const struct choice *county_choices(struct request *rq, const char *first, size_t *n)
{
	struct sorted_county sorted[COUNTY_COUNT];
	struct choice *choices = arena_many(rq->arena, struct choice, COUNTY_COUNT);

	for (enum county county = COUNTY_NONE + 1; county < COUNTY_COUNT; county++)
		sorted[county - 1] = (struct sorted_county){
			sort_key(rq->arena, rq->language, county_name(county, rq->language)), county
		};
	qsort(sorted, COUNTY_COUNT - 1, sizeof sorted[0], by_key);
	choices[0] = (struct choice){ .value = "", .text = first };
	for (*n = 1; *n < COUNTY_COUNT; ++*n)
		choices[*n] = (struct choice){ .value = county_code(sorted[*n - 1].county),
			.text = county_name(sorted[*n - 1].county, rq->language) };
	return choices;
}

struct form_field field_of(
	struct request *rq, const char *name, const char *label, const char *stands)
{
	return (struct form_field){
		.name = name,
		.label = label,
		.value = rq->method == POST ? form_raw(rq, name) : stands,
		.problems = &rq->problems,
	};
}

struct form_field date_field_of(
	struct request *rq, const char *name, const char *label, struct date stands)
{
	struct form_field field = { .name = name, .label = label, .problems = &rq->problems };

	page_date_parts(rq, &field, stands);
	return field;
}

struct form guarded_form(struct request *rq, struct url action)
{
	struct form_keys keys = page_form_keys(rq);

	return (struct form){
		.action = action, .token = keys.token, .key = keys.once, .is_guarded = true
	};
}

const char *id_value(struct request *rq, int64_t id)
{
	return id == 0 ? "" : arena_format(rq->arena, "%" PRId64, id);
}
